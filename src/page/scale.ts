/** From a value to its place, from 0 to 1. */
export interface Scale {
  readonly from: number;
  readonly to: number;
  readonly at: (value: number) => number;
}

/** A scale between two values; one of no extent has all in its middle. */
export function scaleOf(from: number, to: number): Scale {
  const extent = to - from;
  return { from, to, at: (value) => (extent === 0 ? 0.5 : (value - from) / extent) };
}

/** Round numbers that lie between two values, about so many; ascending. */
export function roundTicks(from: number, to: number, about: number): readonly number[] {
  const step = roundStep((to - from) / Math.max(1, about));
  if (!Number.isFinite(step) || step <= 0) return Number.isFinite(from) ? [from] : [];
  const first = Math.ceil(from / step - 1e-9);
  const last = Math.floor(to / step + 1e-9);
  return Array.from({ length: Math.min(last - first + 1, 20) }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** 1, 2, 2.5 or 5 times a power of ten that is no smaller. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= least * 0.999) ?? 10) * power;
}

/** A scale that holds all values, with room around them, and its round ticks. */
export function scaleAround(
  values: readonly number[],
  bounds: { readonly least?: number; readonly most?: number } = {},
): { readonly scale: Scale; readonly ticks: readonly number[] } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const extent = most - least || Math.abs(most) * 0.1 || 1;
  const from = Math.max(least - extent * 0.12, bounds.least ?? Number.NEGATIVE_INFINITY);
  const to = Math.min(most + extent * 0.12, bounds.most ?? Number.POSITIVE_INFINITY);
  return { scale: scaleOf(from, to), ticks: roundTicks(from, to, 4) };
}

/** Milliseconds between two ticks of time. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400].map(
  (seconds) => seconds * 1000,
);

/** Ticks of a time that goes by from 0, in milliseconds: at most so many after the first. */
export function timeTicks(extent: number, most: number): readonly number[] {
  const day = 86_400_000;
  const step = steps.find((one) => extent / one <= most) ?? Math.ceil(extent / most / day) * day;
  return Array.from({ length: Math.floor(extent / step) + 1 }, (_, index) => index * step);
}

/** What has gone by, in short, for a tick: `0`, `30s`, `2m`, `1h 30m`, `2d`. */
export function printTick(milliseconds: number): string {
  if (milliseconds === 0) return '0';
  const seconds = Math.round(milliseconds / 1000);
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'm'],
    [seconds % 60, 's'],
  ] as const;
  return parts
    .filter(([value]) => value > 0)
    .map(([value, unit]) => `${value}${unit}`)
    .slice(0, 2)
    .join(' ');
}
