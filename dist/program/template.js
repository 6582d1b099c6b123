import { A as DeployError, w as nearest } from "./start.js";
/** The words that may stand between `{{` and `}}`. */
const templateWords = [
	"sha",
	"short-sha",
	"tag",
	"digest",
	"image",
	"branch",
	"date",
	"application",
	"environment",
	"target",
	"pull-request"
];
const placeholder = /\{\{\s*([^{}]*?)\s*\}\}/g;
function isWord(text) {
	return templateWords.some((word) => word === text);
}
/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
function wrongTemplate(text) {
	const unknown = [...text.matchAll(placeholder)].map(([, word = ""]) => word).find((word) => !isWord(word));
	if (unknown !== void 0) {
		const guess = nearest(unknown, templateWords);
		return `{{${unknown}}} is unknown${guess === void 0 ? "" : `; did you mean {{${guess}}}?`}`;
	}
	return text.replace(placeholder, "").includes("{{") ? "has {{ without }}" : void 0;
}
/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
function expand(text, values) {
	return text.replace(placeholder, (_, word) => {
		const value = isWord(word) ? values[word] : void 0;
		if (value !== void 0) return value;
		throw new DeployError("bad-input", {
			stage: "inputs",
			message: `"${text}" needs {{${word}}}, and this deployment has none`,
			remedy: word === "tag" ? "give the image with a tag" : "use another word in the template"
		});
	});
}
/** A branch name as part of a tag: everything that a tag may not hold becomes a dash. */
function safeForTag(text) {
	return text.replace(/[^A-Za-z0-9_.-]+/g, "-").replace(/^[.-]+/, "").slice(0, 100);
}
export { safeForTag as n, wrongTemplate as r, expand as t };
