import { expect, it } from 'vitest';
import type { Cluster, ClusterState, ResourceType } from '../../src/ports/cluster.ts';
import { watchAll } from '../../src/stages/cluster-watch.ts';

const forbidden = () => Promise.reject(new Error('nothing is patched here'));

/** A cluster whose states come as somebody makes them; each type has one object, of the state's name. */
function clusterOf(states: (types: readonly ResourceType[]) => AsyncIterable<string>): Cluster {
  return {
    steer: forbidden,
    nudge: forbidden,
    refresh: forbidden,
    sync: forbidden,
    async *watch(types): AsyncGenerator<ClusterState> {
      for await (const name of states(types)) {
        const listing = { state: 'listed', objects: [{ metadata: { name } }] } as const;
        yield { at: new Date(0), listings: types.map(() => listing) };
      }
    },
  };
}

async function* chatty() {
  for (let count = 1; ; count += 1) yield String(count);
}

async function* slow() {
  yield 'first';
  await new Promise((resolve) => setTimeout(resolve, 20));
  yield 'second';
  await new Promise(() => {});
}

const looked = (cluster: string) => ({
  cluster,
  applicationCluster: cluster,
  goal: { workloads: [{ kind: 'Rollout', namespace: 'shop', name: 'api' } as const] },
});

it('sees every cluster, however much the others have to tell', async () => {
  const clusters = new Map([
    ['one', clusterOf(chatty)],
    ['two', clusterOf(chatty)],
    ['three', clusterOf(slow)],
  ]);
  const end = new AbortController();
  for await (const states of watchAll(clusters, ['one', 'two', 'three'].map(looked), end.signal)) {
    const [listing] = states.get('three')?.values() ?? [];
    if (JSON.stringify(listing).includes('second')) {
      expect([...states.keys()]).toEqual(['one', 'two', 'three']);
      return;
    }
    await new Promise(setImmediate);
  }
  expect.unreachable('the watch ended');
});
