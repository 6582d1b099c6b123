import { t as branchName } from "./names.js";
import { n as carries } from "./carries.js";
import { i as silentRun } from "./run.js";
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
		const { number, head } = written.place;
		for (let looks = 1; looks <= 3; looks += 1) {
			const look = await merges.look(number, signal);
			const run = silentRun(plan, ports, signal);
			if (!(look.head === head || await carries(run, written.edits, look.head)) || look.state !== "open") return;
			if (await disarm(run, look) !== "nothing to do") return;
			if (looks < 3) await ports.clock.sleep(500, signal);
		}
	} catch (error) {
		const why = error instanceof Error ? error.message : "";
		ports.log.warning(`${written.place.url} may be merged by itself yet: ${why}`);
	}
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
export { withdrawOpen as i, lookAtOpen as n, withdraw as r, disarm as t };
