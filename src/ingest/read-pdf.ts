/**
 * A PDF with a text layer → paragraphs, by pdf.js in this thread: no network, no canvas, no evaluated code, and with its
 * character maps, without which the common Chinese fonts that are not embedded give an empty text and no error.
 */
import { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { WenbaoError } from '../errors.ts';
import { countHan } from '../text/sentences.ts';
import { asTyped } from './read-pdf-characters.ts';
import { unfoldColumns } from './read-pdf-columns.ts';
import { linesOfPage, type Page } from './read-pdf-lines.ts';
import { paragraphsOf } from './read-pdf-paragraphs.ts';
import { checkStreams } from './read-pdf-streams.ts';
import { type Glyphs, upright } from './read-pdf-upright.ts';
import { type Reading, tooLarge, unreadable } from './reading.ts';

export const MAX_PDF_PAGES = 1_000;
/** Longest time for one file; looked at between pages. */
export const MAX_PDF_MILLISECONDS = 60_000;
/** Characters per page, on average, below which the pages are pictures. */
const MIN_CHARACTERS_PER_PAGE = 10;
/** Share of characters without meaning (fonts without a map to Unicode) above which the text is not read. */
const MAX_UNMAPPED_SHARE = 0.3;

/** @throws WenbaoError unreadable-file for encrypted, scanned and damaged files, too-large beyond the limits */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  checkStreams(bytes);
  const { getDocument } = await loadPdfJs();
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    // pdf.js takes the buffer away from its owner.
    data: Uint8Array.from(bytes),
    cMapUrl: join(root, 'cmaps') + sep,
    cMapPacked: true,
    standardFontDataUrl: join(root, 'standard_fonts') + sep,
    isEvalSupported: false,
    useSystemFonts: false,
    disableFontFace: true,
    useWasm: false,
    enableXfa: false,
    verbosity: 0,
  });
  const deadline = performance.now() + MAX_PDF_MILLISECONDS;
  try {
    return await beforeDeadline(readPages(task.promise, deadline), deadline);
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      throw unreadable('这是加密的 PDF（需要密码才能打开）', { hint: '请去掉密码后另存，再导入。', cause: error });
    }
    if (error instanceof WenbaoError) throw error;
    throw unreadable('PDF 已损坏或不完整，无法读取', { hint: '请重新下载或重新导出后再导入。', cause: error });
  } finally {
    await task.destroy();
  }
}

/** pdf.js with its worker code in this thread, and stand-ins for classes that only drawing needs. */
async function loadPdfJs(): Promise<typeof import('pdfjs-dist')> {
  const globals = globalThis as Record<string, unknown>;
  // pdf.js makes a DOMMatrix when it is loaded and takes the class from a native canvas package where that is installed.
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globals[name] ??= class {};
  const [api, worker] = await Promise.all([
    import('pdfjs-dist/legacy/build/pdf.mjs'),
    // @ts-expect-error -- the package has no types for this file; only its presence under this name matters.
    import('pdfjs-dist/legacy/build/pdf.worker.mjs') as Promise<unknown>,
  ]);
  globals['pdfjsWorker'] ??= worker;
  return api;
}

async function readPages(opening: Promise<PDFDocumentProxy>, deadline: number): Promise<Reading> {
  const pdf = await opening;
  if (pdf.numPages > MAX_PDF_PAGES) throw tooLarge(`PDF 页数过多（${pdf.numPages} 页，上限 ${MAX_PDF_PAGES} 页）`);
  const pages: Page[] = [];
  const empty: number[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    if (performance.now() > deadline) throw outOfTime(number - 1, pdf.numPages);
    const page = await pdf.getPage(number);
    const read = await readPage(page);
    page.cleanup();
    if (read.lines.length === 0) empty.push(number);
    pages.push(read);
  }
  checkTextLayer(pages);
  const notes =
    empty.length === 0 ? [] : [`第 ${empty.slice(0, 20).join('、')} 页没有文字层（可能是图片），没有读入。`];
  return { text: paragraphsOf(pages).join('\n'), pageTitle: await titleOf(pdf), url: null, frontMatter: {}, notes };
}

async function readPage(page: PDFPageProxy): Promise<Page> {
  const content = await page.getTextContent();
  const glyphs: Glyphs[] = [];
  for (const item of content.items) {
    if (!('str' in item)) continue;
    glyphs.push({ text: asTyped(item.str), width: item.width, matrix: item.transform as number[] });
  }
  const { pieces, width, height } = upright(glyphs, page.view);
  return unfoldColumns({ height, lines: linesOfPage(pieces) }, width);
}

function checkTextLayer(pages: readonly Page[]): void {
  const text = pages
    .flatMap((page) => page.lines.map((line) => line.text))
    .join('')
    .replace(/\s/g, '');
  if (text.length < MIN_CHARACTERS_PER_PAGE * pages.length && countHan(text) < 200) {
    const layer = text.length === 0 ? '没有文字层' : `几乎没有文字层，只有 ${text.length} 个字符`;
    throw unreadable(`这是扫描版 PDF（${pages.length} 页，${layer}），本程序不做 OCR`, {
      hint: '请先用 OCR 软件识别成文本或带文字层的 PDF 后再导入。',
    });
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what fonts without a map give
  const unmapped = text.match(/[\u0000-\u001f\u007f-\u009f\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  if (unmapped > text.length * MAX_UNMAPPED_SHARE) {
    throw unreadable(`PDF 里的文字没有字符编码（${text.length} 个字符里有 ${unmapped} 个无法还原）`, {
      hint: '请用 OCR 软件识别，或从原始文档重新导出 PDF 后再导入。',
    });
  }
}

async function titleOf(pdf: PDFDocumentProxy): Promise<string | null> {
  const { info } = await pdf.getMetadata();
  const title: unknown = (info as Record<string, unknown>)['Title'];
  return typeof title === 'string' && countHan(title) > 0 ? title.trim() : null;
}

function beforeDeadline<T>(work: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(outOfTime(null, null)), Math.max(0, deadline - performance.now()));
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function outOfTime(done: number | null, pages: number | null): Error {
  const where = done === null ? '' : `，读到第 ${done} 页，共 ${pages} 页`;
  return tooLarge(`PDF 读取超时（上限 ${MAX_PDF_MILLISECONDS / 1000} 秒${where}）`, {
    hint: '请拆成几个文件后再导入。',
  });
}
