import { parseAllDocuments } from 'yaml';
import type { Fields } from '../../src/data/fields.ts';
import { isFields, listAt, textAt, valueAt } from '../../src/data/fields.ts';

/** The strategies that there are recordings of, as in `spec.strategy` of a Rollout. */
export const strategies = {
  analysis: {
    canary: {
      steps: [{ setWeight: 50 }, { analysis: { templates: [{ templateName: 'success-rate' }] } }, { setWeight: 100 }],
    },
  },
  gate: { canary: { steps: [{ setWeight: 50 }, { pause: {} }, { setWeight: 100 }] } },
  gated: {
    canary: {
      steps: [
        { setWeight: 50 },
        { pause: {} },
        { analysis: { templates: [{ templateName: 'success-rate' }] } },
        { setWeight: 100 },
      ],
    },
  },
} as const;

/** A name of a strategy, or a Deployment, which has no steps. */
export type Manner = keyof typeof strategies | 'deployment';

/** What the course of a deployment depends on, besides its image: a recording is good for exactly these. */
export interface Workload {
  readonly kind: string;
  readonly name: string;
  /** `spec`, without the images of its containers and what they request. */
  readonly spec: unknown;
  /** The metrics of the AnalysisTemplate beside it, without where they are asked. */
  readonly metrics: readonly unknown[];
}

/** The strategy of a workload, as in `spec.strategy`. */
export function strategyOf({ spec }: Workload): unknown {
  return valueAt(spec, 'strategy');
}

/** A workload, and the image that its manifest names. */
export interface FoundWorkload {
  readonly workload: Workload;
  readonly image: string;
}

/** The one workload of these manifests, with its analysis. Throws where there is none. */
export function workloadIn(manifests: string): FoundWorkload {
  const parsed = parseAllDocuments(manifests);
  const [wrong] = parsed.flatMap(({ errors }) => errors);
  if (wrong !== undefined)
    throw new Error(`the manifests are no YAML, and Argo CD could not render them: ${wrong.message}`);
  const documents = parsed.map((one): unknown => one.toJS());
  const found = documents.find((one) => ['Rollout', 'Deployment'].includes(textAt(one, 'kind') ?? ''));
  if (found === undefined) throw new Error('the manifests hold neither a Rollout nor a Deployment');
  const template = documents.find((one) => textAt(one, 'kind') === 'AnalysisTemplate');
  return {
    image: textAt(listAt(found, 'spec', 'template', 'spec', 'containers')[0], 'image') ?? '',
    workload: {
      kind: textAt(found, 'kind') ?? '',
      name: textAt(found, 'metadata', 'name') ?? '',
      spec: withoutAmounts(valueAt(found, 'spec')),
      metrics: listAt(template, 'spec', 'metrics').map((metric) => without(metric, 'provider')),
    },
  };
}

/** The image decides which version it is; amounts are judged in Git, and no recording depends on them. */
function withoutAmounts(spec: unknown): unknown {
  if (!isFields(spec)) return spec;
  const { template } = spec;
  const containers = listAt(template, 'spec', 'containers').map((one) => without(one, 'image', 'resources'));
  const pod = { ...fieldsAt(template, 'spec'), containers };
  return { ...spec, template: { ...fieldsAt(template), spec: pod } };
}

function fieldsAt(value: unknown, ...path: readonly string[]): Fields {
  const found = valueAt(value, ...path);
  return isFields(found) ? found : {};
}

function without(value: unknown, ...names: readonly string[]): unknown {
  if (!isFields(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => !names.includes(key)));
}

/** The manifests of the demo's application: a workload, and the analysis that judges it by its success rate. */
export function manifestsOf(facts: {
  readonly metric: string;
  readonly image: string;
  readonly manner: Manner;
}): string {
  const pod = `  replicas: 4
  progressDeadlineSeconds: 60
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: app
          image: ${facts.image}
          resources: { requests: { memory: 128Mi, cpu: 100m }, limits: { memory: 256Mi } }
`;
  if (facts.manner === 'deployment')
    return `apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: api }\nspec:\n${pod}`;
  return `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  metrics:
    - name: success-rate
      interval: 1s
      count: 5
      failureLimit: 0
      inconclusiveLimit: 0
      successCondition: len(result) > 0 && result[0] >= 0.95
      failureCondition: len(result) > 0 && result[0] < 0.90
      provider: { prometheus: { query: 'app_success_rate{app="${facts.metric}"}' } }
---
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
${pod}  strategy: ${JSON.stringify(strategies[facts.manner])}
`;
}

/** The Application of Argo CD that follows a folder of a repository into a namespace. */
export function applicationOf(facts: {
  readonly name: string;
  readonly repository: string;
  readonly path: string;
  readonly namespace: string;
}): string {
  return JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: facts.name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: facts.repository, targetRevision: 'main', path: facts.path },
      destination: { server: 'https://kubernetes.default.svc', namespace: facts.namespace },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
}
