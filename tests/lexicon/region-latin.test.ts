import { describe, expect, it } from 'vitest';
import { findRegions, withLatinRegions } from '../../src/lexicon/regions.ts';
import { fold } from '../../src/text/fold.ts';

/** "Chinese name=full names of what it can mean", one for each mention. All of `text` folds to its own length. */
function seen(text: string, held: readonly string[] = []): string[] {
  const folded = fold(text);
  const capital = (at: number) => /\p{Lu}/u.test(text.charAt(at));
  return withLatinRegions(folded, findRegions(folded), { capital, held: new Set(held) }).map(
    (mention) => `${mention.text}=${mention.divisions.map(({ fullName }) => fullName).join('|')}`,
  );
}

describe('places in Latin letters', () => {
  it.each<[string, string]>([
    ['Shijiazhuang', '石家庄=河北省石家庄市'],
    ['Shi Jia Zhuang', '石家庄=河北省石家庄市'],
    ['shijia-zhuang', '石家庄=河北省石家庄市'],
    ['SHIJIAZHUANG CITY', '石家庄市=河北省石家庄市'],
    ["Xi'an", '西安=陕西省西安市'],
    ['Xi’an', '西安=陕西省西安市'],
    ['Xian', '西安=陕西省西安市'],
    ['xi an', '西安=陕西省西安市'],
    ['Ürümqi', '乌鲁木齐=新疆维吾尔自治区乌鲁木齐市'],
    ['Hángzhōu', '杭州=浙江省杭州市'],
    ['Shaanxi', '陕西=陕西省'],
    ['Shanxi', '山西=山西省'],
    ['Inner Mongolia', '内蒙古=内蒙古自治区'],
    ['Tibet', '西藏=西藏自治区'],
    ['Xizang', '西藏=西藏自治区'],
    ['Macau', '澳门=澳门特别行政区'],
    ['Hong Kong', '香港=香港特别行政区'],
    ['Kashgar', '喀什=新疆维吾尔自治区喀什地区'],
    ['Harbin', '哈尔滨=黑龙江省哈尔滨市'],
    ['Ningxia Hui Autonomous Region', '宁夏回族自治区=宁夏回族自治区'],
    ['Enshi Tujia and Miao Autonomous Prefecture', '恩施土家族苗族自治州=湖北省恩施土家族苗族自治州'],
    ['Shennongjia Forestry District', '神农架林区=湖北省神农架林区'],
    ['Tang County', '唐县=河北省保定市唐县'],
    ['Tangxian', '唐县=河北省保定市唐县'],
    ['tang xian', '唐县=河北省保定市唐县'],
    ['Xiamen Shi', '厦门=福建省厦门市'],
    ['the city of Hangzhou', '杭州市=浙江省杭州市'],
    ["Xiong'an New Area", '雄安新区=河北省雄安新区'],
    ['Binhai New Area', '滨海新区=天津市滨海新区'],
    ['Sichuan provincial government', '四川省=四川省'],
    ['Hedong District, Linyi', '河东区=山东省临沂市河东区'],
    ['Hedong District in the city of Linyi, Shandong', '河东区=山东省临沂市河东区'],
    ["Tianjin's Hedong", '河东区=天津市河东区'],
    ['Changchun, Jilin', '长春=吉林省长春市'],
    ['天津的wuqing', '武清=天津市武清区'],
    ['wuqing2018年', '武清=天津市武清区'],
    ['Henan County', '河南蒙古族自治县=青海省黄南藏族自治州河南蒙古族自治县'],
    ['which Henan county', '河南=河南省'],
  ])('%s is %s', (text, expected) => {
    expect(seen(text)).toEqual([expected]);
  });

  it.each([
    'What did he say about the long road',
    'She can hang a lantern. He long ran.',
    'the long county road',
    'Mayor Wang Heping',
    'Xi Jinping Thought',
    'Tianjin University and Peking University',
    'the Taiwan Strait',
    'Qinghai Lake',
    'Beijing-Tianjin-Hebei coordination',
    'the Qinghai–Tibet Plateau',
    '100 million yuan',
    'a guide to boxing, lean and mean',
    'Xinhua news and Ping An Insurance',
    'GDP, CPI, 5G, WIFI, PPP and APP',
    'Paris, Blefuscu and Springfield County',
  ])('%s names none', (text) => {
    expect(seen(text)).toEqual([]);
  });

  it('gives places of the text, whole words only', () => {
    const text = fold('Growth of Wu Qing District and of Shaanxi');
    const found = withLatinRegions(text, [], { capital: () => true, held: new Set() });
    expect(found.map(({ start, end }) => text.slice(start, end))).toEqual(['wu qing district', 'shaanxi']);
    expect(seen('Wuqingers in Shaanxiland')).toEqual([]);
  });

  it('an English word is a place with its kind, or where the library holds it, and with a capital', () => {
    const held = ['山西省忻州市静乐县'];
    expect(seen('Jingle County')).toEqual(['静乐县=山西省忻州市静乐县']);
    expect(seen('the budget of Jingle')).toEqual([]);
    expect(seen('the budget of Jingle', held)).toEqual(['静乐=山西省忻州市静乐县']);
    expect(seen('a jingle for the budget', held)).toEqual([]);
    expect(seen('jingle2021年的预算', held)).toEqual(['静乐=山西省忻州市静乐县']);
    expect(seen('Long County')).toEqual(['陇县=陕西省宝鸡市陇县']);
    expect(seen('Long county roads')).toEqual([]);
  });

  it('what reads as one syllable needs its apostrophe', () => {
    expect(seen('Jian')).toEqual([]);
    expect(seen("Ji'an")[0]).toContain('江西省吉安市');
    expect(seen("Yu'an District")).toEqual(['裕安区=安徽省六安市裕安区']);
  });
});

describe('namesakes in Latin letters', () => {
  it('the kind that is named counts before what the library holds', () => {
    expect(seen('Jilin City', ['吉林省'])).toEqual(['吉林市=吉林省吉林市']);
    expect(seen('Jilin', ['吉林省吉林市'])[0]).toMatch(/=吉林省吉林市\|吉林省$/);
  });

  it('what the library holds comes first, all others stay known', () => {
    expect(seen('Suzhou', ['安徽省宿州市'])[0]).toMatch(/^suzhou=安徽省宿州市\|江苏省苏州市/);
    expect(seen('Jizhou District', ['天津市蓟州区'])[0]).toMatch(/=天津市蓟州区\|河北省衡水市冀州区/);
    expect(seen('Hedong', ['天津市河东区', '山东省临沂市河东区'])).toEqual(['河东区=天津市河东区|山东省临沂市河东区']);
  });

  it('a former name counts where the library holds the place', () => {
    expect(seen('Ji County', ['天津市蓟州区'])[0]).toMatch(/=天津市蓟州区\|/);
    expect(seen('Tongzhou City', ['北京市通州区'])).toEqual(['通州区=江苏省南通市通州区']);
  });

  it('without either only the higher level is meant', () => {
    expect(seen('Suzhou')).toEqual(['suzhou=江苏省苏州市|安徽省宿州市']);
    expect(seen('Hedong District')).toEqual(['河东区=天津市河东区|山东省临沂市河东区']);
    expect(seen('Chaoyang District')).toEqual(['chaoyang district=北京市朝阳区|吉林省长春市朝阳区|广东省汕头市潮阳区']);
  });
});

describe('the nation in English', () => {
  it.each([
    "China's growth target",
    'What did China plan for 2021?',
    'the State Council',
    'the central government',
    'the country’s grain output',
    'national GDP growth target',
  ])('%s is 全国', (text) => {
    expect(seen(text)).toEqual(['全国=全国']);
  });

  it.each(['China Mobile', 'the first city in China', 'the South China Sea', 'China-Europe trains', 'national parks'])(
    '%s is not',
    (text) => {
      expect(seen(text)).toEqual([]);
    },
  );

  it('gives way to a place, unless both are compared', () => {
    expect(seen("Wuqing's rank in China?")).toEqual(['武清=天津市武清区']);
    expect(seen('Shaanxi and China in 2021')).toEqual(['陕西=陕西省', '全国=全国']);
  });
});

describe('cost', () => {
  it('takes time in proportion to the text, whatever it is made of', () => {
    for (const piece of ['wuqing ', 'a ', 'enshi, and , , ', 'tang of ', 'china in ', "xi'", 'hui and ']) {
      const text = piece.repeat(2000);
      const start = performance.now();
      withLatinRegions(text, [], { capital: () => true, held: new Set() });
      expect(performance.now() - start, piece).toBeLessThan(1500);
    }
  });
});
