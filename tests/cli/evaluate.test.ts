import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../src/settings.ts';
import { runInProcess } from '../support/cli-run.ts';
import { evaluationAssistant, goldFile, goldLines, REGIONS } from '../support/evaluation-gold.ts';

const gold = goldFile('gold.jsonl', goldLines());
const reports = goldFile('regions.json', JSON.stringify(REGIONS));
const evaluate = (...args: string[]) =>
  runInProcess(['evaluate', '--gold', gold, '--reports', reports, ...args], { assistant: evaluationAssistant() });

describe('wenbao evaluate', () => {
  test('prints a table with a row for each type', async () => {
    const { code, out } = await evaluate();
    expect(code).toBe(0);
    const lines = out.split('\n');
    expect(lines[0]).toMatch(/^ +n +recall1 +recall3 +recall5 +recall10 +mrr +right +direct/);
    expect(lines[1]).toMatch(/^ALL +13 /);
    expect(lines[2]).toMatch(/^PLAIN +11 +71\.4% +85\.7% +85\.7% +85\.7% +0\.786 +50\.0%/);
    expect(out).toContain('检索 p50');
    expect(out).not.toContain('应当拒答');
  });

  test('--show lists the failures, --only keeps types', async () => {
    expect((await evaluate('--show')).out).toMatch(/not-refused \[unanswerable\].*\n.*应当拒答\n {2}得到：/);
    const { out } = await evaluate('--show', '1', '--only', 'list');
    expect(out).toContain('one-group-missing [list]');
    expect(out).not.toContain('not-refused');
  });

  test('--json prints numbers', async () => {
    const json = JSON.parse((await evaluate('--json')).out);
    expect(json.table.PLAIN.right).toBe(0.5);
    expect(json.table.STYLED.refused).toBeNull();
    expect(json.questions).toHaveLength(13);
    expect(json.fallen).toEqual([]);
  });

  test('--min names every figure that fell and gives exit code 1', async () => {
    const min = goldFile('min.json', '{"PLAIN":{"right":0.6,"recall5":0.5},"list":{"right":0.9}}');
    const { code, err } = await evaluate('--min', min);
    expect(code).toBe(1);
    expect(err).toContain('✗ PLAIN 的 right 变差：应为 0.6，现为 0.5000');
    expect(err).toContain('list');
    expect(err).not.toContain('recall5');
    expect((await evaluate('--min', goldFile('min.json', '{"PLAIN":{"right":0.5}}'))).code).toBe(0);
  });

  test('a misspelled figure in --min, a missing file and an unknown report key are refused before anything is asked', async () => {
    const misspelled = await evaluate('--min', goldFile('min.json', '{"PLAIN":{"recal5":0.5}}'));
    expect(misspelled.code).toBe(2);
    expect(misspelled.opened).toEqual([]);
    expect((await runInProcess(['evaluate', '--gold', '/absent'])).code).toBe(3);
    expect((await evaluate('--show', 'all')).err).toContain('--show');
    const odd = goldFile(
      'g.jsonl',
      goldLines([{ ...JSON.parse(goldLines().split('\n')[0] ?? ''), reports: ['nowhere'] }]),
    );
    const unknown = await runInProcess(['evaluate', '--gold', odd]);
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('nowhere');
    expect(unknown.assistant.asked).toEqual([]);
  });

  test('knows the keys of the sample library', async () => {
    const samples = join(packageRoot(), 'tests/evaluation/sample-reports.json');
    const run = await runInProcess(['evaluate', '--gold', gold, '--reports', samples], {
      assistant: evaluationAssistant(),
    });
    expect(run.out).toContain('PLAIN');
  });
});
