import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/deployment/machine.ts';
import { advance, notBegun } from '../../src/deployment/machine.ts';
import type { ImageDetails } from '../../src/image/details.ts';
import { withDifference } from '../../src/stages/compare.ts';
import type { Run } from '../../src/stages/run.ts';
import { never } from '../clock.ts';
import { digestOf, imageOf } from './stand.ts';

const before = { registry: 'ghcr.io', name: 'acme/api', tag: 'before' };
const after = imageOf('a'.repeat(40));
const scanned: Event = { event: 'scanned', scans: [] };

function detailsOf(size: number): ImageDetails {
  const digest = digestOf(`${size}`.padStart(8, '0'));
  const entry = { mediaType: '', digest, size: 1, annotations: {}, platform: { os: 'linux', architecture: 'amd64' } };
  const platform = { platform: 'linux/amd64', entry, labels: {}, layers: [{ digest, size }] };
  return { digest, platforms: [platform], attestations: [] };
}

type Inspect = (image: { readonly tag?: string }, signal: AbortSignal) => Promise<ImageDetails | undefined>;

function runOn(inspect: Inspect, signal = never) {
  const said: string[] = [];
  const ports = { registry: async () => ({ details: inspect }), log: { info: (line: string) => said.push(line) } };
  return { run: { ports, signal } as unknown as Run<'registry' | 'log'>, said };
}

const both: Inspect = async ({ tag }) => detailsOf(tag === 'before' ? 1000 : 100);

describe('what changed in the image', () => {
  it('is added to what the scan came to, also where that is the end', async () => {
    const { run } = runOn(both);
    const sizes = { platforms: [{ before: { size: 1000 }, after: { size: 100 } }] };
    const event = await withDifference(run, { before, after }, Promise.resolve(scanned));
    expect(event).toMatchObject({ event: 'scanned', difference: sizes });
    const outcome = { outcome: 'failed', reason: 'vulnerable', stage: 'scan', sentence: '' } as const;
    const end = await withDifference(run, { before, after }, Promise.resolve({ event: 'ended', outcome }));
    expect(advance(notBegun, end)).toMatchObject({ outcome, difference: sizes });
  });

  it('tells packages and vulnerabilities where both images were scanned, and keeps no list of all', async () => {
    const found = (version: string) => ({
      packages: [{ kind: 'alpine', name: 'openssl', version }],
      vulnerabilities: [],
    });
    const platforms = [{ platform: 'linux/amd64', before: found('1'), after: found('2') }];
    const contents = { before: detailsOf(1000).digest, platforms };
    const event = await withDifference(runOn(both).run, { before, after }, Promise.resolve({ ...scanned, contents }));
    const progress = advance(notBegun, event);
    expect(progress.difference?.platforms[0]?.contents?.packages?.changed).toEqual([
      { name: 'openssl', from: ['1'], to: ['2'] },
    ]);
    expect(progress).not.toHaveProperty('contents');
    const ofAnother = { ...scanned, contents: { before: digestOf('another'), platforms } };
    const other = await withDifference(runOn(both).run, { before, after }, Promise.resolve(ofAnother));
    expect(advance(notBegun, other).difference?.platforms[0]).not.toHaveProperty('contents');
  });

  it('asks nobody where the image before is not known', async () => {
    const { run } = runOn(() => Promise.reject(new Error('nobody should ask')));
    expect(await withDifference(run, { before: undefined, after }, Promise.resolve(scanned))).toBe(scanned);
  });

  it('is left out, with a line of the log, where the registry fails', async () => {
    const { run, said } = runOn(() => Promise.reject(new Error('ghcr.io answers 500')));
    expect(await withDifference(run, { before, after }, Promise.resolve(scanned))).toBe(scanned);
    expect(said).toEqual(['what changed in the image is not known: ghcr.io answers 500']);
    const gone = runOn(async ({ tag }) => (tag === 'before' ? undefined : detailsOf(1)));
    expect(await withDifference(gone.run, { before, after }, Promise.resolve(scanned))).toBe(scanned);
  });

  const silent: Inspect = (_, signal) =>
    new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
  const deaf: Inspect = () => new Promise(() => {});
  it.each([
    ['the registry never answers', silent],
    ['what is asked hangs and hears of no abort', deaf],
  ])('is not waited for where %s', async (_, inspect) => {
    const began = performance.now();
    const { run, said } = runOn(inspect);
    expect(await withDifference(run, { before, after }, Promise.resolve(scanned))).toBe(scanned);
    expect(performance.now() - began).toBeLessThan(3000);
    expect(said).toEqual(['what changed in the image is not known: the registry takes too long']);
  });

  it('hides no failure of the scan', async () => {
    const { run } = runOn(both);
    await expect(withDifference(run, { before, after }, Promise.reject(new Error('crash')))).rejects.toThrow('crash');
  });

  it('is of the image that was compared: one that is taken in its place is compared anew', () => {
    const difference = { before: digestOf('1'), after: digestOf('2'), platforms: [] };
    const progress = advance(advance(notBegun, { ...scanned, difference }), { event: 'image-ready', image: after });
    expect(progress).not.toHaveProperty('difference');
  });
});
