/** A NetworkPolicy for the pods `app: api`, or for others; `rules` are lines of its spec, two spaces in. */
export function policy(
  rules: string,
  { name = 'api', selector = '{ matchLabels: { app: api } }', namespace = '' } = {},
): string {
  return `---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name}${namespace === '' ? '' : `, namespace: ${namespace}`} }
spec:
  podSelector: ${selector}
${rules.replace(/^/gm, '  ')}
`;
}

/** A Deployment of pods `app: api`; `spec` is more of the pod's. */
export function deployment(spec = '', metadata = '{ name: api }'): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: ${metadata}
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { ${spec}containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
}

/** A Namespace with labels. */
export function namespace(name: string, labels = '{}'): string {
  return `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: ${name}, labels: ${labels} }\n`;
}
