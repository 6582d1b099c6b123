const seconds: Readonly<Record<string, number>> = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};

/** Seconds of a duration as Go and Prometheus write them, such as `1m30s`; a bare number is seconds. Undefined for anything else. */
export function secondsOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d+$/.test(text)) return Number(text);
  if (!/^(\d+(\.\d+)?(ns|us|µs|ms|[smhdwy]))+$/.test(text)) return undefined;
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|[smhdwy])/g);
  return [...parts].reduce((total, [, amount, unit]) => total + Number(amount) * (seconds[unit ?? ''] ?? 0), 0);
}

/** Seconds for people: `45 s`, `4.5 min`, `2 h`. */
export function printSeconds(total: number): string {
  if (total < 90) return `${Number(total.toPrecision(3))} s`;
  if (total < 5400) return `${Number((total / 60).toPrecision(3))} min`;
  return `${Number((total / 3600).toPrecision(3))} h`;
}
