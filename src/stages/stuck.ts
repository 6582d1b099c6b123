import type { MergeLook } from '../deployment/merging.ts';
import type { Run } from './run.ts';

/** Why a pull request will not be merged by waiting, and what to do. */
export interface Stuck {
  /** The end of a sentence about the pull request. */
  readonly because: string;
  readonly remedy: string;
}

/** Whether the checks that a pull request needs never start, for the kind of token that opened it. */
export async function whyStuck(run: Run<'forge'>, pullRequest: number): Promise<Stuck | undefined> {
  const { pullRequests } = await run.ports.forge();
  const names = await pullRequests.unstartedChecks(pullRequest, run.signal);
  if (names.length === 0) return undefined;
  const checks = names.map((name) => `"${name}"`).join(', ');
  return {
    because: `it was opened with GITHUB_TOKEN, whose events start no workflows: what it requires does not begin (${checks})`,
    remedy:
      'Give app-id and app-private-key of a GitHub App: its pull requests start workflows. To start them for this one, close and reopen it by hand.',
  };
}

/** That the head of a pull request is not what this deployment put there; `isOff` where GitHub does not merge it by itself. */
export function notOnlyOurs(
  { head }: Pick<MergeLook, 'head'>,
  { besides, isOff }: { readonly besides: string; readonly isOff: boolean },
): Stuck {
  const end = isOff
    ? 'it is not merged by itself'
    : 'yet it could not be taken off its way, and may be merged by itself';
  return {
    because: `at ${head.slice(0, 7)} ${besides}; ${end}`,
    remedy:
      'Merge it by hand if that is meant, then run `resume`. Else take the other commits off its branch; a new deployment makes it anew.',
  };
}

/** A sentence about a pull request, and why it will stay so. */
export function saidOf(sentence: string, stuck: Stuck | undefined): { sentence: string; remedy?: string } {
  if (stuck === undefined) return { sentence };
  return { sentence: `${sentence.replace(/\.$/, '')}; ${stuck.because}`, remedy: stuck.remedy };
}
