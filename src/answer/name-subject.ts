/**
 * “入选…的是哪一家”: the words of the question stand in the report behind the name, which nothing but its place tells: it opens
 * the clause.
 */
import { fold } from '../text/fold.ts';

/** What is asked for stands behind its description: …的企业是谁, …的是哪一家. */
const DESCRIBED = /^(.{4,60}?)的[\p{Script=Han}]{0,6}是(?:哪一?[家个所座位支款]|谁|什么)[^，。,]{0,8}[?？\s,，]*$/u;
/** Words that are shared by fewer characters say nothing. */
const LEAST_SHARED = 4;
const LONGEST_NAME = 16;
/** Between the name and what is said of it. */
const VERBS =
  /(?:(?:成功|首次|率先|正式|双双|连续|再次|新)?(?:荣获|获评|获得|获|入选|入围|跻身|成为|夺得|摘得|拿到|当选|被评为|被列为|评为|列入|创成|创建|建成|在|是|为|的)?)$/u;

/** The longest stretch of a text that stands in the question too: its place in the text. */
function longestShared(text: string, question: string): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  for (let start = 0; start < text.length; start++)
    for (let length = best.length + 1; start + length <= text.length; length++) {
      if (!question.includes(text.slice(start, start + length))) break;
      best = { start, length };
    }
  return best;
}

/**
 * @param question folded; @param quote what is quoted for it
 * @returns the name, verbatim; null where the question describes nothing or no name opens the clause that says it
 */
export function subjectOf(question: string, quote: string): string | null {
  const described = DESCRIBED.exec(question)?.[1];
  if (described === undefined) return null;
  for (const clause of quote.split(/(?<=[，,。；;：:！!\n])/)) {
    const folded = fold(clause);
    const { start, length } = longestShared(folded, described);
    // Where folding moved the characters, a place in the one is none in the other.
    if (length < LEAST_SHARED || folded.length !== clause.length) continue;
    const name = clause
      .slice(0, start)
      .replace(/[“"「『]$/, '')
      .replace(VERBS, '');
    const plain = /^[\p{Script=Han}A-Za-z\d·（）()-]{2,}$/u.test(name) && name.length <= LONGEST_NAME;
    return plain && !described.includes(fold(name)) && !/^(?:我|全|新|推动|支持|加快|积极|持续|成功|共|有)/.test(name)
      ? name
      : null;
  }
  return null;
}
