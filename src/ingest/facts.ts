/**
 * The figures of a report as facts: what each is the figure of, achieved or planned, of which period, and where it stands.
 */
import type { Fact, Report, Span } from '../domain.ts';
import type { Figure } from '../text/numbers.ts';
import { sentences } from '../text/sentences.ts';
import { isShare } from '../text/units.ts';
import { type Context, ContextReader } from './fact-context.ts';
import { clauseStart, type Found, readFigures } from './fact-figures.ts';
import { indicatorOf, measureOf } from './fact-indicator.ts';
import type { Name } from './fact-lists.ts';
import { carriedOver, nameAhead, namesItself, namesOf, ofLevel } from './fact-naming.ts';
import { noteOf, withNotes } from './fact-notes.ts';
import { ownedByTopic, type Said } from './fact-owners.ts';
import type { Phrase } from './fact-phrase.ts';
import { opensTargets, wordTargets } from './fact-targets.ts';
import { type ReportYears, timeOf } from './fact-time.ts';
import { plainText } from './plain-text.ts';
import { type SentenceText, sentenceText } from './sentence-text.ts';

/** Raise it when extraction changes: facts of stored reports are then made anew from their text. */
export const FACTS_VERSION = '4';

/** Words that tell a figure's year or kind stand no farther before it. */
const BEFORE_REACH = 300;
/** The notes behind a report that say what its words mean. */
const GLOSSARY =
  /^[\s（(]*(?:附[件：:]?|《?政府工作报告》?)*(?:中|的|有关|部分|相关)*(?:名词|用语|名词术语)(?:解释|注释|说明)/;
/** A note at the foot of a page says what a word means. */
const NOTE = /^\s*(?:※注释?※|[[【〔［]注?\d{1,3}[\]】〕］])/;
/** A sentence that begins so goes on about the one before. */
const CARRIES =
  /^(?:其中|到|至)?[，,]?(?:(?:19|20)\d{2}年(?:底|末|初)?|去年|今年|比|较|达到?|增长|增加|下降|年均|同比|累计)/;
const PART_OF = /^其中/;
const OPENING_REACH = 40;
const CARRIED_REACH = 12;
/** Names kept of a sentence. */
const HISTORY = 12;
/** A quote reaches back to the name it needs only so far. */
const QUOTE_MAX = 160;
const RUN = /^[\s、，,和与及以]*$/;

/** “新增学位4万个，67%的学生……”: a share of what stands behind it goes on with no list. */
const ofItsOwn = (text: string, next: Figure, first: Figure): boolean =>
  isShare(next.base) && !isShare(first.base) && /^\p{Script=Han}/u.test(text.slice(next.end));

/** “4户12名贫困人口”: households and people of the same. */
const bothCounted = (first: Found, next: Found | undefined): boolean =>
  next !== undefined &&
  first.phrase.name === '' &&
  first.noun.trim() === '' &&
  first.figure.base === '户' &&
  /^[名人]$/.test(next.figure.base) &&
  next.figure.start === first.figure.end;

const range = ({ start, end }: Span): [number, number] => [start, end];

/** Reads one sentence after another; what is left out in one clause was said in the one before. */
class SentenceReader {
  private readonly report: Report;
  private readonly facts: Fact[] = [];

  private readonly years: ReportYears;
  /** What the sentence before named last, for one that begins without a name. */
  private carried: Said | null = null;
  /** “其中……”: the years of the sentence before hold. */
  private told = '';
  private previous = '';
  /** `report.text` in one form, offset for offset. */
  private readonly plain: string;

  constructor(report: Report, plain: string) {
    this.report = report;
    this.plain = plain;
    const spoken = report.date === null ? null : Number(report.date.slice(0, 4));
    this.years = { tasks: report.year, spoken: spoken ?? report.year };
  }

  read(span: Span, passage: number, context: Context): Fact[] {
    const sentence = sentenceText(this.plain, span);
    const { text } = sentence;
    const found = readFigures(text);
    this.facts.length = 0;
    this.told = PART_OF.test(text) ? this.previous : '';
    const topic = this.previous;
    this.previous = text.slice(0, OPENING_REACH);
    // “1985年末达到1623亿元”: of what the sentence before was about.
    const [opening] = found;
    let last: Said | null = opening && opening.leadStart < CARRIED_REACH && CARRIES.test(text) ? this.carried : null;
    for (let i = 0; i < found.length; ) {
      const first = found[i] as Found;
      let count = 1;
      // “分别增长7%、8%和9%”
      while (
        i + count < found.length &&
        RUN.test(text.slice((found[i + count - 1] as Found).figure.end, (found[i + count] as Found).figure.start)) &&
        !namesItself(found[i + count] as Found) &&
        (found[i + count] as Found).figure.rank === first.figure.rank &&
        !ofItsOwn(text, (found[i + count] as Found).figure, first.figure)
      )
        count++;
      const run = found.slice(i, i + count);
      const history: readonly Name[] = last?.history ?? [];
      const next = run[1] ?? found[i + count];
      const ahead = bothCounted(first, next) ? nameAhead(text, first, next) : [];
      const named = ahead.length > 0 ? ahead : namesOf(text, first, run, last);
      const told = named.length > 0 ? named : nameAhead(text, first, next);
      const levelled = ofLevel(told, found.slice(i + count, i + count + 4));
      const names = last === null ? levelled.map((name) => ownedByTopic(topic, name)) : levelled;
      // “收入增长到41元，41个村全部摘帽”: nothing was said of the villages.
      const itself = names.length > 0 && (names[0] as Name).start >= first.figure.end;
      const phrase: Phrase =
        first.phrase.said || first.phrase.name !== '' || itself || !last
          ? first.phrase
          : { ...first.phrase, predicate: last.phrase.predicate };
      if (first.phrase.from) {
        // Where a change starts is no figure of its own; its name is that of the next.
        last = { names, phrase, history };
        i += count;
        continue;
      }
      for (const [k, one] of run.entries()) {
        const own = names.length === run.length && run.length > 1 ? [names[k] as Name] : names;
        for (const name of own) this.add(sentence, passage, context, one, name, phrase, run);
      }
      if (names.length > 0) last = { names, phrase, history: [...history, ...names].slice(-HISTORY) };
      i += count;
    }
    this.carried = last && carriedOver(last);
    this.facts.push(...wordTargets(sentence, this.report.text, passage, context, this.years, opensTargets(topic)));
    return [...this.facts];
  }

  /** A passage begins: nothing is carried over. */
  begin(): void {
    this.carried = null;
    this.previous = '';
  }

  private add(
    sentence: SentenceText,
    passage: number,
    context: Context,
    found: Found,
    name: Name,
    phrase: Phrase,
    run: readonly Found[],
  ): void {
    const { text } = sentence;
    const { figure } = found;
    if (name.text === '') return;
    const { indicator, known, growth } = indicatorOf(name.text, figure, name.owner);
    const measure = measureOf(figure, phrase, name.text, growth);
    const clause = clauseStart(text, 0, figure.start);
    // 新建小学超过41所: a sum of what was done; 认证产品总数突破41个, 每年发放超过41万元: none.
    const summed =
      (phrase.action !== '' || phrase.doing !== '' || /新增|净增/.test(name.text)) &&
      !/总数|总量|每年/.test(text.slice(clause, figure.start));
    // 为41户家庭提供住房: for them, they are not reached.
    const forThem = name.start >= figure.end && /(?:^|[，。；])(?:共|累计|先后)?为$/.test(text.slice(0, figure.start));
    const time = timeOf(
      {
        before: `${this.told}${text.slice(0, figure.start)}`.slice(-BEFORE_REACH),
        clause: text.slice(clause, figure.start),
        after: text.slice(figure.end, figure.end + 12),
        reached:
          (phrase.predicate.reach === true && !forThem) ||
          measure === 'rank' ||
          (!summed &&
            [...figure.modifiers, ...(run[0] as Found).figure.modifiers].some((word) =>
              /^(?:超过|突破|接近|不低于|不超过)$/.test(word),
            )),
        bases: phrase.bases,
        name: name.text,
        change: phrase.predicate.change === true || figure.base === '番',
        times: /^[倍番]$/.test(figure.base) && phrase.predicate.reach !== true,
        done: phrase.doing !== '' || !/^(?:完成|实现|达到)?$/.test(phrase.action),
      },
      context,
      this.years,
    );
    const lastOfRun = run.at(-1) as Found;
    const ends = [figure.end, name.end, run.length > 1 ? lastOfRun.figure.end : 0];
    let end = Math.max(...ends);
    let start = Math.min(name.start, figure.start);
    const owned = name.owner === '' ? -1 : text.lastIndexOf(name.owner, start);
    if (owned >= 0) start = owned;
    if (end - start > QUOTE_MAX) [start, end] = [clause, figure.end];
    const figureSpan = sentence.place(figure);
    const written = this.report.text.slice(...range(sentence.place(name)));
    this.facts.push({
      ...sentence.place({ start, end }),
      indicator,
      known,
      // As the report writes it, unless the name was completed from parts.
      surface:
        text.slice(name.start, name.end) === name.text && written.length === name.text.length ? written : name.text,
      value: figure.value,
      valueMax: figure.valueMax,
      unit: figure.unit === '' ? (figure.rank ? '位' : null) : figure.unit,
      amount: Number((figure.value * figure.factor).toPrecision(12)),
      figure: this.report.text.slice(...range(figureSpan)),
      figureSpan,
      measure,
      direction: phrase.predicate.direction ?? null,
      modifier: [...phrase.modifiers, ...figure.modifiers].join('、') || null,
      kind: time.kind,
      period: time.period,
      basis: phrase.bases.join('、') || null,
      note: noteOf(text, figure.start, clause),
      passage,
    });
  }
}

/** @returns the facts of a report in the order of its text */
export function extractFacts(report: Report): Fact[] {
  const context = new ContextReader(report.year);
  const plain = plainText(report.text);
  const reader = new SentenceReader(report, plain);
  const facts: Fact[] = [];
  let glossary = false;
  for (const passage of report.passages) {
    glossary ||=
      GLOSSARY.test(plain.slice(passage.start, passage.start + 40)) ||
      passage.section.some((heading) => GLOSSARY.test(heading));
    // What words mean is no fact of the place: “每团队1位名校长”.
    if (glossary) break;
    if (NOTE.test(plain.slice(passage.start, passage.start + 12))) continue;
    reader.begin();
    context.enter(
      passage.section.map(plainText),
      !/[\n\r]\s*$/.test(plain.slice(Math.max(0, passage.start - 4), passage.start)),
    );
    for (const sentence of sentences(report.text, passage.start, passage.end)) {
      const now = context.read(plain.slice(sentence.start, Math.min(sentence.end, sentence.start + 60)));
      facts.push(...reader.read(sentence, passage.ordinal, now));
    }
  }
  return withNotes(facts.sort((a, b) => a.figureSpan.start - b.figureSpan.start));
}
