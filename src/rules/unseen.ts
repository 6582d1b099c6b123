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

const known = new WeakMap<ObjectSet, boolean>();

/** Whether a controller may make pods or Services of what is here, which then cannot be called missing. */
export function mayMakeMore(set: ObjectSet): boolean {
  const before = known.get(set);
  if (before !== undefined) return before;
  const makesMore = set.objects.some(
    (object) =>
      makers.has(object.kind) ||
      isExperiment(object) ||
      !(isOfKubernetes(object.group) || plainGroups.has(object.group)),
  );
  known.set(set, makesMore);
  return makesMore;
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
