import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/web/**/*.test.ts'],
    globalSetup: ['tests/web/build-page.mjs'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    // One browser at a time: the machine is small, and a starved browser fails tests that are right.
    fileParallelism: false,
    expect: { poll: { timeout: 10_000 } },
  },
});
