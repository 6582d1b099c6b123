/** The strategies that there are recordings of, as in `spec.strategy` of a Rollout. */
export const strategies = {
  analysis: {
    canary: {
      steps: [{ setWeight: 50 }, { analysis: { templates: [{ templateName: 'success-rate' }] } }, { setWeight: 100 }],
    },
  },
  gate: { canary: { steps: [{ setWeight: 50 }, { pause: {} }, { setWeight: 100 }] } },
} as const;

/** The manifests of the demo's application: a Rollout, and the analysis that judges it by its success rate. */
export function rolloutOf(facts: {
  readonly metric: string;
  readonly image: string;
  readonly strategy: keyof typeof strategies;
}): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  metrics:
    - name: success-rate
      interval: 1s
      count: 3
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
  replicas: 4
  progressDeadlineSeconds: 60
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: app
          image: ${facts.image}
          resources: { requests: { memory: 128Mi, cpu: 100m }, limits: { memory: 256Mi } }
  strategy: ${JSON.stringify(strategies[facts.strategy])}
`;
}

/** The Application of Argo CD that follows such a repository into the namespace of its name. */
export function applicationOf(name: string, repository: string): string {
  return JSON.stringify({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name, namespace: 'argocd' },
    spec: {
      project: 'default',
      source: { repoURL: repository, targetRevision: 'main', path: '.' },
      destination: { server: 'https://kubernetes.default.svc', namespace: name },
      syncPolicy: { automated: { prune: true, selfHeal: true }, syncOptions: ['CreateNamespace=true'] },
    },
  });
}
