import { describe, expect, it } from 'vitest';
import { observe } from '../../src/stages/observe.ts';
import { never } from '../clock.ts';
import { archives, readArchive } from './watches/archive.ts';
import { askedFor, silent } from './watches/asked.ts';
import { WatchPlayer } from './watches/player.ts';
import type { ArchivedWatch } from './watches/recording.ts';

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
