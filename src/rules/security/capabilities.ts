import type { Pod, PodContainer } from '../pod.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Control } from './control.ts';
import { bindsLowPort, exampleDeployment, isOpen, standards } from './control.ts';
import { runsAsRoot } from './run-as-non-root.ts';

/** Capabilities that a container may have besides those that every runtime gives. */
export const baselineCapabilitiesControl: Control = {
  id: 'capabilities_baseline',
  level: 'baseline',
  judge: (pod) => pod.containers.flatMap((container) => addedBeyond(container, usual)),
};

/** All dropped, and at most the one to bind low ports added. */
export const restrictedCapabilitiesControl: Control = {
  id: 'capabilities_restricted',
  level: 'restricted',
  since: 22,
  replaces: 'capabilities_baseline',
  judge: (pod, minor) =>
    pod.isWindows && minor >= 25
      ? []
      : pod.containers.flatMap((container) => [...keptBy(container, pod), ...addedBeyond(container, least)]),
};

const usual: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
]);

const least: ReadonlySet<string> = new Set(['NET_BIND_SERVICE']);

function addedBeyond({ view, title }: PodContainer, allowed: ReadonlySet<string>): readonly Report[] {
  return view.at('securityContext', 'capabilities', 'add').items.flatMap((at) => {
    const { value } = at;
    if (value === undefined || at.isFilledInLater || allowed.has(value)) return [];
    const isUsual = usual.has(value);
    return [
      {
        at,
        message: `${title} adds the capability ${value}${isUsual ? ', which restricted does not allow' : ''}`,
        fix: 'take it out of add',
        ...(isUsual ? {} : { why: 'it gives more than any container needs, up to the node as a whole' }),
      },
    ];
  });
}

function keptBy(container: PodContainer, pod: Pod): readonly Report[] {
  const context = container.view.at('securityContext');
  const capabilities = context.at('capabilities');
  const drop = capabilities.at('drop');
  const isUnknown = [context, capabilities].some(isOpen) || (drop.isThere && !drop.isList);
  if (isUnknown || drop.items.some((one) => one.value === 'ALL' || one.isFilledInLater)) return [];
  const kept = drop.items.length === 0 ? 'drops no capabilities' : `drops ${listed(drop)}, and not ALL`;
  const mayNeed = runsAsRoot(container, pod) || bindsLowPort(container);
  const repair = mayNeed ? undefined : repairOf(drop);
  return [{ at: drop, message: `${container.title} ${kept}`, ...(repair === undefined ? {} : { repair }) }];
}

function listed(drop: View): string {
  return drop.items.map(({ value = '' }) => value).join(', ');
}

/** A process that is not root has no capabilities to lose. */
function repairOf(drop: View): Repair {
  return { of: 'yaml', changes: [{ set: drop, to: ['ALL'] }] };
}

/** Capabilities beyond what restricted allows. */
export const capabilities: Rule = {
  id: 'capabilities',
  family: 'security',
  severities: ['error'],
  title: 'a container that keeps or adds capabilities of root',
  why: 'each is a part of the power of root: with NET_RAW a pod forges packets of others, with DAC_OVERRIDE it reads every file',
  fix: 'set capabilities.drop to [ALL], and add nothing but NET_BIND_SERVICE',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.8, 5.2.9, 5.2.10'],
  elsewhere: [
    'kube-linter drop-net-raw-capability',
    'polaris dangerousCapabilities',
    'polaris insecureCapabilities',
    'trivy KSV-0003',
    'trivy KSV-0004',
    'trivy KSV-0022',
    'trivy KSV-0106',
    'trivy KSV-0119',
  ],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext:
      capabilities: { add: [NET_ADMIN] }`),
    good: exampleDeployment(`containers:
  - name: api
    image: ghcr.io/acme/api:v1.2.3
    securityContext:
      capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) =>
    (pod.isWindows ? baselineCapabilitiesControl : restrictedCapabilitiesControl).judge(pod, kubernetes),
};
