import { type At, at, itemsAt, type Obj, textAt, textsAt } from './objects.ts';

const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Rollout: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
};

/** A workload that says all about its pods: a patch, whose containers have no image, is none. */
export interface Workload {
  readonly object: Obj;
  readonly template: At;
  readonly spec: At;
  readonly containers: readonly At[];
}

export function workloadsOf(objects: readonly Obj[]): readonly Workload[] {
  return objects.flatMap((object) => {
    const path = templates[object.kind];
    const template = path === undefined ? undefined : at(object.map, path);
    const spec = template === undefined ? undefined : at(template, ['spec']);
    if (template === undefined || spec === undefined) return [];
    const containers = itemsAt(spec, ['containers']);
    const whole = containers.length > 0 && containers.every((container) => textAt(container, ['image']) !== undefined);
    return whole ? [{ object, template, spec, containers }] : [];
  });
}

/** The workloads whose pods carry all labels of a selector. */
export function selected(workloads: readonly Workload[], selector: ReadonlyMap<string, string>): readonly Workload[] {
  if (selector.size === 0) return [];
  return workloads.filter(({ template }) => {
    const labels = textsAt(template, ['metadata', 'labels']);
    return [...selector].every(([key, value]) => labels.get(key) === value);
  });
}

/** Names and numbers of all ports that the containers of pods say to have. */
export function portsOf(workloads: readonly Workload[]): ReadonlySet<string> {
  const ports = workloads.flatMap(({ spec }) =>
    ['containers', 'initContainers']
      .flatMap((list) => itemsAt(spec, [list]))
      .flatMap((container) => itemsAt(container, ['ports'])),
  );
  return new Set(
    ports
      .flatMap((port) => [textAt(port, ['name']), textAt(port, ['containerPort'])])
      .filter((text) => text !== undefined),
  );
}
