import { alertsOf } from './alerting-rule.ts';
import type { SeenAnswer, SeenFacts } from './checklist-facts.ts';
import { scalingSeen, usageSeen } from './checklist-facts.ts';
import { hasKind, hasPods, isReplicated, keepsData, serves } from './checklist-proofs.ts';
import type { ObjectSet } from './object-set.ts';

/** The parts of the checklist. */
export const areas = ['security', 'reliability', 'performance', 'operations'] as const;
/** A part of the checklist. */
export type Area = (typeof areas)[number];

/** One item of the production readiness checklist. */
export interface ChecklistItem {
  /** Stable: attestations name it. */
  readonly id: string;
  readonly area: Area;
  readonly title: string;
  /** The rules that disprove it; `netpol-*` are all that begin so. */
  readonly rules: readonly string[];
  /** What proves it besides: whether the objects are there. Where it is not given, that the rules find nothing. */
  readonly isThere?: (set: ObjectSet) => boolean;
  /** What clusters and Prometheus say of it, where they were asked. */
  readonly seen?: (facts: SeenFacts, set: ObjectSet) => SeenAnswer | undefined;
  /** Whether advice (`info`) of the rules disproves it, too. */
  readonly countsAdvice?: true;
  /** Whether it concerns these objects at all. */
  readonly concerns?: (set: ObjectSet) => boolean;
  /** What a person answers, where manifests do not tell, or not all. */
  readonly question?: string;
}

const monitoring = 'monitoring.coreos.com';

/** The 32 items of the production readiness checklist, in the order that people tick them, with what manifests can say of each. */
export const checklistItems: readonly ChecklistItem[] = [
  {
    id: 'pod-security',
    area: 'security',
    title: 'Pod Security Standards enforced',
    rules: [
      'namespace-pod-security',
      'host-*',
      'privileged-container',
      'capabilities',
      'mac-profiles',
      'proc-mount',
      'unsafe-sysctls',
      'volume-types',
      'allow-privilege-escalation',
      'seccomp-profile',
    ],
    concerns: hasPods,
  },
  {
    id: 'network-policies',
    area: 'security',
    title: 'Network policies configured',
    rules: ['netpol-*'],
    isThere: hasKind({ kind: 'NetworkPolicy', group: 'networking.k8s.io' }),
    concerns: hasPods,
  },
  {
    id: 'rbac',
    area: 'security',
    title: 'RBAC properly configured',
    rules: ['rbac-*', 'service-account'],
    concerns: hasPods,
  },
  {
    id: 'secrets-encrypted',
    area: 'security',
    title: 'Secrets encrypted at rest',
    rules: ['secret-*'],
    question: 'is the store of the cluster encrypted (EncryptionConfiguration, or the provider’s)?',
  },
  {
    id: 'images-scanned',
    area: 'security',
    title: 'Container images scanned for vulnerabilities',
    rules: ['wf-scan-*', 'image-registry'],
    question: 'which step scans the image that is deployed, and fails for what it finds?',
    concerns: hasPods,
  },
  {
    id: 'non-root',
    area: 'security',
    title: 'Non-root containers only',
    rules: ['run-as-non-root', 'docker-root-user'],
    concerns: hasPods,
  },
  {
    id: 'resource-limits',
    area: 'security',
    title: 'Resource limits set',
    rules: ['resource-requests-missing', 'resource-absurd', 'resource-quantity-invalid'],
    concerns: hasPods,
  },
  {
    id: 'admission-control',
    area: 'security',
    title: 'Admission controllers configured',
    rules: ['namespace-*'],
    isThere: hasKind(
      { kind: 'Namespace', group: '' },
      { kind: 'ValidatingAdmissionPolicy', group: 'admissionregistration.k8s.io' },
      { kind: 'ClusterPolicy', group: 'kyverno.io' },
      { kind: 'Policy', group: 'kyverno.io' },
    ),
    question: 'what refuses at admission: Pod Security labels, Kyverno, Gatekeeper, ValidatingAdmissionPolicy?',
  },
  {
    id: 'health-checks',
    area: 'reliability',
    title: 'Health checks configured',
    rules: ['readiness-probe', 'liveness-probe', 'startup-probe', 'probe-*', 'probes-identical'],
    concerns: hasPods,
  },
  {
    id: 'requests-and-limits',
    area: 'reliability',
    title: 'Resource requests/limits set',
    rules: ['resource-*', 'request-exceeds-limit', 'memory-overcommit', 'ephemeral-storage'],
    concerns: hasPods,
  },
  {
    id: 'disruption-budgets',
    area: 'reliability',
    title: 'Pod disruption budgets defined',
    rules: ['pdb-*'],
    isThere: hasKind({ kind: 'PodDisruptionBudget', group: 'policy' }),
    concerns: isReplicated,
  },
  {
    id: 'spreading',
    area: 'reliability',
    title: 'Anti-affinity rules configured',
    rules: ['spread', 'replicas-minimum'],
    concerns: isReplicated,
  },
  {
    id: 'graceful-shutdown',
    area: 'reliability',
    title: 'Graceful shutdown implemented',
    rules: ['graceful-shutdown', 'docker-exec-form'],
    concerns: serves,
  },
  {
    id: 'circuit-breakers',
    area: 'reliability',
    title: 'Circuit breakers in place',
    rules: ['istio-subset'],
    isThere: (set) =>
      set
        .ofKind({ kind: 'DestinationRule', group: 'networking.istio.io' })
        .some(({ view }) => view.at('spec', 'trafficPolicy', 'outlierDetection').isThere),
    question: 'which library or proxy stops calling what fails?',
  },
  {
    id: 'retries-and-timeouts',
    area: 'reliability',
    title: 'Retries and timeouts configured',
    rules: ['istio-fault'],
    isThere: (set) =>
      set
        .ofKind({ kind: 'VirtualService', group: 'networking.istio.io' })
        .some(({ view }) =>
          view.at('spec', 'http').items.some((route) => route.at('timeout').isThere || route.at('retries').isThere),
        ),
    question: 'what bounds each call in time, and repeats which?',
  },
  {
    id: 'monitoring',
    area: 'reliability',
    title: 'Monitoring and alerting active',
    rules: ['monitor-target', 'alert-*'],
    isThere: hasKind({ kind: 'PrometheusRule', group: monitoring }),
    question: 'who is alerted of what, and by which system?',
  },
  {
    id: 'load-testing',
    area: 'performance',
    title: 'Load testing completed',
    rules: [],
    question: 'when was it loaded to what, and where did it break?',
  },
  {
    id: 'usage-analyzed',
    area: 'performance',
    title: 'Resource usage analyzed',
    rules: ['over-provisioned', 'memory-limit-below-usage'],
    seen: usageSeen,
    countsAdvice: true,
    question: 'when were requests last compared with what is used?',
  },
  {
    id: 'autoscaling',
    area: 'performance',
    title: 'Horizontal pod autoscaler configured',
    rules: ['hpa-*'],
    isThere: hasKind(
      { kind: 'HorizontalPodAutoscaler', group: 'autoscaling' },
      { kind: 'ScaledObject', group: 'keda.sh' },
    ),
    question: 'why does it need none?',
    concerns: isReplicated,
  },
  {
    id: 'cluster-autoscaling',
    area: 'performance',
    title: 'Cluster autoscaler configured',
    rules: ['resource-exceeds-node', 'spot-unused'],
    seen: scalingSeen,
    question: 'what adds nodes, up to how many?',
  },
  {
    id: 'cdn',
    area: 'performance',
    title: 'CDN configured for static assets',
    rules: [],
    question: 'what serves static files?',
  },
  {
    id: 'connection-pooling',
    area: 'performance',
    title: 'Database connection pooling',
    rules: [],
    question: 'how many connections does each pod hold, and what bounds all of them?',
  },
  {
    id: 'caching',
    area: 'performance',
    title: 'Caching strategy implemented',
    rules: [],
    question: 'what is cached, for how long?',
  },
  {
    id: 'benchmarks',
    area: 'performance',
    title: 'Performance benchmarks established',
    rules: [],
    question: 'which figures are compared from release to release?',
  },
  {
    id: 'backup',
    area: 'operations',
    title: 'Backup strategy tested',
    rules: ['backup-*'],
    isThere: hasKind({ kind: 'Schedule', group: 'velero.io' }),
    concerns: keepsData,
    question: 'when was a backup last restored?',
  },
  {
    id: 'disaster-recovery',
    area: 'operations',
    title: 'Disaster recovery plan validated',
    rules: [],
    question: 'when was the last drill, and how long did it take?',
  },
  {
    id: 'runbooks',
    area: 'operations',
    title: 'Runbooks documented',
    rules: ['alert-coverage'],
    isThere: (set) => alertsOf(set).some((alert) => alert.view.at('annotations', 'runbook_url').isThere),
    question: 'where are they, and who has followed one last?',
  },
  {
    id: 'on-call',
    area: 'operations',
    title: 'On-call procedures defined',
    rules: [],
    question: 'who is called, and who if nobody answers?',
  },
  {
    id: 'logs',
    area: 'operations',
    title: 'Log aggregation configured',
    rules: [],
    question: 'where are the logs of a pod that is gone?',
  },
  {
    id: 'metrics',
    area: 'operations',
    title: 'Metrics collection active',
    rules: ['monitor-target'],
    isThere: hasKind({ kind: 'ServiceMonitor', group: monitoring }, { kind: 'PodMonitor', group: monitoring }),
    question: 'what collects its metrics?',
  },
  {
    id: 'dashboards',
    area: 'operations',
    title: 'Dashboards created',
    rules: [],
    isThere: (set) =>
      set.objects.some(({ kind, labels }) => kind === 'GrafanaDashboard' || labels.has('grafana_dashboard')),
    question: 'which dashboard shows whether it is well?',
  },
  {
    id: 'slo',
    area: 'operations',
    title: 'SLO/SLI defined',
    rules: ['rollout-analysis-slo'],
    isThere: hasKind(
      { kind: 'PrometheusServiceLevel', group: 'sloth.slok.dev' },
      { kind: 'ServiceLevelObjective', group: 'pyrra.dev' },
    ),
    question: 'what is promised to whom, measured how?',
  },
];
