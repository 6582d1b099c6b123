import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { apply, folderWith, kubectl } from './world.ts';

/** The rules of the Roles that a section of docs/permissions.md shows for a namespace of workloads. */
export function documentedRules(heading: string): string {
  const page = readFileSync(join(import.meta.dirname, '../../docs/permissions.md'), 'utf8');
  const section = page.split('\n## ').find((one) => one.startsWith(heading)) ?? '';
  const rules = section.split('\n').filter((line) => line.startsWith('  - { apiGroups'));
  return rules.filter((line) => !/applications|appprojects/.test(line)).join('\n');
}

/** A kubeconfig of a ServiceAccount that may do what these rules say, in one namespace. */
export function accountWith(rules: string, namespace: string): string {
  const binding = `{apiVersion: rbac.authorization.k8s.io/v1, kind: RoleBinding, metadata: {name: watcher}, roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: watcher}, subjects: [{kind: ServiceAccount, name: watcher, namespace: ${namespace}}]}`;
  const role = `apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: watcher}\nrules:${rules === '' ? ' []' : `\n${rules}`}`;
  apply(
    namespace,
    `{apiVersion: v1, kind: ServiceAccount, metadata: {name: watcher}}\n---\n${role}\n---\n${binding}\n`,
  );
  const token = kubectl(['create', 'token', 'watcher', '-n', namespace]).trim();
  const admin = JSON.parse(kubectl(['config', 'view', '--raw', '--minify', '-o', 'json']));
  const [user] = admin.users;
  const users = [{ name: user.name, user: { token } }];
  return join(folderWith({ kubeconfig: JSON.stringify({ ...admin, users }) }), 'kubeconfig');
}
