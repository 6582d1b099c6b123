import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { isSelected } from '../selector.ts';
import type { View } from '../view.ts';
import type { SpotTaint } from './spot-pool.ts';
import { spotTaintsOf } from './spot-pool.ts';

/** What a cloud gives between its notice and the end of a node. */
const noticeSeconds = 120;

/** A spot pool that nobody uses, or that somebody uses unprepared. */
export const spotUnused: Rule = {
  id: 'spot-unused',
  family: 'operations',
  severities: ['warning'],
  title:
    'the taint of a spot pool that no pod tolerates, or a pod that tolerates it without a disruption budget, spreading, or an end within two minutes',
  why: 'without a toleration the spot nodes stay empty and save nothing; unprepared pods are all lost at once when the cloud takes its nodes back',
  fix: 'tolerate the taint, prefer the pool by node affinity, spread over nodes, add a PodDisruptionBudget, and end within two minutes',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-instance-termination-notices.html',
  ],
  example: {
    file: 'pool.yaml',
    bad: exampleWith(''),
    good: exampleWith('tolerations: [{ key: spot, operator: Exists }], '),
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => {
    const taints = spotTaintsOf(set);
    const users = set.pods.filter((pod) => pod.isLongRunning && taints.some((taint) => tolerates(pod, taint)));
    return [...unused(set, taints), ...users.flatMap((pod) => unprepared(set, pod))];
  },
};

function unused(set: ObjectSet, taints: readonly SpotTaint[]): readonly Report[] {
  if (!set.isWhole || !set.pods.some(({ isLongRunning }) => isLongRunning)) return [];
  return taints
    .filter((taint) => !set.pods.some((pod) => tolerates(pod, taint)))
    .map(({ at, object, key, value, pool }) => {
      const text = value === undefined ? key : `${key}=${value}`;
      return {
        at,
        object,
        message: `no pod here tolerates the taint ${text} of the spot pool ${pool ?? ''}`.trimEnd(),
      };
    });
}

/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function tolerates({ spec }: Pod, taint: SpotTaint): boolean {
  return spec.at('tolerations').items.some((one) => {
    const [key, effect] = [one.at('key').value, one.at('effect').value];
    const isForEffect = effect === undefined || effect === '' || effect === taint.effect;
    if (one.at('operator').value === 'Exists')
      return isForEffect && (key === undefined || key === '' || key === taint.key);
    return isForEffect && key === taint.key && (one.at('value').value ?? '') === (taint.value ?? '');
  });
}

function unprepared(set: ObjectSet, pod: Pod): readonly Report[] {
  const { spec, object } = pod;
  const replicas = pod.runsAs.view.at('spec', 'replicas');
  const isSeveral = pod.object.kind !== 'DaemonSet' && (replicas.number ?? 1) > 1;
  const grace = spec.at('terminationGracePeriodSeconds');
  const lacking = [
    ...(isSeveral && set.isWhole && !hasBudget(set, pod) ? ['a PodDisruptionBudget'] : []),
    ...(isSeveral && !isSpread(spec) ? ['spreading over nodes'] : []),
  ];
  const at = spec.at('tolerations');
  return [
    ...(lacking.length === 0
      ? []
      : [{ at, object, message: `${titleOf(object)} runs on spot nodes without ${lacking.join(' and ')}` }]),
    ...(grace.number !== undefined && grace.number > noticeSeconds
      ? [
          {
            at: grace,
            object,
            message: `${titleOf(object)} may take ${grace.number} s to end, and a spot node is gone ${noticeSeconds} s after its notice`,
          },
        ]
      : []),
  ];
}

function hasBudget(set: ObjectSet, { labels }: Pod): boolean {
  const kind = { kind: 'PodDisruptionBudget', group: 'policy' };
  return [...set.ofKind(kind), ...set.elsewhere(kind)].some(({ view }) =>
    isSelected(view.at('spec', 'selector'), labels),
  );
}

function isSpread(spec: View): boolean {
  return spec.at('topologySpreadConstraints').items.length > 0 || spec.at('affinity', 'podAntiAffinity').isThere;
}

function exampleWith(tolerations: string): string {
  return `apiVersion: karpenter.sh/v1
kind: NodePool
metadata: { name: spot }
spec:
  template:
    spec:
      requirements: [{ key: karpenter.sh/capacity-type, operator: In, values: [spot] }]
      taints: [{ key: spot, effect: NoSchedule }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec: { ${tolerations}containers: [{ name: api, image: "ghcr.io/acme/api:1.2.3" }] }
`;
}
