import { describe, expect, it } from 'vitest';
import { badWays, mixedChanges } from '../../scripts/readiness/changes.ts';
import { runExperiment } from '../../scripts/readiness/experiment.ts';
import { experimentPage } from '../../scripts/readiness/experiment-page.ts';
import { percent, shareOf } from '../../scripts/readiness/interval.ts';
import { assertRecorded, recordedFailureOf, restoringTimes } from '../../scripts/readiness/recorded.ts';
import { readCorpus } from '../readiness/corpus.ts';

const corpus = readCorpus();

describe('an interval', () => {
  // worked examples: 0 of 1,000 and 8 of 10, by Wilson's formula
  it.each([
    [0, 1000, '0.00 % (0.00–0.38)'],
    [8, 10, '80.00 % (49.02–94.33)'],
    [10, 10, '100.00 % (72.25–100.00)'],
    [0, 0, '–'],
  ])('%i of %i is %s', (of, all, text) => {
    expect(percent(shareOf(of, all), 2)).toBe(text);
  });
});

describe('the changes', () => {
  it('are of twenty ways', () => {
    expect(new Set(badWays.map(({ id }) => id))).toHaveLength(20);
    expect(badWays.filter(({ author }) => author === 'stranger')).toHaveLength(5);
  });

  it('are the same for the same seed, 12 % bad, of every way', () => {
    const [one, other] = [mixedChanges, mixedChanges].map((make) =>
      make(corpus, { count: 200, badShare: 0.12, seed: 3 }),
    );
    expect(one?.map(({ way, after }) => [way.id, ...after])).toEqual(
      other?.map(({ way, after }) => [way.id, ...after]),
    );
    const bad = one?.filter(({ isBad }) => isBad) ?? [];
    expect(bad).toHaveLength(24);
    expect(new Set(bad.map(({ way }) => way.id))).toHaveLength(20);
  });
});

describe('what was recorded', () => {
  it('stands in docs/verdicts.md', () => {
    expect(assertRecorded).not.toThrow();
  });

  it('is a Rollout that names a template that is not there, and no Service that selects nothing', () => {
    const changes = mixedChanges(corpus, { count: 40, badShare: 1, seed: 4 });
    const scenarios = (id: string) =>
      new Set(changes.filter(({ way }) => way.id === id).map((change) => recordedFailureOf(change)?.scenario));
    expect(scenarios('analysis-template-missing')).toEqual(new Set([36]));
    expect(scenarios('service-selector-wrong')).toEqual(new Set([undefined]));
  });

  it('is a way back of less than four minutes', () => {
    expect(restoringTimes().length).toBeGreaterThan(0);
    expect(Math.max(...restoringTimes())).toBeLessThan(4 * 60 * 1000);
  });
});

describe('the page', () => {
  it('has a line for each way, and names the whole', async () => {
    const experiment = await runExperiment(corpus, { count: 40, badShare: 0.5, perWay: 1, seed: 5 });
    const page = experimentPage(experiment, { milliseconds: 12_300, isReal: false });
    for (const { id } of badWays) expect(page).toContain(`| ${id} | `);
    expect(page).toContain('| 12.3 s |');
    expect(page).toMatch(/all deployments that end bad in production\*\* \| \d+ of 40 \|/);
  });
});
