import { A as printPath, F as resolve, N as keysOf, P as lookUp, at as isScalar, c as editByExpressions, l as parseWith, nt as isMap, ot as isSeq, v as renderScalar, z as treesOf } from "./edit.js";
import { n as readSource, t as parseFully } from "./read.js";
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
export { restructure as t };
