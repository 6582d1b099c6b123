import { isTrueAt, listAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';

/** What one resource of a sync operation ended with. */
export interface SyncedResource {
  readonly kind: string;
  readonly name: string;
  readonly message: string;
  /** Set for hooks: `PreSync`, `Sync`, `PostSync`, `SyncFail`. */
  readonly hook?: string;
  readonly failed: boolean;
}

/** The sync operation that ran last, or runs. */
export interface SyncOperation {
  /** `Running`, `Succeeded`, `Failed`, `Error`, `Terminating`. */
  readonly phase: string;
  readonly message?: string;
  /** What is being synced: one commit, or one entry for each source. */
  readonly revisions: readonly string[];
  readonly resources: readonly SyncedResource[];
}

/** What we need to know of an Argo CD Application (argoproj.io/v1alpha1). */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly deleting: boolean;
  readonly automated: boolean;
  readonly reconcileSkipped: boolean;
  /** Whether a refresh has been asked for and is not done yet: Argo CD removes the annotation. */
  readonly refreshing: boolean;
  /** `Synced`, `OutOfSync`, `Unknown`. */
  readonly syncStatus?: string;
  /** The head of the branch when it was last compared (argo-cd#16601); several for a multi-source application. */
  readonly revisions: readonly string[];
  readonly operation?: SyncOperation;
  readonly health?: string;
  readonly conditions: readonly { readonly type: string; readonly message: string }[];
  readonly reconciledAt?: Date;
}

function revisionsOf(value: unknown): readonly string[] {
  const several = listAt(value, 'revisions').filter((revision) => typeof revision === 'string');
  const one = textAt(value, 'revision');
  return several.length > 0 || one === undefined ? several : [one];
}

const failedStatuses = new Set(['SyncFailed', 'Failed', 'Error']);

function readResource(value: unknown): SyncedResource {
  const hook = textAt(value, 'hookType');
  const status = textAt(value, 'status') ?? '';
  const hookPhase = textAt(value, 'hookPhase') ?? '';
  return {
    kind: textAt(value, 'kind') ?? '?',
    name: textAt(value, 'name') ?? '?',
    message: textAt(value, 'message') ?? '',
    failed: failedStatuses.has(hook === undefined ? status : hookPhase),
    ...(hook === undefined ? {} : { hook }),
  };
}

function readOperation(value: unknown): SyncOperation | undefined {
  const phase = textAt(value, 'phase');
  if (phase === undefined) return undefined;
  const message = textAt(value, 'message');
  const synced = revisionsOf(valueAt(value, 'syncResult'));
  return {
    phase,
    revisions: synced.length > 0 ? synced : revisionsOf(valueAt(value, 'operation', 'sync')),
    resources: listAt(value, 'syncResult', 'resources').map(readResource),
    ...(message === undefined ? {} : { message }),
  };
}

function readConditions(object: unknown): Application['conditions'] {
  return listAt(object, 'status', 'conditions').map((condition) => ({
    type: textAt(condition, 'type') ?? '?',
    message: textAt(condition, 'message') ?? '',
  }));
}

/** Reads an Application as the Kubernetes API returns it. */
export function readApplication(object: unknown): Application {
  const annotation = (name: string) => textAt(object, 'metadata', 'annotations', name);
  const optional = {
    syncStatus: textAt(object, 'status', 'sync', 'status'),
    operation: readOperation(valueAt(object, 'status', 'operationState')),
    health: textAt(object, 'status', 'health', 'status'),
    reconciledAt: timeAt(object, 'status', 'reconciledAt'),
  };
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    deleting: textAt(object, 'metadata', 'deletionTimestamp') !== undefined,
    automated: isAutomated(object),
    reconcileSkipped: annotation('argocd.argoproj.io/skip-reconcile') === 'true',
    refreshing: annotation('argocd.argoproj.io/refresh') !== undefined,
    revisions: revisionsOf(valueAt(object, 'status', 'sync')),
    conditions: readConditions(object),
    ...withoutUndefined(optional),
  };
}

/** `automated: {}` turns auto-sync on; since Argo CD 3.1 `automated.enabled: false` turns it off again. */
function isAutomated(object: unknown): boolean {
  const automated = valueAt(object, 'spec', 'syncPolicy', 'automated');
  return (
    automated !== undefined &&
    automated !== null &&
    (valueAt(automated, 'enabled') === undefined || isTrueAt(automated, 'enabled'))
  );
}
