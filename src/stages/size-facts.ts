import type { ManifestSet } from '../readiness/judge.ts';
import { isYamlName } from '../readiness/read-file.ts';
import { readOnce } from '../readiness/read-once.ts';
import type { ManifestObject } from '../rules/object.ts';
import { ObjectSet } from '../rules/object-set.ts';
import { containersOf } from '../rules/pod.ts';
import { objectsOf } from '../rules/read.ts';
import { scalersOf, utilizationTargets } from '../rules/scaler.ts';
import type { View } from '../rules/view.ts';
import { heapIn } from '../sizing/heap.ts';
import type { SizingFacts } from '../sizing/sizing-input.ts';
import type { SizedWorkload } from '../sizing/usage-queries.ts';

/** The objects of files as they stand there, patches too. */
export function objectsInFiles(files: ManifestSet): ObjectSet {
  const objects = [...files].flatMap(([file, bytes]) => {
    const read = isYamlName(file) ? readOnce(file, bytes) : undefined;
    return read?.result === 'read' ? objectsOf(read.source) : [];
  });
  return new ObjectSet(objects, { isWhole: false });
}

/** Whether a name in files is that of a workload; where none of its kind has it, Kustomize may have changed the one that is part of it. */
function isNamed(name: string | undefined, workload: SizedWorkload, objects: readonly ManifestObject[]): boolean {
  if (name === undefined || name === '' || name === workload.name) return name === workload.name;
  const names = objects.flatMap((one) => (one.kind === workload.kind && !one.isPatch ? [one.name ?? ''] : []));
  if (names.includes(workload.name)) return false;
  const parts = names.filter((one) => one !== '' && workload.name.includes(one));
  return name === parts.sort((one, other) => other.length - one.length)[0];
}

/** What autoscalers hold at a share of the requests of a container, and what its process was told of its heap. */
export function factsOf(
  workload: SizedWorkload,
  container: string,
  set: ObjectSet,
): Pick<SizingFacts, 'scaled' | 'heap'> {
  const objects = [...set.objects, ...set.patches];
  const heap = heapIn(textsOf(workload, container, objects));
  return { scaled: scaledIn(workload, container, { set, objects }), ...(heap === undefined ? {} : { heap }) };
}

function scaledIn(
  workload: SizedWorkload,
  container: string,
  { set, objects }: { readonly set: ObjectSet; readonly objects: readonly ManifestObject[] },
): SizingFacts['scaled'] {
  const own = scalersOf(set).filter(
    ({ target }) => target.kind === workload.kind && isNamed(target.name, workload, objects),
  );
  return own.flatMap((scaler) =>
    utilizationTargets(scaler).flatMap(({ resource, percent, container: only }) => {
      if ((resource !== 'cpu' && resource !== 'memory') || (only !== undefined && only !== container)) return [];
      const by = `${scaler.object.kind} ${scaler.object.name ?? ''}`.trim();
      return [{ resource, by, ...(percent === undefined ? {} : { percent }) }];
    }),
  );
}

/** Arguments and variables of a container, each as one text; of several layers all. */
function textsOf(workload: SizedWorkload, container: string, objects: readonly ManifestObject[]): readonly string[] {
  return objects
    .filter(({ kind, name }) => kind === workload.kind && isNamed(name, workload, objects))
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

/** Modes in which a VerticalPodAutoscaler sets requests itself (https://github.com/kubernetes/autoscaler/tree/master/vertical-pod-autoscaler). */
const settingModes: ReadonlySet<string> = new Set(['Auto', 'Recreate', 'Initial', 'InPlaceOrRecreate']);

/** Why a container is left to a VerticalPodAutoscaler; undefined where none sets its requests. */
export function verticallyScaled(workload: SizedWorkload, container: string, set: ObjectSet): string | undefined {
  const scaler = set.ofKind({ kind: 'VerticalPodAutoscaler', group: 'autoscaling.k8s.io' }).find(({ view }) => {
    const target = view.at('spec', 'targetRef');
    const isIts = target.at('kind').value === workload.kind && isNamed(target.at('name').value, workload, set.objects);
    return isIts && isSetBy(view, container);
  });
  const mode = scaler?.view.at('spec', 'updatePolicy', 'updateMode').value ?? 'Auto';
  return scaler === undefined
    ? undefined
    : `VerticalPodAutoscaler ${scaler.name ?? ''} sets its requests (updateMode: ${mode})`;
}

function isSetBy(view: View, container: string): boolean {
  const policies = view.at('spec', 'resourcePolicy', 'containerPolicies').items;
  const named = (name: string) => policies.find((one) => one.at('containerName').value === name);
  const isOff = (named(container) ?? named('*'))?.at('mode').value === 'Off';
  return !isOff && settingModes.has(view.at('spec', 'updatePolicy', 'updateMode').value ?? 'Auto');
}
