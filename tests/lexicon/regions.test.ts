import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { allDivisions, names } from '../../src/lexicon/region-index.ts';
import { COMMON_WORDS, WEAK_NAMES, WORDS_BEFORE_NAMES, WORDS_WITH_NAMES } from '../../src/lexicon/region-words.ts';
import {
  ancestors,
  type Division,
  divisionByCode,
  divisionByFullName,
  divisionsNamed,
  findRegions,
  isWithin,
  unknownPlaceName,
} from '../../src/lexicon/regions.ts';

const named = (fullName: string): Division => {
  const division = divisionByFullName(fullName);
  if (division === null) throw new Error(`no division ${fullName}`);
  return division;
};

/** "as written=full name of the first meaning", one for each mention. */
const seen = (text: string, weak = false) =>
  findRegions(text, { weak }).map((mention) => `${mention.text}=${mention.divisions[0]?.fullName}`);

describe('the table of divisions', () => {
  it('finds every division by its code and by its full name', () => {
    for (const division of allDivisions) {
      expect(divisionByCode(division.code)).toBe(division);
      expect(divisionByFullName(division.fullName)).toBe(division);
    }
  });

  it('gives no full name and no code twice', () => {
    expect(new Set(allDivisions.map(({ fullName }) => fullName)).size).toBe(allDivisions.length);
    expect(new Set(allDivisions.map(({ code }) => code)).size).toBe(allDivisions.length);
  });

  it('holds the 34 provinces and, below them, over 3,200 divisions of today', () => {
    const today = allDivisions.filter(({ until }) => until === undefined);
    expect(today.filter(({ level }) => level === '省')).toHaveLength(34);
    expect(today.length).toBeGreaterThan(3200);
    expect(today.length).toBeLessThan(3400);
  });

  it('has a parent for every division and a chain of parents that ends at 全国', () => {
    for (const division of allDivisions.slice(1)) {
      expect(division.parent).not.toBeNull();
      expect(isWithin(division, named('全国'))).toBe(true);
      expect(division.fullName).toBe(
        [division, ...ancestors(division)]
          .reverse()
          .map(({ name }) => name)
          .join(''),
      );
    }
  });

  it.each([
    ['全国', '国家', '000000'],
    ['青海省', '省', '630000'],
    ['天津市', '省', '120000'],
    ['香港特别行政区', '省', '810000'],
    ['澳门特别行政区', '省', '820000'],
    ['台湾省', '省', '710000'],
    ['湖北省天门市', '市', '429006'],
    ['河南省济源市', '市', '419001'],
    ['新疆维吾尔自治区石河子市', '市', '659001'],
    ['海南省定安县', '区县', '469021'],
    ['湖北省神农架林区', '区县', '429021'],
    ['广东省东莞市', '市', '441900'],
    ['海南省儋州市', '市', '460400'],
    ['甘肃省嘉峪关市', '市', '620200'],
    ['天津市宝坻区', '区县', '120115'],
    ['重庆市酉阳土家族苗族自治县', '区县', '500242'],
    ['河北省保定市易县', '区县', '130633'],
    ['河北省雄安新区', '市', '133100'],
    ['河北省雄安新区容城县', '区县', '130629'],
    ['湖北省恩施土家族苗族自治州', '市', '422800'],
    ['内蒙古自治区锡林郭勒盟正蓝旗', '区县', '152530'],
    ['内蒙古自治区呼伦贝尔市鄂伦春自治旗', '区县', '150723'],
    ['吉林省吉林市', '市', '220200'],
    ['安徽省合肥市巢湖市', '区县', '340181'],
    ['海南省三沙市西沙区', '区县', '460321'],
  ])('knows %s as level %s with code %s', (fullName, level, code) => {
    expect(named(fullName)).toMatchObject({ level, code });
  });

  it.each([
    ['天津市蓟县', '天津市蓟州区'],
    ['河北省易县', '河北省保定市易县'],
    ['河北省保定市雄县', '河北省雄安新区雄县'],
    ['安徽省巢湖市和县', '安徽省马鞍山市和县'],
    ['湖北省襄樊市', '湖北省襄阳市'],
    ['四川省达县', '四川省达州市达川区'],
  ])('reads the former or loose full name %s as %s', (fullName, today) => {
    expect(named(fullName).fullName).toBe(today);
  });

  it('knows no division of a made-up name or code', () => {
    expect(divisionByFullName('火星省火星市')).toBeNull();
    expect(divisionByFullName('')).toBeNull();
    expect(divisionByCode('999999')).toBeNull();
    expect(divisionsNamed('火星')).toEqual([]);
  });

  it('keeps divisions that are no more with their last year', () => {
    expect(named('北京市宣武区').until).toBe(2010);
    expect(named('天津市塘沽区').until).toBe(2009);
    expect(named('安徽省巢湖市')).toMatchObject({ until: 2011, level: '市' });
    expect(named('天津市滨海新区').until).toBeUndefined();
  });

  it.each([
    ['宁夏回族自治区', ['宁夏']],
    ['内蒙古自治区', ['内蒙古']],
    ['吉林省延边朝鲜族自治州', ['延边']],
    ['贵州省黔东南苗族侗族自治州', ['黔东南']],
    ['四川省阿坝藏族羌族自治州', ['阿坝']],
    ['甘肃省临夏回族自治州积石山保安族东乡族撒拉族自治县', ['积石山']],
    ['河北省保定市易县', []],
    ['福建省三明市沙县区', ['沙县']],
    ['天津市宝坻区', ['宝坻']],
    ['陕西省西安市碑林区', ['碑林']],
    ['湖北省神农架林区', ['神农架']],
  ])('gives %s the short names %j', (fullName, shortNames) => {
    expect(named(fullName).shortNames).toEqual(shortNames);
  });

  it('keeps short names at two characters or more', () => {
    for (const { shortNames } of allDivisions) for (const name of shortNames) expect(name.length).toBeGreaterThan(1);
  });

  it('lists the divisions above, nearest first and without 全国', () => {
    expect(ancestors(named('河北省保定市易县')).map(({ name }) => name)).toEqual(['保定市', '河北省']);
    expect(ancestors(named('天津市'))).toEqual([]);
  });

  it('tells what stands within what', () => {
    expect(isWithin(named('河北省保定市易县'), named('河北省'))).toBe(true);
    expect(isWithin(named('河北省'), named('河北省'))).toBe(true);
    expect(isWithin(named('河北省'), named('河北省保定市易县'))).toBe(false);
    expect(isWithin(named('河北省雄安新区雄县'), named('河北省保定市'))).toBe(false);
  });
});

describe('divisionsNamed', () => {
  const fullNames = (name: string) => divisionsNamed(name).map(({ fullName }) => fullName);

  it.each([
    ['宝坻', ['天津市宝坻区']],
    ['天津市宝坻区', ['天津市宝坻区']],
    ['襄樊', ['湖北省襄阳市']],
    ['思茅市', ['云南省普洱市', '云南省普洱市思茅区']],
    ['河东区', ['天津市河东区', '山东省临沂市河东区']],
    ['吉林', ['吉林省', '吉林省吉林市']],
    ['恩施州', ['湖北省恩施土家族苗族自治州']],
    ['国务院', ['全国']],
    ['宝坻县', ['天津市宝坻区']],
    ['西海岸新区', ['山东省青岛市黄岛区']],
  ])('reads %s as %j', (name, expected) => {
    expect(fullNames(name)).toEqual(expected);
  });

  it('gives all namesakes, the best known first', () => {
    expect(fullNames('鼓楼区')).toEqual([
      '江苏省南京市鼓楼区',
      '福建省福州市鼓楼区',
      '江苏省徐州市鼓楼区',
      '河南省开封市鼓楼区',
    ]);
    expect(fullNames('城关区')).toHaveLength(2);
    expect(fullNames('和平区')[0]).toBe('天津市和平区');
  });

  it('does not guess: an inexact name has no division', () => {
    expect(fullNames('宝')).toEqual([]);
    expect(fullNames(' 宝坻区')).toEqual([]);
  });
});

describe('findRegions', () => {
  it.each<[string, string[]]>([
    // chains
    ['天津市宝坻区2021年财政收入', ['天津市宝坻区=天津市宝坻区']],
    ['天津宝坻的养老服务', ['天津宝坻=天津市宝坻区']],
    ['天津的宝坻', ['天津的宝坻=天津市宝坻区']],
    ['湖北襄阳', ['湖北襄阳=湖北省襄阳市']],
    ['河北省保定市易县', ['河北省保定市易县=河北省保定市易县']],
    ['保定易县', ['保定易县=河北省保定市易县']],
    ['河北省 保定市 易县', ['河北省 保定市 易县=河北省保定市易县']],
    ['吉林吉林市', ['吉林吉林市=吉林省吉林市']],
    ['临沂河东区', ['临沂河东区=山东省临沂市河东区']],
    ['保定市雄县', ['保定市雄县=河北省雄安新区雄县']],
    ['天津蓟县', ['天津蓟县=天津市蓟州区']],
    ['四川省达县', ['四川省达县=四川省达州市达川区']],
    ['济南市中区', ['济南市中区=山东省济南市市中区']],
    ['青岛市市南区和青岛市北区', ['青岛市市南区=山东省青岛市市南区', '青岛市北区=山东省青岛市市北区']],
    ['北京朝阳', ['北京朝阳=北京市朝阳区']],
    ['湖北公安县', ['湖北公安县=湖北省荆州市公安县']],
    ['中国天津市', ['天津市=天津市']],
    ['西藏那曲地区', ['西藏那曲地区=西藏自治区那曲市']],
    ['福建省三明市沙县', ['福建省三明市沙县=福建省三明市沙县区']],
    ['安徽省巢湖市和县', ['安徽省巢湖市和县=安徽省马鞍山市和县']],
    // lists are not chains
    ['北京天津河北三地', ['北京=北京市', '天津=天津市', '河北=河北省']],
    ['珠海、中山、江门', ['珠海=广东省珠海市', '中山=广东省中山市', '江门=广东省江门市']],
    ['沈阳市铁西区、和平区', ['沈阳市铁西区=辽宁省沈阳市铁西区', '和平区=辽宁省沈阳市和平区']],
    ['天津市河东区和和平区', ['天津市河东区=天津市河东区', '和平区=天津市和平区']],
    ['蓟县与宝坻县', ['蓟县=天津市蓟州区', '宝坻县=天津市宝坻区']],
    // short names
    ['天门乡下家里的茅房翻修了多少个?', ['天门=湖北省天门市']],
    ['襄阳和郴州哪个增速高', ['襄阳=湖北省襄阳市', '郴州=湖南省郴州市']],
    ['黔东南州2024年旅游收入', ['黔东南州=贵州省黔东南苗族侗族自治州']],
    ['赴易县调研', ['易县=河北省保定市易县']],
    ['2021年和县财政', ['和县=安徽省马鞍山市和县']],
    ['宣武、崇文并入', ['宣武=北京市宣武区']],
    ['西咸新区和雄安', ['西咸新区=陕西省西咸新区', '雄安=河北省雄安新区']],
    // the nation
    ['全国2023年GDP目标', ['全国=全国']],
    ['我国2023年经济增长', ['我国=全国']],
    ['国务院政府工作报告', ['国务院=全国']],
    ['国务院打算怎么稳就业', ['国务院=全国']],
    ['国务院批复了新区规划', []],
    ['高于全国平均水平', []],
    ['获批全国文明城市', []],
    ['中国特色社会主义', []],
    ['广大发展中国家', []],
    ['健全国有资产管理', []],
    // everyday words
    ['维护世界和平', []],
    ['新华社记者', []],
    ['国家长治久安', []],
    ['平安建设和公安机关', []],
    ['朝阳产业蓬勃', []],
    ['新建资源通道和港口', []],
    ['东方大国，中原大地，南方北方', []],
    ['团结友好合作，繁荣富民，互助共和', []],
    ['主城区、郊区和矿区改造', []],
    ['西区与东区', []],
    ['湖北公安机关', ['湖北=湖北省']],
    ['我区今年，全市去年，本县明年', []],
    ['城市、社区、园区、灌区、景区', []],
    // across the border of words
    ['上海南京路步行街', ['上海=上海市']],
    ['长江西岸', []],
    ['海河北岸', []],
    ['黄河南岸', []],
    ['洞庭湖南岸', []],
    ['幸福建设', []],
    ['隆重庆祝', []],
    ['建成都市圈', []],
    ['施用复合肥料', []],
    ['黄河入海口和长江出海口', []],
    ['巩固原有成果', []],
    ['均衡水平', []],
    ['创建湖北省级园区', ['湖北=湖北省']],
    ['优化州河湾片区', []],
    ['推广东营经验', ['东营=山东省东营市']],
    ['总书记亲临安徽考察', ['安徽=安徽省']],
    ['沿海城市和新兴城市', []],
    ['江西安全生产', ['江西=江西省']],
    ['陕西安康', ['陕西安康=陕西省安康市']],
    ['河南阳光', ['河南=河南省']],
    ['南京市场和海南区域', ['南京=江苏省南京市', '海南=海南省']],
    ['政府和县级部门', []],
    ['国家级示范县、信息县', []],
    ['加强市兴县富民', []],
    ['内蒙古大学', []],
    ['南开大学', []],
    ['重大理论成果、远大理想', []],
    ['钓鱼台和多伦多', []],
    ['佛罗里达州', []],
    ['皖南山区和西南山区', []],
    ['维护王岐山、张德江、汪洋', []],
  ])('reads %s as %j', (text, expected) => {
    expect(seen(text)).toEqual(expected);
  });

  it('gives the place of each mention in the text', () => {
    const text = '对比天津市宝坻区、湖北天门。';
    for (const { start, end, text: surface } of findRegions(text)) expect(text.slice(start, end)).toBe(surface);
    expect(findRegions(text).map(({ start, end }) => [start, end])).toEqual([
      [2, 8],
      [9, 13],
    ]);
  });

  it('tells whether the last name of a mention is short', () => {
    expect(findRegions('天津宝坻')[0]?.short).toBe(true);
    expect(findRegions('天津宝坻区')[0]?.short).toBe(false);
  });

  it('leaves a name open that has several meanings', () => {
    expect(findRegions('河东区去年的财政收入')[0]?.divisions.map(({ fullName }) => fullName)).toEqual([
      '天津市河东区',
      '山东省临沂市河东区',
    ]);
  });

  it('does not put a district before the province of the same short name', () => {
    expect(findRegions('天津、河北')[1]?.divisions[0]?.fullName).toBe('河北省');
  });

  it('puts a division of today before one that is no more', () => {
    expect(findRegions('泰安、莱芜')[1]?.divisions[0]?.fullName).toBe('山东省济南市莱芜区');
  });

  it('takes everyday words as names when asked to', () => {
    expect(seen('朝阳2022年的目标', true)).toEqual(['朝阳=辽宁省朝阳市']);
    expect(seen('河东去年的财政', true)).toEqual(['河东=天津市河东区']);
    expect(seen('河东去年的财政')).toEqual([]);
  });

  it('returns nothing for text without names', () => {
    expect(findRegions('')).toEqual([]);
    expect(findRegions('津')).toEqual([]);
    expect(findRegions('GDP growth 2022')).toEqual([]);
  });

  it('finds every strong name of two characters or more that stands alone', () => {
    for (const [name, { strength, divisions }] of names) {
      if (strength !== 'strong' || divisions[0]?.level === '国家') continue;
      const [mention] = findRegions(name);
      expect(mention?.text, name).toBe(name);
    }
  });

  it('finds every division by its full name, in a sentence', () => {
    for (const division of allDivisions.slice(1)) {
      const [mention] = findRegions(`${division.fullName}，2022年`);
      expect(mention?.divisions, division.fullName).toContain(division);
      expect(mention?.text).toBe(division.fullName);
    }
  });

  it('finds the own region in the text of each sample report', () => {
    for (const file of readdirSync('reports').filter((name) => name.endsWith('.md'))) {
      const region = named(file.slice(5, -3));
      const own = findRegions(readFileSync(`reports/${file}`, 'utf8')).filter(({ divisions }) =>
        divisions.some((division) => division === region),
      );
      expect(own.length, file).toBeGreaterThan(0);
    }
  });
});

describe('the lists of words', () => {
  it('hold only names, in the lists of weak names, and no names, in the others', () => {
    for (const name of [...WEAK_NAMES, ...COMMON_WORDS]) expect(names.has(name), name).toBe(true);
    for (const word of [...WORDS_BEFORE_NAMES, ...WORDS_WITH_NAMES]) expect(names.has(word), word).toBe(false);
  });

  it('do not call a name weak and common at once', () => {
    for (const name of WEAK_NAMES) expect(COMMON_WORDS.has(name), name).toBe(false);
  });

  it('keep every province and the places of the sample library strong', () => {
    for (const { level, until, shortNames } of allDivisions) {
      if (level !== '省' || until !== undefined) continue;
      for (const name of shortNames) expect(names.get(name)?.strength, name).toBe('strong');
    }
    for (const name of ['宝坻', '武清', '东丽', '蓟州', '南开', '厦门', '襄阳', '天门', '郴州', '咸阳']) {
      expect(names.get(name)?.strength, name).toBe('strong');
    }
  });
});

describe('unknownPlaceName', () => {
  it.each([
    ['火星市2021年GDP', '火星市'],
    ['请问火星市2021年财政收入是多少', '火星市'],
    ['天津市宝低区2021年', '宝低区'],
    ['天津市和火星市对比', '火星市'],
    ['介绍一下桃花县的养老服务', '桃花县'],
    ['江南省2022年工作报告', '江南省'],
    ['云梦泽市的GDP', '云梦泽市'],
    ['2022年纽约市的财政', '纽约市'],
    ['火星族自治县', '火星族自治县'],
    ['桃花县内陆港的仓库', '桃花县'],
    ['桃花县内河的渡船', '桃花县'],
  ])('finds in %s the name %s', (text, name) => {
    const found = unknownPlaceName(text);
    expect(found?.text).toBe(name);
    expect(text.slice(found?.start, found?.end)).toBe(name);
  });

  it.each([
    '天津市宝坻区2021年GDP',
    '襄阳市和天门市',
    '全市GDP是多少，各县财政如何',
    '哪个市增长最快，哪些区县落后',
    '城市更新、社区治理、园区建设、灌区改造',
    '超市、股市、楼市、夜市',
    '示范区、开发区、高新区、老区、小区、郊区',
    '老旧小区改造了多少个',
    '国家级贫困县和全国百强县',
    '直辖市、计划单列市、地级市、县级市',
    '经济大省、农业强省、外省',
    '省级、市场、区域、县域、国旗、红旗',
    '自治区人民政府，民族自治州，蒙古族自治县',
    '上市公司和跨省通办',
    '三省一市、两市、五区',
    '桃花县内外的路、全县内部的路',
    '养老方面2022年有哪些安排',
    '',
  ])('finds none in %s', (text) => {
    expect(unknownPlaceName(text)).toBeNull();
  });
});

describe('speed', () => {
  const samples = readdirSync('reports')
    .filter((name) => name.endsWith('.md'))
    .map((name) => readFileSync(`reports/${name}`, 'utf8'))
    .join('\n');

  it('reads 1 MB of reports in at most 300 ms', () => {
    const megabyte = samples.repeat(Math.ceil(1_000_000 / Buffer.byteLength(samples)));
    expect(Buffer.byteLength(megabyte)).toBeGreaterThanOrEqual(1_000_000);
    findRegions(samples);
    const start = process.cpuUsage();
    expect(findRegions(megabyte).length).toBeGreaterThan(1000);
    expect(process.cpuUsage(start).user / 1000).toBeLessThan(300);
  });

  it('takes time in proportion to the text, also where names follow each other without end', () => {
    const time = (text: string) => {
      const start = process.cpuUsage();
      findRegions(text);
      return process.cpuUsage(start).user / 1000;
    };
    time('天津的河北省的'.repeat(1000));
    expect(time('天津的河北省的'.repeat(70_000))).toBeLessThan(1500);
  });

  it('is loaded in at most 50 ms', async () => {
    const times: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      vi.resetModules();
      const start = process.cpuUsage();
      await import('../../src/lexicon/regions.ts');
      times.push(process.cpuUsage(start).user / 1000);
    }
    expect(Math.min(...times)).toBeLessThan(50);
  });
});
