import { B as DeployError, F as repositoryOf, M as isTag, N as parseImageReference, W as printProblem, j as isDigest, m as oneLine } from "./start.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Pt as listAt, b as planOfWave, zt as withoutUndefined } from "./drive.js";
import { a as missingForBuild, o as provisionalImage, s as wasBuilt } from "./build.js";
import { t as repositoryOfPlan } from "./image-of-plan.js";
import { i as silentRun, n as ended, r as outcomeAt } from "./run.js";
import { t as readClusterNodes } from "./cluster-facts.js";
import { H as backupApi, T as isSpent, U as backupObject, j as wasRolledBack, y as budgetSentence } from "./action.js";
import { r as judgeManifests, t as filesAround, u as inParallel } from "./around.js";
import { l as isNeeded, t as connectAll } from "./look.js";
import { a as noRenderer, c as contextOf, i as newPlacesOf, n as kindOfFailure, t as judgeUnits } from "./judge-units.js";
import { c as noteBackup, i as lastHealthyOf, m as previewUnwanted } from "./admit.js";
import { n as imageOf, t as hasWritten } from "./taken-up.js";
import { x as firstStates } from "./assess.js";
import { a as planWavesOn, o as readHead } from "./plan-edits.js";
import { c as watchTargets, i as lookedAt, n as progressToWatch, r as whatToWatch, t as planToWatch } from "./watched-record.js";
import { t as readBudgets } from "./budgets.js";
/**
* The image that an environment names before it is changed, from what stands in the places that are edited: by its digest where the
* last healthy deployment wrote that, else as it stands there. Undefined where that is no image of this repository.
*/
function imageBefore(edits, lastHealthy, repository) {
	const written = lastHealthy?.payload.edits ?? [];
	return (edits.some(({ file, path, from }) => written.some((one) => one.file === file && one.path === path && one.to === from)) ? ofRepository(lastHealthy?.payload.image ?? "", repository) : void 0) ?? namedIn(edits, repository);
}
/** What the first value that can be one names; a digest before a tag, which may have been moved. */
function namedIn(edits, repository) {
	const { registry, name } = repository;
	const values = edits.map(({ from }) => from);
	const whole = values.map((value) => ofRepository(value, repository)).find((one) => one !== void 0);
	const digest = values.find(isDigest);
	const tag = values.find(isTag);
	if (whole !== void 0) return whole;
	if (digest !== void 0) return {
		registry,
		name,
		digest
	};
	return tag === void 0 ? void 0 : {
		registry,
		name,
		tag
	};
}
function ofRepository(text, repository) {
	const parsed = parseImageReference(text);
	if (typeof parsed === "string" || repositoryOf(parsed) !== repositoryOf(repository)) return void 0;
	return parsed.tag === void 0 && parsed.digest === void 0 ? void 0 : parsed;
}
/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = /* @__PURE__ */ new Set(["resource-absurd", "resource-quantity-invalid"]);
/**
* Judges the whole workload about to be rolled out: what the edited files are built with, touched or not. Held against the
* last healthy revision: what has run healthy is accepted.
*/
async function judgeWorkload(run, head, plan, lastHealthy) {
	const gitops = await run.ports.gitops();
	const edited = plan.files.map(({ file }) => file);
	const around = await filesAround(edited, {
		read: (paths) => gitops.read(head, paths, run.signal),
		look: (folders) => gitops.folders(head, folders, run.signal)
	});
	const now = new Map([...around.contents, ...plan.files.map((one) => [one.file, one.after])]);
	const previous = await previousOf(run, gitops, {
		files: [...now.keys()],
		lastHealthy
	});
	const { findings: ofAmounts, notJudged: unread } = judgeManifests(now, previous, {
		nodeAllocatable: run.plan.readiness.nodeAllocatable,
		thresholds: run.plan.readiness.thresholds,
		...await nodesOfTargets(run)
	});
	const { findings: ofChange, notJudged: byRules } = await judgeByRules(run, {
		before: around.contents,
		now
	});
	const findings = [...ofAmounts, ...ofChange];
	const notJudged = [...unread, ...byRules];
	warnOf(run.ports.log, {
		findings,
		notJudged,
		cut: around.cut
	});
	const refusal = refusalOf(run, ofAmounts.filter(isRefusal), "resource-absurd") ?? (run.plan.kind === "rollback" ? void 0 : refusalOf(run, ofChange.filter(isError), "readiness-errors"));
	return {
		findings,
		notJudged,
		...refusal === void 0 ? {} : { refusal }
	};
}
/** Milliseconds that a deployment waits for nodes. */
const nodesWithin = 5e3;
/** Nodes are asked for once in a run, however often it judges. */
const nodesOfPlans = /* @__PURE__ */ new WeakMap();
/** The nodes of the clusters that it is rolled out to, where the settings want them: one request each, and none for a rollback. */
async function nodesOfTargets({ plan, ports, signal }) {
	if (plan.readiness.asks.clusters === void 0 || plan.kind === "rollback") return {};
	const there = nodesOfPlans.get(plan);
	const asked = {
		clusters: [...new Set(plan.targets.map(({ cluster }) => cluster))],
		pages: 1,
		asksScaling: false,
		within: nodesWithin
	};
	const reading = there ?? readClusterNodes(asked, ports, signal);
	nodesOfPlans.set(plan, reading);
	const { nodes, notes } = await reading;
	if (there === void 0) for (const note of notes) ports.log.info(note);
	return nodes === void 0 ? {} : { clusterNodes: nodes };
}
function refusalOf(run, bad, reason) {
	if (bad.length === 0) return void 0;
	const told = bad.map(printProblem).join("\n");
	return ended("failed", reason, {
		stage: "write",
		sentence: `in ${run.plan.gitops.repository}: ${told}`
	});
}
/** The other rules are a help: where they fail, which is our mistake, the deployment goes on, and it is told. */
async function judgeByRules(run, change) {
	try {
		return await judgeChanged(run, change);
	} catch (error) {
		run.signal.throwIfAborted();
		const message = `are not judged by the rules, which fail at them (${kindOfFailure(error)}): a mistake of ours, please report it`;
		return {
			findings: [],
			notJudged: [{
				file: run.plan.gitops.repository,
				reason: "rule",
				message
			}]
		};
	}
}
/** Judges by the other rules what the edits change, and nothing that was there before. */
async function judgeChanged({ plan, ports, signal }, { before, now }) {
	if ([...now].every(([file, bytes]) => before.get(file) === bytes)) return {
		findings: [],
		notJudged: []
	};
	const { catalogue } = await import("./catalogue.js").then((n) => n.n);
	const today = ports.clock.now().toISOString().slice(0, 10);
	const settings = plan.readiness;
	const context = contextOf(settings, today);
	const judge = (files) => judgeUnits({
		files,
		isWhole: false,
		rules: catalogue,
		context,
		settings,
		renderer: noRenderer,
		signal
	});
	const [saidNow, saidBefore] = await Promise.all([judge(now), judge(before)]);
	const open = saidNow.said.filter(({ suppressed }) => suppressed === void 0);
	return {
		findings: newPlacesOf(open, saidBefore.said).map(({ finding }) => finding),
		notJudged: saidNow.notJudged.filter(({ reason }) => reason === "rule")
	};
}
function warnOf(log, found) {
	for (const folder of found.cut) log.warning(`not judged: part of what stands below ${folder || "the root"}: it is too much`);
	for (const one of found.notJudged) if (one.reason === "not-yaml") log.debug(`not judged: ${one.file}`);
	else log.warning(`not judged: ${printProblem({
		place: one,
		message: one.message
	})}`);
	for (const finding of found.findings) if (finding.severity !== "info" && !isRefusal(finding)) log.warning(`${finding.rule}: ${printProblem(finding)}`);
}
function isError({ severity }) {
	return severity === "error";
}
function isRefusal({ severity, rule, isTakenByApi }) {
	return severity === "error" && refusing.has(rule) && isTakenByApi !== true;
}
async function previousOf(run, gitops, at) {
	const revision = at.lastHealthy?.note.revision;
	if (revision === void 0) return void 0;
	try {
		return await gitops.read(revision, at.files, run.signal);
	} catch (error) {
		run.signal.throwIfAborted();
		if (!(error instanceof DeployError) || error.code !== "bad-input") throw error;
		run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
		return;
	}
}
/**
* Finds out what would end the deployment later, before anything is built: a Dockerfile that is not there, edits that cannot be
* made, a workload that is refused, and a cluster that does not answer or may not be looked at. Only reads.
*/
async function check(run) {
	const unwanted = await previewUnwanted(run);
	if (unwanted !== void 0) return unwanted;
	const [missing, unsigned, planned, trouble] = await Promise.all([
		missingForBuild(run),
		unsignable(run),
		planOnce(run),
		lookOnce(run)
	]);
	if (missing !== void 0) return missing;
	if (unsigned !== void 0) return unsigned;
	if ("refusal" in planned) return planned.refusal;
	if (trouble !== void 0) return {
		event: "ended",
		outcome: trouble
	};
	return {
		event: "checked",
		...planned
	};
}
/** What would keep us from signing, or from verifying, once the image is built and scanned. */
async function unsignable(run) {
	const { plan, ports } = run;
	const { verify, trustedRoot } = plan.signing;
	if (verify.length > 0 && trustedRoot !== void 0) {
		const sentence = await (await ports.signing()).trustObstacle(trustedRoot, run.signal);
		if (sentence !== void 0) return ended("errored", "verification-errored", {
			stage: "inputs",
			sentence
		});
	}
	if (isSignedByNobody(plan) && !await wasBuilt(run)) ports.log.warning("nothing signs what is built here: `signing.verify` refuses it unless this very image was signed before");
	if (!mustSign(plan)) return void 0;
	const { obstacle } = await ports.signing();
	if (obstacle === void 0 || await wasBuilt(run)) return void 0;
	return ended("errored", "signing-errored", {
		stage: "inputs",
		sentence: obstacle
	});
}
/** What is built is refused after all then, unless its build gives the same digest each time. */
function isSignedByNobody({ image, signing: { sign, attest, verify } }) {
	return verify.length > 0 && image.plan.from !== "registry" && !sign && !attest.includes("registry");
}
function mustSign({ image, signing: { sign, attest, attestationRequired } }) {
	return image.plan.from !== "registry" && (sign || attest.length > 0 && attestationRequired);
}
/** The image that Git names now, or the event that ends a deployment whose edits cannot be made. */
async function planOnce(run) {
	const head = await readHead(run);
	if (typeof head !== "string") return { refusal: head };
	const planned = await planWavesOn(run, provisionalImage(run.plan), head);
	if ("event" in planned) return { refusal: planned };
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
	const lastHealthy = lastHealthyOf(known);
	const { refusal } = await judgeWorkload(quiet, head, planned.whole, lastHealthy);
	if (refusal !== void 0) return { refusal };
	const named = planned.whole.files.flatMap((file) => file.named);
	return withoutUndefined({ before: imageBefore(named, lastHealthy, repositoryOfPlan(run.plan)) });
}
async function lookOnce(run) {
	const looked = targetsToLookAt(run.plan);
	const clusters = await connectAll(looked, (name) => run.ports.cluster(name));
	if (clusters === void 0 || clusters.size === 0) return void 0;
	const states = await firstStates(clusters, looked, run.signal);
	run.signal.throwIfAborted();
	if (states === void 0) throw new Error("the watch ended by itself");
	return [...states.values()].flatMap((listings) => [...listings].filter(([key]) => isNeeded(key))).map(([, listing]) => troubleIn(listing)).find((trouble) => trouble !== void 0);
}
function targetsToLookAt(plan) {
	return plan.targets.map(lookedAt).filter(({ goal }) => goal.workloads.length > 0);
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
const minute = 6e4;
const day = 1440 * minute;
const week = 7 * day;
/** The freeze at a moment; undefined where none is in effect. A window begins with its first minute, and is over with its last. */
function frozenAt(windows, now) {
	const first = spanAround(windows, now.getTime());
	if (first === void 0) return void 0;
	const { since, window } = first;
	return {
		since: new Date(since),
		until: new Date(endOf(windows, first)),
		window
	};
}
/** Windows of every week that leave no gap never end: then about a year is told. */
const longest$1 = 53 * week;
/** The end of a span and of all that begin before it is over. */
function endOf(windows, first) {
	let { until } = first;
	while (until - first.until < longest$1) {
		const next = spanAround(windows, until);
		if (next === void 0) break;
		until = next.until;
	}
	return until;
}
/** The occurrence that a moment is in; of several the one that ends last. */
function spanAround(windows, at) {
	return windows.flatMap((window) => spansNear(window, at)).filter(({ since, until }) => since <= at && at < until).toSorted((one, other) => other.until - one.until)[0];
}
/** The occurrences of a window that a moment may be in. */
function spansNear(window, at) {
	const { from, to } = window;
	const zone = new Zone(window.timezone);
	if (from.every === "once" || to.every === "once") return [{
		since: zone.first(wallOf(from, "from")),
		until: zone.last(wallOf(to, "to")),
		window
	}];
	const length = (to.minute - from.minute + week / minute) % (week / minute);
	const monday = mondayBefore(zone.wallAt(at));
	return [-1, 0].map((weeks) => {
		const begins = monday + weeks * week + from.minute * minute;
		return {
			since: zone.first(begins),
			until: zone.last(begins + length * minute),
			window
		};
	});
}
/** The wall clock at one end of a window of a date; a day as a whole ends as the next one begins. */
function wallOf(time, end) {
	if (time.every === "week") throw new Error("the two ends of a freeze are of one kind");
	const begins = Date.parse(`${time.day}T00:00:00Z`);
	if (time.minute !== void 0) return begins + time.minute * minute;
	return end === "from" ? begins : begins + day;
}
/** Monday, 00:00, of the week of a wall clock. */
function mondayBefore(wall) {
	const begin = 4 * day;
	return begin + Math.floor((wall - begin) / week) * week;
}
/** The clocks of a time zone. A wall clock is told as the milliseconds at which UTC shows the same. */
var Zone = class {
	#format;
	constructor(timeZone) {
		this.#format = new Intl.DateTimeFormat("en-US", {
			timeZone,
			hourCycle: "h23",
			year: "numeric",
			month: "numeric",
			day: "numeric",
			hour: "numeric",
			minute: "numeric",
			second: "numeric"
		});
	}
	/** What the clocks show at a moment. */
	wallAt(at) {
		const parts = new Map(this.#format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
		const of = (type) => parts.get(type) ?? 0;
		return Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
	}
	/** The first moment at which the clocks show this: the earlier one where they show it twice, or none where it is left out. */
	first(wall) {
		return Math.min(...this.#moments(wall));
	}
	/** The last such moment: a freeze is rather too long than too short. */
	last(wall) {
		return Math.max(...this.#moments(wall));
	}
	/** When clocks are put forward they leave a time out: then what they would show by either offset counts. */
	#moments(wall) {
		const candidates = [wall - day, wall + day].map((near) => wall - (this.wallAt(near) - near));
		const real = candidates.filter((at) => this.wallAt(at) === wall);
		return real.length > 0 ? real : candidates;
	}
};
/** Whether those have consented whose consent the deployment needs: each kind that is configured has a gate of its own. */
async function approvalGates(run, approvals, open) {
	const { environment, reviews } = approvals;
	return [...environment === void 0 ? [] : [await runGate(run, environment, open)], ...reviews === 0 ? [] : [await reviewGate(run, reviews)]];
}
/** The run that deploys, or the one that asked for this very deployment, must have been approved for the GitHub environment. */
async function runGate(run, environment, open) {
	const name = `approved for the GitHub environment ${environment}`;
	const own = run.plan.run;
	const ids = new Set([own?.id, open?.run?.id].flatMap((id) => id ?? []));
	const { approvals } = await run.ports.forge();
	const said = (await Promise.all([...ids].map((id) => approvals.ofRun(id, run.signal)))).map((reviews) => reviews.filter(({ environments }) => environments.some((one) => one.toLowerCase() === environment.toLowerCase())));
	const consent = said.find((reviews) => reviews.length > 0 && reviews.every(({ state }) => state === "approved"));
	if (consent !== void 0) return {
		name,
		is: "open",
		sentence: `approved by ${consent.map(({ by }) => by).join(", ")}`
	};
	const refused = said.flat().find(({ state }) => state === "rejected");
	const which = own?.url ?? open?.run?.url;
	const sentence = refused !== void 0 ? `${refused.by} rejected the run for the GitHub environment ${environment}` : `nobody has approved ${which ?? "a run of GitHub Actions"} for the GitHub environment ${environment}`;
	const goOn = `run it in a job with \`environment: ${environment}\`, and let its required reviewers approve that`;
	return missing$1(run, name, {
		sentence,
		waitsFor: `the required reviewers of the GitHub environment ${environment}`,
		goOn
	});
}
/** The pull request that brought the source commit must be approved at its head, by so many. */
async function reviewGate(run, wanted) {
	const people = wanted === 1 ? "1 approving review" : `${wanted} approving reviews`;
	const name = `${people} of the pull request`;
	const { pullRequest, commit } = run.plan.source;
	const no = (sentence, goOn) => missing$1(run, name, {
		sentence,
		waitsFor: `${people} of the pull request of ${commit.slice(0, 7)}`,
		goOn
	});
	if (pullRequest === void 0) return no(`no pull request is known that brought ${commit.slice(0, 7)}`, "bring the change by a pull request");
	const { approvals } = await run.ports.forge();
	const pull = await approvals.ofPullRequest(pullRequest, run.signal);
	const { url, head, isDropped, approvedBy } = pull;
	if (isDropped) return no(`${url} was closed, and is not merged`, "reopen it, or deploy what was merged");
	const other = otherCommit(pull, commit);
	if (other !== void 0) return no(other.sentence, other.goOn);
	if (approvedBy.length >= wanted) return {
		name,
		is: "open",
		sentence: `${url} is approved by ${approvedBy.join(", ")}`
	};
	const by = approvedBy.length === 0 ? "nobody" : approvedBy.join(", ");
	return no(`${url} needs ${people} of ${head.slice(0, 7)} by people with write access, and is approved by ${by}`, `approve ${url}, then resume`);
}
/** What is approved where that is not this commit: an older head may have been asked for, and wait, while another one is approved and merged. */
function otherCommit({ url, head, mergeCommit }, commit) {
	if (commit === head || commit === mergeCommit) return void 0;
	const [at, wanted] = [head.slice(0, 7), commit.slice(0, 7)];
	if (mergeCommit === void 0) return {
		sentence: `${url} is at ${at} by now, and not at ${wanted}`,
		goOn: "deploy its head"
	};
	return {
		sentence: `${url} was merged at ${at}, and not at ${wanted}`,
		goOn: `deploy ${mergeCommit.slice(0, 7)}, as which it was merged`
	};
}
function missing$1(run, name, { sentence, waitsFor, goOn }) {
	const waiting = {
		for: waitsFor,
		since: run.ports.clock.now(),
		goOn
	};
	return {
		name,
		is: "closed",
		outcome: {
			...outcomeAt("paused", "approval-missing", {
				stage: "write",
				sentence
			}),
			waiting
		}
	};
}
/** Milliseconds after which a budget that is only told is not waited for. */
const longestToTell = 15e3;
/**
* Whether the error budget lets a deployment go on. It is asked of every Prometheus that tells of it, and told in any case; where several tell,
* the one with the least left decides. Throws `prometheus-unreachable` where it has to hold, and nobody can tell.
*/
async function budgetGate(run, budget, known) {
	const looked = {
		records: known,
		most: 29
	};
	const told = budget.holds ? await readBudgets(run, budget, looked) : await readInTime(run, budget, looked);
	run.learns({ budget: told });
	if (!budget.holds) return [];
	const untold = told.find((one) => one.budget === void 0);
	if (untold !== void 0 && budget.holdsUnknown) throw unknownBudget(untold);
	if (untold !== void 0) run.ports.log.warning(`${budgetSentence(untold)}; deployed all the same (slo.if-unknown: pass)`);
	return [gateOf(run, told)];
}
/** Budgets that took too long to read: a run that writes again after a lost race does not wait for them again. */
const tooSlow = /* @__PURE__ */ new WeakSet();
/** What nobody waits for must not keep a deployment. */
async function readInTime(run, budget, looked) {
	if (tooSlow.has(budget)) return [];
	const late = AbortSignal.timeout(longestToTell);
	const signal = AbortSignal.any([run.signal, late]);
	try {
		return await readBudgets({
			ports: run.ports,
			signal
		}, budget, looked);
	} catch (error) {
		run.signal.throwIfAborted();
		if (late.aborted) tooSlow.add(budget);
		const why = late.aborted ? `there was no answer within ${longestToTell / 1e3} s` : messageOf(error);
		run.ports.log.warning(`the error budget could not be read: ${why}`);
		return [];
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : "";
}
function unknownBudget(told) {
	return new DeployError("prometheus-unreachable", {
		stage: "write",
		message: `${budgetSentence(told)}; nothing was written (budget: hold)`,
		remedy: "check `slo` and `prometheus`, their login and the network; then run `resume`. To go on while nobody can tell: `slo: { if-unknown: pass }`"
	});
}
function gateOf({ plan }, told) {
	const name = "error budget left";
	const [worst] = told.toSorted((one, other) => leftOf(one) - leftOf(other));
	if (worst?.budget === void 0 || !isSpent(worst.budget)) return {
		name,
		is: "open",
		sentence: worst === void 0 ? "no budget is known" : budgetSentence(worst)
	};
	const { spentSince, recoversAt } = worst.budget;
	const sentence = `the error budget of ${plan.environment} is spent: ${budgetSentence(worst)}`;
	const waiting = {
		for: "the error budget to recover",
		goOn: "resume goes on by itself once something is left; a rollback never waits; to go on at once, set `budget: report`",
		...spentSince === void 0 ? {} : { since: spentSince },
		...recoversAt === void 0 ? {} : { until: recoversAt }
	};
	return {
		name,
		is: "closed",
		outcome: {
			...outcomeAt("paused", "budget-spent", {
				stage: "write",
				sentence
			}),
			waiting
		}
	};
}
/** What nobody knows does not decide. */
function leftOf({ budget }) {
	return budget?.leftMinutes ?? Number.POSITIVE_INFINITY;
}
/** How an image stands in an environment; `known` are the records of that, newest first. Its newest deployment decides. */
function standingOf(known, digest) {
	const of = (record) => imageOf(record)?.reference.digest === digest;
	const at = known.findIndex((record) => of(record) && saysSomething(record));
	const record = known[at];
	if (record === void 0) return { is: "never" };
	const replaced = known.slice(0, at).findLast((one) => !of(one) && standsInGit(one));
	switch (record.note.state) {
		case "open":
		case "paused": return {
			is: "under-way",
			record
		};
		case "failed": return {
			is: "failed",
			record
		};
		case "errored":
		case "superseded": return {
			is: "untold",
			record
		};
		case "succeeded":
			if (!wasSeen(record)) return {
				is: "untold",
				record
			};
			if (replaced === void 0) return {
				is: "healthy",
				since: sinceOf(known.slice(at), of),
				record
			};
			if (replaced.payload.kind === "rollback") return {
				is: "put-back",
				record: replaced
			};
			return {
				is: "healthy",
				since: sinceOf(known.slice(at), of),
				record,
				replaced
			};
	}
}
/** What is scaled to zero is no failure, and nobody has seen it run. */
function wasSeen({ note }) {
	return note.state === "succeeded" && note.reason !== "nothing-runs";
}
/** What ended before it was written tells nothing of the image, unless it failed for what it is. */
function saysSomething(record) {
	const { state } = record.note;
	if (state === "superseded") return false;
	return state === "errored" ? hasWritten(record) : true;
}
/** Whether Git names the image of a record, or named it until something else was written. */
function standsInGit(record) {
	const { state, restored } = record.note;
	return state === "succeeded" || hasWritten(record) && restored !== true;
}
/** The first of the deployments that saw it healthy, of those with nothing else in between. */
function sinceOf(known, of) {
	const standing = known.filter((one) => standsInGit(one) || wasTakenOut(one));
	const end = standing.findIndex((one) => !of(one) || !wasSeen(one));
	const [first] = standing.slice(0, end < 0 ? standing.length : end).slice(-1);
	return (first ?? standing[0])?.notedAt ?? /* @__PURE__ */ new Date(NaN);
}
/** What people went back from ran instead, unlike a canary that failed and was put back by itself. */
function wasTakenOut({ note }) {
	return note.revision !== void 0 && note.reason === "rolled-back";
}
/** What an environment runs, as far as its records tell: the newest that stands in Git. */
function standingNow(known) {
	return known.find(standsInGit);
}
/** Seconds that a look at an environment may take: what is healthy shows so at once, unless the cluster is slow to answer. */
const looksFor = 20;
/**
* Whether an image is healthy in an environment that comes before, and has been for long enough: its record says so, and where it
* still runs there, the cluster too, now. What nobody can see is not taken for healthy.
*/
async function sourceGate(run, source, image) {
	const { records } = await run.ports.forge();
	const { environment } = source;
	const standing = standingOf(await records.list(run.plan.application, environment, 30, run.signal), image.reference.digest);
	if (standing.is !== "healthy") return closedBy(environment, standing);
	const seen = standing.replaced === void 0 ? await lookAt(run, source, standing.record) : void 0;
	if (seen !== void 0 && !isHealthy(seen)) return notSeen(environment, standing.since, seen);
	return soaked(run, environment, standing);
}
/**
* Failed, where the image went bad or was rolled back in an environment before since it was written here, by the records of that: for who
* looks often, and cannot ask the cluster each time.
*/
async function refusedSince(run, { reference: { digest } }) {
	const { records } = await run.ports.forge();
	for (const { environment } of run.plan.gates.after) {
		const standing = standingOf(await records.list(run.plan.application, environment, 30, run.signal), digest);
		if (standing.is !== "failed" && standing.is !== "put-back") continue;
		return outcomeAt("failed", "source-failed", {
			stage: "merge",
			sentence: sayingOf(environment, standing)
		});
	}
}
/** What the cluster shows of a record's deployment at this moment; `paused` where there is no way to look. */
async function lookAt(run, source, record) {
	const at = {
		timeoutSeconds: looksFor,
		onPause: "end",
		rollback: "manual"
	};
	const plan = planToWatch({
		...run.plan,
		...source,
		...at
	});
	const progress = progressToWatch(record, plan);
	const what = progress === void 0 ? void 0 : whatToWatch(progress);
	if (what === void 0) throw new Error(`record ${record.id} succeeded and names no revision`);
	const ports = {
		...run.ports,
		log: asideOf(run.ports.log, source.environment)
	};
	const event = await watchTargets(silentRun(plan, ports, run.signal), what);
	if (event.event !== "judged" && event.event !== "wave-proven") throw new Error("a watch ends with a verdict");
	return event.outcome;
}
/** What is scaled to zero shows nothing. */
function isHealthy({ outcome, reason }) {
	return outcome === "succeeded" && reason !== "nothing-runs";
}
/** What is seen there is not what is deployed here: it is told aside. */
function asideOf(log, environment) {
	const aside = (message) => log.debug(`${environment}: ${message}`);
	return {
		debug: aside,
		info: aside,
		warning: aside,
		error: aside,
		mask: (secret) => log.mask(secret)
	};
}
function closedBy(environment, standing) {
	const because = sayingOf(environment, standing);
	if (standing.is === "failed" || standing.is === "put-back") return closed(environment, "source-failed", because);
	return closed(environment, "source-not-healthy", because);
}
function sayingOf(environment, standing) {
	switch (standing.is) {
		case "never": return `${environment} has not run this image`;
		case "under-way": return `${environment} is not done with this image: ${standing.record.note.sentence}`;
		case "untold": return `nobody knows how this image is in ${environment}: ${standing.record.note.sentence}`;
		case "failed": return failureOf(environment, standing.record);
		case "put-back": return `${environment} was rolled back from this image${byOf(standing.record)}`;
	}
}
function failureOf(environment, { note }) {
	return `this image ${wasRolledBack(note) ? "was taken out of" : "failed in"} ${environment}: ${note.sentence}`;
}
function byOf({ payload }) {
	return payload.by === void 0 ? "" : ` by ${payload.by}`;
}
function notSeen(environment, since, seen) {
	const was = `this image was healthy in ${environment} (${since.toISOString()})`;
	if (seen.outcome === "failed") return closed(environment, "source-failed", `${was}, and is not now: ${seen.sentence}`);
	return closed(environment, "source-not-healthy", `${was}, and that it is now could not be seen: ${seen.sentence}`);
}
function closed(environment, reason, sentence) {
	const name = `healthy in ${environment}`;
	if (reason === "source-failed") return {
		name,
		is: "closed",
		outcome: outcomeAt("failed", reason, {
			stage: "write",
			sentence
		})
	};
	const waiting = {
		for: `${environment} to be seen healthy with this image`,
		goOn: `see ${environment} through with this image, where its cluster can be reached; then resume`
	};
	return {
		name,
		is: "closed",
		outcome: {
			...outcomeAt("paused", reason, {
				stage: "write",
				sentence
			}),
			waiting
		}
	};
}
/** What was replaced before its time was over does not soak any more, however long one waits. */
function soaked(run, environment, { since, replaced }) {
	const { soakSeconds } = run.plan.gates;
	const until = new Date(since.getTime() + soakSeconds * 1e3);
	const end = replaced?.createdAt ?? run.ports.clock.now();
	const name = `healthy in ${environment}${soakSeconds === 0 ? "" : `, for ${soakSeconds} s`}`;
	if (until <= end) return {
		name,
		is: "open",
		sentence: `healthy in ${environment} since ${since.toISOString()}`
	};
	const isOver = replaced !== void 0;
	const sentence = isOver ? `this image was healthy in ${environment} for ${seconds(since, end)} s of ${soakSeconds} s when ${replaced.payload.source.slice(0, 7)} took its place` : `this image is healthy in ${environment} since ${since.toISOString()}, and soaks there until ${until.toISOString()}`;
	const waiting = {
		for: isOver ? `a deployment of this image to ${environment}` : "the time to pass",
		since,
		goOn: isOver ? `promote what runs in ${environment} now, or deploy this there again` : "run resume then",
		...withoutUndefined({ until: isOver ? void 0 : until })
	};
	return {
		name,
		is: "closed",
		outcome: {
			...outcomeAt("paused", "source-soaking", {
				stage: "write",
				sentence
			}),
			waiting
		}
	};
}
function seconds(from, to) {
	return Math.max(0, Math.floor((to.getTime() - from.getTime()) / 1e3));
}
/**
* Every gate of an environment, in the order in which people are told of them: healthy before, approved, error budget left, not frozen. Each is asked anew:
* nothing is remembered of an earlier answer. What cannot be found out is thrown, so that no gate opens by a failure.
*/
async function gatesOf(run, image, { open, others = [] }) {
	const { kind, gates } = run.plan;
	if (kind === "rollback") return [];
	const before = await Promise.all(gates.after.map((source) => sourceGate(run, source, image)));
	const approved = gates.approvals === void 0 ? [] : await approvalGates(run, gates.approvals, open);
	const budget = gates.budget === void 0 ? [] : await budgetGate(run, gates.budget, others);
	return [
		...before,
		...approved,
		...budget,
		...freezeGate(run)
	];
}
/** The event that ends a deployment for now, where a gate is closed. */
async function closedGate(run, image, known) {
	const outcome = outcomeOfGates(await gatesOf(run, image, known));
	return outcome === void 0 ? void 0 : {
		event: "ended",
		outcome
	};
}
function freezeGate(run) {
	if (run.plan.gates.freeze.length === 0) return [];
	const name = "not frozen";
	const outcome = frozenOutcome(run, "write");
	return [outcome === void 0 ? {
		name,
		is: "open",
		sentence: "no freeze is in effect"
	} : {
		name,
		is: "closed",
		outcome
	}];
}
/** Paused by a freeze, where one is in effect: until when. A rollback is not stopped by it. */
function frozenOutcome({ plan, ports }, stage) {
	const { environment, gates, kind } = plan;
	const frozen = kind === "rollback" ? void 0 : frozenAt(gates.freeze, ports.clock.now());
	if (frozen === void 0) return void 0;
	const { since, until, window } = frozen;
	const sentence = `${environment} is frozen until ${until.toISOString()} (${window.text})`;
	const waiting = {
		for: "the freeze to be over",
		since,
		until,
		goOn: "run resume then"
	};
	return {
		...outcomeAt("paused", "frozen", {
			stage,
			sentence
		}),
		waiting
	};
}
/** What has closed since the write, while a pull request waits: a freeze, or the image went bad in an environment before. What people merge is theirs to judge. */
async function closedSince(run, image) {
	const { merge, kind } = run.plan;
	return (image !== void 0 && merge !== "manual" && kind !== "rollback" ? await refusedSince(run, image) : void 0) ?? frozenOutcome(run, "merge");
}
/** What the closed ones come to together: the first that failed, else a pause that names them all. */
function outcomeOfGates(gates) {
	const closed = gates.flatMap((gate) => gate.is === "closed" ? [gate.outcome] : []);
	const [first, ...others] = closed;
	if (first === void 0) return void 0;
	const failed = closed.find(({ outcome }) => outcome === "failed");
	if (failed !== void 0 || others.length === 0) return failed ?? first;
	const sentence = closed.map((one) => one.sentence).join("; and ");
	return {
		...first,
		sentence,
		waiting: together(closed.flatMap(({ waiting }) => waiting ?? []))
	};
}
/** Waiting for several at once: until the last of those that end by themselves. */
function together(all) {
	const times = (of) => all.flatMap((one) => one[of]?.getTime() ?? []);
	const [since, until] = [times("since"), times("until")];
	return {
		for: all.map((one) => one.for).join(", and "),
		goOn: [...new Set(all.map(({ goOn }) => goOn))].join("; "),
		...since.length === 0 ? {} : { since: new Date(Math.min(...since)) },
		...until.length === 0 ? {} : { until: new Date(Math.max(...until)) }
	};
}
/** The namespaces of the targets that are written together, cluster by cluster. */
function backupGroups(plan, { besides }, wave) {
	const { targets } = wave === void 0 ? plan : planOfWave(plan, wave);
	return [...Map.groupBy(targets, ({ cluster }) => cluster)].map(([cluster, own]) => {
		const namespaces = own.flatMap(({ workloads }) => workloads.map(({ namespace }) => namespace));
		return {
			cluster,
			namespaces: [.../* @__PURE__ */ new Set([...namespaces, ...besides])].sort()
		};
	});
}
/** Characters of each name that are kept; what is cut off is in the hash. */
const kept = 12;
/**
* The name of the n-th Backup (from 1) of a deployment: the same in every run of it, so that none is made twice. At most 63 characters, so
* that it also is the value of a label (`velero.io/backup-name`).
*/
function backupName(subject, count) {
	const { repository, application, environment, cluster = "", record, wave } = subject;
	const hash = hashOf(JSON.stringify([
		repository,
		application,
		environment,
		cluster
	]));
	const parts = [
		plain(application),
		plain(environment),
		String(record)
	];
	const more = [...wave === void 0 ? [] : [`w${wave}`], ...count === 1 ? [] : [`n${count}`]];
	return [
		...parts,
		...more,
		hash
	].filter((part) => part !== "").join("-");
}
/** Text as it may stand in the name of an object: lower-case letters, digits and single dashes. */
function plain(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, kept).replace(/^-+|-+$/g, "");
}
/** FNV-1a of 32 bits in six characters or seven: http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(text) {
	let hash = 2166136261;
	for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 16777619);
	return (hash >>> 0).toString(36).padStart(7, "0");
}
/** Phases after which a Backup never is complete. */
const failed = [
	"FailedValidation",
	"PartiallyFailed",
	"Failed",
	"Deleting"
];
/** The most of a message of Velero that is shown, in characters. */
const longest = 300;
/**
* Reads a Backup. Phases that are neither complete nor a failure go on, also those that only a newer Velero knows; a phase that tells of a
* failure to come (`…PartiallyFailed`) ends in one.
* https://github.com/vmware-tanzu/velero/blob/v1.18.0/pkg/apis/velero/v1/backup_types.go
*/
function readBackup(object) {
	const phase = textAt(object, "status", "phase") ?? "New";
	if (phase === "Completed") {
		const [at, expires] = [timeAt(object, "status", "completionTimestamp"), timeAt(object, "status", "expiration")];
		return {
			is: "completed",
			at,
			expires
		};
	}
	if (failed.includes(phase)) return {
		is: "failed",
		phase,
		why: reasonOf(object)
	};
	return {
		is: "under-way",
		phase: oneLine(phase, 60),
		since: timeAt(object, "metadata", "creationTimestamp"),
		done: doneOf(object)
	};
}
/** Whether a Backup is of all these namespaces: one that was asked for before the configuration named another is not, nor one that leaves some out. */
function includes(object, namespaces) {
	const included = listAt(object, "spec", "includedNamespaces");
	const excluded = listAt(object, "spec", "excludedNamespaces");
	if (namespaces.some((name) => excluded.includes(name))) return false;
	return included.length === 0 || included.includes("*") || namespaces.every((name) => included.includes(name));
}
/** What Velero says itself; the errors of single items stand in the log of the Backup alone. */
function reasonOf(object) {
	const said = [...listAt(object, "status", "validationErrors").filter((one) => typeof one === "string"), textAt(object, "status", "failureReason") ?? ""].filter((one) => one !== "").join("; ");
	if (said !== "") return oneLine(said, longest);
	const errors = numberAt(object, "status", "errors") ?? 0;
	return errors === 0 ? "Velero does not say why" : `${errors} ${errors === 1 ? "error" : "errors"}, which its log names`;
}
function doneOf(object) {
	const [done, all] = [numberAt(object, "status", "progress", "itemsBackedUp"), numberAt(object, "status", "progress", "totalItems")];
	return done === void 0 || all === void 0 ? "" : `${done} of ${all} items`;
}
/** Milliseconds between two looks, and for which an API server that is away is asked again. */
const lookEvery = {
	first: 1e3,
	most: 1e4
};
const patience = 12e4;
/** How many Backups of one deployment may be unfit: it would have waited for as many times `max-age`. */
const mostBackups = 50;
/**
* Finds the Backup of this deployment by its name, or asks for it, and waits until it is complete. One that is too old, since the
* deployment had to wait, or lacks a namespace that the configuration names since, is made anew under the next name.
*/
async function awaitBackup(run, wanted) {
	const { cluster } = wanted.group;
	const objects = (await run.ports.cluster(cluster))?.objects;
	if (objects === void 0) return {
		...withoutWay(cluster),
		hasWaited: false
	};
	const waiting = new Waiting(run, objects, wanted);
	for (let count = 1; count <= mostBackups; count += 1) {
		const settled = await waiting.settle(count);
		if (settled !== "unfit") return {
			...settled,
			hasWaited: waiting.hasWaited
		};
	}
	return {
		is: "missing",
		reason: "backup-failed",
		sentence: `${mostBackups} Backups of this deployment are older than \`backup.max-age\`, or lack a namespace`,
		hasWaited: waiting.hasWaited
	};
}
function withoutWay(cluster) {
	return {
		is: "missing",
		reason: "backup-failed",
		sentence: `no way to the Kubernetes API of ${cluster ?? "the cluster"} was given, through which Velero is asked for a Backup`,
		remedy: "give `kubeconfig`, or `clusters` in the configuration; or leave `backup` out"
	};
}
var Waiting = class {
	#run;
	#objects;
	#wanted;
	#began;
	/** The Backup that this run has asked for last, and when: by our clock, whatever that of the cluster says. */
	#asked;
	#said = "";
	hasWaited = false;
	constructor(run, objects, wanted) {
		this.#run = run;
		this.#objects = objects;
		this.#wanted = wanted;
		this.#began = this.#now();
	}
	/** Sees the n-th Backup through to its end. */
	async settle(count) {
		const place = this.#placeOf(count);
		for (let pause = lookEvery.first;; pause = Math.min(lookEvery.most, pause * 1.5)) {
			const answer = await this.#findOrMake(place);
			if (answer.is !== "there") return this.#refusalOf(answer, place);
			const isOurs = this.#asked?.name === place.name;
			if (!includes(answer.object, this.#wanted.group.namespaces)) return isOurs ? this.#changed(place) : "unfit";
			const state = readBackup(answer.object);
			this.#tell(place, state);
			if (state.is === "failed") return this.#failureOf(place, state);
			if (state.is === "completed") return !isOurs && this.#isTooOld(state) ? "unfit" : this.#completed(place);
			if (this.#isLate(place, state)) return this.#lateness(place, state);
			this.hasWaited = true;
			await this.#run.ports.clock.sleep(pause, this.#run.signal);
		}
	}
	#placeOf(count) {
		const { backup, group, record, wave } = this.#wanted;
		const { repository, application, environment } = this.#run.plan;
		const subject = {
			repository,
			application,
			environment,
			cluster: group.cluster,
			record,
			wave
		};
		return {
			...backupApi,
			namespace: backup.namespace,
			name: backupName(subject, count),
			verbs: ["get", "create"]
		};
	}
	/** Whoever asks at the same time asks for the same. */
	async #findOrMake(place) {
		const found = await this.#ask((signal) => this.#objects.read(place, signal));
		if (found.is !== "absent") return found;
		const made = await this.#ask((signal) => this.#objects.create(place, this.#objectAt(place), signal));
		if (made.is === "there" && this.#asked?.name !== place.name) this.#asked = {
			name: place.name,
			at: this.#now()
		};
		if (made.is !== "taken") return made;
		return this.#ask((signal) => this.#objects.read(place, signal));
	}
	#objectAt({ namespace, name }) {
		const { backup, group } = this.#wanted;
		const { application, environment, source, run } = this.#run.plan;
		const about = {
			application,
			environment,
			source: source.commit,
			...withoutUndefined({ run: run?.url })
		};
		const { storageLocation, ttlSeconds, snapshotVolumes } = backup;
		const how = withoutUndefined({
			storageLocation,
			ttlSeconds,
			snapshotVolumes
		});
		return backupObject({
			namespace,
			name,
			included: group.namespaces,
			about,
			...how
		});
	}
	/** An API server that is away for a moment is asked again: reading changes nothing, and making twice makes one. */
	async #ask(request) {
		const { clock } = this.#run.ports;
		const until = this.#now() + patience;
		for (;;) {
			const answer = await request(this.#run.signal);
			if (answer.is !== "unreachable") return answer;
			if (this.#now() >= until) return {
				is: "unreached",
				message: answer.message
			};
			this.hasWaited = true;
			await clock.sleep(5e3, this.#run.signal);
		}
	}
	#completed({ namespace, name }) {
		return {
			is: "completed",
			made: {
				namespace,
				name
			}
		};
	}
	#refusalOf(answer, place) {
		const where = this.#where();
		const title = `the Backup ${place.namespace}/${place.name}${where}`;
		switch (answer.is) {
			case "unreached": return missing("cluster-unreachable", `${title} could not be asked for: ${answer.message}`);
			case "forbidden": return {
				...missing("forbidden", `${title} may not be asked for: ${answer.message}`),
				remedy: answer.remedy
			};
			case "unknown-type": return {
				...missing("backup-failed", `${title} cannot be made: the cluster knows no ${place.apiVersion}, Velero is not installed`),
				remedy: "install Velero there, or leave `backup` out"
			};
			case "absent":
			case "refused": return missing("backup-failed", `${title} could not be made: ${answer.message}`);
			case "taken": return missing("backup-failed", `${title} is there, and is gone when it is read`);
		}
	}
	#failureOf({ namespace, name }, { phase, why }) {
		const sentence = `the Backup ${namespace}/${name}${this.#where()} ended ${phase}: ${why}`;
		const remedy = `read \`velero backup logs ${name} --namespace ${namespace}\`, mend it, and run again: another Backup is made then`;
		return {
			...missing("backup-failed", sentence),
			remedy
		};
	}
	/** To ask once more under the next name would come to the same. */
	#changed({ namespace, name }) {
		const of = this.#wanted.group.namespaces.join(", ");
		const sentence = `the Backup ${namespace}/${name}${this.#where()} was asked for of ${of}, and is not of all of these`;
		const remedy = "look for an admission webhook that changes Backups, and have it let this one pass";
		return {
			...missing("backup-failed", sentence),
			remedy
		};
	}
	#lateness({ namespace, name }, state) {
		const { timeoutSeconds } = this.#wanted.backup;
		const how = state.done === "" ? state.phase : `${state.phase} (${state.done})`;
		return missing("backup-timeout", `the Backup ${namespace}/${name}${this.#where()} is still ${how} after ${timeoutSeconds} s`);
	}
	/** One that is deleted while it is waited for, and asked for again, has no more time for that. */
	#isLate({ name }, { since }) {
		const found = Math.min(since?.getTime() ?? this.#began, this.#began);
		const asked = this.#asked?.name === name ? this.#asked.at : found;
		return this.#now() - asked >= this.#wanted.backup.timeoutSeconds * 1e3;
	}
	#isTooOld({ at, expires }) {
		const now = this.#now();
		return now - (at?.getTime() ?? now) > this.#wanted.backup.maxAgeSeconds * 1e3 || expires !== void 0 && expires.getTime() <= now;
	}
	#tell({ namespace, name }, state) {
		const how = state.is === "failed" ? state.phase : state.is === "completed" ? "complete" : state.phase;
		if (how === this.#said) return;
		this.#said = how;
		const of = this.#wanted.group.namespaces.join(", ");
		this.#run.ports.log.info(`Backup ${namespace}/${name}${this.#where()} of ${of}: ${how}`);
	}
	#where() {
		const { cluster } = this.#wanted.group;
		return cluster === void 0 ? "" : ` in ${cluster}`;
	}
	#now() {
		return this.#run.ports.clock.now().getTime();
	}
};
function missing(reason, sentence) {
	return {
		is: "missing",
		reason,
		sentence
	};
}
/** How many clusters are waited for at the same time. */
const clustersAtATime = 32;
/**
* Makes a Backup for each cluster of the targets that are about to be written, all at the same time, and waits until each is complete. One
* that an earlier run of this deployment asked for is found by its name, and waited for. Nothing is made again in another attempt to write:
* a record that is new is told of what there is.
*/
async function backUp(run, at) {
	const { backup } = run.plan;
	const { record, wave, before } = at;
	if (backup === void 0) return {
		record: record.id,
		backups: [],
		hasWaited: false
	};
	if (before !== void 0) {
		if (before.record !== record.id) await noteAll(run, at, before.backups);
		return {
			...before,
			record: record.id,
			hasWaited: false
		};
	}
	const groups = backupGroups(run.plan, backup, wave);
	const bounds = {
		atATime: Math.min(groups.length, clustersAtATime),
		signal: run.signal
	};
	const done = await inParallel(groups, bounds, async (group, signal) => {
		const settled = await awaitBackup({
			...run,
			signal
		}, {
			backup,
			group,
			record: record.id,
			wave
		});
		return settled.is === "completed" || !backup.isRequired ? { result: settled } : { failure: settled };
	});
	if ("failure" in done) return endedBy(done.failure);
	const backups = done.results.flatMap((one) => one.is === "completed" ? [one.made] : []);
	for (const one of done.results) if (one.is === "missing") goOnWithout(run, one);
	run.learns({ backups });
	await noteAll(run, at, backups);
	return {
		record: record.id,
		backups,
		hasWaited: done.results.some(({ hasWaited }) => hasWaited)
	};
}
async function noteAll(run, { record, wave }, backups) {
	for (const made of backups) await noteBackup(run, record, {
		made,
		wave
	});
}
function endedBy({ reason, sentence, remedy }) {
	const facts = {
		stage: "write",
		sentence: `${sentence}; nothing was written`,
		...withoutUndefined({ remedy })
	};
	return {
		event: "ended",
		outcome: outcomeAt("errored", reason, facts)
	};
}
/** With `required: false` nobody is kept from deploying, and everybody is told. */
function goOnWithout(run, { sentence }) {
	const note = `there is no Backup to go back to: ${sentence}`;
	run.ports.log.warning(`${note} (backup.required: false)`);
	run.learns({ notes: [note] });
}
/** What a dry run says of it: one step for each cluster. */
function backupSteps(run) {
	const { backup } = run.plan;
	return backup === void 0 ? [] : backupGroups(run.plan, backup, void 0).map((group) => stepOf(backup, group));
}
function stepOf({ namespace, timeoutSeconds, isRequired }, { cluster, namespaces }) {
	const where = cluster === void 0 ? "" : ` of ${cluster}`;
	return `back up ${`${namespaces.length === 1 ? "the namespace" : "the namespaces"} ${namespaces.join(", ")}${where}`} by Velero (namespace ${namespace}), wait for it for ${timeoutSeconds} s at most, and ${isRequired ? "end here, errored, if it is not complete" : "go on with a warning if it is not complete"}`;
}
export { gatesOf as a, check as c, imageBefore as d, closedSince as i, unsignable as l, backupSteps as n, standingNow as o, closedGate as r, wasSeen as s, backUp as t, judgeWorkload as u };
