import { reasonOf } from '../cluster/exchange.ts';
import type { Pace } from '../cluster/pace.ts';
import { createPace } from '../cluster/pace.ts';
import { Waker } from '../cluster/waker.ts';
import type { KubernetesObject, Listing, ResourceType } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import type { Sight, Sought } from './application.ts';
import { lookAt, pathOf, queryOf } from './application.ts';
import { followEvents } from './event-stream.ts';
import type { LiveObjects } from './live-objects.ts';
import { LiveReader } from './live-objects.ts';
import { isUnrendered, manages } from './managed.ts';
import type { Crowd } from './rhythm.ts';
import { untilNextLook } from './rhythm.ts';
import { RunsSeen } from './runs-seen.ts';
import type { ArgoServer } from './server.ts';
import { isOfType, readTree } from './tree.ts';

/** What the watch of one Application needs. */
export interface ApplicationOptions {
  readonly server: ArgoServer;
  readonly sought: Sought;
  /** What is looked at of what it manages. */
  readonly types: readonly ResourceType[];
  /** Whether it is one of those that an Application manages: it counts only where it manages what is looked at. */
  readonly isChild: boolean;
  readonly crowd: Crowd;
  readonly random: () => number;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly onChange: () => void;
}

/** What was seen in one round. The objects were read after the Application, so that it is never newer than they are. */
interface Seen {
  readonly sight: Sight;
  readonly live: LiveObjects;
  /** Why nothing of the tree may be read, though the Application may. */
  readonly hidden?: string;
  /** Why the tree is not answered; the objects are then those of the look before. */
  readonly lost?: Trouble;
}

interface Trouble {
  readonly since: Date;
  readonly message: string;
}

/** Milliseconds between two looks at least. */
const leastPause = 250;
/** Milliseconds after which what was seen before counts as forbidden. */
const deniedFor = 30_000;
/** Milliseconds for a tree, which Argo CD makes first where it has lost it. */
const treeWithin = 10_000;
const nothing: LiveObjects = { objects: [], refused: new Map() };

/**
 * Looks at one Application and what it manages, again and again: whenever an event says so, and every few seconds, since Argo CD's
 * events leave out what changes no health.
 */
export class ApplicationWatch {
  readonly #options: ApplicationOptions;
  readonly #pace: Pace;
  readonly #waker: Waker;
  readonly #reader: LiveReader;
  readonly #runs: RunsSeen;
  #seen: Seen | undefined;
  #trouble: Trouble | undefined;
  #failures = 0;
  #failingSince: Date | undefined;
  #changedAt: number;
  #project: string | undefined;
  #stream: { readonly end: AbortController; readonly ended: Promise<void> } | undefined;
  #hasWarned = false;
  #hasTree = false;

  constructor(options: ApplicationOptions) {
    const { server, random, signal, sought } = options;
    this.#options = options;
    this.#pace = createPace(server.clock, random);
    this.#waker = new Waker(server.clock, signal);
    this.#reader = new LiveReader(
      server,
      options.types.some(({ managedFields }) => managedFields === true),
    );
    this.#runs = new RunsSeen(server.clock);
    this.#changedAt = server.clock.now().getTime();
    this.#project = sought.project;
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
      const seen = await this.#look();
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

  async #look(): Promise<Seen> {
    const { server, signal } = this.#options;
    const sight = await this.#find();
    if (sight.sight === 'forbidden' && this.object !== undefined && !this.#isLongAway) throw new Error(sight.message);
    if (sight.sight !== 'seen') {
      this.#warn(sight);
      return { sight, live: nothing };
    }
    this.#project = sight.project;
    if (!this.#isConcerned(sight.object)) return { sight, live: nothing };
    try {
      return { sight, ...(await this.#lookBelow().catch(() => this.#lookBelow())) };
    } catch (error) {
      signal.throwIfAborted();
      // Argo CD makes no tree of what has never been rendered: what it says of that is to be seen
      if (!this.#hasTree && isUnrendered(sight.object)) return { sight, live: nothing };
      const since = this.#seen?.lost?.since ?? server.clock.now();
      return { sight, live: this.#seen?.live ?? nothing, lost: { since, message: reasonOf(error) } };
    }
  }

  /** What is not in the project that it was in may be in another one now. */
  async #find(): Promise<Sight> {
    const { server, signal, sought } = this.#options;
    const sight = await lookAt(server, this.#sought, signal);
    if (sight.sight !== 'absent' || this.#project === sought.project) return sight;
    const elsewhere = await lookAt(server, sought, signal);
    return elsewhere.sight === 'seen' ? elsewhere : sight;
  }

  async #lookBelow(): Promise<Omit<Seen, 'sight'>> {
    const { server, signal, types } = this.#options;
    signal.throwIfAborted();
    const path = pathOf(this.#sought, '/resource-tree');
    const tree = await server.ask({ path, query: queryOf(this.#sought), within: treeWithin, signal });
    if (tree.answer !== 'body') {
      // whoever may read an Application may read its tree, which Argo CD takes from a cache that may not have it yet
      if (!this.#isLongHidden) throw new Error(tree.message);
      return { live: nothing, hidden: tree.message };
    }
    this.#hasTree = true;
    const nodes = readTree(tree.body).filter((node) => types.some((type) => isOfType(node, type)));
    return { live: await this.#reader.read(this.#sought, nodes, signal) };
  }

  /** Argo CD says "permission denied" as well where it cannot read an Application at the moment, such as while its API server restarts. */
  get #isLongAway(): boolean {
    const since = this.#failingSince?.getTime() ?? Number.POSITIVE_INFINITY;
    return this.#options.server.clock.now().getTime() - since >= deniedFor;
  }

  get #isLongHidden(): boolean {
    const { lost, hidden } = this.#seen ?? {};
    const since = lost?.since.getTime() ?? Number.POSITIVE_INFINITY;
    return hidden !== undefined || this.#options.server.clock.now().getTime() - since >= deniedFor;
  }

  get #sought(): Sought {
    const { namespace, name } = this.#options.sought;
    return { namespace, name, project: this.#project };
  }

  /** Of an app of apps only the children that manage what is looked at are looked at closely. */
  #isConcerned(object: KubernetesObject): boolean {
    const { types, isChild } = this.#options;
    if (types.length === 0) return false;
    return !isChild || manages(object, types);
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
    const isWanted = sight.sight === 'seen' && (!this.#options.isChild || this.#isConcerned(sight.object));
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
    const { name } = this.#sought;
    const query = queryOf(this.#sought);
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

  #warn(sight: Sight): void {
    const isDoubtful = sight.sight === 'absent' && sight.isDoubtful;
    if (!isDoubtful || this.#hasWarned) return;
    this.#hasWarned = true;
    const { namespace, name } = this.#options.sought;
    this.#options.log.warning(
      `Argo CD does not show the Application ${namespace}/${name}: it is not there yet, or the token may not read it (Argo CD says the same to both)`,
    );
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
