import { afterEach, describe, expect, it } from 'vitest';
import { printable } from '../../src/text/one-line.ts';
import { never } from '../clock.ts';
import type { Said, Seen } from './scripted.ts';
import { clientOf, ScriptedServer } from './scripted.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

async function start(answer: (seen: Seen, server: ScriptedServer) => Said | undefined): Promise<ScriptedServer> {
  const server = await ScriptedServer.start(answer);
  opened.push(server);
  return server;
}

describe('a hostile registry', () => {
  const manifest = 'application/vnd.oci.image.manifest.v1+json';

  it('that never stops talking is cut short', async () => {
    const server = await start(() => ({ status: 200, body: 'endless' }));
    const { registry, image } = clientOf(server);
    const before = process.memoryUsage().rss;
    await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toThrow(/sends more than 4194304 bytes/);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is not followed from index to index without end', async () => {
    const server = await start(() => undefined);
    const nested = 'application/vnd.oci.image.index.v1+json';
    const two = server.addIndex([server.addIndex([server.addImage('a')])], nested);
    const { registry, image } = clientOf(server);
    expect(await registry.describe({ ...image, digest: two }, never)).toMatchObject({ labels: { is: 'a' } });
    const four = server.addIndex([server.addIndex([two], nested)], nested);
    await expect(registry.describe({ ...image, digest: four }, never)).rejects.toThrow(/too many indexes/);
    const many = Array.from({ length: 20 }, (_, at) => server.addIndex([server.addImage(`${at}`)]));
    const wide = server.addIndex(many, nested);
    await expect(registry.describe({ ...image, digest: wide }, never)).rejects.toThrow(/too many indexes/);
  });

  it('does not pass off another configuration', async () => {
    const server = await start(({ path }) =>
      path.includes('/blobs/') ? { status: 200, body: '{"config":{"Labels":{"is":"b"}}}' } : undefined,
    );
    const { registry, image } = clientOf(server);
    await expect(registry.describe({ ...image, digest: server.addImage('a') }, never)).rejects.toThrow(
      /sent something else for sha256:/,
    );
  });

  it('says nothing that steers a terminal or fills a log', async () => {
    const message = `\u001b[2Jgone\r\n::set-output name=x::y ${'long '.repeat(200)}`;
    const server = await start(() => ({ status: 400, body: JSON.stringify({ errors: [{ message }] }) }));
    const { registry, image } = clientOf(server);
    const error: unknown = await registry.describe({ ...image, tag: 'v1' }, never).catch((one: unknown) => one);
    const text = error instanceof Error ? error.message : '';
    expect(text).toContain('[2Jgone ::set-output');
    expect(text).toBe(printable(text));
    expect(text.length).toBeLessThan(300);
  });

  it.each([
    ['no images', { manifests: [] }],
    [
      'attestations alone',
      { manifests: [{ digest: `sha256:${'0'.repeat(64)}`, annotations: { 'vnd.docker.reference.type': 'x' } }] },
    ],
  ])('has an index with %s, which is no image', async (_, value) => {
    const server = await start(() => undefined);
    const whole = server.add({ schemaVersion: 2, mediaType: 'application/vnd.oci.image.index.v1+json', ...value }, '');
    const { registry, image } = clientOf(server);
    await expect(registry.describe({ ...image, digest: whole }, never)).rejects.toThrow(/no image in the index/);
  });

  it.each([
    ['a digest of another kind', { digest: `sha512:${'a'.repeat(128)}` }],
    ['a digest that is none', { digest: 'sha256:short' }],
    ['no digest', { mediaType: manifest }],
    ['a number', 7],
  ])('has an index with %s, which nobody could scan: that is told, and nothing of it is deployed', async (_, entry) => {
    const server = await start(() => undefined);
    const good = {
      mediaType: manifest,
      digest: server.addImage('a'),
      platform: { os: 'linux', architecture: 'amd64' },
    };
    const index = { mediaType: 'application/vnd.oci.image.index.v1+json', manifests: [good, entry] };
    const whole = server.add({ schemaVersion: 2, ...index }, '');
    const { registry, image } = clientOf(server);
    for (const read of [registry.describe, registry.details])
      await expect(read({ ...image, digest: whole }, never)).rejects.toThrow(/cannot be checked/);
  });

  it('has an image of a time before digests', async () => {
    const type = 'application/vnd.docker.distribution.manifest.v1+prettyjws';
    const server = await start(() => ({
      status: 200,
      body: '{"schemaVersion":1,"fsLayers":[]}',
      headers: { 'content-type': type },
    }));
    const { registry, image } = clientOf(server);
    await expect(registry.describe({ ...image, tag: 'v1' }, never)).rejects.toThrow(/no longer in use/);
  });
});
