import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { replicasOf } from '../replicas.ts';
import type { Report, Rule } from '../rule.ts';
import { budgetsOf, isKept } from './disruption-budget.ts';

/** Several pods that may all go at once. */
export const pdbMissing: Rule = {
  id: 'pdb-missing',
  family: 'reliability',
  severities: ['warning'],
  title: 'a workload of two or more pods that no PodDisruptionBudget selects',
  why: 'drains for an upgrade, or nodes that the autoscaler takes away, may evict all of its pods at once',
  fix: 'add a PodDisruptionBudget with maxUnavailable 1, or 25%, and the labels of the pods',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/tasks/run-application/configure-pdb/'],
  elsewhere: ['kube-score deployment-has-poddisruptionbudget', 'polaris missingPodDisruptionBudget'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 3
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api }
spec:
  maxUnavailable: 1
  selector: { matchLabels: { app: api } }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => (set.isWhole ? set.pods.flatMap((pod) => judge(set, pod)) : []),
};

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const { runsAs } = pod;
  const replicas = replicasOf(set, runsAs);
  if (replicas === undefined || replicas.lowest < 2 || isKept(set, pod)) return [];
  const ofSameName = budgetsOf(set).find(({ name }) => name !== undefined && name === runsAs.name);
  const near = ofSameName === undefined ? '' : `; ${titleOf(ofSameName)} has other labels in its selector`;
  const at = runsAs.view.at('metadata', 'name');
  return [
    {
      at,
      message: `no PodDisruptionBudget selects the pods of ${titleOf(runsAs)}${near}`,
      object: runsAs,
    },
  ];
}
