/**
 * The contract of the store, third part: finding passages by words.
 */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { queryTokens } from '../../src/text/tokens.ts';
import { makeNumberedReport, makeReport, makeToStore } from '../support/report-factory.ts';
import { file, model, storeForEach } from '../support/store-fixtures.ts';

/** @param open gives an empty store */
export function describeStoreWords(open: () => Store): void {
  describe('lexicalSearch', () => {
    const held = storeForEach(open);
    // Longer than what a report's opening lends to its other passages, so that these hold nothing of each other.
    const OPENING =
      '各位来宾请入座，下面宣读文件，宣读之后分组讨论，有不同看法的请写成书面材料，散会前交给秘书处汇总整理，以便修改后付印分发各处。';
    const library = [
      makeReport({
        region: '天津市宝坻区',
        paragraphs: [
          OPENING,
          '新增城镇就业5.5%，就业形势稳定，就业服务加强。',
          '改造农村户厕18.6万座。',
          '空气中PM2.5浓度下降，R&D经费增长，推广C++教学，2021-2025年规划。',
        ],
      }),
      makeReport({
        region: '湖北省天门市',
        paragraphs: [
          `第二份：${OPENING}`,
          '教育投入增加，新建学校。',
          '农村公路建成。',
          '城镇就业稳定，社会保障、教育、医疗、文化、体育、交通、水利、能源、环保等各项事业都有新的进步。',
        ],
      }),
    ];
    const search = (tokens: readonly string[], reports: readonly string[] | null = null, limit = 10): string[] =>
      held()
        .passages(
          held()
            .lexicalSearch(tokens, reports, limit)
            .map(({ row }) => row),
        )
        .map(({ id }) => id);
    /** @param fact from 1, behind the opening */
    const id = (report: 0 | 1, fact: number): string => `${library[report]?.id}.${fact + 1}`;

    beforeEach(() => {
      held().putSource(
        file('/library'),
        model,
        library.map((report) => makeToStore(report)),
      );
    });

    it('finds passages that hold any of the tokens, best first, with scores that fall and are not negative', () => {
      expect(search(queryTokens('城镇就业'))).toEqual([id(0, 1), id(1, 3)]);
      const scores = held()
        .lexicalSearch(queryTokens('农村的城镇就业教育公路'), null, 10)
        .map(({ score }) => score);
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
      const all = held().lexicalSearch(queryTokens('城镇就业'), null, 10);
      const one = held().lexicalSearch(queryTokens('城镇就业'), [library[1]?.id as string], 10);
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

    it('lends every passage the words of its headings and of the opening of its report, which weigh no more than its own', () => {
      const named = makeReport({
        region: '青海省',
        sections: [
          { path: ['总论'], paragraphs: ['关于牧区电网延伸补贴的通知。本通知自下月起施行，由各州办理。'] },
          { path: ['申请'], paragraphs: ['牧户持身份证到乡政府登记。', '登记后十日内答复。'] },
          { path: ['监督'], paragraphs: ['冒领的依法追回。'] },
        ],
      });
      const other = makeReport({ region: '甘肃省', paragraphs: [OPENING, '牧户持身份证到乡政府登记草场。'] });
      held().putSource(file('/named'), model, [makeToStore(named), makeToStore(other)]);
      expect(search(queryTokens('牧区电网延伸补贴要带身份证登记吗'))[0]).toBe(`${named.id}.2`);
      expect(search(queryTokens('监督'))).toEqual([`${named.id}.4`]);
      const scores = held().lexicalSearch(queryTokens('登记'), null, 10);
      expect(scores).toHaveLength(3);
    });

    it('ranks within many separate reports as over the whole library', () => {
      const more = Array.from({ length: 40 }, (_, i) => makeToStore(makeNumberedReport(i + 100, 2)));
      held().putSource(file('/more'), model, more);
      const scope = more.filter((_, i) => i % 2 === 0).map(({ report }) => report.id);
      const tokens = queryTokens('第120市新增就业120人');
      const within = held().lexicalSearch(tokens, scope, 1000);
      const rows = new Set(within.map(({ row }) => row));
      expect(within).toHaveLength(40);
      expect(within).toEqual(
        held()
          .lexicalSearch(tokens, null, 1000)
          .filter(({ row }) => rows.has(row)),
      );
      expect(held().passages([within[0]?.row as number])[0]?.reportId).toBe(more[20]?.report.id);
    });
  });
}
