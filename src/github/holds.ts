import { DeployError } from '../errors.ts';
import type { HoldScope } from '../git/hold-message.ts';
import { printHold, readHold } from '../git/hold-message.ts';
import { everyApplication, holdRef } from '../git/ref-name.ts';
import type { CommitSha } from '../ports/gitops-repository.ts';
import type { Hold, Holds } from '../ports/holds.ts';
import type { Client, ClientOptions, GitHub } from './client.ts';
import { ask, createClient } from './client.ts';
import { holdAt, holdCommit, makeHoldCommit, moveHold } from './hold-ref.ts';

const unreachable = 'gitops-unreachable';
const reading = { what: 'reading the holds of', stage: 'write', needs: 'contents=read', unreachable } as const;
const changing = { what: 'changing a hold of', stage: 'write', needs: 'contents=write', unreachable } as const;

/** How often a change is tried while others change the same hold. */
const attempts = 5;

/** A hold as it was found, with the commit that its ref points at. */
interface Found {
  readonly hold: Hold;
  readonly object: CommitSha;
}

/** Holds by GitHub's API: the same refs with the same commits as by git, so that each sees those of the other. */
export function createHolds(options: ClientOptions): Holds {
  return new GitHubHolds(createClient(options));
}

class GitHubHolds implements Holds {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async find(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const scopes = [application, everyApplication].map((one) => ({ application: one, environment }));
    const found = await ask(this.#client, { ...reading, signal }, (github) =>
      Promise.all(scopes.map((scope) => look(github, scope))),
    );
    return found.find((one) => one !== undefined && !this.#isOver(one.hold))?.hold;
  }

  async place(hold: Hold, signal: AbortSignal): ReturnType<Holds['place']> {
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const there = await this.#look(hold, signal);
      if (there !== undefined && !this.#isOver(there.hold)) return { result: 'already-held', hold: there.hold };
      const isPlaced = await this.#change(hold, signal, async (github, ref) => {
        const after = await makeHoldCommit(github, printHold(hold));
        return moveHold(github, this.#client, { ref, before: there?.object, after });
      });
      if (isPlaced) return { result: 'placed', hold };
    }
    throw tooManyRaces(hold);
  }

  async release(application: string, environment: string, signal: AbortSignal): Promise<Hold | undefined> {
    const scope = { application, environment };
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const there = await this.#look(scope, signal);
      if (there === undefined) return undefined;
      const isReleased = await this.#change(scope, signal, (github, ref) =>
        moveHold(github, this.#client, { ref, before: there.object, after: undefined }),
      );
      if (isReleased) return there.hold;
    }
    throw tooManyRaces(scope);
  }

  #isOver({ until }: Hold): boolean {
    return until !== undefined && until <= this.#client.clock.now();
  }

  #look(scope: HoldScope, signal: AbortSignal): Promise<Found | undefined> {
    return ask(this.#client, { ...reading, signal }, (github) => look(github, scope));
  }

  /** False where somebody else moved it. */
  async #change(
    { application, environment }: HoldScope,
    signal: AbortSignal,
    move: (github: GitHub, ref: string) => ReturnType<typeof moveHold>,
  ): Promise<boolean> {
    const ref = holdRef(application, environment);
    const moved = await ask(this.#client, { ...changing, signal }, (github) => move(github, ref));
    if (moved.result !== 'refused') return moved.result === 'moved';
    throw new DeployError('forbidden', {
      stage: 'write',
      message: `cannot change the hold of ${application} in ${environment}: ${moved.message}`,
      remedy: 'Let the token create and delete refs below refs/gitops-deploy/.',
    });
  }
}

/** A hold, expired ones too. It fails closed: what cannot be read is one without an end. */
async function look(github: GitHub, { application, environment }: HoldScope): Promise<Found | undefined> {
  const object = await holdAt(github, holdRef(application, environment));
  if (object === undefined) return undefined;
  return { object, hold: readHold(await holdCommit(github, object), { application, environment }) };
}

function tooManyRaces({ application, environment }: HoldScope): DeployError {
  const message = `others kept changing the hold of ${application} in ${environment}`;
  return new DeployError('too-many-races', { stage: 'write', message });
}
