/**
 * The targets of a few reports side by side: which are the same, which differ, which only one of them sets. For questions that
 * name no indicator: “两地的主要目标有哪些一样”.
 */
import type { AnswerTable, ReportSummary, StoredFact } from '../domain.ts';
import type { AskedComparison } from '../question/comparison.ts';
import type { Reading } from '../question/understand.ts';
import type { Sources } from './answer.ts';
import { cellOf, isOwnYear, isStretch } from './compare-facts.ts';
import { type Compared, readIndicator } from './compare-figures.ts';
import { bound, type Valued } from './compare-order.ts';
import { Page } from './compare-page.ts';
import { type Phrases, phrasesFor } from './compare-phrases.ts';
import { baseUnit, type Common } from './compare-rows.ts';
import { type Comparison, writeRemarks } from './compare-write.ts';
import { isGrowth } from './from-facts.ts';
import { nextStage } from './stage.ts';

const REPORTS = 4;
/** Rows that reports have in common, and rows that only one has, of each. */
const SHARED = 14;
const OWN = 6;
const MOST_FACTS = 4000;

/** Targets as such, of no indicator. */
const TARGETS =
  /^(?:[的有不、\s]|今年|全年|年度|主要|重点|经济|社会|发展|预期|奋斗|工作|目标|指标|任务|main|economic|development|targets?|goals?)*$/;

/** @param topic what is compared */
export const asksTargets = ({ topic }: AskedComparison): boolean =>
  /目标|指标|target|goal/.test(topic) && TARGETS.test(topic);

/** The passages of a report that set out its targets hold several of them. */
const TOGETHER = 3;

/** What makes two targets those of one thing. */
const keyOf = (fact: StoredFact): string => `${fact.indicator}|${isGrowth(fact)}|${baseUnit(fact)}`;

/** The targets of the report's own year, those that stand together, one of each indicator. */
function targetsOf(facts: readonly StoredFact[]): Map<string, StoredFact> {
  const own = facts.filter(
    (fact) => fact.kind === 'target' && fact.known && fact.value !== null && isOwnYear(fact) && !isStretch(fact),
  );
  const count = new Map<string, number>();
  for (const { passageId } of own) count.set(passageId, (count.get(passageId) ?? 0) + 1);
  const targets = new Map<string, StoredFact>();
  for (const fact of own) {
    if ((count.get(fact.passageId) ?? 0) < TOGETHER) continue;
    const key = keyOf(fact);
    if (!targets.has(key)) targets.set(key, fact);
  }
  return targets;
}

/** One indicator with what each report sets; null where a report sets nothing. */
interface Row {
  readonly common: Common;
  readonly cells: readonly (Valued | null)[];
}

const given = ({ cells }: Row): readonly Valued[] => cells.filter((cell) => cell !== null);

function isSame(row: Row): boolean {
  const values = new Set(given(row).map((cell) => `${cell.fact.amount}|${cell.fact.valueMax}|${bound(cell)}`));
  return values.size === 1;
}

/** A target that no fact holds: “只有…提出” must be true. */
function readTarget(sources: Sources, report: ReportSummary, key: string): StoredFact | null {
  const [name = ''] = key.split('|');
  const read = readIndicator(sources, [report], [name]);
  return read.find((fact) => fact.kind === 'target' && isOwnYear(fact) && keyOf(fact) === key) ?? null;
}

function rowsOf(sources: Sources, reports: readonly ReportSummary[]): Row[] {
  const reportIds = reports.map(({ id }) => id);
  const { facts } = sources.store.facts({ reportIds, kind: 'target', limit: MOST_FACTS, offset: 0 });
  const targets = reports.map(({ id }) => targetsOf(facts.filter(({ report }) => report.id === id)));
  const keys = [...new Set(targets.flatMap((own) => [...own.keys()]))];
  return keys.map((key) => {
    const cells = reports.map((report, i) => {
      const fact = targets[i]?.get(key) ?? readTarget(sources, report, key);
      return fact ? (cellOf(sources.store, report, fact) as Valued | null) : null;
    });
    const fact = targets.map((own) => own.get(key)).find((one) => one !== undefined) as StoredFact;
    const common = {
      name: fact.indicator,
      english: null,
      growth: isGrowth(fact),
      kind: fact.kind,
      unit: baseUnit(fact),
    };
    return { common, cells };
  });
}

/** “地区生产总值增长目标：甲6%[1]、乙7%[2]”. @returns the numbers of its citations */
function writeRow(page: Page, row: Row, reports: readonly ReportSummary[], phrases: Phrases): number[] {
  page.say(`${phrases.label(row.common)}${phrases.colon}`);
  const numbers: number[] = [];
  for (const [i, cell] of row.cells.entries()) {
    if (!cell) continue;
    page.say(`${numbers.length > 0 ? phrases.and : ''}${phrases.place(reports[i] as ReportSummary)}${phrases.space}`);
    numbers.push(page.prove(cell.evidence, cell.figure));
  }
  return numbers;
}

/** @returns null when fewer than two reports set targets that can be told side by side */
export async function compareTargets(
  sources: Sources,
  asked: AskedComparison,
  reading: Reading,
  { reports, remarks }: Compared,
): Promise<Comparison | null> {
  if (reports.length < 2 || reports.length > REPORTS || reading.kind === 'achieved') return null;
  await nextStage(sources.signal);
  const rows = rowsOf(sources, reports);
  const shared = rows.filter((row) => given(row).length > 1).slice(0, SHARED);
  if (shared.length === 0) return null;
  const phrases = phrasesFor(asked.english);
  const page = new Page();
  const told: { readonly row: Row; readonly numbers: readonly number[] }[] = [];
  const tell = (row: Row): void => {
    told.push({ row, numbers: writeRow(page, row, reports, phrases) });
  };
  for (const [heading, part] of [
    [phrases.sameTargets, shared.filter(isSame)],
    [phrases.otherTargets, shared.filter((row) => !isSame(row))],
  ] as const) {
    if (part.length > 0) page.line(heading);
    for (const row of part) {
      page.line();
      tell(row);
    }
  }
  for (const [i, report] of reports.entries()) {
    const own = rows.filter((row) => given(row).length === 1 && row.cells[i] !== null).slice(0, OWN);
    if (own.length === 0) continue;
    page.line(phrases.onlyTargets(phrases.place(report)));
    for (const [n, row] of own.entries()) {
      page.say(n > 0 ? phrases.and : '');
      const cell = row.cells[i] as Valued;
      page.say(`${phrases.label(row.common)}${phrases.space}`);
      told.push({ row, numbers: [page.prove(cell.evidence, cell.figure)] });
    }
  }
  writeRemarks(page, remarks, phrases);
  const table: AnswerTable = {
    columns: [phrases.columns.indicator, ...reports.map((report) => phrases.place(report)), phrases.columns.source],
    rows: told.map(({ row, numbers }) => [
      phrases.label(row.common),
      ...row.cells.map((cell) => cell?.figure ?? phrases.missing),
      numbers.map((number) => `[${number}]`).join(''),
    ]),
    unit: null,
  };
  return { written: page.written(), table, direct: null };
}
