import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod } from '../pod.ts';
import { replicasOf } from '../replicas.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';

const claim = { kind: 'PersistentVolumeClaim', group: '' };

/** Several pods that share a claim which one node, or one pod, may mount. */
export const volumeAccessMode: Rule = {
  id: 'volume-access-mode',
  family: 'reliability',
  severities: ['error', 'warning'],
  title:
    'a workload of several pods that all mount one claim which one node (ReadWriteOnce) or one pod (ReadWriteOncePod) may mount',
  why: 'a pod on another node waits for the volume without end: where volumes are disks, the workload never has all its pods, and a roll-out stands still',
  fix: 'give each pod a volume of its own (volumeClaimTemplates of a StatefulSet), use a storage class that offers ReadWriteMany, or run one pod',
  repairs: 'person',
  sources: ['https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteOnce]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: apps/v1
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
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
`,
    good: `apiVersion: v1
kind: PersistentVolumeClaim
metadata: { name: data }
spec:
  accessModes: [ReadWriteMany]
  resources: { requests: { storage: 10Gi } }
---
apiVersion: apps/v1
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
          volumeMounts: [{ name: data, mountPath: /data }]
      volumes:
        - name: data
          persistentVolumeClaim: { claimName: data }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => judge(set, pod)),
};

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const volumes = pod.spec.at('volumes').items.map((volume) => volume.at('persistentVolumeClaim'));
  const mounted = volumes.filter((volume) => volume.at('claimName').value !== undefined);
  if (mounted.length === 0) return [];
  const replicas = replicasOf(set, pod.runsAs);
  if (replicas === undefined || replicas.lowest < 2) return [];
  return mounted.flatMap((volume) => reportOf(set, { pod, volume, lowest: replicas.lowest }));
}

interface Mount {
  readonly pod: Pod;
  /** Its `persistentVolumeClaim`. */
  readonly volume: View;
  /** How many pods there are at least. */
  readonly lowest: number;
}

function reportOf(set: ObjectSet, { pod: { object, runsAs }, volume, lowest }: Mount): readonly Report[] {
  const at = volume.at('claimName');
  const found = set.find(claim, { name: at.value, namespace: object.namespace }, object);
  const mode = found === undefined ? undefined : onlyModeOf(found);
  // a disk that is only read may be attached to several nodes after all
  if (mode === undefined || (mode === 'ReadWriteOnce' && volume.at('readOnly').isTrue)) return [];
  const [severity, who] =
    mode === 'ReadWriteOncePod' ? (['error', 'one pod'] as const) : (['warning', 'one node'] as const);
  return [
    {
      at,
      severity,
      message: `the ${lowest} pods of ${titleOf(runsAs)} share the claim ${at.value}, which ${who} may mount (${mode})`,
      object: runsAs,
    },
  ];
}

/** The one access mode that a claim asks for, of those that keep others out. */
function onlyModeOf({ view }: ManifestObject): 'ReadWriteOnce' | 'ReadWriteOncePod' | undefined {
  const modes = new Set(view.at('spec', 'accessModes').items.map(({ value }) => value));
  const [mode] = modes;
  return modes.size === 1 && (mode === 'ReadWriteOnce' || mode === 'ReadWriteOncePod') ? mode : undefined;
}
