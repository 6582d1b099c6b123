import { t as isOurBranch } from "./ref-name.js";
import { F as DeployError } from "./start.js";
import { i as isCommitSha } from "./ref-name2.js";
/** A commit that is not made upon what its branch is at rewrites the branch: never one of others. */
function refuseForce({ branch, parent, expected }) {
	if (expected === parent || expected === "nothing" || isOurBranch(branch)) return;
	throw new DeployError("internal", {
		stage: "write",
		message: `refused to rewrite the branch ${branch}`
	});
}
/** What is written must be there already: `there` is what was found of it. */
function refuseNewFiles({ files, parent }, there) {
	const missing = [...files.keys()].filter((path) => !there.has(path));
	if (missing.length === 0) return;
	const message = `${missing.join(", ")} cannot be written: there is no such file at ${parent.slice(0, 7)}`;
	throw new DeployError("edit-refused", {
		stage: "write",
		message
	});
}
/** Whether an entry is a file whose bytes are its content. Old tools wrote other permissions than 644 and 755. */
function isFile({ mode }) {
	return mode.startsWith("100");
}
/** A symbolic link and a submodule hold no bytes that could be edited. */
function refuseLinks(entries) {
	for (const entry of entries) {
		if (isFile(entry)) continue;
		const kind = entry.mode === "120000" ? "a symbolic link" : "a submodule";
		throw new DeployError("edit-refused", {
			stage: "write",
			message: `${entry.path} is ${kind}`,
			remedy: "Name the file that it leads to."
		});
	}
}
/** What is no name of a commit could be an option of git, or part of another address. */
function refuseOtherThanCommit(text) {
	if (isCommitSha(text)) return;
	throw new DeployError("bad-input", {
		stage: "write",
		message: `${JSON.stringify(text)} does not name a commit`
	});
}
/** The error for a commit that a repository does not have. */
function noCommit(repository, commit) {
	const message = `${repository} has no commit ${commit.slice(0, 7)}`;
	return new DeployError("bad-input", {
		stage: "write",
		message
	});
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
/** Whether an entry is a folder. */
function isFolder({ mode }) {
	return mode === "40000" || mode === "040000";
}
/** The entries of a tree object, `MODE NAME\0ID` each; `idBytes` is 20, or 32 with SHA-256. */
function readTree(bytes, idBytes) {
	const items = [];
	for (let from = 0; from < bytes.length;) {
		const space = bytes.indexOf(32, from);
		const end = bytes.indexOf(0, space) + 1;
		const id = bytes.toString("hex", end, end + idBytes);
		items.push({
			mode: bytes.toString("latin1", from, space),
			name: bytes.toString("utf8", space + 1, end - 1),
			id,
			at: end
		});
		from = end + idBytes;
	}
	return items;
}
/** What entries of a folder are, by name; links and submodules are passed over. */
function contentOf(entries) {
	const files = /* @__PURE__ */ new Set();
	const folders = /* @__PURE__ */ new Set();
	for (const entry of entries) {
		if (isFolder(entry)) folders.add(entry.name);
		if (isFile(entry)) files.add(entry.name);
	}
	return {
		files,
		folders
	};
}
/** A tree object with other ids in some of its entries: nothing else of it changes. */
function withIds(bytes, ids) {
	const changed = Buffer.from(bytes);
	for (const { at, id } of ids) changed.write(id, at, "hex");
	return changed;
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
export { readTree as a, noCommit as c, refuseNewFiles as d, refuseOtherThanCommit as f, readListing as i, refuseForce as l, contentOf as n, withIds as o, isFolder as r, isFile as s, batchEntries as t, refuseLinks as u };
