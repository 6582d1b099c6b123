import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import type { Replicas } from '../replicas.ts';
import { replicasOf } from '../replicas.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import { receiversOf } from '../traffic.ts';
import { couldRunTwice } from './rolling-update.ts';

/** A workload that is gone with one pod. */
export const replicasMinimum: Rule = {
  id: 'replicas-minimum',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a workload of fewer than two pods, or that may be scaled down to one',
  why: 'the drain of one node, or one crash, is an outage until another pod has started',
  fix: 'run two pods at least, three where they are many requests',
  repairs: 'safe',
  sources: ['https://kubernetes.io/docs/concepts/workloads/pods/disruptions/#pod-disruption-budgets'],
  elsewhere: [
    'kube-linter minimum-three-replicas',
    'kube-linter hpa-minimum-three-replicas',
    'kube-score deployment-replicas',
    'kube-score horizontalpodautoscaler-replicas',
    'polaris deploymentMissingReplicas',
    'polaris hpaMinAvailability',
  ],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 1
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
    good: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  replicas: 2
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
---
apiVersion: v1
kind: Service
metadata: { name: api }
spec:
  selector: { app: api }
  ports: [{ port: 80, targetPort: 8080 }]
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => judge(set, pod)),
};

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const replicas = replicasOf(set, pod.runsAs);
  if (replicas === undefined || replicas.lowest >= 2 || isOff(replicas)) return [];
  const isServed = receiversOf(set, pod).length > 0;
  // what asks for nothing but work may well be scaled to none
  if (replicas.scaler?.object.kind === 'ScaledObject' && !isServed) return [];
  const repair = isServed && couldRunTwice(pod) ? repairOf(replicas) : undefined;
  return [
    {
      at: replicas.at,
      severity: isServed ? 'warning' : 'info',
      message: messageOf(pod, replicas),
      object: replicas.scaler?.object ?? pod.runsAs,
      ...(repair === undefined ? {} : { repair }),
    },
  ];
}

/** `replicas: 0`: it is switched off. */
function isOff({ highest }: Replicas): boolean {
  return highest === 0;
}

function messageOf({ runsAs }: Pod, { lowest, at, scaler }: Replicas): string {
  const pods = lowest === 1 ? 'one pod' : `${lowest} pods`;
  const byDefault = at.isThere ? '' : ', as nothing else is given';
  return scaler === undefined
    ? `${titleOf(runsAs)} runs ${pods}${byDefault}`
    : `${titleOf(scaler.object)} may scale ${titleOf(runsAs)} down to ${pods}${byDefault}`;
}

/** While it is rolled out two pods run at once anyhow: to have two all the time asks nothing new of them. */
function repairOf({ at, scaler }: Replicas): Repair | undefined {
  const isTooFew = scaler !== undefined && (scaler.maximum.number ?? 0) < 2;
  return isTooFew ? undefined : { of: 'yaml', changes: [{ set: at, to: 2 }] };
}
