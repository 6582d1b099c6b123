import { expect, it } from 'vitest';
import { goSeconds, prometheusSeconds } from '../../src/data/duration.ts';

it.each([
  ['90s', 90, 90],
  ['1h30m', 5400, 5400],
  ['1.5h', 5400, 5400],
  ['250ms', 0.25, 0.25],
  ['500us', 0.0005, undefined],
  ['1d12h', undefined, 129_600],
  ['2w', undefined, 1_209_600],
  ['300', undefined, 300],
  ['', undefined, undefined],
  ['1h 30m', undefined, undefined],
  ['-5m', undefined, undefined],
  ['5 minutes', undefined, undefined],
])('%j in Go and in Prometheus', (text, go, prometheus) => {
  expect([goSeconds(text), prometheusSeconds(text)]).toEqual([go, prometheus]);
});
