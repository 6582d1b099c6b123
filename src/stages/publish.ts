import { withoutUndefined } from '../data/fields.ts';
import { commentMarker, statusContext } from '../deployment/names.ts';
import type { Plan, Told } from '../deployment/plan.ts';
import type { Progress } from '../deployment/progress.ts';
import { recordState } from '../deployment/record.ts';
import { printWave } from '../deployment/waves.ts';
import type { Outcome, OutcomeName, Stage } from '../outcome.ts';
import type { StatusState } from '../ports/forge.ts';
import type { Ports } from '../ports/index.ts';
import { commentText } from '../report/comment.ts';
import { liveLine } from '../report/live-line.ts';

const stateOfOutcome = {
  succeeded: 'success',
  superseded: 'success',
  failed: 'failure',
  errored: 'error',
  cancelled: 'error',
  paused: 'pending',
} as const satisfies Record<OutcomeName, StatusState>;

const underWay: Readonly<Record<Stage, string>> = {
  inputs: 'beginning',
  build: 'building the image',
  scan: 'scanning the image',
  write: 'writing to the GitOps repository',
  merge: 'merging the pull request',
  sync: 'waiting for Argo CD',
  rollout: 'rolling out',
  report: 'reporting',
};

function howFar({ waves }: Published, { stage, targets, wave }: Progress): string {
  const line = stage === 'rollout' && targets.length > 0 ? liveLine(targets) : underWay[stage];
  return wave === undefined || waves === undefined ? line : `${printWave({ waves }, wave)}: ${line}`;
}

/** What a deployment is told of, and in which waves it goes, as long as that is known. */
type Published = Told & Partial<Pick<Plan, 'waves'>>;

/** Sets the commit status: pending with what is being done, or the outcome. */
export async function publishStatus(
  told: Published,
  ports: Pick<Ports, 'forge'>,
  at: { progress: Progress; outcome?: Outcome; signal: AbortSignal },
): Promise<void> {
  const { statuses } = await ports.forge();
  const { outcome, progress } = at;
  const description = outcome === undefined ? howFar(told, progress) : `${outcome.outcome}: ${outcome.sentence}`;
  await statuses.set(
    {
      commit: told.source.commit,
      context: statusContext(told),
      state: outcome === undefined ? 'pending' : stateOfOutcome[outcome.outcome],
      description,
      ...(told.run === undefined ? {} : { url: told.run.url }),
    },
    at.signal,
  );
}

/**
 * Writes the end of a deployment where others go by it: the status and its record, at the same time. Where what puts its values back was
 * cut off, the bad verdict is told, and the record stays for whoever goes on.
 */
export async function publishOutcome(
  told: Told,
  ports: Pick<Ports, 'forge'>,
  at: { progress: Progress; outcome: Outcome; signal: AbortSignal },
): Promise<void> {
  const { verdict } = at.progress;
  if (verdict?.recover === true && isCutOff(at.outcome, verdict.outcome)) {
    await publishStatus(told, ports, { ...at, outcome: verdict.outcome });
    return;
  }
  await Promise.all([publishStatus(told, ports, at), closeRecord(told, ports, at)]);
}

/** Whether a run ended in the middle of a rollback: its own end says nothing of the deployment. */
function isCutOff({ outcome, reason }: Outcome, verdict: Outcome): boolean {
  return outcome === 'cancelled' || (outcome === 'errored' && reason !== verdict.reason);
}

/** Notes on its record how a deployment ended, and tells nobody else; nothing where it has none. */
export async function closeRecord(
  told: Told,
  ports: Pick<Ports, 'forge'>,
  { progress, outcome, signal }: { progress: Progress; outcome: Outcome; signal: AbortSignal },
): Promise<void> {
  if (progress.record === undefined) return;
  const { stage, reason, sentence } = outcome;
  const revision = progress.revision === undefined ? {} : { revision: progress.revision };
  const { recovery, verdict } = progress;
  const isRestored = reason === 'rolled-back' || (recovery?.result === 'rolled-back' && recovery.isWhole);
  const restored = isRestored ? { restored: true } : {};
  const isProposed = recovery?.result === 'proposed';
  const proposed = isProposed ? { rollbackPullRequest: recovery.pullRequest } : {};
  const soakingSince = reason === 'soaking' ? progress.soakingSince : undefined;
  const waves = withoutUndefined({ wave: progress.wave, badFrom: verdict?.badFrom, soakingSince });
  const url = told.run === undefined ? {} : { url: told.run.url };
  const note = {
    // it stays open for whoever sees the pull request through
    state: isProposed ? ('open' as const) : recordState(outcome.outcome),
    stage,
    reason,
    sentence,
    ...revision,
    ...restored,
    ...proposed,
    ...waves,
    ...url,
    ...withoutUndefined({ environmentUrl: told.preview?.url }),
  };
  const { records } = await ports.forge();
  await records.note(progress.record, told.environment, note, signal);
}

/** The comment is rebuilt whole from the records, so that runs of several environments agree on it. */
export async function publishComment(
  told: Told,
  ports: Pick<Ports, 'forge'>,
  at: { progress: Progress; outcome?: Outcome; signal: AbortSignal },
): Promise<void> {
  const { pullRequest } = told.source;
  if (pullRequest === undefined) return;
  const { comments, records } = await ports.forge();
  const text = async () => {
    const { application, environment, kind, by } = told;
    return commentText({
      application,
      records: await records.ofPullRequest(application, pullRequest, at.signal),
      environment,
      progress: at.progress,
      outcome: at.outcome,
      kind,
      by,
      ...withoutUndefined({ url: told.preview?.url }),
    });
  };
  await comments.put(pullRequest, commentMarker(told.application), text, at.signal);
}

/**
 * The same at the end, where the status says it already: a comment that cannot be written (the conversation is locked, the token may not)
 * is a warning, and changes nothing. The answer is whether it was written.
 */
export async function publishLastComment(
  told: Told,
  ports: Pick<Ports, 'forge' | 'log'>,
  at: { progress: Progress; outcome: Outcome; signal: AbortSignal },
): Promise<boolean> {
  try {
    await publishComment(told, ports, at);
    return true;
  } catch (error) {
    ports.log.warning(`the comment could not be written: ${error instanceof Error ? error.message : ''}`);
    return false;
  }
}
