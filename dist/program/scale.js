import { h as printable, m as oneLine } from "./start.js";
import { a as percent, n as h, o as placed, r as isEmpty } from "./node.js";
const signs = {
	good: "✓",
	bad: "✕",
	warn: "!",
	wait: "‖",
	plain: "·"
};
/** Characters of a word in a box, which is never broken. */
const longestWord = 24;
/** A word in a small coloured box, behind its sign. */
function badge(tone, word) {
	return h("span", { class: `badge ${tone}` }, sign(tone), oneLine(word, longestWord));
}
/** The sign of a tone, for eyes alone. */
function sign(tone) {
	return h("span", {
		class: "sign",
		"aria-hidden": "true"
	}, signs[tone]);
}
/** A part of the page with its heading; nothing where there is nothing in it. */
function section(title, ...content) {
	return isEmpty(content) ? void 0 : h("section", {}, h("h2", {}, title), ...content);
}
/** Names and what they stand for; what is empty is left out. */
function facts(pairs) {
	const shown = pairs.filter(([, content]) => !isEmpty(content));
	if (shown.length === 0) return void 0;
	return h("dl", { class: "facts" }, ...shown.map(([name, content]) => h("div", {}, h("dt", {}, name), h("dd", {}, content))));
}
/** What is to be opened by whoever wants to read it. */
function folded(title, ...content) {
	return h("details", {}, h("summary", {}, title), ...content);
}
/** Figures side by side. */
function figures(all) {
	if (all.length === 0) return void 0;
	return h("ul", { class: all.length % 3 === 0 ? "figures thirds" : "figures" }, ...all.map(figure));
}
function figure({ name, value, note, tone }) {
	return h("li", {}, h("span", { class: "name" }, name), h("strong", { class: "value" }, value), note === void 0 ? void 0 : h("span", { class: "note" }, tone === void 0 ? void 0 : sign(tone), note));
}
/** A table with a head; the first cell of each row names it. Wide ones are scrolled by themselves. */
function table(caption, columns, rows) {
	const head = columns.map(({ title, kind }) => h("th", {
		scope: "col",
		...kind === void 0 ? {} : { class: kind }
	}, title));
	const body = rows.map((cells) => h("tr", {}, ...cells.map((cell, index) => cellOf(cell, columns[index]?.kind, index === 0))));
	return scrolled(caption, h("table", {}, h("caption", { class: "unseen" }, caption), h("thead", {}, h("tr", {}, ...head)), h("tbody", {}, ...body)));
}
function cellOf(cell, kind, isFirst) {
	const of = kind === void 0 ? {} : { class: kind };
	return isFirst ? h("th", {
		scope: "row",
		...of
	}, cell) : h("td", of, cell);
}
/** What may be wider than the screen, and is scrolled by itself, by the keyboard too. */
function scrolled(label, ...content) {
	return h("div", {
		class: "scroll",
		role: "group",
		tabindex: 0,
		"aria-label": label
	}, ...content);
}
/** As many of the rows as are shown, and how many are left, in a line below them. */
function firstOf(all, most) {
	const left = all.length - most;
	return {
		shown: all.slice(0, most),
		left: left > 0 ? h("p", { class: "more" }, `and ${left} more`) : void 0
	};
}
/** Milliseconds as people read them: `0.4s`, `42s`, `3m 05s`, `2h 10m`, `3d 4h`. */
function printDuration(milliseconds) {
	const seconds = Math.max(0, milliseconds) / 1e3;
	if (seconds < 10) return `${Math.round(seconds * 10) / 10}s`;
	const whole = Math.round(seconds);
	if (whole < 60) return `${whole}s`;
	const minutes = Math.floor(whole / 60);
	if (minutes < 60) return `${minutes}m ${pad(whole % 60)}s`;
	const hours = Math.floor(minutes / 60);
	return hours < 48 ? `${hours}h ${pad(minutes % 60)}m` : `${Math.floor(hours / 24)}d ${hours % 24}h`;
}
function pad(value) {
	return String(value).padStart(2, "0");
}
/** A moment to the second, in UTC: `2026-03-01 12:00:05`. */
function printMoment(at) {
	return at.toISOString().slice(0, 19).replace("T", " ");
}
/** The time of day of a moment, in UTC: `12:00:05`. */
function printTime(at) {
	return at.toISOString().slice(11, 19);
}
/** A number with at most four digits that count: `0.9871`, `12.5`, `1,204`, `3.1e+21`. */
function printNumber(value) {
	const size = Math.abs(value);
	if (size !== 0 && (size >= 0x38d7ea4c68000 || size < 1e-4)) return value.toExponential(1);
	if (size >= 1e3) return Math.round(value).toLocaleString("en-US");
	return String(Number(value.toPrecision(4)));
}
const thousands = [
	[0xe8d4a51000, "T"],
	[1e9, "G"],
	[1e6, "M"],
	[1e3, "k"]
];
/** A number beside an axis, which has room for a few characters: `0.95`, `1,200`, `25k`, `2.5M`, `1e+17`. */
function printShortNumber(value) {
	const size = Math.abs(value);
	const [unit, letter] = thousands.find(([one]) => size >= one) ?? [1, ""];
	if (size < 1e4 || size >= 0x38d7ea4c68000) return printNumber(value).replace(".0e", "e");
	return `${Number((value / unit).toPrecision(5))}${letter}`;
}
/** Characters of a name, and of a sentence, that anybody may have chosen. */
const longest = {
	name: 160,
	sentence: 1200
};
/** A name in one line of bounded length. */
function name(text) {
	return oneLine(text, longest.name);
}
/** A sentence of bounded length. */
function sentence(text) {
	const line = text.split("\n").map(printable).join("\n").trim().replace(/(?<=\d) (?=%)/g, "\xA0");
	return line.length <= longest.sentence ? line : `${line.slice(0, longest.sentence - 1).toWellFormed()}…`;
}
/** `1 point`, `3 points`. */
function counted(count, one, several = `${one}s`) {
	return `${count} ${count === 1 ? one : several}`;
}
/** A chart that is as wide as there is room: lines are stretched, and text and marks keep their size. */
function frame({ title, description, x, y, caption, marks, labels = [], height }) {
	const lines = y.map(({ at }) => {
		const level = percent(100 - at * 100);
		return h("line", {
			class: "grid",
			x1: "0%",
			x2: "100%",
			y1: level,
			y2: level
		});
	});
	const drawn = h("svg", { role: "img" }, h("title", {}, title), h("desc", {}, description), lines, ...marks);
	return h("figure", { class: height === void 0 ? "chart" : `chart ${height}` }, h("div", { class: "plot" }, h("div", {
		class: "axis-y",
		"aria-hidden": "true"
	}, ...y.map(yLabel)), h("div", { class: "canvas" }, drawn, ...labels), h("div", {
		class: "axis-x",
		"aria-hidden": "true"
	}, ...x.map(xLabel))), caption === void 0 ? void 0 : h("figcaption", {}, caption));
}
function yLabel({ at, label }) {
	return h("span", at <= 1 ? atPlace({ bottom: at * 100 }) : {}, label);
}
/** What stands at the very beginning or at the end must not stick out. */
function xLabel({ at, label }) {
	return h("span", {
		...at < .01 ? { class: "first" } : at > .94 ? { class: "last" } : {},
		...atPlace({ left: at * 100 })
	}, label);
}
/** The attributes of what stands at a place, in per cent. */
function atPlace(place) {
	const style = placed(place);
	return style === void 0 ? {} : { style };
}
/** A line through points, from 0 to 1, which is stretched with the plot; each of them in two decimals of a per cent. */
function stretched(className, points, end = "") {
	const path = points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${unit(x)} ${unit(1 - y)}`).join("");
	return h("svg", {
		viewBox: `0 0 ${units} ${units}`,
		preserveAspectRatio: "none"
	}, h("path", {
		class: className,
		d: `${path}${end}`
	}));
}
const units = 1e3;
function unit(value) {
	return Math.round((Number.isFinite(value) ? value : 0) * units * 10) / 10;
}
/** The outline of an area under a line, down to the axis. */
function areaUnder(points) {
	const [first, last] = [points[0], points.at(-1)];
	return first === void 0 || last === void 0 ? [] : [
		...points,
		[last[0], 0],
		[first[0], 0]
	];
}
/** A scale between two values; one of no extent has all in its middle. */
function scaleOf(from, to) {
	const extent = to - from;
	return {
		from,
		to,
		at: (value) => extent === 0 ? .5 : (value - from) / extent
	};
}
/** Round numbers that lie between two values, about so many; ascending. */
function roundTicks(from, to, about) {
	const step = roundStep((to - from) / Math.max(1, about));
	if (!Number.isFinite(step) || step <= 0) return Number.isFinite(from) ? [from] : [];
	const first = Math.ceil(from / step - 1e-9);
	const last = Math.floor(to / step + 1e-9);
	return Array.from({ length: Math.min(last - first + 1, 20) }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
/** 1, 2, 2.5 or 5 times a power of ten that is no smaller. */
function roundStep(least) {
	const power = 10 ** Math.floor(Math.log10(least));
	return ([
		1,
		2,
		2.5,
		5
	].find((factor) => factor * power >= least * .999) ?? 10) * power;
}
/** A scale that holds all values, with room around them, and its round ticks. */
function scaleAround(values, bounds = {}) {
	const [least, most] = [Math.min(...values), Math.max(...values)];
	const extent = most - least || Math.abs(most) * .1 || 1;
	const from = Math.max(least - extent * .12, bounds.least ?? Number.NEGATIVE_INFINITY);
	const to = Math.min(most + extent * .12, bounds.most ?? Number.POSITIVE_INFINITY);
	return {
		scale: scaleOf(from, to),
		ticks: roundTicks(from, to, 4)
	};
}
/** Milliseconds between two ticks of time. */
const steps = [
	1,
	2,
	5,
	10,
	15,
	30,
	60,
	120,
	300,
	600,
	900,
	1800,
	3600,
	7200,
	10800,
	21600,
	43200,
	86400
].map((seconds) => seconds * 1e3);
/** Ticks of a time that goes by from 0, in milliseconds: at most so many after the first. */
function timeTicks(extent, most) {
	const day = 864e5;
	const step = steps.find((one) => extent / one <= most) ?? Math.ceil(extent / most / day) * day;
	return Array.from({ length: Math.floor(extent / step) + 1 }, (_, index) => index * step);
}
/** What has gone by, in short, for a tick: `0`, `30s`, `2m`, `1h 30m`, `2d`. */
function printTick(milliseconds) {
	if (milliseconds === 0) return "0";
	const seconds = Math.round(milliseconds / 1e3);
	return [
		[Math.floor(seconds / 86400), "d"],
		[Math.floor(seconds / 3600) % 24, "h"],
		[Math.floor(seconds / 60) % 60, "m"],
		[seconds % 60, "s"]
	].filter(([value]) => value > 0).map(([value, unit]) => `${value}${unit}`).slice(0, 2).join(" ");
}
export { figures as C, sign as E, facts as S, section as T, sentence as _, timeTicks as a, table as b, frame as c, name as d, printDuration as f, printTime as g, printShortNumber as h, scaleOf as i, stretched as l, printNumber as m, roundTicks as n, areaUnder as o, printMoment as p, scaleAround as r, atPlace as s, printTick as t, counted as u, firstOf as v, folded as w, badge as x, scrolled as y };
