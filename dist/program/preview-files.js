import { h as printable } from "./start.js";
import { bt as isOfPreview } from "./drive.js";
import { o as inFolder } from "./folder.js";
import { t as isAllowed } from "./paths.js";
const verbs = {
	deploy: "Deploy",
	promote: "Promote",
	rollback: "Roll back"
};
/** In characters: what `git log --oneline` and GitHub show without a cut. */
const subjectLength = 72;
/** As git shows a commit. */
const shortestVersion = 7;
/**
* One line of what can be seen: names come from branches, tags and files, which anybody may choose. Besides ends of lines
* (also those of Unicode, at which other tools begin a new one) nothing stays that turns the direction of text, and no
* half of a character.
*/
function line(text) {
	return printable(text).replace(/\s+/g, " ").trim().toWellFormed();
}
/** Where it is too long the version is cut first: it stands in full below, and where it went is what a log is read for. */
function subject(text) {
	const whole = subjectWith(text, text.version);
	const over = [...whole].length - subjectLength;
	if (over <= 0) return whole;
	const version = [...line(text.version)];
	const kept = Math.max(shortestVersion, version.length - over - 1);
	return cut(subjectWith(text, version.length > kept ? `${version.slice(0, kept).join("")}…` : text.version));
}
function subjectWith({ kind, application, environment, wave }, version) {
	const verb = verbs[kind];
	return line(`${verb} ${application}${kind === "rollback" ? " to" : ""} ${version} (${[environment, ...wave === void 0 ? [] : [wave]].join(", ")})`);
}
function cut(text) {
	const characters = [...text];
	if (characters.length <= subjectLength) return text;
	return `${characters.slice(0, 71).join("").trimEnd()}…`;
}
function changes(edits) {
	return edits.map(({ target, file, path, from, to }) => {
		return `- ${line(`${target === void 0 ? "" : `${target}: `}${file} ${path}: ${from} -> ${to}`)}`;
	}).join("\n");
}
function trailers(text) {
	const pull = text.pullRequest === void 0 ? [] : [`Gitops-Deploy-Pull-Request: ${text.repository}#${text.pullRequest}`];
	const run = text.run === void 0 ? [] : [`Gitops-Deploy-Run: ${text.run}`];
	const trace = text.trace === void 0 ? [] : [`Gitops-Deploy-Trace: ${text.trace}`];
	return [
		`Gitops-Deploy-Application: ${text.application}`,
		`Gitops-Deploy-Environment: ${text.environment}`,
		`Gitops-Deploy-Source: ${text.repository}@${text.source}`,
		`Gitops-Deploy-Image: ${text.image}`,
		...pull,
		...text.by === void 0 ? [] : [`Gitops-Deploy-By: ${text.by}`],
		...run,
		...trace
	].map(line);
}
/** The commit message: a subject of at most 72 characters, what changed, and trailers for programs. */
function commitMessage(text) {
	return `${[
		subject(text),
		changes(text.edits),
		trailers(text).join("\n")
	].filter((one) => one !== "").join("\n\n")}\n`;
}
/** The message of a commit that ends a preview, or takes that back. */
function removalMessage({ is, run, ...text }) {
	const { application, environment, repository, pullRequest, files } = text;
	const [verb, why] = is === "removed" ? ["Remove", "is closed"] : ["Put back", "is open again"];
	return `${[
		cut(line(`${verb} ${application} (${environment}): #${pullRequest} ${why}`)),
		files.map((file) => `- ${line(file)}`).join("\n"),
		[
			`Gitops-Deploy-Application: ${application}`,
			`Gitops-Deploy-Environment: ${environment}`,
			`Gitops-Deploy-Pull-Request: ${repository}#${pullRequest}`,
			...run === void 0 ? [] : [`Gitops-Deploy-Run: ${run.url}`]
		].map(line).join("\n")
	].join("\n\n")}\n`;
}
/** How many files a template may have, and how many folders may lie in each other: a preview is a handful of manifests. */
const mostFiles = 200;
const deepest = 8;
/**
* The files of a preview that are not there yet, with the bytes of the template, by the path that they get. What is there stays: it is
* changed by edits alone. Without a template a preview that is there lives on.
*/
async function newFilesOf(run, preview, { head, contents }) {
	const template = await templateOf(run, preview, head);
	if ("problem" in template) return template;
	if (template.size === 0) return contents.size > 0 ? template : { problem: noTemplate(preview) };
	const paths = [...template.keys()];
	const outside = paths.find((path) => !isAllowed(path, run.plan.gitops.allowedPaths));
	if (outside !== void 0) return { problem: notAllowed(outside, run.plan) };
	const there = await (await run.ports.gitops()).read(head, paths, run.signal);
	return new Map([...template].filter(([path]) => !there.has(path)));
}
/** The template by the paths that its files get. */
async function templateOf(run, { template, from, path }, head) {
	if (from === "application") {
		const { read } = await run.ports.policyFiles();
		return placed(await read([template], run.signal), template, path);
	}
	const gitops = await run.ports.gitops();
	const single = await gitops.read(head, [template], run.signal);
	if (single.size > 0) return placed(single, template, path);
	const below = await filesBelow(run, template, head);
	return "problem" in below ? below : placed(await gitops.read(head, below, run.signal), template, path);
}
function placed(files, template, path) {
	return new Map([...files].map(([file, bytes]) => [`${path}${file.slice(template.length)}`, bytes]));
}
/** Every file in a folder and in those below it, a level at a time. */
async function filesBelow(run, folder, head) {
	const gitops = await run.ports.gitops();
	const found = [];
	let level = [folder];
	for (let depth = 0; level.length > 0; depth += 1) {
		const contents = await gitops.folders(head, level, run.signal);
		found.push(...[...contents].flatMap(([path, { files }]) => [...files].map((name) => inFolder(path, name))));
		level = [...contents].flatMap(([path, { folders }]) => [...folders].map((name) => inFolder(path, name)));
		if (found.length > mostFiles || level.length > mostFiles || depth === deepest) return { problem: tooMuch(folder) };
	}
	return found;
}
/** The plan with the files that are made: with their values, and those of them that no edit names. */
function withNewFiles(plan, made) {
	if (made.size === 0) return plan;
	const before = /* @__PURE__ */ new Uint8Array();
	const planned = plan.files.map((one) => made.has(one.file) ? {
		...one,
		before,
		isNew: true
	} : one);
	const named = new Set(plan.files.map(({ file }) => file));
	const others = [...made].filter(([file]) => !named.has(file)).map(([file, after]) => ({
		file,
		before,
		after,
		edits: [],
		named: [],
		isNew: true
	}));
	return {
		...plan,
		files: [...planned, ...others]
	};
}
/**
* The files that were made for a preview, by its records: what stands elsewhere by now, or is not allowed any more, is not ours to
* take away, whatever a record says.
*/
function filesOfPreview({ preview, gitops }, records) {
	if (preview === void 0) return [];
	return [...new Set(records.flatMap(({ payload }) => payload.preview?.files ?? []))].filter((file) => isOfPreview(file, preview.path) && isAllowed(file, gitops.allowedPaths)).sort();
}
function noTemplate({ template, from }) {
	return {
		message: `the template of the preview is ${from === "gitops" ? "neither a" : "no"} ${from === "gitops" ? "file nor a folder of the GitOps repository" : "file of the application repository"}`,
		place: { file: template },
		remedy: "correct preview.template"
	};
}
function notAllowed(file, { gitops }) {
	return {
		message: `is outside of gitops.allowed-paths (${gitops.allowedPaths.join(", ")})`,
		place: { file },
		remedy: "add it to allowed-paths, or correct preview.path"
	};
}
function tooMuch(folder) {
	return {
		message: `the template of the preview has more than ${mostFiles} files, or ${deepest} folders in each other`,
		place: { file: folder },
		remedy: "name a smaller folder"
	};
}
export { removalMessage as a, commitMessage as i, newFilesOf as n, withNewFiles as r, filesOfPreview as t };
