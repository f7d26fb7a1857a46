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
/** Which place it is, is asked of at most so many that speak of the thing. */
const ANSWERING = 3;
const ONE = /哪一?个|哪[里儿座]|\bwhich (?:city|province|district|county|place|region|report)\b/;

/** Of a topic of two things, one. */
const HALF = 0.5;
const lengthOf = (words: readonly string[]): number => words.reduce((sum, word) => sum + word.length, 0);

const silentRow = (report: ReportSummary): Row => ({ report, cell: null, stretch: null, unlike: null });

interface Said {
  readonly report: ReportSummary;
  readonly evidence: readonly Evidence[];
}

const yearOf = ({ year }: ReportSummary): string => (year === null ? '' : String(year));

/** Of many reports only the names stand in the text, each with its citation; their words stand in the table. */
const QUOTED = 8;

interface Opening {
  readonly before: string;
  readonly after: string;
}

/**
 * What is said of each report, then those that say nothing.
 * @param opening around the names of those that speak of it; null: no names, and no column that says yes
 */
function writeSaid(said: readonly Said[], phrases: Phrases, remarks: Remarks, opening: Opening | null): Comparison {
  const page = new Page();
  const telling = said.filter(({ evidence }) => evidence.length > 0);
  const shown = telling.slice(0, MOST_ROWS);
  const silent = said.filter(({ evidence }) => evidence.length === 0).map(({ report }) => silentRow(report));
  const names = telling.map(({ report }) => phrases.place(report)).join(phrases.and);
  const named = opening !== null && shown.length > QUOTED;
  page.say(opening ? opening.before : '');
  if (opening && !named) page.say(`${names}${opening.after}`);
  const rows = shown.map(({ report, evidence }, i) => {
    if (named) page.say(i > 0 ? phrases.and : '');
    else page.line(phrases.line(report));
    const cite = (one: Evidence): number =>
      named ? page.prove(one, phrases.place(report)) : page.prove(one, null, phrases.stop);
    const numbers = evidence.map((one) => `[${cite(one)}]`).join('');
    const yes = opening ? [phrases.yes] : [];
    return [phrases.place(report), yearOf(report), ...yes, evidence.map(shownQuote).join(' '), numbers];
  });
  if (opening && named) page.say(opening.after);
  if (telling.length > shown.length) page.line(phrases.more);
  writeSilent(page, silent, phrases);
  writeRemarks(page, remarks, phrases);
  const { columns } = phrases;
  const none = silent
    .slice(0, MOST_ROWS - rows.length)
    .map(({ report }) => [phrases.place(report), yearOf(report), phrases.missing, ...(opening ? [''] : []), '']);
  const middle = opening ? [columns.whether, columns.quote] : [columns.content];
  const table: AnswerTable = {
    columns: [columns.place, columns.year, ...middle, columns.source],
    rows: [...rows, ...none],
    unit: null,
  };
  return { written: page.written(), table, direct: opening && names.length <= DIRECT_MAX ? names : null };
}

/** @returns null when no report speaks of it, or too many to tell which is meant */
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
  const telling = said.filter(({ evidence }) => evidence.length > 0).length;
  // “哪个地方要建机场”: where many speak of airports, that is no answer.
  if (telling === 0 || (ONE.test(reading.folded) && !asked.whether && telling > ANSWERING)) return null;
  const phrases = phrasesFor(asked.english);
  return writeSaid(said, phrases, remarks, asked.whether || asked.which ? phrases.mentioned(asked.topic) : null);
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
  const { store, embedder, index, library } = sources;
  const about: Reading = { ...reading, asked: 'measures', searchText: asked.topic };
  const said: Said[] = [];
  for (const report of reports) {
    await nextStage(sources.signal);
    // “甲的大集和乙的庙会”: each report is asked for what it speaks of.
    const own = needed.filter((word) => library.contains(word, [report.id]));
    const held = reading.mentions.length > 1 && lengthOf(own) >= HALF * lengthOf(needed) ? own : needed;
    const hits = await searchPassages(store, embedder, index, about, [report], PASSAGES);
    said.push({
      report,
      evidence: sentencesAbout(hits, held, reports.length > FEW ? 1 : QUOTES, reading.aboutProblems),
    });
  }
  if (said.filter(({ evidence }) => evidence.length > 0).length < 2) return null;
  return writeSaid(said, phrasesFor(asked.english), remarks, null);
}
