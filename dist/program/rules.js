import { M as parseImageReference } from "./start.js";
import { at as isScalar } from "./edit.js";
/** Where `${{ … }}` ends, which begins at a position: texts in it (`'}}'`) do not end it. */
function skipExpression(text, start) {
	let at = start + 3;
	while (at < text.length && !text.startsWith("}}", at)) {
		if (text[at] === "'") {
			const end = text.indexOf("'", at + 1);
			if (end < 0) return text.length;
			at = end;
		}
		at += 1;
	}
	return Math.min(at + 2, text.length);
}
/** Where the bracket that opens at a position is closed, behind it; the end of the text where it never is. */
function nestedEnd(text, start, [open, close]) {
	let depth = 0;
	for (let at = start; at < text.length; at += 1) {
		const char = text[at];
		if (char === "\\") at += 1;
		else if (char === open) depth += 1;
		else if (char === close) {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
	return text.length;
}
/** So deep are substitutions read; what is deeper is taken for text. */
const deepest = 24;
const keywords = new Set("if then else elif fi do done while until { } ! esac time".split(" "));
/** The simple commands of a shell script. It reads what people write, and answers something for whatever there is. */
function commandsIn(script) {
	const reader = new ShellReader(script);
	reader.readUntil("");
	return reader.commands;
}
const opened = (joint) => ({
	words: [],
	assignments: [],
	redirections: [],
	keywords: [],
	joint
});
var ShellReader = class {
	commands = [];
	#text;
	#at = 0;
	#depth = 0;
	/** The ends of the here-documents whose bodies begin with the next line. */
	#documents = [];
	constructor(text) {
		this.#text = text;
	}
	#is(text) {
		return this.#text.startsWith(text, this.#at);
	}
	/** Reads commands until a closing character, which is passed. */
	readUntil(close) {
		let open = opened("start");
		let parentheses = 0;
		while (this.#at < this.#text.length) {
			const char = this.#text[this.#at] ?? "";
			if (char === close && parentheses === 0) break;
			const joint = this.#jointAt(char);
			if (joint === void 0) this.#readPart(char, open);
			else {
				if (char === "(") parentheses += 1;
				if (char === ")") parentheses -= 1;
				this.#close(open);
				open = opened(joint);
			}
		}
		this.#at += 1;
		this.#close(open);
	}
	#close({ words, assignments, redirections, ...rest }) {
		if (words.length + assignments.length + redirections.length + rest.keywords.length === 0) return;
		this.commands.push({
			words,
			assignments,
			redirections,
			...rest,
			depth: this.#depth
		});
	}
	/** Passes what ends a command, and says how the next one is joined to it. */
	#jointAt(char) {
		if (char === "\n") {
			this.#at += 1;
			this.#skipDocuments();
			return ";";
		}
		const joint = [
			"&&",
			"||",
			"|",
			";",
			"&"
		].find((one) => this.#is(one));
		if (joint !== void 0 && !this.#is("&>")) {
			this.#at += joint.length;
			return joint;
		}
		if (char !== "(" && char !== ")") return void 0;
		this.#at += 1;
		return ";";
	}
	#readPart(char, open) {
		if (char === " " || char === "	" || char === "\r") this.#at += 1;
		else if (this.#is("\\\n")) this.#at += 2;
		else if (char === "#") this.#at = this.#lineEnd();
		else if (/^(?:\d*[<>]|&>)/.test(this.#text.slice(this.#at, this.#at + 6))) this.#readRedirection(open);
		else this.#take(this.#word(), open);
	}
	#take(word, open) {
		const isFirst = open.words.length === 0;
		if (isFirst && open.assignments.length === 0 && keywords.has(word.text)) open.keywords.push(word.text);
		else if (isFirst && /^\w+\+?=/.test(word.text)) open.assignments.push(word);
		else open.words.push(word);
	}
	#lineEnd() {
		const end = this.#text.indexOf("\n", this.#at);
		return end < 0 ? this.#text.length : end;
	}
	#readRedirection(open) {
		const [all = "", operator = ""] = /^\d*(&>>?|<<<|<<-?|<[>&]?|>>|>[&|]?)/.exec(this.#text.slice(this.#at, this.#at + 12)) ?? [];
		this.#at += Math.max(all.length, 1);
		if (this.#is("(") && (operator === "<" || operator === ">")) {
			this.#substitution("(");
			return;
		}
		while (this.#is(" ") || this.#is("	")) this.#at += 1;
		const target = this.#word();
		if (operator === "<<" || operator === "<<-") this.#documents.push({
			end: target.text,
			tabs: operator === "<<-"
		});
		open.redirections.push({
			operator,
			target
		});
	}
	#skipDocuments() {
		for (const { end, tabs } of this.#documents) while (this.#at < this.#text.length) {
			const line = this.#text.slice(this.#at, this.#lineEnd());
			this.#at = this.#lineEnd() + 1;
			if ((tabs ? line.replace(/^\t+/, "") : line) === end) break;
		}
		this.#documents = [];
	}
	/** Reads a word; it is never empty-handed: at least one character is passed unless the text or the command ends. */
	#word() {
		const start = this.#at;
		let text = "";
		let isPlain = true;
		while (this.#at < this.#text.length) {
			const char = this.#text[this.#at] ?? "";
			if (" 	\r\n;&|()<>".includes(char) || char === "`" && this.#depth > 0 && this.#isInBackticks) break;
			const piece = this.#piece(char);
			text += piece.text;
			isPlain &&= piece.isPlain;
		}
		return {
			text,
			isPlain,
			start,
			end: this.#at
		};
	}
	#isInBackticks = false;
	#piece(char) {
		switch (char) {
			case "'": return {
				text: this.#quoted("'"),
				isPlain: true
			};
			case "\"": return this.#doubleQuoted();
			case "\\": return {
				text: this.#escaped(),
				isPlain: true
			};
			case "$":
			case "`": return {
				text: this.#expansion(),
				isPlain: false
			};
			default:
				this.#at += 1;
				return {
					text: char,
					isPlain: char !== "*" && char !== "?"
				};
		}
	}
	#quoted(quote) {
		const end = this.#text.indexOf(quote, this.#at + 1);
		const text = this.#text.slice(this.#at + 1, end < 0 ? void 0 : end);
		this.#at = end < 0 ? this.#text.length : end + 1;
		return text;
	}
	#escaped() {
		const char = this.#text[this.#at + 1] ?? "";
		this.#at += 2;
		return char === "\n" ? "" : char;
	}
	#doubleQuoted() {
		let text = "";
		let isPlain = true;
		this.#at += 1;
		while (this.#at < this.#text.length && !this.#is("\"")) if (this.#is("\\") && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? "")) text += this.#escaped();
		else if (this.#is("$") || this.#is("`")) {
			text += this.#expansion();
			isPlain = false;
		} else {
			text += this.#text[this.#at];
			this.#at += 1;
		}
		this.#at += 1;
		return {
			text,
			isPlain
		};
	}
	/** Passes `$x`, `${x}`, `$(…)`, `` `…` `` and GitHub's `${{ … }}`, and gives them as they are written. */
	#expansion() {
		const start = this.#at;
		if (this.#is("${{")) this.#at = skipExpression(this.#text, this.#at);
		else if (this.#is("$((")) this.#at = nestedEnd(this.#text, this.#at + 1, "()");
		else if (this.#is("${")) this.#at = nestedEnd(this.#text, this.#at + 1, "{}");
		else if (this.#is("$(")) this.#substitution("$(");
		else if (this.#is("`")) this.#substitution("`");
		else this.#at += 1;
		return this.#text.slice(start, this.#at);
	}
	/** Reads the commands of a substitution. */
	#substitution(open) {
		this.#at += open.length;
		if (this.#depth >= deepest || open === "`" && this.#isInBackticks) return;
		const [documents, outer] = [this.#documents, this.#isInBackticks];
		this.#documents = [];
		this.#isInBackticks = open === "`";
		this.#depth += 1;
		this.readUntil(open === "`" ? "`" : ")");
		this.#depth -= 1;
		this.#documents = documents;
		this.#isInBackticks = outer;
	}
};
/** A text that was put together from pieces of a file, and knows where each of its characters stands there. */
var MappedText = class MappedText {
	text;
	#starts;
	#sources;
	#offset;
	constructor(text, map) {
		this.text = text;
		this.#starts = map.starts;
		this.#sources = map.sources;
		this.#offset = map.offset;
	}
	static of(pieces) {
		const starts = [];
		let length = 0;
		for (const { text } of pieces) {
			starts.push(length);
			length += text.length;
		}
		const text = pieces.map((piece) => piece.text).join("");
		return new MappedText(text, {
			starts,
			sources: pieces.map(({ source }) => source),
			offset: 0
		});
	}
	/** A text of which only the beginning is known in the file: all of it stands there. */
	static fixed(text, source) {
		return new MappedText(text, {
			starts: [],
			sources: [source],
			offset: 0
		});
	}
	/** Where a character stands in the file. */
	positionOf(index) {
		if (this.#starts.length === 0) return this.#sources[0] ?? 0;
		const at = index + this.#offset;
		const piece = this.#pieceAt(at);
		return (this.#sources[piece] ?? 0) + at - (this.#starts[piece] ?? 0);
	}
	/** The last piece that begins at or before an index. */
	#pieceAt(index) {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.#starts[middle] ?? 0) <= index) low = middle;
			else high = middle - 1;
		}
		return low;
	}
	/** What a part of the text covers in the file: its end stands behind its last character, not before the next piece. */
	rangeOf(start, end) {
		const from = this.positionOf(start);
		return {
			start: from,
			end: end > start ? this.positionOf(end - 1) + 1 : from
		};
	}
	slice(start, end = this.text.length) {
		const map = {
			starts: this.#starts,
			sources: this.#sources,
			offset: this.#offset + start
		};
		return new MappedText(this.text.slice(start, end), map);
	}
};
/** The text of a scalar, with where its characters stand in the file; undefined of what is no text. */
function textOf(view) {
	const { node, value } = view;
	if (!isScalar(node) || value === void 0) return void 0;
	const source = view.text.tree.source.text;
	const [start, end] = node.range ?? [view.position, view.position];
	const found = isBlock(node) ? blockText(source, {
		node,
		start,
		end
	}) : lineText(source, {
		node,
		value,
		start
	});
	return found?.text === value ? found : MappedText.fixed(value, start);
}
/** A part of a scalar as something that findings can stand at. */
function partOf(view, text, { start, end }) {
	return {
		place: view.text.placeOf(text.positionOf(start), view.steps),
		path: view.path,
		value: text.text.slice(start, end)
	};
}
const isBlock = ({ type }) => type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
/** A plain or quoted scalar that stands in one line, without escapes. */
function lineText(source, { node, value, start }) {
	const from = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? start + 1 : start;
	return MappedText.of([{
		text: source.slice(from, from + value.length),
		source: from
	}]);
}
/** A block scalar: its lines without their indentation, folded ones with spaces between them. */
function blockText(source, { node, start, end }) {
	const lines = linesIn(source, source.indexOf("\n", start) + 1, end);
	const first = lines.find(({ text }) => text.trim() !== "");
	const indent = /^ */.exec(first?.text ?? "")?.[0].length ?? 0;
	const isFolded = node.type === "BLOCK_FOLDED";
	const pieces = lines.map(({ text, source: at }) => ({
		text: `${text.slice(indent)}\n`,
		source: at + indent
	}));
	const joined = isFolded ? folded(pieces) : pieces;
	return joined === void 0 ? void 0 : endedLike(String(node.value), MappedText.of(joined));
}
function linesIn(source, start, end) {
	const lines = [];
	for (let at = start; at > 0 && at < end;) {
		const lineBreak = source.indexOf("\n", at);
		const until = lineBreak < 0 || lineBreak > end ? end : lineBreak;
		lines.push({
			text: source.slice(at, until).replace(/\r$/, ""),
			source: at
		});
		at = until + 1;
	}
	return lines;
}
/** Lines with spaces between them; undefined where some are empty or stand further in, which are joined by other rules. */
function folded(pieces) {
	const end = pieces.findLastIndex(({ text }) => text !== "\n");
	const lines = pieces.slice(0, end + 1);
	if (lines.some(({ text }) => text === "\n" || text.startsWith(" "))) return void 0;
	return lines.map(({ text, source }, index) => ({
		text: index === end ? text : `${text.slice(0, -1)} `,
		source
	}));
}
/** As many line breaks at the end as the value has. */
function endedLike(value, text) {
	return text.text.length > value.length ? text.slice(0, value.length) : text;
}
/** What a `uses` names; undefined where there is none, or it is filled in. */
function usesAt(view) {
	const { value } = view;
	if (value === void 0 || value.includes("${{")) return void 0;
	if (value.startsWith("./") || value.startsWith("../")) return {
		view,
		kind: "local",
		name: value,
		repository: "",
		ref: void 0
	};
	if (value.startsWith("docker://")) return {
		view,
		kind: "docker",
		name: value,
		repository: "",
		ref: void 0
	};
	const at = value.indexOf("@");
	const name = (at < 0 ? value : value.slice(0, at)).toLowerCase();
	return {
		view,
		kind: "remote",
		name,
		repository: name.split("/").slice(0, 2).join("/"),
		ref: at < 0 ? void 0 : value.slice(at + 1)
	};
}
/** Whether a ref is a commit, which nobody can move. */
function isCommit(ref) {
	return ref !== void 0 && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}
/** The major version that a ref names: 3 of `v3.1`; undefined of a branch or a commit. */
function majorOf(ref) {
	const digits = /^v?(\d+)(\.\d+)*$/.exec(ref ?? "")?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
/**
* The images of a pod: of its containers of every list, and those that are mounted (`volumes[].image.reference`). What is filled in
* later, or is no image reference, as a word that a script replaces, is none.
*/
function imagesOf({ containers, spec }) {
	const mounted = spec.at("volumes").items.map((volume) => ({
		at: volume.at("image", "reference"),
		title: `volume ${volume.at("name").value ?? ""}`.trim()
	}));
	return [...containers.map(({ view, title }) => ({
		at: view.at("image"),
		title
	})), ...mounted].flatMap(imageAt);
}
function imageAt({ at, title }) {
	const text = at.value;
	if (text === void 0 || at.isFilledInLater) return [];
	const image = parseImageReference(text);
	return typeof image === "string" ? [] : [{
		at,
		text,
		image,
		title
	}];
}
/** Whether a repository (`ghcr.io/acme/api`) is the one named, or stands below it: `ghcr.io/acme`, but not `ghcr.io/ac`. */
function isWithin(repository, named) {
	const place = normalised(named);
	return repository === place || repository.startsWith(`${place}/`);
}
/** Docker Hub is the registry of what names none: `acme/api` is `docker.io/acme/api`. */
function normalised(named) {
	const bare = named.replace(/\/+$/, "");
	const [first = "", ...rest] = bare.split("/");
	if (!(/[.:]/.test(first) || first === "localhost")) return rest.length === 0 ? `docker.io/library/${bare}` : `docker.io/${bare}`;
	return first === "index.docker.io" ? ["docker.io", ...rest].join("/") : bare;
}
const deployment = (annotation, image) => `apiVersion: v1
kind: Pod
metadata:
  name: api
  annotations:
    gitops-deploy.io/ignore: "${annotation}"
spec:
  containers:
    - name: api
      image: ${image}
`;
const invalid = {
	id: "suppression-invalid",
	family: "suppressions",
	severities: ["warning"],
	title: "a suppression without a reason, of a rule that does not exist, or with a date that is none",
	why: "it does not count, and whoever wrote it believes that it does",
	fix: "write RULE: REASON, with until YYYY-MM-DD behind it where it is to end",
	repairs: "person",
	sources: ["This project: what is put off has a reason"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest", "ghcr.io/acme/api:latest"),
		good: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
const expired = {
	id: "suppression-expired",
	family: "suppressions",
	severities: ["error"],
	title: "a suppression whose last day is over",
	why: "what was put off until then is due, and without a reminder it is put off for ever",
	fix: "put right what it hides, or write a later date with a reason that still holds",
	repairs: "person",
	sources: ["This project: what is put off has an end"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest: the registry moves in October until 2026-10-31", "ghcr.io/acme/api:latest"),
		good: deployment("image-latest: the registry moves in October until 2099-10-31", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
const unused = {
	id: "suppression-unused",
	family: "suppressions",
	severities: ["info"],
	title: "a suppression that suppresses nothing",
	why: "it will hide the next finding of its rule, which nobody has looked at",
	fix: "take it out",
	repairs: "person",
	sources: ["This project: what is put off is there"],
	example: {
		file: "pod.yaml",
		bad: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:v1.2.3"),
		good: deployment("image-latest: a demo that nobody depends on", "ghcr.io/acme/api:latest")
	},
	looksAt: "suppressions"
};
/** What is said of suppressions themselves. */
const suppressionFacts = {
	invalid,
	expired,
	unused
};
/** The rules of this family, in the order of the catalogue. */
const suppressionsRules = [
	invalid,
	expired,
	unused
];
export { isCommit as a, partOf as c, commandsIn as d, skipExpression as f, imagesOf as i, textOf as l, suppressionsRules as n, majorOf as o, isWithin as r, usesAt as s, suppressionFacts as t, MappedText as u };
