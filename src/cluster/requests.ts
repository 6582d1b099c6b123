import type { ResourceType } from '../ports/cluster.ts';
import type { ObjectName } from '../rollout/goal.ts';
import type { SyncRequest } from '../rollout/manual-sync.ts';
import type { PatchRequest } from './patch.ts';

function patchOf({ namespace, name }: ObjectName, patch: object): PatchRequest {
  const type: ResourceType = { apiVersion: 'argoproj.io/v1alpha1', resource: 'applications', namespace };
  return { type, name, patch, subresource: 'none' };
}

/**
 * Asks Argo CD to look at Git now.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
 */
export function refreshPatch(application: ObjectName): PatchRequest {
  return patchOf(application, { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } });
}

/**
 * Asks Argo CD for a sync: the field `operation`, as its own API writes it, in the version that was judged.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-kubectl/
 */
export function syncPatch({ application, resourceVersion, revision, options, retry }: SyncRequest): PatchRequest {
  const operation = {
    initiatedBy: { username: 'gitops-deploy' },
    info: [{ name: 'Reason', value: 'gitops-deploy: sync: if-manual' }],
    sync: {
      ...(revision === undefined ? {} : { revision }),
      ...(options.length === 0 ? {} : { syncOptions: options }),
      syncStrategy: { hook: {} },
    },
    ...(retry === undefined ? {} : { retry }),
  };
  return patchOf(application, { metadata: { resourceVersion }, operation });
}
