import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 4,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    globalSetup: ['test/require-node-24.ts'],
  },
});
