/**
 * A conversation in a test: questions, all with the same answer, then one more question.
 */
import type { ChatTurn } from '../../src/domain.ts';
import { type FollowUp, readFollowUp } from '../../src/question/follow-up.ts';

export interface Talk {
  readonly held: ReadonlySet<string>;
  readonly answer: string;
}

export function talked(questions: readonly string[], question: string, { held, answer }: Talk): FollowUp {
  const history = questions.flatMap((content): ChatTurn[] => [
    { role: 'user', content },
    { role: 'assistant', content: answer },
  ]);
  return readFollowUp(question, history, held);
}

/** Of the places a name can mean, the one in the library. */
export const regionsOf = ({ mentions }: FollowUp, held: ReadonlySet<string>): string[] =>
  mentions.map(({ text, divisions }) => divisions.find(({ fullName }) => held.has(fullName))?.fullName ?? text);
