import { describe, expect, test } from 'vitest';
import { readSource } from '../../src/ingest/read.ts';
import { formatNumber } from '../../src/ingest/read-docx-number-format.ts';
import { type DocxParts, instance, list, makeDocx, paragraph } from '../support/make-docx.ts';

const read = (parts: DocxParts) => readSource(makeDocx(parts), 'a.docx');

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
