import { resumeEnvironment } from '../../src/commands/resume.ts';
import type { Written } from '../../src/deployment/progress.ts';
import { createGitOpsRepository } from '../../src/github/gitops-repository.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Ports } from '../../src/ports/index.ts';
import { merge } from '../../src/stages/merge.ts';
import type { Run } from '../../src/stages/run.ts';
import { write } from '../../src/stages/write.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { imageOf, Stand } from './stand.ts';

/** The branch that pull requests of the stand come from. */
export const branch = 'gitops-deploy/api/prod';

/** A clock whose waits pass at once, and in whose n-th wait (from 1) something else happens. */
export function passing(stand: Stand, during: (wait: number) => unknown = () => {}): Clock {
  let waits = 0;
  return {
    now: () => stand.world.clock.now(),
    sleep: async (milliseconds, signal) => {
      signal?.throwIfAborted();
      if (waits > 500) throw new Error('it waits for ever');
      stand.world.clock.pass(milliseconds / 1000);
      waits += 1;
      await during(waits);
      signal?.throwIfAborted();
    },
  };
}

/** Brings our branch up to date with its base, as the button of the pull request does. */
export async function updateBranch({ world }: Stand, how: 'merge' | 'rebase' = 'merge'): Promise<string> {
  const { gitops } = world;
  const base = await gitops.commit({ 'other.yaml': 'x: 1\n' }, 'Meanwhile');
  const tree = gitops.git('merge-tree', '--write-tree', base, branch);
  const parents = how === 'merge' ? ['-p', branch, '-p', base] : ['-p', base];
  const by = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
  const head = gitops.git(...by, 'commit-tree', tree, ...parents, '-m', 'Update branch');
  gitops.git('update-ref', `refs/heads/${branch}`, head);
  return head;
}

export interface Proposed {
  readonly run: Run;
  readonly written: Written;
  readonly place: Extract<Written['place'], { on: 'pull-request' }>;
}

/** Opens the pull request of a commit, as a run that goes no further. */
export async function propose(
  stand: Stand,
  { commit = stand.a, id = 1, ...over }: { commit?: string; id?: number } & Partial<Ports> = {},
): Promise<Proposed> {
  const run = stand.run(stand.plan(commit, id), await stand.ports({ clock: passing(stand), ...over }));
  const event = await write(run, imageOf(commit), undefined);
  if (event.event !== 'written' || event.written.place.on === 'branch')
    throw new Error(`no pull request: ${JSON.stringify(event)}`);
  return { run, written: event.written, place: event.written.place };
}

/** Says how a check stands on a commit of the GitOps repository. */
export async function report(stand: Stand, sha: string, state: 'pending' | 'success' | 'failure', context = 'ci') {
  const { server } = stand.world;
  const answer = await fetch(`${server.apiUrl}/repos/acme/gitops/statuses/${sha}`, {
    method: 'POST',
    body: JSON.stringify({ context, state }),
    headers: { authorization: `Bearer ${token}` },
  });
  if (answer.status !== 201) throw new Error(await answer.text());
}

/** The GitOps repository by GitHub's API. */
export function byApi(stand: Stand): GitOpsRepository {
  const { clock, server } = stand.world;
  const nothing = () => {};
  const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
  return createGitOpsRepository({ apiUrl: server.apiUrl, repository: 'acme/gitops', token, clock, log });
}

/** Places a hold on the environment. */
export async function hold(stand: Stand): Promise<void> {
  const holds = await (await stand.ports()).holds();
  const scope = { application: 'api', environment: 'prod' };
  await holds.place({ ...scope, owner: 'ann', reason: 'incident', since: new Date(0) }, never);
}

/** The mutations of GraphQL that were sent so far, in their order. */
export function mutations(stand: Stand): readonly string[] {
  return stand.world.server.requests.flatMap(({ body }) => {
    const name = /mutation\(\$input: \w+!\) \{ (\w+)\(/.exec(JSON.stringify(body ?? ''))?.[1];
    return name === undefined ? [] : [name];
  });
}

/** How the merge goes, while whose n-th wait something happens. */
export async function mergeWhile(
  stand: Stand,
  during: (wait: number) => unknown,
  given?: Proposed,
): Promise<Awaited<ReturnType<typeof merge>>> {
  const { run, written, place } = given ?? (await propose(stand));
  return merge({ ...run, ports: { ...run.ports, clock: passing(stand, during) } }, { written, place });
}

/** What a schedule does; the ends of what it found. */
export async function resume(stand: Stand, id = 9, over: Partial<Ports> = {}) {
  const ports = await stand.ports({ clock: passing(stand), ...over });
  const given = { ports, configuration: stand.configuration, facts: stand.facts(id), signal: never };
  return (await resumeEnvironment(given)).map(({ outcome }) => outcome);
}

/** An environment that writes by pull request and lets GitHub merge, behind a required check. */
export async function standWithAutoMerge(): Promise<Stand> {
  const stand = await Stand.open('write: pull-request\n    merge: auto');
  stand.world.gitops.protect('main', { requiredChecks: ['ci'] });
  stand.world.gitops.allowMerging({ allowAutoMerge: true });
  return stand;
}
