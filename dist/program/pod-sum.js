import { $ as printRatio, X as percentOf, Y as parseQuantity, Z as printExact, nt as sum, q as compare } from "./drive.js";
import { A as printPath, F as resolve, G as positionOf, H as lastPairWith, J as textOrNone, N as keysOf$1, P as lookUp, V as keyOf, at as isScalar, nt as isMap, ot as isSeq } from "./edit.js";
import { i as thresholdsOf, r as shares } from "./thresholds.js";
/**
* Whether a label is what a condition wants; undefined for an operator that is none of the four which both have:
* https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
*/
function meets(value, { operator, values }) {
	switch (operator) {
		case "In": return value !== void 0 && values.includes(value);
		case "NotIn": return value === void 0 || !values.includes(value);
		case "Exists": return value !== void 0;
		case "DoesNotExist": return value === void 0;
		default: return;
	}
}
/** Whether a value is filled in later, by Helm, Flux, Kustomize variables or SOPS. */
function isPlaceholder(text) {
	return /\{\{|\$\{|\$\(|^ENC\[/.test(text);
}
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
	return isScalar(scalar) ? textOrNone(scalar) : void 0;
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
		const key = keyOf(pair) ?? "";
		const below = isInside || key === "resources";
		return {
			node: pair.value,
			steps: [...steps, { key }],
			identity: `${identity}.${key}`,
			isInside: below
		};
	});
}
/** Amounts of an object that makes no pods: bounds of a namespace, and what a claim asks for. */
function objectAmountsIn({ tree, steps, kind, apiVersion }) {
	if (apiVersion !== "v1") return [];
	const spec = {
		tree,
		node: childOf(tree, tree.root, "spec"),
		steps: [...steps, { key: "spec" }]
	};
	if (kind === "LimitRange") return limitGroups(spec);
	if (kind === "ResourceQuota") return quotaGroups(spec);
	return kind === "PersistentVolumeClaim" ? claimGroups(spec, "claim") : [];
}
function below({ tree, node, steps }, ...keys) {
	return {
		tree,
		node: keys.reduce((one, key) => childOf(tree, one, key), node),
		steps: [...steps, ...keys.map((key) => ({ key }))]
	};
}
function itemsBelow(spot, key) {
	const list = below(spot, key);
	return itemsOf(spot.tree, list.node).map((node, index) => ({
		...list,
		node,
		steps: [...list.steps, { index }]
	}));
}
function amountOf({ tree, node, steps }, meaning) {
	const amount = amountAt(tree, node, {
		...meaning,
		steps
	});
	return amount === void 0 ? [] : [{
		...amount,
		...meaning
	}];
}
const counted = /^(cpu|memory|ephemeral-storage|storage)$/;
function limitGroups(spec) {
	return itemsBelow(spec, "limits").flatMap((limit, index) => {
		const type = textIn(limit.tree, below(limit, "type").node) ?? String(index);
		return [...["max", "min"].flatMap((key) => entriesOf(below(limit, key)).map(([resource, spot]) => ({
			identity: `limits[${type}].${key}.${resource}`,
			amounts: amountOf(spot, {
				field: "limits",
				resource,
				role: "bound",
				label: `${key}.${resource}`
			})
		}))), {
			identity: `limits[${type}]`,
			amounts: defaultsOf(limit)
		}];
	});
}
/** What a container gets that says nothing is an amount like any other. */
function defaultsOf(limit) {
	return [["defaultRequest", "requests"], ["default", "limits"]].flatMap(([key, field]) => entriesOf(below(limit, key)).flatMap(([resource, spot]) => amountOf(spot, {
		field,
		resource,
		label: `${key}.${resource}`
	})));
}
function entriesOf(spot) {
	return keysOf(spot.tree, spot.node).filter((key) => counted.test(key)).map((key) => [key, below(spot, key)]);
}
function quotaGroups(spec) {
	const hard = below(spec, "hard");
	return keysOf(hard.tree, hard.node).flatMap((key) => {
		const [, prefix, resource = ""] = /^(?:(requests|limits)\.)?([a-z-]+)$/.exec(key) ?? [];
		if (!counted.test(resource)) return [];
		const meaning = {
			field: prefix === "limits" ? "limits" : "requests",
			resource,
			role: "bound",
			label: `hard.${key}`
		};
		return [{
			identity: `hard.${key}`,
			amounts: amountOf(below(hard, key), meaning)
		}];
	});
}
function claimGroups(spec, identity) {
	return [{
		identity,
		amounts: amountOf(below(spec, "resources", "requests", "storage"), {
			field: "requests",
			resource: "storage",
			role: "bound"
		})
	}];
}
/** Sizes of the volumes of a pod template: emptyDirs, and claims that live as long as the pod does. */
function volumeSizesIn(tree, podSpec, steps) {
	return itemsBelow({
		tree,
		node: podSpec,
		steps
	}, "volumes").flatMap((volume, index) => {
		const name = textIn(tree, below(volume, "name").node) ?? String(index);
		const identity = `volumes[${name}]`;
		const resource = textIn(tree, below(volume, "emptyDir", "medium").node) === "Memory" ? "memory" : "ephemeral-storage";
		const label = `sizeLimit of emptyDir ${name}`;
		return [{
			identity,
			amounts: amountOf(below(volume, "emptyDir", "sizeLimit"), {
				field: "limits",
				resource,
				role: "volume",
				label
			})
		}, ...claimGroups(below(volume, "ephemeral", "volumeClaimTemplate", "spec"), `${identity}.claim`)];
	});
}
/** What the claims that a StatefulSet makes for each pod ask for. */
function claimSizesIn({ tree, steps }) {
	return itemsBelow({
		tree,
		node: childOf(tree, tree.root, "spec"),
		steps: [...steps, { key: "spec" }]
	}, "volumeClaimTemplates").flatMap((claim, index) => {
		const name = textIn(tree, below(claim, "metadata", "name").node) ?? String(index);
		return claimGroups(below(claim, "spec"), `volumeClaimTemplates[${name}]`);
	});
}
/** Of a pod that says nothing. */
const anywhere = {
	selector: /* @__PURE__ */ new Map(),
	terms: [],
	tolerations: []
};
/** Reads it from the spec of a pod template. */
function placementIn(tree, spec) {
	const selector = childOf(tree, spec, "nodeSelector");
	const affinity = [
		"affinity",
		"nodeAffinity",
		"requiredDuringSchedulingIgnoredDuringExecution"
	].reduce((node, key) => childOf(tree, node, key), spec);
	return {
		selector: new Map(keysOf(tree, selector).map((key) => [key, textIn(tree, childOf(tree, selector, key)) ?? ""])),
		terms: itemsOf(tree, childOf(tree, affinity, "nodeSelectorTerms")).map((term) => itemsOf(tree, childOf(tree, term, "matchExpressions")).map((one) => conditionIn(tree, one))),
		tolerations: itemsOf(tree, childOf(tree, spec, "tolerations")).map((one) => tolerationIn(tree, one))
	};
}
function conditionIn(tree, node) {
	const text = (key) => textIn(tree, childOf(tree, node, key)) ?? "";
	const values = itemsOf(tree, childOf(tree, node, "values")).map((value) => textIn(tree, value) ?? "");
	return {
		key: text("key"),
		operator: text("operator"),
		values
	};
}
function tolerationIn(tree, node) {
	const read = [
		"key",
		"operator",
		"value",
		"effect"
	].flatMap((field) => {
		const text = textIn(tree, childOf(tree, node, field));
		return text === void 0 || text === "" ? [] : [[field, text]];
	});
	return Object.fromEntries(read);
}
/** Where each kind keeps its pod template, and the API groups it is of: a Rollout of another group is another thing. */
const places = /* @__PURE__ */ new Map([
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
/**
* The keys that lead to the pod template of an object of a kind; undefined where the kind makes no pods.
*
* @param group the API group, empty for the core's; undefined where the object does not say it, as a patch may
*/
function podTemplatePath(kind, group) {
	const place = places.get(kind);
	return place === void 0 || group !== void 0 && !place.groups.includes(group) ? void 0 : place.path;
}
/** Lists may hold lists, and an alias may lead back: so far they are followed. */
const deepestList = 4;
/** The objects of a document, those within lists too; a document without a kind is one as well. */
function objectsIn(tree) {
	return listed(tree, [], 0);
}
function listed(tree, steps, depth) {
	const kind = textIn(tree, childOf(tree, tree.root, "kind"));
	const items = kind?.endsWith("List") === true ? itemsOf(tree, childOf(tree, tree.root, "items")) : [];
	if (items.length === 0 || depth >= deepestList) return [objectAt$1(tree, steps, kind)];
	return items.flatMap((root, index) => listed({
		...tree,
		root
	}, [
		...steps,
		{ key: "items" },
		{ index }
	], depth + 1));
}
function objectAt$1(tree, steps, kind) {
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
	const template = podTemplatePath(kind, apiVersion === void 0 ? void 0 : groupOf(apiVersion));
	if (template === void 0) return void 0;
	const pod = template.reduce((node, key) => childOf(tree, node, key), tree.root);
	const spec = childOf(tree, pod, "spec");
	const steps = [...object.steps, ...[...template, "spec"].map((key) => ({ key }))];
	return {
		kind,
		...namespace === void 0 ? {} : { namespace },
		...name === void 0 ? {} : { name },
		containers: [...containersIn$1(tree, spec, {
			list: "containers",
			steps
		}), ...containersIn$1(tree, spec, {
			list: "initContainers",
			steps
		})],
		podAmounts: amountsIn(tree, childOf(tree, spec, "resources"), [...steps, { key: "resources" }]),
		overhead: overheadIn(tree, spec, steps),
		sizes: [...volumeSizesIn(tree, spec, steps), ...claimSizesIn(object)],
		annotations: (annotation) => annotationsOf(tree, [tree.root, pod], annotation),
		placement: () => placementIn(tree, spec)
	};
}
/** The API group of an apiVersion: empty for the core's `v1`. */
function groupOf(apiVersion) {
	const slash = apiVersion.indexOf("/");
	return slash < 0 ? "" : apiVersion.slice(0, slash);
}
function containersIn$1(tree, spec, at) {
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
/** `Deployment api`, as messages name an object. */
function titleOf({ kind, name }) {
	return name === void 0 ? kind : `${kind} ${name}`;
}
/** Whether two namespaces may be the same: one that is left open may be any. */
function mayBeSameNamespace(one, other) {
	return one === void 0 || other === void 0 || one === other;
}
/** Whether an object is of a kind that makes pods. */
function makesPods({ kind, group }) {
	return podTemplatePath(kind, group) !== void 0;
}
/** The containers of the pod template within an object, whether or not it is whole; undefined where it makes no pods. */
function containersOf(object) {
	const template = templateOf(object);
	return template === void 0 ? void 0 : allContainersIn(template.at("spec"));
}
/** The pod template within an object; undefined where it makes no pods, or its template stands elsewhere. */
function podOf(object, runsAs = object) {
	const pod = templateOf(object);
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
function templateOf(object) {
	const path = podTemplatePath(object.kind, object.group);
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
var _a;
/**
* A place of a document that can be looked into without asking first whether it is there: what is missing is empty, and stands
* where the nearest thing above it does. Aliases and merge keys are followed. Each child is made once.
*/
var View = class {
	text;
	/** The node, or undefined where nothing stands. */
	node;
	#above;
	/** The step from the view above; of the outermost, the steps from the root of the document. */
	#step;
	#position;
	/** The views of what stands below, each with the one that was made before it; where there are many, by their keys. */
	#lastMade;
	#before;
	#byKey;
	#items;
	#texts;
	constructor(text, at) {
		this.text = text;
		this.node = resolve(text.tree, at.node);
		this.#above = at.above;
		this.#step = at.step;
		this.#position = positionOf(at.node) ?? at.start;
	}
	/** The steps from the root of the document. */
	get steps() {
		const steps = [];
		for (let view = this; view !== void 0; view = view.#above) {
			const step = view.#step;
			if (typeof step === "object") return [...step, ...steps.reverse()];
			steps.push(typeof step === "string" ? { key: step } : { index: step });
		}
		return steps.reverse();
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
		let view = this;
		for (const key of keys) view = view.#child(key);
		return view;
	}
	#child(key) {
		const made = this.#made(key);
		if (made !== void 0) return made;
		const child = new _a(this.text, {
			node: this.#nodeAt(key),
			step: key,
			above: this,
			start: this.#position
		});
		if (child.node !== void 0) this.#keep(key, child);
		return child;
	}
	#made(key) {
		if (this.#byKey !== void 0) return this.#byKey.get(key);
		let child = this.#lastMade;
		while (child !== void 0 && child.#step !== key) child = child.#before;
		return child;
	}
	#keep(key, child) {
		if (isMap(this.node) && hasFewKeys(this.node)) {
			child.#before = this.#lastMade;
			this.#lastMade = child;
		} else {
			this.#byKey ??= /* @__PURE__ */ new Map();
			this.#byKey.set(key, child);
		}
	}
	/** Of two values under the same key the second, as most readers take it. */
	#nodeAt(key) {
		if (!isMap(this.node)) return void 0;
		const { tree } = this.text;
		const pair = lastPairWith(this.node, key);
		if (pair !== void 0) return resolve(tree, pair.value);
		return lastPairWith(this.node, "<<") === void 0 ? void 0 : childOf(tree, this.node, key);
	}
	/** The items of a list, or none. */
	get items() {
		this.#items ??= itemsOf(this.text.tree, this.node).map((node, step) => new _a(this.text, {
			node,
			step,
			above: this,
			start: this.#position
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
		this.#texts ??= new Map(this.entries.flatMap(([key, view]) => view.value === void 0 ? [] : [[key, view.value]]));
		return this.#texts;
	}
};
_a = View;
/** Most maps have two or three keys: to go through them takes less than an index does. */
function hasFewKeys(map) {
	return map.items.length <= 16 && lastPairWith(map, "<<") === void 0;
}
/** The view of a whole document. */
function viewOf(text, steps = []) {
	const { root } = text.tree;
	return new View(text, {
		node: root,
		step: steps,
		above: void 0,
		start: positionOf(root) ?? 0
	});
}
/** Whether labels are what a plain selector wants, such as that of a Service; an empty one selects nothing. */
function isSelectedByMap(selector, labels) {
	const wanted = selector.texts;
	return wanted.size > 0 && hasLabels(labels, wanted);
}
/** Whether all of the labels that are wanted are there. */
function hasLabels(labels, wanted) {
	return [...wanted].every(([key, value]) => labels.get(key) === value);
}
/**
* Whether labels are what a label selector wants (`matchLabels`, `matchExpressions`). An empty one selects everything, and one
* that is not there nothing: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/label-selector/
*/
function isSelected(selector, labels) {
	if (!selector.isThere) return false;
	return hasLabels(labels, selector.at("matchLabels").texts) && selector.at("matchExpressions").items.every((expression) => isMet(expression, labels));
}
function isMet(expression, labels) {
	const value = labels.get(expression.at("key").value ?? "");
	const values = expression.at("values").items.map((one) => one.value);
	return meets(value, {
		operator: expression.at("operator").value,
		values
	}) ?? false;
}
/** Things with labels, found by selectors without looking at each of them. */
var LabelIndex = class {
	#all;
	#of;
	#byPair = /* @__PURE__ */ new Map();
	constructor(all, of) {
		this.#all = all;
		this.#of = of;
		for (const thing of all) for (const pair of of(thing).labels) {
			const list = this.#byPair.get(textOf$1(pair));
			if (list === void 0) this.#byPair.set(textOf$1(pair), [thing]);
			else list.push(thing);
		}
	}
	/** What a label selector selects, in a namespace. */
	selectedBy(selector, namespace) {
		const candidates = this.#with(selector.at("matchLabels").texts) ?? this.#all;
		return this.#within(candidates, namespace).filter((thing) => isSelected(selector, this.#of(thing).labels));
	}
	/** What a plain map of labels selects, in a namespace. */
	selectedByMap(selector, namespace) {
		const candidates = this.#with(selector.texts) ?? [];
		return this.#within(candidates, namespace).filter((thing) => isSelectedByMap(selector, this.#of(thing).labels));
	}
	/** What has these labels at least, in a namespace. */
	having(labels, namespace) {
		const candidates = this.#with(labels) ?? this.#all;
		return this.#within(candidates, namespace).filter((thing) => hasLabels(this.#of(thing).labels, labels));
	}
	/** The fewest that have one of the labels; undefined where none is wanted. */
	#with(labels) {
		return [...labels].map((pair) => this.#byPair.get(textOf$1(pair)) ?? []).sort((one, other) => one.length - other.length)[0];
	}
	#within(things, namespace) {
		return things.filter((thing) => mayBeSameNamespace(this.#of(thing).namespace, namespace));
	}
};
function textOf$1([key, value]) {
	return `${key}=${value}`;
}
/** Selectors, to find those that a set of labels may meet without asking each. */
var SelectorIndex = class {
	#byPair;
	#order;
	/** @param wantedBy labels that a selector wants at least */
	constructor(all, wantedBy) {
		const wanted = new Map(all.map((thing) => [thing, pairsOf(wantedBy(thing))]));
		const byPair = Map.groupBy([...wanted.values()].flat(), (pair) => pair);
		const count = (pair) => byPair.get(pair)?.length ?? 0;
		const rarest = (pairs) => pairs.toSorted((one, other) => count(one) - count(other)).at(0);
		this.#byPair = Map.groupBy(all, (thing) => rarest(wanted.get(thing) ?? []) ?? "");
		this.#order = new Map(all.map((thing, index) => [thing, index]));
	}
	/** Those that may be met by the labels, in their order: each wants one of them at least, or says nothing of labels. */
	metBy(labels) {
		return ["", ...pairsOf(labels)].flatMap((pair) => this.#byPair.get(pair) ?? []).toSorted((one, other) => (this.#order.get(one) ?? 0) - (this.#order.get(other) ?? 0));
	}
};
function pairsOf(labels) {
	return [...labels].map(([key, value]) => `${key}=${value}`);
}
/** Where `${{ … }}` ends, which begins at a position: texts in it (`'}}'`) do not end it. */
function skipExpression(text, start) {
	let at = start + 3;
	while (at < text.length && !text.startsWith("}}", at)) {
		if (text[at] === "'") {
			const end = text.indexOf("'", at + 1);
			if (end < 0) return text.length;
			at = end;
		}
		at += 1;
	}
	return Math.min(at + 2, text.length);
}
/** Where the bracket that opens at a position is closed, behind it; the end of the text where it never is. */
function nestedEnd(text, start, [open, close]) {
	let depth = 0;
	for (let at = start; at < text.length; at += 1) {
		const char = text[at];
		if (char === "\\") at += 1;
		else if (char === open) depth += 1;
		else if (char === close) {
			depth -= 1;
			if (depth === 0) return at + 1;
		}
	}
	return text.length;
}
/** So deep are substitutions read; what is deeper is taken for text. */
const deepest = 24;
const keywords = new Set("if then else elif fi do done while until { } ! esac time".split(" "));
/** The simple commands of a shell script. It reads what people write, and answers something for whatever there is. */
function commandsIn(script) {
	const reader = new ShellReader(script);
	reader.readUntil("");
	return reader.commands;
}
const opened = (joint) => ({
	words: [],
	assignments: [],
	redirections: [],
	keywords: [],
	joint
});
var ShellReader = class {
	commands = [];
	#text;
	#at = 0;
	#depth = 0;
	/** The ends of the here-documents whose bodies begin with the next line. */
	#documents = [];
	constructor(text) {
		this.#text = text;
	}
	#is(text) {
		return this.#text.startsWith(text, this.#at);
	}
	/** Reads commands until a closing character, which is passed. */
	readUntil(close) {
		let open = opened("start");
		let parentheses = 0;
		while (this.#at < this.#text.length) {
			const char = this.#text[this.#at] ?? "";
			if (char === close && parentheses === 0) break;
			const joint = this.#jointAt(char);
			if (joint === void 0) this.#readPart(char, open);
			else {
				if (char === "(") parentheses += 1;
				if (char === ")") parentheses -= 1;
				this.#close(open);
				open = opened(joint);
			}
		}
		this.#at += 1;
		this.#close(open);
	}
	#close({ words, assignments, redirections, ...rest }) {
		if (words.length + assignments.length + redirections.length + rest.keywords.length === 0) return;
		this.commands.push({
			words,
			assignments,
			redirections,
			...rest,
			depth: this.#depth
		});
	}
	/** Passes what ends a command, and says how the next one is joined to it. */
	#jointAt(char) {
		if (char === "\n") {
			this.#at += 1;
			this.#skipDocuments();
			return ";";
		}
		const joint = [
			"&&",
			"||",
			"|",
			";",
			"&"
		].find((one) => this.#is(one));
		if (joint !== void 0 && !this.#is("&>")) {
			this.#at += joint.length;
			return joint;
		}
		if (char !== "(" && char !== ")") return void 0;
		this.#at += 1;
		return ";";
	}
	#readPart(char, open) {
		if (char === " " || char === "	" || char === "\r") this.#at += 1;
		else if (this.#is("\\\n")) this.#at += 2;
		else if (char === "#") this.#at = this.#lineEnd();
		else if (/^(?:\d*[<>]|&>)/.test(this.#text.slice(this.#at, this.#at + 6))) this.#readRedirection(open);
		else this.#take(this.#word(), open);
	}
	#take(word, open) {
		const isFirst = open.words.length === 0;
		if (isFirst && open.assignments.length === 0 && keywords.has(word.text)) open.keywords.push(word.text);
		else if (isFirst && /^\w+\+?=/.test(word.text)) open.assignments.push(word);
		else open.words.push(word);
	}
	#lineEnd() {
		const end = this.#text.indexOf("\n", this.#at);
		return end < 0 ? this.#text.length : end;
	}
	#readRedirection(open) {
		const [all = "", operator = ""] = /^\d*(&>>?|<<<|<<-?|<[>&]?|>>|>[&|]?)/.exec(this.#text.slice(this.#at, this.#at + 12)) ?? [];
		this.#at += Math.max(all.length, 1);
		if (this.#is("(") && (operator === "<" || operator === ">")) {
			this.#substitution("(");
			return;
		}
		while (this.#is(" ") || this.#is("	")) this.#at += 1;
		const target = this.#word();
		if (operator === "<<" || operator === "<<-") this.#documents.push({
			end: target.text,
			tabs: operator === "<<-"
		});
		open.redirections.push({
			operator,
			target
		});
	}
	#skipDocuments() {
		for (const { end, tabs } of this.#documents) while (this.#at < this.#text.length) {
			const line = this.#text.slice(this.#at, this.#lineEnd());
			this.#at = this.#lineEnd() + 1;
			if ((tabs ? line.replace(/^\t+/, "") : line) === end) break;
		}
		this.#documents = [];
	}
	/** Reads a word; it is never empty-handed: at least one character is passed unless the text or the command ends. */
	#word() {
		const start = this.#at;
		let text = "";
		let isPlain = true;
		while (this.#at < this.#text.length) {
			const char = this.#text[this.#at] ?? "";
			if (" 	\r\n;&|()<>".includes(char) || char === "`" && this.#depth > 0 && this.#isInBackticks) break;
			const piece = this.#piece(char);
			text += piece.text;
			isPlain &&= piece.isPlain;
		}
		return {
			text,
			isPlain,
			start,
			end: this.#at
		};
	}
	#isInBackticks = false;
	#piece(char) {
		switch (char) {
			case "'": return {
				text: this.#quoted("'"),
				isPlain: true
			};
			case "\"": return this.#doubleQuoted();
			case "\\": return {
				text: this.#escaped(),
				isPlain: true
			};
			case "$":
			case "`": return {
				text: this.#expansion(),
				isPlain: false
			};
			default:
				this.#at += 1;
				return {
					text: char,
					isPlain: char !== "*" && char !== "?"
				};
		}
	}
	#quoted(quote) {
		const end = this.#text.indexOf(quote, this.#at + 1);
		const text = this.#text.slice(this.#at + 1, end < 0 ? void 0 : end);
		this.#at = end < 0 ? this.#text.length : end + 1;
		return text;
	}
	#escaped() {
		const char = this.#text[this.#at + 1] ?? "";
		this.#at += 2;
		return char === "\n" ? "" : char;
	}
	#doubleQuoted() {
		let text = "";
		let isPlain = true;
		this.#at += 1;
		while (this.#at < this.#text.length && !this.#is("\"")) if (this.#is("\\") && /["\\$`\n]/.test(this.#text[this.#at + 1] ?? "")) text += this.#escaped();
		else if (this.#is("$") || this.#is("`")) {
			text += this.#expansion();
			isPlain = false;
		} else {
			text += this.#text[this.#at];
			this.#at += 1;
		}
		this.#at += 1;
		return {
			text,
			isPlain
		};
	}
	/** Passes `$x`, `${x}`, `$(…)`, `` `…` `` and GitHub's `${{ … }}`, and gives them as they are written. */
	#expansion() {
		const start = this.#at;
		if (this.#is("${{")) this.#at = skipExpression(this.#text, this.#at);
		else if (this.#is("$((")) this.#at = nestedEnd(this.#text, this.#at + 1, "()");
		else if (this.#is("${")) this.#at = nestedEnd(this.#text, this.#at + 1, "{}");
		else if (this.#is("$(")) this.#substitution("$(");
		else if (this.#is("`")) this.#substitution("`");
		else this.#at += 1;
		return this.#text.slice(start, this.#at);
	}
	/** Reads the commands of a substitution. */
	#substitution(open) {
		this.#at += open.length;
		if (this.#depth >= deepest || open === "`" && this.#isInBackticks) return;
		const [documents, outer] = [this.#documents, this.#isInBackticks];
		this.#documents = [];
		this.#isInBackticks = open === "`";
		this.#depth += 1;
		this.readUntil(open === "`" ? "`" : ")");
		this.#depth -= 1;
		this.#documents = documents;
		this.#isInBackticks = outer;
	}
};
/** A text that was put together from pieces of a file, and knows where each of its characters stands there. */
var MappedText = class MappedText {
	text;
	#starts;
	#sources;
	#offset;
	constructor(text, map) {
		this.text = text;
		this.#starts = map.starts;
		this.#sources = map.sources;
		this.#offset = map.offset;
	}
	static of(pieces) {
		const starts = [];
		let length = 0;
		for (const { text } of pieces) {
			starts.push(length);
			length += text.length;
		}
		const text = pieces.map((piece) => piece.text).join("");
		return new MappedText(text, {
			starts,
			sources: pieces.map(({ source }) => source),
			offset: 0
		});
	}
	/** A text of which only the beginning is known in the file: all of it stands there. */
	static fixed(text, source) {
		return new MappedText(text, {
			starts: [],
			sources: [source],
			offset: 0
		});
	}
	/** Where a character stands in the file. */
	positionOf(index) {
		if (this.#starts.length === 0) return this.#sources[0] ?? 0;
		const at = index + this.#offset;
		const piece = this.#pieceAt(at);
		return (this.#sources[piece] ?? 0) + at - (this.#starts[piece] ?? 0);
	}
	/** The last piece that begins at or before an index. */
	#pieceAt(index) {
		let [low, high] = [0, this.#starts.length - 1];
		while (low < high) {
			const middle = Math.ceil((low + high) / 2);
			if ((this.#starts[middle] ?? 0) <= index) low = middle;
			else high = middle - 1;
		}
		return low;
	}
	/** What a part of the text covers in the file: its end stands behind its last character, not before the next piece. */
	rangeOf(start, end) {
		const from = this.positionOf(start);
		return {
			start: from,
			end: end > start ? this.positionOf(end - 1) + 1 : from
		};
	}
	slice(start, end = this.text.length) {
		const map = {
			starts: this.#starts,
			sources: this.#sources,
			offset: this.#offset + start
		};
		return new MappedText(this.text.slice(start, end), map);
	}
};
/** The text of a scalar, with where its characters stand in the file; undefined of what is no text. */
function textOf(view) {
	const { node, value } = view;
	if (!isScalar(node) || value === void 0) return void 0;
	const source = view.text.tree.source.text;
	const [start, end] = node.range ?? [view.position, view.position];
	const found = isBlock(node) ? blockText(source, {
		node,
		start,
		end
	}) : lineText(source, {
		node,
		value,
		start
	});
	return found?.text === value ? found : MappedText.fixed(value, start);
}
/** A part of a scalar as something that findings can stand at. */
function partOf(view, text, { start, end }) {
	return {
		place: view.text.placeOf(text.positionOf(start), view.steps),
		path: view.path,
		value: text.text.slice(start, end)
	};
}
const isBlock = ({ type }) => type === "BLOCK_LITERAL" || type === "BLOCK_FOLDED";
/** A plain or quoted scalar that stands in one line, without escapes. */
function lineText(source, { node, value, start }) {
	const from = node.type === "QUOTE_DOUBLE" || node.type === "QUOTE_SINGLE" ? start + 1 : start;
	return MappedText.of([{
		text: source.slice(from, from + value.length),
		source: from
	}]);
}
/** A block scalar: its lines without their indentation, folded ones with spaces between them. */
function blockText(source, { node, start, end }) {
	const lines = linesIn(source, source.indexOf("\n", start) + 1, end);
	const first = lines.find(({ text }) => text.trim() !== "");
	const indent = /^ */.exec(first?.text ?? "")?.[0].length ?? 0;
	const isFolded = node.type === "BLOCK_FOLDED";
	const pieces = lines.map(({ text, source: at }) => ({
		text: `${text.slice(indent)}\n`,
		source: at + indent
	}));
	const joined = isFolded ? folded(pieces) : pieces;
	return joined === void 0 ? void 0 : endedLike(String(node.value), MappedText.of(joined));
}
function linesIn(source, start, end) {
	const lines = [];
	for (let at = start; at > 0 && at < end;) {
		const lineBreak = source.indexOf("\n", at);
		const until = lineBreak < 0 || lineBreak > end ? end : lineBreak;
		lines.push({
			text: source.slice(at, until).replace(/\r$/, ""),
			source: at
		});
		at = until + 1;
	}
	return lines;
}
/** Lines with spaces between them; undefined where some are empty or stand further in, which are joined by other rules. */
function folded(pieces) {
	const end = pieces.findLastIndex(({ text }) => text !== "\n");
	const lines = pieces.slice(0, end + 1);
	if (lines.some(({ text }) => text === "\n" || text.startsWith(" "))) return void 0;
	return lines.map(({ text, source }, index) => ({
		text: index === end ? text : `${text.slice(0, -1)} `,
		source
	}));
}
/** As many line breaks at the end as the value has. */
function endedLike(value, text) {
	return text.text.length > value.length ? text.slice(0, value.length) : text;
}
/** What a `uses` names; undefined where there is none, or it is filled in. */
function usesAt(view) {
	const { value } = view;
	if (value === void 0 || value.includes("${{")) return void 0;
	if (value.startsWith("./") || value.startsWith("../")) return {
		view,
		kind: "local",
		name: value,
		repository: "",
		ref: void 0
	};
	if (value.startsWith("docker://")) return {
		view,
		kind: "docker",
		name: value,
		repository: "",
		ref: void 0
	};
	const at = value.indexOf("@");
	const name = (at < 0 ? value : value.slice(0, at)).toLowerCase();
	return {
		view,
		kind: "remote",
		name,
		repository: name.split("/").slice(0, 2).join("/"),
		ref: at < 0 ? void 0 : value.slice(at + 1)
	};
}
/** Whether a ref is a commit, which nobody can move. */
function isCommit(ref) {
	return ref !== void 0 && /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(ref);
}
/** The major version that a ref names: 3 of `v3.1`; undefined of a branch or a commit. */
function majorOf(ref) {
	const digits = /^v?(\d+)(\.\d+)*$/.exec(ref ?? "")?.[1];
	return digits === void 0 ? void 0 : Number(digits);
}
/** What one amount is held against. `placement` is where its pod wants to run, as far as that is known. */
function boundOf(resource, { written, read }, placement) {
	const own = written[resource];
	if (own !== void 0) return { node: own };
	const largest = read?.largest[resource];
	if (read === void 0 || largest === void 0) return {};
	const node = read.forPod(placement?.() ?? anywhere)[resource];
	const made = read.made(resource);
	return {
		...node === void 0 ? {} : { node },
		beyond: {
			largest,
			...placement === void 0 ? { isOpen: true } : {},
			...made === void 0 ? {} : { made },
			...read.doubt === void 0 ? {} : { doubt: read.doubt }
		}
	};
}
/** Whether a node of this size would be made for a pod. */
function isMade(amount, beyond) {
	const made = beyond?.made;
	return made === "any" || made !== void 0 && compare(amount, made) <= 0;
}
/** Whether any node can hold the amount. */
function judgeAgainstNode({ quantity, field, node, beyond }) {
	const bound = {
		...node === void 0 ? {} : { node },
		...beyond === void 0 ? {} : { beyond }
	};
	if (field === "requests") return judgeRequestAgainstNode(quantity, {
		...bound,
		shown: quantity.text
	});
	const largest = beyond?.largest ?? node;
	if (largest === void 0 || compare(quantity, largest) <= 0 || isMade(quantity, beyond)) return void 0;
	return exceeds("warning", {
		message: `${quantity.text} is more than the largest node offers (${largest.text})`,
		why: "the container can take all memory or CPU of its node before its limit stops it"
	});
}
/** Whether any node can hold what a container or a whole pod asks for. */
function judgeRequestAgainstNode(request, { node, beyond, shown }) {
	if (isMade(request, beyond)) return void 0;
	const largest = beyond?.largest ?? node;
	if (largest !== void 0 && compare(request, largest) > 0) return fitsNone(shown, {
		largest,
		beyond
	});
	const usable = beyond?.isOpen === true ? largest : node;
	if (usable === void 0) return void 0;
	if (compare(request, usable) > 0) {
		const unless = beyond?.doubt === void 0 ? "" : `, unless a larger one comes: ${beyond.doubt}`;
		return exceeds("warning", {
			message: `${shown} is more than the largest node offers that the pod can be seen to use (${usable.text})`,
			why: `only nodes with taints or labels of their own have more (${largest?.text}): without a toleration or selector for them the pod stays Pending${unless}`
		});
	}
	if (compare(request, percentOf(usable, shares.crowdedNode)) <= 0) return void 0;
	return exceeds("warning", {
		message: `${shown} is over ${shares.crowdedNode}% of what the largest node offers (${usable.text})`,
		why: "one pod takes the node whole, and daemon sets need their part of it"
	});
}
/** A larger one that may come makes it a doubt, and not an error. */
function fitsNone(shown, { largest, beyond }) {
	const made = beyond?.made;
	const more = made === void 0 || made === "any" ? "" : `, and than one that Karpenter may add (${made.text})`;
	const message = `${shown} is more than the largest node offers (${largest.text})${more}`;
	if (beyond?.doubt === void 0) return exceeds("error", {
		message,
		why: "the pod fits no node: it stays Pending for ever"
	});
	return exceeds("warning", {
		message,
		why: `the pod fits no node that is there: ${beyond.doubt}`
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
		severity: isMuchMore(limit, request) ? "warning" : "info",
		message: `the limit ${limit.text} is ${times === void 0 ? "far above" : `${times} times`} the request ${request.text}`,
		why: "a pod above its request is evicted first when its node runs out of memory",
		fix: "set the limit to 1 to 1.5 times the request"
	};
}
/** So little memory more is no danger to a node. */
function isMuchMore(limit, request) {
	return compare(limit, sum([request, shares.littleMemory])) >= 0;
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
function judgePodSum(workload, resource, bound) {
	const unit = thresholdsOf(resource)?.unit;
	const requests = workload.containers.flatMap((container) => requestOf(container, resource));
	const largest = requests.toSorted((one, other) => compare(other.quantity, one.quantity))[0];
	if (unit === void 0 || largest === void 0 || requests.length < 2) return [];
	if (judgeRequestAgainstNode(largest.quantity, {
		...bound,
		shown: ""
	}) !== void 0) return [];
	const total = podRequest(requests, overheadOf(workload, resource));
	const value = printExact(total);
	const shown = `the request of the whole pod, ${value} ${unit},`;
	const verdict = judgeRequestAgainstNode(total, {
		...bound,
		shown
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
function podRequest(requests, overhead) {
	const amounts = requests.map(({ container, quantity }) => ({
		quantity,
		isRunning: container.list === "containers" || container.isSidecar
	}));
	return sum([podRequestOf(amounts), ...overhead]);
}
/**
* What the scheduler reserves: the containers together with the sidecars, or the largest init container if it is more.
* https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#resource-sharing-within-containers
*/
function podRequestOf(amounts) {
	const running = sum(amounts.filter(({ isRunning }) => isRunning).map(({ quantity }) => quantity));
	return amounts.filter(({ isRunning }) => !isRunning).map(({ quantity }) => quantity).reduce((one, other) => compare(one, other) < 0 ? other : one, running);
}
export { amountsIn as A, objectAt as C, workloadOf as D, objectsIn as E, itemsOf as F, keysOf as I, textIn as L, resourceMappingsIn as M, childOf as N, objectAmountsIn as O, descend as P, isPlaceholder as R, mayBeSameNamespace as S, groupOf as T, isSelectedByMap as _, boundOf as a, makesPods as b, usesAt as c, MappedText as d, commandsIn as f, isSelected as g, LabelIndex as h, judgeAgainstNode as i, fieldAmounts as j, amountAt as k, partOf as l, SelectorIndex as m, podRequestOf as n, isCommit as o, skipExpression as p, judgeAgainstLimit as r, majorOf as s, judgePodSum as t, textOf as u, viewOf as v, titleOf as w, podOf as x, containersOf as y, meets as z };
