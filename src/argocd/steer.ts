import { reasonOf } from '../cluster/exchange.ts';
import { DeployError } from '../errors.ts';
import type { KubernetesObject, RolloutOrder, SteeredRollout } from '../ports/cluster.ts';
import type { Change } from '../rollout/action.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { Sought } from './application.ts';
import { lookAt, pathOf, policyFor, queryOf } from './application.ts';
import { LiveReader } from './live-objects.ts';
import type { Ordering } from './orders.ts';
import { away, patiently } from './orders.ts';
import type { Answer } from './server.ts';

/**
 * The resource action of Argo CD that makes exactly this change, if one does (resource_customizations/argoproj.io/Rollout/actions).
 * `skip-current-step` is none: it goes past whatever step it meets, where a change names the step that was seen.
 */
export function resourceActionFor(change: Change): string | undefined {
  const { paused, clearsPauses, ...rest } = change;
  const others = Object.keys(rest);
  if (others.length === 0) {
    if (paused === true) return clearsPauses === undefined ? 'pause' : undefined;
    return 'resume';
  }
  if (others.length > 1 || paused !== undefined || clearsPauses !== undefined) return undefined;
  if (change.promotesFully === true) return 'promote-full';
  if (change.abort === undefined) return undefined;
  return change.abort ? 'abort' : 'retry';
}

/** Asks for a change by the resource action of Argo CD that makes it. What got no answer is not sent twice: `resume` twice may be more than once. */
export async function steer(order: RolloutOrder, ordering: Ordering): Promise<KubernetesObject> {
  const action = resourceActionFor(order.change);
  if (action === undefined) throw cannot(order);
  const { sought, project } = await find(order, ordering);
  const { server, signal } = ordering;
  const { namespace, name } = order.rollout;
  const resource = { group: 'argoproj.io', version: 'v1alpha1', kind: 'Rollout', namespace, resourceName: name };
  const of = { ...sought, project };
  const query = { ...queryOf(of), ...resource };
  const answer = await server
    .ask({ path: pathOf(of, '/resource/actions'), query, body: action, signal })
    .catch((error: unknown) => {
      signal.throwIfAborted();
      const said = reasonOf(error);
      if (said.startsWith(noAction)) throw unknownAction(order, action, said);
      // it may have been taken
      order.onAccepted();
      throw away(error, 'rollout');
    });
  if (answer.answer !== 'body') throw refusal(answer, { action, of, rollout: order.rollout });
  order.onAccepted();
  return await patiently(() => readRollout(order.rollout, of, ordering), ordering, 'rollout');
}

/** What Argo CD says where it is older than an action, or `resource.customizations.actions` leaves it out; nothing was sent then. */
const noAction = 'error getting Lua resource action';

function unknownAction({ rollout }: RolloutOrder, action: string, said: string): DeployError {
  return new DeployError('not-supported', {
    stage: 'rollout',
    message: `${rollout.namespace}/${rollout.name}: this Argo CD has no resource action ${action}: ${said}`,
    remedy: 'Give a kubeconfig of its cluster, or let Argo CD have the action (resource.customizations.actions).',
  });
}

/** Argo CD has no action that changes nothing but a mark. */
export function cannotNudge(): DeployError {
  return new DeployError('not-supported', { stage: 'rollout', message: 'Argo CD has no action for that' });
}

async function find(
  { rollout, application }: SteeredRollout,
  ordering: Ordering,
): Promise<{ readonly sought: ObjectName; readonly project: string }> {
  const what = `${rollout.namespace}/${rollout.name}`;
  if (application === undefined) {
    const message = `${what} is reached through Argo CD as a part of an Application alone, and none is named`;
    const remedy = 'Name it: `argocd.application` in the configuration, or `--argocd-application`.';
    throw new DeployError('bad-input', { stage: 'rollout', message, remedy });
  }
  const { server, project, signal } = ordering;
  const seen = await patiently(() => lookAt(server, { ...application, project }, signal), ordering, 'rollout');
  switch (seen.sight) {
    case 'seen':
      return { sought: application, project: seen.project };
    case 'absent': {
      const message = `there is no Application ${application.namespace}/${application.name}`;
      throw new DeployError('application-not-found', { stage: 'rollout', message });
    }
    case 'forbidden':
      throw new DeployError('forbidden', { stage: 'rollout', message: seen.message });
  }
}

async function readRollout(
  { namespace, name }: ObjectName,
  of: Sought,
  { server, signal }: Ordering,
): Promise<KubernetesObject> {
  const node = { group: 'argoproj.io', version: 'v1alpha1', kind: 'Rollout', namespace, name };
  const { objects } = await new LiveReader(server, false).read(
    of,
    [{ ...node, uid: name, resourceVersion: '', health: '' }],
    signal,
  );
  const [found] = objects;
  if (found === undefined) throw new Error(`Argo CD does not show ${namespace}/${name} any more`);
  return found.object;
}

function cannot({ rollout, action }: RolloutOrder): DeployError {
  return new DeployError('not-supported', {
    stage: 'rollout',
    message: `${rollout.namespace}/${rollout.name}: no resource action of Argo CD does what ${action} is to do here`,
    remedy: 'Give a kubeconfig of its cluster, or take it out of spec.paused first (`rollout resume`) where it is.',
  });
}

function refusal(
  answer: Exclude<Answer, { answer: 'body' }>,
  { action, of, rollout }: { readonly action: string; readonly of: Sought; readonly rollout: ObjectName },
): DeployError {
  const message = `cannot ${action} ${rollout.namespace}/${rollout.name}: ${answer.message}`;
  switch (answer.answer) {
    case 'missing':
    case 'refused':
      return new DeployError('workload-not-found', { stage: 'rollout', message });
    case 'unauthenticated':
      return new DeployError('forbidden', { stage: 'rollout', message, remedy: 'give a token that Argo CD knows' });
    case 'forbidden': {
      const remedy = policyFor(`action/argoproj.io/Rollout/${action}`, of);
      return new DeployError('forbidden', { stage: 'rollout', message, remedy });
    }
  }
}
