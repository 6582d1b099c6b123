/** A part of a text of limited length, which may be shown without its last lines. */
export interface Part {
  /** What stands above the lines in any case. */
  readonly head?: string;
  readonly lines: readonly string[];
  /** What stands around those lines that are shown, such as a fence. */
  readonly around?: (shown: string) => string;
  /** What stands below in any case, such as how many lines are left out. */
  readonly foot?: (left: number) => string;
}

/** A part in at most so many characters, with as many of its lines as that allows: where even its head is too long, nothing. */
export function cutPart(part: Part, room: number): string {
  const whole = show(part, part.lines.length);
  if (whole.length <= room) return whole;
  let [fits, tooMany] = [-1, part.lines.length];
  while (tooMany - fits > 1) {
    const middle = Math.floor((fits + tooMany) / 2);
    if (show(part, middle).length <= room) fits = middle;
    else tooMany = middle;
  }
  return fits < 0 ? '' : show(part, fits);
}

function show({ head = '', lines, around = (shown) => shown, foot = () => '' }: Part, count: number): string {
  const shown = lines.slice(0, count).join('\n');
  const pieces = [head, shown === '' ? '' : around(shown), foot(lines.length - count)];
  return pieces.filter((piece) => piece !== '').join('\n\n');
}

/** The rows of a table, below its head. */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[]): Part {
  const top = [head, head.map(() => '---')].map(row).join('\n');
  const foot = (left: number) => (left === 0 ? '' : `and ${left} more`);
  return { lines: rows.map(row), around: (shown) => `${top}\n${shown}`, foot };
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
