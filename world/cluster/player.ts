import type { Clock } from '../../src/ports/clock.ts';
import type { ApiServer } from './api-server.ts';
import type { Filling } from './holes.ts';
import { fillHoles, fillObject } from './holes.ts';
import { hashOf, uidOf } from './names.ts';
import { Pods } from './pods.ts';
import type { PlayedEvent, RecordedPatch, Recording, Segment, State } from './recording.ts';
import { isRecordedObject, unpack } from './recording.ts';
import { pathOf } from './resource-types.ts';
import type { Desired, Situation } from './segments.ts';
import { segmentOfCommit, segmentOfPatch } from './segments.ts';

/** One workload that Argo CD follows. */
export interface Stage {
  /** Name of the Argo CD Application, in the namespace `argocd`. */
  readonly application: string;
  /** Where the workload runs. */
  readonly namespace: string;
  readonly repository: string;
  /** The folder of the repository that is applied. */
  readonly path: string;
  /** What the branch says now. */
  readonly desired: () => Desired;
  /** The success rate that Prometheus would tell now; undefined where it tells none. */
  readonly measured: () => number | undefined;
}

/** What was rolled out at one time. */
interface Version {
  readonly image: string;
  readonly revision: string;
  /** Which revision of the Rollout it is. */
  readonly number: number;
}

/** How often Argo CD looks at Git by itself, in milliseconds; a refresh makes it look at once. */
const polls = 3000;

const none: Version = { image: '', revision: '0'.repeat(40), number: 0 };

/**
 * Plays what the real controllers did for one workload: each write to Git, and each patch, picks the segment that was
 * recorded for one like it. A write that there is no recording for is an error: it never plays on with something else.
 */
export class Player {
  readonly #server: ApiServer;
  readonly #recording: Recording;
  readonly #stage: Stage;
  readonly #clock: Clock;
  readonly #generations = new Map<string, number>();
  readonly #pods = new Pods();
  readonly #patches: RecordedPatch[] = [];
  #state: State = 'nothing';
  #desired: Desired | undefined;
  #now = none;
  #before = none;
  #stable = none;
  /** When the segment that is being played has ended. */
  #atRest = Promise.resolve();
  #segments = 0;
  #wake: () => void = () => {};

  constructor(
    server: ApiServer,
    { recording, stage, clock }: { readonly recording: Recording; readonly stage: Stage; readonly clock: Clock },
  ) {
    this.#server = server;
    this.#recording = recording;
    this.#stage = stage;
    this.#clock = clock;
  }

  get stage(): Stage {
    return this.#stage;
  }

  /** Looks at Git, and plays, until the signal is aborted. Rejects with what there is no recording for. */
  async play(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const patch = this.#patches.shift();
      if (patch !== undefined) await this.#patched(patch, signal);
      else if (this.#isBehind()) await this.#committed(signal);
      else await this.#untilWoken(signal);
    }
  }

  /** Argo CD is asked to look at Git now. */
  refresh(): void {
    this.#wake();
  }

  /**
   * Somebody patches the workload: once it has come to rest, since that is when patches were recorded. Rejects where nobody
   * knows what comes of it.
   */
  async patch(patch: RecordedPatch): Promise<void> {
    await this.#atRest;
    segmentOfPatch(this.#recording, patch, this.#situation());
    this.#patches.push(patch);
    this.#wake();
  }

  #isBehind(): boolean {
    return this.#stage.desired().revision !== this.#desired?.revision;
  }

  #situation(): Situation {
    return { state: this.#state, now: this.#desired, stable: this.#stable.image, value: this.#stage.measured() };
  }

  async #untilWoken(signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    const woken = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const slept = this.#clock.sleep(polls, AbortSignal.any([signal, end.signal])).catch(() => {});
    await Promise.race([woken, slept]);
    end.abort();
  }

  async #patched(patch: RecordedPatch, signal: AbortSignal): Promise<void> {
    await this.#perform(segmentOfPatch(this.#recording, patch, this.#situation()), signal);
  }

  async #committed(signal: AbortSignal): Promise<void> {
    const desired = this.#stage.desired();
    const segment = segmentOfCommit(this.#recording, desired, this.#situation());
    if (segment.name !== 'unchanged') {
      this.#before = this.#now;
      this.#now = { image: desired.image, revision: desired.revision, number: this.#now.number + 1 };
    } else this.#now = { ...this.#now, revision: desired.revision };
    this.#desired = desired;
    await this.#perform(segment, signal);
  }

  async #perform(segment: Segment, signal: AbortSignal): Promise<void> {
    const rest = Promise.withResolvers<void>();
    this.#atRest = rest.promise;
    const isOvertaken = await this.#show(segment, signal);
    this.#settle(segment, isOvertaken);
    rest.resolve();
  }

  #settle(segment: Segment, isOvertaken: boolean): void {
    if (segment.name === 'unchanged') return;
    this.#state = isOvertaken ? 'canary' : segment.to;
    if (this.#state === 'healthy') this.#stable = this.#now;
  }

  /** Shows the events in their time; the answer is whether a newer commit has come in the meantime, and takes over. */
  async #show(segment: Segment, signal: AbortSignal): Promise<boolean> {
    const began = this.#clock.now().getTime();
    this.#segments += 1;
    const generations = new Map(this.#generations);
    const at = { segment, began, generations, value: this.#stage.measured(), pods: this.#bind(segment) };
    for (const [index, event] of unpack(segment.events).entries()) {
      if (index === segment.overtakenAt && this.#isBehind()) return true;
      const left = began + event.after - this.#clock.now().getTime();
      if (left > 0) await this.#clock.sleep(left, signal).catch(() => {});
      if (signal.aborted) return false;
      this.#put(event, (name, offset) => this.#fill(name, offset, { ...at, event }));
    }
    return false;
  }

  #put(event: PlayedEvent, fill: Filling): void {
    const object = fillObject(event.object, fill);
    if (!isRecordedObject(object)) throw new Error('the recording holds something that is no object');
    if (event.resource === 'pods') this.#pods.note(event.type, object.metadata.name);
    this.#generations.set(event.resource, Number(object.metadata['generation'] ?? 0));
    const namespace = event.resource === 'applications' ? 'argocd' : this.#stage.namespace;
    const path = pathOf(event.resource, namespace);
    if (event.type === 'DELETED') this.#server.remove(path, object);
    else this.#server.put(path, object);
  }

  /** The names of a segment's pods: those that are there, and new ones. */
  #bind({ pods }: Segment): readonly string[] {
    const bound: string[] = [];
    for (const { set, isThere } of pods) {
      const own = fillHoles(set, (name) => this.#ofVersion(name));
      bound.push(isThere ? this.#pods.take(own, bound) : this.#pods.make(own));
    }
    return bound;
  }

  /** What a hole says of the version that is rolled out, of the one before it or of the stable one. */
  #ofVersion(name: string): string | undefined {
    const [what, whose] = /^(image|hash|number)(?:-(before|stable))?$/.exec(name)?.slice(1) ?? [];
    const version = whose === 'before' ? this.#before : whose === 'stable' ? this.#stable : this.#now;
    if (what === 'hash') return hashOf(`${this.#stage.namespace} ${version.image}`);
    if (what === 'number') return String(version.number);
    return what === 'image' ? version.image : undefined;
  }

  #fill(name: string, offset: number, at: Moment): string | undefined {
    const { event, began, generations, value } = at;
    switch (name) {
      case 'image-name':
        return this.#now.image.replace(/[:@][^/]*$/, '');
      case 'revision':
        return this.#now.revision;
      case 'revision-before':
      case 'revision-older':
        return this.#before.revision;
      case 'application':
      case 'namespace':
      case 'repository':
      case 'path':
        return this.#stage[name];
      case 'query':
        return this.#desired?.query;
      case 'value':
        return value === undefined ? undefined : String(value);
      case 'generation':
        return String((generations.get(event.resource) ?? 0) + offset);
      case 'time':
        return new Date(began + offset).toISOString().replace(/\.\d{3}Z$/, 'Z');
      default:
        return this.#ofVersion(name) ?? this.#numbered(name, at);
    }
  }

  /** Holes that are numbered within their segment. */
  #numbered(name: string, at: Moment): string | undefined {
    const [what, number] = /^(pod|event|uid)-(\d+)$/.exec(name)?.slice(1) ?? [];
    if (what === 'pod') return at.pods[Number(number)];
    if (what === 'uid') return this.#uid(Number(number), at);
    return what === 'event' ? uidOf(`${this.#segments} ${number}`).replaceAll('-', '').slice(0, 16) : undefined;
  }

  /** An object keeps its uid from segment to segment, by what it is. */
  #uid(index: number, at: Moment): string | undefined {
    const named = at.segment.uids[index];
    if (named === undefined) return undefined;
    const name = fillHoles(named, (hole, offset) => this.#fill(hole, offset, at));
    return uidOf(`${this.#stage.namespace}/${name}`);
  }
}

/** Which event is filled, and when its segment began. */
interface Moment {
  readonly segment: Segment;
  readonly event: PlayedEvent;
  readonly began: number;
  readonly generations: ReadonlyMap<string, number>;
  readonly value: number | undefined;
  readonly pods: readonly string[];
}
