/**
 * The local embedding model, run by @xenova/transformers. Nothing here uses the network: remote loading and the
 * library's cache are switched off before anything is loaded (fetch-model.ts is the only place that downloads).
 */
import { WenbaoError } from '../src/errors.ts';
import type { Embedder, ModelIdentity } from './embedder.ts';
import { libraryFor, type Pipeline, type Tensor } from './library-model.ts';
import { type ModelFolder, type ModelSettings, modelDigest, readModelFolder } from './model-settings.ts';
import { onnxReader, readerFolder } from './onnx-reader.ts';
import { tokenRescorer } from './token-table.ts';
import { type Tokeniser, tokeniserOf } from './tokeniser.ts';

export { fetchModel } from './fetch-model.ts';

/** Texts of one run, at most. More gain nothing, and the run blocks other work for longer. */
const BATCH_TEXTS = 64;
/** Texts × characters of the longest one in a run, at most: bounds the memory that attention layers take. */
const BATCH_CHARACTERS = 8192;
/** No tokenizer in use has pieces that are longer on average; what is cut off before tokenising would be cut by the model. */
const CHARACTERS_PER_TOKEN = 16;

/**
 * Opens a feature-extraction model from a local folder.
 * @param modelFolder the built-in model: `builtInModelFolder()`; any other: see model-settings.ts for its layout
 * @param overrides win over what wenbao.json and the model's name say
 * @throws WenbaoError bad-model when files are missing or damaged, or the model gives no token vectors
 */
export async function openTransformersEmbedder(
  modelFolder: string,
  overrides: Partial<ModelSettings> = {},
): Promise<Embedder> {
  const folder = await readModelFolder(modelFolder, overrides);
  const pipeline = await loadPipeline(folder);
  const { settings } = folder;
  const loaded: Loaded = { pipeline, tokeniser: tokeniserOf(pipeline.tokenizer), settings };
  const { dimension, hasTokens } = await lookAt(loaded, folder.path);
  const identity: ModelIdentity = {
    name: settings.name,
    digest: await modelDigest(folder),
    dimension,
    pooling: settings.pooling,
    queryPrefix: settings.queryPrefix,
    passagePrefix: settings.passagePrefix,
  };
  const embed = (texts: readonly string[], prefix: string) => embedAll(loaded, texts, prefix, dimension);
  const encode = (text: string) => loaded.tokeniser.encode(shortened(text, settings.maxTokens));
  const rescorer = hasTokens ? tokenRescorer(pipeline, encode, dimension) : undefined;
  const reading = rescorer ? await readerFolder(folder.path, identity.digest) : null;
  const reader = rescorer && reading ? onnxReader(reading, { table: rescorer.table, encode }) : undefined;
  return {
    identity,
    embedQueries: (texts) => embed(texts, settings.queryPrefix),
    embedPassages: (texts) => embed(texts, settings.passagePrefix),
    ...(rescorer && { rescorer }),
    ...(reader && { reader }),
    close: async () => {
      rescorer?.close();
      await reader?.close();
      await pipeline.dispose();
    },
  };
}

/** A model that is ready to run. */
interface Loaded {
  readonly pipeline: Pipeline;
  readonly tokeniser: Tokeniser;
  readonly settings: ModelSettings;
}

async function loadPipeline(folder: ModelFolder): Promise<Pipeline> {
  const { library, name } = await libraryFor(folder.path);
  try {
    const loaded = await library.pipeline('feature-extraction', name, {
      quantized: folder.settings.quantized,
      local_files_only: true,
    });
    // The library declares tokenizer and model as `any`-like classes that can be called; Pipeline says what is relied on.
    const narrowed = loaded as unknown as Pipeline;
    narrowed.tokenizer.model_max_length = folder.settings.maxTokens;
    return narrowed;
  } catch (cause) {
    throw new WenbaoError('bad-model', `模型文件无法加载：${folder.path}`, {
      hint: '文件可能损坏或不完整，请重新复制；或去掉 WENBAO_MODEL 使用内置模型。',
      cause,
    });
  }
}

/** Runs the model once: a model that cannot embed is refused when it is opened, not at the first question. */
async function lookAt(loaded: Loaded, path: string): Promise<{ dimension: number; hasTokens: boolean }> {
  try {
    const { dimension, hasTokens } = await run(loaded, ['政府工作报告']);
    if (dimension > 0) return { dimension, hasTokens };
    throw new WenbaoError('bad-model', `模型的分词器对中文没有输出：${path}`, { hint: '请换用支持中文的模型。' });
  } catch (cause) {
    await loaded.pipeline.dispose();
    if (cause instanceof WenbaoError) throw cause;
    throw new WenbaoError('bad-model', `模型无法运行：${path}`, { hint: '请确认它是特征提取模型。', cause });
  }
}

async function embedAll(
  loaded: Loaded,
  texts: readonly string[],
  prefix: string,
  dimension: number,
): Promise<Float32Array> {
  const { maxTokens } = loaded.settings;
  const rows = new Float32Array(texts.length * dimension);
  const prepared = texts.map((text) => (text.trim() === '' ? '' : prefix + shortened(text, maxTokens)));
  // Texts of like length share a run, because a run is as long as its longest text. Blank texts keep their zero row.
  const order = [...prepared.keys()].filter((at) => prepared[at] !== '');
  order.sort((a, b) => prepared[a]!.length - prepared[b]!.length || a - b);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (
      to < order.length &&
      to - from < BATCH_TEXTS &&
      (to - from + 1) * prepared[order[to]!]!.length <= BATCH_CHARACTERS
    ) {
      to++;
    }
    const batch = order.slice(from, to);
    const vectors = await run(
      loaded,
      batch.map((at) => prepared[at]!),
    );
    for (const [row, at] of batch.entries()) {
      rows.set(vectors.data.subarray(row * dimension, (row + 1) * dimension), at * dimension);
    }
    from = to;
  }
  return rows;
}

/** A text of a million characters would be tokenised whole only to be cut: it is cut first, without its runs of white space. */
function shortened(text: string, maxTokens: number): string {
  const most = maxTokens * CHARACTERS_PER_TOKEN;
  return text.length <= most ? text : text.replace(/\s+/gu, ' ').slice(0, most);
}

/** @returns one unit-length row per text; a text without any token the model knows gives a zero row */
async function run(
  { pipeline, tokeniser, settings }: Loaded,
  texts: readonly string[],
): Promise<{ data: Float32Array; dimension: number; hasTokens: boolean }> {
  const inputs = await tokeniser.inputs(texts);
  const tokens = inputs.input_ids.dims[1] ?? 0;
  // Only white space that String.trim does not know: there is nothing to run, and no dimension is needed for zero rows.
  if (tokens === 0) return { data: new Float32Array(0), dimension: 0, hasTokens: false };
  const outputs = await pipeline.model(inputs);
  const output = outputs.last_hidden_state ?? outputs.token_embeddings;
  if (output === undefined || output.dims.length !== 3 || !(output.data instanceof Float32Array)) {
    const seen = Object.entries<Tensor>({ ...outputs }).map(
      ([name, tensor]) => `${name} ${tensor.type}[${tensor.dims.join(',')}]`,
    );
    throw new WenbaoError(
      'bad-model',
      `模型的输出不对：${seen.join('、')}（应有 last_hidden_state float32[文本,词元,维度]）`,
      {
        hint: '请使用特征提取（feature-extraction）模型，而不是分类或生成模型。',
      },
    );
  }
  const [count = 0, length = 0, dimension = 0] = output.dims;
  const mask = inputs.attention_mask.data;
  const data = new Float32Array(count * dimension);
  for (let row = 0; row < count; row++) {
    const target = data.subarray(row * dimension, (row + 1) * dimension);
    const start = row * length * dimension;
    if (settings.pooling === 'cls') {
      target.set(output.data.subarray(start, start + dimension));
    } else {
      for (let token = 0; token < length; token++) {
        if (length === tokens && Number(mask[row * length + token]) === 0) continue;
        const from = start + token * dimension;
        for (let i = 0; i < dimension; i++) target[i]! += output.data[from + i]!;
      }
    }
    normalise(target);
  }
  const hasTokens = outputs.token_rows?.data instanceof Int8Array && outputs.token_scales !== undefined;
  return { data, dimension, hasTokens };
}

function normalise(row: Float32Array): void {
  let squares = 0;
  for (const value of row) squares += value * value;
  const length = Math.sqrt(squares);
  if (length > 0) for (let i = 0; i < row.length; i++) row[i]! /= length;
}
