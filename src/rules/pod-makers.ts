import type { ManifestObject } from './object.ts';
import type { ObjectSet } from './object-set.ts';

/** API groups none of whose kinds makes pods or Services that the manifests do not show. */
const quietGroups: ReadonlySet<string> = new Set([
  '',
  ...[
    'apps batch extensions autoscaling policy networking.k8s.io rbac.authorization.k8s.io admissionregistration.k8s.io',
    'apiextensions.k8s.io apiregistration.k8s.io scheduling.k8s.io storage.k8s.io snapshot.storage.k8s.io node.k8s.io',
    'coordination.k8s.io discovery.k8s.io events.k8s.io certificates.k8s.io flowcontrol.apiserver.k8s.io resource.k8s.io',
    'gateway.networking.k8s.io autoscaling.k8s.io kustomize.config.k8s.io secrets-store.csi.x-k8s.io',
    'networking.istio.io security.istio.io telemetry.istio.io policy.linkerd.io cilium.io crd.projectcalico.org',
    'projectcalico.org cert-manager.io acme.cert-manager.io external-secrets.io generators.external-secrets.io bitnami.com',
    'keda.sh velero.io kyverno.io wgpolicyk8s.io templates.gatekeeper.sh constraints.gatekeeper.sh karpenter.sh',
    'karpenter.k8s.aws elbv2.k8s.aws traefik.io traefik.containo.us security.openshift.io route.openshift.io',
    'networking.gke.io cloud.google.com',
  ].flatMap((groups) => groups.split(' ')),
]);

/** Kinds of other groups that make none either. */
const quietKinds: ReadonlySet<string> = new Set([
  ...['ServiceMonitor', 'PodMonitor', 'PrometheusRule', 'Probe', 'AlertmanagerConfig', 'ScrapeConfig'].map(
    (kind) => `monitoring.coreos.com/${kind}`,
  ),
  ...['Rollout', 'AnalysisTemplate', 'ClusterAnalysisTemplate', 'AppProject'].map((kind) => `argoproj.io/${kind}`),
]);

const known = new WeakMap<ObjectSet, boolean>();

/** Whether something in the set may make pods or Services that stand nowhere: an operator's resource, a chart, an application. */
export function mayHoldMore(set: ObjectSet): boolean {
  const before = known.get(set);
  if (before !== undefined) return before;
  const holdsMore = [...set.objects, ...set.patches].some((object) => !isQuiet(object));
  known.set(set, holdsMore);
  return holdsMore;
}

function isQuiet({ group, kind }: ManifestObject): boolean {
  return quietGroups.has(group) || quietKinds.has(`${group}/${kind}`);
}
