/** A pod of a workload, as the API returns it, as far as a test says what it is like. */
export interface PodFacts {
  readonly name?: string;
  readonly owner: { readonly kind: string; readonly name: string; readonly uid?: string };
  readonly labels?: Readonly<Record<string, string>>;
  readonly image?: string;
  /** Its only container, or its init container where there is one. */
  readonly container?: object;
  readonly init?: object;
  readonly initSpec?: object;
  readonly ready?: boolean;
  readonly created?: string;
  readonly resources?: object;
}

/** Such a pod; its uid is its name. */
export function podOf(facts: PodFacts): object {
  const { name = 'api-x', owner, labels = {}, image = 'registry.test/api:new', created } = facts;
  const { container, init, initSpec = {}, ready = false, resources = {} } = facts;
  return {
    metadata: { name, uid: name, namespace: 'prod', labels, ownerReferences: [owner], creationTimestamp: created },
    spec: {
      containers: [{ name: 'app', image, resources }],
      ...(init === undefined ? {} : { initContainers: [{ name: 'migrate', image: 'tools:1', ...initSpec }] }),
    },
    status: {
      conditions: [{ type: 'Ready', status: ready ? 'True' : 'False' }],
      ...(init === undefined ? {} : { initContainerStatuses: [{ name: 'migrate', ready: false, ...init }] }),
      containerStatuses: [{ name: 'app', ready, restartCount: 0, state: { running: {} }, ...container }],
    },
  };
}

/** A pod of the Deployment, the Rollout, the StatefulSet or the DaemonSet `prod/api`, of the version with this hash. */
export function podOfKind(kind: string, hash: string, facts: Omit<PodFacts, 'owner' | 'labels'> = {}): object {
  if (kind === 'StatefulSet' || kind === 'DaemonSet')
    return podOf({ ...facts, owner: { kind, name: 'api', uid: 'u' } });
  const label = kind === 'Rollout' ? 'rollouts-pod-template-hash' : 'pod-template-hash';
  return podOf({ ...facts, owner: { kind: 'ReplicaSet', name: `api-${hash}` }, labels: { [label]: hash } });
}
