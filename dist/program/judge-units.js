import { F as repositoryOf, z as nearest } from "./start.js";
import { $ as Lines } from "./edit.js";
import { d as MappedText, x as podOf } from "./pod-sum.js";
import { a as bySeverity, c as isWorkflowName, d as unitsOf, f as ObjectSet, l as workflowOf, o as readUnit, p as ObjectIndex, s as readingOf, u as inParallel, x as readOnce } from "./around.js";
import { a as foldersUp, o as inFolder, r as folderOf, s as nameOf, t as commonFolder } from "./folder.js";
import { a as usualThresholds } from "./thresholds.js";
import { i as imagesOf, r as isWithin, t as suppressionFacts } from "./rules.js";
/** What holds where nothing is configured. */
const defaultSettings = {
	kubernetes: 34,
	registries: [],
	movingTags: [],
	ownImages: [],
	nodeAllocatable: {},
	profile: "default",
	rules: /* @__PURE__ */ new Map(),
	paths: [],
	thresholds: usualThresholds,
	attestations: [],
	builds: [],
	asks: {}
};
/** What the rules are held against. */
function contextOf({ profile: _, rules: _rules, paths: _paths, thresholds: _thresholds, attestations: _attestations, builds: _builds, asks: _asks, ...context }, today) {
	return {
		...context,
		today
	};
}
/** What a rule counts as in a file; undefined where nothing is configured. */
function configuredLevel(rule, file, { profile, rules, paths }) {
	const here = paths.findLast((one) => one.matches(file) && (one.rules === "off" || one.rules.has(rule.id)));
	if (here !== void 0) return here.rules === "off" ? "off" : here.rules.get(rule.id);
	return rules.get(rule.id) ?? (profile === "strict-facts" && rule.isOpinion === true ? "off" : void 0);
}
/** What is left of what the rules say, each with the severity that it counts as. */
function withSettings(said, settings) {
	return said.flatMap((one) => {
		const level = configuredLevel(one.rule, one.finding.place.file, settings);
		if (level === "off") return [];
		return [level === void 0 ? one : {
			...one,
			finding: at(level, one.finding)
		}];
	});
}
/** A severity that somebody has chosen counts, whatever the API server would do. */
function at(severity, { isTakenByApi: _, ...finding }) {
	return {
		...finding,
		severity
	};
}
/** Whether a line is of an instruction that may have here-documents. A JSON list has none. */
function mayHaveHeredoc(line) {
	if (!line.includes("<<")) return false;
	const [, rest] = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s+([\s\S]*)$/i.exec(line) ?? [];
	return rest !== void 0 && !isJsonList(rest.replace(/^(?:--\S+\s+)+/, ""));
}
/** Whether a text is a JSON list of texts, which is what makes the exec form of an instruction. */
function isJsonList(text) {
	return jsonTexts(text) !== void 0;
}
/** The texts of a JSON list of texts. */
function jsonTexts(text) {
	if (!/^\s*\[/.test(text)) return void 0;
	try {
		const list = JSON.parse(text);
		return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : void 0;
	} catch {
		return;
	}
}
/** The here-documents that begin in a line. BuildKit looks at its words; where the quotes do not match, it finds none. */
function heredocsIn(line) {
	return (wordsOf(line) ?? []).flatMap((word) => {
		const [, dash, rest] = /^\d*<<(-?)\s*([^<]*)$/.exec(word) ?? [];
		const names = rest === void 0 || rest === "" ? void 0 : wordsOf(rest);
		const name = names?.length === 1 ? unquoted(names[0] ?? "") : "";
		return name === "" ? [] : [{
			name,
			withoutTabs: dash === "-"
		}];
	});
}
/** The words of a line, with their quotes; undefined where the shell's lexer would fail. */
function wordsOf(line) {
	const words = [];
	let start;
	let at = 0;
	while (at < line.length) {
		if (/\s/.test(line[at] ?? "")) {
			if (start !== void 0) words.push(line.slice(start, at));
			start = void 0;
			at += 1;
			continue;
		}
		start ??= at;
		const end = partEnd(line, at);
		if (end === void 0) return void 0;
		at = end;
	}
	return start === void 0 ? words : [...words, line.slice(start)];
}
/** Where the part of a word ends that begins at a position: a quoted text, `<< `, an escaped character, or one character. */
function partEnd(line, at) {
	const char = line[at];
	if (char === "'") return closed(line.indexOf("'", at + 1));
	if (char === "\"") return doubleQuoteEnd(line, at);
	if (char === "$") return dollarEnd(line, at);
	if (char === "\\") return Math.min(at + 2, line.length);
	if (char !== "<" || line[at + 1] !== "<") return at + 1;
	let end = at + 2;
	while (end < line.length && /[ \t\r\n]/.test(line[end] ?? "")) end += 1;
	return end;
}
function closed(index) {
	return index < 0 ? void 0 : index + 1;
}
function doubleQuoteEnd(line, start) {
	let at = start + 1;
	while (at !== void 0 && at < line.length) {
		const char = line[at];
		if (char === "\"") return at + 1;
		if (char === "$") at = dollarEnd(line, at);
		else at += char === "\\" ? 2 : 1;
	}
}
/** Of `${…}` BuildKit knows some modifiers only, and fails at others. */
function dollarEnd(line, start) {
	if (line[start + 1] !== "{") return start + 1;
	let at = start + 2;
	while (at < line.length && /\w/.test(line[at] ?? "")) at += 1;
	if (line[at] === "}") return at > start + 2 ? at + 1 : void 0;
	if (at === start + 2 && "{:".includes(line[at] ?? "{")) return void 0;
	if (!":+-?#%/".includes(line[at] ?? " ")) return void 0;
	return closed(line.indexOf("}", at));
}
function unquoted(word) {
	return word.replace(/\\(.)|["']/g, (_, escaped) => escaped ?? "");
}
/** Whitespace as BuildKit splits at. */
const isBlank = (char) => char !== void 0 && /[\t\v\f\r\n ]/.test(char);
/** The name of an instruction, its flags, and where its arguments begin and end. */
function splitInstruction(line, escapeMark) {
	const { text } = line;
	const begin = skipBlanks(text, 0);
	let nameEnd = begin;
	while (nameEnd < text.length && !isBlank(text[nameEnd])) nameEnd += 1;
	const { flags, at } = flagsAt(text, skipBlanks(text, nameEnd), escapeMark);
	const start = skipBlanks(text, at);
	const end = Math.max(start, text.trimEnd().length);
	return {
		name: text.slice(begin, nameEnd),
		flags,
		start,
		end
	};
}
function skipBlanks(text, start) {
	let at = start;
	while (isBlank(text[at])) at += 1;
	return at;
}
/** `--name=value` before the arguments; `--` alone ends them. */
function flagsAt(text, start, escapeMark) {
	const flags = [];
	let at = start;
	while (text.startsWith("--", at)) {
		const flag = flagAt(text, at, escapeMark);
		if (flag.text === "--") return {
			flags,
			at: flag.end
		};
		flags.push(flag);
		at = skipBlanks(text, flag.end);
	}
	return {
		flags,
		at
	};
}
function flagAt(text, start, escapeMark) {
	let said = "";
	let quote;
	let at = start;
	for (; at < text.length; at += 1) {
		const char = text[at] ?? "";
		if (quote === void 0 && isBlank(char)) break;
		if (char === quote) quote = void 0;
		else if (quote === void 0 && (char === "\"" || char === "'")) quote = char;
		else if (char === escapeMark) {
			at += 1;
			said += text[at] ?? "";
		} else said += char;
	}
	return {
		text: said,
		start,
		end: Math.min(at, text.length)
	};
}
/** The parts of a text between spaces. */
function splitAtBlanks(text) {
	return [...text.matchAll(/[^\t\v\f\r\n ]+/g)].map(({ 0: word, index }) => ({
		text: word,
		start: index,
		end: index + word.length
	}));
}
/** The words of a text, with regard to quotes, which stay: `A="b c" D=e`. An escape character at the very end is dropped. */
function splitWords(text, escapeMark) {
	const parts = [];
	let at = skipBlanks(text, 0);
	while (at < text.length) {
		const end = wordEnd(text, at, escapeMark);
		const said = end > text.length ? text.slice(at, -1) : text.slice(at, end);
		if (said !== "") parts.push({
			text: said,
			start: at,
			end: at + said.length
		});
		at = skipBlanks(text, end);
	}
	return parts;
}
/** Where a word ends; behind the text where an escape character at its end has nothing to escape. */
function wordEnd(text, start, escapeMark) {
	let quote;
	let at = start;
	while (at < text.length) {
		const char = text[at];
		if (quote === void 0 && isBlank(char)) return at;
		if (char === escapeMark && quote !== "'") at += 1;
		else if (char === quote) quote = void 0;
		else if (quote === void 0 && (char === "\"" || char === "'")) quote = char;
		at += 1;
	}
	return at;
}
/** The texts of a JSON list, each with where it stands without its quotes; undefined where a text is none. */
function splitJson(text) {
	const texts = jsonTexts(text);
	if (texts === void 0) return void 0;
	const quoted = [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g)];
	return texts.map((said, index) => {
		const { 0: written = "", index: start = 0 } = quoted[index] ?? {};
		return {
			text: said,
			start: start + 1,
			end: start + Math.max(written.length - 1, 1)
		};
	});
}
const names = /* @__PURE__ */ new Set([
	"syntax",
	"escape",
	"check"
]);
/** The parser directive of a line: https://docs.docker.com/reference/dockerfile/#parser-directives */
function directiveIn(line) {
	if (!line.startsWith("#")) return void 0;
	const text = line.slice(1).trimStart();
	const name = /^[a-zA-Z][a-zA-Z0-9]*(?=\s*=)/.exec(text)?.[0];
	if (name === void 0 || !names.has(name.toLowerCase())) return void 0;
	const value = text.slice(text.indexOf("=") + 1).trim();
	return value === "" ? void 0 : {
		name: name.toLowerCase(),
		value
	};
}
/** Joins the lines of a Dockerfile: https://docs.docker.com/reference/dockerfile/#format */
function logicalLinesOf(text) {
	const reader = new LineReader(text);
	const problem = reader.read();
	return {
		lines: reader.lines,
		escapeMark: reader.escapeMark,
		...problem === void 0 ? {} : { problem }
	};
}
var LineReader = class {
	lines = [];
	escapeMark = "\\";
	#text;
	#at;
	/** The parser directives seen so far; undefined once there can be no more. */
	#directives = /* @__PURE__ */ new Set();
	constructor(text) {
		this.#text = text;
		this.#at = text.startsWith("﻿") ? 1 : 0;
	}
	/** Reads all lines, or up to one that a build refuses; the answer says why. */
	read() {
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			const problem = this.#readFrom(line);
			if (problem !== void 0) return problem;
		}
		return this.lines.length === 0 ? "there are no instructions in it" : void 0;
	}
	#next() {
		if (this.#at >= this.#text.length) return void 0;
		const start = this.#at;
		const lineBreak = this.#text.indexOf("\n", start);
		this.#at = lineBreak < 0 ? this.#text.length : lineBreak + 1;
		let end = this.#at;
		while (end > start && "\r\n".includes(this.#text[end - 1] ?? "")) end -= 1;
		return {
			start,
			end
		};
	}
	#readFrom({ start: lineStart, end }) {
		const start = this.#skipSpace(lineStart, end);
		const problem = this.#readDirective(start, end);
		if (problem !== void 0) return problem;
		if (this.#text[start] === "#" && start < end) return void 0;
		const first = this.#withoutEscape(start, end);
		if (!first.goesOn && first.end === start) return void 0;
		const pieces = [this.#piece(start, first.end)];
		const last = first.goesOn ? this.#readContinued(pieces, end) : end;
		return this.#finish(MappedText.of(pieces), {
			start,
			end: last
		});
	}
	/** Adds the lines that go on with the one before; comments and empty lines among them are passed over. */
	#readContinued(pieces, end) {
		let last = end;
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			const begin = this.#skipSpace(line.start, line.end);
			if (begin === line.end || this.#text[begin] === "#") continue;
			const { end: until, goesOn } = this.#withoutEscape(line.start, line.end);
			pieces.push(this.#piece(line.start, until));
			last = line.end;
			if (!goesOn) break;
		}
		return last;
	}
	#finish(line, { start, end }) {
		const heredocs = [];
		let last = end;
		for (const heredoc of mayHaveHeredoc(line.text) ? heredocsIn(line.text) : []) {
			const read = this.#readHeredoc(heredoc);
			if (read === void 0) return `<<${heredoc.name} is never ended`;
			heredocs.push({
				name: heredoc.name,
				content: read.content
			});
			last = read.end;
		}
		this.lines.push({
			line,
			start,
			end: last,
			heredocs
		});
	}
	#readHeredoc({ name, withoutTabs }) {
		const pieces = [];
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			let from = line.start;
			if (withoutTabs) while (from < line.end && this.#text[from] === "	") from += 1;
			if (this.#text.slice(from, line.end) === name) return {
				content: MappedText.of(pieces),
				end: line.end
			};
			pieces.push(this.#piece(from, this.#at));
		}
	}
	#readDirective(start, end) {
		if (this.#directives === void 0) return void 0;
		const directive = directiveIn(this.#text.slice(start, end));
		if (directive === void 0) {
			this.#directives = void 0;
			return;
		}
		if (this.#directives.has(directive.name)) return `the directive ${directive.name} stands twice`;
		this.#directives.add(directive.name);
		if (directive.name !== "escape") return void 0;
		if (directive.value !== "\\" && directive.value !== "`") return `"${directive.value}" cannot be the escape character`;
		this.escapeMark = directive.value;
	}
	#piece(start, end) {
		return {
			text: this.#text.slice(start, end),
			source: start
		};
	}
	#skipSpace(start, end) {
		let at = start;
		while (at < end && /\s/.test(this.#text[at] ?? "")) at += 1;
		return at;
	}
	/** Where a line ends without the escape character that makes the next one go on with it; after another one it is an escaped one. */
	#withoutEscape(start, end) {
		let at = end;
		while (at > start && " 	".includes(this.#text[at - 1] ?? "")) at -= 1;
		const goesOn = at > start && this.#text[at - 1] === this.escapeMark && (at - 1 === start || this.#text[at - 2] !== this.escapeMark);
		return goesOn ? {
			end: at - 1,
			goesOn
		} : {
			end,
			goesOn
		};
	}
};
/** The name in `FROM image AS name`, in lower case. */
function stageName({ words }) {
	return words[1]?.text.toUpperCase() === "AS" ? words[2]?.text.toLowerCase() : void 0;
}
/** Reads a Dockerfile; whatever it holds, this answers. */
function parseDockerfile(file, text, beside = /* @__PURE__ */ new Map()) {
	const { lines, escapeMark, problem } = logicalLinesOf(text);
	const spots = new Spots(file, text);
	const instructions = lines.map((line) => instructionOf(line, {
		spots,
		escapeMark
	}));
	const first = instructions.findIndex(({ name }) => name === "FROM");
	return {
		file,
		text,
		beside,
		instructions,
		preamble: first < 0 ? instructions : instructions.slice(0, first),
		stages: stagesOf(instructions),
		spotOf: (range, at) => spots.at({
			...range,
			text: at.text
		}, at.path),
		...problem === void 0 ? {} : { problem }
	};
}
/** Makes words of positions. */
var Spots = class {
	#file;
	#lines;
	path = "";
	constructor(file, text) {
		this.#file = file;
		this.#lines = new Lines(text);
	}
	word(within, { text, start, end }) {
		return this.at({
			text,
			...within.rangeOf(start, end)
		});
	}
	at({ text, start, end }, path = this.path) {
		const { line, col } = this.#lines.linePos(start);
		return {
			text,
			start,
			end,
			value: text,
			path,
			place: {
				file: this.#file,
				line,
				column: col
			}
		};
	}
};
function instructionOf({ line, start, end, heredocs }, reading) {
	const { spots, escapeMark } = reading;
	const split = splitInstruction(line, escapeMark);
	const name = split.name.toUpperCase();
	spots.path = name;
	const body = line.slice(split.start, split.end);
	const parts = argumentsOf(name, body.text, escapeMark);
	const inner = name === "ONBUILD" && body.text !== "" && reading.isOnBuild !== true ? instructionOf({
		line: body,
		start: body.positionOf(0),
		end,
		heredocs
	}, {
		...reading,
		isOnBuild: true
	}) : void 0;
	return {
		...spots.at({
			text: line.text,
			start,
			end
		}),
		name,
		flags: split.flags.map((flag) => flagOfWord(spots.word(line, flag))),
		isJson: parts.isJson,
		words: parts.parts.map((part) => spots.word(body, part)),
		body,
		heredocs,
		...inner === void 0 ? {} : { onBuild: inner }
	};
}
function flagOfWord(word) {
	const [name = "", ...setting] = word.text.slice(2).split("=");
	return {
		...word,
		name,
		setting: setting.length === 0 ? void 0 : setting.join("=")
	};
}
const whole = (text) => text === "" ? [] : [{
	text,
	start: 0,
	end: text.length
}];
function argumentsOf(name, text, escapeMark) {
	const plain = (parts) => ({
		parts,
		isJson: false
	});
	switch (name) {
		case "FROM":
		case "EXPOSE": return plain(splitAtBlanks(text));
		case "COPY":
		case "ADD":
		case "VOLUME": return listOr(text, splitAtBlanks);
		case "RUN":
		case "CMD":
		case "ENTRYPOINT":
		case "SHELL": return listOr(text, whole);
		case "ARG":
		case "ENV":
		case "LABEL": return plain(splitWords(text, escapeMark));
		case "HEALTHCHECK": return healthArguments(text);
		default: return plain(whole(text));
	}
}
function listOr(text, split) {
	const list = splitJson(text);
	return list === void 0 ? {
		parts: split(text),
		isJson: false
	} : {
		parts: list,
		isJson: true
	};
}
/** `CMD` or `NONE`, and a command in either form. */
function healthArguments(text) {
	const type = /^\S+\s*/.exec(text)?.[0] ?? "";
	const { parts, isJson } = listOr(text.slice(type.length), whole);
	const moved = parts.map((part) => ({
		...part,
		start: part.start + type.length,
		end: part.end + type.length
	}));
	return {
		parts: [...whole(type.trimEnd()), ...moved],
		isJson
	};
}
function stagesOf(instructions) {
	const starts = instructions.flatMap(({ name }, index) => name === "FROM" ? [index] : []);
	const named = /* @__PURE__ */ new Map();
	return starts.flatMap((start, index) => {
		const from = instructions[start];
		if (from === void 0) return [];
		const [image] = from.words;
		const name = stageName(from);
		const base = named.get(image?.text.toLowerCase() ?? "");
		const stage = {
			index,
			name,
			from,
			image,
			instructions: instructions.slice(start + 1, starts[index + 1]),
			...base === void 0 ? {} : { base }
		};
		if (name !== void 0) named.set(name, stage);
		return [stage];
	});
}
/** A Dockerfile, with the `.dockerignore` that counts for it, which the files have if there is one. */
function readDockerfile(file, bytes, files) {
	return parseDockerfile(file, new TextDecoder().decode(bytes), besideOf(file, files));
}
/** Where the `.dockerignore` of a Dockerfile may stand: beside it under its own name, or in its folder and those above, where a build may begin. */
function dockerignoresOf(file) {
	return [`${file}.dockerignore`, ...foldersUp(folderOf(file)).map((folder) => inFolder(folder, ".dockerignore"))];
}
/** The `.dockerignore` that counts for a Dockerfile, the nearest one; empty where there is none. */
function besideOf(file, files) {
	const name = dockerignoresOf(file).find((one) => files.has(one));
	return /* @__PURE__ */ new Map([[".dockerignore", new TextDecoder().decode(name === void 0 ? void 0 : files.get(name))]]);
}
/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`, `Containerfile`; neither what only becomes one nor a source that is called so. */
function isDockerfileName(file) {
	return /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(Docker|Container)file)$/i.test(file) && !otherKinds.test(file);
}
const otherKinds = /\.(dockerignore|template|tmpl|tpl|gotmpl|j2|jinja2?|erb|in|md|txt|html?|[cm]?[jt]sx?|json|ya?ml|toml|py|rb|go|rs|java|kt|sh)$/i;
/** Where files are judged as they stand: what a deployment edits, and what is repaired. */
const noRenderer = { render: async ({ of }) => ({
	result: "no-program",
	program: of
}) };
/**
* What was not said before, each once: of another object or file, by another rule or in other words, which name the values. Each that
* went away vouches for one that came: what has moved is not new, nor what is put otherwise only because something else has changed.
* What was suppressed and is no longer is new, and so is what counts as worse. Both are what was said with its twins: whatever one of
* several overlays had it keeps when they part.
*
* @param isThere whether a file is still there: what was said of one that is gone may be said of another one now
*/
function newOf(now, before, isThere = () => true) {
	const left = new Set(twinsOf(before));
	const all = twinsOf(now);
	const open = [
		moved(isThere),
		otherwisePut,
		renamed
	].reduce((rest, way) => rest.filter(isNotVouchedFor(left, way)), all.filter(isNotAmong(left)));
	const isNew = new Set(open);
	const known = new Set(all.filter((twins) => !isNew.has(twins)).map(([one]) => likenessOf(one)));
	return open.filter(([one]) => !known.has(likenessOf(one))).map(([first]) => first);
}
/** What another overlay or values file says of the same place, with other numbers. */
function likenessOf(one) {
	const { place, severity } = one.finding;
	return JSON.stringify([
		otherwisePut.keyOf(one),
		severity,
		place.file,
		place.line,
		place.column
	]);
}
/** What only some of them suppress is not suppressed. */
function twinsOf(said) {
	return [...Map.groupBy(said, twinKeyOf).values()].flatMap((all) => {
		const open = all.filter(({ suppressed }) => suppressed === void 0);
		const [first, ...rest] = open.length > 0 ? open : all;
		return first === void 0 ? [] : [[first, ...rest]];
	});
}
/** Takes out of what is left whatever said the same of the same object. */
function isNotAmong(left) {
	const members = [...left].flatMap((twins) => twins.map((one) => ({
		key: keyOf$1(one),
		twins
	})));
	const byKey = Map.groupBy(members, ({ key }) => key);
	return (now) => {
		const same = now.flatMap((one) => byKey.get(keyOf$1(one))?.pop() ?? []);
		for (const { twins } of same) left.delete(twins);
		return same.length === 0;
	};
}
function keyOf$1(one) {
	const { message, severity } = one.finding;
	const about = one.object === void 0 ? one.finding.place.file : `${one.object.namespace ?? ""}`;
	return JSON.stringify([
		...commonOf(one),
		severity,
		about,
		one.object?.name,
		message
	]);
}
function commonOf({ finding: { rule }, object, suppressed }) {
	return [
		rule,
		object?.kind,
		suppressed === void 0
	];
}
function isNotVouchedFor(left, { keyOf: key, mayVouch, isSame }) {
	const known = [...left].filter(([one]) => mayVouch?.(one) !== false);
	const byKey = Map.groupBy(known, ([one]) => key(one));
	return ([now]) => {
		const own = key(now);
		const found = own === void 0 ? void 0 : byKey.get(own)?.find((twins) => left.has(twins) && vouches(twins));
		return found === void 0 || !left.delete(found);
		function vouches([one]) {
			return bySeverity(one.finding, now.finding) <= 0 && isSame?.(now, one) !== false;
		}
	};
}
/** The same words about an object of this name in another namespace, or about another file in the place of one that is gone. */
function moved(isThere) {
	return {
		keyOf: (one) => JSON.stringify([
			...commonOf(one),
			one.object?.name,
			one.finding.message
		]),
		mayVouch: ({ object, finding: { place } }) => object !== void 0 || !isThere(place.file)
	};
}
/** The same value at the same path, in words that differ by numbers, by names of other objects, or by their order. */
const otherwisePut = { keyOf: (one) => {
	const { path, value, message, isSecret, place } = one.finding;
	if (isSecret === true) return void 0;
	const about = one.object === void 0 ? place.file : one.object.name;
	return JSON.stringify([
		...commonOf(one),
		about,
		path.replace(/\[\d+\]/g, "[]"),
		value,
		gistOf(message)
	]);
} };
/** Without numbers and the names behind kinds (`Service api`), in no order. */
function gistOf(message) {
	return message.replace(/\b([A-Z][A-Za-z]+) [a-z0-9][a-z0-9.-]*/g, "$1").replace(/\d[\d.,]*/g, "#").split(/[\s,;:]+/).sort().join(" ");
}
/** The same place, of an object that has got another prefix or suffix to its name, and those that it names with it. */
const renamed = {
	keyOf: (one) => {
		const { file, line, column } = one.finding.place;
		return one.object === void 0 ? void 0 : JSON.stringify([
			...commonOf(one),
			file,
			line,
			column
		]);
	},
	isSame: (now, before) => {
		const [name, former] = [now.object?.name ?? "", before.object?.name ?? ""];
		const [words, others] = [now, before].map(({ finding }) => finding.message.split(" "));
		const isRenamed = affixedBy(former, name) ?? affixedBy(name, former);
		if (isRenamed === void 0 || words.length !== others.length) return false;
		return words.every((word, index) => word === others[index] || isRenamed(word, others[index] ?? ""));
	}
};
/** Tells of two words whether one is the other with what the longer of two names has more; undefined where neither is in the other. */
function affixedBy(short, long) {
	const at = short === "" ? -1 : long.indexOf(short);
	if (at < 0) return void 0;
	const [prefix, suffix] = [long.slice(0, at), long.slice(at + short.length)];
	const isLonger = (one, other) => one === `${prefix}${other}${suffix}`;
	const bare = (word) => word.replace(/[,:;]$/, "");
	return (one, other) => isLonger(bare(one), bare(other)) || isLonger(bare(other), bare(one));
}
/** Each once: several overlays say the same of the base that they share. What only some of them suppress is not suppressed. */
function withoutTwins(said) {
	const keyed = said.map((one) => ({
		one,
		key: twinKeyOf(one)
	}));
	const open = new Set(keyed.filter(({ one }) => one.suppressed === void 0).map(({ key }) => key));
	const seen = /* @__PURE__ */ new Set();
	return keyed.filter(({ one, key }) => {
		if (one.suppressed !== void 0 && open.has(key)) return false;
		return !seen.has(key) && seen.add(key) !== void 0;
	}).map(({ one }) => one);
}
function twinKeyOf({ finding: { rule, message, place } }) {
	return JSON.stringify([
		rule,
		message,
		place.file,
		place.line,
		place.column
	]);
}
/**
* What is not said before of the same place: a deployment that writes another version is not to blame for what was wrong with the last
* one as well.
*/
function newPlacesOf(now, before) {
	const known = new Set(before.map(placeKeyOf));
	return now.filter((one) => !known.has(placeKeyOf(one)));
}
function placeKeyOf({ finding: { rule, severity, path, place }, object }) {
	return JSON.stringify([
		rule,
		severity,
		place.file,
		object?.kind,
		object?.namespace,
		object?.name,
		path
	]);
}
/**
* Tells which of several applications a Dockerfile or a workflow belongs to; undefined where that does not show, and it is everybody's.
* A Dockerfile belongs to what runs the image that the configuration builds of it, else to the manifests of the nearest folder above
* it that has any but not all, else to what is called as its folder. A workflow belongs to where the files stand that start it.
*/
function ownersAmong(applications, { builds, workflows }) {
	const named = applications.map((one) => ({
		one,
		repositories: repositoriesIn(one.set)
	}));
	const byFile = new Map(workflows.map((workflow) => [workflow.file, workflow]));
	const known = /* @__PURE__ */ new Map();
	return (file) => {
		if (!known.has(file)) known.set(file, ownersOf(file));
		return known.get(file);
	};
	function ownersOf(file) {
		const workflow = byFile.get(file);
		return workflow === void 0 ? ofDockerfile(file) : ofWorkflow(workflow);
	}
	function ofDockerfile(file) {
		const images = builds.filter(({ dockerfile }) => dockerfile === file).map(({ image }) => image);
		return some(named.filter(({ repositories }) => images.some((image) => repositories.some((own) => isWithin(own, image)))).map(({ one }) => one)) ?? ofFolder(folderOf(file));
	}
	function ofFolder(folder) {
		return beside(folder) ?? calledAs(foldersUp(folder).map(nameOf));
	}
	/** Those of the nearest folder that has any; the root says nothing. */
	function beside(folder) {
		return some(foldersUp(folder).filter((above) => above !== "").map((above) => applications.filter(({ root }) => `${root}/`.startsWith(`${above}/`))).find((all) => all.length > 0) ?? []);
	}
	/** Of a way from the inside to the outside the first name that any has. */
	function calledAs(names) {
		return some((names.filter((name) => name !== "").map((name) => named.filter(({ one, repositories }) => isCalled(name, one.root, repositories))).find((all) => all.length > 0) ?? []).map(({ one }) => one));
	}
	function ofWorkflow(workflow) {
		const owners = foldersThatStart(workflow)?.map(ofFolder) ?? [];
		if (owners.some((all) => all === void 0)) return void 0;
		return some(owners.flatMap((all) => [...all ?? []]));
	}
	/** All of them are nobody in particular. */
	function some(all) {
		const own = new Set(all);
		return own.size === 0 || own.size === applications.length ? void 0 : own;
	}
}
function repositoriesIn(set) {
	return [...new Set(set.pods.flatMap((pod) => imagesOf(pod).map(({ image }) => repositoryOf(image))))];
}
function isCalled(name, root, repositories) {
	return root.split("/").includes(name) || repositories.some((repository) => nameOf(repository) === name);
}
/** The folders whose changes start a workflow; undefined where others do as well. */
function foldersThatStart({ triggers }) {
	const changes = ["push", "pull_request"].flatMap((event) => triggers.get(event) ?? []);
	const patterns = changes.map((event) => event.at("paths").items.flatMap(({ value = "" }) => value));
	if (changes.length === 0 || patterns.some((all) => all.length === 0)) return void 0;
	return patterns.flat().filter((pattern) => !/^(!|\.github\/)/.test(pattern)).map((pattern) => folderOf(pattern.split(/[*?[+]/)[0] ?? ""));
}
/** What kind of error a rule failed with: what the error says may hold words of the file. */
function kindOfFailure(error) {
	return error instanceof Error ? error.name : "something else";
}
/**
* What the rules say of everything; in the order of what is judged, then of the rules. Of what a rule throws at, it says nothing, and
* all others say what they have to say.
*/
function judgeByEachRule(judged, rules, context) {
	const failed = [];
	return {
		said: askAll(judged, rules, context, ({ rule, file, judge }) => {
			try {
				return judge();
			} catch (error) {
				failed.push({
					rule,
					file: file(),
					error
				});
				return [];
			}
		}),
		failed
	};
}
function askAll(judged, rules, context, ask) {
	return [
		...judged.sets.flatMap((set) => askOfSet(set, rules, context, ask)),
		...judged.dockerfiles.flatMap((file) => askOfFile("dockerfile", file, {
			rules,
			context,
			ask
		})),
		...judged.workflows.flatMap((file) => askOfFile("workflow", file, {
			rules,
			context,
			ask
		}))
	];
}
/**
* Every rule is asked of one object before the next one is looked at, since what was just read is near at hand for the processor; what
* they say is told rule by rule.
*/
function askOfSet(set, rules, context, ask) {
	const objects = [...set.objects, ...set.patches];
	const podIn = new Map(set.pods.map((pod) => [pod.object, pod]));
	const told = rules.map((rule) => ({
		rule,
		said: [askAboutSet(rule, set, context, ask)]
	}));
	for (const object of objects) {
		const asked = {
			object,
			pod: podIn.get(object),
			file: () => fileOf(object)
		};
		for (const { rule, said } of told) {
			const own = askAboutObject(rule, asked, context, ask);
			if (own.length > 0) said.push(own);
		}
	}
	return told.flatMap(({ said }) => said.flat());
}
function askAboutSet(rule, set, context, ask) {
	if (rule.looksAt !== "set") return [];
	return ask({
		rule,
		file: () => [...set.objects, ...set.patches].map(fileOf)[0] ?? ".",
		judge: () => said(rule, rule.judge(set, context))
	});
}
function askAboutObject(rule, { object, pod, file }, context, ask) {
	if (rule.looksAt === "object") return ask({
		rule,
		file,
		judge: () => said(rule, rule.judge(object, context), object)
	});
	if (rule.looksAt === "pod" && pod !== void 0) return ask({
		rule,
		file,
		judge: () => said(rule, rule.judge(pod, context), object)
	});
	return [];
}
/** Of what was rendered, the folder of the kustomization or chart. */
function fileOf({ view }) {
	return view.text.tree.source.file || ".";
}
function askOfFile(kind, file, by) {
	return by.rules.flatMap((rule) => {
		if (rule.looksAt !== kind) return [];
		const judge = rule.judge;
		return by.ask({
			rule,
			file: () => file.file,
			judge: () => said(rule, judge(file, by.context))
		});
	});
}
function said(rule, reports, judged) {
	return [...reports].map((report) => {
		const object = report.object ?? judged;
		return {
			finding: findingOf(rule, report),
			report,
			rule,
			...object === void 0 ? {} : { object }
		};
	});
}
function findingOf(rule, { at, severity, message, why, fix, isSecret }) {
	return {
		rule: rule.id,
		severity: severity ?? rule.severities[0],
		place: at.place,
		path: at.path,
		message,
		why: why ?? rule.why,
		fix: fix ?? rule.fix,
		...isSecret === true ? {
			value: "",
			isSecret
		} : { value: at.value ?? "" }
	};
}
/** Which object a place stands in: the last one of its file that begins at or above it. */
function ownersOf(objects) {
	const placed = objects.map((object) => ({
		object,
		at: object.view.place
	}));
	const byFile = Map.groupBy(placed, ({ at }) => at.file);
	for (const [file, own] of byFile) byFile.set(file, own.toSorted((one, other) => one.at.line - other.at.line));
	return ({ file, line }) => byFile.get(file)?.findLast(({ at }) => at.line <= line)?.object;
}
const comment = /(?:^|\s)(#[ \t]*gitops-deploy[ \t]+ignore(?=[\s:]|$)):?(.*)$/;
/** Whether a text may hold such comments: most hold none, and are not looked through. */
function mayIgnore(text) {
	return /gitops-deploy[ \t]+ignore/.test(text);
}
/**
* The comments of a file that suppress: `# gitops-deploy ignore RULE: REASON until DAY`, behind what it is about, or alone on the
* lines above it. What goes on over several lines (a continued instruction, a block of text) is covered to its end.
*/
function ignoreComments(text, isDockerfile) {
	if (!mayIgnore(text)) return [];
	const lines = text.split(/\r?\n/);
	return lines.flatMap((line, index) => {
		const [, mark, said] = comment.exec(line) ?? [];
		if (mark === void 0 || said === void 0) return [];
		const first = isComment(line) ? nextOf(lines, index) : index;
		const last = isDockerfile ? endOfInstruction(lines, first) : endOfBlock(lines, first);
		return [{
			text: said.trim(),
			line: index + 1,
			column: line.indexOf(mark) + 1,
			covers: {
				first: first + 1,
				last: last + 1
			}
		}];
	});
}
function isComment(line) {
	return line?.trimStart().startsWith("#") === true;
}
function nextOf(lines, from) {
	let at = from;
	while (isComment(lines[at])) at += 1;
	return at;
}
function endOfInstruction(lines, first) {
	let last = first;
	while (/\\\s*$/.test(lines[last] ?? "") || last > first && isComment(lines[last])) last += 1;
	return last;
}
/** The last line of a block of text (`run: |`): whatever is indented more than where it begins. */
function endOfBlock(lines, first) {
	const begin = lines[first] ?? "";
	if (!/(?:^|[:\s-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(begin)) return first;
	let last = first;
	for (let at = first + 1; at < lines.length; at += 1) {
		const line = lines[at] ?? "";
		if (line.trim() === "") continue;
		if (indentOf(line) <= indentOf(begin)) break;
		last = at;
	}
	return last;
}
function indentOf(line) {
	return line.length - line.trimStart().length;
}
/** Reads `RULE: REASON until 2026-12-31`; the date may be left out. Several are separated by semicolons or lines. */
function ignoresIn(text) {
	const filled = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
	return filled.length === 0 ? [invalid("the suppression names no rule")] : filled.map(parse);
}
function parse(part) {
	const colon = part.indexOf(":");
	const rule = (colon < 0 ? part : part.slice(0, colon)).trim();
	if (!/^[a-z][a-z0-9-]*$/.test(rule)) return invalid(`"${part}" is no suppression, which is RULE: REASON`);
	const { reason, until } = dated(colon < 0 ? "" : part.slice(colon + 1).trim());
	if (reason === "") return invalid(`the suppression of ${rule} has no reason`);
	if (until === void 0) return {
		result: "ignore",
		ignore: {
			rule,
			reason
		}
	};
	if (!isDay(until)) return invalid(`the suppression of ${rule} ends on ${until}, which is no day such as 2026-12-31`);
	return {
		result: "ignore",
		ignore: {
			rule,
			reason,
			until
		}
	};
}
/** A reason, and the day behind it if there is one. `until the migration is done` is part of the reason. */
function dated(text) {
	const found = /(?:^|\s)until\s+(\d[\d./-]*)$/i.exec(text);
	if (found?.[1] === void 0) return { reason: text };
	return {
		reason: text.slice(0, found.index).trim(),
		until: found[1]
	};
}
/** Whether a text is a day of the calendar. */
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
function invalid(message) {
	return {
		result: "invalid",
		message
	};
}
/** The annotation that suppresses what rules say of an object. */
const ignoreAnnotation = "gitops-deploy.io/ignore";
/** Every suppression that stands in annotations or comments. */
function suppressionsIn({ objects, files }) {
	return [...[...new Set(objects)].flatMap(annotated), ...[...files].flatMap(([file, bytes]) => commented(file, bytes))];
}
function annotated(object) {
	if (!object.view.text.tree.source.text.includes(ignoreAnnotation)) return [];
	const views = [object.view.at("metadata"), podOf(object)?.metadata].filter((view) => view !== void 0).map((view) => view.at("annotations", ignoreAnnotation)).filter(isSaid);
	const covers = ({ object: about, rule }) => about !== void 0 && (about === object || rule.looksAt === "amounts" && isSame(about, object));
	return [...new Set(views)].flatMap((at) => ignoresIn(at.value ?? "").map((parsed) => ({
		at,
		parsed,
		covers,
		object,
		scope: scopeOfObject(object)
	})));
}
/** The scopes in which something was said. */
function scopesOf({ finding, object }) {
	return [scopeOfFile(finding.place.file), ...object === void 0 ? [] : [scopeOfObject(object)]];
}
function scopeOfFile(file) {
	return `file ${file}`;
}
function scopeOfObject({ kind, name = "" }) {
	return `object ${kind} ${name}`;
}
function isSaid(view) {
	return view.isThere && view.value !== void 0 && !view.isFilledInLater;
}
/** Whether two readings are of one object: amounts are judged on a reading of their own. */
function isSame(one, other) {
	const [here, there] = [one.view.place, other.view.place];
	return one.kind === other.kind && one.group === other.group && one.name === other.name && one.namespace === other.namespace && here.file === there.file && here.line === there.line;
}
function commented(file, bytes) {
	const isDockerfile = isDockerfileName(file);
	if (!isDockerfile && !/\.ya?ml$/i.test(file)) return [];
	return ignoreComments(new TextDecoder().decode(bytes), isDockerfile).flatMap((comment) => ignoresIn(comment.text).map((parsed) => ({
		at: spotOf(file, comment),
		parsed,
		scope: scopeOfFile(file),
		covers: ({ finding: { place } }) => place.file === file && place.line >= comment.covers.first && place.line <= comment.covers.last
	})));
}
function spotOf(file, { text, line, column }) {
	return {
		place: {
			file,
			line,
			column
		},
		path: "",
		value: text
	};
}
/**
* Everything that was said, with what is suppressed marked, and what there is to say of the suppressions themselves. An amount is
* acknowledged and not suppressed: `gitops-deploy.io/allow-resources` counts up to an amount, and not for whatever comes.
*/
function suppress(said, given) {
	const found = suppressionsIn(given).map((written) => ({
		written,
		wrong: wrongOf(written, given)
	}));
	if (found.length === 0) return said;
	const scoped = Map.groupBy(said.flatMap((one) => scopesOf(one).map((scope) => ({
		one,
		scope: scopeKey(one.rule.id, scope)
	}))), ({ scope }) => scope);
	const suppressed = /* @__PURE__ */ new Map();
	const used = /* @__PURE__ */ new Set();
	const right = found.flatMap(({ written, wrong }) => wrong === void 0 ? [written] : []);
	for (const one of right) {
		if (one.parsed.result === "invalid") continue;
		const { rule, ...why } = one.parsed.ignore;
		for (const { one: about } of scoped.get(scopeKey(rule, one.scope)) ?? []) {
			if (!one.covers(about)) continue;
			suppressed.set(about, why);
			used.add(keyOf(one));
		}
	}
	const unused = right.filter((one) => !used.has(keyOf(one)) && !isAboutAmount(one, given)).map(unusedOf);
	const about = onceEach([...found.flatMap(({ wrong }) => wrong ?? []), ...unused]);
	return [...said, ...about].map((one) => withReason(one, suppressed.get(one)));
}
function scopeKey(rule, scope) {
	return `${rule} ${scope}`;
}
/** Of amounts not everything has to be said: what Git held already is accepted. */
function isAboutAmount({ parsed }, { rules }) {
	return rules.find(({ id }) => parsed.result === "ignore" && id === parsed.ignore.rule)?.looksAt === "amounts";
}
function withReason(said, suppressed) {
	return suppressed === void 0 ? said : {
		...said,
		suppressed
	};
}
/** What is written once may be met in several renderings. */
function onceEach(said) {
	return [...new Map(said.map((one) => {
		const { rule, place, message } = one.finding;
		return [JSON.stringify([
			rule,
			place,
			message
		]), one];
	})).values()];
}
function keyOf({ at, parsed }) {
	return JSON.stringify([at.place, parsed]);
}
function wrongOf(written, { today, rules }) {
	if (written.parsed.result === "invalid") return saidOf$1(suppressionFacts.invalid, written, written.parsed);
	const { ignore } = written.parsed;
	const invalid = invalidOf(ignore, rules);
	if (invalid !== void 0) return saidOf$1(suppressionFacts.invalid, written, invalid);
	if (ignore.until === void 0 || today <= ignore.until) return void 0;
	const message = `the suppression of ${ignore.rule} ended on ${ignore.until}: ${ignore.reason}`;
	return saidOf$1(suppressionFacts.expired, written, { message });
}
/** Rules whose amounts are acknowledged instead. */
const acknowledged = /* @__PURE__ */ new Set(["resource-absurd", "resource-jump"]);
function invalidOf({ rule }, rules) {
	if (acknowledged.has(rule)) return {
		message: `${rule} is not suppressed, whatever the amount may become`,
		fix: "acknowledge the amount: gitops-deploy.io/allow-resources: \"memory<=128Gi: REASON\""
	};
	const known = rules.filter(({ looksAt }) => looksAt !== "suppressions").map(({ id }) => id);
	if (known.includes(rule)) return void 0;
	const guess = nearest(rule, known);
	return { message: `there is no rule ${rule} to suppress${guess === void 0 ? "" : `; did you mean ${guess}?`}` };
}
function unusedOf(written) {
	const rule = written.parsed.result === "ignore" ? written.parsed.ignore.rule : "";
	return saidOf$1(suppressionFacts.unused, written, { message: `nothing here is found by ${rule}, which is suppressed` });
}
function saidOf$1(rule, { at, object }, said) {
	const report = {
		at,
		...said,
		...ofObject(object)
	};
	const { id, severities, why, fix } = rule;
	return {
		finding: {
			rule: id,
			severity: severities[0],
			place: at.place,
			path: at.path,
			message: said.message,
			why,
			fix: said.fix ?? fix,
			value: at.value ?? ""
		},
		report,
		rule,
		...ofObject(object)
	};
}
function ofObject(object) {
	return object === void 0 ? {} : { object };
}
/**
* What counts of all that the rules say: with the severities that are configured, and with what is suppressed where it stands. To be
* asked for the whole of what was said, before anything is left out of it: what is suppressed and not said is told as unused.
*/
function settle(said, given) {
	return withSettings(suppress(said, given), given.settings);
}
/** So many are rendered at the same time. */
const atATime = 4;
/** Judges files by the rules: each kustomization, chart and folder as what would be applied of it, and files of other kinds. */
async function judgeUnits(request) {
	const { files, renderer, context, signal } = request;
	const reading = readingOf({
		files,
		renderer,
		kubernetes: context.kubernetes,
		signal
	});
	const read = await inParallel(unitsOf(files), {
		atATime,
		signal
	}, async (unit, until) => ({ result: {
		root: unit.of === "folder" ? void 0 : unit.root,
		...await readUnit(unit, {
			...reading,
			signal: until
		})
	} }));
	const units = "results" in read ? read.results : [];
	const sets = setsOf(units, request.isWhole);
	const judged = {
		sets: sets.map(({ set }) => set),
		dockerfiles: dockerfilesIn(files),
		workflows: workflowsIn(files)
	};
	const { all, failed } = settled(judged, request);
	return {
		said: withoutTwins(all),
		all,
		notJudged: [...units.flatMap(({ notJudged }) => notJudged), ...failed.map(notJudgedBy)],
		templates: new Set(units.flatMap(({ templates }) => templates)),
		unrendered: new Map(units.flatMap(unrenderedIn)),
		noPrograms: new Set(units.flatMap(({ noProgram = [] }) => noProgram)),
		sets: () => {
			const applications = sets.filter(({ set }) => set.pods.length > 0);
			const { workflows } = judged;
			const ownersOf = ownersAmong(applications, {
				builds: (request.settings ?? defaultSettings).builds,
				workflows
			});
			return sets.map((one) => ({
				...one,
				said: saidAbout(one, all, ownersOf)
			}));
		}
	};
}
function unrenderedIn({ unrendered = [], notJudged: [chart] }) {
	return chart === void 0 ? [] : unrendered.map((file) => [file, chart.file]);
}
/** Everything that is said of what is judged, with what of it is suppressed. */
function settled(judged, request) {
	const { files, rules, context, besides = [], settings = defaultSettings } = request;
	const objects = judged.sets.flatMap((set) => [...set.objects, ...set.patches]);
	const byRules = judgeByEachRule(judged, rules, context);
	return {
		all: settle([...saidOf(besides, rules, objects), ...byRules.said], {
			rules,
			objects,
			files,
			today: context.today,
			settings
		}),
		failed: byRules.failed
	};
}
/** That a rule fails is our mistake: nobody waits for it, and everybody is told. */
function notJudgedBy({ rule, file, error }) {
	return {
		file,
		reason: "rule",
		message: `is not judged by ${rule.id}, which fails at it (${kindOfFailure(error)}): a mistake of ours, please report it`
	};
}
/** Findings of amounts, each with its rule and the object that it stands in. */
function saidOf(findings, rules, objects) {
	if (findings.length === 0) return [];
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	const ownerOf = ownersOf(objects);
	return findings.flatMap((finding) => {
		const [rule, object] = [byId.get(finding.rule), ownerOf(finding.place)];
		if (rule === void 0) return [];
		const { place, path, value, message } = finding;
		return [{
			finding,
			report: {
				at: {
					place,
					path,
					value
				},
				message
			},
			rule,
			...object === void 0 ? {} : { object }
		}];
	});
}
/** What is about a set: one of its objects, or a file that has none, unless it belongs to others. */
function saidAbout(one, all, ownersOf) {
	const own = /* @__PURE__ */ new Set([...one.set.objects, ...one.set.patches]);
	return all.filter(({ suppressed }) => suppressed === void 0).filter(({ object, finding, rule: { looksAt } }) => {
		if (object !== void 0) return own.has(object);
		if (looksAt !== "dockerfile" && looksAt !== "workflow") return one.root === "";
		return ownersOf(finding.place.file)?.has(one) !== false;
	});
}
function setsOf(units, isWhole) {
	const all = units.flatMap((unit) => unit.parts.map((objects) => ({
		objects,
		root: unit.root,
		isWhole: isWhole && unit.isWhole
	})));
	const repository = new ObjectIndex(all.flatMap(({ objects }) => objects));
	return all.map((part) => {
		const set = new ObjectSet(part.objects, {
			isWhole: part.isWhole,
			repository
		});
		return {
			root: part.root ?? commonFolder(part.objects.map(({ view }) => view.text.tree.source.file)),
			set
		};
	});
}
function dockerfilesIn(files) {
	return [...files].filter(([file]) => isDockerfileName(file)).map(([file, bytes]) => readDockerfile(file, bytes, files));
}
function workflowsIn(files) {
	return [...files].flatMap(([file, bytes]) => {
		if (!isWorkflowName(file)) return [];
		const read = readOnce(file, bytes);
		return read.result === "read" ? workflowOf(read.source) ?? [] : [];
	});
}
export { noRenderer as a, contextOf as c, newPlacesOf as i, defaultSettings as l, kindOfFailure as n, dockerignoresOf as o, newOf as r, isDockerfileName as s, judgeUnits as t };
