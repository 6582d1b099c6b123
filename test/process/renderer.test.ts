import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createRenderer } from '../../src/process/renderer.ts';
import { judgeUnits } from '../../src/stages/judge-units.ts';
import { never } from '../clock.ts';
import { context } from '../rules/judged.ts';

let bin: string;

beforeAll(() => {
  bin = mkdtempSync(join(tmpdir(), 'renderer-'));
  // says what it was called with, as the name of an object
  const script = `#!/bin/sh\nprintf 'apiVersion: v1\\nkind: ConfigMap\\nmetadata: { name: "%s" }\\n' "$2 $3 $4"\n`;
  writeFileSync(join(bin, 'helm'), script, { mode: 0o755 });
});

afterAll(() => rmSync(bin, { recursive: true, force: true }));

/** What a chart in a folder is rendered as: release, chart and namespace. */
async function renderedAs(root: string, chart: string): Promise<readonly (string | undefined)[]> {
  const { sets } = await judgeUnits({
    files: new Map([[`${root}/Chart.yaml`, new TextEncoder().encode(chart)]]),
    isWhole: true,
    rules: [],
    context,
    renderer: createRenderer({ PATH: `${bin}:${process.env['PATH']}` }),
    signal: never,
  });
  return sets().flatMap(({ set }) => set.objects.map(({ name }) => name));
}

describe('the release of a chart', () => {
  it.each([
    ['that of the chart, whatever its folder is called', 'charts/a', 'name: api', 'api ./charts/a --namespace=api'],
    ['the same after its folder has moved', 'b', 'name: "api" # x', 'api ./b --namespace=api'],
    [
      'that of the folder without one',
      'charts/Web.Shop',
      'version: 1',
      'web-shop ./charts/Web.Shop --namespace=web-shop',
    ],
    ['what Helm takes', 'c', 'name: -A_b.c-', 'a-b-c ./c --namespace=a-b-c'],
    ['cut to what Helm takes', 'c', `name: ${'a'.repeat(52)}-b`, `${'a'.repeat(52)} ./c --namespace=${'a'.repeat(52)}`],
  ])('has %s for a name', async (_, root, chart, says) => {
    expect(await renderedAs(root, chart)).toEqual([says]);
  });
});

it('looks for a program that is not there once', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'no-programs-'));
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const renderer = createRenderer({ PATH: folder, RUNNER_TEMP: temporary });
  const files = new Map([['kustomization.yaml', new TextEncoder().encode('resources: []\n')]]);
  const request = { of: 'kustomization', files, root: '', name: '', values: [], kubernetes: 34 } as const;
  const render = () => renderer.render(request, new AbortController().signal);
  expect(await render()).toEqual({ result: 'no-program', program: 'kustomize' });
  // without a folder for its files nothing could be started
  rmSync(folder, { recursive: true });
  expect(await render()).toEqual({ result: 'no-program', program: 'kustomize' });
});
