import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Forge } from '../../src/ports/forge.ts';
import { drive } from '../../src/stages/drive.ts';
import { never } from '../clock.ts';
import { clusterOf, Stand } from './stand.ts';

// each plays several deployments on real git servers
vi.setConfig({ testTimeout: 120_000 });

let stand: Stand;
let pullRequest: number;
beforeEach(async () => {
  stand = await Stand.open();
  await stand.world.application.commit({ T: '1' }, 'topic', { branch: 'topic' });
  pullRequest = await stand.world.application.addPullRequest({ head: 'topic' });
});
afterEach(() => stand[Symbol.asyncDispose]());

/** Lets whatever was begun in the background get an answer. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 80));

/** A rollout that takes so many seconds for each of its five steps, watched by a run; each second is a look. */
async function rolledOut(
  secondsPerStep: number,
  { wait = settle, over }: { readonly wait?: () => Promise<unknown>; readonly over?: (forge: Forge) => Forge } = {},
) {
  const start = stand.world.clock.now().getTime();
  const look = () => {
    const step = Math.floor((stand.world.clock.now().getTime() - start) / 1000 / secondsPerStep);
    return { tag: stand.tag(), revision: stand.world.gitops.head(), ...(step < 5 ? { step } : {}) };
  };
  const inner = clusterOf(stand, look);
  const ports = await stand.ports({
    cluster: async () => ({
      ...inner,
      async *watch(types, signal) {
        for await (const state of inner.watch(types, signal)) {
          yield state;
          await wait();
        }
      },
    }),
  });
  const forge = await ports.forge();
  const plan = { ...stand.plan(stand.a, 1), timeoutSeconds: 100_000 };
  const source = { ...plan.source, pullRequest };
  const used = over === undefined ? ports : { ...ports, forge: async () => over(forge) };
  return drive({ ...plan, source }, used, { signal: never });
}

const descriptions = () => stand.world.application.statuses(stand.a).map(({ description }) => description ?? '');

describe('while a rollout goes on', () => {
  it('the status tells each step that lasts, and at last the outcome', async () => {
    const { outcome } = await rolledOut(12);
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    const steps = descriptions().flatMap((text) => /step \d of 5/.exec(text)?.[0] ?? []);
    expect(steps).toEqual([1, 2, 3, 4, 5].map((step) => `step ${step} of 5`));
    expect(descriptions().at(-1)).toMatch(/^succeeded: /);
    expect(descriptions().every((text) => text.length <= 140)).toBe(true);
  });

  it('what comes too soon after the last report is told when it is time, though nothing else happens', async () => {
    // the first steps are over within seconds, the last one lasts
    const start = stand.world.clock.now().getTime();
    const seconds = () => (stand.world.clock.now().getTime() - start) / 1000;
    const look = () => {
      const now = seconds();
      const step = now < 3 ? 0 : now < 6 ? 1 : now < 40 ? 2 : undefined;
      return { tag: stand.tag(), revision: stand.world.gitops.head(), ...(step === undefined ? {} : { step }) };
    };
    const inner = clusterOf(stand, look);
    const cluster = async () => ({
      ...inner,
      async *watch(...given: Parameters<typeof inner.watch>) {
        for await (const state of inner.watch(...given)) {
          yield state;
          await settle();
        }
      },
    });
    await drive(stand.plan(stand.a, 1), await stand.ports({ cluster }), { signal: never });
    expect(descriptions().filter((text) => text.includes('step 3 of 5'))).toHaveLength(1);
  });

  it('a GitHub that does not answer holds no verdict up, and nothing old is told after the end', async () => {
    let hanging = 0;
    const over = (forge: Forge): Forge => ({
      ...forge,
      statuses: {
        set: async (status, signal) => {
          if (!status.description.includes('step')) return forge.statuses.set(status, signal);
          hanging += 1;
          await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
        },
      },
    });
    const { outcome } = await rolledOut(12, { wait: () => new Promise(setImmediate), over });
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    expect(hanging).toBe(1);
    expect(descriptions().at(-1)).toMatch(/^succeeded: /);
  });

  it('a day with a step each minute stays far below what GitHub takes', async () => {
    let told = 0;
    const start = stand.world.clock.now().getTime();
    const minutes = () => Math.floor((stand.world.clock.now().getTime() - start) / 60_000);
    const look = () => {
      const step = minutes() < 1440 ? { step: minutes() % 5 } : {};
      return { tag: stand.tag(), revision: stand.world.gitops.head(), ...step };
    };
    const inner = clusterOf(stand, look);
    const cluster = async () => ({
      ...inner,
      async *watch(...given: Parameters<typeof inner.watch>) {
        for await (const state of inner.watch(...given)) {
          yield state;
          await new Promise(setImmediate);
          stand.world.clock.pass(59);
        }
      },
    });
    const ports = await stand.ports({ cluster });
    const forge = await ports.forge();
    const counted: Forge = {
      ...forge,
      statuses: {
        set: async () => {
          told += 1;
        },
      },
    };
    const plan = { ...stand.plan(stand.a, 1), timeoutSeconds: 100_000 };
    const { outcome } = await drive(plan, { ...ports, forge: async () => counted }, { signal: never });
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    expect(told).toBeGreaterThan(100);
    expect(told).toBeLessThan(320);
  });
});
