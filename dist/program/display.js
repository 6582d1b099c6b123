import { H as outcomeOf, P as printImage, Z as stages } from "./start.js";
import { zt as withoutUndefined } from "./drive.js";
import { t as cancelledAt } from "./run.js";
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
		image,
		before: progress.before
	};
	if (progress.signed === void 0) return {
		do: "sign",
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
		badFrom: verdict.badFrom,
		proposed: verdict.proposed,
		backups: progress.backups
	};
	if (progress.recovery?.result === "rolled-back" && progress.recovery.healthy === "not yet") return {
		do: "watch-restored",
		written,
		restored: progress.recovery
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
			checked: true,
			...event.before === void 0 ? {} : { before: event.before }
		};
		case "image-ready": return {
			...withoutScans(progress),
			image: event.image
		};
		case "scanned": return {
			...progress,
			scans: event.scans,
			...withoutUndefined({ difference: event.difference })
		};
		case "signed": return {
			...progress,
			signed: event.signed
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
			const { outcome, recover, targets, badFrom, soakingSince, isKnown } = event;
			const verdict = {
				outcome,
				recover,
				...withoutUndefined({ badFrom })
			};
			return {
				...progress,
				targets,
				verdict,
				...withoutUndefined({
					soakingSince,
					isKnown
				})
			};
		}
		case "wave-proven": return nextWave(progress, event.targets);
		case "recovered": return {
			...progress,
			recovery: event.recovery
		};
		case "taken-up": return {
			...progress,
			...event.progress,
			...withoutUndefined({
				scans: progress.scans,
				signed: progress.signed
			})
		};
		case "ended": return {
			...progress,
			outcome: event.outcome,
			...event.scans === void 0 ? {} : { scans: event.scans },
			...event.failedStep === void 0 ? {} : { failedStep: event.failedStep },
			...event.record === void 0 ? {} : { record: event.record },
			...withoutUndefined({ difference: event.difference })
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
function nextWave({ written, revision, overtaken: _, soakingSince: __, toldHealthy: ___, ...progress }, targets) {
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
/** Another image than the one that was scanned has to be scanned itself, and its signature verified. */
function withoutScans({ scans: _, signed: __, difference: ___, ...progress }) {
	return {
		...progress,
		tagged: false
	};
}
function revisionOf(written) {
	return written.place.on === "branch" ? { revision: written.place.revision } : void 0;
}
/**
* A rollback that fails is worse news than what it was to repair: Git still names the bad image, or what it names again does not run
* healthy either. One that finds a newer change in Git is that change's business.
*/
function finalOutcome(verdict, recovery) {
	const failed = {
		...verdict,
		outcome: "failed",
		reason: "rollback-failed"
	};
	switch (recovery?.result) {
		case void 0:
		case "nothing-to-restore": return verdict;
		case "overtaken": {
			const sentence = `${verdict.sentence}; and a newer change stands in Git already`;
			return {
				...verdict,
				outcome: "superseded",
				reason: "newer-deployment",
				sentence
			};
		}
		case "failed": return {
			...failed,
			sentence: `${verdict.sentence}; and the rollback failed: ${recovery.sentence}`
		};
		case "rolled-back": {
			const sentence = `${verdict.sentence}; ${recovery.sentence}`;
			return recovery.healthy === "no" ? {
				...failed,
				sentence
			} : {
				...verdict,
				sentence
			};
		}
		case "proposed": return {
			...verdict,
			sentence: `${verdict.sentence}; ${recovery.sentence}`
		};
		case "not-configured": return {
			...verdict,
			remedy: recovery.remedy
		};
	}
}
const stageOfEffect = {
	check: "inputs",
	build: "build",
	scan: "scan",
	sign: "scan",
	tag: "scan",
	write: "write",
	merge: "merge",
	watch: "rollout",
	recover: "rollout",
	"watch-restored": "rollout",
	end: "report"
};
/** The stage that an effect belongs to, for status lines. */
function stageOf(effect) {
	return stageOfEffect[effect.do];
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
export { notBegun as a, next as i, displayOf as n, stageOf as o, advance as r, Display as t };
