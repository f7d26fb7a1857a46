import { describe, expect, it } from 'vitest';
import { namedList, onlyNamed } from '../../src/answer/named-list.ts';
import type { AskedKind } from '../../src/question/asked-kinds.ts';

const items = (text: string, asked: AskedKind, near = ''): string[] | null => {
  const start = text.indexOf(near);
  return (
    namedList(text, asked, near === '' ? [] : [{ start, end: start + near.length }])?.map(({ start, end }) =>
      text.slice(start, end),
    ) ?? null
  );
};
const three: AskedKind = { name: '三大产业', count: 3, kind: '产业' };

describe('a list that the report announces by its name', () => {
  it.each<[string, string, string[] | null]>([
    ['stands in front of the name', '做强茶叶、蜂蜜、苗木三大产业，增收明显。', ['做强茶叶、蜂蜜、苗木三大产业']],
    ['in quotation marks', '做强“茶叶、蜂蜜、苗木”3大产业。', ['“茶叶、蜂蜜、苗木”3大产业']],
    ['stands behind it', '三大产业：茶叶、蜂蜜和苗木。去年增收。', ['三大产业：茶叶、蜂蜜和苗木']],
    [
      'is numbered behind it',
      '做强三大产业。\n一是茶叶。多种。\n二是蜂蜜。\n三是苗木。',
      ['一是茶叶。', '二是蜂蜜。', '三是苗木。'],
    ],
    [
      'shares its ending',
      '做强三大产业。做大茶叶产业。做大蜂蜜产业。修路。做大苗木产业。',
      ['做大茶叶产业', '做大蜂蜜产业', '做大苗木产业'],
    ],
    ['is another one where the number differs', '做强茶叶、蜂蜜三大产业。一是修路。二是架桥。', null],
    [
      'is not a numbered list that only follows',
      '做强三大产业，县里、乡里和村里都很重视，今年还要继续努力下去，把各项工作一件一件都做好做实做细，让乡亲们满意。一是修路。二是架桥。三是通车。',
      null,
    ],
  ])('%s', (_, text, expected) => {
    expect(items(text, three)).toEqual(expected);
  });

  it('is the one nearest to the question where the report has several of the name', () => {
    const text = '乡里做强茶叶、蜂蜜、苗木三大产业。城里做强制鞋、制伞、制笔三大产业。';
    expect(items(text, three)).toEqual(['乡里做强茶叶、蜂蜜、苗木三大产业']);
    expect(items(text, three, '城里做强制鞋、制伞、制笔三大产业。')).toEqual(['城里做强制鞋、制伞、制笔三大产业']);
  });
});

describe('a slogan', () => {
  it('that the report never explains is told by its whole name', () => {
    expect(onlyNamed('深入推进“山乡三大产业提升”，成效明显。', three)).toBe('山乡三大产业提升');
  });
  it('is explained where its sentence lists as much', () => {
    expect(onlyNamed('推进“三大产业”，茶叶、蜂蜜、苗木都增收。', three)).toBeNull();
  });
  it('is none without quotation marks', () => {
    expect(onlyNamed('三大产业增收。', three)).toBeNull();
  });
});
