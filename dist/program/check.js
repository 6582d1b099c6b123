import "./rolldown-runtime.js";
import { a as isYamlName, i as withPast, n as judgeChange, r as judgeManifests, t as filesAround } from "./around.js";
import { b as excerptOf, x as linesOf } from "./edit.js";
import { C as levelOf, S as findingText, w as notJudgedText, x as checkedSentence } from "./action.js";
import { L as DeployError } from "./start.js";
import { a as heaviestSet, o as largestJudged, s as weightOf } from "./read.js";
import { n as foldersOf } from "./folder.js";
const notHere = "has changed, and is not in the working tree: the checkout is sparse, or the name is not UTF-8; check out all of it, or rename it";
const tooMuch = "is left out: with it, it would be too much to judge at once; name fewer paths";
/** Reads manifests one after another, as long as all together are not too much to be judged. */
var ManifestReader = class {
	/** What was refused, by its path; each names the path that people know. */
	refused = /* @__PURE__ */ new Map();
	#sources;
	#seenFromHere;
	#isExpected;
	/** The weight that may still be read. */
	#left = heaviestSet;
	/** @param expects whether every file is there for sure: one that is not is refused then, and otherwise passed over */
	constructor(sources, { seenFromHere, expects }) {
		this.#sources = sources;
		this.#seenFromHere = seenFromHere;
		this.#isExpected = expects;
	}
	get notJudged() {
		return [...this.refused.values()];
	}
	/** The contents of those that are there and may be read. */
	async read(files) {
		const contents = /* @__PURE__ */ new Map();
		for (const file of files) {
			const bytes = await this.#readOne(file);
			if (bytes !== void 0) contents.set(file, bytes);
		}
		return contents;
	}
	async #readOne(path) {
		const file = this.#seenFromHere(path);
		const read = await this.#sources.read(file, largestJudged);
		if (read.result === "not-there") return this.#isExpected ? this.#refuse(path, {
			file,
			reason: "unreadable",
			message: notHere
		}) : void 0;
		if (read.result === "not-read") return this.#refuse(path, {
			file,
			reason: read.reason,
			message: read.message
		});
		const weight = weightOf(read.bytes);
		if (weight > this.#left) return this.#refuse(path, {
			file,
			reason: "too-large",
			message: tooMuch
		});
		this.#left -= weight;
		return read.bytes;
	}
	#refuse(path, notJudged) {
		this.refused.set(path, notJudged);
	}
};
/** Everything at and below the paths. Throws `bad-input` where one is not there, or there is nothing to judge at all. */
async function gatherAll(sources, paths) {
	const found = await Promise.all(paths.map(async (path) => ({
		path,
		...await sources.find(path)
	})));
	refuse(found.filter(({ files }) => files === void 0).map(({ path }) => notThere(path)));
	const named = found.flatMap(({ kind, files = [] }) => files.filter((file) => kind === "file" || isYamlName(file)));
	const passedOver = found.flatMap(({ notFollowed = [] }) => notFollowed.flatMap(toldOf));
	if (named.length === 0 && passedOver.length === 0) refuse(paths.map((path) => ({
		message: "holds no YAML or JSON file",
		place: { file: path }
	})));
	const seenFromHere = (file) => file;
	const reader = new ManifestReader(sources, {
		seenFromHere,
		expects: false
	});
	return {
		now: await reader.read([...new Set(named)].sort()),
		isAskedAbout: () => true,
		seenFromHere,
		notJudged: [...passedOver, ...reader.notJudged]
	};
}
function toldOf({ path, reason, isFolder }) {
	if (!isFolder && !isYamlName(path)) return [];
	return [{
		file: path,
		reason,
		message: reason === "link" ? "is a link that leads out of the tree, or nowhere" : "may not be read"
	}];
}
/** What is wrong with a path that nothing stands at. */
function notThere(path) {
	return {
		message: "there is no such file or folder",
		place: { file: path }
	};
}
/** Ends the command for paths that are wrong; none are nothing. Throws `bad-input`. */
function refuse(problems) {
	const [first] = problems;
	if (first === void 0) return;
	const message = problems.length > 1 ? `${problems.length} problems: see each` : `${first.place?.file}: ${first.message}`;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems
	});
}
/**
* The files at and below the paths that differ from the merge base, what they are rolled out with, and all of it as it was.
* Throws `bad-input` where there is nothing to compare with, or a path is neither there nor what the change took away.
*/
async function gatherChange(ports, asked) {
	const [sources, history] = await Promise.all([ports.sources(), ports.history()]);
	const comparison = await history.compare(asked.base, asked.paths, asked.signal);
	refuse(missingIn(comparison, asked.paths));
	const { mergeBase, seenFromHere } = comparison;
	const reader = new ManifestReader(sources, {
		seenFromHere,
		expects: true
	});
	const own = await reader.read(editedIn(comparison));
	const now = await withSurroundings(own, comparison, new ManifestReader(sources, {
		seenFromHere,
		expects: false
	}));
	return {
		now,
		previous: await pastOf(now, comparison),
		mergeBase,
		seenFromHere,
		isAskedAbout: (file) => own.has(file),
		notJudged: await withTheirPast(reader.refused, comparison)
	};
}
/** What could not be read, and whether it could be judged at the merge base. */
async function withTheirPast(refused, { readBefore }) {
	const before = await readBefore([...refused.keys()], largestJudged);
	return [...refused].map(([path, notJudged]) => withPast(notJudged, before.get(path)));
}
/** Paths that are neither there nor what the change has taken away. */
function missingIn({ scopes, changed, listing }, paths) {
	const known = [...listing, ...changed.map(({ path }) => path)];
	return scopes.flatMap((scope, index) => scope === "" || known.some((path) => isAtOrBelow(path, scope)) ? [] : [notThere(paths[index] ?? scope)]);
}
function isAtOrBelow(path, scope) {
	return scope === "" || path === scope || path.startsWith(`${scope}/`);
}
function editedIn({ scopes, changed }) {
	const isManifest = ({ path }) => isYamlName(path) || scopes.includes(path);
	return changed.filter((file) => !file.isGone && isManifest(file) && scopes.some((scope) => isAtOrBelow(file.path, scope))).map(({ path }) => path);
}
async function withSurroundings(own, { listing }, reader) {
	const there = foldersOf(listing.filter((file) => own.has(file) || isYamlName(file)));
	const around = await filesAround([...own.keys()], {
		read: async (paths) => new Map([...own, ...await reader.read(paths.filter((path) => !own.has(path)))]),
		look: async () => there
	});
	return sorted(new Map([...around.contents, ...own]));
}
/** The same files at the merge base, and those that are gone: what stood there may have moved. */
async function pastOf(now, { changed, readBefore }) {
	const gone = changed.filter(({ path, isGone }) => isGone && isYamlName(path)).map(({ path }) => path);
	const before = await readBefore([...now.keys(), ...gone], largestJudged);
	let left = heaviestSet;
	const isLight = (bytes) => {
		left -= weightOf(bytes);
		return left >= 0;
	};
	return sorted(new Map([...before].filter(([file, bytes]) => now.has(file) || isLight(bytes))));
}
function sorted(files) {
	return new Map([...files].sort(([one], [other]) => one < other ? -1 : 1));
}
/** Findings, and places that were not judged, beyond so many are told in the report alone. */
const mostTold = 200;
/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
async function check(request, ports, signal) {
	const checked = judge(await gather(request, ports, signal));
	tell(checked, ports);
	return {
		outcome: outcomeOf(checked),
		checked
	};
}
async function gather({ paths, base }, ports, signal) {
	if (base === void 0) return gatherAll(await ports.sources(), paths);
	const gathered = await gatherChange(ports, {
		paths,
		base,
		signal
	});
	ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
	return gathered;
}
function judge(gathered) {
	const { now, previous, mergeBase, isAskedAbout, seenFromHere } = gathered;
	const judged = previous === void 0 ? judgeManifests(now, void 0) : judgeChange(now, previous);
	const notJudged = judged.notJudged.filter(({ file }) => isAskedAbout(file));
	return {
		files: judged.files.filter(isAskedAbout).length,
		...mergeBase === void 0 ? {} : { mergeBase },
		findings: shown(judged.findings.filter(({ place }) => isAskedAbout(place.file)), gathered),
		notJudged: [...gathered.notJudged, ...notJudged.map((one) => ({
			...one,
			file: seenFromHere(one.file)
		}))]
	};
}
/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(findings, { now, seenFromHere }) {
	return [...Map.groupBy(findings, ({ place }) => place.file)].flatMap(([file, own]) => {
		const lines = linesOf(now.get(file) ?? /* @__PURE__ */ new Uint8Array());
		return own.map((finding) => ({
			...finding,
			place: {
				...finding.place,
				file: seenFromHere(file)
			},
			excerpt: excerptOf(lines, finding.place, finding.value)
		}));
	});
}
function tell({ findings, notJudged }, { log, results }) {
	for (const finding of findings.slice(0, mostTold)) {
		const { place, message } = finding;
		log[levelOf(finding)](findingText(finding), {
			place,
			message
		});
		results.show(finding.excerpt);
	}
	for (const one of notJudged.slice(0, mostTold)) {
		const { message, reason: _, wasJudged, ...place } = one;
		log[wasJudged === true ? "error" : "warning"](notJudgedText(one), {
			place,
			message
		});
	}
	const more = Math.max(0, findings.length - mostTold) + Math.max(0, notJudged.length - mostTold);
	if (more > 0) log.warning(`${more} more are told in the report alone`);
}
function outcomeOf(checked) {
	const sentence = checkedSentence(checked);
	return checked.findings.some((finding) => levelOf(finding) === "error") || checked.notJudged.some(({ wasJudged }) => wasJudged) ? {
		outcome: "failed",
		reason: "readiness-errors",
		stage: "inputs",
		sentence
	} : {
		outcome: "succeeded",
		reason: "done",
		stage: "inputs",
		sentence
	};
}
export { check };
