import { DeployError } from '../errors.ts';
import type { KubernetesObject, ResourceType, RolloutOrder } from '../ports/cluster.ts';
import { patchesFor } from '../rollout/action-patch.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { PatchRequest } from './patch.ts';

type Send = (request: PatchRequest) => Promise<KubernetesObject>;

const annotation = 'gitops-deploy.io/nudged-at';

function patchOf({ namespace, name }: ObjectName, patch: object, subresource: 'none' | 'status'): PatchRequest {
  const type: ResourceType = { apiVersion: 'argoproj.io/v1alpha1', resource: 'rollouts', namespace };
  return { type, name, patch, subresource };
}

/** Sends what the official plugin sends: status, then specification. */
export async function steer(
  { rollout, action, change, onAccepted }: RolloutOrder,
  send: Send,
): Promise<KubernetesObject> {
  const { status, spec, whole } = patchesFor(action, change);
  const patch = async (body: object, subresource: 'none' | 'status') => {
    const object = await send(patchOf(rollout, body, subresource));
    onAccepted();
    return object;
  };
  const patched = status === undefined ? undefined : await patchStatus({ status, whole }, patch);
  if (patched?.isWhole === true) return patched.object;
  const object = spec === undefined ? patched?.object : await patch(spec, 'none');
  if (object === undefined) throw new Error('an action changes something');
  return object;
}

/** Without the status subresource the API server does not know the path, though the Rollout is there. */
async function patchStatus(
  { status, whole }: { readonly status: object; readonly whole: object },
  patch: (body: object, subresource: 'none' | 'status') => Promise<KubernetesObject>,
) {
  try {
    return { object: await patch(status, 'status'), isWhole: false };
  } catch (error) {
    if (!(error instanceof DeployError) || error.code !== 'workload-not-found') throw error;
    return { object: await patch(whole, 'none'), isWhole: true };
  }
}

/** A change of anything makes the controller see what it has missed; no annotation is left behind. */
export async function nudge(rollout: ObjectName, at: Date | undefined, send: Send): Promise<void> {
  const value = at?.toISOString() ?? null;
  await send(patchOf(rollout, { metadata: { annotations: { [annotation]: value } } }, 'none'));
}
