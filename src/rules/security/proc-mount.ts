import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { contextOf, exampleDeployment, hasOwnUsers, standards, textOf } from './control.ts';

/** /proc as baseline wants it: since 1.35 as it likes in a user namespace. */
export const procMountControl: Control = {
  id: 'procMount',
  level: 'baseline',
  judge: (pod, minor) => (minor >= 35 && hasOwnUsers(pod) ? [] : unmasked(pod)),
};

/** /proc as restricted wants it, which makes no exception. */
export const restrictedProcMountControl: Control = {
  id: 'procMount_restricted',
  level: 'restricted',
  since: 35,
  replaces: 'procMount',
  judge: unmasked,
};

function unmasked({ containers }: Pod): readonly Report[] {
  return containers.map(contextOf).flatMap(({ view, title }) => {
    const at = view.at('procMount');
    const mount = textOf(at);
    if (mount === undefined || mount === 'Default') return [];
    return [
      { at, message: `${title} mounts /proc ${mount}`, repair: { of: 'yaml', changes: [{ remove: at }] } as const },
    ];
  });
}

/** /proc without its masks. */
export const procMount: Rule = {
  id: 'proc-mount',
  family: 'security',
  severities: ['error'],
  title: 'a container that sees the whole of /proc',
  why: 'it reads and writes settings of the kernel that all pods of the node share',
  fix: 'remove procMount',
  repairs: 'safe',
  sources: [standards],
  elsewhere: ['kube-linter unsafe-proc-mount', 'polaris procMount', 'trivy KSV-0027'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { procMount: Unmasked }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { procMount: Default }`),
  },
  looksAt: 'pod',
  judge: unmasked,
};
