import { expect, it } from 'vitest';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { rollback } from '../../src/commands/rollback.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { pointsOf } from '../stages/matrix.ts';
import { clusterOf, Stand } from '../stages/stand.ts';

/** `MATRIX=all` lets the run die after reading, too, where the world is as it was after the last writing. */
const all = process.env.MATRIX === 'all';

function portsOf(stand: Stand) {
  const look = () => ({ tag: stand.tag(), revision: stand.world.gitops.head() });
  return stand.ports({ cluster: async () => clusterOf(stand, look) });
}

/** A stand on which two versions were deployed. */
async function begun(): Promise<Stand> {
  const stand = await Stand.open();
  for (const [run, commit] of [stand.a, stand.b].entries())
    await drive(stand.plan(commit, run + 1), await portsOf(stand), { signal: never });
  return stand;
}

async function rollBack(stand: Stand, run: number) {
  const { configuration } = stand;
  const asked = { wanted: undefined, by: 'ann', reason: 'errors', dryRun: false };
  return rollback({ ...asked, configuration, facts: stand.facts(run), ports: await portsOf(stand), signal: never });
}

async function resume(stand: Stand) {
  const { configuration } = stand;
  return resumeEnvironment({ ports: await portsOf(stand), configuration, facts: stand.facts(99), signal: never });
}

/** What is there once it is over, without what differs from run to run. */
async function endOf(stand: Stand) {
  const records = await stand.records();
  const { holds } = await portsOf(stand);
  return {
    names: stand.tag() === stand.a ? 'the old version' : stand.tag(),
    commits: stand.world.gitops.log('main').filter(({ message }) => message.startsWith('Roll back')).length,
    unfinished: records.filter(({ note }) => note.state === 'open' || note.state === 'paused').length,
    rolledBack: records.find(({ payload }) => payload.source === stand.b)?.note.reason,
    statuses: [stand.a, stand.b].map((commit) => stand.status(commit)?.state),
    held: (await (await holds()).find('api', 'prod', never))?.owner,
  };
}

it('a rollback that dies after any request ends as one that nobody disturbed, started again and resumed', {
  timeout: 1_200_000,
}, async () => {
  await using plain = await begun();
  const from = plain.world.server.requests.length;
  await rollBack(plain, 7);
  const wanted = await endOf(plain);
  expect(wanted).toEqual({
    names: 'the old version',
    commits: 1,
    unfinished: 0,
    rolledBack: 'rolled-back',
    statuses: ['success', 'failure'],
    held: 'ann',
  });
  const points = pointsOf(plain.world.server.requests.slice(from)).filter(({ writes }) => writes || all);
  expect(points.length).toBeGreaterThan(8);
  const wrong: unknown[] = [];
  for (const { at, request } of points) {
    for (const resumes of all ? [false, true] : [at % 2 === 0]) {
      await using stand = await begun();
      stand.world.server.cutAfter(at);
      await rollBack(stand, 7).catch(() => {});
      stand.world.server.mend();
      stand.endRun(7);
      if (resumes) await resume(stand);
      // the job run again has the same id, and a person who asks again another one
      const { outcome } = await rollBack(stand, at % 3 === 0 ? 7 : 8);
      const end = await endOf(stand);
      if (outcome.outcome !== 'succeeded' || JSON.stringify(end) !== JSON.stringify(wanted))
        wrong.push({ at, request, resumes, outcome, end });
    }
  }
  console.log(`rollback: died after ${points.length} requests`);
  expect(wrong).toEqual([]);
});
