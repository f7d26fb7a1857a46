import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { knownFamily, readModelFolder } from '../../embeddings/model-settings.ts';

const TINY = fileURLToPath(new URL('./fixtures/tiny-e5', import.meta.url));
const workplace = mkdtempSync(join(tmpdir(), 'wenbao-model-'));

afterAll(() => {
  rmSync(workplace, { recursive: true, force: true });
});

function copyOfModel(name: string): string {
  const folder = join(workplace, name);
  cpSync(TINY, folder, { recursive: true });
  return folder;
}

describe('prefixes and pooling by name', () => {
  it.each([
    ['Xenova/bge-small-zh-v1.5', 'cls', '为这个句子生成表示以用于检索相关文章：', ''],
    ['BAAI/bge-base-zh', 'cls', '为这个句子生成表示以用于检索相关文章：', ''],
    ['Xenova/bge-m3', 'cls', '', ''],
    ['Xenova/multilingual-e5-small', 'mean', 'query: ', 'passage: '],
    ['e5-base-v2', 'mean', 'query: ', 'passage: '],
    ['Xenova/paraphrase-multilingual-MiniLM-L12-v2', 'mean', '', ''],
  ] as const)('%s', (name, pooling, queryPrefix, passagePrefix) => {
    expect(knownFamily(name)).toEqual({ pooling, queryPrefix, passagePrefix });
  });

  it('come from the folder, or from the name inside config.json', async () => {
    const folder = copyOfModel('e5-copy');
    expect((await readModelFolder(folder)).settings).toMatchObject({ name: 'e5-copy', queryPrefix: 'query: ' });
    const renamed = copyOfModel('renamed');
    writeFileSync(join(renamed, 'config.json'), '{"model_type": "bert", "_name_or_path": "BAAI/bge-small-zh-v1.5"}');
    expect((await readModelFolder(renamed)).settings.pooling).toBe('cls');
  });
});

describe('settings of a folder', () => {
  it('take the 8-bit file where there is one', async () => {
    expect((await readModelFolder(TINY)).files).toContain('onnx/model.onnx');
    const both = copyOfModel('both');
    cpSync(join(both, 'onnx/model.onnx'), join(both, 'onnx/model_quantized.onnx'));
    expect((await readModelFolder(both)).files).toContain('onnx/model_quantized.onnx');
    expect((await readModelFolder(both, { quantized: false })).files).toContain('onnx/model.onnx');
  });

  it('take the limit of the tokenizer, 512 where it states none or more', async () => {
    expect((await readModelFolder(TINY)).settings.maxTokens).toBe(8);
    const unlimited = copyOfModel('unlimited');
    writeFileSync(join(unlimited, 'tokenizer_config.json'), '{"model_max_length": 1000000000000000019884624838656}');
    expect((await readModelFolder(unlimited)).settings.maxTokens).toBe(512);
  });

  it('follow wenbao.json before the name, and what is given before wenbao.json', async () => {
    const folder = copyOfModel('bge-small-zh');
    writeFileSync(join(folder, 'wenbao.json'), '{"pooling": "mean", "maxTokens": 100, "queryPrefix": "问："}');
    const { settings, files } = await readModelFolder(folder, { maxTokens: 50 });
    expect(settings).toEqual({
      name: 'bge-small-zh',
      pooling: 'mean',
      queryPrefix: '问：',
      passagePrefix: '',
      maxTokens: 50,
      quantized: false,
    });
    expect(files).toContain('wenbao.json');
  });
});
