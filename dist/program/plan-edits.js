import { t as isAllowed } from "./paths.js";
import { At as wordsIn, Ot as templateWords, T as waveCount, Tt as expand, b as planOfWave, x as printWave, zt as withoutUndefined } from "./drive.js";
import { n as traceIdOf } from "./traceparent.js";
import { i as commitMessage, n as newFilesOf, r as withNewFiles } from "./preview-files.js";
import { B as DeployError, I as versionOf, N as parseImageReference, P as printImage, W as printProblem } from "./start.js";
import { t as planEdits } from "./plan.js";
import { n as ended } from "./run.js";
/** What the templates of a target's edits are filled with. */
function templateValues(plan, image, target) {
	const { commit, branch, date, pullRequest } = plan.source;
	return {
		sha: commit,
		"short-sha": commit.slice(0, 7),
		tag: image.reference.tag,
		digest: image.reference.digest,
		image: printImage(image.reference),
		branch,
		date,
		application: plan.application,
		environment: plan.environment,
		target: target.name,
		"pull-request": pullRequest === void 0 ? void 0 : String(pullRequest)
	};
}
const none = /* @__PURE__ */ new Map();
/** The head of the branch that is written to, or the event that ends a deployment whose branch is not there. */
async function readHead(run) {
	return await (await run.ports.gitops()).head(run.plan.gitops.branch, run.signal) ?? refused(run.plan, [noBranch(run.plan)]);
}
/** Reads the files at a commit and plans the edits; an event where that cannot be done. */
async function planOn(run, image, head) {
	const { plan, signal } = run;
	const edits = fillIn(plan, image);
	const outside = edits.filter(({ file }) => !isAllowed(file, plan.gitops.allowedPaths));
	if (outside.length > 0) return refused(plan, outside.map((edit) => notAllowed(edit, plan)));
	const contents = await (await run.ports.gitops()).read(head, [...new Set(edits.map(({ file }) => file))], signal);
	const made = plan.preview === void 0 ? none : await newFilesOf(run, plan.preview, {
		head,
		contents
	});
	if ("problem" in made) return refused(plan, [made.problem]);
	const planned = planEdits(edits, new Map([...contents, ...made]));
	return planned.result === "refused" ? refused(plan, planned.problems) : {
		head,
		plan: withNewFiles(planned, made)
	};
}
/** Plans every wave; an event where one cannot be planned, or would write what another one is to write later. */
async function planWavesOn(run, image, head) {
	const whole = await planOn(run, image, head);
	const { plan } = run;
	if ("event" in whole) return whole;
	if (waveCount(plan) === 1) return {
		head,
		whole: whole.plan,
		waves: [whole.plan]
	};
	const before = new Map(whole.plan.files.map(({ file, before: bytes }) => [file, bytes]));
	const waves = [];
	for (const index of plan.waves.targets.keys()) {
		const planned = planEdits(fillIn(planOfWave(plan, index + 1), image), before);
		if (planned.result === "refused") return refused(plan, planned.problems);
		waves.push(planned);
	}
	const shared = sharedBy(waves);
	return shared.length > 0 ? refused(plan, shared) : {
		head,
		whole: whole.plan,
		waves
	};
}
/** Values that two waves would write: with the first of them the second would be rolled out too. */
function sharedBy(waves) {
	const first = /* @__PURE__ */ new Map();
	return waves.flatMap(({ files }, index) => files.flatMap(({ file, named }) => named.flatMap(({ path }) => {
		const key = JSON.stringify([file, path]);
		const wave = first.get(key) ?? index;
		first.set(key, wave);
		if (wave === index) return [];
		return [{
			message: `${path} is written by wave ${wave + 1} and by wave ${index + 1}, so that the later one would not wait`,
			place: { file },
			remedy: "give each wave a value of its own, or deploy them in one wave"
		}];
	})));
}
/** The edits of every target with their templates filled in. */
function fillIn(plan, image) {
	return plan.targets.flatMap((target) => fillInTarget(plan, image, target));
}
function fillInTarget(plan, image, target) {
	const values = templateValues(plan, image, target);
	return target.edits.map((edit) => fillInOne(edit, values, image));
}
function fillInOne(edit, values, image) {
	const file = expand(edit.file, values);
	if (edit.target.by === "path") {
		const { path, value } = edit.target;
		return {
			file,
			target: {
				by: "path",
				path: fillPath(path, values),
				value: expand(value, values)
			}
		};
	}
	const named = parseImageReference(edit.target.image);
	if (typeof named === "string") throw new DeployError("bad-input", {
		stage: "inputs",
		message: named
	});
	const { tag, digest } = image.reference;
	const { registry, name } = named;
	return {
		file,
		target: {
			by: "image",
			image: {
				registry,
				name,
				...tag === void 0 ? {} : { tag },
				digest
			}
		}
	};
}
/**
* A path with its words filled in. Branches may hold a quote, which would end the key that a word stands in and lead elsewhere.
* @throws DeployError `bad-input`
*/
function fillPath(path, values) {
	const word = templateWords.find((one) => wordsIn(path).includes(one) && /["\\]/.test(values[one] ?? ""));
	if (word === void 0) return expand(path, values);
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `{{${word}}} is ${values[word]}, and a quote in it would make ${path} another path`,
		remedy: "use {{short-sha}} or {{pull-request}} there, or rename the branch"
	});
}
function notAllowed({ file }, plan) {
	return {
		message: `is outside of gitops.allowed-paths (${plan.gitops.allowedPaths.join(", ")})`,
		place: { file },
		remedy: "add it to allowed-paths, or correct the file of the edit"
	};
}
function noBranch(plan) {
	const { repository, branch } = plan.gitops;
	return {
		message: `${repository} has no branch ${branch}`,
		place: { name: "gitops.branch" }
	};
}
function refused({ gitops }, problems) {
	const sentence = `in ${gitops.repository}: ${problems.map(printProblem).join("\n")}`;
	return ended("errored", "edit-refused", {
		stage: "write",
		sentence
	});
}
/** New bytes of the files that really change, or are made. */
function changedFiles(files) {
	return new Map(files.filter(isChanged).map(({ file, after }) => [file, after]));
}
/** Whether a file is made, or some value of it changes. */
function isChanged({ edits, isNew }) {
	return edits.length > 0 || isNew === true;
}
/** The values that really change, each with the names of the targets that it is for where there are several. */
function toldEdits(plan, image, { files }) {
	const told = (edits, target) => edits.map((edit) => {
		const { file, path, from, to } = edit;
		return {
			file,
			path,
			from,
			to,
			...withoutUndefined({ target: target(edit) })
		};
	});
	if (plan.targets.length === 1) return files.flatMap(({ edits }) => told(edits, () => void 0));
	const filled = plan.targets.map((target) => ({
		name: target.name,
		edits: fillInTarget(plan, image, target)
	}));
	return files.flatMap((file) => told(file.edits, ownersIn(file, filled)));
}
/** Whose a value of a file is; one that several targets share is planned for each of them alone to find out. */
function ownersIn({ file, before }, targets) {
	const here = targets.map(({ name, edits }) => ({
		name,
		edits: edits.filter((edit) => edit.file === file)
	})).filter(({ edits }) => edits.length > 0);
	const all = here.map(({ name }) => name).join(", ");
	if (here.length < 2) return () => all;
	const named = here.map(({ name, edits }) => {
		const plan = planEdits(edits, /* @__PURE__ */ new Map([[file, before]]));
		return {
			name,
			paths: plan.result === "planned" ? plan.files.flatMap((one) => one.named.map(pathOf)) : []
		};
	});
	return ({ path }) => {
		const owners = named.filter(({ paths }) => paths.includes(path)).map(({ name }) => name);
		return owners.length === 0 ? all : owners.join(", ");
	};
}
function pathOf({ path }) {
	return path;
}
/** The message of the commit that carries these edits. */
function commitText(plan, image, { edits, wave }) {
	const { application, environment, repository, source } = plan;
	return commitMessage({
		application,
		environment,
		repository,
		kind: plan.kind,
		...withoutUndefined({ by: plan.by }),
		image: printImage(image.reference),
		version: versionOf(image.reference),
		source: source.commit,
		edits: toldEdits(plan, image, edits),
		...wave === void 0 ? {} : { wave: printWave(plan, wave) },
		...source.pullRequest === void 0 ? {} : { pullRequest: source.pullRequest },
		...withoutUndefined({
			run: plan.run?.url,
			trace: traceIdOf(plan.trace)
		})
	});
}
export { planWavesOn as a, isChanged as i, commitText as n, readHead as o, fillIn as r, toldEdits as s, changedFiles as t };
