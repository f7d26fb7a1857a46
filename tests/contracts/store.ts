/**
 * What every implementation of the store must do. Each runs this suite with its own factory.
 */
import { describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { makeModel, makeNumberedReport, makeReport, makeToStore, makeVectors } from '../support/report-factory.ts';
import { codeOf, file, ids, model, storeForEach } from '../support/store-fixtures.ts';
import { describeStoreFacts } from './store-facts.ts';
import { describeStoreFactsValidity } from './store-facts-validity.ts';
import { describeStoreReading } from './store-reading.ts';
import { describeStoreWords } from './store-words.ts';

/** @param open gives an empty store */
export function describeStore(name: string, open: () => Store): void {
  describe(`${name} as a store`, () => {
    describeStoreReading(open);
    describeStoreWords(open);
    describeStoreFacts(open);
    describeStoreFactsValidity(open);

    const held = storeForEach(open);
    const a = makeToStore(makeNumberedReport(1));
    const b = makeToStore(makeNumberedReport(2, 5));
    const c = makeToStore(makeNumberedReport(3, 1));
    const stored = (): string[] =>
      held()
        .reports()
        .map(({ id }) => id);

    describe('empty', () => {
      it('has no content and no model, and answers every question with nothing', () => {
        const store = held();
        expect(store.revision()).toBe(0);
        expect(store.model()).toBeNull();
        expect(store.reports()).toEqual([]);
        expect(store.report('2021-000000-00000000')).toBeNull();
        expect(store.source('/a')).toBeNull();
        expect(store.passages([1, 2])).toEqual([]);
        expect(store.passage('2021-000000-00000000.1')).toBeNull();
        expect(store.layouts()).toEqual([]);
        expect([...store.vectors()]).toEqual([]);
        expect(store.lexicalSearch(['就业'], null, 10)).toEqual([]);
        expect(store.removeReport('2021-000000-00000000')).toBe(false);
        expect(store.revision()).toBe(0);
      });
    });

    describe('putSource', () => {
      it('stores a report exactly as it was given', () => {
        const store = held();
        const report = makeReport({
          date: '2021-01-20',
          speaker: '毛劲松',
          url: 'https://example.org/报告',
          sections: [
            {
              path: ['一、回顾'],
              paragraphs: ['第一段 “引号” \u0000 𠮷字，\r\n带换行的文字，也有表情😀和零宽\u200b字符。'],
            },
            { path: ['二、安排', '（一）稳增长'], paragraphs: ['第二段，新增就业4.5万人。', '第三段。'] },
          ],
        });
        const change = store.putSource(file('/a'), model, [makeToStore(report)]);
        expect(change).toEqual({ added: [report.id], removed: [], kept: [] });
        expect(store.report(report.id)).toEqual(report);
        expect(store.model()).toEqual(model);
        expect(store.revision()).toBe(1);
      });

      it('keeps what is not known as null', () => {
        const store = held();
        const report = makeReport({ region: null, level: null, year: null });
        store.putSource(file('/a'), model, [makeToStore(report)]);
        expect(store.report(report.id)).toEqual(report);
      });

      it('remembers the file, its digest and the order of its reports', () => {
        const store = held();
        store.putSource(file('/a', 'x', 'p7'), model, [b, a]);
        expect(store.source('/a')).toEqual({ key: '/a', digest: 'x', pipeline: 'p7', reportIds: ids(b, a) });
      });

      it('changes nothing when the reports are the same, but takes the new digest', () => {
        const store = held();
        store.putSource(file('/a', 'x'), model, [a, b]);
        const change = store.putSource(file('/a', 'y'), model, [{ ...a, vectors: new Float32Array() }, b]);
        expect(change).toEqual({ added: [], removed: [], kept: ids(a, b) });
        expect(store.revision()).toBe(1);
        expect(store.source('/a')?.digest).toBe('y');
      });

      it('adds new reports, removes those that the file no longer holds and keeps the others', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const before = store.layouts().find(({ reportId }) => reportId === b.report.id);
        expect(store.putSource(file('/a', 'd2'), model, [b, c])).toEqual({
          added: ids(c),
          removed: ids(a),
          kept: ids(b),
        });
        expect(store.layouts().find(({ reportId }) => reportId === b.report.id)).toEqual(before);
        expect(stored().sort()).toEqual(ids(b, c).sort());
        expect(store.revision()).toBe(2);
      });

      it('keeps a report as long as any file holds it', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        expect(store.putSource(file('/b'), model, [a]).kept).toEqual(ids(a));
        expect(store.putSource(file('/a', 'd2'), model, []).removed).toEqual([]);
        expect(store.putSource(file('/b', 'd2'), model, []).removed).toEqual(ids(a));
        expect(stored()).toEqual([]);
      });

      it('takes a report that stands twice in one file once', () => {
        const store = held();
        expect(store.putSource(file('/a'), model, [a, a])).toEqual({ added: ids(a), removed: [], kept: [] });
        expect(store.source('/a')?.reportIds).toEqual(ids(a));
      });

      it('removes further reports whatever file they came from', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        expect(store.putSource(file('/b'), model, [b], [...ids(a), 'unknown'])).toEqual({
          added: ids(b),
          removed: ids(a),
          kept: [],
        });
        expect(stored()).toEqual(ids(b));
        expect(store.source('/a')?.reportIds).toEqual([]);
      });

      it('leaves a report that is replaced with the other files that hold it', () => {
        const store = held();
        store.putSource(file('/a'), model, [b, a]);
        store.putSource(file('/b'), model, [a]);
        store.putSource(file('/b', 'd2', 'p2'), model, [a], ids(a));
        expect(store.source('/a')?.reportIds).toEqual(ids(b, a));
        expect(store.putSource(file('/b', 'd3', 'p2'), model, []).removed).toEqual([]);
        expect(store.putSource(file('/a', 'd2'), model, []).removed.toSorted()).toEqual(ids(a, b).toSorted());
        expect(stored()).toEqual([]);
      });

      it('replaces a report that is to be removed and added, under new rows', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        const old = store.layouts()[0]?.firstRow as number;
        const next = { ...a, report: { ...a.report, title: '新的标题' } };
        expect(store.putSource(file('/a', 'd1', 'p2'), model, [next], ids(a))).toEqual({
          added: ids(a),
          removed: ids(a),
          kept: [],
        });
        expect(store.report(a.report.id)?.title).toBe('新的标题');
        expect(store.layouts()[0]?.firstRow).toBeGreaterThanOrEqual(old + a.report.passages.length);
      });

      it('refuses vectors of another model and changes nothing', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        for (const other of [makeModel(8, 'other'), { ...model, queryPrefix: '查询：' }, { ...model, digest: 'x' }]) {
          expect(codeOf(() => store.putSource(file('/b'), other, [b]))).toBe('model-mismatch');
        }
        expect(stored()).toEqual(ids(a));
        expect(store.source('/b')).toBeNull();
        expect(store.revision()).toBe(1);
      });

      it('takes another model once the store is empty again', () => {
        const store = held();
        store.putSource(file('/a'), model, [a]);
        store.putSource(file('/a', 'd2'), model, []);
        expect(store.model()).toBeNull();
        const other = makeModel(4, 'other');
        store.putSource(file('/a', 'd3'), other, [makeToStore(a.report, 4)]);
        expect(store.model()).toEqual(other);
      });

      it('is all or nothing: one bad report leaves the whole file out', () => {
        const store = held();
        const short = { ...b, vectors: b.vectors.subarray(8) };
        const long = { ...b, vectors: makeVectors(100, 8, 1) };
        const scaled = { ...b, vectors: b.vectors.map((value) => value * 2) };
        const nan = { ...b, vectors: b.vectors.map((value, i) => (i === 20 ? Number.NaN : value)) };
        for (const bad of [short, long, scaled, nan]) {
          expect(codeOf(() => store.putSource(file('/a'), model, [a, bad]))).toBe('broken-invariant');
        }
        expect(stored()).toEqual([]);
        expect(store.source('/a')).toBeNull();
        expect(store.revision()).toBe(0);
      });

      it('refuses passages that do not lie in their text', () => {
        const store = held();
        const [first, second] = a.report.passages;
        if (!first || !second) throw new Error('the factory gives three passages');
        const wrong = [
          { ...a.report, passages: [{ ...first, end: a.report.text.length + 1 }] },
          { ...a.report, passages: [{ ...first, start: first.end }] },
          { ...a.report, passages: [first, { ...second, start: first.end - 1 }] },
          { ...a.report, passages: [{ ...first, ordinal: 2, id: `${a.report.id}.2` }] },
          { ...a.report, passages: [{ ...first, id: 'other.1' }] },
          { ...a.report, passages: [{ ...first, clauses: [{ start: first.end - 1, end: first.end + 1 }] }] },
          { ...a.report, text: a.report.text.replace('。', '\ud840') },
        ];
        for (const report of wrong)
          expect(codeOf(() => store.putSource(file('/a'), model, [makeToStore(report)]))).toBe('broken-invariant');
        expect(stored()).toEqual([]);
      });

      it('takes a zero vector: an empty text has one', () => {
        const store = held();
        const vectors = a.vectors.slice();
        vectors.fill(0, 0, 8);
        store.putSource(file('/a'), model, [{ ...a, vectors }]);
        expect([...store.vectors()][0]?.data).toEqual(vectors);
      });

      it('treats keys and titles as plain text', () => {
        const store = held();
        const report = makeReport({ title: `'; DROP TABLE reports; --`, source: '"quoted".txt' });
        store.putSource(file(`/a'; DELETE FROM sources; --`), model, [makeToStore(report)]);
        expect(store.reports()[0]?.title).toBe(`'; DROP TABLE reports; --`);
        expect(store.source(`/a'; DELETE FROM sources; --`)?.reportIds).toEqual([report.id]);
      });
    });

    describe('removeReport', () => {
      it('removes a report with its passages, words and vectors, and raises the revision', () => {
        const store = held();
        store.putSource(file('/a'), model, [a, b]);
        const rows = store.layouts().map(({ firstRow }) => firstRow);
        expect(store.removeReport(a.report.id)).toBe(true);
        expect(store.removeReport(a.report.id)).toBe(false);
        expect(store.revision()).toBe(2);
        expect(store.report(a.report.id)).toBeNull();
        expect(store.passages(rows).map(({ reportId }) => reportId)).toEqual(ids(b));
        expect([...store.vectors()].map(({ reportId }) => reportId)).toEqual(ids(b));
        const found = store.lexicalSearch(queryTokens('生产总值'), null, 100).map(({ row }) => row);
        expect(store.passages(found).every(({ reportId }) => reportId === b.report.id)).toBe(true);
      });

      it('makes the file count as changed, so that giving it again brings the report back', () => {
        const store = held();
        store.putSource(file('/a', 'x'), model, [a, b]);
        store.putSource(file('/b', 'x'), model, [b]);
        store.removeReport(a.report.id);
        expect(store.source('/a')).toMatchObject({ reportIds: ids(b) });
        expect(store.source('/a')?.digest).not.toBe('x');
        expect(store.source('/b')?.digest).toBe('x');
        expect(store.putSource(file('/a', 'x'), model, [a, b])).toEqual({ added: ids(a), removed: [], kept: ids(b) });
      });
    });

    it('gives different rows of a random life the state that a plain model of it has', () => {
      const store = held();
      const pool = Array.from({ length: 8 }, (_, i) => makeToStore(makeNumberedReport(i + 50, 1 + (i % 3))));
      const holding = new Map<string, Set<string>>();
      let seed = 12345;
      const random = (n: number): number => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return (seed >>> 8) % n;
      };
      for (let step = 0; step < 150; step++) {
        if (random(5) === 0) {
          const gone = pool[random(8)]?.report.id as string;
          const stood = [...holding.values()].some((set) => set.has(gone));
          expect(store.removeReport(gone)).toBe(stood);
          for (const set of holding.values()) set.delete(gone);
        } else {
          const chosen = pool.filter(() => random(3) === 0);
          const key = `/${random(3)}`;
          store.putSource(file(key, String(step)), model, chosen);
          holding.set(key, new Set(ids(...chosen)));
        }
        const expected = new Set([...holding.values()].flatMap((set) => [...set]));
        expect(stored().sort()).toEqual([...expected].sort());
      }
    });
  });
}
