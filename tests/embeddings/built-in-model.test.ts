/** What the model in the package says, in figures. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { builtInModelFolder } from '../../embeddings/model-settings.ts';
import type { ClauseInPassage, Rescorer } from '../../embeddings/rescorer.ts';
import { openTransformersEmbedder } from '../../embeddings/transformers.ts';

let model: Embedder;
beforeAll(async () => {
  model = await openTransformersEmbedder(builtInModelFolder());
});
afterAll(() => model.close());

const dot = (a: Float32Array, b: Float32Array): number =>
  a.reduce((sum, value, at) => sum + value * (b[at] ?? Number.NaN), 0);

describe('kept similarities', () => {
  // As the model in the package gives them: another model, tokenizer or way to run it does not go unnoticed.
  it.each([
    ['乡下茅房翻修了多少个', '新改造农村户厕3.2万座，卫生厕所普及率达到91%。', 0.65],
    ['冬天家里暖气热不热', '完成老旧供热管网改造120公里，新增集中供热面积300万平方米。', 0.716],
    ['娃上学的名额够不够', '新建改扩建中小学和幼儿园46所，新增学位2.8万个。', 0.566],
    ['老人每月领的钱涨了吗', '城乡居民基础养老金标准提高到每人每月190元。', 0.612],
    ['开车老堵、没地方停', '打通断头路12条，新增公共停车泊位8000个。', 0.578],
    ['看病贵不贵', '县域医共体实现全覆盖，居民就医负担持续减轻。', 0.521],
    ['今年GDP打算涨多少', '主要预期目标是：地区生产总值增长6.5%左右。', 0.742],
    ['GDP growth target', '主要预期目标是：地区生产总值增长6.5%左右。', 0.624],
    ['rural toilet renovation', '新改造农村户厕3.2万座，卫生厕所普及率达到91%。', 0.753],
    ['air quality improvement', 'PM2.5平均浓度下降9.8%，空气质量优良天数比率达到86%。', 0.457],
    ['乡下茅房翻修了多少个', '主要预期目标是：地区生产总值增长6.5%左右。', -0.088],
    ['红烧肉怎么做才不腻', '打通断头路12条，新增公共停车泊位8000个。', 0.053],
    ['What is the weather tomorrow', '城乡居民基础养老金标准提高到每人每月190元。', -0.078],
  ])('%s ~ %s: %f', async (question, sentence, kept) => {
    const [asked, said] = [await model.embedQueries([question]), await model.embedPassages([sentence])];
    expect(Math.abs(dot(asked, said) - kept)).toBeLessThan(0.01);
  });
});

describe('the re-scorer of the built-in model', () => {
  const clauses = {
    toilets: '新改造农村户厕3.2万座，卫生厕所普及率达到91%',
    parking: '打通断头路12条，新增公共停车泊位8000个',
    schools: '新建改扩建中小学和幼儿园46所，新增学位2.8万个',
    heating: '完成供热管网改造120公里，新增集中供热面积300万平方米',
    air: 'PM2.5平均浓度下降9.8%，空气质量优良天数比率达到86%',
    wages: '处理欠薪案件310起，为农民工追回工资2600万元',
  };
  type Key = keyof typeof clauses;
  const alone = (clause: string): ClauseInPassage => ({ clause, passage: [clause] });
  const rescorer = (): Rescorer => {
    expect(model.rescorer).toBeDefined();
    return model.rescorer as Rescorer;
  };

  it.each<[string, Key, readonly [Key, Key, Key]]>([
    ['村里旱厕改了没', 'toilets', ['heating', 'schools', 'wages']],
    ['上哪停车去', 'parking', ['schools', 'air', 'toilets']],
    ['小孩念书有没有座位', 'schools', ['parking', 'wages', 'toilets']],
    ['屋里冬天冷，管子换了没', 'heating', ['toilets', 'air', 'parking']],
    ['天上的灰霾少了没', 'air', ['heating', 'wages', 'toilets']],
    ['老板拖着工钱不给', 'wages', ['schools', 'parking', 'heating']],
  ])('%s: of four clauses that about %s comes first', async (question, wanted, others) => {
    const keys = [...others.slice(0, 2), wanted, ...others.slice(2)];
    const scores = await rescorer().score(
      question,
      keys.map((key) => alone(clauses[key])),
    );
    expect(keys[scores.indexOf(Math.max(...scores))]).toBe(wanted);
  });

  it('gives the question’s own words 1, and scores within −1 and 1', async () => {
    const texts = [...Object.values(clauses), 'fiscal revenue', '5G', '的', '🚄', '推动高质量发展。'.repeat(2000)];
    for (const question of texts) {
      const scores = await rescorer().score(question, texts.map(alone));
      expect(scores).toHaveLength(texts.length);
      for (const score of scores) expect(Math.abs(score)).toBeLessThanOrEqual(1);
      if (question !== '🚄') expect(scores[texts.indexOf(question)]).toBeCloseTo(1, 5);
    }
  });

  it.each(['', ' \n\t　', '\u200b'])('gives 0 for an empty clause, passage or question (%j)', async (empty) => {
    const texts = [alone(empty), { clause: empty, passage: [clauses.air] }, alone(clauses.air)];
    const [blank, inPassage, full] = await rescorer().score('空气质量优良天数', texts);
    expect([blank, inPassage]).toEqual([0, 0]);
    expect(full).toBeGreaterThan(0.5);
    expect([...(await rescorer().score(empty, texts))]).toEqual([0, 0, 0]);
    expect(await rescorer().score('空气质量', [])).toHaveLength(0);
  });

  it('counts what the rest of the passage says, but less than the clause', async () => {
    const [neither, around, within] = await rescorer().score('停车泊位', [
      alone(clauses.air),
      { clause: clauses.air, passage: [clauses.air, clauses.parking] },
      alone(clauses.parking),
    ]);
    expect(around).toBeGreaterThan(neither as number);
    expect(within).toBeGreaterThan(around as number);
  });

  it('scores the same when several are asked for at once, the first of all included', async () => {
    const other = await openTransformersEmbedder(builtInModelFolder());
    const texts = Object.values(clauses).map(alone);
    const questions = ['上哪停车去', '天上的灰霾少了没', '老板拖着工钱不给'];
    const together = await Promise.all(
      questions.map((question) => (other.rescorer as Rescorer).score(question, texts)),
    );
    for (const [i, question] of questions.entries()) {
      expect(together[i]).toEqual(await rescorer().score(question, texts));
    }
    await other.close();
  });

  it('scores the same when it was prepared before', async () => {
    const other = await openTransformersEmbedder(builtInModelFolder());
    const texts = Object.values(clauses).map(alone);
    await (other.rescorer as Rescorer).prepare();
    expect(await (other.rescorer as Rescorer).score('上哪停车去', texts)).toEqual(
      await rescorer().score('上哪停车去', texts),
    );
    await other.close();
  });

  it('stops being prepared when its model is closed', async () => {
    const other = await openTransformersEmbedder(builtInModelFolder());
    const preparing = (other.rescorer as Rescorer).prepare().then(
      () => 'prepared',
      () => 'stopped',
    );
    await new Promise((resolve) => setImmediate(resolve));
    await other.close();
    expect(await preparing).toBe('stopped');
  });
});
