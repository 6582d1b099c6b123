import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { ArgoRight, KubernetesRight } from './facts.ts';
import type { Question } from './questions.ts';

/** A right, what it is for, and whether a verdict needs it. */
export interface Wanted<Right> {
  readonly right: Right;
  readonly for: string;
  readonly isNeeded: boolean;
}

/** A right that was asked for; undefined where nobody answered. */
export interface Reviewed<Right> extends Wanted<Right> {
  readonly isGranted: boolean | undefined;
}

/** What of a workload's namespace is looked at. */
export function workloadRights(
  namespace: string,
  resources: readonly { readonly group: string; readonly resource: string }[],
) {
  const right = (group: string, resource: string, verb: string) => ({ group, resource, verb, namespace });
  const own = resources.flatMap(({ group, resource }) =>
    (['list', 'watch'] as const).map((verb) => needed(right(group, resource, verb), 'watching the workload')),
  );
  const watched = (group: string, resource: string, what: string) =>
    (['list', 'watch'] as const).map((verb) => welcome(right(group, resource, verb), what));
  const isRollout = resources.some(({ resource }) => resource === 'rollouts');
  return [
    ...own,
    ...(isRollout ? watched('argoproj.io', 'analysisruns', 'telling what the analysis measured') : []),
    ...watched('', 'pods', 'telling why pods are not ready'),
    welcome(right('', 'pods/log', 'get'), 'the last lines of a container that crashes'),
    welcome(right('', 'events', 'list'), 'what a probe or a quota said'),
    ...(isRollout
      ? [
          welcome(right('argoproj.io', 'rollouts', 'patch'), 'the command `rollout`'),
          welcome(right('argoproj.io', 'rollouts/status', 'patch'), 'the command `rollout`'),
        ]
      : []),
  ];
}

/** What of Argo CD's namespace is looked at by the Kubernetes API. */
export function applicationRights(namespace: string, syncs: boolean): readonly Wanted<KubernetesRight>[] {
  const right = (resource: string, verb: string) => ({ group: 'argoproj.io', resource, verb, namespace });
  const patch = right('applications', 'patch');
  return [
    needed(right('applications', 'list'), 'watching the Application'),
    needed(right('applications', 'watch'), 'watching the Application'),
    syncs ? needed(patch, '`sync: if-manual`') : welcome(patch, 'asking Argo CD to look at Git now'),
    welcome(right('appprojects', 'list'), 'the end of a sync window'),
    welcome(right('applicationsets', 'list'), 'a RollingSync'),
  ];
}

/** What is asked of Argo CD's own API, for an Application of a project (`PROJECT/NAME`). */
export function argoRights(object: string, syncs: boolean): readonly Wanted<ArgoRight>[] {
  const right = (action: string) => ({ resource: 'applications', action, object });
  return [
    needed(right('get'), 'watching the Application'),
    ...(syncs ? [needed(right('sync'), '`sync: if-manual`')] : []),
  ];
}

/** What a Backup takes in the namespace of Velero. */
export function backupRights(namespace: string): readonly Wanted<KubernetesRight>[] {
  const right = (resource: string, verb: string) => ({ group: 'velero.io', resource, verb, namespace });
  const schedules = 'telling when Schedules last made a Backup';
  return [
    needed(right('backups', 'get'), 'waiting for a Backup'),
    needed(right('backups', 'create'), 'asking for a Backup'),
    welcome(right('backups', 'list'), schedules),
    welcome(right('schedules', 'list'), schedules),
  ];
}

function needed<Right>(right: Right, what: string): Wanted<Right> {
  return { right, for: what, isNeeded: true };
}

function welcome<Right>(right: Right, what: string): Wanted<Right> {
  return { right, for: what, isNeeded: false };
}

/** A rule for a Role, as it can be pasted; verbs of the same resource stand together. */
function roleRules(rights: readonly KubernetesRight[]): string {
  const rules = Map.groupBy(rights, ({ group, resource }) => `apiGroups: ["${group}"], resources: ["${resource}"]`);
  return [...rules]
    .map(([rule, own]) => `{ ${rule}, verbs: [${own.map(({ verb }) => `"${verb}"`).join(', ')}] }`)
    .join(', ');
}

/** Whether the rights in one namespace are granted. */
export function judgeKubernetesRights(
  reviewed: readonly Reviewed<KubernetesRight>[],
  {
    question,
    about,
  }: {
    readonly question: Extract<Question, 'cluster-permissions' | 'argocd-permissions' | 'backup'>;
    readonly about: string;
  },
): Diagnosis {
  const namespace = reviewed[0]?.right.namespace ?? '';
  return judge(reviewed, {
    ...answering(question, about),
    print: ({ verb, resource }) => `${verb} ${resource}`,
    remedy: (rights) => `add to a Role in the namespace "${namespace}": rules: [${roleRules(rights)}]`,
  });
}

/**
 * Whether the rights in Argo CD are granted. Of single actions on a Rollout it tells nobody whether they are allowed: `can-i` knows `get`,
 * `sync` and the like alone (rbacpolicy.Actions), so that the policy is told instead.
 */
export function judgeArgoRights(
  reviewed: readonly Reviewed<ArgoRight>[],
  { about, steers }: { readonly about: string; readonly steers: boolean },
): Diagnosis {
  const diagnosis = judge(reviewed, {
    ...answering('argocd-permissions', about),
    print: ({ action }) => action,
    remedy: (rights) => `add to the policy of Argo CD (argocd-rbac-cm): ${rights.map(policyOf).join('; ')}`,
  });
  const [first] = reviewed;
  if (diagnosis.answer !== 'fine' || !steers || first === undefined) return diagnosis;
  const action = policyOf({ ...first.right, action: 'action/argoproj.io/Rollout/ACTION' });
  return { ...diagnosis, advice: `the command \`rollout\` needs besides, which Argo CD does not tell: ${action}` };
}

function policyOf({ resource, action, object }: ArgoRight): string {
  return `p, ROLE, ${resource}, ${action}, ${object}, allow`;
}

interface Printing<Right> extends ReturnType<typeof answering> {
  readonly print: (right: Right) => string;
  readonly remedy: (rights: readonly Right[]) => string;
}

function judge<Right>(
  reviewed: readonly Reviewed<Right>[],
  { fine, problem, unknown, print, remedy }: Printing<Right>,
): Diagnosis {
  const silent = reviewed.filter(({ isNeeded, isGranted }) => isNeeded && isGranted === undefined);
  const refused = reviewed.filter(({ isGranted }) => isGranted === false);
  const lacking = refused.filter(({ isNeeded }) => isNeeded);
  const list = (all: readonly Reviewed<Right>[]) => [...new Set(all.map(({ right }) => print(right)))].join(', ');
  const rules = (all: readonly Reviewed<Right>[]) => remedy(all.map(({ right }) => right));
  const uses = (all: readonly Reviewed<Right>[]) => [...new Set(all.map((one) => one.for))].join(', ');
  if (lacking.length > 0) return problem(`may not ${list(lacking)} (${uses(lacking)})`, rules(lacking));
  if (silent.length > 0)
    return unknown(`nobody answers whether we may ${list(silent)}`, `see that there is such a rule: ${rules(silent)}`);
  if (refused.length === 0) return fine(`may ${list(reviewed.filter(({ isGranted }) => isGranted === true))}`);
  return fine(`all that is needed; not ${list(refused)}`, `for ${uses(refused)}: ${rules(refused)}`);
}
