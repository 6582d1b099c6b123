import { isFields, isTrueAt, listAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { ObjectName } from './goal.ts';
import { readMetadata } from './seen-object.ts';
import type { SyncOperation } from './sync-operation.ts';
import { readOperation, revisionsOf } from './sync-operation.ts';

/** What we need to know of an Argo CD Application (argoproj.io/v1alpha1). */
export interface Application {
  readonly name: string;
  readonly namespace: string;
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
  /** What it manages, such as workloads, and Applications in its own namespace (an app of apps). */
  readonly resources: readonly ManagedResource[];
  readonly destination: Destination;
  /** The ApplicationSet that made it, in the same namespace. */
  readonly applicationSet?: string;
}

/** One object that an Application manages: `status.resources`. */
export interface ManagedResource extends ObjectName {
  readonly group: string;
  readonly kind: string;
  /** Since Argo CD 3.0 only where `controller.resource.health.persist` is set. */
  readonly health?: string;
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

function readResources(object: unknown): readonly ManagedResource[] {
  return listAt(object, 'status', 'resources').map((resource) => ({
    group: textAt(resource, 'group') ?? '',
    kind: textAt(resource, 'kind') ?? '',
    namespace: textAt(resource, 'namespace') ?? '',
    name: textAt(resource, 'name') ?? '',
    ...withoutUndefined({ health: textAt(resource, 'health', 'status') }),
  }));
}

function projectOf(object: unknown): ObjectName {
  return {
    namespace: textAt(object, 'status', 'controllerNamespace') ?? textAt(object, 'metadata', 'namespace') ?? '',
    name: textAt(object, 'spec', 'project') ?? 'default',
  };
}

function ownerOf(object: unknown): string | undefined {
  const owners = listAt(object, 'metadata', 'ownerReferences');
  return textAt(
    owners.find((owner) => textAt(owner, 'kind') === 'ApplicationSet'),
    'name',
  );
}

function readDestination(object: unknown): Destination {
  const text = (field: string) => textAt(object, 'spec', 'destination', field) ?? '';
  return { namespace: text('namespace'), server: text('server'), name: text('name') };
}

/** Reads an Application as the Kubernetes API returns it. */
export function readApplication(object: unknown): Application {
  const retry = valueAt(object, 'spec', 'syncPolicy', 'retry');
  const annotation = (name: string) => textAt(object, 'metadata', 'annotations', name);
  const { name, namespace, deleting } = readMetadata(object);
  const optional = {
    syncStatus: textAt(object, 'status', 'sync', 'status'),
    operation: readOperation(valueAt(object, 'status', 'operationState')),
    health: textAt(object, 'status', 'health', 'status'),
    reconciledAt: timeAt(object, 'status', 'reconciledAt'),
    retry: isFields(retry) ? retry : undefined,
    applicationSet: ownerOf(object),
  };
  return {
    name,
    namespace,
    deleting,
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
