import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSources } from '../../src/files/sources.ts';

let whole: string;
let folder: string;

beforeEach(() => {
  whole = realpathSync(mkdtempSync(join(tmpdir(), 'sources-')));
  folder = join(whole, 'work');
  mkdirSync(folder);
});

afterEach(() => rmSync(whole, { recursive: true, force: true }));

function write(...files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), file);
  }
}

const find = (path: string) => createSources(folder).find(path);
const filesIn = async (path: string) => (await find(path))?.files;
const read = (path: string) => createSources(folder).read(path, 100);

describe('what is found', () => {
  it('are all files below, in order, without what git and packages keep', async () => {
    write('b/z.yaml', 'b.yaml', 'a/y.yaml', '.github/w.yml', 'a/.git/config', 'a/node_modules/p/x.yaml');
    expect(await find('.')).toEqual({
      kind: 'folder',
      files: ['.github/w.yml', 'a/y.yaml', 'b.yaml', 'b/z.yaml'],
      notFollowed: [],
    });
  });

  it('is a file that is named', async () => {
    write('a/x.txt');
    expect(await find('./a/x.txt')).toMatchObject({ kind: 'file', files: ['a/x.txt'] });
  });

  it('is nothing where nothing is', async () => {
    write('a/x.yaml');
    expect(await find('b')).toBeUndefined();
    expect(await find('a/x.yaml/y')).toBeUndefined();
  });

  it('stands outside of the working folder where that is named', async () => {
    mkdirSync(join(whole, 'other'));
    writeFileSync(join(whole, 'other/x.yaml'), '');
    expect(await filesIn('../other')).toEqual(['../other/x.yaml']);
  });

  it.each(['/etc', '../other', 'missing', 'loop'])('is no link to %s', async (target) => {
    mkdirSync(join(whole, 'other'));
    writeFileSync(join(whole, 'other/x.yaml'), '');
    mkdirSync(join(folder, 'a'));
    symlinkSync(target === '../other' ? '../../other' : target, join(folder, 'a/loop'));
    expect(await find('.')).toMatchObject({ files: [], notFollowed: [{ path: 'a/loop', reason: 'link' }] });
  });

  it('is no link that was named and leads out of the tree', async () => {
    mkdirSync(join(whole, 'other'));
    writeFileSync(join(whole, 'other/x.yaml'), '');
    symlinkSync('../other', join(folder, 'apps'));
    expect(await find('apps')).toMatchObject({
      files: [],
      notFollowed: [{ path: 'apps', reason: 'link', isFolder: true }],
    });
  });

  it('is no file behind a link that leads out of the tree', async () => {
    mkdirSync(join(whole, 'other'));
    writeFileSync(join(whole, 'other/x.yaml'), '');
    symlinkSync('../other', join(folder, 'apps'));
    expect(await find('apps/x.yaml')).toMatchObject({ files: [], notFollowed: [{ path: 'apps/x.yaml' }] });
  });

  it('is once, and where it stands, what links within the tree lead to', async () => {
    write('base/x.yaml');
    mkdirSync(join(folder, 'eu'));
    symlinkSync('../base', join(folder, 'eu/base'));
    symlinkSync('base/x.yaml', join(folder, 'y.yaml'));
    expect(await find('.')).toMatchObject({ files: ['base/x.yaml'], notFollowed: [] });
    expect(await filesIn('eu')).toEqual(['base/x.yaml']);
  });

  it('ends where links go in circles', async () => {
    write('a/x.yaml');
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('.', join(folder, 'a/here'));
    expect(await filesIn('.')).toEqual(['a/x.yaml']);
  });

  it('is not what a link finds among what is passed over', async () => {
    write('node_modules/p/x.yaml');
    symlinkSync('node_modules', join(folder, 'modules'));
    expect(await filesIn('.')).toEqual([]);
  });
});

describe('what is read', () => {
  it('is a file with its bytes', async () => {
    write('a.yaml');
    expect(await read('a.yaml')).toEqual({ result: 'read', bytes: Buffer.from('a.yaml') });
  });

  it('is not a file that is not there', async () => {
    expect(await read('a.yaml')).toEqual({ result: 'not-there' });
  });

  it('is not a file of a hundred megabytes', async () => {
    write('a.yaml');
    truncateSync(join(folder, 'a.yaml'), 100 * 1024 * 1024);
    expect(await read('a.yaml')).toMatchObject({ result: 'not-read', reason: 'too-large' });
  });

  it('is not what a link leads to', async () => {
    symlinkSync('/etc/hostname', join(folder, 'a.yaml'));
    expect(await read('a.yaml')).toMatchObject({ result: 'not-read', reason: 'link' });
  });

  it('is neither a pipe, which nobody writes to, nor a folder', async () => {
    execFileSync('mkfifo', [join(folder, 'a.yaml')]);
    expect(await read('a.yaml')).toMatchObject({ result: 'not-read', reason: 'unreadable' });
    expect(await read('.')).toMatchObject({ result: 'not-read', reason: 'unreadable' });
  });
});
