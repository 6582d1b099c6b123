import { t as branchName } from "./names.js";
import { r as whatIsBrought, t as carries } from "./carries.js";
import { y as silentRun } from "./admit.js";
/** How often a head that cannot be compared is taken for one that cannot be compared yet. */
const mostUnknown = 3;
/** What is known of the heads of one pull request of ours, so that each is compared once. */
var MergeHead = class {
	#run;
	#what;
	/** The newest head that is known to hold our values and nothing else. */
	#pure;
	#commits = 1;
	#unknown = 0;
	constructor(run, what) {
		this.#run = run;
		this.#what = what;
		this.#pure = what.place.made ? what.place.head : void 0;
	}
	/**
	* Only what was planned, judged and allowed is merged by us. Somebody may have brought the branch up to date, by a merge or
	* a rebase; whatever else stands on it is not ours to merge.
	*/
	async standing({ head, base }) {
		const { branch } = this.#run.plan.gitops;
		if (base !== branch) return {
			is: "more",
			besides: `it merges into ${base}, not into ${branch}`
		};
		if (head === this.#pure) return { is: "ours" };
		const { record, edits } = this.#what.written;
		const brought = await whatIsBrought(this.#run, edits, head);
		if (brought.besides === void 0) {
			this.#pure = head;
			this.#commits = brought.commits;
			return { is: "ours" };
		}
		if (await this.#isBehind(head)) return { is: "behind" };
		if (await isOfNewer(this.#run, record, head)) return { is: "newer" };
		if (!await carries(this.#run, edits, head)) return { is: "lost" };
		if (!brought.isCompared && this.#unknown < mostUnknown) {
			this.#unknown += 1;
			return { is: "behind" };
		}
		return {
			is: "more",
			besides: brought.besides
		};
	}
	/** How it may be merged. A rebase replays its commits one by one, which may bring other than all of them together do. */
	methods({ methods }) {
		return this.#commits > 1 ? methods.filter((method) => method !== "rebase") : methods;
	}
	async #isBehind(head) {
		const now = await (await this.#run.ports.gitops()).head(branchName(this.#run.plan), this.#run.signal);
		return now !== head && now === (this.#pure ?? this.#what.place.head);
	}
};
/** Whether a newer deployment of this environment has put its values onto this head. */
async function isOfNewer(run, record, head) {
	const { records } = await run.ports.forge();
	const known = await records.list(run.plan.application, run.plan.environment, 30, run.signal);
	for (const { id, payload } of known) if (id > record && await carries(run, payload.edits, head)) return true;
	return false;
}
/** How the pull request stands that is open on a branch of ours; undefined where none is. */
async function lookAtOpen({ ports, signal }, branch) {
	const { pullRequests, merges } = await ports.forge();
	const there = await pullRequests.find(branch, void 0, signal);
	return there?.state === "open" ? merges.look(there.number, signal) : void 0;
}
/** Takes a pull request off its way to a merge by itself. `merged`: it is too late. */
async function disarm(run, look) {
	if (look.armed === void 0) return "nothing to do";
	const { merges } = await run.ports.forge();
	const disarmed = await merges.disarm(look, run.signal);
	if (disarmed.result === "disarmed") {
		run.ports.log.info(`${look.url} is no longer merged by itself`);
		return "done";
	}
	if ((await merges.look(look.number, run.signal)).state === "merged") return "merged";
	run.ports.log.warning(`${look.url} may be merged by itself yet: ${disarmed.message}`);
	return "refused";
}
/** Milliseconds that this may take: GitHub kills a cancelled job ten seconds after it said so. */
const longest = 5e3;
/**
* A run that is cancelled leaves nothing behind that deploys by itself later: neither auto-merge nor a place in the merge queue.
* What another deployment has put onto our branch is left alone, and so is what people merge (`merge: manual`).
*/
async function withdraw(plan, ports, progress) {
	const { written, revision, stage } = progress;
	if (stage !== "merge" || revision !== void 0 || written?.place.on !== "pull-request") return;
	if (plan.merge === "manual") return;
	const signal = AbortSignal.timeout(longest);
	try {
		const { merges } = await ports.forge();
		const { number } = written.place;
		for (let looks = 1; looks <= 3; looks += 1) {
			const look = await merges.look(number, signal);
			const run = silentRun(plan, ports, signal);
			if (look.state !== "open" || await isTheirs(run, written, look.head)) return;
			if (await disarm(run, look) !== "nothing to do") return;
			if (looks < 3) await ports.clock.sleep(500, signal);
		}
	} catch (error) {
		const why = error instanceof Error ? error.message : "";
		ports.log.warning(`${written.place.url} may be merged by itself yet: ${why}`);
	}
}
/**
* Whether another deployment, or another run of the same one, has made this head. What a person did to ours is none: it was
* this run that put it on its way.
*/
async function isTheirs(run, { place, record, edits }, head) {
	if (place.on === "branch" || place.head === head) return false;
	if (await (await run.ports.gitops()).isAncestor(place.head, head, run.signal) === true) return false;
	return await isOfNewer(run, record, head) || (await whatIsBrought(run, edits, head)).besides === void 0;
}
/**
* An environment that has been closed must not change by itself: its open pull request, which a run may have left to GitHub, is
* taken off its way to a merge. Says what came of it, as the end of a sentence, or undefined where there was nothing.
*/
async function withdrawOpen(scope, { ports, signal }) {
	try {
		const look = await lookAtOpen({
			ports,
			signal
		}, branchName(scope));
		if (look === void 0) return void 0;
		const result = await disarm({
			ports,
			signal
		}, look);
		if (result === "nothing to do") return void 0;
		return result === "done" ? `${look.url} is no longer merged by itself` : `${look.url} ${lateWords[result]}`;
	} catch (error) {
		signal.throwIfAborted();
		return `whether its pull request is merged by itself could not be found out: ${error instanceof Error ? error.message : ""}`;
	}
}
const lateWords = {
	merged: "was merged just before",
	refused: "may be merged by itself yet"
};
export { MergeHead as a, withdrawOpen as i, lookAtOpen as n, isOfNewer as o, withdraw as r, disarm as t };
