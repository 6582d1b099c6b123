/** A Deployment behind a Service, for examples. */
export const exampleService = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
---
apiVersion: v1
kind: Service
metadata: { name: api, labels: { app: api } }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80 }]
`;

/** A ServiceMonitor of that Service, for examples. */
export function exampleMonitor(port: string): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: ServiceMonitor
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  endpoints: [{ port: ${port} }]
`;
}

/** A PrometheusRule with one alert, for examples: `expr` and what stands beside it. */
export function exampleAlert(expr: string, rest = ''): string {
  return `apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api }
spec:
  groups:
    - name: api
      rules:
        - alert: HighErrorRate
          expr: |
            ${expr}
${rest}`;
}

/** A Schedule of Velero, for examples: lines that are indented below its template. */
export function exampleSchedule(template: string): string {
  const lines = template.trim().split('\n');
  return `apiVersion: velero.io/v1
kind: Schedule
metadata: { name: nightly, namespace: velero }
spec:
  schedule: 0 2 * * *
  template:
${lines.map((line) => `    ${line}`).join('\n')}
`;
}
