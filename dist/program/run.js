/** A run that tells nobody and keeps no record: for commands that only look. */
function silentRun(plan, ports, signal) {
	return {
		plan,
		ports,
		signal,
		publish: () => {},
		sees: () => {},
		keeps: () => {},
		learns: () => {},
		arms: () => {}
	};
}
/** The event of a stage that ends the deployment. */
function ended(outcome, reason, at) {
	return {
		event: "ended",
		outcome: outcomeAt(outcome, reason, at)
	};
}
/** An outcome from its parts. */
function outcomeAt(outcome, reason, at) {
	return {
		outcome,
		reason,
		...at
	};
}
/** The outcome of a run that a signal ended. */
function cancelledAt(stage) {
	return outcomeAt("cancelled", "cancelled", {
		stage,
		sentence: `the run was cancelled at the stage ${stage}`
	});
}
export { silentRun as i, ended as n, outcomeAt as r, cancelledAt as t };
