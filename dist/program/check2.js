import { B as withoutUndefined, l as planOfWave, m as waveCount, u as printWave } from "./drive.js";
import { A as parseImageReference, F as DeployError, M as repositoryOf, N as versionOf, O as isDigest, j as printImage, k as isTag, n as printable, z as printProblem } from "./start.js";
import { r as lastHealthyOf } from "./admit.js";
import { a as missingForBuild, l as repositoryOfPlan, o as provisionalImage, s as wasBuilt } from "./build.js";
import { E as watchAll } from "./observe.js";
import { r as judgeManifests, t as filesAround } from "./around.js";
import { n as ended, r as outcomeAt } from "./run.js";
import { l as isNeeded, t as connectAll } from "./look.js";
import { t as isAllowed } from "./paths.js";
import { n as expand } from "./template.js";
import { t as planEdits } from "./plan.js";
import { t as lookedAt } from "./watch.js";
/**
* The image that an environment names before it is changed, from what stands in the places that are edited: by its digest where the
* last healthy deployment wrote that, else as it stands there. Undefined where that is no image of this repository.
*/
function imageBefore(edits, lastHealthy, repository) {
	const written = lastHealthy?.payload.edits ?? [];
	return (edits.some(({ file, path, from }) => written.some((one) => one.file === file && one.path === path && one.to === from)) ? ofRepository(lastHealthy?.payload.image ?? "", repository) : void 0) ?? namedIn(edits, repository);
}
/** What the first value that can be one names; a digest before a tag, which may have been moved. */
function namedIn(edits, repository) {
	const { registry, name } = repository;
	const values = edits.map(({ from }) => from);
	const whole = values.map((value) => ofRepository(value, repository)).find((one) => one !== void 0);
	const digest = values.find(isDigest);
	const tag = values.find(isTag);
	if (whole !== void 0) return whole;
	if (digest !== void 0) return {
		registry,
		name,
		digest
	};
	return tag === void 0 ? void 0 : {
		registry,
		name,
		tag
	};
}
function ofRepository(text, repository) {
	const parsed = parseImageReference(text);
	if (typeof parsed === "string" || repositoryOf(parsed) !== repositoryOf(repository)) return void 0;
	return parsed.tag === void 0 && parsed.digest === void 0 ? void 0 : parsed;
}
/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = /* @__PURE__ */ new Set(["resource-absurd", "resource-quantity-invalid"]);
/**
* Judges the whole workload about to be rolled out: what the edited files are built with, touched or not. Held against the
* last healthy revision: what has run healthy is accepted.
*/
async function judgeWorkload(run, head, plan, lastHealthy) {
	const gitops = await run.ports.gitops();
	const edited = plan.files.map(({ file }) => file);
	const around = await filesAround(edited, {
		read: (paths) => gitops.read(head, paths, run.signal),
		look: (folders) => gitops.folders(head, folders, run.signal)
	});
	const now = new Map([...around.contents, ...plan.files.map((one) => [one.file, one.after])]);
	const previous = await previousOf(run, gitops, {
		files: [...now.keys()],
		lastHealthy
	});
	const { findings, notJudged } = judgeManifests(now, previous);
	warnOf(run.ports.log, {
		findings,
		notJudged,
		cut: around.cut
	});
	const bad = findings.filter(isRefusal);
	if (bad.length === 0) return {
		findings,
		notJudged
	};
	const told = bad.map(printProblem).join("\n");
	const sentence = `in ${run.plan.gitops.repository}: ${told}`;
	return {
		findings,
		notJudged,
		refusal: ended("failed", "resource-absurd", {
			stage: "write",
			sentence
		})
	};
}
function warnOf(log, found) {
	for (const folder of found.cut) log.warning(`not judged: part of what stands below ${folder || "the root"}: it is too much`);
	for (const one of found.notJudged) if (one.reason === "not-yaml") log.debug(`not judged: ${one.file}`);
	else log.warning(`not judged: ${printProblem({
		place: one,
		message: one.message
	})}`);
	for (const finding of found.findings) if (finding.severity !== "info" && !isRefusal(finding)) log.warning(`${finding.rule}: ${printProblem(finding)}`);
}
function isRefusal({ severity, rule, isTakenByApi }) {
	return severity === "error" && refusing.has(rule) && isTakenByApi !== true;
}
async function previousOf(run, gitops, at) {
	const revision = at.lastHealthy?.note.revision;
	if (revision === void 0) return void 0;
	try {
		return await gitops.read(revision, at.files, run.signal);
	} catch (error) {
		run.signal.throwIfAborted();
		if (!(error instanceof DeployError) || error.code !== "bad-input") throw error;
		run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
		return;
	}
}
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
	return [
		`Gitops-Deploy-Application: ${text.application}`,
		`Gitops-Deploy-Environment: ${text.environment}`,
		`Gitops-Deploy-Source: ${text.repository}@${text.source}`,
		`Gitops-Deploy-Image: ${text.image}`,
		...pull,
		...text.by === void 0 ? [] : [`Gitops-Deploy-By: ${text.by}`],
		...run
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
	const planned = planEdits(edits, contents);
	return planned.result === "refused" ? refused(plan, planned.problems) : {
		head,
		plan: planned
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
				path: expand(path, values),
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
/** New bytes of the files that really change. */
function changedFiles(files) {
	return new Map(files.filter(({ edits }) => edits.length > 0).map(({ file, after }) => [file, after]));
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
		...plan.run === void 0 ? {} : { run: plan.run.url }
	});
}
/**
* Finds out what would end the deployment later, before anything is built: a Dockerfile that is not there, edits that cannot be
* made, a workload that is refused, and a cluster that does not answer or may not be looked at. Only reads.
*/
async function check(run) {
	const [missing, unsigned, planned, trouble] = await Promise.all([
		missingForBuild(run),
		unsignable(run),
		planOnce(run),
		lookOnce(run)
	]);
	if (missing !== void 0) return missing;
	if (unsigned !== void 0) return unsigned;
	if ("refusal" in planned) return planned.refusal;
	if (trouble !== void 0) return {
		event: "ended",
		outcome: trouble
	};
	return {
		event: "checked",
		...planned
	};
}
/** What would keep us from signing, or from verifying, once the image is built and scanned. */
async function unsignable(run) {
	const { plan, ports } = run;
	const { verify, trustedRoot } = plan.signing;
	if (verify.length > 0 && trustedRoot !== void 0) {
		const sentence = await (await ports.signing()).trustObstacle(trustedRoot, run.signal);
		if (sentence !== void 0) return ended("errored", "verification-errored", {
			stage: "inputs",
			sentence
		});
	}
	if (isSignedByNobody(plan) && !await wasBuilt(run)) ports.log.warning("nothing signs what is built here: `signing.verify` refuses it unless this very image was signed before");
	if (!mustSign(plan)) return void 0;
	const { obstacle } = await ports.signing();
	if (obstacle === void 0 || await wasBuilt(run)) return void 0;
	return ended("errored", "signing-errored", {
		stage: "inputs",
		sentence: obstacle
	});
}
/** What is built is refused after all then, unless its build gives the same digest each time. */
function isSignedByNobody({ image, signing: { sign, attest, verify } }) {
	return verify.length > 0 && image.plan.from !== "registry" && !sign && !attest.includes("registry");
}
function mustSign({ image, signing: { sign, attest, attestationRequired } }) {
	return image.plan.from !== "registry" && (sign || attest.length > 0 && attestationRequired);
}
/** The image that Git names now, or the event that ends a deployment whose edits cannot be made. */
async function planOnce(run) {
	const head = await readHead(run);
	if (typeof head !== "string") return { refusal: head };
	const planned = await planWavesOn(run, provisionalImage(run.plan), head);
	if ("event" in planned) return { refusal: planned };
	const { records } = await run.ports.forge();
	const known = await records.list(run.plan.application, run.plan.environment, 30, run.signal);
	const { log } = run.ports;
	const quiet = {
		...run,
		ports: {
			...run.ports,
			log: {
				...log,
				warning: log.debug
			}
		}
	};
	const lastHealthy = lastHealthyOf(known);
	const { refusal } = await judgeWorkload(quiet, head, planned.whole, lastHealthy);
	if (refusal !== void 0) return { refusal };
	const named = planned.whole.files.flatMap((file) => file.named);
	return withoutUndefined({ before: imageBefore(named, lastHealthy, repositoryOfPlan(run.plan)) });
}
async function lookOnce(run) {
	const looked = targetsToLookAt(run.plan);
	const clusters = await connectAll(looked, (name) => run.ports.cluster(name));
	if (clusters === void 0 || clusters.size === 0) return void 0;
	return [...(await firstStates(clusters, looked, run.signal)).values()].flatMap((listings) => [...listings].filter(([key]) => isNeeded(key))).map(([, listing]) => troubleIn(listing)).find((trouble) => trouble !== void 0);
}
function targetsToLookAt(plan) {
	return plan.targets.map(lookedAt).filter(({ goal }) => goal.workloads.length > 0);
}
async function firstStates(clusters, looked, signal) {
	const end = new AbortController();
	try {
		for await (const states of watchAll(clusters, looked, AbortSignal.any([signal, end.signal]))) return states;
	} finally {
		end.abort();
	}
	signal.throwIfAborted();
	throw new Error("the watch ended by itself");
}
function troubleIn(listing) {
	switch (listing.state) {
		case "forbidden": return outcomeAt("errored", "forbidden", {
			stage: "inputs",
			sentence: listing.message
		});
		case "unreachable": {
			const sentence = `the cluster does not answer, so nothing was begun: ${listing.message}`;
			return outcomeAt("errored", "cluster-unreachable", {
				stage: "inputs",
				sentence
			});
		}
		case "listed":
		case "unknown-type": return;
	}
}
export { planWavesOn as a, commitMessage as c, commitText as i, judgeWorkload as l, unsignable as n, readHead as o, changedFiles as r, toldEdits as s, check as t };
