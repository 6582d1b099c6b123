import type { Rule } from '../rule.ts';
import { allowPrivilegeEscalation } from './allow-privilege-escalation.ts';
import { capabilities } from './capabilities.ts';
import { hostNamespaces } from './host-namespaces.ts';
import { hostPathVolume, volumeTypes } from './host-path-volume.ts';
import { hostPort } from './host-port.ts';
import { hostProbeAddress } from './host-probe-address.ts';
import { macProfiles } from './mac-profiles.ts';
import { namespacePodSecurity } from './namespace-pod-security.ts';
import { priorityClassSystem } from './priority-class-system.ts';
import { privilegedContainer } from './privileged-container.ts';
import { procMount } from './proc-mount.ts';
import { rbacBroad } from './rbac-broad.ts';
import { rbacSensitive } from './rbac-sensitive.ts';
import { readOnlyRootFs } from './read-only-root-fs.ts';
import { runAsNonRoot } from './run-as-non-root.ts';
import { seccompProfile } from './seccomp-profile.ts';
import { secretInGit } from './secret-in-git.ts';
import { secretLiteral } from './secret-literal.ts';
import { serviceAccount } from './service-account.ts';
import { unsafeSysctls } from './unsafe-sysctls.ts';

/** The rules of this family, in the order of the catalogue. */
export const securityRules: readonly Rule[] = [
  hostNamespaces,
  privilegedContainer,
  capabilities,
  hostPathVolume,
  hostPort,
  hostProbeAddress,
  macProfiles,
  procMount,
  unsafeSysctls,
  volumeTypes,
  allowPrivilegeEscalation,
  runAsNonRoot,
  seccompProfile,
  readOnlyRootFs,
  serviceAccount,
  secretLiteral,
  secretInGit,
  rbacBroad,
  rbacSensitive,
  namespacePodSecurity,
  priorityClassSystem,
];
