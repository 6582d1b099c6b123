import { observe } from '../../../src/stages/observe.ts';
import { never } from '../../clock.ts';
import { askedFor, silent } from './asked.ts';
import { WatchPlayer } from './player.ts';
import type { WatchEnd, WatchRecording } from './recording.ts';

/** What we say today of what was seen then. */
export async function shownAgain(watch: WatchRecording): Promise<WatchEnd> {
  const { goal, timeoutSeconds, onPause } = askedFor(watch.words);
  const player = new WatchPlayer(watch);
  const { outcome } = await observe({
    watched: [
      {
        target: 'cluster',
        wave: 1,
        goal: { ...goal, written: watch.isOld !== true },
        cluster: 'cluster',
        applicationCluster: 'cluster',
      },
    ],
    wave: 1,
    clusters: new Map([['cluster', player]]),
    clock: player,
    log: silent,
    timeoutSeconds,
    onPause,
    isPutBack: watch.isPutBack === true,
    relate: async (revision) => watch.relations?.[revision] ?? 'other',
    onSight: () => {},
    onLook: () => {},
    signal: never,
  });
  const { outcome: word, reason, sentence } = outcome;
  return { outcome: word, reason, sentence };
}
