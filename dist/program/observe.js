import { n as printName, t as combine } from "./combine.js";
import { _ as valueAt, d as isFields, f as isTrueAt, g as timeAt, h as textAt, m as numberAt, p as listAt, v as withoutUndefined } from "./drive.js";
import { A as repositoryOf, O as parseImageReference } from "./start.js";
const kinds = [
	"Step",
	"Background",
	"PrePromotion",
	"PostPromotion"
];
function conditionOf(metric) {
	const success = textAt(metric, "successCondition");
	const failure = textAt(metric, "failureCondition");
	return [success, failure === void 0 ? void 0 : `not (${failure})`].filter((part) => part !== void 0).join(" and ");
}
function readMeasurement(value) {
	return {
		phase: textAt(value, "phase") ?? "?",
		...withoutUndefined({
			value: textAt(value, "value"),
			message: textAt(value, "message"),
			at: timeAt(value, "finishedAt") ?? timeAt(value, "startedAt")
		})
	};
}
function readMetric(object, result) {
	const name = textAt(result, "name") ?? "?";
	const spec = listAt(object, "spec", "metrics").find((metric) => textAt(metric, "name") === name);
	return {
		name,
		phase: textAt(result, "phase") ?? "?",
		dryRun: isTrueAt(result, "dryRun"),
		condition: conditionOf(spec),
		measurements: listAt(result, "measurements").map(readMeasurement),
		...withoutUndefined({ message: textAt(result, "message") })
	};
}
function ownerOf(object) {
	const owner = listAt(object, "metadata", "ownerReferences").find((reference) => textAt(reference, "kind") === "Rollout");
	return textAt(owner, "uid") ?? "";
}
/** Reads an AnalysisRun as the Kubernetes API returns it. */
function readAnalysisRun(object) {
	const label = (name) => valueAt(object, "metadata", "labels", name);
	return {
		name: textAt(object, "metadata", "name") ?? "",
		namespace: textAt(object, "metadata", "namespace") ?? "",
		kind: kinds.find((kind) => kind === label("rollout-type")) ?? "Other",
		hash: textAt(object, "metadata", "labels", "rollouts-pod-template-hash") ?? "",
		ownerUid: ownerOf(object),
		revision: numberAt(object, "metadata", "annotations", "rollout.argoproj.io/revision") ?? 0,
		created: timeAt(object, "metadata", "creationTimestamp") ?? /* @__PURE__ */ new Date(0),
		phase: textAt(object, "status", "phase") ?? "Pending",
		terminated: isTrueAt(object, "spec", "terminate"),
		metrics: listAt(object, "status", "metricResults").map((result) => readMetric(object, result)),
		...withoutUndefined({
			stepIndex: numberAt(object, "metadata", "labels", "step-index"),
			message: textAt(object, "status", "message")
		})
	};
}
/**
* The runs that judge this deployment of the Rollout: of its current hash and revision, the newest of each kind and
* step. A retry makes a second run for the same hash, and going back to an older image finds that image's old runs:
* neither old verdict counts.
*/
function runsThatJudge(rollout, runs) {
	const newest = /* @__PURE__ */ new Map();
	for (const run of runs) {
		if (run.ownerUid !== rollout.uid || run.hash !== rollout.currentHash || run.revision !== rollout.revision) continue;
		const key = `${run.kind}/${run.stepIndex ?? ""}`;
		const known = newest.get(key);
		if (known === void 0 || isNewer(run, known)) newest.set(key, run);
	}
	return [...newest.values()].sort((one, other) => one.created.getTime() - other.created.getTime());
}
/** Creation times have whole seconds only; within one second the suffix that a retry adds (`.1`, `.2`) decides. */
function isNewer(run, known) {
	const difference = run.created.getTime() - known.created.getTime();
	return difference > 0 || difference === 0 && run.name.localeCompare(known.name, "en", { numeric: true }) > 0;
}
/** Whether a run ended by itself: what the controller ended early proves nothing, whatever its phase. */
function endedEarly(run) {
	return run.terminated && run.phase === "Successful";
}
/** Whether a run still measures. */
function isUnderWay(run) {
	return (run.phase === "Running" || run.phase === "Pending") && !run.terminated;
}
const emptyValues = /* @__PURE__ */ new Set([
	"",
	"[]",
	"null",
	"NaN",
	"[NaN]",
	"{}"
]);
/** Whether a run got answers, yet every value of every deciding metric is empty. An answer that failed is none. */
function isWithoutData(run) {
	const answered = run.metrics.filter(({ dryRun }) => !dryRun).flatMap((metric) => metric.measurements).filter(({ phase }) => phase !== "Error");
	return answered.length > 0 && answered.every(({ value }) => emptyValues.has((value ?? "").trim()));
}
/** The metric that decided against the rollout, if any: what a report names first. */
function culpritOf(run) {
	return run.metrics.find((metric) => !metric.dryRun && metric.phase === run.phase);
}
function revisionsOf(value) {
	const several = listAt(value, "revisions").filter((revision) => typeof revision === "string");
	const one = textAt(value, "revision");
	return several.length > 0 || one === void 0 ? several : [one];
}
const failedStatuses = /* @__PURE__ */ new Set([
	"SyncFailed",
	"Failed",
	"Error"
]);
function readResource(value) {
	const hook = textAt(value, "hookType");
	const status = textAt(value, "status") ?? "";
	const hookPhase = textAt(value, "hookPhase") ?? "";
	return {
		kind: textAt(value, "kind") ?? "?",
		name: textAt(value, "name") ?? "?",
		message: textAt(value, "message") ?? "",
		failed: failedStatuses.has(hook === void 0 ? status : hookPhase),
		...hook === void 0 ? {} : { hook }
	};
}
function readOperation(value) {
	const phase = textAt(value, "phase");
	if (phase === void 0) return void 0;
	const message = textAt(value, "message");
	const synced = revisionsOf(valueAt(value, "syncResult"));
	return {
		phase,
		revisions: synced.length > 0 ? synced : revisionsOf(valueAt(value, "operation", "sync")),
		resources: listAt(value, "syncResult", "resources").map(readResource),
		...message === void 0 ? {} : { message }
	};
}
function readConditions(object) {
	return listAt(object, "status", "conditions").map((condition) => ({
		type: textAt(condition, "type") ?? "?",
		message: textAt(condition, "message") ?? ""
	}));
}
/** Reads an Application as the Kubernetes API returns it. */
function readApplication(object) {
	const annotation = (name) => textAt(object, "metadata", "annotations", name);
	const optional = {
		syncStatus: textAt(object, "status", "sync", "status"),
		operation: readOperation(valueAt(object, "status", "operationState")),
		health: textAt(object, "status", "health", "status"),
		reconciledAt: timeAt(object, "status", "reconciledAt")
	};
	return {
		name: textAt(object, "metadata", "name") ?? "",
		namespace: textAt(object, "metadata", "namespace") ?? "",
		uid: textAt(object, "metadata", "uid") ?? "",
		deleting: textAt(object, "metadata", "deletionTimestamp") !== void 0,
		automated: isAutomated(object),
		reconcileSkipped: annotation("argocd.argoproj.io/skip-reconcile") === "true",
		refreshing: annotation("argocd.argoproj.io/refresh") !== void 0,
		revisions: revisionsOf(valueAt(object, "status", "sync")),
		conditions: readConditions(object),
		...withoutUndefined(optional)
	};
}
/** `automated: {}` turns auto-sync on; since Argo CD 3.1 `automated.enabled: false` turns it off again. */
function isAutomated(object) {
	const automated = valueAt(object, "spec", "syncPolicy", "automated");
	return automated !== void 0 && automated !== null && (valueAt(automated, "enabled") === void 0 || isTrueAt(automated, "enabled"));
}
const secondsIn = {
	ns: 1e-9,
	us: 1e-6,
	µs: 1e-6,
	ms: .001,
	s: 1,
	m: 60,
	h: 3600
};
/** Seconds of a pause's `duration`: a number of seconds, digits as text, or a Go duration such as `1h30m`. */
function durationSeconds(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string") return void 0;
	if (/^\d+$/.test(value)) return Number(value);
	if (!/^(\d+(\.\d+)?(ns|us|µs|ms|s|m|h))+$/.test(value)) return void 0;
	return [...value.matchAll(/(\d+(?:\.\d+)?)(ns|us|µs|ms|s|m|h)/g)].reduce((sum, [, amount = "0", unit = "s"]) => sum + Number(amount) * (secondsIn[unit] ?? 0), 0);
}
function readStep(value) {
	const weight = numberAt(value, "setWeight");
	if (weight !== void 0) return {
		step: "weight",
		weight
	};
	if (isFields(value) && "pause" in value) {
		const seconds = durationSeconds(valueAt(value, "pause", "duration"));
		return seconds === void 0 ? { step: "pause" } : {
			step: "pause",
			seconds
		};
	}
	if (isFields(value) && "analysis" in value) return { step: "analysis" };
	return isFields(value) && "experiment" in value ? { step: "experiment" } : { step: "other" };
}
function readImages(object) {
	const pod = valueAt(object, "spec", "template", "spec");
	return [...listAt(pod, "initContainers"), ...listAt(pod, "containers")].map((container) => ({
		container: textAt(container, "name") ?? "?",
		image: textAt(container, "image") ?? ""
	}));
}
function namesAnalysis(strategy, steps) {
	return steps.some(({ step }) => step === "analysis") || [
		"analysis",
		"prePromotionAnalysis",
		"postPromotionAnalysis"
	].some((field) => isFields(valueAt(strategy, field)));
}
function readStrategy(object) {
	const canary = valueAt(object, "spec", "strategy", "canary");
	const blueGreen = valueAt(object, "spec", "strategy", "blueGreen");
	const steps = listAt(canary, "steps").map(readStep);
	const autoPromotion = valueAt(blueGreen, "autoPromotionEnabled") !== false;
	const seconds = numberAt(blueGreen, "autoPromotionSeconds") ?? (autoPromotion ? 0 : void 0);
	const strategy = isFields(canary) ? "canary" : isFields(blueGreen) ? "blue-green" : "none";
	return {
		strategy,
		steps,
		analysed: namesAnalysis(canary, steps) || namesAnalysis(blueGreen, []),
		...strategy === "blue-green" && seconds !== void 0 ? { autoPromotionSeconds: seconds } : {}
	};
}
function readPauses(object) {
	return listAt(object, "status", "pauseConditions").map((condition) => ({
		reason: textAt(condition, "reason") ?? "?",
		...withoutUndefined({ since: timeAt(condition, "startTime") })
	}));
}
function readStatus(object) {
	const status = valueAt(object, "status");
	const progressing = listAt(status, "conditions").find((condition) => textAt(condition, "type") === "Progressing");
	return {
		observedGeneration: numberAt(status, "observedGeneration") ?? 0,
		availableReplicas: numberAt(status, "availableReplicas") ?? 0,
		updatedReplicas: numberAt(status, "updatedReplicas") ?? 0,
		phase: textAt(status, "phase") ?? "",
		message: textAt(status, "message") ?? "",
		aborted: isTrueAt(status, "abort"),
		pauses: readPauses(object),
		...withoutUndefined({
			stepIndex: numberAt(status, "currentStepIndex"),
			currentHash: textAt(status, "currentPodHash"),
			stableHash: textAt(status, "stableRS"),
			progressingReason: textAt(progressing, "reason")
		})
	};
}
/** Reads a Rollout as the Kubernetes API returns it. */
function readRollout(object) {
	return {
		name: textAt(object, "metadata", "name") ?? "",
		namespace: textAt(object, "metadata", "namespace") ?? "",
		uid: textAt(object, "metadata", "uid") ?? "",
		deleting: textAt(object, "metadata", "deletionTimestamp") !== void 0,
		generation: numberAt(object, "metadata", "generation") ?? 0,
		revision: numberAt(object, "metadata", "annotations", "rollout.argoproj.io/revision") ?? 0,
		images: readImages(object),
		workloadRef: isFields(valueAt(object, "spec", "workloadRef")),
		replicas: numberAt(object, "spec", "replicas") ?? 1,
		pausedBySpec: isTrueAt(object, "spec", "paused"),
		...readStrategy(object),
		...readStatus(object)
	};
}
/** The share of traffic or pods that the steps so far have given the new version, in per cent. */
function weightOf(rollout) {
	if (rollout.strategy !== "canary" || rollout.stepIndex === void 0) return void 0;
	if (rollout.stepIndex >= rollout.steps.length) return 100;
	const passed = rollout.steps.slice(0, rollout.stepIndex + 1).findLast((step) => step.step === "weight");
	return passed?.step === "weight" ? passed.weight : 0;
}
const argo = "argoproj.io/v1alpha1";
/** The types that must be watched in one cluster, each once, whatever the number of goals. */
function typesIn(cluster, all) {
	const types = all.flatMap((looked) => [...looked.cluster === cluster ? looked.goal.workloads.flatMap(workloadTypes) : [], ...looked.applicationCluster === cluster && looked.goal.application !== void 0 ? [applicationType(looked.goal.application)] : []]);
	return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}
function workloadTypes({ namespace }) {
	return [
		{
			apiVersion: argo,
			resource: "rollouts",
			namespace
		},
		{
			apiVersion: argo,
			resource: "analysisruns",
			namespace
		},
		{
			apiVersion: "v1",
			resource: "pods",
			namespace
		}
	];
}
/** The type of Argo CD Applications in the namespace of this one. */
function applicationType({ namespace }) {
	return {
		apiVersion: argo,
		resource: "applications",
		namespace
	};
}
function keyOf({ resource, namespace }) {
	return `${namespace}/${resource}`;
}
function listingOf(states, cluster, key) {
	const known = states.get(cluster);
	const index = known?.types.findIndex((type) => keyOf(type) === key) ?? -1;
	return index < 0 ? void 0 : known?.state.listings[index];
}
function objectsOf(listing) {
	return listing?.state === "listed" || listing?.state === "unreachable" ? listing.objects : [];
}
function observe$1(listing, name, read) {
	const object = objectsOf(listing).find(({ metadata }) => metadata.name === name);
	switch (listing?.state) {
		case void 0: return { state: "absent" };
		case "listed": return object === void 0 ? { state: "absent" } : {
			state: "present",
			object: read(object)
		};
		case "forbidden": return {
			state: "forbidden",
			message: listing.message
		};
		case "unknown-type": return { state: "unknown-type" };
		case "unreachable": {
			const { since, message } = listing;
			return {
				state: "unreachable",
				since,
				message,
				...object === void 0 ? {} : { last: read(object) }
			};
		}
	}
}
/** What was seen for one goal, from the newest states of the clusters. */
function snapshotOf(looked, states, at) {
	const { goal, cluster } = looked;
	const namespaces = [...new Set(goal.workloads.map(({ namespace }) => namespace))];
	const listing = (resource, namespace) => listingOf(states, cluster, `${namespace}/${resource}`);
	const hidden = namespaces.map((namespace) => listing("analysisruns", namespace)).find((one) => one?.state === "forbidden");
	const { application } = goal;
	return {
		at: at.now,
		relations: at.relations,
		rollouts: goal.workloads.map(({ namespace, name }) => observe$1(listing("rollouts", namespace), name, readRollout)),
		runs: namespaces.flatMap((namespace) => objectsOf(listing("analysisruns", namespace)).map(readAnalysisRun)),
		pods: namespaces.flatMap((namespace) => objectsOf(listing("pods", namespace))),
		...hidden?.state === "forbidden" ? { runsHidden: hidden.message } : {},
		...application === void 0 ? {} : { application: observe$1(listingOf(states, looked.applicationCluster, `${application.namespace}/applications`), application.name, readApplication) }
	};
}
/** Connects every cluster that is looked at; undefined where there is no way to one of them. */
async function connectAll(all, connect) {
	const clusters = /* @__PURE__ */ new Map();
	for (const name of new Set(all.flatMap(({ cluster, applicationCluster }) => [cluster, applicationCluster]))) {
		const cluster = await connect(name === "" ? void 0 : name);
		if (cluster === void 0) return void 0;
		clusters.set(name, cluster);
	}
	return clusters;
}
/** Whether a verdict needs to see this type; of the others (analysis runs, pods) it only tells that they are hidden. */
function isNeeded(type) {
	return type?.resource === "rollouts" || type?.resource === "applications";
}
/** Watches several clusters as one: yields all newest states after each change in any, once each has answered. */
async function* watchAll(clusters, looked, signal) {
	const states = /* @__PURE__ */ new Map();
	const sources = [...clusters].map(([name, cluster]) => {
		const types = typesIn(name, looked);
		return {
			name,
			types,
			iterator: cluster.watch(types, signal)[Symbol.asyncIterator]()
		};
	});
	const ask = async (source) => ({
		source,
		result: await source.iterator.next()
	});
	const waiting = new Map(sources.map((source) => [source.name, ask(source)]));
	try {
		while (waiting.size > 0) {
			const { source, result } = await Promise.race(waiting.values());
			if (result.done === true) {
				waiting.delete(source.name);
				continue;
			}
			states.set(source.name, {
				types: source.types,
				state: result.value
			});
			waiting.set(source.name, ask(source));
			if (states.size === sources.length) yield states;
		}
	} finally {
		await Promise.all(sources.map(({ iterator }) => iterator.return?.()));
	}
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
function waitFor(sentence, summary) {
	return {
		applied: "not-yet",
		judgement: {
			verdict: "progressing",
			stage: "sync",
			sentence,
			atDeadline: "deadline-exceeded"
		},
		summary
	};
}
function short(revision) {
	return revision === void 0 ? "nothing" : isCommit(revision) ? revision.slice(0, 7) : revision;
}
function summarise(application) {
	const revisions = application.revisions.map(short).join(", ");
	return `${application.syncStatus ?? "Unknown"} to ${revisions === "" ? "nothing yet" : revisions}, ${application.health ?? "Unknown"}`;
}
function failureOf(application, operation) {
	const failed = operation.resources.filter((resource) => resource.failed);
	const named = failed.map(({ kind, name, message }) => `${kind} ${name}: ${message}`).join("; ");
	const hook = failed.find((resource) => resource.hook !== void 0);
	return {
		verdict: "failed",
		stage: "sync",
		reason: "sync-failed",
		sentence: `Argo CD ${hook === void 0 ? "cannot apply" : `ran a ${hook.hook} hook that failed for`} ${application.name}: ${named === "" ? operation.message ?? operation.phase : named}`,
		recover: false
	};
}
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
function gone(name) {
	return {
		verdict: "errored",
		stage: "sync",
		reason: "disappeared",
		sentence: `Application ${printName(name)} was deleted while we watched`,
		recover: false
	};
}
function judgePresent$1(application, snapshot, timers) {
	const summary = summarise(application);
	const stop = (judgement) => ({
		applied: "not-yet",
		judgement,
		summary
	});
	if (application.deleting) return stop(gone(application));
	if (application.reconcileSkipped) return stop(skipped(application, timers.sinceOf("skip-reconcile")));
	const { operation } = application;
	const relation = relationOf(application.revisions, snapshot);
	const synced = operation === void 0 ? "other" : relationOf(operation.revisions, snapshot);
	if (operation !== void 0 && /^(Failed|Error)$/.test(operation.phase) && synced !== "other") return stop(failureOf(application, operation));
	if (relation === "other") return waitFor(notCompared(application), summary);
	const running = operation?.phase === "Running" && synced !== "other";
	if (application.syncStatus === "Synced" || operation?.phase === "Succeeded" && synced !== "other") return {
		applied: relation,
		complete: !running,
		summary
	};
	if (running) return waitFor(`Argo CD is applying ${application.name}`, summary);
	const since = timers.sinceOf("out-of-sync");
	const settled = timers.secondsOf("out-of-sync") >= 5;
	if (!application.automated && application.syncStatus === "OutOfSync" && settled) return stop(manual(application, since));
	return waitFor(`Argo CD has seen our revision and is about to apply it`, summary);
}
function notCompared(application) {
	const trouble = application.conditions.find(({ type }) => type === "ComparisonError");
	const revision = short(application.revisions[0]);
	const shown = `Argo CD still shows ${application.name} at ${revision}`;
	return trouble === void 0 ? shown : `${shown}: ${trouble.message}`;
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
		case "present": return judgePresent$1(observed.object, context.snapshot, context.timers);
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
	if (context.abortedBefore && !context.goal.written) return stoodAborted(name, rollout, culprit);
	if (culprit === void 0) return bad("failed", "rollout-aborted", `${name} was aborted: ${rollout.message}`);
	const sentence = `${name} was aborted: ${describeRun(culprit)}`;
	if (isWithoutData(culprit)) return bad(failed === void 0 ? "errored" : "failed", "analysis-without-data", sentence);
	return failed === void 0 ? bad("errored", "analysis-error", sentence) : bad("failed", "analysis-failed", sentence);
}
/** Asked again about an image that an earlier deployment left aborted: nothing will move by itself. */
function stoodAborted(name, rollout, culprit) {
	return bad("failed", "rollout-aborted", `${name} stands aborted since before this deployment: ${culprit === void 0 ? rollout.message : describeRun(culprit)}`);
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
function hasOurRepository(text, goal) {
	const live = parseImageReference(text);
	return typeof live !== "string" && repositoryOf(live) === repositoryOf(goal.image);
}
/**
* How the containers of a pod template stand to our image: all that name our repository must name our image. Where
* none names our repository (a mirror renames it), tag or digest alone decide.
*/
function matchImages(images, goal) {
	const candidates = images.filter(({ image }) => hasOurRepository(image, goal));
	if (candidates.length > 0) return candidates.every(({ image }) => isOurImage(image, goal)) ? "ours" : "other";
	return images.some(({ image }) => isOurImage(image, goal)) ? "ours" : "absent";
}
/** The images that stand where ours should: for messages, and to notice who came back. */
function imagesInPlace(images, goal) {
	const candidates = images.filter(({ image }) => hasOurRepository(image, goal));
	return (candidates.length > 0 ? candidates : images).map(({ image }) => image).join(", ");
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
	return rollout.revision <= 1 ? "no analysis: first deployment" : "back to stable: no analysis";
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
const pullReasons = /* @__PURE__ */ new Set([
	"ErrImagePull",
	"ImagePullBackOff",
	"InvalidImageName",
	"ErrImageNeverPull",
	"ImageInspectError"
]);
function isOfCurrentVersion(pod, rollout) {
	return rollout.currentHash !== void 0 && textAt(pod, "metadata", "namespace") === rollout.namespace && textAt(pod, "metadata", "labels", "rollouts-pod-template-hash") === rollout.currentHash;
}
function troubleOfContainer(pod, status) {
	const waiting = textAt(status, "state", "waiting", "reason");
	const message = textAt(status, "state", "waiting", "message") ?? waiting ?? "";
	if (waiting !== void 0 && pullReasons.has(waiting)) return {
		reason: "image-pull",
		pod,
		message
	};
	if (waiting !== "CrashLoopBackOff") return void 0;
	const exit = numberAt(status, "lastState", "terminated", "exitCode");
	const restarts = numberAt(status, "restartCount") ?? 0;
	return {
		reason: "crash-loop",
		pod,
		message: `container ${textAt(status, "name") ?? "?"} ${exit === void 0 ? "ended" : `ended with exit code ${exit}`}, ${restarts} restarts`
	};
}
function troubleOfPod(object) {
	const pod = textAt(object, "metadata", "name") ?? "?";
	const scheduled = listAt(object, "status", "conditions").find((one) => textAt(one, "type") === "PodScheduled");
	if (textAt(scheduled, "reason") === "Unschedulable") return {
		reason: "unschedulable",
		pod,
		message: textAt(scheduled, "message") ?? "no node takes it"
	};
	return [...listAt(object, "status", "initContainerStatuses"), ...listAt(object, "status", "containerStatuses")].filter((status) => !isTrueAt(status, "ready")).map((status) => troubleOfContainer(pod, status)).find((trouble) => trouble !== void 0);
}
/** The first thing that keeps a pod of the Rollout's current version from getting ready, if any does. */
function troubleOf(rollout, pods) {
	return pods.filter((pod) => isOfCurrentVersion(pod, rollout)).map(troubleOfPod).find((trouble) => trouble !== void 0);
}
function stateOf(rollout) {
	if (rollout.aborted) return "aborted";
	if (rollout.observedGeneration < rollout.generation) return "waiting";
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
/** Judges one workload, whose Application (if any) has applied our revision. */
function judgeRollout(name, observed, context) {
	switch (observed.state) {
		case "present": return judgePresent(observed.object, context);
		case "absent":
		case "unknown-type": return {
			row: emptyRow(name, "missing", "not there"),
			judgement: missing(name, context)
		};
		case "forbidden": return {
			row: emptyRow(name, "unknown", observed.message),
			judgement: bad("errored", "forbidden", observed.message, false)
		};
		case "unreachable": return {
			row: observed.last === void 0 ? emptyRow(name, "unknown", observed.message) : rowOf(observed.last, imagesInPlace(observed.last.images, context.goal), context.runs),
			judgement: unreachable("rollout", observed)
		};
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
function missing(name, context) {
	if (context.seenBefore) return bad("errored", "disappeared", `Rollout ${printName(name)} was deleted while we watched`, false);
	return progressing(`Rollout ${printName(name)} is not there yet`, "workload-not-found");
}
function judgePresent(rollout, context) {
	const row = rowOf(rollout, imagesInPlace(rollout.images, context.goal), context.runs);
	return {
		row,
		judgement: judge(rollout, row, context)
	};
}
function judge(rollout, row, context) {
	const name = printName(rollout);
	if (rollout.deleting) return bad("errored", "disappeared", `Rollout ${name} is being deleted`, false);
	if (rollout.workloadRef) return bad("errored", "not-supported", `Rollout ${name} uses workloadRef, which this version does not watch yet`, false);
	if (matchImages(rollout.images, context.goal) !== "ours") return judgeOtherImage(rollout, row, context);
	if (rollout.observedGeneration < rollout.generation) return progressing(`the controller has not seen ${name} yet`);
	if (rollout.aborted) return judgeAbort(rollout, row, context);
	if (rollout.pausedBySpec) return pausedBySpec(rollout, context);
	const pause = judgePause(rollout, row, context.timers);
	if (pause !== void 0) return pause;
	if (rollout.phase === "Degraded") return judgeDegraded(rollout, context);
	if (rollout.phase === "Healthy") return judgeHealthy(rollout, row, context);
	return progressing(progressSentence(rollout, row, context));
}
function progressSentence(rollout, row, context) {
	const trouble = troubleOf(rollout, context.snapshot.pods);
	if (trouble !== void 0) return `${printName(rollout)}: pod ${trouble.pod}: ${trouble.message}`;
	const step = row.step === void 0 ? "" : ` step ${row.step.index} of ${row.step.count},`;
	const weight = row.weight === void 0 ? "" : ` ${row.weight} %,`;
	return `${printName(rollout)}:${step}${weight} ${rollout.updatedReplicas} of ${rollout.replicas} pods updated`;
}
function judgeOtherImage(rollout, row, context) {
	const name = printName(rollout);
	const { applied, imagesBefore, timers } = context;
	if (imagesBefore?.ours === true) return replaced(rollout, row, {
		before: imagesBefore.before,
		applied
	});
	if (applied === "unnamed") return progressing(`${name} still has ${row.image}`);
	if (timers.secondsOf(`other-image ${name}`) < 5) return progressing(`${name} has ${row.image} so far`);
	if (applied === "descendant") return overtaken(name, row);
	return {
		verdict: "failed",
		stage: "sync",
		reason: "edit-has-no-effect",
		sentence: `Argo CD applied our revision, yet ${name} has ${row.image}: something overrides the edit`,
		recover: false
	};
}
function overtaken(name, { image }) {
	return {
		verdict: "superseded",
		stage: "rollout",
		reason: "newer-deployment",
		sentence: `a newer commit put ${image} into ${name}`,
		recover: false
	};
}
/** Ours was there and is gone: the old one put back is a rollback by somebody; anything else took over from us. */
function replaced(rollout, row, { before, applied }) {
	const name = printName(rollout);
	if (row.image === before) return bad("failed", "rolled-back-by-another", `somebody put ${row.image} back into ${name}`, false);
	if (applied === "descendant") return overtaken(name, row);
	return {
		verdict: "superseded",
		stage: "rollout",
		reason: "image-replaced",
		sentence: `${name} was given ${row.image} while ours was being rolled out`,
		recover: false
	};
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
	const trouble = troubleOf(rollout, context.snapshot.pods);
	const why = trouble === void 0 ? rollout.message : `pod ${trouble.pod}: ${trouble.message}`;
	if (context.timers.secondsOf(`degraded ${name}`) < 30) return progressing(`${name} is Degraded and may recover: ${why}`, "progress-deadline");
	return bad("failed", rollout.message.includes("InvalidSpec") ? "invalid-spec" : trouble?.reason ?? "progress-deadline", `${name}: ${why}`);
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
const nothing = {
	since: /* @__PURE__ */ new Map(),
	seen: /* @__PURE__ */ new Set(),
	images: /* @__PURE__ */ new Map(),
	abortedBefore: /* @__PURE__ */ new Set(),
	runs: /* @__PURE__ */ new Map()
};
/**
* What one look at the cluster says of a deployment, given the looks before. Pure: time is in the snapshot, and all
* that must be remembered is in the memory that goes into the next call.
*/
function assess(goal, snapshot, before) {
	const memory = before ?? nothing;
	const timers = new Timers(memory.since, snapshot.at);
	const runs = keepRuns(memory.runs, snapshot.runs);
	const application = judgeNamedApplication(goal, snapshot, timers, memory);
	const looked = remember(goal, snapshot, memory, before === void 0);
	const judged = goal.workloads.map((name, index) => {
		return judgeWorkload(name, snapshot.rollouts[index] ?? { state: "absent" }, {
			goal,
			snapshot,
			timers,
			application,
			memory: looked,
			before: memory,
			runs: [...runs.values()]
		});
	});
	return {
		assessment: {
			judgement: verdictOf(goal, application, judged),
			rows: judged.map(({ row }) => row),
			notes: snapshot.runsHidden === void 0 ? [] : [`measurements are missing: ${snapshot.runsHidden}`],
			...application === void 0 ? {} : { application: application.summary }
		},
		memory: {
			...looked,
			since: timers.held,
			runs
		}
	};
}
/** The Application stops the verdict until it has applied our revision; then the workloads decide. */
function verdictOf(goal, application, judged) {
	if (application?.applied === "not-yet") return application.judgement;
	const verdict = combine(judged.map(({ judgement }) => judgement));
	if (verdict.verdict !== "succeeded" || application === void 0 || application.complete) return verdict;
	return {
		verdict: "progressing",
		stage: "sync",
		sentence: `workloads are healthy; the sync operation${goal.application === void 0 ? "" : ` of ${printName(goal.application)}`} is still running`,
		atDeadline: "deadline-exceeded"
	};
}
function judgeNamedApplication(goal, snapshot, timers, memory) {
	const { application } = goal;
	if (application === void 0) return void 0;
	const seenBefore = memory.seen.has(`application ${printName(application)}`);
	return judgeApplication({
		...goal,
		application
	}, snapshot.application ?? { state: "absent" }, {
		snapshot,
		timers,
		seenBefore
	});
}
function judgeWorkload(name, observed, context) {
	const { goal, application, memory, before, runs } = context;
	const key = printName(name);
	if (application?.applied === "not-yet") return {
		row: unjudgedRow(name, observed, goal, runs),
		judgement: application.judgement
	};
	return judgeRollout(name, observed, {
		goal,
		snapshot: context.snapshot,
		timers: context.timers,
		runs,
		applied: application?.applied ?? "unnamed",
		seenBefore: before.seen.has(`rollout ${key}`),
		imagesBefore: memory.images.get(key),
		abortedBefore: memory.abortedBefore.has(key)
	});
}
function unjudgedRow(name, observed, goal, runs) {
	return observed.state === "present" ? rowOf(observed.object, imagesInPlace(observed.object.images, goal), runs) : emptyRow(name, "waiting", "waits for Argo CD");
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
	for (const observed of snapshot.rollouts) {
		if (observed.state !== "present") continue;
		const rollout = observed.object;
		const key = printName(rollout);
		seen.add(`rollout ${key}`);
		images.set(key, rememberImage(rollout, goal, images.get(key)));
		if (isFirst && rollout.aborted && matchImages(rollout.images, goal) === "ours") abortedBefore.add(key);
	}
	return {
		...before,
		seen,
		images,
		abortedBefore
	};
}
function rememberImage(rollout, goal, known) {
	if (matchImages(rollout.images, goal) === "ours") return {
		...known,
		ours: true
	};
	return known?.ours === true ? known : {
		before: imagesInPlace(rollout.images, goal),
		ours: false
	};
}
/**
* Asks Argo CD to look at Git now: by itself it does every three minutes.
* https://argo-cd.readthedocs.io/en/stable/user-guide/annotations-and-labels/
*/
async function refresh(cluster, application, signal) {
	await cluster.patch(applicationType(application), application.name, { metadata: { annotations: { "argocd.argoproj.io/refresh": "normal" } } }, "none", signal);
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
	#relations = /* @__PURE__ */ new Map();
	#refreshed = /* @__PURE__ */ new Map();
	#asked = /* @__PURE__ */ new Map();
	#seen = [];
	#told = "";
	constructor(observation) {
		this.#observation = observation;
		this.#deadline = observation.clock.now().getTime() + observation.timeoutSeconds * 1e3;
	}
	async look(states) {
		const { watched, clock, onChange } = this.#observation;
		const targets = [];
		for (const one of watched) targets.push(await this.#assess(one, states));
		this.#see(targets);
		const telling = JSON.stringify(targets.map(({ assessment }) => [assessment.judgement, assessment.application]));
		if (telling !== this.#told) await onChange(targets);
		this.#told = telling;
		const judgement = combine(targets.map(({ assessment }) => assessment.judgement));
		return this.#end(judgement, targets, clock.now().getTime() >= this.#deadline);
	}
	#see(targets) {
		if (JSON.stringify(targets) === JSON.stringify(this.#seen)) return;
		this.#observation.onSight(targets, this.#seen);
		this.#seen = targets;
	}
	async #assess(watched, states) {
		const first = snapshotOf(watched, states, {
			now: this.#observation.clock.now(),
			relations: this.#relations
		});
		if (first.application?.state === "present") await this.#relate(watched, revisionsNamed(first.application.object));
		const { assessment, memory } = assess(watched.goal, first, this.#memories.get(watched.target));
		this.#memories.set(watched.target, memory);
		if (first.application?.state === "present" && isBehind(assessment.judgement)) await this.#refresh(watched);
		return {
			target: watched.target,
			assessment
		};
	}
	/** Relations are kept by commit: a commit's ancestors never change. */
	async #relate({ goal }, revisions) {
		const ours = goal.revision;
		if (ours === void 0) return;
		for (const revision of revisions) {
			if (this.#relations.has(revision) || this.#wasAsked(revision)) continue;
			const relation = revision === ours ? "ours" : await this.#observation.relate(revision, ours);
			if (relation !== void 0) this.#relations.set(revision, relation);
		}
	}
	#wasAsked(revision) {
		const now = this.#observation.clock.now().getTime();
		if (now - (this.#asked.get(revision) ?? Number.NEGATIVE_INFINITY) < unknownFor * 1e3) return true;
		this.#asked.set(revision, now);
		return false;
	}
	/** Argo CD polls Git every few minutes: it is asked to look now, and again if the request got lost. */
	async #refresh({ goal, applicationCluster }) {
		const { clock, clusters, log, signal } = this.#observation;
		const { application } = goal;
		if (application === void 0) return;
		const key = `${application.namespace}/${application.name}`;
		const now = clock.now().getTime();
		if (now - (this.#refreshed.get(key) ?? 0) < refreshEvery * 1e3) return;
		this.#refreshed.set(key, now);
		const cluster = clusters.get(applicationCluster);
		try {
			if (cluster !== void 0) await refresh(cluster, application, signal);
		} catch (error) {
			signal.throwIfAborted();
			this.#refreshed.set(key, Number.POSITIVE_INFINITY);
			log.warning(`cannot ask Argo CD to refresh ${key}, so it takes its time: ${error instanceof Error ? error.message : ""}`);
		}
	}
	#end(judgement, targets, isLate) {
		switch (judgement.verdict) {
			case "progressing": {
				if (!isLate) return void 0;
				const sentence = `after ${this.#observation.timeoutSeconds} s: ${judgement.sentence}`;
				const outcome = judgement.atDeadline === "progress-deadline" ? "failed" : "errored";
				return {
					outcome: {
						outcome,
						reason: judgement.atDeadline,
						stage: judgement.stage,
						sentence
					},
					recover: outcome === "failed",
					targets
				};
			}
			case "paused": {
				if (this.#observation.onPause === "wait" && !isLate) return void 0;
				const { stage, reason, sentence, waiting } = judgement;
				return {
					outcome: {
						outcome: "paused",
						stage,
						reason,
						sentence,
						waiting
					},
					recover: false,
					targets
				};
			}
			case "succeeded": return {
				outcome: {
					outcome: "succeeded",
					stage: "rollout",
					reason: judgement.reason,
					sentence: judgement.sentence
				},
				recover: false,
				targets
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
					recover,
					targets
				};
			}
		}
	}
};
/** Whether we wait for Argo CD to see our revision. */
function isBehind(judgement) {
	return judgement.verdict === "progressing" && judgement.stage === "sync";
}
export { rowOf as a, isNeeded as c, emptyRow as i, snapshotOf as l, observe as n, troubleOf as o, refresh as r, connectAll as s, notWatched as t, watchAll as u };
