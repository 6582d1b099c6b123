import { h as DeployError } from "./start.js";
import { r as fetchObjects } from "./fetch.js";
/** More paths than this are not put on a command line: the whole tree is listed instead. */
const mostPaths = 200;
/** The entries at or below some paths of a commit that is there. */
async function entriesOf({ git }, { commit, paths, signal }) {
	const named = paths.length > mostPaths ? [] : paths;
	return readListing(await git.local({
		arguments: [
			"--literal-pathspecs",
			"ls-tree",
			"-r",
			"-z",
			"--full-tree",
			commit,
			"--",
			...named
		],
		signal
	}));
}
/** The entries that `git ls-tree -z` lists. */
function readListing(listing) {
	return listing.toString().split("\0").flatMap((line) => {
		const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
		return mode === void 0 || id === void 0 || path === void 0 ? [] : [{
			mode,
			id,
			path
		}];
	});
}
/** Whether an entry is a file whose bytes are its content. */
function isFile({ mode }) {
	return mode === "100644" || mode === "100755";
}
/** The entries of exactly these paths; throws `edit-refused` for a symbolic link or a submodule. */
async function filesOf(network, looked) {
	if (looked.paths.length === 0) return [];
	const wanted = new Set(looked.paths);
	const entries = (await entriesOf(network, looked)).filter(({ path }) => wanted.has(path));
	const other = entries.find((entry) => !isFile(entry));
	if (other === void 0) return entries;
	const kind = other.mode === "120000" ? "a symbolic link" : "a submodule";
	throw new DeployError("edit-refused", {
		stage: "write",
		message: `${other.path} is ${kind}`,
		remedy: "Name the file that it leads to."
	});
}
/** The bytes of files by path; what is not there yet is fetched, all of it in one request. */
async function contentsOf(network, entries, signal) {
	const ids = [...new Set(entries.map(({ id }) => id))];
	const there = await readBlobs(network, ids, signal);
	const missing = ids.filter((id) => !there.has(id));
	if (missing.length > 0) await fetchObjects(network, missing, signal);
	const contents = new Map([...there, ...await readBlobs(network, missing, signal)]);
	return new Map(entries.flatMap(({ id, path }) => {
		const bytes = contents.get(id);
		return bytes === void 0 ? [] : [[path, bytes]];
	}));
}
/** The blobs of these ids that are there. */
async function readBlobs({ git }, ids, signal) {
	if (ids.length === 0) return /* @__PURE__ */ new Map();
	const output = await git.local({
		arguments: ["cat-file", "--batch"],
		input: `${ids.join("\n")}\n`,
		signal
	});
	return new Map(batchEntries(output));
}
/** What `git cat-file --batch` prints: `ID TYPE SIZE\n`, the bytes and `\n`; or `ID missing\n`. */
function* batchEntries(output) {
	for (let at = 0; at < output.length;) {
		const end = output.indexOf("\n", at);
		const [id = "", type = "", size = ""] = output.toString("utf8", at, end).split(" ");
		at = end + 1;
		if (type === "missing") continue;
		yield [id, output.subarray(at, at + Number(size))];
		at += Number(size) + 1;
	}
}
export { isFile as a, filesOf as i, contentsOf as n, readListing as o, entriesOf as r, batchEntries as t };
