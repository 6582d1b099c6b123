import "./rolldown-runtime.js";
import { L as everyApplication, b as environmentOf } from "./drive.js";
import { t as branchName } from "./names.js";
import { h as goesOn } from "./action.js";
/**
* Takes away what runs that died left in the GitOps repository for one environment: a hold whose time is over, and our branch where
* nothing is proposed from it any more and no deployment goes on. A handful of requests; nothing here fails a run.
*/
async function reap(reaping) {
	const { ports, signal } = reaping;
	for (const work of [sweepHold, removeOurBranch]) try {
		await work(reaping);
	} catch (error) {
		signal.throwIfAborted();
		const message = error instanceof Error ? error.message : "";
		ports.log.warning(`${reaping.environment}: what earlier runs left stays: ${message}`);
	}
}
async function sweepHold({ ports, configuration, environment, signal }) {
	const holds = await ports.holds();
	for (const application of [configuration.application, everyApplication]) {
		const swept = await holds.sweep(application, environment, signal);
		if (swept !== void 0) ports.log.info(`${environment}: the hold of ${swept.owner} is over, and was taken away`);
	}
}
/** A compare-and-swap: whoever makes it anew meanwhile keeps it, and who builds upon it makes it once more. */
async function removeOurBranch({ ports, configuration, environment, signal }) {
	const { application, gitops: place } = configuration;
	if (environmentOf(configuration, environment).write === "push") return;
	const branch = branchName({
		application,
		environment
	});
	const gitops = await ports.gitops();
	const head = await gitops.head(branch, signal);
	if (head === void 0) return;
	const { pullRequests, records } = await ports.forge();
	const [newest] = await records.list(application, environment, 1, signal);
	if (newest === void 0 || goesOn(newest.note)) return;
	if (await pullRequests.findOpen(branch, place.branch, signal) !== void 0) return;
	const removed = await gitops.removeBranch(branch, head, signal);
	if (removed.result === "removed") ports.log.info(`${environment}: ${branch} was left, and was taken away`);
	if (removed.result === "refused") ports.log.warning(`${environment}: ${branch} stays: ${removed.message}`);
}
export { reap };
