import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { allContexts, exampleDeployment, flagOf, standards } from './control.ts';

/** hostNetwork, hostPID, hostIPC. */
export const hostNamespacesControl: Control = { id: 'hostNamespaces', level: 'baseline', judge: sharedNamespaces };

/** Host processes of Windows. */
export const hostProcessControl: Control = { id: 'windowsHostProcess', level: 'baseline', judge: hostProcesses };

const namespaces = {
  hostNetwork: 'the network of its node, where no NetworkPolicy holds',
  hostPID: 'the processes of its node',
  hostIPC: 'the shared memory of its node',
};

function sharedNamespaces({ spec }: Pod): readonly Report[] {
  return Object.entries(namespaces).flatMap(([key, what]) => {
    const at = spec.at(key);
    if (flagOf(at) !== 'true') return [];
    return [{ at, message: `${key} lets the pod into ${what}`, repair: { of: 'yaml', changes: [{ remove: at }] } }];
  });
}

function hostProcesses(pod: Pod): readonly Report[] {
  return allContexts(pod).flatMap(({ view, title }) => {
    const at = view.at('windowsOptions', 'hostProcess');
    if (flagOf(at) !== 'true') return [];
    const message = `${title} runs as a process of the Windows node itself`;
    return [{ at, message, repair: { of: 'yaml', changes: [{ remove: at }] } }];
  });
}

/** Pods that share namespaces with their node. */
export const hostNamespaces: Rule = {
  id: 'host-namespaces',
  family: 'security',
  severities: ['error'],
  title: 'a pod that shares the network, processes or memory of its node',
  why: 'whoever gets into the pod sees and reaches what runs on the node, and the kubelet beside it',
  fix: 'remove the field; what needs the node belongs in a namespace of its own that allows it',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.3, 5.2.4, 5.2.5, 5.2.11'],
  elsewhere: [
    'kube-linter host-network',
    'kube-linter host-pid',
    'kube-linter host-ipc',
    'polaris hostNetworkSet',
    'polaris hostPIDSet',
    'polaris hostIPCSet',
    'polaris hostProcess',
    'trivy KSV-0008',
    'trivy KSV-0009',
    'trivy KSV-0010',
    'trivy KSV-0103',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`hostNetwork: true
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
  },
  looksAt: 'pod',
  judge: (pod) => [...sharedNamespaces(pod), ...hostProcesses(pod)],
};
