import { describe, expect, it } from 'vitest';
import { namesMeant, namesOfEach, namesOfList } from '../../src/answer/list-direct.ts';

describe('the bare names of a counted list', () => {
  it.each<[string, number, string[] | null]>([
    ['着力打造养蜂园、种茶园、制陶园三大园区。', 3, ['养蜂园', '种茶园', '制陶园']],
    ['把责任细化到路长、桥长、渠长，人人有责。', 3, ['路长', '桥长', '渠长']],
    ['重点发展茶叶、蜂蜜、果品及果干和苗木四大产业。', 4, ['茶叶', '蜂蜜', '果品及果干', '苗木']],
    ['三座老厂分别是东村的茶厂、西村的纸厂、南村的伞厂。', 3, ['茶厂', '纸厂', '伞厂']],
    ['围绕“兴乡”办好“养蜂”“种茶”两件事。', 2, ['养蜂', '种茶']],
    ['建好“三茶”，是指茶园、茶厂、茶馆。', 3, ['茶园', '茶厂', '茶馆']],
    ['建好“两园”，即花园、果园。', 2, ['花园', '果园']],
    ['指导员、宣传员、调解员三支队伍上岗。', 3, ['指导员', '宣传员', '调解员']],
    ['发展茶叶、蜂蜜两大产业。', 3, null],
  ])('%s', (quote, count, names) => {
    expect(namesOfList(quote, count)).toEqual(names);
  });
});

describe('one name for each thing', () => {
  const quote = '东乡飞燕棋队和西乡白鹭鼓队参加展演，少年队也有进步。';
  it('stands with the thing', () => {
    expect(namesOfEach([quote], '去年参加展演的棋队和鼓队各是哪支')).toEqual(['东乡飞燕棋队', '西乡白鹭鼓队']);
  });
  it('is none where one of them has no name', () => {
    expect(namesOfEach([quote], '棋队和琴队各是哪支')).toBeNull();
    expect(namesOfEach([quote], '哪支棋队参加了')).toBeNull();
  });
});

describe('what a name is said to mean', () => {
  it.each<[string, string, string[] | null]>([
    ['“两所”即北山茶所、南山茶所，今年开门。', '两所', ['北山茶所', '南山茶所']],
    ['建成“三园”：茶园、果园、花园。', '三园', ['茶园', '果园', '花园']],
    ['“两馆”分别是茶馆和棋馆。', '两馆', ['茶馆', '棋馆']],
    ['“三茶”指的是红茶、绿茶、白茶。', '三茶', ['红茶', '绿茶', '白茶']],
    ['推进“两所”即北山茶所、南山茶所建设。', '两所', ['北山茶所', '南山茶所']],
    ['“两抓”即抓茶园建设、茶厂建设。', '两抓', ['抓茶园建设', '茶厂建设']],
    // It is not said here, of one thing only, or of another name.
    ['“两所”建成开门，北山茶所、南山茶所挂牌。', '两所', null],
    ['“一馆”即茶馆，今年开门。', '一馆', null],
    ['“两馆”即茶馆、棋馆。', '两园', null],
  ])('%s', (quote, name, names) => {
    expect(namesMeant(quote, name)).toEqual(names);
  });
});
