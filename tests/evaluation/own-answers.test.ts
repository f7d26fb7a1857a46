/**
 * Our own questions about real reports (tests/gold/answers-*.jsonl, unseen-*.jsonl) and the project's gold questions: evidence
 * stands where it is said to, scores of the choosing halves do not fall, and no answer holds a figure that its quotes lack.
 * The final halves are only checked for their evidence: they are run to report, not to choose.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Assistant } from '../../src/assistant.ts';
import type { Answer } from '../../src/domain.ts';
import { loadGold, loadPlaces } from '../../src/evaluation/gold.ts';
import { loadKeptScores } from '../../src/evaluation/kept.ts';
import { evaluate, fallenScores } from '../../src/evaluation/run.ts';
import { holdsEvidence } from '../../src/evaluation/score.ts';
import { withAssistant } from '../support/assistant.ts';
import { checkDifferences } from '../support/computed.ts';
import { hasShared, scaleReports, sharedPath } from '../support/shared.ts';

const gold = join(dirname(fileURLToPath(import.meta.url)), '..', 'gold');
interface Place {
  readonly region: string;
  readonly year: number;
  /** Id in ../shared/scale; without one the report is of ../shared/reports. */
  readonly scale?: string;
  /** What its title is to say: the library then holds the reports of ../shared/scale alone. */
  readonly place?: string;
}
const placesOf = (name: string): Record<string, Place> =>
  JSON.parse(readFileSync(join(gold, `${name}-reports.json`), 'utf8')) as Record<string, Place>;

/** Some texts of ../shared/scale have lost their title; one is filed under another county. */
const titled = (region: string, year: number, text: string): string =>
  region === '全国' || text.slice(0, 300).includes(region) ? text : `${year}年${region}政府工作报告\n${text}`;

/** The library that a set of questions is about, on a data folder of its own. */
async function withReports(places: Record<string, Place>, use: (assistant: Assistant) => Promise<void>): Promise<void> {
  const scale = new Map(scaleReports().map((report) => [report.id, report.text]));
  await withAssistant({}, async (assistant, data) => {
    const folder = join(data, 'in');
    mkdirSync(folder);
    for (const { region, year, scale: id, place } of Object.values(places))
      if (id !== undefined) {
        const text = scale.get(id) ?? '';
        const titledText = place ? `${year}年${place}政府工作报告\n${text}` : titled(region, year, text);
        writeFileSync(join(folder, `${year}-${place ?? region}.txt`), titledText);
      }
    const alone = Object.values(places).some(({ place }) => place !== undefined);
    await assistant.ingest(alone ? [folder] : [sharedPath('reports'), folder]);
    await use(assistant);
  });
}

/** Numbers of an answer outside its quotes, differences of two quoted figures and years of reports aside. */
function unproved({ answer, citations }: Answer): string[] {
  const quotes = citations.map(({ quote }) => quote.replaceAll(/[\s]+/g, '')).join('\n');
  const years = new Set(citations.map(({ report }) => String(report.year)));
  const { rest, wrong } = checkDifferences(answer.replaceAll(/\[\d+\]/g, ' '));
  const numbers = [...rest.matchAll(/\d+(?:[.,，]\d+)*/g)].map(([number]) => number);
  return [...wrong, ...numbers.filter((number) => !quotes.includes(number) && !years.has(number))];
}

/** All but the first two have no final half: each was scored once before anybody read it, then its failing cases were read. */
const SETS = [
  'answers',
  'unseen',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'near',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
] as const;
const SIZES: Partial<Record<(typeof SETS)[number], number>> = {
  ...{ third: 80, fourth: 119, fifth: 115, sixth: 116, seventh: 90, eighth: 120, near: 250 },
  ...{ ninth: 120, tenth: 70, eleventh: 120, twelfth: 120, thirteenth: 128 },
};

describe.skipIf(!hasShared())('own questions about answers', () => {
  describe.each(SETS)('%s', (name) => {
    const places = placesOf(name);
    const halves = ['choose', 'final']
      .map((half) => join(gold, `${name}-${half}.jsonl`))
      .filter((file) => existsSync(file))
      .map((file) => loadGold(file));

    it('are many and of all kinds', () => {
      const size = SIZES[name];
      if (size !== undefined) {
        expect(halves.flat()).toHaveLength(size);
        return;
      }
      const all = halves.flat();
      expect(all.length).toBeGreaterThanOrEqual(150);
      for (const half of halves)
        expect([...new Set(half.map(({ type }) => type))].sort()).toEqual(
          expect.arrayContaining([
            'colloquial',
            'compare',
            'entity',
            'figure',
            'followup',
            'how',
            'list',
            'target',
            'unanswerable',
          ]),
        );
    });

    it('find their evidence, and keep their scores', { timeout: 240_000 }, async () => {
      await withReports(places, async (assistant) => {
        const texts = assistant
          .reports()
          .map(({ id, region, year }) => ({ region, year, text: assistant.report(id)?.text ?? '' }));
        const lacking = halves.flat().filter(({ answerable, reports, evidence }) => {
          if (!answerable) return false;
          // Where a wording differs between the full and the abridged text of a report, both stand in the set.
          return !reports.every((key) => {
            const place = places[key];
            const held = texts.filter(
              ({ region, year }) => year === place?.year && (place.region === '全国' || region?.includes(place.region)),
            );
            return held.some(({ text }) => evidence.some((one) => holdsEvidence(text, [one])));
          });
        });
        expect(lacking.map(({ id }) => id)).toEqual([]);
        expect(new Set(halves.flat().map(({ id }) => id)).size).toBe(halves.flat().length);
        const choose = halves[0] ?? [];
        const placeOf = loadPlaces(join(gold, `${name}-reports.json`));
        const unproven: string[] = [];
        const asked: Pick<Assistant, 'answer' | 'search'> = {
          search: (request) => assistant.search(request),
          answer: async (request) => {
            const answer = await assistant.answer(request);
            if (answer.status === 'answered' && unproved(answer).length > 0)
              unproven.push(`${request.question} → ${unproved(answer).join(' ')}`);
            return answer;
          },
        };
        const { table } = await evaluate(asked, choose, placeOf);
        expect(unproven).toEqual([]);
        expect(fallenScores(table, loadKeptScores(join(gold, `kept-${name}.json`)))).toEqual([]);
      });
    });
  });

  it('no answer to a gold question holds a figure that its quotes lack', { timeout: 120_000 }, async () => {
    await withReports({}, async (assistant) => {
      const unproven: string[] = [];
      for (const { question, history } of loadGold(sharedPath('eval', 'dev.jsonl'))) {
        const answer = await assistant.answer({ question, ...(history && { history }) });
        if (answer.status === 'answered' && unproved(answer).length > 0)
          unproven.push(`${question} → ${unproved(answer).join(' ')} | ${answer.answer}`);
      }
      expect(unproven).toEqual([]);
    });
  });
});
