import type { Event } from '../deployment/machine.ts';
import type { Written } from '../deployment/progress.ts';
import type { PullRequest } from '../ports/forge.ts';
import { noteWritten } from './record.ts';
import type { Run } from './run.ts';
import { ended, outcomeAt } from './run.ts';

type OnPullRequest = Extract<Written['place'], { on: 'pull-request' }>;

/** How often GitHub is asked again when the base branch moved under the merge. */
const attempts = 5;

/** Merges the pull request at exactly our head, or leaves it to people; adopts what they have done meanwhile. */
export async function merge(
  run: Run<'clock' | 'forge' | 'random'>,
  written: Written,
  place: OnPullRequest,
): Promise<Event> {
  const { pullRequests } = await run.ports.forge();
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const current = await pullRequests.get(place.number, run.signal);
    const settled = await settle(run, written, current);
    if (settled !== undefined) return settled;
    if (current.head !== place.head) return overtaken(place);
    if (run.plan.merge === 'manual') return waits(run, place, written);
    const result = await pullRequests.merge(place.number, place.head, run.signal);
    if (result.result === 'merged') return merged(run, written, result.revision);
    if (result.result === 'conflict') return { event: 'base-moved', pullRequest: place.number };
    if (result.result === 'refused')
      return ended('failed', 'merge-refused', { stage: 'merge', sentence: `${place.url}: ${result.message}` });
    await run.ports.clock.sleep(run.ports.random() * 1000 * 2 ** attempt, run.signal);
  }
  return ended('errored', 'too-many-races', { stage: 'merge', sentence: `${place.url}: its base kept moving` });
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

function waits(run: Run<'clock'>, place: OnPullRequest, written: Written): Event {
  const outcome = outcomeAt('paused', 'pull-request-open', {
    stage: 'merge',
    sentence: `${place.url} waits to be merged`,
  });
  const waiting = {
    for: 'a person to merge it',
    since: run.ports.clock.now(),
    goOn: `merge ${place.url}, then resume`,
  };
  return { event: 'ended', outcome: { ...outcome, waiting }, record: written.record };
}
