import { withoutUndefined } from '../data/fields.ts';
import { childOf, descend, keysOf as keysIn, textIn } from '../kubernetes/nodes.ts';
import { workloadKinds } from '../kubernetes/workload-kind.ts';
import type { Tree } from '../manifest/tree.ts';
import { treesOf } from '../manifest/tree.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import type { ManifestObject } from '../rules/object.ts';
import { ObjectSet } from '../rules/object-set.ts';
import { containersOf } from '../rules/pod.ts';
import { objectsOf } from '../rules/read.ts';
import type { Scaler } from '../rules/scaler.ts';
import { scalersOf, utilizationTargets } from '../rules/scaler.ts';
import type { View } from '../rules/view.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import { heapIn } from '../sizing/heap.ts';
import type { SizingFacts } from '../sizing/sizing-input.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';
import type { SizeLayer } from './size-places.ts';

/** The objects of the files of a target, patches too, found by what is asked of them. */
export interface TargetObjects {
  /** Names of whole workloads, by their kind. */
  readonly names: ReadonlyMap<string, ReadonlySet<string>>;
  readonly named: ReadonlyMap<string, readonly ManifestObject[]>;
  /** By what they scale. */
  readonly scalers: ReadonlyMap<string, readonly Scaler[]>;
  readonly vertical: ReadonlyMap<string, readonly ManifestObject[]>;
}

/** Reads the objects of files as they stand there. */
export function objectsInFiles(files: ManifestSet): TargetObjects {
  const all = [...files].flatMap(([file, bytes]) => {
    const read = isYamlName(file) ? readOnce(file, bytes) : undefined;
    return read?.result === 'read' ? objectsOf(read.source) : [];
  });
  const set = new ObjectSet(all, { isWhole: false });
  const objects = [...set.objects, ...set.patches];
  const whole = Map.groupBy(
    objects.filter(({ isPatch }) => !isPatch),
    ({ kind }) => kind ?? '',
  );
  const vertical = set.ofKind({ kind: 'VerticalPodAutoscaler', group: 'autoscaling.k8s.io' });
  return {
    names: new Map([...whole].map(([kind, own]) => [kind, new Set(own.map(({ name }) => name ?? ''))] as const)),
    named: Map.groupBy(objects, ({ kind, name }) => keyOf(kind, name)),
    scalers: Map.groupBy(scalersOf(set), ({ target }) => keyOf(target.kind, target.name)),
    vertical: Map.groupBy(vertical, ({ view }) => {
      const target = view.at('spec', 'targetRef');
      return keyOf(target.at('kind').value, target.at('name').value);
    }),
  };
}

function keyOf(kind: string | undefined, name: string | undefined): string {
  return JSON.stringify([kind, name]);
}

/** What a workload may be called in files; where none of its kind has its name, Kustomize may have changed the one that is part of it. */
function keysOf({ kind, name }: SizedWorkload, { names }: TargetObjects): readonly string[] {
  const known = names.get(kind) ?? new Set();
  if (known.has(name)) return [keyOf(kind, name)];
  const parts = [...known].filter((one) => one !== '' && name.includes(one));
  const [longest] = parts.sort((one, other) => other.length - one.length);
  return [name, ...(longest === undefined ? [] : [longest])].map((one) => keyOf(kind, one));
}

function ofWorkload<T>(workload: SizedWorkload, objects: TargetObjects, all: ReadonlyMap<string, readonly T[]>) {
  return keysOf(workload, objects).flatMap((key) => all.get(key) ?? []);
}

/** The workload whose pod template counts: of a Rollout that borrows one, the one that it names. */
export function templateOf(workload: SizedWorkload, objects: TargetObjects): SizedWorkload {
  if (workload.kind !== 'Rollout') return workload;
  const references = ofWorkload(workload, objects, objects.named).map(({ view }) => view.at('spec', 'workloadRef'));
  const reference = references.find(({ isThere }) => isThere);
  const kind = workloadKinds.find((one) => one === reference?.at('kind').value);
  const name = reference?.at('name').value;
  return kind === undefined || name === undefined ? workload : { ...workload, kind, name };
}

/** What autoscalers hold at a share of the requests of a container, and what its process was told of its heap. */
export function factsOf(
  workload: SizedWorkload,
  container: string,
  objects: TargetObjects,
): Pick<SizingFacts, 'scaled' | 'heap'> {
  const heap = heapIn(textsOf(templateOf(workload, objects), container, objects));
  return { scaled: scaledIn(workload, container, objects), ...withoutUndefined({ heap }) };
}

/** Names that charts give to the settings of their autoscaler. */
const scalerKeys = ['autoscaling', 'hpa', 'horizontalPodAutoscaler'];

/**
 * What values of a chart have its autoscaler hold at a share of the requests: beside the `resources` they say so as those of `helm create` do.
 */
export function scaledInValues(files: ManifestSet, layers: readonly SizeLayer[]): SizingFacts['scaled'] {
  return layers.flatMap(({ file, subject: { amounts }, located }) => {
    const [first] = amounts;
    if (located !== undefined || first === undefined) return [];
    const beside = first.steps.slice(0, -3).flatMap((step) => ('key' in step ? [step.key] : []));
    // values are laid over each other: what another file says of the same place counts as well
    return [...new Set([file, ...files.keys()])].flatMap((one) => scaledBeside(one, files.get(one), beside));
  });
}

function scaledBeside(file: string, bytes: Uint8Array | undefined, keys: readonly string[]): SizingFacts['scaled'] {
  const read = bytes !== undefined && isYamlName(file) ? readOnce(file, bytes) : undefined;
  const trees = read?.result === 'read' ? treesOf(read.source) : [];
  return trees.flatMap((tree) =>
    scalerKeys.flatMap((key) => {
      const settings = descend(tree, ...keys, key);
      if (textIn(tree, childOf(tree, settings, 'enabled')) !== 'true') return [];
      const held = keysIn(tree, settings).flatMap((name): readonly Held[] => {
        const resource = /^target(cpu|memory)/i.exec(name)?.[1]?.toLowerCase();
        if (resource !== 'cpu' && resource !== 'memory') return [];
        return [{ resource, percent: percentIn(tree, settings, name) }];
      });
      const scaled = held.length > 0 ? held : [{ resource: 'cpu', percent: undefined } as const];
      return scaled.map(({ resource, percent }) => ({
        resource,
        by: `\`${key}\` in ${file}`,
        ...withoutUndefined({ percent }),
      }));
    }),
  );
}

interface Held {
  readonly resource: SizedResource;
  readonly percent: number | undefined;
}

function percentIn(tree: Tree, settings: unknown, name: string): number | undefined {
  const percent = Number(textIn(tree, childOf(tree, settings, name)));
  return Number.isInteger(percent) && percent > 0 ? percent : undefined;
}

function scaledIn(workload: SizedWorkload, container: string, objects: TargetObjects): SizingFacts['scaled'] {
  return ofWorkload(workload, objects, objects.scalers).flatMap((scaler) =>
    utilizationTargets(scaler).flatMap(({ resource, percent, container: only }) => {
      if ((resource !== 'cpu' && resource !== 'memory') || (only !== undefined && only !== container)) return [];
      const by = `${scaler.object.kind} ${scaler.object.name ?? ''}`.trim();
      return [{ resource, by, ...withoutUndefined({ percent }) }];
    }),
  );
}

/** Arguments and variables of a container, each as one text; of several layers all. */
function textsOf(workload: SizedWorkload, container: string, objects: TargetObjects): readonly string[] {
  return ofWorkload(workload, objects, objects.named)
    .flatMap((object) => containersOf(object) ?? [])
    .filter(({ name }) => name === container)
    .flatMap(({ view }) => [argumentsOf(view), ...variablesOf(view)]);
}

function argumentsOf(view: View): string {
  return ['command', 'args'].flatMap((key) => view.at(key).items.map((item) => item.value ?? '')).join(' ');
}

function variablesOf(view: View): readonly string[] {
  return view.at('env').items.map((one) => `${one.at('name').value ?? ''}=${one.at('value').value ?? ''}`);
}

/** Why a container is left to a VerticalPodAutoscaler; undefined where none sets its requests. */
export function verticallyScaled(
  workload: SizedWorkload,
  container: string,
  objects: TargetObjects,
): string | undefined {
  const scaler = ofWorkload(workload, objects, objects.vertical).find(({ view }) => isSetBy(view, container));
  const mode = scaler?.view.at('spec', 'updatePolicy', 'updateMode').value ?? 'Auto';
  return scaler === undefined
    ? undefined
    : `VerticalPodAutoscaler ${scaler.name ?? ''} sets its requests (updateMode: ${mode})`;
}

function isSetBy(view: View, container: string): boolean {
  const policies = view.at('spec', 'resourcePolicy', 'containerPolicies').items;
  const named = (name: string) => policies.find((one) => one.at('containerName').value === name);
  const isOff = (named(container) ?? named('*'))?.at('mode').value === 'Off';
  // in every other mode, those to come too, it sets requests (https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler)
  return !isOff && view.at('spec', 'updatePolicy', 'updateMode').value !== 'Off';
}
