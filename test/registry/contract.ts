import { describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import { createRegistry } from '../../src/registry/registry.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { never, TestClock } from '../clock.ts';
import { Pusher, sha256 } from './images.ts';

const amd64 = { os: 'linux', architecture: 'amd64' };
const arm = { os: 'linux', architecture: 'arm', variant: 'v7' };

/** What our client and a registry come to, whichever registry that is: the one for tests, or a real one. */
export function registryContract(what: string, host: () => string, name = 'acme/contract'): void {
  const setUp = () => {
    const registry = createRegistry(
      createRepositories({ clock: new TestClock(), environment: {}, files: createFiles() }),
    );
    const pusher = new Pusher(host(), name);
    return { registry, pusher, image: { registry: host(), name } };
  };

  describe(`our client and ${what}`, () => {
    it('agree on what a tag names, what is in it, and what there is not', async () => {
      const { registry, pusher, image } = setUp();
      const [one, other] = [
        await pusher.image({ platform: amd64, labels: { is: 'one' } }),
        await pusher.image({ platform: arm, labels: { is: 'other' } }),
      ];
      const whole = await pusher.index([one, await pusher.attestation(one), other], 'v1');
      expect(await registry.resolve({ ...image, tag: 'v1' }, never)).toBe(whole);
      expect(await registry.describe({ ...image, tag: 'v1' }, never)).toEqual({
        digest: whole,
        platforms: [
          { platform: 'linux/amd64', digest: one.digest },
          { platform: 'linux/arm/v7', digest: other.digest },
        ],
        labels: { is: 'one' },
      });
      expect(await registry.describe({ ...image, digest: other.digest }, never)).toEqual({
        digest: other.digest,
        platforms: [{ platform: 'linux/arm/v7', digest: other.digest }],
        labels: { is: 'other' },
      });
      for (const missing of [{ tag: 'nothing' }, { digest: sha256('nothing') }]) {
        expect(await registry.resolve({ ...image, ...missing }, never)).toBeUndefined();
        expect(await registry.describe({ ...image, ...missing }, never)).toBeUndefined();
        expect(await registry.details({ ...image, ...missing }, never)).toBeUndefined();
      }
      expect(await registry.resolve({ registry: host(), name: 'acme/nobody', tag: 'v1' }, never)).toBeUndefined();
    });

    it('agree on every detail of each platform', async () => {
      const { registry, pusher, image } = setUp();
      const base = { name: 'docker.io/library/debian:12', digest: sha256('base') };
      const one = await pusher.image({
        platform: amd64,
        // a label is inherited: what the image itself is annotated with goes before it
        labels: { is: 'one', 'org.opencontainers.image.base.name': 'the base of the base' },
        layers: ['root', 'application'],
        annotations: {
          'org.opencontainers.image.base.name': base.name,
          'org.opencontainers.image.base.digest': base.digest,
        },
      });
      const attestation = await pusher.attestation(one);
      const digest = await pusher.index([one, attestation]);
      const details = await registry.details({ ...image, digest }, never);
      const [only] = details?.platforms ?? [];
      expect(only).toEqual({
        platform: 'linux/amd64',
        entry: { ...one, annotations: {}, platform: amd64 },
        labels: { is: 'one', 'org.opencontainers.image.base.name': 'the base of the base' },
        layers: [
          { digest: sha256('root'), size: 4 },
          { digest: sha256('application'), size: 11 },
        ],
        base,
      });
      expect(details?.attestations.map((entry) => entry.digest)).toEqual([attestation.digest]);
    });

    it('agree on what an index of ours and its tag are', async () => {
      const { registry, pusher, image } = setUp();
      const one = await pusher.image({ platform: amd64 });
      const entry = { ...one, platform: amd64, annotations: {} };
      const digest = await registry.putIndex(image, [entry], never);
      expect(await registry.putIndex(image, [entry], never)).toBe(digest);
      const put = await pusher.read(digest);
      expect([put.digest, put.status]).toEqual([digest, 200]);
      expect(await registry.tag({ ...image, digest }, 'ours', never)).toEqual({ result: 'tagged' });
      expect((await pusher.read('ours')).digest).toBe(digest);
      // and a tag may be put where it is
      expect(await registry.tag({ ...image, digest }, 'ours', never)).toEqual({ result: 'tagged' });
      const gone = registry.tag({ ...image, digest: sha256('gone') }, 'theirs', never);
      await expect(gone).rejects.toMatchObject({ code: 'image-not-found' });
    });

    it('agree that an index of what is not there is none', async () => {
      const { registry, image } = setUp();
      const mediaType = 'application/vnd.oci.image.manifest.v1+json';
      const gone = { mediaType, digest: sha256('gone'), size: 1, platform: amd64, annotations: {} };
      const put = registry.putIndex(image, [gone], never);
      await expect(put).rejects.toThrow(/refuses the manifest sha256:[0-9a-f]+ \(40[04]\)/);
    });
  });
}
