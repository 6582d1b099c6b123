import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createHistory } from '../../src/git/comparison.ts';
import { never } from '../clock.ts';

let whole: string;
let folder: string;
let environment: Readonly<Record<string, string | undefined>>;

beforeEach(() => {
  whole = realpathSync(mkdtempSync(join(tmpdir(), 'comparison-')));
  folder = join(whole, 'work');
  mkdirSync(folder);
  environment = { PATH: process.env['PATH'], HOME: whole, GIT_CEILING_DIRECTORIES: whole };
  git('init', '--quiet', '--initial-branch=main');
});

afterEach(() => rmSync(whole, { recursive: true, force: true }));

function git(...words: readonly string[]): string {
  const by = ['-c', 'user.name=S', '-c', 'user.email=s@example.com', '-c', 'protocol.file.allow=always'];
  return execFileSync('git', ['-C', folder, ...by, ...words], { env: environment, encoding: 'utf8' }).trim();
}

function write(files: Readonly<Record<string, string>>): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** A commit of the files as they are now, with these besides; its id. */
function commit(files: Readonly<Record<string, string>> = {}): string {
  write(files);
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message', 'x');
  return git('rev-parse', 'HEAD');
}

const compare = (base: string, paths: readonly string[] = ['.'], here: string = folder) =>
  createHistory(environment, here).compare(base, paths, never);

const changed = async (base: string) =>
  (await compare(base)).changed.map(({ path, isGone }) => (isGone ? `gone ${path}` : path));

describe('what has changed', () => {
  it('differs from the merge base, not from where the base is now', async () => {
    const fork = commit({ 'a.yaml': '1', 'b.yaml': '1' });
    git('switch', '--quiet', '--create', 'change');
    commit({ 'a.yaml': '2' });
    git('switch', '--quiet', 'main');
    commit({ 'b.yaml': '2', 'c.yaml': '1' });
    git('switch', '--quiet', 'change');
    expect(await compare('main')).toMatchObject({ mergeBase: fork, changed: [{ path: 'a.yaml', isGone: false }] });
  });

  it('may be committed, staged, in the working tree alone, new or gone', async () => {
    commit({ 'committed.yaml': '1', 'staged.yaml': '1', 'tree.yaml': '1', 'gone.yaml': '1', 'same.yaml': '1' });
    git('switch', '--quiet', '--create', 'change');
    commit({ 'committed.yaml': '2' });
    write({ 'staged.yaml': '2' });
    git('add', 'staged.yaml');
    write({ 'tree.yaml': '2', 'sub/new.yaml': '1' });
    rmSync(join(folder, 'gone.yaml'));
    expect(await changed('main')).toEqual([
      'committed.yaml',
      'gone gone.yaml',
      'staged.yaml',
      'sub/new.yaml',
      'tree.yaml',
    ]);
  });

  it('is not what git ignores', async () => {
    commit({ '.gitignore': 'secret.yaml\n' });
    write({ 'secret.yaml': '1' });
    const { changed: found, listing } = await compare('HEAD');
    expect([found, listing]).toEqual([[], ['.gitignore']]);
  });

  it('may have any name', async () => {
    commit({ 'a.yaml': '1' });
    const names = ['-rf.yaml', ':(top)x.yaml', 'a b\nc.yaml', 'ü"\'.yaml'];
    write(Object.fromEntries(names.map((name) => [name, '1'])));
    expect(await changed('HEAD')).toEqual(names.toSorted());
  });

  it('moves from one name to the other', async () => {
    commit({ 'old.yaml': 'the same\n' });
    git('mv', 'old.yaml', 'new.yaml');
    expect(await changed('HEAD')).toEqual(['new.yaml', 'gone old.yaml']);
  });
});

describe('the past', () => {
  it('has the bytes of the files that were there, and of no link', async () => {
    symlinkSync('a.yaml', join(folder, 'link.yaml'));
    commit({ 'a.yaml': 'one\r\n', 'sub/b.yaml': '\u0000\n' });
    write({ 'a.yaml': 'two' });
    const { readBefore } = await compare('HEAD');
    const read = await readBefore(['a.yaml', 'sub/b.yaml', 'link.yaml', 'new.yaml'], 100);
    expect([...read].map(([path, bytes]) => [path, Buffer.from(bytes).toString()])).toEqual([
      ['a.yaml', 'one\r\n'],
      ['sub/b.yaml', '\u0000\n'],
    ]);
  });

  it('leaves out what is too large', async () => {
    commit({ 'a.yaml': 'x'.repeat(101), 'b.yaml': 'x'.repeat(100) });
    const { readBefore } = await compare('HEAD');
    expect([...(await readBefore(['a.yaml', 'b.yaml'], 100)).keys()]).toEqual(['b.yaml']);
  });
});

describe('the paths', () => {
  it('are told from the root of the repository, and seen from the working folder', async () => {
    commit({ 'apps/a.yaml': '1', 'charts/b.yaml': '1' });
    const { scopes, seenFromHere } = await compare('HEAD', ['.', '../charts'], join(folder, 'apps'));
    expect(scopes).toEqual(['apps', 'charts']);
    expect(['apps/a.yaml', 'charts/b.yaml'].map(seenFromHere)).toEqual(['a.yaml', '../charts/b.yaml']);
  });

  it('name the repository, where the working folder is none', async () => {
    commit({ 'apps/a.yaml': '1' });
    const { scopes, seenFromHere } = await compare('HEAD', ['work/apps'], whole);
    expect([scopes, seenFromHere('apps/a.yaml')]).toEqual([['apps'], 'work/apps/a.yaml']);
  });

  it('may be gone', async () => {
    commit({ 'apps/a.yaml': '1' });
    rmSync(join(folder, 'apps'), { recursive: true });
    expect((await compare('HEAD', ['apps/a.yaml'])).scopes).toEqual(['apps/a.yaml']);
  });

  it('are refused outside of the repository', async () => {
    commit();
    symlinkSync('/etc', join(folder, 'link'));
    for (const path of ['..', '/etc', 'link'])
      await expect(compare('HEAD', ['.', path])).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('the base', () => {
  it.each(['main', 'v1', 'HEAD~1', 'main^', 'refs/heads/main'])('may be named %s', async (base) => {
    const first = commit({ 'a.yaml': '1' });
    git('tag', 'v1');
    git('switch', '--quiet', '--create', 'change');
    if (base.endsWith('^')) git('branch', '--force', 'main', commit({ 'a.yaml': '3' }));
    else commit({ 'a.yaml': '2' });
    expect((await compare(base)).mergeBase).toBe(first);
  });

  it('may be a branch that stands at the origin alone, as in a job', async () => {
    const first = commit({ 'a.yaml': '1' });
    git('update-ref', 'refs/remotes/origin/main', first);
    git('switch', '--quiet', '--create', 'change');
    git('branch', '--quiet', '--delete', '--force', 'main');
    commit({ 'a.yaml': '2' });
    expect((await compare('main')).mergeBase).toBe(first);
  });

  it.each(['--output=x', '-x', 'main..x', 'a b', '', '@{u}', ':/x', 'HEAD:a.yaml', 'x^{tree}'])(
    '%j is refused, and written nowhere',
    async (base) => {
      commit({ 'a.yaml': '1' });
      await expect(compare(base)).rejects.toMatchObject({ code: 'bad-input' });
      expect(git('status', '--porcelain')).toBe('');
    },
  );

  it('that is not in the checkout is told with what to do', async () => {
    commit();
    await expect(compare('f'.repeat(40))).rejects.toMatchObject({
      code: 'bad-input',
      remedy: expect.stringContaining('fetch-depth: 0'),
    });
  });

  it('that a shallow checkout cannot be compared with is told with what to do', async () => {
    commit({ 'a.yaml': '1' });
    git('switch', '--quiet', '--create', 'change');
    commit({ 'a.yaml': '2' });
    git('clone', '--quiet', '--depth=1', '--no-single-branch', `file://${folder}`, join(whole, 'shallow'));
    await expect(compare('origin/main', ['.'], join(whole, 'shallow'))).rejects.toMatchObject({
      code: 'bad-input',
      remedy: expect.stringContaining('fetch-depth: 0'),
    });
  });

  it('needs a repository, with a commit', async () => {
    await expect(compare('HEAD')).rejects.toMatchObject({ code: 'bad-input' });
    await expect(compare('HEAD', ['.'], whole)).rejects.toMatchObject({ code: 'bad-input' });
  });

  it('needs git', async () => {
    commit();
    environment = { ...environment, PATH: '/nowhere' };
    await expect(compare('HEAD')).rejects.toMatchObject({ code: 'bad-input', message: expect.stringContaining('git') });
  });
});

it('runs no program that the configuration of the checkout names for it', async () => {
  commit({ 'a.yaml': '1', '.gitattributes': '*.yaml diff=evil\n' });
  const touch = `touch ${join(whole, 'ran')}; true`;
  for (const key of ['core.fsmonitor', 'core.pager', 'diff.external', 'diff.evil.command', 'diff.evil.textconv'])
    git('config', key, touch);
  write({ 'a.yaml': '2' });
  await (await compare('HEAD')).readBefore(['a.yaml'], 100);
  expect(() => readFileSync(join(whole, 'ran'))).toThrow(/ENOENT/);
});
