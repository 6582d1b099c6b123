/**
* How an image comes to an environment: by its commit, from the environment before, or as one that ran there before. All three are
* written, watched and told alike.
*/
const deploymentKinds = [
	"deploy",
	"promote",
	"rollback"
];
/** How an outcome reads as the state of a record. */
function recordState(outcome) {
	return outcome === "cancelled" ? "errored" : outcome;
}
/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater = [
	"cancelled",
	"run-lost",
	"deadline-exceeded",
	"cluster-unreachable",
	"github-unreachable",
	"gitops-unreachable",
	"application-not-found",
	"workload-not-found"
];
/** Whether a deployment goes on: a run is at it, or it waits. */
function goesOn({ state }) {
	return state === "open" || state === "paused";
}
/**
* Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
* that the run of an `open` record has ended.
*/
function isUnfinished(note) {
	if (goesOn(note)) return true;
	return note.state === "errored" && tellableLater.includes(note.reason);
}
export { recordState as i, goesOn as n, isUnfinished as r, deploymentKinds as t };
