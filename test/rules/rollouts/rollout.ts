/** A Rollout with a strategy; `spec` is further lines of its spec, two spaces in. */
export function rollout(strategy: string, spec = ''): string {
  return `apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: api }
spec:
${spec}  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api, tier: web } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
  strategy:
${indented(strategy, 4)}
`;
}

/** An AnalysisTemplate with these metrics, each a text of lines. */
export function template(name: string, metrics: readonly string[], spec = ''): string {
  return `---
apiVersion: argoproj.io/v1alpha1
kind: AnalysisTemplate
metadata: { name: ${name} }
spec:
${spec}  metrics:
${metrics.map((metric) => indented(metric, 4).replace(/^ {4}/, '  - ')).join('\n')}
`;
}

/** Services that select the pods of `rollout`, or by other labels. */
export function services(...names: readonly string[]): string {
  return names.map((name) => service(name, '{ app: api }')).join('');
}

export function service(name: string, selector: string): string {
  return `---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: ${selector}, ports: [{ port: 80 }] }
`;
}

function indented(text: string, by: number): string {
  return text
    .trim()
    .split('\n')
    .map((line) => ' '.repeat(by) + line)
    .join('\n');
}
