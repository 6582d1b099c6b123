import { groupOf } from '../kubernetes/workload.ts';
import type { ManifestObject } from './object.ts';
import { mayBeSameNamespace } from './object.ts';
import type { KindName, ObjectSet } from './object-set.ts';
import type { View } from './view.ts';

/** A number of pods, and where it stands or would stand; undefined where it is filled in later. */
export interface Count {
  readonly at: View;
  readonly number: number | undefined;
}

/** What moves the number of pods of a workload: a HorizontalPodAutoscaler, or a ScaledObject of KEDA, which makes one. */
export interface Scaler {
  readonly object: ManifestObject;
  /** Its `scaleTargetRef`. */
  readonly reference: View;
  readonly target: KindName & { readonly name: string | undefined };
  readonly minimum: Count;
  readonly maximum: Count;
}

/** A share of the requests, in percent, that a scaler holds the usage of a resource at. */
export interface UtilizationTarget {
  readonly at: View;
  readonly resource: string;
  readonly percent: number | undefined;
  /** The container that alone counts, where the metric names one. */
  readonly container?: string;
}

const autoscaler: KindName = { kind: 'HorizontalPodAutoscaler', group: 'autoscaling' };
const scaledObject: KindName = { kind: 'ScaledObject', group: 'keda.sh' };

/** The scalers of a set and of the rest of the repository, each looked at once. */
interface Scalers {
  readonly here: readonly Scaler[];
  readonly hereByTarget: ReadonlyMap<string, readonly Scaler[]>;
  readonly elsewhereByTarget: ReadonlyMap<string, readonly Scaler[]>;
}

const known = new WeakMap<ObjectSet, Scalers>();

function scalersAround(set: ObjectSet): Scalers {
  const before = known.get(set);
  if (before !== undefined) return before;
  const here = [...set.ofKind(autoscaler), ...set.ofKind(scaledObject)].map(scalerAt);
  const elsewhere = [...set.elsewhere(autoscaler), ...set.elsewhere(scaledObject)].map(scalerAt);
  const scalers: Scalers = {
    here,
    hereByTarget: Map.groupBy(here, ({ target }) => targetKey(target)),
    elsewhereByTarget: Map.groupBy(elsewhere, ({ target }) => targetKey(target)),
  };
  known.set(set, scalers);
  return scalers;
}

function targetKey({ kind, group, name }: KindName & Pick<ManifestObject, 'name'>): string {
  return `${group}/${kind}/${name ?? ''}`;
}

/** The scalers of a set. */
export function scalersOf(set: ObjectSet): readonly Scaler[] {
  return scalersAround(set).here;
}

/** The scaler of the set that moves the number of an object's pods. */
export function scalerOf(set: ObjectSet, object: ManifestObject): Scaler | undefined {
  return scalersAround(set)
    .hereByTarget.get(targetKey(object))
    ?.find((one) => isScaledBy(object, one) && (object.isPatch || scaledBy(set, one) === object));
}

/** The scaler elsewhere in the repository that may move the number of an object's pods: what stands elsewhere may never meet it. */
export function scalerElsewhere(set: ObjectSet, object: ManifestObject): Scaler | undefined {
  return scalersAround(set)
    .elsewhereByTarget.get(targetKey(object))
    ?.find((one) => isScaledBy(object, one));
}

/** What a scaler scales, as far as the set holds it whole. */
export function scaledBy(set: ObjectSet, { object, target }: Scaler): ManifestObject | undefined {
  const { name } = target;
  return name === undefined ? undefined : set.find(target, { name, namespace: object.namespace }, object);
}

/** Whether a scaler moves the number of this object's pods. */
function isScaledBy(object: ManifestObject, { object: scaler, target }: Scaler): boolean {
  return (
    target.name === object.name &&
    target.kind === object.kind &&
    target.group === object.group &&
    object.name !== undefined &&
    mayBeSameNamespace(scaler.namespace, object.namespace)
  );
}

function scalerAt(object: ManifestObject): Scaler {
  const spec = object.view.at('spec');
  const reference = spec.at('scaleTargetRef');
  const isAutoscaler = object.kind === autoscaler.kind;
  const [minimum, maximum] = isAutoscaler ? ['minReplicas', 'maxReplicas'] : ['minReplicaCount', 'maxReplicaCount'];
  // https://keda.sh/docs/latest/reference/scaledobject-spec/ says what KEDA takes where nothing is given
  const defaults = isAutoscaler ? { minimum: 1, maximum: undefined } : { minimum: 0, maximum: 100 };
  return {
    object,
    reference,
    target: {
      kind: reference.at('kind').value ?? 'Deployment',
      group: groupOf(reference.at('apiVersion').value ?? 'apps/v1'),
      name: reference.at('name').value,
    },
    minimum: countAt(spec.at(minimum ?? ''), defaults.minimum),
    maximum: countAt(spec.at(maximum ?? ''), defaults.maximum),
  };
}

/** The whole number at a place; the default where nothing stands there. */
export function countAt(at: View, missing: number | undefined): Count {
  return { at, number: at.isThere ? wholeNumber(at.number) : missing };
}

/** What a scaler aims at as a share of the requests. Without any metric, an autoscaler of Kubernetes aims at 80% of the CPU. */
export function utilizationTargets({ object: { kind, apiVersion, view } }: Scaler): readonly UtilizationTarget[] {
  const spec = view.at('spec');
  if (kind === scaledObject.kind) return spec.at('triggers').items.flatMap(targetOfTrigger);
  const old = spec.at('targetCPUUtilizationPercentage');
  if (apiVersion === 'autoscaling/v1') return [{ at: old, resource: 'cpu', ...percentAt(old, 80) }];
  const metrics = spec.at('metrics');
  if (!metrics.isThere) return [{ at: metrics, resource: 'cpu', percent: 80 }];
  return metrics.items.flatMap(targetOfMetric);
}

function wholeNumber(number: number | undefined): number | undefined {
  return Number.isSafeInteger(number) ? number : undefined;
}

function percentAt(at: View, missing?: number): { readonly percent: number | undefined } {
  return { percent: at.isThere ? wholeNumber(at.number) : missing };
}

function targetOfMetric(metric: View): readonly UtilizationTarget[] {
  const isOfContainer = metric.at('type').value === 'ContainerResource';
  if (!isOfContainer && metric.at('type').value !== 'Resource') return [];
  const source = metric.at(isOfContainer ? 'containerResource' : 'resource');
  const resource = source.at('name').value;
  const container = source.at('container').value;
  // autoscaling/v2beta1 has the share beside the name
  const places = [source.at('target', 'averageUtilization'), source.at('targetAverageUtilization')];
  const at = places.find(({ isThere }) => isThere);
  if (at === undefined || resource === undefined) return [];
  return [{ at, resource, ...percentAt(at), ...(isOfContainer && container !== undefined ? { container } : {}) }];
}

function targetOfTrigger(trigger: View): readonly UtilizationTarget[] {
  const resource = trigger.at('type').value;
  const type = trigger.at('metricType').value ?? trigger.at('metadata', 'type').value ?? 'Utilization';
  if ((resource !== 'cpu' && resource !== 'memory') || type !== 'Utilization') return [];
  const at = trigger.at('metadata', 'value');
  const container = trigger.at('metadata', 'containerName').value;
  const percent = Number(at.value);
  return [
    {
      at,
      resource,
      percent: wholeNumber(percent),
      ...(container === undefined ? {} : { container }),
    },
  ];
}
