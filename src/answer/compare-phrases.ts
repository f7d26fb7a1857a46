/**
 * The words around compared values, in the language of the question. What a report says is quoted as it is.
 */
import type { ReportSummary } from '../domain.ts';
import type { Common, Unlike } from './compare-rows.ts';
import { capital, placeInEnglish } from './english.ts';

export interface Phrases {
  place(report: ReportSummary): string;
  /** 地区生产总值增长目标 */
  label(common: Common): string;
  /** With its year, in front of what it says. */
  line(report: ReportSummary): string;
  highest(label: string, high: boolean, names: string, tie: boolean): string;
  several(label: string, high: boolean, names: string, tie: boolean): string;
  over(label: string, high: boolean, a: string, b: string, values: string): string;
  same(label: string, names: string): string;
  order(label: string, high: boolean, names: string): string;
  ends(label: string, high: boolean, first: string, last: string): string;
  /** @param year null where it goes without saying */
  given(name: string, figure: string, year: number | null): string;
  /** Only one report gives a value that could be compared. */
  only(label: string, name: string): string;
  /** The numbers are equal, the words around them are not: 6%以上, 6%. */
  bound(a: string, b: string, figures: string): string;
  readonly converted: string;
  readonly space: string;
  versus(a: string, b: string): string;
  difference(text: string): string;
  /** A difference by itself. */
  gap(text: string): string;
  stretch(name: string, figure: string): string;
  stretchLine: string;
  ofYear(year: number, high: boolean, names: string): string;
  readonly yearsDiffer: string;
  readonly newest: string;
  readonly missing: string;
  readonly more: string;
  readonly noFigure: string;
  apart(reason: string): string;
  reason(unlike: Unlike): string;
  /** Around the names of those that speak of it. */
  mentioned(topic: string): { readonly before: string; readonly after: string };
  /** Those within a bound that the question sets. */
  within(names: string): string;
  readonly nobody: string;
  readonly differ: string;
  readonly alike: string;
  /** Above those that do not fit. */
  readonly rest: string;
  /** Above what reports have in common, what they set differently, and what only one of them sets. */
  readonly sameTargets: string;
  readonly otherTargets: string;
  onlyTargets(place: string): string;
  /** Behind names of which not all are given. */
  readonly others: string;
  /** A year that stands for its report. */
  yearAlone(year: number | null): string;
  readonly colon: string;
  readonly comma: string;
  readonly stop: string;
  readonly and: string;
  readonly tied: string;
  readonly columns: Readonly<
    Record<
      'indicator' | 'place' | 'year' | 'stretch' | 'kind' | 'source' | 'remark' | 'whether' | 'quote' | 'content',
      string
    >
  >;
  readonly kinds: Readonly<Record<'achieved' | 'target', string>>;
  readonly yes: string;
}

const placeOf = ({ region }: ReportSummary): string => region ?? '地区不明';
const yearOf = ({ year }: ReportSummary): string => (year === null ? '年份不明' : String(year));

const CHINESE: Phrases = {
  place: placeOf,
  label: ({ name, growth, kind }) =>
    `${name}${growth ? (kind === 'target' ? '增长' : '增速') : ''}${kind === 'target' ? '目标' : ''}`,
  line: (report) => `${placeOf(report)}（${yearOf(report)}）：`,
  highest: (label, high, names, tie) => `${label}最${high ? '高' : '低'}的是${names}${tie ? '，数字相同，并列' : ''}。`,
  several: (label, high, names, tie) =>
    `${label}最${high ? '高' : '低'}的是：${names}${tie ? '（数字相同的一并列出）' : ''}。`,
  over: (label, high, a, b, values) => `${label}：${a}${high ? '高于' : '低于'}${b}，${values}`,
  same: (label, names) => `${label}的数字相同，并列：${names}`,
  order: (label, high, names) => `${label}${high ? '由高到低' : '由低到高'}：${names}。`,
  ends: (label, high, first, last) =>
    `${label}最${high ? '高' : '低'}的是${first}，最${high ? '低' : '高'}的是${last}；以下${high ? '由高到低' : '由低到高'}。`,
  given: (name, figure, year) => `${name}（${year === null ? '' : `${year}年，`}${figure}）`,
  only: (label, name) => `只有一份报告给出了可比的${label}：${name}。`,
  bound: (a, b, figures) => `，${a}不低于${b}（${figures}）`,
  converted: '计量单位不同的，换算后比较。',
  space: '',
  versus: (a, b) => `${a}对${b}`,
  difference: (text) => `，相差${text}（计算得出）`,
  gap: (text) => text,
  stretch: (name, figure) => `${name}另有奋斗目标${figure}`,
  stretchLine: '；奋斗目标：',
  ofYear: (year, high, names) => `只看${year}年的报告，最${high ? '高' : '低'}的是${names}。`,
  yearsDiffer: '注意：这些报告的年份不同，数字不是同一年的。',
  newest: '同一地区有几份报告的，取最新一份。',
  missing: '未提及',
  more: '其余报告从略。',
  noFigure: '没有给出数字',
  apart: (reason) => `（${reason}，不参与比较）`,
  reason: (unlike) => {
    if (unlike.by === 'growth') return '是增速，不是总量';
    if (unlike.by === 'level') return '是总量，不是增速';
    if (unlike.by === 'words') return '没有给出数字';
    if (unlike.by === 'unit') return '单位不同';
    if (unlike.by === 'kind') return unlike.own === 'target' ? '是目标，不是完成数' : '是完成数，不是目标';
    if (unlike.by === 'indicator') return `是${unlike.own}`;
    return unlike.own === '' ? '年份不明' : `是${unlike.own.replace(/^by /, '到')}年的数字`;
  },
  mentioned: (topic) => ({ before: `提到“${topic}”的有：`, after: '。' }),
  within: (names) => `符合条件的有：${names}。`,
  nobody: '没有符合条件的。',
  differ: '不一样。',
  alike: '一样。',
  rest: '其余：',
  sameTargets: '数字相同的目标：',
  otherTargets: '数字不同的目标：',
  onlyTargets: (place) => `只有${place}提出：`,
  others: '等',
  yearAlone: (year) => (year === null ? '年份不明' : `${year}年`),
  colon: '：',
  comma: '，',
  stop: '。',
  and: '、',
  tied: '（并列）',
  columns: {
    ...{ place: '地区', year: '年份', stretch: '奋斗目标', kind: '类别', source: '出处', remark: '备注' },
    ...{ indicator: '指标', whether: '是否提到', quote: '原文', content: '内容' },
  },
  kinds: { achieved: '完成', target: '目标' },
  yes: '提到',
};

const englishPlace = ({ region }: ReportSummary): string => placeInEnglish(region);

const yearInEnglish = ({ year }: ReportSummary): string => (year === null ? 'year unknown' : String(year));

const pointsInEnglish = (text: string): string =>
  text.replace(/^(.+)个百分点$/, (_, number) => `${number} percentage point${number === '1' ? '' : 's'}`);

const ENGLISH: Phrases = {
  place: englishPlace,
  label: ({ name, english, growth, kind }) =>
    `${english ?? name}${growth && !/growth/.test(english ?? '') ? ' growth' : ''}${kind === 'target' ? ' target' : ''}`,
  line: (report) => `${englishPlace(report)}, ${yearInEnglish(report)}: `,
  highest: (label, high, names, tie) =>
    `${high ? 'Highest' : 'Lowest'} ${label}: ${names}${tie ? ' (tied: the same number)' : ''}.`,
  several: (label, high, names, tie) =>
    `${high ? 'Highest' : 'Lowest'} ${label}: ${names}${tie ? ' (equal numbers are all listed)' : ''}.`,
  over: (label, high, a, b, values) => `${capital(label)}: ${a} is ${high ? 'higher' : 'lower'} than ${b}, ${values}`,
  same: (label, names) => `${capital(label)}: the numbers are the same: ${names}`,
  order: (label, high, names) => `${capital(label)}, from ${high ? 'high to low' : 'low to high'}: ${names}.`,
  ends: (label, high, first, last) =>
    `${high ? 'Highest' : 'Lowest'} ${label}: ${first}; ${high ? 'lowest' : 'highest'}: ${last}. In order:`,
  given: (name, figure, year) => `${name}${year === null ? '' : `, ${year},`} ${figure}`,
  only: (label, name) => `Only one report gives a comparable ${label}: ${name}.`,
  bound: (a, b, figures) => `; ${a} is at least as high as ${b} (${figures})`,
  converted: 'Different units are converted before they are compared.',
  space: ' ',
  versus: (a, b) => `${a} against ${b}`,
  difference: (text) => `, a difference of ${pointsInEnglish(text)} (computed)`,
  gap: pointsInEnglish,
  stretch: (name, figure) => `${name} also has a stretch target (奋斗目标) of ${figure}`,
  stretchLine: '; 奋斗目标 (stretch target): ',
  ofYear: (year, high, names) => `Among the reports of ${year} alone the ${high ? 'highest' : 'lowest'} is ${names}.`,
  yearsDiffer: 'Note: these reports are of different years, so the numbers are not of the same year.',
  newest: 'Where a place has several reports, the newest is taken.',
  missing: 'Not mentioned',
  more: 'Further reports are left out.',
  noFigure: 'no figure given',
  apart: (reason) => ` (${reason}; not compared)`,
  reason: (unlike) => {
    if (unlike.by === 'growth') return 'a growth rate, not a total';
    if (unlike.by === 'level') return 'a total, not a growth rate';
    if (unlike.by === 'words') return 'no figure given';
    if (unlike.by === 'unit') return 'another unit';
    if (unlike.by === 'kind') return unlike.own === 'target' ? 'a target, not a result' : 'a result, not a target';
    if (unlike.by === 'indicator') return `it is ${unlike.own}`;
    return unlike.own === '' ? 'year unknown' : `of ${unlike.own}`;
  },
  mentioned: (topic) => ({ before: `“${topic}” is mentioned by: `, after: '.' }),
  within: (names) => `These fit: ${names}.`,
  nobody: 'None fits.',
  differ: 'They differ.',
  alike: 'They are the same.',
  rest: 'The others:',
  sameTargets: 'Targets with the same number:',
  otherTargets: 'Targets with different numbers:',
  onlyTargets: (place) => `Set by ${place} only: `,
  others: ' and others',
  yearAlone: (year) => (year === null ? 'year unknown' : String(year)),
  colon: ': ',
  comma: ', ',
  stop: '.',
  and: ', ',
  tied: ' (tied)',
  columns: {
    ...{ place: 'Place', year: 'Year', stretch: 'Stretch target', kind: 'Kind', source: 'Source', remark: 'Remark' },
    ...{ indicator: 'Indicator', whether: 'Mentioned', quote: 'Quote', content: 'Content' },
  },
  kinds: { achieved: 'achieved', target: 'target' },
  yes: 'yes',
};

/** @param english the question is in English */
export const phrasesFor = (english: boolean): Phrases => (english ? ENGLISH : CHINESE);
