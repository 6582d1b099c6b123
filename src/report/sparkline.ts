const bars = '▁▂▃▄▅▆▇█';

/** A course as one line of bars, from nothing to its highest value; a dot where there was none. Of more than so many values the most of each few is shown. */
export function sparkline(values: readonly (number | undefined)[], most: number): string {
  const per = Math.max(1, Math.ceil(values.length / most));
  const cells = Array.from({ length: Math.ceil(values.length / per) }, (_, index) =>
    highest(values.slice(index * per, (index + 1) * per)),
  );
  const top = highest(cells) ?? 0;
  return cells.map((cell) => (cell === undefined ? '·' : barOf(cell, top))).join('');
}

function highest(values: readonly (number | undefined)[]): number | undefined {
  return values.reduce(
    (most, value) => (value === undefined || (most !== undefined && most >= value) ? most : value),
    undefined,
  );
}

function barOf(value: number, top: number): string {
  const index = top <= 0 ? 0 : Math.min(bars.length - 1, Math.floor((value / top) * bars.length));
  return bars[index] ?? '';
}
