import type { Said } from './judge.ts';
import type { Settled } from './suppressions/suppress.ts';

/**
 * What was not said before: of another object or file, by another rule or in other words, which name the values. What has moved to
 * another file is not new, nor what a file says of one more object of its name, as a base does in another overlay; and each that went
 * away vouches for one that came. What was suppressed and is no longer is new.
 */
export function newOf(
  now: readonly Settled[],
  before: readonly Settled[],
  isThere: (file: string) => boolean = () => true,
): readonly Settled[] {
  const unsaid = without({ now, before }, keyOf);
  const unwritten = without(unsaid, keyInFile);
  const moved = unwritten.before.filter((one) => one.object === undefined && !isThere(one.finding.place.file));
  return without({ now: unwritten.now, before: moved }, keyAnywhere).now;
}

interface Compared {
  readonly now: readonly Settled[];
  readonly before: readonly Settled[];
}

/** What is left of both when each takes away one of the other that has the same key. */
function without({ now, before }: Compared, keyOfOne: (one: Settled) => string): Compared {
  const left = Map.groupBy(before, keyOfOne);
  const isNew = (one: Settled) => left.get(keyOfOne(one))?.shift() === undefined;
  return { now: now.filter(isNew), before: [...left.values()].flat() };
}

function keyOf(one: Settled): string {
  const { finding, object } = one;
  const about =
    object === undefined ? finding.place.file : `${object.kind}/${object.namespace ?? ''}/${object.name ?? ''}`;
  return JSON.stringify([about, keyAnywhere(one)]);
}

/** Whichever namespace an overlay puts the object into. */
function keyInFile(one: Settled): string {
  const { finding, object } = one;
  return JSON.stringify([finding.place.file, object?.kind, object?.name, keyAnywhere(one)]);
}

function keyAnywhere({ finding: { rule, message, severity }, suppressed }: Settled): string {
  return JSON.stringify([rule, severity, message, suppressed === undefined]);
}

/** Each once: several overlays say the same of the base that they share. What only some of them suppress is not suppressed. */
export function withoutTwins(said: readonly Settled[]): readonly Settled[] {
  const open = new Set(said.filter(({ suppressed }) => suppressed === undefined).map(twinKeyOf));
  const seen = new Set<string>();
  return said.filter((one) => {
    const key = twinKeyOf(one);
    if (one.suppressed !== undefined && open.has(key)) return false;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function twinKeyOf({ finding: { rule, message, place } }: Said): string {
  return JSON.stringify([rule, message, place.file, place.line, place.column]);
}

/**
 * What is not said before of the same place: a deployment that writes another version is not to blame for what was wrong with the last
 * one as well.
 */
export function newPlacesOf(now: readonly Said[], before: readonly Said[]): readonly Said[] {
  const known = new Set(before.map(placeKeyOf));
  return now.filter((one) => !known.has(placeKeyOf(one)));
}

function placeKeyOf({ finding: { rule, severity, path, place }, object }: Said): string {
  return JSON.stringify([rule, severity, place.file, object?.kind, object?.namespace, object?.name, path]);
}
