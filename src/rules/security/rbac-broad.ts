import type { ManifestObject } from '../object.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';

/** Whether an object is of the API of roles, and of one of these kinds. */
export function isRbac({ group, kind }: ManifestObject, kinds: readonly string[]): boolean {
  return group === 'rbac.authorization.k8s.io' && kinds.includes(kind);
}

function judge(object: ManifestObject): readonly Report[] {
  if (isRbac(object, ['Role', 'ClusterRole'])) return object.view.at('rules').items.flatMap(wildcards);
  return isRbac(object, ['RoleBinding', 'ClusterRoleBinding']) ? [...administrators(object), ...everybody(object)] : [];
}

const fields = { verbs: 'everything', resources: 'every kind of object', apiGroups: 'every API group' };

function wildcards(rule: View): readonly Report[] {
  const found = Object.entries(fields).flatMap(([field, what]) => {
    const at = rule.at(field).items.find(({ value }) => value === '*');
    return at === undefined ? [] : [{ field, what, at }];
  });
  const [first] = found;
  if (first === undefined) return [];
  const message = `a rule with * in ${found.map(({ field }) => field).join(', ')}: ${found.map(({ what }) => what).join(', ')}`;
  return [{ at: first.at, message, ...(isOfOthers(rule) ? ofOthers : {}) }];
}

/** Whether a rule is about API groups of an operator alone, such as its own: those of Kubernetes lead everywhere. */
function isOfOthers(rule: View): boolean {
  const groups = rule.at('apiGroups').items.map(({ value = '' }) => value);
  return groups.every((group) => group.includes('.') && !/(^|\.)k8s\.io$/.test(group));
}

const ofOthers = {
  severity: 'warning',
  why: 'the right grows by itself with every new verb and kind of the API',
} as const;

function administrators({ view, kind }: ManifestObject): readonly Report[] {
  const at = view.at('roleRef', 'name');
  if (kind === 'ClusterRoleBinding' && (at.value === 'admin' || at.value === 'edit'))
    return [
      {
        at,
        severity: 'warning',
        message: `${at.value}: its subjects read and write nearly everything in every namespace`,
      },
    ];
  if (at.value !== 'cluster-admin') return [];
  const where = kind === 'RoleBinding' ? 'its namespace' : 'the whole cluster';
  return [{ at, severity: 'warning', message: `cluster-admin: its subjects may do everything in ${where}` }];
}

const groups: ReadonlyMap<string, string> = new Map([
  ['system:masters', 'a group that passes every check of rights, and cannot be taken away'],
  ['system:anonymous', 'anybody, without a name'],
  ['system:unauthenticated', 'anybody, without a name'],
  ['system:authenticated', 'everybody with any account, every pod too'],
]);

function everybody({ view }: ManifestObject): readonly Report[] {
  return view.at('subjects').items.flatMap((subject) => {
    const at = subject.at('name');
    const who = groups.get(at.value ?? '');
    if (who === undefined || subject.at('kind').value === 'ServiceAccount') return [];
    return [{ at, message: `the role ${view.at('roleRef', 'name').value ?? ''} is bound to ${at.value}: ${who}` }];
  });
}

/** Roles without bounds. */
export const rbacBroad: Rule = {
  id: 'rbac-broad',
  family: 'security',
  severities: ['error', 'warning'],
  title: 'a role that allows everything, or a binding to everybody or to cluster-admin',
  why: 'one stolen token is then the whole cluster, secrets and nodes included, and rights grow by themselves with every new kind of object',
  fix: 'name the verbs, resources and API groups that are used, and bind them to one account',
  repairs: 'person',
  sources: [
    'CIS Kubernetes Benchmark 5.1.1, 5.1.3',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  elsewhere: [
    'kube-linter wildcard-in-rules',
    'kube-linter cluster-admin-role-binding',
    'polaris clusterrolebindingClusterAdmin',
    'trivy KSV-0044',
    'trivy KSV-0045',
    'trivy KSV-0046',
    'trivy KSV-0111',
    'trivy KSV-0122',
    'trivy KSV-0123',
  ],
  example: {
    file: 'role.yaml',
    bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: ['*']
    verbs: ['*']
`,
    good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [configmaps]
    verbs: [get, watch]
`,
  },
  looksAt: 'object',
  judge,
};
