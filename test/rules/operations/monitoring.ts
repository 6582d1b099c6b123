/** A Deployment of pods `app: api` with ports and annotations. */
export function deployment({ ports = '[]', annotations = '{}' } = {}): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api }, annotations: ${annotations} }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3", ports: ${ports} }] }
`;
}

/** A Service of these pods. */
export function service(labels: string, ports: string): string {
  return `---
apiVersion: v1
kind: Service
metadata: { name: api, labels: ${labels} }
spec: { selector: { app: api }, ports: ${ports} }
`;
}

/** A monitor of these pods, of Services or of pods. */
export function monitor(kind: 'ServiceMonitor' | 'PodMonitor', endpoint: string, rest = ''): string {
  const list = kind === 'PodMonitor' ? 'podMetricsEndpoints' : 'endpoints';
  return `---
apiVersion: monitoring.coreos.com/v1
kind: ${kind}
metadata: { name: api }
spec: { selector: { matchLabels: { app: api } }, ${list}: [${endpoint}]${rest} }
`;
}

/** The expression of an alert, and the rest of its map. */
export type Alert = readonly [expr: string, rest?: string];

/** A PrometheusRule of alerts. */
export function alerts(...given: readonly Alert[]): string {
  return `---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules:
${given.map(([expr, rest = '']) => `        - { alert: A, expr: ${JSON.stringify(expr)}${rest} }`).join('\n')}
`;
}
