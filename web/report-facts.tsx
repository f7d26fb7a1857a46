/** Who said it, where and when: one quiet list. What the source does not say is left out. */
import type { Citation } from '../src/domain.ts';
import { dateInWords } from './naming.ts';
import { useWords } from './words.ts';

export function ReportFacts({ report, abridged }: { readonly report: Citation['report']; readonly abridged: boolean }) {
  const words = useWords();
  const facts: readonly (readonly [string, string | null])[] = [
    [words.facts.region, report.region],
    [words.facts.year, report.year === null ? null : words.year(report.year)],
    [words.facts.date, report.date === null ? null : dateInWords(report.date, words)],
    [words.facts.speaker, report.speaker],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {abridged && (
        <div>
          <dt>{words.facts.version}</dt>
          <dd>{words.facts.abridged}</dd>
        </div>
      )}
    </dl>
  );
}
