import type { Answers } from './answers.ts';

/** What differs between environments: said in full in an overlay, by the name of a value in a chart. */
export interface Slots {
  readonly namespace: string;
  readonly host: string;
  readonly minReplicas: string;
  readonly maxReplicas: string;
  /** How an alert calls: `page` wakes somebody, `ticket` waits for the morning. */
  readonly severity: string;
}

/** All that a template is made from. */
export interface Facts extends Answers {
  readonly slots: Slots;
  /** Says words between double braces that are not for Helm. */
  readonly braces: (words: string) => string;
  /** The line of the namespace below `metadata`, where nothing else sets it. */
  readonly namespaceLine: string;
  /** The image of the container. */
  readonly reference: string;
}

/** A digest that no image has: nothing can run before the first deployment has written what does. */
export const noDigest = `sha256:${'0'.repeat(64)}`;
/** The tag that stands beside it. */
export const noTag = 'not-deployed-yet';

/** What a kustomize base or the overlay of an environment is made from: the overlay sets the namespace and the image. */
export function kustomizeFacts(answers: Answers, environment: string): Facts {
  return {
    ...answers,
    slots: slotsOf(answers, environment),
    braces: (words) => `{{${words}}}`,
    namespaceLine: '',
    reference: `${answers.image}:${noTag}@${noDigest} # the overlay of each environment says which`,
  };
}

/** What the templates of a chart are made from. */
export function helmFacts(answers: Answers): Facts {
  return {
    ...answers,
    slots: {
      namespace: '{{ .Values.namespace }}',
      host: '{{ .Values.host }}',
      minReplicas: '{{ .Values.replicas.min }}',
      maxReplicas: '{{ .Values.replicas.max }}',
      severity: '{{ .Values.severity }}',
    },
    braces: (words) => `{{ "{{" }}${words}{{ "}}" }}`,
    namespaceLine: 'namespace: {{ .Values.namespace }}',
    reference: '{{ .Values.image.repository }}:{{ .Values.image.tag }}@{{ .Values.image.digest }}',
  };
}

/** What an environment has of its own. Only the last one has the full number of pods, the plain host and pages. */
export function slotsOf(answers: Answers, environment: string): Slots {
  const { name, host, minReplicas, maxReplicas } = answers;
  const isProduction = environment === answers.environments.at(-1);
  return {
    namespace: namespaceOf(name, environment),
    host: isProduction ? host : `${environment}.${host}`,
    minReplicas: String(isProduction ? minReplicas : 2),
    maxReplicas: String(isProduction ? maxReplicas : Math.max(4, Math.ceil(maxReplicas / 2))),
    severity: isProduction ? 'page' : 'ticket',
  };
}

/** Each environment has a namespace of its own: its quota and its policies are about this application alone. */
export function namespaceOf(name: string, environment: string): string {
  return `${name}-${environment}`;
}

/** What runs the pods: by its kind, its API, and the file it stands in. */
export function workloadKind({ strategy }: Pick<Answers, 'strategy'>): {
  readonly kind: 'Rollout' | 'Deployment';
  readonly apiVersion: string;
  readonly file: string;
} {
  return strategy === 'rolling'
    ? { kind: 'Deployment', apiVersion: 'apps/v1', file: 'deployment.yaml' }
    : { kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1', file: 'rollout.yaml' };
}

/** An amount of memory in MiB, as Kubernetes writes it. */
export function memoryText(mebibytes: number): string {
  return mebibytes % 1024 === 0 ? `${mebibytes / 1024}Gi` : `${mebibytes}Mi`;
}

/** An amount of CPU in thousandths of a core, as Kubernetes writes it. */
export function cpuText(milli: number): string {
  return milli % 1000 === 0 ? `"${milli / 1000}"` : `${milli}m`;
}
