import type { Event } from '../deployment/machine.ts';
import type { Written } from '../deployment/progress.ts';
import type { PullRequest } from '../ports/forge.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import { heldOutcome } from './admit.ts';
import { buildsOn } from './carries.ts';
import { noteWritten } from './record.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';
import { saidOf, whyStuck } from './stuck.ts';

type OnPullRequest = Extract<Written['place'], { on: 'pull-request' }>;

/** How often GitHub is asked again when the base branch moved under the merge. */
const attempts = 5;

/** Merges the pull request at exactly our head, or leaves it to people; adopts what they have done meanwhile. */
export async function merge(
  run: Run<'clock' | 'forge' | 'gitops' | 'holds' | 'random'>,
  written: Written,
  place: OnPullRequest,
): Promise<Event> {
  const { pullRequests } = await run.ports.forge();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await pullRequests.get(place.number, run.signal);
    if (!(await isStillOurs(run, written, { base: place.head, revision: current.head }))) return overtaken(place);
    const settled = await settle(run, written, current);
    if (settled !== undefined) return settled;
    const held = await heldNow(run, written);
    if (held !== undefined) return held;
    if (run.plan.merge === 'manual') return waits(run, place, written);
    const result = await pullRequests.merge(place.number, current.head, run.signal);
    if (result.result === 'merged') return merged(run, written, result.revision);
    if (result.result === 'conflict') return { event: 'base-moved', pullRequest: place.number, head: current.head };
    if (result.result === 'refused') return refused(run, place, result.message);
    await run.ports.clock.sleep(run.ports.random() * 1000 * 2 ** attempt, run.signal);
  }
  return ended('errored', 'too-many-races', { stage: 'merge', sentence: `${place.url}: its base kept moving` });
}

/** Somebody may have brought the branch up to date; anything else on it is a newer deployment's, or nobody's we know. */
async function isStillOurs(
  run: Run<'gitops'>,
  { edits }: Written,
  at: { readonly base: CommitSha; readonly revision: CommitSha },
): Promise<boolean> {
  return at.base === at.revision || buildsOn(run, edits, at);
}

/** A hold that was placed since we wrote: checks and reviews may take their time. */
async function heldNow(run: Run<'holds'>, written: Written): Promise<Event | undefined> {
  const { application, environment } = run.plan;
  const holds = await run.ports.holds();
  const hold = await holds.find(application, environment, run.signal);
  return hold === undefined
    ? undefined
    : { event: 'ended', outcome: heldOutcome(hold, 'merge'), record: written.record };
}

async function settle(run: Run<'forge'>, written: Written, current: PullRequest): Promise<Event | undefined> {
  if (current.state === 'merged' && current.mergeCommit !== undefined) return merged(run, written, current.mergeCommit);
  if (current.state !== 'closed') return undefined;
  return ended('failed', 'pull-request-closed', {
    stage: 'merge',
    sentence: `${current.url} was closed without being merged`,
  });
}

async function merged(run: Run<'forge'>, written: Written, revision: string): Promise<Event> {
  await noteWritten(run, written.record, { revision });
  return { event: 'merged', revision };
}

function overtaken(place: OnPullRequest): Event {
  const sentence = `a newer deployment took over ${place.url}`;
  return ended('superseded', 'newer-deployment', { stage: 'merge', sentence });
}

async function refused(run: Run<'forge'>, place: OnPullRequest, message: string): Promise<Event> {
  const stuck = await whyStuck(run, place.number);
  return ended('failed', 'merge-refused', { stage: 'merge', ...saidOf(`${place.url}: ${message}`, stuck) });
}

async function waits(run: Run<'clock' | 'forge'>, place: OnPullRequest, written: Written): Promise<Event> {
  const stuck = await whyStuck(run, place.number);
  const said = saidOf(`${place.url} waits to be merged`, stuck);
  const outcome = outcomeAt('paused', 'pull-request-open', { stage: 'merge', ...said });
  const waiting = {
    for: 'a person to merge it',
    since: run.ports.clock.now(),
    goOn: `merge ${place.url}, then resume`,
  };
  return { event: 'ended', outcome: { ...outcome, waiting }, record: written.record };
}
