import "./rolldown-runtime.js";
import { a as code, c as linked, o as escapeMarkdown, zt as withoutUndefined } from "./drive.js";
import { F as repositoryOf, N as parseImageReference, V as badInput, n as plainLine } from "./start.js";
import { d as printChange, f as printSize, g as shortImage, m as minute, p as fitLines } from "./action.js";
import { n as printPage } from "./document.js";
import { a as percent, i as link, n as h } from "./node.js";
import { C as figures, T as section, _ as sentence, b as table, c as frame, d as name, h as printShortNumber, i as scaleOf, m as printNumber, n as roundTicks, p as printMoment, u as counted, v as firstOf } from "./scale.js";
import { a as verdictOf } from "./taken-up.js";
import { t as pulledSize } from "./details.js";
/**
* The versions of one environment as they lie upon each other: those that were taken out again are gone. Asked by the values that
* deployments write, so that a way back is seen whoever went it, and whatever they called it.
*/
var Versions = class {
	#stack = [];
	/** By place and value: where in the stack that value was replaced, the lowest first. */
	#replaced = /* @__PURE__ */ new Map();
	/** What stands in Git now. */
	top() {
		return this.#stack.at(-1)?.of;
	}
	push(version) {
		const at = this.#stack.push(version) - 1;
		for (const { place, from } of version.changed) {
			const values = this.#replaced.get(place) ?? /* @__PURE__ */ new Map();
			this.#replaced.set(place, values);
			const levels = values.get(from);
			if (levels === void 0) values.set(from, [at]);
			else levels.push(at);
		}
	}
	/** Takes out all from a level of the stack on. */
	cut(level) {
		for (const { changed } of this.#stack.splice(level)) for (const { place, from } of changed) {
			const levels = this.#replaced.get(place)?.get(from);
			while (levels !== void 0 && (levels.at(-1) ?? -1) >= level) levels.pop();
		}
	}
	/** The lowest version that would be taken out if these values stood in Git again; undefined where they are new. */
	beginningAt(values) {
		const [first] = values;
		if (first === void 0) return void 0;
		return (this.#replaced.get(first.place)?.get(first.to) ?? []).findLast((level) => this.#replacedAll(level, values));
	}
	/** Where what was found in Git is older than the newest version: the lowest one that is gone. */
	foundBehind(found) {
		const top = this.#stack.at(-1)?.changed ?? [];
		const same = found.filter(({ place }) => top.some((one) => one.place === place));
		return same.every(({ place, from }) => top.some((one) => one.place === place && one.to === from)) ? void 0 : this.beginningAt(same.map(({ place, from }) => ({
			place,
			to: from
		})));
	}
	#replacedAll(level, values) {
		const changed = this.#stack[level]?.changed ?? [];
		return values.every(({ place, to }) => {
			const there = changed.find((one) => one.place === place);
			return there === void 0 || there.from === to;
		});
	}
};
/** All deployments of one environment of one application, the oldest first, each with what those after it say of it. */
function countEnvironment(records) {
	const all = records.toSorted((one, other) => startOf(one) - startOf(other) || one.id - other.id).map((record) => ({
		told: record.counted,
		record
	}));
	const versions = new Versions();
	for (const one of all) place(one, versions);
	restore(all);
	markRework(all);
	return all.map(({ told }) => told);
}
function startOf({ counted }) {
	return counted.startedAt.getTime();
}
function amend(placed, more) {
	placed.told = {
		...placed.told,
		...more
	};
}
/** Lays a deployment upon those before it, and says of these what it shows. */
function place(placed, versions) {
	const { changed, putBackAt } = placed.record;
	if (!stoodInGit(placed.told) || changed.length === 0) return;
	const behind = versions.foundBehind(changed);
	if (behind !== void 0) {
		undo(versions.top(), "revert", void 0);
		versions.cut(behind);
	}
	const back = versions.beginningAt(changed);
	if (back !== void 0 || placed.told.nature === "rollback") goBack(placed, versions);
	if (putBackAt !== void 0) return;
	if (back === void 0) versions.push({
		of: placed,
		changed
	});
	else versions.cut(back);
}
function goBack(placed, versions) {
	if (placed.told.nature === "change") amend(placed, { nature: "revert" });
	undo(versions.top(), placed.told.nature, placed.told.startedAt);
}
/** Whether Git named its image, as far as anybody knows. */
function stoodInGit({ end, writtenAt }) {
	return writtenAt !== void 0 || end === "healthy" || end === "failed";
}
/** Marks the deployment whose place was taken by an older version as failed, unless its own verdict said so, or it never took its place. */
function undo(undone, by, at) {
	if (undone === void 0 || undone.told.end === "superseded" || undone.told.failedBy === "verdict") return;
	const { failedAt } = undone.told;
	amend(undone, {
		end: "failed",
		failedBy: by === "rollback" ? "rollback" : "revert",
		...at !== void 0 && (failedAt === void 0 || at < failedAt) ? { failedAt: at } : {}
	});
}
/** Says when the environment was healthy again after each failure. */
function restore(all) {
	const healthy = all.flatMap(({ told: { healthyAt } }, index) => healthyAt === void 0 ? [] : [{
		index,
		at: healthyAt
	}]);
	healthy.sort((one, other) => one.at.getTime() - other.at.getTime());
	all.forEach((placed, index) => {
		const { told, record } = placed;
		if (told.end !== "failed" || told.failedAt === void 0) return;
		const again = firstAfter(healthy, told.failedAt, index);
		const { putBackAt } = record;
		const restoredAt = putBackAt !== void 0 && (again === void 0 || putBackAt < again) ? putBackAt : again;
		if (restoredAt !== void 0) amend(placed, { restoredAt });
	});
}
/** The first healthy verdict after a moment of a deployment that began later than the one that failed. */
function firstAfter(healthy, moment, failed) {
	let [low, high] = [0, healthy.length];
	while (low < high) {
		const middle = low + high >> 1;
		const { at = moment } = healthy[middle] ?? {};
		if (at > moment) high = middle;
		else low = middle + 1;
	}
	for (let at = low; at < healthy.length; at += 1) {
		const one = healthy[at];
		if (one !== void 0 && one.index > failed) return one.at;
	}
}
/** Later than anything. */
const never = /* @__PURE__ */ new Date(864e13);
/** Ways back are rework, and so is a change that is made while the environment has failed and is not healthy again. */
function markRework(all) {
	const failures = all.flatMap(({ told: { end, failedAt, restoredAt } }) => end === "failed" && failedAt !== void 0 ? [{
		from: failedAt,
		to: restoredAt?.getTime() ?? Infinity
	}] : []);
	failures.sort((one, other) => one.from.getTime() - other.from.getTime());
	let [next, until] = [0, -Infinity];
	for (const one of all) {
		const { nature, startedAt } = one.told;
		while ((failures[next]?.from ?? never) <= startedAt) {
			until = Math.max(until, failures[next]?.to ?? until);
			next += 1;
		}
		if (nature === "rollback" || nature === "revert" || nature === "change" && startedAt.getTime() < until) amend(one, { isRework: true });
	}
}
/** Seconds from the source commit to the healthy verdict; undefined where one of the two is not known, or they contradict each other. */
function leadSeconds({ committedAt, healthyAt }) {
	return secondsBetween(committedAt, healthyAt);
}
/** Seconds from the record to the healthy verdict. */
function deploymentSeconds({ startedAt, healthyAt, end }) {
	return end === "from-git" ? void 0 : secondsBetween(startedAt, healthyAt);
}
/** Seconds from the bad verdict to healthy again. */
function restoreSeconds({ failedAt, restoredAt }) {
	return secondsBetween(failedAt, restoredAt);
}
function secondsBetween(from, to) {
	if (from === void 0 || to === void 0) return void 0;
	const seconds = (to.getTime() - from.getTime()) / 1e3;
	return seconds >= 0 ? seconds : void 0;
}
/** Milliseconds of a day. */
const day = 864e5;
/** Whether a moment lies in a period. */
function isIn(time, { from, to }) {
	return time >= from && time < to;
}
/** How long a period is. */
function daysOf({ from, to }) {
	return (to.getTime() - from.getTime()) / day;
}
/** The most days of a period whose parts are days, or weeks. */
const mostByDay = 31;
const mostByWeek = 400;
/** Days of the parts of a period: single days up to a month, weeks up to about a year, four weeks beyond. */
function partDaysOf(period) {
	const days = daysOf(period);
	if (days <= mostByDay) return 1;
	return days <= mostByWeek ? 7 : 28;
}
/** A period in parts of so many days, from its beginning; the last one may be shorter. */
function partsOf({ from, to }, days) {
	const count = Math.ceil((to.getTime() - from.getTime()) / (days * day));
	return Array.from({ length: count }, (_, index) => {
		const start = from.getTime() + index * days * day;
		return {
			from: new Date(start),
			to: new Date(Math.min(start + days * day, to.getTime()))
		};
	});
}
const written = "such as 30d, or 2026-01-01..2026-03-31 with both days in it";
/** The longest span that is read back: ten years. */
const mostDays = 3653;
/**
* Reads a period: `30d` (or `12w`) up to now, `2026-01-01..2026-03-31` with both days in it (UTC), or `2026-01-01..` up to now. What ends
* in the future ends now.
*/
function readPeriod(text, now) {
	const [, count, unit] = /^(\d{1,5})([dw])$/.exec(text) ?? [];
	if (count !== void 0) return backFrom(now, Number(count) * (unit === "w" ? 7 : 1), text);
	const [, first, last] = /^(\d{4}-\d\d-\d\d)\.\.(\d{4}-\d\d-\d\d)?$/.exec(text) ?? [];
	if (first === void 0) return {
		message: `"${text}" is no period`,
		remedy: written
	};
	const from = dayOf(first);
	const end = last === void 0 ? now : dayOf(last);
	if (from === void 0 || end === void 0) return {
		message: `there is no day ${from === void 0 ? first : last ?? ""}`,
		remedy: written
	};
	if (from >= now) return {
		message: `${text} is in the future`,
		remedy: `today is ${printDay(now)}, in UTC`
	};
	if (last !== void 0 && end < from) return {
		message: `${text} ends before it begins`,
		remedy: `write ${last}..${first}`
	};
	const to = last === void 0 ? now : new Date(Math.min(end.getTime() + day, now.getTime()));
	return daysOf({
		from,
		to
	}) > mostDays ? tooLong(text) : {
		from,
		to
	};
}
function backFrom(now, days, text) {
	if (days === 0) return {
		message: `${text} is no time at all`,
		remedy: written
	};
	return days > mostDays ? tooLong(text) : {
		from: /* @__PURE__ */ new Date(now.getTime() - days * day),
		to: now
	};
}
function tooLong(text) {
	return {
		message: `${text} is longer than ten years`,
		remedy: written
	};
}
/** The beginning of a day in UTC; undefined for one that no calendar has. */
function dayOf(text) {
	const time = /* @__PURE__ */ new Date(`${text}T00:00:00Z`);
	return Number.isNaN(time.getTime()) || printDay(time) !== text ? void 0 : time;
}
/** A day in UTC: `2026-03-31`. */
function printDay(time) {
	return time.toISOString().slice(0, 10);
}
/** A period as `readPeriod` takes it, with its last day in it. */
function printPeriod({ from, to }) {
	return `${printDay(from)}..${printDay(/* @__PURE__ */ new Date(to.getTime() - 1))}`;
}
/** The two-sided 95 % quantile of the normal distribution. */
const z = 1.959963984540054;
/**
* A share with its score interval; undefined for an empty sample. Wilson, E. B. (1927), Probable inference, the law of succession, and
* statistical inference, https://doi.org/10.1080/01621459.1927.10502953: good for small samples and for shares near 0, unlike the normal
* approximation.
*/
function rateOf(events, of) {
	if (of === 0) return void 0;
	const share = events / of;
	const middle = (share + z ** 2 / (2 * of)) / (1 + z ** 2 / of);
	const half = z / (1 + z ** 2 / of) * Math.sqrt(share * (1 - share) / of + z ** 2 / (4 * of ** 2));
	return {
		events,
		of,
		share,
		low: events === 0 ? 0 : Math.max(0, middle - half),
		high: events === of ? 1 : Math.min(1, middle + half)
	};
}
/** Percentiles by nearest rank: each is a duration that was measured, never one between two. */
function durationsOf(seconds) {
	if (seconds.length === 0) return { count: 0 };
	const sorted = Float64Array.from(seconds).sort();
	const at = (percent) => sorted[Math.ceil(percent / 100 * sorted.length) - 1] ?? 0;
	return {
		count: sorted.length,
		p50: at(50),
		p95: at(95)
	};
}
/** What a deployment is to take less than. */
const shortSeconds = 120;
/** The figures of deployments that all lie in the period. Their definitions stand in docs/report.md. */
function figuresOf(deployments, period) {
	const tally = new Tally();
	for (const one of deployments) tally.count(one);
	return tally.figures(daysOf(period));
}
/** Counts once through: there may be very many, and every part of a period is counted by itself. */
var Tally = class {
	/** Changes by their end. */
	#changes = {
		healthy: 0,
		failed: 0,
		superseded: 0,
		"going-on": 0,
		untold: 0,
		"not-deployed": 0,
		"from-git": 0
	};
	#lead = [];
	#taken = [];
	#restored = [];
	#becameHealthy = 0;
	#unrestored = 0;
	#back = 0;
	#withVerdict = 0;
	#rework = 0;
	#repeats = 0;
	count(one) {
		const { nature, end, isRework } = one;
		if (nature === "repeat") {
			this.#repeats += 1;
			return;
		}
		const hasVerdict = end === "healthy" || end === "failed";
		if (hasVerdict) this.#withVerdict += 1;
		if (hasVerdict && isRework) this.#rework += 1;
		if (nature === "change") this.#countChange(one);
		else if (hasVerdict || end === "from-git") this.#back += 1;
	}
	#countChange(one) {
		const { end, healthyAt, failedAt, restoredAt } = one;
		this.#changes[end] += 1;
		if (end !== "healthy" && end !== "failed") return;
		if (healthyAt !== void 0) this.#becameHealthy += 1;
		add(this.#lead, leadSeconds(one));
		add(this.#taken, deploymentSeconds(one));
		if (end === "healthy") return;
		add(this.#restored, restoreSeconds(one));
		if (failedAt !== void 0 && restoredAt === void 0) this.#unrestored += 1;
	}
	figures(days) {
		const { healthy, failed, superseded, untold, "from-git": fromGit } = this.#changes;
		const decided = healthy + failed;
		const short = this.#taken.filter((seconds) => seconds < shortSeconds).length;
		return {
			deployments: decided + fromGit,
			healthy: this.#becameHealthy,
			failed,
			rollbacks: this.#back,
			perDay: (decided + fromGit) / days,
			leadTime: durationsOf(this.#lead),
			timeToRestore: durationsOf(this.#restored),
			unrestored: this.#unrestored,
			deploymentTime: durationsOf(this.#taken),
			leftOut: {
				superseded,
				goingOn: this.#changes["going-on"],
				untold,
				notDeployed: this.#changes["not-deployed"],
				fromGit,
				repeats: this.#repeats
			},
			...withoutUndefined({
				changeFailureRate: rateOf(failed, decided),
				reworkRate: rateOf(this.#rework, this.#withVerdict),
				underTwoMinutes: rateOf(short, this.#taken.length)
			})
		};
	}
};
function add(all, seconds) {
	if (seconds !== void 0) all.push(seconds);
}
/** Milliseconds by which the clock that dated a commit and the one that dated a record may differ. */
const clocksDiffer = 3e5;
/** The deployments of one environment that no record tells of, the oldest first. Commits of one image after each other are one: waves. */
function countFromGit(commits, records) {
	if (commits.length === 0) return [];
	const revisions = new Set(records.map(({ counted }) => counted.revision));
	const unknown = commits.filter((one) => !revisions.has(one.revision) && !records.some((record) => isOf$1(one, record))).toSorted((one, other) => one.at.getTime() - other.at.getTime());
	const counted = [];
	const before = /* @__PURE__ */ new Set();
	let standing;
	for (const one of unknown) {
		const version = versionOf(one.image);
		if (version === standing) continue;
		counted.push(countedOf(one, before.has(version)));
		before.add(version);
		standing = version;
	}
	return counted;
}
function countedOf(commit, isBack) {
	const { application, environment, kind, image, source, revision, at, by, run } = commit;
	const nature = kind === "rollback" ? "rollback" : isBack ? "revert" : "change";
	return {
		application,
		environment,
		revision,
		nature,
		end: "from-git",
		image,
		source,
		startedAt: at,
		writtenAt: at,
		isRework: nature !== "change",
		...withoutUndefined({
			by,
			url: run
		})
	};
}
/**
* Whether a commit was made for a record: for its image or, when that was put back, for its source, while it was under way. That is asked
* of every commit and every record: what is cheap comes first.
*/
function isOf$1({ image, source, at }, { counted, lastAt }) {
	const time = at.getTime();
	if (time < counted.startedAt.getTime() - clocksDiffer || time > lastAt.getTime() + clocksDiffer) return false;
	return versionOf(counted.image) === versionOf(image) || source !== "" && counted.source === source;
}
/** An image by its tag, where it has one: what is put back is told without a digest. */
function versionOf(image) {
	return image.replace(/(:[\w.-]+)@.*$/, "$1");
}
/** Counts the deployments of each environment of each application. */
function countAll(evidence) {
	const each = evidence.flatMap(countApplication);
	return {
		deployments: each.flatMap((one) => one.deployments).sort((one, other) => one.startedAt.getTime() - other.startedAt.getTime()),
		sights: each.map(({ sight }) => sight)
	};
}
function countApplication({ application, records, end, commits }) {
	const own = commits.filter((one) => one.application === application);
	const [byRecord, byCommit] = [Map.groupBy(records, ({ counted }) => counted.environment), Map.groupBy(own, ({ environment }) => environment)];
	return [.../* @__PURE__ */ new Set([...byRecord.keys(), ...byCommit.keys()])].sort().map((environment) => {
		const known = byRecord.get(environment) ?? [];
		const fromGit = countFromGit(byCommit.get(environment) ?? [], known);
		const counted = countEnvironment(known);
		return {
			sight: {
				application,
				environment,
				isComplete: end === "reached",
				isCut: end === "cut",
				fromGit: fromGit.length,
				...withoutUndefined({ recordsFrom: counted[0]?.startedAt })
			},
			deployments: [...fromGit, ...counted]
		};
	});
}
/** The figures of everything, of each application where there are several, and of each environment. */
function scopesOf(deployments, period) {
	const inside = deployments.filter(({ startedAt }) => isIn(startedAt, period));
	const byApplication = [...Map.groupBy(inside, ({ application }) => application)].sort(byName);
	const scopes = byApplication.flatMap(([application, own]) => [...byApplication.length > 1 ? [scopeOf({ application }, own, period)] : [], ...[...Map.groupBy(own, ({ environment }) => environment)].sort(byName).map(([environment, of]) => scopeOf({
		application,
		environment
	}, of, period))]);
	return [scopeOf({}, inside, period), ...scopes];
}
function byName([one], [other]) {
	return one < other ? -1 : 1;
}
function scopeOf(scope, deployments, period) {
	const days = partDaysOf(period);
	const parts = partsOf(period, days);
	const partLength = days * day;
	const byPart = Map.groupBy(deployments, ({ startedAt }) => Math.floor((startedAt.getTime() - period.from.getTime()) / partLength));
	return {
		...scope,
		figures: figuresOf(deployments, period),
		parts: parts.map((part, index) => ({
			period: part,
			figures: figuresOf(byPart.get(index) ?? [], part)
		}))
	};
}
/** What a reader must know of how far back each application is seen, where that is not the whole period. */
function sightRemarks(sights) {
	const unfinished = sights.filter(({ isComplete }) => !isComplete);
	return [...Map.groupBy(unfinished, ({ application }) => application)].map(([application, own]) => {
		const [oldest] = own.flatMap(({ recordsFrom }) => recordsFrom ?? []).sort((one, other) => one < other ? -1 : 1);
		const since = oldest === void 0 ? "has no records" : `has records from ${printDay(oldest)} on`;
		const fromGit = own.reduce((sum, one) => sum + one.fromGit, 0);
		if (fromGit === 0) return `${application} ${since}: earlier deployments, if there were any, are not known`;
		return `${application} ${since}; ${fromGit === 1 ? "1 more deployment is" : `${fromGit} more deployments are`} known from Git, which has no verdicts and no lead times`;
	});
}
/** A line for each deployment of the period, the oldest first. */
function deploymentsCsv({ deployments }) {
	return csv(deploymentColumns, deployments);
}
/** A line for each scope, everything first. */
function figuresCsv({ scopes, period }) {
	return csv({
		application: ({ application }) => application,
		environment: ({ environment }) => environment,
		from: () => period.from,
		to: () => period.to,
		...figureColumns
	}, scopes);
}
const deploymentColumns = {
	application: (one) => one.application,
	environment: (one) => one.environment,
	record: (one) => one.record,
	nature: (one) => one.nature,
	end: (one) => one.end,
	reason: (one) => one.reason,
	failed_by: (one) => one.failedBy,
	is_rework: (one) => one.isRework,
	image: (one) => one.image,
	source: (one) => one.source,
	by: (one) => one.by,
	pull_request: (one) => one.pullRequest,
	revision: (one) => one.revision,
	url: (one) => one.url,
	committed_at: (one) => one.committedAt,
	started_at: (one) => one.startedAt,
	written_at: (one) => one.writtenAt,
	healthy_at: (one) => one.healthyAt,
	failed_at: (one) => one.failedAt,
	restored_at: (one) => one.restoredAt,
	lead_seconds: leadSeconds,
	deployment_seconds: deploymentSeconds,
	restore_seconds: restoreSeconds,
	build_seconds: (one) => one.buildSeconds
};
const figureColumns = { ...ofFigures({
	deployments: (one) => one.deployments,
	deployments_per_day: (one) => one.perDay,
	healthy: (one) => one.healthy,
	failed: (one) => one.failed,
	rollbacks: (one) => one.rollbacks,
	lead_time_count: (one) => one.leadTime.count,
	lead_time_p50_seconds: (one) => one.leadTime.p50,
	lead_time_p95_seconds: (one) => one.leadTime.p95,
	...ofRate("change_failure_rate", (one) => one.changeFailureRate),
	time_to_restore_count: (one) => one.timeToRestore.count,
	time_to_restore_p50_seconds: (one) => one.timeToRestore.p50,
	time_to_restore_p95_seconds: (one) => one.timeToRestore.p95,
	unrestored: (one) => one.unrestored,
	...ofRate("rework_rate", (one) => one.reworkRate),
	deployment_time_count: (one) => one.deploymentTime.count,
	deployment_time_p50_seconds: (one) => one.deploymentTime.p50,
	deployment_time_p95_seconds: (one) => one.deploymentTime.p95,
	...ofRate("under_two_minutes", (one) => one.underTwoMinutes),
	left_out_superseded: (one) => one.leftOut.superseded,
	left_out_going_on: (one) => one.leftOut.goingOn,
	left_out_untold: (one) => one.leftOut.untold,
	left_out_not_deployed: (one) => one.leftOut.notDeployed,
	left_out_repeats: (one) => one.leftOut.repeats,
	from_git: (one) => one.leftOut.fromGit
}) };
function ofFigures(columns) {
	return Object.fromEntries(Object.entries(columns).map(([name, read]) => [name, ({ figures }) => read(figures)]));
}
function ofRate(name, read) {
	return {
		[name]: (one) => read(one)?.share,
		[`${name}_low`]: (one) => read(one)?.low,
		[`${name}_high`]: (one) => read(one)?.high,
		[`${name}_of`]: (one) => read(one)?.of
	};
}
/** RFC 4180: a header, lines that end in CRLF; what is not known is empty. */
function csv(columns, rows) {
	const readers = Object.values(columns);
	const lines = rows.map((row) => readers.map((read) => cell(read(row))).join(","));
	return [
		Object.keys(columns).join(","),
		...lines,
		""
	].join("\r\n");
}
function cell(value) {
	if (value === void 0) return "";
	if (value instanceof Date) return value.toISOString();
	return typeof value === "string" ? textCell(value) : String(value);
}
/** Spreadsheets take a cell that begins so for a formula, some in full width too: https://owasp.org/www-community/attacks/CSV_Injection */
const formula = /^\s*[=+\-@|＝＋－＠]/;
function textCell(text) {
	const line = plainLine(text);
	const guarded = formula.test(line) ? `'${line}` : line;
	return /[",\r\n']/.test(guarded) ? `"${guarded.replaceAll("\"", "\"\"")}"` : guarded;
}
/** The report as one JSON object; its fields stand in docs/report.md, and stay as they are within a version. */
function deliveryJson(report) {
	return {
		version: 1,
		...report,
		deployments: report.deployments.map(deploymentJson)
	};
}
function deploymentJson(deployment) {
	return {
		...deployment,
		...withoutUndefined({
			leadSeconds: leadSeconds(deployment),
			deploymentSeconds: deploymentSeconds(deployment),
			restoreSeconds: restoreSeconds(deployment)
		})
	};
}
/** A duration as people say it, in its two largest units: `45 s`, `4 min 10 s`, `2 h 5 min`, `3 d 4 h`. */
function printTook(seconds) {
	if (seconds < 9.95) return `${seconds.toFixed(1).replace(/\.0$/, "")} s`;
	const whole = Math.round(seconds);
	const parts = [
		[Math.floor(whole / 86400), "d"],
		[Math.floor(whole % 86400 / 3600), "h"],
		[Math.floor(whole % 3600 / 60), "min"],
		[whole % 60, "s"]
	];
	const first = parts.findIndex(([count]) => count > 0);
	return parts.slice(first, first + 2).filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`).join(" ");
}
/** A share in percent: `12 %`, `0.25 %`. */
function printShare(share) {
	const percent = share * 100;
	return `${percent.toFixed(percent >= 9.995 ? 1 : 2).replace(/\.?0+$/, "")} %`;
}
/** A rate with its interval and its sample: `12 % (9.2 to 15.6 %, 48 of 400)`. */
function printRate({ share, low, high, events, of }) {
	return `${printShare(share)} (${intervalOf(low, high)}, ${events} of ${of})`;
}
function intervalOf(low, high) {
	return `${printShare(low).replace(" %", "")} to ${printShare(high)}`;
}
const spans = [
	[1, "day"],
	[7, "week"],
	[30, "month"]
];
/** How often a day, or how seldom: `2.4 a day`, `1.5 a week`, `3 a month`, `0.5 a year`. */
function printPerDay(perDay) {
	if (perDay === 0) return "none";
	const [days, unit] = spans.find(([span]) => perDay * span >= .96) ?? [365, "year"];
	const count = perDay * days;
	return `${count.toFixed(count >= 9.95 ? 0 : 1).replace(/\.0$/, "")} a ${unit}`;
}
/** What figures are about. */
function printScope({ application, environment }) {
	if (application === void 0) return "all";
	return environment === void 0 ? application : `${application} / ${environment}`;
}
/** The measures of a comparison as people read them. */
const measureNames = {
	"image-size": "Image size",
	"build-time": "Build time, median",
	"start-up-time": "Start-up time",
	"deployments-per-day": "Deployments",
	"lead-time-p50": "Lead time, median",
	"lead-time-p95": "Lead time, 95 %",
	"deployment-time-p50": "Deployment time, median",
	"deployment-time-p95": "Deployment time, 95 %",
	"deployments-under-2-min": "Deployments under 2 min",
	"failed-deployments": "Failed deployments",
	"time-to-restore-p50": "Time to restore, median",
	"time-to-restore-p95": "Time to restore, 95 %"
};
/** One value of a comparison; what is not known says why. */
function printCompared(value, unit) {
	if (value.known === "no") return `not known: ${value.because}`;
	switch (unit) {
		case "bytes": return printSize(value.value);
		case "seconds": return printTook(value.value);
		case "per-day": return printPerDay(value.value);
		case "share": {
			const { low = value.value, high = value.value, of = 0 } = value;
			return `${printShare(value.value)} (${intervalOf(low, high)}, of ${of})`;
		}
	}
}
/** Characters of the tables: a job summary has room for a megabyte, and a comment for 65,536. */
const roomForScopes = 3e4;
const roomForFailures = 2e4;
/** The report for a job summary, a comment or an issue. */
function deliveryMarkdown(report) {
	const { scopes, period, comparison, deployments, remarks } = report;
	return `${[
		`### Delivery, ${printPeriod(period)}`,
		sentenceMarkdown(report),
		scopesTable(scopes),
		comparison === void 0 ? "" : comparisonTable(comparison),
		failures(deployments),
		remarks.map((one) => `- ${plain(one)}`).join("\n")
	].filter((part) => part !== "").join("\n\n")}\n`;
}
/** What the report comes to, in one line. */
function deliverySentence({ scopes: [all], period }) {
	if (all === void 0) return "nothing is known";
	const { deployments, perDay, failed, leadTime, leftOut } = all.figures;
	const where = printPeriod(period);
	const besides = asides(all.figures);
	if (deployments === 0) return `no change was deployed in ${where}${besides}`;
	const lead = leadTime.p50 === void 0 ? "" : `, lead time ${printTook(leadTime.p50)} (median)`;
	return `${`${deployments} ${deployments === 1 ? "change" : "changes"}`}${leftOut.fromGit === 0 ? "" : ` (${leftOut.fromGit} known from Git alone)`} in ${where}, ${printPerDay(perDay)}; ${failed} failed${lead}${besides}`;
}
function sentenceMarkdown(report) {
	return escapeMarkdown(deliverySentence(report));
}
function asides({ rollbacks, leftOut: { superseded, goingOn, untold, notDeployed } }) {
	const some = [
		[rollbacks, rollbacks === 1 ? "rollback or revert" : "rollbacks and reverts"],
		[superseded, "superseded"],
		[goingOn, "under way"],
		[untold, "could not be told"],
		[notDeployed, "refused before the environment"]
	].flatMap(([count, what]) => count === 0 ? [] : [`${count} ${what}`]);
	return some.length === 0 ? "" : ` (besides: ${some.join(", ")})`;
}
function scopesTable(scopes) {
	const shown = scopes.length === 2 ? scopes.slice(1) : scopes;
	const { lines, left } = fitLines(shown.map(scopeRow$1), roomForScopes);
	const head = "| where | deployments | lead time | failed | time to restore | rework |\n| --- | --- | --- | --- | --- | --- |";
	const note = left === 0 ? "" : `\n\n_${left} more rows: the format json has all._`;
	return `${head}\n${lines.join("\n")}${note}`;
}
function scopeRow$1({ figures, ...scope }) {
	const { deployments, perDay, leadTime, changeFailureRate, reworkRate } = figures;
	return `| ${[
		plain(printScope(scope)),
		deployments === 0 ? "none" : `${deployments}<br>${printPerDay(perDay)}`,
		durations$1(leadTime),
		changeFailureRate === void 0 ? "–" : printRate(changeFailureRate),
		restoring(figures),
		reworkRate === void 0 ? "–" : printRate(reworkRate)
	].join(" | ")} |`;
}
function durations$1({ p50, p95 }) {
	return p50 === void 0 || p95 === void 0 ? "–" : `${printTook(p50)}<br>95 %: ${printTook(p95)}`;
}
function restoring({ timeToRestore, unrestored }) {
	const open = unrestored === 0 ? "" : `${unrestored} not restored`;
	return timeToRestore.count === 0 ? open || "–" : [durations$1(timeToRestore), open].filter((one) => one).join("<br>");
}
function comparisonTable({ before, after, rows }) {
	return [`| | before: ${printSide$1(before)} | after: ${printSide$1(after)} | |\n| --- | --- | --- | --- |`, ...rows.map(comparedRow$1)].join("\n");
}
function printSide$1(side) {
	return side.of === "period" ? printPeriod(side.period) : code(plainLine(side.image));
}
function comparedRow$1({ measure, unit, before, after }) {
	const change = before.known === "yes" && after.known === "yes" ? printChange(before.value, after.value) : "";
	const cells = [before, after].map((value) => value.known === "yes" ? printCompared(value, unit) : plain(printCompared(value, unit)));
	return `| ${[
		measureNames[measure],
		...cells,
		change
	].join(" | ")} |`;
}
function failures(deployments) {
	const failed = deployments.filter(({ end, nature }) => end === "failed" && nature === "change").toReversed();
	if (failed.length === 0) return "";
	const { lines, left } = fitLines(failed.map(failureLine), roomForFailures);
	const note = left === 0 ? "" : `\n\n_${left} older ones: the format csv has all._`;
	return `<details><summary>${`${failed.length} failed`}</summary>\n\n${lines.join("\n")}${note}\n\n</details>`;
}
const failedBecause$1 = {
	verdict: "",
	rollback: "rolled back",
	revert: "an older version was put back"
};
function failureLine(deployment) {
	const { application, environment, image, startedAt, failedBy = "verdict", reason, url } = deployment;
	const seconds = restoreSeconds(deployment);
	const restored = seconds === void 0 ? "not seen healthy again" : `healthy again after ${printTook(seconds)}`;
	const why = failedBecause$1[failedBy] || (reason ?? "failed");
	return `- ${linked(`${minute(startedAt)} UTC`, url)} ${plain(`${application} / ${environment}`)}: ${code(plainLine(shortImage(image)))}, ${plain(why)}; ${restored}`;
}
/** Untrusted text as Markdown, in one line. */
function plain(text) {
	return escapeMarkdown(plainLine(text));
}
/** A course in the height of a line: only how values stand to each other, for eyes alone; the figures stand beside it. */
function spark(values) {
	const shown = values.slice(-26);
	const highest = Math.max(...shown, 0) || 1;
	const slot = 100 / Math.max(1, shown.length);
	const bars = shown.map((value, index) => {
		const height = value / highest * 100;
		return h("rect", {
			class: "bar",
			x: percent(slot * index + slot * .15),
			width: percent(slot * .7),
			y: percent(100 - height),
			height: percent(height)
		});
	});
	return h("svg", {
		class: "spark",
		"aria-hidden": "true"
	}, ...bars);
}
/** Labels below the bars that a narrow screen has room for. */
const mostLabels = 5;
/** Per cent of the height that a bar has at least, to be told from nothing. */
const thinnest = 1;
/** A chart of bars. */
function barChart({ title, description, caption, bars, series, counts, print = printShortNumber }) {
	const most = Math.max(...bars.map(({ values }) => sum(values)), 0);
	const scale = scaleOf(0, most === 0 ? 1 : most * 1.08);
	const ticks = roundTicks(0, scale.to, 4).filter((tick) => counts === void 0 || Number.isInteger(tick));
	const slot = 100 / Math.max(1, bars.length);
	const every = Math.max(1, Math.ceil(bars.length / mostLabels));
	return h("div", { class: "bars" }, frame({
		title,
		description,
		...caption === void 0 ? {} : { caption },
		height: "low",
		x: bars.flatMap(({ label }, index) => index % every === 0 ? [{
			at: slot * (index + .5) / 100,
			label
		}] : []),
		y: ticks.map((tick) => ({
			at: scale.at(tick),
			label: print(tick)
		})),
		marks: bars.map((bar, index) => barOf(bar, {
			left: slot * index,
			slot,
			at: scale.at
		}))
	}), series.length > 1 ? legendOf(series) : void 0);
}
function barOf({ values, words }, { left, slot, at }) {
	let below = 0;
	const rects = values.map((value, index) => {
		const height = value > 0 ? Math.max(thinnest, at(value) * 100) : 0;
		below += height;
		return h("rect", {
			class: `bar series-${index + 1}`,
			x: percent(left + slot * .16),
			width: percent(slot * .68),
			y: percent(100 - below),
			height: percent(height)
		});
	});
	return h("g", {}, h("title", {}, words), ...rects);
}
function legendOf(series) {
	const items = series.map((name, index) => h("li", {}, h("svg", {
		class: "swatch",
		"aria-hidden": "true"
	}, h("rect", {
		class: `bar series-${index + 1}`,
		x: "0%",
		y: "0%",
		width: "100%",
		height: "100%"
	})), name));
	return h("ul", { class: "legend" }, ...items);
}
function sum(values) {
	return values.reduce((all, value) => all + value, 0);
}
const lengths = {
	1: "day",
	7: "week",
	28: "four weeks"
};
/** The four figures over time, a bar for each part of the period. */
function chartsPart({ figures, parts: all }, partDays) {
	if (all.length < 2 || figures.deployments === 0) return void 0;
	const parts = all.map((part) => ({
		...part,
		label: labelOf(part.period.from, partDays)
	}));
	const each = lengths[partDays] ?? `${partDays} days`;
	return section("Over time", h("div", { class: "metrics" }, deploymentsChart(parts, each), durationChart("Lead time", parts, {
		each,
		of: ({ leadTime }) => leadTime.p50
	}), shareChart(parts, each), durationChart("Time to restore", parts, {
		each,
		of: ({ timeToRestore }) => timeToRestore.p50
	})));
}
const months = [
	"Jan",
	"Feb",
	"Mar",
	"Apr",
	"May",
	"Jun",
	"Jul",
	"Aug",
	"Sep",
	"Oct",
	"Nov",
	"Dec"
];
/** The day on which a part begins; of parts that go on for years its month. */
function labelOf(time, partDays) {
	const month = months[time.getUTCMonth()] ?? "";
	return partDays > 7 ? `${month} ${time.getUTCFullYear()}` : `${time.getUTCDate()} ${month}`;
}
function chart(title, note, parts) {
	return h("article", {}, h("h3", {}, title), h("p", { class: "soft" }, note), ...parts);
}
function deploymentsChart(parts, each) {
	const bars = parts.map(({ label, period, figures: { deployments, failed } }) => {
		const words = `${printDay(period.from)}: ${deployments} deployed, ${failed} failed`;
		return {
			label,
			values: [deployments - failed, failed],
			words
		};
	});
	const series = [parts.every(({ figures: { leftOut } }) => leftOut.fromGit === 0) ? "healthy" : "healthy, or known from Git alone", "failed"];
	const [most, all] = [Math.max(...bars.map(sumOf)), bars.reduce((sum, bar) => sum + sumOf(bar), 0)];
	const description = `${all} deployments in ${parts.length} parts, ${most} at most in one.`;
	return chart("Deployments", `Each ${each}; what failed is dashed.`, [barChart({
		title: `Deployments, each ${each}`,
		description,
		bars,
		series,
		counts: true
	})]);
}
function sumOf({ values }) {
	return values.reduce((sum, value) => sum + value, 0);
}
function shareChart(parts, each) {
	const known = parts.flatMap(({ figures: { changeFailureRate } }) => changeFailureRate?.share ?? []);
	if (known.length === 0) return chart("Change failure rate", "None has a verdict.", []);
	const bars = parts.map(({ label, period, figures: { changeFailureRate: rate } }) => {
		const said = rate === void 0 ? "none with a verdict" : `${printShare(rate.share)}, ${rate.events} of ${rate.of}`;
		return {
			label,
			values: [(rate?.share ?? 0) * 100],
			words: `${printDay(period.from)}: ${said}`
		};
	});
	return chart("Change failure rate", `Each ${each}, of the changes with a verdict.`, [barChart({
		title: `Change failure rate, each ${each}`,
		description: rangeWords(known, printShare),
		bars,
		series: [],
		print: (value) => `${printNumber(value)} %`
	})]);
}
function durationChart(title, parts, { each, of }) {
	const known = parts.flatMap(({ figures }) => of(figures) ?? []);
	if (known.length === 0) return chart(title, "Nothing was measured.", []);
	const { seconds, name } = unitOf(Math.max(...known, 0));
	const bars = parts.map(({ label, period, figures }) => {
		const value = of(figures);
		const said = value === void 0 ? "not known" : printTook(value);
		return {
			label,
			values: [(value ?? 0) / seconds],
			words: `${printDay(period.from)}: ${said}`
		};
	});
	return chart(title, `Median of each ${each}.`, [barChart({
		title: `${title}, median of each ${each}`,
		description: rangeWords(known, printTook),
		bars,
		series: [],
		print: (value) => `${printNumber(value)} ${name}`
	})]);
}
/** The unit in which the longest of several durations is a small number. */
function unitOf(longest) {
	if (longest >= 172800) return {
		seconds: 86400,
		name: "d"
	};
	if (longest >= 7200) return {
		seconds: 3600,
		name: "h"
	};
	return longest >= 120 ? {
		seconds: 60,
		name: "min"
	} : {
		seconds: 1,
		name: "s"
	};
}
function rangeWords(known, print) {
	return `From ${print(Math.min(...known))} to ${print(Math.max(...known))}, known of ${known.length} parts.`;
}
/** Rows that are shown; the formats json and csv have all. */
const most = {
	scopes: 100,
	failures: 20,
	remarks: 40
};
/** The figures of delivery as one page of HTML, complete in itself. */
function deliveryHtml(report) {
	return printPage(deliveryPage(report), (text) => text);
}
function deliveryPage(report) {
	const { period, partDays, scopes, comparison, deployments, remarks, madeAt } = report;
	const [all] = scopes;
	return {
		title: `Delivery of ${titleOf(report)}, ${printPeriod(period)}`,
		description: sentence(deliverySentence(report)),
		tone: "plain",
		header: [
			h("p", { class: "kind" }, "Delivery"),
			h("h1", {}, titleOf(report)),
			h("p", { class: "under" }, h("span", {}, printPeriod(period)), h("span", {}, counted(Math.round(daysOf(period)), "day")))
		],
		body: [
			all === void 0 ? void 0 : figures(cardsOf(all.figures)),
			all === void 0 ? void 0 : h("p", { class: "soft aside" }, sentence(deliverySentence(report))),
			all === void 0 ? void 0 : chartsPart(all, partDays),
			scopesPart(scopes),
			comparison === void 0 ? void 0 : comparisonPart(comparison),
			failuresPart(deployments),
			remarksPart(remarks)
		],
		footer: `gitops-deploy made this page at ${printMoment(madeAt)} UTC from records and Git. It is one file, and loads nothing.`
	};
}
/** Also an application that deployed nothing in the period is reported on. */
function titleOf({ scopes, sights }) {
	const names = [...new Set([...sights, ...scopes].flatMap(({ application }) => application ?? []))];
	return names.length === 1 ? name(names[0] ?? "") : counted(names.length, "application");
}
const notKnown = "–";
function cardsOf(all) {
	const { deployments, perDay, leadTime, changeFailureRate, timeToRestore, unrestored, reworkRate, deploymentTime } = all;
	const open = unrestored === 0 ? [] : [`${unrestored} not restored`];
	return [
		{
			name: "Deployments",
			value: String(deployments),
			note: printPerDay(perDay)
		},
		{
			name: "Lead time",
			value: median(leadTime),
			note: spread(leadTime)
		},
		{
			name: "Change failure rate",
			value: share(changeFailureRate),
			note: interval(changeFailureRate)
		},
		{
			name: "Time to restore",
			value: median(timeToRestore),
			note: [spread(timeToRestore), ...open].join("; ")
		},
		{
			name: "Rework rate",
			value: share(reworkRate),
			note: interval(reworkRate)
		},
		{
			name: "Deployment time",
			value: median(deploymentTime),
			note: shortOnes(all)
		}
	];
}
function median({ p50 }) {
	return p50 === void 0 ? notKnown : printTook(p50);
}
function spread({ count, p95 }) {
	return p95 === void 0 ? "nothing was measured" : sentence(`95 % within ${printTook(p95)}, of ${count}`);
}
function share(rate) {
	return rate === void 0 ? notKnown : printShare(rate.share);
}
function interval(rate) {
	if (rate === void 0) return "none with a verdict";
	return sentence(`${rate.events} of ${rate.of}; 95 % interval ${printShare(rate.low)} to ${printShare(rate.high)}`);
}
function shortOnes({ underTwoMinutes, deploymentTime }) {
	if (underTwoMinutes === void 0) return spread(deploymentTime);
	return `${printShare(underTwoMinutes.share)} in under two minutes`;
}
function scopesPart(scopes) {
	const { shown, left } = firstOf(scopes.length === 2 ? scopes.slice(1) : scopes, most.scopes);
	const columns = [
		{ title: "Where" },
		{ title: "Course" },
		...[
			"Deployments",
			"Lead time",
			"Failed",
			"Time to restore",
			"Rework"
		].map((title) => ({
			title,
			kind: "number"
		}))
	];
	return section("Environments", table("Figures of each environment", columns, shown.map(scopeRow)), left);
}
function scopeRow({ figures: of, parts, ...scope }) {
	return [
		name(printScope(scope)),
		parts.length > 1 ? spark(parts.map((part) => part.figures.deployments)) : void 0,
		[String(of.deployments), small(printPerDay(of.perDay))],
		durations(of.leadTime),
		rate(of.changeFailureRate),
		[durations(of.timeToRestore), of.unrestored === 0 ? void 0 : small(`${of.unrestored} not restored`)],
		rate(of.reworkRate)
	];
}
function small(text) {
	return [h("br"), h("span", { class: "soft" }, text)];
}
function durations({ p50, p95 }) {
	return p50 === void 0 || p95 === void 0 ? notKnown : [printTook(p50), small(`95 %: ${printTook(p95)}`)];
}
function rate(of) {
	return of === void 0 ? notKnown : [printShare(of.share), small(`${of.events} of ${of.of}`)];
}
function comparisonPart({ before, after, rows }) {
	const columns = [
		{ title: "Measure" },
		{ title: `Before: ${printSide(before)}` },
		{ title: `After: ${printSide(after)}` },
		{
			title: "Change",
			kind: "number"
		}
	];
	return section("Before and after", table("Before and after", columns, rows.map(comparedRow)));
}
function printSide(side) {
	return side.of === "period" ? printPeriod(side.period) : name(shortImage(side.image));
}
function comparedRow({ measure, unit, before, after }) {
	const change = before.known === "yes" && after.known === "yes" ? printChange(before.value, after.value) : "";
	const cells = [before, after].map((value) => {
		const text = sentence(printCompared(value, unit));
		return value.known === "yes" ? text : h("span", { class: "soft" }, text);
	});
	return [
		measureNames[measure],
		...cells,
		change
	];
}
const failedBecause = {
	verdict: "",
	rollback: "rolled back",
	revert: "an older version was put back"
};
function failuresPart(deployments) {
	const failed = deployments.filter(({ end, nature }) => end === "failed" && nature === "change").toReversed();
	if (failed.length === 0) return void 0;
	const { shown, left } = firstOf(failed, most.failures);
	const columns = [
		"Began (UTC)",
		"Where",
		"Image",
		"Why",
		"Healthy again after"
	].map((title) => ({ title }));
	return section(`What failed (${failed.length})`, table("Deployments that failed, newest first", columns, shown.map(failureRow)), left);
}
function failureRow(deployment) {
	const { application, environment, image, startedAt, failedBy = "verdict", reason, url } = deployment;
	const seconds = restoreSeconds(deployment);
	return [
		link(url, minute(startedAt)),
		name(`${application} / ${environment}`),
		h("code", {}, name(shortImage(image))),
		failedBecause[failedBy] || (reason ?? "failed"),
		seconds === void 0 ? "not seen" : printTook(seconds)
	];
}
function remarksPart(remarks) {
	if (remarks.length === 0) return void 0;
	const { shown, left } = firstOf(remarks, most.remarks);
	return section("What to know of these figures", h("ul", { class: "list" }, ...shown.map((one) => h("li", {}, sentence(one)))), left);
}
/** Reads records. Words that many of them have are kept once: there may be very many records. */
var RecordReader = class {
	#known = /* @__PURE__ */ new Map();
	/** Undefined for a preview, which is no environment that anybody is served from. */
	read(history) {
		const { id, createdAt, payload, notes } = history;
		if (payload.preview !== void 0) return void 0;
		const end = endOf(history);
		const failure = end === "failed" ? failureOf(history) : void 0;
		const waves = wavesWritten(history);
		return {
			counted: this.#count(history, end, failure),
			id,
			changed: payload.edits.filter(({ from, to, wave = 0 }) => from !== to && wave <= waves).map(({ file, path, from, to }) => ({
				place: this.#once(`${file} ${path}`),
				from,
				to
			})),
			putBackAt: failure?.putBackAt,
			lastAt: notes.at(-1)?.at ?? createdAt
		};
	}
	#count(history, end, failure) {
		const { id, createdAt, payload, notes } = history;
		const { kind, image, source, by, pullRequest, run } = payload;
		const newest = notes.at(-1)?.note;
		const written = notes.find(({ note }) => note.revision !== void 0);
		const revision = notes.findLast(({ note }) => note.revision !== void 0)?.note.revision;
		const healthy = notes.find(({ note }) => isHealthy(note));
		const committedAt = timeOf(payload.date);
		const url = newest?.url ?? run?.url;
		const counted = {
			application: this.#once(payload.application),
			environment: this.#once(payload.environment),
			record: id,
			nature: kind === "rollback" ? "rollback" : isRepeat(history) ? "repeat" : "change",
			image,
			source,
			end,
			startedAt: createdAt,
			isRework: false
		};
		if (revision !== void 0) counted.revision = revision;
		if (newest?.reason !== void 0) counted.reason = newest.reason;
		if (by !== void 0) counted.by = this.#once(by);
		if (pullRequest !== void 0) counted.pullRequest = pullRequest;
		if (url !== void 0) counted.url = url;
		if (payload.buildSeconds !== void 0) counted.buildSeconds = payload.buildSeconds;
		if (committedAt !== void 0) counted.committedAt = committedAt;
		if (written !== void 0) counted.writtenAt = written.at;
		if (healthy !== void 0) counted.healthyAt = healthy.at;
		if (failure !== void 0) counted.failedBy = failure.failedBy;
		if (failure?.failedAt !== void 0) counted.failedAt = failure.failedAt;
		return counted;
	}
	#once(text) {
		const known = this.#known.get(text);
		if (known !== void 0) return known;
		this.#known.set(text, text);
		return text;
	}
};
function isHealthy({ state, reason }) {
	return state === "succeeded" && reason !== "nothing-runs";
}
function isRepeat({ payload: { edits } }) {
	return edits.length > 0 && edits.every(({ from, to }) => from === to);
}
/** How many waves Git has got; of a deployment that goes everywhere at once, and of one that noted none, all. */
function wavesWritten({ notes }) {
	if (notes.some(({ note }) => note.state === "succeeded")) return Infinity;
	const written = notes.flatMap(({ note: { wave, revision } }) => wave === void 0 ? [] : [revision === void 0 ? wave - 1 : wave]);
	return written.length === 0 ? Infinity : Math.max(...written);
}
function timeOf(text) {
	const time = new Date(text);
	return Number.isNaN(time.getTime()) ? void 0 : time;
}
/** Stages that a deployment comes to once Git names its image. */
const reached = [
	"sync",
	"rollout",
	"report"
];
function endOf({ notes }) {
	const note = notes.at(-1)?.note;
	if (note === void 0) return "going-on";
	switch (note.state) {
		case "succeeded": return isHealthy(note) ? "healthy" : "untold";
		case "failed": return notes.some((one) => one.note.revision !== void 0) || reached.includes(note.stage) ? "failed" : "not-deployed";
		case "superseded": return "superseded";
		case "errored": return "untold";
		case "open": return isBad(note) ? "failed" : "going-on";
		case "paused": return "going-on";
	}
}
function isBad(note) {
	return note.state === "failed" || verdictOf(note)?.outcome.outcome === "failed";
}
/**
* Since when it was bad, by whose word, and when its run had put the old values back. What people rolled back was noted before that was
* watched: the rollback's own verdict says when all was well again.
*/
function failureOf({ notes }) {
	const since = notes.slice(notes.findLastIndex(({ note }) => isHealthy(note)) + 1);
	const bad = since.find(({ note }) => isBad(note));
	const first = since.find(({ note }) => note.state === "failed");
	const isRolledBack = first?.note.reason === "rolled-back";
	const isPutBack = first?.note.restored === true && !isRolledBack && first.note.reason !== "rollback-failed";
	return {
		failedBy: isRolledBack && bad === first ? "rollback" : "verdict",
		failedAt: bad?.at,
		putBackAt: isPutBack ? first.at : void 0
	};
}
const kinds = {
	Deploy: "deploy",
	Promote: "promote",
	"Roll back": "rollback"
};
/**
* Reads what `commitMessage` wrote: the trailers of the last paragraph that has any (a squash puts lines below it), and the kind from the
* subject. Undefined for any other commit, the removal of a preview among them, which names no image.
*/
function readCommitMessage(message) {
	const found = /* @__PURE__ */ new Map();
	for (const [, name = "", value = ""] of message.matchAll(/^Gitops-Deploy-([A-Z][A-Za-z-]*): (.+?)\r?$/gm)) {
		if (found.has(name)) return void 0;
		found.set(name, value);
	}
	const [application, environment, image] = [
		"Application",
		"Environment",
		"Image"
	].map((name) => found.get(name));
	if (application === void 0 || environment === void 0 || image === void 0) return void 0;
	const [, verb = ""] = /^(Deploy|Promote|Roll back) /.exec(message) ?? [];
	const [by, run] = [found.get("By"), found.get("Run")];
	return {
		application,
		environment,
		kind: kinds[verb] ?? "deploy",
		image,
		source: /@([0-9a-f]{40,64})$/.exec(found.get("Source") ?? "")?.[1] ?? "",
		...by === void 0 ? {} : { by },
		...run === void 0 ? {} : { run }
	};
}
/** Records of an application that are read at most: two requests for each hundred, and a job's token has a thousand an hour. */
const mostRecords = 1e4;
/** Commits of a GitOps repository that are read at most: one request for each hundred. */
const mostCommits = 3e3;
/** Reads the records of an application, and where they do not reach back far enough the history of its GitOps repository. */
async function gatherEvidence(gathering, signal) {
	const { configuration, environment, since, ports } = gathering;
	const { application } = configuration;
	const { records } = await ports.forge();
	const search = {
		application,
		environment,
		since,
		most: mostRecords
	};
	const reader = new RecordReader();
	const read = [];
	const take = (record) => {
		const one = reader.read(record);
		if (one !== void 0) read.push(one);
	};
	const end = await records.history(search, take, signal);
	const cut = `${application}: only the newest ${mostRecords} records were read, and older ones of the period are missing`;
	const git = end === "reached" ? nothing : await fromGit(gathering, signal);
	return {
		evidence: {
			application,
			records: read,
			end,
			commits: git.commits
		},
		remarks: [...end === "cut" ? [cut] : [], ...git.remarks]
	};
}
const nothing = {
	commits: [],
	remarks: []
};
/** Deployments as the GitOps repository tells them; that it cannot be read hides nothing else. */
async function fromGit({ configuration, environment, since, ports }, signal) {
	const { application, gitops } = configuration;
	try {
		const repository = await ports.gitops();
		const search = {
			branch: gitops.branch,
			since,
			below: folderOf(configuration),
			most: mostCommits
		};
		const { commits, isCut } = await repository.log(search, signal);
		const deploying = commits.flatMap(({ revision, at, message }) => {
			const told = readCommitMessage(message);
			const isWanted = told?.application === application && (environment ?? told.environment) === told.environment;
			return told === void 0 || !isWanted ? [] : [{
				...told,
				revision,
				at
			}];
		});
		const cut = `${application}: only the newest ${mostCommits} commits of ${gitops.repository} were read`;
		return {
			commits: deploying,
			remarks: isCut ? [cut] : []
		};
	} catch (error) {
		signal.throwIfAborted();
		const why = error instanceof Error ? error.message : "for an unknown reason";
		ports.log.warning(`what is older than the records is not known: ${why}`);
		return {
			commits: [],
			remarks: [`${application}: what is older than its records is not known: ${why}`]
		};
	}
}
/** The deepest folder that all files which are edited lie in, as far as their names are fixed; `''` for the root. */
function folderOf({ environments }) {
	const [first = [], ...others] = Object.values(environments).flatMap(({ targets }) => targets.flatMap(({ edits }) => edits.map(({ file }) => file))).map((file) => (file.split("{{")[0] ?? "").split("/").slice(0, -1));
	const length = first.findIndex((name, index) => others.some((other) => other[index] !== name));
	return first.slice(0, length < 0 ? first.length : length).join("/");
}
/** The measures of the table of before and after, in its order. */
const measures = [
	"image-size",
	"build-time",
	"start-up-time",
	"deployments-per-day",
	"lead-time-p50",
	"lead-time-p95",
	"deployment-time-p50",
	"deployment-time-p95",
	"deployments-under-2-min",
	"failed-deployments",
	"time-to-restore-p50",
	"time-to-restore-p95"
];
/** What no record holds, and nothing else tells afterwards. */
const noStartUp = "records do not hold when containers start";
const facts = {
	"image-size": {
		unit: "bytes",
		of: ({ imageSize }) => imageSize
	},
	"build-time": {
		unit: "seconds",
		of: ({ buildTime }) => buildTimeIn(buildTime)
	},
	"start-up-time": {
		unit: "seconds",
		of: () => unknown(noStartUp)
	},
	"deployments-per-day": {
		unit: "per-day",
		of: fromFigures(perDay)
	},
	"lead-time-p50": {
		unit: "seconds",
		of: fromFigures(({ leadTime }) => durationIn(leadTime, "p50"))
	},
	"lead-time-p95": {
		unit: "seconds",
		of: fromFigures(({ leadTime }) => durationIn(leadTime, "p95"))
	},
	"deployment-time-p50": {
		unit: "seconds",
		of: fromFigures((one) => durationIn(one.deploymentTime, "p50"))
	},
	"deployment-time-p95": {
		unit: "seconds",
		of: fromFigures((one) => durationIn(one.deploymentTime, "p95"))
	},
	"deployments-under-2-min": {
		unit: "share",
		of: fromFigures(({ underTwoMinutes }) => shareIn(underTwoMinutes))
	},
	"failed-deployments": {
		unit: "share",
		of: fromFigures(({ changeFailureRate }) => shareIn(changeFailureRate))
	},
	"time-to-restore-p50": {
		unit: "seconds",
		of: fromFigures((one) => restoreIn(one, "p50"))
	},
	"time-to-restore-p95": {
		unit: "seconds",
		of: fromFigures((one) => restoreIn(one, "p95"))
	}
};
/** The table of two sides: what is not known of one says why, and is never zero. */
function compare(before, after) {
	const rows = measures.map((measure) => {
		const { unit, of } = facts[measure];
		return {
			measure,
			unit,
			before: of(before),
			after: of(after)
		};
	});
	return {
		before: before.side,
		after: after.side,
		rows
	};
}
function unknown(because) {
	return {
		known: "no",
		because
	};
}
function fromFigures(read) {
	return ({ figures, side }) => figures.known === "yes" ? read(figures.value, side) : figures;
}
function buildTimeIn({ count, p50 }) {
	return p50 === void 0 ? unknown("no record holds how long a build took") : {
		known: "yes",
		value: p50,
		of: count
	};
}
/** Of an image there is no period to divide by. */
function perDay({ perDay: value, deployments }, side) {
	if (side.of === "image") return unknown("an image has no period");
	return {
		known: "yes",
		value,
		of: deployments
	};
}
function durationIn({ count, p50, p95 }, which) {
	const value = which === "p50" ? p50 : p95;
	return value === void 0 ? unknown("no change became healthy") : {
		known: "yes",
		value,
		of: count
	};
}
function restoreIn({ failed, timeToRestore, unrestored }, which) {
	if (failed === 0) return unknown("nothing failed");
	const value = timeToRestore[which];
	if (value !== void 0) return {
		known: "yes",
		value,
		of: timeToRestore.count
	};
	return unknown(unrestored > 0 ? "not restored yet" : "nobody saw when");
}
function shareIn(rate) {
	if (rate === void 0) return unknown("no change has a verdict");
	const { share: value, low, high, of } = rate;
	return {
		known: "yes",
		value,
		low,
		high,
		of
	};
}
/** Reads both sides: two periods, or two images. Throws `bad-input`. */
function sidesFrom(asked, now) {
	const [before, after] = [sideFrom("before", asked.before, now), sideFrom("after", asked.after, now)];
	const problems = [before, after].flatMap((one) => "message" in one ? [one] : []);
	if ("message" in before || "message" in after) throw badInput(problems);
	if (before.of !== after.of) throw badInput([{
		message: `before is ${withArticle(before)}, and after is ${withArticle(after)}`,
		place: { name: "after" },
		remedy: "give two periods, or two images"
	}]);
	return {
		before,
		after,
		periods: [before, after].flatMap((one) => one.of === "period" ? [one.period] : [])
	};
}
function withArticle({ of }) {
	return of === "image" ? "an image" : "a period";
}
function sideFrom(name, text, now) {
	const place = { name };
	if (/^[\d.dw-]+$/.test(text)) {
		const period = readPeriod(text, now);
		return "message" in period ? {
			...period,
			place
		} : {
			of: "period",
			period
		};
	}
	const image = parseImageReference(text);
	const remedy = "a period such as 2026-01-01..2026-03-31, or an image such as ghcr.io/acme/api:1.4.2";
	if (typeof image === "string") return {
		message: image,
		place,
		remedy
	};
	if (image.tag === void 0 && image.digest === void 0) return {
		message: `"${text}" needs a tag or a digest`,
		place,
		remedy
	};
	return {
		of: "image",
		image: text
	};
}
/** The table of both sides, and what people must know of it. */
async function compareDeliveries({ before, after }, comparing) {
	const [old, now] = await Promise.all([partOf(before, comparing), partOf(after, comparing)]);
	const platform = commonPlatform(old.details, now.details);
	const comparison = compare(factsOf(old, platform), factsOf(now, platform));
	return {
		comparison,
		remarks: comparison.rows.some((row) => row.measure === "image-size" && row.before.known === "yes") ? [`image sizes are of ${platform}, compressed: what a node pulls`] : []
	};
}
async function partOf(side, comparing) {
	const { counted, period } = comparing;
	const own = counted.deployments.filter((one) => side.of === "period" ? isIn(one.startedAt, side.period) : isIn(one.startedAt, period) && isOf(one, side.image));
	const span = side.of === "period" ? side.period : period;
	const where = printPeriod(span);
	const figures = isKnown(own, side, counted) ? {
		known: "yes",
		value: figuresOf(own, span)
	} : {
		known: "no",
		because: side.of === "image" ? `no deployment of it in ${where}` : `nothing is known of ${where}`
	};
	const image = side.of === "image" ? side.image : imageOf(own);
	return {
		side,
		figures,
		details: typeof image === "string" ? await ask(image, comparing) : image,
		buildTime: durationsOf(own.flatMap(({ buildSeconds }) => buildSeconds ?? []))
	};
}
/** That nothing was deployed in a period is known where something is known from before. */
function isKnown(own, side, { deployments }) {
	if (own.length > 0 || side.of === "image") return own.length > 0;
	return deployments.some(({ startedAt }) => startedAt < side.period.from);
}
/** Whether a deployment is of an image: its digest decides where both name one. */
function isOf({ image }, wanted) {
	const [one, other] = [parseImageReference(image), parseImageReference(wanted)];
	if (typeof one === "string" || typeof other === "string") return false;
	if (repositoryOf(one) !== repositoryOf(other)) return false;
	if (one.digest !== void 0 && other.digest !== void 0) return one.digest === other.digest;
	return one.tag !== void 0 && one.tag === other.tag;
}
/** The newest image that became healthy; of several applications there is no one image. */
function imageOf(own) {
	const healthy = own.filter(({ healthyAt, nature }) => healthyAt !== void 0 && nature === "change");
	const newest = healthy.at(-1);
	if (newest === void 0) return {
		known: "no",
		because: "no change became healthy"
	};
	return healthy.every(({ application }) => application === newest.application) ? newest.image : {
		known: "no",
		because: "it is of several applications"
	};
}
/** Milliseconds in which a registry must tell of an image. */
const within = 15e3;
async function ask(text, { ports, signal }) {
	const image = parseImageReference(text);
	if (typeof image === "string") return {
		known: "no",
		because: image
	};
	try {
		return await askRegistry(image, ports, AbortSignal.any([signal, AbortSignal.timeout(within)]));
	} catch (error) {
		signal.throwIfAborted();
		return {
			known: "no",
			because: error instanceof Error ? error.message : "the registry cannot be asked"
		};
	}
}
async function askRegistry(image, ports, signal) {
	const registry = await ports.registry();
	const exact = image.digest === void 0 ? image : withoutTag(image);
	const value = await registry.details(exact, signal);
	return value === void 0 ? {
		known: "no",
		because: "the registry no longer has it"
	} : {
		known: "yes",
		value
	};
}
function withoutTag({ tag: _, ...image }) {
	return image;
}
/** The first platform that both images have; of one alone its first. */
function commonPlatform(before, after) {
	const platformsOf = (one) => one.known === "yes" ? one.value.platforms.map(({ platform }) => platform) : void 0;
	const [old, now] = [platformsOf(before), platformsOf(after)];
	if (old === void 0 || now === void 0) return (old ?? now)?.[0];
	return now.find((platform) => old.includes(platform)) ?? now[0];
}
function factsOf({ side, figures, details, buildTime }, platform) {
	return {
		side,
		figures,
		imageSize: sizeOf(details, platform),
		buildTime
	};
}
function sizeOf(details, platform) {
	if (details.known === "no") return details;
	const found = details.value.platforms.find((one) => one.platform === platform);
	return found === void 0 ? {
		known: "no",
		because: `it has no ${platform ?? "platform"}`
	} : {
		known: "yes",
		value: pulledSize(found)
	};
}
/** How a report is written down, by the name of the format. */
const writers = {
	markdown: deliveryMarkdown,
	html: deliveryHtml,
	json: (report) => `${JSON.stringify(deliveryJson(report), void 0, 2)}\n`,
	csv: deploymentsCsv,
	"csv-figures": figuresCsv
};
/** Says how delivery goes: the figures of DORA from records and Git, and a comparison of two periods or images. */
async function report(asked, applications, signal) {
	const [first] = applications;
	if (first === void 0) throw badInput([{ message: "there is no application to report on" }]);
	const now = first.ports.clock.now();
	const sides = asked.sides === void 0 ? void 0 : sidesFrom(asked.sides, now);
	const period = mainPeriod(asked, sides, now);
	const since = earliest([period, ...sides?.periods ?? []]);
	const gathered = [];
	for (const one of applications) gathered.push(await gatherEvidence({
		...one,
		environment: asked.environment,
		since
	}, signal));
	const counted = countAll(gathered.map(({ evidence }) => evidence));
	refuseUnknown(counted, {
		asked,
		period,
		applications
	});
	const comparison = sides && await compareDeliveries(sides, {
		counted,
		period,
		ports: first.ports,
		signal
	});
	return await handOver({
		madeAt: now,
		period,
		partDays: partDaysOf(period),
		scopes: scopesOf(counted.deployments, period),
		sights: counted.sights,
		deployments: counted.deployments.filter(({ startedAt }) => isIn(startedAt, period)),
		remarks: [
			...gathered.flatMap(({ remarks }) => remarks),
			...sightRemarks(counted.sights),
			...comparison?.remarks ?? []
		],
		...withoutUndefined({ comparison: comparison?.comparison })
	}, asked, first.ports);
}
/** Of two periods that are compared the later one is reported on, unless somebody says which. */
function mainPeriod(asked, sides, now) {
	return (asked.isPeriodGiven ? void 0 : sides?.periods.at(-1)) ?? periodFrom("period", asked.period, now);
}
/** Reads a period of an input. Throws `bad-input` for what is none. */
function periodFrom(name, text, now) {
	const period = readPeriod(text, now);
	if ("message" in period) throw badInput([{
		message: period.message,
		place: { name },
		remedy: period.remedy
	}]);
	return period;
}
function earliest(periods) {
	return new Date(Math.min(...periods.map(({ from }) => from.getTime())));
}
/** That nothing was deployed is a figure only where something is known from before, or of the time itself. */
function refuseUnknown({ deployments }, { asked: { environment }, period, applications }) {
	if (deployments.some(({ startedAt }) => startedAt < period.to)) return;
	const [oldest] = deployments;
	const names = [...new Set(applications.flatMap(({ configuration }) => Object.keys(configuration.environments)))];
	if (environment !== void 0 && oldest === void 0 && !names.includes(environment)) throw badInput([noEnvironment(environment, names)]);
	const of = applications.map(({ configuration }) => configuration.application).join(", ");
	const where = environment === void 0 ? "" : ` to ${environment}`;
	throw badInput([{
		message: `no deployment of ${of}${where} is known in ${printPeriod(period)}, or before that`,
		place: { name: "period" },
		remedy: oldest === void 0 ? "name a longer one, if anything was deployed from this repository" : `the first one is of ${printDay(oldest.startedAt)}`
	}]);
}
function noEnvironment(name, known) {
	return {
		message: `neither the configuration nor any record has the environment "${name}"`,
		place: { name: "environment" },
		remedy: `the configuration has ${known.join(", ")}`
	};
}
/** A disk that is full, or a folder that is not ours: whoever wants the file must hear that it is not there. */
async function write(file, text, files) {
	try {
		await files.write(file, text);
	} catch (error) {
		const message = `${file} cannot be written: ${error instanceof Error ? error.message : ""}`;
		throw badInput([{
			message,
			place: { name: "out" },
			remedy: "name a file that this user may write"
		}]);
	}
}
async function handOver(made, { format, out }, { files }) {
	const text = await writers[format](made);
	const sentence = deliverySentence(made);
	if (out !== void 0) await write(out, text, files);
	return {
		outcome: {
			outcome: "succeeded",
			reason: "done",
			stage: "report",
			sentence
		},
		details: { delivery: deliveryJson(made) },
		markdown: deliveryMarkdown(made),
		...out === void 0 ? { output: text } : {}
	};
}
export { report };
