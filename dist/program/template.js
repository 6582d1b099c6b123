import { n as __exportAll } from "./rolldown-runtime.js";
import { E as nearest, F as DeployError } from "./start.js";
var template_exports = /* @__PURE__ */ __exportAll({
	bodyParts: () => bodyParts,
	bodyWords: () => bodyWords,
	expand: () => expand,
	replaceWords: () => replaceWords,
	safeForTag: () => safeForTag,
	templateWords: () => templateWords,
	titleWords: () => titleWords,
	wordsIn: () => wordsIn,
	wrongTemplate: () => wrongTemplate
});
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
/** The words that may stand in the title of a pull request: it is for all targets at once. */
const titleWords = templateWords.filter((word) => word !== "target");
/** The parts of the body of a pull request, which a template of it may put where it likes. */
const bodyParts = [
	"changes",
	"source",
	"changelog",
	"diff",
	"scan",
	"findings",
	"rollback",
	"run"
];
/** The words that may stand in the body of a pull request. */
const bodyWords = [...titleWords, ...bodyParts];
/** What is wrong with a template: the first word that is unknown, or braces that do not close. */
function wrongTemplate(text, words = templateWords) {
	const unknown = wordsIn(text).find((word) => !words.includes(word));
	if (unknown !== void 0) {
		const guess = nearest(unknown, words);
		return `{{${unknown}}} is unknown${guess === void 0 ? "" : `; did you mean {{${guess}}}?`}`;
	}
	return text.replace(placeholder, "").includes("{{") ? "has {{ without }}" : void 0;
}
/** Every word of a template, as often as it stands there. */
function wordsIn(text) {
	return [...text.matchAll(placeholder)].map(([, word = ""]) => word);
}
/** A template with each word replaced; what is put in is not looked at again. */
function replaceWords(text, replace) {
	return text.replace(placeholder, (_, word) => replace(word));
}
/** Fills a template in; throws `bad-input` where this deployment has no value for a word. */
function expand(text, values) {
	return replaceWords(text, (word) => {
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
export { templateWords as a, wordsIn as c, safeForTag as i, wrongTemplate as l, expand as n, template_exports as o, replaceWords as r, titleWords as s, bodyWords as t };
