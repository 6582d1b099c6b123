import "./rolldown-runtime.js";
import { F as everyApplication, ht as environmentOf } from "./drive.js";
import { a as rollbackBranchName, t as branchName } from "./names.js";
import { O as goesOn } from "./action.js";
/**
* Takes away what runs that died left in the GitOps repository for one environment: a hold whose time is over, and our branches where
* nothing is proposed from them any more and no deployment goes on. A handful of requests; nothing here fails a run.
*/
async function reap(reaping) {
	const { ports, signal } = reaping;
	for (const work of [sweepHold, removeOurBranches]) try {
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
async function removeOurBranches(reaping) {
	const { configuration, environment } = reaping;
	const { write, rollback } = environmentOf(configuration, environment);
	const scope = {
		application: configuration.application,
		environment
	};
	if (write !== "push") await removeBranch(reaping, branchName(scope));
	if (rollback === "pull-request") await removeBranch(reaping, rollbackBranchName(scope));
}
async function removeBranch({ ports, configuration, environment, signal }, branch) {
	const { application, gitops: place } = configuration;
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
