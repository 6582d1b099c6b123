import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Promotion, promote } from '../../src/commands/promote.ts';
import { promoteDryRun } from '../../src/commands/promote-dry-run.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { RecordNote } from '../../src/deployment/record.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { clusterOf, imageOf, registry, Stand } from '../stages/stand.ts';

// each plays several deployments on real git servers
vi.setConfig({ testTimeout: 120_000 });

const files = { staging: 'apps/eu/values.yaml', prod: 'apps/us/values.yaml' } as const;
type Environment = keyof typeof files;

const target = (environment: Environment) => `
    - name: here
      cluster: ${environment === 'staging' ? 'eu' : 'us'}
      edits: [{file: ${files[environment]}, path: .image.tag}]
      argocd: {application: api}
      workloads: [{namespace: prod, name: api}]`;

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

/** `gates` are those of production. */
async function opened(gates = 'after: [staging]'): Promise<void> {
  stand = await Stand.open(gates, {
    clusters: '{eu: {kubeconfig: "env:EU"}, us: {kubeconfig: "env:US"}}',
    targets: `${target('prod')}\n  staging:\n    targets:${target('staging')}`,
  });
}

function tagIn(environment: Environment): string {
  return stand.tag('main', files[environment]);
}

interface Cast {
  /** Whether what an environment runs is bad at this moment. */
  readonly isBad?: (environment: Environment, tag: string) => boolean;
  /** Environments with no way to their cluster. */
  readonly outOfReach?: Environment;
  readonly over?: Partial<Ports>;
}

/** Each environment does what Git says for it. */
function portsOf({ isBad = () => false, outOfReach, over = {} }: Cast = {}): Promise<Ports> {
  const cluster = async (name: string | undefined): Promise<Cluster | undefined> => {
    const environment = name === 'eu' ? 'staging' : 'prod';
    if (environment === outOfReach) return undefined;
    return clusterOf(stand, () => {
      const tag = tagIn(environment);
      return { tag, aborted: isBad(environment, tag), revision: stand.world.gitops.head() };
    });
  };
  return stand.ports({ cluster, ...over });
}

async function deploy(
  commit: string,
  run: number,
  environment: Environment,
  cast: Cast = {},
  of: { readonly pullRequest?: number } = {},
) {
  const facts = { ...stand.facts(run), environment };
  const source = { commit, branch: 'main', date: '2026-03-01T00:00:00Z', ...of };
  return drive(planDeployment(stand.configuration, { ...facts, source }), await portsOf(cast), { signal: never });
}

/** Somebody goes back in staging. */
async function rollBack(commit: string, run: number) {
  const facts = { ...stand.facts(run), environment: 'staging', kind: 'rollback', by: 'bob' } as const;
  const source = { commit, branch: 'main', date: '2026-03-01T00:00:00Z' };
  const image = imageOf(commit).reference;
  const plan = planDeployment(stand.configuration, { ...facts, source, image, explicit: true });
  return drive(plan, await portsOf(), { signal: never });
}

function promotion(run: number, over: Partial<Promotion> = {}): Promotion {
  const facts = stand.facts(run);
  return { configuration: stand.configuration, facts, source: 'staging', isNamed: false, by: 'ann', ...over };
}

async function promoted(run: number, over: Partial<Promotion> = {}, cast: Cast = {}) {
  return promote(promotion(run, over), await portsOf(cast), never);
}

async function resume(cast: Cast = {}, run = 90, environment: Environment = 'prod') {
  const facts = { ...stand.facts(run), environment };
  return resumeEnvironment({ ports: await portsOf(cast), configuration: stand.configuration, facts, signal: never });
}

/** Somebody's note, at the head of the branch unless it says `none`. */
type NotedOn = Omit<Partial<RecordNote>, 'revision'> & { readonly revision?: 'none' };

async function noteOn(environment: Environment, { revision, ...note }: NotedOn): Promise<void> {
  const { records } = stand.world.connect();
  const [newest] = await records.list('api', environment, 30, never);
  if (newest === undefined) throw new Error('there is no record');
  const whole = { state: 'open', stage: 'rollout', sentence: 'noted' } as const;
  const at = revision === 'none' ? {} : { revision: stand.world.gitops.head() };
  await records.note(newest.id, environment, { ...whole, ...at, ...note }, never);
}

describe('a promotion', () => {
  beforeEach(() => opened());

  it('takes the same digest to the next environment, neither built nor scanned, and answers on its commit', async () => {
    await deploy(stand.a, 1, 'staging');
    const over = { scanner: () => Promise.reject(new Error('nothing is scanned again')) };
    const { outcome, deployments } = await promoted(2, {}, { over });
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(tagIn('prod')).toBe(stand.a);
    expect(deployments?.[0]?.progress.image?.reference.digest).toBe(imageOf(stand.a).reference.digest);
    expect(stand.status(stand.a)).toMatchObject({ context: 'gitops-deploy/api/prod', state: 'success' });
    const [record] = await stand.records();
    expect(record?.payload).toMatchObject({ kind: 'promote', explicit: false, by: 'ann', source: stand.a });
    const [message] = stand.world.gitops.log();
    expect(message?.message).toMatch(new RegExp(`^Promote api ${stand.a.slice(0, 7)}[^]*Gitops-Deploy-By: ann`));
  });

  it('run again changes nothing and proves the same', async () => {
    await deploy(stand.a, 1, 'staging');
    await promoted(2);
    const head = stand.world.gitops.head();
    expect((await promoted(3)).outcome).toMatchObject({ outcome: 'succeeded', reason: 'already-deployed' });
    expect(stand.world.gitops.head()).toBe(head);
  });

  it('takes what an earlier destination of the same command got, though the source runs another one by now', async () => {
    await deploy(stand.a, 1, 'staging');
    await deploy(stand.b, 2, 'staging');
    expect((await promoted(3, { same: imageOf(stand.a).reference })).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
    expect((await stand.records())[0]?.payload).toMatchObject({ kind: 'promote', explicit: false });
  });

  it('is refused where nothing was seen healthy', async () => {
    expect((await promoted(1)).outcome).toMatchObject({ outcome: 'errored', reason: 'source-not-healthy' });
    expect(await stand.records()).toEqual([]);
  });

  it('is refused for what failed and stands in Git, and takes the one before once that was put back', async () => {
    await deploy(stand.a, 1, 'staging');
    await deploy(stand.b, 2, 'staging');
    await noteOn('staging', { state: 'failed', reason: 'degraded' });
    expect((await promoted(3)).outcome).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
    expect(tagIn('prod')).toBe('v0');
    await noteOn('staging', { state: 'failed', reason: 'degraded', restored: true });
    await stand.world.gitops.commit({ [files.staging]: `image:\n  tag: ${stand.a}\n` }, 'put back');
    expect((await promoted(4)).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('is refused while another one is under way in the source', async () => {
    await deploy(stand.a, 1, 'staging');
    await deploy(stand.b, 2, 'staging');
    await noteOn('staging', { state: 'paused', reason: 'manual-gate' });
    const { outcome } = await promoted(3);
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'source-not-healthy' });
    expect(outcome.sentence).toContain('not done with');
  });

  it('fails where the record says healthy and the cluster does not', async () => {
    await deploy(stand.a, 1, 'staging');
    const cast: Cast = { isBad: (environment) => environment === 'staging' };
    expect((await promoted(2, {}, cast)).outcome).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
    expect(tagIn('prod')).toBe('v0');
  });

  it('waits where nobody can look at the source, and goes on once somebody can', async () => {
    await deploy(stand.a, 1, 'staging');
    const { outcome } = await promoted(2, {}, { outOfReach: 'staging' });
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'source-not-healthy' });
    expect(stand.status(stand.a)).toMatchObject({ state: 'pending' });
    expect(tagIn('prod')).toBe('v0');
    const [end] = await resume();
    expect(end?.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('is errored where the registry has lost the image', async () => {
    await deploy(stand.a, 1, 'staging');
    const over = { registry: async () => ({ ...registry, describe: async () => undefined }) };
    expect((await promoted(2, {}, { over })).outcome).toMatchObject({ outcome: 'errored', reason: 'image-not-found' });
  });

  it('takes back no newer version, unless the image is named', async () => {
    await deploy(stand.a, 1, 'staging');
    await deploy(stand.b, 2, 'staging');
    await promoted(3);
    await rollBack(stand.a, 4);
    expect((await promoted(5)).outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    const named = { registry: 'ghcr.io', name: 'acme/api', tag: stand.a };
    expect((await promoted(6, { image: named })).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('of what the source was rolled back from is refused, though it was healthy there', async () => {
    await deploy(stand.a, 1, 'staging');
    await deploy(stand.b, 2, 'staging');
    await rollBack(stand.a, 3);
    const { outcome } = await promoted(4, { image: imageOf(stand.b).reference });
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
    expect(outcome.sentence).toMatch(/ was taken out of staging: rolled back to [0-9a-f]{7} by bob$/);
    expect(tagIn('prod')).toBe('v0');
  });

  it.each(['record', 'push'] as const)('that dies after its %s ends the same when it is run again', async (after) => {
    await deploy(stand.a, 1, 'staging');
    const dies = () => Promise.reject(new Error('killed'));
    const ports = await portsOf();
    const [forge, gitops] = [await ports.forge(), await ports.gitops()];
    const create: typeof forge.records.create = async (...given) => {
      const id = await forge.records.create(...given);
      return after === 'record' ? dies() : id;
    };
    const commit: typeof gitops.commit = (request, signal) => gitops.commit(request, signal).then(dies);
    const dying: Partial<Ports> = {
      forge: async () => ({ ...forge, records: { ...forge.records, create } }),
      gitops: async () => ({ ...(await stand.gitopsThat(ports, async () => {})), commit }),
    };
    expect((await promoted(2, {}, { over: dying })).outcome.outcome).toBe('errored');
    stand.endRun(2);
    expect((await promoted(3)).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
    expect(stand.world.gitops.log().filter(({ message }) => message.includes('(prod'))).toHaveLength(1);
  });

  it('of an image that the source never saw is refused with what it saw', async () => {
    await deploy(stand.a, 1, 'staging');
    const { outcome } = await promoted(2, { image: imageOf(stand.b).reference });
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'source-not-healthy' });
    expect(outcome.sentence).toContain(`seen healthy there: ${stand.a}`);
  });

  it('is stopped by a hold', async () => {
    await deploy(stand.a, 1, 'staging');
    const holds = await (await stand.ports()).holds();
    const since = stand.world.clock.now();
    await holds.place({ application: 'api', environment: 'prod', owner: 'bob', reason: 'fair', since }, never);
    expect((await promoted(2)).outcome).toMatchObject({ outcome: 'paused', reason: 'held' });
    await holds.release('api', 'prod', never);
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('at the same moment as another and as a deployment ends the same', async () => {
    await deploy(stand.a, 1, 'staging');
    const all = await Promise.all([promoted(2), promoted(3), deploy(stand.a, 4, 'prod')]);
    expect(all.map(({ outcome }) => outcome.outcome)).toEqual(['succeeded', 'succeeded', 'succeeded']);
    expect(tagIn('prod')).toBe(stand.a);
    expect(stand.world.gitops.log().filter(({ message }) => message.includes('(prod'))).toHaveLength(1);
  });

  it.each([1, 2, 3])('at the same moment as a hold ends in one of two ways (%i)', async (run) => {
    await deploy(stand.a, run, 'staging');
    const holds = await (await stand.ports()).holds();
    const hold = { application: 'api', environment: 'prod', owner: 'bob', reason: 'fair' };
    const [{ outcome }] = await Promise.all([
      promoted(run + 10),
      holds.place({ ...hold, since: stand.world.clock.now() }, never),
    ]);
    expect([outcome.outcome, tagIn('prod')]).toEqual(
      outcome.outcome === 'succeeded' ? ['succeeded', stand.a] : ['paused', 'v0'],
    );
    await holds.release('api', 'prod', never);
    await resume();
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('says in a dry run what would come, and touches nothing', async () => {
    await deploy(stand.a, 1, 'staging');
    await promoted(2);
    await deploy(stand.b, 3, 'staging');
    const [head, requests] = [stand.world.gitops.head(), stand.world.requests()];
    const shown: string[] = [];
    const ports = await portsOf();
    const results = { ...ports.results, show: (text: string) => void shown.push(text) };
    const { outcome, details } = await promoteDryRun(promotion(4), { ...ports, results }, never);
    expect(outcome).toMatchObject({ outcome: 'succeeded', reason: 'dry-run' });
    expect(shown.join()).toContain(`1 commit since ${stand.a.slice(0, 7)}`);
    expect(shown.join()).toContain(`+  tag: ${stand.b}`);
    expect(shown.join()).toContain('open: healthy in staging since');
    expect(details).toMatchObject({ gates: [{ open: true }], source: stand.b });
    expect(stand.world.gitops.head()).toBe(head);
    expect(requests.length).toBeGreaterThan(0);
    expect(stand.world.requests().filter((one) => !/^GET |graphql$|git-upload-pack$/.test(one))).toEqual([]);
  });
});

describe('gates of every write', () => {
  it('keep a deployment waiting until the environment before is healthy: a matrix promotes by itself', async () => {
    await opened();
    expect((await deploy(stand.a, 1, 'prod')).outcome).toMatchObject({
      outcome: 'paused',
      reason: 'source-not-healthy',
    });
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'paused' });
    expect(tagIn('prod')).toBe('v0');
    await deploy(stand.a, 2, 'staging');
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('end it where the image failed there', async () => {
    await opened();
    const cast: Cast = { isBad: (environment, tag) => environment === 'staging' && tag === stand.a };
    await deploy(stand.a, 1, 'staging', cast);
    expect((await deploy(stand.a, 2, 'prod')).outcome).toMatchObject({ outcome: 'failed', reason: 'source-failed' });
  });

  it('let what waits for its proof take nobody’s place', async () => {
    await opened();
    await deploy(stand.a, 1, 'staging');
    expect((await deploy(stand.b, 2, 'prod')).outcome).toMatchObject({ outcome: 'paused' });
    expect((await promoted(3)).outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('soak: as long as it says, by the clock', async () => {
    await opened('after: [staging]\n    soak: 30m');
    await deploy(stand.a, 1, 'staging');
    const { outcome } = await promoted(2);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'source-soaking' });
    const until = outcome.waiting?.until?.getTime() ?? 0;
    const { clock } = stand.world;
    expect(until - clock.now().getTime()).toBeLessThanOrEqual(1_800_000);
    clock.pass((until - clock.now().getTime()) / 1000 - 30);
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'paused', reason: 'source-soaking' });
    clock.pass(30);
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('soak: what was replaced before its time is not deployed, however long one waits', async () => {
    await opened('after: [staging]\n    soak: 30m');
    await deploy(stand.a, 1, 'staging');
    await promoted(2);
    stand.world.clock.pass(600);
    await deploy(stand.b, 3, 'staging');
    stand.world.clock.pass(86_400);
    const [end] = await resume();
    expect(end?.outcome).toMatchObject({ outcome: 'paused', reason: 'source-soaking' });
    expect(end?.outcome.sentence).toContain('took its place');
  });

  it('freeze: until when is told, and a newer promotion takes the place of an older one that waits', async () => {
    // the clock of the stand begins on a Sunday
    await opened('after: [staging]\n    freeze: [{from: Fri 16:00, to: Mon 08:00}]');
    await deploy(stand.a, 1, 'staging');
    const { outcome } = await promoted(2);
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'frozen' });
    expect(outcome.waiting?.until).toEqual(new Date('2026-03-02T08:00:00Z'));
    await deploy(stand.b, 3, 'staging');
    await promoted(4);
    stand.world.clock.time = new Date('2026-03-02T08:00:00Z');
    const ends = await resume();
    expect(ends.map((end) => end.outcome.outcome)).toEqual(['succeeded', 'superseded']);
    expect(tagIn('prod')).toBe(stand.b);
  });

  it('freeze: what a run that died has pushed already is watched all the same', async () => {
    await opened('freeze: [{from: Fri 16:00, to: Mon 08:00}]');
    await stand.world.gitops.commit({ [files.prod]: `image:\n  tag: ${stand.a}\n` }, 'pushed');
    expect((await deploy(stand.a, 1, 'prod')).outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('freeze: one that began since the pull request was opened keeps it from being merged by us', async () => {
    await opened('write: pull-request\n    freeze: [{from: Fri 16:00, to: Mon 08:00}]');
    stand.world.clock.time = new Date('2026-02-27T15:55:00Z');
    const ports = await portsOf();
    const forge = await ports.forge();
    const merge = () => Promise.reject(new Error('killed'));
    const over = { forge: async () => ({ ...forge, pullRequests: { ...forge.pullRequests, merge } }) };
    expect((await deploy(stand.a, 1, 'prod', { over })).outcome.outcome).toBe('errored');
    await noteOn('prod', { state: 'open', stage: 'merge', revision: 'none', pullRequest: 1 });
    stand.endRun(1);
    stand.world.clock.time = new Date('2026-02-28T12:00:00Z');
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'paused', reason: 'frozen', stage: 'merge' });
    expect(tagIn('prod')).toBe('v0');
    stand.world.clock.time = new Date('2026-03-02T08:00:00Z');
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
    expect(tagIn('prod')).toBe(stand.a);
  });

  it('after: what went bad there since the pull request was opened is not merged by us', async () => {
    await opened('write: pull-request\n    after: [staging]');
    await deploy(stand.a, 1, 'staging');
    const ports = await portsOf();
    const forge = await ports.forge();
    const merge = () => Promise.reject(new Error('killed'));
    const over = { forge: async () => ({ ...forge, pullRequests: { ...forge.pullRequests, merge } }) };
    expect((await promoted(2, {}, { over })).outcome.outcome).toBe('errored');
    await noteOn('prod', { state: 'open', stage: 'merge', pullRequest: 1, revision: 'none' });
    stand.endRun(2);
    await noteOn('staging', { state: 'failed', reason: 'degraded', restored: true });
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'failed', reason: 'source-failed', stage: 'merge' });
    expect(tagIn('prod')).toBe('v0');
  });

  it('approvals: of the GitHub environment, for the run that deploys or the one that asked', async () => {
    await opened('approvals: {environment: Production}');
    const { application } = stand.world;
    application.addRun({ id: 1, status: 'in_progress' });
    application.reviewRun(1, 'carol', { state: 'approved', environment: 'other' });
    const { outcome } = await deploy(stand.a, 1, 'prod');
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'approval-missing' });
    expect(outcome.waiting?.for).toContain('Production');
    application.addRun({ id: 90, status: 'in_progress' });
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'paused' });
    application.reviewRun(1, 'carol', { state: 'approved', environment: 'production' });
    expect((await resume())[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('approvals: of the run that asked still count where another one had to plan again', async () => {
    await opened('approvals: {environment: production}\n    freeze: [{from: Fri 16:00, to: Mon 08:00}]');
    const { application, gitops } = stand.world;
    for (const id of [1, 90, 91]) application.addRun({ id, status: 'in_progress' });
    application.reviewRun(1, 'carol', { state: 'approved', environment: 'production' });
    expect((await deploy(stand.a, 1, 'prod')).outcome).toMatchObject({ reason: 'frozen' });
    await gitops.commit({ [files.prod]: 'image:\n  tag: v1\n' }, 'by hand');
    expect((await resume({}, 90))[0]?.outcome).toMatchObject({ reason: 'frozen' });
    expect((await stand.records())[0]?.note).toMatchObject({ state: 'paused', reason: 'frozen' });
    stand.world.clock.pass(3 * 24 * 3600);
    expect((await resume({}, 91))[0]?.outcome).toMatchObject({ outcome: 'succeeded' });
  });

  it('approvals: a rejection is none', async () => {
    await opened('approvals: {environment: production}');
    stand.world.application.addRun({ id: 1, status: 'in_progress' });
    stand.world.application.reviewRun(1, 'carol', { state: 'approved', environment: 'production' });
    stand.world.application.reviewRun(1, 'dave', { state: 'rejected', environment: 'production' });
    const { outcome } = await deploy(stand.a, 1, 'prod');
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'approval-missing' });
    expect(outcome.sentence).toContain('dave rejected');
  });

  describe('approvals by reviews of a pull request that is not open any more', () => {
    /** The head that was approved and merged, an older one, and what the merge made. */
    async function merged(deployOlder: (older: string, number: number) => unknown) {
      await opened('approvals: {reviews: 1}');
      const { application, forge, server } = stand.world;
      const older = await application.commit({ evil: '1' }, 'older', { branch: 'topic', parent: stand.b });
      const number = await application.addPullRequest({ head: 'topic', author: 'mallory' });
      application.addCollaborator('ann');
      await deployOlder(older, number);
      const head = await application.commit({ evil: '' }, 'clean', { branch: 'topic' });
      application.approve(number, 'ann');
      const headers = { authorization: `Bearer ${token}` };
      const body = '{"merge_method":"squash"}';
      await fetch(`${server.apiUrl}/repos/acme/api/pulls/${number}/merge`, { method: 'PUT', headers, body });
      const { mergeCommit = '' } = await forge.approvals.ofPullRequest(number, never);
      return { older, head, mergeCommit, ofPull: { pullRequest: number } };
    }

    it('are none of a pull request that was closed since', async () => {
      await opened('approvals: {reviews: 1}');
      const { application, forge } = stand.world;
      const commit = await application.commit({ evil: '1' }, 'dropped', { branch: 'topic', parent: stand.b });
      const pullRequest = await application.addPullRequest({ head: 'topic', author: 'mallory' });
      application.addCollaborator('ann');
      await deploy(commit, 1, 'prod', {}, { pullRequest });
      application.approve(pullRequest, 'ann');
      expect(await forge.approvals.ofPullRequest(pullRequest, never)).toMatchObject({ isDropped: false });
      application.git('update-ref', '-d', 'refs/heads/topic');
      const [end] = await resume();
      expect(end?.outcome).toMatchObject({ outcome: 'paused', reason: 'approval-missing' });
      expect(end?.outcome.sentence).toContain('was closed, and is not merged');
      expect(tagIn('prod')).toBe('v0');
    });

    it('count for what the merge made', async () => {
      const { mergeCommit, ofPull } = await merged(() => {});
      expect((await deploy(mergeCommit, 1, 'prod', {}, ofPull)).outcome.outcome).toBe('succeeded');
    });

    it('are none of an older head that waits', async () => {
      const { older, head } = await merged(async (commit, pullRequest) => {
        const { outcome } = await deploy(commit, 1, 'prod', {}, { pullRequest });
        expect(outcome.reason).toBe('approval-missing');
      });
      const [end] = await resume();
      expect(end?.outcome).toMatchObject({ outcome: 'paused', reason: 'approval-missing' });
      expect(end?.outcome.sentence).toContain(`was merged at ${head.slice(0, 7)}, and not at ${older.slice(0, 7)}`);
      expect(tagIn('prod')).toBe('v0');
    });
  });

  it('are all told together', async () => {
    await opened('after: [staging]\n    freeze: [{from: Fri 16:00, to: Mon 08:00}]\n    approvals: {reviews: 1}');
    const { outcome } = await deploy(stand.a, 1, 'prod');
    expect(outcome).toMatchObject({ outcome: 'paused', reason: 'source-not-healthy' });
    expect(outcome.sentence).toMatch(/has not run this image; and no pull request .*; and prod is frozen until/);
    expect(outcome.waiting?.until).toEqual(new Date('2026-03-02T08:00:00Z'));
  });
});
