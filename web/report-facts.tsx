/** Who said it, where and when: one quiet list. What the source does not say is left out. */
import type { Citation } from '../src/domain.ts';
import { dateInWords } from './naming.ts';
import { useReaderWords } from './reader-words.ts';
import { useWords } from './words.ts';

interface Props {
  readonly report: Citation['report'];
  readonly abridged: boolean;
  /** Characters of the whole report: with it, also where the text came from is told. */
  readonly length?: number;
}

export function ReportFacts({ report, abridged, length }: Props) {
  const words = useWords();
  const texts = useReaderWords();
  const facts: readonly (readonly [string, string | null])[] = [
    [words.facts.region, report.region],
    [words.facts.year, report.year === null ? null : words.year(report.year)],
    [words.facts.date, report.date === null ? null : dateInWords(report.date, words)],
    [words.facts.speaker, report.speaker],
    [texts.length, length === undefined ? null : texts.characters(length)],
    [words.facts.version, abridged ? words.facts.abridged : null],
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
      {length !== undefined && (
        <div>
          <dt>{texts.source}</dt>
          <dd>
            {report.source} {isWebAddress(report.url) && <OriginalLink address={report.url} name={texts.original} />}
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The address comes out of a file: nothing but a web page is ever linked to. */
function isWebAddress(address: string | null): address is string {
  return address !== null && /^https?:\/\//i.test(address);
}

function OriginalLink({ address, name }: { readonly address: string; readonly name: string }) {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer">
      {name}
    </a>
  );
}
