import type { Diagnosis } from './diagnosis.ts';
import { answering } from './diagnosis.ts';
import type { KubernetesRight } from './facts.ts';
import type { Reviewed, Wanted } from './rights.ts';

const nodes: KubernetesRight = { group: '', resource: 'nodes', verb: 'list', namespace: '' };
const status: KubernetesRight = {
  group: '',
  resource: 'configmaps',
  verb: 'get',
  namespace: 'kube-system',
  name: 'cluster-autoscaler-status',
};
const pools: KubernetesRight = { group: 'karpenter.sh', resource: 'nodepools', verb: 'list', namespace: '' };

/** What reading the nodes of a cluster takes; only they are needed. */
export const nodeRights: readonly Wanted<KubernetesRight>[] = [
  { right: nodes, for: 'what nodes have to give', isNeeded: true },
  { right: status, for: 'what the Cluster Autoscaler may add', isNeeded: false },
  { right: pools, for: 'what Karpenter may add', isNeeded: false },
];

/** Whether nodes may be read. Nothing fails without: amounts are judged without them then. */
export function judgeNodeRights(reviewed: readonly Reviewed<KubernetesRight>[], about: string): Diagnosis {
  const { fine, unknown } = answering('nodes', about);
  const [lacking] = reviewed.filter(({ isNeeded, isGranted }) => isNeeded && isGranted !== true);
  const refused = reviewed.filter(({ isGranted }) => isGranted === false);
  if (lacking !== undefined) {
    const why = lacking.isGranted === false ? 'may not list nodes' : 'nobody answers whether we may list nodes';
    return unknown(`${why}: amounts are judged without them`, rulesFor(reviewed));
  }
  if (refused.length === 0) return fine('may be read, and what adds them');
  return fine('may be read', `to know whether larger ones may come (${uses(refused)}): ${rulesFor(refused)}`);
}

function uses(reviewed: readonly Reviewed<KubernetesRight>[]): string {
  return reviewed.map((one) => one.for).join(', ');
}

/** Rules as they can be pasted: that of a namespace stands in a Role there. */
function rulesFor(reviewed: readonly Reviewed<KubernetesRight>[]): string {
  const wide = reviewed.filter(({ right }) => right.namespace === '').map(({ right }) => ruleOf(right));
  const own = reviewed.filter(({ right }) => right.namespace !== '');
  return [
    ...(wide.length === 0 ? [] : [`add to a ClusterRole: rules: [${wide.join(', ')}]`]),
    ...own.map(({ right }) => `add to a Role in the namespace "${right.namespace}": rules: [${ruleOf(right)}]`),
  ].join('; ');
}

function ruleOf({ group, resource, verb, name }: KubernetesRight): string {
  const only = name === undefined ? '' : `, resourceNames: ["${name}"]`;
  return `{ apiGroups: ["${group}"], resources: ["${resource}"]${only}, verbs: ["${verb}"] }`;
}
