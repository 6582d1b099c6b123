import type { TargetPlan } from '../deployment/plan.ts';
import type { DeployedImage } from '../deployment/progress.ts';
import type { Cluster, KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import type { Goal, WorkloadName } from '../rollout/goal.ts';
import { foretellSteps } from '../rollout/rollback-steps.ts';
import type { Run } from './run.ts';
import { listOnce } from './wanted.ts';
import { lookedAt } from './watch.ts';
import { ownerOf, places } from './watched-types.ts';

/** Milliseconds that a look may take: whoever rolls back must not wait for it. */
const within = 20_000;

/**
 * Says of each Rollout whether it will skip its steps once this image comes back, or run them all, from what the cluster holds now; and
 * where that cannot be known, why. Reads only, and whatever fails is a sentence.
 */
export async function foretellRollback(run: Run<'cluster' | 'log'>, image: DeployedImage): Promise<readonly string[]> {
  const goal = { image: image.reference, platformDigests: image.platforms.map(({ digest }) => digest) };
  const said = await Promise.all(run.plan.targets.map((target) => ofTarget(run, target, goal)));
  return said.flat();
}

type GoalImage = Pick<Goal, 'image' | 'platformDigests'>;

async function ofTarget(run: Run<'cluster' | 'log'>, target: TargetPlan, goal: GoalImage): Promise<readonly string[]> {
  const rollouts = target.workloads.filter(({ kind }) => kind === 'Rollout');
  const whose = run.plan.targets.length === 1 ? '' : `${target.name}: `;
  const say = ({ namespace, name }: WorkloadName, words: string) => `${whose}${namespace}/${name} ${words}`;
  try {
    const signal = AbortSignal.any([run.signal, AbortSignal.timeout(within)]);
    const cluster = await run.ports.cluster(target.cluster);
    if (cluster === undefined) return rollouts.map((one) => say(one, unknown('there is no way to its cluster')));
    return await Promise.all(
      rollouts.map(async (one) => say(one, await ofRollout({ cluster, target, goal, signal }, one))),
    );
  } catch (error) {
    run.signal.throwIfAborted();
    const why = error instanceof Error ? error.message : '';
    return rollouts.map((one) => say(one, unknown(`the cluster does not answer (${why})`)));
  }
}

function unknown(why: string): string {
  return `may skip its steps or run them: ${why}`;
}

interface Looked {
  readonly cluster: Cluster;
  readonly target: TargetPlan;
  readonly goal: GoalImage;
  readonly signal: AbortSignal;
}

async function ofRollout(
  { cluster, target, goal, signal }: Looked,
  { namespace, name }: WorkloadName,
): Promise<string> {
  const owner = ownerOf(lookedAt(target));
  const list = (place: Omit<ResourceType, 'namespace'>) => listOnce(cluster, { ...place, namespace, ...owner }, signal);
  const [rollouts, replicaSets] = await Promise.all([
    list(places.Rollout),
    list({ apiVersion: 'apps/v1', resource: 'replicasets' }),
  ]);
  const seen = objectsIn(rollouts);
  const sets = objectsIn(replicaSets);
  if (typeof seen === 'string') return unknown(seen);
  if (typeof sets === 'string') return unknown(`its ReplicaSets cannot be seen: ${sets}`);
  const rollout = seen.find(({ metadata }) => metadata.name === name);
  return rollout === undefined ? unknown('it is not there') : foretellSteps(rollout, sets, goal).why;
}

/** The objects of a listing, or why they cannot be seen. */
function objectsIn(listing: Listing | undefined): readonly KubernetesObject[] | string {
  switch (listing?.state) {
    case 'listed':
      return listing.objects;
    case 'forbidden':
    case 'unreachable':
      return listing.message;
    default:
      return 'the cluster does not know them';
  }
}
