// What `npm run mutation` does: src/manifest/ is changed in one place at a time, and the tests of the room must notice.
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner'],
  vitest: { configFile: 'scripts/mutation/vitest.config.ts', related: false },
  mutate: ['src/manifest/**/*.ts'],
  coverageAnalysis: 'perTest',
  // what runs once when a module is loaded cannot be tried a test at a time
  ignoreStatic: true,
  concurrency: 2,
  timeoutMS: 3000,
  timeoutFactor: 2,
  // no such file: TypeScript 7 has no programming interface, which Stryker would read it with
  tsconfigFile: 'none.json',
  ignorePatterns: ['dist', 'build', 'world', 'demo', '.demo', 'docs', '.bench'],
  tempDirName: 'build/mutation',
  reporters: ['clear-text', 'json', 'html'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, skipFull: true },
  jsonReporter: { fileName: 'build/mutation.json' },
  htmlReporter: { fileName: 'build/mutation.html' },
  allowConsoleColors: false,
};
