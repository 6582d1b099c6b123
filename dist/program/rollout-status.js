import "./rolldown-runtime.js";
import { lt as printName } from "./drive.js";
import { S as watchAll, _ as firstTrouble, d as rowOf, f as printTrouble, g as byNamespace, u as emptyRow, v as podsOfRollout } from "./assess.js";
import { a as snapshotOf, t as connectAll } from "./look.js";
import { t as notWatched } from "./observe.js";
import { t as textTable } from "./table.js";
/** Shows live Rollouts as they are now: one look, and nothing is judged. */
async function rolloutStatus(places, ports, signal) {
	const looked = places.map(lookedAt);
	const clusters = await connectAll(looked, (name) => ports.cluster(name));
	if (clusters === void 0) return { outcome: notWatched };
	const end = new AbortController();
	try {
		for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal]))) {
			const seen = looked.flatMap((one) => seenIn(one, states, ports.clock.now()));
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
function lookedAt({ cluster = "", workloads, application }) {
	return {
		goal: { workloads },
		...application === void 0 ? {} : { owner: application },
		cluster,
		applicationCluster: cluster
	};
}
function seenIn(looked, states, now) {
	const snapshot = snapshotOf(looked, states, {
		now,
		relations: /* @__PURE__ */ new Map()
	});
	return looked.goal.workloads.map((name, index) => seenAs(name, snapshot.workloads[index], snapshot));
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
	const trouble = firstTrouble(podsOfRollout(rollout, byNamespace(pods).get(rollout.namespace) ?? []));
	return trouble === void 0 ? row : {
		...row,
		message: printTrouble(trouble)
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
