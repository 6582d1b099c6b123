import { t as objectiveOf } from "./objective.js";
import { Et as replaceWords } from "./drive.js";
/** The error budget of an environment; undefined where nothing was promised, or nobody can tell. `name` is what the environment is called. */
function budgetPlan(configuration, environment, name) {
	const slo = environment.slo ?? configuration.slo;
	const clusters = askedOf(configuration, environment);
	const allowed = slo === void 0 ? void 0 : objectiveOf(slo.objective);
	if (slo === void 0 || allowed === void 0 || clusters.length === 0) return void 0;
	return {
		objective: slo.objective,
		allowed,
		windowSeconds: slo.window,
		queries: queriesOf(slo, {
			application: configuration.application,
			environment: name
		}),
		clusters,
		holds: environment.budget === "hold",
		holdsUnknown: slo["if-unknown"] === "hold"
	};
}
/** The clusters of the targets that have a Prometheus of their own, and once the one of all. */
function askedOf({ prometheus, clusters }, { targets }) {
	const each = targets.flatMap(({ cluster }) => {
		if (cluster !== void 0 && clusters[cluster]?.prometheus !== void 0) return [cluster];
		return prometheus === void 0 ? [] : [void 0];
	});
	return [...new Set(each)];
}
/** The queries with their names filled in; both hold no quote. */
function queriesOf({ good, total, ratio }, names) {
	const filled = (query) => replaceWords(query, (word) => word === "application" || word === "environment" ? names[word] : `{{${word}}}`);
	if (ratio !== void 0) return { ratio: filled(ratio) };
	return {
		good: filled(good ?? ""),
		total: filled(total ?? "")
	};
}
export { budgetPlan as t };
