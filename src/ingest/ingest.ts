/**
 * Files → stored reports. Every file succeeds or fails alone, in one transaction of the store; unchanged files are skipped.
 */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../../embeddings/embedder.ts';
import type { FileOutcome, GivenFile, Progress, Report, ReportMetadata, ReportSummary } from '../domain.ts';
import { stopIfAbandoned, WenbaoError } from '../errors.ts';
import type { ReportToStore, Store } from '../store/store.ts';
import { fold } from '../text/fold.ts';
import { extractFacts, FACTS_VERSION } from './facts.ts';
import { listFiles } from './files.ts';
import { MAX_FILE_BYTES, readSource } from './read.ts';
import { reportsOf } from './report.ts';

/** Raise it when reading, cutting or embedding changes, so that unchanged files are read again. */
export const PIPELINE = '3';
/** Texts embedded at a time; progress is told after each batch. */
const EMBED_BATCH = 256;

export interface IngestHooks {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly onOutcome?: ((outcome: FileOutcome) => void) | undefined;
  /** When it aborts, the file in work is not stored. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * The texts that are embedded of a report, in the order of its vectors: per passage its clauses, then the passage itself. Folded
 * as questions are: the model knows simplified characters only.
 */
export function textsToEmbed(report: Report): string[] {
  return report.passages.flatMap((passage) =>
    [...passage.clauses, passage].map(({ start, end }) => fold(report.text.slice(start, end))),
  );
}

/** @returns the vectors of a report, row after row in the order of `textsToEmbed` */
export async function embedReport(
  embedder: Embedder,
  report: Report,
  onBatch?: (done: number, total: number) => void,
): Promise<Float32Array> {
  const texts = textsToEmbed(report);
  const data = new Float32Array(texts.length * embedder.identity.dimension);
  for (let at = 0; at < texts.length; at += EMBED_BATCH) {
    data.set(await embedder.embedPassages(texts.slice(at, at + EMBED_BATCH)), at * embedder.identity.dimension);
    // Questions asked meanwhile have their turn.
    await setImmediate();
    onBatch?.(Math.min(at + EMBED_BATCH, texts.length), texts.length);
  }
  return data;
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const samePlaceAndYear = (a: Report | ReportSummary, b: Report | ReportSummary): boolean =>
  a.region !== null && a.year !== null && a.region === b.region && a.year === b.year;

const sameMetadata = (a: ReportMetadata, b: ReportMetadata): boolean =>
  a.title === b.title &&
  a.date === b.date &&
  a.speaker === b.speaker &&
  a.level === b.level &&
  a.url === b.url &&
  a.abridged === b.abridged;

const nameOf = (report: Report | ReportSummary): string =>
  `${report.year ?? '年份不明'} ${report.region ?? '地区不明'}`;

/** What a person should look at in a report's metadata. */
function warningsOf(report: Report): string[] {
  const conflicts = report.reasons.flatMap(({ field, value, reason, conflicts: found }) =>
    found.map(
      (conflict) =>
        `${nameOf(report)}：${field === 'year' ? '年份' : field === 'region' ? '地区' : field}取“${value}”（${reason}）；${conflict}`,
    ),
  );
  if (report.region === null) conflicts.push(`《${report.title}》：文中没有写明地区，按地区提问时找不到它`);
  if (report.year === null) conflicts.push(`《${report.title}》：文中没有写明年份，按年份提问时找不到它`);
  return conflicts;
}

/** Reads files, cuts and embeds their reports and puts them into a store. */
export class Ingester {
  private readonly store: Store;
  private readonly embedder: Embedder;

  constructor(store: Store, embedder: Embedder) {
    this.store = store;
    this.embedder = embedder;
  }

  /** Files and folders, folders recursively. Never throws for a bad file. */
  async ingest(paths: readonly string[], hooks: IngestHooks = {}): Promise<FileOutcome[]> {
    const { files, problems } = await listFiles(paths);
    const outcomes: FileOutcome[] = [];
    const done = (outcome: FileOutcome): void => {
      outcomes.push(outcome);
      hooks.onOutcome?.(outcome);
    };
    for (const problem of problems)
      done({ file: problem.path, status: 'failed', reports: [], message: problem.message, warnings: [] });
    for (const [i, file] of files.entries()) {
      hooks.onProgress?.({ phase: 'read', label: basename(file), done: i, total: files.length });
      try {
        done(await this.ingestFile(file, hooks));
      } catch (error) {
        const message =
          error instanceof WenbaoError
            ? error.message
            : `读取时出错：${error instanceof Error && 'code' in error ? String(error.code) : '内部错误'}`;
        if (error instanceof WenbaoError && error.code === 'model-mismatch') throw error;
        const hint = error instanceof WenbaoError ? error.hint : null;
        done({ file, status: 'failed', reports: [], message, warnings: hint === null ? [] : [hint] });
      }
    }
    return outcomes;
  }

  /**
   * A file without a path: its digest is its key.
   * @throws WenbaoError unreadable-file, too-large, model-mismatch; Abandoned
   */
  async ingestGiven({ name, bytes }: GivenFile, hooks: IngestHooks = {}): Promise<FileOutcome> {
    stopIfAbandoned(hooks.signal);
    hooks.onProgress?.({ phase: 'read', label: name, done: 0, total: 1 });
    return this.ingestBytes(bytes, `upload:${digestOf(bytes)}`, name, name, hooks);
  }

  private async ingestFile(file: string, hooks: IngestHooks): Promise<FileOutcome> {
    const size = await stat(file).then(
      (found) => found.size,
      (cause) => {
        throw new WenbaoError('unreadable-file', `无法读取文件（${cause.code ?? '未知错误'}）`, { cause });
      },
    );
    if (size > MAX_FILE_BYTES)
      throw new WenbaoError(
        'too-large',
        `文件太大（${(size / 2 ** 20).toFixed(1)} MB），上限 ${MAX_FILE_BYTES / 2 ** 20} MB`,
      );
    const bytes = await readFile(file).catch((cause) => {
      throw new WenbaoError('unreadable-file', `无法读取文件（${cause.code ?? '未知错误'}）`, { cause });
    });
    return this.ingestBytes(bytes, resolve(file), basename(file), file, hooks);
  }

  private async ingestBytes(
    bytes: Uint8Array,
    key: string,
    name: string,
    shown: string,
    hooks: IngestHooks,
  ): Promise<FileOutcome> {
    const digest = digestOf(bytes);
    const known = this.store.source(key);
    const summaries = new Map(this.store.reports().map((report) => [report.id, report]));
    const standing = (ids: readonly string[]): ReportSummary[] => ids.flatMap((id) => summaries.get(id) ?? []);
    if (
      known &&
      known.digest === digest &&
      known.pipeline === PIPELINE &&
      standing(known.reportIds).length === known.reportIds.length &&
      known.reportIds.length > 0
    ) {
      return {
        file: shown,
        status: 'unchanged',
        reports: standing(known.reportIds),
        message: '内容未变，未重新入库',
        warnings: [],
      };
    }
    const reports = reportsOf(await readSource(bytes, name), name);
    if (reports.length === 0) throw new WenbaoError('unreadable-file', '文件里没有找到报告正文（中文内容太少）');

    // An abridged sample gives way to the full report of its place and year, and does not come back beside it.
    // What this very file said before does not count: it is being replaced.
    const others = [...summaries.values()].filter(({ id }) => !known?.reportIds.includes(id));
    const superseded = (report: Report): boolean =>
      report.abridged && [...others, ...reports].some((other) => !other.abridged && samePlaceAndYear(report, other));
    const wanted = reports.filter((report) => !superseded(report));
    if (wanted.length === 0)
      return {
        file: shown,
        status: 'skipped',
        reports: [],
        message: '库里已有同一地区同一年份的完整报告，摘编本未入库',
        warnings: [],
      };
    const alsoRemove = [...summaries.values()]
      .filter((other) => other.abridged && wanted.some((report) => !report.abridged && samePlaceAndYear(report, other)))
      .map(({ id }) => id);

    // Another pipeline may cut the same text into other passages: what it made before goes.
    const outdated = new Set(known !== null && known.pipeline !== PIPELINE ? known.reportIds : []);
    // The text is the same, but what is known of it (front matter) has changed.
    for (const report of wanted) {
      const before = summaries.get(report.id);
      if (before && known?.reportIds.includes(report.id) && !sameMetadata(before, report)) outdated.add(report.id);
    }

    const toStore: ReportToStore[] = [];
    const stands = ({ id }: Report): boolean => summaries.has(id) && !outdated.has(id);
    const textsOf = ({ passages }: Report): number =>
      passages.reduce((sum, { clauses }) => sum + clauses.length + 1, 0);
    const total = wanted.reduce((sum, report) => sum + (stands(report) ? 0 : textsOf(report)), 0);
    let before = 0;
    for (const report of wanted) {
      const vectors = stands(report)
        ? new Float32Array(0)
        : await embedReport(this.embedder, report, (done) => {
            stopIfAbandoned(hooks.signal);
            hooks.onProgress?.({ phase: 'embed', label: nameOf(report), done: before + done, total });
          });
      before += stands(report) ? 0 : textsOf(report);
      const facts = stands(report) ? [] : extractFacts(report);
      toStore.push({ report, vectors, facts, factsVersion: FACTS_VERSION });
    }
    stopIfAbandoned(hooks.signal);
    const change = this.store.putSource({ key, digest, pipeline: PIPELINE }, this.embedder.identity, toStore, [
      ...alsoRemove,
      ...outdated,
    ]);
    const after = this.store.reports();
    const now = after.filter(({ id }) => wanted.some((report) => report.id === id));
    const doubles = now.flatMap((report) =>
      after
        .filter((other) => other.id !== report.id && samePlaceAndYear(report, other))
        .map((other) => `${nameOf(report)}：库里还有同一地区同一年份的另一份报告（来自 ${other.source}）`),
    );
    const replaced = change.removed.length > 0;
    const status = change.added.length === 0 && !replaced ? 'unchanged' : replaced ? 'replaced' : 'added';
    const counts = `${wanted.length} 份报告：${wanted.map(nameOf).join('、')}`;
    const message =
      status === 'unchanged'
        ? `内容已在库中，${counts}`
        : status === 'replaced'
          ? `已更新，${counts}`
          : `已入库，${counts}`;
    return {
      file: shown,
      status,
      reports: now,
      message,
      warnings: [...wanted.flatMap(warningsOf), ...new Set(doubles)],
    };
  }
}
