import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveLeftOvers } from '../../src/commands/resolve-left-overs.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { DeployError } from '../../src/errors.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import type { Holds } from '../../src/ports/holds.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, file, Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** The cluster does what Git says, and aborts whatever is `bad`. */
async function portsWith(bad: string, over: Parameters<Stand['ports']>[0] = {}) {
  const look = () => ({ tag: stand.tag(), aborted: stand.tag() === bad, revision: stand.world.gitops.head() });
  return stand.ports({ cluster: async () => clusterOf(stand, look), ...over });
}

const aborted = { outcome: 'failed', reason: 'rollout-aborted' };

async function holdOf() {
  return (await (await stand.ports()).holds()).find('api', 'prod', never);
}

describe('after a bad rollout', () => {
  it('Git names the image of before, the environment is held, and the record says so', async () => {
    const end = await drive(stand.plan(stand.a, 1), await portsWith(stand.a), { signal: never });
    expect(end.outcome).toMatchObject(aborted);
    expect(end.progress.recovery).toMatchObject({ result: 'rolled-back' });
    expect(end.progress.recovery?.sentence).toContain('the environment is held until somebody releases it');
    expect(stand.tag()).toBe('v0');
    const [record] = await stand.records();
    expect(record?.note).toMatchObject({ state: 'failed', restored: true });
    expect(await holdOf()).toMatchObject({ owner: 'gitops-deploy', record: record?.id });
  });

  it.each(['before the rollback', 'after the rollback'])(
    'a run that is killed %s is taken to the same end by `resume`',
    async (when) => {
      const ports = await portsWith(stand.a);
      const real = await stand.gitopsThat(ports, async () => {});
      const end = new AbortController();
      let commits = 0;
      const commit: typeof real.commit = async (...given) => {
        commits += 1;
        const isRollback = commits === 2;
        const result = isRollback && when === 'before the rollback' ? undefined : await real.commit(...given);
        if (isRollback) end.abort(new Error('killed'));
        return result ?? { result: 'lost-race' };
      };
      // it is killed: it tells nobody anything any more
      const forge = await ports.forge();
      const silent = async () => {
        if (end.signal.aborted) throw new Error('dead');
      };
      const dead = {
        ...forge,
        statuses: {
          set: (...given: Parameters<typeof forge.statuses.set>) => silent().then(() => forge.statuses.set(...given)),
        },
        records: {
          ...forge.records,
          note: (...given: Parameters<typeof forge.records.note>) => silent().then(() => forge.records.note(...given)),
        },
      };
      await drive(
        stand.plan(stand.a, 1),
        { ...ports, gitops: async () => ({ ...real, commit }), forge: async () => dead },
        { signal: end.signal },
      );
      expect(stand.tag()).toBe(when === 'before the rollback' ? stand.a : 'v0');
      // the verdict was told before anything was put back
      expect(stand.status(stand.a)?.state).toBe('failure');
      stand.endRun(1);
      const ends = await resumeEnvironment({
        ports: await portsWith(stand.a),
        configuration: stand.configuration,
        facts: stand.facts(9),
        signal: never,
      });
      expect(ends.map(({ outcome }) => outcome)).toMatchObject([aborted]);
      expect(stand.tag()).toBe('v0');
      expect(stand.status(stand.a)?.state).toBe('failure');
      expect(stand.world.gitops.git('rev-list', '--count', 'main').trim()).toBe('4');
      expect((await stand.records()).map(({ note }) => note.state)).toEqual(['failed']);
    },
  );

  it('the same commit again stays what it was, is not queued, and is not green when a newer one comes', async () => {
    await drive(stand.plan(stand.a, 1), await portsWith(stand.a), { signal: never });
    const again = await drive(stand.plan(stand.a, 2), await portsWith(stand.a), { signal: never });
    expect(again.outcome).toMatchObject(aborted);
    expect(again.outcome.sentence).toContain('this image was put back, and prod is held since');
    expect(await stand.records()).toHaveLength(1);
    expect(stand.status(stand.a)?.state).toBe('failure');
    await (await (await stand.ports()).holds()).release('api', 'prod', never);
    const next = await drive(stand.plan(stand.b, 3), await portsWith(stand.a), { signal: never });
    expect(next.outcome).toMatchObject({ outcome: 'succeeded' });
    const given = {
      ports: await portsWith(stand.a),
      configuration: stand.configuration,
      facts: stand.facts(9),
      signal: never,
    };
    expect(await resumeEnvironment(given)).toEqual([]);
    expect(stand.status(stand.a)?.state).toBe('failure');
  });

  it('Argo CD is asked to apply it at once', async () => {
    const asked: unknown[] = [];
    const look = () => ({ tag: stand.tag(), aborted: stand.tag() === stand.a, revision: stand.world.gitops.head() });
    const cluster: Cluster = {
      ...clusterOf(stand, look),
      refresh: async (application) => {
        asked.push(application);
      },
    };
    await drive(stand.plan(stand.a, 1), await stand.ports({ cluster: async () => cluster }), { signal: never });
    expect(asked.at(-1)).toMatchObject({ namespace: 'argocd', name: 'api' });
  });

  it('a verdict that GitHub does not take keeps neither the rollback nor the hold away', async () => {
    const ports = await portsWith(stand.a);
    const real = await ports.forge();
    const note: typeof real.records.note = async (...given) => {
      if (given[2].reason === 'rollout-aborted' && given[2].state === 'open')
        throw new DeployError('github-unreachable', { stage: 'report', message: 'GitHub is away' });
      return real.records.note(...given);
    };
    const forge = async () => ({ ...real, records: { ...real.records, note } });
    const end = await drive(stand.plan(stand.a, 1), { ...ports, forge }, { signal: never });
    expect(end.outcome).toMatchObject(aborted);
    expect(stand.tag()).toBe('v0');
    expect(await holdOf()).toBeDefined();
  });

  it('a hold that cannot be placed does not keep the rollback away, and is told', async () => {
    const holds: Holds = {
      find: async () => undefined,
      place: async () => {
        throw new DeployError('forbidden', { stage: 'write', message: 'refs/gitops-deploy/* is protected' });
      },
      release: async () => undefined,
      sweep: async () => undefined,
    };
    const ports = await portsWith(stand.a, { holds: async () => holds });
    const end = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(end.outcome).toMatchObject(aborted);
    expect(end.progress.recovery?.sentence).toContain('could not be held: refs/gitops-deploy/* is protected');
    expect(stand.tag()).toBe('v0');
  });

  it('a rollback that cannot be pushed is told as such, and the environment is held', async () => {
    const ports = await portsWith(stand.a);
    const real = await stand.gitopsThat(ports, async () => {});
    let commits = 0;
    const commit: typeof real.commit = async (...given) => {
      commits += 1;
      if (commits === 1) return real.commit(...given);
      throw new DeployError('forbidden', { stage: 'write', message: 'the token expired' });
    };
    const gitops = { ...real, commit };
    const end = await drive(stand.plan(stand.a, 1), { ...ports, gitops: async () => gitops }, { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'rollback-failed' });
    expect(end.outcome.sentence).toContain('the token expired');
    expect(await holdOf()).toBeDefined();
    // the image still stands in Git: an older commit must not come in its place
    expect((await stand.records())[0]?.note).toMatchObject({ state: 'failed', revision: expect.any(String) });
  });

  it('a newer change in Git is left alone, and the environment is open for it', async () => {
    const look = () => {
      const tag = stand.tag();
      return { tag: stand.a, aborted: true, revision: stand.world.gitops.head(), before: tag };
    };
    const ports = await stand.ports({ cluster: async () => clusterOf(stand, look) });
    const real = await stand.gitopsThat(ports, async () => {});
    let commits = 0;
    const read: typeof real.read = async (...given) => {
      // the write is done: before the rollback reads the file, somebody changes it
      if (commits === 1) {
        commits += 1;
        await stand.world.gitops.commit({ [file]: 'image:\n  tag: newer\n' }, 'somebody');
      }
      return real.read(...given);
    };
    const commit: typeof real.commit = async (...given) => {
      commits += 1;
      return real.commit(...given);
    };
    const gitops = { ...real, read, commit, head: async () => stand.world.gitops.head() };
    const end = await drive(stand.plan(stand.a, 1), { ...ports, gitops: async () => gitops }, { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(stand.tag()).toBe('newer');
    expect(await holdOf()).toBeUndefined();
  });
});

describe('an edit without effect', () => {
  it.each(['at our commit', 'at a later commit of somebody else'])('is failed, %s', async (where) => {
    const look = () => ({ tag: 'old', revision: stand.world.gitops.head() });
    const ports = await stand.ports({ cluster: async () => clusterOf(stand, look) });
    const real = await stand.gitopsThat(ports, async () => {});
    const commit: typeof real.commit = async (...given) => {
      const result = await real.commit(...given);
      if (where !== 'at our commit') await stand.world.gitops.commit({ 'other.yaml': 'x: 1\n' }, 'somebody else');
      return result;
    };
    const gitops = { ...real, commit };
    const end = await drive(stand.plan(stand.a, 1), { ...ports, gitops: async () => gitops }, { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'edit-has-no-effect' });
  });

  it('is superseded where the later commit has another image in its place', async () => {
    const look = () => ({ tag: stand.tag(), revision: stand.world.gitops.head() });
    const ports = await stand.ports({ cluster: async () => clusterOf(stand, look) });
    const real = await stand.gitopsThat(ports, async () => {});
    const commit: typeof real.commit = async (...given) => {
      const result = await real.commit(...given);
      await stand.world.gitops.commit({ [file]: 'image:\n  tag: newer\n' }, 'somebody');
      return result;
    };
    const gitops = { ...real, commit };
    const end = await drive(stand.plan(stand.a, 1), { ...ports, gitops: async () => gitops }, { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
  });
});

describe('the post step', () => {
  const leftBy = (run: number, more: object = {}) => ({
    told: { application: 'api', environment: 'prod', source: { commit: stand.a }, run: stand.facts(run).run },
    stage: 'build',
    ...more,
  });

  it('does not take the success of an earlier run for that of its own', async () => {
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    await stand.note({ state: 'succeeded', reason: 'healthy' });
    await resolveLeftOvers([leftBy(3)], await stand.ports(), never);
    expect(stand.status(stand.a)).toMatchObject({ state: 'error' });
    expect((await stand.records())[0]?.note.state).toBe('succeeded');
  });

  it('closes the record of its own run, known by its id or by its run', async () => {
    for (const byId of [true, false]) {
      await using other = await Stand.open();
      const ports = await other.ports();
      await drive(other.plan(other.a, 3), ports, { signal: never });
      await other.note({ state: 'open' });
      const [record] = await other.records();
      const told = { application: 'api', environment: 'prod', source: { commit: other.a }, run: other.facts(3).run };
      const left = { told, stage: 'write', ...(byId ? { record: record?.id } : {}) };
      await resolveLeftOvers([left], await other.ports(), never);
      expect((await other.records())[0]?.note).toMatchObject({ state: 'errored', reason: 'run-lost' });
    }
  });
});

describe('what was put back', () => {
  /** Argo CD and the controller take a while: only after some looks the cluster shows what Git names. */
  async function portsThatLag(after: (tag: string) => { tag: string; aborted?: boolean }) {
    const look = () => ({ ...after(stand.tag()), revision: stand.world.gitops.head() });
    return stand.ports({ cluster: async () => clusterOf(stand, look) });
  }

  it('is watched until it runs healthy, and the commit is red before that', async () => {
    const seen: (string | undefined)[] = [];
    let looks = 0;
    let isBad = false;
    const ports = await portsThatLag((tag) => {
      isBad ||= tag === stand.a;
      if (tag === stand.a || !isBad) return { tag, aborted: isBad };
      looks += 1;
      seen.push(stand.status(stand.a)?.state);
      return looks < 5 ? { tag: stand.a, aborted: true } : { tag };
    });
    const end = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(end.outcome).toMatchObject(aborted);
    expect(end.outcome.sentence).toContain('it runs healthy: prod/api is healthy');
    expect(end.progress.recovery).toMatchObject({ result: 'rolled-back', healthy: 'yes' });
    expect(looks).toBeGreaterThanOrEqual(5);
    expect(new Set(seen)).toEqual(new Set(['failure']));
  });

  it('and does not run healthy either is worse news: `rollback-failed`', async () => {
    let writes = 0;
    const ports = await portsThatLag((tag) => {
      if (tag === stand.a) writes += 1;
      return { tag, aborted: tag === stand.a || writes > 0 };
    });
    const end = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'failed', reason: 'rollback-failed' });
    expect(end.outcome.sentence).toContain('it does not run healthy');
    expect(end.progress.recovery).toMatchObject({ result: 'rolled-back', healthy: 'no' });
    expect(stand.tag()).toBe('v0');
  });

  it('and cannot be seen any more is told as not known, and the verdict stays', async () => {
    let looks = 0;
    const real = await portsWith(stand.a);
    const cluster: typeof real.cluster = async (name) => {
      looks += 1;
      return looks > 2 && stand.tag() === 'v0' ? undefined : real.cluster(name);
    };
    const end = await drive(stand.plan(stand.a, 1), { ...real, cluster }, { signal: never });
    expect(end.outcome).toMatchObject(aborted);
    expect(end.progress.recovery).toMatchObject({ result: 'rolled-back', healthy: 'unknown' });
    expect(end.outcome.sentence).toContain('whether it runs healthy is not known');
  });

  it.each(['cancelled', 'lost'])(
    'by a run that is %s meanwhile keeps its verdict, and is seen through later',
    async (how) => {
      const end = new AbortController();
      const ports = await portsThatLag((tag) => {
        const isBack = tag === 'v0' && stand.status(stand.a)?.state === 'failure';
        if (isBack) end.abort(new Error('cancelled'));
        return isBack ? { tag: stand.a, aborted: true } : { tag, aborted: tag === stand.a };
      });
      const cut = await drive(stand.plan(stand.a, 1), ports, { signal: end.signal });
      expect(cut.outcome.outcome).toBe('cancelled');
      if (how === 'lost') {
        const left = { told: cut.told, stage: 'rollout', record: cut.progress.record };
        await resolveLeftOvers([left], await stand.ports(), never);
      }
      expect(stand.status(stand.a)?.state).toBe('failure');
      expect((await stand.records())[0]?.note).toMatchObject({ state: 'open', reason: 'rollout-aborted' });
      stand.endRun(1);
      // the very job again: it neither writes the image once more nor waits for the release
      const again = await drive(stand.plan(stand.a, 2), await portsWith(stand.a), { signal: never });
      expect(again.outcome).toMatchObject(aborted);
      expect(again.outcome.sentence).toContain('it runs healthy');
      expect((await stand.records()).map(({ note }) => [note.state, note.restored])).toEqual([['failed', true]]);
      expect(stand.tag()).toBe('v0');
    },
  );
});

describe('with `rollback: pull-request`', () => {
  const branch = 'gitops-deploy/api/prod+rollback';

  async function badRun() {
    await stand[Symbol.asyncDispose]();
    stand = await Stand.open('write: push\n    rollback: pull-request');
    const end = await drive(stand.plan(stand.a, 1), await portsWith(stand.a), { signal: never });
    stand.endRun(1);
    return end;
  }

  async function resume() {
    const given = { configuration: stand.configuration, facts: stand.facts(9), signal: never };
    return resumeEnvironment({ ...given, ports: await portsWith(stand.a) });
  }

  it('the values come back by one, which `resume` sees through', async () => {
    const end = await badRun();
    const [pull] = await stand.pulls();
    expect(end.outcome).toMatchObject(aborted);
    expect(end.outcome.sentence).toContain(pull?.url);
    expect(end.progress.recovery).toMatchObject({ result: 'proposed', pullRequest: pull?.number });
    expect([stand.tag(), stand.tag(branch)]).toEqual([stand.a, 'v0']);
    expect(stand.status(stand.a)?.state).toBe('failure');
    expect(await holdOf()).toBeDefined();
    const statuses = () => stand.world.application.statuses(stand.a).length;
    const told = statuses();
    expect((await resume()).map(({ outcome }) => outcome)).toMatchObject([aborted]);
    // a schedule looks again and again
    expect(statuses()).toBe(told);
    expect(await stand.pulls()).toHaveLength(1);
    await merge(pull);
    const [seen] = await resume();
    expect(seen?.progress.recovery).toMatchObject({ result: 'rolled-back', healthy: 'yes' });
    expect((await stand.records())[0]?.note).toMatchObject({
      state: 'failed',
      reason: 'rollout-aborted',
      restored: true,
    });
    expect(await resume()).toEqual([]);
  });

  it('one that is closed is a rollback that failed, and a hold that was released stays away', async () => {
    await badRun();
    const [pull] = await stand.pulls();
    await stand.world.connect().pullRequests.close(pull?.number ?? 0, 'no', never);
    await (await (await stand.ports()).holds()).release('api', 'prod', never);
    expect((await resume()).map(({ outcome }) => outcome)).toMatchObject([
      { outcome: 'failed', reason: 'rollback-failed' },
    ]);
    expect(await holdOf()).toBeUndefined();
    expect(await resume()).toEqual([]);
  });

  it('a newer deployment makes it needless, and the bad commit stays red', async () => {
    await badRun();
    await (await (await stand.ports()).holds()).release('api', 'prod', never);
    const next = await drive(stand.plan(stand.b, 3), await portsWith(stand.a), { signal: never });
    expect(next.outcome).toMatchObject({ outcome: 'succeeded' });
    await resume();
    expect(stand.status(stand.a)?.state).toBe('failure');
    expect(await holdOf()).toBeUndefined();
    expect(await resume()).toEqual([]);
  });

  async function merge(pull: Awaited<ReturnType<typeof stand.pulls>>[number] | undefined) {
    if (pull === undefined) throw new Error('there is no pull request');
    const { number, head } = pull;
    const merged = await stand.world.connect().pullRequests.merge({ number, head, methods: ['merge'] }, never);
    expect(merged.result).toBe('merged');
  }
});

it('with `rollback: manual` the outcome says the command that rolls back', async () => {
  await stand[Symbol.asyncDispose]();
  stand = await Stand.open('write: push\n    rollback: manual');
  const end = await drive(stand.plan(stand.a, 1), await portsWith(stand.a), { signal: never });
  expect(end.outcome).toMatchObject(aborted);
  expect(end.outcome.remedy).toContain('gitops-deploy rollback --application api --environment prod');
  expect(stand.tag()).toBe(stand.a);
});
