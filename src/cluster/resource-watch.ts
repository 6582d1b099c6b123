import { listAt, numberAt, textAt, valueAt } from '../data/fields.ts';
import type { Clock } from '../ports/clock.ts';
import type { Listing, ResourceType } from '../ports/cluster.ts';
import { messageOf, pathOf, send } from './api.ts';
import type { ApiAnswer } from './exchange.ts';
import { readJson, reasonOf } from './exchange.ts';
import { jsonLines } from './json-lines.ts';
import { ObjectStore } from './object-store.ts';
import type { Pace } from './pace.ts';
import { createPace } from './pace.ts';
import type { ApiServer } from './server.ts';

/** What a watch needs. */
export interface WatchOptions {
  readonly server: ApiServer;
  readonly type: ResourceType;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** Called whenever the listing has changed. */
  readonly onChange: () => void;
}

/** What to do next, and after how many milliseconds. */
interface Next {
  readonly step: 'list' | 'watch';
  readonly pause: number;
}

type Standing =
  | { readonly state: 'listed' }
  | { readonly state: 'unknown-type' }
  | { readonly state: 'forbidden'; readonly message: string }
  | { readonly state: 'unreachable'; readonly since: Date; readonly message: string };

const pageSize = 500;
const pageSilence = 30_000;
/**
 * Seconds for which the server keeps one stream open, between half as many again and half as few. Short, so that a
 * connection that died in silence is noticed in about a minute, and before the idle limits of load balancers.
 */
const streamSeconds = 60;
/** Milliseconds that the end of a stream may be late. */
const streamGrace = 15_000;

/** Lists the objects of one type, then watches them, for as long as the signal lets it. */
export class ResourceWatch {
  readonly #options: WatchOptions;
  readonly #pace: Pace;
  readonly #objects: ObjectStore;
  /** The resourceVersion from which a watch goes on. */
  #version = '';
  #standing: Standing | undefined;
  #failures = 0;
  #failingSince: Date | undefined;
  #openedAt: Date | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
    this.#objects = new ObjectStore(options.type.managedFields === true);
    this.#pace = createPace(options.clock, options.random);
  }

  /** What is known now; undefined before the first answer. */
  get listing(): Listing | undefined {
    const standing = this.#standing;
    if (standing?.state !== 'listed' && standing?.state !== 'unreachable') return standing;
    const behind = standing.state === 'listed' && this.#isBehind ? { isBehind: true as const } : {};
    return { ...standing, ...behind, objects: this.#objects.all() };
  }

  /** A stream that goes on is believed once it has told something, or has been open for a second. */
  get #isBehind(): boolean {
    return this.#failingSince !== undefined && !this.#hasHeld;
  }

  get #hasHeld(): boolean {
    const now = this.#options.clock.now().getTime();
    return this.#openedAt !== undefined && now - this.#openedAt.getTime() >= 1000;
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(): Promise<void> {
    const { signal, clock } = this.#options;
    let step: Next['step'] = 'list';
    while (!signal.aborted) {
      const next = await this.#round(step);
      step = next.step;
      if (next.pause > 0) await clock.sleep(next.pause, signal).catch(() => {});
    }
  }

  async #round(step: Next['step']): Promise<Next> {
    try {
      return step === 'list' ? await this.#list() : await this.#watch();
    } catch (error) {
      return this.#options.signal.aborted ? { step, pause: 0 } : this.#failed(reasonOf(error), step);
    }
  }

  async #list(): Promise<Next> {
    const began = this.#options.clock.now();
    const objects: unknown[] = [];
    let version = '';
    let token = '';
    do {
      using answer = await this.#get({ limit: String(pageSize), ...(token === '' ? {} : { continue: token }) });
      const page = await readJson(answer);
      if (answer.status !== 200) return this.#refused(answer, { body: page, step: 'list', began });
      version = textAt(page, 'metadata', 'resourceVersion') ?? '';
      // a login page of something in between must not be taken for an empty cluster
      if (version === '') return this.#failed('the API server sent no list', 'list');
      objects.push(...listAt(page, 'items'));
      token = textAt(page, 'metadata', 'continue') ?? '';
    } while (token !== '');
    this.#objects.replace(objects);
    this.#version = version;
    this.#forgive();
    this.#stand({ state: 'listed' });
    return { step: 'watch', pause: 0 };
  }

  async #watch(): Promise<Next> {
    const { clock, random } = this.#options;
    const began = clock.now();
    const seconds = Math.round(streamSeconds * (0.5 + random()));
    const query = {
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: this.#version,
      timeoutSeconds: String(seconds),
    };
    using answer = await this.#get(query, seconds * 1000 + streamGrace);
    if (answer.status !== 200) return this.#refused(answer, { body: await readJson(answer), step: 'watch', began });
    this.#openedAt = clock.now();
    this.#stand({ state: 'listed' });
    for await (const event of jsonLines(answer.body)) {
      if (textAt(event, 'type') === 'ERROR') return this.#ended(valueAt(event, 'object'), began);
      this.#take(event);
    }
    return { step: 'watch', pause: this.#pace.notSooner(began) };
  }

  #get(query: Readonly<Record<string, string>>, silence = pageSilence): Promise<ApiAnswer> {
    const { server, type, signal } = this.#options;
    return send(server, { method: 'GET', path: `${pathOf(type)}?${new URLSearchParams(query)}`, silence, signal });
  }

  #take(event: unknown): void {
    const object = valueAt(event, 'object');
    this.#forgive();
    this.#version = textAt(object, 'metadata', 'resourceVersion') ?? this.#version;
    switch (textAt(event, 'type')) {
      case 'ADDED':
      case 'MODIFIED':
        this.#objects.put(object);
        this.#options.onChange();
        return;
      case 'DELETED':
        this.#objects.remove(object);
        this.#options.onChange();
        return;
      default:
        // a bookmark only says how far we have seen
        return;
    }
  }

  /** What was seen before is soon asked for once more: an API server that has just started may not know its rules for a moment. */
  #forbidden(message: string, step: Next['step']): Next {
    const wasSeen = this.#standing?.state === 'listed' || this.#standing?.state === 'unreachable';
    this.#stand({ state: 'forbidden', message });
    return { step, pause: wasSeen ? this.#pace.afterFailures(3) : this.#pace.afterForbidden() };
  }

  /** The stream ended with an error, mostly because the version that we know is too old to go on from (410). */
  #ended(status: unknown, began: Date): Next {
    this.#fallBehind();
    const seconds = numberAt(status, 'details', 'retryAfterSeconds') ?? 0;
    return { step: 'list', pause: Math.max(seconds * 1000, this.#pace.notSooner(began)) };
  }

  #stand(standing: Standing): void {
    this.#standing = standing;
    this.#options.onChange();
  }

  #forgive(): void {
    this.#failures = 0;
    this.#failingSince = undefined;
    this.#openedAt = undefined;
  }

  /** What an answer other than 200 means. */
  #refused(
    { status, retryAfter }: ApiAnswer,
    { body, step, began }: { readonly body: unknown; readonly step: Next['step']; readonly began: Date },
  ): Next {
    switch (status) {
      case 401:
      case 403:
        return this.#forbidden(refusalOf(status, messageOf(status, body)), step);
      case 404:
        this.#objects.replace([]);
        this.#stand({ state: 'unknown-type' });
        return { step: 'list', pause: this.#pace.afterUnknownType() };
      case 410:
        this.#fallBehind();
        return { step: 'list', pause: this.#pace.notSooner(began) };
      default: {
        const { pause } = this.#failed(messageOf(status, body), step);
        return { step, pause: Math.max(pause, retryAfter) };
      }
    }
  }

  /** Since when: what happens from now on is not seen before the stream goes on, or all is listed again. */
  #fallBehind(): Date {
    this.#openedAt = undefined;
    this.#failingSince ??= this.#options.clock.now();
    return this.#failingSince;
  }

  /**
   * One broken connection is ordinary: it is told when the next attempt fails as well. A stream that breaks as soon as
   * it is open is no success in between.
   */
  #failed(message: string, step: Next['step']): Next {
    if (this.#hasHeld) this.#forgive();
    const since = this.#fallBehind();
    this.#failures += 1;
    if (this.#failures > 1 || this.#standing === undefined) this.#stand({ state: 'unreachable', since, message });
    return { step, pause: this.#pace.afterFailures(this.#failures) };
  }
}

/** 401 names nothing that could be granted: the login itself is not taken. */
function refusalOf(status: number, message: string): string {
  return status === 401 ? `the cluster does not take the login of the kubeconfig (401 ${message})` : message;
}
