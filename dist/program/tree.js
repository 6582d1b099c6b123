import { k as DeployError } from "./start.js";
/** Stands for every application in the name of a hold. */
const everyApplication = "_all";
/** Whether text is a valid name below `refs/` (git-check-ref-format): it can then be no option and no pattern either. */
function isRefName(name) {
	if (name === "@" || name.startsWith("-") || /[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\.$/.test(name)) return false;
	return name.split("/").every((part) => part !== "" && !part.startsWith(".") && !part.endsWith(".lock"));
}
/** The full name of a branch; throws `bad-input` where it cannot be one. */
function branchRef(branch) {
	if (isRefName(branch)) return `refs/heads/${branch}`;
	throw badName(branch, "a branch");
}
/** Whether a branch is one that we make for a pull request: only such a one may be moved by force. */
function isOurBranch(branch) {
	return branch.startsWith("gitops-deploy/");
}
/** The ref of a hold; throws `bad-input` where a name cannot be part of one. */
function holdRef(application, environment) {
	const wrong = [application, environment].find((name) => !isRefName(name) || name.includes("/"));
	if (wrong === void 0) return `refs/gitops-deploy/holds/${application}/${environment}`;
	throw badName(wrong, "part of the ref of a hold");
}
/** Whether text names a commit by all its digits (SHA-1 or SHA-256), and can thus be no option either. */
function isCommitSha(text) {
	return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
/**
* Whether text can name a commit: a branch, a tag, digits of a commit, or one of their ancestors such as `main~2`. Nothing of
* it can then be an option, a range or a pattern.
*/
function isRevision(text) {
	return isRefName(text.replace(/([~^]\d*)+$/, ""));
}
function badName(name, what) {
	const message = `${JSON.stringify(name)} cannot be the name of ${what}`;
	return new DeployError("bad-input", {
		stage: "inputs",
		message,
		remedy: "See git-check-ref-format."
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
/** Whether an entry is a file whose bytes are its content. */
function isFile({ mode }) {
	return mode === "100644" || mode === "100755";
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
export { readTree as a, everyApplication as c, isOurBranch as d, isRevision as f, readListing as i, holdRef as l, isFile as n, withIds as o, isFolder as r, branchRef as s, batchEntries as t, isCommitSha as u };
