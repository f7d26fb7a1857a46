import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { formatNumber } from '../../src/ingest/read-docx-number-format.ts';
import { MAX_XML_DEPTH } from '../../src/ingest/read-docx-xml.ts';
import { MAX_ZIP_ENTRIES } from '../../src/ingest/zip-guard.ts';
import { type DocxParts, escapeXml, instance, list, makeDocx, paragraph, paragraphs } from '../support/make-docx.ts';

const read = (parts: DocxParts) => readSource(makeDocx(parts), 'a.docx');
const refused = (bytes: Uint8Array) =>
  readSource(bytes, 'a.docx').then(
    () => 'read',
    (error: { code: string; message: string }) => `${error.code}: ${error.message}`,
  );

const TEXTS = [
  '政府工作报告',
  '——2022年1月6日在某市第十届人民代表大会第一次会议上',
  '各位代表：',
  '现在，我代表市人民政府，向大会报告政府工作，请予审议。R&D投入 < 3%，“十三五”成绩斐然。',
  '𠮷野镇改造农村户厕18.6万座。',
];

describe('a Word document', () => {
  test('gives its paragraphs as lines, each exactly', async () => {
    expect(await read({ body: paragraphs(TEXTS), title: '2022年某市政府工作报告' })).toEqual({
      format: 'docx',
      encoding: null,
      text: TEXTS.join('\n'),
      frontMatter: {},
      pageTitle: '2022年某市政府工作报告',
      url: null,
      notes: [],
    });
  });

  test('may have its text in many runs, with breaks, tabs and headings', async () => {
    const body =
      '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t>一、</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>回顾</w:t></w:r></w:p><w:p><w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t></w:r></w:p>';
    const styles = '<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/></w:style>';
    expect((await read({ body, styles })).text).toBe('一、回顾\n甲\n乙 丙');
  });

  test('gives a table row as one line', async () => {
    const cell = (text: string) => `<w:tc>${paragraph({ text })}</w:tc>`;
    const row = (...texts: string[]) => `<w:tr>${texts.map(cell).join('')}</w:tr>`;
    const body = `<w:tbl>${row('指标', '目标')}${row('地区生产总值', '7%左右')}</w:tbl>${paragraph({ text: '完' })}`;
    expect((await read({ body })).text).toBe('指标\t目标\n地区生产总值\t7%左右\n完');
  });

  test('keeps insertions, leaves deletions out', async () => {
    const run = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('增长')}<w:del><w:r><w:delText>7%</w:delText></w:r></w:del><w:ins>${run('8%')}</w:ins></w:p>`;
    expect((await read({ body })).text).toBe('增长8%');
  });

  test('leaves out what Word hides, and nothing else', async () => {
    const run = (text: string, properties: string) => `<w:r><w:rPr><w:b/>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('见', '')}${run('暗', '<w:vanish/>')}${run('明', '<w:vanish w:val="0"/>')}</w:p><w:p>${run('全暗', '<w:vanish/>')}</w:p>`;
    expect((await read({ body })).text).toBe('见明');
  });

  test('has its footnotes after the text, without marks that look like citations', async () => {
    const body =
      '<w:p><w:r><w:t>“两个维护”</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>是根本。</w:t></w:r></w:p>';
    const footnotes = `<w:footnote w:id="2">${paragraph({ text: '指名词解释。' })}</w:footnote>`;
    const source = await read({ body, footnotes });
    expect(source.text).toBe('“两个维护”是根本。\n指名词解释。');
    expect(source.notes).toEqual(['文档有 1 处脚注或尾注：注号已去掉，注文放在全文之后。']);
  });

  test('may hold pictures, which are passed over', async () => {
    const picture =
      '<w:p><w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill><a:blip xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>';
    const source = await read({
      body: paragraphs(['前']) + picture + paragraphs(['后']),
      parts: { 'word/media/image1.png': 'x' },
    });
    expect(source.text).toBe('前\n后');
  });

  test('without text is refused', async () => {
    expect(await refused(makeDocx({ body: '<w:p/>' }))).toBe('unreadable-file: 文件里没有文字（只有空白）');
  });
});

describe('automatic numbers', () => {
  const REPORT_LIST = list(0, [
    ['chineseCountingThousand', '%1、', '<w:suff w:val="nothing"/>'],
    ['chineseCounting', '（%2）', '<w:suff w:val="nothing"/>'],
    ['decimal', '%3.'],
    ['decimal', '%1.%4', '<w:isLgl/>'],
  ]);
  const numbering = REPORT_LIST + instance(1, 0);

  test('are written before the headings they belong to, level by level, restarting below a higher one', async () => {
    const body = [
      paragraph({ text: '政府工作报告' }),
      paragraph({ text: '过去五年工作回顾', numId: 1 }),
      paragraph({ text: '经济实力跨上新台阶', numId: 1, level: 1 }),
      paragraph({ text: '正文。' }),
      paragraph({ text: '民生福祉持续改善', numId: 1, level: 1 }),
      paragraph({ text: '抓就业', numId: 1, level: 2 }),
      paragraph({ text: '抓教育', numId: 1, level: 2 }),
      paragraph({ text: '2022年工作安排', numId: 1 }),
      paragraph({ text: '稳增长', numId: 1, level: 1 }),
      paragraph({ text: '抓投资', numId: 1, level: 2 }),
      paragraph({ text: '重点项目', numId: 1, level: 3 }),
    ].join('');
    expect((await read({ body, numbering })).text.split('\n')).toEqual([
      '政府工作报告',
      '一、过去五年工作回顾',
      '（一）经济实力跨上新台阶',
      '正文。',
      '（二）民生福祉持续改善',
      '1. 抓就业',
      '2. 抓教育',
      '二、2022年工作安排',
      '（一）稳增长',
      '1. 抓投资',
      '2.1 重点项目',
    ]);
  });

  test('count on over two instances of one list, and begin anew where an instance says so', async () => {
    const more =
      instance(2, 0) + instance(3, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>');
    const body = [1, 2, 3, 3, 1].map((numId, index) => paragraph({ text: `节${index}`, numId })).join('');
    expect((await read({ body, numbering: numbering + more })).text).toBe(
      '一、节0\n二、节1\n一、节2\n二、节3\n三、节4',
    );
  });

  test('come from the style of a paragraph and the styles it is based on', async () => {
    const styled = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H1"/><w:suff w:val="nothing"/><w:lvlText w:val="%1、"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="chineseCounting"/><w:pStyle w:val="H2"/><w:suff w:val="nothing"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum>${instance(5, 0)}`;
    const style = (id: string, inner: string, based = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${based ? `<w:basedOn w:val="${based}"/>` : ''}<w:pPr>${inner}</w:pPr></w:style>`;
    const number = '<w:numPr><w:numId w:val="5"/></w:numPr>';
    const styles = style('H1', number) + style('H2', number) + style('H1a', '', 'H1') + style('Loop', '', 'Loop');
    const body =
      [
        ['H1', '甲'],
        ['H2', '乙'],
        ['H2', '丙'],
        ['H1a', '丁'],
        ['Loop', '戊'],
        ['None', '己'],
      ]
        .map(([name = '', text = '']) => paragraph({ text, style: name }))
        .join('') +
      '<w:p><w:pPr><w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr><w:r><w:t>庚</w:t></w:r></w:p>';
    expect((await read({ body, styles, numbering: styled })).text).toBe(
      '一、甲\n（一）乙\n（二）丙\n二、丁\n戊\n己\n庚',
    );
  });

  test('are not made of bullets, and not shown alone', async () => {
    const bullets = list(0, [['bullet', '']]) + list(1, [['decimal', '%1、']]) + instance(1, 0) + instance(2, 1);
    const body =
      paragraph({ text: '项目', numId: 1 }) +
      paragraph({ text: '', numId: 2 }) +
      paragraph({ text: '第二', numId: 2 }) +
      paragraph({ text: '无此表', numId: 99 });
    expect((await read({ body, numbering: bullets })).text).toBe('项目\n2、第二\n无此表');
  });

  test('are not counted by former properties, deleted marks, or the second copy of a text box', async () => {
    const numbered = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>';
    const box = (inner: string) => `<w:txbxContent>${inner}</w:txbxContent>`;
    const body = `<w:p><w:pPr><w:pPrChange><w:pPr>${numbered}</w:pPr></w:pPrChange></w:pPr><w:r><w:t>无号</w:t></w:r></w:p><w:p><w:pPr>${numbered}<w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>并入</w:t></w:r></w:p>${paragraph({ text: '首节', numId: 1 })}<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">${box(paragraph({ text: '框', numId: 1 }))}</mc:Choice><mc:Fallback><w:pict><v:textbox>${box(paragraph({ text: '框', numId: 1 }))}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>${paragraph({ text: '末节', numId: 1 })}`;
    const lines = (await read({ body, numbering })).text.split('\n');
    expect(lines).toEqual(['无号', '并入一、首节', '二、框', '三、末节']);
  });

  test('of a document with another prefix for Word are found as well', async () => {
    const source = makeDocx({ body: paragraph({ text: '回顾', numId: 1 }), numbering });
    expect((await readSource(source, 'a.docx')).text).toBe('一、回顾');
    const other = (xml: string) => xml.replaceAll('<w:', '<x:').replaceAll('</w:', '</x:').replaceAll(' w:', ' x:');
    const body = other(paragraph({ text: '回顾', numId: 1 }));
    const space = 'xmlns:x="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
    const document = `<?xml version="1.0"?><x:document ${space}><x:body>${body}</x:body></x:document>`;
    expect((await read({ body: '', numbering, parts: { 'word/document.xml': document } })).text).toBe('一、回顾');
  });

  test.each([
    ['chineseCounting', '零 一 十 十一 二十 九十九 一〇一'],
    ['chineseCountingThousand', '零 一 十 十一 二十 九十九 一百零一'],
    ['ideographDigital', '〇 一 一〇 一一 二〇 九九 一〇一'],
    ['chineseLegalSimplified', '零 壹 壹拾 壹拾壹 贰拾 玖拾玖 壹佰零壹'],
    ['decimalFullWidth', '０ １ １０ １１ ２０ ９９ １０１'],
    ['decimalEnclosedCircle', '0 ① ⑩ ⑪ ⑳ 99 101'],
    ['decimalZero', '00 01 10 11 20 99 101'],
    ['upperRoman', '0 I X XI XX XCIX CI'],
    ['lowerLetter', '0 a j k t uuuu wwww'],
    ['decimal', '0 1 10 11 20 99 101'],
    ['constructor', '0 1 10 11 20 99 101'],
  ])('in %s are written as Word writes them', (format, expected) => {
    expect([0, 1, 10, 11, 20, 99, 101].map((value) => formatNumber(value, format)).join(' ')).toBe(expected);
  });

  test('of a thousand and more keep their zeros', () => {
    expect([1000, 1001, 1010, 1100, 110, 1234].map((n) => formatNumber(n, 'chineseCountingThousand'))).toEqual([
      '一千',
      '一千零一',
      '一千零一十',
      '一千一百',
      '一百一十',
      '一千二百三十四',
    ]);
    expect(formatNumber(123_456, 'chineseCounting')).toBe('123456');
  });
});

describe('hostile documents', () => {
  const zeros = (megabytes: number) => new Uint8Array(megabytes * 1024 * 1024);

  test('that inflate to more than 200 MB are refused', async () => {
    const parts = Object.fromEntries([1, 2, 3].map((n) => [`word/media/${n}.bin`, zeros(70)]));
    expect(await refused(makeDocx({ body: '', parts }))).toMatch(
      /^too-large: 压缩内容过大（展开后 210\.0 MB，上限 200\.0 MB）$/,
    );
  });

  test('compressed more than 200 times are refused', async () => {
    const bomb = makeDocx({ body: paragraphs(TEXTS), parts: { 'word/document.xml': zeros(20) } });
    expect(await refused(bomb)).toMatch(/^too-large: 压缩比异常（\d+ 倍，上限 200 倍），可能是压缩炸弹$/);
  });

  test('that declare a small size and inflate to a large one are refused', async () => {
    const bomb = Buffer.from(makeDocx({ body: '', parts: { 'word/document.xml': zeros(3) } }));
    // The declared size, in the local header and in the directory: from 3 MB to 100 bytes.
    const declared = Buffer.alloc(4);
    declared.writeUInt32LE(3 * 1024 * 1024);
    for (let at = bomb.indexOf(declared); at !== -1; at = bomb.indexOf(declared, at + 1)) bomb.writeUInt32LE(100, at);
    expect(await refused(bomb)).toMatch(/^unreadable-file: 文件已损坏或不完整/);
  });

  test('with too many entries are refused', async () => {
    const parts = Object.fromEntries(Array.from({ length: MAX_ZIP_ENTRIES + 1 }, (_, n) => [`word/${n}.xml`, '']));
    expect(await refused(makeDocx({ body: '', parts }))).toMatch(
      /^too-large: 压缩文件里的条目过多（\d+ 个，上限 5000 个）$/,
    );
  });

  test('with archives inside are read without opening them', async () => {
    const inner = zipSync({ 'a.bin': zeros(100) });
    const source = await read({ body: paragraphs(TEXTS), parts: { 'word/embeddings/a.zip': inner } });
    expect(source.text).toBe(TEXTS.join('\n'));
  });

  test('whose entries climb out of the archive are refused', async () => {
    expect(await refused(makeDocx({ body: '', parts: { '../evil.xml': 'x' } }))).toMatch(
      /^unreadable-file: 文件已损坏/,
    );
  });

  test.each(['word/document.xml', 'word/styles.xml', 'word/footnotes.xml', '_rels/.rels'])(
    'with entities in %s are refused',
    async (name) => {
      const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "${'一'.repeat(1000)}"><!ENTITY c "&b;&b;&b;&b;">]><a>&c;</a>`;
      expect(await refused(makeDocx({ body: '', parts: { [name]: bomb } }))).toMatch(
        /^unreadable-file: 文档含有 XML 实体或 DTD 声明/,
      );
    },
  );

  test('nested deeper than the limit are refused, up to it read', async () => {
    const nested = (depth: number) =>
      `${'<w:sdt><w:sdtContent>'.repeat(depth)}${paragraphs(['各位代表'])}${'</w:sdtContent></w:sdt>'.repeat(depth)}`;
    expect(await refused(makeDocx({ body: nested(MAX_XML_DEPTH) }))).toMatch(
      /^unreadable-file: 文档嵌套过深（超过 500 层）/,
    );
    expect((await read({ body: nested(MAX_XML_DEPTH / 2 - 5) })).text).toBe('各位代表');
  });

  test('with broken XML are refused', async () => {
    for (const xml of ['<w:document', '<w:document><w:body></w:p></w:document>', 'x', '']) {
      expect(await refused(makeDocx({ body: '', parts: { 'word/document.xml': xml } }))).toMatch(/^unreadable-file: /);
    }
  });

  test('with a wrong checksum are refused: a changed byte may change a figure', async () => {
    const bytes = Buffer.from(makeDocx({ body: paragraphs(TEXTS) }));
    for (
      let at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
      at !== -1;
      at = bytes.indexOf('PK\x01\x02', at + 4, 'latin1')
    ) {
      bytes.writeUInt8(bytes.readUInt8(at + 16) ^ 1, at + 16);
    }
    expect(await refused(bytes)).toMatch(/^unreadable-file: 文件已损坏或不完整/);
  });

  test('with an encrypted entry are refused', async () => {
    const bytes = Buffer.from(makeDocx({ body: paragraphs(TEXTS) }));
    const directory = bytes.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    bytes.writeUInt16LE(bytes.readUInt16LE(directory + 8) | 1, directory + 8);
    expect(await refused(bytes)).toBe('unreadable-file: 这是加密的压缩文档（需要密码）');
  });

  test('with a picture or template on the network fetch nothing', async () => {
    const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
    const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/attachedTemplate" Target="http://127.0.0.1:9/t.dotm" TargetMode="External"/><Relationship Id="r2" Type="${relation}/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/></Relationships>`;
    const fetched: unknown[] = [];
    const original = globalThis.fetch;
    globalThis.fetch = (input) => {
      fetched.push(input);
      return Promise.reject(new Error('no network'));
    };
    try {
      const source = await read({ body: paragraphs(TEXTS), parts: { 'word/_rels/document.xml.rels': rels } });
      expect(source.text).toBe(TEXTS.join('\n'));
    } finally {
      globalThis.fetch = original;
    }
    expect(fetched).toEqual([]);
  });

  test('made of tags in the text stay text', async () => {
    const text = '<script>alert(1)</script> & &lt;b&gt;';
    expect((await read({ body: paragraph({ text }) })).text).toBe(text);
    expect(escapeXml(text)).not.toContain('<');
  });
});
