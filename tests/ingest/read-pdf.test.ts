import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { MAX_PDF_PAGES } from '../../src/ingest/read-pdf.ts';
import { asTyped } from '../../src/ingest/read-pdf-characters.ts';
import { type Line, linesOfPage, type Piece } from '../../src/ingest/read-pdf-lines.ts';
import { paragraphsOf } from '../../src/ingest/read-pdf-paragraphs.ts';
import { upright } from '../../src/ingest/read-pdf-upright.ts';
import { assemble, layOut, makePdf, type PdfOptions, type PdfText, stream } from '../support/make-pdf.ts';

const read = (pages: readonly (readonly PdfText[])[], options?: PdfOptions) =>
  readSource(makePdf(pages, options), 'a.pdf');
const refused = (bytes: Uint8Array) =>
  readSource(bytes, 'a.pdf').then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

const REPORT = [
  '各位代表：',
  '现在，我代表市人民政府，向大会报告政府工作，请予审议，并请政协委员和其他列席人员提出意见。',
  '一、2021年工作回顾',
  `全年完成固定资产投资120亿元，同比增长10%左右；改造农村户厕18.6万座，${'群众的获得感、幸福感、安全感不断增强，'.repeat(12)}各项工作取得新的成绩。`,
  '（一）稳增长。坚持把稳增长放在首位，R&D投入占比达到3.2%，实现地区生产总值1234.5亿元。',
  '二、2022年工作安排',
  '做好今年的工作，要坚持稳中求进的工作总基调，完整、准确、全面贯彻新发展理念，加快构建新发展格局，推动高质量发展。',
];

describe('a PDF with a Chinese font that is not embedded', () => {
  test.each<PdfOptions['map'] & string>(['UniGB-UCS2-H', 'GBK-EUC-H'])('is read exactly by the map %s', async (map) => {
    const source = await read(layOut(REPORT), { map, title: '2022年某市政府工作报告' });
    expect(source).toEqual({
      format: 'pdf',
      encoding: null,
      text: REPORT.join('\n'),
      frontMatter: {},
      pageTitle: '2022年某市政府工作报告',
      url: null,
      notes: [],
    });
  });

  test.each<[string, PdfOptions, Parameters<typeof layOut>[1]]>([
    ['compressed', { compress: true }, {}],
    ['justified, with gaps between characters', {}, { stretch: 2 }],
    ['on pages turned by 90 degrees', { rotate: 90 }, {}],
    ['on pages turned by 180 degrees', { rotate: 180 }, {}],
    ['with pictures under the text', { picture: true }, {}],
    ['over the ends of many pages', {}, { linesPerPage: 4 }],
    ['in small type', {}, { size: 10.5 }],
  ])('is read exactly %s', async (_what, options, layout) => {
    expect((await read(layOut(REPORT, layout), options)).text).toBe(REPORT.join('\n'));
  });

  test.each([
    ['— # —', '某市人民政府工作报告'],
    ['第 # 页 共 9 页', '某市第十届人民代表大会第一次会议文件（#）'],
    ['#', undefined],
    ['- # -', '某市2022年'],
  ])('loses its page numbers (%s) and running heads', async (foot, head) => {
    const layout = head === undefined ? { foot } : { foot, head };
    expect((await read(layOut(REPORT, { ...layout, linesPerPage: 5 }))).text).toBe(REPORT.join('\n'));
  });

  test('keeps a short line that repeats inside its pages', async () => {
    const lines = Array.from({ length: 60 }, (_, index) =>
      index % 3 === 0 ? '各位代表！' : `第${index}项工作已经完成。`,
    );
    expect((await read(layOut(lines))).text).toBe(lines.join('\n'));
  });

  test('in two columns is read column by column, with the title above them', async () => {
    const column = (texts: readonly string[], left: number) =>
      texts.flatMap((text) => {
        const lines = [`　　${text.slice(0, 11)}`, ...(text.slice(11).match(/.{1,13}/gu) ?? [])];
        return lines.map((line) => ({ text: line, left }));
      });
    const texts = REPORT.map((text) => text.replace(/[A-Za-z0-9.&%]/g, '一'));
    const [first, second] = [column(texts.slice(0, 4), 70), column(texts.slice(4), 310)];
    const place = (lines: { text: string; left: number }[]) =>
      lines.map(({ text, left }, index) => ({ text, x: left, y: 740 - index * 22 }));
    const title = { text: '某市人民政府公报政府工作报告', x: 180, y: 790 };
    expect((await read([[title, ...place(first), ...place(second)]])).text).toBe([title.text, ...texts].join('\n'));
  });

  test('loses a watermark across its pages', async () => {
    const { pieces } = upright(
      [
        { text: '各位代表：现在报告工作。', width: 192, matrix: [16, 0, 0, 16, 80, 700] },
        { text: '内部', width: 60, matrix: [42, 42, -42, 42, 200, 400] },
      ],
      [0, 0, 595, 842],
    );
    expect(pieces.map((piece) => piece.text)).toEqual(['各位代表：现在报告工作。']);
  });

  test('names the pages without text', async () => {
    const source = await read([...layOut(REPORT), [], []], { picture: true });
    expect(source.text).toBe(REPORT.join('\n'));
    expect(source.notes).toEqual(['第 2、3 页没有文字层（可能是图片），没有读入。']);
  });
});

describe('lines', () => {
  const piece = (text: string, x: number, y: number, more: Partial<Piece> = {}): Piece => ({
    text,
    x,
    y,
    width: [...text].reduce((sum, c) => sum + (c < '\u0080' ? 8 : 16), 0),
    size: 16,
    ...more,
  });
  const texts = (...pieces: Piece[]) => linesOfPage(pieces).map((line) => line.text);

  test('are made of pieces at one height', () => {
    expect(
      texts(piece('增长', 80, 700), piece('8.1%', 112, 700.5), piece('左右', 144, 700), piece('次行', 80, 671)),
    ).toEqual(['增长8.1%左右', '次行']);
  });

  test('have tabs between the columns of a table, blanks between words, none between stretched characters', () => {
    expect(texts(piece('指标', 80, 700), piece('目标', 200, 700))).toEqual(['指标\t目标']);
    expect(texts(piece('GDP', 80, 700), piece('growth', 110, 700))).toEqual(['GDP growth']);
    expect(texts(piece('工', 80, 700), piece('作', 101, 700))).toEqual(['工作']);
  });

  test('lose blanks inside running text, keep those of a name', () => {
    expect(texts(piece('坚持 稳中求进工作总基调，推动 高质量发展', 80, 700))).toEqual([
      '坚持稳中求进工作总基调，推动高质量发展',
    ]);
    expect(texts(piece('代市长 周 波', 80, 700))).toEqual(['代市长 周 波']);
  });

  test('lose the stretch of a title and the gaps beside figures', () => {
    expect(texts(piece('政 府 工 作 报 告', 80, 700))).toEqual(['政府工作报告']);
    expect(texts(piece('（ 2 0 2 2 年 ）', 80, 700))).toEqual(['（2022年）']);
    expect(texts(piece('2022 年 1 月 6 日', 80, 700))).toEqual(['2022年1月6日']);
    expect(texts(piece('GDP 增长 8.1% 左右 per capita', 80, 700))).toEqual(['GDP增长8.1%左右per capita']);
  });

  test('printed twice to look bold are read once', () => {
    expect(texts(piece('标题', 80, 700), piece('标题', 80.4, 700))).toEqual(['标题']);
  });

  test('stored out of order are put in order, columns are left as they are stored', () => {
    expect(texts(piece('乙', 80, 600), piece('丙', 80, 500), piece('甲', 80, 700))).toEqual(['甲', '乙', '丙']);
    const columns = [piece('左上', 80, 700), piece('左下', 80, 600), piece('右上', 300, 700), piece('右下', 300, 600)];
    expect(texts(...columns)).toEqual(['左上', '左下', '右上', '右下']);
  });
});

describe('paragraphs', () => {
  const line = (text: string, y: number, more: Partial<Line> = {}): Line => {
    const left = more.left ?? 80;
    return { text, left, right: left + text.length * 16, y, size: 16, ...more };
  };
  const full = '一二三四五六七八九十一二三四五六七八九十一二三四五六七';
  const page = (...lines: Line[]) => paragraphsOf([{ height: 842, lines }]);

  test('go on after a full line, end at a short one and at an indent', () => {
    const texts = page(
      line(full.slice(2), 700, { left: 112 }),
      line(full, 671),
      line('尾。', 642),
      line(full.slice(2), 613, { left: 112 }),
      line(full.slice(2), 584, { left: 112 }),
      line(full, 555),
    );
    expect(texts).toEqual([`${full.slice(2)}${full}尾。`, full.slice(2), `${full.slice(2)}${full}`]);
  });

  test('end at a gap and at another font size', () => {
    const [a, b, c] = [line(full, 700), line(full, 671), line(full, 642)];
    expect(page(a, b, c, line(full, 580))).toEqual([full.repeat(3), full]);
    expect(page(a, b, c, line(full, 613, { size: 22 }))).toEqual([full.repeat(3), full]);
  });

  test('of like length are not taken for broken lines', () => {
    const short = [1, 2, 3, 4].map((n) => line(`第${n}项工作完成。`, 700 - n * 29));
    expect(page(...short)).toEqual(short.map(({ text }) => text));
  });

  test('join English words with a blank, broken words and figures without', () => {
    const cut = (before: string, after: string) =>
      page(line(full, 700), line(full.slice(0, -3) + before, 671), line(after, 642));
    expect(cut('GDP', 'growth')).toEqual([`${full}${full.slice(0, -3)}GDP growth`]);
    expect(cut('de-', 'velop')).toEqual([`${full}${full.slice(0, -3)}develop`]);
    expect(cut('增长1', '2.5%')).toEqual([`${full}${full.slice(0, -3)}增长12.5%`]);
  });
});

test('characters are those people type, not those the font names', () => {
  expect(asTyped('⼈⺠政府⼯作，增⻓，⼾籍，⻩河，⸺豈')).toBe('人民政府工作，增长，户籍，黄河，——豈');
  expect(asTyped('戶籍')).toBe('戶籍');
});

describe('PDFs that are refused', () => {
  const whole = makePdf(layOut(REPORT));

  test('scanned ones, by name and with the number of pages', async () => {
    const scan = makePdf([[], [], []], { picture: true });
    expect(await refused(scan)).toBe('unreadable-file: 这是扫描版 PDF（3 页，没有文字层），本程序不做 OCR');
    const stamped = makePdf([[{ text: '存档2022', x: 80, y: 20 }], [], []], { picture: true });
    expect(await refused(stamped)).toBe(
      'unreadable-file: 这是扫描版 PDF（3 页，几乎没有文字层，只有 6 个字符），本程序不做 OCR',
    );
  });

  test('encrypted ones', async () => {
    expect(await refused(makePdf(layOut(REPORT), { encrypted: true }))).toBe(
      'unreadable-file: 这是加密的 PDF（需要密码才能打开）',
    );
  });

  test.each([20, 400, 1500])('ones that end after %i bytes', async (length) => {
    expect(await refused(whole.slice(0, length))).toBe('unreadable-file: PDF 已损坏或不完整，无法读取');
  });

  test('ones full of noise', async () => {
    const noise = Uint8Array.from(whole, (byte, index) => (index > 20 ? (byte * 31 + index * 17) & 0xff : byte));
    expect(await refused(noise)).toMatch(/^unreadable-file: /);
  });

  test('ones that only lost their way to the objects are read all the same', async () => {
    const text = Buffer.from(whole)
      .toString('latin1')
      .replace(/startxref\n\d+/, 'startxref\n7');
    expect((await readSource(Buffer.from(text, 'latin1'), 'a.pdf')).text).toBe(REPORT.join('\n'));
  });

  test('ones with too many pages', async () => {
    const pages = Array.from({ length: MAX_PDF_PAGES + 1 }, () => []);
    expect(await refused(makePdf(pages))).toBe('too-large: PDF 页数过多（1001 页，上限 1000 页）');
  });

  test('ones with a stream that inflates to more than 64 MB', async () => {
    const bomb = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(70 * 1024 * 1024, ' ')));
    expect(await refused(assemble([bomb], '/Root 1 0 R'))).toBe(
      'too-large: PDF 里有展开后超过 64.0 MB 的内容，可能是压缩炸弹',
    );
  });

  test('ones with many such streams, or one compressed twice', async () => {
    const half = stream('/Filter /FlateDecode', deflateSync(Buffer.alloc(60 * 1024 * 1024, ' ')));
    expect(
      await refused(
        assemble(
          Array.from({ length: 9 }, () => half),
          '/Root 1 0 R',
        ),
      ),
    ).toBe('too-large: PDF 里有展开后超过 512.0 MB 的内容，可能是压缩炸弹');
    const twice = stream('/Filter [/FlateDecode /FlateDecode]', deflateSync(deflateSync(Buffer.alloc(1000))));
    expect(await refused(assemble([twice], '/Root 1 0 R'))).toBe('too-large: PDF 内容重复压缩，可能是压缩炸弹');
  });
});
