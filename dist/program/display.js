import { P as outcomeOf, U as stages, k as printImage } from "./start.js";
import { D as fullName, O as printName, f as targetsOfWave, h as waveOf, m as waveCount, s as firstBad, u as printWave, z as withoutUndefined } from "./drive.js";
import { _ as cancelledAt, s as noteSoaking } from "./admit.js";
import { t as connectAll } from "./look.js";
import { n as observe, s as emptyRow, t as notWatched } from "./observe.js";
import { t as carries } from "./carries.js";
import { t as combine } from "./combine.js";
/** A deployment that has not begun. */
const notBegun = {
	stage: "inputs",
	checked: false,
	tagged: false,
	targets: []
};
/** What to do next, from what has been done: the same answer in the run that began it and in one that takes over. */
function next(progress) {
	const { image, scans, written, revision, verdict } = progress;
	if (progress.outcome !== void 0) return {
		do: "end",
		outcome: progress.outcome
	};
	if (!progress.checked) return { do: "check" };
	if (image === void 0) return { do: "build" };
	if (scans === void 0) return {
		do: "scan",
		image
	};
	if (!progress.tagged) return {
		do: "tag",
		image
	};
	if (written === void 0) return {
		do: "write",
		image,
		scans,
		overtaken: progress.overtaken,
		wave: progress.wave
	};
	if (revision === void 0) return {
		do: "merge",
		image,
		written,
		overtaken: progress.overtaken
	};
	if (verdict === void 0) return {
		do: "watch",
		image,
		written,
		revision
	};
	if (verdict.recover && progress.recovery === void 0) return {
		do: "recover",
		image,
		written,
		because: verdict.outcome,
		badFrom: verdict.badFrom
	};
	return {
		do: "end",
		outcome: finalOutcome(verdict.outcome, progress.recovery)
	};
}
/** What is known after an event. */
function advance(progress, event) {
	switch (event.event) {
		case "checked": return {
			...progress,
			checked: true
		};
		case "image-ready": return {
			...withoutScans(progress),
			image: event.image
		};
		case "scanned": return {
			...progress,
			scans: event.scans
		};
		case "tagged": return {
			...progress,
			tagged: true
		};
		case "written": return {
			...progress,
			record: event.written.record,
			written: event.written,
			...revisionOf(event.written)
		};
		case "merged": return {
			...progress,
			revision: event.revision
		};
		case "base-moved": return planAgain(progress, event);
		case "observed": return {
			...progress,
			targets: event.targets
		};
		case "judged": {
			const { outcome, recover, targets, badFrom, soakingSince } = event;
			const verdict = {
				outcome,
				recover,
				...withoutUndefined({ badFrom })
			};
			return {
				...progress,
				targets,
				verdict,
				...withoutUndefined({ soakingSince })
			};
		}
		case "wave-proven": return nextWave(progress, event.targets);
		case "recovered": return {
			...progress,
			recovery: event.recovery
		};
		case "ended": return {
			...progress,
			outcome: event.outcome,
			...event.scans === void 0 ? {} : { scans: event.scans },
			...event.record === void 0 ? {} : { record: event.record }
		};
	}
}
function planAgain({ written: _, ...progress }, { pullRequest, head, since }) {
	return {
		...progress,
		overtaken: {
			pullRequest,
			head,
			since,
			times: (progress.overtaken?.times ?? 0) + 1
		}
	};
}
/** The next wave begins where this one has ended: it has yet to be written. */
function nextWave({ written, revision, overtaken: _, soakingSince: __, ...progress }, targets) {
	const { edits = [], diff = "", ours = false } = written ?? {};
	const proven = {
		edits,
		diff,
		ours,
		...withoutUndefined({ revision })
	};
	return {
		...progress,
		targets,
		wave: (progress.wave ?? 1) + 1,
		proven: [...progress.proven ?? [], proven]
	};
}
/** Another image than the one that was scanned has to be scanned itself. */
function withoutScans({ scans: _, ...progress }) {
	return {
		...progress,
		tagged: false
	};
}
function revisionOf(written) {
	return written.place.on === "branch" ? { revision: written.place.revision } : void 0;
}
/**
* A rollback that fails is worse news than what it was to repair: Git still names the bad image. One that finds a newer
* change in Git is that change's business.
*/
function finalOutcome(verdict, recovery) {
	if (recovery?.result === "overtaken") {
		const sentence = `${verdict.sentence}; and a newer change stands in Git already`;
		return {
			...verdict,
			outcome: "superseded",
			reason: "newer-deployment",
			sentence
		};
	}
	if (recovery?.result !== "failed") return verdict;
	const sentence = `${verdict.sentence}; and the rollback failed: ${recovery.sentence}`;
	return {
		...verdict,
		outcome: "failed",
		reason: "rollback-failed",
		sentence
	};
}
const stageOfEffect = {
	check: "inputs",
	build: "build",
	scan: "scan",
	tag: "scan",
	write: "write",
	merge: "merge",
	watch: "rollout",
	recover: "rollout",
	end: "report"
};
/** The stage that an effect belongs to, for status lines. */
function stageOf(effect) {
	return stageOfEffect[effect.do];
}
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
		return [...lines, ...noted].map((line) => ({
			target,
			line
		}));
	});
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
/**
* Watches the targets of the wave under way, and on those of the waves before it, until the verdict; without a way to a cluster
* the deployment is paused, never believed.
*/
async function watchTargets(run, what) {
	const wave = what.progress.wave ?? 1;
	const watched = watchedTargets(run.plan, what);
	if (watched.length === 0) throw new Error("a watch of nothing proves nothing");
	const clusters = await connectAll(watched, (name) => run.ports.cluster(name));
	if (clusters === void 0) return nobodyLooked(run, notWatched.sentence);
	const blind = watched.find(({ goal }) => goal.workloads.length === 0);
	if (blind !== void 0) return nobodyLooked(run, `the target ${blind.target} names no workloads, so nobody has looked`);
	const said = /* @__PURE__ */ new Map();
	const withLater = (targets) => [...targets, ...targetsToCome(run.plan, wave, "waits")];
	const verdict = await observe({
		watched,
		wave,
		clusters,
		clock: run.ports.clock,
		log: run.ports.log,
		timeoutSeconds: run.plan.timeoutSeconds,
		onPause: run.plan.onPause,
		soak: soakOf(run, what),
		relate: (revision, ours, of) => relate(run, editsOf(what, of), {
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
	return eventOf(run.plan, what, verdict);
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
/** The times once a stage begins, or goes on: a stage that is begun again takes back those behind it. */
function beginStage(times, stage, at) {
	const startedAt = times.find((time) => time.stage === stage)?.startedAt ?? at;
	return [...endStages(times.filter((time) => stages.indexOf(time.stage) < stages.indexOf(stage)), at), {
		stage,
		startedAt
	}];
}
/** The times once nothing is under way any more. */
function endStages(times, at) {
	return times.map((time) => ({
		...time,
		endedAt: time.endedAt ?? at
	}));
}
/** Keeps what is known of one deployment, with the times of its stages, and shows it at every change. */
var Display = class {
	#ports;
	#syncs;
	#state;
	constructor({ syncs, ...what }, ports) {
		this.#ports = ports;
		this.#syncs = syncs;
		this.#state = {
			...what,
			stage: "inputs",
			stages: [],
			targets: []
		};
	}
	/** A stage begins, or more is known than before. */
	show(progress) {
		this.#begin(this.#stageOf(progress), factsOf(progress));
	}
	/** What the watch sees has changed. */
	sees(targets) {
		this.#begin(this.#stageSeen(targets), { targets });
	}
	/** The outcome is about to be told. */
	reports(progress) {
		this.#begin("report", factsOf(progress));
	}
	ends(outcome) {
		const { clock } = this.#ports;
		this.#put({
			...this.#state,
			stages: endStages(this.#state.stages, clock.now()),
			outcome
		});
	}
	/** Shows also how work ends that nobody drives: an error or a signal is an end, too. */
	async through(work, signal) {
		try {
			const done = await work;
			this.ends(done.outcome);
			return done;
		} catch (error) {
			const { stage } = this.#state;
			this.ends(signal.aborted ? cancelledAt(stage) : outcomeOf(error, stage));
			throw error;
		}
	}
	#begin(stage, facts) {
		const stages = beginStage(this.#state.stages, stage, this.#ports.clock.now());
		this.#put({
			...this.#state,
			...facts,
			stage,
			stages
		});
	}
	/** To the driver a watch is one step; here it is first the sync, then the rollout. */
	#stageOf({ stage, verdict }) {
		return stage === "rollout" && verdict === void 0 && this.#state.stage !== "rollout" && this.#syncs ? "sync" : stage;
	}
	/** Of several targets one may still be synced while another is rolled out: there is no way back. */
	#stageSeen(targets) {
		if (this.#state.stage === "rollout") return "rollout";
		const judgement = combine(targets.map(({ assessment }) => assessment.judgement));
		return "stage" in judgement && judgement.stage === "sync" ? "sync" : "rollout";
	}
	#put(state) {
		this.#state = state;
		this.#ports.view.show(state);
	}
};
/** The display of one deployment, whoever drives or watches it. */
function displayOf(plan, ports) {
	const { application, environment, source, targets } = plan;
	const syncs = targets.some((target) => target.application !== void 0);
	return new Display({
		application,
		environment,
		commit: source.commit,
		syncs
	}, ports);
}
/** A watch that was cut off has told the driver nothing: then what was seen last stays. */
function factsOf({ image, targets, recovery }) {
	return {
		...image === void 0 ? {} : { image: printImage(image.reference) },
		...targets.length === 0 ? {} : { targets },
		...recovery === void 0 ? {} : { recovery }
	};
}
export { watchTargets as a, next as c, newSentences as i, notBegun as l, displayOf as n, newsSince as o, lookedAt as r, advance as s, Display as t, stageOf as u };
