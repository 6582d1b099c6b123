import { readFileSync } from 'node:fs';
import { isFields } from '../../src/data/fields.ts';
import type { Workload } from './workload.ts';

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

/** The same as it is kept: an object is told by what changed (JSON merge patch, RFC 7396), or by what sets it apart from the one before it. */
export interface RecordedEvent extends Omit<PlayedEvent, 'object'> {
  readonly name: string;
  readonly object: unknown;
}

export interface RecordedObject {
  readonly metadata: { readonly name: string; readonly [field: string]: unknown };
  readonly [field: string]: unknown;
}

/** A patch that people or tools send to a workload. */
export interface RecordedPatch {
  readonly resource: string;
  readonly subresource: 'none' | 'status';
  /** JSON merge patch. */
  readonly body: unknown;
}

/** A pod of a segment. */
export interface RecordedPod {
  /** Name of its ReplicaSet, with holes. */
  readonly set: string;
  /** Whether it is there when the segment begins. */
  readonly isThere: boolean;
}

/**
 * What real controllers did after one write to Git, or one patch, until they came to rest. Texts that depend on the occasion
 * are holes; see world/cluster/holes.ts.
 */
export interface Segment {
  readonly name: SegmentName;
  /** Where the workload stood, and stands after it. */
  readonly from: State;
  readonly to: State;
  /** What it was recorded with: another one would have gone otherwise. */
  readonly workload: Workload;
  /** What began it, where that was no write to Git. */
  readonly patch?: RecordedPatch;
  /**
   * How many events there are until the first step of the canary has its pods: a commit that is written before it is seen there, and
   * its own segment goes on from there.
   */
  readonly overtakenAt?: number;
  /** The pods whose names are holes `pod-N`. */
  readonly pods: readonly RecordedPod[];
  /** The objects whose uids are holes `uid-N`, as `resource/name` with holes. */
  readonly uids: readonly string[];
  readonly events: readonly RecordedEvent[];
}

/** Where a workload stands between two segments, or (`canary`) within one. */
export type State = 'nothing' | 'healthy' | 'canary' | 'at-gate' | 'inconclusive' | 'aborted';

/** What happens to a workload. */
export type SegmentName =
  | 'first'
  | 'good'
  | 'bad'
  | 'inconclusive'
  | 'gate'
  | 'back'
  | 'unchanged'
  | 'overtaking'
  | 'replaced-at-gate'
  | 'promoted'
  | 'promoted-bad'
  | 'aborted'
  | 'retried'
  | 'rolled-out';

/** Segments, and the controllers that they were recorded from. */
export interface Recording {
  readonly controllers: Readonly<Record<string, string>>;
  readonly segments: readonly Segment[];
}

/** Reads recordings from their file. */
export function readRecording(): Recording {
  return JSON.parse(readFileSync(new URL('recordings/argo.json', import.meta.url), 'utf8'));
}

/** The merge patch from one value to another; nothing for equal ones. Values hold no null, which a patch could not set. */
export function changeOf(before: unknown, after: unknown): unknown {
  if (!isFields(before) || !isFields(after))
    return JSON.stringify(before) === JSON.stringify(after) ? undefined : after;
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const changed = Object.entries(after).map(([key, value]) => [key, changeOf(before[key], value)] as const);
  const patch = [...gone.map((key) => [key, null] as const), ...changed.filter(([, value]) => value !== undefined)];
  return patch.length === 0 ? undefined : Object.fromEntries(patch);
}

/** A value after a merge patch (RFC 7396). */
export function patched(before: unknown, patch: unknown): unknown {
  if (!isFields(patch)) return patch;
  const base = isFields(before) ? before : {};
  const kept = Object.entries(base).filter(([key]) => !Object.hasOwn(patch, key));
  const set = Object.entries(patch).filter(([, value]) => value !== null);
  return Object.fromEntries([...kept, ...set.map(([key, value]) => [key, patched(base[key], value)] as const)]);
}

/** What an object is told against: itself as it was last, or else the newest one of its kind. */
class Past {
  readonly #own = new Map<string, unknown>();
  readonly #newest = new Map<string, unknown>();

  of(resource: string, name: string): unknown {
    return this.#own.get(`${resource}/${name}`) ?? this.#newest.get(resource);
  }

  add(resource: string, name: string, object: unknown): void {
    this.#own.set(`${resource}/${name}`, object);
    this.#newest.set(resource, object);
  }
}

/** Events as they are kept. */
export function pack(events: readonly PlayedEvent[]): readonly RecordedEvent[] {
  const past = new Past();
  return events.map(({ object, ...event }) => {
    const { name } = object.metadata;
    const before = past.of(event.resource, name);
    past.add(event.resource, name, object);
    return { ...event, name, object: before === undefined ? object : (changeOf(before, object) ?? {}) };
  });
}

/** Events as they are played. */
export function unpack(events: readonly RecordedEvent[]): readonly PlayedEvent[] {
  const past = new Past();
  return events.map(({ name, object, ...event }) => {
    const whole = patched(past.of(event.resource, name), object);
    past.add(event.resource, name, whole);
    if (!isRecordedObject(whole)) throw new Error(`the recording of ${event.resource}/${name} begins with a change`);
    return { ...event, object: whole };
  });
}

/** Whether it is an object of the API. */
export function isRecordedObject(value: unknown): value is RecordedObject {
  return isFields(value) && isFields(value['metadata']) && typeof value['metadata']['name'] === 'string';
}
