import type { Evidence } from './evidence.ts';
import { probeFailure } from './evidence.ts';
import type { PodTrouble } from './pod-trouble.ts';
import { firstUnready } from './pods.ts';

/** A pod in trouble, for a sentence. */
export function printTrouble({ pod, message }: PodTrouble): string {
  return `pod ${pod}: ${message}`;
}

/**
 * Of pods without any such trouble, the one that keeps the others waiting: what runs and is not ready, and what its probe said. Only at
 * the end, since every pod is like this for a while.
 */
export function printUnready(pods: readonly unknown[], evidence: Evidence | undefined): string | undefined {
  const unready = evidence === undefined ? undefined : firstUnready(pods);
  if (evidence === undefined || unready === undefined) return undefined;
  const probe = probeFailure(unready.uid, evidence);
  return `pod ${unready.pod}: ${unready.message}${probe === undefined ? '' : `: ${probe}`}`;
}
