/**
 * Corrections: “不对，是武清区”, “我问的是2021年，不是2022年”, “说的是城镇不是农村”.
 */

export interface Correction {
  /** What is meant; '' where only the answer is rejected. */
  readonly words: string;
  /** What is not meant, where it is said. */
  readonly instead: string | null;
}

const NO =
  '(?:不对|不是(?=[,，。!！\\s])|错了|说错了|(?:你)?(?:我)?(?:弄|搞|理解|看|答|打|写|输|问)错了|不不|不(?=[,，])|不好意思|抱歉|对不起)';
const MEANT =
  '(?:(?:我|俺)?(?:刚才|刚刚|其实|本来)?(?:是)?(?:想)?(?:问|说|指|要|查)(?:的)?(?:其实)?是|我的意思是|指的是|应该?是|我(?:问|说|要)的(?=[^是]))';
const FRAME = new RegExp(`^(?:(${NO})[了啊哦吧,，。!！\\s]*)*(${MEANT}|是(?!不是|否))?[\\s,，:：]*(.*)$`, 's');
const NOT_BEHIND = /[\s,，、]*(?:而)?(?:不是|并非|不要)(?!不)([^,，。?？!！]{1,20})[\s?？。!！]*$/;
const NOT_BEFORE =
  /^(?:我(?:问|说|要)的)?(?:不是|不要|不问)(?:问)?([^,，。?？!！]{1,20}?)(?:[\s,，]*(?:而是|是|要|问)|[\s,，]+我(?:要|想)?(?:问|说|查)(?:的是)?)(.+)$/s;

/** @param text simplified. @returns null when it corrects nothing */
export function correctionOf(text: string): Correction | null {
  const not = NOT_BEFORE.exec(text);
  if (not) return { words: (not[2] ?? '').trim(), instead: (not[1] ?? '').trim() };
  const match = FRAME.exec(text);
  if (!match || (match[1] === undefined && (match[2] === undefined || match[2] === '是'))) return null;
  const said = match[3] ?? '';
  const behind = NOT_BEHIND.exec(said);
  return behind
    ? { words: said.slice(0, behind.index).trim(), instead: (behind[1] ?? '').trim() }
    : { words: said.trim(), instead: null };
}
