import { printPath } from '../manifest/path.ts';
import type { StructureChange } from '../manifest/restructure.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import { unitsOf } from '../sizing/amounts.ts';
import type { AmountChange } from '../sizing/recommend.ts';
import type { SizedContainer } from './size-containers.ts';
import { placeAddition } from './size-edits.ts';
import { patchFileOf } from './size-patch.ts';
import type { AmountField, AmountPlace } from './size-places.ts';
import { amountNames, placeOfAmount } from './size-places.ts';

/** One amount of one container: where it stands or would stand, and what it should be. */
export interface Slot {
  readonly container: SizedContainer;
  readonly field: AmountField;
  readonly resource: SizedResource;
  /** Undefined where it stays. */
  readonly change: AmountChange | undefined;
  readonly at: SlotPlace | undefined;
}

export type SlotPlace =
  | { readonly is: 'number'; readonly key: string; readonly file: string; readonly place: AmountPlace }
  /** A file of its own, which a kustomization lays over what stands elsewhere. */
  | { readonly is: 'patch'; readonly key: string; readonly file: string; readonly kustomization: string }
  | { readonly is: 'addition'; readonly key: string; readonly file: string; readonly change: StructureChange };

/** Every amount of every container that stands somewhere or is to. */
export function slotsOf(containers: readonly SizedContainer[], files: ManifestSet): readonly Slot[] {
  return containers.flatMap((container) =>
    amountNames.flatMap(([field, resource]) => {
      const change = container.recommendation.changes.find((one) => one.field === field && one.resource === resource);
      const place = placeOfAmount(container.layers, [field, resource]);
      if (place === undefined && change === undefined) return [];
      const at = place === undefined ? additionOf(container, change, files) : numberAt(place);
      return [{ container, field, resource, change, at }];
    }),
  );
}

function numberAt(place: AmountPlace): SlotPlace {
  return { is: 'number', key: `${place.file}:${place.line}:${place.column}`, file: place.file, place };
}

function additionOf(
  container: SizedContainer,
  change: AmountChange | undefined,
  files: ManifestSet,
): SlotPlace | undefined {
  if (container.patchable !== undefined && change !== undefined) return patchAt(container.patchable, container, change);
  const found =
    change === undefined
      ? undefined
      : placeAddition({ ...change, layers: container.layers, container: container.container }, files);
  if (found === undefined) return undefined;
  const { file, change: made } = found;
  return { is: 'addition', key: `${file}+${made.document}${printPath(made)}`, file, change: made };
}

function patchAt(
  kustomization: string,
  { workload, container }: SizedContainer,
  { field, resource }: AmountChange,
): SlotPlace {
  const file = patchFileOf(kustomization, workload);
  return { is: 'patch', key: `${file} ${container} ${field}.${resource}`, file, kustomization };
}

/** What several containers make of one and the same number: the most that any of them needs; undefined where it stays. */
export function agreed(slots: readonly Slot[]): AmountChange | undefined {
  const wanted = slots.flatMap(({ change }) => change ?? []);
  const largest = wanted.reduce<AmountChange | undefined>(
    (most, one) => (most === undefined || one.units > most.units ? one : most),
    undefined,
  );
  const stays = wanted.length < slots.length ? unitsNow(slots) : undefined;
  if (largest === undefined || (stays !== undefined && largest.units <= stays)) return undefined;
  return largest.to === textNow(slots) ? undefined : largest;
}

function textNow([first]: readonly Slot[]): string | undefined {
  return first?.at?.is === 'number' ? first.at.place.text : undefined;
}

function unitsNow(slots: readonly Slot[]): number | undefined {
  const [first] = slots;
  return first === undefined ? undefined : unitsOf(first.resource, textNow(slots));
}
