/**
 * What every implementation of the store must do. Each runs this suite with its own factory.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import type { ReportToStore, SourceFile, Store } from '../../src/store/store.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { makeModel, makeNumberedReport, makeReport, makeToStore, makeVectors } from '../support/report-factory.ts';

const model = makeModel();
const file = (key: string, digest = 'd1', pipeline = 'p1'): SourceFile => ({ key, digest, pipeline });
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof WenbaoError ? error.code : String(error);
  }
  return 'no error';
};

/** @param open gives an empty store */
export function describeStore(name: string, open: () => Store): void {
  describe(`${name} as a store`, () => {
    let store: Store;
    const a = makeToStore(makeNumberedReport(1));
    const b = makeToStore(makeNumberedReport(2, 5));
    const c = makeToStore(makeNumberedReport(3, 1));
    const ids = (...items: readonly ReportToStore[]): string[] => items.map(({ report }) => report.id);
    const stored = (): string[] => store.reports().map(({ id }) => id);

    beforeEach(() => {
      store = open();
    });
    afterEach(() => {
      expect(store.check()).toEqual([]);
      store.close();
    });

    describe('empty', () => {
      it('has no content and no model, and answers every question with nothing', () => {
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
        const report = makeReport({ region: null, level: null, year: null });
        store.putSource(file('/a'), model, [makeToStore(report)]);
        expect(store.report(report.id)).toEqual(report);
      });

      it('remembers the file, its digest and the order of its reports', () => {
        store.putSource(file('/a', 'x', 'p7'), model, [b, a]);
        expect(store.source('/a')).toEqual({ key: '/a', digest: 'x', pipeline: 'p7', reportIds: ids(b, a) });
      });

      it('changes nothing when the reports are the same, but takes the new digest', () => {
        store.putSource(file('/a', 'x'), model, [a, b]);
        const change = store.putSource(file('/a', 'y'), model, [{ report: a.report, vectors: new Float32Array() }, b]);
        expect(change).toEqual({ added: [], removed: [], kept: ids(a, b) });
        expect(store.revision()).toBe(1);
        expect(store.source('/a')?.digest).toBe('y');
      });

      it('adds new reports, removes those that the file no longer holds and keeps the others', () => {
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
        store.putSource(file('/a'), model, [a]);
        expect(store.putSource(file('/b'), model, [a]).kept).toEqual(ids(a));
        expect(store.putSource(file('/a', 'd2'), model, []).removed).toEqual([]);
        expect(store.putSource(file('/b', 'd2'), model, []).removed).toEqual(ids(a));
        expect(stored()).toEqual([]);
      });

      it('takes a report that stands twice in one file once', () => {
        expect(store.putSource(file('/a'), model, [a, a])).toEqual({ added: ids(a), removed: [], kept: [] });
        expect(store.source('/a')?.reportIds).toEqual(ids(a));
      });

      it('removes further reports whatever file they came from', () => {
        store.putSource(file('/a'), model, [a]);
        expect(store.putSource(file('/b'), model, [b], [...ids(a), 'unknown'])).toEqual({
          added: ids(b),
          removed: ids(a),
          kept: [],
        });
        expect(stored()).toEqual(ids(b));
        expect(store.source('/a')?.reportIds).toEqual([]);
      });

      it('replaces a report that is to be removed and added, under new rows', () => {
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
        store.putSource(file('/a'), model, [a]);
        for (const other of [makeModel(8, 'other'), { ...model, queryPrefix: '查询：' }, { ...model, digest: 'x' }]) {
          expect(codeOf(() => store.putSource(file('/b'), other, [b]))).toBe('model-mismatch');
        }
        expect(stored()).toEqual(ids(a));
        expect(store.source('/b')).toBeNull();
        expect(store.revision()).toBe(1);
      });

      it('takes another model once the store is empty again', () => {
        store.putSource(file('/a'), model, [a]);
        store.putSource(file('/a', 'd2'), model, []);
        expect(store.model()).toBeNull();
        const other = makeModel(4, 'other');
        store.putSource(file('/a', 'd3'), other, [makeToStore(a.report, 4)]);
        expect(store.model()).toEqual(other);
      });

      it('is all or nothing: one bad report leaves the whole file out', () => {
        const short = { report: b.report, vectors: b.vectors.subarray(8) };
        const long = { report: b.report, vectors: makeVectors(100, 8, 1) };
        const scaled = { report: b.report, vectors: b.vectors.map((value) => value * 2) };
        const nan = { report: b.report, vectors: b.vectors.map((value, i) => (i === 20 ? Number.NaN : value)) };
        for (const bad of [short, long, scaled, nan]) {
          expect(codeOf(() => store.putSource(file('/a'), model, [a, bad]))).toBe('broken-invariant');
        }
        expect(stored()).toEqual([]);
        expect(store.source('/a')).toBeNull();
        expect(store.revision()).toBe(0);
      });

      it('refuses passages that do not lie in their text', () => {
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
        const vectors = a.vectors.slice();
        vectors.fill(0, 0, 8);
        store.putSource(file('/a'), model, [{ report: a.report, vectors }]);
        expect([...store.vectors()][0]?.data).toEqual(vectors);
      });

      it('treats keys and titles as plain text', () => {
        const report = makeReport({ title: `'; DROP TABLE reports; --`, source: '"quoted".txt' });
        store.putSource(file(`/a'; DELETE FROM sources; --`), model, [makeToStore(report)]);
        expect(store.reports()[0]?.title).toBe(`'; DROP TABLE reports; --`);
        expect(store.source(`/a'; DELETE FROM sources; --`)?.reportIds).toEqual([report.id]);
      });
    });

    describe('removeReport', () => {
      it('removes a report with its passages, words and vectors, and raises the revision', () => {
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
        store.putSource(file('/a', 'x'), model, [a, b]);
        store.putSource(file('/b', 'x'), model, [b]);
        store.removeReport(a.report.id);
        expect(store.source('/a')).toMatchObject({ reportIds: ids(b) });
        expect(store.source('/a')?.digest).not.toBe('x');
        expect(store.source('/b')?.digest).toBe('x');
        expect(store.putSource(file('/a', 'x'), model, [a, b])).toEqual({ added: ids(a), removed: [], kept: ids(b) });
      });
    });

    describe('reports', () => {
      it('come in the order of region, year and title, what is not known last', () => {
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

      it('tell their length and number of passages', () => {
        store.putSource(file('/a'), model, [b]);
        const { text, sections: _s, passages, reasons: _r, sourceMap: _m, ...metadata } = b.report;
        expect(store.reports()).toEqual([{ ...metadata, length: text.length, passageCount: passages.length }]);
      });
    });

    describe('passages', () => {
      it('are found by row, in the order asked, unknown rows left out', () => {
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
        store.putSource(file('/a'), model, [a, b]);
        const vectors = store.vectors();
        expect(vectors.next().value?.reportId).toBe(a.report.id);
        store.putSource(file('/c'), model, [c]);
        expect([...vectors].map(({ reportId }) => reportId)).toEqual(ids(b, c));
      });

      it('are replaced by those of another model, all at once', () => {
        store.putSource(file('/a'), model, [a, b]);
        const other = makeModel(4, 'other');
        const next = [b, a].map(({ report }) => ({ reportId: report.id, data: makeToStore(report, 4).vectors }));
        store.replaceVectors(other, next);
        expect(store.model()).toEqual(other);
        expect(store.revision()).toBe(2);
        expect([...store.vectors()]).toEqual([next[1], next[0]]);
      });

      it('are not replaced when a report is missing, unknown, named twice or does not fit', () => {
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

    describe('lexicalSearch', () => {
      const library = [
        makeReport({
          region: '天津市宝坻区',
          paragraphs: [
            '新增城镇就业5.5%，就业形势稳定，就业服务加强。',
            '改造农村户厕18.6万座。',
            '空气中PM2.5浓度下降，R&D经费增长，推广C++教学，2021-2025年规划。',
          ],
        }),
        makeReport({
          region: '湖北省天门市',
          paragraphs: [
            '教育投入增加，新建学校。',
            '农村公路建成。',
            '城镇就业稳定，社会保障、教育、医疗、文化、体育、交通、水利、能源、环保等各项事业都有新的进步。',
          ],
        }),
      ];
      const search = (tokens: readonly string[], reports: readonly string[] | null = null, limit = 10): string[] =>
        store.passages(store.lexicalSearch(tokens, reports, limit).map(({ row }) => row)).map(({ id }) => id);
      const id = (report: 0 | 1, ordinal: number): string => `${library[report]?.id}.${ordinal}`;

      beforeEach(() => {
        store.putSource(
          file('/library'),
          model,
          library.map((report) => makeToStore(report)),
        );
      });

      it('finds passages that hold any of the tokens, best first, with scores that fall and are not negative', () => {
        expect(search(queryTokens('城镇就业'))).toEqual([id(0, 1), id(1, 3)]);
        const scores = store.lexicalSearch(queryTokens('农村的城镇就业教育公路'), null, 10).map(({ score }) => score);
        expect(scores.length).toBeGreaterThan(3);
        expect(scores).toEqual(scores.toSorted((x, y) => y - x));
        expect(Math.min(...scores)).toBeGreaterThanOrEqual(0);
      });

      it('keeps to the reports asked for', () => {
        expect(search(queryTokens('城镇就业'), [library[1]?.id as string])).toEqual([id(1, 3)]);
        expect(
          search(
            queryTokens('城镇就业'),
            library.map((report) => report.id),
          ),
        ).toEqual([id(0, 1), id(1, 3)]);
        expect(search(queryTokens('城镇就业'), [])).toEqual([]);
        expect(search(queryTokens('城镇就业'), ['unknown'])).toEqual([]);
      });

      it('gives a passage the same score in every scope', () => {
        const all = store.lexicalSearch(queryTokens('城镇就业'), null, 10);
        const one = store.lexicalSearch(queryTokens('城镇就业'), [library[1]?.id as string], 10);
        expect(one).toEqual(all.filter(({ row }) => row === one[0]?.row));
      });

      it.each([
        ['5.5%', 1],
        ['18.6万座', 2],
        ['pm2.5', 3],
        ['r&d', 3],
        ['c++', 3],
        ['2021-2025', 3],
      ])('keeps %s whole', (token, ordinal) => {
        expect(search([token])).toEqual([id(0, ordinal)]);
      });

      it.each(['5.5', 'c', 'pm', '2.5', 'r', 'd', '25', '18.6万'])('does not find a part of a token: %s', (token) => {
        const whole = search([token]);
        expect(whole.every((found) => found === id(0, 1)) && (token === '5.5' || whole.length === 0)).toBe(true);
      });

      it.each([
        '" OR 1=1',
        '"',
        '""',
        '*',
        '教*',
        'NEAR(',
        'NEAR(城镇 就业)',
        'tokens:教育',
        '^教育',
        '(',
        ')',
        '教育)',
        'AND',
        'NOT',
        '{tokens}:教育',
        '教育" OR "就业',
        '\0',
        '教育\0',
        "'",
        ';',
        '--',
        '\ud800',
      ])('takes %j for plain text', (token) => {
        const found = search([token]);
        expect(found).toEqual(token === '教育\0' ? [id(1, 1), id(1, 3)] : []);
        expect(search([token, '户厕', '·户厕'])).toContain(id(0, 2));
      });

      it('gives at most as many hits as asked for', () => {
        expect(search(queryTokens('农村的城镇就业教育'), null, 2)).toHaveLength(2);
        for (const limit of [0, -1, Number.NaN]) expect(search(['就业'], null, limit)).toEqual([]);
        expect(search(['就业'], null, Number.POSITIVE_INFINITY).length).toBeGreaterThan(0);
      });

      it('finds nothing for no tokens or blank ones, and takes thousands', () => {
        expect(search([])).toEqual([]);
        expect(search(['', ' ', '\0'])).toEqual([]);
        expect(search(['户厕', '·户厕', ...Array.from({ length: 20_000 }, (_, i) => `词${i}`)])).toEqual([id(0, 2)]);
      });

      it('ranks within many separate reports as over the whole library', () => {
        const more = Array.from({ length: 40 }, (_, i) => makeToStore(makeNumberedReport(i + 100, 2)));
        store.putSource(file('/more'), model, more);
        const scope = more.filter((_, i) => i % 2 === 0).map(({ report }) => report.id);
        const tokens = queryTokens('第120市新增就业120人');
        const within = store.lexicalSearch(tokens, scope, 1000);
        const rows = new Set(within.map(({ row }) => row));
        expect(within).toHaveLength(40);
        expect(within).toEqual(store.lexicalSearch(tokens, null, 1000).filter(({ row }) => rows.has(row)));
        expect(store.passages([within[0]?.row as number])[0]?.reportId).toBe(more[20]?.report.id);
      });
    });

    it('gives different rows of a random life the state that a plain model of it has', () => {
      const pool = Array.from({ length: 8 }, (_, i) => makeToStore(makeNumberedReport(i + 50, 1 + (i % 3))));
      const held = new Map<string, Set<string>>();
      let seed = 12345;
      const random = (n: number): number => {
        seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
        return (seed >>> 8) % n;
      };
      for (let step = 0; step < 150; step++) {
        if (random(5) === 0) {
          const gone = pool[random(8)]?.report.id as string;
          const stood = [...held.values()].some((set) => set.has(gone));
          expect(store.removeReport(gone)).toBe(stood);
          for (const set of held.values()) set.delete(gone);
        } else {
          const chosen = pool.filter(() => random(3) === 0);
          const key = `/${random(3)}`;
          store.putSource(file(key, String(step)), model, chosen);
          held.set(key, new Set(ids(...chosen)));
        }
        const expected = new Set([...held.values()].flatMap((set) => [...set]));
        expect(stored().sort()).toEqual([...expected].sort());
      }
    });
  });
}
