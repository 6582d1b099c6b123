import { expect, it } from 'vitest';
import { readApplication } from '../../src/rollout/application.ts';
import type { Comparison } from '../../src/rollout/comparison.ts';
import { compareAgain } from '../../src/rollout/comparison.ts';

interface Seen {
  /** Seconds at which the comparison began, by the clock of the cluster. */
  readonly at: number;
  readonly refreshing?: boolean;
  readonly asked?: boolean;
}

/** Whether the comparison that was seen last is new. */
function isNew(...looks: readonly Seen[]): boolean | undefined {
  let comparison: Comparison | undefined;
  for (const { at, refreshing = false, asked = false } of looks) {
    const application = readApplication({
      metadata: { name: 'a', annotations: refreshing ? { 'argocd.argoproj.io/refresh': 'normal' } : {} },
      status: { reconciledAt: new Date(at * 1000).toISOString() },
    });
    comparison = compareAgain(comparison, application, asked);
  }
  return comparison?.isNew;
}

it.each<[string, boolean, readonly Seen[]]>([
  ['is the first', false, [{ at: 1 }]],
  [
    'came with the end of a refresh that was asked for meanwhile',
    true,
    [{ at: 1 }, { at: 1, refreshing: true }, { at: 2 }],
  ],
  ['is none, although the annotation went', false, [{ at: 1 }, { at: 1, refreshing: true }, { at: 1 }]],
  [
    'came with the end of a refresh from before',
    false,
    [{ at: 1, refreshing: true }, { at: 1, refreshing: true }, { at: 2 }],
  ],
  ['is the first after our request, and may have begun before', false, [{ at: 1 }, { at: 2, asked: true }]],
  ['is the second after our request', true, [{ at: 1 }, { at: 2, asked: true }, { at: 3, asked: true }]],
  ['is the second without any request, and may be of a kept revision', false, [{ at: 1 }, { at: 2 }, { at: 3 }]],
  ['is so late that no revision is kept for so long', true, [{ at: 1 }, { at: 301 }]],
  ['was new before', true, [{ at: 1 }, { at: 301 }, { at: 302, refreshing: true }]],
])('a comparison that %s is new: %s', (_, expected, looks) => {
  expect(isNew(...looks)).toBe(expected);
});
