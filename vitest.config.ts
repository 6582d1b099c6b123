import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
    // one less than there are cores, which is what is usual, leaves half of a runner with two of them idle
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    globalSetup: ['test/require-node-24.ts'],
    coverage: { provider: 'v8', include: ['src/**/*.ts'] },
  },
});
