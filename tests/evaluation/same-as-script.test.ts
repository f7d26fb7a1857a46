import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { loadGold, loadPlaces } from '../../src/evaluation/gold.ts';
import { evaluate } from '../../src/evaluation/run.ts';
import { FIGURES, type FigureName, formatFigure } from '../../src/evaluation/score.ts';
import { listen } from '../../src/http/server.ts';
import { evaluationAssistant, goldFile, goldLines, REGIONS } from '../support/evaluation-gold.ts';
import { testApp } from '../support/http-app.ts';
import { hasShared, sharedPath } from '../support/shared.ts';

interface ScriptOutput {
  readonly table: readonly (Readonly<Record<FigureName, string | number>> & {
    readonly label: string;
    readonly n: number;
  })[];
}

test.runIf(hasShared())('the figures equal those of the scoring script against a real server', async () => {
  const regions = goldFile('regions.json', JSON.stringify(REGIONS));
  const goldPath = goldFile('gold.jsonl', goldLines());
  const out = goldFile('out.json', '');
  const server = await listen(testApp({ assistant: evaluationAssistant() }).app, { host: '127.0.0.1', port: 0 });
  try {
    const script = sharedPath('eval', 'score.mjs');
    const options = ['--url', server.url, '--gold', goldPath, '--regions', regions, '--json', out];
    await promisify(execFile)(process.execPath, [script, ...options]);
  } finally {
    await server.close(0);
  }
  const { table } = JSON.parse(readFileSync(out, 'utf8')) as ScriptOutput;
  const evaluation = await evaluate(evaluationAssistant(), loadGold(goldPath), loadPlaces(regions));
  const names = Object.keys(FIGURES) as FigureName[];
  const ours = evaluation.table.map(({ label, n, figures }) => ({
    label,
    n,
    ...Object.fromEntries(names.map((name) => [name, formatFigure(name, figures[name])])),
  }));
  expect(ours).toEqual(table.map((row) => ({ ...row, errors: String(row.errors) })));
});
