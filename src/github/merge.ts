import type { Clock } from '../ports/clock.ts';
import type { MergeResult, WantedMerge } from '../ports/forge.ts';
import type { GitHub } from './client.ts';
import { failureOf } from './failure.ts';

/** How often GitHub is asked whether it has worked out that the pull request merges. */
const attempts = 6;
const pause = 2000;

interface ToMerge extends WantedMerge {
  readonly clock: Clock;
}

type Method = WantedMerge['methods'][number];

/** Merges a pull request at exactly this head, by the first method that the repository allows. */
export async function merge(github: GitHub, toMerge: ToMerge): Promise<MergeResult> {
  let result: MergeResult = { result: 'outdated' };
  for (const method of toMerge.methods) {
    result = await mergeBy(github, toMerge, method);
    if (result.result !== 'refused' || !/(commits|merges) are not allowed on this repository/i.test(result.message))
      break;
  }
  return result;
}

async function mergeBy(github: GitHub, toMerge: ToMerge, method: Method): Promise<MergeResult> {
  const { signal } = github.at.request;
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const result = await tryMerge(github, toMerge, method);
    if (result !== 'not-known-yet') return result;
    await toMerge.clock.sleep(pause, signal);
  }
  return { result: 'outdated' };
}

/**
 * GitHub answers 409 where the head has moved, and 405 in all other cases: a rule forbids it, the base has just moved, it
 * was merged already, or it is not yet known whether it can be.
 * https://docs.github.com/rest/pulls/pulls#merge-a-pull-request
 */
async function tryMerge(github: GitHub, toMerge: ToMerge, method: Method): Promise<MergeResult | 'not-known-yet'> {
  const { rest, at } = github;
  const { number, head } = toMerge;
  try {
    const { data } = await rest.pulls.merge({ ...at, pull_number: number, sha: head, merge_method: method });
    return { result: 'merged', revision: data.sha };
  } catch (error) {
    const { status, said } = failureOf(error);
    if (status === 409 || (status === 405 && /base branch was modified/i.test(said))) return { result: 'outdated' };
    if (status === 422) return { result: 'refused', message: said };
    if (status !== 405) throw error;
    return explain(github, toMerge, said);
  }
}

/** What is behind a 405: the pull request itself tells. */
async function explain(
  { rest, at }: GitHub,
  { number, head }: ToMerge,
  message: string,
): Promise<MergeResult | 'not-known-yet'> {
  const { data } = await rest.pulls.get({ ...at, request: { ...at.request, remembered: true }, pull_number: number });
  if (data.head.sha !== head) return { result: 'outdated' };
  // the answer to our own merge was lost, or somebody else was faster
  if (data.merged && data.merge_commit_sha !== null) return { result: 'merged', revision: data.merge_commit_sha };
  if (data.state === 'open' && data.mergeable === false) return { result: 'conflict' };
  const isUnknown = data.state === 'open' && data.mergeable === null && /not mergeable/i.test(message);
  return isUnknown ? 'not-known-yet' : { result: 'refused', message };
}
