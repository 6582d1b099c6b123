import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import { portOf } from './probe.ts';

/** A probe that knocks at a door that is not there. */
export const probePort: Rule = {
  id: 'probe-port',
  family: 'reliability',
  severities: ['error', 'warning'],
  title: 'a probe of a port that the container does not list',
  why: 'the probe fails always: the pod never gets requests, or is killed again and again',
  fix: 'name the port that the container listens on',
  repairs: 'suggested',
  sources: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#Probe',
    'https://github.com/kubernetes/kubernetes/blob/v1.34.2/pkg/probe/util.go#L27',
  ],
  elsewhere: ['kube-linter liveness-port', 'kube-linter readiness-port', 'kube-linter startup-port'],
  example: {
    file: 'api.yaml',
    bad: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      ports: [{ name: http, containerPort: 8080 }]
      readinessProbe: { httpGet: { path: /ready, port: web } }
`,
    good: `apiVersion: v1
kind: Pod
metadata: { name: api }
spec:
  containers:
    - name: api
      image: ghcr.io/acme/api:v1.2.3
      ports: [{ name: http, containerPort: 8080 }]
      readinessProbe: { httpGet: { path: /ready, port: http } }
`,
  },
  looksAt: 'pod',
  judge: (pod: Pod) =>
    pod.running.flatMap((container) =>
      ['startupProbe', 'readinessProbe', 'livenessProbe'].flatMap((kind) => judge(pod, container, kind)),
    ),
};

function judge(pod: Pod, container: PodContainer, kind: string): readonly Report[] {
  const at = portOf(container.view.at(kind));
  if (at?.value === undefined || at.isFilledInLater) return [];
  const isNumber = /^\d+$/.test(at.value);
  return isNumber ? judgeNumber(pod, container, { kind, at }) : judgeName(container, { kind, at });
}

interface Asked {
  readonly kind: string;
  readonly at: View;
}

/** Names are looked up among the ports of the same container only. */
function judgeName({ view, title }: PodContainer, { kind, at }: Asked): readonly Report[] {
  const names = view.at('ports').items.flatMap((port) => port.at('name').value ?? []);
  if (names.includes(at.value ?? '')) return [];
  const has = names.length === 0 ? 'no port with a name' : `only ${names.join(', ')}`;
  return [{ at, message: `the ${kind} of ${title} asks the port ${at.value}, but the container has ${has}` }];
}

/**
 * A container may listen on ports that it does not list. Who lists some but not this one, and does not name it elsewhere either, has
 * likely mistaken the number.
 */
function judgeNumber(pod: Pod, { view, title }: PodContainer, { kind, at }: Asked): readonly Report[] {
  const numbers = view.at('ports').items.flatMap((port) => port.at('containerPort').value ?? []);
  const others = pod.running.flatMap((one) => one.view.at('ports').items.map((port) => port.at('containerPort').value));
  const number = at.value ?? '';
  if (numbers.length === 0 || others.includes(number) || isNamedBySettings(view, number)) return [];
  const message = `the ${kind} of ${title} asks the port ${number}, but the container lists ${numbers.join(', ')}`;
  return [{ at, severity: 'warning', message }];
}

/** Whether the command, its arguments or the environment hold the number, as `--health-probe-bind-address=:8081` does. */
function isNamedBySettings(container: View, number: string): boolean {
  const texts = [
    ...container.at('command').items,
    ...container.at('args').items,
    ...container.at('env').items.map((one) => one.at('value')),
  ];
  const word = new RegExp(`(?<!\\d)${number}(?!\\d)`);
  return texts.some(({ value }) => value !== undefined && word.test(value));
}
