import type { TargetState } from '../deployment/progress.ts';
import type { Outcome } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Goal } from '../rollout/goal.ts';
import { notWatched, observe } from '../stages/observe.ts';

/** What to watch without any configuration: one cluster, and what is named. */
export interface WatchRequest {
  readonly goal: Goal;
  readonly timeoutSeconds: number;
  readonly onPause: 'end' | 'wait';
}

/** What a watch came to. */
export interface Watch {
  readonly outcome: Outcome;
  readonly targets: readonly TargetState[];
}

/** Watches the workloads until the verdict. */
export async function watch(
  request: WatchRequest,
  ports: Pick<Ports, 'clock' | 'log' | 'cluster'>,
  signal: AbortSignal,
): Promise<Watch> {
  const cluster = await ports.cluster(undefined);
  if (cluster === undefined) return { outcome: notWatched, targets: [] };
  const { clock, log } = ports;
  const verdict = await observe({
    watched: [{ target: 'cluster', goal: request.goal, cluster: 'cluster', applicationCluster: 'cluster' }],
    clusters: new Map([['cluster', cluster]]),
    clock,
    log,
    timeoutSeconds: request.timeoutSeconds,
    onPause: request.onPause,
    // without the repository only our very commit is known to be ours
    relate: async () => 'other',
    onChange: async (targets) => {
      for (const { assessment } of targets) log.info(assessment.judgement.sentence);
    },
    signal,
  });
  return { outcome: verdict.outcome, targets: verdict.targets };
}
