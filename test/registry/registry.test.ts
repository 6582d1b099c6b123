import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Digest } from '../../src/image/reference.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { never, TestClock } from '../clock.ts';
import type { Login } from './server.ts';
import { TestRegistry } from './server.ts';

const index = 'application/vnd.oci.image.index.v1+json';
const manifest = 'application/vnd.oci.image.manifest.v1+json';
const opened: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

/** A registry with one image for two platforms, and our client with these settings of Docker. */
async function open(
  login: Login,
  docker?: unknown,
  programs: Readonly<Record<string, string>> = {},
  variables: Readonly<Record<string, string>> = {},
) {
  const server = await TestRegistry.start(login);
  opened.push(() => server[Symbol.asyncDispose]());
  const folder = mkdtempSync(join(tmpdir(), 'docker-'));
  opened.push(() => rmSync(folder, { recursive: true }));
  const settings = JSON.stringify(docker ?? {}).replaceAll('HOST', server.host);
  if (docker !== undefined) writeFileSync(join(folder, 'config.json'), settings);
  for (const [name, script] of Object.entries(programs)) {
    writeFileSync(join(folder, name), script.replaceAll('HOST', server.host));
    chmodSync(join(folder, name), 0o755);
  }
  const clock = new TestClock();
  const given = Object.entries(variables).map(([name, value]) => [name, value.replaceAll('HOST', server.host)]);
  const path = `${folder}:${process.env['PATH']}`;
  const environment = { PATH: path, DOCKER_CONFIG: folder, ...Object.fromEntries(given) };
  const registry = createRegistry(createRepositories({ clock, environment, files: createFiles() }));
  const configuration = server.add({ config: { Labels: { commit: 'abc', number: 7 } } }, 'application/json');
  const child = server.add({ mediaType: manifest, config: { digest: configuration } }, manifest);
  const other = server.add({ mediaType: manifest, config: { digest: configuration }, n: 2 }, manifest);
  const entries = [
    { digest: child, platform: { os: 'linux', architecture: 'amd64' } },
    { digest: other, platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
    { digest: child, platform: { os: 'unknown', architecture: 'unknown' } },
    { digest: child, annotations: { 'vnd.docker.reference.type': 'attestation-manifest' } },
  ];
  const digest = server.add({ mediaType: index, manifests: entries }, index) as Digest;
  server.tags.set('v1', digest);
  const image = { registry: server.host, name: 'acme/api' };
  return { server, registry, clock, image, digest, child, other };
}

const auth = (user: string, password: string) => ({
  auths: { HOST: { auth: Buffer.from(`${user}:${password}`).toString('base64') } },
});

describe('an image in a registry', () => {
  it('is described by its platforms and labels, without its attestations', async () => {
    const { registry, image, digest, child, other } = await open({ type: 'none' });
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toEqual({
      digest,
      platforms: [
        { platform: 'linux/amd64', digest: child },
        { platform: 'linux/arm/v7', digest: other },
      ],
      labels: { commit: 'abc' },
    });
  });

  it('that is not there is none', async () => {
    const { registry, image } = await open({ type: 'none' });
    expect(await registry.describe({ ...image, tag: 'v2' }, never)).toBeUndefined();
    const gone: Digest = `sha256:${'0'.repeat(64)}`;
    await expect(registry.tag({ ...image, digest: gone }, 'v2', never)).rejects.toMatchObject({
      code: 'image-not-found',
    });
  });

  it('gets a tag by the very bytes of its manifest', async () => {
    const { server, registry, image, digest } = await open({ type: 'none' });
    await registry.tag({ ...image, digest }, 'v2', never);
    expect(server.tags.get('v2')).toBe(digest);
  });

  it('is not believed where it is another one than was asked for', async () => {
    const { server, registry, image, digest } = await open({ type: 'none' });
    server.spoil(digest);
    await expect(registry.describe({ ...image, digest }, never)).rejects.toThrow(/sent something else for sha256:/);
    await expect(registry.tag({ ...image, digest }, 'v2', never)).rejects.toThrow(/something else/);
    expect(server.tags.has('v2')).toBe(false);
  });

  it('is an error, not a crash, where a page comes instead of a manifest', async () => {
    const { server, registry, image } = await open({ type: 'none' });
    server.answerNext({ status: 200, body: '<html>Log in</html>' });
    await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: expect.stringContaining('sent no manifest for v1'),
    });
  });
});

describe('a login', () => {
  it('with a password is sent when it is asked for', async () => {
    const { registry, image, server } = await open({ type: 'basic', user: 'ann', password: 'a:b' }, auth('ann', 'a:b'));
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
    // challenged once: what was learned is kept
    expect(server.requests.filter((line) => line.endsWith('/manifests/v1'))).toHaveLength(2);
    expect(server.requests).toHaveLength(4);
  });

  it('gets a token for what is asked, and another one to push', async () => {
    const { registry, image, server, digest } = await open(
      { type: 'token', user: 'ann', password: 'secret' },
      auth('ann', 'secret'),
    );
    await registry.tag({ ...image, digest }, 'v2', never);
    expect(server.tags.get('v2')).toBe(digest);
    const tokens = server.requests.filter((line) => line.includes('/token'));
    expect(tokens.map((line) => decodeURIComponent(line))).toEqual([
      'GET /token?service=test&scope=repository:acme/api:pull',
      'GET /token?service=test&scope=repository:acme/api:pull,push',
    ]);
  });

  it('is not needed for what is public', async () => {
    const { registry, image } = await open({ type: 'token' });
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
  });

  it('by an identity token is exchanged', async () => {
    const docker = { auths: { HOST: { auth: Buffer.from('0000:').toString('base64'), identitytoken: 'identity' } } };
    const { registry, image, server } = await open({ type: 'token', user: 'nobody', identity: 'identity' }, docker);
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
    expect(server.requests).toContain('POST /token');
  });

  it.each([
    ['a password', '{"Username":"ann","Secret":"secret"}', { user: 'ann', password: 'secret' }],
    ['an identity token', '{"Username":"<token>","Secret":"secret"}', { user: 'x', identity: 'secret' }],
  ])('comes from a credential helper as %s', async (_, said, login) => {
    const helper = `#!/bin/sh\nread -r asked\n[ "$1" = get ] && [ "$asked" = HOST ] && echo '${said}'\n`;
    const { registry, image } = await open(
      { type: 'token', ...login },
      { credHelpers: { HOST: 'test' } },
      { 'docker-credential-test': helper },
    );
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
  });

  // docker/cli#6008
  it('in the environment goes before that of the file', async () => {
    const login = { type: 'basic', user: 'ann', password: 'secret' } as const;
    const variables = { DOCKER_AUTH_CONFIG: JSON.stringify(auth('ann', 'secret')) };
    const { registry, image } = await open(login, auth('ann', 'wrong'), {}, variables);
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
  });

  it('is taken from the file where the helper has none', async () => {
    const helper = '#!/bin/sh\necho credentials not found in native keychain\nexit 1\n';
    const { registry, image } = await open(
      { type: 'basic', user: 'ann', password: 'secret' },
      { credsStore: 'test', ...auth('ann', 'secret') },
      { 'docker-credential-test': helper },
    );
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
  });

  it.each([
    ['none', {}],
    ['a wrong one', auth('ann', 'wrong')],
    ['a helper whose name is a path', { credsStore: '../../bin/sh' }],
    ['settings that hold no login', { auths: { HOST: {} } }],
    ['no settings at all', undefined],
  ])('that is refused says what to do: %s', async (_, docker) => {
    for (const login of [
      { type: 'basic', user: 'ann', password: 'secret' },
      { type: 'token', user: 'ann', password: 'secret' },
    ] as const) {
      const { registry, image, server } = await open(login, docker);
      await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toMatchObject({
        code: 'forbidden',
        message: `${server.host} refuses GET acme/api/manifests/v1 (401)`,
        remedy: expect.stringContaining('with the permission to pull'),
      });
    }
  });

  it('never goes in the clear to where a registry sends it', async () => {
    const { registry, image, server } = await open({ type: 'token', user: 'ann' }, auth('ann', 'secret'));
    for (const realm of ['http://tokens.example/', 'file:///etc/passwd', 'nonsense']) {
      server.realm = realm;
      await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toThrow(/not https/);
    }
  });
});

describe('a registry that is in trouble', () => {
  it('is asked again, later each time', async () => {
    const { registry, image, server, clock } = await open({ type: 'none' });
    server.answerNext({ status: 503 }, 'drop', { status: 429 });
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
    expect(clock.slept).toEqual([500, 1000, 2000]);
  });

  it('is given up, with what it said', async () => {
    const { registry, image, server } = await open({ type: 'none' });
    server.answerNext({ status: 502 }, { status: 502 }, { status: 502 }, { status: 502 });
    await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: `${server.host} answers 502`,
    });
    server.answerNext('drop', 'drop', 'drop', 'drop');
    await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toThrow(/does not answer/);
  });

  it('is asked again for a token as well', async () => {
    const { registry, image, server } = await open({ type: 'token' });
    server.answerNext(
      {
        status: 401,
        headers: {
          'www-authenticate': `Bearer realm="http://${server.host}/token",service="test",scope="repository:acme/api:pull"`,
        },
      },
      { status: 503 },
    );
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeDefined();
  });

  it('refuses a tag, and that is said', async () => {
    const { registry, image, server, digest } = await open({ type: 'none' });
    server.answerNext('pass', { status: 400 });
    await expect(registry.tag({ ...image, digest }, 'v2', never)).rejects.toThrow(/refuses the tag v2 \(400\)/);
  });

  it('is left when the run is cancelled', async () => {
    const { registry, image, server } = await open({ type: 'none' });
    server.answerNext({ status: 503 });
    await expect(registry.describe({ ...image, tag: 'v1' }, AbortSignal.abort(new Error('enough')))).rejects.toThrow(
      'enough',
    );
  });
});
