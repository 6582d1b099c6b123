import {
  argos,
  autoscalings,
  backups,
  edges,
  languages,
  layouts,
  monitorings,
  platforms,
  strategies,
} from './answers.ts';

/** What was given so far: values by the names of options. */
export type Given = ReadonlyMap<string, readonly string[]>;

/** One thing that `init` asks: a flag, a prompt and a line of the documentation. */
export interface OptionFact {
  readonly description: string;
  /** How a person is asked; what is never asked has its default unless there is a flag. */
  readonly ask?: string;
  readonly choices?: readonly string[];
  /** What it is unless given, from what was given before; without one it has to be given. */
  readonly default?: (given: (name: string) => string) => string;
  /** The default as the documentation says it, where it depends on other answers. */
  readonly defaultIs?: string;
  /** May be given several times. */
  readonly several?: true;
  /** Whether it matters at all; it does unless this says otherwise. */
  readonly when?: (given: (name: string) => string) => boolean;
}

const memoryOf: Readonly<Record<string, string>> = { go: '256Mi', java: '1Gi' };
const gatewayOf: Readonly<Record<string, string>> = { istio: 'istio-ingress/gateway' };

/** Every option, in the order in which it is asked. Flags, prompts, documentation and the combinations of the tests are made of it. */
export const options = {
  name: {
    description: 'Name of the application: a DNS label, which every object gets',
    ask: 'Name of the application',
  },
  image: {
    description: 'Repository of its image, such as ghcr.io/acme/api',
    ask: 'Repository of its image, such as ghcr.io/acme/api',
  },
  language: {
    description: 'What the Dockerfile builds; `none` writes no Dockerfile',
    ask: 'Language',
    choices: languages,
    default: () => 'node',
  },
  strategy: {
    description: 'How a new version comes: a canary or a blue-green Rollout (Argo Rollouts), or a Deployment',
    ask: 'How a new version comes',
    choices: strategies,
    default: () => 'canary',
  },
  edge: {
    description:
      'How requests come in: an HTTPRoute (Gateway API), a VirtualService (Istio), an Ingress, or not at all',
    ask: 'How requests come in',
    choices: edges,
    default: () => 'gateway',
  },
  layout: {
    description: 'A kustomize base with an overlay for each environment, or a Helm chart with values for each',
    ask: 'Kustomize or Helm',
    choices: layouts,
    default: () => 'kustomize',
  },
  argo: {
    description: 'An Application of Argo CD for each environment, one ApplicationSet for all, or none',
    ask: 'Argo CD',
    choices: argos,
    default: () => 'application',
  },
  environments: {
    description: 'Environments in the order of promotion, by commas; the last one is production',
    ask: 'Environments, by commas',
    default: () => 'staging,production',
  },
  host: {
    description: 'Host name of production; other environments put theirs in front, as in staging.api.example.com',
    ask: 'Host name of production',
    default: (given) => `${given('name')}.example.com`,
    defaultIs: 'NAME.example.com',
    when: (given) => given('edge') !== 'none',
  },
  'gitops-repository': {
    description: 'The GitOps repository: owner/name',
    ask: 'GitOps repository, owner/name',
    default: (given) => `${/^[^/]+\/([^/]+)\//.exec(given('image'))?.[1] ?? given('name')}/gitops`,
    defaultIs: 'owner of the image, /gitops',
  },
  port: { description: 'Port that the application serves', ask: 'Port', default: () => '8080' },
  'metrics-port': { description: 'Port of its metrics, at /metrics', default: () => '9090' },
  'readiness-path': { description: 'Path that answers 2xx once it can serve', default: () => '/ready' },
  'liveness-path': {
    description: 'Path that answers 2xx while the process is sound, whatever it depends on',
    default: () => '/health',
  },
  cpu: { description: 'CPU that a pod asks for; it may use more where there is some', default: () => '250m' },
  memory: {
    description: 'Memory of a pod, asked for and limited to',
    default: (given) => memoryOf[given('language')] ?? '512Mi',
    defaultIs: '512Mi; go 256Mi, java 1Gi',
  },
  autoscaling: {
    description: 'Whether the number of pods follows the load',
    choices: autoscalings,
    default: () => 'hpa',
  },
  'min-replicas': { description: 'Pods of production at the least', default: () => '3' },
  'max-replicas': { description: 'Pods of production at the most', default: () => '10' },
  monitoring: {
    description: 'ServiceMonitor, alerts and the analysis of rollouts, or none of these',
    ask: 'Monitoring',
    choices: monitorings,
    default: () => 'prometheus',
  },
  slo: {
    description: 'Share of requests that must succeed, in per cent: alerts and analyses go by it',
    default: () => '99.9',
    when: (given) => given('monitoring') !== 'none',
  },
  prometheus: {
    description: 'Address of Prometheus, as the Argo Rollouts controller reaches it',
    default: (given) => `http://prometheus-operated.${given('monitoring-namespace')}.svc.cluster.local:9090`,
    defaultIs: 'prometheus-operated in the monitoring namespace',
    when: (given) => given('monitoring') !== 'none' && given('strategy') !== 'rolling',
  },
  'monitoring-namespace': {
    description: 'Namespace of Prometheus, which may fetch metrics',
    default: (given) => (given('platform') === 'openshift' ? 'openshift-user-workload-monitoring' : 'monitoring'),
    defaultIs: 'monitoring; on OpenShift openshift-user-workload-monitoring',
    when: (given) => given('monitoring') !== 'none',
  },
  gateway: {
    description: 'The Gateway that the route attaches to, as namespace/name; its listener `https` ends TLS',
    default: (given) => gatewayOf[given('edge')] ?? 'gateway-system/gateway',
    defaultIs: 'gateway-system/gateway; with istio istio-ingress/gateway',
    when: (given) => given('edge') === 'gateway' || given('edge') === 'istio',
  },
  'ingress-class': {
    description: 'IngressClass',
    default: () => 'traefik',
    when: (given) => given('edge') === 'ingress',
  },
  issuer: {
    description: 'ClusterIssuer of cert-manager for the certificate of the Ingress',
    default: () => 'letsencrypt-production',
    when: (given) => given('edge') === 'ingress',
  },
  'edge-namespace': {
    description: 'Namespace of the pods that requests come from: of the gateway or the ingress controller',
    default: (given) => (given('edge') === 'ingress' ? given('ingress-class') : (given('gateway').split('/')[0] ?? '')),
    defaultIs: 'that of the gateway, or the name of the IngressClass',
    when: (given) => given('edge') !== 'none',
  },
  peer: {
    description: 'Pods that it may reach, as namespace/app:port, such as database/postgresql:5432',
    default: () => '',
    defaultIs: 'DNS alone',
    several: true,
  },
  platform: {
    description: 'OpenShift chooses user ids itself, and gets a RoleBinding to its restricted-v2 constraints',
    choices: platforms,
    default: () => 'kubernetes',
  },
  backup: { description: 'A Schedule of Velero', choices: backups, default: () => 'none' },
  action: {
    description: 'This action as workflows name it; with a commit in place of the tag it is pinned like all others',
    default: () => 'org/gitops-deploy@v1',
  },
} as const satisfies Record<string, OptionFact>;

/** The name of an answer, as its flag has it. */
export type OptionName = keyof typeof options;

/** What is known of an option, with every optional field in reach. */
export function factOf(name: OptionName): OptionFact {
  return options[name];
}

/** All names, in the order in which they are asked. */
export function optionNames(): readonly OptionName[] {
  return Object.keys(options).filter((name): name is OptionName => Object.hasOwn(options, name));
}

/** What an option stands for: as given, or its default; empty where it has to be given and is not. */
export function answerTo(given: Given, name: string): string {
  const value = given.get(name)?.at(-1);
  if (value !== undefined) return value;
  const fact: OptionFact | undefined = isOption(name) ? options[name] : undefined;
  return fact?.default?.((other) => answerTo(given, other)) ?? '';
}

/** Those that have no default and are not given. */
export function missing(given: Given): readonly OptionName[] {
  return optionNames().filter((name) => !given.has(name) && factOf(name).default === undefined);
}

/** What a person is asked next: what is given is not, nor what does not matter after the answers before. */
export function nextQuestion(given: Given): OptionName | undefined {
  return openQuestions(given)[0];
}

/** What a person would be asked, and has a default. */
export function unasked(given: Given): readonly OptionName[] {
  return openQuestions(given).filter((name) => factOf(name).default !== undefined);
}

function openQuestions(given: Given): readonly OptionName[] {
  return optionNames().filter((name) => {
    const { ask, when } = factOf(name);
    return ask !== undefined && !given.has(name) && when?.((other) => answerTo(given, other)) !== false;
  });
}

function isOption(name: string): name is OptionName {
  return Object.hasOwn(options, name);
}
