import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { goesOn } from '../../src/deployment/record.ts';
import { Random } from '../github/random.ts';
import { Race, wrongHistory, wrongWith } from './race.ts';

/** `RACES=100` plays so many seeds, `SEED=7` that one. */
const seeds =
  process.env['SEED'] === undefined
    ? Array.from({ length: Number(process.env['RACES'] ?? 1) }, (_, index) => index + 1)
    : [Number(process.env['SEED'])];

/** How many runs there are at once. */
const atOnce = 20;

/** What is true however a race went: and whoever opens the environment then finds everything at its end after one more look. */
async function expectLegal(race: Race, outcomes: readonly string[]): Promise<void> {
  const { stand } = race;
  expect(await wrongWith(race, outcomes), outcomes.join(', ')).toEqual([]);
  await race.change('release');
  const ends = await race.resume();
  expect(
    ends.map(({ outcome }) => outcome).filter(({ outcome }) => outcome === 'failed' || outcome === 'errored'),
  ).toEqual([]);
  const records = await stand.records();
  expect(records.filter(({ note }) => goesOn(note))).toEqual([]);
  expect(wrongHistory(race)).toEqual([]);
  expect(stand.status(stand.tag())?.state).toBe('success');
}

it.each(seeds)(
  'twenty runs that deploy, roll back, hold and release at once end in a legal state: seed %i',
  {
    timeout: 600_000,
  },
  async (seed) => {
    const race = await Race.begin();
    await using _ = race.stand;
    const random = new Random(seed * 7919);
    const outcomes = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const [what, which, pause] = [random.below(100), random.below(race.commits.length), random.below(3000)];
        await wait(pause);
        if (what < 45) return race.deploy(race.commits[which] ?? '');
        if (what < 65) return race.rollBack();
        return race.change(what < 80 ? 'hold' : 'release');
      }),
    );
    await expectLegal(race, outcomes);
  },
);

it.each(seeds)(
  'twenty runs that promote, roll back, hold and release at once, while staging moves on, end in a legal state: seed %i',
  { timeout: 600_000 },
  async (seed) => {
    const race = await Race.begin('staging');
    await using _ = race.stand;
    const random = new Random(seed * 104_729);
    const outcomes = await Promise.all(
      Array.from({ length: atOnce }, async () => {
        const [what, which, pause] = [random.below(100), random.below(race.commits.length), random.below(3000)];
        await wait(pause);
        if (what < 30) return race.promote();
        if (what < 45) return race.promote(race.commits[which]);
        if (what < 60) return race.deploy(race.commits[which] ?? '', 'staging');
        if (what < 80) return race.rollBack();
        return race.change(what < 90 ? 'hold' : 'release');
      }),
    );
    await expectLegal(race, outcomes);
  },
);
