import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/web/**', 'tests/benchmarks/**', 'node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // Native modules (hnswlib, SQLite, onnxruntime) are safest each in a process of its own.
    pool: 'forks',
    maxWorkers: 2,
  },
});
