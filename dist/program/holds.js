import "./rolldown-runtime.js";
import { A as DeployError } from "./start.js";
import { c as talk, l as writeCommit, n as fetchCommand, s as failure, t as pushRef, u as writeEmptyTree } from "./push.js";
import { n as readHold, t as printHold } from "./hold-message.js";
import { n as everyApplication, r as holdRef } from "./ref-name.js";
/** How often a change is tried while others change the same hold. */
const attempts = 5;
const signature = {
	name: "gitops-deploy",
	email: "gitops-deploy@users.noreply.github.com"
};
/** Holds as refs of the GitOps repository: created and removed with a lease, so that two never both win. */
var GitHolds = class {
	#network;
	/** In a repository of their own, which never holds a tree: see `History`. */
	constructor(network) {
		this.#network = {
			...network,
			git: network.git.beside("holds.git")
		};
	}
	async find(application, environment, signal) {
		return (await this.#look([application, everyApplication], environment, signal)).find(({ hold }) => !this.#isOver(hold))?.hold;
	}
	async place(hold, signal) {
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const [there] = await this.#look([hold.application], hold.environment, signal);
			if (there !== void 0 && !this.#isOver(there.hold)) return {
				result: "already-held",
				hold: there.hold
			};
			const to = await this.#write(hold, signal);
			if (await this.#move({
				...hold,
				from: there?.object,
				to
			}, signal)) return {
				result: "placed",
				hold
			};
		}
		throw tooManyRaces(hold);
	}
	async release(application, environment, signal) {
		for (let attempt = 0; attempt < attempts; attempt += 1) {
			const [there] = await this.#look([application], environment, signal);
			if (there === void 0) return void 0;
			if (await this.#move({
				application,
				environment,
				from: there.object,
				to: void 0
			}, signal)) return there.hold;
		}
		throw tooManyRaces({
			application,
			environment
		});
	}
	#isOver({ until }) {
		return until !== void 0 && until <= this.#network.clock.now();
	}
	/**
	* The holds of these applications, expired ones too, in this order. The refs are asked for by a pattern, since naming
	* one that is not there is an error of git (as is `--depth` where a pattern finds nothing); and not by `ls-remote`, which
	* lists every ref of the server.
	*/
	async #look(applications, environment, signal) {
		const { git } = this.#network;
		await git.init(signal);
		const refs = applications.map((application) => holdRef(application, environment));
		const patterns = refs.map((ref) => `+${ref}*:${ref}*`);
		const result = await talk(this.#network, {
			arguments: fetchCommand("tree:0", "--no-write-fetch-head", "--prune", "origin", ...patterns),
			signal
		});
		if (result.exit !== 0) throw failure(this.#network, result, "cannot read the holds of");
		const listing = await git.local({
			arguments: [
				"for-each-ref",
				"--format=%(refname) %(objectname)",
				...refs
			],
			signal
		});
		const objects = new Map(listing.toString().split("\n").map(splitOnce));
		const found = [];
		for (const [index, ref] of refs.entries()) {
			const object = objects.get(ref);
			if (object === void 0) continue;
			const scope = {
				application: applications[index] ?? "",
				environment
			};
			found.push({
				object,
				hold: readHold(await this.#commitAt(object, signal), scope)
			});
		}
		return found;
	}
	async #commitAt(object, signal) {
		const shown = await this.#network.git.ask({
			arguments: [
				"cat-file",
				"commit",
				object
			],
			signal
		});
		return shown.exit === 0 ? shown.stdout.toString() : void 0;
	}
	async #write(hold, signal) {
		const { git, clock } = this.#network;
		const tree = await writeEmptyTree(git, signal);
		const by = {
			...signature,
			date: clock.now()
		};
		return writeCommit(git, {
			tree,
			parents: [],
			message: printHold(hold),
			by
		}, signal);
	}
	/** False where somebody else moved it. */
	async #move({ application, environment, from, to }, signal) {
		const update = {
			ref: holdRef(application, environment),
			revision: to,
			expected: from ?? "nothing"
		};
		const result = await pushRef(this.#network, update, signal);
		if (result.result !== "refused") return result.result === "committed";
		throw new DeployError("forbidden", {
			stage: "write",
			message: `cannot change the hold of ${application} in ${environment}: ${result.message}`,
			remedy: "Let the token create and delete refs below refs/gitops-deploy/."
		});
	}
};
function splitOnce(line) {
	const at = line.indexOf(" ");
	return [line.slice(0, at), line.slice(at + 1)];
}
function tooManyRaces({ application, environment }) {
	const message = `others kept changing the hold of ${application} in ${environment}`;
	return new DeployError("too-many-races", {
		stage: "write",
		message
	});
}
export { GitHolds };
