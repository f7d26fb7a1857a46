import { describe, expect, it } from 'vitest';
import { withoutInserted } from '../../src/text/inserted.ts';

describe('a word in brackets inside a name', () => {
  it.each([
    ['森林（林木）覆盖率', '森林覆盖率'],
    ['茶园(山地)面积', '茶园面积'],
    // It stands at an end, is no short word of Chinese, or stands beside a figure.
    ['森林覆盖率（林木）', '森林覆盖率（林木）'],
    ['颗粒物（PM10）浓度', '颗粒物（PM10）浓度'],
    ['茶园（包括山地和坡地）面积', '茶园（包括山地和坡地）面积'],
    ['茶园20（山地）亩', '茶园20（山地）亩'],
  ])('%s → %s', (text, expected) => {
    expect(withoutInserted(text)).toBe(expected);
  });
});
