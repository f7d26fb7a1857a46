/**
 * What the suites of the store's contract share.
 */
import { afterEach, beforeEach, expect } from 'vitest';
import { WenbaoError } from '../../src/errors.ts';
import type { ReportToStore, SourceFile, Store } from '../../src/store/store.ts';
import { makeModel } from './report-factory.ts';

/** Of the vectors that `makeToStore` makes. */
export const model = makeModel();

export const file = (key: string, digest = 'd1', pipeline = 'p1'): SourceFile => ({ key, digest, pipeline });

export const ids = (...items: readonly ReportToStore[]): string[] => items.map(({ report }) => report.id);

/** Code of the WenbaoError that `work` throws. */
export function codeOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    return error instanceof WenbaoError ? error.code : String(error);
  }
  return 'no error';
}

/** An empty store for every test, found whole and closed after it. To be called inside `describe`. */
export function storeForEach(open: () => Store): () => Store {
  let store: Store;
  beforeEach(() => {
    store = open();
  });
  afterEach(() => {
    expect(store.check()).toEqual([]);
    store.close();
  });
  return () => store;
}
