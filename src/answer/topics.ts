/**
 * The topics of a report around a found passage. A topic is a run of sentences that begins with the one that names it
 * (“繁荣乡镇集市。”, “一是修好渠道。”, “消费方面，…”, a new paragraph) and ends where the next one begins.
 */
import type { Report, Span } from '../domain.ts';
import type { SearchHit } from '../retrieval/search.ts';
import { sentences } from '../text/sentences.ts';
import { markOf } from './enumeration.ts';

/** A sentence, or a part of a long one, in the passage it stands in. Offsets in the report. */
export interface Unit extends Span {
  readonly hit: SearchHit;
  readonly text: string;
  /** The first part of the sentence that this is a later part of. */
  readonly lead?: Unit;
}

export interface Topic {
  readonly units: readonly Unit[];
  /** The first unit only names the topic. */
  readonly named: boolean;
}

/** A sentence longer than this is taken part by part, between semicolons. */
const LONG = 100;
/** Passages that one paragraph may run over, on either side of the found one. */
const REACH = 2;
const NAME_MAX = 22;

/** A short sentence without figures that says what the following ones are about. */
export const namesTopic = (text: string): boolean =>
  text.length <= NAME_MAX && text.endsWith('。') && !/[\d，,；;、%“]/.test(text);

/** “消费方面，”, “住房上，”, “医疗：”. */
export const LABELLED = /^[\p{Script=Han}、“”]{2,14}?(?:(?:方面|上)[，,]|：|:)/u;

const isHeading = (text: string, section: readonly string[], ownLine: boolean): boolean =>
  section.some((heading) => heading.startsWith(text.replace(/[。：:]$/, ''))) ||
  /^各位(?:代表|委员)/.test(text) ||
  (ownLine && text.length <= 40 && !/[。！？!?；;]$/.test(text));

/** The sentences of a passage that say something, the first behind a line end marked. */
function* saidIn(hit: SearchHit): Generator<{ unit: Unit; opens: boolean }> {
  const { text, passage } = hit;
  let opens = false;
  let end = 0;
  for (const sentence of sentences(text)) {
    opens ||= text.slice(end, sentence.start).includes('\n');
    end = sentence.end;
    const said = text.slice(sentence.start, sentence.end);
    const before = sentence.start === 0 || text[sentence.start - 1] === '\n';
    const after = sentence.end === text.length || text[sentence.end] === '\n';
    if (isHeading(said, passage.section, before && after)) {
      opens = true;
      continue;
    }
    const unit = { start: passage.start + sentence.start, end: passage.start + sentence.end, hit, text: said };
    yield { unit, opens };
    opens = false;
  }
}

/** The parts of a long sentence between semicolons; a short one is one part. */
function partsOf(unit: Unit): Unit[] {
  if (unit.text.length <= LONG) return [unit];
  const found: Unit[] = [];
  let from = 0;
  for (let i = 0; i < unit.text.length; i++) {
    if (!'；;'.includes(unit.text[i] as string) && i < unit.text.length - 1) continue;
    const part = { ...unit, start: unit.start + from, end: unit.start + i + 1, text: unit.text.slice(from, i + 1) };
    const [lead] = found;
    found.push(lead ? { ...part, lead } : part);
    from = i + 1;
  }
  return found;
}

/** The found passage and those that its first and last paragraph run on in, as hits. */
function around(report: Report, hit: SearchHit, hits: readonly SearchHit[]): SearchHit[] {
  const at = report.passages.findIndex(({ id }) => id === hit.passage.id);
  const joined = (left: number, right: number): boolean => {
    const [one, other] = [report.passages[left], report.passages[right]];
    return !!one && !!other && !report.text.slice(one.end, other.start).includes('\n');
  };
  let [from, to] = [at, at];
  while (at - from < REACH && joined(from - 1, from)) from--;
  while (to - at < REACH && joined(to, to + 1)) to++;
  return report.passages.slice(from, to + 1).map(
    (passage) =>
      hits.find((other) => other.passage.id === passage.id) ?? {
        ...hit,
        passage,
        text: report.text.slice(passage.start, passage.end),
        bestClause: null,
        clauseSimilarities: [],
      },
  );
}

/**
 * The topics that have a sentence in the found passage, whole.
 * @param hits all that were found: a topic that runs on into one of them keeps what was found out about it
 */
export function topicsAround(report: Report, hit: SearchHit, hits: readonly SearchHit[]): Topic[] {
  const topics: Unit[][] = [];
  let first = true;
  for (const passage of around(report, hit, hits)) {
    for (const { unit, opens } of saidIn(passage)) {
      const begins = first || opens || namesTopic(unit.text) || markOf(unit.text) !== null || LABELLED.test(unit.text);
      const last = topics.at(-1);
      if (begins || !last) topics.push([unit]);
      else last.push(unit);
      first = false;
    }
  }
  return topics
    .filter((units) => units.some((unit) => unit.hit.passage.id === hit.passage.id))
    .map((units) => {
      const named = units.length > 1 && namesTopic((units[0] as Unit).text);
      return { units: units.flatMap(partsOf), named };
    });
}
