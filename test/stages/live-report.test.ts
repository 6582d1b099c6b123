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

interface Course {
  /** Called after each look, by default until what was begun has got an answer. */
  readonly between?: () => Promise<unknown>;
  readonly over?: (forge: Forge) => Forge;
  /** Whether a pull request brought the commit. */
  readonly isProposed?: boolean;
}

/** A rollout that stands at a step, from 0, after so many seconds, until it is done; watched by a run, each second of it a look. */
async function rolledOut(
  stepAfter: (seconds: number) => number | undefined,
  { between = settle, over = (forge) => forge, isProposed = true }: Course = {},
) {
  const start = stand.world.clock.now().getTime();
  const inner = clusterOf(stand, () => {
    const step = stepAfter((stand.world.clock.now().getTime() - start) / 1000);
    return { tag: stand.tag(), revision: stand.world.gitops.head(), ...(step === undefined ? {} : { step }) };
  });
  const cluster = async () => ({
    ...inner,
    async *watch(...given: Parameters<typeof inner.watch>) {
      for await (const state of inner.watch(...given)) {
        yield state;
        await between();
      }
    },
  });
  const ports = await stand.ports({ cluster });
  const forge = over(await ports.forge());
  const plan = { ...stand.plan(stand.a, 1), timeoutSeconds: 100_000 };
  const source = isProposed ? { ...plan.source, pullRequest } : plan.source;
  return drive({ ...plan, source }, { ...ports, forge: async () => forge }, { signal: never });
}

/** So many seconds for each of five steps. */
const steadily = (secondsPerStep: number) => (seconds: number) => {
  const step = Math.floor(seconds / secondsPerStep);
  return step < 5 ? step : undefined;
};

const soon = () => new Promise((resolve) => setImmediate(resolve));

const descriptions = () => stand.world.application.statuses(stand.a).map(({ description }) => description ?? '');

describe('while a rollout goes on', () => {
  it('the status tells each step that lasts, and at last the outcome', async () => {
    const { outcome } = await rolledOut(steadily(12));
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    const steps = descriptions().flatMap((text) => /step \d of 5/.exec(text)?.[0] ?? []);
    expect(steps).toEqual([1, 2, 3, 4, 5].map((step) => `step ${step} of 5`));
    expect(descriptions().at(-1)).toMatch(/^succeeded: /);
    expect(descriptions().every((text) => text.length <= 140)).toBe(true);
  });

  it('what comes too soon after the last report is told when it is time, though nothing else happens', async () => {
    // the first steps are over within seconds, the last one lasts
    const stepAfter = (seconds: number) => (seconds < 3 ? 0 : seconds < 6 ? 1 : seconds < 40 ? 2 : undefined);
    await rolledOut(stepAfter, { isProposed: false });
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
    const { outcome } = await rolledOut(steadily(12), { between: soon, over });
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    expect(hanging).toBe(1);
    expect(descriptions().at(-1)).toMatch(/^succeeded: /);
  });

  it('a day with a step each minute stays far below what GitHub takes', async () => {
    let told = 0;
    const over = (forge: Forge): Forge => ({
      ...forge,
      statuses: {
        set: async () => {
          told += 1;
        },
      },
    });
    const stepAfter = (seconds: number) => (seconds < 86_400 ? Math.floor(seconds / 60) % 5 : undefined);
    const between = async () => {
      await soon();
      stand.world.clock.pass(59);
    };
    const { outcome } = await rolledOut(stepAfter, { between, over, isProposed: false });
    expect(outcome).toMatchObject({ outcome: 'succeeded' });
    expect(told).toBeGreaterThan(100);
    expect(told).toBeLessThan(320);
  });
});
