import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { ERROR_CODES, WenbaoError } from '../../src/errors.ts';
import { MAX_FILE_BYTES, MAX_LINE_CHARACTERS, MAX_TEXT_CHARACTERS, readSource } from '../../src/ingest/read.ts';
import { makeDocx, paragraphs } from '../support/make-docx.ts';
import { layOut, makePdf } from '../support/make-pdf.ts';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const filled = (start: string): Uint8Array => Buffer.concat([latin1(start), Buffer.alloc(600, 0x81)]);

/** @returns the error a file is refused with; fails when it is read */
async function refusal(bytes: Uint8Array, fileName: string): Promise<WenbaoError> {
  const outcome = await readSource(bytes, fileName).catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(WenbaoError);
  return outcome as WenbaoError;
}

/** An OLE compound file as far as its header and the names in its directory. */
function ole(...streams: string[]): Uint8Array {
  const header = latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1');
  return Buffer.concat([header, Buffer.alloc(504), ...streams.map((name) => Buffer.from(`${name}\0`, 'utf16le'))]);
}

const zipOf = (...names: string[]): Uint8Array => zipSync(Object.fromEntries(names.map((name) => [name, utf8('x')])));

describe('files that are refused', () => {
  const SAVE = /另存为 \.docx/;
  const cases: [what: string, file: string, bytes: Uint8Array, message: RegExp, hint: RegExp][] = [
    ['an empty file', 'a.txt', new Uint8Array(), /^文件为空（0 字节）$/, /下载或保存/],
    ['only white space', 'a.txt', utf8(' \r\n\t　\n'), /没有文字（只有空白）/, /保存完整/],
    ['only a byte order mark', 'a.txt', latin1('\xef\xbb\xbf'), /没有文字/, /保存完整/],
    ['only NUL bytes', 'a.txt', Buffer.alloc(1000), /二进制文件/, /\.docx/],
    ['an old Word file', 'a.doc', ole('WordDocument'), /旧版 Word（\.doc）文件/, SAVE],
    ['an old Word file called docx', 'a.docx', ole('WordDocument'), /旧版 Word（\.doc）文件/, SAVE],
    ['a WPS file', 'a.wps', ole('WordDocument'), /WPS 文字（\.wps）文件/, SAVE],
    ['an old Excel file', 'a.xls', ole('Workbook'), /旧版 Excel（\.xls）/, /\.docx/],
    ['an old PowerPoint file', 'a.ppt', ole('PowerPoint Document'), /旧版 PowerPoint（\.ppt）/, /\.docx/],
    ['an encrypted Word file', 'a.docx', ole('EncryptedPackage'), /加密的 Office 文档（需要密码/, /去掉密码/],
    ['an OFD file', 'a.ofd', zipOf('OFD.xml', 'Doc_0/Document.xml'), /OFD（\.ofd）/, /\.pdf 或 \.docx/],
    ['an OFD file called pdf', 'a.pdf', zipOf('OFD.xml'), /OFD（\.ofd）/, /\.docx/],
    ['an Excel file', 'a.xlsx', zipOf('[Content_Types].xml', 'xl/workbook.xml'), /Excel 表格（\.xlsx）/, /\.docx/],
    ['a PowerPoint file', 'a.pptx', zipOf('[Content_Types].xml', 'ppt/slide.xml'), /PowerPoint 演示文稿/, /\.docx/],
    ['an OpenDocument file', 'a.odt', zipOf('mimetype', 'content.xml'), /OpenDocument（\.odt）/, SAVE],
    ['a zip archive', 'a.zip', zipOf('a.txt', 'b.txt'), /压缩包（zip，内有 2 个文件）/, /解压/],
    ['a RAR archive', 'a.rar', filled('Rar!\x1a\x07\x00'), /压缩包（RAR）/, /解压/],
    ['a 7z archive', 'a.7z', filled('7z\xbc\xaf\x27\x1c'), /压缩包（7z）/, /解压/],
    ['a gzip archive called txt', 'a.txt', filled('\x1f\x8b\x08'), /压缩包（gzip）/, /解压/],
    ['a PNG picture', 'a.png', filled('\x89PNG\r\n\x1a\n'), /图片（PNG）/, /OCR/],
    ['a JPEG picture called pdf', 'a.pdf', filled('\xff\xd8\xff\xe0'), /图片（JPEG）/, /OCR/],
    ['a Windows program', 'a.exe', filled('MZ\x90\0\x03\0\0\0\x04'), /可执行程序/, /\.docx/],
    ['a Linux program called txt', 'a.txt', filled('\x7fELF\x02\x01'), /可执行程序/, /\.docx/],
    ['an RTF file called doc', 'a.doc', latin1('{\\rtf1\\ansi abc}'), /RTF 文档/, SAVE],
    [
      'a web archive',
      'a.mht',
      utf8('From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related;\n'),
      /\.mht/,
      /HTML/,
    ],
    ['XML data', 'a.xml', utf8('<?xml version="1.0"?><rss><item>一</item></rss>'), /XML 数据/, /\.docx/],
    [
      'a truncated zip',
      'a.docx',
      makeDocx({ body: paragraphs(['各位代表']) }).slice(0, 900),
      /已损坏或不完整/,
      /重新下载/,
    ],
  ];
  test.each(cases)('%s: %s', async (_what, file, bytes, message, hint) => {
    const error = await refusal(bytes, file);
    expect(error.code).toBe('unreadable-file');
    expect(error.message).toMatch(message);
    expect(error.hint).toMatch(hint);
  });

  test('have one line as their message, and the codes and statuses of the table', async () => {
    for (const [, file, bytes] of cases) {
      const error = await refusal(bytes, file);
      expect(error.message).not.toContain('\n');
      expect(ERROR_CODES[error.code].status).toBe(422);
    }
  });

  test('random bytes are no text', async () => {
    let state = 7;
    const bytes = Uint8Array.from({ length: 20_000 }, () => {
      state = (state * 1103515245 + 12345) % 2147483648;
      return state >> 16;
    });
    expect((await refusal(bytes, 'a.txt')).message).toMatch(/二进制文件|编码无法识别/);
  });

  test('a page under the name of a document is an error page when it holds little text', async () => {
    const error = await refusal(utf8('<html><body><h1>404</h1><p>您访问的页面不存在。</p></body></html>'), '报告.pdf');
    expect(error.message).toBe('文件名是 .pdf，内容却是网页，只有 9 个汉字，可能是下载失败的错误页');
    expect(error.hint).toMatch(/重新下载/);
  });
});

describe('sizes', () => {
  test('a file of more than 50 MB is refused before anything is decoded', async () => {
    const began = performance.now();
    const error = await refusal(new Uint8Array(MAX_FILE_BYTES + 1), 'a.txt');
    expect(error.code).toBe('too-large');
    expect(error.message).toBe('文件过大（50.0 MB，超过上限 50.0 MB）');
    expect(performance.now() - began).toBeLessThan(1000);
  });

  test('50 MB on one line is refused within seconds', async () => {
    const unit = utf8('今年要抓好各项工作，');
    const bytes = new Uint8Array(MAX_FILE_BYTES);
    for (let at = 0; at + unit.length <= bytes.length; at += unit.length) bytes.set(unit, at);
    const began = performance.now();
    const error = await refusal(bytes.subarray(0, bytes.length - (bytes.length % unit.length)), 'a.txt');
    expect(error.code).toBe('too-large');
    expect(error.message).toMatch(/文字过多|有一行长达/);
    expect(performance.now() - began).toBeLessThan(20_000);
  });

  test('a line of a million characters is read, a longer one is refused', async () => {
    const line = '今年'.repeat(MAX_LINE_CHARACTERS / 2);
    expect((await readSource(utf8(line), 'a.txt')).text).toHaveLength(MAX_LINE_CHARACTERS);
    expect((await refusal(utf8(`${line}年`), 'a.txt')).message).toBe(
      '有一行长达 1000001 个字符（上限 1000000 个），不像报告文本',
    );
  });

  test('more than ten million characters are refused', async () => {
    const text = `${'今年的工作\n'.repeat(MAX_TEXT_CHARACTERS / 6)}今年的工作今年的工作\n`;
    const error = await refusal(utf8(text), 'a.txt');
    expect(error.code).toBe('too-large');
    expect(error.message).toMatch(/^文字过多（\d+ 个字符，上限 10000000 个）$/);
  });
});

describe('what a file is, is decided by its content', () => {
  const report = '<p>各位代表：现在，我代表市人民政府，向大会报告政府工作，请予审议。</p>'.repeat(20);

  test('a .txt that is a web page is read as one', async () => {
    const read = await readSource(utf8(`<!DOCTYPE html><html><body>${report}</body></html>`), 'a.txt');
    expect(read.format).toBe('html');
    expect(read.text).not.toContain('<');
    expect(read.notes).toContain('扩展名是 .txt，内容是 html，已按内容读取。');
  });

  test('a .html that is plain text is read as such', async () => {
    const read = await readSource(utf8('各位代表：\n增长 < 8% 而 > 5%。'), 'a.html');
    expect(read).toMatchObject({ format: 'txt', text: '各位代表：\n增长 < 8% 而 > 5%。' });
  });

  test('a piece of a page without head and body is a page', async () => {
    expect((await readSource(utf8(`<div>${report}</div>`), 'a.txt')).format).toBe('html');
    expect((await readSource(utf8('各位代表<br>现在报告'), 'a.htm')).text).toBe('各位代表\n现在报告');
  });

  test('comments and an XML declaration before the page do not hide it', async () => {
    const page = `<?xml version="1.0"?>\n<!-- a --><!-- b -->\n<html><body>${report}</body></html>`;
    expect((await readSource(utf8(page), 'a.txt')).format).toBe('html');
  });

  test('thousands of comments before the text cost no time', async () => {
    const began = performance.now();
    await readSource(utf8(`${'<!-- a -->'.repeat(6000)}各位代表`), 'a.txt');
    expect(performance.now() - began).toBeLessThan(3000);
  });

  test('a .doc that is a web page with a report in it is read', async () => {
    const read = await readSource(utf8(`<html><body>${report}</body></html>`), 'a.doc');
    expect(read.format).toBe('html');
  });

  test('a docx and a pdf are known under any name', async () => {
    const docx = makeDocx({ body: paragraphs(['各位代表：现在报告工作。']) });
    const pdf = makePdf(layOut(['各位代表：现在报告工作，请予审议。']));
    expect(await readSource(docx, 'a.txt')).toMatchObject({ format: 'docx', text: '各位代表：现在报告工作。' });
    expect(await readSource(pdf, 'a.docx')).toMatchObject({
      format: 'pdf',
      text: '各位代表：现在报告工作，请予审议。',
    });
    expect((await readSource(pdf, '.pdf')).format).toBe('pdf');
  });
});

describe('the text', () => {
  test('has \\n as its only line end', async () => {
    const read = await readSource(utf8('一\r\n二\r三\n四\u2028五\f六'), 'a.txt');
    expect(read.text).toBe('一\n二\n三\n四\n五\n六');
  });

  test('keeps everything else of a .txt, blanks and empty lines too', async () => {
    const text = '　　各位代表： \n\n\n\t现在，“十三五”——成绩\u00a0斐然。\n';
    expect(await readSource(utf8(text), 'a.txt')).toMatchObject({ format: 'txt', text, frontMatter: {}, notes: [] });
  });

  test('loses stray NUL and control characters, with a note', async () => {
    const read = await readSource(utf8(`各位\0代表\x07：${'今年的工作。'.repeat(10)}`), 'a.txt');
    expect(read.text.startsWith('各位代表：今年')).toBe(true);
    expect(read.notes).toEqual(['去掉了 2 个控制字符（NUL 等）。']);
  });

  test('never holds a lone surrogate, whatever the format', async () => {
    const lone = Buffer.from(`${'各位代表：今年的工作要抓好落实，'.repeat(5)}\ud800完`, 'utf16le');
    const files: [Uint8Array, string][] = [
      [Buffer.concat([latin1('\xff\xfe'), lone]), 'a.txt'],
      [Buffer.concat([latin1('\xfe\xff'), Buffer.from(lone).swap16()]), 'a.txt'],
      [utf8('<html><body><p>各位代表&#xD800;&#xDC00;&#55296;完</p></body></html>'), 'a.html'],
      [makeDocx({ body: '<w:p><w:r><w:t>各位代表&#x4e00;完</w:t></w:r></w:p>' }), 'a.docx'],
    ];
    for (const [bytes, name] of files) {
      const { text } = await readSource(bytes, name);
      expect(text).toContain('完');
      expect(/\p{Surrogate}/u.test(text)).toBe(false);
    }
  });

  test('keeps characters beyond the basic plane', async () => {
    expect((await readSource(utf8('𠮷野镇、𬭚县的工作报告'), 'a.txt')).text).toBe('𠮷野镇、𬭚县的工作报告');
  });
});
