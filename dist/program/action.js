import { r as __exportAll } from "./rolldown-runtime.js";
import { N as parseImageReference, P as printImage, U as printPlace, W as printProblem, X as remedyOf, Y as reasons$1, a as withoutRunnerCommands, m as oneLine, t as Mask, y as maskedSecrets } from "./start.js";
import { A as runProgram, D as Recorder, G as readRequest, W as leavePage, a as code, c as linked, dt as readActionInputs, i as checklistsMarkdown, lt as printName, m as allWritten, o as escapeMarkdown, s as fenced } from "./drive.js";
import { a as notice, c as setSecret, d as summary, i as isDebug, l as startGroup, n as endGroup, o as saveState, r as error, s as setOutput, t as debug, u as warning } from "./core.js";
/** Which API a Backup is of: https://velero.io/docs/main/api-types/backup/ */
const backupApi = {
	apiVersion: "velero.io/v1",
	resource: "backups"
};
/** The Backup as it is sent to the API server. What is not said, Velero decides. */
function backupObject({ namespace, name, about, ...wanted }) {
	const { included, storageLocation, ttlSeconds, snapshotVolumes } = wanted;
	const annotations = Object.fromEntries(Object.entries(about).map(([key, text]) => [`gitops-deploy.io/${key}`, text]));
	return {
		apiVersion: backupApi.apiVersion,
		kind: "Backup",
		metadata: {
			namespace,
			name,
			labels: { "app.kubernetes.io/managed-by": "gitops-deploy" },
			annotations
		},
		spec: {
			includedNamespaces: [...new Set(included)].sort(),
			...storageLocation === void 0 ? {} : { storageLocation },
			...ttlSeconds === void 0 ? {} : { ttl: `${ttlSeconds}s` },
			...snapshotVolumes === void 0 ? {} : { snapshotVolumes }
		}
	};
}
/** The command that brings a Backup back; `velero` looks into the namespace of that name unless told. */
function restoreCommand({ namespace, name }) {
	return `velero restore create --from-backup ${name}${namespace === "velero" ? "" : ` --namespace ${namespace}`}`;
}
/** Characters of one text of a finding: names in a manifest may be of any length. */
const longestText = 400;
/** How a finding counts: what the API takes with a warning of its own is an error that fails nothing. */
function levelOf({ severity, isTakenByApi }) {
	return severity === "error" && isTakenByApi === true ? "warning" : severity;
}
/** The findings that count: those that are not suppressed. */
function openFindings({ findings }) {
	return findings.filter(({ suppressed }) => suppressed === void 0);
}
/** Whether something was found for which the check fails. */
function isBad(checked) {
	return openFindings(checked).some((finding) => levelOf(finding) === "error") || checked.notJudged.some(({ wasJudged }) => wasJudged);
}
/** A text of a finding as one line: it may hold words of the file. */
function told(text) {
	return oneLine(text, longestText);
}
/** A file, or a place in it, that was not judged, as one line. */
function notJudgedText(one) {
	return `not judged: ${where(one)}: ${notJudgedReason(one)}`;
}
/** Why it was not. */
function notJudgedReason({ message, wasJudged }) {
	return `${told(message)}${wasJudged === true ? "; it could be judged before this change" : ""}`;
}
/** A place as people name it. */
function where(place) {
	return told(printPlace(place));
}
/** What came out, in a sentence: `3 files judged, 1 error, 2 warnings, 1 suppressed, 1 place not judged`. */
function checkedSentence(checked) {
	const { files, findings, notJudged } = checked;
	const open = openFindings(checked);
	const suppressed = findings.length - open.length;
	return [
		`${printCount(files, "file")} judged`,
		countsOf(open),
		...suppressed === 0 ? [] : [`${suppressed} suppressed`],
		...notJudged.length === 0 ? [] : [`${printCount(notJudged.length, "place")} not judged`]
	].join(", ");
}
/** How many there are of each severity: `1 error, 2 warnings`. */
function countsOf(findings) {
	if (findings.length === 0) return "no finding";
	return [
		"error",
		"warning",
		"info"
	].map((level) => {
		const count = findings.filter((finding) => levelOf(finding) === level).length;
		return count === 0 ? [] : [level === "info" ? `${count} info` : printCount(count, level)];
	}).flat().join(", ");
}
function printCount(count, what) {
	return `${count} ${what}${count === 1 ? "" : "s"}`;
}
const levels = [
	"error",
	"warning",
	"info"
];
/** The worst first; of equals the first stays first. */
function byLevel(findings) {
	return findings.toSorted((one, other) => levels.indexOf(levelOf(one)) - levels.indexOf(levelOf(other)));
}
/** In the order in which they stand: by file, then from the top of each. */
function byPlace(findings) {
	return findings.toSorted(({ place: one }, { place: other }) => compare(one.file, other.file) || one.line - other.line || one.column - other.column);
}
function compare(one, other) {
	return one < other ? -1 : Number(one > other);
}
/**
* How an image comes to an environment: by its commit, from the environment before, or as one that ran there before. All three are
* written, watched and told alike.
*/
const deploymentKinds = [
	"deploy",
	"promote",
	"rollback"
];
const done = {
	deploy: "deployed",
	promote: "promoted",
	rollback: "rolled back"
};
/** How an image came to where it is, and by whom: `promoted by ann`. */
function doneBy({ kind, by }) {
	return by === void 0 ? done[kind] : `${done[kind]} by ${by}`;
}
/** How an outcome reads as the state of a record. */
function recordState(outcome) {
	return outcome === "cancelled" ? "errored" : outcome;
}
/** Reasons after which a later look can still tell: nobody knows yet how that deployment ended. */
const tellableLater = [
	"cancelled",
	"run-lost",
	"deadline-exceeded",
	"verification-errored",
	"cluster-unreachable",
	"prometheus-unreachable",
	"backup-timeout",
	"github-unreachable",
	"gitops-unreachable",
	"application-not-found",
	"workload-not-found"
];
/** Whether a deployment goes on: a run is at it, or it waits. */
function goesOn({ state }) {
	return state === "open" || state === "paused";
}
/**
* Whether `resume` has something to do for a record: it waits, or its run never told how it ended. The caller makes sure
* that the run of an `open` record has ended.
*/
function isUnfinished(note) {
	if (goesOn(note)) return true;
	return note.state === "errored" && tellableLater.includes(note.reason);
}
/** Whether a version ran, and was taken out again because somebody asked for that. */
function wasRolledBack({ state, reason }) {
	return state === "failed" && reason === "rolled-back";
}
/** Minutes of an objective over a time: 99.97 % of 8,760 hours leave 157.68. */
function budgetMinutes({ allowed, windowSeconds }) {
	return windowSeconds / 60 * allowed;
}
/**
* What is left of the budget. Of requests, the minutes that are spent are the share that was bad of the time that is known, so that a
* busy hour weighs more than a quiet one; of time, each slice spends its own share of itself.
*/
function budgetOf(slices, objective) {
	const minutes = minutesOfOne(slices, objective);
	const spending = slices.flatMap(({ endsAt, bad }) => bad > 0 ? [{
		endsAt,
		minutes: bad * minutes
	}] : []).toSorted((one, other) => one.endsAt - other.endsAt);
	const whole = budgetMinutes(objective);
	const spent = sum(spending.map((one) => one.minutes));
	const known = {
		budgetMinutes: whole,
		spentMinutes: spent,
		leftMinutes: whole - spent,
		coveredSeconds: Math.min(slices.length * objective.stepSeconds, objective.windowSeconds),
		hasTraffic: slices.some(({ total }) => total > 0),
		spending
	};
	return isSpent(known) ? {
		...known,
		...turns(spending, whole, objective.windowSeconds)
	} : known;
}
/** Whether nothing is left; that of nothing nothing was spent is known too. */
function isSpent({ leftMinutes }) {
	return leftMinutes <= 0;
}
/** Minutes that one unit of `bad` spends. */
function minutesOfOne(slices, { stepSeconds, windowSeconds, counts }) {
	if (counts === "time") return stepSeconds / 60;
	const total = sum(slices.map((one) => one.total));
	return total === 0 ? 0 : Math.min(slices.length * stepSeconds, windowSeconds) / 60 / total;
}
/** When the last of a budget was spent, and when enough has left the window that some is there again. */
function turns(spending, whole, windowSeconds) {
	let before = 0;
	const since = spending.find(({ minutes }) => {
		before += minutes;
		return before >= whole;
	});
	let left = sum(spending.map(({ minutes }) => minutes));
	const last = spending.find(({ minutes }) => {
		left -= minutes;
		return left < whole;
	});
	return {
		...since === void 0 ? {} : { spentSince: /* @__PURE__ */ new Date(since.endsAt * 1e3) },
		...last === void 0 ? {} : { recoversAt: /* @__PURE__ */ new Date((last.endsAt + windowSeconds) * 1e3) }
	};
}
function sum(numbers) {
	return numbers.reduce((all, one) => all + one, 0);
}
/** Those of the window that ends at a moment. */
function inWindow(all, windowSeconds, now) {
	const from = now.getTime() - windowSeconds * 1e3;
	return all.filter(({ at }) => at.getTime() > from && at <= now);
}
/**
* Minutes that each deployment may spend, were what is left shared by as many as the window has had; undefined where there were none, and
* 0 where nothing is left.
*/
function leftForEach({ leftMinutes }, deployments) {
	return deployments === 0 ? void 0 : Math.max(0, leftMinutes) / deployments;
}
/**
* What was spent from each deployment to the next, newest first. A slice in which one took the place of another is shared by the time
* that each had of it. That it was spent then does not say that the deployment was to blame.
*/
function spentByEach({ spending }, deployments, { stepSeconds, now }) {
	const oldestFirst = deployments.toSorted((one, other) => one.at.getTime() - other.at.getTime());
	return oldestFirst.map((one, index) => {
		const from = one.at.getTime() / 1e3;
		const to = (oldestFirst[index + 1]?.at ?? now).getTime() / 1e3;
		const minutes = spending.reduce((all, slice) => {
			const overlap = Math.min(to, slice.endsAt) - Math.max(from, slice.endsAt - stepSeconds);
			return all + slice.minutes * Math.max(0, overlap) / stepSeconds;
		}, 0);
		return {
			...one,
			minutes
		};
	}).toReversed();
}
/** Minutes as people read them: of few there are digits, of many there are hours. */
function printMinutes(minutes) {
	const size = Math.abs(minutes);
	if (size >= 600) return `${(minutes / 60).toFixed(1)} h`;
	return `${minutes.toFixed(size >= 100 ? 0 : size >= 1 ? 1 : 2)} min`;
}
/** A time such as `30 d` or `12 h`. */
function printSpan(seconds) {
	if (seconds >= 172800 || seconds % 86400 === 0) return `${Number((seconds / 86400).toFixed(1))} d`;
	return seconds >= 7200 || seconds % 3600 === 0 ? `${Number((seconds / 3600).toFixed(1))} h` : `${Math.round(seconds / 60)} min`;
}
/** How much is left, and of what: one line of plain text. */
function budgetSentence({ source, objective, windowSeconds, budget, why = "", deployments, mayBeMore = false }) {
	const promise = `${objective} over ${printSpan(windowSeconds)}`;
	if (budget === void 0) return `the error budget (${promise}) is not known: ${source === "" ? "" : `${source}: `}${why}`;
	const { budgetMinutes, spentMinutes, leftMinutes, coveredSeconds, hasTraffic } = budget;
	return [
		isSpent(budget) ? `${printMinutes(spentMinutes)} are spent of ${printMinutes(budgetMinutes)} (${promise})` : `${printMinutes(leftMinutes)} of ${printMinutes(budgetMinutes)} are left (${promise})`,
		isSpent(budget) ? whenOf(budget) : eachOf(budget, deployments, mayBeMore),
		coveredSeconds < windowSeconds * .98 ? `Prometheus knows ${printSpan(coveredSeconds)} of that, and the rest counts as good` : "",
		hasTraffic ? "" : "nothing was asked of it in that time"
	].filter((part) => part !== "").join("; ");
}
function eachOf(budget, deployments, mayBeMore) {
	const each = leftForEach(budget, deployments);
	if (each === void 0) return "";
	if (mayBeMore) return `at most ${printMinutes(each)} for each of as many deployments as in that time (${deployments} or more)`;
	return deployments === 1 ? "one deployment in that time" : `${printMinutes(each)} for each of as many deployments as in that time (${deployments})`;
}
function whenOf({ spentSince, recoversAt }) {
	return [spentSince === void 0 ? "" : `since ${minute$1(spentSince)}`, recoversAt === void 0 ? "" : `some is left again from ${minute$1(recoversAt)} on, if nothing is bad until then and as much is asked as before`].filter((part) => part !== "").join("; ");
}
function minute$1(time) {
	return `${time.toISOString().slice(0, 16)}Z`;
}
/** The lines of the comment and the summary; empty where nothing was promised. */
function budgetMarkdown(all) {
	const lines = all.map((one) => {
		const whose = all.length > 1 && one.budget !== void 0 ? ` (${one.source})` : "";
		return `Error budget before this deployment${escapeMarkdown(whose)}: ${escapeMarkdown(budgetSentence(one))}`;
	});
	return [...new Set(lines)].join("\n\n");
}
/** What each deployment of the window has spent, as a table of Markdown; empty where there was none. */
function budgetTable(shares) {
	if (shares.length === 0) return "";
	return [
		"| deployment | since | spent until the next |",
		"| --- | --- | --- |",
		...shares.map(({ name, at, minutes }) => `| ${escapeMarkdown(name)} | ${minute$1(at)} | ${printMinutes(minutes)} |`)
	].join("\n");
}
/** The Backups that were made before the writes, each with the command that brings it back; empty where there are none. */
function backupMarkdown(backups) {
	return backups.map((one) => `Backup before the write: ${code(one.name)}; what Git does not hold comes back with ${code(restoreCommand(one))}`).join("\n\n");
}
/** The commands alone, for the advice to roll back; empty where there are none. */
function restoreAdvice(backups) {
	if (backups.length === 0) return "";
	return `what Git does not hold, such as data, comes back with ${backups.map(restoreCommand).join(" and ")}`;
}
/** What somebody who rolls back should know of the Backups that were made before what is taken out was written. */
function restoreNotes(backups) {
	return backups.length === 0 ? [] : [`a Backup was made before what is taken out was written: ${restoreAdvice(backups)}`];
}
/** Hexadecimal digits of a digest or a commit that people are shown. */
const shownDigits = 7;
/** A commit in short. */
function shortCommit(commit) {
	return commit.slice(0, shownDigits);
}
/** An image by its tag (a commit in short) and the beginning of its digest: `v1.2.3@3f2a1bc`. */
function shortImage(reference) {
	const image = parseImageReference(reference);
	if (typeof image === "string") return reference;
	const tag = image.tag !== void 0 && /^[0-9a-f]{40}$/.test(image.tag) ? shortCommit(image.tag) : image.tag;
	const digest = image.digest?.slice(7, 14);
	return [tag ?? "", ...digest === void 0 ? [] : [digest]].join("@");
}
/** A moment to the minute, in UTC: `2026-03-01 12:00`. */
function minute(time) {
	return time.toISOString().slice(0, 16).replace("T", " ");
}
/** As many of the lines, whole and in their order, as have so many characters with their ends; and how many are left. */
function fitLines(lines, room) {
	let used = 0;
	const end = lines.findIndex((line) => {
		used += line.length + 1;
		return used > room;
	});
	const kept = end < 0 ? lines : lines.slice(0, end);
	return {
		lines: kept,
		left: lines.length - kept.length
	};
}
const marks = {
	open: "🔄 under way",
	paused: "⏸️ paused",
	succeeded: "✅ healthy",
	failed: "❌ failed",
	errored: "⚠️ errored",
	superseded: "⏭️ superseded"
};
/** Lines of targets that one environment has; what went bad comes first. */
const shownTargets = 20;
/** Characters of all lines together: the rest of a comment wants room too. */
const room = 2e4;
/** A line for each environment and for each of its targets, and what is said of those that this run does not tell in detail. */
function environmentsTable(facts) {
	const newest = newestOf(facts);
	if (newest.length === 0) return "";
	const rows = fitLines(newest.flatMap((record) => rowsOf(record, facts)), room);
	const said = fitLines(newest.filter((record) => !isOwn(record, facts)).map(lineOf), room);
	const left = rows.left === 0 ? "" : `\n\n_${rows.left} more lines._`;
	return `${[
		"| environment | state | image, since (UTC) |",
		"| --- | --- | --- |",
		...rows.lines
	].join("\n")}${left}${said.lines.length === 0 ? "" : `\n\n${said.lines.join("\n")}`}`;
}
function isOwn({ id, payload }, { progress, environment }) {
	return payload.environment === environment && id === progress.record;
}
/** The newest record of each environment. GitHub may not show yet what this run has just noted on its own. */
function newestOf(facts) {
	const newest = /* @__PURE__ */ new Map();
	for (const record of facts.records) {
		const { environment } = record.payload;
		if (!newest.has(environment)) newest.set(environment, isOwn(record, facts) ? asEnded(record, facts) : record);
	}
	return [...newest.values()].sort((one, other) => one.payload.environment.localeCompare(other.payload.environment));
}
function asEnded(record, { outcome }) {
	if (outcome === void 0) return record;
	const { stage, reason, sentence } = outcome;
	return {
		...record,
		note: {
			...record.note,
			state: recordState(outcome.outcome),
			stage,
			reason,
			sentence
		}
	};
}
function rowsOf(record, facts) {
	const { payload, note, notedAt } = record;
	const state = linked(marks[note.state], note.url ?? payload.run?.url);
	const first = `| ${nameOf(record)} | ${state} | ${code(shortImage(payload.image))}<br>${minute(notedAt)} |`;
	const targets = isOwn(record, facts) && facts.progress.targets.length > 0 ? seen(facts.progress.targets) : noted(record);
	if (targets.length < 2) return [first];
	const shown = targets.toSorted((one, other) => orderOf(one) - orderOf(other)).slice(0, shownTargets);
	const more = targets.length - shown.length;
	return [
		first,
		...shown.map(({ target, says }) => `| ↳ ${escapeMarkdown(target)} | ${says} | |`),
		...more === 0 ? [] : [`| ↳ and ${more} more | | |`]
	];
}
/** The name of an environment, which leads to it where it is one that can be seen. */
function nameOf({ payload: { environment, preview }, note: { state } }) {
	return linked(escapeMarkdown(environment), state === "superseded" ? void 0 : preview?.url);
}
const order = [
	"❌",
	"⚠️",
	"⏸️",
	"🔄",
	"⏳",
	"⏭️",
	"✅"
];
function orderOf({ says }) {
	return order.findIndex((mark) => says.startsWith(mark));
}
const verdicts = {
	succeeded: marks.succeeded,
	progressing: marks.open,
	paused: marks.paused,
	failed: marks.failed,
	errored: marks.errored,
	superseded: marks.superseded
};
/** Each target as this run has seen it. */
function seen(targets) {
	return targets.map(({ target, assessment: { judgement, rows } }) => {
		return {
			target,
			says: rows.length > 0 && rows.every(({ state }) => state === "waiting") ? "⏳ waits" : verdicts[judgement.verdict] ?? marks.open
		};
	});
}
/** Each target as far as the waves of a record tell. */
function noted({ payload: { waves = [] }, note }) {
	const underWay = note.wave ?? 1;
	return waves.flatMap((names, index) => names.map((target) => ({
		target,
		says: ofWave(index + 1)
	})));
	function ofWave(wave) {
		if (note.state === "succeeded") return marks.succeeded;
		if (note.badFrom !== void 0 && wave >= note.badFrom && wave <= underWay) return marks.failed;
		if (wave < underWay) return marks.succeeded;
		return wave === underWay ? marks[note.state] : "⏳ waits";
	}
}
/** What is said of one environment: how it came there and from where, what its verdict is, and how to go on where it waits. */
function lineOf({ payload, note }) {
	const how = payload.kind === "deploy" && payload.by === void 0 ? "" : `${doneBy(payload)}, `;
	const goOn = note.state === "paused" && note.reason !== void 0 ? `<br>To go on: ${reasons$1[note.reason].remedy}` : "";
	const from = `(${escapeMarkdown(how)} ${code(shortCommit(payload.source))})`.replace("( ", "(");
	return `- **${escapeMarkdown(payload.environment)}** ${from}: ${escapeMarkdown(note.sentence)}${goOn}`;
}
const units = [
	"B",
	"kB",
	"MB",
	"GB",
	"TB"
];
/** Bytes as people read them, in powers of 1000 as registries and `docker` have it: `180 MB`, `1.2 GB`. */
function printSize(bytes) {
	let [value, unit] = [bytes, 0];
	while (value >= 999.5 && unit < units.length - 1) {
		value /= 1e3;
		unit += 1;
	}
	const digits = unit === 0 || value >= 99.95 ? 0 : 1;
	return `${value.toFixed(digits).replace(/\.0$/, "")} ${units[unit]}`;
}
/** How much more or less, in percent: `−85 %`, `+0.3 %`, `±0 %`; empty where there was nothing before. */
function printChange(before, after) {
	if (before === 0) return "";
	const percent = (after - before) / before * 100;
	const size = Math.abs(percent);
	if (size < .05) return "±0 %";
	const shown = size.toFixed(size < 9.95 ? 1 : 0).replace(/\.0$/, "");
	return `${percent < 0 ? "−" : "+"}${shown} %`;
}
/** Platforms told of; an image may have any number. */
const mostPlatforms = 10;
/** Names in one list of packages or vulnerabilities, and characters of one name: a comment has room for 65,536. */
const mostNames = 15;
const longestName = 60;
/** Versions of one package told of. */
const mostVersions = 3;
/** Characters of what is to be opened: escaped names may be long. */
const mostDetails = 12e3;
/** What changed in the image: a line for each platform, and the rest to be opened. Empty where it is the same image. */
function differenceMarkdown(difference) {
	if (difference === void 0 || difference.before === difference.after) return "";
	const shown = difference.platforms.slice(0, mostPlatforms);
	const more = difference.platforms.length - shown.length;
	const lines = shown.map((one) => `- ${code(name(one.platform))}: ${platformLine$1(one)}`);
	const details = within(shown.map(platformDetails).filter((text) => text !== ""));
	const folded = `<details><summary>What changed in the image</summary>\n\n${details.join("\n\n")}\n\n</details>`;
	return [[...lines, ...more > 0 ? [`- and ${more} more`] : []].join("\n"), ...details.length === 0 ? [] : [folded]].join("\n\n");
}
/** As many of the texts as there is room for. */
function within(texts) {
	let room = mostDetails;
	const fitting = texts.filter((text) => {
		room -= text.length;
		return room >= 0;
	});
	return fitting.length === texts.length ? texts : [...fitting, "There is more than can be shown; the report has all."];
}
/** Such as `1.2 GB → 180 MB, −85 %; 2 vulnerabilities fixed`. */
function platformLine$1({ before, after, contents }) {
	if (after === void 0) return "no longer built";
	if (before === void 0) return `new, ${printSize(after.size)}`;
	const change = printChange(before.size, after.size);
	return [`**${printSize(before.size)} → ${printSize(after.size)}**${change === "" ? "" : `, **${change}**`}`, ...vulnerabilityWords(contents)].join("; ");
}
function vulnerabilityWords(contents) {
	if (contents === void 0) return [];
	const { fixed, introduced } = contents;
	return [...introduced.length === 0 ? [] : [counted(introduced.length, "new vulnerability", "new vulnerabilities")], ...fixed.length === 0 ? [] : [`${counted(fixed.length, "vulnerability", "vulnerabilities")} fixed`]];
}
function counted(count, one, several) {
	return `${count} ${count === 1 ? one : several}`;
}
function platformDetails(platform) {
	const { before, after, newBytes = 0, sharedLayers = 0, contents } = platform;
	if (before === void 0 || after === void 0) return "";
	const pulled = sharedLayers === 0 ? `${printSize(newBytes)} to pull where the image before is` : `the lowest ${sharedLayers} are the same, ${printSize(newBytes)} to pull where the image before is`;
	const shown = [
		`layers: ${before.layers} → ${after.layers}; ${pulled}`,
		baseLine(before.base, after.base),
		...contents === void 0 ? [] : contentsLines(contents)
	].filter((line) => line !== "").map((line) => `- ${line}`);
	return `${code(name(platform.platform))}\n\n${shown.join("\n")}`;
}
function baseLine(before, after) {
	if (after === void 0 && before === void 0) return "";
	if (before?.name === after?.name && before?.digest === after?.digest) return `base: ${printBase(after, false)}, the same`;
	const byDigest = before?.name === after?.name;
	return `base: ${printBase(before, byDigest)} → ${printBase(after, byDigest)}`;
}
function printBase(base, byDigest) {
	if (base === void 0) return "not known";
	const digest = base.digest?.slice(0, 19);
	if (base.name === void 0) return code(digest ?? "");
	return code(byDigest && digest !== void 0 ? `${name(base.name)}@${digest}` : name(base.name));
}
function contentsLines({ packages, fixed, introduced }) {
	const vulnerability = (one) => `${code(name(one.id))} (${escapeMarkdown(name(one.severity.toLowerCase()))}, ${code(name(one.package))})`;
	const versions = (all) => name(all.slice(0, mostVersions).map(name).join(", "));
	const named = (one) => code(name(`${one.name} ${one.version}`));
	return [
		listLine("new vulnerabilities", introduced.map(vulnerability)),
		listLine("vulnerabilities fixed", fixed.map(vulnerability)),
		...packages === void 0 ? [] : [
			listLine("packages changed", packages.changed.map((one) => code(`${name(one.name)} ${versions(one.from)} → ${versions(one.to)}`))),
			listLine("packages added", packages.added.map(named)),
			listLine("packages removed", packages.removed.map(named))
		]
	].filter((line) => line !== "");
}
function listLine(title, all) {
	if (all.length === 0) return "";
	const more = all.length - mostNames;
	const rest = more > 0 ? `, and ${more} more` : "";
	return `${title} (${all.length}): ${all.slice(0, mostNames).join(", ")}${rest}`;
}
/** A name that anybody may have chosen, of bounded length. */
function name(text) {
	return oneLine(text, longestName);
}
/** The worst first. */
const severities = [
	"CRITICAL",
	"HIGH",
	"MEDIUM",
	"LOW",
	"UNKNOWN"
];
/** Rows of the table of what is refused, lines of what is ignored, and notes; all of it is in the SARIF file, the report and the log. */
const shown = {
	refused: 10,
	ignored: 5,
	notes: 10
};
/** Characters of a name and of a sentence: a comment has room for 65,536, and each may become six. */
const longest = {
	name: 100,
	sentence: 400
};
/** What the scan found: a line for all platforms, what refuses the image, what is new, what is ignored and why. Empty where nothing was scanned. */
function scanMarkdown(scans) {
	if (scans.length === 0) return "";
	return [
		`Scan: ${scans.map(platformLine).join(", ")}`,
		refusedTable(scans.flatMap(({ refused }) => refused)),
		distinct(scans.map(sinceLine)).join("\n\n"),
		ignoredLine(scans.flatMap(({ ignored = [] }) => ignored)),
		...noteLines(distinct(scans.flatMap(({ notes = [] }) => notes)))
	].filter((part) => part !== "").join("\n\n");
}
function distinct(lines) {
	return [...new Set(lines)].filter((line) => line !== "");
}
function platformLine({ platform, verdict, counts, secrets = 0, misconfigurations = 0 }) {
	const found = [
		...Object.entries(counts).map(([severity, count]) => [count, severity.toLowerCase()]),
		[secrets, secrets === 1 ? "secret" : "secrets"],
		[misconfigurations, misconfigurations === 1 ? "misconfiguration" : "misconfigurations"]
	].flatMap(([count, what]) => count === 0 ? [] : [`${count} ${what}`]);
	return `${code(platform)} ${verdict}${found.length === 0 ? "" : ` (${escapeMarkdown(found.join(", "))})`}`;
}
function noteLines(notes) {
	const lines = notes.slice(0, shown.notes).map((note) => `Note: ${sentence(note)}`);
	const more = notes.length - shown.notes;
	return more > 0 ? [...lines, `and ${more} more notes in the log`] : lines;
}
/** What several platforms have is one row. */
function refusedTable(refused) {
	const rows = [...new Map(refused.map((one) => [JSON.stringify(one), one])).values()].sort(byWorst);
	if (rows.length === 0) return "";
	const table = `| found | severity | in | fixed in |\n| --- | --- | --- | --- |\n${rows.slice(0, shown.refused).map(refusedRow).join("\n")}`;
	const more = rows.length - shown.refused;
	return more > 0 ? `${table}\n\nand ${more} more` : table;
}
function byWorst(one, other) {
	const rank = ({ severity }) => severities.indexOf(severity);
	return rank(one) - rank(other);
}
function named(text) {
	return code(oneLine(text, longest.name));
}
function sentence(text) {
	return escapeMarkdown(oneLine(text, longest.sentence));
}
function refusedRow({ id, kind, severity, package: name, installed, fixed }) {
	const fix = kind !== void 0 ? "" : fixed === void 0 ? "none yet" : named(fixed);
	return `| ${kind === void 0 ? named(id) : `${kind} ${named(id)}`} | ${escapeMarkdown(severity.toLowerCase())} | ${named(`${name} ${installed}`)} | ${fix} |`;
}
function sinceLine({ platform, since }) {
	if (since === void 0) return "";
	const { image, fresh, already, worst } = since;
	const what = image === void 0 ? "nothing that is known to run" : code(image);
	const news = fresh === 0 ? "nothing is new" : `${fresh} new (${worst})`;
	return `Since ${what}, on ${code(platform)}: ${escapeMarkdown(news)}, ${already} there already`;
}
function ignoredLine(ignored) {
	const entries = [...new Map(ignored.map((one) => [JSON.stringify(one), one])).values()];
	if (entries.length === 0) return "";
	const lines = entries.slice(0, shown.ignored).map(({ id, why }) => `${named(id)}: ${sentence(why)}`);
	const more = entries.length - shown.ignored;
	return `Ignored: ${lines.join("; ")}${more > 0 ? `; and ${more} more` : ""}`;
}
/** Containers whose last lines are shown: each may have two KiB, and a comment has room for 65,536 characters. */
const shownLogs = 5;
/** The sticky comment: a line for each environment and target, and this run's deployment in detail. */
function commentText(facts) {
	return `${[
		heading(facts.application),
		environmentsTable(facts),
		deploymentText(facts),
		seenAt(facts)
	].filter((part) => part !== "").join("\n\n")}\n`;
}
/** The sticky comment by records alone: where what it says has changed by a run that is not about its pull request. */
function overviewText(application, records) {
	return `${heading(application)}\n\n${environmentsTable({
		records,
		environment: "",
		progress: { targets: [] }
	})}\n`;
}
function heading(application) {
	return `### Deployment of ${escapeMarkdown(application)}`;
}
/** Where a preview is seen, as long as there is one. */
function seenAt({ url, outcome }) {
	return url === void 0 || outcome?.reason === "preview-closed" ? "" : `Preview: ${linked(escapeMarkdown(url), url)}`;
}
/** What the step of the build that failed wrote last: seen at once, since nothing else is worth reading then. */
function failedStep({ failedStep: step }) {
	if (step === void 0) return "";
	const lines = step.lines.length === 0 ? "" : `\n\n${fenced(step.lines.join("\n"), "text")}`;
	return `Failed at ${code(step.title)}${lines}`;
}
/** What became of the rollback, unless the outcome says so itself. */
function rollbackLine({ recovery }, outcome) {
	if (recovery === void 0 || outcome?.sentence.includes(recovery.sentence) === true) return "";
	return `Rollback: ${escapeMarkdown(recovery.sentence)}`;
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
function deploymentText({ environment, progress, outcome, kind = "deploy", by }) {
	return [
		`#### ${escapeMarkdown(environment)}`,
		kind === "deploy" && by === void 0 ? "" : sentenceCase(escapeMarkdown(doneBy({
			kind,
			by
		}))),
		outcome === void 0 ? `Stage: ${progress.stage}` : outcomeLine(outcome),
		pullRequestLine(progress),
		failedStep(progress),
		progress.image === void 0 ? "" : `Image: ${code(printImage(progress.image.reference))}`,
		differenceMarkdown(progress.difference),
		scanMarkdown(progress.scans ?? []),
		signatureLines(progress.signed),
		rollbackLine(progress, outcome),
		backupMarkdown(progress.backups ?? []),
		budgetMarkdown(progress.budget ?? []),
		workloads(progress.targets),
		notes([...progress.notes ?? [], ...progress.targets.flatMap(({ assessment }) => assessment.notes)]),
		...lastWords(progress.targets),
		changeInGit(allWritten(progress).diff)
	].filter((line) => line !== "").join("\n\n");
}
function sentenceCase(text) {
	return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
function changeInGit(diff) {
	return diff === "" ? "" : `<details><summary>Change in Git</summary>\n\n${fenced(diff, "diff")}\n\n</details>`;
}
/** What the outcome of a command says beyond those of its deployments; empty where it says nothing more. */
function besides({ outcome, deployments = [] }) {
	return deployments.some((one) => one.outcome.sentence === outcome.sentence) ? "" : outcomeLine(outcome);
}
/** An outcome with its sentence and what to do, or what it waits for. */
function outcomeLine(outcome) {
	const { reason, sentence, waiting } = outcome;
	const line = `**${outcome.outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}`;
	if (waiting !== void 0) return `${line}\n\nWaits for ${escapeMarkdown(waiting.for)}. To go on: ${escapeMarkdown(waiting.goOn)}`;
	return outcome.outcome === "succeeded" ? line : `${line}\n\nWhat to do: ${remedyText(outcome)}`;
}
function signatureLines(signed) {
	if (signed === void 0) return "";
	const { verified, attached } = signed;
	return [
		verified === void 0 ? "" : `Signed by ${code(verified)}`,
		verified === void 0 && attached.length > 0 ? `Attached: ${attached.join(", ")}` : "",
		...signed.notes.map((note) => `Note: ${escapeMarkdown(note)}`)
	].filter((line) => line !== "").join("\n\n");
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
/** Untrusted text as a line of the job's log: no command of ours, and no control characters, which could hide text. */
function plainForLog(text) {
	return withoutRunnerCommands(text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, ""));
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
		annotate: (annotation) => annotate(annotation),
		group: (title) => {
			startGroup(plainForLog(title));
			return { [Symbol.dispose]: () => endGroup() };
		},
		mask: (secret) => {
			mask.add(secret);
			setSecret(secret);
		}
	};
}
function annotate({ level, title, message, place }) {
	const end = place?.endColumn === void 0 ? {} : { endColumn: place.endColumn };
	const at = place === void 0 ? {} : placeOf({ place });
	const say = {
		error,
		warning,
		notice
	}[level];
	say(plainForLog(message), {
		title: plainForLog(title),
		...at,
		...end
	});
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
	const recorder = new Recorder(() => /* @__PURE__ */ new Date());
	const ended = await runProgram(read, {
		environment,
		log,
		results,
		view: recorder,
		hide,
		signal,
		...lens === void 0 ? {} : { lens }
	});
	const fails = read.request.failOn.includes(ended.outcome.outcome);
	sayEnd(ended, log, fails);
	const folder = environment["RUNNER_TEMP"];
	await leaveResults(ended, {
		results,
		folder,
		hide
	});
	const page = await leavePage({
		request: read.request,
		ended,
		recorder,
		environment,
		log,
		hide,
		folder
	});
	if (page !== void 0) results.output("report-page", page);
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
/** Rows of a table: GitHub drops a job summary of more than 1 MiB. */
const mostRows = 100;
/** The findings as a table for the job summary, the worst first, and below it what is suppressed and what was not judged. */
function checkedMarkdown(checked) {
	const ranked = byLevel(openFindings(checked));
	const rows = ranked.map((finding) => {
		const [message = "", fix = ""] = [finding.message, finding.fix].map((text) => escapeMarkdown(told(text)));
		return [
			levelOf(finding),
			`${message}<br>${code(where(finding.place))}`,
			ruleOf(finding),
			fix
		];
	});
	const suppressed = checked.findings.flatMap((finding) => finding.suppressed === void 0 ? [] : [suppressedRow(finding, finding.suppressed)]);
	const left = checked.notJudged.map(({ message, ...place }) => [code(where(place)), escapeMarkdown(told(message))]);
	return [
		...table([
			"severity",
			"what, and where",
			"rule",
			"fix"
		], rows),
		...reasons(ranked.slice(0, mostRows)),
		...table([
			"suppressed",
			"rule",
			"what",
			"because",
			"until"
		], suppressed),
		...table(["not judged", "because it"], left)
	].join("\n\n");
}
/** Why it matters, once for each rule: as a column it would leave no room for the others. */
function reasons(findings) {
	const lines = new Set(findings.map((one) => `- ${ruleOf(one)}: ${escapeMarkdown(told(one.why))}`));
	return lines.size === 0 ? [] : [
		"<details><summary>Why it matters</summary>",
		[...lines].join("\n"),
		"</details>"
	];
}
function ruleOf({ rule, documentation }) {
	return linked(code(rule), documentation);
}
function suppressedRow(finding, { reason, until = "" }) {
	const cells = [
		finding.message,
		reason,
		until
	].map((text) => escapeMarkdown(told(text)));
	return [
		code(where(finding.place)),
		ruleOf(finding),
		...cells
	];
}
function table(head, rows) {
	if (rows.length === 0) return [];
	const lines = [
		head,
		head.map(() => "---"),
		...rows.slice(0, mostRows)
	].map((row) => `| ${row.join(" | ")} |`);
	const more = rows.length > mostRows ? [`and ${rows.length - mostRows} more: see the report`] : [];
	return [lines.join("\n"), ...more];
}
var summary_exports = /* @__PURE__ */ __exportAll({ summaryText: () => summaryText });
/** The job summary: each deployment in detail, or the outcome of a command that deploys nothing. */
function summaryText(ended) {
	const { deployments = [], problems = [] } = ended;
	if (deployments.length > 0) {
		const each = deployments.map(({ told, outcome, progress }) => `### ${escapeMarkdown(told.application)}\n\n${deploymentText({
			...told,
			progress,
			outcome
		})}`);
		return `${[besides(ended), ...each].filter((part) => part !== "").join("\n\n")}\n`;
	}
	if (ended.markdown !== void 0) return ended.markdown;
	const { outcome, reason, sentence } = ended.outcome;
	const remedy = remedyOf(ended.outcome);
	const lines = problems.map(({ place, message, remedy: own }) => `| ${code(printPlace(place))} | ${escapeMarkdown(message)} | ${escapeMarkdown(own ?? "")} |`);
	const table = lines.length === 0 ? "" : `\n\n| where | what | remedy |\n| --- | --- | --- |\n${lines.join("\n")}`;
	const found = ended.checked === void 0 ? "" : `\n\n${checkedMarkdown(ended.checked)}${checklistsOf(ended.checked)}`;
	return `**${outcome}** (${code(reason)}): ${escapeMarkdown(sentence)}${table}${found.trimEnd()}\n\n${escapeMarkdown(remedy)}\n`;
}
function checklistsOf({ checklists = [] }) {
	return checklists.length === 0 ? "" : `\n\n${checklistsMarkdown(checklists)}`;
}
export { recordState as A, openFindings as B, spentByEach as C, doneBy as D, deploymentKinds as E, countsOf as F, backupApi as H, isBad as I, levelOf as L, byLevel as M, byPlace as N, goesOn as O, checkedSentence as P, notJudgedReason as R, inWindow as S, isSpent as T, backupObject as U, told as V, restoreAdvice as _, besides as a, budgetTable as b, outcomeLine as c, printChange as d, printSize as f, shortImage as g, shortCommit as h, createJobLog as i, wasRolledBack as j, isUnfinished as k, overviewText as l, minute as m, createJobResults as n, commentText as o, fitLines as p, stateName as r, deploymentText as s, main_exports as t, severities as u, restoreNotes as v, budgetOf as w, printMinutes as x, budgetSentence as y, notJudgedText as z };
