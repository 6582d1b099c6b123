import { a as buildsOn, d as notBegun, f as stageOf, i as watchTargets, l as advance, n as displayOf, r as lookedAt, s as restoreEdits, u as next } from "./display.js";
import { E as isTag, M as outcomeOf, O as printImage, P as printProblem, T as isDigest, k as repositoryOf } from "./start.js";
import { a as commitMessage, d as provisionalImage, i as readHead, n as commitText, o as judgeWorkload, r as planOn, s as build, t as changedFiles } from "./plan-edits.js";
import { a as keepRecord, c as recordedEdits, f as printLeftOver, h as outcomeAt, m as ended, n as heldOutcome, o as noteVerdict, p as cancelledAt, r as lastHealthyOf, s as noteWritten, t as admit, u as leftOverKey } from "./admit.js";
import { c as isNeeded, r as refresh, s as connectAll, u as watchAll } from "./observe.js";
import { d as isFields, h as textAt, m as numberAt, p as listAt } from "./drive.js";
import "./labels.js";
import { n as recordState } from "./record.js";
import { i as branchName, n as publishOutcome, r as publishStatus, t as publishComment } from "./publish.js";
import { c as diffOf } from "./edit.js";
import { d as escapeMarkdown, f as fenced, u as code } from "./action.js";
import { o as isSameBytes } from "./around.js";
/**
* Finds out what would end the deployment later, before anything is built: edits that cannot be made, a workload that is
* refused, and a cluster that does not answer or may not be looked at. Only reads.
*/
async function check(run) {
	const [problem, trouble] = await Promise.all([planOnce(run), lookOnce(run)]);
	if (problem !== void 0) return problem;
	if (trouble !== void 0) return {
		event: "ended",
		outcome: trouble
	};
	return { event: "checked" };
}
async function planOnce(run) {
	const head = await readHead(run);
	if (typeof head !== "string") return head;
	const planned = await planOn(run, provisionalImage(run.plan), head);
	if ("event" in planned) return planned;
	const { records } = await run.ports.forge();
	const known = await records.list(run.plan.application, run.plan.environment, 30, run.signal);
	const { log } = run.ports;
	const quiet = {
		...run,
		ports: {
			...run.ports,
			log: {
				...log,
				warning: log.debug
			}
		}
	};
	return judgeWorkload(quiet, head, planned.plan, lastHealthyOf(known));
}
async function lookOnce(run) {
	const looked = targetsToLookAt(run.plan);
	const clusters = await connectAll(looked, (name) => run.ports.cluster(name));
	if (clusters === void 0 || clusters.size === 0) return void 0;
	const states = await firstStates(clusters, looked, run.signal);
	for (const { types, state } of states.values()) {
		const trouble = state.listings.filter((_, index) => isNeeded(types[index])).map(troubleIn).find((one) => one !== void 0);
		if (trouble !== void 0) return trouble;
	}
}
function targetsToLookAt(plan) {
	return plan.targets.map(lookedAt).filter(({ goal }) => goal.workloads.length > 0);
}
async function firstStates(clusters, looked, signal) {
	const end = new AbortController();
	try {
		for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal]))) return states;
	} finally {
		end.abort();
	}
	signal.throwIfAborted();
	throw new Error("the watch ended by itself");
}
function troubleIn(listing) {
	switch (listing.state) {
		case "forbidden": return outcomeAt("errored", "forbidden", {
			stage: "inputs",
			sentence: listing.message
		});
		case "unreachable": {
			const sentence = `the cluster does not answer, so nothing was begun: ${listing.message}`;
			return outcomeAt("errored", "cluster-unreachable", {
				stage: "inputs",
				sentence
			});
		}
		case "listed":
		case "unknown-type": return;
	}
}
/** Whether the checks that a pull request needs never start, for the kind of token that opened it. */
async function whyStuck(run, pullRequest) {
	const { pullRequests } = await run.ports.forge();
	const names = await pullRequests.unstartedChecks(pullRequest, run.signal);
	if (names.length === 0) return void 0;
	return {
		because: `it was opened with GITHUB_TOKEN, whose events start no workflows: what it requires does not begin (${names.map((name) => `"${name}"`).join(", ")})`,
		remedy: "Give app-id and app-private-key of a GitHub App: its pull requests start workflows. To start them for this one, close and reopen it by hand."
	};
}
/** A sentence about a pull request, and why it will stay so. */
function saidOf(sentence, stuck) {
	if (stuck === void 0) return { sentence };
	return {
		sentence: `${sentence.replace(/\.$/, "")}; ${stuck.because}`,
		remedy: stuck.remedy
	};
}
/** How often GitHub is asked again when the base branch moved under the merge. */
const attempts$2 = 5;
/** Merges the pull request at exactly our head, or leaves it to people; adopts what they have done meanwhile. */
async function merge(run, written, place) {
	const { pullRequests } = await run.ports.forge();
	for (let attempt = 0; attempt < attempts$2; attempt += 1) {
		const current = await pullRequests.get(place.number, run.signal);
		if (!await isStillOurs(run, written, {
			base: place.head,
			revision: current.head
		})) return overtaken(place);
		const settled = await settle$1(run, written, current);
		if (settled !== void 0) return settled;
		const held = await heldNow(run, written);
		if (held !== void 0) return held;
		if (run.plan.merge === "manual") return waits(run, place, written);
		const result = await pullRequests.merge(place.number, current.head, run.signal);
		if (result.result === "merged") return merged(run, written, result.revision);
		if (result.result === "conflict") return {
			event: "base-moved",
			pullRequest: place.number,
			head: current.head
		};
		if (result.result === "refused") return refused(run, place, result.message);
		await run.ports.clock.sleep(run.ports.random() * 1e3 * 2 ** attempt, run.signal);
	}
	return ended("errored", "too-many-races", {
		stage: "merge",
		sentence: `${place.url}: its base kept moving`
	});
}
/** Somebody may have brought the branch up to date; anything else on it is a newer deployment's, or nobody's we know. */
async function isStillOurs(run, { edits }, at) {
	return at.base === at.revision || buildsOn(run, edits, at);
}
/** A hold that was placed since we wrote: checks and reviews may take their time. */
async function heldNow(run, written) {
	const { application, environment } = run.plan;
	const hold = await (await run.ports.holds()).find(application, environment, run.signal);
	return hold === void 0 ? void 0 : {
		event: "ended",
		outcome: heldOutcome(hold, "merge"),
		record: written.record
	};
}
async function settle$1(run, written, current) {
	if (current.state === "merged" && current.mergeCommit !== void 0) return merged(run, written, current.mergeCommit);
	if (current.state !== "closed") return void 0;
	return ended("failed", "pull-request-closed", {
		stage: "merge",
		sentence: `${current.url} was closed without being merged`
	});
}
async function merged(run, written, revision) {
	await noteWritten(run, written.record, { revision });
	return {
		event: "merged",
		revision
	};
}
function overtaken(place) {
	const sentence = `a newer deployment took over ${place.url}`;
	return ended("superseded", "newer-deployment", {
		stage: "merge",
		sentence
	});
}
async function refused(run, place, message) {
	const stuck = await whyStuck(run, place.number);
	return ended("failed", "merge-refused", {
		stage: "merge",
		...saidOf(`${place.url}: ${message}`, stuck)
	});
}
async function waits(run, place, written) {
	const stuck = await whyStuck(run, place.number);
	const said = saidOf(`${place.url} waits to be merged`, stuck);
	const outcome = outcomeAt("paused", "pull-request-open", {
		stage: "merge",
		...said
	});
	const waiting = {
		for: "a person to merge it",
		since: run.ports.clock.now(),
		goOn: `merge ${place.url}, then resume`
	};
	return {
		event: "ended",
		outcome: {
			...outcome,
			waiting
		},
		record: written.record
	};
}
/**
* What to put back in place of edits: what the last healthy deployment wrote there; without one, what stood there before
* any of the deployments that nobody saw healthy. `others` are the other records of the environment, newest first.
*/
function lastGood(edits, others) {
	return edits.map((edit) => ({
		...edit,
		from: valueBefore(edit, others)
	}));
}
function valueBefore(edit, others) {
	let value = edit.from;
	for (const { payload, note } of others) {
		const there = payload.edits.find(({ file, path }) => file === edit.file && path === edit.path);
		if (there === void 0) continue;
		if (note.state === "succeeded") return there.to;
		if (there.to === value) value = there.from;
	}
	return value;
}
/**
* Milliseconds before a lost race is run again. Full jitter: many writers must not meet again. It grows until fifty writers at once
* find room one after another; two or three meet again within the second.
*/
function backoff(attempt, random) {
	return random * Math.min(2e4, 200 * 2 ** attempt);
}
const attempts$1 = 8;
/**
* After an aborted or degraded rollout: notes the verdict, for a run that goes on should this one be killed; closes the
* environment, so that nothing gets in between; then puts the values of the last healthy image back into Git, only where
* they are still ours.
*/
async function recover(run, what) {
	if (run.plan.rollback !== "automatic") return recovered("not-configured", "not configured: Git still names the new image");
	await attempt(run, () => noteVerdict(run, what.written, what.because));
	const held = await attempt(run, () => hold(run, what));
	const restored = await attempt(run, () => restoreAll(run, what));
	if ("message" in restored) return recovered("failed", restored.message);
	const recovery = restored.value;
	if (recovery.result === "overtaken" || recovery.result === "nothing-to-restore") {
		if ("value" in held && held.value === "placed") await letGo(run, what.written.record);
		return {
			event: "recovered",
			recovery
		};
	}
	if (recovery.result === "rolled-back") await refreshAll(run);
	if ("value" in held) return {
		event: "recovered",
		recovery: told(recovery, "the environment is held until somebody releases it")
	};
	return {
		event: "recovered",
		recovery: told(recovery, `the environment could not be held: ${held.message}`)
	};
}
/** What Git says again is to be applied soon, and not at the next look of Argo CD, minutes later. */
async function refreshAll(run) {
	await Promise.all(run.plan.targets.map(({ application, cluster: own }) => attempt(run, async () => {
		const cluster = application === void 0 ? void 0 : await run.ports.cluster(application.cluster ?? own);
		if (application !== void 0 && cluster !== void 0) await refresh(cluster, application, run.signal);
	})));
}
function told(recovery, what) {
	return {
		...recovery,
		sentence: `${recovery.sentence}; ${what}`
	};
}
/** What work came to, or why it failed: one failure must not keep the other half of a recovery away. */
async function attempt(run, work) {
	try {
		return { value: await work() };
	} catch (error) {
		run.signal.throwIfAborted();
		const message = error instanceof Error ? error.message : "for an unknown reason";
		run.ports.log.warning(message);
		return { message };
	}
}
async function restoreAll(run, what) {
	const edits = await toRestore(run, what.written);
	if (edits.every(({ from, to }) => from === to)) return {
		result: "nothing-to-restore",
		sentence: "nothing of ours stands in Git that could be put back"
	};
	for (let tried = 0; tried < attempts$1; tried += 1) {
		const recovery = await restore(run, edits, what);
		if (recovery !== "lost-race") return recovery;
		await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
	}
	return {
		result: "failed",
		sentence: "others kept writing to the branch"
	};
}
function recovered(result, sentence) {
	return {
		event: "recovered",
		recovery: {
			result,
			sentence
		}
	};
}
/** Takes our own hold away; one that somebody else has placed meanwhile stays. */
async function letGo(run, record) {
	const holds = await run.ports.holds();
	const { application, environment } = run.plan;
	if ((await holds.find(application, environment, run.signal))?.record === record) await holds.release(application, environment, run.signal);
}
async function hold(run, { written, because }) {
	const holds = await run.ports.holds();
	const { application, environment } = run.plan;
	const url = run.plan.run === void 0 ? {} : { url: run.plan.run.url };
	const reason = `${because.reason}: ${because.sentence}`.slice(0, 500);
	const { result } = await holds.place({
		application,
		environment,
		owner: "gitops-deploy",
		reason,
		since: run.ports.clock.now(),
		record: written.record,
		...url
	}, run.signal);
	return result;
}
async function toRestore(run, written) {
	const { records } = await run.ports.forge();
	const known = await records.list(run.plan.application, run.plan.environment, 30, run.signal);
	return lastGood(written.edits, known.filter(({ id }) => id !== written.record));
}
async function restore(run, edits, { image }) {
	const { plan, signal } = run;
	const gitops = await run.ports.gitops();
	const { branch } = plan.gitops;
	const head = await gitops.head(branch, signal);
	if (head === void 0) return {
		result: "failed",
		sentence: `the branch ${branch} is gone`
	};
	const planned = restoreEdits(edits, await gitops.read(head, [...new Set(edits.map(({ file }) => file))], signal));
	if (planned.result === "refused") return {
		result: "failed",
		sentence: planned.problems.map(printProblem).join("; ")
	};
	if (planned.result === "overtaken") return {
		result: "overtaken",
		sentence: "a newer change stands in Git"
	};
	const real = planned.files.flatMap((file) => file.edits);
	const version = previousVersion(edits);
	const previous = `${repositoryOf(image.reference)}${version === void 0 ? "" : isDigest(version) ? `@${version}` : `:${version}`}`;
	const done = (revision) => ({
		result: "rolled-back",
		revision,
		image: previous,
		healthy: false,
		sentence: `Git names ${version ?? "the old image"} again (${revision.slice(0, 7)})`
	});
	if (real.length === 0) return done(head);
	const { application, environment, repository, source } = plan;
	const message = commitMessage({
		application,
		environment,
		repository,
		kind: "rollback",
		image: previous,
		version: version ?? "before",
		source: source.commit,
		edits: real,
		...plan.run === void 0 ? {} : { run: plan.run.url }
	});
	const result = await gitops.commit({
		branch,
		parent: head,
		expected: head,
		files: changedFiles(planned.files),
		message
	}, signal);
	if (result.result === "lost-race") return "lost-race";
	return result.result === "committed" ? done(result.revision) : {
		result: "failed",
		sentence: `${printImage(image.reference)} stays in Git: ${result.message}`
	};
}
/** The tag that goes back, else the digest. */
function previousVersion(edits) {
	return edits.find(({ from }) => isTag(from))?.from ?? edits.find(({ from }) => isDigest(from))?.from;
}
/** Severities as Trivy names them, worst first. */
const severities = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
function severityOf(text) {
	return severities.find((severity) => severity === text) ?? "UNKNOWN";
}
function readVulnerability(value) {
	const fixed = textAt(value, "FixedVersion");
	const title = textAt(value, "Title");
	return {
		id: textAt(value, "VulnerabilityID") ?? "?",
		severity: severityOf(textAt(value, "Severity")),
		package: textAt(value, "PkgName") ?? "?",
		installed: textAt(value, "InstalledVersion") ?? "?",
		...fixed === void 0 ? {} : { fixed },
		...title === void 0 ? {} : { title }
	};
}
/** Judges a report of Trivy (JSON, schema version 2) by the policy. A report of another shape is never clean. */
function judgeScan(report, policy) {
	const version = numberAt(report, "SchemaVersion");
	if (!isFields(report) || version !== 2) return {
		verdict: "unreadable",
		message: `schema version ${version ?? "none"} instead of 2`
	};
	const all = listAt(report, "Results").flatMap((result) => listAt(result, "Vulnerabilities").map(readVulnerability));
	const refused = all.filter(({ severity, fixed }) => policy.failOn.includes(severity) && !(policy.ignoreUnfixed && fixed === void 0)).sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity) || one.id.localeCompare(other.id));
	return {
		verdict: refused.length === 0 ? "clean" : "vulnerable",
		counts: countBySeverity(all),
		refused
	};
}
function countBySeverity(all) {
	const count = (wanted) => all.filter(({ severity }) => severity === wanted).length;
	return {
		CRITICAL: count("CRITICAL"),
		HIGH: count("HIGH"),
		MEDIUM: count("MEDIUM"),
		LOW: count("LOW"),
		UNKNOWN: count("UNKNOWN")
	};
}
/** Scans every platform of the image by its own digest; only a report that could be read can call it clean. */
async function scan(run, image) {
	const scans = [];
	for (const platform of image.platforms) {
		const scanned = await scanPlatform(run, image, platform);
		if ("event" in scanned) return scanned;
		scans.push(scanned);
	}
	const bad = scans.filter(({ verdict }) => verdict === "vulnerable");
	if (bad.length === 0) return {
		event: "scanned",
		scans
	};
	return {
		event: "ended",
		outcome: outcomeAt("failed", "vulnerable", {
			stage: "scan",
			sentence: bad.map(describe).join("; ")
		}),
		scans
	};
}
async function scanPlatform(run, image, { platform, digest }) {
	const scanner = await run.ports.scanner();
	const { sarif } = run.plan.scan;
	const repository = repositoryOf(image.reference);
	run.ports.log.info(`scanning ${repository}@${digest} (${platform})`);
	const file = sarif === void 0 ? {} : { sarif: `${sarif.replace(/\/$/, "")}/${platform.replaceAll("/", "-")}.sarif` };
	const result = await scanner.scan({
		repository,
		digest,
		platform,
		...file
	}, run.signal);
	if (result.result !== "scanned") return ended("errored", result.result, {
		stage: "scan",
		sentence: `${platform}: ${result.message}`
	});
	const verdict = judgeScan(result.report, run.plan.scan);
	if (verdict.verdict === "unreadable") return ended("errored", "scan-errored", {
		stage: "scan",
		sentence: `${platform}: the report cannot be read: ${verdict.message}`
	});
	return {
		platform,
		verdict: verdict.verdict,
		counts: verdict.counts,
		refused: verdict.refused
	};
}
function describe({ platform, refused }) {
	const [first] = refused;
	const more = refused.length > 1 ? ` and ${refused.length - 1} more` : "";
	const fix = first?.fixed === void 0 ? "" : `, fixed in ${first.fixed}`;
	return `${platform}: ${first?.severity} ${first?.id} in ${first?.package} ${first?.installed}${fix}${more}`;
}
/**
* Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved: where that one
* was built from our commit too, by a run for another environment at the same time, it is taken instead, and scanned.
*/
async function tag(run, image) {
	const registry = await run.ports.registry();
	const { registry: host, name, digest } = image.reference;
	for (const wanted of image.tags) {
		const reference = {
			registry: host,
			name,
			tag: wanted
		};
		const there = await registry.describe(reference, run.signal);
		if (there?.digest === digest) continue;
		if (there !== void 0 && run.plan.image.immutableTags) return takeOrRefuse(run, {
			image,
			wanted,
			there
		});
		await registry.tag(image.reference, wanted, run.signal);
		const now = await registry.describe(reference, run.signal);
		if (now !== void 0 && now.digest !== digest) return takeOrRefuse(run, {
			image,
			wanted,
			there: now
		});
	}
	return { event: "tagged" };
}
function takeOrRefuse(run, { image, wanted, there }) {
	const repository = repositoryOf(image.reference);
	if (image.origin === "taken" || there.labels["org.opencontainers.image.revision"] !== run.plan.source.commit) {
		const sentence = `${repository}:${wanted} already names ${there.digest}`;
		return ended("errored", "tag-taken", {
			stage: "scan",
			sentence
		});
	}
	run.ports.log.info(`${repository}:${wanted} was built from this commit by another run at the same time; taking that one`);
	const reference = {
		...image.reference,
		digest: there.digest
	};
	return {
		event: "image-ready",
		image: {
			...image,
			reference,
			platforms: there.platforms,
			origin: "taken"
		}
	};
}
/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6e3;
/** For the post step: should this process end before the outcome is told, it tells it. */
function remember(ports, { told, ...left }) {
	const { application, environment, source, run } = told;
	const { commit, pullRequest } = source;
	const kept = {
		application,
		environment,
		source: {
			commit,
			...pullRequest === void 0 ? {} : { pullRequest }
		},
		...run === void 0 ? {} : { run }
	};
	ports.results.remember(leftOverKey(told), printLeftOver({
		told: kept,
		...left
	}));
}
/** Seconds between two comments while a rollout goes on. */
const commentEvery = 10;
/** Reasons that say nothing of the deployment itself: what was told of it before still holds. */
const sawNothing = [
	"cancelled",
	"cluster-unreachable",
	"github-unreachable",
	"gitops-unreachable"
];
const githubIsSlow = {
	outcome: "errored",
	reason: "github-unreachable",
	stage: "report",
	sentence: "GitHub did not answer in time"
};
/** The outcome where it could not be told: a verdict that nobody can read is none. */
function unreported(outcome, why) {
	if (why.sentence === outcome.sentence) return outcome;
	return {
		...why,
		stage: "report",
		sentence: `${outcome.sentence}; and it could not be reported: ${why.sentence}`
	};
}
/**
* Tells the world how far it is: the status at each stage, the comment no more often than every few seconds, the end.
* Of a deployment that was taken up and whose end was told before (it is paused, or errored), it is silent until there is
* something new: a schedule looks again and again, and GitHub takes 1000 statuses for a commit and context.
*/
var Teller = class {
	#telling;
	#silent;
	#stage = "";
	#last = 0;
	constructor(telling) {
		this.#telling = telling;
		this.#silent = telling.before !== void 0 && telling.before.state !== "open";
	}
	/** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
	async begin(progress) {
		const { plan, ports, signal, from, display } = this.#telling;
		const isNew = progress.stage !== this.#stage;
		const isFirst = this.#stage === "";
		this.#stage = progress.stage;
		if (isNew) this.keeps(progress);
		if (isNew) ports.log.info(`stage ${progress.stage}`);
		display.show(progress);
		if (!isNew) return;
		this.#silent &&= progress.written === from.written;
		if (this.#silent) return;
		await this.#try(isFirst, () => publishStatus(plan, ports, {
			progress,
			signal
		}));
	}
	/** For the post step: how far it is, and which record is to be closed. */
	keeps({ stage, record }) {
		const { plan, ports } = this.#telling;
		remember(ports, {
			told: plan,
			stage,
			...record === void 0 ? {} : { record }
		});
	}
	async tell(progress) {
		const { plan, ports, signal } = this.#telling;
		const now = ports.clock.now().getTime();
		if (this.#silent || now - this.#last < commentEvery * 1e3) return;
		this.#last = now;
		await this.#try(false, () => publishComment(plan, ports, {
			progress,
			signal
		}));
	}
	/** Tells the end; where GitHub does not take the status, that is the outcome. */
	async finish(end) {
		const { display } = this.#telling;
		display.reports(end.progress);
		const told = await this.#publish(end);
		display.ends(told.outcome);
		return told;
	}
	async #publish(end) {
		const { ports } = this.#telling;
		const { told, outcome, progress } = end;
		if (this.#silent && !this.#isNews(outcome)) {
			ports.results.forget(leftOverKey(told));
			return end;
		}
		const { stage, record } = progress;
		remember(ports, {
			told,
			stage,
			outcome,
			...record === void 0 ? {} : { record }
		});
		const signal = AbortSignal.timeout(outcome.outcome === "cancelled" ? lastWords : 6e4);
		try {
			await publishOutcome(told, ports, {
				outcome,
				progress,
				signal
			});
		} catch (error) {
			return {
				...end,
				outcome: unreported(outcome, signal.aborted ? githubIsSlow : outcomeOf(error, "report"))
			};
		}
		await this.#commentAtEnd(end, signal);
		return end;
	}
	/** The status says it already: a comment that fails changes no outcome, and is left to the post step. */
	async #commentAtEnd({ told, outcome, progress }, signal) {
		const { ports } = this.#telling;
		try {
			await publishComment(told, ports, {
				outcome,
				progress,
				signal
			});
			ports.results.forget(leftOverKey(told));
		} catch (error) {
			ports.log.warning(`the comment could not be written: ${error instanceof Error ? error.message : ""}`);
		}
	}
	#isNews({ outcome, reason, stage, sentence }) {
		const { before } = this.#telling;
		if (before === void 0) return true;
		if (sawNothing.includes(reason)) return false;
		if (before.reason !== reason || before.stage !== stage || before.state !== recordState(outcome)) return true;
		return !sentence.replace(/\s+/g, " ").startsWith(before.sentence.replace(/…$/, "").trim());
	}
	async #try(must, work) {
		const { ports, signal } = this.#telling;
		try {
			await work();
		} catch (error) {
			signal.throwIfAborted();
			if (must) throw error;
			ports.log.warning(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ""}`);
		}
	}
};
/** Title and body of the pull request in the GitOps repository. */
function proposalText(plan, image, written) {
	const version = image.reference.tag ?? image.reference.digest.slice(0, 19);
	const origin = plan.source.pullRequest === void 0 ? "" : ` from ${plan.repository}#${plan.source.pullRequest}`;
	return {
		title: `Deploy ${plan.application} ${version} to ${plan.environment}`.slice(0, 200),
		body: [
			`${escapeMarkdown(plan.application)} in ${escapeMarkdown(plan.environment)}: ${code(printImage(image.reference))}`,
			"",
			`Source: ${plan.repository}@${plan.source.commit}${origin}`,
			"",
			fenced(written.diff, "diff")
		].join("\n")
	};
}
/**
* Puts the edit on the branch of this application and environment, on top of the branch head, and opens the pull request
* or adopts the one that is open: a newer deployment takes over the pull request of an older one.
*/
async function propose(run, proposal) {
	const branch = branchName(run.plan);
	const pushed = await pushBranch(run, proposal, branch);
	if (pushed.result === "lost-race") return { record: proposal.record };
	if (pushed.result === "refused") return ended("failed", "write-refused", {
		stage: "write",
		sentence: pushed.message
	});
	const { pullRequests } = await run.ports.forge();
	const text = proposalText(run.plan, proposal.image, proposal.written);
	const { number, url } = await pullRequests.open(branch, run.plan.gitops.branch, text, run.signal);
	await noteWritten(run, proposal.record.id, { pullRequest: number });
	const place = {
		on: "pull-request",
		number,
		url,
		head: pushed.revision
	};
	return {
		event: "written",
		written: {
			...proposal.written,
			place
		}
	};
}
async function pushBranch(run, proposal, branch) {
	const gitops = await run.ports.gitops();
	const { current } = proposal;
	if (current !== void 0 && await holdsTheSame(run, proposal, current)) return {
		result: "committed",
		revision: current
	};
	return gitops.commit({
		branch,
		parent: proposal.head,
		expected: current ?? "nothing",
		files: changedFiles(proposal.plan.files),
		message: commitText(run.plan, proposal.image, proposal.plan)
	}, run.signal);
}
/** Whether the branch already carries exactly these bytes on top of this head: an earlier run pushed it. */
async function holdsTheSame(run, proposal, current) {
	const gitops = await run.ports.gitops();
	if (current === proposal.head || await gitops.isAncestor(proposal.head, current, run.signal) !== true) return false;
	const wanted = changedFiles(proposal.plan.files);
	const there = await gitops.read(current, [...wanted.keys()], run.signal);
	return [...wanted].every(([file, bytes]) => isSameBytes(bytes, there.get(file)));
}
/** How often a lost race is run again; each time on fresh bytes. */
const attempts = 20;
/**
* Writes the image into the GitOps repository: a compare-and-swap. Each attempt reads the branch head, asks whether
* it may write, plans on the head's bytes, judges what would be rolled out, keeps a record, and commits on exactly that head,
* or starts again.
*/
async function write(run, image, overtaken) {
	if ((overtaken?.times ?? 0) > attempts) return lostEveryRace(run);
	const event = await tryAgainAndAgain(run, image);
	if (overtaken !== void 0 && event.event === "ended" && event.outcome.outcome === "superseded") await closeOvertaken(run, overtaken, event.outcome.sentence);
	return event;
}
/** Our pull request says what nobody wants any more; unless somebody newer has made it theirs. */
async function closeOvertaken(run, { pullRequest, head }, sentence) {
	const { pullRequests } = await run.ports.forge();
	if ((await pullRequests.get(pullRequest, run.signal)).head !== head) return;
	await pullRequests.close(pullRequest, `Closed: ${escapeMarkdown(sentence)}.`, run.signal);
}
/** Git names the image already: a pull request of an older deployment, open on our branch, would only undo that. */
async function closeStale(run, own) {
	if (own === void 0) return;
	const { pullRequests } = await run.ports.forge();
	const there = await pullRequests.find(branchName(run.plan), void 0, run.signal);
	if (there?.state !== "open") return;
	await closeOvertaken(run, {
		pullRequest: there.number,
		head: own
	}, "Git names a newer image already");
}
async function tryAgainAndAgain(run, image) {
	let record;
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const tried = await tryToWrite(run, image, record);
		if ("event" in tried) return tried;
		record = tried.record;
		run.ports.log.info(`somebody else wrote to ${run.plan.gitops.branch} first; planning again on the new head`);
		await run.ports.clock.sleep(backoff(attempt, run.ports.random()), run.signal);
	}
	return lostEveryRace(run);
}
function lostEveryRace(run) {
	const sentence = `lost the race for ${run.plan.gitops.branch} ${attempts} times`;
	return ended("errored", "too-many-races", {
		stage: "write",
		sentence
	});
}
/** One attempt: an event that ends the stage, or a lost race with the record to go on with. */
async function tryToWrite(run, image, begun) {
	const heads = await readHeads(run);
	if ("event" in heads) return heads;
	const admission = await admit(run, image, begun);
	if (admission.admitted === "no") return admission.event;
	const planned = await planOn(run, image, heads.base);
	if ("event" in planned) return planned;
	const { head, plan } = planned;
	const refusal = await judgeWorkload(run, head, plan, admission.lastHealthy);
	if (refusal !== void 0) return refusal;
	const record = await keepRecord(run, {
		image,
		edits: recordedEdits(plan),
		open: admission.open
	});
	const written = writtenFrom(record, plan);
	if (!written.changed) {
		await closeStale(run, heads.own);
		return settle(run, written, head);
	}
	if (run.plan.write === "pull-request") return propose(run, {
		head,
		plan,
		image,
		record,
		written,
		current: heads.own
	});
	const result = await commit(run, {
		head,
		plan,
		image
	});
	if (result.result === "lost-race") return { record };
	if (result.result === "refused") return ended("failed", "write-refused", {
		stage: "write",
		sentence: result.message
	});
	return settle(run, written, result.revision);
}
/** Where the branches stand, read before anything that may refuse: whoever is let in after us moves one of them. */
async function readHeads(run) {
	const base = await readHead(run);
	if (typeof base !== "string") return base;
	if (run.plan.write === "push") return { base };
	const own = await (await run.ports.gitops()).head(branchName(run.plan), run.signal);
	return own === void 0 ? { base } : {
		base,
		own
	};
}
async function settle(run, written, revision) {
	await noteWritten(run, written.record, { revision });
	return {
		event: "written",
		written: {
			...written,
			place: {
				on: "branch",
				revision
			}
		}
	};
}
function writtenFrom(record, plan) {
	const edits = plan.files.flatMap((file) => file.edits);
	return {
		record: record.id,
		edits: record.edits,
		diff: plan.files.filter((file) => file.edits.length > 0).map(diffOf).join(""),
		changed: edits.length > 0,
		ours: edits.length > 0 || record.edits.some(({ from, to }) => from !== to)
	};
}
async function commit(run, at) {
	const gitops = await run.ports.gitops();
	const { branch } = run.plan.gitops;
	return gitops.commit({
		branch,
		parent: at.head,
		expected: at.head,
		files: changedFiles(at.plan.files),
		message: commitText(run.plan, at.image, at.plan)
	}, run.signal);
}
/**
* Takes a deployment to its verdict, from wherever it stands: each step follows from what has been done, is told to the
* world, performed, and its event taken into account.
*/
async function drive(plan, ports, { signal, from = notBegun, before }) {
	let progress = from;
	const display = displayOf(plan, ports);
	const teller = new Teller({
		plan,
		ports,
		signal,
		from,
		before,
		display
	});
	const run = {
		plan,
		ports,
		signal,
		publish: (now) => teller.tell(now),
		sees: (targets) => display.sees(targets),
		keeps: (record) => {
			progress = {
				...progress,
				record
			};
			teller.keeps(progress);
		}
	};
	try {
		for (;;) {
			const effect = next(progress);
			if (effect.do === "end") return await teller.finish({
				told: plan,
				outcome: effect.outcome,
				progress
			});
			progress = {
				...progress,
				stage: stageOf(effect)
			};
			await teller.begin(progress);
			const event = await untilAborted(signal, perform(run, effect, progress));
			progress = advance(progress, event);
		}
	} catch (error) {
		const outcome = signal.aborted ? cancelledAt(progress.stage) : outcomeOf(error, progress.stage);
		return teller.finish({
			told: plan,
			outcome,
			progress
		});
	}
}
function perform(run, effect, progress) {
	switch (effect.do) {
		case "check": return check(run);
		case "build": return build(run);
		case "scan": return scan(run, effect.image);
		case "tag": return tag(run, effect.image);
		case "write": return write(run, effect.image, effect.overtaken);
		case "merge": return effect.written.place.on === "branch" ? Promise.resolve({
			event: "merged",
			revision: effect.written.place.revision
		}) : merge(run, effect.written, effect.written.place);
		case "watch": return watchTargets(run, {
			...effect,
			progress
		});
		case "recover": return recover(run, effect);
	}
}
/** A signal ends the run at once: what a step still has to clean up must not keep the status waiting. */
async function untilAborted(signal, work) {
	signal.throwIfAborted();
	const { promise: aborted, reject } = Promise.withResolvers();
	const onAbort = () => reject(signal.reason);
	signal.addEventListener("abort", onAbort, { once: true });
	try {
		return await Promise.race([work, aborted]);
	} finally {
		signal.removeEventListener("abort", onAbort);
		work.catch(() => {});
	}
}
export { drive as t };
