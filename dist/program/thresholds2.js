import { et as quantityOf, q as compare } from "./drive.js";
import { a as usualThresholds, n as resourceNames } from "./thresholds.js";
/** The first pair of thresholds that stand in the wrong order: a warning must not come after the error. */
function wrongOrderOf({ large, small, rise, fall }) {
	return [
		[
			["small.error", small?.error],
			["small.limit", small?.limit],
			["large.warning", large.warning],
			["large.error", large.error]
		],
		[
			["rise.silent", rise.silent],
			["rise.notable", rise.notable],
			["rise.grave", rise.grave]
		],
		[["fall.warning", whole(fall.warning)], ["fall.error", whole(fall.error)]]
	].map(firstWrong).find((one) => one !== void 0);
}
function firstWrong(row) {
	const there = row.flatMap(([name, amount]) => amount === void 0 ? [] : [{
		name,
		amount
	}]);
	for (const [index, { name, amount }] of there.entries()) {
		const next = there[index + 1];
		if (next !== void 0 && compare(amount, next.amount) > 0) return {
			first: name,
			second: next.name
		};
	}
}
function whole(number) {
	return number === void 0 ? void 0 : {
		numerator: BigInt(number),
		denominator: 1n
	};
}
/** The thresholds of every resource: the usual ones, but for those that are configured. */
function amountsOf({ thresholds }) {
	const of = (resource) => merged(usualThresholds[resource], thresholds[resource]);
	return {
		memory: of("memory"),
		cpu: of("cpu"),
		"ephemeral-storage": of("ephemeral-storage")
	};
}
function merged(usual, own = {}) {
	return {
		unit: usual.unit,
		large: {
			...usual.large,
			...quantities(own.large ?? {})
		},
		small: usual.small === void 0 ? void 0 : {
			...usual.small,
			...quantities(own.small ?? {})
		},
		rise: {
			...usual.rise,
			...quantities(own.rise ?? {})
		},
		fall: {
			warning: own.fall?.warning ?? usual.fall.warning,
			error: own.fall?.error ?? usual.fall.error
		},
		outlier: own.outlier === void 0 ? usual.outlier : quantityOf(own.outlier)
	};
}
function quantities(texts) {
	const read = Object.entries(texts).flatMap(([key, text]) => text === void 0 ? [] : [[key, quantityOf(text)]]);
	return Object.fromEntries(read);
}
/** Thresholds that contradict each other, and one of the CPU that does not exist. */
function thresholdComplaints(section) {
	const all = amountsOf(section);
	return resourceNames.flatMap((resource) => {
		const own = section.thresholds[resource];
		if (own === void 0) return [];
		const path = [
			"readiness",
			"thresholds",
			resource
		];
		if (resource === "cpu" && own.small !== void 0) return [{
			path: [...path, "small"],
			message: "cpu has no amount that is too small"
		}];
		const wrong = wrongOrderOf(all[resource]);
		if (wrong === void 0) return [];
		const { first, second } = wrong;
		const written = isWritten(own, first) ? first : second;
		return [{
			path: [...path, ...written.split(".")],
			message: `${resource}: ${first} must not be above ${second}`
		}];
	});
}
/** Whether a threshold is configured, and not the usual one. */
function isWritten(own, name) {
	const [part = "", key = ""] = name.split(".");
	const group = Object.entries(own).find(([known]) => known === part)?.[1];
	return typeof group === "object" && key in group;
}
export { thresholdComplaints as n, amountsOf as t };
