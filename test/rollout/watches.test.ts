import { describe, expect, it } from 'vitest';
import { readArguments } from '../../src/inputs/arguments.ts';
import { readRequest } from '../../src/inputs/request.ts';
import type { Goal } from '../../src/rollout/goal.ts';
import { observe } from '../../src/stages/observe.ts';
import { never } from '../clock.ts';
import { archives, readArchive } from './watches/archive.ts';
import { WatchPlayer } from './watches/player.ts';
import type { ArchivedWatch } from './watches/recording.ts';

const silent = { debug: () => {}, info: () => {}, warning: () => {}, error: () => {}, mask: () => {} };

/** What the command was asked for. */
function askedFor(words: readonly string[]) {
  const received = readArguments(words, {});
  const { request } = readRequest(received, received.words);
  const { image, workloads, argocdApplication: application, revision, timeoutSeconds, onPause } = request;
  if (image === undefined) throw new Error('a watch names an image');
  const goal: Goal = {
    image,
    platformDigests: [],
    workloads,
    written: true,
    ...(revision === undefined ? {} : { revision }),
    ...(application === undefined ? {} : { application }),
  };
  return { goal, timeoutSeconds, onPause };
}

/** What we say today of what was seen then. */
async function shownAgain(watch: ArchivedWatch) {
  const { goal, timeoutSeconds, onPause } = askedFor(watch.words);
  const player = new WatchPlayer(watch);
  const { outcome } = await observe({
    watched: [{ target: 'cluster', wave: 1, goal, cluster: 'cluster', applicationCluster: 'cluster' }],
    wave: 1,
    clusters: new Map([['cluster', player]]),
    clock: player,
    log: silent,
    timeoutSeconds,
    onPause,
    isPutBack: false,
    relate: async () => 'other',
    onSight: () => {},
    onLook: () => {},
    signal: never,
  });
  const { outcome: word, reason, sentence } = outcome;
  return { outcome: word, reason, sentence };
}

/** What watches of the real controllers saw (`npm run verdicts:record`) is judged today as it was then. */
describe.each(archives())('the watches of %s', (name) => {
  it.each(readArchive(name).map((watch) => [watch.title, watch.end.sentence, watch] as const))(
    '%s: %s',
    async (_title, _sentence, watch) => {
      const { sentence, ...end } = await shownAgain(watch);
      expect(end).toEqual({ outcome: watch.end.outcome, reason: watch.end.reason });
      // what explains it may be said besides
      expect(sentence.slice(0, watch.end.sentence.length)).toBe(watch.end.sentence);
    },
  );
});
