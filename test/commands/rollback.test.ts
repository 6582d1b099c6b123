import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { rollback } from '../../src/commands/rollback.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, digestOf, file, Stand } from '../stages/stand.ts';

let stand: Stand;
let runs = 100;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** The cluster does what Git says, and aborts what is `bad`. */
function obedient(bad = 'none'): Cluster {
  return clusterOf(stand, () => ({
    tag: stand.tag(),
    aborted: stand.tag() === bad,
    revision: stand.world.gitops.head(),
  }));
}

function ports(over: Partial<Ports> = {}) {
  return stand.ports({ cluster: async () => obedient(), ...over });
}

async function deploy(commit: string, over: Partial<Ports> = {}) {
  runs += 1;
  return drive(stand.plan(commit, runs), await ports(over), { signal: never });
}

interface Asked {
  readonly wanted?: string;
  readonly run?: number;
  readonly dryRun?: boolean;
  readonly over?: Partial<Ports>;
}

async function rollBack({ wanted, run, dryRun = false, over }: Asked = {}) {
  runs += 1;
  return rollback({
    configuration: stand.configuration,
    facts: stand.facts(run ?? runs),
    wanted,
    by: 'ann',
    reason: 'errors in the checkout',
    dryRun,
    ports: await ports(over),
    signal: never,
  });
}

async function release() {
  const given = { ports: await ports(), actor: 'ann', signal: never };
  return changeHold({ command: 'release', environment: 'prod' }, stand.configuration, given);
}

async function holdOf() {
  return (await (await ports()).holds()).find('api', 'prod', never);
}

const healthy = { outcome: 'succeeded', reason: 'healthy' };

/** Deploys A, and then B, which a pull request brings. */
async function deployPullRequest(): Promise<number> {
  await stand.world.application.commit({ T: '1' }, 'topic', { branch: 'topic' });
  const pullRequest = await stand.world.application.addPullRequest({ head: 'topic' });
  await deploy(stand.a);
  const plan = stand.plan(stand.b, 7);
  await drive({ ...plan, source: { ...plan.source, pullRequest } }, await ports(), { signal: never });
  return pullRequest;
}

describe('rollback', () => {
  it('tells the pull request whose image it took out', async () => {
    const pullRequest = await deployPullRequest();
    const said = () => stand.world.application.comments(pullRequest).map(({ body }) => body);
    expect(said().join()).toContain('✅ healthy');
    const { outcome } = await rollBack();
    expect(outcome).toMatchObject(healthy);
    expect(said()).toHaveLength(1);
    expect(said().join()).not.toContain('✅');
    expect(said().join()).toMatch(/❌ failed.*rolled back to .* by ann: errors in the checkout/s);
  });

  it('goes on where the pull request whose image it took out cannot be commented on', async () => {
    const pullRequest = await deployPullRequest();
    const warnings: string[] = [];
    const usual = await ports();
    const forge = await usual.forge();
    const put = () => Promise.reject(new Error('locked'));
    const { outcome } = await rollBack({
      over: {
        log: { ...usual.log, warning: (message) => void warnings.push(message) },
        forge: async () => ({ ...forge, comments: { ...forge.comments, put } }),
      },
    });
    expect(outcome).toMatchObject(healthy);
    expect(warnings).toContain(`the comment on pull request ${pullRequest} could not be written: locked`);
  });

  it('goes back to the last healthy image, is watched, and leaves the environment held', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const { outcome, deployments = [] } = await rollBack();
    expect(outcome).toMatchObject(healthy);
    expect(outcome.sentence).toContain('gitops-deploy release --application api --environment prod');
    expect(stand.tag()).toBe(stand.a);
    const records = await stand.records();
    expect(records[0]).toMatchObject({ payload: { kind: 'rollback', by: 'ann', source: stand.a }, note: healthyNote });
    expect(records[1]?.note).toMatchObject({ state: 'failed', reason: 'rolled-back', restored: true });
    expect(stand.status(stand.b)).toMatchObject({ state: 'failure' });
    expect(stand.status(stand.b)?.description).toContain('by ann: errors in the checkout');
    expect(stand.status(stand.a)).toMatchObject({ state: 'success' });
    const run = deployments[0]?.told.run;
    expect(await holdOf()).toMatchObject({
      owner: 'ann',
      reason: 'errors in the checkout',
      record: records[0]?.id,
      url: run?.url,
    });
    expect(stand.world.gitops.log('main')[0]?.message).toContain('Gitops-Deploy-By: ann');
  });

  it('keeps deployments waiting until it is released, and what was rolled back does not come by itself', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    await rollBack();
    const again = await deploy(stand.b);
    expect(again.outcome).toMatchObject({ outcome: 'failed', reason: 'rolled-back' });
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    const waiting = await deploy(c);
    expect(waiting.outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    expect(waiting.outcome.sentence).toContain('ann');
    await release();
    const given = { ports: await ports(), configuration: stand.configuration, facts: stand.facts(99), signal: never };
    const ends = await resumeEnvironment(given);
    expect(ends.map(({ outcome, told }) => [told.source.commit, outcome.outcome])).toEqual([[c, 'succeeded']]);
    expect(stand.tag()).toBe(c);
    expect(stand.status(stand.b)?.state).toBe('failure');
  });

  it('asked for twice goes one step back; once released, one more', async () => {
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    for (const commit of [stand.a, stand.b, c]) await deploy(commit);
    await rollBack();
    expect(stand.tag()).toBe(stand.b);
    expect((await rollBack()).outcome).toMatchObject({ outcome: 'succeeded', reason: 'already-deployed' });
    expect(stand.tag()).toBe(stand.b);
    await release();
    await rollBack();
    expect(stand.tag()).toBe(stand.a);
  });

  it('after an automatic rollback stays where that went', async () => {
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    await deploy(stand.a);
    await deploy(stand.b);
    await deploy(c, { cluster: async () => obedient(c) });
    expect(stand.tag()).toBe(stand.b);
    expect((await rollBack()).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(stand.tag()).toBe(stand.b);
  });

  it.each([
    ['a reference', () => `ghcr.io/acme/api:${stand.a}@${digestOf(stand.a)}`],
    ['a tag', () => stand.a],
    ['a digest', () => digestOf(stand.a)],
    ['a commit', () => stand.a.slice(0, 9)],
  ])('goes back to what is named by %s', async (_, wanted) => {
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    for (const commit of [stand.a, stand.b, c]) await deploy(commit);
    expect((await rollBack({ wanted: wanted() })).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(stand.tag()).toBe(stand.a);
  });

  it('refuses what is not known to have run healthy, with what is', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    await expect(rollBack({ wanted: 'v7' })).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(stand.a.slice(0, 7)),
    });
    expect(stand.tag()).toBe(stand.b);
    expect(await holdOf()).toBeUndefined();
  });

  it.each([[[]], [['a']]])('says so where there is nothing to go back to', async (deployed) => {
    for (const _ of deployed) await deploy(stand.a);
    await expect(rollBack()).rejects.toMatchObject({ code: 'nothing-to-roll-back-to' });
    expect(await holdOf()).toBeUndefined();
  });

  it('touches nothing in a dry run, and says what it would do', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const before = stand.world.server.requests.filter(({ method }) => method !== 'GET').length;
    const { outcome, details } = await rollBack({ dryRun: true });
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(details?.['diff']).toContain(`+  tag: ${stand.a}`);
    expect(stand.tag()).toBe(stand.b);
    expect(await holdOf()).toBeUndefined();
    const writes = stand.world.server.requests.slice(before).filter(({ path }) => path.includes('git-receive-pack'));
    expect(writes.length).toBeLessThanOrEqual(2);
  });

  it('that goes bad itself is put back by nobody, and the next one goes further back', async () => {
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    for (const commit of [stand.a, stand.b, c]) await deploy(commit);
    const bad = await rollBack({ over: { cluster: async () => obedient(stand.b) } });
    expect(bad.outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    expect(stand.tag()).toBe(stand.b);
    expect(await holdOf()).toBeDefined();
    await rollBack();
    expect(stand.tag()).toBe(stand.a);
  });

  it('keeps a hold that was there before, whoever placed it', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const given = { ports: await ports(), actor: 'bob', signal: never };
    await changeHold({ command: 'hold', environment: 'prod', reason: 'incident' }, stand.configuration, given);
    expect((await rollBack()).outcome).toMatchObject(healthy);
    expect(await holdOf()).toMatchObject({ owner: 'bob', reason: 'incident' });
  });
});

const healthyNote = { state: 'succeeded', reason: 'healthy' };

describe('a rollback that somebody overtakes', () => {
  it('writes nothing over it, ends superseded, and takes its hold back', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const given = await ports();
    const real = await stand.gitopsThat(given, async () => {});
    let tries = 0;
    const commit: typeof real.commit = async (...request) => {
      tries += 1;
      if (tries === 1) await stand.world.gitops.commit({ [file]: 'image:\n  tag: newer\n' }, 'somebody');
      return real.commit(...request);
    };
    const { outcome } = await rollBack({ over: { gitops: async () => ({ ...real, commit }) } });
    expect(outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(stand.tag()).toBe('newer');
    expect(await holdOf()).toBeUndefined();
    expect((await stand.records())[1]?.note.state).toBe('succeeded');
  });

  it('started again by the same run does not roll the newer one back', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    const given = await ports();
    const real = await stand.gitopsThat(given, async () => {});
    let tries = 0;
    const commit: typeof real.commit = async (...request) => {
      tries += 1;
      if (tries === 1) {
        await release();
        await deploy(c);
      }
      return real.commit(...request);
    };
    const over = { gitops: async () => ({ ...real, commit }) };
    expect((await rollBack({ run: 7, over })).outcome).toMatchObject({ outcome: 'superseded' });
    expect((await rollBack({ run: 7 })).outcome).toMatchObject({ outcome: 'superseded' });
    expect(stand.tag()).toBe(c);
    expect(await holdOf()).toBeUndefined();
  });
});

describe('a rollback by a pull request', () => {
  it('is merged as configured although it holds the environment itself, and what waits stays', async () => {
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open('write: pull-request\n    merge: immediate');
    await deploy(stand.a);
    await deploy(stand.b);
    const { outcome } = await rollBack();
    expect(outcome).toMatchObject(healthy);
    expect(stand.tag()).toBe(stand.a);
    expect((await holdOf())?.owner).toBe('ann');
    expect(stand.status(stand.b)?.state).toBe('failure');
  });

  it('left to people is seen through by `resume`, and only then says what was taken out', async () => {
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open('write: pull-request\n    merge: manual');
    for (const commit of [stand.a, stand.b]) {
      await deploy(commit);
      await mergeLast();
      await resume();
    }
    expect(stand.tag()).toBe(stand.b);
    expect((await rollBack()).outcome).toMatchObject({ outcome: 'paused', reason: 'pull-request-open' });
    expect([stand.tag(), stand.status(stand.b)?.state]).toEqual([stand.b, 'success']);
    await mergeLast();
    expect((await resume()).map(({ outcome }) => outcome)).toMatchObject([healthy]);
    expect([stand.tag(), stand.status(stand.b)?.state]).toEqual([stand.a, 'failure']);
    expect((await holdOf())?.owner).toBe('ann');
  });

  async function mergeLast() {
    const pull = (await stand.pulls()).at(-1);
    if (pull === undefined) throw new Error('there is no pull request');
    const { pullRequests } = stand.world.connect();
    await pullRequests.merge({ number: pull.number, head: pull.head, methods: ['merge'] }, never);
  }

  async function resume() {
    const given = { ports: await ports(), configuration: stand.configuration, facts: stand.facts(999), signal: never };
    for (const run of Array.from({ length: 40 }, (_, index) => runs - index)) stand.endRun(run);
    return resumeEnvironment(given);
  }
});
