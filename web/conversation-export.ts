/** A conversation as a file: everything as JSON, or to read as Markdown. */
import { answerAsMarkdown } from './answer-copy.ts';
import { saveFile } from './clipboard.ts';
import { readConversation, type SavedConversation } from './conversation-store.ts';
import { problemWords } from './problem.tsx';
import { fromSaved } from './turns.ts';
import type { Words } from './words.ts';

/** Does nothing when the conversation is gone, as when another tab removed it. */
export async function exportConversation(id: string, form: 'json' | 'md', words: Words): Promise<void> {
  const conversation = await readConversation(id);
  if (conversation === null) return;
  const name = `问报 ${conversation.head.title.slice(0, 40)}.${form}`;
  if (form === 'json') saveFile(name, 'application/json', `${JSON.stringify(conversation, null, 2)}\n`);
  else saveFile(name, 'text/markdown', conversationAsMarkdown(conversation, words));
}

export function conversationAsMarkdown({ head, turns }: SavedConversation, words: Words): string {
  const parts = turns.map(fromSaved).map(({ question, outcome }) => {
    if (outcome.state === 'done') return answerAsMarkdown(question, outcome.answer, words);
    const text = outcome.state === 'failed' ? problemWords(outcome.problem, words).message : words.turn.stopped;
    return `## ${question}\n\n${text}\n`;
  });
  return `# ${head.title}\n\n${parts.join('\n')}`;
}
