/**
 * The contract of the store, fourth part: facts, kept as they were found and looked up over many reports.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Fact, StoredFact } from '../../src/domain.ts';
import type { FactLookup, Store } from '../../src/store/store.ts';
import { asStored, makeFact } from '../support/fact-factory.ts';
import {
  BAODI_FACTS,
  BAODI_REPORT,
  BAODI_STORED,
  TIANMEN_FACTS,
  TIANMEN_REPORT,
  TIANMEN_STORED,
} from '../support/fact-library.ts';
import { makeToStore } from '../support/report-factory.ts';
import { codeOf, file, ids, model, storeForEach } from '../support/store-fixtures.ts';

const ALL: FactLookup = { reportIds: null, limit: 1000, offset: 0 };
/** 湖北 stands before 天津 in the order of their sounds. */
const EVERY: readonly StoredFact[] = [
  ...asStored(TIANMEN_REPORT, TIANMEN_FACTS),
  ...asStored(BAODI_REPORT, BAODI_FACTS),
];

/** @param open gives an empty store */
export function describeStoreFacts(open: () => Store): void {
  describe('facts', () => {
    const held = storeForEach(open);
    const figures = (lookup: Partial<FactLookup>): string[] =>
      held()
        .facts({ ...ALL, ...lookup })
        .facts.map(({ figure }) => figure);

    it('of an empty store are none, of no version', () => {
      expect(held().facts(ALL)).toEqual({ facts: [], total: 0 });
      expect(held().factsVersion()).toBeNull();
      expect(held().indicators()).toEqual([]);
      held().replaceFacts('2', []);
      expect([held().factsVersion(), held().revision()]).toEqual([null, 0]);
    });

    describe('of two reports', () => {
      beforeEach(() => {
        held().putSource(file('/b'), model, [BAODI_STORED]);
        held().putSource(file('/t'), model, [TIANMEN_STORED]);
      });

      it('come back equal, with quote, passage and report, in the order of the reports and of the text', () => {
        expect(held().facts(ALL)).toEqual({ facts: EVERY, total: EVERY.length });
        for (const { quote, figure, figureSpan, start, end, passageId, report } of EVERY) {
          const text = held().report(report.id)?.text ?? '';
          expect([text.slice(start, end), text.slice(figureSpan.start, figureSpan.end)]).toEqual([quote, figure]);
          expect(held().passage(passageId)?.text).toContain(quote);
        }
      });

      it('are counted in the list of reports', () => {
        expect(
          held()
            .reports()
            .map(({ factCount }) => factCount),
        ).toEqual([TIANMEN_FACTS.length, BAODI_FACTS.length]);
      });

      it.each<[string, Partial<FactLookup>, string[]]>([
        ['an indicator', { indicators: ['地区生产总值'] }, ['突破700亿元', '第9位', '5.5%左右', '6%—6.5%']],
        ['two indicators', { indicators: ['口袋公园', '农村户厕'] }, ['18.6万座', '12个']],
        ['a part of an indicator is no indicator', { indicators: ['生产总值'] }, []],
        ['a part of a name', { nameParts: ['收入'] }, ['48.6亿元', '与经济增长同步']],
        ['a part of the surface', { nameParts: ['居民收入'] }, ['与经济增长同步']],
        ['a part in another width and case', { nameParts: ['ｐｍ２．５'] }, ['48微克/立方米以下']],
        ['a part in traditional characters', { nameParts: ['農貿市場'] }, ['117家']],
        ['a part with a sign', { nameParts: ['r&d'] }, ['10%_15%']],
        ['a bracket', { nameParts: ['（改造'] }, ['117家']],
        ['a name or a part', { indicators: ['口袋公园'], nameParts: ['户厕'] }, ['18.6万座', '12个']],
        ['a part that would reach from one name into the other', { nameParts: ['收入\n居民'] }, []],
        ['passages', { passages: [2] }, ['突破700亿元', '第9位', '12个', '117家']],
        ['no name that is there', { indicators: ['火星基地'], nameParts: ['飞船'] }, []],
        ['a kind', { kind: 'target' }, ['6%—6.5%', '与经济增长同步', '48微克/立方米以下']],
        ['an indicator and a kind', { indicators: ['地区生产总值'], kind: 'target' }, ['6%—6.5%']],
        [
          'an indicator in a report',
          { indicators: ['地区生产总值'], reportIds: ids(TIANMEN_STORED) },
          ['突破700亿元', '第9位'],
        ],
        ['no report', { reportIds: [] }, []],
        [
          'unknown reports',
          { reportIds: ['nope', ...ids(TIANMEN_STORED)], kind: 'achieved' },
          TIANMEN_FACTS.map(({ figure }) => figure),
        ],
      ])('are found by %s', (_what, lookup, expected) => {
        expect(figures(lookup)).toEqual(expected);
        expect(held().facts({ ...ALL, ...lookup, limit: 0 })).toEqual({ facts: [], total: expected.length });
      });

      it.each(['%', '_', '*', '?', "'", '"', "' OR 1=1 --", '[', '\0', '%生产%', '_DP', '\ud800'])(
        'take %j in a name for plain text',
        (name) => {
          expect(figures({ indicators: [name] })).toEqual([]);
          expect(figures({ nameParts: [name] })).toEqual([]);
        },
      );

      it('come page by page, each with the number of all', () => {
        for (const size of [1, 2, 3, 5, 100]) {
          const pages: StoredFact[] = [];
          for (let offset = 0; offset < EVERY.length + size; offset += size) {
            const page = held().facts({ ...ALL, limit: size, offset });
            expect(page.total).toBe(EVERY.length);
            pages.push(...page.facts);
          }
          expect(pages).toEqual(EVERY);
        }
        expect(figures({ kind: 'target', limit: 1, offset: 1 })).toEqual(['与经济增长同步']);
      });

      it.each([
        [{ limit: Number.POSITIVE_INFINITY }, EVERY.length],
        [{ limit: Number.NaN }, 0],
        [{ limit: -1 }, 0],
        [{ limit: 2.9 }, 2],
        [{ offset: -5 }, EVERY.length],
        [{ offset: Number.NaN }, EVERY.length],
        [{ offset: Number.POSITIVE_INFINITY }, 0],
      ])('take limits such as %o', (lookup, count) => {
        expect(figures(lookup)).toHaveLength(count);
      });

      it('are counted by indicator: those of most reports first, then of most facts, then by name', () => {
        const counted = held().indicators();
        expect(counted[0]).toEqual({
          name: '地区生产总值',
          known: true,
          facts: 4,
          reports: 2,
          units: ['%', '亿元', '位'],
        });
        expect(counted.slice(1).map(({ name, facts, reports }) => [name, facts, reports])).toEqual(
          [...new Set(EVERY.map(({ indicator }) => indicator))]
            .filter((name) => name !== '地区生产总值')
            .sort()
            .map((name) => [name, 1, 1]),
        );
        expect(counted.find(({ name }) => name === '口袋公园')).toMatchObject({ known: false, units: ['个'] });
        expect(counted.find(({ name }) => name === '居民人均可支配收入')).toMatchObject({ known: true, units: [] });
      });

      it('go with their report', () => {
        held().removeReport(BAODI_REPORT.id);
        expect(held().facts(ALL)).toEqual({
          facts: asStored(TIANMEN_REPORT, TIANMEN_FACTS),
          total: TIANMEN_FACTS.length,
        });
        expect(held().indicators()).toHaveLength(3);
        held().putSource(file('/t', 'd2'), model, []);
        expect(held().facts(ALL)).toEqual({ facts: [], total: 0 });
      });

      it('are those that a replaced report was given', () => {
        const [first] = BAODI_FACTS;
        if (!first) throw new Error('the library has facts');
        held().putSource(file('/b'), model, [makeToStore(BAODI_REPORT, 8, [first])], ids(BAODI_STORED));
        expect(figures({ reportIds: ids(BAODI_STORED) })).toEqual([first.figure]);
        expect(
          held()
            .reports()
            .map(({ factCount }) => factCount),
        ).toEqual([TIANMEN_FACTS.length, 1]);
      });

      it('stay when the report is kept', () => {
        held().putSource(file('/c'), model, [{ ...makeToStore(BAODI_REPORT), factsVersion: '7' }]);
        expect(held().facts(ALL).facts).toEqual(EVERY);
        expect(held().factsVersion()).toBe('1');
      });
    });

    describe('of another version', () => {
      beforeEach(() => {
        held().putSource(file('/b'), model, [BAODI_STORED]);
        held().putSource(file('/t'), model, [TIANMEN_STORED]);
      });
      const renewed = BAODI_FACTS.slice(2, 4);
      const ofBaodi = { reportId: BAODI_REPORT.id, facts: renewed };

      it('take the place of the old, report by report, and raise the revision', () => {
        const revision = held().revision();
        held().replaceFacts('2', [ofBaodi]);
        expect(held().revision()).toBe(revision + 1);
        expect(figures({ reportIds: ids(BAODI_STORED) })).toEqual(renewed.map(({ figure }) => figure));
        expect(figures({ reportIds: ids(TIANMEN_STORED) })).toEqual(TIANMEN_FACTS.map(({ figure }) => figure));
        // Of two versions at once: of none.
        expect(held().factsVersion()).toBeNull();
        held().replaceFacts('2', [{ reportId: TIANMEN_REPORT.id, facts: [] }]);
        expect(held().factsVersion()).toBe('2');
        expect(
          held()
            .reports()
            .map(({ factCount }) => factCount),
        ).toEqual([0, renewed.length]);
      });

      it('of reports that are gone are passed over', () => {
        const revision = held().revision();
        held().replaceFacts('2', [{ reportId: 'gone', facts: BAODI_FACTS }]);
        expect([held().revision(), held().factsVersion()]).toEqual([revision, '1']);
        held().replaceFacts('2', [{ reportId: 'gone', facts: [] }, ofBaodi]);
        expect(figures({ reportIds: ids(BAODI_STORED) })).toHaveLength(renewed.length);
      });

      it('replace nothing when one of them is wrong, or reading them fails', () => {
        const [first] = TIANMEN_FACTS as [Fact];
        const wrong = { reportId: TIANMEN_REPORT.id, facts: [{ ...first, end: 10_000 }] };
        expect(codeOf(() => held().replaceFacts('2', [ofBaodi, wrong]))).toBe('broken-invariant');
        const failing = function* () {
          yield ofBaodi;
          throw new Error('extraction');
        };
        expect(codeOf(() => held().replaceFacts('2', failing()))).toBe('Error: extraction');
        expect(held().facts(ALL).facts).toEqual(EVERY);
        expect([held().factsVersion(), held().revision()]).toEqual(['1', 2]);
      });

      it('are made from what is stored while the store is written', () => {
        held().replaceFacts(
          '2',
          (function* () {
            for (const { id } of held().reports()) {
              const report = held().report(id);
              if (report)
                yield {
                  reportId: id,
                  facts: [
                    makeFact(report, {
                      indicator: '全文',
                      quote: report.text.slice(0, 9),
                      figure: report.text.slice(2, 5),
                    }),
                  ],
                };
            }
          })(),
        );
        expect(figures({})).toEqual([TIANMEN_REPORT, BAODI_REPORT].map(({ text }) => text.slice(2, 5)));
      });
    });

    it('keep the version of each report: one that has facts of no or another version shows', () => {
      held().putSource(file('/b'), model, [BAODI_STORED]);
      expect(held().factsVersion()).toBe('1');
      held().putSource(file('/t'), model, [{ ...TIANMEN_STORED, factsVersion: '2' }]);
      expect(held().factsVersion()).toBeNull();
      held().removeReport(BAODI_REPORT.id);
      expect(held().factsVersion()).toBe('2');
    });
  });
}
