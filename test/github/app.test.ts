import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Installation } from '../../world/github/server.ts';
import { addApp, appId, appKey, newKey, useApp } from './app-world.ts';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(async () => world[Symbol.asyncDispose]());

const tokensMade = () => world.server.requests.filter(({ path }) => path.endsWith('/access_tokens'));

describe('a token of a GitHub App', () => {
  it('opens what it is for, and no more', async () => {
    addApp(world.server);
    const token = await useApp(world).source();
    expect(tokensMade().map(({ body }) => body)).toEqual([
      { repositories: ['gitops'], permissions: { contents: 'write' } },
    ]);
    expect(world.server.state.grants.get(token)).toMatchObject({
      repositories: ['acme/gitops'],
      permissions: { contents: 'write' },
    });
  });

  it.each([
    ['only where that was granted', { contents: 'write', members: 'read' }],
    ['and not where it was not', { contents: 'write' }],
  ] as const)('opens what is welcome besides %s', async (_, permissions) => {
    addApp(world.server, { permissions });
    await useApp(world, { scope: { welcome: { members: 'read' } } }).source();
    expect(tokensMade().map(({ body }) => body)).toEqual([{ repositories: ['gitops'], permissions }]);
  });

  it('is made once for all who ask at the same time', async () => {
    addApp(world.server);
    const { source } = useApp(world);
    const tokens = await Promise.all([source(), source(never), source()]);
    expect(new Set(tokens).size).toBe(1);
    expect(await source()).toBe(tokens[0]);
    expect(tokensMade()).toHaveLength(1);
  });

  it('is made anew five minutes before it ends', async () => {
    addApp(world.server);
    const { source } = useApp(world);
    const first = await source();
    world.clock.pass(54 * 60);
    expect(await source()).toBe(first);
    world.clock.pass(61);
    expect(await source()).not.toBe(first);
    expect(tokensMade()).toHaveLength(2);
  });

  it('does for its last minutes where GitHub is away, and no longer', async () => {
    addApp(world.server);
    const { source } = useApp(world);
    const first = await source();
    world.clock.pass(56 * 60);
    world.server.fail({ method: 'GET', path: /\/installation$/ }, 8, { status: 502 });
    expect(await source()).toBe(first);
    world.clock.pass(5 * 60);
    expect(await rejectionOf(source())).toMatchObject({ code: 'github-unreachable' });
    expect(await source()).not.toBe(first);
  });

  it('is masked before it is used, as is what the App proves itself with', async () => {
    addApp(world.server);
    const { source, masked, said } = useApp(world);
    const token = await source();
    expect(masked).toContain(token);
    expect(masked.filter((one) => one.startsWith('eyJ'))).toHaveLength(2);
    for (const secret of masked) expect(said.join('\n')).not.toContain(secret);
  });

  it('is not waited for longer than the signal allows, and others get it all the same', async () => {
    addApp(world.server);
    const { source } = useApp(world);
    const reason = new DeployError('cancelled', { stage: 'inputs', message: 'SIGINT' });
    const stop = new AbortController();
    const [given, taken] = [rejectionOf(source(stop.signal)), source(never)];
    stop.abort(reason);
    expect(await given).toBe(reason);
    expect(await taken).toMatch(/^ghs_/);
    expect(tokensMade()).toHaveLength(1);
  });

  it.each([
    ['the client ID', { id: 'Iv23liAbCdEf' }],
    ['a key in PKCS#8', { privateKey: createPrivateKey(appKey).export({ type: 'pkcs8', format: 'pem' }).toString() }],
    ['escaped line breaks', { privateKey: appKey.replaceAll('\n', '\\n') }],
    ['the line breaks of Windows', { privateKey: `\n${appKey.replaceAll('\n', '\r\n')}\n` }],
  ])('is made with %s', async (_, choices) => {
    addApp(world.server);
    expect(await useApp(world, choices).source()).toMatch(/^ghs_/);
  });
});

describe('a key that is none', () => {
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const rsa = createPrivateKey(appKey);
  const locked = rsa.export({ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' }).toString();

  it.each([
    ['words', 'not a key', 'is no private key in PEM form'],
    ['a key cut short', appKey.slice(0, 300), 'is no private key in PEM form'],
    ['the first line alone', '-----BEGIN RSA PRIVATE KEY-----', 'is no private key in PEM form'],
    ['another kind of key', ec.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'of the kind ec'],
    ['a public key', ec.publicKey.export({ type: 'spki', format: 'pem' }).toString(), 'is a public key'],
    ['a key behind a passphrase', locked, 'is locked with a passphrase'],
  ])('is bad input, and not shown: %s', (_, privateKey, says) => {
    const use = () => useApp(world, { privateKey });
    expect(use).toThrow(expect.objectContaining({ code: 'bad-input', message: expect.stringContaining(says) }));
    expect(use).toThrow(
      expect.objectContaining({ problems: [expect.objectContaining({ place: { name: 'app-private-key' } })] }),
    );
    const line = privateKey.split('\n')[1] ?? privateKey;
    expect(use).not.toThrow(line);
  });
});

describe('an App that gets no token', () => {
  const refusals: readonly [string, Partial<Installation> | undefined, object, string, RegExp][] = [
    ['unknown', undefined, {}, `GitHub knows no App ${appId}`, /App ID or the client ID/],
    ['not installed', { account: 'other' }, {}, 'is not installed on acme/gitops', /install the App on acme\/gitops/],
    ['installed elsewhere', { repositories: ['acme/api'] }, {}, 'is not installed on acme/gitops', /install the App/],
    ['suspended', { suspendedAt: '2026-01-01T00:00:00Z' }, {}, 'is suspended', /settings\/installations\/\d+/],
    [
      'without a permission',
      { permissions: { contents: 'read', statuses: 'write' } },
      { scope: { permissions: { contents: 'write', pull_requests: 'write', statuses: 'read' } } },
      'lacks contents: write and pull_requests: write on acme/gitops',
      /"Permissions & events"/,
    ],
    ['with the key of another', {}, { privateKey: newKey() }, 'does not know the App 123456 by this key', /same App/],
  ];

  it.each(refusals)('is told why: %s', async (_, installation, choices, message, remedy) => {
    if (installation !== undefined) addApp(world.server, installation);
    const error = await rejectionOf(useApp(world, choices).source());
    expect(error).toMatchObject({
      code: 'forbidden',
      stage: 'inputs',
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(remedy),
    });
    expect(tokensMade().filter(({ status }) => status === 201)).toEqual([]);
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('eyJ');
  });

  const making = { method: 'POST', path: /\/access_tokens$/ };

  it.each([
    [403, 'This installation has been suspended', 'gets no token for acme/gitops', /unsuspend/],
    [422, 'The permissions requested are not granted to this installation.', 'lacks contents: write', /Permissions/],
    [422, 'There is at least one repository that does not exist', 'is not installed on', /install the App/],
  ])('is told what has changed in between (%i %s)', async (status, said, message, remedy) => {
    addApp(world.server);
    world.server.fail(making, 1, { status, body: { message: said } });
    expect(await rejectionOf(useApp(world).source())).toMatchObject({
      code: 'forbidden',
      message: expect.stringContaining(message),
      remedy: expect.stringMatching(remedy),
    });
  });

  it.each([-700, 700])('by a clock that is wrong is told so (%i s)', async (seconds) => {
    addApp(world.server);
    const ours = { server: world.server, clock: Object.create(world.clock) };
    ours.clock.now = () => new Date(world.clock.now().getTime() + seconds * 1000);
    expect(await rejectionOf(useApp(ours).source())).toMatchObject({ remedy: expect.stringContaining('the clock') });
  });
});
