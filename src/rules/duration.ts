import { goSeconds } from '../data/duration.ts';

/** Seconds of a duration as Argo Rollouts takes it: a number of them, or a Go duration such as `1m30s`. Undefined for anything else. */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : goSeconds(text);
}

/** Seconds for people: `45 s`, `4.5 min`, `2 h`. */
export function printSeconds(total: number): string {
  if (total < 90) return `${Number(total.toPrecision(3))} s`;
  if (total < 5400) return `${Number((total / 60).toPrecision(3))} min`;
  return `${Number((total / 3600).toPrecision(3))} h`;
}
