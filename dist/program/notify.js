import { P as printImage, m as oneLine } from "./start.js";
import { _ as editsUnderWay, zt as withoutUndefined } from "./drive.js";
import { i as silentRun } from "./run.js";
import { O as goesOn } from "./action.js";
import { t as branchName } from "./names.js";
import { r as whatIsBrought, t as carries } from "./carries.js";
/** How often a head that cannot be compared is taken for one that cannot be compared yet. */
const mostUnknown = 3;
/** What is known of the heads of one pull request of ours, so that none is compared twice with the same commit of the branch. */
var MergeHead = class {
	#run;
	#what;
	/** The newest head that is known to hold our values and nothing else. */
	#pure;
	/** The commit of the branch with which it was compared, or upon which it was made. */
	#into;
	#commits = 1;
	#unknown = 0;
	constructor(run, what) {
		this.#run = run;
		this.#what = what;
		this.#pure = what.place.made ? what.place.head : void 0;
		this.#into = what.place.onto;
	}
	/**
	* Only what was planned, judged and allowed is merged by us. Somebody may have brought the branch up to date, by a merge or
	* a rebase; whatever else stands on it is not ours to merge.
	*/
	async standing({ head, base, into }) {
		const { branch } = this.#run.plan.gitops;
		if (base !== branch) return {
			is: "more",
			besides: `it merges into ${base}, not into ${branch}`
		};
		if (head === this.#pure && into === this.#into) return { is: "ours" };
		const { record, edits } = this.#what.written;
		const brought = await whatIsBrought(this.#run, edits, head);
		if (brought.besides === void 0) {
			this.#pure = head;
			this.#into = into;
			this.#commits = brought.commits;
			return { is: "ours" };
		}
		if (await this.#isBehind(head)) return { is: "behind" };
		if (!brought.isCompared && this.#unknown < mostUnknown) {
			this.#unknown += 1;
			return { is: "behind" };
		}
		const isHere = await carries(this.#run, edits, head);
		if (await isOfNewerRun(this.#run, record, {
			head,
			isHere
		})) return { is: "newer" };
		if (brought.isOutdated || !isHere) return { is: "lost" };
		return {
			is: "more",
			besides: brought.besides
		};
	}
	/** How it may be merged. A rebase replays its commits one by one, which may bring other than all of them together do. */
	methods({ methods }) {
		return this.#commits > 1 ? methods.filter((method) => method !== "rebase") : methods;
	}
	async #isBehind(head) {
		const now = await (await this.#run.ports.gitops()).head(branchName(this.#run.plan), this.#run.signal);
		return now !== head && now === (this.#pure ?? this.#what.place.head);
	}
};
/** The newer deployments of this environment whose values stand on a head; one that names no value, since it was held, stands nowhere. */
async function newerOn(run, record, head) {
	const { records } = await run.ports.forge();
	const known = await records.list(run.plan.application, run.plan.environment, 30, run.signal);
	const on = [];
	for (const one of known) {
		const edits = editsUnderWay(one);
		if (one.id > record && edits.length > 0 && await carries(run, edits, head)) on.push(one);
	}
	return on;
}
/** Whether a newer deployment of this environment has put its values onto this head. */
async function isOfNewer(run, record, head) {
	return (await newerOn(run, record, head)).length > 0;
}
/** Whether this head is of a newer deployment that goes on: its values and nothing else. */
async function isMadeByNewer(run, record, head) {
	return isOfNewerRun(run, record, {
		head,
		isHere: true
	});
}
/**
* Whether a newer deployment that goes on takes care of this head. One whose values stand there in place of ours does; where ours
* stand there too, as those of the same version do, there must be nothing else.
*/
async function isOfNewerRun(run, record, { head, isHere }) {
	for (const one of await newerOn(run, record, head)) {
		if (!goesOn(one.note)) continue;
		if (!isHere || (await whatIsBrought(run, editsUnderWay(one), head)).besides === void 0) return true;
	}
	return false;
}
/** How the open pull request of an application and environment stands; undefined where none is. */
async function lookAtOpen({ ports, signal }, of) {
	const { pullRequests, merges } = await ports.forge();
	const there = await pullRequests.findOpen(branchName(of), of.base, signal);
	return there === void 0 ? void 0 : merges.look(there.number, signal);
}
/** The pull request of a plan. */
function openOneOf({ application, environment, gitops }) {
	return {
		application,
		environment,
		base: gitops.branch
	};
}
/** Takes a pull request off its way to a merge by itself. */
async function disarm(run, look) {
	if (look.armed === void 0) return "nothing to do";
	const { merges } = await run.ports.forge();
	const disarmed = await merges.disarm(look, run.signal);
	if (disarmed.result === "disarmed") {
		run.ports.log.info(`${look.url} is no longer merged by itself`);
		return "done";
	}
	if ((await merges.look(look.number, run.signal)).state === "merged") return "merged";
	run.ports.log.warning(`${look.url} may be merged by itself yet: ${disarmed.message}`);
	return "refused";
}
/** Milliseconds that this may take: GitHub kills a cancelled job ten seconds after it said so. */
const longest = 5e3;
/**
* A run that is cancelled leaves nothing behind that deploys by itself later: neither auto-merge nor a place in the merge queue.
* What another deployment has put on its way is left alone, and so is what people merge (`merge: manual`). `armed` is the event of
* GitHub's by which this run put it on its way, where it has seen that.
*/
async function withdraw(plan, ports, { progress, armed }) {
	const { written, revision, stage } = progress;
	if (stage !== "merge" || revision !== void 0 || written?.place.on !== "pull-request") return;
	if (plan.merge === "manual") return;
	const signal = AbortSignal.timeout(longest);
	try {
		const { merges } = await ports.forge();
		const { number } = written.place;
		for (let looks = 1; looks <= 3; looks += 1) {
			const look = await merges.look(number, signal);
			const run = silentRun(plan, ports, signal);
			if (look.state !== "open" || await isTheirs(run, written, {
				look,
				armed
			})) return;
			if (await disarm(run, look) !== "nothing to do") return;
			if (looks < 3) await ports.clock.sleep(500, signal);
		}
	} catch (error) {
		const why = error instanceof Error ? error.message : "";
		ports.log.warning(`${written.place.url} may be merged by itself yet: ${why}`);
	}
}
/**
* Whether another deployment, or another run of the same one, has put it on its way. What a person did to our branch is no matter: it
* was this run that let GitHub merge what is there.
*/
async function isTheirs(run, { place, record, edits }, { look, armed }) {
	if (place.on === "branch" || place.head === look.head) return false;
	if (await (await run.ports.gitops()).isAncestor(place.head, look.head, run.signal) === true) return false;
	if (armed !== void 0) return look.last?.what === "armed" && look.last.id !== armed;
	return await isMadeByNewer(run, record, look.head) || await isPure(run, edits, look.head);
}
async function isPure(run, edits, head) {
	return (await whatIsBrought(run, edits, head)).besides === void 0;
}
/**
* An environment that has been closed must not change by itself: its open pull request, which a run may have left to GitHub, is
* taken off its way to a merge. Says what came of it, as the end of a sentence, or undefined where there was nothing.
*/
async function withdrawOpen(of, { ports, signal }) {
	try {
		const look = await lookAtOpen({
			ports,
			signal
		}, of);
		if (look === void 0) return void 0;
		return saidOf(look, await disarm({
			ports,
			signal
		}, look)).at(0);
	} catch (error) {
		signal.throwIfAborted();
		return `whether its pull request is merged by itself could not be found out: ${error instanceof Error ? error.message : ""}`;
	}
}
const words = {
	done: "is no longer merged by itself",
	merged: "was merged just before",
	refused: "may be merged by itself yet"
};
/** What came of taking a pull request off its way, as the end of a sentence; nothing where it was on none. */
function saidOf({ url }, result) {
	return result === "nothing to do" ? [] : [`${url} ${words[result]}`];
}
/** How many records are looked at for the deployment before: those that others overtook say nothing of it. */
const recordsBefore = 5;
/** Tells those who want to hear of it how a deployment ended. Nothing that goes wrong with that is anybody's business but the log's. */
async function notifyOutcome(told, ports, ending) {
	await quietly(ports, async () => {
		const notifier = await ports.notifier();
		const news = {
			...newsOf(told, ending),
			at: ports.clock.now()
		};
		await notifier.notify(news, () => endedBefore(told, ports, ending), ending.signal);
	});
}
/** Tells those who want to hear of it that an environment is held, or open again. */
async function notifyHold(event, hold, { ports, signal }) {
	const { application, environment, since, by, sentence, url } = hold;
	const id = idOf([
		application,
		environment,
		event,
		since.toISOString()
	]);
	await quietly(ports, async () => {
		const notifier = await ports.notifier();
		const at = ports.clock.now();
		const news = {
			id,
			event,
			at,
			application,
			environment,
			by,
			sentence,
			...withoutUndefined({ url })
		};
		await notifier.notify(news, async () => void 0, signal);
	});
}
async function quietly({ log }, work) {
	try {
		await work();
	} catch (error) {
		log.warning(`nobody could be notified: ${error instanceof Error ? error.message : ""}`);
	}
}
function newsOf(told, { progress, outcome }) {
	const { application, environment, source, run, kind, by } = told;
	const { stage, reason, sentence, waiting } = outcome;
	const { image, revision, record } = progress;
	const of = record ?? `${run?.id ?? ""}.${run?.attempt ?? ""}.${source.commit}`;
	return {
		id: idOf([
			application,
			environment,
			String(of),
			outcome.outcome,
			reason,
			oneLine(sentence, 40)
		]),
		event: outcome.outcome,
		application,
		environment,
		sentence,
		stage,
		reason,
		commit: source.commit,
		...withoutUndefined({
			kind,
			by,
			image: image === void 0 ? void 0 : printImage(image.reference),
			pullRequest: source.pullRequest,
			revision,
			waiting: waiting === void 0 ? void 0 : waitingOf(waiting),
			url: run?.url
		})
	};
}
function waitingOf({ for: whom, goOn, until }) {
	return {
		for: whom,
		goOn,
		...withoutUndefined({ until })
	};
}
/** The same words give the same id, which is short and of letters that a header takes; what a container has said may hold half of a character. */
function idOf(words) {
	return `msg_${words.map((word) => encodeURIComponent(word.toWellFormed())).join(".")}`.slice(0, 250);
}
/** How the deployment before this one ended, where one did. */
async function endedBefore({ application, environment }, ports, { progress, signal }) {
	const { records } = await ports.forge();
	return (await records.list(application, environment, recordsBefore, signal)).filter(({ id }) => progress.record === void 0 || id < progress.record).map(outcomeNoted).find((one) => one !== void 0);
}
function outcomeNoted({ note: { state } }) {
	return state === "open" || state === "superseded" ? void 0 : state;
}
export { openOneOf as a, withdrawOpen as c, lookAtOpen as i, MergeHead as l, notifyOutcome as n, saidOf as o, disarm as r, withdraw as s, notifyHold as t, isOfNewer as u };
