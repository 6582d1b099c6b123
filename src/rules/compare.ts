import { bySeverity } from '../readiness/finding.ts';
import type { Said } from './judge.ts';
import type { Settled } from './suppressions/suppress.ts';

/**
 * What was not said before, each once: of another object or file, by another rule or in other words, which name the values. Each that
 * went away vouches for one that came: what has moved is not new, nor what is put otherwise only because something else has changed.
 * What was suppressed and is no longer is new, and so is what counts as worse. Both are what was said with its twins: whatever one of
 * several overlays had it keeps when they part.
 *
 * @param isThere whether a file is still there: what was said of one that is gone may be said of another one now
 */
export function newOf(
  now: readonly Settled[],
  before: readonly Settled[],
  isThere: (file: string) => boolean = () => true,
): readonly Settled[] {
  const left = new Set(twinsOf(before));
  const all = twinsOf(now);
  const ways: readonly Way[] = [moved(isThere), otherwisePut, renamed];
  const open = ways.reduce((rest, way) => rest.filter(isNotVouchedFor(left, way)), all.filter(isNotAmong(left)));
  const isNew = new Set(open);
  const known = new Set(all.filter((twins) => !isNew.has(twins)).map(([one]) => likenessOf(one)));
  return open.filter(([one]) => !known.has(likenessOf(one))).map(([first]) => first);
}

/** What another overlay or values file says of the same place, with other numbers. */
function likenessOf(one: Settled): string {
  const { place, severity } = one.finding;
  return JSON.stringify([otherwisePut.keyOf(one), severity, place.file, place.line, place.column]);
}

/** What is said of one place in the same words, of one object or of several that are made of it. */
type Twins = readonly [Settled, ...Settled[]];

/** What only some of them suppress is not suppressed. */
function twinsOf(said: readonly Settled[]): readonly Twins[] {
  return [...Map.groupBy(said, twinKeyOf).values()].flatMap((all) => {
    const open = all.filter(({ suppressed }) => suppressed === undefined);
    const [first, ...rest] = open.length > 0 ? open : all;
    return first === undefined ? [] : [[first, ...rest] as const];
  });
}

/** Takes out of what is left whatever said the same of the same object. */
function isNotAmong(left: Set<Twins>): (twins: Twins) => boolean {
  const members = [...left].flatMap((twins) => twins.map((one) => ({ key: keyOf(one), twins })));
  const byKey = Map.groupBy(members, ({ key }) => key);
  return (now) => {
    // of twins each takes its own, so that none of theirs vouches for something else
    const same = now.flatMap((one) => byKey.get(keyOf(one))?.pop() ?? []);
    for (const { twins } of same) left.delete(twins);
    return same.length === 0;
  };
}

function keyOf(one: Settled): string {
  const { message, severity } = one.finding;
  const about = one.object === undefined ? one.finding.place.file : `${one.object.namespace ?? ''}`;
  return JSON.stringify([...commonOf(one), severity, about, one.object?.name, message]);
}

function commonOf({ finding: { rule }, object, suppressed }: Settled): readonly unknown[] {
  return [rule, object?.kind, suppressed === undefined];
}

/** How something is known again of which the words or the object have changed. */
interface Way {
  /** What both have to share; undefined where this is no way. */
  readonly keyOf: (one: Settled) => string | undefined;
  readonly mayVouch?: (before: Settled) => boolean;
  readonly isSame?: (now: Settled, before: Settled) => boolean;
}

function isNotVouchedFor(left: Set<Twins>, { keyOf: key, mayVouch, isSame }: Way): (twins: Twins) => boolean {
  const known = [...left].filter(([one]) => mayVouch?.(one) !== false);
  const byKey = Map.groupBy(known, ([one]) => key(one));
  return ([now]) => {
    const own = key(now);
    const found = own === undefined ? undefined : byKey.get(own)?.find((twins) => left.has(twins) && vouches(twins));
    return found === undefined || !left.delete(found);

    function vouches([one]: Twins): boolean {
      return bySeverity(one.finding, now.finding) <= 0 && isSame?.(now, one) !== false;
    }
  };
}

/** The same words about an object of this name in another namespace, or about another file in the place of one that is gone. */
function moved(isThere: (file: string) => boolean): Way {
  return {
    keyOf: (one) => JSON.stringify([...commonOf(one), one.object?.name, one.finding.message]),
    mayVouch: ({ object, finding: { place } }) => object !== undefined || !isThere(place.file),
  };
}

/** The same value at the same path, in words that differ by numbers, by names of other objects, or by their order. */
const otherwisePut: Way = {
  keyOf: (one) => {
    const { path, value, message, isSecret, place } = one.finding;
    if (isSecret === true) return undefined;
    const about = one.object === undefined ? place.file : one.object.name;
    return JSON.stringify([...commonOf(one), about, path.replace(/\[\d+\]/g, '[]'), value, gistOf(message)]);
  },
};

/** Without numbers and the names behind kinds (`Service api`), in no order. */
function gistOf(message: string): string {
  const words = message.replace(/\b([A-Z][A-Za-z]+) [a-z0-9][a-z0-9.-]*/g, '$1').replace(/\d[\d.,]*/g, '#');
  return words
    .split(/[\s,;:]+/)
    .sort()
    .join(' ');
}

/** The same place, of an object that has got another prefix or suffix to its name, and those that it names with it. */
const renamed: Way = {
  keyOf: (one) => {
    const { file, line, column } = one.finding.place;
    return one.object === undefined ? undefined : JSON.stringify([...commonOf(one), file, line, column]);
  },
  isSame: (now, before) => {
    const [name, former] = [now.object?.name ?? '', before.object?.name ?? ''];
    const [words, others] = [now, before].map(({ finding }) => finding.message.split(' ')) as [string[], string[]];
    const isRenamed = affixedBy(former, name) ?? affixedBy(name, former);
    if (isRenamed === undefined || words.length !== others.length) return false;
    return words.every((word, index) => word === others[index] || isRenamed(word, others[index] ?? ''));
  },
};

/** Tells of two words whether one is the other with what the longer of two names has more; undefined where neither is in the other. */
function affixedBy(short: string, long: string): ((one: string, other: string) => boolean) | undefined {
  const at = short === '' ? -1 : long.indexOf(short);
  if (at < 0) return undefined;
  const [prefix, suffix] = [long.slice(0, at), long.slice(at + short.length)];
  const isLonger = (one: string, other: string) => one === `${prefix}${other}${suffix}`;
  // with what stands behind a word: a comma
  const bare = (word: string) => word.replace(/[,:;]$/, '');
  return (one, other) => isLonger(bare(one), bare(other)) || isLonger(bare(other), bare(one));
}

/** Each once: several overlays say the same of the base that they share. What only some of them suppress is not suppressed. */
export function withoutTwins(said: readonly Settled[]): readonly Settled[] {
  const keyed = said.map((one) => ({ one, key: twinKeyOf(one) }));
  const open = new Set(keyed.filter(({ one }) => one.suppressed === undefined).map(({ key }) => key));
  const seen = new Set<string>();
  const kept = keyed.filter(({ one, key }) => {
    if (one.suppressed !== undefined && open.has(key)) return false;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  return kept.map(({ one }) => one);
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
