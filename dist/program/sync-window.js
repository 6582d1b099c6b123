import { It as textAt, Nt as isTrueAt, Pt as listAt, Rt as valueAt } from "./drive.js";
import { u as readMetadata } from "./application.js";
import { t as goSeconds } from "./duration.js";
const monthNames = [
	"jan",
	"feb",
	"mar",
	"apr",
	"may",
	"jun",
	"jul",
	"aug",
	"sep",
	"oct",
	"nov",
	"dec"
];
const weekdayNames = [
	"sun",
	"mon",
	"tue",
	"wed",
	"thu",
	"fri",
	"sat"
];
/**
* Reads the five fields of a crontab line as Argo CD does (`github.com/robfig/cron`): with names of months and weekdays,
* without `@daily` and the like. Undefined where it is none.
*/
function parseSchedule(text) {
	const words = text.trim().split(/\s+/);
	if (words.length !== 5) return void 0;
	const [minute = "", hour = "", day = "", month = "", weekday = ""] = words;
	const minutes = parseField(minute, 0, 59);
	const hours = parseField(hour, 0, 23);
	const days = parseField(day, 1, 31);
	const months = parseField(numbered(month, monthNames, 1), 1, 12);
	const weekdays = parseField(numbered(weekday, weekdayNames, 0), 0, 6);
	if (!minutes || !hours || !days || !months || !weekdays) return void 0;
	return {
		minutes,
		hours,
		days,
		months,
		weekdays
	};
}
function numbered(text, names, first) {
	return text.replace(/[a-z]+/gi, (word) => {
		const index = names.indexOf(word.toLowerCase());
		return index < 0 ? word : String(index + first);
	});
}
function parseField(text, least, most) {
	const parts = text.split(",").map((part) => parseRange(part, least, most));
	const values = /* @__PURE__ */ new Set();
	for (const part of parts) {
		if (part === void 0) return void 0;
		for (let value = part.from; value <= part.to; value += part.step) values.add(value);
	}
	return {
		values,
		isAny: parts.some((part) => part?.isAny === true)
	};
}
function parseRange(text, least, most) {
	const [, range = "", from, to, every] = /^(\*|\?|(\d+)(?:-(\d+))?)(?:\/(\d+))?$/.exec(text) ?? [];
	if (range === "") return void 0;
	const step = every === void 0 ? 1 : Number(every);
	const isAny = from === void 0 && step === 1;
	const first = from === void 0 ? least : Number(from);
	const last = to !== void 0 ? Number(to) : from === void 0 || every !== void 0 ? most : first;
	return step < 1 || first < least || last > most || last < first ? void 0 : {
		from: first,
		to: last,
		step,
		isAny
	};
}
const minute = 6e4;
const hour = 60 * minute;
const day = 24 * hour;
/** The first minute after this moment at which the schedule fires, in the next five years; fields are read in UTC. */
function nextFiring(schedule, after) {
	let at = (Math.floor(after / minute) + 1) * minute;
	const end = after + 1830 * day;
	while (at < end) {
		const date = new Date(at);
		if (!isDay(schedule, date)) at = (Math.floor(at / day) + 1) * day;
		else if (!schedule.hours.values.has(date.getUTCHours())) at = (Math.floor(at / hour) + 1) * hour;
		else if (!schedule.minutes.values.has(date.getUTCMinutes())) at += minute;
		else return at;
	}
}
/** Where both days are limited, either will do, as in every cron. */
function isDay({ days, months, weekdays }, date) {
	if (!months.values.has(date.getUTCMonth() + 1)) return false;
	const isOfMonth = days.values.has(date.getUTCDate());
	const isOfWeek = weekdays.values.has(date.getUTCDay());
	return days.isAny || weekdays.isAny ? isOfMonth && isOfWeek : isOfMonth || isOfWeek;
}
/**
* Reads an ApplicationSet as the Kubernetes API returns it. Its controller takes auto-sync out of the Applications of a RollingSync,
* and syncs them itself, step by step: https://argo-cd.readthedocs.io/en/stable/operator-manual/applicationset/Progressive-Syncs/
*/
function readApplicationSet(object) {
	const { name, namespace } = readMetadata(object);
	const steps = textAt(object, "spec", "strategy", "type") === "RollingSync" ? listAt(object, "spec", "strategy", "rollingSync", "steps") : [];
	const turns = listAt(object, "status", "applicationStatus").map((one) => [textAt(one, "application") ?? "", {
		step: Number(textAt(one, "step") ?? 0),
		status: textAt(one, "status") ?? "Waiting"
	}]);
	return {
		name,
		namespace,
		steps: steps.map((step) => ({ isManual: /^0%?$/.test(String(valueAt(step, "maxUpdate"))) })),
		turns: new Map(turns)
	};
}
/** Where the set's own controller syncs an Application, where it does. */
function turnOf({ steps, turns }, application) {
	const turn = turns.get(application);
	const step = turn === void 0 ? void 0 : steps[turn.step - 1];
	return step === void 0 || step.isManual ? void 0 : turn;
}
/** How many alternatives of braces are looked at: a pattern must not make it slow. */
const mostAlternatives = 64;
/**
* Whether a text is like a pattern of Argo CD's (`github.com/gobwas/glob` without separators): `*`, `?`, `[abc]`, `[a-z]`, `[!a]`,
* `{one,other}`, and a backslash before what is meant as it stands.
*/
function isLike(pattern, text) {
	return alternatives(pattern).some((one) => matches(tokensOf(one), [...text]));
}
/** The patterns that one with braces stands for. */
function alternatives(pattern) {
	const done = [];
	const open = [pattern];
	for (let one = open.pop(); one !== void 0 && done.length + open.length < mostAlternatives; one = open.pop()) {
		const [all, before = "", inside = "", after = ""] = /^((?:[^{}\\]|\\.)*)\{((?:[^{}\\]|\\.)*)\}(.*)$/s.exec(one) ?? [];
		if (all === void 0) done.push(one);
		else open.push(...inside.split(",").map((choice) => before + choice + after));
	}
	return done;
}
function tokensOf(pattern) {
	return [...pattern.matchAll(/\*+|\?|\[(!?)((?:[^\]\\]|\\.)+)\]|\\?([\s\S])/gu)].map(([part, not, set, literal]) => {
		if (part.startsWith("*")) return "any text";
		if (part === "?") return "any one";
		if (set === void 0) return {
			ranges: [[literal ?? "", literal ?? ""]],
			not: false
		};
		return {
			ranges: rangesOf(set),
			not: not === "!"
		};
	});
}
function rangesOf(set) {
	return [...set.matchAll(/\\?(.)(?:-(.))?/gu)].map(([, from = "", to = from]) => [from, to]);
}
function isOne(token, character) {
	if (token === void 0 || token === "any text") return false;
	if (token === "any one") return true;
	return token.ranges.some(([first, last]) => first <= character && character <= last) !== token.not;
}
/** Only the last star is ever gone back to, so that no pattern makes it slow. */
function matches(tokens, text) {
	let [at, place, star, from] = [
		0,
		0,
		-1,
		0
	];
	while (at < text.length) if (tokens[place] === "any text") {
		[star, from] = [place, at];
		place += 1;
	} else if (isOne(tokens[place], text[at] ?? "")) {
		at += 1;
		place += 1;
	} else if (star >= 0) {
		from += 1;
		[at, place] = [from, star + 1];
	} else return false;
	return tokens.slice(place).every((token) => token === "any text");
}
/** Reads an AppProject as the Kubernetes API returns it. */
function readProject(object) {
	return {
		name: textAt(object, "metadata", "name") ?? "",
		windows: listAt(object, "spec", "syncWindows").map(readWindow)
	};
}
function readWindow(value) {
	const seconds = goSeconds(textAt(value, "duration") ?? "");
	const [, zone, fields = ""] = /^(?:(?:CRON_)?TZ=(\S+)\s+)?(.*)$/.exec(textAt(value, "schedule")?.trim() ?? "") ?? [];
	const schedule = seconds === void 0 ? void 0 : parseSchedule(fields);
	const texts = (field) => listAt(value, field).filter((text) => typeof text === "string");
	return {
		kind: textAt(value, "kind") === "deny" ? "deny" : "allow",
		seconds: seconds ?? 0,
		timeZone: zone ?? textAt(value, "timeZone") ?? "UTC",
		all: isTrueAt(value, "andOperator"),
		applications: texts("applications"),
		namespaces: texts("namespaces"),
		clusters: texts("clusters"),
		...schedule === void 0 ? {} : { schedule }
	};
}
/**
* Whether the windows let Argo CD sync an application by itself at this moment, and if not, when they will; `until` is
* undefined where that is not in sight. https://argo-cd.readthedocs.io/en/stable/user-guide/sync_windows/
*/
function syncsAt({ windows }, application, at) {
	const matching = windows.filter((window) => concerns(window, application));
	if (!isClosed(matching, at.getTime())) return { syncs: true };
	const until = opening(matching, at.getTime());
	return until === void 0 ? { syncs: false } : {
		syncs: false,
		until
	};
}
function concerns(window, { name, destination }) {
	const answers = [
		{
			patterns: window.applications,
			texts: [name]
		},
		{
			patterns: window.clusters,
			texts: [destination.name, destination.server]
		},
		{
			patterns: window.namespaces,
			texts: [destination.namespace]
		}
	].filter(({ patterns }) => patterns.length > 0).map(({ patterns, texts }) => patterns.some((pattern) => texts.some((text) => isLike(pattern, text))));
	return window.all ? answers.length > 0 && answers.every(Boolean) : answers.some(Boolean);
}
/** Deny beats allow; where there are windows that allow, one of them must be open. */
function isClosed(windows, at) {
	if (windows.some(({ schedule }) => schedule === void 0)) return true;
	const open = windows.filter((window) => changeOf(window, at)?.isOpen === true);
	if (open.some(({ kind }) => kind === "deny")) return true;
	return open.length === 0 && windows.some(({ kind }) => kind === "allow");
}
/** How often windows may change before we say that their end is not in sight: one that fires each minute never ends. */
const mostChanges = 500;
function opening(windows, from) {
	let at = from;
	for (let change = 0; change < mostChanges; change += 1) {
		const next = windows.flatMap((window) => changeOf(window, at)?.at ?? []);
		if (next.length === 0) return void 0;
		at = Math.min(...next);
		if (!isClosed(windows, at) && !isClosed(windows, at + 1e3)) return /* @__PURE__ */ new Date(Math.floor(at / 1e3) * 1e3);
	}
}
/** Whether a window is open at a moment, and when that may change next. */
function changeOf({ schedule, seconds, timeZone }, at) {
	if (schedule === void 0) return void 0;
	const length = seconds * 1e3;
	const begins = nextFiring(schedule, at - length + offsetOf(timeZone, at - length));
	if (begins === void 0) return void 0;
	const begun = toUtc(begins, timeZone);
	return begun < at ? {
		isOpen: true,
		at: begun + length
	} : {
		isOpen: false,
		at: begun + 1
	};
}
/** A moment as the clocks of a time zone show it, by UTC. */
function toUtc(shown, timeZone) {
	return shown - offsetOf(timeZone, shown - offsetOf(timeZone, shown));
}
/** Milliseconds by which a time zone is ahead of UTC; one that nobody knows counts as UTC, as in Argo CD. */
function offsetOf(timeZone, at) {
	if (timeZone === "UTC") return 0;
	const name = formatOf(timeZone)?.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? "";
	const [, sign, hours = "0", minutes = "0"] = /GMT([+-])(\d+):(\d+)/.exec(name) ?? [];
	return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 6e4;
}
/** Formats by their time zones: to make one takes a millisecond. */
const formats = /* @__PURE__ */ new Map();
function formatOf(timeZone) {
	if (!formats.has(timeZone)) formats.set(timeZone, newFormat(timeZone));
	return formats.get(timeZone);
}
function newFormat(timeZone) {
	try {
		return new Intl.DateTimeFormat("en-US", {
			timeZone,
			timeZoneName: "longOffset"
		});
	} catch {
		return;
	}
}
export { nextFiring as a, turnOf as i, syncsAt as n, parseSchedule as o, readApplicationSet as r, readProject as t };
