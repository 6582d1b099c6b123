import { afterEach, beforeEach, expect, it } from 'vitest';
import { withoutSecrets } from '../../src/github/masked.ts';
import type { Clock } from '../../src/ports/clock.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { podOfKind } from '../rollout/pods.ts';
import { clusterOf, Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** A cluster in which the new version was aborted while its pod crashed, and what that said. */
function crashing(said: string): Cluster {
  const look = () => ({ tag: stand.tag(), aborted: stand.tag() !== 'v0', revision: stand.world.gitops.head() });
  const inner = clusterOf(stand, look);
  const container = {
    restartCount: 3,
    state: { waiting: { reason: 'CrashLoopBackOff' } },
    lastState: { terminated: { exitCode: 1, message: 'it was 3gg-plant' } },
  };
  const pods = [podOfKind('Rollout', 'h', { container }), podOfKind('Rollout', 'before', { name: 'old', ready: true })];
  return {
    ...inner,
    async *watch(types, signal) {
      for await (const state of inner.watch(types, signal)) {
        const listings = state.listings.map((listing, index) =>
          types[index]?.resource === 'pods' ? ({ state: 'listed', objects: pods } as typeof listing) : listing,
        );
        yield { ...state, listings };
      }
    },
    questions: {
      log: async () => ({ state: 'given', value: said }),
      events: () => Promise.reject(new Error('nobody asks for events')),
    },
  };
}

/** The clock of the world, on which no three seconds pass while an answer comes. */
function patient(clock: Clock): Clock {
  return {
    now: () => clock.now(),
    sleep: (milliseconds, signal) =>
      milliseconds === 3000 ? new Promise(() => {}) : clock.sleep(milliseconds, signal),
  };
}

it('the comment shows what a container said before it crashed, and GitHub is told nothing that is masked', async () => {
  await stand.world.application.commit({ T: '1' }, 'topic', { branch: 'topic' });
  const pullRequest = await stand.world.application.addPullRequest({ head: 'topic' });
  const logged: string[] = [];
  const note = (line: string) => void logged.push(line);
  const log = { debug: () => {}, info: note, warning: note, error: note, mask: () => {} };
  const cluster = async () => crashing('@everyone ```\nthe key 3gg-plant is wrong\n');
  const ports = await stand.ports({ cluster, clock: patient(stand.world.clock), log });
  const forge = withoutSecrets(await ports.forge(), (text) => text.replaceAll('3gg-plant', '***'));
  const plan = stand.plan(stand.a, 1);
  const proposed = { ...plan, source: { ...plan.source, pullRequest } };
  const { outcome } = await drive(proposed, { ...ports, forge: async () => forge }, { signal: never });
  expect(outcome).toMatchObject({ outcome: 'failed', reason: 'rollout-aborted' });
  expect(outcome.sentence).toMatch(
    /; pod api-x: container app ended with exit code 1, 3 restarts: .*; the version before serves; Git names v0 again .*; it runs healthy/,
  );
  const [comment = ''] = stand.world.application.comments(pullRequest).map(({ body }) => body);
  expect(comment).toContain(
    '<details><summary>Last lines of container <code>app</code> of pod <code>api-x</code></summary>\n\n````text\n@everyone ```\nthe key *** is wrong\n````\n\n</details>',
  );
  expect(comment).not.toContain('3gg-plant');
  expect(stand.status(stand.a)?.description).not.toContain('3gg-plant');
  expect((await stand.records())[0]?.note.sentence).not.toContain('3gg-plant');
  expect(logged).toContain('eu:   | @everyone ```');
});
