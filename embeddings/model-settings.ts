/**
 * What must be known of a model folder before it is loaded: its files, how its output is pooled, the prefixes of its
 * texts and its digest. Folders follow the layout of feature-extraction models for @xenova/transformers:
 * config.json, tokenizer.json, tokenizer_config.json, onnx/model_quantized.onnx or onnx/model.onnx.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WenbaoError } from '../src/errors.ts';

/** How texts are given to a model and vectors taken from it. The optional file wenbao.json of a model folder holds any of these. */
export interface ModelSettings {
  readonly name: string;
  /** cls: the vector of the first token; mean: the mean over the tokens. */
  readonly pooling: 'cls' | 'mean';
  readonly queryPrefix: string;
  readonly passagePrefix: string;
  /** Longer texts are cut to this many tokens. */
  readonly maxTokens: number;
  /** Whether onnx/model_quantized.onnx (true) or onnx/model.onnx is run. */
  readonly quantized: boolean;
}

/** A folder that holds all files of a model. */
export interface ModelFolder {
  /** Absolute path. */
  readonly path: string;
  readonly settings: ModelSettings;
  /** Paths inside the folder of the files that make the vectors what they are, in a fixed order. */
  readonly files: readonly string[];
}

type Described = Pick<ModelSettings, 'pooling' | 'queryPrefix' | 'passagePrefix'>;

const PLAIN: Described = { pooling: 'mean', queryPrefix: '', passagePrefix: '' };

/** What the makers of well-known families ask for, from their model cards; the first match counts. */
const FAMILIES: readonly (readonly [RegExp, Described])[] = [
  [
    /bge-(small|base|large)-zh/i,
    { pooling: 'cls', queryPrefix: '为这个句子生成表示以用于检索相关文章：', passagePrefix: '' },
  ],
  [
    /bge-(small|base|large)-en/i,
    { pooling: 'cls', queryPrefix: 'Represent this sentence for searching relevant passages: ', passagePrefix: '' },
  ],
  [/bge-m3/i, { pooling: 'cls', queryPrefix: '', passagePrefix: '' }],
  [
    /(^|[^a-z0-9])e5(?![a-z0-9])(?!.*instruct)/i,
    { pooling: 'mean', queryPrefix: 'query: ', passagePrefix: 'passage: ' },
  ],
  [/gte-(small|base|large)-zh/i, { pooling: 'cls', queryPrefix: '', passagePrefix: '' }],
];

/** Prefixes and pooling of a model by its name, as far as its family is known; otherwise no prefix and the mean. */
export function knownFamily(name: string): Described {
  return FAMILIES.find(([pattern]) => pattern.test(name))?.[1] ?? PLAIN;
}

/** The folder of the built-in model, found from the sources and from the built files alike. */
export function builtInModelFolder(): string {
  const beside = fileURLToPath(new URL('./model/', import.meta.url));
  return existsSync(beside) ? beside : fileURLToPath(new URL('../../embeddings/model/', import.meta.url));
}

/**
 * Reads what stands in a model folder, without loading the model.
 * @param overrides win over wenbao.json, which wins over what the model's name tells
 * @throws WenbaoError bad-model when the folder or one of its files is missing or wenbao.json is not of the declared form
 */
export async function readModelFolder(folder: string, overrides: Partial<ModelSettings> = {}): Promise<ModelFolder> {
  const path = resolve(folder);
  if (!(await stat(path).catch(() => null))?.isDirectory()) {
    throw new WenbaoError('bad-model', `模型文件夹不存在：${path}`, {
      hint: '请检查 WENBAO_MODEL 的路径；去掉这个设置就使用内置模型。',
    });
  }
  for (const [file, what] of [
    ['tokenizer.json', '分词器'],
    ['tokenizer_config.json', '分词器设置'],
    ['config.json', '模型设置'],
  ] as const) {
    if (!existsSync(join(path, file))) {
      throw new WenbaoError('bad-model', `模型文件夹缺少${what}文件 ${file}：${path}`, {
        hint: '需要一个转换为 ONNX 的特征提取模型的完整文件夹（config.json、tokenizer.json、tokenizer_config.json、onnx/）。',
      });
    }
  }
  const { _name_or_path: given } = await readObject(join(path, 'config.json'));
  const { model_max_length: longest } = await readObject(join(path, 'tokenizer_config.json'));
  const hasOwn = existsSync(join(path, 'wenbao.json'));
  const own = hasOwn ? checked(await readObject(join(path, 'wenbao.json')), path) : {};

  const name = overrides.name ?? own.name ?? basename(path);
  const named = knownFamily(name);
  const settings: ModelSettings = {
    ...(named === PLAIN ? knownFamily(typeof given === 'string' ? given : '') : named),
    name,
    maxTokens: Math.min(512, positive(longest) ?? 512),
    quantized: existsSync(join(path, 'onnx', 'model_quantized.onnx')),
    ...own,
    ...overrides,
  };
  const onnx = settings.quantized ? 'onnx/model_quantized.onnx' : 'onnx/model.onnx';
  if (!existsSync(join(path, onnx))) {
    throw new WenbaoError('bad-model', `模型文件夹里没有 ${onnx}：${path}`, {
      hint: '只能使用 ONNX 格式的模型（文件 onnx/model_quantized.onnx 或 onnx/model.onnx）。',
    });
  }
  const files = ['config.json', 'tokenizer.json', 'tokenizer_config.json', ...(hasOwn ? ['wenbao.json'] : []), onnx];
  return { path, settings, files };
}

/** sha256, hex, over names, sizes and bytes of the model's files. About 25 ms for the built-in model's 9 MB. */
export async function modelDigest(folder: ModelFolder): Promise<string> {
  const hash = createHash('sha256');
  for (const file of folder.files) {
    const bytes = await readFile(join(folder.path, file));
    hash.update(`${file}\0${bytes.length}\0`).update(bytes);
  }
  return hash.digest('hex');
}

/** @throws WenbaoError bad-model when it is no JSON object */
export async function readObject(file: string): Promise<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new WenbaoError('bad-model', `模型文件不是有效的 JSON：${file}`, {
      hint: '请重新下载或复制这个模型。',
      cause,
    });
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new WenbaoError('bad-model', `模型文件的内容不是 JSON 对象：${file}`, { hint: '请重新下载或复制这个模型。' });
  }
  return { ...value };
}

function positive(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value > 0 ? value : null;
}

const FORMS: { readonly [K in keyof ModelSettings]: readonly [(value: unknown) => boolean, string] } = {
  name: [(value) => typeof value === 'string' && value !== '', '非空文字'],
  pooling: [(value) => value === 'cls' || value === 'mean', '"cls" 或 "mean"'],
  queryPrefix: [(value) => typeof value === 'string', '文字'],
  passagePrefix: [(value) => typeof value === 'string', '文字'],
  maxTokens: [(value) => positive(value) !== null, '正整数'],
  quantized: [(value) => typeof value === 'boolean', 'true 或 false'],
};

function checked(value: Record<string, unknown>, path: string): Partial<ModelSettings> {
  for (const [key, seen] of Object.entries(value)) {
    const form = Object.hasOwn(FORMS, key) ? FORMS[key as keyof ModelSettings] : undefined;
    if (form === undefined || !form[0](seen)) {
      const allowed = form === undefined ? `可用的键：${Object.keys(FORMS).join('、')}` : `应为${form[1]}`;
      throw new WenbaoError('bad-model', `wenbao.json 中的 ${key} 不对：${JSON.stringify(seen)}（${allowed}）`, {
        hint: `请修改 ${join(path, 'wenbao.json')}。`,
      });
    }
  }
  return value;
}
