import { afterEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Digest } from '../../src/image/reference.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { never, TestClock } from '../clock.ts';
import { indexType, manifestType, Store } from './store.ts';

const digest = (letter: string): Digest => `sha256:${letter.repeat(64)}`;
const layer = (letter: string, size: number) => ({ digest: digest(letter), size });
const base = { 'org.opencontainers.image.base.name': 'node:24' };

const opened: Store[] = [];
afterEach(async () => {
  for (const store of opened.splice(0)) await store[Symbol.asyncDispose]();
});

async function start() {
  const store = await Store.start();
  opened.push(store);
  const options = { environment: {}, files: createFiles(undefined), clock: new TestClock() };
  const registry = createRegistry(createRepositories(options));
  const inspect = (of: Digest) => registry.details({ registry: store.host, name: 'acme/api', digest: of }, never);
  return { store, inspect };
}

describe('an image in a registry', () => {
  it('is told platform by platform, with the base that its provenance tells', async () => {
    const { store, inspect } = await start();
    const amd = store.add({ mediaType: manifestType, layers: [layer('1', 10), layer('2', 5)] });
    const arm = store.add({ mediaType: manifestType, layers: [layer('3', 7)], annotations: base });
    const statement = store.add({
      predicate: { materials: [{ uri: 'pkg:docker/alpine@3', digest: { sha256: 'e'.repeat(64) } }] },
    });
    const attests = { 'in-toto.io/predicate-type': 'https://slsa.dev/provenance/v0.2' };
    const attestation = store.add({
      layers: [
        { digest: digest('9'), annotations: { 'in-toto.io/predicate-type': 'https://spdx.dev/Document' } },
        { digest: statement, annotations: attests },
      ],
    });
    const entry = (of: Digest, architecture: string) => ({ digest: of, platform: { os: 'linux', architecture } });
    const manifests = [
      entry(amd, 'amd64'),
      { ...entry(arm, 'arm'), platform: { os: 'linux', architecture: 'arm', variant: 'v7' } },
      {
        ...entry(attestation, 'unknown'),
        platform: { os: 'unknown', architecture: 'unknown' },
        annotations: { 'vnd.docker.reference.digest': amd },
      },
    ];
    const index = store.add({ mediaType: indexType, manifests }, indexType);
    expect(await inspect(index)).toMatchObject({
      digest: index,
      platforms: [
        {
          platform: 'linux/amd64',
          entry: { digest: amd, platform: { os: 'linux', architecture: 'amd64' } },
          layers: [layer('1', 10), layer('2', 5)],
          base: { name: 'alpine:3', digest: digest('e') },
        },
        { platform: 'linux/arm/v7', entry: { digest: arm }, layers: [layer('3', 7)], base: { name: 'node:24' } },
      ],
      attestations: [{ digest: attestation }],
    });
    // it is for people alone: one that is gone, or lies, keeps nobody from the rest
    store.content.set(statement, { type: '', bytes: Buffer.from('something else') });
    const without = await inspect(index);
    expect(without?.platforms.map(({ base: told }) => told)).toEqual([undefined, { name: 'node:24' }]);
  });

  it('of one platform tells it in its configuration, and its base in its labels', async () => {
    const { store, inspect } = await start();
    const config = store.add({ os: 'linux', architecture: 'arm64', config: { Labels: base } });
    const image = store.add({ mediaType: manifestType, config: { digest: config }, layers: [layer('1', 3)] });
    expect(await inspect(image)).toMatchObject({
      digest: image,
      platforms: [
        { platform: 'linux/arm64', entry: { digest: image }, layers: [layer('1', 3)], base: { name: 'node:24' } },
      ],
      attestations: [],
    });
  });

  it('may be gone, broken, or of more platforms than anybody reads', async () => {
    const { store, inspect } = await start();
    expect(await inspect(digest('a'))).toBeUndefined();
    const odd = store.add({
      layers: [null, { digest: 'x', size: 1 }, { digest: digest('1'), size: -1 }, layer('2', 2)],
    });
    expect(await inspect(odd)).toMatchObject({ platforms: [{ layers: [layer('2', 2)] }] });
    const one = store.add({ layers: [] });
    const platform = { os: 'linux', architecture: 'amd64' };
    const index = store.add({ manifests: Array.from({ length: 99 }, () => ({ digest: one, platform })) }, indexType);
    await expect(inspect(index)).rejects.toMatchObject({ code: 'registry-unreachable' });
  });
});
