const urgency = [
	"failed",
	"errored",
	"superseded",
	"paused"
];
function isFinal(judgement) {
	return judgement.verdict !== "progressing" && judgement.verdict !== "succeeded";
}
/**
* One verdict for several workloads: the deployment succeeded only if all did. A bad one decides at once, before a pause
* of another. Where one is bad and another already healthy, the cluster is left half on the new version: `partial`.
*/
function combine(judgements) {
	const finals = judgements.filter(isFinal).sort((one, other) => urgency.indexOf(one.verdict) - urgency.indexOf(other.verdict));
	const [first] = finals;
	const healthy = judgements.filter(({ verdict }) => verdict === "succeeded");
	const updated = healthy.filter((one) => one.verdict === "succeeded" && one.reason !== "nothing-to-roll-out");
	if (first?.verdict === "failed" && updated.length > 0) return partial(finals, updated);
	if (first !== void 0 && (first.verdict !== "paused" || finals.length + healthy.length === judgements.length)) return "recover" in first ? {
		...first,
		recover: recovers(finals)
	} : first;
	const waiting = judgements.filter((one) => one.verdict === "progressing");
	const troubled = waiting.find(({ atDeadline }) => atDeadline !== "deadline-exceeded") ?? waiting[0];
	if (troubled !== void 0) return troubled;
	return succeeded(healthy);
}
/** How many of several judgements are said in full: with more of them a sentence is not read any more. */
const saidInFull = 5;
/** What several judgements say, in one sentence. */
function sayAll(judgements, most = saidInFull) {
	const said = judgements.slice(0, most).map(({ sentence }) => sentence);
	const more = judgements.length - said.length;
	return [...said, ...more > 0 ? [`and ${more} more`] : []].join("; ");
}
function partial(finals, healthy) {
	return {
		verdict: "failed",
		stage: "rollout",
		reason: "partial",
		sentence: `${sayAll(finals)}; ${sayAll(healthy, 2)}`,
		recover: recovers(finals)
	};
}
/** Git goes back where any workload needs it, whichever verdict is told first. */
function recovers(finals) {
	return finals.some((judgement) => "recover" in judgement && judgement.recover);
}
const weakest = ["healthy-without-data", "nothing-runs"];
function succeeded(healthy) {
	const reasons = healthy.flatMap((judgement) => judgement.verdict === "succeeded" ? [judgement.reason] : []);
	const weak = reasons.length > 0 && reasons.every((reason) => reason === "nothing-to-roll-out") ? "nothing-to-roll-out" : weakest.find((reason) => reasons.includes(reason));
	const sentence = sayAll(healthy);
	return {
		verdict: "succeeded",
		reason: weak ?? "healthy",
		sentence
	};
}
export { combine as t };
