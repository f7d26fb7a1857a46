import { describe, expect, it } from 'vitest';
import type { Hit } from '../../src/domain.ts';
import { isDuplicate } from '../../src/retrieval/duplicates.ts';

const hit = (text: string, report: Partial<Hit['report']> = {}, ordinal = 1): Hit => ({
  passage: { id: `${report.id ?? 'a'}.${ordinal}`, ordinal, section: [], clauses: [], start: 0, end: text.length },
  report: {
    id: 'a',
    title: '',
    region: '青海省',
    level: '省',
    year: 2022,
    date: null,
    speaker: null,
    source: '',
    url: null,
    abridged: false,
    length: 0,
    passageCount: 0,
    factCount: 0,
    ...report,
  },
  text,
  score: 1,
  scores: { clause: 1, passage: 1, lexical: 0, tokens: null, features: 0 },
  bestClause: null,
});

const TEXT = '全省粮食总产量达到109万吨，城镇新增就业6.3万人，居民人均可支配收入增长7.8%，空气优良天数比例达96.3%。';

describe('a passage', () => {
  it('of another copy of the report, with other punctuation, is merged', () => {
    expect(isDuplicate(hit(TEXT), hit(TEXT.replaceAll('，', ','), { id: 'b' }))).toBe(true);
  });

  it('with other figures of another place or year is not', () => {
    expect(isDuplicate(hit(TEXT), hit(TEXT, { id: 'b', region: '甘肃省' }))).toBe(false);
    expect(isDuplicate(hit(TEXT), hit(TEXT, { id: 'b', year: 2023 }))).toBe(false);
  });

  it('that says something else is not', () => {
    expect(
      isDuplicate(
        hit(TEXT),
        hit('深化国资国企改革，推进放管服改革，优化营商环境，激发市场主体活力，扩大高水平对外开放。'.repeat(1), {
          id: 'b',
        }),
      ),
    ).toBe(false);
    expect(isDuplicate(hit(TEXT), hit(`${TEXT}${TEXT}`, {}, 2))).toBe(false);
  });
});
