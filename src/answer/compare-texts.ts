/**
 * Comparing words: which reports speak of a thing, and what each says of it.
 */
import type { AnswerTable, ReportSummary } from '../domain.ts';
import type { AskedComparison } from '../question/comparison.ts';
import type { Reading } from '../question/understand.ts';
import { searchPassages } from '../retrieval/search.ts';
import type { Sources } from './answer.ts';
import { Page, shownQuote } from './compare-page.ts';
import { type Phrases, phrasesFor } from './compare-phrases.ts';
import { MOST_ROWS, type Row } from './compare-rows.ts';
import { sentencesAbout, sentenceWith } from './compare-words.ts';
import { type Comparison, type Remarks, writeRemarks, writeSilent } from './compare-write.ts';
import { DIRECT_MAX, type Evidence } from './extract.ts';
import { nextStage } from './stage.ts';

/** Passages looked at of a report whose contents are compared. */
const PASSAGES = 4;
/** Of few reports several sentences are quoted each, of more only one. */
const FEW = 3;
const QUOTES = 3;

const silentRow = (report: ReportSummary): Row => ({ report, cell: null, stretch: null, unlike: null });

interface Said {
  readonly report: ReportSummary;
  readonly evidence: readonly Evidence[];
}

/** A line and a row per report that says something, then those that do not. */
function writeSaid(said: readonly Said[], phrases: Phrases, remarks: Remarks, opening: string, whether: boolean) {
  const page = new Page();
  page.say(opening);
  const telling = said.filter(({ evidence }) => evidence.length > 0).slice(0, MOST_ROWS);
  const silent = said.filter(({ evidence }) => evidence.length === 0).map(({ report }) => silentRow(report));
  const rows = telling.map(({ report, evidence }) => {
    page.line(phrases.line(report));
    const numbers = evidence.map((one) => `[${page.prove(one, null, phrases.stop)}]`).join('');
    const quotes = evidence.map(shownQuote).join(' ');
    const year = report.year === null ? '' : String(report.year);
    return [phrases.place(report), year, ...(whether ? [phrases.yes] : []), quotes, numbers];
  });
  writeSilent(page, silent, phrases);
  writeRemarks(page, remarks, phrases);
  const { columns } = phrases;
  const none = silent.slice(0, MOST_ROWS - rows.length).map(({ report }) => {
    const year = report.year === null ? '' : String(report.year);
    return [phrases.place(report), year, phrases.missing, ...(whether ? [''] : []), ''];
  });
  const table: AnswerTable = {
    columns: [
      ...[columns.place, columns.year],
      ...(whether ? [columns.whether, columns.quote] : [columns.content]),
      columns.source,
    ],
    rows: [...rows, ...none],
    unit: null,
  };
  return { written: page.written(), table };
}

/** @returns null when no report speaks of it */
export async function compareMentions(
  sources: Sources,
  needed: readonly string[],
  asked: AskedComparison,
  reading: Reading,
  reports: readonly ReportSummary[],
  remarks: Remarks,
): Promise<Comparison | null> {
  const query = await sources.embedder.embedQueries([reading.searchText]);
  const said: Said[] = [];
  for (const report of reports) {
    await nextStage(sources.signal);
    const evidence = sentenceWith(sources, report, needed, reading, query);
    said.push({ report, evidence: evidence ? [evidence] : [] });
  }
  const telling = said.filter(({ evidence }) => evidence.length > 0);
  if (telling.length === 0) return null;
  const phrases = phrasesFor(asked.english);
  const names = telling.map(({ report }) => phrases.place(report)).join(phrases.and);
  const opening = phrases.mentioned(asked.topic, names);
  const { written, table } = writeSaid(said, phrases, remarks, opening, true);
  return { written, table, direct: names.length <= DIRECT_MAX ? names : null };
}

/** What each report says of a topic. @returns null when fewer than two do */
export async function compareContents(
  sources: Sources,
  needed: readonly string[],
  asked: AskedComparison,
  reading: Reading,
  reports: readonly ReportSummary[],
  remarks: Remarks,
): Promise<Comparison | null> {
  const { store, embedder, index } = sources;
  const about: Reading = { ...reading, asked: 'measures', searchText: asked.topic };
  const said: Said[] = [];
  for (const report of reports) {
    await nextStage(sources.signal);
    const hits = await searchPassages(store, embedder, index, about, [report], PASSAGES);
    said.push({ report, evidence: sentencesAbout(hits, needed, reports.length > FEW ? 1 : QUOTES) });
  }
  if (said.filter(({ evidence }) => evidence.length > 0).length < 2) return null;
  const { written, table } = writeSaid(said, phrasesFor(asked.english), remarks, '', false);
  return { written, table, direct: null };
}
