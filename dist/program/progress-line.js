import { Mt as isFields } from "./drive.js";
/** The names of fields that hold a time: JSON has none. */
const times = /* @__PURE__ */ new Set([
	"time",
	"startedAt",
	"endedAt",
	"at",
	"since",
	"until",
	"created"
]);
/** What JSON leaves as it is though a terminal goes by it: C1, and marks that turn or hide text. */
const steering = /[\u007f-\u009f\p{Cf}\p{Zl}\p{Zp}]/gu;
/** The line, without a line break. Each text in it goes through `mask` before JSON escapes it: a secret may hold a quote. */
function printProgressLine(line, mask) {
	return JSON.stringify(line, (_, value) => typeof value === "string" ? mask(value) : value).replace(steering, escaped);
}
/** As JSON has it: by UTF-16 code units. */
function escaped(character) {
	return Array.from({ length: character.length }, (_, index) => character.charCodeAt(index)).map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
/** What a line says; undefined for one that is none of ours. */
function readProgressLine(text) {
	try {
		const line = JSON.parse(text, (key, value) => typeof value === "string" && times.has(key) ? new Date(value) : value);
		return isProgressLine(line) ? line : void 0;
	} catch {
		return;
	}
}
/** They are ours: that they are such lines at all is looked at, and not each field. */
function isProgressLine(value) {
	if (!isFields(value) || !(value["time"] instanceof Date)) return false;
	if (value["type"] === "log") return typeof value["message"] === "string";
	return value["type"] === "progress" && Array.isArray(value["stages"]) && Array.isArray(value["targets"]);
}
export { readProgressLine as n, printProgressLine as t };
