import type { Facts } from '../facts.ts';
import { documents, text } from '../text.ts';
import { metadata } from './metadata.ts';

/** The ServiceAccount, and on OpenShift what lets it run under the restricted constraints. */
export function identity(facts: Facts): string {
  return documents([account(facts), facts.platform === 'openshift' ? constraints(facts) : '']);
}

function account(facts: Facts): string {
  return text`
    apiVersion: v1
    kind: ServiceAccount
    ${metadata(facts)}
    # nothing here talks to the API server, and a token would be an intruder's first find
    automountServiceAccountToken: false
  `;
}

function constraints(facts: Facts): string {
  return text`
    # OpenShift: the SecurityContextConstraints that correspond to the Pod Security level "restricted"
    apiVersion: rbac.authorization.k8s.io/v1
    kind: RoleBinding
    ${metadata(facts, `${facts.name}-restricted-v2`)}
    roleRef:
      apiGroup: rbac.authorization.k8s.io
      kind: ClusterRole
      name: system:openshift:scc:restricted-v2
    subjects:
      - kind: ServiceAccount
        name: ${facts.name}
        ${facts.namespaceLine}
  `;
}
