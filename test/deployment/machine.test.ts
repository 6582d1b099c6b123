import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/deployment/machine.ts';
import { advance, next, notBegun } from '../../src/deployment/machine.ts';
import type { DeployedImage, Progress, Written } from '../../src/deployment/progress.ts';

const digest = `sha256:${'a'.repeat(64)}` as const;
const other = `sha256:${'b'.repeat(64)}` as const;
const image: DeployedImage = {
  reference: { registry: 'registry.test', name: 'acme/api', tag: 'one', digest },
  platforms: [],
  tags: ['one'],
  origin: 'built',
};
const proposed: Written = {
  record: 7,
  edits: [],
  recorded: [],
  diff: '',
  place: { on: 'pull-request', number: 3, url: 'https://github.test/pull/3', head: 'c'.repeat(40), made: true },
  changed: true,
  ours: true,
};
const healthy = { outcome: 'succeeded', reason: 'healthy', stage: 'rollout', sentence: '' } as const;
const aborted = { outcome: 'failed', reason: 'analysis-failed', stage: 'rollout', sentence: '' } as const;

function progressAfter(...events: readonly Event[]): Progress {
  return events.reduce(advance, notBegun);
}

const toWrite: readonly Event[] = [
  { event: 'checked' },
  { event: 'image-ready', image },
  { event: 'scanned', scans: [] },
  { event: 'signed', signed: { attached: [], notes: [] } },
  { event: 'tagged' },
];

describe('the course of a deployment', () => {
  it('checks, builds, scans, signs, tags, writes, merges and watches, in this order', () => {
    const all: readonly Event[] = [
      ...toWrite,
      { event: 'written', written: proposed },
      { event: 'merged', revision: 'd'.repeat(40) },
    ];
    const course = all.map((_, index) => next(progressAfter(...all.slice(0, index))).do);
    expect(course).toEqual(['check', 'build', 'scan', 'sign', 'tag', 'write', 'merge']);
    expect(next(progressAfter(...all)).do).toBe('watch');
  });

  it('needs no merge for what stands on the branch', () => {
    const written: Written = { ...proposed, place: { on: 'branch', revision: 'd'.repeat(40) } };
    expect(next(progressAfter(...toWrite, { event: 'written', written }))).toMatchObject({
      do: 'watch',
      revision: 'd'.repeat(40),
    });
  });

  it('scans another image that takes the place of the one it scanned', () => {
    const taken = { ...image, reference: { ...image.reference, digest: other } };
    const progress = progressAfter(...toWrite, { event: 'image-ready', image: taken });
    expect(next(progress)).toEqual({ do: 'scan', image: taken });
  });

  it('plans again where the base moved under its pull request, and remembers which one', () => {
    const moved: Event = { event: 'base-moved', since: new Date(0), pullRequest: 3, head: 'h' };
    const once = progressAfter(...toWrite, { event: 'written', written: proposed }, moved);
    expect(next(once)).toMatchObject({ do: 'write', overtaken: { pullRequest: 3, head: 'h', times: 1 } });
    const twice = [{ event: 'written', written: proposed } as const, moved].reduce<Progress>(advance, once);
    expect(next(twice)).toMatchObject({ do: 'write', overtaken: { pullRequest: 3, head: 'h', times: 2 } });
  });

  it('recovers once where the verdict asks for it, and ends with the verdict', () => {
    const watched = progressAfter(
      ...toWrite,
      { event: 'written', written: proposed },
      { event: 'merged', revision: 'd'.repeat(40) },
      { event: 'judged', outcome: aborted, recover: true, targets: [] },
    );
    expect(next(watched)).toMatchObject({ do: 'recover', because: aborted });
    const recovery = { result: 'overtaken', sentence: 'a newer change stands in Git' } as const;
    expect(next(advance(watched, { event: 'recovered', recovery }))).toMatchObject({
      do: 'end',
      outcome: { outcome: 'superseded', reason: 'newer-deployment' },
    });
    const nothing = { result: 'nothing-to-restore', sentence: 'nothing' } as const;
    expect(next(advance(watched, { event: 'recovered', recovery: nothing }))).toEqual({ do: 'end', outcome: aborted });
    const failed = { result: 'failed', sentence: 'refused' } as const;
    expect(next(advance(watched, { event: 'recovered', recovery: failed }))).toMatchObject({
      do: 'end',
      outcome: { outcome: 'failed', reason: 'rollback-failed' },
    });
  });

  it('ends with the verdict where nothing is to be recovered', () => {
    const progress = progressAfter(
      ...toWrite,
      { event: 'written', written: proposed },
      { event: 'merged', revision: 'd'.repeat(40) },
      { event: 'judged', outcome: healthy, recover: false, targets: [] },
    );
    expect(next(progress)).toEqual({ do: 'end', outcome: healthy });
  });

  it('ends at once where a stage ends it', () => {
    const progress = progressAfter({ event: 'ended', outcome: aborted, record: 7 });
    expect(next(progress)).toEqual({ do: 'end', outcome: aborted });
    expect(progress.record).toBe(7);
  });
});
