/** The conversations kept in this browser: begin, open, rename, export, remove. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { exportConversation } from './conversation-export.ts';
import { BOUNDS, type ConversationHead, removeConversation, renameConversation } from './conversation-store.ts';
import { Icon } from './icons.tsx';
import { isComposing } from './keys.ts';
import { conversationAddress } from './route.ts';
import { useWords } from './words.ts';

export interface SideProps {
  readonly heads: readonly ConversationHead[];
  /** Id of the conversation that is shown. */
  readonly current: string | null;
  /** How many went to make room when the last one was kept. */
  readonly removed: number;
  /** The list is to be read again; `gone` is the id of a conversation that was removed. */
  onChanged(gone?: string): void;
}

export function SideColumn({ heads, current, removed, onChanged }: SideProps) {
  const words = useWords().conversations;
  /** Id of the conversation whose actions are shown. */
  const [acting, setActing] = useState<string | null>(null);
  return (
    <>
      <a class="fresh" href="#/">
        <Icon name="new" />
        {words.fresh}
      </a>
      <nav class="conversations" aria-label={words.label}>
        {heads.length === 0 ? (
          <p class="quiet">{words.empty}</p>
        ) : (
          <ul>
            {heads.map((head) => (
              <li key={head.id}>
                <div class={head.id === current ? 'conversation current' : 'conversation'}>
                  <a
                    href={conversationAddress(head.id)}
                    title={head.title}
                    aria-current={head.id === current ? 'true' : undefined}
                  >
                    {head.title}
                  </a>
                  <button
                    type="button"
                    class="tool"
                    aria-label={words.more(head.title)}
                    aria-expanded={acting === head.id}
                    onClick={() => setActing(acting === head.id ? null : head.id)}
                  >
                    <Icon name="more" />
                  </button>
                </div>
                {acting === head.id && (
                  <Actions
                    head={head}
                    onDone={(gone) => {
                      setActing(null);
                      onChanged(gone);
                    }}
                  />
                )}
              </li>
            ))}
          </ul>
        )}
      </nav>
      <p class="kept" role="status">
        {removed > 0 && `${words.removed(removed)} `}
        {words.kept(BOUNDS.conversations)}
      </p>
    </>
  );
}

interface ActionsProps {
  readonly head: ConversationHead;
  onDone(gone?: string): void;
}

function Actions({ head, onDone }: ActionsProps) {
  const allWords = useWords();
  const words = allWords.conversations;
  const [step, setStep] = useState<'choose' | 'rename' | 'remove'>('choose');
  const [title, setTitle] = useState(head.title);
  const box = useRef<HTMLFieldSetElement>(null);
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), [step]);

  async function rename() {
    if (title.trim() !== '') await renameConversation(head.id, title.trim());
    onDone();
  }

  async function download(form: 'json' | 'md') {
    await exportConversation(head.id, form, allWords);
    onDone();
  }

  return (
    <fieldset
      class="conversation-actions"
      aria-label={words.more(head.title)}
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || isComposing(event)) return;
        // Not the drawer that it may stand in.
        event.preventDefault();
        event.stopPropagation();
        onDone();
      }}
    >
      {step === 'choose' && (
        <ul>
          <Choice text={words.rename} onChoose={() => setStep('rename')} />
          <Choice text={words.markdown} onChoose={() => download('md')} />
          <Choice text={words.json} onChoose={() => download('json')} />
          <Choice text={words.remove} onChoose={() => setStep('remove')} />
        </ul>
      )}
      {step === 'rename' && (
        <>
          <input
            class="field"
            aria-label={words.title}
            maxLength={200}
            value={title}
            onInput={(event) => setTitle(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && !isComposing(event)) void rename();
            }}
          />
          <p>
            <button type="button" class="main-button" onClick={rename}>
              {words.save}
            </button>
            <button type="button" class="plain-button" onClick={() => onDone()}>
              {words.cancel}
            </button>
          </p>
        </>
      )}
      {step === 'remove' && (
        <>
          <p>{words.removeAsk}</p>
          <p>
            <button type="button" class="plain-button" onClick={() => onDone()}>
              {words.cancel}
            </button>
            <button
              type="button"
              class="main-button"
              onClick={async () => {
                await removeConversation(head.id);
                onDone(head.id);
              }}
            >
              {words.remove}
            </button>
          </p>
        </>
      )}
    </fieldset>
  );
}

function Choice({ text, onChoose }: { readonly text: string; onChoose(): void }) {
  return (
    <li>
      <button type="button" onClick={onChoose}>
        {text}
      </button>
    </li>
  );
}
