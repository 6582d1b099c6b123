import type { CorpusApplication } from '../../test/readiness/corpus.ts';
import { goodWays } from '../../test/readiness/experiment/good-ways.ts';
import { strangersWays } from '../../test/readiness/experiment/strangers-ways.ts';
import { type Application, type BadWay, type Random, randomOf } from '../../test/readiness/experiment/way.ts';
import { ways } from '../../test/readiness/experiment/ways.ts';

/** The twenty ways to break an application, and who thought of them. */
export const badWays: readonly (BadWay & { readonly author: 'ours' | 'stranger' })[] = [
  ...ways.map((way) => ({ ...way, author: 'ours' as const })),
  ...strangersWays.map((way) => ({ ...way, author: 'stranger' as const })),
];

/** One change of a good application. */
export interface Change {
  readonly application: CorpusApplication;
  readonly way: BadWay;
  readonly isBad: boolean;
  readonly after: Application;
}

/** Changes of which this share is bad, the bad ones of all ways alike, in an order by chance. */
export function mixedChanges(
  corpus: readonly CorpusApplication[],
  { count, badShare, seed }: { readonly count: number; readonly badShare: number; readonly seed: number },
): readonly Change[] {
  const random = randomOf(seed);
  const bad = Math.round(count * badShare);
  const plan = Array.from({ length: count }, (_, index) => index < bad);
  const changes = plan.map((isBad, index) => {
    const choices: readonly BadWay[] = isBad ? badWays : goodWays;
    return changeBy(choices[index % choices.length] ?? choices[0], isBad, corpus, random);
  });
  return shuffled(changes, random);
}

/** Changes of one way. */
export function changesBy(
  way: BadWay,
  corpus: readonly CorpusApplication[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Change[] {
  const random = randomOf(seed);
  return Array.from({ length: count }, () => changeBy(way, true, corpus, random));
}

/** The way taken in an application that gives occasion for it, drawn from all that do. */
function changeBy(
  way: BadWay | undefined,
  isBad: boolean,
  corpus: readonly CorpusApplication[],
  random: Random,
): Change {
  if (way === undefined) throw new Error('no way to change anything');
  for (const application of shuffled(corpus, random)) {
    const after = way.change(application.files, random);
    if (after !== undefined) return { application, way, isBad, after };
  }
  throw new Error(`no application of the corpus gives occasion for ${way.id}`);
}

function shuffled<T>(items: readonly T[], random: Random): readonly T[] {
  return items
    .map((item) => ({ item, at: random() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ item }) => item);
}
