import { c as kindOf, i as fetchRef, l as pause, o as explain, s as failure } from "./fetch.js";
const { rm } = process.getBuiltinModule("node:fs/promises");
/** A tree that differs from the parent's in exactly these files; the content of no other file is needed. */
async function writeTree(git, { parent, entries, files }, signal) {
	const changed = [];
	for (const { mode, path } of entries) {
		const input = files.get(path) ?? /* @__PURE__ */ new Uint8Array();
		const id = await git.local({
			arguments: [
				"hash-object",
				"-w",
				"--stdin"
			],
			input,
			signal
		});
		changed.push(`${mode} ${id.toString().trim()}\t${path}\0`);
	}
	const index = git.scratch();
	const variables = { GIT_INDEX_FILE: index };
	try {
		await git.local({
			arguments: ["read-tree", parent],
			variables,
			signal
		});
		await git.local({
			arguments: [
				"update-index",
				"-z",
				"--index-info"
			],
			input: changed.join(""),
			variables,
			signal
		});
		return (await git.local({
			arguments: ["write-tree", "--missing-ok"],
			variables,
			signal
		})).toString().trim();
	} finally {
		await rm(index, { force: true });
	}
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
		if (answer.answer === "refused") return {
			result: "refused",
			message: answer.message
		};
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
		message: refusal(result, line)
	};
}
/** What the server's rule says, or else git's reason in brackets. */
function refusal({ messages }, line) {
	const reason = /\((.*)\)$/.exec(line)?.[1] ?? line;
	return messages.includes("remote:") ? `${explain(messages)} (${reason})` : reason;
}
export { writeTree as i, writeCommit as n, writeEmptyTree as r, pushRef as t };
