import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { createRenderer } from '../../src/process/renderer.ts';

it('looks for a program that is not there once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-programs-'));
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const renderer = createRenderer({ PATH: folder, RUNNER_TEMP: temporary });
  const files = new Map([['kustomization.yaml', new TextEncoder().encode('resources: []\n')]]);
  const request = { of: 'kustomization', files, root: '', values: [], kubernetes: 34 } as const;
  const render = () => renderer.render(request, new AbortController().signal);
  expect(await render()).toEqual({ result: 'no-program', program: 'kustomize' });
  // without a folder for its files nothing could be started
  rmSync(folder, { recursive: true });
  expect(await render()).toEqual({ result: 'no-program', program: 'kustomize' });
});
