import { isFields, numberAt, textAt } from '../../src/data/fields.ts';
import { mapTexts, numberHole } from './holes.ts';
import type { Seen } from './real-cluster.ts';
import type { PlayedEvent, RecordedPod } from './recording.ts';
import { isRecordedObject } from './recording.ts';

/** What a workload was at one time, as it was recorded. */
export interface RecordedVersion {
  readonly tag: string;
  readonly revision: string;
  readonly hash: string;
  readonly number: number;
}

/** The texts of one step of a play that become holes. */
export interface Occasion {
  readonly application: string;
  readonly namespace: string;
  readonly repository: string;
  readonly path: string;
  readonly query: string;
  readonly image: string;
  readonly now: RecordedVersion;
  readonly before: RecordedVersion;
  readonly stable: RecordedVersion;
  readonly value: number | undefined;
  /** Milliseconds since the epoch. */
  readonly began: number;
  /** The pods that were there at the beginning. */
  readonly alive: ReadonlySet<string>;
  /** Generations at the beginning, by resource. */
  readonly generations: ReadonlyMap<string, number>;
}

/** Nothing has been rolled out yet. */
export const nothing: RecordedVersion = { tag: '', revision: '', hash: '', number: 0 };

/** What a play has seen: its objects by uid, and its pods. */
export class Known {
  readonly #uids = new Map<string, string>();
  readonly #pods = new Set<string>();
  readonly #alive = new Set<string>();

  /** Remembers an object by its uid, and whether a pod is there. */
  learn({ type, resource, object }: Seen): void {
    const { name, uid } = object.metadata;
    if (typeof uid === 'string') this.#uids.set(uid, `${resource}/${name}`);
    if (resource !== 'pods') return;
    this.#pods.add(name);
    if (type === 'DELETED') this.#alive.delete(name);
    else this.#alive.add(name);
  }

  /** Every pod that there ever was. */
  get pods(): ReadonlySet<string> {
    return this.#pods;
  }

  /** Names of the pods that are there now. */
  alive(): ReadonlySet<string> {
    return new Set(this.#alive);
  }

  /** The object of a uid, as `resource/name`. */
  ownerOf(uid: string): string {
    return this.#uids.get(uid) ?? `unseen/${uid}`;
  }
}

/** Makes recorded objects of seen ones: what depends on the occasion becomes a hole. */
export class Canonical {
  readonly #known: Known;
  readonly #occasion: Occasion;
  readonly #events: string[] = [];
  /** The pods that were met, in the order of their holes. */
  readonly pods: RecordedPod[] = [];
  readonly #podNames: string[] = [];
  /** The objects whose uids were met, in the order of their holes. */
  readonly uids: string[] = [];

  constructor(known: Known, occasion: Occasion) {
    this.#known = known;
    this.#occasion = occasion;
  }

  event({ at, type, resource, object }: Seen): PlayedEvent {
    const { managedFields: _, resourceVersion: __, ...metadata } = object.metadata;
    const whole = this.#generations(resource, withoutNull(withoutVersion({ ...object, metadata })));
    const mapped = this.#numbers(
      mapTexts(whole, (text, isNumber) => (isNumber ? numberHole(this.#text(text)) : this.#text(text))),
    );
    if (!isRecordedObject(mapped)) throw new Error(`no object: ${resource}`);
    return { after: at - this.#occasion.began, type, resource, object: mapped };
  }

  #text(text: string): string {
    const uuid = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;
    const withUids = text.replace(uuid, (uid) => this.#uid(uid));
    return this.#times(this.#holes(this.#names(withUids)));
  }

  #uid(uid: string): string {
    const owner = this.#holes(this.#names(this.#known.ownerOf(uid)));
    return `{{uid-${placeIn(this.uids, owner)}}}`;
  }

  /** What chance put into names: of pods, of events, of the volume with a pod's token. */
  #names(text: string): string {
    let named = text;
    for (const pod of this.#known.pods) if (named.includes(pod)) named = named.replaceAll(pod, this.#pod(pod));
    return named
      .replace(/\bkube-api-access-[a-z0-9]{5}\b/g, 'kube-api-access-token')
      .replace(/(?<=\.)[0-9a-f]{16}$/, (hex) => `{{event-${placeIn(this.#events, hex)}}}`);
  }

  #pod(name: string): string {
    const place = placeIn(this.#podNames, name);
    this.pods[place] ??= {
      set: this.#holes(name.replace(/-[^-]*$/, '')),
      isThere: this.#occasion.alive.has(name),
    };
    return `{{pod-${place}}}`;
  }

  #holes(text: string): string {
    const { application, namespace, repository, path, query, image, now, before, stable, value } = this.#occasion;
    const pairs: readonly (readonly [string, string])[] = [
      [query, 'query'],
      [repository, 'repository'],
      ...versionPairs(image, now, ''),
      ...versionPairs(image, before, '-before'),
      ...versionPairs(image, stable, '-stable'),
      [image, 'image-name'],
      [application, 'application'],
      [namespace, 'namespace'],
      [path, 'path'],
    ];
    let mapped = text;
    for (const [from, to] of pairs) if (from !== '') mapped = mapped.replaceAll(from, `{{${to}}}`);
    // names of AnalysisRuns
    for (const [{ number }, suffix] of this.#versions())
      mapped = mapped.replaceAll(`{{hash${suffix}}}-${number}-`, `{{hash${suffix}}}-{{number${suffix}}}-`);
    // what was deployed longer ago, in the history of the Application
    mapped = mapped.replace(/\b[0-9a-f]{40}\b/g, '{{revision-older}}');
    return value === undefined ? mapped : mapped.replaceAll(`[${value}]`, '[{{value}}]');
  }

  #times(text: string): string {
    return text.replace(
      /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g,
      (time) => `{{time+${Date.parse(time) - this.#occasion.began}}}`,
    );
  }

  /** Generations count from the beginning of the segment: it may be played at any time of an object's life. */
  #generations(resource: string, object: unknown): unknown {
    const base = this.#occasion.generations.get(resource);
    const generation = numberAt(object, 'metadata', 'generation');
    if (base === undefined || generation === undefined || !isFields(object)) return object;
    const hole = (value: number) => `{{generation+${value - base}}}`;
    const { metadata, status } = object;
    const seen = isFields(status) ? status['observedGeneration'] : undefined;
    const observed =
      typeof seen === 'number' ? numberHole(hole(seen)) : typeof seen === 'string' ? hole(Number(seen)) : undefined;
    return {
      ...object,
      metadata: { ...(isFields(metadata) ? metadata : {}), generation: numberHole(hole(generation)) },
      ...(isFields(status) && observed !== undefined ? { status: { ...status, observedGeneration: observed } } : {}),
    };
  }

  /** The revisions that controllers count, where they tell them in annotations and messages. */
  #numbers(object: unknown): unknown {
    let text = JSON.stringify(object);
    for (const [{ number }, suffix] of this.#versions())
      text = text
        .replaceAll(
          new RegExp(`"(rollout.argoproj.io|deployment.kubernetes.io)/revision":"${number}"`, 'g'),
          `"$1/revision":"{{number${suffix}}}"`,
        )
        .replaceAll(new RegExp(`\\brevision ${number}\\b`, 'g'), `revision {{number${suffix}}}`);
    return JSON.parse(text);
  }

  #versions() {
    const { now, before, stable } = this.#occasion;
    return [
      [now, ''],
      [before, '-before'],
      [stable, '-stable'],
    ] as const;
  }
}

/** The place of a text in a list, to which it is added where it is new. */
function placeIn(list: string[], text: string): number {
  const place = list.indexOf(text);
  return place < 0 ? list.push(text) - 1 : place;
}

function versionPairs(image: string, { tag, revision, hash }: RecordedVersion, suffix: string) {
  return [
    [tag === '' ? '' : `${image}:${tag}`, `image${suffix}`],
    [revision, `revision${suffix === '-stable' ? '-older' : suffix}`],
    [hash, `hash${suffix}`],
  ] as const;
}

/** Events name the version of the object that they are about, which no other cluster has. */
function withoutVersion(object: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { involvedObject } = object;
  if (!isFields(involvedObject)) return object;
  const { resourceVersion: _, ...rest } = involvedObject;
  return { ...object, involvedObject: rest };
}

/** What a Rollout or Deployment is by now, as its controller tells. */
export function versionOf(workload: unknown): Pick<RecordedVersion, 'hash' | 'number'> | undefined {
  const annotations = ['metadata', 'annotations'];
  const number =
    textAt(workload, ...annotations, 'rollout.argoproj.io/revision') ??
    textAt(workload, ...annotations, 'deployment.kubernetes.io/revision');
  if (number === undefined) return undefined;
  return { hash: textAt(workload, 'status', 'currentPodHash') ?? '', number: Number(number) };
}

/** A field that is null means the same as one that is not there, and could be told by no merge patch. */
function withoutNull(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNull);
  if (!isFields(value)) return value;
  const kept = Object.entries(value).filter(([, one]) => one !== null);
  return Object.fromEntries(kept.map(([key, one]) => [key, withoutNull(one)]));
}
