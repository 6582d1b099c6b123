/** Characters of one cell; the whole text is in the JSON. */
const widest = 72;
function oneCell(text) {
	const line = text.replace(/\s+/g, " ").trim();
	return line.length <= widest ? line : `${line.slice(0, 71)}…`;
}
/** Rows of text as columns for a terminal, two spaces apart; the last column is not padded. */
function textTable(given) {
	const rows = given.map((row) => row.map(oneCell));
	const widths = rows.reduce((known, row) => row.map((cell, index) => Math.max(known[index] ?? 0, cell.length)), []);
	return rows.map((row) => row.map((cell, index) => index < row.length - 1 ? cell.padEnd(widths[index] ?? 0) : cell).join("  ")).map((line) => line.trimEnd()).join("\n");
}
export { textTable as t };
