import type { Outcome, Reason } from '../outcome.ts';
import type { Ports } from '../ports/index.ts';
import type { Ended } from '../report/report.ts';
import type { RolloutPlace } from '../rollout/action.ts';
import type { Observed, Snapshot, WorkloadRow } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import type { WorkloadName } from '../rollout/goal.ts';
import { rowOf } from '../rollout/judge-rollout.ts';
import { emptyRow } from '../rollout/judge-workload.ts';
import { printTrouble } from '../rollout/pod-words.ts';
import { byNamespace, firstTrouble, podsOfRollout } from '../rollout/pods.ts';
import type { Rollout } from '../rollout/rollout.ts';
import type { Workload } from '../rollout/workload.ts';
import { watchAll } from '../stages/cluster-watch.ts';
import type { States } from '../stages/look.ts';
import { connectAll, onlyCluster, snapshotOf } from '../stages/look.ts';
import { notWatched } from '../stages/observe.ts';
import type { Looked } from '../stages/watched-types.ts';
import { textTable } from '../text/table.ts';

/** Shows live Rollouts as they are now: one look, and nothing is judged. */
export async function rolloutStatus(
  places: readonly RolloutPlace[],
  ports: Pick<Ports, 'cluster' | 'clock' | 'results'>,
  signal: AbortSignal,
): Promise<Ended> {
  const looked = places.map(lookedAt);
  const clusters = await connectAll(looked, (name) => ports.cluster(name));
  if (clusters === undefined) return { outcome: notWatched };
  const end = new AbortController();
  try {
    for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal]))) {
      const seen = looked.flatMap((one) => seenIn(one, states, ports.clock.now()));
      ports.results.show(tableOf(seen.map(({ row }) => row)));
      return { outcome: outcomeOf(seen), details: { workloads: seen.map(({ row }) => row) } };
    }
  } finally {
    end.abort();
  }
  signal.throwIfAborted();
  throw new Error('the watch ended by itself');
}

function lookedAt({ cluster = onlyCluster, workloads, application }: RolloutPlace): Looked {
  const owner = application === undefined ? {} : { owner: application };
  return { goal: { workloads }, ...owner, cluster, applicationCluster: cluster };
}

function seenIn(looked: Looked, states: States, now: Date): readonly Seen[] {
  const snapshot = snapshotOf(looked, states, { now, relations: new Map() });
  return looked.goal.workloads.map((name, index) => seenAs(name, snapshot.workloads[index], snapshot));
}

interface Seen {
  readonly row: WorkloadRow;
  /** Why it could not be seen. */
  readonly reason?: Reason;
}

function seenAs(name: WorkloadName, observed: Observed<Workload> | undefined, snapshot: Snapshot): Seen {
  switch (observed?.state) {
    case 'present':
      if (observed.object.kind === 'Rollout') return { row: describe(observed.object, snapshot) };
      return { row: emptyRow(name, 'unknown', 'is no Rollout'), reason: 'not-supported' };
    case 'forbidden':
      return { row: emptyRow(name, 'unknown', observed.message), reason: 'forbidden' };
    case 'unreachable':
      return { row: emptyRow(name, 'unknown', observed.message), reason: 'cluster-unreachable' };
    case 'unknown-type':
      return { row: emptyRow(name, 'missing', 'the cluster has no Argo Rollouts'), reason: 'workload-not-found' };
    default:
      return { row: emptyRow(name, 'missing', 'there is no such Rollout'), reason: 'workload-not-found' };
  }
}

function describe(rollout: Rollout, { runs, pods }: Snapshot): WorkloadRow {
  const row = rowOf(rollout, rollout.images.map(({ image }) => image).join(', '), runs);
  const trouble = firstTrouble(podsOfRollout(rollout, byNamespace(pods).get(rollout.namespace) ?? []));
  return trouble === undefined ? row : { ...row, message: printTrouble(trouble) };
}

function outcomeOf(seen: readonly Seen[]): Outcome {
  const bad = seen.find(({ reason }) => reason !== undefined);
  const sentence = seen.map(({ row }) => `${printName(row.workload)} is ${row.state}`).join(', ');
  if (bad?.reason === undefined) return { outcome: 'succeeded', reason: 'done', stage: 'rollout', sentence };
  return {
    outcome: 'errored',
    reason: bad.reason,
    stage: 'rollout',
    sentence: `${printName(bad.row.workload)}: ${bad.row.message}`,
  };
}

function tableOf(rows: readonly WorkloadRow[]): string {
  const lines = rows.map(({ workload, state, step, weight, image, analysis, message }) => [
    printName(workload),
    state,
    step === undefined ? '-' : `${step.index}/${step.count}`,
    weight === undefined ? '-' : `${weight} %`,
    image,
    analysis.map(({ name, phase }) => `${name} ${phase}`).join(', ') || '-',
    message,
  ]);
  return textTable([['ROLLOUT', 'STATE', 'STEP', 'NEW', 'IMAGE', 'ANALYSIS', 'SAYS'], ...lines]);
}
