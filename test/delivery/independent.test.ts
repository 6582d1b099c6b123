import { describe, expect, it } from 'vitest';
import { countAll, scopesOf } from '../../src/delivery/deliver.ts';
import type { Figures } from '../../src/delivery/report.ts';
import type { Rate } from '../../src/delivery/statistics.ts';
import { Independent } from './independent.ts';
import { readAll } from './read-all.ts';
import { simulate } from './simulated.ts';

const from = new Date('2024-01-01T00:00:00Z');

function close(rate: Rate | undefined) {
  return rate === undefined
    ? undefined
    : { ...rate, low: expect.closeTo(rate.low, 10), high: expect.closeTo(rate.high, 10) };
}

/** The same figures, but for the last digits of what was computed in another way. */
function like(figures: Figures) {
  const { changeFailureRate, reworkRate, underTwoMinutes, perDay, ...exact } = figures;
  return {
    ...exact,
    perDay: expect.closeTo(perDay, 10),
    changeFailureRate: close(changeFailureRate),
    reworkRate: close(reworkRate),
    underTwoMinutes: close(underTwoMinutes),
  };
}

describe.each([
  { seed: 2026, regions: 23, days: 730 },
  { seed: 1, regions: 4, days: 180 },
])('$days days of $regions regions', ({ seed, regions, days }) => {
  const environments = Array.from({ length: regions }, (_, index) => `region-${index + 1}`);
  const period = { from, to: new Date(from.getTime() + days * 86_400_000) };
  const { histories, truths } = simulate({ seed, environments, from, days, perDay: 1.2 });
  using independent = new Independent(truths);
  const { deployments } = countAll([{ application: 'api', records: readAll(histories), end: 'first', commits: [] }]);
  const scopes = scopesOf(deployments, period);

  it('holds every kind of deployment', () => {
    expect(new Set(truths.map(({ nature, end }) => `${nature} ${end}`)).size).toBeGreaterThanOrEqual(10);
    expect(truths.length).toBeGreaterThan(regions * days * 0.9);
  });

  const expected = new Map(
    [undefined, ...environments].map((name) => [
      name,
      independent.figures(period.from.getTime(), period.to.getTime(), name),
    ]),
  );
  const parts = scopes[0]?.parts.map((part) =>
    independent.figures(part.period.from.getTime(), part.period.to.getTime()),
  );

  it('gives each deployment the nature and the end that it really had', () => {
    const counted = new Map(deployments.map((one) => [one.record, one]));
    const wrong = truths.filter((truth) => {
      const one = counted.get(truth.record);
      const times = [one?.healthyAt, one?.failedAt, one?.restoredAt].map((time) => time?.getTime());
      const is = JSON.stringify([one?.nature, one?.end, one?.isRework, ...times]);
      return (
        is !== JSON.stringify([truth.nature, truth.end, truth.isRework, truth.healthy, truth.failed, truth.restored])
      );
    });
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(deployments).toHaveLength(truths.length);
  });

  it.each([undefined, ...environments])('comes to the figures of an independent computation: %s', (name) => {
    const scope = scopes.find(({ environment }) => environment === name);
    const figures = expected.get(name);
    expect(scope?.figures).toEqual(figures && like(figures));
  });

  it('does so for each part of the period', () => {
    expect(scopes[0]?.parts.map(({ figures }) => figures)).toEqual(parts?.map((figures) => like(figures)));
  });
});
