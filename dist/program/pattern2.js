import "./rolldown-runtime.js";
import { n as RE2JSException, t as RE2JS } from "./build3.js";
/** Whether a pattern (RE2) is for the whole of a text. One that is no pattern is for none. */
function matchesWhole(pattern, text) {
	const compiled = compile(pattern);
	return typeof compiled !== "string" && compiled.matches(text);
}
/** Why a text is no pattern; undefined where it is one. */
function wrongPattern(pattern) {
	const compiled = compile(pattern);
	return typeof compiled === "string" ? compiled : void 0;
}
function compile(pattern) {
	try {
		return RE2JS.compile(pattern);
	} catch (error) {
		if (error instanceof RE2JSException) return error.message;
		throw error;
	}
}
export { matchesWhole, wrongPattern };
