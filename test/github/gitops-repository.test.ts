import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitRequest } from '../../src/ports/gitops-repository.ts';
import { bytes, change, headOf, texts } from '../git/opened.ts';
import { bytesAt, commitEntries } from './entries.ts';
import type { Transport } from './transports.ts';
import { transports } from './transports.ts';
import type { World } from './world.ts';
import { never, startWorld } from './world.ts';

const branch = 'gitops-deploy/api/prod';

describe.each(['api', 'git'] as const)('the GitOps repository over %s', (name) => {
  let world: World;
  let transport: Transport;

  beforeEach(async () => {
    world = await startWorld();
    await world.gitops.commit({ 'apps/a.yaml': 'a: 1\r\n', 'apps/b.yaml': 'b' }, 'Begin');
    transport = await transports[name](world);
  });

  afterEach(async () => {
    await transport[Symbol.asyncDispose]();
    await world[Symbol.asyncDispose]();
  });

  /** A transport whose token grants something else. */
  function openAs(grant: { readonly permissions?: { readonly contents?: 'read' }; readonly repositories?: string[] }) {
    const token = 'ghs_other_0123456789abcdef';
    world.server.addToken(token, {
      login: 'other',
      type: 'app-installation',
      repositories: 'all',
      permissions: { contents: 'read' },
      ...grant,
    });
    return transports[name](world, token);
  }

  describe('log', () => {
    const search = { branch: 'main', below: '', most: 10 };

    it('has the commits since a moment, the newest first, with their messages', async () => {
      const first = world.clock.now();
      world.clock.pass(3600);
      const message = 'Deploy api 2 (prod)\n\n- a\n\nGitops-Deploy-Image: x:2';
      const second = await world.gitops.commit({ 'apps/a.yaml': 'a: 2' }, message);
      const since = world.clock.now();
      world.clock.pass(3600);
      const third = await world.gitops.commit({ 'apps/a.yaml': 'a: 3' }, 'Third');
      const { commits, isCut } = await transport.repository.log({ ...search, since }, never);
      expect(commits.map(({ revision, at }) => [revision, at])).toEqual([
        [third, world.clock.now()],
        [second, since],
      ]);
      expect([commits[1]?.message.trim(), isCut]).toEqual([message, false]);
      const all = await transport.repository.log({ ...search, since: first }, never);
      expect(all.commits.slice(0, 2)).toEqual(commits);
      expect(await transport.repository.log({ ...search, since: first, most: 1 }, never)).toEqual({
        commits: commits.slice(0, 1),
        isCut: true,
      });
    });

    it('is empty where nothing was committed since, or there is no such branch', async () => {
      const since = new Date(world.clock.now().getTime() + 86_400_000);
      const nothing = { commits: [], isCut: false };
      expect(await transport.repository.log({ ...search, since }, never)).toEqual(nothing);
      expect(await transport.repository.log({ ...search, branch: 'none', since: new Date(0) }, never)).toEqual(nothing);
    });
  });

  describe('head', () => {
    it('is what the branch is at, each time anew', async () => {
      expect(await transport.repository.head('main', never)).toBe(world.gitops.head());
      const newer = await world.gitops.commit({ 'apps/b.yaml': 'c' }, 'Newer');
      expect(await transport.repository.head('main', never)).toBe(newer);
    });

    it('is undefined where there is no such branch', async () => {
      expect(await transport.repository.head('none', never)).toBeUndefined();
      expect(await transport.repository.head(branch, never)).toBeUndefined();
    });

    it('refuses what cannot be the name of a branch', async () => {
      await expect(transport.repository.head('a..b', never)).rejects.toMatchObject({ code: 'bad-input' });
    });

    it('is forbidden where the token cannot see the repository', async () => {
      await using other = await openAs({ repositories: [] });
      await expect(other.repository.head('main', never)).rejects.toMatchObject({ code: 'forbidden', stage: 'write' });
    });
  });

  describe('read', () => {
    it('gives the files that are there, and nothing for others and for folders', async () => {
      const paths = ['apps/a.yaml', 'apps', 'none.yaml', 'apps/none.yaml', 'apps/'];
      const contents = await transport.repository.read(world.gitops.head(), paths, never);
      expect(texts(contents)).toEqual({ 'apps/a.yaml': 'a: 1\r\n' });
    });

    it('gives every byte as it is', async () => {
      const contents: Readonly<Record<string, Uint8Array>> = {
        crlf: bytes('a\r\nb\rc\n\n'),
        mark: bytes('\ufeffa: 1\r\n'),
        latin: Buffer.from([0x61, 0xe4, 0x0a]),
        zero: Buffer.from([0, 255, 10]),
        lone: Buffer.from([0xed, 0xa0, 0x80]),
        empty: bytes(''),
        long: bytes('0123456789\n'.repeat(60_000)),
      };
      const files = Object.entries(contents).map(([path, made]) => [path, { mode: '100644', bytes: made }] as const);
      const head = commitEntries(world.gitops, Object.fromEntries(files));
      const read = await transport.repository.read(head, Object.keys(contents), never);
      const hex = (all: Iterable<readonly [string, Uint8Array]>) =>
        Object.fromEntries([...all].map(([path, one]) => [path, Buffer.from(one).toString('hex')]));
      expect(hex(read)).toEqual(hex(Object.entries(contents)));
    });

    it('takes paths as they are', async () => {
      const odd = ['ü/ö ä.yaml', 'a\nb.yaml', '"quoted".yaml', '[x]*?.yaml', ':(glob)x', '-rf', "it's", '$p0'];
      const files = odd.map((path) => [path, { mode: '100644', bytes: path }] as const);
      const head = commitEntries(world.gitops, Object.fromEntries(files));
      const contents = await transport.repository.read(head, odd, never);
      expect(texts(contents)).toEqual(Object.fromEntries(odd.map((path) => [path, path])));
    });

    it('reads an older commit', async () => {
      const old = world.gitops.head();
      await world.gitops.commit({ 'apps/b.yaml': 'newer' }, 'Newer');
      expect(texts(await transport.repository.read(old, ['apps/b.yaml'], never))).toEqual({ 'apps/b.yaml': 'b' });
    });

    it.each([
      ['a symbolic link', { mode: '120000', bytes: 'apps/a.yaml' }],
      ['a submodule', { mode: '160000', commit: 'a'.repeat(40) }],
    ] as const)('refuses %s', async (kind, entry) => {
      const head = commitEntries(world.gitops, { link: entry });
      const reading = transport.repository.read(head, ['link'], never);
      await expect(reading).rejects.toMatchObject({ code: 'edit-refused', message: `link is ${kind}` });
    });

    it('refuses a commit that is not there, and what is none', async () => {
      for (const commit of ['a'.repeat(40), 'main', '--upload-pack=x'])
        await expect(transport.repository.read(commit, ['a'], never)).rejects.toMatchObject({ code: 'bad-input' });
    });
  });

  describe('folders', () => {
    const look = async (commit: string, paths: readonly string[]) => {
      const found = await transport.repository.folders(commit, paths, never);
      const plain = [...found].map(([path, { files, folders }]) => [path, [[...files].sort(), [...folders].sort()]]);
      return Object.fromEntries(plain);
    };

    it('have files and folders, and neither links nor submodules', async () => {
      const entries = {
        'apps/run': { mode: '100755', bytes: '' },
        'apps/link': { mode: '120000', bytes: 'a.yaml' },
        'apps/sub': { mode: '160000', commit: 'a'.repeat(40) },
        'apps/deep/er/c.yaml': { mode: '100644', bytes: '' },
        'apps-old/d.yaml': { mode: '100644', bytes: '' },
      } as const;
      const head = commitEntries(world.gitops, entries);
      expect(await look(head, ['apps', '', 'apps/deep/er'])).toEqual({
        '': [['README.md'], ['apps', 'apps-old']],
        apps: [['a.yaml', 'b.yaml', 'run'], ['deep']],
        'apps/deep/er': [['c.yaml'], []],
      });
    });

    it('are not in the answer where there are none', async () => {
      const head = world.gitops.head();
      const none = ['none', 'none/deeper', 'apps/a.yaml', 'apps/a.yaml/x', '..', 'apps/../apps', '/apps', 'apps/'];
      expect(await look(head, [])).toEqual({});
      expect(await look(head, none)).toEqual({});
    });

    it('are looked into by the hundreds', async () => {
      const entries = Array.from(
        { length: 130 },
        (_, at) => [`many/${at}/a.yaml`, { mode: '100644', bytes: '' }] as const,
      );
      const head = commitEntries(world.gitops, Object.fromEntries(entries));
      const paths = entries.map((_, at) => `many/${at}`);
      const found = await transport.repository.folders(head, paths, never);
      expect([...found].map(([path, { files }]) => [path, files.size])).toEqual(paths.map((path) => [path, 1]));
    });

    it('of a commit that is not there, or is none, are refused', async () => {
      for (const commit of ['a'.repeat(40), 'main', '--upload-pack=x'])
        await expect(transport.repository.folders(commit, ['apps'], never)).rejects.toMatchObject({
          code: 'bad-input',
        });
    });
  });

  describe('isAncestor', () => {
    it('knows who comes before whom', async () => {
      const first = world.gitops.head();
      const second = await world.gitops.commit({ 'apps/b.yaml': '2' }, 'Second');
      const beside = await world.gitops.commit({ 'apps/b.yaml': '3' }, 'Beside', { branch: 'x', parent: first });
      const { repository } = transport;
      expect(await repository.isAncestor(first, first, never)).toBe(true);
      expect(await repository.isAncestor(first, second, never)).toBe(true);
      expect(await repository.isAncestor(second, first, never)).toBe(false);
      expect(await repository.isAncestor(second, beside, never)).toBe(false);
      expect(await repository.isAncestor('a'.repeat(40), second, never)).toBe('unknown');
      expect(await repository.isAncestor('v1.2', second, never)).toBe('unknown');
    });

    it('is no for commits that have nothing in common', async () => {
      const by = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
      const root = world.gitops.git(...by, 'commit-tree', '-m', 'root', 'main^{tree}');
      world.gitops.git('update-ref', 'refs/heads/other', root);
      expect(await transport.repository.isAncestor(root, world.gitops.head(), never)).toBe(false);
    });
  });

  describe('what a merge brings', () => {
    const brings = (commit: string, besides: readonly string[] = []) =>
      transport.repository.brings({ commit, into: world.gitops.head(), besides }, never);

    /** A branch beside `main`, with some files changed upon where that is now; `main` moves on. */
    async function branchOff(files: Readonly<Record<string, string | null>>) {
      const since = world.gitops.head();
      await world.gitops.commit(files, 'Theirs', { branch, parent: since });
      await world.gitops.commit({ 'apps/deep/c.yaml': 'newer' }, 'Newer');
      return since;
    }

    it('is all that differs from where both sides come from, but for what it may change', async () => {
      const since = await branchOff({ 'apps/a.yaml': '2', 'apps/b.yaml': '2' });
      const head = world.gitops.head(branch);
      expect(await brings(head, ['apps/a.yaml', 'apps/b.yaml'])).toEqual({ since, others: [], commits: 1 });
      expect(await brings(head, ['apps/a.yaml', 'none.yaml'])).toEqual({ since, others: ['apps/b.yaml'], commits: 1 });
    });

    it.each([
      ['one that is new', { 'apps/new.yaml': 'x' }, ['apps/new.yaml']],
      ['one that is gone', { 'apps/b.yaml': null }, ['apps/b.yaml']],
      [
        'one that took the place of another',
        { 'apps/b.yaml': null, 'apps/z.yaml': 'b' },
        ['apps/b.yaml', 'apps/z.yaml'],
      ],
      ['our own, moved away', { 'apps/a.yaml': null, 'apps/z.yaml': 'a: 1\r\n' }, ['apps/z.yaml']],
    ])('has %s', async (_, files, others) => {
      await branchOff(files);
      const brought = await brings(world.gitops.head(branch), ['apps/a.yaml']);
      expect(brought === 'unknown' || brought.others.filter((path) => path !== 'apps/a.yaml')).toEqual(others);
    });

    it('names a folder, or what is in it, where nothing of ours is', async () => {
      await branchOff({ 'infra/evil/a.yaml': 'x', 'infra/evil/b.yaml': 'y' });
      const brought = await brings(world.gitops.head(branch), ['apps/a.yaml']);
      expect(brought === 'unknown' || brought.others.every((path) => path.startsWith('infra'))).toBe(true);
      expect(brought).not.toMatchObject({ others: [] });
    });

    it('begins where the branch was last brought up to date', async () => {
      await branchOff({ 'apps/a.yaml': '2' });
      const base = world.gitops.head();
      const tree = world.gitops.git('merge-tree', '--write-tree', base, branch);
      const by = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
      const update = world.gitops.git(...by, 'commit-tree', tree, '-p', branch, '-p', base, '-m', 'Update');
      world.gitops.git('update-ref', `refs/heads/${branch}`, update);
      expect(await brings(update, ['apps/a.yaml'])).toEqual({ since: base, others: [], commits: 2 });
      const back = await world.gitops.commit({ 'apps/deep/c.yaml': null }, 'Taken back', { branch });
      expect(await brings(back, ['apps/a.yaml'])).toMatchObject({
        since: base,
        others: [expect.stringMatching('deep')],
      });
    });

    it('is nothing of what is there already', async () => {
      const old = world.gitops.head();
      await world.gitops.commit({ 'apps/b.yaml': 'newer' }, 'Newer');
      expect(await brings(old)).toEqual({ since: old, others: [], commits: 0 });
      expect(await brings(world.gitops.head())).toEqual({ since: world.gitops.head(), others: [], commits: 0 });
    });

    it('is unknown where nothing is in common', async () => {
      const by = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
      const root = world.gitops.git(...by, 'commit-tree', '-m', 'root', 'main^{tree}');
      world.gitops.git('update-ref', 'refs/heads/other', root);
      expect(await brings(root)).toBe('unknown');
    });

    it('is unknown where two commits are equally near', async () => {
      const by = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
      const commit = (...parents: readonly string[]) =>
        world.gitops.git(...by, 'commit-tree', 'main^{tree}', ...parents.flatMap((one) => ['-p', one]), '-m', 'x');
      const root = world.gitops.head();
      const one = await world.gitops.commit({ 'apps/b.yaml': '1' }, 'One', { branch: 'one', parent: root });
      const two = await world.gitops.commit({ 'apps/b.yaml': '2' }, 'Two', { branch: 'two', parent: root });
      const [left, right] = [commit(one, two), commit(two, one)];
      world.gitops.git('update-ref', 'refs/heads/main', left);
      world.gitops.git('update-ref', `refs/heads/${branch}`, right);
      expect(await brings(right)).toBe('unknown');
    });

    it('of very much is unknown, or told', async () => {
      const many = Array.from({ length: 320 }, (_, at) => [`many/${at}.yaml`, 'x'] as const);
      await branchOff(Object.fromEntries(many));
      const brought = await brings(world.gitops.head(branch));
      expect(brought).toEqual(name === 'api' ? 'unknown' : { since: expect.any(String), others: ['many'], commits: 1 });
    });
  });

  describe('commit', () => {
    it('writes exactly these files, upon what was read', async () => {
      const head = await headOf(transport.repository);
      const made = { 'apps/a.yaml': '\ufeffa: 2\r\n', 'apps/b.yaml': '' };
      const result = await transport.repository.commit(change(head, made, 'Deploy api\n\n- a\n- b\n\nX: y\n'), never);
      expect(result).toEqual({ result: 'committed', revision: world.gitops.head() });
      const [commit] = world.gitops.log();
      expect(commit).toMatchObject({ parents: [head], message: 'Deploy api\n\n- a\n- b\n\nX: y' });
      expect(bytesAt(world.gitops, 'main', 'apps/a.yaml')).toEqual(Buffer.from('\ufeffa: 2\r\n'));
      expect(world.gitops.git('diff', '--name-only', head, 'main')).toBe('apps/a.yaml\napps/b.yaml');
    });

    it('keeps modes, and bytes that are no text', async () => {
      const head = commitEntries(world.gitops, {
        run: { mode: '100755', bytes: 'x' },
        plain: { mode: '100644', bytes: 'x' },
      });
      const latin = Buffer.from([0x61, 0xe4, 0, 0x0d]);
      const files = new Map([
        ['run', latin],
        ['plain', latin],
      ]);
      const request = { ...change(head, {}), files };
      expect(await transport.repository.commit(request, never)).toMatchObject({ result: 'committed' });
      expect(world.gitops.git('ls-tree', 'main', 'run', 'plain')).toMatch(/^100644 .*plain\n100755 .*run$/);
      expect(bytesAt(world.gitops, 'main', 'run')).toEqual(latin);
      expect(world.gitops.git('diff', '--name-only', head, 'main')).toBe('plain\nrun');
    });

    it('makes files, with the folders above them, and takes others away', async () => {
      const head = await headOf(transport.repository);
      const files = new Map<string, Uint8Array | 'deleted'>([
        ['previews/pr-17/api.yaml', bytes('a: 17\r\n')],
        ['previews/pr-17/deep/er.yaml', bytes('')],
        ['apps.yaml', bytes('beside a folder of the same beginning')],
        ['apps/b.yaml', 'deleted'],
        ['apps/a.yaml', bytes('a: 2')],
      ]);
      const made = await transport.repository.commit({ ...change(head, {}), files }, never);
      expect(made).toEqual({ result: 'committed', revision: world.gitops.head() });
      const changed = world.gitops.git('diff', '--name-status', head, 'main').split('\n');
      expect(changed).toEqual([
        'A\tapps.yaml',
        'M\tapps/a.yaml',
        'D\tapps/b.yaml',
        'A\tpreviews/pr-17/api.yaml',
        'A\tpreviews/pr-17/deep/er.yaml',
      ]);
      expect(world.gitops.git('ls-tree', 'main', 'previews/pr-17/api.yaml')).toMatch(/^100644 blob/);
      expect(world.gitops.git('fsck', '--strict')).toBe('');
    });

    it('takes a folder away with the last of its files', async () => {
      const before = await headOf(transport.repository);
      const made = { 'previews/pr-17/api.yaml': 'a', 'previews/pr-17/deep/er.yaml': 'b' };
      await transport.repository.commit(change(before, made), never);
      const head = await headOf(transport.repository);
      const files = new Map(Object.keys(made).map((path) => [path, 'deleted'] as const));
      expect(await transport.repository.commit({ ...change(head, {}), files }, never)).toMatchObject({
        result: 'committed',
      });
      expect(world.gitops.git('rev-parse', 'main^{tree}')).toBe(world.gitops.git('rev-parse', `${before}^{tree}`));
      expect(world.gitops.git('fsck', '--strict')).toBe('');
    });

    it('makes and takes away where a branch of ours is made, and keeps the mode of an executable', async () => {
      const head = commitEntries(world.gitops, {
        run: { mode: '100755', bytes: 'x' },
        gone: { mode: '100755', bytes: 'x' },
      });
      const files = new Map<string, Uint8Array | 'deleted'>([
        ['run', bytes('y')],
        ['gone', 'deleted'],
        ['new/file', bytes('z')],
      ]);
      const request = { ...change(head, {}), branch, expected: 'nothing', files } as const;
      expect(await transport.repository.commit(request, never)).toMatchObject({ result: 'committed' });
      expect(world.gitops.git('diff', '--name-status', head, branch)).toBe('D\tgone\nA\tnew/file\nM\trun');
      expect(world.gitops.git('ls-tree', branch, 'run')).toMatch(/^100755/);
    });

    it.each([
      ['link', 'a symbolic link'],
      ['link/below.yaml', 'link is no folder'],
      ['sub/below.yaml', 'sub is no folder'],
      ['apps', 'it is a folder'],
      ['apps/a.yaml/below.yaml', 'apps/a.yaml is no folder'],
      ['apps/A.yaml', 'a.yaml stands there, whose name differs in case alone'],
      ['APPS/new.yaml', 'apps stands there, whose name differs in case alone'],
      ['apps/../new.yaml', 'no path of a file'],
      ['/new.yaml', 'no path of a file'],
      ['.git/config', 'no path of a file'],
    ])('refuses to make %s: %s', async (path, why) => {
      const head = commitEntries(world.gitops, {
        link: { mode: '120000', bytes: 'apps' },
        sub: { mode: '160000', commit: 'a'.repeat(40) },
      });
      const making = transport.repository.commit(change(head, { [path]: 'x' }), never);
      await expect(making).rejects.toMatchObject({ code: 'edit-refused', message: expect.stringContaining(why) });
      expect(world.gitops.head()).toBe(head);
    });

    it.each(['none.yaml', 'apps', 'link'])('refuses to take away %s', async (path) => {
      const head = commitEntries(world.gitops, { link: { mode: '120000', bytes: 'apps/a.yaml' } });
      const files = new Map([[path, 'deleted'] as const]);
      const taking = transport.repository.commit({ ...change(head, {}), files }, never);
      await expect(taking).rejects.toMatchObject({ code: 'edit-refused' });
      expect(world.gitops.head()).toBe(head);
    });

    it('loses the race where the branch has moved, is rewound, or is gone', async () => {
      const first = world.gitops.head();
      const head = await world.gitops.commit({ 'apps/b.yaml': '2' }, 'Second');
      const theirs = await world.gitops.commit({ 'apps/b.yaml': '3' }, 'Third');
      const write = () => transport.repository.commit(change(head, { 'apps/a.yaml': 'x' }), never);
      await transport.repository.head('main', never);
      expect(await write()).toEqual({ result: 'lost-race' });
      expect(world.gitops.head()).toBe(theirs);
      world.gitops.git('update-ref', 'refs/heads/main', first);
      expect(await write()).toEqual({ result: 'lost-race' });
      expect(world.gitops.head()).toBe(first);
      world.gitops.git('update-ref', '-d', 'refs/heads/main');
      expect(await write()).toEqual({ result: 'lost-race' });
      expect(world.gitops.refs()).toEqual({});
    });

    it.each([{ blockPushes: true }, { requiredChecks: ['ci'] }])('is refused by the rule %o', async (rule) => {
      world.gitops.protect('main', rule);
      const head = world.gitops.head();
      const result = await transport.repository.commit(change(head, { 'apps/a.yaml': 'x' }), never);
      const said = rule.blockPushes === true ? /through a pull request/ : /Required status check "ci" is expected/;
      expect(result).toMatchObject({ result: 'refused', message: expect.stringMatching(said) });
      expect(world.gitops.head()).toBe(head);
    });

    it('is forbidden without the permission', async () => {
      await using other = await openAs({ permissions: { contents: 'read' } });
      const head = world.gitops.head();
      const writing = other.repository.commit(change(head, { 'apps/a.yaml': 'x' }), never);
      await expect(writing).rejects.toMatchObject({ code: 'forbidden', stage: 'write' });
      expect(world.gitops.head()).toBe(head);
    });
  });

  describe('a branch of ours', () => {
    const ours = (parent: string, expected: string, text = 'ours'): CommitRequest => ({
      ...change(parent, { 'apps/a.yaml': text }),
      branch,
      expected,
    });

    it('is made where there is none, though the base has moved on', async () => {
      const head = await headOf(transport.repository);
      await world.gitops.commit({ 'apps/b.yaml': 'theirs' }, 'Theirs');
      const result = await transport.repository.commit(ours(head, 'nothing'), never);
      expect(result).toEqual({ result: 'committed', revision: world.gitops.head(branch) });
      expect(world.gitops.log(branch)[0]?.parents).toEqual([head]);
    });

    it('is a lost race where it is there already, or not where it was', async () => {
      const head = await headOf(transport.repository);
      const theirs = await world.gitops.commit({ 'apps/b.yaml': 'x' }, 'Theirs', { branch, parent: head });
      expect(await transport.repository.commit(ours(head, 'nothing'), never)).toEqual({ result: 'lost-race' });
      expect(await transport.repository.commit(ours(head, head), never)).toEqual({ result: 'lost-race' });
      expect(world.gitops.head(branch)).toBe(theirs);
    });

    it('is made anew on a moved base', async () => {
      const head = await headOf(transport.repository);
      await transport.repository.commit(ours(head, 'nothing'), never);
      const before = world.gitops.head(branch);
      const newer = await world.gitops.commit({ 'apps/b.yaml': 'newer' }, 'Newer');
      await transport.repository.head('main', never);
      const result = await transport.repository.commit(ours(newer, before, 'again'), never);
      expect(result).toEqual({ result: 'committed', revision: world.gitops.head(branch) });
      expect(world.gitops.log(branch)[0]?.parents).toEqual([newer]);
      expect(bytesAt(world.gitops, branch, 'apps/a.yaml').toString()).toBe('again');
    });

    it('is taken away where it is, and no other branch is', async () => {
      const head = await headOf(transport.repository);
      const remove = (name: string, expected: string) => transport.repository.removeBranch(name, expected, never);
      await transport.repository.commit(ours(head, 'nothing'), never);
      expect(await remove(branch, head)).toEqual({ result: 'lost-race' });
      expect(await remove(branch, world.gitops.head(branch))).toEqual({ result: 'removed' });
      expect(world.gitops.refs()).toEqual({ 'refs/heads/main': head });
      await expect(remove('main', head)).rejects.toMatchObject({ code: 'internal' });
      expect(world.gitops.head()).toBe(head);
    });

    it('is the only one that is ever moved by force', async () => {
      const head = await headOf(transport.repository);
      const newer = await world.gitops.commit({ 'apps/b.yaml': 'newer' }, 'Newer');
      const request = { ...change(head, { 'apps/a.yaml': 'x' }), expected: newer };
      await expect(transport.repository.commit(request, never)).rejects.toMatchObject({ code: 'internal' });
      expect(world.gitops.head()).toBe(newer);
    });
  });
});
