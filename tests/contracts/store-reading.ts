/**
 * The contract of the store, second part: what is read comes back as it was stored.
 */
import { describe, expect, it } from 'vitest';
import type { ReportToStore, Store } from '../../src/store/store.ts';
import { makeModel, makeNumberedReport, makeReport, makeToStore } from '../support/report-factory.ts';
import { codeOf, file, ids, model, storeForEach } from '../support/store-fixtures.ts';

/** @param open gives an empty store */
export function describeStoreReading(open: () => Store): void {
  describe('reading', () => {
    const held = storeForEach(open);
    const a = makeToStore(makeNumberedReport(1));
    const b = makeToStore(makeNumberedReport(2, 5));
    const c = makeToStore(makeNumberedReport(3, 1));

    describe('reports', () => {
      it('come in the order of region, year and title, what is not known last', () => {
        const store = held();
        const options = [
          { region: '浙江省', year: 2022 },
          { region: '安徽省', year: 2022 },
          { region: null, year: 2020 },
          { region: '安徽省', year: 2021, title: '乙' },
          { region: '安徽省', year: null },
          { region: '安徽省', year: 2021, title: '甲' },
        ];
        const reports = options.map((option, i) => makeReport({ ...option, paragraphs: [`报告${i}的正文。`] }));
        store.putSource(
          file('/a'),
          model,
          reports.map((report) => makeToStore(report)),
        );
        const listed = store.reports().map(({ region, year }) => [region, year]);
        expect(listed).toEqual([
          ['安徽省', 2021],
          ['安徽省', 2021],
          ['安徽省', 2022],
          ['安徽省', null],
          ['浙江省', 2022],
          [null, 2020],
        ]);
      });

      it('tell their length, the number of their passages and of their facts', () => {
        const store = held();
        store.putSource(file('/a'), model, [b]);
        const { text, sections: _s, passages, reasons: _r, sourceMap: _m, ...metadata } = b.report;
        expect(store.reports()).toEqual([
          { ...metadata, length: text.length, passageCount: passages.length, factCount: 0 },
        ]);
      });
    });

    describe('passages', () => {
      it('are found by row, in the order asked, unknown rows left out', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const first = store.layouts().find(({ reportId }) => reportId === b.report.id)?.firstRow as number;
        const rows = [first + 2, 999, first, -1, 0, 1.5, Number.NaN, first + 2];
        const found = store.passages(rows);
        expect(found.map(({ id }) => id)).toEqual([3, 1, 3].map((ordinal) => `${b.report.id}.${ordinal}`));
        const [third] = found;
        const expected = b.report.passages[2];
        if (!third || !expected) throw new Error('the third passage is stored');
        expect(third).toEqual({
          ...expected,
          row: first + 2,
          reportId: b.report.id,
          text: b.report.text.slice(expected.start, expected.end),
        });
      });

      it('are found by id', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        expect(store.passage(`${a.report.id}.2`)?.ordinal).toBe(2);
        for (const id of [
          `${a.report.id}.0`,
          `${a.report.id}.4`,
          `${a.report.id}.02`,
          a.report.id,
          '',
          '.1',
          `${a.report.id}.1e0`,
        ]) {
          expect(store.passage(id)).toBeNull();
        }
      });

      it('have rows that are consecutive in a report and never used again', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const layouts = store.layouts();
        for (const { reportId, firstRow, clauseCounts } of layouts) {
          const rows = clauseCounts.map((_, i) => firstRow + i);
          expect(store.passages(rows).map(({ id }) => id)).toEqual(rows.map((_, i) => `${reportId}.${i + 1}`));
        }
        const highest = Math.max(...layouts.map(({ firstRow, clauseCounts }) => firstRow + clauseCounts.length - 1));
        store.removeReport(a.report.id);
        store.removeReport(b.report.id);
        store.putSource(file('/c'), model, [c]);
        expect(store.layouts()[0]?.firstRow).toBeGreaterThan(highest);
      });
    });

    describe('vectors', () => {
      it('come back as they were, in the order of the layouts, which is the order of adding', () => {
        const store = held();
        store.putSource(file('/a'), model, [c, a]);
        store.putSource(file('/b'), model, [b]);
        expect(store.layouts().map(({ reportId }) => reportId)).toEqual(ids(c, a, b));
        expect(store.layouts().map(({ clauseCounts }) => clauseCounts)).toEqual(
          [c, a, b].map(({ report }) => report.passages.map(({ clauses }) => clauses.length)),
        );
        expect([...store.vectors()]).toEqual(
          [c, a, b].map(({ report, vectors }) => ({ reportId: report.id, data: vectors })),
        );
      });

      it('may be read halfway and left while the store is written', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const vectors = store.vectors();
        expect(vectors.next().value?.reportId).toBe(a.report.id);
        store.putSource(file('/c'), model, [c]);
        expect([...vectors].map(({ reportId }) => reportId)).toEqual(ids(b, c));
      });

      it('are replaced by those of another model, all at once', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const other = makeModel(4, 'other');
        const next = [b, a].map(({ report }) => ({ reportId: report.id, data: makeToStore(report, 4).vectors }));
        store.replaceVectors(other, next);
        expect(store.model()).toEqual(other);
        expect(store.revision()).toBe(2);
        expect([...store.vectors()]).toEqual([next[1], next[0]]);
      });

      it('are not replaced when a report is missing, unknown, named twice or does not fit', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const other = makeModel(4, 'other');
        const of = ({ report }: ReportToStore, dimension = 4) => ({
          reportId: report.id,
          data: makeToStore(report, dimension).vectors,
        });
        for (const wrong of [[of(a)], [of(a), of(b), of(c)], [of(a), of(a)], [of(a), of(b, 8)], []]) {
          expect(codeOf(() => store.replaceVectors(other, wrong))).toBe('broken-invariant');
        }
        expect(store.model()).toEqual(model);
        expect(store.revision()).toBe(1);
        expect([...store.vectors()].map(({ data }) => data)).toEqual([a.vectors, b.vectors]);
      });
    });
  });
}
