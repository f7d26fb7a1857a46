import { describe, expect, it } from 'vitest';
import { directName } from '../../src/answer/direct-name.ts';
import type { Evidence } from '../../src/answer/extract.ts';
import { readQuestion } from '../../src/question/understand.ts';

/** Only what is read of a piece of evidence. */
const quoted = (text: string): Evidence =>
  ({ hit: { text, passage: { start: 100 } }, start: 100, end: 100 + text.length }) as unknown as Evidence;
const nameOf = (question: string, ...texts: string[]) =>
  directName(texts.map(quoted), readQuestion(question, new Set(['山东省济南市'])))?.name ?? null;

describe('the bare name', () => {
  it.each([
    ['济南市哪家医院投入使用', ['青禾医院投入使用。'], '青禾医院'],
    ['济南市新开了哪座水库', ['修好了渠道，白鹭湾水库开工建设。'], '白鹭湾水库'],
    ['新建的污水处理厂叫什么', ['全力推进“北岭”污水处理厂建设。'], '北岭污水处理厂'],
    ['哪座大桥通车了', ['天气很好。', '星河大桥通车。'], '星河大桥'],
    ['谁入选了示范名单', ['白石、马塘入选示范名单。'], '白石、马塘'],
    ['哪个村获评美丽乡村', ['云上村获评美丽乡村。'], '云上村'],
    ['哪座大桥通车了', ['修好了渠道。'], null],
    ['有哪些措施', ['修好了渠道。'], null],
    ['青禾医院在哪里', ['青禾医院投入使用。'], null],
    ['哪座大桥通车了', [], null],
    // Places.
    ['哪两个村列入了传统村落名录', ['石桥、柳湾列入传统村落名录。'], '石桥、柳湾'],
    ['哪三个村列入了传统村落名录', ['石桥、柳湾列入传统村落名录。'], null],
    ['新的数据中心建在哪里', ['新的数据中心落户临江新区。'], '临江新区'],
    // Works, awards, events.
    ['我市荣获什么称号', ['我市荣获“中国诗歌之乡”称号。'], '中国诗歌之乡'],
    ['我市获评什么称号', ['我市连续三届获评全国科普示范市。'], '全国科普示范市'],
    // Persons, days, lines.
    ['高铁什么时候通车', ['高铁站2023年6月30日建成，高铁2024年1月8日通车。'], '2024年1月8日'],
    ['地铁几号线开通了', ['地铁7号线开通运营，8号线加快建设。'], '7号线'],
    // New names, the kind behind or in front of the word of asking, grades and places in an order.
    ['青禾技校现在改叫啥名了', ['青禾技校更名为青禾职业技术大学。'], '青禾职业技术大学'],
    ['首艘渡轮叫什么名字', ['自主设计的首艘渡轮“白鹭一号”下水。'], '白鹭一号'],
    ['最长的跨海大桥是哪座', ['星河大桥成为最长的跨海大桥，市民广场开放。'], '星河大桥'],
    ['师院的分校叫什么校区', ['师院项目（青禾师院柳湾校区）'], '青禾师院柳湾校区'],
    ['云上村是几A级景区', ['云上村获评国家4A级景区。'], '4A级'],
    ['青禾女排得了第几名', ['青禾女排夺得联赛季军，群众体育蓬勃开展。'], '季军'],
    // Kinds in English, one or so many of them.
    ['Which province does the tea come from (茶叶来自)', ['茶叶来自云南省。'], '云南省'],
    ['Which two countries buy the tea (茶叶出口)', ['茶叶出口泰国、德国。'], '泰国、德国'],
    ['Which three countries buy the tea (茶叶出口)', ['茶叶出口泰国、德国。'], null],
    // No name is asked for, or none is there.
    ['列举哪些企业落户了', ['星河重工、云河纺织落户。'], null],
    ['这样做有什么用', ['这样做方便了群众。'], null],
    ['哪位院士带的团队得了奖', ['科研团队荣获一等奖。'], null],
    ['哪个国家的企业来投资', ['引进外资企业12家。'], null],
    ['哪家医院获评先进', ['卫生事业全面发展，获评健康促进市。'], null],
  ])('%s %j', (question, texts, expected) => {
    expect(nameOf(question, ...texts)).toBe(expected);
  });

  it('is weak where only its form speaks for it', () => {
    const weak = (question: string, text: string) =>
      directName([quoted(text)], readQuestion(question, new Set()))?.weak ?? null;
    expect(weak('采茶机由哪个研究所研制', '采茶机由青禾研究院研制。')).toBe(false);
    expect(weak('哪个研究所研制了采茶机', '采茶机由青禾研究院研制。')).toBe(true);
    expect(weak('哪个研究所研制了采茶机', '采茶机由青禾研究所研制。')).toBe(false);
    expect(weak('哪个研究所研制了采茶机', '采茶机获奖。')).toBeNull();
  });

  it('reads only what is quoted of the passage', () => {
    const text = '星河大桥通车。修好了渠道。';
    const evidence = { ...quoted(text), start: 107 } as Evidence;
    expect(directName([evidence], readQuestion('哪座大桥通车了', new Set()))).toBeNull();
  });
});
