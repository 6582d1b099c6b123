import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Digest } from '../../src/image/reference.ts';
import { createReferrers } from '../../src/registry/referrers.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { never, TestClock } from '../clock.ts';
import { bundleType, indexType, manifestType, Store } from './store.ts';

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store[Symbol.asyncDispose]();
});

async function start() {
  const store = await Store.start();
  opened.push(store);
  const digest = store.add({ mediaType: indexType, manifests: [] }, indexType);
  const image = { registry: store.host, name: 'acme/api', digest };
  const referrers = createReferrers(
    createRepositories({ environment: {}, files: createFiles(undefined), clock: new TestClock() }),
  );
  const attach = (text: string) =>
    referrers.attach(image, { bytes: Buffer.from(text), predicateType: 'https://p', created: new Date(0) }, never);
  return {
    store,
    image,
    attach,
    bundles: async () => (await referrers.bundlesOf(image, never)).bundles,
    isAll: async () => (await referrers.bundlesOf(image, never)).isAll,
  };
}

describe('bundles beside an image', () => {
  it('are put there and found again where the registry lists referrers, without a tag', async () => {
    const { store, image, attach, bundles } = await start();
    store.pages = [[]];
    const digest = await attach('{"one":1}');
    const manifest = JSON.parse(store.content.get(digest)?.bytes.toString() ?? '');
    expect(manifest).toMatchObject({
      artifactType: bundleType,
      subject: { mediaType: indexType, digest: image.digest, size: store.content.get(image.digest)?.bytes.length },
      annotations: { 'dev.sigstore.bundle.predicateType': 'https://p' },
    });
    expect([...store.tags.keys()]).toEqual([digest]);
    store.pages = [[{ digest, artifactType: bundleType }]];
    expect(await bundles()).toEqual([{ one: 1 }]);
  });

  it('are listed under the tag of the image where the registry lists none, each added to those before', async () => {
    const { store, image, attach, bundles } = await start();
    await attach('{"one":1}');
    await attach('{"two":2}');
    await attach('{"two":2}');
    expect(await bundles()).toEqual([{ one: 1 }, { two: 2 }]);
    expect([...store.tags.keys()]).toContain(image.digest.replace(':', '-'));
  });

  it('are put there also where the answer to an upload gets lost', async () => {
    const { store, attach, bundles } = await start();
    store.losesAnswers = true;
    await attach('{"one":1}');
    expect(await bundles()).toEqual([{ one: 1 }]);
  });

  it('are read from every page, and no longer than a registry can be meant to go on', async () => {
    const { store, image, bundles } = await start();
    const entries = [1, 2, 3].map((number) => store.bundle(image.digest, { number }));
    store.pages = entries.map((entry) => [entry]);
    expect(await bundles()).toHaveLength(3);
    store.pages = Array.from({ length: 40 }, (_, page) =>
      Array.from({ length: 10 }, (__, at) => store.bundle(image.digest, { page, at })),
    );
    expect(await bundles()).toHaveLength(50);
  });

  it('are those of this image alone, and nothing but bundles', async () => {
    const { store, image, bundles } = await start();
    const other: Digest = `sha256:${'b'.repeat(64)}`;
    const sbom = store.bundle(image.digest, { sbom: true }, { artifactType: 'application/spdx+json' });
    const untyped = { digest: store.bundle(image.digest, { untyped: true }).digest };
    const foreign = store.bundle(image.digest, { foreign: true }, { of: other });
    store.pages = [[sbom, foreign, untyped, { digest: 'nonsense', artifactType: bundleType }, null, { digest: other }]];
    expect(await bundles()).toEqual([{ untyped: true }]);
  });

  it('are all that there are, unless there are more than are read, or too large a one', async () => {
    const { store, image, isAll } = await start();
    expect(await isAll()).toBe(true);
    const few = Array.from({ length: 50 }, (_, number) => store.bundle(image.digest, { number }));
    store.pages = [few];
    expect(await isAll()).toBe(true);
    store.pages = [few, [store.bundle(image.digest, { number: 51 })]];
    expect(await isAll()).toBe(false);
    store.pages = Array.from({ length: 30 }, () => few.slice(0, 1));
    expect(await isAll()).toBe(false);
  });

  it('that are too large, as a signed list of packages may be, keep nobody from the others', async () => {
    const { store, image, bundles, isAll } = await start();
    const large = store.bundle(image.digest, 'x'.repeat(9 * 1024 * 1024), { size: 9 * 1024 * 1024 });
    store.pages = [[large, store.bundle(image.digest, { good: true })]];
    expect(await bundles()).toEqual([{ good: true }]);
    expect(await isAll()).toBe(false);
  });

  it('are not taken for all where the list breaks off', async () => {
    const { store, image, isAll } = await start();
    store.pages = [[store.bundle(image.digest, { one: 1 })], []];
    store.missing = 1;
    expect(await isAll()).toBe(false);
  });

  it('that were exchanged on the way are refused', async () => {
    const { store, image, bundles } = await start();
    const entry = store.bundle(image.digest, { good: true });
    store.content.set(entry.digest, { type: manifestType, bytes: Buffer.from('{"other":true}') });
    store.pages = [[entry]];
    await expect(bundles()).rejects.toMatchObject({ code: 'registry-unreachable' });
  });

  it('that are huge and do not say so are not read to their end', async () => {
    const { store, image, bundles } = await start();
    store.pages = [[store.bundle(image.digest, 'x'.repeat(9 * 1024 * 1024))]];
    await expect(bundles()).rejects.toMatchObject({ code: 'registry-unreachable' });
  });

  it.each(['http://elsewhere.test/v2/acme/api/blobs/uploads/', '/artifacts-uploads/acme/'])(
    'are sent to no other host than the one we are logged in to: %s',
    async (uploads) => {
      const { store, attach } = await start();
      store.uploads = uploads;
      await attach('{}');
      const path = uploads.replace('http://elsewhere.test', '');
      expect(store.requests.filter((one) => one.startsWith(`PUT ${path}one?state=x&digest=sha256%3A`))).not.toEqual([]);
    },
  );
});
