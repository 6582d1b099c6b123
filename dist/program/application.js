import { Ft as numberAt, It as textAt, Lt as timeAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { m as oneLine } from "./start.js";
/** Reads the metadata of an object. */
function readMetadata(object) {
	return {
		name: textAt(object, "metadata", "name") ?? "",
		namespace: textAt(object, "metadata", "namespace") ?? "",
		uid: textAt(object, "metadata", "uid") ?? "",
		version: textAt(object, "metadata", "resourceVersion") ?? "",
		deleting: textAt(object, "metadata", "deletionTimestamp") !== void 0,
		generation: numberAt(object, "metadata", "generation") ?? 0
	};
}
/** The condition of this type in the status of an object. */
function conditionOf(object, type) {
	return listAt(object, "status", "conditions").find((condition) => textAt(condition, "type") === type);
}
/** Why the API server refuses the pods of a Deployment or a Rollout, while it does. */
function deniedIn(object) {
	const failure = conditionOf(object, "ReplicaFailure");
	return textAt(failure, "status") === "True" ? textAt(failure, "message") ?? "" : void 0;
}
/** The revisions that a `sync`, a `syncResult` or an operation names: one, or one for each source. */
function revisionsOf(value) {
	const several = listAt(value, "revisions").filter((revision) => typeof revision === "string");
	const one = textAt(value, "revision");
	return several.length > 0 || one === void 0 ? several : [one];
}
const failedPhases = /* @__PURE__ */ new Set(["Failed", "Error"]);
function stateOf(value) {
	const status = textAt(value, "status");
	const isHook = textAt(value, "hookType") !== void 0;
	if (status === "SyncFailed" && !isHook) return "refused";
	if (status === "SyncFailed" || failedPhases.has(textAt(value, "hookPhase") ?? "")) return "failed";
	return status === void 0 || isHook ? "open" : "applied";
}
function readResource(value) {
	const hook = textAt(value, "hookType");
	return {
		kind: textAt(value, "kind") ?? "?",
		namespace: textAt(value, "namespace") ?? "",
		name: textAt(value, "name") ?? "?",
		message: textAt(value, "message") ?? "",
		state: stateOf(value),
		...hook === void 0 ? {} : { hook }
	};
}
/** Reads `status.operationState` of an Application. */
function readOperation(value) {
	const phase = textAt(value, "phase");
	if (phase === void 0) return void 0;
	const message = textAt(value, "message");
	const synced = revisionsOf(valueAt(value, "syncResult"));
	return {
		phase,
		revisions: synced.length > 0 ? synced : revisionsOf(valueAt(value, "operation", "sync")),
		resources: listAt(value, "syncResult", "resources").map(readResource),
		retries: numberAt(value, "retryCount") ?? 0,
		retryLimit: numberAt(value, "operation", "retry", "limit") ?? 0,
		waitsToRetry: phase === "Running" && textAt(value, "finishedAt") !== void 0,
		isPartial: isTrueAt(value, "operation", "sync", "dryRun") || listAt(value, "operation", "sync", "resources").length > 0,
		...message === void 0 ? {} : { message }
	};
}
/** Whether the operation is under way, or waits for its next try. */
function isUnderWay({ phase }) {
	return phase === "Running" || phase === "Terminating";
}
/** Whether the operation has ended badly, with no further try. */
function hasFailed({ phase }) {
	return failedPhases.has(phase);
}
/** Characters of a message of Argo CD in a sentence: the API server's validation repeats whole specifications. */
const longestMessage = 300;
/** A message of Argo CD as part of a sentence. */
function shortMessage(message) {
	return oneLine(message, longestMessage);
}
/** The resource that an operation, or its try before, stumbled over. A SyncFail hook runs because of another. */
function culpritOf({ resources }) {
	const failed = resources.filter(({ state }) => state === "failed");
	return resources.find(({ state }) => state === "refused") ?? failed.find(({ hook }) => hook !== "SyncFail") ?? failed[0];
}
/** What a resource is and what Argo CD says of it, as part of a sentence. */
function printResource({ hook, kind, name, message }) {
	return `${hook === void 0 ? "" : `${hook} hook `}${kind} ${name}: ${shortMessage(message)}`;
}
/** What an operation that is under way does, naming the try where it is not the first. */
function printUnderWay(application, operation) {
	const { retries, retryLimit, message, waitsToRetry } = operation;
	const retry = retries === 0 ? "" : ` (retry ${retries}${retryLimit > 0 ? ` of ${retryLimit}` : ""})`;
	if (!waitsToRetry) return `Argo CD is applying ${application}${retry}${message === void 0 ? "" : `: ${shortMessage(message)}`}`;
	const culprit = culpritOf(operation);
	return `Argo CD could not apply ${application} and tries again${retry}: ${culprit === void 0 ? shortMessage(message ?? "") : printResource(culprit)}`;
}
function readConditions(object) {
	return listAt(object, "status", "conditions").map((condition) => ({
		type: textAt(condition, "type") ?? "?",
		message: textAt(condition, "message") ?? ""
	}));
}
function readResources(object) {
	return listAt(object, "status", "resources").map((resource) => ({
		group: textAt(resource, "group") ?? "",
		kind: textAt(resource, "kind") ?? "",
		namespace: textAt(resource, "namespace") ?? "",
		name: textAt(resource, "name") ?? "",
		...withoutUndefined({ health: textAt(resource, "health", "status") })
	}));
}
function projectOf(object) {
	return {
		namespace: textAt(object, "status", "controllerNamespace") ?? textAt(object, "metadata", "namespace") ?? "",
		name: textAt(object, "spec", "project") ?? "default"
	};
}
function ownerOf(object) {
	const owners = listAt(object, "metadata", "ownerReferences");
	return textAt(owners.find((owner) => textAt(owner, "kind") === "ApplicationSet"), "name");
}
function readDestination(object) {
	const text = (field) => textAt(object, "spec", "destination", field) ?? "";
	return {
		namespace: text("namespace"),
		server: text("server"),
		name: text("name")
	};
}
/** Reads an Application as the Kubernetes API returns it. */
function readApplication(object) {
	const retry = valueAt(object, "spec", "syncPolicy", "retry");
	const annotation = (name) => textAt(object, "metadata", "annotations", name);
	const { name, namespace, deleting } = readMetadata(object);
	const optional = {
		syncStatus: textAt(object, "status", "sync", "status"),
		operation: readOperation(valueAt(object, "status", "operationState")),
		health: textAt(object, "status", "health", "status"),
		reconciledAt: timeAt(object, "status", "reconciledAt"),
		retry: isFields(retry) ? retry : void 0,
		applicationSet: ownerOf(object)
	};
	return {
		name,
		namespace,
		deleting,
		automated: isAutomated(object),
		resourceVersion: textAt(object, "metadata", "resourceVersion") ?? "",
		syncOptions: listAt(object, "spec", "syncPolicy", "syncOptions").filter((one) => typeof one === "string"),
		reconcileSkipped: annotation("argocd.argoproj.io/skip-reconcile") === "true",
		refreshing: annotation("argocd.argoproj.io/refresh") !== void 0,
		revisions: revisionsOf(valueAt(object, "status", "sync")),
		requested: isFields(valueAt(object, "operation")),
		project: projectOf(object),
		resources: readResources(object),
		destination: readDestination(object),
		conditions: readConditions(object),
		...withoutUndefined(optional)
	};
}
/** `automated: {}` turns auto-sync on; since Argo CD 3.1 `automated.enabled: false` turns it off again. */
function isAutomated(object) {
	const automated = valueAt(object, "spec", "syncPolicy", "automated");
	return automated !== void 0 && automated !== null && (valueAt(automated, "enabled") === void 0 || isTrueAt(automated, "enabled"));
}
export { printResource as a, conditionOf as c, isUnderWay as i, deniedIn as l, culpritOf as n, printUnderWay as o, hasFailed as r, shortMessage as s, readApplication as t, readMetadata as u };
