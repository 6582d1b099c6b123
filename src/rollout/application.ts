import { isFields, isTrueAt, listAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import { workloadKinds } from '../kubernetes/workload-kind.ts';
import type { ObjectName } from './goal.ts';
import type { SyncOperation } from './sync-operation.ts';
import { readOperation, revisionsOf } from './sync-operation.ts';

/** What we need to know of an Argo CD Application (argoproj.io/v1alpha1). */
export interface Application {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly deleting: boolean;
  readonly automated: boolean;
  readonly resourceVersion: string;
  /** `spec.syncPolicy.syncOptions`, such as `CreateNamespace=true`. */
  readonly syncOptions: readonly string[];
  /** `spec.syncPolicy.retry`, as it is. */
  readonly retry?: object;
  readonly reconcileSkipped: boolean;
  /** Whether a refresh has been asked for and is not done yet: Argo CD removes the annotation. */
  readonly refreshing: boolean;
  /** `Synced`, `OutOfSync`, `Unknown`. */
  readonly syncStatus?: string;
  /** The head of the branch when it was last compared (argo-cd#16601); several for a multi-source application. */
  readonly revisions: readonly string[];
  readonly operation?: SyncOperation;
  /** Whether a sync has been asked for and is not over. */
  readonly requested: boolean;
  readonly health?: string;
  readonly conditions: readonly { readonly type: string; readonly message: string }[];
  /** When the comparison began that the status is from, by the clock of the cluster. */
  readonly reconciledAt?: Date;
  /** Its AppProject, which stands beside Argo CD and not always beside the Application. */
  readonly project: ObjectName;
  /** What it manages, as far as a verdict asks: workloads, and Applications in its own namespace (an app of apps). */
  readonly resources: readonly ManagedResource[];
  readonly destination: Destination;
}

/** One object that an Application manages: `status.resources`. */
export interface ManagedResource extends ObjectName {
  readonly kind: string;
}

/** Where an Application puts its manifests; a cluster has a server or a name. */
export interface Destination {
  readonly namespace: string;
  readonly server: string;
  readonly name: string;
}

function readConditions(object: unknown): Application['conditions'] {
  return listAt(object, 'status', 'conditions').map((condition) => ({
    type: textAt(condition, 'type') ?? '?',
    message: textAt(condition, 'message') ?? '',
  }));
}

const managedKinds = new Set<string>(['Application', ...workloadKinds]);

function readResources(object: unknown): readonly ManagedResource[] {
  const resources = listAt(object, 'status', 'resources').map((resource) => ({
    kind: textAt(resource, 'kind') ?? '',
    namespace: textAt(resource, 'namespace') ?? '',
    name: textAt(resource, 'name') ?? '',
  }));
  return resources.filter(({ kind }) => managedKinds.has(kind));
}

function projectOf(object: unknown): ObjectName {
  return {
    namespace: textAt(object, 'status', 'controllerNamespace') ?? textAt(object, 'metadata', 'namespace') ?? '',
    name: textAt(object, 'spec', 'project') ?? 'default',
  };
}

function readDestination(object: unknown): Destination {
  const text = (field: string) => textAt(object, 'spec', 'destination', field) ?? '';
  return { namespace: text('namespace'), server: text('server'), name: text('name') };
}

/** Reads an Application as the Kubernetes API returns it. */
export function readApplication(object: unknown): Application {
  const retry = valueAt(object, 'spec', 'syncPolicy', 'retry');
  const annotation = (name: string) => textAt(object, 'metadata', 'annotations', name);
  const optional = {
    syncStatus: textAt(object, 'status', 'sync', 'status'),
    operation: readOperation(valueAt(object, 'status', 'operationState')),
    health: textAt(object, 'status', 'health', 'status'),
    reconciledAt: timeAt(object, 'status', 'reconciledAt'),
    retry: isFields(retry) ? retry : undefined,
  };
  return {
    name: textAt(object, 'metadata', 'name') ?? '',
    namespace: textAt(object, 'metadata', 'namespace') ?? '',
    uid: textAt(object, 'metadata', 'uid') ?? '',
    deleting: textAt(object, 'metadata', 'deletionTimestamp') !== undefined,
    automated: isAutomated(object),
    resourceVersion: textAt(object, 'metadata', 'resourceVersion') ?? '',
    syncOptions: listAt(object, 'spec', 'syncPolicy', 'syncOptions').filter((one) => typeof one === 'string'),
    reconcileSkipped: annotation('argocd.argoproj.io/skip-reconcile') === 'true',
    refreshing: annotation('argocd.argoproj.io/refresh') !== undefined,
    revisions: revisionsOf(valueAt(object, 'status', 'sync')),
    requested: isFields(valueAt(object, 'operation')),
    project: projectOf(object),
    resources: readResources(object),
    destination: readDestination(object),
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
