/**
 * Comparing the speeches themselves: who gave each report, on which day, at which meeting. All of it stands in the head of a report.
 */
import type { AnswerTable, ReportSummary } from '../domain.ts';
import type { AskedComparison } from '../question/comparison.ts';
import type { Reading } from '../question/understand.ts';
import type { StoredPassage } from '../store/store.ts';
import type { Sources } from './answer.ts';
import type { Compared } from './compare-figures.ts';
import { Page, shownQuote } from './compare-page.ts';
import { type Phrases, phrasesFor } from './compare-phrases.ts';
import { MOST_ROWS } from './compare-rows.ts';
import type { Comparison } from './compare-write.ts';
import { writeRemarks, writeSilent } from './compare-write.ts';
import { DIRECT_MAX, type Evidence } from './extract.ts';
import { hitOfPassage } from './passage-hit.ts';
import { dayNumber, headOf, type SpeechPart, speechParts, spokenSpan } from './speech-parts.ts';
import { nextStage } from './stage.ts';

/** 代市长: who holds an office for the time being. */
const ACTING = /["“”]?代["“”]?(?:理)?(?:[省市区县州旗镇乡]长|主席)|\bacting\b/;
const FIRST = /最[早先]|\bearliest\b|\bfirst\b/;
const LAST = /最[晚后迟]|\blatest\b|\blast\b/;

interface Told {
  readonly report: ReportSummary;
  /** In the order of what is asked; empty where the head does not say. */
  readonly evidence: readonly Evidence[];
}

/** The passage that begins with the report. */
function firstPassage({ store, index }: Sources, report: ReportSummary): StoredPassage | null {
  const passages = store.passages([...index.table.passagesOf(report.id)]);
  return passages.find(({ ordinal }) => ordinal === 1) ?? null;
}

function told(sources: Sources, report: ReportSummary, parts: readonly SpeechPart[], acting: boolean): Told {
  const passage = firstPassage(sources, report);
  if (!passage) return { report, evidence: [] };
  const head = headOf(passage.text);
  const spans = parts.map((part) => spokenSpan(head, part, report.speaker));
  if (acting && !spans.some((span) => span && /^代/.test(head.slice(span.start, span.end))))
    return { report, evidence: [] };
  const hit = hitOfPassage(passage, report);
  const evidence = spans.flatMap((span) =>
    span ? [{ start: passage.start + span.start, end: passage.start + span.end, hit, score: hit.score }] : [],
  );
  return { report, evidence };
}

/** The first or the last day, where one of them is asked for. */
function ends(rows: readonly Told[], reading: Reading): readonly Told[] | null {
  const first = FIRST.test(reading.folded);
  if (!first && !LAST.test(reading.folded)) return null;
  const days = rows.flatMap((row) => {
    const day = row.evidence.map((one) => dayNumber(shownQuote(one))).find((number) => number !== null);
    return day == null ? [] : [{ row, day }];
  });
  if (days.length === 0) return null;
  const end = (first ? Math.min : Math.max)(...days.map(({ day }) => day));
  return days.filter(({ day }) => day === end).map(({ row }) => row);
}

function tableOf(rows: readonly Told[], numbers: readonly (readonly number[])[], phrases: Phrases): AnswerTable {
  const { columns } = phrases;
  return {
    columns: [columns.place, columns.year, columns.content, columns.source],
    rows: rows
      .slice(0, MOST_ROWS)
      .map(({ report, evidence }, i) => [
        phrases.place(report),
        report.year === null ? '' : String(report.year),
        evidence.length === 0 ? phrases.missing : evidence.map(shownQuote).join(' '),
        (numbers[i] ?? []).map((number) => `[${number}]`).join(''),
      ]),
    unit: null,
  };
}

const short = (text: string): string | null => (text !== '' && text.length <= DIRECT_MAX ? text : null);

/** @returns null when the question asks nothing that heads say, or no head says it */
export async function compareSpeeches(
  sources: Sources,
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Promise<Comparison | null> {
  const acting = ACTING.test(reading.folded);
  const parts = speechParts(reading);
  const wanted = acting && !parts.includes('person') ? (['person', ...parts] as const) : parts;
  if (wanted.length === 0) return null;
  await nextStage(sources.signal);
  const rows = reports.map((report) => told(sources, report, wanted, acting));
  const telling = rows.filter(({ evidence }) => evidence.length > 0);
  if (telling.length === 0) return null;
  const phrases = phrasesFor(asked.english);
  const chosen = acting ? telling : ends(telling, reading);
  const page = new Page();
  if (chosen) page.say(phrases.within(chosen.map(({ report }) => phrases.place(report)).join(phrases.and)));
  // Who holds no such office is no gap in the answer.
  const silent = acting ? [] : rows.filter(({ evidence }) => evidence.length === 0);
  const shown = telling.slice(0, MOST_ROWS);
  const numbers = shown.map(({ report, evidence }) => {
    page.line(phrases.line(report));
    return evidence.map((one, i) => {
      if (i > 0) page.say(phrases.comma);
      return page.prove(one);
    });
  });
  if (shown.length < telling.length) page.line(phrases.more);
  writeSilent(
    page,
    silent.map(({ report }) => ({ report, cell: null, stretch: null, unlike: null })),
    phrases,
  );
  writeRemarks(page, remarks, phrases);
  const said = (chosen ?? telling).map(
    ({ report, evidence }) => `${phrases.place(report)}${phrases.space}${evidence.map(shownQuote).join(phrases.comma)}`,
  );
  return {
    written: page.written(),
    table: tableOf([...shown, ...silent], numbers, phrases),
    direct: short(said.join(phrases.and)),
  };
}
