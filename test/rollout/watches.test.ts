import { describe, expect, it } from 'vitest';
import { archives, readArchive } from './watches/archive.ts';
import { shownAgain } from './watches/shown.ts';

/** What watches of the real controllers saw (`npm run verdicts:record`) is judged today as it was then. */
describe.each(archives())('the watches of %s', (name) => {
  it.each(readArchive(name).map((watch) => [watch.title, watch.end.sentence, watch] as const))(
    '%s: %s',
    async (_title, _sentence, watch) => {
      expect(await shownAgain(watch)).toEqual(watch.end);
    },
  );
});
