import { a as foldersUp, r as folderOf, s as nameOf } from "./folder.js";
import { t as isOurBranch } from "./ref-name.js";
import { B as DeployError } from "./start.js";
import { r as isCommitSha } from "./ref-name2.js";
/** A commit that is not made upon what its branch is at rewrites the branch: never one of others. */
function refuseForce({ branch, parent, expected }) {
	if (expected === parent || expected === "nothing" || isOurBranch(branch)) return;
	throw new DeployError("internal", {
		stage: "write",
		message: `refused to rewrite the branch ${branch}`
	});
}
/** Nobody else's branch is ever taken away. */
function refuseToRemove(branch) {
	if (isOurBranch(branch)) return;
	throw new DeployError("internal", {
		stage: "write",
		message: `refused to remove the branch ${branch}`
	});
}
/** The files that a commit makes: nothing stands at their paths. */
function newFiles(files, isThere) {
	return [...files].flatMap(([path, bytes]) => bytes === "deleted" || isThere(path) ? [] : [path]);
}
/**
* Refuses what cannot be written as it is meant: a file in the place of a folder or below another file, a link, a deletion of what
* is not there, and names that are one on file systems that know no case.
*/
function refuseUnwritable({ files, parent }, there) {
	for (const [path, bytes] of files) {
		const mode = there.modeAt(path);
		if (mode === void 0 && bytes === "deleted") throw unwritable(path, `there is no such file at ${parent.slice(0, 7)}`);
		if (mode === void 0) refuseNewPath(path, there);
		else if (isFolder({ mode })) throw unwritable(path, "it is a folder");
		else refuseLinks([{
			path,
			mode
		}]);
	}
}
function refuseNewPath(path, { modeAt, namesIn }) {
	if (!isNormalPath(path)) throw unwritable(path, "that is no path of a file");
	for (const one of [path, ...foldersUp(folderOf(path)).filter((folder) => folder !== "")]) {
		const mode = one === path ? void 0 : modeAt(one);
		if (mode !== void 0 && !isFolder({ mode })) throw unwritable(path, `${one} is no folder`);
		if (mode !== void 0) continue;
		const name = nameOf(one);
		const twin = [...namesIn(folderOf(one))].find((other) => other !== name && sameInOneCase(other, name));
		if (twin !== void 0) throw unwritable(path, `${twin} stands there, whose name differs in case alone`);
	}
}
function sameInOneCase(one, other) {
	return one.normalize("NFC").toLowerCase() === other.normalize("NFC").toLowerCase();
}
/** Whether text is a path as git writes it, and leads nowhere else. */
function isNormalPath(path) {
	return path.split("/").every((part) => ![
		"",
		".",
		".."
	].includes(part) && part.toLowerCase() !== ".git");
}
function unwritable(path, why) {
	return new DeployError("edit-refused", {
		stage: "write",
		message: `${path} cannot be written: ${why}`
	});
}
/** Whether an entry is a folder. */
function isFolder({ mode }) {
	return mode === "40000" || mode === "040000";
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
/**
* A tree object with some of its entries changed, made or taken away, by name; every other entry keeps its bytes. In the order of
* git: by bytes, a folder as if its name ended with a slash.
*/
function withEntries({ bytes, items }, changes) {
	let from = 0;
	const kept = [];
	for (const item of items) {
		const raw = bytes.subarray(from, item.at + item.id.length / 2);
		const name = bytes.subarray(from + item.mode.length + 1, item.at - 1);
		from = item.at + item.id.length / 2;
		if (!changes.has(item.name)) kept.push({
			key: sortKey(item.mode, name),
			raw
		});
	}
	const made = [...changes].flatMap(([name, change]) => {
		if (change === void 0) return [];
		const raw = Buffer.concat([Buffer.from(`${change.mode} ${name}\0`), Buffer.from(change.id, "hex")]);
		return [{
			key: sortKey(change.mode, Buffer.from(name)),
			raw
		}];
	});
	const sorted = [...kept, ...made].sort((one, other) => Buffer.compare(one.key, other.key));
	return Buffer.concat(sorted.map(({ raw }) => raw));
}
function sortKey(mode, name) {
	return isFolder({ mode }) ? Buffer.concat([name, Buffer.from("/")]) : name;
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
export { withEntries as a, newFiles as c, refuseLinks as d, refuseOtherThanCommit as f, readTree as i, noCommit as l, refuseUnwritable as m, contentOf as n, isFile as o, refuseToRemove as p, readListing as r, isFolder as s, batchEntries as t, refuseForce as u };
