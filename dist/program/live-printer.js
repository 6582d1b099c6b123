import "./rolldown-runtime.js";
import { Z as stages, c as createPlainPrinter, l as plainLogLine, n as plainLine, u as createLog } from "./start.js";
import { t as combine } from "./combine.js";
import { lt as printName } from "./drive.js";
import { n as readProgressLine, t as printProgressLine } from "./progress-line.js";
const ambiguousRanges = [
	161,
	161,
	164,
	164,
	167,
	168,
	170,
	170,
	173,
	174,
	176,
	180,
	182,
	186,
	188,
	191,
	198,
	198,
	208,
	208,
	215,
	216,
	222,
	225,
	230,
	230,
	232,
	234,
	236,
	237,
	240,
	240,
	242,
	243,
	247,
	250,
	252,
	252,
	254,
	254,
	257,
	257,
	273,
	273,
	275,
	275,
	283,
	283,
	294,
	295,
	299,
	299,
	305,
	307,
	312,
	312,
	319,
	322,
	324,
	324,
	328,
	331,
	333,
	333,
	338,
	339,
	358,
	359,
	363,
	363,
	462,
	462,
	464,
	464,
	466,
	466,
	468,
	468,
	470,
	470,
	472,
	472,
	474,
	474,
	476,
	476,
	593,
	593,
	609,
	609,
	708,
	708,
	711,
	711,
	713,
	715,
	717,
	717,
	720,
	720,
	728,
	731,
	733,
	733,
	735,
	735,
	768,
	879,
	913,
	929,
	931,
	937,
	945,
	961,
	963,
	969,
	1025,
	1025,
	1040,
	1103,
	1105,
	1105,
	8208,
	8208,
	8211,
	8214,
	8216,
	8217,
	8220,
	8221,
	8224,
	8226,
	8228,
	8231,
	8240,
	8240,
	8242,
	8243,
	8245,
	8245,
	8251,
	8251,
	8254,
	8254,
	8308,
	8308,
	8319,
	8319,
	8321,
	8324,
	8364,
	8364,
	8451,
	8451,
	8453,
	8453,
	8457,
	8457,
	8467,
	8467,
	8470,
	8470,
	8481,
	8482,
	8486,
	8486,
	8491,
	8491,
	8531,
	8532,
	8539,
	8542,
	8544,
	8555,
	8560,
	8569,
	8585,
	8585,
	8592,
	8601,
	8632,
	8633,
	8658,
	8658,
	8660,
	8660,
	8679,
	8679,
	8704,
	8704,
	8706,
	8707,
	8711,
	8712,
	8715,
	8715,
	8719,
	8719,
	8721,
	8721,
	8725,
	8725,
	8730,
	8730,
	8733,
	8736,
	8739,
	8739,
	8741,
	8741,
	8743,
	8748,
	8750,
	8750,
	8756,
	8759,
	8764,
	8765,
	8776,
	8776,
	8780,
	8780,
	8786,
	8786,
	8800,
	8801,
	8804,
	8807,
	8810,
	8811,
	8814,
	8815,
	8834,
	8835,
	8838,
	8839,
	8853,
	8853,
	8857,
	8857,
	8869,
	8869,
	8895,
	8895,
	8978,
	8978,
	9312,
	9449,
	9451,
	9547,
	9552,
	9587,
	9600,
	9615,
	9618,
	9621,
	9632,
	9633,
	9635,
	9641,
	9650,
	9651,
	9654,
	9655,
	9660,
	9661,
	9664,
	9665,
	9670,
	9672,
	9675,
	9675,
	9678,
	9681,
	9698,
	9701,
	9711,
	9711,
	9733,
	9734,
	9737,
	9737,
	9742,
	9743,
	9756,
	9756,
	9758,
	9758,
	9792,
	9792,
	9794,
	9794,
	9824,
	9825,
	9827,
	9829,
	9831,
	9834,
	9836,
	9837,
	9839,
	9839,
	9886,
	9887,
	9919,
	9919,
	9926,
	9933,
	9935,
	9939,
	9941,
	9953,
	9955,
	9955,
	9960,
	9961,
	9963,
	9969,
	9972,
	9972,
	9974,
	9977,
	9979,
	9980,
	9982,
	9983,
	10045,
	10045,
	10102,
	10111,
	11094,
	11097,
	12872,
	12879,
	57344,
	63743,
	65024,
	65039,
	65533,
	65533,
	127232,
	127242,
	127248,
	127277,
	127280,
	127337,
	127344,
	127373,
	127375,
	127376,
	127387,
	127404,
	917760,
	917999,
	983040,
	1048573,
	1048576,
	1114109
];
const fullwidthRanges = [
	12288,
	12288,
	65281,
	65376,
	65504,
	65510
];
const wideRanges = [
	4352,
	4447,
	8986,
	8987,
	9001,
	9002,
	9193,
	9196,
	9200,
	9200,
	9203,
	9203,
	9725,
	9726,
	9748,
	9749,
	9776,
	9783,
	9800,
	9811,
	9855,
	9855,
	9866,
	9871,
	9875,
	9875,
	9889,
	9889,
	9898,
	9899,
	9917,
	9918,
	9924,
	9925,
	9934,
	9934,
	9940,
	9940,
	9962,
	9962,
	9970,
	9971,
	9973,
	9973,
	9978,
	9978,
	9981,
	9981,
	9989,
	9989,
	9994,
	9995,
	10024,
	10024,
	10060,
	10060,
	10062,
	10062,
	10067,
	10069,
	10071,
	10071,
	10133,
	10135,
	10160,
	10160,
	10175,
	10175,
	11035,
	11036,
	11088,
	11088,
	11093,
	11093,
	11904,
	11929,
	11931,
	12019,
	12032,
	12245,
	12272,
	12287,
	12289,
	12350,
	12353,
	12438,
	12441,
	12543,
	12549,
	12591,
	12593,
	12686,
	12688,
	12773,
	12783,
	12830,
	12832,
	12871,
	12880,
	42124,
	42128,
	42182,
	43360,
	43388,
	44032,
	55203,
	63744,
	64255,
	65040,
	65049,
	65072,
	65106,
	65108,
	65126,
	65128,
	65131,
	94176,
	94180,
	94192,
	94198,
	94208,
	101594,
	101631,
	101664,
	101760,
	101874,
	101888,
	102801,
	102816,
	102866,
	110576,
	110579,
	110581,
	110587,
	110589,
	110590,
	110592,
	110888,
	110898,
	110898,
	110928,
	110930,
	110933,
	110933,
	110948,
	110952,
	110960,
	111355,
	119552,
	119638,
	119648,
	119670,
	126980,
	126980,
	127183,
	127183,
	127374,
	127374,
	127377,
	127386,
	127406,
	127406,
	127488,
	127490,
	127504,
	127547,
	127552,
	127560,
	127568,
	127569,
	127584,
	127589,
	127744,
	127776,
	127789,
	127797,
	127799,
	127868,
	127870,
	127891,
	127904,
	127946,
	127951,
	127955,
	127968,
	127984,
	127988,
	127988,
	127992,
	128062,
	128064,
	128064,
	128066,
	128252,
	128255,
	128317,
	128331,
	128334,
	128336,
	128359,
	128378,
	128378,
	128405,
	128406,
	128420,
	128420,
	128507,
	128591,
	128640,
	128709,
	128716,
	128716,
	128720,
	128722,
	128725,
	128729,
	128732,
	128735,
	128747,
	128748,
	128756,
	128764,
	128986,
	128986,
	128992,
	129003,
	129008,
	129008,
	129292,
	129338,
	129340,
	129349,
	129351,
	129535,
	129648,
	129660,
	129664,
	129734,
	129736,
	129736,
	129740,
	129757,
	129759,
	129771,
	129775,
	129786,
	131072,
	196605,
	196608,
	262141
];
/**
Binary search on a sorted flat array of [start, end] pairs.

@param {number[]} ranges - Flat array of inclusive [start, end] range pairs, e.g. [0, 5, 10, 20].
@param {number} codePoint - The value to search for.
@returns {boolean} Whether the value falls within any of the ranges.
*/
const isInRange = (ranges, codePoint) => {
	let low = 0;
	let high = Math.floor(ranges.length / 2) - 1;
	while (low <= high) {
		const mid = Math.floor((low + high) / 2);
		const i = mid * 2;
		if (codePoint < ranges[i]) high = mid - 1;
		else if (codePoint > ranges[i + 1]) low = mid + 1;
		else return true;
	}
	return false;
};
const commonCjkCodePoint = 19968;
const [wideFastPathStart, wideFastPathEnd] = /* #__PURE__ */ findWideFastPathRange(wideRanges);
function findWideFastPathRange(ranges) {
	let fastPathStart = ranges[0];
	let fastPathEnd = ranges[1];
	for (let index = 0; index < ranges.length; index += 2) {
		const start = ranges[index];
		const end = ranges[index + 1];
		if (commonCjkCodePoint >= start && commonCjkCodePoint <= end) return [start, end];
		if (end - start > fastPathEnd - fastPathStart) {
			fastPathStart = start;
			fastPathEnd = end;
		}
	}
	return [fastPathStart, fastPathEnd];
}
const isAmbiguous = (codePoint) => {
	if (codePoint < 161 || codePoint > 1114109) return false;
	return isInRange(ambiguousRanges, codePoint);
};
const isFullwidth = (codePoint) => {
	if (codePoint < 12288 || codePoint > 65510) return false;
	return isInRange(fullwidthRanges, codePoint);
};
const isWide = (codePoint) => {
	if (codePoint >= wideFastPathStart && codePoint <= wideFastPathEnd) return true;
	if (codePoint < 4352 || codePoint > 262141) return false;
	return isInRange(wideRanges, codePoint);
};
function validate(codePoint) {
	if (!Number.isSafeInteger(codePoint)) throw new TypeError(`Expected a code point, got \`${typeof codePoint}\`.`);
}
function eastAsianWidth(codePoint, { ambiguousAsWide = false } = {}) {
	validate(codePoint);
	if (isFullwidth(codePoint) || isWide(codePoint) || ambiguousAsWide && isAmbiguous(codePoint)) return 2;
	return 1;
}
const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
const isEmoji = /\p{Emoji_Presentation}|\ufe0f/u;
const isMark = /^[\p{Mark}\p{Default_Ignorable_Code_Point}\p{Cc}]+$/u;
/** Columns of one character as it is perceived: a letter with its marks, an emoji with what belongs to it. */
function columnsOf$1(character) {
	if (isMark.test(character)) return 0;
	return isEmoji.test(character) ? 2 : eastAsianWidth(character.codePointAt(0) ?? 0);
}
/** How many columns of a terminal a line takes; it holds no escape sequences. */
function widthOf(line) {
	if (/^[ -~]*$/.test(line)) return line.length;
	return [...characters.segment(line)].reduce((sum, { segment }) => sum + columnsOf$1(segment), 0);
}
/** A line cut to so many columns, with an ellipsis where something is missing; it may come out one column shorter. */
function cutTo(line, columns) {
	if (widthOf(line) <= columns) return line;
	if (columns < 1) return "";
	let kept = "";
	let width = 0;
	for (const { segment } of characters.segment(line)) {
		width += columnsOf$1(segment);
		if (width > columns - 1) break;
		kept += segment;
	}
	return `${kept}…`;
}
/** SGR codes: on and off. */
const styles = {
	bold: [1, 22],
	dim: [2, 22],
	red: [31, 39],
	green: [32, 39],
	yellow: [33, 39],
	cyan: [36, 39]
};
/** Characters of a piece that are looked at: more than any terminal is wide. */
const longest = 1e3;
/** A piece of untrusted text; the one or two blanks that it begins or ends with are ours. */
function span(text, style) {
	const [, before = "", inner = ""] = /^( {0,2})(.*)$/s.exec(text.slice(0, longest)) ?? [];
	const after = inner.endsWith("  ") ? "  " : inner.endsWith(" ") ? " " : "";
	const clean = `${before}${plainLine(inner)}${after}`;
	return style === void 0 ? { text: clean } : {
		text: clean,
		style
	};
}
/** Columns that a line takes. */
function columnsOf(line) {
	return line.reduce((sum, { text }) => sum + widthOf(text), 0);
}
/** The line as text of at most so many columns. */
function paint(line, { columns, colours }) {
	let left = columns;
	let text = "";
	for (const [index, one] of line.entries()) {
		const rest = columnsOf(line.slice(index));
		const width = widthOf(one.text);
		const cut = rest > left && width >= left;
		text += coloured(cut ? cutTo(`${one.text}${width === left ? "…" : ""}`, left) : one.text, one.style, colours);
		if (cut) break;
		left -= width;
	}
	return text.trimEnd();
}
function coloured(text, style, colours) {
	if (!colours || style === void 0 || text === "") return text;
	const [on, off] = styles[style];
	return `\u001b[${on}m${text}\u001b[${off}m`;
}
const turning = [
	"⠋",
	"⠙",
	"⠹",
	"⠸",
	"⠼",
	"⠴",
	"⠦",
	"⠧",
	"⠇",
	"⠏"
];
/** Turns with the time: the same moment shows the same mark. */
function spinner(now) {
	return span(turning[Math.floor(now.getTime() / 100) % turning.length] ?? "", "cyan");
}
const paused = {
	text: "‖",
	style: "yellow"
};
const ofOutcome = {
	succeeded: {
		text: "✓",
		style: "green"
	},
	failed: {
		text: "✗",
		style: "red"
	},
	errored: {
		text: "!",
		style: "red"
	},
	cancelled: {
		text: "✗",
		style: "red"
	},
	paused,
	superseded: {
		text: "»",
		style: "dim"
	}
};
/** The mark of an outcome. */
function outcomeMark({ outcome }) {
	return ofOutcome[outcome];
}
/** The mark of a deployment as a whole. */
function deploymentMark(state, now) {
	if (state.outcome !== void 0) return outcomeMark(state.outcome);
	return isPaused(state) ? paused : spinner(now);
}
/** The mark of an AnalysisRun or of one of its metrics, by its phase. */
function phaseMark(phase, now) {
	switch (phase) {
		case "Successful": return ofOutcome.succeeded;
		case "Failed": return ofOutcome.failed;
		case "Error": return ofOutcome.errored;
		case "Inconclusive": return {
			text: "?",
			style: "yellow"
		};
		case "Running": return spinner(now);
		default: return waiting;
	}
}
const waiting = {
	text: "·",
	style: "dim"
};
const skipped = {
	text: "–",
	style: "dim"
};
/** Where a stage stands: done, under way, paused, failed, not needed, or still to come. */
function stageMark(state, stage, now) {
	const { outcome } = state;
	if (outcome?.stage === stage) return outcomeMark(outcome);
	const time = state.stages.find((one) => one.stage === stage);
	if (time?.endedAt !== void 0) return ofOutcome.succeeded;
	if (time !== void 0) return isPaused(state) ? paused : spinner(now);
	return outcome !== void 0 || stages.indexOf(stage) < stages.indexOf(state.stage) ? skipped : waiting;
}
/** Whether what is watched waits for a person while we wait on. */
function isPaused({ stage, targets }) {
	if (targets.length === 0 || stage !== "sync" && stage !== "rollout") return false;
	return combine(targets.map(({ assessment }) => assessment.judgement)).verdict === "paused";
}
const styleOfState = {
	healthy: "green",
	degraded: "red",
	aborted: "red",
	missing: "yellow",
	unknown: "yellow",
	paused: "yellow",
	progressing: "cyan"
};
/** The workloads of a target, each with its analysis; `name` is told where there are several targets. */
function targetLines({ assessment }, name, drawing) {
	const { application, rows, notes, logs = [] } = assessment;
	const of = name === void 0 ? [] : [span(`${name}  `, "bold")];
	return [
		...application === void 0 ? [] : [line(5, "  ", ...of, span(`Argo CD: ${application}`, "dim"))],
		...rows.flatMap((row) => rowLines(row, of, drawing)),
		...notes.map((note) => line(5, "  ", ...of, span(note, "yellow"))),
		...logs.flatMap(lastWords)
	];
}
/** What a container said before it crashed. */
function lastWords({ container, pod, lines }) {
	return [line(4, "  ", span(`last lines of container ${container} of pod ${pod}`)), ...lines.map((text) => line(5, "  ", span(`| ${text}`, "dim")))];
}
/** A line of some rank, indented. */
function line(rank, indent, ...spans) {
	return {
		rank,
		spans: [{ text: indent }, ...spans]
	};
}
function rowLines(row, of, drawing) {
	if (!drawing.isBefore) return [workloadLine(row, of, drawing), ...metricLines(row, drawing)];
	const still = row.image === "" ? row.message : `still has ${row.image}`;
	return [line(3, "  ", ...of, span(printName(row.workload)), span(`  ${still}`, "dim"))];
}
/** Columns below which words give way to numbers. */
const narrow = 60;
function workloadLine({ workload, state, step, weight, pods }, of, { columns }) {
	const isNarrow = columns < narrow;
	const told = [
		[span(state, styleOfState[state] ?? "dim")],
		step === void 0 ? [] : [span(isNarrow ? `${step.index}/${step.count}` : `step ${step.index} of ${step.count}`)],
		weight === void 0 ? [] : [...isNarrow ? [] : [...bar(weight), { text: " " }], span(`${weight} %`)],
		pods === void 0 ? [] : [span(`${pods.updated} of ${pods.wanted} pods`, "dim")]
	].filter((part) => part.length > 0).flatMap((part) => [{ text: "  " }, ...part]);
	return line(3, "  ", ...of, span(printName(workload)), ...told);
}
const barColumns = 10;
function bar(weight) {
	const full = Math.min(barColumns, Math.max(0, Math.round(weight / 100 * barColumns)));
	return [span("█".repeat(full), "cyan"), span("░".repeat(barColumns - full), "dim")];
}
function metricLines(row, { now }) {
	return row.analysis.flatMap((run) => {
		if (run.metrics.length === 0) return [line(4, "    ", phaseMark(run.phase, now), span(` ${run.name}`), phaseSpan(run))];
		return run.metrics.map((metric) => metricLine(run, metric, now));
	});
}
/** The values come first: where the line is cut, the mark says as much as the phase. */
function metricLine(run, metric, now) {
	const { name, phase, dryRun, condition, measurements } = metric;
	const values = measurements.slice(-5).flatMap((one) => [{ text: " " }, measuredSpan(one, now)]);
	const wanted = condition === "" ? [] : [span(`  wanted ${condition}`, "dim")];
	const dry = dryRun ? [span(" dry run", "yellow")] : [];
	return line(4, "    ", phaseMark(phase, now), span(` ${name}`), ...dry, { text: " " }, ...values, ...wanted, phaseSpan(run, phase));
}
const kinds = {
	Step: "step",
	Background: "background",
	PrePromotion: "pre-promotion",
	PostPromotion: "post-promotion",
	Other: "analysis"
};
function phaseSpan({ kind, stepIndex, ...run }, phase = run.phase) {
	const step = kind === "Step" && stepIndex !== void 0 ? ` ${stepIndex + 1}` : "";
	return span(`  ${phase} (${kinds[kind]}${step})`, styleOfPhase[phase] ?? "dim");
}
/** Columns of one value: the message of a provider is long. */
const valueColumns = 24;
const styleOfPhase = {
	Successful: "green",
	Failed: "red",
	Error: "red",
	Inconclusive: "yellow"
};
function measuredSpan({ phase, value, message }, now) {
	if (phase === "Running") return spinner(now);
	const { text } = span(value ?? message ?? phase);
	return span(cutTo(text, valueColumns), styleOfPhase[phase]);
}
/**
* Deployments one under the other as lines of text, none wider and no more than the frame has room for: where there is too
* little, details go before deployments, and those of what has ended before those of what goes on. Pure: the same
* state at the same moment gives the same lines. Untrusted text is cleaned of what could steer a terminal.
*/
function liveText(deployments, frame) {
	return fitted(deployments.flatMap((one, index) => [...index === 0 ? [] : [{
		rank: blank,
		spans: []
	}], ...deploymentLines(one, frame)]), frame.rows).map(({ spans }) => paint(spans, frame));
}
/** The rank of a line between two deployments; that of what has ended lies above that of what goes on. */
const blank = 9;
const ofEnded = .5;
/** As many lines as there is room for: the first of those with the highest rank goes first, as the oldest news. */
function fitted(lines, rows) {
	if (lines.length <= rows) return lines;
	const highest = Math.max(...lines.map(({ rank }) => rank));
	if (highest > 0) {
		const first = lines.findIndex(({ rank }) => rank === highest);
		return fitted(lines.toSpliced(first, 1), rows);
	}
	if (rows < 1) return [];
	const more = line(0, "", span(`… and ${lines.length - rows + 1} more`, "dim"));
	return rows === 1 ? lines.slice(0, 1) : [...lines.slice(0, rows - 1), more];
}
function deploymentLines(one, frame) {
	const { image, lastLine, targets, outcome } = one;
	const several = targets.length > 1;
	const drawing = {
		...frame,
		isBefore: one.stage === "sync" || outcome?.stage === "sync"
	};
	const lines = [
		line(0, "", ...header(one, frame)),
		...stageLines(one, frame),
		...image === void 0 ? [] : [line(5, "  image  ", span(shortDigest(image), "dim"))],
		...lastLine === void 0 ? [] : [line(3, "  ", span(lastLine, "dim"))],
		...targets.flatMap((target) => targetLines(target, several ? target.target : void 0, drawing)),
		...endLines(one, several)
	];
	return outcome === void 0 ? lines : lines.map(({ rank, spans }) => ({
		rank: rank && rank + ofEnded,
		spans
	}));
}
/** Columns that names need before the commit is told. */
const namesNeed = 12;
/** The time and the commit are short, and the names are somebody's choice: these are cut. */
function header(one, { now, columns }) {
	const took = `  ${elapsed(one, now)}`;
	const commit = one.commit === void 0 ? "" : span(`  ${one.commit.slice(0, 7)}`).text;
	const { text } = span(one.environment === void 0 ? one.application : `${one.application} → ${one.environment}`);
	const tail = columns - widthOf(took) - 2 - widthOf(commit) < namesNeed ? took : `${commit}${took}`;
	const name = cutTo(text, columns - widthOf(tail) - 2);
	return [
		deploymentMark(one, now),
		{
			text: ` ${name}`,
			style: "bold"
		},
		{
			text: tail,
			style: "dim"
		}
	];
}
function elapsed({ stages: times }, now) {
	const [first] = times;
	return first === void 0 ? "" : duration(first, times.at(-1)?.endedAt ?? now);
}
function duration({ startedAt }, end) {
	const seconds = Math.max(0, Math.floor((end.getTime() - startedAt.getTime()) / 1e3));
	const padded = (value) => String(value).padStart(2, "0");
	if (seconds < 60) return `${seconds}s`;
	const minutes = Math.floor(seconds / 60);
	if (minutes < 60) return `${minutes}m ${padded(seconds % 60)}s`;
	return `${Math.floor(minutes / 60)}h ${padded(minutes % 60)}m`;
}
/** The stages side by side, on as many lines as they need. */
function stageLines(one, { now, columns }) {
	const rows = [];
	for (const stage of stages) {
		const item = stageItem(one, stage, now);
		const row = rows.at(-1);
		if (row !== void 0 && columnsOf(row) + columnsOf(item) + 4 <= columns) row.push({ text: "  " }, ...item);
		else rows.push([...item]);
	}
	return rows.map((row) => line(2, "  ", ...row));
}
function stageItem(one, stage, now) {
	const time = one.stages.find((known) => known.stage === stage);
	const name = time === void 0 ? span(` ${stage}`, "dim") : span(` ${stage}`);
	const took = time === void 0 ? [] : [span(` ${duration(time, time.endedAt ?? now)}`, "dim")];
	return [
		stageMark(one, stage, now),
		name,
		...took
	];
}
/** Enough of a digest to tell it from others. */
function shortDigest(image) {
	return image.replace(/(@sha256:[0-9a-f]{12})[0-9a-f]+/, "$1");
}
/** What it comes to: the judgement of each target so far, or the outcome, with what is to be done. */
function endLines({ outcome, recovery, targets }, several) {
	const restored = recovery === void 0 ? [] : [line(2, "  ", span(`rollback: ${recovery.sentence}`))];
	if (outcome !== void 0) return [
		outcomeLine(outcome),
		...waitingLines(outcome.waiting),
		...restored
	];
	return [...targets.flatMap(({ target, assessment: { judgement } }) => {
		const of = several ? [span(`${target}  `, "bold")] : [];
		const waits = judgement.verdict === "paused" ? waitingLines(judgement.waiting) : [];
		return [line(1, "  ", ...of, span(judgement.sentence)), ...waits];
	}), ...restored];
}
function outcomeLine(outcome) {
	const { style, ...mark } = outcomeMark(outcome);
	return line(1, "  ", span(`${mark.text} ${outcome.outcome} (${outcome.reason})`, style), span(`: ${outcome.sentence}`));
}
/** What is to be done is a line of its own, to be copied from. */
function waitingLines(waiting) {
	if (waiting === void 0) return [];
	return [line(4, "  ", span(`waits for ${waiting.for}`)), line(2, "  ", span(`to go on: ${waiting.goOn}`))];
}
const { stripVTControlCharacters } = process.getBuiltinModule("node:util");
const hideCursor = "\x1B[?25l";
const showCursor = "\x1B[?25h";
/** Terminals that do not know it ignore it; the others show what is between at once. */
const together = ["\x1B[?2026h", "\x1B[?2026l"];
/** A line that the terminal takes for wider than we do is cut by it, and does not push the block down. */
const unwrapped = ["\x1B[?7l", "\x1B[?7h"];
const eraseLine = "\x1B[2K";
const eraseBelow = "\x1B[J";
function up(lines) {
	return lines > 0 ? `\r\u001b[${lines}A` : "\r";
}
/** What a terminal has when it tells no size. */
const usual = {
	columns: 80,
	rows: 24
};
/**
* A block of lines at the end of a terminal, drawn again in its place; what is printed goes above it. The cursor stands on
* the line below the block whenever nothing is being drawn.
*/
var Screen = class {
	#stream;
	#lines = [];
	#drawnOn = usual;
	#isHidden = false;
	constructor(stream) {
		this.#stream = stream;
	}
	/** The room for a block, as it is now: the cursor needs a line of its own, and what cannot be gone back to is not drawn. */
	get room() {
		const { columns, rows } = this.#size();
		return {
			columns,
			rows: rows - 1
		};
	}
	/** Shows these lines in place of the ones before; writes only what has changed. */
	draw(lines) {
		if (lines.length === 0 && this.#lines.length === 0) return;
		const isResized = this.#isResized();
		if (!isResized && lines.length === this.#lines.length && lines.every((line, index) => line === this.#lines[index])) return;
		this.#write(isResized ? `${this.#erase()}${whole(lines)}` : this.#changed(lines));
		this.#keep(lines);
	}
	/** Prints text above the block, for good. */
	print(text) {
		const { columns, rows } = this.room;
		const block = this.#lines.slice(0, columns < this.#drawnOn.columns ? 0 : rows);
		const printed = text.replace(/\r?\n/g, "\r\n");
		this.#stream.write(`${together[0]}${this.#erase()}${printed}\r\n${unwrapped[0]}${whole(block)}${unwrapped[1]}${together[1]}`);
		this.#keep(block);
	}
	/** Leaves the block as it is, and the cursor visible below it. */
	close() {
		if (this.#isHidden) this.#stream.write(`\r${eraseBelow}${showCursor}`);
		this.#isHidden = false;
		this.#lines = [];
	}
	#changed(lines) {
		const written = lines.map((line, index) => line === this.#lines[index] ? "\r\n" : `${eraseLine}${line}\r\n`);
		const rest = lines.length < this.#lines.length ? eraseBelow : "";
		return `${up(this.#lines.length)}${written.join("")}${rest}`;
	}
	/** Takes the block away. A terminal that has become narrower has broken its lines. */
	#erase() {
		const { columns, rows } = this.#size();
		const height = this.#lines.map((line) => Math.ceil(widthOf(stripVTControlCharacters(line)) / columns)).reduce((sum, one) => sum + Math.max(1, one), 0);
		return `${up(Math.min(height, rows - 1))}${eraseBelow}`;
	}
	#write(text) {
		const hide = this.#isHidden ? "" : hideCursor;
		this.#isHidden = true;
		this.#stream.write(`${hide}${together[0]}${unwrapped[0]}${text}${unwrapped[1]}${together[1]}`);
	}
	#keep(lines) {
		this.#lines = lines;
		this.#drawnOn = this.#size();
	}
	#isResized() {
		const { columns, rows } = this.#size();
		return columns !== this.#drawnOn.columns || rows !== this.#drawnOn.rows;
	}
	/** A terminal may tell 0 by 0. */
	#size() {
		const { columns, rows } = this.#stream;
		return {
			columns: columns || usual.columns,
			rows: rows || usual.rows
		};
	}
};
function whole(lines) {
	return lines.map((line) => `${eraseLine}${line}\r\n`).join("");
}
/** Milliseconds between two drawings: no change is drawn sooner, and time is seen to pass without one. */
const drawEvery = 100;
/** Draws the deployments of a run in one place, and the rest of its log above; the log's ordinary lines are in the drawing. */
function createLivePrinter(printing) {
	const live = new Live(printing);
	const plain = createPlainPrinter(printing);
	return {
		log: createLog(printing, (level, message) => live.say(level, message)),
		view: { show: (state) => live.see(state) },
		show: (text) => live.isOpen ? live.print(printing.mask.hideInPlain(text)) : plain.show(text),
		close: () => live.close()
	};
}
var Live = class {
	#printing;
	#screen;
	#stop;
	#deployments = /* @__PURE__ */ new Map();
	isOpen = true;
	constructor(printing) {
		this.#printing = printing;
		this.#screen = new Screen(printing.stream);
		this.#stop = printing.every(drawEvery, () => this.#draw());
	}
	see(given) {
		const state = this.#masked(given);
		const key = JSON.stringify([
			state.application,
			state.environment,
			state.commit
		]);
		const before = this.#deployments.get(key);
		const goesOn = before?.lastLine !== void 0 && before.stage === state.stage && state.outcome === void 0;
		this.#deployments.set(key, goesOn ? {
			...state,
			lastLine: before.lastLine
		} : state);
	}
	/** What a build or a scan says is shown with it. Other ordinary lines say what is drawn already. */
	say(level, message) {
		const text = plainLogLine(level, message, this.#printing);
		if (!this.isOpen) this.#printing.stream.write(`${text}\n`);
		else if (level === "info") this.#showLast(text);
		else this.print(this.#coloured(level, text));
	}
	print(text) {
		this.#screen.print(text);
	}
	close() {
		if (!this.isOpen) return;
		this.isOpen = false;
		this.#stop();
		this.#draw();
		this.#screen.close();
	}
	#showLast(lastLine) {
		for (const [key, one] of this.#deployments) if (one.outcome === void 0 && (one.stage === "build" || one.stage === "scan")) this.#deployments.set(key, {
			...one,
			lastLine
		});
	}
	#draw() {
		const { now, colours } = this.#printing;
		const frame = {
			now: now(),
			colours,
			...this.#screen.room
		};
		this.#screen.draw(liveText([...this.#deployments.values()], frame));
	}
	/** Before anything is cut: half a secret would not be found again. What is masked here is what `rawjson` would print. */
	#masked(state) {
		const { mask, now } = this.#printing;
		const line = printProgressLine({
			time: now(),
			type: "progress",
			...state
		}, (text) => mask.hideInPlain(text));
		const read = readProgressLine(line);
		if (read?.type !== "progress") throw new Error("a state is read back as it was printed");
		return read;
	}
	#coloured(level, text) {
		if (!this.#printing.colours || level === "debug") return text;
		return `\u001b[${level === "warning" ? 33 : 31}m${text}\u001b[39m`;
	}
};
export { createLivePrinter };
