import type { TargetPlan } from '../deployment/plan.ts';
import { DeployError } from '../errors.ts';
import type { Cluster } from '../ports/cluster.ts';
import { readApplication } from '../rollout/application.ts';
import type { ObjectName } from '../rollout/goal.ts';
import { syncRequest } from '../rollout/manual-sync.ts';
import { observed } from './look.ts';
import type { Run } from './run.ts';
import { listOnce } from './wanted.ts';
import { applicationType } from './watched-types.ts';

/** How often a sync is tried to be asked for, and how many milliseconds later again. */
const tries = 30;
const pause = 1000;

/**
 * Has what Git says again applied soon, and not at the next look of Argo CD, minutes later. Throws what keeps us from asking for it:
 * `forbidden`, `cluster-unreachable`, `too-many-races`.
 */
export async function applyRestored(
  run: Run<'clock' | 'cluster'>,
  { application, cluster: own }: TargetPlan,
  revision: string,
): Promise<void> {
  const cluster = application === undefined ? undefined : await run.ports.cluster(application.cluster ?? own);
  if (application === undefined || cluster === undefined) return;
  await cluster.refresh(application, run.signal);
  if (application.sync === 'if-manual') await syncTo(run, cluster, { application, revision });
}

/** A sync that is under way, mostly of what is taken back, is waited for: Argo CD takes one at a time. */
async function syncTo(
  run: Run<'clock'>,
  cluster: Cluster,
  to: { readonly application: ObjectName; readonly revision: string },
): Promise<void> {
  for (let tried = 1; tried <= tries; tried += 1) {
    if ((await askFor(cluster, to, run.signal)) === 'done') return;
    await run.ports.clock.sleep(pause, run.signal);
  }
  throw new DeployError('too-many-races', {
    stage: 'sync',
    message: `Argo CD could not be asked to sync ${to.application.name} to ${to.revision.slice(0, 7)}: it was at another sync all the time`,
  });
}

/** Where nothing is synced automatically, we asked for what is taken back, and ask for this too. Windows are kept by Argo CD itself. */
async function askFor(
  cluster: Cluster,
  { application, revision }: { readonly application: ObjectName; readonly revision: string },
  signal: AbortSignal,
): Promise<'done' | 'again'> {
  const listing = await listOnce(cluster, applicationType(application), signal);
  const seen = observed(listing, application.name, readApplication);
  if (seen.state !== 'present' || seen.object.automated) return 'done';
  if (seen.object.requested) return 'again';
  const wanted = syncRequest(seen.object);
  try {
    await cluster.sync(wanted.revision === undefined ? wanted : { ...wanted, revision }, signal);
    return 'done';
  } catch (error) {
    // Argo CD writes to it too, as it looks at what it was just asked to refresh
    if (error instanceof DeployError && error.code === 'too-many-races') return 'again';
    throw error;
  }
}
