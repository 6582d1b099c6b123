import { DeployError } from '../errors.ts';
import type { Clock } from '../ports/clock.ts';
import type { Hold, Holds } from '../ports/holds.ts';
import { everyApplication } from '../ports/holds.ts';
import type { HoldScope } from './hold-message.ts';

/** A hold as it was found, with the commit that its ref points at. */
export interface FoundHold {
  readonly hold: Hold;
  readonly object: string;
}

/** Moves a hold's ref from what it is at to a commit, or away. */
export type HoldMove = HoldScope & { readonly from: string | undefined; readonly to: string | undefined };

/** What moving the ref of a hold came to. */
export type HoldMoved =
  | { readonly result: 'moved' | 'lost-race' }
  | { readonly result: 'refused'; readonly message: string };

/** Where holds are kept: refs that point at commits. It fails closed: what cannot be read is a hold without an end. */
export interface HoldStore {
  /** The holds of these applications, expired ones too, in this order. */
  look(applications: readonly string[], environment: string, signal: AbortSignal): Promise<readonly FoundHold[]>;
  /** Makes the commit of a hold, which nothing points at yet. */
  write(hold: Hold, signal: AbortSignal): Promise<string>;
  move(move: HoldMove, signal: AbortSignal): Promise<HoldMoved>;
}

/** How often a change is tried while others change the same hold. */
const attempts = 5;

/** Holds over a store of refs: one is placed and released by who finds its ref as it was, so that two never both win. */
export class HoldKeeper implements Holds {
  readonly #store: HoldStore;
  readonly #clock: Clock;

  constructor(store: HoldStore, clock: Clock) {
    this.#store = store;
    this.#clock = clock;
  }

  async find(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const found = await this.#store.look([application, everyApplication], environment, signal);
    return found.find(({ hold }) => !this.#isOver(hold))?.hold;
  }

  async place(hold: Hold, signal: AbortSignal): ReturnType<Holds['place']> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [there] = await this.#store.look([hold.application], hold.environment, signal);
      if (there !== undefined && !this.#isOver(there.hold)) return { result: 'already-held', hold: there.hold };
      const to = await this.#store.write(hold, signal);
      if (await this.#move({ ...hold, from: there?.object, to }, signal)) return { result: 'placed', hold };
    }
    throw tooManyRaces(hold);
  }

  async release(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const [there] = await this.#store.look([application], environment, signal);
      if (there === undefined) return undefined;
      if (await this.#move({ application, environment, from: there.object, to: undefined }, signal)) return there.hold;
    }
    throw tooManyRaces({ application, environment });
  }

  async sweep(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const [there] = await this.#store.look([application], environment, signal);
    if (there === undefined || !this.#isOver(there.hold)) return undefined;
    // whoever renews it in between keeps it
    const isGone = await this.#move({ application, environment, from: there.object, to: undefined }, signal);
    return isGone ? there.hold : undefined;
  }

  #isOver({ until }: Hold): boolean {
    return until !== undefined && until <= this.#clock.now();
  }

  /** False where somebody else moved it. */
  async #move(move: HoldMove, signal: AbortSignal): Promise<boolean> {
    const moved = await this.#store.move(move, signal);
    if (moved.result !== 'refused') return moved.result === 'moved';
    throw new DeployError('forbidden', {
      stage: 'write',
      message: `cannot change the hold of ${move.application} in ${move.environment}: ${moved.message}`,
      remedy: 'Let the token create and delete refs below refs/gitops-deploy/.',
    });
  }
}

function tooManyRaces({ application, environment }: HoldScope): DeployError {
  const message = `others kept changing the hold of ${application} in ${environment}`;
  return new DeployError('too-many-races', { stage: 'write', message });
}
