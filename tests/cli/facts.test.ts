import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/cli/width.ts';
import { runInProcess } from '../support/cli-run.ts';
import { parseCsv } from '../support/csv.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';
import { testApp } from '../support/http-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-facts-'));

interface Row {
  readonly args: readonly string[];
  readonly code?: number;
  readonly out?: readonly string[];
  readonly outNot?: readonly string[];
  readonly err?: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    args: ['--help'],
    out: ['[indicator...]', '--region <name>', '--kind <kind>', '--csv', '--output <file>', '默认 100', '指标数据'],
    outNot: ['default'],
  },
  { args: [], out: ['地区', '引文', '湖北省天门市', '18.6万座', '完成', '目标', '上升', '—', '共 5 条\n'] },
  { args: ['农村户厕'], out: ['全市改造农村户厕18.6万座', '共 1 条\n'], outNot: ['口袋公园'] },
  { args: ['农村户厕', '口袋公园'], out: ['18.6万座', '12个', '共 2 条\n'] },
  { args: ['--region', '宝坻'], out: ['天津市宝坻区', '共 2 条\n'], outNot: ['天门'] },
  { args: ['--region', '天津市宝坻区'], out: ['天津市宝坻区', '共 2 条\n'], outNot: ['天门'] },
  { args: ['--region', '宝坻', '--region', '天门'], out: ['共 5 条\n'] },
  { args: ['--year', '2022', '--kind', 'target'], out: ['8%左右', '共 2 条\n'], outNot: ['18.6'] },
  { args: ['--report', '2021-120115-0000000b'], out: ['30公里', '共 2 条\n'] },
  { args: ['--limit', '2'], out: ['8%左右', '共 5 条，这里是第 1 到 2 条\n'], outNot: ['12个'] },
  { args: ['--limit', '2', '--offset', '3'], out: ['12个', '30公里', '共 5 条，这里是第 4 到 5 条\n'] },
  { args: ['--offset', '9'], out: ['共 5 条，第 9 条以后没有了\n'], outNot: ['地区'] },
  { args: ['火星基地'], out: ['没有找到', 'wenbao reports'] },
  { args: ['--region', '火星市'], out: ['没有找到'] },

  { args: ['--report', 'nope'], code: 2, err: ['没有编号为“nope”的报告'] },
  { args: ['--kind', '目标'], code: 2, err: ['--kind 应为 achieved 或 target，收到“目标”'] },
  { args: ['--year', '22'], code: 2, err: ['--year', '“22”'] },
  { args: ['--limit', '0'], code: 2, err: ['--limit 应为 1 到 1000 的整数，收到“0”'] },
  { args: ['--limit', '1001'], code: 2, err: ['“1001”'] },
  { args: ['--offset', '-1'], code: 2, err: ['--offset', '“-1”'] },
  { args: ['--json', '--csv'], code: 2, err: ['--json 不能与 --csv、--output 一起用'] },
  { args: ['--json', '--output', 'x.json'], code: 2, err: ['--json 不能'] },
  { args: ['--output', join(folder, 'absent', 'x.csv')], code: 2, err: ['无法写入', 'ENOENT'] },
  { args: ['--output'], code: 2, err: ['选项 --output <file> 缺少值'] },
  { args: ['--nope'], code: 2, err: ['没有 --nope 这个选项'] },
  { args: ['抛出异常'], code: 70, err: ['错误：程序内部出错。'] },
];

describe('wenbao facts', () => {
  test.each(ROWS)('$args', async ({ args, code = 0, out = [], outNot = [], err = [] }) => {
    const run = await runInProcess(['facts', ...args]);
    expect(run.code, run.out + run.err).toBe(code);
    for (const part of out) expect(run.out).toContain(part);
    for (const part of outNot) expect(run.out).not.toContain(part);
    for (const part of err) expect(run.err).toContain(part);
    expect(run.assistant.closed).toBe(run.opened.length > 0);
  });

  test('prints columns that line up', async () => {
    const lines = (await runInProcess(['facts'])).out.split('\n').slice(0, 6);
    const [heading = '', first = '', , , , last = ''] = lines;
    const column = (line: string, word: string): number => widthOf(line.slice(0, line.indexOf(word)));
    expect(column(first, '18.6万座  ')).toBe(column(heading, '数字'));
    expect(column(last, '30公里  ')).toBe(column(heading, '数字'));
    expect(column(first, '全市改造')).toBe(column(heading, '引文'));
    expect(column(last, '绿化道路30')).toBe(column(heading, '引文'));
  });

  test('--json prints what GET /api/facts gives', async () => {
    const args = ['facts', '--json', '--region', '天门', '--limit', '2', '--offset', '1'];
    const response = await testApp().app.request('/api/facts?region=天门&limit=2&offset=1');
    expect(JSON.parse((await runInProcess(args)).out)).toEqual(await response.json());
  });

  test.each([
    [['--csv'], ''],
    [['--csv', '--kind', 'target'], '&kind=target'],
    [['--csv', '--limit', '1', '--offset', '1', '--year', '2022'], '&limit=1&offset=1&year=2022'],
  ])('%o prints the very file that GET /api/facts gives', async (args, query) => {
    const response = await testApp().app.request(`/api/facts?format=csv${query}`);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const { out } = await runInProcess(['facts', ...args]);
    expect([...new TextEncoder().encode(out)]).toEqual([...bytes]);
  });

  test('--output writes all of it into a file and says how many', async () => {
    const facts = Array.from({ length: 1001 }, (_, i) => ({ indicator: `项目${i}`, quote: '建成3座', figure: '3座' }));
    const report = { id: 'many', region: '某地', year: 2022, paragraphs: ['建成3座。'], facts };
    const file = join(folder, '全部.csv');
    const { out } = await runInProcess(['facts', '--output', file], { assistant: new FakeAssistant([report]) });
    expect(out).toBe(`✓ 1001 条写入 ${file}\n`);
    const text = readFileSync(file, 'utf8');
    expect(text.charCodeAt(0)).toBe(0xfeff);
    expect(parseCsv(text.slice(1)).map((row) => row[2])).toEqual(['指标', ...facts.map(({ indicator }) => indicator)]);
  });

  test('a bad query leaves the file as it is', async () => {
    const file = join(folder, 'kept.csv');
    writeFileSync(file, 'mine');
    expect((await runInProcess(['facts', '--report', 'nope', '--output', file])).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe('mine');
  });

  test('control characters in a report never reach the terminal, as a table or as CSV', async () => {
    const evil = '\x1b[2J户厕\x9b31m';
    const facts = [{ indicator: evil, note: evil, quote: `${evil}3座`, figure: '3座' }];
    const report = { id: 'evil', region: '甲\x1b]0;x\x07乙', year: 2022, paragraphs: [`${evil}3座`], facts };
    for (const args of [['facts'], ['facts', '--csv']]) {
      const { out } = await runInProcess(args, { assistant: new FakeAssistant([report]) });
      expect(out).toContain('户厕');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
      expect(out).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/);
    }
  });

  test('the list of reports shows how many facts each has', async () => {
    const [heading = '', first = ''] = (await runInProcess(['reports'])).out.split('\n');
    expect(widthOf(first.slice(0, first.lastIndexOf('3  ')))).toBe(widthOf(heading.slice(0, heading.indexOf('指标'))));
  });
});
