import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { contextOf, exampleDeployment, flagOf, standards } from './control.ts';

/** Containers without any confinement. */
export const privilegedControl: Control = { id: 'privileged', level: 'baseline', judge: privilegedContainers };

function privilegedContainers({ containers }: Pod): readonly Report[] {
  return containers.map(contextOf).flatMap(({ view, title }) => {
    const at = view.at('privileged');
    if (flagOf(at) !== 'true') return [];
    return [{ at, message: `${title} is privileged`, repair: { of: 'yaml', changes: [{ remove: at }] } }];
  });
}

/** `privileged: true`. */
export const privilegedContainer: Rule = {
  id: 'privileged-container',
  family: 'security',
  severities: ['error'],
  title: 'a privileged container',
  why: 'it is root on the node: every device, every capability, no seccomp, and so everything else that runs there',
  fix: 'remove privileged, and add the one capability that is needed',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.2'],
  elsewhere: [
    'kube-linter privileged-container',
    'kube-score container-security-context-privileged',
    'polaris runAsPrivileged',
    'trivy KSV-0017',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { privileged: true }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { privileged: false }`),
  },
  looksAt: 'pod',
  judge: privilegedContainers,
};
