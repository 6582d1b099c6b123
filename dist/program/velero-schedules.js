import { m as oneLine } from "./start.js";
import { It as textAt, Lt as timeAt, Pt as listAt } from "./drive.js";
import { H as backupApi } from "./action.js";
import { a as nextFiring, o as parseSchedule } from "./sync-window.js";
import { n as listOnce } from "./wanted.js";
const minute = 6e4;
const hour = 60 * minute;
const day = 24 * hour;
/** When a schedule was due for the last time but one: what is older than that has missed at least one run that was over. Undefined for what is no schedule. */
function dueBefore(cron, now) {
	const [, zone, text = ""] = /^(?:CRON_)?(?:TZ=(\S+)\s+)?(.*)$/s.exec(cron.trim()) ?? [];
	const at = now.getTime();
	const every = everyOf(text);
	if (every !== void 0) return /* @__PURE__ */ new Date(at - 2 * every);
	const due = lastButOne(presets[text] ?? text, at);
	return due === void 0 ? void 0 : /* @__PURE__ */ new Date(due - (zone === void 0 ? 0 : 14 * hour));
}
/** https://pkg.go.dev/github.com/robfig/cron/v3#hdr-Predefined_schedules */
const presets = {
	"@hourly": "0 * * * *",
	"@daily": "0 0 * * *",
	"@midnight": "0 0 * * *",
	"@weekly": "0 0 * * 0",
	"@monthly": "0 0 1 * *",
	"@yearly": "0 0 1 1 *",
	"@annually": "0 0 1 1 *"
};
/** Milliseconds of `@every 1h30m`, as Go prints durations. */
function everyOf(text) {
	const [, duration = ""] = /^@every\s+((?:\d+(?:\.\d+)?[hms])+)$/.exec(text) ?? [];
	const units = {
		h: hour,
		m: minute,
		s: 1e3
	};
	const all = [...duration.matchAll(/([\d.]+)([hms])/g)].reduce((sum, [, amount = "0", unit = "s"]) => sum + Number(amount) * (units[unit] ?? 0), 0);
	return all > 0 ? all : void 0;
}
/** The firing before the last one; looked for in longer and longer times, so that one of every minute is not counted over years. */
function lastButOne(text, now) {
	const schedule = parseSchedule(text);
	if (schedule === void 0) return void 0;
	for (const span of [
		2 * hour,
		2 * day,
		16 * day,
		130 * day,
		1098 * day
	]) {
		const fired = [];
		for (let at = nextFiring(schedule, now - span); at !== void 0 && at <= now; at = nextFiring(schedule, at)) fired.push(at);
		if (fired.length >= 2) return fired.at(-2);
	}
}
/** Reads a Schedule with the Backups of its Velero. A paused one is the caller's to leave out. */
function readSchedule(schedule, backups, now) {
	if (textAt(schedule, "status", "phase") === "FailedValidation") {
		const why = listAt(schedule, "status", "validationErrors").map(String).join("; ");
		return {
			is: "refused",
			why: oneLine(why, 300)
		};
	}
	const due = dueBefore(textAt(schedule, "spec", "schedule") ?? "", now);
	if (due === void 0) return { is: "unclear" };
	const name = textAt(schedule, "metadata", "name");
	const own = backups.filter((one) => textAt(one, "metadata", "labels", "velero.io/schedule-name") === name);
	const last = newest(own.filter((one) => textAt(one, "status", "phase") === "Completed"));
	const since = last ?? timeAt(schedule, "metadata", "creationTimestamp");
	return since !== void 0 && since >= due ? {
		is: "in-time",
		last
	} : {
		is: "overdue",
		last,
		since: phasesAfter(last, own)
	};
}
/** How those ended that came after the last success. */
function phasesAfter(last, own) {
	const after = own.filter((one) => {
		const at = timeAt(one, "metadata", "creationTimestamp");
		return at !== void 0 && (last === void 0 || at > last) && textAt(one, "status", "phase") !== "Completed";
	});
	return [...new Set(after.map((one) => oneLine(textAt(one, "status", "phase") ?? "New", 60)))];
}
function newest(backups) {
	const times = backups.flatMap((one) => timeAt(one, "status", "completionTimestamp")?.getTime() ?? []);
	return times.length === 0 ? void 0 : new Date(Math.max(...times));
}
/** Since when nothing was backed up, such as `its last successful Backup is 9 days old, and two were due since; those since are Failed`. */
function overdueWords({ last, since }, { cron, now }) {
	const failed = since.length === 0 ? "" : `; those since are ${since.join(", ")}`;
	return `${lastWords(last, now)}, and two were due since (${oneLine(cron, 60)})${failed}`;
}
/** How old the last success is. */
function lastWords(last, now) {
	if (last === void 0) return "it has made no Backup that is complete";
	const age = Math.max(0, now.getTime() - last.getTime());
	return `its last successful Backup is ${age >= 2 * day ? `${Math.floor(age / day)} days` : `${Math.floor(age / hour)} h`} old`;
}
/** What is wrong with a Schedule, in words; undefined where nothing is, or nobody can tell. */
function scheduleTrouble(state, about) {
	if (state.is === "refused") return `Velero does not take it: ${state.why}`;
	return state.is === "overdue" ? overdueWords(state, about) : void 0;
}
/** One object of a listing, by its name. */
function sightOf(listing, name, read) {
	const all = sightOfAll(listing);
	if (all.state !== "seen") return all;
	const found = all.object.find(({ metadata }) => metadata.name === name);
	return found === void 0 ? { state: "absent" } : {
		state: "seen",
		object: read(found)
	};
}
/** All objects of a listing. */
function sightOfAll(listing) {
	switch (listing?.state) {
		case "listed": return {
			state: "seen",
			object: listing.objects
		};
		case "forbidden":
		case "unreachable": return {
			state: listing.state,
			message: listing.message
		};
		case "unknown-type": return { state: "unknown-type" };
		case void 0: return { state: "absent" };
	}
}
/** Lists the Schedules and Backups in a namespace; what of the two cannot be seen stands for both. */
async function seeSchedules(cluster, namespace, signal) {
	const listed = async (resource) => sightOfAll(await listOnce(cluster, {
		apiVersion: backupApi.apiVersion,
		resource,
		namespace
	}, signal));
	const [schedules, backups] = await Promise.all([listed("schedules"), listed(backupApi.resource)]);
	if (schedules.state !== "seen") return schedules;
	if (backups.state !== "seen") return backups;
	return {
		state: "seen",
		object: {
			schedules: schedules.object,
			backups: backups.object
		}
	};
}
/** What lets us list them, as it can be pasted. */
function scheduleRights(namespace) {
	return `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["velero.io"], resources: ["schedules", "backups"], verbs: ["list", "watch"] }]`;
}
export { lastWords as a, sightOfAll as i, seeSchedules as n, readSchedule as o, sightOf as r, scheduleTrouble as s, scheduleRights as t };
