import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { bindsLowPort, contextOf, exampleDeployment, flagOf, isOpen, standards } from './control.ts';

/** Whether a process may get more rights than the one that started it. */
export const escalationControl: Control = {
  id: 'allowPrivilegeEscalation',
  level: 'restricted',
  judge: (pod, minor) => (pod.isWindows && minor >= 25 ? [] : escalations(pod)),
};

function escalations({ containers }: Pod): readonly Report[] {
  return containers.flatMap((container) => {
    const { view, title } = contextOf(container);
    const at = view.at('allowPrivilegeEscalation');
    const flag = isOpen(view) ? 'unknown' : flagOf(at);
    if (flag === 'false' || flag === 'unknown') return [];
    const message =
      flag === 'true'
        ? `${title} sets allowPrivilegeEscalation to true`
        : `${title} does not set allowPrivilegeEscalation, which means true`;
    // the API refuses false beside privileged, or CAP_SYS_ADMIN
    const isNeeded = flagOf(view.at('privileged')) === 'true' || addsSysAdmin(view) || bindsLowPort(container);
    const repair = { of: 'yaml', changes: [{ set: at, to: false }] } as const;
    return [{ at, message, ...(isNeeded ? {} : { repair }) }];
  });
}

function addsSysAdmin(context: Pod['spec']): boolean {
  return context
    .at('capabilities', 'add')
    .items.some(({ value }) => value === 'SYS_ADMIN' || value === 'CAP_SYS_ADMIN');
}

/** allowPrivilegeEscalation, which is on unless it is turned off. */
export const allowPrivilegeEscalation: Rule = {
  id: 'allow-privilege-escalation',
  family: 'security',
  severities: ['error'],
  title: 'a container whose processes may gain more rights than they began with',
  why: 'one forgotten setuid binary in the image, such as su or mount, makes an intruder root',
  fix: 'set allowPrivilegeEscalation: false in the securityContext of the container',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.6'],
  elsewhere: ['kube-linter privilege-escalation-container', 'polaris privilegeEscalationAllowed', 'trivy KSV-0001'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext: { allowPrivilegeEscalation: false }`),
  },
  looksAt: 'pod',
  judge: (pod) => (pod.isWindows ? [] : escalations(pod)),
};
