import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import { patienceOf } from './probe.ts';

/** From this many seconds on, a delay is there to wait for the start. */
const longDelay = 30;

/** Waiting for the start by fixed delays. */
export const startupProbe: Rule = {
  id: 'startup-probe',
  family: 'reliability',
  severities: ['info'],
  title:
    'fixed delays in the place of a startupProbe or beside one, or a deadline that is shorter than the start may take',
  why: 'after each restart the container goes unwatched, or without requests, for the whole delay even if it starts fast; and one that starts slower than the delay is killed',
  fix: 'add a startupProbe with a short period, and take initialDelaySeconds away',
  repairs: 'suggested',
  sources: ['https://kubernetes.io/docs/concepts/configuration/liveness-readiness-startup-probes/#startup-probe'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      livenessProbe: { httpGet: { path: /live, port: 8080 }, initialDelaySeconds: 60 }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      startupProbe: { httpGet: { path: /live, port: 8080 }, periodSeconds: 2, failureThreshold: 60 }
      livenessProbe: { httpGet: { path: /live, port: 8080 } }
`,
  },
  looksAt: 'pod',
  judge: (pod: Pod) =>
    pod.running.flatMap((container) => [...judgeDelays(container), ...judgeDeadline(pod, container)]),
};

function judgeDelays({ view, title }: PodContainer): readonly Report[] {
  const kinds = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
  if (view.at('startupProbe').isThere)
    return kinds.flatMap((kind) => {
      const at = view.at(kind, 'initialDelaySeconds');
      const message = `the ${kind} of ${title} waits ${at.value} s although a startupProbe watches the start`;
      return (at.number ?? 0) > 0 ? [{ at, message }] : [];
    });
  const at = view.at('livenessProbe', 'initialDelaySeconds');
  const message = `the livenessProbe of ${title} waits ${at.value} s for the start, instead of a startupProbe`;
  return (at.number ?? 0) >= longDelay ? [{ at, message }] : [];
}

/** A roll-out counts as failed after `progressDeadlineSeconds` (600 unless given) without progress. */
function judgeDeadline({ runsAs }: Pod, { view, title }: PodContainer): readonly Report[] {
  const probe = view.at('startupProbe');
  const stated = runsAs.view.at('spec', 'progressDeadlineSeconds');
  const deadline = stated.isThere ? stated.number : 600;
  if (!probe.isThere || deadline === undefined || !['Deployment', 'Rollout'].includes(runsAs.kind)) return [];
  const budget = (probe.at('initialDelaySeconds').number ?? 0) + patienceOf(probe);
  if (budget <= deadline) return [];
  const whose = stated.isThere ? 'progressDeadlineSeconds is' : 'without progressDeadlineSeconds it is';
  return [
    {
      at: stated.isThere ? stated : probe.at('failureThreshold'),
      message: `the roll-out counts as failed after ${deadline} s (${whose} ${deadline}), while the startupProbe of ${title} allows ${budget} s`,
      why: 'a roll-out is called failed, and rolled back by what watches it, while its pods still start as they may',
      fix: `raise progressDeadlineSeconds above ${budget}, or let the startupProbe give up earlier`,
    },
  ];
}
