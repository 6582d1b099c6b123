import { expect, it } from 'vitest';
import type { Cluster, Listing } from '../../src/ports/cluster.ts';
import { Wanted } from '../../src/stages/wanted.ts';
import { never, TestClock } from '../clock.ts';

const looked = {
  cluster: 'east',
  applicationCluster: 'hub',
  goal: { workloads: [], application: { namespace: 'team', name: 'shop' } },
};
const name = { kind: 'AppProject', namespace: 'argocd', name: 'closed' } as const;

/** A hub whose AppProjects may or may not be read, and how often they were. */
function hub(listing: Listing) {
  const asked: string[] = [];
  const cluster: Cluster = {
    async *watch(types) {
      asked.push(...types.map(({ resource, namespace }) => `${namespace}/${resource}`));
      yield { at: new Date(0), listings: [listing] };
      throw new Error('it was read on');
    },
    steer: () => Promise.reject(new Error('nothing is to be written')),
    nudge: () => Promise.reject(new Error('nothing is to be written')),
    refresh: () => Promise.reject(new Error('nothing is to be written')),
    sync: () => Promise.reject(new Error('nothing is to be written')),
  };
  const clock = new TestClock();
  return { asked, clock, projects: new Wanted({ clusters: new Map([['hub', cluster]]), clock, signal: never }) };
}

it('an AppProject is read when it is wanted, and anew after half a minute or for another name', async () => {
  const project = { metadata: { name: 'closed' }, spec: { syncWindows: [] } };
  const { asked, clock, projects } = hub({ state: 'listed', objects: [project] });
  expect(projects.seenFor(looked)).toEqual({});
  await projects.read(looked, name);
  expect(projects.seenFor(looked)).toMatchObject({ project: { state: 'present', object: { name: 'closed' } } });
  clock.pass(29);
  await projects.read(looked, name);
  expect(asked).toEqual(['argocd/appprojects']);
  clock.pass(1);
  await projects.read(looked, name);
  await projects.read(looked, { ...name, name: 'other' });
  expect(asked).toHaveLength(3);
  expect(projects.seenFor(looked)).toEqual({ project: { state: 'absent' } });
});

it('one that may not be read is no error', async () => {
  const { projects } = hub({ state: 'forbidden', message: 'appprojects is forbidden' });
  await projects.read(looked, name);
  expect(projects.seenFor(looked)).toEqual({ project: { state: 'forbidden', message: 'appprojects is forbidden' } });
});
