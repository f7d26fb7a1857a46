import { describe, expect, it } from 'vitest';
import { askedItems } from '../../src/question/asked-items.ts';

describe('the things that one question asks for', () => {
  it.each([
    ['投了多少钱,建了多少座桥', ['投了多少钱', '建了多少座桥']],
    ['给了多少资金、做了多少个项目', ['给了多少资金', '做了多少个项目']],
    ['修了多少公里路和几座桥', ['修了多少公里路', '几座桥']],
    ['由谁负责?什么时候完工', ['由谁负责', '什么时候完工']],
    ['帮多少群众解决了多少件诉求', ['帮多少群众', '解决了多少件诉求']],
    ['收入和城镇化率分别要达到多少', ['收入', '城镇化率']],
    ['粮食、棉花和油料的产量各是多少', ['粮食的产量', '棉花的产量', '油料的产量']],
    ['进口和跨境电商零售分别增长多少', ['进口', '跨境电商零售']],
    ['城镇和农村居民收入分别是多少', ['城镇居民收入', '农村居民收入']],
    ['建成多少个医共体和乡镇卫生院', ['医共体', '乡镇卫生院']],
    ['茶园面积,去年有多少,今年要到多少', ['茶园面积，去年有多少', '茶园面积，今年要到多少']],
    ['码头有几座,占全部码头的比例是?', ['码头有几座', '占全部码头的比例是']],
    ['茶叶产量以及比上年的增幅', ['茶叶产量', '比上年的增幅']],
    ['how many schools, how much money', ['how many schools', 'how much money']],
  ])('%s', (question, expected) => {
    expect(askedItems(question)).toEqual(expected);
  });

  it.each([
    '新建了多少座公厕',
    '去年修路,今年要修多少公里',
    '和谐社区建了几个',
    '统和全局的办法是什么',
    '养老服务怎么做',
    '分别是多少',
    '茶园从多少亩增加到多少亩',
    '茶叶产量的增幅',
    'how many schools were built',
    '',
  ])('one thing: %s', (question) => {
    expect(askedItems(question)).toHaveLength(1);
  });
});
