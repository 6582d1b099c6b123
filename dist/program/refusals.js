import { j as DeployError } from "./start.js";
import { a as isOurBranch, i as isCommitSha } from "./ref-name.js";
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
export { refuseNewFiles as a, refuseLinks as i, noCommit as n, refuseOtherThanCommit as o, refuseForce as r, isFile as t };
