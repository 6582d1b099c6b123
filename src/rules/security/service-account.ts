import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Account } from './account-bindings.ts';
import { allOfKind, bindingsIn } from './account-bindings.ts';
import { exampleDeployment, flagOf, textOf } from './control.ts';

const accountKind = { kind: 'ServiceAccount', group: '' };

/** What is known beside a pod about its account. */
interface Around {
  readonly accounts: ReadonlyMap<string | undefined, readonly ManifestObject[]>;
  readonly bindingOf: (account: Account) => ManifestObject | undefined;
}

function judge(set: ObjectSet): readonly Report[] {
  // whether nothing is bound, and nothing is there, only a whole set can tell
  if (!set.isWhole) return [];
  const accounts = Map.groupBy(allOfKind(set, accountKind), ({ name }) => name);
  const around = { accounts, bindingOf: bindingsIn(set) };
  return set.pods.flatMap((pod) =>
    [...missing(pod, around), ...token(pod, around)].map((one) => ({ ...one, object: pod.object })),
  );
}

/** The account that a pod runs as; undefined where it is filled in later. */
function accountOf(pod: Pod): { readonly name: string; readonly at: View } | undefined {
  const named = [pod.spec.at('serviceAccountName'), pod.spec.at('serviceAccount')];
  if (named.some((at) => at.isFilledInLater)) return undefined;
  const at = named.find((one) => (one.value ?? '') !== '') ?? pod.spec.at('serviceAccountName');
  return { name: at.value || 'default', at };
}

function missing({ spec, object: { namespace } }: Pod, { accounts }: Around): readonly Report[] {
  const at = spec.at('serviceAccountName');
  const name = textOf(at);
  if (name === undefined || name === '' || name === 'default') return [];
  if (accounts.get(name)?.some((one) => mayBeSameNamespace(one.namespace, namespace)) === true) return [];
  return [
    {
      at,
      message: `ServiceAccount ${name} is not among these objects`,
      why: 'where nobody else makes it, no pod is created, and the workload shows it only in the events of its ReplicaSet',
      fix: `add the ServiceAccount ${name}, or name the one that is meant`,
    },
  ];
}

function token(pod: Pod, around: Around): readonly Report[] {
  const account = accountOf(pod);
  const own = pod.spec.at('automountServiceAccountToken');
  const flag = flagOf(own);
  if (account === undefined || flag === 'false' || flag === 'unknown' || usesToken(pod)) return [];
  const namespace = pod.object.namespace;
  const named = around.accounts.get(account.name) ?? [];
  const isOff = named.some((one) => mayBeSameNamespace(one.namespace, namespace) && isTokenOff(one));
  if (flag === 'unset' && isOff) return [];
  const binding = around.bindingOf({ name: account.name, namespace });
  if (binding === undefined) return [unused(account.name, own, flag === 'unset')];
  return account.name === 'default' ? [shared(account.at, binding)] : [];
}

/** Or may be: what is filled in later says nothing. */
function isTokenOff({ view }: ManifestObject): boolean {
  const flag = flagOf(view.at('automountServiceAccountToken'));
  return flag === 'false' || flag === 'unknown';
}

/** Agents of Vault log in with the token, and need no role of Kubernetes. */
function usesToken({ metadata }: Pod): boolean {
  return metadata.at('annotations').keys.some((key) => key.startsWith('vault.hashicorp.com/'));
}

function unused(name: string, at: View, isUnset: boolean): Report {
  return {
    at,
    message: `the pod mounts a token of ServiceAccount ${name}, to which no role is bound here`,
    // somebody who says true may have a role elsewhere in mind
    ...(isUnset ? { repair: { of: 'yaml', changes: [{ set: at, to: false }] } } : {}),
  };
}

function shared(at: View, binding: ManifestObject): Report {
  return {
    at,
    message: `the pod runs as the ServiceAccount default, to which ${titleOf(binding)} gives rights`,
    why: 'every pod of the namespace that names no account has these rights too',
    fix: 'give the workload a ServiceAccount of its own, and bind the role to that',
  };
}

const account = `apiVersion: v1
kind: ServiceAccount
metadata: { name: api }
---
`;

/** Tokens nobody needs, and accounts nobody makes. */
export const serviceAccount: Rule = {
  id: 'service-account',
  family: 'security',
  severities: ['warning'],
  title: 'a pod with a token of the API that it has no use for, or of an account that is not there',
  why: 'whoever gets into the container finds a way to the API server in it, with whatever rights the account is ever given',
  fix: 'set automountServiceAccountToken: false, and give a pod that does talk to the API an account and a role of its own',
  repairs: 'safe',
  sources: [
    'CIS Kubernetes Benchmark 5.1.5, 5.1.6',
    'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/#opt-out-of-api-credential-automounting',
  ],
  elsewhere: [
    'kube-linter default-service-account',
    'kube-linter non-existent-service-account',
    'polaris automountServiceAccountToken',
    'trivy KSV-0036',
  ],
  example: {
    file: 'deployment.yaml',
    bad: `${account}${exampleDeployment(`serviceAccountName: api
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`,
    good: `${account}${exampleDeployment(`serviceAccountName: api
automountServiceAccountToken: false
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`)}`,
  },
  looksAt: 'set',
  judge,
};
