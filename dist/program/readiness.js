import "./rolldown-runtime.js";
import { It as textAt, Mt as isFields } from "./drive.js";
import { a as withInput, c as problemsOf, d as readiness, i as unknownKey, l as readDocument, n as reachOf, o as applicationSchema, r as complaintsOf, s as monorepoSchema, t as reachComplaints, u as checkReadiness } from "./reach.js";
import { r as settingsFrom, t as buildOf } from "./readiness-settings.js";
/**
* Reads the section `readiness` of the configuration file, and where that asks for facts, how clusters and Prometheus are reached; nothing
* else of it: in a GitOps repository the file holds no more.
* Every problem at once, each with line and column.
*/
function readinessOf(text, file) {
	const document = readDocument(text, file);
	if (document.result === "broken") return {
		result: "wrong",
		problems: document.problems
	};
	const checked = check(document.data);
	if ("complaints" in checked) return {
		result: "wrong",
		problems: problemsOf(checked.complaints, document.placeOf)
	};
	return {
		result: "read",
		settings: settingsFrom(checked.section, buildsIn(document.data)),
		reach: checked.reach
	};
}
function check(data) {
	if (data !== null && data !== void 0 && !isFields(data)) return { complaints: [{
		path: [],
		message: "the file must be a map"
	}] };
	const misplaced = Object.keys(data ?? {}).filter((key) => !topKeys.has(key)).map((key) => unknownKey([], key));
	const parsed = readiness.safeParse(data?.["readiness"] ?? {}, withInput);
	const wrong = parsed.success ? [] : parsed.error.issues.flatMap((issue) => complaintsOf(issue, ["readiness"]));
	const reached = parsed.success && asksForFacts(parsed.data) ? reachOf(data) : nowhere;
	const unreached = reached.result === "wrong" ? reached.complaints : parsed.success ? reachComplaints(parsed.data, reached.reach) : [];
	const complaints = [
		...misplaced,
		...wrong,
		...checkReadiness(data),
		...unreached
	];
	return parsed.success && reached.result === "read" && complaints.length === 0 ? {
		section: parsed.data,
		reach: reached.reach
	} : { complaints };
}
function asksForFacts({ cluster = false, usage = false }) {
	return cluster !== false || usage !== false;
}
const nowhere = {
	result: "read",
	reach: { clusters: {} }
};
const topKeys = /* @__PURE__ */ new Set([...Object.keys(applicationSchema.shape), ...Object.keys(monorepoSchema.shape)]);
/** What the applications of the file build, as far as that is named. */
function buildsIn(data) {
	if (!isFields(data)) return [];
	return (Array.isArray(data["applications"]) ? data["applications"] : [data]).flatMap((one) => {
		const [name, context, file] = [
			"name",
			"context",
			"file"
		].map((key) => textAt(one, "image", key));
		return name === void 0 ? [] : [buildOf({
			name,
			context,
			file
		})];
	});
}
export { readinessOf };
