import type { Pod, PodContainer } from '../pod.ts';
import type { Repair, Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { Control } from './control.ts';
import {
  allContexts,
  contextOf,
  exampleDeployment,
  flagOf,
  hasOwnUsers,
  isOpen,
  podContext,
  standards,
  titlesOf,
} from './control.ts';

/** runAsNonRoot. */
export const runAsNonRootControl: Control = {
  id: 'runAsNonRoot',
  level: 'restricted',
  judge: (pod, minor) => (isRelaxed(pod, minor) ? [] : [...rootAllowed(pod), ...rootNotForbidden(pod)]),
};

/** runAsUser. */
export const runAsUserControl: Control = {
  id: 'runAsUser',
  level: 'restricted',
  since: 23,
  judge: (pod, minor) => (isRelaxed(pod, minor) ? [] : rootWanted(pod)),
};

/** Whoever is root in a user namespace is nobody on the node. */
function isRelaxed(pod: Pod, minor: number): boolean {
  return minor >= 35 && hasOwnUsers(pod);
}

function rootAllowed(pod: Pod): readonly Report[] {
  return allContexts(pod).flatMap(({ view, title }) => {
    const at = view.at('runAsNonRoot');
    if (flagOf(at) !== 'false') return [];
    return [
      { at, message: `runAsNonRoot of ${title} is false`, ...repaired(at, [view, pod.spec.at('securityContext')]) },
    ];
  });
}

/** The kubelet holds the user against it: with one that is not root nothing is guessed. */
function repaired(at: View, contexts: readonly View[]): { readonly repair?: Repair } {
  const user = contexts.map((context) => context.at('runAsUser').number).find((one) => one !== undefined);
  return user === undefined || user === 0 ? {} : { repair: { of: 'yaml', changes: [{ set: at, to: true }] } };
}

function rootNotForbidden(pod: Pod): readonly Report[] {
  const { view } = podContext(pod);
  const at = view.at('runAsNonRoot');
  // a pod that says false is told so already
  if (isOpen(view) || flagOf(at) !== 'unset') return [];
  const open = pod.containers.filter((one) => {
    const own = contextOf(one).view;
    return !isOpen(own) && flagOf(own.at('runAsNonRoot')) === 'unset';
  });
  if (open.length === 0) return [];
  const users = open.map((one) => userOf(one, pod));
  const isSafe = users.every((user) => user !== undefined && user !== 0);
  const message = `nothing keeps ${titlesOf(open.map(({ title }) => title))} from running as root: runAsNonRoot is not set`;
  return [{ at, message, ...(isSafe ? { repair: { of: 'yaml', changes: [{ set: at, to: true }] } } : {}) }];
}

function userOf({ view }: PodContainer, pod: Pod): number | undefined {
  return view.at('securityContext', 'runAsUser').number ?? pod.spec.at('securityContext', 'runAsUser').number;
}

/** Whether the process may be root: neither a user of another number nor runAsNonRoot says otherwise. */
export function runsAsRoot(container: PodContainer, pod: Pod): boolean {
  const user = userOf(container, pod);
  if (user !== undefined) return user === 0;
  const own = flagOf(container.view.at('securityContext', 'runAsNonRoot'));
  return (own === 'unset' ? flagOf(pod.spec.at('securityContext', 'runAsNonRoot')) : own) !== 'true';
}

function rootWanted(pod: Pod): readonly Report[] {
  return allContexts(pod).flatMap(({ view, title }) => {
    const at = view.at('runAsUser');
    return at.number === 0 ? [{ at, message: `runAsUser of ${title} is 0, which is root` }] : [];
  });
}

/** Containers that are, or may be, root. */
export const runAsNonRoot: Rule = {
  id: 'run-as-non-root',
  family: 'security',
  severities: ['error'],
  title: 'a container that runs, or may run, as root',
  why: 'root in a container is root on the node as soon as one flaw of the runtime or the kernel lets it out',
  fix: 'set runAsNonRoot: true, and runAsUser to the number of the user in the image',
  repairs: 'safe',
  sources: [standards, 'CIS Kubernetes Benchmark 5.2.7'],
  elsewhere: ['kube-linter run-as-non-root', 'polaris runAsRootAllowed', 'trivy KSV-0012', 'trivy KSV-0105'],
  example: {
    file: 'deployment.yaml',
    bad: exampleDeployment(`containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
    good: exampleDeployment(`securityContext: { runAsNonRoot: true, runAsUser: 10001 }
containers:
  - { name: api, image: ghcr.io/acme/api:v1.2.3 }`),
  },
  looksAt: 'pod',
  judge: (pod, { kubernetes }) => [
    ...runAsNonRootControl.judge(pod, kubernetes),
    ...runAsUserControl.judge(pod, kubernetes),
  ],
};
