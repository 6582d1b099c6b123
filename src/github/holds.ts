import type { FoundHold, HoldMove, HoldMoved, HoldStore } from '../git/hold-keeper.ts';
import { HoldKeeper } from '../git/hold-keeper.ts';
import type { HoldScope } from '../git/hold-message.ts';
import { printHold, readHold } from '../git/hold-message.ts';
import { holdRef } from '../git/ref-name.ts';
import type { Hold, Holds } from '../ports/holds.ts';
import type { ClientOptions, GitHub } from './client.ts';
import { ask, createClient } from './client.ts';
import { holdAt, holdCommit, makeHoldCommit, moveHold } from './hold-ref.ts';

const unreachable = 'gitops-unreachable';
const reading = { what: 'reading the holds of', stage: 'write', needs: 'contents=read', unreachable } as const;
const changing = { what: 'changing a hold of', stage: 'write', needs: 'contents=write', unreachable } as const;

/** Holds by GitHub's API: the same refs with the same commits as by git, so that each sees those of the other. */
export function createHolds(options: ClientOptions): Holds {
  const client = createClient(options);
  const store: HoldStore = {
    look: (applications, environment, signal) =>
      ask(client, { ...reading, signal }, (github) => lookAll(github, applications, environment)),
    write: (hold: Hold, signal) =>
      ask(client, { ...changing, signal }, (github) => makeHoldCommit(github, printHold(hold))),
    move: ({ application, environment, from, to }: HoldMove, signal): Promise<HoldMoved> =>
      ask(client, { ...changing, signal }, (github) =>
        moveHold(github, client, { ref: holdRef(application, environment), before: from, after: to }),
      ),
  };
  return new HoldKeeper(store, client.clock);
}

async function lookAll(
  github: GitHub,
  applications: readonly string[],
  environment: string,
): Promise<readonly FoundHold[]> {
  const found = await Promise.all(applications.map((application) => look(github, { application, environment })));
  return found.filter((one) => one !== undefined);
}

async function look(github: GitHub, scope: HoldScope): Promise<FoundHold | undefined> {
  const object = await holdAt(github, holdRef(scope.application, scope.environment));
  if (object === undefined) return undefined;
  return { object, hold: readHold(await holdCommit(github, object), scope) };
}
