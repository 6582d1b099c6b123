// what can be answered, the first one unless said otherwise (`options.ts`)
export const languages = ['node', 'go', 'python', 'java', 'none'] as const;
export const strategies = ['canary', 'blue-green', 'rolling'] as const;
export const edges = ['gateway', 'istio', 'ingress', 'none'] as const;
export const layouts = ['kustomize', 'helm'] as const;
export const argos = ['application', 'applicationset', 'none'] as const;
export const monitorings = ['prometheus', 'none'] as const;
export const autoscalings = ['hpa', 'none'] as const;
export const backups = ['none', 'velero'] as const;
export const platforms = ['kubernetes', 'openshift'] as const;

/** What the application is written in. */
export type Language = (typeof languages)[number];

/** Pods of another namespace that the application may reach. */
export interface Peer {
  readonly namespace: string;
  /** The label `app.kubernetes.io/name` of its pods. */
  readonly app: string;
  readonly port: number;
}

/** All that is asked; every value is checked. */
export interface Answers {
  /** A DNS label: every object has this name. */
  readonly name: string;
  /** The repository of the image, without tag and digest. */
  readonly image: string;
  readonly language: Language;
  readonly strategy: (typeof strategies)[number];
  readonly edge: (typeof edges)[number];
  readonly layout: (typeof layouts)[number];
  readonly argo: (typeof argos)[number];
  /** In the order of promotion; the last one is production. */
  readonly environments: readonly string[];
  readonly host: string;
  readonly gitopsRepository: string;
  readonly port: number;
  readonly metricsPort: number;
  readonly readinessPath: string;
  readonly livenessPath: string;
  /** In thousandths of a core. */
  readonly cpu: number;
  /** In MiB. */
  readonly memory: number;
  readonly minReplicas: number;
  readonly maxReplicas: number;
  readonly autoscaling: (typeof autoscalings)[number];
  readonly monitoring: (typeof monitorings)[number];
  readonly prometheus: string;
  readonly monitoringNamespace: string;
  /** What share of requests must succeed, in per cent. */
  readonly slo: number;
  /** The Gateway that routes attach to, as namespace/name. */
  readonly gateway: { readonly namespace: string; readonly name: string };
  /** Where the pods run that requests come from. */
  readonly edgeNamespace: string;
  readonly ingressClass: string;
  readonly issuer: string;
  readonly peers: readonly Peer[];
  readonly platform: (typeof platforms)[number];
  readonly backup: (typeof backups)[number];
  /** This action, as `uses` names it. */
  readonly action: string;
}
