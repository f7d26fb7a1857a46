/**
 * The composition root: takes settings, returns the assembled assistant. Nothing else opens a file, reads the
 * environment or holds a global. Ingest is loaded when it is needed: a server with reports answers without it.
 */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import type { Embedder, ModelIdentity } from '../embeddings/embedder.ts';
import { ExactIndex } from '../embeddings/exact-index.ts';
import { openHnsw } from '../embeddings/hnsw.ts';
import { fetchModel, openTransformersEmbedder } from '../embeddings/transformers.ts';
import type { VectorIndex } from '../embeddings/vector-index.ts';
import { answerQuestion, type Sources, searchLibrary } from './answer/answer.ts';
import { type Check, examine } from './doctor.ts';
import type {
  Answer,
  AnswerRequest,
  FactPage,
  FactQuery,
  FileOutcome,
  Hit,
  IndicatorPage,
  IndicatorQuery,
  Progress,
  Report,
  ReportSummary,
  SearchRequest,
  StoredFact,
} from './domain.ts';
import { WenbaoError } from './errors.ts';
import { allFacts, findFacts } from './retrieval/fact-lookup.ts';
import { findIndicators } from './retrieval/indicator-list.ts';
import { ReportLibrary } from './retrieval/library.ts';
import { VectorTable } from './retrieval/vector-table.ts';
import type { Settings } from './settings.ts';
import { openStore } from './store/database.ts';
import type { ReportVectors, Store } from './store/store.ts';

export type { Check } from './doctor.ts';

export interface IngestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Called as soon as a file is done. */
  readonly onOutcome?: (outcome: FileOutcome) => void;
}

export interface Assistant {
  /** @throws WenbaoError bad-request on a scope that names an unknown report */
  answer(request: AnswerRequest): Promise<Answer>;
  search(request: SearchRequest): Promise<Hit[]>;
  reports(): ReportSummary[];
  report(id: string): Report | null;
  /** By report in the order of `reports()`, then in the order of the text. @throws WenbaoError bad-request on a blank name or an unknown report */
  facts(query: FactQuery): FactPage;
  /** All of them from the query's offset on, whatever its limit; read piece by piece. @throws WenbaoError as `facts`, at once */
  allFacts(query: FactQuery): IterableIterator<StoredFact>;
  /** What the facts are of; those of most reports first. @throws WenbaoError bad-request on a blank name */
  indicators(query: IndicatorQuery): IndicatorPage;
  /** Files and folders (read recursively). Each file succeeds or fails alone; never throws for a bad file. */
  ingest(paths: readonly string[], options?: IngestOptions): Promise<FileOutcome[]>;
  remove(reportId: string): boolean;
  model(): ModelIdentity;
  /** Read-only health checks: data folder writable, store intact, model loads, index fresh, every passage and fact slices. */
  doctor(): Promise<Check[]>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly onProgress?: (progress: Progress) => void;
}

const BUILT_IN = 'builtin';
/** Milliseconds after opening: a command or a first request that is there already goes first. */
const PREPARE_AFTER = 50;
/** Records the choice of `wenbao model use`: { folder }, absolute. */
const CHOICE = 'model.json';

const builtIn = (settings: Settings): string => join(settings.packageRoot, 'embeddings', 'model');

/** The folder of the model in force. */
function modelFolder(settings: Settings): string {
  if (settings.model === BUILT_IN) return builtIn(settings);
  if (settings.model !== '') return resolve(settings.model);
  const choice = join(settings.data, CHOICE);
  if (!existsSync(choice)) return builtIn(settings);
  try {
    const { folder } = JSON.parse(readFileSync(choice, 'utf8')) as { folder?: unknown };
    if (typeof folder === 'string' && folder !== '') return folder;
  } catch (cause) {
    throw new WenbaoError('bad-model', `${CHOICE} 已损坏，读不出所选的模型`, {
      hint: '运行 wenbao model use builtin 恢复内置模型',
      cause,
    });
  }
  return builtIn(settings);
}

/** Makes a folder and those above it, one by one: Node's own recursive form never returns on some paths (/proc/x). */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another process made it in between.
    if (!existsSync(path)) throw error;
  }
}

function openData(settings: Settings): Store {
  try {
    makeFolder(settings.data);
  } catch (cause) {
    throw new WenbaoError('internal', `无法建立数据文件夹 ${settings.data}`, {
      hint: '用 WENBAO_DATA 指定一个可写的文件夹',
      cause,
    });
  }
  return openStore(join(settings.data, 'wenbao.db'));
}

function demandSameModel(store: Store, embedder: Embedder): void {
  const stored = store.model();
  if (stored && stored.digest !== embedder.identity.digest) {
    throw new WenbaoError(
      'model-mismatch',
      `索引是用模型 ${stored.name} 建立的，现在的模型是 ${embedder.identity.name}，两者的向量不能混用`,
      {
        hint: '运行 wenbao model use <模型文件夹|builtin> 用现在的模型重建索引',
      },
    );
  }
}

class LocalAssistant implements Assistant {
  private readonly settings: Settings;
  private readonly store: Store;
  private readonly embedder: Embedder;
  private held: Sources | null = null;
  /** Done when the graph of the held sources is built and saved; never rejects. */
  private building: Promise<void> = Promise.resolve();
  private readonly onProgress: ((progress: Progress) => void) | undefined;

  constructor(
    settings: Settings,
    store: Store,
    embedder: Embedder,
    onProgress: ((progress: Progress) => void) | undefined,
  ) {
    this.settings = settings;
    this.store = store;
    this.embedder = embedder;
    this.onProgress = onProgress;
  }

  /** What answers work on, of the store's present revision; read anew when the store has changed, also by another process. */
  current(): Sources {
    const revision = this.store.revision();
    if (this.held?.index.table.revision === revision) return this.held;
    demandSameModel(this.store, this.embedder);
    let library: ReportLibrary;
    let table: VectorTable;
    // Another process may write between the reads: they must be of one revision.
    do {
      library = new ReportLibrary(this.store);
      table = new VectorTable(this.store, this.embedder.identity.dimension);
    } while (library.revision !== this.store.revision());
    // Until the graph is built the exact scan answers: nobody waits for it, and nothing is missed.
    const nearest: VectorIndex = new ExactIndex(table.data, table.dimension);
    this.held = {
      store: this.store,
      embedder: this.embedder,
      library,
      index: { table, nearest, summaries: library.summaries },
    };
    this.building = this.building.then(() => this.buildGraph());
    return this.held;
  }

  /** Builds the graph of what is held when its turn comes; a newer revision has a turn of its own. */
  private async buildGraph(): Promise<void> {
    const sources = this.held;
    if (!sources || !(sources.index.nearest instanceof ExactIndex)) return;
    const { table } = sources.index;
    try {
      const nearest = await openHnsw({
        folder: join(this.settings.data, 'index'),
        model: this.embedder.identity,
        revision: table.revision,
        vectors: () => [table.data],
        onProgress: (done, total) => this.onProgress?.({ phase: 'index', label: '建立索引', done, total }),
      });
      if (this.held === sources) this.held = { ...sources, index: { ...sources.index, nearest } };
    } catch {
      // Derived data: without it the exact scan goes on answering, only slower on large libraries. `doctor` tells.
    }
  }

  /** The same, once the graph is there too. */
  async settled(): Promise<Sources> {
    this.current();
    await this.building;
    return this.current();
  }

  async answer(request: AnswerRequest): Promise<Answer> {
    return answerQuestion(this.current(), request);
  }

  async search(request: SearchRequest): Promise<Hit[]> {
    return searchLibrary(this.current(), request);
  }

  reports(): ReportSummary[] {
    return this.store.reports();
  }

  report(id: string): Report | null {
    return this.store.report(id);
  }

  facts(query: FactQuery): FactPage {
    return findFacts(this.store, this.current().library, query);
  }

  allFacts(query: FactQuery): IterableIterator<StoredFact> {
    return allFacts(this.store, this.current().library, query);
  }

  indicators(query: IndicatorQuery): IndicatorPage {
    return findIndicators(this.current().library, query);
  }

  async ingest(paths: readonly string[], options: IngestOptions = {}): Promise<FileOutcome[]> {
    const { Ingester } = await import('./ingest/ingest.ts');
    const outcomes = await new Ingester(this.store, this.embedder).ingest(paths, options);
    await this.settled();
    return outcomes;
  }

  remove(reportId: string): boolean {
    return this.store.removeReport(reportId);
  }

  model(): ModelIdentity {
    return this.embedder.identity;
  }

  async doctor(): Promise<Check[]> {
    const { settings, store, embedder } = this;
    return examine({ settings, store, embedder, index: async () => (await this.settled()).index });
  }

  async close(): Promise<void> {
    await this.building;
    this.store.close();
    await this.embedder.close();
  }
}

/**
 * Opens store and model, loads the sample library into an empty store where the settings say so, makes the facts of another
 * version anew, and has the index ready.
 * @throws WenbaoError bad-model, model-mismatch, or what the store says of a damaged file
 */
export async function openAssistant(settings: Settings, options: OpenOptions = {}): Promise<Assistant> {
  const store = openData(settings);
  let embedder: Embedder | null = null;
  try {
    embedder = await openTransformersEmbedder(modelFolder(settings));
    demandSameModel(store, embedder);
    const assistant = new LocalAssistant(settings, store, embedder, options.onProgress);
    if (settings.samples && store.reports().length === 0) {
      const samples = join(settings.packageRoot, 'reports');
      if (existsSync(samples)) {
        const { Ingester } = await import('./ingest/ingest.ts');
        await new Ingester(store, embedder).ingest([samples], { onProgress: options.onProgress });
      }
    }
    // Not without reports: an empty store need not load the extraction.
    if (store.reports().length > 0) {
      const { renewFacts } = await import('./ingest/renew-facts.ts');
      renewFacts(store, options.onProgress);
    }
    assistant.current();
    // Between other work, so that the first question does not wait for it; whoever opened only to list or to close does without.
    setTimeout(() => embedder?.rescorer?.prepare().catch(() => {}), PREPARE_AFTER).unref();
    return assistant;
  } catch (error) {
    store.close();
    await embedder?.close();
    throw error;
  }
}

/** Two or more words with a slash and no such folder: a name on the hub. */
const isHubName = (name: string): boolean => /^[\w.-]+\/[\w.-]+$/.test(name) && !existsSync(name);

/**
 * Switches the library to another model: records the choice in the data folder and embeds all reports again.
 * @param folderOrName a folder, a hub name (fetched into the data folder: the only call that uses the network), or `builtin`
 * @throws WenbaoError bad-model; the old model stays in force then
 */
export async function useModel(
  settings: Settings,
  folderOrName: string,
  onProgress?: (progress: Progress) => void,
): Promise<ModelIdentity> {
  const store = openData(settings);
  try {
    let folder = folderOrName === BUILT_IN ? builtIn(settings) : resolve(folderOrName);
    if (isHubName(folderOrName)) {
      folder = join(settings.data, 'models', folderOrName.replace('/', '__'));
      await fetchModel(folderOrName, folder, ({ file, loaded, total }) =>
        onProgress?.({ phase: 'read', label: `下载 ${file}`, done: loaded, total: total ?? loaded }),
      );
    }
    const embedder = await openTransformersEmbedder(folder);
    try {
      if (store.model()?.digest !== embedder.identity.digest) {
        const { embedReport } = await import('./ingest/ingest.ts');
        const reports = store.reports();
        const vectors: ReportVectors[] = [];
        for (const [i, { id, region, year }] of reports.entries()) {
          const report = store.report(id);
          onProgress?.({
            phase: 'embed',
            label: `${year ?? ''} ${region ?? basename(id)}`,
            done: i,
            total: reports.length,
          });
          if (report) vectors.push({ reportId: id, data: await embedReport(embedder, report) });
        }
        if (vectors.length > 0) store.replaceVectors(embedder.identity, vectors);
        onProgress?.({ phase: 'embed', label: '完成', done: reports.length, total: reports.length });
      }
      const choice = join(settings.data, CHOICE);
      writeFileSync(`${choice}.tmp`, `${JSON.stringify({ folder: folderOrName === BUILT_IN ? '' : folder })}\n`);
      renameSync(`${choice}.tmp`, choice);
      return embedder.identity;
    } finally {
      await embedder.close();
    }
  } finally {
    store.close();
  }
}
