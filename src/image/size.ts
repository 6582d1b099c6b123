const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes as people read them, in powers of 1000 as registries and `docker` have it: `180 MB`, `1.2 GB`. */
export function printSize(bytes: number): string {
  let [value, unit] = [bytes, 0];
  // what would be rounded to 1000 is one of the next unit
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : 1;
  return `${value.toFixed(digits).replace(/\.0$/, '')} ${units[unit]}`;
}

/** How much more or less, in percent: `−85 %`, `+0.3 %`, `±0 %`; empty where there was nothing before. */
export function printChange(before: number, after: number): string {
  if (before === 0) return '';
  const percent = ((after - before) / before) * 100;
  const size = Math.abs(percent);
  if (size < 0.05) return '±0 %';
  const shown = size.toFixed(size < 9.95 ? 1 : 0).replace(/\.0$/, '');
  return `${percent < 0 ? '−' : '+'}${shown} %`;
}
