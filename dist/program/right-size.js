import "./rolldown-runtime.js";
import { r as settingsFrom } from "./readiness-settings.js";
import { At as wordsIn, K as workloadKinds, Tt as expand, Y as parseQuantity, a as code, ht as environmentOf, o as escapeMarkdown, zt as withoutUndefined } from "./drive.js";
import { B as DeployError, a as withoutRunnerCommands, m as oneLine, n as plainLine } from "./start.js";
import { A as printPath, F as resolve, G as positionOf, P as lookUp, W as placeAt, ct as exactText, d as diffOf, et as isAlias, lt as isSameBytes, nt as isMap, ot as isSeq, rt as isNode, z as treesOf } from "./edit.js";
import { t as textTable } from "./table.js";
import { m as minute } from "./action.js";
import { n as tableOf, t as cutPart } from "./part.js";
import { i as rightSizeBranchName } from "./names.js";
import { c as reviewersOf } from "./plan-deployment.js";
import { t as backoff } from "./backoff.js";
import { r as outcomeAt } from "./run.js";
import { I as keysOf$2, L as textIn, N as childOf, P as descend, y as containersOf$1 } from "./pod-sum.js";
import { _ as isKustomization, d as unitsOf$1, f as ObjectSet, g as readFile, h as isYamlName, m as objectsOf, n as judgeChange, o as readUnit, s as readingOf, t as filesAround, x as readOnce, y as kustomizationReferences } from "./around.js";
import { a as scalersOf, o as utilizationTargets } from "./scaler.js";
import { c as sharedFolders, o as inFolder, r as folderOf, s as nameOf$1 } from "./folder.js";
import { n as readSource } from "./read.js";
import { t as restructure } from "./restructure.js";
import { t as isAllowed } from "./paths.js";
import { t as readUsageOf } from "./read-usage.js";
/**
* What the strategies add where nothing else is configured: the article's buffers; and those of KRR's simple strategy
* (https://github.com/robusta-dev/krr, `SimpleStrategySettings`).
*/
const buffers = {
	buffered: {
		cpu: 20,
		memory: 10
	},
	krr: {
		cpu: 0,
		memory: 15
	}
};
/** The policy that a section means. */
function policyOf(section) {
	const { strategy, days, floors, step, autoscaled } = section;
	return {
		days,
		minimumDays: section["minimum-days"],
		cpuQuantile: (section["cpu-quantile"] ?? 95) / 100,
		cpuBuffer: section["cpu-buffer"] ?? buffers[strategy].cpu,
		memoryBuffer: section["memory-buffer"] ?? buffers[strategy].memory,
		oomBuffer: section["oom-buffer"],
		cpuLimit: section["cpu-limit"],
		memoryLimit: section["memory-limit"],
		floors: {
			cpu: amountOf(floors.cpu),
			memory: amountOf(floors.memory)
		},
		deadBand: section["dead-band"],
		step,
		autoscaled
	};
}
function amountOf(text) {
	const { numerator = 0n, denominator = 1n } = parseQuantity(text) ?? {};
	return Number(numerator) / Number(denominator);
}
/** How much a quantity is, in millicores or bytes; undefined where it is none, or more than can be counted exactly. */
function unitsOf(resource, text) {
	const quantity = text === void 0 ? void 0 : parseQuantity(text);
	if (quantity === void 0) return void 0;
	const { numerator, denominator } = quantity;
	const units = Number(resource === "cpu" ? numerator * 1000n : numerator) / Number(denominator);
	return Number.isFinite(units) && units > 0 && units <= Number.MAX_SAFE_INTEGER ? units : void 0;
}
const mebi$2 = 2 ** 20;
const mega = 1e6;
/** What an amount is a multiple of, so that people can read it: the coarser the larger it is. */
function gridAt(resource, units, unit) {
	if (resource === "cpu") return units < 100 ? 5 : units < 1e3 ? 25 : 100;
	return (units < 1024 * unit ? 16 : units < 8192 * unit ? 64 : 256) * unit;
}
/** Whether a file counts memory in powers of ten; where nothing stands, in powers of two. */
function unitFor(like) {
	const suffix = /[A-Za-z]+$/.exec(like ?? "")?.[0] ?? "";
	return like === void 0 || suffix.endsWith("i") || suffix === "" ? mebi$2 : mega;
}
/** The next readable amount that is not less; what is off by a rounding of the machine counts as on it. */
function roundedUp(resource, units, like) {
	const grid = gridAt(resource, units, unitFor(like));
	return Math.ceil(units / grid - 1e-9) * grid;
}
/** The next readable amount that is not more. */
function roundedDown(resource, units, like) {
	const grid = gridAt(resource, units, unitFor(like));
	return Math.floor(units / grid + 1e-9) * grid;
}
/** The next amount above another that can be written, in whole units that the file has: where no readable one is near enough. */
function nextAbove(resource, { highest, now }, like) {
	const unit = resource === "cpu" || isInBytes(like) ? 1 : unitFor(like);
	const down = Math.floor(highest / unit + 1e-9) * unit;
	return down > now ? down : Math.ceil(highest / unit - 1e-9) * unit;
}
function isInBytes(like) {
	return like !== void 0 && parseQuantity(like)?.suffix === "";
}
/** An amount in the units that a file has: `250m` or `0.25`, `512Mi`, `1.5Gi`, `512M` or bytes. */
function print(resource, units, like) {
	const suffix = like === void 0 ? void 0 : parseQuantity(like)?.suffix ?? void 0;
	if (resource === "cpu") return suffix === "" ? String(units / 1e3) : `${units}m`;
	if (suffix === "") return String(Math.round(units));
	const decimal = suffix !== void 0 && !suffix.endsWith("i");
	const [large, small] = decimal ? [1e9, mega] : [2 ** 30, mebi$2];
	return (suffix === "G" || suffix === "Gi") && units >= large && Number.isInteger(units / large * 4) ? `${units / large}${suffix}` : `${Math.round(units / small)}${decimal ? "M" : "Mi"}`;
}
/** A month, in hours: a twelfth of a year. */
const hours = 730;
/** What changes save in a month, negative where they cost; of requests alone, since they are what is paid for. What was not asked for before is not counted. */
function savingOf(changes, running, { cpuHour, gibHour }) {
	return changes.filter(({ field }) => field === "requests").reduce((sum, { resource, from, units }) => {
		const before = unitsOf(resource, from);
		if (before === void 0) return sum;
		const less = before - units;
		return sum + (resource === "cpu" ? less / 1e3 * cpuHour : less / 2 ** 30 * gibHour) * running * hours;
	}, 0);
}
const bars = "▁▂▃▄▅▆▇█";
/** A course as one line of bars, from nothing to its highest value; a dot where there was none. Of more than so many values the most of each few is shown. */
function sparkline(values, most) {
	const per = Math.max(1, Math.ceil(values.length / most));
	const cells = Array.from({ length: Math.ceil(values.length / per) }, (_, index) => highest(values.slice(index * per, (index + 1) * per)));
	const top = highest(cells) ?? 0;
	return cells.map((cell) => cell === void 0 ? "·" : barOf(cell, top)).join("");
}
function highest(values) {
	return values.reduce((most, value) => value === void 0 || most !== void 0 && most >= value ? most : value, void 0);
}
function barOf(value, top) {
	const index = top <= 0 ? 0 : Math.min(7, Math.floor(value / top * 8));
	return bars[index] ?? "";
}
const longestBody = 64e3;
/** Title and body of the pull request. Names and texts of others are shown as they are. */
function rightSizeText(sizing) {
	const changed = sizing.containers.filter(({ changes }) => changes.length > 0);
	const count = changed.flatMap(({ changes }) => changes).length;
	return {
		title: oneLine(`Right-size ${sizing.application}: ${count} ${count === 1 ? "number" : "numbers"}`, 200),
		body: fill([
			[introOf(sizing, changed), 3e3],
			[tableOfChanges(changed), 24e3],
			[reasonsOf(changed), 18e3],
			[coursesOf(changed), 8e3],
			[keptOf$1(sizing), 8e3],
			[notesOf(sizing), 3e3]
		])
	};
}
/** Parts with the room that each may take; what is left over by one is the next one's. */
function fill(parts) {
	let left = longestBody;
	return parts.map(([part, room]) => {
		const text = part.lines.length === 0 ? "" : cutPart(part, Math.min(room, left));
		left -= text.length + 2;
		return text;
	}).filter((text) => text !== "").join("\n\n");
}
function introOf(sizing, changed) {
	const { application, at, days, prices } = sizing;
	const lines = [`Requests and limits of **${escapeMarkdown(application)}**, by what its containers used in the ${days} days until ${minute(at)} UTC. Nothing but these numbers changes.`];
	if (prices === void 0) return { lines };
	const total = changed.reduce((sum, one) => sum + savingOf(one.changes, one.usage.running, prices), 0);
	const pays = `at ${prices.cpuHour} a core and ${prices.gibHour} a GiB an hour`;
	return { lines: [
		...lines,
		"",
		`**${total < 0 ? "Costs" : "Saves"} ${money(Math.abs(total), prices)} a month** ${pays}, for as many pods as ran.`
	] };
}
function money(amount, { currency }) {
	return `${amount.toFixed(2)} ${currency}`;
}
function placeOf({ environment, target }) {
	return environment === target ? environment : `${environment}/${target}`;
}
function nameOf({ workload, container, ...at }) {
	return `${escapeMarkdown(placeOf(at))} ${escapeMarkdown(`${workload.kind} ${workload.name}`)} ${code(container)}`;
}
function fieldOf({ field, resource }) {
	return `${resource} ${field === "requests" ? "request" : "limit"}`;
}
function usedWords(resource, { cpu, memory }) {
	if (resource === "memory") return memory.maximum === void 0 ? "" : `max ${mebi$1(memory.maximum)}`;
	return [...cpu.quantiles.map(({ quantile, cores }) => `p${Number((quantile * 100).toFixed(2))} ${milli(cores)}`), ...cpu.maximum === void 0 ? [] : [`max ${milli(cpu.maximum)}`]].join(", ");
}
function milli(cores) {
	return `${Number((cores * 1e3).toPrecision(3))}m`;
}
function mebi$1(bytes) {
	return `${Math.round(bytes / 2 ** 20)}Mi`;
}
function tableOfChanges(changed) {
	const rows = changed.flatMap((one) => one.changes.map((change, index) => [
		index === 0 ? nameOf(one) : "",
		fieldOf(change),
		change.from === void 0 ? "none" : code(change.from),
		code(change.to),
		usedWords(change.resource, one.usage),
		String(Math.round(one.usage.days))
	]));
	return tableOf([
		"Container",
		"Amount",
		"Now",
		"Proposed",
		"Used",
		"Days seen"
	], rows);
}
function reasonsOf(changed) {
	return {
		head: "### Why",
		lines: changed.flatMap((one) => one.changes.map((change) => {
			const at = code(change.line === void 0 ? change.file : `${change.file}:${change.line}`);
			return `- ${nameOf(one)}, ${fieldOf(change)} ${code(change.to)} in ${at}: ${escapeMarkdown(change.reason)}`;
		})),
		foot: (left) => left === 0 ? "" : `and ${left} more`
	};
}
const cells = 48;
function coursesOf(changed) {
	return {
		head: "### Use over time",
		lines: changed.map((one) => {
			const { cpu, memory } = one.usage.course;
			const top = [usedWords("cpu", one.usage).split(", ").at(-1), usedWords("memory", one.usage)].map((words) => words ?? "");
			return `- ${nameOf(one)}<br>CPU ${code(sparkline(cpu, cells))} ${top[0]}<br>memory ${code(sparkline(memory, cells))} ${top[1]}`;
		}),
		foot: (left) => left === 0 ? "" : `and ${left} more`
	};
}
function keptOf$1({ containers, unsized }) {
	const kept = containers.flatMap((one) => one.kept.map((why) => `- ${nameOf(one)}: ${escapeMarkdown(why)}`));
	const unknown = unsized.map(({ workload, why, ...at }) => `- ${escapeMarkdown(placeOf(at))} ${escapeMarkdown(`${workload.kind} ${workload.name}`)}: ${escapeMarkdown(why)}`);
	const around = (shown) => `<details><summary>What stays as it is, and why</summary>\n\n${shown}\n\n</details>`;
	return {
		lines: [...unknown, ...kept],
		around,
		foot: (left) => left === 0 ? "" : `and ${left} more`
	};
}
function notesOf({ notes }) {
	const lines = notes.map((note) => `- ${escapeMarkdown(note)}`);
	const leave = "What should be left alone is named under `right-size.exclude`, with the reason. The next run makes this anew, and closes it where nothing is left to change.";
	return { lines: [
		...lines,
		"",
		leave
	] };
}
/** The same for a terminal. */
function rightSizeTable({ containers, unsized, notes }) {
	const rows = containers.flatMap((one) => one.changes.map((change) => [
		placeOf(one),
		`${one.workload.kind} ${one.workload.name}`,
		one.container,
		fieldOf(change),
		`${change.from ?? "none"} -> ${change.to}`,
		change.reason
	]));
	const kept = containers.flatMap((one) => one.kept.map((why) => `${placeOf(one)} ${one.workload.name} ${one.container}: ${why}`));
	const unknown = unsized.map((one) => `${placeOf(one)} ${one.workload.name}: ${one.why}`);
	const table = rows.length === 0 ? [] : [textTable(rows.map((row) => row.map(plainLine)))];
	return withoutRunnerCommands([...table, ...[
		...unknown,
		...kept,
		...notes
	].map(plainLine)].join("\n"));
}
/** The same for programs. */
function rightSizeDetails(sizing) {
	const { prices, at, days, queries, notes, unsized } = sizing;
	return {
		at,
		days,
		queries,
		containers: sizing.containers.map(({ usage: { course: _, ...usage }, environment, target, workload, container, changes, kept }) => ({
			environment,
			target,
			workload,
			container,
			usage,
			changes,
			kept,
			...prices === void 0 ? {} : {
				savingPerMonth: savingOf(changes, usage.running, prices),
				currency: prices.currency
			}
		})),
		unsized,
		notes
	};
}
const attempts = 5;
/** Puts the files on the branch of this application, and opens its pull request or adopts the one that is open; without files both go. Done again, it changes nothing. */
async function proposeSizes(proposing, what) {
	if (what.files.size === 0) return withdrawSizes(proposing, what.head);
	const { configuration, ports, signal } = proposing;
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const pushed = await push(proposing, what);
		if (pushed.result === "refused") return pushed;
		if (pushed.result === "committed") {
			const { pullRequests } = await ports.forge();
			const { labels, reviewers } = configuration["right-size"];
			const wanted = {
				...what.text,
				labels,
				reviewers: reviewersOf(reviewers),
				draft: false
			};
			const opened = await pullRequests.open(branchOf(proposing), configuration.gitops.branch, wanted, signal);
			for (const shortcoming of opened.shortcomings) ports.log.warning(shortcoming);
			return {
				result: "proposed",
				number: opened.number,
				url: opened.url,
				revision: pushed.revision
			};
		}
		await ports.clock.sleep(backoff(attempt, ports.random()), signal);
	}
	return { result: "raced" };
}
function branchOf({ configuration }) {
	return rightSizeBranchName(configuration.application);
}
async function push(proposing, { head, files, text }) {
	const { ports, signal } = proposing;
	const gitops = await ports.gitops();
	const branch = branchOf(proposing);
	const current = await gitops.head(branch, signal);
	if (current !== void 0 && await carries(proposing, {
		current,
		head,
		files
	})) return {
		result: "committed",
		revision: current
	};
	const foreign = current === void 0 ? void 0 : await foreignOn(proposing, head);
	if (foreign !== void 0) return {
		result: "refused",
		message: foreign
	};
	return gitops.commit({
		branch,
		parent: head,
		expected: current ?? "nothing",
		files,
		message: `${text.title}\n`
	}, signal);
}
/** Whether our branch holds exactly these files on top of this commit, since an earlier run pushed it. */
async function carries({ ports, signal }, { current, head, files }) {
	const gitops = await ports.gitops();
	if (current === head || await gitops.isAncestor(head, current, signal) !== true) return false;
	const there = await gitops.read(current, [...files.keys()], signal);
	if (![...files].every(([file, bytes]) => bytes !== "deleted" && isSameBytes(bytes, there.get(file)))) return false;
	const brought = await gitops.brings({
		commit: current,
		into: head,
		besides: [...files.keys()]
	}, signal);
	return brought !== "unknown" && brought.others.length === 0;
}
/** How far back the commits of our branch are looked for, in milliseconds, and how many of them. */
const lookedBack = 7776e6;
const mostCommits = 30;
/** Why our branch may not be written anew: others have put commits on it, which would be lost; undefined where it may. */
async function foreignOn({ configuration, ports, signal }, head) {
	const gitops = await ports.gitops();
	const branch = rightSizeBranchName(configuration.application);
	const since = /* @__PURE__ */ new Date(ports.clock.now().getTime() - lookedBack);
	const { commits } = await gitops.log({
		branch,
		since,
		below: "",
		most: mostCommits
	}, signal);
	const first = commits.find(({ message }) => !isOurs(message, configuration));
	if (commits.length > 0 && (first === void 0 || await gitops.isAncestor(first.revision, head, signal) === true)) return void 0;
	return `${branch} holds ${first === void 0 ? "old commits" : `commit ${first.revision.slice(0, 12)}`} that this command did not make, and that would be lost: merge it, or delete the branch`;
}
/** Whether a commit is one of this command, or brings the branch up to date as GitHub does. */
function isOurs(message, { application, gitops }) {
	const [first = ""] = message.split("\n");
	const ours = `Right-size ${application}: `;
	return first.startsWith(ours) && /^\d+ numbers?$/.test(first.slice(ours.length)) || first.startsWith(`Merge branch '${gitops.branch}' into `);
}
async function withdrawSizes(proposing, head) {
	const { configuration, ports, signal } = proposing;
	const gitops = await ports.gitops();
	const branch = branchOf(proposing);
	const current = await gitops.head(branch, signal);
	if (current === void 0) return { result: "nothing" };
	const foreign = await foreignOn(proposing, head);
	if (foreign !== void 0) return {
		result: "refused",
		message: foreign
	};
	const { pullRequests } = await ports.forge();
	const open = await pullRequests.findOpen(branch, configuration.gitops.branch, signal);
	const comment = "Nothing is left to change: what is asked for fits what is used.";
	if (open !== void 0) await pullRequests.close(open.number, comment, signal);
	const removed = await gitops.removeBranch(branch, current, signal);
	if (removed.result === "refused") ports.log.warning(`${branch} is left: ${removed.message}`);
	return {
		result: "nothing",
		...open === void 0 ? {} : { closed: open.url }
	};
}
/** Rounds an amount, leaves it where the change is too small, and bounds the step. */
function settle(wanted, policy) {
	const { resource, need, now, text, hold } = wanted;
	const goal = roundedUp(resource, need, text);
	if (now === void 0) return {
		to: goal,
		notes: []
	};
	if (goal < now && hold !== void 0) return { kept: hold };
	if (Math.abs(goal - now) * 100 < now * policy.deadBand) return { kept: `${print(resource, goal)} would be a change of less than ${policy.deadBand}%` };
	return bounded(goal, {
		...wanted,
		now
	}, policy);
}
function bounded(goal, { resource, now, text, least = 0 }, { step, falls }) {
	const highest = Math.max(now * step, roundedUp(resource, Math.max(least, 1), text));
	const inTheEnd = `${print(resource, goal)} in the end`;
	if (goal > highest) {
		const down = roundedDown(resource, highest, text);
		return {
			to: down > now ? down : nextAbove(resource, {
				highest,
				now
			}, text),
			notes: [`${inTheEnd}: no step is more than ${step} times`]
		};
	}
	const fall = falls?.[resource];
	const isFallToldOf = fall !== void 0 && fall <= step;
	const lowest = isFallToldOf ? now / fall * (1 + 1e-6) : now / step;
	if (goal >= lowest) return {
		to: goal,
		notes: []
	};
	const up = roundedUp(resource, lowest, text);
	const bound = isFallToldOf ? `check tells of a fall to 1/${fall}` : `no step is more than ${step} times`;
	return up < now ? {
		to: up,
		notes: [`${inTheEnd}: ${bound}`]
	} : { kept: "no smaller step can be written" };
}
/** Why nothing is lowered, whatever was used; undefined where it may be. */
function holdOf({ usage, facts }) {
	if (facts.isPartial) return "it is not lowered, since Prometheus has left something out";
	if (usage.restarts - usage.oomKills > usage.days) return `it is not lowered, since the container restarted ${usage.restarts} times: what it used is not what it needs`;
}
/** How an autoscaler stands to a resource: why it is left alone, or what another request does to it. */
function scaledBy({ facts, policy }, resource) {
	const scaled = facts.scaled.find((one) => one.resource === resource);
	if (scaled === void 0) return void 0;
	const share = scaled.percent === void 0 ? "a share" : `${scaled.percent}%`;
	const says = `${scaled.by} holds ${resource} at ${share} of the request`;
	if (policy.autoscaled === "skip") return { skip: `${says}: another request would change how many pods there are (right-size.autoscaled: resize)` };
	const effect = (from, to) => from === void 0 ? says : `${says}: for the same load it takes about ${Number((from / to).toFixed(2))} times the pods`;
	return { effect };
}
/** From this share of its periods on a CPU limit hides what a container needs. */
const heavyThrottling = .25;
/** The request and the limit of CPU. */
function recommendCpu(input) {
	const scaled = scaledBy(input, "cpu");
	if (scaled?.skip !== void 0) return [part$1("requests", { kept: scaled.skip }, "")];
	const used = usedCpu(input);
	if (used === void 0) return [part$1("requests", { kept: "CPU was not measured" }, "")];
	const { policy, declared } = input;
	const text = declared.requests.cpu;
	const now = unitsOf("cpu", text ?? declared.limits.cpu);
	const need = Math.max(used.milli * (1 + policy.cpuBuffer / 100), policy.floors.cpu * 1e3);
	const settled = settle({
		resource: "cpu",
		need,
		now,
		text,
		hold: throttlingHold(input) ?? holdOf(input)
	}, policy);
	const request = "to" in settled ? settled.to : now;
	const floor = need > used.milli * (1 + policy.cpuBuffer / 100) ? `, and at least ${print("cpu", need)}` : "";
	const effect = "to" in settled ? scaled?.effect?.(now, settled.to) : void 0;
	return [part$1("requests", settled, [`${used.words} + ${policy.cpuBuffer}%${floor}`, ...effect === void 0 ? [] : [effect]].join("; ")), ...limitParts(input, request)];
}
function part$1(field, settled, reason) {
	return {
		field,
		resource: "cpu",
		settled,
		reason
	};
}
function usedCpu({ usage: { cpu, days }, policy }) {
	const isMaximum = policy.cpuQuantile === 1;
	const cores = isMaximum ? cpu.maximum : cpu.quantiles.find(({ quantile }) => quantile === policy.cpuQuantile)?.cores;
	if (cores === void 0) return void 0;
	const name = isMaximum ? "maximum" : `p${Number((policy.cpuQuantile * 100).toFixed(2))}`;
	return {
		milli: cores * 1e3,
		words: `${name} of ${Math.round(days)} days ${Number((cores * 1e3).toPrecision(3))}m`
	};
}
function throttlingHold({ usage: { throttled = 0 }, declared }) {
	if (throttled < heavyThrottling || declared.limits.cpu === void 0) return void 0;
	return `it is not lowered, since its limit slowed the container down in ${percent(throttled)} of the time`;
}
function percent(share) {
	return `${Math.round(share * 100)}%`;
}
/** A limit is never below the request, which the API would refuse. */
function limitParts(input, request) {
	const { policy, declared, usage } = input;
	const text = declared.limits.cpu;
	const now = unitsOf("cpu", text);
	if (request === void 0) return [];
	if (policy.cpuLimit !== "none") return [part$1("limits", notBelow$1(request, now, settle({
		resource: "cpu",
		need: request * policy.cpuLimit,
		now,
		text,
		hold: throttlingHold(input)
	}, policy), text), `${policy.cpuLimit} times the request`)];
	if (now === void 0) return [];
	if ((usage.throttled ?? 0) >= heavyThrottling) {
		const wanted = {
			resource: "cpu",
			need: Math.max(now * 1.5, request),
			now,
			text,
			hold: void 0
		};
		const reason = `it slowed the container down in ${percent(usage.throttled ?? 0)} of the time`;
		return [part$1("limits", notBelow$1(request, now, settle(wanted, policy), text), reason)];
	}
	return [part$1("limits", now < request ? {
		to: roundedUp("cpu", request, text),
		notes: []
	} : { kept: "" }, "a limit below the request is refused")];
}
function notBelow$1(request, now, settled, text) {
	return ("to" in settled ? settled.to : now ?? request) >= request ? settled : {
		to: roundedUp("cpu", request, text),
		notes: ["a limit below the request is refused"]
	};
}
/** What a process needs beside its heap, as a multiple of that. */
const besideHeap = 1.25;
/** The request and the limit of memory. */
function recommendMemory(input) {
	const scaled = scaledBy(input, "memory");
	if (scaled?.skip !== void 0) return [part("requests", { kept: scaled.skip }, "")];
	const needed = neededMemory(input);
	if (needed === void 0) return [part("requests", { kept: "memory was not measured" }, "")];
	const { policy, declared } = input;
	const text = declared.requests.memory;
	const now = unitsOf("memory", text ?? declared.limits.memory);
	const hold = memoryHold(input);
	const settled = settle({
		resource: "memory",
		need: needed.bytes,
		now,
		text,
		hold
	}, policy);
	const request = "to" in settled ? settled.to : now ?? needed.bytes;
	const effect = "to" in settled ? scaled?.effect?.(now, settled.to) : void 0;
	return [part("requests", settled, [needed.words, ...effect === void 0 ? [] : [effect]].join("; ")), limitPart(input, {
		request,
		need: needed.bytes
	})];
}
function part(field, settled, reason) {
	return {
		field,
		resource: "memory",
		settled,
		reason
	};
}
/** The most that was used with its buffer, and more than the limit that it was killed at. */
function neededMemory(input) {
	const { usage, policy } = input;
	const { maximum } = usage.memory;
	if (maximum === void 0) return void 0;
	const byUse = maximum * (1 + policy.memoryBuffer / 100);
	const byKills = killedAt(input) * (1 + policy.oomBuffer / 100);
	const used = `maximum of ${Math.round(usage.days)} days ${mebi(maximum)} + ${policy.memoryBuffer}%`;
	if (byKills > Math.max(byUse, policy.floors.memory)) return {
		bytes: byKills,
		words: `killed for want of memory at ${mebi(killedAt(input))} + ${policy.oomBuffer}%`
	};
	if (policy.floors.memory > byUse) return {
		bytes: policy.floors.memory,
		words: `${used}, and at least ${mebi(policy.floors.memory)}`
	};
	return {
		bytes: byUse,
		words: used
	};
}
/** The limit that was not enough: what was measured, else the one that stands there. */
function killedAt({ usage, declared }) {
	if (usage.oomKills === 0) return 0;
	return usage.oomLimit ?? unitsOf("memory", declared.limits.memory) ?? 0;
}
function mebi(bytes) {
	const amount = bytes / 2 ** 20;
	return `${Number(amount.toPrecision(amount >= 1e3 ? 4 : 3))}Mi`;
}
function memoryHold(input) {
	const { usage, facts } = input;
	if (usage.oomKills > 0) return `it is not lowered, since the container was killed for want of memory ${usage.oomKills} times`;
	if (facts.heap?.of === "share") return `it is not lowered, since ${facts.heap.option} makes the heap follow the limit: what is used says little`;
	return holdOf(input);
}
/** The limit is strict, but never below what was used, what the heap may grow to, or the request. */
function limitPart(input, { request, need }) {
	const { policy, declared, facts } = input;
	const text = declared.limits.memory;
	const now = unitsOf("memory", text);
	const heap = facts.heap?.of === "size" ? facts.heap.bytes * besideHeap : 0;
	return part("limits", notBelow(request, now, settle({
		resource: "memory",
		need: Math.max(request * policy.memoryLimit, need, heap),
		now,
		text,
		hold: memoryHold(input),
		least: need
	}, policy), text), limitWords(input, {
		request,
		need,
		heap
	}));
}
function limitWords({ policy, facts }, { request, need, heap }) {
	const byRequest = request * policy.memoryLimit;
	if (heap > Math.max(byRequest, need)) return `${facts.heap?.option ?? ""} and a quarter more for what is beside the heap`;
	if (need > byRequest) return `what it takes, ${print("memory", roundedUp("memory", need, void 0))}, since the request comes to it in steps`;
	return policy.memoryLimit === 1 ? "the same as the request" : `${policy.memoryLimit} times the request`;
}
function notBelow(request, now, settled, text) {
	return ("to" in settled ? settled.to : now ?? request) >= request ? settled : {
		to: roundedUp("memory", request, text),
		notes: ["a limit below the request is refused"]
	};
}
/** Recommends requests and limits of a container by what it used: every number with its reason. */
function recommend(input) {
	const { usage, policy } = input;
	const short = tooShort(usage.days, policy);
	if (short !== void 0) return {
		changes: [],
		kept: [`its history covers ${short}`]
	};
	return joined(["cpu", "memory"].flatMap((resource) => {
		const few = tooShort(usage[resource].days ?? usage.days, policy);
		if (few === void 0) return resource === "cpu" ? recommendCpu(input) : recommendMemory(input);
		return [{
			field: "requests",
			resource,
			settled: { kept: `it was measured in ${few}` },
			reason: ""
		}];
	}), input);
}
/** How few days were seen, in words; undefined where they are enough. */
function tooShort(days, { minimumDays }) {
	if (Math.round(days) >= minimumDays) return void 0;
	return `${Number(days.toFixed(1))} of the ${minimumDays} days that it takes`;
}
function joined(parts, { declared }) {
	return {
		changes: parts.flatMap(({ field, resource, settled, reason }) => {
			if ("kept" in settled) return [];
			const from = declared[field][resource];
			const to = print(resource, settled.to, from);
			const units = unitsOf(resource, to) ?? settled.to;
			const because = [reason, ...settled.notes].filter((one) => one !== "").join("; ");
			return [{
				field,
				resource,
				...from === void 0 ? {} : { from },
				to,
				units,
				reason: because
			}];
		}),
		kept: parts.flatMap(({ field, resource, settled }) => "kept" in settled && settled.kept !== "" ? [`${resource} ${field === "requests" ? "request" : "limit"}: ${settled.kept}`] : [])
	};
}
const scales = {
	"": 1,
	k: 1024,
	m: 2 ** 20,
	g: 2 ** 30,
	t: 2 ** 40
};
/** Reads the sizes of heaps from arguments and variables of a container: of Java, Node and Go; the largest counts. */
function heapIn(texts) {
	const heaps = texts.flatMap((text) => [
		...javaIn(text),
		...nodeIn(text),
		...goIn(text)
	]);
	return heaps.flatMap((heap) => heap.of === "size" ? [heap] : []).toSorted((one, other) => other.bytes - one.bytes)[0] ?? heaps[0];
}
/** https://docs.oracle.com/en/java/javase/21/docs/specs/man/java.html: the last `-Xmx` counts, sizes are in bytes unless they say k, m, g or t. */
function javaIn(text) {
	const sizes = [...text.matchAll(/(?:^|[\s"'=])(-Xmx|-XX:MaxHeapSize=)(\d+)([kmgtKMGT]?)/g)].map(([, option = "", digits = "", suffix = ""]) => ({
		of: "size",
		bytes: Number(digits) * (scales[suffix.toLowerCase()] ?? 1),
		option: `${option}${digits}${suffix}`
	}));
	const share = /-XX:MaxRAMPercentage=[\d.]+/.exec(text)?.[0];
	return [...sizes, ...share === void 0 ? [] : [{
		of: "share",
		option: share
	}]];
}
/** https://nodejs.org/api/cli.html#--max-old-space-sizesize-in-mib */
function nodeIn(text) {
	const [option, digits] = /--max[-_]old[-_]space[-_]size=(\d+)/.exec(text) ?? [];
	return option === void 0 ? [] : [{
		of: "size",
		bytes: Number(digits) * 2 ** 20,
		option
	}];
}
/** https://pkg.go.dev/runtime#hdr-Environment_Variables */
function goIn(text) {
	const [option, digits, suffix = ""] = /GOMEMLIMIT=(\d+)(?:([KMGT])i)?B?/.exec(text) ?? [];
	if (option === void 0) return [];
	return [{
		of: "size",
		bytes: Number(digits) * (scales[suffix.toLowerCase()] ?? 1),
		option
	}];
}
/** Reads the objects of files as they stand there. */
function objectsInFiles(files) {
	const all = [...files].flatMap(([file, bytes]) => {
		const read = isYamlName(file) ? readOnce(file, bytes) : void 0;
		return read?.result === "read" ? objectsOf(read.source) : [];
	});
	const set = new ObjectSet(all, { isWhole: false });
	const objects = [...set.objects, ...set.patches];
	const whole = Map.groupBy(objects.filter(({ isPatch }) => !isPatch), ({ kind }) => kind ?? "");
	const vertical = set.ofKind({
		kind: "VerticalPodAutoscaler",
		group: "autoscaling.k8s.io"
	});
	return {
		names: new Map([...whole].map(([kind, own]) => [kind, new Set(own.map(({ name }) => name ?? ""))])),
		named: Map.groupBy(objects, ({ kind, name }) => keyOf(kind, name)),
		scalers: Map.groupBy(scalersOf(set), ({ target }) => keyOf(target.kind, target.name)),
		vertical: Map.groupBy(vertical, ({ view }) => {
			const target = view.at("spec", "targetRef");
			return keyOf(target.at("kind").value, target.at("name").value);
		})
	};
}
function keyOf(kind, name) {
	return JSON.stringify([kind, name]);
}
/** What a workload may be called in files; where none of its kind has its name, Kustomize may have changed the one that is part of it. */
function keysOf$1({ kind, name }, { names }) {
	const known = names.get(kind) ?? /* @__PURE__ */ new Set();
	if (known.has(name)) return [keyOf(kind, name)];
	const [longest] = [...known].filter((one) => one !== "" && name.includes(one)).sort((one, other) => other.length - one.length);
	return [name, ...longest === void 0 ? [] : [longest]].map((one) => keyOf(kind, one));
}
function ofWorkload(workload, objects, all) {
	return keysOf$1(workload, objects).flatMap((key) => all.get(key) ?? []);
}
/** The workload whose pod template counts: of a Rollout that borrows one, the one that it names. */
function templateOf(workload, objects) {
	if (workload.kind !== "Rollout") return workload;
	const reference = ofWorkload(workload, objects, objects.named).map(({ view }) => view.at("spec", "workloadRef")).find(({ isThere }) => isThere);
	const kind = workloadKinds.find((one) => one === reference?.at("kind").value);
	const name = reference?.at("name").value;
	return kind === void 0 || name === void 0 ? workload : {
		...workload,
		kind,
		name
	};
}
/** What autoscalers hold at a share of the requests of a container, and what its process was told of its heap. */
function factsOf(workload, container, objects) {
	const heap = heapIn(textsOf(templateOf(workload, objects), container, objects));
	return {
		scaled: scaledIn(workload, container, objects),
		...withoutUndefined({ heap })
	};
}
/** Names that charts give to the settings of their autoscaler. */
const scalerKeys = [
	"autoscaling",
	"hpa",
	"horizontalPodAutoscaler"
];
/**
* What values of a chart have its autoscaler hold at a share of the requests: beside the `resources` they say so as those of `helm create` do.
*/
function scaledInValues(files, layers) {
	return layers.flatMap(({ file, subject: { amounts }, located }) => {
		const [first] = amounts;
		if (located !== void 0 || first === void 0) return [];
		const beside = first.steps.slice(0, -3).flatMap((step) => "key" in step ? [step.key] : []);
		return [.../* @__PURE__ */ new Set([file, ...files.keys()])].flatMap((one) => scaledBeside(one, files.get(one), beside));
	});
}
function scaledBeside(file, bytes, keys) {
	const read = bytes !== void 0 && isYamlName(file) ? readOnce(file, bytes) : void 0;
	return (read?.result === "read" ? treesOf(read.source) : []).flatMap((tree) => scalerKeys.flatMap((key) => {
		const settings = descend(tree, ...keys, key);
		if (textIn(tree, childOf(tree, settings, "enabled")) !== "true") return [];
		const held = keysOf$2(tree, settings).flatMap((name) => {
			const resource = /^target(cpu|memory)/i.exec(name)?.[1]?.toLowerCase();
			if (resource !== "cpu" && resource !== "memory") return [];
			return [{
				resource,
				percent: percentIn(tree, settings, name)
			}];
		});
		return (held.length > 0 ? held : [{
			resource: "cpu",
			percent: void 0
		}]).map(({ resource, percent }) => ({
			resource,
			by: `\`${key}\` in ${file}`,
			...withoutUndefined({ percent })
		}));
	}));
}
function percentIn(tree, settings, name) {
	const percent = Number(textIn(tree, childOf(tree, settings, name)));
	return Number.isInteger(percent) && percent > 0 ? percent : void 0;
}
function scaledIn(workload, container, objects) {
	return ofWorkload(workload, objects, objects.scalers).flatMap((scaler) => utilizationTargets(scaler).flatMap(({ resource, percent, container: only }) => {
		if (resource !== "cpu" && resource !== "memory" || only !== void 0 && only !== container) return [];
		return [{
			resource,
			by: `${scaler.object.kind} ${scaler.object.name ?? ""}`.trim(),
			...withoutUndefined({ percent })
		}];
	}));
}
/** Arguments and variables of a container, each as one text; of several layers all. */
function textsOf(workload, container, objects) {
	return ofWorkload(workload, objects, objects.named).flatMap((object) => containersOf$1(object) ?? []).filter(({ name }) => name === container).flatMap(({ view }) => [argumentsOf(view), ...variablesOf(view)]);
}
function argumentsOf(view) {
	return ["command", "args"].flatMap((key) => view.at(key).items.map((item) => item.value ?? "")).join(" ");
}
function variablesOf(view) {
	return view.at("env").items.map((one) => `${one.at("name").value ?? ""}=${one.at("value").value ?? ""}`);
}
/** Why a container is left to a VerticalPodAutoscaler; undefined where none sets its requests. */
function verticallyScaled(workload, container, objects) {
	const scaler = ofWorkload(workload, objects, objects.vertical).find(({ view }) => isSetBy(view, container));
	const mode = scaler?.view.at("spec", "updatePolicy", "updateMode").value ?? "Auto";
	return scaler === void 0 ? void 0 : `VerticalPodAutoscaler ${scaler.name ?? ""} sets its requests (updateMode: ${mode})`;
}
function isSetBy(view, container) {
	const policies = view.at("spec", "resourcePolicy", "containerPolicies").items;
	const named = (name) => policies.find((one) => one.at("containerName").value === name);
	return !((named(container) ?? named("*"))?.at("mode").value === "Off") && view.at("spec", "updatePolicy", "updateMode").value !== "Off";
}
/** Kinds whose containers Kustomize merges by their names; those of a Rollout it would replace as a whole. */
const merged = {
	Deployment: "apps/v1",
	StatefulSet: "apps/v1",
	DaemonSet: "apps/v1",
	CronJob: "batch/v1"
};
const label = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/;
/** The kustomization that could patch a container which no file of ours holds, since it builds on what stands elsewhere; undefined where none does. */
function patchableIn(workload, container, { files, edited }) {
	if (merged[workload.kind] === void 0 || !label.test(container)) return void 0;
	const folders = edited.map(folderOf);
	const unit = unitsOf$1(files).find(({ of, root, missing }) => of === "kustomization" && folders.includes(root) && missing.length > 0);
	return unit?.files.find((file) => isKustomization(file) && folderOf(file) === unit.root);
}
/** The patch of a workload beside a kustomization. */
function patchFileOf(kustomization, { kind, name }) {
	return inFolder(folderOf(kustomization), `right-size-${kind.toLowerCase()}-${name}.yaml`);
}
/** A patch that says nothing but these amounts. */
function patchText({ kind, name }, amounts) {
	const containers = [...Map.groupBy(amounts, ({ container }) => container)].flatMap(([container, own]) => [
		`- name: ${JSON.stringify(container)}`,
		"  resources:",
		...[...Map.groupBy(own, ({ field }) => field)].flatMap(([field, few]) => [`    ${field}:`, ...few.map(({ resource, to }) => `      ${resource}: ${to}`)])
	]);
	const path = kind === "CronJob" ? [
		"spec",
		"jobTemplate",
		"spec",
		"template",
		"spec"
	] : [
		"spec",
		"template",
		"spec"
	];
	const keys = [...path, "containers"].map((key, depth) => `${"  ".repeat(depth)}${key}:`);
	const inner = containers.map((line) => `${"  ".repeat(path.length + 1)}${line}`);
	return `${[
		`apiVersion: ${merged[kind] ?? ""}`,
		`kind: ${kind}`,
		"metadata:",
		`  name: ${name}`,
		...keys,
		...inner
	].join("\n")}\n`;
}
/** Has a kustomization lay a patch over a workload; where it does already, nothing changes. */
function usePatch(file, bytes, patch, { kind, name }) {
	const path = patch.slice(patch.lastIndexOf("/") + 1);
	if (kustomizationReferences(file, bytes).includes(path)) return {
		result: "edited",
		bytes
	};
	const position = listIn(file, bytes);
	const entry = {
		path,
		target: {
			kind,
			name
		}
	};
	if (position === "none") {
		const made = restructure(file, bytes, [{
			document: 0,
			steps: [{ key: "patches" }],
			to: [entry]
		}]);
		return made.result === "made" ? {
			result: "edited",
			bytes: made.bytes
		} : refused$1(made.problems[0]?.message ?? "");
	}
	if (position === "other") return refused$1("has a list of patches that nothing can be put behind: write it with a line for each");
	return inserted(file, bytes, {
		...position,
		entry
	});
}
function refused$1(message) {
	return {
		result: "refused",
		message
	};
}
/** Where the list of patches ends, and how far its items stand from the edge. */
function listIn(file, bytes) {
	const read = readSource(file, bytes);
	const [tree] = read.result === "read" ? treesOf(read.source) : [];
	if (read.result !== "read" || tree === void 0 || !isMap(tree.root)) return "other";
	const pair = lookUp(tree, tree.root, "patches")?.pair;
	if (pair === void 0) return "none";
	const list = resolve(tree, pair.value);
	if (!isSeq(list) || list.flow === true || list.range == null) return "other";
	const { text } = read.source;
	const indent = text.slice(text.lastIndexOf("\n", list.range[0] - 1) + 1, list.range[0]);
	return /^ *$/.test(indent) && list.items.length > 0 ? {
		indent,
		end: list.range[1]
	} : "other";
}
/** Behind the last line of the list, whatever comment stands on it; the result must name the same files and one more. */
function inserted(file, bytes, { indent, end, entry }) {
	const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
	const shift = text.startsWith("﻿") ? 1 : 0;
	const last = text.slice(0, end + shift).trimEnd().length;
	const lineEnd = text.indexOf("\n", last);
	const at = lineEnd < 0 ? text.length : lineEnd;
	const { path, target } = entry;
	const lines = [`- path: ${path}`, `  target: { kind: ${target.kind}, name: ${target.name} }`];
	const after = text.slice(0, at) + lines.map((line) => `\n${indent}${line}`).join("") + text.slice(at);
	const result = new TextEncoder().encode(after);
	const [was, is] = [kustomizationReferences(file, bytes), kustomizationReferences(file, result)];
	return [...was, path].toSorted().join() === is.toSorted().join() ? {
		result: "edited",
		bytes: result
	} : refused$1("cannot take a patch without changing something else");
}
/** The four amounts of a container, in the order in which they are told. */
const amountNames = [
	["requests", "cpu"],
	["limits", "cpu"],
	["requests", "memory"],
	["limits", "memory"]
];
/** Reads what states amounts in the files of a target. */
function readTarget({ files, edited, others }) {
	const subjects = [...files].flatMap(([file, bytes]) => readFile(file, bytes).subjects);
	const layers = subjects.flatMap((subject) => {
		const { owner, file } = subject;
		if (owner.of !== "container" || !isRunning(owner.container)) return [];
		const { kind } = owner.located.workload;
		return [{
			key: containerKey(kind, owner.container.name),
			layer: {
				file,
				subject,
				located: owner.located
			}
		}];
	});
	return {
		files,
		edited,
		others,
		subjects,
		ofContainers: new Map([...Map.groupBy(layers, ({ key }) => key)].map(([key, own]) => [key, own.map(({ layer }) => layer)])),
		affixes: affixesIn(files)
	};
}
function containerKey(kind, container) {
	return JSON.stringify([kind, container]);
}
function affixesIn(files) {
	const trees = [...files].flatMap(([file, bytes]) => {
		const read = isKustomization(file) ? readOnce(file, bytes) : void 0;
		return read?.result === "read" ? treesOf(read.source) : [];
	});
	const all = (key) => [...new Set(trees.flatMap((tree) => textIn(tree, descend(tree, key)) || []))];
	return {
		prefixes: all("namePrefix"),
		suffixes: all("nameSuffix")
	};
}
/** Every layer that states amounts of a container, or could; the first one wins. */
function layersOf(sought, target) {
	const inObjects = layersInObjects(sought, target);
	return byRank(inObjects.length > 0 ? inObjects : layersInValues(sought, target), target);
}
function layersInObjects({ workload, container }, { ofContainers, affixes }) {
	const alike = (ofContainers.get(containerKey(workload.kind, container)) ?? []).filter(({ located }) => isAlike(located, workload));
	const name = nameInFiles(workload, {
		layers: alike,
		affixes
	});
	return alike.filter(({ located }) => located.workload.name === name || located.workload.name === workload.name);
}
function isRunning({ list, isSidecar }) {
	return list === "containers" || isSidecar;
}
function isAlike({ workload }, { namespace }) {
	return workload.namespace === void 0 || workload.namespace === namespace;
}
/** Kustomize gives names prefixes and suffixes: of several the longest of which they make the name. */
function nameInFiles({ name }, { layers, affixes }) {
	const names = layers.flatMap(({ located }) => located.isPatch ? [] : located.workload.name ?? []);
	if (names.includes(name)) return name;
	return names.filter((one) => isRenamed(one, name, affixes)).sort((one, other) => other.length - one.length)[0];
}
function isRenamed(one, name, { prefixes, suffixes }) {
	for (let at = name.indexOf(one); at >= 0; at = name.indexOf(one, at + 1)) {
		const behind = name.slice(at + one.length);
		if (isMadeOf(name.slice(0, at), prefixes) && isMadeOf(behind, suffixes)) return true;
	}
	return false;
}
function isMadeOf(text, parts) {
	return text === "" || parts.some((part) => part !== "" && text.startsWith(part) && isMadeOf(text.slice(part.length), parts));
}
/** Values that name the container or the workload; else the one mapping that names nothing, where there is one container alone. */
function layersInValues({ workload, container, isOnly }, target) {
	const mappings = ownValues(target.subjects.flatMap((subject) => subject.owner.of === "mapping" && keysOf(subject) !== void 0 ? [{
		file: subject.file,
		subject
	}] : []), target);
	const named = (name) => mappings.filter(({ subject }) => keysOf(subject)?.slice(0, -1).some((key) => isName(key, name)));
	const ofContainer = container === workload.name ? [] : named(container);
	if (ofContainer.length > 0) return onePerFile(ofContainer);
	const ofWorkload = named(workload.name);
	if (ofWorkload.length > 0 && isOnly) return onePerFile(ofWorkload);
	return isOnly ? onePerFile(mappings.filter(({ subject }) => keysOf(subject)?.length === 1)) : [];
}
/**
* The values that are those of a target: what its deployments edit, what a kustomization names, and the defaults of the chart. Values beside
* are those of others; where nobody says whose they are, the defaults may be laid over by them, and are left alone as well.
*/
function ownValues(mappings, { files, edited, others }) {
	const folders = new Set(edited.map(folderOf));
	const built = new Set([...files.keys()].filter(isKustomization).map(folderOf));
	const isSure = ({ file }) => edited.includes(file) || !folders.has(folderOf(file)) || built.has(folderOf(file));
	const isDefault = ({ file }) => /^values\.ya?ml$/.test(nameOf$1(file));
	const doubtful = mappings.filter((one) => !isSure(one) && !isDefault(one) && !others.includes(one.file));
	const keys = new Set(doubtful.map(({ subject }) => JSON.stringify(keysOf(subject))));
	return mappings.filter((one) => isSure(one) || isDefault(one) && !others.includes(one.file) && !keys.has(JSON.stringify(keysOf(one.subject))));
}
/** Two in one file leave open which is meant. */
function onePerFile(layers) {
	return [...Map.groupBy(layers, ({ file }) => file).values()].flatMap((own) => own.length === 1 ? own : []);
}
/** The keys that lead to a mapping of values, with `resources` as the last; undefined where it stands in a list or says nothing. */
function keysOf({ amounts: [first] }) {
	const steps = first?.steps.slice(0, -2) ?? [];
	const keys = steps.flatMap((step) => "key" in step ? [step.key] : []);
	return first !== void 0 && keys.length === steps.length && keys.at(-1) === "resources" ? keys : void 0;
}
/** `workerQueue` in values is `worker-queue` in Kubernetes. */
function isName(key, name) {
	const plain = (text) => text.replace(/[-_.]/g, "").toLowerCase();
	return plain(key) === plain(name);
}
/** Patches before what they are laid over, and of two the one that stands nearer to what is deployed. */
function byRank(layers, { edited }) {
	const nearness = ({ file }) => Math.max(0, ...edited.map((one) => one === file ? 1e3 : sharedFolders(one, file)));
	const isPatch = ({ located }) => located?.isPatch === true ? 1 : 0;
	return layers.toSorted((one, other) => isPatch(other) - isPatch(one) || nearness(other) - nearness(one));
}
/** Where an amount of a container stands: in the first layer that states it. */
function placeOfAmount(layers, [field, resource]) {
	for (const { subject } of layers) {
		const amount = amountIn(subject, field, resource);
		if (amount !== void 0) return {
			...subject.placeOf(amount.start),
			text: amount.text
		};
	}
}
function amountIn({ amounts }, field, resource) {
	return amounts.find((one) => one.field === field && one.resource === resource && one.role === void 0);
}
/** The amounts of a container as its layers state them. */
function declaredIn(layers) {
	const of = (field) => Object.fromEntries(["cpu", "memory"].flatMap((resource) => {
		const place = placeOfAmount(layers, [field, resource]);
		return place === void 0 ? [] : [[resource, place.text]];
	}));
	return {
		requests: of("requests"),
		limits: of("limits")
	};
}
/** Containers that platforms put into pods by themselves: they stand in no manifest, and are sized where they come from. */
const injected = /* @__PURE__ */ new Set([
	"istio-proxy",
	"istio-validation",
	"linkerd-proxy",
	"vault-agent",
	"daprd",
	"envoy",
	"kuma-sidecar",
	"consul-dataplane",
	"cloudsql-proxy",
	"gke-gcsfuse-sidecar"
]);
/** What is recommended for each container of a target. */
function sizeContainers(used, sizing) {
	const objects = objectsInFiles(used.files);
	const read = readTarget(used);
	const at = {
		environment: used.environment,
		target: used.target.name
	};
	return {
		containers: used.usage.flatMap(({ workload, containers: all }) => all.map((usage) => {
			const own = all.filter(({ container }) => !injected.has(container));
			const layers = layersOf({
				workload: templateOf(workload, objects),
				container: usage.container,
				isOnly: own.length === 1 && own[0] === usage
			}, read);
			const declared = declaredIn(layers);
			const patchable = layers.length > 0 || injected.has(usage.container) ? void 0 : patchableIn(workload, usage.container, used);
			const left = leftAlone(sizing.configuration, {
				workload,
				container: usage.container,
				hasPlace: layers.length > 0 || patchable !== void 0,
				objects
			});
			const known = factsOf(workload, usage.container, objects);
			const scaled = [...known.scaled, ...scaledInValues(used.files, layers)];
			const facts = {
				...known,
				scaled,
				isPartial: used.isPartial
			};
			const recommendation = left === void 0 ? recommend({
				usage,
				declared,
				policy: sizing.policy,
				facts
			}) : {
				changes: [],
				kept: [left]
			};
			return {
				...at,
				workload,
				container: usage.container,
				usage,
				layers,
				declared,
				recommendation,
				...withoutUndefined({ patchable })
			};
		})),
		unsized: used.usage.flatMap(({ workload, missing }) => missing === void 0 ? [] : [{
			...at,
			workload,
			why: missing
		}])
	};
}
/** Why nothing is recommended for a container; undefined where something may be. */
function leftAlone(configuration, { workload, container, hasPlace, objects }) {
	const excluded = configuration["right-size"].exclude.find((one) => (one.workload ?? workload.name) === workload.name && (one.container ?? container) === container);
	if (excluded !== void 0) return `it is excluded: ${excluded.reason}`;
	const scaler = verticallyScaled(workload, container, objects);
	if (scaler !== void 0) return scaler;
	if (hasPlace) return void 0;
	return injected.has(container) ? "it is put into the pod by the platform, and stands in no file of ours" : "no file of ours that the target is made of states its resources";
}
/** Puts numbers in the place of others: nothing but their characters changes, which is proven by reading all amounts again. */
function editNumbers(file, bytes, edits) {
	const text = exactText(bytes);
	if (text === void 0) return refused("is not UTF-8");
	const splices = edits.map(({ place, to }) => ({
		start: offsetOf(text, place),
		length: place.text.length,
		to
	}));
	if (splices.some(({ start }) => start === void 0)) return refused("a number of it is not written in one piece");
	const after = splices.toSorted((one, other) => (other.start ?? 0) - (one.start ?? 0)).reduce((now, { start = 0, length, to }) => now.slice(0, start) + to + now.slice(start + length), text);
	const result = new TextEncoder().encode(after);
	return changedAsMeant(file, {
		bytes,
		result
	}, edits) ? {
		result: "edited",
		bytes: result
	} : refused("another number would change too");
}
function refused(message) {
	return {
		result: "refused",
		message
	};
}
/** Where the characters of a number begin, behind its quote if it has one. */
function offsetOf(text, { line, column, text: number }) {
	let start = text.startsWith("﻿") ? 1 : 0;
	for (let before = 1; before < line; before += 1) {
		const end = text.indexOf("\n", start);
		if (end < 0) return void 0;
		start = end + 1;
	}
	const at = start + column - 1;
	const begin = /["']/.test(text[at] ?? "") ? at + 1 : at;
	return text.startsWith(number, begin) ? begin : void 0;
}
/** Whether of all amounts of a file exactly those differ that were meant to. */
function changedAsMeant(file, { bytes, result }, edits) {
	const [was, is] = [amountsIn(file, bytes), amountsIn(file, result)];
	const changed = was.flatMap((text, index) => text === is[index] ? [] : [`${text} ${is[index]}`]);
	const meant = edits.map(({ place, to }) => `${place.text} ${to}`);
	return was.length === is.length && changed.toSorted().join() === meant.toSorted().join();
}
function amountsIn(file, bytes) {
	return readFile(file, bytes).subjects.flatMap(({ amounts }) => amounts.map(({ text }) => text));
}
/** The file that an addition goes to, and the change that makes it; undefined where none of its layers can take it. */
function placeAddition({ layers, container, field, resource, to }, files) {
	for (const layer of layers) {
		const at = resourcesIn(layer, container, files.get(layer.file));
		if (at !== void 0) return {
			file: layer.file,
			change: {
				document: at.document,
				steps: [
					...at.steps,
					{ key: field },
					{ key: resource }
				],
				to
			}
		};
	}
}
/** Where the `resources` of a container stand, or would; undefined within a text of a file, such as a patch of a kustomization. */
function resourcesIn({ file, subject, located }, container, bytes) {
	const read = bytes === void 0 ? void 0 : readOnce(file, bytes);
	if (read?.result !== "read") return void 0;
	if (located === void 0) return mappingIn(read.source, subject);
	const { kind, namespace, name } = located.workload;
	const view = objectsOf(read.source).filter((one) => one.kind === kind && one.name === name && one.namespace === namespace).flatMap((object) => containersOf$1(object) ?? []).find((one) => one.name === container && one.list !== "ephemeralContainers")?.view;
	return view === void 0 ? void 0 : {
		document: view.text.tree.document,
		steps: [...view.steps, { key: "resources" }]
	};
}
/** The mapping of values that a subject is, in the document that it stands in. */
function mappingIn(source, { amounts: [first], placeOf }) {
	if (first === void 0) return void 0;
	const [place, here] = [placeOf(first.start), placeAt(source, first.start)];
	if (place.line !== here.line || place.column !== here.column) return void 0;
	const keys = first.steps.flatMap((step) => "key" in step ? [step.key] : []);
	const tree = treesOf(source).find((one) => positionOf(descend(one, ...keys)) === first.start);
	return tree === void 0 ? void 0 : {
		document: tree.document,
		steps: first.steps.slice(0, -2)
	};
}
/** Whether an alias shows a number, or what it stands in, elsewhere in the file too: whatever it says there would change as well. */
function isShownElsewhere(place, bytes) {
	const shown = shownIn.get(bytes) ?? shownTwice(place.file, bytes);
	shownIn.set(bytes, shown);
	return shown.some(({ from, to }) => !isBefore(place, from) && isBefore(place, to));
}
/** A file is asked about once for each of its numbers. */
const shownIn = /* @__PURE__ */ new WeakMap();
/** Where what aliases stand for begins and ends. */
function shownTwice(file, bytes) {
	const read = readOnce(file, bytes);
	if (read.result !== "read") return [];
	const { source } = read;
	return [...new Set(treesOf(source).flatMap(({ uses }) => uses.map(({ target }) => target)))].flatMap((target) => {
		const [start, end] = isNode(target) && !isAlias(target) ? target.range ?? [] : [];
		return start === void 0 || end === void 0 ? [] : [{
			from: placeAt(source, start),
			to: placeAt(source, end)
		}];
	});
}
function isBefore(one, other) {
	const [line, otherLine] = [one.line ?? 0, other.line ?? 0];
	return line < otherLine || line === otherLine && (one.column ?? 0) < (other.column ?? 0);
}
/** Makes additions in a file. */
function addNumbers(file, bytes, changes) {
	const made = restructure(file, bytes, changes);
	if (made.result === "made") return {
		result: "edited",
		bytes: made.bytes
	};
	return refused(made.problems[0]?.message ?? "cannot be changed");
}
/** Every amount of every container that stands somewhere, or could: others may want one where it has none. */
function slotsOf(containers, files) {
	return containers.flatMap((container) => amountNames.flatMap(([field, resource]) => {
		const change = container.recommendation.changes.find((one) => one.field === field && one.resource === resource);
		const place = placeOfAmount(container.layers, [field, resource]);
		const at = place === void 0 ? additionOf(container, {
			field,
			resource,
			change
		}, files) : numberAt(place);
		return at === void 0 && change === void 0 ? [] : [{
			container,
			field,
			resource,
			change,
			at
		}];
	}));
}
function numberAt(place) {
	return {
		is: "number",
		key: `${place.file}:${place.line}:${place.column}`,
		file: place.file,
		place
	};
}
function additionOf(container, { field, resource, change }, files) {
	if (container.patchable !== void 0 && change !== void 0) return patchAt(container.patchable, container, change);
	const found = placeAddition({
		field,
		resource,
		to: change?.to ?? "",
		layers: container.layers,
		container: container.container
	}, files);
	if (found === void 0) return void 0;
	const { file, change: made } = found;
	return {
		is: "addition",
		key: `${file}+${made.document}${printPath(made)}`,
		file,
		change: made
	};
}
function patchAt(kustomization, { workload, container }, { field, resource }) {
	const file = patchFileOf(kustomization, workload);
	return {
		is: "patch",
		key: `${file} ${container} ${field}.${resource}`,
		file,
		kustomization
	};
}
/** What several containers make of one and the same number: the most that any of them needs; undefined where it stays. */
function agreed(slots) {
	const wanted = slots.flatMap(({ change }) => change ?? []);
	const largest = wanted.reduce((most, one) => most === void 0 || one.units > most.units ? one : most, void 0);
	if (largest === void 0 || wanted.length < slots.length && !isMore(largest, slots)) return void 0;
	return largest.to === textNow(slots) ? void 0 : largest;
}
/** Whether it is more than what stands there; where nothing does, others live without a number. */
function isMore({ units }, slots) {
	const now = unitsNow(slots);
	return now !== void 0 && units > now;
}
function textNow([first]) {
	return first?.at?.is === "number" ? first.at.place.text : void 0;
}
function unitsNow(slots) {
	const [first] = slots;
	return first === void 0 ? void 0 : unitsOf(first.resource, textNow(slots));
}
/** The units of a slot once the changes are made; undefined where no amount stands there then. */
function unitsThen({ resource, at }, changes) {
	return changes.get(at?.key ?? "")?.units ?? (at?.is === "number" ? unitsOf(resource, at.place.text) : void 0);
}
/** What goes together: the request and the limit of one resource of one container. */
function pairOf({ container, resource }) {
	const { environment, target, workload, container: name } = container;
	return JSON.stringify([
		environment,
		target,
		workload,
		name,
		resource
	]);
}
/** The slots with limits that keep up with requests, whatever these come to: a request may be shared with others that need more. */
function withLimits(slots, changes) {
	const requests = new Map(slots.flatMap((slot) => slot.field === "requests" ? [[pairOf(slot), slot]] : []));
	return slots.map((slot) => {
		const request = slot.field === "limits" ? requests.get(pairOf(slot)) : void 0;
		const asked = request === void 0 ? void 0 : unitsThen(request, changes);
		const limit = unitsThen(slot, changes);
		return asked === void 0 || limit === void 0 || limit >= asked ? slot : raised(slot, asked);
	});
}
function raised(slot, asked) {
	const text = slot.at?.is === "number" ? slot.at.place.text : void 0;
	if (unitsOf(slot.resource, text) === asked) return {
		...slot,
		change: void 0
	};
	const units = roundedUp(slot.resource, asked, text);
	const { field, resource } = slot;
	const to = print(resource, units, text);
	const from = text === void 0 ? {} : { from: text };
	const reason = `its request comes to ${print(resource, asked)}, and a limit below that is refused`;
	return {
		...slot,
		change: {
			field,
			resource,
			...from,
			to,
			units: unitsOf(resource, to) ?? units,
			reason
		}
	};
}
/** Writes all numbers: into the files that hold them, and into patches with the kustomizations that use them. */
function editAll(groups, files) {
	const refused = /* @__PURE__ */ new Map();
	const now = /* @__PURE__ */ new Map();
	const keep = (file, edited, why) => {
		if (edited.result === "edited") now.set(file, edited.bytes);
		else refused.set(why, `${file} ${edited.message}`);
	};
	for (const [file, own] of Map.groupBy(groups, fileOf)) keep(file, editOne(file, files.get(file) ?? /* @__PURE__ */ new Uint8Array(), own), file);
	for (const [patch, own] of Map.groupBy(groups, fileOf)) {
		const [slot] = own[0]?.slots ?? [];
		if (slot?.at?.is !== "patch") continue;
		const { kustomization } = slot.at;
		keep(kustomization, usePatch(kustomization, now.get(kustomization) ?? files.get(kustomization) ?? /* @__PURE__ */ new Uint8Array(), patch, slot.container.workload), patch);
	}
	return {
		files: [...now].filter(([file]) => !refused.has(file)).map(([file, after]) => editedFile(file, files.get(file), after)).sort((one, other) => one.file < other.file ? -1 : 1),
		refused
	};
}
function editedFile(file, before, after) {
	return before === void 0 ? {
		file,
		before: /* @__PURE__ */ new Uint8Array(),
		after,
		isNew: true
	} : {
		file,
		before,
		after
	};
}
function fileOf({ slots: [first] }) {
	return first?.at?.file ?? "";
}
/** Numbers first, since additions move lines. */
function editOne(file, before, groups) {
	const placed = groups.flatMap(({ slots: [first], change }) => first?.at === void 0 ? [] : [{
		at: first.at,
		first,
		change
	}]);
	const [own] = placed;
	if (own?.at.is === "patch") return {
		result: "edited",
		bytes: patchOf(own.first, placed)
	};
	const numbers = placed.flatMap(({ at, change }) => at.is === "number" ? [{
		place: at.place,
		to: change.to
	}] : []);
	const additions = placed.flatMap(({ at, change }) => at.is === "addition" ? [{
		...at.change,
		to: change.to
	}] : []);
	const edited = editNumbers(file, before, numbers);
	return edited.result === "refused" || additions.length === 0 ? edited : addNumbers(file, edited.bytes, additions);
}
function patchOf({ container: { workload } }, placed) {
	const amounts = placed.map(({ first, change }) => ({
		...change,
		container: first.container.container
	}));
	return new TextEncoder().encode(patchText(workload, amounts));
}
/** Plans what is written: each number where it stands, and nothing that may not be, that would change something else, or that our own rules refuse. */
function planSizes(containers, given) {
	const slots = slotsOf([...containers, ...given.unheard], given.files);
	const refused = /* @__PURE__ */ new Map();
	const absurd = [];
	for (;;) {
		const decided = decide(slots, refused);
		const { groups } = decided;
		if (refuse(decided.slots, refused, (slot) => whyNot(slot, given)) > 0) continue;
		const made = editAll([...groups.values()], given.files);
		const found = made.refused.size > 0 ? [] : errorsOf(made.files, given);
		absurd.push(...found);
		if (found.length + made.refused.size === 0) return {
			containers: told(containers, decided),
			files: made.files,
			absurd
		};
		refuseFound(decided.slots, refused, [
			(slot) => made.refused.get(slot.at?.file ?? "") ?? whyAbsurd(slot, found, groups),
			({ at }) => found.find(({ place }) => place.file === at?.file)?.message,
			() => found[0]?.message ?? "it cannot be written"
		]);
	}
}
/** Why a number may not be written, whatever it is; undefined where it may. */
function whyNot({ container, at }, { files, allowedPaths, unheard }) {
	if (at === void 0) return void 0;
	const outside = [at.file, ...at.is === "patch" ? [at.kustomization] : []].find((file) => !isAllowed(file, allowedPaths));
	if (outside !== void 0) return `it stands in ${outside}, outside of gitops.allowed-paths`;
	if (at.is === "number" && isShownElsewhere(at.place, files.get(at.file) ?? /* @__PURE__ */ new Uint8Array())) return `an alias shows it elsewhere in ${at.file} too, where it would change as well`;
	return unheard.includes(container) ? `it would be above the limit of ${container.environment}/${container.target}, whose use is not known` : void 0;
}
/** Refuses by the first of these ways that says anything: those that are meant, else all of a file, else all. */
function refuseFound(slots, refused, ways) {
	for (const why of ways) if (refuse(slots, refused, why) > 0) return;
}
/** Refuses the numbers for which there is a reason, with all that go together with them; says how many these are. */
function refuse(slots, refused, why) {
	const before = refused.size;
	const pairs = /* @__PURE__ */ new Map();
	for (const slot of slots) {
		const reason = slot.change === void 0 || isRefused(slot, refused) ? void 0 : why(slot);
		if (reason !== void 0) pairs.set(pairOf(slot), reason);
	}
	for (const slot of slots) {
		const reason = pairs.get(pairOf(slot));
		if (reason !== void 0 && slot.at !== void 0) refused.set(slot.at.key, reason);
	}
	return refused.size - before;
}
function isRefused({ at }, refused) {
	return at !== void 0 && refused.has(at.key);
}
/** What all numbers come to, with limits that are not below the requests. */
function decide(slots, refused) {
	const groups = groupsOf(slots, refused);
	const raised = withLimits(slots, new Map([...groups].map(([key, { change }]) => [key, change])));
	return {
		slots: raised,
		groups: raised.every((slot, index) => slot === slots[index]) ? groups : groupsOf(raised, refused),
		refused
	};
}
function groupsOf(slots, refused) {
	const byKey = Map.groupBy(slots.filter((slot) => slot.at !== void 0 && !isRefused(slot, refused)), ({ at }) => at?.key ?? "");
	return new Map([...byKey].flatMap(([key, own]) => {
		const change = agreed(own);
		return change === void 0 ? [] : [[key, {
			slots: own,
			change
		}]];
	}));
}
/** Errors that the new numbers bring; a jump is no slip where usage bears it out. */
function errorsOf(edited, { files, judge }) {
	const after = new Map([...files, ...edited.map((one) => [one.file, one.after])]);
	return judgeChange(after, files, judge).findings.filter(({ severity, rule }) => severity === "error" && rule !== "resource-jump");
}
function whyAbsurd(slot, found, groups) {
	const group = groups.get(slot.at?.key ?? "");
	const finding = found.find(({ place, value }) => place.file === slot.at?.file && value === group?.change.to);
	return finding === void 0 ? void 0 : `${finding.rule} refuses it: ${finding.message}`;
}
function told(containers, decided) {
	const byContainer = Map.groupBy(decided.slots, ({ container }) => container);
	return containers.map((one) => {
		const { recommendation, ...container } = one;
		const own = byContainer.get(one) ?? [];
		const changes = own.flatMap((slot) => writtenOf(slot, decided));
		const kept = own.flatMap((slot) => keptOf(slot, decided));
		return {
			...container,
			changes,
			kept: [.../* @__PURE__ */ new Set([...recommendation.kept, ...kept])]
		};
	});
}
function writtenOf(slot, { groups }) {
	const group = groups.get(slot.at?.key ?? "");
	if (group === void 0 || slot.at === void 0) return [];
	const { field, resource, at } = slot;
	const line = at.is === "number" ? {
		line: at.place.line,
		from: at.place.text
	} : {};
	const isOwn = slot.change !== void 0 && slot.change.to === group.change.to;
	const others = group.slots.filter((one) => one !== slot).map(({ container }) => `${container.environment}/${container.target}`);
	const reason = isOwn ? group.change.reason : `the number is shared with ${[...new Set(others)].join(", ")}, and the larger need counts: ${group.change.reason}`;
	return [{
		field,
		resource,
		to: group.change.to,
		units: group.change.units,
		reason,
		file: at.file,
		...line
	}];
}
function keptOf(slot, { slots, groups, refused }) {
	const { change, at, field, resource } = slot;
	if (change === void 0 || at !== void 0 && groups.has(at.key)) return [];
	const what = `${resource} ${field === "requests" ? "request" : "limit"}: ${change.to} is not written`;
	if (at === void 0) return [`${what}: no file of ours can take it`];
	return [`${what}: ${refused.get(at.key) ?? sharedWith(slot, slots)}`];
}
function sharedWith({ container: own, at }, slots) {
	const others = slots.flatMap(({ container, change, at: their }) => container !== own && change === void 0 && their?.key === at?.key ? [`${container.environment}/${container.target}`] : []);
	return `the number is shared with ${others.length === 0 ? "others" : [...new Set(others)].join(", ")}, where it has to stay, or whose use is not known`;
}
/** The targets of an application that have workloads, with what these used and the files that they are made of. Previews come and go. */
async function usedTargets(sizing, head) {
	const named = sizedTargets(sizing.configuration);
	const read = reader(sizing, head);
	const all = [];
	const notes = [];
	let queries = 0;
	for (const [cluster, own] of Map.groupBy(named, ({ target }) => target.cluster)) {
		const found = await usageIn(sizing, cluster, own);
		queries += found.queries;
		notes.push(...found.notes);
		for (const one of own) {
			const { cut, ...files } = await filesFor(sizing, one, read);
			for (const folder of cut) notes.push(`part of what stands below ${folder || "the root"} was not looked at: it is too much`);
			const usage = found.workloads.filter(({ workload }) => isOf(one.target, workload));
			all.push({
				...one,
				...files,
				usage,
				isPartial: found.isPartial
			});
		}
	}
	const unmeasured = [];
	for (const one of targetsOf(sizing.configuration, ({ workloads }) => workloads.length === 0)) {
		const { cut: _, ...files } = await filesFor(sizing, one, read);
		unmeasured.push({
			...one,
			...files
		});
	}
	return {
		targets: all,
		unmeasured,
		queries,
		notes: [...new Set(notes)]
	};
}
async function filesFor({ configuration }, one, read) {
	const edited = filesOf(configuration.application, one);
	const { contents: files, cut } = await filesAround(edited, read);
	return {
		files,
		edited,
		others: targetsOf(configuration, () => true).flatMap((other) => filesOf(configuration.application, other)).filter((file) => !edited.includes(file)),
		cut
	};
}
/** Throws `bad-input` where there is none. */
function sizedTargets(configuration) {
	const named = targetsOf(configuration, ({ workloads }) => workloads.length > 0);
	if (named.length > 0) return named;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: "no target of the application has `workloads`: right-size needs to know whose usage counts"
	});
}
function targetsOf(configuration, isWanted) {
	return Object.entries(configuration.environments).filter(([, { preview }]) => preview === void 0).flatMap(([environment]) => environmentOf(configuration, environment).targets.filter(isWanted).map((target) => ({
		environment,
		target
	})));
}
function isOf({ workloads }, workload) {
	const { kind, namespace, name } = workload;
	return workloads.some((one) => one.kind === kind && one.namespace === namespace && one.name === name);
}
/** Throws `bad-input` where the metrics of a target are nowhere, before anything else is asked for. */
async function requireMetrics(sizing) {
	for (const { target } of sizedTargets(sizing.configuration)) await metricsOf(sizing, target.cluster);
}
async function metricsOf({ ports }, cluster) {
	const metrics = await ports.metrics(cluster);
	if (metrics !== void 0) return metrics;
	const message = "right-size needs `prometheus`: where the metrics of the clusters are";
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "prometheus" },
			remedy: "see docs/right-size.md"
		}]
	});
}
async function usageIn(sizing, cluster, own) {
	const { policy, now, signal } = sizing;
	const metrics = await metricsOf(sizing, cluster);
	const keys = new Map(own.flatMap(({ target }) => target.workloads.map((one) => [JSON.stringify(one), one])));
	const quantiles = policy.cpuQuantile === 1 ? [] : [policy.cpuQuantile];
	const found = await readUsageOf({
		metrics,
		workloads: [...keys.values()],
		days: policy.days,
		quantiles,
		now,
		signal
	});
	if (found.result === "read") return found;
	throw new DeployError("prometheus-unreachable", {
		stage: "report",
		message: found.message
	});
}
/** The files that deployments to a target edit, as far as their names are known without an image. */
function filesOf(application, { environment, target }) {
	const known = {
		application,
		environment,
		target: target.name
	};
	const files = target.edits.flatMap(({ file }) => wordsIn(file).every((word) => word in known) ? [expandIn(file, known)] : []);
	return [...new Set(files)];
}
function expandIn(file, known) {
	return expand(file, {
		sha: void 0,
		"short-sha": void 0,
		tag: void 0,
		digest: void 0,
		image: void 0,
		branch: void 0,
		date: void 0,
		"pull-request": void 0,
		...known
	});
}
/** Reads each file and looks into each folder once, for all targets. */
function reader({ ports, signal }, head) {
	const files = /* @__PURE__ */ new Map();
	const folders = /* @__PURE__ */ new Map();
	const through = async (known, wanted, ask) => {
		const more = wanted.filter((one) => !known.has(one));
		const found = more.length === 0 ? /* @__PURE__ */ new Map() : await ask(more);
		for (const one of more) known.set(one, found.get(one));
		return new Map(wanted.flatMap((one) => {
			const value = known.get(one);
			return value === void 0 ? [] : [[one, value]];
		}));
	};
	return {
		read: async (paths) => through(files, paths, async (more) => (await ports.gitops()).read(head, more, signal)),
		look: async (paths) => through(folders, paths, async (more) => (await ports.gitops()).folders(head, more, signal))
	};
}
/**
* The containers of targets of whose use nothing is known (no `workloads`, or no pod was seen), as far as they may share a number with one
* that was measured: what stands there is not lowered for the others' sake, and nothing is added to it.
*/
function unheardContainers({ targets, unmeasured }, sized) {
	return [...targets.flatMap((one) => {
		const workloads = one.usage.flatMap(({ workload, missing }) => missing === void 0 ? [] : [workload]);
		return workloads.length === 0 ? [] : [{
			...one,
			workloads
		}];
	}), ...unmeasured].flatMap((one) => containersOf(one, sized));
}
function containersOf(unheard, sized) {
	const shared = sized.filter(({ layers }) => layers.some(({ file }) => unheard.files.has(file)));
	const read = shared.length === 0 ? void 0 : readTarget(unheard);
	const found = /* @__PURE__ */ new Map();
	for (const one of read === void 0 ? [] : shared) for (const workload of alike(one, unheard)) {
		const own = containerOf({
			...one,
			workload
		}, unheard, read);
		if (own !== void 0) found.set(JSON.stringify([workload, one.container]), own);
	}
	return [...found.values()];
}
/** The workloads of a target that may be made of the same files as a container. */
function alike({ workload, layers }, { workloads }) {
	if (workloads !== void 0) return workloads.filter(({ kind }) => kind === workload.kind);
	const names = layers.flatMap(({ located }) => located?.workload.name ?? []);
	return [.../* @__PURE__ */ new Set([workload.name, ...names])].map((name) => ({
		...workload,
		name
	}));
}
function containerOf(container, { environment, target }, read) {
	const { workload, container: name } = container;
	const layers = read === void 0 ? [] : layersOf({
		workload,
		container: name,
		isOnly: true
	}, read);
	if (layers.length === 0) return void 0;
	const recommendation = {
		changes: [],
		kept: []
	};
	return {
		...container,
		environment,
		target: target.name,
		layers,
		declared: declaredIn(layers),
		recommendation
	};
}
/**
* Builds what is planned, where the program for it is here, and looks whether the numbers come out: of those containers that would get
* another one, since a layer that we did not find wins.
*/
async function notComingOut(plan, targets, verifying) {
	const found = [];
	for (const used of targets) {
		const own = plan.containers.filter((one) => one.environment === used.environment && one.target === used.target.name && one.changes.length > 0);
		if (own.length === 0) continue;
		const objects = await builtFor(plan, used, verifying);
		const patched = objects === void 0 ? patchedIn(used) : [];
		found.push(...own.filter((one) => objects === void 0 ? mayBePatched(one, patched) : !comesOut(one, objects)));
	}
	return found;
}
/** The amounts that JSON patches state: of which container is not told from files alone. */
function patchedIn({ files }) {
	return [...files].flatMap(([file, bytes]) => readFile(file, bytes).subjects).flatMap(({ amounts }) => amounts.filter(({ steps: [first] }) => first !== void 0 && "index" in first));
}
function mayBePatched({ changes }, patched) {
	return changes.some((change) => patched.some(({ field, resource }) => field === change.field && resource === change.resource));
}
/** The objects that Kustomize makes of a target with the new numbers; undefined where it is no kustomization, or cannot be built here. */
async function builtFor({ files: edited }, used, verifying) {
	const files = new Map([...used.files, ...edited.filter(({ file, isNew }) => used.files.has(file) || isNew === true).map((one) => [one.file, one.after])]);
	const folders = used.edited.map(folderOf);
	const unit = unitsOf$1(files).find(({ of, root }) => of === "kustomization" && folders.includes(root));
	if (unit === void 0) return void 0;
	const { parts, isWhole, noProgram } = await readUnit(unit, readingOf({
		...verifying,
		files
	}));
	return isWhole && noProgram === void 0 ? parts.flat() : void 0;
}
/** Whether each new number is the one that is built; a workload that is not found says nothing. */
function comesOut({ workload, container, changes }, objects) {
	const built = objects.filter(({ kind, name }) => kind === workload.kind && name === workload.name).flatMap((object) => containersOf$1(object) ?? []).find(({ name }) => name === container)?.view;
	if (built === void 0) return true;
	return changes.every(({ field, resource, units }) => unitsOf(resource, built.at("resources", field, resource).value) === units);
}
/** Reads what an application used, and proposes requests and limits for it where they stand, in one pull request. */
async function rightSize(configuration, { dryRun }, { ports, signal }) {
	const sizing = {
		configuration,
		policy: {
			...policyOf(configuration["right-size"]),
			falls: fallsIn(configuration)
		},
		ports,
		now: ports.clock.now(),
		signal
	};
	await requireMetrics(sizing);
	const head = await headOf(sizing);
	const { plan, told } = await planOf(sizing, head);
	const text = rightSizeText(told);
	ports.results.show(rightSizeTable(told));
	const diff = plan.files.map(diffOf).join("");
	if (dryRun) ports.results.show(diff);
	const files = new Map(plan.files.map(({ file, after }) => [file, after]));
	const proposed = dryRun ? void 0 : await proposeSizes({
		configuration,
		ports,
		signal
	}, {
		head,
		files,
		text
	});
	const url = proposed?.result === "proposed" ? proposed.url : void 0;
	return {
		outcome: outcomeOf(told, plan, proposed),
		markdown: plan.files.length === 0 ? `**${text.title}**` : `### ${text.title}\n\n${text.body}`,
		details: {
			application: configuration.application,
			...rightSizeDetails(told),
			diff,
			...withoutUndefined({ pullRequest: url })
		},
		...withoutUndefined({ pullRequest: url })
	};
}
/** The falls that `check` tells of: what is proposed is to pass it. */
function fallsIn({ readiness }) {
	const { cpu, memory } = settingsFrom(readiness, []).thresholds;
	const steepest = ({ fall: { warning, error } }) => Math.min(warning, error ?? warning);
	return {
		cpu: steepest(cpu),
		memory: steepest(memory)
	};
}
async function headOf({ configuration, ports, signal }) {
	const { repository, branch } = configuration.gitops;
	const head = await (await ports.gitops()).head(branch, signal);
	if (head !== void 0) return head;
	const message = `${repository} has no branch ${branch}`;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "gitops.branch" }
		}]
	});
}
async function planOf(sizing, head) {
	const { configuration, policy, now } = sizing;
	const used = await usedTargets(sizing, head);
	const sized = used.targets.map((target) => sizeContainers(target, sizing));
	const plan = await planThatComesOut(sizing, used, sized.flatMap((one) => one.containers));
	const { prices } = configuration["right-size"];
	return {
		plan,
		told: {
			application: configuration.application,
			at: now,
			days: policy.days,
			containers: plan.containers,
			unsized: sized.flatMap(({ unsized }) => unsized),
			notes: used.notes,
			queries: used.queries,
			...prices === void 0 ? {} : { prices: {
				cpuHour: prices["cpu-hour"],
				gibHour: prices["gib-hour"],
				currency: prices.currency
			} }
		}
	};
}
/** A container whose numbers would not be those that are built stays as it is. */
async function planThatComesOut({ configuration, ports, signal }, used, containers) {
	const { nodeAllocatable, thresholds, kubernetes } = settingsFrom(configuration.readiness, []);
	const { targets } = used;
	const given = {
		files: new Map(targets.flatMap(({ files }) => [...files])),
		allowedPaths: configuration.gitops["allowed-paths"],
		judge: {
			nodeAllocatable,
			thresholds
		},
		unheard: unheardContainers(used, containers)
	};
	const plan = planSizes(containers, given);
	if (plan.files.length === 0) return plan;
	const lost = await notComingOut(plan, targets, {
		renderer: await ports.renderer(),
		kubernetes,
		signal
	});
	if (lost.length === 0) return plan;
	const kept = {
		changes: [],
		kept: ["another layer than the ones that were found says its numbers: nothing is written"]
	};
	const isLost = (one) => lost.some(({ usage, target, environment }) => usage === one.usage && target === one.target && environment === one.environment);
	return planSizes(containers.map((one) => isLost(one) ? {
		...one,
		recommendation: kept
	} : one), given);
}
function outcomeOf(told, { absurd, files }, proposed) {
	const count = told.containers.flatMap(({ changes }) => changes).length;
	const numbers = `${count} ${count === 1 ? "number" : "numbers"} in ${files.length} ${files.length === 1 ? "file" : "files"}`;
	if (proposed?.result === "refused") return outcomeAt("failed", "write-refused", {
		stage: "write",
		sentence: `the branch of the pull request is refused: ${proposed.message}`
	});
	if (proposed?.result === "raced") return outcomeAt("errored", "too-many-races", {
		stage: "write",
		sentence: "others kept writing to the branch of the pull request"
	});
	if (absurd.length > 0) {
		const which = absurd.map(({ rule, message }) => `${rule}: ${message}`).join("; ");
		return outcomeAt("failed", "resource-absurd", {
			stage: "write",
			sentence: `what was recommended is absurd, and was not written: ${which}`
		});
	}
	if (proposed === void 0) return outcomeAt("succeeded", "dry-run", {
		stage: "write",
		sentence: `nothing was touched; ${count === 0 ? "nothing would change" : `${numbers} would change`}`
	});
	return outcomeAt("succeeded", "done", {
		stage: "write",
		sentence: sentenceOf(proposed, numbers)
	});
}
function sentenceOf(proposed, numbers) {
	if (proposed.result === "proposed") return `${proposed.url} changes ${numbers}`;
	return proposed.closed === void 0 ? "nothing is to change" : `nothing is to change any more: ${proposed.closed} is closed`;
}
export { rightSize };
