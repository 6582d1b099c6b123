import { reasonOf } from '../cluster/exchange.ts';
import type { Pace } from '../cluster/pace.ts';
import { createPace } from '../cluster/pace.ts';
import { Waker } from '../cluster/waker.ts';
import type { KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import { queryOf } from './application.ts';
import type { LookerOptions, Seen, Trouble } from './application-looker.ts';
import { ApplicationLooker, nothing } from './application-looker.ts';
import { followEvents } from './event-stream.ts';
import type { Crowd } from './rhythm.ts';
import { untilNextLook } from './rhythm.ts';
import { RunsSeen } from './runs-seen.ts';
import { isOfType } from './tree.ts';

/** What the watch of one Application needs. */
export interface ApplicationOptions extends LookerOptions {
  readonly crowd: Crowd;
  readonly random: () => number;
  readonly onChange: () => void;
}

/** Milliseconds between two looks at least. */
const leastPause = 250;

/**
 * Looks at one Application and what it manages, again and again: whenever an event says so, and every few seconds, since Argo CD's
 * events leave out what changes no health.
 */
export class ApplicationWatch {
  readonly #options: ApplicationOptions;
  readonly #pace: Pace;
  readonly #waker: Waker;
  readonly #looker: ApplicationLooker;
  readonly #runs: RunsSeen;
  #seen: Seen | undefined;
  #trouble: Trouble | undefined;
  #failures = 0;
  #failingSince: Date | undefined;
  #changedAt: number;
  #stream: { readonly end: AbortController; readonly ended: Promise<void> } | undefined;

  constructor(options: ApplicationOptions) {
    const { server, random, signal } = options;
    this.#options = options;
    this.#pace = createPace(server.clock, random);
    this.#waker = new Waker(server.clock, signal);
    this.#looker = new ApplicationLooker(options);
    this.#runs = new RunsSeen(server.clock);
    this.#changedAt = server.clock.now().getTime();
  }

  get hasAnswered(): boolean {
    return this.#seen !== undefined || this.#trouble !== undefined;
  }

  /** The Application itself; undefined where there is none to be seen. */
  get object(): KubernetesObject | undefined {
    return this.#seen?.sight.sight === 'seen' ? this.#seen.sight.object : undefined;
  }

  /** The Application as a listing of one. */
  get application(): Listing | undefined {
    return this.#listing(this.object === undefined ? [] : [this.object]);
  }

  /** Its objects of a type. */
  listing(type: ResourceType): Listing | undefined {
    const live = this.#seen?.live ?? nothing;
    const objects = live.objects.filter(({ node }) => isOfType(node, type)).map(({ object }) => object);
    const listing = this.#listing(objects);
    if (listing?.state !== 'listed') return listing;
    const lost = this.#seen?.lost;
    if (lost !== undefined) return { state: 'unreachable', ...lost, objects };
    const refusal = [...live.refused].find(([kind]) => isOfType({ ...groupOf(type), kind }, type))?.[1];
    const message = this.#seen?.hidden ?? refusal;
    if (message !== undefined) return { state: 'forbidden', message, saysHow: true };
    return type.resource === 'analysisruns' ? this.#runs.told(listing, type.namespace) : listing;
  }

  /** Runs until the signal is aborted; never rejects. */
  async run(): Promise<void> {
    const { signal, server, crowd } = this.#options;
    crowd.size += 1;
    while (!signal.aborted) {
      const began = server.clock.now().getTime();
      const wait = await this.#round();
      // whoever takes long to answer is asked less often
      const rest = Math.min(wait, Math.max(leastPause, server.clock.now().getTime() - began));
      await this.#waker.wait(rest, wait - rest);
    }
    crowd.size -= 1;
    await this.#endStream();
  }

  #listing(objects: readonly KubernetesObject[]): Listing | undefined {
    if (this.#trouble !== undefined) return { state: 'unreachable', ...this.#trouble, objects };
    const sight = this.#seen?.sight;
    if (sight === undefined) return undefined;
    if (sight.sight === 'forbidden') return { state: 'forbidden', message: sight.message, saysHow: true };
    return { state: 'listed', objects };
  }

  /** One look; the answer is after how many milliseconds the next one is due. */
  async #round(): Promise<number> {
    try {
      const seen = await this.#looker.look(this.#seen, this.#failingSince);
      this.#failures = 0;
      this.#failingSince = undefined;
      this.#trouble = undefined;
      this.#show(seen);
      await this.#listen(seen);
      return this.#due(seen);
    } catch (error) {
      return this.#options.signal.aborted ? 0 : this.#failed(reasonOf(error));
    }
  }

  #show(seen: Seen): void {
    const before = fingerprintOf(this.#seen);
    this.#seen = seen;
    this.#runs.see(seen.live.objects);
    if (before !== fingerprintOf(seen)) this.#changedAt = this.#options.server.clock.now().getTime();
    this.#options.onChange();
  }

  #due({ sight }: Seen): number {
    if (sight.sight === 'forbidden') return this.#pace.afterForbidden();
    const quietFor = this.#options.server.clock.now().getTime() - this.#changedAt;
    const isIdle = this.#options.isChild && this.#stream === undefined;
    return untilNextLook(this.#options.crowd, { quietFor, isIdle });
  }

  /** One failure is ordinary: it is told when the next look fails as well, and until then what was seen stays. */
  #failed(message: string): number {
    const since = this.#failingSince ?? this.#options.server.clock.now();
    this.#failingSince = since;
    this.#failures += 1;
    if (this.#failures > 1 || this.#seen === undefined) {
      this.#trouble = { since, message };
      this.#options.onChange();
    }
    return this.#pace.afterFailures(this.#failures);
  }

  /** Events of what cannot be seen are not sent, so that their stream would never begin. */
  async #listen({ sight }: Seen): Promise<void> {
    const isWanted = sight.sight === 'seen' && (!this.#options.isChild || this.#looker.isConcerned(sight.object));
    if (!isWanted) await this.#endStream();
    else this.#stream ??= this.#openStream();
  }

  #openStream() {
    const { server, signal } = this.#options;
    const end = new AbortController();
    const shared = {
      server,
      pace: this.#pace,
      signal: AbortSignal.any([signal, end.signal]),
      onEvent: () => this.#waker.ring(),
    };
    const { name } = this.#looker.sought;
    const query = queryOf(this.#looker.sought);
    const ofApplication = followEvents({ ...shared, path: '/api/v1/stream/applications', query: { ...query, name } });
    const ofTree = followEvents({
      ...shared,
      path: `/api/v1/stream/applications/${encodeURIComponent(name)}/resource-tree`,
      query,
    });
    const ended = Promise.all([ofApplication, ...(this.#options.types.length === 0 ? [] : [ofTree])]).then(() => {});
    return { end, ended };
  }

  async #endStream(): Promise<void> {
    this.#stream?.end.abort();
    await this.#stream?.ended;
    this.#stream = undefined;
  }
}

function groupOf({ apiVersion, namespace }: ResourceType): { readonly group: string; readonly namespace: string } {
  const [first = '', second] = apiVersion.split('/');
  return { group: second === undefined ? '' : first, namespace };
}

/** What changes whenever anything that was seen has changed. */
function fingerprintOf(seen: Seen | undefined): string {
  if (seen === undefined) return '';
  const versionOf = (object: KubernetesObject) => object.metadata.resourceVersion ?? '';
  const own = seen.sight.sight === 'seen' ? versionOf(seen.sight.object) : seen.sight.sight;
  return [own, ...seen.live.objects.map((one) => versionOf(one.object))].join(' ');
}
