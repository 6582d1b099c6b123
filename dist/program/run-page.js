import "./rolldown-runtime.js";
import { P as printImage, Q as worstOf, U as printPlace, X as remedyOf, Z as stages } from "./start.js";
import { a as percent, i as link, n as h } from "./node.js";
import { C as figures, E as sign, S as facts, T as section, _ as sentence, a as timeTicks, b as table, c as frame, d as name, f as printDuration, g as printTime, h as printShortNumber, i as scaleOf, l as stretched, m as printNumber, o as areaUnder, p as printMoment, r as scaleAround, s as atPlace, t as printTick, u as counted, v as firstOf, w as folded, x as badge, y as scrolled } from "./scale.js";
import { D as doneBy, d as printChange, f as printSize, g as shortImage, h as shortCommit, u as severities } from "./action.js";
import { O as mostRecorded, k as isWrong, m as allWritten } from "./drive.js";
/** Ticks of time that a narrow screen has room for. */
const mostTicks = 4;
/** A chart of values over time. */
function lineChart({ title, description, caption, points, limits }) {
	const all = [...points.flatMap(({ value }) => value === void 0 ? [] : [value]), ...limits.map(({ value }) => value)];
	const { scale, ticks } = scaleAround(all.length === 0 ? [0, 1] : all, boundsOf(all));
	const x = scaleOf(0, Math.max(...points.map(({ at }) => at), 0));
	const place = ({ at, value }) => ({
		x: x.at(at),
		y: value === void 0 ? 0 : scale.at(value)
	});
	const line = points.flatMap((point) => {
		const { x: left, y } = place(point);
		return point.value === void 0 ? [] : [[inset(left), y]];
	});
	return frame({
		title,
		description,
		...caption === void 0 ? {} : { caption },
		x: timeTicks(x.to, mostTicks).map((at) => ({
			at: inset(x.at(at)),
			label: printTick(at)
		})),
		y: ticks.map((tick) => ({
			at: scale.at(tick),
			label: printShortNumber(tick)
		})),
		marks: [
			...limits.map((limit) => bandOf(limit, scale.at)),
			...limits.map(({ value }) => levelLine(scale.at(value))),
			line.length > 1 ? stretched("line", line) : void 0,
			...points.map((point) => markOf(point, place(point)))
		],
		labels: withEnds(limits, points.map(place), scale.at).map(limitLabel)
	});
}
/** Ratios do not go beyond 0 and 1, and what is never negative does not go below 0. */
function boundsOf(values) {
	const isPositive = values.every((value) => value >= 0);
	const isRatio = isPositive && values.every((value) => value <= 1) && values.some((value) => value > .5);
	return {
		...isPositive ? { least: 0 } : {},
		...isRatio ? { most: 1 } : {}
	};
}
/** Room for the marks at both ends. */
function inset(place) {
	return .015 + place * .97;
}
function levelLine(at) {
	const level = percent(100 - at * 100);
	return h("line", {
		class: "limit",
		x1: "0%",
		x2: "100%",
		y1: level,
		y2: level
	});
}
function bandOf({ value, fails }, at) {
	if (fails === void 0) return void 0;
	const level = Math.min(1, Math.max(0, at(value)));
	const [top, height] = fails === "below" ? [1 - level, level] : [0, 1 - level];
	return h("rect", {
		class: "band",
		x: "0%",
		y: percent(top * 100),
		width: "100%",
		height: percent(height * 100)
	});
}
/** How near words are to what they hide, in level and in time, from 0 to 1. */
const near = {
	level: .15,
	time: .35
};
/** The words of each limit stand where they hide no other words and, if that can be, no points. */
function withEnds(limits, points, at) {
	const placed = [];
	for (const limit of limits) {
		const level = at(limit.value);
		const isNear = (other) => Math.abs(other - level) < near.level;
		const hides = (end) => 2 * Number(placed.some((other) => other.end === end && isNear(other.level))) + Number(points.some(({ x, y }) => isNear(y) && (end === "first" ? x : 1 - x) < near.time));
		placed.push({
			limit,
			level,
			end: hides("last") < hides("first") ? "last" : "first"
		});
	}
	return placed;
}
/** On the side where values fail, so that it hides none that pass. */
function limitLabel({ limit: { label, fails }, level, end }) {
	return h("span", {
		class: `limit-label ${fails === "below" && level > .16 || level > .86 ? "under" : "over"} ${end}`,
		...atPlace({ bottom: level * 100 })
	}, label);
}
const shapes = {
	good: "M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0 -7 0Z",
	bad: "M0 -5.5L5.5 4.5L-5.5 4.5Z",
	unsure: "M0 -6L6 0L0 6L-6 0Z",
	error: "M-4.5 -4.5L4.5 4.5M4.5 -4.5L-4.5 4.5"
};
function markOf({ mark, words, value }, { x, y }) {
	const level = value === void 0 ? "calc" : percent(100 - y * 100);
	return h("svg", {
		class: `mark ${mark}`,
		x: percent(inset(x) * 100),
		y: level === "calc" ? "93%" : level
	}, h("title", {}, words), h("path", { d: shapes[mark] }));
}
const names = {
	good: "passed",
	bad: "failed",
	unsure: "inconclusive",
	error: "error, or no value"
};
/** What the marks that are there mean. */
function marksLegend(marks) {
	const items = [
		"good",
		"bad",
		"unsure",
		"error"
	].filter((mark) => marks.includes(mark)).map((mark) => h("li", {}, h("svg", {
		class: `mark ${mark}`,
		"aria-hidden": "true"
	}, h("path", { d: shapes[mark] })), names[mark]));
	return h("ul", { class: "legend" }, ...items);
}
const number = String.raw`-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?`;
/** `result`, one value of it, and either with a value for an empty answer: `default(result[0], 0)`. */
const measured = String.raw`(?:default\(\s*)?result(?:\[(\d+)\])?(?:\s*,\s*${number}\s*\))?`;
const operator = "(<=|>=|==|!=|<|>)";
const forwards = new RegExp(String.raw`^${measured}\s*${operator}\s*(${number})$`);
const backwards = new RegExp(String.raw`^(${number})\s*${operator}\s*${measured}$`);
/** What asks whether there is a value at all. */
const guard = /^!?(?:len\(\s*result\s*\)\s*[<>=!]=?\s*\d+|is(?:NaN|Inf)\(\s*result(?:\[\d+\])?\s*\)|result(?:\[\d+\])?\s*[!=]=\s*nil)$/;
/**
* Reads a condition of an analysis as far as it holds the measured value against numbers. The language is that of `expr`
* (https://argo-rollouts.readthedocs.io/en/stable/features/analysis/#conditional-expressions); what is more than that is not drawn.
*/
function readCondition(text) {
	const parts = text.split(/\|\||&&/).map(withoutParentheses);
	const read = parts.map(readComparison);
	const comparisons = read.filter((one) => one !== void 0);
	return {
		comparisons,
		isWhole: parts.every((part, index) => read[index] !== void 0 || guard.test(part)) && comparisons.length === 1
	};
}
function withoutParentheses(text) {
	const part = text.trim();
	return part.startsWith("(") && endOfFirst(part) === part.length - 1 ? part.slice(1, -1).trim() : part;
}
/** Where the parenthesis that a text begins with is closed. */
function endOfFirst(text) {
	let depth = 0;
	return [...text].findIndex((character) => {
		depth += character === "(" ? 1 : character === ")" ? -1 : 0;
		return depth === 0;
	});
}
const turned = {
	"<": ">",
	"<=": ">=",
	">": "<",
	">=": "<=",
	"==": "==",
	"!=": "!="
};
function isOperator(text) {
	return Object.hasOwn(turned, text);
}
function readComparison(part) {
	const [, index, between = "", value] = forwards.exec(part) ?? [];
	if (isOperator(between)) return comparisonOf(index, between, value);
	const [, other, around = "", second] = backwards.exec(part) ?? [];
	return isOperator(around) ? comparisonOf(second, turned[around], other) : void 0;
}
/** Undefined for a number beyond all that can be measured. */
function comparisonOf(index, operator, text) {
	const number = Number(text);
	return Number.isFinite(number) ? {
		index: Number(index ?? 0),
		operator,
		number
	} : void 0;
}
/** The numbers of a measured value as Argo Rollouts keeps it: `0.98`, `[0.98]`, `[0.98,NaN]`; what is none is undefined. */
function measuredNumbers(value) {
	const text = (value ?? "").trim();
	const inner = /^\[(.*)\]$/s.exec(text)?.[1] ?? text;
	if (inner === "" || inner.length > 1e4) return [];
	return inner.split(",").map((one) => {
		const read = one.trim() === "" ? NaN : Number(one);
		return Number.isFinite(read) ? read : void 0;
	});
}
/** Metrics with a chart, and rows of one table. */
const most$5 = {
	metrics: 20,
	rows: 60
};
/** Each metric that decides against its condition. */
function analysisPart(recording) {
	return metricsPart("Analysis", recording, false);
}
/** Those that are only tried, apart: they never decide. */
function dryRunPart(recording) {
	return metricsPart("Analysis in dry run", recording, true, h("p", { class: "soft" }, "These metrics are tried, and decide nothing."));
}
function metricsPart(title, recording, dryRun, note) {
	const metrics = (recording?.metrics ?? []).filter(({ metric }) => metric.dryRun === dryRun);
	if (metrics.length === 0) return void 0;
	const several = new Set(recording?.workloads.map((one) => JSON.stringify([one.target, one.name]))).size > 1;
	const { shown, left } = firstOf(metrics.toSorted(byPhase), most$5.metrics);
	const parts = shown.map((one) => metricPart(one, several));
	return section(title, note, h("div", { class: "metrics" }, ...parts), left);
}
/** What did not pass comes first. */
function byPhase(one, other) {
	return rankOf(one) - rankOf(other);
}
const worstFirst = [
	"Failed",
	"Error",
	"Inconclusive",
	"Running"
];
function rankOf({ metric }) {
	const rank = worstFirst.indexOf(metric.phase);
	return rank < 0 ? worstFirst.length : rank;
}
const tones$3 = {
	Successful: "good",
	Failed: "bad",
	Error: "warn",
	Inconclusive: "wait"
};
function toneOf(phase) {
	return Object.hasOwn(tones$3, phase) ? tones$3[phase] ?? "plain" : "plain";
}
function metricPart(course, several) {
	const { metric, run, workload, target, measurements } = course;
	const where = [
		runWords(run),
		...several ? [`${name(target)}: ${name(workload)}`] : [],
		`AnalysisRun ${name(run.name)}`
	];
	return h("article", { class: "metric" }, h("h3", { class: "title" }, name(metric.name), badge(toneOf(metric.phase), name(metric.phase))), h("p", { class: "soft" }, where.join(" · ")), ...conditions(course), metric.message === void 0 ? void 0 : h("p", {}, sentence(metric.message)), chartOf(course), measurements.length === 0 ? h("p", { class: "soft" }, "Nothing was measured.") : folded(measuredWords(course), measuredTable(course)));
}
function runWords({ kind, stepIndex }) {
	return `Analysis ${{
		Step: stepIndex === void 0 ? "of a step" : `of step ${stepIndex + 1}`,
		Background: "in the background",
		PrePromotion: "before the promotion",
		PostPromotion: "after the promotion",
		Other: "of an AnalysisRun"
	}[kind]}`;
}
function conditions({ metric }) {
	const line = (label, condition) => condition === void 0 ? void 0 : h("span", { class: "wanted" }, `${label} `, h("code", {}, name(condition)));
	const { successCondition, failureCondition, condition } = metric;
	const lines = successCondition !== void 0 || failureCondition !== void 0 ? [line("passes where", successCondition), line("fails where", failureCondition)] : [line("wanted", condition === "" ? void 0 : condition)];
	return [h("p", { class: "soft" }, ...lines)];
}
function measuredWords({ count, measurements }) {
	const most = count - measurements.length > 0 ? `, of which ${measurements.length} are kept` : "";
	return `${counted(count, "measurement")}${most}`;
}
/** A chart where there are numbers and times; else there is nothing to draw, and the table says all. */
function chartOf(course) {
	const { metric, measurements } = course;
	const limits = limitsOf(course);
	const index = limits[0]?.index ?? 0;
	const timed = measurements.filter(({ at }) => at !== void 0);
	const start = Math.min(...timed.map(({ at }) => at?.getTime() ?? 0));
	const points = timed.map((one) => pointOf(one, {
		start,
		index
	}));
	if (!points.some(({ value }) => value !== void 0)) return void 0;
	const began = new Date(start);
	return [lineChart({
		title: `${name(metric.name)} over time`,
		description: describe$1(points, limits),
		caption: `Time since the first measurement, at ${printTime(began)} UTC.`,
		points,
		limits
	}), marksLegend([...new Set(points.map(({ mark }) => mark))])];
}
const marks = {
	Successful: "good",
	Failed: "bad",
	Inconclusive: "unsure"
};
function pointOf({ at, phase, value, message }, { start, index }) {
	const number = measuredNumbers(value)[index];
	const mark = number === void 0 ? "error" : Object.hasOwn(marks, phase) ? marks[phase] ?? "error" : "error";
	const says = number === void 0 ? message ?? "no number" : printNumber(number);
	return {
		at: (at?.getTime() ?? start) - start,
		mark,
		words: `${at === void 0 ? "" : `${printTime(at)} `}${name(says)} (${name(phase)})`,
		...number === void 0 ? {} : { value: number }
	};
}
/** The chart in words. */
function describe$1(points, limits) {
	const values = points.flatMap(({ value }) => value === void 0 ? [] : [value]);
	const bad = points.filter(({ mark }) => mark !== "good").length;
	const range = `from ${printNumber(Math.min(...values))} to ${printNumber(Math.max(...values))}`;
	const held = limits.map(({ label }) => label).join(", ");
	return `${counted(points.length, "measurement")}, ${range}, ${bad} of them not passed${held === "" ? "" : `; ${held}`}.`;
}
/** The numbers of both conditions as lines; where one number alone decides, the side that fails is marked. */
function limitsOf({ metric }) {
	const { successCondition: success, failureCondition: failure } = metric;
	const passing = success === void 0 ? void 0 : readCondition(success);
	const failing = failure === void 0 ? void 0 : readCondition(failure);
	const isBetween = failing !== void 0 && passing !== void 0;
	return [...(passing?.comparisons ?? []).map((one) => limitOf("passes", one, passing?.isWhole && !isBetween ? opposite(sideOf(one)) : void 0)), ...(failing?.comparisons ?? []).map((one) => limitOf("fails", one, failing?.isWhole ? sideOf(one) : void 0))].slice(0, 4);
}
/** The side of the number on which a comparison holds; undefined for one that holds on neither. */
function sideOf({ operator }) {
	if (operator === ">" || operator === ">=") return "above";
	return operator === "<" || operator === "<=" ? "below" : void 0;
}
function opposite(side) {
	if (side === void 0) return void 0;
	return side === "above" ? "below" : "above";
}
const signs = {
	"<": "<",
	"<=": "≤",
	">": ">",
	">=": "≥",
	"==": "=",
	"!=": "≠"
};
function limitOf(what, { index, operator, number }, fails) {
	return {
		index,
		value: number,
		label: `${what} ${signs[operator]} ${printNumber(number)}`,
		...fails === void 0 ? {} : { fails }
	};
}
function measuredTable({ measurements }) {
	const { shown, left } = firstOf(measurements.toReversed(), most$5.rows);
	const rows = shown.map(({ at, phase, value, message }) => [
		at === void 0 ? "unknown" : printMoment(at),
		badge(toneOf(phase), name(phase)),
		h("code", {}, name(value ?? "")),
		name(message ?? "")
	]);
	const columns = [
		"Time (UTC)",
		"Phase",
		"Value",
		"Message"
	].map((title) => ({ title }));
	const hasMessage = measurements.some(({ message }) => message !== void 0);
	const cut = hasMessage ? rows : rows.map((cells) => cells.slice(0, 3));
	return [table("Measurements, newest first", hasMessage ? columns : columns.slice(0, 3), cut), left];
}
/** Lines of one block, and characters of one line. */
const most$4 = {
	lines: 400,
	characters: 400
};
/** Text as it stands, line by line; of a long one the beginning. */
function block(label, lines) {
	return blockOf(label, lines, (line) => `${line}\n`);
}
/** A unified diff: what is added and taken away begins with its sign, and is coloured besides. */
function diff(label, text) {
	return blockOf(label, text.replace(/\n$/, "").split("\n"), (line) => {
		const kind = kindOf(line);
		return kind === void 0 ? `${line}\n` : h("span", { class: kind }, `${line}\n`);
	});
}
function blockOf(label, lines, shown) {
	const cut = lines.slice(0, most$4.lines).map((line) => shown(cutLine(line)));
	const left = lines.length - most$4.lines;
	const more = left > 0 ? `… ${counted(left, "more line")}\n` : void 0;
	return scrolled(label, h("pre", {}, h("code", {}, ...cut, more)));
}
function cutLine(line) {
	return line.length <= most$4.characters ? line : `${line.slice(0, most$4.characters - 1).toWellFormed()}…`;
}
function kindOf(line) {
	if (/^(?:---|\+\+\+|diff |index )/.test(line)) return "file";
	if (line.startsWith("@@")) return "place";
	if (line.startsWith("+")) return "added";
	return line.startsWith("-") ? "removed" : void 0;
}
/** Rows of each list; the JSON report and the SARIF files have all. */
const most$3 = {
	refused: 60,
	ignored: 30,
	notes: 20,
	platforms: 10,
	findings: 60
};
/** What the scan found, and who signed the image. */
function scanPart({ scans = [], signed }) {
	const refused = distinct(scans.flatMap((scan) => scan.refused));
	const ignored = distinct(scans.flatMap((scan) => scan.ignored ?? []));
	return section("Security", signedLine(signed), scans.length === 0 ? void 0 : platforms(scans), refused.length === 0 ? void 0 : refusedTable(refused), ignored.length === 0 ? void 0 : ignoredList(ignored), notesList([.../* @__PURE__ */ new Set([...scans.flatMap(({ notes = [] }) => notes), ...signed?.notes ?? []])]));
}
/** What several platforms have is one. */
function distinct(all) {
	return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}
function signedLine(signed) {
	if (signed?.verified !== void 0) return h("p", {}, badge("good", "signed"), " by ", h("code", {}, name(signed.verified)));
	const attached = signed?.attached ?? [];
	return attached.length === 0 ? void 0 : h("p", {}, `Attached to the image: ${attached.map(name).join(", ")}.`);
}
function platforms(scans) {
	const { shown, left } = firstOf(scans, most$3.platforms);
	const rows = shown.map(({ platform, verdict, counts, secrets = 0, misconfigurations = 0 }) => [
		name(platform),
		verdict === "clean" ? badge("good", "clean") : badge("bad", "refused"),
		...severities.map((severity) => String(counts[severity] ?? 0)),
		String(secrets),
		String(misconfigurations)
	]);
	const columns = [
		{ title: "Platform" },
		{ title: "Verdict" },
		...[
			...severities.map(titled),
			"Secrets",
			"Misconfigured"
		].map((title) => ({
			title,
			kind: "number"
		}))
	];
	return [table("What the scan found on each platform", columns, rows), left];
}
function titled(word) {
	return `${word.slice(0, 1)}${word.slice(1).toLowerCase()}`;
}
function byWorst(one, other) {
	return severities.indexOf(one.severity) - severities.indexOf(other.severity);
}
function refusedTable(refused) {
	const { shown, left } = firstOf(refused.toSorted(byWorst), most$3.refused);
	const rows = shown.map(({ id, kind, severity, package: of, installed, fixed }) => [
		[kind === void 0 ? void 0 : `${kind} `, h("code", {}, name(id))],
		name(severity.toLowerCase()),
		h("code", {}, name(`${of} ${installed}`)),
		kind === void 0 ? fixed === void 0 ? "none yet" : h("code", {}, name(fixed)) : ""
	]);
	const columns = [
		"Refused",
		"Severity",
		"In",
		"Fixed in"
	].map((title) => ({ title }));
	return [
		h("h3", { class: "small" }, `What refuses the image (${refused.length})`),
		table("What refuses the image", columns, rows),
		left
	];
}
function ignoredList(ignored) {
	const { shown, left } = firstOf(ignored, most$3.ignored);
	const items = shown.map(({ id, why }) => h("li", {}, h("code", {}, name(id)), `: ${sentence(why)}`));
	return [
		h("h3", { class: "small" }, `Ignored (${ignored.length})`),
		h("ul", { class: "list" }, ...items),
		left
	];
}
/** What people should know besides. */
function notesList(notes) {
	if (notes.length === 0) return void 0;
	const { shown, left } = firstOf(notes, most$3.notes);
	return [h("ul", { class: "list soft" }, ...shown.map((note) => h("li", {}, `Note: ${sentence(note)}`))), left];
}
const tones$2 = {
	error: "bad",
	warning: "warn",
	info: "plain"
};
/** What the readiness rules say of the manifests that are rolled out. */
function readinessPart(found) {
	if (found.length === 0) return void 0;
	const { shown, left } = firstOf(found, most$3.findings);
	const rows = shown.map(({ rule, severity, file, line, message, fix }) => [
		h("code", {}, name(rule)),
		badge(tones$2[severity], severity),
		[
			sentence(message),
			h("br"),
			h("span", { class: "soft" }, sentence(fix))
		],
		h("code", {}, `${name(file)}:${line}`)
	]);
	const columns = [
		"Rule",
		"Severity",
		"What, and what to do",
		"Place"
	].map((title) => ({ title }));
	return section("Readiness", table("What the readiness rules found", columns, rows), left);
}
/** Rows and blocks that are shown; the JSON report has all. */
const most$2 = {
	edits: 80,
	logs: 5
};
/** What was written into Git, and what was put back. */
function changePart(progress) {
	if (progress?.written === void 0 && progress?.proven === void 0) return void 0;
	const written = allWritten(progress);
	const { recovery } = progress;
	return section("Change in Git", written.diff === "" ? editsTable("Values that Git names", written.edits) : diff("The change in Git", written.diff), recovery?.result === "rolled-back" && recovery.edits.length > 0 ? [h("h3", { class: "small" }, "Put back"), editsTable("Values that were put back", recovery.edits)] : void 0);
}
function editsTable(caption, edits) {
	if (edits.length === 0) return void 0;
	const { shown, left } = firstOf(edits, most$2.edits);
	const columns = [
		"File",
		"Path",
		"Before",
		"Now"
	].map((title) => ({ title }));
	const rows = shown.map(({ file, path, from, to }) => [
		file,
		path,
		from,
		to
	].map((text) => h("code", {}, name(text))));
	return [table(caption, columns, rows), left];
}
/** The step of the build that failed, and what containers said before they crashed. */
function lastWordsPart(progress, targets) {
	const step = progress?.failedStep;
	const logs = targets.flatMap(({ assessment }) => assessment.logs ?? []);
	const { shown, left } = firstOf(logs, most$2.logs);
	return [section("Failed build", step === void 0 ? void 0 : [h("p", {}, h("code", {}, name(step.title))), step.lines.length === 0 ? void 0 : block("Its last lines", step.lines)]), section("Last lines of containers", ...shown.map(({ container, pod, lines }) => folded(`${name(container)} of pod ${name(pod)}`, block(`Last lines of ${name(container)}`, lines))), left)];
}
/** What people should know of how it went. */
function notesPart(progress, targets) {
	const notes = [...progress?.notes ?? [], ...targets.flatMap(({ assessment }) => assessment.notes)];
	return section("Notes", notesList([...new Set(notes)]));
}
/** Platforms and names that are shown; the JSON report has all. */
const most$1 = {
	platforms: 10,
	names: 60,
	versions: 3
};
/** What changed in the image: sizes of each platform, packages and vulnerabilities. Nothing where it is the same image. */
function imagePart(difference) {
	if (difference === void 0 || difference.before === difference.after) return void 0;
	const { shown, left } = firstOf(difference.platforms, most$1.platforms);
	const columns = [{ title: "Platform" }, ...[
		"Before",
		"Now",
		"Change",
		"To pull",
		"Layers"
	].map((title) => ({
		title,
		kind: "number"
	}))];
	return section("Image", table("Sizes of the image", columns, shown.map(sizeRow)), left, ...shown.map(({ platform, contents }) => contentsOf(platform, contents)));
}
function sizeRow({ platform, before, after, newBytes }) {
	const size = (side) => side === void 0 ? "not built" : printSize(side.size);
	const change = before === void 0 || after === void 0 ? "" : printChange(before.size, after.size);
	return [
		name(platform),
		size(before),
		size(after),
		change,
		newBytes === void 0 ? "" : printSize(newBytes),
		before === void 0 || after === void 0 ? "" : `${before.layers} → ${after.layers}`
	];
}
/** The change of size of the first platform, for the top of the page: `180 MB` and `−85 %`. */
function sizeOf(difference) {
	const first = difference?.platforms.find(({ after }) => after !== void 0);
	if (first?.after === void 0) return void 0;
	const change = first.before === void 0 ? "" : printChange(first.before.size, first.after.size);
	return {
		size: printSize(first.after.size),
		change: `${change === "" ? "" : `${change}, `}${name(first.platform)}`
	};
}
function contentsOf(platform, contents) {
	if (contents === void 0) return void 0;
	const { introduced, fixed, packages } = contents;
	const vulnerability = (one) => [
		h("code", {}, name(one.id)),
		name(one.severity.toLowerCase()),
		h("code", {}, name(one.package))
	];
	const lists = [
		listOf("New vulnerabilities", [
			"Id",
			"Severity",
			"Package"
		], introduced.map(vulnerability)),
		listOf("Vulnerabilities fixed", [
			"Id",
			"Severity",
			"Package"
		], fixed.map(vulnerability)),
		packagesOf(packages)
	];
	if (introduced.length + fixed.length + countOf(packages) === 0) return void 0;
	return folded(`What changed in ${name(platform)}: ${summaryOf(contents)}`, ...lists);
}
function countOf(packages) {
	return packages === void 0 ? 0 : packages.added.length + packages.removed.length + packages.changed.length;
}
function summaryOf({ introduced, fixed, packages }) {
	return [
		[
			introduced.length,
			"new vulnerability",
			"new vulnerabilities"
		],
		[
			fixed.length,
			"vulnerability fixed",
			"vulnerabilities fixed"
		],
		[
			countOf(packages),
			"package",
			"packages"
		]
	].filter(([count]) => count > 0).map(([count, one, several]) => counted(count, one, several)).join(", ");
}
function packagesOf(packages) {
	if (packages === void 0) return void 0;
	const versions = (all) => name(all.slice(0, most$1.versions).join(", "));
	return listOf("Packages", [
		"Package",
		"Before",
		"Now"
	], [
		...packages.changed.map((one) => [
			h("code", {}, name(one.name)),
			versions(one.from),
			versions(one.to)
		]),
		...packages.added.map((one) => [
			h("code", {}, name(one.name)),
			"none",
			name(one.version)
		]),
		...packages.removed.map((one) => [
			h("code", {}, name(one.name)),
			name(one.version),
			"removed"
		])
	]);
}
function listOf(title, columns, rows) {
	if (rows.length === 0) return void 0;
	const { shown, left } = firstOf(rows, most$1.names);
	return [
		h("h3", { class: "small" }, `${title} (${rows.length})`),
		table(title, columns.map((one) => ({ title: one })), shown),
		left
	];
}
/** A chart of a share from 0 to 100 per cent, which keeps its value until the next change. */
function stepChart({ title, description, caption, shares, end }) {
	const x = scaleOf(0, Math.max(end, 1));
	const level = (share) => share / 100;
	const points = shares.flatMap(({ at, share }, index) => {
		const before = shares[index - 1];
		const here = [x.at(at), level(share)];
		return before === void 0 ? [here] : [[x.at(at), level(before.share)], here];
	});
	const last = shares.at(-1);
	const line = last === void 0 ? points : [...points, [1, level(last.share)]];
	return frame({
		title,
		description,
		...caption === void 0 ? {} : { caption },
		height: "low",
		x: timeTicks(x.to, 4).map((at) => ({
			at: x.at(at),
			label: printTick(at)
		})),
		y: [
			0,
			50,
			100
		].map((share) => ({
			at: level(share),
			label: `${share} %`
		})),
		marks: [
			stretched("area", areaUnder(line), "Z"),
			stretched("line", line),
			last === void 0 ? void 0 : h("circle", {
				class: "end",
				cx: "100%",
				cy: percent(100 - last.share),
				r: "4"
			})
		]
	});
}
/** Workloads with a chart of their own; the others are lines of a table. */
const mostCharts = 12;
const mostRows = 80;
const mostSteps = 60;
const tones$1 = {
	waiting: "plain",
	progressing: "plain",
	paused: "wait",
	healthy: "good",
	degraded: "bad",
	aborted: "bad",
	missing: "warn",
	unknown: "warn"
};
/** How the workloads came along: those that went wrong first, as many as there is something to draw of; the rest as a table. */
function rolloutPart(recording) {
	if (recording === void 0 || recording.workloads.length === 0) return void 0;
	const workloads = recording.workloads.toSorted((one, other) => Number(isWrong(other.row)) - Number(isWrong(one.row)));
	const all = recording.state.targets.reduce((sum, { assessment }) => sum + assessment.rows.length, 0);
	const several = new Set(workloads.map(({ target }) => target)).size > 1;
	const drawn = workloads.filter(({ moments }) => moments.length > 0).slice(0, mostCharts);
	const others = workloads.filter((one) => !drawn.includes(one));
	return section("Rollout", ...drawn.map((one) => workload(one, {
		several,
		end: recording.seenAt
	})), others.length === 0 ? void 0 : otherWorkloads(others, several), moreThan(all - workloads.length));
}
function moreThan(left) {
	return left > 0 ? h("p", { class: "more" }, `and ${left} more`) : void 0;
}
function otherWorkloads(workloads, several) {
	const { shown, left } = firstOf(workloads, mostRows);
	const rows = shown.map(({ target, name: own, row }) => [
		titleOf$1(own, target, several),
		badge(tones$1[row.state], row.state),
		row.image === "" ? sentence(row.message) : h("code", {}, name(shortImage(row.image)))
	]);
	return [table("Other workloads", [
		{ title: "Workload" },
		{ title: "State" },
		{ title: "Image" }
	], rows), left];
}
function titleOf$1(own, target, several) {
	return several ? `${name(target)}: ${name(own)}` : name(own);
}
function workload({ target, name: own, row, moments }, { several, end }) {
	const [first] = moments;
	const title = titleOf$1(own, target, several);
	const of = row.steps === void 0 ? "Pods of the new version" : "Share of the new version";
	const start = first?.at ?? end;
	const shares = moments.map(({ at, share }) => ({
		at: at.getTime() - start.getTime(),
		share
	}));
	return h("article", {}, h("h3", { class: "title" }, title, badge(tones$1[row.state], row.state), podsOf(row)), row.message === "" ? void 0 : h("p", { class: "soft" }, sentence(row.message)), stepsOf(row, moments), stepChart({
		title: `${of}: ${title}`,
		description: describe(shares),
		caption: `${of}. Time since ${printTime(start)} UTC, when it was first seen.`,
		shares,
		end: end.getTime() - start.getTime()
	}));
}
function podsOf({ pods }) {
	return pods === void 0 ? void 0 : h("span", { class: "soft" }, `${pods.updated} of ${pods.wanted} pods updated`);
}
/** The chart in words. */
function describe(shares) {
	const told = shares.slice(0, 20).map(({ at, share }) => `${share} % after ${printDuration(at)}`);
	const more = shares.length - told.length;
	return `${told.join(", ")}${more > 0 ? `, and ${more} more changes` : ""}.`;
}
/** The steps of a canary: which were passed, and where it stands or was aborted. */
function stepsOf(row, moments) {
	const { steps = [], step } = row;
	if (step === void 0 || steps.length === 0) return void 0;
	const furthest = Math.max(step.index, ...moments.map((moment) => moment.step ?? 0));
	const at = row.state === "healthy" ? steps.length + 1 : row.state === "aborted" ? furthest : step.index;
	const items = steps.slice(0, mostSteps).map((one, index) => stepItem(one, index + 1, {
		at,
		state: row.state
	}));
	const more = steps.length - mostSteps;
	return h("ol", { class: "steps" }, ...items, more > 0 ? h("li", {}, `${more} more`) : void 0);
}
function stepItem(step, index, { at, state }) {
	const words = stepWords(step);
	if (index < at) return h("li", { class: "passed" }, sign("good"), words);
	if (index > at) return h("li", {}, words);
	const tone = state === "aborted" || state === "degraded" ? "bad" : state === "paused" ? "wait" : void 0;
	const note = tone === void 0 ? " (under way)" : ` (${state} here)`;
	return h("li", { class: "here" }, tone === void 0 ? void 0 : sign(tone), `${words}${note}`);
}
function stepWords(step) {
	switch (step.step) {
		case "weight": return `${step.weight} %`;
		case "pause": return step.seconds === void 0 ? "pause until promoted" : `pause ${printTick(step.seconds * 1e3)}`;
		case "other": return "another step";
		default: return step.step;
	}
}
/** Per cent of the width that a bar has at least, to be seen. */
const thinnest = .6;
/** Bars of time one below the other, as a table: whoever cannot see the bars reads when each began, and how long it took. */
function timeline(caption, rows) {
	const all = rows.flatMap(({ spans }) => spans);
	const from = Math.min(...all.map((span) => span.from.getTime()));
	const extent = Math.max(...all.map((span) => span.to.getTime())) - from || 1;
	const head = [
		"Stage",
		"Course",
		"Began (UTC)",
		"Took"
	].map((title) => h("th", { scope: "col" }, title));
	return h("table", { class: "timeline" }, h("caption", { class: "unseen" }, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...rows.map((row) => rowOf$1(row, {
		from,
		extent
	}))));
}
function rowOf$1({ name, state, note, spans }, of) {
	const took = spans.reduce((sum, span) => sum + (span.to.getTime() - span.from.getTime()), 0);
	const began = spans[0]?.from ?? new Date(of.from);
	const bars = spans.map((span) => {
		const width = Math.max(thinnest, (span.to.getTime() - span.from.getTime()) / of.extent * 100);
		const left = Math.min(100 - width, (span.from.getTime() - of.from) / of.extent * 100);
		return h("span", {
			class: `span ${state}`,
			...atPlace({
				left,
				width
			})
		});
	});
	const mark = note === void 0 ? [] : [h("span", { class: "note" }, note)];
	return h("tr", {}, h("th", { scope: "row" }, name, ...mark), h("td", { class: "track" }, h("div", { "aria-hidden": "true" }, ...bars)), h("td", { class: "number began" }, h("time", {
		datetime: began.toISOString(),
		title: printMoment(began)
	}, printTime(began))), h("td", { class: "number" }, printDuration(took)));
}
/** The stages of a deployment with their durations. */
function stagesPart(recording, outcome) {
	if (recording === void 0 || recording.spans.length === 0) return void 0;
	const rows = stages.flatMap((stage) => rowOf(stage, recording, outcome));
	return section("Stages", timeline("Stages, when each began and how long it took", rows));
}
function rowOf(stage, { spans, seenAt }, outcome) {
	const own = spans.filter((span) => span.stage === stage).map(({ from, to }) => ({
		from,
		to: to ?? seenAt
	}));
	if (own.length === 0) return [];
	const notes = [...endNote(stage, outcome), ...own.length > 1 ? [counted(own.length, "time")] : []];
	return [{
		name: stage,
		spans: own,
		state: stateOf(stage, outcome),
		...notes.length === 0 ? {} : { note: notes.join(", ") }
	}];
}
function stateOf(stage, { stage: endedAt, outcome }) {
	if (stage !== endedAt || outcome === "succeeded" || outcome === "superseded") return "done";
	return outcome === "paused" ? "waits" : "bad";
}
function endNote(stage, { stage: endedAt, outcome }) {
	if (stage !== endedAt || outcome === "succeeded") return [];
	return [outcome === "paused" ? "waits here" : `${outcome} here`];
}
/** How each outcome looks. */
const tones = {
	succeeded: "good",
	failed: "bad",
	errored: "warn",
	paused: "wait",
	superseded: "plain",
	cancelled: "plain"
};
/** The verdict in large: why, and what to do. */
function verdict(outcome, recovery) {
	const tone = tones[outcome.outcome];
	return h("div", { class: `verdict tone-${tone}` }, h("div", { class: "head" }, h("h2", {}, sign(tone), capitalised(outcome.outcome)), h("span", { class: "reason" }, h("code", {}, outcome.reason), ` at the stage ${outcome.stage}`)), h("p", { class: "say" }, sentence(outcome.sentence)), recoveryLine(outcome, recovery), whatToDo(outcome));
}
function capitalised(word) {
	return `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;
}
/** What became of the rollback, unless the outcome says so itself. */
function recoveryLine({ sentence: said }, recovery) {
	if (recovery === void 0 || said.includes(recovery.sentence)) return void 0;
	return h("p", {}, h("strong", {}, "Rollback: "), sentence(recovery.sentence));
}
function whatToDo(outcome) {
	const { waiting } = outcome;
	if (outcome.outcome === "succeeded") return void 0;
	if (waiting === void 0) return h("p", { class: "do" }, h("strong", {}, "What to do: "), sentence(remedyOf(outcome)));
	const times = [...waiting.since === void 0 ? [] : [`since ${printMoment(waiting.since)} UTC`], ...waiting.until === void 0 ? [] : [`until ${printMoment(waiting.until)} UTC`]];
	return [h("p", { class: "do" }, h("strong", {}, "Waits for: "), [sentence(waiting.for), ...times].join(", ")), h("p", {}, h("strong", {}, "To go on: "), sentence(waiting.goOn))];
}
/** The application, and where it goes. */
function titleOf({ application, environment }) {
	if (environment === void 0) return name(application);
	return [
		name(application),
		h("span", { class: "arrow" }, " → "),
		name(environment)
	];
}
/** Which commit, whose request, and when. */
function subtitleOf({ commit, told, recording }, { sourceUrl }) {
	const pullRequest = told?.source.pullRequest;
	const at = (path) => sourceUrl === void 0 ? void 0 : `${sourceUrl}/${path}`;
	const shown = [
		commit === void 0 ? void 0 : ["commit ", link(at(`commit/${encodeURIComponent(commit.toWellFormed())}`), h("code", {}, name(shortCommit(commit))))],
		pullRequest === void 0 ? void 0 : link(at(`pull/${pullRequest}`), `pull request ${pullRequest}`),
		told?.kind === void 0 || told.kind === "deploy" && told.by === void 0 ? void 0 : name(doneBy({
			kind: told.kind,
			by: told.by
		})),
		recording === void 0 ? void 0 : timesOf(recording),
		told?.run === void 0 ? void 0 : link(told.run.url, "workflow run")
	].filter((one) => one !== void 0).map((one) => h("span", {}, one));
	return shown.length === 0 ? void 0 : h("p", { class: "under" }, ...shown);
}
function timesOf({ beganAt, seenAt }) {
	return `${printMoment(beganAt)} to ${printTime(seenAt)} UTC`;
}
/** All that is known of one deployment, from the verdict down to the diff. */
function deploymentParts(facts) {
	const { outcome, progress, recording } = facts;
	const targets = progress?.targets ?? recording?.state.targets ?? [];
	return [
		verdict(outcome, progress?.recovery ?? recording?.state.recovery),
		figures(figuresOf(facts)),
		whatPart(facts),
		stagesPart(recording, outcome),
		lastWordsPart(progress, targets),
		rolloutPart(recording),
		analysisPart(recording),
		dryRunPart(recording),
		imagePart(progress?.difference),
		scanPart(progress ?? {}),
		readinessPart(progress?.written?.findings ?? []),
		changePart(progress),
		notesPart(progress, targets)
	];
}
function figuresOf({ recording, progress }) {
	const size = sizeOf(progress?.difference);
	return [
		...recording === void 0 ? [] : [durationOf(recording)],
		...recording === void 0 ? [] : measuredOf(recording),
		...size === void 0 ? [] : [{
			name: "Image size",
			value: size.size,
			note: size.change
		}],
		...refusedOf(progress)
	];
}
function durationOf({ beganAt, seenAt, spans }) {
	const rollout = spans.filter(({ stage }) => stage === "rollout");
	const took = rollout.reduce((sum, { from, to }) => sum + ((to ?? seenAt).getTime() - from.getTime()), 0);
	return {
		name: "Took",
		value: printDuration(seenAt.getTime() - beganAt.getTime()),
		...rollout.length === 0 ? {} : { note: `${printDuration(took)} of it the rollout` }
	};
}
/** Of what decides; what was measured in dry run is told apart. */
function measuredOf({ metrics }) {
	const deciding = metrics.filter(({ metric }) => !metric.dryRun);
	if (deciding.length === 0) return [];
	const isCut = metrics.length >= mostRecorded.metrics;
	const passed = deciding.filter(({ metric }) => metric.phase === "Successful").length;
	const count = deciding.reduce((sum, one) => sum + one.count, 0);
	return [{
		name: "Metrics passed",
		value: `${passed} of ${deciding.length}`,
		note: [counted(count, "measurement"), ...isCut ? [`of the ${metrics.length} metrics that are kept`] : []].join(", ")
	}];
}
function refusedOf(progress) {
	const scans = progress?.scans ?? [];
	if (scans.length === 0) return [];
	const refused = new Set(scans.flatMap((scan) => scan.refused.map((one) => JSON.stringify(one)))).size;
	const found = Math.max(...scans.map(({ counts }) => Object.values(counts).reduce((sum, one) => sum + one, 0)));
	return [{
		name: "Scan",
		value: refused === 0 ? "Clean" : counted(refused, "refused", "refused"),
		note: `${counted(found, "vulnerability", "vulnerabilities")} known`,
		tone: refused === 0 ? "good" : "bad"
	}];
}
function whatPart({ progress, recording }) {
	const image = progress?.image === void 0 ? recording?.state.image : printImage(progress.image.reference);
	const { before, revision, written, recovery } = progress ?? {};
	const place = written?.place;
	const content = facts([
		["Image", image === void 0 ? void 0 : h("code", {}, name(image))],
		["Image before", before === void 0 ? void 0 : h("code", {}, name(printImage(before)))],
		["Commit in Git", revision === void 0 ? void 0 : h("code", {}, name(revision))],
		["Pull request", place?.on === "pull-request" ? link(place.url, `number ${place.number}`) : void 0],
		["Rolled back to", recovery?.result === "rolled-back" ? h("code", {}, name(recovery.image)) : void 0]
	]);
	return content === void 0 ? void 0 : h("section", {}, h("h2", {}, "What was deployed"), content);
}
/** The deployments of a run, in their order; what was shown and never told of comes last. */
function deploymentsOf({ ended, recordings }) {
	const left = [...recordings];
	return [...(ended.deployments ?? []).map(({ told, outcome, progress }) => {
		const { application, environment } = told;
		const { commit } = told.source;
		const index = left.findLastIndex(({ state }) => state.application === application && state.environment === environment && state.commit === commit);
		const [recording] = index < 0 ? [] : left.splice(index, 1);
		return {
			application,
			environment,
			commit,
			outcome,
			told,
			progress,
			...recording === void 0 ? {} : { recording }
		};
	}), ...left.map((recording) => watched(recording, ended.outcome))];
}
function watched(recording, outcome) {
	const { application, environment, commit, outcome: own } = recording.state;
	return {
		application,
		outcome: own ?? outcome,
		recording,
		...environment === void 0 ? {} : { environment },
		...commit === void 0 ? {} : { commit }
	};
}
/** Deployments and problems that are shown. */
const most = {
	deployments: 12,
	problems: 60
};
/** The page about one run: its deployments from the verdict down to the diff, or why there was none. */
function runPage(facts) {
	const deployments = deploymentsOf(facts);
	const { ended } = facts;
	const [only] = deployments;
	const title = only !== void 0 && deployments.length === 1 ? plainTitle(only) : counted(deployments.length, "deployment");
	const shownTitle = deployments.length === 0 ? facts.command : title;
	return {
		title: `${shownTitle}: ${ended.outcome.outcome}`,
		description: sentence(ended.outcome.sentence),
		tone: tones[ended.outcome.outcome],
		header: headerOf(facts, deployments, shownTitle),
		body: bodyOf(facts, deployments),
		footer: `gitops-deploy ${facts.version} made this page at ${printMoment(facts.at)} UTC. It is one file, and loads nothing.`
	};
}
function plainTitle({ application, environment }) {
	return environment === void 0 ? name(application) : `${name(application)} → ${name(environment)}`;
}
function headerOf(facts, deployments, title) {
	const [only] = deployments;
	const run = deployments.find(({ told }) => told?.run !== void 0)?.told?.run;
	const kind = h("p", { class: "kind" }, `Report of ${facts.command}`);
	if (only !== void 0 && deployments.length === 1) return [
		kind,
		h("h1", {}, titleOf(only)),
		subtitleOf(only, facts)
	];
	return [
		kind,
		h("h1", {}, title),
		run === void 0 ? void 0 : h("p", { class: "under" }, h("span", {}, link(run.url, "Workflow run")))
	];
}
function bodyOf(facts, deployments) {
	const [only] = deployments;
	if (only !== void 0 && deployments.length === 1) return deploymentParts(only);
	if (deployments.length === 0) return [verdict(facts.ended.outcome, void 0), problemsPart(facts.ended)];
	const { shown, left } = firstOf(deployments, most.deployments);
	return [
		besides(facts.ended, deployments),
		...shown.map((one) => [h("div", { class: "of" }, h("h2", {}, titleOf(one)), subtitleOf(one, facts)), deploymentParts(one)]),
		left
	];
}
/** What the outcome of the run says beyond those of its deployments. */
function besides({ outcome }, deployments) {
	const [first, ...others] = deployments.map((one) => one.outcome);
	return (first === void 0 ? void 0 : worstOf([first, ...others]))?.sentence === outcome.sentence ? void 0 : verdict(outcome, void 0);
}
function problemsPart({ problems = [] }) {
	if (problems.length === 0) return void 0;
	const { shown, left } = firstOf(problems, most.problems);
	const rows = shown.map(({ place, message, remedy }) => [
		h("code", {}, name(printPlace(place))),
		sentence(message),
		sentence(remedy ?? "")
	]);
	const columns = [
		"Where",
		"What",
		"Remedy"
	].map((title) => ({ title }));
	return section("Problems", table("What is wrong with inputs and configuration", columns, rows), left);
}
export { runPage };
