/** Characters of one cell; the whole text is in the JSON. */
const widest = 72;

function oneCell(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length <= widest ? line : `${line.slice(0, widest - 1)}…`;
}

/** Rows of text as columns for a terminal, two spaces apart; the last column is not padded. */
export function textTable(given: readonly (readonly string[])[]): string {
  const rows = given.map((row) => row.map(oneCell));
  const widths = rows.reduce<readonly number[]>(
    (known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, cell.length)),
    [],
  );
  return rows
    .map((row) =>
      row.map((cell, index) => (index < row.length - 1 ? cell.padEnd(widths[index] ?? 0) : cell)).join('  '),
    )
    .map((line) => line.trimEnd())
    .join('\n');
}
