import { describe, expect, it } from 'vitest';
import type { MergeHappening, MergeLook, MergeMemory } from '../../src/deployment/merging.ts';
import { nextOfMerge, nothingRemembered, pauseBetweenLooks, rememberLook } from '../../src/deployment/merging.ts';

const open: MergeLook = {
  id: 'PR_1',
  number: 1,
  url: 'https://github.example/acme/gitops/pull/1',
  state: 'open',
  base: 'main',
  head: 'a'.repeat(40),
  methods: ['merge'],
  openedByJob: false,
  hasQueue: false,
  standing: 'blocked',
  waitsForReview: false,
  failing: [],
};
const seen = (more: Partial<MergeLook>): MergeLook => ({ ...open, ...more });
const auto = (more: Partial<MergeLook>, memory: Partial<MergeMemory> = {}) =>
  nextOfMerge(seen(more), 'auto', { ...nothingRemembered, ...memory });
const immediate = (more: Partial<MergeLook>, memory: Partial<MergeMemory> = {}) =>
  nextOfMerge(seen(more), 'immediate', { ...nothingRemembered, ...memory });
const disarmed = (more: Partial<MergeHappening> = {}): MergeHappening => ({
  id: 'E2',
  what: 'disarmed',
  failing: [],
  ...more,
});
const armed = { armed: true, before: 'E1' } as const;

describe('the next step of a merge', () => {
  it('is none once it is merged: the revision is what GitHub names', () => {
    expect(auto({ state: 'merged', mergeCommit: 'c' })).toEqual({ do: 'go-on', revision: 'c' });
    expect(auto({ state: 'merged' })).toEqual({ do: 'wait', for: 'github' });
    expect(immediate({ state: 'merged', mergeCommit: 'c' })).toEqual({ do: 'go-on', revision: 'c' });
  });

  it('is an end where it was closed', () =>
    expect(auto({ state: 'closed' })).toEqual({ do: 'end', because: 'closed' }));

  it('is to merge at once where that is asked, whatever it lacks: GitHub says what', () => {
    expect(immediate({})).toEqual({ do: 'merge' });
    expect(immediate({ armed: 'auto-merge' })).toEqual({ do: 'merge' });
  });

  it('is to enqueue where the base has a queue, also where it was to be merged at once', () => {
    for (const step of [immediate, auto])
      for (const standing of ['ready', 'blocked', 'unknown'] as const)
        expect(step({ hasQueue: true, standing })).toEqual({ do: 'enqueue' });
  });

  it('is to wait where somebody has enqueued it, or enabled auto-merge', () => {
    expect(immediate({ hasQueue: true, armed: 'queue' })).toEqual({ do: 'wait', for: 'queue' });
    expect(auto({ armed: 'auto-merge' })).toEqual({ do: 'wait', for: 'checks' });
    expect(auto({ armed: 'auto-merge', standing: 'ready' })).toEqual({ do: 'wait', for: 'checks' });
    expect(auto({ armed: 'auto-merge', waitsForReview: true })).toEqual({ do: 'wait', for: 'review' });
    expect(auto({ armed: 'auto-merge', standing: 'draft' })).toEqual({ do: 'wait', for: 'draft' });
  });

  it('is to enable auto-merge where it waits for something, and to merge where it does not', () => {
    expect(auto({})).toEqual({ do: 'enable' });
    expect(auto({ standing: 'unknown' })).toEqual({ do: 'enable' });
    expect(auto({ standing: 'ready' })).toEqual({ do: 'merge' });
    expect(auto({ standing: 'draft' })).toEqual({ do: 'wait', for: 'draft' });
  });

  it('is to plan again where the base holds something else, or something newer that it must have', () => {
    expect(auto({ standing: 'conflict' })).toEqual({ do: 'plan-again' });
    expect(auto({ standing: 'behind', armed: 'auto-merge' })).toEqual({ do: 'plan-again' });
    expect(immediate({ hasQueue: true, standing: 'conflict' })).toEqual({ do: 'plan-again' });
  });

  it('is an end where a required check failed', () => {
    expect(auto({ armed: 'auto-merge', failing: ['ci'] })).toEqual({ do: 'end', because: 'checks', names: ['ci'] });
    expect(auto({ failing: ['ci'] })).toMatchObject({ because: 'checks' });
    // the queue judges by its own commit
    expect(auto({ hasQueue: true, armed: 'queue', failing: ['ci'] })).toEqual({ do: 'wait', for: 'queue' });
  });

  it('is to wait, and not to ask again, while the queue does not take it', () => {
    expect(auto({ hasQueue: true }, { notReady: true })).toEqual({ do: 'wait', for: 'checks' });
    expect(auto({ hasQueue: true, waitsForReview: true }, { notReady: true })).toEqual({ do: 'wait', for: 'review' });
    expect(auto({ hasQueue: true, standing: 'ready' }, { notReady: true })).toEqual({ do: 'enqueue' });
  });
});

describe('a pull request that is no longer on its way', () => {
  it('ends the deployment with who did it, and why', () => {
    const last = disarmed({ reason: 'failed_checks', failing: ['ci'] });
    expect(auto({ hasQueue: true, last }, armed)).toEqual({ do: 'end', because: 'removed', happening: last });
  });

  it('is planned again where it conflicts with what came before it in the queue', () => {
    expect(auto({ hasQueue: true, last: disarmed({ reason: 'merge_conflict' }) }, armed)).toEqual({ do: 'plan-again' });
  });

  it('is waited for where it left the queue since it is merged', () => {
    expect(auto({ hasQueue: true, last: disarmed({ reason: 'merge' }) }, armed)).toEqual({ do: 'wait', for: 'github' });
  });

  it('is not believed to be so from an answer that may be old', () => {
    const last = disarmed({ id: 'E1' });
    for (const missed of [0, 1, 2]) expect(auto({ last }, { ...armed, missed })).toEqual({ do: 'wait', for: 'github' });
    expect(auto({ last }, { ...armed, missed: 3 })).toEqual({ do: 'end', because: 'removed', happening: undefined });
  });

  it('is missed as often as it was looked at', () => {
    const memory = rememberLook(rememberLook({ ...nothingRemembered, armed: true }, open), open);
    expect(memory.missed).toBe(2);
    expect(rememberLook(memory, seen({ armed: 'queue' }))).toMatchObject({ armed: true, missed: 0 });
    expect(rememberLook(nothingRemembered, open)).toEqual(nothingRemembered);
  });
});

it('is looked at less and less often, and at least every minute', () => {
  const pauses = Array.from({ length: 12 }, (_, looks) => pauseBetweenLooks(looks));
  expect(pauses.slice(0, 4)).toEqual([5000, 7500, 11250, 16875]);
  expect(Math.max(...pauses)).toBe(60_000);
});
