import { printDay } from '../../delivery/period.ts';
import type { Figures, ScopeFigures } from '../../delivery/report.ts';
import type { Bar } from '../../page/bar-chart.ts';
import { barChart } from '../../page/bar-chart.ts';
import type { Content, Element } from '../../page/node.ts';
import { h } from '../../page/node.ts';
import { section } from '../../page/parts.ts';
import { printNumber } from '../../page/words.ts';
import { printShare, printTook } from '../delivery-words.ts';

type Part = ScopeFigures['parts'][number] & { readonly label: string };

const lengths: Readonly<Record<number, string>> = { 1: 'day', 7: 'week', 28: 'four weeks' };

/** The four figures over time, a bar for each part of the period. */
export function chartsPart({ figures, parts: all }: ScopeFigures, partDays: number): Content {
  if (all.length < 2 || figures.deployments === 0) return undefined;
  const parts = all.map((part): Part => ({ ...part, label: labelOf(part.period.from, partDays) }));
  const each = lengths[partDays] ?? `${partDays} days`;
  return section(
    'Over time',
    h(
      'div',
      { class: 'metrics' },
      deploymentsChart(parts, each),
      durationChart('Lead time', parts, { each, of: ({ leadTime }) => leadTime.p50 }),
      shareChart(parts, each),
      durationChart('Time to restore', parts, { each, of: ({ timeToRestore }) => timeToRestore.p50 }),
    ),
  );
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The day on which a part begins; of parts that go on for years its month. */
function labelOf(time: Date, partDays: number): string {
  const month = months[time.getUTCMonth()] ?? '';
  return partDays > 7 ? `${month} ${time.getUTCFullYear()}` : `${time.getUTCDate()} ${month}`;
}

function chart(title: string, note: string, parts: readonly Content[]): Element {
  return h('article', {}, h('h3', {}, title), h('p', { class: 'soft' }, note), ...parts);
}

function deploymentsChart(parts: readonly Part[], each: string): Element {
  const bars = parts.map(({ label, period, figures: { deployments, failed } }): Bar => {
    const words = `${printDay(period.from)}: ${deployments} deployed, ${failed} failed`;
    return { label, values: [deployments - failed, failed], words };
  });
  // Git has no verdicts
  const isSure = parts.every(({ figures: { leftOut } }) => leftOut.fromGit === 0);
  const series = [isSure ? 'healthy' : 'healthy, or known from Git alone', 'failed'];
  const [most, all] = [Math.max(...bars.map(sumOf)), bars.reduce((sum, bar) => sum + sumOf(bar), 0)];
  const description = `${all} deployments in ${parts.length} parts, ${most} at most in one.`;
  return chart('Deployments', `Each ${each}; what failed is dashed.`, [
    barChart({ title: `Deployments, each ${each}`, description, bars, series, counts: true }),
  ]);
}

function sumOf({ values }: Bar): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function shareChart(parts: readonly Part[], each: string): Element {
  const known = parts.flatMap(({ figures: { changeFailureRate } }) => changeFailureRate?.share ?? []);
  if (known.length === 0) return chart('Change failure rate', 'None has a verdict.', []);
  const bars = parts.map(({ label, period, figures: { changeFailureRate: rate } }): Bar => {
    const said = rate === undefined ? 'none with a verdict' : `${printShare(rate.share)}, ${rate.events} of ${rate.of}`;
    return {
      label,
      values: [(rate?.share ?? 0) * 100],
      words: `${printDay(period.from)}: ${said}`,
    };
  });
  return chart('Change failure rate', `Each ${each}, of the changes with a verdict.`, [
    barChart({
      title: `Change failure rate, each ${each}`,
      description: rangeWords(known, printShare),
      bars,
      series: [],
      print: (value) => `${printNumber(value)} %`,
    }),
  ]);
}

interface DurationFacts {
  readonly each: string;
  readonly of: (figures: Figures) => number | undefined;
}

function durationChart(title: string, parts: readonly Part[], { each, of }: DurationFacts): Element {
  const known = parts.flatMap(({ figures }) => of(figures) ?? []);
  if (known.length === 0) return chart(title, 'Nothing was measured.', []);
  const { seconds, name } = unitOf(Math.max(...known, 0));
  const bars = parts.map(({ label, period, figures }): Bar => {
    const value = of(figures);
    const said = value === undefined ? 'not known' : printTook(value);
    return {
      label,
      values: [(value ?? 0) / seconds],
      words: `${printDay(period.from)}: ${said}`,
    };
  });
  return chart(title, `Median of each ${each}.`, [
    barChart({
      title: `${title}, median of each ${each}`,
      description: rangeWords(known, printTook),
      bars,
      series: [],
      print: (value) => `${printNumber(value)} ${name}`,
    }),
  ]);
}

/** The unit in which the longest of several durations is a small number. */
function unitOf(longest: number): { readonly seconds: number; readonly name: string } {
  if (longest >= 172_800) return { seconds: 86_400, name: 'd' };
  if (longest >= 7200) return { seconds: 3600, name: 'h' };
  return longest >= 120 ? { seconds: 60, name: 'min' } : { seconds: 1, name: 's' };
}

function rangeWords(known: readonly number[], print: (value: number) => string): string {
  return `From ${print(Math.min(...known))} to ${print(Math.max(...known))}, known of ${known.length} parts.`;
}
