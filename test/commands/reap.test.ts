import { afterEach, beforeEach, expect, it } from 'vitest';
import { reap } from '../../src/commands/reap.ts';
import type { Ports } from '../../src/ports/index.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { imageOf, Stand } from '../stages/stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open('write: pull-request\n    merge: manual');
});
afterEach(() => stand[Symbol.asyncDispose]());

const branch = 'gitops-deploy/api/prod';
const isThere = () => stand.world.gitops.refs('refs/heads/gitops-deploy/')[`refs/heads/${branch}`] !== undefined;

async function reapNow(over: Partial<Ports> = {}): Promise<readonly string[]> {
  const said: string[] = [];
  const ports = await stand.ports(over);
  const note = (message: string) => void said.push(message);
  const log = { ...ports.log, info: note, warning: note };
  await reap({ ports: { ...ports, log }, configuration: stand.configuration, environment: 'prod', signal: never });
  return said;
}

/** A pull request of ours, whose deployment is noted as this. */
async function proposed(state: 'paused' | 'superseded'): Promise<number> {
  await write(stand.run(stand.plan(stand.a, 1), await stand.ports()), imageOf(stand.a));
  await stand.note({ state });
  return stand.world.gitops.pulls()[0]?.number ?? 0;
}

async function close(pullRequest: number): Promise<void> {
  await (await (await stand.ports()).forge()).pullRequests.close(pullRequest, 'closed', never);
}

it('takes our branch away whose pull request is closed, once its deployment has ended', async () => {
  await close(await proposed('superseded'));
  expect(await reapNow()).toEqual([`prod: ${branch} was left, and was taken away`]);
  expect(isThere()).toBe(false);
  expect(await reapNow()).toEqual([]);
});

it('takes the branch of a rollback away whose pull request is closed', async () => {
  await using pushed = await Stand.open('rollback: pull-request');
  const { gitops } = pushed.world;
  const branch = 'gitops-deploy/api/prod+rollback';
  await write(pushed.run(pushed.plan(pushed.a, 1), await pushed.ports()), imageOf(pushed.a));
  await pushed.note({ state: 'failed' });
  gitops.git('update-ref', `refs/heads/${branch}`, gitops.head());
  await reap({ ports: await pushed.ports(), configuration: pushed.configuration, environment: 'prod', signal: never });
  expect(gitops.refs('refs/heads/gitops-deploy/')).toEqual({});
});

it('leaves a branch that a pull request is open from', async () => {
  await proposed('superseded');
  expect([await reapNow(), isThere()]).toEqual([[], true]);
});

it('leaves a branch whose deployment goes on', async () => {
  await close(await proposed('paused'));
  expect([await reapNow(), isThere()]).toEqual([[], true]);
});

it('leaves a branch that nobody remembers, and one that moves meanwhile', async () => {
  const head = stand.world.gitops.head();
  stand.world.gitops.git('update-ref', `refs/heads/${branch}`, head);
  expect([await reapNow(), isThere()]).toEqual([[], true]);
  await close(await proposed('superseded'));
  const ports = await stand.ports();
  const forge = await ports.forge();
  const findOpen: typeof forge.pullRequests.findOpen = async (...given) => {
    stand.world.gitops.git('update-ref', `refs/heads/${branch}`, head);
    return forge.pullRequests.findOpen(...given);
  };
  const over = { forge: async () => ({ ...forge, pullRequests: { ...forge.pullRequests, findOpen } }) };
  expect([await reapNow(over), isThere()]).toEqual([[], true]);
});

it('takes a hold away whose time is over, and no other', async () => {
  const holds = await (await stand.ports()).holds();
  const hold = {
    application: 'api',
    environment: 'prod',
    owner: 'ann',
    reason: 'lunch',
    since: stand.world.clock.now(),
  };
  await holds.place(hold, never);
  expect(await reapNow()).toEqual([]);
  await holds.release('api', 'prod', never);
  await holds.place({ ...hold, until: new Date('2026-01-01T00:00:00Z') }, never);
  expect(await reapNow()).toEqual(['prod: the hold of ann is over, and was taken away']);
  expect(stand.world.gitops.refs('refs/gitops-deploy/')).toEqual({});
});

it('fails nobody', async () => {
  const holds = await (await stand.ports()).holds();
  const sweep = () => Promise.reject(new Error('away'));
  const over = { holds: async () => ({ ...holds, find: holds.find.bind(holds), sweep }) as unknown as typeof holds };
  expect(await reapNow(over)).toEqual(['prod: what earlier runs left stays: away']);
});
