/**
 * What a file is, from its first bytes; the name only decides between kinds that look alike. Kinds that are not read
 * are refused by name, with what to do instead.
 */
import { READABLE_TYPES, unreadable } from './reading.ts';

/** `ole` is Word 97–2003, WPS, Excel 97–2003, PowerPoint 97–2003 or an encrypted Office file. */
export type Container = 'pdf' | 'zip' | 'ole' | 'text';

const SAVE_AS_DOCX = '请用 Word 或 WPS 打开，另存为 .docx 后再导入。';
const SAVE_AS_TEXT = '请导出或复制成文本、.docx 或带文字层的 .pdf 后再导入。';
const UNPACK = '请先解压，再导入里面的报告文件。';
const NO_OCR = '请先用 OCR 软件识别成文本后再导入。';

interface Signature {
  readonly at?: number;
  readonly bytes: string;
  readonly what: string;
  readonly hint: string;
}

/** `bytes` is written in Latin-1, one character per byte. */
const REFUSED: readonly Signature[] = [
  { bytes: '{\\rtf', what: 'RTF 文档', hint: SAVE_AS_DOCX },
  { bytes: '\x89PNG', what: '图片（PNG）', hint: NO_OCR },
  { bytes: '\xff\xd8\xff', what: '图片（JPEG）', hint: NO_OCR },
  { bytes: 'GIF8', what: '图片（GIF）', hint: NO_OCR },
  { bytes: 'II*\0', what: '图片（TIFF）', hint: NO_OCR },
  { bytes: 'MM\0*', what: '图片（TIFF）', hint: NO_OCR },
  { at: 8, bytes: 'WEBP', what: '图片（WebP）', hint: NO_OCR },
  { at: 4, bytes: 'ftyp', what: '视频、音频或 HEIC 图片', hint: SAVE_AS_TEXT },
  { bytes: 'ID3\x03', what: '音频', hint: SAVE_AS_TEXT },
  { bytes: 'OggS', what: '音频', hint: SAVE_AS_TEXT },
  { bytes: 'Rar!\x1a\x07', what: '压缩包（RAR）', hint: UNPACK },
  { bytes: '7z\xbc\xaf\x27\x1c', what: '压缩包（7z）', hint: UNPACK },
  { bytes: '\x1f\x8b', what: '压缩包（gzip）', hint: UNPACK },
  { at: 4, bytes: '1AY&SY', what: '压缩包（bzip2）', hint: UNPACK },
  { bytes: '\xfd7zXZ\0', what: '压缩包（xz）', hint: UNPACK },
  { bytes: '\x28\xb5\x2f\xfd', what: '压缩包（zstd）', hint: UNPACK },
  { bytes: 'MSCF\0', what: '压缩包（CAB）', hint: UNPACK },
  { at: 257, bytes: 'ustar', what: '压缩包（tar）', hint: UNPACK },
  { bytes: '\x7fELF', what: '可执行程序', hint: SAVE_AS_TEXT },
  { bytes: '\xcf\xfa\xed\xfe', what: '可执行程序', hint: SAVE_AS_TEXT },
  { bytes: '\xca\xfe\xba\xbe', what: '可执行程序', hint: SAVE_AS_TEXT },
  { bytes: 'SQLite format 3\0', what: '数据库文件（SQLite）', hint: SAVE_AS_TEXT },
  { bytes: 'CAJ\0', what: '知网 CAJ 文档', hint: SAVE_AS_TEXT },
];

/** An entry, an empty archive, a part of a split archive. */
const ZIP_STARTS = ['PK\x03\x04', 'PK\x05\x06', 'PK\x07\x08'];

/**
 * @param bytes not empty
 * @throws WenbaoError unreadable-file for a kind that is known and not read
 */
export function sniffContainer(bytes: Uint8Array): Container {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).toString('latin1');
  if (ZIP_STARTS.some((start) => head.startsWith(start))) return 'zip';
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return 'ole';
  // Readers accept a PDF header anywhere in the first 1,024 bytes.
  if (head.includes('%PDF-')) return 'pdf';
  // "MZ" and "BM" are two letters a text may begin with: only with what must follow them.
  if (head.startsWith('MZ') && head.includes('\0\0\0')) throw refused('可执行程序', SAVE_AS_TEXT);
  if (head.startsWith('BM') && head.slice(6, 10) === '\0\0\0\0') throw refused('图片（BMP）', NO_OCR);
  const known = REFUSED.find((signature) => head.startsWith(signature.bytes, signature.at ?? 0));
  if (known) throw refused(known.what, known.hint);
  return 'text';
}

/**
 * @param bytes of an OLE compound file
 * @param extension of the file name, lower case, with its dot
 * @returns the error to throw: none of them is read
 */
export function oleRefusal(bytes: Uint8Array, extension: string): Error {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names of streams stand in the directory as UTF-16.
  const holds = (stream: string): boolean => data.includes(Buffer.from(stream, 'utf16le'));
  if (holds('EncryptedPackage')) {
    return unreadable('这是加密的 Office 文档（需要密码才能打开）', { hint: '请去掉密码后重新保存为 .docx，再导入。' });
  }
  if (extension === '.wps') return refused('WPS 文字（.wps）文件', SAVE_AS_DOCX);
  if (holds('WordDocument')) return refused('旧版 Word（.doc）文件', SAVE_AS_DOCX);
  if (holds('Workbook') || holds('Book')) return refused('旧版 Excel（.xls）表格', SAVE_AS_TEXT);
  if (holds('PowerPoint Document')) return refused('旧版 PowerPoint（.ppt）演示文稿', SAVE_AS_TEXT);
  return refused(`旧版 Office 文件（${extension || '没有扩展名'}）`, SAVE_AS_DOCX);
}

/**
 * @param names of the entries of a zip archive
 * @returns null for a Word document, else the error to throw
 */
export function zipRefusal(names: readonly string[]): Error | null {
  const has = (test: RegExp): boolean => names.some((name) => test.test(name));
  if (has(/^\[Content_Types\]\.xml$/i) && has(/^word\/document\d*\.xml$/i)) return null;
  if (has(/^OFD\.xml$/i)) return refused('版式文档 OFD（.ofd）', '请用 OFD 阅读器另存为 .pdf 或 .docx 后再导入。');
  if (has(/^xl\//i)) return refused('Excel 表格（.xlsx）', SAVE_AS_TEXT);
  if (has(/^ppt\//i)) return refused('PowerPoint 演示文稿（.pptx）', SAVE_AS_TEXT);
  if (has(/^META-INF\/container\.xml$/i)) return refused('电子书（.epub）', SAVE_AS_TEXT);
  if (has(/^content\.xml$/i) && has(/^mimetype$/i)) return refused('OpenDocument（.odt）文档', SAVE_AS_DOCX);
  return refused(`压缩包（zip，内有 ${names.length} 个文件）`, UNPACK);
}

/** The refusals of text formats that hold no readable report. */
export function textRefusal(text: string): Error | null {
  const head = text.slice(0, 4096);
  if (/^MIME-Version:/im.test(head) && /^Content-Type:\s*multipart\/related/im.test(head)) {
    return refused('网页存档（.mht）', '请在浏览器里另存为“网页，仅 HTML”后再导入。');
  }
  if (/^\s*<\?xml/i.test(head) && !/<html[\s>]/i.test(head)) {
    if (/progid="Word\.Document"/i.test(head)) return refused('Word XML 文档', SAVE_AS_DOCX);
    return refused('XML 数据，不是报告文本', SAVE_AS_TEXT);
  }
  return null;
}

const HTML_START = /^<(?:!doctype\s+html|html|head|body)[\s>]/i;
const HTML_BLOCK_END = /<\/(?:p|div|td|tr|table|li|ul|h[1-6]|span|body|html|article|section)\s*>/gi;
const HTML_BLOCK = /<(?:p|div|br|td|tr|table|li|ul|h[1-6]|article|section)\b[^<>]*>/i;

/**
 * @param text decoded
 * @param extension of the file name, lower case, with its dot
 */
export function looksLikeHtml(text: string, extension: string): boolean {
  const head = text.slice(0, 64 * 1024);
  if (HTML_START.test(withoutPreamble(head))) return true;
  if (extension === '.md' || extension === '.markdown') return false;
  const ends = head.match(HTML_BLOCK_END)?.length ?? 0;
  if (/^\.(html?|shtml?|xhtml|asp|aspx|jsp|php)$/.test(extension)) return ends > 0 || HTML_BLOCK.test(head);
  return ends >= 3 && /^\s*</.test(head);
}

/** Takes white space, an XML declaration and comments off the front. */
function withoutPreamble(text: string): string {
  let rest = text.trimStart();
  for (;;) {
    const close = rest.startsWith('<!--') ? '-->' : rest.startsWith('<?') ? '?>' : null;
    const end = close === null ? -1 : rest.indexOf(close);
    if (close === null || end === -1) return rest;
    rest = rest.slice(end + close.length).trimStart();
  }
}

function refused(what: string, hint: string): Error {
  return unreadable(`这是${what}，本程序只读 ${READABLE_TYPES}`, { hint });
}
