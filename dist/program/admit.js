import { k as isUnfinished } from "./action.js";
import { Ft as numberAt, It as textAt, Rt as valueAt, T as waveCount, zt as withoutUndefined } from "./drive.js";
import { K as isOutcomeName, P as printImage, Z as stages, q as isReason } from "./start.js";
import { r as releaseCommand } from "./names.js";
import { a as verdictOf, r as progressOf } from "./taken-up.js";
import { n as ended, r as outcomeAt } from "./run.js";
/** The newest record whose values stand where these edits go: the deployment that they replace, if it was one of ours. */
function replacedBy(edits, known) {
	const changed = edits.filter(({ from, to }) => from !== to);
	if (changed.length === 0) return void 0;
	return known.find(({ payload }) => changed.every(({ file, path, from }) => payload.edits.some((one) => one.file === file && one.path === path && one.to === from)));
}
/**
* Deployments that were proposed and are not in Git: our pull request takes their place. One whose values Git holds was
* merged, and nobody has said so yet.
*/
function proposedBefore(edits, known) {
	return known.filter((one) => isUnfinished(one.note) && one.note.pullRequest !== void 0 && one.note.revision === void 0 && replacedBy(edits, [one]) === void 0);
}
/** The key under which a deployment is remembered. */
function leftOverKey({ application, environment }) {
	return `${application}/${environment}`;
}
/** As text for the state of the step. */
function printLeftOver(left) {
	return JSON.stringify(left);
}
/** Reads what `printLeftOver` wrote; undefined for anything else. */
function parseLeftOver(value) {
	const told = toldOf(valueAt(value, "told"));
	const stage = stages.find((one) => one === textAt(value, "stage"));
	if (told === void 0 || stage === void 0) return void 0;
	const outcome = outcomeFrom(valueAt(value, "outcome"));
	return {
		told,
		stage,
		...withoutUndefined({
			record: numberAt(value, "record"),
			outcome
		})
	};
}
function toldOf(value) {
	const application = textAt(value, "application");
	const environment = textAt(value, "environment");
	const commit = textAt(value, "source", "commit");
	if (application === void 0 || environment === void 0 || commit === void 0) return void 0;
	const pullRequest = numberAt(value, "source", "pullRequest");
	const id = numberAt(value, "run", "id");
	const url = textAt(value, "run", "url");
	return {
		application,
		environment,
		source: {
			commit,
			...pullRequest === void 0 ? {} : { pullRequest }
		},
		...id === void 0 || url === void 0 ? {} : { run: {
			id,
			attempt: numberAt(value, "run", "attempt") ?? 1,
			url
		} }
	};
}
function outcomeFrom(value) {
	const [outcome, reason, sentence] = [
		"outcome",
		"reason",
		"sentence"
	].map((key) => textAt(value, key) ?? "");
	const stage = stages.find((one) => one === textAt(value, "stage"));
	if (outcome === void 0 || reason === void 0 || sentence === void 0 || stage === void 0) return void 0;
	if (!isOutcomeName(outcome) || !isReason(reason)) return void 0;
	const waiting = waitingFrom(valueAt(value, "waiting"));
	return {
		outcome,
		reason,
		stage,
		sentence,
		...waiting === void 0 ? {} : { waiting }
	};
}
function waitingFrom(value) {
	const [waitsFor, goOn] = [textAt(value, "for"), textAt(value, "goOn")];
	if (waitsFor === void 0 || goOn === void 0) return void 0;
	const date = (name) => {
		const found = new Date(textAt(value, name) ?? NaN);
		return Number.isNaN(found.getTime()) ? void 0 : found;
	};
	return {
		for: waitsFor,
		goOn,
		...withoutUndefined({
			since: date("since"),
			until: date("until")
		})
	};
}
/** How a deployment ended whose run is gone: as it was known, as its record says, or lost. */
function endOf(left, record) {
	if (left.outcome !== void 0) return left.outcome;
	const noted = record === void 0 ? void 0 : outcomeOfRecord(record);
	if (noted !== void 0) return noted;
	const sentence = `the run ended at the stage ${left.stage}, before its verdict`;
	return {
		outcome: "errored",
		reason: "run-lost",
		stage: left.stage,
		sentence
	};
}
/** The outcome that a record was closed with; undefined for an open one. */
function outcomeOfRecord({ note }) {
	const { state, stage, sentence, reason } = note;
	if (state === "open" || reason === void 0) return void 0;
	return {
		outcome: reason === "cancelled" ? "cancelled" : state,
		reason,
		stage,
		sentence
	};
}
/**
* Whether a deployment may write over one whose record is newest. An older source commit never overwrites a newer one, also
* not with an image that was named: going back is a rollback. A diverged one needs an image that was named, as does one
* that GitHub cannot compare.
*/
function mayWrite(oursToTheirs, explicit) {
	switch (oursToTheirs) {
		case "identical":
		case "ahead": return "yes";
		case "behind": return "superseded";
		case "diverged":
		case "unknown": return explicit ? "yes" : "diverged";
	}
}
/** Whether an older source commit may be deployed over a newer one: that is what a rollback is for, and what a person who promotes a named image asks for. */
function mayGoBack({ kind, explicit, preview }) {
	return kind === "rollback" || kind === "promote" && explicit || preview !== void 0;
}
/** It waits to be proven in the environment before, which may never happen: until then it takes nobody's place. */
function isUnproven(reason) {
	return reason === "source-not-healthy" || reason === "source-soaking";
}
/** Whether a record stands in the way: it wrote, or is about to, and its image has not been taken out again. */
function occupies({ state, reason, revision, restored, wave = 1 }) {
	switch (state) {
		case "paused": return !isUnproven(reason);
		case "open":
		case "succeeded": return true;
		case "failed":
		case "errored": return (revision !== void 0 || wave > 1) && restored !== true;
		case "superseded": return false;
	}
}
/**
* The event that ends the deployment of a preview that nobody wants any more: its pull request is closed, or has moved on. The head of
* the pull request decides, whatever was deployed before: after a force-push neither commit comes before the other. Undefined for
* every other deployment.
*/
async function previewUnwanted(run) {
	const { preview, source: own, explicit } = run.plan;
	if (preview === void 0) return void 0;
	const { source } = await run.ports.forge();
	const { isOpen, head } = await source.pullRequest(preview.pullRequest, run.signal);
	if (!isOpen) return closedEvent(preview);
	if (explicit || head === own.commit) return void 0;
	if (await source.compare(head, own.commit, run.signal) === "ahead") return void 0;
	const sentence = `pull request #${preview.pullRequest} has moved on to ${head.slice(0, 7)}`;
	return ended("superseded", "newer-deployment", {
		stage: "write",
		sentence
	});
}
/** The event that ends a deployment whose pull request is closed. */
function closedEvent({ pullRequest }) {
	const sentence = `pull request #${pullRequest} is closed, and its preview goes with it`;
	return ended("superseded", "preview-closed", {
		stage: "write",
		sentence
	});
}
/** Milliseconds between two looks at the pull request while its preview is watched. */
const lookEvery = 2e4;
/** Watches a preview for as long as somebody wants it: whoever closes the pull request takes away what would be waited for. */
async function whileWanted(run, watch) {
	if (run.plan.preview === void 0) return watch(run.signal);
	const end = new AbortController();
	const signal = AbortSignal.any([run.signal, end.signal]);
	const works = [watch(signal), lookUntilUnwanted({
		...run,
		signal
	})];
	for (const work of works) work.catch(() => {});
	try {
		return await Promise.race(works);
	} finally {
		end.abort();
	}
}
async function lookUntilUnwanted(run) {
	for (;;) {
		await run.ports.clock.sleep(lookEvery, run.signal);
		const event = await previewUnwanted(run).catch((error) => {
			run.signal.throwIfAborted();
			run.ports.log.debug(`cannot look at the pull request: ${error instanceof Error ? error.message : ""}`);
		});
		if (event !== void 0) return event;
	}
}
/** A record that was found, as the one to go on with. */
function openRecord(record) {
	const { edits, run, askedBy = run, preview } = record.payload;
	const { backups } = record.note;
	return {
		id: record.id,
		edits,
		...withoutUndefined({
			run: askedBy,
			files: preview?.files,
			backups
		})
	};
}
/** Every value that the edits name, with what stood there before: what a rollback puts back. */
function recordedEdits({ files }, wave) {
	const of = withoutUndefined({ wave });
	return files.flatMap(({ file, named }) => named.map(({ path, from, to }) => ({
		file,
		path,
		from,
		to,
		...of
	})));
}
/**
* Makes the record before anything is written, or goes on with the one there is. A record cannot be changed, so that one
* whose plan no longer holds (somebody changed the same values meanwhile) is closed and made anew.
*/
async function keepRecord(run, wanted) {
	const { open, edits, files = [] } = wanted;
	if (open !== void 0) run.keeps(open.id);
	const knowsFiles = files.every((file) => open?.files?.includes(file));
	if (open !== void 0 && knowsFiles && saysTheSame(open.edits, edits)) return open;
	const { records } = await run.ports.forge();
	const begun = {
		...note("write", "about to be written"),
		...withoutUndefined({ wave: wanted.wave })
	};
	const id = await records.create(payloadOf(run, wanted), begun, run.signal);
	run.keeps(id);
	if (open !== void 0) await records.note(open.id, run.plan.environment, replaced(id), run.signal);
	return {
		id,
		edits,
		files,
		...withoutUndefined({ run: open?.run })
	};
}
/** The same values in the same places; one that already holds the new value was written by this deployment before. */
function saysTheSame(recorded, planned) {
	if (recorded.length !== planned.length) return false;
	return planned.every((edit, index) => {
		const known = recorded[index];
		if (known === void 0 || known.file !== edit.file || known.path !== edit.path || known.to !== edit.to) return false;
		if (known.wave !== edit.wave) return false;
		return known.from === edit.from || edit.from === edit.to;
	});
}
function payloadOf(run, { image, edits, files = [], open }) {
	const { plan } = run;
	const askedBy = open?.run?.id === plan.run?.id ? void 0 : open?.run;
	const { commit, branch, date, pullRequest } = plan.source;
	return {
		version: 1,
		application: plan.application,
		environment: plan.environment,
		source: commit,
		branch,
		date,
		image: printImage(image.reference),
		...withoutUndefined({ buildSeconds: image.buildSeconds }),
		platformDigests: image.platforms.map(({ digest }) => digest),
		explicit: plan.explicit,
		kind: plan.kind,
		edits,
		...withoutUndefined({
			by: plan.by,
			from: plan.from
		}),
		...waveCount(plan) === 1 ? {} : { waves: plan.waves.targets },
		...plan.preview === void 0 ? {} : { preview: {
			...withoutUndefined({ url: plan.preview.url }),
			files
		} },
		...pullRequest === void 0 ? {} : { pullRequest },
		...withoutUndefined({
			run: plan.run,
			trace: plan.trace,
			askedBy
		})
	};
}
function note(stage, sentence) {
	return {
		state: "open",
		stage,
		sentence
	};
}
function replaced(by) {
	return {
		state: "superseded",
		stage: "write",
		reason: "newer-deployment",
		sentence: `planned again as record ${by}`
	};
}
/** Notes what a bad rollout ended with before anything is put back: whoever goes on no longer sees it in the cluster. */
async function noteVerdict(run, { record, place, wave }, { because, badFrom, rollbackPullRequest }) {
	const { records } = await run.ports.forge();
	const { stage, reason, sentence } = because;
	const noted = {
		state: "open",
		stage,
		reason,
		sentence,
		...place.on === "branch" ? { revision: place.revision } : { pullRequest: place.number },
		...withoutUndefined({
			wave,
			badFrom,
			rollbackPullRequest
		})
	};
	await records.note(record, run.plan.environment, noted, run.signal);
}
/** Notes that a wave is healthy since then, and soaks: whoever goes on does not begin from the start. */
async function noteSoaking(run, record, soaking) {
	const { records } = await run.ports.forge();
	await records.note(record, run.plan.environment, {
		state: "open",
		stage: "rollout",
		...soaking
	}, run.signal);
}
/** Notes that Argo CD told a target to be healthy; all that is noted so counts together, in whatever order it came. */
async function noteToldHealthy(run, record, { told, sentence, wave }) {
	const { records } = await run.ports.forge();
	const noted = {
		state: "paused",
		stage: "rollout",
		reason: "not-watched",
		sentence,
		toldHealthy: [told],
		...withoutUndefined({ wave })
	};
	await records.note(record, run.plan.environment, noted, run.signal);
}
/** Notes a Backup that is complete: whoever goes on, or goes back, finds its name. */
async function noteBackup(run, { id, backups = [] }, { made, wave }) {
	if (backups.some(({ namespace, name }) => namespace === made.namespace && name === made.name)) return;
	const { records } = await run.ports.forge();
	const noted = {
		...note("write", "backed up"),
		backups: [made],
		...withoutUndefined({ wave })
	};
	await records.note(id, run.plan.environment, noted, run.signal);
}
/** Notes on the record where the edit stands in Git, so that another run can go on from here. */
async function noteWritten(run, { record, wave }, place) {
	const { records } = await run.ports.forge();
	const noted = {
		..."revision" in place ? note("sync", "written") : note("merge", "proposed"),
		...place,
		...withoutUndefined({ wave })
	};
	await records.note(record, run.plan.environment, noted, run.signal);
}
/** The newest deployment that was seen healthy; `known` is newest first. */
function lastHealthyOf(known) {
	return known.find(({ note }) => note.state === "succeeded");
}
/** The hold that closes the environment of a deployment: its own, or of a preview that of all previews. */
async function holdOn({ plan, ports, signal }) {
	const { application, environment, preview } = plan;
	const holds = await ports.holds();
	return await holds.find(application, environment, signal) ?? (preview && holds.find(application, preview.of, signal));
}
/**
* Lets a deployment write unless it is no longer asked for, the environment is held, or a newer source commit has been here; its gates
* are asked next (`gates.ts`). Asked on each
* attempt after the head was read: whoever is let in later moves that head, and our compare-and-swap fails.
*/
async function admit(run, image, begun) {
	const { plan, signal } = run;
	const withdrawn = await run.recheck?.();
	if (withdrawn !== void 0) return {
		admitted: "no",
		event: withRecord(withdrawn, begun)
	};
	const unwanted = await previewUnwanted(run);
	if (unwanted !== void 0) return {
		admitted: "no",
		event: withRecord(unwanted, begun)
	};
	const { records } = await run.ports.forge();
	const hold = await holdOn(run);
	const known = await records.list(plan.application, plan.environment, 30, signal);
	const adopted = begun === void 0 ? await adopt(run, known, image) : void 0;
	if (adopted !== void 0 && verdictOf(adopted.note) !== void 0) return {
		admitted: "no",
		event: {
			event: "taken-up",
			progress: progressOf(adopted, image, void 0)
		}
	};
	const open = begun ?? (adopted === void 0 ? void 0 : openRecord(adopted));
	if (hold !== void 0 && plan.kind !== "rollback") return {
		admitted: "no",
		event: verdictBehind(hold, known, {
			image,
			run
		}) ?? await held(run, {
			hold,
			image,
			open
		})
	};
	const others = known.filter(({ id }) => id !== open?.id);
	const overtaken = await overtakenBy(run, others);
	if (overtaken !== void 0) return {
		admitted: "no",
		event: withRecord(overtaken, open)
	};
	const lastHealthy = lastHealthyOf(others);
	return {
		admitted: "yes",
		others,
		...open === void 0 ? {} : { open },
		...lastHealthy === void 0 ? {} : { lastHealthy }
	};
}
/**
* How this very image ended before, where that is what the environment is held for: it stays bad, is not queued, and its
* commit does not turn green when something newer is deployed.
*/
function verdictBehind(hold, known, { image, run }) {
	const cause = known.find((one) => (one.id === hold.record || one.note.restored === true) && isOf(run, image, one));
	const outcome = cause === void 0 ? void 0 : outcomeOfRecord(cause);
	if (outcome === void 0) return void 0;
	const sentence = `${outcome.sentence}; this image was put back, and ${hold.environment} is held since`;
	return {
		event: "ended",
		outcome: {
			...outcome,
			sentence
		}
	};
}
/** Whether a record is of our source commit with this very image. */
function isOf({ plan }, image, { payload }) {
	return payload.source === plan.source.commit && payload.image === printImage(image.reference);
}
function withRecord(event, open) {
	return open === void 0 || event.event !== "ended" ? event : {
		...event,
		record: open.id
	};
}
/** The unfinished record that an earlier run of this very deployment left behind, so that a second one is not made. */
async function adopt(run, known, image) {
	const { source } = await run.ports.forge();
	for (const record of known) {
		const { payload, note } = record;
		if (payload.kind !== run.plan.kind || !isOf(run, image, record) || !isUnfinished(note)) continue;
		const isOurs = payload.run === void 0 || payload.run.id === run.plan.run?.id;
		if (note.state !== "open" || isOurs || await source.runHasEnded(payload.run, run.signal)) return record;
	}
}
/** The event that ends a deployment whose source commit is older than what was deployed since, or has another history. */
async function overtakenBy(run, others) {
	if (mayGoBack(run.plan)) return void 0;
	const [newest, ...racing] = inTheWay(others);
	if (newest === void 0) return void 0;
	const event = await against(run, newest, "any history");
	if (event !== void 0) return event;
	for (const theirs of racing) {
		const overtaken = await against(run, theirs, "descendants");
		if (overtaken !== void 0) return overtaken;
	}
}
/**
* The records of the commits that may stand in the way, one for each commit, the newest record first. Of several that deploy
* at once the newest record need not be that of the newest commit: everything that is not finished counts, and what was
* finished last.
*/
function inTheWay(others) {
	const standing = others.filter(({ note }) => occupies(note));
	const finished = standing.find(({ note }) => !isUnfinished(note));
	const relevant = standing.filter((one) => isUnfinished(one.note) || one === finished);
	return [...Map.groupBy(relevant, ({ payload }) => payload.source).values()].flatMap(([newest]) => newest ?? []);
}
/**
* The event that ends a deployment where Git names what a newer one had proposed, however that one ended: what we gave up,
* a person may have merged.
*/
async function overtakenInGit(run, edits, { others, open }) {
	if (mayGoBack(run.plan)) return void 0;
	const standing = replacedBy(edits, others);
	if (standing === void 0 || occupies(standing.note) || standing.note.restored === true) return void 0;
	const event = await against(run, standing, "descendants");
	return event === void 0 ? void 0 : withRecord(event, open);
}
/** How we stand to one of them; only the newest may stop a commit of another history. */
async function against(run, by, counts) {
	const { plan, signal } = run;
	const theirs = by.payload.source;
	if (theirs === plan.source.commit) return void 0;
	const { source } = await run.ports.forge();
	const answer = mayWrite(await source.compare(theirs, plan.source.commit, signal), plan.explicit);
	const short = theirs.slice(0, 7);
	if (answer === "superseded") {
		const sentence = `superseded by ${short}, which is newer`;
		return {
			event: "ended",
			outcome: outcomeAt("superseded", "newer-deployment", {
				stage: "write",
				sentence
			}),
			by
		};
	}
	if (answer === "yes" || counts === "descendants") return void 0;
	const sentence = `this commit and ${short}, which is deployed, are neither older nor newer than each other`;
	return ended("errored", "diverged-source", {
		stage: "write",
		sentence
	});
}
/** A held environment keeps the record, paused: `resume` goes on with it once the hold is released. */
async function held(run, at) {
	const record = at.open ?? await keepRecord(run, {
		image: at.image,
		edits: [],
		open: void 0
	});
	return {
		event: "ended",
		outcome: heldOutcome(at.hold, "write"),
		record: record.id
	};
}
/** Paused by a hold: by whom, why, and what takes it away. */
function heldOutcome(hold, stage) {
	const { application, environment } = hold;
	const whose = hold.pullRequest === void 0 ? "" : ` (pull request ${hold.pullRequest})`;
	const sentence = `${environment} is held by ${hold.owner}${whose}: ${hold.reason}`;
	return {
		...outcomeAt("paused", "held", {
			stage,
			sentence
		}),
		waiting: {
			for: "somebody to release the hold",
			since: hold.since,
			goOn: `${releaseCommand({
				application,
				environment
			})}, and then gitops-deploy resume`,
			...hold.until === void 0 ? {} : { until: hold.until }
		}
	};
}
export { replacedBy as S, leftOverKey as _, overtakenBy as a, printLeftOver as b, noteBackup as c, noteVerdict as d, noteWritten as f, endOf as g, whileWanted as h, lastHealthyOf as i, noteSoaking as l, previewUnwanted as m, heldOutcome as n, overtakenInGit as o, recordedEdits as p, holdOn as r, keepRecord as s, admit as t, noteToldHealthy as u, outcomeOfRecord as v, proposedBefore as x, parseLeftOver as y };
