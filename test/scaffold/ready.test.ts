import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { combinations } from './combinations.ts';
import { judged } from './judged.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ready-'));
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

// each strategy with each edge; all combinations are judged by the end-to-end suite, with kustomize and helm
const some = combinations().filter(
  ({ language, layout, argo }) => language === 'node' && layout === 'kustomize' && argo === 'application',
);

describe('what init writes is ready for production by our own rules, on a machine without kustomize', () => {
  it('has each strategy with each edge', () => {
    expect(new Set(some.map(({ strategy, edge }) => `${strategy} ${edge}`)).size).toBe(12);
  });

  it.each(some)('$strategy, $edge', (answers) => {
    const { files, said, notJudged } = judged(folder, [answers], dirname(process.execPath));
    expect(files).toBeGreaterThan(15);
    expect(said).toEqual([]);
    expect(notJudged).toEqual([]);
  });
});
