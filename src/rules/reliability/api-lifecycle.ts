/** Versions of an API, by the minor of Kubernetes that deprecates them and the one that no longer serves them. */
export interface ApiLifecycle {
  readonly kinds: readonly string[];
  readonly apiVersion: string;
  readonly deprecated: number;
  readonly removed: number;
  readonly successor?: {
    readonly apiVersion: string;
    /** The minor that serves it first. */
    readonly since: number;
    /** Whether the object means the same under it as it stands. */
    readonly isSame: boolean;
  };
}

type Row = readonly [kinds: string, apiVersion: string, deprecated: number, removed: number, successor?: string];

/**
 * Read on 2026-11-27 from the lifecycle annotations of k8s.io/api 0.37.2, and for what that no longer has from
 * https://kubernetes.io/docs/reference/using-api/deprecation-guide/. A successor is `apiVersion since`, with `=` before it where
 * nothing but the version changes.
 */
const rows: readonly Row[] = [
  [
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/v1alpha1',
    35,
    38,
    '=admissionregistration.k8s.io/v1 36',
  ],
  [
    'MutatingAdmissionPolicy MutatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/v1beta1',
    37,
    40,
    '=admissionregistration.k8s.io/v1 36',
  ],
  [
    'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/v1alpha1',
    29,
    32,
    '=admissionregistration.k8s.io/v1 30',
  ],
  [
    'ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding',
    'admissionregistration.k8s.io/v1beta1',
    31,
    34,
    '=admissionregistration.k8s.io/v1 30',
  ],
  [
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
    'admissionregistration.k8s.io/v1beta1',
    16,
    22,
    'admissionregistration.k8s.io/v1 16',
  ],
  ['CustomResourceDefinition', 'apiextensions.k8s.io/v1beta1', 16, 22, 'apiextensions.k8s.io/v1 16'],
  ['APIService', 'apiregistration.k8s.io/v1beta1', 19, 22, '=apiregistration.k8s.io/v1 10'],
  ['Deployment StatefulSet', 'apps/v1beta1', 8, 16, 'apps/v1 9'],
  ['Deployment StatefulSet DaemonSet ReplicaSet', 'apps/v1beta2', 9, 16, '=apps/v1 9'],
  ['Deployment DaemonSet ReplicaSet', 'extensions/v1beta1', 8, 16, 'apps/v1 9'],
  ['ControllerRevision', 'apps/v1beta1', 8, 16, '=apps/v1 9'],
  ['ControllerRevision', 'apps/v1beta2', 9, 16, '=apps/v1 9'],
  ['HorizontalPodAutoscaler', 'autoscaling/v2beta1', 22, 25, 'autoscaling/v2 23'],
  ['HorizontalPodAutoscaler', 'autoscaling/v2beta2', 23, 26, '=autoscaling/v2 23'],
  ['CronJob', 'batch/v1beta1', 21, 25, '=batch/v1 21'],
  ['CronJob', 'batch/v2alpha1', 20, 21, '=batch/v1 21'],
  ['CertificateSigningRequest', 'certificates.k8s.io/v1beta1', 19, 22, 'certificates.k8s.io/v1 19'],
  ['ClusterTrustBundle', 'certificates.k8s.io/v1alpha1', 34, 37, '=certificates.k8s.io/v1 37'],
  ['ClusterTrustBundle PodCertificateRequest', 'certificates.k8s.io/v1beta1', 37, 40, '=certificates.k8s.io/v1 37'],
  ['Lease', 'coordination.k8s.io/v1beta1', 19, 22, '=coordination.k8s.io/v1 14'],
  ['EndpointSlice', 'discovery.k8s.io/v1beta1', 21, 25, 'discovery.k8s.io/v1 21'],
  ['Event', 'events.k8s.io/v1beta1', 22, 25, 'events.k8s.io/v1 19'],
  ['Ingress', 'extensions/v1beta1', 14, 22, 'networking.k8s.io/v1 19'],
  ['NetworkPolicy', 'extensions/v1beta1', 9, 16, '=networking.k8s.io/v1 7'],
  ['PodSecurityPolicy', 'extensions/v1beta1', 10, 16],
  [
    'FlowSchema PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/v1beta1',
    23,
    26,
    'flowcontrol.apiserver.k8s.io/v1 29',
  ],
  [
    'FlowSchema PriorityLevelConfiguration',
    'flowcontrol.apiserver.k8s.io/v1beta2',
    26,
    29,
    'flowcontrol.apiserver.k8s.io/v1 29',
  ],
  ['FlowSchema', 'flowcontrol.apiserver.k8s.io/v1beta3', 29, 32, '=flowcontrol.apiserver.k8s.io/v1 29'],
  ['PriorityLevelConfiguration', 'flowcontrol.apiserver.k8s.io/v1beta3', 29, 32, 'flowcontrol.apiserver.k8s.io/v1 29'],
  ['Ingress', 'networking.k8s.io/v1beta1', 19, 22, 'networking.k8s.io/v1 19'],
  ['IngressClass', 'networking.k8s.io/v1beta1', 19, 22, '=networking.k8s.io/v1 19'],
  ['IPAddress ServiceCIDR', 'networking.k8s.io/v1beta1', 34, 37, '=networking.k8s.io/v1 33'],
  ['RuntimeClass', 'node.k8s.io/v1beta1', 22, 25, '=node.k8s.io/v1 20'],
  ['PodDisruptionBudget', 'policy/v1beta1', 21, 25, 'policy/v1 21'],
  ['PodSecurityPolicy', 'policy/v1beta1', 21, 25],
  [
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    'rbac.authorization.k8s.io/v1alpha1',
    17,
    22,
    '=rbac.authorization.k8s.io/v1 8',
  ],
  [
    'ClusterRole ClusterRoleBinding Role RoleBinding',
    'rbac.authorization.k8s.io/v1beta1',
    17,
    22,
    '=rbac.authorization.k8s.io/v1 8',
  ],
  [
    'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice',
    'resource.k8s.io/v1beta1',
    35,
    38,
    'resource.k8s.io/v1 34',
  ],
  [
    'DeviceClass ResourceClaim ResourceClaimTemplate ResourceSlice',
    'resource.k8s.io/v1beta2',
    36,
    39,
    '=resource.k8s.io/v1 34',
  ],
  ['PriorityClass', 'scheduling.k8s.io/v1alpha1', 14, 22, '=scheduling.k8s.io/v1 14'],
  ['PriorityClass', 'scheduling.k8s.io/v1beta1', 14, 22, '=scheduling.k8s.io/v1 14'],
  ['CSIDriver', 'storage.k8s.io/v1beta1', 19, 22, '=storage.k8s.io/v1 18'],
  ['CSINode', 'storage.k8s.io/v1beta1', 17, 22, '=storage.k8s.io/v1 17'],
  ['CSIStorageCapacity', 'storage.k8s.io/v1alpha1', 21, 24, '=storage.k8s.io/v1 24'],
  ['CSIStorageCapacity', 'storage.k8s.io/v1beta1', 24, 27, '=storage.k8s.io/v1 24'],
  ['StorageClass VolumeAttachment', 'storage.k8s.io/v1beta1', 19, 22, '=storage.k8s.io/v1 13'],
  ['VolumeAttachment', 'storage.k8s.io/v1alpha1', 21, 24, '=storage.k8s.io/v1 13'],
  ['VolumeAttributesClass', 'storage.k8s.io/v1alpha1', 32, 35, '=storage.k8s.io/v1 34'],
  ['VolumeAttributesClass', 'storage.k8s.io/v1beta1', 34, 37, '=storage.k8s.io/v1 34'],
  ['StorageVersionMigration', 'storagemigration.k8s.io/v1beta1', 37, 40, 'storagemigration.k8s.io/v1 37'],
];

/** The lifecycles of versions that are deprecated or gone. */
export const apiLifecycles: readonly ApiLifecycle[] = rows.map(
  ([kinds, apiVersion, deprecated, removed, successor]) => ({
    kinds: kinds.split(' '),
    apiVersion,
    deprecated,
    removed,
    ...(successor === undefined ? {} : { successor: successorOf(successor) }),
  }),
);

function successorOf(text: string): NonNullable<ApiLifecycle['successor']> {
  const isSame = text.startsWith('=');
  const [apiVersion = '', since = ''] = text.slice(isSame ? 1 : 0).split(' ');
  return { apiVersion, since: Number(since), isSame };
}

/** The lifecycle of an object's version; undefined where it stays. */
export function lifecycleOf(object: { readonly kind: string; readonly apiVersion: string }): ApiLifecycle | undefined {
  return apiLifecycles.find(({ kinds, apiVersion }) => apiVersion === object.apiVersion && kinds.includes(object.kind));
}
