/**
 * The composition root: takes settings, returns the assembled assistant. With data-folder.ts and model-choice.ts it is
 * all that opens files of the data folder; nothing else reads the environment or holds a global. Ingest is loaded when it is needed: a server with reports answers without it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Embedder, ModelIdentity } from '../embeddings/embedder.ts';
import { ExactIndex } from '../embeddings/exact-index.ts';
import { openHnsw } from '../embeddings/hnsw.ts';
import { openTransformersEmbedder } from '../embeddings/transformers.ts';
import type { VectorIndex } from '../embeddings/vector-index.ts';
import { answerQuestion, type Sources, searchLibrary } from './answer/answer.ts';
import { openData } from './data-folder.ts';
import { type Check, examine } from './doctor.ts';
import type {
  Answer,
  AnswerRequest,
  FactPage,
  FactQuery,
  FileOutcome,
  GivenFile,
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
import { modelFolder } from './model-choice.ts';
import { allFacts, findFacts } from './retrieval/fact-lookup.ts';
import { findIndicators } from './retrieval/indicator-list.ts';
import { ReportLibrary } from './retrieval/library.ts';
import { VectorTable } from './retrieval/vector-table.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

export type { Check } from './doctor.ts';
export { useModel } from './model-choice.ts';

export interface AnswerOptions {
  /** Of the asker: when it aborts, work on the answer ends at its next stage. */
  readonly signal?: AbortSignal | undefined;
}

export interface IngestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Called as soon as a file is done. */
  readonly onOutcome?: (outcome: FileOutcome) => void;
}

export interface UploadOptions {
  /** `read`, `embed`, `index`, in this order; the two last ones only for what is stored. */
  readonly onProgress?: (progress: Progress) => void;
  /** Of the sender: when it aborts before the file is stored, nothing of it is. */
  readonly signal?: AbortSignal | undefined;
}

export interface Assistant {
  /** @throws WenbaoError bad-request on a scope that names an unknown report; Abandoned */
  answer(request: AnswerRequest, options?: AnswerOptions): Promise<Answer>;
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
  /**
   * One file without a place on this machine. Kept under the digest of its bytes: the same file again changes nothing, another
   * one of the same name stands beside it. Work of several callers is done one after the other; its reports can be asked about
   * when it is done.
   * @throws WenbaoError unreadable-file, too-large, model-mismatch; Abandoned. Nothing is stored then
   */
  upload(file: GivenFile, options?: UploadOptions): Promise<FileOutcome>;
  /** @returns false when there is no such report */
  remove(reportId: string): boolean;
  model(): ModelIdentity;
  /** Read-only health checks: data folder writable, store intact, model loads, index fresh, every passage and fact slices. */
  doctor(): Promise<Check[]>;
  close(): Promise<void>;
}

export interface OpenOptions {
  readonly onProgress?: (progress: Progress) => void;
}

/** Milliseconds after opening: a command or a first request that is there already goes first. */
const PREPARE_AFTER = 50;
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
  /** Done when the last change of the library that was asked for is; never rejects. */
  private changing: Promise<unknown> = Promise.resolve();
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

  async answer(request: AnswerRequest, { signal }: AnswerOptions = {}): Promise<Answer> {
    return answerQuestion({ ...this.current(), signal }, request);
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

  /** Work that changes the library, one after the other: what a file does depends on what is there already. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.changing.then(work);
    this.changing = done.catch(() => {});
    return done;
  }

  private async ingester() {
    const { Ingester } = await import('./ingest/ingest.ts');
    return new Ingester(this.store, this.embedder);
  }

  async ingest(paths: readonly string[], options: IngestOptions = {}): Promise<FileOutcome[]> {
    return this.inTurn(async () => {
      const outcomes = await (await this.ingester()).ingest(paths, options);
      await this.settled();
      return outcomes;
    });
  }

  async upload(file: GivenFile, options: UploadOptions = {}): Promise<FileOutcome> {
    return this.inTurn(async () => {
      const outcome = await (await this.ingester()).ingestGiven(file, options);
      const index = (done: number): void =>
        options.onProgress?.({ phase: 'index', label: outcome.file, done, total: 1 });
      if (outcome.status !== 'unchanged') {
        index(0);
        this.current();
        index(1);
      }
      return outcome;
    });
  }

  remove(reportId: string): boolean {
    const removed = this.store.removeReport(reportId);
    // At once, so that the index on disk does not keep until the next question what is to be gone.
    if (removed) this.current();
    return removed;
  }

  model(): ModelIdentity {
    return this.embedder.identity;
  }

  async doctor(): Promise<Check[]> {
    const { settings, store, embedder } = this;
    return examine({ settings, store, embedder, index: async () => (await this.settled()).index });
  }

  async close(): Promise<void> {
    await this.changing;
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
    const { rescorer, reader } = embedder ?? {};
    setTimeout(() => Promise.all([rescorer?.prepare(), reader?.prepare()]).catch(() => {}), PREPARE_AFTER).unref();
    return assistant;
  } catch (error) {
    store.close();
    await embedder?.close();
    throw error;
  }
}
