import { B as DeployError, Y as reasons } from "./start.js";
import { S as watchAll, h as inquiriesOf, i as printServing, s as revisionsNamed, t as assess } from "./assess.js";
import { lt as printName, st as applicationsSeen } from "./drive.js";
import { t as lastLines } from "./last-lines.js";
import { t as combine } from "./combine.js";
import { a as snapshotOf } from "./look.js";
import { t as Wanted } from "./wanted.js";
/**
* One verdict for the waves so far. That earlier ones are healthy does not make the failure of this one `partial`: that is how
* waves are meant; one of them that is so no longer counts like any target.
*/
function judgeWaves(watched, targets, wave) {
	const judged = targets.map(({ assessment }, index) => ({
		judgement: assessment.judgement,
		isEarlier: (watched[index]?.wave ?? wave) < wave
	}));
	const all = judged.map(({ judgement }) => judgement);
	if (all.every(({ verdict }) => verdict === "succeeded")) return combine(all);
	return combine(judged.filter(({ judgement, isEarlier }) => !isEarlier || judgement.verdict !== "succeeded").map(({ judgement }) => judgement));
}
/** Healthy, and not for long enough; no failure when our own deadline passes. */
function soaking(since, until) {
	const waiting = {
		for: "the time to pass",
		since,
		until,
		goOn: "run resume then"
	};
	return {
		verdict: "paused",
		stage: "rollout",
		reason: "soaking",
		sentence: `healthy, and soaks until ${until.toISOString()}`,
		waiting
	};
}
/** The targets that a judgement of all is about, where the cluster shows that they went bad; while it goes on, those that would have by our deadline. */
function culpritsOf(judgement, targets) {
	if (judgement.verdict === "progressing" && !isOfTheChange(judgement.atDeadline)) return [];
	const isCulprit = judgement.verdict === "progressing" ? isBadAtDeadline : isBad;
	return targets.filter(({ assessment }) => isCulprit(assessment.judgement)).map(({ target }) => target);
}
/** What nobody can see, or was taken over, did not go bad. */
function isBad(judgement) {
	return judgement.verdict === "failed" || judgement.verdict === "errored" && judgement.recover;
}
function isBadAtDeadline(judgement) {
	return judgement.verdict === "progressing" && isOfTheChange(judgement.atDeadline);
}
/** Whether what it has come to by our deadline speaks against the change; else nobody could tell. */
function isOfTheChange(reason) {
	return reasons[reason].outcomes.every((one) => one === "failed");
}
/** The end that a judgement is; undefined while the watch goes on. */
function endOf(judgement, { isLate, timeoutSeconds, onPause }) {
	switch (judgement.verdict) {
		case "progressing": {
			if (!isLate) return void 0;
			const { atDeadline: reason, stage } = judgement;
			const sentence = `after ${timeoutSeconds} s: ${judgement.sentence}`;
			const outcome = isOfTheChange(reason) ? "failed" : "errored";
			return {
				outcome: {
					outcome,
					reason,
					stage,
					sentence
				},
				recover: outcome === "failed"
			};
		}
		case "paused": return (onPause === "wait" || judgement.reason === "soaking") && !isLate ? void 0 : concluded(judgement);
		default: return concluded(judgement);
	}
}
/** A judgement that is final, as what a watch ended with. */
function concluded(judgement) {
	switch (judgement.verdict) {
		case "paused": {
			const { stage, reason, sentence, waiting } = judgement;
			return {
				outcome: {
					outcome: "paused",
					stage,
					reason,
					sentence,
					waiting
				},
				recover: false
			};
		}
		case "succeeded": {
			const { reason, sentence } = judgement;
			return {
				outcome: {
					outcome: "succeeded",
					stage: "rollout",
					reason,
					sentence
				},
				recover: false
			};
		}
		default: {
			const { verdict: outcome, stage, reason, sentence, recover } = judgement;
			return {
				outcome: {
					outcome,
					stage,
					reason,
					sentence
				},
				recover
			};
		}
	}
}
/** Seconds that a verdict waits for what explains it. */
const patience = 3;
/** How much is asked about one target at most. */
const asked = 5;
const nothing = {
	events: [],
	logs: [],
	missing: []
};
/** Asks a cluster about what goes wrong there. Nothing that it answers, or does not, keeps a verdict for longer than a moment. */
async function gatherEvidence(cluster, inquiries, { clock, signal }) {
	const { questions } = cluster ?? {};
	if (questions === void 0 || inquiries.length === 0) return nothing;
	const late = new AbortController();
	const done = new AbortController();
	clock.sleep(patience * 1e3, done.signal).then(() => late.abort(), () => {});
	const until = AbortSignal.any([signal, late.signal]);
	try {
		const parts = await Promise.all(inquiries.slice(0, asked).map((inquiry) => answered(questions, inquiry, until)));
		return {
			events: parts.flatMap(({ events = [] }) => events),
			logs: parts.flatMap(({ logs = [] }) => logs),
			missing: parts.flatMap(({ missing = [] }) => missing)
		};
	} finally {
		done.abort();
	}
}
async function answered(questions, inquiry, signal) {
	if (inquiry.ask === "events") {
		const answer = await inTime(questions.events(inquiry, signal), "the events", signal);
		return answer.state === "given" ? { events: answer.value } : { missing: [answer.why] };
	}
	const { namespace, pod, container } = inquiry;
	const answer = await inTime(questions.log(inquiry, signal), `the log of container ${container} of pod ${pod}`, signal);
	if (answer.state === "withheld") return { missing: [answer.why] };
	const lines = lastLines(answer.value);
	return lines.length === 0 ? {} : { logs: [{
		namespace,
		pod,
		container,
		lines
	}] };
}
/** The answer, or that it did not come: also from what does not listen to a signal. */
async function inTime(answer, what, signal) {
	const tooLate = {
		state: "withheld",
		why: `${what} did not come within ${patience} s`
	};
	let stop = () => {};
	const stopped = new Promise((resolve) => {
		stop = () => resolve(tooLate);
		if (signal.aborted) stop();
		signal.addEventListener("abort", stop, { once: true });
	});
	try {
		return await Promise.race([answer.catch(() => tooLate), stopped]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}
/** Whether pods may have to do with what is judged: an analysis says all that there is to say. */
function isAboutPods(judgement) {
	if (judgement.verdict === "succeeded" || judgement.stage !== "rollout") return false;
	return !(judgement.verdict === "progressing" ? judgement.atDeadline : judgement.reason).startsWith("analysis-");
}
/** Whether an end is bad news, which wants to be explained. */
function isBadEnd({ outcome }) {
	return outcome === "failed" || outcome === "errored";
}
/** An outcome that says what serves instead of what went bad; `namesOurs`: Git names ours, and nobody is about to put it back. */
function withServing(outcome, { targets, culprits, namesOurs }) {
	const serving = targets.filter(({ target }) => culprits.includes(target)).flatMap(({ assessment }) => assessment.serving ?? []);
	const words = printServing(serving);
	if (words === void 0) return outcome;
	const git = namesOurs && serving.some(({ isOld }) => isOld) ? "; Git names the new one" : "";
	return {
		...outcome,
		sentence: `${outcome.sentence}; ${words}${git}`
	};
}
/** Seconds between two requests to refresh one Application: the first may have been lost. */
const refreshEvery = 10;
/** Requests to Argo CD to look at Git now, which by itself it does every few minutes. */
var Refreshes = class {
	#edges;
	/** When each Application was asked to refresh last, by cluster and name; for ever where that is forbidden. */
	#asked = /* @__PURE__ */ new Map();
	/** The Applications of each cluster that have taken a request. */
	#taken = /* @__PURE__ */ new Map();
	constructor(edges) {
		this.#edges = edges;
	}
	/** The Applications of a cluster of which Argo CD has taken a request: what it compared before proves nothing. */
	takenIn(cluster) {
		return this.#taken.get(cluster) ?? /* @__PURE__ */ new Set();
	}
	/** Asks, and again if the request got lost. Nobody waits for the answer: an Argo CD may take seconds for each Application. */
	ask(cluster, application) {
		const key = keyOf(cluster, application);
		const now = this.#edges.clock.now().getTime();
		if (now - (this.#asked.get(key) ?? 0) < refreshEvery * 1e3) return;
		this.#asked.set(key, now);
		this.#send(cluster, application);
	}
	async #send(cluster, application) {
		const { clusters, log, signal } = this.#edges;
		const name = printName(application);
		try {
			await clusters.get(cluster)?.refresh(application, signal);
			this.#taken.set(cluster, /* @__PURE__ */ new Set([...this.takenIn(cluster), name]));
		} catch (error) {
			if (signal.aborted) return;
			const why = error instanceof Error ? error.message : "";
			if (!(error instanceof DeployError) || error.code !== "forbidden") return log.debug(`cannot ask Argo CD to refresh ${name} now: ${why}`);
			this.#asked.set(keyOf(cluster, application), Number.POSITIVE_INFINITY);
			log.warning(`cannot ask Argo CD to refresh ${name}, so it takes its time: ${why}`);
		}
	}
};
function keyOf(cluster, application) {
	return `${cluster} ${printName(application)}`;
}
/** Nobody has looked: that is no success. */
const notWatched = {
	outcome: "paused",
	stage: "rollout",
	reason: "not-watched",
	sentence: "no way to the cluster was given, so nobody has looked",
	waiting: {
		for: "a word of Argo CD, or a run that can reach the cluster",
		goOn: "let Argo CD tell (docs/unreachable-clusters.md), or give a kubeconfig and run resume"
	}
};
/** Seconds before Argo CD is asked for the same sync again. */
const syncEvery = 30;
/** Seconds before a commit that the repository did not know is asked for again: another repository's never gets known. */
const unknownFor = 15;
/** Watches until every target has a verdict, or one has a bad one, or the time is over. */
async function observe(observation) {
	const end = new AbortController();
	const signal = AbortSignal.any([observation.signal, end.signal]);
	const looking = new Looking({
		...observation,
		signal
	});
	try {
		for await (const states of watchAll(observation.clusters, observation.watched, signal)) {
			const verdict = await looking.look(states);
			if (verdict !== void 0) return verdict;
		}
	} finally {
		end.abort();
	}
	observation.signal.throwIfAborted();
	throw new Error("the watch ended by itself");
}
var Looking = class {
	#observation;
	#deadline;
	#memories = /* @__PURE__ */ new Map();
	/** By waves. */
	#relations = /* @__PURE__ */ new Map();
	#asked = /* @__PURE__ */ new Map();
	/** When Argo CD was asked for a sync last, by Application and revision. */
	#synced = /* @__PURE__ */ new Map();
	#wanted;
	#refreshes;
	#seen = [];
	/** Since when everything is healthy, while it soaks; `anew` once it was not any more. */
	#soakingSince;
	constructor(observation) {
		this.#observation = observation;
		this.#wanted = new Wanted(observation);
		this.#refreshes = new Refreshes(observation);
		this.#deadline = observation.clock.now().getTime() + observation.timeoutSeconds * 1e3;
	}
	async look(states) {
		const { watched, clock, onLook } = this.#observation;
		const looks = [];
		for (const one of watched) looks.push(await this.#assess(one, states));
		const targets = looks.map(({ state }) => state);
		this.#see(targets);
		onLook(targets);
		const isLate = clock.now().getTime() >= this.#deadline;
		const end = await this.#verdictOn(targets, isLate);
		return end === void 0 || !isBadEnd(end.outcome) ? end : this.#explained(looks, isLate);
	}
	async #verdictOn(targets, isLate) {
		const judgement = judgeWaves(this.#observation.watched, targets, this.#observation.wave);
		const end = endOf(await this.#soaked(judgement), {
			...this.#observation,
			isLate
		});
		return end === void 0 ? void 0 : {
			...end,
			targets,
			culprits: culpritsOf(judgement, targets)
		};
	}
	/** Bad news are told like a good colleague would: the same look is judged once more, with what explains it. */
	async #explained(looks, isLate) {
		const { watched, isPutBack } = this.#observation;
		const targets = await Promise.all(looks.map((look) => this.#explain(look)));
		this.#see(targets);
		const end = await this.#verdictOn(targets, isLate);
		if (end === void 0) return void 0;
		const namesOurs = watched.some(({ goal }) => goal.revision !== void 0) && !(isPutBack && end.recover);
		return {
			...end,
			outcome: withServing(end.outcome, {
				...end,
				namesOurs
			})
		};
	}
	async #explain({ watched, snapshot, before, state }) {
		const { judgement } = state.assessment;
		if (judgement.verdict === "succeeded" || judgement.verdict === "paused") return state;
		const inquiries = isAboutPods(judgement) ? inquiriesOf(watched.goal, snapshot) : [];
		const evidence = await gatherEvidence(this.#observation.clusters.get(watched.cluster), inquiries, this.#observation);
		const { assessment } = assess(watched.goal, {
			...snapshot,
			evidence
		}, before);
		return {
			...state,
			assessment
		};
	}
	/** What is healthy and has not soaked yet is not done: what happens to it meanwhile counts. */
	async #soaked(judgement) {
		const { soak, clock } = this.#observation;
		if (soak === void 0) return judgement;
		if (judgement.verdict !== "succeeded") {
			if (this.#soakingSince !== void 0) this.#soakingSince = "anew";
			return judgement;
		}
		const known = this.#soakingSince ?? soak.since;
		const since = known instanceof Date ? known : clock.now();
		const until = new Date(since.getTime() + soak.seconds * 1e3);
		this.#soakingSince = since;
		if (!(known instanceof Date) && until > clock.now()) await soak.onBegin(since, until);
		return until <= clock.now() ? judgement : soaking(since, until);
	}
	#see(targets) {
		if (JSON.stringify(targets) === JSON.stringify(this.#seen)) return;
		this.#observation.onSight(targets, this.#seen);
		this.#seen = targets;
	}
	async #assess(watched, states) {
		const now = this.#observation.clock.now();
		const relations = this.#relations.get(watched.wave) ?? /* @__PURE__ */ new Map();
		this.#relations.set(watched.wave, relations);
		const seen = snapshotOf(watched, states, {
			now,
			relations
		});
		await this.#relate(watched, relations, applicationsSeen(seen).flatMap(revisionsNamed));
		const first = {
			...seen,
			...this.#wanted.seenFor(watched),
			refreshed: this.#refreshes.takenIn(watched.applicationCluster)
		};
		const before = this.#memories.get(watched.target);
		const { assessment, memory, wanted, behind, toSync } = assess(watched.goal, first, before);
		this.#memories.set(watched.target, memory);
		if (wanted !== void 0) await this.#wanted.read(watched, wanted);
		if (behind !== void 0 && isBehind(assessment.judgement)) this.#refreshes.ask(watched.applicationCluster, behind);
		if (toSync !== void 0) await this.#sync(watched, toSync);
		return {
			watched,
			snapshot: first,
			before,
			state: {
				target: watched.target,
				assessment
			}
		};
	}
	/** Relations are kept by commit: a commit's ancestors never change. */
	async #relate({ goal, wave }, known, revisions) {
		const ours = goal.revision;
		if (ours === void 0) return;
		for (const revision of revisions) {
			if (known.has(revision) || this.#wasAsked(`${wave} ${revision}`)) continue;
			const relation = revision === ours ? "ours" : await this.#observation.relate(revision, ours, wave);
			if (relation !== void 0) known.set(revision, relation);
		}
	}
	#wasAsked(question) {
		const now = this.#observation.clock.now().getTime();
		if (now - (this.#asked.get(question) ?? Number.NEGATIVE_INFINITY) < unknownFor * 1e3) return true;
		this.#asked.set(question, now);
		return false;
	}
	/** Argo CD takes a request within a moment; one that shows no trace for long was lost. */
	async #sync({ applicationCluster }, wanted) {
		const { clock, clusters, log, signal } = this.#observation;
		const name = printName(wanted.application);
		const key = `${applicationCluster} ${name} ${wanted.revision ?? ""}`;
		const now = clock.now().getTime();
		const cluster = clusters.get(applicationCluster);
		if (cluster === void 0 || now - (this.#synced.get(key) ?? Number.NEGATIVE_INFINITY) < syncEvery * 1e3) return;
		try {
			await cluster.sync(wanted, signal);
			this.#synced.set(key, now);
			log.info(`Argo CD was asked to sync ${name}, which is not synced automatically (sync: if-manual)`);
		} catch (error) {
			signal.throwIfAborted();
			if (error instanceof DeployError && error.code === "forbidden") throw error;
			if (error instanceof DeployError && error.code === "sync-window") this.#synced.set(key, now);
			log.debug(`cannot ask Argo CD to sync ${name} now: ${error instanceof Error ? error.message : ""}`);
		}
	}
};
/** Whether we wait for Argo CD to see our revision. */
function isBehind(judgement) {
	return judgement.verdict === "progressing" && judgement.stage === "sync";
}
export { isBad as a, culpritsOf as i, observe as n, judgeWaves as o, concluded as r, soaking as s, notWatched as t };
