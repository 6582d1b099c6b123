import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { World } from './world.ts';
import { never, rejectionOf, startWorld } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

function run(id: number) {
  return world.forge.approvals.ofRun(id, never);
}

describe('approvals of a run', () => {
  it('are told with the environments that they are for', async () => {
    world.application.addRun({ id: 7, status: 'in_progress' });
    expect(await run(7)).toEqual([]);
    world.application.reviewRun(7, 'ann', { state: 'approved', environment: 'production' });
    world.application.reviewRun(7, 'bob', { state: 'rejected', environment: 'eu' });
    expect(await run(7)).toEqual([
      { state: 'approved', environments: ['production'], by: 'ann' },
      { state: 'rejected', environments: ['eu'], by: 'bob' },
    ]);
  });

  it('that cannot be read are none: it throws', async () => {
    world.application.addRun({ id: 7, status: 'in_progress' });
    const { approvals } = world.connectAs({ permissions: { contents: 'read' } });
    expect(await rejectionOf(approvals.ofRun(7, never))).toMatchObject({ code: 'forbidden' });
    expect(await rejectionOf(run(8))).toMatchObject({ code: 'forbidden' });
  });
});

describe('approvals of a pull request', () => {
  let number: number;
  beforeEach(async () => {
    await world.application.commit({ A: '1' }, 'begin');
    await world.application.commit({ A: '2' }, 'change', { branch: 'change', parent: world.application.head() });
    number = await world.application.addPullRequest({ head: 'change', author: 'author' });
    for (const name of ['ann', 'bob', 'author']) world.application.addCollaborator(name);
  });

  async function approvedBy() {
    return (await world.forge.approvals.ofPullRequest(number, never)).approvedBy;
  }

  it('are those of the head, by people who may write', async () => {
    world.application.approve(number, 'ann');
    world.application.approve(number, 'stranger');
    const found = await world.forge.approvals.ofPullRequest(number, never);
    expect(found).toMatchObject({ head: world.application.head('change'), approvedBy: ['ann'] });
  });

  it('do not count any more once the head has moved', async () => {
    world.application.approve(number, 'ann');
    await world.application.commit({ A: '3' }, 'more', { branch: 'change' });
    expect(await approvedBy()).toEqual([]);
    world.application.approve(number, 'bob');
    expect(await approvedBy()).toEqual(['bob']);
  });

  it('are taken back by a refusal or a dismissal, and not by a comment', async () => {
    world.application.approve(number, 'ann');
    world.application.approve(number, 'bob');
    world.application.say(number, 'ann', 'COMMENTED');
    expect(await approvedBy()).toEqual(['ann', 'bob']);
    world.application.say(number, 'ann', 'DISMISSED');
    world.application.say(number, 'bob', 'CHANGES_REQUESTED');
    expect(await approvedBy()).toEqual([]);
  });

  it('made no request that GitHub does not have', async () => {
    await approvedBy();
    expect(world.server.state.problems).toEqual([]);
  });
});
