import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inFolder } from '../../src/data/folder.ts';
import type { Opened } from './opened.ts';
import { bytes, change, headOf, never, open, texts } from './opened.ts';
import { data, GitServer } from './server.ts';

let server: GitServer;
let opened: Opened;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

/** The files that stand directly in some folders, sorted. */
async function filesIn({ repository }: Opened, commit: string, folders: readonly string[]): Promise<readonly string[]> {
  const found = await repository.folders(commit, folders, never);
  return [...found].flatMap(([folder, { files }]) => [...files].map((name) => inFolder(folder, name))).sort();
}

describe('head', () => {
  it('is the commit that the branch points at', async () => {
    const commit = await server.commit({ 'a.yaml': 'a' });
    expect(await opened.repository.head('main', never)).toBe(commit);
  });

  it('is undefined where there is no such branch', async () => {
    await server.commit({ 'a.yaml': 'a' });
    expect(await opened.repository.head('none', never)).toBeUndefined();
  });

  it('is undefined in an empty repository', async () => {
    expect(await opened.repository.head('main', never)).toBeUndefined();
  });

  it('is read anew each time', async () => {
    await server.commit({ 'a.yaml': 'a' });
    await opened.repository.head('main', never);
    const commit = await server.commit({ 'a.yaml': 'b' });
    expect(await opened.repository.head('main', never)).toBe(commit);
  });

  it('follows a branch that was rewritten', async () => {
    const first = await server.commit({ 'a.yaml': 'a' });
    await server.commit({ 'a.yaml': 'b' });
    await opened.repository.head('main', never);
    await server.git('update-ref', 'refs/heads/main', first);
    expect(await opened.repository.head('main', never)).toBe(first);
  });

  it('refuses a name that git would take for something else', async () => {
    for (const branch of ['--upload-pack=x', 'a:b', 'a*', '']) {
      await expect(opened.repository.head(branch, never)).rejects.toMatchObject({ code: 'bad-input' });
    }
    expect(server.requests).toEqual([]);
  });
});

describe('read', () => {
  it('gives the bytes of the files that are there, and nothing for the others', async () => {
    const head = await server.commit({ 'apps/a.yaml': 'a: 1\r\n', 'apps/b.yaml': 'b' });
    const contents = await opened.repository.read(head, ['apps/a.yaml', 'apps/none.yaml', 'apps'], never);
    expect(texts(contents)).toEqual({ 'apps/a.yaml': 'a: 1\r\n' });
  });

  it('gives bytes that are no text as they are', async () => {
    const content = Buffer.from([0, 255, 10, 0, 13, 10, 128]);
    await server.commit({ 'a.yaml': 'a' });
    const file = join(server.folder, 'binary');
    await writeFile(file, content);
    const id = await server.git('hash-object', '-w', file);
    await server.importEntries(
      `M 100644 ${id} binary`,
      `M 100644 inline empty\n${data('')}`,
      `M 100644 inline z\n${data('z')}`,
    );
    const contents = await opened.repository.read(await headOf(opened.repository), ['binary', 'empty', 'z'], never);
    expect([...contents.values()].map((one) => Buffer.from(one).toString('hex'))).toEqual([
      content.toString('hex'),
      '',
      '7a',
    ]);
  });

  it('gives both of two files with the same content', async () => {
    const head = await server.commit({ 'a.yaml': 'same', 'b.yaml': 'same' });
    const contents = await opened.repository.read(head, ['a.yaml', 'b.yaml'], never);
    expect(texts(contents)).toEqual({ 'a.yaml': 'same', 'b.yaml': 'same' });
  });

  it('takes paths as they are, with all that may stand in them', async () => {
    const odd = ['ü/ö ä.yaml', 'a\nb.yaml', 'tab\there.yaml', '"quoted".yaml', '[x]*?.yaml', ':(glob)x', '-rf', "it's"];
    const all = (text: string) => Object.fromEntries(odd.map((path) => [path, text + path]));
    const head = await server.commit({ ...all('old '), other: 'o' });
    expect(await filesIn(opened, head, ['', 'ü'])).toEqual([...odd, 'other'].sort());
    expect(texts(await opened.repository.read(head, odd, never))).toEqual(all('old '));
    await opened.repository.commit(change(head, all('new ')), never);
    const after = await headOf(opened.repository);
    expect(texts(await opened.repository.read(after, [...odd, 'other'], never))).toEqual({
      ...all('new '),
      other: 'o',
    });
  });

  it('reads more files than fit on a command line', async () => {
    const paths = Array.from({ length: 1500 }, (_, index) => `${'long/'.repeat(20)}${index}.yaml`);
    const head = await server.commit(Object.fromEntries(paths.map((path) => [path, path])));
    const contents = await opened.repository.read(head, paths, never);
    expect(contents.size).toBe(1500);
  });

  it('reads an older commit that no branch points at', async () => {
    const old = await server.commit({ 'a.yaml': 'old', 'sub/b.yaml': 'same' });
    await server.commit({ 'a.yaml': 'new' });
    await opened.repository.head('main', never);
    const contents = await opened.repository.read(old, ['a.yaml', 'sub/b.yaml'], never);
    expect(texts(contents)).toEqual({ 'a.yaml': 'old', 'sub/b.yaml': 'same' });
  });

  it('reads a commit whose history alone was read before', async () => {
    const old = await server.commit({ 'x/y/a.yaml': 'old' });
    const middle = await server.commit({ 'x/y/a.yaml': 'middle' });
    const head = await server.commit({ 'x/y/a.yaml': 'new' });
    await opened.repository.head('main', never);
    await opened.repository.isAncestor(old, head, never);
    expect(texts(await opened.repository.read(middle, ['x/y/a.yaml'], never))).toEqual({ 'x/y/a.yaml': 'middle' });
  });

  it('goes on after the branch returned to an older tree, once the history was read', async () => {
    const old = await server.commit({ 'x/a.yaml': 'old', 'y/b.yaml': '1' });
    const head = await server.commit({ 'x/a.yaml': 'new' });
    await opened.repository.head('main', never);
    await opened.repository.isAncestor(old, head, never);
    await server.git('repack', '-adbq');
    const back = await server.commit({ 'x/a.yaml': 'old', 'y/b.yaml': '2' });
    expect(await headOf(opened.repository)).toBe(back);
    const contents = await opened.repository.read(back, ['x/a.yaml', 'y/b.yaml'], never);
    expect(texts(contents)).toEqual({ 'x/a.yaml': 'old', 'y/b.yaml': '2' });
  });

  it('refuses a symbolic link', async () => {
    await server.importEntries(`M 120000 inline link.yaml\n${data('a.yaml')}`);
    const reading = opened.repository.read(await headOf(opened.repository), ['link.yaml'], never);
    await expect(reading).rejects.toMatchObject({ code: 'edit-refused' });
  });

  it('refuses a submodule', async () => {
    await server.importEntries(`M 160000 ${'a'.repeat(40)} charts`);
    const reading = opened.repository.read(await headOf(opened.repository), ['charts'], never);
    await expect(reading).rejects.toMatchObject({ code: 'edit-refused' });
  });

  it('refuses what is no commit', async () => {
    const reading = opened.repository.read('--upload-pack=x', ['a.yaml'], never);
    await expect(reading).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('says that it cannot read a commit that the server does not have', async () => {
    await server.commit({ 'a.yaml': 'a' });
    const reading = opened.repository.read('a'.repeat(40), ['a.yaml'], never);
    await expect(reading).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringMatching(/has no commit aaaaaaa/),
    });
  });
});

describe('a server without partial clone', () => {
  it('is read and written all the same', async () => {
    await using old = await GitServer.start({ filter: false });
    await using other = await open(old.url);
    const first = await old.commit({ 'a/b.yaml': 'old', 'c.yaml': 'c' });
    const head = await old.commit({ 'a/b.yaml': 'new' });
    expect(await headOf(other.repository)).toBe(head);
    expect(texts(await other.repository.read(first, ['a/b.yaml', 'c.yaml'], never))).toEqual({
      'a/b.yaml': 'old',
      'c.yaml': 'c',
    });
    expect(await other.repository.isAncestor(first, head, never)).toBe(true);
    const result = await other.repository.commit(change(head, { 'a/b.yaml': 'newer' }), never);
    expect(result.result).toBe('committed');
    expect(await old.git('show', 'main:a/b.yaml')).toBe('newer');
  });
});

describe('git', () => {
  it('that is too old is refused: it would not see the token', async () => {
    await using tools = await folderWithGit('git version 2.25.1');
    await expect(open(server.url, { environment: { PATH: tools.path } })).rejects.toMatchObject({
      code: 'gitops-unreachable',
      message: 'git version 2.25.1 is too old',
      remedy: 'Install git 2.32 or newer.',
    });
  });

  it('that is not installed is said to be missing', async () => {
    const opening = open(server.url, { environment: { PATH: '/nowhere' } });
    await expect(opening).rejects.toMatchObject({ code: 'gitops-unreachable', message: 'git is not installed' });
  });
});

/** A folder for `PATH` with a git that only tells its version. */
async function folderWithGit(version: string): Promise<AsyncDisposable & { readonly path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'git-old-'));
  await writeFile(join(path, 'git'), `#!/bin/sh\necho '${version}'\n`, { mode: 0o755 });
  return { path, [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }) };
}

describe('a repository in a folder', () => {
  it('is one like any other', async () => {
    const head = await server.commit({ 'a.yaml': 'a' });
    await using local = await open(server.repository);
    const files = new Map([['a.yaml', bytes('b')]]);
    const result = await local.repository.commit(
      { branch: 'main', parent: head, expected: head, files, message: 'm' },
      never,
    );
    expect(result.result).toBe('committed');
  });
});

describe('a server that restricts filters', () => {
  it.each([
    ['uploadpackfilter.tree.maxDepth', '0'],
    ['uploadpackfilter.tree.allow', 'false'],
    ['uploadpackfilter.allow', 'false'],
  ])('is read and written all the same: %s=%s', async (key, value) => {
    await using restricted = await GitServer.start();
    await restricted.git('config', key, value);
    if (key === 'uploadpackfilter.allow') await restricted.git('config', 'uploadpackfilter.blob:none.allow', 'true');
    await restricted.commit({ 'apps/api/values.yaml': 'tag: v1\n', 'apps/web/values.yaml': 'tag: v1\n' });
    await using reader = await open(restricted.url);
    const head = await headOf(reader.repository);
    expect(texts(await reader.repository.read(head, ['apps/api/values.yaml'], never))).toEqual({
      'apps/api/values.yaml': 'tag: v1\n',
    });
    expect(await filesIn(reader, head, ['apps', 'apps/web'])).toEqual(['apps/web/values.yaml']);
    const made = await reader.repository.commit(change(head, { 'apps/api/values.yaml': 'tag: v2\n' }), never);
    expect(made.result).toBe('committed');
    expect(await restricted.git('show', 'main:apps/api/values.yaml')).toBe('tag: v2');
  });
});

it('reads a file whose permissions an old tool wrote', async () => {
  await using old = await GitServer.start();
  await old.commit({ 'a.yaml': 'a' });
  const blob = await old.git('rev-parse', 'main:a.yaml');
  const tree = Buffer.concat([Buffer.from('100664 old.yaml\0'), Buffer.from(blob, 'hex')]);
  const hash = execFileSync(
    'git',
    ['-C', old.repository, 'hash-object', '-t', 'tree', '-w', '--stdin', '--literally'],
    {
      input: tree,
      encoding: 'utf8',
    },
  ).trim();
  const who = ['-c', 'user.name=S', '-c', 'user.email=s@example.com'];
  await old.git('update-ref', 'refs/heads/main', await old.git(...who, 'commit-tree', hash, '-m', 'old'));
  await using reader = await open(old.url);
  const head = await headOf(reader.repository);
  expect(texts(await reader.repository.read(head, ['old.yaml'], never))).toEqual({ 'old.yaml': 'a' });
  expect(await filesIn(reader, head, [''])).toEqual(['old.yaml']);
  expect((await reader.repository.commit(change(head, { 'old.yaml': 'b' }), never)).result).toBe('committed');
});

it('tells a page that answers with 200 from a server that has no such branch', async () => {
  const page = createServer((_, response) => response.end('<html>Please log in</html>'));
  await new Promise<void>((resolve) => page.listen(0, '127.0.0.1', resolve));
  const address = page.address();
  const port = typeof address === 'object' ? address?.port : 0;
  await using reader = await open(`http://127.0.0.1:${port}/acme/gitops.git`);
  await expect(reader.repository.head('main', never)).rejects.toMatchObject({
    code: 'gitops-unreachable',
    message: expect.stringMatching(/answers, but not as a git server does$/),
  });
  await new Promise((resolve) => page.close(resolve));
});
