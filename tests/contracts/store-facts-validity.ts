/**
 * The contract of the store, fifth part: every fact that stands where it says is kept as it is, no other is kept.
 */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../src/domain.ts';
import type { FactLookup, Store } from '../../src/store/store.ts';
import { asStored, makeFact } from '../support/fact-factory.ts';
import { BAODI_FACTS, BAODI_REPORT } from '../support/fact-library.ts';
import { makeNumberedReport, makeReport, makeToStore } from '../support/report-factory.ts';
import { codeOf, file, model, storeForEach } from '../support/store-fixtures.ts';

const ALL: FactLookup = { reportIds: null, limit: 1000, offset: 0 };

/** @param open gives an empty store */
export function describeStoreFactsValidity(open: () => Store): void {
  describe('facts', () => {
    const held = storeForEach(open);
    const put = (facts: readonly Fact[], report = BAODI_REPORT): string =>
      codeOf(() => held().putSource(file('/x'), model, [makeToStore(report, 8, facts)]));

    it('whatever they hold come back equal', () => {
      const report = makeNumberedReport(7, 4);
      const words = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.constantFrom('=1+1', '左右', '万座', '', '\0', '\n', '𠮷', "'; DROP TABLE facts; --"),
      );
      const number = fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
        fc.integer(),
      );
      const maybe = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(arbitrary, { nil: null });
      const fact = fc
        .record({
          passage: fc.integer({ min: 1, max: 4 }),
          places: fc.array(fc.nat(50), { minLength: 4, maxLength: 4 }),
          indicator: words.filter((word) => word !== ''),
          known: fc.boolean(),
          surface: words,
          value: maybe(number),
          valueMax: maybe(number),
          amount: maybe(number),
          unit: maybe(words),
          modifier: maybe(words),
          period: maybe(words),
          basis: maybe(words),
          note: maybe(words),
          measure: fc.constantFrom(...(['growth', 'level', 'change', 'share', 'count', 'rank'] as const)),
          direction: fc.constantFrom('up' as const, 'down' as const, null),
          kind: fc.constantFrom('achieved' as const, 'target' as const),
        })
        .map(({ places, ...said }): Fact => {
          const [a, b, c, d] = [...places].sort((x, y) => x - y) as [number, number, number, number];
          const passage = report.passages[said.passage - 1];
          const from = passage?.start ?? 0;
          const figureSpan = { start: from + b, end: from + c + 1 };
          return {
            ...said,
            start: from + a,
            end: from + d + 1,
            figureSpan,
            figure: report.text.slice(figureSpan.start, figureSpan.end),
          };
        });
      fc.assert(
        fc.property(fc.array(fact, { maxLength: 12 }), (facts) => {
          held().putSource(file('/f'), model, [makeToStore(report, 8, facts)], [report.id]);
          expect(held().facts(ALL)).toEqual({ facts: asStored(report, facts), total: facts.length });
          expect(held().check()).toEqual([]);
        }),
        { numRuns: 60 },
      );
    });

    describe('that do not stand where they say', () => {
      const [good] = BAODI_FACTS as [Fact];
      const wrong: readonly [string, Partial<Fact>][] = [
        ['a quote before its passage', { start: -1 }],
        ['a quote behind its passage', { end: (BAODI_REPORT.passages[0]?.end ?? 0) + 1 }],
        ['an empty quote', { end: good.start }],
        ['places that are no whole numbers', { start: good.start + 0.5 }],
        ['places that are no numbers', { end: Number.NaN }],
        [
          'the place of a figure that is no whole number',
          { figureSpan: { start: good.figureSpan.start + 0.2, end: good.figureSpan.end } },
        ],
        ['no passage', { passage: 0 }],
        ['a passage that is not there', { passage: 9 }],
        ['a passage that is no whole number', { passage: 1.5 }],
        ['another passage', { passage: 2 }],
        ['a figure outside its quote', { end: good.figureSpan.end - 1 }],
        ['a figure before its quote', { start: good.figureSpan.start + 1 }],
        ['an empty figure', { figure: '', figureSpan: { start: good.start, end: good.start } }],
        ['a figure of other words', { figure: '5.6%左右' }],
        ['a figure one place off', { figureSpan: { start: good.figureSpan.start - 1, end: good.figureSpan.end - 1 } }],
        ['a value that is no number', { value: Number.NaN }],
        ['an endless value', { value: Number.POSITIVE_INFINITY }],
        ['an endless upper end', { valueMax: Number.NEGATIVE_INFINITY }],
        ['an amount that is no number', { amount: Number.NaN }],
        ['an unknown measure', { measure: 'size' as 'level' }],
        ['an unknown kind', { kind: 'hoped' as 'target' }],
        ['an unknown direction', { direction: 'left' as 'up' }],
        ['no indicator', { indicator: '' }],
        ['half a character in a name', { surface: '\ud842' }],
        ['half a character in a note', { note: 'x\udfb7' }],
      ];

      it.each(wrong)('are refused, and nothing is stored: %s', (_what, change) => {
        expect(put([good, { ...good, ...change }])).toBe('broken-invariant');
        expect(held().reports()).toEqual([]);
        expect(put([good])).toBe('no error');
        const before = held().facts(ALL);
        expect(
          codeOf(() => held().replaceFacts('2', [{ reportId: BAODI_REPORT.id, facts: [{ ...good, ...change }] }])),
        ).toBe('broken-invariant');
        expect([held().facts(ALL), held().factsVersion()]).toEqual([before, '1']);
      });

      it('are refused when figure or quote cut a character in two', () => {
        const report = makeReport({ paragraphs: ['𠮷祥路修了3公里。'] });
        const whole = makeFact(report, { indicator: '路', quote: '𠮷祥路修了3公里', figure: '3公里' });
        expect(put([whole], report)).toBe('no error');
        expect(put([{ ...whole, start: 1 }], makeReport({ paragraphs: ['𠮷祥路修了3公里。', '又一段。'] }))).toBe(
          'broken-invariant',
        );
      });
    });
  });
}
