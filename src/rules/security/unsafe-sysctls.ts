import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { Control } from './control.ts';
import { exampleDeployment, standards, textOf } from './control.ts';

/** Settings of the kernel that touch more than the pod. */
export const sysctlsControl: Control = { id: 'sysctls', level: 'baseline', judge: unsafe };

/** The safe ones, by the first minor that takes them for safe. */
const safe: ReadonlyMap<string, number> = new Map([
  ['kernel.shm_rmid_forced', 0],
  ['net.ipv4.ip_local_port_range', 0],
  ['net.ipv4.tcp_syncookies', 0],
  ['net.ipv4.ping_group_range', 0],
  ['net.ipv4.ip_unprivileged_port_start', 0],
  ['net.ipv4.ip_local_reserved_ports', 27],
  ['net.ipv4.tcp_keepalive_time', 29],
  ['net.ipv4.tcp_fin_timeout', 29],
  ['net.ipv4.tcp_keepalive_intvl', 29],
  ['net.ipv4.tcp_keepalive_probes', 29],
  ['net.ipv4.tcp_rmem', 32],
  ['net.ipv4.tcp_wmem', 32],
  ['net.ipv4.tcp_slow_start_after_idle', 37],
  ['net.ipv4.tcp_notsent_lowat', 37],
]);

function unsafe({ spec }: Pod, minor: number): readonly Report[] {
  return spec.at('securityContext', 'sysctls').items.flatMap((sysctl) => {
    const at = sysctl.at('name');
    const name = textOf(at);
    if (name === undefined || (safe.get(name) ?? Number.POSITIVE_INFINITY) <= minor) return [];
    const since = safe.get(name);
    const when = since === undefined ? '' : ` before Kubernetes 1.${since}`;
    return [{ at, message: `the sysctl ${name} is not among the safe ones${when}` }];
  });
}

/** Sysctls beyond the safe ones. */
export const unsafeSysctls: Rule = {
  id: 'unsafe-sysctls',
  family: 'security',
  severities: ['error'],
  title: 'a setting of the kernel beyond the safe ones',
  why: 'a kubelet that does not allow it by name refuses the pod (SysctlForbidden), and where it is allowed it may reach other pods of the node',
  fix: 'remove it, or set it on a pool of nodes of its own',
  repairs: 'person',
  sources: [standards, 'https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/'],
  elsewhere: ['kube-linter unsafe-sysctls', 'trivy KSV-0026'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`securityContext:
  sysctls: [{ name: net.core.somaxconn, value: "1024" }]
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`securityContext:
  sysctls: [{ name: net.ipv4.tcp_syncookies, value: "1" }]
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) => unsafe(pod, kubernetes),
};
