import { describe, expect, test } from 'vitest';
import type { FactQuery, StoredFact } from '../../src/domain.ts';
import { parseCsv } from '../support/csv.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';
import type { FakeReport } from '../support/fake-reports.ts';
import { testApp } from '../support/http-app.ts';

/** A report whose words are those of an attack on a spreadsheet. */
const TRICKS = [
  '=1+1',
  '+1',
  '-1',
  '@x',
  '\t=1+1',
  '\r=1',
  '\n=1',
  '\x01=1+1',
  '＝1',
  '＋1',
  '－1',
  '＠x',
  '"=1"',
  'a,b',
  'x\r\ny',
  "'q",
  '7',
];
const EVIL: FakeReport = {
  id: '2022-000000-0000000c',
  region: '=HYPERLINK("http://evil")',
  year: 2022,
  paragraphs: ['增长3%，到期'],
  facts: TRICKS.map((trick, i) => ({
    indicator: trick,
    surface: trick,
    quote: '增长3%，到期',
    figure: '3%',
    value: -1.5 - i,
    valueMax: i === 0 ? 1e21 : null,
    amount: 0,
    note: trick,
  })),
};

describe('GET /api/facts?format=csv', () => {
  test('is a file for spreadsheets: a byte order mark, a heading, CRLF, a name', async () => {
    const response = await testApp().app.request('/api/facts?format=csv');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="wenbao-facts.csv"');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    expect(text.startsWith('\ufeff地区,年份,指标,原文名称,数值,上限,单位,')).toBe(true);
    expect(text.split('\r\n')).toHaveLength(1 + 5 + 1);
    expect(text).not.toMatch(/[^\r]\n/);
  });

  test('holds every cell of every fact', async () => {
    const { app, assistant } = testApp();
    const [heading = [], ...rows] = parseCsv(
      (await (await app.request('/api/facts?format=csv')).text()).replace(/^\ufeff/, ''),
    );
    const { facts } = assistant.facts({});
    const words = { growth: '增速', level: '总量', change: '增减量', share: '占比', count: '数量', rank: '位次' };
    const cells = (one: StoredFact): Record<string, string | number | null> => ({
      地区: one.report.region,
      年份: one.report.year,
      指标: one.indicator,
      原文名称: one.surface,
      数值: one.value,
      上限: one.valueMax,
      单位: one.unit,
      换算值: one.amount,
      度量: words[one.measure],
      升降: one.direction === null ? null : one.direction === 'up' ? '上升' : '下降',
      修饰: one.modifier,
      类型: one.kind === 'target' ? '目标' : '完成',
      时期: one.period,
      基准: one.basis,
      口径: one.note,
      原文数字: one.figure,
      引文: one.quote,
      引文起: one.start,
      引文止: one.end,
      段落: one.passageId,
      报告: one.report.id,
      标题: one.report.title,
      编号: one.id,
    });
    expect(rows.map((row) => Object.fromEntries(row.map((cell, i) => [heading[i], cell])))).toEqual(
      facts.map((one) =>
        Object.fromEntries(Object.entries(cells(one)).map(([key, value]) => [key, String(value ?? '')])),
      ),
    );
    expect(heading).toEqual(Object.keys(cells(facts[0] as StoredFact)));
  });

  test('no cell can become a formula, and a negative number stays a number', async () => {
    const { app } = testApp({ assistant: new FakeAssistant([EVIL]) });
    const [heading = [], ...rows] = parseCsv(
      (await (await app.request('/api/facts?format=csv')).text()).replace(/^\ufeff/, ''),
    );
    const column = (name: string): (string | undefined)[] => rows.map((row) => row[heading.indexOf(name)]);
    expect(column('数值')).toEqual(TRICKS.map((_, i) => String(-1.5 - i)));
    expect(column('上限')[0]).toBe('1e+21');
    expect(new Set(column('地区'))).toEqual(new Set([`'=HYPERLINK("http://evil")`]));
    for (const name of ['指标', '原文名称', '口径']) {
      expect(column(name)).toEqual([
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\t=1+1",
        "'\r=1",
        "'\n=1",
        "'=1+1",
        "'＝1",
        "'＋1",
        "'－1",
        "'＠x",
        '"=1"',
        'a,b',
        'x\r\ny',
        "'q",
        '7',
      ]);
    }
    for (const cell of rows.flat()) {
      if (Number.isNaN(Number(cell))) expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }
  });

  test('gives all there are without a limit, and only a page with one', async () => {
    const facts = Array.from({ length: 1203 }, (_, i) => ({ indicator: `项目${i}`, quote: '建成3座', figure: '3座' }));
    const assistant = new FakeAssistant([{ id: 'many', region: '某地', year: 2022, paragraphs: ['建成3座。'], facts }]);
    const rowsOf = async (query: string): Promise<string[][]> => {
      const response = await testApp({ assistant }).app.request(`/api/facts?format=csv${query}`);
      return parseCsv((await response.text()).replace(/^\ufeff/, '')).slice(1);
    };
    const all = await rowsOf('');
    expect(all.map((row) => row[2])).toEqual(facts.map(({ indicator }) => indicator));
    expect(await rowsOf('&limit=10')).toEqual(all.slice(0, 10));
    expect(await rowsOf('&offset=1200')).toEqual(all.slice(1200));
    expect(await rowsOf('&limit=10&offset=1200')).toEqual(all.slice(1200));
  });

  test('breaks off and is logged when reading fails on the way', async () => {
    class Failing extends FakeAssistant {
      override *allFacts(query: FactQuery): IterableIterator<StoredFact> {
        const [first] = this.facts(query).facts as [StoredFact];
        for (let i = 0; i < 500; i++) yield first;
        throw new Error('the disk is gone');
      }
    }
    const { app, log } = testApp({ assistant: new Failing() });
    const response = await app.request('/api/facts?format=csv');
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toThrow();
    expect(log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  test('HEAD gives the head only', async () => {
    const response = await testApp().app.request('/api/facts?format=csv', { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([200, '']);
    expect(response.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  });
});
