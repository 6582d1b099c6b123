import { defineConfig } from 'vitest/config';

// The tests of the room, without those that run long for what they find: random manifests, property tests, the corpus, the limits.
// A mutant that survives is tried with every test that comes by it.
export default defineConfig({
  test: {
    include: ['test/manifest/**/*.test.ts'],
    exclude: ['test/manifest/**/*{random,property,corpus,limits}*.test.ts'],
    testNamePattern:
      /^(?!.*(?:thousands of nodes|whatever the manifest|plain characters|of very many|many lines and many edits)).*/,
    // of random texts the first few hundred, which take a moment
    env: { BLOCK_YAML_CASES: '500' },
    testTimeout: 30_000,
  },
});
