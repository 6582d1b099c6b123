import { withoutUndefined } from '../data/fields.ts';
import { outcomeOfRecord } from '../deployment/left-over.ts';
import { commentMarker, statusContext } from '../deployment/names.ts';
import type { Written } from '../deployment/progress.ts';
import type { DeploymentRecord, RecordNote } from '../deployment/record.ts';
import { recordsRolledBack } from '../deployment/rollback-target.ts';
import type { Outcome } from '../outcome.ts';
import { overviewText } from '../report/comment.ts';
import { recordsLookedAt } from './admit.ts';
import type { Run } from './run.ts';

/**
 * Notes on the deployments whose image a rollback has taken out of Git that they were rolled back, so that nothing goes back to them by
 * itself or takes them up again, and tells it on their commits and pull requests. Done again it changes nothing.
 */
export async function noteRolledBack(run: Run<'forge' | 'log'>, { record, edits }: Written): Promise<void> {
  const { application, environment, source, by, reason } = run.plan;
  const { records, statuses } = await run.ports.forge();
  const known = await records.list(application, environment, recordsLookedAt, run.signal);
  const others = known.filter(({ id }) => id !== record);
  const why = reason === undefined ? '' : `: ${reason}`;
  const sentence = `rolled back to ${source.commit.slice(0, 7)} by ${by ?? 'somebody'}${why}`;
  const left = recordsRolledBack(edits, others);
  // how one failed has been told
  const untold = left.filter(({ note }) => note.state !== 'failed');
  for (const commit of new Set(untold.map(({ payload }) => payload.source))) {
    // what was built anew from the commit that runs again is told by that
    if (commit === source.commit) continue;
    const status = {
      commit,
      context: statusContext(run.plan),
      state: 'failure',
      description: `failed: ${sentence}`,
    } as const;
    await statuses.set({ ...status, ...withoutUndefined({ url: run.plan.run?.url }) }, run.signal);
  }
  // after the statuses: by that whoever goes on after a crash knows that it was told
  for (const one of left) await records.note(one.id, environment, noteOf(run, one, sentence), run.signal);
  const pullRequests = left.flatMap(({ payload: { pullRequest } }) => pullRequest ?? []);
  for (const one of new Set(pullRequests)) if (one !== source.pullRequest) await tellPullRequest(run, one);
}

/** Its comment said that it is healthy there, and nothing else would write it anew. */
async function tellPullRequest({ plan, ports, signal }: Run<'forge' | 'log'>, pullRequest: number): Promise<void> {
  const { application } = plan;
  try {
    const { comments, records } = await ports.forge();
    const text = async () => overviewText(application, await records.ofPullRequest(application, pullRequest, signal));
    await comments.put(pullRequest, commentMarker(application), text, signal);
  } catch (error) {
    signal.throwIfAborted();
    ports.log.warning(
      `the comment on pull request ${pullRequest} could not be written: ${error instanceof Error ? error.message : ''}`,
    );
  }
}

/**
 * How a deployment that was overtaken ended, where it was a rollback that overtook it: rolled back by whom, which is no success of its
 * commit. Undefined where it was anybody else; what cannot be looked up is told as it was seen.
 */
export async function rolledBackMeanwhile(
  { plan, ports, signal }: Run<'forge' | 'log'>,
  record: number,
): Promise<Outcome | undefined> {
  try {
    const { records } = await ports.forge();
    const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
    const own = known.find(({ id }) => id === record);
    return own?.note.reason === 'rolled-back' ? outcomeOfRecord(own) : undefined;
  } catch (error) {
    signal.throwIfAborted();
    ports.log.debug(`whether it was rolled back is not known: ${error instanceof Error ? error.message : ''}`);
    return undefined;
  }
}

function noteOf({ plan }: Run<never>, { note }: DeploymentRecord, sentence: string): RecordNote {
  if (note.state === 'failed') return { ...note, restored: true };
  const { revision, wave } = note;
  const at = withoutUndefined({ revision, wave, url: plan.run?.url });
  return { state: 'failed', stage: 'rollout', reason: 'rolled-back', restored: true, sentence, ...at };
}
