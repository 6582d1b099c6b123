import type { Pod } from '../pod.ts';
import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Control } from './control.ts';
import { allContexts, contextOf, exampleDeployment, isOpen, podContext, standards, titlesOf } from './control.ts';

/** No profile that filters nothing. */
export const baselineSeccompControl: Control = {
  id: 'seccompProfile_baseline',
  level: 'baseline',
  since: 19,
  judge: unfiltered,
};

/** A profile for every container. */
export const restrictedSeccompControl: Control = {
  id: 'seccompProfile_restricted',
  level: 'restricted',
  since: 19,
  replaces: 'seccompProfile_baseline',
  judge: (pod, minor) => (pod.isWindows && minor >= 25 ? [] : [...unfiltered(pod), ...withoutProfile(pod)]),
};

type Profile = 'filters' | 'filters not' | 'unset' | 'unknown';

function profileIn(context: View): Profile {
  const profile = context.at('seccompProfile');
  if (isOpen(context) || isOpen(profile) || profile.at('type').isFilledInLater) return 'unknown';
  if (!profile.isThere) return 'unset';
  const { value } = profile.at('type');
  return value === 'RuntimeDefault' || value === 'Localhost' ? 'filters' : 'filters not';
}

function unfiltered(pod: Pod): readonly Report[] {
  return allContexts(pod).flatMap(({ view, title }) => {
    if (profileIn(view) !== 'filters not') return [];
    const at = view.at('seccompProfile', 'type');
    const message = `the seccomp profile of ${title} is ${at.value ?? 'without a type'}`;
    return [{ at, message, repair: { of: 'yaml', changes: [{ set: at, to: 'RuntimeDefault' }] } }];
  });
}

function withoutProfile(pod: Pod): readonly Report[] {
  const { view } = podContext(pod);
  if (profileIn(view) !== 'unset') return [];
  const without = pod.containers.filter((container) => profileIn(contextOf(container).view) === 'unset');
  if (without.length === 0) return [];
  const at = view.at('seccompProfile', 'type');
  const message = `no seccomp profile for ${titlesOf(without.map(({ title }) => title))}`;
  return [{ at, message, repair: { of: 'yaml', changes: [{ set: at, to: 'RuntimeDefault' }] } }];
}

/** System calls that nothing filters. */
export const seccompProfile: Rule = {
  id: 'seccomp-profile',
  family: 'security',
  severities: ['error'],
  title: 'a container whose system calls nothing filters',
  why: 'without a seccomp profile every system call is open, and with it every flaw of the kernel behind one',
  fix: 'set seccompProfile.type: RuntimeDefault in the securityContext of the pod',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.7.2'],
  elsewhere: ['kube-score container-seccomp-profile', 'polaris linuxHardening', 'trivy KSV-0030', 'trivy KSV-0104'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`securityContext:
  seccompProfile: { type: RuntimeDefault }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) =>
    (pod.isWindows ? baselineSeccompControl : restrictedSeccompControl).judge(pod, kubernetes),
};
