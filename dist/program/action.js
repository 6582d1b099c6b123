import { n as __exportAll } from "./rolldown-runtime.js";
import { A as printImage, L as printPlace, R as printProblem, W as remedyOf, a as withReferences, g as maskedSecrets, i as reference, m as noView, r as Mask, t as oneLine } from "./start.js";
import { O as printName, S as readRequest, g as runProgram, j as readActionInputs, r as allWritten } from "./drive.js";
import { a as setOutput, c as summary, i as saveState, n as error, o as setSecret, r as isDebug, s as warning, t as debug } from "./core.js";
/** No width, but two characters are no longer one word. */
const apart = "​";
/** One line, in which nothing begins emphasis, code, a link, an image, HTML, a strikethrough or a cell of a table. */
function literal(text) {
	return withReferences(text.replace(/\s+/g, " ").trim());
}
/**
* Text that anybody may have chosen, as Markdown shows it literally. Characters that mean something become references, which
* never do (CommonMark 0.31, section 2.5). What GitHub finds in the text once Markdown is done with it (mentions, issues,
* bare addresses) is put apart.
*/
function escapeMarkdown(text) {
	return literal(text.replace(/[#@]/g, (character) => `${character}${apart}`).replace(/:(?=\/\/)/g, `:${apart}`).replace(/\b(www)(?=\.)/gi, `$1${apart}`).replace(/\b(gh)-(?=\d)/gi, `$1-${apart}`)).replace(/^[-+=]/, reference).replace(/^(\d+)([.)])/, (_, number, mark) => `${number}${reference(mark)}`);
}
/** Text as inline code, in a table too. Mentions and issues are not looked for in code; addresses are. */
function code(text) {
	return `<code>${literal(text).replace(/:(?=\/\/)/g, reference).replace(/\b(www)\./gi, "$1&#46;").replace(/@(?=[\w-]+\.)/g, `@${apart}`)}</code>`;
}
/** A block of code behind a fence that is longer than any in the text. */
function fenced(text, language) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
/** Markdown with a link, where there is an address, and one that cannot be anything else. */
function linked(markdown, url) {
	return url !== void 0 && /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${markdown}](${url})` : markdown;
}
/** Characters of one text of a finding: names in a manifest may be of any length. */
const longestText = 400;
/** Rows of a table: GitHub drops a job summary of more than 1 MiB. */
const mostRows = 100;
/** How a finding counts: what the API takes with a warning of its own is an error that fails nothing. */
function levelOf({ severity, isTakenByApi }) {
	return severity === "error" && isTakenByApi === true ? "warning" : severity;
}
/** A finding for a log: where, by which rule, what is wrong, why, and what to write instead. */
function findingText({ place, rule, message, why, fix }) {
	return `${`${where(place)}: ${rule}: ${oneLine(message, longestText)}`}\n  why: ${oneLine(why, longestText)}\n  fix: ${oneLine(fix, longestText)}`;
}
/** A file, or a place in it, that was not judged, for a log. */
function notJudgedText({ message, wasJudged, ...place }) {
	const before = wasJudged === true ? "; it could be judged before this change" : "";
	return `not judged: ${where(place)}: ${oneLine(message, longestText)}${before}`;
}
function where(place) {
	return oneLine(printPlace(place), longestText);
}
/** What came out, in a sentence: `3 files judged, 1 error, 2 warnings, 1 place not judged`. */
function checkedSentence({ files, findings, notJudged }) {
	const levels = [
		"error",
		"warning",
		"info"
	].map((level) => {
		const count = findings.filter((finding) => levelOf(finding) === level).length;
		return count === 0 ? [] : [level === "info" ? `${count} info` : printCount(count, level)];
	});
	const found = findings.length === 0 ? ["no finding"] : levels.flat();
	const left = notJudged.length === 0 ? [] : [`${printCount(notJudged.length, "place")} not judged`];
	return [
		`${printCount(files, "file")} judged`,
		...found,
		...left
	].join(", ");
}
function printCount(count, what) {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
/** The findings as a table for the job summary, and below it what was not judged. */
function checkedMarkdown({ findings, notJudged }) {
	const rows = findings.map((finding) => {
		const cells = [
			finding.message,
			finding.why,
			finding.fix
		].map((text) => escapeMarkdown(oneLine(text, longestText)));
		return [
			levelOf(finding),
			code(where(finding.place)),
			code(finding.rule),
			...cells
		];
	});
	const left = notJudged.map(({ message, ...place }) => [code(where(place)), escapeMarkdown(oneLine(message, longestText))]);
	return [...table$1([
		"severity",
		"where",
		"rule",
		"what",
		"why",
		"fix"
	], rows), ...table$1(["not judged", "because it"], left)].join("\n\n");
}
function table$1(head, rows) {
	if (rows.length === 0) return [];
	const lines = [
		head,
		head.map(() => "---"),
		...rows.slice(0, mostRows)
	].map((row) => `| ${row.join(" | ")} |`);
	const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: see the report`] : [];
	return [lines.join("\n"), ...more];
}
/** Rows of the table of vulnerabilities; all of them are in the SARIF file and the report. */
const shownVulnerabilities = 10;
/** Containers whose last lines are shown: each may have two KiB, and a comment has room for 65,536 characters. */
const shownLogs = 5;
const marks = {
	open: "🔄 under way",
	paused: "⏸️ paused",
	succeeded: "✅ healthy",
	failed: "❌ failed",
	errored: "⚠️ errored",
	superseded: "⏭️ superseded"
};
/** The sticky comment: a line for each environment, and this run's deployment in detail. */
function commentText(facts) {
	return `${[
		`### Deployment of ${escapeMarkdown(facts.application)}`,
		table(facts.records),
		deploymentText(facts)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
function table(records) {
	const newest = /* @__PURE__ */ new Map();
	for (const record of records) if (!newest.has(record.payload.environment)) newest.set(record.payload.environment, record);
	if (newest.size === 0) return "";
	return [
		"| environment | state | commit | verdict |",
		"| --- | --- | --- | --- |",
		...[...newest.values()].sort((one, other) => one.payload.environment.localeCompare(other.payload.environment)).map(({ payload, note }) => `| ${escapeMarkdown(payload.environment)} | ${linked(marks[note.state], note.url ?? payload.run?.url)} | ${code(payload.source.slice(0, 7))} | ${escapeMarkdown(note.sentence)} |`)
	].join("\n");
}
function pullRequestLine({ written }) {
	if (written?.place.on !== "pull-request") return "";
	const { number, url } = written.place;
	return `Pull request in the GitOps repository: ${linked(`number ${number}`, url)}`;
}
/** Our own remedies are Markdown; one that was made for the occasion holds names. */
function remedyText(outcome) {
	return outcome.remedy === void 0 ? remedyOf(outcome) : escapeMarkdown(outcome.remedy);
}
/** One deployment in detail: outcome, image, scan, workloads with their analysis, and the change in Git. */
function deploymentText({ environment, progress, outcome }) {
	return [
		`#### ${escapeMarkdown(environment)}`,
		outcome === void 0 ? `Stage: ${progress.stage}` : outcomeLine(outcome),
		pullRequestLine(progress),
		progress.image === void 0 ? "" : `Image: ${code(printImage(progress.image.reference))}`,
		scanned(progress.scans ?? []),
		progress.recovery === void 0 ? "" : `Rollback: ${escapeMarkdown(progress.recovery.sentence)}`,
		workloads(progress.targets),
		notes(progress.targets.flatMap(({ assessment }) => assessment.notes)),
		...lastWords(progress.targets),
		changeInGit(allWritten(progress).diff)
	].filter((line) => line !== "").join("\n\n");
}
function changeInGit(diff) {
	return diff === "" ? "" : `<details><summary>Change in Git</summary>\n\n${fenced(diff, "diff")}\n\n</details>`;
}
function outcomeLine(outcome) {
	const { reason, sentence, waiting } = outcome;
	const line = `**${outcome.outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}`;
	if (waiting !== void 0) return `${line}\n\nWaits for ${escapeMarkdown(waiting.for)}. To go on: ${escapeMarkdown(waiting.goOn)}`;
	return outcome.outcome === "succeeded" ? line : `${line}\n\nWhat to do: ${remedyText(outcome)}`;
}
function scanned(scans) {
	if (scans.length === 0) return "";
	const lines = scans.map(({ platform, verdict, counts }) => {
		const found = Object.entries(counts).filter(([, count]) => count > 0).map(([severity, count]) => `${count} ${severity.toLowerCase()}`);
		return `${code(platform)} ${verdict}${found.length === 0 ? "" : ` (${escapeMarkdown(found.join(", "))})`}`;
	});
	const refused = scans.flatMap((scan) => scan.refused.map((one) => ({
		...one,
		platform: scan.platform
	})));
	const rows = refused.slice(0, shownVulnerabilities).map(({ id, severity, package: name, installed, fixed }) => `| ${code(id)} | ${escapeMarkdown(severity.toLowerCase())} | ${code(`${name} ${installed}`)} | ${fixed === void 0 ? "none yet" : code(fixed)} |`);
	const distinct = [...new Set(rows)];
	const table = distinct.length === 0 ? "" : `\n\n| vulnerability | severity | package | fixed in |\n| --- | --- | --- | --- |\n${distinct.join("\n")}`;
	const more = refused.length - shownVulnerabilities;
	return `Scan: ${lines.join(", ")}${table}${more > 0 ? `\n\nand ${more} more` : ""}`;
}
/** One line for each workload; where there are several targets, workloads may share a name, and each line says whose it is. */
function workloads(targets) {
	const rows = targets.flatMap(({ target, assessment }) => assessment.rows.map((row) => ({
		target,
		row
	})));
	if (rows.length === 0) return "";
	const whose = (cell) => targets.length === 1 ? "" : `| ${cell} `;
	const lines = rows.map(({ target, row }) => `${whose(code(target))}${workloadLine(row)}`);
	const metrics = rows.flatMap(({ target, row }) => row.analysis.flatMap((run) => run.metrics.map((metric) => `${whose(code(target))}${metricLine(run.kind, metric)}`)));
	const table = [
		`${whose("target")}| workload | state | image |`,
		`${whose("---")}| --- | --- | --- |`,
		...lines
	];
	if (metrics.length === 0) return table.join("\n");
	const measured = [
		`${whose("target")}| analysis | metric | phase | measured | wanted |`,
		`${whose("---")}| --- | --- | --- | --- | --- |`,
		...metrics
	];
	return `${table.join("\n")}\n\n${measured.join("\n")}`;
}
function workloadLine({ workload, state, step, weight, image, message }) {
	const at = step === void 0 ? "" : ` step ${step.index} of ${step.count}`;
	const share = weight === void 0 ? "" : ` (${weight} %)`;
	const what = image === "" ? escapeMarkdown(message) : code(image);
	return `| ${code(printName(workload))} | ${state}${at}${share} | ${what} |`;
}
function notes(all) {
	return [...new Set(all)].map((note) => `Note: ${escapeMarkdown(note)}`).join("\n\n");
}
/** What containers said before they crashed, to be opened by whoever wants to read it. */
function lastWords(targets) {
	const logs = targets.flatMap(({ assessment }) => assessment.logs ?? []);
	const parts = logs.slice(0, shownLogs).map(({ container, pod, lines }) => {
		return `<details><summary>${`Last lines of container ${code(container)} of pod ${code(pod)}`}</summary>\n\n${fenced(lines.join("\n"), "text")}\n\n</details>`;
	});
	const more = logs.length - shownLogs;
	return more > 0 ? [...parts, `The last lines of ${more} more are in the log of the run.`] : parts;
}
function metricLine(kind, { name, phase, dryRun, measurements, condition }) {
	const values = measurements.map(({ value, message }) => value ?? message ?? "").slice(-5).join(", ");
	return `| ${kind} | ${escapeMarkdown(name)}${dryRun ? " (dry run)" : ""} | ${escapeMarkdown(phase)} | ${code(values)} | ${code(condition)} |`;
}
/**
* Untrusted text as a line of the job's log. The runner takes a line that begins with `::`, or holds `##[`, for a
* command of ours (actions/runner, ActionCommand.TryParseV2 and TryParse); control characters could hide text.
*/
function plainForLog(text) {
	return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, "").replace(/^(\s*):(?=:)/gm, "$1:​").replace(/##(?=\[)/g, "##​");
}
/**
* The log of a job: problems become annotations at their place, and nothing in a text is taken for a command. The runner masks what
* is logged; the mask keeps what it is told, for texts that go elsewhere.
*/
function createJobLog(wantsDebug, mask) {
	const say = (line) => process.stdout.write(`${plainForLog(line)}\n`);
	return {
		debug: (message) => wantsDebug && !isDebug() ? say(`debug: ${message}`) : debug(plainForLog(message)),
		info: say,
		warning: (message, problem) => warning(plainForLog(message), placeOf(problem)),
		error: (message, problem) => error(plainForLog(message), placeOf(problem)),
		mask: (secret) => {
			mask.add(secret);
			setSecret(secret);
		}
	};
}
function placeOf(problem) {
	const { file, line, column } = problem?.place ?? {};
	return {
		...file === void 0 ? {} : { file },
		...line === void 0 ? {} : { startLine: line },
		...column === void 0 ? {} : { startColumn: column }
	};
}
/** Name of the state that the post step reads; the runner hands it over as `STATE_` and this name. */
const stateName = "left";
/** What a run of the action leaves behind: outputs, the job summary, and state for the post step. */
function createJobResults() {
	const left = /* @__PURE__ */ new Map();
	const save = () => saveState(stateName, JSON.stringify(Object.fromEntries(left)));
	return {
		output: (name, value) => setOutput(name, value),
		summary: async (markdown) => {
			if (process.env["GITHUB_STEP_SUMMARY"] === void 0) return;
			await summary.addRaw(markdown).write({ overwrite: true });
		},
		remember: (key, value) => {
			left.set(key, value);
			save();
		},
		forget: (key) => {
			left.delete(key);
			save();
		},
		show: (text) => process.stdout.write(`${plainForLog(text)}\n`)
	};
}
var main_exports = /* @__PURE__ */ __exportAll({ runAction: () => runAction });
const { randomUUID } = process.getBuiltinModule("node:crypto");
const { writeFile } = process.getBuiltinModule("node:fs/promises");
const { join } = process.getBuiltinModule("node:path");
/**
* The action: reads inputs, runs the command, leaves outputs, report and summary; the answer is the exit code. A lens is what the
* cluster is seen through.
*/
async function runAction(environment, signal, lens) {
	const received = readActionInputs(environment);
	const read = readRequest(received, received.words);
	const mask = new Mask([]);
	const log = createJobLog(read.request.debug, mask);
	for (const secret of maskedSecrets(read.secrets)) log.mask(secret);
	const results = createJobResults();
	const hide = (text) => mask.hide(text);
	const ended = await runProgram(read, {
		environment,
		log,
		results,
		view: noView,
		hide,
		signal,
		...lens === void 0 ? {} : { lens }
	});
	const fails = read.request.failOn.includes(ended.outcome.outcome);
	sayEnd(ended, log, fails);
	await leaveResults(ended, {
		results,
		folder: environment["RUNNER_TEMP"],
		hide
	});
	return fails ? 1 : 0;
}
function sayEnd({ outcome, problems }, log, fails) {
	for (const problem of problems ?? []) log.error(printProblem(problem), problem);
	const line = `${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`;
	if (fails && problems === void 0) log.error(`${line}\n${remedyOf(outcome)}`);
	else log.info(line);
}
async function leaveResults(ended, { results, folder, hide }) {
	const { outputsOf, reportOf } = await import("./drive.js").then((n) => n.n);
	const { summaryText } = await Promise.resolve().then(() => summary_exports);
	for (const [name, value] of outputsOf(ended)) results.output(name, value);
	if (folder !== void 0 && folder !== "") {
		const file = join(folder, `gitops-deploy-${randomUUID()}.json`);
		await writeFile(file, hide(`${JSON.stringify(reportOf(ended), void 0, 2)}\n`));
		results.output("report", file);
	}
	await results.summary(hide(summaryText(ended)));
}
var summary_exports = /* @__PURE__ */ __exportAll({ summaryText: () => summaryText });
/** The job summary: each deployment in detail, or the outcome of a command that deploys nothing. */
function summaryText(ended) {
	const { deployments = [], problems = [] } = ended;
	if (deployments.length > 0) return `${deployments.map(({ told, outcome, progress }) => `### ${escapeMarkdown(told.application)}\n\n${deploymentText({
		environment: told.environment,
		progress,
		outcome
	})}`).join("\n\n")}\n`;
	const { outcome, reason, sentence } = ended.outcome;
	const remedy = remedyOf(ended.outcome);
	const lines = problems.map(({ place, message, remedy: own }) => `| ${code(printPlace(place))} | ${escapeMarkdown(message)} | ${escapeMarkdown(own ?? "")} |`);
	const table = lines.length === 0 ? "" : `\n\n| where | what | remedy |\n| --- | --- | --- |\n${lines.join("\n")}`;
	const found = ended.checked === void 0 ? "" : `\n\n${checkedMarkdown(ended.checked)}`;
	return `**${outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}${table}${found.trimEnd()}\n\n${escapeMarkdown(remedy)}\n`;
}
export { commentText as a, levelOf as c, escapeMarkdown as d, fenced as f, createJobLog as i, notJudgedText as l, createJobResults as n, checkedSentence as o, linked as p, stateName as r, findingText as s, main_exports as t, code as u };
