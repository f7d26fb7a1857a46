import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadGold } from '../../src/evaluation/gold.ts';
import { INDICATORS } from '../../src/lexicon/indicators.ts';
import { nearIndicators } from '../../src/lexicon/near-indicators.ts';
import { nearness, onlyDifference } from '../../src/lexicon/slips.ts';
import { fold } from '../../src/text/fold.ts';

const slips = (question: string): string[] =>
  nearIndicators(fold(question)).map(({ written, meant }) => `${written}→${meant}`);

describe('an indicator with one wrong character', () => {
  it.each<[string, string[]]>([
    ['地区生产总直', ['地区生产总直→地区生产总值']],
    ['一搬公共预算收入是多少', ['一搬公共预算收入→一般公共预算收入']],
    ['规上工业增加直', ['规上工业增加直→规上工业增加值']],
    ['规模以上工业曾加值', ['规模以上工业曾加值→规模以上工业增加值']],
    ['社会消费品另售总额', ['社会消费品另售总额→社会消费品零售总额']],
    ['城镇心增就业多少人', ['城镇心增就业→城镇新增就业']],
    ['森林复盖率', ['森林复盖率→森林覆盖率']],
    ['固定资产头资增速', ['固定资产头资→固定资产投资']],
    ['地区生产总直和一搬公共预算收入', ['一搬公共预算收入→一般公共预算收入', '地区生产总直→地区生产总值']],
  ])('%s', (question, expected) => {
    expect(slips(question)).toEqual(expected);
  });
});

describe('no slip', () => {
  it.each(['工业用的面积', '线上零售额', '创新重点项目', '实施重点项目', '一般公共预算支出', '', 'GDP'])(
    '%s',
    (question) => {
      expect(slips(question)).toEqual([]);
    },
  );

  it('is made of the name of another indicator', () => {
    const names = INDICATORS.flatMap(({ name, official, everyday, short }) => [
      name,
      ...official,
      ...everyday,
      ...short,
    ]);
    expect(names.filter((name) => slips(name).length > 0)).toEqual([]);
  });

  it('stands in our own questions', () => {
    const gold = join(import.meta.dirname, '..', 'gold');
    const questions = ['own-choose', 'hard-choose'].flatMap((name) => loadGold(join(gold, `${name}.jsonl`)));
    expect(questions.flatMap(({ question }) => slips(question))).toEqual([]);
  });
});

describe('how near two characters are', () => {
  it.each<[string, string, number]>([
    ['低', '坻', 3],
    ['葪', '蓟', 2],
    ['蓝', '南', 1],
    ['忠', '宗', 1],
    ['星', '新', 1],
    ['水', '山', 0],
    ['的', '地', 0],
    ['一', '易', 0],
  ])('%s for %s: %i', (written, meant, expected) => {
    expect(nearness(written, meant)).toBe(expected);
  });

  it('a name has its own reading', () => {
    expect(nearness('陆', '六', ['lu'])).toBe(3);
  });

  it.each<[string, string, number]>([
    ['宝低', '宝坻', 1],
    ['宝坻', '宝坻', -1],
    ['保低', '宝坻', -1],
    ['宝', '宝坻', -1],
  ])('%s, %s differ at %i', (one, other, at) => {
    expect(onlyDifference(one, other)).toBe(at);
  });
});
