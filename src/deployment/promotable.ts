import type { ImageReference } from '../image/reference.ts';
import { printImage, repositoryOf, versionOf } from '../image/reference.ts';
import type { DeploymentRecord } from './record.ts';
import { wasRolledBack } from './record.ts';
import { standingNow, wasSeen } from './standing.ts';
import { imageOf } from './taken-up.ts';

/** What may be promoted from an environment, or why nothing may, as a sentence. */
export type Promotable =
  | { readonly is: 'found'; readonly record: DeploymentRecord }
  /** `failed` where what runs there is known to be bad. */
  | { readonly is: 'failed' | 'unknown'; readonly because: string };

/** What an environment runs, where that was seen healthy; `known` are its records, newest first. */
export function runningIn(environment: string, known: readonly DeploymentRecord[]): Promotable {
  const record = standingNow(known);
  if (record === undefined) return { is: 'unknown', because: `nothing was seen healthy in ${environment} yet` };
  const { state, sentence } = record.note;
  const short = record.payload.source.slice(0, 7);
  switch (state) {
    case 'succeeded':
      if (!wasSeen(record)) return { is: 'unknown', because: `nobody saw ${short} run in ${environment}: ${sentence}` };
      return { is: 'found', record };
    case 'failed':
      return { is: 'failed', because: `${short}, which ${environment} runs, failed there: ${sentence}` };
    case 'open':
    case 'paused':
      return { is: 'unknown', because: `${environment} is not done with ${short}: ${sentence}` };
    case 'errored':
    case 'superseded':
      return { is: 'unknown', because: `nobody knows how ${short} is in ${environment}: ${sentence}` };
  }
}

/** An image that was named, where an environment was seen healthy with it; by its digest where it has one, else by its tag. */
export function namedIn(environment: string, known: readonly DeploymentRecord[], wanted: ImageReference): Promotable {
  const ofIt = known.filter((record) => isNamed(record, wanted));
  const record = ofIt.find(wasSeen);
  if (record !== undefined) return { is: 'found', record };
  const [newest] = ofIt;
  const name = printImage(wanted);
  if (newest?.note.state === 'failed') {
    const how = wasRolledBack(newest.note) ? 'was taken out of' : 'failed in';
    return { is: 'failed', because: `${name} ${how} ${environment}: ${newest.note.sentence}` };
  }
  const there = newest === undefined ? 'has no record of' : 'was never seen healthy with';
  return { is: 'unknown', because: `${environment} ${there} ${name}; ${healthyIn(known)}` };
}

function isNamed(record: DeploymentRecord, wanted: ImageReference): boolean {
  const reference = imageOf(record)?.reference;
  if (reference === undefined || repositoryOf(reference) !== repositoryOf(wanted)) return false;
  return wanted.digest === undefined ? reference.tag === wanted.tag : reference.digest === wanted.digest;
}

/** Versions that are named, the newest first. */
const most = 5;

function healthyIn(known: readonly DeploymentRecord[]): string {
  const healthy = known.filter(wasSeen);
  const versions = new Set(healthy.flatMap((record) => versionOf(imageOf(record)?.reference ?? {})));
  const named = [...versions].slice(0, most).join(', ');
  return versions.size === 0 ? 'nothing was seen healthy there yet' : `seen healthy there: ${named}`;
}
