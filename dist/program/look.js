import { Ft as numberAt, It as textAt, K as workloadKinds, Lt as timeAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { t as withoutCredentials } from "./credentials.js";
import { c as conditionOf$1, l as deniedIn, t as readApplication, u as readMetadata } from "./application.js";
import { t as goSeconds } from "./duration.js";
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
/** A provider's error quotes the address it asked, with the password in it, or the answer of a job. */
function messageAt(value, ...path) {
	const message = textAt(value, ...path);
	return message === void 0 ? void 0 : withoutCredentials(message);
}
function readMeasurement(value) {
	return {
		phase: textAt(value, "phase") ?? "?",
		...withoutUndefined({
			value: textAt(value, "value"),
			message: messageAt(value, "message"),
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
		...withoutUndefined({
			successCondition: textAt(spec, "successCondition"),
			failureCondition: textAt(spec, "failureCondition"),
			message: messageAt(result, "message")
		})
	};
}
function ownerOf$1(object) {
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
		ownerUid: ownerOf$1(object),
		revision: numberAt(object, "metadata", "annotations", "rollout.argoproj.io/revision") ?? 0,
		created: timeAt(object, "metadata", "creationTimestamp") ?? /* @__PURE__ */ new Date(0),
		phase: textAt(object, "status", "phase") ?? "Pending",
		terminated: isTrueAt(object, "spec", "terminate"),
		metrics: listAt(object, "status", "metricResults").map((result) => readMetric(object, result)),
		...withoutUndefined({
			stepIndex: numberAt(object, "metadata", "labels", "step-index"),
			message: messageAt(object, "status", "message")
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
/** What a condition that takes a value out of an empty answer ends with (`expr`, which Argo Rollouts reads conditions with). */
const nothingThere = /\bindex out of range\b/;
/** Whether a run got answers, yet every value of every deciding metric is empty. An answer that failed is none. */
function isWithoutData(run) {
	const answered = run.metrics.filter(({ dryRun }) => !dryRun).flatMap((metric) => metric.measurements).filter(({ phase, message = "" }) => phase !== "Error" || nothingThere.test(message));
	return answered.length > 0 && answered.every(({ value }) => emptyValues.has((value ?? "").trim()));
}
/** The metric that decided against the rollout, if any: what a report names first. */
function culpritOf(run) {
	return run.metrics.find((metric) => !metric.dryRun && metric.phase === run.phase);
}
/** The images that a pod template, or a pod, names: those of the init containers first. */
function imagesOf(template) {
	const pod = valueAt(template, "spec");
	return [...listAt(pod, "initContainers"), ...listAt(pod, "containers")].map((container) => ({
		container: textAt(container, "name") ?? "?",
		image: textAt(container, "image") ?? ""
	}));
}
/** Seconds of a pause's `duration`: a number of seconds, digits as text, or a Go duration such as `1h30m`. */
function durationSeconds(value) {
	if (typeof value === "number") return value;
	if (typeof value !== "string") return void 0;
	return /^\d+$/.test(value) ? Number(value) : goSeconds(value);
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
	return {
		observedGeneration: numberAt(status, "observedGeneration") ?? 0,
		availableReplicas: numberAt(status, "availableReplicas") ?? 0,
		updatedReplicas: numberAt(status, "updatedReplicas") ?? 0,
		phase: textAt(status, "phase") ?? "",
		message: withoutCredentials(textAt(status, "message") ?? ""),
		aborted: isTrueAt(status, "abort"),
		promotedFully: isTrueAt(status, "promoteFull"),
		heldByController: isTrueAt(status, "controllerPause"),
		pauses: readPauses(object),
		...withoutUndefined({
			abortedAt: timeAt(status, "abortedAt"),
			stepAnalysis: textAt(status, "canary", "currentStepAnalysisRunStatus", "status"),
			stepIndex: numberAt(status, "currentStepIndex"),
			currentHash: textAt(status, "currentPodHash"),
			stableHash: textAt(status, "stableRS"),
			progressingReason: textAt(conditionOf$1(object, "Progressing"), "reason"),
			activeHash: textAt(status, "blueGreen", "activeSelector"),
			denied: deniedIn(object)
		})
	};
}
/** The workload that a Rollout refers to, as the Kubernetes API returns the Rollout; undefined where it has a template of its own. */
function referenceIn(object) {
	const reference = valueAt(object, "spec", "workloadRef");
	if (!isFields(reference)) return void 0;
	return {
		kind: textAt(reference, "kind") ?? "",
		name: textAt(reference, "name") ?? ""
	};
}
function readReference(object, referenced) {
	const reference = referenceIn(object);
	if (reference === void 0) return void 0;
	return {
		...reference,
		observedGeneration: numberAt(object, "status", "workloadObservedGeneration") ?? 0,
		...withoutUndefined({ generation: numberAt(referenced, "metadata", "generation") })
	};
}
/** Reads a Rollout as the Kubernetes API returns it, and the workload that it refers to, where that has been seen. */
function readRollout(object, referenced) {
	const reference = readReference(object, referenced);
	const template = valueAt(reference === void 0 ? object : referenced, "spec", "template");
	return {
		kind: "Rollout",
		...readMetadata(object),
		revision: numberAt(object, "metadata", "annotations", "rollout.argoproj.io/revision") ?? 0,
		images: imagesOf(template),
		replicas: numberAt(object, "spec", "replicas") ?? 1,
		pausedBySpec: isTrueAt(object, "spec", "paused"),
		abortsAtDeadline: isTrueAt(object, "spec", "progressDeadlineAbort"),
		...withoutUndefined({ reference }),
		...readStrategy(object),
		...readStatus(object)
	};
}
/**
* Whether the controller has seen the newest specification; until then its status speaks of the one before (rollouts types.go:
* observedGeneration, workloadObservedGeneration). `currentPodHash` is written together with it.
*/
function isSeen({ generation, observedGeneration, reference }) {
	return observedGeneration >= generation && (reference?.observedGeneration ?? 0) >= (reference?.generation ?? 0);
}
/** Whether the controller refuses the specification. */
function isInvalid({ message }) {
	return message.includes("InvalidSpec");
}
/** Whether `currentPodHash` is that of the newest specification: one that is refused gets none, and that of the one before stays. */
function isHashed(rollout) {
	return isSeen(rollout) && !isInvalid(rollout);
}
/** The share of traffic or pods that the steps so far have given the new version, in per cent. */
function weightOf(rollout) {
	if (rollout.strategy !== "canary" || rollout.stepIndex === void 0) return void 0;
	if (rollout.stepIndex >= rollout.steps.length) return 100;
	const passed = rollout.steps.slice(0, rollout.stepIndex + 1).findLast((step) => step.step === "weight");
	return passed?.step === "weight" ? passed.weight : 0;
}
function readCommon(object) {
	return {
		...readMetadata(object),
		observedGeneration: numberAt(object, "status", "observedGeneration") ?? 0,
		images: imagesOf(valueAt(object, "spec", "template")),
		onDelete: textAt(object, "spec", "updateStrategy", "type") === "OnDelete"
	};
}
const count = (object, name) => numberAt(object, "status", name) ?? 0;
/** Reads a Deployment: done as `kubectl rollout status` has it, which waits for the old pods to go too. */
function readDeployment(object) {
	const wanted = numberAt(object, "spec", "replicas") ?? 1;
	const updated = count(object, "updatedReplicas");
	return {
		kind: "Deployment",
		...readCommon(object),
		pausedBySpec: isTrueAt(object, "spec", "paused"),
		wanted,
		toUpdate: wanted,
		updated,
		available: count(object, "availableReplicas"),
		existing: count(object, "replicas"),
		old: count(object, "replicas") - updated,
		settled: true,
		overdue: textAt(conditionOf$1(object, "Progressing"), "reason") === "ProgressDeadlineExceeded",
		...withoutUndefined({ denied: deniedIn(object) })
	};
}
/** Reads a StatefulSet; pods with a number below the partition keep the version before. */
function readStatefulSet(object) {
	const wanted = numberAt(object, "spec", "replicas") ?? 1;
	const partition = numberAt(object, "spec", "updateStrategy", "rollingUpdate", "partition") ?? 0;
	const [current, newest] = ["currentRevision", "updateRevision"].map((name) => textAt(object, "status", name));
	const common = readCommon(object);
	return {
		kind: "StatefulSet",
		...common,
		pausedBySpec: false,
		wanted,
		toUpdate: current === newest ? wanted : Math.max(0, wanted - partition),
		updated: count(object, "updatedReplicas"),
		available: count(object, "availableReplicas"),
		existing: count(object, "replicas"),
		old: 0,
		settled: partition > 0 || common.onDelete || current === newest,
		overdue: false
	};
}
/** Reads a DaemonSet, which has a pod on each node that it wants. */
function readDaemonSet(object) {
	const wanted = count(object, "desiredNumberScheduled");
	return {
		kind: "DaemonSet",
		...readCommon(object),
		pausedBySpec: false,
		wanted,
		toUpdate: wanted,
		updated: count(object, "updatedNumberScheduled"),
		available: count(object, "numberAvailable"),
		existing: count(object, "currentNumberScheduled"),
		old: 0,
		settled: true,
		overdue: false
	};
}
function readCronJob(object) {
	return {
		kind: "CronJob",
		...readMetadata(object),
		images: imagesOf(valueAt(object, "spec", "jobTemplate", "spec", "template"))
	};
}
const readers = {
	Rollout: readRollout,
	Deployment: readDeployment,
	StatefulSet: readStatefulSet,
	DaemonSet: readDaemonSet,
	CronJob: readCronJob
};
/** Reads a workload as the Kubernetes API returns it; `referenced` is the one that a Rollout refers to, where it was seen. */
function readWorkload(kind, object, referenced) {
	return readers[kind](object, referenced);
}
const argo = "argoproj.io/v1alpha1";
/** The types that must be watched in one cluster, each once, whatever the number of goals. */
function typesIn(cluster, all) {
	return distinct(all.flatMap((looked) => [...looked.cluster === cluster ? looked.goal.workloads.flatMap((one) => workloadTypes(one, looked)) : [], ...looked.applicationCluster === cluster && looked.goal.application !== void 0 ? [applicationType(looked.goal.application)] : []]));
}
/** The same types, each once. */
function distinct(types) {
	return [...new Map(types.map((type) => [keyOf(type), type])).values()];
}
const apps = "apps/v1";
/** Where each kind of workload is found. */
const places = {
	Rollout: {
		apiVersion: argo,
		resource: "rollouts"
	},
	Deployment: {
		apiVersion: apps,
		resource: "deployments"
	},
	StatefulSet: {
		apiVersion: apps,
		resource: "statefulsets"
	},
	DaemonSet: {
		apiVersion: apps,
		resource: "daemonsets"
	},
	CronJob: {
		apiVersion: "batch/v1",
		resource: "cronjobs"
	}
};
/** What is seen of a workload besides itself: why its pods are not ready, and what judges a Rollout. */
const besides = {
	Rollout: [{
		apiVersion: argo,
		resource: "analysisruns"
	}, {
		apiVersion: "v1",
		resource: "pods"
	}],
	Deployment: [{
		apiVersion: "v1",
		resource: "pods"
	}],
	StatefulSet: [{
		apiVersion: "v1",
		resource: "pods"
	}],
	DaemonSet: [{
		apiVersion: "v1",
		resource: "pods"
	}],
	CronJob: []
};
function workloadTypes({ kind, namespace }, looked) {
	return [places[kind], ...besides[kind]].map((place) => ({
		...place,
		namespace,
		...ownerOf(looked)
	}));
}
/** The Application that manages the workloads, as a part of the types that are looked at for them. */
function ownerOf({ goal, owner = goal.application }) {
	if (owner === void 0) return {};
	const { namespace, name } = owner;
	return { application: {
		namespace,
		name
	} };
}
/** The type of Argo CD Applications in the namespace of this one. */
function applicationType({ namespace, name }) {
	return {
		apiVersion: argo,
		resource: "applications",
		namespace,
		application: {
			namespace,
			name
		}
	};
}
/**
* A type as a key, within one cluster: that of each Application by itself, as behind one Argo CD several clusters may have
* workloads of the same names.
*/
function keyOf({ resource, namespace, application }) {
	return `${application === void 0 ? "" : `${application.namespace}/${application.name}: `}${namespace}/${resource}`;
}
const needed = ["applications", ...Object.values(places).map(({ resource }) => resource)];
/** Whether a verdict needs to see the type with this key; of the others (analysis runs, pods) it only tells that they are hidden. */
function isNeeded(key) {
	return needed.includes(key.slice(key.lastIndexOf("/") + 1));
}
/** Listings by the keys of their types, as a state has them. */
function listingsOf(types, { listings }) {
	return types.flatMap((type, index) => {
		const listing = listings[index];
		return listing === void 0 ? [] : [[keyOf(type), listing]];
	});
}
/** Reads each object once, however often it is looked at: what has changed comes as another object. */
function readOnce(read) {
	const known = /* @__PURE__ */ new WeakMap();
	return (object) => {
		const found = known.get(object) ?? { read: read(object) };
		known.set(object, found);
		return found.read;
	};
}
const runOf = readOnce(readAnalysisRun);
const applicationOf = readOnce(readApplication);
const workloadsOf = new Map(workloadKinds.map((kind) => [kind, readOnce((object) => readWorkload(kind, object))]));
/** A workload; one that takes its pod template from another object is read with that each time, as either may change. */
function workloadOf(kind, object, referenced) {
	return (referenced === void 0 ? workloadsOf.get(kind)?.(object) : void 0) ?? readWorkload(kind, object, referenced);
}
function listingOf(states, cluster, key) {
	return states.get(cluster)?.get(key);
}
function objectsOf(listing) {
	return listing?.state === "listed" || listing?.state === "unreachable" ? listing.objects : [];
}
function findIn(listing, name) {
	return objectsOf(listing).find(({ metadata }) => metadata.name === name);
}
/** What a listing says of one object. */
function observed(listing, name, read) {
	const object = findIn(listing, name);
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
/** The Deployment that an object refers to, if it is a Rollout that does. */
function deploymentOf(object) {
	const reference = referenceIn(object);
	return reference?.kind === "Deployment" ? reference.name : void 0;
}
/** One workload; a Rollout that refers to a Deployment is seen with that, and not at all where that may not be seen. */
function observeWorkload({ kind, namespace, name }, states, looked) {
	const owner = ownerOf(looked);
	const listing = (resource) => listingOf(states, looked.cluster, keyOf({
		resource,
		namespace,
		...owner
	}));
	const deployments = listing(places.Deployment.resource);
	const seen = observed(listing(places[kind].resource), name, (object) => workloadOf(kind, object, findIn(deployments, deploymentOf(object))));
	return seen.state === "present" && seen.object.kind === "Rollout" && seen.object.reference?.kind === "Deployment" && deployments?.state === "forbidden" ? deployments : seen;
}
/** What Rollouts that are watched lead to: the Deployments whose pod template they take. */
function typesLedTo(states, cluster, all) {
	return all.filter((one) => one.cluster === cluster).flatMap((one) => one.goal.workloads.map((workload) => ({
		...workload,
		...ownerOf(one)
	}))).filter(({ kind }) => kind === "Rollout").flatMap(({ kind: _, name, ...place }) => {
		return deploymentOf(findIn(listingOf(states, cluster, keyOf({
			...places.Rollout,
			...place
		})), name)) === void 0 ? [] : [{
			...places.Deployment,
			...place
		}];
	});
}
/** What was seen for one goal, from the newest states of the clusters. */
function snapshotOf(looked, states, at) {
	const { goal, cluster } = looked;
	const namespaces = [...new Set(goal.workloads.map(({ namespace }) => namespace))];
	const owner = ownerOf(looked);
	const listing = (resource, namespace) => listingOf(states, cluster, keyOf({
		resource,
		namespace,
		...owner
	}));
	const hiding = (resource) => namespaces.flatMap((namespace) => {
		const one = listing(resource, namespace);
		return one?.state === "forbidden" ? [one.message] : [];
	})[0];
	const { application } = goal;
	return {
		at: at.now,
		relations: at.relations,
		workloads: goal.workloads.map((name) => observeWorkload(name, states, looked)),
		runs: namespaces.flatMap((namespace) => objectsOf(listing("analysisruns", namespace)).map(runOf)),
		pods: namespaces.flatMap((namespace) => objectsOf(listing("pods", namespace))),
		...withoutUndefined({
			podsHidden: hiding("pods"),
			runsHidden: hiding("analysisruns")
		}),
		...namespaces.some((namespace) => isBehind(listing("analysisruns", namespace))) ? { runsBehind: true } : {},
		...application === void 0 ? {} : applicationsIn(listingOf(states, looked.applicationCluster, keyOf(applicationType(application))), application)
	};
}
function isBehind(listing) {
	return listing?.state === "unreachable" || listing?.state === "listed" && listing.isBehind === true;
}
/** An Application, and those of its namespace that it manages. */
function applicationsIn(listing, { name, namespace }) {
	const application = observed(listing, name, applicationOf);
	const names = (application.state === "present" ? application.object.resources : []).filter((one) => one.kind === "Application" && one.namespace === namespace).map((one) => one.name);
	return {
		application,
		children: objectsOf(listing).filter(({ metadata }) => names.includes(metadata.name)).map(applicationOf)
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
/** The clusters of those that can be looked at, and those that cannot, as there is no way to one of their clusters. */
async function reachOf(all, connect) {
	const clusters = /* @__PURE__ */ new Map();
	const reached = [];
	const unreached = [];
	for (const one of all) {
		const own = await connectAll([one], connect);
		(own === void 0 ? unreached : reached).push(one);
		for (const [name, cluster] of own ?? []) clusters.set(name, cluster);
	}
	return {
		reached,
		unreached,
		clusters
	};
}
export { endedEarly as C, runsThatJudge as E, culpritOf as S, isWithoutData as T, isSeen as _, snapshotOf as a, weightOf as b, distinct as c, ownerOf as d, places as f, isInvalid as g, isHashed as h, reachOf as i, isNeeded as l, readWorkload as m, listingsOf as n, typesLedTo as o, typesIn as p, observed as r, applicationType as s, connectAll as t, keyOf as u, readRollout as v, isUnderWay as w, imagesOf as x, referenceIn as y };
