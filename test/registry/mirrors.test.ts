import { afterEach, describe, expect, it } from 'vitest';
import { never } from '../clock.ts';
import type { Said, Seen } from './scripted.ts';
import { clientOf, loginTo, ScriptedServer } from './scripted.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function start(answer: (seen: Seen, server: ScriptedServer) => Said | undefined): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(answer);
  opened.push(server);
  return server;
}

describe('mirrors', () => {
  /** A registry with an image under `v1`, and a mirror of it that answers as it is told to. */
  async function mirrored(answer: (seen: Seen, origin: ScriptedServer) => Said | undefined, prefix = '') {
    const origin = await start(({ path }, self) => (path.endsWith('/v1') ? self.give(whole) : undefined));
    const whole = origin.addIndex([origin.addImage('a')]);
    const mirror = await start((seen) => answer(seen, origin));
    const given = { mirrors: new Map([[origin.host, [`${mirror.host}${prefix}`]]]), ...loginTo(origin) };
    return { origin, mirror, whole: whole, ...clientOf(origin, given) };
  }
  const faithful = ({ path }: Seen, origin: ScriptedServer) =>
    origin.give(/(?:manifests|blobs)\/(.+)$/.exec(path)?.[1] ?? '');

  it('give what is asked for by digest; what a tag names only the registry itself can say', async () => {
    const { origin, mirror, registry, image } = await mirrored(faithful, '/hub');
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toMatchObject({ labels: { is: 'a' } });
    expect(origin.lines).toEqual(['HEAD /v2/acme/api/manifests/v1']);
    expect(mirror.lines).toHaveLength(3);
    expect(mirror.lines.every((line) => line.startsWith('GET /v2/hub/acme/api/'))).toBe(true);
    // the login is for the registry, and not for who mirrors it
    expect(mirror.seen.map(({ headers }) => headers.authorization)).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['fail', () => ({ status: 503 })],
    ['have nothing yet', () => ({ status: 404 })],
    ['want a login', () => ({ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } })],
    ['say something else', () => ({ status: 200, body: '{"other":true}' })],
    ['never end', () => ({ status: 200, body: 'endless' as const })],
  ])('that %s are passed over', async (_, answer) => {
    const { origin, registry, image } = await mirrored(answer);
    expect(await registry.describe({ ...image, tag: 'v1' }, never)).toMatchObject({ labels: { is: 'a' } });
    expect(origin.lines).toHaveLength(4);
  });

  it('get nothing to keep: tags and indexes go to the registry', async () => {
    const { origin, mirror, whole, registry, image } = await mirrored(faithful);
    await expect(registry.tag({ ...image, digest: whole }, 'v2', never)).rejects.toThrow(/refuses the tag v2 \(404\)/);
    await expect(registry.putIndex(image, [], never)).rejects.toThrow(/refuses the manifest/);
    expect(mirror.lines.some((line) => line.startsWith('PUT'))).toBe(false);
    expect(origin.lines.filter((line) => line.startsWith('PUT'))).toHaveLength(2);
  });
});
