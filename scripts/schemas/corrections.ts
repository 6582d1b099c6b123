// Where Kubernetes' published descriptions and its API server differ. Each line was seen on a real server
// (test/rules/schema/record.ts), or is a value that Go cannot tell from a missing one.

/** What the description calls required, and the API server does without: a missing value means nothing, zero or an empty text. */
export const notEnforced: ReadonlySet<string> = new Set([
  'core.v1.HTTPHeader value',
  'core.v1.ISCSIVolumeSource lun',
  'core.v1.ISCSIPersistentVolumeSource lun',
  'core.v1.LimitRangeSpec limits',
  'core.v1.PreferredSchedulingTerm preference',
  'core.v1.SleepAction seconds',
  'core.v1.Sysctl value',
  'batch.v1.PodFailurePolicy rules',
  'core.v1.EvictionResponder priority',
  'storage.v1.CSIDriver spec',
  'storage.v1.TokenRequest audience',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion served',
  'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionVersion storage',
]);

/** What the description does not call required, and the API server refuses to do without. */
export const enforced: ReadonlyMap<string, readonly string[]> = new Map([
  ['admissionregistration.v1.RuleWithOperations', ['apiGroups', 'apiVersions', 'operations', 'resources']],
  ['admissionregistration.v1.NamedRuleWithOperations', ['apiGroups', 'apiVersions', 'operations', 'resources']],
  ['core.v1.ConfigMapEnvSource', ['name']],
  ['core.v1.ConfigMapKeySelector', ['name']],
  ['core.v1.ConfigMapProjection', ['name']],
  ['core.v1.ConfigMapVolumeSource', ['name']],
  ['core.v1.ExecAction', ['command']],
  ['core.v1.SecretEnvSource', ['name']],
  ['core.v1.SecretKeySelector', ['name']],
  ['core.v1.SecretProjection', ['name']],
  ['core.v1.SecretVolumeSource', ['secretName']],
  ['core.v1.PersistentVolume', ['spec']],
  ['core.v1.PersistentVolumeClaim', ['spec']],
  ['core.v1.PersistentVolumeClaimSpec', ['accessModes', 'resources']],
  ['core.v1.PersistentVolumeSpec', ['accessModes', 'capacity']],
  ['networking.v1.IngressClass', ['spec']],
  ['networking.v1.IngressClassSpec', ['controller']],
]);

/** Values that the API server's code limits fields to, and neither its descriptions nor its generated code. */
export const limited: ReadonlyMap<string, readonly string[]> = new Map([
  ['io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelectorRequirement operator', ['DoesNotExist', 'Exists', 'In', 'NotIn']],
  ['io.k8s.api.core.v1.PodSpec.once restartPolicy', ['Never', 'OnFailure']],
  ['io.k8s.api.core.v1.PodSpec.forever restartPolicy', ['Always']],
  ['io.k8s.api.storage.v1.CSIDriverSpec volumeLifecycleModes', ['Ephemeral', 'Persistent']],
  ['io.k8s.api.core.v1.ContainerResizePolicy restartPolicy', ['NotRequired', 'RestartContainer']],
  ['io.k8s.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenDeleted', ['Delete', 'Retain']],
  ['io.k8s.api.apps.v1.StatefulSetPersistentVolumeClaimRetentionPolicy whenScaled', ['Delete', 'Retain']],
  ['io.k8s.api.networking.v1.IngressClassParametersReference scope', ['Cluster', 'Namespace']],
  ['io.k8s.api.batch.v1.PodFailurePolicyOnPodConditionsPattern status', ['False', 'True', 'Unknown']],
  [
    'io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.CustomResourceDefinitionSpec scope',
    ['Cluster', 'Namespaced'],
  ],
  ['io.k8s.api.rbac.v1.RoleRef apiGroup', ['rbac.authorization.k8s.io']],
  ['io.k8s.api.rbac.v1.RoleRef kind', ['ClusterRole', 'Role']],
  ['io.k8s.api.rbac.v1.Subject kind', ['Group', 'ServiceAccount', 'User']],
  ['io.k8s.api.core.v1.PodOS name', ['linux', 'windows']],
  ['io.k8s.api.autoscaling.v2.MetricSpec type', ['ContainerResource', 'External', 'Object', 'Pods', 'Resource']],
  ['io.k8s.api.autoscaling.v2.MetricTarget type', ['AverageValue', 'Utilization', 'Value']],
  ['io.k8s.api.autoscaling.v2.HPAScalingPolicy type', ['Percent', 'Pods']],
  ['io.k8s.api.autoscaling.v2.HPAScalingRules selectPolicy', ['Disabled', 'Max', 'Min']],
]);

/** Whose pods end, and whose never do: the API server wants a restart policy of the first and takes one alone of the others. */
export const podsOf: Readonly<Record<'once' | 'forever', readonly string[]>> = {
  once: ['io.k8s.api.batch.v1.JobSpec'],
  forever: ['DeploymentSpec', 'DaemonSetSpec', 'ReplicaSetSpec', 'StatefulSetSpec'].map(
    (name) => `io.k8s.api.apps.v1.${name}`,
  ),
};
