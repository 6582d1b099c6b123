import { r as readApplicationSet, t as readProject } from "./sync-window.js";
import { lt as printName } from "./drive.js";
import { r as observed } from "./look.js";
/** Seconds for which what was read is believed: whoever waits for a window may be let out of it. */
const believedFor = 30;
/**
* AppProjects and ApplicationSets that verdicts want. They are no part of the watch: only an Application that is not synced needs
* its own, and many tokens may not read any.
*/
var Wanted = class {
	#seen = /* @__PURE__ */ new Map();
	#edges;
	constructor(edges) {
		this.#edges = edges;
	}
	/** What was read for a target, as parts of its snapshot. */
	seenFor(looked) {
		return {
			...this.#seen.get(keyOf(looked, "AppProject"))?.part,
			...this.#seen.get(keyOf(looked, "ApplicationSet"))?.part
		};
	}
	/** Reads what the verdict of a target wants, unless it has just been read. */
	async read(looked, wanted) {
		const { clock, clusters, signal } = this.#edges;
		const at = clock.now().getTime();
		const key = keyOf(looked, wanted.kind);
		const seen = this.#seen.get(key);
		const cluster = clusters.get(looked.applicationCluster);
		const isKnown = seen?.name === nameOf(wanted) && at - seen.at < believedFor * 1e3;
		if (cluster === void 0 || isKnown) return;
		const listing = await listOnce(cluster, typeOf(wanted), signal);
		this.#seen.set(key, {
			part: partOf(wanted, listing),
			name: nameOf(wanted),
			at
		});
	}
};
function nameOf({ namespace, name }) {
	return printName({
		namespace,
		name
	});
}
function partOf({ kind, name }, listing) {
	return kind === "AppProject" ? { project: observed(listing, name, readProject) } : { applicationSet: observed(listing, name, readApplicationSet) };
}
function typeOf({ kind, namespace, name }) {
	return {
		apiVersion: "argoproj.io/v1alpha1",
		resource: kind === "AppProject" ? "appprojects" : "applicationsets",
		namespace,
		only: name
	};
}
function keyOf({ goal, applicationCluster }, kind) {
	return `${kind} ${applicationCluster} ${goal.application === void 0 ? "" : printName(goal.application)}`;
}
/** The objects of one type as they are now: the first state of a watch that is not gone on with. */
async function listOnce(cluster, type, signal) {
	for await (const { listings } of cluster.watch([type], signal)) return listings[0];
	signal.throwIfAborted();
}
export { listOnce as n, Wanted as t };
