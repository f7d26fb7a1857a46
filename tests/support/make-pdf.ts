/**
 * PDF files made in memory, with a Chinese font that is named but not embedded and a predefined character map: what word
 * processors of the 2000s wrote, and what gives an empty text to a reader without the maps.
 */
import { deflateSync } from 'node:zlib';
import iconv from 'iconv-lite';

/** A piece of text at a place; points, from the lower left corner of an A4 page. */
export interface PdfText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Points between characters, as justified text has them. */
  readonly stretch?: number;
}

export interface PdfOptions {
  readonly map?: 'UniGB-UCS2-H' | 'GBK-EUC-H';
  readonly title?: string;
  /** Degrees, clockwise. */
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Draws a picture over each page, as a scanner does. */
  readonly picture?: boolean;
  /** Demands a password nobody knows. */
  readonly encrypted?: boolean;
  readonly compress?: boolean;
}

export const PAGE_WIDTH = 595;
export const PAGE_HEIGHT = 842;

/** @param pages the pieces of text of each page */
export function makePdf(pages: readonly (readonly PdfText[])[], options: PdfOptions = {}): Uint8Array {
  const { map = 'UniGB-UCS2-H', rotate = 0, picture = false } = options;
  const objects: Buffer[] = [];
  const add = (content: string | Buffer): number =>
    objects.push(Buffer.isBuffer(content) ? content : Buffer.from(content, 'latin1'));
  const descriptor = add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  );
  const cidFont = add(
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000 /W [1 95 500 814 939 500] /FontDescriptor ${descriptor} 0 R >>`,
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light-${map} /Encoding /${map} /DescendantFonts [${cidFont} 0 R] >>`,
  );
  const image = add(
    stream(
      '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      Buffer.from([200]),
    ),
  );
  const tree = objects.length + pages.length * 2 + 1;
  const kids = pages.map((texts) => {
    const drawing = picture ? `q ${PAGE_WIDTH} 0 0 ${PAGE_HEIGHT} 0 0 cm /P Do Q\n` : '';
    const code = Buffer.from(drawing + texts.map((text) => show(text, map)).join(''), 'latin1');
    const content = add(options.compress ? stream('/Filter /FlateDecode', deflateSync(code)) : stream('', code));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${PAGE_WIDTH} ${PAGE_HEIGHT}] /Rotate ${rotate} /Contents ${content} 0 R /Resources << /Font << /F ${font} 0 R >> /XObject << /P ${image} 0 R >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  let trailer = `/Root ${catalog} 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]`;
  if (options.title !== undefined) trailer += ` /Info ${add(`<< /Title <feff${utf16(options.title)}> >>`)} 0 R`;
  if (options.encrypted) {
    const key = 'ab'.repeat(32);
    trailer += ` /Encrypt ${add(`<< /Filter /Standard /V 1 /R 2 /O <${key}> /U <${key}> /P -4 >>`)} 0 R`;
  }
  return assemble(objects, trailer);
}

/** @returns the content of a stream object with its dictionary */
export function stream(dictionary: string, content: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} /Length ${content.length} >>\nstream\n`, 'latin1'),
    content,
    Buffer.from('\nendstream', 'latin1'),
  ]);
}

/** @param objects numbered from 1 */
export function assemble(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let size = parts[0]?.length ?? 0;
  for (const [index, object] of objects.entries()) {
    offsets.push(size);
    const whole = Buffer.concat([Buffer.from(`${index + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]);
    parts.push(whole);
    size += whole.length;
  }
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const count = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${count}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${count} ${trailer} >>\nstartxref\n${size}\n%%EOF\n`,
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

function show({ text, x, y, size = 16, stretch = 0 }: PdfText, map: string): string {
  const codes = [...text].map((character) => `<${encode(character, map)}>`);
  const shift = ` ${(-stretch * 1000) / size} `;
  return `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm [${codes.join(stretch === 0 ? '' : shift)}] TJ ET\n`;
}

const encode = (character: string, map: string): string =>
  map === 'GBK-EUC-H' ? iconv.encode(character, 'gbk').toString('hex') : utf16(character);

function utf16(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex');
}

export interface Layout {
  readonly size?: number;
  readonly stretch?: number;
  readonly linesPerPage?: number;
  /** Stands at the top of each page. */
  readonly head?: string;
  /** Stands at the foot of each page; # becomes the page number. */
  readonly foot?: string;
}

const LEFT = 80;
const COLUMNS = 27;
const NOT_FIRST = /[，。、；：！？）”》%]/;

/**
 * Sets paragraphs as a report is set: 27 full-width characters a line, the first line indented by two, no line that
 * begins with punctuation.
 * @returns the pieces of text of each page, one per line
 */
export function layOut(paragraphs: readonly string[], layout: Layout = {}): PdfText[][] {
  const { size = 16, stretch = 0, linesPerPage = 22, head, foot } = layout;
  const lines = paragraphs.flatMap((text) =>
    breakLines(text).map((line, index) => ({ text: line, x: index === 0 ? LEFT + 2 * (size + stretch) : LEFT })),
  );
  const pages: PdfText[][] = [];
  for (let from = 0; from < lines.length; from += linesPerPage) {
    const page: PdfText[] = [];
    const number = pages.length + 1;
    if (head !== undefined) page.push({ text: head, x: 200, y: 800, size: 10 });
    for (const [index, line] of lines.slice(from, from + linesPerPage).entries()) {
      page.push({ ...line, y: 750 - index * 29, size, stretch });
    }
    if (foot !== undefined) page.push({ text: foot.replace('#', String(number)), x: 280, y: 40, size: 10 });
    pages.push(page);
  }
  return pages;
}

function breakLines(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  let room = COLUMNS - 2;
  for (const unit of text.match(/[A-Za-z0-9.]+|./gsu) ?? []) {
    const width = [...unit].reduce((sum, character) => sum + (character < '\u0080' ? 0.5 : 1), 0);
    if (width > room && line !== '') {
      const carried = NOT_FIRST.test(unit) ? (line.at(-1) ?? '') : '';
      lines.push(line.slice(0, line.length - carried.length));
      line = carried;
      room = COLUMNS - carried.length;
    }
    line += unit;
    room -= width;
  }
  return [...lines, line];
}
