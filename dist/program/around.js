import { D as keysOf$1, F as keyOf$1, L as placeAt, N as treesOf, O as lookUp, R as positionOf, X as isScalar, Z as isSeq, k as resolve, q as isMap, w as printPath, z as scalarText } from "./edit.js";
import { n as readSource, s as weightOf } from "./read.js";
import { n as readEmbedded, t as outerPosition } from "./embedded.js";
import { a as nameOf$1, i as inFolder, r as foldersUp, t as folderOf } from "./folder.js";
import { t as isSameBytes } from "./bytes.js";
/** The value under a key, through aliases and merge keys; of two the second, as most readers take it. */
function childOf(tree, node, key) {
	const map = resolve(tree, node);
	const found = isMap(map) ? lookUp(tree, map, key) : void 0;
	return found === void 0 ? void 0 : resolve(tree, (found.twin ?? found.pair).value);
}
/** The value at a path of keys, from the root on. */
function descend(tree, ...keys) {
	return keys.reduce((node, key) => childOf(tree, node, key), resolve(tree, tree.root));
}
/** The items of a list, or none. */
function itemsOf(tree, node) {
	const list = resolve(tree, node);
	return isSeq(list) ? list.items.map((item) => resolve(tree, item)) : [];
}
/** The keys of a map, its own and those that merge keys bring, or none. */
function keysOf(tree, node) {
	const map = resolve(tree, node);
	return isMap(map) ? keysOf$1(tree, map) : [];
}
/** The text of a scalar as it stands in the file; undefined for null and for anything that is no scalar. */
function textIn(tree, node) {
	const scalar = resolve(tree, node);
	return isScalar(scalar) && scalar.value !== null ? scalarText(scalar) : void 0;
}
/** The amounts of a mapping with `requests` and `limits`; a null deletes a value in a patch, so that it is none. */
function amountsIn(tree, resources, steps) {
	return ["requests", "limits"].flatMap((field) => fieldAmounts(tree, childOf(tree, resources, field), {
		field,
		steps: [...steps, { key: field }]
	}));
}
/** The amounts of one of the two fields. */
function fieldAmounts(tree, amounts, at) {
	return keysOf(tree, amounts).flatMap((resource) => {
		const node = childOf(tree, amounts, resource);
		const steps = [...at.steps, { key: resource }];
		const amount = amountAt(tree, node, {
			field: at.field,
			resource,
			steps
		});
		return amount === void 0 ? [] : [amount];
	});
}
/** The amount that a scalar holds. */
function amountAt(tree, node, at) {
	const text = textIn(tree, node);
	if (!isScalar(node) || text === void 0) return void 0;
	const [start, end] = node.range ?? [0, 0];
	return {
		...at,
		text,
		start,
		end
	};
}
/**
* Every such mapping of a document of unknown shape, such as the values of a Helm chart. Aliases are followed below
* `resources` only, as what they show stands elsewhere in the document, and each node is opened once: they may lead back.
*/
function resourceMappingsIn(tree) {
	const found = [];
	const opened = /* @__PURE__ */ new Set();
	const open = [{
		node: tree.root,
		steps: [],
		identity: "",
		isInside: false
	}];
	for (let spot = open.pop(); spot !== void 0; spot = open.pop()) {
		const node = spot.isInside ? resolve(tree, spot.node) : spot.node;
		const amounts = spot.isInside ? amountsIn(tree, node, spot.steps) : [];
		if (amounts.length > 0) found.push({
			steps: spot.steps,
			identity: spot.identity,
			amounts
		});
		else if (!opened.has(node)) open.push(...childrenOf(tree, {
			...spot,
			node
		}).reverse());
		if (spot.isInside) opened.add(node);
	}
	return found;
}
function childrenOf(tree, { node, steps, identity, isInside }) {
	if (isSeq(node)) return node.items.map((item, index) => {
		const name = textIn(tree, childOf(tree, item, "name")) ?? String(index);
		return {
			node: item,
			steps: [...steps, { index }],
			identity: `${identity}[${name}]`,
			isInside
		};
	});
	if (!isMap(node)) return [];
	return node.items.map((pair) => {
		const key = keyOf$1(pair) ?? "";
		const below = isInside || key === "resources";
		return {
			node: pair.value,
			steps: [...steps, { key }],
			identity: `${identity}.${key}`,
			isInside: below
		};
	});
}
/** Where each kind keeps its pod template, and the API groups it is of: a Rollout of another group is another thing. */
const kinds = /* @__PURE__ */ new Map([
	["Pod", {
		groups: [""],
		template: []
	}],
	["Deployment", {
		groups: ["apps", "extensions"],
		template: ["spec", "template"]
	}],
	["StatefulSet", {
		groups: ["apps"],
		template: ["spec", "template"]
	}],
	["DaemonSet", {
		groups: ["apps", "extensions"],
		template: ["spec", "template"]
	}],
	["ReplicaSet", {
		groups: ["apps", "extensions"],
		template: ["spec", "template"]
	}],
	["Job", {
		groups: ["batch"],
		template: ["spec", "template"]
	}],
	["CronJob", {
		groups: ["batch"],
		template: [
			"spec",
			"jobTemplate",
			"spec",
			"template"
		]
	}],
	["Rollout", {
		groups: ["argoproj.io"],
		template: ["spec", "template"]
	}]
]);
/** Lists may hold lists, and an alias may lead back: so far they are followed. */
const deepestList = 4;
/** The objects of a document, those within lists too; a document without a kind is one as well. */
function objectsIn(tree) {
	return listed(tree, [], 0);
}
function listed(tree, steps, depth) {
	const kind = textIn(tree, childOf(tree, tree.root, "kind"));
	const items = kind?.endsWith("List") === true ? itemsOf(tree, childOf(tree, tree.root, "items")) : [];
	if (items.length === 0 || depth >= deepestList) return [objectAt(tree, steps, kind)];
	return items.flatMap((root, index) => listed({
		...tree,
		root
	}, [
		...steps,
		{ key: "items" },
		{ index }
	], depth + 1));
}
function objectAt(tree, steps, kind) {
	const apiVersion = textIn(tree, childOf(tree, tree.root, "apiVersion"));
	const metadata = childOf(tree, tree.root, "metadata");
	const namespace = textIn(tree, childOf(tree, metadata, "namespace"));
	const name = textIn(tree, childOf(tree, metadata, "name")) ?? textIn(tree, childOf(tree, metadata, "generateName"));
	return {
		tree,
		steps,
		...apiVersion === void 0 ? {} : { apiVersion },
		...kind === void 0 ? {} : { kind },
		...namespace === void 0 ? {} : { namespace },
		...name === void 0 ? {} : { name }
	};
}
/** An object as a workload, whole or a patch; undefined where it is of another kind. */
function workloadOf(object) {
	const { tree, kind = "", namespace, name, apiVersion } = object;
	const { groups, template } = kinds.get(kind) ?? {};
	if (template === void 0 || apiVersion !== void 0 && !groups?.includes(groupOf(apiVersion))) return void 0;
	const pod = template.reduce((node, key) => childOf(tree, node, key), tree.root);
	const spec = childOf(tree, pod, "spec");
	const steps = [...object.steps, ...[...template, "spec"].map((key) => ({ key }))];
	return {
		kind,
		...namespace === void 0 ? {} : { namespace },
		...name === void 0 ? {} : { name },
		containers: [...containersIn(tree, spec, {
			list: "containers",
			steps
		}), ...containersIn(tree, spec, {
			list: "initContainers",
			steps
		})],
		podAmounts: amountsIn(tree, childOf(tree, spec, "resources"), [...steps, { key: "resources" }]),
		overhead: overheadIn(tree, spec, steps),
		annotations: (annotation) => annotationsOf(tree, [tree.root, pod], annotation)
	};
}
/** The API group of an apiVersion: empty for the core's `v1`. */
function groupOf(apiVersion) {
	const slash = apiVersion.indexOf("/");
	return slash < 0 ? "" : apiVersion.slice(0, slash);
}
function containersIn(tree, spec, at) {
	return itemsOf(tree, childOf(tree, spec, at.list)).map((container, index) => {
		const name = textIn(tree, childOf(tree, container, "name"));
		const steps = [
			...at.steps,
			{ key: at.list },
			{ index },
			{ key: "resources" }
		];
		return {
			list: at.list,
			index,
			...name === void 0 ? {} : { name },
			hasImage: textIn(tree, childOf(tree, container, "image")) !== void 0,
			isSidecar: textIn(tree, childOf(tree, container, "restartPolicy")) === "Always",
			amounts: amountsIn(tree, childOf(tree, container, "resources"), steps)
		};
	});
}
function overheadIn(tree, spec, steps) {
	const at = {
		field: "requests",
		steps: [...steps, { key: "overhead" }]
	};
	return fieldAmounts(tree, childOf(tree, spec, "overhead"), at);
}
function annotationsOf(tree, owners, annotation) {
	const texts = owners.map((owner) => {
		return textIn(tree, childOf(tree, childOf(tree, childOf(tree, owner, "metadata"), "annotations"), annotation));
	});
	return [...new Set(texts.filter((text) => text !== void 0))];
}
const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;
const powersOfTen = /* @__PURE__ */ new Map([
	["n", -9],
	["u", -6],
	["m", -3],
	["", 0],
	["k", 3],
	["M", 6],
	["G", 9],
	["T", 12],
	["P", 15],
	["E", 18]
]);
const powersOfTwo = /* @__PURE__ */ new Map([
	["Ki", 10n],
	["Mi", 20n],
	["Gi", 30n],
	["Ti", 40n],
	["Pi", 50n],
	["Ei", 60n]
]);
/** The API holds at most 2^63-1: longer texts and larger exponents are no amount of anything, and costly to compute. */
const longestText = 64;
const largestExponent = 40;
/**
* Reads a quantity exactly, never as a floating point number; undefined where the API would refuse the text. Case matters:
* `K`, `gi` and `MB` are no suffixes. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
*/
function parseQuantity(text) {
	const [, digits, suffix = ""] = text.length <= longestText && pattern.exec(text) || [];
	if (digits === void 0) return void 0;
	const exponent = powersOfTwo.has(suffix) ? 0 : powersOfTen.get(suffix) ?? Number(suffix.slice(1));
	if (Math.abs(exponent) > largestExponent) return void 0;
	const [whole = "", fraction = ""] = digits.replace(/^[+-]/, "").split(".");
	const number = (digits.startsWith("-") ? -1n : 1n) * BigInt(`${whole}${fraction}`) * 2n ** (powersOfTwo.get(suffix) ?? 0n);
	const power = exponent - fraction.length;
	return {
		text,
		digits,
		suffix,
		numerator: number * 10n ** BigInt(Math.max(power, 0)),
		denominator: 10n ** BigInt(Math.max(-power, 0))
	};
}
/** Below 0, 0 or above 0 as the first is less than, as much as, or more than the second. */
function compare(one, other) {
	const difference = one.numerator * other.denominator - other.numerator * one.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** So many percent of an amount, exactly; `percent` is a whole number. */
function percentOf(amount, percent) {
	return {
		numerator: amount.numerator * BigInt(percent),
		denominator: amount.denominator * 100n
	};
}
/** The sum of amounts, exactly. */
function sum(amounts) {
	const add = (one, other) => ({
		numerator: one.numerator * other.denominator + other.numerator * one.denominator,
		denominator: one.denominator * other.denominator
	});
	return amounts.reduce(add, {
		numerator: 0n,
		denominator: 1n
	});
}
/** Whether an amount has no fraction. */
function isWhole(amount) {
	return amount.numerator % amount.denominator === 0n;
}
/** The next whole number that is not less. */
function roundedUp(amount) {
	const whole = amount.numerator / amount.denominator;
	return amount.numerator > whole * amount.denominator ? whole + 1n : whole;
}
/**
* How many times the second the first is, to be read by people: four significant digits, `1,048,576` or `1.074`.
* Undefined where the second is zero.
*/
function printRatio(one, other) {
	const divisor = other.numerator * one.denominator;
	if (divisor === 0n) return void 0;
	const millionths = one.numerator * other.denominator * 1000000n / divisor;
	return millionths >= 1000000000n ? grouped(millionths / 1000000n) : String(Number((Number(millionths) / 1e6).toPrecision(4)));
}
/** The amount exactly, in base units: `107,374,182,400` or `0.128`. */
function printExact(amount) {
	const size = amount.numerator < 0n ? -amount.numerator : amount.numerator;
	const places = amount.denominator.toString().length - 1;
	const fraction = (size % amount.denominator).toString().padStart(places, "0").replace(/0+$/, "");
	return `${amount.numerator < 0n ? "-" : ""}${grouped(size / amount.denominator)}${fraction === "" ? "" : `.${fraction}`}`;
}
/** A quantity with what it amounts to: `100Gi = 107,374,182,400 bytes`. */
function printQuantity(quantity, unit) {
	return `${quantity.text} = ${printExact(quantity)} ${unit}`;
}
function grouped(whole) {
	return whole.toString().replace(/\B(?=(\d{3})+$)/g, ",");
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
/** Reads a file that several judges look at, once. */
function readOnce(file, bytes) {
	const read = known$1.get(bytes);
	if (read !== void 0 && fileOf(read) === file) return read;
	const anew = readSource(file, bytes);
	known$1.set(bytes, anew);
	return anew;
}
function fileOf(read) {
	return read.result === "read" ? read.source.file : "file" in read.place ? read.place.file : void 0;
}
/** Whether Kustomize reads a file of this name as the description of its folder. */
function isKustomization(file) {
	return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(file);
}
/** Lists whose items are paths themselves. */
const pathLists = [
	"resources",
	"bases",
	"components",
	"patchesStrategicMerge",
	"generators",
	"transformers"
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
	return readLists(file, bytes, (tree) => [
		...["configurations", "crds"].flatMap((key) => itemsOf(tree, descend(tree, key))),
		descend(tree, "openapi", "path"),
		...dataLists.flatMap(([list, keys]) => itemsOf(tree, descend(tree, list)).flatMap((item) => keys.flatMap((key) => [childOf(tree, item, key), ...itemsOf(tree, childOf(tree, item, key))])))
	]).map((text) => text.slice(text.indexOf("=") + 1));
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
	if (isKustomization(file) || group === "kustomize.config.k8s.io") return patchesIn(object, []);
	if (group === "kustomize.toolkit.fluxcd.io") return patchesIn(object, ["spec"]);
	return object.kind === "Application" && group === "argoproj.io" ? helmValuesIn(object) : [];
}
function patchesIn({ tree }, above) {
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
	const amount = amountAt(tree, value, {
		field,
		resource: resource.replaceAll("~1", "/").replaceAll("~0", "~"),
		steps
	});
	return amount === void 0 ? [] : [amount];
}
/** The resources that have thresholds; of any other (`nvidia.com/gpu`) only the syntax and the limit are judged. */
const resourceNames = [
	"memory",
	"cpu",
	"ephemeral-storage"
];
/**
* The amounts. They are this project's judgement, made for containers on nodes of usual size (8 to 512 GiB, 2 to 128
* cores), except where a source stands beside them.
*/
const amounts = {
	memory: {
		unit: "bytes",
		large: {
			warning: exactly("16Gi"),
			error: exactly("64Gi")
		},
		small: {
			error: exactly("4Mi"),
			limit: exactly("16Mi")
		},
		rise: {
			silent: exactly("128Mi"),
			notable: exactly("1Gi"),
			grave: exactly("2Gi")
		},
		fall: {
			warning: 4,
			error: 10
		},
		outlier: exactly("8Gi")
	},
	cpu: {
		unit: "cores",
		large: {
			warning: exactly("16"),
			error: exactly("64")
		},
		small: void 0,
		rise: {
			silent: exactly("100m"),
			notable: exactly("1"),
			grave: exactly("2")
		},
		fall: {
			warning: 10,
			error: void 0
		},
		outlier: exactly("4")
	},
	"ephemeral-storage": {
		unit: "bytes",
		large: {
			warning: exactly("100Gi"),
			error: exactly("1Ti")
		},
		small: {
			error: exactly("1Mi"),
			limit: exactly("1Mi")
		},
		rise: {
			silent: exactly("1Gi"),
			notable: exactly("10Gi"),
			grave: exactly("20Gi")
		},
		fall: {
			warning: 4,
			error: 10
		},
		outlier: void 0
	}
};
/** Ratios and shares, in percent unless said otherwise. */
const shares = {
	/** Factors that a wrong suffix makes, and how far from one still counts as it. */
	slips: [
		1e3,
		1024,
		10 ** 6,
		2 ** 20,
		10 ** 9,
		2 ** 30
	],
	slipTolerance: 3,
	riseWarning: 400,
	riseError: 1e3,
	/** Exactly these look like a zero too many. */
	extraZero: [1e3, 1e4],
	/** Up to so much of the value in git is accepted already. */
	vouchedByGit: 200,
	/** Up to so much of a node, the node vouches for it. */
	vouchedByNode: 50,
	/** Above it a pod has a node almost to itself, daemon sets included. */
	crowdedNode: 80,
	/** A memory limit above so much of its request overcommits the node. */
	overcommit: 200,
	outlier: 5e3
};
/** The thresholds of a resource, if it has any. */
function thresholdsOf(resource) {
	return isResourceName(resource) ? amounts[resource] : void 0;
}
/** Whether a resource is one of those that have thresholds. */
function isResourceName(resource) {
	return Object.hasOwn(amounts, resource);
}
function exactly(text) {
	const quantity = parseQuantity(text);
	if (quantity === void 0) throw new RangeError(`${text} is no quantity`);
	return quantity;
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
	return resourceMappingsIn(object.tree).map(({ identity, amounts }) => subjectOf(text, {
		of: "mapping",
		identity: `${text.key}${identity}`
	}, amounts.map((amount) => ({
		...amount,
		steps: [...object.steps, ...amount.steps]
	}))));
}
function workloadSubjects(text, workload) {
	const { containers, podAmounts } = workload;
	const isPatch = containers.length === 0 || containers.some(({ hasImage }) => !hasImage);
	const located = {
		file: text.source.file,
		workload,
		isPatch
	};
	return [...containers.map((container) => subjectOf(text, {
		of: "container",
		located,
		container
	}, container.amounts)), subjectOf(text, {
		of: "pod",
		located
	}, podAmounts)];
}
/** Outside of pod templates only well-known names are sure to be resources. */
function subjectOf({ source, placeOf }, owner, all) {
	const amounts = owner.of === "mapping" ? all.filter(({ resource }) => isResourceName(resource)) : all;
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
	if (template !== void 0) return none(unrendered(template));
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
function unrendered(place) {
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
/** Whether the value is filled in later, by Helm, Flux, Kustomize variables or SOPS. */
function isPlaceholder(text) {
	return /\{\{|\$\{|\$\(|^ENC\[/.test(text);
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
/** Whether any node can hold the amount. */
function judgeAgainstNode({ quantity, field, node }) {
	if (node === void 0) return void 0;
	const isMore = compare(quantity, node) > 0;
	if (field === "requests") return judgeRequestAgainstNode(quantity, {
		node,
		shown: quantity.text
	});
	if (!isMore) return void 0;
	return exceeds("warning", {
		message: `${quantity.text} is more than the largest node offers (${node.text})`,
		why: "the container can take all memory or CPU of its node before its limit stops it"
	});
}
/** Whether any node can hold what a container or a whole pod asks for. */
function judgeRequestAgainstNode(request, { node, shown }) {
	if (compare(request, node) > 0) return exceeds("error", {
		message: `${shown} is more than the largest node offers (${node.text})`,
		why: "the pod fits no node: it stays Pending for ever"
	});
	if (compare(request, percentOf(node, shares.crowdedNode)) <= 0) return void 0;
	return exceeds("warning", {
		message: `${shown} is over ${shares.crowdedNode}% of what the largest node offers (${node.text})`,
		why: "one pod takes the node whole, and daemon sets need their part of it"
	});
}
function exceeds(severity, facts) {
	return {
		rule: "resource-exceeds-node",
		severity,
		...facts,
		fix: "lower the amount, or add a pool of larger nodes"
	};
}
/** Holds a request against the limit beside it. */
function judgeAgainstLimit(given, request) {
	const { field, resource, limit } = given;
	if (field !== "requests" || limit === void 0) return [];
	const above = requestAboveLimit(request, limit);
	return resource === "memory" ? [
		above,
		overcommit(request, limit),
		mixedUnits(request, limit)
	] : [above];
}
function requestAboveLimit(request, limit) {
	if (compare(request, limit) <= 0) return void 0;
	return {
		rule: "request-exceeds-limit",
		severity: "error",
		message: `the request ${request.text} is more than the limit ${limit.text}`,
		why: "the API server refuses it",
		fix: `raise the limit to ${request.text}, or lower the request to ${limit.text}`
	};
}
function overcommit(request, limit) {
	if (compare(limit, percentOf(request, shares.overcommit)) <= 0) return void 0;
	const times = printRatio(limit, request);
	return {
		rule: "memory-overcommit",
		severity: "warning",
		message: `the limit ${limit.text} is ${times === void 0 ? "far above" : `${times} times`} the request ${request.text}`,
		why: "a pod above its request is evicted first when its node runs out of memory",
		fix: "set the limit to 1 to 1.5 times the request"
	};
}
function mixedUnits(request, limit) {
	const families = /* @__PURE__ */ new Set([familyOf(request), familyOf(limit)]);
	if (!families.has("binary") || !families.has("decimal")) return void 0;
	return {
		rule: "resource-unit-mixed",
		severity: "info",
		message: `${request.text} and ${limit.text} mix binary and decimal units`,
		why: "1G is 6.9% less than 1Gi",
		fix: "write both with the same family of suffixes"
	};
}
/** Plain bytes belong to neither. */
function familyOf({ suffix }) {
	if (suffix === "") return "none";
	return suffix.endsWith("i") ? "binary" : "decimal";
}
/** Whether any node can hold the whole pod, where each of its containers alone would fit. */
function judgePodSum(workload, resource, node) {
	const allocatable = node[resource];
	const unit = thresholdsOf(resource)?.unit;
	const requests = workload.containers.flatMap((container) => requestOf(container, resource));
	const largest = requests.toSorted((one, other) => compare(other.quantity, one.quantity))[0];
	if (allocatable === void 0 || unit === void 0 || largest === void 0 || requests.length < 2) return [];
	if (judgeRequestAgainstNode(largest.quantity, {
		node: allocatable,
		shown: ""
	}) !== void 0) return [];
	const total = podRequest(requests, overheadOf(workload, resource));
	const value = printExact(total);
	const verdict = judgeRequestAgainstNode(total, {
		node: allocatable,
		shown: `the request of the whole pod, ${value} ${unit},`
	});
	return verdict === void 0 ? [] : [{
		verdict,
		amount: largest.amount,
		value
	}];
}
function requestOf(container, resource) {
	const amount = container.amounts.find((one) => one.field === "requests" && one.resource === resource);
	const quantity = amount === void 0 ? void 0 : parseQuantity(amount.text);
	return amount === void 0 || quantity === void 0 ? [] : [{
		container,
		amount,
		quantity
	}];
}
function overheadOf(workload, resource) {
	const overhead = workload.overhead.find((one) => one.resource === resource);
	const quantity = overhead === void 0 ? void 0 : parseQuantity(overhead.text);
	return quantity === void 0 ? [] : [quantity];
}
/**
* What the scheduler reserves: the containers together with the sidecars, or the largest init container if it is more.
* https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
*/
function podRequest(requests, overhead) {
	const isRunning = ({ container }) => container.list === "containers" || container.isSidecar;
	const running = sum(requests.filter(isRunning).map(({ quantity }) => quantity));
	return sum([requests.filter((request) => !isRunning(request)).map(({ quantity }) => quantity).reduce((one, other) => compare(one, other) < 0 ? other : one, running), ...overhead]);
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
	return `${roundedUp({
		numerator: value.numerator * unit.denominator,
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
	const isVouched = isVouchedByNode(value);
	if (isVouched && !isError) return void 0;
	const guess = isError || previous !== void 0 ? guessForLarge(quantity, resource, previous) : void 0;
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
function outlier(value) {
	const { quantity, thresholds, siblings } = value;
	if (thresholds.outlier === void 0 || compare(quantity, thresholds.outlier) <= 0) return void 0;
	if (isAccepted(value) || isVouchedByNode(value)) return void 0;
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
function judgeValue(given) {
	const quantity = parseQuantity(given.text);
	const invalid = judgeSyntax(given, quantity);
	if (quantity === void 0 || invalid?.severity === "error") return invalid === void 0 ? [] : [invalid];
	return [
		invalid,
		...judgeAmount$1(given, quantity),
		...judgeAgainstLimit(given, quantity)
	].filter((one) => one !== void 0).sort(bySeverity);
}
function judgeAmount$1(given, quantity) {
	const thresholds = thresholdsOf(given.resource);
	if (thresholds === void 0) return [];
	const judged = {
		...given,
		quantity,
		thresholds
	};
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
	const { field, resource, text } = amount;
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
		...node === void 0 ? {} : { node }
	}).filter((verdict) => !(verdict.isAcknowledgeable && isWanted(subject, amount, facts))).map((verdict) => findingOf(subject, amount, {
		verdict,
		previous,
		value: text
	}));
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
	return resourceNames.flatMap((resource) => judgePodSum(owner.located.workload, resource, node).map(({ verdict, amount, value }) => findingOf(subject, amount, {
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
		message: `${amount.field}.${amount.resource}${containerOf(subject)}: ${message}`,
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
		node: context.nodeAllocatable ?? {},
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
	const names = [
		"kustomization.yaml",
		"kustomization.yml",
		"Kustomization"
	];
	const files = contentOf(folder, repository)?.files;
	const name = names.find((one) => files?.has(one));
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
export { textIn as _, bySeverity as a, kustomizationData as c, readOnce as d, groupOf as f, keysOf as g, itemsOf as h, withPast as i, kustomizationPatches as l, childOf as m, judgeChange as n, isYamlName as o, objectsIn as p, judgeManifests as r, isKustomization as s, filesAround as t, kustomizationReferences as u };
