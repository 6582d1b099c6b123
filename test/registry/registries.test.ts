import { afterEach, describe, expect, it } from 'vitest';
import { never } from '../clock.ts';
import type { Said, Seen } from './scripted.ts';
import { annsBasic, clientOf, loginTo, ScriptedServer } from './scripted.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function start(answer: (seen: Seen, server: ScriptedServer) => Said | undefined): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(answer);
  opened.push(server);
  return server;
}

const bearer = (server: ScriptedServer, more = '') => ({
  status: 401,
  headers: { 'www-authenticate': `Bearer realm="http://${server.host}/token"${more}` },
});

describe('Docker Hub', () => {
  // docs.docker.com/docker-hub/usage/pulls: "a pull is a GET of a manifest"; HEAD is not counted
  it('is asked for the digest of a tag by HEAD alone', async () => {
    let whole = '';
    const server = await start(({ path }, self) => (path.endsWith('/v1') ? self.give(whole) : undefined));
    whole = server.addIndex([server.addImage('a')]);
    const { registry, image } = clientOf(server);
    expect(await registry.resolve({ ...image, tag: 'v1' }, never)).toBe(whole);
    expect(await registry.resolve({ ...image, tag: 'v2' }, never)).toBeUndefined();
    expect(server.lines).toEqual(['HEAD /v2/acme/api/manifests/v1', 'HEAD /v2/acme/api/manifests/v2']);
  });

  // the answer to too many requests: 429, with Retry-After in seconds (docker/docs#22916), or as a date by RFC 9110
  it.each([
    ['seconds', '7', [7000]],
    ['a date', 'Sun, 01 Mar 2026 12:00:20 GMT', [20_000]],
    ['nothing that can be read', 'soon', [500]],
  ])('is waited for as long as it asks for, by %s', async (_, after, slept) => {
    let asked = 0;
    const server = await start(({ path }, self) => {
      if (!path.endsWith('/v1')) return undefined;
      asked += 1;
      return asked === 1
        ? { status: 429, headers: { 'retry-after': after } }
        : self.give([...self.content.keys()][1] ?? '');
    });
    server.addImage('a');
    const { registry, image, clock } = clientOf(server);
    expect(await registry.resolve({ ...image, tag: 'v1' }, never)).toBeDefined();
    expect(clock.slept).toEqual(slept);
  });

  it('is not waited for where it asks for hours', async () => {
    const server = await start(() => ({ status: 429, headers: { 'retry-after': '21600' } }));
    const { registry, image, clock } = clientOf(server);
    await expect(registry.resolve({ ...image, tag: 'v1' }, never)).rejects.toMatchObject({
      code: 'registry-unreachable',
      message: `${server.host} answers 429, and asks to come back later than in a minute`,
    });
    expect(clock.slept).toEqual([]);
  });
});

describe('a token', () => {
  /** Gives out numbered tokens, and takes only the newest that has not ended. */
  async function tokenServer(answer: object, challenge = ',service="s",scope="repository:acme/api:pull"') {
    const state = { given: 0, refused: 0 };
    const server = await start(({ path, headers }, self) => {
      if (path === '/token') {
        state.given += 1;
        return { status: 200, body: JSON.stringify({ token: `t${state.given}`, ...answer }) };
      }
      if (headers.authorization === `Bearer t${state.given}`) return undefined;
      state.refused += headers.authorization === undefined ? 0 : 1;
      return bearer(self, challenge);
    });
    return { server, state };
  }

  // https://distribution.github.io/distribution/spec/auth/token/: expires_in, "defaults to 60 seconds"
  it.each([
    ['that does not say', {}, 55],
    ['that says so', { expires_in: 300 }, 295],
  ])('%s is kept until shortly before its end, and made anew then', async (_, answer, seconds) => {
    const { server, state } = await tokenServer(answer);
    const image1 = server.addImage('a');
    const { registry, image, clock } = clientOf(server);
    const ask = () => registry.resolve({ ...image, digest: image1 }, never);
    await ask();
    await ask();
    expect(state.given).toBe(1);
    clock.pass(seconds);
    expect(await ask()).toBe(image1);
    // none that has ended was ever sent
    expect(state).toEqual({ given: 2, refused: 0 });
  });

  it('that is refused before its end is made anew once', async () => {
    const { server, state } = await tokenServer({ expires_in: 3600 });
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server);
    await registry.resolve({ ...image, digest: image1 }, never);
    state.given += 1;
    expect(await registry.resolve({ ...image, digest: image1 }, never)).toBe(image1);
    expect(state).toEqual({ given: 3, refused: 1 });
  });

  // Google's registry asks with a realm alone (apple/container#1026): the scope is ours to say
  it('of Google is asked for with a scope of ours', async () => {
    const { server } = await tokenServer({}, '');
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server, loginTo(server, '_json_key', '{}'));
    await registry.resolve({ ...image, digest: image1 }, never);
    const [token] = server.seen.filter(({ path }) => path === '/token');
    expect(token?.query.getAll('scope')).toEqual(['repository:acme/api:pull']);
    expect(token?.query.has('service')).toBe(false);
  });

  it('is asked for with every scope of the challenge', async () => {
    const { server } = await tokenServer({}, ',scope="repository:acme/api:pull repository:acme/base:pull"');
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server);
    await registry.resolve({ ...image, digest: image1 }, never);
    const [token] = server.seen.filter(({ path }) => path === '/token');
    expect(token?.query.getAll('scope')).toEqual(['repository:acme/api:pull', 'repository:acme/base:pull']);
  });

  it('that could break out of its header is none', async () => {
    const { server } = await tokenServer({ token: 'a\r\nx: y' });
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server);
    await expect(registry.resolve({ ...image, digest: image1 }, never)).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('Nexus', () => {
  // sonatype/nexus-public#217 and #553: whoever may be anybody is told 404, and only /v2/ asks for a login
  it.each([404, 403])('that hides from anybody what is private (%s) is asked again as who we are', async (status) => {
    const server = await start(({ path, headers }, self) => {
      if (headers.authorization === annsBasic) return undefined;
      if (path === '/v2/')
        return { status: 401, headers: { 'www-authenticate': 'BASIC realm="Sonatype Nexus Repository Manager"' } };
      return { status, body: self.content.size === 0 ? '' : '{"errors":[{"code":"MANIFEST_UNKNOWN"}]}' };
    });
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server, loginTo(server));
    expect(await registry.describe({ ...image, digest: image1 }, never)).toMatchObject({ labels: { is: 'a' } });
    // once known, a login is sent at once
    expect(server.lines.filter((line) => line === 'GET /v2/')).toHaveLength(1);
  });

  it('is not asked for a login that there is not', async () => {
    const server = await start(() => ({ status: 404 }));
    const { registry, image } = clientOf(server);
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toBeUndefined();
    expect(server.lines).toEqual(['GET /v2/acme/api/manifests/v1']);
  });
});

describe('Artifactory', () => {
  // both ways are offered, in one header or two
  it('that offers a password and a token gets the token asked for', async () => {
    const server = await start(({ path, headers }, self) => {
      if (path === '/token') return { status: 200, body: '{"token":"t"}' };
      if (headers.authorization === 'Bearer t') return undefined;
      const offers = `Basic realm="Artifactory, \\"ours\\"", Bearer realm="http://${self.host}/token",service="a"`;
      return { status: 401, headers: { 'www-authenticate': offers } };
    });
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server, loginTo(server));
    expect(await registry.describe({ ...image, digest: image1 }, never)).toBeDefined();
    expect(server.seen.find(({ path }) => path === '/token')?.headers.authorization).toBe(annsBasic);
  });

  // deitch/docker_registry2#83, regclient/regclient#363 (registry.redhat.io): HEAD without Docker-Content-Digest, which the OCI
  // specification does not ask for; merll/docker-registry-util#3: HEAD not taken at all
  it.each([200, 405])('whose HEAD tells no digest (%s) is asked by GET', async (status) => {
    let whole = '';
    const server = await start(({ method, path }, self) => {
      if (!path.endsWith('/v1')) return undefined;
      return method === 'HEAD' ? { status } : { ...self.give(whole), headers: {} };
    });
    whole = server.addImage('a');
    const { registry, image } = clientOf(server);
    expect(await registry.resolve({ ...image, tag: 'v1' }, never)).toBe(whole);
  });
});

describe('a tag that the registry keeps', () => {
  const refusals = [
    // moby/buildkit#3776, aws/containers-roadmap#2380
    { who: 'ECR', status: 400, code: 'TAG_INVALID', message: 'The image tag already exists and cannot be overwritten' },
    // Azure/acr-cli#70
    { who: 'Azure', status: 405, code: 'REGISTRY_DISALLOWED_OPERATION', message: 'The operation is disallowed' },
    // goharbor/harbor#9427
    { who: 'Harbor', status: 412, code: 'PRECONDITION', message: 'configured as immutable' },
    // replicatedhq/kots#5940
    { who: 'a proxy', status: 403, code: 'DENIED', message: 'overwrite is not allowed' },
  ];

  it.each(refusals)('is told as taken ($who: $status), with what it names', async ({ status, code, message }) => {
    let there = '';
    const server = await start(({ method, path }, self) => {
      if (method === 'PUT') return { status, body: JSON.stringify({ errors: [{ code, message }] }) };
      return path.endsWith('/v1') ? self.give(there) : undefined;
    });
    const [ours, other] = [server.addImage('ours'), server.addImage('other')];
    const { registry, image } = clientOf(server);
    there = other;
    expect(await registry.tag({ ...image, digest: ours }, 'v1', never)).toEqual({
      result: 'taken',
      digest: other,
      message: expect.stringContaining(message),
    });
    // put by another run at the same moment, and the very same
    there = ours;
    expect(await registry.tag({ ...image, digest: ours }, 'v1', never)).toEqual({ result: 'tagged' });
    // refused for another reason
    there = '';
    await expect(registry.tag({ ...image, digest: ours }, 'v1', never)).rejects.toMatchObject({
      code: status === 403 ? 'forbidden' : 'registry-unreachable',
      message: expect.stringContaining(message),
    });
  });
});

describe('blobs on another host', () => {
  // ECR, Google, Azure and Harbor hand them out from buckets by signed addresses, which refuse a login besides (open-policy-agent/opa#6580)
  it('are fetched without the login', async () => {
    const bucket = await start(({ headers, path }) =>
      headers.authorization === undefined
        ? { status: 200, body: path === '/signed' ? configuration : '' }
        : { status: 400, body: 'Only one auth mechanism allowed' },
    );
    const server = await start(({ path, headers }) => {
      if (headers.authorization !== annsBasic)
        return { status: 401, headers: { 'www-authenticate': 'Basic realm="ecr"' } };
      return path.includes('/blobs/')
        ? { status: 307, headers: { location: `http://${bucket.host}/signed?X-Amz-Signature=1` } }
        : undefined;
    });
    const image1 = server.addImage('a');
    const configuration = [...server.content.values()][0]?.text ?? '';
    const { registry, image } = clientOf(server, loginTo(server));
    expect(await registry.describe({ ...image, digest: image1 }, never)).toMatchObject({ labels: { is: 'a' } });
    expect(bucket.seen.map(({ headers }) => headers.authorization)).toEqual([undefined]);
  });

  it('ask for no login of ours: who keeps them is not whom we are logged in to', async () => {
    const thief = await start(() => ({ status: 200, body: '{"token":"t"}' }));
    const challenge = { 'www-authenticate': `Bearer realm="http://${thief.host}/token"` };
    const bucket = await start(() => ({ status: 401, headers: challenge }));
    const server = await start(({ path }) =>
      path.includes('/blobs/') ? { status: 307, headers: { location: `http://${bucket.host}/signed` } } : undefined,
    );
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server, loginTo(server));
    await expect(registry.describe({ ...image, digest: image1 }, never)).rejects.toMatchObject({ code: 'forbidden' });
    expect(thief.seen).toEqual([]);
  });

  it('on the same host are fetched with it', async () => {
    const server = await start(({ path, headers }, self) => {
      if (headers.authorization !== annsBasic)
        return { status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } };
      if (path.startsWith('/v2/acme/api/blobs/'))
        return { status: 308, headers: { location: path.replace('/v2/acme/api/', '/store/') } };
      return path.startsWith('/store/') ? self.give(path.slice('/store/blobs/'.length)) : undefined;
    });
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server, loginTo(server));
    expect(await registry.describe({ ...image, digest: image1 }, never)).toMatchObject({ labels: { is: 'a' } });
  });

  it.each([
    ['in the clear', () => 'http://169.254.169.254/latest/meta-data', /not https/],
    ['on the disk', () => 'file:///etc/passwd', /not https/],
    ['round and round', (host: string) => `http://${host}/v2/acme/api/blobs/x`, /more than 5 times/],
  ])('are not followed %s', async (_, location, message) => {
    const server = await start(({ path }, self) =>
      path.includes('/blobs/') ? { status: 302, headers: { location: location(self.host) } } : undefined,
    );
    const image1 = server.addImage('a');
    const { registry, image } = clientOf(server);
    await expect(registry.describe({ ...image, digest: image1 }, never)).rejects.toThrow(message);
  });
});
