import "./rolldown-runtime.js";
import { B as DeployError } from "./start.js";
import { repositoryOn } from "./address.js";
/**
* With `auto` GitHub's API where it can be used: it needs no clone, and its commits are signed. An SSH address or credentials in
* the address may open what the token does not, and are left to git. Throws `bad-input` where the API is asked for and cannot be
* used.
*/
function chooseTransport(choosing) {
	const { wanted, serverUrl, token } = choosing;
	const repository = repositoryOn(serverUrl, choosing.repository);
	const byGit = (why) => throughGit(wanted, token, why);
	if (wanted === "git") return byGit("gitops.transport is git");
	if (repository === void 0) return byGit(`it is not on ${serverUrl}`);
	if (token === void 0) return byGit("there is no token for it");
	if (wanted === "auto" && hasOwnKeys(choosing.repository)) return byGit("its address comes with keys of its own");
	return {
		by: "api",
		repository,
		token,
		sentence: `the GitOps repository ${repository} is read and written by GitHub's API, without a clone`
	};
}
/** Whether an address is opened by SSH, or holds credentials. */
function hasOwnKeys(repository) {
	if (!/[:@]/.test(repository)) return false;
	return !/^https?:\/\/[^/@]+\//i.test(repository);
}
function throughGit(wanted, token, why) {
	if (wanted !== "api") return {
		by: "git",
		token,
		sentence: `the GitOps repository is read and written by git: ${why}`
	};
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `gitops.transport is api, but the GitOps repository cannot be reached so: ${why}`,
		remedy: "name it as owner/name and give a gitops-token, or leave `gitops.transport` out"
	});
}
export { chooseTransport };
