/** What happened to one object. */
export interface PlayedEvent {
  /** Milliseconds since the write, or the patch, that began the segment. */
  readonly after: number;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  /** Plural, as in the URL. */
  readonly resource: string;
  /** The object as the API server gave it, with holes. */
  readonly object: RecordedObject;
}

/** The same as it is kept: after its first event an object is told by what changed (JSON merge patch, RFC 7396). */
export interface RecordedEvent extends Omit<PlayedEvent, 'object'> {
  readonly name: string;
  readonly object: unknown;
}

export interface RecordedObject {
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/**
 * What real controllers did after one write to Git, or one patch, until they came to rest. Texts that depend on the occasion
 * are holes, `{{name}}`: `namespace` (also the name of the Argo CD Application), `repository`, `metric`, `image` and `before` (with tags),
 * `revision`, `revision-before` and `revision-older` (of Git), `hash` and `hash-before` (of pod templates), `number` and `number-before` (of the Rollout's revisions), `value` (measured), `uid-N`, and
 * `time+MS` (since the beginning of the segment; before it, negative).
 */
export interface Segment {
  readonly name: string;
  /** The Rollout's specification that it was recorded with, without its image: another one would have gone otherwise. */
  readonly strategy: unknown;
  readonly events: readonly RecordedEvent[];
}

/** Segments, and the controllers that they were recorded from. */
export interface Recording {
  readonly controllers: Readonly<Record<string, string>>;
  readonly segments: readonly Segment[];
}

const hole = /\{\{([a-z]+(?:-[a-z0-9]+)*)(?:\+(-?\d+))?\}\}/g;

/**
 * Fills the holes of a text. Throws for a hole that nobody fills: an object with one in it would be nonsense.
 * @param fill the text for a hole; `offset` is the number behind its `+`
 */
export function fillHoles(text: string, fill: (name: string, offset: number) => string | undefined): string {
  return text.replace(hole, (all, name: string, offset = '0') => {
    const filled = fill(name, Number(offset));
    if (filled === undefined) throw new Error(`the recording has a hole that nothing fills: ${all}`);
    return filled;
  });
}

/** Every text of a value, mapped; keys too. */
export function mapTexts(value: unknown, map: (text: string) => string): unknown {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((one) => mapTexts(one, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [map(key), mapTexts(one, map)]));
}

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The merge patch from one value to another; nothing for equal ones. Values hold no null, which a patch could not set. */
function changeOf(before: unknown, after: unknown): unknown {
  if (!isFields(before) || !isFields(after))
    return JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).map(([key, value]) => [key, changeOf(before[key], value)] as const);
  const patch = [...gone.map((key) => [key, null] as const), ...changed.filter(([, value]) => value !== undefined)];
  return patch.length === 0 ? undefined : Object.fromEntries(patch);
}

function changed(before: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const base = isFields(before) ? before : {};
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(patch, key));
  const set = Object.entries(patch).filter(([, value]) => value !== null);
  return Object.fromEntries([...kept, ...set.map(([key, value]) => [key, changed(base[key], value)] as const)]);
}

/** Events as they are kept. */
export function pack(events: readonly PlayedEvent[]): readonly RecordedEvent[] {
  const known = new Map<string, unknown>();
  return events.map(({ object, ...event }) => {
    const { name } = object.metadata;
    const key = `${event.resource}/${name}`;
    const before = known.get(key);
    known.set(key, object);
    return { ...event, name, object: before === undefined ? object : (changeOf(before, object) ?? {}) };
  });
}

/** Events as they are played. */
export function unpack(events: readonly RecordedEvent[]): readonly PlayedEvent[] {
  const known = new Map<string, unknown>();
  return events.map(({ name, object, ...event }) => {
    const key = `${event.resource}/${name}`;
    const whole = changed(known.get(key), object);
    known.set(key, whole);
    if (!isRecordedObject(whole)) throw new Error(`the recording of ${key} begins with a change`);
    return { ...event, object: whole };
  });
}

function isRecordedObject(value: unknown): value is RecordedObject {
  return isFields(value) && isFields(value['metadata']) && typeof value['metadata']['name'] === 'string';
}
