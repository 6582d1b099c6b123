import { At as wordsIn, C as targetsOfWave, Et as replaceWords, Ft as numberAt, It as textAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, T as waveCount, a as code, c as linked, g as editsToPutBack, h as editsOfWave, o as escapeMarkdown, s as fenced, w as wasProven, x as printWave, zt as withoutUndefined } from "./drive.js";
import { t as untilAborted } from "./until-aborted.js";
import { a as notBegun, i as next, n as displayOf, o as stageOf, r as advance } from "./display.js";
import { A as hexOf, B as DeployError, F as repositoryOf, H as outcomeOf, I as versionOf, M as isTag, N as parseImageReference, P as printImage, U as printPlace, W as printProblem, h as printable, j as isDigest, m as oneLine, n as plainLine } from "./start.js";
import { c as tag, t as build } from "./build.js";
import { c as check, d as imageBefore, i as closedSince, r as closedGate, t as backUp, u as judgeWorkload } from "./backup.js";
import { t as pulledSize } from "./details.js";
import { t as isSamePlatform } from "./platform.js";
import { S as replacedBy, _ as leftOverKey, a as overtakenBy, b as printLeftOver, d as noteVerdict, f as noteWritten, h as whileWanted, i as lastHealthyOf, m as previewUnwanted, n as heldOutcome, o as overtakenInGit, p as recordedEdits, s as keepRecord, t as admit, v as outcomeOfRecord, x as proposedBefore } from "./admit.js";
import { i as restoreEdits, n as filesAt, t as carries } from "./carries.js";
import { n as ended, r as outcomeAt, t as cancelledAt } from "./run.js";
import { a as openOneOf, c as withdrawOpen, i as lookAtOpen, l as MergeHead, n as notifyOutcome, o as saidOf$1, r as disarm, s as withdraw, u as isOfNewer } from "./notify.js";
import { a as rollbackBranchName, n as commentMarker, o as statusContext, t as branchName } from "./names.js";
import { A as recordState, L as levelOf, _ as restoreAdvice, j as wasRolledBack, k as isUnfinished, l as overviewText, u as severities$1 } from "./action.js";
import { t as readApplication } from "./application.js";
import { o as syncRequest } from "./assess.js";
import { i as reachOf, r as observed, s as applicationType } from "./look.js";
import { n as listOnce } from "./wanted.js";
import { d as diffOf, lt as isSameBytes } from "./edit.js";
import { t as backoff } from "./backoff.js";
import { a as planWavesOn, i as isChanged, n as commitText, o as readHead, s as toldEdits, t as changedFiles } from "./plan-edits.js";
import { n as traceIdOf } from "./traceparent.js";
import { i as commitMessage, t as filesOfPreview } from "./preview-files.js";
import { a as bySeverity, u as inParallel } from "./around.js";
import { n as imageOf } from "./taken-up.js";
import { n as nthOf, t as fingerprint } from "./fingerprint.js";
import { r as schemaAddress } from "./log.js";
import { t as import_dist } from "./yaml.js";
import { i as signPredicate, n as provenancePredicate } from "./statement.js";
import { a as publishStatus, i as publishOutcome, n as publishComment, r as publishLastComment } from "./publish.js";
import { a as newSentences, c as watchTargets, i as lookedAt, o as relate, s as see } from "./watched-record.js";
import { t as repositoryOfPlan } from "./image-of-plan.js";
import { n as observe } from "./observe.js";
import { n as tableOf, t as cutPart } from "./part.js";
import { t as removeFiles } from "./remove-preview.js";
/** Compares two images platform by platform; those of the new one come first. What was scanned of another image than `before` is left out. */
function compareImages(before, after, scanned) {
	const names = [...after.platforms, ...before.platforms].map(({ platform }) => platform);
	const of = (all, name) => all.find(({ platform }) => isSamePlatform(platform, name));
	const unique = names.filter((name, index) => names.findIndex((one) => isSamePlatform(one, name)) === index);
	const contents = scanned?.before === before.digest ? scanned.platforms : [];
	const platforms = unique.map((platform) => {
		const found = of(contents, platform);
		const difference = comparePlatform(platform, of(before.platforms, platform), of(after.platforms, platform));
		return found === void 0 ? difference : {
			...difference,
			contents: compareContents(found.before, found.after)
		};
	});
	return {
		before: before.digest,
		after: after.digest,
		platforms
	};
}
function comparePlatform(platform, before, after) {
	const sides = {
		...before === void 0 ? {} : { before: sideOf(before) },
		...after === void 0 ? {} : { after: sideOf(after) }
	};
	if (before === void 0 || after === void 0) return {
		platform,
		...sides
	};
	const known = new Set(before.layers.map(({ digest }) => digest));
	const newBytes = pulledSize({ layers: after.layers.filter(({ digest }) => !known.has(digest)) });
	return {
		platform,
		...sides,
		newBytes,
		sharedLayers: sharedBelow(before.layers, after.layers)
	};
}
function sideOf(platform) {
	const { layers, base } = platform;
	return {
		size: pulledSize(platform),
		layers: layers.length,
		...base === void 0 ? {} : { base }
	};
}
function sharedBelow(before, after) {
	const other = after.findIndex(({ digest }, index) => before[index]?.digest !== digest);
	return other < 0 ? after.length : other;
}
/** Compares what two scans found; a package is told apart by its kind and name, a vulnerability by its id and package. */
function compareContents(before, after) {
	const nameOf = (one) => JSON.stringify([one.id, one.package]);
	const missingIn = (from, those) => {
		const known = new Set(from.vulnerabilities.map(nameOf));
		return [...new Map(those.vulnerabilities.map((one) => [nameOf(one), one])).values()].filter((one) => !known.has(nameOf(one)));
	};
	const found = {
		fixed: missingIn(after, before),
		introduced: missingIn(before, after)
	};
	if (before.packages === void 0 || after.packages === void 0) return found;
	return {
		...found,
		packages: comparePackages(before.packages, after.packages)
	};
}
function comparePackages(before, after) {
	const [old, now] = [byName(before), byName(after)];
	const onlyIn = (those, others) => [...those].flatMap(([key, packages]) => others.has(key) ? [] : packages);
	const changed = [...now].flatMap(([key, packages]) => {
		const [from, to] = [versionsOf(old.get(key) ?? []), versionsOf(packages)];
		return from.length === 0 || from.join("\n") === to.join("\n") ? [] : [{
			name: packages[0]?.name ?? "",
			from,
			to
		}];
	});
	return {
		added: onlyIn(now, old),
		removed: onlyIn(old, now),
		changed
	};
}
function byName(packages) {
	return Map.groupBy(packages, ({ kind, name }) => JSON.stringify([kind, name]));
}
function versionsOf(packages) {
	return [...new Set(packages.map(({ version }) => version))].sort();
}
/** Milliseconds for which the registry is waited for once the scan is done; most scans take longer than it. */
const patience = 1e3;
/**
* Says what changed in the image while it is scanned, and adds that to what the scan came to. It is for people alone: where the
* registry does not tell, or takes too long, a line of the log says so, and nothing else is different.
*/
async function withDifference(run, images, scanning) {
	const { before, after } = images;
	if (before === void 0) return scanning;
	const stop = new AbortController();
	const looking = inspectBoth(run, {
		before,
		after,
		stop: stop.signal
	});
	const event = await scanning.finally(() => {
		AbortSignal.timeout(patience).addEventListener("abort", () => stop.abort(/* @__PURE__ */ new Error("the registry takes too long")), { once: true });
	});
	const details = await looking;
	if (details === void 0 || event.event !== "scanned" && event.event !== "ended") return event;
	return {
		...event,
		difference: compareImages(details.before, details.after, event.contents)
	};
}
/** Both images, or undefined; never rejects, since nobody may be waiting for it any more. */
async function inspectBoth({ ports, signal }, at) {
	try {
		const within = AbortSignal.any([signal, at.stop]);
		const images = [at.before, at.after.reference].map(async (image) => (await ports.registry()).details(image, within));
		const [old, now] = await Promise.race([Promise.all(images), abortOf(within)]);
		return old === void 0 || now === void 0 ? void 0 : {
			before: old,
			after: now
		};
	} catch (error) {
		ports.log.info(`what changed in the image is not known: ${error instanceof Error ? error.message : ""}`);
		return;
	}
}
/** Rejects once a signal aborts: what goes on all the same, such as a credential helper that hangs, keeps nobody waiting. */
function abortOf(signal) {
	const { promise, reject } = Promise.withResolvers();
	signal.addEventListener("abort", () => reject(signal.reason), { once: true });
	return promise;
}
const nothingRemembered = {
	armed: false,
	missed: 0,
	notReady: false
};
/** How often an answer may lag behind what was done before it is believed. */
const mostMissed = 3;
/**
* The next step of a merge. A queue is never passed, also not by `immediate`: REST's merge would do it without a word where the
* token may (https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue).
*/
function nextOfMerge(look, merge, memory) {
	if (look.state === "merged") return look.mergeCommit === void 0 ? waitFor("github") : {
		do: "go-on",
		revision: look.mergeCommit
	};
	if (look.state === "closed") return {
		do: "end",
		because: "closed"
	};
	if (look.armed === "queue") return waitFor("queue");
	if (merge === "immediate" && !look.hasQueue) return { do: "merge" };
	if (look.standing === "conflict") return { do: "plan-again" };
	if (look.armed === void 0 && memory.armed) return lost(look, memory);
	if (look.failing.length > 0) return {
		do: "end",
		because: "checks",
		names: look.failing
	};
	if (look.standing === "behind") return { do: "plan-again" };
	if (look.armed === void 0) return arming(look, memory);
	return waitFor(whatIsMissing(look));
}
function waitFor(what) {
	return {
		do: "wait",
		for: what
	};
}
function whatIsMissing({ standing, waitsForReview }) {
	if (standing === "draft") return "draft";
	return waitsForReview ? "review" : "checks";
}
/** GitHub enables auto-merge only where there is something to wait for. */
function arming(look, { notReady }) {
	if (look.standing === "draft") return waitFor("draft");
	if (look.hasQueue) return notReady && look.standing !== "ready" ? waitFor(whatIsMissing(look)) : { do: "enqueue" };
	return look.standing === "ready" ? { do: "merge" } : { do: "enable" };
}
/** It was on its way, and is not any more. */
function lost({ last }, { before, missed }) {
	const isNew = last?.what === "disarmed" && last.id !== before;
	if (isNew && last.reason === "merge") return waitFor("github");
	if (isNew && /conflict|unmergeable/i.test(last.reason ?? "")) return { do: "plan-again" };
	if (isNew) return {
		do: "end",
		because: "removed",
		happening: last
	};
	return missed < mostMissed ? waitFor("github") : {
		do: "end",
		because: "removed",
		happening: void 0
	};
}
/** What is remembered after a look. */
function rememberLook(memory, look) {
	if (look.armed !== void 0) return {
		...memory,
		armed: true,
		missed: 0
	};
	return memory.armed ? {
		...memory,
		missed: memory.missed + 1
	} : memory;
}
const firstPause = 5e3;
const longestPause = 6e4;
/** Milliseconds until the next look, after so many: checks take minutes, and GitHub's limit is for all that a token does. */
function pauseBetweenLooks(looks) {
	return Math.min(longestPause, Math.round(firstPause * 1.5 ** looks));
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
/** That the head of a pull request is not what this deployment put there; `isOff` where GitHub does not merge it by itself. */
function notOnlyOurs({ head }, { besides, isOff }) {
	const end = isOff ? "it is not merged by itself" : "yet it could not be taken off its way, and may be merged by itself";
	return {
		because: `at ${head.slice(0, 7)} ${besides}; ${end}`,
		remedy: "Merge it by hand if that is meant, then run `resume`. Else take the other commits off its branch; a new deployment makes it anew."
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
function overtaken({ place }) {
	const sentence = `a newer deployment took over ${place.url}`;
	return ended("superseded", "newer-deployment", {
		stage: "merge",
		sentence
	});
}
function closed({ place }) {
	const sentence = `${place.url} was closed without being merged`;
	return ended("failed", "pull-request-closed", {
		stage: "merge",
		sentence
	});
}
/** Somebody gave it another base before it was merged. */
function mergedElsewhere({ place }, base) {
	const sentence = `${place.url} was merged into ${base}, which is not the branch that is deployed from`;
	return ended("failed", "pull-request-closed", {
		stage: "merge",
		sentence
	});
}
function refused$1({ place }, message, stuck) {
	return ended("failed", "merge-refused", {
		stage: "merge",
		...saidOf(`${place.url}: ${message}`, stuck)
	});
}
function failedChecks({ place }, names, besides) {
	return ended("failed", "merge-refused", {
		stage: "merge",
		sentence: [`${place.url} is not merged: ${quoted(names)} failed`, ...besides].join("; "),
		remedy: "Mend what the checks show, or run them again; then deploy again."
	});
}
/** It was merged, and git put our values elsewhere, or nowhere. */
function mergedWithout({ place }, revision) {
	return ended("failed", "edit-has-no-effect", {
		stage: "merge",
		sentence: `${place.url} was merged as ${revision.slice(0, 7)}, and its values do not stand in that where they were written: the branch may have moved the file`,
		remedy: "Look at that commit, correct the file of the edit in the configuration, and deploy again."
	});
}
/** Somebody took it off its way to the merge: GitHub, since something failed, a newer deployment, or a person. */
async function removed(run, { written, place }, happening) {
	const { records } = await run.ports.forge();
	const others = (await records.list(run.plan.application, run.plan.environment, 30, run.signal)).filter(({ id }) => id !== written.record);
	const newer = await overtakenBy(run, others);
	if (newer?.event === "ended" && newer.outcome.outcome === "superseded") return newer;
	const { reason, by, failing = [] } = happening ?? {};
	const who = by === void 0 ? "" : ` by ${by}`;
	const why = reason === void 0 ? "" : `: ${reason.replaceAll("_", " ")}`;
	const checks = failing.length === 0 ? "" : ` (${quoted(failing)})`;
	return ended("failed", "merge-refused", {
		stage: "merge",
		sentence: `${place.url} is no longer on its way to be merged: it was taken out of the merge queue, or its auto-merge was disabled${who}${why}${checks}`,
		remedy: failing.length === 0 ? "See the timeline of the pull request for who took it out and why; deploy again to put it back." : "Mend what these checks show on the commit of the queue, or run them again; then deploy again."
	});
}
function quoted(names) {
	return names.map((name) => `"${name}"`).join(", ");
}
/** Left to people: it is not merged by itself, or not by waiting. */
function waits(run, { written, place }, { stuck, message }) {
	const why = message === void 0 ? "" : `: GitHub does not merge it by itself, and now says: ${message}`;
	const said = saidOf(`${place.url} waits to be merged${why}`, stuck);
	const outcome = outcomeAt("paused", "pull-request-open", {
		stage: "merge",
		...message === void 0 || stuck !== void 0 ? {} : { remedy: "Allow auto-merge in the settings of the GitOps repository (General, Pull Requests), so that GitHub merges it when it is ready; or merge it by hand, and run `resume`." },
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
const waited = {
	review: {
		for: "a review",
		goOn: "review it, and GitHub merges it"
	},
	draft: {
		for: "somebody to mark it as ready for review",
		goOn: "mark it as ready for review"
	},
	checks: {
		for: "its required checks",
		goOn: "GitHub merges it as soon as they pass"
	},
	queue: {
		for: "the merge queue",
		goOn: "the merge queue merges it"
	},
	github: {
		for: "GitHub to merge it",
		goOn: "see how it stands"
	}
};
/** For whom or what it waits, in a few words. */
function nameOf$1(what) {
	return what === "github" ? "GitHub" : waited[what].for;
}
/** GitHub merges it without us: a later run sees it through. */
function waitsForLater(run, { written, place }, { for: what, late, byUs }) {
	const after = late ? ` after ${run.plan.timeoutSeconds} s` : "";
	const { for: waitsFor, goOn } = waited[what];
	const sentence = `${place.url} waits for ${waitsFor}${after}`;
	const outcome = outcomeAt("paused", "pull-request-open", {
		stage: "merge",
		sentence
	});
	const waiting = {
		for: waitsFor,
		since: run.ports.clock.now(),
		goOn: byUs ? "once it is ready, resume puts it into the merge queue" : `${goOn}, then resume`
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
/** How many looks may lag behind what we have just done. */
const mostLagging = 3;
/** How often GitHub is asked again at once, where what we saw had changed by the time we acted. */
const attempts$1 = 5;
/**
* Sees our pull request through to its merge commit: at exactly our head, by a merge at once, by the merge queue of its base or
* by auto-merge; or leaves it to people. What they, or an earlier run, have done meanwhile is gone on with.
*/
async function merge(run, what) {
	return new Merging(run, what).untilMerged();
}
var Merging = class {
	#run;
	#what;
	#since;
	#deadline;
	#memory = nothingRemembered;
	#head;
	#looks = 0;
	#hurried = 0;
	/** Whether it was put on its way by us, and GitHub's event of that has not been seen yet. */
	#isArming = false;
	#said = "";
	constructor(run, what) {
		this.#run = run;
		this.#what = what;
		this.#head = new MergeHead(run, what);
		this.#since = what.since ?? run.ports.clock.now();
		this.#deadline = this.#since.getTime() + run.plan.timeoutSeconds * 1e3;
	}
	async untilMerged() {
		const { merges } = await this.#run.ports.forge();
		for (;;) {
			const look = await merges.look(this.#what.place.number, this.#run.signal);
			const event = await this.#after(look);
			if (event !== void 0) return event;
			this.#looks += 1;
		}
	}
	/** What one look comes to; undefined to look again. */
	async #after(look) {
		const reason = look.state === "open" ? await this.#reasonAgainst(look) : await this.#reasonAfter(look);
		if (reason !== void 0) return reason === "look again" ? void 0 : reason;
		if (this.#memory.before === void 0 && look.last !== void 0 && !this.#memory.armed) this.#memory = {
			...this.#memory,
			before: look.last.id
		};
		const step = nextOfMerge(look, this.#run.plan.merge === "immediate" ? "immediate" : "auto", this.#memory);
		this.#memory = rememberLook(this.#memory, look);
		return this.#take(step, look);
	}
	/** Why one that is open is not merged by us: the environment is closed, people merge, or its head is not ours alone. */
	async #reasonAgainst(look) {
		const standing = await this.#head.standing(look);
		if (standing.is === "newer") return overtaken(this.#what);
		if (standing.is === "ours") this.#noteArming(look);
		if (standing.is === "behind") return await this.#hurry() ?? "look again";
		const held = await this.#heldNow(look);
		if (held !== void 0) return held;
		if (standing.is === "lost") return await this.#planAgain(look) ?? "look again";
		if (this.#run.plan.merge === "manual") return waits(this.#run, this.#what, { stuck: await whyStuck(this.#run, look.number) });
		if (standing.is === "more") return this.#leaveToPeople(look, standing.besides);
		if (this.#head.methods(look).length > 0) return void 0;
		return this.#leaveToPeople(look, "it has several commits, and a rebase, which is all that is allowed, replays each");
	}
	#noteArming({ last }) {
		if (!this.#isArming || last?.what !== "armed") return;
		this.#isArming = false;
		this.#run.arms(last.id);
	}
	/** Why one that is open no more is not gone on with. */
	async #reasonAfter(look) {
		if (look.state === "closed" && await isOfNewer(this.#run, this.#what.written.record, look.head)) return overtaken(this.#what);
		return look.state === "merged" && look.base !== this.#run.plan.gitops.branch ? mergedElsewhere(this.#what, look.base) : void 0;
	}
	async #take(step, look) {
		switch (step.do) {
			case "go-on": return this.#wasMerged(step.revision);
			case "end": return this.#end(look, step);
			case "plan-again": return this.#planAgain(look);
			case "merge": return this.#mergeNow(look);
			case "enqueue": return this.#arm(look, "queue");
			case "enable": return this.#arm(look, "auto-merge");
			case "wait": return this.#wait(look, step.for);
		}
	}
	/**
	* Takes it off its way. One look may lag behind what we have just put on it: it is believed once it has been confirmed. What was
	* merged by then, or has another head, which somebody newer may have put there, is looked at again.
	*/
	async #disarm(seen) {
		const { merges } = await this.#run.ports.forge();
		let look = seen;
		for (let looks = 1; this.#memory.armed && look.armed === void 0 && looks < mostLagging; looks += 1) {
			await this.#run.ports.clock.sleep(500, this.#run.signal);
			look = await merges.look(seen.number, this.#run.signal);
			if (look.state === "merged" || look.head !== seen.head) return "look again";
		}
		const disarmed = await disarm(this.#run, look);
		return disarmed === "merged" ? "look again" : disarmed;
	}
	/** Whoever put it there may mean it; it is merged by a person, or not at all. */
	async #leaveToPeople(look, besides) {
		const disarmed = await this.#disarm(look);
		if (disarmed === "look again") return disarmed;
		return waits(this.#run, this.#what, { stuck: notOnlyOurs(look, {
			besides,
			isOff: disarmed !== "refused"
		}) });
	}
	/** A hold that was placed, or a gate that closed, since we wrote: checks and reviews may take their time. Nothing is merged into it by itself. */
	async #heldNow(look) {
		const { application, environment, kind } = this.#run.plan;
		if (kind === "rollback") return void 0;
		const hold = await (await this.#run.ports.holds()).find(application, environment, this.#run.signal);
		const outcome = hold === void 0 ? await closedSince(this.#run, this.#what.image) : heldOutcome(hold, "merge");
		if (outcome === void 0) return void 0;
		const disarmed = this.#run.plan.merge === "manual" ? "nothing to do" : await this.#disarm(look);
		if (disarmed === "look again") return disarmed;
		const sentence = [outcome.sentence, ...saidOf$1(look, disarmed)].join("; ");
		return {
			event: "ended",
			outcome: {
				...outcome,
				sentence
			},
			record: this.#what.written.record
		};
	}
	/** A queue makes a commit of its own, maybe upon others', and a merge may follow a file that was moved: it is asked whether our values are in it. */
	async #wasMerged(revision) {
		if (await this.#holdsOurs(revision)) return this.#merged(revision);
		return await isOfNewer(this.#run, this.#what.written.record, revision) ? overtaken(this.#what) : mergedWithout(this.#what, revision);
	}
	async #holdsOurs(revision) {
		try {
			return await carries(this.#run, this.#what.written.edits, revision);
		} catch (error) {
			this.#run.signal.throwIfAborted();
			this.#run.ports.log.debug(`cannot read ${revision} yet: ${error instanceof Error ? error.message : ""}`);
			return true;
		}
	}
	async #merged(revision) {
		const { written } = this.#what;
		await noteWritten(this.#run, written, { revision });
		return {
			event: "merged",
			revision
		};
	}
	async #end(look, step) {
		if (step.because === "closed") return closed(this.#what);
		if (step.because === "removed") return removed(this.#run, this.#what, step.happening);
		const disarmed = await this.#disarm(look);
		if (disarmed === "look again") return void 0;
		return failedChecks(this.#what, step.names, disarmed === "refused" ? saidOf$1(look, disarmed) : []);
	}
	/** What is planned anew may be held, or found overtaken: until then nothing is merged by itself. */
	async #planAgain(look) {
		if (await this.#disarm(look) === "look again") return void 0;
		return {
			event: "base-moved",
			pullRequest: look.number,
			head: look.head,
			since: this.#since
		};
	}
	async #mergeNow(look) {
		const { pullRequests } = await this.#run.ports.forge();
		const methods = this.#head.methods(look);
		const result = await pullRequests.merge({
			number: look.number,
			head: look.head,
			methods
		}, this.#run.signal);
		switch (result.result) {
			case "merged": return this.#wasMerged(result.revision);
			case "conflict": return this.#planAgain(look);
			case "refused": {
				const stuck = await whyStuck(this.#run, look.number);
				return this.#run.plan.merge === "auto" ? waits(this.#run, this.#what, {
					stuck,
					message: result.message
				}) : refused$1(this.#what, result.message, stuck);
			}
			case "outdated": return this.#hurry();
		}
	}
	async #arm(look, by) {
		const { merges } = await this.#run.ports.forge();
		const armed = await merges.arm({
			...look,
			methods: this.#head.methods(look)
		}, by, this.#run.signal);
		switch (armed.result) {
			case "armed":
				this.#memory = {
					...this.#memory,
					armed: true,
					missed: 0
				};
				this.#isArming = true;
				return this.#wait(look, by === "queue" ? "queue" : look.waitsForReview ? "review" : "checks");
			case "outdated": return this.#hurry();
			case "ready": return by === "queue" ? this.#hurry() : this.#mergeNow(look);
			case "not-allowed": return look.hasQueue ? this.#notReady(look, armed.message) : this.#mergeNow(look);
			case "refused":
				if (by === "queue" && look.standing !== "ready") return this.#arm(look, "auto-merge");
				if (look.hasQueue && look.standing !== "ready") return this.#notReady(look, armed.message);
				return refused$1(this.#what, armed.message, await whyStuck(this.#run, look.number));
		}
	}
	/** The queue does not take it yet, and nobody enqueues it later but us. */
	async #notReady(look, message) {
		this.#memory = {
			...this.#memory,
			notReady: true
		};
		this.#run.ports.log.info(`${look.url} cannot be enqueued yet: ${message}`);
		return this.#wait(look, look.waitsForReview ? "review" : "checks");
	}
	/** Waits until the next look, unless it is a person that is waited for, or the time is over. */
	async #wait(look, what) {
		const { clock, log } = this.#run.ports;
		const place = look.position === void 0 ? "" : ` (place ${look.position})`;
		if (this.#said !== what + place) log.info(`${look.url} waits for ${nameOf$1(what)}${place}`);
		this.#said = what + place;
		const isPerson = what === "review" || what === "draft";
		const now = clock.now().getTime();
		if (isPerson && this.#run.plan.onPause === "end" || now >= this.#deadline) return waitsForLater(this.#run, this.#what, {
			for: what,
			late: !isPerson,
			byUs: this.#memory.notReady
		});
		const stuck = what === "checks" ? await this.#stuck(look) : void 0;
		if (stuck !== void 0) return waits(this.#run, this.#what, { stuck });
		this.#hurried = 0;
		const pause = Math.min(pauseBetweenLooks(this.#looks), Math.max(0, this.#deadline - now));
		await clock.sleep(pause, this.#run.signal);
	}
	/** Checks that never start are known once the first ones would have: at the second look. */
	async #stuck(look) {
		return look.openedByJob && this.#looks > 0 ? whyStuck(this.#run, look.number) : void 0;
	}
	/** What we saw had changed: looks again soon, but not for ever. */
	async #hurry() {
		const { clock, random } = this.#run.ports;
		if (this.#hurried >= attempts$1) {
			const sentence = `${this.#what.place.url}: its base kept moving`;
			return ended("errored", "too-many-races", {
				stage: "merge",
				sentence
			});
		}
		await clock.sleep(random() * 1e3 * 2 ** this.#hurried, this.#run.signal);
		this.#hurried += 1;
	}
};
/**
* The record whose image a rollback puts back: the newest that was seen healthy, is not the image that Git names now, and has not gone
* bad or been rolled back since. Asked for once more while the environment is held for a rollback that has just put a healthy image
* back, it is that one again: whoever asks twice does not mean two steps.
*/
function rollbackTarget({ known, standing, heldFor, wanted }) {
	if (wanted !== void 0) return namedTarget(known, wanted);
	const healthy = newestOfImages(known).filter(({ note }) => isHealthy(note));
	const now = standing === void 0 ? void 0 : healthy.find(({ payload }) => payload.image === standing.payload.image);
	if (now !== void 0 && isPutBack(known, {
		standing,
		heldFor
	})) return {
		found: "yes",
		record: now
	};
	const record = healthy.find(({ payload }) => payload.image !== standing?.payload.image);
	return record === void 0 ? {
		found: "no",
		because: "nothing",
		healthy
	} : {
		found: "yes",
		record
	};
}
/** Whether the environment is held since values were put back: automatically, or by a rollback, which may have held it and not come to that. */
function isPutBack(known, { standing, heldFor }) {
	const cause = known.find(({ id }) => id === heldFor);
	if (cause?.payload.kind === "rollback") return standing?.payload.kind === "rollback";
	return cause?.note.restored === true;
}
function namedTarget(known, wanted) {
	const healthy = newestOfImages(known.filter(({ note }) => isHealthy(note) || wasRolledBack(note) && note.wasHealthy === true));
	const [record, ...others] = healthy.filter((record) => isNamed(record, wanted));
	if (record !== void 0 && others.length === 0) return {
		found: "yes",
		record
	};
	return {
		found: "no",
		because: record === void 0 ? "unknown" : "ambiguous",
		healthy
	};
}
/** Digits of a commit that name it: fewer could be a tag that looks like them. */
const shortestCommit = 7;
function isNamed({ payload }, wanted) {
	const image = parseImageReference(payload.image);
	if (typeof image === "string") return false;
	if (payload.image === wanted || image.tag === wanted) return true;
	if (isDigest(wanted)) return image.digest === wanted || payload.platformDigests.includes(wanted);
	if (wanted.length >= shortestCommit && /^[0-9a-f]+$/.test(wanted) && payload.source.startsWith(wanted)) return true;
	const reference = parseImageReference(wanted);
	return typeof reference !== "string" && isSame(image, reference);
}
/** A reference that was named is of the same repository, and says nothing else of tag and digest. */
function isSame(image, named) {
	if (repositoryOf(image) !== repositoryOf(named)) return false;
	if (named.digest === void 0) return named.tag !== void 0 && named.tag === image.tag;
	return named.digest === image.digest && (named.tag === void 0 || named.tag === image.tag);
}
/** The newest record of each image that tells how it ran: those that never got so far tell nothing. */
function newestOfImages(known) {
	const told = known.filter(({ note }) => note.state === "succeeded" || note.state === "failed" && note.revision !== void 0);
	return [...Map.groupBy(told, ({ payload }) => payload.image).values()].flatMap(([newest]) => newest ?? []);
}
function isHealthy({ state, restored }) {
	return state === "succeeded" && restored !== true;
}
/** The values in Git that are neither what stood there when a rollback was asked for, nor what it writes; `from` is what stands there. */
function replacingValues(pinned, planned) {
	return planned.filter(({ file, path, from }) => {
		const then = pinned.find((one) => one.file === file && one.path === path);
		return then !== void 0 && from !== then.from && from !== then.to;
	});
}
/** The records of the image whose place a rollback takes: what it has changed was written by them. */
function recordsRolledBack(edits, others) {
	const replaced = replacedBy(edits, others);
	if (replaced === void 0) return [];
	return others.filter((one) => one.payload.image === replaced.payload.image && isLeftBehind(one));
}
/** Whether it has yet to be noted that a rollback took its image out. One whose run saw that first has ended as overtaken. */
function isLeftBehind({ payload, note }) {
	if (note.restored === true) return false;
	if (note.state === "superseded") return note.revision !== void 0 && payload.kind !== "rollback";
	return note.state !== "failed" || note.revision !== void 0;
}
/**
* Notes on the deployments whose image a rollback has taken out of Git that they were rolled back, so that nothing goes back to them by
* itself or takes them up again, and tells it on their commits and pull requests. Done again it changes nothing.
*/
async function noteRolledBack(run, { record, edits }) {
	const { application, environment, source, by, reason } = run.plan;
	const { records, statuses } = await run.ports.forge();
	const others = (await records.list(application, environment, 30, run.signal)).filter(({ id }) => id !== record);
	const why = reason === void 0 ? "" : `: ${reason}`;
	const sentence = `rolled back to ${source.commit.slice(0, 7)} by ${by ?? "somebody"}${why}`;
	const left = recordsRolledBack(edits, others);
	const untold = left.filter(({ note }) => note.state !== "failed");
	for (const commit of new Set(untold.map(({ payload }) => payload.source))) {
		if (commit === source.commit) continue;
		const status = {
			commit,
			context: statusContext(run.plan),
			state: "failure",
			description: `failed: ${sentence}`
		};
		await statuses.set({
			...status,
			...withoutUndefined({ url: run.plan.run?.url })
		}, run.signal);
	}
	for (const one of left) await records.note(one.id, environment, noteOf(run, one, sentence), run.signal);
	const pullRequests = left.flatMap(({ payload: { pullRequest } }) => pullRequest ?? []);
	for (const one of new Set(pullRequests)) if (one !== source.pullRequest) await tellPullRequest(run, one);
}
/** Its comment said that it is healthy there, and nothing else would write it anew. */
async function tellPullRequest({ plan, ports, signal }, pullRequest) {
	const { application } = plan;
	try {
		const { comments, records } = await ports.forge();
		const text = async () => overviewText(application, await records.ofPullRequest(application, pullRequest, signal));
		await comments.put(pullRequest, commentMarker(application), text, signal);
	} catch (error) {
		signal.throwIfAborted();
		ports.log.warning(`the comment on pull request ${pullRequest} could not be written: ${error instanceof Error ? error.message : ""}`);
	}
}
/**
* How a deployment that was overtaken ended, where it was a rollback that overtook it: rolled back by whom, which is no success of its
* commit. Undefined where it was anybody else; what cannot be looked up is told as it was seen.
*/
async function rolledBackMeanwhile({ plan, ports, signal }, record) {
	try {
		const { records } = await ports.forge();
		const own = (await records.list(plan.application, plan.environment, 30, signal)).find(({ id }) => id === record);
		return own?.note.reason === "rolled-back" ? outcomeOfRecord(own) : void 0;
	} catch (error) {
		signal.throwIfAborted();
		ports.log.debug(`whether it was rolled back is not known: ${error instanceof Error ? error.message : ""}`);
		return;
	}
}
function noteOf({ plan }, { note }, sentence) {
	if (note.state === "failed") return {
		...note,
		restored: true
	};
	const { revision, wave } = note;
	return {
		state: "failed",
		stage: "rollout",
		reason: "rolled-back",
		restored: true,
		sentence,
		...withoutUndefined({
			revision,
			wave,
			url: plan.run?.url
		})
	};
}
/** How often a sync is tried to be asked for, and how many milliseconds later again. */
const tries = 30;
const pause = 1e3;
/**
* Has what Git says again applied soon, and not at the next look of Argo CD, minutes later. Throws what keeps us from asking for it:
* `forbidden`, `cluster-unreachable`, `too-many-races`.
*/
async function applyRestored(run, { application, cluster: own }, revision) {
	const cluster = application === void 0 ? void 0 : await run.ports.cluster(application.cluster ?? own);
	if (application === void 0 || cluster === void 0) return;
	await cluster.refresh(application, run.signal);
	if (application.sync === "if-manual") await syncTo(run, cluster, {
		application,
		revision
	});
}
/** A sync that is under way, mostly of what is taken back, is waited for: Argo CD takes one at a time. */
async function syncTo(run, cluster, to) {
	for (let tried = 1; tried <= tries; tried += 1) {
		if (await askFor(cluster, to, run.signal) === "done") return;
		await run.ports.clock.sleep(pause, run.signal);
	}
	throw new DeployError("too-many-races", {
		stage: "sync",
		message: `Argo CD could not be asked to sync ${to.application.name} to ${to.revision.slice(0, 7)}: it was at another sync all the time`
	});
}
/** Where nothing is synced automatically, we asked for what is taken back, and ask for this too. Windows are kept by Argo CD itself. */
async function askFor(cluster, { application, revision }, signal) {
	const listing = await listOnce(cluster, applicationType(application), signal);
	const seen = observed(listing, application.name, readApplication);
	if (seen.state !== "present" || seen.object.automated) return "done";
	if (seen.object.requested) return "again";
	const wanted = syncRequest(seen.object);
	try {
		await cluster.sync(wanted.revision === void 0 ? wanted : {
			...wanted,
			revision
		}, signal);
		return "done";
	} catch (error) {
		if (error instanceof DeployError && error.code === "too-many-races") return "again";
		throw error;
	}
}
/** Commits that are named; of the others there is a number and a link. */
const mostCommits = 50;
/** Characters of one title: GitHub itself shows 72. */
const longestTitle$2 = 120;
const longestAuthor = 40;
/** What the new image brings, commit by commit, the newest first. */
function changelogPart(source, changelog) {
	if (changelog.known === "no") return { lines: [`Not known: ${escapeMarkdown(changelog.because)}.`] };
	const { base, changes } = changelog;
	const told = changes.commits.flatMap((change) => titleOf(change) ?? []);
	const shown = told.slice(0, mostCommits);
	const merges = changes.commits.length - told.length;
	return {
		head: standing(source, base, changes),
		lines: shown.map((change) => line(source, change)),
		foot: (left) => leftOut({
			commits: changes.ahead - merges - shown.length + left,
			merges
		})
	};
}
/** The same as plain text: how much it is, then a line for each commit. */
function changelogText(changelog) {
	if (changelog.known === "no") return [`not known: ${printable(changelog.because)}`];
	const { base, changes } = changelog;
	const old = base.slice(0, 7);
	const told = changes.commits.flatMap((change) => titleOf(change) ?? []).slice(0, mostCommits);
	const lines = told.map(({ commit, title, author }) => {
		const by = author.trim() === "" ? "" : `, by ${oneLine(author, longestAuthor)}`;
		return `- ${commit.slice(0, 7)} ${oneLine(title, longestTitle$2) || "without a title"}${by}`;
	});
	const out = changes.behind === 0 ? "" : `; ${count(changes.behind, "commit")} of it taken out`;
	const more = changes.ahead - told.length;
	return [
		`${count(changes.ahead, "commit")} since ${old}${out}`,
		...lines,
		...more > 0 && told.length > 0 ? [`and ${more} more`] : []
	];
}
/** A link to a commit of the application repository. */
function commitLink({ sourceUrl }, commit) {
	return linked(code(commit.slice(0, 7)), `${sourceUrl}/commit/${commit}`);
}
/** How the new commit stands to the old one, with a link to all of it. */
function standing(source, base, { ancestry, ahead, behind }) {
	const old = commitLink(source, base);
	const between = (text, from, to) => linked(text, `${source.sourceUrl}/compare/${from}...${to}`);
	const brought = between(count(ahead, "commit"), base, source.source.commit);
	const lost = between(count(behind, "commit"), source.source.commit, base);
	switch (ancestry) {
		case "identical": return `None: it is built from the same commit as what it replaces, ${old}.`;
		case "ahead": return `${brought} since ${old}:`;
		case "behind": return `None: it goes back behind ${old}, and takes ${lost} out.`;
		case "diverged": return `${brought} that ${old} does not have; ${lost} of it, deployed now, are taken out:`;
		case "unknown": return `Not known: ${old} is no longer to be found.`;
	}
}
function count(number, what) {
	return `${number} ${what}${number === 1 ? "" : "s"}`;
}
function leftOut({ commits, merges }) {
	const said = [...commits > 0 ? [`${count(commits, "more commit")}`] : [], ...merges > 0 ? [`${merges} that only merge${merges === 1 ? "s" : ""} a branch`] : []];
	return said.length === 0 ? "" : `Not listed: ${said.join(", ")}.`;
}
/**
* How a commit is told of. The merge of a pull request by its title, which GitHub puts below the subject; a merge that
* only brings branches together says nothing.
*/
function titleOf({ commit, author, message, isMerge }) {
	const subject = message.trim().split(/\r?\n/, 1)[0] ?? "";
	if (!isMerge) return {
		commit,
		author,
		title: subject
	};
	const [, number, title] = /^Merge pull request #(\d+) from \S+\s+(\S.*)/.exec(message) ?? [];
	if (number !== void 0 && title !== void 0) return {
		commit,
		author,
		title: `${title} (#${number})`
	};
	return /^Merge (?:remote-tracking )?(?:branch|commit|tag)\b/.test(subject) ? void 0 : {
		commit,
		author,
		title: subject
	};
}
function line(source, { commit, title, author }) {
	const shown = title.trim() === "" ? "without a title" : escapeMarkdown(oneLine(title, longestTitle$2));
	const by = author.trim() === "" ? "" : `, by ${escapeMarkdown(oneLine(author, longestAuthor))}`;
	return `- ${commitLink(source, commit)} ${shown}${by}`;
}
/** GitHub takes 65,536 characters in a body; escaped text is longer than what it shows. */
const longestDiff = 3e4;
/** GitHub's limit for a title is 256. */
const longestTitle$1 = 200;
/** Title and body of the pull request that puts values back after a bad verdict. */
function rollbackProposalText({ plan, because, version = "the old image", diff }) {
	const { application, environment, source, run } = plan;
	const lines = [
		`Puts back what **${escapeMarkdown(application)}** named in **${escapeMarkdown(environment)}** before ${commitLink(plan, source.commit)}: ${code(version)}.`,
		`That commit ended **${because.outcome}** (${code(because.reason)}): ${escapeMarkdown(because.sentence)}`,
		"The environment is held. Once this is merged, <code>resume</code> watches it; then <code>release</code> lets deployments in again.",
		`### Change in Git\n\n${fenced(diff.slice(0, longestDiff), "diff")}`,
		...run === void 0 ? [] : [linked("The run", run.url)]
	];
	return {
		title: oneLine(`Roll back ${application} to ${version} (${environment})`, longestTitle$1),
		body: lines.join("\n\n")
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
		if (wasProven(there, note)) return there.to;
		if (there.to === value) value = there.from;
	}
	return value;
}
/** Puts the values of the last healthy image back by a push; where others keep writing, it says so. */
async function restoreByPush(run, what) {
	const edits = await editsToRestore(run, what);
	for (let tried = 0; tried < 8; tried += 1) {
		const planned = await planRestore(run, edits, what);
		if ("result" in planned) return planned;
		const recovery = await push$1(run, planned);
		if (recovery !== "lost-race") return recovery;
		await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
	}
	return {
		result: "failed",
		sentence: "others kept writing to the branch"
	};
}
async function push$1(run, planned) {
	const { branch } = run.plan.gitops;
	const { head, files, message, done } = planned;
	const gitops = await run.ports.gitops();
	const commit = {
		branch,
		parent: head,
		expected: head,
		files: changedFiles(files),
		message
	};
	const result = await gitops.commit(commit, run.signal);
	if (result.result === "lost-race") return "lost-race";
	if (result.result === "committed") return done(result.revision);
	return {
		result: "failed",
		sentence: `Git still names the new image: ${result.message}`
	};
}
/** The edits with what goes back in place of each: what the last healthy deployment wrote there. */
async function editsToRestore(run, { written, badFrom }) {
	const edits = badFrom === void 0 ? written.edits : editsToPutBack(run.plan, written.recorded, badFrom);
	const { records } = await run.ports.forge();
	return lastGood(edits, (await records.list(run.plan.application, run.plan.environment, 30, run.signal)).filter(({ id }) => id !== written.record));
}
/** Plans the values on the head of the branch; what is known without a write where they are back already, or are not ours any more. */
async function planRestore(run, edits, what) {
	if (edits.every(({ from, to }) => from === to)) return {
		result: "nothing-to-restore",
		sentence: "nothing of ours stands in Git that could be put back"
	};
	const { branch } = run.plan.gitops;
	const gitops = await run.ports.gitops();
	const head = await gitops.head(branch, run.signal);
	if (head === void 0) return {
		result: "failed",
		sentence: `the branch ${branch} is gone`
	};
	const contents = await gitops.read(head, [...new Set(edits.map(({ file }) => file))], run.signal);
	const standing = standingOf(edits, contents);
	const planned = restoreEdits(standing, contents);
	if (planned.result === "refused") return {
		result: "failed",
		sentence: planned.problems.map(printProblem).join("; ")
	};
	if (planned.result === "overtaken" || standing.length === 0) return {
		result: "overtaken",
		sentence: "a newer change stands in Git"
	};
	const restore = describe$1(run, standing, {
		...what,
		head,
		files: planned.files
	});
	return planned.files.every((file) => file.edits.length === 0) ? restore.done(head) : restore;
}
function describe$1({ plan }, standing, { head, files, image, written }) {
	const version = previousVersion(standing);
	const repository = repositoryOf(image.reference);
	const previous = version === void 0 ? repository : `${repository}${isDigest(version) ? "@" : ":"}${version}`;
	const { application, environment, source } = plan;
	const message = commitMessage({
		application,
		environment,
		repository: plan.repository,
		kind: "rollback",
		image: previous,
		version: version ?? "before",
		source: source.commit,
		edits: files.flatMap((file) => file.edits),
		...withoutUndefined({
			run: plan.run?.url,
			trace: traceIdOf(plan.trace)
		})
	});
	const done = (revision) => ({
		result: "rolled-back",
		revision,
		image: previous,
		healthy: "not yet",
		edits: standing.map((edit) => ({
			...edit,
			from: edit.to,
			to: edit.from
		})),
		isWhole: standing.length === written.recorded.length,
		sentence: `Git names ${version ?? "the old image"} again (${revision.slice(0, 7)})`
	});
	return {
		head,
		files,
		message,
		version,
		done
	};
}
/** The edits but for those of waves that others have changed: that is theirs, and keeps no other wave from going back. */
function standingOf(edits, contents) {
	const waves = [...Map.groupBy(edits, ({ wave }) => wave).values()];
	if (waves.length === 1) return edits;
	return waves.filter((own) => restoreEdits(own, contents).result !== "overtaken").flat();
}
/** The tag that goes back, else the digest. */
function previousVersion(edits) {
	return edits.find(({ from }) => isTag(from))?.from ?? edits.find(({ from }) => isDigest(from))?.from;
}
/**
* Proposes the values of the last healthy image by a pull request, from a branch of its own: that of the deployment is another one's by
* then. Nothing merges it but people. Once the branch of the environment carries the values, they are put back.
*/
async function proposeRestored(run, what) {
	const edits = await editsToRestore(run, what);
	for (let tried = 0; tried < 8; tried += 1) {
		const planned = await planRestore(run, edits, what);
		if ("result" in planned) return planned;
		const there = await knownPullRequest(run, what.proposed);
		if (there?.state === "open") return proposed(there, planned);
		if (there?.state === "closed") return refused(there);
		const opened = there === void 0 ? await open(run, planned, what) : void 0;
		if (opened !== void 0) return opened;
		await run.ports.clock.sleep(backoff(tried, run.ports.random()), run.signal);
	}
	return {
		result: "failed",
		sentence: "others kept writing to the branch of the rollback"
	};
}
async function knownPullRequest(run, number) {
	if (number === void 0) return void 0;
	const { pullRequests } = await run.ports.forge();
	return pullRequests.get(number, run.signal);
}
function proposed({ number, url }, { version }) {
	return {
		result: "proposed",
		pullRequest: number,
		url,
		sentence: `${url} puts ${version ?? "the old image"} back once it is merged, and resume sees it through`
	};
}
function refused({ url }) {
	return {
		result: "failed",
		sentence: `${url} was closed without being merged, and Git still names the new image`
	};
}
/** The pull request that was opened; undefined where somebody else moved its branch in between. */
async function open(run, planned, what) {
	const branch = rollbackBranchName(run.plan);
	const gitops = await run.ports.gitops();
	const { head: parent, files, message } = planned;
	const expected = await gitops.head(branch, run.signal) ?? "nothing";
	const result = await gitops.commit({
		branch,
		parent,
		expected,
		files: changedFiles(files),
		message
	}, run.signal);
	if (result.result === "lost-race") return void 0;
	if (result.result === "refused") return {
		result: "failed",
		sentence: `${branch}: ${result.message}`
	};
	const { pullRequests } = await run.ports.forge();
	const diff = files.map(diffOf).join("");
	const { labels, reviewers } = run.plan.pullRequest;
	const wanted = {
		...rollbackProposalText({
			plan: run.plan,
			because: what.because,
			version: planned.version,
			diff
		}),
		labels,
		reviewers,
		draft: false
	};
	const opened = await pullRequests.open(branch, run.plan.gitops.branch, wanted, run.signal);
	for (const shortcoming of opened.shortcomings) run.ports.log.warning(shortcoming);
	await noteVerdict(run, what.written, {
		...what,
		rollbackPullRequest: opened.number
	});
	return proposed(opened, planned);
}
/** Holds the environment of a deployment, with its run and its pull request; one that is there already stays as it is. */
async function holdFor({ plan, ports, signal }, closing) {
	const { application, environment, run: job, source } = plan;
	const of = withoutUndefined({
		url: job?.url,
		pullRequest: source.pullRequest
	});
	return (await ports.holds()).place({
		application,
		environment,
		since: ports.clock.now(),
		...closing,
		...of
	}, signal);
}
/** What waits for its merge is kept from coming by itself. */
async function withdrawWaiting(run) {
	if (run.plan.write === "push") return;
	const withdrawn = await withdrawOpen(openOneOf(run.plan), run);
	if (withdrawn !== void 0) run.ports.log.info(withdrawn);
}
/**
* Closes the environment for a rollback, before it writes: from then on no deployment is let in, and one that was let in before loses
* its head to us, or we ours to it. A hold that is there already stays as it is.
*/
async function closeForRollback(run, record) {
	const { environment, by, reason, source } = run.plan;
	const { result, hold } = await holdFor(run, {
		owner: by ?? "somebody",
		reason: reason ?? `rolled back to ${source.commit.slice(0, 7)}`,
		record
	});
	run.ports.log.info(`${environment} is held by ${hold.owner}: ${hold.reason}`);
	if (result === "placed") await withdrawWaiting(run);
}
/** Takes the hold for a record away; one that somebody else has placed stays. */
async function letGo(run, record) {
	const holds = await run.ports.holds();
	const { application, environment } = run.plan;
	const hold = await holds.find(application, environment, run.signal);
	if (hold?.application === application && hold.record === record) await holds.release(application, environment, run.signal);
}
/**
* Takes the hold for a deployment that went bad away, where nothing was put back that it could protect. A rollback that people asked for
* meanwhile has found it there and placed none of its own: then it stays.
*/
async function letGoUnlessNeeded(run, record) {
	if (!await isNeeded(run, await rollbacksOf(run))) await letGo(run, record);
}
/**
* Opens an environment again that is held for a rollback which somebody newer overtook: nothing was put back that the hold could protect.
* Where another rollback did, or is under way, the hold is needed by that one; of several that were overtaken the last one opens it, so
* that each asks once its own record says so.
*/
async function reopenAfterRollback(run) {
	const { application, environment } = run.plan;
	const hold = await (await run.ports.holds()).find(application, environment, run.signal);
	if (hold?.record === void 0) return;
	const rollbacks = await rollbacksOf(run);
	if (rollbacks.find(({ id }) => id === hold.record)?.note.state !== "superseded") return;
	if (!await isNeeded(run, rollbacks)) await letGo(run, hold.record);
}
async function rollbacksOf({ plan, ports, signal }) {
	const { records } = await ports.forge();
	return (await records.list(plan.application, plan.environment, 30, signal)).filter(({ payload }) => payload.kind === "rollback");
}
/** Whether a rollback is under way, or what one has put back stands in Git. */
async function isNeeded(run, rollbacks) {
	const head = await (await run.ports.gitops()).head(run.plan.gitops.branch, run.signal);
	for (const { payload, note } of rollbacks) {
		if (isUnfinished(note)) return true;
		if (note.state === "superseded" || payload.edits.length === 0) continue;
		if (head !== void 0 && await carries(run, payload.edits, head)) return true;
	}
	return false;
}
/** The event that ends a rollback where Git names something else than when it was asked for: whoever wrote that is newer. */
function replacedMeanwhile({ plan }, planned, { others, open }) {
	const replaced = replacingValues(plan.replaces ?? [], recordedEdits(planned));
	if (replaced.length === 0) return void 0;
	const by = replacedBy(replaced, others);
	const sentence = `superseded by ${by === void 0 ? "somebody" : by.payload.source.slice(0, 7)}: Git names ${replaced.map(({ from }) => from).join(", ")} since, and nothing was put back`;
	return {
		event: "ended",
		outcome: outcomeAt("superseded", "newer-deployment", {
			stage: "write",
			sentence
		}),
		...withoutUndefined({
			by,
			record: open?.id
		})
	};
}
/**
* After an aborted or degraded rollout: notes the verdict, for a run that goes on should this one be killed; closes the
* environment, so that nothing gets in between; then puts the values of the last healthy image back into Git, only where
* they are still ours: by a push, or by a pull request.
*/
async function recover(run, what) {
	if (run.plan.rollback === "manual") return recovered(leftToPeople(run.plan, what));
	const held = what.proposed === void 0 ? await close(run, what) : { value: "already-held" };
	const restored = await attempt$1(run, () => run.plan.rollback === "automatic" ? restoreByPush(run, what) : proposeRestored(run, what));
	if ("message" in restored) return recovered({
		result: "failed",
		sentence: restored.message
	});
	const recovery = restored.value;
	if (recovery.result === "overtaken" || recovery.result === "nothing-to-restore") {
		if ("value" in held) await letGoUnlessNeeded(run, what.written.record);
		return recovered(recovery);
	}
	if (recovery.result === "rolled-back") await Promise.all(run.plan.targets.map((one) => attempt$1(run, () => applyRestored(run, one, recovery.revision))));
	const sentence = "value" in held ? "the environment is held until somebody releases it" : `the environment could not be held: ${held.message}`;
	return recovered({
		...recovery,
		sentence: `${recovery.sentence}; ${sentence}`
	});
}
function recovered(recovery) {
	return {
		event: "recovered",
		recovery
	};
}
function leftToPeople({ application, environment, kind }, { backups = [] }) {
	const restore = backups.length === 0 ? "" : ` (${restoreAdvice(backups)})`;
	const command = `gitops-deploy rollback --application ${application} --environment ${environment}`;
	return {
		result: "not-configured",
		sentence: `${kind === "rollback" ? "a rollback is not put back by itself" : "not configured"}: Git still names this image`,
		remedy: kind === "rollback" ? `Deploy a mended version, or go back further: ${command}` : `Roll back: ${command}${restore}; or deploy a mended version.`
	};
}
async function close(run, what) {
	await attempt$1(run, () => noteVerdict(run, what.written, what));
	return attempt$1(run, () => hold(run, what));
}
/** What work came to, or why it failed: one failure must not keep the other half of a recovery away. */
async function attempt$1(run, work) {
	try {
		return { value: await work() };
	} catch (error) {
		run.signal.throwIfAborted();
		const message = error instanceof Error ? error.message : "for an unknown reason";
		run.ports.log.warning(message);
		return { message };
	}
}
async function hold(run, { written, because }) {
	const { result } = await holdFor(run, {
		owner: "gitops-deploy",
		reason: `${because.reason}: ${because.sentence}`.slice(0, 500),
		record: written.record
	});
	await withdrawWaiting(run);
	return result;
}
/** Severities as Trivy names them, worst first. */
const severities = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
/**
* What makes two findings of two images the same: id, package and place, without any version, since a package that was
* updated and is vulnerable still is nothing new.
*/
function keyOf(finding) {
	const place = finding.where.replace(/\d+(?:[._-]\d+)+/g, "*");
	return JSON.stringify([
		finding.kind,
		finding.id,
		finding.kind === "vulnerability" ? finding.package : "",
		place
	]);
}
/** `keyOf` of each finding, and which of those with the same key it is, from 1. */
function numbered(findings) {
	const keys = findings.map(keyOf);
	const nths = nthOf(keys);
	return keys.map((key, index) => ({
		key,
		nth: nths[index] ?? 1
	}));
}
/** The worst first, then by id. */
function byWorst(one, other) {
	return severities.indexOf(one.severity) - severities.indexOf(other.severity) || (one.id < other.id ? -1 : +(one.id > other.id));
}
/**
* Judges a report by the policy.
* @param before what the image that runs now has (`keysOf`); undefined where it was not looked at
*/
function judgeScan({ findings }, policy, before) {
	const keys = keysIn(findings);
	const fresh = before === void 0 ? void 0 : findings.filter((_, index) => !before.has(keys[index] ?? ""));
	const refused = (policy.failOnNew ? fresh ?? findings : findings).filter((one) => isRefused(one, policy)).sort(byWorst);
	return {
		verdict: refused.length === 0 ? "clean" : "vulnerable",
		counts: countBySeverity(findings),
		secrets: findings.filter(({ kind }) => kind === "secret").length,
		misconfigurations: findings.filter(({ kind }) => kind === "misconfiguration").length,
		refused,
		...fresh === void 0 ? {} : { since: {
			fresh: fresh.toSorted(byWorst),
			already: findings.length - fresh.length
		} }
	};
}
function isRefused(finding, { failOn, failOnSecret, ignoreUnfixed }) {
	if (finding.kind === "secret") return failOnSecret.includes(finding.severity);
	if (finding.kind === "vulnerability" && ignoreUnfixed && finding.fixed === void 0) return false;
	return failOn.includes(finding.severity);
}
function countBySeverity(findings) {
	const counts = {
		CRITICAL: 0,
		HIGH: 0,
		MEDIUM: 0,
		LOW: 0,
		UNKNOWN: 0
	};
	for (const { kind, severity } of findings) if (kind === "vulnerability") counts[severity] += 1;
	return counts;
}
/** The keys of everything that a report found, also of what is ignored: it was there before. */
function keysOf({ findings, ignored }) {
	return new Set(keysIn([...findings, ...ignored.map(({ finding }) => finding)]));
}
/** A second secret of a kind in a file is another secret; a second package of a name and a place has nothing that the first has not. */
function keysIn(findings) {
	const keys = numbered(findings);
	return findings.map(({ kind }, index) => {
		const { key, nth } = keys[index] ?? {
			key: "",
			nth: 1
		};
		return kind === "secret" && nth > 1 ? `${key} ${nth}` : key;
	});
}
/** Such as `1 critical, 2 high`; empty where there is nothing. */
function printCounts(findings) {
	const of = (severity) => findings.filter((one) => one.severity === severity).length;
	return severities.flatMap((one) => of(one) === 0 ? [] : `${of(one)} ${one.toLowerCase()}`).join(", ");
}
/** What a report of Trivy (JSON, schema version 2) says is in an image; undefined where it is none. */
function readContents(report) {
	if (!isFields(report) || numberAt(report, "SchemaVersion") !== 2) return void 0;
	const results = listAt(report, "Results");
	const isListed = results.some((result) => isFields(result) && Array.isArray(result["Packages"]));
	const packages = results.flatMap((result) => listAt(result, "Packages").flatMap((one) => readPackage(one, textAt(result, "Type") ?? "")));
	const vulnerabilities = results.flatMap((result) => listAt(result, "Vulnerabilities").flatMap(readVulnerability));
	return isListed ? {
		packages,
		vulnerabilities
	} : { vulnerabilities };
}
function readPackage(value, kind) {
	const name = textAt(value, "Name");
	if (name === void 0) return [];
	const release = textAt(value, "Release");
	const epoch = numberAt(value, "Epoch") ?? 0;
	return [{
		kind,
		name,
		version: `${epoch === 0 ? "" : `${epoch}:`}${textAt(value, "Version") ?? ""}${release === void 0 ? "" : `-${release}`}`
	}];
}
function readVulnerability(value) {
	const [id, name] = [textAt(value, "VulnerabilityID"), textAt(value, "PkgName")];
	if (id === void 0 || name === void 0) return [];
	return [{
		id,
		package: name,
		severity: textAt(value, "Severity") ?? "UNKNOWN"
	}];
}
/** Trivy's word for packages of which it knows no operating system. */
const unknownFamily = "none";
/** Operating systems of which Trivy looks for no packages: whoever writes `/etc/os-release` may call any other so. */
const withoutPackages = ["activestate"];
/**
* What a report shows of not having been able to look. Trivy ends well in all these cases: an operating system that it knows no
* advisories for is left out of the report, one without its package database has an empty list, and packages without
* `/etc/os-release` are listed under the family `none`. An image from scratch has none of these, and is legitimate.
* https://github.com/aquasecurity/trivy/blob/main/pkg/scan/local/service.go
*/
function blindSpotOf({ system, systemPackages, otherPackages }) {
	if (system === void 0) return otherPackages > 0 ? void 0 : nothingSeen;
	const known = `${system.family} ${system.name}`.trim();
	if (system.family === unknownFamily) return {
		isBlind: true,
		sentence: "the image has packages of an operating system that cannot be told (is /etc/os-release missing?), so none of them was checked"
	};
	if (withoutPackages.includes(system.family) && otherPackages > 0) return {
		isBlind: false,
		sentence: `of ${known} Trivy looks at packages of languages alone, and at none of an operating system`
	};
	if (systemPackages === 0) return {
		isBlind: true,
		sentence: `Trivy saw none of the packages of ${known}: their database is missing from the image, or Trivy knows no advisories for it`
	};
	if (system.isUnknown === true) return {
		isBlind: false,
		sentence: `Trivy does not know the release ${known}, and perhaps no vulnerability of its packages`
	};
	if (!system.isEndOfLife) return void 0;
	return {
		isBlind: false,
		sentence: `${known} is out of support: vulnerabilities that were found since are not known`
	};
}
const nothingSeen = {
	isBlind: false,
	sentence: "Trivy saw no packages at all: of an image from scratch with a program of its own it can tell nothing more"
};
/** Characters of a name and of a description that are kept: GitHub shows 1024 of the latter. */
const longest$1 = {
	name: 300,
	description: 1e3
};
/**
* Reads a report of Trivy (JSON, schema version 2 since 0.20), whatever it holds: what has another shape is never clean.
* https://github.com/aquasecurity/trivy/blob/main/pkg/types/report.go
*/
function readReport(value, { isUnknownRelease = false } = {}) {
	const version = numberAt(value, "SchemaVersion");
	if (!isFields(value) || version !== 2) return {
		result: "unreadable",
		message: `schema version ${version ?? "none"} instead of 2`
	};
	const wrong = wrongShape(value);
	if (wrong !== void 0) return {
		result: "unreadable",
		message: wrong
	};
	const artifact = textAt(value, "ArtifactName");
	const found = listAt(value, "Results").map((result) => readResult(result, artifact));
	return {
		result: "read",
		report: {
			findings: found.flatMap(({ findings }) => findings),
			ignored: found.flatMap(({ ignored }) => ignored),
			seen: seenIn(value, isUnknownRelease)
		}
	};
}
/** The lists of a result whose entries are read. */
const lists = [
	"Packages",
	"Vulnerabilities",
	"Secrets",
	"Misconfigurations",
	"ExperimentalModifiedFindings"
];
/** What of a report cannot be read: an empty list is what Trivy leaves out or writes as null, and nothing else is. */
function wrongShape(report) {
	if (!isListOfFields(report, "Results")) return "its results are no list of objects";
	return listAt(report, "Results").map(wrongResult).find((wrong) => wrong !== void 0);
}
function wrongResult(result) {
	const wrong = lists.find((key) => !isListOfFields(result, key));
	if (wrong !== void 0) return `${wrong} of one of its results is no list of objects`;
	return [
		"Vulnerabilities",
		"Secrets",
		"Misconfigurations"
	].flatMap((key) => listAt(result, key)).every(hasSeverity) ? void 0 : "the severity of a finding is none that Trivy has";
}
function isListOfFields(value, key) {
	const list = valueAt(value, key) ?? [];
	return Array.isArray(list) && list.every(isFields);
}
/** Where it is missing or empty nobody has told any. */
function hasSeverity(finding) {
	const severity = valueAt(finding, "Severity") ?? "";
	return severity === "" || severities.some((one) => one === severity);
}
function readResult(result, artifact) {
	const place = placeOf$1(result, artifact);
	return {
		findings: [
			...listAt(result, "Vulnerabilities").map((one) => vulnerability(one, place)),
			...listAt(result, "Secrets").map((one) => secret(one, place)),
			...listAt(result, "Misconfigurations").filter(isFailure).map((one) => misconfiguration(one, place))
		],
		ignored: listAt(result, "ExperimentalModifiedFindings").flatMap((one) => readIgnored(one, place) ?? [])
	};
}
/** Of what is found in no file Trivy names the image itself, by its digest. */
function placeOf$1(result, artifact) {
	const ofSystem = textAt(result, "Class") === "os-pkgs";
	const target = textAt(result, "Target");
	if (ofSystem) return {
		where: "os packages",
		ofSystem
	};
	return {
		where: target === void 0 || target === artifact ? "image configuration" : name(target),
		ofSystem
	};
}
/** A passed check is listed only where it was asked for. */
function isFailure(value) {
	const status = textAt(value, "Status");
	return status !== "PASS" && status !== "EXCEPTION";
}
function name(text) {
	return plainLine(text).slice(0, longest$1.name).toWellFormed();
}
function named(value, key) {
	const text = name(textAt(value, key) ?? "");
	return text === "" ? void 0 : text;
}
function facts(value, id) {
	const description = textAt(value, "Description");
	const url = textAt(value, "PrimaryURL");
	return {
		id: named(value, id) ?? "?",
		severity: severityOf(textAt(value, "Severity")),
		...withoutUndefined({
			title: named(value, "Title"),
			description: description === void 0 ? void 0 : plainLine(description.slice(0, longest$1.description)).toWellFormed(),
			url: url !== void 0 && /^https:\/\/[\w./#?=&%:-]+$/.test(url) && URL.canParse(url) ? url : void 0
		})
	};
}
function severityOf(text) {
	return severities.find((severity) => severity === text) ?? "UNKNOWN";
}
function vulnerability(value, { where, ofSystem }) {
	return {
		kind: "vulnerability",
		...facts(value, "VulnerabilityID"),
		where: named(value, "PkgPath") ?? where,
		package: named(value, "PkgName") ?? "?",
		installed: named(value, "InstalledVersion") ?? "?",
		ofSystem,
		...withoutUndefined({ fixed: named(value, "FixedVersion") })
	};
}
function secret(value, { where }) {
	return {
		kind: "secret",
		...facts(value, "RuleID"),
		where,
		...withoutUndefined({ line: lineAt(value) })
	};
}
/** The configuration of an image has no lines that anybody could open. */
function lineAt(value) {
	const line = numberAt(value, "StartLine");
	return line !== void 0 && Number.isSafeInteger(line) && line > 0 ? line : void 0;
}
function misconfiguration(value, { where }) {
	return {
		kind: "misconfiguration",
		...facts(value, "ID"),
		where,
		...withoutUndefined({ message: named(value, "Message") })
	};
}
/** What `--show-suppressed` adds (since 0.51). */
function readIgnored(value, place) {
	const finding = findingOf(textAt(value, "Type"), valueAt(value, "Finding"), place);
	if (finding === void 0) return void 0;
	return {
		finding,
		status: named(value, "Status") ?? "ignored",
		...withoutUndefined({
			statement: named(value, "Statement"),
			source: named(value, "Source")
		})
	};
}
function findingOf(type, value, place) {
	switch (type) {
		case "vulnerability": return vulnerability(value, place);
		case "secret": return secret(value, place);
		case "misconfiguration": return isFailure(value) ? misconfiguration(value, place) : void 0;
		default: return;
	}
}
function seenIn(report, isUnknownRelease) {
	const results = listAt(report, "Results");
	const packagesOf = (isWanted) => results.filter((result) => isWanted(textAt(result, "Class"))).reduce((sum, result) => sum + listAt(result, "Packages").length, 0);
	const family = textAt(report, "Metadata", "OS", "Family");
	return {
		systemPackages: packagesOf((kind) => kind === "os-pkgs"),
		otherPackages: packagesOf((kind) => kind === "lang-pkgs"),
		...family === void 0 ? {} : { system: {
			family: name(family),
			name: name(textAt(report, "Metadata", "OS", "Name") ?? ""),
			isEndOfLife: isTrueAt(report, "Metadata", "OS", "EOSL"),
			...isUnknownRelease ? { isUnknown: true } : {}
		} }
	};
}
/** What is kept of a scan; what is in the image only where it is wanted, since a report may be large. */
function scannedPlatform(platform, { report, raw }, { withContents }) {
	const contents = withContents ? readContents(raw) : void 0;
	return {
		platform,
		report,
		...withoutUndefined({ contents })
	};
}
/** Scans one platform. What did not see the packages that must be there says nothing of the image. */
async function scanPlatform(run, { opened, image, platform, digest }, signal) {
	const repository = repositoryOf(image.reference);
	run.ports.log.info(`scanning ${repository}@${digest} (${platform})`);
	const result = await opened.scan({
		repository,
		digest,
		platform
	}, signal);
	if (result.result !== "scanned") return { trouble: {
		...result,
		message: `${platform}: ${result.message}`
	} };
	const read = readReport(result.report, result);
	if (read.result === "unreadable") return errored(`${platform}: the report cannot be read: ${read.message}`);
	const blind = blindSpot(run, read.report);
	if (blind?.isBlind === true && !run.plan.scan.allowNoPackages) return errored(`${platform}: ${blind.sentence}`, "if that is as it should be: `scan.allow-no-packages: true`");
	return {
		report: read.report,
		raw: result.report
	};
}
function errored(message, remedy) {
	return { trouble: {
		result: "scan-errored",
		message,
		...withoutUndefined({ remedy })
	} };
}
/** Packages are looked for only to find their vulnerabilities. */
function blindSpot({ plan }, { seen }) {
	return plan.scan.scanners.includes("vuln") ? blindSpotOf(seen) : void 0;
}
/** What the report of a platform comes to. */
function verdictOf(run, { platform, report }, before) {
	const known = before.keys?.get(platform) ?? (before.keys === void 0 ? void 0 : /* @__PURE__ */ new Set());
	const { verdict, counts, secrets, misconfigurations, refused, since } = judgeScan(report, run.plan.scan, known);
	const blind = blindSpot(run, report);
	return {
		platform,
		verdict,
		counts,
		refused: refused.map(refusedOf),
		secrets,
		misconfigurations,
		ignored: report.ignored.map(ignoredOf),
		...since === void 0 ? {} : { since: {
			fresh: since.fresh.length,
			already: since.already,
			worst: printCounts(since.fresh),
			...withoutUndefined({ image: before.image })
		} },
		...blind === void 0 ? {} : { notes: [`${platform}: ${blind.sentence}`] }
	};
}
function refusedOf(finding) {
	const { id, severity } = finding;
	if (finding.kind !== "vulnerability") return {
		id,
		severity,
		kind: finding.kind,
		package: finding.where,
		installed: ""
	};
	const { package: name, installed, fixed } = finding;
	return {
		id,
		severity,
		package: name,
		installed,
		...withoutUndefined({ fixed })
	};
}
function ignoredOf({ finding, status, statement, source }) {
	const from = source === void 0 ? "" : ` (${source.split("/").at(-1) ?? ""})`;
	return {
		id: finding.id,
		why: `${statement ?? status}${from}`
	};
}
/**
* Scans the image of the last healthy deployment with the same Trivy and the same database. Where that cannot be told, a gate that
* asks for what is new has no answer; where it is only to be shown, a note says why it is not.
*/
async function lookBefore(run, image, now) {
	const { compares, failOnNew } = run.plan.scan;
	if (!compares) return { notes: [] };
	try {
		const looked = await look(run, image, now);
		if (typeof looked !== "string") return looked;
		const sentence = `what the running image has cannot be told: ${looked}`;
		return failOnNew ? ended("errored", "scan-errored", {
			stage: "scan",
			sentence
		}) : { notes: [sentence] };
	} catch (error) {
		if (!(error instanceof DeployError) || failOnNew) throw error;
		return { notes: [`what the running image has cannot be told: ${error.message}`] };
	}
}
/** What it has, or why that cannot be told. */
async function look(run, image, { opened, scanned }) {
	const running = await runningImage(run);
	if (running === void 0) return {
		keys: /* @__PURE__ */ new Map(),
		notes: ["nothing is known to run yet: every finding is new"]
	};
	const shown = printImage(running.reference);
	if (running.reference.digest === image.reference.digest) return {
		keys: keysByPlatform(scanned),
		image: shown,
		notes: []
	};
	const description = await (await run.ports.registry()).describe(running.reference, run.signal);
	if (description === void 0) return `the registry no longer has ${shown}`;
	const wanted = scanned.flatMap(({ platform }) => {
		const before = description.platforms.find((one) => isSamePlatform(one.platform, platform));
		return before === void 0 ? [] : [{
			platform,
			digest: before.digest
		}];
	});
	const done = await inParallel(wanted, {
		atATime: opened.atATime,
		signal: run.signal
	}, async (one, signal) => {
		const result = await scanPlatform(run, {
			opened,
			image: running,
			...one
		}, signal);
		if ("trouble" in result) return { failure: result.trouble.message };
		return { result: scannedPlatform(one.platform, result, { withContents: true }) };
	});
	if ("failure" in done) return done.failure;
	const { digest } = running.reference;
	const contents = new Map(done.results.flatMap((one) => one.contents ? [[one.platform, one.contents]] : []));
	return {
		keys: keysByPlatform(done.results),
		image: shown,
		running: {
			digest,
			contents
		},
		notes: []
	};
}
function keysByPlatform(scanned) {
	return new Map(scanned.map(({ platform, report }) => [platform, keysOf(report)]));
}
/** The image of the last deployment of the environment that was seen healthy. */
async function runningImage({ plan, ports, signal }) {
	const { records } = await ports.forge();
	const known = await records.list(plan.application, plan.environment, 30, signal);
	const healthy = lastHealthyOf(known);
	return healthy === void 0 ? void 0 : imageOf(healthy);
}
/**
* Where a report repeats lines of the image: its configuration with the environment and the history, the command that made a layer
* with the values of its build arguments, and what stands around a finding. Trivy masks there only what it took for a secret itself, and
* not always that.
*/
const repeated = /* @__PURE__ */ new Set([
	"ImageConfig",
	"CreatedBy",
	"CauseMetadata",
	"Match",
	"Code"
]);
/** Trivy's own report as it is kept: JSON without lines of the image. */
function printReport(report) {
	return JSON.stringify(report, (key, value) => repeated.has(key) ? void 0 : value);
}
/** GitHub orders by it: https://docs.github.com/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning */
const scores = {
	CRITICAL: "9.5",
	HIGH: "8.0",
	MEDIUM: "5.5",
	LOW: "2.0",
	UNKNOWN: "0.0"
};
const levels = {
	CRITICAL: "error",
	HIGH: "error",
	MEDIUM: "warning",
	LOW: "note",
	UNKNOWN: "note"
};
/**
* A report as SARIF: every finding whatever the gate says of it, those that are ignored as suppressed, the worst first. Trivy's
* own writer breaks down on a finding in the configuration of an image whose registry has a port, and shows secrets.
*/
function sarifOf({ findings, ignored }, facts) {
	const shown = [...findings.map((finding) => ({ finding })), ...ignored.map((one) => ({
		finding: one.finding,
		ignored: one
	}))].sort((one, other) => byWorst(one.finding, other.finding));
	const rules = /* @__PURE__ */ new Map();
	for (const { finding } of shown) if (!rules.has(finding.id)) rules.set(finding.id, finding);
	const keys = numbered(shown.map(({ finding }) => finding));
	const index = new Map([...rules.keys()].map((id, at) => [id, at]));
	return {
		$schema: schemaAddress,
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				...driverOf(facts),
				rules: [...rules.values()].map(ruleOf)
			} },
			automationDetails: { id: `${facts.category}/` },
			properties: { image: facts.image },
			columnKind: "utf16CodeUnits",
			results: shown.map((one, at) => resultOf(one, {
				rule: index.get(one.finding.id) ?? -1,
				...keys[at]
			}, facts))
		}]
	};
}
function driverOf({ version }) {
	return {
		name: "Trivy",
		fullName: "Trivy",
		version,
		informationUri: "https://github.com/aquasecurity/trivy"
	};
}
function ruleOf(finding) {
	const { id, kind, severity, title = id, description = title, url } = finding;
	return {
		id,
		name: kind,
		shortDescription: { text: title },
		fullDescription: { text: description },
		help: { text: `${id}: ${description}` },
		defaultConfiguration: { level: levels[severity] },
		properties: {
			tags: [
				"security",
				kind,
				severity
			],
			precision: "very-high",
			"security-severity": scores[severity]
		},
		...url === void 0 ? {} : { helpUri: url }
	};
}
function resultOf({ finding, ignored }, { rule, key = "", nth = 1 }, facts) {
	const { id, severity } = finding;
	return {
		ruleId: id,
		ruleIndex: rule,
		level: levels[severity],
		message: { text: messageOf(finding) },
		locations: [{ physicalLocation: {
			artifactLocation: { uri: uriOf(finding, facts) },
			region: regionOf(finding)
		} }],
		partialFingerprints: { primaryLocationLineHash: `${fingerprint(key)}:${nth}` },
		...ignored === void 0 ? {} : { suppressions: [suppressionOf(ignored)] }
	};
}
function messageOf(finding) {
	const { id, severity, where, title = id } = finding;
	switch (finding.kind) {
		case "vulnerability": {
			const fix = finding.fixed === void 0 ? "not fixed yet" : `fixed in ${finding.fixed}`;
			return `${severity} ${id} in ${finding.package} ${finding.installed} (${where}), ${fix}: ${title}`;
		}
		case "secret": return `${severity} secret in ${where}: ${title}`;
		case "misconfiguration": return `${severity} ${id}: ${finding.message ?? title}`;
	}
}
function suppressionOf({ status, statement, source }) {
	const from = source === void 0 ? "" : ` (${source})`;
	return {
		kind: "external",
		justification: `${statement ?? status}${from}`
	};
}
/** A path below the image: GitHub shows nothing of an absolute one, or of one that leads out. */
function uriOf(finding, { repository }) {
	const isFile = finding.kind === "secret" || finding.kind === "vulnerability";
	const parts = (path) => path.split("/").filter((part) => !/^\.{0,2}$/.test(part));
	const file = isFile && /[/.]/.test(finding.where) ? parts(finding.where) : [];
	return (file.length > 0 ? file : parts(repository)).map(encodeURIComponent).join("/");
}
function regionOf(finding) {
	const line = finding.kind === "secret" ? finding.line ?? 1 : 1;
	return {
		startLine: line,
		startColumn: 1,
		endLine: line,
		endColumn: 1
	};
}
function fileIn(folder, platform, ending) {
	return `${folder.replace(/\/$/, "")}/${platform.replaceAll("/", "-")}.${ending}`;
}
/** Keeps Trivy's own report of a platform, where that is wanted. */
async function keepReport(run, platform, raw) {
	const { reports } = run.plan.scan;
	if (reports === void 0) return;
	await keep(run, fileIn(reports, platform, "json"), () => printReport(raw));
}
/** A disk that is full, or a folder that is not ours: whoever wants the file must hear that it is not there. */
async function keep({ ports }, file, text) {
	try {
		await ports.files.write(file, text());
	} catch (error) {
		const message = `${file} cannot be written: ${error instanceof Error ? error.message : ""}`;
		throw new DeployError("scan-errored", {
			stage: "scan",
			message,
			cause: error
		});
	}
}
/** Writes the complete SARIF of every platform, and uploads what is not ignored; answers what of that did not go as it should. */
async function keepAnalyses(run, image, { reports, version }) {
	const { sarif: folder, upload } = run.plan.scan;
	if (folder === void 0 && upload === "never") return [];
	const repository = image.reference.name;
	const reference = `${repositoryOf(image.reference)}@${image.reference.digest}`;
	const made = reports.map(({ platform, report }) => {
		return {
			platform,
			report,
			facts: {
				category: `gitops-deploy/${run.plan.application}/${platform.replaceAll("/", "-")}`,
				version,
				image: reference,
				repository
			}
		};
	});
	if (folder !== void 0) for (const { platform, report, facts } of made) await keep(run, fileIn(folder, platform, "sarif"), () => `${JSON.stringify(sarifOf(report, facts), void 0, 1)}\n`);
	if (upload === "never") return [];
	run.ports.log.info(`uploading the scan of ${printImage(image.reference)} to code scanning`);
	const open = made.map(({ platform, report, facts }) => ({
		platform,
		sarif: sarifOf({
			...report,
			ignored: []
		}, facts)
	}));
	return (await Promise.all(open.map((one) => uploaded(run, one)))).flat();
}
/** What is worth telling of an upload. Whatever becomes of it, the verdict stays. */
async function uploaded(run, { platform, sarif }) {
	const { plan, ports, signal } = run;
	const answer = await attempt(run, async () => {
		const { codeScanning } = await ports.forge();
		const { commit, branch, ref = `refs/heads/${branch}` } = plan.source;
		return codeScanning.upload({
			commit,
			ref,
			sarif
		}, signal);
	});
	if (answer.result === "uploaded") return answer.notes.map((note) => `${platform}: ${note}`);
	const sentence = `${platform}: the scan is not in code scanning: ${answer.message}`;
	if (plan.scan.upload === "always") return [sentence];
	ports.log.info(sentence);
	return [];
}
async function attempt({ signal }, work) {
	try {
		return await work();
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof DeployError)) throw error;
		return {
			result: "refused",
			message: error.message
		};
	}
}
const groups = [
	"vulnerabilities",
	"misconfigurations",
	"secrets",
	"licenses"
];
/**
* The entries of a `.trivyignore` or `.trivyignore.yaml` whose time is over: Trivy passes over them without a word.
* https://trivy.dev/latest/docs/configuration/filtering/#by-finding-ids
* @param file its name, which tells the two forms apart, as it does for Trivy
*/
function expiredIgnores(text, file, now) {
	return (/\.ya?ml$/.test(file) ? entriesOfYaml(text) : entriesOfLines(text)).filter(({ on }) => Date.parse(on) < now.getTime());
}
function entriesOfLines(text) {
	return text.split("\n").flatMap((line) => {
		const [id = "", ...fields] = line.trim().split(/\s+/);
		const on = fields.find((field) => field.startsWith("exp:"))?.slice(4);
		return on === void 0 || id.startsWith("#") ? [] : [{
			id: plainLine(id),
			on: plainLine(on)
		}];
	});
}
function entriesOfYaml(text) {
	const data = readYaml(text);
	return groups.flatMap((group) => listAt(data, group).flatMap((entry) => {
		const id = textAt(entry, "id");
		const on = textAt(entry, "expired_at");
		return id === void 0 || on === void 0 ? [] : [{
			id: plainLine(id),
			on: plainLine(on)
		}];
	}));
}
/** What Trivy itself cannot read ends the scan, with its own words. */
function readYaml(text) {
	try {
		const data = (0, import_dist.parseDocument)(text, { logLevel: "error" }).toJS({ maxAliasCount: 100 });
		return isFields(data) ? data : void 0;
	} catch {
		return;
	}
}
/** What the scanner is opened with; a file of the gate that is configured and not there ends the deployment. */
async function scannerSetup(run) {
	const { scanners, offline, timeoutSeconds, trivy, database, ignoreFile, vex } = run.plan.scan;
	const setup = {
		scanners,
		offline,
		timeoutSeconds,
		trivy,
		database
	};
	const wanted = [...ignoreFile === void 0 ? [] : [ignoreFile], ...vex];
	if (wanted.length === 0) return {
		...setup,
		vex: []
	};
	const policy = await run.ports.policyFiles();
	const there = await policy.read(wanted, run.signal);
	const absent = wanted.filter((path) => !there.has(path));
	if (absent.length > 0) {
		const where = policy.branch === void 0 ? "in the checkout" : `on ${policy.branch}, whose files count here`;
		const sentence = `there is no ${absent.join(", ")} ${where}`;
		return ended("errored", "bad-input", {
			stage: "scan",
			sentence,
			remedy: "correct `scan.ignore-file` or `scan.vex`, or add the file"
		});
	}
	const files = wanted.map((path) => ({
		path,
		bytes: there.get(path) ?? /* @__PURE__ */ new Uint8Array()
	}));
	const [first] = files;
	return ignoreFile === void 0 || first === void 0 ? {
		...setup,
		vex: files
	} : {
		...setup,
		ignoreFile: first,
		vex: files.slice(1)
	};
}
/** What of the ignore file no longer counts: Trivy passes over it without a word. */
function ignoresOf({ ignoreFile }, now) {
	if (ignoreFile === void 0) return [];
	return expiredIgnores(new TextDecoder().decode(ignoreFile.bytes), ignoreFile.path, now).map(({ id, on }) => `${ignoreFile.path}: ${id} was ignored until ${on}, and counts again`);
}
/** Scans every platform of the image by its own digest; only a report that could be read can call it clean. */
async function scan(run, image) {
	const setup = await scannerSetup(run);
	if ("event" in setup) return setup;
	const opened = await (await run.ports.scanner()).open(setup, run.signal);
	if (opened.result !== "opened") return troubled(opened);
	run.ports.log.info(`scanning with Trivy ${opened.version}`);
	const notes = [...opened.notes, ...ignoresOf(setup, run.ports.clock.now())];
	for (const note of notes) run.ports.log.warning(note);
	const scanned = await scanAll(run, image, opened);
	if ("failure" in scanned) return troubled(scanned.failure);
	const before = await lookBefore(run, image, {
		opened,
		scanned: scanned.results
	});
	if ("event" in before) return before;
	return judged(run, image, {
		opened,
		setup,
		notes,
		reports: scanned.results,
		before
	});
}
async function scanAll(run, image, opened) {
	const { atATime } = opened;
	return inParallel(image.platforms, {
		atATime,
		signal: run.signal
	}, async (one, signal) => {
		const scanned = await scanPlatform(run, {
			opened,
			image,
			...one
		}, signal);
		if ("trouble" in scanned) return { failure: scanned.trouble };
		await keepReport(run, one.platform, scanned.raw);
		return { result: scannedPlatform(one.platform, scanned, { withContents: run.plan.scan.compares }) };
	});
}
async function judged(run, image, given) {
	const { reports, before, opened, notes } = given;
	const uploads = await keepAnalyses(run, image, {
		reports,
		version: opened.version
	});
	const scans = reports.map((one, index) => {
		const verdict = verdictOf(run, one, before);
		const all = [...verdict.notes ?? [], ...index === 0 ? [
			...notes,
			...before.notes,
			...uploads
		] : []];
		return all.length === 0 ? verdict : {
			...verdict,
			notes: all
		};
	});
	for (const one of scans) run.ports.log.info(`${one.platform}: ${summaryOf(one)}`);
	const bad = scans.filter(({ verdict }) => verdict === "vulnerable");
	const contents = withoutUndefined({ contents: contentsOfBoth(reports, before) });
	if (bad.length === 0) return {
		event: "scanned",
		scans,
		...contents
	};
	const reason = bad.some(({ refused }) => refused.some(({ kind }) => kind === "secret")) ? "secret-in-image" : "vulnerable";
	return {
		event: "ended",
		outcome: outcomeAt("failed", reason, {
			stage: "scan",
			sentence: bad.map(describe).join("; ")
		}),
		scans,
		...contents
	};
}
/** What is in both images, of the platforms that both have. */
function contentsOfBoth(reports, { running }) {
	if (running === void 0) return void 0;
	const platforms = reports.flatMap(({ platform, contents: after }) => {
		const before = running.contents.get(platform);
		return before === void 0 || after === void 0 ? [] : [{
			platform,
			before,
			after
		}];
	});
	return {
		before: running.digest,
		platforms
	};
}
function troubled({ result, message, remedy }) {
	return ended("errored", result, {
		stage: "scan",
		sentence: message,
		...remedy === void 0 ? {} : { remedy }
	});
}
/** One line for the log. */
function summaryOf({ verdict, counts, secrets = 0, misconfigurations = 0, ignored = [], since }) {
	return [verdict, ...[
		...Object.entries(counts).map(([severity, count]) => ({
			count,
			what: severity.toLowerCase()
		})),
		{
			count: secrets,
			what: "secrets"
		},
		{
			count: misconfigurations,
			what: "misconfigurations"
		},
		{
			count: ignored.length,
			what: "ignored"
		},
		...since === void 0 ? [] : [{
			count: since.fresh,
			what: "of them new"
		}]
	].filter(({ count }) => count > 0).map(({ count, what }) => `${count} ${what}`)].join(", ");
}
function describe({ platform, refused }) {
	const [first] = refused;
	const more = refused.length > 1 ? ` and ${refused.length - 1} more` : "";
	return `${platform}: ${first === void 0 ? "" : words(first)}${more}`;
}
function words({ kind, severity, id, package: where, installed, fixed }) {
	if (kind === "secret") return `${severity} secret ${id} in ${where}`;
	if (kind === "misconfiguration") return `${severity} misconfiguration ${id} in ${where}`;
	return `${severity} ${id} in ${where} ${installed}${fixed === void 0 ? "" : `, fixed in ${fixed}`}`;
}
/** Characters of one part of an identity in a sentence: a certificate may hold a text of any length. */
const longest = 300;
/** A signer in a sentence. */
function printIdentity({ issuer, subject }) {
	return `${oneLine(subject, longest)} (${oneLine(issuer, longest)})`;
}
/** A signer with whom the workflow ran for: what tells two apart that used one reusable workflow. */
function printCaller(identity) {
	const { repository = "nobody it names", ref = "no ref" } = identity;
	return `${printIdentity(identity)} for ${oneLine(repository, longest)} at ${oneLine(ref, longest)}`;
}
/** What a token of GitHub Actions must say for a provenance to be made of it. */
const needed = [
	"repository",
	"ref",
	"sha",
	"workflow_ref",
	"job_workflow_ref",
	"event_name",
	"repository_id",
	"repository_owner_id",
	"runner_environment",
	"run_id",
	"run_attempt"
];
/**
* How an image was built, from what the token of the job says: the predicate of SLSA 1.0 for a workflow of GitHub Actions, or why it
* cannot be said.
* @see https://actions.github.io/buildtypes/workflow/v1
*/
function provenanceOf(claims) {
	const said = new Map(needed.map((name) => [name, textAt(claims, name) ?? numberAt(claims, name)?.toString()]));
	const missing = needed.filter((name) => said.get(name) === void 0);
	if (missing.length > 0) return `the identity token does not say ${missing.join(", ")}`;
	const claim = (name) => said.get(name) ?? "";
	const server = serverOf(textAt(claims, "iss"));
	const repository = `${server}/${claim("repository")}`;
	return {
		buildDefinition: {
			buildType: "https://actions.github.io/buildtypes/workflow/v1",
			externalParameters: { workflow: {
				ref: claim("ref"),
				repository,
				path: pathOf(claim("workflow_ref"))
			} },
			internalParameters: { github: {
				event_name: claim("event_name"),
				repository_id: claim("repository_id"),
				repository_owner_id: claim("repository_owner_id"),
				runner_environment: claim("runner_environment")
			} },
			resolvedDependencies: [{
				uri: `git+${repository}@${claim("ref")}`,
				digest: { gitCommit: claim("sha") }
			}]
		},
		runDetails: {
			builder: { id: `${server}/${claim("job_workflow_ref")}` },
			metadata: { invocationId: `${repository}/actions/runs/${claim("run_id")}/attempts/${claim("run_attempt")}` }
		}
	};
}
/** On GHE.com the issuer has the host of the enterprise: `https://token.actions.acme.ghe.com`. */
function serverOf(issuer) {
	return `https://${/^https:\/\/token\.actions\.([\w.-]+\.ghe\.com)/.exec(issuer ?? "")?.[1] ?? "github.com"}`;
}
/** `OWNER/REPO/.github/workflows/FILE@REF` without repository and ref. */
function pathOf(workflow) {
	return workflow.split("@")[0]?.split("/").slice(2).join("/") ?? "";
}
/** Attests how the image was built, and puts that where it is wanted; the answer says what could not be done. */
async function attest(run, image, { authority, attest: places }) {
	const { ports, signal } = run;
	const signing = await ports.signing();
	const claims = await signing.claims(signal);
	const predicate = typeof claims === "string" ? claims : provenanceOf(claims);
	if (typeof claims === "string" || typeof predicate === "string") return places.map(() => failed(String(predicate)));
	const statement = {
		sha256: hexOf(image.reference.digest),
		name: repositoryOf(image.reference),
		predicateType: provenancePredicate,
		predicate
	};
	const signed = await signing.sign(statement, authorityFor(authority, claims), signal);
	if (signed.result === "not-signed") return places.map(() => failed(signed.message));
	return (await Promise.all(places.map((place) => put(run, image, {
		place,
		bundle: signed.bundle
	})))).filter((problem) => problem !== void 0);
}
function failed(why) {
	return `the build is not attested: ${why}`;
}
/**
* What is private must not stand in a public log: GitHub has a Sigstore of its own for it, without one, as `actions/attest` chooses
* (https://docs.github.com/en/actions/concepts/security/artifact-attestations).
*/
function authorityFor(configured, claims) {
	if (configured.fulcio !== void 0 || claims["repository_visibility"] === "public") return configured;
	return {
		fulcio: "https://fulcio.githubapp.com",
		timestamp: "https://timestamp.githubapp.com"
	};
}
/** Nothing if it was put there, else a sentence: an attestation that is refused makes no image worse. */
async function put(run, image, { place, bundle }) {
	const { ports, signal } = run;
	try {
		if (place === "github") await (await ports.forge()).attestations.store(bundle, signal);
		else {
			const bytes = Buffer.from(JSON.stringify(bundle));
			const created = ports.clock.now();
			await (await ports.referrers()).attach(image.reference, {
				bytes,
				predicateType: provenancePredicate,
				created
			}, signal);
		}
		return;
	} catch (error) {
		signal.throwIfAborted();
		return failed(error instanceof Error ? error.message : `${place} refuses it`);
	}
}
/**
* Signs what this run has built, now that it is proven clean and before anything names it; and holds what will be deployed, whoever
* built it, against `signing.verify`. It is the digest of the index that is signed and verified, since that is what Git names.
*/
async function sign(run, image) {
	const { signing } = run.plan;
	const attached = [];
	const notes = [];
	if (image.origin === "built" && signing.sign) {
		const message = await attach(run, image, {
			...aboutImage(image),
			predicateType: signPredicate,
			predicate: {}
		});
		if (message !== void 0) return ended("errored", "signing-errored", {
			stage: "scan",
			sentence: message
		});
		attached.push("signature");
	}
	if (image.origin === "built" && signing.attest.length > 0) {
		const problems = await attest(run, image, signing);
		const [first] = problems;
		if (first !== void 0 && signing.attestationRequired) return ended("errored", "signing-errored", {
			stage: "scan",
			sentence: first
		});
		notes.push(...new Set(problems));
		for (const note of notes) run.ports.log.warning(note);
		if (problems.length < signing.attest.length) attached.push("attestation");
	}
	const verified = signing.verify.length === 0 ? void 0 : await verify(run, image, signing);
	if (typeof verified === "object") return verified;
	return {
		event: "signed",
		signed: {
			attached,
			notes,
			...verified === void 0 ? {} : { verified }
		}
	};
}
function aboutImage({ reference }) {
	return { sha256: hexOf(reference.digest) };
}
/** Signs and puts the bundle beside the image; a sentence where it cannot be signed. */
async function attach(run, image, statement) {
	const { ports, plan, signal } = run;
	const signed = await (await ports.signing()).sign(statement, plan.signing.authority, signal);
	if (signed.result === "not-signed") return `the image could not be signed: ${signed.message}`;
	const referrers = await ports.referrers();
	const bytes = Buffer.from(JSON.stringify(signed.bundle));
	const { predicateType } = statement;
	await referrers.attach(image.reference, {
		bytes,
		predicateType,
		created: ports.clock.now()
	}, signal);
	ports.log.info(`signed ${image.reference.digest}`);
}
/** Who has signed it, or the event that ends a deployment of an image that nobody we trust has signed. */
async function verify(run, image, signing) {
	const { ports, signal } = run;
	const { bundles, isAll } = await (await ports.referrers()).bundlesOf(image.reference, signal);
	const examined = await (await ports.signing()).examine(bundles, signing.trustedRoot, signal);
	if (typeof examined === "string") return ended("errored", "verification-errored", {
		stage: "scan",
		sentence: examined
	});
	const { judgeSignatures } = await import("./judge.js");
	const verdict = judgeSignatures(aboutImage(image).sha256, examined, signing.verify);
	if (verdict.verdict !== "trusted") {
		const sentence = `${image.reference.digest}: ${verdict.message}`;
		if (isAll) return ended("failed", verdict.verdict, {
			stage: "scan",
			sentence
		});
		return ended("errored", "verification-errored", {
			stage: "scan",
			sentence: `${sentence}; but more is attached to it, or larger, than is looked at`
		});
	}
	const identity = printIdentity(verdict.identity);
	ports.log.info(`signed by ${identity}`);
	return identity;
}
/** Milliseconds that the last report may take after a signal: GitHub kills 10 s after its first one. */
const lastWords = 6e3;
/** Milliseconds that it may take otherwise: GitHub may ask many jobs at once to wait for a minute or two. */
const lastTelling = 15e4;
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
/**
* Milliseconds between two reports while a rollout goes on: at first so many, then a fiftieth of what has gone by. A rollout of a
* day is told some three hundred times; GitHub takes a thousand statuses for a commit and context.
*/
function pauseAfter(elapsed) {
	return Math.max(1e4, elapsed / 50);
}
/** What is told now and then: when it was told last, and what. */
var Paced = class {
	#pauses;
	#at = 0;
	#said = "";
	/** For what waits for so many pauses. */
	constructor(pauses) {
		this.#pauses = pauses;
	}
	isDue(now, pause) {
		return now - this.#at >= pause * this.#pauses;
	}
	/** Notes what is told; false where it is no news. */
	tells(says, now) {
		if (says === this.#said) return false;
		this.#at = now;
		this.#said = says;
		return true;
	}
};
/** Milliseconds that the end waits for a report that is under way: overtaken, it could overwrite the end. */
const lastReport = 5e3;
/** Reasons that say nothing of the deployment itself: what was told of it before still holds. */
const sawNothing = [
	"cancelled",
	"cluster-unreachable",
	"github-unreachable",
	"gitops-unreachable"
];
/** Reasons whose sentence has numbers that move while nothing is new. */
const numbersMove = ["budget-spent"];
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
	#began;
	#status = new Paced(1);
	/** Many jobs may write one comment, and GitHub takes 80 new or changed ones a minute: https://docs.github.com/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits */
	#comment = new Paced(3);
	/** What is being told while the watch goes on. */
	#report;
	constructor(telling) {
		this.#telling = telling;
		const { before } = telling;
		this.#silent = before !== void 0 && (before.state !== "open" || before.rollbackPullRequest !== void 0);
	}
	/** Throws where the very first status cannot be set: then nothing has been done yet, and nothing is. */
	async begin(progress) {
		const { plan, ports, signal, from, display } = this.#telling;
		const verdict = progress.verdict?.recover === true ? progress.verdict.outcome : void 0;
		const stage = verdict === void 0 ? progress.stage : "rollback";
		const isNew = stage !== this.#stage;
		const isFirst = this.#stage === "";
		this.#stage = stage;
		if (isNew) this.keeps(progress);
		if (isNew) ports.log.info(verdict === void 0 ? `stage ${stage}` : `${verdict.outcome}: ${verdict.sentence}`);
		display.show(progress);
		if (!isNew) return;
		this.#silent &&= progress.written === from.written;
		if (this.#silent) return;
		await this.#endReport();
		this.#status.tells(stage, ports.clock.now().getTime());
		const at = {
			progress,
			signal,
			...verdict === void 0 ? {} : { outcome: verdict }
		};
		await this.#try(isFirst, () => publishStatus(plan, ports, at));
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
	/**
	* Tells how far a rollout is, where that is new and it is time. Called at every look, so that what came too early is told later;
	* nothing waits for GitHub, so that a verdict is not held up by the report of a step.
	*/
	tell(progress) {
		const { ports } = this.#telling;
		if (this.#silent || this.#report !== void 0) return;
		const now = ports.clock.now().getTime();
		this.#began ??= now;
		const pause = pauseAfter(now - this.#began);
		const due = [this.#status, this.#comment].filter((one) => one.isDue(now, pause));
		if (due.length === 0) return;
		const says = JSON.stringify(progress.targets.map(({ assessment }) => [assessment.judgement, assessment.rows]));
		const news = due.filter((one) => one.tells(says, now));
		if (news.length > 0) this.#startReport(progress, news);
	}
	#startReport(progress, news) {
		const { plan, ports, signal } = this.#telling;
		const stop = new AbortController();
		const at = {
			progress,
			signal: AbortSignal.any([signal, stop.signal])
		};
		const status = news.includes(this.#status) ? this.#quietly(publishStatus(plan, ports, at)) : void 0;
		const comment = news.includes(this.#comment) ? this.#quietly(publishComment(plan, ports, at)) : void 0;
		const done = Promise.all([status, comment]).then(() => {
			this.#report = void 0;
		});
		this.#report = {
			done,
			stop
		};
	}
	async #quietly(work) {
		const { ports } = this.#telling;
		await work.catch((error) => {
			ports.log.debug(`cannot tell GitHub yet: ${error instanceof Error ? error.message : ""}`);
		});
	}
	/** What comes next must be told after it. */
	async #endReport() {
		if (this.#report === void 0) return;
		const { done, stop } = this.#report;
		const late = AbortSignal.timeout(lastReport);
		late.addEventListener("abort", () => stop.abort(late.reason), { once: true });
		await done;
	}
	/** Tells the end; where GitHub does not take the status, that is the outcome. */
	async finish(end) {
		const { display } = this.#telling;
		display.reports(end.progress);
		await this.#endReport();
		const told = await this.#publish(end);
		display.ends(told.outcome);
		return told;
	}
	async #publish(end) {
		const { plan, ports } = this.#telling;
		const { told, outcome, progress } = end;
		if (this.#silent && !this.#isNews(end)) {
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
		const signal = AbortSignal.timeout(outcome.outcome === "cancelled" ? lastWords : lastTelling);
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
		await Promise.all([this.#commentAtEnd(end, signal), notifyOutcome(plan, ports, {
			outcome,
			progress,
			signal
		})]);
		return end;
	}
	/** Where it fails, the post step tries once more. */
	async #commentAtEnd({ told, outcome, progress }, signal) {
		const { ports } = this.#telling;
		if (await publishLastComment(told, ports, {
			outcome,
			progress,
			signal
		})) ports.results.forget(leftOverKey(told));
	}
	#isNews({ outcome: { outcome, reason, stage, sentence }, progress }) {
		const { before, from } = this.#telling;
		if (before === void 0 || progress.record !== from.record) return true;
		if ((progress.backups ?? []).length !== (from.backups ?? []).length) return true;
		if (sawNothing.includes(reason)) return false;
		if (progress.isKnown === true && before.reason === reason) return false;
		const { recovery } = progress;
		if (recovery?.result === "proposed") return before.rollbackPullRequest !== recovery.pullRequest;
		if (before.reason !== reason || before.stage !== stage || before.state !== recordState(outcome)) return true;
		if (numbersMove.includes(reason)) return false;
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
/**
* Watches the targets whose values were put back until what they name runs healthy again: the last word of a rollback. What is told of
* the deployment stays its bad verdict, so that nothing is published meanwhile.
*/
async function watchRestored(run, what) {
	const { healthy, sentence } = await seenAgain(run, what);
	const told = `${what.restored.sentence}; ${sentence}`;
	run.ports.log.info(told);
	return {
		event: "recovered",
		recovery: {
			...what.restored,
			healthy,
			sentence: told
		}
	};
}
async function seenAgain(run, what) {
	try {
		return await watchThem(run, what);
	} catch (error) {
		run.signal.throwIfAborted();
		return notKnown(error instanceof Error ? error.message : "for an unknown reason");
	}
}
async function watchThem(run, what) {
	const watched = await watchedTargets(run, what);
	if (watched === void 0) return notKnown("no value says which image that is");
	const blind = watched.find(({ goal }) => goal.workloads.length === 0);
	if (blind !== void 0) return notKnown(`the target ${blind.target} names no workloads`);
	const { unreached, clusters } = await reachOf(watched, (name) => run.ports.cluster(name));
	const [away] = unreached;
	if (away !== void 0) return notKnown(`no way to the cluster of ${away.target} was given`);
	run.ports.log.info(`${what.restored.sentence}: watching until it runs healthy`);
	return ofOutcome((await observeThem(run, what, {
		watched,
		clusters
	})).outcome);
}
function observeThem(run, { restored }, of) {
	const said = /* @__PURE__ */ new Map();
	const { clock, log } = run.ports;
	return observe({
		...of,
		wave: 1,
		clock,
		log,
		timeoutSeconds: run.plan.timeoutSeconds,
		onPause: run.plan.onPause,
		isPutBack: false,
		relate: (revision, ours) => relate(run, restored.edits, {
			revision,
			ours
		}),
		onSight: (targets, before) => see(run, targets, before),
		onLook: (targets) => {
			for (const { target, sentence } of newSentences(said, targets)) log.info(`${target}: ${sentence}`);
		},
		signal: run.signal
	});
}
function ofOutcome({ outcome, sentence }) {
	switch (outcome) {
		case "succeeded": return {
			healthy: "yes",
			sentence: `it runs healthy: ${sentence}`
		};
		case "failed": return {
			healthy: "no",
			sentence: `it does not run healthy: ${sentence}`
		};
		default: return notKnown(sentence);
	}
}
function notKnown(why) {
	return {
		healthy: "unknown",
		sentence: `whether it runs healthy is not known: ${why}`
	};
}
/** The targets of the waves that were put back, each with the image that its wave names again; undefined where no value names one. */
async function watchedTargets(run, what) {
	const { application, environment, targets } = run.plan;
	const { records } = await run.ports.forge();
	const known = await records.list(application, environment, 30, run.signal);
	const lastHealthy = lastHealthyOf(known.filter(({ id }) => id !== what.written.record));
	const watched = [];
	for (const [wave, edits] of Map.groupBy(what.restored.edits, (edit) => edit.wave)) {
		const image = imageAgain(run, edits, lastHealthy);
		if (image === void 0) return void 0;
		for (const target of wave === void 0 ? targets : targetsOfWave(run.plan, wave)) {
			const looked = lookedAt(target);
			const goal = {
				...looked.goal,
				...image,
				revision: what.restored.revision,
				written: true
			};
			watched.push({
				...looked,
				target: target.name,
				wave: 1,
				goal
			});
		}
	}
	return watched;
}
function imageAgain(run, edits, lastHealthy) {
	const named = edits.map(({ file, path, to }) => ({
		file,
		path,
		from: to
	}));
	const image = imageBefore(named, lastHealthy, repositoryOfPlan(run.plan));
	if (image === void 0) return void 0;
	const proven = lastHealthy === void 0 ? void 0 : parseImageReference(lastHealthy.payload.image);
	return {
		image,
		platformDigests: proven !== void 0 && typeof proven !== "string" && printImage(proven) === printImage(image) ? (lastHealthy?.payload.platformDigests ?? []).filter(isDigest) : []
	};
}
/** Every part of the body, each to be shortened by itself. */
function partsOf(facts) {
	const { plan, changelog } = facts;
	return {
		changes: changesPart(facts),
		source: { lines: [sourceLine(facts), ...takesOver(facts)] },
		changelog: changelogPart(plan, changelog),
		diff: diffPart(facts),
		scan: scanPart(facts),
		findings: findingsPart(facts),
		rollback: { lines: rollbackLines(plan) },
		run: { lines: plan.run === void 0 ? [] : [linked("The run that proposes this", plan.run.url)] }
	};
}
/** Characters of one value in the table: the whole of it stands in the diff. */
const longestValue = 200;
function changesPart({ changes }) {
	const hasTargets = changes.some(({ target }) => target !== void 0);
	const shown = (text) => code(oneLine(text, longestValue));
	const rows = changes.map(({ target, file, path, from, to }) => [
		...hasTargets ? [escapeMarkdown(target ?? "")] : [],
		shown(`${file} ${path}`),
		shown(from),
		shown(to)
	]);
	return tableOf([
		...hasTargets ? ["target"] : [],
		"value",
		"before",
		"after"
	], rows);
}
function sourceLine({ plan }) {
	const { commit, branch, pullRequest } = plan.source;
	const of = branch === "" ? "" : ` of ${escapeMarkdown(oneLine(branch, longestValue))}`;
	return `Source: ${commitLink(plan, commit)}${of}${fromPullRequest(plan, pullRequest)}.`;
}
/** Where a commit comes from, as the end of what is said of it. */
function fromPullRequest({ repository, sourceUrl }, pullRequest) {
	if (pullRequest === void 0) return "";
	return `, from ${linked(`${escapeMarkdown(repository)}#${pullRequest}`, `${sourceUrl}/pull/${pullRequest}`)}`;
}
/** Earlier deployments that are named; there are more only where nobody has resumed for long. */
const mostBefore = 5;
function takesOver({ plan, before }) {
	if (before.length === 0) return [];
	const named = before.slice(0, mostBefore).map(({ payload, note }) => {
		const where = note.pullRequest === void 0 ? "" : ` in #${note.pullRequest}`;
		return `${versionOfRecord(payload.image)} (${commitLink(plan, payload.source)}${fromPullRequest(plan, payload.pullRequest)})${where}`;
	});
	const more = before.length > mostBefore ? [`${before.length - mostBefore} more`] : [];
	return ["", `Takes the place of what was proposed before and is not deployed: ${[...named, ...more].join("; ")}.`];
}
/** The version of a record's image, for people. */
function versionOfRecord(image) {
	const reference = parseImageReference(image);
	return code(typeof reference === "string" ? oneLine(image, longestValue) : versionOf(reference));
}
/** A diff of more lines is folded away. */
const longDiff = 60;
/** Characters of one line of the diff. */
const longestLine = 1e3;
function diffPart({ diff }) {
	const lines = diff.replace(/\n$/, "").split("\n");
	const isLong = lines.length > longDiff;
	const left = "are not shown: see the files of this pull request";
	return {
		lines: lines.map((line) => line.length > longestLine ? `${line.slice(0, longestLine).toWellFormed()}…` : line),
		around: (shown) => isLong ? `<details><summary>${lines.length} lines</summary>\n\n${fenced(shown, "diff")}\n\n</details>` : fenced(shown, "diff"),
		foot: (count) => count === 0 ? "" : `${count} more line${count === 1 ? "" : "s"} ${left}.`
	};
}
/** Nothing that refuses the image gets this far: what was found was let pass, and here is why. */
function scanPart({ plan, scans }) {
	if (scans.length === 0) return { lines: ["Not scanned by this run."] };
	const { failOn, ignoreUnfixed, failOnNew } = plan.scan;
	const rows = scans.map((one) => [
		code(one.platform),
		...severities$1.map((severity) => String(one.counts[severity] ?? 0)),
		letPass(one, plan.scan).join(", ") || "nothing"
	]);
	const refused = failOn.length === 0 ? "nothing" : failOn.map((one) => one.toLowerCase()).join(", ");
	const { foot: _, ...table } = tableOf([
		"platform",
		...severities$1.map((one) => one.toLowerCase()),
		"let pass"
	], rows);
	const policy = `An image is refused for: ${refused}${`${ignoreUnfixed ? ", where there is a fix" : ""}${failOnNew ? ", where it is new" : ""}`}.`;
	return {
		...table,
		foot: (left) => left === 0 ? policy : `and ${left} more. ${policy}`
	};
}
function letPass({ counts, ignored = [] }, { failOn, ignoreUnfixed, failOnNew }) {
	const because = [...failOnNew ? ["that the running image has too"] : [], ...ignoreUnfixed ? ["that nobody has fixed yet"] : []].join(" or ");
	const judged = sum(counts, (severity) => failOn.includes(severity));
	const below = sum(counts, (severity) => !failOn.includes(severity));
	return [
		...judged > 0 && because !== "" ? [`${judged} ${because}`] : [],
		...below > 0 ? [`${below} of other severities`] : [],
		...ignored.length > 0 ? [`${ignored.length} ignored`] : []
	];
}
function sum(counts, counted) {
	return Object.entries(counts).reduce((total, [severity, count]) => total + (counted(severity) ? count : 0), 0);
}
/** Characters of what a finding says: names in a manifest may be of any length. */
const longestMessage = 300;
function findingsPart({ judged: { findings, notJudged } }) {
	const shown = (text) => escapeMarkdown(oneLine(text, longestMessage));
	const found = findings.map((finding) => ({
		...finding,
		severity: levelOf(finding)
	})).toSorted(bySeverity).map(({ severity, place, rule, message }) => {
		return `- **${severity}** ${code(oneLine(printPlace(place), longestMessage))} ${code(rule)}: ${shown(message)}`;
	});
	const left = notJudged.filter(({ reason }) => reason !== "not-yaml").map(({ message, ...place }) => `- not judged: ${code(oneLine(printPlace(place), longestMessage))}: ${shown(message)}`);
	const lines = [...found, ...left];
	if (lines.length === 0) return { lines: ["None."] };
	return {
		lines,
		foot: (count) => count === 0 ? "" : `and ${count} more: see the log of the run`
	};
}
/** What there is to go back with: git, and a hold that keeps it so. */
const byItself = {
	automatic: "A rollout that is aborted or ends degraded is put back in Git without anybody, to the last version that was seen healthy, and the environment is held.",
	"pull-request": "After a rollout that is aborted or ends degraded a pull request proposes the last version that was seen healthy, and the environment is held.",
	manual: "Nothing is put back by itself here: <code>rollback: manual</code>."
};
function rollbackLines({ application, environment, rollback }) {
	const scope = `--application ${application} --environment ${environment}`;
	return [
		"- Before it is merged: close this pull request, and nothing is deployed.",
		`- After it is merged: ${code(`gitops-deploy rollback ${scope}`)}, or the action with <code>command: rollback</code>, goes back to the last version that ran healthy, and holds the environment. ${code(`gitops-deploy release ${scope}`)} lets deployments in again.`,
		`- ${byItself[rollback]}`
	];
}
/** What is said on a pull request that is closed since a newer deployment takes its place: which one, and where it is. */
function supersededText(plan, { outcome, by }) {
	if (by === void 0) return `Closed: ${escapeMarkdown(outcome.sentence)}.`;
	const { payload, note } = by;
	const version = `${versionOfRecord(payload.image)} (${commitLink(plan, payload.source)}${fromPullRequest(plan, payload.pullRequest)})`;
	const run = payload.run === void 0 ? "" : ` ${linked("Its run", payload.run.url)}.`;
	return `Closed: ${version} takes the place of this in ${escapeMarkdown(payload.environment)}${placeOf(note)}.${run}`;
}
/** Where the edit of a deployment stands: GitHub makes links of a number and of a commit of the same repository. */
function placeOf({ revision, pullRequest }) {
	const at = [...pullRequest === void 0 ? [] : [`#${pullRequest}`], ...revision === void 0 ? [] : [revision]];
	return at.length === 0 ? "" : `: ${at.join(", ")}`;
}
/** What is said on a pull request that would only undo what Git names already. */
function staleText(plan, { reference }) {
	const { commit, pullRequest } = plan.source;
	return `Closed: Git names ${`${code(versionOf(reference))} (${commitLink(plan, commit)}${fromPullRequest(plan, pullRequest)})`} already for ${escapeMarkdown(plan.environment)}, without this.`;
}
/** GitHub takes 65,536 characters in the body of a pull request; the rest is for what a template says twice. */
const longestBody = 65e3;
/** GitHub's limit for a title is 256. */
const longestTitle = 200;
/** Title and body of the pull request in the GitOps repository, each made anew from what is known now. */
function proposalText(facts) {
	const { title, template } = facts.plan.pullRequest;
	const values = valuesOf(facts);
	const asked = title === void 0 ? "" : inTitle(title, values);
	return {
		title: asked === "" ? inTitle(ownTitle(facts), values) : asked,
		body: fillBody(template ?? layout(facts), partsOf(facts), values).trim()
	};
}
function ownTitle({ wave }) {
	return `Deploy {{application}} {{tag}} to {{environment}}${wave === void 0 ? "" : `, ${wave}`}`;
}
/** Our own body, as a template: what is judged comes first, what is long after it. */
function layout({ scans }) {
	return [
		"<code>{{image}}</code> for **{{application}}** in **{{environment}}**.",
		"{{source}}",
		"{{changes}}",
		"### Findings in what is about to be rolled out\n\n{{findings}}",
		"### Changelog\n\n{{changelog}}",
		...scans.length === 0 ? [] : ["### Scan\n\n{{scan}}"],
		"### Change in Git\n\n{{diff}}",
		"### How to roll back\n\n{{rollback}}",
		"{{run}}"
	].join("\n\n");
}
/** What the words stand for; nothing where this deployment has nothing. */
function valuesOf({ plan, image: { reference } }) {
	const { commit, branch, date, pullRequest } = plan.source;
	return {
		sha: commit,
		"short-sha": commit.slice(0, 7),
		tag: versionOf(reference),
		digest: reference.digest,
		image: printImage(reference),
		branch: oneLine(branch, 250),
		date,
		application: plan.application,
		environment: plan.environment,
		"pull-request": pullRequest === void 0 ? "" : String(pullRequest)
	};
}
/** Words whose values nobody holds to a grammar; all others have none of the characters that Markdown makes something of. */
const anyText = /* @__PURE__ */ new Set([
	"branch",
	"date",
	"sha",
	"short-sha"
]);
/** A commit that is one is what the template asked for, and is copied from there. */
function shownValue(word, value) {
	return anyText.has(word) && !/^[0-9a-f]+$/.test(value) ? escapeMarkdown(value) : value;
}
/** A title is text: nothing in it is Markdown, but a commit that takes it over may link what looks like an issue. */
function inTitle(template, values) {
	const filled = replaceWords(template, (word) => (values[word] ?? "").replace(/[#](?=\d)/g, "#​"));
	return oneLine(filled, longestTitle);
}
/** In this order parts are given room, with the most characters of each: what must not be missing comes first. */
const rooms = [
	["rollback", 3e3],
	["source", 3e3],
	["run", 500],
	["findings", 2e4],
	["changes", 8e3],
	["scan", 4e3]
];
/**
* Fills a template in. Where all of it is too long, the changelog and the diff are shortened: the diff stands in the files
* of the pull request too, so the changelog may have half of what is left, and more where the diff does not need it.
*/
function fillBody(template, parts, values) {
	const words = wordsIn(template);
	const times = (part) => words.filter((word) => word === part).length;
	const text = (word) => shownValue(word, values[word] ?? "");
	const shown = /* @__PURE__ */ new Map();
	let room = longestBody - replaceWords(template, text).length;
	const give = (part, most) => {
		const count = times(part);
		const cut = count === 0 ? "" : cutPart(parts[part], Math.floor(Math.max(0, Math.min(most, room)) / count));
		shown.set(part, cut);
		room -= cut.length * count;
	};
	for (const [part, most] of rooms) give(part, most);
	const diff = cutPart(parts.diff, Number.POSITIVE_INFINITY).length * times("diff");
	give("changelog", Math.max(room / 2, room - diff));
	give("diff", room);
	return replaceWords(template, (word) => shown.get(word) ?? text(word));
}
/** What the new image brings in place of the one that Git names; why nobody knows it, where that is so. Fails for nothing. */
async function changelogOf(run, edits, others) {
	const replaced = replacedBy(edits, others);
	if (replaced === void 0) return {
		known: "no",
		because: "no deployment of ours, as far back as is known, put there what Git names now"
	};
	const base = replaced.payload.source;
	try {
		const { source } = await run.ports.forge();
		return {
			known: "yes",
			base,
			changes: await source.changes(base, run.plan.source.commit, run.signal)
		};
	} catch (error) {
		run.signal.throwIfAborted();
		const because = error instanceof Error ? error.message : "GitHub did not say";
		run.ports.log.warning(`the pull request gets no changelog: ${because}`);
		return {
			known: "no",
			because
		};
	}
}
/**
* Our branch is locked while its pull request is in a merge queue (https://github.com/SharezoneApp/sharezone-app/pull/605).
* Where that one holds our values already, it is the one to wait for; an older deployment is taken out, and the write is tried
* again. Undefined where nothing of it is in a queue.
*/
async function unlock(run, edits) {
	const look = await lookAtOpen(run, openOneOf(run.plan));
	if (look === void 0) return { result: "lost-race" };
	if (look.armed === "queue" && await carries(run, edits, look.head)) return {
		result: "committed",
		revision: look.head
	};
	if (look.armed === "queue") run.ports.log.info(`${look.url} holds an older deployment: taking it out of the merge queue`);
	return await disarm(run, look) === "refused" ? void 0 : { result: "lost-race" };
}
/**
* What an older deployment has enabled would merge ours as soon as it is pushed, whatever comes of this run: it is disabled
* first. What is in a queue is locked, and left to `unlock`.
*/
async function stopAutoMerge(run) {
	const look = await lookAtOpen(run, openOneOf(run.plan));
	if (look?.armed === "auto-merge") await disarm(run, look);
}
/** The end of a deployment whose push a rule or a hook refuses: which rule, and what can be done about it. */
async function refusedPush(run, refused, branch) {
	const { sentence, remedy } = await explainRefusal(run, refused, branch);
	return ended("failed", "write-refused", {
		stage: "write",
		sentence,
		...remedy === void 0 ? {} : { remedy }
	});
}
/** Which rule refuses a push, as far as it can be known; what is no rule of GitHub's is told as the server said it. */
async function explainRefusal(run, { message, rule }, branch) {
	if (rule === void 0) return { sentence: message };
	const said = rule.violations.length === 0 ? message : rule.violations.join(" ");
	const { repository, branch: base } = run.plan.gitops;
	if (rule.of === "queue") return {
		sentence: `${branch} of ${repository} is locked: ${said}`,
		remedy: "Wait for the merge queue, or take the pull request out of it."
	};
	if (rule.of === "protection") return {
		sentence: `the protection of ${branch} of ${repository} refuses the push: ${said}`,
		remedy: remedyFor(branch === base, "let the token pass it (\"Allow specified actors to bypass required pull requests\")")
	};
	const { rulesets, isSure } = await blamed(run, rule, branch);
	const listed = (names) => names.join(isSure ? " and " : " or ");
	const [subject, where] = rulesets.length === 0 ? [`a ruleset of ${repository}`, "the ruleset"] : [listed(rulesets.map(nameOf)), listed(rulesets.map(({ name }) => `"${name ?? "the ruleset"}"`))];
	return {
		sentence: `${subject} ${isSure && rulesets.length > 1 ? "refuse" : "refuses"} the push to ${branch}: ${said}`,
		remedy: remedyFor(branch === base, `add the GitHub App (or whose token it is) to the bypass list of ${where}`)
	};
}
/** Only the branch that Argo CD follows has a way around a push. */
function remedyFor(isBase, bypass) {
	if (!isBase) return `Let gitops-deploy/** be pushed: ${bypass}, or leave these branches out of it.`;
	return `Use \`write: pull-request\`, or \`write: push-or-pull-request\`; or ${bypass}.`;
}
function nameOf({ name, source, url }) {
	return `${name === void 0 ? "a ruleset" : `the ruleset "${name}"`} of ${source}${url === void 0 ? "" : ` (${url})`}`;
}
/** Words of a violation, and the kind of rule that they are about. */
const kinds = [
	[/through a pull request|approving review/i, "pull_request"],
	[/merge queue/i, "merge_queue"],
	[/status check/i, "required_status_checks"],
	[/verified signatures?/i, "required_signatures"],
	[/force-push/i, "non_fast_forward"],
	[/cannot delete/i, "deletion"],
	[/creations? being restricted|cannot create/i, "creation"],
	[/cannot update/i, "update"]
];
/** The rulesets with a rule of such a kind; where none has, one of those of the branch. */
async function blamed(run, { violations }, branch) {
	const { rules } = await run.ports.forge();
	const known = await rules.of(branch, run.signal);
	const broken = kinds.filter(([words]) => violations.some((one) => words.test(one))).map(([, kind]) => kind);
	const matching = known.filter((ruleset) => ruleset.rules.some((kind) => broken.includes(kind)));
	return matching.length > 0 ? {
		rulesets: matching,
		isSure: true
	} : {
		rulesets: known,
		isSure: known.length < 2
	};
}
/**
* Puts the edit on the branch of this application and environment, on top of the branch head, and opens the pull request
* or adopts the one that is open: a newer deployment takes over the pull request of an older one.
*/
async function propose(run, proposal) {
	const branch = branchName(run.plan);
	const { pushed, made } = await pushBranch(run, proposal, branch);
	if (pushed.result === "lost-race") return { record: proposal.record };
	if (pushed.result === "refused") return refusedPush(run, pushed, branch);
	const opened = await openOn(run, proposal, branch);
	if (opened === void 0) return { record: proposal.record };
	const { number, url } = opened;
	await noteWritten(run, proposal.written, { pullRequest: number });
	const place = {
		on: "pull-request",
		number,
		url,
		head: pushed.revision,
		made,
		onto: proposal.head
	};
	return {
		event: "written",
		written: {
			...proposal.written,
			place
		}
	};
}
/** The open pull request; undefined where the one there was has just been merged, and nothing is left to propose. */
async function openOn(run, proposal, branch) {
	const { pullRequests } = await run.ports.forge();
	const { branch: base } = run.plan.gitops;
	try {
		const opened = await pullRequests.open(branch, base, await wantedFor(run, proposal), run.signal);
		for (const shortcoming of opened.shortcomings) run.ports.log.warning(shortcoming);
		return opened;
	} catch (error) {
		if (!(error instanceof DeployError) || error.code !== "bad-input") throw error;
		if (await (await run.ports.gitops()).head(base, run.signal) === proposal.head) throw error;
		return;
	}
}
/** The pull request as it is to be: made whole each time, from what is known at this moment. */
async function wantedFor(run, proposal) {
	const { image, plan: edits, written, scans, judged, others } = proposal;
	const { labels, reviewers, draft } = run.plan.pullRequest;
	const changes = toldEdits(run.plan, image, edits);
	const changelog = await changelogOf(run, changes, others);
	const before = proposedBefore(changes, others);
	const { diff } = written;
	const wave = written.wave === void 0 ? void 0 : printWave(run.plan, written.wave);
	return {
		...proposalText({
			plan: run.plan,
			image,
			changes,
			diff,
			scans,
			judged,
			changelog,
			before,
			...withoutUndefined({ wave })
		}),
		labels,
		reviewers,
		draft
	};
}
async function pushBranch(run, proposal, branch) {
	const gitops = await run.ports.gitops();
	const { current } = proposal;
	const there = current === void 0 ? void 0 : await commitsOfTheSame(run, proposal, current);
	if (current !== void 0 && there !== void 0) return {
		pushed: {
			result: "committed",
			revision: current
		},
		made: there === 1
	};
	if (current !== void 0) await stopAutoMerge(run);
	const result = await gitops.commit({
		branch,
		parent: proposal.head,
		expected: current ?? "nothing",
		files: changedFiles(proposal.plan.files),
		message: commitText(run.plan, proposal.image, {
			edits: proposal.plan,
			wave: proposal.written.wave
		})
	}, run.signal);
	const unlocked = result.result === "refused" && result.rule?.of === "queue" ? await unlock(run, proposal.written.edits) : void 0;
	return unlocked === void 0 ? {
		pushed: result,
		made: true
	} : {
		pushed: unlocked,
		made: false
	};
}
/**
* In how many commits the branch already carries exactly these bytes on top of this head, and nothing else, since an earlier run pushed
* it; undefined where it does not.
*/
async function commitsOfTheSame(run, proposal, current) {
	const gitops = await run.ports.gitops();
	if (current === proposal.head || await gitops.isAncestor(proposal.head, current, run.signal) !== true) return void 0;
	const wanted = changedFiles(proposal.plan.files);
	const there = await filesAt(run, [...wanted.keys()], current);
	if (![...wanted].every(([file, bytes]) => isSameBytes(bytes, there.get(file)))) return void 0;
	const merge = {
		commit: current,
		into: proposal.head,
		besides: [...wanted.keys()]
	};
	const brought = await gitops.brings(merge, run.signal);
	return brought !== "unknown" && brought.others.length === 0 ? brought.commits : void 0;
}
/**
* An image that was named by tag and digest, or by a tag that was moved since (before a promotion, a rollback, the end of a pause), is
* not what its tag names. Where Git would name the tag alone, another image would run than the one that was scanned and verified: the
* event that ends the deployment then. A registry that cannot be asked is thrown for an image that was named just now; else it is a
* warning: whoever resumes or rolls back may have no login.
*/
async function tagMoved(run, { origin, reference }, edits) {
	const { tag, digest, registry: host, name } = reference;
	if (origin === "built" || tag === void 0) return void 0;
	const pinned = new Set(edits.filter(({ to }) => to.includes(digest)).map(({ file }) => file));
	if (edits.every(({ file }) => pinned.has(file))) return void 0;
	const tagged = {
		registry: host,
		name,
		tag
	};
	const there = await (origin === "given" ? resolve(run, tagged) : resolveIfPossible(run, tagged));
	if (there === void 0 || there === digest) return void 0;
	const sentence = `Git would name the tag alone, and ${printImage(tagged)} is ${there}, not ${digest}, which was scanned`;
	return ended("errored", "tag-moved", {
		stage: "write",
		sentence
	});
}
async function resolve({ ports, signal }, tagged) {
	return (await ports.registry()).resolve(tagged, signal);
}
async function resolveIfPossible(run, tagged) {
	try {
		return await resolve(run, tagged);
	} catch (error) {
		run.signal.throwIfAborted();
		const why = error instanceof Error ? error.message : "";
		run.ports.log.warning(`cannot look whether the tag of ${printImage(tagged)} was moved: ${why}`);
		return;
	}
}
/** How often a lost race is run again; each time on fresh bytes. */
const attempts = 20;
/**
* Writes the image into the GitOps repository: a compare-and-swap. Each attempt reads the branch head, asks whether
* it may write, plans on the head's bytes, judges what would be rolled out, keeps a record, and commits on exactly that head,
* or starts again.
*/
async function write(run, image, known = {}) {
	const { overtaken } = known;
	if ((overtaken?.times ?? 0) > attempts) return lostEveryRace(run);
	const event = await tryAgainAndAgain(run, image, known);
	if (overtaken !== void 0 && event.event === "ended" && event.outcome.outcome === "superseded") await closeOvertaken(run, overtaken, supersededText(run.plan, event));
	return event.event === "written" ? await takeBack(run) ?? event : event;
}
/** The files of a preview go again where its pull request was closed meanwhile: whoever did that looked before they were there. */
async function takeBack(run) {
	const { preview } = run.plan;
	const unwanted = await previewUnwanted(run);
	if (preview === void 0 || unwanted?.event !== "ended") return void 0;
	if (unwanted.outcome.reason !== "preview-closed") return void 0;
	const removed = await removeFiles({
		...run.plan,
		preview
	}, run);
	return removed.result === "failed" ? {
		event: "ended",
		outcome: removed.outcome
	} : unwanted;
}
/** Our pull request says what nobody wants any more; unless somebody newer has made it theirs. */
async function closeOvertaken(run, { pullRequest, head }, comment) {
	const { pullRequests } = await run.ports.forge();
	if ((await pullRequests.get(pullRequest, run.signal)).head !== head) return;
	await pullRequests.close(pullRequest, comment, run.signal);
}
/** Git names the image already: a pull request of an older deployment, open on our branch, would only undo that. */
async function closeStale(run, image, own) {
	if (own === void 0) return;
	const { pullRequests } = await run.ports.forge();
	const there = await pullRequests.findOpen(branchName(run.plan), run.plan.gitops.branch, run.signal);
	if (there === void 0) return;
	await closeOvertaken(run, {
		pullRequest: there.number,
		head: own
	}, staleText(run.plan, image));
}
async function tryAgainAndAgain(run, image, known) {
	let begun = {
		record: void 0,
		backedUp: void 0
	};
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const tried = await tryToWrite(run, image, {
			...known,
			...begun
		});
		if ("event" in tried) return tried;
		begun = tried;
		if (tried.backedUp?.hasWaited === true) continue;
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
/** One attempt: an event that ends the stage, or what to go on with: after a lost race, or a Backup that took its time, all is asked anew. */
async function tryToWrite(run, image, begun) {
	const heads = await readHeads(run);
	if ("event" in heads) return heads;
	const admission = await admit(run, image, begun.record);
	if (admission.admitted === "no") return admission.event;
	const planned = await planWavesOn(run, image, heads.base);
	if ("event" in planned) return planned;
	const { scans = [], wave } = begun;
	const { head, waves } = planned;
	const plan = waves[(wave ?? 1) - 1];
	if (plan === void 0) throw new Error(`there is no wave ${wave}`);
	const overtaken = replacedMeanwhile(run, planned.whole, admission) ?? await overtakenInGit(run, recordedEdits(plan), admission);
	if (overtaken !== void 0) return overtaken;
	const moved = await tagMoved(run, image, recordedEdits(plan));
	if (moved !== void 0) return moved;
	const judged = await judgeWorkload(run, head, plan, admission.lastHealthy);
	if (judged.refusal !== void 0 && run.plan.kind !== "rollback") return judged.refusal;
	const edits = waves.flatMap((one, index) => recordedEdits(one, wave === void 0 ? void 0 : index + 1));
	const files = previewFiles(run, plan, admission);
	const record = await keepRecord(run, {
		image,
		edits,
		files,
		wave,
		open: admission.open
	});
	if (record.backups !== void 0) run.learns({ backups: record.backups });
	if (run.plan.kind === "rollback") await closeForRollback(run, record.id);
	const written = {
		...writtenFrom(record, plan, wave),
		...foundIn(judged.findings)
	};
	const closed = written.changed ? await closedGate(run, image, admission) : void 0;
	if (closed !== void 0) return {
		...closed,
		record: record.id
	};
	if (!written.changed) {
		await closeStale(run, image, heads.own);
		return settle(run, written, head);
	}
	const backedUp = await backUp(run, {
		record,
		wave,
		before: begun.backedUp
	});
	if ("event" in backedUp) return {
		...backedUp,
		record: record.id
	};
	if (backedUp.hasWaited) return {
		record,
		backedUp
	};
	const { others } = admission;
	const event = await (run.plan.write === "pull-request" ? propose : push)(run, {
		head,
		plan,
		image,
		record,
		written,
		current: heads.own,
		scans,
		judged,
		others
	});
	return "event" in event ? event : {
		...event,
		backedUp
	};
}
/** Pushes the edit; one that a rule refuses is proposed, where the environment says so. */
async function push(run, proposal) {
	const { record, written, image, current } = proposal;
	const result = await commit(run, proposal);
	if (result.result === "lost-race") return { record };
	if (result.result === "refused") {
		const { branch } = run.plan.gitops;
		if (run.plan.write === "push") return refusedPush(run, result, branch);
		const { sentence } = await explainRefusal(run, result, branch);
		run.ports.log.info(`${sentence}; opening a pull request instead (write: push-or-pull-request)`);
		return propose(run, proposal);
	}
	await closeStale(run, image, current);
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
	await noteWritten(run, written, { revision });
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
/** The files of a preview that were made by this deployment or one before it: each record knows all, since older ones are not looked at. */
function previewFiles({ plan }, { files }, { others, open }) {
	const made = files.flatMap(({ file, isNew }) => isNew === true ? [file] : []);
	return [.../* @__PURE__ */ new Set([
		...filesOfPreview(plan, others),
		...open?.files ?? [],
		...made
	])].sort();
}
/** Findings that are kept: the log has all. */
const mostFindings = 200;
/** What the rules say and nothing is refused for, as the report tells it. */
function foundIn(findings) {
	if (findings.length === 0) return {};
	return { findings: findings.toSorted(bySeverity).slice(0, mostFindings).map(({ rule, severity, place, message, fix }) => ({
		rule,
		severity,
		file: place.file,
		line: place.line,
		message,
		fix
	})) };
}
function writtenFrom(record, plan, wave) {
	const recorded = editsOfWave(record.edits, wave);
	const changed = plan.files.some(isChanged);
	return {
		record: record.id,
		edits: recorded,
		diff: plan.files.filter(isChanged).map(diffOf).join(""),
		changed,
		ours: changed || recorded.some(({ from, to }) => from !== to),
		recorded: record.edits,
		...withoutUndefined({ wave })
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
		message: commitText(run.plan, at.image, {
			edits: at.plan,
			wave: at.written.wave
		})
	}, run.signal);
}
/** Takes a deployment to its verdict, from wherever it stands, and traces it where that is wanted. */
function drive(plan, ports, start) {
	const { telemetry } = ports;
	return telemetry.deployment(plan, start.earlier, () => {
		const trace = telemetry.context()?.traceparent;
		return advanceToEnd({
			...plan,
			...withoutUndefined({ trace })
		}, ports, start);
	});
}
/** Each step follows from what has been done, is told to the world, performed, and its event taken into account. */
async function advanceToEnd(plan, ports, { signal, from = notBegun, before, told }) {
	let progress = inWaves(plan, from);
	let armed;
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
		...withoutUndefined({ told }),
		...recheckOf(ports, signal, () => progress),
		publish: (now) => teller.tell(now),
		sees: (targets) => display.sees(targets),
		keeps: (record) => {
			progress = {
				...progress,
				record
			};
			teller.keeps(progress);
		},
		learns: (known) => {
			progress = withKnown(progress, known);
		},
		arms: (event) => {
			armed = event;
		}
	};
	try {
		for (;;) {
			const effect = next(progress);
			if (effect.do === "end") {
				const outcome = await lastWord(run, effect.outcome, progress);
				const end = await teller.finish({
					told: plan,
					outcome,
					progress
				});
				await reopenAtEnd(run, outcome);
				return end;
			}
			progress = {
				...progress,
				stage: stageOf(effect)
			};
			await teller.begin(progress);
			const event = await untilAborted(performTraced(run, effect, progress), signal);
			progress = advance(progress, event);
		}
	} catch (error) {
		const outcome = signal.aborted ? cancelledAt(progress.stage) : outcomeOf(error, progress.stage);
		const [end] = await Promise.all([teller.finish({
			told: plan,
			outcome,
			progress
		}), withdraw(plan, ports, {
			progress,
			armed
		})]);
		return end;
	}
}
/** A Backup that was made stays known; what is left of a budget is told as it was seen last. */
function withKnown(progress, { backups = [], budget, notes = [] }) {
	const all = [...progress.backups ?? [], ...backups];
	const distinct = [...new Map(all.map((one) => [`${one.namespace}/${one.name}`, one])).values()];
	return {
		...progress,
		...distinct.length === 0 ? {} : { backups: distinct },
		...notes.length === 0 ? {} : { notes: [...progress.notes ?? [], ...notes] },
		...withoutUndefined({ budget })
	};
}
/** What has begun is not left half done: once a wave is healthy, nobody is asked again. */
function recheckOf({ recheck }, signal, now) {
	if (recheck === void 0) return {};
	return { recheck: async () => (now().proven ?? []).length > 0 ? void 0 : recheck(signal) };
}
/** A deployment in several waves begins with the first. */
function inWaves(plan, from) {
	if (waveCount(plan) > 1) return {
		...from,
		wave: from.wave ?? 1
	};
	const { wave: _, proven: __, ...atOnce } = from;
	return atOnce;
}
function performTraced(run, effect, progress) {
	const of = {
		plan: run.plan,
		stage: effect.do,
		...withoutUndefined({ wave: progress.wave })
	};
	return run.ports.telemetry.stage(of, () => perform(run, effect, progress));
}
function perform(run, effect, progress) {
	switch (effect.do) {
		case "check": return check(run);
		case "build": return build(run);
		case "scan": return withDifference(run, {
			before: effect.before,
			after: effect.image
		}, scan(run, effect.image));
		case "sign": return sign(run, effect.image);
		case "tag": return tag(run, effect.image);
		case "write": return write(run, effect.image, effect);
		case "merge": return effect.written.place.on === "branch" ? Promise.resolve({
			event: "merged",
			revision: effect.written.place.revision
		}) : merge(run, {
			written: effect.written,
			place: effect.written.place,
			image: effect.image,
			since: effect.overtaken?.since
		});
		case "watch": return whileWanted(run, (signal) => watch({
			...run,
			signal
		}, effect, progress));
		case "recover": return recover(run, effect);
		case "watch-restored": return watchRestored(run, effect);
	}
}
/** What a rollback has taken out of Git is told so before anything is watched: however this ends, it must not come back. */
async function watch(run, effect, progress) {
	if (run.plan.kind === "rollback") await noteRolledBack(run, effect.written);
	return watchTargets(run, {
		...effect,
		progress
	});
}
/** What a rollback overtook was rolled back, whatever it looked like to its own run. */
async function lastWord(run, outcome, { record }) {
	if (outcome.outcome !== "superseded" || run.plan.kind === "rollback" || record === void 0) return outcome;
	return await rolledBackMeanwhile(run, record) ?? outcome;
}
/** A rollback that was overtaken takes its hold back; where that fails, `resume` does. */
async function reopenAtEnd(run, { outcome }) {
	if (run.plan.kind !== "rollback" || outcome !== "superseded") return;
	try {
		await reopenAfterRollback(run);
	} catch (error) {
		const why = error instanceof Error ? error.message : "";
		run.ports.log.warning(`${run.plan.environment} may be held still, and resume opens it: ${why}`);
	}
}
export { letGoUnlessNeeded as a, rollbackTarget as c, printIdentity as i, changelogOf as n, reopenAfterRollback as o, printCaller as r, changelogText as s, drive as t };
