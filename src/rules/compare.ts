import type { Said } from './judge.ts';
import type { Settled } from './suppressions/suppress.ts';

/**
 * What was not said before: of another object or file, by another rule or in other words, which name the values. What has moved to
 * another file is not new, and each that went away vouches for one that came. What was suppressed and is no longer is new.
 */
export function newOf(now: readonly Settled[], before: readonly Settled[]): readonly Settled[] {
  const left = new Map<string, number>();
  for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
  return now.filter((one) => {
    const known = left.get(keyOf(one)) ?? 0;
    left.set(keyOf(one), known - 1);
    return known <= 0;
  });
}

function keyOf({ finding: { rule, message, severity, place }, object, suppressed }: Settled): string {
  const about = object === undefined ? place.file : `${object.kind}/${object.namespace ?? ''}/${object.name ?? ''}`;
  return JSON.stringify([rule, severity, about, message, suppressed === undefined]);
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
