import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { MAX_XML_DEPTH } from '../../src/ingest/read-docx-xml.ts';
import { MAX_ZIP_ENTRIES } from '../../src/ingest/zip-guard.ts';
import { type DocxParts, escapeXml, makeDocx, paragraph, paragraphs } from '../support/make-docx.ts';

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
