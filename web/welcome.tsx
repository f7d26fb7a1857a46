/** What stands on the page before the first question. */
import { useWords } from './words.ts';

interface Props {
  /** Null while the library is not known. */
  readonly questions: readonly string[] | null;
  onAsk(question: string): void;
}

export function Welcome({ questions, onAsk }: Props) {
  const words = useWords().welcome;
  return (
    <div class="welcome">
      <p class="welcome-title">{words.title}</p>
      <p class="welcome-text">{words.text}</p>
      {questions !== null && questions.length > 0 && (
        <>
          <h2 class="small-heading">{words.examples}</h2>
          <ul class="examples">
            {questions.map((question) => (
              <li key={question}>
                <button type="button" class="question-button" onClick={() => onAsk(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
