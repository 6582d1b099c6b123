import "./rolldown-runtime.js";
import { R as DeployError } from "./start.js";
import { A as keysOf, D as printPath, I as treesOf, M as resolve, Z as isMap, c as editByExpressions, d as diffOf, et as isScalar, j as lookUp, l as parseWith, rt as linesOf, tt as isSeq, v as renderScalar } from "./edit.js";
import { o as noRenderer } from "./judge-units.js";
import { n as readSource, t as parseFully } from "./read.js";
import { t as judgeGathered } from "./check.js";
/**
* Makes changes in a file of YAML or JSON that scalars are not enough for: keys that are missing get maps and lists. Every change is one of the
* editor's (`editByExpressions`), which proves that nothing else moves; a list is put in the place of a text that the editor wrote.
*/
function restructure(file, bytes, changes) {
	let now = bytes;
	for (const change of inOrder(changes).flatMap(leavesOf)) {
		const made = makeOne(file, now, change);
		if (made.result === "refused") return made;
		now = made.bytes;
	}
	return {
		result: "made",
		bytes: now
	};
}
/** What goes, goes last and from behind, so that the places of the others hold. */
function inOrder(changes) {
	const [set, gone] = [changes.filter(({ to }) => to !== void 0), changes.filter(({ to }) => to === void 0)];
	return [...set, ...gone.toSorted((one, other) => compareSteps(other.steps, one.steps))];
}
function compareSteps(one, other) {
	for (const [depth, step] of one.entries()) {
		const their = other[depth];
		if (their === void 0) return 1;
		if ("index" in step && "index" in their && step.index !== their.index) return step.index - their.index;
	}
	return one.length - other.length;
}
/** A map is as many changes as it has leaves. */
function leavesOf(change) {
	const { to, steps } = change;
	if (!isJsonMap(to) || Object.keys(to).length === 0) return [change];
	return Object.entries(to).flatMap(([key, value]) => leavesOf({
		...change,
		steps: [...steps, { key }],
		to: value
	}));
}
function isJsonMap(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function makeOne(file, bytes, change) {
	const { document, steps, to } = change;
	const at = `select(di == ${document}) | `;
	const path = printPath({ steps });
	if (to === void 0) return edited(file, bytes, `${at}del(${path})`);
	if (typeof to !== "object" || to === null) return edited(file, bytes, `${at}${path} = ${JSON.stringify(to)}`);
	const mark = markFor(bytes);
	const removed = isThere(file, bytes, change) ? edited(file, bytes, `${at}del(${path})`) : made(bytes);
	if (removed.result === "refused") return removed;
	const marked = edited(file, removed.bytes, `${at}${path} = "${mark}"`);
	return marked.result === "refused" ? marked : unmarked(file, marked.bytes, {
		mark,
		to
	});
}
function made(bytes) {
	return {
		result: "made",
		bytes
	};
}
/** A word that the file does not hold. */
function markFor(bytes) {
	const text = new TextDecoder().decode(bytes);
	let mark = "gitops-deploy-list";
	while (text.includes(mark)) mark += "x";
	return mark;
}
function edited(file, bytes, text) {
	const expression = parseWith(text, void 0);
	if (expression.result === "wrong") return refused(file, `cannot be changed at ${text}: ${expression.message}`, expression.remedy);
	const edit = editByExpressions({
		file,
		bytes
	}, [expression], {
		variables: {},
		parse: parseFully
	});
	return edit.result === "edited" ? made(edit.after) : {
		result: "refused",
		problems: edit.problems
	};
}
function refused(file, message, remedy) {
	return {
		result: "refused",
		problems: [{
			place: { file },
			message,
			remedy
		}]
	};
}
function isThere(file, bytes, { document, steps }) {
	const read = readSource(file, bytes);
	const tree = read.result === "read" ? treesOf(read.source)[document] : void 0;
	if (tree === void 0) return false;
	let node = resolve(tree, tree.root);
	for (const step of steps) {
		if ("key" in step) node = isMap(node) ? lookUp(tree, node, step.key)?.pair.value : void 0;
		else node = isSeq(node) && "index" in step ? node.items[step.index] : void 0;
		node = resolve(tree, node);
	}
	return node !== void 0;
}
/** Puts a list or an empty map in the place of the mark, and proves that nothing else is read otherwise. */
function unmarked(file, bytes, { mark, to }) {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	const start = text.search(new RegExp(`["']?${mark}`));
	const end = text.indexOf(mark) + mark.length + (/["']/.test(text[start] ?? "") ? 1 : 0);
	const list = rendered(text, {
		start,
		end,
		to,
		file
	});
	const after = text.slice(0, /^\r?\n/.test(list) ? start - 1 : start) + list + text.slice(end);
	const result = new TextEncoder().encode(after);
	const [was, is] = [plainIn(file, bytes), plainIn(file, result)];
	if (JSON.stringify(was)?.replace(JSON.stringify(mark), () => JSON.stringify(to)) !== JSON.stringify(is)) return refused(file, "cannot be changed without changing something else", "make this change by hand");
	return made(result);
}
/** A list of maps that has the rest of its line to itself gets lines of its own; anything else stands in brackets. */
function rendered(text, { start, end, to, file }) {
	const line = text.slice(text.lastIndexOf("\n", start) + 1, start);
	const isAlone = /^[ ]*(- )*[^\s#{["',]+: $/.test(line) && /^\r?(\n|$)/.test(text.slice(end));
	const hasMaps = Array.isArray(to) && to.some(isJsonMap);
	if (file.endsWith(".json") || !isAlone || !hasMaps) return flow(to, file.endsWith(".json"));
	const column = line.length - line.trimStart().replace(/^(- )+/, "").length;
	const ending = text.includes("\r\n") ? "\r\n" : "\n";
	return ending + to.flatMap((item) => blockItem(item, column)).join(ending);
}
function blockItem(item, column) {
	return (isJsonMap(item) ? blockMap(item, 0) : [flow(item, false)]).map((line, index) => `${" ".repeat(column)}${index === 0 ? "- " : "  "}${line}`);
}
function blockMap(map, depth) {
	return Object.entries(map).flatMap(([key, value]) => {
		const lead = `${" ".repeat(depth * 2)}${key}:`;
		return isJsonMap(value) && Object.keys(value).length > 0 ? [lead, ...blockMap(value, depth + 1)] : [`${lead} ${flow(value, false)}`];
	});
}
function flow(value, isJson) {
	if (isJson) return JSON.stringify(value);
	if (Array.isArray(value)) return `[${value.map((one) => flow(one, false)).join(", ")}]`;
	if (!isJsonMap(value)) return typeof value === "string" ? plainWord(value) : JSON.stringify(value);
	const pairs = Object.entries(value).map(([key, one]) => `${plainWord(key)}: ${flow(one, false)}`);
	return pairs.length === 0 ? "{}" : `{ ${pairs.join(", ")} }`;
}
function plainWord(text) {
	return renderScalar(text, "plain");
}
/** What a file says, with what aliases and merge keys bring; undefined where it cannot be read. */
function plainIn(file, bytes) {
	const read = readSource(file, bytes);
	return read.result === "read" ? treesOf(read.source).map((tree) => plainOf(tree, tree.root, 0)) : void 0;
}
/** So deep an alias that leads back is followed. */
const deepest = 100;
function plainOf(tree, given, depth) {
	const node = resolve(tree, given);
	if (depth > deepest) return null;
	if (isScalar(node)) return typeof node.value === "bigint" ? String(node.value) : node.value;
	if (isSeq(node)) return node.items.map((item) => plainOf(tree, item, depth + 1));
	if (!isMap(node)) return null;
	return Object.fromEntries(keysOf(tree, node).map((key) => [key, plainOf(tree, lookUp(tree, node, key)?.pair.value, depth + 1)]));
}
/** Makes every repair, one after the other; one that cannot be made alone leaves its file as the others have it. */
function repair(said, files) {
	const repairable = said.filter(({ report }) => report.repair !== void 0);
	const done = [...Map.groupBy(repairable, fileOf)].map(([file, own]) => repairFile(file, files.get(file) ?? /* @__PURE__ */ new Uint8Array(), own));
	return {
		files: done.filter(({ repaired }) => repaired.said.length > 0).map(({ repaired }) => repaired),
		refused: done.flatMap(({ refused }) => refused)
	};
}
/** The file that a repair changes, which is not always the one that people look at. */
function fileOf({ report, finding }) {
	const [change] = report.repair?.of === "yaml" ? report.repair.changes : [];
	return change === void 0 ? finding.place.file : viewIn(change).text.tree.source.file;
}
function viewIn(change) {
	return "set" in change ? change.set : change.remove;
}
function repairFile(file, before, said) {
	const refused = [];
	const done = [];
	let after = before;
	for (const one of said.toSorted(lastFirst)) {
		const made = changed(file, after, one);
		if (made.result === "made") {
			after = made.bytes;
			done.push(one);
		} else refused.push({
			said: one,
			problems: made.problems
		});
	}
	return {
		repaired: {
			file,
			before,
			after,
			said: done.toReversed()
		},
		refused
	};
}
/** From behind, so that what stands before keeps its place. */
function lastFirst(one, other) {
	return positionOf(other) - positionOf(one) || (removes(one) ? 1 : 0) - (removes(other) ? 1 : 0);
}
function positionOf({ report }) {
	const given = report.repair;
	if (given?.of === "text") return given.splices[0]?.start ?? 0;
	const [change] = given?.changes ?? [];
	return change === void 0 ? 0 : viewIn(change).position;
}
function removes({ report }) {
	return report.repair?.of === "yaml" && report.repair.changes.some((change) => "remove" in change);
}
function changed(file, bytes, { report }) {
	const given = report.repair;
	if (given === void 0) return {
		result: "made",
		bytes
	};
	return given.of === "yaml" ? restructure(file, bytes, given.changes.map(structureOf)) : spliced(file, bytes, given.splices);
}
function structureOf(change) {
	const view = viewIn(change);
	const at = {
		document: view.text.tree.document,
		steps: view.steps
	};
	return "set" in change ? {
		...at,
		to: change.to
	} : at;
}
/** Places are those of the text without its byte order mark, as it was read. */
function spliced(file, bytes, splices) {
	const whole = decode(bytes);
	if (whole === void 0) return {
		result: "refused",
		problems: [{
			place: { file },
			message: "is not valid UTF-8",
			remedy: "save it as UTF-8"
		}]
	};
	const mark = whole.startsWith("﻿") ? "﻿" : "";
	const after = splices.toSorted((one, other) => other.start - one.start).reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), whole.slice(mark.length));
	return {
		result: "made",
		bytes: new TextEncoder().encode(mark + after)
	};
}
/** What cannot be written back byte for byte is left alone. */
function decode(bytes) {
	try {
		return new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
	} catch {
		return;
	}
}
/** A repair may bring another to light, such as of a map that was missing. */
const mostRounds = 5;
/**
* Repairs what can be repaired without guessing, in the files as they stand: a base is repaired where it is written, for every overlay.
* The differences are shown; files are written whole. Throws `bad-input` where they cannot be written.
*/
async function fix(gathered, { judges, request }, ports, signal) {
	const { repaired, secrets } = await repairAll(gathered, judges, ports, signal);
	for (const { file, before, after, said } of repaired) {
		const seen = gathered.seenFromHere(file);
		ports.results.show(withoutSecrets(diffOf({
			file: seen,
			before,
			after
		}), secrets));
		ports.log.info(`${request.dryRun ? "would repair" : "repaired"} ${seen}: ${rulesOf(said)}`);
	}
	if (!request.dryRun) await write(repaired, gathered, ports);
	return repaired;
}
async function repairAll(gathered, judges, ports, signal) {
	let now = gathered;
	const all = /* @__PURE__ */ new Map();
	const secrets = /* @__PURE__ */ new Set();
	for (let round = 0; round < mostRounds; round += 1) {
		const judged = await judgeGathered(now, judges, {
			log: ports.log,
			renderer: async () => noRenderer
		}, signal);
		const { said } = judged;
		const files = new Map([...now.others, ...now.now]);
		for (const line of secretLines(judged, files)) secrets.add(line);
		const found = repair(said.filter(({ finding, suppressed }) => suppressed === void 0 && gathered.isAskedAbout(finding.place.file)), files);
		if (round === 0) for (const { said: one, problems } of found.refused) ports.log.info(`not repaired: ${one.finding.place.file}: ${one.finding.rule}: ${problems[0]?.message ?? ""}`);
		if (found.files.length === 0) break;
		for (const one of found.files) all.set(one.file, {
			...one,
			...firstOf(all.get(one.file), one)
		});
		now = withFiles(now, new Map(found.files.map(({ file, after }) => [file, after])));
	}
	return {
		repaired: [...all.values()],
		secrets
	};
}
/** Lines that hold a secret, and those that secrets are made of: neither is shown, changed or not. */
function secretLines({ said, sets }, files) {
	const places = said.flatMap(({ finding: { place, isSecret }, report: { at } }) => isSecret === true ? [lineAt(files, place), ...(at.value ?? "").split("\n")] : []);
	const values = sets().flatMap(({ set }) => [...set.objects, ...set.patches].filter(({ kind }) => kind === "Secret").flatMap(({ view }) => ["data", "stringData"].flatMap((key) => view.at(key).entries)).flatMap(([, value]) => [lineAt(files, value.place), ...(value.value ?? "").split("\n")]));
	return [...places, ...values].map((line) => line.trim()).filter((line) => line.length >= shortestSecret);
}
/** A shorter text would hide half of the difference. */
const shortestSecret = 4;
function lineAt(files, { file, line = 1 }) {
	return linesOf(files.get(file) ?? /* @__PURE__ */ new Uint8Array())[line - 1] ?? "";
}
function withoutSecrets(difference, secrets) {
	if (secrets.size === 0) return difference;
	const all = [...secrets];
	const hide = (line) => {
		if (/^(---|\+\+\+|@@)/.test(line) || !all.some((secret) => line.includes(secret))) return line;
		return `${/^[-+ ]?\s*/.exec(line)?.[0] ?? ""}***`;
	};
	return difference.split("\n").map(hide).join("\n");
}
/** Each file as it was before the first round, and all that was repaired in it. */
function firstOf(first, now) {
	return first === void 0 ? {} : {
		before: first.before,
		said: [...first.said, ...now.said]
	};
}
/** The same, with other bytes of some files. */
function withFiles(gathered, changed) {
	const over = (files) => new Map([...files].map(([file, bytes]) => [file, changed.get(file) ?? bytes]));
	return {
		...gathered,
		now: over(gathered.now),
		others: over(gathered.others)
	};
}
function rulesOf(said) {
	return [...new Set(said.map(({ rule }) => rule.id))].join(", ");
}
async function write(repaired, { seenFromHere }, { files }) {
	if (repaired.length === 0) return;
	const written = await files.writeAll(new Map(repaired.map(({ file, after }) => [seenFromHere(file), after])));
	if (written.result === "failed") {
		const { file, message } = written;
		throw new DeployError("bad-input", {
			stage: "inputs",
			message: `${file} cannot be written: ${message}`
		});
	}
}
export { fix, withFiles };
