/** Which embedding model is in force, and the switch to another one. Part of the composition root (assistant.ts). */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { ModelIdentity } from '../embeddings/embedder.ts';
import { fetchModel, openTransformersEmbedder } from '../embeddings/transformers.ts';
import { openData } from './data-folder.ts';
import type { Progress } from './domain.ts';
import { WenbaoError } from './errors.ts';
import type { Settings } from './settings.ts';
import type { ReportVectors } from './store/store.ts';

const BUILT_IN = 'builtin';
/** Records the choice of `wenbao model use`: { folder }, absolute. */
const CHOICE = 'model.json';

const builtIn = (settings: Settings): string => join(settings.packageRoot, 'embeddings', 'model');

/** The folder of the model in force. @throws WenbaoError bad-model when the recorded choice cannot be read */
export function modelFolder(settings: Settings): string {
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
