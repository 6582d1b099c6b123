import type { Pod, PodContainer } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Control } from './control.ts';
import { exampleDeployment, standards, textOf } from './control.ts';

/** Hosts that the kubelet is sent to; a control since 1.34. */
export const probeHostsControl: Control = {
  id: 'hostProbesAndHostLifecycle',
  level: 'baseline',
  since: 34,
  judge: probeHosts,
};

const handlers = [
  ['livenessProbe'],
  ['readinessProbe'],
  ['startupProbe'],
  ['lifecycle', 'postStart'],
  ['lifecycle', 'preStop'],
] as const;

function probeHosts({ containers }: Pod): readonly Report[] {
  return containers.flatMap((container) =>
    handlers.flatMap((path) =>
      (['httpGet', 'tcpSocket'] as const).flatMap((kind) => hostAt(container, container.view.at(...path), kind)),
    ),
  );
}

function hostAt({ title }: PodContainer, handler: View, kind: 'httpGet' | 'tcpSocket'): readonly Report[] {
  const at = handler.at(kind, 'host');
  const host = textOf(at);
  if (host === undefined || host === '') return [];
  const what = handler.path.split('.').at(-1);
  return [
    {
      at,
      message: `${what} of ${title} asks the host ${host} instead of the pod`,
      repair: { of: 'yaml', changes: [{ remove: at }] },
    },
  ];
}

/** A probe or hook that goes to another host. */
export const hostProbeAddress: Rule = {
  id: 'host-probe-address',
  family: 'security',
  severities: ['error', 'warning'],
  title: 'a probe or lifecycle hook that names a host',
  why: 'the kubelet asks from the network of the node: it becomes a way into whatever the node reaches, and says nothing about the pod; baseline refuses it since 1.34',
  fix: 'remove host: the address of the pod is taken',
  repairs: 'safe',
  sources: [standards],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    readinessProbe:
      httpGet: { host: 169.254.169.254, path: /, port: 80 }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    readinessProbe:
      httpGet: { path: /, port: 80 }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) =>
    // before that nobody refuses it
    kubernetes >= 34 ? probeHosts(pod) : probeHosts(pod).map((report) => ({ ...report, severity: 'warning' })),
};
