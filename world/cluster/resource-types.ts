/** A resource type that the embedded cluster knows; every one of them is namespaced. */
export interface ServedType {
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural, as in the URL. */
  readonly resource: string;
  /** Whether it has a status of its own to patch. */
  readonly hasStatus: boolean;
}

const argo = 'argoproj.io/v1alpha1';

/** What the embedded cluster serves: what the recordings hold, and what clients ask for beside it. */
export const servedTypes: readonly ServedType[] = [
  { apiVersion: 'v1', kind: 'Event', resource: 'events', hasStatus: false },
  { apiVersion: 'v1', kind: 'Pod', resource: 'pods', hasStatus: true },
  { apiVersion: 'apps/v1', kind: 'Deployment', resource: 'deployments', hasStatus: true },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', resource: 'replicasets', hasStatus: true },
  { apiVersion: 'batch/v1', kind: 'Job', resource: 'jobs', hasStatus: true },
  { apiVersion: argo, kind: 'AnalysisRun', resource: 'analysisruns', hasStatus: false },
  { apiVersion: argo, kind: 'Application', resource: 'applications', hasStatus: false },
  { apiVersion: argo, kind: 'Experiment', resource: 'experiments', hasStatus: false },
  { apiVersion: argo, kind: 'Rollout', resource: 'rollouts', hasStatus: true },
];

/** The root of an API version: `/api/v1`, `/apis/apps/v1`. */
export function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of a type's objects in one namespace. */
export function pathOf(resource: string, namespace: string): string {
  const type = servedTypes.find((one) => one.resource === resource);
  if (type === undefined) throw new Error(`the embedded cluster serves no ${resource}`);
  return `${rootOf(type.apiVersion)}/namespaces/${namespace}/${resource}`;
}

/** What a path names. */
export interface NamedByPath {
  readonly type: ServedType;
  /** Undefined for those of all namespaces. */
  readonly namespace?: string;
  /** Undefined for a list. */
  readonly name?: string;
  readonly subresource?: string;
}

/** Reads the path of a list, of an object or of its subresource; undefined where nothing of the kind is served. */
export function readPath(path: string): NamedByPath | undefined {
  const { root, namespace, resource, name, subresource } =
    /^(?<root>\/api\/v1|\/apis\/[^/]+\/[^/]+)(?:\/namespaces\/(?<namespace>[^/]+))?\/(?<resource>[a-z]+)(?:\/(?<name>[^/]+)(?:\/(?<subresource>[^/]+))?)?$/.exec(
      path,
    )?.groups ?? {};
  const type = servedTypes.find((one) => one.resource === resource && rootOf(one.apiVersion) === root);
  if (type === undefined) return undefined;
  return {
    type,
    ...(namespace === undefined ? {} : { namespace: decodeURIComponent(namespace) }),
    ...(name === undefined ? {} : { name: decodeURIComponent(name) }),
    ...(subresource === undefined ? {} : { subresource }),
  };
}
