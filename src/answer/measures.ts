/**
 * How something is done: the concrete sentences of the topic that a question is about, not the slogan at its head.
 */
import type { Reading } from '../question/understand.ts';
import { askedPart } from '../retrieval/rank.ts';
import type { SearchHit } from '../retrieval/search.ts';
import type { Store } from '../store/store.ts';
import { hasFigure } from '../text/numbers.ts';
import { askedWords, nearness, shareOf } from './asked-words.ts';
import { markOf } from './enumeration.ts';
import type { Evidence } from './extract.ts';
import { LABELLED, type Topic, topicsAround, type Unit } from './topics.ts';

/** Found passages whose topics are compared, those whose score comes near the best one's. */
const PASSAGES = 5;
const NEAR = 0.55;
/** Passages of the part that is asked about are taken alone where the best of them comes so near the best of all. */
const OTHER_PART = 0.35;
/** Most characters of an answer; the first sentence may be longer. */
const LENGTH = 420;
/** What the sentences of a topic take over from how near its head is, and from the words that its heading shares. */
const INHERITED = 0.6;
const FROM_HEADING = 0.3;
/** … and the later parts of a sentence from how near its first part is. */
const GOES_ON = 0.65;
/** A sentence of the topic is given when it comes near the best one; one of another topic when it comes nearer. */
const OF_TOPIC = 0.55;
const OF_OTHERS = 0.8;
/** So many deeds make a topic wholly concrete. */
const DEEDS = 3;
/** A topic whose head comes so near the question is about it: all that it tells answers. */
const ABOUT = 0.18;
/** Share of the question's words that a sentence of another topic holds, with its heading. */
const SHARED_BY_OTHERS = 0.25;
/** An everyday question that shares fewer of its words with the topic is answered more broadly: only the model's guess ranks. */
const VAGUE = 0.2;
const BROADER = 0.75;
/** Sentences of other topics. */
const MOST_OTHERS = 2;
/** A head shares so much of itself with the question that it only repeats it. */
const REPEATS = 0.5;

/** Weights of a topic's score: the rank of its passage and its features, as for sentences (extract.ts), what it has to say … */
const SCORE = {
  passage: 0.5,
  features: 0.7,
  concrete: 0.35,
  deeds: 0.15,
  label: 0.3,
  aspect: 0.4,
  shared: 0.3,
  heading: 0.2,
} as const;

/** A rare word of the question that one passage holds may lift it far above the rest; for topics it counts no more than this. */
const LEAST = -0.5;

/** “在交通方面怎么做”: of all that is told about the subject, this. */
const ASPECT = /([^\P{Script=Han}在从对的]{2,4})(?:这个)?(?:方面|领域)/u;

/** Verbs of what a government does, at the beginning of a clause. */
const DOING =
  /^.{0,6}?(?:加快|加强|加大|强化|深化|优化|完善|健全|推[行进动广出]|探索|严[格控查]|鼓励|引导|支持|发[挥展放]|扩大|降低|提[高升供]|培[育养]|[用做管建抓办守打选]好|[做][实强优大]|盘活|稳[定住]|防范|化解|落实|开展|实[施行]|建[立设成]|打造|整[治改合]|治理|改[造革善]|新[建增设]|引[进入]|启动|完成|争[取创]|创[建新]|出台|制定|编制|设立|组[建织]|清[理退]|淘汰|取[消缔]|减[免轻少]|压[减缩降]|筹[集建]|安排|发放|兑现|保障|解决|解除|缓解|帮[助扶]|搭建|构建|畅通|打通|拓[宽展]|巩固|维护|查处|打击|排查|监管|采取|补[齐贴]|取[得用]|利用|盯紧|协调|联[合动]|举办|承办|吸引|招[引聘]|拉动|促进|更新|购置|修[复建]|采用|建)/;
/** Guidelines and comments, not deeds. */
const TALK =
  /^(?:要)?(?:始终)?(?:坚持|牢固树立|牢记|深入(?:学习)?贯彻|全面贯彻|紧紧围绕|必须|在肯定|同时也要看到)|意义|关系(?:到|着|人民|国家)|事关|任重道远|重大决策|系统工程|不容忽视/;
/** The figures that a year is to end with, and the guidelines of all work, say nothing of how. */
const AIMS =
  /(?:主要)?(?:预期|奋斗|发展)?目标(?:是|为|：|:|如下)|^\d{4}年计划[：:]|习近平|指导思想|总体要求|稳中求进|[四五六]点(?:要求)?[：:]/;
/** What is wrong, where nothing is said of mending it. */
const MENDS = /解决|补齐|破解|整改|治理|改善/;
const WRONG = /不足|不够|不强|不优|不高|偏[低小少]|薄弱|滞后|短板|突出问题|有待|亟[待需]/;

/** A head that begins with what is to be done with the subject: “着力繁荣集市。” What a subject does (“医院独立经营。”) is a deed. */
const CALLS = new RegExp(
  `^(?:着力|大力|全力|全面|积极|切实|扎实|不断|持续|进一步|更好|出重拳|深入)?${DOING.source.slice('^.{0,6}?'.length)}`,
);

const clausesOf = (text: string): string[] => text.split(/[，,；;。：:]/).filter((clause) => clause !== '');

/** Clauses that say what is done. “以开放促发展” and “发挥带动作用” say by what. */
const deedsIn = (text: string): number =>
  clausesOf(text).filter((clause) => !/^以|作用$/.test(clause) && DOING.test(clause)).length;

/** “修得怎么样了”: how far it is, not how it is done. */
const STATE = /怎么样|怎样了|咋样|(?:效果|情况|进展|成效)(?:怎样|如何)/;
const asksForState = (folded: string): boolean =>
  STATE.test(folded) && !/怎么|怎样|如何|咋|什么|哪些|啥/.test(folded.replace(STATE, ' '));

/** Does the sentence tell of something done or to be done? */
export function tellsOfDeeds(text: string): boolean {
  if (AIMS.test(text) || (WRONG.test(text) && !MENDS.test(text))) return false;
  return (
    !(TALK.test(text) && !hasFigure(text)) &&
    (deedsIn(text) > 0 || hasFigure(text) || /[“"]|、[^、，。；]+、/.test(text))
  );
}

/** “消费方面，” in front of a topic. */
const labelOf = ({ units }: Topic): string => LABELLED.exec(units[0]?.text ?? '')?.[0] ?? '';

/** Is the topic by its head about the aspect? Elsewhere it is only mentioned. */
const namesAspect = ({ units }: Topic, aspect: string): boolean =>
  /^[^，,。]{0,22}/.exec(units[0]?.text ?? '')?.[0].includes(aspect) ?? false;

interface Scored {
  readonly topic: Topic;
  readonly score: number;
  /** How near its head and its heading are to the question: what is told under them is meant too. */
  readonly inherited: number;
}

const PLAN = /安排|任务|目标|重点工作|主要工作|打算|今后/;
const REVIEW = /回顾|成就|成绩|以来|总结|过去|做了/;

/** The passage stands in the other part of its report than the question asks about. */
function isOtherPart({ passage, report, text }: SearchHit, reading: Reading): boolean {
  const part = askedPart(reading, report.year);
  const headings = passage.section.join(' ');
  if (part === 'plan')
    return !PLAN.test(headings) && (REVIEW.test(headings) || text.includes(`${(report.year ?? 0) - 1}年`));
  return part === 'review' && PLAN.test(headings) && !REVIEW.test(headings);
}

function scoreOf(
  topic: Topic,
  hit: SearchHit,
  top: number,
  reading: Reading,
  words: ReadonlyMap<string, number>,
): Scored {
  const text = topic.units.map((unit) => unit.text).join('');
  const near = Math.max(...topic.units.map((unit) => nearness(unit.hit, unit, words)));
  const aspect = ASPECT.exec(reading.searchText)?.[1];
  const told = topic.units.slice(topic.named ? 1 : 0).filter((unit) => tellsOfDeeds(unit.text));
  const deeds = told.reduce((sum, unit) => sum + Math.max(1, deedsIn(unit.text)), 0);
  const score =
    near +
    SCORE.shared * shareOf(words, text) +
    SCORE.heading * shareOf(words, hit.passage.section.at(-1) ?? '') +
    Math.max(LEAST, SCORE.passage * (hit.score - top)) +
    SCORE.features * hit.scores.features +
    (told.length > 0 ? SCORE.concrete : 0) +
    SCORE.deeds * Math.min(1, deeds / DEEDS) +
    SCORE.label * shareOf(words, labelOf(topic)) +
    (aspect !== undefined && namesAspect(topic, aspect) ? SCORE.aspect : 0);
  const [head] = topic.units;
  const inherited =
    (head && (topic.named || markOf(head.text)) ? INHERITED * nearness(head.hit, head, words) : 0) +
    INHERITED * shareOf(words, labelOf(topic)) +
    FROM_HEADING * shareOf(words, hit.passage.section.at(-1) ?? '');
  return { topic, score, inherited };
}

/** Does a head of a topic say little but what the question says already? */
function repeats(head: string, words: ReadonlyMap<string, number>): boolean {
  const shared = [...words.keys()].filter((word) => head.includes(word)).sort((a, b) => b.length - a.length);
  const left = shared.reduce((rest, word) => rest.replaceAll(word, ''), head);
  return left.length <= head.length * (1 - REPEATS);
}

/** The sentences of a topic that answer: deeds, and the head only where nothing else is told or it says more than the question. */
function tellingUnits({ units, named }: Topic, words: ReadonlyMap<string, number>): readonly Unit[] {
  const telling = units.filter(
    ({ text, lead }, i) =>
      tellsOfDeeds(text) &&
      !AIMS.test(lead?.text ?? '') &&
      !(i === 0 && named && (CALLS.test(text) || repeats(text, words))),
  );
  return telling.length > 0 ? telling : units;
}

/** A later part of a sentence goes on about what the first one said. */
const nearnessOf = (unit: Unit, words: ReadonlyMap<string, number>): number =>
  Math.max(nearness(unit.hit, unit, words), unit.lead ? GOES_ON * nearness(unit.lead.hit, unit.lead, words) : 0);

interface Candidate {
  readonly unit: Unit;
  readonly score: number;
}

/** The nearest sentences first, as many as there is room for. */
function fitting(candidates: readonly Candidate[], most: number, length: number): Candidate[] {
  const taken: Candidate[] = [];
  let used = 0;
  for (const one of [...candidates].sort((a, b) => b.score - a.score)) {
    if (taken.length >= most) break;
    if (taken.length > 0 && used + one.unit.text.length > length) continue;
    taken.push(one);
    used += one.unit.text.length;
  }
  return taken;
}

const asEvidence = ({ unit, score }: Candidate): Evidence => {
  const trailing = /[，,；;、\s]+$/.exec(unit.text)?.[0].length ?? 0;
  return { start: unit.start, end: unit.end - trailing, hit: unit.hit, score };
};

/**
 * @param hits best first, at least one
 * @param most stretches to quote
 * @returns the measures, in the order of the report, those of the nearest topic first; null when no topic tells of any
 */
export function measures(
  store: Store,
  hits: readonly SearchHit[],
  reading: Reading,
  most: number,
): readonly Evidence[] | null {
  const words = askedWords(reading);
  if (!/\p{Script=Han}/u.test(reading.searchText) || asksForState(reading.folded)) return null;
  const top = hits[0]?.score ?? 0;
  const asked = hits.filter((hit) => !isOtherPart(hit, reading));
  const from = (asked[0]?.score ?? 0) >= top * OTHER_PART ? asked : hits;
  const near = from.slice(0, PASSAGES).filter(({ score }) => score >= (from[0]?.score ?? 0) * NEAR);
  const seen = new Set<number>();
  const scored: Scored[] = [];
  for (const hit of near) {
    const report = store.report(hit.report.id);
    for (const topic of report ? topicsAround(report, hit, hits) : []) {
      const at = topic.units[0]?.start ?? -1;
      if (seen.has(at)) continue;
      seen.add(at);
      scored.push(scoreOf(topic, hit, top, reading, words));
    }
  }
  scored.sort((a, b) => b.score - a.score);
  const [best, ...others] = scored;
  if (!best) return null;
  const candidates = ({ topic, inherited }: Scored): Candidate[] =>
    tellingUnits(topic, words).map((unit) => ({ unit, score: nearnessOf(unit, words) + inherited }));
  const own = candidates(best);
  const first = Math.max(...own.map(({ score }) => score));
  const vague = Math.max(...best.topic.units.map(({ text }) => shareOf(words, text))) < VAGUE;
  const scale = vague ? BROADER : 1;
  const taken = fitting(
    own.filter(({ score }) => best.inherited >= ABOUT || score >= first * OF_TOPIC * scale),
    most,
    LENGTH,
  );
  const used = taken.reduce((sum, { unit }) => sum + unit.text.length, 0);
  const more = fitting(
    others
      .flatMap(candidates)
      .filter(
        ({ unit, score }) =>
          score >= first * OF_OTHERS * scale &&
          tellsOfDeeds(unit.text) &&
          clausesOf(unit.text).some((clause) => DOING.test(clause)) &&
          (vague || shareOf(words, unit.text + unit.hit.passage.section.at(-1)) >= SHARED_BY_OTHERS),
      ),
    Math.min(vague ? most : MOST_OTHERS, most - taken.length),
    Math.max(0, LENGTH - used),
  ).filter(({ unit }) => used + unit.text.length <= LENGTH);
  const inOrder = (all: readonly Candidate[]): Candidate[] => [...all].sort((a, b) => a.unit.start - b.unit.start);
  return [...inOrder(taken), ...inOrder(more)].map(asEvidence);
}
