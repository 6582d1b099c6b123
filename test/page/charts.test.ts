import { describe, expect, it } from 'vitest';
import { barChart } from '../../src/page/bar-chart.ts';
import type { Limit, Point } from '../../src/page/line-chart.ts';
import { lineChart } from '../../src/page/line-chart.ts';
import { render } from '../../src/page/render.ts';

const words = { title: 'latency', description: 'how long answers take' };

function drawn(values: readonly number[], limits: readonly Limit[]): string {
  const points = values.map((value, index): Point => ({ at: index * 1000, value, mark: 'good', words: String(value) }));
  return render(lineChart({ ...words, points, limits }), (text) => text);
}

describe('a chart of values over time', () => {
  it('has the words of a limit where they hide no point', () => {
    const limit = { value: 100, label: 'passes < 100', fails: 'above' } as const;
    expect(drawn([10, 50, 99], [limit])).toContain('limit-label under first');
    expect(drawn([99, 50, 10], [limit])).toContain('limit-label under last');
  });

  it('has the words of two limits that are near each other side by side', () => {
    const limits = [1000, 1001].map((value): Limit => ({ value, label: `passes > ${value}` }));
    expect(drawn([50_000, 50_000], limits)).toMatch(/limit-label over first.*limit-label over last/);
  });

  it('has no tick that is no number', () => {
    expect(drawn([-1e308, 1e308], [])).not.toContain('Infinity');
  });
});

it('a bar of very little can be told from none', () => {
  const bars = [0, 1, 1e6].map((value) => ({ label: '', values: [value], words: '' }));
  const heights = [...render(barChart({ ...words, bars, series: [] }), String).matchAll(/ height="([\d.]+)%"/g)];
  expect(heights.map(([, height]) => Number(height))).toEqual([0, 1, expect.closeTo(92.6, 1)]);
});
