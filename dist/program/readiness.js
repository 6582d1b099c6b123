import "./rolldown-runtime.js";
import { Dt as isFields } from "./drive.js";
import { t as catalogue } from "./catalogue.js";
import { L as nearest } from "./start.js";
import { a as monorepoSchema, c as readDocument, i as applicationSchema, n as unknownKey, o as readiness, r as withInput, s as problemsOf, t as complaintsOf } from "./issues.js";
import { n as settingsFrom, r as thresholdComplaints } from "./readiness-settings.js";
/**
* Reads the section `readiness` of the configuration file, and nothing else of it: in a GitOps repository the file holds no more.
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
		settings: settingsFrom(checked.section, imagesOf(document.data))
	};
}
function check(data) {
	if (data !== null && data !== void 0 && !isFields(data)) return { complaints: [{
		path: [],
		message: "the file must be a map"
	}] };
	const misplaced = Object.keys(data ?? {}).filter((key) => !topKeys.has(key)).map((key) => unknownKey([], key));
	const parsed = readiness.safeParse(data?.["readiness"] ?? {}, withInput);
	const wrong = parsed.success ? [...unknownRules(parsed.data), ...thresholdComplaints(parsed.data)] : parsed.error.issues.flatMap((issue) => complaintsOf(issue, ["readiness"]));
	const complaints = [...misplaced, ...wrong];
	return parsed.success && complaints.length === 0 ? { section: parsed.data } : { complaints };
}
const topKeys = /* @__PURE__ */ new Set([...Object.keys(applicationSchema.shape), ...Object.keys(monorepoSchema.shape)]);
/** Ids that no rule has: what is misspelt would silently judge on, or silently not. */
function unknownRules({ rules, paths }) {
	return [[["readiness", "rules"], rules], ...paths.map((one, index) => [[
		"readiness",
		"paths",
		index,
		"rules"
	], one.rules])].flatMap(([path, map]) => (map === "off" ? [] : Object.keys(map)).filter((id) => !ids.has(id)).map((id) => unknownRule([...path, id], id)));
}
const ids = new Set(catalogue.map(({ id }) => id));
function unknownRule(path, id) {
	const guess = nearest(id, [...ids]);
	const remedy = guess === void 0 ? "docs/rules/README.md lists every rule" : `did you mean "${guess}"?`;
	return {
		path,
		message: `there is no rule "${id}"`,
		remedy
	};
}
/** The images that the applications of the file build, as far as they are named. */
function imagesOf(data) {
	if (!isFields(data)) return [];
	return (Array.isArray(data["applications"]) ? data["applications"] : [data]).flatMap((one) => {
		const name = isFields(one) && isFields(one["image"]) ? one["image"]["name"] : void 0;
		return typeof name === "string" ? [name] : [];
	});
}
export { readinessOf };
