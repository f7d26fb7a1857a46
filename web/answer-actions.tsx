/** What can be done with an answer: take it along as text or Markdown with its sources, or as a link that asks again. */
import { useEffect, useState } from 'preact/hooks';
import type { Answer } from '../src/domain.ts';
import { answerAsMarkdown, answerAsText } from './answer-copy.ts';
import { copyText } from './clipboard.ts';
import { Icon } from './icons.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly asked: string;
  readonly answer: Answer;
  link(): string;
}

type Form = 'copyText' | 'copyMarkdown' | 'copyLink';
const FORMS: readonly Form[] = ['copyText', 'copyMarkdown', 'copyLink'];

export function AnswerActions({ asked, answer, link }: Props) {
  const words = useWords();
  const [done, setDone] = useState<{ readonly form: Form; readonly copied: boolean } | null>(null);
  useEffect(() => {
    if (done === null) return;
    const timer = setTimeout(() => setDone(null), 2500);
    return () => clearTimeout(timer);
  }, [done]);

  async function copy(form: Form) {
    const texts: Record<Form, () => string> = {
      copyText: () => answerAsText(asked, answer, words),
      copyMarkdown: () => answerAsMarkdown(asked, answer, words),
      copyLink: () => new URL(link(), location.href).href,
    };
    setDone({ form, copied: await copyText(texts[form]()) });
  }

  const outcome = done && (done.copied ? words.answer.copied : words.answer.copyFailed);
  return (
    <p class="actions">
      {FORMS.map((form) => (
        <button key={form} type="button" class="action" onClick={() => copy(form)}>
          <Icon name={done?.form === form && done.copied ? 'done' : form === 'copyLink' ? 'link' : 'copy'} />
          {words.answer[form]}
        </button>
      ))}
      <span class="action-outcome" role="status">
        {outcome}
      </span>
    </p>
  );
}
