import { reasonOf } from '../cluster/exchange.ts';
import type { KubernetesObject, ResourceType } from '../ports/cluster.ts';
import type { Log } from '../ports/log.ts';
import type { Sight, Sought } from './application.ts';
import { lookAt, pathOf, queryOf } from './application.ts';
import type { LiveObjects } from './live-objects.ts';
import { LiveReader } from './live-objects.ts';
import { isUnrendered, manages } from './managed.ts';
import type { ArgoServer } from './server.ts';
import { isOfType, readTree } from './tree.ts';

/** What looks at one Application need. */
export interface LookerOptions {
  readonly server: ArgoServer;
  readonly sought: Sought;
  /** What is looked at of what it manages. */
  readonly types: readonly ResourceType[];
  /** Whether it is one of those that an Application manages: it counts only where it manages what is looked at. */
  readonly isChild: boolean;
  readonly log: Log;
  readonly signal: AbortSignal;
}

/** What was seen in one round. The objects were read after the Application, so that it is never newer than they are. */
export interface Seen {
  readonly sight: Sight;
  readonly live: LiveObjects;
  /** Why nothing of the tree may be read, though the Application may. */
  readonly hidden?: string;
  /** Why the tree is not answered; the objects are then those of the look before. */
  readonly lost?: Trouble;
}

/** What keeps something from being seen. */
export interface Trouble {
  readonly since: Date;
  readonly message: string;
}

/** Milliseconds after which what was seen before counts as forbidden. */
const deniedFor = 30_000;
/** Milliseconds for a tree, which Argo CD makes first where it has lost it. */
const treeWithin = 10_000;
/** Nothing of what an Application manages. */
export const nothing: LiveObjects = { objects: [], refused: new Map() };

/** Looks at one Application, then at its resource tree and at what of it is live. */
export class ApplicationLooker {
  readonly #options: LookerOptions;
  readonly #reader: LiveReader;
  #project: string | undefined;
  #hasWarned = false;
  #hasTree = false;

  constructor(options: LookerOptions) {
    this.#options = options;
    this.#project = options.sought.project;
    this.#reader = new LiveReader(
      options.server,
      options.types.some(({ managedFields }) => managedFields === true),
    );
  }

  /** The Application in the project that it was last seen in. */
  get sought(): Sought {
    const { namespace, name } = this.#options.sought;
    return { namespace, name, project: this.#project };
  }

  /** Of an app of apps only the children that manage what is looked at are looked at closely. */
  isConcerned(object: KubernetesObject): boolean {
    const { types, isChild } = this.#options;
    if (types.length === 0) return false;
    return !isChild || manages(object, types);
  }

  /**
   * One look. Rejects where Argo CD does not answer, and where it denies what was seen before, until that has failed for long: it
   * says "permission denied" as well where it cannot read an Application at the moment, such as while its API server restarts.
   */
  async look(before: Seen | undefined, failingSince: Date | undefined): Promise<Seen> {
    const { server, signal } = this.#options;
    const sight = await this.#find();
    const wasSeen = before?.sight.sight === 'seen';
    if (sight.sight === 'forbidden' && wasSeen && !this.#isLong(failingSince)) throw new Error(sight.message);
    if (sight.sight !== 'seen') {
      this.#warn(sight);
      return { sight, live: nothing };
    }
    this.#project = sight.project;
    if (!this.isConcerned(sight.object)) return { sight, live: nothing };
    try {
      return { sight, ...(await this.#lookBelow(before).catch(() => this.#lookBelow(before))) };
    } catch (error) {
      signal.throwIfAborted();
      // Argo CD makes no tree of what has never been rendered: what it says of that is to be seen
      if (!this.#hasTree && isUnrendered(sight.object)) return { sight, live: nothing };
      const since = before?.lost?.since ?? server.clock.now();
      return { sight, live: before?.live ?? nothing, lost: { since, message: reasonOf(error) } };
    }
  }

  /** What is not in the project that it was in may be in another one now. */
  async #find(): Promise<Sight> {
    const { server, signal, sought } = this.#options;
    const sight = await lookAt(server, this.sought, signal);
    if (sight.sight !== 'absent' || this.#project === sought.project) return sight;
    const elsewhere = await lookAt(server, sought, signal);
    return elsewhere.sight === 'seen' ? elsewhere : sight;
  }

  async #lookBelow(before: Seen | undefined): Promise<Omit<Seen, 'sight'>> {
    const { server, signal, types } = this.#options;
    signal.throwIfAborted();
    const path = pathOf(this.sought, '/resource-tree');
    const tree = await server.ask({ path, query: queryOf(this.sought), within: treeWithin, signal });
    if (tree.answer !== 'body') {
      // whoever may read an Application may read its tree, which Argo CD takes from a cache that may not have it yet
      const isHidden = before?.hidden !== undefined || this.#isLong(before?.lost?.since);
      if (!isHidden) throw new Error(tree.message);
      return { live: nothing, hidden: tree.message };
    }
    this.#hasTree = true;
    const nodes = readTree(tree.body).filter((node) => types.some((type) => isOfType(node, type)));
    return { live: await this.#reader.read(this.sought, nodes, signal) };
  }

  #isLong(since: Date | undefined): boolean {
    return since !== undefined && this.#options.server.clock.now().getTime() - since.getTime() >= deniedFor;
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
