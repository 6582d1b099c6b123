import { A as repositoryOf, M as DeployError, O as parseImageReference, V as reasons } from "./start.js";
import { D as fullName, E as applicationsSeen, F as numberAt, I as textAt, N as isTrueAt, O as printName, P as listAt, z as withoutUndefined } from "./drive.js";
import { C as shortMessage, D as isUnderWay, E as endedEarly, O as isWithoutData, S as printUnderWay, T as culpritOf, a as typesLedTo, b as isUnderWay$1, d as typesIn, f as durationSeconds, g as imagesOf, h as weightOf, i as snapshotOf, k as runsThatJudge, l as keyOf$1, n as listingsOf, o as applicationType, p as isSeen, r as observed, s as distinct, v as culpritOf$1, w as conditionOf, x as printResource, y as hasFailed } from "./look.js";
import { t as combine } from "./combine.js";
/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
async function* watchAll(clusters, looked, signal) {
	const watches = [...clusters].map(([name, cluster]) => new ClusterWatch(name, {
		cluster,
		looked,
		signal
	}));
	try {
		for (;;) {
			const waiting = watches.flatMap((one) => one.ask());
			if (!watches.some(({ isOpen }) => isOpen)) return;
			(await Promise.race(waiting))();
			if (!watches.every(({ hasAnswered }) => hasAnswered)) continue;
			const states = new Map(watches.map(({ name, listings }) => [name, listings]));
			for (const one of watches) one.follow(states);
			yield states;
		}
	} finally {
		await Promise.all(watches.map((one) => one.end()));
	}
}
/** What is watched of one cluster: what was asked for, and what that leads to. */
var ClusterWatch = class {
	name;
	#of;
	#sources = [];
	constructor(name, of) {
		this.name = name;
		this.#of = of;
		this.#open(typesIn(name, of.looked));
	}
	get isOpen() {
		return this.#sources[0]?.isOver === false;
	}
	get hasAnswered() {
		return this.#sources[0]?.state !== void 0;
	}
	/** Asks every source for its next state, unless it was asked: only once the last one was read, as their pace goes by that. */
	ask() {
		return this.#sources.filter(({ isOver }) => !isOver).map((source) => this.#ask(source));
	}
	/** The newest listing of each type that has answered. */
	get listings() {
		return new Map(this.#sources.flatMap(({ types, state }) => state === void 0 ? [] : listingsOf(types, state)));
	}
	/** Watches what the states lead to as well, each type once. */
	follow(states) {
		const known = new Set(this.#sources.flatMap(({ types }) => types.map(keyOf$1)));
		const more = typesLedTo(states, this.name, this.#of.looked).filter((type) => !known.has(keyOf$1(type)));
		if (more.length > 0) this.#open(distinct(more));
	}
	async end() {
		await Promise.all(this.#sources.map(({ iterator }) => iterator.return?.()));
	}
	#open(types) {
		const { cluster, signal } = this.#of;
		const source = {
			types,
			iterator: cluster.watch(types, signal)[Symbol.asyncIterator](),
			next: void 0,
			isOver: false
		};
		this.#sources.push(source);
	}
	#ask(source) {
		source.next ??= source.iterator.next().then((result) => () => {
			source.next = void 0;
			if (result.done === true) source.isOver = true;
			else source.state = result.value;
		});
		return source.next;
	}
};
/**
* Whether one image reference of the cluster is ours. A digest decides where there is one, since a tag may move;
* the digest may be that of our index or of one of its platforms.
*/
function isOurImage(text, goal) {
	const live = parseImageReference(text);
	if (typeof live === "string") return false;
	const { digest, tag } = goal.image;
	if (live.digest !== void 0 && digest !== void 0) return live.digest === digest || goal.platformDigests.includes(live.digest);
	return live.tag !== void 0 && live.tag === tag;
}
function candidatesAmong(images, goal) {
	const named = images.map((one) => ({
		one,
		live: parseImageReference(one.image)
	}));
	const like = (isLike) => named.flatMap(({ one, live }) => typeof live !== "string" && isLike(live) ? [one] : []);
	const exact = like((live) => repositoryOf(live) === repositoryOf(goal.image));
	return exact.length > 0 ? exact : like((live) => lastOf(live) === lastOf(goal.image));
}
/** The last part of a repository's path, which mirrors keep. */
function lastOf({ name }) {
	return name.slice(name.lastIndexOf("/") + 1);
}
/**
* Whether the containers of a pod template run our image: all that name our repository must name our image. Where none does, a
* mirror may have another path before the same name: then all of that name must. Where it renames all, only a digest can tell.
*/
function areOurs(images, goal) {
	const candidates = candidatesAmong(images, goal);
	if (candidates.length > 0) return candidates.every(({ image }) => isOurImage(image, goal));
	return images.some(({ image }) => image.includes("@") && isOurImage(image, goal));
}
/** The images that stand where ours should: for messages, and to notice who came back. */
function imagesInPlace(images, goal) {
	const candidates = candidatesAmong(images, goal);
	return (candidates.length > 0 ? candidates : images).map(({ image }) => image).join(", ");
}
/** A judgement that waits on, with the reason that it becomes at our deadline. */
function progressing(sentence, atDeadline = "deadline-exceeded") {
	return {
		verdict: "progressing",
		stage: "rollout",
		sentence,
		atDeadline
	};
}
/** A bad end; `recover` says whether the cluster stands aborted or degraded. */
function bad(verdict, reason, sentence, recover = true) {
	return {
		verdict,
		stage: "rollout",
		reason,
		sentence,
		recover
	};
}
/** A workload that was there, and is not any more. */
function disappeared(name, how) {
	return bad("errored", "disappeared", `${fullName(name)} ${how}`, false);
}
/** A stop that somebody or something else must end. */
function paused(reason, sentence, waiting) {
	return {
		verdict: "paused",
		stage: "rollout",
		reason,
		sentence,
		waiting
	};
}
/** A cluster that does not answer is never a failure of the change: it is waited for, until the deadline. */
function unreachable(stage, observed) {
	return {
		verdict: "progressing",
		stage,
		sentence: `the cluster has not answered since ${observed.since.toISOString()}: ${observed.message}`,
		atDeadline: "cluster-unreachable"
	};
}
/** A workload that names another image than ours: it has not come yet, has no effect, or somebody took it away again. */
function judgeOtherImage({ workload, image }, context) {
	const name = printName(workload);
	const { applied, imagesBefore, timers } = context;
	if (imagesBefore?.ours === true) return replaced({
		name,
		image
	}, {
		before: imagesBefore.before,
		applied
	});
	if (applied === "unnamed") return progressing(`${name} still has ${image}`);
	if (timers.secondsOf(`other-image ${name}`) < 5) return progressing(`${name} has ${image} so far`);
	if (applied === "descendant") return overtaken$1({
		name,
		image
	});
	return {
		verdict: "failed",
		stage: "sync",
		reason: "edit-has-no-effect",
		sentence: `Argo CD applied our revision, yet ${name} has ${image}: something overrides the edit`,
		recover: false
	};
}
function overtaken$1({ name, image }) {
	return {
		verdict: "superseded",
		stage: "rollout",
		reason: "newer-deployment",
		sentence: `a newer commit put ${image} into ${name}`,
		recover: false
	};
}
/** Ours was there and is gone: the old one put back is a rollback by somebody; anything else took over from us. */
function replaced({ name, image }, { before, applied }) {
	if (image === before) return bad("failed", "rolled-back-by-another", `somebody put ${image} back into ${name}`, false);
	if (applied === "descendant") return overtaken$1({
		name,
		image
	});
	return {
		verdict: "superseded",
		stage: "rollout",
		reason: "image-replaced",
		sentence: `${name} was given ${image} while ours was being rolled out`,
		recover: false
	};
}
const pullReasons = /* @__PURE__ */ new Set([
	"ErrImagePull",
	"ImagePullBackOff",
	"InvalidImageName",
	"ErrImageNeverPull",
	"ImageInspectError",
	"RegistryUnavailable"
]);
/** What a container waits for in any case; any other reason keeps it from being started. */
const ordinary = /* @__PURE__ */ new Set([
	"ContainerCreating",
	"PodInitializing",
	"CrashLoopBackOff"
]);
/** Whether a pod belongs to a Rollout's current version. */
function isOfRollout(pod, rollout) {
	return rollout.currentHash !== void 0 && textAt(pod, "metadata", "labels", "rollouts-pod-template-hash") === rollout.currentHash;
}
/**
* Whether a pod belongs to a workload of apps/v1. Those of a Deployment are owned by a ReplicaSet, whose name is the
* Deployment's with the hash of the pod template behind it.
*/
function isOwnedBy(pod, { kind, name, uid }) {
	return listAt(pod, "metadata", "ownerReferences").some((owner) => {
		if (kind !== "Deployment") return textAt(owner, "uid") === uid;
		const hash = textAt(pod, "metadata", "labels", "pod-template-hash");
		return textAt(owner, "kind") === "ReplicaSet" && textAt(owner, "name") === `${name}-${hash}`;
	});
}
function troubleOfContainer(pod, status) {
	const waiting = textAt(status, "state", "waiting", "reason");
	const message = textAt(status, "state", "waiting", "message") ?? waiting ?? "";
	if (waiting !== void 0 && pullReasons.has(waiting)) return {
		reason: "image-pull",
		pod,
		message
	};
	const exit = numberAt(status, "lastState", "terminated", "exitCode");
	const restarts = numberAt(status, "restartCount") ?? 0;
	const isBetween = waiting === void 0 && restarts > 1 && exit !== void 0;
	const container = textAt(status, "name") ?? "?";
	if (waiting !== void 0 && !ordinary.has(waiting)) return {
		reason: "progress-deadline",
		pod,
		message: `container ${container} cannot be started: ${message === waiting ? waiting : `${waiting}: ${message}`}`
	};
	if (waiting !== "CrashLoopBackOff" && !isBetween) return void 0;
	return {
		reason: "crash-loop",
		pod,
		message: `container ${container} ${exit === void 0 ? "ended" : `ended with exit code ${exit}`}, ${restarts} restarts`
	};
}
function troubleOfPod(object) {
	const pod = textAt(object, "metadata", "name") ?? "?";
	const scheduled = conditionOf(object, "PodScheduled");
	if (textAt(scheduled, "reason") === "Unschedulable") return {
		reason: "unschedulable",
		pod,
		message: textAt(scheduled, "message") ?? "no node takes it"
	};
	return [...listAt(object, "status", "initContainerStatuses"), ...listAt(object, "status", "containerStatuses")].filter((status) => !isTrueAt(status, "ready")).map((status) => troubleOfContainer(pod, status)).find((trouble) => trouble !== void 0);
}
function firstTrouble(pods, isNew) {
	for (const pod of pods) {
		const trouble = isNew(pod) ? troubleOfPod(pod) : void 0;
		if (trouble !== void 0) return trouble;
	}
}
/** Pods by their namespaces. */
function byNamespace(pods) {
	return Map.groupBy(pods, (pod) => textAt(pod, "metadata", "namespace") ?? "");
}
/** The first thing that keeps a pod of the Rollout's current version from getting ready, if any does; the pods are those of its namespace. */
function troubleOf(rollout, pods) {
	return firstTrouble(pods, (pod) => isOfRollout(pod, rollout));
}
/** The same of another workload: its pods that name our image are those of the new version. */
function troubleOfOurs(workload, pods, goal) {
	const isOurs = (pod) => isOwnedBy(pod, workload) && areOurs(imagesOf(pod), goal);
	return firstTrouble(pods, isOurs);
}
/**
* Judges a Deployment, a StatefulSet or a DaemonSet by its own counters, as `kubectl rollout status` does: seen by its
* controller, every pod of the new version that there shall be, all of them available, none of the version before left.
*/
function judgeReplicated(workload, context) {
	const row = replicatedRow(workload, context.goal);
	return {
		row,
		judgement: judge$1(workload, row, context)
	};
}
/** The row of a Deployment, a StatefulSet or a DaemonSet as it was seen, whether or not it may be judged. */
function replicatedRow(workload, goal) {
	const { kind, namespace, name, wanted, updated } = workload;
	return {
		workload: {
			kind,
			namespace,
			name
		},
		state: stateOf$1(workload),
		message: workload.denied ?? (workload.overdue ? "the progress deadline has passed" : ""),
		image: imagesInPlace(workload.images, goal),
		pods: {
			wanted,
			updated
		},
		analysis: []
	};
}
function stateOf$1(workload) {
	if (workload.observedGeneration < workload.generation) return "waiting";
	if (isDone(workload)) return isKeptBack(workload) ? "paused" : "healthy";
	if (workload.pausedBySpec) return "paused";
	return workload.overdue || workload.denied !== void 0 ? "degraded" : "progressing";
}
function isDone({ updated, toUpdate, old, available, wanted, settled }) {
	return updated >= toUpdate && old <= 0 && available >= wanted && settled;
}
function judge$1(workload, row, context) {
	const name = printName(workload);
	if (workload.deleting) return disappeared(row.workload, "is being deleted");
	if (!areOurs(workload.images, context.goal)) return judgeOtherImage(row, context);
	if (workload.observedGeneration < workload.generation) return progressing(`the controller has not seen ${name} yet`);
	if (isDone(workload)) return isKeptBack(workload) ? keptBack(workload, context) : done(workload);
	if (workload.pausedBySpec) return pausedBySpec$1(workload, context);
	if (workload.onDelete && workload.updated < workload.toUpdate) return waitsForDeletion(workload, context);
	return judgeUnfinished(workload, context);
}
function pausedBySpec$1({ kind, namespace, name, ...workload }, context) {
	const printed = printName({
		kind,
		namespace,
		name
	});
	return paused("paused-by-spec", `${printed} has spec.paused set${workload.updated === 0 ? "" : " in mid-rollout"}`, {
		for: "somebody to take spec.paused back",
		since: context.timers.sinceOf(`spec-paused ${printed}`),
		goOn: `kubectl rollout resume ${kind.toLowerCase()}/${name} -n ${namespace}`
	});
}
/** A StatefulSet or DaemonSet that is updated `OnDelete`: nothing moves until somebody deletes pods. */
function waitsForDeletion(workload, context) {
	const name = printName(workload);
	return paused("update-on-delete", `${name} is updated as its pods are deleted (OnDelete): ${workload.updated} of ${workload.toUpdate} run the new version`, {
		for: "somebody to delete its old pods",
		since: context.timers.sinceOf(`on-delete ${name}`),
		goOn: `delete the pods of ${name} one by one`
	});
}
/** Whether a partition has no pod above it: the new version is accepted, and runs nowhere. */
function isKeptBack({ toUpdate, wanted }) {
	return toUpdate < 1 && wanted > 0;
}
function keptBack(workload, context) {
	const name = printName(workload);
	return paused("manual-gate", `the partition of ${name} keeps all ${workload.wanted} pods at the version before`, {
		for: "somebody to lower its partition",
		since: context.timers.sinceOf(`partition ${name}`),
		goOn: `lower spec.updateStrategy.rollingUpdate.partition of ${name}`
	});
}
function done(workload) {
	const { wanted, toUpdate, updated } = workload;
	const name = printName(workload);
	if (wanted === 0) return {
		verdict: "succeeded",
		reason: "nothing-runs",
		sentence: `${name} ${workload.kind === "DaemonSet" ? "is wanted on no node" : "is scaled to zero"}: nothing runs`
	};
	return {
		verdict: "succeeded",
		reason: "healthy",
		sentence: `${name} is healthy: ${toUpdate < wanted ? `${updated} of ${wanted} pods run it, as its partition says` : `all ${wanted} pods run it`}`
	};
}
/** What stands in the way may pass: a quota is raised, a node comes. Without a deadline of its own, ours decides. */
function judgeUnfinished(workload, context) {
	const name = printName(workload);
	const { timers, pods, goal } = context;
	const trouble = troubleOfOurs(workload, pods, goal);
	const why = whyUnfinished(workload, trouble);
	if (workload.denied === void 0 && !workload.overdue) return progressing(`${name}: ${why}`, trouble?.reason);
	const reason = reasonOf(workload, trouble);
	const standing = `degraded ${name} at ${workload.updated} of ${workload.available}`;
	if (timers.secondsOf(standing) >= 30) return bad("failed", reason, `${name}: ${why}`);
	return progressing(`${name} is degraded and may recover: ${why}`, reason);
}
function reasonOf(workload, trouble) {
	return workload.denied === void 0 ? trouble?.reason ?? "progress-deadline" : "pods-denied";
}
function whyUnfinished(workload, trouble) {
	const { denied, updated, toUpdate, available, wanted, old } = workload;
	if (denied !== void 0) return denied;
	if (trouble !== void 0) return `pod ${trouble.pod}: ${trouble.message}`;
	if (updated < toUpdate) return `${updated} of ${toUpdate} pods updated`;
	return old > 0 ? `${old} pods of the version before are still there` : `${available} of ${wanted} pods are available`;
}
/** A run in one sentence: which metric, what it measured, and what it should have been. */
function describeRun(run) {
	const metric = culpritOf(run);
	if (metric === void 0) return `analysis ${run.name}: ${run.message ?? run.phase}`;
	const values = metric.measurements.map((one) => one.value ?? one.message ?? one.phase).slice(-3);
	const condition = metric.condition === "" ? "" : `, wanted ${metric.condition}`;
	const message = values.length === 0 && metric.message !== void 0 ? ` (${metric.message})` : "";
	return `metric ${metric.name} measured ${values.length === 0 ? "nothing" : values.join(", ")}${condition}${message}`;
}
/**
* An aborted Rollout: whose fault it is. A run that could not measure is no proof against the change, and a run that the
* abort itself ended proves nothing either way.
*/
function judgeAbort(rollout, row, context) {
	const name = printName(rollout);
	const failed = row.analysis.find(({ phase }) => phase === "Failed");
	const errored = row.analysis.find(({ phase }) => phase === "Error");
	const culprit = failed ?? errored;
	if (!isSettled(rollout, row, {
		culprit,
		context
	}) && context.timers.secondsOf(`abort ${name}`) < abortSeconds) return progressing(`${name} is being aborted`, "rollout-aborted");
	if (context.abortedBefore && !context.goal.written) return stoodAborted(name, rollout, culprit);
	if (culprit === void 0) return bad("failed", isByExperiment(rollout) ? "experiment-failed" : "rollout-aborted", `${name} was aborted${byWhom(rollout)}: ${rollout.message}`);
	const sentence = `${name} was aborted: ${describeRun(culprit)}${serving(rollout, culprit)}`;
	if (isWithoutData(culprit)) return bad(failed === void 0 ? "errored" : "failed", "analysis-without-data", sentence);
	return failed === void 0 ? bad("errored", "analysis-error", sentence) : bad("failed", "analysis-failed", sentence);
}
/**
* Who aborted a Rollout whose message names no cause: its own controller does not name the progress deadline (`rollout/sync.go` of
* Argo Rollouts 1.9), and always names a metric.
*/
function byWhom({ message, abortsAtDeadline }) {
	if (!/^RolloutAborted: Rollout aborted update to revision \d+$/.test(message)) return "";
	return abortsAtDeadline ? " (asked for, or by its progress deadline)" : " (asked for)";
}
/** Of a blue-green Rollout, what its users met. */
function serving(rollout, { kind }) {
	if (rollout.strategy !== "blue-green") return "";
	const isActive = isServing(rollout);
	if (kind === "PrePromotion" && !isActive) return "; active never switched";
	if (kind !== "PostPromotion") return "";
	return isActive ? "; active has not switched back yet" : "; active switched back";
}
function isServing({ activeHash, currentHash }) {
	return activeHash !== void 0 && activeHash === currentHash;
}
/**
* Seconds within which an abort settles: the controller takes note of one that was asked for, the run that caused one ends, and a stream
* that broke goes on.
*/
const abortSeconds = 10;
/** Whether all that tells why is there. The Rollout and its run come over streams of their own, so that either may come first. */
function isSettled(rollout, { analysis }, { culprit, context }) {
	const { phase, message } = rollout;
	if (phase !== "Degraded" || rollout.strategy === "blue-green" && isServing(rollout)) return false;
	if (culprit !== void 0 || context.snapshot.runsHidden !== void 0) return true;
	return context.snapshot.runsBehind !== true && !analysis.some(isUnderWay) && !isByAnalysis(message);
}
/** The controller names the metric, so there is a run that tells its values (`utils/analysis` of Argo Rollouts). */
function isByAnalysis(message) {
	return /\bassessed (Failed|Error)\b/.test(message);
}
/** Asked again about an image that an earlier deployment left aborted: nothing will move by itself. */
function stoodAborted(name, rollout, culprit) {
	return bad("failed", "rollout-aborted", `${name} stands aborted since before this deployment: ${culprit === void 0 ? rollout.message : describeRun(culprit)}`);
}
/** The runs of an Experiment are its own, and not the Rollout's: only the message tells (`experiments/experiment.go` of Argo Rollouts). */
function isByExperiment({ steps, message }) {
	return steps.some(({ step }) => step === "experiment") && /\bExperiment\b/.test(message);
}
/**
* A Rollout whose phase is Healthy: ours is done only if it is the stable version too, its pods are there, and no run
* that judges it is still measuring.
*/
function judgeHealthy(rollout, row, context) {
	const name = printName(rollout);
	if (rollout.currentHash === void 0 || rollout.currentHash !== rollout.stableHash) return progressing(`${name}: the new version is not the stable one yet`);
	if (rollout.availableReplicas < rollout.replicas || rollout.updatedReplicas < rollout.replicas) return progressing(`${name}: ${rollout.availableReplicas} of ${rollout.replicas} pods are available`);
	const running = row.analysis.find(isUnderWay);
	if (running !== void 0) return progressing(`${name}: analysis ${running.name} is still measuring`);
	if (rollout.analysed && context.snapshot.runsBehind === true) return progressing(`${name} is healthy, and its analysis cannot be seen for a moment`, "cluster-unreachable");
	if (rollout.replicas === 0) return {
		verdict: "succeeded",
		reason: "nothing-runs",
		sentence: `${name} is scaled to zero: nothing runs`
	};
	return healthy(rollout, row, context);
}
function healthy(rollout, row, context) {
	const name = printName(rollout);
	const proof = row.analysis.filter((run) => run.phase === "Successful" && !endedEarly(run));
	if (proof.length > 0 && proof.every(isWithoutData)) return {
		verdict: "succeeded",
		reason: "healthy-without-data",
		sentence: `${name} is healthy, but its analysis measured nothing`
	};
	return {
		verdict: "succeeded",
		reason: "healthy",
		sentence: `${name} is healthy: ${analysisNote(rollout, row, context)}`
	};
}
/** What the analysis proved, in a few words: never "passed" where nothing was measured. */
function analysisNote(rollout, row, context) {
	if (context.snapshot.runsHidden !== void 0) return "its analysis cannot be seen";
	const passed = row.analysis.filter((run) => run.phase === "Successful" && !endedEarly(run)).length;
	const cut = row.analysis.filter(endedEarly).length;
	if (passed > 0) return `analysis passed (${passed} ${passed === 1 ? "run" : "runs"})`;
	if (cut > 0) return "analysis skipped: its runs were ended early";
	if (!rollout.analysed) return "no analysis is configured";
	const other = row.analysis.find(({ phase }) => phase !== "Successful");
	if (other !== void 0) return `its analysis ended ${other.phase}, and the controller went on`;
	if (rollout.revision <= 1) return "no analysis: first deployment";
	if (context.imagesBefore?.besideStable === true) return "analysis skipped: no run was begun";
	return "back to stable: no analysis";
}
function promote(rollout) {
	return `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`;
}
function inconclusive(rollout, row, since) {
	const run = row.analysis.find(({ phase }) => phase === "Inconclusive");
	const what = run === void 0 ? rollout.message : describeRun(run);
	return paused(run !== void 0 && isWithoutData(run) ? "analysis-without-data" : "analysis-inconclusive", `${printName(rollout)}: the analysis is inconclusive: ${what}`, {
		for: "a person to decide",
		since,
		goOn: `${promote(rollout)}, or abort it`
	});
}
/** A timed pause and an open one look the same in the status; only the step tells them apart. */
function canaryPause(rollout, row, since) {
	const name = printName(rollout);
	const step = rollout.steps[rollout.stepIndex ?? -1];
	const place = row.step === void 0 ? "" : ` at step ${row.step.index} of ${row.step.count}`;
	if (step?.step === "pause" && step.seconds === void 0) return paused("manual-gate", `${name} waits${place} to be promoted`, {
		for: "a person to promote it",
		since,
		goOn: promote(rollout)
	});
	return progressing(`${name} is in a timed pause${step?.step === "pause" ? ` of ${step.seconds} s` : ""}${place}`);
}
function blueGreenPause(rollout, since) {
	const name = printName(rollout);
	if (rollout.autoPromotionSeconds !== void 0) return progressing(`${name} is about to be promoted by itself`);
	return paused("manual-promotion", `${name} runs in preview and waits to be promoted`, {
		for: "a person to promote it",
		since,
		goOn: promote(rollout)
	});
}
function judgeCondition(condition, rollout, row, timers) {
	const name = printName(rollout);
	const since = condition.since ?? timers.sinceOf(`pause ${name} ${condition.reason}`);
	switch (condition.reason) {
		case "CanaryPauseStep": return canaryPause(rollout, row, since);
		case "BlueGreenPause": return blueGreenPause(rollout, since);
		default: return inconclusive(rollout, row, since);
	}
}
/** Why the controller holds the Rollout; undefined where it does not. Inconclusive comes before a step's own pause. */
function judgePause(rollout, row, timers) {
	const conditions = rollout.pauses;
	const first = conditions.find(({ reason }) => reason.startsWith("Inconclusive")) ?? conditions[0];
	return first === void 0 ? void 0 : judgeCondition(first, rollout, row, timers);
}
function stateOf(rollout) {
	if (rollout.aborted) return "aborted";
	if (!isSeen(rollout)) return "waiting";
	if (rollout.phase === "Healthy" && rollout.currentHash === rollout.stableHash) return "healthy";
	if (rollout.phase === "Degraded") return "degraded";
	return rollout.phase === "Paused" ? "paused" : "progressing";
}
/** The row of a Rollout as it was seen, whether or not it may be judged. */
function rowOf(rollout, image, runs) {
	const { stepIndex, steps, name, namespace } = rollout;
	const count = steps.length;
	const weight = weightOf(rollout);
	const hasStep = rollout.strategy === "canary" && stepIndex !== void 0 && count > 0;
	return {
		workload: {
			kind: "Rollout",
			namespace,
			name
		},
		state: stateOf(rollout),
		message: rollout.message,
		image,
		pods: {
			wanted: rollout.replicas,
			updated: rollout.updatedReplicas
		},
		analysis: runsThatJudge(rollout, runs),
		...hasStep ? { step: {
			index: Math.min(stepIndex + 1, count),
			count
		} } : {},
		...weight === void 0 ? {} : { weight }
	};
}
/** Judges a Rollout by what its controller says of the newest specification. */
function judgeRollout(rollout, context) {
	const row = rowOf(rollout, imagesInPlace(rollout.images, context.goal), context.runs);
	return {
		row,
		judgement: judge(rollout, row, context)
	};
}
function judge(rollout, row, context) {
	const name = printName(rollout);
	if (rollout.deleting) return disappeared(row.workload, "is being deleted");
	if (rollout.reference !== void 0 && rollout.reference.generation === void 0) return judgeReference(name, rollout.reference);
	if (!areOurs(rollout.images, context.goal)) return judgeOtherImage(row, context);
	if (!isSeen(rollout)) return rollout.pausedBySpec ? pausedBySpec(rollout, context) : progressing(`the controller has not seen ${name} yet`);
	if (rollout.aborted) return judgeAbort(rollout, row, context);
	if (rollout.pausedBySpec) return pausedBySpec(rollout, context);
	const pause = judgePause(rollout, row, context.timers);
	if (pause !== void 0) return pause;
	if (rollout.phase === "Degraded") return judgeDegraded(rollout, context);
	if (rollout.phase === "Healthy") return judgeHealthy(rollout, row, context);
	return progressing(progressSentence(rollout, row, context));
}
function progressSentence(rollout, row, context) {
	const trouble = troubleOf(rollout, context.pods);
	if (trouble !== void 0) return `${printName(rollout)}: pod ${trouble.pod}: ${trouble.message}`;
	const step = row.step === void 0 ? "" : ` step ${row.step.index} of ${row.step.count},`;
	const weight = row.weight === void 0 ? "" : ` ${row.weight} %,`;
	return `${printName(rollout)}:${step}${weight} ${rollout.updatedReplicas} of ${rollout.replicas} pods updated`;
}
/** A Rollout whose pod template stands in another workload, which has not been seen. */
function judgeReference(name, { kind, name: other }) {
	if (kind === "Deployment") return progressing(`${name} takes its pods from Deployment ${other}, which is not there yet`, "workload-not-found");
	return bad("errored", "not-supported", `Rollout ${name} refers to the ${kind} ${other}: only Deployments are followed`, false);
}
function pausedBySpec(rollout, context) {
	const name = printName(rollout);
	return paused("paused-by-spec", `${name} has spec.paused set`, {
		for: "somebody to take spec.paused back",
		since: context.timers.sinceOf(`spec-paused ${name}`),
		goOn: `kubectl argo rollouts promote ${rollout.name} -n ${rollout.namespace}`
	});
}
/** Degraded without an abort passes often: late pods, an AnalysisTemplate that is applied a moment later. */
function judgeDegraded(rollout, context) {
	const name = printName(rollout);
	const trouble = troubleOf(rollout, context.pods);
	const why = trouble === void 0 ? rollout.message : `pod ${trouble.pod}: ${trouble.message}`;
	if (context.timers.secondsOf(`degraded ${name}`) < 30) return progressing(`${name} is Degraded and may recover: ${why}`, "progress-deadline");
	return bad("failed", rollout.message.includes("InvalidSpec") ? "invalid-spec" : trouble?.reason ?? "progress-deadline", `${name}: ${why}`);
}
/** Judges one workload, whose Application (if any) has applied our revision. */
function judgeWorkload(name, observed, context) {
	switch (observed.state) {
		case "present": return judgePresent$1(observed.object, context);
		case "absent":
		case "unknown-type": return {
			row: emptyRow(name, "missing", "not there"),
			judgement: missing(name, context)
		};
		case "forbidden": return {
			row: emptyRow(name, "unknown", observed.message),
			judgement: forbidden(name, observed.message, context)
		};
		case "unreachable": {
			const { last, message } = observed;
			return {
				row: last === void 0 ? emptyRow(name, "unknown", message) : rowSeen(last, context),
				judgement: unreachable("rollout", observed)
			};
		}
	}
}
function judgePresent$1(workload, context) {
	switch (workload.kind) {
		case "Rollout": return judgeRollout(workload, context);
		case "CronJob": return judgeCronJob(workload, context);
		default: return judgeReplicated(workload, context);
	}
}
/** The row of a workload as it was seen, whether or not it may be judged. */
function rowSeen(workload, { goal, runs }) {
	switch (workload.kind) {
		case "Rollout": return rowOf(workload, imagesInPlace(workload.images, goal), runs);
		case "CronJob": return cronJobRow(workload, goal);
		default: return replicatedRow(workload, goal);
	}
}
/** A row for a workload that was not seen. */
function emptyRow(workload, state, message) {
	return {
		workload,
		state,
		message,
		image: "",
		analysis: []
	};
}
/** An API server that has just started may not know its own rules for a moment. */
function forbidden(name, message, context) {
	const isForGood = context.timers.secondsOf(`forbidden ${fullName(name)}`) >= 5;
	if (context.seenBefore && !isForGood) return progressing(message, "forbidden");
	return bad("errored", "forbidden", message, false);
}
function missing(name, context) {
	const isGone = context.timers.secondsOf(`missing ${fullName(name)}`) >= 5;
	if (context.seenBefore && isGone) return disappeared(name, "was deleted while we watched");
	return progressing(`${fullName(name)} is not there yet`, "workload-not-found");
}
function cronJobRow({ kind, namespace, name, images }, goal) {
	const state = areOurs(images, goal) ? "healthy" : "waiting";
	return {
		...emptyRow({
			kind,
			namespace,
			name
		}, state, ""),
		image: imagesInPlace(images, goal)
	};
}
/** What a CronJob names is what its next run takes: there is nothing to wait for. */
function judgeCronJob(cronJob, context) {
	const row = cronJobRow(cronJob, context.goal);
	if (cronJob.deleting) return {
		row,
		judgement: disappeared(row.workload, "is being deleted")
	};
	if (row.state !== "healthy") return {
		row,
		judgement: judgeOtherImage(row, context)
	};
	return {
		row,
		judgement: {
			verdict: "succeeded",
			reason: "nothing-to-roll-out",
			sentence: `${printName(row.workload)} names it: its next run takes it, and there is nothing to roll out`
		}
	};
}
function isCommit(revision) {
	return /^[0-9a-f]{40}([0-9a-f]{24})?$/.test(revision);
}
/** The commits that the Application names, to be compared with ours. Versions of Helm charts are none. */
function revisionsNamed(application) {
	const named = [...application.revisions, ...application.operation?.revisions ?? []];
	return [...new Set(named.filter(isCommit))];
}
function relationOf(revisions, snapshot) {
	const relations = revisions.map((revision) => snapshot.relations.get(revision) ?? "other");
	return relations.find((relation) => relation === "ours") ?? relations.find((relation) => relation !== "other") ?? "other";
}
/** How an Application stands to the revision of a goal. */
function standingOf(goal, application, context) {
	const { snapshot, comparisons } = context;
	const { operation } = application;
	return {
		...context,
		goal,
		application,
		comparison: comparisons.get(printName(application)),
		compared: relationOf(application.revisions, snapshot),
		synced: operation === void 0 || operation.isPartial ? "other" : relationOf(operation.revisions, snapshot)
	};
}
/** A revision for a sentence: a commit by its first characters. */
function short(revision) {
	return revision === void 0 ? "nothing" : isCommit(revision) ? revision.slice(0, 7) : revision;
}
/** An Application in a few words. */
function summarise(application) {
	const revisions = application.revisions.map(short).join(", ");
	return `${application.syncStatus ?? "Unknown"} to ${revisions === "" ? "nothing yet" : revisions}, ${application.health ?? "Unknown"}`;
}
/** What Argo CD puts before what its repo server said (controller/state.go). */
const loading = /^(?:ComparisonError: )?Failed to load target state: /;
const rendering = /^failed to (?:generate manifest|unmarshal manifests) for source \d+ of \d+: /;
/**
* Signs that a part is away, or too slow, or full: it is the infrastructure, whichever tool says so. gRPC's codes for that are
* among them; a git server that does not answer comes as code `Unknown`, like everything of the manifests.
*/
const passing = [
	/code = (?:Unavailable|DeadlineExceeded|Canceled|ResourceExhausted|Aborted|Internal|Unauthenticated)\b/,
	/connection (?:refused|reset|timed out)|broken pipe|no route to host|network is unreachable/i,
	/deadline exceeded|context canceled|i\/o timeout|handshake timeout|timed? ?out after|timeout (?:after|exceeded)/i,
	/no such host|could not resolve host|server misbehaving|temporary failure|dial tcp/i,
	/failed to list refs|failed to fetch|unable to access|repository not found|authentication required|could not read from remote/i,
	/signal: killed|no space left|cannot allocate memory|too many (?:open files|requests)/i,
	/\b(?:429|50[0234]) [A-Z]|unexpected status code: (?:429|5\d\d)/
];
/** Signs that the manifests themselves are wrong: a tool refused them, or what it made is no YAML of Kubernetes. */
const wrong = [
	/failed exit status \d+/,
	/code = (?:FailedPrecondition|InvalidArgument)\b/,
	/app path does not exist/,
	/failed to unmarshal|error unmarshal+ing|error converting YAML|yaml: /i,
	/error resolving helm value file|source referenced "/
];
/** What a message of Argo CD says of the manifests; undefined where it speaks of something else. */
function renderTroubleIn(text) {
	if (!loading.test(text)) return void 0;
	const message = text.replace(loading, "");
	const isOfManifests = rendering.test(message) && wrong.some((sign) => sign.test(message)) && !passing.some((sign) => sign.test(message));
	const short = message.replace(rendering, "").replace(/^rpc error: code = \w+ desc = /, "");
	return {
		cause: isOfManifests ? "manifests" : "may-pass",
		message: short
	};
}
/**
* Whether an operation has applied all of these workloads, whatever became of it. Then they decide, before the operation: a
* Rollout that is aborted while Argo CD waits to run a PostSync hook makes the operation fail too.
*/
function hasApplied({ resources }, workloads) {
	const applied = new Set(resources.filter(isApplied).map(fullName));
	return workloads.every((workload) => applied.has(fullName(workload)));
}
function isApplied({ hook, state }) {
	return hook === void 0 && (state === "applied" || state === "failed");
}
/** What an operation of ours that has failed for good says. */
function failureOf(application, operation) {
	const trouble = renderTroubleIn(operation.message ?? "");
	if (trouble !== void 0) return unrendered(application, trouble.message);
	const culprit = culpritOf$1(operation);
	if (culprit?.hook !== void 0) return hookFailure(application, operation, culprit);
	const named = operation.resources.filter(({ hook, state }) => state === culprit?.state && hook === void 0);
	const what = culprit?.state === "failed" ? "waited in vain for" : "cannot apply";
	const why = named.length === 0 ? shortMessage(operation.message ?? operation.phase) : named.map(printResource).join("; ");
	return failed("sync-failed", `Argo CD ${what} ${application.name}${retriesOf(operation)}: ${why}`);
}
function hookFailure(application, operation, culprit) {
	const untouched = operation.resources.some(isApplied) ? "" : "; the workloads are untouched";
	return failed("hook-failed", `${`a hook of ${application.name} failed${retriesOf(operation)}`}: ${printResource(culprit)}${untouched}`);
}
function retriesOf({ retries }) {
	if (retries === 0) return "";
	return ` after ${retries} ${retries === 1 ? "retry" : "retries"}`;
}
/** Manifests that do not render: nothing of the cluster has been touched. */
function unrendered(application, message) {
	return failed("manifests-do-not-render", `Argo CD cannot render ${application.name}: ${shortMessage(message)}`);
}
function failed(reason, sentence) {
	return {
		verdict: "failed",
		stage: "sync",
		reason,
		sentence,
		recover: false
	};
}
/** An operation of ours that has failed for good, unless a later commit with our values is to be synced yet. */
function judgeFailed(standing) {
	const { application, compared, synced, goal } = standing;
	const { operation } = application;
	if (operation === void 0 || !hasFailed(operation) || synced === "other") return void 0;
	if (compared !== "other" && !isOfCompared(operation, application) && application.syncStatus !== "Synced") return void 0;
	if (renderTroubleIn(operation.message ?? "")?.cause === "may-pass") return void 0;
	const judgement = failureOf(application, operation);
	if (synced === "descendant") return { judgement: overtaken(judgement) };
	return hasApplied(operation, goal.workloads) ? {
		applied: "ours",
		failure: judgement
	} : { judgement };
}
/** Whether what was synced last is what was compared last. */
function isOfCompared(operation, application) {
	return String(operation.revisions) === String(application.revisions);
}
/** What fails of a newer commit without our values says nothing of ours. */
function overtaken({ sentence }) {
	return {
		verdict: "superseded",
		stage: "sync",
		reason: "newer-deployment",
		sentence: `a newer commit took over: ${sentence}`,
		recover: false
	};
}
/** What an Application has applied of ours, or of a commit after ours. */
function judgeApplied({ application, compared, synced, goal }) {
	const { operation, syncStatus, name } = application;
	const applied = compared === "other" ? synced : compared;
	if (applied === "other") return void 0;
	if (operation?.phase === "Succeeded" && synced !== "other") return { applied };
	const isRunning = operation !== void 0 && isUnderWay$1(operation) && synced !== "other";
	const isSynced = compared !== "other" && syncStatus === "Synced";
	if (!isRunning) return isSynced ? { applied } : void 0;
	if (!isSynced && !hasApplied(operation, goal.workloads)) return void 0;
	return {
		applied,
		running: printUnderWay(name, operation)
	};
}
/** Seconds for which Argo CD must rest at another revision before the image alone is believed. */
const byImageSeconds = 20;
/**
* Whether the image decides alone: Argo CD has looked at Git since we wrote, is at rest, and all workloads name our image, yet
* it will never say that it synced our revision. With `manifest-generate-paths` it syncs no commit that touches no such path; an
* Application of a hydrator follows commits of another branch.
*/
function isRightByImage({ application, comparison, isOurImageLive, timers, compared }) {
	const { syncStatus, automated, requested } = application;
	const isAtRest = syncStatus === "Synced" || syncStatus === "OutOfSync" && automated;
	const { operation } = application;
	if (operation !== void 0 && hasFailed(operation) && isOfCompared(operation, application)) return false;
	if (!isAtRest || requested || comparison?.isNew !== true || !isOurImageLive) return false;
	return timers.secondsOf(`by-image ${printName(application)} ${compared}`) >= byImageSeconds;
}
/** What to ask for so that an Application applies what it has compared. */
function syncRequest(application) {
	const { name, namespace, resourceVersion, syncOptions, retry, revisions } = application;
	const [revision] = revisions;
	return {
		application: {
			name,
			namespace
		},
		resourceVersion,
		options: syncOptions,
		...retry === void 0 ? {} : { retry },
		...revision === void 0 || revisions.length > 1 ? {} : { revision }
	};
}
const monthNames = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec"
];
const weekdayNames = [
	"sun",
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat"
];
/**
* Reads the five fields of a crontab line as Argo CD does (`github.com/robfig/cron`): with names of months and weekdays,
* without `@daily` and the like. Undefined where it is none.
*/
function parseSchedule(text) {
	const words = text.trim().split(/\s+/);
	if (words.length !== 5) return void 0;
	const [minute = "", hour = "", day = "", month = "", weekday = ""] = words;
	const minutes = parseField(minute, 0, 59);
	const hours = parseField(hour, 0, 23);
	const days = parseField(day, 1, 31);
	const months = parseField(numbered(month, monthNames, 1), 1, 12);
	const weekdays = parseField(numbered(weekday, weekdayNames, 0), 0, 6);
	if (!minutes || !hours || !days || !months || !weekdays) return void 0;
	return {
		minutes,
		hours,
		days,
		months,
		weekdays
	};
}
function numbered(text, names, first) {
	return text.replace(/[a-z]+/gi, (word) => {
		const index = names.indexOf(word.toLowerCase());
		return index < 0 ? word : String(index + first);
	});
}
function parseField(text, least, most) {
	const parts = text.split(",").map((part) => parseRange(part, least, most));
	const values = /* @__PURE__ */ new Set();
	for (const part of parts) {
		if (part === void 0) return void 0;
		for (let value = part.from; value <= part.to; value += part.step) values.add(value);
	}
	return {
		values,
		isAny: parts.some((part) => part?.isAny === true)
	};
}
function parseRange(text, least, most) {
	const [, range = "", from, to, every] = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(text) ?? [];
	if (range === "") return void 0;
	const step = every === void 0 ? 1 : Number(every);
	const isAny = from === void 0 && step === 1;
	const first = from === void 0 ? least : Number(from);
	const last = to !== void 0 ? Number(to) : from === void 0 || every !== void 0 ? most : first;
	return step < 1 || first < least || last > most || last < first ? void 0 : {
		from: first,
		to: last,
		step,
		isAny
	};
}
const minute = 6e4;
const hour = 60 * minute;
const day = 24 * hour;
/** The first minute after this moment at which the schedule fires, in the next five years; fields are read in UTC. */
function nextFiring(schedule, after) {
	let at = (Math.floor(after / minute) + 1) * minute;
	const end = after + 1830 * day;
	while (at < end) {
		const date = new Date(at);
		if (!isDay(schedule, date)) at = (Math.floor(at / day) + 1) * day;
		else if (!schedule.hours.values.has(date.getUTCHours())) at = (Math.floor(at / hour) + 1) * hour;
		else if (!schedule.minutes.values.has(date.getUTCMinutes())) at += minute;
		else return at;
	}
}
/** Where both days are limited, either will do, as in every cron. */
function isDay({ days, months, weekdays }, date) {
	if (!months.values.has(date.getUTCMonth() + 1)) return false;
	const isOfMonth = days.values.has(date.getUTCDate());
	const isOfWeek = weekdays.values.has(date.getUTCDay());
	return days.isAny || weekdays.isAny ? isOfMonth && isOfWeek : isOfMonth || isOfWeek;
}
/** How many alternatives of braces are looked at: a pattern must not make it slow. */
const mostAlternatives = 64;
/**
* Whether a text is like a pattern of Argo CD's (`github.com/gobwas/glob` without separators): `*`, `?`, `[abc]`, `[a-z]`, `[!a]`,
* `{one,other}`, and a backslash before what is meant as it stands.
*/
function isLike(pattern, text) {
	return alternatives(pattern).some((one) => matches(tokensOf(one), [...text]));
}
/** The patterns that one with braces stands for. */
function alternatives(pattern) {
	const done = [];
	const open = [pattern];
	for (let one = open.pop(); one !== void 0 && done.length + open.length < mostAlternatives; one = open.pop()) {
		const [all, before = "", inside = "", after = ""] = /^((?:[^{}\\]|\\.)*)\{((?:[^{}\\]|\\.)*)\}(.*)$/s.exec(one) ?? [];
		if (all === void 0) done.push(one);
		else open.push(...inside.split(",").map((choice) => before + choice + after));
	}
	return done;
}
function tokensOf(pattern) {
	return [...pattern.matchAll(/\*+|\?|\[(!?)((?:[^\]\\]|\\.)+)\]|\\?([\s\S])/gu)].map(([part, not, set, literal]) => {
		if (part.startsWith("*")) return "any text";
		if (part === "?") return "any one";
		if (set === void 0) return {
			ranges: [[literal ?? "", literal ?? ""]],
			not: false
		};
		return {
			ranges: rangesOf(set),
			not: not === "!"
		};
	});
}
function rangesOf(set) {
	return [...set.matchAll(/\\?(.)(?:-(.))?/gu)].map(([, from = "", to = from]) => [from, to]);
}
function isOne(token, character) {
	if (token === void 0 || token === "any text") return false;
	if (token === "any one") return true;
	return token.ranges.some(([first, last]) => first <= character && character <= last) !== token.not;
}
/** Only the last star is ever gone back to, so that no pattern makes it slow. */
function matches(tokens, text) {
	let [at, place, star, from] = [
		0,
		0,
		-1,
		0
	];
	while (at < text.length) if (tokens[place] === "any text") {
		[star, from] = [place, at];
		place += 1;
	} else if (isOne(tokens[place], text[at] ?? "")) {
		at += 1;
		place += 1;
	} else if (star >= 0) {
		from += 1;
		[at, place] = [from, star + 1];
	} else return false;
	return tokens.slice(place).every((token) => token === "any text");
}
/** Seconds of a Go duration, which has units; undefined where it is none. */
function goSeconds(text) {
	return /^\d+$/.test(text) ? void 0 : durationSeconds(text);
}
/** Reads an AppProject as the Kubernetes API returns it. */
function readProject(object) {
	return {
		name: textAt(object, "metadata", "name") ?? "",
		windows: listAt(object, "spec", "syncWindows").map(readWindow)
	};
}
function readWindow(value) {
	const seconds = goSeconds(textAt(value, "duration") ?? "");
	const [, zone, fields = ""] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(textAt(value, "schedule")?.trim() ?? "") ?? [];
	const schedule = seconds === void 0 ? void 0 : parseSchedule(fields);
	const texts = (field) => listAt(value, field).filter((text) => typeof text === "string");
	return {
		kind: textAt(value, "kind") === "deny" ? "deny" : "allow",
		seconds: seconds ?? 0,
		timeZone: zone ?? textAt(value, "timeZone") ?? "UTC",
		all: isTrueAt(value, "andOperator"),
		applications: texts("applications"),
		namespaces: texts("namespaces"),
		clusters: texts("clusters"),
		...schedule === void 0 ? {} : { schedule }
	};
}
/**
* Whether the windows let Argo CD sync an application by itself at this moment, and if not, when they will; `until` is
* undefined where that is not in sight. https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
*/
function syncsAt({ windows }, application, at) {
	const matching = windows.filter((window) => concerns(window, application));
	if (!isClosed(matching, at.getTime())) return { syncs: true };
	const until = opening(matching, at.getTime());
	return until === void 0 ? { syncs: false } : {
		syncs: false,
		until
	};
}
function concerns(window, { name, destination }) {
	const answers = [
		{
			patterns: window.applications,
			texts: [name]
		},
		{
			patterns: window.clusters,
			texts: [destination.name, destination.server]
		},
		{
			patterns: window.namespaces,
			texts: [destination.namespace]
		}
	].filter(({ patterns }) => patterns.length > 0).map(({ patterns, texts }) => patterns.some((pattern) => texts.some((text) => isLike(pattern, text))));
	return window.all ? answers.length > 0 && answers.every(Boolean) : answers.some(Boolean);
}
/** Deny beats allow; where there are windows that allow, one of them must be open. */
function isClosed(windows, at) {
	if (windows.some(({ schedule }) => schedule === void 0)) return true;
	const open = windows.filter((window) => changeOf(window, at)?.isOpen === true);
	if (open.some(({ kind }) => kind === "deny")) return true;
	return open.length === 0 && windows.some(({ kind }) => kind === "allow");
}
/** How often windows may change before we say that their end is not in sight: one that fires each minute never ends. */
const mostChanges = 500;
function opening(windows, from) {
	let at = from;
	for (let change = 0; change < mostChanges; change += 1) {
		const next = windows.flatMap((window) => changeOf(window, at)?.at ?? []);
		if (next.length === 0) return void 0;
		at = Math.min(...next);
		if (!isClosed(windows, at) && !isClosed(windows, at + 1e3)) return /* @__PURE__ */ new Date(Math.floor(at / 1e3) * 1e3);
	}
}
/** Whether a window is open at a moment, and when that may change next. */
function changeOf({ schedule, seconds, timeZone }, at) {
	if (schedule === void 0) return void 0;
	const length = seconds * 1e3;
	const begins = nextFiring(schedule, at - length + offsetOf(timeZone, at - length));
	if (begins === void 0) return void 0;
	const begun = toUtc(begins, timeZone);
	return begun < at ? {
		isOpen: true,
		at: begun + length
	} : {
		isOpen: false,
		at: begun + 1
	};
}
/** A moment as the clocks of a time zone show it, by UTC. */
function toUtc(shown, timeZone) {
	return shown - offsetOf(timeZone, shown - offsetOf(timeZone, shown));
}
/** Milliseconds by which a time zone is ahead of UTC; one that nobody knows counts as UTC, as in Argo CD. */
function offsetOf(timeZone, at) {
	if (timeZone === "UTC") return 0;
	const name = formatOf(timeZone)?.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
	const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 6e4;
}
/** Formats by their time zones: to make one takes a millisecond. */
const formats = /* @__PURE__ */ new Map();
function formatOf(timeZone) {
	if (!formats.has(timeZone)) formats.set(timeZone, newFormat(timeZone));
	return formats.get(timeZone);
}
function newFormat(timeZone) {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone,
			timeZoneName: "longOffset"
		});
	} catch {
		return;
	}
}
/** An Application that somebody must sync. */
function manual(application, since) {
	return {
		verdict: "paused",
		stage: "sync",
		reason: "sync-is-manual",
		sentence: `Application ${printName(application)} is not synced automatically`,
		waiting: {
			for: "somebody to sync it",
			since,
			goOn: `argocd app sync ${application.name}`
		}
	};
}
/** An Application that Argo CD is told to leave alone: it never gets to see our revision. */
function skipped(application, since) {
	return {
		verdict: "paused",
		stage: "sync",
		reason: "reconcile-skipped",
		sentence: `Application ${printName(application)} is told to skip reconciliation`,
		waiting: {
			for: "the annotation to be removed",
			since,
			goOn: "remove argocd.argoproj.io/skip-reconcile"
		}
	};
}
/** Whether an operation stands still for a window: the one thing that an Application says of windows itself. */
function isBlockedByWindow(operation) {
	return operation.phase === "Running" && operation.message?.startsWith("Sync operation blocked by sync window") === true;
}
/**
* A sync that a window of the project denies. An automatic sync that is denied leaves no trace in the Application, so the
* project must be seen; where the Application says it (`isTold`), only the end of it needs the project.
*/
function deniedByWindow(application, project, when) {
	if (project.state !== "present") return when.isTold ? denied(application, when.since, void 0) : void 0;
	const answer = syncsAt(project.object, application, when.at);
	return answer.syncs ? void 0 : denied(application, when.since, answer.until);
}
function denied(application, since, until) {
	const end = until === void 0 ? "an end that is not known" : until.toISOString().replace(".000Z", "Z");
	return {
		verdict: "paused",
		stage: "sync",
		reason: "sync-window",
		sentence: `a sync window of project ${application.project.name} denies the sync of ${printName(application)}, until ${end}`,
		waiting: {
			for: "the end of the sync window",
			since,
			...until === void 0 ? {} : { until },
			goOn: "wait for it, or sync by hand where the window allows that"
		}
	};
}
function waitFor(sentence, wanted) {
	return {
		judgement: {
			verdict: "progressing",
			stage: "sync",
			sentence,
			atDeadline: "deadline-exceeded"
		},
		...wanted === void 0 ? {} : { wanted }
	};
}
/** The message of a condition of this type. */
function conditionIn({ conditions }, wanted) {
	return conditions.find(({ type }) => type === wanted)?.message;
}
/** What keeps Argo CD from looking at our revision. */
function judgeStopped({ application, comparison, compared, timers }) {
	if (application.reconcileSkipped) return { judgement: skipped(application, timers.sinceOf(`skip-reconcile ${printName(application)}`)) };
	const invalid = conditionIn(application, "InvalidSpecError");
	if (invalid !== void 0) return waitFor(`Argo CD cannot use ${application.name} as it is: ${shortMessage(invalid)}`);
	const message = conditionIn(application, "ComparisonError");
	if (application.syncStatus !== "Unknown" || message === void 0) return void 0;
	const trouble = renderTroubleIn(message);
	const isOfOurs = compared !== "other" || comparison?.isNew === true;
	if (trouble?.cause === "manifests" && isOfOurs && timers.secondsOf(`does-not-render ${printName(application)}`) >= 5) return { judgement: unrendered(application, trouble.message) };
	return waitFor(`Argo CD cannot compare ${application.name} yet: ${shortMessage(trouble?.message ?? message)}`);
}
/** An operation that is under way: ours, or an older one that ours has to wait for. */
function judgeRunning(standing) {
	const { application, synced } = standing;
	const { operation, name } = application;
	if (operation === void 0 || !isUnderWay$1(operation)) return void 0;
	if (isBlockedByWindow(operation)) return judgeWindow(standing, true);
	if (synced !== "other") return waitFor(printUnderWay(name, operation));
	return waitFor(`ours waits for the sync of ${operation.revisions.map(short).join(", ")}: ${printUnderWay(name, operation)}`);
}
function judgeWindow({ application, snapshot, timers }, isTold) {
	const { project } = snapshot;
	const isOther = project?.state === "present" && project.object.name !== application.project.name;
	if (project === void 0 || isOther) return waitFor(`Argo CD has seen our revision and does not apply it to ${application.name} yet`, application.project);
	const judgement = deniedByWindow(application, project, {
		at: snapshot.at,
		since: timers.sinceOf(`sync-window ${printName(application)}`),
		isTold
	});
	if (judgement !== void 0) return {
		judgement,
		wanted: application.project
	};
	if (project.state !== "forbidden") return void 0;
	return waitFor(`${`Argo CD does not apply our revision to ${application.name}; whether a sync window denies it cannot be seen`}: ${project.message}`, application.project);
}
/**
* Nobody syncs it by itself. Where we may, we ask for it, as an automatic sync would come: a window that denies those keeps ours
* back too. A project that may not be read is left to Argo CD, which goes by its windows itself.
*/
function judgeManual(standing, since) {
	const { application, goal, snapshot } = standing;
	if (goal.application?.sync !== "if-manual") return { judgement: manual(application, since) };
	const denied = judgeWindow(standing, false);
	if (denied !== void 0 && snapshot.project?.state !== "forbidden") return denied;
	return {
		...waitFor(`Argo CD is asked to sync ${application.name} to our revision`, application.project),
		toSync: syncRequest(application)
	};
}
/** What Argo CD has yet to do, or a person. */
function judgeWaiting(standing) {
	const { application, compared, timers, snapshot } = standing;
	if (compared === "other") return waitFor(`Argo CD still shows ${application.name} at ${short(application.revisions[0])}`);
	if (application.syncStatus === "OutOfSync" && !application.requested) {
		const since = timers.sinceOf(`out-of-sync ${printName(application)}`);
		const hasSettled = timers.secondsOf(`out-of-sync ${printName(application)}`) >= 5;
		if (hasSettled && !application.automated) return judgeManual(standing, since);
		const denied = hasSettled ? judgeWindow(standing, false) : void 0;
		if (denied !== void 0) return denied;
	}
	const refused = conditionIn(application, "SyncError");
	const why = refused === void 0 ? "" : `: ${shortMessage(refused)}`;
	const wanted = snapshot.project === void 0 ? void 0 : application.project;
	return waitFor(`Argo CD has seen our revision and is about to apply it to ${application.name}${why}`, wanted);
}
function gone(name) {
	return {
		verdict: "errored",
		stage: "sync",
		reason: "disappeared",
		sentence: `Application ${printName(name)} was deleted while we watched`,
		recover: false
	};
}
function judgePresent(goal, application, context) {
	const standing = standingOf(goal, application, context);
	if (application.deleting) return told({ judgement: gone(application) }, application);
	const failure = judgeFailed(standing);
	if (failure !== void 0) return told(failure, application);
	const applied = judgeApplied(standing);
	if (applied !== void 0) return told(applied, application);
	const stopped = judgeStopped(standing) ?? judgeRunning(standing);
	if (stopped !== void 0) return told(stopped, application);
	const waiting = judgeWaiting(standing);
	if (waiting.judgement.verdict === "progressing" && isRightByImage(standing)) return {
		applied: "ours",
		summary: `${summarise(application)}; judged by its image`
	};
	return told(waiting, application);
}
function told(said, application) {
	const summary = summarise(application);
	if ("applied" in said) return {
		...said,
		summary
	};
	const { name, namespace } = application;
	return {
		...said,
		applied: "not-yet",
		summary,
		behind: {
			name,
			namespace
		}
	};
}
/** The workloads of a goal that an Application manages. */
function managedBy({ resources }, { workloads }) {
	const managed = new Set(resources.map(fullName));
	return workloads.filter((workload) => managed.has(fullName(workload)));
}
/** The Applications that have to do with the workloads of a goal: the one that it names, and of its children those that manage any. */
function applicationsOf(goal, { application, children = [] }) {
	if (application?.state !== "present") return [];
	return [application.object, ...children.filter((child) => managedBy(child, goal).length > 0)];
}
/**
* An app of apps says nothing of its children: it is Synced and Healthy as soon as they are written, whatever becomes of them
* (their health has not counted since Argo CD 1.8). So those that manage the workloads must have applied our revision too.
*/
function withChildren(goal, parent, context) {
	const managing = (context.snapshot.children ?? []).map((child) => ({
		child,
		workloads: managedBy(child, goal)
	})).filter(({ workloads }) => workloads.length > 0);
	let all = parent.judged;
	for (const { child, workloads } of managing) {
		if (all.applied === "not-yet") return all;
		const judged = judgePresent({
			...goal,
			workloads
		}, child, context);
		all = withChild(all, {
			child,
			isOnly: managing.length === 1
		}, judged);
	}
	if (all.applied === "not-yet") return all;
	const seen = /* @__PURE__ */ new Set([...managedBy(parent.application, goal), ...managing.flatMap(({ workloads }) => workloads)]);
	return parent.application.resources.some(({ kind }) => kind === "Application") && seen.size < goal.workloads.length ? {
		...all,
		isBlind: true
	} : all;
}
function withChild(before, { child, isOnly }, judged) {
	const summary = `${before.summary}; ${child.name}: ${judged.summary}`;
	if (judged.applied === "not-yet") return {
		...judged,
		summary
	};
	const { name, namespace } = child;
	return {
		...judged,
		applied: isOnly ? judged.applied : laterOf(before.applied, judged.applied),
		summary,
		...withoutUndefined({
			failure: before.failure ?? judged.failure,
			running: before.running ?? judged.running,
			child: isOnly ? {
				name,
				namespace
			} : void 0
		})
	};
}
function laterOf(one, other) {
	return one === "ours" ? other : one;
}
/** Judges the Application that the goal names; only what it has applied may be judged further. */
function judgeApplication(goal, observed, context) {
	const name = printName(goal.application);
	const stop = (judgement) => ({
		applied: "not-yet",
		judgement,
		summary: "not seen"
	});
	switch (observed.state) {
		case "present": return withChildren(goal, {
			application: observed.object,
			judged: judgePresent(goal, observed.object, context)
		}, context);
		case "absent":
		case "unknown-type":
			if (context.seenBefore) return stop(gone(goal.application));
			return stop({
				verdict: "progressing",
				stage: "sync",
				sentence: `Application ${name} is not there yet`,
				atDeadline: "application-not-found"
			});
		case "forbidden": return stop({
			verdict: "errored",
			stage: "sync",
			reason: "forbidden",
			sentence: observed.message,
			recover: false
		});
		case "unreachable": return stop(unreachable("sync", observed));
	}
}
/**
* Milliseconds after which a comparison is new without a refresh: Argo CD's repo server keeps what a branch names for three
* minutes (`reposerver.revision.cache.expiration`), and the comparison itself takes a while.
*/
const newAfter = 3e5;
/**
* What one more look says. A refresh that is asked for while we look makes Argo CD look up the branch anew, and the
* annotation goes with the very comparison that was made for it. Where it came and went between two looks, the second
* comparison after our request is taken: the first may have begun before.
*/
function compareAgain(before, application, asked) {
	const { refreshing } = application;
	const last = application.reconciledAt?.getTime() ?? 0;
	if (before === void 0) return {
		isNew: false,
		first: last,
		last,
		waits: false,
		refreshing,
		since: 0
	};
	const isAnother = last !== before.last;
	const since = asked && isAnother ? before.since + 1 : before.since;
	const isDone = !refreshing && (before.waits && isAnother || since >= 2);
	return {
		isNew: before.isNew || isDone || last - before.first >= newAfter,
		first: before.first,
		last,
		waits: refreshing && (before.waits || !before.refreshing),
		refreshing,
		since
	};
}
/**
* How long a condition has held, over looks that each see only one moment. A condition that is not asked about in one
* look is forgotten, so that it starts anew when it comes back.
*/
var Timers = class {
	#before;
	#now;
	#held = /* @__PURE__ */ new Map();
	constructor(before, now) {
		this.#before = before;
		this.#now = now.getTime();
	}
	/** Seconds for which this condition has held without a break; 0 when it is seen for the first time. */
	secondsOf(condition) {
		const since = this.#before.get(condition) ?? this.#now;
		this.#held.set(condition, since);
		return (this.#now - since) / 1e3;
	}
	/** When this condition was first seen. */
	sinceOf(condition) {
		return /* @__PURE__ */ new Date(this.#now - this.secondsOf(condition) * 1e3);
	}
	/** What the next look needs to know. */
	get held() {
		return this.#held;
	}
};
/**
* Of the groups of Kubernetes and Argo, the kinds that Argo CD may call Degraded (`pkg/health` of gitops-engine and
* `resource_customizations` of Argo CD 3.2). Of any other group nobody knows.
*/
const degradable = /* @__PURE__ */ new Map([
	["", ["PersistentVolumeClaim", "Pod"]],
	["apps", ["Deployment", "ReplicaSet"]],
	["argoproj.io", [
		"AnalysisRun",
		"ApplicationSet",
		"CronWorkflow",
		"EventBus",
		"Experiment",
		"Rollout",
		"Workflow"
	]],
	["autoscaling", ["HorizontalPodAutoscaler"]],
	["batch", ["CronJob", "Job"]],
	["policy", ["PodDisruptionBudget"]],
	["admissionregistration.k8s.io", []],
	["coordination.k8s.io", []],
	["networking.k8s.io", []],
	["rbac.authorization.k8s.io", []],
	["scheduling.k8s.io", []],
	["storage.k8s.io", []]
]);
function mayBeDegraded({ group, kind }) {
	return degradable.get(group)?.includes(kind) ?? true;
}
/** Other than these, a workload is no reason for Argo CD to call its Application Degraded. */
const badStates = [
	"aborted",
	"degraded",
	"missing",
	"unknown"
];
/** How many resources a note names. */
const named = 3;
/**
* What of the Applications makes them Degraded though no workload of ours does, such as an old HPA: it is told beside the verdict,
* and never changes it. Their health follows that of a workload a moment later, so it must have stayed like this for a while.
*/
function unrelatedNotes(goal, seen) {
	if (seen.rows.some(({ state }) => badStates.includes(state))) return [];
	return seen.applications.filter(({ health }) => health === "Degraded").filter((application) => seen.timers.secondsOf(`degraded-by-other ${printName(application)}`) >= 5).map((application) => noteOf(application, goal));
}
function noteOf(application, { workloads }) {
	const ours = new Set(workloads.map(fullName));
	const others = application.resources.filter((resource) => !ours.has(fullName(resource)));
	const told = others.filter(({ health }) => health === "Degraded");
	const suspects = told.length > 0 ? told : others.filter(mayBeDegraded);
	const names = suspects.slice(0, named).map(fullName);
	const more = suspects.length - names.length;
	const all = more > 0 ? [...names, `${more} more`] : names;
	const which = all.length === 0 ? "" : `: ${all.join(told.length > 0 ? " and " : " or ")}`;
	return `Application ${printName(application)} is Degraded by something that is not watched${which}`;
}
const nothing = {
	since: /* @__PURE__ */ new Map(),
	seen: /* @__PURE__ */ new Set(),
	images: /* @__PURE__ */ new Map(),
	abortedBefore: /* @__PURE__ */ new Set(),
	runs: /* @__PURE__ */ new Map(),
	comparisons: /* @__PURE__ */ new Map()
};
/**
* What one look at the cluster says of a deployment, given the looks before. Pure: time is in the snapshot, and all
* that must be remembered is in the memory that goes into the next call. `wanted` is the AppProject that the next look
* should bring along, `behind` the Application that we wait for, `toSync` what Argo CD is to be asked for.
*/
function assess(goal, snapshot, before) {
	const memory = before ?? nothing;
	const timers = new Timers(memory.since, snapshot.at);
	const runs = keepRuns(memory.runs, snapshot.runs);
	const comparisons = comparisonsIn(snapshot, memory);
	const looked = remember(goal, snapshot, memory, before === void 0);
	const application = judgeNamedApplication(goal, snapshot, {
		timers,
		comparisons,
		seenBefore: goal.application !== void 0 && memory.seen.has(`application ${printName(goal.application)}`),
		isOurImageLive: isOurImageLive(goal, looked)
	});
	const look = {
		goal,
		snapshot,
		timers,
		application,
		memory: looked,
		before: memory,
		runs: Map.groupBy(runs.values(), ({ namespace }) => namespace),
		pods: byNamespace(snapshot.pods)
	};
	const judged = goal.workloads.map((name, index) => judgeOne(name, snapshot.workloads[index] ?? { state: "absent" }, look));
	const rows = judged.map(({ row }) => row);
	const hidden = snapshot.runsHidden === void 0 ? [] : [`measurements are missing: ${snapshot.runsHidden}`];
	const assessment = {
		judgement: verdictOf(application, judged),
		rows,
		notes: [...hidden, ...unrelatedNotes(goal, {
			applications: applicationsOf(goal, snapshot),
			rows,
			timers
		})],
		...application === void 0 ? {} : { application: application.summary }
	};
	const { wanted, behind, toSync } = application?.applied === "not-yet" ? application : {};
	return {
		assessment,
		memory: {
			...looked,
			since: timers.held,
			runs,
			comparisons
		},
		...withoutUndefined({
			wanted,
			behind,
			toSync
		})
	};
}
function comparisonsIn(snapshot, { comparisons }) {
	const now = applicationsSeen(snapshot).map((one) => {
		const name = printName(one);
		return [name, compareAgain(comparisons.get(name), one, snapshot.refreshed?.has(name) === true)];
	});
	return new Map([...comparisons, ...now]);
}
function isOurImageLive({ workloads }, { images }) {
	return workloads.length > 0 && workloads.every((name) => images.get(printName(name))?.ours === true);
}
/** The Application stops the verdict until it has applied our revision; then the workloads decide. */
function verdictOf(application, judged) {
	if (application?.applied === "not-yet") return application.judgement;
	const verdict = combine(judged.map(({ judgement }) => judgement));
	if (application === void 0) return verdict;
	if (verdict.verdict === "failed" && application.child !== void 0) return {
		...verdict,
		sentence: `${verdict.sentence} (of the application ${printName(application.child)})`
	};
	if (verdict.verdict !== "succeeded") return verdict;
	const { failure, running } = application;
	if (failure !== void 0) return {
		...failure,
		sentence: `${failure.sentence}; ${verdict.sentence}`
	};
	if (running === void 0) return verdict;
	return {
		verdict: "progressing",
		stage: "sync",
		sentence: `workloads are healthy; ${running}`,
		atDeadline: "deadline-exceeded"
	};
}
function judgeNamedApplication(goal, snapshot, context) {
	const { application } = goal;
	if (application === void 0) return void 0;
	const observed = snapshot.application ?? { state: "absent" };
	return judgeApplication({
		...goal,
		application
	}, observed, {
		...context,
		snapshot
	});
}
function judgeOne(name, observed, look) {
	const { application } = look;
	const context = contextOf(name, look);
	if (application?.applied !== "not-yet") return judgeWorkload(name, observed, context);
	return {
		row: observed.state === "present" ? rowSeen(observed.object, context) : emptyRow(name, "waiting", "waits for Argo CD"),
		judgement: application.judgement
	};
}
function contextOf(name, look) {
	const { goal, snapshot, timers, runs, pods, application, memory, before } = look;
	const key = printName(name);
	return {
		goal,
		snapshot,
		timers,
		runs: runs.get(name.namespace) ?? [],
		pods: pods.get(name.namespace) ?? [],
		applied: appliedBy(application),
		seenBefore: before.seen.has(`workload ${key}`),
		imagesBefore: memory.images.get(key),
		abortedBefore: memory.abortedBefore.has(key)
	};
}
/** While a sync goes on, or of a child that was not seen, nobody knows what of the workloads has been applied. */
function appliedBy(application) {
	if (application === void 0 || application.applied === "not-yet") return "unnamed";
	return application.running !== void 0 || application.isBlind === true ? "unnamed" : application.applied;
}
/** Runs are garbage-collected (history limits, ttl) while we watch: what was measured stays in the report. */
function keepRuns(before, now) {
	return new Map([...before, ...now.map((run) => [`${run.namespace}/${run.name}`, run])]);
}
function remember(goal, snapshot, before, isFirst) {
	const seen = new Set(before.seen);
	const images = new Map(before.images);
	const abortedBefore = new Set(before.abortedBefore);
	if (goal.application !== void 0 && snapshot.application?.state === "present") seen.add(`application ${printName(goal.application)}`);
	for (const observed of snapshot.workloads) {
		if (observed.state !== "present") continue;
		const workload = observed.object;
		const key = printName(workload);
		seen.add(`workload ${key}`);
		if (workload.images.length > 0) images.set(key, rememberImages(workload, goal, images.get(key)));
		const isAborted = workload.kind === "Rollout" && workload.aborted;
		if (isFirst && isAborted && areOurs(workload.images, goal)) abortedBefore.add(key);
	}
	return {
		...before,
		seen,
		images,
		abortedBefore
	};
}
function rememberImages(workload, goal, known) {
	const { images } = workload;
	if (!areOurs(images, goal)) return known?.ours === true ? known : {
		before: imagesInPlace(images, goal),
		ours: false
	};
	return {
		...known,
		ours: true,
		...isBesideStable(workload) ? { besideStable: true } : {}
	};
}
function isBesideStable(workload) {
	return workload.kind === "Rollout" && isSeen(workload) && workload.currentHash !== workload.stableHash;
}
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
/** Seconds for which an AppProject that was read is believed: whoever waits for a window may be let out of it. */
const believedFor = 30;
/**
* The AppProjects that verdicts want. They are no part of the watch: only an Application that is not synced needs its own, and
* many tokens may not read any.
*/
var Projects = class {
	#seen = /* @__PURE__ */ new Map();
	#edges;
	constructor(edges) {
		this.#edges = edges;
	}
	/** What was seen of the AppProject of a target's Application, as a part of its snapshot. */
	seenFor(looked) {
		const seen = this.#seen.get(keyOf(looked));
		return seen === void 0 ? {} : { project: seen.project };
	}
	/** Reads the AppProject that the verdict of a target wants, unless it has just been read. */
	async read(looked, name) {
		const { clock, clusters, signal } = this.#edges;
		const at = clock.now().getTime();
		const seen = this.#seen.get(keyOf(looked));
		const cluster = clusters.get(looked.applicationCluster);
		const isKnown = seen?.name === printName(name) && at - seen.at < believedFor * 1e3;
		if (cluster === void 0 || isKnown) return;
		const listing = await listOnce(cluster, projectType(name), signal);
		this.#seen.set(keyOf(looked), {
			project: observed(listing, name.name, readProject),
			name: printName(name),
			at
		});
	}
};
function projectType({ namespace }) {
	return {
		apiVersion: "argoproj.io/v1alpha1",
		resource: "appprojects",
		namespace
	};
}
function keyOf({ goal, applicationCluster }) {
	return `${applicationCluster} ${goal.application === void 0 ? "" : printName(goal.application)}`;
}
/** The objects of one type as they are now: the first state of a watch that is not gone on with. */
async function listOnce(cluster, type, signal) {
	for await (const { listings } of cluster.watch([type], signal)) return listings[0];
	signal.throwIfAborted();
}
/**
* Asks Argo CD to look at Git now: by itself it does every three minutes.
* https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
*/
async function refresh(cluster, application, signal) {
	await cluster.patch(applicationType(application), application.name, { metadata: { annotations: { "argocd.argoproj.io/refresh": "normal" } } }, "none", signal);
}
/**
* Asks Argo CD for a sync: the field `operation`, as its own API writes it. Nothing is pruned that the Application does not say.
* Throws `too-many-races` where the Application has changed since it was seen.
* https://argo-cd.readthedocs.io/en/stable/user-guide/sync-kubectl/
*/
async function sync(cluster, wanted, signal) {
	const { application, resourceVersion, revision, options, retry } = wanted;
	const operation = {
		initiatedBy: { username: "gitops-deploy" },
		info: [{
			name: "Reason",
			value: "gitops-deploy: sync: if-manual"
		}],
		sync: {
			...revision === void 0 ? {} : { revision },
			...options.length === 0 ? {} : { syncOptions: options },
			syncStrategy: { hook: {} }
		},
		...retry === void 0 ? {} : { retry }
	};
	const patch = {
		metadata: { resourceVersion },
		operation
	};
	await cluster.patch(applicationType(application), application.name, patch, "none", signal);
}
/** Nobody has looked: that is no success. */
const notWatched = {
	outcome: "paused",
	stage: "rollout",
	reason: "not-watched",
	sentence: "no way to the cluster was given, so nobody has looked",
	waiting: {
		for: "a run that can reach the cluster",
		goOn: "give a kubeconfig, then run resume"
	}
};
/** Seconds between two requests to refresh one Application: the first may have been lost. */
const refreshEvery = 10;
/** Seconds before Argo CD is asked for the same sync again. */
const syncEvery = 30;
/** Seconds before a commit that the repository did not know is asked for again: another repository's never gets known. */
const unknownFor = 15;
/** Watches until every target has a verdict, or one has a bad one, or the time is over. */
async function observe(observation) {
	const looking = new Looking(observation);
	const end = new AbortController();
	const signal = AbortSignal.any([observation.signal, end.signal]);
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
	/** When the Applications of each cluster were asked to refresh last. */
	#refreshed = /* @__PURE__ */ new Map();
	#asked = /* @__PURE__ */ new Map();
	/** When Argo CD was asked for a sync last, by Application and revision. */
	#synced = /* @__PURE__ */ new Map();
	#projects;
	#seen = [];
	/** Since when everything is healthy, while it soaks; `anew` once it was not any more. */
	#soakingSince;
	constructor(observation) {
		this.#observation = observation;
		this.#projects = new Projects(observation);
		this.#deadline = observation.clock.now().getTime() + observation.timeoutSeconds * 1e3;
	}
	async look(states) {
		const { watched, clock, onLook } = this.#observation;
		const targets = [];
		for (const one of watched) targets.push(await this.#assess(one, states));
		this.#see(targets);
		onLook(targets);
		const judgement = judgeWaves(watched, targets, this.#observation.wave);
		const end = this.#end(await this.#soaked(judgement), clock.now().getTime() >= this.#deadline);
		return end === void 0 ? void 0 : {
			...end,
			targets,
			culprits: culpritsOf(judgement, targets)
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
			...this.#projects.seenFor(watched),
			refreshed: this.#refreshedIn(watched.applicationCluster)
		};
		const { assessment, memory, wanted, behind, toSync } = assess(watched.goal, first, this.#memories.get(watched.target));
		this.#memories.set(watched.target, memory);
		if (wanted !== void 0) await this.#projects.read(watched, wanted);
		if (behind !== void 0 && isBehind(assessment.judgement)) await this.#refresh(watched, behind);
		if (toSync !== void 0) await this.#sync(watched, toSync);
		return {
			target: watched.target,
			assessment
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
	/** The Applications of a cluster that were asked to refresh. */
	#refreshedIn(cluster) {
		const all = this.#refreshed.get(cluster) ?? /* @__PURE__ */ new Map();
		return new Set([...all].filter(([, at]) => Number.isFinite(at)).map(([name]) => name));
	}
	/** Argo CD polls Git every few minutes: it is asked to look now, and again if the request got lost. */
	async #refresh({ applicationCluster }, application) {
		const { clock, clusters, log, signal } = this.#observation;
		const key = printName(application);
		const now = clock.now().getTime();
		const refreshed = this.#refreshed.get(applicationCluster) ?? /* @__PURE__ */ new Map();
		this.#refreshed.set(applicationCluster, refreshed);
		if (now - (refreshed.get(key) ?? 0) < refreshEvery * 1e3) return;
		refreshed.set(key, now);
		const cluster = clusters.get(applicationCluster);
		try {
			if (cluster !== void 0) await refresh(cluster, application, signal);
		} catch (error) {
			signal.throwIfAborted();
			const why = error instanceof Error ? error.message : "";
			if (!(error instanceof DeployError) || error.code !== "forbidden") return log.debug(`cannot ask Argo CD to refresh ${key} now: ${why}`);
			refreshed.set(key, Number.POSITIVE_INFINITY);
			log.warning(`cannot ask Argo CD to refresh ${key}, so it takes its time: ${why}`);
		}
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
			await sync(cluster, wanted, signal);
			this.#synced.set(key, now);
			log.info(`Argo CD was asked to sync ${name}, which is not synced automatically (sync: if-manual)`);
		} catch (error) {
			signal.throwIfAborted();
			if (error instanceof DeployError && error.code === "forbidden") throw error;
			log.debug(`cannot ask Argo CD to sync ${name} now: ${error instanceof Error ? error.message : ""}`);
		}
	}
	#end(judgement, isLate) {
		switch (judgement.verdict) {
			case "progressing": {
				if (!isLate) return void 0;
				const sentence = `after ${this.#observation.timeoutSeconds} s: ${judgement.sentence}`;
				const outcome = isOfTheChange(judgement.atDeadline) ? "failed" : "errored";
				return {
					outcome: {
						outcome,
						reason: judgement.atDeadline,
						stage: judgement.stage,
						sentence
					},
					recover: outcome === "failed"
				};
			}
			case "paused": {
				const { stage, reason, sentence, waiting } = judgement;
				if ((this.#observation.onPause === "wait" || reason === "soaking") && !isLate) return void 0;
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
			case "succeeded": return {
				outcome: {
					outcome: "succeeded",
					stage: "rollout",
					reason: judgement.reason,
					sentence: judgement.sentence
				},
				recover: false
			};
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
};
/** Whether we wait for Argo CD to see our revision. */
function isBehind(judgement) {
	return judgement.verdict === "progressing" && judgement.stage === "sync";
}
export { listOnce as a, rowOf as c, refresh as i, troubleOf as l, observe as n, syncRequest as o, sync as r, emptyRow as s, notWatched as t, watchAll as u };
