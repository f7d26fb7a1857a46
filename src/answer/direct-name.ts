/**
 * The bare name where one is asked for (“哪座桥”, “建在哪座岛上”, “叫什么”): the noun of that kind, with what names it, in the
 * quoted sentences.
 */
import { actions, predicates } from '../ingest/fact-words.ts';
import type { Reading } from '../question/understand.ts';
import { DIRECT_MAX, type Evidence } from './extract.ts';

const NAME_MAX = 18;
/** What kind of thing is asked for: 桥 of “哪座桥在2021年…”, 发电厂 of “发电厂叫什么”. */
const KIND =
  /(?:哪|什么)[一二两三四五几]?[家所座条个位名种类项支款批处间]?(?:的)?([\p{Script=Han}]{1,5}?)(?=[在是被入投成获升当要有会能将为的拿得评里上下,，?？]|创|建|进|通|落|开|叫|负责|$)/gu;
const CALLED = /([\p{Script=Han}]{2,8}?)(?:叫什么|的?名称是|的?名字)/gu;
/** Not kinds of named things. */
const NO_KIND = /^(?:些|时候|方面|地方|事|东西|样|原因|办法|措施|内容|年|月|天|一|个|种)$/;
/** “石门村、柳湾村入选…”: who did what is asked stands in front of the verb. */
const DEED = /(?:入选|获评|获得|荣获|获|晋升|升|创成|创建|当选|上市|投产|开工|建成|落户|挂牌|通过|列入|拿到)/;

const plain = (text: string): string => text.replace(/[“”"《》]/g, '');

/** What is left of a stretch behind the last verb in it: 12台风机落地|青云山. */
function behindVerb(text: string): string {
  let from = 0;
  for (let i = 0; i < text.length - 1; i++) {
    const verb = Math.max(actions.at(text, i), predicates.at(text, i));
    const open = /(?:落地|位于|推进|确保|成为|作为|以|和|与|将|把|对|在|由|为)/.exec(text.slice(i, i + 2));
    const length = verb >= 2 ? verb : open?.index === 0 ? open[0].length : 0;
    if (length > 0 && i + length < text.length) from = i + length;
  }
  return text.slice(from).replace(/^[的了是个家所座\d、]+/, '');
}

/** Names of a kind in a text, those that are not the question's own words. */
function namesOfKind(text: string, kind: string, question: string): string[] {
  const found: string[] = [];
  for (let at = text.indexOf(kind); at >= 0; at = text.indexOf(kind, at + kind.length)) {
    const start =
      Math.max(...['，', ',', '。', '；', ';', '、', '：', ':', '\n'].map((mark) => text.lastIndexOf(mark, at - 1))) +
      1;
    const name = plain(behindVerb(text.slice(Math.max(start, at - NAME_MAX), at))) + kind;
    const stem = name.slice(0, -kind.length);
    if (stem.length > 0 && !question.includes(stem.slice(-2))) found.push(name);
  }
  return found;
}

/**
 * @param evidence what is quoted, best first
 * @returns the name or names, verbatim but for quotation marks; null when none is found
 */
export function directName(evidence: readonly Evidence[], reading: Reading): string | null {
  const question = reading.folded;
  const kinds = [...question.matchAll(KIND), ...question.matchAll(CALLED)]
    .map(([, kind = '']) => kind.replace(/^.*的/, ''))
    .filter((kind) => kind !== '' && !NO_KIND.test(kind));
  const texts = evidence.map(({ hit, start, end }) =>
    hit.text.slice(start - hit.passage.start, end - hit.passage.start),
  );
  const names: string[] = [];
  for (const kind of kinds) {
    for (const text of texts) {
      const name = namesOfKind(text, kind, question)[0];
      if (name === undefined) continue;
      names.push(name);
      break;
    }
  }
  if (names.length < kinds.length || names.length === 0) {
    const deed = DEED.exec(question)?.[0];
    const clause =
      deed === undefined
        ? undefined
        : texts.flatMap((text) => text.split(/[，,；;。]/)).find((part) => part.indexOf(deed) > 1);
    const subject = clause === undefined || deed === undefined ? '' : plain(clause.slice(0, clause.indexOf(deed)));
    if (names.length === 0 && subject !== '' && subject.length <= NAME_MAX) names.push(subject);
  }
  const direct = [...new Set(names)].join('、');
  return direct !== '' && direct.length <= DIRECT_MAX ? direct : null;
}
