import { It as textAt, Pt as listAt } from "./drive.js";
import { a as isAway, i as failureOf, r as backoff } from "./client.js";
import { n as brokenRuleSaid } from "./broken-rule.js";
import { i as shortLine } from "./start.js";
/**
* Whether one commit is the other or comes before it; `unknown` where GitHub does not have one of them. The second page
* has no files, of which the first would list up to 300: https://docs.github.com/rest/commits/commits#compare-two-commits
*/
async function comesBefore({ rest, at }, ancestor, commit) {
	try {
		const basehead = `${ancestor}...${commit}`;
		const { data } = await rest.repos.compareCommitsWithBasehead({
			...at,
			basehead,
			per_page: 1,
			page: 2
		});
		return data.status === "ahead" || data.status === "identical";
	} catch (error) {
		const { status, said } = failureOf(error);
		if (status !== 404) throw error;
		return /no common ancestor/i.test(said) ? false : "unknown";
	}
}
/** The most files that a comparison lists. */
const mostFiles = 300;
/** The most commits that one page lists. */
const mostCommits = 100;
/**
* What a merge would bring: GitHub compares one commit with what both come from. A file that was renamed is two.
* https://docs.github.com/rest/commits/commits#compare-two-commits: files stand on the first page, 300 at most
*/
async function whatComes(github, { commit, into, besides }) {
	const { rest, at } = github;
	try {
		const basehead = `${into}...${commit}`;
		const { data } = await rest.repos.compareCommitsWithBasehead({
			...at,
			basehead,
			per_page: mostCommits
		});
		const { files, commits, ahead_by: ahead } = data;
		if (files === void 0 || files.length >= mostFiles || ahead > mostCommits) return "unknown";
		const since = data.merge_base_commit.sha;
		if (!await isOnlyBase(github, since, commits)) return "unknown";
		const paths = files.flatMap((file) => [file.filename, ...previousOf(file)]);
		return {
			since,
			others: [...new Set(paths)].filter((path) => !besides.includes(path)).sort(),
			commits: ahead
		};
	} catch (error) {
		if (failureOf(error).status !== 404) throw error;
		return "unknown";
	}
}
/**
* GitHub names one commit that both come from, also where there are several: then what the other ones brought would be taken
* back without being listed. It is the only one where all else that the new commits stand upon comes before it.
*/
async function isOnlyBase(github, since, commits) {
	const listed = /* @__PURE__ */ new Set([since, ...commits.map(({ sha }) => sha)]);
	const below = new Set(commits.flatMap(({ parents }) => parents.map(({ sha }) => sha)));
	for (const parent of below) if (!listed.has(parent) && await comesBefore(github, parent, since) !== true) return false;
	return true;
}
function previousOf({ previous_filename: before }) {
	return before === void 0 ? [] : [before];
}
/** How often one write is tried at most while GitHub does not answer. */
const attempts = 4;
/**
* Writes until it is known what became of it. What got no answer is looked up before it is sent again, so that nothing is
* written twice; and so is a refusal, which may be the words of a GitHub for a branch that has moved.
*/
async function writeOnce({ at }, { clock }, write) {
	for (let attempt = 1;; attempt += 1) {
		const tried = await attemptOf(write.send);
		if (tried.came === "done") return {
			result: "committed",
			revision: tried.revision
		};
		if (tried.came === "not-served") return { result: "not-served" };
		if (tried.came === "stale" && attempt === 1) return { result: "lost-race" };
		const found = await write.lookUp();
		if (found !== void 0) return found;
		if (tried.came === "stale" || isRace(tried)) return { result: "lost-race" };
		if (tried.came === "refused") return refused(tried);
		if (attempt === attempts) throw tried.error;
		await clock.sleep(backoff(attempt), at.request.signal);
	}
}
function refused({ message, rule }) {
	return {
		result: "refused",
		message,
		...rule === void 0 ? {} : { rule }
	};
}
/** Words for a ref that somebody else is moving at this moment, or has moved where our look did not see it yet. */
const raceWords = /cannot lock ref|incorrect old value|reference already exists|not a fast forward|\bbut expected\b/i;
function isRace(tried) {
	return tried.came === "refused" && raceWords.test(tried.message);
}
async function attemptOf(send) {
	try {
		return {
			came: "done",
			revision: await send()
		};
	} catch (error) {
		const failure = failureOf(error);
		if (isAway(failure)) return {
			came: "unanswered",
			error
		};
		if (isNotServed(error)) return { came: "not-served" };
		const [first] = listAt(error, "errors");
		if (textAt(first, "type") === "STALE_DATA") return { came: "stale" };
		const isProtection = textAt(first, "type") === "BRANCH_PROTECTION_RULE_VIOLATION";
		if (isRefusal(error)) return {
			came: "refused",
			message: shortLine(failure.said),
			rule: brokenRuleSaid(failure.said, isProtection)
		};
		throw error;
	}
}
/** An older GitHub Enterprise Server: the form stands in https://github.com/github/gh-gei (`reattributeMannequinToUser`). */
function isNotServed(error) {
	return listAt(error, "errors").some((one) => /doesn't exist on type 'Mutation'|isn't a defined input type/.test(textAt(one, "message") ?? ""));
}
/**
* A rule, or a branch that is gone or elsewhere. GraphQL has a kind for each rule
* (`BRANCH_PROTECTION_RULE_VIOLATION`, and another one for rulesets: https://github.com/Thinkmill/keystatic/issues/1598), of
* which only the permission that is missing is none; REST has 409 and 422.
*/
function isRefusal(error) {
	const { status } = failureOf(error);
	if (listAt(error, "errors").length === 0) return status === 409 || status === 422;
	return status === 400 || status === 404;
}
const mutation = "mutation($input: UpdateRefsInput!) { updateRefs(input: $input) { clientMutationId } }";
/**
* Moves a branch to a commit if it still is where it is thought to be, by force too: `updateRefs` compares and swaps in one
* step (https://docs.github.com/graphql/reference/mutations#updaterefs). A GitHub Enterprise Server before that one (it came
* in April 2024: https://github.com/octokit/graphql-schema/pull/934) is asked by REST: there a ref is made only where there
* is none, and moves forward only, but between our look and a move by force somebody else may move it.
*/
async function moveBranch(github, client, move) {
	const lookUp = () => standing(github, move);
	const moved = await writeOnce(github, client, {
		send: () => swap(github, move),
		lookUp
	});
	if (moved.result !== "not-served") return moved;
	return await lookUp() ?? served(await writeOnce(github, client, {
		send: () => moveByRest(github, move),
		lookUp
	}));
}
const idQuery = "query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }";
/** Takes a branch away if it still is where it is thought to be; by REST, somebody may move it between our look and its end. */
async function removeBranch(github, client, at) {
	const answer = await github.graphql(idQuery, github.at);
	const repositoryId = textAt(answer, "repository", "id") ?? "";
	const move = {
		...at,
		after: void 0,
		force: true,
		repositoryId
	};
	const lookUp = async () => {
		const now = await branchAt(github, at.ref);
		if (now === void 0) return {
			result: "committed",
			revision: ""
		};
		return now === at.before ? void 0 : { result: "lost-race" };
	};
	const swapped = await writeOnce(github, client, {
		send: () => swap(github, move),
		lookUp
	});
	const gone = swapped.result === "not-served" ? await lookUp() ?? served(await writeOnce(github, client, {
		send: () => moveByRest(github, move),
		lookUp
	})) : swapped;
	return gone.result === "committed" ? { result: "removed" } : gone;
}
/** REST is served everywhere. */
function served(written) {
	return written.result === "not-served" ? {
		result: "refused",
		message: "it cannot move refs"
	} : written;
}
/** Compares and swaps; gives where the ref is then. */
async function swap({ graphql, at }, move) {
	const { ref, before, after, force, repositoryId } = move;
	const nothing = "0".repeat((after ?? before ?? "").length);
	await graphql(mutation, {
		input: {
			repositoryId,
			refUpdates: [{
				name: ref,
				beforeOid: before ?? nothing,
				afterOid: after ?? nothing,
				force
			}]
		},
		request: {
			...at.request,
			repeat: false
		}
	});
	return after ?? "";
}
/** Makes, moves or takes away a ref; only that it is made is compared with what is there. */
async function moveByRest({ rest, at }, { ref, before, after, force }) {
	const once = {
		...at,
		request: {
			...at.request,
			repeat: false
		}
	};
	const name = ref.slice(5);
	if (after === void 0) await rest.git.deleteRef({
		...once,
		ref: name
	});
	else if (before === void 0) await rest.git.createRef({
		...once,
		ref,
		sha: after
	});
	else await rest.git.updateRef({
		...once,
		ref: name,
		sha: after,
		force
	});
	return after ?? "";
}
/** What became of a move; undefined where the branch is still where it was. */
async function standing(github, { ref, before, after = "" }) {
	const now = await branchAt(github, ref);
	if (now === after) return {
		result: "committed",
		revision: after
	};
	if (now === before) return void 0;
	return now !== void 0 && await comesBefore(github, after, now) === true ? {
		result: "committed",
		revision: after
	} : { result: "lost-race" };
}
const query = `query($owner: String!, $repo: String!, $ref: String!) {
  repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } } }`;
async function branchAt({ graphql, at }, ref) {
	const answer = await graphql(query, {
		...at,
		ref
	});
	return textAt(answer, "repository", "ref", "target", "oid");
}
export { swap as a, whatComes as c, served as i, moveByRest as n, writeOnce as o, removeBranch as r, comesBefore as s, moveBranch as t };
