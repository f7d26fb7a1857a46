import { readdirSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { Converter } from 'opencc-js';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

const TEXT =
  '各位代表：现在，我代表市人民政府，向大会报告政府工作，请予审议。\n一、2021年工作回顾\n全市生产总值增长8.1%，改造农村户厕18.6万座。';
/** Characters that GB2312 lacks: 喆 is in GBK, 㐂 and 𬭚 only in GB18030. */
const RARE = '市长陶喆、镇长㐂𬭚作报告，全面贯彻落实党中央决策部署，';

const BOM = '\uFEFF';
const ENCODED: [name: string, bytes: (text: string) => Uint8Array, encoding: string][] = [
  ['UTF-8', (text) => Buffer.from(text, 'utf8'), 'utf-8'],
  ['UTF-8 with a byte order mark', (text) => Buffer.from(BOM + text, 'utf8'), 'utf-8'],
  ['GB18030', (text) => iconv.encode(text, 'gb18030'), 'gb18030'],
  ['GB18030 with a byte order mark', (text) => iconv.encode(BOM + text, 'gb18030'), 'gb18030'],
  ['UTF-16 LE', (text) => Buffer.from(text, 'utf16le'), 'utf-16le'],
  ['UTF-16 LE with a byte order mark', (text) => Buffer.from(BOM + text, 'utf16le'), 'utf-16le'],
  ['UTF-16 BE', (text) => Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
  ['UTF-16 BE with a byte order mark', (text) => Buffer.from(BOM + text, 'utf16le').swap16(), 'utf-16be'],
];

describe('a text is the same from', () => {
  test.each(ENCODED)('%s', async (_name, encode, encoding) => {
    for (const text of [TEXT, RARE + TEXT, '各位代表', TEXT.repeat(2000)]) {
      expect(await readSource(encode(text), 'a.txt')).toMatchObject({ text, encoding, notes: [] });
    }
  });

  test.each(['gbk', 'gb2312'])('%s', async (label) => {
    const text = label === 'gbk' ? `陶喆：${TEXT}` : TEXT;
    expect(await readSource(iconv.encode(text, label), 'a.txt')).toMatchObject({ text, encoding: 'gb18030' });
  });

  test('Big5', async () => {
    const text = Converter({ from: 'cn', to: 'tw' })(TEXT);
    expect(text).not.toBe(TEXT);
    expect(await readSource(iconv.encode(text, 'big5'), 'a.txt')).toMatchObject({ text, encoding: 'big5' });
    expect(await readSource(Buffer.from(text, 'utf8'), 'a.txt')).toMatchObject({ text, encoding: 'utf-8' });
    expect(await readSource(iconv.encode(text, 'gb18030'), 'a.txt')).toMatchObject({ text, encoding: 'gb18030' });
  });
});

const there = hasShared();
describe.runIf(there)('each real report is the same from', () => {
  const files = there ? readdirSync(sharedPath('reports')).filter((name) => name.endsWith('.txt')) : [];
  test.each(ENCODED)('%s', async (_name, encode, encoding) => {
    expect(files.length).toBeGreaterThan(0);
    for (const file of files) {
      const text = readFileSync(sharedPath('reports', file), 'utf8');
      expect(await readSource(encode(text), file)).toMatchObject({ format: 'txt', text, encoding, notes: [] });
    }
  });

  test.each(ENCODED)(
    '%s, with its last byte lost and some bytes broken in the middle',
    async (_name, encode, encoding) => {
      for (const file of files) {
        const text = readFileSync(sharedPath('reports', file), 'utf8');
        const bytes = encode(text).slice(0, -1);
        const middle = Math.floor(bytes.length / 2);
        bytes.fill(0xff, middle, middle + 2);
        const read = await readSource(bytes, file);
        expect(read.encoding).toBe(encoding);
        expect(read.text.slice(0, 1000)).toBe(text.slice(0, 1000));
        expect(read.text.slice(-500, -10)).toContain(text.slice(-400, -100));
      }
    },
  );
});

describe('broken places', () => {
  test('are marked and counted, and change nothing around them', async () => {
    const bytes = Buffer.from(TEXT.repeat(3), 'utf8');
    bytes[100] = 0xff;
    const read = await readSource(bytes, 'a.txt');
    expect(read.encoding).toBe('utf-8');
    expect(read.text).toContain('\uFFFD');
    expect(read.notes).toEqual([expect.stringMatching(/^有 [1-3] 处无法解码，已标为 �。$/)]);
  });

  test('a U+FFFD that stands in the file is kept', async () => {
    const text = `${TEXT}\uFFFD完`;
    expect(await readSource(Buffer.from(text, 'utf8'), 'a.txt')).toMatchObject({ text, encoding: 'utf-8' });
  });

  test('a text that is mostly undecodable is refused', async () => {
    const bytes = Buffer.from(TEXT.repeat(10), 'utf8');
    for (let at = 0; at < bytes.length; at += 5) bytes[at] = 0xff;
    await expect(readSource(bytes, 'a.txt')).rejects.toMatchObject({
      code: 'unreadable-file',
      message: expect.stringMatching(/^编码无法识别：.*UTF-8、GB18030/),
      hint: expect.stringMatching(/另存为 UTF-8/),
    });
  });

  test('a text in an encoding that is not read here is refused', async () => {
    const japanese = iconv.encode('これは日本語の文章です。ひらがなとカタカナ。'.repeat(20), 'shift_jis');
    await expect(readSource(japanese, 'a.txt')).rejects.toMatchObject({
      message: expect.stringMatching(/^编码无法识别/),
    });
  });
});

describe('a web page', () => {
  const page = (charset: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"><title>报告</title></head><body>${`<p>${TEXT}</p>`.repeat(5)}</body></html>`;

  test.each([
    ['gb2312', 'gbk', 'gb18030'],
    ['utf-8', 'utf8', 'utf-8'],
    ['big5', 'big5', 'big5'],
  ])('is read by the charset it declares: %s', async (declared, used, encoding) => {
    const text = declared === 'big5' ? Converter({ from: 'cn', to: 'tw' })(page(declared)) : page(declared);
    const read = await readSource(iconv.encode(text, used), 'a.html');
    expect(read.encoding).toBe(encoding);
    expect(read.text).toContain('18.6');
    expect(read.pageTitle).toBe(declared === 'big5' ? '報告' : '报告');
  });

  test.each([
    ['utf-8', 'gbk', 'gb18030'],
    ['gb2312', 'utf8', 'utf-8'],
    ['iso-8859-1', 'gbk', 'gb18030'],
    ['shift_jis', 'utf8', 'utf-8'],
  ])('that declares %s but is %s is read as what it is', async (declared, used, encoding) => {
    const read = await readSource(iconv.encode(page(declared), used), 'a.html');
    expect(read).toMatchObject({ encoding, pageTitle: '报告' });
    expect(read.text).toContain('改造农村户厕18.6万座。');
  });

  test('is judged by its text, not by the scripts at its head', async () => {
    const scripts = `<script>${'var a = 1;\n'.repeat(20_000)}</script>`;
    const read = await readSource(iconv.encode(page('x').replace('<title>', `${scripts}<title>`), 'gbk'), 'a.html');
    expect(read).toMatchObject({ encoding: 'gb18030', pageTitle: '报告' });
  });
});

test('plain English is UTF-8, also as UTF-16 without a mark', async () => {
  const text = 'Report on the Work of the Government\nGDP grew by 8.1%.';
  expect(await readSource(Buffer.from(text), 'a.txt')).toMatchObject({ text, encoding: 'utf-8' });
  expect(await readSource(Buffer.from(text, 'utf16le'), 'a.txt')).toMatchObject({ text, encoding: 'utf-16le' });
});
