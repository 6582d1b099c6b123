import { h as DeployError } from "./start.js";
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
/** GitHub answers 404 where a token may not even know that a repository exists. */
const forbidden = /(returned error:|RPC failed; HTTP) 40[134]|Authentication failed|could not read (Username|Password)|repository '.*' not found|Repository not found|Permission denied|access denied/i;
const moved = /returned error: 30[12378]/;
const passing = /(returned error:|HTTP) (5\d\d|408|429)|Could not resolve host|Failed to connect|Couldn't connect|Connection (refused|reset|timed out|closed)|timed out|Operation too slow|unexpected disconnect|early EOF|RPC failed|remote end hung up|Empty reply|Recv failure|Send failure|transfer closed|SSL_ERROR_SYSCALL|recv error|stream .* not closed|Internal Server Error|unpack(er)? (error|failed)|failed to report status/i;
/** Reads the kind of a failure from what git said. */
function kindOf(messages) {
	if (forbidden.test(messages)) return "forbidden";
	if (moved.test(messages)) return "moved";
	return passing.test(messages) ? "passing" : "other";
}
/** Runs a command that talks to the server, again where the failure may pass. */
async function talk(network, call) {
	for (let attempt = 1;; attempt += 1) {
		const result = await network.git.remote(call);
		if (result.exit === 0 || kindOf(result.messages) !== "passing" || attempt === 4) return result;
		await pause(network, {
			attempt,
			messages: result.messages
		}, call.signal);
	}
}
/** Waits before the next attempt: about 1, 2, 4 seconds, with jitter so that many do not come back at once. */
async function pause(network, failed, signal) {
	const { attempt, messages } = failed;
	network.log.info(`the GitOps repository fails (attempt ${attempt} of 4): ${explain(messages)}`);
	await network.clock.sleep((.5 + network.random()) * 500 * 2 ** attempt, signal);
}
const remedies = {
	forbidden: "Give a gitops-token with \"contents: write\" on that repository; a token of a GitHub App is best.",
	moved: "The address leads elsewhere, and a token is not sent there: give the address that the repository has now.",
	passing: void 0,
	other: void 0
};
/** The error that a failed command stands for; `what` is a beginning such as `cannot read`. */
function failure(network, result, what) {
	const kind = kindOf(result.messages);
	const remedy = remedies[kind];
	return new DeployError(kind === "forbidden" ? "forbidden" : "gitops-unreachable", {
		stage: "write",
		message: `${what} ${network.git.url}: ${explain(result.messages)}`,
		...remedy === void 0 ? {} : { remedy }
	});
}
/** What the server says for people, or else git's own last word. */
function explain(messages) {
	if (/could not read (Username|Password)|terminal prompts disabled|Authentication failed/i.test(messages)) return "the server does not take the token";
	const lines = messages.split("\n");
	const said = lines.filter((line) => line.startsWith("remote:")).map((line) => line.replace(/^remote:\s*((error|fatal):)?\s*/i, "").trim()).filter((line) => line !== "" && !/\d+% \(\d+\/\d+\)|^Total \d/.test(line));
	if (said.length > 0) return said.join(" ");
	return (lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1))?.replace(/^(fatal|error): */, "") || "no answer";
}
/**
* A fetch of part of the history and objects (partial clone). That the server is a promisor is known to fetches alone:
* other commands never go to the network behind our back, one request for each object that is missing.
*/
function fetchCommand(filter, ...words) {
	return [
		...[
			"-c",
			"remote.origin.promisor=true",
			"-c",
			`remote.origin.partialclonefilter=${filter}`
		],
		"fetch",
		"--quiet",
		"--no-tags",
		`--filter=${filter}`,
		...words
	];
}
/** Sends no "have" lines: the server's guess at what else we have would be wrong. */
const withoutHaves = ["-c", "fetch.negotiationAlgorithm=noop"];
/**
* What a ref points at on the server, with all trees of that commit; undefined where it is not there. Every commit that
* this repository holds comes this way or the next, so that git's negotiation is right about what we have.
*/
async function fetchRef(network, ref, signal) {
	const result = await talk(network, {
		arguments: fetchCommand("blob:none", "--depth=1", "origin", `+${ref}:${ref}`),
		signal
	});
	if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages)) return void 0;
	if (result.exit !== 0) throw failure(network, result, "cannot read");
	return (await network.git.local({
		arguments: [
			"rev-parse",
			"--verify",
			ref
		],
		signal
	})).toString().trim();
}
/** Fetches a commit with all its trees; the caller judges how it ended. */
function fetchCommit(network, commit, signal) {
	return talk(network, {
		arguments: fetchCommand("blob:none", "--depth=1", "origin", commit),
		signal
	});
}
/** Fetches objects by their ids: one request for all. */
async function fetchObjects(network, ids, signal) {
	const result = await talk(network, {
		arguments: [...withoutHaves, ...fetchCommand("blob:none", "--no-write-fetch-head", "--stdin", "origin")],
		input: `${ids.join("\n")}\n`,
		signal
	});
	if (result.exit !== 0) throw failure(network, result, "cannot read files of");
}
/** Whether a server says that it has no such commit, or none that anyone may ask for. */
function isNotThere(messages) {
	return /not our ref|unadvertised object|couldn't find remote ref/i.test(messages);
}
export { isNotThere as a, kindOf as c, branchRef as d, everyApplication as f, isRevision as g, isOurBranch as h, fetchRef as i, pause as l, isCommitSha as m, fetchCommit as n, explain as o, holdRef as p, fetchObjects as r, failure as s, fetchCommand as t, talk as u };
