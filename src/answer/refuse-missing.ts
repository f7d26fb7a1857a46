/**
 * The thing asked for must stand in the reports that are asked: a person, a named place or institution, a technical word.
 * Similarity alone cannot tell: the topic may be there and the thing not.
 */
import type { Rescorer } from '../../embeddings/rescorer.ts';
import type { ReportSummary } from '../domain.ts';
import { SURNAMES } from '../lexicon/surnames.ts';
import { withoutPoliteness } from '../question/politeness.ts';
import { listed } from '../question/scope.ts';
import { technicalWords } from '../question/technical.ts';
import type { Reading } from '../question/understand.ts';
import { blanked } from '../text/blanked.ts';
import { fold } from '../text/fold.ts';
import { isEnglish } from './english.ts';
import { askedNames, asksGrade } from './name-asked.ts';
import { GRADES } from './name-candidates.ts';
import type { Refusal } from './refuse.ts';

/** What is needed of the library. */
export interface Texts {
  readonly reports: readonly ReportSummary[];
  text(id: string): string | null;
}

const WHO = /谁|哪一?位|叫什么|什么名字|姓名|姓什么|\bwho\b|\bname of\b/;
/** Heads of the governments that give the reports. */
const HEAD = /(?<!副)(?:[省市区县州旗镇乡]长|主席|总理|governor|mayor|district head|county head|premier)/;
const OTHER_OFFICE =
  /书记|副(?:[省市区县州旗镇乡]长|主席|总理)|分管|主任|局长|厅长|部长|秘书长|院长|检察长|董事长|总经理|负责人|party secretary|deputy|vice|director/;

/** Somebody's name, as reports write it: in front of a title, a list or a deed. */
const PERSON = new RegExp(
  `[\\p{Script=Han}]{2,6}·[\\p{Script=Han}]{2,8}|[${SURNAMES}][\\p{Script=Han}]{1,2}(?=同志|院士|教授|先生|女士|、|等|，|,|（|荣获|荣膺|夺|获|当选|被|为)`,
  'u',
);

/** “万一谁病了”, “谁也不理”, “谁来管” ask for no person's name. */
const PERSON_ASKED = /是谁|谁是|谁(?:获|荣|夺|当选|担任|负责|主持|带队|领衔|发明|首创|捐|拿)|姓什么|姓名/;

/** Who is asked for is no person: “得奖的企业是谁”. */
const ORGANISATION = /(?:企业|公司|集团|单位|机构|医院|银行|学校|大学|院校|厂家|球队|车队|[^部]队)[^谁。；;]{0,12}谁/;

/** @returns a refusal when a person is asked for and none of the passages found names one */
export function refuseNameless(reading: Reading, passages: readonly string[]): Refusal | null {
  // Things have names too: 那座桥叫什么名字.
  const named =
    /叫什么名字/.test(reading.folded) && askedNames(reading.folded).some(({ kind }) => kind.type === 'person');
  const person = PERSON_ASKED.test(reading.folded) && !ORGANISATION.test(reading.folded);
  const asks = (named || person) && reading.asked !== 'comparison';
  if (!asks || reading.aboutSpeech || passages.some((text) => PERSON.test(text))) return null;
  return { reason: 'not-in-reports', message: '报告没有写明这个人的名字，无法回答。' };
}

/** What tells a time: a year, a month, a part of the year, 今年. */
export const TIME =
  /\d+\s*年|[\d一二三四五六七八九十〇]+[年月]|年[底初内中末]|季度|上半年|下半年|今年|去年|明年|当年|全年|目前|日前|近日|即将|十[一二三四]五|春节|国庆|五一|元旦|清明|端午|中秋|[暑寒]假/;

/** @returns a refusal when a day or year is asked for and what would be quoted tells none */
export function refuseTimeless(reading: Reading, quotes: readonly string[]): Refusal | null {
  if (reading.asked !== 'date' || reading.aboutSpeech || !/\p{Script=Han}/u.test(reading.folded)) return null;
  if (quotes.some((quote) => TIME.test(quote))) return null;
  return { reason: 'not-in-reports', message: '报告没有写明所问的时间，无法回答。' };
}

/** @returns a refusal when a grade or a place in an order is asked for and what would be quoted tells none */
export function refuseGradeless({ folded, aboutSpeech }: Reading, quotes: readonly string[]): Refusal | null {
  if (aboutSpeech || !asksGrade(folded) || quotes.some((quote) => quote.search(GRADES) >= 0)) return null;
  return { reason: 'not-in-reports', message: '报告没有写明所问的名次或等级，无法回答。' };
}

/** @returns a refusal when a person is asked for whom the reports do not name */
export function refusePerson(reading: Reading, reports: readonly ReportSummary[]): Refusal | null {
  const { folded } = reading;
  if (!WHO.test(folded)) return null;
  const of = listed(reports);
  const office = OTHER_OFFICE.exec(folded)?.[0];
  if (office !== undefined)
    return { reason: 'not-in-reports', message: `${of}的报告没有写明${office}是谁。报告里只写作报告的人。` };
  const asksHead = HEAD.test(folded) || (reading.aboutSpeech && reading.asked === 'name');
  if (asksHead && reports.length > 0 && reports.every(({ speaker }) => speaker === null))
    return { reason: 'not-in-reports', message: `${of}的报告没有写明作报告的人是谁。` };
  return null;
}

/** Endings of proper names of places, works and institutions. */
const NAMED =
  /([\p{Script=Han}]{2,8}?)(水库|国家公园|森林公园|湿地公园|景区|医院|大学|学院|高速公路|高速|高铁|铁路|机场|大桥|特大桥|隧道|新区|开发区|高新区|保税区|自贸区|产业园|工业园|科技园|体育馆|体育场|博物馆|图书馆|纪念馆|集团|公司|银行|水电站|核电站|火车站|高铁站|港区|港|大道|大街|快速路|快线|湖(?![北南州口])|岛|古镇|古城|小镇|乐园|动物园|植物园|电站|电厂|商圈|码头|渡口)(?![\p{Script=Han}]{0,1}(?:化|类|型|制))/gu;
/** A stem that holds one of these is a description, not a name. */
const DESCRIBES =
  /[的了在和与把被给让从向到有是会能要想没不多少几哪什么怎这那每各新建改修办开造扩个座家条所]|今年|去年|明年|全市|全省|全区|全县|农村|城市|乡镇|社区|中心|综合|公立|民办|公办|三甲|三级|二级|县级|市级|省级|国家|重点|高等|职业|大型|小型|附近|周边|本地|当地|外地|国有|民营|上市|龙头|商业|人民|中医|专科|老年|儿童|妇幼|智慧|现代|特色|高新|经济|技术|产业|工业|农业|物流|保险|农商|村镇|第一|第二|轨道|城际|跨海|过江|标准|世界|一流|研究|应用|地方|政策|开放|[上下出进读念考去来回坐住看趟]|孩子|娃|学生/;

/** The names a question asks about, each with its stem: 白鹭湾 of 白鹭湾水库. */
export function namesIn(reading: Reading): { name: string; stem: string }[] {
  // Places and years belong to no name: 湖北 is no lake, 浙江 no part of “浙江的医院”.
  const text = withoutPoliteness(blanked(reading.folded, reading.mentions).replace(/\d+年?/g, ' '));
  const found: { name: string; stem: string }[] = [];
  for (const match of text.matchAll(NAMED)) {
    let [name, stem = '', ending = ''] = match;
    stem = stem.replace(/^.*[的在跟和与是了把对从到给让向里中有过往去]/, '');
    name = stem + ending;
    if (stem.length >= 2 && !DESCRIBES.test(stem)) found.push({ name, stem });
  }
  return found;
}

/** Projects have names too, but are described as often: 供水工程. Only where the report itself has the words do they tell. */
const PROJECT = /([\p{Script=Han}]{3,10}?)(项目|工程|[一二三]期|通道|生产线)/gu;

/** The named things and projects a question asks about. */
export function namedThings(reading: Reading): { name: string; stem: string }[] {
  const text = withoutPoliteness(blanked(reading.folded, reading.mentions).replace(/\d+年?/g, ' '));
  const projects = [...text.matchAll(PROJECT)].flatMap(([, before = '', ending = '']) => {
    const stem = before.replace(/^.*[的在跟和与是了把对从到给让向里中有过往去]/, '');
    return stem.length >= 3 && !DESCRIBES.test(stem) ? [{ name: stem + ending, stem }] : [];
  });
  const lines = [...reading.folded.matchAll(/\d+号线/g)].map(([line]) => ({ name: line, stem: line }));
  return [...namesIn(reading), ...projects, ...lines];
}

/** What is quoted as the name of something: “青竹模式”, “惠民通”平台. Other words in quotation marks are ways of speaking. */
const QUOTED =
  /[“"「『]([\p{Script=Han}\p{L}\d+\-·]{2,16})[”"」』](?:的)?(模式|工程|行动|计划|平台|经验|机制|制度|品牌|基金|联盟|项目|工厂|基地|小镇)?/gu;
const NAMES_SOMETHING = /(?:模式|工程|行动|计划|平台|经验|机制|制度|品牌|基金|联盟|工厂|基地|小镇|号)$/;

/** A five-year plan, which is a time. */
const PERIOD = /^十[一二三四五六七八九]?五$/;

/** What the question puts in quotation marks and one of the reports has in the same words: the answer has it too. */
export function quotedIn({ folded }: Reading, contains: (term: string) => boolean): string[] {
  return [...folded.matchAll(QUOTED)]
    .map(([, term = '']) => term)
    .filter((term) => !PERIOD.test(term) && contains(term));
}

/** One of a kind, without its name: 首所…大学, 1家…企业. */
const INDEFINITE =
  /(?:首|一|(?<!\d)1|第一)[家所个座条名位艘台款项支]([\p{Script=Han}]{2,24}?)(?=[，,。；;、投获交建被入开成正]|$)/gu;
/** So much of what is told of it must be what is asked. */
const MOSTLY = 0.6;

/** Below this the quoted words are of something else than the noun. */
const SAME_THING = 0.5;

/**
 * “一家企业获评…”: the report tells of one and does not name it.
 * @param quotes what would be answered, in which no name was found
 */
export function refuseUnnamedOne({ folded }: Reading, quotes: readonly string[]): Refusal | null {
  if (!/哪一?[家所个座条名位艘台款项支]|叫(?:什么|啥)/.test(folded)) return null;
  const asked = new Set(folded.replace(/[哪一叫什么是的了名字]/g, ''));
  const one = quotes.some((quote) =>
    [...quote.matchAll(INDEFINITE)].some(([, thing = '']) => {
      const shared = [...thing].filter((char) => asked.has(char)).length;
      return shared >= Math.max(2, MOSTLY * thing.length);
    }),
  );
  return one ? { reason: 'not-in-reports', message: '报告提到了它，但没有写明名称，无法回答。' } : null;
}

/**
 * A thing that other reports count is called the same in all: where these reports do not name it and what would be quoted is
 * of something else, they do not have it.
 * @param noun whose number is asked for, null when the question names none
 * @param quotes what would be answered
 * @param isCounted whether the library has a figure of it
 */
export async function refuseOtherThing(
  noun: string | null,
  quotes: readonly string[],
  reports: readonly ReportSummary[],
  texts: Texts,
  isCounted: (noun: string) => boolean,
  rescorer: Rescorer | undefined,
): Promise<Refusal | null> {
  if (noun === null || !rescorer || isIn(texts, reports, noun).length > 0 || !isCounted(noun)) return null;
  const near = await rescorer.score(
    noun,
    quotes.map((quote) => ({ clause: fold(quote), passage: [] })),
  );
  if (near.some((score) => score >= SAME_THING)) return null;
  return notNamed(noun, reports, isIn(texts, texts.reports, noun));
}

/** @param elsewhere reports that do name it */
const notNamed = (name: string, reports: readonly ReportSummary[], elsewhere: readonly ReportSummary[]): Refusal => ({
  reason: 'not-in-reports',
  message: `${listed(reports)}的报告没有提到“${name}”${elsewhere.length > 0 ? `，提到它的是${listed(elsewhere)}` : ''}。`,
});

const isIn = (texts: Texts, reports: readonly ReportSummary[], word: string): ReportSummary[] =>
  reports.filter(({ id }) => fold(texts.text(id) ?? '').includes(word));

/** A shorter name is said in one piece or not at all. */
const LONG_STEM = 4;
const WORDS = new Intl.Segmenter('zh', { granularity: 'word' });

/** “青禾北站广场” of a report that says 青禾的北站 and 站前广场: people put names together as they know them. */
function isInParts(texts: Texts, reports: readonly ReportSummary[], stem: string): boolean {
  if (stem.length < LONG_STEM) return false;
  const words = [...WORDS.segment(stem)].map(({ segment }) => segment);
  if (words.length < 2 || words.some((word) => word.length < 2)) return false;
  return reports.some(({ id }) => {
    const text = fold(texts.text(id) ?? '');
    return words.every((word) => text.includes(word));
  });
}

/** @returns a refusal when the question is about something named that none of these reports names */
export function refuseUnnamed(reading: Reading, reports: readonly ReportSummary[], texts: Texts): Refusal | null {
  if (reading.aboutSpeech) return null;
  for (const { name, stem } of namesIn(reading)) {
    if (isIn(texts, reports, stem).length > 0 || isInParts(texts, reports, stem)) continue;
    const elsewhere = isIn(texts, texts.reports, name);
    if (elsewhere.length === 0 && isIn(texts, texts.reports, stem).length > 0) continue;
    return notNamed(name, reports, elsewhere);
  }
  for (const [, term = '', kind] of reading.folded.matchAll(QUOTED)) {
    if ((kind === undefined && !NAMES_SOMETHING.test(term)) || isIn(texts, reports, term).length > 0) continue;
    return notNamed(term, reports, isIn(texts, texts.reports, term));
  }
  // In an English question most words are in Latin letters.
  if (!/[\p{Script=Han}]{4}/u.test(reading.folded) || isEnglish(reading.question)) return null;
  for (const word of technicalWords(reading)) {
    if (isIn(texts, reports, word).length > 0) continue;
    return notNamed(word.toUpperCase(), reports, []);
  }
  return null;
}
