/**
 * The store on SQLite: opens the file and puts the tables together into the contract of store.ts.
 */
import type { ModelIdentity } from '../../embeddings/embedder.ts';
import { WenbaoError } from '../errors.ts';
import { problems } from './check.ts';
import { type Connection, configure, connect, explain } from './connection.ts';
import { assertFacts } from './facts.ts';
import { assertOurs, migrate } from './migrations.ts';
import { assertFits, reportTable } from './reports.ts';
import { sourceTable } from './sources.ts';
import type {
  FactLookup,
  ReportFacts,
  ReportToStore,
  ReportVectors,
  SourceFile,
  Store,
  StoreChange,
  StoredPassage,
} from './store.ts';

const sameModel = (a: ModelIdentity, b: ModelIdentity): boolean =>
  a.name === b.name &&
  a.digest === b.digest &&
  a.dimension === b.dimension &&
  a.pooling === b.pooling &&
  a.queryPrefix === b.queryPrefix &&
  a.passagePrefix === b.passagePrefix;

/** The few values that are no rows of anything. */
function metaTable(connection: Connection) {
  const get = connection.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const set = connection.prepare<[string, string]>(
    'INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = connection.prepare<[string]>('DELETE FROM meta WHERE key = ?');
  return {
    revision: (): number => Number(get.get('revision')?.value ?? 0),
    rise(): void {
      set.run('revision', String(this.revision() + 1));
    },
    model: (): ModelIdentity | null => JSON.parse(get.get('model')?.value ?? 'null') as ModelIdentity | null,
    setModel(model: ModelIdentity | null): void {
      if (model) set.run('model', JSON.stringify(model));
      else remove.run('model');
    },
  };
}

class SqliteStore implements Store {
  private readonly connection: Connection;
  private readonly meta: ReturnType<typeof metaTable>;
  private readonly sources: ReturnType<typeof sourceTable>;
  private readonly table: ReturnType<typeof reportTable>;

  private readonly file: string;

  constructor(connection: Connection, file: string) {
    this.connection = connection;
    this.file = file;
    this.meta = metaTable(connection);
    this.sources = sourceTable(connection);
    this.table = reportTable(connection);
  }

  revision(): number {
    return this.meta.revision();
  }

  model(): ModelIdentity | null {
    return this.meta.model();
  }

  source(key: string): (SourceFile & { readonly reportIds: readonly string[] }) | null {
    return this.sources.get(key);
  }

  /** All or nothing. The lock is taken at once: a transaction that began reading could not become a writer beside another one. */
  private write<T>(work: () => T): T {
    return this.connection.transaction(work).immediate();
  }

  private afterChange(model: ModelIdentity | null): void {
    this.meta.rise();
    this.meta.setModel(this.table.count() > 0 ? model : null);
  }

  putSource(
    source: SourceFile,
    model: ModelIdentity,
    reports: readonly ReportToStore[],
    alsoRemove: readonly string[] = [],
  ): StoreChange {
    return this.write(() => {
      const stored = this.meta.model();
      if (stored && !sameModel(stored, model)) {
        throw new WenbaoError(
          'model-mismatch',
          `库中的向量由模型 ${stored.name} 生成，不能与模型 ${model.name} 的向量混用。`,
          {
            hint: '请换回原来的模型，或为整个报告库重建索引。',
          },
        );
      }
      // Their other files count as changed: given again, they are read again.
      for (const id of alsoRemove) this.sources.forget(id);
      const again = new Map(reports.map(({ report: { id } }) => [id, this.sources.holding(id)]));
      const { number, before } = this.sources.put(source);
      const removed = new Set(alsoRemove.filter((id) => this.table.remove(id)));
      const added = new Set<string>();
      const kept = new Set<string>();
      const numbers = new Set<number>();
      for (const toStore of reports) {
        const { id } = toStore.report;
        const known = this.table.numberOf(id);
        if (known === null) {
          numbers.add(this.table.add(toStore, model.dimension));
          added.add(id);
        } else {
          numbers.add(known);
          if (!added.has(id)) kept.add(id);
        }
      }
      for (const id of added) this.sources.rejoin(again.get(id) ?? [], this.table.numberOf(id) as number);
      this.sources.link(number, [...numbers]);
      for (const id of before) {
        const gone = this.table.numberOf(id);
        if (gone !== null && !this.sources.isNamed(gone) && this.table.remove(id)) removed.add(id);
      }
      if (added.size > 0 || removed.size > 0) this.afterChange(model);
      return { added: [...added], removed: [...removed], kept: [...kept] };
    });
  }

  removeReport(id: string): boolean {
    return this.write(() => {
      this.sources.forget(id);
      const removed = this.table.remove(id);
      if (removed) this.afterChange(this.meta.model());
      return removed;
    });
  }

  reports() {
    return this.table.summaries();
  }

  report(id: string) {
    return this.table.get(id);
  }

  passages(rows: readonly number[]): StoredPassage[] {
    return rows.map((row) => this.table.passages.get(row)).filter((passage) => passage !== null);
  }

  passage(id: string): StoredPassage | null {
    return this.table.passages.find(id);
  }

  layouts() {
    return this.table.layouts().map(({ reportId, firstRow, clauseCounts }) => ({ reportId, firstRow, clauseCounts }));
  }

  *vectors(): IterableIterator<ReportVectors> {
    try {
      yield* this.table.vectors.all();
    } catch (error) {
      throw explain(error, this.file);
    }
  }

  replaceVectors(model: ModelIdentity, vectors: Iterable<ReportVectors>): void {
    this.write(() => {
      const waiting = new Map(this.table.layouts().map((layout) => [layout.reportId, layout]));
      for (const { reportId, data } of vectors) {
        const layout = waiting.get(reportId);
        if (!layout) throw new WenbaoError('broken-invariant', `重建向量时，报告 ${reportId} 不在库中或重复出现`);
        assertFits(layout, data, model.dimension);
        this.table.vectors.update(layout.number, model.dimension, data);
        waiting.delete(reportId);
      }
      if (waiting.size > 0)
        throw new WenbaoError(
          'broken-invariant',
          `重建向量时缺少 ${waiting.size} 份报告：${[...waiting.keys()].slice(0, 3).join('、')}`,
        );
      this.afterChange(model);
    });
  }

  lexicalSearch(tokens: readonly string[], reportIds: readonly string[] | null, limit: number) {
    return this.table.search(tokens, reportIds, limit);
  }

  facts(lookup: FactLookup) {
    // One state of the library, also when another process writes meanwhile.
    return this.connection.transaction(() => this.table.findFacts(lookup, this.meta.revision()))();
  }

  indicators() {
    return this.connection.transaction(() => this.table.facts.indicators())();
  }

  factsVersion(): string | null {
    return this.table.facts.version();
  }

  replaceFacts(version: string, sets: Iterable<ReportFacts>): void {
    this.write(() => {
      let replaced = 0;
      for (const { reportId, facts } of sets) {
        const number = this.table.numberOf(reportId);
        const report = number === null ? null : this.table.get(reportId);
        if (number === null || report === null) continue;
        assertFacts(report, facts);
        this.table.facts.put(number, version, facts);
        replaced++;
      }
      // What is kept of a revision holds the number of facts of every report.
      if (replaced > 0) this.meta.rise();
    });
  }

  check(): string[] {
    return problems(this.connection);
  }

  close(): void {
    this.connection.close();
  }
}

/** Every method's errors leave as errors a user can read. */
function guarded(store: Store, file: string): Store {
  return new Proxy(store, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name);
      if (typeof member !== 'function') return member;
      return (...args: unknown[]): unknown => {
        try {
          return Reflect.apply(member, target, args);
        } catch (error) {
          throw explain(error, file);
        }
      };
    },
  });
}

/**
 * @param file path of the database, made with its folder if missing; `:memory:` for one that is gone when it is closed
 * @throws WenbaoError unreadable-file when the file is damaged, another program's, a newer version's, or cannot be opened; it is left as it is
 */
export function openStore(file: string): Store {
  let connection: Connection | null = null;
  try {
    connection = connect(file);
    assertOurs(connection, file);
    configure(connection);
    migrate(connection);
    return guarded(new SqliteStore(connection, file), file);
  } catch (error) {
    connection?.close();
    throw explain(error, file);
  }
}
