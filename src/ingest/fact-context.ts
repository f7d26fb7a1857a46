/**
 * Whether a stretch of a report tells what was done or what is planned, and of which years: by its headings, else by the words
 * that turn from one to the other. Single facts may say otherwise of themselves.
 */
import { spanOf, type Years } from './fact-spans.ts';

export interface Context {
  readonly part: 'review' | 'plan';
  /** Years that are spoken of when a figure names none; null where the report has no year. */
  readonly years: Years | null;
  /** The several years that the headings or the last words about a span name: what a yearly average is of. */
  readonly long: Years | null;
  /** Of the paragraph, where it names one of them for some sentences. */
  readonly around: Years | null;
}

const REVIEW = /回顾|总结|成就|成绩|过去|以来|工作情况|基本情况|执行情况|完成情况/;
const PLAN =
  /安排|目标|任务|重点工作|今后|未来|思路|要求|打算|建议|部署|计划|规划|展望|自身建设|工作重点|主要工作|指导思想|措施|努力|奋斗/;
/** “在接续奋斗中取得新成效”: what was won, whatever else the heading says; “推动改革取得新突破” is still to come. */
const WON = /取得[^，。]{0,10}(?:成效|进展|成就|成果|突破|进步|胜利)/;
const TO_WIN = /推动|推进|努力|力争|奋力|确保|争取|促进|加快|务求|再/;
/** “‘八五’计划执行情况” plans nothing. */
const PLAN_TITLE =
  /[“"]?(?:十?[一二三四五六七八九]五|十五)[”"]?(?:计划|规划)|(?:计划|规划|目标|任务)(?=(?:的)?(?:执行|完成)情况)/g;
/** “过去五年主要工作” is no plan. */
const WORK_DONE = /(?:过去|五年来|[前上]五年)[^，。]{0,4}的?(?:主要|重点)?工作(?!的?(?:任务|安排|目标))/;
const SECOND = /^[二三]、/;
const LONG_REVIEW =
  /五年来|过去的?五年|五年间|这五年|[前上]五年|本届政府(?!计划|确定|提出|承诺|减少|[^，。]{0,10}(?:一年|开局))|[“"]?十?[一二三四五六七八九]五[”"]?(?:期间|时期|以来|时|规划)|第[一二三四五六七八九]个五年计划(?:期间|时期)|三年来|四年来|过去[三四]年/;
const ONE_YEAR = /过去的?一年|一年来|20\d\d年(?:[，,是全我]|以来[，,])|刚刚过去的20\d\d年|去年/;
const TURN_TO_PLAN =
  /^.{0,12}(?:(?:今年|20\d\d年|新的一年)(?:工作)?的?(?:总体|指导|主要|基本|工作)(?:要求|思路|思想|目标|任务|预期)|做好今年|今年是|今年(?:要)?(?:重点|着力)|今后[一两三五]?[年个]|未来五年|综合考虑)|(?:主要)?(?:预期|奋斗)目标(?:是|为|[:：])/;

/** “较‘十三五’末增长” tells nothing of the figure's own years. */
export const COMPARED_WITH_PLAN =
  /(?:比|较|是|为|由|从|与|相当于|等于|达到?|[高低快慢优好]于)(?:整个)?[“"]?(?:[六七八九]五|十[一二三四]?五)[”"]?(?:末|初|时期|期间|规划)?/g;
/** “我们编制了‘十五五’规划纲要”: what follows is of that plan. */
const DRAFTS =
  /(?:编制|制定|起草|拟[定订])[^。；]{0,24}(?:[“"]十[一二三四五六七]五[”"]|第十[一二三四五六七]个五年)规划/;
const LOOKS_BACK = /^.{0,10}(?:过去的?一年|一年来)(?:里|中|[，,])?[^。]{0,30}(?:取得|我们(?!要)|是|把)/;
const LOOKS_AHEAD = /^.{0,8}(?:今年|新的一年|下一步|今后|必须|我们要|要)/;

/** What the headings say, and how many of them, from the outermost, it takes; null when they do not tell. */
function byHeadings(path: readonly string[], year: number | null): (Context & { readonly depth: number }) | null {
  for (const [outer, heading] of path.entries()) {
    const named = [...heading.matchAll(/((?:19|20)\d{2})年(?!(?:的)?远景)/g)].map(([, one]) => Number(one));
    const won = WON.test(heading) && !TO_WIN.test(heading);
    const back = won || REVIEW.test(heading);
    const ahead = !won && PLAN.test(heading.replace(PLAN_TITLE, '').replace(WORK_DONE, ''));
    let part: Context['part'] | null = null;
    if (back !== ahead) part = back ? 'review' : 'plan';
    else if (!back && named.length > 0 && year !== null)
      part = named.every((one) => one < year) ? 'review' : named.every((one) => one >= year) ? 'plan' : null;
    if (part === null) continue;
    const told = spanOf(heading, part, year);
    // “三年来的工作和总任务”: what is over is no time to plan for.
    const long = part === 'plan' && told !== null && year !== null && told[1] < year ? null : told;
    // “2020年回顾和‘十三五’成就”: what is named first is told, unless more is said.
    // Headings that name both (“过去五年及2021年”): the year, until the text speaks of the years.
    const span = named.length > 0 ? null : long;
    // “2021年回顾和2022年安排”: a review is of what is over.
    const last = (part === 'review' && year !== null ? named.filter((one) => one < year) : named).at(-1);
    const usual = year === null ? null : part === 'review' ? year - 1 : year;
    const single = last ?? usual;
    return { part, years: span ?? (single === null ? null : [single, single]), long, around: null, depth: outer + 1 };
  }
  return null;
}

const reviewOf = (years: Years): Context => ({ part: 'review', years, long: years, around: null });

/** A year that holds for more than its sentence stands within so many characters of its beginning. */
const OPENS = 10;
/** Sentences of a paragraph that may turn from one time to another for more than the paragraph. */
const TURNS = 2;
const DIGITS_OF_YEAR = /(?:19|20)\d{2}年/g;
/** A heading that names one year in front of several. */
const YEAR_FIRST = /^\s*[一二三四五六]、[^“"五]{0,4}20\d\d年[^，。]{0,6}[和及与、暨][“"]?(?:[“"]十|过去|五年|十)/;
/** “2021年是极不平凡的一年” */
const YEAR_IS = /20\d\d年[，,]?是/;
/** “我们主要做了以下工作：” */
const SETS_OUT = /(?:主要|重点|着力|集中)(?:做|抓|开展)(?:好)?了|以下[^。]{0,8}工作/;
/** “2021年，产值达到41亿元，比2016年增长9%” is told of the years in between. */
const SINCE_THEN = /(?:比|较|[由从])(?:(?:19|20)\d{2}年|[“"]?(?:十[一二三四]?|[六七八九])五)|年均|是(?:19|20)\d{2}年的/;

const spansYears = (context: Context | null): boolean =>
  context?.years != null && context.years[0] < context.years[1] && context.part === 'review';

/** Follows a report from its beginning to its end. */
export class ContextReader {
  private readonly year: number | null;
  private path = '';
  private context: Context;
  /** What held before a plan looked back for a paragraph: “过去一年里取得……”. */
  private ahead: Context | null = null;
  /** The section numbered first is a review. */
  private looked = false;
  /** What held before a paragraph spoke of “今后三年”, or of one year of several. */
  private usual: Context | null = null;
  /** The headings that told last. */
  private told = '';
  private headed: Context | null = null;
  /** Under them the text turned to other years: “刚刚过去的2021年，我们……”. */
  private turned = false;
  /** Sentences of the passage that were read. */
  private sentences = 0;

  /** @param year whose tasks the report sets */
  constructor(year: number | null) {
    this.year = year;
    this.context = { part: 'review', years: year === null ? null : [year - 1, year - 1], long: null, around: null };
  }

  /**
   * A passage begins.
   * @param path its headings
   * @param continues it is the next part of a long paragraph
   */
  enter(path: readonly string[], continues = false): void {
    const key = path.join('\n');
    if (continues && key === this.path) {
      // One year told in a text without paragraphs does not hold to its end.
      if (spansYears(this.usual) && !spansYears(this.context)) {
        this.context = this.usual as Context;
        this.usual = null;
      }
      return;
    }
    this.context = this.ahead ?? this.usual ?? this.context;
    this.ahead = null;
    this.usual = null;
    this.sentences = 0;
    if (key === this.path) return;
    this.path = key;
    const told = byHeadings(path, this.year);
    const [top = ''] = path;
    if (told) {
      const by = path.slice(0, told.depth).join('\n');
      if (by !== this.told) this.turned = false;
      // “（二）……” goes on in the year to which the section turned.
      if (!this.turned || told.part !== this.context.part) this.context = told;
      this.told = by;
      this.headed = told;
    }
    // “一、工作回顾” is over where “二、……” begins, whatever that one is called.
    else if (this.year !== null && this.looked && SECOND.test(top) && !REVIEW.test(top))
      this.context = { part: 'plan', years: [this.year, this.year], long: null, around: null };
    this.looked = /^一、/.test(top) ? told?.part === 'review' : this.looked && !SECOND.test(top);
  }

  /** For the rest of the paragraph, or until it turns to what is to come. */
  private lookBack(context: Context): void {
    this.ahead ??= this.context;
    this.context = context;
  }

  /** Other years of a review, for good or for the rest of the paragraph. */
  private review(context: Context, good: boolean): void {
    if (good) {
      this.turned = true;
      this.usual = null;
    } else this.usual ??= this.context;
    const around = this.usual?.years ?? null;
    this.context = { ...context, around: around !== null && around[0] < around[1] ? around : null };
  }

  /** @returns what holds for this sentence and, until something else is said, for those behind it */
  read(sentence: string): Context {
    const { year } = this;
    // “一、2025年和‘十四五’时期工作回顾” begins with the year.
    if (YEAR_FIRST.test(sentence) && this.path.split('\n').includes(sentence.trim())) return this.context;
    const bare = !/\d/.test(sentence.replace(DIGITS_OF_YEAR, ''));
    const announces = ++this.sentences <= TURNS && bare;
    if (this.ahead && LOOKS_AHEAD.test(sentence)) {
      this.context = this.ahead;
      this.ahead = null;
    } else if (this.ahead === null && this.context.part === 'plan' && year !== null && LOOKS_BACK.test(sentence)) {
      this.lookBack(reviewOf([year - 1, year - 1]));
    }
    const { part } = this.context;
    if (
      part === 'review' &&
      !/^.{0,6}(?:五年|一年)来/.test(sentence) &&
      TURN_TO_PLAN.test(sentence) &&
      byHeadings(this.path.split('\n'), year)?.part !== 'review'
    ) {
      this.context = { part: 'plan', years: year === null ? null : [year, year], long: null, around: null };
    }
    if (this.context.part === 'review' && this.context.around !== null && SETS_OUT.test(sentence)) {
      this.review(this.context, true);
    }
    if (year === null) return this.context;
    const head = sentence.slice(0, 24);
    if (this.context.part === 'review') {
      const told = head.replace(COMPARED_WITH_PLAN, ' ');
      const one = head.search(ONE_YEAR);
      const several = told.search(LONG_REVIEW);
      // “刚刚过去的2021年，是本届政府的第一年”
      const years = several >= 0 && (one < 0 || one > several) ? spanOf(told, 'review', year) : null;
      const drafted = spanOf(DRAFTS.exec(sentence)?.[0] ?? '', 'plan', year);
      // Under a heading that names both parts, the coming plan by its name is the turn.
      if (years && years[0] >= year && byHeadings(this.path.split('\n'), year) === null)
        this.context = { part: 'plan', years, long: years, around: null };
      else if (drafted && drafted[0] >= year && byHeadings(this.path.split('\n'), year) === null)
        this.context = { part: 'plan', years: drafted, long: drafted, around: null };
      // A plan that still runs is only named (“十二五”开局之年), unless what was done since it began is told.
      else if (years && years[0] < year && (years[1] < year || /以来/.test(head)))
        // Under a heading of one year it is an aside, unless a paragraph turns to it.
        this.review(reviewOf([years[0], Math.min(years[1], year - 1)]), announces || this.headed?.long != null);
      else if (one >= 0) {
        const named = Number(/(20\d\d)年/.exec(head)?.[1] ?? year - 1);
        // An older year is of its own sentence only, and so is one that is named in the middle of one.
        const last = Math.min(named, /年以来/.test(head) ? year - 1 : named);
        if (last === year - 1 && one <= OPENS && String(this.context.years) !== `${last},${last}`)
          this.review(
            { ...this.context, years: [last, last] },
            announces ||
              (bare && YEAR_IS.test(sentence)) ||
              /一年|过去的/.test(head) ||
              SETS_OUT.test(sentence) ||
              (this.sentences === 1 && !SINCE_THEN.test(sentence)),
          );
      }
    } else {
      const told = head.replace(COMPARED_WITH_PLAN, ' ');
      const years =
        /^.{0,10}(?:今后|未来|接下来的?)[三五]年|^[^，。]{0,10}[“"]?十[一二三四]?五[”"]?(?:期间|时期)|第[一二三四五六七八九]个五年计划(?:期间|时期)/.test(
          told,
        )
          ? spanOf(told, 'plan', year)
          : null;
      if (years && years[1] < year) this.lookBack(reviewOf(years));
      else if (years) {
        if (/[两三]年/.test(told)) this.usual ??= this.context;
        this.context = { part: 'plan', years, long: years, around: null };
      } else if (/^(?:今年|20\d\d年)/.test(head)) {
        const named = Number(/^(20\d\d)年/.exec(head)?.[1] ?? year);
        if (named >= year) this.context = { ...this.context, years: [named, named] };
      }
    }
    return this.context;
  }
}
