import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';

/** Groups whose objects make no pods and no Services that nobody sees; those of Kubernetes itself end in `.k8s.io` or have no dot. */
const plainGroups: ReadonlySet<string> = new Set(
  `argoproj.io autoscaling.k8s.io cert-manager.io acme.cert-manager.io external-secrets.io bitnami.com keda.sh kyverno.io
  monitoring.coreos.com networking.istio.io security.istio.io telemetry.istio.io velero.io karpenter.sh karpenter.k8s.aws eksctl.io
  security.openshift.io route.openshift.io cilium.io crd.projectcalico.org projectcalico.org traefik.io kustomize.config.k8s.io`.split(
    /\s+/,
  ),
);

/** Kinds of the plain groups that stand for objects which are applied elsewhere. */
const makers: ReadonlySet<string> = new Set(
  'Application ApplicationSet Prometheus PrometheusAgent Alertmanager ThanosRuler'.split(' '),
);

/**
 * Kinds of other groups whose controllers make pods, Services or what stands in a database, but no Deployment, StatefulSet or other
 * workload that an autoscaler could aim at. https://cloudnative-pg.io/documentation/current/operator_capability_levels/
 */
const withoutWorkloads: ReadonlySet<string> = new Set(
  `postgresql.cnpg.io/Cluster postgresql.cnpg.io/Backup postgresql.cnpg.io/ScheduledBackup postgresql.cnpg.io/Database
  postgresql.cnpg.io/Publication postgresql.cnpg.io/Subscription postgresql.cnpg.io/ImageCatalog postgresql.cnpg.io/ClusterImageCatalog
  kafka.strimzi.io/KafkaTopic kafka.strimzi.io/KafkaUser rabbitmq.com/Queue rabbitmq.com/Exchange rabbitmq.com/Binding rabbitmq.com/User
  rabbitmq.com/Vhost rabbitmq.com/Permission rabbitmq.com/Policy`.split(/\s+/),
);

const knownMore = new WeakMap<ObjectSet, boolean>();
const knownWorkloads = new WeakMap<ObjectSet, boolean>();

/** Whether a controller may make pods or Services of what is here, which then cannot be called missing. */
export function mayMakeMore(set: ObjectSet): boolean {
  return foundOnce(knownMore, set, () => set.objects.some((one) => makesMore(one) || isExperiment(one)));
}

/** Whether a controller may make Deployments and their like of what is here. */
export function mayMakeWorkloads(set: ObjectSet): boolean {
  const makes = (one: ManifestObject) => makesMore(one) && !withoutWorkloads.has(`${one.group}/${one.kind}`);
  return foundOnce(knownWorkloads, set, () => set.objects.some((one) => makes(one) || isExperiment(one)));
}

function foundOnce(known: WeakMap<ObjectSet, boolean>, set: ObjectSet, find: () => boolean): boolean {
  const found = known.get(set) ?? find();
  known.set(set, found);
  return found;
}

function makesMore({ kind, group }: ManifestObject): boolean {
  return makers.has(kind) || !(isOfKubernetes(group) || plainGroups.has(group));
}

/** An Experiment, or a Rollout that starts one, makes pods with labels, and Services, of its own. */
function isExperiment({ kind, group, view }: ManifestObject): boolean {
  if (group !== 'argoproj.io') return false;
  const steps = view.at('spec', 'strategy', 'canary', 'steps').items;
  return kind === 'Experiment' || (kind === 'Rollout' && steps.some((step) => step.at('experiment').isThere));
}

/** Whether a Gateway of the set may bring a Deployment and a Service of this name: its own, and that of its class. */
export function mayBeOfGateway(set: ObjectSet, name: string): boolean {
  const gateways = set.ofKind({ kind: 'Gateway', group: 'gateway.networking.k8s.io' });
  return gateways.some((gateway) => gateway.name !== undefined && `${name}-`.startsWith(`${gateway.name}-`));
}

function isOfKubernetes(group: string): boolean {
  return !group.includes('.') || group.endsWith('.k8s.io');
}
