import { textAt, timeAt } from '../data/fields.ts';
import { withoutCredentials } from '../text/credentials.ts';
import { plainText, shortLine } from '../text/plain.ts';
import type { Snapshot } from './assessment.ts';
import type { Goal } from './goal.ts';
import { byNamespace, firstTrouble, firstUnready, podsOf } from './pods.ts';
import type { Replicated } from './replicated.ts';
import type { Rollout } from './rollout.ts';

/** One question about what goes wrong. It is asked once, when a bad verdict is about to be told. */
export type Inquiry =
  /** The last lines of a container that crashes; `previous` asks for those of the run before the present one. */
  | {
      readonly ask: 'log';
      readonly namespace: string;
      readonly pod: string;
      readonly container: string;
      readonly previous: boolean;
    }
  /** What controllers and nodes have said of one object, for one reason. */
  | {
      readonly ask: 'events';
      readonly namespace: string;
      readonly uid: string;
      readonly reason: 'Unhealthy' | 'FailedCreate';
    };

/** The last lines of one container, cleaned. */
export interface LastLines {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly lines: readonly string[];
}

/** What was asked for at the end of a watch that ends badly, as far as it was answered. */
export interface Evidence {
  /** Events of the core API, as they came. */
  readonly events: readonly unknown[];
  readonly logs: readonly LastLines[];
  /** What was asked for and is not known, and why, for people. */
  readonly missing: readonly string[];
}

/** The workloads of a snapshot that have pods of their own. */
export function workloadsWithPods({ workloads }: Snapshot): readonly (Rollout | Replicated)[] {
  return workloads.flatMap((one) => (one.state === 'present' && one.object.kind !== 'CronJob' ? [one.object] : []));
}

/** What to ask about the workloads of a goal: for each, at most about the one pod that is told. */
export function inquiriesOf(goal: Goal, snapshot: Snapshot): readonly Inquiry[] {
  const pods = byNamespace(snapshot.pods);
  return workloadsWithPods(snapshot).flatMap((workload) => {
    const { ours } = podsOf(workload, pods.get(workload.namespace) ?? [], goal);
    return inquiriesAbout(workload, ours);
  });
}

function inquiriesAbout(workload: Rollout | Replicated, ours: readonly unknown[]): readonly Inquiry[] {
  const { namespace } = workload;
  const trouble = firstTrouble(ours);
  if (trouble?.crashed !== undefined) return [{ ask: 'log', namespace, pod: trouble.pod, ...trouble.crashed }];
  if (trouble !== undefined) return [];
  const unready = firstUnready(ours);
  if (unready !== undefined && unready.uid !== '')
    return [{ ask: 'events', namespace, uid: unready.uid, reason: 'Unhealthy' }];
  return lacksPods(workload) ? [{ ask: 'events', namespace, uid: workload.uid, reason: 'FailedCreate' }] : [];
}

/** Whether fewer pods exist than there shall be, and only events would say why: Deployments and Rollouts have a condition for that. */
function lacksPods(workload: Rollout | Replicated): boolean {
  if (workload.kind !== 'StatefulSet' && workload.kind !== 'DaemonSet') return false;
  return workload.existing < workload.wanted;
}

function lastSeen(event: unknown): number {
  const times = [
    timeAt(event, 'series', 'lastObservedTime'),
    timeAt(event, 'lastTimestamp'),
    timeAt(event, 'eventTime'),
    timeAt(event, 'metadata', 'creationTimestamp'),
  ];
  return times.find((time) => time !== undefined)?.getTime() ?? 0;
}

function newestEvent(uid: string, reason: string, { events }: Evidence): unknown {
  return events
    .filter((event) => textAt(event, 'involvedObject', 'uid') === uid && textAt(event, 'reason') === reason)
    .sort((one, other) => lastSeen(other) - lastSeen(one))[0];
}

/** What a probe of a pod said last, in the words of its node; not how often, as a sentence that changes is news. */
export function probeFailure(uid: string, evidence: Evidence): string | undefined {
  const event = newestEvent(uid, 'Unhealthy', evidence);
  const message = textAt(event, 'message');
  return message === undefined ? undefined : shortLine(withoutCredentials(plainText(message)));
}

/** Why the API server refuses the pods of a StatefulSet or a DaemonSet; what was refused before its newest pod came is over. */
export function denialOf(workload: Replicated, pods: readonly unknown[], evidence: Evidence): string | undefined {
  if (!lacksPods(workload)) return undefined;
  const event = newestEvent(workload.uid, 'FailedCreate', evidence);
  const message = textAt(event, 'message');
  const newest = Math.max(0, ...pods.map((pod) => timeAt(pod, 'metadata', 'creationTimestamp')?.getTime() ?? 0));
  return message === undefined || lastSeen(event) < newest ? undefined : shortLine(message);
}
