/**
 * Bytes → text. The encoding is decided by a byte order mark, by validity, and by the share of characters that are
 * common in Chinese: a text read in the wrong encoding is made of rare characters, whatever its validity.
 */
import { isUtf8 } from 'node:buffer';
import { unreadable } from './reading.ts';

export type Encoding = 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be';

export interface Decoded {
  readonly text: string;
  readonly encoding: Encoding;
  /** Places that could not be decoded; each is one U+FFFD in `text`. */
  readonly broken: number;
}

/** Bytes looked at to decide; from the first byte that is not ASCII. */
const SAMPLE_BYTES = 64 * 1024;
/** Share of common characters among the non-ASCII ones. Real Chinese is above 0.5, a wrong encoding below 0.1 (measured). */
const MIN_COMMON_SHARE = 0.25;
/** Another encoding must explain a valid UTF-8 text this much better to be preferred: four GBK characters can be valid UTF-8. */
const UTF8_LEAD = 0.4;
/** Above this share of undecodable characters the text is not read. */
const MAX_BROKEN_SHARE = 0.05;
/** Above this share of control characters the file is no text. */
const MAX_CONTROL_SHARE = 0.1;
/** What an encoding named by the page itself is worth when the shares are close. */
const DECLARED_BONUS = 0.1;

/** The 328 most frequent characters of reports and of everyday Chinese, the traditional forms that differ, punctuation. */
const COMMON = new Set(
  '业建全新化展实发区进大的设推力和动产工市加一生高中国成政城体人持强创务作民保项改家开提增治会等制地个重年造坚平施入行能企好深合目理以资水面农质社升经为服快完心主现上村公态点代量不级用定革济在文长育基省三有技落环安优系效度品要打色机法商管防续范科域更规学共程出融善精位性标府稳支事园活境万同示群是乡决通我党到源领总做五部护投对引办场路方集风协医健各向绿四特整放准型金教统元构批分战亿监十立结策们划营控就局小河障计本电明抓接收居转二网运严道东步了他这来说时可也你而子那得于着下自之过后里所然种多么去如都当没起看天还其些样她前但因只从想日军者意无它与把第此已使情知又关正外将两间由问很最并物手应头美相见被利什或己身果西斯月话回内信表老给世次门任常先海儿原声及比员' +
    '業實發區進設產動國體強創務項開會個堅資農質經爲為現態點級濟長環優機續範規學標穩園萬羣群鄉決黨領總護對辦場風協醫綠準統構戰億監結們劃營計電轉網運嚴東這來說時於過後裏種麼當還樣從軍無與關將兩間問並應頭見話內給門兒聲員' +
    '，。、；：？！“”‘’（）《》【】—…·％　',
);

/**
 * @param declared what the document says of itself (HTML meta charset), only a hint
 * @throws WenbaoError unreadable-file when the bytes are no text in any encoding read here
 */
export async function decode(bytes: Uint8Array, declared: string | null = null): Promise<Decoded> {
  const marked = byteOrderMark(bytes);
  if (marked && score(await decodeAs(bytes.subarray(0, SAMPLE_BYTES), marked)) >= MIN_COMMON_SHARE) {
    return checked(await decodeAs(bytes, marked), marked);
  }
  const sample = sampleOf(bytes);
  const hinted = encodingNamed(declared);
  let best: { encoding: Encoding; score: number } = { encoding: 'utf-8', score: Number.NEGATIVE_INFINITY };
  for (const encoding of ['utf-8', 'gb18030', 'utf-16le', 'utf-16be', 'big5'] as const) {
    let points = score(await decodeAs(sample, encoding));
    if (encoding === hinted) points += DECLARED_BONUS;
    if (encoding === 'utf-8' && points >= 0 && isUtf8(bytes)) points = Math.max(points, MIN_COMMON_SHARE) + UTF8_LEAD;
    // Nothing else can be as good: the usual case costs one decoding.
    if (encoding === 'utf-8' && points > 1) return checked(await decodeAs(bytes, encoding), encoding);
    if (points > best.score) best = { encoding, score: points };
  }
  const text = await decodeAs(bytes, best.encoding);
  if (best.score < MIN_COMMON_SHARE) throw noText(text, bytes.length);
  return checked(text, best.encoding);
}

/** @returns the encoding a label means, null when it is none that is read here */
export function encodingNamed(label: string | null): Encoding | null {
  const name = label?.trim().toLowerCase() ?? '';
  if (/^utf-?8$/.test(name)) return 'utf-8';
  if (/^(gb_?2312|gb_?2312-80|gbk|gb18030|x-gbk|cp936|ms936)$/.test(name)) return 'gb18030';
  if (/^(big5|big5-hkscs|cp950)$/.test(name)) return 'big5';
  if (/^utf-?16(le)?$/.test(name)) return 'utf-16le';
  return name === 'utf-16be' ? 'utf-16be' : null;
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x84 && b === 0x31 && c === 0x95 && d === 0x33) return 'gb18030';
  return null;
}

/** From the first non-ASCII byte, so that a page with a long head of scripts is judged by its text; aligned for UTF-16. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE_BYTES) return bytes;
  let first = 0;
  while (first < bytes.length && (bytes[first] ?? 0) < 0x80) first += 1;
  const start = first === bytes.length ? 0 : first - (first % 2);
  return bytes.subarray(start, start + SAMPLE_BYTES);
}

async function decodeAs(bytes: Uint8Array, encoding: Encoding): Promise<string> {
  if (encoding === 'utf-8' || encoding === 'utf-16le') return new TextDecoder(encoding).decode(bytes);
  // Node may be built without the tables of these encodings; iconv-lite carries them.
  const { default: iconv } = await import('iconv-lite');
  return iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), encoding);
}

/**
 * @returns share of common characters less three times the share of impossible ones, among all that are not ASCII;
 *   1 for pure ASCII; 0 for an empty text
 */
function score(text: string): number {
  let seen = 0;
  let common = 0;
  let impossible = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if ((code >= 0x20 && code < 0x7f) || (code >= 0x09 && code <= 0x0d)) continue;
    seen += 1;
    if (COMMON.has(character)) common += 1;
    else if (isImpossible(code)) impossible += 1;
  }
  if (seen === 0) return text.length > 0 ? 1 : 0;
  return (common - 3 * impossible) / seen;
}

/** Control characters, private use, lone surrogates, U+FFFD and non-characters. */
function isImpossible(code: number): boolean {
  if (code === 0xfeff) return false;
  return code < 0xa0 || (code >= 0xd800 && code <= 0xf8ff) || code === 0xfffd || (code & 0xfffe) === 0xfffe;
}

function checked(text: string, encoding: Encoding): Decoded {
  let broken = 0;
  let controls = 0;
  let foreign = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) foreign += 1;
    if (code === 0xfffd) broken += 1;
    else if (code < 0x09 || (code > 0x0d && code < 0x20)) controls += 1;
  }
  if (controls > text.length * MAX_CONTROL_SHARE) throw binary(text.length, controls);
  // A handful of broken places is never the encoding's fault: a file cut in the middle of a character has one.
  if (broken > 3 && broken > foreign * MAX_BROKEN_SHARE) throw unknownEncoding(broken, foreign);
  return { text, encoding, broken };
}

function noText(text: string, size: number): Error {
  let controls = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    if (code < 0x09 || (code > 0x0d && code < 0x20)) controls += 1;
  }
  return controls > (text.length * MAX_CONTROL_SHARE) / 4 ? binary(size, controls) : unknownEncoding(null, size);
}

function binary(size: number, controls: number): Error {
  return unreadable(`这是二进制文件，不是文本（${size} 个字符里有 ${controls} 个控制字符）`, {
    hint: '请导入报告的文本、网页、.docx 或带文字层的 .pdf。',
  });
}

function unknownEncoding(broken: number | null, of: number): Error {
  const seen = broken === null ? '按各种编码读出的都不像中文' : `${of} 个字符里有 ${broken} 个无法解码`;
  return unreadable(`编码无法识别：${seen}（可读 UTF-8、GB18030、GBK、GB2312、UTF-16、Big5）`, {
    hint: '请用记事本等程序另存为 UTF-8 编码后再导入。',
  });
}
