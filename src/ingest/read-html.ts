/**
 * A web page → the text of its article. Readability only says where the article stands: all lines from its first to its
 * last are kept, so that no heading, table or date inside is lost, and the whole page is kept where it would lose report
 * text. A later step takes out what belongs to the page. Nothing the page refers to is ever fetched.
 */

import { countHan } from '../text/sentences.ts';
import { linesOf } from './read-html-lines.ts';
import { type HtmlSize, sizeOfHtml } from './read-html-size.ts';
import { type Reading, tooLarge, unreadable } from './reading.ts';

/** Longest page read, in characters of source. */
export const MAX_HTML_CHARACTERS = 10_000_000;
/** Most tags and character references (< and &) in a page; parsing takes about 10 microseconds each. */
export const MAX_HTML_MARKS = 600_000;
/** Deepest nesting; the parser's work grows with its square. */
export const MAX_HTML_DEPTH = 5_000;
/** Above these, Readability (whose work grows faster than the page) is not asked and the whole page is read. */
const MAX_ARTICLE_MARKS = 60_000;
const MAX_ARTICLE_CHARACTERS = 1_000_000;
const MAX_ARTICLE_DEPTH = 200;
/** Share of the page's long Chinese paragraphs (counted in characters) that the article must hold. */
const MIN_KEPT_SHARE = 0.95;
/** Han characters that make a line a long paragraph. */
const LONG_PARAGRAPH = 30;
/** How many lines above the article its title may stand. */
const TITLE_REACH = 15;

/**
 * @param html decoded
 * @throws WenbaoError too-large or unreadable-file when the page is beyond the limits above
 */
export async function readHtml(html: string): Promise<Reading> {
  const size = checkSize(html);
  const document = await parseHtml(html);
  const notes: string[] = [];
  // linkedom links the doctype to nothing: the children are walked one by one, also those after </html>.
  const roots = [...document.childNodes];
  let lines = roots.flatMap((root) => linesOf(root));
  const withHidden = roots.flatMap((root) => linesOf(root, { keepHidden: true }));
  if (countHan(lines.join('')) * 2 < countHan(withHidden.join(''))) {
    lines = withHidden;
    notes.push('网页的大部分文字是隐藏的（要由脚本显示），已按显示读入。');
  }
  const pageTitle = titleOf(document);
  const url = addressOf(document, html);
  if (isArticleSized(html, size)) {
    const article = await articleLines(document);
    lines = article ? withinArticle(lines, article, pageTitle) : lines;
  } else {
    notes.push('网页结构过于庞大，没有区分正文和页面其他部分，已读入全部文字。');
  }
  return { text: lines.join('\n'), pageTitle, url, frontMatter: {}, notes };
}

/** @returns the document; its nodes answer to the DOM interface as far as reading goes */
export async function parseHtml(html: string): Promise<Document> {
  const { parseHTML } = await import('linkedom');
  // Without <body>, linkedom makes the first element the document's root, which nothing else expects.
  const whole = /<body[\s>]/i.test(html) ? html : `<!doctype html><html><head></head><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as Document;
}

/** @throws when the page is beyond the limits above */
function checkSize(html: string): HtmlSize {
  const hint = '请把报告正文另存为 .txt 后再导入。';
  if (html.length > MAX_HTML_CHARACTERS) {
    throw tooLarge(`网页过大（源码 ${html.length} 个字符，上限 ${MAX_HTML_CHARACTERS} 个）`, { hint });
  }
  const size = sizeOfHtml(html, MAX_HTML_DEPTH);
  if (size.depth > MAX_HTML_DEPTH) {
    throw unreadable(`网页嵌套过深（超过上限 ${MAX_HTML_DEPTH} 层），可能已损坏`, { hint });
  }
  if (size.marks > MAX_HTML_MARKS) {
    throw tooLarge(`网页过大（标签和字符引用 ${size.marks} 个，上限 ${MAX_HTML_MARKS} 个）`, { hint });
  }
  return size;
}

function isArticleSized(html: string, size: HtmlSize): boolean {
  return html.length <= MAX_ARTICLE_CHARACTERS && size.marks <= MAX_ARTICLE_MARKS && size.depth <= MAX_ARTICLE_DEPTH;
}

/** @returns the lines of what Readability takes for the article, null when it finds none. Changes the document. */
async function articleLines(document: Document): Promise<string[] | null> {
  const { Readability } = await import('@mozilla/readability');
  try {
    const article = new Readability<Node>(document, {
      charThreshold: 200,
      disableJSONLD: true,
      serializer: (node) => node,
    }).parse();
    return article?.content ? linesOf(article.content) : null;
  } catch {
    // It is written for browsers and may stumble over a page linkedom parsed oddly; the whole page is a good answer too.
    return null;
  }
}

/** @returns the lines from the article's title to its last line; all lines where that would lose paragraphs */
function withinArticle(lines: string[], article: readonly string[], pageTitle: string | null): string[] {
  const held = new Set(article);
  const isAnchor = (line: string | undefined): boolean => line !== undefined && isLong(line) && held.has(line);
  let start = lines.findIndex(isAnchor);
  let end = lines.findLastIndex(isAnchor) + 1;
  if (start === -1) return lines;
  while (start > 0 && held.has(lines[start - 1] ?? '')) start -= 1;
  while (end < lines.length && held.has(lines[end] ?? '')) end += 1;
  for (let i = start - 1; i >= Math.max(0, start - TITLE_REACH); i -= 1) {
    if (isTitle(lines[i] ?? '', pageTitle)) {
      start = i;
      break;
    }
  }
  const inside = lines.slice(start, end);
  const all = longHan(lines);
  return longHan(inside) >= all * MIN_KEPT_SHARE ? inside : lines;
}

function isLong(line: string): boolean {
  return line.length >= LONG_PARAGRAPH && countHan(line) >= LONG_PARAGRAPH;
}

function longHan(lines: readonly string[]): number {
  return lines.reduce((sum, line) => (isLong(line) ? sum + countHan(line) : sum), 0);
}

function isTitle(line: string, pageTitle: string | null): boolean {
  if (line.length > 60 || countHan(line) < 6) return false;
  return line.endsWith('政府工作报告') || (pageTitle?.includes(line) ?? false);
}

function titleOf(document: Document): string | null {
  // ArticleTitle is the name that the standard of Chinese government sites gives it.
  const named = metaContent(document, ['articletitle', 'og:title']);
  const title = named ?? document.querySelector('title')?.textContent ?? '';
  return title.replace(/\s+/g, ' ').trim() || null;
}

function addressOf(document: Document, html: string): string | null {
  const candidates = [
    document.querySelector('link[rel="canonical"]')?.getAttribute('href'),
    metaContent(document, ['og:url', 'url']),
    /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 4096))?.[1],
  ];
  return candidates.find((address) => address && /^https?:\/\/\S+$/i.test(address)) ?? null;
}

function metaContent(document: Document, names: readonly string[]): string | null {
  const metas = [...document.querySelectorAll('meta')];
  for (const name of names) {
    const meta = metas.find((m) => (m.getAttribute('name') ?? m.getAttribute('property'))?.toLowerCase() === name);
    const content = meta?.getAttribute('content')?.trim();
    if (content) return content;
  }
  return null;
}
