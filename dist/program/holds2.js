import "./rolldown-runtime.js";
import { n as readHold, r as HoldKeeper, t as printHold } from "./hold-message.js";
import { n as holdRef } from "./ref-name2.js";
import { i as failureOf, n as createClient, t as ask } from "./client.js";
import { It as textAt } from "./drive.js";
import { a as swap, i as served, n as moveByRest, o as writeOnce } from "./move-ref.js";
/**
* What the ref of a hold points at; undefined where it is not there. All whose names begin so are asked for, since that is an
* empty list where there are none: a 404 for one that is not there could also be a token that sees nothing, and no hold.
*/
async function holdAt({ rest, at }, ref) {
	const { data } = await rest.git.listMatchingRefs({
		...at,
		ref: ref.slice(5)
	});
	return data.find((one) => one.ref === ref)?.object.sha;
}
/** The commit of a hold as git prints one, or what is left of it: undefined where it cannot be read. */
async function holdCommit({ rest, at }, object) {
	try {
		const { data } = await rest.git.getCommit({
			...at,
			commit_sha: object
		});
		return `committer GitHub <noreply@github.com> ${Math.floor(new Date(data.committer.date).getTime() / 1e3)} +0000\n\n${data.message}`;
	} catch (error) {
		if (failureOf(error).status === 404) return void 0;
		throw error;
	}
}
/** Makes the commit of a hold. GitHub makes no empty tree, so that the hold stands in a file too. */
async function makeHoldCommit({ rest, at }, message) {
	const entry = {
		path: "hold.txt",
		mode: "100644",
		type: "blob",
		content: message
	};
	const { data: tree } = await rest.git.createTree({
		...at,
		tree: [entry]
	});
	const { data: commit } = await rest.git.createCommit({
		...at,
		message,
		tree: tree.sha,
		parents: []
	});
	return commit.sha;
}
const query = "query($owner: String!, $repo: String!) { repository(owner: $owner, name: $repo) { id } }";
/**
* Moves the ref of a hold if it is where it was found: by `updateRefs`, which compares and swaps, and where that is refused or
* not known, by REST. GitHub does not say whether the first takes refs that are no branches and no tags; the second does, and
* a ref that must not exist yet is made by either only where there is none. (By REST, between our look and the removal of a
* hold, or the renewal of one that is over, somebody else may move it.)
*/
async function moveHold(github, client, at) {
	const answer = await github.graphql(query, github.at);
	const move = {
		...at,
		force: at.before !== void 0,
		repositoryId: textAt(answer, "repository", "id") ?? ""
	};
	const lookUp = async () => {
		const now = await holdAt(github, move.ref);
		if (now === move.after) return {
			result: "committed",
			revision: now ?? ""
		};
		return now === move.before ? void 0 : { result: "lost-race" };
	};
	const swapped = await writeOnce(github, client, {
		send: () => swap(github, move),
		lookUp
	});
	const moved = swapped.result === "refused" || swapped.result === "not-served" ? await writeOnce(github, client, {
		send: () => moveByRest(github, move),
		lookUp
	}) : swapped;
	const result = served(moved);
	return result.result === "committed" ? { result: "moved" } : result;
}
const unreachable = "gitops-unreachable";
const reading = {
	what: "reading the holds of",
	stage: "write",
	needs: "contents=read",
	unreachable
};
const changing = {
	what: "changing a hold of",
	stage: "write",
	needs: "contents=write",
	unreachable
};
/** Holds by GitHub's API: the same refs with the same commits as by git, so that each sees those of the other. */
function createHolds(options) {
	const client = createClient(options);
	return new HoldKeeper({
		look: (applications, environment, signal) => ask(client, {
			...reading,
			signal
		}, (github) => lookAll(github, applications, environment)),
		write: (hold, signal) => ask(client, {
			...changing,
			signal
		}, (github) => makeHoldCommit(github, printHold(hold))),
		move: ({ application, environment, from, to }, signal) => ask(client, {
			...changing,
			signal
		}, (github) => moveHold(github, client, {
			ref: holdRef(application, environment),
			before: from,
			after: to
		}))
	}, client.clock);
}
async function lookAll(github, applications, environment) {
	return (await Promise.all(applications.map((application) => look(github, {
		application,
		environment
	})))).filter((one) => one !== void 0);
}
async function look(github, scope) {
	const object = await holdAt(github, holdRef(scope.application, scope.environment));
	if (object === void 0) return void 0;
	return {
		object,
		hold: readHold(await holdCommit(github, object), scope)
	};
}
export { createHolds };
