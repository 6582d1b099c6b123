import "./rolldown-runtime.js";
import { A as DeployError } from "./start.js";
import { n as readHold, t as printHold } from "./hold-message.js";
import { n as everyApplication, r as holdRef } from "./ref-name.js";
import { i as failureOf, n as createClient, t as ask } from "./client.js";
import { h as textAt } from "./drive.js";
import { a as writeOnce, i as swap, n as moveByRest, r as served } from "./move-ref.js";
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
/** How often a change is tried while others change the same hold. */
const attempts = 5;
/** Holds by GitHub's API: the same refs with the same commits as by git, so that each sees those of the other. */
function createHolds(options) {
	return new GitHubHolds(createClient(options));
}
var GitHubHolds = class {
	#client;
	constructor(client) {
		this.#client = client;
	}
	async find(application, environment, signal) {
		const scopes = [application, everyApplication].map((one) => ({
			application: one,
			environment
		}));
		return (await ask(this.#client, {
			...reading,
			signal
		}, (github) => Promise.all(scopes.map((scope) => look(github, scope))))).find((one) => one !== void 0 && !this.#isOver(one.hold))?.hold;
	}
	async place(hold, signal) {
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const there = await this.#look(hold, signal);
			if (there !== void 0 && !this.#isOver(there.hold)) return {
				result: "already-held",
				hold: there.hold
			};
			if (await this.#change(hold, signal, async (github, ref) => {
				const after = await makeHoldCommit(github, printHold(hold));
				return moveHold(github, this.#client, {
					ref,
					before: there?.object,
					after
				});
			})) return {
				result: "placed",
				hold
			};
		}
		throw tooManyRaces(hold);
	}
	async release(application, environment, signal) {
		const scope = {
			application,
			environment
		};
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const there = await this.#look(scope, signal);
			if (there === void 0) return void 0;
			if (await this.#change(scope, signal, (github, ref) => moveHold(github, this.#client, {
				ref,
				before: there.object,
				after: void 0
			}))) return there.hold;
		}
		throw tooManyRaces(scope);
	}
	#isOver({ until }) {
		return until !== void 0 && until <= this.#client.clock.now();
	}
	#look(scope, signal) {
		return ask(this.#client, {
			...reading,
			signal
		}, (github) => look(github, scope));
	}
	/** False where somebody else moved it. */
	async #change({ application, environment }, signal, move) {
		const ref = holdRef(application, environment);
		const moved = await ask(this.#client, {
			...changing,
			signal
		}, (github) => move(github, ref));
		if (moved.result !== "refused") return moved.result === "moved";
		throw new DeployError("forbidden", {
			stage: "write",
			message: `cannot change the hold of ${application} in ${environment}: ${moved.message}`,
			remedy: "Let the token create and delete refs below refs/gitops-deploy/."
		});
	}
};
/** A hold, expired ones too. It fails closed: what cannot be read is one without an end. */
async function look(github, { application, environment }) {
	const object = await holdAt(github, holdRef(application, environment));
	if (object === void 0) return void 0;
	return {
		object,
		hold: readHold(await holdCommit(github, object), {
			application,
			environment
		})
	};
}
function tooManyRaces({ application, environment }) {
	const message = `others kept changing the hold of ${application} in ${environment}`;
	return new DeployError("too-many-races", {
		stage: "write",
		message
	});
}
export { createHolds };
