/**
 * What a figure is the figure of: the name in front of it, the noun behind it, the list it belongs to, or what was named
 * before in the sentence.
 */
import { indicatorAtEnd } from '../lexicon/indicators.ts';
import { isCounter, isShare } from '../text/units.ts';
import { clauseStart, type Found, takesNoun } from './fact-figures.ts';
import { type Name, partsOf, sharedBy, splitHalves } from './fact-lists.ts';
import { listAcross, listBefore } from './fact-lists-before.ts';
import { nounAfter } from './fact-noun.ts';
import { earlierName, GENERIC, lastOfList, objectBehind, type Said, withOwner } from './fact-owners.ts';
import { actions } from './fact-words.ts';

/** Single characters that are nouns. */
const isNoun = (text: string): boolean => text.length > 1 || /^[村镇乡县户人校]$/.test(text);

/** A figure with a noun of its own does not go on with the list before it. */
export const namesItself = ({ figure, noun }: Found): boolean => takesNoun(figure) && isNoun(noun.trim());

/** What people do behind their number. */
const DONE_BY = /^([\p{Script=Han}]{2,5})(?=[，。；、,;]|$)/u;

/** “贡献了全省70%的税收” */
const GIVES = /^(?:贡献|提供|承担|集聚|集中|吸纳|创造|生产(?!总值)|拥有|汇聚)了?/;
/** “保持了9%的高增速”: of what was named before. */
const SPEED = /^(?:中?高|较高|较快|预期|年度)?(?:增速|增长|速度|增幅|目标)/;
/** Only tells which ones of what was named before: “其中500万元以上的120个”. */
const THRESHOLD_ONLY = /^(?:总?投资|年?收入|产值|利税|税收|纳税)?(?:超|过)?[\d.]*[十百千万]*亿?[万亿]元(?:以上)?$/;
/** What lies behind these lies on them. */
const LAND = /^(?:亩|公顷|平方公里|平方米|平米)$/;
const OWNER_MAX = 16;
/** A verb with its object still to come: 分阶段创建, 国务院增发. */
const endsInVerb = (text: string): boolean => actions.atEnd(text) >= 2;

/** One of a list for each figure, else the name alone. */
function listed(own: Name, wanted: number): readonly Name[] {
  const parts = wanted > 1 ? partsOf(own, wanted) : [];
  return parts.length === wanted ? parts : [own];
}

/** 项目 alone says little. */
const THING = /^(?:项目|工程|企业|平台|产业|单位|园区|学校|医院|景区|村|乡镇|行动|领域|产品|品牌|技术|成果)/;
const EXAMPLE_MAX = 14;

/** “甲食品、乙包装等6个项目”: the last example tells which ones are meant. */
function ofExamples(text: string, own: Name, object: Name): Name {
  const example = /[^、，]*$/.exec(own.text)?.[0] ?? '';
  const start = own.end - example.length;
  return THING.test(object.text) &&
    /^.{2,}等$/.test(example) &&
    example.length <= EXAMPLE_MAX &&
    text.slice(start, own.end) === example
    ? { ...object, text: example + object.text, start }
    : object;
}

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
  const own: Name = { text: phrase.name, owner: phrase.owner, ...phrase.span };
  if (phrase.from) {
    if (own.text === '') return before(text, first, last);
    return /^占/.test(own.text)
      ? [ofBefore(own, before(text, first, last))]
      : phrase.joint === 'all'
        ? sharedBy(own, true)
        : listed(own, run.length);
  }
  const said =
    phrase.said &&
    !(behind.length > 1 && /(?:[为有是到]|覆盖|惠及|涉及|完成|实现|形成)\s*$/.test(text.slice(0, figure.start)));
  const counted = behind !== '' && (!said || figure.base === '') && takesNoun(figure) && isNoun(behind);
  if (counted || (own.text === '' && behind !== '' && !isShare(figure.base))) return [ofExamples(text, own, object)];
  // “近七成商铺开门”
  if (
    own.text === '' &&
    !phrase.said &&
    run.length === 1 &&
    behind.length > 1 &&
    !/^(?:[可在以由被都也是已能用按的]|[增减])/.test(behind)
  ) {
    const opens = first.leadStart === figure.start && !/[、和]$/.test(text.slice(0, figure.start));
    if (figure.base === '成' || (isShare(figure.base) && figure.base !== '个百分点' && opens)) return [object];
  }
  // “50%以上的县”: the share is one of what follows; “县医院50%的号源”: of theirs.
  if (isShare(figure.base) && text[figure.end] === '的') {
    const of = nounAfter(text.slice(figure.end + 1));
    const end = figure.end + 1 + of.length;
    if (isNoun(of) && !SPEED.test(of)) {
      if (own.text.length < 2 || /^全\p{Script=Han}$/u.test(own.text) || GIVES.test(own.text))
        return [{ text: of, owner: '', start: figure.end + 1, end }];
      if (
        !phrase.said &&
        run.length === 1 &&
        own.text.length <= OWNER_MAX &&
        !/占|(?:计划|任务|目标|预算)$/.test(own.text)
      )
        return [{ ...own, text: own.text + of, end }];
    }
  }
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
    const done = text.slice(first.leadStart, figure.start).replace(/[\s，,、]+$/, '');
    if (phrase.action === '' && isCounter(figure.base)) {
      // “90户实现稳定增收”
      const done = objectBehind(text, figure.end);
      if (done) return [done];
    }
    return phrase.action === '' || done.length > 12
      ? []
      : [{ text: done, owner: '', start: first.leadStart, end: first.leadStart + done.length }];
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
    if (run.length === 1 && !/^[^，。；]{0,6}\d/.test(text.slice(figure.end))) return sharedBy(own, true);
    const parts = partsOf(own, run.length);
    if (parts.length === run.length) return parts;
    if (last && last.names.length === run.length && run.length > 1) return last.names;
    if (parts.length > run.length && run.length > 1) return parts.slice(-run.length);
    if (phrase.joint === 'each' && run.length > 1) {
      const told = listAcross(text, own, run.length);
      if (told) return told;
    }
    // Six figures and three names: nobody can say which belongs to which.
    if (phrase.joint === 'each' && run.length > 1 && sharedBy(own, false).length > 1) return [];
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
  // “安居工程、民生工程和社会事业投资占43.7%” is the share of all of them.
  const whole = isShare(figure.base) && /占\s*$/.test(text.slice(0, figure.start));
  // A sum of several things (“棚户区、危旧房改造11万户”) is one figure.
  const each = phrase.joint === 'all' || isShare(figure.base) || /^[倍番]$/.test(figure.base) || figure.rank;
  // “办理建议333件、提案532件，办复率均为100%”: of each.
  if (phrase.joint === 'all' && own.owner === '' && GENERIC.test(own.text)) {
    const of = (last?.history ?? []).filter(({ text: told }) => !GENERIC.test(told));
    const told = [...new Map(of.map((name) => [name.text, name])).values()];
    if (told.length > 1) return told.map(({ text: owner }) => ({ ...own, owner }));
  }
  const names = (each ? sharedBy(own, phrase.joint === 'all') : splitHalves(own)).map((name) =>
    whole ? name : lastOfList(name, isCounter(figure.base)),
  );
  return names.map((name) => withOwner(text, name, first, last));
}

function ofBefore(own: Name, names: readonly Name[]): Name {
  const of = names.at(-1);
  return of ? { ...own, text: `${of.text}${own.text}`, owner: of.owner } : own;
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

const LEVEL = /^(?:世界|国家|省部?|市|县|区|[十百千万]*亿)级$/;

/** “3个国家级、8个省级示范园”: what is counted stands behind the last. */
export function ofLevel(names: readonly Name[], next: Found | undefined): readonly Name[] {
  const [name] = names;
  const noun = next?.noun.trim() ?? '';
  const tail = /^(?:国家|省部?|市|县|区|[十百千万]*亿)级(.{2,})$/.exec(noun)?.[1];
  return name && names.length === 1 && tail !== undefined && LEVEL.test(name.text)
    ? [{ ...name, text: name.text + tail }]
    : names;
}

/** For the sentence behind: the names without their places, which are no places there. */
export function carriedOver({ names, phrase }: Said): Said {
  return { names: names.map((name) => ({ ...name, start: 0, end: 0 })), phrase, history: [] };
}
