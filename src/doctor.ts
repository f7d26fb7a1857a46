/**
 * The checks of `wenbao doctor`: does everything that answers rely on hold? Reads, changes nothing.
 */
import { accessSync, constants } from 'node:fs';
import type { Embedder } from '../embeddings/embedder.ts';
import { ExactIndex } from '../embeddings/exact-index.ts';
import type { SearchIndex } from './retrieval/search.ts';
import type { Settings } from './settings.ts';
import type { Store } from './store/store.ts';

export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

/** What is looked at. */
export interface Patient {
  readonly settings: Settings;
  readonly store: Store;
  readonly embedder: Embedder;
  /** The index once its graph is built, where it can be. */
  index(): Promise<SearchIndex>;
}

/** Every check is made, whatever became of those before it. A check that throws has failed; its message is the detail. */
export async function examine(patient: Patient): Promise<Check[]> {
  const looks: readonly (readonly [name: string, look: (patient: Patient) => Promise<string> | string])[] = [
    ['数据文件夹', folder],
    ['报告库', library],
    ['模型', model],
    ['索引', index],
    ['原文', texts],
    ['指标', facts],
  ];
  const checks: Check[] = [];
  for (const [name, look] of looks) {
    try {
      checks.push({ name, ok: true, detail: await look(patient) });
    } catch (error) {
      checks.push({ name, ok: false, detail: error instanceof Error ? error.message : String(error) });
    }
  }
  return checks;
}

function folder({ settings }: Patient): string {
  accessSync(settings.data, constants.W_OK);
  return settings.data;
}

function library({ store }: Patient): string {
  const faults = store.check();
  if (faults.length > 0) throw new Error(faults.slice(0, 3).join('；'));
  return `${store.reports().length} 份报告，第 ${store.revision()} 版`;
}

async function model({ embedder }: Patient): Promise<string> {
  const vector = await embedder.embedQueries(['地区生产总值增长多少']);
  const length = Math.hypot(...vector);
  if (Math.abs(length - 1) > 1e-3) throw new Error(`向量长度为 ${length.toFixed(4)}，应为 1`);
  return `${embedder.identity.name}，${embedder.identity.dimension} 维`;
}

async function index(patient: Patient): Promise<string> {
  const { nearest, table } = await patient.index();
  if (nearest instanceof ExactIndex) throw new Error('索引文件建不起来，检索会变慢');
  if (nearest.size !== table.size) throw new Error(`索引有 ${nearest.size} 个向量，报告库有 ${table.size} 个`);
  return `${table.size} 个向量`;
}

function texts({ store }: Patient): string {
  let passages = 0;
  for (const { id } of store.reports()) {
    const report = store.report(id);
    if (!report) throw new Error(`报告 ${id} 读不出来`);
    const joined = report.passages.map(({ start, end }) => report.text.slice(start, end)).join('');
    if (joined.replace(/\s/g, '') !== report.text.replace(/\s/g, '')) throw new Error(`报告 ${id} 的段落拼不回全文`);
    passages += report.passages.length;
  }
  return `${passages} 个段落，都能拼回全文`;
}

/** As they leave the store: what a user gets must stand in the text. */
function facts({ store }: Patient): string {
  let count = 0;
  for (const { id, factCount } of store.reports()) {
    const text = store.report(id)?.text ?? '';
    const found = store.facts({ reportIds: [id], limit: Number.POSITIVE_INFINITY, offset: 0 }).facts;
    if (found.length !== factCount) throw new Error(`报告 ${id} 应有 ${factCount} 条指标，读出 ${found.length} 条`);
    for (const { id: factId, start, end, quote, figure, figureSpan } of found) {
      if (text.slice(start, end) !== quote || text.slice(figureSpan.start, figureSpan.end) !== figure)
        throw new Error(`指标 ${factId} 与原文不符`);
    }
    count += found.length;
  }
  return `${count} 条，引文和数字都与原文一致`;
}
