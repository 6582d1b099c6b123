import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { changeHold } from '../../src/commands/hold.ts';
import { resolveLeftOvers } from '../../src/commands/resolve-left-overs.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { notBegun } from '../../src/deployment/machine.ts';
import type { Ports } from '../../src/ports/index.ts';
import type { Notification, Notifier } from '../../src/ports/notifier.ts';
import { drive } from '../../src/stages/drive.ts';
import { notifyOutcome } from '../../src/stages/notify.ts';
import { outcomeAt } from '../../src/stages/run.ts';
import { never } from '../clock.ts';
import { clusterOf, Stand } from './stand.ts';

let stand: Stand;
beforeEach(async () => {
  stand = await Stand.open();
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Somebody who hears of everything, and how the deployment before ended. */
function listener() {
  const heard: Notification[] = [];
  const before: unknown[] = [];
  const notifier: Notifier = {
    notify: async (news, ask) => {
      before.push(await ask());
      heard.push(news);
    },
  };
  return { heard, before, over: { notifier: async () => notifier } satisfies Partial<Ports> };
}

const healthy = () => clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() }));
const step = () => clusterOf(stand, () => ({ tag: stand.tag(), step: 1, revision: stand.world.gitops.head() }));

describe('the end of a deployment', () => {
  it('is told once, with what a receiver wants to know, after GitHub was told', async () => {
    const { heard, over } = listener();
    const statuses: unknown[] = [];
    const notifier: Notifier = {
      notify: async (...given) => {
        statuses.push(stand.status(stand.a)?.state);
        await (await over.notifier()).notify(...given);
      },
    };
    const ports = await stand.ports({ cluster: async () => healthy(), notifier: async () => notifier });
    await drive({ ...stand.plan(stand.a, 1), kind: 'promote', by: 'ann' }, ports, { signal: never });
    const [record] = await stand.records();
    expect(statuses).toEqual(['success']);
    expect(heard).toEqual([
      {
        id: expect.stringMatching(new RegExp(`^msg_api\\.prod\\.${record?.id}\\.succeeded\\.healthy\\.`)),
        event: 'succeeded',
        at: stand.world.clock.now(),
        application: 'api',
        environment: 'prod',
        stage: 'rollout',
        reason: 'healthy',
        kind: 'promote',
        by: 'ann',
        sentence: expect.stringContaining('prod/api'),
        image: record?.payload.image,
        commit: stand.a,
        revision: stand.world.gitops.head(),
        url: `${stand.world.server.url}/acme/api/actions/runs/1`,
      },
    ]);
  });

  it('that waits is told once, however often it is looked at again, and then its end', async () => {
    const { heard, before, over } = listener();
    await drive(stand.plan(stand.a, 1), await stand.ports(over), { signal: never });
    const resume = async (more: Partial<Ports> = {}) => {
      const ports = await stand.ports({ ...over, ...more });
      await resumeEnvironment({ ports, configuration: stand.configuration, facts: stand.facts(2), signal: never });
    };
    await resume();
    await resume();
    expect(heard.map(({ event }) => event)).toEqual(['paused']);
    expect(heard[0]?.waiting).toMatchObject({ for: expect.any(String), goOn: expect.any(String) });
    await resume({ cluster: async () => healthy() });
    await resume({ cluster: async () => healthy() });
    expect(heard.map(({ event }) => event)).toEqual(['paused', 'succeeded']);
    expect(new Set(heard.map(({ id }) => id)).size).toBe(2);
    expect(before).toEqual([undefined, undefined]);
  });

  it('is not told by the post step what its run has told', async () => {
    const { heard, over } = listener();
    const ports = await stand.ports({ ...over, cluster: async () => healthy() });
    const forge = await ports.forge();
    const put = () => Promise.reject(new Error('killed'));
    const dying = { ...ports, forge: async () => ({ ...forge, comments: { ...forge.comments, put } }) };
    const plan = stand.plan(stand.a, 1);
    await drive({ ...plan, source: { ...plan.source, pullRequest: 7 } }, dying, { signal: never });
    expect(stand.left.size).toBe(1);
    const left = [...stand.left.values()].map((text): unknown => JSON.parse(text));
    await resolveLeftOvers(left, await stand.ports(over), never);
    expect(heard.map(({ event }) => event)).toEqual(['succeeded']);
  });

  it('says how the deployment before ended to who asks', async () => {
    const { before, heard, over } = listener();
    const bad = {
      cluster: async () =>
        clusterOf(stand, () => ({ tag: stand.tag(), aborted: true, revision: stand.world.gitops.head() })),
    };
    await drive(stand.plan(stand.a, 1), await stand.ports({ ...over, cluster: async () => healthy() }), {
      signal: never,
    });
    await drive(stand.plan(stand.b, 2), await stand.ports({ ...over, ...bad }), { signal: never });
    expect(heard.map(({ event }) => event)).toEqual(['succeeded', 'failed']);
    expect(heard[1]?.sentence).toMatch(
      /; the environment is held until somebody releases it; it does not run healthy: /,
    );
    expect(before).toEqual([undefined, 'succeeded']);
  });

  it('that is cancelled is told too', async () => {
    const { heard, over } = listener();
    const cancel = new AbortController();
    const cluster = async () => {
      cancel.abort();
      return step();
    };
    const ports = await stand.ports({ ...over, cluster });
    await drive(stand.plan(stand.a, 1), ports, { signal: cancel.signal });
    expect(heard.map(({ event }) => event)).toEqual(['cancelled']);
  });

  it('is told where a container has said half of a character', async () => {
    const { heard, over } = listener();
    const outcome = outcomeAt('failed', 'source-failed', { stage: 'rollout', sentence: 'it said \ud83d' });
    const at = { progress: notBegun, outcome, signal: never };
    await notifyOutcome(stand.plan(stand.a, 1), await stand.ports(over), at);
    expect(heard.map(({ event }) => event)).toEqual(['failed']);
  });

  it.each<[string, Partial<Ports>]>([
    ['that cannot be made', { notifier: () => Promise.reject(new Error('no notifier')) }],
    ['that throws', { notifier: async () => ({ notify: () => Promise.reject(new Error('broken')) }) }],
  ])('is the same with a notifier %s', async (_, over) => {
    const ports = await stand.ports({ ...over, cluster: async () => healthy() });
    const { outcome } = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(outcome.outcome).toBe('succeeded');
    expect(stand.left.size).toBe(0);
  });
});

describe('a hold', () => {
  it('is told once when it is placed, and once when it is released', async () => {
    const { heard, over } = listener();
    const change = async (command: string) =>
      changeHold({ command, environment: 'prod', reason: 'incident' }, stand.configuration, {
        ports: await stand.ports(over),
        actor: 'ann',
        signal: never,
      });
    for (const command of ['hold', 'hold', 'release', 'release']) await change(command);
    expect(heard.map(({ event, by, sentence }) => [event, by, sentence])).toEqual([
      ['held', 'ann', 'api is held in prod by ann: incident'],
      ['released', 'ann', 'api is open in prod again; it was held by ann: incident'],
    ]);
  });
});
