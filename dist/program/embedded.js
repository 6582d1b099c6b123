import { q as sourceOf, z as treesOf } from "./edit.js";
/** Each text is read once: nodes are told apart by what they are, so that two readings would be two values. */
const known = /* @__PURE__ */ new WeakMap();
/** Reads the text of a value as YAML. Every error is told at the value itself. */
function readEmbedded(outer, scalar) {
	const read = known.get(scalar) ?? readOnce(outer, scalar);
	known.set(scalar, read);
	return read;
}
function readOnce(outer, scalar) {
	const read = sourceOf(outer.file, new TextEncoder().encode(String(scalar.value)), outer.parse);
	if (read.result === "unreadable") return read;
	const inner = read.source;
	const lineStarts = lineStartsOf(outer, scalar, inner.text);
	return {
		result: "read",
		embedded: {
			outer,
			scalar,
			inner,
			trees: treesOf(inner),
			lineStarts
		}
	};
}
/**
* Every line of the text must be one line of the file less its indentation. So it is in a literal block (`|`), and in a folded
* one (`>`) where nothing is folded.
*/
function lineStartsOf(outer, scalar, text) {
	if (scalar.type !== "BLOCK_LITERAL" && scalar.type !== "BLOCK_FOLDED") return void 0;
	const header = outer.lines.linePos(scalar.range?.[0] ?? 0).line;
	const starts = [];
	const lines = text.split("\n");
	for (const [index, line] of lines.entries()) {
		const start = outer.lines.lineStarts[header + index] ?? outer.text.length;
		const written = lineAt(outer.text, start);
		const isLast = index === lines.length - 1 && line === "";
		const indent = isLast ? 0 : written.length - line.length;
		if (!isLast && (!written.endsWith(line) || written.slice(0, indent).trim() !== "")) return void 0;
		starts.push(start + indent);
	}
	return starts;
}
function lineAt(text, start) {
	const end = text.indexOf("\n", start);
	return text.slice(start, end < 0 ? void 0 : end).replace(/\r$/, "");
}
/** Where a position of the inner text stands in the outer one; of text that is not written line by line, where it begins. */
function outerPosition({ scalar, inner, lineStarts }, position) {
	const { line, col } = inner.lines.linePos(position);
	const start = lineStarts?.[line - 1];
	return start === void 0 ? scalar.range?.[0] ?? 0 : start + col - 1;
}
export { readEmbedded as n, outerPosition as t };
