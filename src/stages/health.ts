import type { TargetConfiguration } from '../configuration/schema.ts';
import { withoutUndefined } from '../data/fields.ts';
import { untilAborted } from '../data/until-aborted.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { Ports } from '../ports/index.ts';
import { assess } from '../rollout/assess.ts';
import type { WorkloadRow } from '../rollout/assessment.ts';
import { printName } from '../rollout/assessment.ts';
import { firstStates } from './cluster-watch.ts';
import type { States } from './look.ts';
import { onlyCluster, snapshotOf, typesLedTo } from './look.ts';
import type { Looked } from './watched-types.ts';
import { keyOf } from './watched-types.ts';

/** How one target is at a look: that of its worst workload, or that nobody can tell. */
export interface Health {
  readonly state: Exclude<WorkloadRow['state'], 'unknown'> | 'cannot-tell';
  /** Which workload, and why; empty where all is well. */
  readonly sentence: string;
}

/** A target, with the image that Git names for it. */
export interface LookedTarget {
  /** Its name among all that are looked at. */
  readonly key: string;
  readonly target: TargetConfiguration;
  readonly image: DeployedImage;
}

/** Milliseconds that a cluster may take to answer. */
const longestLook = 6000;

/**
 * Looks once at the workloads of targets, at all clusters at the same time: one listing for each type and namespace, however many
 * targets. A cluster that does not answer in time keeps no other waiting, and nothing of this fails.
 */
export async function lookOnce(
  targets: readonly LookedTarget[],
  ports: Pick<Ports, 'cluster' | 'clock'>,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Health>> {
  const byCluster = Map.groupBy(targets, ({ target }) => target.cluster ?? onlyCluster);
  const looks = [...byCluster].map(async ([name, own]) => lookAt(name, own, { ports, signal }));
  return new Map((await Promise.all(looks)).flat());
}

type Seen = readonly (readonly [string, Health])[];

interface Looking {
  readonly ports: Pick<Ports, 'cluster' | 'clock'>;
  readonly signal: AbortSignal;
}

async function lookAt(name: string, targets: readonly LookedTarget[], { ports, signal }: Looking): Promise<Seen> {
  const nobodyKnows = (sentence: string): Seen => targets.map(({ key }) => [key, { state: 'cannot-tell', sentence }]);
  const late = AbortSignal.timeout(longestLook);
  try {
    const cluster = await untilAborted(ports.cluster(name === onlyCluster ? undefined : name), late);
    if (cluster === undefined) return nobodyKnows('no way to its cluster was given');
    const looked = targets.map(({ target }) => lookedAt(target, name));
    // also what was found to lead further has answered
    const isWhole = (states: States) =>
      typesLedTo(states, name, looked).every((type) => states.get(name)?.has(keyOf(type)) === true);
    const both = AbortSignal.any([signal, late]);
    const states = await untilAborted(firstStates(new Map([[name, cluster]]), looked, both, isWhole), late);
    if (states === undefined) throw new Error('its cluster cannot be asked');
    return targets.map((one, index) => [
      one.key,
      healthOf(one, { looked: looked[index], states, now: ports.clock.now() }),
    ]);
  } catch (error) {
    signal.throwIfAborted();
    if (late.aborted) return nobodyKnows(`its cluster did not answer within ${longestLook / 1000} s`);
    return nobodyKnows(error instanceof Error ? error.message : 'its cluster cannot be asked');
  }
}

function lookedAt({ workloads, argocd }: TargetConfiguration, cluster: string): Looked {
  const owner = argocd === undefined ? undefined : { namespace: argocd.namespace, name: argocd.application };
  const goal = { workloads: workloads.map(({ kind, namespace, name }) => ({ kind, namespace, name })) };
  return { goal, cluster, applicationCluster: cluster, ...withoutUndefined({ owner }) };
}

/** The worst first. */
const worst = ['missing', 'aborted', 'degraded', 'unknown', 'waiting', 'paused', 'progressing', 'healthy'] as const;

function healthOf(
  { image }: LookedTarget,
  at: { readonly looked: Looked | undefined; readonly states: States; readonly now: Date },
): Health {
  const { looked, states, now } = at;
  if (looked === undefined || looked.goal.workloads.length === 0)
    return { state: 'cannot-tell', sentence: 'the configuration names no workloads' };
  const platformDigests = image.platforms.map(({ digest }) => digest);
  const goal = { image: image.reference, platformDigests, workloads: looked.goal.workloads, written: true };
  const { assessment } = assess(goal, snapshotOf(looked, states, { now, relations: new Map() }), undefined);
  const rows = assessment.rows.toSorted((one, other) => worst.indexOf(one.state) - worst.indexOf(other.state));
  const [row] = rows;
  if (row === undefined) return { state: 'cannot-tell', sentence: 'nothing was seen' };
  return { state: row.state === 'unknown' ? 'cannot-tell' : row.state, sentence: sentenceOf(row, rows.length) };
}

function sentenceOf({ workload, state, step, weight, image, message }: WorkloadRow, count: number): string {
  if (state === 'healthy') return '';
  const parts = [
    state === 'waiting' && image !== '' ? `runs ${image}` : message,
    step === undefined ? '' : `step ${step.index} of ${step.count}`,
    weight === undefined ? '' : `${weight} %`,
  ].filter((part) => part !== '');
  const which = count === 1 && parts.length > 0 ? '' : `${printName(workload)}: `;
  return `${which}${parts.length === 0 ? state : parts.join(', ')}`;
}
