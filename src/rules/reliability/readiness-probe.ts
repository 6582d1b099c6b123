import type { Severity } from '../../readiness/finding.ts';
import type { ManifestObject } from '../object.ts';
import { titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Receiver } from '../traffic.ts';
import { byContainer, receiversOf } from '../traffic.ts';
import { hasProbe } from './probe.ts';

/** A container that gets requests without saying when it is ready for them. */
export const readinessProbe: Rule = {
  id: 'readiness-probe',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'a container behind a Service, or in a Rollout, without a readinessProbe',
  why: 'the pod counts as ready as soon as its process runs: requests come while it still starts, and a roll-out replaces good pods by ones that cannot serve',
  fix: 'add a readinessProbe that answers only when the container can serve',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#readiness-probe'],
  elsewhere: ['kube-linter no-readiness-probe', 'kube-score pod-probes', 'polaris readinessProbeMissing'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
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
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          image: ghcr.io/acme/api:v1.2.3
          readinessProbe: { httpGet: { path: /ready, port: 8080 } }
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
  judge: (set: ObjectSet) => set.pods.filter(({ isLongRunning }) => isLongRunning).flatMap((pod) => judge(set, pod)),
};

function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const reached = [...byContainer(receiversOf(set, pod))].filter(([, receivers]) => receivers.some(asksReadiness));
  const expected: readonly (readonly [PodContainer, readonly Receiver[]])[] =
    reached.length === 0 && isRollout(pod.runsAs) ? mainContainer(pod) : reached;
  return expected
    .filter(([{ view }]) => !view.at('readinessProbe').isThere)
    .map(([container, receivers]) => ({
      at: container.view.at('readinessProbe'),
      severity: severityOf(pod, container, receivers),
      message: `${container.title} ${reasonOf(pod, receivers)}, but has no readinessProbe`,
      object: pod.object,
    }));
}

/** A headless Service may name pods that are not ready as well: then it does not matter whether they are. */
function asksReadiness({ service }: Receiver): boolean {
  return !service.view.at('spec', 'publishNotReadyAddresses').isTrue;
}

function isRollout({ kind }: ManifestObject): boolean {
  return kind === 'Rollout';
}

function mainContainer({ containers }: Pod): readonly (readonly [PodContainer, readonly Receiver[]])[] {
  const own = containers.filter(({ list }) => list === 'containers');
  const main = own.find(({ view }) => view.at('ports').isThere) ?? own[0];
  return main === undefined ? [] : [[main, []]];
}

/** Another container's probe, or the one at start-up, holds the first requests back; clients of a headless Service may retry. */
function severityOf(pod: Pod, { view }: PodContainer, receivers: readonly Receiver[]): Severity {
  if (hasProbe(pod, 'readinessProbe') || view.at('startupProbe').isThere) return 'warning';
  return !isRollout(pod.runsAs) && receivers.every(({ isHeadless }) => isHeadless) ? 'warning' : 'error';
}

function reasonOf({ runsAs }: Pod, [first]: readonly Receiver[]): string {
  return first === undefined ? `is what ${titleOf(runsAs)} rolls out` : `gets requests from ${titleOf(first.service)}`;
}
