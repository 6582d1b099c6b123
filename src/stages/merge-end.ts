import type { Event } from '../deployment/machine.ts';
import type { MergeHappening, WaitsFor } from '../deployment/merging.ts';
import type { DeployedImage, Written } from '../deployment/progress.ts';
import type { Waiting } from '../outcome.ts';
import { overtakenBy, recordsLookedAt } from './admit.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';
import type { Stuck } from './stuck.ts';
import { saidOf } from './stuck.ts';

export type MergeRun = Run<'clock' | 'forge' | 'gitops' | 'holds' | 'log' | 'random'>;
export type OnPullRequest = Extract<Written['place'], { on: 'pull-request' }>;

/** What is merged: our edit, and the pull request that it stands in. */
export interface ToMerge {
  readonly written: Written;
  readonly place: OnPullRequest;
  /** Which image that brings; undefined where nothing is asked of it. */
  readonly image?: DeployedImage;
  /** When this run began to see it through, if it had to be planned again since. */
  readonly since?: Date | undefined;
}

export function overtaken({ place }: ToMerge): Event {
  const sentence = `a newer deployment took over ${place.url}`;
  return ended('superseded', 'newer-deployment', { stage: 'merge', sentence });
}

export function closed({ place }: ToMerge): Event {
  const sentence = `${place.url} was closed without being merged`;
  return ended('failed', 'pull-request-closed', { stage: 'merge', sentence });
}

/** Somebody gave it another base before it was merged. */
export function mergedElsewhere({ place }: ToMerge, base: string): Event {
  const sentence = `${place.url} was merged into ${base}, which is not the branch that is deployed from`;
  return ended('failed', 'pull-request-closed', { stage: 'merge', sentence });
}

export function refused({ place }: ToMerge, message: string, stuck: Stuck | undefined): Event {
  return ended('failed', 'merge-refused', { stage: 'merge', ...saidOf(`${place.url}: ${message}`, stuck) });
}

export function failedChecks({ place }: ToMerge, names: readonly string[], besides: readonly string[]): Event {
  return ended('failed', 'merge-refused', {
    stage: 'merge',
    sentence: [`${place.url} is not merged: ${quoted(names)} failed`, ...besides].join('; '),
    remedy: 'Mend what the checks show, or run them again; then deploy again.',
  });
}

/** It was merged, and git put our values elsewhere, or nowhere. */
export function mergedWithout({ place }: ToMerge, revision: string): Event {
  return ended('failed', 'edit-has-no-effect', {
    stage: 'merge',
    sentence: `${place.url} was merged as ${revision.slice(0, 7)}, and its values do not stand in that where they were written: the branch may have moved the file`,
    remedy: 'Look at that commit, correct the file of the edit in the configuration, and deploy again.',
  });
}

/** Somebody took it off its way to the merge: GitHub, since something failed, a newer deployment, or a person. */
export async function removed(
  run: MergeRun,
  { written, place }: ToMerge,
  happening: MergeHappening | undefined,
): Promise<Event> {
  const { records } = await run.ports.forge();
  const known = await records.list(run.plan.application, run.plan.environment, recordsLookedAt, run.signal);
  const others = known.filter(({ id }) => id !== written.record);
  const newer = await overtakenBy(run, others);
  if (newer?.event === 'ended' && newer.outcome.outcome === 'superseded') return newer;
  const { reason, by, failing = [] } = happening ?? {};
  const who = by === undefined ? '' : ` by ${by}`;
  const why = reason === undefined ? '' : `: ${reason.replaceAll('_', ' ')}`;
  const checks = failing.length === 0 ? '' : ` (${quoted(failing)})`;
  return ended('failed', 'merge-refused', {
    stage: 'merge',
    sentence: `${place.url} is no longer on its way to be merged: it was taken out of the merge queue, or its auto-merge was disabled${who}${why}${checks}`,
    remedy:
      failing.length === 0
        ? 'See the timeline of the pull request for who took it out and why; deploy again to put it back.'
        : 'Mend what these checks show on the commit of the queue, or run them again; then deploy again.',
  });
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

/** Left to people: it is not merged by itself, or not by waiting. */
export function waits(
  run: MergeRun,
  { written, place }: ToMerge,
  { stuck, message }: { readonly stuck: Stuck | undefined; readonly message?: string },
): Event {
  const why = message === undefined ? '' : `: GitHub does not merge it by itself, and now says: ${message}`;
  const said = saidOf(`${place.url} waits to be merged${why}`, stuck);
  const remedy =
    message === undefined || stuck !== undefined
      ? {}
      : {
          remedy:
            'Allow auto-merge in the settings of the GitOps repository (General, Pull Requests), so that GitHub merges it when it is ready; or merge it by hand, and run `resume`.',
        };
  const outcome = outcomeAt('paused', 'pull-request-open', { stage: 'merge', ...remedy, ...said });
  const waiting: Waiting = {
    for: 'a person to merge it',
    since: run.ports.clock.now(),
    goOn: `merge ${place.url}, then resume`,
  };
  return { event: 'ended', outcome: { ...outcome, waiting }, record: written.record };
}

const waited = {
  review: { for: 'a review', goOn: 'review it, and GitHub merges it' },
  draft: { for: 'somebody to mark it as ready for review', goOn: 'mark it as ready for review' },
  checks: { for: 'its required checks', goOn: 'GitHub merges it as soon as they pass' },
  queue: { for: 'the merge queue', goOn: 'the merge queue merges it' },
  github: { for: 'GitHub to merge it', goOn: 'see how it stands' },
} as const satisfies Record<WaitsFor, Pick<Waiting, 'for' | 'goOn'>>;

/** For whom or what it waits, in a few words. */
export function nameOf(what: WaitsFor): string {
  return what === 'github' ? 'GitHub' : waited[what].for;
}

/** GitHub merges it without us: a later run sees it through. */
export function waitsForLater(
  run: MergeRun,
  { written, place }: ToMerge,
  { for: what, late, byUs }: { readonly for: WaitsFor; readonly late: boolean; readonly byUs: boolean },
): Event {
  const after = late ? ` after ${run.plan.timeoutSeconds} s` : '';
  const { for: waitsFor, goOn } = waited[what];
  const sentence = `${place.url} waits for ${waitsFor}${after}`;
  const outcome = outcomeAt('paused', 'pull-request-open', { stage: 'merge', sentence });
  const waiting: Waiting = {
    for: waitsFor,
    since: run.ports.clock.now(),
    goOn: byUs ? 'once it is ready, resume puts it into the merge queue' : `${goOn}, then resume`,
  };
  return { event: 'ended', outcome: { ...outcome, waiting }, record: written.record };
}
