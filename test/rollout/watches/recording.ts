import { isFields } from '../../../src/data/fields.ts';
import type { KubernetesObject, Listing, ResourceType } from '../../../src/ports/cluster.ts';
import type { Answer, ContainerRun, EventsAbout } from '../../../src/ports/questions.ts';
import type { Relation } from '../../../src/rollout/assessment.ts';
import { changeOf, patched } from '../../../world/cluster/recording.ts';

/** What one run of `watch` saw of the real controllers, and what it came to. */
export interface WatchRecording {
  /** How the commits that were seen stand to ours; others where they are not named. */
  readonly relations?: Readonly<Record<string, Relation>>;
  /** Whether Git named ours before. */
  readonly isOld?: true;
  /** Whether Git is put back after a bad end. */
  readonly isPutBack?: true;
  /** The command line, without the kubeconfig. */
  readonly words: readonly string[];
  /** When the watch began, in milliseconds since 1970. */
  readonly begun: number;
  /** What was watched, in the order in which it was asked for. */
  readonly streams: readonly (readonly ResourceType[])[];
  readonly events: readonly WatchEvent[];
  /** What became of each object that was patched, in their order: nothing, or why it could not be. */
  readonly patches: readonly (PatchRefusal | null)[];
  /** What was answered to each question, by its words; undefined in recordings from before there were any. */
  readonly answers?: Readonly<Record<string, Answer<unknown>>>;
}

/** A question in words, as a recording keeps its answer. */
export function questionKey(asked: ContainerRun | EventsAbout): string {
  return JSON.stringify(asked);
}

/** How a recorded watch ended, as its report says it. */
export interface WatchEnd {
  readonly outcome: string;
  readonly reason: string;
  readonly sentence: string;
}

/** Why a patch was refused. */
export interface PatchRefusal {
  readonly code: string;
  readonly message: string;
}

/** A type as the Kubernetes API is asked for it: whatever Application or single object it is looked at for. */
export function withoutNames({ application: _, only: __, ...type }: ResourceType): ResourceType {
  return type;
}

/** One state that a stream yielded. */
export interface WatchEvent {
  /** Number of the stream. */
  readonly stream: number;
  /** Milliseconds since the watch began. */
  readonly after: number;
  /** What has changed since the state before (JSON merge patch, RFC 7396); undefined where only time has passed. */
  readonly change?: unknown;
}

/** A watch of a scenario, as the archive has it. */
export interface ArchivedWatch extends WatchRecording {
  readonly title: string;
  readonly end: WatchEnd;
}

/** Listings as a value that can be told by its changes: objects by their names, in their order. */
export function storable(listings: readonly Listing[]): unknown {
  return Object.fromEntries(listings.map((listing, index) => [index, storableListing(listing)]));
}

function storableListing(listing: Listing): unknown {
  if (!('objects' in listing)) return listing;
  const { objects, ...rest } = listing;
  return withoutNull({
    ...rest,
    order: objects.map(({ metadata }) => metadata.name),
    objects: Object.fromEntries(objects.map((object) => [object.metadata.name, slim(object)])),
  });
}

const applied = 'kubectl.kubernetes.io/last-applied-configuration';

/** An object without what doubles its size and nobody reads: who set which field, and what was applied last. */
function slim(object: KubernetesObject): unknown {
  const { managedFields: _, resourceVersion: __, ...metadata }: Record<string, unknown> = { ...object.metadata };
  const annotations = metadata['annotations'];
  if (isFields(annotations)) {
    const { [applied]: ___, ...others } = annotations;
    metadata['annotations'] = others;
  }
  return { ...object, metadata };
}

/** A merge patch cannot set null, which the API means as a field that is not there. */
function withoutNull(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isFields(value)) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== null && one !== undefined);
  return Object.fromEntries(entries.map(([key, one]) => [key, withoutNull(one)]));
}

/** The change from one storable state to the next. */
export function stateChange(before: unknown, now: unknown): unknown {
  return before === undefined ? now : changeOf(before, now);
}

/** The state after a change. Each object that has not changed is the same object. */
export function changedState(before: unknown, change: unknown): unknown {
  return change === undefined ? before : patched(before, change);
}

/** The listings of a storable state. */
export function listingsIn(state: unknown): readonly Listing[] {
  return isFields(state) ? Object.values(state).map(readListing) : [];
}

function readListing(stored: unknown): Listing {
  if (!isFields(stored)) throw new Error('the recording holds no listing');
  const { objects, order, since, ...rest } = stored;
  const named = isFields(objects) && Array.isArray(order) ? order.map((name) => objects[String(name)]) : undefined;
  const listing: unknown = {
    ...rest,
    ...(named === undefined ? {} : { objects: named }),
    ...(typeof since === 'string' ? { since: new Date(since) } : {}),
  };
  return listing as Listing;
}
