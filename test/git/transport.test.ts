import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { explain, kindOf } from '../../src/git/transport.ts';
import type { Opened } from './opened.ts';
import { change, headOf, never, open } from './opened.ts';
import { GitServer } from './server.ts';

let server: GitServer;
let opened: Opened;

beforeEach(async () => {
  server = await GitServer.start();
  opened = await open(server.url);
  await server.commit({ 'a.yaml': 'a' });
});

afterEach(async () => {
  await opened[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

describe('reading', () => {
  it('goes on after an answer of status 500', async () => {
    server.fail({ on: /./, does: { status: 500 } });
    expect(await opened.repository.head('main', never)).toBeDefined();
    expect(opened.clock.slept).toEqual([1000]);
    expect(opened.logged).toEqual([expect.stringContaining('attempt 1 of 4')]);
  });

  it('goes on after a dropped connection', async () => {
    server.fail({ on: /^GET/, does: 'drop-before' });
    expect(await opened.repository.head('main', never)).toBeDefined();
  });

  it('goes on after a connection that dropped in the middle of the objects', async () => {
    server.fail({ on: /^POST git-upload-pack/, does: 'drop-after', times: 2 });
    const head = await headOf(opened.repository);
    expect((await opened.repository.read(head, ['a.yaml'], never)).size).toBe(1);
  });

  it('ends where the failure stays, with growing pauses between', async () => {
    server.fail({ on: /./, does: { status: 503 }, times: 100 });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({ code: 'gitops-unreachable' });
    expect(opened.clock.slept).toEqual([1000, 2000, 4000]);
  });

  it('ends where nothing listens', async () => {
    await using gone = await open('http://127.0.0.1:9/acme/gitops.git');
    await expect(gone.repository.head('main', never)).rejects.toMatchObject({
      code: 'gitops-unreachable',
      message: /127\.0\.0\.1:9\/acme\/gitops\.git/,
    });
  });

  it('takes a server that is silent for long for one that failed', async () => {
    await using patient = await open(server.url, {
      environment: { GIT_HTTP_LOW_SPEED_LIMIT: '1', GIT_HTTP_LOW_SPEED_TIME: '1' },
    });
    server.fail({ on: /^GET/, does: 'hang' });
    expect(await patient.repository.head('main', never)).toBeDefined();
    expect(patient.logged).toEqual([expect.stringMatching(/too slow/i)]);
  });
});

describe('an aborted signal', () => {
  it.each(['reading', 'writing'])('ends what hangs while %s, and its processes', async (what) => {
    const head = await headOf(opened.repository);
    const aborting = new AbortController();
    const hanging = new Promise<void>((resolve) => {
      server.onHang = resolve;
    });
    server.fail({ on: what === 'reading' ? /upload-pack/ : /^POST git-receive-pack/, does: 'hang' });
    const work =
      what === 'reading'
        ? opened.repository.head('main', aborting.signal)
        : opened.repository.commit(change(head, { 'a.yaml': 'b' }), aborting.signal);
    const settled = expect(work).rejects.toThrow('stop');
    await hanging;
    const children = await processesWith(opened.folder);
    expect(children.length).toBeGreaterThan(0);
    aborting.abort(new Error('stop'));
    await settled;
    await expect.poll(() => processesWith(opened.folder)).toEqual([]);
    expect(await server.git('rev-parse', 'main')).toBe(head);
  });

  it('ends the pause between two attempts', async () => {
    const aborting = new AbortController();
    server.fail({ on: /./, does: { status: 503 }, times: 100 });
    opened.clock.sleep = async (_, signal) => {
      aborting.abort(new Error('stop'));
      signal?.throwIfAborted();
    };
    await expect(opened.repository.head('main', aborting.signal)).rejects.toThrow('stop');
  });

  it('leaves the repository usable', async () => {
    const aborting = new AbortController();
    server.fail({ on: /^POST git-upload-pack/, does: 'hang' });
    server.onHang = () => aborting.abort(new Error('stop'));
    await expect(opened.repository.head('main', aborting.signal)).rejects.toThrow('stop');
    await expect.poll(() => processesWith(opened.folder)).toEqual([]);
    expect(await opened.repository.head('main', never)).toBeDefined();
  });
});

/** Command lines of the git processes that work on a folder. */
async function processesWith(folder: string): Promise<readonly string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-eo', 'pid=']);
  const lines = await Promise.all(
    stdout.split('\n').map((id) => readFile(`/proc/${id.trim()}/environ`, 'utf8').catch(() => '')),
  );
  return lines.filter((text) => text.includes(folder));
}

describe('the kind of a failure', () => {
  const cases: readonly [string, string][] = [
    ["fatal: unable to access 'https://x/': The requested URL returned error: 403", 'forbidden'],
    ["fatal: repository 'https://x/' not found", 'forbidden'],
    ['remote: Repository not found.', 'forbidden'],
    ['error: RPC failed; HTTP 403 curl 22 The requested URL returned error: 403', 'forbidden'],
    ['git@github.com: Permission denied (publickey).', 'forbidden'],
    ["fatal: could not read Username for 'https://x': terminal prompts disabled", 'forbidden'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 301", 'moved'],
    ["fatal: unable to access 'https://x/': The requested URL returned error: 502", 'passing'],
    ["fatal: unable to access 'https://x/': Could not resolve host: x", 'passing'],
    ['ssh: connect to host x port 22: Connection refused', 'passing'],
    ['error: RPC failed; curl 56 GnuTLS recv error (-110): The TLS connection was non-properly terminated.', 'passing'],
    ['fetch-pack: unexpected disconnect while reading sideband packet', 'passing'],
    ['fatal: the remote end hung up unexpectedly', 'passing'],
    ["fatal: unable to access 'https://x/': SSL certificate problem: self-signed certificate", 'other'],
    ['fatal: mismatched algorithms: client sha1; server sha256', 'other'],
  ];
  it.each(cases)('%s', (messages, kind) => expect(kindOf(messages)).toBe(kind));
});

describe('what is said for people', () => {
  it('is what the server says, without its decoration', () => {
    const messages = 'remote: Resolving deltas: 100% (1/1)\nremote: \nremote: error: GH013: Rules.\nfatal: x';
    expect(explain(messages)).toBe('GH013: Rules.');
  });

  it('is the last word of git where the server says nothing', () => {
    expect(explain('error: first\nfatal: second\nhint: third')).toBe('second');
  });

  it('is never empty', () => {
    expect(explain('')).toBe('no answer');
  });
});
