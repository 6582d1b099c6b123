import { r as __exportAll } from "./rolldown-runtime.js";
import { B as DeployError, D as readFileRequest, G as exitCode, H as outcomeOf$1, L as version, V as badInput, W as printProblem, c as createPlainPrinter, g as createFiles, h as printable, r as plainText$1, s as standardStream, t as Mask, x as tokensIn, y as maskedSecrets, z as nearest } from "./start.js";
/** Whether both are there and hold the same bytes. */
function isSameBytes(one, other) {
	return other !== void 0 && one.length === other.length && one.every((byte, index) => byte === other[index]);
}
/** Bytes as text that becomes the same bytes again: a byte order mark stays, and invalid bytes have no text. */
function exactText(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}
/** All that comes, as one piece; undefined once it is more than `limit` bytes, whatever length it announced. */
async function bytesWithin(chunks, limit) {
	const kept = [];
	let length = 0;
	for await (const chunk of chunks) {
		length += chunk.length;
		if (length > limit) return void 0;
		kept.push(chunk);
	}
	return Buffer.concat(kept);
}
/**
* The nodes of a YAML document, whoever parsed it: what the library makes and what our own reader of plain block YAML makes are
* told by the same mark. Importing this loads no parser.
*/
/** What nodes carry their kind under; the library's name for it. */
const nodeKind = Symbol.for("yaml.node.type");
/** The kinds of nodes; the library's names for them. */
const kinds$1 = {
	alias: Symbol.for("yaml.alias"),
	document: Symbol.for("yaml.document"),
	map: Symbol.for("yaml.map"),
	pair: Symbol.for("yaml.pair"),
	scalar: Symbol.for("yaml.scalar"),
	list: Symbol.for("yaml.seq")
};
function kindOf$1(node) {
	return typeof node === "object" && node !== null ? node[nodeKind] : void 0;
}
function isScalar(node) {
	return kindOf$1(node) === kinds$1.scalar;
}
function isMap(node) {
	return kindOf$1(node) === kinds$1.map;
}
function isSeq(node) {
	return kindOf$1(node) === kinds$1.list;
}
function isAlias(node) {
	return kindOf$1(node) === kinds$1.alias;
}
function isPair(node) {
	return kindOf$1(node) === kinds$1.pair;
}
function isDocument(node) {
	return kindOf$1(node) === kinds$1.document;
}
/** A scalar, list, map or alias. */
function isNode(node) {
	const kind = kindOf$1(node);
	return kind === kinds$1.scalar || kind === kinds$1.map || kind === kinds$1.list || kind === kinds$1.alias;
}
/** Where the lines of a text begin; found once somebody asks. */
var Lines = class {
	#text;
	#starts;
	constructor(text) {
		this.#text = text;
	}
	/** The index of the first character of each line. */
	get lineStarts() {
		this.#starts ??= startsOf(this.#text);
		return this.#starts;
	}
	/** The line and column of a position, both from 1. */
	linePos(position) {
		const starts = this.lineStarts;
		let [low, high] = [0, starts.length - 1];
		while (low < high) {
			const middle = low + high + 1 >> 1;
			if ((starts[middle] ?? 0) <= position) low = middle;
			else high = middle - 1;
		}
		return {
			line: low + 1,
			col: position - (starts[low] ?? 0) + 1
		};
	}
};
function startsOf(text) {
	const starts = [0];
	for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
	return starts;
}
/** What Helm or an ApplicationSet fills in, or a variable of a shell, of Compose or of Flux. */
const filling = /\{\{.*?(?:\}\}|$)|\$(?:\{[^}]*\}|\([^)]*\)|\w*)/s;
/** Whether Helm or an ApplicationSet fills a text in, of whatever it is: a `$` may be its own, as in a password. */
function isTemplate(text) {
	return text.includes("{{");
}
/** Whether a template begins here; without quotes, the parser takes it for a map within a map. */
function isTemplateAt(text, position) {
	return text.startsWith("{{", position);
}
/** Whether something else fills in a part of an image's name or version: these have no `$` of their own. */
function isFilledIn(text) {
	return filling.test(text);
}
/** The `:` or `@` of a reference whose version is filled in, and its name is not. */
function startOfFilledIn(text) {
	const start = text.search(filling);
	const before = start < 0 ? "" : text.slice(0, start);
	const mark = Math.max(before.lastIndexOf(":"), before.lastIndexOf("@"));
	return mark > before.lastIndexOf("/") ? mark : void 0;
}
/**
* Whether a reference may be one of a repository once the beginning of its name is filled in. Where the end is filled in, it may
* be any, and nothing says that it is this one.
*/
function mayName(reference, repository) {
	const pieces = reference.split(filling).join("\0").replace(/[:@][^/]*$/, "").split("\0");
	const [first = "", last = ""] = [pieces[0], pieces.at(-1)];
	const whole = `/${repository}`;
	return pieces.length > 1 && last !== "" && whole.endsWith(last) && (first === "" || whole.includes(`/${first}`));
}
/** Bytes of the largest file that is read. */
const largestFile = 16777216;
/**
* Reads a file for editing by position. Refuses what cannot be written back byte for byte (invalid UTF-8) and what does
* not parse. Duplicate keys are found on the path of an edit only: the parser's own check is quadratic.
*/
function sourceOf(file, bytes, parse) {
	if (bytes.length > 16777216) return {
		result: "unreadable",
		message: `is larger than ${largestFile / 1024 / 1024} MiB`,
		place: { file },
		remedy: "split it"
	};
	const decoded = exactText(bytes);
	if (decoded === void 0) return {
		result: "unreadable",
		message: "is not valid UTF-8",
		place: { file },
		remedy: "save it as UTF-8"
	};
	const mark = decoded.startsWith("﻿") ? "﻿" : "";
	return readText(decoded.slice(mark.length), {
		file,
		mark,
		parse
	});
}
/** Reads what the text of a source has become, as the source was read. */
function readAgain({ file, mark, parse }, text) {
	return readText(text, {
		file,
		mark,
		parse
	});
}
function readText(text, { file, mark, parse }) {
	const documents = parse(text);
	const source = {
		file,
		text,
		mark,
		documents,
		lines: new Lines(text),
		parse
	};
	const error = documents.find(({ errors }) => errors.length > 0)?.errors[0];
	if (error === void 0) return {
		result: "read",
		source
	};
	const place = placeAt(source, error.pos[0]);
	if (error.isLimit === true) return {
		result: "unreadable",
		message: error.message,
		place,
		remedy: "edit it by hand, or split it"
	};
	return {
		result: "unreadable",
		message: `is not valid YAML: ${error.message}`,
		place,
		remedy: isTemplate(text) ? "a Helm template is no YAML: edit the values file" : "correct the file"
	};
}
/** What a file holds whose text has become another one. */
function bytesOf({ mark }, text) {
	return new TextEncoder().encode(mark + text);
}
/** File, line and column (from 1) of a position in the text. */
function placeAt({ file, lines }, position) {
	const { line, col } = lines.linePos(position);
	return {
		file,
		line,
		column: col
	};
}
/** Where a node begins, or the key of a pair; undefined where the parser does not say. */
function positionOf(node) {
	if (isPair(node)) return positionOf(node.key);
	return isNode(node) ? node.range?.[0] : void 0;
}
/** The key of a pair as text, as it is read in the file for numbers and booleans; anything else has none. */
function keyOf$1({ key }) {
	return isScalar(key) ? textOrNone(key) : void 0;
}
/** A scalar as text; undefined for a null. */
function textOrNone({ value, source }) {
	if (typeof value === "string") return value;
	return value === null ? void 0 : value === void 0 ? "" : source ?? String(value);
}
/** The pairs of large maps by key: looking through all of them for each key would take the square of their number. */
const indexes = /* @__PURE__ */ new WeakMap();
const largeMap = 64;
/** The pairs of a map that have this key: more than one is a mistake in the file. */
function pairsWith(map, key) {
	if (map.items.length < largeMap) return map.items.filter((pair) => keyOf$1(pair) === key);
	return indexOf$1(map).get(key) ?? [];
}
/** The last of the pairs that have a key. */
function lastPairWith(map, key) {
	if (map.items.length >= largeMap) return indexOf$1(map).get(key)?.at(-1);
	for (let at = map.items.length - 1; at >= 0; at -= 1) {
		const pair = map.items[at];
		if (pair !== void 0 && keyOf$1(pair) === key) return pair;
	}
}
function indexOf$1(map) {
	const index = indexes.get(map) ?? Map.groupBy(map.items, keyOf$1);
	indexes.set(map, index);
	return index;
}
/** A scalar as text: what stands in the file for a plain one, since `1.20` must not become `1.2`; nothing for a null. */
function scalarText(scalar) {
	return textOrNone(scalar) ?? "";
}
/** Whether the file is encrypted by SOPS: its checksum covers every value, so that no edit can be right. */
function isEncrypted(source) {
	return source.documents.some(({ contents }) => {
		if (!isMap(contents)) return false;
		const sops = pairsWith(contents, "sops")[0]?.value;
		return isMap(sops) && pairsWith(sops, "mac").length > 0;
	});
}
/** So many maps are merged into one: merge keys within merge keys are quickly millions, and a map may name itself. */
const mostLayers = 256;
/** The documents of a file as trees. */
function treesOf(source) {
	return source.documents.map(({ contents: root }, document) => {
		const targets = /* @__PURE__ */ new Map();
		const uses = [];
		if (source.text.includes("*")) collectUses({
			anchors: /* @__PURE__ */ new Map(),
			targets,
			uses
		}, { node: root });
		return {
			source,
			document,
			root,
			targets,
			uses
		};
	});
}
/** In document order, since an alias stands for the last node before it that has the anchor. */
function collectUses(into, { node, mergedInto }) {
	if (isAlias(node)) {
		const target = into.anchors.get(node.source);
		into.targets.set(node, target);
		into.uses.push({
			alias: node,
			target,
			position: positionOf(node) ?? 0,
			...mergedInto === void 0 ? {} : { mergedInto }
		});
	}
	if (isNode(node) && !isAlias(node) && node.anchor !== void 0) into.anchors.set(node.anchor, node);
	if (isSeq(node)) for (const item of node.items) collectUses(into, {
		node: item,
		...mergedInto === void 0 ? {} : { mergedInto }
	});
	if (isMap(node)) for (const pair of node.items) {
		collectUses(into, { node: pair.key });
		collectUses(into, {
			node: pair.value,
			...keyOf$1(pair) === "<<" ? { mergedInto: node } : {}
		});
	}
}
/** The node that an alias stands for, or the node itself. */
function resolve$1(tree, node) {
	return isAlias(node) ? tree.targets.get(node) : node;
}
/** The pair under a key: the map's own, else the one that its merge key brings. */
function lookUp(tree, map, key) {
	for (const layer of layersOf(tree, map)) {
		const [pair, twin] = pairsWith(layer, key);
		if (pair !== void 0) return {
			pair,
			merged: layer !== map,
			...twin === void 0 ? {} : { twin }
		};
	}
}
/** Every key that a map shows, its own and the merged ones, each once. */
function keysOf(tree, map) {
	const all = /* @__PURE__ */ new Set();
	for (const { items } of layersOf(tree, map)) for (const pair of items) {
		const key = keyOf$1(pair);
		if (key !== void 0 && key !== "<<") all.add(key);
	}
	return [...all];
}
/** A map and what its merge keys bring, in the order in which they win, each map once. */
function layersOf(tree, map) {
	return lastPairWith(map, "<<") === void 0 ? [map] : mergedLayersOf(tree, map);
}
function* mergedLayersOf(tree, map) {
	const seen = /* @__PURE__ */ new Set();
	const open = [map];
	for (let layer = open.pop(); layer !== void 0 && seen.size < mostLayers; layer = open.pop()) {
		if (seen.has(layer)) continue;
		seen.add(layer);
		yield layer;
		for (const merged of mergedMaps(tree, layer).toReversed()) open.push(merged);
	}
}
function mergedMaps(tree, map) {
	return pairsWith(map, "<<").map(({ value }) => resolve$1(tree, value)).flatMap((node) => isSeq(node) ? node.items.map((item) => resolve$1(tree, item)) : [node]).filter((node) => isMap(node));
}
/** Whether a map shows a key, as its own or a merged one. */
function hasKey(tree, map, key) {
	return lookUp(tree, map, key) !== void 0;
}
/**
* The text under a key, also through an alias or a merge key: to read, not to write. Empty for an empty value; undefined
* for what is no text, and for a key that stands twice.
*/
function textAt(tree, map, key) {
	const found = lookUp(tree, map, key);
	if (found === void 0 || found.twin !== void 0) return void 0;
	const value = resolve$1(tree, found.pair.value);
	if (value === null) return "";
	return isScalar(value) ? scalarText(value) : void 0;
}
/** The text under a key of a document's map. */
function rootText(tree, key) {
	return isMap(tree.root) ? textAt(tree, tree.root, key) : void 0;
}
/** Every map of a document in its order. Aliases are not followed: what they show stands elsewhere. */
function spotsIn(tree) {
	const spots = [];
	const visit = (node, steps) => {
		if (isSeq(node)) for (const [index, item] of node.items.entries()) visit(item, [...steps, { index }]);
		if (!isMap(node)) return;
		spots.push({
			tree,
			map: node,
			steps
		});
		for (const pair of node.items) visit(pair.value, [...steps, { key: keyOf$1(pair) ?? "" }]);
	};
	visit(tree.root, []);
	return spots;
}
/** Thrown where a text is more than block YAML; caught where its reading began. */
var BeyondBlockYaml = class extends Error {};
const thrown = new BeyondBlockYaml("more than block YAML");
/** Leaves the text to the full parser. */
function beyond() {
	throw thrown;
}
/** Lines joined by their line endings. */
function joinLiteral(lines) {
	return lines.join("\n");
}
/**
* Lines joined as `>` has it (https://yaml.org/spec/1.2.2/#813-folded-style): a space for one line ending, one ending less for
* several, and all of them beside a line that is indented further.
*/
function joinFolded(lines) {
	let text = "";
	let blank = 0;
	let isFirst = true;
	let wasFurther = false;
	for (const line of lines) {
		if (line === "") {
			blank += 1;
			continue;
		}
		const isFurther = line.startsWith(" ") || line.startsWith("	");
		const endings = isFirst ? blank : isFurther || wasFurther ? blank + 1 : blank;
		text += (endings === 0 && !isFirst ? " " : "\n".repeat(endings)) + line;
		[blank, isFirst, wasFurther] = [
			0,
			false,
			isFurther
		];
	}
	return text;
}
/**
* What plain characters mean under YAML 1.2's core schema (https://yaml.org/spec/1.2.2/#1032-tag-resolution): null, a boolean, a
* number, or else text.
*/
function resolvePlain(source) {
	if (isLetterOfText(source.charCodeAt(0)) || !mayBeOther.test(source)) return source;
	if (empty.test(source)) return null;
	if (truth$1.test(source)) return source.toLowerCase() === "true";
	if (decimal.test(source) || real.test(source)) return Number(source);
	if (octal.test(source)) return Number.parseInt(source.slice(2), 8);
	if (hexadecimal.test(source)) return Number.parseInt(source, 16);
	if (infinite.test(source)) return source.startsWith("-") ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
	return notANumber.test(source) ? NaN : source;
}
/** Lower-case letters that begin no null, boolean or number: asked first, since every key and every value is. */
function isLetterOfText(code) {
	return code >= 97 && code <= 122 && code !== 110 && code !== 116 && code !== 102;
}
/** Most text begins like nothing else. */
const mayBeOther = /^(?:[-+.\d~]|[nN][uU]|[tT][rR]|[fF][aA]|$)/;
const empty = /^(?:~|[Nn]ull|NULL)?$/;
const truth$1 = /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/;
const decimal = /^[-+]?\d+$/;
const real = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/;
const octal = /^0o[0-7]+$/;
const hexadecimal = /^0x[\da-fA-F]+$/;
const infinite = /^[-+]?\.(?:inf|Inf|INF)$/;
const notANumber = /^(?:\.nan|\.NaN|\.NAN)$/;
/** A scalar without quotes; what type it has is found out once that is asked. */
var PlainScalar = class {
	source;
	#start;
	constructor(source, start) {
		this.source = source;
		this.#start = start;
	}
	/** Made when it is asked for: of most nodes nobody asks, and all of them together would take as much memory as the rest. */
	get range() {
		return [this.#start, this.#start + this.source.length];
	}
	get value() {
		return resolvePlain(this.source);
	}
};
/** A scalar in quotes. */
var QuotedScalar = class {
	type;
	value;
	range;
	constructor(type, value, range) {
		this.type = type;
		this.value = value;
		this.range = range;
	}
	get source() {
		return this.value;
	}
};
/** A scalar of lines below `|` or `>`; its text is put together once it is asked for. */
var BlockScalar = class {
	type;
	range;
	#layout;
	#text;
	constructor(text, range, layout) {
		this.type = layout.type;
		this.range = range;
		this.#layout = layout;
		this.#text = text;
	}
	get value() {
		const { indent, chomping, first } = this.#layout;
		const lines = this.#text.slice(first, this.range[1]).split(/\r?\n/);
		if (lines.at(-1) === "") lines.pop();
		const content = lines.map((line) => line.slice(indent));
		const last = content.findLastIndex((line) => line !== "");
		const kept = content.slice(0, last + 1);
		const joined = this.type === "BLOCK_LITERAL" ? joinLiteral(kept) : joinFolded(kept);
		return chomping === "-" ? joined : joined + "\n".repeat(content.length - last);
	}
	get source() {
		return this.value;
	}
};
/** A map or list. */
var Collection = class {
	items;
	#start;
	#end;
	/** True in braces or brackets, else not there. */
	flow;
	constructor(items, [start, end], flow) {
		this.items = items.slice();
		this.#start = start;
		this.#end = end;
		if (flow === true) this.flow = true;
	}
	get range() {
		return [this.#start, this.#end];
	}
};
var YamlMap = class extends Collection {};
var YamlList = class extends Collection {};
/** What shows the node of an anchor. */
var YamlAlias = class {
	source;
	range;
	constructor(source, start) {
		this.source = source;
		this.range = [start, start + source.length + 1];
	}
};
/** A node with an anchor before it. */
function anchored(node, anchor) {
	return Object.assign(node, { anchor });
}
var YamlPair = class {
	key;
	value;
	constructor(key, value) {
		this.key = key;
		this.value = value;
	}
};
/** A document; it has no errors, since only what is right becomes one. */
var YamlDocument = class {
	contents;
	constructor(contents) {
		this.contents = contents;
	}
};
const marks = [
	[PlainScalar, kinds$1.scalar],
	[QuotedScalar, kinds$1.scalar],
	[BlockScalar, kinds$1.scalar],
	[YamlMap, kinds$1.map],
	[YamlList, kinds$1.list],
	[YamlAlias, kinds$1.alias],
	[YamlPair, kinds$1.pair],
	[YamlDocument, kinds$1.document]
];
for (const [{ prototype }, kind] of marks) Object.defineProperty(prototype, nodeKind, { value: kind });
Object.defineProperty(PlainScalar.prototype, "type", {
	value: "PLAIN",
	enumerable: true
});
Object.defineProperty(YamlDocument.prototype, "errors", { value: [] });
const header = /^([|>])([-+]?) *(?:(?<= )#.*)?$/;
/** The block scalar that begins here, with the indentation of its first line that is not blank. */
function readBlockScalar(text, { start, lineEnd, next, column }) {
	const [, style, chomping = ""] = header.exec(text.slice(start, lineEnd)) ?? beyond();
	const indent = indentFrom(text, next);
	if (indent <= column) return beyond();
	const layout = {
		type: style === "|" ? "BLOCK_LITERAL" : "BLOCK_FOLDED",
		indent,
		chomping,
		first: next
	};
	const { content, behind } = linesOf$2(text, layout);
	if (chomping === "+" && content !== behind && text[behind - 1] !== "\n") return beyond();
	return {
		node: new BlockScalar(text, [start, chomping === "+" ? behind : content], layout),
		next: behind
	};
}
/** By how many columns the first line that is not blank is indented. */
function indentFrom(text, first) {
	for (let at = first; at < text.length; at = nextLine(text, at)) {
		const indent = spacesAt(text, at);
		if (!isBlank(text, at + indent)) return indent;
	}
	return beyond();
}
/** Where the last line with content ends, and where what is no part of the scalar begins: blank lines may stand between. */
function linesOf$2(text, { first, indent }) {
	let content = first;
	let at = first;
	while (at < text.length) {
		const spaces = spacesAt(text, at);
		const next = nextLine(text, at);
		if (isBlank(text, at + spaces)) {
			if (spaces > indent) return beyond();
		} else {
			if (spaces < indent) break;
			content = next;
		}
		at = next;
	}
	return {
		content,
		behind: at
	};
}
function spacesAt(text, from) {
	let at = from;
	while (text.charCodeAt(at) === 32) at += 1;
	return at - from;
}
function isBlank(text, at) {
	const character = text[at];
	return character === void 0 || character === "\n" || character === "\r";
}
function nextLine(text, from) {
	const end = text.indexOf("\n", from);
	return end < 0 ? text.length : end + 1;
}
const space$1 = 32;
const tab = 9;
const hash = 35;
const colon = 58;
const dash = 45;
/** Goes through a text from line to line; it stands on the first content of a line, or of an item on it. */
var Cursor = class {
	text;
	/** Where it stands. */
	at = 0;
	/** In which column, from 0; -1 at the end of a document. */
	column = -1;
	/** Where the line ends, without its ending, and where the next one begins. */
	lineEnd = 0;
	next = 0;
	/** Whether comments stand between the last line with content and this one. */
	isBelowComment = false;
	/** Whether it stands on `---`. */
	isMarker = false;
	/** Whether the document has content so far. */
	#hasContent = false;
	constructor(text) {
		this.text = text;
	}
	/** Goes to the next line with content. */
	advance() {
		const { text } = this;
		this.isMarker = false;
		this.isBelowComment = false;
		while (this.next < text.length) {
			const start = this.next;
			this.#measure(start);
			const at = this.skipSpaces(start);
			if (at >= this.lineEnd) continue;
			if (text.charCodeAt(at) === hash) {
				this.isBelowComment = true;
				continue;
			}
			this.at = at;
			this.column = at - start;
			if (this.column === 0) this.#lookForMarker();
			if (this.column >= 0) this.#hasContent = true;
			return;
		}
		this.column = -1;
	}
	/** Goes on from a place further down. */
	jump(to) {
		if (to > this.next) this.#measure(to);
	}
	#measure(from) {
		const newline = this.text.indexOf("\n", from);
		this.next = newline < 0 ? this.text.length : newline + 1;
		this.lineEnd = newline < 0 ? this.text.length : this.text[newline - 1] === "\r" ? newline - 1 : newline;
	}
	#lookForMarker() {
		if (this.text.startsWith("...", this.at)) this.#passEnd();
		if (!this.text.startsWith("---", this.at)) return;
		this.isMarker = true;
		this.column = -1;
	}
	/** Behind `...` there is another document only where `---` begins it; before it there is one. */
	#passEnd() {
		if (this.at + 3 !== this.lineEnd || !this.#hasContent) beyond();
		this.#hasContent = false;
		this.advance();
		if (this.column >= 0) beyond();
	}
	skipSpaces(from) {
		let at = from;
		while (this.text.charCodeAt(at) === space$1) at += 1;
		return at;
	}
	/** Whether an item of a list begins here. */
	isItem(at) {
		return this.text.charCodeAt(at) === dash && this.#isGap(at + 1);
	}
	#isGap(at) {
		return at >= this.lineEnd || this.text.charCodeAt(at) === space$1;
	}
	/** Whether a colon here ends a key. */
	isColon(at) {
		return this.text.charCodeAt(at) === colon && this.#isGap(at + 1);
	}
	/** Whether nothing but a comment is left on the line. */
	isOver(at) {
		return at >= this.lineEnd || this.text.charCodeAt(at) === hash && isWhite(this.text.charCodeAt(at - 1));
	}
	/** Tabs may stand before a comment and at the end of a line. */
	isOverAfterGap(from) {
		let at = from;
		while (isWhite(this.text.charCodeAt(at))) at += 1;
		return this.isOver(at);
	}
	/** Where a plain scalar stops: at a colon that ends a key, a comment, a tab, or the end of the line. */
	plainEnd(from) {
		const { text, lineEnd } = this;
		for (let at = from; at < lineEnd; at += 1) {
			const character = text.charCodeAt(at);
			if (character === tab) return at;
			if (character === colon && this.#isGap(at + 1)) return at;
			if (character === colon && text.charCodeAt(at + 1) === tab) return beyond();
			if (character === hash && text.charCodeAt(at - 1) === space$1) return at;
		}
		return lineEnd;
	}
	/** The end of a text that is not blank, without the spaces there. */
	trimmed(end) {
		let at = end;
		while (this.text.charCodeAt(at - 1) === space$1) at -= 1;
		return at;
	}
};
function isWhite(character) {
	return character === space$1 || character === tab;
}
const escapes = {
	"\"": "\"",
	"\\": "\\",
	"/": "/",
	n: "\n",
	r: "\r",
	t: "	",
	"0": "\0"
};
/** The quoted scalar that begins here and ends on the same line. */
function readQuoted(text, start, lineEnd) {
	return text[start] === "\"" ? readDouble(text, start, lineEnd) : readSingle(text, start, lineEnd);
}
function readDouble(text, start, lineEnd) {
	let close = start + 1;
	for (; close < lineEnd; close += 1) {
		const character = text.charCodeAt(close);
		if (character === 34) break;
		if (character === 92) close += 1;
	}
	if (close >= lineEnd) return beyond();
	return new QuotedScalar("QUOTE_DOUBLE", unescaped$1(text.slice(start + 1, close)), [start, close + 1]);
}
function unescaped$1(inner) {
	return inner.replace(/\\(.)/gs, (_, name) => escapes[name] ?? beyond());
}
function readSingle(text, start, lineEnd) {
	let close = text.indexOf("'", start + 1);
	while (close >= 0 && text.charCodeAt(close + 1) === 39) close = text.indexOf("'", close + 2);
	if (close < 0 || close >= lineEnd) return beyond();
	return new QuotedScalar("QUOTE_SINGLE", text.slice(start + 1, close).replaceAll("''", "'"), [start, close + 1]);
}
/** What nobody takes for anything but a plain scalar between brackets begins like this, and goes on. */
const beginnings$1 = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$(<");
const words = tableOf("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./");
const inner$1 = tableOf(`ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_./$()+*@=~^<>;!?%&|'"\\-`);
const alias$1 = /\*([\w.-]+)(?=[ ,\]}\r\n])/y;
/** The list or map in brackets that begins here; what follows on other lines is indented by more than the column. */
function readFlow(text, start, column) {
	return new Flow(text, column).collection(start, 0);
}
var Flow = class {
	#text;
	#column;
	#knownEnd = -1;
	constructor(text, column) {
		this.#text = text;
		this.#column = column;
	}
	collection(start, depth) {
		if (depth > 64) return beyond();
		return this.#text[start] === "[" ? this.#list(start, depth) : this.#map(start, depth);
	}
	#list(start, depth) {
		const items = [];
		const end = this.#items(start, "]", (at) => {
			const { node, end: itemEnd } = this.#value(at, depth);
			items.push(node);
			return itemEnd;
		});
		return {
			node: new YamlList(items, [start, end], true),
			end
		};
	}
	#map(start, depth) {
		const items = [];
		const end = this.#items(start, "}", (at) => {
			const { node: key, end: colon } = this.#scalar(at);
			if (this.#text[colon] !== ":" || colon - at > 1024) return beyond();
			if (!/[ \r\n]/.test(this.#text.charAt(colon + 1)) && key instanceof PlainScalar) return beyond();
			const { node, end: valueEnd } = this.#value(this.#skip(colon + 1), depth);
			items.push(new YamlPair(key, node));
			return valueEnd;
		});
		return {
			node: new YamlMap(items, [start, end], true),
			end
		};
	}
	/** Where the collection ends, behind its bracket. */
	#items(start, close, readItem) {
		let at = this.#skip(start + 1);
		if (this.#text[at] === close) return at + 1;
		for (;;) {
			at = this.#skip(readItem(at));
			if (this.#text[at] === close) return at + 1;
			if (this.#text[at] !== ",") return beyond();
			at = this.#skip(at + 1);
			if (this.#text[at] === close) return at + 1;
		}
	}
	#value(at, depth) {
		const first = this.#text[at];
		if (first === "[" || first === "{") return this.collection(at, depth + 1);
		if (first !== "*") return this.#scalar(at);
		alias$1.lastIndex = at;
		const [found, name = ""] = alias$1.exec(this.#text) ?? beyond();
		return {
			node: new YamlAlias(name, at),
			end: at + found.length
		};
	}
	#scalar(at) {
		const first = this.#text[at];
		if (first === "\"" || first === "'") {
			const node = readQuoted(this.#text, at, this.#lineEndFrom(at));
			return {
				node,
				end: node.range[1]
			};
		}
		const end = this.#plainEnd(at);
		return {
			node: new PlainScalar(this.#text.slice(at, end), at),
			end
		};
	}
	#plainEnd(start) {
		let at = this.#is(beginnings$1, start) || this.#text[start] === "-" && this.#is(words, start + 1) ? start + 1 : beyond();
		while (this.#goesOn(at)) at += 1;
		return at;
	}
	#goesOn(at) {
		if (this.#is(inner$1, at)) return true;
		const character = this.#text[at];
		if (character === ":") return this.#is(words, at + 1);
		return character === "#" || character === " " && this.#is(inner$1, at + 1);
	}
	#is(table, at) {
		return table[this.#text.charCodeAt(at)] === 1;
	}
	/** Over spaces, line endings and comments. */
	#skip(from) {
		let at = from;
		for (;;) {
			const character = this.#text[at];
			if (character === " ") at += 1;
			else if (character === "\n") at = this.#lineStart(at + 1);
			else if (character === "\r") at += 1;
			else if (character === "#" && this.#text[at - 1] === " ") at = this.#lineEnd(at);
			else return at;
		}
	}
	/** Where the line of a place ends, looked for once a line: JSON may be a single one. */
	#lineEndFrom(at) {
		if (at > this.#knownEnd) {
			const end = this.#text.indexOf("\n", at);
			this.#knownEnd = end < 0 ? this.#text.length : end;
		}
		return this.#knownEnd;
	}
	#lineEnd(at) {
		const end = this.#text.indexOf("\n", at);
		return end < 0 ? beyond() : end;
	}
	#lineStart(start) {
		let at = start;
		while (this.#text[at] === " ") at += 1;
		const character = this.#text[at];
		if (character === "\n" || character === "\r") return at;
		if (character === "#") return at === start ? beyond() : this.#lineEnd(at);
		return at - start <= this.#column || this.#text.startsWith("...", start) ? beyond() : at;
	}
};
function tableOf(characters) {
	const table = /* @__PURE__ */ new Uint8Array(128);
	for (const character of characters) table[character.charCodeAt(0)] = 1;
	return table;
}
const shared = /* @__PURE__ */ new Map();
/** Enough for the field names of many APIs. */
const mostShared = 1e4;
/**
* The same text, as one string for all keys that are equal: manifests write the same few hundred names again and again, and strings
* that V8 has internalized, as it does with names of properties, are told apart by their addresses alone.
*/
function sharedKey(text) {
	const known = shared.get(text);
	if (known !== void 0 || shared.size >= mostShared) return known ?? text;
	const [name = text] = Object.keys({ [text]: true });
	shared.set(name, name);
	return name;
}
/**
* Reads the YAML that people write in manifests: maps and lists in block style and in brackets, scalars on one line, block scalars,
* anchors and aliases, comments, several documents. Anything else, and whatever is wrong, gives undefined and is left to the full
* parser; what is read equals what that one gives, node by node, but has no comments. A byte order mark is no part of the text.
*/
function readBlockYaml(text) {
	if (unusual.test(text)) return void 0;
	try {
		return new Reader(text).documents();
	} catch (error) {
		if (error instanceof BeyondBlockYaml) return void 0;
		throw error;
	}
}
/** Control characters, spaces and line breaks that are none to others, and carriage returns alone. */
const unusual = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u00a0\u1680\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\ufeff\ufff0-\uffff]|\r(?!\n)/;
/** What begins something else than a plain scalar; `-` does only before a space. */
const indicators = new Set([..."?:,[]{}#&*!|>'\"%@`	"].map((character) => character.charCodeAt(0)));
const anchor = /&([\w.-]+)(?=[ \r\n])/y;
const alias = /\*([\w.-]+)(?=[ \t\r\n]|$)/y;
var Reader = class {
	#text;
	#cursor;
	#depth = 0;
	constructor(text) {
		this.#text = text;
		this.#cursor = new Cursor(text);
	}
	documents() {
		const cursor = this.#cursor;
		const documents = [];
		cursor.advance();
		do
			documents.push(new YamlDocument(cursor.isMarker ? this.#behindMarker() : this.#root()));
		while (cursor.isMarker);
		return cursor.column < 0 ? documents : beyond();
	}
	#behindMarker() {
		const cursor = this.#cursor;
		const end = cursor.at + 3;
		if (end < cursor.lineEnd && (this.#text[end] !== " " || !cursor.isOverAfterGap(end))) return beyond();
		const isBare = end === cursor.lineEnd;
		cursor.advance();
		if (cursor.column >= 0) return this.#root();
		return isBare ? new PlainScalar("", end) : beyond();
	}
	#root() {
		const first = this.#text[this.#cursor.at];
		if (first === "[" || first === "{") return this.#onLine(this.#cursor.at, -1);
		return this.#collection() ?? beyond();
	}
	/** The map or list that begins here, if one does. */
	#collection() {
		const { at, column } = this.#cursor;
		if (column < 0) return void 0;
		if (this.#cursor.isItem(at)) return this.#list(column);
		return this.#isKey(at) ? this.#map(column) : void 0;
	}
	#map(column) {
		const cursor = this.#cursor;
		this.#enter();
		const start = cursor.at;
		const items = [];
		do
			items.push(this.#pair(column));
		while (cursor.column === column && !cursor.isItem(cursor.at));
		return new YamlMap(items, [start, this.#leave()]);
	}
	#list(column) {
		const cursor = this.#cursor;
		this.#enter();
		const start = cursor.at;
		const items = [];
		do
			items.push(this.#item(column));
		while (cursor.column === column && cursor.isItem(cursor.at));
		return new YamlList(items, [start, this.#leave()]);
	}
	#enter() {
		this.#depth += 1;
		if (this.#depth > 64) beyond();
	}
	/** What follows and stands further to the right belongs to no collection around either: the document does not end there. */
	#leave() {
		this.#depth -= 1;
		return this.#cursor.at;
	}
	#pair(column) {
		const key = this.#key();
		const behind = key.range[1] + 1;
		const at = this.#cursor.skipSpaces(behind);
		if (this.#cursor.isOver(at)) return new YamlPair(key, this.#below(column, "pair") ?? this.#nothing(behind, at));
		return new YamlPair(key, this.#withAnchor(at, column, "pair") ?? this.#onLine(at, column));
	}
	/** The key that begins here, with a colon behind it. */
	#key() {
		const text = this.#text;
		const { at, lineEnd } = this.#cursor;
		const end = this.#keyEnd(at);
		if (end < 0 || end - at > 1024) return beyond();
		const first = text[at];
		if (first === "\"" || first === "'") return readQuoted(text, at, lineEnd);
		return text[end - 1] === " " ? beyond() : new PlainScalar(sharedKey(text.slice(at, end)), at);
	}
	/** Where the key that begins here ends, before its colon; -1 where it is none. */
	#keyEnd(at) {
		const cursor = this.#cursor;
		const first = this.#text[at];
		if (first === "\"" || first === "'") {
			const end = readQuoted(this.#text, at, cursor.lineEnd).range[1];
			return cursor.isColon(end) ? end : -1;
		}
		if (!this.#isPlainStart(at)) return -1;
		const end = cursor.plainEnd(at);
		return cursor.isColon(end) ? end : -1;
	}
	#isKey(at) {
		return this.#keyEnd(at) >= 0;
	}
	/** What stands on the lines below a key, a dash or an anchor; undefined where nothing does. */
	#below(column, of) {
		const cursor = this.#cursor;
		cursor.advance();
		if (of === "pair" && cursor.column === column && cursor.isItem(cursor.at)) return this.#list(column);
		if (cursor.column <= column) return void 0;
		return this.#collection() ?? this.#ownLine(column);
	}
	/** A value on a line of its own below its key. */
	#ownLine(column) {
		const first = this.#text[this.#cursor.at];
		if (first === "|" || first === ">" || this.#cursor.isBelowComment) return beyond();
		return this.#onLine(this.#cursor.at, column);
	}
	#nothing(behind, at) {
		return at === behind || this.#text[at] === "#" ? new PlainScalar("", at) : beyond();
	}
	/** A value with an anchor before it. */
	#withAnchor(at, column, of) {
		if (this.#text[at] !== "&") return void 0;
		const cursor = this.#cursor;
		anchor.lastIndex = at;
		const [found, name = ""] = anchor.exec(this.#text) ?? beyond();
		const behind = cursor.skipSpaces(at + found.length);
		if (!cursor.isOver(behind)) {
			if (this.#text[behind] === "*") return beyond();
			return anchored(this.#onLine(behind, column), name);
		}
		cursor.advance();
		const node = of === "pair" && cursor.column === column && cursor.isItem(cursor.at) ? this.#list(column) : cursor.column > column ? this.#collection() : void 0;
		return node === void 0 ? beyond() : anchored(node, name);
	}
	#item(column) {
		const cursor = this.#cursor;
		const behind = cursor.at + 1;
		const at = cursor.skipSpaces(behind);
		if (cursor.isOver(at)) return this.#below(column, "item") ?? this.#nothing(behind, at);
		const inner = column + at - cursor.at;
		if (cursor.isItem(at)) {
			cursor.at = at;
			return this.#list(inner);
		}
		const own = this.#withAnchor(at, column, "item");
		if (own !== void 0) return own;
		if (!this.#isKey(at)) return this.#onLine(at, column);
		cursor.at = at;
		return this.#map(inner);
	}
	/** The value that begins on this line; the cursor goes on behind it. */
	#onLine(at, column) {
		const cursor = this.#cursor;
		const text = this.#text;
		const first = text[at];
		if (first === "|" || first === ">") {
			const { node, next } = readBlockScalar(text, {
				start: at,
				lineEnd: cursor.lineEnd,
				next: cursor.next,
				column
			});
			cursor.next = next;
			cursor.advance();
			return node;
		}
		const { node, end } = this.#value(at, column);
		cursor.jump(end);
		if (!cursor.isOverAfterGap(end)) return beyond();
		cursor.advance();
		return node;
	}
	#value(at, column) {
		const cursor = this.#cursor;
		const text = this.#text;
		const first = text[at];
		if (first === "[" || first === "{") return readFlow(text, at, column);
		if (first === "\"" || first === "'") {
			const node = readQuoted(text, at, cursor.lineEnd);
			return {
				node,
				end: node.range[1]
			};
		}
		if (first === "*") {
			alias.lastIndex = at;
			const [found, name = ""] = alias.exec(text) ?? beyond();
			return {
				node: new YamlAlias(name, at),
				end: at + found.length
			};
		}
		if (!this.#isPlainStart(at)) return beyond();
		const end = cursor.trimmed(cursor.plainEnd(at));
		return {
			node: new PlainScalar(text.slice(at, end), at),
			end
		};
	}
	#isPlainStart(at) {
		if (this.#text.startsWith("-	", at)) return beyond();
		return !indicators.has(this.#text.charCodeAt(at)) && !this.#cursor.isItem(at);
	}
};
/** The key that a step leads into, where it is one into a key. */
function keyIn(step) {
	return step !== void 0 && "key" in step ? step.key : void 0;
}
/** Whether a step is one into a key of this name. */
function isKey(step, key) {
	return keyIn(step) === key;
}
/** Whether a step is one to an item of a list, by its place. */
function isItem(step) {
	return step !== void 0 && "index" in step;
}
/** How yq names one document: `select(document_index == 1) | .a`, in short `di`. */
const documentSelector = /^\s*select\(\s*(?:di|document_?[iI]ndex)\s*==\s*(\d+)\s*\)\s*\|\s*/;
/** Or by what it describes: `select(.kind == "Rollout" and .metadata.name == "api") | .a`. */
const objectSelector = /^\s*select\(\s*\.kind\s*==\s*("(?:[^"\\]|\\.)*")\s+and\s+\.metadata\.name\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*\|\s*/;
const plainKey$1 = /^\.([\p{L}\p{N}_/$@~-]+)/u;
const quotedKey$1 = /^\.("(?:[^"\\]|\\.)*")/;
const bracketKey = /^\.?\[("(?:[^"\\]|\\.)*")\]/;
const bracketIndex = /^\.?\[(-?\d+)\]/;
/** As yq selects among items: `.images[] | select(.name == "x") | .newTag`. */
const itemSelector = /^\.?\[\]\s*\|\s*select\(\s*\.([A-Za-z0-9_-]+)\s*==\s*("(?:[^"\\]|\\.)*")\s*\)\s*(?:\|\s*)?/;
/** As yq reads YAML that stands as text: `.spec.source.helm.values | from_yaml | .image.tag`. */
const intoText = /^\s*(?:\|\s*)?from_yaml\s*\|\s*/;
/** Parts of yq's language that name several values or compute one. */
const notYet = [
	[/^\.?\[\s*\]/, "every item ([])"],
	[/^\.?\[[^\]"]*:/, "a slice ([from:to])"],
	[/^\.\.+/, "recursive descent (..)"],
	[/^\.?\*|^\.?\["?\*/, "a wildcard (*)"],
	[/^\s*\|/, "a pipe (|)"],
	[/^\?/, "an optional step (?)"],
	[/^\s*(?:\/\/|[=+,<>]|and\b|or\b)/, "an operator"],
	[/^[.(]?\s*[a-z_]+\(|^\(/, "a function or group"]
];
/** Reads a path such as `.image.tag`, `."app.kubernetes.io/name"`, `.spec["containers"][0].image` or `.list[-1]`. */
function parsePath(text) {
	const selector = selectorIn(text);
	const end = text.trimEnd().length;
	const steps = [];
	let position = selector?.length ?? text.length - text.trimStart().length;
	while (position < end) {
		const rest = text.slice(position, end);
		const into = intoText.exec(rest);
		if (into !== null && steps.length > 0) return withInner({
			...selector,
			steps
		}, text, position + into[0].length);
		const found = tokenAt$1(rest);
		if (found === void 0) return {
			result: "wrong",
			column: position + 1,
			message: complaint(rest)
		};
		steps.push(found.step);
		position += found.length;
	}
	if (steps.length === 0) return {
		result: "wrong",
		column: position + 1,
		message: "an empty path names nothing"
	};
	return {
		result: "parsed",
		path: {
			steps,
			...selector === void 0 ? {} : { document: selector.document }
		}
	};
}
/** A path that goes on within the text that it names, from a position on. */
function withInner({ document, steps }, text, position) {
	const parsed = parsePath(text.slice(position));
	if (parsed.result === "wrong") return {
		...parsed,
		column: parsed.column + position
	};
	return {
		result: "parsed",
		path: {
			...document === void 0 ? {} : { document },
			steps,
			inner: parsed.path
		}
	};
}
function selectorIn(path) {
	const byPlace = documentSelector.exec(path);
	if (byPlace !== null) return {
		document: Number(byPlace[1]),
		length: byPlace[0].length
	};
	const byObject = objectSelector.exec(path);
	const [kind, name] = [unquoted(byObject?.[1] ?? ""), unquoted(byObject?.[2] ?? "")];
	if (byObject === null || kind === void 0 || name === void 0) return void 0;
	return {
		document: {
			kind,
			name
		},
		length: byObject[0].length
	};
}
function tokenAt$1(rest) {
	const selector = itemSelector.exec(rest);
	const is = selector === null ? void 0 : unquoted(selector[2] ?? "");
	if (selector !== null && is !== void 0) return {
		step: {
			where: selector[1] ?? "",
			is
		},
		length: selector[0].length
	};
	const index = bracketIndex.exec(rest);
	if (index !== null) return {
		step: { index: Number(index[1]) },
		length: index[0].length
	};
	const quoted = bracketKey.exec(rest) ?? quotedKey$1.exec(rest);
	const key = quoted === null ? void 0 : unquoted(quoted[1] ?? "");
	if (quoted !== null && key !== void 0) return {
		step: { key },
		length: quoted[0].length
	};
	const plain = plainKey$1.exec(rest);
	return plain === null ? void 0 : {
		step: { key: plain[1] ?? "" },
		length: plain[0].length
	};
}
/** The text within double quotes, with the escapes of JSON; undefined where they are none of its. */
function unquoted(text) {
	try {
		return String(JSON.parse(text));
	} catch {
		return;
	}
}
function complaint(rest) {
	const known = notYet.find(([pattern]) => pattern.test(rest));
	if (known !== void 0) return `${known[1]} is not supported yet: name one value`;
	if (rest === ".") return "\".\" names the whole document: name one value in it";
	return `expected .key, ."key", ["key"] or [index], found "${rest}"`;
}
/** Writes a path as `parsePath` and yq read it. */
function printPath({ document, steps, inner }) {
	if (inner !== void 0) return `${printPath({
		steps,
		...document === void 0 ? {} : { document }
	})} | from_yaml | ${printPath(inner)}`;
	const selector = document === void 0 ? "" : `${printSelector(document)} | `;
	const printed = steps.map(printStep).join("").replace(/ \| $/, "");
	return `${selector}${printed.startsWith("[") ? "." : ""}${printed}`;
}
function printSelector(document) {
	if (typeof document === "number") return `select(di == ${document})`;
	return `select(.kind == ${JSON.stringify(document.kind)} and .metadata.name == ${JSON.stringify(document.name)})`;
}
function printStep(step) {
	if ("index" in step) return `[${step.index}]`;
	if ("where" in step) return `[] | select(.${step.where} == ${JSON.stringify(step.is)}) | `;
	if (/^[A-Za-z0-9_-]+$/.test(step.key)) return `.${step.key}`;
	return /^[^\s"\\]+$/.test(step.key) ? `.${JSON.stringify(step.key)}` : `[${JSON.stringify(step.key)}]`;
}
/** Characters of a line that are shown: JSON often stands on a single one. */
const widest = 100;
/** So many of them stand before the value, where the line is longer. */
const before = 40;
/**
* The line of a place, with carets under the value that stands there:
* ```
*   14 |     memory: 100Gi
*      |             ^^^^^
* ```
*/
function excerptOf(lines, { line, column }, value) {
	const text = printable(lines[line - 1] ?? "").trimEnd();
	const start = Math.max(0, column - 1);
	const from = text.length <= widest ? 0 : Math.max(0, Math.min(start - before, text.length - widest));
	const shown = text.slice(from, from + widest);
	const carets = "^".repeat(Math.max(1, Math.min(widthAt(text, start, value), shown.length - (start - from))));
	const number = String(line).padStart(5);
	return `${number} | ${shown}\n${" ".repeat(number.length)} | ${" ".repeat(start - from)}${carets}`;
}
/** The excerpts of all findings of one file: of a line in which a secret stands, nobody's excerpt shows it. */
function excerptsOf(lines, findings) {
	const hidden = new Set(findings.filter(({ isSecret }) => isSecret).map(({ place }) => place.line));
	return findings.map(({ place, value }) => hidden.has(place.line) ? hiddenExcerptOf(lines, place) : excerptOf(lines, place, value));
}
/**
* The line of a secret as far as its key; where more stands before it, which may be another secret, nothing of the line:
* ```
*   14 |     password: ••••••
*      |               ^^^^^^
* ```
*/
function hiddenExcerptOf(lines, { line, column }) {
	const before = printable(lines[line - 1] ?? "").slice(0, Math.max(0, column - 1));
	const shown = before.length < widest && /^\s*(- +)*(["']?[\w./-]+["']?:\s+)?$/.test(before) ? before : "… ";
	const number = String(line).padStart(5);
	return `${number} | ${shown}${mask}\n${" ".repeat(number.length)} | ${" ".repeat(shown.length)}${"^".repeat(mask.length)}`;
}
const mask = "••••••";
/** Characters of the value as it stands in a line, with its quotes; 1 where something else does, such as an alias. */
function widthAt(text, start, value) {
	const isQuoted = /["']/.test(text.charAt(start));
	if (value === "" || !text.startsWith(value, isQuoted ? start + 1 : start)) return 1;
	return value.length + (isQuoted ? 2 : 0);
}
/** The lines of a file, as excerpts count them. */
function linesOf$1(bytes) {
	return new TextDecoder().decode(bytes).split("\n");
}
/**
* Follows a path from the root of a document, through aliases and merge keys as a reader of the file would. What is reached
* that way is not this path's own to change: the arrival says so.
*/
function walk(tree, steps) {
	let at = rootOf(tree);
	for (const step of steps) {
		const next = stepOn(tree, at, step);
		if ("message" in next) return {
			result: "missing",
			depth: at.steps.length,
			objection: next
		};
		at = next;
	}
	return {
		result: "reached",
		arrival: at
	};
}
/** Where every walk through a document begins. */
function rootOf(tree) {
	const position = positionOf(tree.root) ?? 0;
	return throughAlias(tree, {
		node: tree.root,
		position,
		steps: [],
		above: []
	});
}
/** One step further, or why there is none. */
function stepOn(tree, at, step) {
	const next = stepInto(tree, at, step);
	return "message" in next ? next : throughAlias(tree, next);
}
function stepInto(tree, at, step) {
	if ("key" in step) return intoMap(tree, at, step.key);
	return "index" in step ? intoList(at, step.index) : intoItem(tree, at, step);
}
function throughAlias(tree, at) {
	if (!isAlias(at.node)) return at;
	const target = resolve$1(tree, at.node);
	const { line } = placeAt(tree.source, positionOf(target) ?? 0);
	const obstacle = {
		position: at.position,
		message: `${nameOf(at.steps)} is the alias *${at.node.source} of what stands on line ${line}`,
		remedy: "write the value out here, so that it can be changed alone"
	};
	return {
		...at,
		node: target,
		obstacle: at.obstacle ?? obstacle
	};
}
/** A path in a sentence. */
function nameOf(steps) {
	return steps.length === 0 ? "the document" : printPath({ steps });
}
function intoMap(tree, at, key) {
	const { node } = at;
	if (!isMap(node)) {
		const message = `${nameOf(at.steps)} is ${kindOf(node)}, so it has no key "${key}"`;
		const remedy = isSeq(node) ? `name one of its items, as in ${printPath({ steps: [...at.steps, { index: 0 }] })}` : correctPath;
		return {
			position: at.position,
			message,
			remedy
		};
	}
	const found = lookUp(tree, node, key);
	if (found === void 0) return missingKey(tree, {
		at,
		map: node,
		key
	});
	const { pair, twin, merged } = found;
	const steps = [...at.steps, { key }];
	const position = positionOf(pair.value) ?? positionOf(pair) ?? at.position;
	const doubt = twin !== void 0 ? twice(at, key, positionOf(twin) ?? 0) : merged ? mergedKey(tree, at, position) : void 0;
	const obstacle = at.obstacle ?? doubt;
	return {
		node: pair.value,
		position,
		steps,
		above: [...at.above, node],
		...obstacle === void 0 ? {} : { obstacle }
	};
}
const correctPath = "correct the path";
/** What stands there, in a sentence. */
function kindOf(node) {
	if (isMap(node)) return "a map";
	if (isSeq(node)) return "a list";
	return isScalar(node) && node.value !== null ? "a single value" : "empty";
}
function missingKey(tree, { at, map, key }) {
	const known = keysOf(tree, map);
	const guess = nearest(key, known);
	const shown = known.length > 12 ? [...known.slice(0, 12), "…"] : known;
	return {
		position: at.position,
		message: `${nameOf(at.steps)} has no key "${key}"; it has ${shown.length === 0 ? "none" : shown.join(", ")}`,
		remedy: guess === void 0 ? correctPath : `did you mean "${guess}"?`
	};
}
function twice(at, key, position) {
	return {
		position,
		message: `the key "${key}" stands twice in ${nameOf(at.steps)}`,
		remedy: "remove one of the two"
	};
}
function mergedKey(tree, at, position) {
	const { line } = placeAt(tree.source, position);
	const message = `${nameOf(at.steps)} has the key through a merge key (<<) only: it stands on line ${line}`;
	return {
		position: at.position,
		message,
		remedy: "write the key out here, so that it can be changed alone"
	};
}
/** The one item of a list that a value of its own tells apart. */
function intoItem(tree, at, step) {
	const { node, position } = at;
	const name = `.${step.where} == ${JSON.stringify(step.is)}`;
	if (!isSeq(node)) return {
		position,
		message: `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item with ${name}`,
		remedy: correctPath
	};
	const found = itemsWith(tree, node, step);
	const [item] = found;
	if (found.length !== 1) {
		const message = `${nameOf(at.steps)} has ${found.length === 0 ? "no item" : `${found.length} items`} with ${name}`;
		return {
			position: positionOf(item) ?? position,
			message,
			remedy: correctPath
		};
	}
	return {
		...at,
		node: item,
		position: positionOf(item) ?? position,
		steps: [...at.steps, step],
		above: [...at.above, node]
	};
}
function itemsWith(tree, list, { where, is }) {
	return list.items.filter((item) => {
		const map = resolve$1(tree, item);
		return isMap(map) && textAt(tree, map, where) === is;
	});
}
/**
* The same way with items told by their `name` where that is theirs alone: whatever is put before them, they are found. Of an
* item without a name, or one of several with the same, the index says where it stands now.
*/
function lastingSteps(tree, { steps, above }) {
	return steps.map((step, depth) => {
		const list = above[depth];
		if (!("index" in step) || !isSeq(list)) return step;
		const item = resolve$1(tree, list.items[step.index]);
		const is = isMap(item) ? textAt(tree, item, "name") : void 0;
		if (is === void 0 || is === "") return step;
		return itemsWith(tree, list, {
			where: "name",
			is
		}).length === 1 ? {
			where: "name",
			is
		} : step;
	});
}
function intoList(at, index) {
	const { node, position } = at;
	if (!isSeq(node)) return {
		position,
		message: `${nameOf(at.steps)} is ${kindOf(node)}, so it has no item ${index}`,
		remedy: correctPath
	};
	const count = node.items.length;
	const actual = index < 0 ? count + index : index;
	if (actual < 0 || actual >= count) {
		const items = count === 1 ? "1 item" : `${count} items`;
		return {
			position,
			message: `${nameOf(at.steps)} has ${items}, so none is [${index}]`,
			remedy: correctPath
		};
	}
	const item = node.items[actual];
	const steps = [...at.steps, { index: actual }];
	return {
		...at,
		node: item,
		position: positionOf(item) ?? position,
		steps,
		above: [...at.above, node]
	};
}
/**
* What some work gives as long as it meets block YAML alone; undefined where it meets more, and is to be done again with the
* full parser. Text before and after an edit is so always read by the same parser.
*/
function onBlockYaml(work) {
	try {
		return work(parseBlockYaml);
	} catch (error) {
		if (error instanceof BeyondBlockYaml) return void 0;
		throw error;
	}
}
/** Throws where a text is more than block YAML, and where a comment of it may be a marker, since it keeps no comments. */
const parseBlockYaml = (text) => text.includes("$imagepolicy") ? beyond() : readBlockYaml(text) ?? beyond();
/** Whether only block YAML is read by it. */
function readsBlockYaml(parse) {
	return parse === parseBlockYaml;
}
/** Plain text that no YAML reader takes for anything but text begins and goes on like this. */
const plainText = /^[A-Za-z0-9_./](?:[\w./@+:~=*-]*[\w./@+~=*-])?$/;
/**
* What some reader takes for a number: with point and exponent, with either alone as YAML 1.1 has it, to another base, in base
* sixty, or none at all.
*/
const numberLike = /^[-+]?(?:\d*\.?\d*(?:e[-+]?\d+)?|0x[\da-f]*|0[ob]\d*|\d+(?::\d+)+(?:\.\d*)?|\.(?:inf|nan))$/i;
/** Nothing, a truth, a day or a key of its own to some reader: https://yaml.org/type/ */
const wordLike = /^(?:|~|null|y|yes|n|no|true|false|on|off|<<|=|---|\.\.\.|\d{4}-\d{1,2}-\d{1,2}(?:[t\s].*)?)$/i;
/**
* Whether plain characters are the same text under YAML 1.1 and 1.2, and no number to any reader.
* Go's YAML takes the underscores out of whatever begins like a number: https://github.com/go-yaml/yaml/blob/v3/resolve.go
*/
function readsAsText(value) {
	if (!value.startsWith("_") && numberLike.test(value.replaceAll("_", ""))) return false;
	return !wordLike.test(value);
}
/** Whether a value may be written without quotes. */
function mayBePlain(value) {
	return plainText.test(value) && readsAsText(value);
}
/** Characters that stand in YAML only as escapes (https://yaml.org/spec/1.2.2/#51-character-set), so in double quotes only. */
const unprintable$1 = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;
function escaped(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
/** The quotes that a text of YAML has around more of its values: double ones unless single ones are more. */
function quotesOf$1(text) {
	const count = (pattern) => text.match(pattern)?.length ?? 0;
	return count(/^[^#\n]*[:-] +'/gm) > count(/^[^#\n]*[:-] +"/gm) ? "single" : "double";
}
/**
* A value as YAML in the style that stood there: its quotes are kept, and added, as the text around has them, where it
* would not read as text.
*/
function renderScalar(value, style, around = "") {
	if (style === "plain" && mayBePlain(value)) return value;
	if ((style === "plain" ? quotesOf$1(around) : style) === "single" && value.search(unprintable$1) < 0) return `'${value.replaceAll("'", "''")}'`;
	return JSON.stringify(value).replace(unprintable$1, escaped);
}
/** Puts replacements, none over another, into a text; everything between them stays as it is, to the byte. */
function splice(text, replacements) {
	const ordered = inOrder(text, replacements);
	return ordered.map((one, index) => text.slice(ordered[index - 1]?.end ?? 0, one.start) + one.text).join("") + text.slice(ordered.at(-1)?.end ?? 0);
}
/** Replacements in the order of the text, with the room that they need. */
function inOrder(text, replacements) {
	return [...replacements].sort((one, other) => one.start - other.start).map((one) => spaced(text, one));
}
/** An empty value has no width: `tag:` or `tag: # todo` need room before and after the new one. */
function spaced(text, replacement) {
	const { start, end, text: value } = replacement;
	if (start !== end || /^[\s,]|\s$/.test(value)) return replacement;
	const before = /\s/.test(text[start - 1] ?? " ") ? "" : " ";
	const after = text[end] === "#" ? " " : "";
	return {
		...replacement,
		text: `${before}${value}${after}`
	};
}
const names = [
	"marker",
	"indicator",
	"property",
	"scalar",
	"header",
	"line",
	"comment"
];
const fields = 4;
/** The pieces of a text, in order: a large file has a million of them, so that they are kept as numbers. */
var Tokens = class {
	length = 0;
	#numbers = new Int32Array(fields * 1024);
	/** @param indent by how many columns its line is indented, where it is the first of its line; else -1 */
	add(kind, start, end, indent) {
		const at = this.length * fields;
		if (at === this.#numbers.length) this.#grow();
		this.#numbers[at] = names.indexOf(kind);
		this.#numbers[at + 1] = start;
		this.#numbers[at + 2] = end;
		this.#numbers[at + 3] = indent;
		this.length += 1;
	}
	#grow() {
		const larger = new Int32Array(this.#numbers.length * 2);
		larger.set(this.#numbers);
		this.#numbers = larger;
	}
	kindOf(index) {
		return index < this.length ? names[this.#numbers[index * fields] ?? 0] : void 0;
	}
	/** Where it begins, as an index into the text. */
	startOf(index) {
		return this.#numbers[index * fields + 1] ?? 0;
	}
	endOf(index) {
		return this.#numbers[index * fields + 2] ?? 0;
	}
	indentOf(index) {
		return this.#numbers[index * fields + 3] ?? 0;
	}
};
/** What a token is where it begins with one of these; patterns see the line ending as the end. */
const patterns = {
	comment: /#[^\r\n]*/y,
	header: /[|>][-+]?(?= *(?:\r?\n|$)| +#)/y,
	dash: /-(?=[ \r\n]|$)/y,
	colon: /:(?=[ \r\n]|$)/y,
	colonInFlow: /:/y,
	bracket: /[[\]{},]/y,
	property: /[&*][^ \t\r\n,[\]{}]+(?=[ \t\r\n,\]}]|$)/y
};
/** Pieces of what may be long: a repetition within a repetition would need as much stack as it has characters. */
const pieces = {
	double: [/[^"\\\n]+/y, /\\[^\n]/y],
	single: [/[^'\n]+/y, /''/y],
	plain: [
		/[^ \t\r\n:]+/y,
		/:(?![ \t\r\n]|$)/y,
		/[ \t]+(?![ \t#\r\n:]|$)/y,
		/[ \t]+(?=:[^ \t\r\n])/y
	],
	plainInFlow: [
		/[^ \t\r\n:,[\]{}]+/y,
		/:(?![ ,[\]{}\r\n]|$)/y,
		/ +(?![ #\t,[\]{}:\r\n]|$)/y
	]
};
/** What begins a plain scalar. */
const plainStart = /[^ \t\r\n#:,[\]{}"'|>&*!%@`?]/y;
const beginnings = {
	"#": "comment",
	"\"": "double",
	"'": "single",
	"|": "header",
	">": "header",
	":": "colon",
	"&": "property",
	"*": "property",
	"[": "bracket",
	"]": "bracket",
	"{": "bracket",
	"}": "bracket",
	",": "bracket"
};
const kinds = {
	comment: "comment",
	double: "scalar",
	single: "scalar",
	header: "header",
	dash: "indicator",
	colon: "indicator",
	colonInFlow: "indicator",
	property: "property",
	bracket: "indicator",
	plain: "scalar",
	plainInFlow: "scalar"
};
/** How deep a bracket leads. */
const steps = {
	"[": 1,
	"{": 1,
	"]": -1,
	"}": -1
};
/**
* Finds the tokens of block YAML, line by line. It knows no maps and lists, and shares nothing with the reader of block YAML: it is
* there to say whether an edit has left all other tokens as they were.
*/
var Scan = class Scan {
	tokens = new Tokens();
	#text;
	/** Where the next line begins. */
	#next = 0;
	/** How many brackets are open. */
	#depth = 0;
	/** A block scalar whose lines follow: the column of what holds it, and of its first line once that is known. */
	#block;
	constructor(text) {
		this.#text = text;
	}
	/** Goes on in a text that is the same up to here, and finds what comes. */
	fork(text) {
		const scan = new Scan(text);
		scan.#next = this.#next;
		scan.#depth = this.#depth;
		scan.#block = this.#block;
		return scan;
	}
	/** Whether the same text would be the same tokens to both. */
	isLike(other) {
		const [own, its] = [this.#block, other.#block];
		return this.#depth === other.#depth && own?.parent === its?.parent && own?.column === its?.column;
	}
	/** How many brackets are open. */
	get depth() {
		return this.#depth;
	}
	/** Reads the lines that begin before a place. */
	to(end) {
		while (this.#next < Math.min(end, this.#text.length)) {
			const start = this.#next;
			const newline = this.#text.indexOf("\n", start);
			this.#next = newline < 0 ? this.#text.length : newline + 1;
			this.#line(start, this.#next);
		}
	}
	#line(start, next) {
		const end = this.#contentEnd(start, next);
		const first = this.#skipSpaces(start);
		if (first >= end || this.#isInBlock(start, first, end)) return;
		if (this.#text[first] === "	") beyond();
		const beginning = this.#text.slice(start, start + 4);
		if (/^---[ \r\n]?$/.test(beginning)) {
			this.tokens.add("marker", start, start + 3, 0);
			this.#content(start, start + 3, end);
		} else if (/^\.\.\.\r?\n?$/.test(beginning)) this.tokens.add("marker", start, start + 3, 0);
		else if (/^(?:\.\.\.|%|---)/.test(beginning)) beyond();
		else this.#content(start, first, end);
	}
	#contentEnd(start, next) {
		let end = next;
		if (end > start && this.#text[end - 1] === "\n") end -= 1;
		if (end > start && this.#text[end - 1] === "\r") end -= 1;
		return end;
	}
	#isInBlock(start, first, end) {
		const block = this.#block;
		if (block === void 0) return false;
		const indent = first - start;
		const column = block.column ?? (indent > block.parent ? indent : void 0);
		this.#block = column === void 0 || indent < column ? void 0 : {
			...block,
			column
		};
		if (this.#block === void 0) return false;
		this.tokens.add("line", first, end, indent);
		return true;
	}
	#content(start, from, end) {
		const opened = this.tokens.length;
		for (let at = this.#skipGap(from); at < end; at = this.#skipGap(at)) {
			const name = this.#nameOf(at);
			const tokenEnd = this.#endOf(name, at);
			if (name === "bracket") this.#depth += steps[this.#text.charAt(at)] ?? 0;
			if (this.#depth < 0) beyond();
			if (name === "comment" && at > start && !/[ \t]/.test(this.#text.charAt(at - 1))) beyond();
			if (name === "header") this.#block = { parent: this.#holder(opened, start) };
			this.tokens.add(kinds[name], at, tokenEnd, at === from ? at - start : -1);
			at = tokenEnd;
		}
	}
	#endOf(name, at) {
		switch (name) {
			case "double": return this.#match(/"/y, this.#pieces(name, this.#match(/"/y, at)));
			case "single": return this.#match(/'/y, this.#pieces(name, this.#match(/'/y, at)));
			case "plain":
			case "plainInFlow": return this.#pieces(name, this.#match(plainStart, at));
			default: return this.#match(patterns[name], at);
		}
	}
	#pieces(name, from) {
		let at = from;
		for (let next = at; next >= 0; next = this.#pieceEnd(name, at)) at = next;
		return at;
	}
	#pieceEnd(name, at) {
		for (const pattern of pieces[name]) {
			pattern.lastIndex = at;
			if (pattern.test(this.#text)) return pattern.lastIndex;
		}
		return -1;
	}
	#match(pattern, at) {
		pattern.lastIndex = at;
		return pattern.test(this.#text) ? pattern.lastIndex : beyond();
	}
	#nameOf(at) {
		const inFlow = this.#depth > 0;
		const first = this.#text.charAt(at);
		if (first === "-" && /^[ \r\n]?$/.test(this.#text.charAt(at + 1))) return "dash";
		if (inFlow && first === ":") return "colonInFlow";
		return beginnings[first] ?? (inFlow ? "plainInFlow" : "plain");
	}
	/** The column of the key or the dash before a block scalar, behind which an anchor may stand. */
	#holder(opened, start) {
		const tokens = this.tokens;
		let last = tokens.length - 1;
		while (tokens.kindOf(last) === "property") last -= 1;
		const holder = this.#text[tokens.startOf(last)] === ":" ? last - 1 : last;
		const column = tokens.startOf(holder) - start;
		return last < opened || holder < 0 || column < 0 ? beyond() : column;
	}
	#skipGap(from) {
		let at = from;
		while (this.#text[at] === " " || this.#text[at] === "	") at += 1;
		return at;
	}
	#skipSpaces(from) {
		let at = from;
		while (this.#text.charCodeAt(at) === 32) at += 1;
		return at;
	}
};
/**
* The first place, as an index into the text before, where something outside of what was replaced differs: a character, or a token
* that has become another one, has come or gone. Undefined where all stands as it stood. Throws where the scanner does not know a
* line.
*/
function findMovedToken(texts, replacements) {
	const ranges = rangesOf(inOrder(texts.before, replacements));
	const [first, last] = [ranges[0], ranges.at(-1)];
	if (first === void 0 || last === void 0) return movedText(texts, ranges);
	return movedText(texts, ranges) ?? differingToken(...scansAround(texts, first, last), ranges);
}
/**
* The tokens of the lines that are changed. The text before them is the same, and so are its tokens; behind them it is the same
* again, and where both scans have come to the same state there, so are its tokens: only else it is scanned to its end.
*/
function scansAround({ before, after }, first, last) {
	const lead = new Scan(before);
	lead.to(before.lastIndexOf("\n", first.start - 1) + 1);
	const [was, is] = [lead.fork(before), lead.fork(after)];
	was.to(last.end + 1);
	is.to(last.newEnd + 1);
	if (!was.isLike(is)) {
		was.to(before.length);
		is.to(after.length);
		if (is.depth !== 0) beyond();
	}
	return [was.tokens, is.tokens];
}
/** What differs, in words: a parser that keeps no comments is seconded by the scanner. */
function movedToken(source, after, replacements) {
	if (!readsBlockYaml(source.parse)) return void 0;
	const moved = findMovedToken({
		before: source.text,
		after
	}, replacements);
	return moved === void 0 ? void 0 : `line ${placeAt(source, moved).line} would change too`;
}
function rangesOf(replacements) {
	let shift = 0;
	return replacements.map(({ start, end, text }) => {
		const newStart = start + shift;
		shift += text.length - (end - start);
		return {
			start,
			end,
			newStart,
			newEnd: newStart + text.length
		};
	});
}
function movedText({ before, after }, ranges) {
	let [was, is] = [0, 0];
	for (const { start, end, newStart, newEnd } of [...ranges, endOf$1(before, after)]) {
		const [old, now] = [before.slice(was, start), after.slice(is, newStart)];
		if (old !== now) return was + firstDifference(old, now);
		[was, is] = [end, newEnd];
	}
}
function endOf$1(before, after) {
	return {
		start: before.length,
		end: before.length,
		newStart: after.length,
		newEnd: after.length
	};
}
/** Of two texts that differ. */
function firstDifference(old, now) {
	let at = 0;
	while (old[at] === now[at]) at += 1;
	return at;
}
function differingToken(was, is, ranges) {
	const old = new Outside(was, ranges.map(({ start, end }) => ({
		start,
		end,
		shift: 0
	})));
	const now = new Outside(is, ranges.map(({ end, newStart, newEnd }) => ({
		start: newStart,
		end: newEnd,
		shift: newEnd - end
	})));
	for (;;) {
		const [one, other] = [old.next(), now.next()];
		if (one < 0 && other < 0) return void 0;
		if (one < 0) return now.place(other);
		if (!(other >= 0 && was.kindOf(one) === is.kindOf(other) && (was.indentOf(one) === is.indentOf(other) || old.isBehindRange(one)) && was.startOf(one) === now.place(other) && was.endOf(one) - was.startOf(one) === is.endOf(other) - is.startOf(other))) return was.startOf(one);
	}
}
/** Goes through the tokens that no range touches. */
var Outside = class {
	#tokens;
	#ranges;
	#range = 0;
	#shift = 0;
	#index = -1;
	constructor(tokens, ranges) {
		this.#tokens = tokens;
		this.#ranges = ranges;
	}
	/** The next one; -1 where there is none. */
	next() {
		do
			this.#index += 1;
		while (this.#index < this.#tokens.length && this.#isTouched());
		return this.#index < this.#tokens.length ? this.#index : -1;
	}
	#isTouched() {
		const start = this.#tokens.startOf(this.#index);
		for (let range = this.#ranges[this.#range]; range !== void 0; range = this.#ranges[this.#range]) {
			if (range.end > start) return this.#tokens.endOf(this.#index) > range.start;
			this.#shift = range.shift;
			this.#range += 1;
		}
		return false;
	}
	/** Whether what begins its line, or all before it on the line, was replaced: then it may stand on another line than before. */
	isBehindRange(index) {
		const end = this.#ranges[this.#range - 1]?.end;
		const lead = Math.max(0, this.#tokens.indentOf(index));
		return end !== void 0 && end >= this.#tokens.startOf(index) - lead;
	}
	/** Where a token stood before. */
	place(index) {
		return this.#tokens.startOf(index) - this.#shift;
	}
};
/** Judges what a walk arrived at. */
function judgeEditable(tree, arrival) {
	const { node, steps, position } = arrival;
	const where = nameOf(steps);
	if (isTemplateAt(tree.source.text, position)) return no(`${where} is a template`, editElsewhere);
	if (node === null || node === void 0) return no(`${where} has no value that could be replaced`, "write a value there");
	if (!isScalar(node)) return no(`${where} is ${isSeq(node) ? "a list" : isMap(node) ? "a map" : "no value"}`, oneValue);
	const style = styleOf$1(node);
	if (style === void 0) return no(`${where} is a block of text (| or >)`, "write the value on one line");
	const objection = objectionTo(tree, node, where) ?? sharedWith(tree, arrival);
	if (objection !== void 0) return objection;
	return {
		editable: "yes",
		scalar: node,
		style: tree.source.file.endsWith(".json") ? "double" : style
	};
}
const editElsewhere = "edit the file that its value comes from";
const oneValue = "name one value in it";
function no(message, remedy) {
	return {
		editable: "no",
		message,
		remedy
	};
}
function styleOf$1(scalar) {
	switch (scalar.type) {
		case "PLAIN": return "plain";
		case "QUOTE_SINGLE": return "single";
		case "QUOTE_DOUBLE": return "double";
		default: return;
	}
}
/** What the scalar itself, or the comment on its line, has against being replaced. */
function objectionTo({ source }, node, where) {
	const { text } = source;
	const [start = 0, end = 0] = node.range ?? [];
	const value = text.slice(start, end);
	if (/[\r\n]/.test(value)) return no(`${where} goes over several lines`, "write the value on one line");
	if (isTemplate(value)) return no(`${where} is a template`, editElsewhere);
	if (value === "" && /^:[,}\]]/.test(text.slice(start - 1, start + 1))) return no(`${where} is empty, and not every reader of YAML takes it for a key`, "write a space after the colon");
	if (node.tag !== void 0 && node.tag !== "tag:yaml.org,2002:str") return no(`${where} has the tag ${node.tag}, so it is no plain text`, "remove the tag");
	if (!hasMarkers(source) || !imagePolicy.test(`${node.commentBefore ?? ""}${commentAfter(text, end)}`)) return void 0;
	return no(`${where} belongs to Flux image automation ($imagepolicy): two writers would undo each other's work`, "remove the marker, or leave the value to Flux");
}
/** https://fluxcd.io/flux/guides/image-update/#configure-image-update-for-custom-resources */
const imagePolicy = /\{\s*"\$imagepolicy"/;
const markers = /* @__PURE__ */ new WeakMap();
/** Whether a file has any: thousands of values on one line may each ask for theirs. */
function hasMarkers(source) {
	const known = markers.get(source) ?? source.text.includes("$imagepolicy");
	markers.set(source, known);
	return known;
}
/** The comment on the line of a value, also where other values of a flow map stand between. */
function commentAfter(text, end) {
	const lineEnd = text.indexOf("\n", end);
	const rest = text.slice(end, lineEnd < 0 ? void 0 : lineEnd);
	const start = rest.search(/(?<!\S)#/);
	return start < 0 ? "" : rest.slice(start);
}
const usesByTarget = /* @__PURE__ */ new WeakMap();
/** The aliases of a document by what they stand for: thousands of values may each ask for their own. */
function usesOf(tree) {
	const known = usesByTarget.get(tree) ?? Map.groupBy(tree.uses, ({ target }) => target);
	usesByTarget.set(tree, known);
	return known;
}
/** A value in an anchor, or below one, shows wherever the anchor has an alias. */
function sharedWith(tree, { node, above, steps }) {
	const uses = usesOf(tree);
	if (uses.size === 0) return void 0;
	const shows = [...above, node].flatMap((one, depth) => (uses.get(one) ?? []).filter((use) => !isShadowed(use, steps[depth]))).sort((one, other) => one.position - other.position);
	if (shows.length === 0) return void 0;
	const lines = [...new Set(shows.map(({ position }) => placeAt(tree.source, position).line))];
	return no(`${nameOf(steps)} is shown elsewhere too, by an alias of its anchor (line ${lines.join(", ")})`, "write the values out where the alias stands, so that each can be changed alone");
}
/** Whether the map that merges the anchor has its own value for the key that leads to ours. */
function isShadowed({ mergedInto }, next) {
	const key = keyIn(next);
	return mergedInto !== void 0 && key !== void 0 && pairsWith(mergedInto, key).length > 0;
}
/** What is wrong with a file as a whole: an edit of it cannot be right, or nobody could read the result. */
function unfit(source, trees) {
	const place = { file: source.file };
	if (isEncrypted(source)) return {
		message: "is encrypted by SOPS: any edit breaks its checksum",
		place,
		remedy: "edit it with sops, or keep what is to be edited in a file of its own, in clear"
	};
	for (const { uses } of trees) {
		const use = uses.find(({ target }) => target === void 0);
		if (use === void 0) continue;
		return {
			message: "is an alias without an anchor before it in its document",
			place: placeAt(source, use.position),
			remedy: "write the value out"
		};
	}
	if (trees.every((tree) => isReadable(tree))) return void 0;
	return {
		message: "has aliases that stand for millions of values",
		place,
		remedy: "write some of them out"
	};
}
/** As readers of Kubernetes have it, many values are no harm, but many that stand nowhere: https://github.com/go-yaml/yaml/blob/v3/decode.go */
const mostShown = 1e6;
const mostRatio = 10;
/** Whether what a reader sees of a document is not far more than what stands there. */
function isReadable(tree) {
	const shown = sizeOf(tree, true);
	return shown <= mostShown || shown <= mostRatio * sizeOf(tree, false);
}
/** How many nodes a document has: as it stands, or with what each alias stands for in its place. */
function sizeOf(tree, follows) {
	if (tree.uses.length === 0) return 0;
	const sizes = /* @__PURE__ */ new Map();
	const count = (node) => {
		const known = sizes.get(node);
		if (known !== void 0) return known;
		if (isMap(node) || isSeq(node)) sizes.set(node, Number.POSITIVE_INFINITY);
		const size = 1 + (isAlias(node) && !follows ? [] : inner(tree, node)).reduce((sum, one) => sum + count(one), 0);
		if (isMap(node) || isSeq(node)) sizes.set(node, size);
		return size;
	};
	return count(tree.root);
}
function inner(tree, node) {
	if (isAlias(node)) return [resolve$1(tree, node)];
	if (isPair(node)) return [node.key, node.value];
	return isMap(node) || isSeq(node) ? node.items : [];
}
/** So many lines that went or came are told apart one by one; the time and room that it takes grow with their square. */
const mostEdits = 2e3;
/** What changes from some lines to others, as few lines as possible, in their order; of very many, one change for all. */
function lineChanges(old, now) {
	const most = Math.min(old.length, now.length);
	let start = 0;
	while (start < most && old[start] === now[start]) start += 1;
	let rest = 0;
	while (rest < most - start && old.at(-1 - rest) === now.at(-1 - rest)) rest += 1;
	if (start === old.length && start === now.length) return [];
	const [gone, come] = [old.slice(start, old.length - rest), now.slice(start, now.length - rest)];
	const edits = shortestEdits(gone, come) ?? (gone.length === come.length ? inPlace(gone, come) : void 0);
	if (edits === void 0) return [{
		old: [start, start + gone.length],
		now: [start, start + come.length]
	}];
	return joined$1(edits).map((one) => ({
		old: [one.old[0] + start, one.old[1] + start],
		now: [one.now[0] + start, one.now[1] + start]
	}));
}
function inPlace(old, now) {
	return old.flatMap((line, at) => line === now[at] ? [] : [{
		old: [at, at + 1],
		now: [at, at + 1]
	}]);
}
/** What goes and comes without a line between is one change. */
function joined$1(edits) {
	const changes = [];
	for (const edit of edits) {
		const last = changes.at(-1);
		if (last !== void 0 && last.old[1] === edit.old[0] && last.now[1] === edit.now[0]) changes[changes.length - 1] = {
			old: [last.old[0], edit.old[1]],
			now: [last.now[0], edit.now[1]]
		};
		else changes.push(edit);
	}
	return changes;
}
/**
* E. W. Myers, "An O(ND) difference algorithm and its variations": how far each diagonal is reached with so many edits.
* Each edit is one line that goes or comes; undefined where there are too many.
*/
function shortestEdits(old, now) {
	const most = Math.min(mostEdits, old.length + now.length);
	const furthest = new Int32Array(2 * most + 3);
	const trace = [];
	for (let count = 0; count <= most; count += 1) {
		trace.push(furthest.slice(most - count, most + count + 3));
		for (let diagonal = -count; diagonal <= count; diagonal += 2) {
			const at = most + 1 + diagonal;
			let x = comesDown(furthest, at, diagonal, count) ? furthest[at + 1] ?? 0 : (furthest[at - 1] ?? 0) + 1;
			while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
			furthest[at] = x;
			if (x >= old.length && x - diagonal >= now.length) return wayBack(trace, old.length, now.length);
		}
	}
}
/** Whether a diagonal is reached by a line that comes, from the one above; else by one that goes. */
function comesDown(furthest, at, diagonal, count) {
	return diagonal === -count || diagonal !== count && (furthest[at - 1] ?? 0) < (furthest[at + 1] ?? 0);
}
function wayBack(trace, oldCount, nowCount) {
	const edits = [];
	let [x, y] = [oldCount, nowCount];
	for (let count = trace.length - 1; count > 0; count -= 1) {
		const furthest = trace[count] ?? /* @__PURE__ */ new Int32Array();
		const diagonal = x - y;
		const at = count + 1 + diagonal;
		const isDown = comesDown(furthest, at, diagonal, count);
		x = furthest[isDown ? at + 1 : at - 1] ?? 0;
		y = x - (isDown ? diagonal + 1 : diagonal - 1);
		edits.push(isDown ? {
			old: [x, x],
			now: [y, y + 1]
		} : {
			old: [x, x + 1],
			now: [y, y]
		});
	}
	return edits.reverse();
}
const context = 3;
/**
* The change of one file as a unified diff with three lines of context, for people: an ending of CRLF shows as `\r`, and
* control characters show as their escapes. Empty where nothing changes.
*/
function diffOf({ file, before, after, isNew }) {
	const [old, now] = [linesOf(before), linesOf(after)];
	const hunks = hunksOf(lineChanges(old, now)).map((changes) => printHunk(changes, old, now));
	return hunks.length === 0 ? "" : `--- ${isNew === true ? "/dev/null" : `a/${file}`}\n+++ b/${file}\n${hunks.join("")}`;
}
/** Lines with their endings, so that a change of CRLF would show. */
function linesOf(bytes) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes).match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
/** Changes whose context meets stand together. */
function hunksOf(changes) {
	const hunks = [];
	for (const change of changes) {
		const last = hunks.at(-1);
		const end = last?.at(-1)?.old[1];
		if (last !== void 0 && end !== void 0 && change.old[0] - end <= 6) last.push(change);
		else hunks.push([change]);
	}
	return hunks;
}
function printHunk(changes, old, now) {
	const [first, last] = [changes[0], changes.at(-1)];
	if (first === void 0 || last === void 0) return "";
	const before = Math.min(context, first.old[0]);
	const to = Math.min(old.length, last.old[1] + context);
	const lines = [];
	let at = first.old[0] - before;
	for (const change of changes) {
		lines.push(printLines(" ", old.slice(at, change.old[0])));
		lines.push(printLines("-", old.slice(...change.old)), printLines("+", now.slice(...change.now)));
		at = change.old[1];
	}
	lines.push(printLines(" ", old.slice(at, to)));
	const sides = [rangeOf$1(first.old[0] - before, to), rangeOf$1(first.now[0] - before, last.now[1] + to - last.old[1])];
	return `@@ -${sides[0]} +${sides[1]} @@\n${lines.flat().join("")}`;
}
function rangeOf$1(from, to) {
	return `${to > from ? from + 1 : from},${to - from}`;
}
function printLines(mark, lines) {
	return lines.map((line) => {
		const [ending = ""] = /\r?\n$/.exec(line) ?? [];
		const isWhole = ending !== "";
		return `${mark}${line.slice(0, line.length - ending.length).replace(unprintable, printed)}${isWhole ? ending : "\n"}${isWhole ? "" : "\\ No newline at end of file\n"}`;
	});
}
const unprintable = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
/** A terminal would obey a control character in a file that somebody else wrote. */
function printed(character) {
	return character === "\r" ? "\\r" : `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`;
}
/** Whether an expression changes something. */
function writes(expression) {
	switch (expression.kind) {
		case "assign":
		case "delete": return true;
		case "pipe":
		case "equals":
		case "logic":
		case "add": return writes(expression.left) || writes(expression.right);
		case "select": return writes(expression.condition);
		default: return false;
	}
}
/** An expression that cannot be read, or not be used for an edit; the position is an index into its text. */
var ExpressionError = class extends Error {
	at;
	remedy;
	constructor(at, message, remedy) {
		super(message);
		this.at = at;
		this.remedy = remedy;
	}
};
/** What is told where an expression uses more of yq's language than is known here. */
const supported = "supported are paths (.a.\"b.c\"[\"d\"][0][], ..), |, ( ), select, ==, !=, and, or, not, test, has, documentIndex, =, |=, +, sub, env, strenv and del";
/** What binds how tightly, as in yq: `and` and `or` less than a pipe, which binds less than `=` and `==`. */
const levels = [
	["and", "or"],
	["|"],
	[
		"=",
		"|=",
		"==",
		"!="
	],
	["+"]
];
/** So many parts within each other or one after the other: nobody writes more, and each takes room on the stack. */
const deepest = 1e3;
/** Makes a tree of the words of an expression. Throws an `ExpressionError` where they make none. */
var Parser = class {
	#words;
	#patternOf;
	#depth = 0;
	/** Without a reader of patterns there may be none in the expression. */
	constructor(words, patternOf) {
		this.#words = words;
		this.#patternOf = patternOf;
	}
	/** All words as one expression. */
	whole() {
		const expression = this.#binary(0);
		if (this.#words.peek().kind !== "end") this.#stranger();
		return expression;
	}
	#tooMuch() {
		return this.#words.fail("this is too long or nested too deeply", "split it: -e A -e B");
	}
	#stranger() {
		const { kind, text } = this.#words.peek();
		if (kind === "end") return this.#words.fail("the expression ends too early");
		return this.#words.fail(`${kind === "string" ? JSON.stringify(text) : `"${text}"`} is not supported here`);
	}
	#binary(level) {
		this.#depth += 1;
		if (this.#depth > deepest) this.#tooMuch();
		const expression = this.#joined(level);
		this.#depth -= 1;
		return expression;
	}
	/** Of one level the right one is read first, as yq does. */
	#joined(level) {
		const signs = levels[level];
		if (signs === void 0) return this.#postfix();
		const left = this.#binary(level + 1);
		const { text, kind, at } = this.#words.peek();
		if (kind !== "sign" && kind !== "word" || !signs.includes(text)) return left;
		this.#words.pass();
		const right = this.#binary(level);
		if (right.kind === "logic" && right.word !== text && this.#words.peek(-1).text !== ")") throw new ExpressionError(at, "\"and\" and \"or\" beside each other", "say with parentheses what belongs together");
		return joined(text, left, right);
	}
	#postfix() {
		let expression = this.#primary();
		const first = this.#words.passed;
		for (let step = this.#step(); step !== void 0; step = this.#step()) {
			if (this.#words.passed - first > deepest) this.#tooMuch();
			expression = {
				kind: "pipe",
				at: expression.at,
				left: expression,
				right: step
			};
		}
		return expression;
	}
	/** A further step of a path: `.key`, `[…]`, `.[…]`. */
	#step() {
		const words = this.#words;
		if (words.peek().kind === "key") return this.#key();
		if (words.isSign(".") && words.isSign("[", 1)) words.pass();
		return words.isSign("[") ? this.#bracket() : void 0;
	}
	#bracket() {
		const words = this.#words;
		const { at } = words.pass();
		if (words.accept("]")) return {
			kind: "each",
			at
		};
		const inside = words.peek();
		const isIndex = inside.kind === "number" && /^-?\d+$/.test(inside.text);
		if (!isIndex && inside.kind !== "string") words.fail("in brackets stands \"key\", a number or nothing");
		const step = isIndex ? {
			kind: "index",
			at,
			index: Number(inside.text)
		} : keyOf(inside);
		words.pass();
		words.expect("]");
		return step;
	}
	#key() {
		return keyOf(this.#words.pass());
	}
	#primary() {
		const words = this.#words;
		const token = words.peek();
		const { at, kind, text } = token;
		if (kind === "key") return this.#key();
		if (kind === "string" || kind === "number") {
			words.pass();
			return {
				kind: "literal",
				at,
				value: {
					type: kind,
					text
				}
			};
		}
		if (words.isSign("[")) words.fail("a list is not supported here");
		if (words.isSign(".")) return this.#dot();
		if (words.accept("..")) return {
			kind: "descend",
			at
		};
		if (words.accept("(")) {
			const inside = this.#binary(0);
			words.expect(")");
			return inside;
		}
		return kind === "word" ? this.#word(token) : this.#stranger();
	}
	#dot() {
		const { at } = this.#words.pass();
		return this.#words.isSign("[") ? this.#bracket() : {
			kind: "self",
			at
		};
	}
	#word({ at, text }) {
		const words = this.#words;
		const value = constants.get(text);
		if (value !== void 0 || text === "not" || documentIndex.test(text)) {
			words.pass();
			if (value !== void 0) return {
				kind: "literal",
				at,
				value
			};
			return {
				kind: text === "not" ? "not" : "document-index",
				at
			};
		}
		if (!functions.has(text)) this.#stranger();
		words.pass();
		words.expect("(");
		const made = this.#call(text, at);
		words.expect(")");
		return made;
	}
	#call(name, at) {
		const words = this.#words;
		switch (name) {
			case "select": return {
				kind: "select",
				at,
				condition: this.#binary(0)
			};
			case "del": return {
				kind: "delete",
				at,
				target: this.#binary(0)
			};
			case "has": return {
				kind: "has",
				at,
				key: words.peek().kind === "number" ? Number(words.pass().text) : this.#string()
			};
			case "test": return {
				kind: "test",
				at,
				pattern: this.#pattern()
			};
			case "sub": {
				const pattern = this.#pattern();
				if (!words.accept(",")) words.expect(";");
				return {
					kind: "substitute",
					at,
					pattern,
					template: this.#string()
				};
			}
			default: {
				const { at: inside } = words.peek();
				return {
					kind: "variable",
					at: inside,
					name: words.textOf("word", "the name of a variable, without quotes"),
					as: name === "env" ? "yaml" : "text"
				};
			}
		}
	}
	#pattern() {
		const { at } = this.#words.peek();
		return this.#patternOf?.(this.#string(), at) ?? this.#words.fail("expected a regular expression");
	}
	#string() {
		return this.#words.textOf("string", "text in double quotes");
	}
};
const functions = /* @__PURE__ */ new Set([
	"select",
	"del",
	"has",
	"test",
	"sub",
	"env",
	"strenv"
]);
const documentIndex = /^(?:di|document_?[iI]ndex)$/;
const nothing$1 = {
	type: "null",
	text: "null"
};
const constants = new Map([
	...[
		"true",
		"True",
		"TRUE"
	].map((word) => [word, {
		type: "boolean",
		text: "true"
	}]),
	...[
		"false",
		"False",
		"FALSE"
	].map((word) => [word, {
		type: "boolean",
		text: "false"
	}]),
	...[
		"null",
		"Null",
		"NULL",
		"~"
	].map((word) => [word, nothing$1])
]);
/** In yq a star in a key, even in quotes, stands for anything. */
function keyOf({ at, text }) {
	const wildcard = text.search(/[*?]/);
	if (wildcard >= 0) throw new ExpressionError(at + 1 + wildcard, "a wildcard in a key is not supported", "use [] and select(…)");
	return {
		kind: "key",
		at,
		key: text
	};
}
function joined(sign, left, right) {
	const parts = {
		at: left.at,
		left,
		right
	};
	switch (sign) {
		case "and":
		case "or": return {
			kind: "logic",
			word: sign,
			...parts
		};
		case "|": return {
			kind: "pipe",
			...parts
		};
		case "+": return {
			kind: "add",
			...parts
		};
		case "==":
		case "!=": return {
			kind: "equals",
			negated: sign === "!=",
			...parts
		};
		default: return {
			kind: "assign",
			isUpdate: sign === "|=",
			...parts
		};
	}
}
/** In this order: what is tried first wins. */
const rules = [
	["sign", /\.\.\.?|\|=|==|!=|\/\/=?|[-+*/%]=|<=|>=|[|=+*/%(){}[\],:;<>$?-]/y],
	["string", /"(?:[^"\\]|\\[\s\S])*"/y],
	["number", /\d+(?:\.\d+)?(?:[eE][-+]?\d+)?(?![\w.])|0x[\da-fA-F]+(?!\w)/y],
	["word", /[\p{L}_~][\p{L}\p{N}_]*/uy]
];
const space = /(?:\s|#[^\n]*)*/y;
const negative = /-(?=\d)/y;
/** As in yq, a key after a point goes on to what ends it there: `.app.kubernetes.io/name` is three keys, and `.a+b` is one. */
const plainKey = /\.[^\s.[\]{}()|=!,;:]+/y;
const quotedKey = /\."(?:[^"\\]|\\[\s\S])*"/y;
/** Takes an expression apart. Throws an `ExpressionError` at what is no part of the language. */
function tokensOf(text) {
	const tokens = [];
	let at = behindSpace(text, 0);
	while (at < text.length) {
		const token = tokenAt(text, at);
		tokens.push(token);
		at = behindSpace(text, token.end);
	}
	return tokens;
}
function behindSpace(text, at) {
	space.lastIndex = at;
	space.test(text);
	return space.lastIndex;
}
function matchAt(pattern, text, at) {
	pattern.lastIndex = at;
	return pattern.exec(text)?.[0];
}
function tokenAt(text, at) {
	const quoted = matchAt(quotedKey, text, at);
	if (quoted !== void 0) return keyToken(quoted.slice(2, -1).replaceAll("\\\"", "\""), at, quoted);
	const key = matchAt(plainKey, text, at);
	if (key !== void 0) return keyToken(key.slice(1), at, key);
	if (text[at] === "." && text[at + 1] !== ".") return {
		kind: "sign",
		text: ".",
		at,
		end: at + 1
	};
	if (matchAt(negative, text, at) !== void 0) {
		const number = tokenAt(text, at + 1);
		return {
			...number,
			text: `-${number.text}`,
			at
		};
	}
	for (const [kind, pattern] of rules) {
		const found = matchAt(pattern, text, at);
		if (found === void 0) continue;
		return {
			kind,
			text: kind === "string" ? unescaped(found.slice(1, -1), at + 1) : found,
			at,
			end: at + found.length
		};
	}
	throw strange(text, at);
}
function keyToken(text, at, { length }) {
	return {
		kind: "key",
		text,
		at,
		end: at + length
	};
}
/** A string of yq knows `\"`, `\n` and `\\`; any other backslash stands for itself, as regular expressions want it. */
function unescaped(text, at) {
	for (const { 0: pair, index } of text.matchAll(/\\./gs)) if (pair === "\\(") throw new ExpressionError(at + index, "in yq \\( puts an expression into a text", "write \\\\( for a parenthesis, or +");
	return text.replaceAll("\\\"", "\"").replaceAll("\\n", "\n").replaceAll("\\\\", "\\");
}
function strange(text, at) {
	const sign = text.charAt(at);
	if (sign === "\"") return new ExpressionError(at, "this string does not end", supported);
	if (sign === "'") return new ExpressionError(at, "text stands in double quotes", "write \"…\"");
	return new ExpressionError(at, `"${sign}" is not understood here`, supported);
}
/** Goes through the words of an expression. */
var Words = class {
	#tokens;
	#end;
	#next = 0;
	/** They end at an index into the text. */
	constructor(tokens, end) {
		this.#tokens = tokens;
		this.#end = {
			kind: "end",
			text: "",
			at: end,
			end
		};
	}
	/** How many were passed. */
	get passed() {
		return this.#next;
	}
	/** The next word, or the one after so many others. */
	peek(ahead = 0) {
		return this.#tokens[this.#next + ahead] ?? this.#end;
	}
	/** Passes the next word. */
	pass() {
		const token = this.peek();
		this.#next += 1;
		return token;
	}
	/** Whether the next word is a sign, or the one after so many others. */
	isSign(text, ahead = 0) {
		const token = this.peek(ahead);
		return token.kind === "sign" && token.text === text;
	}
	/** Passes a sign where it is the next word. */
	accept(text) {
		if (!this.isSign(text)) return false;
		this.#next += 1;
		return true;
	}
	/** Passes a sign, which must be the next word. */
	expect(text) {
		if (this.accept(text)) return;
		if (this.isSign(",")) this.fail("a list of several is not supported", "make each a stage: del(.a) | del(.b)");
		this.fail(`expected ${text}`);
	}
	/** The text of the next word, which must be of a kind, and is passed. */
	textOf(kind, name) {
		if (this.peek().kind !== kind) this.fail(`expected ${name}`);
		return this.pass().text;
	}
	/** Ends with a message about the next word. */
	fail(message, remedy = supported) {
		throw new ExpressionError(this.peek().at, message, remedy);
	}
};
/** Reads an expression in the part of yq's language that edits manifests, with yq's precedence. */
async function parseExpression(text) {
	if (!/\b(?:test|sub)\b/.test(text)) return parseWith(text, void 0);
	const { patternOf } = await import("./pattern.js");
	return parseWith(text, patternOf);
}
/** The same with a reader of regular expressions, which an expression without any does not need. */
function parseWith(text, patternOf) {
	try {
		const expression = new Parser(new Words(tokensOf(text), text.length), patternOf).whole();
		requireEdit(expression, true);
		return {
			result: "parsed",
			text,
			expression
		};
	} catch (error) {
		if (!(error instanceof ExpressionError)) throw error;
		return {
			result: "wrong",
			column: error.at + 1,
			message: error.message,
			remedy: error.remedy
		};
	}
}
/** An edit is a pipe whose last stage changes something; what an assignment is made from changes nothing. */
function requireEdit(expression, isLast) {
	if (expression.kind === "pipe") {
		requireEdit(expression.left, false);
		requireEdit(expression.right, isLast);
		return;
	}
	if (isLast && !writes(expression)) throw new ExpressionError(expression.at, "this changes nothing", "end with =, |= or del(…)");
	if (expression.kind === "assign") {
		requireReading(expression.left);
		requireReading(expression.right);
	} else if (expression.kind === "delete") requireReading(expression.target);
	else requireReading(expression);
}
function requireReading(expression) {
	if (writes(expression)) throw new ExpressionError(expression.at, "a change within another part", "make each change a stage: A = 1 | B = 2");
}
/** Ends the edit of a file; caught where the edit of a file begins, which answers with the problems. */
var Refusal = class extends Error {
	problems;
	constructor(problems) {
		super("refused");
		this.problems = problems;
	}
};
/** Refuses at a position of the file. */
function refuse(source, position, { message, remedy }) {
	throw new Refusal([{
		message,
		remedy,
		place: placeAt(source, position)
	}]);
}
/** What is made of each of several; where some are refused, a refusal with the problems of all of them, each once. */
function ofEach(all, make) {
	const made = [];
	const problems = /* @__PURE__ */ new Map();
	for (const one of all) try {
		for (const result of make(one)) made.push(result);
	} catch (error) {
		if (!(error instanceof Refusal)) throw error;
		for (const problem of error.problems) problems.set(JSON.stringify(problem), problem);
	}
	if (problems.size > 0) throw new Refusal([...problems.values()]);
	return made;
}
/** The beginning of a document. */
function cursorAt(tree, absent = "refuse") {
	return {
		tree,
		at: rootOf(tree),
		missing: [],
		absent
	};
}
/** All steps to a cursor, also those that are not there. */
function stepsOf({ at, missing }) {
	return [...at.steps, ...missing.map((key) => ({ key }))];
}
/** Whether nothing stands there, or an empty value. */
function isEmpty({ at, missing }) {
	const node = at.node ?? null;
	return missing.length > 0 || node === null || isScalar(node) && node.value === null;
}
/** Under a key: of a list it is a mistake, and a single value has none. */
function intoKey(cursor, key) {
	const { tree, at } = cursor;
	if (isEmpty(cursor)) return [{
		...cursor,
		missing: [...cursor.missing, key]
	}];
	if (isMap(at.node) && lookUp(tree, at.node, key) === void 0) return [{
		...cursor,
		missing: [key]
	}];
	if (!isMap(at.node) && !isSeq(at.node)) return [];
	return [follow(cursor, { key })];
}
/** An item of a list, from its end where negative. */
function intoIndex(cursor, index) {
	const { tree, at } = cursor;
	if (cursor.absent === "skip" && (isEmpty(cursor) || isBeyond(at.node, index))) return [];
	if (isSeq(at.node)) return [follow(cursor, { index })];
	if (!isEmpty(cursor) && !isMap(at.node)) return [];
	const message = `${nameOf(stepsOf(cursor))} is ${isEmpty(cursor) ? "empty" : kindOf(at.node)}, so it has no item ${index}`;
	return refuse(tree.source, at.position, {
		message,
		remedy: "only keys are created: write the list by hand"
	});
}
function isBeyond(node, index) {
	return isSeq(node) && (index >= node.items.length || index < -node.items.length);
}
/** Of a key that stands twice, readers take the one or the other. */
function follow(cursor, step) {
	const next = stepOn(cursor.tree, cursor.at, step);
	if ("message" in next) return refuse(cursor.tree.source, next.position, next);
	const { node } = cursor.at;
	if ("key" in step && next.obstacle !== void 0 && isMap(node) && pairsWith(node, step.key).length > 1) return refuse(cursor.tree.source, next.obstacle.position, next.obstacle);
	return {
		...cursor,
		at: next
	};
}
/** Every item of a list, or value of a map; a merge key is none of its own. */
function intoEach(cursor) {
	const { node } = cursor.at;
	if (cursor.missing.length > 0) return [];
	if (isSeq(node)) return node.items.map((_, index) => follow(cursor, { index }));
	if (!isMap(node)) return [];
	return node.items.flatMap((pair) => {
		const key = keyOf$1(pair);
		if (key === void 0) return refuseKey(cursor, positionOf(pair.key) ?? positionOf(pair.value));
		return key === "<<" ? [] : [follow(cursor, { key })];
	});
}
function refuseKey({ tree, at }, position) {
	return refuse(tree.source, position ?? at.position, {
		message: `${nameOf(at.steps)} has a key that is no text, so that what is below it has no name`,
		remedy: "name what is meant without [] and .."
	});
}
/** The place and everything below it, in the order of the text. What an alias shows stands elsewhere, and is met there. */
function descended(cursor) {
	const all = [];
	const open = [cursor];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		all.push(next);
		const own = intoEach(next).filter((inner) => !isAlias(itemAt(inner)));
		for (const inner of own.reverse()) open.push(inner);
	}
	return all;
}
/** The pair of a map or the item of a list that a place is. */
function slotOf({ at }) {
	const parent = at.above.at(-1);
	const step = at.steps.at(-1);
	if (step === void 0) return void 0;
	if (isSeq(parent) && "index" in step) return parent.items[step.index];
	return isMap(parent) && "key" in step ? pairsWith(parent, step.key)[0] : void 0;
}
/** What stands there itself, be it an alias. */
function itemAt(cursor) {
	const slot = slotOf(cursor);
	return isPair(slot) ? slot.value : slot;
}
/** The single value that stands there; undefined for a map or list. */
function valueAt(cursor) {
	if (isEmpty(cursor)) return {
		type: "null",
		text: "null"
	};
	const { node } = cursor.at;
	return isScalar(node) ? {
		type: typeOf(node.value),
		text: scalarText(node)
	} : void 0;
}
/** The type of a value that the parser gives; whatever is neither number nor boolean is text. */
function typeOf(value) {
	if (typeof value === "number") return "number";
	return typeof value === "boolean" ? "boolean" : "string";
}
/** What an expression gives at one place. Throws a `Refusal` or an `ExpressionError` where it has no meaning. */
function evaluate(expression, here, scope) {
	const { kind, at } = expression;
	const inner = (part, from) => evaluate(part, from, scope);
	switch (kind) {
		case "self": return [here];
		case "literal": return [expression.value];
		case "variable": return [variableOf(expression, scope)];
		case "pipe": return inner(expression.left, here).flatMap((result) => inner(expression.right, result));
		case "select": return evaluate(expression.condition, here, {
			...scope,
			isReading: true
		}).some(isTrue) ? [here] : [];
		case "not": return [truth(!isTrue(here))];
		case "equals": return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) => truth(equal(left, right, at) !== expression.negated));
		case "logic": return logic(expression, (part) => inner(part, here));
		case "add": return pairsOf(inner(expression.left, here), inner(expression.right, here)).map(([left, right]) => sum(singleOf(left, at), singleOf(right, at), at));
		case "test":
		case "substitute": return search(expression, here);
		case "assign":
		case "delete": throw new ExpressionError(at, "a change within another part", "make each change a stage: A = 1 | B = 2");
		default: return evaluatePath(expression, here).filter((result) => !scope.isReading || !isMissing(result));
	}
}
function isMissing(result) {
	return "tree" in result && result.missing.length > 0;
}
/** What has a meaning at a place of the file alone. */
function evaluatePath(expression, here) {
	if (!("tree" in here)) throw new ExpressionError(expression.at, "needs a place of the file before it", "begin with a path");
	switch (expression.kind) {
		case "key": return intoKey(here, expression.key);
		case "index": return intoIndex(here, expression.index);
		case "each": return intoEach(here);
		case "descend": return descended(here);
		case "document-index": return [{
			type: "number",
			text: String(here.tree.document)
		}];
		case "has": return [truth(has(here, expression.key))];
	}
}
function has({ tree, at, missing }, key) {
	if (missing.length > 0) return false;
	if (isSeq(at.node)) return typeof key === "number" && key < at.node.items.length;
	return isMap(at.node) && hasKey(tree, at.node, String(key));
}
function truth(is) {
	return {
		type: "boolean",
		text: String(is)
	};
}
function valueIn(result) {
	return "tree" in result ? valueAt(result) : result;
}
/** As in yq, all is true but `false` and nothing. */
function isTrue(result) {
	const value = valueIn(result);
	if (value === void 0) return true;
	return value.type !== "null" && !(value.type === "boolean" && value.text.toLowerCase() === "false");
}
/** Every one with every other; as in yq, a side that gives nothing counts as null. */
function pairsOf(left, right) {
	const others = right.length === 0 ? [nothing] : right;
	return (left.length === 0 ? [nothing] : left).flatMap((one) => others.map((other) => [one, other]));
}
const nothing = {
	type: "null",
	text: "null"
};
function logic({ word, left, right }, results) {
	const first = results(left).some(isTrue);
	return [truth((word === "and" ? !first : first) ? first : results(right).some(isTrue))];
}
/** As in yq: the characters are compared, whatever their type, and `*` and `?` on the right stand for anything. */
function equal(left, right, at) {
	const [one, other] = [valueIn(left), valueIn(right)];
	if (one === void 0 && other === void 0) throw new ExpressionError(at, "maps and lists are not compared", "compare single values in them");
	if (one === void 0 || other === void 0) return false;
	if (one.type === "null" || other.type === "null") return one.type === other.type;
	return matches(one.text, other.text);
}
/** Without going back further than to the last star. */
function matches(text, glob) {
	let [place, sign, star, mark] = [
		0,
		0,
		-1,
		0
	];
	while (place < text.length) if (glob[sign] === "*") [star, mark, sign] = [
		sign,
		place,
		sign + 1
	];
	else if (glob[sign] === "?" || glob[sign] === text[place]) [place, sign] = [place + 1, sign + 1];
	else if (star >= 0) [sign, mark, place] = [
		star + 1,
		mark + 1,
		mark + 1
	];
	else return false;
	return /^\**$/.test(glob.slice(sign));
}
/** The value of a result, which must be a single one. */
function singleOf(result, at) {
	const value = valueIn(result);
	if (value !== void 0) return value;
	throw new ExpressionError(at, "gives a map or a list, which cannot be written or added", "name a single value");
}
function sum(left, right, at) {
	if (left.type === "null") return right;
	if (right.type === "null") return left;
	if (left.type === "string" || right.type === "string") return {
		type: "string",
		text: left.text + right.text
	};
	if (left.type === "boolean" || right.type === "boolean") throw new ExpressionError(at, "true and false cannot be added", "add text or numbers");
	const isWhole = [left, right].every(({ text }) => wholeNumber.test(text));
	if (!isWhole && ![left, right].every(({ text }) => wholeNumber.test(text) || decimalNumber.test(text))) throw new ExpressionError(at, "only numbers in plain decimal digits are added", "write the sum");
	const total = Number(left.text) + Number(right.text);
	if (!Number.isFinite(total) || isWhole && !Number.isSafeInteger(total)) throw new ExpressionError(at, "the sum is too large to be exact", "write the number");
	return {
		type: "number",
		text: isWhole || !Number.isInteger(total) ? String(total) : total.toFixed(1)
	};
}
/** Without a zero before it, which makes it octal to some readers. */
const wholeNumber = /^[-+]?(?:0|[1-9]\d*)$/;
const decimalNumber = /^[-+]?\d+(?:\.\d+|(?:\.\d+)?[eE][-+]?\d+)$/;
/** Longer texts are not searched: a value of a manifest is none of them. */
const longestSearched = 8192;
function search(expression, here) {
	const value = valueIn(here);
	if (value?.type !== "string") return notText(expression, here);
	if (value.text.length > longestSearched) throw new ExpressionError(expression.at, "the text is too long to be searched", "change it by hand");
	if (expression.kind === "test") return [truth(expression.pattern.test(value.text))];
	return [{
		type: "string",
		text: expression.pattern.substitute(value.text, expression.template)
	}];
}
function notText({ at, kind }, here) {
	const name = kind === "test" ? "test" : "sub";
	if (!("tree" in here)) throw new ExpressionError(at, `${name} searches text, and this is none`, "search a text");
	const what = isEmpty(here) ? "empty" : isScalar(here.at.node) ? "no text" : "no single value";
	const message = `${nameOf(stepsOf(here))} is ${what}, so ${name} cannot search it`;
	return refuse(here.tree.source, here.at.position, {
		message,
		remedy: kind === "substitute" && what === "no single value" ? "with |= the right side begins at the left one" : "choose first what holds text"
	});
}
function variableOf({ name, as, at }, { variables, parse }) {
	const text = variables[name];
	if (text === void 0 || as === "yaml" && text === "") throw new ExpressionError(at, `the environment variable ${name} is ${text === "" ? "empty" : "not set"}`, `set ${name}`);
	if (as === "text") return {
		type: "string",
		text
	};
	const contents = scalarIn(text, parse);
	if (contents === void 0) throw new ExpressionError(at, `${name} holds no single value`, `strenv(${name}) takes it for text`);
	const value = contents.value;
	if (value === null) return {
		type: "null",
		text: "null"
	};
	if (typeof value === "string") return {
		type: "string",
		text: value
	};
	return {
		type: typeof value === "boolean" ? "boolean" : "number",
		text: contents.source ?? String(value)
	};
}
/** The single value that a text is as YAML; as that of a key, since a parser of block YAML reads none that stands alone. */
function scalarIn(text, parse) {
	const isLine = !/[\r\n]/.test(text);
	const [document, ...more] = parse(isLine ? `value: ${text}` : text);
	const { contents } = document ?? {};
	if (document === void 0 || document.errors.length > 0 || more.length > 0) return void 0;
	const value = isLine && isMap(contents) ? contents.items[0]?.value : contents;
	return isScalar(value) ? value : void 0;
}
/** The column (from 0) of a position. */
function columnOf({ text }, position) {
	return position - startOfLine(text, position);
}
/** Where the line of a position begins. */
function startOfLine(text, position) {
	return text.lastIndexOf("\n", position - 1) + 1;
}
/** Where the line after a position begins; the end of the text where there is none. */
function startOfNext(text, position) {
	if (position > 0 && text[position - 1] === "\n") return position;
	const end = text.indexOf("\n", position);
	return end < 0 ? text.length : end + 1;
}
/** Whether nothing but white space stands before a position on its line. */
function isBlankBefore(text, position) {
	return text.slice(startOfLine(text, position), position).trim() === "";
}
/** How long the line ending is that ends at a position. */
function endingAt(text, position) {
	if (text[position - 1] !== "\n") return 0;
	return text[position - 2] === "\r" ? 2 : 1;
}
/** Whether a block of text ends where a position is: a line ending there is part of it. */
function endsBlockText(tree, position) {
	const open = [tree.root];
	for (let node = open.pop(); node !== void 0; node = open.pop()) {
		if (isSeq(node)) for (const item of node.items) open.push(item);
		if (isMap(node)) for (const { value } of node.items) open.push(value);
		if (!isScalar(node) || node.type !== "BLOCK_LITERAL" && node.type !== "BLOCK_FOLDED") continue;
		const [start = 0, end = 0] = node.range ?? [];
		if (start < position && position <= end) return true;
	}
	return false;
}
/** The line ending of the file. */
function endingOf({ text }) {
	return text.includes("\r\n") ? "\r\n" : "\n";
}
/** Where the content of a node ends, or of a pair's key where it has no value. */
function endOf(node, otherwise) {
	if (isMap(node) && node.flow !== true) {
		const pair = node.items.at(-1);
		return pair === void 0 ? otherwise : endOfPair(pair, otherwise);
	}
	if (isSeq(node) && node.flow !== true) return endOf(node.items.at(-1), positionOf(node.items.at(-1)) ?? otherwise);
	const range = typeof node === "object" && node !== null && "range" in node ? node.range : void 0;
	if (!Array.isArray(range) || isScalar(node) && range[0] === range[1]) return otherwise;
	return Number(range[1]);
}
/** Where a pair ends. */
function endOfPair({ key, value }, otherwise) {
	return endOf(value, endOf(key, otherwise));
}
/** Where a pair ends, with the colon of one that has no value. */
function endOfItem({ text }, pair, start) {
	const end = endOfPair(pair, start);
	return end === endOf(pair.key, start) ? end + (/^\s*:(?=[\s,\]}]|$)/.exec(text.slice(end, end + 80))?.[0].length ?? 0) : end;
}
const styles = /* @__PURE__ */ new WeakMap();
function styleOf(tree) {
	const style = styles.get(tree) ?? {
		indent: usualIndent(tree),
		quotes: usualQuotes(tree)
	};
	styles.set(tree, style);
	return style;
}
/** By how many columns the file sets a map below a key; 2 where it never does. */
function indentOf(tree) {
	return styleOf(tree).indent;
}
function usualIndent(tree) {
	const steps = /* @__PURE__ */ new Map();
	for (const { map } of spotsIn(tree)) {
		if (map.flow === true) continue;
		for (const { key, value } of map.items) {
			if (!isMap(value) || value.flow === true) continue;
			const [own, inner] = [positionOf(key), positionOf(value.items[0])];
			if (own === void 0 || inner === void 0) continue;
			const step = columnOf(tree.source, inner) - columnOf(tree.source, own);
			if (step > 0) steps.set(step, (steps.get(step) ?? 0) + 1);
		}
	}
	return [...steps].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 2;
}
/** The quotes that the file uses most; double ones where it uses none. */
function quotesOf(tree) {
	return styleOf(tree).quotes;
}
function usualQuotes(tree) {
	if (tree.source.file.endsWith(".json")) return "double";
	let balance = 0;
	for (const { map } of spotsIn(tree)) for (const { value } of map.items) {
		if (!isScalar(value)) continue;
		if (value.type === "QUOTE_SINGLE") balance += 1;
		if (value.type === "QUOTE_DOUBLE") balance -= 1;
	}
	return balance > 0 ? "single" : "double";
}
/** The lines of items of a block collection; where all go, an empty one stands there instead. */
function removeFromBlock(removal) {
	const { parent, gone, tree } = removal;
	const items = itemsOf$1(removal);
	const left = items.findIndex((_, index) => !gone.has(index));
	if (left < 0) return emptied(removal, items);
	const moved = movedUp(tree.source, items, left);
	const others = items.filter((_, index) => gone.has(index) && (moved === void 0 || index > left));
	return [...moved === void 0 ? [] : [moved], ...others.map((item) => isBlankBefore(tree.source.text, item.start) ? wholeLines(tree.source, item, isMap(parent)) : behindDash(tree.source, item))];
}
function itemsOf$1({ tree, parent }) {
	if (isMap(parent)) return parent.items.map((pair) => {
		const start = positionOf(pair) ?? 0;
		return {
			start,
			end: endOfItem(tree.source, pair, start),
			node: pair.value
		};
	});
	const first = parent.range?.[0] ?? 0;
	const column = columnOf(tree.source, first);
	return parent.items.map((node, index) => {
		const start = positionOf(node) ?? first;
		return {
			start: index === 0 ? first : dashBefore(tree.source, start, column),
			end: endOf(node, start),
			node
		};
	});
}
/** Where the dash of a list's item stands: in the column of the first one. */
function dashBefore({ text }, start, column) {
	for (let line = startOfLine(text, start); line > 0; line = startOfLine(text, line - 1)) {
		const at = line + column;
		if (text[at] === "-" && text.slice(line, at).trim() === "") return at;
	}
	return start;
}
/** With the comments behind it that stand in the columns of what is in it. */
function wholeLines({ text }, { start, end, node }, isPair) {
	const line = startOfLine(text, start);
	const inner = isPair ? columnWithin(text, node) : start - line + 1;
	let next = startOfNext(text, end);
	if (inner === void 0 || inner <= start - line) return {
		start: line,
		end: next,
		text: ""
	};
	for (let at = next; at < text.length; at = startOfNext(text, at + 1)) {
		const content = contentOf(text, at);
		if (content.text !== "" && (content.text !== "#" || content.column < inner)) break;
		if (content.text === "#") next = startOfNext(text, at + 1);
	}
	return {
		start: line,
		end: next,
		text: ""
	};
}
/** The column of what a block collection holds. */
function columnWithin(text, node) {
	if (!isMap(node) && !isSeq(node) || node.flow === true) return void 0;
	const start = isMap(node) ? positionOf(node.items[0]) : node.range?.[0];
	return start === void 0 ? void 0 : start - startOfLine(text, start);
}
/** The first sign of a line, and its column. */
function contentOf(text, line) {
	const end = text.indexOf("\n", line);
	const whole = text.slice(line, end < 0 ? void 0 : end);
	const column = whole.search(/\S/);
	return {
		text: whole[column] ?? "",
		column
	};
}
/** The first one of a list's item shares its line with the dash: what is left moves up, unless a comment stands between. */
function movedUp({ text }, items, left) {
	const [first, next] = [items[0], items[left]];
	if (left === 0 || first === void 0 || next === void 0 || isBlankBefore(text, first.start)) return void 0;
	if (text.slice(startOfNext(text, first.end), next.start).includes("#")) return void 0;
	return {
		start: first.start,
		end: next.start,
		text: ""
	};
}
/** The first one goes up to the end of its line, and the dash stays alone. */
function behindDash({ text }, { start, end }) {
	return {
		start: start - (/ *$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0),
		end: lineEnd(text, trimmedEnd(text, end)),
		text: ""
	};
}
function lineEnd(text, position) {
	const end = text.indexOf("\n", position);
	if (end < 0) return text.length;
	return end > position && text[end - 1] === "\r" ? end - 1 : end;
}
/** An empty collection behind its key, or where the first item began. */
function emptied({ tree, parent, above }, items) {
	const { source } = tree;
	const { text } = source;
	const empty = isMap(parent) ? "{}" : "[]";
	const [first, ...rest] = items;
	if (first === void 0) return [];
	const others = rest.map((item) => wholeLines(source, item, isMap(parent)));
	const isOnLine = isBlankBefore(text, first.start);
	const behind = isOnLine ? behindKey(text, above, parent, first) : void 0;
	if (behind !== void 0) return [
		{
			start: behind,
			end: behind,
			text: ` ${empty}`
		},
		wholeLines(source, first, isMap(parent)),
		...others
	];
	const content = !text.slice(first.start, first.end).trimEnd().includes("\n") && !isOnLine ? trimmedEnd(text, first.end) : lineEnd(text, trimmedEnd(text, first.end));
	return [{
		start: first.start,
		end: content,
		text: empty
	}, ...others];
}
const pairsByValue = /* @__PURE__ */ new WeakMap();
/** The pair with a value; thousands may ask for theirs. */
function pairOf(map, value) {
	const known = pairsByValue.get(map) ?? new Map(map.items.map((pair) => [pair.value, pair]));
	pairsByValue.set(map, known);
	return known.get(value);
}
/** Behind the colon of the key that a collection stands below, and behind its anchor or tag. */
function behindKey(text, above, parent, first) {
	const pair = isMap(above) ? pairOf(above, parent) : void 0;
	const colon = pair === void 0 ? -1 : text.indexOf(":", endOf(pair.key, 0));
	if (colon < 0 || colon >= startOfLine(text, first.start)) return void 0;
	const rest = text.slice(colon + 1, lineEnd(text, colon));
	return colon + 1 + rest.replace(/\s#.*/, "").trimEnd().length;
}
function trimmedEnd(text, end) {
	return end - endingAt(text, end);
}
/** Items of a flow collection with one comma each; comments between them stay. */
function removeFromFlow(removal) {
	const { tree, parent, gone } = removal;
	const { text } = tree.source;
	const items = itemsOf(removal);
	const [open, close] = [(parent.range?.[0] ?? 0) + 1, (parent.range?.[1] ?? 0) - 1];
	if (gone.size === items.length && !text.slice(open, close).includes("#")) return [{
		start: open,
		end: close,
		text: ""
	}];
	const replacements = [...gone].flatMap((index) => {
		const item = items[index];
		return item === void 0 ? [] : [pieceOf(text, item, items[index + 1], close)];
	});
	const left = items[items.findLastIndex((_, index) => !gone.has(index))];
	if (left?.comma === void 0 || items.at(-1)?.comma !== void 0) return replacements;
	const tail = items.at(-1)?.end ?? close;
	if (!text.slice(left.end, tail).includes("#")) return [...replacements.filter(({ start }) => start < left.start), {
		start: left.end,
		end: tail,
		text: ""
	}];
	return [...replacements, {
		start: left.comma - 1,
		end: left.comma,
		text: ""
	}];
}
function itemsOf({ tree, parent }) {
	const { source } = tree;
	const close = (parent.range?.[1] ?? 0) - 1;
	const bounds = isMap(parent) ? parent.items.map((pair) => {
		const start = positionOf(pair) ?? 0;
		return {
			start: withProperties(source.text, start),
			end: endOfItem(source, pair, start)
		};
	}) : parent.items.map((item) => {
		const start = positionOf(item) ?? 0;
		return {
			start: withProperties(source.text, start),
			end: endOf(item, start)
		};
	});
	return bounds.map(({ start, end }, index) => ({
		start,
		end,
		comma: commaAfter(source.text, end, bounds[index + 1]?.start ?? close)
	}));
}
/** Where a node begins with the anchor and the tag before it. */
function withProperties(text, start) {
	const before = text.slice(startOfLine(text, start), start);
	return start - (/(?:[&!][^\s,[\]{}]*[ \t]+)+$/.exec(before)?.[0].length ?? 0);
}
/** Where the comma ends that follows, be it behind comments. */
function commaAfter(text, from, to) {
	const found = /^(?:\s|#[^\n]*\n)*,/.exec(text.slice(from, to));
	return found === null ? void 0 : from + found[0].length;
}
/** An item with its comma: up to the next one, or its own lines where comments stand between or none follows. */
function pieceOf(text, { start, end, comma = end }, next, close) {
	if (next !== void 0 && !text.slice(comma, next.start).includes("#")) return {
		start,
		end: next.start,
		text: ""
	};
	const after = startOfNext(text, comma);
	if (isBlankBefore(text, start) && after <= (next?.start ?? close)) return {
		start: startOfLine(text, start),
		end: after,
		text: ""
	};
	const room = /\s/.test(text.charAt(start - 1)) ? /^[ \t]*/.exec(text.slice(comma, close))?.[0].length ?? 0 : 0;
	return {
		start: start - (/^\r?\n/.test(text.slice(comma + room, comma + room + 2)) ? /[ \t]*$/.exec(text.slice(startOfLine(text, start), start))?.[0].length ?? 0 : 0),
		end: comma + room,
		text: ""
	};
}
/** The text that creates the missing keys of a cursor with a value, in the indentation and style of the file. */
function insertion(cursor, to) {
	const { at, tree } = cursor;
	const { node } = at;
	if (isTemplateAt(tree.source.text, at.position)) return refuse(tree.source, at.position, {
		message: `${nameOf(at.steps)} is a template`,
		remedy: "edit the file that its value comes from"
	});
	if (isMap(node)) return node.flow === true ? intoFlow(cursor, node, to) : intoBlock(cursor, node, to);
	const above = at.above.at(-1);
	const [start, end] = isScalar(node) ? node.range ?? [] : [];
	if (!isMap(above) || start === void 0 || start !== end) return refuse(tree.source, at.position, {
		message: `${nameOf(at.steps)} is empty, and nothing can be created in it safely`,
		remedy: above === void 0 ? "choose the others with select(. != null), or begin it" : "write a map there by hand"
	});
	if (above.flow === true) return {
		start,
		end: start,
		text: inFlow(cursor, to)
	};
	const step = at.steps.at(-1);
	const pair = (step !== void 0 && "key" in step ? pairsWith(above, step.key) : above.items).find(({ value }) => value === node);
	return below(cursor, to, {
		column: columnOf(tree.source, positionOf(pair) ?? 0) + indentOf(tree),
		after: endOf(pair?.key, start)
	});
}
function intoBlock(cursor, map, to) {
	const { source } = cursor.tree;
	const start = positionOf(map.items[0]) ?? 0;
	const [last] = map.items.slice(-1);
	const after = last === void 0 ? start : endOfPair(last, start);
	return below(cursor, to, {
		column: columnOf(source, start),
		after
	});
}
/** Lines of their own, after the line where the content before them ends. */
function below(cursor, to, { column, after }) {
	const { tree, missing } = cursor;
	const { source } = tree;
	const step = indentOf(tree);
	const ending = endingOf(source);
	const lines = missing.map((key, depth) => {
		const value = depth === missing.length - 1 ? ` ${render(cursor, to)}` : "";
		return `${" ".repeat(column + depth * step)}${renderKey(cursor, key)}:${value}`;
	});
	const start = startOfNext(source.text, after);
	const text = lines.join(ending);
	const hasEnding = start === 0 || source.text[start - 1] === "\n";
	if (!hasEnding && endsBlockText(tree, start)) return refuse(source, start, {
		message: "the file ends in a block of text without a line ending, which it would get",
		remedy: "end the file with a line ending"
	});
	return {
		start,
		end: start,
		text: hasEnding ? `${text}${ending}` : `${ending}${text}`
	};
}
function intoFlow(cursor, map, to) {
	const { source } = cursor.tree;
	const { missing } = cursor;
	const [start = 0, end = 0] = map.range ?? [];
	const [last] = map.items.slice(-1);
	if (last === void 0) return {
		start,
		end,
		text: inFlow(cursor, to)
	};
	const first = positionOf(last) ?? start;
	const line = startOfLine(source.text, first);
	const before = source.text.slice(line, first);
	const separator = line > start && before.trim() === "" ? `,${endingOf(source)}${before}` : ", ";
	const [key = "", ...rest] = missing;
	const inner = rest.length === 0 ? render(cursor, to) : inFlow({
		...cursor,
		missing: rest
	}, to);
	const at = isScalar(last.value) ? last.value.range?.[1] ?? end : endOfPair(last, end);
	return {
		start: at,
		end: at,
		text: `${separator}${renderKey(cursor, key)}: ${inner}`
	};
}
function inFlow(cursor, to) {
	return cursor.missing.reduceRight((inner, key) => `{${renderKey(cursor, key)}: ${inner}}`, render(cursor, to));
}
/** New text has no quotes unless it needs them; then those of the file. */
function render({ tree }, { type, text }) {
	if (type !== "string") return text;
	return renderInStyle(tree.source.file, text, quotesOf(tree));
}
function renderKey({ tree }, key) {
	return renderInStyle(tree.source.file, key, quotesOf(tree));
}
function renderInStyle(file, text, quotes) {
	if (file.endsWith(".json")) return renderScalar(text, "double");
	return renderScalar(text, "plain") === text ? text : renderScalar(text, quotes);
}
/** What the text becomes where a value is written; undefined where it stands there already. Refuses what is not this place's own. */
function replacementOf({ cursor, to }) {
	const { tree, at, missing } = cursor;
	const { source } = tree;
	if (at.obstacle !== void 0) return refuse(source, at.obstacle.position, at.obstacle);
	if (source.file.endsWith(".json") && !isJson(to)) return refuse(source, at.position, {
		message: `JSON has no ${to.text}`,
		remedy: "write the number in digits"
	});
	if (missing.length > 0) {
		const shared = sharedWith(tree, at);
		return shared === void 0 ? insertion(cursor, to) : refuse(source, at.position, shared);
	}
	const was = valueAt(cursor);
	if (was !== void 0 && was.type === to.type && was.text === to.text) return void 0;
	const judged = judgeEditable(tree, at);
	if (judged.editable === "no") return refuse(source, at.position, judged);
	const { scalar, style } = judged;
	if (scalar.tag !== void 0 && to.type !== "string") return refuse(source, at.position, {
		message: `${nameOf(at.steps)} has the tag of a text`,
		remedy: "remove the tag"
	});
	const [start, end] = scalar.range ?? [at.position, at.position];
	return {
		start,
		end,
		text: renderMade(to, style)
	};
}
/** A value as YAML: text in a style, and anything else as it reads. */
function renderMade({ type, text }, style) {
	return type === "string" ? renderScalar(text, style) : text;
}
function isJson({ type, text }) {
	if (type === "boolean") return text === "true" || text === "false";
	return type !== "number" || /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);
}
/** What is refused before a node is taken away. */
function requireRemovable({ tree, at }) {
	const { source } = tree;
	if (at.steps.length === 0) refuse(source, at.position, {
		message: "a whole document is not removed",
		remedy: "name something in it"
	});
	const shared = sharedWith(tree, {
		...at,
		node: void 0
	});
	if (shared !== void 0) refuse(source, at.position, shared);
}
/** The name of a place for people. */
function nameAt(cursor) {
	return nameOf(stepsOf(cursor));
}
/**
* What becomes of the text where the nodes of all cursors go, none of which is within another. Comments on lines of their own
* stay.
*/
function removalsOf(text, cursors) {
	const gone = new Set(cursors.flatMap((cursor) => within(itemAt(cursor))));
	ofEach(cursors, (cursor) => {
		requireRemovable(cursor);
		requireUnused(cursor, gone);
		return [];
	});
	const replacements = byParent(cursors).flatMap((removal) => removal.parent.flow === true ? removeFromFlow(removal) : removeFromBlock(removal));
	const tree = cursors.at(-1)?.tree;
	return tree === void 0 || text.endsWith("\n") ? replacements : withoutEnding(tree, replacements);
}
/** The last line had no ending: what is the last one now gets none either, unless its text would lose it. */
function withoutEnding(tree, replacements) {
	const { text } = tree.source;
	let start = text.length;
	for (const one of [...replacements].sort((a, b) => b.start - a.start)) {
		if (one.end !== start || one.text !== "") break;
		start = one.start;
	}
	const ending = endingAt(text, start);
	if (endsBlockText(tree, start)) return replacements;
	return replacements.map((one) => one.start === start ? {
		...one,
		start: start - ending
	} : one);
}
/** Which items go, each parent once. */
function byParent(cursors) {
	const removals = /* @__PURE__ */ new Map();
	for (const cursor of cursors) {
		const parent = cursor.at.above.at(-1);
		if (!isMap(parent) && !isSeq(parent)) continue;
		const removal = removals.get(parent) ?? {
			tree: cursor.tree,
			parent,
			above: cursor.at.above.at(-2),
			gone: /* @__PURE__ */ new Set()
		};
		removal.gone.add(indexOf(cursor, parent));
		removals.set(parent, removal);
	}
	return [...removals.values()];
}
const places = /* @__PURE__ */ new WeakMap();
/** Which item of its parent a cursor names. */
function indexOf(cursor, parent) {
	const { tree, at } = cursor;
	const step = at.steps.at(-1);
	if (step !== void 0 && "index" in step) return step.index;
	const index = placesIn(parent).get(slotOf(cursor));
	if (index === void 0) return refuse(tree.source, at.obstacle?.position ?? at.position, at.obstacle ?? {
		message: "is not there",
		remedy: "correct the path"
	});
	return index;
}
function placesIn(parent) {
	const known = places.get(parent) ?? new Map([...parent.items.entries()].map(([index, item]) => [item, index]));
	places.set(parent, known);
	return known;
}
/** An alias that stays would stand for nothing. */
function requireUnused(cursor, gone) {
	const { tree, at } = cursor;
	const uses = usesOf(tree);
	if (uses.size === 0) return;
	const item = itemAt(cursor);
	const use = within(item).flatMap((node) => uses.get(node) ?? []).find(({ alias }) => !gone.has(alias));
	if (use === void 0) return;
	const { line } = placeAt(tree.source, use.position);
	refuse(tree.source, positionOf(item) ?? at.position, {
		message: `what would be removed is shown by an alias on line ${line}`,
		remedy: "write the value out there"
	});
}
function within(node) {
	const all = [];
	const open = [node];
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		all.push(next);
		if (isSeq(next)) for (const item of next.items) open.push(item);
		if (isMap(next)) for (const { key, value } of next.items) open.push(key, value);
	}
	return all;
}
/** Every comment is still there but for those of removed nodes, and none came; what is wrong, in words, or undefined. */
function commentsDiffer(was, is, removed) {
	const left = /* @__PURE__ */ new Map();
	for (const { text } of commentsOf(is, /* @__PURE__ */ new Set())) left.set(text, (left.get(text) ?? 0) + 1);
	const comments = commentsOf(was, removed);
	for (const { text, mayGo } of [...comments].sort((one, other) => Number(one.mayGo) - Number(other.mayGo))) {
		const count = left.get(text) ?? 0;
		if (count === 0 && !mayGo) return `the comment "${text}" would be lost`;
		left.set(text, count - 1);
	}
	return [...left.values()].some((count) => count > 0) ? "a comment would be added" : void 0;
}
/** Whatever begins with a # between the single values of a file. */
function commentsOf({ text, documents }, removed) {
	const comments = [];
	let at = 0;
	let isRemoved = false;
	const upTo = (end, isNextRemoved) => {
		const gap = text.slice(at, end);
		if (!gap.includes("#")) return;
		let hasBegun = false;
		for (const { 0: found, 1: before = "" } of gap.matchAll(/([^#\n]*(?:^|\s))#[^\n]*|[^\n]*\n?/gm)) {
			hasBegun ||= /[-[{]/.test(found.includes("#") ? before : found);
			if (!found.includes("#")) continue;
			comments.push({
				text: found.slice(before.length).trimEnd(),
				mayGo: isRemoved || isNextRemoved && hasBegun
			});
		}
	};
	for (const { node, isGone } of leavesOf(documents, removed)) {
		const [start, end] = rangeOf(node);
		if (start < at) continue;
		upTo(start, isGone);
		[at, isRemoved] = [end, isGone];
	}
	upTo(text.length, false);
	return comments;
}
/** Every single value, alias and empty collection, in the order of the text. */
function leavesOf(documents, removed) {
	const leaves = [];
	const open = documents.map(({ contents }) => ({
		node: contents,
		isGone: false
	})).reverse();
	for (let next = open.pop(); next !== void 0; next = open.pop()) {
		const { node } = next;
		const isGone = next.isGone || removed.has(node);
		const inner = (one) => ({
			node: one,
			isGone
		});
		const openPair = (pair) => {
			const goes = isGone || removed.has(pair);
			open.push({
				node: pair?.value,
				isGone: goes
			}, {
				node: pair?.key,
				isGone: goes
			});
		};
		if ((isSeq(node) || isMap(node)) && node.items.length === 0) leaves.push({
			node,
			isGone
		});
		else if (isSeq(node)) for (let index = node.items.length - 1; index >= 0; index -= 1) open.push(inner(node.items[index]));
		else if (isMap(node)) for (let index = node.items.length - 1; index >= 0; index -= 1) openPair(node.items[index]);
		else leaves.push({
			node,
			isGone
		});
	}
	return leaves;
}
function rangeOf(node) {
	const [start, end] = isNode(node) ? node.range ?? [] : [];
	return start === void 0 || end === void 0 ? [-1, -1] : [start, end];
}
/**
* Makes the writes anew on what the old text said, and compares with what the new one says: what differs besides, in words,
* or undefined. Knows nothing of how the new text was made.
*/
function findStranger(source, after, writes) {
	const { documents } = after;
	if (documents.length !== source.documents.length) return "the result has another number of documents";
	const wanted = new Wanted(writes);
	for (const [index, document] of documents.entries()) {
		const was = source.documents[index];
		if (JSON.stringify(was?.directives) !== JSON.stringify(document.directives)) return "a directive would change too";
		if (!wanted.agrees(was?.contents, document.contents)) return "something else would change too";
	}
	if (readsBlockYaml(source.parse) && wanted.removed.size === 0) return void 0;
	return commentsDiffer(source, after, wanted.removed);
}
/** What each node of the old text must have become. */
var Wanted = class {
	/** The pairs of maps and items of lists that go. */
	removed = /* @__PURE__ */ new Set();
	#set = /* @__PURE__ */ new Map();
	#created = /* @__PURE__ */ new Map();
	constructor(writes) {
		for (const write of writes) if (write.kind === "remove") this.removed.add(slotOf(write.cursor));
		else if (write.kind === "set") this.#set.set(write.cursor.at.node, write.to);
		else this.#create(write);
	}
	#create({ cursor, to }) {
		const { node } = cursor.at;
		const chains = this.#created.get(node) ?? [];
		chains.push({
			keys: cursor.missing,
			to
		});
		this.#created.set(node, chains);
	}
	agrees(was, is) {
		const to = this.#set.get(was);
		if (to !== void 0) return holds(is, to) && sameProperties(was, is);
		const chains = this.#created.get(was) ?? [];
		if (isMap(was)) return this.#agreeMaps(was, is, chains);
		if (isSeq(was)) return this.#agreeLists(was, is);
		if (chains.length > 0) return isMap(is) && sameProperties(was, is) && holdsChains(is.items, chains);
		if (isAlias(was)) return isAlias(is) && is.source === was.source;
		if (!isScalar(was) || !isScalar(is)) return was === is;
		return was.type === is.type && was.source === is.source && Object.is(was.value, is.value) && sameProperties(was, is);
	}
	#agreeMaps(was, is, chains) {
		if (!isMap(is) || !sameProperties(was, is)) return false;
		const left = was.items.filter((pair) => !this.removed.has(pair));
		if (left.length + chains.length > 0 && was.flow === true !== (is.flow === true)) return false;
		return left.every((pair, index) => {
			const other = is.items[index];
			return this.agrees(pair.key, other?.key) && this.agrees(pair.value, other?.value);
		}) && holdsChains(is.items.slice(left.length), chains);
	}
	#agreeLists(was, is) {
		if (!isSeq(is) || !sameProperties(was, is)) return false;
		const left = was.items.filter((item) => !this.removed.has(item));
		if (left.length > 0 && was.flow === true !== (is.flow === true)) return false;
		return left.length === is.items.length && left.every((item, index) => this.agrees(item, is.items[index]));
	}
};
/** Whether items are nothing but new keys and their values. */
function holdsChains(items, chains) {
	return items.length === chains.length && items.every((item, index) => holdsChain(item, chains[index]));
}
function holdsChain(item, chain) {
	if (!isPair(item) || chain === void 0) return false;
	const [key = "", ...keys] = chain.keys;
	if (!holds(item.key, {
		type: "string",
		text: key
	}) || !isBare(item.key)) return false;
	if (keys.length === 0) return holds(item.value, chain.to) && isBare(item.value);
	return isMap(item.value) && isBare(item.value) && holdsChains(item.value.items, [{
		...chain,
		keys
	}]);
}
/** Whether a node reads as a value. */
function holds(node, { type, text }) {
	if (!isScalar(node)) return false;
	if (node.value === null) return type === "null";
	return typeOf(node.value) === type && scalarText(node) === text;
}
function isBare(node) {
	return isNode(node) && node.tag === void 0 && node.anchor === void 0;
}
function sameProperties(was, is) {
	return isNode(was) && isNode(is) && was.tag === is.tag && was.anchor === is.anchor;
}
/** The place of a cursor. */
function spotOf(cursor) {
	return {
		document: cursor.tree.document,
		steps: stepsOf(cursor)
	};
}
/** Where places are after others went: those within them went along, and items behind them moved up. */
function movedSpots(spots, gone) {
	const all = new Set(gone.map(({ document, steps }) => nameIn(document, steps)));
	const items = itemsGone(gone);
	return spots.flatMap(({ document, steps }) => {
		if (steps.some((_, depth) => all.has(nameIn(document, steps.slice(0, depth + 1))))) return [];
		return [{
			document,
			steps: steps.map((step, depth) => {
				if (!("index" in step)) return step;
				const before = items.get(nameIn(document, steps.slice(0, depth))) ?? [];
				return { index: step.index - countBelow(before, step.index) };
			})
		}];
	});
}
/** A place as one text, to look it up. */
function nameIn(document, steps) {
	return `${document} ${JSON.stringify(steps)}`;
}
/** For each list that items went from, which ones, in order. */
function itemsGone(gone) {
	const items = /* @__PURE__ */ new Map();
	for (const { document, steps } of gone) {
		const last = steps.at(-1);
		if (last === void 0 || !("index" in last)) continue;
		const list = nameIn(document, steps.slice(0, -1));
		const known = items.get(list);
		if (known === void 0) items.set(list, [last.index]);
		else known.push(last.index);
	}
	for (const indexes of items.values()) indexes.sort((one, other) => one - other);
	return items;
}
/** How many of sorted numbers are smaller than one. */
function countBelow(sorted, limit) {
	let [low, high] = [0, sorted.length];
	while (low < high) {
		const middle = low + high >> 1;
		if ((sorted[middle] ?? 0) < limit) low = middle + 1;
		else high = middle;
	}
	return low;
}
/** The text of a file while expressions change it. */
var Editing = class {
	/** What the expressions have changed so far. */
	changes = [];
	#variables;
	#source;
	#trees;
	#matched = 0;
	constructor({ source, trees }, variables) {
		this.#source = source;
		this.#trees = trees;
		this.#variables = variables;
	}
	/** As the expressions have left it so far. */
	get text() {
		return this.#source.text;
	}
	/** How many places the changes of the expression name. */
	run(expression) {
		this.#matched = 0;
		if (this.#trees.every(({ root }) => root === null || root === void 0)) refuse(this.#source, 0, {
			message: "holds no YAML document",
			remedy: "begin it by hand"
		});
		this.#perform(expression, this.#trees.map(({ document }) => ({
			document,
			steps: []
		})));
		return this.#matched;
	}
	/** The places that the next stage begins at. */
	#perform(expression, from) {
		if (expression.kind === "pipe" && writes(expression)) return this.#perform(expression.right, this.#perform(expression.left, from));
		if (expression.kind === "assign") return this.#assign(expression, from);
		if (expression.kind === "delete") return this.#remove(expression, from);
		return this.#placesOf(expression, from).map(spotOf);
	}
	#placesOf(expression, from, absent) {
		return ofEach(from, (spot) => {
			const here = this.#cursorAt(spot);
			return here === void 0 ? [] : this.#places(expression, {
				...here,
				absent: absent ?? "refuse"
			});
		});
	}
	#places(expression, here) {
		return evaluate(expression, here, {
			...this.#scope(),
			isReading: false
		}).map((result) => {
			if ("tree" in result) return result;
			throw new ExpressionError(expression.at, "gives a value that stands nowhere", "name a place: a path, select(…)");
		});
	}
	#scope() {
		return {
			variables: this.#variables,
			parse: this.#source.parse
		};
	}
	#cursorAt({ document, steps }) {
		const tree = this.#trees[document];
		if (tree === void 0) return void 0;
		return steps.reduce((cursor, step) => {
			if (cursor === void 0) return void 0;
			const path = "index" in step ? {
				kind: "index",
				index: step.index,
				at: 0
			} : {
				kind: "key",
				key: "key" in step ? step.key : "",
				at: 0
			};
			return this.#places(path, cursor)[0];
		}, cursorAt(tree));
	}
	#assign(expression, from) {
		const { left, right, isUpdate } = expression;
		const named = /* @__PURE__ */ new Set();
		const planned = ofEach(from, (spot) => {
			const here = this.#cursorAt(spot);
			if (here === void 0) return [];
			return ofEach(this.#places(left, here), (cursor) => {
				this.#requireOnce(cursor, named);
				const write = {
					kind: cursor.missing.length > 0 ? "create" : "set",
					cursor,
					to: this.#valueOf(right, isUpdate ? cursor : here)
				};
				return [{
					write,
					replacement: replacementOf(write)
				}];
			});
		});
		this.#matched += planned.length;
		const made = planned.flatMap(({ write, replacement }) => replacement === void 0 ? [] : [{
			write,
			replacement
		}]);
		const byDepth = made.toSorted((one, other) => depthOf(other.write) - depthOf(one.write));
		this.#accept(byDepth.map(({ replacement }) => replacement), made.map(({ write }) => write));
		return from;
	}
	/** Of two values for one place, nobody could say which is meant. */
	#requireOnce(cursor, named) {
		const name = nameIn(cursor.tree.document, stepsOf(cursor));
		if (named.has(name)) refuse(this.#source, cursor.at.position, {
			message: `${nameAt(cursor)} is named twice by one assignment`,
			remedy: "name each place once"
		});
		named.add(name);
	}
	#valueOf(expression, here) {
		const scope = {
			...this.#scope(),
			isReading: true
		};
		const results = evaluate(expression, here, scope);
		const [result] = results;
		if (result === void 0) this.#requireThere(evaluate(expression, here, {
			...scope,
			isReading: false
		}));
		if (result === void 0 || results.length > 1) throw new ExpressionError(expression.at, `gives ${results.length} values in place of one`, "name one value");
		this.#requireThere([result]);
		return singleOf(result, expression.at);
	}
	/** Refuses a value that is to be read, and is not there. */
	#requireThere([result]) {
		if (result === void 0 || !("tree" in result) || result.missing.length === 0) return;
		refuse(this.#source, result.at.position, {
			message: `${nameAt(result)} is not there, so it gives no value`,
			remedy: "correct the right side of the assignment"
		});
	}
	/** What is within another node that goes needs no removal of its own. */
	#remove({ target }, from) {
		const there = this.#placesOf(target, from, "skip").filter((cursor) => cursor.missing.length === 0);
		const found = new Map(there.map((cursor) => [nameIn(cursor.tree.document, cursor.at.steps), cursor]));
		const gone = [...found.values()].filter(({ tree: { document }, at: { steps } }) => steps.every((_, depth) => depth === 0 || !found.has(nameIn(document, steps.slice(0, depth)))));
		this.#matched += gone.length;
		if (gone.length === 0) return from;
		this.#accept(removalsOf(this.text, gone), gone.map((cursor) => ({
			kind: "remove",
			cursor
		})));
		return movedSpots(from, gone.map(spotOf));
	}
	/** Takes a text over that says what was planned, and nothing else. */
	#accept(replacements, planned) {
		if (planned.length === 0) return;
		const position = planned[0]?.cursor.at.position;
		const after = splice(this.text, replacements);
		const read = readAgain(this.#source, after);
		if (read.result === "unreadable") unsafe(this.#source, `the result ${read.message}`, position);
		const stranger = findStranger(this.#source, read.source, planned) ?? movedToken(this.#source, after, replacements);
		if (stranger !== void 0) unsafe(this.#source, stranger, position);
		for (const write of planned) this.changes.push(describe(write));
		this.#source = read.source;
		this.#trees = treesOf(read.source);
	}
};
function depthOf({ cursor }) {
	return cursor.at.steps.length;
}
function unsafe(source, why, position = 0) {
	return refuse(source, position, {
		message: `cannot be edited without changing something else: ${why}`,
		remedy: "make this edit by hand"
	});
}
function describe(write) {
	const { cursor } = write;
	const { tree, at } = cursor;
	const { line = 0, column = 0 } = placeAt(tree.source, at.position);
	const from = isEmpty(cursor) ? void 0 : valueAt(cursor)?.text;
	return {
		kind: write.kind === "set" ? "set" : write.kind === "create" ? "created" : "removed",
		path: nameAt(cursor),
		document: tree.document,
		line,
		column,
		...from === void 0 ? {} : { from },
		...write.kind === "remove" ? {} : { to: write.to.text }
	};
}
/**
* Makes every expression on the bytes of a file, one after the other. After each change the text is parsed again and differs in
* exactly what was meant; whatever cannot be changed alone is refused. Nothing throws for what a file or an expression holds, but a
* parser of block YAML alone does where it meets more.
*/
function editByExpressions({ file, bytes }, expressions, { variables, parse }) {
	let current;
	try {
		const opened = open(file, bytes, parse);
		const editing = new Editing(opened, variables);
		const matched = expressions.map((expression) => {
			current = expression;
			return editing.run(expression.expression);
		});
		return {
			result: "edited",
			after: editing.changes.length === 0 ? bytes : bytesOf(opened.source, editing.text),
			changes: editing.changes,
			matched
		};
	} catch (error) {
		if (error instanceof Refusal) return {
			result: "refused",
			problems: error.problems
		};
		if (!(error instanceof ExpressionError) || current === void 0) throw error;
		const { message, remedy } = error;
		return {
			result: "refused",
			problems: [{
				message,
				remedy,
				place: {
					name: `expression, column ${error.at + 1}`,
					file
				}
			}],
			expression: {
				text: current.text,
				column: error.at + 1
			}
		};
	}
}
function open(file, bytes, parse) {
	const read = sourceOf(file, bytes, parse);
	if (read.result === "unreadable") throw new Refusal([read]);
	const { source } = read;
	const trees = treesOf(source);
	const objection = unfit(source, trees);
	if (objection !== void 0) throw new Refusal([objection]);
	return {
		source,
		trees
	};
}
const { normalize } = process.getBuiltinModule("node:path");
/** Reads files, each once; tells those that cannot be read. */
async function readFiles(files, ports) {
	const contents = /* @__PURE__ */ new Map();
	const wrong = [];
	for (const file of new Set(files.map((name) => normalize(name)))) {
		const found = await ports.sources.read(file, largestFile);
		if (found.result === "read") {
			contents.set(file, found.bytes);
			continue;
		}
		const message = found.result === "not-there" ? "there is no such file" : found.message;
		wrong.push({ problem: {
			message,
			place: { file },
			remedy: "name a file"
		} });
	}
	return {
		contents,
		wrong
	};
}
/** Tells what changed, and writes it whole unless it was only to be looked at. */
async function finishEdit(how, edited, ports) {
	const changed = edited.filter(({ changes }) => changes.length > 0);
	if (!how.check && how.shows === "nothing") await writeAll(changed, ports);
	tell(changed, ports);
	const files = edited.map(({ file, changes }) => ({
		file,
		changes
	}));
	const output = outputOf(how, edited);
	return {
		outcome: outcomeOf(how, edited, changed),
		details: {
			files,
			...output === void 0 ? {} : { output }
		},
		...output === void 0 ? {} : { output }
	};
}
/** Ends the command where a file cannot be written, and says which already were. */
async function writeAll(changed, ports) {
	const made = await ports.files.writeAll(new Map(changed.map(({ file, after }) => [file, after])));
	if (made.result === "written") return;
	const { file, message, written } = made;
	const problem = {
		message: `cannot be written: ${message}`,
		place: { file },
		remedy: "let this user write there"
	};
	const end = written.length === 0 ? "no file was changed" : `already written: ${written.join(", ")}`;
	throw badInput([problem], { end: `; ${end}` });
}
/** What is asked for on standard output: the result, or what changes. */
function outputOf({ shows }, edited) {
	if (shows === "result") return edited.map(({ after }) => decoded(after)).join("");
	return shows === "diff" ? edited.map(diffOf).join("") : void 0;
}
/** A problem of a file, with the line that it is about. */
function inFile(problem, lines) {
	const { line, column } = problem.place ?? {};
	if (line === void 0 || column === void 0) return { problem };
	return {
		problem,
		excerpt: excerptOf(lines, {
			line,
			column
		}, "")
	};
}
/** Nothing was written: every problem at once. */
function fail(wrong, { show }) {
	const problems = wrong.map(({ problem }) => problem);
	for (const { excerpt } of wrong) if (excerpt !== void 0) show(excerpt);
	throw badInput(problems, { end: "; no file was changed" });
}
function tell(changed, { log }) {
	for (const { file, changes } of changed) for (const { kind, path, line, column, from, to } of changes) {
		const [was, is] = [from, to].map((value) => value === void 0 ? void 0 : JSON.stringify(value));
		const what = kind === "set" ? `${was ?? "empty"} → ${is}` : kind === "created" ? `created: ${is}` : "removed";
		log.info(`${file}:${line}:${column}: ${path}: ${what}`);
	}
}
function outcomeOf({ check, shows }, edited, changed) {
	const count = changed.reduce((sum, { changes }) => sum + changes.length, 0);
	const what = `${count} ${count === 1 ? "change" : "changes"} in ${changed.length} of ${edited.length} ${edited.length === 1 ? "file" : "files"}`;
	if (check && count > 0) return {
		outcome: "failed",
		reason: "would-change",
		stage: "inputs",
		sentence: `there would be ${what}`
	};
	return {
		outcome: "succeeded",
		reason: "done",
		stage: "inputs",
		sentence: count === 0 ? "nothing to change" : shows !== "nothing" ? `${what}, not written` : what
	};
}
function decoded(bytes) {
	return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
var edit_exports = /* @__PURE__ */ __exportAll({ edit: () => edit });
/** Makes the changes in all files or in none, and writes what changed whole. */
async function edit(request, ports) {
	const edited = await editAll(request, await read$1(request, ports), ports);
	tellUnmatched(request, edited, ports);
	return finishEdit(request, edited, ports);
}
async function read$1({ expressions }, ports) {
	const parsed = await Promise.all(expressions.map(parseExpression));
	const wrong = parsed.flatMap((one, index) => {
		if (one.result === "parsed") return [];
		const { message, remedy, column } = one;
		const text = expressions[index] ?? "";
		return [{
			problem: {
				message,
				remedy,
				place: { name: `expression, column ${column}` }
			},
			excerpt: inExpression(text, column)
		}];
	});
	if (wrong.length > 0) return fail(wrong, ports);
	return parsed.flatMap((one) => one.result === "parsed" ? [one] : []);
}
function inExpression(text, column) {
	const before = text.slice(0, column - 1).split("\n");
	return excerptOf(text.split("\n"), {
		line: before.length,
		column: (before.at(-1)?.length ?? 0) + 1
	}, "");
}
async function editAll({ files, variables }, expressions, ports) {
	const { contents, wrong: unread } = await readFiles(files, ports);
	const wrong = [...unread];
	const edited = [];
	for (const [file, bytes] of contents) {
		const make = (parse) => editByExpressions({
			file,
			bytes
		}, expressions, {
			variables,
			parse
		});
		const made = onBlockYaml(make) ?? make(await fullParser());
		if (made.result === "edited") edited.push({
			file,
			before: bytes,
			...made
		});
		else wrong.push(...refusals(made, bytes));
	}
	return wrong.length > 0 ? fail(wrong, ports) : edited;
}
/** The library is loaded where a file needs it: most do not. */
async function fullParser() {
	return (await import("./read.js").then((n) => n.r)).parseFully;
}
function refusals({ problems, expression }, bytes) {
	if (expression === void 0) {
		const lines = linesOf$1(bytes);
		return problems.map((problem) => inFile(problem, lines));
	}
	return problems.map((problem) => ({
		problem,
		excerpt: inExpression(expression.text, expression.column)
	}));
}
/** An expression that names nothing is no mistake by itself: what it removes may be gone already. */
function tellUnmatched({ expressions, mustMatch }, edited, ports) {
	const wrong = expressions.filter((_, index) => edited.every(({ matched }) => matched[index] === 0)).map((text) => ({ problem: {
		message: `names nothing in ${edited.length === 1 ? "the file" : "any of the files"}: ${text}`,
		place: { name: "expression" }
	} }));
	if (mustMatch && wrong.length > 0) fail(wrong, ports);
	for (const { problem } of wrong) ports.log.warning(printProblem(problem), problem);
}
var sources_exports = /* @__PURE__ */ __exportAll({ createSources: () => createSources });
const { lstatSync, readdirSync, readFileSync, realpathSync } = process.getBuiltinModule("node:fs");
const { isAbsolute, join, relative, resolve, sep } = process.getBuiltinModule("node:path");
/** The files of the machine, seen from a folder. */
function createSources(folder = process.cwd()) {
	return {
		find: (path) => find(resolve(folder, path), folder),
		read: (path, most) => read(resolve(folder, path), most)
	};
}
/** What git keeps and what packages bring is nobody's manifest. */
const passedOver = /* @__PURE__ */ new Set([".git", "node_modules"]);
async function find(path, folder) {
	if (statsOf(path) === void 0) return void 0;
	const [here, there = path] = [realpathSync.native(folder), realOf(path)];
	const walk = new Walk(here, isWithin(folder, path) ? here : there);
	walk.begin(path);
	return {
		kind: statsOf(there)?.isDirectory() === true ? "folder" : "file",
		...walk.found()
	};
}
/** One walk through a tree, without recursion: folders may be nested as deep as the file system has them. */
var Walk = class {
	#here;
	#tree;
	#files = /* @__PURE__ */ new Set();
	#folders = /* @__PURE__ */ new Set();
	#notFollowed = [];
	#open = [];
	constructor(here, tree) {
		this.#here = here;
		this.#tree = tree;
	}
	begin(path) {
		this.#follow(path, () => false);
		for (let next = this.#open.pop(); next !== void 0; next = this.#open.pop()) this.#enter(next);
	}
	found() {
		const byPath = (one, other) => one.path < other.path ? -1 : 1;
		return {
			files: [...this.#files].sort(),
			notFollowed: this.#notFollowed.toSorted(byPath)
		};
	}
	#enter(folder) {
		const real = realOf(folder);
		if (real === void 0 || this.#folders.has(real)) return;
		this.#folders.add(real);
		const entries = entriesOf(real);
		if (entries === void 0) this.#passOver(real, {
			reason: "unreadable",
			isFolder: true
		});
		for (const entry of entries ?? []) if (!passedOver.has(entry.name)) this.#add(join(real, entry.name), entry);
	}
	#add(path, entry) {
		if (entry.isSymbolicLink()) this.#follow(path, (real) => isPassedOver(relative(this.#tree, real)));
		else if (entry.isDirectory()) this.#open.push(path);
		else if (entry.isFile()) this.#files.add(posixFrom(this.#here, path));
	}
	/** What is reported is where a file stands, never the way that leads there. */
	#follow(path, isUnwanted) {
		const real = realOf(path);
		const target = real === void 0 ? void 0 : statsOf(real);
		if (real === void 0 || target === void 0 || !isWithin(this.#tree, real)) this.#passOver(path, {
			reason: "link",
			isFolder: target?.isDirectory() === true
		});
		else if (!isUnwanted(real)) this.#add(real, target);
	}
	#passOver(path, why) {
		this.#notFollowed.push({
			path: posixFrom(this.#here, path),
			...why
		});
	}
};
function isPassedOver(way) {
	return way.split(sep).some((part) => passedOver.has(part));
}
function posixFrom(folder, path) {
	return relative(folder, path).replaceAll(sep, "/");
}
function isWithin(folder, path) {
	const way = relative(folder, path);
	return way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
/** Of the path itself, never of what a link leads to. */
function statsOf(path) {
	return attempt(() => lstatSync(path));
}
function realOf(path) {
	return attempt(() => realpathSync.native(path));
}
function entriesOf(folder) {
	return attempt(() => readdirSync(folder, { withFileTypes: true }));
}
/** Asked for its kind first: opening a pipe would wait for a writer, and a device never ends. */
async function read(path, most) {
	const stats = statsOf(path);
	if (stats === void 0) return { result: "not-there" };
	if (stats.isSymbolicLink()) return notRead("link", "is a symbolic link: what it leads to is judged where it stands");
	if (!stats.isFile()) return notRead("unreadable", "is no file");
	if (stats.size > most) return notRead("too-large", `holds ${stats.size} bytes: at most ${most} are read`);
	try {
		return {
			result: "read",
			bytes: readFileSync(path)
		};
	} catch (error) {
		return notRead("unreadable", `cannot be read: ${error instanceof Error ? error.message : ""}`);
	}
}
function notRead(reason, message) {
	return {
		result: "not-read",
		reason,
		message
	};
}
function attempt(read) {
	try {
		return read();
	} catch {
		return;
	}
}
var file_command_exports = /* @__PURE__ */ __exportAll({ runFileCommand: () => runFileCommand });
/**
* Runs a command that changes files where they stand; the answer is the exit code. It stands apart from the other commands: it is run
* thousands of times in a row, and what it loads takes longer than what it does.
*/
async function runFileCommand(command, argv, environment) {
	const read = readFileRequest(command, argv);
	if (read.help) {
		const { fileCommandHelp } = await import("./file-command-help.js");
		standardStream(1).write(fileCommandHelp(command));
		return 0;
	}
	if (read.version) {
		standardStream(1).write(`${version}\n`);
		return 0;
	}
	const printer = printerOf(read, environment);
	const ended = await end(read, {
		printer,
		environment
	});
	await sayEnd(ended, printer, read.json);
	return exitCode(ended.outcome.outcome);
}
function printerOf({ debug }, environment) {
	const mask = new Mask(maskedSecrets(tokensIn(environment)));
	return createPlainPrinter({
		stream: standardStream(2),
		mask,
		isDebug: debug,
		now: () => /* @__PURE__ */ new Date()
	});
}
async function end({ request, problems }, around) {
	try {
		if (problems.length > 0) throw badInput(problems);
		return await run(request, around);
	} catch (error) {
		if (error instanceof DeployError) return {
			outcome: outcomeOf$1(error, "inputs"),
			problems: error.problems
		};
		if (error instanceof Error) around.printer.log.debug(error.stack ?? error.message);
		return { outcome: outcomeOf$1(error, "inputs") };
	}
}
async function run(request, { printer, environment }) {
	const ports = {
		sources: createSources(),
		files: createFiles(),
		log: printer.log,
		show: (text) => printer.show(text)
	};
	if (request.command === "edit") {
		const { edit } = await Promise.resolve().then(() => edit_exports);
		return await edit({
			...request,
			variables: environment
		}, ports);
	}
	const { setImage } = await import("./set-image.js");
	return await setImage(request, ports);
}
/** What was asked for goes to standard output, and nothing else does where it may be redirected. */
async function sayEnd(ended, { log }, isJson) {
	const { outcome, problems = [], output } = ended;
	if (problems.length > 1 || isJson) for (const problem of problems) log.error(printProblem(problem), problem);
	const sentence = plainText$1(`${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
	if (isJson) {
		const { reportOf } = await import("./drive.js").then((n) => n.n);
		standardStream(1).write(`${JSON.stringify(reportOf(ended))}\n`);
	} else if (output !== void 0) standardStream(1).write(output);
	else if (outcome.outcome === "errored") log.info(sentence);
	else standardStream(1).write(`${sentence}\n`);
}
export { Lines as $, printPath as A, bytesOf as B, excerptsOf as C, isKey as D, isItem as E, resolve$1 as F, positionOf as G, lastPairWith as H, rootText as I, textOrNone as J, scalarText as K, spotsIn as L, hasKey as M, keysOf as N, keyIn as O, lookUp as P, startOfFilledIn as Q, textAt as R, walk as S, widthAt as T, pairsWith as U, keyOf$1 as V, placeAt as W, isTemplateAt as X, isFilledIn as Y, mayName as Z, readsAsText as _, finishEdit as a, isScalar as at, lastingSteps as b, editByExpressions as c, exactText as ct, diffOf as d, isAlias as et, unfit as f, splice as g, movedToken as h, fail as i, isPair as it, readBlockYaml as j, parsePath as k, parseWith as l, isSameBytes as lt, sharedWith as m, sayEnd as n, isMap as nt, inFile as o, isSeq as ot, judgeEditable as p, sourceOf as q, sources_exports as r, isNode as rt, readFiles as s, bytesWithin as st, file_command_exports as t, isDocument as tt, ExpressionError as u, renderScalar as v, linesOf$1 as w, nameOf as x, onBlockYaml as y, treesOf as z };
