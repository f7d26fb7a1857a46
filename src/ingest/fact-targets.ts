/**
 * Targets that are given in words: “居民收入增长与经济增长同步”, “完成上级下达任务”. Facts without a value.
 */
import type { Fact, Span } from '../domain.ts';
import { indicatorAtEnd, indicatorNamed } from '../lexicon/indicators.ts';
import type { Context } from './fact-context.ts';
import { clauseStart } from './fact-figures.ts';
import { splitHalves } from './fact-lists.ts';
import { noteOf } from './fact-notes.ts';
import { readPhrase } from './fact-phrase.ts';
import { type ReportYears, timeOf } from './fact-time.ts';
import type { SentenceText } from './sentence-text.ts';

const SAYS =
  /(?:增长|提高|增幅)?(?:保持)?(?:与|和|同)[^，。；,;与和]{2,16}(?:基本)?(?:保持)?(?:同步|持平|相适应|相匹配|相当)|(?:在[^，。；,;]{0,14}内)?(?:进行)?统筹(?:考虑|考核|评估|平衡)|(?:全部|总体|继续|稳定)*(?:达到|保持在?|稳定在|优于|达)(?:或优于)?(?:国家|地表水)*[ⅠⅡⅢⅣⅤ]{1,2}类(?:水质|水体|水)?(?:标准)?(?:及|或)?(?:以上|优于)?(?:标准|水平|水质)?|(?:增速|增长|增幅)?(?:高于|快于|不低于|略高于)[^，。；,;\d]{2,14}(?:增长|增速|平均水平|增幅|水平)|(?:确保)?(?:全面|圆满)?完成[^，。；,;\d]{0,10}(?:下达|规定|确定|[省市国区县]定|进度|约束性)的?[^，。；,;\d]{0,12}(?:任务|目标|指标)|(?:确保)?(?:全面|圆满)?完成(?:国家|省|市|上级|省市)[^，。；,;\d]{0,8}任务|(?:确保)?(?:全面|圆满)?完成[^，。；,;\d]{0,20}(?:减排|下降|降碳|能耗|排放)[^，。；,;\d]{0,12}(?:目标|任务)|(?:达到|赶上|超过)(?:或(?:超过|高于))?全[国省市](?:平均)?水平|(?:控制|保持|稳定)在(?:[^，。；,;\d]{0,8})(?:合理区间|合理范围|[^，。；,;\d]{0,6}(?:下达|规定|控制)的?[^，。；,;\d]{0,8}(?:以内|之内|范围内|目标内|任务内|范围)?)|(?:达到|实现)[^，。；,;\d]{0,6}(?:下达|规定|核定|考核|[省市]核)的?(?:目标|要求|任务|标准)|(?<=[率度量])(?:继续|持续)(?:下降|降低|改善|提高|提升)(?=[，。；、,;]|$)/g;
/** 完成省定任务 says nothing of what. */
const SET_BY =
  /^(?:确保)?(?:全面|圆满)?完成(?:国家|省|市|上级)*(?:(?:下达|规定|确定|[省市国区县]定|[、和])的?(?:国家|省|市|上级)*)*(?:目标)?(?:任务|目标|指标)$/;
const NAME_REACH = 24;
const REACH_BACK = 20;
const OWN_MAX = 16;
const BEFORE_REACH = 300;
/** Among the main targets these words are a target too: “一般公共预算收入稳定增长”. */
const STEADY =
  /(?:保持)?(?:稳定|稳步|平稳|持续|较快|适度|恢复性)(?:增长|提高|提升|上升|增加|下降)(?=[，。；、,;]|$)|(?:保持)?基本平衡|(?:进一步|继续|持续|稳步)下降(?=[，。；、,;]|$)|保持稳定(?=[，。；、,;]|$)|(?:有所|进一步|明显|继续|持续|不断)改善|(?:量稳质升|稳[中量]提质|[保促]稳提质|稳中向好|回稳向好)(?=[，。；、,;]|$)/g;
const MAIN = /(?:预期|奋斗|主要|发展)目标(?:是|为|[:：])/;
/** “主要预期目标是：” whose list stands on the next line. */
export const opensTargets = (sentence: string): boolean => MAIN.test(sentence) && /[：:]\s*$/.test(sentence);
/** What a target can be set for, besides the indicators of the lexicon: 劳动报酬, not 宗教与社会主义社会相适应. */
const OWN_NAME =
  /(?:收入|报酬|工资|待遇|水平|支出|投入|增速|进出口|投资|消费|能耗|排放|排放量|浓度|强度|储蓄|利润|就业|产值|产量|指标|收支|状况|质量|水质|断面|减排|降碳|降耗|节能|双控)$/;
/** Who set a target, or for when, is not what it is for. */
const NO_NAME = /^(?:国家|省|市|区|县|上级|各项|全年|年度|阶段性?|进度|既定|[、和])*级?(?:下达|规定|确定)?$/;
/** 国家和省下达的节能减排 */
const SET_FOR = /^(?:国家|省|市|区|县|上级|级|[、和])+(?:下达|规定|确定)的/;

interface TargetName extends Span {
  readonly name: string;
  /** Canonical name, '' where the lexicon has none. */
  readonly known: string;
}

/** The indicator nearest to the left of the words, or inside them. */
function nameAt(text: string, from: number, start: number, end: number): TargetName | null {
  for (let to = start; to > Math.max(from, start - REACH_BACK); to--) {
    if (/[\w.]/.test(text[to] ?? '')) continue;
    const begin = Math.max(from, to - NAME_REACH);
    const hit = indicatorAtEnd(text.slice(begin, to));
    if (hit)
      return { name: text.slice(begin + hit.start, to), known: hit.indicator.name, start: begin + hit.start, end: to };
  }
  const words = text.slice(start, end);
  const phrase = readPhrase(text.slice(from, start), from);
  // “长江、黄河出境断面水质稳定保持在Ⅱ类”
  const listed = phrase.name.length > OWN_MAX ? phrase.name.lastIndexOf('、') + 1 : 0;
  const own = phrase.name.slice(listed);
  if (OWN_NAME.test(own) && own.length <= OWN_MAX)
    return { name: own, known: '', start: phrase.span.start + listed, end: phrase.span.end };
  // What a target is compared with is not what it is for.
  if (/同步|持平|相适应|相匹配|相当|高于|快于|不低于|平衡|改善/.test(words)) return null;
  for (let to = end; to > start + 2; to--) {
    const hit = indicatorAtEnd(text.slice(start, to));
    if (hit)
      return { name: text.slice(start + hit.start, to), known: hit.indicator.name, start: start + hit.start, end: to };
  }
  const set =
    /(?:完成|下达|规定|确定|[省市国区县]定|核定)的?(?:(?:国家|省|市|上级)+(?:下达|规定|确定)的?)?(?:我[省市区县])?(?:各项)?(约束性指标|[\p{Script=Han}]{2,12}?(?=(?:约束性)?(?:任务|目标|指标)))/u.exec(
      words,
    );
  if (set?.[1] === undefined || NO_NAME.test(set[1])) return null;
  const name = set[1].replace(SET_FOR, '');
  const at = start + set.index + set[0].indexOf(set[1]) + set[1].length - name.length;
  return { name, known: '', start: at, end: at + name.length };
}

/** The same for several that are named together: “一般公共预算收入和固定资产投资稳定增长”. */
function namesAt(text: string, from: number, start: number, end: number): TargetName[] {
  // “浓度下降等约束性指标完成……”: what stands before 等 are only some of them.
  const some = /等(?:其他|其它)?([\p{Script=Han}]{2,6}指标)$/u.exec(text.slice(from, start))?.[1];
  if (some !== undefined) return [{ name: some, known: '', start: start - some.length, end: start }];
  const names: TargetName[] = [];
  const nearest = nameAt(text, from, start, end);
  // “播种面积及水质指标完成……”: the last of them need not be one that the lexicon knows.
  const between =
    nearest === null
      ? null
      : /^(?:降低|下降)?(?:和|与|及|、)([\p{Script=Han}]{3,14})$/u.exec(text.slice(nearest.end, start));
  if (between?.[1] !== undefined && OWN_NAME.test(between[1]))
    names.push({ name: between[1], known: '', start: start - between[1].length, end: start });
  for (let name = nearest; name !== null; ) {
    names.unshift(name);
    const joined = /(?:和|与|及|、)$/.exec(text.slice(from, name.start));
    const before: number = joined ? name.start - joined[0].length : 0;
    const hit: ReturnType<typeof indicatorAtEnd> = joined ? indicatorAtEnd(text.slice(from, before)) : null;
    name = hit
      ? { name: text.slice(from + hit.start, before), known: hit.indicator.name, start: from + hit.start, end: before }
      : null;
  }
  return names;
}

/** 城乡居民收入 are two. */
const halvesOf = (name: TargetName): TargetName[] =>
  splitHalves({ text: name.name, owner: '', start: name.start, end: name.end }).map(({ text }) =>
    text === name.name ? name : { ...name, name: text, known: indicatorNamed(text)?.name ?? '' },
  );

/**
 * @param report its text as it is; @param years of the report
 */
export function wordTargets(
  { text: sentence, place }: SentenceText,
  report: string,
  passage: number,
  context: Context,
  years: ReportYears,
  opened = false,
): Fact[] {
  if (
    !/同步|持平|相适应|相匹配|统筹|[ⅠⅡⅢⅣⅤ]类|高于|快于|不低于|完成|区间|范围|以内|下达|规定|核|进一步|质升|提质|改善|省定|市定|继续|持续|稳定|稳步|平稳|较快/.test(
      sentence,
    )
  )
    return [];
  const facts: Fact[] = [];
  const says = [...sentence.matchAll(SAYS)];
  const steady = MAIN.test(sentence) || opened ? [...sentence.matchAll(STEADY)] : [];
  const found = [...says, ...steady.filter(({ index }) => !says.some((one) => one.index === index))];
  for (const match of found) {
    const start = match.index;
    const end = start + match[0].length;
    if (/^[^，。；,;]{0,8}\d/.test(sentence.slice(end, end + 8)) && /高于|快于|不低于/.test(match[0])) continue;
    const clause = clauseStart(sentence, 0, start);
    const time = timeOf(
      {
        before: sentence.slice(Math.max(0, start - BEFORE_REACH), start),
        // 在“十四五”规划期内统筹考虑 tells its years itself.
        clause: sentence.slice(clause, /五[”"]?规划期/.test(match[0]) ? end : start),
        after: '',
        reached: false,
        bases: [],
        name: '',
        change: false,
        times: false,
        done: false,
      },
      context,
      years,
    );
    if (time.kind !== 'target') continue;
    // “约束性指标，确保完成省定任务”: the name stands in the clause before.
    const bare =
      sentence.slice(clause, start).trim() === '' && /[，,]/.test(sentence[clause - 1] ?? '') && SET_BY.test(match[0]);
    const from = bare ? clauseStart(sentence, 0, clause - 1) : clause;
    const namesEnd = bare ? clause - 1 : start;
    const figureSpan = place({ start, end });
    for (const name of namesAt(sentence, from, namesEnd, bare ? namesEnd : end).flatMap(halvesOf)) {
      facts.push({
        ...place({ start: Math.min(name.start, start), end }),
        indicator: name.known || name.name,
        known: name.known !== '',
        surface: name.name,
        value: null,
        valueMax: null,
        unit: null,
        amount: null,
        figure: report.slice(figureSpan.start, figureSpan.end),
        figureSpan,
        measure: 'growth',
        direction: null,
        modifier: null,
        kind: 'target',
        period: time.period,
        basis: null,
        note: noteOf(sentence, start, clause),
        passage,
      });
    }
  }
  return facts;
}
