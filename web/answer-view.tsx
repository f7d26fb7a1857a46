/** An answer: the value that was asked for, the text with its citation chips, the table, the sources. */
import type { Answer } from '../src/domain.ts';
import { AnswerActions } from './answer-actions.tsx';
import { type Block, parseAnswer } from './answer-text.ts';
import { InlineText, numbersOf, type Sources } from './inline-text.tsx';
import { understoodLine } from './naming.ts';
import { SourceList } from './source-list.tsx';
import { TableView } from './table-view.tsx';
import { useWords } from './words.ts';

interface Props {
  readonly asked: string;
  readonly answer: Answer;
  /** All of it has come. */
  readonly whole: boolean;
  link(): string;
  /** A link promised another answer. */
  readonly changed: boolean;
  /** Ids of the reports of the library; null while they are not known. */
  readonly held: ReadonlySet<string> | null;
  readonly openCitation: number | null;
  /** A question is under way: no other can be asked. */
  readonly busy: boolean;
  onOpenCitation(number: number, opener: HTMLElement): void;
  onAsk(question: string): void;
}

export function AnswerView({ asked, answer, whole, changed, busy, onAsk, ...rest }: Props) {
  const words = useWords();
  const sources: Sources = { citations: answer.citations, open: rest.openCitation, onOpen: rest.onOpenCitation };
  const refused = answer.status === 'refused';
  const blocks = parseAnswer(answer.answer, numbersOf(sources));
  const line = understoodLine(answer.understood, asked, words);
  const understood = line && <p class="understood">{line}</p>;
  return (
    <div class={refused ? 'answer refusal' : 'answer'}>
      {changed && <p class="quiet">{words.answer.changed}</p>}
      {refused ? <p class="refusal-reason">{words.refusals[answer.reason ?? 'not-in-reports']}</p> : understood}
      {answer.direct && <p class={answer.direct.length > 16 ? 'direct long' : 'direct'}>{answer.direct}</p>}
      <AnswerText blocks={answer.table ? blocks.filter(isParagraph) : blocks} sources={sources} />
      {answer.table && <TableView table={answer.table} sources={sources} />}
      {answer.table && !blocks.every(isParagraph) && (
        // The list says again what the table says; it is there for whoever reads it more easily, and for what it alone holds.
        <details class="as-text">
          <summary>{words.answer.asText}</summary>
          <AnswerText blocks={blocks.filter((block) => !isParagraph(block))} sources={sources} />
        </details>
      )}
      {refused && understood}
      {whole && answer.citations.length > 0 && (
        <SourceList
          heading={refused ? words.answer.nearest : words.answer.sources}
          excerpts={refused}
          sources={sources}
          held={rest.held}
        />
      )}
      {whole && <AnswerActions asked={asked} answer={answer} link={rest.link} />}
      {answer.suggestions.length > 0 && (
        <div class="suggestions">
          <h3 class="small-heading">{refused ? words.answer.instead : words.answer.next}</h3>
          <ul>
            {answer.suggestions.map((suggestion) => (
              <li key={suggestion}>
                <button type="button" class="question-button" disabled={busy} onClick={() => onAsk(suggestion)}>
                  {suggestion}
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

const isParagraph = (block: Block) => block.kind === 'paragraph';

function AnswerText({ blocks, sources }: { readonly blocks: readonly Block[]; readonly sources: Sources }) {
  return (
    <div class="answer-text">
      {blocks.map((block, index) =>
        block.kind === 'paragraph' ? (
          <p key={index}>
            <InlineText content={block.content} sources={sources} />
          </p>
        ) : (
          <ul key={index} class={block.items.every((item) => item.number !== null) ? 'numbered' : undefined}>
            {block.items.map((item, position) => (
              <li key={position}>
                {item.number !== null && <span class="item-number">{item.number}. </span>}
                <InlineText content={item.content} sources={sources} />
              </li>
            ))}
          </ul>
        ),
      )}
    </div>
  );
}
