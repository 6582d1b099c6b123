import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { buildDryRun, buildOnly } from '../../src/commands/build.ts';
import type { ImageOfPlan } from '../../src/deployment/plan.ts';
import type { Problem } from '../../src/errors.ts';
import type { Digest } from '../../src/image/reference.ts';
import type { BuildRequest, BuildResult } from '../../src/ports/builder.ts';
import { build, findImage } from '../../src/stages/build.ts';
import { never } from '../clock.ts';
import { plainBuild } from '../image/plain-build.ts';
import { sha256 } from '../registry/images.ts';
import { amd64, arm64, ImageStand, ours, platforms, recipe } from './image-stand.ts';

let stand: ImageStand;
beforeEach(async () => {
  stand = await ImageStand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

const specification = { ...plainBuild, platforms };
const plan: ImageOfPlan['image']['plan'] = { from: 'build', build: specification, recipe };
const forArm: ImageOfPlan['image']['plan'] = {
  from: 'build',
  build: { ...specification, platforms: ['linux/arm64'] },
  recipe,
};

async function both(labels: Readonly<Record<string, string>>, tag?: string): Promise<Digest> {
  const images = [amd64, arm64].map((platform) => stand.pusher.image({ platform, labels }));
  return stand.pusher.index(await Promise.all(images), tag);
}

describe('an image that was built before', () => {
  it('is found by the first of its tags that is there, and gets the others', async () => {
    const digest = await both(ours, 'two');
    expect(await findImage(stand.run({ plan }))).toMatchObject({
      image: { reference: { digest, tag: 'one' }, tags: ['one', 'two'], origin: 'found' },
    });
    expect(stand.logged).toEqual([expect.stringContaining('built from this commit before')]);
  });

  it('is found by its commit where it says nothing of its recipe', async () => {
    await both({ 'org.opencontainers.image.revision': ours['org.opencontainers.image.revision'] }, 'one');
    expect(await findImage(stand.run({ plan }))).toMatchObject({ image: { origin: 'found' } });
  });

  it.each([
    ['from another commit', { ...ours, 'org.opencontainers.image.revision': 'b'.repeat(40) }],
    ['without a label', {}],
    [
      'for another application of the same commit',
      { ...ours, 'io.gitops-deploy.recipe': 'context=web file=Dockerfile' },
    ],
  ])('%s ends the deployment before anything is built', async (_, labels) => {
    await both(labels, 'one');
    expect(await build(stand.run({ plan }))).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'errored', reason: 'tag-taken', stage: 'build' },
    });
  });

  it('for some of the platforms ends it as well, and says which are missing', async () => {
    await stand.pusher.built({ platform: amd64, labels: ours }, 'one');
    expect(await build(stand.run({ plan }))).toMatchObject({
      event: 'ended',
      outcome: { reason: 'tag-taken', sentence: expect.stringContaining('linux/amd64 only, and not for linux/arm64') },
    });
  });

  it('is not looked for where tags may be moved', async () => {
    await both(ours, 'one');
    expect(await findImage(stand.run({ plan, immutableTags: false }))).toEqual({ image: undefined });
  });
});

describe('the images of several runners', () => {
  const build2 = (digests: readonly Digest[]) =>
    build(stand.run({ plan: { from: 'digests', digests, platforms, recipe } }));

  it('become one, by digest and without a tag: the same whoever comes first', async () => {
    const one = await stand.pusher.built({ platform: amd64, labels: ours, layers: ['a'] });
    const other = await stand.pusher.built({ platform: arm64, labels: ours, layers: ['b'] });
    const made = await build2([one, other]);
    if (made.event !== 'image-ready') throw new Error(JSON.stringify(made));
    const { reference, platforms: there, origin } = made.image;
    expect(origin).toBe('built');
    expect(there.map(({ platform }) => platform)).toEqual(['linux/amd64', 'linux/arm64/v8']);
    const index = await stand.pusher.read(reference.digest);
    expect(sha256(index.text)).toBe(reference.digest);
    const { mediaType, manifests } = JSON.parse(index.text);
    expect(mediaType).toBe('application/vnd.oci.image.index.v1+json');
    const attested = manifests.slice(2).map((one: { annotations: object }) => one.annotations);
    expect(attested).toEqual(
      there.map(({ digest }) => ({
        'vnd.docker.reference.type': 'attestation-manifest',
        'vnd.docker.reference.digest': digest,
      })),
    );
    expect(await stand.pusher.tags()).toEqual([]);
    expect(await build2([other, one])).toEqual(made);
  });

  it('may be single manifests, whose platform is that of their configuration', async () => {
    const { digest: one } = await stand.pusher.image({ platform: amd64, labels: ours, layers: ['a'] });
    const { digest: other } = await stand.pusher.image({ platform: arm64, labels: ours, layers: ['b'] });
    const made = await build2([other, one]);
    expect(made).toMatchObject({ image: { platforms: [{ digest: one }, { digest: other }] } });
  });

  it('that are one already stay what they are', async () => {
    const whole = await both(ours);
    expect(await build2([whole, whole])).toMatchObject({ image: { reference: { digest: whole } } });
  });

  it('are not made one where the tag names the image of this commit already', async () => {
    const whole = await both(ours, 'one');
    const gone = sha256('gone');
    expect(await build2([gone])).toMatchObject({ image: { reference: { digest: whole }, origin: 'found' } });
  });

  it('are refused where a platform is missing, there twice, or of no use', async () => {
    const one = await stand.pusher.built({ platform: amd64, labels: ours });
    const again = await stand.pusher.built({ platform: amd64, labels: ours, layers: ['again'] });
    const other = await stand.pusher.built({ platform: arm64, labels: ours });
    const strange = await stand.pusher.built({ platform: { os: 'linux', architecture: 's390x' }, labels: ours });
    const refusal = async (digests: readonly Digest[]) => {
      const event = await build2(digests);
      return event.event === 'ended' ? `${event.outcome.reason}: ${event.outcome.sentence}` : event;
    };
    expect(await refusal([one])).toBe(
      'bad-input: digests: nothing is given for linux/arm64, which image.platforms has; there is linux/amd64',
    );
    expect(await refusal([one, again, other])).toBe(
      `bad-input: digests: linux/amd64 is there twice: ${one} and ${again}`,
    );
    expect(await refusal([one, other, strange])).toBe(
      `bad-input: digests: ${strange} is for linux/s390x, which image.platforms does not have`,
    );
    expect(await refusal([one, sha256('gone')])).toContain('image-not-found: the registry has no ');
  });

  it.each([
    ['another commit', { ...ours, 'org.opencontainers.image.revision': 'b'.repeat(40) }],
    ['another application', { ...ours, 'io.gitops-deploy.recipe': 'context=web file=Dockerfile' }],
    ['nobody knows what', {}],
  ])('are refused where one was built from %s', async (_, labels) => {
    const one = await stand.pusher.built({ platform: amd64, labels: ours });
    const other = await stand.pusher.built({ platform: arm64, labels });
    expect(await build2([one, other])).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'errored', reason: 'image-not-built', sentence: expect.stringContaining(other) },
    });
  });
});

const noResults = {
  output: () => {},
  summary: async () => {},
  remember: () => {},
  forget: () => {},
};

describe('build alone', () => {
  /** A builder that pushes what it is asked for. */
  const ports = (missing: readonly Problem[] = []) => {
    const asked: BuildRequest[] = [];
    const builder = {
      check: async () => missing,
      commandLine: async ({ platforms: wanted }: BuildRequest) => `docker buildx build --platform ${wanted.join()}`,
      build: async (request: BuildRequest): Promise<BuildResult> => {
        asked.push(request);
        stand.clock.pass(150);
        return { result: 'built', digest: await stand.pusher.built({ platform: arm64, labels: request.labels }) };
      },
      [Symbol.asyncDispose]: async () => {},
    };
    return { asked, ports: { ...stand.ports, builder: async () => builder } };
  };

  it('leaves a digest, and no tag', async () => {
    const { asked, ports: given } = ports();
    const ended = await buildOnly(stand.plan({ plan: forArm }), given, never);
    expect(ended).toMatchObject({
      outcome: { outcome: 'succeeded', reason: 'done', stage: 'build' },
      image: { platforms: [{ platform: 'linux/arm64/v8' }], buildSeconds: 150 },
    });
    expect(ended.image?.reference.tag).toBeUndefined();
    expect(asked).toMatchObject([{ platforms: ['linux/arm64'], labels: ours }]);
    expect(await stand.pusher.tags()).toEqual([]);
  });

  it('says what it would run, and touches nothing, in a dry run', async () => {
    const shown: string[] = [];
    const { asked, ports: given } = ports();
    const results = { ...noResults, show: (text: string) => void shown.push(text) };
    const one = stand.plan({ plan: forArm });
    const ended = await buildDryRun(one, { ...given, results }, never);
    expect(ended.outcome).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    const whole = await both(ours, 'one');
    await buildDryRun(one, { ...given, results }, never);
    expect(shown).toEqual(['docker buildx build --platform linux/arm64', `use ${stand.repository}:one@${whole}`]);
    expect(asked).toEqual([]);
  });

  it('begins nothing where something is missing for it', async () => {
    const { asked, ports: given } = ports([{ message: 'there is no Dockerfile', place: { name: 'image.file' } }]);
    const ended = await buildOnly(stand.plan({ plan: forArm }), given, never);
    expect(ended.outcome).toMatchObject({ outcome: 'errored', reason: 'bad-input', stage: 'inputs' });
    expect(ended.outcome.sentence).toContain('there is no Dockerfile');
    expect(asked).toEqual([]);
  });

  it('does nothing where the image of the commit is there', async () => {
    const whole = await both(ours, 'one');
    const { asked, ports: given } = ports();
    const ended = await buildOnly(stand.plan({ plan: forArm }), given, never);
    expect(ended.image?.reference).toMatchObject({ digest: whole, tag: 'one' });
    expect(asked).toEqual([]);
  });
});
