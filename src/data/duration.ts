const goUnits = { ns: 1e-9, us: 1e-6, µs: 1e-6, ms: 1e-3, s: 1, m: 60, h: 3600 };
const prometheusUnits = { ms: 1e-3, s: 1, m: 60, h: 3600, d: 86_400, w: 604_800, y: 31_536_000 };

/** Seconds of a duration as Go writes it, such as `1h30m`: its longest unit is the hour. Undefined for anything else, a bare number too. */
export function goSeconds(text: string): number | undefined {
  return sumOf(text, goUnits);
}

/** Seconds of a duration as Prometheus writes it, such as `1d12h`; a bare number is seconds. Undefined for anything else. */
export function prometheusSeconds(text: string): number | undefined {
  return /^\d+$/.test(text) ? Number(text) : sumOf(text, prometheusUnits);
}

function sumOf(text: string, units: Readonly<Record<string, number>>): number | undefined {
  const part = /(\d+(?:\.\d+)?)([a-zµ]+)/g;
  const parts = [...text.matchAll(part)].map(([, amount, unit = '']) => Number(amount) * (units[unit] ?? Number.NaN));
  const total = parts.reduce((sum, seconds) => sum + seconds, 0);
  return parts.length === 0 || text.replace(part, '') !== '' || Number.isNaN(total) ? undefined : total;
}
