const days = [
	"monday",
	"tuesday",
	"wednesday",
	"thursday",
	"friday",
	"saturday",
	"sunday"
];
const minutesOfDay = 1440;
/** Reads `Fri 16:00`, `2026-12-23` or `2026-12-23 16:00`; a string says what is wrong. */
function parseFreezeTime(text) {
	const [, name, clock = ""] = /^([A-Za-z]+)\s+(\S+)$/.exec(text) ?? [];
	if (name !== void 0) return weekly(name, clock);
	const [, day, time] = /^(\d{4}-\d{2}-\d{2})(?:[ T](\S+))?$/.exec(text) ?? [];
	if (day === void 0) return "must be a day and a time of every week, such as Fri 16:00, or a date, such as 2026-12-23";
	if (!isDay(day)) return `${day} is no day of the calendar`;
	const minute = time === void 0 ? void 0 : minuteOf(time);
	if (time !== void 0 && minute === void 0) return noTime(time);
	return {
		every: "once",
		day,
		minute
	};
}
function weekly(name, clock) {
	const day = days.findIndex((long) => [long, long.slice(0, 3)].includes(name.toLowerCase()));
	if (day < 0) return `"${name}" is no day of the week: Mon, Tue, Wed, Thu, Fri, Sat, Sun`;
	const minute = minuteOf(clock);
	return minute === void 0 ? noTime(clock) : {
		every: "week",
		minute: day * minutesOfDay + minute
	};
}
function noTime(text) {
	return `"${text}" is no time of day: 00:00 to 23:59`;
}
function minuteOf(clock) {
	const [, hours = "", minutes = ""] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(clock) ?? [];
	return hours === "" ? void 0 : Number(hours) * 60 + Number(minutes);
}
function isDay(day) {
	const date = /* @__PURE__ */ new Date(`${day}T00:00:00Z`);
	return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}
/** Whether text is the name of a time zone, by what this Node knows of them. */
function isTimeZone(name) {
	try {
		return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
	} catch {
		return false;
	}
}
/** What is wrong with the two ends of a freeze together, said of `to`: of different kinds, the same moment, the wrong way round. */
function wrongFreeze(given) {
	const [from, to] = [parseFreezeTime(given.from), parseFreezeTime(given.to)];
	if (typeof from === "string" || typeof to === "string") return void 0;
	if (from.every === "week" && to.every === "week") return from.minute === to.minute ? "is when the freeze begins, so that it would never be over" : void 0;
	if (from.every === "week" || to.every === "week") return "must be of the same kind as `from`: of every week, or a date";
	return isAfter(from, to) ? void 0 : "is not after `from`";
}
/** A day as a whole ends with its last minute. */
function isAfter(from, to) {
	if (from.day !== to.day) return from.day < to.day;
	return (from.minute ?? 0) < (to.minute ?? minutesOfDay);
}
/** A window as it is configured; undefined where it is wrong, which the schema has told. */
function freezeWindow(given) {
	const [from, to] = [parseFreezeTime(given.from), parseFreezeTime(given.to)];
	if (typeof from === "string" || typeof to === "string") return void 0;
	return {
		from,
		to,
		timezone: given.timezone,
		text: `${given.from} to ${given.to} (${given.timezone})`
	};
}
export { wrongFreeze as i, isTimeZone as n, parseFreezeTime as r, freezeWindow as t };
