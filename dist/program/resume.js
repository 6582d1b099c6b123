import "./rolldown-runtime.js";
import { imageOfRecord, planRecord } from "./plan-deployment.js";
import { n as isUnfinished } from "./record.js";
import { r as progressOf, t as hasWritten } from "./taken-up.js";
import { c as isPlannedAlike, o as editsUnderWay } from "./drive.js";
import { b as silentRun } from "./admit.js";
import { t as carries } from "./carries.js";
import { t as drive } from "./drive2.js";
import { n as publishOutcome, t as publishComment } from "./publish.js";
/**
* Goes on with what waits in one environment, or was left by a run that has ended: the newest deployment is taken to its
* verdict, older ones that it overtook are superseded. What another run works on is left to it.
*/
async function resumeEnvironment(given) {
	const { ports, configuration, facts, signal } = given;
	const { records } = await ports.forge();
	const known = await records.list(configuration.application, facts.environment, 30, signal);
	const ends = [];
	let newer;
	for (const record of known) {
		if (!isUnfinished(record.note) || await isWorkedOn(record, given)) {
			if (hasWritten(record) || record.note.state === "open") newer ??= record;
			continue;
		}
		if (newer !== void 0) {
			if (record.note.state !== "errored") ends.push(await supersede(record, newer, given));
			continue;
		}
		const end = await goOn(record, given);
		ends.push(end);
		if (end.progress.written !== void 0) newer = record;
	}
	return ends;
}
/** A record stays open while its run goes on; without a run nobody can tell, and it is taken up. */
async function isWorkedOn({ note, payload }, { ports, facts, signal }) {
	if (note.state !== "open" || payload.run === void 0 || payload.run.id === facts.run?.id) return false;
	const { source } = await ports.forge();
	return !await source.runHasEnded(payload.run, signal);
}
async function goOn(record, given) {
	const plan = planRecord(record, given.configuration, given.facts);
	given.ports.log.info(`${plan.environment}: taking up the deployment of ${plan.source.commit.slice(0, 7)}`);
	const from = await progressNow(record, plan, given);
	return drive(plan, given.ports, {
		signal: given.signal,
		from,
		before: record.note
	});
}
async function progressNow(record, plan, { ports, signal }) {
	const image = imageOfRecord(record);
	if (!isPlannedAlike(record, plan)) return progressOf(withoutPlace(record), image, void 0);
	const { revision, pullRequest } = record.note;
	if (revision !== void 0 || pullRequest === void 0) return progressOf(record, image, void 0);
	const { pullRequests } = await ports.forge();
	const { number, url, state, head } = await pullRequests.get(pullRequest, signal);
	const place = {
		on: "pull-request",
		number,
		url,
		head,
		made: false
	};
	if (state === "closed") return progressOf(record, image, place);
	const run = silentRun(plan, ports, signal);
	return progressOf(record, image, await carries(run, editsUnderWay(record), head) ? place : void 0);
}
/** With other waves than it was planned in, a deployment begins with the first one: what is written already is found so. */
function withoutPlace({ note, ...record }) {
	const { state, stage, sentence } = note;
	return {
		...record,
		note: {
			state,
			stage,
			sentence
		}
	};
}
async function supersede(record, newer, given) {
	const told = planRecord(record, given.configuration, given.facts);
	const { stage } = record.note;
	const outcome = {
		outcome: "superseded",
		reason: "newer-deployment",
		stage,
		sentence: `superseded by ${newer.payload.source.slice(0, 7)}`
	};
	const progress = {
		stage,
		checked: true,
		tagged: true,
		targets: [],
		record: record.id
	};
	const at = {
		outcome,
		progress,
		signal: given.signal
	};
	await publishOutcome(told, given.ports, at);
	await publishComment(told, given.ports, at);
	return {
		told,
		outcome,
		progress
	};
}
export { resumeEnvironment };
