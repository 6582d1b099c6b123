import { It as textAt, Mt as isFields, Pt as listAt, Rt as valueAt, Y as parseQuantity, et as quantityOf, q as compare } from "./drive.js";
import { z as meets } from "./pod-sum.js";
import { B as DeployError } from "./start.js";
/** Resources of a node that are held against. */
const nodeResources = [
	"memory",
	"cpu",
	"ephemeral-storage"
];
/** The amounts that can be read of texts by resource; what is no amount above zero is left out. */
function amountsFrom(texts) {
	const read = nodeResources.flatMap((resource) => {
		const text = texts[resource];
		const amount = parseQuantity(typeof text === "number" ? String(text) : typeof text === "string" ? text : "");
		return amount === void 0 || amount.numerator <= 0n ? [] : [[resource, amount]];
	});
	return Object.fromEntries(read);
}
/** The larger of two; undefined where there is neither. */
function larger(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return compare(one, other) < 0 ? other : one;
}
/**
* The groups in the status of the Cluster Autoscaler (ConfigMap `cluster-autoscaler-status`): YAML from 1.30 on, sentences before.
* https://github.com/kubernetes/autoscaler/blob/master/cluster-autoscaler/clusterstate/api/types.go
*/
function scaledGroups(status) {
	const groups = /^\s*nodegroups:\s*$/im.exec(status);
	if (groups === null) return [];
	return status.slice(groups.index).split(/^(?:\s*- |\s*Name:)/m).flatMap((part) => {
		const [ready, least, most] = [
			"ready",
			"minSize",
			"maxSize"
		].map((name) => numberOf(part, name));
		return most === void 0 ? [] : [{
			ready: ready ?? 0,
			least: least ?? 0,
			most
		}];
	});
}
function numberOf(text, name) {
	const found = new RegExp(`\\b${name}[=:]\\s*(\\d{1,9})\\b`).exec(text)?.[1];
	return found === void 0 ? void 0 : Number(found);
}
/** Labels by which providers tell the size of a machine, memory in MiB. */
const sizeLabels = {
	memory: {
		names: ["karpenter.k8s.aws/instance-memory", "karpenter.azure.com/sku-memory"],
		unit: "Mi"
	},
	cpu: {
		names: ["karpenter.k8s.aws/instance-cpu", "karpenter.azure.com/sku-cpu"],
		unit: ""
	}
};
/** The most that a node may have which any of these NodePools of Karpenter adds; undefined where there are none. */
function ceilingOf(pools, resource) {
	const ceilings = pools.map((pool) => ceilingOfPool(pool, resource));
	if (ceilings.includes("any")) return "any";
	return ceilings.filter((one) => one !== "any").reduce((most, one) => larger(most, one), void 0);
}
/** What all nodes of a pool may have together bounds each of them. */
function ceilingOfPool(pool, resource) {
	const limit = limitsOf(pool)[resource];
	const sizes = resource === "ephemeral-storage" ? [] : sizesOf(pool, sizeLabels[resource]);
	return [...limit === void 0 ? [] : [limit], ...sizes].toSorted(compare)[0] ?? "any";
}
function limitsOf(pool) {
	const limits = valueAt(pool, "spec", "limits");
	return isFields(limits) ? amountsFrom(limits) : {};
}
/** Whether what a pool adds is bounded at all. */
function isBounded(pool) {
	const limits = valueAt(pool, "spec", "limits");
	return isFields(limits) && Object.keys(limits).length > 0;
}
function sizesOf(pool, { names, unit }) {
	return listAt(pool, "spec", "template", "spec", "requirements").filter((one) => names.some((name) => name === textAt(one, "key"))).flatMap((one) => {
		const numbers = listAt(one, "values").map(Number);
		const bounds = [
			"In",
			"Lt",
			"Lte"
		].includes(textAt(one, "operator") ?? "");
		const isRead = numbers.length > 0 && numbers.every((number) => Number.isSafeInteger(number) && number > 0);
		return bounds && isRead ? [quantityOf(`${Math.max(...numbers)}${unit}`)] : [];
	});
}
/** Whether the scheduler may put a pod on a node, whatever room there is. */
function fits({ selector, terms, tolerations }, { labels, taints }) {
	return [...selector].every(([name, value]) => labels[name] === value) && (terms.length === 0 || terms.some((conditions) => conditions.every((one) => holds(one, labels)))) && taints.every((taint) => taint.effect === "PreferNoSchedule" || tolerations.some((one) => bears(one, taint)));
}
function holds(condition, labels) {
	return meets(labels[condition.key], condition) ?? true;
}
/** https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/#concepts */
function bears({ key, operator = "Equal", value = "", effect }, taint) {
	if (effect !== void 0 && effect !== taint.effect) return false;
	if (key === void 0) return operator === "Exists";
	if (key !== taint.key) return false;
	return operator === "Exists" || operator === "Equal" && value === (taint.value ?? "");
}
/** Labels of providers and of Karpenter that tell machines which may be taken back at any time. */
const spotLabels = [
	["karpenter.sh/capacity-type", "spot"],
	["eks.amazonaws.com/capacityType", "SPOT"],
	["cloud.google.com/gke-spot", "true"],
	["cloud.google.com/gke-preemptible", "true"],
	["kubernetes.azure.com/scalesetpriority", "spot"],
	["node.kubernetes.io/lifecycle", "spot"],
	["spotinst.io/node-lifecycle", "spot"],
	["scheduling.cast.ai/spot", "true"]
];
/** Whether the machine of a node may be taken back at any time, for less money. */
function isSpot({ labels }) {
	return spotLabels.some(([name, value]) => labels[name] === value);
}
/** Everything that is known of the nodes of these clusters together: a pod may run in any of them. */
function clusterNodes(clusters) {
	const nodes = clusters.flatMap((one) => one.nodes);
	const groups = groupsOf(nodes.filter((node) => !isVirtual(node)));
	const pools = clusters.flatMap(({ scaling }) => scaling.nodePools ?? []);
	const doubt = clusters.map(doubtOf).find((one) => one !== void 0);
	const known = /* @__PURE__ */ new Map();
	const ceilings = new Map(nodeResources.map((resource) => [resource, ceilingOf(pools, resource)]));
	return {
		forPod: (placement) => {
			const key = keyOf(placement);
			const amounts = known.get(key) ?? largestOf(groups.filter((group) => fits(placement, group)));
			known.set(key, amounts);
			return amounts;
		},
		largest: largestOf(groups),
		made: (resource) => ceilings.get(resource),
		...doubt === void 0 ? {} : { doubt },
		summary: summaryOf(clusters, nodes)
	};
}
/** What nodes of a group differ in. */
const ownLabels = /* @__PURE__ */ new Set(["kubernetes.io/hostname", "alpha.eksctl.io/instance-id"]);
function groupsOf(nodes) {
	const groups = /* @__PURE__ */ new Map();
	for (const { labels, taints, allocatable } of nodes) {
		const shared = Object.entries(labels).filter(([name]) => !ownLabels.has(name));
		const key = JSON.stringify([
			shared.toSorted(),
			taints,
			nodeResources.map((resource) => allocatable[resource])
		]);
		if (!groups.has(key)) groups.set(key, {
			labels: Object.fromEntries(shared),
			taints,
			amounts: amountsFrom(allocatable)
		});
	}
	return [...groups.values()];
}
function largestOf(groups) {
	const amounts = nodeResources.flatMap((resource) => {
		const known = groups.flatMap((group) => group.amounts[resource] ?? []);
		const most = known.length < groups.length ? void 0 : known.reduce(larger, void 0);
		return most === void 0 ? [] : [[resource, readable(most, resource)]];
	});
	return Object.fromEntries(amounts);
}
const gibi = quantityOf("1Gi");
/** Kubelets tell bytes in Ki: as people say it, rounded down; what is compared stays exact. */
function readable(amount, resource) {
	if (resource === "cpu" || compare(amount, gibi) < 0) return amount;
	const tenths = amount.numerator * 10n / (amount.denominator * gibi.numerator);
	return {
		...amount,
		text: `${tenths / 10n}${tenths % 10n === 0n ? "" : `.${tenths % 10n}`}Gi`
	};
}
function keyOf({ selector, terms, tolerations }) {
	return JSON.stringify([
		[...selector],
		terms,
		tolerations
	]);
}
/** What such a node offers is no machine's: it makes one for each pod. */
function isVirtual({ labels }) {
	return labels["type"] === "virtual-kubelet" || labels["eks.amazonaws.com/compute-type"] === "fargate";
}
/** Who runs machines of clusters to which nothing adds nodes by itself. */
const fixedProviders = /* @__PURE__ */ new Set([
	"kind",
	"k3s",
	"kwok"
]);
function doubtOf(cluster) {
	const { nodes, isAll } = cluster;
	if (!isAll) return "not every node was looked at";
	if (nodes.some(isVirtual)) return "some of its nodes are made for a pod each";
	if (nodes.some(({ allocatable }) => Object.keys(amountsFrom(allocatable)).length === 0)) return "a node has not told yet what it offers";
	return doubtOfScaling(cluster);
}
/** What adds nodes is known where it shows itself, and nothing else can be there. */
function doubtOfScaling({ nodes, scaling: { autoscaler, nodePools } }) {
	if (autoscaler === void 0 || nodePools === void 0) return "whether an autoscaler adds larger ones is not known";
	const groups = scaledGroups(autoscaler);
	if (autoscaler !== "" && groups.length === 0) return "the autoscaler does not say which pools it has";
	if (groups.some(({ ready, most }) => ready === 0 && most > 0)) return "the autoscaler has a pool without nodes, and those may be larger";
	const providers = new Set(nodes.flatMap(({ provider = [] }) => provider));
	if (providers.has("gce") || nodes.some(({ labels }) => labels["node.openshift.io/os_id"] !== void 0)) return "the provider may make pools of larger ones by itself";
	const hidden = [...providers].find((provider) => !fixedProviders.has(provider));
	if (hidden === void 0 || groups.length > 0 || nodePools.length > 0) return void 0;
	return `an autoscaler of ${hidden} that does not show itself may add larger ones`;
}
function summaryOf(clusters, nodes) {
	const groups = clusters.flatMap(({ scaling }) => scaledGroups(scaling.autoscaler ?? ""));
	const pools = clusters.flatMap(({ scaling }) => scaling.nodePools ?? []);
	const unbounded = pools.filter((pool) => !isBounded(pool)).length;
	return {
		nodes: nodes.length,
		spot: nodes.filter(isSpot).length,
		scaled: [...scaledWords(groups), ...poolWords(pools.length, unbounded)],
		isBounded: unbounded === 0
	};
}
function scaledWords(groups) {
	if (groups.length === 0) return [];
	const sum = (of) => groups.reduce((total, group) => total + of(group), 0);
	return [`Cluster Autoscaler: ${groups.length === 1 ? "1 pool" : `${groups.length} pools`}, ${sum(({ least }) => least)} to ${sum(({ most }) => most)} nodes`];
}
function poolWords(pools, unbounded) {
	if (pools === 0) return [];
	return [`Karpenter: ${pools === 1 ? "1 NodePool" : `${pools} NodePools`}, ${unbounded === 0 ? "each with limits" : `${unbounded} without limits`}`];
}
/** What a port opens, or why it cannot be opened: such as a variable that is not set. */
async function openedOrWhy(open) {
	try {
		return await open();
	} catch (error) {
		if (error instanceof DeployError) return error.message;
		throw error;
	}
}
/** How a cluster is named in a note. */
function titleOfCluster(name) {
	return name === void 0 ? "the cluster" : `cluster ${name}`;
}
/** What work comes to; undefined where it takes too long, and then it is cancelled. Rejects as the work does, and once the signal is aborted. */
async function inTime(work, { within, clock, signal }) {
	const late = new AbortController();
	const done = new AbortController();
	clock.sleep(within, done.signal).then(() => late.abort(/* @__PURE__ */ new Error("it takes too long")), () => {});
	try {
		return await work(AbortSignal.any([signal, late.signal]));
	} catch (error) {
		signal.throwIfAborted();
		if (late.signal.aborted) return void 0;
		throw error;
	} finally {
		done.abort();
	}
}
/** Asks clusters about their nodes. That one does not answer, or may not be asked, is no failure. */
async function readClusterNodes(asked, ports, signal) {
	const { clusters, within } = asked;
	const looks = await Promise.all(clusters.map(async (name) => {
		return {
			name,
			looked: await inTime((until) => lookAt(name, asked, ports, until), {
				within,
				clock: ports.clock,
				signal
			}) ?? withheld(`it does not answer within ${within / 1e3} s`)
		};
	}));
	const notes = looks.flatMap(({ name, looked }) => looked.state === "given" ? [] : [`${titleOfCluster(name)}: its nodes are not known: ${looked.why}`]);
	if (notes.length === looks.length) return { notes };
	return {
		nodes: clusterNodes(looks.map(({ looked }) => looked.state === "given" ? looked.value : unseen)),
		notes
	};
}
/** A cluster that may have any nodes. */
const unseen = {
	nodes: [],
	isAll: false,
	scaling: {}
};
async function lookAt(name, { pages, asksScaling }, ports, signal) {
	const inventory = await inventoryOf(name, ports);
	if (inventory.state === "withheld") return inventory;
	const [seen, scaling] = await Promise.all([inventory.value.nodes(pages, signal), asksScaling ? inventory.value.scaling(signal) : {}]);
	return seen.state === "given" ? {
		state: "given",
		value: {
			...seen.value,
			scaling
		}
	} : seen;
}
async function inventoryOf(name, ports) {
	const cluster = await openedOrWhy(() => ports.cluster(name));
	if (typeof cluster === "string") return withheld(cluster);
	if (cluster === void 0) return withheld("no way to it was given (`kubeconfig`)");
	return cluster.inventory === void 0 ? withheld("Argo CD does not show nodes: give a kubeconfig") : {
		state: "given",
		value: cluster.inventory
	};
}
function withheld(why) {
	return {
		state: "withheld",
		why
	};
}
export { titleOfCluster as i, inTime as n, openedOrWhy as r, readClusterNodes as t };
