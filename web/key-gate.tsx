/** Asks for the access key in place of the page: without it the server says nothing at all. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { keepKey } from './access-key.ts';
import { useWords } from './words.ts';

interface Props {
  /** A key is being tried. */
  readonly busy: boolean;
  /** One was given and not accepted. */
  readonly wrong: boolean;
  onKey(): void;
}

export function KeyGate({ busy, wrong, onKey }: Props) {
  const words = useWords().key;
  const [key, setKey] = useState('');
  const [inBrowser, setInBrowser] = useState(false);
  const box = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!busy) box.current?.focus();
  }, [busy]);
  return (
    <form
      class="key-gate"
      onSubmit={(event) => {
        event.preventDefault();
        if (key.trim() === '' || busy) return;
        keepKey(key.trim(), inBrowser);
        onKey();
      }}
    >
      <h1 class="page-title" tabIndex={-1}>
        {words.title}
      </h1>
      <p>{words.text}</p>
      <label class="labelled">
        <span>{words.label}</span>
        <input
          ref={box}
          class="field"
          type="password"
          autocomplete="off"
          value={key}
          aria-describedby="key-problem"
          onInput={(event) => setKey(event.currentTarget.value)}
        />
      </label>
      <p class="key-problem" id="key-problem" role="alert">
        {wrong && !busy && words.wrong}
      </p>
      <label class="tick">
        <input type="checkbox" checked={inBrowser} onChange={(event) => setInBrowser(event.currentTarget.checked)} />
        <span>{words.keep}</span>
      </label>
      <p>
        <button type="submit" class="main-button" aria-disabled={key.trim() === '' || busy}>
          {busy ? words.trying : words.go}
        </button>
      </p>
    </form>
  );
}
