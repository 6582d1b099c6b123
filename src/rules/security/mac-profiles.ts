import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Control, SecurityContext } from './control.ts';
import { allContexts, exampleDeployment, standards, textOf } from './control.ts';

/** What SELinux confines with. */
export const seLinuxControl: Control = {
  id: 'seLinuxOptions',
  level: 'baseline',
  judge: (pod, minor) => allContexts(pod).flatMap((context) => seLinux(context, minor)),
};

/** What AppArmor confines with. */
export const appArmorControl: Control = {
  id: 'appArmorProfile',
  level: 'baseline',
  judge: (pod) => [...allContexts(pod).flatMap(appArmor), ...appArmorAnnotations(pod)],
};

const types = ['', 'container_t', 'container_init_t', 'container_kvm_t'];

function seLinux({ view, title }: SecurityContext, minor: number): readonly Report[] {
  const options = view.at('seLinuxOptions');
  const [type, user, role] = [options.at('type'), options.at('user'), options.at('role')];
  const allowed = minor >= 31 ? [...types, 'container_engine_t'] : types;
  const named = textOf(type);
  return [
    ...(named === undefined || allowed.includes(named)
      ? []
      : [removal(type, `${title} has the SELinux type ${named}, which confines less`)]),
    ...[user, role]
      .filter((at) => (textOf(at) ?? '') !== '')
      .map((at) => removal(at, `${title} sets the SELinux ${at === user ? 'user' : 'role'} ${at.value}`)),
  ];
}

function appArmor({ view, title }: SecurityContext): readonly Report[] {
  const profile = view.at('appArmorProfile');
  const type = profile.at('type');
  if (!profile.isMap || type.isFilledInLater) return [];
  if (type.value === 'RuntimeDefault' || type.value === 'Localhost') return [];
  return [removal(profile, `${title} has the AppArmor profile ${type.value ?? 'without a type'}`, type)];
}

const annotation = 'container.apparmor.security.beta.kubernetes.io/';

function appArmorAnnotations({ metadata }: Pod): readonly Report[] {
  return metadata.at('annotations').entries.flatMap(([key, at]) => {
    const profile = key.startsWith(annotation) ? textOf(at) : undefined;
    if (profile === undefined || /^($|runtime\/default$|localhost\/)/.test(profile)) return [];
    return [removal(at, `container ${key.slice(annotation.length)} has the AppArmor profile ${profile}`)];
  });
}

function removal(remove: View, message: string, at: View = remove): Report {
  return { at, message, repair: { of: 'yaml', changes: [{ remove }] } };
}

/** SELinux and AppArmor turned down. */
export const macProfiles: Rule = {
  id: 'mac-profiles',
  family: 'security',
  severities: ['error'],
  title: 'an SELinux or AppArmor profile other than those that confine containers',
  why: 'the last fence between a container that has been broken into and the files of the node is gone',
  fix: 'remove the setting, or name the profile RuntimeDefault',
  repairs: 'safe',
  sources: [standards],
  elsewhere: ['polaris linuxHardening', 'trivy KSV-0002', 'trivy KSV-0025'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`securityContext:
  appArmorProfile: { type: Unconfined }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`securityContext:
  appArmorProfile: { type: RuntimeDefault }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) => [...seLinuxControl.judge(pod, kubernetes), ...appArmorControl.judge(pod, kubernetes)],
};
