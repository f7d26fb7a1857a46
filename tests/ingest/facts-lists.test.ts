import { describe, expect, it } from 'vitest';
import { extractFacts } from '../../src/ingest/facts.ts';
import { makeReport } from '../support/report-factory.ts';

/** Name and figure of each fact of a review, in order. */
const found = (text: string): string[] =>
  extractFacts(makeReport({ year: 2022, sections: [{ path: ['一、2021年工作回顾'], paragraphs: [text] }] })).map(
    ({ indicator, figure }) => `${indicator} ${figure}`,
  );

describe('a place in an order', () => {
  it.each([
    ['茶园面积、蚕桑产值居全省第一。', ['茶园面积 第一', '蚕桑产值 第一']],
    ['茶叶、蚕丝产量稳居西部第2。', ['茶叶产量 第2', '蚕丝产量 第2']],
    ['湿地指数、负离子浓度、绿地占比3项指标居全市第一。', ['湿地指数 第一', '负离子浓度 第一', '绿地占比 第一']],
    ['通关效率保持中部地区第1，融合水平西北第三。', ['通关效率 第1', '融合水平 第三']],
    ['林权改革，勘界、发证全部完成，在省市均名列第一。', ['勘界、发证 第一']],
    ['莲藕、菱角、芡实等产量居全国首位。', ['莲藕产量 首位', '菱角产量 首位', '芡实产量 首位']],
    ['新建茶园示范社2个、总数居全省首位。', ['茶园示范社 2个', '茶园示范社总数 首位']],
    ['渔业产量连续多年稳居全国第一。', ['渔业产量 第一']],
  ])('belongs to each of those named: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each(['从生态、民生等方面提出12项指标。', '从生态、民生、安全6个维度设置了12项指标。'])(
    'is not needed for what is counted: %s',
    (text) => {
      expect(found(text).at(-1)).toContain('12项');
    },
  );
});

describe('one figure for several', () => {
  it.each([
    ['绿电投资、机架数、芯片数比2020年实现“三个翻番”。', ['绿电投资 翻番', '机架数 翻番', '芯片数 翻番']],
    ['技术合同达到6亿元，实现两个翻番。', ['技术合同 6亿元']],
    ['茶农补助标准和桑农补助标准提高到300元。', ['茶农补助标准 300元', '桑农补助标准 300元']],
    ['茶园管护率和桑园管护率达到97%。', ['茶园管护率 97%', '桑园管护率 97%']],
    ['茶业及相关产业增加值居全省首位。', ['茶业及相关产业增加值 首位']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('one figure for each', () => {
  it.each([
    [
      '城乡低保标准分别提高6%、7%，城乡孤儿基本生活标准分别提高8%、9%。',
      ['城市低保标准 6%', '农村低保标准 7%', '城市孤儿基本生活标准 8%', '农村孤儿基本生活标准 9%'],
    ],
    ['高新技术企业、林场企业贷款分别增长7%、8%。', ['高新技术企业贷款 7%', '林场企业贷款 8%']],
    [
      '茶业、丝业产值分别增长5%、6%，占工业总产值比重分别提高到7%、8%。',
      ['茶业产值 5%', '丝业产值 6%', '茶业产值占工业总产值比重 7%', '丝业产值占工业总产值比重 8%'],
    ],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what a share is of', () => {
  it.each([
    ['茶业、丝业70%以上产能完成改造。', ['茶业、丝业产能 70%以上']],
    ['茶叶产量居首位，85%以上茶农参与培训。', ['茶叶产量 首位', '茶农参与培训 85%以上']],
    ['试点乡增加3个，达到乡总数的80%以上。', ['试点乡 3个', '试点乡占乡总数比重 80%以上']],
    ['按不低于5%的幅度压减会议费。', ['会议费 不低于5%']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what was done to things', () => {
  it.each([
    ['面向前沿领域新设6个专业。', ['专业 6个']],
    ['“强校”工程提升4所乡村小学办学能力。', ['乡村小学办学能力 4所']],
    ['完整性指数提升2个等级。', ['完整性指数 2个']],
    ['完成12个村饮水提升工程。', ['村饮水提升工程 12个']],
    ['航线通达12个国家和地区的海港。', ['国家和地区 12个']],
    ['开展6期“茶馆问计”。', ['茶馆问计 6期']],
    ['茶园面积由32亩增加到现在的43亩。', ['茶园面积 43亩']],
    ['生猪存栏4万头、出栏6万头。', ['生猪存栏 4万头', '生猪出栏 6万头']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what money is for', () => {
  it.each([
    ['投资50万元，完成了6所学校食堂改善工程。', ['学校食堂改善工程投资 50万元', '学校食堂改善工程 6所']],
    ['投资9万元，对20余公里乡道进行了改造。', ['乡道投资 9万元', '乡道 20余公里']],
    ['投资60万元，建成城南35千伏变电站。', ['城南35千伏变电站投资 60万元']],
    ['争取国债项目3个、资金2亿元，提前完成建设进度。', ['国债项目 3个', '国债资金 2亿元']],
  ])('stands behind it: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

it('a step that is passed is no figure and parts no name', () => {
  expect(found('地区生产总值连续迈上3个百亿元台阶、达650亿元，年均增长6%。')).toEqual([
    '地区生产总值 650亿元',
    '地区生产总值 6%',
  ]);
});
