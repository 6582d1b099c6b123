import { printPath } from '../manifest/path.ts';
import type { StructureChange } from '../manifest/restructure.ts';
import type { ManifestSet } from '../readiness/judge.ts';
import type { SizedResource } from '../sizing/amounts.ts';
import { print, roundedUp, unitsOf } from '../sizing/amounts.ts';
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

/** Every amount of every container that stands somewhere, or could: others may want one where it has none. */
export function slotsOf(containers: readonly SizedContainer[], files: ManifestSet): readonly Slot[] {
  return containers.flatMap((container) =>
    amountNames.flatMap(([field, resource]) => {
      const change = container.recommendation.changes.find((one) => one.field === field && one.resource === resource);
      const place = placeOfAmount(container.layers, [field, resource]);
      const at = place === undefined ? additionOf(container, { field, resource, change }, files) : numberAt(place);
      return at === undefined && change === undefined ? [] : [{ container, field, resource, change, at }];
    }),
  );
}

function numberAt(place: AmountPlace): SlotPlace {
  return { is: 'number', key: `${place.file}:${place.line}:${place.column}`, file: place.file, place };
}

function additionOf(
  container: SizedContainer,
  { field, resource, change }: Pick<Slot, 'field' | 'resource' | 'change'>,
  files: ManifestSet,
): SlotPlace | undefined {
  if (container.patchable !== undefined && change !== undefined) return patchAt(container.patchable, container, change);
  const addition = { field, resource, to: change?.to ?? '', layers: container.layers, container: container.container };
  const found = placeAddition(addition, files);
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
  if (largest === undefined || (wanted.length < slots.length && !isMore(largest, slots))) return undefined;
  return largest.to === textNow(slots) ? undefined : largest;
}

/** Whether it is more than what stands there; where nothing does, others live without a number. */
function isMore({ units }: AmountChange, slots: readonly Slot[]): boolean {
  const now = unitsNow(slots);
  return now !== undefined && units > now;
}

function textNow([first]: readonly Slot[]): string | undefined {
  return first?.at?.is === 'number' ? first.at.place.text : undefined;
}

function unitsNow(slots: readonly Slot[]): number | undefined {
  const [first] = slots;
  return first === undefined ? undefined : unitsOf(first.resource, textNow(slots));
}

/** The units of a slot once the changes are made; undefined where no amount stands there then. */
function unitsThen({ resource, at }: Slot, changes: ReadonlyMap<string, AmountChange>): number | undefined {
  return changes.get(at?.key ?? '')?.units ?? (at?.is === 'number' ? unitsOf(resource, at.place.text) : undefined);
}

/** What goes together: the request and the limit of one resource of one container. */
export function pairOf({ container, resource }: Slot): string {
  const { environment, target, workload, container: name } = container;
  return JSON.stringify([environment, target, workload, name, resource]);
}

/** The slots with limits that keep up with requests, whatever these come to: a request may be shared with others that need more. */
export function withLimits(slots: readonly Slot[], changes: ReadonlyMap<string, AmountChange>): readonly Slot[] {
  const requests = new Map(slots.flatMap((slot) => (slot.field === 'requests' ? [[pairOf(slot), slot] as const] : [])));
  return slots.map((slot) => {
    const request = slot.field === 'limits' ? requests.get(pairOf(slot)) : undefined;
    const asked = request === undefined ? undefined : unitsThen(request, changes);
    const limit = unitsThen(slot, changes);
    return asked === undefined || limit === undefined || limit >= asked ? slot : raised(slot, asked);
  });
}

function raised(slot: Slot, asked: number): Slot {
  const text = slot.at?.is === 'number' ? slot.at.place.text : undefined;
  if (unitsOf(slot.resource, text) === asked) return { ...slot, change: undefined };
  const units = roundedUp(slot.resource, asked, text);
  const { field, resource } = slot;
  const to = print(resource, units, text);
  const from = text === undefined ? {} : { from: text };
  const reason = `its request comes to ${print(resource, asked)}, and a limit below that is refused`;
  return { ...slot, change: { field, resource, ...from, to, units: unitsOf(resource, to) ?? units, reason } };
}
