/**
 * What a figure is the figure of: the name in front of it, the noun behind it, the list it belongs to, or what was named
 * before in the sentence.
 */
import { indicatorAtEnd } from '../lexicon/indicators.ts';
import type { Figure } from '../text/numbers.ts';
import { isCounter, isShare } from '../text/units.ts';
import { clauseStart, type Found, takesNoun } from './fact-figures.ts';
import { type Name, partsOf, sharedBy, splitHalves } from './fact-lists.ts';
import { listAcross, listBefore } from './fact-lists-before.ts';
import { nounAfter } from './fact-noun.ts';
import { earlierName, GENERIC, lastOfList, OF_OWNER, objectBehind, type Said, withOwner } from './fact-owners.ts';
import { doubled, ofShare } from './fact-shares.ts';
import { becoming, fundsOf, ofExamples } from './fact-things.ts';
import { actions } from './fact-words.ts';

/** Single characters that are nouns. */
const isNoun = (text: string): boolean => text.length > 1 || /^[村镇乡县户人校]$/.test(text);

/** A figure with a noun of its own does not go on with the list before it. */
export const namesItself = ({ figure, noun }: Found): boolean => takesNoun(figure) && isNoun(noun.trim());

/** What people do behind their number. */
const DONE_BY = /^([\p{Script=Han}]{2,5})(?=[，。；、,;]|$)/u;

/** Only tells which ones of what was named before: “其中500万元以上的120个”. */
const THRESHOLD_ONLY = /^(?:总?投资|年?收入|产值|利税|税收|纳税)?(?:超|过)?[\d.]*[十百千万]*亿?[万亿]元(?:以上)?$/;
/** “达到县总数的80%” */
const OF_TOTAL = /^(?:达到?|为|约)(.{1,12}总[数量])$/;
const WITHOUT = /^[（(](?:不含|不包括|不计|扣除|剔除)[^（）()]{1,10}$/;
/** What lies behind these lies on them. */
const LAND = /^(?:亩|公顷|平方公里|平方米|平米)$/;
/** “增速分别为5%、6%”: such a short name is said of what was named before. */
const AGAIN_MAX = 8;
/** A verb with its object still to come: 分阶段创建, 国务院增发. */
const endsInVerb = (text: string): boolean => actions.atEnd(text) >= 2;

/** One of a list for each figure, else the name alone. */
function listed(own: Name, wanted: number): readonly Name[] {
  const parts = wanted > 1 ? partsOf(own, wanted) : [];
  return parts.length === wanted ? parts : [own];
}

/** Verbs whose object stands behind its number. */
const TO_THINGS = /(?:提升|改善|扩大|增加|减少|压减|改造)了?$/;
/** “指数提升2个等级” is of what is named in front. */
const STEP_OF_IT = /^(?:内容|等级|位次|名次|档次|行动|任务|台阶|单位)/;
/** A standard is never that of a sum. */
const isStandard = ({ base }: Figure, name: string): boolean =>
  !isCounter(base) && !isShare(base) && /(?:补助|补贴|保障|保障金|低保|津贴|抚养|供养|养老金|缴费)标准$/.test(name);

/** What the figures of a run are the figures of. */
export function namesOf(text: string, first: Found, run: readonly Found[], last: Said | null): readonly Name[] {
  const { phrase, noun, figure } = first;
  const behind = noun.trim();
  const object: Name = {
    text: behind,
    owner: '',
    start: figure.end + noun.indexOf(behind),
    end: figure.end + noun.length,
  };
  // “县财政每年投入”
  const named = phrase.name.replace(
    /每年(?=(?:投入|安排|拿出|补贴)$)|^(?:只|仅|大约|约|已经?)(?=占)|连续[\d一二三四五六七八九十]+年(?=占)/,
    '',
  );
  const own: Name = { text: named, owner: phrase.owner, ...phrase.span };
  if (phrase.from) {
    if (own.text === '') return before(text, first, last);
    return /^占/.test(own.text)
      ? [ofBefore(own, before(text, first, last))]
      : phrase.joint === 'all'
        ? sharedBy(own, 'all')
        : listed(own, run.length).map((name) => withOwner(text, name, first, last));
  }
  // “增长6%（不含新区增长7%）”: of the same, less the one.
  const less = WITHOUT.exec(own.text)?.[0];
  if (less !== undefined && last)
    return last.names.map((name) => ({ ...name, text: `${name.text}（${less.slice(1)}）`, end: own.end }));
  const said =
    phrase.said &&
    !(
      behind.length > 1 &&
      /(?:[为有是到]|[共合总]计|覆盖|惠及|涉及|通达|直达|辐射|远销|完成|实现|形成)\s*$/.test(
        text.slice(0, figure.start),
      )
    );
  // “面向前沿新设6个专业”, “振兴工程提升4所高中办学能力”: what was done to things, not to what is named in front.
  const done =
    behind.length > 1 &&
    (phrase.doing !== '' || (TO_THINGS.test(text.slice(first.leadStart, figure.start)) && !STEP_OF_IT.test(behind)));
  const counted = behind !== '' && (!said || done || figure.base === '') && takesNoun(figure) && isNoun(behind);
  const spent = counted ? null : fundsOf(text, own, object);
  if (spent) return [spent];
  if (counted || (own.text === '' && behind !== '' && !isShare(figure.base)))
    return [becoming(text, ofExamples(text, own, object))];
  const share = doubled(text, first, own) ?? ofShare(text, first, run.length === 1, own, object);
  if (share) return share;
  if (own.text === '' || (/^[倍番]$/.test(figure.base) && /^(?:是|为|相当于|等于|于)|\d年$/.test(own.text))) {
    // “引进外资2亿元、人才800人，分别增长7%、12%”: what was named one by one.
    const listed = [...new Map((last?.history ?? []).map((name) => [name.text, name])).values()];
    if (
      phrase.joint === 'each' &&
      run.length > 1 &&
      listed.length >= run.length &&
      (last?.names.length ?? 0) < run.length
    )
      return listed.slice(-run.length);
    if (phrase.joint === 'each' && run.length > 1 && first.apart) {
      const told = listBefore(text, first.leadStart, run.length);
      if (told) return told;
    }
    // “甲产量3吨、乙产量4吨，均居全省第一”
    if (phrase.joint === 'all' && figure.rank) {
      const since = clauseStart(text, 0, first.leadStart - 1);
      const told = listed.filter(({ start }) => start >= since);
      if (told.length > 1) return told;
    }
    // “投入50万元，实施了4项惠民工程”
    const spent =
      /^(?:投入|投资)$/.test(phrase.action) && !isCounter(figure.base) && !isShare(figure.base)
        ? objectBehind(text, figure.end, true)
        : null;
    if (spent) return [{ ...spent, owner: spent.text, text: phrase.action }];
    const then = phrase.action === '' || isShare(figure.base) ? null : objectBehind(text, figure.end);
    if (then) return [then];
    // “12.5万人实现脱贫”
    if (
      phrase.action === '' &&
      isCounter(figure.base) &&
      /^(?:实现|完成|达到)/.test(text.slice(figure.end, figure.end + 2))
    ) {
      const done = objectBehind(text, figure.end);
      if (done) return [done];
    }
    // “全国有8400多万人受益”
    const verb = DONE_BY.exec(text.slice(figure.end, figure.end + 8))?.[1];
    if (verb !== undefined && phrase.action === '' && /^[人户名家]/.test(figure.base))
      return [{ text: verb, owner: '', start: figure.end, end: figure.end + verb.length }];
    if (phrase.action === '' || !isCounter(figure.base)) {
      const told = before(text, first, last);
      if (told.length > 0) return told;
    }
    const did = text.slice(first.leadStart, figure.start).replace(/[\s，,、]+$/, '');
    if (phrase.action === '' && isCounter(figure.base)) {
      // “90户实现稳定增收”
      const done = objectBehind(text, figure.end);
      if (done) return [done];
    }
    return phrase.action === '' || did.length > 12
      ? []
      : [{ text: did, owner: '', start: first.leadStart, end: first.leadStart + did.length }];
  }
  if (behind.length > 1 && !phrase.said && !isShare(figure.base) && endsInVerb(phrase.name)) return [object];
  // “城西驿站150亩苹果通过认证”
  if (!phrase.said && LAND.test(figure.base) && phrase.joint === null && run.length === 1) {
    const grown = nounAfter(text.slice(figure.end));
    if (grown.length > 1 && !/^(?:[\s（(这到以的]|位?居|排|列)/.test(grown) && !indicatorAtEnd(own.text))
      return [{ text: grown, owner: '', start: figure.end, end: figure.end + grown.length }];
  }
  if (run.length > 1 || phrase.joint === 'each') {
    if (phrase.owners !== '') {
      const owners = partsOf({ ...own, text: phrase.owners }, run.length);
      if (owners.length === run.length) return owners.map(({ text: owner }) => ({ ...own, owner }));
    }
    // “收入、支出分别增长7%”: of each.
    if (run.length === 1 && !/^[^，。；]{0,6}\d/.test(text.slice(figure.end))) return sharedBy(own, 'all');
    const parts = partsOf(own, run.length);
    if (parts.length === run.length) return parts;
    if (/^占/.test(own.text) && last?.names.length === run.length && run.length > 1)
      return last.names.map((name) => ofBefore(own, [name]));
    if (last && last.names.length === run.length && run.length > 1 && own.text.length <= AGAIN_MAX) return last.names;
    if (parts.length > run.length && run.length > 1) return parts.slice(-run.length);
    if (phrase.joint === 'each' && run.length > 1) {
      const told = listAcross(text, own, run.length);
      if (told) return told;
    }
    // Six figures and three names: nobody can say which belongs to which.
    if (phrase.joint === 'each' && run.length > 1 && sharedBy(own, 'share').length > 1) return [];
  }
  if (isCounter(figure.base) && last && last.names.length > 0 && THRESHOLD_ONLY.test(own.text)) {
    const of = (last.names.at(-1) as Name).text;
    return [{ ...own, text: own.text + of.replace(/^.*元(?:以上)?/, ''), owner: '' }];
  }
  if (isShare(figure.base) && phrase.action === '覆盖') return [{ ...own, text: `覆盖${own.text}` }];
  // “完成全年计划的120.3%” of what was named before.
  if (isShare(figure.base) && last && !phrase.predicate.change && /(?:计划|任务|目标|预算)$/.test(own.text)) {
    const of = last.names.at(-1) as Name;
    // “增长3%（年度目标2%）”
    if (!/完成|占|达|实现|为|是/.test(text.slice(first.leadStart, figure.start))) return last.names;
    return of.text.endsWith('完成率') ? [of] : [{ ...of, text: `${of.owner}${of.text}完成率`, owner: '' }];
  }
  // “占公共预算支出的80%”: of what was named before.
  if (/^占/.test(own.text)) return [ofBefore(own, before(text, first, last))];
  // “试点县增加3个，达到县总数的80%”
  const total = isShare(figure.base) && text[figure.start - 1] === '的' ? OF_TOTAL.exec(own.text) : null;
  if (total && last) return [ofBefore({ ...own, text: `占${total[1]}比重` }, last.names)];
  // “安居工程、民生工程和社会事业投资占43.7%” is the share of all of them.
  const whole = isShare(figure.base) && /占\s*$/.test(text.slice(0, figure.start));
  // A sum of several things (“棚户区、危旧房改造11万户”) is one figure.
  const each =
    phrase.joint === 'all'
      ? 'all'
      : figure.rank || isStandard(figure, own.text)
        ? 'rank'
        : isShare(figure.base) || /^[倍番]$/.test(figure.base)
          ? 'share'
          : null;
  // “办理建议333件、提案532件，办复率均为100%”: of each.
  if (phrase.joint === 'all' && own.owner === '' && GENERIC.test(own.text)) {
    const of = (last?.history ?? []).filter(({ text: told }) => !GENERIC.test(told));
    const told = [...new Map(of.map((name) => [name.text, name])).values()];
    if (told.length > 1)
      return told.map(({ text: owner }) => ({
        ...own,
        owner: owner.replace(/^(?:办理|办结|答复)/, '').replace(OF_OWNER, ''),
      }));
  }
  const shared = each ? sharedBy(own, each) : splitHalves(own);
  // “生产总值和城乡居民收入翻一番”
  const names = (shared.length > 1 ? shared.flatMap((name) => splitHalves(name)) : shared).map((name) =>
    whole ? name : lastOfList(name, isCounter(figure.base) && !figure.rank),
  );
  return names.map((name) => withOwner(text, name, first, last));
}

function ofBefore(own: Name, names: readonly Name[]): Name {
  const of = names.at(-1);
  const whose = of?.text.replace(/(?<=.{2})(?:已经?)?占(?!地|有|比).*$/, '');
  return of ? { ...own, text: `${whose}${own.text}`, owner: of.owner } : own;
}

/** What was named before a figure that stands without a name: in the clauses since the last figure, else at that figure. */
function before(text: string, found: Found, last: Said | null): readonly Name[] {
  const earlier = found.apart ? earlierName(text, found) : null;
  return earlier ? [earlier] : (last?.names ?? []);
}

/** “实现1914户、4377人稳定脱贫”: what is counted stands behind the next figure. */
export function nameAhead(text: string, found: Found, next: Found | undefined): readonly Name[] {
  if (!next || !/^[、和]?$/.test(text.slice(found.figure.end, next.figure.start))) return [];
  if (next.noun.trim() === '') {
    const done = objectBehind(text, next.figure.end);
    return done ? [done] : [];
  }
  return [{ text: next.noun.trim(), owner: '', start: next.figure.end, end: next.figure.end + next.noun.length }];
}

const LEVEL = /^(?:世界|国家|区域|省部?|市|县|区|[十百千万]*亿)级$/;

/** “3个国家级、8个省级示范园”: what is counted stands behind the last. */
export function ofLevel(names: readonly Name[], behind: readonly Found[]): readonly Name[] {
  const [name] = names;
  const noun = behind.find((one) => !LEVEL.test(one.noun.trim()))?.noun.trim() ?? '';
  const tail = /^(?:世界|国家|区域|省部?|市|县|区|[十百千万]*亿)级(.{2,})$/.exec(noun)?.[1];
  return name && names.length === 1 && tail !== undefined && LEVEL.test(name.text)
    ? [{ ...name, text: name.text + tail }]
    : names;
}

/** For the sentence behind: the names without their places, which are no places there. */
export function carriedOver({ names, phrase }: Said): Said {
  return { names: names.map((name) => ({ ...name, start: 0, end: 0 })), phrase, history: [] };
}
