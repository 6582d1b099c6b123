import { C as targetsOfWave, E as waveOf, T as waveCount, ct as fullName, lt as printName, v as firstBad, x as printWave, y as isPlannedAlike, zt as withoutUndefined } from "./drive.js";
import { s as shortMessage } from "./application.js";
import { i as reachOf } from "./look.js";
import { l as noteSoaking, u as noteToldHealthy } from "./admit.js";
import { n as imageOf, r as progressOf } from "./taken-up.js";
import { a as judgeApplication, b as imagesInPlace, c as short, l as summarise, m as paused, n as mayBeDegraded, p as bad, r as Timers, s as revisionsNamed, u as emptyRow, y as areOurs } from "./assess.js";
import { t as carries } from "./carries.js";
import { a as isBad, i as culpritsOf, n as observe, o as judgeWaves, r as concluded, s as soaking, t as notWatched } from "./observe.js";
/** What was measured and noted, and how far rollouts have come, since the look before; what the judgement says itself is left out. */
function newsSince(before, now) {
	return now.flatMap(({ target, assessment }) => {
		const known = before.find((one) => one.target === target)?.assessment;
		const olds = new Map(known?.rows.map((row) => [fullName(row.workload), row]));
		const lines = assessment.rows.flatMap((row) => {
			const old = olds.get(fullName(row.workload));
			const measured = isBefore(assessment.judgement) ? [] : measuredLines(old, row);
			return [...stepLine(old, row, assessment), ...measured];
		});
		const noted = assessment.notes.filter((note) => known?.notes.includes(note) !== true);
		const logs = known?.logs === void 0 ? assessment.logs ?? [] : [];
		return [
			...lines,
			...noted,
			...logs.flatMap(lastWords)
		].map((line) => ({
			target,
			line
		}));
	});
}
/** What a container said before it crashed; nothing of it can be taken for a line of ours. */
function lastWords({ container, pod, lines }) {
	return [`last lines of container ${container} of pod ${pod}:`, ...lines.map((line) => `  | ${line}`)];
}
function isBefore(judgement) {
	return judgement.verdict === "progressing" && judgement.stage === "sync";
}
/** Before our revision is applied, and once it is aborted, the step is that of another version. */
function isOurs({ verdict, ...judgement }) {
	return (verdict === "progressing" || verdict === "paused") && "stage" in judgement && judgement.stage === "rollout";
}
function stepLine(old, row, { judgement, rows }) {
	const { step, weight } = row;
	if (!isOurs(judgement)) return [];
	if (step === void 0 || old?.step?.index === step.index && old.weight === weight) return [];
	const parts = [`step ${step.index} of ${step.count}`, ...weight === void 0 ? [] : [`${weight} %`]];
	if (rows.length === 1 && parts.every((part) => judgement.sentence.includes(part))) return [];
	return [`${printName(row.workload)}: ${parts.join(", ")}`];
}
function measuredLines(old, row) {
	const known = new Set((old?.analysis ?? []).flatMap((run) => run.metrics.flatMap(keysOf(run.name))));
	return row.analysis.flatMap((run) => run.metrics.flatMap((metric) => {
		const keys = keysOf(run.name)(metric);
		return metric.measurements.filter((one, index) => one.phase !== "Running" && !known.has(keys[index] ?? "")).map((one) => `${printName(row.workload)}: ${measuredLine(metric, one)}`);
	}));
}
/** Argo Rollouts keeps the last ten measurements of a metric, so that their number tells nothing. */
function keysOf(run) {
	return ({ name, measurements }) => measurements.map((one) => JSON.stringify([
		run,
		name,
		one
	]));
}
function measuredLine({ name, condition, dryRun }, { phase, value, message }) {
	const wanted = condition === "" || phase === "Successful" ? "" : `, wanted ${condition}`;
	return `analysis ${name}${dryRun ? " (dry run)" : ""} measured ${value ?? message ?? "nothing"} (${phase}${wanted})`;
}
/** What is not known of a verdict that rests on what Argo CD told. */
const notLookedAt$1 = "by Argo CD's word: its workloads were not looked at";
/**
* Judges a target by what Argo CD tells of its Application, as `assess` judges what is seen of one. Never more than is proven: our
* revision is applied, the health is newer than the sync, every workload is among what the Application manages, and of our image's
* repository its pods run ours alone. For Argo CD's word to be "Healthy" a workload's newest specification must have been observed,
* and of a Rollout ours be the stable version (`resource_customizations` of Argo CD 3.2).
*/
function judgeTold(goal, told, relations) {
	const { application } = told;
	const named = goal.application;
	if (named === void 0 || printName(named) !== printName(application)) return nothing("it is of another Application");
	const unmanaged = goal.workloads.find((workload) => !manages(told, workload));
	if (unmanaged !== void 0) return nothing(`${printName(application)} does not manage ${fullName(unmanaged)}, as far as was told`);
	if (isStale(told)) return nothing("its health is from before the end of its sync");
	const judged = judgeAlone(goal, named, {
		told,
		relations
	});
	if (judged.applied === "not-yet") return judgeUnapplied(goal, told, judged.judgement);
	if (judged.applied === "descendant") return nothing("what it has applied is a newer change than ours");
	return judgeApplied(goal, told, judged);
}
function judgeUnapplied(goal, told, judgement) {
	return judgement.verdict === "progressing" ? nothing(judgement.sentence) : something(goal, told, withoutLook(judgement));
}
/** What the Application says by itself: the workloads decide nothing here, and nothing is known of the looks before. */
function judgeAlone(goal, named, { told, relations }) {
	const snapshot = {
		at: told.at,
		workloads: [],
		runs: [],
		pods: [],
		relations
	};
	return judgeApplication({
		...goal,
		application: named
	}, {
		state: "present",
		object: told.application
	}, {
		snapshot,
		timers: new Timers(/* @__PURE__ */ new Map(), told.at),
		seenBefore: false,
		comparisons: /* @__PURE__ */ new Map(),
		isOurImageLive: false,
		workloadsSeen: []
	});
}
function manages({ application }, workload) {
	return application.resources.some((resource) => fullName(resource) === fullName(workload));
}
/** Argo CD writes what a sync ended with before it has looked at what has become of it. */
function isStale({ application, operationFinishedAt }) {
	const { reconciledAt } = application;
	return operationFinishedAt !== void 0 && (reconciledAt === void 0 || operationFinishedAt > reconciledAt);
}
function judgeApplied(goal, told, judged) {
	if (judged.running !== void 0) return nothing(judged.running);
	if (judged.failure !== void 0) return judgeFailure(goal, told, judged.failure);
	const { syncStatus = "Unknown" } = told.application;
	if (syncStatus === "Unknown") return nothing(`Argo CD cannot compare ${nameOf(told)} with Git`);
	const state = healthOf(goal, told);
	switch (state) {
		case "Healthy": return judgeHealthy(goal, told);
		case "Degraded": return judgeDegraded(goal, told);
		case "Suspended": return something(goal, told, suspended(told));
		default: return nothing(`${nameOf(told)} is ${state}`);
	}
}
/** Where what was applied is degraded too, that is the worse news: then Git goes back as configured. */
function judgeFailure(goal, told, failure) {
	const heard = healthOf(goal, told) === "Degraded" ? judgeDegraded(goal, told) : void 0;
	if (heard?.says === "nothing") return heard;
	const isOurs = heard?.assessment.judgement.verdict === "failed";
	return heard !== void 0 && isOurs ? heard : something(goal, told, withoutLook(failure));
}
const worstFirst = [
	"Degraded",
	"Missing",
	"Unknown",
	"Progressing",
	"Suspended",
	"Healthy"
];
/**
* The health of our workloads where Argo CD keeps that of single resources, else that of the whole Application. Where it keeps
* that of others and not of ours, it was told not to look at ours.
*/
function healthOf(goal, told) {
	const own = ownHealth(goal, told);
	if (own === void 0) return told.application.health ?? "Unknown";
	return worstFirst.find((one) => own.includes(one)) ?? "Unknown";
}
function ownHealth({ workloads }, { application: { resources } }) {
	if (resources.every(({ health }) => health === void 0)) return void 0;
	const names = new Set(workloads.map(fullName));
	return resources.filter((one) => names.has(fullName(one))).map(({ health }) => health ?? "Unknown");
}
function judgeHealthy(goal, told) {
	const images = told.images.map((image) => ({
		container: "",
		image
	}));
	const name = nameOf(told);
	if (!areOurs(images, goal)) return nothing(`${name} is Healthy, and its pods name ${images.length === 0 ? "no image" : shortMessage(imagesInPlace(images, goal))}: that is no proof of ours`);
	const sentence = `${name} is healthy at ${revisionOf(told)}, ${notLookedAt$1}`;
	const notes = told.application.health === "Healthy" ? [] : [`Application ${name} is ${told.application.health}`];
	return something(goal, told, {
		verdict: "succeeded",
		reason: "healthy",
		sentence
	}, notes);
}
/** Since when it is what it is with what is applied now: it may have been so before, and by something else. */
function standsSince({ at, healthSince, operationFinishedAt }) {
	const since = healthSince ?? at;
	return operationFinishedAt !== void 0 && operationFinishedAt > since ? operationFinishedAt : since;
}
/**
* What is Degraded for a moment may recover, and an Application is also Degraded by what is none of our workloads, such as an old
* HorizontalPodAutoscaler.
*/
function judgeDegraded(goal, told) {
	const name = nameOf(told);
	const seconds = (told.at.getTime() - standsSince(told).getTime()) / 1e3;
	if (seconds < 30) return nothing(`${name} has been Degraded for ${Math.floor(seconds)} s only`);
	const suspects = ownHealth(goal, told) === void 0 ? othersThatMay(goal, told) : [];
	if (suspects.length === 0) return something(goal, told, degraded(goal, told));
	const sentence = `Argo CD tells that ${name} is Degraded at ${revisionOf(told)}, and not by what: it may be ${suspects.join(" or ")}`;
	return something(goal, told, paused("not-watched", sentence, {
		for: `${name} to become Healthy`,
		goOn: "look at it; with controller.resource.health.persist Argo CD tells by which resource it is"
	}));
}
/** How many resources a sentence names. */
const named = 3;
function othersThatMay({ workloads }, { application: { resources }, isCut }) {
	const ours = new Set(workloads.map(fullName));
	const others = resources.filter((one) => !ours.has(fullName(one)) && mayBeDegraded(one)).map(fullName);
	return [...others.slice(0, named), ...isCut || others.length > named ? ["another of its resources"] : []];
}
function degraded(goal, told) {
	const messages = goal.workloads.flatMap((workload) => {
		const message = told.messages.get(fullName(workload));
		return message === void 0 ? [] : [`${printName(workload)}: ${shortMessage(message)}`];
	});
	const why = messages.length === 0 ? "" : `: ${messages.join("; ")}`;
	return bad("failed", "degraded", `${nameOf(told)} is Degraded at ${revisionOf(told)}, ${notLookedAt$1}${why}`);
}
/** A timed pause of a canary looks the same as one that waits for a person. */
function suspended(told) {
	const name = nameOf(told);
	const sentence = `Argo CD tells that ${name} is Suspended at ${revisionOf(told)}: at a pause of its rollout`;
	return paused("not-watched", sentence, {
		for: `${name} to go on`,
		goOn: "promote it where the cluster can be reached, if it waits for a person; Argo CD tells how it goes on"
	});
}
function withoutLook(judgement) {
	return {
		...judgement,
		sentence: `${judgement.sentence} (${notLookedAt$1})`
	};
}
function nothing(why) {
	return {
		says: "nothing",
		why
	};
}
const stateOf$1 = {
	Healthy: "healthy",
	Degraded: "degraded",
	Suspended: "paused",
	Progressing: "progressing",
	Missing: "missing"
};
function something(goal, told, judgement, notes = []) {
	const state = stateOf$1[healthOf(goal, told)] ?? "unknown";
	return {
		says: "something",
		assessment: {
			judgement,
			rows: goal.workloads.map((workload) => emptyRow(workload, state, notLookedAt$1)),
			notes,
			application: summarise(told.application)
		}
	};
}
function nameOf({ application }) {
	return printName(application);
}
function revisionOf({ application }) {
	return application.revisions.map(short).join(", ");
}
/**
* What Argo CD told of the targets that nobody here can look at, in this run and in those before. That a target is healthy is noted
* on the record first: whoever is told of the last one finds that of all others, and a run that dies here has not lost it.
*/
async function hearOf(run, asked) {
	const { progress, unwatched } = asked;
	const heard = await heardNow(run, asked);
	const underWay = unwatched.filter(({ wave }) => wave === (progress.wave ?? 1)).map(({ target }) => target);
	const isHealthy = heard?.assessment.judgement.verdict === "succeeded";
	const isToNote = heard !== void 0 && isHealthy && underWay.includes(heard.target);
	if (isToNote) await note(run, asked, heard);
	const noted = isToNote ? await notedOn(run, asked.written.record) : progress.toldHealthy ?? [];
	const ofThisWave = noted.filter(({ target }) => underWay.includes(target)).map(({ at }) => at);
	return {
		targets: unwatched.map((one) => one.target === heard?.target ? heard : stateOf(one, asked, noted)),
		isNews: heard !== void 0 && !isHealthy,
		...withoutUndefined({ healthySince: latest(ofThisWave) })
	};
}
function latest(times) {
	return times.toSorted((one, other) => other.getTime() - one.getTime())[0];
}
/** Milliseconds between two questions how a commit stands to ours, and how often it is asked: it may be newer than what we fetched. */
const askAgainAfter = 5e3;
const timesAsked = 4;
/** The target that this run was told of, where that proves anything; else why it does not stands in the log. */
async function heardNow(run, asked) {
	const { told } = run;
	const watched = asked.unwatched.find(({ target }) => target === told?.target);
	if (told === void 0 || watched === void 0) return void 0;
	const heard = isOvertaken(told, asked.progress) ? {
		says: "nothing",
		why: "something newer was told before"
	} : await judge(run, asked, {
		watched,
		word: told.word
	});
	if (heard.says === "something") {
		run.ports.log.info(`${told.target}: ${heard.assessment.judgement.sentence}`);
		return {
			target: told.target,
			assessment: heard.assessment
		};
	}
	run.ports.log.info(`${told.target}: what Argo CD told changes nothing: ${heard.why}`);
}
/** Dispatches may come in any order. */
function isOvertaken({ target, word }, { toldHealthy = [] }) {
	return toldHealthy.some((one) => one.target === target && one.at > word.at);
}
async function judge(run, asked, { watched, word }) {
	const relations = /* @__PURE__ */ new Map();
	const ours = watched.goal.revision;
	for (const revision of ours === void 0 ? [] : revisionsNamed(word.application)) {
		const relation = await related(run, () => asked.relate(revision, ours ?? "", watched.wave));
		if (relation !== void 0) relations.set(revision, relation);
	}
	return judgeTold(watched.goal, word, relations);
}
/** Nobody tells a second time: what the GitOps repository cannot say yet is asked again for a while. */
async function related(run, ask) {
	for (let time = 1;; time += 1) {
		const relation = await ask();
		if (relation !== void 0 || time === timesAsked) return relation;
		await run.ports.clock.sleep(askAgainAfter, run.signal);
	}
}
async function note(run, { written, progress }, heard) {
	const told = {
		target: heard.target,
		at: run.told?.word.at ?? /* @__PURE__ */ new Date(0)
	};
	const { sentence } = heard.assessment.judgement;
	await noteToldHealthy(run, written.record, {
		told,
		sentence,
		...withoutUndefined({ wave: progress.wave })
	});
}
/** What all runs together have noted, this one too. */
async function notedOn(run, record) {
	const { records } = await run.ports.forge();
	const { application, environment } = run.plan;
	return (await records.list(application, environment, 30, run.signal)).find(({ id }) => id === record)?.note.toldHealthy ?? [];
}
function stateOf({ target, goal, wave }, { progress }, noted) {
	const told = noted.find((one) => one.target === target);
	const isProven = told !== void 0 || wave < (progress.wave ?? 1);
	const says = isProven ? `healthy by Argo CD's word${toldAt(told)}` : "nobody has looked at it";
	const sentence = `${goal.workloads.map(printName).join(", ")}: ${says}`;
	return {
		target,
		assessment: {
			judgement: isProven ? {
				verdict: "succeeded",
				reason: "healthy",
				sentence
			} : {
				verdict: "paused",
				stage: "rollout",
				reason: "not-watched",
				sentence,
				waiting: notWatched.waiting
			},
			rows: goal.workloads.map((workload) => emptyRow(workload, isProven ? "healthy" : "unknown", says)),
			notes: []
		}
	};
}
function toldAt(told) {
	return told === void 0 ? ", in its wave" : `, at ${told.at.toISOString()}`;
}
/** States in the order of what is watched; of what none is of nobody knows anything. */
function inOrder(watched, states) {
	return watched.map((one) => states.find(({ target }) => target === one.target) ?? notLookedAt(one));
}
/** Another target has decided already. */
function notLookedAt({ target, goal }) {
	const sentence = "not looked at: another target has gone bad";
	return {
		target,
		assessment: {
			judgement: {
				verdict: "progressing",
				stage: "rollout",
				sentence,
				atDeadline: "deadline-exceeded"
			},
			rows: goal.workloads.map((one) => emptyRow(one, "unknown", sentence)),
			notes: []
		}
	};
}
/** The verdict where some targets could not be looked at. */
function concludeUnwatched(watched, heard, beside) {
	const targets = inOrder(watched, [...beside.watched, ...heard.targets]);
	const judgement = soaked(judgeWaves(watched, targets, beside.wave), heard, beside);
	if (judgement.verdict === "progressing") throw new Error("what was told is final");
	const end = concluded(judgement);
	const outcome = judgement.verdict === "paused" && judgement.reason === "not-watched" ? waits(end.outcome, targets, beside) : end.outcome;
	return {
		...end,
		outcome,
		targets,
		culprits: culpritsOf(judgement, targets)
	};
}
/** What is healthy by Argo CD's word soaks since it was told so; until then nobody need wait here. */
function soaked(judgement, { healthySince }, beside) {
	const { soakSeconds, watchedSince, now } = beside;
	const since = latest([healthySince, watchedSince].filter((one) => one !== void 0));
	if (judgement.verdict !== "succeeded" || since === void 0 || soakSeconds === 0) return judgement;
	const until = new Date(since.getTime() + soakSeconds * 1e3);
	return until > now ? soaking(since, until) : judgement;
}
/** Which targets are waited for, what was told of those that are not healthy, and which are healthy already. */
function waits(outcome, targets, { now }) {
	const waiting = {
		...outcome.waiting ?? notWatched.waiting,
		since: now
	};
	const unheard = targets.filter(({ assessment }) => isUnheard(assessment.judgement));
	if (unheard.length === targets.length) return {
		...outcome,
		waiting,
		sentence: `written; ${notWatched.sentence}`
	};
	const healthy = targets.filter(({ assessment }) => assessment.judgement.verdict === "succeeded");
	const parts = [
		...targets.filter((one) => !unheard.includes(one) && !healthy.includes(one)).map(({ assessment }) => assessment.judgement.sentence),
		...unheard.length === 0 ? [] : [`no way to the cluster of ${namesOf(unheard)} was given, so nobody has looked`],
		...healthy.length === 0 ? [] : [`healthy: ${namesOf(healthy)}`]
	];
	return {
		...outcome,
		waiting,
		sentence: `written; ${parts.join("; ")}`
	};
}
function namesOf(targets) {
	return targets.map(({ target }) => target).join(", ");
}
function isUnheard(judgement) {
	return judgement.verdict === "paused" && judgement.waiting === notWatched.waiting;
}
/**
* Watches the targets of the wave under way, and on those of the waves before it, until the verdict. Where there is no way to their
* cluster, what Argo CD told of them decides; until it has told of all the deployment is paused, never believed.
*/
async function watchTargets(run, what) {
	const watched = watchedTargets(run.plan, what);
	if (watched.length === 0) throw new Error("a watch of nothing proves nothing");
	const blind = watched.find(({ goal }) => goal.workloads.length === 0);
	if (blind !== void 0) return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
	const { reached, unreached, clusters } = await reachOf(watched, (name) => run.ports.cluster(name));
	if (unreached.length === 0) {
		const soak = soakOf(run, what);
		return eventOf(run.plan, what, await observeAll(run, what, {
			watched,
			clusters,
			soak
		}));
	}
	const relates = (revision, ours, of) => relate(run, editsOf(what, of), {
		revision,
		ours
	});
	const heard = await hearOf(run, {
		...what,
		unwatched: unreached,
		relate: relates
	});
	const verdict = reached.length === 0 || heard.targets.some(({ assessment }) => isBad(assessment.judgement)) ? void 0 : await observeAll(run, what, {
		watched: reached,
		clusters
	}, heard.targets);
	if (verdict !== void 0 && verdict.outcome.outcome !== "succeeded") return eventOf(run.plan, what, {
		...verdict,
		targets: inOrder(watched, [...verdict.targets, ...heard.targets])
	});
	const event = eventOf(run.plan, what, concludeUnwatched(watched, heard, besideOf(run, what, {
		reached,
		verdict
	})));
	return event.event === "judged" ? {
		...event,
		isKnown: !heard.isNews
	} : event;
}
/** What is known of the targets that could be looked at; how long they soak, the others decide too. */
function besideOf(run, what, { reached, verdict }) {
	const { wave = 1, soakingSince } = what.progress;
	const now = run.ports.clock.now();
	const isUnderWay = verdict !== void 0 && reached.some((one) => one.wave === wave);
	return {
		wave,
		now,
		watched: verdict?.targets ?? [],
		soakSeconds: soakOf(run, what)?.seconds ?? 0,
		watchedSince: isUnderWay ? soakingSince ?? now : void 0
	};
}
/** Watches these targets, which can be looked at, until their verdict; those beside them are told along. */
function observeAll(run, what, of, beside = []) {
	const wave = what.progress.wave ?? 1;
	const said = /* @__PURE__ */ new Map();
	const later = [...beside, ...targetsToCome(run.plan, wave, "waits")];
	const withLater = (targets) => [...targets, ...later];
	return observe({
		...of,
		wave,
		clock: run.ports.clock,
		log: run.ports.log,
		timeoutSeconds: run.plan.timeoutSeconds,
		onPause: run.plan.onPause,
		isPutBack: run.plan.rollback === "automatic",
		relate: (revision, ours, wave) => relate(run, editsOf(what, wave), {
			revision,
			ours
		}),
		onSight: (targets, before) => see(run, withLater(targets), withLater(before)),
		onLook: (targets) => tell(run, {
			progress: what.progress,
			said
		}, withLater(targets)),
		signal: run.signal
	});
}
/** What a verdict on this wave is for the deployment. */
function eventOf(plan, { progress, written }, verdict) {
	const { outcome, recover, targets, culprits } = verdict;
	const { wave, proven = [] } = progress;
	const isHealthy = outcome.outcome === "succeeded";
	if (isHealthy && wave !== void 0 && wave < waveCount(plan)) return {
		event: "wave-proven",
		outcome,
		targets: [...targets, ...targetsToCome(plan, wave, "waits")]
	};
	const isOurs = written.ours || proven.some(({ ours }) => ours);
	const told = isHealthy && outcome.reason === "healthy" && !isOurs ? {
		...outcome,
		reason: "already-deployed"
	} : outcome;
	if (wave === void 0) return {
		event: "judged",
		recover,
		targets,
		outcome: told
	};
	const badFrom = culprits.length === 0 ? void 0 : firstBad(plan, wave, culprits);
	return {
		event: "judged",
		recover,
		targets: [...targets, ...targetsToCome(plan, wave, outcome.outcome === "paused" ? "waits" : "left")],
		outcome: isHealthy ? told : {
			...told,
			sentence: `${whereItStands(plan, badFrom ?? wave, culprits)}: ${told.sentence}`
		},
		...withoutUndefined({ badFrom: recover ? badFrom ?? wave : badFrom }),
		...outcome.reason === "soaking" ? withoutUndefined({ soakingSince: outcome.waiting?.since }) : {}
	};
}
/** The wave, and those of its targets that went bad: in several regions workloads have the same names. */
function whereItStands(plan, wave, culprits) {
	const names = culprits.filter((target) => waveOf(plan, target) === wave);
	return names.length === 0 ? printWave(plan, wave) : `${printWave(plan, wave)} (${names.join(", ")})`;
}
/** How long the wave under way soaks: the last one need not. */
function soakOf(run, { progress, written, revision }) {
	const { wave, soakingSince } = progress;
	const seconds = run.plan.waves.soakSeconds;
	if (wave === void 0 || wave === waveCount(run.plan) || seconds === 0) return void 0;
	const onBegin = async (since, until) => {
		const sentence = `${printWave(run.plan, wave)} is healthy, and soaks until ${until.toISOString()}`;
		run.ports.log.info(sentence);
		try {
			await noteSoaking(run, written.record, {
				wave,
				revision,
				soakingSince: since,
				sentence
			});
		} catch (error) {
			run.signal.throwIfAborted();
			run.ports.log.warning(`cannot note since when it soaks: ${error instanceof Error ? error.message : ""}`);
		}
	};
	return {
		seconds,
		onBegin,
		...withoutUndefined({ since: soakingSince })
	};
}
/** The targets of the waves after this one: each has its line, and nothing is seen of it. */
function targetsToCome(plan, wave, are) {
	return plan.targets.filter(({ name }) => waveOf(plan, name) > wave).map(({ name, workloads }) => {
		const says = are === "waits" ? `waits for ${printWave(plan, wave)}` : `not begun: it ended in ${printWave(plan, wave)}`;
		return {
			target: name,
			assessment: {
				judgement: {
					verdict: "progressing",
					stage: "write",
					sentence: `${printWave(plan, waveOf(plan, name))} ${says}`,
					atDeadline: "deadline-exceeded"
				},
				rows: workloads.map((workload) => emptyRow(workload, "waiting", says)),
				notes: []
			}
		};
	});
}
function editsOf({ written, progress }, wave) {
	return progress.proven?.[wave - 1]?.edits ?? written.edits;
}
/** What of a target is looked at, and where. */
function lookedAt({ cluster, application, workloads }) {
	return {
		cluster: cluster ?? "",
		applicationCluster: application?.cluster ?? cluster ?? "",
		goal: {
			workloads,
			...application === void 0 ? {} : { application }
		}
	};
}
/** The targets of the wave under way and of those before it, which have to stay healthy. */
function watchedTargets(plan, { progress, ...what }) {
	const { wave, proven = [] } = progress;
	const { image, revision: newest, written } = what;
	if (wave === void 0) return plan.targets.map((target) => watchedTarget(target, {
		image,
		wave: 1,
		revision: newest,
		ours: written.ours
	}));
	return Array.from({ length: wave }, (_, index) => {
		const { revision = newest, ours = written.ours } = proven[index] ?? {};
		return targetsOfWave(plan, index + 1).map((target) => watchedTarget(target, {
			image,
			wave: index + 1,
			revision,
			ours
		}));
	}).flat();
}
function watchedTarget(target, at) {
	const looked = lookedAt(target);
	const { image, wave, revision, ours } = at;
	const platformDigests = image.platforms.map(({ digest }) => digest);
	const goal = {
		...looked.goal,
		image: image.reference,
		platformDigests,
		revision,
		written: ours
	};
	return {
		...looked,
		target: target.name,
		wave,
		goal
	};
}
/**
* Argo CD may have applied a later commit than ours, since others write to the repository too. Where our values still stand
* in it, it is as good as ours; where they do not, something newer took over.
*/
async function relate(run, edits, { revision, ours }) {
	const gitops = await run.ports.gitops();
	try {
		const answer = await gitops.isAncestor(ours, revision, run.signal);
		if (answer === "unknown") return void 0;
		if (!answer) return "other";
		return await carries(run, edits, revision) ? "ours" : "descendant";
	} catch (error) {
		run.signal.throwIfAborted();
		run.ports.log.debug(`cannot compare ${revision} yet: ${error instanceof Error ? error.message : ""}`);
		return;
	}
}
/** Shows a look at the targets, and logs what is new in it. */
function see(run, targets, before) {
	for (const { target, line } of newsSince(before, targets)) run.ports.log.info(`${target}: ${line}`);
	run.sees(targets);
}
/** What is judged otherwise than when it was said last; what is said is noted. */
function newSentences(said, targets) {
	return targets.flatMap(({ target, assessment }) => {
		const { sentence } = assessment.judgement;
		const isNew = said.get(target) !== sentence;
		said.set(target, sentence);
		return isNew ? [{
			target,
			sentence
		}] : [];
	});
}
/** What is told of each target: its judgement, where it says something else than before. */
function tell(run, { progress, said }, targets) {
	for (const { target, sentence } of newSentences(said, targets)) run.ports.log.info(`${target}: ${sentence}`);
	run.publish({
		...progress,
		stage: "rollout",
		targets
	});
}
function nobodyLooked(run, why) {
	const waiting = {
		...notWatched.waiting,
		since: run.ports.clock.now()
	};
	return {
		event: "judged",
		recover: false,
		targets: [],
		outcome: {
			...notWatched,
			waiting,
			sentence: `written; ${why}`
		}
	};
}
/**
* How far the deployment of a record is, for who only looks at it: what was told once is no look at it now, and a record of other
* waves than are configured is looked at as a whole. Undefined where it names no image.
*/
function progressToWatch(record, plan) {
	const image = imageOf(record);
	if (image === void 0) return void 0;
	const { toldHealthy: _, ...progress } = progressOf(isPlannedAlike(record, plan) ? record : atOnce(record), image, void 0);
	return progress;
}
/** A record of other waves than are configured: all that it names is looked at together. */
function atOnce({ note, ...record }) {
	const { wave: _, ...rest } = note;
	return {
		...record,
		note: rest
	};
}
/** A plan for who only looks: nothing soaks, and nothing is synced. */
function planToWatch(plan) {
	return {
		...plan,
		waves: {
			...plan.waves,
			soakSeconds: 0
		},
		targets: plan.targets.map(withoutSync)
	};
}
function withoutSync({ application, ...target }) {
	if (application === void 0) return target;
	const { sync: _, ...only } = application;
	return {
		...target,
		application: only
	};
}
/** What is watched of a progress; undefined where nothing of it is in Git. */
function whatToWatch(progress) {
	const { image, written, revision } = progress;
	return image === void 0 || written === void 0 || revision === void 0 ? void 0 : {
		image,
		written,
		revision,
		progress
	};
}
export { newSentences as a, watchTargets as c, lookedAt as i, newsSince as l, progressToWatch as n, relate as o, whatToWatch as r, see as s, planToWatch as t };
