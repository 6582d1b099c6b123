import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { systemClock } from '../../../src/files/clock.ts';
import { drive } from '../../../src/stages/drive.ts';
import { ApiServer } from '../../../world/cluster/api-server.ts';
import { answerPatches, machineTime, Player } from '../../../world/cluster/player.ts';
import type { Recording } from '../../../world/cluster/recording.ts';
import { rolloutOf } from '../../../world/cluster/workload.ts';
import { never } from '../../clock.ts';
import { connectTo } from '../../cluster/connection.ts';
import { Stand } from '../../stages/stand.ts';

const recording: Recording = JSON.parse(
  readFileSync(new URL('../../../world/cluster/recordings/argo.json', import.meta.url), 'utf8'),
);
const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

it('plays a deployment to its end', async () => {
  const stand = await Stand.open();
  const server = await ApiServer.start();
  opened.push(stand, server);
  let rate = 0.99;
  const end = new AbortController();
  const strategy = parse(rolloutOf({ metric: 'm', image: 'x', strategy: 'analysis' }).split('---')[1] ?? '').spec
    .strategy;
  const player = new Player(server, {
    recording,
    time: machineTime,
    stage: {
      name: 'prod',
      repository: stand.world.gitops.cloneUrl,
      desired: () => ({ revision: stand.world.gitops.head(), image: `ghcr.io/acme/api:${stand.tag()}`, strategy }),
      measured: () => rate,
    },
  });
  answerPatches(server, [player]);
  const playing = player.play(end.signal);
  const cluster = await connectTo({ port: server.port, clock: systemClock as never });
  const ports = await stand.ports({ clock: systemClock, cluster: async () => cluster });
  const plan = (commit: string, run: number) => {
    const made = stand.plan(commit, run);
    return {
      ...made,
      targets: made.targets.map((target) => ({ ...target, application: { namespace: 'argocd', name: 'prod' } })),
    };
  };
  await wait(4000);
  const good = await drive(plan(stand.a, 1), ports, { signal: never });
  expect(good.outcome).toMatchObject({
    outcome: 'succeeded',
    reason: 'healthy',
    sentence: 'prod/api is healthy: analysis passed (1 run)',
  });
  rate = 0.5;
  const bad = await drive(plan(stand.b, 2), ports, { signal: never });
  expect(bad.outcome).toMatchObject({ outcome: 'failed', reason: 'analysis-failed' });
  expect(bad.outcome.sentence).toContain('[0.5]');
  end.abort();
  await playing;
});
