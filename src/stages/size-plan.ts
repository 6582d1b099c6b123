import { isAllowed } from '../configuration/paths.ts';
import type { Finding } from '../readiness/finding.ts';
import type { JudgeContext, ManifestSet } from '../readiness/judge.ts';
import { judgeChange } from '../readiness/judge.ts';
import type { AmountChange } from '../sizing/recommend.ts';
import type { SizedContainer } from './size-containers.ts';
import { isShownElsewhere } from './size-edits.ts';
import type { Slot } from './size-slots.ts';
import { agreed, pairOf, slotsOf, withLimits } from './size-slots.ts';
import type { EditedFile, NumberGroup } from './size-write.ts';
import { editAll } from './size-write.ts';

/** A number as it is written, and where. */
export interface WrittenAmount extends AmountChange {
  readonly file: string;
  /** The line that it stands on; undefined for one that is new. */
  readonly line?: number;
}

/** A container with what is really written for it. */
export interface PlannedContainer extends Omit<SizedContainer, 'recommendation'> {
  readonly changes: readonly WrittenAmount[];
  readonly kept: readonly string[];
}

export interface SizePlan {
  readonly containers: readonly PlannedContainer[];
  readonly files: readonly EditedFile[];
  /** What our own rules refuse of what was recommended: it is not written. */
  readonly absurd: readonly Finding[];
}

export interface PlanGiven {
  readonly files: ManifestSet;
  readonly allowedPaths: readonly string[];
  readonly judge: JudgeContext;
  /** Containers of targets of whose use nothing is known, which numbers may count for all the same. */
  readonly unheard: readonly SizedContainer[];
}

/** Plans what is written: each number where it stands, and nothing that may not be, that would change something else, or that our own rules refuse. */
export function planSizes(containers: readonly SizedContainer[], given: PlanGiven): SizePlan {
  const slots = slotsOf([...containers, ...given.unheard], given.files);
  const refused = new Map<string, string>();
  const absurd: Finding[] = [];
  for (;;) {
    const decided = decide(slots, refused);
    const { groups } = decided;
    // what keeps up with a request of others is a change, too
    if (refuse(decided.slots, refused, (slot) => whyNot(slot, given)) > 0) continue;
    const made = editAll([...groups.values()], given.files);
    const found = made.refused.size > 0 ? [] : errorsOf(made.files, given);
    absurd.push(...found);
    if (found.length + made.refused.size === 0)
      return { containers: told(containers, decided), files: made.files, absurd };
    refuseFound(decided.slots, refused, [
      (slot) => made.refused.get(slot.at?.file ?? '') ?? whyAbsurd(slot, found, groups),
      ({ at }) => found.find(({ place }) => place.file === at?.file)?.message,
      () => found[0]?.message ?? 'it cannot be written',
    ]);
  }
}

/** Why a number may not be written, whatever it is; undefined where it may. */
function whyNot({ container, at }: Slot, { files, allowedPaths, unheard }: PlanGiven): string | undefined {
  if (at === undefined) return undefined;
  const outside = [at.file, ...(at.is === 'patch' ? [at.kustomization] : [])].find(
    (file) => !isAllowed(file, allowedPaths),
  );
  if (outside !== undefined) return `it stands in ${outside}, outside of gitops.allowed-paths`;
  if (at.is === 'number' && isShownElsewhere(at.place, files.get(at.file) ?? new Uint8Array()))
    return `an alias shows it elsewhere in ${at.file} too, where it would change as well`;
  return unheard.includes(container)
    ? `it would be above the limit of ${container.environment}/${container.target}, whose use is not known`
    : undefined;
}

type Why = (slot: Slot) => string | undefined;

/** Refuses by the first of these ways that says anything: those that are meant, else all of a file, else all. */
function refuseFound(slots: readonly Slot[], refused: Map<string, string>, ways: readonly Why[]): void {
  for (const why of ways) if (refuse(slots, refused, why) > 0) return;
}

/** Refuses the numbers for which there is a reason, with all that go together with them; says how many these are. */
function refuse(slots: readonly Slot[], refused: Map<string, string>, why: (slot: Slot) => string | undefined): number {
  const before = refused.size;
  const pairs = new Map<string, string>();
  for (const slot of slots) {
    const reason = slot.change === undefined || isRefused(slot, refused) ? undefined : why(slot);
    if (reason !== undefined) pairs.set(pairOf(slot), reason);
  }
  for (const slot of slots) {
    const reason = pairs.get(pairOf(slot));
    if (reason !== undefined && slot.at !== undefined) refused.set(slot.at.key, reason);
  }
  return refused.size - before;
}

function isRefused({ at }: Slot, refused: ReadonlyMap<string, string>): boolean {
  return at !== undefined && refused.has(at.key);
}

type Groups = ReadonlyMap<string, NumberGroup>;

/** What all numbers come to, with limits that are not below the requests. */
function decide(slots: readonly Slot[], refused: ReadonlyMap<string, string>): Decided {
  const groups = groupsOf(slots, refused);
  const raised = withLimits(slots, new Map([...groups].map(([key, { change }]) => [key, change] as const)));
  const isSame = raised.every((slot, index) => slot === slots[index]);
  return { slots: raised, groups: isSame ? groups : groupsOf(raised, refused), refused };
}

function groupsOf(slots: readonly Slot[], refused: ReadonlyMap<string, string>): Groups {
  const byKey = Map.groupBy(
    slots.filter((slot) => slot.at !== undefined && !isRefused(slot, refused)),
    ({ at }) => at?.key ?? '',
  );
  return new Map(
    [...byKey].flatMap(([key, own]) => {
      const change = agreed(own);
      return change === undefined ? [] : [[key, { slots: own, change }] as const];
    }),
  );
}

/** Errors that the new numbers bring; a jump is no slip where usage bears it out. */
function errorsOf(edited: SizePlan['files'], { files, judge }: PlanGiven): readonly Finding[] {
  const after = new Map([...files, ...edited.map((one) => [one.file, one.after] as const)]);
  const found = judgeChange(after, files, judge).findings;
  return found.filter(({ severity, rule }) => severity === 'error' && rule !== 'resource-jump');
}

function whyAbsurd(slot: Slot, found: readonly Finding[], groups: Groups): string | undefined {
  const group = groups.get(slot.at?.key ?? '');
  const finding = found.find(({ place, value }) => place.file === slot.at?.file && value === group?.change.to);
  return finding === undefined ? undefined : `${finding.rule} refuses it: ${finding.message}`;
}

interface Decided {
  readonly slots: readonly Slot[];
  readonly groups: Groups;
  readonly refused: ReadonlyMap<string, string>;
}

function told(containers: readonly SizedContainer[], decided: Decided): readonly PlannedContainer[] {
  const byContainer = Map.groupBy(decided.slots, ({ container }) => container);
  return containers.map((one) => {
    const { recommendation, ...container } = one;
    const own = byContainer.get(one) ?? [];
    const changes = own.flatMap((slot) => writtenOf(slot, decided));
    const kept = own.flatMap((slot) => keptOf(slot, decided));
    return { ...container, changes, kept: [...new Set([...recommendation.kept, ...kept])] };
  });
}

function writtenOf(slot: Slot, { groups }: Decided): readonly WrittenAmount[] {
  const group = groups.get(slot.at?.key ?? '');
  if (group === undefined || slot.at === undefined) return [];
  const { field, resource, at } = slot;
  const line = at.is === 'number' ? { line: at.place.line, from: at.place.text } : {};
  const isOwn = slot.change !== undefined && slot.change.to === group.change.to;
  const others = group.slots
    .filter((one) => one !== slot)
    .map(({ container }) => `${container.environment}/${container.target}`);
  const reason = isOwn
    ? group.change.reason
    : `the number is shared with ${[...new Set(others)].join(', ')}, and the larger need counts: ${group.change.reason}`;
  return [{ field, resource, to: group.change.to, units: group.change.units, reason, file: at.file, ...line }];
}

function keptOf(slot: Slot, { slots, groups, refused }: Decided): readonly string[] {
  const { change, at, field, resource } = slot;
  if (change === undefined || (at !== undefined && groups.has(at.key))) return [];
  const what = `${resource} ${field === 'requests' ? 'request' : 'limit'}: ${change.to} is not written`;
  if (at === undefined) return [`${what}: no file of ours can take it`];
  return [`${what}: ${refused.get(at.key) ?? sharedWith(slot, slots)}`];
}

function sharedWith({ container: own, at }: Slot, slots: readonly Slot[]): string {
  const others = slots.flatMap(({ container, change, at: their }) =>
    container !== own && change === undefined && their?.key === at?.key
      ? [`${container.environment}/${container.target}`]
      : [],
  );
  const whom = others.length === 0 ? 'others' : [...new Set(others)].join(', ');
  return `the number is shared with ${whom}, where it has to stay, or whose use is not known`;
}
