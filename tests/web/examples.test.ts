import { describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../web/examples.ts';
import { BAIYU_REPORT, QINGHE_REPORT } from '../support/web-library.ts';

const qinghe = QINGHE_REPORT.report;
const baiyu = BAIYU_REPORT.report;

describe('example questions', () => {
  it('name only regions and years of the library, and compare where a year has several regions', () => {
    const questions = exampleQuestions([qinghe, baiyu]);
    expect(questions).toHaveLength(4);
    expect(questions.at(-1)).toBe('2022年各地的地区生产总值增长目标对比');
    for (const question of questions.slice(0, 3)) expect(question).toMatch(/云溪省(青禾市|白屿县)/);
  });

  it('ask about the newest year where it has enough reports', () => {
    const old = ['甲县', '乙县', '丙县'].map((region) => ({ ...baiyu, region, year: 2019 }));
    const now = ['丁县', '戊县', '己县'].map((region) => ({ ...baiyu, region, year: 2024 }));
    for (const question of exampleQuestions([...old, ...now])) expect(question).not.toMatch(/2019|甲县|乙县|丙县/);
  });

  it('compare nothing when only one region is known', () => {
    expect(exampleQuestions([qinghe]).some((question) => question.includes('对比'))).toBe(false);
  });

  it('are none for an empty library or one whose reports have no region or year', () => {
    expect(exampleQuestions([])).toEqual([]);
    expect(
      exampleQuestions([
        { ...qinghe, region: null },
        { ...baiyu, year: null },
      ]),
    ).toEqual([]);
  });
});
