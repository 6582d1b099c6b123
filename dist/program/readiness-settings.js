import { r as __exportAll } from "./rolldown-runtime.js";
import { et as quantityOf, q as compare, zt as withoutUndefined } from "./drive.js";
import { n as resourceNames } from "./thresholds.js";
import { n as matcherOf } from "./paths.js";
import { t as amountsOf } from "./thresholds2.js";
var readiness_settings_exports = /* @__PURE__ */ __exportAll({ largestNode: () => largestNode });
const { posix } = process.getBuiltinModule("node:path");
/** The settings that a section means. `builds` are those of the applications of the same file. */
function settingsFrom(section, builds) {
	const { profile, registries, slo } = section;
	const deploymentSeconds = section["deployment-time"];
	return {
		profile,
		rules: new Map(Object.entries(section.rules)),
		paths: section.paths.map(pathRulesOf),
		thresholds: amountsOf(section),
		attestations: section.attested.map(attestationOf),
		asks: asksOf(section),
		kubernetes: Number(section.kubernetes.slice(2)),
		registries,
		movingTags: section["moving-tags"],
		ownImages: section["own-images"] ?? builds.map(({ image }) => image),
		builds,
		nodeAllocatable: largestNode(poolsOf(section)),
		...slo === void 0 ? {} : { slo },
		...deploymentSeconds === void 0 ? {} : { deploymentSeconds }
	};
}
/** What the configuration of an image builds, and of which Dockerfile: that of the context unless another is named. */
function buildOf(image) {
	const { name, context = ".", file = posix.join(context, "Dockerfile") } = image;
	return {
		image: name,
		dockerfile: posix.normalize(file)
	};
}
function asksOf({ cluster, usage }) {
	const named = typeof cluster === "string" ? [cluster] : cluster;
	return {
		...named === void 0 || named === false ? {} : { clusters: named === true ? "all" : named },
		...usage === void 0 || usage === false ? {} : { usageDays: usage === true ? usualDays : usage.days }
	};
}
/** Two weeks have their busy days twice. */
const usualDays = 14;
function attestationOf({ item, by, on, ...more }) {
	return {
		item,
		by,
		on,
		...withoutUndefined(more)
	};
}
function pathRulesOf({ files, rules }) {
	const matchers = files.map(matcherOf);
	return {
		matches: (file) => matchers.some((one) => one.test(file)),
		rules: rules === "off" ? "off" : new Map(Object.entries(rules))
	};
}
function poolsOf(section) {
	const given = section["node-allocatable"];
	if (given === void 0) return [];
	return Array.isArray(given) ? given : [given];
}
/** The most of each resource that a node of any pool has; of what a pool does not say nothing is known. */
function largestNode(pools) {
	const amounts = resourceNames.flatMap((resource) => {
		const all = pools.map((pool) => pool[resource]);
		const known = all.flatMap((text) => text === void 0 ? [] : [quantityOf(text)]);
		const most = known.length < all.length ? void 0 : largest(known);
		return most === void 0 ? [] : [[resource, most]];
	});
	return Object.fromEntries(amounts);
}
function largest(amounts) {
	return amounts.reduce((most, one) => most === void 0 || compare(one, most) > 0 ? one : most, void 0);
}
export { readiness_settings_exports as n, settingsFrom as r, buildOf as t };
