/** Lines to put into a workload, each as it would stand there without its indentation. */
export interface Lines {
  readonly kind?: string;
  readonly name?: string;
  /** Of `spec`, such as `replicas: 3`. */
  readonly spec?: readonly string[];
  /** Of the pod's `spec`. */
  readonly pod?: readonly string[];
  /** Of the container `api`. */
  readonly container?: readonly string[];
}

const versions: Readonly<Record<string, string>> = { Rollout: 'argoproj.io/v1alpha1' };

/**
 * A workload named `api` with one container. Without lines it has twelve; those of `spec` begin in line 5, those of the pod after
 * `spec:` of the template, those of the container at its end.
 */
export function workload({
  kind = 'Deployment',
  name = 'api',
  spec = [],
  pod = [],
  container = [],
}: Lines = {}): string {
  return [
    `apiVersion: ${versions[kind] ?? 'apps/v1'}`,
    `kind: ${kind}`,
    `metadata: { name: ${name} }`,
    'spec:',
    ...spec.map((line) => `  ${line}`),
    '  selector: { matchLabels: { app: api } }',
    '  template:',
    '    metadata: { labels: { app: api } }',
    '    spec:',
    ...pod.map((line) => `      ${line}`),
    '      containers:',
    '        - name: api',
    '          image: ghcr.io/acme/api:v1.2.3',
    ...container.map((line) => `          ${line}`),
    '',
  ].join('\n');
}

/** A Service of the pods of `workload`, after a line `---`. */
export function service(lines: readonly string[] = [], port = '{ port: 80, targetPort: 8080 }'): string {
  return [
    '---',
    'apiVersion: v1',
    'kind: Service',
    'metadata: { name: api }',
    'spec:',
    '  selector: { app: api }',
    `  ports: [${port}]`,
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** An autoscaler of `workload`, after a line `---`; `minReplicas` stands in its line 7, the maximum after it. */
export function autoscaler(
  lines: readonly string[] = ['minReplicas: 3', 'maxReplicas: 10'],
  target = '{ apiVersion: apps/v1, kind: Deployment, name: api }',
): string {
  return [
    '---',
    'apiVersion: autoscaling/v2',
    'kind: HorizontalPodAutoscaler',
    'metadata: { name: scaler }',
    'spec:',
    `  scaleTargetRef: ${target}`,
    ...lines.map((line) => `  ${line}`),
    '',
  ].join('\n');
}

/** A budget of the pods of `workload`, after a line `---`; its lines begin in line 6. */
export function budget(...lines: readonly string[]): string {
  return [
    '---',
    'apiVersion: policy/v1',
    'kind: PodDisruptionBudget',
    'metadata: { name: api }',
    'spec:',
    ...lines.map((line) => `  ${line}`),
    '  selector: { matchLabels: { app: api } }',
    '',
  ].join('\n');
}
