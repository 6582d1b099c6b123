import { execFileSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import { createNewFiles } from '../../src/files/new-files.ts';

it('tells files from folders, behind links too, and both from what is not there', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'kinds-'));
  try {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'file'), '');
    symlinkSync('file', join(folder, 'link'));
    symlinkSync('nothing', join(folder, 'dead'));
    const files = createFiles();
    const kind = (name: string) => files.kind(join(folder, name));
    expect(await Promise.all(['inner', 'file', 'link', 'dead', 'none', 'file/x', 'a\0b'].map(kind))).toEqual([
      'folder',
      'file',
      'file',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

describe('a file that is written', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'written-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  const written = async (path: string) =>
    await createFiles()
      .write(path, 'a')
      .then(
        () => readFileSync(path, 'utf8'),
        (error: Error) => error.message,
      );

  it('gets the folders above it, and takes the place of another file', async () => {
    expect(await written(join(folder, 'a/b/c'))).toBe('a');
    expect(await written(join(folder, 'a/b/c'))).toBe('a');
  });

  it('takes the place of neither a pipe, also behind a link, nor a folder', async () => {
    execFileSync('mkfifo', [join(folder, 'pipe')]);
    symlinkSync('pipe', join(folder, 'link'));
    const why = 'it is no file: a device, a pipe or a socket';
    expect(await written(join(folder, 'pipe'))).toBe(why);
    expect(await written(join(folder, 'link'))).toBe(why);
    expect(await written(folder)).toBe('it is a folder');
    const all = await createFiles().writeAll(new Map([[join(folder, 'pipe'), new Uint8Array()]]));
    expect(all).toEqual({ result: 'failed', file: join(folder, 'pipe'), message: why, written: [] });
    expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
    expect(readdirSync(folder).toSorted()).toEqual(['link', 'pipe']);
  });

  it.runIf(process.platform === 'linux')('is not made where the system keeps its own, which never ends', async () => {
    symlinkSync('/proc', join(folder, 'system'));
    const why = 'nothing is written below /proc, where the system keeps its own';
    expect(await written('/proc/none/file')).toBe(why);
    expect(await written(join(folder, 'system/none/file'))).toBe(why);
    const made = await createNewFiles().make('/proc/none', new Map([['a/b', '']]));
    expect(made).toMatchObject({ result: 'failed', file: 'a/b', message: expect.stringContaining('ENOENT') });
  });

  it('says that there is a file in the place of a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    expect(await written(join(folder, 'file/below'))).toMatch(/^(ENOTDIR|EEXIST): /);
  });
});
