import { S as mayBeSameNamespace, T as groupOf } from "./pod-sum.js";
const autoscaler = {
	kind: "HorizontalPodAutoscaler",
	group: "autoscaling"
};
const scaledObject = {
	kind: "ScaledObject",
	group: "keda.sh"
};
const known = /* @__PURE__ */ new WeakMap();
function scalersAround(set) {
	const before = known.get(set);
	if (before !== void 0) return before;
	const here = [...set.ofKind(autoscaler), ...set.ofKind(scaledObject)].map(scalerAt);
	const elsewhere = [...set.elsewhere(autoscaler), ...set.elsewhere(scaledObject)].map(scalerAt);
	const scalers = {
		here,
		hereByTarget: Map.groupBy(here, ({ target }) => targetKey(target)),
		elsewhereByTarget: Map.groupBy(elsewhere, ({ target }) => targetKey(target))
	};
	known.set(set, scalers);
	return scalers;
}
function targetKey({ kind, group, name }) {
	return `${group}/${kind}/${name ?? ""}`;
}
/** The scalers of a set. */
function scalersOf(set) {
	return scalersAround(set).here;
}
/** The scaler of the set that moves the number of an object's pods. */
function scalerOf(set, object) {
	return scalersAround(set).hereByTarget.get(targetKey(object))?.find((one) => isScaledBy(object, one) && (object.isPatch || scaledBy(set, one) === object));
}
/** The scaler elsewhere in the repository that may move the number of an object's pods: what stands elsewhere may never meet it. */
function scalerElsewhere(set, object) {
	return scalersAround(set).elsewhereByTarget.get(targetKey(object))?.find((one) => isScaledBy(object, one));
}
/** What a scaler scales, as far as the set holds it whole. */
function scaledBy(set, { object, target }) {
	const { name } = target;
	return name === void 0 ? void 0 : set.find(target, {
		name,
		namespace: object.namespace
	}, object);
}
/** Whether a scaler moves the number of this object's pods. */
function isScaledBy(object, { object: scaler, target }) {
	return target.name === object.name && target.kind === object.kind && target.group === object.group && object.name !== void 0 && mayBeSameNamespace(scaler.namespace, object.namespace);
}
function scalerAt(object) {
	const spec = object.view.at("spec");
	const reference = spec.at("scaleTargetRef");
	const isAutoscaler = object.kind === autoscaler.kind;
	const [minimum, maximum] = isAutoscaler ? ["minReplicas", "maxReplicas"] : ["minReplicaCount", "maxReplicaCount"];
	const defaults = isAutoscaler ? {
		minimum: 1,
		maximum: void 0
	} : {
		minimum: 0,
		maximum: 100
	};
	return {
		object,
		reference,
		target: {
			kind: reference.at("kind").value ?? "Deployment",
			group: groupOf(reference.at("apiVersion").value ?? "apps/v1"),
			name: reference.at("name").value
		},
		minimum: countAt(spec.at(minimum ?? ""), defaults.minimum),
		maximum: countAt(spec.at(maximum ?? ""), defaults.maximum)
	};
}
/** The whole number at a place; the default where nothing stands there. */
function countAt(at, missing) {
	return {
		at,
		number: at.isThere ? wholeNumber(at.number) : missing
	};
}
/** What a scaler aims at as a share of the requests. Without any metric, an autoscaler of Kubernetes aims at 80% of the CPU. */
function utilizationTargets({ object: { kind, apiVersion, view } }) {
	const spec = view.at("spec");
	if (kind === scaledObject.kind) return spec.at("triggers").items.flatMap(targetOfTrigger);
	const old = spec.at("targetCPUUtilizationPercentage");
	if (apiVersion === "autoscaling/v1") return [{
		at: old,
		resource: "cpu",
		...percentAt(old, 80)
	}];
	const metrics = spec.at("metrics");
	if (!metrics.isThere) return [{
		at: metrics,
		resource: "cpu",
		percent: 80
	}];
	return metrics.items.flatMap(targetOfMetric);
}
function wholeNumber(number) {
	return Number.isSafeInteger(number) ? number : void 0;
}
function percentAt(at, missing) {
	return { percent: at.isThere ? wholeNumber(at.number) : missing };
}
function targetOfMetric(metric) {
	const isOfContainer = metric.at("type").value === "ContainerResource";
	if (!isOfContainer && metric.at("type").value !== "Resource") return [];
	const source = metric.at(isOfContainer ? "containerResource" : "resource");
	const resource = source.at("name").value;
	const container = source.at("container").value;
	const at = [source.at("target", "averageUtilization"), source.at("targetAverageUtilization")].find(({ isThere }) => isThere);
	if (at === void 0 || resource === void 0) return [];
	return [{
		at,
		resource,
		...percentAt(at),
		...isOfContainer && container !== void 0 ? { container } : {}
	}];
}
function targetOfTrigger(trigger) {
	const resource = trigger.at("type").value;
	const type = trigger.at("metricType").value ?? trigger.at("metadata", "type").value ?? "Utilization";
	if (resource !== "cpu" && resource !== "memory" || type !== "Utilization") return [];
	const at = trigger.at("metadata", "value");
	const container = trigger.at("metadata", "containerName").value;
	return [{
		at,
		resource,
		percent: wholeNumber(Number(at.value)),
		...container === void 0 ? {} : { container }
	}];
}
export { scalersOf as a, scalerOf as i, scaledBy as n, utilizationTargets as o, scalerElsewhere as r, countAt as t };
