import "./rolldown-runtime.js";
import { C as excerptsOf, T as widthAt, w as linesOf } from "./edit.js";
import { B as openFindings, F as countsOf, I as isBad, L as levelOf, M as byLevel, N as byPlace, P as checkedSentence, R as notJudgedReason, V as told, z as notJudgedText } from "./action.js";
import { l as checklistOf, r as checklistLines, zt as withoutUndefined } from "./drive.js";
import { a as noRenderer, c as contextOf, l as defaultSettings, o as dockerignoresOf, r as newOf, s as isDockerfileName, t as judgeUnits } from "./judge-units.js";
import { B as DeployError, L as version, V as badInput } from "./start.js";
import { _ as isKustomization, b as pathsOfReference, h as isYamlName, i as withPast$1, n as judgeChange, r as judgeManifests, t as filesAround, v as kustomizationData, y as kustomizationReferences } from "./around.js";
import { a as foldersUp, i as foldersOf, o as inFolder, r as folderOf, s as nameOf } from "./folder.js";
import { a as heaviestSet, o as largestJudged, s as weightOf } from "./read.js";
import { t as catalogue } from "./catalogue.js";
import { n as nthOf, t as fingerprint } from "./fingerprint.js";
import { n as sarifLimits, r as schemaAddress, t as cutSarif } from "./log.js";
/** The page of a rule: what it finds, why it matters, and what to do. */
function rulePage(rule) {
	return `${pages}/${encodeURIComponent(rule.toWellFormed())}.md`;
}
const pages = "https://github.com/org/gitops-deploy/blob/v1/docs/rules";
/** The page of this project. */
const projectPage = "https://github.com/org/gitops-deploy";
/** All findings of one file, for people: whether an excerpt shows a secret is known of all of them together. */
function shownFindings(found, shown) {
	const excerpts = excerptsOf(shown.lines, found.map(({ finding }) => finding));
	return found.map((one, index) => shownFinding(one, shown, excerpts[index] ?? ""));
}
function shownFinding({ finding, object, suppressed }, { lines, file }, excerpt) {
	const { place, value, rule } = finding;
	const width = widthAt(lines[place.line - 1] ?? "", Math.max(0, place.column - 1), value);
	return {
		...finding,
		place: {
			...place,
			file
		},
		...width > 1 ? { endColumn: place.column + width } : {},
		...object === void 0 ? {} : { object: named(object) },
		documentation: rulePage(rule),
		...suppressed === void 0 ? {} : { suppressed },
		excerpt
	};
}
function named({ apiVersion, kind, namespace, name }) {
	return {
		apiVersion,
		kind,
		...namespace === void 0 ? {} : { namespace },
		...name === void 0 ? {} : { name }
	};
}
const { posix } = process.getBuiltinModule("node:path");
/** Dockerfiles with what they ignore, the whole of charts, and the files that kustomizations make ConfigMaps of. */
function othersAround({ asked, listing, manifests }) {
	const dockerfiles = [...asked, ...dockerfilesOfIgnores(asked)].filter(isDockerfileName);
	const ignores = dockerfiles.flatMap(dockerignoresOf);
	const known = [...manifests.keys()];
	const all = [
		...dockerfiles,
		...ignores,
		...chartFiles([...asked, ...known], listing),
		...dataOf(manifests)
	];
	return [...new Set(all)].filter((file) => !manifests.has(file)).sort();
}
function dockerfilesOfIgnores(asked) {
	return asked.filter((file) => nameOf(file) === ".dockerignore").map((file) => inFolder(folderOf(file), "Dockerfile"));
}
function chartFiles(files, listing) {
	const charts = new Set(listing.filter((file) => nameOf(file) === "Chart.yaml").map(folderOf));
	const above = new Set(files.flatMap((file) => foldersUp(folderOf(file)).filter((folder) => charts.has(folder))));
	const isWithin = (file) => foldersUp(folderOf(file)).some((folder) => above.has(folder));
	return above.size === 0 ? [] : listing.filter(isWithin);
}
function dataOf(manifests) {
	return [...manifests].flatMap(([file, bytes]) => isKustomization(file) ? kustomizationData(file, bytes).map((name) => posix.join(folderOf(file), name)) : []);
}
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
/** Bytes of a configuration file. */
const largestConfiguration = 1048576;
/** Everything at and below the paths. Throws `bad-input` where one is not there, or there is nothing to judge at all. */
async function gatherAll(sources, { paths, config }) {
	const found = await Promise.all(paths.map(async (path) => ({
		path,
		...await sources.find(path)
	})));
	refuse(found.filter(({ files }) => files === void 0).map(({ path }) => notThere(path)));
	const listing = found.flatMap(({ files = [] }) => files);
	const named = found.flatMap(({ kind, files = [] }) => files.filter((file) => isYamlName(file) || kind === "file" && !isDockerfileName(file)));
	const dockerfiles = listing.filter(isDockerfileName);
	const passedOver = found.flatMap(({ notFollowed = [] }) => notFollowed.flatMap(toldOf));
	if (named.length + dockerfiles.length === 0 && passedOver.length === 0) refuse(paths.map((path) => ({
		message: "holds no YAML or JSON file and no Dockerfile",
		place: { file: path }
	})));
	const seenFromHere = (file) => file;
	const reader = new ManifestReader(sources, {
		seenFromHere,
		expects: false
	});
	const now = await reader.read([...new Set(named)].sort());
	const more = new ManifestReader(sources, {
		seenFromHere,
		expects: false
	});
	const others = await more.read(othersAround({
		asked: dockerfiles,
		listing,
		manifests: now
	}));
	const unread = more.notJudged.filter(({ file }) => dockerfiles.includes(file));
	const configuration = await sources.read(config, largestConfiguration);
	if (configuration.result === "not-read") refuse([notRead(config, configuration)]);
	return {
		now,
		others,
		...configuration.result === "read" ? { configuration: configuration.bytes } : {},
		isWhole: found.every(({ kind }) => kind === "folder"),
		isAskedAbout: () => true,
		seenFromHere,
		notJudged: [
			...passedOver,
			...reader.notJudged,
			...unread
		]
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
function notRead(file, { reason, message }) {
	return {
		message: reason === "link" ? "is a symbolic link: `config` has to name the file itself" : message,
		place: { file }
	};
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
/** The kustomizations that build on files, directly or by others: what is applied of a base is what its overlays make of it. */
function kustomizationsOn(files, { contents, listing }) {
	const users = usersOf(contents, new Set(listing));
	const found = new Set(files);
	for (const file of found) for (const user of users.get(file) ?? []) found.add(user);
	return [...found].filter((file) => isKustomization(file) && contents.has(file));
}
/** By what is named, who names it. What is gone may still be named, as long as no folder is. */
function usersOf(contents, there) {
	const users = /* @__PURE__ */ new Map();
	for (const [file, bytes] of contents) {
		if (!isKustomization(file)) continue;
		for (const reference of kustomizationReferences(file, bytes)) {
			const named = namedBy(file, reference, there);
			users.set(named, [...users.get(named) ?? [], file]);
		}
	}
	return users;
}
function namedBy(file, reference, there) {
	const paths = pathsOfReference(folderOf(file), reference);
	return paths.find((path) => there.has(path)) ?? paths[0] ?? reference;
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
	const around = await withSurroundings(own, comparison, new ManifestReader(sources, {
		seenFromHere,
		expects: false
	}));
	const now = around.files;
	const previous = await pastOf(now, comparison);
	const notJudged = await withTheirPast(reader.refused, comparison);
	const otherAsked = changedIn(comparison, isJudged);
	const more = new ManifestReader(sources, {
		seenFromHere,
		expects: false
	});
	const gone = goneIn(comparison);
	const { listing } = comparison;
	const others = await more.read(othersAround({
		asked: [...otherAsked, ...gone],
		listing,
		manifests: now
	}));
	const goneOthers = gone.filter(isJudged);
	const ofGone = othersAround({
		asked: goneOthers,
		listing,
		manifests: previous
	});
	const othersBefore = await comparison.readBefore([.../* @__PURE__ */ new Set([
		...others.keys(),
		...goneOthers,
		...ofGone
	])], largestJudged);
	const configuration = (await comparison.readBefore([asked.config], largestConfiguration)).get(asked.config);
	const isAskedAbout = (file) => own.has(file) || otherAsked.includes(file);
	const { isWhole } = around;
	return {
		now,
		previous,
		others,
		othersBefore,
		...configuration === void 0 ? {} : { configuration },
		isWhole,
		mergeBase,
		seenFromHere,
		isAskedAbout,
		notJudged
	};
}
/** What could not be read, and whether it could be judged at the merge base. */
async function withTheirPast(refused, { readBefore }) {
	const before = await readBefore([...refused.keys()], largestJudged);
	return [...refused].map(([path, notJudged]) => withPast$1(notJudged, before.get(path)));
}
/** Paths that are neither there nor what the change has taken away. */
function missingIn({ scopes, changed, listing }, paths) {
	const known = [...listing, ...changed.map(({ path }) => path)];
	return scopes.flatMap((scope, index) => scope === "" || known.some((path) => isAtOrBelow(path, scope)) ? [] : [notThere(paths[index] ?? scope)]);
}
function isAtOrBelow(path, scope) {
	return scope === "" || path === scope || path.startsWith(`${scope}/`);
}
function editedIn(comparison) {
	const { scopes } = comparison;
	return changedIn(comparison, (path) => isYamlName(path) || scopes.includes(path) && !isJudged(path));
}
function changedIn({ scopes, changed }, isWanted) {
	const isInScope = ({ path }) => scopes.some((scope) => isAtOrBelow(path, scope));
	return changed.filter((file) => !file.isGone && isWanted(file.path) && isInScope(file)).map(({ path }) => path);
}
/** Whether the rules have something to say of a file that is no manifest. */
function isJudged(path) {
	return isDockerfileName(path) || nameOf(path) === ".dockerignore";
}
async function withSurroundings(own, comparison, reader) {
	const gone = new Set(goneIn(comparison));
	const listing = comparison.listing.filter((file) => !gone.has(file));
	const there = foldersOf(listing.filter((file) => own.has(file) || isYamlName(file)));
	let isComplete = true;
	const read = async (paths) => {
		const found = await reader.read(paths);
		if (paths.some((path) => !found.has(path) && !reader.refused.has(path))) isComplete = false;
		return found;
	};
	const changed = comparison.changed.filter(({ path }) => isYamlName(path)).map(({ path }) => path);
	const kustomizations = changed.length === 0 ? [] : listing.filter(isKustomization);
	const described = new Map([...own, ...await read(kustomizations.filter((path) => !own.has(path)))]);
	const built = kustomizationsOn([...own.keys(), ...changed], {
		contents: described,
		listing
	});
	const around = await filesAround([
		...own.keys(),
		...built,
		...[...gone].filter(isYamlName)
	], {
		read: async (paths) => new Map([...described, ...await read(paths.filter((path) => !described.has(path)))]),
		look: async () => there
	});
	return {
		files: sorted(new Map([...around.contents, ...own])),
		isWhole: isComplete && around.cut.length === 0
	};
}
function goneIn({ changed }) {
	return changed.filter(({ isGone }) => isGone).map(({ path }) => path);
}
/** The same files at the merge base, and those that are gone: what stood there may have moved. */
async function pastOf(now, comparison) {
	const gone = goneIn(comparison).filter(isYamlName);
	const before = await readWithBuilt([...now.keys(), ...gone], comparison);
	let left = heaviestSet;
	const isLight = (bytes) => {
		left -= weightOf(bytes);
		return left >= 0;
	};
	return sorted(new Map([...before].filter(([file, bytes]) => now.has(file) || isLight(bytes))));
}
/** Files at the merge base, with what kustomizations built on there: it may be there still, and not be built on any more. */
async function readWithBuilt(paths, { readBefore }) {
	const asked = new Set(paths);
	const before = new Map(await readBefore(paths, largestJudged));
	for (let fresh = [...before]; fresh.length > 0;) {
		const wanted = fresh.flatMap(([file, bytes]) => isKustomization(file) ? referencesOf(file, bytes) : []);
		const more = [...new Set(wanted)].filter((path) => !asked.has(path));
		for (const path of more) asked.add(path);
		fresh = more.length === 0 ? [] : [...await readBefore(more, largestJudged)];
		for (const [file, bytes] of fresh) before.set(file, bytes);
	}
	return before;
}
function referencesOf(user, bytes) {
	return kustomizationReferences(user, bytes).filter((reference) => !/^\/|:\/\/|\n/.test(reference)).flatMap((reference) => pathsOfReference(folderOf(user), reference));
}
function sorted(files) {
	return new Map([...files].sort(([one], [other]) => one < other ? -1 : 1));
}
/**
* Judges what was gathered: amounts with the value that Git holds, and everything else by the rules; with a past, only what it
* did not have is told.
*/
async function judgeGathered(gathered, judges, ports, signal) {
	const { isAskedAbout } = gathered;
	const amounts = judgeAmounts(gathered, judges);
	const besides = amounts.findings.filter(({ place }) => isAskedAbout(place.file));
	const byRules = await judgeByUnits(gathered, {
		...judges,
		besides
	}, ports, signal);
	const isToldOfChart = ({ file, wasJudged }) => byRules.unrendered.has(file) && wasJudged !== true;
	const unread = amounts.notJudged.filter((one) => isAskedAbout(one.file) && !byRules.templates.has(one.file) && !isToldOfChart(one));
	return {
		files: [...amounts.files, ...[...gathered.others.keys()].filter(isDockerfileName)].filter(isAskedAbout).length,
		said: byRules.said,
		notJudged: [...unread, ...byRules.notJudged],
		sets: byRules.sets
	};
}
function judgeAmounts({ now, previous }, { context, settings }) {
	const { nodeAllocatable, clusterNodes, usage } = context;
	const facts = withoutUndefined({
		clusterNodes,
		usage
	});
	const known = {
		nodeAllocatable,
		thresholds: settings.thresholds,
		...facts
	};
	return previous === void 0 ? judgeManifests(now, void 0, known) : judgeChange(now, previous, known);
}
async function judgeByUnits({ now, previous, others, othersBefore, isWhole, isAskedAbout }, { rules, context, settings, besides }, ports, signal) {
	const renderer = await ports.renderer();
	const isThere = (file) => now.has(file) || others.has(file);
	const given = {
		isWhole,
		rules,
		settings,
		renderer,
		signal
	};
	const judged = await judgeUnits({
		...given,
		files: new Map([...others, ...now]),
		context,
		besides
	});
	for (const program of renderer === noRenderer ? [] : judged.noPrograms) ports.log.info(`${program} is not on this machine: what it would render is judged as it stands in its files`);
	if (previous === void 0) return judged;
	const beforeFiles = new Map([...othersBefore ?? [], ...previous]);
	const contextBefore = {
		...context,
		isGone: (file) => !isThere(file)
	};
	const before = await judgeUnits({
		...given,
		files: beforeFiles,
		context: contextBefore
	});
	const askedCharts = new Set([...judged.unrendered].flatMap(([file, chart]) => isAskedAbout(file) ? [chart] : []));
	const isAsked = (file) => isAskedAbout(file) || askedCharts.has(file);
	return {
		...judged,
		said: [...judged.said.filter(isOfAmount), ...newOf(judged.all.filter((one) => !isOfAmount(one)), before.all, isThere)],
		notJudged: judged.notJudged.filter((one) => isAsked(one.file) || !before.notJudged.some((other) => isSame(one, other))).map((one) => withPast(one, before.notJudged, [...beforeFiles.keys()]))
	};
}
function isOfAmount({ rule }) {
	return rule.looksAt === "amounts";
}
/** Nobody may hide something by making it impossible to render, or to judge. */
function withPast(notJudged, before, filesBefore) {
	const { file, reason, message } = notJudged;
	if (reason !== "unrendered" && reason !== "rule") return notJudged;
	const isKnown = before.some((one) => one.file === file && (reason !== "rule" || one.message === message));
	return filesBefore.some((one) => one === file || reason === "rule" && one.startsWith(`${file}/`)) && !isKnown ? {
		...notJudged,
		wasJudged: true
	} : notJudged;
}
function isSame(one, other) {
	return one.file === other.file && one.reason === other.reason;
}
/** How is judged: as the configuration file says, if there is one. Throws `bad-input` for what is wrong with it. */
async function settingsOf(gathered, { config, nodes }) {
	const read = await readSettings(gathered, config);
	if (nodes === void 0) return read;
	const { largestNode } = await import("./readiness-settings.js").then((n) => n.n);
	return {
		...read,
		settings: {
			...read.settings,
			nodeAllocatable: largestNode(nodes)
		}
	};
}
async function readSettings({ configuration }, file) {
	if (configuration === void 0) return {
		settings: defaultSettings,
		reach: { clusters: {} }
	};
	const { readinessOf } = await import("./readiness.js");
	const read = readinessOf(new TextDecoder().decode(configuration), file);
	if (read.result === "wrong") throw badInput(read.problems);
	return read;
}
/** A text of a rule as Markdown shows it literally; what stands in backticks stays code. */
function prose(text) {
	return text.replace(/`[^`]*`|[<*_[\]]/g, (found) => found.length > 1 ? found : `\\${found}`);
}
/** What a rule is about, in Markdown: the beginning of its page, and what code scanning shows beside an alert. */
function ruleHelp({ title, why, fix }) {
	return [
		`It finds ${prose(title)}.`,
		`**Why it matters:** ${prose(why)}.`,
		`**What to do:** ${prose(fix)}.`
	].join("\n\n");
}
/** The same as plain text. */
function ruleHelpText({ title, why, fix }) {
	return `It finds ${title}. Why it matters: ${why}. What to do: ${fix}.`;
}
const levels = {
	error: "error",
	warning: "warning",
	info: "note"
};
const problems = {
	error: "error",
	warning: "warning",
	info: "recommendation"
};
/** GitHub orders alerts about security by it: over 7.0 is high, over 4.0 medium. */
const scores = {
	error: "8.0",
	warning: "5.5",
	info: "2.0"
};
/**
* What was found as SARIF, the worst first: also what is suppressed, as such. Lines may move, and a finding keeps its fingerprint.
* `version` is that of this program.
*/
function findingsSarif(checked, version) {
	const found = byLevel(checked.findings);
	const ids = [...new Set(found.map(({ rule }) => rule))];
	const keys = found.map(keyOf);
	const nths = nthOf(keys);
	return {
		$schema: schemaAddress,
		version: "2.1.0",
		runs: [{
			tool: { driver: {
				...driverOf(version),
				rules: ids.map((id) => ruleOf(id, found))
			} },
			automationDetails: { id: "gitops-deploy/check/" },
			columnKind: "utf16CodeUnits",
			results: found.map((finding, index) => ({
				...resultOf(finding),
				ruleIndex: ids.indexOf(finding.rule),
				partialFingerprints: { primaryLocationLineHash: `${fingerprint(keys[index] ?? "")}:${nths[index]}` }
			})),
			...invocationsOf(checked)
		}]
	};
}
function driverOf(version) {
	return {
		name: "gitops-deploy",
		semanticVersion: version,
		version,
		informationUri: projectPage
	};
}
function ruleOf(id, found) {
	const { title, why, fix, severities, family, ...facts } = factsOf(id, found);
	const [severity] = severities;
	const isSecurity = family === "security";
	return {
		id,
		name: id,
		shortDescription: { text: short(title) },
		fullDescription: { text: short(`${title}: ${why}`) },
		help: {
			text: ruleHelpText({
				title,
				why,
				fix
			}),
			markdown: ruleHelp({
				title,
				why,
				fix
			})
		},
		helpUri: rulePage(id),
		defaultConfiguration: { level: levels[severity] },
		properties: {
			tags: [
				family,
				...facts.isOpinion === true ? ["opinion"] : [],
				"gitops"
			],
			precision: "very-high",
			"problem.severity": problems[severity],
			...isSecurity ? { "security-severity": scores[severity] } : {}
		}
	};
}
/** What is known of a rule; of one that no catalogue has, what its first finding says. */
function factsOf(id, found) {
	const facts = catalogue.find((rule) => rule.id === id);
	if (facts !== void 0) return facts;
	const { why = id, fix = id, severity = "warning" } = found.find(({ rule }) => rule === id) ?? {};
	return {
		title: id,
		why: told(why),
		fix: told(fix),
		severities: [severity],
		family: "resources"
	};
}
/** GitHub shows so many characters of a description. */
function short(text) {
	return text.length <= 1024 ? text : `${text.slice(0, 1023)}…`;
}
function resultOf(finding) {
	const { rule, message, why, fix, suppressed } = finding;
	return {
		ruleId: rule,
		level: levels[levelOf(finding)],
		message: { text: `${told(message)}. Why: ${told(why)}. Fix: ${told(fix)}.` },
		locations: [{
			physicalLocation: {
				artifactLocation: artifact(finding.place.file),
				region: regionOf(finding)
			},
			...logicalOf(finding)
		}],
		...suppressed === void 0 ? {} : { suppressions: [suppressionOf(suppressed)] }
	};
}
function regionOf({ place: { line, column }, endColumn }) {
	return {
		startLine: line,
		startColumn: column,
		...endColumn === void 0 ? {} : {
			endLine: line,
			endColumn
		}
	};
}
function logicalOf({ object }) {
	if (object === void 0) return {};
	const { kind, namespace, name } = object;
	const fullyQualifiedName = [
		namespace,
		kind,
		name
	].filter((part) => part !== void 0).join("/");
	return { logicalLocations: [{
		fullyQualifiedName: told(fullyQualifiedName),
		kind: "resource"
	}] };
}
function suppressionOf({ reason, until }) {
	const end = until === void 0 ? "" : ` (until ${until})`;
	return {
		kind: "inSource",
		status: "accepted",
		justification: `${told(reason)}${end}`
	};
}
/** A path from the root of the repository: GitHub shows nothing of an absolute one. */
function artifact(file) {
	return {
		uri: file.toWellFormed().split("/").filter((part) => part !== "" && part !== ".").map(encodeURIComponent).join("/"),
		uriBaseId: "%SRCROOT%"
	};
}
/**
* Which finding it is, from one analysis to the next: of an object by where it stands in it, of another file by the text of its line.
*/
function keyOf({ rule, place, path, object, excerpt }) {
	const spot = object === void 0 ? excerpt.split("\n")[0]?.replace(/^\s*\d+ \| */, "") : [object, path];
	return JSON.stringify([
		rule,
		place.file,
		spot
	]);
}
/** What could not be judged: the run was not told everything. */
function invocationsOf({ notJudged }) {
	if (notJudged.length === 0) return {};
	return { invocations: [{
		executionSuccessful: true,
		toolExecutionNotifications: notJudged.map(({ file, line, column, message, wasJudged }) => ({
			level: wasJudged === true ? "error" : "warning",
			message: { text: `${told(file)} is not judged: it ${told(message)}` },
			locations: [{ physicalLocation: {
				artifactLocation: artifact(file),
				...line === void 0 ? {} : { region: {
					startLine: line,
					...column === void 0 ? {} : { startColumn: column }
				} }
			} }]
		}))
	}] };
}
/** Writes what was found as SARIF, and uploads it, where that is wanted. Whatever becomes of the upload, the outcome stays. */
async function keepAnalysis(checked, keeping) {
	if (keeping.file !== void 0) await write(checked, keeping.file, keeping);
	if (keeping.upload === "never") return;
	const answer = await upload(checked, keeping);
	const { log } = keeping.ports;
	if (answer.result === "uploaded") for (const note of answer.notes) log.warning(note);
	else log[keeping.upload === "always" ? "warning" : "info"](`the findings are not in code scanning: ${answer.message}`);
}
/** As many as code scanning takes of one file: it refuses a larger one. */
async function write(checked, file, { ports }) {
	const { length } = checked.findings;
	if (length > sarifLimits.results) ports.log.warning(`${file} holds the worst ${sarifLimits.results} of ${length} findings, which is what code scanning takes`);
	const sarif = cutSarif(findingsSarif(checked, version), sarifLimits.results);
	try {
		await ports.files.write(file, `${JSON.stringify(sarif, void 0, 1)}\n`);
	} catch (error) {
		const message = `${file} cannot be written: ${error instanceof Error ? error.message : ""}`;
		throw new DeployError("bad-input", {
			stage: "inputs",
			message,
			cause: error
		});
	}
}
async function upload(checked, { commit, ref, ports, signal }) {
	if (commit === void 0 || ref === void 0) return {
		result: "refused",
		message: "only a run of GitHub Actions knows which commit it is about"
	};
	const sarif = findingsSarif({
		...checked,
		findings: openFindings(checked)
	}, version);
	try {
		const { codeScanning } = await ports.forge();
		return await codeScanning.upload({
			commit,
			ref,
			sarif
		}, signal);
	} catch (error) {
		signal.throwIfAborted();
		if (!(error instanceof DeployError)) throw error;
		return {
			result: "refused",
			message: error.message
		};
	}
}
/**
* GitHub shows ten annotations of each level that a step makes, and drops the others without a word; one error is how the step ends.
* https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md#limitations
*/
const rooms = {
	error: 9,
	warning: 10,
	notice: 10
};
/** The annotations of a check: the worst of each level, the last of which says how many more there are. */
function annotationsOf(checked) {
	const all = [...byLevel(openFindings(checked)).map((one) => ({
		level: annotatedAs(one),
		annotation: () => ofFinding(one)
	})), ...checked.notJudged.map(ofNotJudged).map((one) => ({
		level: one.level,
		annotation: () => one
	}))];
	return [
		"error",
		"warning",
		"notice"
	].flatMap((level) => fitting(level, all.filter((one) => one.level === level)));
}
function fitting(level, all) {
	const room = rooms[level];
	if (all.length <= room) return all.map(({ annotation }) => annotation());
	const message = `${all.length - room + 1} more ${level}s are in the log, the job summary and the report: GitHub shows ten of each level`;
	return [...all.slice(0, room - 1).map(({ annotation }) => annotation()), {
		level,
		title: "gitops-deploy check",
		message
	}];
}
function annotatedAs(finding) {
	const level = levelOf(finding);
	return level === "info" ? "notice" : level;
}
function ofFinding(finding) {
	const { rule, message, why, fix, documentation, place, endColumn } = finding;
	return {
		level: annotatedAs(finding),
		title: told(rule),
		message: [
			told(message),
			`why: ${told(why)}`,
			`fix: ${told(fix)}`,
			told(documentation)
		].join("\n"),
		place: {
			...place,
			...endColumn === void 0 ? {} : { endColumn }
		}
	};
}
function ofNotJudged(one) {
	const { file, line, column, wasJudged } = one;
	return {
		level: wasJudged === true ? "error" : "warning",
		title: "not judged",
		message: notJudgedReason(one),
		place: {
			file,
			...line === void 0 ? {} : { line },
			...column === void 0 ? {} : { column }
		}
	};
}
/** Findings beyond the worst so many have one line each. */
const mostInFull = 200;
/** What is beyond so many of a kind is counted. */
const mostLines = 2e3;
/** From so many findings on it is told which rules they are of. */
const manyFindings = 20;
/**
* What was found, for people: file by file, each finding with its line. Why, what to do and where to read on are said once of a rule,
* and again only where they differ.
*/
function findingsText(checked) {
	const ranked = byLevel(openFindings(checked));
	const shown = byPlace(ranked.slice(0, mostLines));
	const inFull = new Set(ranked.slice(0, mostInFull));
	const said = /* @__PURE__ */ new Set();
	const files = [...Map.groupBy(shown, ({ place }) => place.file)].map(([file, findings]) => fileText(file, findings, {
		inFull,
		said
	}));
	const left = checked.notJudged.slice(0, mostLines).map(notJudgedText);
	const checklists = checklistLines(checked.checklists ?? []).join("\n");
	return [
		...files,
		...listed(left),
		...counted(checked),
		...ruleCounts(ranked),
		checklists
	].filter((part) => part !== "").join("\n\n");
}
function fileText(file, findings, saying) {
	const width = Math.max(...findings.map((one) => spot(one).length));
	const lines = findings.flatMap((finding) => [`  ${spot(finding).padEnd(width)}  ${levelOf(finding).padEnd(7)}  ${told(finding.rule)}: ${told(finding.message)}`, ...saying.inFull.has(finding) ? details(finding, saying.said) : []]);
	return [`${told(file)}: ${countsOf(findings)}`, ...lines].join("\n");
}
function spot({ place }) {
	return `${place.line}:${place.column}`;
}
function details({ rule, excerpt, why, fix, documentation }, said) {
	const fresh = [
		`why: ${told(why)}`,
		`fix: ${told(fix)}`,
		`see: ${told(documentation)}`
	].filter((line) => !said.has(`${rule} ${line}`));
	for (const line of fresh) said.add(`${rule} ${line}`);
	return [...excerpt === "" ? [] : excerpt.split("\n"), ...fresh.map((line) => `    ${line}`)];
}
function listed(lines) {
	return lines.length === 0 ? [] : [lines.join("\n")];
}
function counted({ findings, notJudged }) {
	const more = [findings, notJudged].reduce((sum, { length }) => sum + Math.max(0, length - mostLines), 0);
	return more === 0 ? [] : [`${more} more are in the report alone`];
}
/** The rules that find the most. */
function ruleCounts(findings) {
	if (findings.length < manyFindings) return [];
	const lines = [...Map.groupBy(findings, ({ rule }) => rule)].map(([rule, { length }]) => ({
		rule,
		length
	})).toSorted((one, other) => other.length - one.length).map(({ rule, length }) => `${String(length).padStart(7)}  ${told(rule)}`);
	return [[`${countsOf(findings)}, by rule:`, ...lines].join("\n")];
}
/** Shows what was found to people: all of it as text, and the worst at their lines where there is a page of them. */
function tellFindings(checked, { log, results }) {
	const text = findingsText(checked);
	if (text !== "") results.show(text);
	for (const annotation of annotationsOf(checked)) log.annotate?.(annotation);
}
/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone, unless the settings ask for more. */
async function check(request, ports, signal) {
	const gathered = await gather(request, ports, signal);
	const today = ports.clock.now().toISOString().slice(0, 10);
	const { settings, reach } = await settingsOf(gathered, request);
	const facts = await factsFor(gathered, {
		settings,
		reach,
		request: request.facts
	}, ports, signal);
	const judges = {
		rules: await request.rules(),
		context: {
			...contextOf(settings, today),
			...facts
		},
		settings
	};
	const now = request.fix === true ? await repaired(gathered, {
		judges,
		request,
		ports,
		signal
	}) : gathered;
	const judged = await judgeGathered(now, judges, ports, signal);
	const checked = {
		...checkedOf(judged, now),
		...request.checklist === true ? checklistsOf(judged, judges) : {}
	};
	tellFindings(checked, ports);
	if (request.analysis !== void 0) await keepAnalysis(checked, {
		...request.analysis,
		ports,
		signal
	});
	return {
		outcome: outcomeOf(checked),
		checked
	};
}
/** What clusters and Prometheus say; what asks them is loaded where it is wanted alone. */
async function factsFor(gathered, asked, ports, signal) {
	const { request, settings } = asked;
	if (request === void 0 || (settings.asks.clusters ?? settings.asks.usageDays) === void 0) return {};
	const { factsOf } = await import("./check-facts.js");
	return factsOf(gathered, {
		...asked,
		request
	}, ports, signal);
}
/** What is there once everything that can be is repaired; what was only shown is not. */
async function repaired(gathered, { judges, request, ports, signal }) {
	const { fix, withFiles } = await import("./fix.js");
	const dryRun = request.dryRun === true;
	const files = await fix(gathered, {
		judges,
		request: { dryRun }
	}, ports, signal);
	return dryRun ? gathered : withFiles(gathered, new Map(files.map(({ file, after }) => [file, after])));
}
/** The checklist of each application, which is a folder that is applied together and makes pods. */
function checklistsOf({ sets }, { settings, context }) {
	return { checklists: sets().filter(({ set }) => set.pods.length > 0).map(({ root, set, said }) => checklistOf({
		...context,
		application: root || ".",
		set,
		said,
		attestations: settings.attestations
	})) };
}
async function gather({ paths, base, config }, ports, signal) {
	if (base === void 0) return gatherAll(await ports.sources(), {
		paths,
		config
	});
	const gathered = await gatherChange(ports, {
		paths,
		base,
		config,
		signal
	});
	ports.log.info(`judging what differs from ${gathered.mergeBase?.slice(0, 12)}, the merge base with ${base}`);
	return gathered;
}
function checkedOf(judged, gathered) {
	const { mergeBase, seenFromHere } = gathered;
	return {
		files: judged.files,
		...mergeBase === void 0 ? {} : { mergeBase },
		findings: shown(judged.said, gathered),
		notJudged: [...gathered.notJudged, ...judged.notJudged.map((one) => ({
			...one,
			file: seenFromHere(one.file)
		}))]
	};
}
/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(said, { now, others, seenFromHere }) {
	return [...Map.groupBy(said, ({ finding }) => finding.place.file)].flatMap(([file, own]) => {
		return shownFindings(own, {
			lines: linesOf(now.get(file) ?? others.get(file) ?? /* @__PURE__ */ new Uint8Array()),
			file: seenFromHere(file)
		});
	});
}
function outcomeOf(checked) {
	const sentence = checkedSentence(checked);
	return isBad(checked) ? {
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
export { check, judgeGathered as t };
