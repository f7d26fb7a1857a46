import { describe, expect, test } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import { loadGold, loadPlaces } from '../../src/evaluation/gold.ts';
import { evaluate, fallenScores } from '../../src/evaluation/run.ts';
import { ratioValue } from '../../src/evaluation/score.ts';
import { evaluationAssistant, goldFile, goldLines, REGIONS } from '../support/evaluation-gold.ts';

const placeOf = loadPlaces(goldFile('regions.json', JSON.stringify(REGIONS)));
const gold = loadGold(goldFile('gold.jsonl', goldLines()));
const evaluation = await evaluate(evaluationAssistant(), gold, placeOf);
const question = (id: string) => evaluation.questions.find((candidate) => candidate.id === id);
const figures = (label: string) => {
  const row = evaluation.table.find((candidate) => candidate.label === label);
  if (!row) throw new Error(`no row ${label}`);
  return Object.fromEntries(Object.entries(row.figures).map(([name, ratio]) => [name, ratioValue(ratio)]));
};

describe('an evaluation', () => {
  test('sees what is right, and why the rest is wrong', () => {
    expect(question('right')).toMatchObject({ rank: 1, right: true, direct: true, cited: true, citesNamed: 1 });
    expect(question('digit-inside-a-longer-number')).toMatchObject({ rank: 1, right: false, direct: false });
    expect(question('second-passage')).toMatchObject({ rank: 2, right: false, cited: false, citesNamed: 1 });
    expect(question('one-group-missing')).toMatchObject({ right: false, direct: null, cited: true });
    expect(question('full-width-digits')).toMatchObject({ rank: 1, right: true });
    expect(question('wrong-report-named')).toMatchObject({ right: true, cites: 1, citesNamed: 0 });
    expect(question('not-found-at-all')).toMatchObject({ rank: 0, refused: true, right: false });
    expect(question('with-history')).toMatchObject({ rank: null, right: true });
    expect(question('refused')).toMatchObject({ refused: true, answerable: false, rank: null });
    expect(question('not-refused')).toMatchObject({ refused: false });
    expect(question('fails')?.error).toContain('secret detail');
  });

  test('counts by hand to these figures', () => {
    // PLAIN: 11 questions, 8 answerable, 7 of them searched.
    expect(figures('PLAIN')).toEqual({
      recall1: 5 / 7,
      recall3: 6 / 7,
      recall5: 6 / 7,
      recall10: 6 / 7,
      mrr: 5.5 / 7,
      right: 4 / 8,
      // Of right, digit…, second-passage, wrong-report-named and fails.
      direct: 2 / 5,
      cited: 6 / 8,
      verbatim: 1,
      citePrecision: 6 / 7,
      wronglyRefused: 0,
      refused: 2 / 3,
      errors: 1,
    });
    expect(figures('STYLED')).toMatchObject({ right: 1 / 2, wronglyRefused: 1 / 2, refused: null });
  });

  test('has a row for everything, plain, styled and each type', () => {
    expect(evaluation.table.map((row) => row.label)).toEqual([
      'ALL',
      'PLAIN',
      'STYLED',
      'entity',
      'figure',
      'figure/typo',
      'followup',
      'how/english',
      'list',
      'target',
      'unanswerable',
    ]);
    expect(evaluation.table[0]?.n).toBe(13);
  });

  test('passes history on, and asks for ten passages', async () => {
    const assistant = evaluationAssistant();
    const done: number[] = [];
    await evaluate(assistant, gold, placeOf, (n) => done.push(n));
    expect(assistant.asked.find((request) => request.question === '财政收入增长呢')?.history).toHaveLength(1);
    expect(new Set(assistant.searched.map((request) => request.k))).toEqual(new Set([10]));
    expect(assistant.searched).toHaveLength(9);
    expect(done.at(-1)).toBe(13);
  });
});

describe('kept scores', () => {
  test.each([
    [{ PLAIN: { recall1: 5 / 7, right: 0.5 } }, []],
    [{ PLAIN: { recall1: 0.72, right: 0.51, cited: 0.1 } }, ['PLAIN recall1', 'PLAIN right']],
    [{ PLAIN: { wronglyRefused: 0, errors: 1 } }, []],
    [{ STYLED: { wronglyRefused: 0.4 }, ALL: { errors: 0 } }, ['STYLED wronglyRefused', 'ALL errors']],
    [{ STYLED: { refused: 0 }, missing: { right: 0 } }, ['STYLED refused', 'missing right']],
  ])('%o: fallen are %o', (kept, fallen) => {
    expect(fallenScores(evaluation.table, kept).map(({ label, figure }) => `${label} ${figure}`)).toEqual(fallen);
  });
});

describe('gold questions', () => {
  const problem = (act: () => unknown): string => {
    try {
      act();
    } catch (error) {
      if (error instanceof WenbaoError) return error.message;
      throw error;
    }
    throw new Error('accepted');
  };

  test('are kept by type', () => {
    const file = goldFile('g.jsonl', goldLines());
    expect(loadGold(file, ['list', 'how']).map(({ id }) => id)).toEqual([
      'one-group-missing',
      'full-width-digits',
      'not-found-at-all',
    ]);
    expect(problem(() => loadGold(file, ['nope']))).toContain('nope');
  });

  test.each([
    ['{"id":"a"}', '第 2 行'],
    ['not json', '第 2 行 不是有效的 JSON'],
    ['{"id":"a","type":"figure","question":"q","must":[["x"]],"reports":["r"]}', '要有 must 和 evidence'],
  ])('that are broken are named by line: %s', (line, part) => {
    expect(problem(() => loadGold(goldFile('g.jsonl', `\n${line}\n`)))).toContain(part);
  });

  test('that are not there are named', () => {
    expect(problem(() => loadGold('/absent.jsonl'))).toContain('/absent.jsonl');
  });

  test('name reports by region and year, or by a key of the table', () => {
    expect(loadPlaces(null)('天门-2022')).toEqual({ region: '天门', year: 2022 });
    expect(placeOf('baodi-2021')).toEqual({ region: '宝坻', year: 2021 });
    expect(problem(() => placeOf('toString'))).toContain('toString');
    expect(problem(() => loadPlaces(goldFile('r.json', '{"a":{"region":"x"}}')))).toContain('a.year');
  });
});
