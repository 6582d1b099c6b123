import { expect, it } from 'vitest';
import { linesOf } from '../judged.ts';

it('thousands of jobs take a time that grows with their number', () => {
  const jobs = Array.from({ length: 5000 }, (_, index) => `  j${index}: { runs-on: u, steps: [{ run: echo }] }\n`);
  const text = `on: push\njobs:\n${jobs.join('')}`;
  const start = performance.now();
  expect(linesOf('wf-permissions', text, { file: '.github/workflows/a.yml' })).toHaveLength(5000);
  expect(performance.now() - start).toBeLessThan(40_000);
});
