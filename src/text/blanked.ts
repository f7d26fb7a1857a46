import type { Span } from '../domain.ts';

/** @returns the text with one blank in place of each stretch; of overlapping ones the first counts */
export function blanked(text: string, spans: readonly Span[]): string {
  let rest = '';
  let at = 0;
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    if (start < at) continue;
    rest += `${text.slice(at, start)} `;
    at = end;
  }
  return rest + text.slice(at);
}
