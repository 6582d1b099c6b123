import { zt as withoutUndefined } from "./drive.js";
import { u as inParallel } from "./around.js";
/** The value of a label of the object that a series is about; Prometheus calls it `exported_…` where the scrape has one of the same name. */
function labelOf(labels, name) {
	return labels[`exported_${name}`] || labels[name] || "";
}
/** How a workload is named among all. */
function workloadKey({ kind, namespace, name }) {
	return `${kind}/${namespace}/${name}`;
}
/** The workload of each pod, as `namespace/pod` to the key of the workload. */
function workloadsOfPods({ podOwners, replicaSetOwners, jobOwners }) {
	const above = new Map([...ownersBy(replicaSetOwners, "replicaset", "ReplicaSet"), ...ownersBy(jobOwners, "job_name", "Job")]);
	return new Map(podOwners.flatMap(({ labels }) => {
		const owner = ownerIn(labels);
		if (owner === void 0) return [];
		return [[`${labelOf(labels, "namespace")}/${labelOf(labels, "pod")}`, above.get(owner) ?? owner]];
	}));
}
function ownersBy(series, label, kind) {
	return series.flatMap(({ labels }) => {
		const owner = ownerIn(labels);
		const owned = {
			kind,
			namespace: labelOf(labels, "namespace"),
			name: labelOf(labels, label)
		};
		return owner === void 0 ? [] : [[workloadKey(owned), owner]];
	});
}
/** Undefined where there is no owner, which kube-state-metrics writes as `<none>` or leaves empty. */
function ownerIn(labels) {
	const { owner_kind: kind = "", owner_name: name = "" } = labels;
	if (kind === "" || kind === "<none>") return void 0;
	return workloadKey({
		kind,
		namespace: labelOf(labels, "namespace"),
		name
	});
}
/** Reads what the queries came to: for each workload its containers, with all pods that it had within the time, those of old revisions too. */
function readUsage(answers, workloads) {
	const found = gather(answers);
	const owned = new Set(workloadsOfPods(answers).values());
	return workloads.map((workload) => {
		const containers = [...found.get(workloadKey(workload)) ?? []].filter(([, pods]) => [...pods.values()].some(({ cpu, memory }) => cpu.size + memory.size > 0)).map(([name, pods]) => containerUsage(name, [...pods.values()], {
			workload,
			answers
		})).sort((one, other) => one.container < other.container ? -1 : 1);
		if (containers.length > 0) return {
			workload,
			containers
		};
		return {
			workload,
			containers,
			missing: whyMissing(answers, owned.has(workloadKey(workload)))
		};
	});
}
/** Says which of the series it would take are not there. */
function whyMissing(answers, hasPods) {
	const { podOwners, replicaSetOwners, cpuCourse, memoryCourse } = answers;
	if (podOwners.length === 0) return "kube_pod_owner has no series here: without kube-state-metrics nothing says which workload a pod belongs to";
	if (hasPods && cpuCourse.length + memoryCourse.length === 0) return "container_cpu_usage_seconds_total and container_memory_working_set_bytes have no series here: the kubelets (cAdvisor) are not scraped";
	if (podOwners.some(({ labels }) => labels["owner_kind"] === "ReplicaSet") && replicaSetOwners.length === 0) return "kube_replicaset_owner has no series here: it says which Deployment or Rollout a ReplicaSet belongs to";
	return hasPods ? "its pods have no series of CPU and memory" : "no pod of it was seen within the time";
}
function gather(answers) {
	const owners = workloadsOfPods(answers);
	const found = /* @__PURE__ */ new Map();
	const at = ({ labels }) => {
		const [namespace, pod, container] = [
			labelOf(labels, "namespace"),
			labelOf(labels, "pod"),
			labelOf(labels, "container")
		];
		const workload = owners.get(`${namespace}/${pod}`);
		if (workload === void 0 || container === "" || container === "POD") return void 0;
		return entryOf(entryOf(entryOf(found, workload, () => /* @__PURE__ */ new Map()), container, () => /* @__PURE__ */ new Map()), pod, nothingYet);
	};
	gatherNumbers(answers, at);
	for (const course of answers.cpuCourse) addCourse(course, at(course)?.cpu, answers.stepSeconds);
	for (const course of answers.memoryCourse) addCourse(course, at(course)?.memory, answers.stepSeconds);
	return found;
}
function gatherNumbers(answers, at) {
	const each = (series, put) => {
		for (const one of series) {
			const pod = Number.isFinite(one.value) && one.value >= 0 ? at(one) : void 0;
			if (pod !== void 0) put(pod, one.value);
		}
	};
	for (const [index, { found }] of answers.cpuQuantiles.entries()) each(found, (pod, value) => pod.quantiles.set(index, larger(pod.quantiles.get(index), value)));
	each(answers.restarts, (pod, value) => pod.restarts = larger(pod.restarts, value));
	each(answers.lastOom, (pod, value) => pod.lastOom = larger(pod.lastOom, value));
	each(answers.oomEvents, (pod, value) => pod.oomEvents = larger(pod.oomEvents, value));
	each(answers.memoryLimits, (pod, value) => pod.memoryLimit = larger(pod.memoryLimit, value));
	each(answers.throttled, (pod, value) => pod.throttled = larger(pod.throttled, Math.min(1, value)));
}
function nothingYet() {
	return {
		cpu: /* @__PURE__ */ new Map(),
		memory: /* @__PURE__ */ new Map(),
		quantiles: /* @__PURE__ */ new Map(),
		restarts: 0,
		lastOom: 0,
		oomEvents: 0,
		memoryLimit: void 0,
		throttled: void 0
	};
}
function entryOf(map, key, made) {
	const entry = map.get(key) ?? made();
	map.set(key, entry);
	return entry;
}
function addCourse({ points }, steps, stepSeconds) {
	for (const [seconds, value] of steps === void 0 ? [] : points) {
		const step = Math.round(seconds / stepSeconds);
		if (Number.isFinite(value) && value >= 0) steps?.set(step, larger(steps.get(step), value));
	}
}
function larger(one, other) {
	return one === void 0 ? other : Math.max(one, other);
}
function containerUsage(container, pods, of) {
	const lasting = lastingAmong(pods);
	const quantiles = of.answers.cpuQuantiles.flatMap(({ quantile }, index) => {
		const cores = largest(lasting.map((pod) => pod.quantiles.get(index)));
		return cores === void 0 ? [] : [{
			quantile,
			cores
		}];
	});
	const [cpu, memory] = [together(pods.map((pod) => pod.cpu)), together(pods.map((pod) => pod.memory))];
	const days = daysIn(/* @__PURE__ */ new Set([...cpu.keys(), ...memory.keys()]), of);
	const fewer = (course) => {
		const own = daysIn(new Set(course.keys()), of);
		return own < .9 * days ? own : void 0;
	};
	const [cpuMaximum, memoryMaximum] = [largest([...cpu.values()]), largest([...memory.values()])];
	return {
		container,
		cpu: {
			quantiles,
			...withoutUndefined({
				maximum: cpuMaximum,
				days: fewer(cpu)
			})
		},
		memory: withoutUndefined({
			maximum: memoryMaximum,
			days: fewer(memory)
		}),
		days,
		pods: pods.filter((pod) => pod.cpu.size + pod.memory.size > 0).length,
		running: runningOf(pods),
		...killed(pods),
		...withoutUndefined({ throttled: largest(lasting.map((pod) => pod.throttled)) }),
		course: coursesOf(cpu, memory)
	};
}
/**
* Pods that were seen in two steps at least, or all where none was: of one that has just begun, the quantile is that of its start.
*/
function lastingAmong(pods) {
	const lasting = pods.filter(({ cpu }) => cpu.size >= 2);
	return lasting.length > 0 ? lasting : pods;
}
function largest(values) {
	return values.reduce((most, value) => value === void 0 ? most : larger(most, value), void 0);
}
function killed(pods) {
	const kills = (pod) => Math.max(Math.round(pod.oomEvents), pod.lastOom > 0 ? 1 : 0);
	const oomLimit = largest(pods.filter((pod) => kills(pod) > 0).map(({ memoryLimit }) => memoryLimit));
	return {
		restarts: pods.reduce((sum, { restarts }) => sum + Math.round(restarts), 0),
		oomKills: pods.reduce((sum, pod) => sum + kills(pod), 0),
		...withoutUndefined({ oomLimit })
	};
}
function runningOf(pods) {
	const seen = pods.flatMap((pod) => [.../* @__PURE__ */ new Set([...pod.cpu.keys(), ...pod.memory.keys()])]);
	return seen.length / (extreme(seen, Math.max) - extreme(seen, Math.min) + 1);
}
function extreme(steps, of) {
	return steps.reduce((one, other) => of(one, other));
}
function together(courses) {
	const all = /* @__PURE__ */ new Map();
	for (const course of courses) for (const [step, value] of course) all.set(step, larger(all.get(step), value));
	return all;
}
const daySeconds = 86400;
/** What runs all the time counts by the steps in which it was seen; a CronJob by the days on which it ran. */
function daysIn(steps, { workload, answers: { stepSeconds } }) {
	if (workload.kind !== "CronJob") return steps.size * stepSeconds / daySeconds;
	return new Set([...steps].map((step) => Math.floor((step - 1) * stepSeconds / daySeconds))).size;
}
function coursesOf(cpu, memory) {
	const steps = [...cpu.keys(), ...memory.keys()];
	const [first, last] = [extreme(steps, Math.min), extreme(steps, Math.max)];
	const all = Array.from({ length: last - first + 1 }, (_, index) => first + index);
	return {
		cpu: all.map((step) => cpu.get(step)),
		memory: all.map((step) => memory.get(step))
	};
}
/** Text as a string of PromQL, whatever stands in it: its escapes are those of Go (https://prometheus.io/docs/prometheus/latest/querying/basics/#string-literals). */
function quoted(text) {
	return JSON.stringify(text.toWellFormed());
}
/** A selector of the series of one metric. */
function selector(metric, matchers) {
	return `${metric}{${matchers.map(({ label, operator, value }) => `${label}${operator}${quoted(value)}`).join(",")}}`;
}
/** A matcher for labels that are one of these texts. */
function oneOf(label, texts) {
	return {
		label,
		operator: "=~",
		value: [...new Set(texts)].map(literal).join("|")
	};
}
/** Text as a regular expression (RE2) that stands for nothing else. */
function literal(text) {
	return text.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}
/** Every label that names a container: where a scrape does not honour the labels of kube-state-metrics, Prometheus calls them `exported_…`. */
const containerLabels = labelList([
	"namespace",
	"pod",
	"container"
]);
/** Longest expression for the names of pods, in characters: beyond, all pods of the namespaces are asked for. */
const longestPattern = 8e3;
/** Points of a course at the most. */
const mostPoints = 240;
/** Makes the queries about the usage of workloads: as many as there are quantiles and nine or ten more, however many workloads there are. */
function usageQueries(question) {
	const { workloads, days, quantiles } = question;
	const stepSeconds = 3600 * Math.ceil(days * 24 / mostPoints);
	const rates = most(question, (choose) => `rate(${choose("container_cpu_usage_seconds_total", containers)}[5m])`);
	const memory = (window) => (choose) => `max_over_time(${choose("container_memory_working_set_bytes", containers)}[${window}])`;
	return {
		podOwners: owners(question, "kube_pod_owner", "pod"),
		replicaSetOwners: owners(question, "kube_replicaset_owner", "replicaset"),
		...workloads.some(({ kind }) => kind === "CronJob") ? { jobOwners: owners(question, "kube_job_owner", "job_name") } : {},
		cpuQuantiles: quantiles.map((quantile) => `quantile_over_time(${quantile}, (${rates})[${days}d:5m])`),
		...eventQueries(question),
		cpuCourse: `max_over_time((${rates})[${stepSeconds}s:5m])`,
		memoryCourse: most(question, memory(`${stepSeconds}s`)),
		stepSeconds
	};
}
function eventQueries(question) {
	const within = `[${question.days}d]`;
	const seen = (metric, more) => (choose) => `max_over_time(${choose(metric, more)}${within})`;
	return {
		restarts: most(question, (choose) => {
			const restarts = choose("kube_pod_container_status_restarts_total");
			return `max_over_time(${restarts}${within}) - min_over_time(${restarts}${within})`;
		}),
		lastOom: most(question, seen("kube_pod_container_status_last_terminated_reason", [is("reason", "OOMKilled")])),
		oomEvents: most(question, (choose) => `increase(${choose("container_oom_events_total", containers)}${within})`),
		memoryLimits: most(question, seen("kube_pod_container_resource_limits", [is("resource", "memory")])),
		throttled: most(question, (choose) => {
			const [slowed, all] = ["container_cpu_cfs_throttled_periods_total", "container_cpu_cfs_periods_total"];
			return `increase(${choose(slowed, containers)}${within}) / increase(${choose(all, containers)}${within})`;
		})
	};
}
function is(label, value) {
	return {
		label,
		operator: "=",
		value
	};
}
/** Neither the cgroup of the pod as a whole nor the container that only holds its network. */
const containers = [{
	label: "container",
	operator: "!=",
	value: ""
}, {
	label: "container",
	operator: "!=",
	value: "POD"
}];
/** One number for each container: what several scrapes or replicas of Prometheus hold of the same one counts once. */
function most(question, query) {
	return `max by (${containerLabels}) (${either(question, "pod", query)})`;
}
function owners(question, metric, of) {
	const controllers = [{
		label: "owner_is_controller",
		operator: "!=",
		value: "false"
	}];
	const seen = (choose) => `max_over_time(${choose(metric, controllers)}[${question.days}d])`;
	return `max by (${labelList(["namespace", of])}, owner_kind, owner_name) (${either(question, of, seen)})`;
}
function labelList(labels) {
	return labels.flatMap((label) => [label, `exported_${label}`]).join(", ");
}
/** The series about the workloads, whichever name Prometheus gave the label of their namespace. */
function either({ workloads, labels }, named, query) {
	const namespaces = workloads.map(({ namespace }) => namespace);
	const pattern = namesOf(workloads);
	const names = pattern === void 0 ? [] : [{
		label: named,
		operator: "=~",
		value: pattern
	}];
	const cluster = Object.entries(labels).map(([label, value]) => is(label, value));
	const plain = (metric, more = []) => selector(metric, [
		oneOf("namespace", namespaces),
		...names,
		...more,
		...cluster
	]);
	const renamed = (metric, more = []) => selector(metric, [
		oneOf("exported_namespace", namespaces),
		...more,
		...cluster
	]);
	return `${query(plain)} or ${query(renamed)}`;
}
/** Characters at the beginning of a workload's name that stand in the names of its pods, however long it is: Kubernetes cuts to 58 before it adds five. */
const keptOfName = 50;
function namesOf(workloads) {
	const beginnings = workloads.map(({ name }) => name.length <= keptOfName ? `${name}-` : name.slice(0, keptOfName));
	const pattern = `(?:${[...new Set(beginnings)].map(literal).join("|")}).*`;
	return pattern.length <= longestPattern ? pattern : void 0;
}
/** Queries at the same time: Prometheus works on 20 of all that ask it. */
const atATime = 3;
/** Milliseconds between the moments that are looked at, so that all queries see the same steps. */
const grid = 3e5;
/**
* Asks a Prometheus what the containers of workloads used: nine queries and one for each quantile, one more where there are CronJobs,
* however many workloads. No workloads, no query.
*/
async function readUsageOf(wanted) {
	const { metrics, workloads, signal } = wanted;
	if (workloads.length === 0) return {
		result: "read",
		workloads: [],
		isPartial: false,
		notes: [],
		queries: 0
	};
	const queries = usageQueries({
		...wanted,
		labels: metrics.labels
	});
	const asked = questionsOf(queries, wanted);
	const answered = await inParallel(asked, {
		atATime,
		signal
	}, async ({ name, needed, ask }, until) => {
		const answer = await ask(until);
		if (answer.result === "answered" || !needed) return { result: {
			name,
			answer
		} };
		return { failure: `${metrics.name} does not say ${name}: ${answer.message}` };
	});
	if ("failure" in answered) return {
		result: "unknown",
		message: answered.failure
	};
	const notes = answered.results.flatMap(({ name, answer }) => answer.result === "answered" ? answer.warnings : [`${metrics.name} does not say ${name}: ${answer.message}`]);
	const isPartial = answered.results.some(({ answer }) => answer.result === "answered" && answer.warnings.length > 0);
	return {
		result: "read",
		workloads: readUsage(answersFrom(new Map(answered.results.map(({ name, answer }) => [name, answer])), {
			...queries,
			...wanted
		}), workloads),
		isPartial,
		notes: [...new Set(notes)],
		queries: asked.length
	};
}
/** What is asked, as messages name it. */
const names = {
	podOwners: "which workloads pods belong to",
	replicaSetOwners: "which workloads ReplicaSets belong to",
	jobOwners: "which CronJobs Jobs belong to",
	cpuCourse: "how much CPU was used",
	memoryCourse: "how much memory was used",
	restarts: "how often containers restarted",
	lastOom: "which containers were killed for want of memory",
	oomEvents: "how often containers were killed for want of memory",
	memoryLimits: "which memory limits containers had",
	throttled: "how often CPU limits slowed containers down"
};
function questionsOf(queries, { metrics, days, quantiles, now }) {
	const at = /* @__PURE__ */ new Date(Math.floor(now.getTime() / grid) * grid);
	const span = spanOf(at, days, queries.stepSeconds);
	const number = (promql) => (signal) => metrics.query(promql, at, signal);
	const course = (promql) => (signal) => metrics.range(promql, span, signal);
	const { jobOwners } = queries;
	return [
		{
			name: names.podOwners,
			needed: true,
			ask: number(queries.podOwners)
		},
		{
			name: names.replicaSetOwners,
			needed: true,
			ask: number(queries.replicaSetOwners)
		},
		...jobOwners === void 0 ? [] : [{
			name: names.jobOwners,
			needed: true,
			ask: number(jobOwners)
		}],
		...quantiles.map((quantile, index) => ({
			name: quantileName(quantile),
			needed: true,
			ask: number(queries.cpuQuantiles[index] ?? "")
		})),
		{
			name: names.cpuCourse,
			needed: true,
			ask: course(queries.cpuCourse)
		},
		{
			name: names.memoryCourse,
			needed: true,
			ask: course(queries.memoryCourse)
		},
		...[
			"restarts",
			"lastOom",
			"oomEvents",
			"memoryLimits",
			"throttled"
		].map((which) => ({
			name: names[which],
			needed: false,
			ask: number(queries[which])
		}))
	];
}
/** The ends of the steps: the first one ends a step after the beginning of the time. */
function spanOf(to, days, stepSeconds) {
	const steps = Math.floor(days * 86400 / stepSeconds);
	return {
		from: /* @__PURE__ */ new Date(to.getTime() - (steps - 1) * stepSeconds * 1e3),
		to,
		stepSeconds
	};
}
function quantileName(quantile) {
	return `the ${quantile} quantile of CPU`;
}
function answersFrom(answers, { quantiles, days, now, stepSeconds }) {
	const at = now.getTime() / 1e3;
	const numbers = (name) => found(answers.get(name)).flatMap((one) => "value" in one ? [one] : []);
	const isAsked = ([seconds]) => seconds >= at - (days + 1) * 86400 && seconds <= at + stepSeconds;
	const courses = (name) => found(answers.get(name)).flatMap((one) => "points" in one ? [{
		...one,
		points: one.points.filter(isAsked)
	}] : []);
	return {
		podOwners: numbers(names.podOwners),
		replicaSetOwners: numbers(names.replicaSetOwners),
		jobOwners: numbers(names.jobOwners),
		cpuQuantiles: quantiles.map((quantile) => ({
			quantile,
			found: numbers(quantileName(quantile))
		})),
		cpuCourse: courses(names.cpuCourse),
		memoryCourse: courses(names.memoryCourse),
		restarts: numbers(names.restarts),
		lastOom: numbers(names.lastOom),
		oomEvents: numbers(names.oomEvents),
		memoryLimits: numbers(names.memoryLimits),
		throttled: numbers(names.throttled),
		stepSeconds
	};
}
function found(answer) {
	return answer?.result === "answered" ? answer.found : [];
}
export { readUsageOf as t };
