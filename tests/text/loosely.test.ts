import { describe, expect, it } from 'vitest';
import { loosely } from '../../src/text/loosely.ts';

describe('a name with or without the marks inside', () => {
  it.each([
    ['两园一廊', '建成“两园、一廊”。'],
    ['两园一廊', '建成两园一廊。'],
    ['两园、一廊', '建成两园一廊。'],
    ['茶+旅', '推进茶 + 旅融合。'],
    ['茶(旅)', '推进茶(旅)融合。'],
    ['“青雨”茶坊', '‘青雨’茶坊开业。'],
    ['红·绿·白', '红绿白三茶。'],
  ])('%s stands in %s', (name, text) => {
    expect(loosely(name).test(text)).toBe(true);
  });

  it.each([
    ['两园一廊', '建成两园和一廊。'],
    ['两园一廊', '建成一廊、两园。'],
    ['两园一廊', '建成两园。一廊在建。'],
    ['茶+旅', '推进茶茶旅融合。'],
    ['a.b', 'acb'],
  ])('%s does not stand in %s', (name, text) => {
    expect(loosely(name).test(text)).toBe(false);
  });
});
