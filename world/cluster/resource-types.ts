/** A resource type that the embedded cluster knows. */
export interface ServedType {
  /** `v1`, `apps/v1`. */
  readonly apiVersion: string;
  readonly kind: string;
  /** Plural, as in the URL. */
  readonly resource: string;
  /** Whether its objects stand in namespaces. */
  readonly isNamespaced: boolean;
  /** Whether it has a status of its own to patch. */
  readonly hasStatus: boolean;
}

const argo = 'argoproj.io/v1alpha1';

/** What the embedded cluster serves: what the recordings hold, and what clients ask for beside it. */
export const servedTypes: readonly ServedType[] = [
  { apiVersion: 'v1', kind: 'Event', resource: 'events', isNamespaced: true, hasStatus: false },
  { apiVersion: 'v1', kind: 'Namespace', resource: 'namespaces', isNamespaced: false, hasStatus: false },
  { apiVersion: 'v1', kind: 'Pod', resource: 'pods', isNamespaced: true, hasStatus: true },
  { apiVersion: 'apps/v1', kind: 'Deployment', resource: 'deployments', isNamespaced: true, hasStatus: true },
  { apiVersion: 'apps/v1', kind: 'ReplicaSet', resource: 'replicasets', isNamespaced: true, hasStatus: true },
  { apiVersion: 'batch/v1', kind: 'Job', resource: 'jobs', isNamespaced: true, hasStatus: true },
  { apiVersion: argo, kind: 'AnalysisRun', resource: 'analysisruns', isNamespaced: true, hasStatus: false },
  { apiVersion: argo, kind: 'Application', resource: 'applications', isNamespaced: true, hasStatus: false },
  { apiVersion: argo, kind: 'Experiment', resource: 'experiments', isNamespaced: true, hasStatus: false },
  { apiVersion: argo, kind: 'Rollout', resource: 'rollouts', isNamespaced: true, hasStatus: true },
];

/** The root of an API version: `/api/v1`, `/apis/apps/v1`. */
export function rootOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

/** The path of a type's objects, of those in one namespace where they stand in namespaces. */
export function pathOf(resource: string, namespace: string): string {
  const type = servedTypes.find((one) => one.resource === resource);
  if (type === undefined) throw new Error(`the embedded cluster serves no ${resource}`);
  const root = rootOf(type.apiVersion);
  return type.isNamespaced ? `${root}/namespaces/${namespace}/${resource}` : `${root}/${resource}`;
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
