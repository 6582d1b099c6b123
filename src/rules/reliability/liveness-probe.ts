import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { receiversOf } from '../traffic.ts';
import { hasProbe } from './probe.ts';

/** A container that hangs without anybody noticing. */
export const livenessProbe: Rule = {
  id: 'liveness-probe',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a long-running container without a livenessProbe',
  why: 'a process that hangs, such as in a deadlock, stays as it is until a person restarts it',
  fix: 'add a livenessProbe that tests the process only, never what it depends on, and is more patient than the readinessProbe',
  repairs: 'suggested',
  isOpinion: true,
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  elsewhere: ['kube-linter no-liveness-probe', 'kube-score pod-probes', 'polaris livenessProbeMissing'],
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
          livenessProbe: { httpGet: { path: /live, port: 8080 } }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => judge(set, pod)),
};

/** One report for a pod without any, likely harm where it serves requests; advice for each container beside one that has it. */
function judge(set: ObjectSet, pod: Pod): readonly Report[] {
  const without = pod.containers.filter(({ list, view }) => list === 'containers' && !view.at('livenessProbe').isThere);
  if (!isRestarted(pod)) return [];
  if (hasProbe(pod, 'livenessProbe')) return without.map((container) => report(pod, container, 'info'));
  return without.slice(0, 1).map((container) => report(pod, container, isServing(set, pod) ? 'warning' : 'info'));
}

/** Pods that are to end on their own, as those of tests and hooks, are not restarted by a probe. */
function isRestarted({ isLongRunning, object, spec }: Pod): boolean {
  return isLongRunning && object.kind !== 'PodTemplate' && (spec.at('restartPolicy').value ?? 'Always') === 'Always';
}

/** Whether somebody waits for answers, who would notice a hang before anybody else does. */
function isServing(set: ObjectSet, pod: Pod): boolean {
  return pod.runsAs.kind === 'Rollout' || hasProbe(pod, 'readinessProbe') || receiversOf(set, pod).length > 0;
}

function report({ object }: Pod, { view, title }: PodContainer, severity: 'warning' | 'info'): Report {
  return { at: view.at('livenessProbe'), severity, message: `${title} has no livenessProbe`, object };
}
