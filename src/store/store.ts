/**
 * The contract of the store: the truth about reports. Everything else (the HNSW file) is derived from it.
 * One implementation today: SQLite (database.ts). Every implementation runs tests/contracts/store.ts.
 */
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import type { Fact, FactPage, IndicatorCount, Passage, Report, ReportSummary } from '../domain.ts';

/** A file that reports came from. */
export interface SourceFile {
  /** Absolute path: the same key means "the same file, perhaps changed". Of an upload `upload:<digest>`: another content is another file. */
  readonly key: string;
  /** sha256 of its bytes, hex. */
  readonly digest: string;
  /** Version of the ingest pipeline that read it; another version means it is read again. */
  readonly pipeline: string;
}

/** Vectors of one report, row after row; per passage in order: its clauses in order, then the passage itself. Unit length. */
export interface ReportVectors {
  readonly reportId: string;
  readonly data: Float32Array;
}

/** A report with all that is stored of it. */
export interface ReportToStore {
  readonly report: Report;
  readonly vectors: Float32Array;
  /** In the order of the text. */
  readonly facts: readonly Fact[];
  /** Version of the extraction that made them. */
  readonly factsVersion: string;
}

/** Facts of one report, in the order of its text. */
export interface ReportFacts {
  readonly reportId: string;
  readonly facts: readonly Fact[];
}

/** Which facts are wanted. With neither names nor parts of names: whatever they are of. */
export interface FactLookup {
  /** Indicators by their stored name, exactly. */
  readonly indicators?: readonly string[];
  /** Besides those, every fact whose indicator or surface holds one of these, in folded form (text/fold.ts). Plain text, no patterns. */
  readonly nameParts?: readonly string[];
  /** null = the whole library; none = nothing; unknown ones are left out. */
  readonly reportIds: readonly string[] | null;
  readonly kind?: Fact['kind'] | undefined;
  /** Only those that stand in passages with one of these ordinals, in whichever report. */
  readonly passages?: readonly number[];
  /** Most facts wanted; 0 only counts them. */
  readonly limit: number;
  readonly offset: number;
}

export interface StoreChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
  /** Reports of the source that stood in the store already. */
  readonly kept: readonly string[];
}

/** A passage with its text and the number the store knows it by. */
export interface StoredPassage extends Passage {
  /** Positive integer, never used again; rows of one report are consecutive and in order. */
  readonly row: number;
  readonly reportId: string;
  readonly text: string;
}

/** Where the passages of one report stand: rows [firstRow, firstRow + clauseCounts.length). */
export interface ReportLayout {
  readonly reportId: string;
  readonly firstRow: number;
  /** Clauses per passage, in order. */
  readonly clauseCounts: readonly number[];
}

export interface LexicalHit {
  readonly row: number;
  /** BM25, larger is better, ≥ 0. */
  readonly score: number;
}

export interface Store {
  /** Rises by one with every change of reports, vectors or facts; the same number means the same content. */
  revision(): number;
  /** The model all stored vectors were made by; null while nothing is stored. */
  model(): ModelIdentity | null;

  source(key: string): (SourceFile & { readonly reportIds: readonly string[] }) | null;
  /**
   * In one transaction: the source now stands for exactly these reports, in this order. New ones are added, those of this
   * source that no source names any more are removed, the others stay as they are (their vectors and facts are not looked at
   * and may be empty). Reports in `alsoRemove` go first, whatever their source; one that stands in both lists is thereby replaced,
   * under new rows, and stays with its other sources: the way to store what a newer pipeline made of the same text.
   * @throws WenbaoError model-mismatch when the store holds vectors of another model; broken-invariant when passages do not
   *   lie in their report, vectors are too many, too few or not of unit length (zero is allowed: an empty text), or a fact
   *   does not stand where it says. Nothing is changed then.
   */
  putSource(
    source: SourceFile,
    model: ModelIdentity,
    reports: readonly ReportToStore[],
    alsoRemove?: readonly string[],
  ): StoreChange;
  /**
   * The files that hold the report count as changed, so that giving them again brings it back.
   * @returns false when there is no such report
   */
  removeReport(id: string): boolean;

  /** Ordered by region (in the order of its sound), year, title; what is not known comes last. */
  reports(): ReportSummary[];
  report(id: string): Report | null;
  /** @returns passages in the order asked; unknown rows are left out */
  passages(rows: readonly number[]): StoredPassage[];
  passage(id: string): StoredPassage | null;

  /** One entry per report, in the order of `vectors()`: that in which they were added, so a library that grows only appends. */
  layouts(): ReportLayout[];
  /**
   * Read one by one as they are asked for. Another process may write meanwhile: who needs all of one state compares
   * `revision()` before and after.
   */
  vectors(): IterableIterator<ReportVectors>;
  /**
   * In one transaction: all vectors are replaced by those of another model.
   * @throws WenbaoError broken-invariant when a report is missing, unknown or named twice, or its vectors do not fit; nothing is changed then
   */
  replaceVectors(model: ModelIdentity, vectors: Iterable<ReportVectors>): void;

  /**
   * @param tokens search tokens (text/tokens.ts), any of which may match; whatever they hold is plain text. The first 256 count.
   * @param reportIds null = the whole library; none = nothing; unknown ones are left out
   * @param limit most hits wanted
   * @returns best first, equal scores by row. A token's weight is counted over the whole library, so scores of different
   *   scopes are on one scale; a token that stands in more than half of all passages weighs next to nothing
   */
  lexicalSearch(tokens: readonly string[], reportIds: readonly string[] | null, limit: number): LexicalHit[];

  /** Facts in the order of `reports()`, those of one report in the order of its text; all from one state of the library. */
  facts(lookup: FactLookup): FactPage;
  /** What the facts are of; those of most reports first, then those of most facts. */
  indicators(): IndicatorCount[];
  /** The version of the extraction that made all facts; null when there are no reports, some have no facts yet, or versions differ. */
  factsVersion(): string | null;
  /**
   * In one transaction, during which `facts` is read: the facts of these reports are replaced by those that another version of
   * the extraction made. Reports that are not named keep theirs; one that is not there (any more) is passed over.
   * @throws WenbaoError broken-invariant when a fact does not stand where it says; nothing is changed then
   */
  replaceFacts(version: string, facts: Iterable<ReportFacts>): void;

  /** Reads everything, changes nothing. @returns one Chinese sentence per problem found; none = what is stored is whole */
  check(): string[];

  /** May be called again. Every other call fails afterwards. */
  close(): void;
}
