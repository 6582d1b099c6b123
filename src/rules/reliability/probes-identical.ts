import type { ObjectSet } from '../object-set.ts';
import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { receiversOf } from '../traffic.ts';
import { patienceOf, questionOf } from './probe.ts';

/** One question for two ends: to take a pod out of traffic, and to kill it. */
export const probesIdentical: Rule = {
  id: 'probes-identical',
  family: 'reliability',
  severities: ['warning', 'info'],
  title: 'a livenessProbe that asks the same as the readinessProbe, and is not more patient',
  why: 'an overloaded pod is killed at the moment when it should only rest from traffic; the others get its load and follow, until all restart',
  fix: 'ask another path, which tests the process only, or give the livenessProbe a higher failureThreshold',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#liveness-probe'],
  elsewhere: ['kube-score pod-probes-identical'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      readinessProbe: { httpGet: { path: /health, port: 8080 } }
      livenessProbe: { httpGet: { path: /health, port: 8080 } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      readinessProbe: { httpGet: { path: /ready, port: 8080 } }
      livenessProbe: { httpGet: { path: /live, port: 8080 } }
`,
  },
  looksAt: 'set',
  judge: (set: ObjectSet) => set.pods.flatMap((pod) => pod.running.flatMap((container) => judge(set, pod, container))),
};

/** The documentation of Kubernetes calls the same question with a higher threshold a common pattern. */
function judge(set: ObjectSet, pod: Pod, container: PodContainer): readonly Report[] {
  const { view, title } = container;
  const [readiness, liveness] = [view.at('readinessProbe'), view.at('livenessProbe')];
  const question = questionOf(liveness, container);
  if (question === undefined || question !== questionOf(readiness, container)) return [];
  if (patienceOf(liveness) > patienceOf(readiness)) return [];
  const message = `the livenessProbe of ${title} asks the same as its readinessProbe, and gives up after ${patienceOf(liveness)} s, no later than that`;
  // what gets no requests is not overloaded by them
  const severity = receiversOf(set, pod).length > 0 ? 'warning' : 'info';
  return [{ at: liveness, severity, message, object: pod.object }];
}
