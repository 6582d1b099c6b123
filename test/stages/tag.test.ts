import { describe, expect, it } from 'vitest';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import type { Digest } from '../../src/image/reference.ts';
import type { Run } from '../../src/stages/run.ts';
import { tag } from '../../src/stages/tag.ts';
import { never } from '../clock.ts';
import { digestOf, imageOf } from './stand.ts';

const commit = 'a'.repeat(40);
const [ours, other] = [digestOf('11111111'), digestOf('22222222')];

/** A run whose registry has these tags; every image is labelled with `revision`. */
function runOn(tags: Map<string, Digest>, { immutable = true, revision = commit } = {}) {
  const put: string[] = [];
  const run = {
    plan: { image: { immutableTags: immutable }, source: { commit } },
    ports: {
      registry: async () => ({
        describe: async ({ tag: wanted = '' }) => {
          const digest = tags.get(wanted);
          const labels = { 'org.opencontainers.image.revision': revision };
          return digest && { digest, platforms: [{ platform: 'linux/amd64', digest }], labels };
        },
        tag: async ({ digest }: { digest: Digest }, wanted: string) => {
          put.push(wanted);
          tags.set(wanted, digest);
        },
      }),
      log: { info: () => {} },
    },
    signal: never,
  } as unknown as Run<'registry' | 'log'>;
  return { run, put };
}

const image: DeployedImage = {
  ...imageOf(commit),
  reference: { ...imageOf(commit).reference, digest: ours },
  tags: ['one', 'two'],
};

describe('tags', () => {
  it('are put where they are missing, and not again', async () => {
    const { run, put } = runOn(new Map([['one', ours]]));
    expect(await tag(run, image)).toEqual({ event: 'tagged' });
    expect(put).toEqual(['two']);
  });

  it('of an image of the same commit are taken as they are; the image is scanned anew', async () => {
    const { run } = runOn(new Map([['one', other]]));
    const event = await tag(run, image);
    expect(event).toMatchObject({ event: 'image-ready', image: { origin: 'taken', reference: { digest: other } } });
  });

  it('that two runs put crosswise end the deployment, instead of going round and round', async () => {
    const { run } = runOn(
      new Map([
        ['one', other],
        ['two', ours],
      ]),
    );
    const first = await tag(run, image);
    if (first.event !== 'image-ready') throw new Error(first.event);
    expect(await tag(run, first.image)).toMatchObject({ event: 'ended', outcome: { reason: 'tag-taken' } });
  });

  it('of another commit are never moved', async () => {
    const { run, put } = runOn(new Map([['one', other]]), { revision: 'b'.repeat(40) });
    expect(await tag(run, image)).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'errored', reason: 'tag-taken' },
    });
    expect(put).toEqual([]);
  });

  it('may be moved where the configuration says so', async () => {
    const { run, put } = runOn(new Map([['one', other]]), { immutable: false });
    expect(await tag(run, image)).toEqual({ event: 'tagged' });
    expect(put).toEqual(['one', 'two']);
  });
});
