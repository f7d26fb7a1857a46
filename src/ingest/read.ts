/**
 * Any source file → its readable text. What the file is, is decided by its content first and by its name second; each
 * kind that cannot be read is refused with one line that says what was seen.
 */
import { extname } from 'node:path';
import { WenbaoError } from '../errors.ts';
import { countHan } from '../text/sentences.ts';
import { decode } from './read-encoding.ts';
import { looksLikeHtml, oleRefusal, sniffContainer, textRefusal, zipRefusal } from './read-sniff.ts';
import { hasFrontMatter, readMarkdown, readText } from './read-text.ts';
import { byteSize, type Reading, safeText, tooLarge, unreadable } from './reading.ts';

export interface SourceDocument {
  readonly format: 'txt' | 'md' | 'html' | 'docx' | 'pdf';
  /** Of the file's bytes: utf-8, gb18030, big5, utf-16le, utf-16be; null for docx and pdf. */
  readonly encoding: string | null;
  /** Readable text, lines ended by \n, in source order; block elements on lines of their own. Well-formed UTF-16. */
  readonly text: string;
  /** Front matter of Markdown (title, region, level, year, date, speaker, source, abridged …), else empty. */
  readonly frontMatter: Readonly<Record<string, string>>;
  /** Title of the page or document, where it names one. */
  readonly pageTitle: string | null;
  readonly url: string | null;
  /** Chinese sentences about what a person may want to look at. */
  readonly notes: readonly string[];
}

export const MAX_FILE_BYTES = 50 * 1024 * 1024;
/** Of readable text, in UTF-16 code units: some 600 reports in one file. */
export const MAX_TEXT_CHARACTERS = 10_000_000;
/** Longest line; a whole report on one line has some 20,000 characters. */
export const MAX_LINE_CHARACTERS = 1_000_000;
/** A web page under the name of a document that holds less Chinese than this is an error page. */
const MIN_HAN_OF_PAGE = 200;

type Read = Omit<SourceDocument, keyof Reading> & { readonly reading: Reading };

/**
 * @param fileName with or without a folder; only its extension counts
 * @throws WenbaoError unreadable-file or too-large; the message is one Chinese line
 */
export async function readSource(bytes: Uint8Array, fileName: string): Promise<SourceDocument> {
  if (bytes.length === 0) throw unreadable('文件为空（0 字节）', { hint: '请检查文件是否下载或保存完整。' });
  if (bytes.length > MAX_FILE_BYTES) {
    throw tooLarge(`文件过大（${byteSize(bytes.length)}，超过上限 ${byteSize(MAX_FILE_BYTES)}）`, {
      hint: '请拆成几个文件后再导入。',
    });
  }
  const extension = extname(fileName).toLowerCase();
  const { reading, format, encoding } = await read(bytes, extension).catch((cause: unknown) => {
    if (cause instanceof WenbaoError) throw cause;
    // The readers' libraries are not made for hostile files; what they throw is about the file, and its text is for the log.
    throw unreadable('文件结构异常，无法读取', { cause, hint: '请用原程序打开并重新保存后再导入。' });
  });
  const { text, controls } = safeText(reading.text);
  checkText(text);
  const notes = [...reading.notes];
  if (controls > 0) notes.push(`去掉了 ${controls} 个控制字符（NUL 等）。`);
  const meant = MEANT[extension];
  if (meant && meant !== format) notes.push(`扩展名是 ${extension}，内容是 ${format}，已按内容读取。`);
  return {
    format,
    encoding,
    text,
    frontMatter: reading.frontMatter,
    pageTitle: reading.pageTitle === null ? null : safeText(reading.pageTitle).text,
    url: reading.url,
    notes,
  };
}

const MEANT: Readonly<Record<string, SourceDocument['format']>> = {
  '.txt': 'txt',
  '.md': 'md',
  '.markdown': 'md',
  '.html': 'html',
  '.htm': 'html',
  '.docx': 'docx',
  '.pdf': 'pdf',
};

/** Readers of documents are large: each is loaded when the first file of its kind comes. */
async function read(bytes: Uint8Array, extension: string): Promise<Read> {
  switch (sniffContainer(bytes)) {
    case 'ole':
      throw oleRefusal(bytes, extension);
    case 'pdf': {
      const { readPdf } = await import('./read-pdf.ts');
      return { format: 'pdf', encoding: null, reading: await readPdf(bytes) };
    }
    case 'zip':
      return { format: 'docx', encoding: null, reading: await readZip(bytes) };
    case 'text':
      return readDecoded(bytes, extension);
  }
}

async function readZip(bytes: Uint8Array): Promise<Reading> {
  const { openArchive } = await import('./zip-guard.ts');
  const archive = await openArchive(bytes);
  try {
    const refusal = zipRefusal(archive.names);
    if (refusal) throw refusal;
    const { readDocx } = await import('./read-docx.ts');
    return await readDocx(archive);
  } finally {
    archive.close();
  }
}

async function readDecoded(bytes: Uint8Array, extension: string): Promise<Read> {
  const { text, encoding, broken } = await decode(bytes, declaredCharset(bytes));
  const refusal = textRefusal(text);
  if (refusal) throw refusal;
  const { format, reading } = await readByContent(text, extension);
  if (broken === 0) return { format, encoding, reading };
  return {
    format,
    encoding,
    reading: { ...reading, notes: [...reading.notes, `有 ${broken} 处无法解码，已标为 �。`] },
  };
}

async function readByContent(text: string, extension: string): Promise<Omit<Read, 'encoding'>> {
  if (looksLikeHtml(text, extension)) {
    const { readHtml } = await import('./read-html.ts');
    const reading = await readHtml(text);
    checkErrorPage(reading, extension);
    return { format: 'html', reading };
  }
  const unified = text.replace(/\r\n?/g, '\n').replace(/^\uFEFF/, '');
  if (extension === '.md' || extension === '.markdown' || hasFrontMatter(unified)) {
    return { format: 'md', reading: readMarkdown(unified) };
  }
  return { format: 'txt', reading: readText(unified) };
}

/** A download that failed often leaves the server's error page under the name of the document. */
function checkErrorPage(reading: Reading, extension: string): void {
  if (!['.pdf', '.doc', '.docx', '.wps', '.ofd'].includes(extension)) return;
  const han = countHan(reading.text);
  if (han >= MIN_HAN_OF_PAGE) return;
  throw unreadable(`文件名是 ${extension}，内容却是网页，只有 ${han} 个汉字，可能是下载失败的错误页`, {
    hint: '请重新下载原文件后再导入。',
  });
}

/** What the head of a web page says of its encoding; only ASCII can be read before the encoding is known. */
function declaredCharset(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 4096)).toString('latin1');
  return /<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1] ?? null;
}

function checkText(text: string): void {
  if (text.trim() === '') {
    throw unreadable('文件里没有文字（只有空白）', { hint: '请检查文件是否保存完整。' });
  }
  if (text.length > MAX_TEXT_CHARACTERS) {
    throw tooLarge(`文字过多（${text.length} 个字符，上限 ${MAX_TEXT_CHARACTERS} 个）`, {
      hint: '请拆成几个文件后再导入。',
    });
  }
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    if (end - start > MAX_LINE_CHARACTERS) {
      throw tooLarge(`有一行长达 ${end - start} 个字符（上限 ${MAX_LINE_CHARACTERS} 个），不像报告文本`, {
        hint: '请在段落之间加上换行，或拆成几个文件后再导入。',
      });
    }
    start = end + 1;
  }
}
