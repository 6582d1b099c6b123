import "./rolldown-runtime.js";
import { $ as linesOf, L as placeAt, N as treesOf, Q as excerptOf, R as positionOf, S as keyIn, X as isScalar, Z as isSeq, k as resolve$1, q as isMap, w as printPath } from "./edit.js";
import { C as levelOf, S as findingText, w as notJudgedText, x as checkedSentence } from "./action.js";
import { L as DeployError } from "./start.js";
import { _ as textIn, c as kustomizationData, d as readOnce, f as groupOf, g as keysOf, h as itemsOf, i as withPast$1, l as kustomizationPatches, m as childOf, n as judgeChange, o as isYamlName, p as objectsIn, r as judgeManifests, s as isKustomization, t as filesAround, u as kustomizationReferences } from "./around.js";
import { a as nameOf, i as inFolder, n as foldersOf, r as foldersUp, t as folderOf } from "./folder.js";
import { a as heaviestSet, n as readSource, o as largestJudged, s as weightOf } from "./read.js";
import { t as inParallel } from "./in-parallel.js";
/** What holds where nothing is configured. */
const defaultContext = {
	kubernetes: 34,
	registries: [],
	movingTags: [],
	ownImages: [],
	nodeAllocatable: {}
};
/** Reads a Dockerfile; whatever it holds, this answers. */
function parseDockerfile(file, text, beside = /* @__PURE__ */ new Map()) {
	return {
		file,
		text,
		beside,
		instructions: []
	};
}
/** An object at a view; undefined where it is none, as it has no kind or no apiVersion. */
function objectAt(view) {
	const [apiVersion, kind] = [view.at("apiVersion").value, view.at("kind").value];
	if (apiVersion === void 0 || kind === void 0) return void 0;
	const metadata = view.at("metadata");
	return {
		view,
		apiVersion,
		group: groupOf(apiVersion),
		kind,
		namespace: metadata.at("namespace").value,
		name: metadata.at("name").value,
		labels: metadata.at("labels").texts,
		annotations: metadata.at("annotations").texts
	};
}
/** Whether two namespaces may be the same: one that is left open may be any. */
function mayBeSameNamespace(one, other) {
	return one === void 0 || other === void 0 || one === other;
}
/** Where each kind keeps its pod template, and the API groups it is of. */
const templates = /* @__PURE__ */ new Map([
	["Pod", {
		groups: [""],
		path: []
	}],
	["PodTemplate", {
		groups: [""],
		path: ["template"]
	}],
	["ReplicationController", {
		groups: [""],
		path: ["spec", "template"]
	}],
	["Deployment", {
		groups: ["apps", "extensions"],
		path: ["spec", "template"]
	}],
	["StatefulSet", {
		groups: ["apps"],
		path: ["spec", "template"]
	}],
	["DaemonSet", {
		groups: ["apps", "extensions"],
		path: ["spec", "template"]
	}],
	["ReplicaSet", {
		groups: ["apps", "extensions"],
		path: ["spec", "template"]
	}],
	["Job", {
		groups: ["batch"],
		path: ["spec", "template"]
	}],
	["CronJob", {
		groups: ["batch"],
		path: [
			"spec",
			"jobTemplate",
			"spec",
			"template"
		]
	}],
	["Rollout", {
		groups: ["argoproj.io"],
		path: ["spec", "template"]
	}]
]);
/** Whether an object is of a kind that makes pods. */
function makesPods({ kind, group }) {
	return templates.get(kind)?.groups.includes(group) === true;
}
/** The containers of the pod template within an object, whether or not it is whole; undefined where it makes no pods. */
function containersOf(object) {
	const template = templateOf$1(object);
	return template === void 0 ? void 0 : allContainersIn(template.at("spec"));
}
/** The pod template within an object; undefined where it makes no pods, or its template stands elsewhere. */
function podOf(object, runsAs = object) {
	const pod = templateOf$1(object);
	const spec = pod?.at("spec");
	if (pod === void 0 || spec?.isThere !== true) return void 0;
	const containers = allContainersIn(spec);
	return {
		object,
		runsAs,
		metadata: pod.at("metadata"),
		labels: pod.at("metadata", "labels").texts,
		spec,
		containers,
		running: containers.filter(({ list, isSidecar }) => list === "containers" || isSidecar),
		isLongRunning: object.kind !== "Job" && object.kind !== "CronJob",
		isWindows: spec.at("os", "name").value === "windows"
	};
}
function templateOf$1(object) {
	const path = makesPods(object) ? templates.get(object.kind)?.path : void 0;
	return path === void 0 ? void 0 : object.view.at(...path);
}
function allContainersIn(spec) {
	return [
		"containers",
		"initContainers",
		"ephemeralContainers"
	].flatMap((list) => containersIn(spec, list));
}
const titles = {
	containers: "container",
	initContainers: "init container",
	ephemeralContainers: "ephemeral container"
};
function containersIn(spec, list) {
	return spec.at(list).items.map((view, index) => {
		const name = view.at("name").value;
		const isSidecar = list === "initContainers" && view.at("restartPolicy").value === "Always";
		return {
			list,
			view,
			name,
			isSidecar,
			title: `${isSidecar ? "sidecar" : titles[list]} ${name ?? index + 1}`
		};
	});
}
/** Whether labels are what a plain selector wants, such as that of a Service; an empty one selects nothing. */
function isSelectedByMap(selector, labels) {
	const wanted = selector.texts;
	return wanted.size > 0 && [...wanted].every(([key, value]) => labels.get(key) === value);
}
/**
* Whether labels are what a label selector wants (`matchLabels`, `matchExpressions`). An empty one selects everything, and one
* that is not there nothing: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
*/
function isSelected(selector, labels) {
	if (!selector.isThere) return false;
	return [...selector.at("matchLabels").texts].every(([key, value]) => labels.get(key) === value) && selector.at("matchExpressions").items.every((expression) => isMet(expression, labels));
}
function isMet(expression, labels) {
	const value = labels.get(expression.at("key").value ?? "");
	const values = expression.at("values").items.map((one) => one.value);
	switch (expression.at("operator").value) {
		case "In": return value !== void 0 && values.includes(value);
		case "NotIn": return value === void 0 || !values.includes(value);
		case "Exists": return value !== void 0;
		case "DoesNotExist": return value === void 0;
		default: return false;
	}
}
/** Objects that are applied together: what one kustomization, chart or folder brings. */
var ObjectSet = class {
	/** Those that are whole, in the order of the files. */
	objects;
	/** Those that are laid over others which could not be rendered. */
	patches;
	/**
	* Whether everything that is applied together is there: only then something can be missing from it. A file that was named alone
	* is no whole set.
	*/
	isWhole;
	/** The pod templates, each once: that of a Deployment which a Rollout refers to is the Rollout's. */
	pods;
	#byKind;
	#others;
	/** @param others what else the same repository holds: what is found there is not missing */
	constructor(all, { isWhole, others = [] }) {
		this.objects = all.filter(({ isPatch }) => !isPatch);
		this.patches = all.filter(({ isPatch }) => isPatch);
		this.isWhole = isWhole;
		this.#byKind = Map.groupBy(this.objects, keyOf$1);
		this.#others = others;
		this.pods = this.#podsOf();
	}
	#podsOf() {
		const borrowers = this.ofKind({
			kind: "Rollout",
			group: "argoproj.io"
		}).flatMap((rollout) => {
			const lender = this.#lenderOf(rollout);
			return lender === void 0 ? [] : [[lender, rollout]];
		});
		const borrowed = new Map(borrowers);
		return this.objects.flatMap((object) => podOf(object, borrowed.get(object)) ?? []);
	}
	#lenderOf(rollout) {
		const reference = rollout.view.at("spec", "workloadRef");
		const [kind, name] = [reference.at("kind").value, reference.at("name").value];
		if (kind === void 0 || name === void 0) return void 0;
		return this.find({
			kind,
			group: "apps"
		}, {
			name,
			namespace: rollout.namespace
		});
	}
	/** The objects of a kind. */
	ofKind(kind) {
		return this.#byKind.get(keyOf$1(kind)) ?? [];
	}
	/** The object of a name. */
	find(kind, { name, namespace }) {
		return this.ofKind(kind).find((one) => one.name === name && mayBeSameNamespace(one.namespace, namespace));
	}
	/** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
	has(kind, name) {
		if (this.find(kind, name) !== void 0) return true;
		return this.#others.some((one) => keyOf$1(one) === keyOf$1(kind) && one.name === name.name && mayBeSameNamespace(one.namespace, name.namespace));
	}
	/** What of a kind stands elsewhere in the repository. */
	elsewhere(kind) {
		return this.#others.filter((one) => keyOf$1(one) === keyOf$1(kind));
	}
	/** The pod template of an object. */
	podOf(object) {
		return this.pods.find((pod) => pod.object === object || pod.runsAs === object);
	}
	/** The pods that a label selector selects, in a namespace. */
	podsSelectedBy(selector, namespace) {
		return this.#podsIn(namespace).filter(({ labels }) => isSelected(selector, labels));
	}
	/** The pods that a plain map of labels selects, such as a Service's. */
	podsOfService(service) {
		const selector = service.view.at("spec", "selector");
		return this.#podsIn(service.namespace).filter(({ labels }) => isSelectedByMap(selector, labels));
	}
	/** The Services that send traffic to a pod. */
	servicesOf(pod) {
		return this.ofKind({
			kind: "Service",
			group: ""
		}).filter(({ view, namespace }) => mayBeSameNamespace(namespace, pod.object.namespace) && isSelectedByMap(view.at("spec", "selector"), pod.labels));
	}
	#podsIn(namespace) {
		return this.pods.filter(({ object }) => mayBeSameNamespace(object.namespace, namespace));
	}
};
function keyOf$1({ kind, group }) {
	return `${group}/${kind}`;
}
var _a;
/**
* A place of a document that can be looked into without asking first whether it is there: what is missing is empty, and stands
* where the nearest thing above it does. Aliases and merge keys are followed. Each child is made once.
*/
var View = class {
	text;
	/** The node, or undefined where nothing stands. */
	node;
	steps;
	#position;
	#children;
	#items;
	constructor(text, at) {
		this.text = text;
		this.node = resolve$1(text.tree, at.node);
		this.steps = at.steps;
		this.#position = positionOf(at.node) ?? at.above;
	}
	/** Whether something stands here; a null is nothing. */
	get isThere() {
		return this.node !== void 0 && !(isScalar(this.node) && this.node.value === null);
	}
	/** Whether the key stands here with a null: in a patch that deletes, to the API it is as good as missing. */
	get isNull() {
		return isScalar(this.node) && this.node.value === null;
	}
	get isMap() {
		return isMap(this.node);
	}
	get isList() {
		return isSeq(this.node);
	}
	/** The text of a scalar as it stands in the file. */
	get value() {
		return textIn(this.text.tree, this.node);
	}
	/** What a scalar means: text, number or boolean. */
	get meaning() {
		return isScalar(this.node) ? this.node.value ?? void 0 : void 0;
	}
	get number() {
		const { meaning } = this;
		return typeof meaning === "number" ? meaning : typeof meaning === "bigint" ? Number(meaning) : void 0;
	}
	get isTrue() {
		return this.meaning === true;
	}
	get isFalse() {
		return this.meaning === false;
	}
	/** Whether the value is filled in later, by Helm, Flux, Kustomize variables or SOPS: nothing can be said of it. */
	get isFilledInLater() {
		return isPlaceholder(this.value ?? "");
	}
	get position() {
		return this.#position;
	}
	get place() {
		return this.text.placeOf(this.#position, this.steps);
	}
	/** Its path within the document, as messages print it. */
	get path() {
		return printPath({ steps: this.steps });
	}
	/** The value at keys below. */
	at(...keys) {
		return keys.reduce((view, key) => view.#child(key), this);
	}
	#child(key) {
		this.#children ??= /* @__PURE__ */ new Map();
		const known = this.#children.get(key);
		if (known !== void 0) return known;
		const { tree } = this.text;
		const node = this.node === void 0 ? void 0 : childOf(tree, this.node, key);
		const child = new _a(this.text, {
			node,
			steps: [...this.steps, { key }],
			above: this.#position
		});
		this.#children.set(key, child);
		return child;
	}
	/** The items of a list, or none. */
	get items() {
		this.#items ??= itemsOf(this.text.tree, this.node).map((node, index) => new _a(this.text, {
			node,
			steps: [...this.steps, { index }],
			above: this.#position
		}));
		return this.#items;
	}
	/** The keys of a map, its own and merged ones, or none. */
	get keys() {
		return this.isMap ? keysOf(this.text.tree, this.node) : [];
	}
	/** Keys and values of a map, or none. */
	get entries() {
		return this.keys.map((key) => [key, this.at(key)]);
	}
	/** The texts of a map of texts, such as labels. */
	get texts() {
		return new Map(this.entries.flatMap(([key, view]) => view.value === void 0 ? [] : [[key, view.value]]));
	}
};
_a = View;
/** The view of a whole document. */
function viewOf(text, steps = []) {
	return new View(text, {
		node: text.tree.root,
		steps,
		above: positionOf(text.tree.root) ?? 0
	});
}
/** Whether a text is filled in later. */
function isPlaceholder(text) {
	return /\{\{|\$\{|\$\(|^ENC\[/.test(text);
}
/** The objects of a text, those within lists too. */
function objectsOf(source, placeOf = placesIn(source)) {
	return treesOf(source).flatMap((whole) => objectsIn(whole).flatMap(({ tree, steps }) => {
		const place = (position, at) => placeOf(position, at, whole.document);
		const object = objectAt(viewOf({
			tree,
			placeOf: place
		}, steps));
		return object === void 0 ? [] : [{
			...object,
			isPatch: isPartial(object)
		}];
	}));
}
/** Part of an object that makes pods: its containers, or their images, stand elsewhere. */
function isPartial(object) {
	const containers = containersOf(object);
	if (containers === void 0 || object.view.at("spec", "workloadRef").isThere) return false;
	return containers.length === 0 || containers.some(({ view }) => !view.at("image").isThere);
}
/** Positions stand where they are. */
function placesIn(source) {
	return (position) => {
		const { line = 1, column = 1 } = placeAt(source, position);
		return {
			file: source.file,
			line,
			column
		};
	};
}
/** Whether a file is a workflow, or an action, by where it stands. */
function isWorkflowName(file) {
	return /(^|\/)\.github\/workflows\/[^/]+\.ya?ml$/.test(file) || /(^|\/)action\.ya?ml$/.test(file);
}
/** A workflow that was read; undefined where it holds none. */
function workflowOf(source) {
	const [tree] = treesOf(source);
	if (tree === void 0) return void 0;
	const placeOf = placesIn(source);
	const view = viewOf({
		tree,
		placeOf: (position, steps) => placeOf(position, steps, 0)
	});
	return view.isMap ? {
		file: source.file,
		view
	} : void 0;
}
/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`, `Containerfile`. */
function isDockerfileName(file) {
	return /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(Docker|Container)file)$/i.test(file) && !/\.dockerignore$/.test(file);
}
const { posix: posix$2 } = process.getBuiltinModule("node:path");
/** Dockerfiles with what they ignore, the whole of charts, and the files that kustomizations make ConfigMaps of. */
function othersAround({ asked, listing, manifests }) {
	const dockerfiles = [...asked, ...dockerfilesOfIgnores(asked)].filter(isDockerfileName);
	const ignores = dockerfiles.flatMap((file) => [inFolder(folderOf(file), ".dockerignore"), `${file}.dockerignore`]);
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
	return [...manifests].flatMap(([file, bytes]) => isKustomization(file) ? kustomizationData(file, bytes).map((name) => posix$2.join(folderOf(file), name)) : []);
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
/** Everything at and below the paths. Throws `bad-input` where one is not there, or there is nothing to judge at all. */
async function gatherAll(sources, paths) {
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
	return {
		now,
		others,
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
	const previous = await pastOf(now, comparison);
	const notJudged = await withTheirPast(reader.refused, comparison);
	const otherAsked = changedIn(comparison, isJudged);
	const others = await new ManifestReader(sources, {
		seenFromHere,
		expects: false
	}).read(othersAround({
		asked: otherAsked,
		listing: comparison.listing,
		manifests: now
	}));
	const othersBefore = await comparison.readBefore([...others.keys()], largestJudged);
	const isAskedAbout = (file) => own.has(file) || otherAsked.includes(file);
	return {
		now,
		previous,
		others,
		othersBefore,
		isWhole: true,
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
/**
* What was not said before: of another object or file, by another rule or in other words, which name the values. What has moved to
* another file is not new, and each that went away vouches for one that came.
*/
function newOf(now, before) {
	const left = /* @__PURE__ */ new Map();
	for (const one of before) left.set(keyOf(one), (left.get(keyOf(one)) ?? 0) + 1);
	return now.filter((one) => {
		const known = left.get(keyOf(one)) ?? 0;
		left.set(keyOf(one), known - 1);
		return known <= 0;
	});
}
function keyOf({ finding: { rule, message, severity, place }, object }) {
	const about = object === void 0 ? place.file : `${object.kind}/${object.namespace ?? ""}/${object.name ?? ""}`;
	return JSON.stringify([
		rule,
		severity,
		about,
		message
	]);
}
/** Each once: several overlays say the same of the base that they share. */
function withoutTwins(said) {
	const seen = /* @__PURE__ */ new Set();
	return said.filter(({ finding: { rule, message, place } }) => {
		const key = JSON.stringify([
			rule,
			message,
			place.file,
			place.line,
			place.column
		]);
		return !seen.has(key) && seen.add(key) !== void 0;
	});
}
/** What the rules say of everything; in the order of what is judged, then of the rules. */
function judgeByRules(judged, rules, context) {
	return [
		...judged.sets.flatMap((set) => judgeSet(set, rules, context)),
		...judged.dockerfiles.flatMap((file) => judgeFile("dockerfile", file, rules, context)),
		...judged.workflows.flatMap((file) => judgeFile("workflow", file, rules, context))
	];
}
function judgeSet(set, rules, context) {
	return rules.flatMap((rule) => judgeSetBy(rule, set, context));
}
function judgeSetBy(rule, set, context) {
	switch (rule.looksAt) {
		case "pod": return set.pods.flatMap((pod) => said(rule, rule.judge(pod, context), pod.object));
		case "object": return [...set.objects, ...set.patches].flatMap((object) => said(rule, rule.judge(object, context), object));
		case "set": return said(rule, rule.judge(set, context));
		case "dockerfile":
		case "workflow":
		case "amounts": return [];
	}
}
function judgeFile(kind, file, rules, context) {
	return rules.flatMap((rule) => {
		if (rule.looksAt !== kind) return [];
		const judge = rule.judge;
		return said(rule, judge(file, context));
	});
}
function said(rule, reports, judged) {
	return [...reports].map((report) => {
		const object = report.object ?? judged;
		return {
			finding: findingOf(rule, report),
			report,
			rule,
			...object === void 0 ? {} : { object }
		};
	});
}
function findingOf(rule, { at, severity, message, why, fix }) {
	return {
		rule: rule.id,
		severity: severity ?? rule.severities[0],
		place: at.place,
		path: at.path,
		message,
		why: why ?? rule.why,
		fix: fix ?? rule.fix,
		value: at.value ?? ""
	};
}
const { posix: posix$1 } = process.getBuiltinModule("node:path");
/** Parts files into what is applied together: each kustomization that no other builds on, each chart, and the rest. */
function unitsOf(files) {
	const charts = chartsIn(files);
	const isInChart = (file) => charts.some((root) => isBelow(file, root));
	const kustomizations = [...files.keys()].filter((file) => isKustomization(file) && !isInChart(file));
	const built = new Map(kustomizations.map((file) => [file, buildOf(file, files)]));
	const used = new Set([...built.values()].flatMap(({ kustomizations: all }) => all.slice(1)));
	const tops = kustomizations.filter((file) => !used.has(file)).map((file) => built.get(file) ?? buildOf(file, files));
	const rings = kustomizations.filter((file) => !tops.some((top) => top.files.includes(file)));
	const units = [...tops, ...rings.map((file) => buildOf(file, files))].map(unitOfBuild);
	const taken = new Set(units.flatMap((unit) => unit.files));
	const rest = [...files.keys()].filter((file) => !taken.has(file) && !isInChart(file));
	return [
		...units,
		...charts.map((root) => unitOfChart(root, files)),
		...unitOfRest(rest)
	];
}
function isBelow(file, folder) {
	return folder === "" || file.startsWith(`${folder}/`);
}
/** The folders of charts, but for those that stand within another one. */
function chartsIn(files) {
	const roots = [...files.keys()].filter((file) => /(^|\/)Chart\.yaml$/.test(file)).map(folderOf);
	return roots.filter((root) => !roots.some((other) => other !== root && isBelow(`${root}/`, other)));
}
function unitOfChart(root, files) {
	return {
		of: "chart",
		root,
		files: [...files.keys()].filter((file) => isBelow(file, root)).sort(),
		patches: /* @__PURE__ */ new Set(),
		missing: []
	};
}
function unitOfRest(files) {
	if (files.length === 0) return [];
	const folders = files.map((file) => foldersUp(folderOf(file)));
	return [{
		of: "folder",
		root: folders[0]?.find((folder) => folders.every((up) => up.includes(folder))) ?? "",
		files: files.toSorted(),
		patches: /* @__PURE__ */ new Set(),
		missing: []
	}];
}
function buildOf(top, files) {
	const found = /* @__PURE__ */ new Set([top]);
	const missing = [];
	for (const file of found) {
		const bytes = isKustomization(file) ? files.get(file) : void 0;
		for (const reference of bytes === void 0 ? [] : kustomizationReferences(file, bytes)) {
			const path = resolve(folderOf(file), reference, files);
			if (path !== void 0) found.add(path);
			else if (!reference.includes("\n")) missing.push(reference);
		}
	}
	const kustomizations = [...found].filter(isKustomization);
	return {
		kustomizations,
		files: [...found],
		patches: patchesIn(kustomizations, files),
		missing
	};
}
function unitOfBuild({ kustomizations: [top = ""], files, patches, missing }) {
	return {
		of: "kustomization",
		root: folderOf(top),
		files: files.toSorted(),
		patches,
		missing
	};
}
function resolve(folder, reference, files) {
	if (reference.startsWith("/") || reference.includes("://")) return void 0;
	const path = posix$1.join(folder, reference).replace(/\/$/, "");
	if (files.has(path)) return path;
	const within = path === "." ? "" : path;
	return [
		"kustomization.yaml",
		"kustomization.yml",
		"Kustomization"
	].map((name) => inFolder(within, name)).find((file) => files.has(file));
}
function patchesIn(kustomizations, files) {
	const named = kustomizations.flatMap((file) => {
		const bytes = files.get(file);
		return bytes === void 0 ? [] : kustomizationPatches(file, bytes).map((path) => resolve(folderOf(file), path, files));
	});
	return new Set(named.filter((path) => path !== void 0));
}
/**
* Parts objects that stand in one tree of folders into those that may be applied together: where an object is there twice, as of two
* environments, the folders below are apart. What stands above them belongs to each.
*/
function partsOf(objects) {
	return split(objects.map((object) => ({
		object,
		path: object.view.place.file.split("/")
	})), 0).map((part) => part.map(({ object }) => object));
}
function split(all, depth) {
	if (!hasTwins(all)) return [all];
	const above = all.filter(({ path }) => path.length - 1 <= depth);
	const below = Map.groupBy(all.filter(({ path }) => path.length - 1 > depth), ({ path }) => path[depth]);
	if (below.size === 0) return [all];
	return [...below.values()].flatMap((own) => split([...above, ...own], depth + 1));
}
function hasTwins(all) {
	const keys = all.flatMap(({ object: { kind, group, namespace, name, isPatch } }) => isPatch || name === void 0 ? [] : [`${group}/${kind}/${namespace ?? ""}/${name}`]);
	return new Set(keys).size < keys.length;
}
/**
* Where a template has the keys of a path, as far as it writes them out: what it takes from values stands at the last key above.
* A template is no YAML, so that lines are all there is to go by.
*/
function placeInTemplate(file, text, steps) {
	const lines = text.split("\n");
	const keys = steps.flatMap((step) => keyIn(step) ?? []);
	let found = {
		line: firstLine(lines),
		column: 1,
		indent: -1
	};
	for (const key of keys) {
		const next = lineOf(key, lines, found);
		if (next === void 0) break;
		found = next;
	}
	return {
		file,
		line: found.line,
		column: found.column
	};
}
function firstLine(lines) {
	return lines.findIndex((line) => /^\s*[A-Za-z]/.test(line)) + 1 || 1;
}
/** The next line that has the key, deeper than the one above and before something as shallow follows. */
function lineOf(key, lines, above) {
	for (let index = above.indent < 0 ? 0 : above.line; index < lines.length; index += 1) {
		const match = /^(\s*(?:- )*)("?)([^\s:"{}]+)\2:(\s*)/.exec(lines[index] ?? "");
		if (match === null) continue;
		const [whole, lead = "", , name] = match;
		if (above.indent >= 0 && lead.length <= above.indent) return void 0;
		if (name === key) return {
			line: index + 1,
			column: whole.length + 1,
			indent: lead.length
		};
	}
}
const { posix } = process.getBuiltinModule("node:path");
/**
* Where the values of a rendered text come from: the patch that says the same at the same path, else the object of the file that
* Kustomize names, else the deepest part of it that is there. Of a chart, the line of the template that has the keys.
*/
function placesOfRendered(rendered, origins) {
	const trees = treesOf(rendered);
	const own = placesIn(rendered);
	return (position, steps, document) => {
		const tree = trees[document];
		if (tree === void 0) return own(position, steps, document);
		return placeOf(viewOf({
			tree,
			placeOf: (at, path) => own(at, path, document)
		}), {
			rendered,
			steps
		}, origins);
	};
}
function placeOf(root, { rendered, steps }, origins) {
	const template = templateOf(rendered.text, root.position, origins);
	if (template !== void 0) return placeInTemplate(template, origins.texts.get(template)?.() ?? "", steps);
	const file = fileOf(root, origins);
	const object = file === void 0 ? void 0 : sourceOf(root, origins.objects.get(file) ?? []);
	const wanted = follow(root, steps);
	const mirrored = [...patchesOf(root, object, origins), ...object === void 0 ? [] : [object.view]].map((layer) => mirror(layer, root, steps));
	const same = mirrored.find(({ view }) => isSame(view, wanted));
	const deepest = mirrored.toReversed().toSorted((one, other) => other.depth - one.depth)[0];
	return (same ?? deepest)?.view.place ?? {
		file: file ?? posix.join(origins.root, "kustomization.yaml"),
		line: 1,
		column: 1
	};
}
/** The template of a chart that a document was rendered from, which Helm says above it. */
function templateOf(text, position, origins) {
	const start = text.lastIndexOf("# Source: ", position);
	if (start < 0) return void 0;
	const line = text.slice(start + 10, text.indexOf("\n", start));
	const file = posix.join(origins.root, line.split("/").slice(1).join("/"));
	return origins.texts.has(file) ? file : void 0;
}
/** The file that an object comes from: seen from the folder beside ours that it was rendered in. */
function fileOf(root, origins) {
	const text = root.at("metadata", "annotations", "config.kubernetes.io/origin").value ?? "";
	const path = /(?:^|\n)(?:path|configuredIn): (.+)/.exec(text)?.[1];
	if (path === void 0) return void 0;
	const file = path.replace(/^(\.\.\/)+/, "");
	return origins.texts.has(file) ? file : void 0;
}
/** Names get prefixes and suffixes: of several objects of a kind the one whose name is part of the rendered. */
function sourceOf(root, objects) {
	const alike = objects.filter(({ kind }) => kind === root.at("kind").value);
	const name = root.at("metadata", "name").value ?? "";
	const longest = (one, other) => (other.name?.length ?? 0) - (one.name?.length ?? 0);
	return alike.find((one) => one.name === name) ?? alike.filter((one) => name.includes(one.name ?? "")).sort(longest)[0] ?? alike[0];
}
function patchesOf(root, object, { objects }) {
	const kind = root.at("kind").value;
	const names = /* @__PURE__ */ new Set([object?.name, root.at("metadata", "name").value]);
	return [...objects.values()].flat().filter((one) => one.isPatch && one.kind === kind && names.has(one.name)).map(({ view }) => view);
}
/** The view at steps; what is missing stands where the nearest thing above does. */
function follow(root, steps) {
	return steps.reduce((view, step) => "key" in step ? view.at(step.key) : itemAt(view, step), root);
}
function itemAt(view, step) {
	return ("index" in step ? view.items[step.index] : void 0) ?? view.at("");
}
/** The same place of another object, as far as it is there: items of lists are found by their name, as merging moves them. */
function mirror(other, root, steps) {
	let [from, view] = [root, other];
	for (const [depth, step] of steps.entries()) {
		from = "key" in step ? from.at(step.key) : itemAt(from, step);
		const next = "key" in step ? view.at(step.key) : counterpart(view, from, step);
		if (!next.isThere) return {
			view,
			depth
		};
		view = next;
	}
	return {
		view,
		depth: steps.length
	};
}
/** Of a list without names, the item at the same place. */
function counterpart(list, item, step) {
	const name = item.at("name").value;
	const hasNames = list.items.some((one) => one.at("name").isThere);
	if (name === void 0 || !hasNames) return itemAt(list, step);
	return list.items.find((one) => one.at("name").value === name) ?? list.at("");
}
/** Whether a place says what the rendered one does; of maps and lists, that there is one. */
function isSame(view, wanted) {
	return view.isThere && wanted.isThere && view.value === wanted.value;
}
/** Reads the objects of a unit as they would be applied: rendered where it can be, else as they stand in its files. */
async function readUnit(unit, reading) {
	switch (unit.of) {
		case "folder": return {
			parts: partsOf(objectsInFiles(unit, reading.files)),
			isWhole: true,
			notJudged: [],
			templates: []
		};
		case "kustomization": return await readKustomization(unit, reading);
		case "chart": return await readChart(unit, reading);
	}
}
async function readKustomization(unit, reading) {
	const asFiles = {
		parts: [objectsInFiles(unit, reading.files)],
		templates: []
	};
	const [missing] = unit.missing;
	if (missing !== void 0) {
		const message = `builds on ${missing}, which is not in these files: its objects are judged as they stand in theirs`;
		return {
			...asFiles,
			isWhole: false,
			notJudged: [{
				...unrendered(unit, message),
				reason: "remote"
			}]
		};
	}
	const rendered = await renderUnit(unit, reading, []);
	switch (rendered.result) {
		case "rendered": return {
			parts: [rendered.objects],
			isWhole: true,
			notJudged: [],
			templates: []
		};
		case "no-program": return {
			...asFiles,
			isWhole: true,
			notJudged: [],
			noProgram: rendered.program
		};
		case "refused": return {
			...asFiles,
			isWhole: false,
			notJudged: [unrendered(unit, refusal(rendered))]
		};
	}
}
async function readChart(unit, reading) {
	const values = unit.files.filter((file) => isValuesOfEnvironment(file, unit.root));
	const all = await Promise.all([[], ...values.map((file) => [file])].map((more) => renderUnit(unit, reading, more)));
	const parts = all.flatMap((one) => one.result === "rendered" ? [one.objects] : []);
	const refused = all.find((one) => one.result === "refused");
	const missing = all.find((one) => one.result === "no-program");
	return {
		parts,
		isWhole: refused === void 0 && missing === void 0,
		notJudged: refused === void 0 ? [] : [unrendered(unit, refusal(refused))],
		templates: parts.length === 0 ? [] : unit.files.filter((file) => /(^|\/)(templates|crds)\//.test(file)),
		...missing === void 0 ? {} : { noProgram: missing.program }
	};
}
function refusal({ program, message }) {
	return `is not rendered: ${program}: ${message}`;
}
/** `values-prod.yaml`, `prod-values.yaml`, `values/prod.yaml` of the chart itself. */
function isValuesOfEnvironment(file, root) {
	const name = root === "" ? file : file.slice(root.length + 1);
	return /^(values[-._].+|.+[-._]values)\.ya?ml$/.test(name) || /^values\/[^/]+\.ya?ml$/.test(name);
}
function unrendered({ of, root }, message) {
	return {
		file: inFolder(root, of === "chart" ? "Chart.yaml" : "kustomization.yaml"),
		reason: "unrendered",
		message
	};
}
async function renderUnit(unit, reading, values) {
	const { files, renderer, kubernetes, signal } = reading;
	const known = filesFor(unit, files);
	const from = prefixOf([...known.keys()]);
	if (from === void 0) return {
		result: "refused",
		program: unit.of,
		message: "stands in more than one tree"
	};
	const inner = (path) => path.slice(from.length);
	const rendered = await renderer.render({
		of: unit.of === "chart" ? "chart" : "kustomization",
		files: new Map([...known].map(([path, bytes]) => [inner(path), bytes])),
		root: inner(unit.root),
		values: values.map(inner),
		kubernetes
	}, signal);
	if (rendered.result !== "rendered") return rendered;
	const read = readSource(unit.root, rendered.bytes);
	if (read.result === "unreadable") return {
		result: "refused",
		program: unit.of,
		message: `what it gives ${read.message}`
	};
	return {
		result: "rendered",
		objects: objectsOf(read.source, placesFor(read.source, unit, known))
	};
}
function placesFor(rendered, unit, files) {
	const objects = new Map([...files].filter(([file]) => isYamlName(file)).map(([file]) => [file, objectsInFile(file, {
		unit,
		files
	})]));
	const texts = new Map([...files].map(([file, bytes]) => [file, () => new TextDecoder().decode(bytes)]));
	return placesOfRendered(rendered, {
		root: unit.root,
		objects,
		texts
	});
}
/** What stands in its folders may be read by a generator of it; charts bring all that they have. */
function filesFor(unit, files) {
	const folders = new Set(unit.files.map((file) => file.slice(0, file.lastIndexOf("/") + 1)));
	const own = new Set(unit.files);
	const isNear = (file) => [...folders].some((folder) => file.startsWith(folder));
	return new Map([...files].filter(([file]) => own.has(file) || isNear(file)));
}
/** The way out of the working folder that all files share: a copy of them begins below it. */
function prefixOf(files) {
	const prefixes = new Set(files.map((file) => /^(?:(?:\.\.\/)+|\/)?/.exec(file)?.[0] ?? ""));
	return prefixes.size === 1 ? [...prefixes][0] : void 0;
}
function objectsInFiles(unit, files) {
	return unit.files.flatMap((file) => objectsInFile(file, {
		unit,
		files
	}));
}
function objectsInFile(file, { unit, files }) {
	const bytes = files.get(file);
	if (bytes === void 0 || !isYamlName(file) || isWorkflowName(file)) return [];
	const read = readOnce(file, bytes);
	if (read.result === "unreadable") return [];
	const objects = objectsOf(read.source, placesIn(read.source));
	return unit.patches.has(file) ? objects.map((one) => ({
		...one,
		isPatch: true
	})) : objects;
}
/** So many are rendered at the same time. */
const atATime = 4;
/** Judges files by the rules: each kustomization, chart and folder as what would be applied of it, and files of other kinds. */
async function judgeUnits(request) {
	const { files, renderer, context, signal, rules } = request;
	const reading = {
		files,
		renderer,
		kubernetes: context.kubernetes,
		signal
	};
	const read = await inParallel(unitsOf(files), {
		atATime,
		signal
	}, async (unit, until) => ({ result: await readUnit(unit, {
		...reading,
		signal: until
	}) }));
	const units = "results" in read ? read.results : [];
	return {
		said: withoutTwins(judgeByRules({
			sets: setsOf(units, request.isWhole),
			dockerfiles: dockerfilesIn(files),
			workflows: workflowsIn(files)
		}, rules, context)),
		notJudged: units.flatMap(({ notJudged }) => notJudged),
		templates: new Set(units.flatMap(({ templates }) => templates)),
		noPrograms: new Set(units.flatMap(({ noProgram = [] }) => noProgram))
	};
}
function setsOf(units, isWhole) {
	const all = units.flatMap((unit) => unit.parts.map((objects) => ({
		objects,
		isWhole: isWhole && unit.isWhole
	})));
	const everything = all.flatMap(({ objects }) => objects);
	return all.map((part) => {
		const own = new Set(part.objects);
		const others = all.length === 1 ? [] : everything.filter((object) => !own.has(object));
		return new ObjectSet(part.objects, {
			isWhole: part.isWhole,
			others
		});
	});
}
function dockerfilesIn(files) {
	const text = (bytes) => new TextDecoder().decode(bytes);
	return [...files].filter(([file]) => isDockerfileName(file)).map(([file, bytes]) => {
		const folder = file.slice(0, file.lastIndexOf("/") + 1);
		const ignores = [".dockerignore", `${file.slice(folder.length)}.dockerignore`].flatMap((name) => {
			const found = files.get(folder + name);
			return found === void 0 ? [] : [[name, text(found)]];
		});
		return parseDockerfile(file, text(bytes), new Map(ignores));
	});
}
function workflowsIn(files) {
	return [...files].flatMap(([file, bytes]) => {
		if (!isWorkflowName(file)) return [];
		const read = readOnce(file, bytes);
		return read.result === "read" ? workflowOf(read.source) ?? [] : [];
	});
}
/**
* Judges what was gathered: amounts with the value that Git holds, and everything else by the rules; with a past, only what it
* did not have is told.
*/
async function judgeGathered(gathered, judges, ports, signal) {
	const { now, previous, isAskedAbout } = gathered;
	const { nodeAllocatable } = judges.context;
	const amounts = previous === void 0 ? judgeManifests(now, void 0, { nodeAllocatable }) : judgeChange(now, previous, { nodeAllocatable });
	const byRules = await judgeByUnits(gathered, judges, ports, signal);
	const told = amounts.findings.filter(({ place }) => isAskedAbout(place.file));
	const unread = amounts.notJudged.filter(({ file }) => isAskedAbout(file) && !byRules.templates.has(file));
	return {
		files: [...amounts.files, ...[...gathered.others.keys()].filter(isDockerfileName)].filter(isAskedAbout).length,
		said: [...saidOfAmounts(told, judges.rules), ...byRules.said],
		notJudged: [...unread, ...byRules.notJudged]
	};
}
function saidOfAmounts(findings, rules) {
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	return findings.flatMap((finding) => {
		const rule = byId.get(finding.rule);
		return rule === void 0 ? [] : [{
			finding,
			rule
		}];
	});
}
async function judgeByUnits({ now, previous, others, othersBefore, isWhole }, { rules, context }, ports, signal) {
	const renderer = await ports.renderer();
	const judge = (files) => judgeUnits({
		files,
		isWhole,
		rules,
		context,
		renderer,
		signal
	});
	const judged = await judge(new Map([...others, ...now]));
	for (const program of judged.noPrograms) ports.log.info(`${program} is not on this machine: what it would render is judged as it stands in its files`);
	if (previous === void 0) return judged;
	const before = await judge(new Map([...othersBefore ?? [], ...previous]));
	return {
		...judged,
		said: newOf(judged.said, before.said),
		notJudged: judged.notJudged.map((one) => withPast(one, before.notJudged, previous))
	};
}
/** Nobody may hide something by making it impossible to render. */
function withPast(notJudged, before, previous) {
	const { file, reason } = notJudged;
	const wasJudged = reason === "unrendered" && previous.has(file) && !before.some((one) => one.file === file);
	return wasJudged ? {
		...notJudged,
		wasJudged
	} : notJudged;
}
/** Findings, and places that were not judged, beyond so many are told in the report alone. */
const mostTold = 200;
/** Judges manifests before they are merged, and tells every finding at its place. Reads files alone. */
async function check(request, ports, signal) {
	const gathered = await gather(request, ports, signal);
	const today = ports.clock.now().toISOString().slice(0, 10);
	const checked = checkedOf(await judgeGathered(gathered, {
		rules: await request.rules(),
		context: {
			...defaultContext,
			today
		}
	}, ports, signal), gathered);
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
function checkedOf(judged, gathered) {
	const { mergeBase, seenFromHere } = gathered;
	return {
		files: judged.files,
		...mergeBase === void 0 ? {} : { mergeBase },
		findings: shown(judged.said.map(({ finding }) => finding), gathered),
		notJudged: [...gathered.notJudged, ...judged.notJudged.map((one) => ({
			...one,
			file: seenFromHere(one.file)
		}))]
	};
}
/** Each finding with the line that it is about; the lines of each file are split once. */
function shown(findings, { now, others, seenFromHere }) {
	return [...Map.groupBy(findings, ({ place }) => place.file)].flatMap(([file, own]) => {
		const lines = linesOf(now.get(file) ?? others.get(file) ?? /* @__PURE__ */ new Uint8Array());
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
