import { $ as printRatio, J as isWhole, Q as printQuantity, X as percentOf, Y as parseQuantity, Z as printExact, q as compare, tt as roundedUp } from "./drive.js";
import { A as printPath, G as positionOf, I as rootText, L as spotsIn, O as keyIn, W as placeAt, at as isScalar, lt as isSameBytes, nt as isMap, ot as isSeq, z as treesOf } from "./edit.js";
import { A as amountsIn, C as objectAt, D as workloadOf, E as objectsIn, F as itemsOf, I as keysOf, L as textIn, M as resourceMappingsIn, N as childOf, O as objectAmountsIn, P as descend, R as isPlaceholder, S as mayBeSameNamespace, T as groupOf, _ as isSelectedByMap, a as boundOf, c as usesAt, f as commandsIn, h as LabelIndex, i as judgeAgainstNode, j as fieldAmounts, k as amountAt, l as partOf$1, m as SelectorIndex, r as judgeAgainstLimit, t as judgePodSum, u as textOf$1, v as viewOf, x as podOf, y as containersOf } from "./pod-sum.js";
import { n as readSource, s as weightOf } from "./read.js";
import { n as readEmbedded, t as outerPosition } from "./embedded.js";
import { a as foldersUp, c as sharedFolders, n as filesBelow, o as inFolder, r as folderOf, s as nameOf$1, t as commonFolder } from "./folder.js";
import { a as usualThresholds, i as thresholdsOf, n as resourceNames, o as volumeThresholds, r as shares, t as isResourceName } from "./thresholds.js";
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
const comment = /#\s*gitops-deploy\.io\/allow-resources:[ \t]*(.*?)\s*$/;
/** What the comments beside a value say: on the rest of its line, and on the line above if that is all it holds. */
function commentsAt(source, position) {
	const { text } = source;
	const lineStart = text.lastIndexOf("\n", position.start - 1) + 1;
	const lineEnd = text.indexOf("\n", position.end);
	const behind = text.slice(position.end, lineEnd < 0 ? void 0 : lineEnd);
	const above = lineStart === 0 ? "" : text.slice(text.lastIndexOf("\n", lineStart - 2) + 1, lineStart - 1);
	return [behind, above.trimStart().startsWith("#") ? above : ""].flatMap((line) => comment.exec(line)?.[1] ?? []);
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
	if (read !== void 0 && fileOf$1(read) === file) return read;
	const anew = readSource(file, bytes);
	known$1.set(bytes, anew);
	return anew;
}
function fileOf$1(read) {
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
/**
* Whether a kustomization adds labels to selectors and pod templates: what stands in the files is not what is applied.
* https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/labels/
*/
function addsSelectors(file, bytes) {
	const read = weightOf(bytes) > 1e6 ? void 0 : readOnce(file, bytes);
	if (read?.result !== "read") return false;
	return treesOf(read.source).some((tree) => {
		const isSet = (item, key) => textIn(tree, childOf(tree, item, key)) === "true";
		const labels = itemsOf(tree, descend(tree, "labels"));
		return keysOf(tree, descend(tree, "commonLabels")).length > 0 || labels.some((item) => isSet(item, "includeSelectors") || isSet(item, "includeTemplates"));
	});
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
	const remotes = knownRemotes.get(bytes) ?? readRemotes(file, bytes);
	knownRemotes.set(bytes, remotes);
	return remotes;
}
/** A base is asked about once for each of its overlays. */
const knownRemotes = /* @__PURE__ */ new WeakMap();
function readRemotes(file, bytes) {
	const data = readLists(file, bytes, dataIn).filter((text) => text.includes("://"));
	const repositories = kustomizationReferences(file, bytes).filter((text) => repository.test(text));
	const inline = kustomizationPlugins(file, bytes).filter((text) => text.includes("\n") && leadsOut(text));
	const read = readOnce(file, bytes);
	const strange = read.result === "read" ? treesOf(read.source).flatMap(strangeKeysIn) : [];
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
/** Whether the text of a plugin names what may stand outside of the files, also where its characters are written by numbers or apart. */
function leadsOut(text) {
	return /:\/\/|\.\.\/|\\[xuU/]|\\\r?\n/.test(text);
}
/** Kustomize takes these for repositories of git, also where there is a folder of that name. */
const repository = /^(git::|gh:|github\.com[/:]|[^/]*@)/i;
/** Keys that make Kustomize load something: of the kustomization itself, and of what stands in some of its lists. */
const loading = /* @__PURE__ */ new Set([
	...pathLists,
	...fileLists.map(([list]) => list),
	...dataKeys()
]);
const loadingWithin = new Map([
	...fileLists.map(([list, key]) => [list, /* @__PURE__ */ new Set([key, "additionalValuesFiles"])]),
	...dataLists.map(([list, keys]) => [list, new Set(keys)]),
	["openapi", /* @__PURE__ */ new Set(["path"])]
]);
function dataKeys() {
	return [
		"configurations",
		"crds",
		"openapi",
		...dataLists.map(([list]) => list)
	];
}
/**
* Keys that Kustomize may take for others than we do: Go's JSON takes them in any letters, of those that stand there twice we read
* one, and an alias shows elsewhere what it is. https://pkg.go.dev/encoding/json#Unmarshal
*/
function strangeKeysIn(tree) {
	const within = [...loadingWithin].flatMap(([list, keys]) => {
		const value = descend(tree, list);
		return [value, ...itemsOf(tree, value)].flatMap((map) => inOtherLetters(keysOf(tree, map), keys));
	});
	const top = keysIn(tree.root);
	const merged = top.filter((key) => key === "<<");
	return [
		...inOtherLetters(top, loading),
		...merged,
		...within,
		...spotsIn(tree).flatMap(({ map }) => unsureKeysIn(map))
	];
}
function inOtherLetters(keys, known) {
	const folded = new Set([...known].map(fold));
	return keys.filter((key) => !known.has(key) && folded.has(fold(key)));
}
const anyLoading = /* @__PURE__ */ new Set([...loading, ...[...loadingWithin.values()].flatMap((keys) => [...keys])]);
function unsureKeysIn(map) {
	const seen = /* @__PURE__ */ new Set();
	return map.items.flatMap(({ key: node }) => {
		if (!isScalar(node)) return ["what a key of no text means"];
		const key = String(node.value);
		const isTwin = seen.has(key) && anyLoading.has(key);
		seen.add(key);
		return isTwin ? [key] : [];
	});
}
/** As Go takes letters for the same: of `K` and `s` there is a third form. */
function fold(key) {
	return key.toUpperCase().toLowerCase();
}
function keysIn(root) {
	return isMap(root) ? root.items.map(({ key }) => isScalar(key) ? String(key.value) : "") : [];
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
/** `apps/Deployment`. */
function keyOf$1({ kind, group }) {
	return `${group}/${kind}`;
}
/** The objects of a repository by kind, by name and by the labels of their pods: made once, for all sets that it holds. */
var ObjectIndex = class {
	#all;
	#byKind;
	#byName;
	#pods;
	constructor(all) {
		this.#all = new Set(all);
		this.#byKind = Map.groupBy(this.#all, keyOf$1);
		this.#byName = Map.groupBy(this.#all, (one) => `${keyOf$1(one)} ${one.name}`);
	}
	ofKind(kind) {
		return this.#byKind.get(keyOf$1(kind)) ?? [];
	}
	named(kind, name) {
		return this.#byName.get(`${keyOf$1(kind)} ${name}`) ?? [];
	}
	/** The pods that have these labels at least, in a namespace. */
	podsWith(labels, namespace) {
		this.#pods ??= podIndexOf([...this.#all].flatMap((object) => podOf(object) ?? []));
		return this.#pods.having(labels, namespace);
	}
};
/** Pods by their labels. */
function podIndexOf(pods) {
	return new LabelIndex(pods, ({ labels, object }) => ({
		labels,
		namespace: object.namespace
	}));
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
	#own;
	#index;
	#repository;
	#elsewhere = /* @__PURE__ */ new Map();
	#namespaces;
	#podsByLabel;
	#podsByObject;
	#services;
	/** @param repository everything that the same repository holds: what is found there is not missing */
	constructor(all, { isWhole, repository }) {
		this.objects = all.filter(({ isPatch }) => !isPatch);
		this.patches = all.filter(({ isPatch }) => isPatch);
		this.isWhole = isWhole;
		this.#own = new Set(all);
		this.#index = new ObjectIndex(this.objects);
		this.#repository = repository;
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
		return this.#index.ofKind(kind);
	}
	/**
	* The object of a name. A folder may hold alternatives, such as `api-staging.yaml` and `api-production.yaml`: of several of the
	* name the one that stands in the file of who names it.
	*
	* @param by what names it
	*/
	find(kind, { name, namespace }, by) {
		const found = this.#index.named(kind, name).filter((one) => mayBeSameNamespace(one.namespace, namespace));
		const file = by?.view.place.file;
		return (found.length > 1 ? found.find((one) => one.view.place.file === file) : void 0) ?? found[0];
	}
	/** Whether the object is there, in this set or elsewhere in the repository: then nobody should call it missing. */
	has(kind, name) {
		if (this.find(kind, name) !== void 0) return true;
		return (this.#repository?.named(kind, name.name) ?? []).some((one) => !this.#own.has(one) && mayBeSameNamespace(one.namespace, name.namespace));
	}
	/** What of a kind stands elsewhere in the repository. */
	elsewhere(kind) {
		const key = keyOf$1(kind);
		const known = this.#elsewhere.get(key);
		if (known !== void 0) return known;
		const found = (this.#repository?.ofKind(kind) ?? []).filter((one) => !this.#own.has(one));
		this.#elsewhere.set(key, found);
		return found;
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
		this.#namespaces ??= new Set(this.pods.map(({ object }) => object.namespace));
		if (namespace === void 0) return this.#namespaces.size > 0;
		return this.#namespaces.has(namespace) || this.#namespaces.has(void 0);
	}
	/** The pods that have these labels at least, in a namespace. */
	podsWith(labels, namespace) {
		return this.#podIndex.having(labels, namespace);
	}
	/** The pods elsewhere in the repository that have these labels at least, in a namespace. */
	podsElsewhereWith(labels, namespace) {
		return (this.#repository?.podsWith(labels, namespace) ?? []).filter(({ object }) => !this.#own.has(object));
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
		this.#podsByLabel ??= podIndexOf(this.pods);
		return this.#podsByLabel;
	}
};
function selectorOf({ view }) {
	return view.at("spec", "selector").texts;
}
const { posix: posix$3 } = process.getBuiltinModule("node:path");
const onceNamed = memory();
const [oncePlugin, onceOutside, oncePatches] = [
	memory(),
	memory(),
	memory()
];
/** Parts files into what is applied together: each kustomization that no other builds on, each chart, and the rest. */
function unitsOf(files) {
	const charts = chartsIn(files);
	const isInChart = (file) => chartOf(file, charts) !== void 0;
	const kustomizations = [...files.keys()].filter((file) => isKustomization(file) && !isInChart(file));
	const built = new Map(kustomizations.map((file) => [file, buildOf(file, files)]));
	const used = new Set([...built.values()].flatMap(({ kustomizations: all }) => all.slice(1)));
	const tops = kustomizations.filter((file) => !used.has(file)).map((file) => built.get(file) ?? buildOf(file, files));
	const reached = new Set(tops.flatMap((top) => top.files));
	const rings = kustomizations.filter((file) => !reached.has(file));
	const units = [...tops, ...rings.map((file) => buildOf(file, files))].map(unitOfBuild);
	const taken = new Set(units.flatMap((unit) => unit.files));
	const rest = [...files.keys()].filter((file) => !taken.has(file) && !isInChart(file));
	return [
		...units,
		...unitsOfCharts(charts, files),
		...unitOfRest(rest)
	];
}
/** The folders of charts, but for those that stand within another one. */
function chartsIn(files) {
	const roots = new Set([...files.keys()].filter((file) => /(^|\/)Chart\.yaml$/.test(file)).map(folderOf));
	const isInner = (root) => root !== "" && foldersUp(folderOf(root)).some((folder) => roots.has(folder));
	return new Set([...roots].filter((root) => !isInner(root)));
}
/** The chart that a file belongs to. */
function chartOf(file, charts) {
	return charts.size === 0 ? void 0 : foldersUp(folderOf(file)).find((folder) => charts.has(folder));
}
function unitsOfCharts(charts, files) {
	const byChart = Map.groupBy(files.keys(), (file) => chartOf(file, charts));
	return [...charts].map((root) => {
		return {
			of: "chart",
			root,
			files: (byChart.get(root) ?? []).sort(),
			patches: /* @__PURE__ */ new Set(),
			missing: [],
			outside: []
		};
	});
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
	const { found, missing } = ledTo(top, files);
	const kustomizations = found.filter(isKustomization);
	const outside = kustomizations.flatMap((file) => outsideOf(file, files));
	return {
		kustomizations,
		files: found,
		patches: patchesIn(kustomizations, files),
		missing,
		outside
	};
}
/** The files that one leads to, itself the first, and what it builds on that is not there. */
function ledTo(top, files) {
	const found = /* @__PURE__ */ new Set([top]);
	const missing = [];
	for (const file of found) {
		const named = onceNamed(files, file, () => findNamed(file, files));
		for (const path of named.there) found.add(path);
		missing.push(...named.missing);
	}
	return {
		found: [...found],
		missing
	};
}
function findNamed(file, files) {
	const bytes = isKustomization(file) ? files.get(file) : void 0;
	const resolved = (bytes === void 0 ? [] : kustomizationReferences(file, bytes)).map((reference) => ({
		reference,
		path: resolve(folderOf(file), reference, files)
	}));
	return {
		there: resolved.flatMap(({ path }) => path ?? []),
		missing: resolved.flatMap(({ reference, path }) => path === void 0 && !reference.includes("\n") ? [reference] : [])
	};
}
/** What else a kustomization would have loaded that is not among the files. */
function outsideOf(file, files) {
	return onceOutside(files, file, () => findOutside(file, files));
}
function findOutside(file, files) {
	const bytes = files.get(file);
	if (bytes === void 0) return [];
	const folder = folderOf(file);
	const data = kustomizationData(file, bytes).filter((name) => !files.has(posix$3.join(folder, name)));
	const plugins = kustomizationPlugins(file, bytes).filter((name) => {
		const plugin = resolve(folder, name, files);
		return plugin !== void 0 && pluginLeadsOut(plugin, files);
	});
	return [
		...kustomizationRemotes(file, bytes),
		...data,
		...plugins.map((name) => `what ${name} names`)
	];
}
/** Whether a plugin, or one of a folder of them, names what may stand outside of the files. */
function pluginLeadsOut(plugin, files) {
	return oncePlugin(files, plugin, () => {
		return ledTo(plugin, files).found.filter((path) => !isKustomization(path)).some((path) => leadsOut(textOf(path, files)));
	});
}
/** Of some files what is found of one of them: a base is built for each of its overlays, and is the same each time. */
function memory() {
	const all = /* @__PURE__ */ new WeakMap();
	return (files, file, find) => {
		const known = all.get(files) ?? /* @__PURE__ */ new Map();
		all.set(files, known);
		const before = known.get(file);
		const found = before === void 0 ? find() : before;
		known.set(file, found);
		return found;
	};
}
function textOf(file, files) {
	return new TextDecoder().decode(files.get(file));
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
	return new Set(kustomizations.flatMap((file) => oncePatches(files, file, () => findPatches(file, files))));
}
function findPatches(file, files) {
	const bytes = files.get(file);
	return (bytes === void 0 ? [] : kustomizationPatches(file, bytes)).flatMap((path) => resolve(folderOf(file), path, files) ?? []);
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
const { posix: posix$2 } = process.getBuiltinModule("node:path");
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
		file: file ?? posix$2.join(origins.root, "kustomization.yaml"),
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
	const file = posix$2.join(origins.root, line.split("/").slice(1).join("/"));
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
	const text = textOf$1(run);
	if (text === void 0) return void 0;
	const shell = view.at("shell").value ?? byDefault ?? "bash";
	return {
		text,
		commands: /^(?:\S*\/)?(?:bash|sh)\b/.test(shell) ? commandsIn(text.text) : [],
		at: (part) => partOf$1(run, text, part)
	};
}
/** The same with the folders of its files, which are looked through once for all units. */
function readingOf(given) {
	return {
		...given,
		below: filesBelow([...given.files.keys()])
	};
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
	const isRelabelled = unit.files.some((file) => isKustomization(file) && addsSelectorsIn(file, reading.files));
	const asFiles = () => {
		const objects = objectsInFiles(unit, reading.files);
		return {
			parts: [isRelabelled ? objects.map((one) => ({
				...one,
				isRelabelled
			})) : objects],
			templates: []
		};
	};
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
			isWhole: !isRelabelled,
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
function addsSelectorsIn(file, files) {
	const bytes = files.get(file);
	return bytes !== void 0 && addsSelectors(file, bytes);
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
	const templates = unit.files.filter((file) => /(^|\/)(templates|crds)\//.test(file));
	return {
		parts,
		isWhole: refused === void 0 && missing === void 0,
		notJudged: refused === void 0 ? [] : [unrendered(unit, refusalOfChart(refused))],
		templates: parts.length === 0 ? [] : templates,
		...parts.length === 0 && refused !== void 0 ? { unrendered: templates } : {},
		...missing === void 0 ? {} : { noProgram: missing.program }
	};
}
/** What a chart depends on is often not committed: then Helm says so before it renders anything. */
function refusalOfChart(refused) {
	const names = /found in Chart\.yaml, but missing in charts\/ directory: (.+)/.exec(refused.message)?.[1];
	if (names === void 0) return refusal(refused);
	return `is not rendered: what it depends on is not in its charts/ (${names}): run \`helm dependency build\` in its folder before the check`;
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
	const { renderer, kubernetes, signal } = reading;
	const known = filesFor(unit, reading);
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
		name: releaseOf(unit, reading.files),
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
/** That of the chart: its objects keep their names when its folder is called otherwise. */
function releaseOf({ root }, files) {
	const file = inFolder(root, "Chart.yaml");
	const bytes = files.get(file);
	const read = bytes === void 0 ? void 0 : readOnce(file, bytes);
	const [tree] = read?.result === "read" ? treesOf(read.source) : [];
	return (tree === void 0 ? void 0 : rootText(tree, "name")) || nameOf$1(root);
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
function filesFor(unit, { files, below }) {
	const near = [...new Set(unit.files.map(folderOf))].flatMap((folder) => below.get(folder) ?? []);
	const names = [.../* @__PURE__ */ new Set([...unit.files, ...near])].sort();
	return new Map(names.flatMap((file) => {
		const bytes = files.get(file);
		return bytes === void 0 ? [] : [[file, bytes]];
	}));
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
/**
* The findings that were not there before: of another object, container or field, or with other words, which name the amounts.
* Where in its file something stands does not count, and what has moved to another file is not new.
*/
function findingsOfChange(now, before) {
	const there = new Set(now.map(({ subject }) => keyOf(subject.file, subject)));
	const known = /* @__PURE__ */ new Set();
	const gone = /* @__PURE__ */ new Map();
	for (const { subject, findings } of before) for (const finding of findings) if (there.has(keyOf(subject.file, subject))) known.add(keyOf(subject.file, subject, finding));
	else gone.set(keyOf(moved, subject, finding), (gone.get(keyOf(moved, subject, finding)) ?? 0) + 1);
	const hasMoved = (key) => {
		const left = gone.get(key) ?? 0;
		gone.set(key, left - 1);
		return left > 0;
	};
	const isKnown = (subject, finding) => known.has(keyOf(subject.file, subject, finding)) || hasMoved(keyOf(moved, subject, finding));
	return now.flatMap(({ subject, findings }) => findings.filter((finding) => !isKnown(subject, finding)));
}
/** Stands for the file of what is no longer there. */
const moved = "";
function keyOf(file, { owner }, finding) {
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
	const isVouched = isVouchedByNode(value) || isInProportion(value) || isVouchedByUsage(value);
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
/** A container that has used half of it and more needs it. */
function isVouchedByUsage({ quantity, used }) {
	return used !== void 0 && compare(quantity, percentOf(used.most, shares.vouchedByUsage)) <= 0;
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
	if (isAccepted(value) || isVouchedByNode(value) || isInProportion(value) || isVouchedByUsage(value)) return void 0;
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
function judgeJump(value) {
	const { quantity, previous, thresholds } = value;
	if (previous === void 0 || previous.numerator <= 0n || quantity.numerator <= 0n) return void 0;
	if (isSlip(quantity, previous)) return verdict(quantity, previous, {
		thresholds,
		severity: "error",
		hint: "unit slip"
	});
	const isRise = compare(quantity, previous) > 0;
	const severity = isRise ? riseOf(quantity, previous, thresholds) : fallOf(quantity, previous, thresholds);
	if (severity === void 0) return void 0;
	const follows = followsUsage(value, isRise);
	const hint = isExtraZero(quantity, previous) && !follows ? "an extra zero?" : void 0;
	const jump = verdict(quantity, previous, {
		thresholds,
		severity: follows ? "info" : severity,
		...hint === void 0 ? {} : { hint }
	});
	return follows || isBelowUsage(value) ? {
		...jump,
		message: `${jump.message}; ${usageIn(value)}`
	} : jump;
}
/** Whether a change goes where the usage is: such a one is advice. */
function followsUsage({ quantity, used }, isRise) {
	if (used === void 0) return false;
	return isRise ? compare(quantity, percentOf(used.most, shares.vouchedByUsage)) <= 0 : used.days >= 14 && compare(quantity, used.most) >= 0;
}
function isBelowUsage({ quantity, used }) {
	return used !== void 0 && compare(quantity, used.most) < 0;
}
function usageIn({ used, thresholds }) {
	return `the container has used ${used === void 0 ? "" : printExact(used.most)} ${thresholds.unit}`;
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
	return judgeValue({
		field,
		resource,
		text,
		siblings: () => facts.siblingsOf(subject, amount),
		...previous === void 0 ? {} : { previous },
		...limit === void 0 ? {} : { limit },
		...isResourceName(resource) ? boundFor(subject, resource, facts) : {},
		...besideOf(subject, amount),
		...usedIn(subject, resource, facts),
		...role === void 0 ? {} : { role }
	}, facts.thresholds).filter((verdict) => !(verdict.isAcknowledgeable && isWanted(subject, amount, facts))).map((verdict) => findingOf(subject, amount, {
		verdict,
		previous,
		value: text
	}));
}
function boundFor({ owner }, resource, { nodes }) {
	const says = owner.of !== "mapping" && !owner.located.isPatch;
	return boundOf(resource, nodes, says ? owner.located.workload.placement : void 0);
}
/** What a container has used; of a patch it is that of the workload of this name. */
function usedIn({ owner }, resource, { usage }) {
	if (usage === void 0 || owner.of !== "container" || resource !== "memory" && resource !== "cpu") return {};
	const { kind, namespace, name } = owner.located.workload;
	const found = usage({
		kind,
		namespace,
		name,
		container: owner.container.name ?? ""
	});
	const most = found?.[resource];
	return found === void 0 || most === void 0 ? {} : { used: {
		most,
		days: found.days
	} };
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
function judgePod(subject, facts) {
	const { owner } = subject;
	if (owner.of !== "pod") return [];
	return resourceNames.flatMap((resource) => judgePodSum(owner.located.workload, resource, boundFor(subject, resource, facts)).map(({ verdict, amount, value }) => findingOf(subject, amount, {
		verdict,
		previous: void 0,
		value
	})));
}
function findingOf(subject, amount, { verdict, previous, value }) {
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
	return (former.find(({ name }) => name !== void 0 && name === container.name) ?? renamed(container, former, located.workload.containers))?.amounts ?? [];
}
/** The container that stood in the same position, unless it is still there under its name. */
function renamed({ list, index }, former, now) {
	const candidate = former.find((one) => one.index === index);
	return now.some((one) => one.list === list && one.name !== void 0 && one.name === candidate?.name) ? void 0 : candidate;
}
const { posix: posix$1 } = process.getBuiltinModule("node:path");
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
		return (owner.of === "mapping" ? (mappings.get(owner.identity) ?? []).filter(({ file }) => file !== subject.file && posix$1.dirname(file) === posix$1.dirname(subject.file)) : containersBeside(owner, workloads)).slice(0, mostSiblings).flatMap(({ amounts }) => {
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
		nodes: {
			written: context.nodeAllocatable ?? {},
			...context.clusterNodes === void 0 ? {} : { read: context.clusterNodes }
		},
		thresholds: context.thresholds ?? usualThresholds,
		...context.usage === void 0 ? {} : { usage: context.usage },
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
const { posix } = process.getBuiltinModule("node:path");
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
	const path = posix.join(folder, reference).replace(/\/$/, "");
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
export { isKustomization as _, bySeverity as a, pathsOfReference as b, isWorkflowName as c, unitsOf as d, ObjectSet as f, readFile as g, isYamlName as h, withPast as i, workflowOf as l, objectsOf as m, judgeChange as n, readUnit as o, ObjectIndex as p, judgeManifests as r, readingOf as s, filesAround as t, inParallel as u, kustomizationData as v, readOnce as x, kustomizationReferences as y };
