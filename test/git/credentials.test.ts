import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OpenOptions } from './opened.ts';
import { change, headOf, never, open, texts } from './opened.ts';
import { watchProcesses } from './processes.ts';
import { GitServer } from './server.ts';

const token = 'ghs_0123456789/abc+def';
const encoded = encodeURIComponent(token);
const header = `Basic ${Buffer.from(`x-access-token:${token}`).toString('base64')}`;
/** Every form in which the token could be seen. */
const forms = [token, encoded, header.replace('Basic ', '')];

let server: GitServer;

beforeEach(async () => {
  server = await GitServer.start({ token });
});

afterEach(() => server[Symbol.asyncDispose]());

/** Reads, writes and holds; whatever it takes to use every kind of request. */
async function useAll(url: string, options: OpenOptions = {}): Promise<readonly string[]> {
  await server.commit({ 'a.yaml': 'a' });
  await using opened = await open(url, options);
  const head = await headOf(opened.repository);
  await opened.repository.read(head, ['a.yaml'], never);
  await opened.repository.commit(change(head, { 'a.yaml': 'b' }), never);
  await opened.repository.isAncestor(head, await headOf(opened.repository), never);
  await opened.holds.find('api', 'staging', never);
  return [...opened.logged, ...(await contentsBelow(opened.folder))];
}

async function contentsBelow(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(
    files.map(async ({ parentPath, name }) => `${name} ${await readFile(join(parentPath, name), 'latin1')}`),
  );
}

const sent = () => [...new Set(server.requests.map(({ authorization }) => authorization))];

const embed = (user: string) => server.url.replace('//', `//${user}@`);

describe('a token', () => {
  it('is sent with every request, the first one too', async () => {
    await useAll(server.url, { token });
    expect(sent()).toEqual([header]);
  });

  it('is taken out of the address', async () => {
    await useAll(embed(encoded));
    expect(sent()).toEqual([header]);
  });

  it('is taken out of the address with its user', async () => {
    await useAll(embed(`oauth2:${encoded}`));
    expect(sent()).toEqual([`Basic ${Buffer.from(`oauth2:${token}`).toString('base64')}`]);
  });

  it('wins over a password in the address', async () => {
    await useAll(embed('x-access-token:old'), { token });
    expect(sent()).toEqual([header]);
  });

  it('is sent once where the user has configured a header of his own', async () => {
    const configuration = [
      `[http "${server.origin}/acme/"]\n\textraHeader = Authorization: Basic b3RoZXI6b3RoZXI=`,
      `[http]\n\textraHeader = Authorization: Basic dGhpcmQ6dGhpcmQ=`,
    ].join('\n');
    await useAll(server.url, { token, configuration });
    expect(sent()).toEqual([header]);
  });

  it('is neither on disk nor in the log', async () => {
    const seen = await useAll(embed(encoded));
    expect(seen.length).toBeGreaterThan(5);
    for (const form of forms) expect(seen.filter((text) => text.includes(form))).toEqual([]);
  });

  it('is masked in every form', async () => {
    await using opened = await open(server.url, { token });
    expect([...opened.masked].sort()).toEqual([...forms].sort());
  });

  it('is not in an error, even where the server repeats it', async () => {
    await server.commit({ 'a.yaml': 'a' });
    server.fail({ on: /./, does: { status: 403, body: `no: ${forms.join(' ')}` } });
    await using opened = await open(server.url, { token });
    const error: unknown = await opened.repository.head('main', never).catch((one) => one);
    expect(error).toMatchObject({ code: 'forbidden', message: /no: \*\*\* \*\*\* \*\*\*/ });
    for (const form of forms) expect(String(error)).not.toContain(form);
  });

  it('does not go along to where it is redirected', async () => {
    const seen: (string | undefined)[] = [];
    const other = createServer((request, response) => {
      seen.push(request.headers.authorization);
      response.end();
    });
    await new Promise<void>((resolve) => other.listen(0, 'localhost', resolve));
    const address = other.address();
    const port = address !== null && typeof address === 'object' ? address.port : 0;
    const location = `http://localhost:${port}/acme/gitops.git/info/refs?service=git-upload-pack`;
    server.fail({ on: /./, does: { status: 301, location } });
    await using opened = await open(server.url, { token });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({
      code: 'gitops-unreachable',
      remedy: /the address that the repository has now/,
    });
    expect(seen).toEqual([]);
    other.close();
  });
});

describe('processes', () => {
  it('never show the token, and only those that talk to the server have it', { timeout: 60_000 }, async () => {
    await server.commit({ 'a.yaml': 'a' });
    const watching = new AbortController();
    const seen = watchProcesses(watching.signal);
    await useAll(server.url, { token });
    watching.abort();
    const processes = [...(await seen).values()];
    const lines = processes.map(({ line }) => line);
    expect(lines.some((line) => / fetch /.test(line))).toBe(true);
    expect(lines.some((line) => / push /.test(line))).toBe(true);
    for (const form of forms) expect(lines.filter((line) => line.includes(form))).toEqual([]);
    const trusted = processes.filter(({ environment }) => environment.includes(forms[2] ?? ''));
    expect(trusted.length).toBeGreaterThan(0);
    expect(
      trusted.filter(({ line }) => / (cat-file|ls-tree|commit-tree|hash-object|init|read-tree) /.test(line)),
    ).toEqual([]);
  });

  it('get no variable that is not on the list', { timeout: 60_000 }, async () => {
    const names = ['INPUT_SECRET', 'INPUT_APP-PRIVATE-KEY', 'GITHUB_APP_PRIVATE_KEY', 'GITHUB_TOKEN', 'GIT_TRACE_CURL'];
    const canaries = Object.fromEntries(names.map((name) => [name, `canary-${name}`]));
    const watching = new AbortController();
    const seen = watchProcesses(watching.signal);
    await useAll(server.url, { token, environment: canaries });
    watching.abort();
    const leaked = [...(await seen).values()].filter(({ environment }) => environment.includes('canary-'));
    expect(leaked).toEqual([]);
  });
});

describe('access', () => {
  it.each([401, 403, 404])('with status %i is forbidden, and not tried again', async (status) => {
    server.fail({ on: /./, does: { status }, times: 100 });
    await using opened = await open(server.url, { token });
    const error = { code: 'forbidden', remedy: /contents: write/ };
    await expect(opened.repository.head('main', never)).rejects.toMatchObject(error);
    expect(opened.clock.slept).toEqual([]);
  });

  it('with a wrong token is forbidden', async () => {
    await using opened = await open(server.url, { token: 'wrong' });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(opened.holds.find('api', 'staging', never)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('without a token asks nobody, whatever helper the user has', async () => {
    const configuration =
      '[credential]\n\thelper = "!echo password=stolen; touch asked; :"\n[core]\n\taskPass = touch asked\n';
    await using opened = await open(server.url, { configuration });
    await expect(opened.repository.head('main', never)).rejects.toMatchObject({ code: 'forbidden' });
    expect(await readdir('.')).not.toContain('asked');
  });

  it('to an address that is none is bad input, which does not repeat it', async () => {
    const opening = open('https://user:secret@host:port/x');
    await expect(opening).rejects.toMatchObject({ code: 'bad-input' });
    await expect(opening).rejects.not.toThrow('secret');
  });
});

describe("the user's configuration", () => {
  it('changes nothing in what is written', async () => {
    const configuration = [
      '[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = /bin/false\n[push]\n\tgpgSign = true\n\tfollowTags = true',
      '[i18n]\n\tcommitEncoding = ISO-8859-1\n[core]\n\tautocrlf = true\n\tquotePath = true\n[user]\n\tname = Wrong',
      '[protocol]\n\tversion = 0\n[fetch]\n\tprune = true\n[init]\n\tdefaultBranch = x\n',
    ].join('\n');
    await server.commit({ 'ü.yaml': 'a' });
    await using opened = await open(server.url, { token, configuration });
    const head = await headOf(opened.repository);
    const result = await opened.repository.commit(change(head, { 'ü.yaml': 'ä\r\n' }, 'größer'), never);
    expect(result.result).toBe('committed');
    expect(texts(await opened.repository.read(await headOf(opened.repository), ['ü.yaml'], never))).toEqual({
      'ü.yaml': 'ä\r\n',
    });
    expect(await server.git('cat-file', 'commit', 'main')).not.toMatch(/^(gpgsig|encoding)/m);
    expect(await server.git('log', '-1', '--format=%s %an', 'main')).toBe('größer Deployer');
  });
});
