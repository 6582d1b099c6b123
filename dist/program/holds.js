import "./rolldown-runtime.js";
import { c as failure, d as writeEmptyTree, l as talk, n as fetchCommand, t as pushRef, u as writeCommit } from "./push.js";
import { n as readHold, r as HoldKeeper, t as printHold } from "./hold-message.js";
import { n as holdRef } from "./ref-name2.js";
const signature = {
	name: "gitops-deploy",
	email: "gitops-deploy@users.noreply.github.com"
};
/** Holds as refs of the GitOps repository, by git: created and removed with a lease. */
function createGitHolds(network) {
	return new HoldKeeper(new GitHoldStore(network), network.clock);
}
var GitHoldStore = class {
	#network;
	/** In a repository of their own, which never holds a tree: see `History`. */
	constructor(network) {
		this.#network = {
			...network,
			git: network.git.beside("holds.git")
		};
	}
	/**
	* The refs are asked for by a pattern, since naming
	* one that is not there is an error of git (as is `--depth` where a pattern finds nothing); and not by `ls-remote`, which
	* lists every ref of the server.
	*/
	async look(applications, environment, signal) {
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
	async write(hold, signal) {
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
	async move({ application, environment, from, to }, signal) {
		const update = {
			ref: holdRef(application, environment),
			revision: to,
			expected: from ?? "nothing"
		};
		const result = await pushRef(this.#network, update, signal);
		return result.result === "committed" ? { result: "moved" } : result;
	}
};
function splitOnce(line) {
	const at = line.indexOf(" ");
	return [line.slice(0, at), line.slice(at + 1)];
}
export { createGitHolds };
