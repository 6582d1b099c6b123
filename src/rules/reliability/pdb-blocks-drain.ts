import type { RuleContext } from '../context.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { hasReplicas, replicasOf } from '../replicas.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Budget } from './disruption-budget.ts';
import { allowedDisruptions, budgetAt, budgetsOf } from './disruption-budget.ts';
import { podsOf } from './rolling-update.ts';

/** A budget that lets nothing go. */
export const pdbBlocksDrain: Rule = {
  id: 'pdb-blocks-drain',
  family: 'reliability',
  severities: ['error', 'warning', 'info'],
  title: 'a PodDisruptionBudget that allows no eviction, is shared by several controllers, or keeps crashed pods',
  why: 'nodes cannot be drained: the upgrade of the cluster, and scaling it down, wait until somebody deletes the pods by hand',
  fix: 'allow one pod to go: maxUnavailable 1',
  repairs: 'safe',
  sources: [
    'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    'https://kubernetes.io/docs/concepts/workloads/pods/disruptions/',
  ],
  elsewhere: [
    'kube-linter pdb-min-available',
    'kube-linter pdb-max-unavailable',
    'kube-linter pdb-unhealthy-pod-eviction-policy',
    'polaris pdbDisruptionsIsZero',
    'polaris pdbMinAvailableGreaterThanHPAMinReplicas',
  ],
  example: {
    file: 'pdb.yaml',
    bad: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 0
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { app: api } }
`,
    good: `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector: { matchLabels: { app: api } }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet, context) => budgetsOf(set).flatMap((budget) => judge(set, budget, context)),
};

function judge(set: ObjectSet, object: ManifestObject, context: RuleContext): readonly Report[] {
  const selected = set.podsSelectedBy(object.view.at('spec', 'selector'), object.namespace);
  const pods = selected.filter(({ isLongRunning }) => isLongRunning);
  const budget = budgetAt(object);
  return [
    ...(budget === undefined ? [] : judgeAmount(lowestSum(set, pods), budget, object)),
    ...judgeSharing(object, pods),
    ...judgePolicy(object, pods, context),
  ].map((report) => ({ ...report, object }));
}

function judgeAmount(lowest: number | undefined, budget: Budget, { view }: ManifestObject): readonly Report[] {
  const { of, at, amount } = budget;
  const help = lowest === 1 ? { fix: fixOfOne } : { repair: repairOf(budget, view.at('spec')) };
  if (of === 'maxUnavailable' && podsOf(amount, 1, 'up') === 0)
    return [{ at, message: `maxUnavailable ${at.value} allows no pod to be evicted, ever`, ...help }];
  if (lowest === undefined || lowest < 1 || allowedDisruptions(budget, lowest) > 0) return [];
  const kept = podsOf(amount, lowest, 'up');
  const share = 'percent' in amount ? ` (${kept} pods, rounded up)` : '';
  const message = `minAvailable ${at.value}${share} of ${lowest} allows no pod to be evicted`;
  return [{ at, message, ...help }];
}

/** The fewest pods that a budget may keep; undefined where the set does not tell, or they are not counted by replicas. */
function lowestSum(set: ObjectSet, pods: readonly Pod[]): number | undefined {
  const counts = pods.map(({ runsAs }) => replicasOf(set, runsAs)?.lowest);
  const known = counts.filter((count) => count !== undefined);
  if (known.length === 0 || known.length < counts.length) return undefined;
  return known.reduce((sum, count) => sum + count, 0);
}

/** With one pod only, somebody has to choose between an outage at each drain and a second pod. */
const fixOfOne = 'run two pods, and allow one to go; or take the budget away and live with the gap at each drain';

function repairOf({ of, at }: Budget, spec: View): Repair {
  if (of === 'maxUnavailable') return { of: 'yaml', changes: [{ set: at, to: 1 }] };
  return { of: 'yaml', changes: [{ remove: at }, { set: spec.at('maxUnavailable'), to: 1 }] };
}

/** One that fits several controllers counts their pods as one crowd: those of one of them may all go. */
function judgeSharing({ view, namespace }: ManifestObject, pods: readonly Pod[]): readonly Report[] {
  const controllers = pods.map(({ runsAs }) => runsAs).filter((one) => hasReplicas(one) && one.namespace === namespace);
  const names = [...new Set(controllers.map(titleOf))];
  if (names.length < 2) return [];
  return [
    {
      at: view.at('spec', 'selector'),
      severity: 'warning',
      message: `its selector fits the pods of ${names.join(' and ')}, which are counted as one crowd`,
      why: 'as long as the others run, all pods of one of them may be evicted at once; while one is down, nothing of the others may go',
      fix: 'give each controller a budget of its own, with labels that only its pods have',
    },
  ];
}

/** From 1.27 on. A member of a quorum is left to its owner: it may need the time to become healthy. */
function judgePolicy({ view }: ManifestObject, pods: readonly Pod[], { kubernetes }: RuleContext): readonly Report[] {
  const at = view.at('spec', 'unhealthyPodEvictionPolicy');
  if (kubernetes < 27 || at.isThere || pods.some(({ runsAs }) => runsAs.kind === 'StatefulSet')) return [];
  return [
    {
      at,
      severity: 'info',
      message:
        'pods that run but are not ready may not be evicted either, without unhealthyPodEvictionPolicy: AlwaysAllow',
      why: 'a pod that crashes in a loop keeps its node from being drained',
      fix: 'set unhealthyPodEvictionPolicy: AlwaysAllow',
      repair: { of: 'yaml', changes: [{ set: at, to: 'AlwaysAllow' }] },
    },
  ];
}
