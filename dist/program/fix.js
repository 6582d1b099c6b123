import "./rolldown-runtime.js";
import { B as DeployError } from "./start.js";
import { ct as exactText, d as diffOf, w as linesOf } from "./edit.js";
import { a as noRenderer } from "./judge-units.js";
import { t as restructure } from "./restructure.js";
import { t as judgeGathered } from "./check.js";
/** Makes every repair, one after the other; one that cannot be made alone leaves its file as the others have it. */
function repair(said, files) {
	const repairable = said.filter(({ report }) => report.repair !== void 0);
	const done = [...Map.groupBy(repairable, fileOf)].map(([file, own]) => repairFile(file, files.get(file) ?? /* @__PURE__ */ new Uint8Array(), own));
	return {
		files: done.filter(({ repaired }) => repaired.said.length > 0).map(({ repaired }) => repaired),
		refused: done.flatMap(({ refused }) => refused)
	};
}
/** The file that a repair changes, which is not always the one that people look at. */
function fileOf({ report, finding }) {
	const [change] = report.repair?.of === "yaml" ? report.repair.changes : [];
	return change === void 0 ? finding.place.file : viewIn(change).text.tree.source.file;
}
function viewIn(change) {
	return "set" in change ? change.set : change.remove;
}
function repairFile(file, before, said) {
	const refused = [];
	const done = [];
	let after = before;
	for (const one of said.toSorted(lastFirst)) {
		const made = changed(file, after, one);
		if (made.result === "made") {
			after = made.bytes;
			done.push(one);
		} else refused.push({
			said: one,
			problems: made.problems
		});
	}
	return {
		repaired: {
			file,
			before,
			after,
			said: done.toReversed()
		},
		refused
	};
}
/** From behind, so that what stands before keeps its place. */
function lastFirst(one, other) {
	return positionOf(other) - positionOf(one) || (removes(one) ? 1 : 0) - (removes(other) ? 1 : 0);
}
function positionOf({ report }) {
	const given = report.repair;
	if (given?.of === "text") return given.splices[0]?.start ?? 0;
	const [change] = given?.changes ?? [];
	return change === void 0 ? 0 : viewIn(change).position;
}
function removes({ report }) {
	return report.repair?.of === "yaml" && report.repair.changes.some((change) => "remove" in change);
}
function changed(file, bytes, { report }) {
	const given = report.repair;
	if (given === void 0) return {
		result: "made",
		bytes
	};
	return given.of === "yaml" ? restructure(file, bytes, given.changes.map(structureOf)) : spliced(file, bytes, given.splices);
}
function structureOf(change) {
	const view = viewIn(change);
	const at = {
		document: view.text.tree.document,
		steps: view.steps
	};
	return "set" in change ? {
		...at,
		to: change.to
	} : at;
}
/** Places are those of the text without its byte order mark, as it was read. */
function spliced(file, bytes, splices) {
	const whole = exactText(bytes);
	if (whole === void 0) return {
		result: "refused",
		problems: [{
			place: { file },
			message: "is not valid UTF-8",
			remedy: "save it as UTF-8"
		}]
	};
	const mark = whole.startsWith("﻿") ? "﻿" : "";
	const after = splices.toSorted((one, other) => other.start - one.start).reduce((now, { start, end, text: by }) => now.slice(0, start) + by + now.slice(end), whole.slice(mark.length));
	return {
		result: "made",
		bytes: new TextEncoder().encode(mark + after)
	};
}
/** A repair may bring another to light, such as of a map that was missing. */
const mostRounds = 5;
/**
* Repairs what can be repaired without guessing, in the files as they stand: a base is repaired where it is written, for every overlay.
* The differences are shown; files are written whole. Throws `bad-input` where they cannot be written.
*/
async function fix(gathered, { judges, request }, ports, signal) {
	const { repaired, secrets } = await repairAll(gathered, judges, ports, signal);
	for (const { file, before, after, said } of repaired) {
		const seen = gathered.seenFromHere(file);
		ports.results.show(withoutSecrets(diffOf({
			file: seen,
			before,
			after
		}), secrets));
		ports.log.info(`${request.dryRun ? "would repair" : "repaired"} ${seen}: ${rulesOf(said)}`);
	}
	if (!request.dryRun) await write(repaired, gathered, ports);
	return repaired;
}
async function repairAll(gathered, judges, ports, signal) {
	let now = gathered;
	const all = /* @__PURE__ */ new Map();
	const secrets = /* @__PURE__ */ new Set();
	for (let round = 0; round < mostRounds; round += 1) {
		const judged = await judgeGathered(now, judges, {
			log: ports.log,
			renderer: async () => noRenderer
		}, signal);
		const { said } = judged;
		const files = new Map([...now.others, ...now.now]);
		for (const line of secretLines(judged, files)) secrets.add(line);
		const found = repair(said.filter(({ finding, suppressed }) => suppressed === void 0 && gathered.isAskedAbout(finding.place.file)), files);
		if (round === 0) for (const { said: one, problems } of found.refused) ports.log.info(`not repaired: ${one.finding.place.file}: ${one.finding.rule}: ${problems[0]?.message ?? ""}`);
		if (found.files.length === 0) break;
		for (const one of found.files) all.set(one.file, {
			...one,
			...firstOf(all.get(one.file), one)
		});
		now = withFiles(now, new Map(found.files.map(({ file, after }) => [file, after])));
	}
	return {
		repaired: [...all.values()],
		secrets
	};
}
/** Lines that hold a secret, and those that secrets are made of: neither is shown, changed or not. */
function secretLines({ said, sets }, files) {
	const places = said.flatMap(({ finding: { place, isSecret }, report: { at } }) => isSecret === true ? [lineAt(files, place), ...(at.value ?? "").split("\n")] : []);
	const values = sets().flatMap(({ set }) => [...set.objects, ...set.patches].filter(({ kind }) => kind === "Secret").flatMap(({ view }) => ["data", "stringData"].flatMap((key) => view.at(key).entries)).flatMap(([, value]) => [lineAt(files, value.place), ...(value.value ?? "").split("\n")]));
	return [...places, ...values].map((line) => line.trim()).filter((line) => line.length >= shortestSecret);
}
/** A shorter text would hide half of the difference. */
const shortestSecret = 4;
function lineAt(files, { file, line = 1 }) {
	return linesOf(files.get(file) ?? /* @__PURE__ */ new Uint8Array())[line - 1] ?? "";
}
function withoutSecrets(difference, secrets) {
	if (secrets.size === 0) return difference;
	const all = [...secrets];
	const hide = (line) => {
		if (/^(---|\+\+\+|@@)/.test(line) || !all.some((secret) => line.includes(secret))) return line;
		return `${/^[-+ ]?\s*/.exec(line)?.[0] ?? ""}***`;
	};
	return difference.split("\n").map(hide).join("\n");
}
/** Each file as it was before the first round, and all that was repaired in it. */
function firstOf(first, now) {
	return first === void 0 ? {} : {
		before: first.before,
		said: [...first.said, ...now.said]
	};
}
/** The same, with other bytes of some files. */
function withFiles(gathered, changed) {
	const over = (files) => new Map([...files].map(([file, bytes]) => [file, changed.get(file) ?? bytes]));
	return {
		...gathered,
		now: over(gathered.now),
		others: over(gathered.others)
	};
}
function rulesOf(said) {
	return [...new Set(said.map(({ rule }) => rule.id))].join(", ");
}
async function write(repaired, { seenFromHere }, { files }) {
	if (repaired.length === 0) return;
	const written = await files.writeAll(new Map(repaired.map(({ file, after }) => [seenFromHere(file), after])));
	if (written.result === "failed") {
		const { file, message } = written;
		throw new DeployError("bad-input", {
			stage: "inputs",
			message: `${file} cannot be written: ${message}`
		});
	}
}
export { fix, withFiles };
