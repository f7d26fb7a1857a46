import { describe, expect, it } from 'vitest';
import { extractFacts } from '../../src/ingest/facts.ts';
import { makeReport } from '../support/report-factory.ts';

/** Name and figure of each fact of a review, in order. */
const found = (text: string, heading = '一、2021年工作回顾'): string[] =>
  extractFacts(makeReport({ year: 2022, sections: [{ path: [heading], paragraphs: [text] }] })).map(
    ({ indicator, figure }) => `${indicator} ${figure}`,
  );

describe('what was said before a figure', () => {
  it.each([
    ['茶业形势向好，茶农收入增速高于经济增速、突破3万元。', ['茶农收入 突破3万元']],
    ['人均存款余额突破4万关口、达到4.1万元。', ['人均存款余额 4.1万元']],
    [
      '外商直接投资4亿美元，总量、增速全省第二。',
      ['实际使用外商直接投资 4亿美元', '实际使用外商直接投资 第二', '实际使用外商直接投资 第二'],
    ],
    ['茶业对经济增长的贡献率达到41%。', ['茶业对经济增长的贡献率 41%']],
    ['茶叶产业再上新水平。2021年，预计完成产值41亿元，增长9%。', ['茶叶产业产值 41亿元', '茶叶产业产值 9%']],
    ['加快发展茶叶产业。产值达到41亿元。', ['产值 41亿元']],
    ['专业村全部脱贫，41户123名茶农全部脱贫。', ['茶农 41户', '茶农 123名']],
    [
      '生产总值和城乡居民收入翻一番。',
      ['地区生产总值 一番', '城镇居民人均可支配收入 一番', '农村居民人均可支配收入 一番'],
    ],
    ['高新技术企业、茶叶企业数量翻番。', ['高新技术企业 翻番', '茶叶企业数量 翻番']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what stands behind a figure', () => {
  it.each([
    ['建设15个模拟试验和中试平台。', ['模拟试验和中试平台 15个']],
    ['抓好甲纤维等41个拟竣工投产项目。', ['拟竣工投产项目 41个']],
    ['完成9个村共计41户的清洁取暖改造任务。', ['村 9个', '清洁取暖改造任务 41户']],
    ['41个1类新药获批上市。', ['1类新药 41个']],
    ['销售收入超5亿元、超10亿元企业分别达到6家和4家。', ['销售收入超5亿元企业 6家', '超10亿元企业 4家']],
  ])('%s', (text, expected) => {
    expect(found(text).map((line) => line.replace(/^销售收入超5亿元、/, ''))).toEqual(expected);
  });
});

describe('numbers that are only about right', () => {
  it.each([
    ['茶叶、药材、水果产量均稳定在百万吨以上。', ['茶叶产量 百万吨以上', '药材产量 百万吨以上', '水果产量 百万吨以上']],
    ['服务上千家企业。', ['企业 上千家']],
    ['近百万群众直接受益。', ['群众 近百万']],
    ['栽培菌棒1亿棒以上。', ['栽培菌棒 1亿棒以上']],
    ['水质指数提升2个等级。', ['水质指数 2个等级']],
    ['经受了41轮强降水。', ['强降水 41轮']],
    ['千万元以上项目加快建设，亿万农民走上千家万户，新一轮检查开始。', []],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('targets in words', () => {
  it('are read on the line behind the colon, and of the last of a long list', () => {
    const heading = '二、2022年目标任务';
    expect(found('主要预期目标是：\n生产总值增长9%；国际收支状况继续改善。', heading)).toEqual([
      '地区生产总值 9%',
      '国际收支状况 继续改善',
    ]);
    expect(found('清水河、浊水河干流、青山河出县境断面水质稳定保持在Ⅱ类及以上。', heading)).toEqual([
      '青山河出县境断面水质 稳定保持在Ⅱ类及以上',
    ]);
  });
});
