import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import type { Digest } from '../../src/image/reference.ts';
import type { Run } from '../../src/stages/run.ts';
import { tag } from '../../src/stages/tag.ts';
import { amd64, arm64, ImageStand, ours } from './image-stand.ts';
import { imageOf } from './stand.ts';

let stand: ImageStand;
beforeEach(async () => {
  stand = await ImageStand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** An image for both platforms; `content` tells it from others. */
async function push(content: string, labels: Readonly<Record<string, string>> = ours): Promise<Digest> {
  const images = [amd64, arm64].map((platform) => stand.pusher.image({ platform, labels, layers: [content] }));
  return stand.pusher.index(await Promise.all(images));
}

function image(digest: Digest, origin: DeployedImage['origin'] = 'built'): DeployedImage {
  return { ...imageOf('x'), reference: { ...stand.reference, tag: 'one', digest }, tags: ['one', 'two'], origin };
}

async function put(name: string, digest: Digest): Promise<void> {
  await stand.registry.tag({ ...stand.reference, digest }, name, AbortSignal.timeout(5000));
}

async function named(name: string): Promise<Digest | undefined> {
  return stand.registry.resolve({ ...stand.reference, tag: name }, AbortSignal.timeout(5000));
}

function tagIt(digest: Digest, { origin, immutable = true }: { origin?: 'taken'; immutable?: boolean } = {}) {
  const run = { ...stand.run({ immutableTags: immutable }) } as unknown as Run<'registry' | 'log'>;
  return tag(run, image(digest, origin));
}

describe('tags', () => {
  it('are put where they are missing, and stay where they are', async () => {
    const mine = await push('mine');
    await put('one', mine);
    expect(await tagIt(mine)).toEqual({ event: 'tagged' });
    expect([await named('one'), await named('two')]).toEqual([mine, mine]);
  });

  it('of an image of the same commit are taken as they are; the image is scanned anew', async () => {
    const [mine, other] = [await push('mine'), await push('other')];
    await put('one', other);
    expect(await tagIt(mine)).toMatchObject({
      event: 'image-ready',
      image: { origin: 'taken', reference: { digest: other }, platforms: [{}, {}] },
    });
    expect([await named('one'), await named('two')]).toEqual([other, undefined]);
  });

  it('that two runs put crosswise end the deployment, instead of going round and round', async () => {
    const [mine, other] = [await push('mine'), await push('other')];
    await put('one', other);
    await put('two', mine);
    expect(await tagIt(mine)).toMatchObject({ event: 'image-ready', image: { reference: { digest: other } } });
    expect(await tagIt(other, { origin: 'taken' })).toMatchObject({ event: 'ended', outcome: { reason: 'tag-taken' } });
  });

  it.each([
    ['another commit', { ...ours, 'org.opencontainers.image.revision': 'b'.repeat(40) }, /another commit \(b{40}\)/],
    ['nobody knows what', {}, /does not say which commit/],
    [
      'another Dockerfile',
      { ...ours, 'io.gitops-deploy.recipe': 'context=web file=x' },
      /another recipe \(context=web/,
    ],
  ])('that name what was built from %s are never moved', async (_, labels, sentence) => {
    const [mine, other] = [await push('mine'), await push('other', labels)];
    await put('one', other);
    expect(await tagIt(mine)).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'errored', reason: 'tag-taken', sentence: expect.stringMatching(sentence) },
    });
    expect([await named('one'), await named('two')]).toEqual([other, undefined]);
  });

  it('may be moved where the configuration says so', async () => {
    const [mine, other] = [await push('mine'), await push('other', {})];
    await put('one', other);
    expect(await tagIt(mine, { immutable: false })).toEqual({ event: 'tagged' });
    expect([await named('one'), await named('two')]).toEqual([mine, mine]);
  });
});
