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
import { type Phrase, readPhrase } from './fact-phrase.ts';
import { actions } from './fact-words.ts';

/** What was named last in a sentence. */
export interface Said {
  readonly names: readonly Name[];
  /** All that was named so far in the sentence, in order, the last few. */
  readonly history: readonly Name[];
  readonly phrase: Phrase;
}

/** Single characters that are nouns. */
const isNoun = (text: string): boolean => text.length > 1 || /^[村镇乡县户人校]$/.test(text);

/** A figure with a noun of its own does not go on with the list before it. */
export const namesItself = ({ figure, noun }: Found): boolean => takesNoun(figure) && isNoun(noun.trim());

/** Money that is spent on what stands behind it. */
const SPENT = /^(?:投资|投入|资金|安排资金|筹资)$/;
/** What money is for stands right behind it. */
const CLAUSE = 40;

/** What people do behind their number. */
const DONE_BY = /^([\p{Script=Han}]{2,5})(?=[，。；、,;]|$)/u;

/** Says nothing without whose it is. */
const GENERIC =
  /^(?:(?:当年|年度|全年|本年|完成|总|计划|累计|到位|实际|年|新增)*(?:投资额?|产值|税收|利税|利润|收入|资金|面积|产量|销售额|销售收入|营业收入|产能|纳税|交易额|数量|占比|比重|规模|余额|增速|编制|总数|总量|里程|通车里程|通车总里程|总里程|占地|营运里程|运营里程|吞吐量|建筑面积|总面积|占地面积|装机容量|入驻企业|入园企业|增加值|总产值|年产值|税金|增量|总产|单产|总?装机|装机占比|(?:提升|提高|改善|下降|降低|上涨|增长)?幅度|国家级|省级|市级|县级|区级|部级)|总数|总量|(?:完成|办结|办复|满意|合格|覆盖|达标|参保|完成)率)$/;

/** 等 that ends a list; not that of 中等职业学校. */
const ETC = /(?<![中高初优同平均相对])等(?![级次职教距额])/g;

/** “A、B、C等项目” is 项目; “整治背街小巷、增设停车泊位” is what stands last. */
function lastOfList(name: Name, counts = true): Name {
  const etc = [...name.text.matchAll(ETC)].at(-1)?.index ?? -1;
  // “毛绒玩具等产业产值”: whose it is belongs to the name of a sum.
  if (counts && etc > 0 && etc < name.text.length - 2)
    return { ...name, text: name.text.slice(etc + 1), start: name.start + etc + 1 };
  const at = name.text.replace(/[（(][^）)]*[）)]/g, (inner) => '　'.repeat(inner.length)).lastIndexOf('、');
  if (at < 0 || name.text.length - at < 4) return name;
  const text = name.text.slice(at + 1);
  const read = readPhrase(text, name.start + at + 1);
  return read.name === ''
    ? { ...name, text, start: name.start + at + 1 }
    : { text: read.name, owner: '', ...read.span };
}

/** “贡献了全省70%的税收” */
const GIVES = /^(?:贡献|提供|承担|集聚|集中|吸纳|创造|生产(?!总值)|拥有|汇聚)了?/;
/** Only tells which ones of what was named before: “其中500万元以上的120个”. */
const THRESHOLD_ONLY = /^(?:总?投资|年?收入|产值|利税|税收|纳税)?(?:超|过)?[\d.]*[十百千万]*亿?[万亿]元(?:以上)?$/;
/** A verb with its object still to come: 分阶段创建, 国务院增发. */
const endsInVerb = (text: string): boolean => actions.atEnd(text) >= 2;

/** One of a list for each figure, else the name alone. */
function listed(own: Name, wanted: number): readonly Name[] {
  const parts = wanted > 1 ? partsOf(own, wanted) : [];
  return parts.length === wanted ? parts : [own];
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
  if (counted || (own.text === '' && behind !== '' && !isShare(figure.base))) return [object];
  // “50%以上的县”: the share is one of what follows.
  if (
    isShare(figure.base) &&
    (own.text.length < 2 || /^全\p{Script=Han}$/u.test(own.text) || GIVES.test(own.text)) &&
    text[figure.end] === '的'
  ) {
    const of = nounAfter(text.slice(figure.end + 1));
    if (of.length > 1) return [{ text: of, owner: '', start: figure.end + 1, end: figure.end + 1 + of.length }];
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
      // “906户实现稳定脱贫”
      const done = objectBehind(text, figure.end);
      if (done) return [done];
    }
    return phrase.action === '' || done.length > 12
      ? []
      : [{ text: done, owner: '', start: first.leadStart, end: first.leadStart + done.length }];
  }
  if (behind.length > 1 && !phrase.said && !isShare(figure.base) && endsInVerb(phrase.name)) return [object];
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
    // “增长6.4%（年度目标6%）”
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

/** What is said of an owner and is not its name: 产值 of 果品|产量. */
const OF_OWNER =
  /(?:总?产量|发电量|增加值|(?<=粮食)生产|种植面积|面积|数量|总量|规模|产值|收入|通过能力|投资|里程|建设)$/;

/**
 * 投资, 产值, 总里程 and their like are those of what was counted just before (“实施重点项目19个，当年投资30亿元”), of what stands
 * behind (“投资690万元，购置学校设备”) or of what the clause before is about (“高速公路加快建设，总里程突破5000公里”).
 */
function withOwner(text: string, name: Name, found: Found, last: Said | null): Name {
  if (name.owner !== '' || !GENERIC.test(name.text)) return name;
  const ahead = SPENT.test(name.text) && !found.phrase.said ? objectBehind(text, found.figure.end, true) : null;
  const named = found.topic ?? (last?.names.length === 1 ? (last.names[0] as Name) : null);
  const own = named && !/[；;]/.test(text.slice(named.end, name.start)) ? named : null;
  const of = ahead ?? own ?? (found.apart ? earlierName(text, found) : null);
  if (!of) return name;
  const owner = GENERIC.test(of.text) ? of.owner : of.text;
  // 骨干教师：省级10名
  if (/级$/.test(name.text)) return { ...name, text: name.text + owner };
  return { ...name, owner: owner.replace(OF_OWNER, '') };
}

/** “拿出1800万元设立补偿基金”: what the money is for. */
function objectBehind(text: string, figureEnd: number, nextClause = false): Name | null {
  if (!nextClause && /[，,、]/.test(text.charAt(figureEnd))) return null;
  const from = nextClause && /[，,]/.test(text.charAt(figureEnd)) ? figureEnd + 1 : figureEnd;
  const behind = text.slice(from, from + CLAUSE).split(/[，,；;。：:！]|(?<![A-Za-z\d])\d/)[0] ?? '';
  const { name, span, action } = readPhrase(behind, from);
  return action === '' || name.length < 2 ? null : lastOfList({ text: name, owner: '', ...span });
}

/** What was named before a figure that stands without a name: in the clauses since the last figure, else at that figure. */
function before(text: string, found: Found, last: Said | null): readonly Name[] {
  const earlier = found.apart ? earlierName(text, found) : null;
  return earlier ? [earlier] : (last?.names ?? []);
}

/** Where a clause stops naming and begins to say. */
const SAYS =
  /^(.{2,20}?)(?:逐步|逐年|不断|持续|显著|明显|进一步|快速|稳步|大幅|再创|创|加快|加速|扩大|增长|提升|提高|上升|下降|改善|完善|推进|发展|完成|取得|实现|保持|继续)/;
/** A clause that only names: “职工的用电水平，比上年增长9%”. */
const TOPIC =
  /(?:水平|[产总数容流用发水电气转]量|人数|户数|[\p{Script=Han}]{2}[率额值]|收入|面积|组织|支出|投资|成本|价格|比重|能力|规模|余额|浓度)$/u;
const CLAUSES_BACK = 2;

/** “粮食总产量再创新高，达到200亿斤”: what the clauses before are about. */
function earlierName(text: string, found: Found): Name | null {
  let end = found.leadStart - 1;
  for (let back = 0; back < CLAUSES_BACK && end > 2; back++) {
    const start = clauseStart(text, 0, end);
    if (/^(?:(?:考虑|扣除|剔除|按)|据[^，]*(?:统计|调查|测算))/.test(text.slice(start, end))) {
      end = start - 1;
      continue;
    }
    if (/\d/.test(text.slice(start, end).replace(/\d+(?:年|月份?|日)/g, ''))) return null;
    for (let to = end; to > start + 1; to--) {
      const hit = indicatorAtEnd(text.slice(start, to));
      if (!hit || to - (start + hit.start) < 4) continue;
      const { name, span } = readPhrase(text.slice(start, to), start);
      return { text: name, owner: '', ...span };
    }
    const subject = SAYS.exec(text.slice(start, end))?.[1];
    const read = subject === undefined ? null : readPhrase(subject, start);
    const bare = readPhrase(text.slice(start, end), start);
    if (!bare.said && bare.name.length >= 3 && TOPIC.test(bare.name))
      return { text: bare.name, owner: '', ...bare.span };
    if (read && read.name.length >= 3 && read.action === '') return { text: read.name, owner: '', ...read.span };
    end = start - 1;
  }
  return null;
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
