import { spawnSync } from 'node:child_process';
import { configDefaults, defineConfig } from 'vitest/config';

// few machines have these: where they are there, they are held against ours
const hasCosign = spawnSync('cosign', ['version'], { stdio: 'ignore' }).status === 0;
const hasCollector = spawnSync('otelcol', ['components'], { stdio: 'ignore' }).status === 0;
const without = [
  ...(hasCosign ? [] : ['test/e2e/cosign.test.ts']),
  ...(hasCollector ? [] : ['test/e2e/collector.test.ts']),
];

export default defineConfig({
  test: {
    include: ['test/e2e/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...without],
    pool: 'forks',
    // each test runs several deployments at once: more workers than cores only make everything slow
    maxWorkers: 2,
    testTimeout: 240_000,
    hookTimeout: 120_000,
    globalSetup: ['test/require-node-24.ts'],
  },
});
