import "./rolldown-runtime.js";
import { It as textAt, Lt as timeAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, zt as withoutUndefined } from "./drive.js";
import { t as readApplication } from "./application.js";
/** Characters of a name: what Kubernetes takes for the name of an object. */
const longestName = 253;
/** Entries of a list: GitHub takes no larger payload than would hold so many. */
const longestList = 1e3;
const commit = /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/;
/**
* Reads the `client_payload` of a dispatch. Anybody's: a string says what is wrong with it, and then nothing of it counts. One
* of another version is as good as none.
*/
function readTold(payload) {
	if (!isFields(payload) || payload["version"] !== 1) return "it is of no version that is known here";
	const object = payload["application"];
	if (nameIn(object) === void 0) return "it names no Application";
	const at = timeAt(payload, "at");
	if (at === void 0) return "it does not tell when it was sent";
	const target = textAt(payload, "target");
	const wrong = wrongIn(object);
	if (wrong !== void 0) return wrong;
	const images = listAt(object, "status", "summary", "images").filter((one) => typeof one === "string");
	const optional = {
		target: target === "" ? void 0 : target,
		healthSince: timeAt(object, "status", "health", "lastTransitionTime"),
		operationFinishedAt: timeAt(object, "status", "operationState", "finishedAt")
	};
	return {
		at,
		application: readApplication(object),
		images,
		messages: messagesIn(object),
		isCut: isTrueAt(payload, "cut"),
		...withoutUndefined(optional)
	};
}
function nameIn(object) {
	const name = textAt(object, "metadata", "name") ?? "";
	const namespace = textAt(object, "metadata", "namespace") ?? "";
	return isName(name) && isName(namespace) ? {
		name,
		namespace
	} : void 0;
}
function isName(text) {
	return text.length <= longestName && /^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/.test(text);
}
function wrongIn(object) {
	if ([
		listAt(object, "status", "resources"),
		listAt(object, "status", "summary", "images"),
		listAt(object, "status", "conditions"),
		listAt(object, "status", "operationState", "syncResult", "resources")
	].some(({ length }) => length > longestList)) return "it is longer than any that GitHub takes";
	const sync = valueAt(object, "status", "sync");
	return [textAt(sync, "revision") ?? "", ...listAt(sync, "revisions")].some((one) => typeof one === "string" && commit.test(one)) ? void 0 : "it names no commit";
}
function messagesIn(object) {
	const told = listAt(object, "status", "resources").flatMap((one) => {
		const text = (name) => textAt(one, name) ?? "";
		const message = textAt(one, "health", "message") ?? "";
		return message === "" ? [] : [[`${text("kind")} ${text("namespace")}/${text("name")}`, message]];
	});
	return new Map(told);
}
export { readTold };
