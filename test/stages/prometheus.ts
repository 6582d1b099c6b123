import type { Metrics, Queried, Series, Span } from '../../src/ports/metrics.ts';

/** What of every hour was bad, by how many hours ago it was; the rest was good. */
export type BadHours = Readonly<Record<number, number>>;

/** A Prometheus that knows how many of 1000 requests an hour were good. */
export class Prometheus implements Metrics {
  readonly name = 'prometheus.test';
  readonly labels = {};
  readonly asked: { readonly promql: string; readonly span: Span }[] = [];
  bad: BadHours = {};
  /** Answers in place of what it knows. */
  instead: Queried<Series> | undefined;

  async query(): Promise<never> {
    throw new Error('nobody asks for one moment');
  }

  async range(promql: string, span: Span, _signal?: AbortSignal): Promise<Queried<Series>> {
    this.asked.push({ promql, span });
    if (this.instead !== undefined) return this.instead;
    const to = span.to.getTime() / 1000;
    const points: [number, number][] = [];
    for (let at = span.from.getTime() / 1000; at <= to; at += span.stepSeconds) {
      const bad = this.bad[Math.round((to - at) / 3600)] ?? 0;
      points.push([at, promql.includes('good') ? 1000 - bad : 1000]);
    }
    return { result: 'answered', found: [{ labels: {}, points }], warnings: [] };
  }
}

/** The keys of a configuration that promise something, and say who tells whether it was kept. */
export const promised = `prometheus: {address: "https://prometheus.test"}
slo: {objective: 99.9%, good: 'sum(increase(good{env="{{environment}}"}[{{range}}]))', total: 'sum(increase(all{app="{{application}}"}[{{range}}]))'}`;
