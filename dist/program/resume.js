import "./rolldown-runtime.js";
import { _ as editsUnderWay, ht as environmentOf, y as isPlannedAlike, zt as withoutUndefined } from "./drive.js";
import { i as planRecord, n as imageOfRecord } from "./plan-deployment.js";
import { k as isUnfinished } from "./action.js";
import { a as verdictOf, o as verifiedAnew, r as progressOf, t as hasWritten } from "./taken-up.js";
import { t as carries } from "./carries.js";
import { a as letGoUnlessNeeded, o as reopenAfterRollback, t as drive } from "./drive2.js";
import { n as notifyOutcome } from "./notify.js";
import { i as publishOutcome, r as publishLastComment, t as closeRecord } from "./publish.js";
import { i as silentRun } from "./run.js";
/**
* Goes on with what waits in one environment, or was left by a run that has ended: the newest deployment is taken to its
* verdict, older ones that it overtook are superseded. What another run works on is left to it.
*/
async function resumeEnvironment(given) {
	const known = await recordsAtRest(given);
	await reopen(given, known);
	const ends = [];
	let newer;
	for (const record of known) {
		if (!isUnfinished(record.note) || await isWorkedOn(record, given)) {
			if (hasWritten(record) || record.note.state === "open") newer ??= record;
			continue;
		}
		if (newer !== void 0) {
			if (record.note.state !== "errored") ends.push(await supersede(record, {
				newer,
				known
			}, given));
			continue;
		}
		const end = await takeUp(record, given);
		ends.push(end);
		if (end.progress.written !== void 0) newer = record;
	}
	return ends;
}
/** A hold of a rollback that came to nothing is taken away; what keeps us from that holds up nothing. */
async function reopen({ ports, configuration, facts, signal }, known) {
	const overtaken = known.find(({ payload, note }) => payload.kind === "rollback" && note.state === "superseded");
	if (overtaken === void 0) return;
	try {
		await reopenAfterRollback(silentRun(planRecord(overtaken, configuration, facts), ports, signal));
	} catch (error) {
		signal.throwIfAborted();
		ports.log.debug(`the hold of a rollback stays: ${error instanceof Error ? error.message : ""}`);
	}
}
/** Milliseconds before the second look whether a run has ended, and at most between two: each takes requests that others need too. */
const lookAgainAfter = 1e4;
const lookAgainAtMost = 6e4;
/**
* The records of the environment, newest first. Nobody tells a second time: what Argo CD told of a deployment that another run is
* still at is kept until that has ended, for as long as this run may take.
*/
async function recordsAtRest(given) {
	const { ports, configuration, facts, signal, told } = given;
	const { records } = await ports.forge();
	const list = () => records.list(configuration.application, facts.environment, 30, signal);
	const isUseful = told !== void 0 && await isOutOfReach(told, given);
	const until = ports.clock.now().getTime() + facts.timeoutSeconds * 1e3;
	for (let look = 0;; look += 1) {
		const known = await list();
		const [newest] = known;
		if (!isUseful || newest === void 0 || ports.clock.now().getTime() >= until) return known;
		if (!await isWorkedOn(newest, given)) return known;
		if (look === 0) ports.log.info(`${facts.environment}: waits for the run that is at it, to tell what Argo CD told`);
		await ports.clock.sleep(Math.min(lookAgainAfter * 2 ** look, lookAgainAtMost), signal);
	}
}
/** What this run can look at itself needs no word of anybody. */
async function isOutOfReach({ target }, { ports, configuration, facts }) {
	const found = environmentOf(configuration, facts.environment).targets.find(({ name }) => name === target);
	if (found === void 0) return false;
	for (const name of /* @__PURE__ */ new Set([found.cluster, found.argocd?.cluster ?? found.cluster])) if (await ports.cluster(name) === void 0) return true;
	return false;
}
/** A record stays open while its run goes on; without a run nobody can tell, and it is taken up. */
async function isWorkedOn({ note, payload }, { ports, facts, signal }) {
	if (note.state !== "open" || payload.run === void 0 || payload.run.id === facts.run?.id) return false;
	const { source } = await ports.forge();
	return !await source.runHasEnded(payload.run, signal);
}
/** Takes the deployment of a record up where it stands, and to its verdict. */
async function takeUp(record, given) {
	const plan = planRecord(record, given.configuration, given.facts);
	given.ports.log.info(`${plan.environment}: taking up the deployment of ${plan.source.commit.slice(0, 7)}`);
	const from = verifiedAnew(await progressNow(record, plan, given), plan);
	const { ports, signal, told } = given;
	const { trace: earlier } = record.payload;
	return drive(plan, ports, {
		signal,
		from,
		before: record.note,
		...withoutUndefined({
			told,
			earlier
		})
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
async function supersede(record, by, given) {
	const told = planRecord(record, given.configuration, given.facts);
	const outcome = overtakenOutcome(record, by.newer);
	const progress = {
		stage: outcome.stage,
		checked: true,
		tagged: true,
		targets: [],
		record: record.id
	};
	await tellOvertaken(record, by, {
		told,
		given,
		at: {
			outcome,
			progress,
			signal: given.signal
		}
	});
	const run = silentRun(told, given.ports, given.signal);
	if (told.kind === "rollback") await reopenAfterRollback(run);
	if (verdictOf(record.note) !== void 0) await letGoUnlessNeeded(run, record.id);
	return {
		told,
		outcome,
		progress
	};
}
/** One that went bad, and whose values nobody has to put back any more, does not turn green. */
function overtakenOutcome({ note }, newer) {
	const sentence = `superseded by ${newer.payload.source.slice(0, 7)}`;
	const overtaken = {
		outcome: "superseded",
		reason: "newer-deployment",
		stage: note.stage,
		sentence
	};
	return verdictOf(note)?.outcome ?? overtaken;
}
/** What a newer deployment of the same commit has told there is left as it is: only the record is closed. */
async function tellOvertaken(record, { known }, { told, given: { ports, signal }, at }) {
	const isNewer = ({ id, note, payload }) => id > record.id && payload.source === record.payload.source && note.state !== "superseded";
	if (known.some(isNewer)) return closeRecord(told, ports, at);
	await publishOutcome(told, ports, at);
	await Promise.all([publishLastComment(told, ports, at), notifyOutcome(told, ports, {
		...at,
		signal
	})]);
}
export { isWorkedOn, resumeEnvironment, takeUp };
