/**
 * The region a report is of, read from its title, its meeting, its speaker's office, its opening, or from what its body keeps naming.
 */

import type { Level } from '../domain.ts';
import { ancestors, type Division, divisionByCode, divisionByFullName, findRegions } from '../lexicon/regions.ts';
import { fold } from '../text/fold.ts';
import type { MetadataInput } from './metadata.ts';
import type { Evidence } from './report-date.ts';

/** How a report of each level speaks of its place. */
const SELF: readonly (readonly [Level, RegExp])[] = [
  ['省', /(?:我|全)(?:省|自治区)|省委|自治区党委/g],
  ['市', /(?:我|全)(?:市|州)|市委/g],
  ['区县', /(?:我|全)(?:区|县|旗)|[区县旗]委/g],
];
/** A place must be named this often, and this much of the mentions of its level, to be taken from the body alone. */
const BODY_MIN_MENTIONS = 3;
const BODY_MIN_SHARE = 0.4;

/** How often the text names each division. */
function mentionCounts(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mention of findRegions(text)) {
    // An ambiguous name counts for every reading; the context decides between them below.
    for (const division of mention.divisions) counts.set(division.code, (counts.get(division.code) ?? 0) + 1);
  }
  return counts;
}

/** The reading of an ambiguous name whose ancestors the text names most; the given order when it names none. */
function resolve(
  candidates: readonly Division[],
  counts: ReadonlyMap<string, number>,
): { division: Division; sure: boolean } | null {
  const scored = candidates.map((division) => ({
    division,
    score: ancestors(division).reduce((sum, ancestor) => sum + (counts.get(ancestor.code) ?? 0), 0),
  }));
  scored.sort((a, b) => b.score - a.score);
  const best = scored[0];
  if (!best) return null;
  return { division: best.division, sure: scored.length === 1 || best.score > (scored[1]?.score ?? 0) };
}

/** The level the report speaks of as its own: “全区”, “区委” … */
function ownLevel(text: string): Level | null {
  const counts = SELF.map(([level, pattern]) => [level, text.match(pattern)?.length ?? 0] as const);
  // A district speaks of 市委 too: its own level is the lowest it speaks of often.
  const most = Math.max(...counts.map(([, count]) => count));
  const own = counts.findLast(([, count]) => count >= Math.max(3, most * 0.25));
  return own?.[0] ?? null;
}

/** @returns readings of the region */
export function regionEvidence(input: MetadataInput, title: string): Evidence<Division>[] {
  const body = input.body.join('\n').slice(0, 60_000);
  const found: Evidence<Division>[] = [];
  const given = input.frontMatter['region'];
  const division = given ? divisionByFullName(given) : null;
  if (division) return [{ value: division, weight: 100, reason: '文件头的 region' }];

  const counts = mentionCounts(`${fold([...input.head, ...input.around].join('\n'))}\n${body}`);
  const add = (text: string | undefined, weight: number, reason: string): void => {
    if (!text) return;
    for (const mention of findRegions(fold(text))) {
      const resolved = resolve(mention.divisions, counts);
      if (!resolved) continue;
      const doubt = resolved.sure ? 0 : 5;
      found.push({
        value: resolved.division,
        weight: weight - doubt,
        reason: resolved.sure ? reason : `${reason}（同名地区不止一个，按上下文取）`,
      });
    }
  };
  // Old reports are in traditional characters, or mix them.
  const opening = fold(body.slice(0, 600));
  const nationwide = `${fold(input.head.join('\n'))}\n${opening.slice(0, 200)}`;
  if (
    /我(?:受)?(?:代表|受)?(?:中华人民共和国)?国务院|代表(?:国务院|中央人民政府)/.test(opening) ||
    /全国人民代表大会/.test(nationwide)
  ) {
    const nation = divisionByCode('000000');
    if (nation) return [{ value: nation, weight: 95, reason: '国务院向全国人民代表大会所作的报告' }];
  }
  const head = fold(input.head.join('\n'));
  const meeting = /在?([^\n，。,（(]{2,24}?)(?:第?[一二三四五六七八九十\d]{1,3}届)人(?:民代表大)?[大会]/u;
  add(meeting.exec(head)?.[1], 90, '会议名称');
  add(
    /([^\s，。,]{2,24}?)(?:人民政府)?(?:代理?)?(?:省长|市长|区长|县长|州长|旗长|盟长|主席)/u.exec(head)?.[1],
    85,
    '报告人职务',
  );
  add(/我(?:谨)?代表([^\n，。,]{2,20}?)(?:第[^，。]{1,5}届)?人民政府/.exec(opening)?.[1], 80, '“我代表…人民政府”');
  if (/工作报告|规划|计划/.test(title)) add(title, 75, '标题');
  add(
    /在([^\n，。,]{2,24}?)第[一二三四五六七八九十]{1,3}届人民代表大会/.exec(body.slice(0, 1500))?.[1],
    72,
    '正文中的会议名称',
  );
  for (const line of input.around) if (/政府工作报告/.test(line)) add(line, 60, '网页标题');
  if (input.pageTitle && /政府工作报告/.test(input.pageTitle)) add(input.pageTitle, 58, '网页标题');
  if (found.length > 0) return found;

  const level = ownLevel(body);
  const ofLevel = [...counts].flatMap(([code, count]) => {
    const one = divisionByCode(code);
    return one && (level === null || one.level === level) ? [{ one, count }] : [];
  });
  ofLevel.sort((a, b) => b.count - a.count);
  const top = ofLevel[0];
  if (!top) return found;
  const same = ofLevel
    .filter(({ one, count }) => count === top.count && one.name === top.one.name)
    .map(({ one }) => one);
  const resolved = resolve(same, counts);
  const rivals = ofLevel.filter(({ one }) => one.name !== top.one.name).reduce((sum, { count }) => sum + count, 0);
  if (resolved && top.count >= BODY_MIN_MENTIONS && top.count >= (top.count + rivals) * BODY_MIN_SHARE) {
    found.push({
      value: resolved.division,
      weight: 50,
      reason: `正文反复提到（${top.count} 次），且与“${level ?? '本'}”级的自称相合`,
    });
  }
  return found;
}
