import type { Pod, PodContainer } from '../pod.ts';
import type { Report } from '../rule.ts';
import type { View } from '../view.ts';

/** The levels of the Pod Security Standards that forbid something. */
export type PodSecurityLevel = 'baseline' | 'restricted';

/**
 * One control of the Pod Security Standards, which judges as k8s.io/pod-security-admission does:
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/
 */
export interface Control {
  /** The id that pod-security-admission has for it. */
  readonly id: string;
  readonly level: PodSecurityLevel;
  /** The first minor of Kubernetes that has it; any, where it is missing. */
  readonly since?: number;
  /** The control of the level below that it takes the place of. */
  readonly replaces?: string;
  /** What it refuses of a pod, in the version of this minor. */
  readonly judge: (pod: Pod, minor: number) => readonly Report[];
}

/** What a field that is true or false says; `unknown` where it is filled in later, or holds something else. */
export type Flag = 'true' | 'false' | 'unset' | 'unknown';

/** Reads a field that is true or false. An unquoted `yes` or `on` is true to kubectl, which reads YAML 1.1. */
export function flagOf(view: View): Flag {
  if (!view.isThere) return 'unset';
  if (view.isTrue) return 'true';
  if (view.isFalse) return 'false';
  const isPlain = (view.node as { readonly type?: string } | undefined)?.type === 'PLAIN';
  if (!isPlain) return 'unknown';
  if (/^(y|Y|yes|Yes|YES|on|On|ON)$/.test(view.value ?? '')) return 'true';
  return /^(n|N|no|No|NO|off|Off|OFF)$/.test(view.value ?? '') ? 'false' : 'unknown';
}

/** The security context of the pod, or of one container. */
export interface SecurityContext {
  readonly view: View;
  /** For messages: `the pod`, `container api`. */
  readonly title: string;
}

/** The security context of a container. */
export function contextOf({ view, title }: PodContainer): SecurityContext {
  return { view: view.at('securityContext'), title };
}

/** The security context of the pod as a whole. */
export function podContext(pod: Pod): SecurityContext {
  return { view: pod.spec.at('securityContext'), title: 'the pod' };
}

/** That of the pod, and of each container. */
export function allContexts(pod: Pod): readonly SecurityContext[] {
  return [podContext(pod), ...pod.containers.map(contextOf)];
}

/** Whether what belongs below a view is filled in later, or is something else than a map: then nothing is missing there. */
export function isOpen(view: View): boolean {
  return view.isThere && !view.isMap;
}

/** The text of a field that has one; undefined where it has none, or it is filled in later. */
export function textOf(view: View): string | undefined {
  return view.isFilledInLater ? undefined : view.value;
}

/** `containers api, web`, or `container api`, as messages name several. */
export function titlesOf(titles: readonly string[]): string {
  const [first = '', ...rest] = titles;
  return rest.length === 0 ? first : `${rest.length < 3 ? titles.join(', ') : `${first} and ${rest.length} more`}`;
}

/**
 * Whether a container serves a port that only root, or a program with a capability of its own, may bind: such a program no longer
 * starts where capabilities are dropped or privileges may not grow.
 */
export function bindsLowPort({ view }: PodContainer): boolean {
  const isAdded = view
    .at('securityContext', 'capabilities', 'add')
    .items.some(({ value }) => value === 'NET_BIND_SERVICE');
  return !isAdded && view.at('ports').items.some((port) => (port.at('containerPort').number ?? 1024) < 1024);
}

/** A pod that has user ids of its own: root in it is nobody on the node. */
export function hasOwnUsers(pod: Pod): boolean {
  return flagOf(pod.spec.at('hostUsers')) === 'false';
}

/** Where the standards are written down. */
export const standards = 'https://kubernetes.io/docs/concepts/security/pod-security-standards/';

/** A Deployment around a pod spec, for examples. */
export function exampleDeployment(spec: string): string {
  const body = spec.trimEnd().replace(/^/gm, '      ');
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: api }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
${body}
`;
}
