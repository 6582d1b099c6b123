import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CommitRequest, GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Fault } from '../../world/github/server.ts';
import { TestClock } from '../clock.ts';
import { change, headOf, texts } from '../git/opened.ts';
import { commitEntries } from './entries.ts';
import { overApi } from './transports.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

const branch = 'gitops-deploy/api/prod';
const graphql = { method: 'POST', path: /^\/graphql$/ };
let world: World;
let repository: GitOpsRepository;
let head: string;

beforeEach(async () => {
  world = await startWorld();
  head = await world.gitops.commit({ 'a.yaml': 'a', 'b.yaml': 'b' }, 'Begin');
  repository = overApi(world);
});

afterEach(() => world[Symbol.asyncDispose]());

/** Reads the head and the file, as a deployment does before it writes. */
async function look(): Promise<void> {
  await repository.read(await headOf(repository), ['a.yaml'], never);
}

const write = () => repository.commit(change(head, { 'a.yaml': 'ours' }, 'Deploy api\n\nbody\n'), never);
const ours = (expected = 'nothing'): CommitRequest => ({ ...change(head, { 'a.yaml': 'ours' }), branch, expected });
const commitsOfOurs = () => world.gitops.log().filter(({ message }) => message.startsWith('Deploy api'));

describe('a write', () => {
  it('takes three requests, however many files it reads', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`apps/${at}.yaml`, `n: ${at}\n`.repeat(20)]),
    );
    head = await world.gitops.commit(files, 'Many');
    world.requests();
    const before = world.server.bytes;
    const at = await headOf(repository);
    await repository.read(at, Object.keys(files), never);
    const result = await repository.commit(change(at, { 'apps/1.yaml': 'n: 2\n', 'apps/2.yaml': 'n: 3\n' }), never);
    expect(result).toMatchObject({ result: 'committed' });
    expect(world.requests()).toEqual(['POST /graphql', 'POST /graphql', 'POST /graphql']);
    expect(world.server.bytes - before).toBeLessThan(64 * 1024);
  });

  it('of one manifest moves few bytes', async () => {
    head = await world.gitops.commit({ 'a.yaml': 'key: value\n'.repeat(200) }, 'A manifest of 2 KB');
    const before = world.server.bytes;
    await look();
    await write();
    expect(world.server.bytes - before).toBeLessThan(12 * 1024);
  });

  it('that is planned again after a lost race reads head and files in one request', async () => {
    await look();
    head = await world.gitops.commit({ 'b.yaml': 'theirs' }, 'Theirs');
    world.requests();
    await look();
    expect(await write()).toMatchObject({ result: 'committed' });
    expect(world.requests()).toEqual(['POST /graphql', 'POST /graphql']);
  });

  it('on a branch of ours moves it in one step, with the edit on it', async () => {
    await look();
    world.requests();
    expect(await repository.commit(ours(), never)).toMatchObject({ result: 'committed' });
    const git = (what: string) => `POST /repos/acme/gitops/git/${what}`;
    expect(world.requests()).toEqual([git('blobs'), git('trees'), git('commits'), 'POST /graphql']);
  });

  it('reads raw what is no UTF-8, and nothing else', async () => {
    const latin = Buffer.from([0x61, 0xe4, 0x0a]);
    head = commitEntries(world.gitops, {
      latin: { mode: '100644', bytes: latin },
      mark: { mode: '100644', bytes: '\ufeffa' },
    });
    const read = await repository.read(head, ['latin', 'mark', 'a.yaml'], never);
    expect(read.get('latin')).toEqual(latin);
    const raw = world.requests().filter((request) => request.startsWith('GET'));
    expect(raw).toEqual([expect.stringMatching(/^GET \/repos\/acme\/gitops\/git\/blobs\/[0-9a-f]{40}$/)]);
  });

  it('reads every file of many, though more commits were looked at than are remembered', async () => {
    const paths = Array.from({ length: 250 }, (_, at) => `many/${at}.yaml`);
    head = commitEntries(
      world.gitops,
      Object.fromEntries(paths.map((path) => [path, { mode: '100644', bytes: path }])),
    );
    const others: string[] = [];
    for (let at = 0; at < 10; at += 1) others.push(await world.gitops.commit({ 'a.yaml': `${at}` }, `${at}`));
    const looks = others.map(async (commit, at) => {
      expect(texts(await repository.read(commit, ['a.yaml'], never))).toEqual({ 'a.yaml': `${at}` });
    });
    const [read] = await Promise.all([repository.read(head, paths, never), ...looks]);
    expect(texts(read)).toEqual(Object.fromEntries(paths.map((path) => [path, path])));
    expect(world.requests()).toHaveLength(13);
  });

  it('asks for no path that only looks like another', async () => {
    expect((await repository.read(head, ['/a.yaml', './a.yaml', 'x/../a.yaml', 'a.yaml/', ''], never)).size).toBe(0);
  });
});

describe('an answer that is lost', () => {
  beforeEach(look);

  it.each<[string, Fault]>([
    ['after the commit was made', 'lose-reply'],
    ['before', 'disconnect'],
    ['as GitHub has trouble of its own', { status: 502 }],
    ['as it was cut short', { status: 200, body: '{"data": {"createCom' }],
  ])('is looked up: %s', async (_, fault) => {
    world.server.fail(graphql, 1, fault);
    expect(await write()).toEqual({ result: 'committed', revision: world.gitops.head() });
    expect(commitsOfOurs()).toHaveLength(1);
    expect(world.gitops.log()[0]?.parents).toEqual([head]);
  });

  it('is found below what somebody else committed since', async () => {
    let made = '';
    const sleep = async () => {
      made = world.gitops.head();
      await world.gitops.commit({ 'b.yaml': 'theirs' }, 'Theirs');
    };
    const clock = Object.assign(new TestClock(), { sleep });
    const request = change(head, { 'a.yaml': 'ours' }, 'Deploy api\n\nbody\n');
    const slow = overApi(world, { clock });
    await slow.read(head, ['a.yaml'], never);
    world.server.fail(graphql, 1, 'lose-reply');
    world.server.fail(graphql, 1, { status: 502 });
    expect(await slow.commit(request, never)).toEqual({ result: 'committed', revision: made });
    expect(commitsOfOurs()).toHaveLength(1);
  });

  it('is somebody else who was faster, with the same file or the same words', async () => {
    world.server.fail(graphql, 1, 'disconnect');
    await world.gitops.commit({ 'a.yaml': 'other' }, 'Deploy api\n\nbody');
    expect(await write()).toEqual({ result: 'lost-race' });
    expect(world.gitops.show('main', 'a.yaml')).toBe('other');
  });

  it('is given up after four times, and nothing was written', async () => {
    world.server.fail(graphql, 99, { status: 503 });
    const error = await rejectionOf(write());
    expect(error).toMatchObject({ code: 'gitops-unreachable', stage: 'write' });
    expect(world.gitops.head()).toBe(head);
  });

  it('of a branch of ours is looked up too', async () => {
    world.server.fail(graphql, 1, 'lose-reply');
    expect(await repository.commit(ours(), never)).toEqual({
      result: 'committed',
      revision: world.gitops.head(branch),
    });
  });

  it('of what only prepares it leaves nothing that anybody sees', async () => {
    world.server.fail({ method: 'POST', path: /git\/commits$/ }, 1, 'lose-reply');
    expect(await repository.commit(ours(), never)).toMatchObject({ result: 'committed' });
    expect(world.gitops.git('rev-list', '--count', `main..${branch}`)).toBe('1');
  });

  it('ends with the signal', async () => {
    world.server.fail(graphql, 1, 'hang');
    const aborted = new AbortController();
    const writing = repository.commit(change(head, { 'a.yaml': 'x' }), aborted.signal);
    aborted.abort(new Error('cancelled'));
    await expect(writing).rejects.toThrow('cancelled');
  });
});

describe('a refusal', () => {
  beforeEach(look);

  it('carries the words of a ruleset, whatever its kind', async () => {
    const message = 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n';
    world.server.fail(graphql, 1, { status: 200, body: { errors: [{ type: 'UNPROCESSABLE', message }] } });
    const said = 'Repository rule violations found Changes must be made through a pull request.';
    expect(await write()).toMatchObject({ result: 'refused', message: said });
  });

  it('of a branch that is being moved at this moment is a lost race', async () => {
    const message = "cannot lock ref 'refs/heads/main': is at 0123456 but expected 89abcde";
    world.server.fail(graphql, 1, { status: 200, body: { errors: [{ type: 'UNPROCESSABLE', message }] } });
    expect(await write()).toEqual({ result: 'lost-race' });
  });

  it('of a token that is unknown is an error that does not hold it', async () => {
    const unknown = overApi(world, { token: 'ghs_unknown' });
    const error = await rejectionOf(unknown.head('main', never));
    expect(error).toMatchObject({ code: 'forbidden', message: expect.not.stringContaining('ghs_unknown') });
  });

  it('of the hour is not mistaken for one of permissions', async () => {
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded' }];
    const headers = { 'retry-after': '3600' };
    world.server.fail(graphql, 1, { status: 200, headers, body: { errors } });
    expect(await rejectionOf(write())).toMatchObject({ code: 'gitops-unreachable' });
  });
});

describe('what GitHub gives', () => {
  it('is not believed where its id says otherwise', async () => {
    head = commitEntries(world.gitops, { latin: { mode: '100644', bytes: Buffer.from([0xe4]) } });
    const blob = { sha: 'x', node_id: 'x', size: 1, url: '', content: 'YQ==', encoding: 'base64' };
    world.server.fail({ method: 'GET', path: /git\/blobs/ }, 1, { status: 200, body: blob });
    const error = await rejectionOf(repository.read(head, ['latin'], never));
    expect(error).toMatchObject({ code: 'gitops-unreachable', message: expect.stringContaining('other bytes') });
  });

  it('may call a path that is not there an error', async () => {
    const errors = [{ type: 'NOT_FOUND', path: ['repository', 'object', 'p0'], message: 'Could not resolve file' }];
    const object = { oid: head, tree: { oid: 'b'.repeat(40) }, p0: null };
    const data = { repository: { id: 'R', object } };
    world.server.fail(graphql, 1, { status: 200, body: { data, errors } });
    expect((await repository.read(head, ['none.yaml'], never)).size).toBe(0);
  });
});
