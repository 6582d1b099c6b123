import { isFields, listAt, numberAt, textAt, valueAt } from '../kubernetes/fields.ts';
import type { Clock } from '../ports/clock.ts';
import type { KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import type { ApiAnswer } from './api.ts';
import { jsonLines, messageOf, pathOf, readJson, send } from './api.ts';
import type { ApiServer } from './kubeconfig.ts';

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

/** How a round of list and watch ended, and when to begin the next. */
type Ending =
  /** The stream ended as it should, or the connection broke: go on from the last version. */
  | { readonly next: 'watch'; readonly pause: number }
  /** What we know is too old (410): list again. */
  | { readonly next: 'list'; readonly pause: number };

const pageSize = 500;
/** Seconds for which the server keeps one watch open; a little random, so that many do not end at once. */
const streamSeconds = 240;
const bookmarkGrace = 30_000;

/** Lists the objects of one type, then watches them, for as long as the signal lets it. */
export class ResourceWatch {
  readonly #options: WatchOptions;
  readonly #objects = new Map<string, KubernetesObject>();
  #version = '';
  #failures = 0;
  #listing: Listing | undefined;

  constructor(options: WatchOptions) {
    this.#options = options;
  }

  /** What is known now; undefined before the first answer. */
  get listing(): Listing | undefined {
    return this.#listing;
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(): Promise<void> {
    const { signal, clock } = this.#options;
    let next: Ending['next'] = 'list';
    while (!signal.aborted) {
      const ending = await this.#round(next);
      next = ending.next;
      if (ending.pause > 0) await clock.sleep(ending.pause, signal).catch(() => {});
    }
  }

  async #round(what: Ending['next']): Promise<Ending> {
    try {
      return what === 'list' ? await this.#list() : await this.#watch();
    } catch (error) {
      if (this.#options.signal.aborted) return { next: 'list', pause: 0 };
      return this.#unreachable(error instanceof Error ? error.message : String(error), what);
    }
  }

  #set(listing: Listing): void {
    this.#listing = listing;
    this.#options.onChange();
  }

  #listed(): void {
    this.#failures = 0;
    this.#set({ state: 'listed', objects: [...this.#objects.values()] });
  }

  #unreachable(message: string, next: Ending['next']): Ending {
    const { clock, random } = this.#options;
    this.#failures += 1;
    // one broken connection is ordinary: it is told only when the next attempt fails as well
    if (this.#failures > 1 || this.#listing === undefined) {
      const since = this.#listing?.state === 'unreachable' ? this.#listing.since : clock.now();
      this.#set({ state: 'unreachable', since, message, objects: [...this.#objects.values()] });
    }
    return { next, pause: (0.5 + random()) * Math.min(10_000, 250 * 2 ** Math.min(this.#failures, 6)) };
  }

  async #list(): Promise<Ending> {
    const found = new Map<string, KubernetesObject>();
    let version = '';
    let token = '';
    do {
      const query = new URLSearchParams({ limit: String(pageSize), ...(token === '' ? {} : { continue: token }) });
      const answer = await this.#get(query);
      if (answer.status === 410) return { next: 'list', pause: 0 };
      const body = await readJson(answer.body);
      if (answer.status !== 200) return this.#refused(answer.status, body);
      for (const item of listAt(body, 'items')) keep(found, item);
      version = textAt(body, 'metadata', 'resourceVersion') ?? '';
      token = textAt(body, 'metadata', 'continue') ?? '';
    } while (token !== '');
    this.#objects.clear();
    for (const [key, object] of found) this.#objects.set(key, object);
    this.#version = version;
    this.#listed();
    return { next: 'watch', pause: 0 };
  }

  #get(query: URLSearchParams): Promise<ApiAnswer> {
    const { server, type, signal } = this.#options;
    return send(server, { method: 'GET', path: `${pathOf(type)}?${query}`, signal });
  }

  /** 403 may pass when somebody applies a Role, 404 when a CRD arrives: both are asked again, seldom. */
  #refused(status: number, body: unknown): Ending {
    const message = messageOf(status, body);
    if (status === 401 || status === 403) {
      this.#set({ state: 'forbidden', message });
      return { next: 'list', pause: 30_000 };
    }
    if (status === 404) {
      this.#set({ state: 'unknown-type' });
      return { next: 'list', pause: 10_000 };
    }
    return this.#unreachable(message, 'list');
  }

  async #watch(): Promise<Ending> {
    const seconds = Math.round(streamSeconds * (0.75 + this.#options.random() / 2));
    const query = new URLSearchParams({
      watch: 'true',
      allowWatchBookmarks: 'true',
      resourceVersion: this.#version,
      timeoutSeconds: String(seconds),
    });
    const answer = await this.#get(query);
    if (answer.status !== 200) {
      const body = await readJson(answer.body);
      return answer.status === 410 ? { next: 'list', pause: 0 } : this.#refused(answer.status, body);
    }
    if (this.#listing?.state !== 'listed') this.#listed();
    // bookmarks come about once a minute: a stream that stays silent beyond its own time is dead
    answer.body.setTimeout?.(seconds * 1000 + bookmarkGrace, () =>
      answer.body.destroy(new Error('the watch went silent')),
    );
    return this.#follow(answer);
  }

  async #follow(answer: ApiAnswer): Promise<Ending> {
    for await (const event of jsonLines(answer.body)) {
      this.#failures = 0;
      const type = textAt(event, 'type');
      const object = valueAt(event, 'object');
      if (type === 'ERROR') {
        answer.body.destroy();
        return { next: 'list', pause: numberAt(object, 'code') === 410 ? 0 : 1000 };
      }
      this.#version = textAt(object, 'metadata', 'resourceVersion') ?? this.#version;
      if (type === 'BOOKMARK') continue;
      if (type === 'DELETED') this.#objects.delete(keyOf(object));
      else keep(this.#objects, object);
      this.#listed();
    }
    return { next: 'watch', pause: 0 };
  }
}

function keyOf(object: unknown): string {
  return textAt(object, 'metadata', 'uid') ?? textAt(object, 'metadata', 'name') ?? '';
}

/** Keeps an object without `managedFields`, which nobody reads and which is often the largest part. */
function keep(objects: Map<string, KubernetesObject>, value: unknown): void {
  const name = textAt(value, 'metadata', 'name');
  const metadata = valueAt(value, 'metadata');
  if (!isFields(value) || name === undefined || !isFields(metadata)) return;
  const { managedFields: _, ...kept } = metadata;
  objects.set(keyOf(value), { ...value, metadata: { ...kept, name } });
}
