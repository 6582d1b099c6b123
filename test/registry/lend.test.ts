import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Lent } from '../../src/registry/lend.ts';
import { lendLogins } from '../../src/registry/lend.ts';

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const one of undo.splice(0)) await one();
});

const secrets = ['p"a\'s$s%w\\ord', 'left-by-docker-login', 'identity-token'];

/** Logins of a configuration lent beside what Docker's own has. */
async function lend(docker: object | undefined, variables: Readonly<Record<string, string>> = {}) {
  const home = mkdtempSync(join(tmpdir(), 'home-'));
  undo.push(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, '.docker/contexts'), { recursive: true });
  if (docker !== undefined) writeFileSync(join(home, '.docker/config.json'), JSON.stringify(docker));
  const login = (user: string) => ({ type: 'password' as const, user, password: secrets[0] ?? '' });
  const logins = new Map([
    ['ghcr.io', login('ann')],
    ['docker.io', login('hub')],
    ['127.0.0.1:5000', login('local')],
  ]);
  const environment = { HOME: home, PATH: process.env['PATH'], ...variables };
  const lent = await lendLogins(logins, { files: createFiles(), environment });
  undo.push(() => lent.folder[Symbol.asyncDispose]());
  return { home, lent };
}

/** What a credential helper says, asked as Docker does: without a line break. */
function ask({ folder, environment }: Lent, server: string): unknown {
  try {
    const env = environment as NodeJS.ProcessEnv;
    const said = execFileSync(`${folder.path}/docker-credential-gitops-deploy`, ['get'], { input: server, env });
    return JSON.parse(said.toString());
  } catch (error) {
    return error instanceof Error && 'stdout' in error ? String(error.stdout).trim() : error;
  }
}

const auth = (text: string) => Buffer.from(text).toString('base64');

describe('logins that are lent', () => {
  it.each(['ghcr.io', 'https://index.docker.io/v1/', '127.0.0.1:5000'])(
    'are found by Docker under %s',
    async (name) => {
      const { lent } = await lend(undefined);
      expect(ask(lent, name)).toMatchObject({ Secret: secrets[0] });
      expect(ask(lent, name.replace(/^/, 'x'))).toBe('credentials not found in native keychain');
    },
  );

  it('stand beside those that `docker login` left and those of other helpers', async () => {
    const { lent } = await lend({
      auths: {
        'quay.io': { auth: auth(`bob:${secrets[1]}`) },
        'acme.azurecr.io': { auth: auth('0000:'), identitytoken: secrets[2] },
        "it's; rm": { auth: auth('eve:x') },
        'ghcr.io': { auth: auth('old:old') },
        'gcr.io': { auth: auth('old:old') },
        'pull.acme.example': { username: 'kay', password: secrets[1] },
      },
      credHelpers: { 'gcr.io': 'gcloud', 'ghcr.io': 'other' },
      credsStore: 'pass',
      currentContext: 'remote',
    });
    expect(ask(lent, 'quay.io')).toEqual({ Username: 'bob', Secret: secrets[1] });
    expect(ask(lent, 'acme.azurecr.io')).toEqual({ Username: '<token>', Secret: secrets[2] });
    expect(ask(lent, 'pull.acme.example')).toEqual({ Username: 'kay', Secret: secrets[1] });
    expect(ask(lent, 'ghcr.io')).toMatchObject({ Username: 'ann' });
    const written: unknown = JSON.parse(readFileSync(`${lent.folder.path}/config.json`, 'utf8'));
    expect(written).toMatchObject({
      credHelpers: { 'gcr.io': 'gcloud', 'ghcr.io': 'gitops-deploy' },
      credsStore: 'pass',
      currentContext: 'remote',
    });
  });

  it('stand beside those of the environment, which would go before them', async () => {
    const auths = { 'ghcr.io': { auth: auth('old:old') }, 'quay.io': { auth: auth('bob:new') } };
    const { lent } = await lend(
      { auths: { 'quay.io': { auth: auth('bob:old') } } },
      { DOCKER_AUTH_CONFIG: JSON.stringify({ auths }) },
    );
    expect(ask(lent, 'ghcr.io')).toMatchObject({ Username: 'ann' });
    expect(ask(lent, 'quay.io')).toEqual({ Username: 'bob', Secret: 'new' });
    expect(lent.environment['DOCKER_AUTH_CONFIG']).toBeUndefined();
  });

  it('stand in variables that a bake file cannot name', async () => {
    const names = async () => Object.keys((await lend({})).lent.environment).filter((name) => name.includes('LENT'));
    const [one, other] = [await names(), await names()];
    expect(one.every((name) => /^DOCKER_LENT_LOGIN_[0-9a-f]{32}_\d+$/.test(name))).toBe(true);
    expect(one.filter((name) => other.includes(name))).toEqual([]);
    expect(one.length).toBeGreaterThan(2);
  });

  it('reach no disk', async () => {
    const { lent } = await lend({
      auths: { 'quay.io': { auth: auth(`bob:${secrets[1]}`) }, 'a.b': { auth: auth('0:'), identitytoken: secrets[2] } },
    });
    const { path } = lent.folder;
    expect(statSync(path).mode & 0o777).toBe(0o700);
    const files = readdirSync(path).filter((name) => name !== 'contexts');
    expect(files.sort()).toEqual(['config.json', 'docker-credential-gitops-deploy']);
    const text = files.map((name) => readFileSync(join(path, name), 'utf8')).join('');
    for (const secret of secrets) {
      expect(text).not.toContain(secret);
      expect(text).not.toContain(JSON.stringify(secret).slice(1, -1));
      expect(text).not.toContain(auth(`bob:${secret}`));
    }
  });

  it("leave buildx its builders, contexts and plug-ins where Docker's configuration has them", async () => {
    const { home, lent } = await lend({ cliPluginsExtraDirs: ['/opt/plugins'] });
    expect(lent.environment['BUILDX_CONFIG']).toBe(`${home}/.docker/buildx`);
    expect(readdirSync(lent.folder.path)).toContain('contexts');
    const written: unknown = JSON.parse(readFileSync(`${lent.folder.path}/config.json`, 'utf8'));
    expect(written).toMatchObject({ cliPluginsExtraDirs: [`${home}/.docker/cli-plugins`, '/opt/plugins'] });
  });

  it('are gone with the run', async () => {
    const { lent } = await lend({});
    await lent.folder[Symbol.asyncDispose]();
    expect(() => statSync(lent.folder.path)).toThrow(/ENOENT/);
  });
});
