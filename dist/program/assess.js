import { F as repositoryOf, N as parseImageReference, i as shortLine, r as plainText } from "./start.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, ct as fullName, lt as printName, st as applicationsSeen, zt as withoutUndefined } from "./drive.js";
import { t as withoutCredentials } from "./credentials.js";
import { n as lastWords } from "./last-lines.js";
import { i as turnOf, n as syncsAt } from "./sync-window.js";
import { a as printResource, c as conditionOf, i as isUnderWay, n as culpritOf, o as printUnderWay, r as hasFailed, s as shortMessage } from "./application.js";
import { C as endedEarly, E as runsThatJudge, S as culpritOf$1, T as isWithoutData, _ as isSeen, b as weightOf, c as distinct, g as isInvalid, h as isHashed, n as listingsOf, o as typesLedTo, p as typesIn, u as keyOf, w as isUnderWay$1, x as imagesOf } from "./look.js";
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
			await Promise.race(waiting);
			for (const one of watches) one.take();
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
	/** Takes in whatever has arrived: a source that always has something new keeps no other from being seen. */
	take() {
		for (const source of this.#sources) {
			const { arrived } = source;
			if (arrived === void 0) continue;
			source.next = void 0;
			source.arrived = void 0;
			if (arrived.done === true) source.isOver = true;
			else source.state = arrived.value;
		}
	}
	/** The newest listing of each type that has answered. */
	get listings() {
		return new Map(this.#sources.flatMap(({ types, state }) => state === void 0 ? [] : listingsOf(types, state)));
	}
	/** Watches what the states lead to as well, each type once. */
	follow(states) {
		const known = new Set(this.#sources.flatMap(({ types }) => types.map(keyOf)));
		const more = typesLedTo(states, this.name, this.#of.looked).filter((type) => !known.has(keyOf(type)));
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
			arrived: void 0,
			isOver: false
		};
		this.#sources.push(source);
	}
	#ask(source) {
		source.next ??= source.iterator.next().then((result) => {
			source.arrived = result;
		});
		return source.next;
	}
};
/** The first states of a watch that are whole; undefined where it ended before there were any. */
async function firstStates(clusters, looked, signal, isWhole = () => true) {
	const end = new AbortController();
	try {
		for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal]))) if (isWhole(states)) return states;
	} finally {
		end.abort();
	}
}
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
function containersOf(pod) {
	const listed = (statuses, specifications) => listAt(pod, "status", statuses).map((status) => {
		const name = textAt(status, "name") ?? "?";
		const specified = listAt(pod, "spec", specifications).find((one) => textAt(one, "name") === name);
		const isInit = specifications === "initContainers" && textAt(specified, "restartPolicy") !== "Always";
		return {
			status,
			name,
			isInit,
			specified,
			title: `${isInit ? "init " : ""}container ${name}`
		};
	});
	return [...listed("initContainerStatuses", "initContainers"), ...listed("containerStatuses", "containers")];
}
/** Why a container cannot be started, or ends again and again; undefined where it may get ready. */
function troubleOfContainer(container) {
	const { status, title } = container;
	const waiting = textAt(status, "state", "waiting", "reason");
	const message = textAt(status, "state", "waiting", "message") ?? waiting ?? "";
	if (waiting !== void 0 && pullReasons.has(waiting)) return {
		reason: "image-pull",
		message: container.isInit ? `${title}: ${message}` : message
	};
	if (waiting !== void 0 && !ordinary.has(waiting)) return {
		reason: "progress-deadline",
		message: `${title} cannot be started: ${message === waiting ? waiting : `${waiting}: ${message}`}`
	};
	const last = lastEnd(container);
	const isBetween = waiting === void 0 && restartsOf(container) > 1 && last !== void 0;
	if (waiting !== "CrashLoopBackOff" && !isBetween) return void 0;
	return {
		reason: "crash-loop",
		message: `${title} ${describeEnd(container, last)}`,
		...last === void 0 ? {} : { crashed: {
			container: container.name,
			previous: !isEnded(container)
		} }
	};
}
function restartsOf({ status }) {
	return numberAt(status, "restartCount") ?? 0;
}
function isEnded({ status }) {
	return isFields(valueAt(status, "state", "terminated"));
}
/** Whether it has come to the end that it should. */
function isDone$1({ status, isInit }) {
	return isInit && numberAt(status, "state", "terminated", "exitCode") === 0;
}
/** How the container ended last, whether or not it was started again. */
function lastEnd({ status }) {
	return valueAt(status, "state", "terminated") ?? valueAt(status, "lastState", "terminated");
}
/** Why a run ended that says no more than its exit code does. */
const plainEnds = /* @__PURE__ */ new Set(["Error", "Completed"]);
function describeEnd(container, end) {
	const count = restartsOf(container);
	const restarts = `${count} ${count === 1 ? "restart" : "restarts"}`;
	const exit = numberAt(end, "exitCode");
	const reason = textAt(end, "reason");
	const words = textAt(end, "message");
	const said = words === void 0 ? "" : `: ${lastWords(words)}`;
	if (reason === "OOMKilled") return `was killed: out of memory${memoryLimit(container)}, exit code ${exit ?? "?"}, ${restarts}${said}`;
	if (exit === void 0) return `ended, ${restarts}${said}`;
	return `ended with exit code ${exit}${reason === void 0 || plainEnds.has(reason) ? "" : ` (${reason})`}, ${restarts}${said}`;
}
function memoryLimit({ specified }) {
	const limit = textAt(specified, "resources", "limits", "memory");
	return limit === void 0 ? "" : ` (limit ${limit})`;
}
/** Whether a pod has come to its end, or goes away: its workload makes another one. */
function isLeaving(pod) {
	const phase = textAt(pod, "status", "phase");
	return textAt(pod, "metadata", "deletionTimestamp") !== void 0 || phase === "Failed" || phase === "Succeeded";
}
/** What keeps a pod from getting ready, if it can be said. */
function troubleOfPod(object) {
	if (isLeaving(object)) return void 0;
	const pod = textAt(object, "metadata", "name") ?? "?";
	const scheduled = conditionOf(object, "PodScheduled");
	if (textAt(scheduled, "reason") === "Unschedulable") return {
		reason: "unschedulable",
		pod,
		message: textAt(scheduled, "message") ?? "no node takes it"
	};
	const trouble = containersOf(object).filter((container) => !isTrueAt(container.status, "ready") && !isDone$1(container)).map(troubleOfContainer).find((one) => one !== void 0);
	return trouble === void 0 ? void 0 : {
		pod,
		...trouble
	};
}
/** What of a pod runs and is not ready, or has not come to its end: an init container first, as the others wait for it. */
function unreadyIn(object) {
	if (isLeaving(object) || isReady(object)) return void 0;
	const container = containersOf(object).find(({ status }) => !isTrueAt(status, "ready") && isFields(valueAt(status, "state", "running")));
	if (container === void 0) return void 0;
	const { title, isInit } = container;
	return {
		pod: textAt(object, "metadata", "name") ?? "?",
		uid: textAt(object, "metadata", "uid") ?? "",
		message: `${title} ${isInit ? "has not ended yet" : "runs, and is not ready"}`
	};
}
/** Whether a pod takes part in what its workload serves. */
function isReady(pod) {
	return textAt(conditionOf(pod, "Ready"), "status") === "True" && !isLeaving(pod);
}
/** The label that says which version of a workload a pod is of, where its pods are made by ReplicaSets. */
const hashLabels = {
	Rollout: "rollouts-pod-template-hash",
	Deployment: "pod-template-hash"
};
function hashOf(pod, kind) {
	return textAt(pod, "metadata", "labels", hashLabels[kind]);
}
/**
* Whether a pod belongs to a workload. Those of a Rollout or a Deployment are owned by a ReplicaSet, whose name is the
* workload's with the hash of the pod template behind it.
*/
function isOwnedBy(pod, { kind, name, uid }) {
	return listAt(pod, "metadata", "ownerReferences").some((owner) => {
		if (kind !== "Deployment" && kind !== "Rollout") return textAt(owner, "uid") === uid;
		return textAt(owner, "kind") === "ReplicaSet" && textAt(owner, "name") === `${name}-${hashOf(pod, kind)}`;
	});
}
/** Pods by their namespaces. */
function byNamespace(pods) {
	return Map.groupBy(pods, (pod) => textAt(pod, "metadata", "namespace") ?? "");
}
/** The pods of a workload among those of its namespace. Those of the new version are of a Rollout's current hash, or name our image. */
function podsOf(workload, pods, goal) {
	const own = pods.filter((pod) => isOwnedBy(pod, workload));
	const isOurs = (pod) => workload.kind === "Rollout" ? areOurs(workload.images, goal) && isOfCurrent(pod, workload) : areOurs(imagesOf(pod), goal);
	return {
		ours: own.filter(isOurs),
		others: own.filter((pod) => !isOurs(pod))
	};
}
/** The pods of a Rollout's current version. */
function podsOfRollout(rollout, pods) {
	return pods.filter((pod) => isOwnedBy(pod, rollout) && isOfCurrent(pod, rollout));
}
function isOfCurrent(pod, rollout) {
	return rollout.currentHash !== void 0 && isHashed(rollout) && hashOf(pod, "Rollout") === rollout.currentHash;
}
/** The first thing that keeps one of these pods from getting ready, if anything does. */
function firstTrouble(pods) {
	return firstOf(pods, troubleOfPod);
}
/** The first of these pods that runs and is not ready, if any does. */
function firstUnready(pods) {
	return firstOf(pods, unreadyIn);
}
function firstOf(pods, find) {
	for (const pod of pods) {
		const found = find(pod);
		if (found !== void 0) return found;
	}
}
/** The workloads of a snapshot that have pods of their own. */
function workloadsWithPods({ workloads }) {
	return workloads.flatMap((one) => one.state === "present" && one.object.kind !== "CronJob" ? [one.object] : []);
}
/** What to ask about the workloads of a goal: for each, at most about the one pod that is told. */
function inquiriesOf(goal, snapshot) {
	const pods = byNamespace(snapshot.pods);
	return workloadsWithPods(snapshot).flatMap((workload) => {
		const { ours } = podsOf(workload, pods.get(workload.namespace) ?? [], goal);
		return inquiriesAbout(workload, ours);
	});
}
function inquiriesAbout(workload, ours) {
	const { namespace } = workload;
	const trouble = firstTrouble(ours);
	if (trouble?.crashed !== void 0) return [{
		ask: "log",
		namespace,
		pod: trouble.pod,
		...trouble.crashed
	}];
	if (trouble !== void 0) return [];
	const unready = firstUnready(ours);
	if (unready !== void 0 && unready.uid !== "") return [{
		ask: "events",
		namespace,
		uid: unready.uid,
		reason: "Unhealthy"
	}];
	return lacksPods(workload) ? [{
		ask: "events",
		namespace,
		uid: workload.uid,
		reason: "FailedCreate"
	}] : [];
}
/** Whether fewer pods exist than there shall be, and only events would say why: Deployments and Rollouts have a condition for that. */
function lacksPods(workload) {
	if (workload.kind !== "StatefulSet" && workload.kind !== "DaemonSet") return false;
	return workload.existing < workload.wanted;
}
function lastSeen$1(event) {
	return [
		timeAt(event, "series", "lastObservedTime"),
		timeAt(event, "lastTimestamp"),
		timeAt(event, "eventTime"),
		timeAt(event, "metadata", "creationTimestamp")
	].find((time) => time !== void 0)?.getTime() ?? 0;
}
function newestEvent(uid, reason, { events }) {
	return events.filter((event) => textAt(event, "involvedObject", "uid") === uid && textAt(event, "reason") === reason).sort((one, other) => lastSeen$1(other) - lastSeen$1(one))[0];
}
/** What a probe of a pod said last, in the words of its node; not how often, as a sentence that changes is news. */
function probeFailure(uid, evidence) {
	const event = newestEvent(uid, "Unhealthy", evidence);
	const message = textAt(event, "message");
	return message === void 0 ? void 0 : shortLine(withoutCredentials(plainText(message)));
}
/** Why the API server refuses the pods of a StatefulSet or a DaemonSet; what was refused before its newest pod came is over. */
function denialOf(workload, pods, evidence) {
	if (!lacksPods(workload)) return void 0;
	const event = newestEvent(workload.uid, "FailedCreate", evidence);
	const message = textAt(event, "message");
	const newest = Math.max(0, ...pods.map((pod) => timeAt(pod, "metadata", "creationTimestamp")?.getTime() ?? 0));
	return message === void 0 || lastSeen$1(event) < newest ? void 0 : shortLine(message);
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
function unreachable(stage, observed, last) {
	const seen = last === void 0 ? "" : `; last seen: ${last}`;
	return {
		verdict: "progressing",
		stage,
		sentence: `the cluster has not answered since ${observed.since.toISOString()}: ${observed.message}${seen}`,
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
	if (context.goal.application?.isGenerated === true) return progressing(`${name} still has ${image}: what makes its Application has yet to look at our commit`);
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
/** A pod in trouble, for a sentence. */
function printTrouble({ pod, message }) {
	return `pod ${pod}: ${message}`;
}
/**
* Of pods without any such trouble, the one that keeps the others waiting: what runs and is not ready, and what its probe said. Only at
* the end, since every pod is like this for a while.
*/
function printUnready(pods, evidence) {
	const unready = evidence === void 0 ? void 0 : firstUnready(pods);
	if (evidence === void 0 || unready === void 0) return void 0;
	const probe = probeFailure(unready.uid, evidence);
	return `pod ${unready.pod}: ${unready.message}${probe === void 0 ? "" : `: ${probe}`}`;
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
	const { timers, pods, goal, snapshot } = context;
	const { ours, others } = podsOf(workload, pods, goal);
	const trouble = firstTrouble(ours);
	const denied = snapshot.evidence && denialOf(workload, [...ours, ...others], snapshot.evidence);
	if (denied !== void 0) return progressing(`${name}: ${denied}`, "pods-denied");
	const why = whyUnfinished(workload, trouble, printUnready(ours, snapshot.evidence));
	if (workload.denied === void 0 && !workload.overdue) return progressing(`${name}: ${why}`, trouble?.reason);
	const reason = reasonOf(workload, trouble);
	const standing = `degraded ${name} at ${workload.updated} of ${workload.available}`;
	if (timers.secondsOf(standing) >= 30) return bad("failed", reason, `${name}: ${why}`);
	return progressing(`${name} is degraded and may recover: ${why}`, reason);
}
function reasonOf(workload, trouble) {
	return workload.denied === void 0 ? trouble?.reason ?? "progress-deadline" : "pods-denied";
}
function whyUnfinished(workload, trouble, unready) {
	if (workload.denied !== void 0) return workload.denied;
	if (trouble !== void 0) return printTrouble(trouble);
	const counted = whatIsMissing(workload);
	return unready === void 0 ? counted : `${counted}; ${unready}`;
}
function whatIsMissing({ updated, toUpdate, available, wanted, old }) {
	if (updated < toUpdate) return `${updated} of ${toUpdate} pods updated`;
	return old > 0 ? `${old} pods of the version before are still there` : `${available} of ${wanted} pods are available`;
}
/** A run in one sentence: which metric, what it measured, and what it should have been. */
function describeRun(run) {
	const metric = culpritOf$1(run);
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
	if (culprit === void 0) {
		const reason = isByExperiment(rollout) ? "experiment-failed" : "rollout-aborted";
		const trouble = firstTrouble(podsOf(rollout, context.pods, context.goal).ours);
		const pods = trouble === void 0 ? "" : `; ${printTrouble(trouble)}`;
		return bad("failed", reason, `${name} was aborted${byWhom(rollout)}: ${rollout.message}${pods}`);
	}
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
	return context.snapshot.runsBehind !== true && !analysis.some(isUnderWay$1) && !isByAnalysis(message);
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
	const running = row.analysis.find(isUnderWay$1);
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
		...hasStep ? {
			step: {
				index: Math.min(stepIndex + 1, count),
				count
			},
			steps
		} : {},
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
	return judgeProgress(rollout, row, context);
}
function whyNotReady(rollout, { pods, goal, snapshot }) {
	const { ours } = podsOf(rollout, pods, goal);
	const trouble = firstTrouble(ours);
	if (trouble !== void 0) return {
		reason: trouble.reason,
		sentence: printTrouble(trouble)
	};
	if (rollout.denied !== void 0) return {
		reason: "pods-denied",
		sentence: rollout.denied
	};
	return withoutUndefined({ sentence: printUnready(ours, snapshot.evidence) });
}
/** Trouble of pods may pass; where our own deadline passes before, it is what ended the rollout. */
function judgeProgress(rollout, row, context) {
	const { reason, sentence } = whyNotReady(rollout, context);
	if (reason !== void 0) return progressing(`${printName(rollout)}: ${sentence}`, reason);
	return progressing([progressSentence(rollout, row), ...sentence === void 0 ? [] : [sentence]].join("; "));
}
function progressSentence(rollout, row) {
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
	const known = whyNotReady(rollout, context);
	const why = known.reason === void 0 ? [rollout.message, known.sentence].filter(Boolean).join("; ") : known.sentence;
	const reason = isInvalid(rollout) ? "invalid-spec" : known.reason ?? "progress-deadline";
	if (context.timers.secondsOf(`degraded ${name}`) < 30) return progressing(`${name} is Degraded and may recover: ${why}`, reason);
	return bad("failed", reason, `${name}: ${why}`);
}
/** A workload as it was seen last, in a few words: `prod/api paused, step 2 of 4, 25 %, 1 of 4 pods updated`. */
function describeRow({ workload, state, step, weight, pods }) {
	return [
		`${printName(workload)} ${state}`,
		...step === void 0 ? [] : [`step ${step.index} of ${step.count}`],
		...weight === void 0 ? [] : [`${weight} %`],
		...pods === void 0 ? [] : [`${pods.updated} of ${pods.wanted} pods updated`]
	].join(", ");
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
			const row = last === void 0 ? emptyRow(name, "unknown", message) : rowSeen(last, context);
			return {
				row,
				judgement: unreachable("rollout", observed, last && describeRow(row))
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
	const culprit = culpritOf(operation);
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
	const isRunning = operation !== void 0 && isUnderWay(operation) && synced !== "other";
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
/** An Application that somebody must sync, as far as is known. */
function manual(application, since, doubt) {
	return {
		verdict: "paused",
		stage: "sync",
		reason: "sync-is-manual",
		sentence: `Application ${printName(application)} is not synced automatically${doubt === void 0 ? "" : `; ${doubt}`}`,
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
function projectOf({ project }) {
	return {
		kind: "AppProject",
		...project
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
	if (operation === void 0 || !isUnderWay(operation)) return void 0;
	if (isBlockedByWindow(operation)) return judgeWindow(standing, true);
	if (synced !== "other") return waitFor(printUnderWay(name, operation));
	return waitFor(`ours waits for the sync of ${operation.revisions.map(short).join(", ")}: ${printUnderWay(name, operation)}`);
}
function judgeWindow({ application, snapshot, timers }, isTold) {
	const { project } = snapshot;
	const isOther = project?.state === "present" && project.object.name !== application.project.name;
	if (project === void 0 || isOther) return waitFor(`Argo CD has seen our revision and does not apply it to ${application.name} yet`, projectOf(application));
	const judgement = deniedByWindow(application, project, {
		at: snapshot.at,
		since: timers.sinceOf(`sync-window ${printName(application)}`),
		isTold
	});
	if (judgement !== void 0) return {
		judgement,
		wanted: projectOf(application)
	};
	if (project.state !== "forbidden") return void 0;
	return waitFor(`${`Argo CD does not apply our revision to ${application.name}; whether a sync window denies it cannot be seen`}: ${project.message}`, projectOf(application));
}
/**
* Without auto-sync, an Application may still be synced by the controller of its ApplicationSet, when its turn has come: then there is
* nothing for a person to do, and a sync that we ask for would jump the queue. Undefined where it is not.
*/
function judgeTurn({ application, snapshot }, since) {
	const { applicationSet: name, namespace } = application;
	if (name === void 0) return void 0;
	const wanted = {
		kind: "ApplicationSet",
		name,
		namespace
	};
	const set = snapshot.applicationSet;
	const isOther = set?.state === "present" && set.object.name !== name;
	if (set === void 0 || isOther || set.state === "unreachable") return waitFor(`Argo CD has seen our revision and does not apply it to ${application.name} yet`, wanted);
	if (set.state === "forbidden") return {
		judgement: manual(application, since, unseenTurn(name, set.message)),
		wanted
	};
	const turn = set.state === "present" ? turnOf(set.object, application.name) : void 0;
	if (turn === void 0 || set.state !== "present") return void 0;
	const place = `step ${turn.step} of ${set.object.steps.length}`;
	return waitFor(`ApplicationSet ${name} syncs ${application.name} in ${place} of its RollingSync: ${turn.status}`, wanted);
}
function unseenTurn(name, message) {
	return `whether the RollingSync of ApplicationSet ${name} does it cannot be seen: ${message}`;
}
/**
* Nobody syncs it by itself. Where we may, we ask for it, as an automatic sync would come: a window that denies those keeps ours
* back too. A project that may not be read is left to Argo CD, which goes by its windows itself.
*/
function judgeManual(standing, since) {
	const { application, goal, snapshot } = standing;
	const turn = judgeTurn(standing, since);
	if (turn !== void 0) return turn;
	if (goal.application?.sync !== "if-manual") return { judgement: manual(application, since) };
	const denied = judgeWindow(standing, false);
	if (denied !== void 0 && snapshot.project?.state !== "forbidden") return denied;
	return {
		...waitFor(`Argo CD is asked to sync ${application.name} to our revision`, projectOf(application)),
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
	const wanted = snapshot.project === void 0 ? void 0 : projectOf(application);
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
		case "unreachable": return stop(unreachable("sync", observed, lastSeen(name, observed.last, context.workloadsSeen)));
	}
}
/** The Application and its workloads as they were before the cluster went away. */
function lastSeen(name, last, workloads) {
	const seen = [...last === void 0 ? [] : [`Application ${name} ${summarise(last)}`], ...workloads];
	return seen.length === 0 ? void 0 : seen.join("; ");
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
/** What serves now, of each of these workloads (by their printed names) of which it is known. */
function servingIn(goal, snapshot, names) {
	const pods = byNamespace(snapshot.pods);
	return workloadsWithPods(snapshot).filter((workload) => names.has(printName(workload))).flatMap((workload) => {
		const ready = readyOf(workload, pods.get(workload.namespace) ?? [], goal);
		return ready === void 0 ? [] : [servingOf(workload, ready)];
	});
}
function wantedOf(workload) {
	return workload.kind === "Rollout" ? workload.replicas : workload.wanted;
}
/** By the pods, where they may be seen; else as far as the counters of the workload leave no doubt. */
function readyOf(workload, pods, goal) {
	if (wantedOf(workload) === 0) return void 0;
	const own = podsOf(workload, pods, goal);
	if (own.ours.length + own.others.length === 0) return readyByCounters(workload);
	const ready = {
		ours: own.ours.filter(isReady).length,
		others: own.others.filter(isReady).length
	};
	return workload.kind === "Rollout" ? asSelected(workload, ready) : ready;
}
/** What users meet of ready pods: no longer those of an abort, and of a blue-green Rollout those that its active Service selects. */
function asSelected({ strategy, activeHash, currentHash, aborted }, ready) {
	if (strategy === "canary" && aborted && ready.others > 0) return {
		...ready,
		ours: 0
	};
	if (strategy !== "blue-green" || activeHash === void 0) return ready;
	return activeHash === currentHash ? {
		...ready,
		others: 0
	} : {
		...ready,
		ours: 0
	};
}
function readyByCounters(workload) {
	const available = workload.kind === "Rollout" ? workload.availableReplicas : workload.available;
	const updated = workload.kind === "Rollout" ? workload.updatedReplicas : workload.updated;
	if (available === 0) return {
		ours: 0,
		others: 0
	};
	return updated === 0 ? {
		ours: 0,
		others: available
	} : void 0;
}
function servingOf(workload, { ours, others }) {
	const told = {
		workload: printName(workload),
		isOld: others > 0
	};
	if (ours + others === 0) return {
		...told,
		sentence: "nothing serves it: no pod is ready"
	};
	if (ours === 0) return {
		...told,
		sentence: "the version before serves"
	};
	if (others === 0) return {
		...told,
		sentence: `the new version serves with ${ours} of ${wantedOf(workload)} pods`
	};
	return {
		...told,
		sentence: `the version before serves beside the new one (${others} and ${ours} pods are ready)`
	};
}
/** How many workloads are told of. */
const shown = 3;
/** What serves, in words: of several workloads each by its name, unless all of them are alike. */
function printServing(all) {
	if (new Set(all.map(({ sentence }) => sentence)).size <= 1) return all[0]?.sentence;
	const more = all.length - shown;
	return `${all.slice(0, shown).map(({ workload, sentence }) => `of ${workload} ${sentence}`).join(", ")}${more > 0 ? `, and ${more} more` : ""}`;
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
/** Whether Argo CD may call a resource of this kind Degraded. */
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
* that must be remembered is in the memory that goes into the next call. `wanted` is what the next look should
* bring along besides, `behind` the Application that we wait for, `toSync` what Argo CD is to be asked for.
*/
function assess(goal, snapshot, before) {
	const memory = before ?? nothing;
	const timers = new Timers(memory.since, snapshot.at);
	const runs = keepRuns(memory.runs, snapshot.runs);
	const comparisons = comparisonsIn(snapshot, memory);
	const looked = remember(goal, snapshot, memory, before === void 0);
	const application = judgeNamedApplication(goal, snapshot, {
		workloadsSeen: workloadsSeen(goal, snapshot),
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
	const assessment = {
		judgement: verdictOf(application, judged),
		rows,
		notes: [...hiddenNotes(snapshot), ...unrelatedNotes(goal, {
			applications: applicationsOf(goal, snapshot),
			rows,
			timers
		})],
		...application === void 0 ? {} : { application: application.summary },
		...snapshot.evidence === void 0 ? {} : toldAtEnd(goal, snapshot, {
			judged,
			evidence: snapshot.evidence
		})
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
/** What cannot be seen, or could not be asked for. */
function hiddenNotes({ runsHidden, podsHidden, evidence }) {
	return [
		...runsHidden === void 0 ? [] : [`measurements are missing: ${runsHidden}`],
		...podsHidden === void 0 || evidence === void 0 ? [] : [`what the pods say is missing: ${podsHidden}`],
		...evidence?.missing ?? []
	];
}
/** What a bad end says besides: what serves instead of what went bad, and the last words of what crashed. */
function toldAtEnd(goal, snapshot, { judged, evidence }) {
	const bad = judged.filter(({ judgement }) => judgement.verdict !== "succeeded" && judgement.verdict !== "paused");
	const takenBack = new Set(bad.filter(({ judgement }) => isTakenBack(judgement)).map(nameOf));
	const serving = servingIn(goal, snapshot, new Set(bad.map(nameOf))).map((one) => takenBack.has(one.workload) ? {
		...one,
		isOld: false
	} : one);
	return {
		...serving.length === 0 ? {} : { serving },
		...evidence.logs.length === 0 ? {} : { logs: evidence.logs }
	};
}
function nameOf({ row }) {
	return printName(row.workload);
}
/** Whoever put the old image back may have done so in Git: then what serves is what Git names. */
function isTakenBack(judgement) {
	return judgement.verdict === "failed" && judgement.reason === "rolled-back-by-another";
}
/** How many workloads are told of that were seen before the cluster went away. */
const lastSeenShown = 3;
function workloadsSeen(goal, { application, workloads, runs }) {
	if (application?.state !== "unreachable") return [];
	return workloads.flatMap((one) => one.state === "present" ? [one.object] : one.state === "unreachable" && one.last !== void 0 ? [one.last] : []).slice(0, lastSeenShown).map((workload) => describeRow(rowSeen(workload, {
		goal,
		runs
	})));
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
export { watchAll as S, firstTrouble as _, judgeApplication as a, imagesInPlace as b, short as c, rowOf as d, printTrouble as f, byNamespace as g, inquiriesOf as h, printServing as i, summarise as l, paused as m, mayBeDegraded as n, syncRequest as o, bad as p, Timers as r, revisionsNamed as s, assess as t, emptyRow as u, podsOfRollout as v, firstStates as x, areOurs as y };
