import type { Command } from 'commander';
import type { Evaluation, Fallen } from '../../evaluation/run.ts';
import type { FigureName } from '../../evaluation/score.ts';
import type { Cli } from '../cli.ts';
import { print, printJson, printNotice } from '../output.ts';
import { settingsOf, withAssistant, withProgress } from '../session.ts';
import { wholeNumber } from '../whole-number.ts';
import { alignColumns } from '../width.ts';

interface Options {
  readonly gold: string;
  readonly reports?: string;
  readonly only?: string;
  readonly show?: string | true;
  readonly json?: true;
  readonly min?: string;
}

/** Questions shown by `--show` without a number. */
const SHOWN = 20;

export function addEvaluate(program: Command, cli: Cli): void {
  const command = program
    .command('evaluate')
    .description('用标准问题集给检索和回答打分')
    .requiredOption('--gold <file>', '问题集：每行一个 JSON，{id, type, question, reports, evidence, must}')
    .option('--reports <file>', '报告键的对照表：{"键": {"region", "year"}}；不给则键写作 <地区>-<年份>')
    .option('--only <types>', '只评这些类型，用逗号分隔')
    .option('--show [number]', `列出答错的问题，默认 ${SHOWN} 个`)
    .option('--json', '以 JSON 输出全部分数和每个问题的结果')
    .option('--min <file>', '不得低于的分数：{"PLAIN": {"recall5": 0.95}}；有一项变差则退出码为 1')
    .action((options: Options) => run(cli, command, options));
}

async function run(cli: Cli, command: Command, options: Options): Promise<void> {
  const [gold, { evaluate, evaluationJson, fallenScores }, { loadKeptScores }] = await Promise.all([
    import('../../evaluation/gold.ts'),
    import('../../evaluation/run.ts'),
    import('../../evaluation/kept.ts'),
  ]);
  // All files are read before the long work: a mistake in one should show at once.
  const questions = gold.loadGold(options.gold, options.only?.split(',').map((type) => type.trim()) ?? []);
  const placeOf = gold.loadPlaces(options.reports ?? null);
  const shown = shownCount(options.show);
  const kept = options.min === undefined ? {} : loadKeptScores(options.min);

  const evaluation = await withAssistant(cli, settingsOf(cli, command), (assistant) =>
    withProgress(cli, (line) =>
      evaluate(assistant, questions, placeOf, (done) =>
        line.update({ phase: 'evaluate', label: '', done, total: questions.length }),
      ),
    ),
  );
  const fallen = fallenScores(evaluation.table, kept);
  if (fallen.length > 0) cli.setExitCode(1);
  if (options.json) printJson(cli.terminal, { ...evaluationJson(evaluation), fallen });
  else await show(cli, evaluation, shown);
  for (const line of fallen.map(fallenLine)) printNotice(cli.terminal, line);
}

function shownCount(show: Options['show']): number {
  if (show === undefined) return 0;
  return show === true ? SHOWN : wholeNumber('--show', show, 0, 100_000);
}

function fallenLine({ label, figure, kept, now }: Fallen): string {
  return `✗ ${label} 的 ${figure} 变差：应为 ${kept}，现为 ${now === null ? '无数据' : now.toFixed(4)}`;
}

async function show(cli: Cli, { table, questions, ...rest }: Evaluation, count: number): Promise<void> {
  const { FIGURES, formatFigure, isWrong } = await import('../../evaluation/score.ts');
  const names = Object.keys(FIGURES) as FigureName[];
  const rows = table.map(({ label, n, figures }) => [
    label,
    String(n),
    ...names.map((name) => formatFigure(name, figures[name])),
  ]);
  print(cli.terminal, ...alignColumns([['', 'n', ...names], ...rows]));
  const { searchMs, answerMs, answerLength } = rest;
  print(
    cli.terminal,
    `检索 p50 ${searchMs.p50.toFixed(1)} 毫秒，p95 ${searchMs.p95.toFixed(1)} 毫秒；` +
      `回答 p50 ${answerMs.p50.toFixed(1)} 毫秒，p95 ${answerMs.p95.toFixed(1)} 毫秒；` +
      `答案长度 p50 ${answerLength.p50} 字，p95 ${answerLength.p95} 字`,
  );
  for (const question of questions.filter(isWrong).slice(0, count)) {
    const got = question.error ?? `${question.refused ? '【拒答】' : ''}${question.answer.slice(0, 300)}`;
    print(
      cli.terminal,
      '',
      `${question.id} [${question.type}] ${question.question}`,
      `  名次 ${question.rank ?? '-'}，引用${question.cited ? '' : '没有'}含依据${question.answerable ? '' : '，应当拒答'}`,
      `  得到：${got.replace(/\s*\n\s*/g, ' ')}`,
    );
  }
}
