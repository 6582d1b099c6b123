import "./rolldown-runtime.js";
import { B as DeployError } from "./start.js";
import { n as runLocal, r as wholeHistory, t as requireLocal } from "./local.js";
import { i as isRevision } from "./ref-name2.js";
import { o as isFile, r as readListing, t as batchEntries } from "./tree.js";
const { statSync } = process.getBuiltinModule("node:fs");
const { realpath } = process.getBuiltinModule("node:fs/promises");
const { basename, dirname, isAbsolute, join, relative, resolve, sep } = process.getBuiltinModule("node:path");
/** The history of whatever repository the paths that are asked for stand in, seen from a folder. */
function createHistory(environment, here = process.cwd()) {
	return { compare: async (base, paths, signal) => {
		refuseName(base);
		const places = await Promise.all(paths.map((path) => realPlace(resolve(here, path))));
		const root = await rootOf({
			folder: nearestFolder(places[0] ?? here),
			environment,
			signal
		});
		const at = {
			folder: root,
			environment,
			signal
		};
		const scopes = places.map((place, index) => scopeIn(root, place, paths[index] ?? ""));
		const mergeBase = await mergeBaseOf(at, base);
		const [changed, listing] = await Promise.all([changedSince(at, mergeBase), filesNow(at)]);
		return comparison(at, {
			mergeBase,
			scopes,
			changed,
			listing,
			from: await realpath(here)
		});
	} };
}
function comparison(at, { from, ...facts }) {
	return {
		...facts,
		seenFromHere: (path) => relative(from, join(at.folder, path)).replaceAll(sep, "/"),
		readBefore: (paths, most) => readAt(at, {
			commit: facts.mergeBase,
			paths,
			most
		})
	};
}
function refuseName(base) {
	if (isRevision(base)) return;
	const message = `${JSON.stringify(base)} cannot be the name of a commit, a branch or a tag`;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		remedy: "such as main, v1.2 or a commit"
	});
}
/** A path without links, also where its end is gone: the change may have taken it away. */
async function realPlace(path) {
	const real = await realpath(path).catch(() => void 0);
	if (real !== void 0 || dirname(path) === path) return real ?? path;
	return join(await realPlace(dirname(path)), basename(path));
}
function nearestFolder(place) {
	return statSync(place, { throwIfNoEntry: false })?.isDirectory() === true || dirname(place) === place ? place : nearestFolder(dirname(place));
}
async function rootOf(at) {
	const answer = await runLocal(at, ["rev-parse", "--show-toplevel"]);
	if (answer?.exit === 0) return realpath(answer.stdout.toString().replace(/\r?\n$/, ""));
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `there is no repository to compare in: ${answer?.message ?? "git is not installed"}`,
		remedy: "run in a checkout, or leave `base` out to judge everything"
	});
}
function scopeIn(root, place, path) {
	const way = relative(root, place);
	if (way !== ".." && !way.startsWith(`..${sep}`) && !isAbsolute(way)) return way.replaceAll(sep, "/");
	const problem = {
		message: "is not in the repository that is compared",
		place: { file: path }
	};
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `${path} ${problem.message}`,
		problems: [problem]
	});
}
async function mergeBaseOf(at, base) {
	const named = [
		`refs/heads/${base}`,
		base,
		`refs/remotes/origin/${base}`
	];
	let commit;
	for (const name of named) commit ??= await commitOf(at, name);
	if (commit === void 0) throw missing(`there is no commit ${base} in this checkout`);
	const answer = await runLocal(at, [
		"merge-base",
		commit,
		"HEAD"
	]);
	if (answer?.exit === 0) return answer.stdout.toString().trim();
	throw missing(`${base} and what is checked out have no common commit in this checkout`);
}
function missing(message) {
	return new DeployError("bad-input", {
		stage: "inputs",
		message,
		remedy: wholeHistory
	});
}
async function commitOf(at, name) {
	const answer = await runLocal(at, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${name}^{commit}`
	]);
	return answer?.exit === 0 ? answer.stdout.toString().trim() : void 0;
}
/** What differs from a commit in the working tree, the index passed over; new files that git does not ignore count. */
async function changedSince(at, commit) {
	const [differing, added] = await Promise.all([requireLocal(at, [
		"diff",
		...[
			"--name-status",
			"-z",
			"--no-renames",
			"--no-ext-diff",
			"--ignore-submodules=all"
		],
		commit,
		"--"
	]), requireLocal(at, [
		"ls-files",
		"-z",
		"--others",
		"--exclude-standard"
	])]);
	const words = namesIn(differing);
	const tracked = words.flatMap((path, index) => index % 2 === 0 ? [] : [{
		path,
		isGone: words[index - 1] === "D"
	}]);
	return [...new Map([...tracked, ...namesIn(added).map((path) => ({
		path,
		isGone: false
	}))].map((one) => [one.path, one])).values()].sort((one, other) => one.path < other.path ? -1 : 1);
}
async function filesNow(at) {
	const listing = await requireLocal(at, [
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	]);
	return [...new Set(namesIn(listing))].sort();
}
function namesIn(output) {
	return output.toString().split("\0").filter((name) => name !== "");
}
async function readAt(at, { commit, paths, most }) {
	if (paths.length === 0) return /* @__PURE__ */ new Map();
	const wanted = new Set(paths);
	const listing = await requireLocal(at, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	]);
	const entries = readListing(listing).filter((entry) => isFile(entry) && wanted.has(entry.path));
	const contents = await blobs(at, await smallOnes(at, entries, most));
	return new Map(entries.flatMap(({ path, id }) => {
		const bytes = contents.get(id);
		return bytes === void 0 ? [] : [[path, bytes]];
	}));
}
/** The ids of blobs that are not too large: of the others not a byte is read. */
async function smallOnes(at, entries, most) {
	const ids = [...new Set(entries.map(({ id }) => id))];
	return (await requireLocal(at, ["cat-file", "--batch-check"], lines(ids))).toString().trimEnd().split("\n").flatMap((answer) => {
		const [id = "", kind, size] = answer.split(" ");
		if (kind === "missing") throw missing(`the file ${id.slice(0, 7)} of the past is not in this checkout`);
		return kind === "blob" && Number(size) <= most ? [id] : [];
	});
}
async function blobs(at, ids) {
	return new Map(batchEntries(await requireLocal(at, ["cat-file", "--batch"], lines(ids))));
}
function lines(ids) {
	return ids.map((id) => `${id}\n`).join("");
}
export { createHistory };
