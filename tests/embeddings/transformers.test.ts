import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Embedder } from '../../embeddings/embedder.ts';
import { builtInModelFolder } from '../../embeddings/model-settings.ts';
import { openTransformersEmbedder } from '../../embeddings/transformers.ts';
import { WenbaoError } from '../../src/errors.ts';

const BUILT_IN = builtInModelFolder();
const workplace = mkdtempSync(join(tmpdir(), 'wenbao-model-'));
let model: Embedder;

beforeAll(async () => {
  model = await openTransformersEmbedder(BUILT_IN);
});
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(async () => {
  await model.close();
  rmSync(workplace, { recursive: true, force: true });
});

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? Number.NaN), 0);
}

function row(rows: Float32Array, at: number): Float32Array {
  const { dimension } = model.identity;
  return rows.subarray(at * dimension, (at + 1) * dimension);
}

/** A copy of the built-in model's folder that a test may damage. */
function copyOfModel(name: string): string {
  const folder = join(workplace, name);
  cpSync(BUILT_IN, folder, { recursive: true });
  return folder;
}

async function errorOf(work: Promise<unknown>): Promise<WenbaoError> {
  const error = await work.then(
    () => null,
    (cause: unknown) => cause,
  );
  expect(error).toBeInstanceOf(WenbaoError);
  return error as WenbaoError;
}

describe('what the built-in model knows', () => {
  const sentences = {
    toilets: '扎实推进农村厕所革命，新改造农村户厕3.2万座，卫生厕所普及率达到91%。',
    schools: '新建改扩建中小学和幼儿园46所，新增学位2.8万个，大班额基本消除。',
    heating: '完成老旧供热管网改造120公里，新增集中供热面积300万平方米。',
    jobs: '城镇新增就业5.6万人，零就业家庭动态清零，高校毕业生就业率保持稳定。',
    roads: '打通断头路12条，新增公共停车泊位8000个，城区交通拥堵状况有效缓解。',
    doctors: '基层医疗卫生机构标准化建设全面完成，县域医共体实现全覆盖，居民就医负担持续减轻。',
    growth: '地区生产总值增长6.5%左右，规模以上工业增加值增长7%。',
    air: 'PM2.5平均浓度下降9.8%，空气质量优良天数比率达到86%。',
    pensions: '城乡居民基础养老金标准提高到每人每月190元，社区养老服务设施覆盖率达到95%。',
    floods: '完成12座病险水库除险加固，治理中小河流86公里，城市内涝点全部整治。',
  };
  const keys = Object.keys(sentences) as (keyof typeof sentences)[];

  it.each([
    ['乡下茅房翻修了多少个', 'toilets'],
    ['娃上学的名额够不够', 'schools'],
    ['冬天家里暖气热不热', 'heating'],
    ['大学生找工作容易吗', 'jobs'],
    ['开车老堵、没地方停', 'roads'],
    ['看病贵不贵，家门口能看病吗', 'doctors'],
    ['今年GDP打算涨多少', 'growth'],
    ['雾霾少了没有', 'air'],
    ['老人每月领的钱涨了吗', 'pensions'],
    ['一下大雨街上就淹，治了没', 'floods'],
    ['rural toilet renovation', 'toilets'],
    ['new school places', 'schools'],
    ['GDP growth target', 'growth'],
    ['air quality improvement', 'air'],
    ['traffic congestion and parking', 'roads'],
  ] as const)('%s finds the sentence about %s first', async (query, wanted) => {
    const passages = await model.embedPassages(keys.map((key) => sentences[key]));
    const asked = await model.embedQueries([query]);
    const best = keys
      .map((key, at) => ({ key, similarity: dot(asked, row(passages, at)) }))
      .sort((a, b) => b.similarity - a.similarity);
    expect(best[0]?.key).toBe(wanted);
  });
});

describe('vectors of the built-in model', () => {
  const texts = [
    '森林覆盖率达到42.3%',
    '全面推进乡村振兴，加快建设农业强国。'.repeat(12),
    'fiscal revenue',
    '5G',
    '“一网通办”事项达到2100项；政务服务满意度居全省前列',
  ];

  it('have unit length', async () => {
    const rows = await model.embedPassages(texts);
    expect(rows).toHaveLength(texts.length * 256);
    for (const at of texts.keys()) expect(dot(row(rows, at), row(rows, at))).toBeCloseTo(1, 5);
  });

  it.each([
    ['', ''],
    ['blanks', ' \n\t　'],
    ['an invisible character', '\u200b'],
  ])('are zero, not NaN, for %s', async (_, empty) => {
    const rows = await model.embedQueries([empty, '就业', empty]);
    expect([...row(rows, 0), ...row(rows, 2)].every((value) => value === 0)).toBe(true);
    expect(dot(row(rows, 1), row(rows, 1))).toBeCloseTo(1, 5);
    expect([...(await model.embedQueries([empty]))].every((value) => value === 0)).toBe(true);
  });

  it('are none for no text', async () => {
    expect(await model.embedQueries([])).toHaveLength(0);
  });

  it('are the same for a text alone and among others', async () => {
    const together = await model.embedPassages(texts);
    for (const [at, text] of texts.entries()) {
      const alone = await model.embedPassages([text]);
      for (const [place, value] of alone.entries()) expect(row(together, at)[place]).toBeCloseTo(value, 5);
    }
  });

  it('are the same each time and from each copy of the model', async () => {
    const other = await openTransformersEmbedder(BUILT_IN);
    const first = await model.embedPassages(texts);
    expect(await model.embedPassages(texts)).toEqual(first);
    expect(await other.embedPassages(texts)).toEqual(first);
    expect(other.identity).toEqual(model.identity);
    await other.close();
  });

  it('do not depend on width, case and white space', async () => {
    const rows = await model.embedQueries(['ＧＤＰ增长５．５％', 'gdp 增长\n5.5%']);
    expect(row(rows, 0)).toEqual(row(rows, 1));
  });

  it('come in the order of the texts when there are many of mixed length', async () => {
    const many = Array.from({ length: 150 }, (_, at) => texts[at % texts.length] ?? '');
    const rows = await model.embedPassages(many);
    const few = await model.embedPassages(texts);
    for (const at of many.keys()) expect(dot(row(rows, at), row(few, at % texts.length))).toBeCloseTo(1, 4);
  });

  it('of a text beyond the limit are those of its beginning', async () => {
    const long = '推动高质量发展。'.repeat(20_000);
    const rows = await model.embedPassages([long, `${long}完全不同的结尾`]);
    expect(row(rows, 0)).toEqual(row(rows, 1));
    expect(dot(row(rows, 0), row(rows, 0))).toBeCloseTo(1, 5);
  });
});

describe('identity', () => {
  it('names the model, its digest and its dimension', () => {
    expect(model.identity).toMatchObject({
      name: 'wenbao-report-zh',
      dimension: 256,
      pooling: 'cls',
      queryPrefix: '',
      passagePrefix: '',
    });
    expect(model.identity.digest).toMatch(/^[0-9a-f]{64}$/);
  });

  it('changes with any of the files that make the vectors', async () => {
    const folder = copyOfModel('other-limit');
    writeFileSync(join(folder, 'wenbao.json'), '{"name": "wenbao-report-zh", "pooling": "cls", "maxTokens": 16}');
    const other = await openTransformersEmbedder(folder);
    expect(other.identity.digest).not.toBe(model.identity.digest);
    await other.close();
  });

  it('takes overrides before wenbao.json', async () => {
    const prefixed = await openTransformersEmbedder(BUILT_IN, { queryPrefix: '养老', name: 'prefixed' });
    expect(prefixed.identity).toMatchObject({ name: 'prefixed', queryPrefix: '养老', pooling: 'cls' });
    const plain = await model.embedQueries(['养老就业']);
    expect(dot(await prefixed.embedQueries(['就业']), plain)).toBeCloseTo(1, 5);
    expect(dot(await prefixed.embedPassages(['就业']), plain)).toBeLessThan(0.99);
    await prefixed.close();
  });
});

describe('another model', () => {
  // Its vectors are a table (fixtures/make_tiny_e5.py): 就 (2, 0), 业 (0, 2), [CLS] (1, 0), [SEP] (0, 1), query (4, 4),
  // passage (-4, 4), ":" (0, 0), padding (90, -90).
  const tiny = fileURLToPath(new URL('./fixtures/tiny-e5', import.meta.url));

  function angle(x: number, y: number): number[] {
    const length = Math.hypot(x, y);
    return [expect.closeTo(x / length, 5), expect.closeTo(y / length, 5)];
  }

  it('gets its family’s prefixes and the mean of its tokens, without padding', async () => {
    const other = await openTransformersEmbedder(tiny);
    expect(other.identity).toMatchObject({ dimension: 2, pooling: 'mean', queryPrefix: 'query: ' });
    // Together: [CLS] query : 就 [SEP] and the longer [CLS] query : 就 业 业 [SEP].
    const queries = await other.embedQueries(['就', '就业业']);
    expect([...queries]).toEqual([...angle(1 + 4 + 2, 4 + 1), ...angle(1 + 4 + 2, 4 + 4 + 1)]);
    const passages = await other.embedPassages(['就', '就业业']);
    expect([...passages]).toEqual([...angle(1 - 4 + 2, 4 + 1), ...angle(1 - 4 + 2, 4 + 4 + 1)]);
    await other.close();
  });

  it('has no re-scorer', async () => {
    const other = await openTransformersEmbedder(tiny);
    expect(other.rescorer).toBeUndefined();
    await other.close();
  });

  it('gives the first token’s vector when that is its pooling', async () => {
    const other = await openTransformersEmbedder(tiny, { pooling: 'cls', queryPrefix: '' });
    expect([...(await other.embedQueries(['就业', '学校学校']))]).toEqual([...angle(1, 0), ...angle(1, 0)]);
    await other.close();
  });

  it('is given at most as many tokens as it or its settings allow', async () => {
    const other = await openTransformersEmbedder(tiny, { passagePrefix: '' });
    // Eight tokens: [CLS] and seven characters.
    expect([...(await other.embedPassages(['就'.repeat(7) + '业'.repeat(50)]))]).toEqual(angle(1, 0));
    await other.close();
    const shorter = await openTransformersEmbedder(tiny, { passagePrefix: '', maxTokens: 3 });
    expect([...(await shorter.embedPassages(['业就就就就']))]).toEqual(angle(1 + 2, 2));
    await shorter.close();
  });

  it('gives a zero row for an empty text although it adds tokens of its own', async () => {
    const other = await openTransformersEmbedder(tiny);
    expect([...(await other.embedPassages(['', '就']))].slice(0, 2)).toEqual([0, 0]);
    await other.close();
  });
});

describe('a folder that is no model', () => {
  it.each([
    ['does not exist', (folder: string) => rmSync(folder, { recursive: true }), '不存在'],
    ['has no tokenizer', (folder: string) => rmSync(join(folder, 'tokenizer.json')), 'tokenizer.json'],
    ['has no configuration', (folder: string) => rmSync(join(folder, 'config.json')), 'config.json'],
    ['has no ONNX file', (folder: string) => rmSync(join(folder, 'onnx'), { recursive: true }), 'onnx/model'],
    ['has a broken tokenizer', (folder: string) => writeFileSync(join(folder, 'tokenizer.json'), '{'), '无法加载'],
    ['has a broken configuration', (folder: string) => writeFileSync(join(folder, 'config.json'), 'no'), 'JSON'],
    ['has unknown settings', (folder: string) => writeFileSync(join(folder, 'wenbao.json'), '{"pool": 1}'), 'pool'],
    [
      'has settings of a wrong kind',
      (folder: string) => writeFileSync(join(folder, 'wenbao.json'), '{"pooling": "max"}'),
      '"cls" 或 "mean"',
    ],
  ] as const)('is refused when it %s', async (name, damage, says) => {
    const folder = copyOfModel(name.replaceAll(' ', '-'));
    damage(folder);
    const error = await errorOf(openTransformersEmbedder(folder));
    expect(error.code).toBe('bad-model');
    expect(error.message).toContain(says);
    expect(error.hint).not.toBeNull();
  });

  it('is refused when it gives something else than token vectors', async () => {
    const folder = copyOfModel('other-output');
    const file = join(folder, 'onnx/model_quantized.onnx');
    const text = readFileSync(file).toString('latin1').replaceAll('last_hidden_state', 'class_probability');
    writeFileSync(file, text, 'latin1');
    const error = await errorOf(openTransformersEmbedder(folder));
    expect(error.code).toBe('bad-model');
    expect(error.message).toContain('class_probability float32[1,1,256]');
  });

  it('is refused when its ONNX file is damaged', async () => {
    const warnings = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const folder = copyOfModel('damaged');
    writeFileSync(join(folder, 'onnx/model_quantized.onnx'), 'not a model');
    const error = await errorOf(openTransformersEmbedder(folder));
    expect(error).toMatchObject({ code: 'bad-model' });
    expect(error.message).toContain('无法加载');
    expect(warnings).toHaveBeenCalled();
  });
});

describe('the network', () => {
  it('is never used to open and run a model, nor to look for a missing file', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const opened = await openTransformersEmbedder(BUILT_IN);
    await opened.embedQueries(['就业']);
    await opened.close();
    const folder = copyOfModel('incomplete');
    rmSync(join(folder, 'tokenizer_config.json'));
    await errorOf(openTransformersEmbedder(folder));
    await errorOf(openTransformersEmbedder('Xenova/bge-small-zh-v1.5'));
    expect(fetched).not.toHaveBeenCalled();
  });
});
