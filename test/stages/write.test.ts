import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { drive } from '../../src/stages/drive.ts';
import { write } from '../../src/stages/write.ts';
import { never } from '../clock.ts';
import { imageOf, Stand } from './stand.ts';

let stand: Stand;
afterEach(() => stand[Symbol.asyncDispose]());

/** How a stage ended the deployment. */
function reasonOf(event: Awaited<ReturnType<typeof write>>): string {
  return event.event === 'ended' ? event.outcome.reason : event.event;
}

describe('an older source commit', () => {
  beforeEach(async () => {
    stand = await Stand.open();
  });

  it('does not overwrite a newer one that writes just before our look at the branch', async () => {
    const [older, newer] = [await stand.ports(), await stand.ports()];
    let isFirst = true;
    const gitops = await stand.gitopsThat(older, async () => {
      if (!isFirst) return;
      isFirst = false;
      await drive(stand.plan(stand.b, 2), newer, { signal: never });
    });
    const run = stand.run(stand.plan(stand.a, 1), { ...older, gitops: async () => gitops });
    expect(reasonOf(await write(run, imageOf(stand.a), undefined))).toBe('newer-deployment');
    expect(stand.tag()).toBe(stand.b);
  });

  it('does not overwrite a newer one that writes just after we asked whether we may', async () => {
    const [older, newer] = [await stand.ports(), await stand.ports()];
    const forge = await stand.forgeThat(older, () => drive(stand.plan(stand.b, 2), newer, { signal: never }));
    const run = stand.run(stand.plan(stand.a, 1), { ...older, forge: async () => forge });
    expect(reasonOf(await write(run, imageOf(stand.a), undefined))).toBe('newer-deployment');
    expect(stand.tag()).toBe(stand.b);
  });

  it('does not overwrite a newer one with an image that was named either', async () => {
    await drive(stand.plan(stand.b, 2, 'given'), await stand.ports(), { signal: never });
    const end = await drive(stand.plan(stand.a, 1, 'given'), await stand.ports(), { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(stand.tag()).toBe(stand.b);
  });

  it('does not overwrite a newer one behind the record of one that is older still', async () => {
    const newest = await stand.world.application.commit({ C: '1' }, 'C');
    await drive(stand.plan(newest, 3), await stand.ports(), { signal: never });
    const { records } = await (await stand.ports()).forge();
    const [known] = await records.list('api', 'prod', 30, never);
    if (known === undefined) throw new Error('it left no record');
    // several deploy at once: this one has made its record last, and has not looked yet who is newer
    await records.create({ ...known.payload, source: stand.a }, { ...known.note, state: 'open' }, never);
    const end = await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    expect(end.outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
    expect(stand.tag()).toBe(newest);
  });

  it.each(['deadline-exceeded', 'cluster-unreachable', 'cancelled'] as const)(
    'does not overwrite a newer one that stands in Git and ended %s',
    async (reason) => {
      await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
      await stand.note({ state: 'errored', reason });
      const end = await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
      expect(end.outcome).toMatchObject({ outcome: 'superseded', reason: 'newer-deployment' });
      expect(stand.tag()).toBe(stand.b);
    },
  );

  it('is deployed where the newer one was taken out of Git again', async () => {
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    await stand.note({ state: 'failed', reason: 'analysis-failed', restored: true });
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    expect(stand.tag()).toBe(stand.a);
  });
});

describe('a hold', () => {
  it('that is placed with a rollback just after we asked whether we may keeps us out', async () => {
    stand = await Stand.open();
    const [ours, theirs] = [await stand.ports(), await stand.ports()];
    const forge = await stand.forgeThat(ours, async () => {
      const holds = await theirs.holds();
      const scope = { application: 'api', environment: 'prod' };
      await holds.place({ ...scope, owner: 'ann', reason: 'incident', since: new Date(0) }, never);
      await stand.world.gitops.commit({ 'apps/api/values.yaml': 'image:\n  tag: before\n' }, 'rollback');
    });
    const run = stand.run(stand.plan(stand.b, 1), { ...ours, forge: async () => forge });
    expect(reasonOf(await write(run, imageOf(stand.b), undefined))).toBe('held');
    expect(stand.tag()).toBe('before');
  });
});

describe('a push that is refused', () => {
  it('closes the record that was made for it', async () => {
    stand = await Stand.open();
    const ports = await stand.ports();
    const real = await stand.gitopsThat(ports, async () => {});
    const gitops = { ...real, commit: async () => ({ result: 'refused', message: 'protected branch' }) as const };
    const end = await drive(stand.plan(stand.b, 1), { ...ports, gitops: async () => gitops }, { signal: never });
    expect(end.outcome.reason).toBe('write-refused');
    expect((await stand.records()).map(({ note }) => note)).toMatchObject([
      { state: 'failed', reason: 'write-refused' },
    ]);
    expect(stand.left.size).toBe(0);
  });

  it('closes it also where it is an error, or the run is cancelled', async () => {
    stand = await Stand.open();
    for (const [index, stop] of [new Error('no'), 'abort'].entries()) {
      const ports = await stand.ports();
      const end = new AbortController();
      const real = await stand.gitopsThat(ports, async () => {});
      const commit = async () => {
        if (stop !== 'abort') throw stop;
        end.abort(new Error('enough'));
        return { result: 'lost-race' } as const;
      };
      const gitops = { ...real, commit };
      await drive(stand.plan(stand.b, index), { ...ports, gitops: async () => gitops }, { signal: end.signal });
      expect((await stand.records())[0]?.note.state).toBe('errored');
      stand.endRun(index);
    }
  });
});

describe('on a pull request', () => {
  beforeEach(async () => {
    stand = await Stand.open('write: pull-request\n    merge: manual');
  });
  const branch = 'gitops-deploy/api/prod';

  it('an older commit does not take the branch of a newer one', async () => {
    for (const when of ['before our look', 'after we asked']) {
      const [older, newer] = [await stand.ports(), await stand.ports()];
      let isFirst = true;
      const other = async () => {
        if (isFirst) await drive(stand.plan(stand.b, 2), newer, { signal: never });
        isFirst = false;
      };
      const gitops = when === 'before our look' ? await stand.gitopsThat(older, other) : await older.gitops();
      const forge = when === 'before our look' ? await older.forge() : await stand.forgeThat(older, other);
      const ports = { ...older, gitops: async () => gitops, forge: async () => forge };
      const event = await write(stand.run(stand.plan(stand.a, 1), ports), imageOf(stand.a), undefined);
      expect(reasonOf(event), when).toBe('newer-deployment');
      expect(stand.tag(branch)).toBe(stand.b);
      expect(stand.world.gitops.pulls().map(({ title }) => title)).toEqual([expect.stringContaining(stand.b)]);
    }
  });

  it('one that was overtaken leaves a pull request alone that a newer one has made its own', async () => {
    const ports = await stand.ports();
    const run = stand.run(stand.plan(stand.a, 1), ports);
    const first = await write(run, imageOf(stand.a), undefined);
    if (first.event !== 'written' || first.written.place.on === 'branch') throw new Error('no pull request');
    const { number, head } = first.written.place;
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    const event = await write(run, imageOf(stand.a), {
      overtaken: { pullRequest: number, head, since: new Date(0), times: 1 },
    });
    expect(reasonOf(event)).toBe('newer-deployment');
    expect((await stand.pulls()).map(({ state }) => state)).toEqual(['open']);
  });

  it('one that finds its image in Git already closes the pull request of an older one', async () => {
    await drive(stand.plan(stand.a, 1), await stand.ports(), { signal: never });
    await stand.world.gitops.commit({ 'apps/api/values.yaml': `image:\n  tag: ${stand.b}\n` }, 'by hand');
    await drive(stand.plan(stand.b, 2), await stand.ports(), { signal: never });
    expect((await stand.pulls()).map(({ state }) => state)).toEqual(['closed']);
  });
});
