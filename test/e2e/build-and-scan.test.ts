import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Descriptor } from '../registry/images.ts';
import { GuardedRegistry } from './guarded-registry.ts';
import { ImageShop, npmPackage } from './image-shop.ts';
import { fakeToken } from './scanned-images.ts';
import { world } from './world.ts';

let shop: ImageShop;

/** The manifests of an index, the images before what attests them. */
async function manifestsOf(reference: string): Promise<readonly Descriptor[]> {
  const { manifests }: { readonly manifests: readonly Descriptor[] } = JSON.parse(
    (await shop.pusher.read(reference)).text,
  );
  return manifests;
}

function platformOf({ platform }: Descriptor): string {
  const { os, architecture }: { os?: string; architecture?: string } = platform ?? {};
  return `${os}/${architecture}`;
}

/** Digests by platform, of images alone. */
async function imagesOf(reference: string): Promise<Readonly<Record<string, string>>> {
  const images = (await manifestsOf(reference)).filter((one) => platformOf(one) !== 'unknown/unknown');
  return Object.fromEntries(images.map((one) => [platformOf(one), one.digest]));
}

/** The line of the log for each image whose scan begins. */
const scanned = /scanning \S+@(sha256:[0-9a-f]{64}) \((\S+)\)/;

/** What was scanned, as the log tells it. */
function scannedIn(log: string): readonly string[] {
  return [...log.matchAll(new RegExp(scanned, 'g'))].map(([, digest, at]) => `${at} ${digest}`);
}

/** The digest that several runners' images became, as the log tells it. */
function madeIn(log: string): string | undefined {
  return /made (sha256:[0-9a-f]{64}) of/.exec(log)?.[1];
}

describe.skipIf(!world.canDeploy)('build and scan on real parts: BuildKit, registry, Trivy, git', () => {
  beforeAll(async () => {
    shop = await ImageShop.open(`images-${process.pid}`);
  });

  afterAll(() => shop[Symbol.asyncDispose]());

  it('an image for two platforms is pushed by digest, scanned twice, and tagged after', async () => {
    const commit = await shop.commit('clean');
    const step = shop.step(commit, { environment: 'staging' });
    const running = step.main();
    expect(await step.says(scanned)).toBe(true);
    expect(await shop.pusher.tags()).toEqual([]);
    const end = await running;
    expect(end.outputs, end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    const { digest = '', image = '' } = end.outputs;
    expect(image).toBe(`${shop.repository}:${commit}@${digest}`);
    expect((await shop.pusher.read(commit)).digest).toBe(digest);
    expect(await shop.pusher.tags()).toEqual([commit]);
    const images = await imagesOf(digest);
    expect(Object.keys(images)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(scannedIn(end.log)).toEqual(Object.entries(images).map(([platform, one]) => `${platform} ${one}`));
    expect(shop.gitops().tag).toBe(commit);
  });

  // an image that bears a secret is a row of its own here, by the reason of its refusal
  it.each([
    {
      what: 'a known vulnerability',
      reason: 'vulnerable',
      files: npmPackage('lodash', '4.17.20'),
      told: 'CVE-2021-23337',
    },
    {
      what: 'a secret in one of its layers',
      reason: 'secret-in-image',
      files: { 'src/page.js': `// token ${fakeToken}\nfunction page(_, answer) { answer.end("hello") }\n` },
      told: 'github-pat',
    },
  ])('an image with $what gets no tag, and Git is not touched', async ({ reason, files, told }) => {
    const [before, tags] = [shop.gitops(), await shop.pusher.tags()];
    const commit = await shop.commit(reason, files);
    const end = await shop.step(commit, { environment: 'staging' }).main();
    expect(end.exit, end.log).toBe(1);
    expect(end.outputs, end.log).toMatchObject({ outcome: 'failed', reason });
    expect(scannedIn(end.log)).toHaveLength(2);
    expect(end.summary).toContain(told);
    expect(end.summary + end.log).not.toContain(fakeToken);
    expect(await shop.pusher.tags()).toEqual(tags);
    expect(shop.gitops()).toEqual(before);
    expect(shop.status(commit)).toBe('failure');
  });

  it('killed between push and tag it is tagged by the next run, which builds nothing that the cache has', async () => {
    const commit = await shop.commit('killed');
    const first = shop.step(commit, { environment: 'staging' });
    const running = first.main();
    expect(await first.says(scanned)).toBe(true);
    first.kill('SIGKILL');
    const killed = await running;
    expect(killed.exit).toBeUndefined();
    expect(await shop.pusher.tags()).not.toContain(commit);
    const began = Date.now();
    const end = await shop.step(commit, { environment: 'staging' }).main();
    console.log(`killed between push and tag, run again: ${Date.now() - began} ms`);
    expect(end.outputs, end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect((await shop.pusher.read(commit)).digest).toBe(end.outputs['digest']);
    // the step of the Dockerfile that makes a new id whenever it runs was not run again: its image is the very same
    expect(end.log).toMatch(/#\d+ CACHED/);
    const [before] = scannedIn(killed.log);
    expect(before).toBe(`linux/amd64 ${(await imagesOf(commit))['linux/amd64']}`);
  });

  it('a run started again when all is done finds the image, and neither builds nor tags', async () => {
    const commit = await shop.commit('again');
    const first = await shop.step(commit, { environment: 'staging' }).main();
    const end = await shop.step(commit, { environment: 'staging' }).main();
    expect(end.outputs, end.log).toMatchObject({ digest: first.outputs['digest'], image: first.outputs['image'] });
    expect(end.log).toContain('was built from this commit before');
    expect(end.log).not.toMatch(/#\d+ \[/);
  });

  it('a registry that wants a login gets that of the configuration: from us, from buildx and from Trivy', async () => {
    const password = `s3cret ${process.pid}"'$x`;
    await using guarded = await GuardedRegistry.open('ann', password);
    const commit = await shop.commit('guarded');
    const step = shop.step(commit, { environment: 'staging' }, { REGISTRY_PASSWORD: password });
    const text = step.configuration.replace(`name: "${world.registry}/`, `name: "${guarded.host}/`);
    step.configure(`${text}registries: {"${guarded.host}": {username: ann, password: env:REGISTRY_PASSWORD}}\n`);
    const end = await step.main();
    expect(end.outputs, end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched' });
    expect(scannedIn(end.log)).toHaveLength(2);
    expect((await shop.pusher.read(commit)).digest).toBe(end.outputs['digest']);
    expect(guarded.refused).toBeGreaterThan(2);
    const masks = end.log.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(masks.join('\n')).not.toContain(password);
  });

  describe('on a runner for each platform', () => {
    let commit = '';
    const digests: string[] = [];

    beforeAll(async () => {
      commit = await shop.commit('runners');
    });

    it.each(['linux/amd64', 'linux/arm64'])('%s is built alone and pushed by digest', async (platform) => {
      const end = await shop.step(commit, { command: 'build', platform }).main();
      expect(end.outputs, end.log).toMatchObject({ outcome: 'succeeded', reason: 'done' });
      const { digest = '', image } = end.outputs;
      expect(image).toBe(`${shop.repository}@${digest}`);
      expect(Object.keys(await imagesOf(digest))).toEqual([platform]);
      expect(scannedIn(end.log)).toEqual([]);
      expect(shop.status(commit)).toBeUndefined();
      digests.push(digest);
    });

    it('and becomes one image, which is scanned twice and tagged after; killed before, it becomes the same', async () => {
      const inputs = { environment: 'staging', digests: digests.join('\n') };
      const foretold = await shop.step(commit, { ...inputs, 'dry-run': 'true' }).main();
      expect(foretold.log).toContain(`make one image of:\n  ${digests.join('\n  ')}`);
      const step = shop.step(commit, inputs);
      const running = step.main();
      expect(await step.says(scanned)).toBe(true);
      step.kill('SIGKILL');
      const made = madeIn((await running).log);
      expect(await shop.pusher.tags()).not.toContain(commit);
      const again = shop.step(commit, { environment: 'staging', digests: digestFolder(digests) });
      const end = await again.main();
      expect(end.outputs, end.log).toMatchObject({ outcome: 'paused', reason: 'not-watched', digest: made });
      expect((await shop.pusher.read(commit)).digest).toBe(made);
      expect(scannedIn(end.log)).toHaveLength(2);
      expect(shop.gitops().tag).toBe(commit);
    });

    it('and the image means what buildx makes of the same', async () => {
      const words = digests.map((digest) => `${shop.repository}@${digest}`);
      const printed = execFileSync('buildx', ['imagetools', 'create', '--dry-run', ...words], { encoding: 'utf8' });
      const theirs: { readonly mediaType: string; readonly manifests: readonly Descriptor[] } = JSON.parse(printed);
      const ours: typeof theirs = JSON.parse((await shop.pusher.read(commit)).text);
      expect(ours.mediaType).toBe(theirs.mediaType);
      const byDigest = (one: Descriptor, other: Descriptor) => (one.digest < other.digest ? -1 : 1);
      expect([...ours.manifests].sort(byDigest)).toEqual([...theirs.manifests].sort(byDigest));
      // its own attestations follow each image
      const subjects = ours.manifests.map(({ annotations }) => annotations?.['vnd.docker.reference.digest']);
      const images = ours.manifests.slice(0, 2).map(({ digest }) => digest);
      expect(subjects).toEqual([undefined, undefined, ...images]);
      const raw = execFileSync(
        'buildx',
        ['imagetools', 'inspect', `${shop.repository}:${commit}`, '--format', '{{json .Provenance}}'],
        {
          encoding: 'utf8',
        },
      );
      expect(Object.keys(JSON.parse(raw))).toEqual(['linux/amd64', 'linux/arm64']);
    });

    it('and nothing is deployed where a platform is missing', async () => {
      const [before, other] = [shop.gitops(), await shop.commit('half')];
      const built = await shop.step(other, { command: 'build', platform: 'linux/arm64' }).main();
      const { digest = '' } = built.outputs;
      const end = await shop.step(other, { environment: 'staging', digests: digest }).main();
      expect(end.outputs, end.log).toMatchObject({ outcome: 'errored', reason: 'bad-input' });
      expect(end.log).toContain('nothing is given for linux/amd64');
      const mixed = await shop.step(other, { environment: 'staging', digests: `${digest},${digests[0]}` }).main();
      expect(mixed.outputs, mixed.log).toMatchObject({ outcome: 'errored', reason: 'image-not-built' });
      expect(await shop.pusher.tags()).not.toContain(other);
      expect(shop.gitops()).toEqual(before);
    });
  });
});

/** A folder as Docker's recipe leaves it: an artifact each, with a file that is named by the digest. */
function digestFolder(digests: readonly string[]): string {
  const folder = join(shop.folder(), 'digests');
  for (const [index, digest] of digests.entries()) {
    mkdirSync(join(folder, `digests-${index}`), { recursive: true });
    writeFileSync(join(folder, `digests-${index}`, digest.replace('sha256:', '')), '');
  }
  return folder;
}
