import "./rolldown-runtime.js";
import { n as RE2JSException, t as RE2JS } from "./build3.js";
import { u as ExpressionError } from "./edit.js";
/**
* A regular expression as yq takes it: its language is RE2's, so that no text makes it search for long.
* Throws an `ExpressionError` at the position that is given.
*/
function patternOf(text, at) {
	const compiled = compile(text, at);
	return {
		test: (searched) => compiled.test(searched),
		substitute: (searched, template) => substituted(searched, compiled, template)
	};
}
function compile(text, at) {
	try {
		return RE2JS.compile(text);
	} catch (error) {
		if (!(error instanceof RE2JSException)) throw error;
		const why = error.message.replace(/^error parsing regexp: /, "");
		throw new ExpressionError(at, `is no regular expression: ${why}`, "correct it: the syntax is that of RE2, as in yq");
	}
}
/** Every match replaced, as Go does it: an empty match right behind another one is none. */
function substituted(text, pattern, template) {
	const matcher = pattern.matcher(text);
	const names = new Map(Object.entries(pattern.namedGroups()));
	let result = "";
	let last = 0;
	while (matcher.find()) {
		const [start, end] = [matcher.start(), matcher.end()];
		result += text.slice(last, start);
		if (end > last || start === 0) result += expanded(template, (name) => {
			const index = names.get(name) ?? (/^(?:0|[1-9]\d*)$/.test(name) ? Number(name) : void 0);
			return index === void 0 || index > matcher.groupCount() ? "" : matcher.group(index) ?? "";
		});
		last = end;
	}
	return result + text.slice(last);
}
/** A template with Go's references: `$1`, `${1}`, `${name}`, `$$`; what names no group is empty. */
function expanded(template, group) {
	return template.replace(/\$(?:\$|\w+|\{\w+\})/g, (reference) => reference === "$$" ? "$" : group(reference.replaceAll(/\W/g, "")));
}
export { patternOf };
