import type { Cluster } from '../ports/cluster.ts';
import type { SyncRequest } from '../rollout/manual-sync.ts';
import { applicationType } from './watched-types.ts';

/**
 * Asks Argo CD for a sync: the field `operation`, as its own API writes it. Nothing is pruned that the Application does not say.
 * Throws `too-many-races` where the Application has changed since it was seen.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-kubectl/
 */
export async function sync(cluster: Cluster, wanted: SyncRequest, signal: AbortSignal): Promise<void> {
  const { application, resourceVersion, revision, options, retry } = wanted;
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
  const patch = { metadata: { resourceVersion }, operation };
  await cluster.patch(applicationType(application), application.name, patch, 'none', signal);
}
