import { d as isFields, g as timeAt, h as textAt, m as numberAt, v as withoutUndefined } from "./drive.js";
import { t as parseJson } from "./json.js";
/** Of the JSON in the message; another one is not understood, and holds all the same. */
const version = 1;
/** The message of the commit that a hold's ref points at: a line for people, and the hold as JSON. */
function printHold(hold) {
	const { application, environment, owner, reason } = hold;
	return `${`Hold ${application} in ${environment}: ${reason} (${owner})`.replaceAll(/\s+/g, " ")}\n\n${JSON.stringify({
		version,
		...hold
	}, void 0, 2)}\n`;
}
/**
* Reads a hold from the raw commit at its ref, or from nothing where that is no commit. It fails closed: what cannot be
* read is a hold without an end.
*/
function readHold(commit, scope) {
	const [, header = "", message = ""] = /^(.*?)\n\n(.*)$/s.exec(commit ?? "") ?? [];
	const seconds = /^committer .* (\d+) [+-]\d{4}$/m.exec(header)?.[1];
	const unreadable = {
		owner: "unknown",
		reason: "the hold cannot be read",
		since: /* @__PURE__ */ new Date(Number(seconds ?? 0) * 1e3)
	};
	return {
		...scope,
		...parseBody(message.slice(message.indexOf("\n\n"))) ?? unreadable
	};
}
function parseBody(text) {
	const data = parseJson(text);
	const owner = textAt(data, "owner");
	const since = timeAt(data, "since");
	if (!isFields(data) || data.version !== version || owner === void 0 || since === void 0) return void 0;
	const optional = {
		until: timeAt(data, "until"),
		url: textAt(data, "url"),
		record: numberAt(data, "record")
	};
	return {
		owner,
		since,
		reason: textAt(data, "reason") ?? "",
		...withoutUndefined(optional)
	};
}
export { readHold as n, printHold as t };
