import { describe, expect, it } from 'vitest';
import type { Asked } from '../../src/domain.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { yearMentions } from '../../src/question/years.ts';

const held = new Set(['天津市和平区', '山东省济南市']);

describe('what is asked for', () => {
  it.each<[string, Asked]>([
    ['济南去年修了多少公里路', 'value'],
    ['失业率是多少', 'value'],
    ['报告是谁作的', 'name'],
    ['哪家企业上市了', 'name'],
    ['地铁什么时候通车', 'date'],
    ['新医院建在哪', 'place'],
    ['养老有哪些安排', 'list'],
    ['怎么解决停车难', 'measures'],
    ['为什么税收下降', 'reason'],
    ['幼儿园够用吗', 'yes-no'],
    ['哪个地方的目标最高', 'comparison'],
    ['河长制', 'text'],
    ['How much did the budget grow?', 'value'],
  ])('%s → %s', (question, asked) => {
    expect(readQuestion(question, held).asked).toBe(asked);
  });
});

describe('achieved or planned', () => {
  it.each([
    ['济南2022年计划建多少学校', 'target'],
    ['去年建成了多少学校', 'achieved'],
    ['学校的情况', null],
  ])('%s → %s', (question, kind) => {
    expect(readQuestion(question, held).kind).toBe(kind);
  });
});

describe('planned or only wanted', () => {
  it.each([
    '要建多少个驿站',
    '要把步道连成什么样',
    '步道要修到哪里',
    '要新增多少床位',
    '要怎么留住年轻人',
    '政府想怎么留住年轻人',
    '想把步道连成什么样',
    '打算修几条步道',
    '计划修几条步道',
    '将修几条步道',
    '今年的步道',
  ])('%s is a plan', (question) => {
    expect(readQuestion(question, held).kind).toBe('target');
  });

  it.each([
    '想晓得步道修得咋样',
    '想问步道的长度',
    '办个证要钱跑断腿',
    '打针要不要钱',
    '坐车不要钱的老人',
    '帮打工的要回来多少工钱',
    '步道要多少钱',
    '步道主要在哪里',
    '不要把步道占了',
    '要求商户做什么',
    '大家的想法',
    '将军山的步道',
  ])('%s is none', (question) => {
    expect(readQuestion(question, held).kind).toBe(null);
  });

  it('what was wanted and got was achieved', () => {
    expect(readQuestion('帮打工的要回来了多少工钱，去年', held).kind).toBe('achieved');
    expect(readQuestion('想晓得去年修了几条步道', held).kind).toBe('achieved');
  });
});

describe('what falls short', () => {
  it.each([
    '步道还存在哪些问题',
    '步道有什么短板和不足',
    '政府认不认步道没修好',
    '政府自己觉得哪里做得不够',
    '步道还缺什么',
    'What shortcomings remain?',
    'Which challenges does it face?',
  ])('%s asks about it', (question) => {
    expect(readQuestion(question, held).aboutProblems).toBe(true);
  });

  it.each(['步道修了多长', '步道还要修几条', '自己说的话算数', 'How long are the footpaths?'])(
    '%s does not',
    (question) => {
      expect(readQuestion(question, held).aboutProblems).toBe(false);
    },
  );
});

describe('what was aimed at and not reached', () => {
  it.each([
    '茶园哪些目标没有达到',
    '去年没能完成的指标有哪些',
    '茶园的计划为何没完成',
    '未完成的任务有哪些',
    '茶叶产量要达到的目标没达到，差在哪里',
  ])('%s asks for the review and what falls short', (question) => {
    const { kind, aboutProblems } = readQuestion(question, held);
    expect({ kind, aboutProblems }).toEqual({ kind: 'achieved', aboutProblems: true });
  });

  it.each([
    ['有没有达到茶园的目标', 'target'],
    ['茶园要达到什么目标', 'target'],
    ['今年的任务没提茶园', 'target'],
  ])('%s asks for none', (question, kind) => {
    const reading = readQuestion(question, held);
    expect(reading).toMatchObject({ kind, aboutProblems: false });
  });
});

describe('the search text', () => {
  it.each([
    ['济南市2022年政府工作报告里提到的低保标准是多少', '低保标准是多少'],
    ['天津市和平区的老旧小区改造', '老旧小区改造'],
    ['濟南市２０２２年的房價', '房价'],
    ['济南', '济南'],
  ])('%s → %s', (question, text) => {
    expect(readQuestion(question, held).searchText).toBe(text);
  });

  it('a place whose name is a common word counts when the library holds it', () => {
    expect(readQuestion('和平2022年的招商', held).mentions.map(({ text }) => text)).toEqual(['和平']);
    expect(readQuestion('维护和平稳定的举措', new Set(['云南省'])).mentions).toEqual([]);
  });
});

describe('a question in English', () => {
  const library = new Set(['天津市武清区', '陕西省', '天津市和平区']);
  it.each<[string, string[], number[], string | null, string]>([
    [
      'By how much did Wuqing District expect its tax revenue to rise in 2018?',
      ['天津市武清区'],
      [2018],
      'target',
      'by how much did expect its tax revenue to rise',
    ],
    ["Shaanxi's forest coverage in the 2021 report", ['陕西省'], [2021], null, 'forest coverage'],
    [
      'How many roads were repaired in Wu Qing during FY2021?',
      ['天津市武清区'],
      [2021],
      'achieved',
      'how many roads were repaired',
    ],
    [
      'What does the Shaanxi provincial government plan for elderly care',
      ['陕西省'],
      [],
      'target',
      'what does plan for elderly care',
    ],
    [
      'According to the government work report of Wuqing, how clean is the air?',
      ['天津市武清区'],
      [],
      null,
      'how clean is the air',
    ],
    ['wuqing2018年的招商', ['天津市武清区'], [2018], null, '招商'],
    ['Wuqing 2018', ['天津市武清区'], [2018], null, 'wuqing 2018'],
    ['What about Neverland in 2021?', [], [2021], null, 'neverland'],
    ['Who delivered the report of Wuqing in 2018?', ['天津市武清区'], [2018], null, 'who delivered the report'],
    ['How big is the plant in Shaanxi, per its 2021 report?', ['陕西省'], [2021], null, 'how big is the plant'],
    ['Did he long for peace?', [], [], 'achieved', 'did he long for peace'],
  ])('%s', (question, regions, years, kind, text) => {
    const reading = readQuestion(question, library);
    expect(reading.mentions.map(({ divisions }) => divisions[0]?.fullName)).toEqual(regions);
    expect(reading.years).toEqual(years);
    expect(reading.kind).toBe(kind);
    expect(reading.searchText).toBe(text);
    expect(reading.question).toBe(question);
  });

  it('a capital counts as it was typed, also after characters that fold to more than one', () => {
    const held = new Set(['山西省忻州市静乐县']);
    expect(readQuestion('㎞ ㏄ Jingle budget', held).mentions.map(({ text }) => text)).toEqual(['静乐']);
    expect(readQuestion('㎞ ㏄ jingle Budget', held).mentions).toEqual([]);
  });

  it('asks about the speech', () => {
    expect(readQuestion('Who gave the report of Wuqing?', library).aboutSpeech).toBe(true);
    expect(readQuestion('Who repairs the roads?', library).aboutSpeech).toBe(false);
  });
});

describe('years', () => {
  it.each([
    ['2021年宝坻', [2021], false],
    ['二〇二一年', [2021], false],
    ['十四五期间', [2021, 2025], true],
    ['2022到2026年', [2022, 2026], true],
    ['growth in 2021.', [2021], false],
    ['fy2021', [2021], false],
    ['fiscal year 2021', [2021], false],
    ["2021's budget", [2021], false],
    ['from 2018 to 2020', [2018, 2020], true],
    ['between 2018 and 2020', [2018, 2020], true],
    ['the 13th five-year plan', [2016, 2020], true],
    ['the fourteenth five-year plan period', [2021, 2025], true],
  ])('%s', (text, years, period) => {
    expect(yearMentions(text)).toMatchObject([{ years, period }]);
  });

  it('two years are two years', () => {
    expect(yearMentions('in 2018 and 2020').flatMap(({ years }) => years)).toEqual([2018, 2020]);
  });

  it.each(['12000家', '五十五个', '21年', '2021亿元', '2021 km', '2000 homes', '$2000', 'rmb 2000', '20215', '2020.5'])(
    '%s holds none',
    (text) => {
      expect(yearMentions(text)).toEqual([]);
    },
  );
});

describe('places as they are written', () => {
  const library = new Set(['天津市南开区', '天津市和平区', '天津市宝坻区', '云南省', '河北省保定市', '内蒙古自治区']);
  it.each<[string, string[]]>([
    ['天津的南开修了几条路', ['天津市南开区']],
    ['天津市南开区修了几条路', ['天津市南开区']],
    ['南开修了几条路', ['天津市南开区']],
    ['南开区和宝坻的路', ['天津市南开区', '天津市宝坻区']],
    ['云南与保定的路', ['云南省', '河北省保定市']],
    ['云南跟保定的路', ['云南省', '河北省保定市']],
    ['云南同保定、宝坻的路', ['云南省', '河北省保定市', '天津市宝坻区']],
    ['南开跟和平的路', ['天津市南开区', '天津市和平区']],
    ['内蒙的路', ['内蒙古自治区']],
    ['雲南省與保定市的路', ['云南省', '河北省保定市']],
    ['宝低和和瓶区的路', ['天津市宝坻区', '天津市和平区']],
  ])('%s', (question, regions) => {
    const named = readQuestion(question, library).mentions.map(({ divisions }) =>
      divisions.map(({ fullName }) => fullName).find((name) => library.has(name)),
    );
    expect(named).toEqual(regions);
  });

  it('a slip is mended in what is searched for, not in what is shown', () => {
    const reading = readQuestion('宝低区的一搬公共预算收入', library);
    expect(reading.question).toBe('宝低区的一搬公共预算收入');
    expect(reading.searchText).toBe('一般公共预算收入');
    expect(reading.assumed).toEqual(['“宝低区”理解为天津市宝坻区', '“一搬公共预算收入”理解为一般公共预算收入']);
  });
});
