import { r as __exportAll } from "./rolldown-runtime.js";
import { t as import_dist } from "./yaml.js";
import { j as readBlockYaml, q as sourceOf } from "./edit.js";
/** Bytes of the largest file that is judged: more than the API server takes in one request, and than most lists of objects need. */
const largestJudged = 4194304;
/** Weight of the heaviest file that is parsed: seconds and a gigabyte, at worst. */
const heaviestFile = 1e6;
/** Weight of all files that are judged together: ten thousand manifests of 3 KB, in less than 1 GB. */
const heaviestSet = 8e6;
/** What a file weighs beyond its content, and how many bytes of plain text weigh as much as one mark. */
const perFile = 100;
const bytesPerMark = 16;
/** 1 for each byte that is a mark. */
const marks = /* @__PURE__ */ new Uint8Array(256);
for (const mark of new TextEncoder().encode("\n,[]{}:\"'-?!&*")) marks[mark] = 1;
/**
* How much work it is to parse a file, before it is parsed: what counts is not its length but how many nodes it can hold, and
* every node takes a mark of its own.
*/
function weightOf(content) {
	let count = 0;
	for (let at = 0; at < content.length; at += 1) {
		const code = typeof content === "string" ? content.charCodeAt(at) : content[at];
		count += marks[code ?? 0] ?? 0;
	}
	return perFile + count + Math.ceil(content.length / bytesPerMark);
}
var read_exports = /* @__PURE__ */ __exportAll({ parseFully: () => parseFully });
/** So deep may maps and lists stand in each other: no manifest comes near, and a reader of thousands would run out of stack. */
const deepest = 256;
/** Parses any YAML, but none that would take many seconds or much memory. */
const parseFully = (text) => {
	if (weightOf(text) > 1e6) return [beyondLimits("is too large, for something that is more than plain block YAML", 0)];
	const composer = new import_dist.Composer({
		uniqueKeys: false,
		prettyErrors: false,
		logLevel: "silent"
	});
	const parser = new import_dist.Parser();
	const documents = [];
	for (const lexeme of new import_dist.Lexer().lex(text)) {
		for (const token of parser.next(lexeme)) documents.push(...composer.next(token));
		if (parser.stack.length > deepest) return [beyondLimits(`is nested more than ${deepest} levels deep`, parser.offset)];
	}
	for (const token of parser.end()) documents.push(...composer.next(token));
	return [...documents, ...composer.end()];
};
function beyondLimits(message, position) {
	return {
		contents: null,
		errors: [{
			message,
			pos: [position, position],
			isLimit: true
		}]
	};
}
/** Reads a file, whatever YAML it holds. */
function readSource(file, bytes) {
	return sourceOf(file, bytes, (text) => readBlockYaml(text) ?? parseFully(text));
}
export { heaviestSet as a, heaviestFile as i, readSource as n, largestJudged as o, read_exports as r, weightOf as s, parseFully as t };
