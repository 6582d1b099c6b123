import { podTemplatePath } from '../kubernetes/pod-template.ts';
import type { ManifestObject } from './object.ts';
import type { View } from './view.ts';

/** A container of a pod template. */
export interface PodContainer {
  readonly list: 'containers' | 'initContainers' | 'ephemeralContainers';
  readonly view: View;
  /** For messages: `container api`, `init container 2`. */
  readonly title: string;
  readonly name: string | undefined;
  /** Whether an init container keeps running beside the others (`restartPolicy: Always`). */
  readonly isSidecar: boolean;
}

/** The pod template of an object that makes pods. */
export interface Pod {
  /** The object that the template stands in. */
  readonly object: ManifestObject;
  /** The object that runs it: another one where a Rollout refers to it by `workloadRef`. */
  readonly runsAs: ManifestObject;
  /** The template's metadata. */
  readonly metadata: View;
  readonly labels: ReadonlyMap<string, string>;
  readonly spec: View;
  /** All of them: `containers`, `initContainers`, `ephemeralContainers`. */
  readonly containers: readonly PodContainer[];
  /** Those that run as long as the pod does: `containers` and sidecars. */
  readonly running: readonly PodContainer[];
  /** Whether it runs until somebody ends it: no Job, CronJob. */
  readonly isLongRunning: boolean;
  /** Whether `spec.os.name` is `windows`: rules of Linux do not count. */
  readonly isWindows: boolean;
}

/** Whether an object is of a kind that makes pods. */
export function makesPods({ kind, group }: Pick<ManifestObject, 'kind' | 'group'>): boolean {
  return podTemplatePath(kind, group) !== undefined;
}

/** The containers of the pod template within an object, whether or not it is whole; undefined where it makes no pods. */
export function containersOf(
  object: Pick<ManifestObject, 'kind' | 'group' | 'view'>,
): readonly PodContainer[] | undefined {
  const template = templateOf(object);
  return template === undefined ? undefined : allContainersIn(template.at('spec'));
}

/** The pod template within an object; undefined where it makes no pods, or its template stands elsewhere. */
export function podOf(object: ManifestObject, runsAs: ManifestObject = object): Pod | undefined {
  const pod = templateOf(object);
  const spec = pod?.at('spec');
  if (pod === undefined || spec?.isThere !== true) return undefined;
  const containers = allContainersIn(spec);
  return {
    object,
    runsAs,
    metadata: pod.at('metadata'),
    labels: pod.at('metadata', 'labels').texts,
    spec,
    containers,
    running: containers.filter(({ list, isSidecar }) => list === 'containers' || isSidecar),
    isLongRunning: object.kind !== 'Job' && object.kind !== 'CronJob',
    isWindows: spec.at('os', 'name').value === 'windows',
  };
}

function templateOf(object: Pick<ManifestObject, 'kind' | 'group' | 'view'>): View | undefined {
  const path = podTemplatePath(object.kind, object.group);
  return path === undefined ? undefined : object.view.at(...path);
}

function allContainersIn(spec: View): readonly PodContainer[] {
  return (['containers', 'initContainers', 'ephemeralContainers'] as const).flatMap((list) => containersIn(spec, list));
}

const titles = {
  containers: 'container',
  initContainers: 'init container',
  ephemeralContainers: 'ephemeral container',
};

function containersIn(spec: View, list: PodContainer['list']): readonly PodContainer[] {
  return spec.at(list).items.map((view, index) => {
    const name = view.at('name').value;
    const isSidecar = list === 'initContainers' && view.at('restartPolicy').value === 'Always';
    return { list, view, name, isSidecar, title: `${isSidecar ? 'sidecar' : titles[list]} ${name ?? index + 1}` };
  });
}
