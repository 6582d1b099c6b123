import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { GitOpsRepository } from '../../src/ports/gitops-repository.ts';
import type { Ports } from '../../src/ports/index.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, digestOf, file, registry, Stand, twoRegions } from '../stages/stand.ts';

// each plays several deployments on real git servers
vi.setConfig({ testTimeout: 120_000 });

let stand: Stand;
let runs: number;
beforeEach(async () => {
  stand = await Stand.open();
  runs = 100;
});
afterEach(() => stand[Symbol.asyncDispose]());

/** The cluster does what Git says, and aborts what is `bad`. */
async function portsWith(bad = 'none', over: Partial<Ports> = {}): Promise<Ports> {
  const look = () => ({ tag: stand.tag(), aborted: stand.tag() === bad, revision: stand.world.gitops.head() });
  return stand.ports({ cluster: async () => clusterOf(stand, look), ...over });
}

async function deploy(commit: string, ports?: Ports, signal = never) {
  runs += 1;
  return drive(stand.plan(commit, runs), ports ?? (await portsWith()), { signal });
}

async function rollBack(wanted?: string, ports?: Ports) {
  runs += 1;
  const { configuration } = stand;
  const asked = { configuration, facts: stand.facts(runs), wanted, by: 'ann', reason: 'errors', dryRun: false };
  return rollback({ ...asked, ports: ports ?? (await portsWith()), signal: never });
}

async function change(command: 'hold' | 'release') {
  const given = { ports: await portsWith(), actor: 'bob', signal: never };
  return changeHold({ command, environment: 'prod', reason: 'a fair' }, stand.configuration, given);
}

async function resume() {
  const { configuration } = stand;
  return resumeEnvironment({ ports: await portsWith(), configuration, facts: stand.facts(99), signal: never });
}

async function holdOf() {
  return (await (await portsWith()).holds()).find('api', 'prod', never);
}

/** A GitOps repository in which commits are made by a function, which is told which one it is, from 1. */
async function committing(
  ports: Ports,
  make: (real: GitOpsRepository['commit'], nth: number) => GitOpsRepository['commit'],
): Promise<Ports> {
  const real = await stand.gitopsThat(ports, async () => {});
  let nth = 0;
  const commit: typeof real.commit = async (...given) => {
    nth += 1;
    return make(real.commit, nth)(...given);
  };
  return { ...ports, gitops: async () => ({ ...real, commit }) };
}

async function refusing(): Promise<Ports> {
  return committing(await portsWith(), () => async () => ({ result: 'refused', why: 'other', message: 'a rule' }));
}

/** A deployment of `a` upon which one of `b` is aborted, whose run is killed before it puts anything back. */
async function deadRecovery(): Promise<void> {
  await deploy(stand.a);
  const end = new AbortController();
  const ports = await committing(await portsWith(stand.b), (real, nth) =>
    nth === 1
      ? real
      : async () => {
          end.abort(new Error('killed'));
          return { result: 'lost-race' };
        },
  );
  await deploy(stand.b, ports, end.signal);
  stand.endRun(runs);
}

describe('a rollback that people ask for', () => {
  it('of an image that failed before keeps that from being queued when its job runs again', async () => {
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open('write: push\n    rollback: manual');
    await deploy(stand.a);
    await deploy(stand.b, await portsWith(stand.b));
    await rollBack();
    expect((await deploy(stand.b)).outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
    await change('release');
    expect(await resume()).toEqual([]);
    expect(stand.tag()).toBe(stand.a);
  });

  it('which is refused says that it holds the environment, and asked for again goes back', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const { outcome } = await rollBack(undefined, await refusing());
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'write-refused' });
    expect(outcome.sentence).toContain('prod is held until somebody releases it');
    expect(await holdOf()).toMatchObject({ owner: 'ann' });
    expect((await rollBack()).outcome).toMatchObject({ outcome: 'succeeded', reason: 'healthy' });
    expect(stand.tag()).toBe(stand.a);
  });

  it('is refused where the tag it would put back names another image by now', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const moved = { ...registry, resolve: async () => digestOf('ffffffff') };
    const { outcome } = await rollBack(undefined, await portsWith('none', { registry: async () => moved }));
    expect(outcome).toMatchObject({ outcome: 'errored', reason: 'tag-moved' });
    expect(stand.tag()).toBe(stand.b);
    expect(await holdOf()).toBeUndefined();
  });

  it('is not kept away by a registry that is', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const away = async () => Promise.reject(new Error('the registry is away'));
    expect((await rollBack(undefined, await portsWith('none', { registry: away }))).outcome.outcome).toBe('succeeded');
    expect(stand.tag()).toBe(stand.a);
  });

  it('in the middle of a canary is how that ended, whatever its own run saw', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    const plain = clusterOf(stand, () => {
      const tag = stand.tag();
      return { tag, ...(tag === c ? { step: 1 } : {}), revision: stand.world.gitops.head() };
    });
    let looks = 0;
    const cluster: Cluster = {
      ...plain,
      async *watch(...given) {
        for await (const look of plain.watch(...given)) {
          looks += 1;
          if (looks === 6) await rollBack(stand.a);
          yield look;
        }
      },
    };
    const { outcome } = await deploy(c, await portsWith('none', { cluster: async () => cluster }));
    expect(outcome).toMatchObject({ outcome: 'failed', reason: 'rolled-back' });
    expect(stand.status(c)).toMatchObject({ state: 'failure' });
    expect((await stand.records())[1]?.note).toMatchObject({ reason: 'rolled-back', restored: true });
  });

  it('leads to nothing that never ran healthy, also where it was named', async () => {
    await deploy(stand.a);
    const look = () => ({ tag: stand.tag(), step: 1, revision: stand.world.gitops.head() });
    const { outcome } = await deploy(stand.b, await portsWith('none', { cluster: async () => clusterOf(stand, look) }));
    expect(outcome).toMatchObject({ reason: 'deadline-exceeded' });
    await rollBack(stand.a);
    await expect(rollBack(stand.b)).rejects.toThrow('is none of them');
    expect(stand.tag()).toBe(stand.a);
  });

  it('keeps the hold that it found, where it overtakes the automatic one that placed it', async () => {
    await deploy(stand.a);
    await deploy(stand.b);
    const c = await stand.world.application.commit({ C: '1' }, 'C');
    const ports = await committing(await portsWith(c), (real, nth) => async (...given) => {
      if (nth === 2) await rollBack(stand.a);
      return real(...given);
    });
    expect((await deploy(c, ports)).outcome).toMatchObject({ outcome: 'failed', reason: 'rolled-back' });
    expect(stand.status(c)).toMatchObject({ state: 'failure' });
    expect(stand.tag()).toBe(stand.a);
    expect(await holdOf()).toMatchObject({ owner: 'gitops-deploy' });
  });
});

it('a rollback goes from wave to wave without a soak: what is bad must not stay for that', async () => {
  await stand[Symbol.asyncDispose]();
  stand = await Stand.open('waves: [[eu], [us]]\n    wave-soak: 30m', twoRegions);
  const source = { commit: stand.a, branch: 'main', date: '2026-03-01T00:00:00Z' };
  const soakOf = (kind: 'deploy' | 'rollback') =>
    planDeployment(stand.configuration, { ...stand.facts(1), source, kind }).waves.soakSeconds;
  expect([soakOf('deploy'), soakOf('rollback')]).toEqual([1800, 0]);
});

describe('resume', () => {
  it('opens an environment again that a dead run closed, where somebody has overtaken it', async () => {
    await deadRecovery();
    expect(await holdOf()).toMatchObject({ owner: 'gitops-deploy' });
    await stand.world.gitops.commit({ [file]: 'image:\n  tag: hotfix\n' }, 'by hand');
    expect((await resume()).map(({ outcome }) => outcome.outcome)).toEqual(['superseded']);
    expect(await holdOf()).toBeUndefined();
  });

  it('leaves it closed for the rollback of a person that came first', async () => {
    await deadRecovery();
    await rollBack();
    await resume();
    expect(await holdOf()).toBeDefined();
    expect(stand.tag()).toBe(stand.a);
    expect(stand.status(stand.b)).toMatchObject({ state: 'failure' });
  });

  it('turns no failure green by an older record of the same commit', async () => {
    await deploy(stand.a);
    await change('hold');
    expect((await deploy(stand.b)).outcome).toMatchObject({ reason: 'held' });
    await change('release');
    const promoted = { ...stand.plan(stand.b, 777, 'given'), kind: 'promote' } as const;
    await drive(promoted, await portsWith(stand.b), { signal: never });
    expect(stand.status(stand.b)).toMatchObject({ state: 'failure' });
    expect((await resume()).map(({ outcome }) => outcome.outcome)).toEqual(['superseded']);
    expect(stand.status(stand.b)).toMatchObject({ state: 'failure' });
    expect((await stand.records()).map(({ note }) => note.state)).toEqual(['failed', 'superseded', 'succeeded']);
  });
});
