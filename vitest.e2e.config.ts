import { spawnSync } from 'node:child_process';
import { configDefaults, defineConfig } from 'vitest/config';

// few machines have it: where it is there, what it and we sign is held against each other
const hasCosign = spawnSync('cosign', ['version'], { stdio: 'ignore' }).status === 0;

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(hasCosign ? [] : ['test/e2e/cosign.test.ts'])],
    pool: 'forks',
    // each test runs several deployments at once: more workers than cores only make everything slow
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    globalSetup: ['test/require-node-24.ts'],
  },
});
