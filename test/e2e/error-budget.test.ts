import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSpent } from '../../src/budget/budget.ts';
import type { ToldBudget } from '../../src/budget/told.ts';
import type { BudgetPlan } from '../../src/deployment/plan.ts';
import { systemClock } from '../../src/files/clock.ts';
import type { Metrics } from '../../src/ports/metrics.ts';
import { createMetrics } from '../../src/prometheus/prometheus.ts';
import { budgetSentence } from '../../src/report/budget.ts';
import { readBudgets } from '../../src/stages/budgets.ts';
import { drive } from '../../src/stages/drive.ts';
import { token } from '../../world/github/server.ts';
import { never, TestClock } from '../clock.ts';
import { clusterOf, configurationText, oneTarget, Stand } from '../stages/stand.ts';
import { hasPrometheus, prometheusWith } from './kept-prometheus.ts';
import { folderWith, gitopsDeploy } from './world.ts';

const minute = 60;
const day = 86_400;

/** When the history ends, in seconds since 1970. */
const end = Math.floor(Date.now() / 1000 / 3600) * 3600 - 3600;
const days = 7;

/** Requests in each minute, and how many of them are bad, by how many minutes ago it was. */
function happened(minutesAgo: number): { readonly all: number; readonly bad: number } {
  const hour = Math.floor((end - minutesAgo * minute) / 3600) % 24;
  // nobody asks anything from one to four, and by day twice as much as by night
  const all = hour >= 1 && hour < 4 ? 0 : hour >= 8 && hour < 20 ? 200 : 100;
  const isOutage = minutesAgo > 3000 && minutesAgo <= 3012;
  return { all, bad: isOutage ? all / 2 : minutesAgo % 50 === 0 ? Math.min(1, all) : 0 };
}

/** The counters of two pods as they were scraped every minute; the second one has started anew in the middle, from nothing. */
function history(): string {
  const lines: string[] = [];
  const first = days * 24 * 60;
  for (const pod of ['a', 'b'])
    for (const code of ['200', '500']) {
      let counter = 0;
      for (let ago = first; ago >= 0; ago -= 1) {
        if (pod === 'b' && ago === Math.floor(first / 2)) counter = 0;
        const { all, bad } = happened(ago);
        counter += (code === '500' ? bad : all - bad) / 2;
        lines.push(`http_requests_total{pod="${pod}",code="${code}",app="api"} ${counter} ${end - ago * minute}`);
      }
    }
  for (let ago = first; ago >= 0; ago -= 1) {
    const isDown = ago > 3000 && ago <= 3012;
    lines.push(`probe_success{app="api"} ${isDown ? 0 : 1} ${end - ago * minute}`);
  }
  return `${lines.join('\n')}\n# EOF\n`;
}

const plan: BudgetPlan = {
  objective: '99.9%',
  allowed: 0.001,
  windowSeconds: days * day,
  queries: {
    good: 'sum(increase(http_requests_total{app="api",code!~"5.."}[{{range}}]))',
    total: 'sum(increase(http_requests_total{app="api"}[{{range}}]))',
  },
  clusters: [undefined],
  holds: true,
  holdsUnknown: true,
};

describe.skipIf(!hasPrometheus)('the error budget of a real Prometheus', () => {
  let server: Awaited<ReturnType<typeof prometheusWith>>;
  let metrics: Metrics;
  const clock = new TestClock();

  beforeAll(async () => {
    server = await prometheusWith(history());
    clock.time = new Date(end * 1000);
    metrics = createMetrics({ address: new URL(server.url), headers: {}, labels: {}, clock, hide: (text) => text });
  });
  afterAll(() => server?.[Symbol.asyncDispose]());

  async function read(other: Partial<BudgetPlan> = {}): Promise<ToldBudget> {
    const ports = { clock, metrics: async () => metrics };
    const [told] = await readBudgets({ ports, signal: never }, { ...plan, ...other }, { records: [], most: 30 });
    if (told === undefined) throw new Error('nobody was asked');
    return told;
  }

  it('is what was bad of all requests, as counted by hand', async () => {
    const counted = Array.from({ length: days * 24 * 60 }, (_, ago) => happened(ago));
    const sum = (key: 'all' | 'bad') => counted.reduce((all, one) => all + one[key], 0);
    const spent = (days * 24 * 60 * sum('bad')) / sum('all');
    const { budget } = await read();
    expect(budget?.budgetMinutes).toBeCloseTo(10.08, 9);
    // rate and increase extrapolate to the ends of each range
    expect((budget?.spentMinutes ?? 0) / spent).toBeGreaterThan(0.99);
    expect((budget?.spentMinutes ?? 0) / spent).toBeLessThan(1.01);
    expect(budget?.coveredSeconds).toBe(days * day);
  });

  it('of time is the minutes in which it was down', async () => {
    const { budget } = await read({ queries: { ratio: 'avg_over_time(probe_success{app="api"}[{{range}}])' } });
    expect(budget?.spentMinutes).toBeGreaterThan(11);
    expect(budget?.spentMinutes).toBeLessThan(13);
    expect(budget !== undefined && isSpent(budget)).toBe(true);
    // the outage was over 3000 minutes ago; its end lies in a slice of 14 minutes
    const since = (budget?.spentSince?.getTime() ?? 0) / 1000;
    expect(Math.abs(since - (end - 3000 * minute))).toBeLessThanOrEqual(14 * minute);
    const back = (budget?.recoversAt?.getTime() ?? 0) / 1000;
    expect(Math.abs(back - (end - 3012 * minute + days * day))).toBeLessThanOrEqual(14 * minute);
  });

  it('takes a quotient of nothing for a time without traffic', async () => {
    const { good, total } = { good: '', total: '', ...plan.queries };
    const told = await read({ queries: { ratio: `(${good}) / (${total})` } });
    expect(told.why).toBeUndefined();
    const idle = told.budget?.hasTraffic;
    expect(idle).toBe(true);
    expect(told.budget?.coveredSeconds).toBe(days * day);
  });

  it('of a window that is longer than the history says so, and counts the rest as good', async () => {
    const [week, month] = [await read(), await read({ windowSeconds: 30 * day })];
    expect(month.budget?.coveredSeconds).toBeGreaterThanOrEqual(days * day);
    expect(month.budget?.coveredSeconds).toBeLessThan((days + 0.2) * day);
    const ratio = (month.budget?.spentMinutes ?? 0) / (week.budget?.spentMinutes ?? 1);
    expect(ratio).toBeGreaterThan(0.98);
    expect(ratio).toBeLessThan(1.02);
    expect(budgetSentence(month)).toContain('Prometheus knows 7 d of that, and the rest counts as good');
  });

  it('holds a deployment, and is told by `report slo`', async () => {
    const ofTime = 'avg_over_time(probe_success{app="{{application}}"}[{{range}}])';
    const top = `prometheus: {address: "${server.url}"}\nslo: {objective: 99.9%, window: 8d, ratio: '${ofTime}'}`;
    await using stand = await Stand.open('budget: hold', { clusters: `{}\n${top}`, targets: oneTarget });
    const ports = await stand.ports({
      clock: systemClock,
      metrics: async () => metrics,
      cluster: async () => clusterOf(stand, () => ({ tag: stand.tag(), revision: stand.world.gitops.head() })),
    });
    const held = await drive(stand.plan(stand.a, 1), ports, { signal: never });
    expect(held.outcome).toMatchObject({ outcome: 'paused', reason: 'budget-spent' });
    expect(stand.tag()).toBe('v0');
    const text = configurationText('budget: hold', { clusters: `{}\n${top}`, targets: oneTarget });
    const end = await gitopsDeploy(['report', 'slo'], {
      folder: folderWith({ '.gitops-deploy.yaml': text }),
      environment: {
        GITHUB_TOKEN: token,
        GITHUB_API_URL: stand.world.server.apiUrl,
        GITHUB_SERVER_URL: stand.world.server.url,
        GITHUB_REPOSITORY: 'acme/api',
      },
    });
    expect(end.exit, end.log).toBe(0);
    expect(end.outcome.sentence).toMatch(/^api in prod: 1[12]\.\d min are spent of 11\.5 min \(99\.9% over 8 d\)/);
  });

  it.each([
    ['a query that is none', { ratio: 'avg_over_time(probe_success[{{range}}]' }, /`ratio` is refused: .*parse error/],
    ['a series that is not there', { ratio: 'avg_over_time(nothing[{{range}}])' }, /`ratio` gives no data/],
    ['several series', { ratio: 'avg_over_time(http_requests_total[{{range}}])' }, /gives 4 series/],
    ['a percentage', { ratio: '100 * avg_over_time(probe_success[{{range}}])' }, /`ratio` gives 100: it must be/],
  ] as const)('is not known of %s', async (_, queries, why) => {
    const told = await read({ queries });
    expect(told.budget).toBeUndefined();
    expect(told.why).toMatch(why);
  });
});
