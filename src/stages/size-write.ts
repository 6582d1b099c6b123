import type { ManifestSet } from '../readiness/judge.ts';
import type { AmountChange } from '../sizing/recommend.ts';
import type { Edited } from './size-edits.ts';
import { addNumbers, editNumbers } from './size-edits.ts';
import { patchText, usePatch } from './size-patch.ts';
import type { Slot, SlotPlace } from './size-slots.ts';

/** A number that is written once, with all whose it is. */
export interface NumberGroup {
  readonly slots: readonly Slot[];
  readonly change: AmountChange;
}

/** A file as it was and as it is to be. */
export interface EditedFile {
  readonly file: string;
  readonly before: Uint8Array;
  readonly after: Uint8Array;
  /** Set where the file is made: then `before` is empty. */
  readonly isNew?: true;
}

/** Every file with its numbers written; of those that cannot be changed alone, why. */
export interface EditedFiles {
  readonly files: readonly EditedFile[];
  readonly refused: ReadonlyMap<string, string>;
}

/** Writes all numbers: into the files that hold them, and into patches with the kustomizations that use them. */
export function editAll(groups: readonly NumberGroup[], files: ManifestSet): EditedFiles {
  const refused = new Map<string, string>();
  const now = new Map<string, Uint8Array>();
  const keep = (file: string, edited: Edited, why: string) => {
    if (edited.result === 'edited') now.set(file, edited.bytes);
    else refused.set(why, `${file} ${edited.message}`);
  };
  for (const [file, own] of Map.groupBy(groups, fileOf))
    keep(file, editOne(file, files.get(file) ?? new Uint8Array(), own), file);
  for (const [patch, own] of Map.groupBy(groups, fileOf)) {
    const [slot] = own[0]?.slots ?? [];
    if (slot?.at?.is !== 'patch') continue;
    const { kustomization } = slot.at;
    const bytes = now.get(kustomization) ?? files.get(kustomization) ?? new Uint8Array();
    keep(kustomization, usePatch(kustomization, bytes, patch, slot.container.workload), patch);
  }
  const edited = [...now]
    .filter(([file]) => !refused.has(file))
    .map(([file, after]) => editedFile(file, files.get(file), after));
  return { files: edited.sort((one, other) => (one.file < other.file ? -1 : 1)), refused };
}

function editedFile(file: string, before: Uint8Array | undefined, after: Uint8Array): EditedFile {
  return before === undefined ? { file, before: new Uint8Array(), after, isNew: true } : { file, before, after };
}

function fileOf({ slots: [first] }: NumberGroup): string {
  return first?.at?.file ?? '';
}

/** Numbers first, since additions move lines. */
function editOne(file: string, before: Uint8Array, groups: readonly NumberGroup[]): Edited {
  const placed = groups.flatMap(({ slots: [first], change }) =>
    first?.at === undefined ? [] : [{ at: first.at, first, change }],
  );
  const [own] = placed;
  if (own?.at.is === 'patch') return { result: 'edited', bytes: patchOf(own.first, placed) };
  const numbers = placed.flatMap(({ at, change }) => (at.is === 'number' ? [{ place: at.place, to: change.to }] : []));
  const additions = placed.flatMap(({ at, change }) => (at.is === 'addition' ? [{ ...at.change, to: change.to }] : []));
  const edited = editNumbers(file, before, numbers);
  return edited.result === 'refused' || additions.length === 0 ? edited : addNumbers(file, edited.bytes, additions);
}

interface Placed {
  readonly at: SlotPlace;
  readonly first: Slot;
  readonly change: AmountChange;
}

function patchOf({ container: { workload } }: Slot, placed: readonly Placed[]): Uint8Array {
  const amounts = placed.map(({ first, change }) => ({ ...change, container: first.container.container }));
  return new TextEncoder().encode(patchText(workload, amounts));
}
