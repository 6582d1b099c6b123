import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { isRbac } from './rbac-broad.ts';

/** A right with which its holder becomes somebody else. */
interface Sensitive {
  readonly group: string;
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
  readonly what: string;
}

const rbac = 'rbac.authorization.k8s.io';
const roles = ['roles', 'clusterroles'];

const rights: readonly Sensitive[] = [
  {
    group: '',
    resources: ['secrets'],
    verbs: ['get', 'list', 'watch'],
    what: 'reads every Secret, tokens and passwords of others among them',
  },
  {
    group: '',
    resources: ['pods'],
    verbs: ['create'],
    what: 'creates pods, and so runs as any ServiceAccount of the namespace and mounts its Secrets',
  },
  {
    group: '',
    resources: ['pods/exec', 'pods/attach'],
    verbs: ['create', 'get'],
    what: 'runs commands in pods of others',
  },
  {
    group: '',
    resources: ['serviceaccounts/token'],
    verbs: ['create'],
    what: 'makes tokens of any ServiceAccount',
  },
  {
    group: rbac,
    resources: roles,
    verbs: ['escalate'],
    what: 'gives itself rights that it does not have',
  },
  { group: rbac, resources: roles, verbs: ['bind'], what: 'binds itself to any role' },
  {
    group: rbac,
    resources: [...roles, 'rolebindings', 'clusterrolebindings'],
    verbs: ['create', 'update', 'patch'],
    what: 'gives to others, or keeps for itself, every right that it has',
  },
  {
    group: '',
    resources: ['users', 'groups', 'serviceaccounts'],
    verbs: ['impersonate'],
    what: 'acts as somebody else',
  },
];

function judge(rule: View): readonly Report[] {
  // names narrow it; what is created has none when it is asked for, so that a rule with names does not even allow it
  if (rule.at('resourceNames').items.length > 0) return [];
  return rights.flatMap((right) => {
    const resource = rule.at('resources').items.find(({ value = '' }) => right.resources.includes(value));
    const verbs = rule.at('verbs').items.filter(({ value = '' }) => right.verbs.includes(value));
    const isOfGroup = rule.at('apiGroups').items.some(({ value }) => value === right.group || value === '*');
    if (resource === undefined || verbs.length === 0 || !isOfGroup) return [];
    return [
      { at: resource, message: `${verbs.map(({ value }) => value).join(', ')} on ${resource.value}: ${right.what}` },
    ];
  });
}

/** Rights that lead to others. */
export const rbacSensitive: Rule = {
  id: 'rbac-sensitive',
  family: 'security',
  severities: ['warning'],
  title: 'a role with a right by which its holder becomes somebody else',
  why: 'who reads secrets, creates pods, runs commands in them, or escalates, binds and impersonates soon has the rights of others',
  fix: 'take the right away, or narrow it to resourceNames in one namespace',
  repairs: 'person',
  sources: [
    'CIS Kubernetes Benchmark 5.1.2, 5.1.4',
    'https://kubernetes.io/docs/concepts/security/rbac-good-practices/',
  ],
  elsewhere: [
    'kube-linter access-to-secrets',
    'kube-linter access-to-create-pods',
    'polaris rolePodExecAttach',
    'polaris clusterrolePodExecAttach',
    'trivy KSV-0041',
    'trivy KSV-0043',
    'trivy KSV-0050',
    'trivy KSV-0053',
    'trivy KSV-0113',
  ],
  example: {
    file: 'role.yaml',
    bad: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [secrets]
    verbs: [get, list]
`,
    good: `apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: api }
rules:
  - apiGroups: ['']
    resources: [secrets]
    resourceNames: [api-tls]
    verbs: [get]
`,
  },
  looksAt: 'object',
  judge: (object) => (isRbac(object, ['Role', 'ClusterRole']) ? object.view.at('rules').items.flatMap(judge) : []),
};
