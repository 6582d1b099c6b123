import { L as nearest$1 } from "./start.js";
import { G as percentOf, H as compare, J as printRatio, K as printExact, U as isWhole, W as parseQuantity, X as roundedUp, q as printQuantity } from "./drive.js";
import { B as placeAt, D as printPath, I as treesOf, J as Lines, T as keyIn, V as positionOf, Z as isMap, et as isScalar, tt as isSeq } from "./edit.js";
import { a as usualThresholds, i as thresholdsOf, n as resourceNames, o as volumeThresholds, r as shares, t as isResourceName } from "./thresholds.js";
import { A as amountAt, C as objectAt, D as objectsIn, E as groupOf, F as descend, I as itemsOf, L as textIn, M as fieldAmounts, N as resourceMappingsIn, O as workloadOf, P as childOf, R as isPlaceholder, S as mayBeSameNamespace, T as MappedText, a as judgeAgainstLimit, d as textOf, f as commandsIn, g as containersOf, h as SelectorIndex, j as amountsIn, k as objectAmountsIn, l as usesAt, m as viewOf, o as judgeAgainstNode, r as judgePodSum, t as suppressionFacts, u as partOf$1, v as podOf, x as isSelectedByMap, y as LabelIndex } from "./rules.js";
import { n as readSource, s as weightOf } from "./read.js";
import { n as readEmbedded, t as outerPosition } from "./embedded.js";
import { a as inFolder, i as foldersUp, n as folderOf, o as nameOf$1, t as commonFolder } from "./folder.js";
import { t as isSameBytes } from "./bytes.js";
/** What holds where nothing is configured. */
const defaultSettings = {
	kubernetes: 34,
	registries: [],
	movingTags: [],
	ownImages: [],
	nodeAllocatable: {},
	profile: "default",
	rules: /* @__PURE__ */ new Map(),
	paths: [],
	thresholds: usualThresholds,
	attestations: []
};
/** What the rules are held against. */
function contextOf({ profile: _, rules: _rules, paths: _paths, thresholds: _thresholds, attestations: _attestations, ...context }, today) {
	return {
		...context,
		today
	};
}
/** What a rule counts as in a file; undefined where nothing is configured. */
function configuredLevel(rule, file, { profile, rules, paths }) {
	const here = paths.findLast((one) => one.matches(file) && (one.rules === "off" || one.rules.has(rule.id)));
	if (here !== void 0) return here.rules === "off" ? "off" : here.rules.get(rule.id);
	return rules.get(rule.id) ?? (profile === "strict-facts" && rule.isOpinion === true ? "off" : void 0);
}
/** What is left of what the rules say, each with the severity that it counts as. */
function withSettings(said, settings) {
	return said.flatMap((one) => {
		const level = configuredLevel(one.rule, one.finding.place.file, settings);
		if (level === "off") return [];
		return [level === void 0 ? one : {
			...one,
			finding: at(level, one.finding)
		}];
	});
}
/** A severity that somebody has chosen counts, whatever the API server would do. */
function at(severity, { isTakenByApi: _, ...finding }) {
	return {
		...finding,
		severity
	};
}
/** The annotation, or comment of a file without annotations, that says that an amount is wanted. */
const acknowledgement = "gitops-deploy.io/allow-resources";
/**
* Whether one of the texts covers an amount. `memory<=128Gi: in-memory index` covers memory up to 128Gi; several amounts
* are separated by commas. Without a reason it covers nothing.
*/
function isAcknowledged(texts, resource, quantity) {
	return texts.flatMap(amountsOf$1).some((one) => one.resource === resource && compare(quantity, one.most) <= 0);
}
function amountsOf$1(text) {
	const colon = text.indexOf(":");
	if (colon < 0 || text.slice(colon + 1).trim() === "") return [];
	return text.slice(0, colon).split(",").flatMap((amount) => {
		const [resource = "", limit = "", ...rest] = amount.split("<=").map((part) => part.trim());
		const most = rest.length === 0 ? parseQuantity(limit) : void 0;
		return most === void 0 ? [] : [{
			resource,
			most
		}];
	});
}
/** How to acknowledge an amount, as the end of a sentence. */
function howToAcknowledge(by, resource, text) {
	const amount = `${resource}<=${text}: REASON`;
	return by === "annotation" ? `or acknowledge the amount with the annotation ${acknowledgement}: "${amount}"` : `or acknowledge the amount with the comment "# ${acknowledgement}: ${amount}" on the line or the line above`;
}
const comment$1 = /#\s*gitops-deploy\.io\/allow-resources:[ \t]*(.*?)\s*$/;
/** What the comments beside a value say: on the rest of its line, and on the line above if that is all it holds. */
function commentsAt(source, position) {
	const { text } = source;
	const lineStart = text.lastIndexOf("\n", position.start - 1) + 1;
	const lineEnd = text.indexOf("\n", position.end);
	const behind = text.slice(position.end, lineEnd < 0 ? void 0 : lineEnd);
	const above = lineStart === 0 ? "" : text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
	return [behind, above.trimStart().startsWith("#") ? above : ""].flatMap((line) => comment$1.exec(line)?.[1] ?? []);
}
/**
* What the annotations of a workload acknowledge. One on the object counts for its patches, and one in a patch for the
* object: they become one before they are applied.
*/
function acknowledgedTexts(workloads) {
	const wholeOf = (one) => workloads.baseOf(one) ?? one;
	const bases = new Map([...workloads.all].map((one) => [one, wholeOf(one)]));
	const layers = Map.groupBy(workloads.all, (one) => bases.get(one));
	return (one) => (layers.get(bases.get(one)) ?? [one]).flatMap(({ workload }) => workload.annotations(acknowledgement));
}
const known$1 = /* @__PURE__ */ new WeakMap();
/** Reads a file that several judges look at, once; one that is too heavy is not parsed. */
function readOnce(file, bytes) {
	const read = known$1.get(bytes);
	if (read !== void 0 && fileOf$2(read) === file) return read;
	const anew = readSource(file, bytes);
	known$1.set(bytes, anew);
	return anew;
}
function fileOf$2(read) {
	return read.result === "read" ? read.source.file : "file" in read.place ? read.place.file : void 0;
}
const { posix: posix$4 } = process.getBuiltinModule("node:path");
/** How the file is called that describes a folder; the first of those that are there counts. */
const kustomizationNames = [
	"kustomization.yaml",
	"kustomization.yml",
	"Kustomization"
];
/** What a reference of a kustomization in a folder may lead to, from the root: a file, or the description of a folder. */
function pathsOfReference(folder, reference) {
	const path = posix$4.join(folder, reference).replace(/\/$/, "");
	const within = path === "." ? "" : path;
	return [path, ...kustomizationNames.map((name) => inFolder(within, name))];
}
/** Whether Kustomize reads a file of this name as the description of its folder. */
function isKustomization(file) {
	return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}
/** Lists whose items are paths themselves. */
const plugins = [
	"generators",
	"transformers",
	"validators"
];
const pathLists = [
	"resources",
	"bases",
	"components",
	"patchesStrategicMerge",
	...plugins
];
/** Lists whose items name a file under a key. */
const fileLists = [
	["patches", "path"],
	["patchesJson6902", "path"],
	["helmCharts", "valuesFile"]
];
/**
* The files and folders that a kustomization names, as it writes them; none where it does not parse.
* https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
*/
function kustomizationReferences(file, bytes) {
	const references = known.get(bytes) ?? readReferences(file, bytes);
	known.set(bytes, references);
	return references;
}
/** Whoever looks for the files of a deployment asks again and again. */
const known = /* @__PURE__ */ new WeakMap();
function readReferences(file, bytes) {
	return readLists(file, bytes, referencesIn);
}
function referencesIn(tree) {
	const plain = pathLists.flatMap((key) => itemsOf(tree, descend(tree, key)));
	const named = fileLists.flatMap(([list, key]) => itemsOf(tree, descend(tree, list)).map((item) => childOf(tree, item, key)));
	const values = itemsOf(tree, descend(tree, "helmCharts")).flatMap((chart) => itemsOf(tree, childOf(tree, chart, "additionalValuesFiles")));
	return [
		...plain,
		...named,
		...values
	];
}
/** Of these the files that are patches. */
function kustomizationPatches(file, bytes) {
	return readLists(file, bytes, (tree) => [...itemsOf(tree, descend(tree, "patchesStrategicMerge")), ...["patches", "patchesJson6902"].flatMap((key) => itemsOf(tree, descend(tree, key)).map((item) => childOf(tree, item, "path")))]);
}
/** Keys of a kustomization that name files which are no manifests, and where in them the names stand. */
const dataLists = [
	["configMapGenerator", [
		"files",
		"envs",
		"env"
	]],
	["secretGenerator", [
		"files",
		"envs",
		"env"
	]],
	["replacements", ["path"]]
];
/** The files that a kustomization makes other things of: of ConfigMaps, of names and of fields. */
function kustomizationData(file, bytes) {
	return readLists(file, bytes, dataIn).map((text) => text.slice(text.indexOf("=") + 1));
}
function dataIn(tree) {
	return [
		...["configurations", "crds"].flatMap((key) => itemsOf(tree, descend(tree, key))),
		descend(tree, "openapi", "path"),
		...dataLists.flatMap(([list, keys]) => itemsOf(tree, descend(tree, list)).flatMap((item) => keys.flatMap((key) => [childOf(tree, item, key), ...itemsOf(tree, childOf(tree, item, key))])))
	];
}
/** Whether everything that a kustomization names can be told: nothing else may be built. */
function isReadKustomization(file, bytes) {
	return weightOf(bytes) <= 1e6 && readOnce(file, bytes).result === "read";
}
/**
* What a kustomization would have Kustomize load over the network, or from where nobody can tell: URLs of data, repositories of git, what
* plugins name, and keys that are written in other letters, which Kustomize takes for the same.
*/
function kustomizationRemotes(file, bytes) {
	const data = readLists(file, bytes, dataIn).filter((text) => text.includes("://"));
	const repositories = kustomizationReferences(file, bytes).filter((text) => repository.test(text));
	const inline = kustomizationPlugins(file, bytes).filter((text) => text.includes("\n") && leadsOut(text));
	const read = readOnce(file, bytes);
	const keys = read.result === "read" ? treesOf(read.source).flatMap(({ root }) => keysIn(root)) : [];
	const strange = keys.filter((key, index) => isStrange(key) || isLoading(key) && keys.indexOf(key) < index);
	return [
		...data,
		...repositories,
		...inline.map(() => "what a plugin names"),
		...strange
	];
}
/** The plugins of a kustomization: paths of their files, or their texts. */
function kustomizationPlugins(file, bytes) {
	return readLists(file, bytes, (tree) => plugins.flatMap((key) => itemsOf(tree, descend(tree, key))));
}
/** Whether the text of a plugin names what may stand outside of the files. */
function leadsOut(text) {
	return /:\/\/|\.\.\//.test(text);
}
/** Kustomize takes these for repositories of git, also where there is a folder of that name. */
const repository = /^(git::|gh:|github\.com[/:]|[^/]*@)/i;
const loading = [
	...pathLists,
	...fileLists.map(([list]) => list),
	...dataKeys()
];
function dataKeys() {
	return [
		"configurations",
		"crds",
		"openapi",
		...dataLists.map(([list]) => list)
	];
}
function keysIn(root) {
	return isMap(root) ? root.items.map(({ key }) => isScalar(key) ? String(key.value) : "") : [];
}
function isLoading(key) {
	return loading.includes(key);
}
function isStrange(key) {
	return key === "<<" || !isLoading(key) && loading.some((one) => one.toLowerCase() === key.toLowerCase());
}
function readLists(file, bytes, nodesIn) {
	const read = weightOf(bytes) > 1e6 ? void 0 : readOnce(file, bytes);
	if (read?.result !== "read") return [];
	return treesOf(read.source).flatMap((tree) => nodesIn(tree).flatMap((node) => textIn(tree, node) ?? []));
}
/** Patches within a kustomization (of Kustomize or Flux), and Helm values within an Argo CD Application, as sources of their own. */
function embeddedIn(outer, object) {
	return textsIn(outer, object).flatMap(({ key, node }) => {
		if (!isScalar(node) || typeof node.value !== "string") return [];
		return [{
			key,
			read: readEmbedded(outer, node),
			start: positionOf(node) ?? 0
		}];
	});
}
function textsIn({ file }, object) {
	const group = groupOf(object.apiVersion ?? "");
	if (isKustomization(file) || group === "kustomize.config.k8s.io") return patchesIn$1(object, []);
	if (group === "kustomize.toolkit.fluxcd.io") return patchesIn$1(object, ["spec"]);
	return object.kind === "Application" && group === "argoproj.io" ? helmValuesIn(object) : [];
}
function patchesIn$1({ tree }, above) {
	const targeted = ["patches", "patchesJson6902"].flatMap((key) => itemsOf(tree, descend(tree, ...above, key))).map((patch, index) => {
		const target = childOf(tree, patch, "target");
		const names = ["kind", "name"].map((key) => textIn(tree, childOf(tree, target, key)) ?? "");
		return {
			key: target === void 0 ? `patch ${index}` : names.join("/"),
			node: childOf(tree, patch, "patch")
		};
	});
	const merged = itemsOf(tree, descend(tree, ...above, "patchesStrategicMerge"));
	return [...targeted, ...merged.map((node, index) => ({
		key: `merge ${index}`,
		node
	}))];
}
function helmValuesIn({ tree }) {
	return [descend(tree, "spec", "source"), ...itemsOf(tree, descend(tree, "spec", "sources"))].map((one, index) => ({
		key: `source ${index}`,
		node: childOf(tree, childOf(tree, one, "helm"), "values")
	}));
}
/** A pointer into `resources`: to all of it, to one field, or to one amount. */
const pointer = /^(?<owner>.*\/resources)(?:\/(?<field>requests|limits)(?:\/(?<resource>[^/]+))?)?$/;
/**
* The resources that the operations of a JSON patch write (https://www.rfc-editor.org/rfc/rfc6902), grouped by the pointer
* to the `resources` that they belong to. A list of anything else holds none but what stands under a key `resources`.
*/
function patchedMappingsIn(tree) {
	const written = itemsOf(tree, tree.root).flatMap((operation, index) => mappingsOf(tree, operation, index));
	return [...Map.groupBy(written, ({ identity }) => identity)].map(([identity, parts]) => ({
		identity,
		steps: parts[0]?.steps ?? [],
		amounts: parts.flatMap(({ amounts }) => amounts)
	}));
}
function mappingsOf(tree, operation, index) {
	const path = textIn(tree, childOf(tree, operation, "path"));
	const kind = textIn(tree, childOf(tree, operation, "op"));
	if (path === void 0 || kind !== "add" && kind !== "replace") return [];
	const value = childOf(tree, operation, "value");
	const steps = [{ index }, { key: "value" }];
	const { owner, field, resource } = pointer.exec(path)?.groups ?? {};
	if (owner !== void 0) return [{
		identity: owner,
		steps,
		amounts: written(tree, value, {
			steps,
			field,
			resource
		})
	}];
	return resourceMappingsIn({
		...tree,
		root: value
	}).map((mapping) => ({
		identity: `${path}${mapping.identity}`,
		steps: [...steps, ...mapping.steps],
		amounts: mapping.amounts.map((amount) => ({
			...amount,
			steps: [...steps, ...amount.steps]
		}))
	}));
}
function written(tree, value, { steps, field, resource }) {
	if (field !== "requests" && field !== "limits") return amountsIn(tree, value, steps);
	if (resource === void 0) return fieldAmounts(tree, value, {
		field,
		steps
	});
	const name = resource.replaceAll("~1", "/").replaceAll("~0", "~");
	const amount = amountAt(tree, value, {
		field,
		resource: name,
		steps
	});
	return amount === void 0 ? [] : [amount];
}
/** Groups whose objects hold patterns and schemas of resources, not amounts. */
const patternGroups = /(^|\.)(kyverno\.io|gatekeeper\.sh|apiextensions\.k8s\.io|admissionregistration\.k8s\.io)$/;
/** Everything in a text that states requests or limits, the YAML within its YAML too. */
function holdingsOf(text) {
	return joined(treesOf(text.source).map((tree) => {
		const inner = {
			...text,
			key: `${text.key}#${tree.document}`
		};
		return isSeq(tree.root) ? holdingsOfPatch(inner, tree) : holdingsOfObjects(inner, tree);
	}));
}
function joined(parts) {
	return {
		subjects: parts.flatMap(({ subjects }) => subjects),
		notJudged: parts.flatMap(({ notJudged }) => notJudged)
	};
}
function holdingsOfPatch(text, tree) {
	return {
		subjects: patchedMappingsIn(tree).map(({ identity, amounts }) => subjectOf(text, {
			of: "mapping",
			identity: `${text.key}${identity}`
		}, amounts)),
		notJudged: []
	};
}
function holdingsOfObjects(text, tree) {
	return joined(objectsIn(tree).flatMap((object, item) => [{
		subjects: subjectsIn$1({
			...text,
			key: keyOfObject(object, `${text.key}.${item}`)
		}, object),
		notJudged: []
	}, ...embeddedIn(text.source, object).map((embedded) => holdingsOfEmbedded(text, embedded))]));
}
function holdingsOfEmbedded(text, { key, read, start }) {
	if (read.result === "unreadable") return {
		subjects: [],
		notJudged: [{
			...text.placeOf(start),
			reason: "unreadable",
			message: read.message
		}]
	};
	const { embedded } = read;
	const placeOf = (position) => text.placeOf(outerPosition(embedded, position));
	return holdingsOf({
		source: embedded.inner,
		placeOf,
		key: `${text.key}<${key}>`
	});
}
function subjectsIn$1(text, object) {
	const workload = workloadOf(object);
	if (workload !== void 0) return workloadSubjects(text, workload);
	if (object.apiVersion !== void 0 && patternGroups.test(groupOf(object.apiVersion))) return [];
	return [...resourceMappingsIn(object.tree).map(({ identity, amounts }) => subjectOf(text, {
		of: "mapping",
		identity: `${text.key}${identity}`
	}, amounts.map((amount) => ({
		...amount,
		steps: [...object.steps, ...amount.steps]
	})))), ...groupSubjects(text, objectAmountsIn(object))];
}
function groupSubjects(text, groups) {
	return groups.filter(({ amounts }) => amounts.length > 0).map(({ identity, amounts }) => subjectOf(text, {
		of: "mapping",
		identity: `${text.key}/${identity}`
	}, amounts));
}
function workloadSubjects(text, workload) {
	const { containers, podAmounts } = workload;
	const isPatch = containers.length === 0 || containers.some(({ hasImage }) => !hasImage);
	const located = {
		file: text.source.file,
		workload,
		isPatch
	};
	return [
		...containers.map((container) => subjectOf(text, {
			of: "container",
			located,
			container
		}, container.amounts)),
		subjectOf(text, {
			of: "pod",
			located
		}, podAmounts),
		...groupSubjects(text, workload.sizes)
	];
}
/** Outside of pod templates only well-known names are sure to be resources. */
function subjectOf({ source, placeOf }, owner, all) {
	const amounts = owner.of === "mapping" ? all.filter(({ resource, role }) => role !== void 0 || isResourceName(resource)) : all;
	return {
		file: source.file,
		owner,
		amounts,
		placeOf,
		commentsAt: (amount) => commentsAt(source, amount)
	};
}
/** An object keeps its name when others are put before it; values of a chart have none. */
function keyOfObject({ kind, namespace, name }, position) {
	return kind === void 0 || name === void 0 ? position : `${kind}/${namespace ?? ""}/${name}`;
}
/** Reads a file of a deployment; whatever it holds, this answers. */
function readFile(file, bytes) {
	if (!isYamlName(file)) return none({
		file,
		reason: "not-yaml",
		message: "is no YAML by its name"
	});
	if (weightOf(bytes) > 1e6) return none({
		file,
		reason: "too-large",
		message: "is too large to be judged"
	});
	if (bytes.includes(0)) return none({
		file,
		reason: "unreadable",
		message: "holds NUL bytes: it is binary, or UTF-16"
	});
	const read = readOnce(file, bytes);
	if (read.result === "unreadable") {
		const isTemplate = new TextDecoder().decode(bytes).includes("{{");
		return none({
			...read.place,
			file,
			reason: isTemplate ? "template" : "unreadable",
			message: read.message
		});
	}
	const template = templateIn(read.source);
	if (template !== void 0) return none(unrendered$1(template));
	const { source } = read;
	const { subjects, notJudged } = holdingsOf({
		source,
		placeOf: (position) => filePlace(source, position),
		key: ""
	});
	if (sizeOf(subjects) > mostHeld) return none({
		file,
		reason: "too-large",
		message: `states more than ${mostHeld} requests and limits`
	});
	return {
		subjects: subjects.map(withoutPlaceholders),
		notJudged: [...notJudged, ...subjects.flatMap(placeholdersOf)]
	};
}
/** Of one file; more cannot be held against each other in reasonable time. */
const mostHeld = 2e4;
function sizeOf(subjects) {
	return subjects.reduce((sum, { amounts }) => sum + 1 + amounts.length, 0);
}
/** Whether a file is YAML by its name; JSON is YAML too, and Kustomize allows a name without an ending. */
function isYamlName(file) {
	return /\.(ya?ml|json)$/i.test(file) || /(^|\/)Kustomization$/.test(file);
}
function none(notJudged) {
	return {
		subjects: [],
		notJudged: [notJudged]
	};
}
function unrendered$1(place) {
	return {
		...place,
		reason: "template",
		message: "is a template: its values are known only when it is rendered"
	};
}
function filePlace(source, position) {
	const { line = 1, column = 1 } = placeAt(source, position);
	return {
		file: source.file,
		line,
		column
	};
}
/** Where an unquoted `{{` stands, which YAML takes for a map within a map. */
function templateIn(source) {
	if (!source.text.includes("{{")) return void 0;
	const position = source.documents.map(({ contents }) => doubleBrace(source, contents)).find((one) => one !== void 0);
	return position === void 0 ? void 0 : filePlace(source, position);
}
/** The first place below a node, in the order of the text. */
function doubleBrace(source, node) {
	if (isMap(node) && source.text.startsWith("{{", node.range?.[0])) return node.range?.[0];
	const inner = isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : isSeq(node) ? node.items : [];
	for (const one of inner) {
		const found = doubleBrace(source, one);
		if (found !== void 0) return found;
	}
}
function withoutPlaceholders(subject) {
	return {
		...subject,
		amounts: subject.amounts.filter(({ text }) => !isPlaceholder(text))
	};
}
function placeholdersOf(subject) {
	return subject.amounts.filter(({ text }) => isPlaceholder(text)).map(({ start }) => ({
		...subject.placeOf(start),
		reason: "template",
		message: "is filled in later"
	}));
}
/** Whether a line is of an instruction that may have here-documents. A JSON list has none. */
function mayHaveHeredoc(line) {
	if (!line.includes("<<")) return false;
	const [, rest] = /^\s*(?:ONBUILD\s+)?(?:RUN|COPY|ADD)\s+([\s\S]*)$/i.exec(line) ?? [];
	return rest !== void 0 && !isJsonList(rest.replace(/^(?:--\S+\s+)+/, ""));
}
/** Whether a text is a JSON list of texts, which is what makes the exec form of an instruction. */
function isJsonList(text) {
	return jsonTexts(text) !== void 0;
}
/** The texts of a JSON list of texts. */
function jsonTexts(text) {
	if (!/^\s*\[/.test(text)) return void 0;
	try {
		const list = JSON.parse(text);
		return Array.isArray(list) && list.every((one) => typeof one === "string") ? list : void 0;
	} catch {
		return;
	}
}
/** The here-documents that begin in a line. BuildKit looks at its words; where the quotes do not match, it finds none. */
function heredocsIn(line) {
	return (wordsOf(line) ?? []).flatMap((word) => {
		const [, dash, rest] = /^\d*<<(-?)\s*([^<]*)$/.exec(word) ?? [];
		const names = rest === void 0 || rest === "" ? void 0 : wordsOf(rest);
		const name = names?.length === 1 ? unquoted(names[0] ?? "") : "";
		return name === "" ? [] : [{
			name,
			withoutTabs: dash === "-"
		}];
	});
}
/** The words of a line, with their quotes; undefined where the shell's lexer would fail. */
function wordsOf(line) {
	const words = [];
	let start;
	let at = 0;
	while (at < line.length) {
		if (/\s/.test(line[at] ?? "")) {
			if (start !== void 0) words.push(line.slice(start, at));
			start = void 0;
			at += 1;
			continue;
		}
		start ??= at;
		const end = partEnd(line, at);
		if (end === void 0) return void 0;
		at = end;
	}
	return start === void 0 ? words : [...words, line.slice(start)];
}
/** Where the part of a word ends that begins at a position: a quoted text, `<< `, an escaped character, or one character. */
function partEnd(line, at) {
	const char = line[at];
	if (char === "'") return closed(line.indexOf("'", at + 1));
	if (char === "\"") return doubleQuoteEnd(line, at);
	if (char === "$") return dollarEnd(line, at);
	if (char === "\\") return Math.min(at + 2, line.length);
	if (char !== "<" || line[at + 1] !== "<") return at + 1;
	let end = at + 2;
	while (end < line.length && /[ \t\r\n]/.test(line[end] ?? "")) end += 1;
	return end;
}
function closed(index) {
	return index < 0 ? void 0 : index + 1;
}
function doubleQuoteEnd(line, start) {
	let at = start + 1;
	while (at !== void 0 && at < line.length) {
		const char = line[at];
		if (char === "\"") return at + 1;
		if (char === "$") at = dollarEnd(line, at);
		else at += char === "\\" ? 2 : 1;
	}
}
/** Of `${…}` BuildKit knows some modifiers only, and fails at others. */
function dollarEnd(line, start) {
	if (line[start + 1] !== "{") return start + 1;
	let at = start + 2;
	while (at < line.length && /\w/.test(line[at] ?? "")) at += 1;
	if (line[at] === "}") return at > start + 2 ? at + 1 : void 0;
	if (at === start + 2 && "{:".includes(line[at] ?? "{")) return void 0;
	if (!":+-?#%/".includes(line[at] ?? " ")) return void 0;
	return closed(line.indexOf("}", at));
}
function unquoted(word) {
	return word.replace(/\\(.)|["']/g, (_, escaped) => escaped ?? "");
}
/** Whitespace as BuildKit splits at. */
const isBlank = (char) => char !== void 0 && /[\t\v\f\r\n ]/.test(char);
/** The name of an instruction, its flags, and where its arguments begin and end. */
function splitInstruction(line, escapeMark) {
	const { text } = line;
	const begin = skipBlanks(text, 0);
	let nameEnd = begin;
	while (nameEnd < text.length && !isBlank(text[nameEnd])) nameEnd += 1;
	const { flags, at } = flagsAt(text, skipBlanks(text, nameEnd), escapeMark);
	const start = skipBlanks(text, at);
	const end = Math.max(start, text.trimEnd().length);
	return {
		name: text.slice(begin, nameEnd),
		flags,
		start,
		end
	};
}
function skipBlanks(text, start) {
	let at = start;
	while (isBlank(text[at])) at += 1;
	return at;
}
/** `--name=value` before the arguments; `--` alone ends them. */
function flagsAt(text, start, escapeMark) {
	const flags = [];
	let at = start;
	while (text.startsWith("--", at)) {
		const flag = flagAt(text, at, escapeMark);
		if (flag.text === "--") return {
			flags,
			at: flag.end
		};
		flags.push(flag);
		at = skipBlanks(text, flag.end);
	}
	return {
		flags,
		at
	};
}
function flagAt(text, start, escapeMark) {
	let said = "";
	let quote;
	let at = start;
	for (; at < text.length; at += 1) {
		const char = text[at] ?? "";
		if (quote === void 0 && isBlank(char)) break;
		if (char === quote) quote = void 0;
		else if (quote === void 0 && (char === "\"" || char === "'")) quote = char;
		else if (char === escapeMark) {
			at += 1;
			said += text[at] ?? "";
		} else said += char;
	}
	return {
		text: said,
		start,
		end: Math.min(at, text.length)
	};
}
/** The parts of a text between spaces. */
function splitAtBlanks(text) {
	return [...text.matchAll(/[^\t\v\f\r\n ]+/g)].map(({ 0: word, index }) => ({
		text: word,
		start: index,
		end: index + word.length
	}));
}
/** The words of a text, with regard to quotes, which stay: `A="b c" D=e`. An escape character at the very end is dropped. */
function splitWords(text, escapeMark) {
	const parts = [];
	let at = skipBlanks(text, 0);
	while (at < text.length) {
		const end = wordEnd(text, at, escapeMark);
		const said = end > text.length ? text.slice(at, -1) : text.slice(at, end);
		if (said !== "") parts.push({
			text: said,
			start: at,
			end: at + said.length
		});
		at = skipBlanks(text, end);
	}
	return parts;
}
/** Where a word ends; behind the text where an escape character at its end has nothing to escape. */
function wordEnd(text, start, escapeMark) {
	let quote;
	let at = start;
	while (at < text.length) {
		const char = text[at];
		if (quote === void 0 && isBlank(char)) return at;
		if (char === escapeMark && quote !== "'") at += 1;
		else if (char === quote) quote = void 0;
		else if (quote === void 0 && (char === "\"" || char === "'")) quote = char;
		at += 1;
	}
	return at;
}
/** The texts of a JSON list, each with where it stands without its quotes; undefined where a text is none. */
function splitJson(text) {
	const texts = jsonTexts(text);
	if (texts === void 0) return void 0;
	const quoted = [...text.matchAll(/"[^"\\]*(?:\\.[^"\\]*)*"/g)];
	return texts.map((said, index) => {
		const { 0: written = "", index: start = 0 } = quoted[index] ?? {};
		return {
			text: said,
			start: start + 1,
			end: start + Math.max(written.length - 1, 1)
		};
	});
}
const names = /* @__PURE__ */ new Set([
	"syntax",
	"escape",
	"check"
]);
/** The parser directive of a line: https://docs.docker.com/reference/dockerfile/#parser-directives */
function directiveIn(line) {
	if (!line.startsWith("#")) return void 0;
	const text = line.slice(1).trimStart();
	const name = /^[a-zA-Z][a-zA-Z0-9]*(?=\s*=)/.exec(text)?.[0];
	if (name === void 0 || !names.has(name.toLowerCase())) return void 0;
	const value = text.slice(text.indexOf("=") + 1).trim();
	return value === "" ? void 0 : {
		name: name.toLowerCase(),
		value
	};
}
/** Joins the lines of a Dockerfile: https://docs.docker.com/reference/dockerfile/#format */
function logicalLinesOf(text) {
	const reader = new LineReader(text);
	const problem = reader.read();
	return {
		lines: reader.lines,
		escapeMark: reader.escapeMark,
		...problem === void 0 ? {} : { problem }
	};
}
var LineReader = class {
	lines = [];
	escapeMark = "\\";
	#text;
	#at;
	/** The parser directives seen so far; undefined once there can be no more. */
	#directives = /* @__PURE__ */ new Set();
	constructor(text) {
		this.#text = text;
		this.#at = text.startsWith("﻿") ? 1 : 0;
	}
	/** Reads all lines, or up to one that a build refuses; the answer says why. */
	read() {
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			const problem = this.#readFrom(line);
			if (problem !== void 0) return problem;
		}
		return this.lines.length === 0 ? "there are no instructions in it" : void 0;
	}
	#next() {
		if (this.#at >= this.#text.length) return void 0;
		const start = this.#at;
		const lineBreak = this.#text.indexOf("\n", start);
		this.#at = lineBreak < 0 ? this.#text.length : lineBreak + 1;
		let end = this.#at;
		while (end > start && "\r\n".includes(this.#text[end - 1] ?? "")) end -= 1;
		return {
			start,
			end
		};
	}
	#readFrom({ start: lineStart, end }) {
		const start = this.#skipSpace(lineStart, end);
		const problem = this.#readDirective(start, end);
		if (problem !== void 0) return problem;
		if (this.#text[start] === "#" && start < end) return void 0;
		const first = this.#withoutEscape(start, end);
		if (!first.goesOn && first.end === start) return void 0;
		const pieces = [this.#piece(start, first.end)];
		const last = first.goesOn ? this.#readContinued(pieces, end) : end;
		return this.#finish(MappedText.of(pieces), {
			start,
			end: last
		});
	}
	/** Adds the lines that go on with the one before; comments and empty lines among them are passed over. */
	#readContinued(pieces, end) {
		let last = end;
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			const begin = this.#skipSpace(line.start, line.end);
			if (begin === line.end || this.#text[begin] === "#") continue;
			const { end: until, goesOn } = this.#withoutEscape(line.start, line.end);
			pieces.push(this.#piece(line.start, until));
			last = line.end;
			if (!goesOn) break;
		}
		return last;
	}
	#finish(line, { start, end }) {
		const heredocs = [];
		let last = end;
		for (const heredoc of mayHaveHeredoc(line.text) ? heredocsIn(line.text) : []) {
			const read = this.#readHeredoc(heredoc);
			if (read === void 0) return `<<${heredoc.name} is never ended`;
			heredocs.push({
				name: heredoc.name,
				content: read.content
			});
			last = read.end;
		}
		this.lines.push({
			line,
			start,
			end: last,
			heredocs
		});
	}
	#readHeredoc({ name, withoutTabs }) {
		const pieces = [];
		for (let line = this.#next(); line !== void 0; line = this.#next()) {
			let from = line.start;
			if (withoutTabs) while (from < line.end && this.#text[from] === "	") from += 1;
			if (this.#text.slice(from, line.end) === name) return {
				content: MappedText.of(pieces),
				end: line.end
			};
			pieces.push(this.#piece(from, this.#at));
		}
	}
	#readDirective(start, end) {
		if (this.#directives === void 0) return void 0;
		const directive = directiveIn(this.#text.slice(start, end));
		if (directive === void 0) {
			this.#directives = void 0;
			return;
		}
		if (this.#directives.has(directive.name)) return `the directive ${directive.name} stands twice`;
		this.#directives.add(directive.name);
		if (directive.name !== "escape") return void 0;
		if (directive.value !== "\\" && directive.value !== "`") return `"${directive.value}" cannot be the escape character`;
		this.escapeMark = directive.value;
	}
	#piece(start, end) {
		return {
			text: this.#text.slice(start, end),
			source: start
		};
	}
	#skipSpace(start, end) {
		let at = start;
		while (at < end && /\s/.test(this.#text[at] ?? "")) at += 1;
		return at;
	}
	/** Where a line ends without the escape character that makes the next one go on with it; after another one it is an escaped one. */
	#withoutEscape(start, end) {
		let at = end;
		while (at > start && " 	".includes(this.#text[at - 1] ?? "")) at -= 1;
		const goesOn = at > start && this.#text[at - 1] === this.escapeMark && (at - 1 === start || this.#text[at - 2] !== this.escapeMark);
		return goesOn ? {
			end: at - 1,
			goesOn
		} : {
			end,
			goesOn
		};
	}
};
/** The name in `FROM image AS name`, in lower case. */
function stageName({ words }) {
	return words[1]?.text.toUpperCase() === "AS" ? words[2]?.text.toLowerCase() : void 0;
}
/** Reads a Dockerfile; whatever it holds, this answers. */
function parseDockerfile(file, text, beside = /* @__PURE__ */ new Map()) {
	const { lines, escapeMark, problem } = logicalLinesOf(text);
	const spots = new Spots(file, text);
	const instructions = lines.map((line) => instructionOf(line, {
		spots,
		escapeMark
	}));
	const first = instructions.findIndex(({ name }) => name === "FROM");
	return {
		file,
		text,
		beside,
		instructions,
		preamble: first < 0 ? instructions : instructions.slice(0, first),
		stages: stagesOf(instructions),
		spotOf: (range, at) => spots.at({
			...range,
			text: at.text
		}, at.path),
		...problem === void 0 ? {} : { problem }
	};
}
/** Makes words of positions. */
var Spots = class {
	#file;
	#lines;
	path = "";
	constructor(file, text) {
		this.#file = file;
		this.#lines = new Lines(text);
	}
	word(within, { text, start, end }) {
		return this.at({
			text,
			...within.rangeOf(start, end)
		});
	}
	at({ text, start, end }, path = this.path) {
		const { line, col } = this.#lines.linePos(start);
		return {
			text,
			start,
			end,
			value: text,
			path,
			place: {
				file: this.#file,
				line,
				column: col
			}
		};
	}
};
function instructionOf({ line, start, end, heredocs }, reading) {
	const { spots, escapeMark } = reading;
	const split = splitInstruction(line, escapeMark);
	const name = split.name.toUpperCase();
	spots.path = name;
	const body = line.slice(split.start, split.end);
	const parts = argumentsOf(name, body.text, escapeMark);
	const inner = name === "ONBUILD" && body.text !== "" && reading.isOnBuild !== true ? instructionOf({
		line: body,
		start: body.positionOf(0),
		end,
		heredocs
	}, {
		...reading,
		isOnBuild: true
	}) : void 0;
	return {
		...spots.at({
			text: line.text,
			start,
			end
		}),
		name,
		flags: split.flags.map((flag) => flagOfWord(spots.word(line, flag))),
		isJson: parts.isJson,
		words: parts.parts.map((part) => spots.word(body, part)),
		body,
		heredocs,
		...inner === void 0 ? {} : { onBuild: inner }
	};
}
function flagOfWord(word) {
	const [name = "", ...setting] = word.text.slice(2).split("=");
	return {
		...word,
		name,
		setting: setting.length === 0 ? void 0 : setting.join("=")
	};
}
const whole = (text) => text === "" ? [] : [{
	text,
	start: 0,
	end: text.length
}];
function argumentsOf(name, text, escapeMark) {
	const plain = (parts) => ({
		parts,
		isJson: false
	});
	switch (name) {
		case "FROM":
		case "EXPOSE": return plain(splitAtBlanks(text));
		case "COPY":
		case "ADD":
		case "VOLUME": return listOr(text, splitAtBlanks);
		case "RUN":
		case "CMD":
		case "ENTRYPOINT":
		case "SHELL": return listOr(text, whole);
		case "ARG":
		case "ENV":
		case "LABEL": return plain(splitWords(text, escapeMark));
		case "HEALTHCHECK": return healthArguments(text);
		default: return plain(whole(text));
	}
}
function listOr(text, split) {
	const list = splitJson(text);
	return list === void 0 ? {
		parts: split(text),
		isJson: false
	} : {
		parts: list,
		isJson: true
	};
}
/** `CMD` or `NONE`, and a command in either form. */
function healthArguments(text) {
	const type = /^\S+\s*/.exec(text)?.[0] ?? "";
	const { parts, isJson } = listOr(text.slice(type.length), whole);
	const moved = parts.map((part) => ({
		...part,
		start: part.start + type.length,
		end: part.end + type.length
	}));
	return {
		parts: [...whole(type.trimEnd()), ...moved],
		isJson
	};
}
function stagesOf(instructions) {
	const starts = instructions.flatMap(({ name }, index) => name === "FROM" ? [index] : []);
	const named = /* @__PURE__ */ new Map();
	return starts.flatMap((start, index) => {
		const from = instructions[start];
		if (from === void 0) return [];
		const [image] = from.words;
		const name = stageName(from);
		const base = named.get(image?.text.toLowerCase() ?? "");
		const stage = {
			index,
			name,
			from,
			image,
			instructions: instructions.slice(start + 1, starts[index + 1]),
			...base === void 0 ? {} : { base }
		};
		if (name !== void 0) named.set(name, stage);
		return [stage];
	});
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
	#byName;
	#others;
	#podsByLabel;
	#podsByObject;
	#podsElsewhere;
	#services;
	/** @param others what else the same repository holds: what is found there is not missing */
	constructor(all, { isWhole, others = [] }) {
		this.objects = all.filter(({ isPatch }) => !isPatch);
		this.patches = all.filter(({ isPatch }) => isPatch);
		this.isWhole = isWhole;
		this.#byKind = Map.groupBy(this.objects, keyOf$3);
		this.#byName = Map.groupBy(this.objects, (one) => `${keyOf$3(one)} ${one.name}`);
		this.#others = Map.groupBy(others, keyOf$3);
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
		}, rollout);
	}
	/** The objects of a kind. */
	ofKind(kind) {
		return this.#byKind.get(keyOf$3(kind)) ?? [];
	}
	/**
	* The object of a name. A folder may hold alternatives, such as `api-staging.yaml` and `api-production.yaml`: of several of the
	* name the one that stands in the file of who names it.
	*
	* @param by what names it
	*/
	find(kind, { name, namespace }, by) {
		const found = (this.#byName.get(`${keyOf$3(kind)} ${name}`) ?? []).filter((one) => mayBeSameNamespace(one.namespace, namespace));
		const file = by?.view.place.file;
		return (found.length > 1 ? found.find((one) => one.view.place.file === file) : void 0) ?? found[0];
	}
	/** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
	has(kind, name) {
		if (this.find(kind, name) !== void 0) return true;
		return this.elsewhere(kind).some((one) => one.name === name.name && mayBeSameNamespace(one.namespace, name.namespace));
	}
	/** What of a kind stands elsewhere in the repository. */
	elsewhere(kind) {
		return this.#others.get(keyOf$3(kind)) ?? [];
	}
	/** The pod template of an object. */
	podOf(object) {
		this.#podsByObject ??= new Map(this.pods.flatMap((pod) => [pod.runsAs, pod.object].map((one) => [one, pod])));
		return this.#podsByObject.get(object);
	}
	/** The pods that a label selector selects, in a namespace. */
	podsSelectedBy(selector, namespace) {
		return this.#podIndex.selectedBy(selector, namespace);
	}
	/** The pods that a plain map of labels selects, such as a Service's. */
	podsOfService({ view, namespace }) {
		return this.#podIndex.selectedByMap(view.at("spec", "selector"), namespace);
	}
	/** Whether pods of the set may be in a namespace: where none is, the set holds only a part of what runs there. */
	hasPodsIn(namespace) {
		return this.pods.some(({ object }) => mayBeSameNamespace(object.namespace, namespace));
	}
	/** The pods that have these labels at least, in a namespace. */
	podsWith(labels, namespace) {
		return this.#podIndex.having(labels, namespace);
	}
	/** The pods elsewhere in the repository that have these labels at least, in a namespace. */
	podsElsewhereWith(labels, namespace) {
		this.#podsElsewhere ??= indexOf([...this.#others.values()].flat().flatMap((object) => podOf(object) ?? []));
		return this.#podsElsewhere.having(labels, namespace);
	}
	/** The Services that send traffic to a pod. */
	servicesOf(pod) {
		this.#services ??= new SelectorIndex(this.ofKind({
			kind: "Service",
			group: ""
		}), selectorOf);
		return this.#services.metBy(pod.labels).filter(({ view, namespace }) => mayBeSameNamespace(namespace, pod.object.namespace) && isSelectedByMap(view.at("spec", "selector"), pod.labels));
	}
	get #podIndex() {
		this.#podsByLabel ??= indexOf(this.pods);
		return this.#podsByLabel;
	}
};
function indexOf(pods) {
	return new LabelIndex(pods, ({ labels, object }) => ({
		labels,
		namespace: object.namespace
	}));
}
function selectorOf({ view }) {
	return view.at("spec", "selector").texts;
}
function keyOf$3({ kind, group }) {
	return `${group}/${kind}`;
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
/** What the token of a job may do: what the job says replaces what the workflow says, and nothing is added up. */
function permissionsOf(workflow, job) {
	const isOwn = job.keys.includes("permissions");
	if (!isOwn && !workflow.keys.includes("permissions")) return {
		view: void 0,
		isOwn,
		of: () => "unknown"
	};
	const view = (isOwn ? job : workflow).at("permissions");
	return {
		view,
		isOwn,
		of: (scope) => levelOf(view, scope)
	};
}
function levelOf(view, scope) {
	if (view.value === "write-all") return "write";
	if (view.value === "read-all") return "read";
	const level = view.at(scope).value;
	if (level?.includes("${{") === true) return "unknown";
	return level === "write" || level === "read" ? level : "none";
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
	if (!view.isMap) return void 0;
	const jobs = view.at("jobs").entries.map(([id, job]) => jobOf(id, job, view));
	const own = stepsOf(view.at("runs", "steps"), void 0, void 0);
	return {
		file: source.file,
		view,
		triggers: triggersOf(view.at("on")),
		jobs,
		steps: [...own, ...jobs.flatMap(({ steps }) => steps)]
	};
}
/** The events of `on`, which is one name, a list of them, or a map. */
function triggersOf(on) {
	if (on.isMap) return new Map(on.entries);
	const views = on.isList ? on.items : [on];
	return new Map(views.flatMap((view) => view.value === void 0 ? [] : [[view.value, view]]));
}
function jobOf(id, view, workflow) {
	const needs = view.at("needs");
	const steps = [];
	const job = {
		id,
		view,
		steps,
		needs: [needs, ...needs.items].flatMap(({ value }) => value ?? []),
		uses: usesAt(view.at("uses")),
		permissions: permissionsOf(workflow, view)
	};
	const shell = view.at("defaults", "run", "shell").value ?? workflow.at("defaults", "run", "shell").value;
	steps.push(...stepsOf(view.at("steps"), job, shell));
	return job;
}
function stepsOf(list, job, shell) {
	return list.items.map((view, index) => {
		const uses = usesAt(view.at("uses"));
		return {
			view,
			job,
			index,
			title: view.at("name").value ?? view.at("id").value ?? uses?.name ?? `${index + 1}`,
			uses,
			script: scriptOf(view, shell)
		};
	});
}
/** The script of a step; that of another shell than bash and sh has no commands. */
function scriptOf(view, byDefault) {
	const run = view.at("run");
	const text = textOf(run);
	if (text === void 0) return void 0;
	const shell = view.at("shell").value ?? byDefault ?? "bash";
	return {
		text,
		commands: /^(?:\S*\/)?(?:bash|sh)\b/.test(shell) ? commandsIn(text.text) : [],
		at: (part) => partOf$1(run, text, part)
	};
}
/** A Dockerfile, with the `.dockerignore` that counts for it, which the files have if there is one. */
function readDockerfile(file, bytes, files) {
	return parseDockerfile(file, new TextDecoder().decode(bytes), besideOf$1(file, files));
}
/** Where the `.dockerignore` of a Dockerfile may stand: beside it under its own name, or in its folder and those above, where a build may begin. */
function dockerignoresOf(file) {
	return [`${file}.dockerignore`, ...foldersUp(folderOf(file)).map((folder) => inFolder(folder, ".dockerignore"))];
}
/** The `.dockerignore` that counts for a Dockerfile, the nearest one; empty where there is none. */
function besideOf$1(file, files) {
	const name = dockerignoresOf(file).find((one) => files.has(one));
	return /* @__PURE__ */ new Map([[".dockerignore", new TextDecoder().decode(name === void 0 ? void 0 : files.get(name))]]);
}
/** `Dockerfile`, `Dockerfile.prod`, `api.Dockerfile`, `Containerfile`; neither what only becomes one nor a source that is called so. */
function isDockerfileName(file) {
	return /(^|\/)((Docker|Container)file(\.[^/]+)?|[^/]+\.(Docker|Container)file)$/i.test(file) && !otherKinds.test(file);
}
const otherKinds = /\.(dockerignore|template|tmpl|tpl|gotmpl|j2|jinja2?|erb|in|md|txt|html?|[cm]?[jt]sx?|json|ya?ml|toml|py|rb|go|rs|java|kt|sh)$/i;
/**
* The findings that were not there before: of another object, container or field, or with other words, which name the amounts.
* Where in its file something stands does not count, and what has moved to another file is not new.
*/
function findingsOfChange(now, before) {
	const there = new Set(now.map(({ subject }) => keyOf$2(subject.file, subject)));
	const known = /* @__PURE__ */ new Set();
	const gone = /* @__PURE__ */ new Map();
	for (const { subject, findings } of before) for (const finding of findings) if (there.has(keyOf$2(subject.file, subject))) known.add(keyOf$2(subject.file, subject, finding));
	else gone.set(keyOf$2(moved$1, subject, finding), (gone.get(keyOf$2(moved$1, subject, finding)) ?? 0) + 1);
	const hasMoved = (key) => {
		const left = gone.get(key) ?? 0;
		gone.set(key, left - 1);
		return left > 0;
	};
	const isKnown = (subject, finding) => known.has(keyOf$2(subject.file, subject, finding)) || hasMoved(keyOf$2(moved$1, subject, finding));
	return now.flatMap(({ subject, findings }) => findings.filter((finding) => !isKnown(subject, finding)));
}
/** Stands for the file of what is no longer there. */
const moved$1 = "";
function keyOf$2(file, { owner }, finding) {
	return JSON.stringify([
		file,
		...ownerKey(owner),
		finding?.rule,
		finding?.message
	]);
}
function ownerKey(owner) {
	if (owner.of === "mapping") return [owner.identity];
	const { kind, namespace, name } = owner.located.workload;
	return [
		kind,
		namespace,
		name,
		...owner.of === "container" ? [owner.container.list, owner.container.name] : []
	];
}
const lowerSuffix = /* @__PURE__ */ new Map([
	["Ei", "Pi"],
	["Pi", "Ti"],
	["Ti", "Gi"],
	["Gi", "Mi"],
	["Mi", "Ki"],
	["E", "P"],
	["P", "T"],
	["T", "G"],
	["G", "M"],
	["M", "k"]
]);
/** What was probably meant by too large a value: the former one, milli cores, or, of a new one, one suffix less. */
function guessForLarge(value, resource, previous) {
	if (previous !== void 0 && (isSameNumber(value, previous) || isExtraZero(value, previous))) return previous.text;
	if (resource === "cpu") return guessForCores(value);
	const lower = previous === void 0 ? lowerSuffix.get(value.suffix) : void 0;
	return lower === void 0 ? void 0 : `${value.digits}${lower}`;
}
function isSameNumber(value, previous) {
	return value.digits === previous.digits && value.suffix !== previous.suffix;
}
/** Whether a value is exactly 10 or 100 times the former one. */
function isExtraZero(value, previous) {
	return shares.extraZero.some((percent) => compare(value, percentOf(previous, percent)) === 0);
}
/** `250` and `500M` cores are milli without their m, or with a capital one. */
function guessForCores(value) {
	return value.suffix === "M" || value.suffix === "" && /^\d{3,}$/.test(value.digits) ? `${value.digits}m` : void 0;
}
/** What was probably meant by next to nothing: the former value, or the same number in Mi; no guess is too small itself. */
function guessForSmall(value, previous, least) {
	const guess = previous !== void 0 && isSameNumber(value, previous) ? previous : parseQuantity(`${value.digits}Mi`);
	return guess === void 0 || compare(guess, least) < 0 ? void 0 : guess.text;
}
/** The nearest whole number of bytes for a fraction of one, in a smaller unit; `128m` was meant as `128Mi`. */
function guessForFraction(value) {
	if (value.suffix === "m") return `${value.digits}Mi`;
	const suffix = lowerSuffix.get(value.suffix) ?? "";
	const unit = parseQuantity(`1${suffix}`);
	if (unit === void 0) return void 0;
	const numerator = value.numerator * unit.denominator;
	return `${roundedUp({
		numerator,
		denominator: value.denominator * unit.numerator
	})}${suffix}`;
}
/** A quantity for text that is none: `1gi`, `512MB`, `128K`, `1,5 Gi`, `-256Mi`, `2 cores`. */
function guessForText(text, resource) {
	const [, digits, letters = ""] = /^\s*[+-]?(\d+(?:[.,]\d+)?)\s*([a-z]*)\s*$/i.exec(text.slice(0, 64)) ?? [];
	if (digits === void 0) return void 0;
	const suffix = resource === "cpu" ? suffixForCores(letters) : suffixForBytes(letters);
	return suffix === void 0 ? void 0 : `${digits.replace(",", ".")}${suffix}`;
}
function suffixForCores(letters) {
	if (/^(cores?|cpus?)?$/i.test(letters)) return "";
	return /^m/i.test(letters) ? "m" : void 0;
}
/** People who write K, MB or gib mean the binary unit. */
function suffixForBytes(letters) {
	const [, unit] = /^([kmgtpe])(?:i|b|ib)?$/i.exec(letters) ?? [];
	return unit === void 0 ? void 0 : `${unit.toUpperCase()}i`;
}
const rule$1 = "resource-absurd";
const whyLarge = "a pod that asks for too much stays Pending and stalls the rollout, preempts others by its priority, or makes the autoscaler buy the largest node";
/** Whether an amount is out of all proportion, whatever it was before. */
function judgeSize(value) {
	return tooSmall(value) ?? tooLarge(value) ?? outlier(value);
}
/** Zero is how to say "none". */
function tooSmall({ quantity, field, thresholds, previous }) {
	const { small, unit } = thresholds;
	if (small === void 0 || quantity.numerator === 0n) return void 0;
	if (compare(quantity, small.error) < 0) {
		const guess = guessForSmall(quantity, previous, small.error);
		const meant = guess === void 0 ? "" : `: the suffix was lost; did you mean ${guess}?`;
		return {
			rule: rule$1,
			severity: "error",
			message: `${printQuantity(quantity, unit)}, less than ${small.error.text}${meant}`,
			why: "nothing runs in so little",
			fix: `write ${guess ?? `at least ${small.error.text}`}`
		};
	}
	if (field === "requests" || compare(quantity, small.limit) >= 0) return void 0;
	return {
		rule: rule$1,
		severity: "warning",
		message: `${printQuantity(quantity, unit)}, a limit of less than ${small.limit.text}`,
		why: "common container runtimes need 6 to 12 MiB to start a container",
		fix: `write at least ${small.limit.text}`
	};
}
function tooLarge(value) {
	const { quantity, thresholds, resource, previous } = value;
	const { large, unit } = thresholds;
	if (compare(quantity, large.warning) < 0 || isAccepted(value)) return void 0;
	const isError = compare(quantity, large.error) >= 0;
	const isVouched = isVouchedByNode(value) || isInProportion(value);
	if (isVouched && !isError) return void 0;
	const guess = isError && !isVouched || previous !== void 0 ? guessForLarge(quantity, resource, previous) : void 0;
	return {
		rule: rule$1,
		severity: isError && !isVouched ? "error" : "warning",
		message: `${printQuantity(quantity, unit)}${timesPrevious(value)}${guess === void 0 ? "" : `; did you mean ${guess}?`}`,
		why: whyLarge,
		fix: `write ${guess ?? previous?.text ?? "what the container uses"}`,
		isAcknowledgeable: true
	};
}
function timesPrevious({ quantity, previous }) {
	const ratio = previous === void 0 ? void 0 : printRatio(quantity, previous);
	return ratio === void 0 ? "" : `, ${ratio} times the previous ${previous?.text}`;
}
/** What git holds vouches for twice as much, and for anything less. */
function isAccepted({ quantity, previous }) {
	return previous !== void 0 && compare(quantity, percentOf(previous, shares.vouchedByGit)) <= 0;
}
function isVouchedByNode({ quantity, node }) {
	return node !== void 0 && compare(quantity, percentOf(node, shares.vouchedByNode)) <= 0;
}
/** Whether memory and CPU of the container fit each other as those of a machine do. */
function isInProportion({ quantity, resource, beside }) {
	if (beside === void 0 || resource !== "memory" && resource !== "cpu") return false;
	const [memory, cores] = resource === "memory" ? [quantity, beside] : [beside, quantity];
	const { least, most } = shares.proportion;
	return compare(memory, percentOf(cores, least * 100)) >= 0 && compare(memory, percentOf(cores, most * 100)) <= 0;
}
function outlier(value) {
	const { quantity, thresholds, siblings } = value;
	if (thresholds.outlier === void 0 || compare(quantity, thresholds.outlier) <= 0) return void 0;
	if (isAccepted(value) || isVouchedByNode(value) || isInProportion(value)) return void 0;
	const median = medianOf(siblings?.() ?? []);
	if (median === void 0 || compare(quantity, percentOf(median, shares.outlier)) <= 0) return void 0;
	const { unit } = thresholds;
	const times = printRatio(quantity, median) ?? "countless";
	return {
		rule: rule$1,
		severity: "warning",
		message: `${printQuantity(quantity, unit)}, ${times} times the ${printExact(median)} ${unit} that its siblings ask for`,
		why: whyLarge,
		fix: "write what the container uses",
		isAcknowledgeable: true
	};
}
/** Of an even number the lower of the two in the middle. */
function medianOf(amounts) {
	return amounts.toSorted(compare)[Math.floor((amounts.length - 1) / 2)];
}
const order = [
	"error",
	"warning",
	"info"
];
/** Sorts the worst first; of equals the first stays first. */
function bySeverity(one, other) {
	return order.indexOf(one.severity) - order.indexOf(other.severity);
}
/** Whether an amount has changed more than anybody would want without a word. From or to zero there is no ratio. */
function judgeJump({ quantity, previous, thresholds }) {
	if (previous === void 0 || previous.numerator <= 0n || quantity.numerator <= 0n) return void 0;
	if (isSlip(quantity, previous)) return verdict(quantity, previous, {
		thresholds,
		severity: "error",
		hint: "unit slip"
	});
	const severity = compare(quantity, previous) > 0 ? riseOf(quantity, previous, thresholds) : fallOf(quantity, previous, thresholds);
	if (severity === void 0) return void 0;
	const hint = isExtraZero(quantity, previous) ? "an extra zero?" : void 0;
	return verdict(quantity, previous, {
		thresholds,
		severity,
		...hint === void 0 ? {} : { hint }
	});
}
/** Whether a bound, which may be of any size and change as people like, has changed by the factor between two suffixes. */
function judgeSlip({ previous, resource }, quantity) {
	if (previous === void 0 || previous.numerator <= 0n || quantity.numerator <= 0n) return void 0;
	if (!isSlip(quantity, previous)) return void 0;
	const thresholds = thresholdsOf(resource === "cpu" ? "cpu" : "memory");
	return thresholds === void 0 ? void 0 : {
		...verdict(quantity, previous, {
			thresholds,
			severity: "error",
			hint: "unit slip"
		}),
		why: whySlip
	};
}
const whySlip = "almost exactly the factor between two suffixes: what it bounds is no longer bounded, or no longer fits";
/** Another suffix, or none, and almost exactly the factor between two suffixes. */
function isSlip(quantity, previous) {
	if (quantity.suffix === previous.suffix) return false;
	const [less, more] = compare(quantity, previous) < 0 ? [quantity, previous] : [previous, quantity];
	return shares.slips.some((slip) => {
		const lowest = percentOf(less, slip * (100 - shares.slipTolerance));
		const highest = percentOf(less, slip * (100 + shares.slipTolerance));
		return compare(more, lowest) >= 0 && compare(more, highest) <= 0;
	});
}
function riseOf(quantity, previous, { rise }) {
	if (compare(quantity, rise.silent) <= 0) return void 0;
	if (compare(quantity, percentOf(previous, shares.riseError)) >= 0) return compare(quantity, rise.grave) >= 0 ? "error" : "warning";
	return compare(quantity, rise.notable) >= 0 && compare(quantity, percentOf(previous, shares.riseWarning)) >= 0 ? "warning" : void 0;
}
function fallOf(quantity, previous, { fall }) {
	const isFallBy = (times) => compare(previous, percentOf(quantity, times * 100)) >= 0;
	if (fall.error !== void 0 && isFallBy(fall.error)) return "error";
	return isFallBy(fall.warning) ? "warning" : void 0;
}
function verdict(quantity, previous, { thresholds, severity, hint }) {
	const isRise = compare(quantity, previous) > 0;
	const change = isRise ? `${printRatio(quantity, previous)} times the previous ${previous.text}` : `the previous ${previous.text} divided by ${printRatio(previous, quantity)}`;
	const doubt = hint === void 0 ? "" : ` (${hint}); did you mean ${previous.text}?`;
	return {
		rule: "resource-jump",
		severity,
		message: `${printQuantity(quantity, thresholds.unit)}, ${change}${doubt}`,
		why: isRise ? "so steep a rise is more often a slip than a need" : whyFall(thresholds),
		fix: `write ${previous.text}`,
		isAcknowledgeable: true
	};
}
function whyFall({ fall }) {
	return fall.error === void 0 ? "so steep a fall throttles the container and lets its probes time out" : "so steep a fall gets the container killed or evicted";
}
const rule = "resource-quantity-invalid";
/** So much of a text that is no quantity is shown. */
const shownCharacters = 40;
/** Whether the API takes the text as an amount of this resource, and as the amount that was meant. */
function judgeSyntax(given, quantity) {
	if (quantity === void 0) return unparsable(given);
	if (quantity.numerator < 0n) return negative(given);
	return given.resource === "cpu" ? tooFine(quantity) : fractional(given, quantity);
}
function unparsable({ text, resource }) {
	const shown = text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text;
	const guess = guessForText(text, resource);
	return {
		rule,
		severity: "error",
		message: `"${shown}" is no quantity${meant(guess)}`,
		why: "the API server refuses it; suffixes are case-sensitive: k, M, G or Ki, Mi, Gi for bytes, m for a thousandth",
		fix: guess === void 0 ? "write a number with a suffix, such as 256Mi or 500m" : `write ${guess}`
	};
}
function negative({ text, resource }) {
	const guess = guessForText(text, resource) ?? text.replace("-", "");
	return {
		rule,
		severity: "error",
		message: `${text} is negative${meant(guess)}`,
		why: "the API server refuses it",
		fix: `write ${guess}`
	};
}
function tooFine(quantity) {
	if (isWhole(percentOf(quantity, 1e5))) return void 0;
	return {
		rule,
		severity: "warning",
		message: `${printQuantity(quantity, "cores")} is finer than 1m`,
		why: "Kubernetes counts CPU in thousandths of a core and rounds up to the next",
		fix: "write a whole number of m"
	};
}
/** Less than 4Mi is no amount that anybody meant. */
const leastMeant = {
	numerator: 4n * 1024n * 1024n,
	denominator: 1n
};
/** Bytes and devices are counted whole; the name of a device has the domain of its vendor. */
function fractional({ resource }, quantity) {
	if (isWhole(quantity)) return void 0;
	if (resource.includes("/")) {
		const facts = {
			message: `${quantity.text} is no whole number`,
			why: "the API server refuses a part of a device"
		};
		return {
			rule,
			severity: "error",
			...facts,
			fix: "write a whole number"
		};
	}
	const guess = guessForFraction(quantity);
	return {
		rule,
		severity: "error",
		message: `${printQuantity(quantity, "bytes")} is no whole number of bytes${meant(guess)}`,
		why: "there is no fraction of a byte: m is a thousandth, not mega",
		fix: guess === void 0 ? "write a whole number" : `write ${guess}`,
		...compare(quantity, leastMeant) >= 0 ? { isTakenByApi: true } : {}
	};
}
function meant(guess) {
	return guess === void 0 ? "" : `; did you mean ${guess}?`;
}
/** Judges one value by every rule about resources; the worst verdict first. */
function judgeValue(given, amounts = usualThresholds) {
	const quantity = parseQuantity(given.text);
	const invalid = judgeSyntax(given, quantity);
	if (quantity === void 0 || invalid?.severity === "error") return invalid === void 0 ? [] : [invalid];
	return [
		invalid,
		...judgeAmount$1(given, quantity, amounts),
		...judgeAgainstLimit(given, quantity)
	].filter((one) => one !== void 0).sort(bySeverity);
}
function judgeAmount$1(given, quantity, amounts) {
	if (given.role === "bound") return [judgeSlip(given, quantity)];
	const thresholds = given.role === "volume" ? volumeThresholds(given.resource, amounts) : thresholdsOf(given.resource, amounts);
	if (thresholds === void 0) return [];
	const judged = {
		...given,
		quantity,
		thresholds
	};
	if (given.role === "volume") return [judgeSize(judged), judgeJump(judged)];
	return [
		judgeSize(judged),
		judgeJump(judged),
		judgeAgainstNode(judged)
	];
}
/** The amount of the same field and resource. */
function sameAmount(amounts, { field, resource }) {
	return amounts.find((one) => one.field === field && one.resource === resource);
}
/** Judges the amounts of one container, or of a pod as a whole and the sum of its containers. */
function judgeSubject(subject, facts) {
	return [...subject.amounts.flatMap((amount) => judgeAmount(subject, amount, facts)), ...judgePod(subject, facts)];
}
function judgeAmount(subject, amount, facts) {
	const { field, resource, text, role } = amount;
	const previous = facts.previousOf(subject, amount);
	const limit = parseQuantity(sameAmount(subject.amounts, {
		field: "limits",
		resource
	})?.text ?? "");
	const node = isResourceName(resource) ? facts.node[resource] : void 0;
	return judgeValue({
		field,
		resource,
		text,
		siblings: () => facts.siblingsOf(subject, amount),
		...previous === void 0 ? {} : { previous },
		...limit === void 0 ? {} : { limit },
		...node === void 0 ? {} : { node },
		...besideOf(subject, amount),
		...role === void 0 ? {} : { role }
	}, facts.thresholds).filter((verdict) => !(verdict.isAcknowledgeable && isWanted(subject, amount, facts))).map((verdict) => findingOf$1(subject, amount, {
		verdict,
		previous,
		value: text
	}));
}
/** Of memory the CPU, of CPU the memory: that of the same field, or of the other one. */
function besideOf({ amounts }, { field, resource }) {
	const other = resource === "memory" ? "cpu" : resource === "cpu" ? "memory" : void 0;
	if (other === void 0) return {};
	const amount = sameAmount(amounts, {
		field,
		resource: other
	}) ?? amounts.find((one) => one.resource === other);
	const beside = parseQuantity(amount?.text ?? "");
	return beside === void 0 ? {} : { beside };
}
function isWanted(subject, amount, facts) {
	const { owner } = subject;
	const texts = owner.of === "mapping" ? subject.commentsAt(amount) : facts.acknowledgedFor(owner.located);
	const quantity = parseQuantity(amount.text);
	return quantity !== void 0 && isAcknowledged(texts, amount.resource, quantity);
}
function judgePod(subject, { node }) {
	const { owner } = subject;
	if (owner.of !== "pod") return [];
	return resourceNames.flatMap((resource) => judgePodSum(owner.located.workload, resource, node).map(({ verdict, amount, value }) => findingOf$1(subject, amount, {
		verdict,
		previous: void 0,
		value
	})));
}
function findingOf$1(subject, amount, { verdict, previous, value }) {
	const { rule, severity, message, why, fix, isAcknowledgeable, isTakenByApi } = verdict;
	const by = subject.owner.of === "mapping" ? "comment" : "annotation";
	return {
		rule,
		severity,
		place: subject.placeOf(amount.start),
		path: printPath({ steps: amount.steps }),
		message: `${amount.label ?? `${amount.field}.${amount.resource}`}${containerOf(subject)}: ${message}`,
		why,
		fix: isAcknowledgeable ? `${fix}, ${howToAcknowledge(by, amount.resource, amount.text)}` : fix,
		value,
		...previous === void 0 ? {} : { previous: previous.text },
		...isTakenByApi === void 0 ? {} : { isTakenByApi }
	};
}
function containerOf({ owner }) {
	const name = owner.of === "container" ? owner.container.name : void 0;
	return name === void 0 ? "" : ` of container ${name}`;
}
/** So many workloads of one kind and name are looked through: nobody has more, and each may be held against each. */
const mostAlike = 1e3;
/** Gathers the workloads that these subjects belong to. */
function workloadSet(subjects) {
	const workloads = new Set(subjects.flatMap(({ owner }) => owner.of === "mapping" ? [] : [owner.located]));
	const byName = Map.groupBy(workloads, nameOf);
	const byFile = Map.groupBy(workloads, (one) => `${one.file}\n${nameOf(one)}`);
	const alike = (like) => isOne(like, byName.get(nameOf(like)));
	const patches = [...workloads].filter(({ isPatch }) => isPatch);
	const bases = new Map(patches.map((patch) => [patch, nearest(patch.file, alike(patch))]));
	return {
		all: workloads,
		inFile: (file, like) => isOne(like, byFile.get(`${file}\n${nameOf(like)}`)),
		alike,
		baseOf: (patch) => bases.get(patch)
	};
}
function nameOf({ workload }) {
	return `${workload.kind}\n${workload.name ?? ""}`;
}
function isOne(like, candidates = []) {
	const { namespace } = like.workload;
	return candidates.slice(0, mostAlike).filter(({ workload }) => {
		return namespace === void 0 || workload.namespace === void 0 || workload.namespace === namespace;
	});
}
function nearest(file, candidates) {
	const whole = candidates.filter(({ isPatch }) => !isPatch);
	const distances = whole.map((one) => sharedFolders(file, one.file));
	return whole[distances.indexOf(Math.max(...distances))];
}
/** How many folders, from the root on, two files share. */
function sharedFolders(one, other) {
	const others = other.split("/").slice(0, -1);
	const parts = one.split("/").slice(0, -1);
	const parting = parts.findIndex((part, index) => part !== others[index]);
	return parting < 0 ? parts.length : parting;
}
/**
* What the same field of the same container held: in the same object of the same file; for a patch that is new or did not
* set it, in the object that it changes; for an object that has moved, in its former file. A mapping of a values file is
* known by its file and path.
*/
function previousAmounts(before, now) {
	const earlier = workloadSet(before);
	const mappings = new Map(before.map((subject) => [keyOfMapping(subject), subject.amounts]));
	return (subject, amount) => {
		const { owner } = subject;
		if (owner.of === "mapping") return quantityOf(sameAmount(mappings.get(keyOfMapping(subject)) ?? [], amount));
		for (const { workload } of earlierThan(owner.located, {
			earlier,
			now
		})) {
			const found = sameAmount(amountsOf(workload, owner), amount);
			if (found !== void 0) return quantityOf(found);
		}
	};
}
function keyOfMapping({ file, owner }) {
	return owner.of === "mapping" ? `${file}\n${owner.identity}` : "";
}
function quantityOf(amount) {
	return amount === void 0 ? void 0 : parseQuantity(amount.text);
}
function earlierThan(located, { earlier, now }) {
	const here = earlier.inFile(located.file, located);
	if (located.isPatch) {
		const base = now.baseOf(located);
		return base === void 0 ? here : [...here, ...earlierThan(base, {
			earlier,
			now
		})];
	}
	if (here.length > 0) return here;
	const { namespace } = located.workload;
	return earlier.alike(located).filter((one) => !one.isPatch && one.workload.namespace === namespace && now.inFile(one.file, one).length === 0);
}
function amountsOf(earlier, owner) {
	if (owner.of === "pod") return earlier.podAmounts;
	const { container, located } = owner;
	const former = earlier.containers.filter(({ list }) => list === container.list);
	return (former.find(({ name }) => name !== void 0 && name === container.name) ?? renamed$1(container, former, located.workload.containers))?.amounts ?? [];
}
/** The container that stood in the same position, unless it is still there under its name. */
function renamed$1({ list, index }, former, now) {
	const candidate = former.find((one) => one.index === index);
	return now.some((one) => one.list === list && one.name !== void 0 && one.name === candidate?.name) ? void 0 : candidate;
}
const { posix: posix$3 } = process.getBuiltinModule("node:path");
/** So many are enough for a median. */
const mostSiblings = 200;
/**
* The same field of the pod's other containers, and of the same container in other overlays; for values of a chart the
* same path in the other files of the folder.
*/
function siblingAmounts(subjects, workloads) {
	const mappings = Map.groupBy(subjects, ({ owner }) => owner.of === "mapping" ? owner.identity : "");
	return (subject, amount) => {
		const { owner } = subject;
		if (owner.of === "pod") return [];
		return (owner.of === "mapping" ? (mappings.get(owner.identity) ?? []).filter(({ file }) => file !== subject.file && posix$3.dirname(file) === posix$3.dirname(subject.file)) : containersBeside(owner, workloads)).slice(0, mostSiblings).flatMap(({ amounts }) => {
			const quantity = parseQuantity(sameAmount(amounts, amount)?.text ?? "");
			return quantity === void 0 ? [] : [quantity];
		});
	};
}
function containersBeside({ located, container }, workloads) {
	const sameElsewhere = workloads.alike(located).filter(({ workload }) => workload !== located.workload).flatMap(({ workload }) => workload.containers.filter(({ list, name }) => list === container.list && name === container.name));
	return [...located.workload.containers.filter((one) => one !== container), ...sameElsewhere];
}
/**
* Judges every amount of requests and limits: in pod templates, in patches of them, in values of a chart and in other
* objects that have `resources`. All of them count, touched or not; `previous`, the same files before the change, vouches
* for what it held and shows what has jumped. Findings come in the order of the files, of one value the worst first.
*/
function judgeManifests(now, previous, context = {}) {
	const read = readAll(now);
	const before = previous === void 0 ? [] : subjectsBefore(previous, {
		now,
		read
	});
	return judgementOf(read, judgeSubjects(subjectsIn(read), before, context).flatMap(({ findings }) => findings));
}
/**
* Judges what a change adds or changes: the findings that `previous`, the same files before it, did not have in the same place.
* A value that Git holds already is accepted, right or wrong, unless the change makes it worse.
*/
function judgeChange(now, previous, context = {}) {
	const read = readAll(now);
	const before = subjectsBefore(previous, {
		now,
		read
	});
	const judgement = judgementOf(read, findingsOfChange(judgeSubjects(subjectsIn(read), before, context), judgeSubjects(before, before, context)));
	return {
		...judgement,
		notJudged: judgement.notJudged.map((one) => withPast(one, previous.get(one.file)))
	};
}
/** What was not judged, and whether it could be before. */
function withPast(notJudged, before) {
	const wasJudged = before !== void 0 && readFile(notJudged.file, before).notJudged.length === 0;
	return wasJudged ? {
		...notJudged,
		wasJudged
	} : notJudged;
}
function readAll(files) {
	return new Map([...files].map(([file, bytes]) => [file, readFile(file, bytes)]));
}
function subjectsIn(read) {
	return [...read.values()].flatMap(({ subjects }) => subjects);
}
function judgeSubjects(subjects, before, context) {
	const workloads = workloadSet(subjects);
	const facts = {
		node: context.nodeAllocatable ?? {},
		thresholds: context.thresholds ?? usualThresholds,
		previousOf: previousAmounts(before, workloads),
		siblingsOf: siblingAmounts(subjects, workloads),
		acknowledgedFor: acknowledgedTexts(workloads)
	};
	return subjects.map((subject) => ({
		subject,
		findings: judgeSubject(subject, facts)
	}));
}
function judgementOf(read, findings) {
	const isJudged = ({ subjects, notJudged }) => subjects.length > 0 || notJudged.length === 0;
	return {
		files: [...read].filter(([, holdings]) => isJudged(holdings)).map(([file]) => file),
		findings,
		notJudged: [...read.values()].flatMap(({ notJudged }) => notJudged)
	};
}
/** A file that has not changed is not read twice. */
function subjectsBefore(previous, { now, read }) {
	return [...previous].flatMap(([file, bytes]) => {
		return ((isSameBytes(bytes, now.get(file)) ? read.get(file) : void 0) ?? readFile(file, bytes)).subjects;
	});
}
const { posix: posix$2 } = process.getBuiltinModule("node:path");
/** How many folders and files are looked at below a folder that nothing describes: a repository may be one large folder. */
const mostFolders = 200;
const mostFiles = 1e3;
/**
* Which files of a repository belong to a deployment that edits some of them: what the kustomization builds on, or the
* values files of the chart, or else the YAML files of the same folder and below. The caller reads what is `wanted`, looks
* into what is `unlisted`, and asks again, until nothing is. A path that leaves the repository, a URL, or a file that is not
* there is passed over.
*/
function reachable(edited, known) {
	const repository = {
		...known,
		unlisted: /* @__PURE__ */ new Set(),
		cut: /* @__PURE__ */ new Set(),
		found: /* @__PURE__ */ new Map()
	};
	const files = new Set(edited.filter((file) => known.contents.has(file) || isThere(file, repository)));
	for (const file of edited) for (const found of around(file, repository)) files.add(found);
	return {
		files: [...files].sort(),
		wanted: [...files].filter((file) => !known.contents.has(file)).sort(),
		unlisted: [...repository.unlisted].sort(),
		cut: [...repository.cut].sort()
	};
}
function around(file, repository) {
	for (const folder of foldersUp(folderOf(file))) contentOf(folder, repository);
	const here = kustomizationIn(folderOf(file), repository);
	if (here !== void 0) return builtBy(here, repository);
	if (isHelmValues(file, repository)) return valuesBeside(file, repository);
	return builtAbove(file, repository) ?? yamlBelow(folderOf(file), repository);
}
/** What stands in a folder; undefined, and noted, where nobody has looked yet. */
function contentOf(folder, repository) {
	const content = repository.folders.get(folder);
	if (content === void 0 && mayBeThere(folder, repository)) repository.unlisted.add(folder);
	return content;
}
/** Whether a folder is not known to be missing from the nearest one above it that is known. */
function mayBeThere(folder, repository) {
	if (folder === "") return true;
	const above = repository.folders.get(folderOf(folder));
	return above === void 0 ? mayBeThere(folderOf(folder), repository) : above.folders.has(nameOf$1(folder));
}
function isThere(file, repository) {
	return contentOf(folderOf(file), repository)?.files.has(nameOf$1(file)) === true;
}
function kustomizationIn(folder, repository) {
	const files = contentOf(folder, repository)?.files;
	const name = kustomizationNames.find((one) => files?.has(one));
	return name === void 0 ? void 0 : inFolder(folder, name);
}
/** Finds something once. */
function once({ found }, what, find) {
	const files = found.get(what) ?? find();
	found.set(what, files);
	return files;
}
function builtBy(kustomization, repository) {
	return once(repository, `built by ${kustomization}`, () => findBuilt(kustomization, repository));
}
/** A kustomization with everything it names, and what those name; a cycle ends where it began. */
function findBuilt(kustomization, repository) {
	const files = /* @__PURE__ */ new Set([kustomization]);
	for (const file of files) {
		const bytes = isKustomization(file) ? repository.contents.get(file) : void 0;
		if (bytes === void 0) continue;
		for (const reference of kustomizationReferences(file, bytes)) {
			const found = resolveReference(folderOf(file), reference, repository);
			if (found !== void 0) files.add(found);
		}
	}
	return [...files];
}
/** A reference is a file, or a folder with a kustomization. URLs and what is outside of the repository stand in no folder. */
function resolveReference(folder, reference, repository) {
	if (reference.startsWith("/")) return void 0;
	const path = posix$2.join(folder, reference).replace(/\/$/, "");
	if (path === ".") return kustomizationIn("", repository);
	if (isThere(path, repository)) return path;
	return !repository.folders.has(folderOf(path)) && /\.(ya?ml|json)$/.test(path) ? void 0 : kustomizationIn(path, repository);
}
/** The nearest kustomization above that uses the file, such as that of a folder with patches in a folder of their own. */
function builtAbove(file, repository) {
	const above = foldersUp(folderOf(file)).flatMap((folder) => kustomizationIn(folder, repository) ?? []);
	for (const kustomization of above) {
		const built = builtBy(kustomization, repository);
		if (built.some((one) => isKustomization(one) && !repository.contents.has(one)) || built.includes(file)) return built;
	}
}
/** `values.yaml`, `values-prod.yaml`, `prod-values.yaml`, `base.values.yaml`. */
const valuesName = /^values.*\.ya?ml$|[-._]values\.ya?ml$/i;
/** By its name, or because it stands beside or below a `Chart.yaml` and is none of the chart's templates. */
function isHelmValues(file, repository) {
	const name = nameOf$1(file);
	if (!/\.ya?ml$/.test(name) || /(^|\/)(templates|crds)\//.test(file)) return false;
	return valuesName.test(name) || chartAbove(file, repository) !== void 0;
}
function chartAbove(file, repository) {
	return foldersUp(folderOf(file)).find((folder) => contentOf(folder, repository)?.files.has("Chart.yaml"));
}
function valuesBeside(file, repository) {
	const folder = folderOf(file);
	const beside = [...contentOf(folder, repository)?.files ?? []].filter((name) => valuesName.test(name)).map((name) => inFolder(folder, name));
	const chart = chartAbove(file, repository);
	const own = chart === void 0 ? void 0 : inFolder(chart, "values.yaml");
	return own !== void 0 && isThere(own, repository) ? [...beside, own] : beside;
}
function yamlBelow(folder, repository) {
	return once(repository, `below ${folder}`, () => findBelow(folder, repository));
}
/** Level by level: of what is too much the deepest is left out. */
function findBelow(top, repository) {
	const folders = [top];
	const files = [];
	for (const folder of folders) {
		const content = contentOf(folder, repository);
		const here = [...content?.files ?? []].filter((name) => /\.ya?ml$/.test(name));
		const below = [...content?.folders ?? []];
		const room = {
			files: mostFiles - files.length,
			folders: mostFolders - folders.length
		};
		if (here.length > room.files || below.length > room.folders) repository.cut.add(top);
		files.push(...here.slice(0, room.files).map((name) => inFolder(folder, name)));
		folders.push(...below.slice(0, room.folders).map((name) => inFolder(folder, name)));
	}
	return files;
}
/** The files that the edited ones are rolled out with, read step by step until none is wanted any more. */
async function filesAround(edited, where) {
	let known = {
		contents: /* @__PURE__ */ new Map(),
		folders: /* @__PURE__ */ new Map()
	};
	for (;;) {
		const { files, wanted, unlisted, cut } = reachable(edited, known);
		if (wanted.length === 0 && unlisted.length === 0) {
			const reached = new Set(files);
			return {
				contents: new Map([...known.contents].filter(([file]) => reached.has(file))),
				cut
			};
		}
		const [read, looked] = await Promise.all([where.read(wanted), where.look(unlisted)]);
		const missing = new Set(wanted.filter((file) => !read.has(file)));
		const folders = [...known.folders, ...unlisted.map((folder) => [folder, looked.get(folder) ?? empty])];
		known = {
			contents: new Map([...known.contents, ...read]),
			folders: new Map(missing.size === 0 ? folders : folders.map(([folder, content]) => [folder, without(missing, folder, content)]))
		};
	}
}
const empty = {
	files: /* @__PURE__ */ new Set(),
	folders: /* @__PURE__ */ new Set()
};
function without(missing, folder, content) {
	const isMissing = (name) => missing.has(inFolder(folder, name));
	return {
		...content,
		files: new Set([...content.files].filter((name) => !isMissing(name)))
	};
}
/** Where files are judged as they stand: what a deployment edits, and what is repaired. */
const noRenderer = { render: async ({ of }) => ({
	result: "no-program",
	program: of
}) };
/**
* What was not said before, each once: of another object or file, by another rule or in other words, which name the values. Each that
* went away vouches for one that came: what has moved is not new, nor what is put otherwise only because something else has changed.
* What was suppressed and is no longer is new, and so is what counts as worse. Both are what was said with its twins: whatever one of
* several overlays had it keeps when they part.
*
* @param isThere whether a file is still there: what was said of one that is gone may be said of another one now
*/
function newOf(now, before, isThere = () => true) {
	const left = new Set(twinsOf(before));
	const all = twinsOf(now);
	const open = [
		moved(isThere),
		otherwisePut,
		renamed
	].reduce((rest, way) => rest.filter(isNotVouchedFor(left, way)), all.filter(isNotAmong(left)));
	const isNew = new Set(open);
	const known = new Set(all.filter((twins) => !isNew.has(twins)).map(([one]) => likenessOf(one)));
	return open.filter(([one]) => !known.has(likenessOf(one))).map(([first]) => first);
}
/** What another overlay or values file says of the same place, with other numbers. */
function likenessOf(one) {
	const { place, severity } = one.finding;
	return JSON.stringify([
		otherwisePut.keyOf(one),
		severity,
		place.file,
		place.line,
		place.column
	]);
}
/** What only some of them suppress is not suppressed. */
function twinsOf(said) {
	return [...Map.groupBy(said, twinKeyOf).values()].flatMap((all) => {
		const open = all.filter(({ suppressed }) => suppressed === void 0);
		const [first, ...rest] = open.length > 0 ? open : all;
		return first === void 0 ? [] : [[first, ...rest]];
	});
}
/** Takes out of what is left whatever said the same of the same object. */
function isNotAmong(left) {
	const members = [...left].flatMap((twins) => twins.map((one) => ({
		key: keyOf$1(one),
		twins
	})));
	const byKey = Map.groupBy(members, ({ key }) => key);
	return (now) => {
		const same = now.flatMap((one) => byKey.get(keyOf$1(one))?.pop() ?? []);
		for (const { twins } of same) left.delete(twins);
		return same.length === 0;
	};
}
function keyOf$1(one) {
	const { message, severity } = one.finding;
	const about = one.object === void 0 ? one.finding.place.file : `${one.object.namespace ?? ""}`;
	return JSON.stringify([
		...commonOf(one),
		severity,
		about,
		one.object?.name,
		message
	]);
}
function commonOf({ finding: { rule }, object, suppressed }) {
	return [
		rule,
		object?.kind,
		suppressed === void 0
	];
}
function isNotVouchedFor(left, { keyOf: key, mayVouch, isSame }) {
	const known = [...left].filter(([one]) => mayVouch?.(one) !== false);
	const byKey = Map.groupBy(known, ([one]) => key(one));
	return ([now]) => {
		const own = key(now);
		const found = own === void 0 ? void 0 : byKey.get(own)?.find((twins) => left.has(twins) && vouches(twins));
		return found === void 0 || !left.delete(found);
		function vouches([one]) {
			return bySeverity(one.finding, now.finding) <= 0 && isSame?.(now, one) !== false;
		}
	};
}
/** The same words about an object of this name in another namespace, or about another file in the place of one that is gone. */
function moved(isThere) {
	return {
		keyOf: (one) => JSON.stringify([
			...commonOf(one),
			one.object?.name,
			one.finding.message
		]),
		mayVouch: ({ object, finding: { place } }) => object !== void 0 || !isThere(place.file)
	};
}
/** The same value at the same path, in words that differ by numbers, by names of other objects, or by their order. */
const otherwisePut = { keyOf: (one) => {
	const { path, value, message, isSecret, place } = one.finding;
	if (isSecret === true) return void 0;
	const about = one.object === void 0 ? place.file : one.object.name;
	return JSON.stringify([
		...commonOf(one),
		about,
		path.replace(/\[\d+\]/g, "[]"),
		value,
		gistOf(message)
	]);
} };
/** Without numbers and the names behind kinds (`Service api`), in no order. */
function gistOf(message) {
	return message.replace(/\b([A-Z][A-Za-z]+) [a-z0-9][a-z0-9.-]*/g, "$1").replace(/\d[\d.,]*/g, "#").split(/[\s,;:]+/).sort().join(" ");
}
/** The same place, of an object that has got another prefix or suffix to its name, and those that it names with it. */
const renamed = {
	keyOf: (one) => {
		const { file, line, column } = one.finding.place;
		return one.object === void 0 ? void 0 : JSON.stringify([
			...commonOf(one),
			file,
			line,
			column
		]);
	},
	isSame: (now, before) => {
		const [name, former] = [now.object?.name ?? "", before.object?.name ?? ""];
		const [words, others] = [now, before].map(({ finding }) => finding.message.split(" "));
		const isRenamed = affixedBy(former, name) ?? affixedBy(name, former);
		if (isRenamed === void 0 || words.length !== others.length) return false;
		return words.every((word, index) => word === others[index] || isRenamed(word, others[index] ?? ""));
	}
};
/** Tells of two words whether one is the other with what the longer of two names has more; undefined where neither is in the other. */
function affixedBy(short, long) {
	const at = short === "" ? -1 : long.indexOf(short);
	if (at < 0) return void 0;
	const [prefix, suffix] = [long.slice(0, at), long.slice(at + short.length)];
	const isLonger = (one, other) => one === `${prefix}${other}${suffix}`;
	const bare = (word) => word.replace(/[,:;]$/, "");
	return (one, other) => isLonger(bare(one), bare(other)) || isLonger(bare(other), bare(one));
}
/** Each once: several overlays say the same of the base that they share. What only some of them suppress is not suppressed. */
function withoutTwins(said) {
	const open = new Set(said.filter(({ suppressed }) => suppressed === void 0).map(twinKeyOf));
	const seen = /* @__PURE__ */ new Set();
	return said.filter((one) => {
		const key = twinKeyOf(one);
		if (one.suppressed !== void 0 && open.has(key)) return false;
		return !seen.has(key) && seen.add(key) !== void 0;
	});
}
function twinKeyOf({ finding: { rule, message, place } }) {
	return JSON.stringify([
		rule,
		message,
		place.file,
		place.line,
		place.column
	]);
}
/**
* What is not said before of the same place: a deployment that writes another version is not to blame for what was wrong with the last
* one as well.
*/
function newPlacesOf(now, before) {
	const known = new Set(before.map(placeKeyOf));
	return now.filter((one) => !known.has(placeKeyOf(one)));
}
function placeKeyOf({ finding: { rule, severity, path, place }, object }) {
	return JSON.stringify([
		rule,
		severity,
		place.file,
		object?.kind,
		object?.namespace,
		object?.name,
		path
	]);
}
/** What kind of error a rule failed with: what the error says may hold words of the file. */
function kindOfFailure(error) {
	return error instanceof Error ? error.name : "something else";
}
/** The same; of what a rule throws at, it says nothing, and all others say what they have to say. */
function judgeByEachRule(judged, rules, context) {
	const failed = [];
	return {
		said: askAll(judged, rules, context, ({ rule, file, judge }) => {
			try {
				return judge();
			} catch (error) {
				failed.push({
					rule,
					file: file(),
					error
				});
				return [];
			}
		}),
		failed
	};
}
function askAll(judged, rules, context, ask) {
	return [
		...judged.sets.flatMap((set) => rules.flatMap((rule) => askOfSet(rule, set, context, ask))),
		...judged.dockerfiles.flatMap((file) => askOfFile("dockerfile", file, {
			rules,
			context,
			ask
		})),
		...judged.workflows.flatMap((file) => askOfFile("workflow", file, {
			rules,
			context,
			ask
		}))
	];
}
function askOfSet(rule, set, context, ask) {
	switch (rule.looksAt) {
		case "pod": return set.pods.flatMap((pod) => ask({
			rule,
			file: () => fileOf$1(pod.object),
			judge: () => said(rule, rule.judge(pod, context), pod.object)
		}));
		case "object": return [...set.objects, ...set.patches].flatMap((object) => ask({
			rule,
			file: () => fileOf$1(object),
			judge: () => said(rule, rule.judge(object, context), object)
		}));
		case "set": return ask({
			rule,
			file: () => [...set.objects, ...set.patches].map(fileOf$1)[0] ?? ".",
			judge: () => said(rule, rule.judge(set, context))
		});
		case "dockerfile":
		case "workflow":
		case "amounts":
		case "suppressions": return [];
	}
}
/** Of what was rendered, the folder of the kustomization or chart. */
function fileOf$1({ view }) {
	return view.text.tree.source.file || ".";
}
function askOfFile(kind, file, by) {
	return by.rules.flatMap((rule) => {
		if (rule.looksAt !== kind) return [];
		const judge = rule.judge;
		return by.ask({
			rule,
			file: () => file.file,
			judge: () => said(rule, judge(file, by.context))
		});
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
function findingOf(rule, { at, severity, message, why, fix, isSecret }) {
	return {
		rule: rule.id,
		severity: severity ?? rule.severities[0],
		place: at.place,
		path: at.path,
		message,
		why: why ?? rule.why,
		fix: fix ?? rule.fix,
		...isSecret === true ? {
			value: "",
			isSecret
		} : { value: at.value ?? "" }
	};
}
/** Which object a place stands in: the last one of its file that begins at or above it. */
function ownersOf(objects) {
	const placed = objects.map((object) => ({
		object,
		at: object.view.place
	}));
	const byFile = Map.groupBy(placed, ({ at }) => at.file);
	for (const [file, own] of byFile) byFile.set(file, own.toSorted((one, other) => one.at.line - other.at.line));
	return ({ file, line }) => byFile.get(file)?.findLast(({ at }) => at.line <= line)?.object;
}
const comment = /(?:^|\s)(#[ \t]*gitops-deploy[ \t]+ignore(?=[\s:]|$)):?(.*)$/;
/** Whether a text may hold such comments: most hold none, and are not looked through. */
function mayIgnore(text) {
	return /gitops-deploy[ \t]+ignore/.test(text);
}
/**
* The comments of a file that suppress: `# gitops-deploy ignore RULE: REASON until DAY`, behind what it is about, or alone on the
* lines above it. What goes on over several lines (a continued instruction, a block of text) is covered to its end.
*/
function ignoreComments(text, isDockerfile) {
	if (!mayIgnore(text)) return [];
	const lines = text.split(/\r?\n/);
	return lines.flatMap((line, index) => {
		const [, mark, said] = comment.exec(line) ?? [];
		if (mark === void 0 || said === void 0) return [];
		const first = isComment(line) ? nextOf(lines, index) : index;
		const last = isDockerfile ? endOfInstruction(lines, first) : endOfBlock(lines, first);
		return [{
			text: said.trim(),
			line: index + 1,
			column: line.indexOf(mark) + 1,
			covers: {
				first: first + 1,
				last: last + 1
			}
		}];
	});
}
function isComment(line) {
	return line?.trimStart().startsWith("#") === true;
}
function nextOf(lines, from) {
	let at = from;
	while (isComment(lines[at])) at += 1;
	return at;
}
function endOfInstruction(lines, first) {
	let last = first;
	while (/\\\s*$/.test(lines[last] ?? "") || last > first && isComment(lines[last])) last += 1;
	return last;
}
/** The last line of a block of text (`run: |`): whatever is indented more than where it begins. */
function endOfBlock(lines, first) {
	const begin = lines[first] ?? "";
	if (!/(?:^|[:\s-])[|>][+-]?\d?[+-]?\s*(?:#.*)?$/.test(begin)) return first;
	let last = first;
	for (let at = first + 1; at < lines.length; at += 1) {
		const line = lines[at] ?? "";
		if (line.trim() === "") continue;
		if (indentOf(line) <= indentOf(begin)) break;
		last = at;
	}
	return last;
}
function indentOf(line) {
	return line.length - line.trimStart().length;
}
/** Reads `RULE: REASON until 2026-12-31`; the date may be left out. Several are separated by semicolons or lines. */
function ignoresIn(text) {
	const filled = text.split(/[;\n]/).map((part) => part.trim()).filter((part) => part !== "");
	return filled.length === 0 ? [invalid("the suppression names no rule")] : filled.map(parse);
}
function parse(part) {
	const colon = part.indexOf(":");
	const rule = (colon < 0 ? part : part.slice(0, colon)).trim();
	if (!/^[a-z][a-z0-9-]*$/.test(rule)) return invalid(`"${part}" is no suppression, which is RULE: REASON`);
	const { reason, until } = dated(colon < 0 ? "" : part.slice(colon + 1).trim());
	if (reason === "") return invalid(`the suppression of ${rule} has no reason`);
	if (until === void 0) return {
		result: "ignore",
		ignore: {
			rule,
			reason
		}
	};
	if (!isDay(until)) return invalid(`the suppression of ${rule} ends on ${until}, which is no day such as 2026-12-31`);
	return {
		result: "ignore",
		ignore: {
			rule,
			reason,
			until
		}
	};
}
/** A reason, and the day behind it if there is one. `until the migration is done` is part of the reason. */
function dated(text) {
	const found = /(?:^|\s)until\s+(\d[\d./-]*)$/i.exec(text);
	if (found?.[1] === void 0) return { reason: text };
	return {
		reason: text.slice(0, found.index).trim(),
		until: found[1]
	};
}
/** Whether a text is a day of the calendar. */
function isDay(text) {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const day = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}
function invalid(message) {
	return {
		result: "invalid",
		message
	};
}
/** The annotation that suppresses what rules say of an object. */
const ignoreAnnotation = "gitops-deploy.io/ignore";
/** Every suppression that stands in annotations or comments. */
function suppressionsIn({ objects, files }) {
	return [...[...new Set(objects)].flatMap(annotated), ...[...files].flatMap(([file, bytes]) => commented(file, bytes))];
}
function annotated(object) {
	if (!object.view.text.tree.source.text.includes(ignoreAnnotation)) return [];
	const views = [object.view.at("metadata"), podOf(object)?.metadata].filter((view) => view !== void 0).map((view) => view.at("annotations", ignoreAnnotation)).filter(isSaid);
	const covers = ({ object: about, rule }) => about !== void 0 && (about === object || rule.looksAt === "amounts" && isSame$1(about, object));
	return [...new Set(views)].flatMap((at) => ignoresIn(at.value ?? "").map((parsed) => ({
		at,
		parsed,
		covers,
		object,
		scope: scopeOfObject(object)
	})));
}
/** The scopes in which something was said. */
function scopesOf({ finding, object }) {
	return [scopeOfFile(finding.place.file), ...object === void 0 ? [] : [scopeOfObject(object)]];
}
function scopeOfFile(file) {
	return `file ${file}`;
}
function scopeOfObject({ kind, name = "" }) {
	return `object ${kind} ${name}`;
}
function isSaid(view) {
	return view.isThere && view.value !== void 0 && !view.isFilledInLater;
}
/** Whether two readings are of one object: amounts are judged on a reading of their own. */
function isSame$1(one, other) {
	const [here, there] = [one.view.place, other.view.place];
	return one.kind === other.kind && one.group === other.group && one.name === other.name && one.namespace === other.namespace && here.file === there.file && here.line === there.line;
}
function commented(file, bytes) {
	const isDockerfile = isDockerfileName(file);
	if (!isDockerfile && !/\.ya?ml$/i.test(file)) return [];
	return ignoreComments(new TextDecoder().decode(bytes), isDockerfile).flatMap((comment) => ignoresIn(comment.text).map((parsed) => ({
		at: spotOf(file, comment),
		parsed,
		scope: scopeOfFile(file),
		covers: ({ finding: { place } }) => place.file === file && place.line >= comment.covers.first && place.line <= comment.covers.last
	})));
}
function spotOf(file, { text, line, column }) {
	return {
		place: {
			file,
			line,
			column
		},
		path: "",
		value: text
	};
}
/**
* Everything that was said, with what is suppressed marked, and what there is to say of the suppressions themselves. An amount is
* acknowledged and not suppressed: `gitops-deploy.io/allow-resources` counts up to an amount, and not for whatever comes.
*/
function suppress(said, given) {
	const found = suppressionsIn(given).map((written) => ({
		written,
		wrong: wrongOf(written, given)
	}));
	if (found.length === 0) return said;
	const scoped = Map.groupBy(said.flatMap((one) => scopesOf(one).map((scope) => ({
		one,
		scope: scopeKey(one.rule.id, scope)
	}))), ({ scope }) => scope);
	const suppressed = /* @__PURE__ */ new Map();
	const used = /* @__PURE__ */ new Set();
	const right = found.flatMap(({ written, wrong }) => wrong === void 0 ? [written] : []);
	for (const one of right) {
		if (one.parsed.result === "invalid") continue;
		const { rule, ...why } = one.parsed.ignore;
		for (const { one: about } of scoped.get(scopeKey(rule, one.scope)) ?? []) {
			if (!one.covers(about)) continue;
			suppressed.set(about, why);
			used.add(keyOf(one));
		}
	}
	const unused = right.filter((one) => !used.has(keyOf(one)) && !isAboutAmount(one, given)).map(unusedOf);
	const about = onceEach([...found.flatMap(({ wrong }) => wrong ?? []), ...unused]);
	return [...said, ...about].map((one) => withReason(one, suppressed.get(one)));
}
function scopeKey(rule, scope) {
	return `${rule} ${scope}`;
}
/** Of amounts not everything has to be said: what Git held already is accepted. */
function isAboutAmount({ parsed }, { rules }) {
	return rules.find(({ id }) => parsed.result === "ignore" && id === parsed.ignore.rule)?.looksAt === "amounts";
}
function withReason(said, suppressed) {
	return suppressed === void 0 ? said : {
		...said,
		suppressed
	};
}
/** What is written once may be met in several renderings. */
function onceEach(said) {
	return [...new Map(said.map((one) => {
		const { rule, place, message } = one.finding;
		return [JSON.stringify([
			rule,
			place,
			message
		]), one];
	})).values()];
}
function keyOf({ at, parsed }) {
	return JSON.stringify([at.place, parsed]);
}
function wrongOf(written, { today, rules }) {
	if (written.parsed.result === "invalid") return saidOf$1(suppressionFacts.invalid, written, written.parsed);
	const { ignore } = written.parsed;
	const invalid = invalidOf(ignore, rules);
	if (invalid !== void 0) return saidOf$1(suppressionFacts.invalid, written, invalid);
	if (ignore.until === void 0 || today <= ignore.until) return void 0;
	const message = `the suppression of ${ignore.rule} ended on ${ignore.until}: ${ignore.reason}`;
	return saidOf$1(suppressionFacts.expired, written, { message });
}
/** Rules whose amounts are acknowledged instead. */
const acknowledged = /* @__PURE__ */ new Set(["resource-absurd", "resource-jump"]);
function invalidOf({ rule }, rules) {
	if (acknowledged.has(rule)) return {
		message: `${rule} is not suppressed, whatever the amount may become`,
		fix: "acknowledge the amount: gitops-deploy.io/allow-resources: \"memory<=128Gi: REASON\""
	};
	const known = rules.filter(({ looksAt }) => looksAt !== "suppressions").map(({ id }) => id);
	if (known.includes(rule)) return void 0;
	const guess = nearest$1(rule, known);
	return { message: `there is no rule ${rule} to suppress${guess === void 0 ? "" : `; did you mean ${guess}?`}` };
}
function unusedOf(written) {
	const rule = written.parsed.result === "ignore" ? written.parsed.ignore.rule : "";
	return saidOf$1(suppressionFacts.unused, written, { message: `nothing here is found by ${rule}, which is suppressed` });
}
function saidOf$1(rule, { at, object }, said) {
	const report = {
		at,
		...said,
		...ofObject(object)
	};
	const { id, severities, why, fix } = rule;
	return {
		finding: {
			rule: id,
			severity: severities[0],
			place: at.place,
			path: at.path,
			message: said.message,
			why,
			fix: said.fix ?? fix,
			value: at.value ?? ""
		},
		report,
		rule,
		...ofObject(object)
	};
}
function ofObject(object) {
	return object === void 0 ? {} : { object };
}
/**
* What counts of all that the rules say: with the severities that are configured, and with what is suppressed where it stands. To be
* asked for the whole of what was said, before anything is left out of it: what is suppressed and not said is told as unused.
*/
function settle(said, given) {
	return withSettings(suppress(said, given), given.settings);
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
		missing: [],
		outside: []
	};
}
function unitOfRest(files) {
	if (files.length === 0) return [];
	return [{
		of: "folder",
		root: commonFolder(files),
		files: files.toSorted(),
		patches: /* @__PURE__ */ new Set(),
		missing: [],
		outside: []
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
	const outside = kustomizations.flatMap((file) => outsideOf(file, files));
	return {
		kustomizations,
		files: [...found],
		patches: patchesIn(kustomizations, files),
		missing,
		outside
	};
}
/** What else a kustomization would have loaded that is not among the files. */
function outsideOf(file, files) {
	const bytes = files.get(file);
	if (bytes === void 0) return [];
	const folder = folderOf(file);
	const data = kustomizationData(file, bytes).filter((name) => !files.has(posix$1.join(folder, name)));
	const plugins = kustomizationPlugins(file, bytes).filter((name) => {
		const plugin = files.get(posix$1.join(folder, name));
		return plugin !== void 0 && leadsOut(new TextDecoder().decode(plugin));
	});
	return [
		...kustomizationRemotes(file, bytes),
		...data,
		...plugins.map((name) => `what ${name} names`)
	];
}
function unitOfBuild({ kustomizations: [top = ""], files, ...rest }) {
	return {
		of: "kustomization",
		root: folderOf(top),
		files: files.toSorted(),
		...rest
	};
}
function resolve(folder, reference, files) {
	if (reference.startsWith("/") || reference.includes("://")) return void 0;
	return pathsOfReference(folder, reference).find((path) => files.has(path));
}
function patchesIn(kustomizations, files) {
	const named = kustomizations.flatMap((file) => {
		const bytes = files.get(file);
		return bytes === void 0 ? [] : kustomizationPatches(file, bytes).map((path) => resolve(folderOf(file), path, files));
	});
	return new Set(named.filter((path) => path !== void 0));
}
/**
* Works on several items, so many at a time. The first failure cancels the others, and is what is answered; what is thrown
* cancels them too. Rejects with the signal's reason once it is aborted.
*/
async function inParallel(items, { atATime, signal }, work) {
	const over = new AbortController();
	const until = AbortSignal.any([signal, over.signal]);
	const left = [...items.entries()];
	const results = [];
	const failures = [];
	const worker = async () => {
		for (let next = left.shift(); next !== void 0 && !over.signal.aborted; next = left.shift()) {
			const [index, item] = next;
			const done = await work(item, until);
			if ("result" in done) results.push({
				index,
				result: done.result
			});
			else failures.push(done.failure);
			if ("failure" in done) over.abort(/* @__PURE__ */ new Error("another has failed"));
		}
	};
	const settled = await Promise.allSettled(Array.from({ length: atATime }, () => cancelling(over, worker)));
	signal.throwIfAborted();
	const [failure] = failures;
	if (failure !== void 0) return { failure };
	const thrown = settled.find((one) => one.status === "rejected");
	if (thrown !== void 0) throw thrown.reason;
	return { results: results.sort((one, other) => one.index - other.index).map(({ result }) => result) };
}
/** What one worker throws ends the others. */
async function cancelling(over, worker) {
	try {
		await worker();
	} catch (error) {
		over.abort(error);
		throw error;
	}
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
function placeInTemplate(file, template, steps) {
	const lines = documentIn(template);
	let found = {
		line: firstLine(lines),
		column: 1,
		indent: -1
	};
	for (const step of steps) {
		const key = keyIn(step);
		const next = key === void 0 ? itemOf(step, lines, found) : lineOf(key, lines, found);
		if (next === void 0 && key !== void 0) break;
		found = next ?? found;
	}
	return {
		file,
		line: found.line,
		column: found.column
	};
}
/** All lines, those of other documents empty. */
function documentIn({ text, kind, nth = 0 }) {
	const lines = text.split("\n");
	const starts = [0, ...lines.flatMap((line, index) => /^---(\s|$)/.test(line) ? [index] : [])];
	const alike = starts.map((start, index) => ({
		start,
		end: starts[index + 1] ?? lines.length
	})).filter(({ start, end }) => lines.slice(start, end).some((line) => /^kind:\s*["']?([^\s"'#]+)/.exec(line)?.[1] === kind));
	const meant = alike[Math.min(nth, alike.length - 1)];
	return meant === void 0 ? lines : lines.map((line, index) => meant.start <= index && index < meant.end ? line : "");
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
		const column = (/^\s*(#.*)?$/.test((lines[index] ?? "").slice(whole.length)) ? lead.length : whole.length) + 1;
		if (name === key) return {
			line: index + 1,
			column,
			indent: lead.length
		};
	}
}
/** An item of a list that is written out, where nothing but items of that list stands before it. */
function itemOf(step, lines, above) {
	if (!("index" in step)) return void 0;
	let left = step.index;
	let indent;
	for (let index = above.line; index < lines.length; index += 1) {
		const text = lines[index] ?? "";
		if (/^\s*(#.*)?$/.test(text)) continue;
		const match = /^(\s*)- /.exec(text);
		const depth = /^\s*/.exec(text)?.[0].length ?? 0;
		indent ??= match?.[1]?.length;
		if (indent === void 0 || depth < indent || /^\s*\{\{/.test(text)) return void 0;
		if (match === null || depth !== indent) continue;
		if (left === 0) return {
			line: index + 1,
			column: depth + 3,
			indent: depth
		};
		left -= 1;
	}
}
const { posix } = process.getBuiltinModule("node:path");
/** Under which annotation Kustomize says where an object comes from (`buildMetadata: [originAnnotations]`). */
const originAnnotation = "config.kubernetes.io/origin";
/**
* Where the values of a rendered text come from: the patch that says the same at the same path, else the object of the file that
* Kustomize names, else the deepest part of it that is there. Of a chart, the line of the template that has the keys.
*/
function placesOfRendered(rendered, origins) {
	const trees = treesOf(rendered);
	const own = placesIn(rendered);
	const roots = trees.map((tree, document) => viewOf({
		tree,
		placeOf: (at, path) => own(at, path, document)
	}));
	const origin = /* @__PURE__ */ new Map();
	return (position, steps, document) => {
		const root = roots[document];
		if (root === void 0) return own(position, steps, document);
		if (!origin.has(document)) origin.set(document, partOf(document, {
			roots,
			text: rendered.text
		}, origins));
		return placeOf(root, {
			steps,
			part: origin.get(document)
		}, origins);
	};
}
function partOf(document, { roots, text }, origins) {
	const root = roots[document];
	const file = root === void 0 ? void 0 : templateOf(text, root.position, origins);
	if (root === void 0 || file === void 0) return void 0;
	const kind = root.at("kind").value;
	return {
		file,
		kind,
		nth: roots.slice(0, document).filter((one) => one.at("kind").value === kind && templateOf(text, one.position, origins) === file).length
	};
}
function placeOf(root, { steps, part }, origins) {
	if (part !== void 0) return placeInTemplate(part.file, {
		...part,
		text: origins.texts.get(part.file)?.() ?? ""
	}, steps);
	const file = fileOf(root, origins);
	const object = file === void 0 ? void 0 : sourceOf(root, origins.objects.get(file) ?? []);
	const wanted = follow(root, steps);
	const mirrored = [...patchesOf(root, object, origins), ...object === void 0 ? [] : [object.view]].map((layer) => mirror(layer, root, steps));
	const same = (isRepeated(wanted, steps) ? mirrored.toReversed() : mirrored).find(({ view }) => isSame(view, wanted));
	const deepest = mirrored.toReversed().toSorted((one, other) => other.depth - one.depth)[0];
	return (same ?? deepest)?.view.place ?? {
		file: file ?? posix.join(origins.root, "kustomization.yaml"),
		line: 1,
		column: 1
	};
}
/** A patch repeats maps and names only to say what it is laid over: they stand where the object itself does. */
function isRepeated(wanted, steps) {
	const last = steps.at(-1);
	return wanted.value === void 0 || last !== void 0 && "key" in last && ["kind", "name"].includes(last.key);
}
/** The template of a chart that a document was rendered from, which Helm says above it. */
function templateOf(text, position, origins) {
	const start = text.lastIndexOf("# Source: ", position);
	if (start < 0) return void 0;
	const line = text.slice(start + 10, text.indexOf("\n", start));
	const file = posix.join(origins.root, line.split("/").slice(1).join("/"));
	return origins.texts.has(file) ? file : void 0;
}
/** The file that an object comes from. */
function fileOf(root, { texts, above = "" }) {
	const path = originOf(root);
	if (path === void 0) return void 0;
	const file = above + path;
	return texts.has(file) ? file : void 0;
}
/** Where Kustomize says that an object comes from, as seen from the copy (`../files`) that it was rendered in. */
function originOf(root) {
	const text = root.at("metadata", "annotations", originAnnotation).value ?? "";
	return /(?:^|\n)(?:path|configuredIn): (.+)/.exec(text)?.[1]?.replace(/^\.\.\/files\//, "");
}
/** Whether Kustomize took an object from elsewhere than the copy. */
function isFromOutside(root) {
	return root.at("metadata", "annotations", originAnnotation).value?.startsWith("repo: ") === true || originOf(root)?.startsWith("../") === true;
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
	const asFiles = () => ({
		parts: [objectsInFiles(unit, reading.files)],
		templates: []
	});
	const [missing] = unit.missing;
	if (missing !== void 0) {
		const message = `builds on ${missing}, which is not in these files: its objects are judged as they stand in theirs`;
		return {
			...asFiles(),
			isWhole: false,
			notJudged: [{
				...unrendered(unit, message),
				reason: "remote"
			}]
		};
	}
	if (isComponent(unit, reading.files)) return {
		...asFiles(),
		isWhole: false,
		notJudged: []
	};
	const [outside] = unit.outside;
	if (outside !== void 0) {
		const message = `is not rendered: kustomize would load ${outside}, which is not in these files`;
		return {
			...asFiles(),
			isWhole: false,
			notJudged: [unrendered(unit, message)]
		};
	}
	const unread = unit.files.find((file) => isKustomization(file) && !isReadIn(file, reading.files));
	if (unread !== void 0) {
		const message = `is not rendered: what ${unread} builds on cannot be told: it does not parse, or is too large`;
		return {
			...asFiles(),
			isWhole: false,
			notJudged: [unrendered(unit, message)]
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
			...asFiles(),
			isWhole: true,
			notJudged: [],
			noProgram: rendered.program
		};
		case "refused": return {
			...asFiles(),
			isWhole: false,
			notJudged: [unrendered(unit, refusal(rendered))]
		};
	}
}
function isComponent(unit, files) {
	return unit.files.filter((file) => isKustomization(file) && folderOf(file) === unit.root).flatMap((file) => objectsInFile(file, {
		unit,
		files
	})).some(({ kind }) => kind === "Component");
}
function isReadIn(file, files) {
	const bytes = files.get(file);
	return bytes === void 0 || isReadKustomization(file, bytes);
}
async function readChart(unit, reading) {
	const values = unit.files.filter((file) => isValuesOfEnvironment(file, unit.root));
	const all = [];
	for (const more of [[], ...values.map((file) => [file])]) all.push(await renderUnit(unit, reading, more));
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
	if (weightOf(rendered.bytes) > 8e6) return {
		result: "refused",
		program: unit.of,
		message: "what it gives is too much to be judged"
	};
	const read = readSource(unit.root, rendered.bytes);
	if (read.result === "unreadable") return {
		result: "refused",
		program: unit.of,
		message: `what it gives ${read.message}`
	};
	if (unit.of === "kustomization" && objectsOf(read.source).some(({ view }) => isFromOutside(view))) return {
		result: "refused",
		program: unit.of,
		message: "builds on what stands outside of these files"
	};
	return {
		result: "rendered",
		objects: objectsOf(read.source, placesFor(read.source, unit, {
			known,
			from
		}))
	};
}
function placesFor(rendered, unit, { known: files, from }) {
	const objects = new Map([...files].filter(([file]) => isYamlName(file)).map(([file]) => [file, objectsInFile(file, {
		unit,
		files
	})]));
	const texts = new Map([...files].map(([file, bytes]) => [file, () => new TextDecoder().decode(bytes)]));
	return placesOfRendered(rendered, {
		root: unit.root,
		above: from,
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
	const { files, renderer, context, signal } = request;
	const reading = {
		files,
		renderer,
		kubernetes: context.kubernetes,
		signal
	};
	const read = await inParallel(unitsOf(files), {
		atATime,
		signal
	}, async (unit, until) => ({ result: {
		root: unit.of === "folder" ? void 0 : unit.root,
		...await readUnit(unit, {
			...reading,
			signal: until
		})
	} }));
	const units = "results" in read ? read.results : [];
	const sets = setsOf(units, request.isWhole);
	const { all, failed } = settled({
		sets: sets.map(({ set }) => set),
		dockerfiles: dockerfilesIn(files),
		workflows: workflowsIn(files)
	}, request);
	return {
		said: withoutTwins(all),
		all,
		notJudged: [...units.flatMap(({ notJudged }) => notJudged), ...failed.map(notJudgedBy)],
		templates: new Set(units.flatMap(({ templates }) => templates)),
		noPrograms: new Set(units.flatMap(({ noProgram = [] }) => noProgram)),
		sets: () => sets.map((one) => ({
			...one,
			said: saidAbout(one, all)
		}))
	};
}
/** Everything that is said of what is judged, with what of it is suppressed. */
function settled(judged, request) {
	const { files, rules, context, besides = [], settings = defaultSettings } = request;
	const objects = judged.sets.flatMap((set) => [...set.objects, ...set.patches]);
	const byRules = judgeByEachRule(judged, rules, context);
	return {
		all: settle([...saidOf(besides, rules, objects), ...byRules.said], {
			rules,
			objects,
			files,
			today: context.today,
			settings
		}),
		failed: byRules.failed
	};
}
/** That a rule fails is our mistake: nobody waits for it, and everybody is told. */
function notJudgedBy({ rule, file, error }) {
	return {
		file,
		reason: "rule",
		message: `is not judged by ${rule.id}, which fails at it (${kindOfFailure(error)}): a mistake of ours, please report it`
	};
}
/** Findings of amounts, each with its rule and the object that it stands in. */
function saidOf(findings, rules, objects) {
	if (findings.length === 0) return [];
	const byId = new Map(rules.map((rule) => [rule.id, rule]));
	const ownerOf = ownersOf(objects);
	return findings.flatMap((finding) => {
		const [rule, object] = [byId.get(finding.rule), ownerOf(finding.place)];
		if (rule === void 0) return [];
		const { place, path, value, message } = finding;
		return [{
			finding,
			report: {
				at: {
					place,
					path,
					value
				},
				message
			},
			rule,
			...object === void 0 ? {} : { object }
		}];
	});
}
/** What is about a set: one of its objects, or a file that has none. */
function saidAbout({ set, root }, all) {
	const own = /* @__PURE__ */ new Set([...set.objects, ...set.patches]);
	return all.filter(({ suppressed }) => suppressed === void 0).filter(({ object, rule: { looksAt } }) => object === void 0 ? root === "" || looksAt === "dockerfile" || looksAt === "workflow" : own.has(object));
}
function setsOf(units, isWhole) {
	const all = units.flatMap((unit) => unit.parts.map((objects) => ({
		objects,
		root: unit.root,
		isWhole: isWhole && unit.isWhole
	})));
	const everything = all.flatMap(({ objects }) => objects);
	return all.map((part) => {
		const own = new Set(part.objects);
		const others = all.length === 1 ? [] : everything.filter((object) => !own.has(object));
		const set = new ObjectSet(part.objects, {
			isWhole: part.isWhole,
			others
		});
		return {
			root: part.root ?? commonFolder(part.objects.map(({ view }) => view.text.tree.source.file)),
			set
		};
	});
}
function dockerfilesIn(files) {
	return [...files].filter(([file]) => isDockerfileName(file)).map(([file, bytes]) => readDockerfile(file, bytes, files));
}
function workflowsIn(files) {
	return [...files].flatMap(([file, bytes]) => {
		if (!isWorkflowName(file)) return [];
		const read = readOnce(file, bytes);
		return read.result === "read" ? workflowOf(read.source) ?? [] : [];
	});
}
export { kustomizationReferences as _, newPlacesOf as a, defaultSettings as b, judgeChange as c, bySeverity as d, dockerignoresOf as f, kustomizationData as g, isKustomization as h, newOf as i, judgeManifests as l, isYamlName as m, inParallel as n, noRenderer as o, isDockerfileName as p, kindOfFailure as r, filesAround as s, judgeUnits as t, withPast as u, pathsOfReference as v, contextOf as y };
