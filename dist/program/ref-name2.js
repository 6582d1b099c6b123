import { n as isRefName } from "./ref-name.js";
import { B as DeployError } from "./start.js";
/** The full name of a branch; throws `bad-input` where it cannot be one. */
function branchRef(branch) {
	if (isRefName(branch)) return `refs/heads/${branch}`;
	throw badName(branch, "a branch");
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
export { isRevision as i, holdRef as n, isCommitSha as r, branchRef as t };
