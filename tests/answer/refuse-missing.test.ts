import { describe, expect, it } from 'vitest';
import {
  namedThings,
  namesIn,
  quotedIn,
  refuseGradeless,
  refuseNameless,
  refuseOtherThing,
  refusePerson,
  refusePhoneless,
  refuseTimeless,
  refuseUnnamed,
  refuseUnnamedOne,
  type Texts,
} from '../../src/answer/refuse-missing.ts';
import { readQuestion } from '../../src/question/understand.ts';
import { reportSummary } from '../support/report-summary.ts';

const jinan = reportSummary('山东省济南市', 2022, { speaker: '王某' });
const yunnan = reportSummary('云南省', 2022);
const bodies: Record<string, string> = {
  [jinan.id]: '卧虎山水库加固完工。建成5G基站。',
  [yunnan.id]: '清水海水库开工。引进LNG项目。',
};
const texts: Texts = { reports: [jinan, yunnan], text: (id) => bodies[id] ?? null };
const reading = (question: string) => readQuestion(question, new Set(['山东省济南市', '云南省']));

describe('a person whom the reports do not name', () => {
  it.each([
    ['济南市的市委书记是谁', jinan, '书记'],
    ['济南市教育局局长叫什么', jinan, '局长'],
    ['济南市的副市长是谁', jinan, '副市长'],
    ['云南省的省长是谁', yunnan, '没有写明作报告的人'],
    ['云南省的报告是谁作的', yunnan, '没有写明作报告的人'],
  ])('%s', (question, report, part) => {
    const refusal = refusePerson(reading(question), [report]);
    expect(refusal?.reason).toBe('not-in-reports');
    expect(refusal?.message).toContain(part);
  });

  it.each([
    ['济南市的市长是谁', jinan],
    ['济南市的报告是谁作的', jinan],
    ['济南市的书记工作室有几个', jinan],
    ['云南省修了几条路', yunnan],
  ])('not refused: %s', (question, report) => {
    expect(refusePerson(reading(question), [report])).toBeNull();
  });
});

describe('a person in the passages found', () => {
  it.each([
    ['济南市谁拿了冠军', '体育事业进步，夺得三枚金牌。', true],
    ['济南市谁拿了冠军', '运动员李小田夺得三枚金牌。', false],
    ['济南市谁拿了冠军', '运动员李小田荣获冠军。', false],
    ['济南市拿冠军的人叫什么名字', '夺得三枚金牌。', true],
    ['济南市的路由谁来修', '修路三条。', false],
    ['济南市采茶冠军是谁', '夺得三枚金牌。', true],
    ['济南市的茶园不是谁的菜园', '夺得三枚金牌。', false],
    ['济南市的茶园是谁家在管', '夺得三枚金牌。', false],
    ['济南市拿了几个冠军', '夺得三枚金牌。', false],
  ])('%s: %s', (question, passage, refused) => {
    expect(refuseNameless(reading(question), [passage]) !== null).toBe(refused);
  });
});

describe('a named thing that the reports do not name', () => {
  it.each([
    ['济南市的白鹭湾水库修得怎么样', '山东省济南市（2022）的报告没有提到“白鹭湾水库”。'],
    ['济南市的清水海水库修得怎么样', '山东省济南市（2022）的报告没有提到“清水海水库”，提到它的是云南省（2022）。'],
    ['济南市的LNG接收站建了几座', '山东省济南市（2022）的报告没有提到“LNG”。'],
  ])('%s', (question, message) => {
    expect(refuseUnnamed(reading(question), [jinan], texts)).toEqual({ reason: 'not-in-reports', message });
  });

  it.each([
    '济南市的卧虎山水库加固了吗',
    '济南市建了几座大型水库',
    '济南市有哪些三甲医院',
    '济南市建成多少5G基站',
    '济南市的GDP增长多少',
    '济南市修了几条路',
    'How many LNG terminals are there in Jinan',
  ])('not refused: %s', (question) => {
    expect(refuseUnnamed(reading(question), [jinan], texts)).toBeNull();
  });
});

describe('a thing that other reports count', () => {
  const counted = (noun: string) => noun === '水库';
  const nothingAlike = { score: async () => new Float32Array([0.2]), prepare: async () => {} };
  const alike = { score: async () => new Float32Array([0.7]), prepare: async () => {} };
  const refusal = (noun: string | null, rescorer: typeof alike | undefined) =>
    refuseOtherThing(
      noun,
      ['建成5G基站12座。'],
      [summit],
      { ...texts, reports: [...texts.reports, summit] },
      counted,
      rescorer,
    );
  const summit = reportSummary('海南省', 2022);

  it('is refused where these reports do not name it and would answer with another thing', async () => {
    const found = await refusal('水库', nothingAlike);
    expect(found?.message).toContain('没有提到“水库”，提到它的是山东省济南市');
  });

  it('is left alone where something like it is quoted, nobody counts it, or nothing can compare', async () => {
    expect(await refusal('水库', alike)).toBeNull();
    expect(await refusal('这样', nothingAlike)).toBeNull();
    expect(await refusal(null, nothingAlike)).toBeNull();
    expect(await refusal('水库', undefined)).toBeNull();
  });
});

describe('a name in quotation marks', () => {
  it('of a model or a platform must stand in the report; the refusal says whose it is', () => {
    const asked = (question: string) => refuseUnnamed(reading(question), [yunnan], texts)?.message;
    expect(asked('云南省“青竹模式”推广到几个县')).toBe('云南省（2022）的报告没有提到“青竹模式”。');
    expect(asked('云南省的“惠民通”平台帮了多少人')).toContain('没有提到“惠民通”');
    expect(asked('云南省怎么治这个“老毛病”')).toBeUndefined();
  });

  it('may be written without the marks that the report has inside', () => {
    const report = { ...texts, text: () => '推行“一园、一策”模式。云、乡平台上线。' };
    const asked = (question: string) => refuseUnnamed(reading(question), [yunnan], report)?.message;
    expect(asked('云南省“一园一策”模式推广到几个县')).toBeUndefined();
    expect(asked('云南省“一园两策”模式推广到几个县')).toContain('没有提到“一园两策”');
    // A short name has no parts.
    expect(asked('云南省的“云乡”平台帮了多少人')).toContain('没有提到“云乡”');
  });
});

describe('a telephone number that is asked for', () => {
  it.each([
    ['青禾康复中心电话多少', '发挥青禾康复中心作用，新建2个站。', true],
    ['青禾康复中心的联系方式是什么', '发挥青禾康复中心作用。', true],
    ['青禾康复中心电话多少，在哪里', '发挥青禾康复中心作用。', true],
    ['便民热线什么时候开通', '开通便民热线。', false],
    ['便民热线多少人接', '12人接便民热线。', false],
    ['便民热线电话是多少', '开通便民热线88001234。', false],
    ['便民热线号码是多少', '12388便民热线办结率提高。', false],
    ['便民热线接了多少个电话', '便民热线接听群众来电2万个。', false],
  ])('%s: %s', (question, passage, refused) => {
    expect(refusePhoneless(reading(question), [passage]) !== null).toBe(refused);
  });
});

describe('a day that is asked for', () => {
  it.each([
    ['清水海水库什么时候完工', '清水海水库建设顺利，配套渠道开工。', true],
    ['清水海水库哪天通水', '清水海水库提前通水。', true],
    ['清水海水库什么时候完工', '清水海水库年底前完工。', false],
    ['清水海水库什么时候完工', '清水海水库2023年6月完工。', false],
    ['清水海水库怎么建', '清水海水库建设顺利。', false],
  ])('%s: %s', (question, quote, refused) => {
    expect(refuseTimeless(reading(question), [quote]) !== null).toBe(refused);
  });
});

describe('a name that is asked for', () => {
  it('is of a person or of a thing', () => {
    expect(refuseNameless(reading('那座水库叫什么名字'), ['清水海水库开工。'])).toBeNull();
    expect(refuseNameless(reading('省里的奥运冠军叫什么名字'), ['健儿夺得金牌。'])).not.toBeNull();
    expect(refuseNameless(reading('万一谁病了怎么办'), ['看病更方便。'])).toBeNull();
    expect(refuseNameless(reading('最早落户茶港的企业是谁'), ['青禾公司落户茶港。'])).toBeNull();
    expect(refuseNameless(reading('最早落户茶港的人是谁'), ['青禾公司落户茶港。'])).not.toBeNull();
  });

  it('is not given by a report that only counts one of them', () => {
    const asked = '哪家企业获评绿色茶厂标杆企业';
    expect(refuseUnnamedOne(reading(asked), ['1家企业获评绿色茶厂标杆企业。'])?.message).toContain('没有写明名称');
    expect(refuseUnnamedOne(reading('建成的那艘观光船叫什么'), ['全省首艘观光船建成。'])).not.toBeNull();
    expect(refuseUnnamedOne(reading(asked), ['21家企业获评绿色茶厂标杆企业。'])).toBeNull();
    expect(refuseUnnamedOne(reading('获评的有几家企业'), ['1家企业获评绿色茶厂标杆企业。'])).toBeNull();
  });

  it('is given where the words that are read stand with it', () => {
    const asked = reading('哪家企业获评绿色茶厂标杆企业');
    const one = '1家企业获评绿色茶厂标杆企业';
    expect(refuseUnnamedOne(asked, [`青禾茶业等${one}。`], '青禾茶业')).toBeNull();
    // They name it in another sentence, repeat the question, or say no more than “one”.
    expect(refuseUnnamedOne(asked, [`${one}。青禾茶业落户。`], '青禾茶业')).not.toBeNull();
    expect(refuseUnnamedOne(asked, [`${one}。`], '绿色茶厂')).not.toBeNull();
    expect(refuseUnnamedOne(asked, [`${one}。`], '1家企业')).not.toBeNull();
  });
});

describe('a place in an order', () => {
  it('that is asked for is not answered by words without one', () => {
    expect(refuseGradeless(reading('茶叶产量在全国排第几'), ['茶叶产量增长3%。'])).not.toBeNull();
    expect(refuseGradeless(reading('茶叶产量在全国排第几'), ['茶叶产量居全国第3位。'])).toBeNull();
    expect(refuseGradeless(reading('茶叶产量是多少'), ['茶叶产量增长3%。'])).toBeNull();
  });
});

describe('an English question with Chinese in it', () => {
  it('is not refused for its English words', () => {
    const asked = reading('How many tea houses (茶馆服务点) does Yunnan plan to build?');
    expect(refuseUnnamed(asked, [yunnan], texts)).toBeNull();
  });
});

describe('the things that a question names', () => {
  it.each([
    ['北岭光能电站投了多少钱', ['北岭光能电站']],
    ['白鹭湾能源集团投了多少钱', ['白鹭湾能源集团']],
    ['当地能建电站吗', []],
    ['老人能住医院吗', []],
    ['全国博物馆有几座', []],
  ])('%s', (question, names) => {
    expect(namesIn(reading(question)).map(({ name }) => name)).toEqual(names);
  });
});

describe('what a question names', () => {
  it.each([
    ['清水海水库投了多少钱', ['清水海']],
    ['青禾码头二期要投多少钱', ['青禾', '青禾码头']],
    ['7号线花了多少钱', ['7号线']],
    ['重点项目投了多少钱', []],
    ['供困难家庭的孩子上大学的钱有多少', []],
  ])('%s', (question, stems) => {
    expect(namedThings(reading(question)).map(({ stem }) => stem)).toEqual(stems);
  });

  it('in quotation marks counts where a report has it, five-year plans aside', () => {
    const quoted = (question: string) => quotedIn(reading(question), (term) => term !== '没有的');
    expect(quoted('“茶超”的冠军是谁')).toEqual(['茶超']);
    expect(quoted('“没有的”冠军是谁')).toEqual([]);
    expect(quoted('“十四五”时期建了几座码头')).toEqual([]);
  });
});
