/**
 * Our own questions over real reports (tests/gold/own-*.jsonl, hard-*.jsonl): their evidence stands in the reports, and
 * search keeps what it finds of the choosing halves. The final halves are not run here: they are looked at to report.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GoldQuestion, loadGold } from '../../src/evaluation/gold.ts';
import { holdsEvidence } from '../../src/evaluation/score.ts';
import { withAssistant } from '../support/assistant.ts';
import { hasShared, scaleReports } from '../support/shared.ts';

const here = dirname(fileURLToPath(import.meta.url));
const KEPT_APART = join(here, '..', '..', 'embeddings', 'train', 'reports-kept-apart.txt');
const questions = (name: string): GoldQuestion[] => loadGold(join(here, '..', 'gold', `${name}.jsonl`));

/** As embeddings/train/corpus.py names a text. */
function digest(text: string): string {
  const normalised = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Cc}\u00ad\u180e\u200b-\u200f\u2060\ufeff]+/gu, '');
  return createHash('sha256')
    .update([...normalised].slice(0, 400).join(''))
    .digest('hex')
    .slice(0, 16);
}

/** Key of the list (place and year) → text of the report. */
function keptApart(): Map<string, string> {
  const byDigest = new Map(scaleReports().map(({ text }) => [digest(text), text]));
  const lines = readFileSync(KEPT_APART, 'utf8').trim().split('\n');
  return new Map(
    lines.map((line) => {
      const [sum = '', key = ''] = line.split(' ');
      return [key, byDigest.get(sum) ?? ''];
    }),
  );
}

describe.skipIf(!hasShared())('own questions', () => {
  // Read when a test runs: vitest runs this function even where the tests are skipped.
  let texts: ReadonlyMap<string, string> = new Map();
  beforeAll(() => {
    texts = keptApart();
  });
  const all = ['own-choose', 'own-final', 'hard-choose', 'hard-final'].flatMap(questions);

  it('are written over reports that were kept out of the training', () => {
    expect([...texts.values()].filter((text) => text.length < 1000)).toEqual([]);
    expect(texts.size).toBe(22);
    expect(all.length).toBe(748);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
  });

  it('have their evidence and what a right answer must hold in the report they name', () => {
    const textOf = (key: string): string => texts.get(key) ?? texts.get(key.replace('全国', '国务院')) ?? '';
    const wrong = all.filter(
      ({ reports: [key = ''], evidence }) => !evidence.every((e) => holdsEvidence(textOf(key), [e])),
    );
    expect(wrong.map(({ id }) => id)).toEqual([]);
  });

  it('are found as well as before', { timeout: 120_000 }, async () => {
    await withAssistant({}, async (assistant, data) => {
      const from = join(data, 'in');
      mkdirSync(from);
      for (const [key, text] of texts) writeFileSync(join(from, `${key}.txt`), text);
      await assistant.ingest([from]);
      const recall = async (name: string): Promise<[number, number]> => {
        const gold = questions(name);
        let [first, five] = [0, 0];
        for (const { question, evidence } of gold) {
          const rank = (await assistant.search({ query: question, k: 5 })).findIndex(({ text }) =>
            holdsEvidence(text, evidence),
          );
          if (rank === 0) first++;
          if (rank >= 0) five++;
        }
        return [first / gold.length, five / gold.length];
      };
      // Measured: 84.4 and 96.8 %, 86.8 and 98.6 %.
      const [hard, own] = [await recall('hard-choose'), await recall('own-choose')];
      expect(hard[0]).toBeGreaterThanOrEqual(0.82);
      expect(hard[1]).toBeGreaterThanOrEqual(0.955);
      expect(own[0]).toBeGreaterThanOrEqual(0.855);
      expect(own[1]).toBeGreaterThanOrEqual(0.975);
    });
  });
});
