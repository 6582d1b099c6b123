import "./rolldown-runtime.js";
import { c as printName } from "./action.js";
import { c as rowOf, l as troubleOf, p as snapshotOf, s as emptyRow, t as notWatched, u as watchAll } from "./observe.js";
import { t as textTable } from "./table.js";
/** Shows live Rollouts as they are now: one look, and nothing is judged. */
async function rolloutStatus(names, ports, signal) {
	const cluster = await ports.cluster(void 0);
	if (cluster === void 0) return { outcome: notWatched };
	const looked = {
		goal: { workloads: names },
		cluster: "",
		applicationCluster: ""
	};
	const end = new AbortController();
	try {
		for await (const states of watchAll(/* @__PURE__ */ new Map([["", cluster]]), [looked], AbortSignal.any([signal, end.signal]))) {
			const snapshot = snapshotOf(looked, states, {
				now: ports.clock.now(),
				relations: /* @__PURE__ */ new Map()
			});
			const seen = names.map((name, index) => seenAs(name, snapshot.workloads[index], snapshot));
			ports.results.show(tableOf(seen.map(({ row }) => row)));
			return {
				outcome: outcomeOf(seen),
				details: { workloads: seen.map(({ row }) => row) }
			};
		}
	} finally {
		end.abort();
	}
	signal.throwIfAborted();
	throw new Error("the watch ended by itself");
}
function seenAs(name, observed, snapshot) {
	switch (observed?.state) {
		case "present":
			if (observed.object.kind === "Rollout") return { row: describe(observed.object, snapshot) };
			return {
				row: emptyRow(name, "unknown", "is no Rollout"),
				reason: "not-supported"
			};
		case "forbidden": return {
			row: emptyRow(name, "unknown", observed.message),
			reason: "forbidden"
		};
		case "unreachable": return {
			row: emptyRow(name, "unknown", observed.message),
			reason: "cluster-unreachable"
		};
		case "unknown-type": return {
			row: emptyRow(name, "missing", "the cluster has no Argo Rollouts"),
			reason: "workload-not-found"
		};
		default: return {
			row: emptyRow(name, "missing", "there is no such Rollout"),
			reason: "workload-not-found"
		};
	}
}
function describe(rollout, { runs, pods }) {
	const row = rowOf(rollout, rollout.images.map(({ image }) => image).join(", "), runs);
	const trouble = troubleOf(rollout, pods);
	return trouble === void 0 ? row : {
		...row,
		message: `pod ${trouble.pod}: ${trouble.message}`
	};
}
function outcomeOf(seen) {
	const bad = seen.find(({ reason }) => reason !== void 0);
	const sentence = seen.map(({ row }) => `${printName(row.workload)} is ${row.state}`).join(", ");
	if (bad?.reason === void 0) return {
		outcome: "succeeded",
		reason: "done",
		stage: "rollout",
		sentence
	};
	return {
		outcome: "errored",
		reason: bad.reason,
		stage: "rollout",
		sentence: `${printName(bad.row.workload)}: ${bad.row.message}`
	};
}
function tableOf(rows) {
	const lines = rows.map(({ workload, state, step, weight, image, analysis, message }) => [
		printName(workload),
		state,
		step === void 0 ? "-" : `${step.index}/${step.count}`,
		weight === void 0 ? "-" : `${weight} %`,
		image,
		analysis.map(({ name, phase }) => `${name} ${phase}`).join(", ") || "-",
		message
	]);
	return textTable([[
		"ROLLOUT",
		"STATE",
		"STEP",
		"NEW",
		"IMAGE",
		"ANALYSIS",
		"SAYS"
	], ...lines]);
}
export { rolloutStatus };
