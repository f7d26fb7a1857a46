/** Doing what needs the admin token: asks for it when the server wants one, and again when it was wrong. */
import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { forgetToken, keepToken, knownToken } from './admin-token.ts';
import { Dialog } from './dialog.tsx';
import { CallError, problemWords } from './problem.tsx';
import { useReportsWords } from './reports-words.ts';
import { useWords } from './words.ts';

export interface Admin {
  /**
   * @returns null when the user was asked for the token and gave none
   * @throws what `action` throws, but for a token that was not accepted
   */
  run<T>(action: (token: string | null) => Promise<T>): Promise<T | null>;
  /** To be drawn somewhere; null while nothing is asked. */
  readonly dialog: VNode | null;
}

interface Asking {
  /** Why the last one was not accepted. */
  readonly problem: CallError | null;
  answer(token: string | null): void;
}

/** @param needed whether the server asks for a token */
export function useAdmin(needed: boolean): Admin {
  const [asking, setAsking] = useState<Asking | null>(null);
  /** Ends the question that is open; null while there is nobody to ask. */
  const giveUp = useRef<(() => void) | null>(() => {});
  useEffect(
    () => () => {
      giveUp.current?.();
      giveUp.current = null;
    },
    [],
  );

  function ask(problem: CallError | null): Promise<string | null> {
    if (giveUp.current === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      giveUp.current = () => resolve(null);
      setAsking({
        problem,
        answer(token) {
          setAsking(null);
          resolve(token);
        },
      });
    });
  }

  async function run<T>(action: (token: string | null) => Promise<T>): Promise<T | null> {
    let token = knownToken();
    let problem: CallError | null = null;
    while (true) {
      if (token === null && (needed || problem !== null)) {
        token = await ask(problem);
        if (token === null) return null;
      }
      try {
        return await action(token);
      } catch (error) {
        if (!(error instanceof CallError) || error.status !== 401) throw error;
        forgetToken();
        token = null;
        problem = error;
      }
    }
  }

  return { run, dialog: asking && <TokenDialog {...asking} /> };
}

function TokenDialog({ problem, answer }: Asking) {
  const words = useWords();
  const { token: texts } = useReportsWords();
  const [token, setToken] = useState('');
  const [inTab, setInTab] = useState(false);
  return (
    <Dialog label={texts.title} onClose={() => answer(null)}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (token.trim() === '') return;
          keepToken(token.trim(), inTab);
          answer(token.trim());
        }}
      >
        <h2 class="dialog-title">{texts.title}</h2>
        <p>{texts.text}</p>
        {problem && (
          <p class="dialog-problem" role="alert">
            {problemWords(problem, words).message}
          </p>
        )}
        <label class="labelled">
          <span>{texts.label}</span>
          <input
            class="field"
            type="password"
            autocomplete="off"
            value={token}
            onInput={(event) => setToken(event.currentTarget.value)}
          />
        </label>
        <label class="tick">
          <input type="checkbox" checked={inTab} onChange={(event) => setInTab(event.currentTarget.checked)} />
          <span>{texts.keep}</span>
        </label>
        <p class="dialog-buttons">
          <button type="button" class="plain-button" onClick={() => answer(null)}>
            {texts.cancel}
          </button>
          <button type="submit" class="main-button" aria-disabled={token.trim() === ''}>
            {texts.go}
          </button>
        </p>
      </form>
    </Dialog>
  );
}
