/** A Rollout of a strategy, for examples: lines that are indented below `strategy`. */
export function rolloutWith(strategy: string, spec = ''): string {
  const lines = strategy.trim().split('\n');
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
${spec}  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
  strategy:
${lines.map((line) => `    ${line}`).join('\n')}
`;
}

/** An AnalysisTemplate of one metric, for examples: lines that are indented below the metric. */
export function templateWith(metric: string): string {
  const lines = metric.trim().split('\n');
  return `---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: success-rate }
spec:
  metrics:
    - name: success-rate
${lines.map((line) => `      ${line}`).join('\n')}
`;
}
