import { B as DeployError, i as shortLine } from "./start.js";
import { o as inFolder } from "./folder.js";
import { a as withEntries } from "./tree.js";
import { n as packOf, t as idOf } from "./pack.js";
import { t as brokenRule } from "./broken-rule.js";
/**
* The tree that differs from what was walked to in exactly these files; no tree or file beside the way is needed. A folder is made
* with its first file, and goes with its last.
*/
function treeWith({ folders }, files) {
	const idLength = folders.get("")?.id.length ?? 40;
	const objects = /* @__PURE__ */ new Map();
	const add = (object) => {
		const id = idOf(object, idLength);
		objects.set(id, object);
		return id;
	};
	const entryOf = (there, path, inside) => {
		const own = inside.find(([file]) => file === path)?.[1];
		if (own === "deleted") return void 0;
		if (own !== void 0) return {
			mode: there?.mode ?? "100644",
			id: add({
				kind: "blob",
				bytes: Buffer.from(own)
			})
		};
		const bytes = build(path, inside);
		return bytes.length === 0 ? void 0 : {
			mode: there?.mode ?? "40000",
			id: add({
				kind: "tree",
				bytes
			})
		};
	};
	const build = (folder, changes) => {
		const { bytes, items } = folders.get(folder) ?? {
			bytes: Buffer.alloc(0),
			items: /* @__PURE__ */ new Map()
		};
		const entries = [...Map.groupBy(changes, ([file]) => firstBelow(folder, file))].map(([name, inside]) => [name, entryOf(items.get(name), inFolder(folder, name), inside)]);
		return withEntries({
			bytes,
			items: items.values()
		}, new Map(entries));
	};
	return {
		root: add({
			kind: "tree",
			bytes: build("", [...files])
		}),
		objects
	};
}
/** The name of what leads from a folder to a file below it. */
function firstBelow(folder, file) {
	const way = folder === "" ? file : file.slice(folder.length + 1);
	return way.split("/")[0] ?? way;
}
/** Writes that tree; the answer is its id. */
async function writeTree(git, { walked, files, objects }, signal) {
	const made = treeWith(walked, files);
	const input = packOf([...made.objects.values()], made.root.length);
	await git.local({
		arguments: ["unpack-objects", "-q"],
		input,
		signal
	});
	objects.keep(new Map([...made.objects].map(([id, { bytes }]) => [id, bytes])));
	return made.root;
}
/** The tree without any entry. */
async function writeEmptyTree(git, signal) {
	return (await git.local({
		arguments: [
			"hash-object",
			"-t",
			"tree",
			"-w",
			"--stdin"
		],
		input: "",
		signal
	})).toString().trim();
}
/** Makes a commit that no branch points at yet. */
async function writeCommit(git, commit, signal) {
	const { name, email, date } = commit.by;
	const at = `@${Math.floor(date.getTime() / 1e3)} +0000`;
	return (await git.local({
		arguments: [
			"commit-tree",
			commit.tree,
			...commit.parents.flatMap((parent) => ["-p", parent]),
			"-F",
			"-"
		],
		input: commit.message,
		variables: {
			GIT_AUTHOR_NAME: name,
			GIT_AUTHOR_EMAIL: email,
			GIT_AUTHOR_DATE: at,
			GIT_COMMITTER_NAME: name,
			GIT_COMMITTER_EMAIL: email,
			GIT_COMMITTER_DATE: at
		},
		signal
	})).toString().trim();
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
	forbidden: "Give a gitops-token with \"contents: write\" on that repository, or better a GitHub App: app-id and app-private-key.",
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
	return (ownReason(lines) ?? lines.findLast((line) => /^(fatal|error):/.test(line)) ?? lines.at(-1))?.replace(/^(fatal|error): */, "") || "no answer";
}
/** Of SSH git only knows that it failed: the reason stands in the line before. */
function ownReason(lines) {
	const at = lines.findIndex((line) => line.startsWith("fatal: Could not read from remote repository"));
	return at > 0 ? lines[at - 1]?.trim() : void 0;
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
/** Sends no "have" lines: we never have all of a commit, and a server takes it that we do. */
const withoutHaves = ["-c", "fetch.negotiationAlgorithm=noop"];
/** What servers say whose operators let nobody leave trees out (`uploadpackfilter.*` in git's configuration). */
const filterRefused = /filter '\w+' not supported|filter allows max depth/;
/**
* Fetches commits without their trees, or objects without what they lead to. A server that leaves no trees out is asked to leave
* files out, from then on.
*/
async function fetchLeast(network, { words, ...call }) {
	const { git } = network;
	const ask = () => talk(network, {
		...call,
		arguments: [...withoutHaves, ...fetchCommand(git.filter, ...words)]
	});
	const result = await ask();
	if (result.exit === 0 || git.filter === "blob:none" || !filterRefused.test(result.messages)) return result;
	git.filter = "blob:none";
	return ask();
}
/**
* What a ref points at on the server; undefined where it is not there. Where we know an older state of it, all trees that are new
* since come along: for a race that was lost, most of what is needed.
*/
async function fetchRef(network, ref, signal) {
	const { git } = network;
	const before = await git.ask({
		arguments: [
			"rev-parse",
			"--verify",
			"--quiet",
			ref
		],
		signal
	});
	const words = [
		"--depth=1",
		"origin",
		`+${ref}:${ref}`
	];
	const result = before.exit === 0 ? await talk(network, {
		arguments: fetchCommand("blob:none", ...words),
		signal
	}) : await fetchLeast(network, {
		words,
		signal
	});
	if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages)) return void 0;
	if (result.exit !== 0) throw failure(network, result, "cannot read");
	return (await git.local({
		arguments: [
			"rev-parse",
			"--verify",
			ref
		],
		signal
	})).toString().trim();
}
/**
* Throws where the address answers, but not as git does: of any page that comes with status 200, such as that of a proxy where
* people log in, git takes it that it is an old server without a single branch.
*/
async function requireGitServer(network, signal) {
	const { git } = network;
	const { exit, messages } = await talk(network, {
		arguments: [
			"ls-remote",
			"origin",
			"HEAD"
		],
		variables: { GIT_TRACE_PACKET: "1" },
		signal
	});
	if (exit !== 0) throw failure(network, { messages }, "cannot read");
	if (/ packet: .*< /.test(messages)) return;
	throw new DeployError("gitops-unreachable", {
		stage: "write",
		message: `${git.url} answers, but not as a git server does`,
		remedy: "Open the address in a browser: a proxy or a login page may stand in between."
	});
}
/** Fetches a commit; the caller judges how it ended. */
function fetchCommit(network, commit, signal) {
	return fetchLeast(network, {
		words: [
			"--depth=1",
			"origin",
			commit
		],
		signal
	});
}
/** Fetches objects by their ids: one request for all. None of them may be here already. */
async function fetchObjects(network, ids, signal) {
	const result = await fetchLeast(network, {
		words: [
			"--no-write-fetch-head",
			"--stdin",
			"origin"
		],
		input: `${ids.join("\n")}\n`,
		signal
	});
	if (result.exit !== 0 && /unadvertised object/i.test(result.messages)) throw refusesIds(network);
	if (result.exit !== 0) throw failure(network, result, "cannot read files of");
}
/** Protocol 2 lets anyone ask for any object; over SSH the server must take the variable that asks for it. */
function refusesIds({ git }) {
	return new DeployError("gitops-unreachable", {
		stage: "write",
		message: `${git.url} filters what it sends, and gives no object by its id: it does not speak version 2 of git's protocol`,
		remedy: "Let sshd accept it (AcceptEnv GIT_PROTOCOL), or use HTTPS."
	});
}
/** Whether a server says that it has no such commit, or none that anyone may ask for. */
function isNotThere(messages) {
	return /not our ref|unadvertised object|couldn't find remote ref/i.test(messages);
}
const stale = /^\[rejected\] \((stale info|fetch first|non-fast-forward|needs force|already exists)\)/;
/** The base has moved on, and the server did not tell that it has our parent: see `pushCommand`. */
const unsent = /unable to read [0-9a-f]{40,64}/;
/** Reasons of servers and of their ref stores for "it is no longer what you expected". */
const lostRace = /fetch first|non-fast-forward|cannot lock ref|incorrect old value|failed to update ref|reference already exists|remote ref does not exist|reference is missing/i;
/** The same words where it is the name that cannot be: `a` beside `a/b`. */
const nameTaken = /exists; cannot create|directory.file conflict|refname conflict/i;
/**
* Moves a ref with a lease: the server compares what it has with what we expect. With a lease on another commit than the
* parent of `revision` the ref is moved by force; that is for branches that are ours alone. A push whose answer is lost, or
* is that somebody was first, is looked up: it may be our own, since curl sends a request again by itself when a connection
* that it reused is dropped (`Curl_retry_request` in https://github.com/curl/curl/blob/master/lib/transfer.c).
*/
async function pushRef(network, update, signal) {
	for (let attempt = 1;; attempt += 1) {
		const result = await network.git.remote({
			arguments: pushCommand(update),
			signal
		});
		const answer = readAnswer(result);
		if (answer.answer === "done") return committed(update);
		if (answer.answer === "refused") return refused(answer);
		if (answer.answer === "forbidden") throw failure(network, result, "cannot push to");
		if (answer.answer === "stale" && attempt === 1) return { result: "lost-race" };
		const found = await lookUp(network, update, signal);
		if (found !== void 0) return found;
		if (answer.answer !== "unanswered") return { result: "lost-race" };
		if (!answer.again || attempt === 4) throw failure(network, result, "cannot push to");
		await pause(network, {
			attempt,
			messages: result.messages
		}, signal);
	}
}
function refused({ message, rule }) {
	return {
		result: "refused",
		message,
		...rule === void 0 ? {} : { rule }
	};
}
function committed({ revision }) {
	return {
		result: "committed",
		revision: revision ?? ""
	};
}
/** What became of an update; undefined where the ref is still where it was. */
async function lookUp(network, update, signal) {
	const now = await fetchRef(network, update.ref, signal);
	if (now === update.revision) return committed(update);
	if ((now ?? "nothing") === update.expected) return void 0;
	return now !== void 0 && await update.isBelow?.(now) === true ? committed(update) : { result: "lost-race" };
}
/**
* Where the parent is not what the ref is at, the server may have no ref at the parent any more, and git would send all of
* its files along, which are not even here: it asks first what the server has (two requests; git 2.32).
*/
function pushCommand({ ref, revision, expected, parent }) {
	const negotiate = parent === void 0 || parent === expected ? [] : ["-c", "push.negotiate=true"];
	const lease = `--force-with-lease=${ref}:${expected === "nothing" ? "" : expected}`;
	return [
		...negotiate,
		"push",
		"--porcelain",
		"--no-verify",
		lease,
		"origin",
		`${revision ?? ""}:${ref}`
	];
}
/** Reads the line of the ref: `!<tab>FROM:TO<tab>[remote rejected] (REASON)`; without one the push got no answer. */
function readAnswer(result) {
	if (result.exit === 0) return { answer: "done" };
	const line = /^!\t[^\t]*\t(\[[^\]]*\].*)$/m.exec(result.stdout.toString())?.[1];
	if (line === void 0 && unsent.test(result.messages)) return { answer: "stale" };
	if (line === void 0) {
		const kind = kindOf(result.messages);
		return kind === "forbidden" ? { answer: "forbidden" } : {
			answer: "unanswered",
			again: kind === "passing"
		};
	}
	if (stale.test(line)) return { answer: "stale" };
	if (lostRace.test(line) && !nameTaken.test(line + result.messages)) return { answer: "lost-race" };
	if (kindOf(line) === "passing") return {
		answer: "unanswered",
		again: true
	};
	return {
		answer: "refused",
		message: refusal(result, line),
		rule: brokenRule(result.messages)
	};
}
/** What the server's rule says, or else git's reason in brackets. */
function refusal({ messages }, line) {
	const reason = /\((.*)\)$/.exec(line)?.[1] ?? line;
	return shortLine(messages.includes("remote:") ? `${explain(messages)} (${reason})` : reason);
}
export { fetchRef as a, failure as c, writeEmptyTree as d, writeTree as f, fetchObjects as i, talk as l, fetchCommand as n, isNotThere as o, fetchCommit as r, requireGitServer as s, pushRef as t, writeCommit as u };
