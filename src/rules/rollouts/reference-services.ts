import { isPlaceholder } from '../../kubernetes/placeholder.ts';
import { backendsIn } from '../backends.ts';
import type { ManifestObject } from '../object.ts';
import { mayBeSameNamespace, titleOf } from '../object.ts';
import type { ObjectSet } from '../object-set.ts';
import type { Report } from '../rule.ts';
import { isSelectedByMap } from '../selector.ts';
import type { View } from '../view.ts';
import { podOfRollout } from './rollout.ts';

const serviceKind = { kind: 'Service', group: '' };
/** The label that the controller adds to the selectors of its Services. */
const hashLabel = 'rollouts-pod-template-hash';

/** What is wrong with the Services that a Rollout names. */
export function serviceFaults(set: ObjectSet, rollout: ManifestObject): readonly Report[] {
  const named = servicesNamedBy(rollout);
  return [
    ...named.flatMap((at) => missingService(set, rollout, at)),
    ...named.flatMap((at) => wrongSelector(set, rollout, at)),
    ...sameServices(rollout),
    ...routedPast(set, rollout),
  ].map((report) => ({ object: rollout, ...report }));
}

function pairsOf({ view }: ManifestObject): readonly (readonly [View, View])[] {
  const strategy = view.at('spec', 'strategy');
  const [blueGreen, canary] = [strategy.at('blueGreen'), strategy.at('canary')];
  return [
    [blueGreen.at('activeService'), blueGreen.at('previewService')],
    [canary.at('stableService'), canary.at('canaryService')],
    [canary.at('pingPong', 'pingService'), canary.at('pingPong', 'pongService')],
  ];
}

function servicesNamedBy(rollout: ManifestObject): readonly View[] {
  return pairsOf(rollout)
    .flat()
    .filter((view) => view.value !== undefined && !view.isFilledInLater);
}

function missingService(set: ObjectSet, { namespace }: ManifestObject, at: View): readonly Report[] {
  const isMissing = set.isWhole && !set.has(serviceKind, { name: at.value, namespace });
  return isMissing
    ? [{ at, message: `the Service ${at.value} is not there, so the Rollout is refused as InvalidSpec` }]
    : [];
}

function wrongSelector(set: ObjectSet, rollout: ManifestObject, at: View): readonly Report[] {
  const service = set.find(serviceKind, { name: at.value, namespace: rollout.namespace });
  const pod = podOfRollout(set, rollout);
  if (service === undefined || pod === undefined) return [];
  const strange = service.view
    .at('spec', 'selector')
    .entries.find(
      ([key, { value }]) =>
        key !== hashLabel && value !== undefined && !isPlaceholder(value) && pod.labels.get(key) !== value,
    );
  if (strange === undefined) return [];
  const label = `${strange[0]}: ${strange[1].value}`;
  return [{ at, message: `the Service ${at.value} selects ${label}, which the pods of the Rollout do not have` }];
}

function sameServices(rollout: ManifestObject): readonly Report[] {
  return pairsOf(rollout).flatMap(([one, other]) =>
    one.value !== undefined && one.value === other.value && !one.isFilledInLater
      ? [{ at: other, message: `${one.value} is the Service of both versions, where two different ones are needed` }]
      : [],
  );
}

/** Of blue-green: traffic that comes in by a Service that selects the pods of both versions is never switched. */
function routedPast(set: ObjectSet, rollout: ManifestObject): readonly Report[] {
  const blueGreen = rollout.view.at('spec', 'strategy', 'blueGreen');
  const [active, preview] = [blueGreen.at('activeService').value, blueGreen.at('previewService').value];
  const pod = podOfRollout(set, rollout);
  if (active === undefined || pod === undefined) return [];
  return backendsIn(set)
    .filter(({ namespace }) => mayBeSameNamespace(namespace, rollout.namespace))
    .filter(({ name }) => name !== active && name !== preview && selects(set, name, rollout))
    .map(({ object, at, name }) => ({
      at,
      object,
      message: `${titleOf(object)} sends traffic to the Service ${name}, which selects the pods of both versions of ${titleOf(rollout)}, and not to its active Service ${active}`,
    }));
}

function selects(set: ObjectSet, name: string, rollout: ManifestObject): boolean {
  const service = set.find(serviceKind, { name, namespace: rollout.namespace });
  const labels = podOfRollout(set, rollout)?.labels;
  return service !== undefined && labels !== undefined && isSelectedByMap(service.view.at('spec', 'selector'), labels);
}
