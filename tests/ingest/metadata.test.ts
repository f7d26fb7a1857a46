import { describe, expect, it } from 'vitest';
import { type MetadataInput, readMetadata } from '../../src/ingest/metadata.ts';
import { dateIn } from '../../src/ingest/report-date.ts';
import { yearNumber } from '../../src/text/years.ts';

const input = (parts: Partial<MetadataInput>): MetadataInput => ({
  head: [],
  body: [],
  around: [],
  frontMatter: {},
  pageTitle: null,
  source: 'a.txt',
  url: null,
  ...parts,
});

describe('dates', () => {
  it.each([
    ['二〇一九年一月九日在厦门市', '2019-01-09'],
    ['（ 2017年2月26日）', '2017-02-26'],
    ['——２０２１年１２月１２日', '2021-12-12'],
    ['二○二六年一月二十七日', '2026-01-27'],
    ['2021年2月30日', null],
    ['2022年1月', null],
    ['发布于 2023-07-06', null],
  ])('%j is %j', (text, date) => {
    expect(dateIn(text)).toBe(date);
  });

  it('years are read in every script, and only years', () => {
    expect([
      yearNumber('二〇二二'),
      yearNumber('２０２２'),
      yearNumber('1949'),
      yearNumber('1234'),
      yearNumber(''),
    ]).toEqual([2022, 2022, 1949, null, null]);
  });
});

describe('metadata', () => {
  it('the speech’s own date wins over the title’s year, and the conflict is reported', () => {
    const { metadata, reasons } = readMetadata(
      input({
        head: [
          '2022年厦门市政府工作报告二〇一九年一月九日在厦门市第十五届人民代表大会第三次会议上厦门市人民政府市长庄稼汉',
        ],
        body: ['各位代表:现在,我代表市人民政府向大会报告工作', '一、2018年工作回顾', '二、2019年主要工作'],
      }),
    );
    expect(metadata).toMatchObject({
      region: '福建省厦门市',
      level: '市',
      year: 2019,
      date: '2019-01-09',
      speaker: '庄稼汉',
    });
    expect(reasons.find(({ field }) => field === 'year')?.conflicts.join()).toContain('2022');
  });

  it('a speech of December sets the tasks of the next year', () => {
    const { metadata } = readMetadata(
      input({
        head: ['政府工作报告', '2021年12月12日在东丽区第十八届人民代表大会第一次会议上', '区长 贾堤'],
        body: ['各位代表:', '三、2022年主要工作'],
      }),
    );
    expect(metadata).toMatchObject({ region: '天津市东丽区', year: 2022, date: '2021-12-12', speaker: '贾堤' });
  });

  it('a district that never names its province is known from the list of divisions', () => {
    const body = [
      '2021年是我区实施“十四五”规划、建设新宝坻的起步之年,做好全年工作意义重大。',
      '今年经济社会发展的主要预期目标是:增长7%。推动宝坻高质量发展,区委领导全区人民,我区要加快宝坻枢纽站建设,全区上下一心建设宝坻。',
    ];
    const { metadata } = readMetadata(input({ body, around: ['理论教育 年初工作全面', '时间:2023-07-06 理论教育'] }));
    expect(metadata).toMatchObject({ region: '天津市宝坻区', level: '区县', year: 2021, date: null, speaker: null });
  });

  it('makes nothing up', () => {
    const { metadata } = readMetadata(input({ body: ['我们要扎实推进各项工作,不断提高人民生活水平。'] }));
    expect(metadata).toMatchObject({ region: null, level: null, year: null, date: null, speaker: null });
  });

  it('a head in traditional characters is read too', () => {
    const head = ['政府工作報告', '——2018年1月9日在臺江縣第十屆人民代表大會第三次會議上', '縣長 張三'];
    expect(readMetadata(input({ head, body: ['各位代表：'] })).metadata).toMatchObject({
      region: '贵州省黔东南苗族侗族自治州台江县',
      year: 2018,
      date: '2018-01-09',
    });
  });

  it('the State Council’s report is national', () => {
    const { metadata } = readMetadata(
      input({
        head: ['政府工作报告', '——2024年3月5日在第十四届全国人民代表大会第二次会议上', '国务院总理 李强'],
        body: ['各位代表:', '现在,我代表国务院,向大会报告政府工作'],
      }),
    );
    expect(metadata).toMatchObject({ region: '全国', level: '国家', year: 2024, speaker: '李强' });
  });

  it.each<[string, number | null]>([
    ['各位代表：我代表国务院，向第六届全国人民代表大会第二次会议作政府工作报告。', 1984],
    ['各位代表：从去年9月第五届全国人民代表大会第三次会议到现在，已经过去了一年零两个月。', 1981],
    ['各位代表：根据第六届全国人民代表大会第一次会议的决议，我们开展了工作。', null],
    ['各位代表：我代表国务院，作关于第七个五年计划的报告，请审议。', 1986],
    ['各位代表：现在，我代表国务院向大会作报告。首先报告2001年的工作。', 2002],
  ])('the year of “%s” is %s', (opening, year) => {
    expect(readMetadata(input({ body: [opening] })).metadata.year).toBe(year);
  });

  it('a year in the file’s name counts only where the text says none', () => {
    expect(readMetadata(input({ source: '2015-某县.txt', body: ['各位代表：我们要扎实工作。'] })).metadata.year).toBe(
      2015,
    );
    const dated = input({ source: '2015.txt', head: ['2017年1月9日在易县第十届人民代表大会第一次会议上'] });
    expect(readMetadata(dated).metadata.year).toBe(2017);
  });

  it.each([
    [['河东区代区长 周波'], '周波'],
    [['2022年郴州市政府工作报告2021年12月30日在郴州市第六届人民代表大会第一次会议上吴巨培'], '吴巨培'],
    [['——2025年1月19日自治区人民政府主席王莉霞在内蒙古自治区第十四届人民代表大会第三次会议上的讲话'], '王莉霞'],
    [['自治区主席 艾尔肯·吐尼亚孜'], '艾尔肯·吐尼亚孜'],
    [['政府工作报告', '——2026年2月3日在湖南省第十四届人民代表大会第四次会议上', '毛伟明'], '毛伟明'],
    [
      ['2025年江苏省政府工作报告', '2025年1月19日在江苏省第十四届人民代表大会第三次会议上省长许昆林作政府工作报告。'],
      '许昆林',
    ],
    [['徐水县人民政府县长', '李保森'], '李保森'],
  ])('the speaker of %j is %s', (head, speaker) => {
    expect(readMetadata(input({ head })).metadata.speaker).toBe(speaker);
  });

  it.each([
    ['本报讯2月4日，市长方青禾在市十六届人大七次会议上作政府工作报告时指出，全年成绩喜人。', '方青禾'],
    ['会上，代县长石柳湾代表县人民政府作工作报告。', '石柳湾'],
    ['副市长方青禾代表市政府作关于交通工作的报告。', null],
    ['市长方青禾在市政府常务会议上听取了汇报。', null],
    ['市长热线在各级会议上受到好评，作了报道。', null],
  ])('a newspaper that says %j names %s', (line, speaker) => {
    expect(readMetadata(input({ body: [line, '全年粮食丰收。'] })).metadata.speaker).toBe(speaker);
  });

  it('front matter is taken as it is', () => {
    const frontMatter = {
      title: '2022年河北省政府工作报告（摘编）',
      region: '河北省',
      level: '省',
      year: '2022',
      date: '2022-01-17',
      speaker: '王正谱',
      abridged: 'true',
    };
    expect(readMetadata(input({ frontMatter })).metadata).toMatchObject({
      region: '河北省',
      level: '省',
      year: 2022,
      date: '2022-01-17',
      speaker: '王正谱',
      abridged: true,
      title: frontMatter.title,
    });
  });
});
