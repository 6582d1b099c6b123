import "./rolldown-runtime.js";
import { It as textAt, K as workloadKinds, Nt as isTrueAt, q as compare, zt as withoutUndefined } from "./drive.js";
import { i as titleOfCluster, n as inTime, r as openedOrWhy, t as readClusterNodes } from "./cluster-facts.js";
import { H as backupApi } from "./action.js";
import { n as seeSchedules, o as readSchedule, s as scheduleTrouble, t as scheduleRights } from "./velero-schedules.js";
import { d as unitsOf, f as ObjectSet, h as isYamlName, m as objectsOf, o as readUnit, s as readingOf, u as inParallel, x as readOnce } from "./around.js";
import { r as planOf } from "./catalogue.js";
import { t as readUsageOf } from "./read-usage.js";
/** Where Velero stands unless its objects say otherwise. */
const usualNamespace = "velero";
/** The namespaces that the Schedules of files stand in; none where there is no Schedule, and so nothing to ask. */
function scheduleNamespaces(files) {
	const namespaces = [...files].flatMap(([file, bytes]) => {
		if (!isYamlName(file) || !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(backupApi.apiVersion)) return [];
		const read = readOnce(file, bytes);
		return read.result === "read" ? objectsOf(read.source).flatMap((object) => namespaceOf(planOf(object)?.object)) : [];
	});
	return [...new Set(namespaces)];
}
function namespaceOf(object) {
	return object?.kind === "Schedule" ? [object.namespace ?? usualNamespace] : [];
}
/** Asks clusters how old the backups of their Schedules are: two requests for each cluster and namespace. That one may not be asked is no failure. */
async function readScheduleFacts({ clusters, namespaces, within }, ports, signal) {
	if (namespaces.length === 0) return { notes: [] };
	const asked = clusters.flatMap((cluster) => namespaces.map((namespace) => ({
		cluster,
		namespace
	})));
	const answers = await Promise.all(asked.map(async (place) => {
		return await inTime((until) => look(place, ports, until), {
			within,
			clock: ports.clock,
			signal
		}) ?? noteOf(place, `they do not come within ${within / 1e3} s`);
	}));
	const notes = answers.filter((answer) => typeof answer === "string");
	const seen = answers.filter((answer) => typeof answer !== "string").flat();
	return {
		notes,
		...notes.length === answers.length ? {} : { scheduleTroubles: troublesIn(seen) }
	};
}
function troublesIn(seen) {
	return ({ namespace, name }) => seen.filter((one) => one.name === name && (namespace ?? one.namespace) === one.namespace).map(({ why }) => why);
}
async function look(place, ports, signal) {
	const cluster = await openedOrWhy(() => ports.cluster(place.cluster));
	if (typeof cluster === "string") return noteOf(place, cluster);
	if (cluster === void 0) return noteOf(place, "no way to it was given (`kubeconfig`)");
	const seen = await seeSchedules(cluster, place.namespace, signal);
	return seen.state === "seen" ? troubled(seen.object, place, ports.clock.now()) : noteOf(place, whyUnseen(seen, place.namespace));
}
function troubled({ schedules, backups }, { cluster, namespace }, now) {
	return schedules.filter((one) => !isTrueAt(one, "spec", "paused")).flatMap((one) => {
		const cron = textAt(one, "spec", "schedule") ?? "";
		const trouble = scheduleTrouble(readSchedule(one, backups, now), {
			cron,
			now
		});
		const where = cluster === void 0 ? "" : ` in ${cluster}`;
		return trouble === void 0 ? [] : [{
			namespace,
			name: one.metadata.name,
			why: `${trouble}${where}`
		}];
	});
}
function whyUnseen(seen, namespace) {
	switch (seen.state) {
		case "forbidden": return `${seen.message}; ${scheduleRights(namespace)}`;
		case "unreachable": return seen.message;
		case "unknown-type": return "Velero is not installed there";
		case "absent": return "there was no answer";
	}
}
function noteOf({ cluster, namespace }, why) {
	return `${titleOfCluster(cluster)}: the Schedules of Velero in "${namespace}" are not known: ${why}`;
}
/**
* Looks up the usage of containers: of several servers the most. A manifest that does not say its namespace means the only workload of its
* kind and name, and none where there are several.
*/
function usageLookup(measured) {
	const byPlace = /* @__PURE__ */ new Map();
	const namespaces = /* @__PURE__ */ new Map();
	for (const { workloads, isPartial } of measured) for (const { workload, containers } of workloads) for (const one of containers) {
		const usage = usageFrom(one, isPartial);
		const name = keyOf(workload.kind, workload.name, one.container);
		const place = keyOf(name, workload.namespace);
		byPlace.set(place, most(byPlace.get(place), usage));
		namespaces.set(name, (namespaces.get(name) ?? /* @__PURE__ */ new Set()).add(workload.namespace));
	}
	return ({ kind, namespace, name = "", container }) => {
		const named = keyOf(kind, name, container);
		const known = [...namespaces.get(named) ?? []];
		const own = namespace ?? (known.length === 1 ? known[0] : void 0);
		return own === void 0 ? void 0 : byPlace.get(keyOf(named, own));
	};
}
function keyOf(...names) {
	return JSON.stringify(names);
}
/** Of what a server has left something out, no history is long enough. */
function usageFrom({ cpu, memory, days, oomLimit, course }, isPartial) {
	const [cores, bytes] = [cpu.quantiles[0]?.cores, larger(memory.maximum, oomLimit)];
	const steady = leastOf(course.memory);
	return {
		...cores === void 0 ? {} : { cpu: thousandths(cores) },
		...bytes === void 0 ? {} : { memory: {
			numerator: BigInt(Math.ceil(bytes)),
			denominator: 1n
		} },
		...steady === void 0 ? {} : { steadyMemory: {
			numerator: BigInt(Math.floor(steady)),
			denominator: 1n
		} },
		days: isPartial ? 0 : Math.round(days)
	};
}
/** Of the steps in which it ran; a course may be long. */
function leastOf(course) {
	return course.reduce((least, one) => one === void 0 || least !== void 0 && least <= one ? least : one, void 0);
}
function larger(one, other) {
	return one === void 0 || other === void 0 ? one ?? other : Math.max(one, other);
}
/** CPU is counted in thousandths of a core. */
function thousandths(cores) {
	return {
		numerator: BigInt(Math.ceil(Math.min(cores * 1e3, Number.MAX_SAFE_INTEGER))),
		denominator: 1000n
	};
}
function most(one, other) {
	if (one === void 0) return other;
	const [cpu, memory] = [largerOf(one.cpu, other.cpu), largerOf(one.memory, other.memory)];
	const steadyMemory = smallerOf(one.steadyMemory, other.steadyMemory);
	return {
		...cpu === void 0 ? {} : { cpu },
		...memory === void 0 ? {} : { memory },
		...steadyMemory === void 0 ? {} : { steadyMemory },
		days: Math.min(one.days, other.days)
	};
}
function largerOf(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return compare(one, other) < 0 ? other : one;
}
function smallerOf(one, other) {
	if (one === void 0 || other === void 0) return one ?? other;
	return compare(one, other) < 0 ? one : other;
}
/** Asks Prometheus what containers used. That one does not answer, or may not be asked, is no failure. */
async function readUsageFacts(asked, ports, signal) {
	const { clusters, within } = asked;
	if (asked.workloads.length === 0) return { notes: [] };
	const answers = await Promise.all(clusters.map((name) => inTime((until) => ask(name, asked, ports, until), {
		within,
		clock: ports.clock,
		signal
	})));
	const late = `Prometheus does not answer within ${within / 1e3} s`;
	const notes = answers.flatMap((answer) => answer === void 0 ? [late] : answer.notes);
	const measured = answers.flatMap((answer) => answer?.measured ?? []);
	return {
		notes,
		...measured.length === 0 ? {} : { usage: usageLookup(measured) }
	};
}
async function ask(name, { workloads, days }, ports, signal) {
	const metrics = await openedOrWhy(() => ports.metrics(name));
	if (metrics === void 0) return { notes: [] };
	if (typeof metrics === "string") return { notes: [`what containers used is not known: ${metrics}`] };
	const now = ports.clock.now();
	const found = await readUsageOf({
		metrics,
		workloads,
		days,
		quantiles: [.95],
		now,
		signal
	});
	return found.result === "unknown" ? { notes: [`what containers used is not known: ${found.message}`] } : {
		measured: found,
		notes: found.notes
	};
}
/** So many are rendered at the same time. */
const atATime = 4;
/** The workloads that files make, each once, as far as they say their namespace. */
async function workloadsIn(given) {
	const { files, signal } = given;
	const reading = readingOf(given);
	const read = await inParallel(unitsOf(files), {
		atATime,
		signal
	}, async (unit, until) => ({ result: await readUnit(unit, {
		...reading,
		signal: until
	}) }));
	const named = ("results" in read ? read.results : []).flatMap(({ parts }) => parts.map((part) => new ObjectSet(part, { isWhole: false }))).flatMap(({ pods }) => pods.flatMap(({ runsAs: { kind: wanted, namespace, name } }) => {
		const kind = workloadKinds.find((one) => one === wanted);
		return kind === void 0 || namespace === void 0 || name === void 0 ? [] : [{
			kind,
			namespace,
			name
		}];
	}));
	return [...new Map(named.map((one) => [JSON.stringify(one), one])).values()];
}
/** Milliseconds for nodes, for Schedules of Velero, and for usage. */
const nodesWithin = 3e4;
const schedulesWithin = 3e4;
const usageWithin = 6e4;
/** Pages of 500 nodes that are read. */
const mostPages = 20;
/**
* What clusters and Prometheus say about what is judged, where the settings ask for it. Where something cannot be found out, it is said once,
* and all is judged without it.
*/
async function factsOf(gathered, asked, ports, signal) {
	const { request } = asked;
	if (request.when === "never") return {};
	const obstacle = obstacleTo(gathered, request);
	if (obstacle !== void 0) {
		ports.log.info(`judged without what clusters and Prometheus say: ${obstacle}`);
		return {};
	}
	const reached = {
		...ports,
		...request.open(asked.reach)
	};
	const [nodes, used, backed] = await Promise.all([
		nodesFor(asked, reached, signal),
		usageFor(gathered, asked, reached, signal),
		schedulesFor(gathered, asked, reached, signal)
	]);
	for (const note of /* @__PURE__ */ new Set([
		...nodes.notes,
		...used.notes,
		...backed.notes
	])) ports.log.info(note);
	const { scheduleTroubles } = backed;
	return withoutUndefined({
		clusterNodes: nodes.nodes,
		usage: used.usage,
		scheduleTroubles
	});
}
/** Logins go where the settings say: those have to be reviewed ones, or a person answers for them. */
function obstacleTo({ mergeBase }, { run, when }) {
	if (run === "fork") return "this pull request comes from a fork, which has no secrets";
	if (mergeBase !== void 0 || run === "merged") return void 0;
	if (run === "change") return "without a base the settings are those of the change itself";
	return when === "always" ? void 0 : "the settings of this folder say where our logins go, and nobody may have reviewed them; `facts: always` asks";
}
async function nodesFor({ settings: { asks }, reach }, ports, signal) {
	if (asks.clusters === void 0) return { notes: [] };
	const clusters = namesOf(asks.clusters, reach);
	return readClusterNodes({
		clusters,
		pages: mostPages,
		asksScaling: true,
		within: nodesWithin
	}, ports, signal);
}
/** All files that are judged, or that those are applied with. */
function filesOf({ now, others }) {
	return new Map([...others, ...now]);
}
/** Only where there is a Schedule to judge. */
async function schedulesFor(gathered, { settings: { asks }, reach }, ports, signal) {
	if (asks.clusters === void 0) return { notes: [] };
	const namespaces = scheduleNamespaces(filesOf(gathered));
	return readScheduleFacts({
		clusters: namesOf(asks.clusters, reach),
		namespaces,
		within: schedulesWithin
	}, ports, signal);
}
/** Every cluster that is configured; the one of `kubeconfig` where there is none. */
function namesOf(asked, { clusters }) {
	if (asked !== "all" && asked !== void 0) return asked;
	const names = Object.keys(clusters);
	return names.length === 0 ? [void 0] : names;
}
async function usageFor(gathered, { settings: { asks, kubernetes }, reach }, ports, signal) {
	if (asks.usageDays === void 0) return { notes: [] };
	const renderer = await ports.renderer();
	const workloads = await workloadsIn({
		files: filesOf(gathered),
		renderer,
		kubernetes,
		signal
	});
	return readUsageFacts({
		clusters: measuredOf(asks.clusters, reach),
		days: asks.usageDays,
		workloads,
		within: usageWithin
	}, ports, signal);
}
/** Each Prometheus once: the one of all, and those that clusters have of their own. */
function measuredOf(asked, reach) {
	const names = asked === void 0 || asked === "all" ? Object.keys(reach.clusters) : asked;
	const own = names.filter((name) => reach.clusters[name]?.prometheus !== void 0);
	const usesCommon = names.length === 0 || own.length < names.length || asked === void 0;
	return [...own, ...usesCommon && reach.prometheus !== void 0 ? [void 0] : []];
}
export { factsOf };
