/**
 * The composition root: takes settings, returns the assembled assistant. Nothing else opens a file, reads the
 * environment or holds a global.
 */
import type { ModelIdentity } from '../embeddings/embedder.ts';
import type {
  Answer,
  AnswerRequest,
  FileOutcome,
  Hit,
  Progress,
  Report,
  ReportSummary,
  SearchRequest,
} from './domain.ts';

export interface IngestOptions {
  readonly onProgress?: (progress: Progress) => void;
  /** Called as soon as a file is done. */
  readonly onOutcome?: (outcome: FileOutcome) => void;
}

/** A check of `wenbao doctor`. */
export interface Check {
  readonly name: string;
  readonly ok: boolean;
  readonly detail: string;
}

export interface Assistant {
  /** @throws WenbaoError bad-request on a scope that names an unknown report */
  answer(request: AnswerRequest): Promise<Answer>;
  search(request: SearchRequest): Promise<Hit[]>;
  reports(): ReportSummary[];
  report(id: string): Report | null;
  /** Files and folders (read recursively). Each file succeeds or fails alone; never throws for a bad file. */
  ingest(paths: readonly string[], options?: IngestOptions): Promise<FileOutcome[]>;
  remove(reportId: string): boolean;
  model(): ModelIdentity;
  /** Read-only health checks: data folder writable, store intact, model loads, index fresh, every passage slices. */
  doctor(): Promise<Check[]>;
  close(): Promise<void>;
}
