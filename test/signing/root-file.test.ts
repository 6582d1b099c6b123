import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import { readRootFile } from '../../src/signing/root-file.ts';
import { never } from '../clock.ts';

const [workspace, elsewhere] = [mkdtempSync(join(tmpdir(), 'checkout-')), mkdtempSync(join(tmpdir(), 'elsewhere-'))];
for (const folder of [workspace, elsewhere]) writeFileSync(join(folder, 'root.json'), 'of this machine');

/** The text of a root's file; `branch` is where configuration and files of policy are taken from. */
async function readOn(branch: string | undefined, path: string, checkout: string | undefined = workspace) {
  const of = branch === undefined ? {} : { branch };
  const read = async (paths: readonly string[]) =>
    new Map(paths.filter((one) => one === 'root.json').map((one) => [one, Buffer.from(`of ${branch}`)]));
  const from = { files: createFiles(undefined), policyFiles: async () => ({ ...of, read }), workspace: checkout };
  const bytes = await readRootFile(path, from, never);
  return bytes === undefined ? undefined : Buffer.from(bytes).toString();
}

describe('the file of a trusted root', () => {
  it.each(['root.json', './root.json', join(workspace, 'root.json'), join(workspace, 'a/../root.json')])(
    'comes from the branch of the configuration, and never from the checkout of a change: %s',
    async (path) => {
      expect(await readOn('main', path)).toBe('of main');
    },
  );

  it('is not there where that branch has none', async () => {
    expect(await readOn('main', 'other.json')).toBeUndefined();
  });

  it('comes from this machine where it lies elsewhere, or the checkout is as good', async () => {
    expect(await readOn('main', join(elsewhere, 'root.json'))).toBe('of this machine');
    expect(await readOn(undefined, join(workspace, 'root.json'))).toBe('of this machine');
    expect(await readOn('main', join(elsewhere, 'root.json'), undefined)).toBe('of this machine');
  });
});
