import { describe, expect, it } from 'vitest';
import { DeployError } from '../../src/errors.ts';
import type { Cluster } from '../../src/ports/cluster.ts';
import { applyRestored } from '../../src/stages/apply-restored.ts';
import type { Run } from '../../src/stages/run.ts';
import { never, TestClock } from '../clock.ts';

const revision = 'b'.repeat(40);
const application = { namespace: 'argocd', name: 'shop' };
const unasked = () => Promise.reject(new Error('nobody asks for that'));
const race = () => new DeployError('too-many-races', { stage: 'sync', message: 'it has changed' });

/** An Argo CD whose Application is at a sync for so many looks, and has changed for so many requests. */
function argo({ atSync = 0, races = 0, automated = false }) {
  const asked: string[] = [];
  const clock = new TestClock();
  let [looks, requests] = [0, 0];
  const cluster: Cluster = {
    async *watch() {
      looks += 1;
      const object = {
        metadata: application,
        spec: { syncPolicy: automated ? { automated: {} } : {} },
        status: { sync: { revision } },
        ...(looks <= atSync ? { operation: { sync: {} } } : {}),
      };
      yield { at: clock.now(), listings: [{ state: 'listed', objects: [object] }] };
    },
    steer: unasked,
    nudge: unasked,
    refresh: async ({ name }) => void asked.push(`refresh ${name}`),
    async sync(wanted) {
      requests += 1;
      if (requests <= races) throw race();
      asked.push(`sync ${wanted.application.name} to ${wanted.revision?.[0]}`);
    },
  };
  return { asked, clock, cluster };
}

function apply({ clock, cluster }: ReturnType<typeof argo>, sync?: 'if-manual') {
  const run = { ports: { clock, cluster: async () => cluster }, signal: never } as unknown as Run<'clock' | 'cluster'>;
  const target = { name: 'only', edits: [], workloads: [], application: { ...application, ...(sync ? { sync } : {}) } };
  return applyRestored(run, target as never, revision);
}

describe('what was put back into Git', () => {
  it('is asked to be looked at, and to be synced only where that is ours to ask', async () => {
    const [plain, automated, ours] = [argo({}), argo({ automated: true }), argo({})];
    await apply(plain);
    await apply(automated, 'if-manual');
    await apply(ours, 'if-manual');
    expect([plain.asked, automated.asked]).toEqual([['refresh shop'], ['refresh shop']]);
    expect(ours.asked).toEqual(['refresh shop', 'sync shop to b']);
  });

  it('waits for the sync that is under way, and asks again where Argo CD has written meanwhile', async () => {
    const busy = argo({ atSync: 3, races: 9 });
    await apply(busy, 'if-manual');
    expect(busy.asked).toEqual(['refresh shop', 'sync shop to b']);
    expect(busy.clock.slept).toEqual(Array.from({ length: 12 }, () => 1000));
  });

  it('and is given up, and told, once that takes half a minute', async () => {
    await expect(apply(argo({ atSync: 1000 }), 'if-manual')).rejects.toThrow('shop to bbbbbbb: it was at another sync');
  });
});
