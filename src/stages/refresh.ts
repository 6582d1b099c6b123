import type { Cluster } from '../ports/cluster.ts';
import type { ObjectName } from '../rollout/goal.ts';
import { applicationType } from './watched-types.ts';

/**
 * Asks Argo CD to look at Git now: by itself it does every three minutes.
 * https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
 */
export async function refresh(cluster: Cluster, application: ObjectName, signal: AbortSignal): Promise<void> {
  const patch = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };
  await cluster.patch(applicationType(application), application.name, patch, 'none', signal);
}
