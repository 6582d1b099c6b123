import { describe, expect, it } from 'vitest';
import { exampleDeployment } from '../../../src/rules/security/control.ts';
import { linesOf, saidOf } from '../judged.ts';

const account = (name: string, more = '') =>
  `---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: ${name} }\n${more}\n`;

const binding = (subject: string) => `---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: api }
roleRef: { kind: Role, name: api, apiGroup: rbac.authorization.k8s.io }
subjects: [${subject}]
`;

const pod = (more: string) => exampleDeployment(`${more}\ncontainers: [{ name: api, image: api:1 }]`);
const own = pod('serviceAccountName: api');

describe('service-account', () => {
  it.each([
    [
      'an account that is not there',
      own,
      [
        'warning 9:27 ServiceAccount api is not among these objects',
        'warning 9:7 the pod mounts a token of ServiceAccount api, to which no role is bound here',
      ],
    ],
    [
      'a token without a role',
      own + account('api'),
      ['warning 9:7 the pod mounts a token of ServiceAccount api, to which no role is bound here'],
    ],
    [
      'a token that is wanted, without a role',
      pod('automountServiceAccountToken: true'),
      ['warning 9:37 the pod mounts a token of ServiceAccount default, to which no role is bound here'],
    ],
    [
      'a role for everybody',
      pod('restartPolicy: Always') + binding('{ kind: ServiceAccount, name: default }'),
      ['warning 9:7 the pod runs as the ServiceAccount default, to which RoleBinding api gives rights'],
    ],
  ])('finds %s', (_what, text, expected) => {
    expect(linesOf('service-account', text)).toEqual(expected);
  });

  it.each([
    ['the token is off in the pod', pod('automountServiceAccountToken: false')],
    ['the token is off in the account', own + account('api', 'automountServiceAccountToken: false')],
    ['a role is bound to the account', own + account('api') + binding('{ kind: ServiceAccount, name: api }')],
    [
      'a role is bound to all accounts',
      own + account('api') + binding('{ kind: Group, name: "system:serviceaccounts" }'),
    ],
    ['the name is filled in later', pod('serviceAccountName: $(ACCOUNT)')],
    ['the subject is filled in later', own + account('api') + binding('{ kind: ServiceAccount, name: "$(ACCOUNT)" }')],
  ])('says nothing where %s', (_why, text) => {
    expect(linesOf('service-account', text)).toEqual([]);
  });

  it('knows an agent of Vault, which logs in with the token', () => {
    const text = own.replace(
      '{ labels: { app: api } }',
      '{ annotations: { vault.hashicorp.com/agent-inject: "true" } }',
    );
    expect(linesOf('service-account', text + account('api'))).toEqual([]);
  });

  it('turns the token off only where nobody asked for it', () => {
    const repairs = (text: string) =>
      saidOf({ 'a.yaml': text }, { rule: 'service-account' }).map(({ report }) => report?.repair !== undefined);
    expect(repairs(pod('restartPolicy: Always'))).toEqual([true]);
    expect(repairs(pod('automountServiceAccountToken: true'))).toEqual([false]);
  });
});

const role = (rule: string, kind = 'ClusterRole') =>
  `apiVersion: rbac.authorization.k8s.io/v1\nkind: ${kind}\nmetadata: { name: api }\nrules:\n  - ${rule}\n`;

describe('roles', () => {
  it.each([
    [
      'rbac-broad',
      '{ apiGroups: ["*"], resources: [pods], verbs: ["*"] }',
      ['error 5:52 a rule with * in verbs, apiGroups: everything, every API group'],
    ],
    [
      'rbac-broad',
      '{ apiGroups: [example.org], resources: [widgets], verbs: ["*"] }',
      ['warning 5:63 a rule with * in verbs: everything'],
    ],
    [
      'rbac-broad',
      '{ apiGroups: [networking.k8s.io], resources: [ingresses], verbs: ["*"] }',
      ['error 5:71 a rule with * in verbs: everything'],
    ],
    ['rbac-broad', '{ apiGroups: [""], resources: [pods], verbs: [get] }', []],
    ['rbac-broad', '{ nonResourceURLs: ["/metrics"], verbs: [get] }', []],
    [
      'rbac-sensitive',
      '{ apiGroups: [""], resources: [configmaps, secrets], verbs: [get, list] }',
      ['warning 5:48 get, list on secrets: reads every Secret, tokens and passwords of others among them'],
    ],
    ['rbac-sensitive', '{ apiGroups: [""], resources: [secrets], resourceNames: [tls], verbs: [get] }', []],
    ['rbac-sensitive', '{ apiGroups: [""], resources: [secrets], verbs: [create] }', []],
    ['rbac-sensitive', '{ apiGroups: [example.org], resources: [secrets], verbs: [get] }', []],
    [
      'rbac-sensitive',
      '{ apiGroups: [""], resources: [pods, pods/exec], verbs: [create] }',
      [
        'warning 5:36 create on pods: creates pods, and so runs as any ServiceAccount of the namespace and mounts its Secrets',
        'warning 5:42 create on pods/exec: runs commands in pods of others',
      ],
    ],
    ['rbac-sensitive', '{ apiGroups: [""], resources: [pods/exec], resourceNames: [a], verbs: [create] }', []],
    [
      'rbac-sensitive',
      '{ apiGroups: [rbac.authorization.k8s.io], resources: [rolebindings], verbs: [get, create] }',
      ['warning 5:59 create on rolebindings: gives to others, or keeps for itself, every right that it has'],
    ],
    [
      'rbac-sensitive',
      '{ apiGroups: [""], resources: [serviceaccounts], verbs: [impersonate] }',
      ['warning 5:36 impersonate on serviceaccounts: acts as somebody else'],
    ],
    [
      'rbac-sensitive',
      '{ apiGroups: [rbac.authorization.k8s.io], resources: [roles], verbs: [bind, escalate] }',
      [
        'warning 5:59 escalate on roles: gives itself rights that it does not have',
        'warning 5:59 bind on roles: binds itself to any role',
      ],
    ],
  ])('%s of %s', (rule, text, expected) => {
    expect(linesOf(rule, role(text))).toEqual(expected);
  });

  it('are bound to cluster-admin, and to everybody', () => {
    const text = `apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRoleBinding
metadata: { name: all }
roleRef: { kind: ClusterRole, name: cluster-admin, apiGroup: rbac.authorization.k8s.io }
subjects:
  - { kind: Group, name: "system:authenticated" }
  - { kind: Group, name: admins }
`;
    expect(linesOf('rbac-broad', text)).toEqual([
      'warning 4:37 cluster-admin: its subjects may do everything in the whole cluster',
      'error 6:26 the role cluster-admin is bound to system:authenticated: everybody with any account, every pod too',
    ]);
    expect(linesOf('rbac-broad', text.replace('ClusterRoleBinding', 'RoleBinding'))[0]).toContain('in its namespace');
    expect(linesOf('rbac-broad', text.replace('cluster-admin', 'edit'))[0]).toMatch(/^warning 4:37 edit: /);
  });

  it('of another API are none of ours', () => {
    expect(linesOf('rbac-broad', role('{ verbs: ["*"] }').replace('rbac.authorization.k8s.io', 'example.org'))).toEqual(
      [],
    );
  });
});
