import type { Pod } from '../pod.ts';
import { escalationControl } from './allow-privilege-escalation.ts';
import { baselineCapabilitiesControl, restrictedCapabilitiesControl } from './capabilities.ts';
import type { Control, PodSecurityLevel } from './control.ts';
import { hostNamespacesControl, hostProcessControl } from './host-namespaces.ts';
import { hostPathControl, restrictedVolumesControl } from './host-path-volume.ts';
import { hostPortsControl } from './host-port.ts';
import { probeHostsControl } from './host-probe-address.ts';
import { appArmorControl, seLinuxControl } from './mac-profiles.ts';
import { privilegedControl } from './privileged-container.ts';
import { procMountControl, restrictedProcMountControl } from './proc-mount.ts';
import { runAsNonRootControl, runAsUserControl } from './run-as-non-root.ts';
import { baselineSeccompControl, restrictedSeccompControl } from './seccomp-profile.ts';
import { sysctlsControl } from './unsafe-sysctls.ts';

/** The controls of the Pod Security Standards, from Kubernetes 1.25 on. */
export const controls: readonly Control[] = [
  hostNamespacesControl,
  hostProcessControl,
  privilegedControl,
  baselineCapabilitiesControl,
  hostPathControl,
  hostPortsControl,
  probeHostsControl,
  seLinuxControl,
  appArmorControl,
  procMountControl,
  baselineSeccompControl,
  sysctlsControl,
  restrictedVolumesControl,
  escalationControl,
  runAsNonRootControl,
  runAsUserControl,
  restrictedSeccompControl,
  restrictedCapabilitiesControl,
  restrictedProcMountControl,
];

/** The controls of a level: restricted has those of baseline too, unless it has a stricter one in their place. */
function controlsOf(level: PodSecurityLevel, minor: number): readonly Control[] {
  const known = controls.filter(({ since = 0 }) => since <= minor);
  if (level === 'baseline') return known.filter((control) => control.level === 'baseline');
  const replaced = new Set(known.map(({ replaces }) => replaces));
  return known.filter(({ id }) => !replaced.has(id));
}

/** The controls of a level that refuse a pod. */
export function refusingControls(pod: Pod, level: PodSecurityLevel, minor: number): readonly Control[] {
  return controlsOf(level, minor).filter((control) => control.judge(pod, minor).length > 0);
}
