import "./rolldown-runtime.js";
import { B as DeployError, H as outcomeOf, Q as worstOf } from "./start.js";
import { It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt, at as planAction, ct as fullName, it as isPromoted, lt as printName, ot as tookAbort } from "./drive.js";
import { t as parseJson } from "./json.js";
import { _ as isSeen, f as places, r as observed, v as readRollout } from "./look.js";
import { t as textTable } from "./table.js";
/** The controller acts on it; `did` says on what. */
function takenOutcome(rollout, did, { sent, nudged }) {
	const lost = [...sent > 1 ? [`the controller had written over it, so it was sent ${sent} times`] : [], ...nudged > 0 ? ["the controller had missed it and was nudged"] : []];
	return {
		outcome: "succeeded",
		reason: "done",
		stage: "rollout",
		sentence: [`${printName(rollout)} ${did}`, ...lost].join("; ")
	};
}
/** Something else came in between. */
function overtakenOutcome({ by, sentence }) {
	switch (by) {
		case "image": return {
			outcome: "superseded",
			reason: "image-replaced",
			stage: "rollout",
			sentence
		};
		case "abort": return {
			outcome: "failed",
			reason: "rollout-aborted",
			stage: "rollout",
			sentence
		};
		case "another": return errored("action-overtaken", sentence);
	}
}
/** The time is over, and nothing shows that the controller has seen it. */
function notTakenOutcome(rollout, { action, seconds }, { nudged }) {
	const { phase, message } = rollout;
	const tries = nudged > 0 ? `, also when nudged (${nudged} times)` : "";
	const stands = message === "" ? phase : `${phase}: ${message}`;
	const what = `${action} was sent, and the controller has not taken it within ${seconds} s${tries}`;
	return errored("action-not-taken", `${printName(rollout)}: ${what}; its status says ${stands}`);
}
/** It could not be asked, or nobody could see what came of it. */
function errored(reason, sentence) {
	return {
		outcome: "errored",
		reason,
		stage: "rollout",
		sentence
	};
}
/** A Role for every action, on one line, as it can be pasted. */
function roleForActions(namespace) {
	const rule = (resources, verbs) => `{ apiGroups: ["argoproj.io"], resources: ["${resources}"], verbs: [${verbs}] }`;
	return `add to a Role in the namespace "${namespace}": rules: [${[rule("rollouts", "\"list\", \"watch\", \"patch\""), rule("rollouts/status", "\"patch\"")].join(", ")}]`;
}
const lastApplied = "kubectl.kubernetes.io/last-applied-configuration";
/**
* Who applies `spec.paused` of a Rollout from its manifests, so that it comes back with the next sync: the manager of a server-side
* apply, or whoever leaves the manifest in an annotation (kubectl, Argo CD); undefined where the manifests do not name it.
*/
function whoAppliesPaused(object) {
	const owner = listAt(object, "metadata", "managedFields").find((entry) => textAt(entry, "operation") === "Apply" && hasPaused(valueAt(entry, "fieldsV1", "f:spec"), "f:paused"));
	if (owner !== void 0) return textAt(owner, "manager") ?? "a server-side apply";
	const applied = parseJson(textAt(object, "metadata", "annotations", lastApplied) ?? "");
	if (!hasPaused(valueAt(applied, "spec"), "paused")) return void 0;
	return textAt(object, "metadata", "annotations", "argocd.argoproj.io/tracking-id") === void 0 ? "the manifest that was applied last" : "the manifest that Argo CD applies";
}
function hasPaused(spec, field) {
	return isFields(spec) && field in spec;
}
/** How far a change has come that was sent, by a Rollout that is not older than the answer to the patch. */
function standingOf(sent, now) {
	const overtaken = overtakenBy(sent, now.rollout);
	if (overtaken !== void 0) return overtaken;
	const parts = [...partsOf(sent, now)];
	if (parts.includes("lost")) return { standing: "lost" };
	return { standing: parts.includes("not-yet") ? "not-yet" : "taken" };
}
function overtakenBy({ change, before }, now) {
	const name = printName(now);
	const by = (what, sentence) => ({
		standing: "overtaken",
		by: what,
		sentence: `${name} ${sentence}`
	});
	if (now.deleting) return by("another", "is being deleted");
	if (change.paused !== void 0 && now.pausedBySpec !== change.paused) return by("another", `has spec.paused ${change.paused ? "taken back" : "set again"} by somebody else`);
	if (!(change.paused === void 0 || Object.keys(change).length > 1)) return void 0;
	if (before.currentHash !== void 0 && now.currentHash !== before.currentHash) return by("image", "was given another version in the middle");
	if (change.abort === true && !now.aborted && isPromoted(now)) return by("another", "had come to its end before the abort");
	if (change.abort === false) return abortedAgain(before, now) ? by("abort", `was tried again, and is aborted again: ${now.message}`) : void 0;
	return change.abort === void 0 && now.aborted && !before.aborted ? by("abort", `was aborted in the middle: ${now.message}`) : void 0;
}
function abortedAgain(before, { aborted, abortedAt }) {
	return aborted && abortedAt !== void 0 && abortedAt.getTime() !== before.abortedAt?.getTime();
}
function* partsOf({ change, before, sent }, now) {
	const isAnswered = JSON.stringify(sent.status) !== JSON.stringify(now.status);
	const { rollout } = now;
	if (change.paused !== void 0) yield rollout.observedGeneration >= sent.rollout.generation ? "taken" : "not-yet";
	if (change.abort === true) yield abortStands(rollout);
	if (change.abort === false) yield retryStands(before, rollout, isAnswered);
	if (isPromoted(rollout)) return;
	if (change.promotesFully === true) yield rollout.promotedFully ? when(isAnswered) : "lost";
	if (change.step !== void 0) yield stepStands(change.step, rollout, isAnswered);
	else if (change.clearsPauses === true) yield pauseStands(before, rollout);
}
function when(isAnswered) {
	return isAnswered ? "taken" : "not-yet";
}
function abortStands(now) {
	if (!now.aborted) return "lost";
	return tookAbort(now) ? "taken" : "not-yet";
}
/** `abortedAt` is the controller's own, and stays until it has taken the retry. */
function retryStands(before, now, isAnswered) {
	if (now.aborted) return "lost";
	if (before.abortedAt === void 0) return when(isAnswered);
	return now.abortedAt === void 0 ? "taken" : "not-yet";
}
function stepStands(step, { stepIndex = 0 }, isAnswered) {
	if (stepIndex < step) return "lost";
	return stepIndex > step ? "taken" : when(isAnswered);
}
/** The controller takes its own pause off once it has seen that the conditions are gone (rollout/pause.go). */
function pauseStands(before, now) {
	if (now.stepIndex !== before.stepIndex) return "taken";
	if (now.pauses.length === 0) return now.heldByController ? "not-yet" : "taken";
	return isNewPause(before, now) ? "taken" : "lost";
}
/** An analysis that ran again and is inconclusive again pauses anew; a pause of the step itself comes once. */
function isNewPause(before, { pauses }) {
	const known = (reason) => before.pauses.find((one) => one.reason === reason)?.since?.getTime();
	return pauses.every(({ reason, since }) => reason.startsWith("Inconclusive") && since?.getTime() !== known(reason));
}
/** Seconds without any sign of it after which a controller is made to look again. */
const nudgeAfter = 5;
/**
* Makes a controller look at an object again. One that has put an older object over the newer one in its cache (as Argo Rollouts
* does after each of its own writes) sees what was missed with the next change of anything; the same patch again would be none.
*/
var Nudge = class {
	#edges;
	#isAllowed = true;
	#quietSince = 0;
	/** How often it was done. */
	count = 0;
	constructor(edges) {
		this.#edges = edges;
	}
	/** Something was sent: the controller has its time again. */
	rest() {
		this.#quietSince = this.#edges.clock.now().getTime();
	}
	/** Nudges if it has been quiet for long enough. What is forbidden is not tried again. */
	async give() {
		const { name, mark, clock, log } = this.#edges;
		const now = clock.now();
		if (!this.#isAllowed || now.getTime() - this.#quietSince < nudgeAfter * 1e3) return;
		this.rest();
		try {
			await mark(now);
			this.count += 1;
			log.warning(`${name}: the controller does not move: it is nudged by an annotation`);
		} catch (error) {
			if (!(error instanceof DeployError)) throw error;
			this.#isAllowed = error.code !== "forbidden" && error.code !== "not-supported";
			log.warning(`${name}: the controller does not move, and cannot be nudged: ${error.message}`);
		}
	}
	/** Leaves no annotation behind. */
	async takeBack() {
		if (this.count === 0) return;
		try {
			await this.#edges.mark(void 0);
		} catch (error) {
			if (!(error instanceof DeployError)) throw error;
			this.#edges.log.debug(`the annotation that nudged it stays: ${error.message}`);
		}
	}
};
/** Seconds for which the controller may lag behind the newest specification before its status is acted on all the same. */
const seenWithin = 15;
/** The Rollouts of a namespace, as an action looks at them. */
function rolloutType(namespace, application) {
	return {
		...places.Rollout,
		namespace,
		managedFields: true,
		...application === void 0 ? {} : { application }
	};
}
/** Asks one thing of one Rollout, and sees it through until the controller has taken it. */
var ActionRun = class {
	name;
	#acting;
	#notes = [];
	#begun;
	#nudge;
	#sent;
	#deadline = 0;
	#count = 0;
	/** Whether anything was accepted. */
	#hasSent = false;
	#end;
	constructor(name, acting) {
		this.name = name;
		this.#acting = acting;
		this.#begun = this.#now;
		const mark = (at) => acting.cluster.nudge(this.#steered, at, acting.signal);
		this.#nudge = new Nudge({
			...acting,
			name: printName(name),
			mark
		});
	}
	/** Undefined while it goes on. */
	get end() {
		if (this.#end === void 0) return void 0;
		return {
			rollout: this.name,
			outcome: this.#end,
			notes: this.#notes,
			...this.#tries
		};
	}
	get #tries() {
		return {
			sent: this.#count,
			nudged: this.#nudge.count
		};
	}
	get #now() {
		return this.#acting.clock.now().getTime();
	}
	/** Goes on by what is seen of the Rollouts of its namespace. */
	async look(listing) {
		if (this.#end !== void 0) return;
		try {
			this.#end = await this.#step(listing);
		} catch (error) {
			if (!(error instanceof DeployError)) throw error;
			this.#end = this.#refusedBy(error);
		}
		if (this.#end !== void 0) await this.#nudge.takeBack();
	}
	async #step(listing) {
		const seen = observed(listing, this.name.name, (object) => object);
		switch (seen.state) {
			case "present": return this.#sent === void 0 ? await this.#begin(seen.object) : await this.#follow(seen.object);
			case "forbidden": return this.#errored("forbidden", seen.message, this.#remedyFor(listing));
			case "unreachable": return this.#sent === void 0 || this.#isLate ? this.#errored("cluster-unreachable", `${this.#sentAlready}${seen.message}`) : void 0;
			case "unknown-type": return this.#errored("workload-not-found", "the cluster has no Argo Rollouts");
			case "absent": return this.#sent === void 0 ? this.#errored("workload-not-found", "there is no such Rollout") : this.#errored("disappeared", "it was deleted in the middle");
		}
	}
	/** What depends on the status waits until that speaks of the newest specification. */
	async #begin(object) {
		const rollout = readRollout(object);
		const { action, log } = this.#acting;
		if (action !== "pause" && !rollout.pausedBySpec && !isSeen(rollout) && this.#now - this.#begun < seenWithin * 1e3) return void 0;
		const plan = planAction(action, rollout);
		switch (plan.plan) {
			case "already": return {
				outcome: "succeeded",
				reason: "already-so",
				stage: "rollout",
				sentence: plan.sentence
			};
			case "refused": return {
				...errored("nothing-to-act-on", plan.sentence),
				remedy: plan.remedy
			};
			case "send": {
				const { change, did } = plan;
				if (change.paused !== void 0) this.#warnOfGit(object);
				const sent = await this.#send(change);
				this.#deadline = this.#now + 6e4;
				this.#sent = {
					change,
					did,
					before: rollout,
					sent
				};
				log.info(`${printName(this.name)}: ${action} was sent; waiting until the controller has taken it`);
				return;
			}
		}
	}
	async #send(change) {
		const { cluster, action, signal } = this.#acting;
		const onAccepted = () => {
			this.#hasSent = true;
		};
		const object = await cluster.steer({
			...this.#steered,
			action,
			change,
			onAccepted
		}, signal);
		this.#count += 1;
		this.#nudge.rest();
		return sightOf(object);
	}
	get #steered() {
		const { namespace, name } = this.name;
		const { application } = this.#acting;
		return {
			rollout: {
				namespace,
				name
			},
			...application === void 0 ? {} : { application }
		};
	}
	async #follow(object) {
		const sent = this.#sent;
		if (sent === void 0) return void 0;
		const { action } = this.#acting;
		const now = sightOf(object);
		const standing = isNotOlder(now.rollout, sent.sent.rollout) ? standingOf(sent, now) : { standing: "not-yet" };
		switch (standing.standing) {
			case "taken": return takenOutcome(now.rollout, sent.did, this.#tries);
			case "overtaken": return overtakenOutcome(standing);
			default:
				if (this.#isLate) return notTakenOutcome(now.rollout, {
					action,
					seconds: 60
				}, this.#tries);
				if (standing.standing === "lost") await this.#sendAgain(sent);
				else await this.#nudge.give();
				return;
		}
	}
	async #sendAgain(sent) {
		const { action, log } = this.#acting;
		log.warning(`${printName(this.name)}: the controller wrote over it: ${action} is sent again`);
		this.#sent = {
			...sent,
			sent: await this.#send(sent.change)
		};
	}
	#warnOfGit(object) {
		const who = whoAppliesPaused(object);
		if (who === void 0) return;
		const note = `spec.paused stands in ${who}: the next sync, or a self-heal, takes this back; change it in Git`;
		this.#notes.push(note);
		this.#acting.log.warning(`${printName(this.name)}: ${note}`);
	}
	#remedyFor(listing) {
		return listing?.state === "forbidden" && listing.saysHow === true ? void 0 : roleForActions(this.name.namespace);
	}
	get #isLate() {
		return this.#now >= this.#deadline;
	}
	get #sentAlready() {
		return this.#hasSent ? `${this.#acting.action} was sent in part or whole, and nobody has seen it taken: ` : "";
	}
	#refusedBy(error) {
		const outcome = outcomeOf(error, "rollout");
		const told = {
			...outcome,
			sentence: `${printName(this.name)}: ${this.#sentAlready}${outcome.sentence}`
		};
		return error.code === "forbidden" && error.remedy.startsWith("add to a Role") ? {
			...told,
			remedy: roleForActions(this.name.namespace)
		} : told;
	}
	#errored(reason, what, remedy) {
		const outcome = errored(reason, `${printName(this.name)}: ${what}`);
		return remedy === void 0 ? outcome : {
			...outcome,
			remedy
		};
	}
};
function sightOf(object) {
	return {
		rollout: readRollout(object),
		status: "status" in object ? object.status : void 0
	};
}
/**
* Whether what is seen is not older than an answer: a watch may lag behind. Versions of one object can be compared as numbers
* (kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions); those that are none count as newer.
*/
function isNotOlder({ version, uid }, answer) {
	if (uid !== answer.uid || !/^\d+$/.test(version) || !/^\d+$/.test(answer.version)) return true;
	return BigInt(version) >= BigInt(answer.version);
}
/** Asks the same of Rollouts: each by itself, so that one that fails keeps no other. */
async function rolloutAction({ action, places }, ports, signal) {
	const ends = (await Promise.all(places.map((place) => actIn(place, action, {
		ports,
		signal
	})))).flat();
	if (ends.length > 1) ports.results.show(tableOf(ends));
	return {
		outcome: outcomeOfAll(ends.map(({ outcome }) => outcome)),
		details: {
			action,
			rollouts: ends.map(told)
		}
	};
}
async function actIn(place, action, around) {
	const named = [...new Map(place.workloads.map((name) => [fullName(name), name])).values()];
	const rollouts = named.filter(({ kind }) => kind === "Rollout");
	const others = named.filter(({ kind }) => kind !== "Rollout").map((name) => endOf(name, noRollout(name, action)));
	if (rollouts.length === 0) return others;
	try {
		const cluster = await around.ports.cluster(place.cluster);
		if (cluster === void 0) return [...others, ...rollouts.map((name) => endOf(name, noCluster(name)))];
		const { application } = place;
		return [...others, ...await actOn(rollouts, {
			cluster,
			action,
			application
		}, around)];
	} catch (error) {
		if (!(error instanceof DeployError)) throw error;
		const outcome = outcomeOf(error, "rollout");
		const of = (name) => ({
			...outcome,
			sentence: `${printName(name)}: ${outcome.sentence}`
		});
		return [...others, ...rollouts.map((name) => endOf(name, of(name)))];
	}
}
/** One watch for all Rollouts of a cluster, a stream for each namespace. */
async function actOn(names, on, { ports: { clock, log }, signal }) {
	const runs = names.map((name) => new ActionRun(name, {
		...on,
		clock,
		log,
		signal
	}));
	const namespaces = [...new Set(names.map(({ namespace }) => namespace))];
	const end = new AbortController();
	try {
		const types = namespaces.map((namespace) => rolloutType(namespace, on.application));
		const watching = on.cluster.watch(types, AbortSignal.any([signal, end.signal]));
		for await (const { listings } of watching) {
			await Promise.all(runs.map((run) => run.look(listings[namespaces.indexOf(run.name.namespace)])));
			const ends = runs.flatMap((run) => run.end ?? []);
			if (ends.length === runs.length) return ends;
		}
	} finally {
		end.abort();
	}
	signal.throwIfAborted();
	throw new Error("the watch ended by itself");
}
function endOf(rollout, outcome) {
	return {
		rollout,
		outcome,
		notes: [],
		sent: 0,
		nudged: 0
	};
}
function noRollout(name, action) {
	return {
		outcome: "errored",
		reason: "not-supported",
		stage: "rollout",
		sentence: `${printName(name)} is no Rollout: ${action} is for Rollouts alone`,
		remedy: "Name a Rollout."
	};
}
function noCluster(name) {
	return {
		outcome: "errored",
		reason: "bad-input",
		stage: "rollout",
		sentence: `${printName(name)}: no way to its cluster was given, so nothing was sent`,
		remedy: "Give `kubeconfig`, or `clusters` in the configuration."
	};
}
/** Everything that happened in one sentence; reason and remedy are of the worst. */
function outcomeOfAll(outcomes) {
	const [first, ...others] = outcomes;
	if (first === void 0) throw new Error("an action is asked of something");
	return {
		...worstOf([first, ...others]),
		sentence: outcomes.map(({ sentence }) => sentence).join("; ")
	};
}
function told({ rollout, outcome, notes, sent, nudged }) {
	const { outcome: name, reason, sentence, remedy } = outcome;
	return {
		rollout,
		outcome: name,
		reason,
		sentence,
		...remedy === void 0 ? {} : { remedy },
		notes,
		sent,
		nudged
	};
}
function tableOf(ends) {
	const rows = ends.map(({ rollout, outcome }) => [
		printName(rollout),
		outcome.outcome,
		outcome.reason,
		outcome.sentence
	]);
	return textTable([[
		"ROLLOUT",
		"OUTCOME",
		"REASON",
		"SAYS"
	], ...rows]);
}
export { rolloutAction };
