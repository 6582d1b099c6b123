import type { PodHistory, RawSeries, WorkloadHistory } from './usage-history.ts';

/**
 * The same recommendation, worked out from the raw samples alone: no query, none of the code under test. What Prometheus does to samples
 * (extrapolating rates, interpolating quantiles) is done here as its documentation and its own engine have it.
 */

const mi = 2 ** 20;
const week = 7 * 86_400;

/** What is wanted of the numbers of one container. */
export interface Wanted {
  readonly 'requests.cpu'?: string;
  readonly 'requests.memory'?: string;
  readonly 'limits.memory'?: string;
}

/** The amounts that stand in the files, in millicores and bytes, and how they are written. */
export interface Stated {
  readonly cpu: number;
  readonly cpuStyle: 'm' | 'cores';
  readonly memory: number;
  readonly memoryStyle: 'Mi' | 'M';
}

/** The increase a second of a counter between two times, as Prometheus extrapolates it to the ends of the window. */
function rateOf({ times, values }: RawSeries, from: number, to: number): number | undefined {
  let first = -1;
  let last = -1;
  let grown = 0;
  for (let index = lowerBound(times, from); index < times.length; index += 1) {
    const [time = 0, value = 0] = [times[index], values[index]];
    if (time > to) break;
    const before = values[index - 1] ?? 0;
    if (first >= 0) grown += value < before ? value : value - before;
    else first = index;
    last = index;
  }
  if (first < 0 || first === last) return undefined;
  const [firstTime = 0, lastTime = 0, firstValue = 0] = [times[first], times[last], values[first]];
  const between = (lastTime - firstTime) / (last - first);
  let atStart = firstTime - from;
  let atEnd = to - lastTime;
  // a counter does not come from below zero
  if (grown > 0 && firstValue >= 0) atStart = Math.min(atStart, (lastTime - firstTime) * (firstValue / grown));
  if (atStart > between * 1.1) atStart = between / 2;
  if (atEnd > between * 1.1) atEnd = between / 2;
  return (grown * (lastTime - firstTime + atStart + atEnd)) / (lastTime - firstTime) / (to - from);
}

function lowerBound(times: readonly number[], wanted: number): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function quantile(sorted: readonly number[], share: number): number {
  const rank = share * (sorted.length - 1);
  const [low, high] = [Math.floor(rank), Math.ceil(rank)];
  return (sorted[low] ?? 0) + ((sorted[high] ?? 0) - (sorted[low] ?? 0)) * (rank - low);
}

interface Seen {
  readonly p95: number | undefined;
  /** Ends of the hours in which it was seen, in hours before the end. */
  readonly cpuHours: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly memory: number;
}

function seenOf({ cpu, memory }: PodHistory['containers'][number], end: number): Seen {
  const rates: { readonly time: number; readonly rate: number }[] = [];
  for (let time = end - week; time <= end; time += 300) {
    const all = cpu.flatMap((series) => rateOf(series, time - 300, time) ?? []);
    if (all.length > 0) rates.push({ time, rate: Math.max(...all) });
  }
  const cpuHours = new Set(rates.flatMap(({ time }) => hoursWith(time, end)));
  const samples = memory.flatMap(({ times, values }) =>
    times.map((time, index) => ({ time, value: values[index] ?? 0 })),
  );
  const within = samples.filter(({ time }) => time >= end - week && time <= end);
  const sorted = rates.map(({ rate }) => rate).sort((one, other) => one - other);
  return {
    p95: sorted.length === 0 ? undefined : quantile(sorted, 0.95),
    cpuHours,
    hours: new Set([...cpuHours, ...within.flatMap(({ time }) => hoursWith(time, end))]),
    memory: within.reduce((most, { value }) => Math.max(most, value), 0),
  };
}

/** The hours that hold a time; one that two meet at belongs to both. */
function hoursWith(time: number, end: number): readonly number[] {
  const back = (end - time) / 3600;
  const hours = Number.isInteger(back) ? [back, back - 1] : [Math.floor(back)];
  return hours.filter((hour) => hour >= 0 && hour < 168);
}

/** What the formula of the article comes to: p95 + 20%, maximum + 10%, in steps of at most twofold; undefined where the history is too short. */
export function wantedOf({ workload, pods }: WorkloadHistory, container: string, stated: Stated, end: number): Wanted {
  const own = pods.flatMap((pod) => pod.containers.filter(({ name }) => name === container));
  const seen = own.map((one) => seenOf(one, end));
  const hours = new Set(seen.flatMap((one) => [...one.hours]));
  const days = workload.kind === 'CronJob' ? daysOf(hours, end) : hours.size / 24;
  if (Math.round(days) < 7) return {};
  const lasting = seen.filter(({ cpuHours }) => cpuHours.size >= 2);
  const p95 = Math.max(...(lasting.length > 0 ? lasting : seen).flatMap((one) => one.p95 ?? []));
  const most = Math.max(...seen.map(({ memory }) => memory));
  const killed = Math.max(0, ...own.map(({ oomLimit = 0 }) => oomLimit));
  const cpu = step(upTo(Math.max(p95 * 1000 * 1.2, 10), cpuGrid), stated.cpu, cpuGrid);
  const isKilled = killed > 0;
  const memoryGrid = (bytes: number) => gridOf(bytes, stated.memoryStyle);
  const need = Math.max(most * 1.1, killed * 1.25, 32 * mi);
  const request = keepUp(step(upTo(need, memoryGrid), stated.memory, memoryGrid), stated.memory, isKilled);
  const now = request ?? stated.memory;
  const limit = limitOf({ need, request: now, stated: stated.memory, isKilled, grid: memoryGrid });
  return {
    ...(cpu === undefined ? {} : { 'requests.cpu': stated.cpuStyle === 'm' ? `${cpu}m` : String(cpu / 1000) }),
    ...(request === undefined ? {} : { 'requests.memory': inBytes(request, stated.memoryStyle) }),
    ...(limit === undefined ? {} : { 'limits.memory': inBytes(limit, stated.memoryStyle) }),
  };
}

/** Days of 24 hours since 1970 in which there was such an hour. */
function daysOf(hours: ReadonlySet<number>, end: number): number {
  return new Set([...hours].map((back) => Math.floor((Math.round(end / 3600) - back - 1) / 24))).size;
}

type Grid = (amount: number) => number;

const cpuGrid: Grid = (milli) => (milli < 100 ? 5 : milli < 1000 ? 25 : 100);

function gridOf(bytes: number, style: Stated['memoryStyle']): number {
  const unit = style === 'Mi' ? mi : 1e6;
  return unit * (bytes < 1024 * unit ? 16 : bytes < 8192 * unit ? 64 : 256);
}

function upTo(amount: number, grid: Grid): number {
  return Math.ceil(amount / grid(amount) - 1e-9) * grid(amount);
}

function downTo(amount: number, grid: Grid): number {
  return Math.floor(amount / grid(amount) + 1e-9) * grid(amount);
}

/** Nothing below a tenth, and no more than twofold. */
function step(goal: number, now: number, grid: Grid, least = 0): number | undefined {
  if (Math.abs(goal - now) * 100 < now * 10) return undefined;
  const highest = Math.max(2 * now, upTo(least, grid));
  if (goal > highest) return downTo(highest, grid) > now ? downTo(highest, grid) : highest;
  if (goal < now / 2) return upTo(now / 2, grid) < now ? upTo(now / 2, grid) : undefined;
  return goal;
}

function keepUp(amount: number | undefined, now: number, isKilled: boolean): number | undefined {
  return isKilled && amount !== undefined && amount < now ? undefined : amount;
}

function limitOf({
  need,
  request,
  stated,
  isKilled,
  grid,
}: {
  readonly need: number;
  readonly request: number;
  readonly stated: number;
  readonly isKilled: boolean;
  readonly grid: Grid;
}): number | undefined {
  const settled = keepUp(step(upTo(Math.max(request, need), grid), stated, grid, need), stated, isKilled);
  return (settled ?? stated) >= request ? settled : upTo(request, grid);
}

function inBytes(bytes: number, style: Stated['memoryStyle']): string {
  return `${Math.round(bytes / (style === 'Mi' ? mi : 1e6))}${style}`;
}
