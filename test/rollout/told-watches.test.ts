import { describe, expect, it } from 'vitest';
import type { Cluster, KubernetesObject } from '../../src/ports/cluster.ts';
import type { Relation } from '../../src/rollout/assessment.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import { judgeTold } from '../../src/rollout/judge-told.ts';
import { readTold } from '../../src/rollout/told.ts';
import { observe } from '../../src/stages/observe.ts';
import { never } from '../clock.ts';
import { archives, readArchive } from './watches/archive.ts';
import { askedFor, silent } from './watches/asked.ts';
import { WatchPlayer } from './watches/player.ts';
import type { ArchivedWatch } from './watches/recording.ts';

/** What every word would have come to, had Argo CD told of each state of the Application that a watch saw. */
async function wordsOf(watch: ArchivedWatch): Promise<ReadonlyMap<string, string>> {
  const { goal: asked, timeoutSeconds, onPause } = askedFor(watch.words);
  const goal = { ...asked, written: watch.isOld !== true };
  const relations = new Map<string, Relation>([
    ...Object.entries(watch.relations ?? {}),
    [goal.revision ?? '', 'ours'],
  ]);
  const player = new WatchPlayer(watch);
  const words = new Map<string, string>();
  const cluster: Cluster = {
    steer: (order) => player.steer(order),
    nudge: () => player.nudge(),
    refresh: () => player.refresh(),
    sync: () => player.sync(),
    questions: player.questions,
    async *watch(types) {
      for await (const state of player.watch(types)) {
        const listing = state.listings[types.findIndex(({ resource }) => resource === 'applications')];
        const objects = listing !== undefined && 'objects' in listing ? listing.objects : [];
        const object = objects.find(({ metadata }) => metadata.name === goal.application?.name);
        if (object !== undefined) judge(goal, object, { at: player.now(), words, relations });
        yield state;
      }
    },
  };
  await observe({
    watched: [{ target: 'cluster', wave: 1, goal, cluster: 'cluster', applicationCluster: 'cluster' }],
    wave: 1,
    clusters: new Map([['cluster', cluster]]),
    clock: player,
    log: silent,
    timeoutSeconds,
    onPause,
    isPutBack: false,
    relate: async (revision) => relations.get(revision) ?? 'other',
    onSight: () => {},
    onLook: () => {},
    signal: never,
  });
  return words;
}

interface Judging {
  readonly at: Date;
  readonly words: Map<string, string>;
  readonly relations: ReadonlyMap<string, Relation>;
}

function judge(goal: Goal, object: KubernetesObject, to: Judging) {
  const told = readTold({ version: 1, at: to.at.toISOString(), application: object });
  if (typeof told === 'string') return;
  const heard = judgeTold(goal, told, to.relations);
  if (heard.says === 'nothing') return;
  const { verdict, sentence } = heard.assessment.judgement;
  to.words.set(verdict, sentence);
}

const watches = archives()
  .flatMap((name) => readArchive(name))
  .filter(({ words }) => words.includes('--argocd-application') && words.includes('--revision'));

/** States of real Applications, told one by one, beside what a watch of the same came to. */
describe('what Argo CD would have told while the real controllers were watched', () => {
  it.each(watches.map((watch) => [watch.title, watch.end.outcome, watch] as const))(
    '%s: no word says the opposite of %s',
    async (_, outcome, watch) => {
      const words = await wordsOf(watch);
      if (outcome !== 'succeeded') expect(words.get('succeeded')).toBeUndefined();
      if (outcome === 'succeeded') expect(words.get('failed')).toBeUndefined();
    },
  );

  it('is enough to know of some that they are healthy, and of others that they failed', async () => {
    const all = await Promise.all(watches.map(wordsOf));
    const verdicts = all.flatMap((words) => [...words.keys()]);
    expect(verdicts.filter((one) => one === 'succeeded').length).toBeGreaterThan(0);
    expect(verdicts.filter((one) => one === 'failed').length).toBeGreaterThan(0);
  });
});
