import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration/read.ts';
import { DeployError, printProblem } from '../src/errors.ts';
import { findDigests } from '../src/find-digests.ts';
import { parseDigests } from '../src/inputs/digests.ts';

const hex = (letter: string) => letter.repeat(64);
const sha = (letter: string) => `sha256:${hex(letter)}`;
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'digests-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function leave(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), '');
  }
}

function find(text: string) {
  const configuration = readConfiguration(
    `image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
`,
    'test.yaml',
    'api',
  );
  const [application] = configuration.result === 'read' ? configuration.applications : [];
  const given = parseDigests(text);
  if (application === undefined || typeof given === 'string') throw new Error(`${given}`);
  return findDigests(given, application);
}

function refusal(text: string): string {
  try {
    return JSON.stringify(find(text));
  } catch (error) {
    return error instanceof DeployError ? error.problems.map(printProblem).join() : String(error);
  }
}

describe('the digests that runners left', () => {
  it('are the names of files, as Docker leaves them: artifacts merged, or a folder each', () => {
    leave(hex('a'), hex('b'), `linux-arm64/sha256-${hex('c')}`, '.keep');
    expect(find(folder)).toEqual([sha('a'), sha('b'), sha('c')]);
    expect(find(`${folder}/*`)).toEqual([sha('a'), sha('b')]);
    expect(find(`${folder}/linux-*/*`)).toEqual([sha('c')]);
    expect(find(`${folder}/${hex('a')}`)).toEqual([sha('a')]);
  });

  it('cannot be where the machine does not look', () => {
    symlinkSync('loop', join(folder, 'loop'));
    for (const path of [`${folder}/loop`, `${folder}/${'x'.repeat(5000)}`, '["\\u0000"]'])
      expect(refusal(path)).toMatch(/^digests: .*cannot be read: /);
  });

  it('are not looked for in a folder of everything', () => {
    for (let index = 0; index < 1001; index += 1) writeFileSync(join(folder, `${index}`), '');
    expect(refusal(folder)).toContain('holds more than 1000 files and folders');
  });

  it('are each once', () => {
    leave(hex('a'));
    expect(find(`${folder} ${sha('a')} ghcr.io/acme/api@${sha('a')}`)).toEqual([sha('a')]);
  });

  it('that cannot be found say what to do', () => {
    leave('empty/.keep', 'other/notes.txt');
    expect(refusal(`${folder}/none`)).toBe(
      `digests: there is no ${folder}/none (download what the runners left before this step)`,
    );
    expect(refusal(`${folder}/empty`)).toContain('holds no file');
    expect(refusal(`${folder}/other`)).toContain('notes.txt is not named by a digest');
    expect(refusal(`quay.io/acme/api@${sha('a')}`)).toContain('quay.io/acme/api is not the image of this application');
  });
});
