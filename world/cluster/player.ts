import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { ApiServer } from './api-server.ts';
import { json, status as refuse } from './api-server.ts';
import type { PlayedEvent, Recording, Segment } from './recording.ts';
import { fillHoles, mapTexts, unpack } from './recording.ts';

/** What Git says of one workload at one commit. */
export interface Desired {
  readonly revision: string;
  /** With tag or digest. */
  readonly image: string;
  /** `spec.strategy` of the Rollout. */
  readonly strategy: unknown;
}

/** One workload that Argo CD follows; the namespace and the Application bear the same name. */
export interface Stage {
  readonly name: string;
  readonly repository: string;
  /** What the branch says now. */
  readonly desired: () => Desired | Promise<Desired>;
  /** The success rate that Prometheus would tell now; undefined where it tells none. */
  readonly measured: () => number | undefined;
}

/** Time for the player: that of the machine, or of a test. */
export interface Time {
  now(): Date;
  sleep(milliseconds: number, signal: AbortSignal): Promise<void>;
}

/** The time of the machine. */
export const machineTime: Time = {
  now: () => new Date(),
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

/** How often Argo CD looks at Git by itself, in milliseconds; a refresh makes it look at once. */
const polls = 3000;

type State = 'nothing' | 'healthy' | 'aborted' | 'waiting';

/**
 * Plays what the real controllers did for one workload: each write to Git picks the segment that was recorded for one like it.
 * A write that there is no recording for is an error: it never plays on with something else.
 */
export class Player {
  readonly #server: ApiServer;
  readonly #recording: Recording;
  readonly #stage: Stage;
  readonly #time: Time;
  readonly #uids = new Map<string, string>();
  #state: State = 'nothing';
  /** Which revision of the Rollout it is by now. */
  #number = 0;
  #now: Desired | undefined;
  #before: Desired | undefined;
  /** The image that pods run when nothing is being rolled out. */
  #stable = '';
  #wake: () => void = () => {};

  constructor(
    server: ApiServer,
    { recording, stage, time }: { readonly recording: Recording; readonly stage: Stage; readonly time: Time },
  ) {
    this.#server = server;
    this.#recording = recording;
    this.#stage = stage;
    this.#time = time;
  }

  get name(): string {
    return this.#stage.name;
  }

  /** Looks at Git, and plays, until the signal is aborted. Rejects with what there is no recording for. */
  async play(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const desired = await this.#stage.desired();
      if (desired.revision !== this.#now?.revision) await this.#react(desired, signal);
      else await this.#untilRefreshed(signal);
    }
  }

  /** Argo CD is asked to look at Git now. */
  refresh(): void {
    this.#wake();
  }

  async #untilRefreshed(signal: AbortSignal): Promise<void> {
    const end = new AbortController();
    const refreshed = new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
    const slept = this.#time.sleep(polls, AbortSignal.any([signal, end.signal])).catch(() => {});
    await Promise.race([refreshed, slept]);
    end.abort();
  }

  async #react(desired: Desired, signal: AbortSignal): Promise<void> {
    const segment = this.#segmentFor(desired);
    if (segment.name !== 'unchanged') {
      this.#before = this.#now;
      this.#number += 1;
    }
    this.#now = desired;
    const began = this.#time.now().getTime();
    const value = this.#stage.measured();
    for (const event of unpack(segment.events)) {
      const left = began + event.after - this.#time.now().getTime();
      if (left > 0) await this.#time.sleep(left, signal).catch(() => {});
      if (signal.aborted) return;
      this.#show(event, { began, value });
    }
    this.#state = after[segment.name] ?? this.#state;
    if (this.#state === 'healthy') this.#stable = desired.image;
  }

  #segmentFor(desired: Desired): Segment {
    const name = this.#nameFor(desired);
    const strategy = JSON.stringify(desired.strategy);
    const found = this.#recording.segments.find(
      (one) => one.name === name && JSON.stringify(one.strategy) === strategy,
    );
    // what leaves the workload as it is looks alike for every strategy
    const any = name === 'unchanged' ? this.#recording.segments.find((one) => one.name === name) : undefined;
    const segment = found ?? any;
    if (segment !== undefined) return segment;
    throw new Error(
      `${this.#stage.name}: there is no recording of "${name}" with the strategy ${strategy}; record one with world/cluster/record.ts`,
    );
  }

  /** What happens to a workload in this state, by what Git says now and what is measured. */
  #nameFor({ image, strategy }: Desired): string {
    if (this.#state === 'nothing') return 'first';
    if (image === this.#now?.image) return 'unchanged';
    if (this.#state === 'aborted' && image === this.#stable) return 'back';
    if (this.#state !== 'healthy') return `another image while ${this.#state}`;
    if (!JSON.stringify(strategy).includes('"analysis"')) return 'gate';
    const value = this.#stage.measured();
    if (value === undefined) return 'an analysis that measures nothing';
    if (value >= 0.95) return 'good';
    return value < 0.9 ? 'bad' : 'inconclusive';
  }

  #show(event: PlayedEvent, at: { readonly began: number; readonly value: number | undefined }): void {
    const object = mapTexts(event.object, (text) => fillHoles(text, (name, offset) => this.#fill(name, offset, at)));
    const namespace = event.resource === 'applications' ? 'argocd' : this.#stage.name;
    const group = event.resource === 'pods' ? '/api/v1' : '/apis/argoproj.io/v1alpha1';
    const path = `${group}/namespaces/${namespace}/${event.resource}`;
    const whole = object as PlayedEvent['object'];
    if (event.type === 'DELETED') this.#server.remove(path, whole);
    else this.#server.put(path, whole);
  }

  #fill(
    name: string,
    offset: number,
    { began, value }: { began: number; value: number | undefined },
  ): string | undefined {
    const older = { revision: '0'.repeat(40), image: '' };
    const before = this.#before ?? older;
    switch (name) {
      case 'namespace':
        return this.#stage.name;
      case 'metric':
        return this.#stage.name.replaceAll('-', '_');
      case 'repository':
        return this.#stage.repository;
      case 'image':
        return this.#now?.image;
      case 'image-name':
        return this.#now?.image.replace(/[:@][^/]*$/, '');
      case 'before':
        return before.image;
      case 'revision':
        return this.#now?.revision;
      case 'revision-before':
      case 'revision-older':
        return before.revision;
      case 'hash':
        return hashOf(this.#now?.image ?? '');
      case 'hash-before':
        return hashOf(before.image);
      case 'number':
        return String(this.#number);
      case 'number-before':
        return String(this.#number - 1);
      case 'value':
        return value === undefined ? undefined : String(value);
      case 'time':
        return new Date(began + offset).toISOString().replace(/\.\d{3}Z$/, 'Z');
      default:
        return name.startsWith('uid-') ? this.#uid(name) : undefined;
    }
  }

  #uid(name: string): string {
    const known = this.#uids.get(name) ?? crypto.randomUUID();
    this.#uids.set(name, known);
    return known;
  }
}

/** The state in which a segment leaves the workload. */
const after: Readonly<Record<string, State>> = {
  first: 'healthy',
  good: 'healthy',
  back: 'healthy',
  bad: 'aborted',
  inconclusive: 'waiting',
  gate: 'waiting',
};

/** A hash of a pod template, as controllers name ReplicaSets: ten characters. */
function hashOf(image: string): string {
  return createHash('sha256').update(image).digest('hex').slice(0, 10);
}

/** Answers patches: a request to refresh an Application wakes its player, and any other is refused. */
export function answerPatches(server: ApiServer, players: readonly Player[]): void {
  const pathOf = ({ name }: Player) => `/apis/argoproj.io/v1alpha1/namespaces/argocd/applications/${name}`;
  server.on(
    ({ method }) => method === 'PATCH',
    ({ path, body }, response) => {
      const player = players.find((one) => pathOf(one) === path);
      if (player === undefined || !body.includes('argocd.argoproj.io/refresh'))
        return refuse(response, 500, `the embedded cluster knows no such patch: ${path}`);
      player.refresh();
      json(response, 200, {});
    },
  );
}
