/** A Deployment with one label, for examples. */
export const exampleDeployment = `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;

/** A NetworkPolicy that restricts egress, for examples: lines that are indented below `egress`. */
export function egressWith(rules: string): string {
  const lines = rules.trim().split('\n');
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Egress]
  egress:
${lines.map((line) => `    ${line}`).join('\n')}
`;
}
