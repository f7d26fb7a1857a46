/**
 * Looks for decompression bombs in a PDF before pdf.js keeps a whole inflated stream in memory. Each stream is inflated
 * by zlib without keeping the result, and only as far as the limit.
 */
import { inflateSync } from 'node:zlib';
import { byteSize, tooLarge } from './reading.ts';

/** Inflated size of one stream; a page of text has some 100 KB, a picture of a page at 300 dpi 26 MB. */
export const MAX_PDF_STREAM_BYTES = 64 * 1024 * 1024;
/** Inflated size of all streams that are compressed suspiciously well. */
export const MAX_PDF_SUSPICIOUS_BYTES = 512 * 1024 * 1024;
/** Text is compressed about 10 times, a picture of a blank page up to 1,000 times, as a bomb is. */
const SUSPICIOUS_RATIO = 100;
/** Deflate reaches 1,032 times: smaller streams cannot matter. */
const MIN_STREAM_BYTES = 1024;

/** @throws WenbaoError too-large */
export function checkStreams(bytes: Uint8Array): void {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const opening = Buffer.from('stream');
  let suspicious = 0;
  for (let at = data.indexOf(opening); at !== -1; at = data.indexOf(opening, at)) {
    const begin = at + opening.length;
    if (data.subarray(at - 3, at).toString('latin1') === 'end') {
      at = begin;
      continue;
    }
    const closing = data.indexOf('endstream', begin, 'latin1');
    const end = closing === -1 ? data.length : closing;
    const dictionary = data.subarray(Math.max(0, at - 1024), at).toString('latin1');
    checkFilters(dictionary.slice(dictionary.lastIndexOf(' obj') + 1));
    const stream = data.subarray(afterLineEnd(data, begin), end);
    const inflated = inflatedSize(stream);
    if (inflated > stream.length * SUSPICIOUS_RATIO) suspicious += inflated;
    if (suspicious > MAX_PDF_SUSPICIOUS_BYTES) throw bomb(MAX_PDF_SUSPICIOUS_BYTES);
    at = end;
  }
}

function afterLineEnd(data: Buffer, at: number): number {
  if (data[at] === 0x0d) return data[at + 1] === 0x0a ? at + 2 : at + 1;
  return data[at] === 0x0a ? at + 1 : at;
}

/** Two compressions, one in the other, multiply: no program writes them. */
function checkFilters(dictionary: string): void {
  if (/\/Filter\s*\[\s*(?:\/(?:FlateDecode|Fl|LZWDecode|LZW|RunLengthDecode|RL)\b\s*){2}/.test(dictionary)) {
    throw tooLarge('PDF 内容重复压缩，可能是压缩炸弹');
  }
}

/** @returns bytes a stream inflates to; 0 where it is not deflated, too small to matter, or damaged */
function inflatedSize(stream: Buffer): number {
  // The first byte of zlib data says deflate with a 32 KB window.
  if (stream.length < MIN_STREAM_BYTES || stream[0] !== 0x78) return 0;
  try {
    return inflateSync(stream, { maxOutputLength: MAX_PDF_STREAM_BYTES }).length;
  } catch (error) {
    if (error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
      throw bomb(MAX_PDF_STREAM_BYTES);
    }
    // A damaged stream is pdf.js's to deal with: it reads what can be read.
    return 0;
  }
}

function bomb(limit: number): Error {
  return tooLarge(`PDF 里有展开后超过 ${byteSize(limit)} 的内容，可能是压缩炸弹`, {
    hint: '请从原始文档重新导出 PDF，或把正文另存为 .txt 后再导入。',
  });
}
