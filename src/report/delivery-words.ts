import type { Compared, FiguresScope, Measure, MeasureUnit } from '../delivery/report.ts';
import type { Rate } from '../delivery/statistics.ts';
import { printSize } from '../image/size.ts';

/** A duration as people say it, in its two largest units: `45 s`, `4 min 10 s`, `2 h 5 min`, `3 d 4 h`. */
export function printTook(seconds: number): string {
  if (seconds < 9.95) return `${seconds.toFixed(1).replace(/\.0$/, '')} s`;
  const whole = Math.round(seconds);
  const parts = [
    [Math.floor(whole / 86_400), 'd'],
    [Math.floor((whole % 86_400) / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'min'],
    [whole % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${count} ${unit}`).join(' ');
}

/** A share in percent: `12 %`, `0.25 %`. */
export function printShare(share: number): string {
  const percent = share * 100;
  return `${percent.toFixed(percent >= 9.995 ? 1 : 2).replace(/\.?0+$/, '')} %`;
}

/** A rate with its interval and its sample: `12 % (9.2 to 15.6 %, 48 of 400)`. */
export function printRate({ share, low, high, events, of }: Rate): string {
  return `${printShare(share)} (${intervalOf(low, high)}, ${events} of ${of})`;
}

function intervalOf(low: number, high: number): string {
  return `${printShare(low).replace(' %', '')} to ${printShare(high)}`;
}

const spans = [
  [1, 'day'],
  [7, 'week'],
  [30, 'month'],
] as const;

/** How often a day, or how seldom: `2.4 a day`, `1.5 a week`, `3 a month`, `0.5 a year`. */
export function printPerDay(perDay: number): string {
  if (perDay === 0) return 'none';
  const [days, unit] = spans.find(([span]) => perDay * span >= 0.96) ?? [365, 'year'];
  const count = perDay * days;
  return `${count.toFixed(count >= 9.95 ? 0 : 1).replace(/\.0$/, '')} a ${unit}`;
}

/** What figures are about. */
export function printScope({ application, environment }: FiguresScope): string {
  if (application === undefined) return 'all';
  return environment === undefined ? application : `${application} / ${environment}`;
}

/** The measures of a comparison as people read them. */
export const measureNames: Readonly<Record<Measure, string>> = {
  'image-size': 'Image size',
  'build-time': 'Build time, median',
  'start-up-time': 'Start-up time',
  'deployments-per-day': 'Deployments',
  'lead-time-p50': 'Lead time, median',
  'lead-time-p95': 'Lead time, 95 %',
  'deployment-time-p50': 'Deployment time, median',
  'deployment-time-p95': 'Deployment time, 95 %',
  'deployments-under-2-min': 'Deployments under 2 min',
  'failed-deployments': 'Failed deployments',
  'time-to-restore-p50': 'Time to restore, median',
  'time-to-restore-p95': 'Time to restore, 95 %',
};

/** One value of a comparison; what is not known says why. */
export function printCompared(value: Compared, unit: MeasureUnit): string {
  if (value.known === 'no') return `not known: ${value.because}`;
  switch (unit) {
    case 'bytes':
      return printSize(value.value);
    case 'seconds':
      return printTook(value.value);
    case 'per-day':
      return printPerDay(value.value);
    case 'share': {
      const { low = value.value, high = value.value, of = 0 } = value;
      return `${printShare(value.value)} (${intervalOf(low, high)}, of ${of})`;
    }
  }
}
