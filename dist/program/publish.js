import { x as printWave, zt as withoutUndefined } from "./drive.js";
import { n as commentMarker, o as statusContext } from "./names.js";
import { A as recordState, o as commentText } from "./action.js";
import { t as combine } from "./combine.js";
/**
* How far a rollout is, in a line for a commit status: how many of several workloads are healthy, what is waited for (a step with
* its weight, a pod, Argo CD), and what was measured so far.
*/
function liveLine(targets) {
	const judgement = combine(targets.map(({ assessment }) => assessment.judgement));
	const rows = targets.flatMap(({ assessment }) => assessment.rows);
	return (!("stage" in judgement && judgement.stage === "sync") ? [
		healthyOf(rows),
		judgement.sentence,
		measuredIn(rows)
	] : [judgement.sentence]).filter((part) => part !== "").join("; ");
}
function healthyOf(rows) {
	if (rows.length < 2) return "";
	return `${rows.filter(({ state }) => state === "healthy").length} of ${rows.length} healthy`;
}
/** A dry run decides nothing, and what is still being measured has no value yet. */
function measuredIn(rows) {
	const metrics = rows.flatMap(({ analysis }) => analysis.flatMap((run) => run.metrics)).filter(({ dryRun }) => !dryRun);
	const measured = metrics.flatMap(({ measurements }) => measurements).filter(({ phase }) => phase !== "Running");
	if (measured.length === 0) return "";
	const passed = measured.filter(({ phase }) => phase === "Successful").length;
	const names = [...new Set(metrics.filter(isBad).map(({ name }) => name))];
	const bad = names.length === 0 ? "" : ` (${names.join(", ")} not)`;
	return `${passed} of ${measured.length} measurements passed${bad}`;
}
function isBad({ measurements }) {
	return measurements.some(({ phase }) => phase !== "Successful" && phase !== "Running");
}
const stateOfOutcome = {
	succeeded: "success",
	superseded: "success",
	failed: "failure",
	errored: "error",
	cancelled: "error",
	paused: "pending"
};
const underWay = {
	inputs: "beginning",
	build: "building the image",
	scan: "scanning the image",
	write: "writing to the GitOps repository",
	merge: "merging the pull request",
	sync: "waiting for Argo CD",
	rollout: "rolling out",
	report: "reporting"
};
function howFar({ waves }, { stage, targets, wave }) {
	const line = stage === "rollout" && targets.length > 0 ? liveLine(targets) : underWay[stage];
	return wave === void 0 || waves === void 0 ? line : `${printWave({ waves }, wave)}: ${line}`;
}
/** Sets the commit status: pending with what is being done, or the outcome. */
async function publishStatus(told, ports, at) {
	const { statuses } = await ports.forge();
	const { outcome, progress } = at;
	const description = outcome === void 0 ? howFar(told, progress) : `${outcome.outcome}: ${outcome.sentence}`;
	await statuses.set({
		commit: told.source.commit,
		context: statusContext(told),
		state: outcome === void 0 ? "pending" : stateOfOutcome[outcome.outcome],
		description,
		...told.run === void 0 ? {} : { url: told.run.url }
	}, at.signal);
}
/**
* Writes the end of a deployment where others go by it: the status and its record, at the same time. Where what puts its values back was
* cut off, the bad verdict is told, and the record stays for whoever goes on.
*/
async function publishOutcome(told, ports, at) {
	const { verdict } = at.progress;
	if (verdict?.recover === true && isCutOff(at.outcome, verdict.outcome)) {
		await publishStatus(told, ports, {
			...at,
			outcome: verdict.outcome
		});
		return;
	}
	await Promise.all([publishStatus(told, ports, at), closeRecord(told, ports, at)]);
}
/** Whether a run ended in the middle of a rollback: its own end says nothing of the deployment. */
function isCutOff({ outcome, reason }, verdict) {
	return outcome === "cancelled" || outcome === "errored" && reason !== verdict.reason;
}
/** Notes on its record how a deployment ended, and tells nobody else; nothing where it has none. */
async function closeRecord(told, ports, { progress, outcome, signal }) {
	if (progress.record === void 0) return;
	const { stage, reason, sentence } = outcome;
	const revision = progress.revision === void 0 ? {} : { revision: progress.revision };
	const { recovery, verdict } = progress;
	const restored = reason === "rolled-back" || recovery?.result === "rolled-back" && recovery.isWhole ? { restored: true } : {};
	const isProposed = recovery?.result === "proposed";
	const proposed = isProposed ? { rollbackPullRequest: recovery.pullRequest } : {};
	const soakingSince = reason === "soaking" ? progress.soakingSince : void 0;
	const waves = withoutUndefined({
		wave: progress.wave,
		badFrom: verdict?.badFrom,
		soakingSince
	});
	const url = told.run === void 0 ? {} : { url: told.run.url };
	const note = {
		state: isProposed ? "open" : recordState(outcome.outcome),
		stage,
		reason,
		sentence,
		...revision,
		...restored,
		...proposed,
		...waves,
		...url,
		...withoutUndefined({ environmentUrl: told.preview?.url })
	};
	const { records } = await ports.forge();
	await records.note(progress.record, told.environment, note, signal);
}
/** The comment is rebuilt whole from the records, so that runs of several environments agree on it. */
async function publishComment(told, ports, at) {
	const { pullRequest } = told.source;
	if (pullRequest === void 0) return;
	const { comments, records } = await ports.forge();
	const text = async () => {
		const { application, environment, kind, by } = told;
		return commentText({
			application,
			records: await records.ofPullRequest(application, pullRequest, at.signal),
			environment,
			progress: at.progress,
			outcome: at.outcome,
			kind,
			by,
			...withoutUndefined({ url: told.preview?.url })
		});
	};
	await comments.put(pullRequest, commentMarker(told.application), text, at.signal);
}
/**
* The same at the end, where the status says it already: a comment that cannot be written (the conversation is locked, the token may not)
* is a warning, and changes nothing. The answer is whether it was written.
*/
async function publishLastComment(told, ports, at) {
	try {
		await publishComment(told, ports, at);
		return true;
	} catch (error) {
		ports.log.warning(`the comment could not be written: ${error instanceof Error ? error.message : ""}`);
		return false;
	}
}
export { publishStatus as a, publishOutcome as i, publishComment as n, publishLastComment as r, closeRecord as t };
