import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/cli/width.ts';
import { WenbaoError } from '../../src/errors.ts';
import { runInProcess } from '../support/cli-run.ts';
import { FakeAssistant } from '../support/fake-assistant.ts';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-files-'));
mkdirSync(join(folder, 'sub'));
const write = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const good = write('a-好.txt', '湖北省襄阳市 2022\n今年新建学校8所。\n');
const empty = write('b-空.txt', '');
const doubtful = write('c.txt', '某地？ 2020\n修路3公里。\n');

interface Row {
  readonly args: readonly string[];
  readonly code: number;
  readonly out?: readonly string[];
  readonly outNot?: readonly string[];
  readonly err?: readonly string[];
}

const ROWS: readonly Row[] = [
  {
    args: [],
    code: 0,
    out: ['用法： wenbao [选项] [命令]', '命令：', 'serve', 'evaluate', '--data <folder>', '默认 ./data'],
  },
  { args: ['--help'], code: 0, out: ['问报', '显示帮助'], outNot: ['Usage', 'Options', 'Commands', 'display help'] },
  {
    args: ['serve', '--help'],
    code: 0,
    out: ['--port <number>', 'WENBAO_PORT', '通用选项：', '--data'],
    outNot: ['TOKEN'],
  },
  { args: ['help', 'ask'], code: 0, out: ['<question...>', '--region <name>', '--json'], outNot: ['--port'] },
  { args: ['ingest', '--help'], code: 0, out: ['<paths...>', '--json'] },
  { args: ['reports', '--help'], code: 0, out: ['--json'] },
  { args: ['remove', '--help'], code: 0, out: ['<id>'] },
  { args: ['evaluate', '--help'], code: 0, out: ['--gold <file>', '--reports', '--only', '--show', '--min'] },
  { args: ['doctor', '--help'], code: 0, out: ['退出码为 1'] },
  { args: ['model', 'use', '--help'], code: 0, out: ['<model>', 'builtin'] },
  { args: ['model', 'show', '--help'], code: 0, out: ['--json'] },
  { args: ['--version'], code: 0, out: ['0.'] },

  { args: ['nope'], code: 2, err: ['没有 nope 这个命令', '提示：'], outNot: ['用法'] },
  { args: ['serv'], code: 2, err: ['没有 serv 这个命令', '是不是 serve？'] },
  { args: ['ask'], code: 2, err: ['缺少参数 <question>'] },
  { args: ['ask', 'x', '--nope'], code: 2, err: ['没有 --nope 这个选项'] },
  { args: ['remove', 'a', 'b'], code: 2, err: ['remove 的参数太多'] },
  { args: ['evaluate'], code: 2, err: ['必须给出选项 --gold <file>'] },
  { args: ['reports', '--data'], code: 2, err: ['选项 --data <folder> 缺少值'] },
  { args: ['serve', '--port', 'x'], code: 2, err: ['--port 应为 0 到 65535 的整数，收到“x”'] },
  { args: ['ask', 'x', '--year', '22'], code: 2, err: ['--year', '“22”'] },
  { args: ['ask', 'x', '--limit', '0'], code: 2, err: ['--limit', '“0”'] },
  { args: ['remove', 'nope'], code: 3, err: ['没有编号为“nope”的报告', 'wenbao reports'] },

  {
    args: ['ask', '天门市改造了多少', '农村户厕？'],
    code: 0,
    out: ['18.6万座', '[1]', '来源\n[1] 湖北省天门市2022年政府工作报告 › 一、工作回顾（某人）\n    “全市改造农村户厕'],
  },
  { args: ['ask', '农村户厕', '--region', '宝坻'], code: 0, out: ['没有提到', '可以问：\n  天门市'], outNot: ['来源'] },
  { args: ['ask', '农村户厕', '--year', '2021', '--year', '2022'], code: 0, out: ['18.6万座'] },
  { args: ['ask', '农村户厕', '--report', 'nope'], code: 2, err: ['nope'] },
  { args: ['ask', '抛出异常'], code: 70, err: ['错误：程序内部出错。', 'secret detail'] },
  { args: ['reports'], code: 0, out: ['编号', '湖北省天门市', '2021', '—', '共 2 份'] },
  { args: ['remove', '2021-120115-0000000b'], code: 0, out: ['✓ 已删去 2021-120115-0000000b'] },
  { args: ['doctor'], code: 0, out: ['✓ 报告库：2 份报告'] },
  { args: ['model', 'show'], code: 0, out: ['名称', 'fake', '维度'] },
  { args: ['model', 'use', 'some/model'], code: 0, out: ['✓ 现在使用 fake'], err: ['计算向量…', '完成'] },
  {
    args: ['ingest', good],
    code: 0,
    out: ['✓ ', 'a-好.txt  装入 湖北省襄阳市2022年政府工作报告', '共 1 个文件，1 份报告'],
  },
  { args: ['ingest', doubtful], code: 0, out: ['✓ ', '\n    注意：地区存疑\n'] },
  {
    args: ['ingest', good, empty, doubtful],
    code: 4,
    out: ['✓', '✗', '文件是空的', '共 3 个文件，2 份报告；1 个文件失败'],
  },
  { args: ['ingest', join(folder, 'absent.txt')], code: 4, out: ['✗', '没有这个文件'] },
];

describe('the command line', () => {
  test.each(ROWS)('wenbao $args → $code', async ({ args, code, out = [], outNot = [], err = [] }) => {
    const run = await runInProcess(args);
    expect(run.code, run.out + run.err).toBe(code);
    for (const part of out) expect(run.out).toContain(part);
    for (const part of outNot) expect(run.out).not.toContain(part);
    for (const part of err) expect(run.err).toContain(part);
    // Whatever happened, an opened assistant is closed again.
    expect(run.assistant.closed).toBe(run.opened.length > 0);
  });

  test.each([
    [['ask', '农村户厕', '--json'], 'status'],
    [['reports', '--json'], 'reports'],
    [['doctor', '--json'], 'checks'],
    [['model', 'show', '--json'], 'model'],
    [['model', 'use', 'x', '--json'], 'model'],
    [['remove', '2021-120115-0000000b', '--json'], 'removed'],
    [['ingest', good, empty, '--json'], 'files'],
  ])('wenbao %o prints one JSON document', async (args, field) => {
    const { out } = await runInProcess(args);
    expect(JSON.parse(out)).toHaveProperty(field);
  });

  test('--data wins over the environment, before or after the command', async () => {
    const env = { WENBAO_DATA: '/srv/other' };
    const data = join(folder, 'd');
    expect((await runInProcess(['reports', '--data', data], { env })).opened[0]?.data).toBe(data);
    expect((await runInProcess(['--data', data, 'reports'], { env })).opened[0]?.data).toBe(data);
  });

  test('--samples 0 is passed on, and checking or removing never loads samples', async () => {
    expect((await runInProcess(['reports'])).opened[0]?.samples).toBe(true);
    expect((await runInProcess(['reports', '--samples', '0'])).opened[0]?.samples).toBe(false);
    expect((await runInProcess(['doctor'])).opened[0]?.samples).toBe(false);
    expect((await runInProcess(['model', 'show'])).opened[0]?.samples).toBe(false);
    expect((await runInProcess(['remove', 'x'])).opened[0]?.samples).toBe(false);
  });

  test('a misspelled setting is named', async () => {
    const { err } = await runInProcess(['reports'], { env: { WENBAO_READKEY: 'x' } });
    expect(err).toContain('没有 WENBAO_READKEY 这个设置');
  });

  test('a check that fails gives exit code 1', async () => {
    const { code, out } = await runInProcess(['doctor'], { assistant: new FakeAssistant([]) });
    expect(code).toBe(1);
    expect(out).toContain('✗ 报告库：0 份报告');
  });

  test('an empty library says how to fill it', async () => {
    const { out } = await runInProcess(['reports'], { assistant: new FakeAssistant([]) });
    expect(out).toContain('wenbao ingest');
  });

  test('an error of the assistant gives its message, hint and exit code', async () => {
    const openAssistant = async () => {
      throw new WenbaoError('model-mismatch', '索引属于另一个模型', { hint: '重建索引', cause: new Error('detail') });
    };
    const { code, err } = await runInProcess(['ask', 'x'], { overrides: { openAssistant } });
    expect(code).toBe(5);
    expect(err).toBe('错误：索引属于另一个模型\n提示：重建索引\n');
    const debug = await runInProcess(['ask', 'x'], { overrides: { openAssistant }, env: { WENBAO_LOG: 'debug' } });
    expect(debug.err).toContain('原因：Error: detail');
  });

  test('control characters in a report never reach the terminal', async () => {
    const report = { id: 'evil', region: '甲\x1b]0;x\x07乙', year: 2022, paragraphs: ['\x1b[2J户厕\x9b31m座\u202e倒'] };
    const { out } = await runInProcess(['ask', '户厕'], { assistant: new FakeAssistant([report]) });
    expect(out).toContain('户厕');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out).not.toMatch(/[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e]/);
  });

  test('the columns of the list of reports line up', async () => {
    const { out } = await runInProcess(['reports']);
    const [heading = '', first = '', second = ''] = out.split('\n');
    const column = (line: string, word: string) => widthOf(line.slice(0, line.indexOf(word)));
    expect(column(first, '2022年') - column(heading, '标题')).toBe(widthOf('湖北省天门市'));
    expect(column(second, '2021  ')).toBe(column(heading, '年份'));
  });
});
