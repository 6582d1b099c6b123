import { r as __exportAll } from "./rolldown-runtime.js";
import { B as DeployError, C as initUsage, E as isFileCommand, F as repositoryOf$1, G as exitCode, H as outcomeOf, J as outcomeNames, K as isOutcomeName, L as version, N as parseImageReference, O as usages, P as printImage, Q as worstOf, V as badInput, W as printProblem, X as remedyOf, a as withoutRunnerCommands, b as secretVariables, c as createPlainPrinter, f as reference, g as createFiles, j as isDigest, k as readFlags, m as oneLine, o as isTerminal, p as withReferences, r as plainText, s as standardStream, t as Mask, w as fileCommands, y as maskedSecrets, z as nearest } from "./start.js";
/**
* Reading objects of the Kubernetes API, which arrive as `unknown`. A field that is missing or of another type is
* undefined: the API's own defaults (`omitempty`) leave most fields out.
*/
/** Whether a value is an object with fields (no array, not null). */
function isFields(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The value at a path of keys, or undefined where the path ends early. */
function valueAt(value, ...path) {
	return path.reduce((inner, key) => isFields(inner) ? inner[key] : void 0, value);
}
/** The text at a path; an empty one counts as missing, as `omitempty` has it. */
function textAt(value, ...path) {
	const found = valueAt(value, ...path);
	return typeof found === "string" && found !== "" ? found : void 0;
}
/** The number at a path; numbers written as text (such as a Rollout's observedGeneration) count. */
function numberAt(value, ...path) {
	const found = valueAt(value, ...path);
	if (typeof found === "number") return found;
	return typeof found === "string" && /^\d+$/.test(found) ? Number(found) : void 0;
}
/** Whether the value at a path is `true`. */
function isTrueAt(value, ...path) {
	return valueAt(value, ...path) === true;
}
/** The list at a path, or an empty one. */
function listAt(value, ...path) {
	const found = valueAt(value, ...path);
	return Array.isArray(found) ? found : [];
}
/** The time at a path, or undefined where there is none or it is no date. */
function timeAt(value, ...path) {
	const text = textAt(value, ...path);
	if (text === void 0) return void 0;
	const time = new Date(text);
	return Number.isNaN(time.getTime()) ? void 0 : time;
}
function withoutUndefined(fields) {
	return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== void 0));
}
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
/** The words that may stand where a preview is named: what it is of is known before there is an image. */
const previewWords = ["pull-request"];
/** The environment that the preview of a pull request is, such as `preview-17`: each is one of its own. */
function previewEnvironment({ of, pullRequest }) {
	return `${of}-${pullRequest}`;
}
/** Whose preview an environment is, by its name; undefined for one that is none. */
function previewNamed({ environments }, name) {
	const [, of = "", digits = ""] = /^(.+)-([1-9]\d{0,9})$/.exec(name) ?? [];
	if (Object.hasOwn(environments, name) || !Object.hasOwn(environments, of)) return void 0;
	return environments[of]?.preview === void 0 ? void 0 : {
		of,
		pullRequest: Number(digits)
	};
}
/** The names of the environments that previews are made of. */
function previewBases({ environments }) {
	return Object.entries(environments).flatMap(([name, { preview }]) => preview === void 0 ? [] : [name]);
}
/** Text with the number of the pull request in place of `{{pull-request}}`; other words stay for later. */
function fillPullRequest(text, pullRequest) {
	return replaceWords(text, (word) => word === "pull-request" ? String(pullRequest) : `{{${word}}}`);
}
/** The environment of previews as it is for one pull request. */
function previewOf(environment, pullRequest) {
	const fill = (text) => fillPullRequest(text, pullRequest);
	const { preview } = environment;
	return {
		...environment,
		preview: preview && {
			...preview,
			path: fill(preview.path),
			...withoutUndefined({ url: preview.url && fill(preview.url) })
		},
		targets: environment.targets.map((target) => fillTarget(target, fill))
	};
}
function fillTarget(target, fill) {
	const { argocd, workloads, edits } = target;
	return {
		...target,
		argocd: argocd && {
			...argocd,
			application: fill(argocd.application),
			namespace: fill(argocd.namespace)
		},
		workloads: workloads.map((one) => ({
			...one,
			namespace: fill(one.namespace),
			name: fill(one.name)
		})),
		edits: edits.map((edit) => ({
			...edit,
			file: fill(edit.file)
		}))
	};
}
/** Whether a path is what the template of a preview is copied to, or lies below it. */
function isOfPreview(file, path) {
	return file === path || file.startsWith(`${path}/`);
}
/** The targets of an environment, or the one that is named. Throws `bad-input` where it has none of that name. */
function targetsOf(configuration, name, target) {
	const { targets, preview } = environmentOf(configuration, name);
	if (preview !== void 0 && previewNamed(configuration, name) === void 0) throw whichPreview(name);
	const found = target === void 0 ? targets : targets.filter((one) => one.name === target);
	if (found.length > 0) return found;
	const message = noTarget(name, target ?? "", targets);
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "target" }
		}]
	});
}
/** The error where previews are named as a whole, and one is needed. */
function whichPreview(name) {
	const message = `${name} has a preview for each pull request: name one, such as ${name}-17`;
	return new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "environment" }
		}]
	});
}
/** An environment that something is promoted to or from, which no preview is: each is of one pull request. Throws `bad-input`. */
function lastingEnvironment(configuration, name) {
	const environment = environmentOf(configuration, name);
	if (environment.preview === void 0) return environment;
	const message = `${name} is a preview: nothing is promoted to one, or from one`;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "environment" }
		}]
	});
}
/** Says that an environment has no target of a name, and which it has. */
function noTarget(environment, target, targets) {
	return `${environment} has no target "${target}"; it has ${targets.map(({ name }) => name).join(", ")}`;
}
/** The environment of this name; of a preview (`preview-17`) with the number of its pull request filled in. Throws `bad-input` where the configuration has none, with the names that it has. */
function environmentOf(configuration, name) {
	const { environments } = configuration;
	const preview = previewNamed(configuration, name);
	const base = preview === void 0 ? void 0 : environments[preview.of];
	if (preview !== void 0 && base !== void 0) return previewOf(base, preview.pullRequest);
	const environment = Object.hasOwn(environments, name) ? environments[name] : void 0;
	if (environment !== void 0) return environment;
	const known = Object.keys(environments);
	const guess = nearest(name, known);
	const message = `there is no environment "${name}"; there is ${known.join(", ")}${guess === void 0 ? "" : `; did you mean ${guess}?`}`;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message,
		problems: [{
			message,
			place: { name: "environment" }
		}]
	});
}
/** Whether pull requests are opened in the GitOps repository for an environment: to write to it, or to put back what went bad. */
function proposes({ write, rollback }) {
	return write !== "push" || rollback === "pull-request";
}
const { setTimeout: wait } = process.getBuiltinModule("node:timers/promises");
/** The clock of the machine. */
const systemClock = {
	now: () => /* @__PURE__ */ new Date(),
	sleep: (milliseconds, signal) => wait(milliseconds, void 0, signal === void 0 ? {} : { signal })
};
/** The GitHub App of a run, if there is one. */
function appOf({ appId: id, appPrivateKey: privateKey }) {
	return id === void 0 || privateKey === void 0 ? void 0 : {
		id,
		privateKey
	};
}
/** Whether there is anything that opens the application repository. */
function opensApplication(secrets) {
	return secrets.githubToken !== void 0 || appOf(secrets) !== void 0;
}
/** The secrets of a run; half of an App is a problem. */
function readSecrets(reading) {
	const found = {
		githubToken: reading.text("github-token"),
		gitopsToken: reading.text("gitops-token"),
		appId: reading.text("app-id"),
		appPrivateKey: reading.text("app-private-key"),
		kubeconfig: reading.text("kubeconfig"),
		argocdServer: reading.text("argocd-server"),
		argocdToken: reading.text("argocd-token")
	};
	checkApp(found, reading);
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}
/** https://docs.github.com/apps/creating-github-apps: a number, or such as `Iv23liAbCdEf`. */
const appId = /^(\d+|Iv[\w.]+)$/;
function checkApp({ appId: id, appPrivateKey: key }, reading) {
	if (id === void 0 && key !== void 0) reading.wrong("app-id", "app-private-key is of no use without it", "the App ID on the page of the App");
	if (id !== void 0 && key === void 0) reading.wrong("app-private-key", "app-id is of no use without it", "the .pem file that GitHub made for the App");
	if (id !== void 0 && !appId.test(id)) reading.wrong("app-id", "is neither the App ID nor the client ID of a GitHub App", "such as 123456");
}
var access_exports = /* @__PURE__ */ __exportAll({
	appProblems: () => appProblems,
	openAccess: () => openAccess
});
/** What `docs/permissions.md` asks for the application repository. */
const forApplication = {
	contents: "read",
	statuses: "write",
	deployments: "write",
	pull_requests: "write",
	actions: "read"
};
/** For `scan.upload`, which is not known yet: the configuration may be read with this very token. */
const welcomeForApplication = { security_events: "write" };
/** For a comment besides: a reaction to it. */
const welcomeForComments = { issues: "write" };
/**
* To ask who is in a team, which the job's own token never may: https://docs.github.com/rest/teams/members. Every installation has the
* permission for metadata: an App that is there for this alone needs no other.
*/
const forTeams = {
	permissions: { metadata: "read" },
	welcome: { members: "read" }
};
/** Of each repository the token that is given for it, else one of the GitHub App, else the GitHub token. */
function openAccess(given) {
	const { githubToken, gitopsToken } = given.secrets;
	const app = appOf(given.secrets);
	const { repository, serverUrl } = given.context;
	const mint = (scope) => app === void 0 ? void 0 : tokensOf(app, given, scope);
	const minted = /* @__PURE__ */ new Map();
	const ofApplication = repository === void 0 ? void 0 : mint({
		repository,
		permissions: forApplication,
		welcome: welcomeOn(given.context)
	});
	const ofTeams = repository === void 0 ? void 0 : mint({
		repository,
		...forTeams
	});
	return {
		application: githubToken ?? ofApplication,
		teams: ofTeams ?? githubToken,
		gitops: async (configuration) => {
			if (gitopsToken !== void 0) return gitopsToken;
			const { repositoryOn } = await import("./address.js");
			const name = repositoryOn(serverUrl, configuration.gitops.repository);
			if (name === void 0) return void 0;
			const token = minted.get(name) ?? mint({
				repository: name,
				...forGitops(configuration)
			});
			minted.set(name, token);
			return token ?? githubToken;
		},
		tally: given.tally
	};
}
function welcomeOn({ event }) {
	return event === "issue_comment" ? {
		...welcomeForApplication,
		...welcomeForComments
	} : welcomeForApplication;
}
/**
* What is welcome besides: checks are read to say which one keeps a pull request from being merged, teams are asked for reviews by
* who may see them, and labels made by who may write issues. Where that is not granted, it is told when it fails.
*/
function forGitops(application) {
	const proposing = Object.values(application.environments).filter(proposes);
	const sizes = [application, ...Object.values(application.clusters)].some(({ prometheus }) => prometheus !== void 0) ? [application["right-size"]] : [];
	const looks = [...proposing.map((one) => one["pull-request"]), ...sizes];
	if (looks.length === 0) return { permissions: { contents: "write" } };
	const asksTeams = looks.some(({ reviewers }) => reviewers.some((reviewer) => reviewer.includes("/")));
	const isLabelled = looks.some(({ labels }) => labels.length > 0);
	return {
		permissions: {
			contents: "write",
			...proposing.length > 0 ? { pull_requests: "write" } : {}
		},
		welcome: {
			pull_requests: "write",
			checks: "read",
			statuses: "read",
			merge_queues: "write",
			...asksTeams ? { members: "read" } : {},
			...isLabelled ? { issues: "write" } : {}
		}
	};
}
/** What is wrong with the key of the GitHub App, if there is one: known before anybody is asked. */
async function appProblems(secrets) {
	const app = appOf(secrets);
	if (app === void 0) return [];
	const { readAppKey } = await import("./app-key.js");
	try {
		readAppKey(app);
		return [];
	} catch (error) {
		if (error instanceof DeployError) return error.problems;
		throw error;
	}
}
/** Loads what mints when a token is first used. */
function tokensOf(app, { context: { apiUrl }, log, tally }, scope) {
	const load = async () => {
		const { appTokens } = await import("./app.js");
		return appTokens({
			apiUrl,
			app,
			clock: systemClock,
			log,
			tally
		}, scope);
	};
	let tokens;
	return async (signal) => {
		tokens ??= load();
		return (await tokens)(signal);
	};
}
/** The commands of this version besides those that change files, and those that it knows by name only. */
const commands = [
	"deploy",
	"promote",
	"build",
	"resume",
	"watch",
	"rollback",
	"rollout",
	"hold",
	"release",
	"status",
	"check",
	"comment",
	"doctor",
	"right-size",
	"report"
];
/** Those that see a deployment through. */
const driving$1 = [
	"deploy",
	"promote",
	"rollback",
	"resume",
	"watch"
];
/** Every input there is: `action.yml`, the flags, the help and the documentation are made from this list. */
const inputs = {
	command: {
		description: "What to do: deploy, promote, rollback, build, resume, watch, rollout with what to do (such as rollout abort), hold, release, status, check, comment, doctor, right-size, report",
		default: "deploy",
		words: "first word"
	},
	config: {
		description: "The configuration file",
		default: ".gitops-deploy.yaml"
	},
	application: { description: "The application, where the configuration lists several; of `hold`, `release`: `_all` for every application of the GitOps repository; `report` is of all unless one is named" },
	environment: { description: "The environment, such as staging" },
	target: {
		description: "Only this target of the environment",
		for: ["watch", "rollout"]
	},
	to: {
		description: "Where to promote to: one environment, or several in their order, by commas; the same as environment for one",
		for: ["promote"]
	},
	from: {
		description: "The environment whose image is promoted; the first of `after` of the destination unless given",
		for: ["promote"]
	},
	image: {
		description: "Deploy this image instead of building one, or promote this older one: registry/name:tag, with @digest if you like. Of `rollback`: go back to this one of those that ran healthy; its tag, its digest or its commit is enough",
		for: [
			"deploy",
			"promote",
			"rollback",
			"watch"
		]
	},
	platform: {
		description: "Build for this platform alone, one of image.platforms: each on a runner of its own, and `deploy` with `digests` makes one image of them",
		for: ["build"]
	},
	digests: {
		description: "Deploy what was built before, a platform each: the digests that `build` had as its output, by spaces, commas, lines or as JSON, or a folder of files that are named by them",
		for: ["deploy"]
	},
	"dry-run": {
		description: "Say exactly what would be done, and touch nothing",
		default: "false",
		flag: true,
		for: [
			"deploy",
			"promote",
			"rollback",
			"build",
			"check",
			"right-size"
		]
	},
	timeout: {
		description: "How long to watch, such as 30m",
		default: "30m",
		for: [...driving$1, "comment"]
	},
	"on-pause": {
		description: "What to do at a pause that only a person ends: end, or wait until the timeout",
		default: "end",
		for: [...driving$1, "comment"]
	},
	"fail-on": {
		description: "Outcomes that fail the step of the action",
		default: "failed,errored,cancelled"
	},
	reason: {
		description: "Why the environment is held, or rolled back",
		for: ["hold", "rollback"]
	},
	until: {
		description: "How long the environment is held, such as 2h; until it is released unless given",
		for: ["hold"]
	},
	paths: {
		description: "Files and folders to judge, separated by spaces or lines",
		default: ".",
		words: "words after the command",
		for: ["check"]
	},
	base: {
		description: "Judge only what changes since the merge base with this commit, branch or tag; by default that of the pull request or merge group",
		for: ["check"]
	},
	"node-allocatable": {
		description: "What a node has to give to pods, such as memory=60Gi,cpu=15800m; of several pools separated by spaces. In place of what the configuration says",
		for: ["check"]
	},
	facts: {
		description: "Whether clusters and Prometheus are asked, as `readiness.cluster` and `readiness.usage` want it: auto (as the merge base says, or the default branch on push and schedule), always (as the working folder says, too) or never",
		default: "auto",
		for: ["check"]
	},
	fix: {
		description: "Repair what can be repaired without guessing, and judge what is left; with dry-run only show the differences",
		default: "false",
		flag: true,
		for: ["check"]
	},
	checklist: {
		description: "Answer the production readiness checklist for each application, in the job summary and the report",
		default: "false",
		flag: true,
		for: ["check"]
	},
	"report-page": {
		description: "Write the page about the deployment to this file (HTML, complete in itself); of the action a file in the temporary folder of the runner unless given",
		for: [...driving$1, "comment"]
	},
	sarif: {
		description: "Write what was found to this file, as SARIF 2.1.0",
		for: ["check"]
	},
	"upload-sarif": {
		description: "Upload what was found to code scanning: never, always, or auto, which says nothing on the page of the run where the token may not",
		default: "never",
		for: ["check"]
	},
	period: {
		description: "What the figures are of: such as 30d up to now, 2026-01-01..2026-03-31 with both days in it (UTC), or 2026-01-01.. up to now",
		default: "30d",
		for: ["report"]
	},
	before: {
		description: "Compare this period, or this image (registry/name:tag), with the one of `after`",
		for: ["report"]
	},
	after: {
		description: "What is compared with `before`; the figures are of this period where no other is given",
		for: ["report"]
	},
	format: {
		description: "What is printed, or written to `out`: markdown, html (one page with charts, complete in itself), json, csv (a line for each deployment) or csv-figures (a line for each environment)",
		default: "markdown",
		for: ["report"]
	},
	out: {
		description: "Write it to this file; the job summary has it as Markdown in any case",
		for: ["report"]
	},
	"github-token": {
		description: "Token for the application repository: statuses, deployments, pull requests",
		default: "${{ github.token }}",
		variable: secretVariables.githubToken
	},
	"gitops-token": {
		description: "Token that may write to the GitOps repository; one of the GitHub App unless given, or the GitHub token without an App",
		variable: secretVariables.gitopsToken
	},
	"app-id": {
		description: "A GitHub App (its App ID or client ID) that makes the token of each repository that none is given for",
		variable: "GITHUB_APP_ID",
		alsoFlag: true
	},
	"app-private-key": {
		description: "The private key of the GitHub App: the text of its .pem file; line breaks may be written as \\n",
		variable: secretVariables.appPrivateKey
	},
	kubeconfig: {
		description: "A kubeconfig (its text, or its path) for every target without a cluster of its own",
		variable: "KUBECONFIG",
		alsoFlag: true
	},
	"argocd-server": {
		description: "Address of an Argo CD API server, for every target without a cluster of its own, where no kubeconfig is given: what its Applications show is watched",
		variable: "ARGOCD_SERVER",
		alsoFlag: true
	},
	"argocd-token": {
		description: "Token for that Argo CD API server",
		variable: secretVariables.argocdToken
	},
	debug: {
		description: "Log more",
		default: "false",
		flag: true
	},
	json: {
		description: "Print one JSON object on standard output",
		flag: true,
		only: "command-line"
	},
	progress: {
		description: "How to show what happens, on standard error: auto, plain, tty (a live view) or rawjson (one object a line)",
		default: "auto",
		only: "command-line"
	},
	help: {
		description: "Print this help",
		flag: true,
		short: "h",
		only: "command-line"
	},
	version: {
		description: "Print the version",
		flag: true,
		only: "command-line"
	},
	rollout: {
		description: "A Rollout, as namespace/name; may be given several times",
		several: true,
		only: "command-line",
		for: ["watch", "rollout"]
	},
	workload: {
		description: "A workload to watch, as KIND/namespace/name, such as Deployment/staging/api; may be given several times",
		several: true,
		only: "command-line",
		for: ["watch"]
	},
	"argocd-application": {
		description: "The Argo CD Application, as namespace/name",
		only: "command-line",
		for: ["watch", "rollout"]
	},
	revision: {
		description: "The commit that the Application must have applied",
		only: "command-line",
		for: ["watch"]
	},
	context: {
		description: "Context of the kubeconfig",
		only: "command-line",
		for: ["watch", "rollout"]
	}
};
/** What is known of an input, with every optional field in reach. */
function factOf(name) {
	return inputs[name];
}
/** All names, in the order of the list. */
function inputNames() {
	return Object.keys(inputs).filter(isInputName);
}
/** Whether text is the name of an input. */
function isInputName(text) {
	return Object.hasOwn(inputs, text);
}
/** GitHub passes an input as `INPUT_` and its name in capitals, with spaces as underscores; dashes stay. */
function variableOf(name) {
	return `INPUT_${name.replaceAll(" ", "_").toUpperCase()}`;
}
/** The inputs of the action. An unknown one is a problem: a typo in `with:` would otherwise pass silently. */
function readActionInputs(environment) {
	const names = inputNames().filter((name) => factOf(name).only !== "command-line");
	const raw = /* @__PURE__ */ new Map();
	for (const name of names) {
		const value = environment[variableOf(name)]?.trim();
		if (value !== void 0 && value !== "") raw.set(name, [value]);
	}
	const known = new Set(names.map(variableOf));
	const unknown = Object.keys(environment).filter((key) => key.startsWith("INPUT_") && !known.has(key));
	const words = raw.get("command")?.[0]?.split(/\s+/) ?? [];
	const [first = ""] = words;
	const taken = ["rollout", "report"].includes(first) ? words : [];
	if (taken.length > 0) raw.set("command", [first]);
	return {
		raw,
		words: taken,
		problems: unknown.map((key) => unknownInput(key.slice(6).toLowerCase(), names))
	};
}
/** A name that no input has, with the one that was probably meant. */
function unknownInput(name, known) {
	const guess = nearest(name, known);
	return {
		message: "there is no such input",
		place: { name },
		remedy: guess === void 0 ? `the inputs are ${known.join(", ")}` : `did you mean ${guess}?`
	};
}
const secondsIn = {
	s: 1,
	m: 60,
	h: 3600,
	d: 86400
};
function isUnit(text) {
	return Object.hasOwn(secondsIn, text);
}
/** A hundred years: nobody means more, and a time so far off is still one that a date can hold. */
const longest = 36500 * secondsIn.d;
/** Seconds of a duration such as `90s`, `30m`, `2h`, `1d` or `1h30m`; undefined where the text is none, or more than a hundred years. */
function parseDuration(text) {
	if (!/^(\d+[smhd])+$/.test(text)) return void 0;
	const seconds = [...text.matchAll(/(\d+)([smhd])/g)].reduce((sum, [, amount = "0", unit = "s"]) => sum + Number(amount) * (isUnit(unit) ? secondsIn[unit] : 0), 0);
	return seconds <= longest ? seconds : void 0;
}
/** The Applications that were seen: the one that the goal names, and those that it manages. */
function applicationsSeen({ application, children = [] }) {
	return [...application?.state === "present" ? [application.object] : [], ...children];
}
/** `namespace/name`, for messages and as a key; before it the kind, where it is another one than Rollout. */
function printName(name) {
	const { kind = "Rollout", namespace } = name;
	return `${kind === "Rollout" ? "" : `${kind} `}${namespace}/${name.name}`;
}
/** The same with its kind in any case. */
function fullName({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}
/** What can be asked of a live Rollout: what the official plugin does, and Argo CD's resource action `resume`. */
const rolloutActions = [
	"promote",
	"promote-full",
	"abort",
	"retry",
	"pause",
	"resume"
];
/** Plans an action for a Rollout. */
function planAction(action, rollout) {
	if (rollout.deleting) return refused(rollout, "is being deleted", "Ask who did; deploy again.");
	switch (action) {
		case "promote": return planPromote(rollout);
		case "promote-full": return planPromoteFull(rollout);
		case "abort": return planAbort(rollout);
		case "retry": return planRetry(rollout);
		case "pause":
			if (rollout.pausedBySpec) return already(rollout, "is paused already (spec.paused)");
			return {
				plan: "send",
				change: { paused: true },
				did: "was paused (spec.paused)"
			};
		case "resume": return planResume(rollout);
	}
}
/** Whether the newest version is the stable one: an update that has ended, or none at all. */
function isPromoted({ currentHash, stableHash }) {
	return currentHash !== void 0 && currentHash === stableHash;
}
/** Whether the controller has taken the abort that stands in the status. */
function tookAbort({ aborted, abortedAt, progressingReason }) {
	return aborted && (abortedAt !== void 0 || progressingReason === "RolloutAborted");
}
/** Whether somebody let it go on, and the controller has not taken that yet. */
function isLetGo({ heldByController, pauses }) {
	return heldByController && pauses.length === 0;
}
/** `getPatches` of the plugin (pkg/kubectl-argo-rollouts/cmd/promote/promote.go), for what waits or goes through a step. */
function planPromote(rollout) {
	if (rollout.aborted) return refused(rollout, "is aborted: there is nothing to promote", "Run `rollout retry` to try the version again; `rollout promote-full` brings it without steps and analysis.");
	const unpaused = rollout.pausedBySpec ? { paused: false } : {};
	if (rollout.pauses.length > 0 || isLetGo(rollout)) return {
		plan: "send",
		change: {
			...unpaused,
			...pastPauses(rollout)
		},
		did: `was promoted ${pausePassed(rollout)}${andUnpaused(rollout)}`
	};
	const next = nextStep(rollout);
	if (rollout.pausedBySpec) {
		const skips = next === void 0 || next.isLast ? "" : ` and promoted past ${stepPassed(rollout)}`;
		return {
			plan: "send",
			change: next === void 0 ? unpaused : {
				...unpaused,
				clearsPauses: true,
				step: next.index
			},
			did: `was taken out of spec.paused${skips}`
		};
	}
	if (next === void 0 || next.isLast || isPromoted(rollout)) return nothingToPromote(rollout);
	return {
		plan: "send",
		change: {
			clearsPauses: true,
			step: next.index
		},
		did: `was promoted past ${stepPassed(rollout)}`
	};
}
/** The step after the one under way, as the plugin counts: past the last one it stays there. */
function nextStep({ strategy, steps, stepIndex = 0 }) {
	if (strategy !== "canary" || steps.length === 0) return void 0;
	const isLast = stepIndex >= steps.length;
	return {
		index: isLast ? stepIndex : stepIndex + 1,
		isLast
	};
}
function isInconclusive({ strategy, stepAnalysis, heldByController }) {
	return strategy === "canary" && stepAnalysis === "Inconclusive" && heldByController;
}
function pastPauses(rollout) {
	const next = isInconclusive(rollout) && rollout.pauses.length > 0 ? nextStep(rollout) : void 0;
	return next === void 0 ? { clearsPauses: true } : {
		clearsPauses: true,
		endsControllerPause: true,
		step: next.index
	};
}
function placeOf$1({ strategy, steps, stepIndex = 0 }) {
	return strategy === "canary" && stepIndex < steps.length ? `step ${stepIndex + 1} of ${steps.length}` : "";
}
function pausePassed(rollout) {
	if (rollout.strategy === "blue-green") return "out of its preview";
	const what = isInconclusive(rollout) ? "past its inconclusive analysis" : "past its pause";
	const place = placeOf$1(rollout);
	return place === "" ? what : `${what} at ${place}`;
}
function stepPassed(rollout) {
	const step = rollout.steps[rollout.stepIndex ?? 0]?.step;
	const kind = step === "analysis" || step === "experiment" ? `, an ${step} that is not waited for` : "";
	return `${placeOf$1(rollout)}${kind}`;
}
function andUnpaused({ pausedBySpec }) {
	return pausedBySpec ? " and taken out of spec.paused" : "";
}
/** The plugin says `promoted` here, and sends nothing or what changes nothing. */
function nothingToPromote(rollout) {
	const remedy = "Nothing to do: it waits for nobody. `rollout status` shows how it stands.";
	if (isPromoted(rollout)) return refused(rollout, "runs its newest version: there is nothing to promote", remedy);
	if (rollout.strategy === "blue-green") return refused(rollout, "does not wait to be promoted yet", "Wait until its preview is up and analysed; `rollout promote-full` goes on without analysis.");
	return refused(rollout, `${rollout.steps.length === 0 ? "has no steps" : "is past its last step"} and waits for its pods alone: there is nothing to promote`, remedy);
}
function planPromoteFull(rollout) {
	const skipped = "steps, pauses and analysis are skipped";
	if (!isPromoted(rollout)) return {
		plan: "send",
		change: rollout.pausedBySpec ? {
			paused: false,
			promotesFully: true
		} : { promotesFully: true },
		did: `was promoted to its end${rollout.aborted ? ", though it was aborted" : ""}: ${skipped}${andUnpaused(rollout)}`
	};
	if (!rollout.pausedBySpec) return already(rollout, "runs its newest version already");
	return {
		plan: "send",
		change: { paused: false },
		did: "was taken out of spec.paused"
	};
}
function planAbort(rollout) {
	if (tookAbort(rollout)) return already(rollout, `is aborted already: ${rollout.message}`);
	if (isPromoted(rollout)) return refused(rollout, "runs its newest version: there is nothing to abort", "To go back to a version before, put it back in Git.");
	return {
		plan: "send",
		change: { abort: true },
		did: "was aborted: the version before serves on"
	};
}
function planRetry(rollout) {
	const isPending = !rollout.aborted && rollout.abortedAt !== void 0;
	if (!rollout.aborted && !isPending) return refused(rollout, "is not aborted: there is nothing to retry", "`rollout status` shows how it stands.");
	return {
		plan: "send",
		change: { abort: false },
		did: `is tried again${rollout.strategy === "blue-green" && rollout.autoPromotionSeconds === void 0 ? ": a preview that still stands becomes active without waiting to be promoted" : ""}`
	};
}
/** Less than a promotion: it never goes past a step (resource_customizations/argoproj.io/Rollout/actions of Argo CD). */
function planResume(rollout) {
	const clears = rollout.pauses.length > 0 || isLetGo(rollout);
	if (!clears && !rollout.pausedBySpec) return refused(rollout, "is not paused: there is nothing to resume", "`rollout status` shows how it stands.");
	return {
		plan: "send",
		change: {
			...rollout.pausedBySpec ? { paused: false } : {},
			...clears ? { clearsPauses: true } : {}
		},
		did: `was resumed${isInconclusive(rollout) && clears ? ": its inconclusive analysis runs again, promote goes past it" : ""}`
	};
}
function refused(rollout, what, remedy) {
	return {
		plan: "refused",
		sentence: `${printName(rollout)} ${what}`,
		remedy
	};
}
function already(rollout, what) {
	return {
		plan: "already",
		sentence: `${printName(rollout)} ${what}`
	};
}
/**
* Reads `sha256:…`, `name@sha256:…` or paths, by lines, spaces, commas, or as a list in JSON; or the sentence that says what is wrong.
* A path is told by what no digest has.
*/
function parseDigests(text) {
	const words = text.trim().startsWith("[") ? listIn(text) : text.split(/[\s,]+/).filter((word) => word !== "");
	if (typeof words === "string") return words;
	if (words.length === 0) return "holds no digest";
	const read = words.map(parseOne);
	return read.find((one) => typeof one === "string") ?? read.filter((one) => typeof one !== "string");
}
/** The digest that a file is named by: `sha256:` cannot stand in the name of an artifact's file, so that it is left out or written with a dash. */
function digestOfFile(name) {
	const digest = `sha256:${name.replace(/^sha256[:-]/, "")}`;
	return isDigest(digest) ? digest : void 0;
}
function listIn(text) {
	const wrong = "is no list of texts in JSON";
	try {
		const list = JSON.parse(text);
		if (!Array.isArray(list)) return wrong;
		const texts = list.filter((one) => typeof one === "string");
		return texts.length === list.length ? texts : wrong;
	} catch {
		return wrong;
	}
}
function parseOne(word) {
	const bare = /^[0-9a-f]{64}$/.test(word) ? digestOfFile(word) : void 0;
	if (bare !== void 0) return {
		type: "digest",
		digest: bare
	};
	if (isDigest(word)) return {
		type: "digest",
		digest: word
	};
	if (/^(?:sha256|sha512):/.test(word)) return `"${word}" is no digest: sha256: and 64 hexadecimal digits`;
	if (!word.includes("@")) return {
		type: "path",
		path: word
	};
	const image = parseImageReference(word);
	if (typeof image === "string") return image;
	return image.digest === void 0 ? `"${word}" has no digest` : {
		type: "digest",
		digest: image.digest,
		repository: repositoryOf$1(image)
	};
}
const pattern = /^([+-]?(?:\d+\.?\d*|\.\d+))(Ki|Mi|Gi|Ti|Pi|Ei|n|u|m|k|M|G|T|P|E|[eE][+-]?\d+)?$/;
const powersOfTen = /* @__PURE__ */ new Map([
	["n", -9],
	["u", -6],
	["m", -3],
	["", 0],
	["k", 3],
	["M", 6],
	["G", 9],
	["T", 12],
	["P", 15],
	["E", 18]
]);
/** What binary suffixes stand for. */
const binary = /* @__PURE__ */ new Map([
	["Ki", 2n ** 10n],
	["Mi", 2n ** 20n],
	["Gi", 2n ** 30n],
	["Ti", 2n ** 40n],
	["Pi", 2n ** 50n],
	["Ei", 2n ** 60n]
]);
/** The API holds at most 2^63-1: longer texts and larger exponents are no amount of anything, and costly to compute. */
const longestText$1 = 64;
const largestExponent = 40;
/**
* Reads a quantity exactly, never as a floating point number; undefined where the API would refuse the text. Case matters:
* `K`, `gi` and `MB` are no suffixes. https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/
*/
function parseQuantity(text) {
	const [, digits, suffix = ""] = text.length <= longestText$1 && pattern.exec(text) || [];
	if (digits === void 0) return void 0;
	const exponent = binary.has(suffix) ? 0 : powersOfTen.get(suffix) ?? Number(suffix.slice(1));
	if (Math.abs(exponent) > largestExponent) return void 0;
	const [whole = "", fraction = ""] = digits.replace(/^[+-]/, "").split(".");
	const number = (digits.startsWith("-") ? -1n : 1n) * BigInt(`${whole}${fraction}`) * (binary.get(suffix) ?? 1n);
	const power = exponent - fraction.length;
	return {
		text,
		digits,
		suffix,
		numerator: number * powerOfTen(Math.max(power, 0)),
		denominator: powerOfTen(Math.max(-power, 0))
	};
}
function powerOfTen(exponent) {
	return exponent === 0 ? 1n : 10n ** BigInt(exponent);
}
/** A quantity from a text that is known to be one. */
function quantityOf(text) {
	const quantity = parseQuantity(text);
	if (quantity === void 0) throw new RangeError(`${text} is no quantity`);
	return quantity;
}
/** Below 0, 0 or above 0 as the first is less than, as much as, or more than the second. */
function compare(one, other) {
	const difference = one.numerator * other.denominator - other.numerator * one.denominator;
	return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
/** So many percent of an amount, exactly; `percent` is a whole number. */
function percentOf(amount, percent) {
	return {
		numerator: amount.numerator * BigInt(percent),
		denominator: amount.denominator * 100n
	};
}
/** The sum of amounts, exactly. */
function sum(amounts) {
	const add = (one, other) => ({
		numerator: one.numerator * other.denominator + other.numerator * one.denominator,
		denominator: one.denominator * other.denominator
	});
	return amounts.reduce(add, {
		numerator: 0n,
		denominator: 1n
	});
}
/** Whether an amount has no fraction. */
function isWhole(amount) {
	return amount.numerator % amount.denominator === 0n;
}
/** The next whole number that is not less. */
function roundedUp(amount) {
	const whole = amount.numerator / amount.denominator;
	return amount.numerator > whole * amount.denominator ? whole + 1n : whole;
}
/**
* How many times the second the first is, to be read by people: four significant digits, `1,048,576` or `1.074`.
* Undefined where the second is zero.
*/
function printRatio(one, other) {
	const divisor = other.numerator * one.denominator;
	if (divisor === 0n) return void 0;
	const millionths = one.numerator * other.denominator * 1000000n / divisor;
	return millionths >= 1000000000n ? grouped(millionths / 1000000n) : String(Number((Number(millionths) / 1e6).toPrecision(4)));
}
/** The amount exactly, in base units: `107,374,182,400` or `0.128`. */
function printExact(amount) {
	const size = amount.numerator < 0n ? -amount.numerator : amount.numerator;
	const places = amount.denominator.toString().length - 1;
	const fraction = (size % amount.denominator).toString().padStart(places, "0").replace(/0+$/, "");
	return `${amount.numerator < 0n ? "-" : ""}${grouped(size / amount.denominator)}${fraction === "" ? "" : `.${fraction}`}`;
}
/** A quantity with what it amounts to: `100Gi = 107,374,182,400 bytes`. */
function printQuantity(quantity, unit) {
	return `${quantity.text} = ${printExact(quantity)} ${unit}`;
}
function grouped(whole) {
	return whole.toString().replace(/\B(?=(\d{3})+$)/g, ",");
}
const resources = [
	"memory",
	"cpu",
	"ephemeral-storage"
];
/** Reads `memory=60Gi,cpu=15800m`, a pool each, separated by spaces; or answers what is wrong. */
function parseNodes(text) {
	const read = text.split(/\s+/).filter((pool) => pool !== "").map(parsePool);
	return read.find((one) => typeof one === "string") ?? read.filter((one) => typeof one !== "string");
}
function parsePool(text) {
	const amounts = text.split(",").map((amount) => amount.split("="));
	for (const [name = "", quantity = "", ...rest] of amounts) {
		if (!resources.some((one) => one === name)) return `"${name}" is no resource of a node; those are ${resources.join(", ")}`;
		const read = rest.length === 0 ? parseQuantity(quantity) : void 0;
		if (read === void 0 || read.numerator <= 0n) return `"${quantity}" is no amount of ${name}, such as 60Gi or 15800m`;
	}
	return Object.fromEntries(amounts);
}
/** How a run is shown on the command line; the names are those of Docker buildx. */
const progressKinds = [
	"auto",
	"plain",
	"tty",
	"rawjson"
];
/** The commands that drive a deployment or a watch: there is something to look at while they go. */
const driving = [
	"deploy",
	"resume",
	"watch"
];
function isSet(value) {
	return value !== void 0 && value !== "" && value !== "false" && value !== "0";
}
/** How this run is shown, here. Asked for `tty` where there is no terminal, it is `plain`. */
function progressHere({ progress, command, dryRun }, { environment, isTerminal }) {
	if (progress === "plain" || progress === "rawjson") return progress;
	if (!isTerminal || !driving.includes(command) || dryRun) return "plain";
	if (progress === "tty") return "tty";
	return isSet(environment["CI"]) || isSet(environment["GITHUB_ACTIONS"]) || environment["TERM"] === "dumb" ? "plain" : "tty";
}
/** Whether colours are wanted: https://force-color.org before https://no-color.org before what the terminal is. */
function wantsColours({ environment, isTerminal }) {
	const forced = environment["FORCE_COLOR"];
	if (forced !== void 0) return forced !== "0" && forced !== "false";
	if ((environment["NO_COLOR"] ?? "") !== "") return false;
	return isTerminal && environment["TERM"] !== "dumb";
}
/** Collects problems while values are read, so that one error names them all. */
var Reading = class {
	#raw;
	problems = [];
	constructor(raw) {
		this.#raw = raw;
	}
	text(name) {
		return this.#raw.get(name)?.at(-1) ?? defaultOf(name);
	}
	all(name) {
		return this.#raw.get(name) ?? [];
	}
	/** The inputs that say something else than they would by themselves. */
	given() {
		return [...this.#raw.keys()].filter((name) => this.text(name) !== factOf(name).default);
	}
	wrong(name, message, remedy) {
		this.problems.push({
			message,
			place: { name },
			...remedy === void 0 ? {} : { remedy }
		});
	}
};
/** Defaults that are expressions are filled in by GitHub, not here. */
function defaultOf(name) {
	const value = factOf(name).default;
	return value?.startsWith("${{") === true ? void 0 : value;
}
/** One of some words; anything else is a problem. */
function readChoice(reading, name, choices) {
	const text = reading.text(name);
	return choices.find((choice) => choice === text) ?? reading.wrong(name, `must be ${choices.join(" or ")}, not "${text}"`);
}
/** How `report` is written down. */
const reportFormats = [
	"markdown",
	"html",
	"json",
	"csv",
	"csv-figures"
];
/** What is reported on: deployments, or error budgets (`report slo`). */
const subjects = ["delivery", "slo"];
/** Inputs that have no meaning for error budgets, whose time is the window of the objective. */
const ofDelivery = [
	"period",
	"before",
	"after",
	"format",
	"out"
];
/** Reads what `report` is to be of; `words` are those of the command. */
function readReport(reading, words) {
	const of = readSubject(reading, words);
	const [before, after, out] = [
		reading.text("before"),
		reading.text("after"),
		reading.text("out")
	];
	if (before !== void 0 && after === void 0) reading.wrong("after", "before is given, and nothing to compare it with");
	if (after !== void 0 && before === void 0) reading.wrong("before", "after is given, and nothing to compare it with");
	return {
		of,
		period: reading.text("period") ?? "30d",
		isPeriodGiven: reading.all("period").length > 0,
		format: readChoice(reading, "format", reportFormats) ?? "markdown",
		...before === void 0 || after === void 0 ? {} : { sides: {
			before,
			after
		} },
		...out === void 0 ? {} : { out }
	};
}
function readSubject(reading, [command, word, ...others]) {
	if (command !== "report" || word === void 0) return "delivery";
	const of = subjects.find((subject) => subject === word);
	if (of === void 0 || others.length > 0) {
		const wrong = of === void 0 ? word : others[0];
		reading.wrong("command", `there is no "report ${wrong}"`, "it is report, or report slo");
	}
	if (of === "slo") for (const name of reading.given().filter((one) => ofDelivery.some((other) => other === one))) reading.wrong(name, "report slo is of the window of each objective, and is one text", "leave it out; --json has the numbers");
	return of ?? "delivery";
}
/** The kinds of workload whose update can be watched. */
const workloadKinds = [
	"Rollout",
	"Deployment",
	"StatefulSet",
	"DaemonSet",
	"CronJob"
];
/** The Rollouts and workloads that are named, by inputs and by the words behind `rollout`. */
function workloadNames(reading, words) {
	return [...[...reading.all("rollout"), ...words].flatMap((text) => {
		const name = readName(reading, "rollout", text);
		return name === void 0 ? [] : [{
			kind: "Rollout",
			...name
		}];
	}), ...reading.all("workload").flatMap((text) => readWorkload(reading, text) ?? [])];
}
/** The Application of Argo CD that is named. */
function applicationName(reading) {
	const text = reading.text("argocd-application");
	return text === void 0 ? void 0 : readName(reading, "argocd-application", text);
}
/** `Deployment/staging/api`; kinds are told without case, as kubectl does. */
function readWorkload(reading, text) {
	const [word = "", ...rest] = text.split("/");
	const kind = workloadKinds.find((known) => known.toLowerCase() === word.toLowerCase());
	if (kind === void 0 || rest.length !== 2) return reading.wrong("workload", `"${text}" must be KIND/NAMESPACE/NAME; KIND is ${workloadKinds.join(", ")}`);
	const name = readName(reading, "workload", rest.join("/"));
	return name === void 0 ? void 0 : {
		kind,
		...name
	};
}
function readName(reading, name, text) {
	const [namespace, own, ...rest] = text.split("/");
	if (namespace === void 0 || own === void 0 || namespace === "" || own === "" || rest.length > 0) return reading.wrong(name, `"${text}" must be namespace/name`);
	return {
		namespace,
		name: own
	};
}
/** What `rollout` does: shows Rollouts, or asks something of them. */
const rolloutVerbs = ["status", ...rolloutActions];
/** Reads raw inputs into a request: every problem at once. `words` are what a command acts on. */
function readRequest(received, words) {
	const reading = new Reading(received.raw);
	const command = readCommand(reading);
	const request = {
		command,
		verb: readVerb(command, words, reading),
		config: reading.text("config") ?? ".gitops-deploy.yaml",
		dryRun: readBoolean(reading, "dry-run"),
		fix: readBoolean(reading, "fix"),
		checklist: readBoolean(reading, "checklist"),
		timeoutSeconds: readDuration(reading, "timeout") ?? 1800,
		onPause: readChoice(reading, "on-pause", ["end", "wait"]) ?? "end",
		failOn: readOutcomes(reading),
		debug: readBoolean(reading, "debug"),
		json: readBoolean(reading, "json"),
		progress: readChoice(reading, "progress", progressKinds) ?? "plain",
		workloads: workloadNames(reading, rolloutWords(command, words, reading)),
		paths: readPaths(command, words, reading),
		facts: readChoice(reading, "facts", [
			"auto",
			"always",
			"never"
		]) ?? "auto",
		report: readReport(reading, words),
		uploadSarif: readChoice(reading, "upload-sarif", [
			"never",
			"auto",
			"always"
		]) ?? "never",
		...readOptional(reading, command)
	};
	if (isCommandKnown(reading)) {
		requireFor(command, reading, request);
		refuseOthers(command, reading);
	}
	return {
		request,
		secrets: readSecrets(reading),
		problems: [...received.problems, ...reading.problems]
	};
}
function isCommandKnown({ problems }) {
	return problems.every(({ place }) => place?.name !== "command");
}
function readOptional(reading, command) {
	const found = {
		application: reading.text("application"),
		environment: reading.text("environment"),
		target: reading.text("target"),
		to: readNames(reading, "to"),
		from: reading.text("from"),
		reason: reading.text("reason"),
		revision: reading.text("revision"),
		context: reading.text("context"),
		base: reading.text("base"),
		sarif: reading.text("sarif"),
		reportPage: reading.text("report-page"),
		nodes: readNodes(reading),
		...command === "rollback" ? { version: reading.text("image") } : { image: readImage(reading) },
		platform: reading.text("platform"),
		digests: readDigests(reading),
		untilSeconds: reading.text("until") === void 0 ? void 0 : readDuration(reading, "until"),
		argocdApplication: applicationName(reading)
	};
	return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== void 0));
}
function readCommand(reading) {
	const text = reading.text("command") ?? "deploy";
	const found = commands.find((command) => command === text);
	if (found !== void 0) return found;
	if (isFileCommand(text)) reading.wrong("command", `${text} is for the command line`, `run: gitops-deploy ${usages[text]}`);
	else if (text === "init") reading.wrong("command", "init is for the command line", `run: gitops-deploy ${initUsage}`);
	else {
		const known = [
			...commands,
			...fileCommands,
			"init"
		];
		const guess = nearest(text, known);
		reading.wrong("command", `there is no command "${text}"`, guess === void 0 ? `the commands are ${known.join(", ")}` : `did you mean ${guess}?`);
	}
	return "deploy";
}
function readBoolean(reading, name) {
	const text = reading.text(name) ?? "false";
	if (text !== "true" && text !== "false") reading.wrong(name, `must be true or false, not "${text}"`);
	return text === "true";
}
function readDuration(reading, name) {
	const text = reading.text(name) ?? "";
	return parseDuration(text) ?? reading.wrong(name, `"${text}" is no duration`, "such as 90s, 30m or 2h");
}
function readOutcomes(reading) {
	return (reading.text("fail-on") ?? "").split(/[\s,]+/).filter((word) => word !== "" && word !== "none").flatMap((word) => {
		if (isOutcomeName(word)) return [word];
		reading.wrong("fail-on", `"${word}" is no outcome`, `the outcomes are ${outcomeNames.join(", ")}`);
		return [];
	});
}
function readImage(reading) {
	const text = reading.text("image");
	if (text === void 0) return void 0;
	const parsed = parseImageReference(text);
	if (typeof parsed === "string") return reading.wrong("image", parsed);
	if (parsed.tag === void 0 && parsed.digest === void 0) return reading.wrong("image", `"${text}" needs a tag or a digest`);
	return parsed;
}
/** Names by commas or spaces, each once. */
function readNames(reading, name) {
	const names = (reading.text(name) ?? "").split(/[\s,]+/).filter((one) => one !== "");
	return names.length === 0 ? void 0 : [...new Set(names)];
}
function readDigests(reading) {
	const text = reading.text("digests");
	if (text === void 0) return void 0;
	if (reading.text("image") !== void 0) return reading.wrong("digests", "image is given as well, and names another image", "give one of the two");
	const read = parseDigests(text);
	return typeof read === "string" ? reading.wrong("digests", read) : read;
}
function readNodes(reading) {
	const text = reading.text("node-allocatable");
	const read = text === void 0 ? void 0 : parseNodes(text);
	return typeof read === "string" ? reading.wrong("node-allocatable", read) : read;
}
/** `rollout status staging/api`: what stands behind the command's own word. */
function rolloutWords(command, words, reading) {
	const [, verb, ...names] = words;
	if (command === "rollout") return names;
	if (verb !== void 0 && command !== "check" && command !== "report" && isCommandKnown(reading)) reading.wrong("command", `"${verb}" stands where nothing is expected`);
	return [];
}
function readVerb(command, words, reading) {
	if (command !== "rollout") return "status";
	const [, word = ""] = words;
	const found = rolloutVerbs.find((verb) => verb === word);
	if (found !== void 0) return found;
	const guess = nearest(word, rolloutVerbs);
	const remedy = guess === void 0 ? `it is one of ${rolloutVerbs.join(", ")}` : `did you mean rollout ${guess}?`;
	reading.wrong("command", word === "" ? "rollout needs to know what to do" : `there is no "rollout ${word}"`, remedy);
	return "status";
}
/** `check apps/api charts`: what stands behind the command; in the action, the words of its input. */
function readPaths(command, words, reading) {
	const given = command === "check" ? words.slice(1) : [];
	return given.length > 0 ? given : (reading.text("paths") ?? "").split(/\s+/).filter((path) => path !== "");
}
function requireFor(command, reading, request) {
	const needs = (name, given) => given === void 0 && reading.wrong(name, `${command} needs it`);
	if ([
		"deploy",
		"rollback",
		"hold",
		"release"
	].includes(command)) needs("environment", request.environment);
	if (command === "hold") needs("reason", request.reason);
	if (command === "promote") requireDestination(reading, request);
	if (command !== "build" && request.platform !== void 0) reading.wrong("platform", `${command} is about every platform`, "run build with it, and give its digest to deploy");
	if (command === "rollout" && request.workloads.length === 0 && request.environment === void 0) reading.wrong("rollout", "which Rollout?", `rollout ${request.verb} NAMESPACE/NAME, or --environment ENV`);
	if (command === "watch" && request.workloads.length > 0) needs("image", request.image);
	if (command === "watch" && request.workloads.length === 0) needs("environment", request.environment);
}
/** What another command is for is no slip to pass over: a `hold` with `dry-run` would hold, a `deploy` with `target` deploy to every one. */
function refuseOthers(command, reading) {
	const told = new Set(reading.problems.map(({ place }) => place?.name));
	for (const name of reading.given()) {
		const takers = factOf(name).for;
		if (takers === void 0 || takers.includes(command) || told.has(name)) continue;
		reading.wrong(name, `${command} does not take it`, `it is for ${takers.join(", ")}`);
	}
}
function requireDestination(reading, { environment, to }) {
	if (environment === void 0 && to === void 0) reading.wrong("to", "promote needs it");
	if (environment !== void 0 && to !== void 0 && to.join() !== environment) reading.wrong("to", `environment is given as well, and is ${environment}`, "give one of the two");
}
/** The flags of the command line: every input but the secrets and those that are words. */
function flagNames() {
	return inputNames().filter((name) => factOf(name).words === void 0 && (factOf(name).variable === void 0 || factOf(name).alsoFlag === true));
}
function flags() {
	return Object.fromEntries(flagNames().map((name) => [name, factOf(name)]));
}
/** Reads `gitops-deploy COMMAND [WORDS] [--FLAGS]`, and the secrets from their environment variables. */
function readArguments(argv, environment) {
	const { words, given, unknown, empty } = readFlags(argv, flags());
	const problems = [...unknown.map(({ name }) => secretOrUnknown(name)), ...empty.map((flag) => ({
		message: "needs a value",
		place: { name: flag },
		remedy: `${flag} VALUE`
	}))];
	const named = [...given].flatMap(([name, values]) => isInputName(name) ? [[name, values]] : []);
	const [command] = words;
	const raw = new Map([...secretsFrom(environment), ...named]);
	if (given.has("argocd-server") && !given.has("kubeconfig")) raw.delete("kubeconfig");
	if (command !== void 0) raw.set("command", [command]);
	return {
		raw,
		problems,
		words
	};
}
function secretsFrom(environment) {
	return inputNames().flatMap((name) => {
		const { variable } = factOf(name);
		const value = variable === void 0 ? void 0 : environment[variable];
		return value === void 0 || value === "" ? [] : [[name, [value]]];
	});
}
function secretOrUnknown(name) {
	const variable = isInputName(name) ? factOf(name).variable : void 0;
	if (variable === void 0) return unknownInput(`--${name}`, flagNames().map((flag) => `--${flag}`));
	return {
		message: "is a secret: the command line can be read by everybody",
		place: { name: `--${name}` },
		remedy: `set ${variable}`
	};
}
const usage = {
	deploy: "build, scan, write to Git, watch and report: deploy --environment ENV",
	promote: "take what is healthy in one environment to the next: promote --to ENV[,ENV…] [--from ENV] [--image REF]",
	build: "build the image of a commit, or one platform of it, and push it by digest",
	resume: "finish what waits or was left behind: resume [--environment ENV]",
	watch: "watch until the verdict: watch --rollout NAMESPACE/NAME --image REFERENCE",
	rollback: "go back to what ran healthy before, and hold the environment: rollback --environment ENV [--image VERSION]",
	rollout: `show or steer live Rollouts: rollout ${rolloutVerbs.join("|")} NAMESPACE/NAME… (or --environment ENV)`,
	hold: "close an environment to new deployments: hold --environment ENV --reason TEXT",
	release: "open it again: release --environment ENV",
	status: "show what runs and what waits: status [--environment ENV]",
	check: "judge manifests before they are merged: check [PATH…] [--base REF]",
	comment: "do what a comment on a pull request asks for, on the event issue_comment",
	doctor: "say what would keep a deployment from its end: tokens, rules, Argo CD, registry, tools; only reads",
	"right-size": "propose requests and limits by what was used, as a pull request: right-size [--dry-run]",
	report: "say how delivery goes, by DORA: report [--period 90d] [--before PERIOD --after PERIOD] [--format csv --out FILE]; what is left of the error budgets: report slo",
	edit: `change values in files and nothing else: ${usages.edit}`,
	"set-image": `change the version of an image wherever files name it: ${usages["set-image"]}`,
	init: `write what an application needs for production: ${initUsage}`
};
const verbs = {
	status: "shows it as it is now",
	promote: "ends its pause, or the step that it is in; a blue-green preview becomes active",
	"promote-full": "goes to its end at once. Skips steps, pauses and ANALYSIS: for those who may decide that",
	abort: "takes it back to the version before; Git still names the new one",
	retry: "tries an aborted version again, from its first step",
	pause: "sets spec.paused: nothing goes on. Where Git names spec.paused, Argo CD takes it back",
	resume: "ends pauses as the action of Argo CD does: never goes past a step, as promote may"
};
const verbLines = rolloutVerbs.map((verb) => `    ${verb.padEnd(12)} ${verbs[verb]}`).join("\n");
/** The help of one command, or of all. */
function helpText(command) {
	const list = [
		...commands,
		...fileCommands,
		"init"
	].map((name) => `  ${name.padEnd(9)} ${usage[name]}`).join("\n");
	const lines = flagNames().filter((name) => command === void 0 || (factOf(name).for?.includes(command) ?? true)).map((name) => `  --${name.padEnd(20)} ${factOf(name).description}`).join("\n");
	const secrets = inputNames().flatMap((name) => factOf(name).variable === void 0 ? [] : [`${factOf(name).variable} (${name})`]);
	return `${command === void 0 ? `gitops-deploy COMMAND [--flags]\n\nCommands\n${list}` : `gitops-deploy ${command}\n  ${usage[command]}${command === "rollout" ? `\n${verbLines}` : ""}`}\n\nFlags\n${lines}\n\nSecrets, by environment variable\n  ${secrets.join("\n  ")}\n`;
}
const { randomUUID } = process.getBuiltinModule("node:crypto");
const { join, resolve } = process.getBuiltinModule("node:path");
/** Commands that deploy or watch: that they could not is worth a page, too. */
const telling = [
	"deploy",
	"promote",
	"rollback",
	"resume",
	"watch"
];
/**
* Writes the page about a run of a command that deploys or watches, however it ended; the answer is its path. A page is a help: where it
* cannot be written, that is a warning, and the outcome stays what it is.
*/
async function leavePage(leaving) {
	const file = isWorthAPage(leaving) ? placeOf(leaving) : void 0;
	if (file === void 0) return void 0;
	try {
		const text = await printed(leaving);
		const { createFiles } = await import("./start.js").then((n) => n._);
		await createFiles().write(file, text);
		leaving.log.debug(`the page about the run is ${file}`);
		return file;
	} catch (error) {
		leaving.log.warning(`cannot write the page about the run: ${error instanceof Error ? error.message : ""}`);
		return;
	}
}
/** A schedule that finds nothing to do is no news. */
function isWorthAPage({ request, ended, recorder }) {
	if (request.dryRun) return false;
	if (recorder.recordings.length > 0 || (ended.deployments ?? []).length > 0) return true;
	return telling.includes(request.command) && ended.outcome.outcome !== "succeeded";
}
/** Named so that it can be told from others where it was downloaded, and twice in one run. */
function placeOf({ request, ended, recorder, folder }) {
	if (request.reportPage !== void 0) return resolve(request.reportPage);
	if (folder === void 0 || folder === "") return void 0;
	const deployments = ended.deployments ?? [];
	const told = deployments.length === 1 ? deployments[0]?.told : recorder.recordings[0]?.state;
	const name = [
		request.command,
		told?.application,
		told?.environment ?? request.environment,
		randomUUID().slice(0, 6)
	].map((word) => (word ?? "").toLowerCase().replace(/[^a-z0-9]+/g, "-").slice(0, 40).replace(/^-|-$/g, "")).filter((word) => word !== "").join("-");
	return join(folder, `${name}.html`);
}
async function printed({ request, ended, recorder, environment, hide }) {
	const [{ runPage }, { withoutSecrets }, { printPage }] = await Promise.all([
		import("./run-page.js"),
		import("./without-secrets.js"),
		import("./document.js").then((n) => n.t)
	]);
	const { GITHUB_SERVER_URL: server = "https://github.com", GITHUB_REPOSITORY: repository = "" } = environment;
	return printPage(runPage({
		...withoutSecrets({
			ended,
			recordings: recorder.recordings
		}, hide),
		command: request.command,
		at: /* @__PURE__ */ new Date(),
		version,
		...repository === "" ? {} : { sourceUrl: `${server}/${repository}` }
	}), hide);
}
/** Remembers what a function makes, so that it is made once, and only when it is asked for; that it failed is remembered, too. */
function once(make) {
	let made;
	return () => {
		made ??= make();
		return made;
	};
}
/** The same for a function of a name. */
function onceEach(make) {
	const made = /* @__PURE__ */ new Map();
	return (name) => {
		const there = made.get(name) ?? make(name);
		made.set(name, there);
		return there;
	};
}
const { existsSync, realpathSync } = process.getBuiltinModule("node:fs");
const { isAbsolute: isAbsolute$1, relative } = process.getBuiltinModule("node:path");
/** Whether a file is there, and lies in a folder or below it, whatever links lead there. */
function liesIn(folder, file) {
	if (!existsSync(file)) return false;
	const inside = relative(realpathSync(folder), realpathSync(file));
	return inside !== ".." && !inside.startsWith("../") && !isAbsolute$1(inside);
}
/** For who tells nobody. */
const noNotifier = { notify: async () => {} };
var connect_exports = /* @__PURE__ */ __exportAll({
	checkoutOf: () => checkoutOf$1,
	connect: () => connect,
	kubeconfigSource: () => kubeconfigSource,
	openAt: () => openAt,
	openSource: () => openSource
});
/** Every port over its real edge; each edge is loaded when it is first used. */
function connect(given) {
	const { environment, log, results, view, telemetry } = given;
	const files = createFiles(environment["RUNNER_TEMP"]);
	const opened = [];
	const gitops = once(() => openGitops(given, files, opened));
	const shared = {
		environment,
		files,
		log
	};
	const access = once(async () => (await import("./registry-access.js")).registryAccess(given));
	const repositories = once(async () => {
		const { createRepositories } = await import("./repositories.js");
		return createRepositories({
			...shared,
			clock: systemClock,
			...await access()
		});
	});
	const forChildren = once(async () => ({
		...shared,
		environment: await lend(await access(), {
			...shared,
			opened
		})
	}));
	const policyFiles = once(() => openPolicyFiles(given, files, opened));
	return {
		ports: {
			clock: systemClock,
			log,
			files,
			results,
			view,
			telemetry,
			random: Math.random,
			builder: once(async () => {
				const { createBuilder } = await import("./buildx.js");
				const builder = createBuilder({
					...await forChildren(),
					clock: systemClock,
					context: () => telemetry.context()
				});
				opened.push(builder);
				return builder;
			}),
			scanner: once(async () => {
				const { createScanner } = await import("./trivy.js");
				const untrusted = given.trustedBranch === void 0 ? {} : { untrusted: checkoutOf$1(environment) };
				return createScanner({
					...await forChildren(),
					clock: systemClock,
					...untrusted
				});
			}),
			registry: once(async () => (await import("./registry.js")).createRegistry(await repositories())),
			referrers: once(async () => (await import("./referrers.js")).createReferrers(await repositories())),
			signing: once(async () => (await import("./signing.js")).createSigning({
				...shared,
				clock: systemClock,
				policyFiles
			})),
			gitops: async () => (await gitops()).repository,
			holds: async () => (await gitops()).holds,
			forge: once(() => openForge(given)),
			notifier: once(async () => {
				if (given.application === void 0 || given.application.notifications.length === 0) return noNotifier;
				return (await import("./notify-access.js")).openNotifier(given.application, given);
			}),
			sources: once(async () => (await import("./edit.js").then((n) => n.r)).createSources()),
			renderer: once(async () => (await import("./renderer.js")).createRenderer(environment)),
			history: once(async () => (await import("./comparison.js")).createHistory(environment)),
			policyFiles,
			cluster: onceEach((name) => openCluster(given, name)),
			metrics: onceEach(async (cluster) => {
				const reach = given.application ?? given.reach;
				if (reach === void 0) return void 0;
				return (await import("./metrics-access.js")).openMetrics(reach, cluster, given);
			})
		},
		[Symbol.asyncDispose]: async () => {
			for (const one of opened.toReversed()) await one[Symbol.asyncDispose]();
		}
	};
}
/** The folder of the checkout. */
function checkoutOf$1({ GITHUB_WORKSPACE: workspace }) {
	return workspace === void 0 || workspace === "" ? process.cwd() : workspace;
}
/** The environment in which buildx and Trivy find the logins that stand in no file of Docker's; as it is where there are none. */
async function lend({ logins }, { environment, files, opened }) {
	if (logins.size === 0 && environment["DOCKER_AUTH_CONFIG"] === void 0) return environment;
	const { lendLogins } = await import("./lend.js");
	const lent = await lendLogins(logins, {
		environment,
		files
	});
	opened.push(lent.folder);
	return lent.environment;
}
function configured$1(given) {
	if (given.application !== void 0) return given.application;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: "this command needs a configuration"
	});
}
async function openGitops(given, files, opened) {
	const { chooseTransport } = await import("./transport.js");
	const { repository, transport: wanted } = configured$1(given).gitops;
	const { serverUrl } = given.context;
	const token = await given.access.gitops(configured$1(given));
	const chosen = chooseTransport({
		wanted,
		repository,
		serverUrl,
		token
	});
	given.log.info(chosen.sentence);
	if (chosen.by === "api") return openByApi(given, chosen);
	const folder = await files.temporaryFolder();
	opened.push(folder);
	return openByGit({
		folder: `${folder.path}/gitops.git`,
		...token === void 0 ? {} : { token }
	}, given);
}
async function openByApi({ context, log, access }, { repository, token }) {
	const { createGitOpsRepository } = await import("./gitops-repository.js");
	const { createHolds } = await import("./holds2.js");
	if (typeof token === "string") log.mask(token);
	const options = {
		apiUrl: context.apiUrl,
		repository,
		token,
		clock: systemClock,
		log,
		tally: access.tally
	};
	return {
		repository: createGitOpsRepository(options),
		holds: createHolds(options)
	};
}
async function openByGit(place, given) {
	const { addressOf } = await import("./address.js");
	const { createGitHolds } = await import("./holds.js");
	const url = addressOf(given.context.serverUrl, configured$1(given).gitops.repository);
	const { repository, network } = await openAt({
		...place,
		url
	}, given);
	return {
		repository,
		holds: createGitHolds(network)
	};
}
/** A git repository by its address, with a bare one of ours in a folder. */
async function openAt(place, { environment, log, signal }) {
	const { openRepository } = await import("./repository.js");
	const author = {
		name: "gitops-deploy",
		email: "gitops-deploy@users.noreply.github.com"
	};
	return openRepository({
		...place,
		environment,
		author,
		clock: systemClock,
		log,
		random: Math.random
	}, signal);
}
/** What decides what passes a gate, from where the configuration is from. */
async function openPolicyFiles(given, files, opened) {
	const { trustedBranch: branch } = given;
	if (branch === void 0) return { read: (paths) => readEach(files, paths) };
	const folder = await files.temporaryFolder();
	opened.push(folder);
	const source = await openSource(given, folder.path);
	return {
		branch,
		read: async (paths, signal) => {
			const head = await source.head(branch, signal);
			return head === void 0 ? /* @__PURE__ */ new Map() : source.read(head, paths, signal);
		}
	};
}
/** The files of these paths that are there: a folder is none. */
async function readEach(files, paths) {
	const readFile = async (path) => await files.kind(path) === "file" ? files.read(path) : void 0;
	const read = await Promise.all(paths.map(async (path) => [path, await readFile(path)]));
	return new Map(read.flatMap(([path, bytes]) => bytes === void 0 ? [] : [[path, bytes]]));
}
/** The application repository, to read files of its branches. Throws `bad-input` where there is no token for it. */
async function openSource(given, folder) {
	const { repository, serverUrl } = given.context;
	const { application: token } = given.access;
	if (repository === void 0 || token === void 0) throw badInput([{
		message: "is needed to read the configuration",
		place: { name: "github-token" }
	}]);
	const { addressOf } = await import("./address.js");
	return (await openAt({
		url: addressOf(serverUrl, repository),
		folder: `${folder}/source.git`,
		token
	}, given)).repository;
}
async function openForge(given) {
	const { createForge } = await import("./forge.js");
	const { application: token } = given.access;
	const { repository, apiUrl } = given.context;
	if (token === void 0 || repository === void 0) throw new DeployError("bad-input", {
		stage: "inputs",
		message: repository === void 0 ? "the application repository is not known" : "there is no token for GitHub",
		remedy: "set GITHUB_TOKEN (or GITHUB_APP_ID and GITHUB_APP_PRIVATE_KEY), and GITHUB_REPOSITORY to owner/name"
	});
	const configuredAs = given.application?.gitops.repository ?? repository;
	const { repositoryOn } = await import("./address.js");
	const gitopsRepository = repositoryOn(given.context.serverUrl, configuredAs);
	const gitopsToken = given.application === void 0 ? void 0 : await given.access.gitops(given.application);
	const { withoutSecrets } = await import("./masked.js");
	return withoutSecrets(createForge({
		apiUrl,
		repository,
		token,
		...gitopsRepository === void 0 ? {} : { gitopsRepository },
		gitopsToken: gitopsToken ?? token,
		teamsToken: given.access.teams ?? token,
		tally: given.access.tally,
		clock: systemClock,
		log: given.log
	}), given.hide);
}
async function openCluster(given, name) {
	const { accessTo } = await import("./cluster-access.js");
	const reach = given.application ?? given.reach;
	const access = accessTo({
		...given,
		...reach === void 0 ? {} : { application: reach }
	}, name);
	if (access === void 0) return void 0;
	if (given.reach !== void 0 && access.through === "kubernetes") refuseOwnFile(access.text, given.environment);
	const around = {
		environment: given.environment,
		log: given.log,
		clock: systemClock,
		random: Math.random
	};
	const isAnybodys = (path) => given.reach !== void 0 && liesIn(checkoutOf$1(given.environment), path);
	const cluster = access.through === "argocd" ? await openArgo(access, around) : await openKubernetes(access, {
		...around,
		hide: given.hide,
		isAnybodys
	});
	return given.lens?.(cluster) ?? cluster;
}
/** A kubeconfig that lies in what is judged says where our login goes, and may run programs: it is anybody's. Throws `bad-input`. */
function refuseOwnFile(text, environment) {
	const source = kubeconfigSource(text);
	if (source.from === "file" && liesIn(checkoutOf$1(environment), source.path)) throw badInput([{
		message: "lies in the checkout that is judged",
		place: { name: "kubeconfig" }
	}]);
}
async function openArgo({ url, isOpen, token }, around) {
	if (isOpen) around.log.warning(`${url.origin} is not encrypted: the token for Argo CD can be read on the way`);
	const { connectArgo } = await import("./argo-cd.js");
	return connectArgo({
		address: url,
		token,
		...around
	});
}
async function openKubernetes({ text, context }, around) {
	const { connectCluster } = await import("./kubernetes.js");
	return await connectCluster({
		kubeconfig: kubeconfigSource(text),
		...around,
		...context === void 0 ? {} : { context }
	});
}
/** A kubeconfig that was given as its text, or as its path. */
function kubeconfigSource(text) {
	return /\n|^\s*\{/.test(text) ? {
		from: "text",
		yaml: text
	} : {
		from: "file",
		path: text
	};
}
var tally_exports = /* @__PURE__ */ __exportAll({ Tally: () => Tally });
/** Counts the requests to GitHub of a run, those too that were made again. */
var Tally = class {
	#asked = {
		REST: 0,
		GraphQL: 0
	};
	#unchanged = 0;
	#unanswered = 0;
	/** By repository and kind of limit, since each repository may have a token of its own: what the last answer said. */
	#left = /* @__PURE__ */ new Map();
	/** Counts a request by its address, with its answer; undefined where none came. */
	count(repository, url, answer) {
		this.#asked[url.endsWith("/graphql") ? "GraphQL" : "REST"] += 1;
		if (answer === void 0) this.#unanswered += 1;
		if (answer?.status === 304) this.#unchanged += 1;
		const said = (name) => answer?.headers.get(`x-ratelimit-${name}`) ?? void 0;
		const [left, limit] = [said("remaining"), said("limit")];
		if (left === void 0 || limit === void 0) return;
		this.#left.set(`${repository} (${said("resource") ?? "core"})`, `${left} of ${limit}`);
	}
	/** What was counted, in one line; undefined where nothing was asked. */
	toLine() {
		const kinds = Object.entries(this.#asked).filter(([, count]) => count > 0);
		if (kinds.length === 0) return void 0;
		const more = [...this.#unchanged > 0 ? [`${this.#unchanged} answered 304 (not modified)`] : [], ...this.#unanswered > 0 ? [`${this.#unanswered} without an answer`] : []];
		const counts = [...kinds.map(([kind, count]) => `${count} ${kind}`), ...more].join(", ");
		const limits = [...this.#left].map(([what, left]) => `${left} for ${what}`).join(", ");
		return `requests to GitHub: ${counts}${limits === "" ? "" : `; rate limit left: ${limits}`}`;
	}
};
var event_exports = /* @__PURE__ */ __exportAll({ readContext: () => readContext });
function runOf(environment, repository, serverUrl) {
	const id = Number(environment["GITHUB_RUN_ID"]);
	if (!Number.isSafeInteger(id) || id <= 0 || repository === void 0) return void 0;
	const attempt = Number(environment["GITHUB_RUN_ATTEMPT"] ?? "1");
	return {
		id,
		attempt: Number.isSafeInteger(attempt) ? attempt : 1,
		url: `${serverUrl}/${repository}/actions/runs/${id}`
	};
}
/** A fork is another repository; a head repository that is gone counts as one too. */
function isFromFork(payload) {
	const head = valueAt(payload, "pull_request", "head", "repo");
	if (!isFields(valueAt(payload, "pull_request"))) return false;
	return !isFields(head) || numberAt(head, "id") !== numberAt(payload, "pull_request", "base", "repo", "id") || isTrueAt(head, "fork") !== isTrueAt(payload, "pull_request", "base", "repo", "fork");
}
function baseOf(event, payload) {
	if (event === "pull_request") return textAt(payload, "pull_request", "base", "sha");
	return event === "merge_group" ? textAt(payload, "merge_group", "base_sha") : void 0;
}
/** The event type that the templates we ship send (`docs/argocd-notifications.yaml`). */
const toldEventType = "argocd";
/** GitHub has the event type of a dispatch as its action. */
function toldIn(event, payload) {
	return event === "repository_dispatch" && textAt(payload, "action") === toldEventType ? valueAt(payload, "client_payload") : void 0;
}
/**
* Reads the variables of GitHub Actions and the event. On a pull request `GITHUB_SHA` is a merge commit that nobody wrote
* (docker/metadata-action#206): the head is what is deployed and answered on.
*/
function readContext(environment, payload) {
	const text = (name) => environment[name] === "" ? void 0 : environment[name];
	const serverUrl = text("GITHUB_SERVER_URL") ?? "https://github.com";
	const repository = text("GITHUB_REPOSITORY");
	const pullRequest = numberAt(payload, "pull_request", "number");
	const event = text("GITHUB_EVENT_NAME");
	return {
		fromFork: isFromFork(payload),
		apiUrl: text("GITHUB_API_URL") ?? "https://api.github.com",
		serverUrl,
		...withoutUndefined({
			event,
			repository,
			commit: textAt(payload, "pull_request", "head", "sha") ?? text("GITHUB_SHA"),
			ref: pullRequest === void 0 ? text("GITHUB_REF") : `refs/pull/${pullRequest}/head`,
			branch: text("GITHUB_HEAD_REF") ?? text("GITHUB_REF_NAME"),
			defaultBranch: textAt(payload, "repository", "default_branch"),
			pullRequest,
			base: baseOf(event, payload),
			actor: text("GITHUB_ACTOR"),
			startedBy: text("GITHUB_TRIGGERING_ACTOR"),
			told: toldIn(event, payload),
			run: runOf(environment, repository, serverUrl)
		})
	};
}
/** Events that run with secrets beside code that nobody has reviewed. */
const untrusted = /* @__PURE__ */ new Set(["pull_request_target", "workflow_run"]);
/** Events about a change that is not merged: what is checked out may be anybody's. */
const aboutChanges = /^(pull_request|workflow_run$|issue_comment$)/;
/** Whether a job is about a change that is not merged. */
function isAboutChange({ event }) {
	return event !== void 0 && aboutChanges.test(event);
}
/** Whose the checkout is: of a change that is not merged, from a fork or not, of the default branch, or of anybody. */
function checkoutOf({ event, fromFork, ref, defaultBranch }) {
	if (fromFork) return "fork";
	if (isAboutChange({ event })) return "change";
	return (event === "schedule" || defaultBranch !== void 0 && ref === `refs/heads/${defaultBranch}`) && (event === "push" || event === "schedule") ? "merged" : "other";
}
/** Commands whose configuration is that of the default branch, wherever they are run. */
const ofMain = /* @__PURE__ */ new Set([
	"resume",
	"promote",
	"rollback",
	"right-size"
]);
/**
* The branch that the configuration is taken from instead of the checkout: where a pull request is what runs us, or somebody
* resumes, promotes or rolls back from another branch, what counts is what was reviewed. Undefined where the checkout is as good.
* @throws DeployError `bad-input` where the event does not tell which branch that is
*/
function trustedBranch({ event, branch, defaultBranch }, command) {
	if (event === void 0) return void 0;
	const isChange = isAboutChange({ event });
	if (!isChange && (!ofMain.has(command) || branch === defaultBranch)) return void 0;
	if (defaultBranch !== void 0) return defaultBranch;
	if (!isChange) return void 0;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: `the event ${event} does not tell the default branch, whose configuration counts`,
		remedy: "run on an event of GitHub, with its GITHUB_EVENT_PATH"
	});
}
/**
* Refuses events before any call is made: a fork's pull request has no secrets, and an event that has them while it may
* have checked out a stranger's code must not build. `check` reads files alone, so that a fork's pull request is judged like
* any other.
* @throws DeployError `fork-without-secrets` or `event-refused`
*/
function admitEvent(context, { command, hasImage }) {
	if (command === "check") {
		admitCheck(context);
		return;
	}
	if (context.event === "pull_request" && context.fromFork) throw new DeployError("fork-without-secrets", {
		stage: "inputs",
		message: "this pull request comes from a fork, which has no secrets"
	});
	if (context.event !== void 0 && untrusted.has(context.event) && !hasImage) throw new DeployError("event-refused", {
		stage: "inputs",
		message: `${context.event} runs with secrets and may have checked out a stranger's code: nothing is built here`
	});
}
function admitCheck({ event }) {
	if (event === void 0 || !untrusted.has(event)) return;
	throw new DeployError("event-refused", {
		stage: "inputs",
		message: `${event} runs with secrets and may have checked out a stranger's code: nothing is judged here`,
		remedy: "Run on `pull_request`: judging needs no secret."
	});
}
/** For runs whose traces nobody receives. */
const noTelemetry = {
	context: () => void 0,
	command: (_, work) => work(),
	deployment: (_, __, work) => work(),
	stage: (_, work) => work()
};
/** Stands for every application in the name of a hold. */
const everyApplication = "_all";
var __addDisposableResource$12 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$12 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
const { isAbsolute, normalize } = process.getBuiltinModule("node:path/posix");
/** Ends the command for what is wrong with inputs or configuration: everything at once. */
function fail(problems, code = "bad-input") {
	throw badInput(problems, { code });
}
/** The event that GitHub Actions wrote for this run; undefined elsewhere. */
async function readEvent(environment) {
	const path = environment["GITHUB_EVENT_PATH"];
	const bytes = path === void 0 || path === "" ? void 0 : await createFiles().read(path);
	if (bytes === void 0 || path === void 0) return void 0;
	try {
		return JSON.parse(new TextDecoder().decode(bytes));
	} catch {
		return fail([{
			message: "is no JSON",
			place: { file: path },
			remedy: "GITHUB_EVENT_PATH must name the event"
		}]);
	}
}
/** Commands that may be about every application: `application: _all`. */
const opensForAll = /* @__PURE__ */ new Set([
	"hold",
	"release",
	"report"
]);
/** The application's configuration; what is wrong with it is told together with what is wrong with the inputs. */
async function configure(given, inputProblems) {
	const { request, context } = given;
	const branch = trustedBranch(context, request.command);
	const bytes = branch === void 0 ? await readHere(request.config) : await readFrom(branch, given);
	if (bytes === void 0) {
		const where = branch === void 0 ? "" : ` on ${branch}, whose configuration counts here`;
		return fail([...inputProblems, {
			message: `there is no such file${where}`,
			place: { file: request.config },
			remedy: "see docs/configuration.md"
		}]);
	}
	const { readConfiguration } = await import("./read2.js");
	const fallback = context.repository?.split("/")[1] ?? "application";
	const read = readConfiguration(new TextDecoder().decode(bytes), request.config, fallback);
	if (read.result === "wrong") return fail([...inputProblems, ...read.problems], inputProblems.length > 0 ? "bad-input" : read.code);
	const { checkPatterns } = await import("./check-patterns.js");
	const wrong = await checkPatterns(read);
	if (wrong.length > 0) return fail([...inputProblems, ...wrong]);
	const names = read.applications.map(({ application }) => application);
	const wanted = request.application ?? (names.length === 1 ? names[0] : withoutName(request));
	const found = wanted === "_all" && opensForAll.has(request.command) ? read.applications[0] : read.applications.find(({ application }) => application === wanted);
	if (found !== void 0) {
		const application = await withPullRequests(found, request, context);
		return {
			application,
			applications: wanted === "_all" ? read.applications : [application]
		};
	}
	const message = wanted === void 0 ? "which application?" : `there is no application "${wanted}"`;
	return fail([...inputProblems, {
		message,
		place: { name: "application" },
		remedy: `the configuration has ${names.join(", ")}`
	}]);
}
/** A report is about all where none is named. */
function withoutName({ command }) {
	return command === "report" ? everyApplication : void 0;
}
async function readHere(path) {
	try {
		return await createFiles().read(path);
	} catch (error) {
		return fail([{
			message: `cannot be read: ${error instanceof Error ? error.message : ""}`,
			place: { file: path },
			remedy: "name the file of the configuration"
		}]);
	}
}
/** The configuration file as a branch of the application repository has it. */
async function readFrom(branch, given) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { environment, signal } = given;
		const path = normalize(given.request.config);
		if (isAbsolute(path) || path.startsWith("..")) return fail([{
			message: `${path} is not in the repository`,
			place: { name: "config" }
		}]);
		const source = await openSource(given, __addDisposableResource$12(env_1, await createFiles(environment["RUNNER_TEMP"]).temporaryFolder(), true).path);
		const head = await source.head(branch, signal);
		return head === void 0 ? void 0 : (await source.read(head, [path], signal)).get(path);
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$12(env_1);
		if (result_1) await result_1;
	}
}
/** Pull requests need a GitOps repository on this GitHub: better known now than after the build. */
async function withPullRequests(application, { command, dryRun, environment = "", to = [environment], config }, { serverUrl }) {
	const { environments } = application;
	const isWanted = (name) => {
		const asked = Object.hasOwn(environments, name) ? environments[name] : void 0;
		return asked !== void 0 && proposes(asked);
	};
	const wanting = command === "right-size" && !dryRun ? "right-size" : to.find(isWanted);
	if (wanting === void 0) return application;
	const { repositoryOn } = await import("./address.js");
	if (repositoryOn(serverUrl, application.gitops.repository) !== void 0) return application;
	return fail([{
		message: `gitops.repository is not on ${serverUrl}: there are no pull requests for ${wanting}`,
		place: { file: config },
		remedy: command === "right-size" ? "name it as owner/name, or run it with dry-run" : "name it as owner/name, or use `write: push` and another `rollback` than `pull-request`"
	}]);
}
var __addDisposableResource$11 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$11 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `check`. What the event names as the base of the change counts where none is given. */
async function runCheck({ request, context, around, connect: open }) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { check } = await import("./check.js");
		const base = request.base ?? context.base;
		const connected = __addDisposableResource$11(env_1, open(), true);
		const rules = async () => (await import("./catalogue.js").then((n) => n.n)).catalogue;
		const { paths, config, nodes, sarif: file, uploadSarif: upload, fix, dryRun, checklist } = request;
		const { commit, ref } = context;
		const asked = {
			paths,
			config,
			rules,
			analysis: {
				upload,
				...withoutUndefined({
					file,
					commit,
					ref
				})
			},
			fix,
			dryRun,
			checklist,
			...withoutUndefined({
				base,
				nodes
			})
		};
		const facts = {
			when: request.facts,
			run: checkoutOf(context),
			open: (reach) => open({ reach }).ports
		};
		return await check({
			...asked,
			facts
		}, connected.ports, around.signal);
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$11(env_1);
		if (result_1) await result_1;
	}
}
/** The configuration of a command that needs one. Throws `bad-input` where there is none. */
function configured({ configuration }) {
	return configuration ?? fail([{ message: "this command needs a configuration" }]);
}
function repositoryOf({ context }) {
	const { repository, serverUrl } = context;
	if (repository !== void 0) return {
		repository,
		sourceUrl: `${serverUrl}/${repository}`
	};
	return fail([{
		message: "the application repository is not known",
		place: { name: "GITHUB_REPOSITORY" },
		remedy: "set it to owner/name"
	}]);
}
/** The page of the application repository. */
function sourceUrlOf(command) {
	return repositoryOf(command).sourceUrl;
}
/** What every plan has in common, whatever is deployed. */
function commonFacts(command, environment) {
	const { timeoutSeconds, onPause } = command.request;
	const { run } = command.context;
	return {
		...repositoryOf(command),
		environment,
		timeoutSeconds,
		onPause,
		...run === void 0 ? {} : { run }
	};
}
/** The deployment that a command asks for: of which commit, by which image. Throws `bad-input` where that is not known. */
async function planRequest(command, { ports }) {
	const { request } = command;
	const { planDeployment } = await import("./plan-deployment.js").then((n) => n.o);
	const facts = commonFacts(command, request.environment ?? "");
	environmentOf(configured(command), facts.environment);
	const digests = await givenDigests(command);
	const source = await sourceCommit(command, ports, { asksForPullRequest: true });
	return planDeployment(configured(command), {
		...facts,
		source,
		...request.image === void 0 ? {} : { image: request.image },
		...digests === void 0 ? {} : { digests },
		...command.by === void 0 ? {} : { by: command.by }
	});
}
/** The image that `build` is asked for; GitHub is asked for the pull request only where a template wants its number. */
async function planBuild(command, { ports }) {
	const { request } = command;
	const configuration = configured(command);
	const [{ planImage }, { wordsIn }] = await Promise.all([import("./plan-image.js").then((n) => n.n), Promise.resolve().then(() => template_exports)]);
	const asksForPullRequest = wordsIn(JSON.stringify(configuration.image)).includes("pull-request");
	return planImage(configuration, {
		sourceUrl: sourceUrlOf(command),
		source: await sourceCommit(command, ports, { asksForPullRequest }),
		...request.environment === void 0 ? {} : { environment: request.environment },
		...request.platform === void 0 ? {} : { platform: request.platform }
	});
}
async function givenDigests(command) {
	const { digests } = command.request;
	if (digests === void 0) return void 0;
	const { findDigests } = await import("./find-digests.js");
	return findDigests(digests, configured(command));
}
async function sourceCommit(command, ports, { asksForPullRequest }) {
	const { request, context, around } = command;
	const { readCheckout } = await import("./checkout.js");
	const checkout = await readCheckout(".", around.environment);
	const labelled = request.image === void 0 ? void 0 : await sourceOf(request.image, sourceUrlOf(command), {
		ports,
		around
	});
	const commit = labelled?.commit ?? context.commit ?? checkout?.commit;
	if (commit === void 0) return fail([{
		message: "the commit to deploy is not known",
		remedy: "run in a checkout of it"
	}]);
	if (request.image === void 0 && checkout !== void 0 && checkout.commit !== commit) return fail([otherCheckout(checkout.commit, commit)]);
	const knowsPullRequest = commit === context.commit && context.pullRequest !== void 0;
	const pullRequest = asksForPullRequest && !knowsPullRequest && opensApplication(command.secrets) ? await (await ports.forge()).source.pullRequestOf(commit, around.signal) : context.pullRequest;
	const now = () => ports.clock.now().toISOString();
	return {
		commit,
		branch: context.branch ?? checkout?.branch ?? "main",
		date: labelled?.date ?? (checkout?.commit === commit ? checkout.date : now()),
		...pullRequest === void 0 ? {} : { pullRequest },
		...context.ref === void 0 || commit !== context.commit ? {} : { ref: context.ref }
	};
}
/** Milliseconds in which a registry must tell the labels of an image: nobody knows yet that we have begun. */
const labelsWithin = 1e4;
/** The commit that a given image was built from, where its labels say so: it is answered on, and not the one that we run on. */
async function sourceOf(image, sourceUrl, { ports, around }) {
	const { sourceIn } = await import("./labels.js").then((n) => n.n);
	try {
		const signal = AbortSignal.any([around.signal, AbortSignal.timeout(labelsWithin)]);
		const description = await (await ports.registry()).describe(image, signal);
		return description === void 0 ? void 0 : sourceIn(description.labels, sourceUrl);
	} catch (error) {
		around.signal.throwIfAborted();
		around.log.debug(error instanceof Error ? error.message : "");
		return;
	}
}
/** What would be built is what is checked out: on a pull request that is by default a merge that nobody wrote. */
function otherCheckout(there, wanted) {
	return {
		message: `the checkout is at ${there.slice(0, 7)}, and ${wanted.slice(0, 7)} is to be deployed`,
		place: { name: "checkout" },
		remedy: "check out that commit; on a pull request: github.event.pull_request.head.sha"
	};
}
var __addDisposableResource$10 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$10 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** Whether a command is about previews, one or as a whole. */
function isAboutPreview(command) {
	return environmentOf(configured(command), command.request.environment ?? "").preview !== void 0;
}
/**
* Takes the preview away where its pull request is closed, whatever the event says: one that is run again later is still right. Else
* names the environment of that one pull request.
*/
async function workOnPreview(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const configuration = configured(command);
		const { environment = "", dryRun } = command.request;
		const { ports } = __addDisposableResource$10(env_1, command.connect(), true);
		const { signal } = command.around;
		const named = previewNamed(configuration, environment) ?? await ofEvent(command, environment);
		const name = previewEnvironment(named);
		const { source } = await ports.forge();
		const { pullRequest } = named;
		if ((await source.pullRequest(pullRequest, signal)).isOpen) {
			const request = {
				...command.request,
				environment: name
			};
			return {
				do: "deploy",
				command: {
					...command,
					request,
					context: {
						...command.context,
						pullRequest
					}
				}
			};
		}
		const [{ leavingPreview }, { removePreview, removePreviewDryRun }] = await Promise.all([import("./previews.js"), import("./remove-preview2.js")]);
		const leaving = leavingPreview({
			configuration,
			...commonFacts(command, name)
		}, name);
		if (leaving === void 0) throw whichPreview(environment);
		return {
			do: "end",
			ended: await (dryRun ? removePreviewDryRun : removePreview)(leaving, {
				ports,
				signal
			})
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$10(env_1);
		if (result_1) await result_1;
	}
}
async function ofEvent({ context }, of) {
	const { pullRequest } = context;
	if (pullRequest !== void 0) return {
		of,
		pullRequest
	};
	return fail([{
		message: `${of} has a preview for each pull request, and this run is of none`,
		place: { name: "environment" },
		remedy: `run on pull_request, or name one, such as ${of}-17`
	}]);
}
var __addDisposableResource$9 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$9 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `deploy`. */
async function runDeploy(command) {
	if (!isAboutPreview(command)) return deployTo(command);
	const work = await workOnPreview(command);
	return work.do === "end" ? work.ended : deployTo(work.command);
}
async function deployTo(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		if (command.request.dryRun) return await runDryRun(command);
		const connected = __addDisposableResource$9(env_1, command.connect(), true);
		const plan = await planRequest(command, connected);
		const { deploy } = await import("./deploy.js");
		return await deploy(plan, connected.ports, command.around.signal);
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$9(env_1);
		if (result_1) await result_1;
	}
}
/** The command `build`. */
async function runBuild(command) {
	const env_2 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { environment } = command.request;
		if (environment !== void 0) environmentOf(configured(command), environment);
		const connected = __addDisposableResource$9(env_2, command.connect(), true);
		const plan = await planBuild(command, connected);
		const { buildOnly, buildDryRun } = await import("./build2.js");
		return await (command.request.dryRun ? buildDryRun : buildOnly)(plan, connected.ports, command.around.signal);
	} catch (e_2) {
		env_2.error = e_2;
		env_2.hasError = true;
	} finally {
		const result_2 = __disposeResources$9(env_2);
		if (result_2) await result_2;
	}
}
async function runDryRun(command) {
	const env_3 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const connected = __addDisposableResource$9(env_3, command.connect(), true);
		const plan = await planRequest(command, connected);
		const { dryRun } = await import("./dry-run.js");
		const knowsGitHub = opensApplication(command.secrets);
		return await dryRun({
			plan,
			ports: connected.ports,
			signal: command.around.signal,
			knowsGitHub
		});
	} catch (e_3) {
		env_3.error = e_3;
		env_3.hasError = true;
	} finally {
		const result_3 = __disposeResources$9(env_3);
		if (result_3) await result_3;
	}
}
var __addDisposableResource$8 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$8 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `doctor`. */
async function runDoctor(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const configuration = configured(command);
		const { context, around, request } = command;
		const { environment: wanted } = request;
		const environments = (wanted === void 0 ? Object.keys(configuration.environments) : [wanted]).map((name) => [name, environmentOf(configuration, name)]);
		const [{ doctor }, { addressOf }] = await Promise.all([import("./doctor.js"), import("./address.js")]);
		const connected = __addDisposableResource$8(env_1, command.connect(), true);
		const { inspection, by } = await command.inspect();
		return await doctor({
			configuration,
			environments,
			ports: connected.ports,
			inspection,
			by,
			gitopsUrl: addressOf(context.serverUrl, configuration.gitops.repository),
			planFor: (environment) => planRequest({
				...command,
				request: {
					...request,
					environment,
					dryRun: true
				}
			}, connected),
			signal: around.signal,
			hide: around.hide,
			isJob: context.event !== void 0
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$8(env_1);
		if (result_1) await result_1;
	}
}
/** What a command ended with that threw: every failure is an outcome. */
function endOfFailure(error, { signal, log }) {
	if (signal.aborted) return { outcome: {
		outcome: "cancelled",
		reason: "cancelled",
		stage: "inputs",
		sentence: "the run was cancelled"
	} };
	const problems = error instanceof DeployError ? error.problems : [];
	if (!(error instanceof DeployError) && error instanceof Error) log.debug(error.stack ?? error.message);
	return {
		outcome: outcomeOf(error, "inputs"),
		...problems.length === 0 ? {} : { problems }
	};
}
var __addDisposableResource$7 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$7 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The commands `hold` and `release`. */
async function changeHold(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { changeHold: change } = await import("./hold.js");
		const { ports } = __addDisposableResource$7(env_1, command.connect(), true);
		const { actor, pullRequest } = command.context;
		return await change(command.request, configured(command), {
			ports,
			actor,
			signal: command.around.signal,
			...pullRequest === void 0 ? {} : { pullRequest }
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$7(env_1);
		if (result_1) await result_1;
	}
}
var __addDisposableResource$6 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$6 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `promote`: several destinations in the order in which they are named, each once the one before is healthy. */
async function runPromote(command) {
	const { request, around } = command;
	const configuration = configured(command);
	const destinations = request.to ?? [request.environment ?? ""];
	for (const name of destinations) lastingEnvironment(configuration, name);
	const promotions = destinations.map((name) => promotionTo(command, configuration, name));
	const [{ promote }, { promoteDryRun }] = await Promise.all([import("./promote.js"), import("./promote-dry-run.js")]);
	const ends = [];
	const done = [];
	for (const promotion of promotions) {
		const env_1 = {
			stack: [],
			error: void 0,
			hasError: false
		};
		try {
			const connected = __addDisposableResource$6(env_1, command.connect(), true);
			const same = sameAs(done, promotion);
			const wanted = same === void 0 ? promotion : {
				...promotion,
				same
			};
			const end = await (request.dryRun ? promoteDryRun : promote)(wanted, connected.ports, around.signal);
			ends.push(end);
			done.push({
				promotion,
				image: end.deployments?.[0]?.progress.image?.reference
			});
			if (end.outcome.outcome !== "succeeded") break;
		} catch (e_1) {
			env_1.error = e_1;
			env_1.hasError = true;
		} finally {
			const result_1 = __disposeResources$6(env_1);
			if (result_1) await result_1;
		}
	}
	return together(ends, destinations.slice(ends.length));
}
/** The image of an earlier promotion of this command from the same environment, or to the one that this takes it from: that may have got another meanwhile. */
function sameAs(done, { source }) {
	return done.findLast(({ promotion }) => promotion.source === source || promotion.facts.environment === source)?.image;
}
function promotionTo(command, configuration, name) {
	const { request, context } = command;
	const { after } = lastingEnvironment(configuration, name);
	const source = request.from ?? after[0];
	if (source === void 0) return fail([{
		message: `${name} comes after no other environment`,
		place: { name: "from" },
		remedy: "say which one with `from`, or in the configuration with `after`"
	}]);
	lastingEnvironment(configuration, source);
	if (source === name) return fail([{
		message: `${name} cannot be promoted to itself`,
		place: { name: "from" }
	}]);
	return {
		configuration,
		facts: commonFacts(command, name),
		source,
		isNamed: !after.includes(source),
		...request.image === void 0 ? {} : { image: request.image },
		...context.actor === void 0 ? {} : { by: context.actor }
	};
}
/** The worst outcome stands for all; that the others have not begun is a part of it. */
function together(ends, left) {
	const [only, ...others] = ends;
	if (only === void 0) throw new Error("a promotion has a destination");
	if (others.length === 0 && left.length === 0) return only;
	const outcomes = ends.map(({ outcome }) => outcome);
	const bad = worstOf([only.outcome, ...others.map(({ outcome }) => outcome)]);
	const isGood = bad.outcome === "succeeded";
	const notBegun = left.length === 0 ? [] : [`${left.join(", ")} not begun`];
	const sentence = [...(isGood ? outcomes : [bad]).map((one) => one.sentence), ...notBegun].join("; ");
	const deployments = ends.flatMap((one) => one.deployments ?? []);
	return {
		outcome: {
			...bad,
			sentence
		},
		...deployments.length === 0 ? {} : { deployments },
		details: { promotions: ends.map(({ outcome, details }) => ({
			...outcome,
			...details
		})) }
	};
}
const { setFlagsFromString } = process.getBuiltinModule("node:v8");
/**
* Lets V8 collect young objects sooner, in place of giving them more and more room: what 100,000 records leave behind while they are read
* took 110 MB otherwise. Costs a few tenths of a second of the processor for so many.
*/
function keepHeapSmall() {
	setFlagsFromString("--semi-space-growth-factor=1");
}
/** The command `report`: each application has ports of its own, since each may have a GitOps repository of its own. */
async function runReport(command) {
	keepHeapSmall();
	const { request, around, applications } = command;
	const opened = applications.map((configuration) => ({
		configuration,
		connected: command.connect({ application: configuration })
	}));
	try {
		const each = opened.map(({ configuration, connected: { ports } }) => ({
			configuration,
			ports
		}));
		const where = withoutUndefined({ environment: request.environment });
		if (request.report.of === "slo") {
			const { reportSlo } = await import("./report-slo.js");
			return await reportSlo({
				...where,
				signal: around.signal
			}, each);
		}
		const { report } = await import("./report.js");
		return await report({
			...request.report,
			...where
		}, each, around.signal);
	} finally {
		for (const { connected } of opened) await connected[Symbol.asyncDispose]();
	}
}
var __addDisposableResource$5 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$5 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/**
* The command `resume`: every environment by itself and at the same time: one that waits keeps no other waiting. Previews of pull
* requests that are closed go, and so does what runs left that have died.
*/
async function runResume(command) {
	const configuration = configured(command);
	const { environment } = command.request;
	if (environment !== void 0) environmentOf(configuration, environment);
	const { removed, unfinished } = await settle(command, configuration);
	const bases = previewBases(configuration);
	const all = environment === void 0 ? Object.keys(configuration.environments) : [environment];
	const isWanted = (name) => environment === void 0 || bases.includes(environment) || name === environment;
	const names = [.../* @__PURE__ */ new Set([...all.filter((name) => !bases.includes(name)), ...unfinished.filter(isWanted)])];
	const told = await toldTo(command, configuration);
	const settled = await Promise.allSettled(names.map((name) => resumeOne(command, name, told?.environment === name ? told : void 0)));
	const deployments = settled.flatMap((one) => one.status === "fulfilled" ? one.value : []);
	const failed = settled.find((one) => one.status === "rejected");
	if (failed !== void 0 && deployments.length === 0) throw failed.reason;
	const outcomes = [...deployments, ...removed].map((one) => one.outcome);
	return {
		outcome: outcomeOfAll(failed === void 0 ? outcomes : [...outcomes, outcomeOf(failed.reason, "inputs")]),
		deployments,
		...removed.length === 0 ? {} : { details: { removed } }
	};
}
async function resumeOne(command, name, told) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const [{ resumeEnvironment }, { reap }] = await Promise.all([import("./resume.js"), import("./reap.js")]);
		const { ports } = __addDisposableResource$5(env_1, command.connect(), true);
		const { signal } = command.around;
		const configuration = configured(command);
		const ends = await resumeEnvironment({
			ports,
			configuration,
			facts: commonFacts(command, name),
			signal,
			...told === void 0 ? {} : { told }
		});
		await reap({
			ports,
			configuration,
			environment: name,
			signal
		});
		return ends;
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$5(env_1);
		if (result_1) await result_1;
	}
}
/** What becomes of the previews that this run is about: all of them, those of one environment, or none. */
async function settle(command, configuration) {
	const env_2 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { environment } = command.request;
		const of = environment === void 0 ? void 0 : previewNamed(configuration, environment)?.of ?? environment;
		const bases = previewBases(configuration).filter((base) => of === void 0 || base === of);
		if (bases.length === 0) return {
			removed: [],
			unfinished: []
		};
		const { settlePreviews } = await import("./previews.js");
		const { ports } = __addDisposableResource$5(env_2, command.connect(), true);
		return await settlePreviews({
			...commonFacts(command, ""),
			ports,
			configuration,
			signal: command.around.signal
		}, bases);
	} catch (e_2) {
		env_2.error = e_2;
		env_2.hasError = true;
	} finally {
		const result_2 = __disposeResources$5(env_2);
		if (result_2) await result_2;
	}
}
/** What Argo CD told this run, where that started it; what cannot be used only starts it. */
async function toldTo({ context, around }, configuration) {
	if (context.told === void 0) return void 0;
	const { readTold } = await import("./told.js");
	const { toldOf } = await import("./told-of.js");
	const word = readTold(context.told);
	const of = typeof word === "string" ? word : toldOf(configuration, word);
	if (typeof word !== "string" && typeof of !== "string") return {
		...of,
		word
	};
	around.log.info(`what Argo CD told changes nothing: ${of}`);
}
/** The worst outcome stands for all. */
function outcomeOfAll(outcomes) {
	const told = outcomes.filter(({ outcome }) => outcome !== "superseded");
	const [first, ...others] = told.length > 0 ? told : outcomes;
	if (first === void 0) return {
		outcome: "succeeded",
		reason: "done",
		stage: "report",
		sentence: "nothing waits to be resumed"
	};
	return worstOf([first, ...others]);
}
var __addDisposableResource$4 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$4 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `right-size`. */
async function runRightSize(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { rightSize } = await import("./right-size.js");
		const { ports } = __addDisposableResource$4(env_1, command.connect(), true);
		return await rightSize(configured(command), command.request, {
			ports,
			signal: command.around.signal
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$4(env_1);
		if (result_1) await result_1;
	}
}
var __addDisposableResource$3 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$3 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `rollback`. */
async function runRollback(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { request, context, around } = command;
		const configuration = configured(command);
		const { version, image, reason, dryRun } = request;
		const { rollback } = await import("./rollback.js");
		const connected = __addDisposableResource$3(env_1, command.connect(), true);
		return await rollback({
			configuration,
			facts: commonFacts(command, request.environment ?? ""),
			wanted: version ?? (image === void 0 ? void 0 : printImage(image)),
			by: context.actor,
			reason,
			dryRun,
			ports: connected.ports,
			signal: around.signal
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$3(env_1);
		if (result_1) await result_1;
	}
}
var __addDisposableResource$2 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$2 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `rollout`. */
async function runRollout(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { request, connect: open, around } = command;
		const { verb } = request;
		const places = rolloutPlaces(command);
		const connected = __addDisposableResource$2(env_1, open(), true);
		if (verb === "status") {
			const { rolloutStatus } = await import("./rollout-status.js");
			return await rolloutStatus(places, connected.ports, around.signal);
		}
		const { rolloutAction } = await import("./rollout-action.js");
		return await rolloutAction({
			action: verb,
			places
		}, connected.ports, around.signal);
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$2(env_1);
		if (result_1) await result_1;
	}
}
/** The Rollouts that are named, or those of an environment, each where it runs. */
function rolloutPlaces(command) {
	const { workloads, environment = "", target, argocdApplication: application } = command.request;
	if (workloads.length > 0) return [{
		workloads,
		...application === void 0 ? {} : { application }
	}];
	const places = targetsOf(configured(command), environment, target).map((one) => ({
		workloads: one.workloads.filter(({ kind }) => kind === "Rollout").map(({ kind, namespace, name }) => ({
			kind,
			namespace,
			name
		})),
		...one.cluster === void 0 ? {} : { cluster: one.cluster },
		...one.argocd === void 0 ? {} : { application: {
			namespace: one.argocd.namespace,
			name: one.argocd.application
		} }
	}));
	if (places.some((place) => place.workloads.length > 0)) return places;
	return fail([{
		message: `${environment} has no Rollout there`,
		place: { name: "environment" }
	}]);
}
var __addDisposableResource$1 = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources$1 = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `status`. */
async function runStatus(command) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { status } = await import("./status.js");
		const { ports } = __addDisposableResource$1(env_1, command.connect(), true);
		return await status(configured(command), command.request.environment, {
			ports,
			signal: command.around.signal
		});
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources$1(env_1);
		if (result_1) await result_1;
	}
}
/** What a trace says of a command. */
function tracedCommand({ request, context, configuration, began }) {
	const { repository, serverUrl, run, commit, branch, pullRequest } = context;
	const { command, environment } = request;
	return {
		command,
		began,
		...withoutUndefined({
			application: configuration?.application,
			environment,
			run,
			repository,
			sourceUrl: repository === void 0 ? void 0 : `${serverUrl}/${repository}`,
			commit,
			branch,
			pullRequest
		})
	};
}
/** Whether anybody might receive telemetry: what opens it is loaded only then. */
function wantsTelemetry(configuration, environment) {
	const isNamed = (name) => /^OTEL_EXPORTER_OTLP_(?:\w+_)?ENDPOINT$/.test(name);
	return configuration?.telemetry !== void 0 || Object.keys(environment).some(isNamed);
}
var __addDisposableResource = function(env, value, async) {
	if (value !== null && value !== void 0) {
		if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
		var dispose, inner;
		if (async) {
			if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
			dispose = value[Symbol.asyncDispose];
		}
		if (dispose === void 0) {
			if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
			dispose = value[Symbol.dispose];
			if (async) inner = dispose;
		}
		if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
		if (inner) dispose = function() {
			try {
				inner.call(this);
			} catch (e) {
				return Promise.reject(e);
			}
		};
		env.stack.push({
			value,
			dispose,
			async
		});
	} else if (async) env.stack.push({ async: true });
	return value;
};
var __disposeResources = (function(SuppressedError) {
	return function(env) {
		function fail(e) {
			env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
			env.hasError = true;
		}
		var r, s = 0;
		function next() {
			while (r = env.stack.pop()) try {
				if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
				if (r.dispose) {
					var result = r.dispose.call(r.value);
					if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) {
						fail(e);
						return next();
					});
				} else s |= 1;
			} catch (e) {
				fail(e);
			}
			if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
			if (env.hasError) throw env.error;
		}
		return next();
	};
})(typeof SuppressedError === "function" ? SuppressedError : function(error, suppressed, message) {
	var e = new Error(message);
	return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
/** The command `watch`. */
function runWatch(command) {
	return command.request.workloads.length > 0 ? watchNamed(command) : watchConfigured(command);
}
async function watchNamed({ request, connect: open, around }) {
	const env_1 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { watch } = await import("./watch.js");
		const { image, workloads, argocdApplication, revision, timeoutSeconds, onPause } = request;
		if (image === void 0) return fail([{
			message: "watch needs it",
			place: { name: "image" }
		}]);
		const goal = {
			image,
			platformDigests: [],
			workloads,
			written: true,
			...revision === void 0 ? {} : { revision },
			...argocdApplication === void 0 ? {} : { application: argocdApplication }
		};
		const connected = __addDisposableResource(env_1, open(), true);
		const { outcome, targets } = await watch({
			goal,
			timeoutSeconds,
			onPause
		}, connected.ports, around.signal);
		return {
			outcome,
			details: { targets }
		};
	} catch (e_1) {
		env_1.error = e_1;
		env_1.hasError = true;
	} finally {
		const result_1 = __disposeResources(env_1);
		if (result_1) await result_1;
	}
}
async function watchConfigured(command) {
	const env_2 = {
		stack: [],
		error: void 0,
		hasError: false
	};
	try {
		const { request, around } = command;
		const configuration = configured(command);
		const name = request.environment ?? "";
		environmentOf(configuration, name);
		const [{ watchEnvironment }, { planRecord }] = await Promise.all([import("./watch.js"), import("./plan-deployment.js").then((n) => n.o)]);
		const { application } = configuration;
		const { target } = request;
		const connected = __addDisposableResource(env_2, command.connect(), true);
		const { outcome, targets } = await watchEnvironment({
			application,
			name,
			...target === void 0 ? {} : { target }
		}, (record) => planRecord(record, configuration, commonFacts(command, name)), {
			ports: connected.ports,
			signal: around.signal
		});
		return {
			outcome,
			details: { targets }
		};
	} catch (e_2) {
		env_2.error = e_2;
		env_2.hasError = true;
	} finally {
		const result_2 = __disposeResources(env_2);
		if (result_2) await result_2;
	}
}
/** Runs the command that was asked for; every failure is an outcome. */
async function runProgram(read, around) {
	const tally = new Tally();
	try {
		const command = await prepare(read, around, tally);
		if (read.request.command !== "comment") return await dispatch(command);
		const way = {
			job: read,
			prepare: (asked, of) => prepare(asked, of, tally),
			dispatch
		};
		const { runComment } = await import("./comment2.js");
		return await runComment(command, way);
	} catch (error) {
		return endOfFailure(error, around);
	} finally {
		const counted = tally.toLine();
		if (counted !== void 0) around.log.debug(counted);
	}
}
/** Rollouts that are named can be looked at and steered, and files be judged, without any configuration. */
function needsConfiguration({ command, workloads }) {
	if (command === "watch" || command === "rollout") return workloads.length === 0;
	return command !== "check" && command !== "comment";
}
async function prepare({ request, secrets, problems: read }, around, tally) {
	const context = readContext(around.environment, await readEvent(around.environment));
	admitEvent(context, {
		command: request.command,
		hasImage: request.image !== void 0
	});
	const problems = [...read, ...await appProblems(secrets)];
	if (problems.some(({ place }) => place?.name === "command")) fail(problems);
	const access = openAccess({
		secrets,
		context,
		log: around.log,
		tally
	});
	const configuring = {
		request,
		context,
		access,
		...around
	};
	const began = systemClock.now();
	const branch = needsConfiguration(request) ? trustedBranch(context, request.command) : void 0;
	const configured = needsConfiguration(request) ? await configure(configuring, problems) : void 0;
	const configuration = configured?.application;
	if (problems.length > 0) fail(problems);
	const { apiUrl } = context;
	const telemetry = wantsTelemetry(configuration, around.environment) ? await (await import("./telemetry-access.js")).openTelemetry(configuration, {
		...around,
		apiUrl
	}) : noTelemetry;
	const given = {
		...around,
		telemetry,
		...branch === void 0 ? {} : { trustedBranch: branch },
		secrets,
		access,
		context,
		...request.context === void 0 ? {} : { kubeContext: request.context },
		...configuration === void 0 ? {} : { application: configuration }
	};
	return {
		request,
		secrets,
		context,
		around,
		configuration,
		applications: configured?.applications ?? [],
		telemetry,
		began,
		connect: (other) => connect({
			...given,
			...other
		}),
		inspect: () => inspect(given)
	};
}
async function inspect(given) {
	const { application } = given;
	if (application === void 0) return fail([{ message: "this command needs a configuration" }]);
	const { openInspection } = await import("./inspect4.js");
	return openInspection({
		...given,
		application
	});
}
/** Each command is a trace of its own. */
function dispatch(command) {
	return command.telemetry.command(tracedCommand(command), () => perform(command));
}
async function perform(command) {
	switch (command.request.command) {
		case "deploy": return runDeploy(command);
		case "promote": return runPromote(command);
		case "build": return runBuild(command);
		case "resume": return runResume(command);
		case "rollback": return runRollback(command);
		case "watch": return runWatch(command);
		case "rollout": return runRollout(command);
		case "status": return runStatus(command);
		case "hold":
		case "release": return changeHold(command);
		case "check": return runCheck(command);
		case "comment": throw new Error("what a comment asks for is another command");
		case "doctor": return runDoctor(command);
		case "right-size": return runRightSize(command);
		case "report": return runReport(command);
	}
}
/** Changes that are kept of one workload, and measurements of one metric; beyond them every other one is dropped. */
const mostKept = {
	moments: 240,
	measurements: 120
};
/** The moments once one more look was taken: only what has changed is kept. */
function withLook(moments, row, at, image) {
	const share = shareOf(row);
	if (share === void 0 || row.state === "waiting" || !isAbout(row.image, image)) return moments;
	const { state, step } = row;
	const last = moments.at(-1);
	if (last?.state === state && last.share === share && last.step === step?.index) return moments;
	const moment = {
		at,
		state,
		share,
		...step === void 0 ? {} : { step: step.index }
	};
	return thinned([...moments, moment], mostKept.moments);
}
const wrong = [
	"aborted",
	"degraded",
	"missing"
];
/** Whether a workload went wrong: what people look for first. */
function isWrong({ state }) {
	return wrong.includes(state);
}
/** What an aborted canary gets is nothing, whatever its first step says. */
function shareOf({ state, weight, pods }) {
	if (state === "aborted") return 0;
	if (weight !== void 0) return Math.min(100, Math.max(0, weight));
	if (pods === void 0 || pods.wanted === 0) return void 0;
	return Math.round(Math.min(1, pods.updated / pods.wanted) * 100);
}
/** Whether a workload names the image already: what it showed before is about another version. */
function isAbout(named, image) {
	const [seen, ours] = [named, image ?? ""].map(parseImageReference);
	if (seen === void 0 || ours === void 0 || typeof seen === "string" || typeof ours === "string") return true;
	if (seen.digest !== void 0 && ours.digest !== void 0) return seen.digest === ours.digest;
	return seen.tag === void 0 || ours.tag === void 0 || seen.tag === ours.tag;
}
/** Every other one but for the first and the last two, where there are too many. */
function thinned(all, most, isKept = () => false) {
	if (all.length <= most) return all;
	const kept = all.filter((one, index) => index % 2 === 0 || index >= all.length - 2 || isKept(one) && all.length < most * 2);
	return kept.length < all.length ? kept : all.slice(-most);
}
/** The course of a metric once one more look was taken. */
function withMeasured(before, owner, metric) {
	const { measurements: seen, ...facts } = metric;
	const known = new Set(before?.known);
	const fresh = seen.filter(({ phase }) => phase !== "Running" && phase !== "Pending").filter((one) => !known.has(keyOf(one)));
	const { name, kind, phase, stepIndex } = owner.run;
	return {
		target: owner.target,
		workload: owner.workload,
		run: {
			name,
			kind,
			phase,
			...stepIndex === void 0 ? {} : { stepIndex }
		},
		metric: facts,
		measurements: thinned([...before?.measurements ?? [], ...fresh], mostKept.measurements, isNotable),
		count: (before?.count ?? 0) + fresh.length,
		known: [...before?.known ?? [], ...fresh.map(keyOf)].slice(-20)
	};
}
/** What did not pass is what people look for. */
function isNotable({ phase }) {
	return phase !== "Successful";
}
function keyOf({ phase, value, message, at }) {
	return JSON.stringify([
		phase,
		value,
		message,
		at?.getTime()
	]);
}
/** Kept at most of one run, whatever there is: memory and the page are bounded. */
const mostRecorded = {
	deployments: 50,
	workloads: 80,
	metrics: 80,
	spans: 100
};
/**
* Keeps how deployments go while they are shown, so that the page about them has what the cluster has forgotten by the end. It asks
* nobody for anything. The clock is an argument.
*/
var Recorder = class {
	#now;
	#all = [];
	constructor(now) {
		this.#now = now;
	}
	get recordings() {
		return this.#all;
	}
	/** Takes in one state; as a view of it does. */
	show(state) {
		const at = this.#now();
		const index = this.#all.findLastIndex((one) => isSame(one.state, state));
		const known = this.#all[index];
		if (known !== void 0 && known.state.outcome === void 0) this.#all[index] = advanced(known, state, at);
		else if (this.#all.length < mostRecorded.deployments) this.#all.push(advanced(begun(state, at), state, at));
	}
};
function isSame(one, other) {
	return one.application === other.application && one.environment === other.environment && one.commit === other.commit;
}
function begun(state, at) {
	return {
		state,
		beganAt: at,
		seenAt: at,
		spans: [],
		workloads: [],
		metrics: []
	};
}
function advanced(before, state, at) {
	const rows = state.targets.flatMap((target) => target.assessment.rows.map((row) => ({
		target,
		row
	})));
	const isOurs = state.stage === "rollout" || state.stage === "report";
	return {
		state,
		beganAt: before.beganAt,
		seenAt: at,
		spans: spansOf(before.spans, state, at),
		workloads: rows.reduce((all, of) => withRow(all, of, {
			at,
			image: state.image,
			isOurs
		}), before.workloads),
		metrics: rows.reduce(withMetrics, before.metrics)
	};
}
function spansOf(before, { stage, outcome }, at) {
	const last = before.at(-1);
	const goesOn = last?.stage === stage && last.to === void 0;
	const closed = goesOn ? before : before.map((span) => ({
		...span,
		to: span.to ?? at
	}));
	const all = goesOn || outcome !== void 0 ? closed : [...closed, {
		stage,
		from: at
	}];
	return (outcome === void 0 ? all : all.map((span) => ({
		...span,
		to: span.to ?? at
	}))).slice(-mostRecorded.spans);
}
function withRow(all, { target, row }, seen) {
	const name = printName(row.workload);
	const index = all.findIndex((one) => one.target === target.target && one.name === name);
	const known = all[index];
	const before = known?.moments ?? [];
	const moments = seen.isOurs ? withLook(before, row, seen.at, seen.image) : before;
	const course = {
		target: target.target,
		name,
		row,
		moments
	};
	return known === void 0 ? withNew(all, course, mostRecorded.workloads) : all.with(index, course);
}
/** One more as long as there is room; then what went wrong takes the place of what did not. */
function withNew(all, one, most) {
	if (all.length < most) return [...all, one];
	const index = isBad(one) ? all.findLastIndex((other) => !isBad(other)) : -1;
	return index < 0 ? all : all.with(index, one);
}
const badPhases = [
	"Failed",
	"Error",
	"Inconclusive"
];
function isBad(one) {
	return "row" in one ? isWrong(one.row) : badPhases.includes(one.metric.phase);
}
function withMetrics(before, { target, row }) {
	let all = before;
	for (const run of row.analysis) for (const metric of run.metrics) {
		const owner = {
			target: target.target,
			workload: printName(row.workload),
			run
		};
		const index = all.findIndex((one) => one.target === owner.target && one.workload === owner.workload && one.run.name === run.name && one.metric.name === metric.name);
		const course = withMeasured(all[index], owner, metric);
		all = index < 0 ? withNew(all, course, mostRecorded.metrics) : all.with(index, course);
	}
	return all;
}
/** How many waves a deployment has; at least one. */
function waveCount({ waves }) {
	return waves.targets.length;
}
/** The targets of one wave, counted from 1. */
function targetsOfWave(plan, wave) {
	const names = plan.waves.targets[wave - 1] ?? [];
	return plan.targets.filter(({ name }) => names.includes(name));
}
/** The same plan for the targets of one wave alone. */
function planOfWave(plan, wave) {
	return waveCount(plan) === 1 ? plan : {
		...plan,
		targets: targetsOfWave(plan, wave)
	};
}
/** The wave of a target, counted from 1. */
function waveOf({ waves }, target) {
	return waves.targets.findIndex((names) => names.includes(target)) + 1;
}
/** A wave as people are told of it, such as `wave 2 of 3`. */
function printWave(plan, wave) {
	return `wave ${wave} of ${waveCount(plan)}`;
}
/** The edits of one wave; edits of a deployment in one wave name none. */
function editsOfWave(edits, wave) {
	return wave === void 0 ? edits : edits.filter((edit) => edit.wave === wave);
}
/** The edits of a record that stand in Git, or are to stand there next. */
function editsUnderWay({ payload, note }) {
	return editsOfWave(payload.edits, note.wave);
}
/** Whether a record was planned in the very waves of a plan. */
function isPlannedAlike({ payload }, plan) {
	const planned = waveCount(plan) === 1 ? void 0 : plan.waves.targets;
	return JSON.stringify(payload.waves) === JSON.stringify(planned);
}
/** Whether the value of an edit has been seen healthy where it was written, and was not put back since. */
function wasProven({ wave }, note) {
	if (note.state === "succeeded") return true;
	if (wave === void 0 || note.wave === void 0 || note.restored === true) return false;
	return wave < Math.min(note.wave, note.badFrom ?? note.wave);
}
/** The waves before one, as far as a record tells of them. */
function provenBefore(edits, wave) {
	return Array.from({ length: wave - 1 }, (_, index) => {
		const own = editsOfWave(edits, index + 1);
		return {
			edits: own,
			diff: "",
			ours: own.some(({ from, to }) => from !== to)
		};
	});
}
/** Everything that a deployment has written, wave by wave: its edits, and the unified diff of those of this run. */
function allWritten({ proven = [], written }) {
	const all = written === void 0 ? proven : [...proven, written];
	return {
		edits: all.flatMap(({ edits }) => edits),
		diff: all.map(({ diff }) => diff).join("")
	};
}
/** The first wave that went bad, of those that decided; the one under way where none of the targets did. */
function firstBad(plan, wave, culprits) {
	return Math.min(wave, ...culprits.map((target) => waveOf(plan, target)));
}
/** The edits that are put back after a bad verdict: from the wave that went bad on, or all, as configured. */
function editsToPutBack(plan, recorded, badFrom) {
	const from = plan.waves.rollback === "all" ? 1 : badFrom;
	return recorded.filter(({ wave }) => wave === void 0 || wave >= from);
}
/** What alerts stand in. */
const prometheusRuleKind = {
	kind: "PrometheusRule",
	group: "monitoring.coreos.com"
};
/** The rules of an object; none where it is of another kind. */
function rulesOf(object) {
	if (object.kind !== prometheusRuleKind.kind || object.group !== prometheusRuleKind.group) return [];
	return object.view.at("spec", "groups").items.flatMap((group) => group.at("rules").items).map((view) => ({
		object,
		view,
		expr: view.at("expr"),
		isAlert: view.at("alert").isThere
	}));
}
/** The alerts of a set. */
function alertsOf(set) {
	return set.ofKind(prometheusRuleKind).flatMap(rulesOf).filter(({ isAlert }) => isAlert);
}
/** Whether the usage of every container is known, and for long enough: the rules have compared it. */
function usageSeen({ usage }, set) {
	if (usage === void 0) return void 0;
	const containers = set.pods.flatMap(({ running, runsAs: { kind, namespace, name } }) => running.map((one) => usage({
		kind,
		namespace,
		name,
		container: one.name ?? ""
	})));
	const known = containers.map((one) => one?.days ?? 0).filter((one) => one >= 14).length;
	if (containers.length === 0) return void 0;
	return {
		seen: `usage of ${known} of ${containers.length} containers over at least 14 days`,
		isProof: known === containers.length
	};
}
/** Whether something adds nodes, and up to how many. */
function scalingSeen({ clusterNodes }) {
	if (clusterNodes === void 0) return void 0;
	const { summary } = clusterNodes;
	return {
		seen: [nodesSentence(summary), ...summary.scaled].join("; "),
		isProof: isScaled(summary)
	};
}
function isScaled({ scaled, isBounded }) {
	return scaled.length > 0 && isBounded;
}
function nodesSentence({ nodes, spot }) {
	const share = nodes === 0 ? "" : `, ${spot} of them spot`;
	return `${nodes === 1 ? "1 node" : `${nodes} nodes`}${share}`;
}
/** Whether anything runs. */
const hasPods = (set) => set.pods.length > 0;
/** Whether anything is reached by a Service. */
const serves = (set) => set.pods.some((pod) => set.servicesOf(pod).length > 0);
/** Whether there is an object of one of these kinds. */
const hasKind = (...kinds) => (set) => kinds.some((kind) => set.ofKind(kind).length > 0);
/** Whether anything keeps data on volumes of its own. */
const keepsData = (set) => set.ofKind({
	kind: "PersistentVolumeClaim",
	group: ""
}).length > 0 || set.pods.some(({ object }) => object.view.at("spec", "volumeClaimTemplates").items.length > 0);
/** Whether anything runs that may have several pods. */
const isReplicated = (set) => set.pods.some(({ runsAs }) => runsAs.kind === "Rollout" || runsAs.kind === "Deployment" || runsAs.kind === "StatefulSet");
/** The parts of the checklist. */
const areas = [
	"security",
	"reliability",
	"performance",
	"operations"
];
const monitoring = "monitoring.coreos.com";
/** The 32 items of the production readiness checklist, in the order that people tick them, with what manifests can say of each. */
const checklistItems = [
	{
		id: "pod-security",
		area: "security",
		title: "Pod Security Standards enforced",
		rules: [
			"namespace-pod-security",
			"host-*",
			"privileged-container",
			"capabilities",
			"mac-profiles",
			"proc-mount",
			"unsafe-sysctls",
			"volume-types",
			"allow-privilege-escalation",
			"seccomp-profile"
		],
		concerns: hasPods
	},
	{
		id: "network-policies",
		area: "security",
		title: "Network policies configured",
		rules: ["netpol-*"],
		isThere: hasKind({
			kind: "NetworkPolicy",
			group: "networking.k8s.io"
		}),
		concerns: hasPods
	},
	{
		id: "rbac",
		area: "security",
		title: "RBAC properly configured",
		rules: ["rbac-*", "service-account"],
		concerns: hasPods
	},
	{
		id: "secrets-encrypted",
		area: "security",
		title: "Secrets encrypted at rest",
		rules: ["secret-*"],
		question: "is the store of the cluster encrypted (EncryptionConfiguration, or the provider’s)?"
	},
	{
		id: "images-scanned",
		area: "security",
		title: "Container images scanned for vulnerabilities",
		rules: ["wf-scan-*", "image-registry"],
		question: "which step scans the image that is deployed, and fails for what it finds?",
		concerns: hasPods
	},
	{
		id: "non-root",
		area: "security",
		title: "Non-root containers only",
		rules: ["run-as-non-root", "docker-root-user"],
		concerns: hasPods
	},
	{
		id: "resource-limits",
		area: "security",
		title: "Resource limits set",
		rules: [
			"resource-requests-missing",
			"resource-absurd",
			"resource-quantity-invalid"
		],
		concerns: hasPods
	},
	{
		id: "admission-control",
		area: "security",
		title: "Admission controllers configured",
		rules: ["namespace-*"],
		isThere: hasKind({
			kind: "Namespace",
			group: ""
		}, {
			kind: "ValidatingAdmissionPolicy",
			group: "admissionregistration.k8s.io"
		}, {
			kind: "ClusterPolicy",
			group: "kyverno.io"
		}, {
			kind: "Policy",
			group: "kyverno.io"
		}),
		question: "what refuses at admission: Pod Security labels, Kyverno, Gatekeeper, ValidatingAdmissionPolicy?"
	},
	{
		id: "health-checks",
		area: "reliability",
		title: "Health checks configured",
		rules: [
			"readiness-probe",
			"liveness-probe",
			"startup-probe",
			"probe-*",
			"probes-identical"
		],
		concerns: hasPods
	},
	{
		id: "requests-and-limits",
		area: "reliability",
		title: "Resource requests/limits set",
		rules: [
			"resource-*",
			"request-exceeds-limit",
			"memory-overcommit",
			"ephemeral-storage"
		],
		concerns: hasPods
	},
	{
		id: "disruption-budgets",
		area: "reliability",
		title: "Pod disruption budgets defined",
		rules: ["pdb-*"],
		isThere: hasKind({
			kind: "PodDisruptionBudget",
			group: "policy"
		}),
		concerns: isReplicated
	},
	{
		id: "spreading",
		area: "reliability",
		title: "Anti-affinity rules configured",
		rules: ["spread", "replicas-minimum"],
		concerns: isReplicated
	},
	{
		id: "graceful-shutdown",
		area: "reliability",
		title: "Graceful shutdown implemented",
		rules: ["graceful-shutdown", "docker-exec-form"],
		concerns: serves
	},
	{
		id: "circuit-breakers",
		area: "reliability",
		title: "Circuit breakers in place",
		rules: ["istio-subset"],
		isThere: (set) => set.ofKind({
			kind: "DestinationRule",
			group: "networking.istio.io"
		}).some(({ view }) => view.at("spec", "trafficPolicy", "outlierDetection").isThere),
		question: "which library or proxy stops calling what fails?"
	},
	{
		id: "retries-and-timeouts",
		area: "reliability",
		title: "Retries and timeouts configured",
		rules: ["istio-fault"],
		isThere: (set) => set.ofKind({
			kind: "VirtualService",
			group: "networking.istio.io"
		}).some(({ view }) => view.at("spec", "http").items.some((route) => route.at("timeout").isThere || route.at("retries").isThere)),
		question: "what bounds each call in time, and repeats which?"
	},
	{
		id: "monitoring",
		area: "reliability",
		title: "Monitoring and alerting active",
		rules: ["monitor-target", "alert-*"],
		isThere: hasKind({
			kind: "PrometheusRule",
			group: monitoring
		}),
		question: "who is alerted of what, and by which system?"
	},
	{
		id: "load-testing",
		area: "performance",
		title: "Load testing completed",
		rules: [],
		question: "when was it loaded to what, and where did it break?"
	},
	{
		id: "usage-analyzed",
		area: "performance",
		title: "Resource usage analyzed",
		rules: ["over-provisioned", "memory-limit-below-usage"],
		seen: usageSeen,
		countsAdvice: true,
		question: "when were requests last compared with what is used?"
	},
	{
		id: "autoscaling",
		area: "performance",
		title: "Horizontal pod autoscaler configured",
		rules: ["hpa-*"],
		isThere: hasKind({
			kind: "HorizontalPodAutoscaler",
			group: "autoscaling"
		}, {
			kind: "ScaledObject",
			group: "keda.sh"
		}),
		question: "why does it need none?",
		concerns: isReplicated
	},
	{
		id: "cluster-autoscaling",
		area: "performance",
		title: "Cluster autoscaler configured",
		rules: ["resource-exceeds-node", "spot-unused"],
		seen: scalingSeen,
		question: "what adds nodes, up to how many?"
	},
	{
		id: "cdn",
		area: "performance",
		title: "CDN configured for static assets",
		rules: [],
		question: "what serves static files?"
	},
	{
		id: "connection-pooling",
		area: "performance",
		title: "Database connection pooling",
		rules: [],
		question: "how many connections does each pod hold, and what bounds all of them?"
	},
	{
		id: "caching",
		area: "performance",
		title: "Caching strategy implemented",
		rules: [],
		question: "what is cached, for how long?"
	},
	{
		id: "benchmarks",
		area: "performance",
		title: "Performance benchmarks established",
		rules: [],
		question: "which figures are compared from release to release?"
	},
	{
		id: "backup",
		area: "operations",
		title: "Backup strategy tested",
		rules: ["backup-*"],
		isThere: hasKind({
			kind: "Schedule",
			group: "velero.io"
		}),
		concerns: keepsData,
		question: "when was a backup last restored?"
	},
	{
		id: "disaster-recovery",
		area: "operations",
		title: "Disaster recovery plan validated",
		rules: [],
		question: "when was the last drill, and how long did it take?"
	},
	{
		id: "runbooks",
		area: "operations",
		title: "Runbooks documented",
		rules: ["alert-coverage"],
		isThere: (set) => alertsOf(set).some((alert) => alert.view.at("annotations", "runbook_url").isThere),
		question: "where are they, and who has followed one last?"
	},
	{
		id: "on-call",
		area: "operations",
		title: "On-call procedures defined",
		rules: [],
		question: "who is called, and who if nobody answers?"
	},
	{
		id: "logs",
		area: "operations",
		title: "Log aggregation configured",
		rules: [],
		question: "where are the logs of a pod that is gone?"
	},
	{
		id: "metrics",
		area: "operations",
		title: "Metrics collection active",
		rules: ["monitor-target"],
		isThere: hasKind({
			kind: "ServiceMonitor",
			group: monitoring
		}, {
			kind: "PodMonitor",
			group: monitoring
		}),
		question: "what collects its metrics?"
	},
	{
		id: "dashboards",
		area: "operations",
		title: "Dashboards created",
		rules: [],
		isThere: (set) => set.objects.some(({ kind, labels }) => kind === "GrafanaDashboard" || labels.has("grafana_dashboard")),
		question: "which dashboard shows whether it is well?"
	},
	{
		id: "slo",
		area: "operations",
		title: "SLO/SLI defined",
		rules: ["rollout-analysis-slo"],
		isThere: hasKind({
			kind: "PrometheusServiceLevel",
			group: "sloth.slok.dev"
		}, {
			kind: "ServiceLevelObjective",
			group: "pyrra.dev"
		}),
		question: "what is promised to whom, measured how?"
	}
];
/** Answers every item of the checklist: by the manifests where they tell, else by people. */
function checklistOf(facts) {
	const items = checklistItems.map((item) => ({
		item,
		answer: answerOf(item, facts)
	}));
	const scoreOf = (area) => score(items.filter(({ item }) => item.area === area));
	const [security, reliability, performance, operations] = areas.map(scoreOf);
	return {
		application: facts.application,
		items,
		scores: {
			security,
			reliability,
			performance,
			operations
		},
		total: score(items)
	};
}
function score(items) {
	const counted = items.filter(({ answer }) => answer.answer !== "not-concerned");
	return {
		met: counted.filter(({ answer }) => answer.answer === "proven" || answer.answer === "attested").length,
		of: counted.length
	};
}
function answerOf(item, facts) {
	if (item.concerns?.(facts.set) === false) return { answer: "not-concerned" };
	const rules = disproofs(item, facts.said);
	if (rules.size > 0) return {
		answer: "disproved",
		rules
	};
	if (item.isThere === void 0 ? item.question === void 0 : item.isThere(facts.set)) return { answer: "proven" };
	const seen = item.seen?.(facts, facts.set);
	if (seen?.isProof === true) return {
		answer: "proven",
		seen: seen.seen
	};
	const answer = attested(item, facts);
	return seen !== void 0 && answer.answer === "open" ? {
		...answer,
		seen: seen.seen
	} : answer;
}
function disproofs({ rules, countsAdvice }, said) {
	const counts = /* @__PURE__ */ new Map();
	for (const { finding } of said) {
		if (finding.severity === "info" && countsAdvice !== true || !rules.some((rule) => isOf(rule, finding.rule))) continue;
		counts.set(finding.rule, (counts.get(finding.rule) ?? 0) + 1);
	}
	return counts;
}
function isOf(pattern, rule) {
	return pattern.endsWith("*") ? rule.startsWith(pattern.slice(0, -1)) : rule === pattern;
}
/** The newest answer for the application counts. */
function attested({ id }, { application, attestations, today }) {
	const [attestation] = attestations.filter((one) => one.item === id && (one.application === void 0 || one.application === application)).filter(({ on }) => on <= today).toSorted((one, other) => one.on < other.on ? 1 : -1);
	if (attestation === void 0) return { answer: "open" };
	return today <= lastDayOf(attestation) ? {
		answer: "attested",
		attestation
	} : {
		answer: "open",
		expired: attestation
	};
}
/** The last day that an attestation holds. */
function lastDayOf({ on, until }) {
	return until ?? `${Number(on.slice(0, 4)) + 1}${on.slice(4)}`;
}
/** No width, but two characters are no longer one word. */
const apart = "​";
/** One line, in which nothing begins emphasis, code, a link, an image, HTML, a strikethrough or a cell of a table. */
function literal(text) {
	return withReferences(text.replace(/\s+/g, " ").trim());
}
/** In pieces that are too short for a commit each. */
function inPieces(digits) {
	return digits.replace(new RegExp(`.{6}(?=.)`, "g"), `$&${apart}`);
}
/**
* Text that anybody may have chosen, as Markdown shows it literally. Characters that mean something become references, which
* never do (CommonMark 0.31, section 2.5). What GitHub finds in the text once Markdown is done with it (mentions, issues,
* commits, bare addresses, names of emoji) is put apart:
* https://docs.github.com/get-started/writing-on-github/working-with-advanced-formatting/autolinked-references-and-urls
*/
function escapeMarkdown(text) {
	return literal(text.replace(/[#@]/g, (character) => `${character}${apart}`).replace(/:(?=\/\/|[\w+-]+:)/g, `:${apart}`).replace(/\b(www)(?=\.)/gi, `$1${apart}`).replace(/\b(gh)-(?=\d)/gi, `$1-${apart}`).replace(/(?<![0-9a-z])[0-9a-f]{7,}(?![0-9a-z])/gi, inPieces)).replace(/^[-+=]/, reference).replace(/^(\d+)([.)])/, (_, number, mark) => `${number}${reference(mark)}`);
}
/** Text as inline code, in a table too. Mentions and issues are not looked for in code; addresses are. */
function code(text) {
	return `<code>${literal(text).replace(/:(?=\/\/)/g, reference).replace(/\b(www)\./gi, "$1&#46;").replace(/@(?=[\w-]+\.)/g, `@${apart}`)}</code>`;
}
/** A block of code behind a fence that is longer than any in the text. */
function fenced(text, language) {
	const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length));
	const fence = "`".repeat(longest + 1);
	return `${fence}${language}\n${text.replace(/\n$/, "")}\n${fence}`;
}
/** Markdown with a link, where there is an address, and one that cannot be anything else. */
function linked(markdown, url) {
	return url !== void 0 && /^https?:\/\/[\w.:/-]+$/.test(url) ? `[${markdown}](${url})` : markdown;
}
/** Characters of a text that a person wrote. */
const longestText = 300;
/** A job summary of more than 1 MiB is not shown at all: of more applications the scores are told. */
const mostTables = 50;
const mostLines = 500;
/** The checklists as Markdown for a pull request or a job summary, each application with its scores; of several the tables are folded. */
function checklistsMarkdown(checklists) {
	const [only, ...others] = checklists;
	if (only !== void 0 && others.length === 0) return `### Production readiness of ${titleOf(only)}\n\n${scoresOf(only)}\n\n${tableOf(only)}`;
	const folded = checklists.slice(0, mostTables).map((one) => `<details><summary>${titleOf(one)} (${scoresOf(one)})</summary>\n\n${tableOf(one)}\n\n</details>`);
	const rest = checklists.slice(mostTables, mostLines).map((one) => `- ${titleOf(one)} (${scoresOf(one)})`);
	const left = checklists.length - mostLines;
	const more = left > 0 ? [`and ${left} more, in the report`] : [];
	return [
		"### Production readiness",
		...folded,
		rest.join("\n"),
		...more
	].filter((part) => part !== "").join("\n\n");
}
function titleOf({ application, total }) {
	return `${escapeMarkdown(oneLine(application, longestText))}: ${scoreText(total)}`;
}
function scoresOf({ scores }) {
	return areas.map((area) => `${area} ${scoreText(scores[area])}`).join(", ");
}
function tableOf({ items }) {
	return [
		"| area | item | |",
		"| --- | --- | --- |",
		...items.filter(({ answer }) => answer.answer !== "not-concerned").map((one) => `| ${one.item.area} | ${one.item.title} | ${answerText(one)} |`)
	].join("\n");
}
/** `18 of 24`. */
function scoreText({ met, of }) {
	return `${met} of ${of}`;
}
function answerText({ item, answer }) {
	switch (answer.answer) {
		case "proven": return answer.seen === void 0 ? "✅ proven by the manifests" : `✅ seen: ${shown(answer.seen)}`;
		case "disproved": return `❌ ${[...answer.rules].map(([rule, count]) => `${code(rule)}${count > 1 ? ` (${count})` : ""}`).join(", ")}`;
		case "attested": {
			const { by, on, evidence } = answer.attestation;
			const where = evidence === void 0 ? "" : `: ${shown(evidence)}`;
			return `✅ attested by ${shown(by)} on ${shown(on)}, until ${shown(lastDayOf(answer.attestation))}${where}`;
		}
		case "open": return answer.expired === void 0 ? `⬜ to be attested: ${item.question ?? "nothing in the manifests proves it"}${seenPart(answer)}` : `⬜ the attestation of ${shown(answer.expired.by)} ended on ${shown(lastDayOf(answer.expired))}`;
		case "not-concerned": return "";
	}
}
function seenPart({ seen }) {
	return seen === void 0 ? "" : ` (seen: ${shown(seen)})`;
}
function shown(text) {
	return escapeMarkdown(oneLine(text, longestText));
}
/** A checklist for the report: `answer` is `proven`, `disproved` with the rules, `attested` or `open` with who and when. */
function checklistReport({ application, items, scores, total }) {
	return {
		application,
		total,
		scores,
		items: items.filter(({ answer }) => answer.answer !== "not-concerned").map(({ item: { id, area, title, question }, answer }) => ({
			id,
			area,
			title,
			...question === void 0 ? {} : { question },
			...answer,
			...answer.answer === "disproved" ? { rules: Object.fromEntries(answer.rules) } : {}
		}))
	};
}
/** The checklists for a log: a line for each application, and one for each item that is not met. */
function checklistLines(checklists) {
	return checklists.flatMap(({ application, items, total }) => [`${oneLine(application, longestText)}: ${scoreText(total)} items of the production readiness checklist`, ...items.flatMap(openLine)]);
}
function openLine({ item, answer }) {
	switch (answer.answer) {
		case "disproved": return [`  not met: ${item.title}: ${[...answer.rules.keys()].join(", ")}`];
		case "open": return [`  open: ${item.title}: ${item.question ?? "nothing in the manifests proves it"}`];
		default: return [];
	}
}
var report_exports = /* @__PURE__ */ __exportAll({
	outputsOf: () => outputsOf,
	reportOf: () => reportOf
});
/** The report: one JSON object, the same on standard output (`--json`) and in the report file. */
function reportOf(ended) {
	const { deployments = [] } = ended;
	const [only] = deployments;
	return {
		...only !== void 0 && deployments.length === 1 ? deploymentReport(only) : {},
		...outcomeReport(ended.outcome),
		...ended.image === void 0 ? {} : imageReport(ended.image),
		...deployments.length > 1 ? { deployments: deployments.map(deploymentReport) } : {},
		...ended.problems === void 0 ? {} : { problems: ended.problems },
		...ended.checked === void 0 ? {} : checkedReport(ended.checked),
		...ended.details
	};
}
function checkedReport({ checklists, ...checked }) {
	return {
		...checked,
		...checklists === void 0 ? {} : { checklists: checklists.map(checklistReport) }
	};
}
function outcomeReport(outcome) {
	return {
		...outcome,
		remedy: remedyOf(outcome)
	};
}
function deploymentReport({ told, outcome, progress }) {
	const { image, failedStep, scans, difference, signed, record, targets, recovery } = progress;
	const written = progress.written === void 0 && progress.proven === void 0 ? void 0 : allWritten(progress);
	return {
		...outcomeReport(outcome),
		application: told.application,
		environment: told.environment,
		source: told.source,
		...image === void 0 ? {} : imageReport(image),
		failedStep,
		scans,
		difference,
		signed,
		record,
		revision: progress.revision,
		pullRequest: pullRequestOf(progress),
		edits: written?.edits,
		diff: written?.diff,
		findings: progress.written?.findings,
		targets,
		recovery,
		backups: progress.backups,
		budget: progress.budget?.map(withoutSpending),
		notes: progress.notes
	};
}
/** What each slice of a window has spent is for `report slo` to tell. */
function withoutSpending({ budget, ...told }) {
	if (budget === void 0) return told;
	const { spending: _, ...left } = budget;
	return {
		...told,
		...left
	};
}
function imageReport({ reference, platforms }) {
	return {
		image: printImage(reference),
		digest: reference.digest,
		platforms
	};
}
function pullRequestOf({ written }) {
	return written?.place.on === "pull-request" ? written.place.url : void 0;
}
/** The outputs of the action that say something about a deployment; those without a value are left out. */
function outputsOf({ outcome, deployments = [], image, pullRequest }) {
	const progress = deployments.length === 1 ? deployments[0]?.progress : void 0;
	const { reference } = progress?.image ?? image ?? {};
	const values = {
		outcome: outcome.outcome,
		reason: outcome.reason,
		image: reference === void 0 ? void 0 : printImage(reference),
		digest: reference?.digest,
		revision: progress?.revision,
		"pull-request": progress === void 0 ? pullRequest : pullRequestOf(progress)
	};
	return new Map(Object.entries(values).flatMap(([name, value]) => value === void 0 ? [] : [[name, value]]));
}
/** The printer that is wanted, on the machine's clock. Only what is used is loaded. */
async function openPrinter({ progress, colours, ...given }) {
	const printing = {
		...given,
		now: () => /* @__PURE__ */ new Date()
	};
	switch (progress) {
		case "plain": return createPlainPrinter(printing);
		case "rawjson": return (await import("./json-printer.js")).createJsonPrinter(printing);
		case "tty": {
			const { createLivePrinter } = await import("./live-printer.js");
			const printer = createLivePrinter({
				...printing,
				colours,
				every
			});
			process.once("exit", () => printer.close());
			return printer;
		}
	}
}
/** A timer that keeps no process alive. */
function every(milliseconds, work) {
	const timer = setInterval(work, milliseconds).unref();
	return () => clearInterval(timer);
}
var command_line_exports = /* @__PURE__ */ __exportAll({ runCommand: () => runCommand });
/** Every command but those that change files: reads arguments, runs the command, prints how it ended; the answer is the exit code. */
async function runCommand(argv, signal, lens) {
	const received = readArguments(argv, process.env);
	if (received.raw.has("version")) {
		standardStream(1).write(`${version}\n`);
		return 0;
	}
	if (received.raw.has("help") || received.words.length === 0) {
		standardStream(1).write(helpText(commands.find((command) => command === received.words[0])));
		return 0;
	}
	const read = readRequest(received, received.words);
	const mask = new Mask(maskedSecrets(read.secrets));
	const printer = await printerOf(read, mask, process.env);
	const print = (text) => void standardStream(1).write(`${mask.hideInPlain(text)}\n`);
	const results = {
		output: () => {},
		summary: async () => {},
		remember: () => {},
		forget: () => {},
		show: (text) => isListing(read.request) ? print(text) : printer.show(text)
	};
	const { log, view } = printer;
	const hide = (text) => mask.hide(text);
	const recorder = new Recorder(() => /* @__PURE__ */ new Date());
	const ended = await runProgram(read, {
		environment: process.env,
		log,
		results,
		view: { show: (state) => {
			recorder.show(state);
			view.show(state);
		} },
		hide,
		signal,
		...lens === void 0 ? {} : { lens }
	});
	await leavePage({
		request: read.request,
		ended,
		recorder,
		environment: process.env,
		log,
		hide
	});
	printer.close();
	sayEnd(ended, log, read.request.json);
	return exitCode(ended.outcome.outcome);
}
/** Whether what a command shows is what it is run for: that can be piped. */
function isListing({ command, verb, json }) {
	return !json && (command === "status" || command === "rollout" && verb === "status");
}
function printerOf({ request, problems }, mask, environment) {
	const place = {
		environment,
		isTerminal: isTerminal(2)
	};
	const progress = progressHere(request, place);
	return openPrinter({
		progress: progress === "tty" && problems.length > 0 ? "plain" : progress,
		stream: standardStream(2),
		mask,
		isDebug: request.debug,
		colours: wantsColours(place)
	});
}
function printOutcome({ outcome, reason, sentence }) {
	return `${outcome} (${reason}): ${sentence}`;
}
function sayEnd(ended, log, isJson) {
	const { outcome } = ended;
	for (const problem of ended.problems ?? []) log.error(printProblem(problem));
	if (isJson) standardStream(1).write(`${JSON.stringify(reportOf(ended))}\n`);
	else standardStream(1).write(withoutRunnerCommands(ended.output ?? `${plainText(printOutcome(outcome))}\n`));
	if (outcome.outcome !== "succeeded") log.info(remedyOf(outcome));
}
export { printRatio as $, runProgram as A, wordsIn as At, connect_exports as B, targetsOfWave as C, previewWords as Ct, Recorder as D, safeForTag as Dt, waveOf as E, replaceWords as Et, everyApplication as F, numberAt as Ft, readRequest as G, once as H, noTelemetry as I, textAt as It, isWhole as J, workloadKinds as K, event_exports as L, timeAt as Lt, configured as M, isFields as Mt, sourceUrlOf as N, isTrueAt as Nt, mostRecorded as O, templateWords as Ot, readEvent as P, listAt as Pt, printQuantity as Q, tally_exports as R, valueAt as Rt, provenBefore as S, previewNamed as St, waveCount as T, expand as Tt, onceEach as U, kubeconfigSource as V, leavePage as W, percentOf as X, parseQuantity as Y, printExact as Z, editsUnderWay as _, proposes as _t, code as a, planAction as at, planOfWave as b, isOfPreview as bt, linked as c, fullName as ct, alertsOf as d, readActionInputs as dt, quantityOf as et, prometheusRuleKind as f, isInputName as ft, editsToPutBack as g, noTarget as gt, editsOfWave as h, environmentOf as ht, checklistsMarkdown as i, isPromoted as it, endOfFailure as j, wrongTemplate as jt, isWrong as k, titleWords as kt, checklistOf as l, printName as lt, allWritten as m, systemClock as mt, report_exports as n, sum as nt, escapeMarkdown as o, tookAbort as ot, rulesOf as p, access_exports as pt, compare as q, checklistLines as r, digestOfFile as rt, fenced as s, applicationsSeen as st, command_line_exports as t, roundedUp as tt, checklistItems as u, parseDuration as ut, firstBad as v, whichPreview as vt, wasProven as w, bodyWords as wt, printWave as x, previewBases as xt, isPlannedAlike as y, fillPullRequest as yt, checkoutOf$1 as z, withoutUndefined as zt };
