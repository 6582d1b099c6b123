import type { Application } from './application.ts';
import type { ObjectName } from './goal.ts';

/** A sync that Argo CD is to be asked for. */
export interface SyncRequest {
  readonly application: ObjectName;
  /** The version of the Application that was judged: what changed since is judged again first. */
  readonly resourceVersion: string;
  /** The commit that Argo CD compares with; undefined for several sources, of which each is synced to what it follows. */
  readonly revision?: string;
  /** What the Application says of its syncs, which those that people ask for take over too. */
  readonly options: readonly string[];
  readonly retry?: object;
}

/** What to ask for so that an Application applies what it has compared. */
export function syncRequest(application: Application): SyncRequest {
  const { name, namespace, resourceVersion, syncOptions, retry, revisions } = application;
  const [revision] = revisions;
  return {
    application: { name, namespace },
    resourceVersion,
    options: syncOptions,
    ...(retry === undefined ? {} : { retry }),
    ...(revision === undefined || revisions.length > 1 ? {} : { revision }),
  };
}
