import "./rolldown-runtime.js";
import { At as wordsIn, Ft as numberAt, H as once, It as textAt, Mt as isFields, Nt as isTrueAt, Pt as listAt, Rt as valueAt, U as onceEach, _t as proposes, o as escapeMarkdown, s as fenced } from "./drive.js";
import { B as DeployError, F as repositoryOf, N as parseImageReference, X as remedyOf, m as oneLine, n as plainLine } from "./start.js";
import { a as inOrder, i as answering, n as judgeToken, o as groups, s as questions, t as judgePermissions$1 } from "./token.js";
import { n as isGitContext } from "./build4.js";
import { t as readApplication } from "./application.js";
import { n as syncsAt, r as readApplicationSet, t as readProject } from "./sync-window.js";
import { t as import_dist } from "./yaml.js";
import { o as provisionalImage } from "./build.js";
import { a as planWavesOn, o as readHead, r as fillIn } from "./plan-edits.js";
import { n as listOnce } from "./wanted.js";
import { f as places, m as readWorkload, s as applicationType, y as referenceIn } from "./look.js";
import { a as lastWords, i as sightOfAll, n as seeSchedules, o as readSchedule, r as sightOf, s as scheduleTrouble, t as scheduleRights } from "./velero-schedules.js";
import { H as backupApi, y as budgetSentence } from "./action.js";
import { t as budgetPlan } from "./plan-budget.js";
import { t as readBudgets } from "./budgets.js";
import { t as untilAborted } from "./until-aborted.js";
import { o as inFolder } from "./folder.js";
import { a as rollbackBranchName, t as branchName } from "./names.js";
import { i as silentRun } from "./run.js";
import { n as builderOf, r as usualPlatforms } from "./plan-build.js";
import { t as scanPlan } from "./plan-scan.js";
const marks = {
	fine: "fine",
	problem: "PROBLEM",
	"could-not-tell": "could not tell"
};
const width = Math.max(...Object.values(marks).map((mark) => mark.length));
/** Everything as a checklist: a heading for each group, a line for each answer, and what to do below it. */
function printChecklist(diagnoses) {
	const byGroup = Map.groupBy(inOrder(diagnoses), ({ question }) => questions[question].group);
	return Object.entries(groups).flatMap(([group, heading]) => printGroup(heading, byGroup.get(isGroup(group) ? group : "machine") ?? [])).join("\n");
}
function isGroup(text) {
	return Object.hasOwn(groups, text);
}
function printGroup(heading, own) {
	if (own.length === 0) return [];
	const longest = Math.min(24, Math.max(...own.map(({ question }) => question.length)));
	return [
		heading,
		...own.flatMap((one) => printDiagnosis(one, longest)),
		""
	];
}
function printDiagnosis({ question, about, answer, sentence, remedy, advice }, longest) {
	const indent = " ".repeat(width + longest + 6);
	const more = [remedy, advice === void 0 ? void 0 : `advice: ${advice}`].filter((line) => line !== void 0);
	return [`  ${marks[answer].padEnd(width)}  ${question.padEnd(longest)}  ${plainLine(about === question ? sentence : `${about}: ${sentence}`)}`, ...more.map((line) => `${indent}${plainLine(line)}`)];
}
/** What a problem says in the log of a job: its annotation. */
function printDiagnosisLine({ question, about, sentence, remedy }) {
	return plainLine(`${question}: ${about}: ${sentence}${remedy === void 0 ? "" : ` (${remedy})`}`);
}
/** One sentence about everything. */
function summaryOf(diagnoses) {
	const count = (answer) => diagnoses.filter((one) => one.answer === answer).length;
	const [fine, problems, unknown] = [
		count("fine"),
		count("problem"),
		count("could-not-tell")
	];
	const told = `${problems === 0 ? "no problem" : `${problems} problem${problems === 1 ? "" : "s"}`}, ${fine} fine`;
	return unknown === 0 ? told : `${told}, ${unknown} that could not be told`;
}
/** Reads an Application as the API returns it. */
function seenApplication(object) {
	return {
		application: readApplication(object),
		object
	};
}
/** Who syncs what is written. */
function judgeAutoSync({ application, object }, set, { about, sync }) {
	const { fine, problem, unknown } = answering("auto-sync", about);
	const { name, namespace } = application;
	if (application.reconcileSkipped) return problem("it is told to skip reconciliation", `kubectl annotate application ${name} -n ${namespace} argocd.argoproj.io/skip-reconcile-`);
	const heals = isTrueAt(object, "spec", "syncPolicy", "automated", "selfHeal");
	if (application.automated) return heals ? fine("auto-sync is on, and heals") : fine("auto-sync is on", "with `selfHeal: true` what somebody changes in the cluster is put back, too");
	if (sync === "if-manual") return fine("auto-sync is off, and we ask for each sync (`sync: if-manual`)");
	const turn = set === void 0 || set === "hidden" ? void 0 : set.turns.get(name);
	if (set === "hidden") return unknown("auto-sync is off, and its ApplicationSet, which may sync it in turn, cannot be seen", "let us list applicationsets (docs/permissions.md), or use `sync: if-manual`");
	if (set !== void 0 && set.steps.length > 0 && turn !== void 0 && set.steps[turn.step - 1]?.isManual === false) return fine(`the RollingSync of ${set.name} syncs it, in step ${turn.step} of ${set.steps.length}`);
	return problem("auto-sync is off, and nobody syncs it: each deployment would wait", "turn it on (`spec.syncPolicy.automated: {}`), or let us sync: `argocd.sync: if-manual`");
}
const halfHour = 18e5;
/** Half hours of seven days. */
const looks = 336;
/** Whether sync windows are open, now and in the coming week. */
function judgeWindows(project, { application }, now, about) {
	const { fine, problem } = answering("sync-window", about);
	if (project.windows.length === 0) return fine(`${project.name} has none`);
	const middleOf = (index) => new Date(now.getTime() + (index + .5) * halfHour);
	const current = syncsAt(project, application, now);
	const closed = Array.from({ length: looks }, (_, index) => !syncsAt(project, application, middleOf(index)).syncs);
	const share = Math.round(closed.filter(Boolean).length / looks * 100);
	const widen = `change spec.syncWindows of the AppProject ${project.name}`;
	if (!current.syncs) return problem(`they are closed now, ${current.until === void 0 ? "and no end is in sight" : `until ${current.until.toISOString()}`}; in the coming week ${share} % of the time`, `wait, or ${widen}`);
	if (share > 50) return problem(`they are open now, and closed ${share} % of the coming week`, widen);
	const next = closed.indexOf(true);
	if (next < 0) return fine("open throughout the coming week");
	return fine(`open; closed ${share} % of the coming week, next about ${middleOf(next).toISOString()}`);
}
function sourcesOf(object) {
	const hydrated = valueAt(object, "spec", "sourceHydrator", "drySource");
	const several = listAt(object, "spec", "sources");
	return (isFields(hydrated) ? [hydrated] : several.length > 0 ? several : [valueAt(object, "spec", "source")]).filter(isFields).map((source) => ({
		object: source,
		repository: textAt(source, "repoURL") ?? "",
		revision: textAt(source, "targetRevision") ?? "HEAD",
		path: textAt(source, "path")?.replace(/^\.$|^(?:\.?\/)+|\/+$/g, ""),
		ref: textAt(source, "ref")
	}));
}
/** One form for all addresses of a repository, as Argo CD compares them: without scheme, user, `.git` and case. */
function plainAddress(url) {
	return url.trim().toLowerCase().replace(/^[a-z+]+:\/\//, "").replace(/^[^@/]*@/, "").replace(/^([^/:]+):(?!\d+\/)/, "$1/").replace(/\/+$/, "").replace(/\.git$/, "");
}
/** Whether the Application follows what we write. */
function judgeSource({ object }, written, about) {
	const { fine, problem, unknown } = answering("source", about);
	const own = sourcesOf(object).filter(({ repository }) => plainAddress(repository) === plainAddress(written.url));
	if (own.length === 0) return problem(`it follows ${sourcesOf(object).map(({ repository }) => repository).join(", ") || "nothing"}, and not ${written.url}`, "correct `gitops.repository`, or `argocd.application` of the target");
	const followed = own.filter(({ revision }) => follows(revision, written));
	if (followed.length === 0) return problem(`it follows ${[...new Set(own.map(({ revision }) => revision))].join(", ")}, and we write to ${written.branch}`, `set its targetRevision to ${written.branch}, or correct \`gitops.branch\``);
	const outside = written.files.filter((file) => !followed.some((source) => reaches(source, file, object)));
	if (outside.length === 0) return fine(`${written.branch}, ${paths(followed)}`);
	return unknown(`${outside.join(", ")} lies outside of ${paths(followed)}: it counts only where something in there refers to it`, "see that a kustomization (or valueFiles) in its path names it");
}
function follows(revision, { branch, defaultBranch }) {
	const name = revision.replace(/^refs\/heads\//, "");
	return name === branch || name === "HEAD" && (defaultBranch === void 0 || defaultBranch === branch);
}
function paths(sources) {
	return sources.map(({ path, ref }) => path === void 0 ? `$${ref ?? ""}` : path === "" ? "its root" : path).join(", ");
}
/** A file lies in the path of a source, or is a values file that another source refers to (`$ref/file`). */
function reaches({ path, ref }, file, object) {
	if (path === "" || path !== void 0 && (file === path || file.startsWith(`${path}/`))) return true;
	const named = sourcesOf(object).flatMap((source) => listAt(source.object, "helm", "valueFiles"));
	return named.includes(`/${file}`) || ref !== void 0 && named.includes(`$${ref}/${file}`);
}
/** Folders in which a `.argocd-source` file would count, with the names that it may have. */
function sourceFiles({ application, object }, url) {
	return sourcesOf(object).filter(({ repository }) => plainAddress(repository) === plainAddress(url)).flatMap(({ path }) => {
		if (path === void 0) return [];
		const folder = path === "" ? "" : `${path}/`;
		return [`${folder}.argocd-source.yaml`, `${folder}.argocd-source-${application.name}.yaml`];
	});
}
/** https://argo-cd.readthedocs.io/en/stable/user-guide/parameters/ */
function judgeOverrides({ object }, files, { keys, about }) {
	const { fine, problem } = answering("overrides", about);
	const found = [...sourcesOf(object).map((source) => ({
		where: "the Application",
		data: source.object
	})), ...files].flatMap((one) => overridesIn(one, keys));
	const updaters = updatedImages(object).filter((one) => namesImage(one, keys.image));
	if (updaters.length > 0) return problem(`Argo CD Image Updater writes ${updaters.join(", ")}, too: the annotation ${imageList}`, "take the image out there, or leave it to Image Updater: two writers would undo each other");
	if (found.length === 0) return fine("nothing overrides what we write");
	return problem(`the edit would have no effect: ${found.join("; ")}`, "take that out (`argocd app unset`, or in the manifest of the Application), and leave the value to Git");
}
const imageList = "argocd-image-updater.argoproj.io/image-list";
/** `alias=name:constraint, …`: https://argocd-image-updater.readthedocs.io/en/stable/configuration/images/ */
function updatedImages(object) {
	return (textAt(object, "metadata", "annotations", imageList) ?? "").split(",").map((one) => one.trim().replace(/^[\w.-]+=/, ""));
}
function overridesIn({ where, data }, { image, paths: written }) {
	const images = listAt(data, "kustomize", "images").filter((one) => typeof one === "string" && namesImage(one, image));
	const names = written.map((path) => path.replace(/^\./, ""));
	const parameters = listAt(data, "helm", "parameters").map((one) => textAt(one, "name") ?? "").filter((name) => names.includes(name));
	const values = names.filter((name) => valueAt(data, "helm", "valuesObject", ...name.split(".")) !== void 0);
	return [
		...images.map((one) => `${where} sets kustomize.images ${String(one)}`),
		...parameters.map((name) => `${where} sets the parameter ${name}`),
		...values.map((name) => `${where} sets ${name} in helm.valuesObject`)
	];
}
/** `name[=newName][:tag][@digest]`: https://argo-cd.readthedocs.io/en/stable/user-guide/kustomize/ */
function namesImage(text, image) {
	const name = text.split("=")[0]?.replace(/@.*$/, "").replace(/:[^/]*$/, "") ?? "";
	return name === image || `docker.io/${name}` === image || `docker.io/library/${name}` === image;
}
/** The oldest version whose API and `status` are read here. */
const oldest = [2, 8];
/** Whether a version of Argo CD, as it tells it (`v3.2.0+66b2f30`), is new enough. */
function judgeVersion(version, about) {
	const { fine, problem, unknown } = answering("argocd-version", about);
	const [, major, minor] = /^v?(\d+)\.(\d+)/.exec(version) ?? [];
	if (major === void 0) return unknown(`it calls itself ${version}`, "see that it is 2.8 or newer");
	return Number(major) < oldest[0] || Number(major) === oldest[0] && Number(minor) < oldest[1] ? problem(`${version} is too old`, "upgrade it to 2.8 or newer") : fine(version);
}
/** What of a workload's namespace is looked at. */
function workloadRights(namespace, resources) {
	const right = (group, resource, verb) => ({
		group,
		resource,
		verb,
		namespace
	});
	const own = resources.flatMap(({ group, resource }) => ["list", "watch"].map((verb) => needed$1(right(group, resource, verb), "watching the workload")));
	const watched = (group, resource, what) => ["list", "watch"].map((verb) => welcome(right(group, resource, verb), what));
	const isRollout = resources.some(({ resource }) => resource === "rollouts");
	return [
		...own,
		...isRollout ? watched("argoproj.io", "analysisruns", "telling what the analysis measured") : [],
		...watched("", "pods", "telling why pods are not ready"),
		welcome(right("", "pods/log", "get"), "the last lines of a container that crashes"),
		welcome(right("", "events", "list"), "what a probe or a quota said"),
		...isRollout ? [welcome(right("argoproj.io", "rollouts", "patch"), "the command `rollout`"), welcome(right("argoproj.io", "rollouts/status", "patch"), "the command `rollout`")] : []
	];
}
/** What of Argo CD's namespace is looked at by the Kubernetes API. */
function applicationRights(namespace, syncs) {
	const right = (resource, verb) => ({
		group: "argoproj.io",
		resource,
		verb,
		namespace
	});
	const patch = right("applications", "patch");
	return [
		needed$1(right("applications", "list"), "watching the Application"),
		needed$1(right("applications", "watch"), "watching the Application"),
		syncs ? needed$1(patch, "`sync: if-manual`") : welcome(patch, "asking Argo CD to look at Git now"),
		welcome(right("appprojects", "list"), "the end of a sync window"),
		welcome(right("applicationsets", "list"), "a RollingSync")
	];
}
/** What is asked of Argo CD's own API, for an Application of a project (`PROJECT/NAME`). */
function argoRights(object, syncs) {
	const right = (action) => ({
		resource: "applications",
		action,
		object
	});
	return [needed$1(right("get"), "watching the Application"), ...syncs ? [needed$1(right("sync"), "`sync: if-manual`")] : []];
}
/** What a Backup takes in the namespace of Velero. */
function backupRights(namespace) {
	const right = (resource, verb) => ({
		group: "velero.io",
		resource,
		verb,
		namespace
	});
	const schedules = "telling when Schedules last made a Backup";
	return [
		needed$1(right("backups", "get"), "waiting for a Backup"),
		needed$1(right("backups", "create"), "asking for a Backup"),
		welcome(right("backups", "list"), schedules),
		welcome(right("schedules", "list"), schedules)
	];
}
function needed$1(right, what) {
	return {
		right,
		for: what,
		isNeeded: true
	};
}
function welcome(right, what) {
	return {
		right,
		for: what,
		isNeeded: false
	};
}
/** A rule for a Role, as it can be pasted; verbs of the same resource stand together. */
function roleRules(rights) {
	return [...Map.groupBy(rights, ({ group, resource }) => `apiGroups: ["${group}"], resources: ["${resource}"]`)].map(([rule, own]) => `{ ${rule}, verbs: [${own.map(({ verb }) => `"${verb}"`).join(", ")}] }`).join(", ");
}
/** Whether the rights in one namespace are granted. */
function judgeKubernetesRights(reviewed, { question, about }) {
	const namespace = reviewed[0]?.right.namespace ?? "";
	return judge(reviewed, {
		...answering(question, about),
		print: ({ verb, resource }) => `${verb} ${resource}`,
		remedy: (rights) => `add to a Role in the namespace "${namespace}": rules: [${roleRules(rights)}]`
	});
}
/**
* Whether the rights in Argo CD are granted. Of single actions on a Rollout it tells nobody whether they are allowed: `can-i` knows `get`,
* `sync` and the like alone (rbacpolicy.Actions), so that the policy is told instead.
*/
function judgeArgoRights(reviewed, { about, steers }) {
	const diagnosis = judge(reviewed, {
		...answering("argocd-permissions", about),
		print: ({ action }) => action,
		remedy: (rights) => `add to the policy of Argo CD (argocd-rbac-cm): ${rights.map(policyOf).join("; ")}`
	});
	const [first] = reviewed;
	if (diagnosis.answer !== "fine" || !steers || first === void 0) return diagnosis;
	const action = policyOf({
		...first.right,
		action: "action/argoproj.io/Rollout/ACTION"
	});
	return {
		...diagnosis,
		advice: `the command \`rollout\` needs besides, which Argo CD does not tell: ${action}`
	};
}
function policyOf({ resource, action, object }) {
	return `p, ROLE, ${resource}, ${action}, ${object}, allow`;
}
function judge(reviewed, { fine, problem, unknown, print, remedy }) {
	const silent = reviewed.filter(({ isNeeded, isGranted }) => isNeeded && isGranted === void 0);
	const refused = reviewed.filter(({ isGranted }) => isGranted === false);
	const lacking = refused.filter(({ isNeeded }) => isNeeded);
	const list = (all) => [...new Set(all.map(({ right }) => print(right)))].join(", ");
	const rules = (all) => remedy(all.map(({ right }) => right));
	const uses = (all) => [...new Set(all.map((one) => one.for))].join(", ");
	if (lacking.length > 0) return problem(`may not ${list(lacking)} (${uses(lacking)})`, rules(lacking));
	if (silent.length > 0) return unknown(`nobody answers whether we may ${list(silent)}`, `see that there is such a rule: ${rules(silent)}`);
	if (refused.length === 0) return fine(`may ${list(reviewed.filter(({ isGranted }) => isGranted === true))}`);
	return fine(`all that is needed; not ${list(refused)}`, `for ${uses(refused)}: ${rules(refused)}`);
}
/** What a YAML document holds, as plain values, or why it cannot be told. */
function plainOf(document) {
	const [error] = document.errors;
	if (error !== void 0) return { wrong: error.message.split("\n")[0] ?? "is no YAML" };
	try {
		return { data: document.toJS({ maxAliasCount: 100 }) };
	} catch {
		return { wrong: "its aliases cannot be followed" };
	}
}
/** What a YAML file holds, as plain values; undefined where that cannot be told. */
function dataOf(bytes) {
	const plain = plainOf((0, import_dist.parseDocument)(new TextDecoder().decode(bytes)));
	return "data" in plain ? plain.data : void 0;
}
/** Asks for each right; who does not answer says nothing. */
async function reviewAll(wanted, may, signal) {
	return Promise.all(wanted.map(async (one) => {
		const answer = await may(one.right, signal);
		return {
			...one,
			isGranted: answer.state === "given" ? answer.value : void 0
		};
	}));
}
/** Whether an environment stands for many previews: where they are, and what runs there, only one of them has. */
function isManyPreviews({ configuration }, name) {
	return configuration.environments[name]?.preview !== void 0;
}
/** Every target that is examined. */
function targetsOf(patient) {
	return patient.environments.filter(([name]) => !isManyPreviews(patient, name)).flatMap(([environment, { targets }]) => targets.map((target) => ({
		environment,
		target,
		about: `${environment}/${target.name}`
	})));
}
/** The cluster that holds the Application of a target. */
function applicationCluster({ cluster, argocd }) {
	return argocd?.cluster ?? cluster;
}
/** Questions about the Applications of Argo CD. */
function argocdExaminations(patient, chart, signal) {
	return targetsOf(patient).flatMap((of) => {
		const { argocd } = of.target;
		return argocd === void 0 ? [] : examinationsOf$1(caseOf({
			patient,
			chart,
			of,
			argocd
		}, signal));
	});
}
function caseOf(given, signal) {
	const { argocd, of, patient } = given;
	const application = {
		namespace: argocd.namespace,
		name: argocd.application
	};
	return {
		...given,
		target: {
			about: `${of.about} ${argocd.application}`,
			application,
			sync: argocd.sync
		},
		sight: once(async () => {
			const cluster = await patient.ports.cluster(applicationCluster(of.target));
			if (cluster === void 0) return void 0;
			return sightOf(await listOnce(cluster, applicationType(application), signal), argocd.application, seenApplication);
		})
	};
}
function examinationsOf$1(one) {
	const { about } = one.target;
	/** Once the Application is seen; that it is not is told by itself. */
	const ofSeen = (question, run) => ({
		questions: [question],
		about,
		run: async (signal) => {
			const sight = await one.sight().catch(() => void 0);
			return sight?.state === "seen" ? [await run(sight.object, signal)] : [];
		}
	});
	return [
		{
			questions: ["argocd-application"],
			about,
			run: async () => [judgeSight(await one.sight(), one)]
		},
		{
			questions: ["argocd-permissions"],
			about,
			run: (signal) => rights(one, signal)
		},
		{
			questions: ["argocd-version"],
			about,
			run: (signal) => version(one, signal)
		},
		ofSeen("auto-sync", (seen, signal) => autoSync(one, seen, signal)),
		ofSeen("sync-window", (seen, signal) => windows(one, seen, signal)),
		ofSeen("source", async (seen) => judgeSource(seen, await written(one), about)),
		ofSeen("overrides", (seen, signal) => overrides(one, seen, signal))
	];
}
function judgeSight(sight, { target, argocd }) {
	const { fine, problem, unknown } = answering("argocd-application", target.about);
	const access = "see docs/permissions.md, \"The cluster\" or \"Argo CD's own API\"";
	switch (sight?.state) {
		case void 0: return unknown("no way to Argo CD was given", "give `kubeconfig`, `argocd-server` and `argocd-token`, or `clusters` in the configuration");
		case "seen": {
			const { application } = sight.object;
			if (application.deleting) return problem("it is being deleted", "wait, or correct `argocd.application`");
			return fine(`${application.syncStatus ?? "Unknown"}, ${application.health ?? "Unknown"}`);
		}
		case "absent": return problem(`there is no Application ${argocd.namespace}/${argocd.application}`, "correct `argocd.application`, its `namespace` or its `cluster`; before it is made, a deployment waits for it");
		case "unknown-type": return problem("the cluster has no Argo CD", "name the cluster that holds the Application: `argocd.cluster`");
		case "forbidden": return problem(`may not be read: ${sight.message}`, access);
		case "unreachable": return unknown(`Argo CD does not answer: ${sight.message}`, "see that its address can be reached from here");
	}
}
async function rights({ patient, of, argocd, target, sight }, signal) {
	const cluster = await patient.inspection.cluster(applicationCluster(of.target));
	const syncs = argocd.sync === "if-manual";
	if (cluster === void 0) return [];
	if (cluster.through === "kubernetes") return [judgeKubernetesRights(await reviewAll(applicationRights(argocd.namespace, syncs), cluster.may, signal), {
		question: "argocd-permissions",
		about: target.about
	})];
	const seen = await sight().catch(() => void 0);
	const project = seen?.state === "seen" ? seen.object.application.project.name : "*";
	const steers = of.target.workloads.some(({ kind }) => kind === "Rollout");
	return [judgeArgoRights(await reviewAll(argoRights(`${project}/${argocd.application}`, syncs), cluster.may, signal), {
		about: target.about,
		steers
	})];
}
async function version({ patient, of, target }, signal) {
	const cluster = await patient.inspection.cluster(applicationCluster(of.target));
	if (cluster?.through !== "argocd") return [];
	const answer = await cluster.version(signal);
	if (answer.state === "given") return [judgeVersion(answer.value, target.about)];
	return [answering("argocd-version", target.about).unknown(answer.why, "see that the address is that of Argo CD")];
}
function named(resource, { namespace, name }) {
	return {
		apiVersion: "argoproj.io/v1alpha1",
		resource,
		namespace,
		only: name
	};
}
async function look({ patient, of }, type, read, signal) {
	const cluster = await patient.ports.cluster(applicationCluster(of.target));
	if (cluster === void 0) return { state: "absent" };
	return sightOf(await listOnce(cluster, type, signal), type.only ?? "", read);
}
async function autoSync(one, seen, signal) {
	const { applicationSet, namespace, automated } = seen.application;
	if (applicationSet === void 0 || automated) return judgeAutoSync(seen, void 0, one.target);
	const set = await look(one, named("applicationsets", {
		namespace,
		name: applicationSet
	}), readApplicationSet, signal);
	return judgeAutoSync(seen, set.state === "seen" ? set.object : "hidden", one.target);
}
async function windows(one, seen, signal) {
	const { project } = seen.application;
	const { about } = one.target;
	const sight = await look(one, named("appprojects", project), readProject, signal);
	if (sight.state === "seen") return judgeWindows(sight.object, seen, one.patient.ports.clock.now(), about);
	const why = "message" in sight ? sight.message : "it is not there";
	return answering("sync-window", about).unknown(`the AppProject ${project.name} cannot be seen: ${why}`, `let us list appprojects in ${project.namespace} (docs/permissions.md)`);
}
/** The edits of the target with their templates filled in, with an image that is not there yet. */
async function editsOf({ chart, of }) {
	const plan = await chart.planFor(of.environment);
	const targets = plan.targets.filter(({ name }) => name === of.target.name);
	return fillIn({
		...plan,
		targets
	}, provisionalImage(plan));
}
async function written(one) {
	const { patient, chart } = one;
	const looked = await chart.gitops().catch(() => void 0);
	const seen = looked?.seen.state === "seen" ? { defaultBranch: looked.seen.settings.defaultBranch } : {};
	const files = [...new Set((await editsOf(one)).map(({ file }) => file))];
	return {
		url: patient.gitopsUrl,
		branch: patient.configuration.gitops.branch,
		files,
		...seen
	};
}
async function overrides(one, seen, signal) {
	const { patient, target } = one;
	const { gitops, image } = patient.configuration;
	const repository = await patient.ports.gitops();
	const head = await repository.head(gitops.branch, signal);
	const paths = sourceFiles(seen, patient.gitopsUrl);
	const files = [...head === void 0 ? /* @__PURE__ */ new Map() : await repository.read(head, paths, signal)].map(([where, bytes]) => ({
		where,
		data: dataOf(bytes)
	}));
	const byPath = (await editsOf(one)).flatMap((edit) => edit.target.by === "path" ? [edit.target.path] : []);
	return judgeOverrides(seen, files, {
		keys: {
			image: image.name,
			paths: byPath
		},
		about: target.about
	});
}
/** Whether each Schedule that covers a namespace has made a Backup in time, and whether each namespace has one. */
function judgeSchedules({ schedules, backups }, covered) {
	const relevant = schedules.filter((one) => !isTrueAt(one, "spec", "paused")).filter((one) => covered.namespaces.some((name) => covers(one, name)));
	const bare = covered.namespaces.filter((name) => !relevant.some((one) => covers(one, name)));
	const judged = relevant.map((one) => judgeSchedule(one, backups, covered));
	if (bare.length === 0) return judged;
	const { fine } = answering("backup-schedule", covered.about);
	const advice = "a Schedule of Velero makes Backups also of what changes between deployments: see docs/backups.md";
	return [...judged, fine(`no Schedule of Velero backs up ${bare.join(", ")}`, advice)];
}
/** https://velero.io/docs/main/api-types/schedule/: no namespace is every namespace. */
function covers(schedule, namespace) {
	const listed = (key) => listAt(schedule, "spec", "template", key).map(String);
	const included = listed("includedNamespaces");
	if (listed("excludedNamespaces").includes(namespace)) return false;
	return included.length === 0 || included.includes("*") || included.includes(namespace);
}
function judgeSchedule(schedule, backups, { about, now }) {
	const name = oneLine(textAt(schedule, "metadata", "name") ?? "", 100);
	const cron = textAt(schedule, "spec", "schedule") ?? "";
	const { fine, problem, unknown } = answering("backup-schedule", `${about} ${name}`);
	const state = readSchedule(schedule, backups, now);
	const trouble = scheduleTrouble(state, {
		cron,
		now
	});
	if (trouble !== void 0) return problem(trouble, state.is === "refused" ? "correct the Schedule" : `read \`velero schedule describe ${name}\` and the log of its last Backup`);
	if (state.is !== "in-time") return unknown(`nobody can tell when "${oneLine(cron, 60)}" is due`, "write it as the five fields of a crontab");
	return fine(state.last === void 0 ? "it is new, and none was due twice" : lastWords(state.last, now));
}
/** Questions about Velero, where an environment is backed up before it is written. */
function backupExaminations(patient) {
	return patient.environments.flatMap(([name, environment]) => vaultsOf(name, environment).flatMap((vault) => [rightsExamination$1(patient, vault), scheduleExamination(patient, vault)]));
}
function vaultsOf(name, { backup, targets }) {
	if (backup === void 0) return [];
	const { namespace, namespaces: besides } = backup;
	return [...Map.groupBy(targets, ({ cluster }) => cluster)].map(([cluster, own]) => {
		const workloads = own.flatMap((one) => one.workloads.map((workload) => workload.namespace));
		const namespaces = [.../* @__PURE__ */ new Set([...workloads, ...besides])];
		return {
			cluster,
			about: `${name}/${cluster ?? own[0]?.name ?? ""}`,
			namespace,
			namespaces
		};
	});
}
function rightsExamination$1({ inspection }, { cluster, about, namespace }) {
	return {
		questions: ["backup"],
		about,
		run: async (signal) => {
			const inspected = await inspection.cluster(cluster);
			if (inspected?.through !== "kubernetes") {
				const { problem } = answering("backup", about);
				return [problem("no way to the Kubernetes API was given: deployments end errored, backup-failed", "give `kubeconfig`, or `clusters` in the configuration; or leave `backup` out")];
			}
			return [judgeKubernetesRights(await reviewAll(backupRights(namespace), inspected.may, signal), {
				question: "backup",
				about
			})];
		}
	};
}
function scheduleExamination({ ports }, { cluster: name, about, namespace, namespaces }) {
	return {
		questions: ["backup-schedule"],
		about,
		run: async (signal) => {
			const cluster = await ports.cluster(name);
			if (cluster?.objects === void 0) return [];
			const seen = await seeSchedules(cluster, namespace, signal);
			if (seen.state !== "seen") return [unseen$1(seen, {
				about,
				namespace
			})];
			return judgeSchedules(seen.object, {
				namespaces,
				about,
				now: ports.clock.now()
			});
		}
	};
}
function unseen$1(seen, { about, namespace }) {
	const { problem, unknown } = answering("backup-schedule", about);
	if (seen.state === "unknown-type") return problem(`the cluster knows no ${backupApi.apiVersion}: Velero is not installed`, "install Velero there, or leave `backup` out");
	return unknown(`the Schedules of Velero cannot be seen: ${"message" in seen ? seen.message : "there was no answer"}`, `let us list them: ${scheduleRights(namespace)}`);
}
/** Questions about error budgets, where something was promised. */
function budgetExaminations({ configuration, environments, ports }) {
	return environments.flatMap(([name, environment]) => {
		const plan = budgetPlan(configuration, environment, name);
		if (plan === void 0) return [];
		const { fine, problem, unknown } = answering("error-budget", name);
		return [{
			questions: ["error-budget"],
			about: name,
			run: async (signal) => {
				return (await readBudgets({
					ports,
					signal
				}, plan, {
					records: [],
					most: Number.POSITIVE_INFINITY
				})).map((one) => {
					const sentence = budgetSentence(one);
					if (one.budget !== void 0) return fine(sentence);
					const remedy = "correct `slo` or `prometheus`: see docs/error-budget.md";
					return plan.holds && plan.holdsUnknown ? problem(`${sentence}; deployments end errored, prometheus-unreachable`, remedy) : unknown(sentence, remedy);
				});
			}
		}];
	});
}
/** Milliseconds that one examination may take. */
const longest$1 = 2e4;
/** Examines everything at the same time. Rejects only once the signal is aborted. */
async function examineAll(examinations, signal, within = longest$1) {
	const all = await Promise.all(examinations.map((one) => examine$1(one, signal, within)));
	signal.throwIfAborted();
	return all.flat();
}
async function examine$1({ questions, about, run }, signal, within) {
	const late = AbortSignal.timeout(within);
	try {
		return await untilAborted(run(AbortSignal.any([signal, late])), AbortSignal.any([signal, late]));
	} catch (error) {
		const why = late.aborted ? `there was no answer within ${within / 1e3} s` : messageOf(error);
		const remedy = error instanceof DeployError ? error.remedy : "run again; with --debug the log says more";
		return questions.map((question) => answering(question, about).unknown(why, remedy));
	}
}
function messageOf(error) {
	return error instanceof Error ? error.message : String(error);
}
/** Rules that say nothing of a push of one ordinary commit. */
const harmless = [
	"deletion",
	"non_fast_forward",
	"required_linear_history",
	"creation"
];
function obstacleOf(rule, by) {
	const from = ` (${rule.ruleset})`;
	switch (rule.type) {
		case "pull_request": return { certain: `changes must come by pull request${from}` };
		case "merge_queue": return { certain: `changes must come through the merge queue${from}` };
		case "update": return { certain: `only who may bypass it updates the branch${from}` };
		case "required_status_checks": return { certain: `${checksOf(rule).join(", ") || "checks"} must have passed, which a new commit has not${from}` };
		case "required_deployments": return { certain: `it must have been deployed elsewhere before${from}` };
		case "required_signatures": return by === "git" ? { certain: `commits must be signed, and those of git are not${from}` } : {};
		default: return harmless.includes(rule.type) ? {} : { doubtful: `the rule ${rule.type}${from}` };
	}
}
function obstaclesTo({ rules, protection }, by) {
	const found = rules.filter(({ isBypassed }) => isBypassed !== true).map((rule) => obstacleOf(rule, by));
	const checks = protection?.checks ?? [];
	const rest = protection?.rest;
	const byProtection = "the protection of the branch";
	return {
		certain: [
			...found.flatMap(({ certain }) => certain ?? []),
			...checks.length === 0 ? [] : [`${checks.join(", ")} must have passed, which a new commit has not (${byProtection})`],
			...(rest?.reviews ?? 0) === 0 ? [] : [`changes must come by a reviewed pull request (${byProtection})`],
			...rest?.isSigned === true && by === "git" ? [`commits must be signed, and those of git are not (${byProtection})`] : []
		],
		doubtful: [
			...found.flatMap(({ doubtful }) => doubtful ?? []),
			...rest?.isRestricted === true ? [`${byProtection} names who may push`] : [],
			...protection !== void 0 && rest === void 0 ? [`${byProtection} is told to administrators alone`] : []
		]
	};
}
/** Checks that the rules of a branch require, by name. */
function requiredChecks({ rules, protection }) {
	return [.../* @__PURE__ */ new Set([...rules.flatMap(checksOf), ...protection?.checks ?? []])];
}
function checksOf({ type, parameters }) {
	if (type !== "required_status_checks") return [];
	return listAt(parameters, "required_status_checks").flatMap((one) => textAt(one, "context") ?? []);
}
/** Whether a push would pass. */
function judgeWrite(facts, writing) {
	const { environment, write, by, branch } = writing;
	const { fine, problem, unknown } = answering("write", environment);
	if (write === "pull-request") return fine(`by pull request to ${branch}`);
	const { certain, doubtful } = obstaclesTo(facts, by);
	const isSigned = certain.every((one) => one.startsWith("commits must be signed"));
	if (certain.length > 0 && write === "push-or-pull-request") return fine(`by pull request, as a push to ${branch} would be refused: ${certain.join("; ")}`);
	if (certain.length > 0) return problem(`a push to ${branch} would be refused: ${certain.join("; ")}`, isSigned ? "use `gitops.transport: api`: GitHub signs the commits that are made by its API" : `use \`write: pull-request\` for ${environment}, or let the App of the token bypass the rule`);
	if (doubtful.length > 0) return unknown(`nothing known refuses a push to ${branch}, but ${doubtful.join("; ")}`, "look under Settings, Rules (or Branches) of the GitOps repository; `write: push-or-pull-request` is good for both");
	const bypassed = facts.rules.filter(({ isBypassed }) => isBypassed === true).length;
	return fine(`a push to ${branch} passes${bypassed === 0 ? "" : ", as this token bypasses its rules"}`);
}
/** Whether the branches of pull requests can be made, and made anew. */
function judgeOurBranch(facts, { environment, by }, name) {
	const { fine, problem } = answering("our-branch", environment);
	const forbidden = {
		creation: "forbids to create it",
		update: "forbids to update it",
		non_fast_forward: "forbids force pushes, by which it is made anew",
		deletion: "forbids to delete it once it is merged",
		pull_request: "wants pull requests for it",
		merge_queue: "wants a merge queue for it",
		required_status_checks: "wants checks before it is pushed",
		...by === "git" ? { required_signatures: "wants signed commits, which git does not make" } : {}
	};
	const broken = facts.rules.filter(({ isBypassed }) => isBypassed !== true).flatMap(({ type, ruleset }) => forbidden[type] === void 0 ? [] : [`${ruleset} ${forbidden[type]}`]);
	if (broken.length === 0) return fine(`${name} can be made`);
	return problem(`${name}: ${broken.join("; ")}`, "exclude `gitops-deploy/**/*` in that ruleset (Settings, Rules, Rulesets)");
}
/** Whether checks that are required start for what a token does. */
function judgeStarts(facts, kind, { environment, write }) {
	const { fine, problem, unknown } = answering("starts-workflows", environment);
	const checks = requiredChecks(facts);
	const required = checks.length === 0 ? "no check is required" : `required: ${checks.join(", ")}`;
	const useApp = "make the token by a GitHub App: `app-id` and `app-private-key` (docs/permissions.md)";
	if (kind === "actions" && checks.length > 0 && write !== "push") return problem(`GITHUB_TOKEN starts no workflows, and ${checks.join(", ")} would never begin`, useApp);
	if (kind === "actions") return fine(`none start for GITHUB_TOKEN; ${required}`, "a GitHub App is what lets workflows run on our commits");
	if (kind === "unknown") return unknown(`the kind of the token is not known; ${required}`, useApp);
	return fine(`they start; ${required}`);
}
/** How many approving reviews a branch asks for. */
function requiredReviews({ rules, protection }) {
	const byRules = rules.filter(({ type }) => type === "pull_request").map(({ parameters }) => numberAt(parameters, "required_approving_review_count") ?? 0);
	return Math.max(0, ...byRules, protection?.rest?.reviews ?? 0);
}
/** Whether the way to merge that is configured is one that the repository has. */
function judgeMerging(facts, settings, writing) {
	const { environment, write, merge, branch } = writing;
	const { fine, problem, unknown } = answering("merging", environment);
	if (write === "push") return fine("nothing is merged: it is pushed");
	if (merge === "manual") return fine("a person merges");
	if (hasQueue(facts)) return fine(`the merge queue of ${branch} merges`);
	if (settings.methods === void 0) return unknown("GitHub does not show how the repository merges to this token", "look under Settings, General, Pull Requests");
	const methods = methodsLeft(facts, settings.methods);
	if (methods.length === 0) return problem(`no way to merge is left: the repository allows ${settings.methods.join(", ") || "none"}, and the rules of ${branch} take none of them`, "allow squash or rebase merging (Settings, General, Pull Requests)");
	const missing = needed(facts);
	if (merge === "immediate" && missing.length > 0) return problem(`\`merge: immediate\` would be refused at once: ${missing.join(" and ")}`, `use \`merge: auto\` for ${environment}${settings.allowsAutoMerge === true ? "" : ", and allow auto-merge (Settings, General)"}`);
	if (merge === "auto" && missing.length > 0 && settings.allowsAutoMerge === false) return problem(`\`merge: auto\` waits for ${missing.join(" and ")}, and the repository does not allow auto-merge`, "allow it: Settings, General, Pull Requests, Allow auto-merge");
	return fine(`by ${methods[0]}${missing.length === 0 ? ", at once" : `, after ${missing.join(" and ")}`}`);
}
function hasQueue({ rules }) {
	return rules.some(({ type }) => type === "merge_queue");
}
function needed(facts) {
	const reviews = requiredReviews(facts);
	const checks = requiredChecks(facts);
	return [...reviews === 0 ? [] : [`${reviews} approving review${reviews === 1 ? "" : "s"}`], ...checks.length === 0 ? [] : [`the checks ${checks.join(", ")}`]];
}
/** Methods that rules leave: a linear history takes no merge commit, and a rule of pull requests may name some alone. */
function methodsLeft({ rules, protection }, methods) {
	const isLinear = protection?.rest?.isLinear === true || rules.some(({ type }) => type === "required_linear_history");
	const named = rules.filter(({ type }) => type === "pull_request").map(({ parameters }) => listAt(parameters, "allowed_merge_methods")).filter((list) => list.length > 0);
	return methods.filter((method) => !(isLinear && method === "merge") && named.every((list) => list.includes(method)));
}
/** The folder, or the file, that a pattern begins with, before its first wildcard; empty for the root. */
function beginningOf(pattern) {
	const parts = pattern.split("/");
	const wild = parts.findIndex((part) => /[*?]/.test(part));
	return (wild < 0 ? parts : parts.slice(0, wild)).join("/");
}
/** Whether what patterns begin with is there; `isThere` knows every beginning. */
function judgePaths(patterns, isThere) {
	return patterns.map((pattern) => {
		const { fine, problem } = answering("paths", pattern);
		const beginning = beginningOf(pattern);
		if (beginning === "") return fine("the whole repository", "name the folders of this application: nothing else is then ever written");
		if (isThere(beginning)) return fine(`${beginning} is there`);
		return problem(`the GitOps repository has no ${beginning}`, "correct `gitops.allowed-paths`");
	});
}
const page = "docs/check.md";
/** Whether pull requests of the GitOps repository are judged before they are merged, and whether they have to be. */
function judgeRequiredCheck({ repository, branch, workflows, rules }) {
	const { fine, problem, unknown } = answering("required-check", repository);
	const jobs = workflows.flatMap((workflow) => workflow.steps.filter(({ command }) => command === "check").map((step) => ({
		workflow,
		step
	})));
	const [first] = jobs;
	if (first === void 0) return fine("no workflow there runs `check`", `what people change by hand is judged before Argo CD sees it by a workflow with \`command: check\` (${page}); \`init\` writes one`);
	if (rules === void 0) return unknown(`${told(first)} runs it; whether ${branch} requires it is not known`, `require the job in the rules of ${branch} (Settings, Rules)`);
	const checks = requiredChecks(rules);
	const required = jobs.find(({ step }) => checks.some((check) => isOf$1(check, step)));
	if (required === void 0 && jobs.some(({ step }) => step.jobName.includes("${{"))) return unknown(`${told(first)} runs it, under a name that is known to its runs alone`, `see that ${branch} requires it (Settings, Rules)`);
	if (required === void 0) return fine(`${told(first)} runs it, and ${branch} does not require it`, `require the check "${first.step.jobName}" in the rules of ${branch} (Settings, Rules): a pull request that fails it can be merged`);
	const stuck = stuckBecause(required, rules);
	if (stuck === void 0) return fine(`${told(required)} runs it, and ${branch} requires it`);
	return problem(`${branch} requires ${told(required)}, ${stuck.why}`, stuck.remedy);
}
function told({ workflow: { file }, step }) {
	return `"${step.jobName}" of ${file}`;
}
/** A job of a workflow that is called is named behind the one that calls it. */
function isOf$1(check, { jobName, uses }) {
	return check === jobName || uses.includes("/.github/workflows/") && check.startsWith(`${jobName} / `);
}
/** Why a required check would be waited for in vain. */
function stuckBecause({ workflow }, { rules }) {
	const { triggers, hasPathFilter } = workflow;
	if (!triggers.includes("pull_request")) return {
		why: "which does not run for pull requests: they would wait for it in vain",
		remedy: `run it \`on: pull_request\` (${page})`
	};
	if (rules.some(({ type }) => type === "merge_queue") && !triggers.includes("merge_group")) return {
		why: "which does not run in its merge queue: nothing would ever leave it",
		remedy: `run it \`on: merge_group\` too (${page})`
	};
	if (hasPathFilter) return {
		why: "which runs for some files only: a pull request of others would wait for it in vain",
		remedy: "take `paths` out of `on: pull_request`: where no manifest has changed, it succeeds"
	};
}
/** Bytes of a workflow that are read; GitHub takes no larger file. */
const largestWorkflow = 524288;
/** Reads a workflow file; why it cannot be, where it is no YAML. */
function readWorkflow(file, text) {
	const counter = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, { lineCounter: counter });
	const plain = plainOf(document);
	if ("wrong" in plain) return plain.wrong;
	const { data } = plain;
	const lineOf = (...path) => {
		const node = document.getIn(path, true);
		const [start] = listAt(node, "range");
		return typeof start === "number" ? counter.linePos(start).line : 1;
	};
	const jobs = Object.entries(valueOfJobs(data));
	return {
		file,
		triggers: triggersOf(data),
		hasPathFilter: ["paths", "paths-ignore"].some((key) => valueAt(data, "on", "pull_request", key) !== void 0),
		steps: jobs.flatMap(([job, value]) => stepsOf({
			job,
			value,
			workflow: data,
			lineOf
		})),
		untrustedCheckouts: jobs.flatMap(([job, value]) => listAt(value, "steps").flatMap((step, index) => isUntrustedCheckout(step) ? [lineOf("jobs", job, "steps", index)] : []))
	};
}
function valueOfJobs(data) {
	const jobs = valueAt(data, "jobs");
	return isFields(jobs) ? jobs : {};
}
function triggersOf(data) {
	const on = valueAt(data, "on");
	if (typeof on === "string") return [on];
	if (Array.isArray(on)) return on.filter((one) => typeof one === "string");
	return isFields(on) ? Object.keys(on) : [];
}
/** This action, by the name of its repository, whoever has forked it. */
const ourAction = /^[^/]+\/gitops-deploy@/;
const ourWorkflow = /^[^/]+\/gitops-deploy\/\.github\/workflows\/([\w-]+)\.ya?ml@/;
/** The command line as the first word of a line of a shell. */
const ourCommand = /^[ \t]*(?:npx[ \t]+(?:-\S+[ \t]+)*)?gitops-deploy[ \t]+([a-z-]+)/m;
function stepsOf({ job, value, workflow, lineOf }) {
	const common = {
		job,
		jobName: textAt(value, "name") ?? job,
		permissions: valueAt(value, "permissions") ?? valueAt(workflow, "permissions"),
		concurrency: valueAt(value, "concurrency") ?? valueAt(workflow, "concurrency")
	};
	const called = textAt(value, "uses") ?? "";
	const calls = ourWorkflow.exec(called)?.[1];
	if (calls !== void 0) return [{
		...common,
		uses: called,
		command: calls,
		...ofInputs(value),
		line: lineOf("jobs", job)
	}];
	return listAt(value, "steps").flatMap((step, index) => {
		const uses = textAt(step, "uses") ?? "";
		const line = lineOf("jobs", job, "steps", index);
		if (ourAction.test(uses)) {
			const command = (textAt(step, "with", "command") ?? "deploy").split(/\s/)[0] ?? "deploy";
			return [{
				...common,
				uses,
				command,
				...ofInputs(step),
				line
			}];
		}
		const command = ourCommand.exec(textAt(step, "run") ?? "")?.[1];
		return command === void 0 ? [] : [{
			...common,
			uses: "run",
			command,
			hasImage: true,
			hasOwnToken: true,
			line
		}];
	});
}
function ofInputs(step) {
	const token = valueAt(step, "with", "github-token");
	return {
		hasImage: valueAt(step, "with", "image") !== void 0,
		hasOwnToken: token !== void 0 && !/github\.token|secrets\.GITHUB_TOKEN/.test(String(token))
	};
}
/** Characters of a line of a shell that is looked at. */
const longestLine = 2e3;
/** https://securitylab.github.com/resources/github-actions-preventing-pwn-requests/ */
function isUntrustedCheckout(step) {
	const isCheckout = /^actions\/checkout@/.test(textAt(step, "uses") ?? "");
	const text = `${textAt(step, "with", "ref") ?? ""} ${textAt(step, "with", "repository") ?? ""}`;
	if (isCheckout) return /head[._](?:ref|sha|repo)|refs\/pull\/|pull_request\.head|head\.(?:ref|sha)/i.test(text);
	return (textAt(step, "run") ?? "").split("\n").filter((line) => line.length <= longestLine).some((line) => /\bgh pr checkout\b|git (?:fetch|checkout)\b.*(?:pull\/|head)/.test(line));
}
/** Questions about the GitOps repository, its branch and what is written there. */
function gitopsExaminations(patient, chart) {
	return [
		branchExamination(patient),
		checkExamination(patient, chart),
		pathsExamination(patient),
		...patient.environments.flatMap(([name, environment]) => [rulesExamination(patient, chart, [name, environment]), editsExamination(patient, chart, name)])
	];
}
function branchExamination({ ports, configuration }) {
	const { repository, branch } = configuration.gitops;
	return {
		questions: ["branch"],
		about: repository,
		run: async (signal) => {
			const { fine, problem } = answering("branch", repository);
			const head = await (await ports.gitops()).head(branch, signal);
			if (head !== void 0) return [fine(`${branch} is at ${head.slice(0, 12)}`)];
			return [problem(`it has no branch ${branch}`, "correct `gitops.branch`, or make the branch")];
		}
	};
}
function rulesExamination({ configuration, by }, chart, [name, environment]) {
	const { write, merge } = environment;
	const { branch } = configuration.gitops;
	const writing = {
		environment: name,
		write,
		merge,
		by,
		branch
	};
	return {
		questions: [
			"starts-workflows",
			"write",
			"our-branch",
			"merging"
		],
		about: name,
		run: async () => {
			const looked = await chart.gitops();
			const facts = await chart.branch(branch);
			if (looked?.seen.state !== "seen" || facts === void 0) return [unseen(name, looked === void 0)];
			const scope = {
				application: configuration.application,
				environment: name
			};
			const ours = write === "push" ? rollbackBranchName(scope) : branchName(scope);
			const ourFacts = proposes(environment) ? await chart.branch(ours) : void 0;
			return [
				judgeStarts(facts, looked.seen.token.kind, writing),
				judgeWrite(facts, writing),
				...ourFacts === void 0 ? [] : [judgeOurBranch(ourFacts, writing, ours)],
				judgeMerging(facts, looked.seen.settings, writing)
			];
		}
	};
}
function unseen(environment, isElsewhere) {
	const { unknown } = answering("write", environment);
	return isElsewhere ? unknown("the repository is not on this GitHub, or there is no token for it: its rules are not known", "where a hook or a protection refuses pushes, `deploy` says what it said") : unknown("the token does not see the repository, so its rules are not known", "see what is said of the token");
}
/** Workflows that are read: of more the first. */
const mostWorkflows = 50;
function checkExamination({ ports, configuration }, chart) {
	const { repository, branch } = configuration.gitops;
	return {
		questions: ["required-check"],
		about: repository,
		run: async (signal) => {
			const gitops = await ports.gitops();
			const head = await gitops.head(branch, signal);
			if (head === void 0) return [];
			const folder = ".github/workflows";
			const files = [...(await gitops.folders(head, [folder], signal)).get(folder)?.files ?? []].filter((name) => /\.ya?ml$/.test(name)).map((name) => inFolder(folder, name));
			const workflows = [...await gitops.read(head, files.sort().slice(0, mostWorkflows), signal)].flatMap(([file, bytes]) => {
				const workflow = bytes.length > 524288 ? "" : readWorkflow(file, new TextDecoder().decode(bytes));
				return typeof workflow === "string" ? [] : [workflow];
			});
			const rules = await chart.branch(branch).catch(() => void 0);
			return [judgeRequiredCheck({
				repository,
				branch,
				workflows,
				rules
			})];
		}
	};
}
function pathsExamination({ ports, configuration }) {
	const { branch, repository, "allowed-paths": patterns } = configuration.gitops;
	return {
		questions: ["paths"],
		about: repository,
		run: async (signal) => {
			const gitops = await ports.gitops();
			const head = await gitops.head(branch, signal);
			if (head === void 0) return [];
			const beginnings = [...new Set(patterns.map(beginningOf))].filter((one) => one !== "");
			const folders = await gitops.folders(head, beginnings, signal);
			const files = await gitops.read(head, beginnings.filter((one) => !folders.has(one)), signal);
			return judgePaths(patterns, (beginning) => folders.has(beginning) || files.has(beginning));
		}
	};
}
/** As `deploy` does it, with an image that is not there yet. */
function editsExamination(patient, chart, name) {
	return {
		questions: ["edits"],
		about: name,
		run: async (signal) => {
			const { ports } = patient;
			const { fine, problem, unknown } = answering("edits", name);
			if (isManyPreviews(patient, name)) return [unknown("each pull request has its own", `run doctor for one that is open: --environment ${name}-17`)];
			const plan = await chart.planFor(name);
			const run = silentRun(plan, ports, signal);
			const head = await readHead(run);
			const planned = typeof head === "string" ? await planWavesOn(run, provisionalImage(plan), head) : head;
			if (!("event" in planned)) {
				const edits = planned.whole.files.flatMap(({ named }) => named);
				const files = planned.whole.files.map(({ file }) => file);
				return [fine(`${edits.length} in ${files.join(", ")}`)];
			}
			if (planned.event !== "ended") return [unknown("they were not planned", "run `deploy --dry-run`")];
			return [problem(planned.outcome.sentence, remedyOf(planned.outcome))];
		}
	};
}
/** Bytes that a build, a scan and a database of Trivy take at least. */
const leastFree = 2e9;
/** Seconds that clocks may differ: GitHub takes the proof of an App from no clock that is more than 60 s ahead. */
const mostApart = 30;
/** Whether this machine is enough. */
function judgeMachine(facts, needs) {
	const { fine, problem } = answering("runner", "runner");
	if (Number(facts.node.split(".")[0]) < 20) return problem(`Node ${facts.node} is too old`, "use Node 20 or newer, such as by actions/setup-node");
	if (needs.git && facts.git === void 0) return problem("git cannot be run, and the GitOps repository is reached by it", "install git, or use `gitops.transport: api`");
	const free = `${Math.floor(facts.freeBytes / 1e9)} GB free in ${facts.folder}`;
	if (facts.freeBytes < leastFree) return problem(`only ${free}`, "free some: a build and the database of Trivy need 2 GB and more");
	return fine(`Node ${facts.node}, ${facts.git === void 0 ? "no git" : `git ${facts.git}`}, ${free}`);
}
/** Whether our clock agrees with others. */
function judgeClock(readings) {
	if (readings.length === 0) return [answering("clock", "clock").unknown("nobody told the time", "see that GitHub or a cluster can be reached")];
	return readings.map(({ of, aheadSeconds }) => {
		const { fine, problem } = answering("clock", of);
		const apart = Math.round(Math.abs(aheadSeconds));
		if (apart <= mostApart) return fine(apart <= 2 ? "agrees with ours" : `${apart} s apart from ours`);
		return problem(`our clock is ${apart} s ${aheadSeconds > 0 ? "ahead of" : "behind"} it`, "set the clock of the runner: let it follow NTP (`timedatectl set-ntp true`)");
	});
}
/** Questions about this machine and its clock. */
function machineExaminations(patient, chart) {
	const { inspection, by } = patient;
	return [
		{
			questions: ["runner"],
			about: "runner",
			run: async (signal) => [judgeMachine(await inspection.machine(signal), { git: by === "git" })]
		},
		{
			questions: ["clock"],
			about: "GitHub",
			run: async () => judgeGitHubClock(await gitHubClock(chart))
		},
		...clusterNames(patient).map((name) => clusterClock(patient, name))
	];
}
function judgeGitHubClock(reading) {
	if (reading !== void 0) return judgeClock([reading]);
	return [answering("clock", "GitHub").unknown("it did not tell the time", "give `github-token`, and see that GitHub can be reached")];
}
async function gitHubClock({ application, gitops }) {
	const looked = await application() ?? await gitops();
	if (looked?.seen.state !== "seen" || looked.seen.serverTime === void 0) return void 0;
	return {
		of: "GitHub",
		aheadSeconds: secondsAhead(looked.at, looked.seen.serverTime)
	};
}
/** A server tells whole seconds, so that it is half of one later on average. */
function secondsAhead(ours, theirs) {
	return (ours.getTime() - theirs.getTime()) / 1e3 - .5;
}
/** The clusters of the targets that are examined; undefined stands for the only one. */
function clusterNames({ environments }) {
	const names = environments.flatMap(([, { targets }]) => targets.flatMap(({ cluster, argocd }) => [cluster, ...argocd?.cluster === void 0 ? [] : [argocd.cluster]]));
	return [...new Set(names)];
}
function clusterClock({ inspection, ports }, name) {
	const of = name === void 0 ? "the cluster" : `the cluster ${name}`;
	return {
		questions: ["clock"],
		about: of,
		run: async (signal) => {
			const time = await (await inspection.cluster(name))?.time(signal);
			return time === void 0 ? [] : judgeClock([{
				of,
				aheadSeconds: secondsAhead(ports.clock.now(), time)
			}]);
		}
	};
}
/** What reading the nodes of a cluster takes; only they are needed. */
const nodeRights = [
	{
		right: {
			group: "",
			resource: "nodes",
			verb: "list",
			namespace: ""
		},
		for: "what nodes have to give",
		isNeeded: true
	},
	{
		right: {
			group: "",
			resource: "configmaps",
			verb: "get",
			namespace: "kube-system",
			name: "cluster-autoscaler-status"
		},
		for: "what the Cluster Autoscaler may add",
		isNeeded: false
	},
	{
		right: {
			group: "karpenter.sh",
			resource: "nodepools",
			verb: "list",
			namespace: ""
		},
		for: "what Karpenter may add",
		isNeeded: false
	}
];
/** Whether nodes may be read. Nothing fails without: amounts are judged without them then. */
function judgeNodeRights(reviewed, about) {
	const { fine, unknown } = answering("nodes", about);
	const [lacking] = reviewed.filter(({ isNeeded, isGranted }) => isNeeded && isGranted !== true);
	const refused = reviewed.filter(({ isGranted }) => isGranted === false);
	if (lacking !== void 0) return unknown(`${lacking.isGranted === false ? "may not list nodes" : "nobody answers whether we may list nodes"}: amounts are judged without them`, rulesFor(reviewed));
	if (refused.length === 0) return fine("may be read, and what adds them");
	return fine("may be read", `to know whether larger ones may come (${uses(refused)}): ${rulesFor(refused)}`);
}
function uses(reviewed) {
	return reviewed.map((one) => one.for).join(", ");
}
/** Rules as they can be pasted: that of a namespace stands in a Role there. */
function rulesFor(reviewed) {
	const wide = reviewed.filter(({ right }) => right.namespace === "").map(({ right }) => ruleOf(right));
	const own = reviewed.filter(({ right }) => right.namespace !== "");
	return [...wide.length === 0 ? [] : [`add to a ClusterRole: rules: [${wide.join(", ")}]`], ...own.map(({ right }) => `add to a Role in the namespace "${right.namespace}": rules: [${ruleOf(right)}]`)].join("; ");
}
function ruleOf({ group, resource, verb, name }) {
	return `{ apiGroups: ["${group}"], resources: ["${resource}"]${name === void 0 ? "" : `, resourceNames: ["${name}"]`}, verbs: ["${verb}"] }`;
}
/** Whether the nodes of each cluster may be read, where `readiness.cluster` wants it. */
function nodeExaminations(patient) {
	const { cluster = false } = patient.configuration.readiness;
	if (cluster === false) return [];
	return [.../* @__PURE__ */ new Set([...typeof cluster === "string" ? [cluster] : Array.isArray(cluster) ? cluster : [], ...targetsOf(patient).map(({ target }) => target.cluster)])].map((name) => nodeExamination(patient, name));
}
function nodeExamination({ inspection }, name) {
	const about = name ?? "the cluster";
	return {
		questions: ["nodes"],
		about,
		run: async (signal) => {
			const cluster = await inspection.cluster(name);
			if (cluster?.through === "kubernetes") return [judgeNodeRights(await reviewAll(nodeRights, cluster.may, signal), about)];
			const why = cluster === void 0 ? "no way to the cluster was given" : "Argo CD does not show nodes";
			return [answering("nodes", about).unknown(`${why}: amounts are judged without them`, "give a kubeconfig for it")];
		}
	};
}
/** The chart of a patient; what is asked for it ends with the signal. */
function chartOf({ inspection, ports, planFor }, signal) {
	const look = async (open) => {
		const opened = await open();
		if (opened === void 0) return void 0;
		return {
			inspection: opened,
			seen: await opened.look(signal),
			at: ports.clock.now()
		};
	};
	const gitops = once(() => look(() => inspection.gitops()));
	return {
		application: once(() => look(() => inspection.application())),
		gitops,
		branch: onceEach(async (name) => {
			const looked = await gitops();
			if (looked?.seen.state !== "seen") return void 0;
			return looked.inspection.branch(name, looked.seen.settings.isAdministrator, signal);
		}),
		planFor: onceEach(planFor)
	};
}
/** Whether a Trivy is there, or can be had. */
function judgeTrivy(facts) {
	const { fine, problem, unknown } = answering("trivy", "trivy");
	switch (facts.state) {
		case "found": return facts.wrong === void 0 ? fine(`${facts.version} (${facts.program})`) : problem(`${facts.program}: ${facts.wrong}`, "remove it, and install another version; or `scan.trivy.source: download`");
		case "to-download":
			if (facts.answer === "there") return fine(`it is downloaded from ${facts.url}`);
			return facts.answer === "not-there" ? problem(`${facts.url} ${facts.message}`, "correct `scan.trivy.version` or `scan.trivy.mirror`") : unknown(`${facts.url} ${facts.message}`, "let the runner reach it, name another by `scan.trivy.mirror`, or install Trivy in a step before");
		case "missing": return problem(facts.message, facts.remedy ?? "install Trivy in a step before");
	}
}
/** How old the database of vulnerabilities is. */
function judgeDatabase(facts, { maxAgeSeconds, mayDownload, now }) {
	const { fine, problem, unknown } = answering("trivy-database", "trivy");
	const bring = "bring a newer one, or let it be downloaded: without `scan.offline` and TRIVY_SKIP_DB_UPDATE";
	const database = facts.state === "found" ? facts.database : void 0;
	if (database === void 0) return mayDownload ? unknown("there is none yet: it is downloaded when something is scanned", "see that mirror.gcr.io or ghcr.io can be reached, or name mirrors in `scan.database.repositories`") : problem("there is none, and none may be downloaded", bring);
	const days = Math.floor((now.getTime() - database.getTime()) / 864e5);
	const made = `of ${database.toISOString().slice(0, 10)}, ${days} day${days === 1 ? "" : "s"} old`;
	const isOld = now.getTime() - database.getTime() > maxAgeSeconds * 1e3;
	if (isOld && !mayDownload) return problem(`${made}: older than \`scan.database.max-age\``, bring);
	return fine(isOld ? `${made}; a newer one is downloaded before a scan` : made);
}
/** Whether buildx and a builder that can push by digest are there. */
function judgeBuilder(facts) {
	const { fine, problem, unknown } = answering("builder", "buildx");
	if (facts.state === "missing") return problem(facts.message, "set it up in a step before: docker/setup-buildx-action");
	if (facts.state === "to-make") return fine(`buildx ${facts.version}; a builder (${facts.driver}) is made for each build`);
	const driver = facts.driver === "" ? "" : ` (${facts.driver})`;
	const what = `buildx ${facts.version}, builder ${facts.builder}${driver}`;
	if (facts.driver === "docker") return problem(`${what}: the one inside Docker Engine cannot push by digest alone`, "use docker/setup-buildx-action, or `image.builder: { driver: docker-container }`");
	if (!facts.isRunning) return unknown(`${what} does not run`, `docker buildx inspect --bootstrap ${facts.builder}`);
	return fine(what);
}
/** Whether a builder can build for the platforms that are wanted. */
function judgePlatforms(facts, wanted) {
	if (facts.state === "missing" || wanted.length === 0) return [];
	const { fine, unknown } = answering("platforms", wanted.join(", "));
	const setUp = "set up QEMU in a step before (docker/setup-qemu-action), or build each platform on a runner of its own (docs/build-on-several-runners.md)";
	if (facts.state === "to-make" || facts.platforms.length === 0) return [unknown("the builder does not tell its platforms before it runs", setUp)];
	const missing = wanted.filter((one) => !facts.platforms.includes(one));
	if (missing.length > 0) return [unknown(`the builder runs nothing of ${missing.join(", ")}: a RUN of the Dockerfile for that would fail`, setUp)];
	return [fine("the builder has them")];
}
/** Whether images can be pulled. */
function judgePull(pulled, repository) {
	const { fine, problem, unknown } = answering("registry", repository);
	switch (pulled.state) {
		case "there": return fine(`lets us pull, and has ${pulled.image}`);
		case "not-there": return problem(`no longer has ${pulled.image}, which runs`, "push it again, and see that nothing cleans up what is deployed: a new node could not pull it");
		case "open": return unknown("lets us ask; which image runs is not known", "give a way to the cluster, so that the image that runs can be looked for");
		case "refused": return problem(pulled.message, pulled.remedy);
	}
}
/** Whether images can be pushed. */
function judgePush({ right, why }, repository) {
	const { fine, problem, unknown } = answering("push", repository);
	const logIn = "log in to it in a step before (docker/login-action), or give `registries`, with the permission to push (docs/permissions.md, \"The registry\")";
	if (right === "granted") return fine(why);
	return right === "refused" ? problem(why, logIn) : unknown(why, `see that the login may push: ${logIn}`);
}
/** Words of a template that differ from commit to commit. */
const own = [
	"sha",
	"short-sha",
	"date",
	"digest",
	"pull-request",
	"branch"
];
/** Whether each commit gets a tag of its own; `words` are those of a template. */
function judgeTags(tags, { isImmutable, words }) {
	const { fine, problem } = answering("tags", tags.join(", "));
	const fixed = tags.filter((tag) => !words(tag).some((word) => own.includes(word)));
	if (fixed.length === 0) return fine("each commit has its own");
	if (isImmutable) return problem(`${fixed.join(", ")} is the same for every commit, and \`immutable-tags\` never moves a tag: the second deployment would be refused`, "put {{sha}} into it, or set `immutable-tags: false`");
	return fine(`${fixed.join(", ")} is moved with each deployment`, "with {{sha}} in the first tag it says what runs");
}
/** Questions about the registry; `builds` says whether images are built here. */
function registryExaminations(patient, ward, builds) {
	const { image, signing } = patient.configuration;
	const { name, tags, "immutable-tags": isImmutable } = image;
	return [
		{
			questions: ["registry"],
			about: name,
			run: (signal) => pull(patient, ward, signal)
		},
		{
			questions: ["push"],
			about: name,
			run: async (signal) => {
				if (!await builds()) return [];
				return [judgePush(await patient.inspection.pushRight(imageOf(name), signal), name)];
			}
		},
		{
			questions: ["tags"],
			about: name,
			run: async () => [judgeTags(tags, {
				isImmutable,
				words: wordsIn
			})]
		},
		...signing.sign || signing.attest.length > 0 || signing.verify.length > 0 ? [signingExamination(patient)] : []
	];
}
/** The configuration has been checked: what it names can be read. */
function imageOf(text) {
	const parsed = parseImageReference(text);
	if (typeof parsed !== "string") return parsed;
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: parsed
	});
}
async function pull({ ports, configuration }, { runningImage }, signal) {
	const { name } = configuration.image;
	const running = await runningImage();
	const registry = await ports.registry();
	try {
		return [judgePull(pulled(running, await registry.resolve(imageOf(running ?? name), signal) !== void 0), name)];
	} catch (error) {
		if (!(error instanceof DeployError) || error.code !== "forbidden") throw error;
		return [judgePull({
			state: "refused",
			message: error.message,
			remedy: error.remedy
		}, name)];
	}
}
function pulled(running, isThere) {
	if (running === void 0) return { state: "open" };
	return {
		state: isThere ? "there" : "not-there",
		image: running
	};
}
function signingExamination({ ports, configuration }) {
	const { signing } = configuration;
	return {
		questions: ["signing"],
		about: "signing",
		run: async (signal) => {
			const { fine, problem, unknown } = answering("signing", "signing");
			const { obstacle, trustObstacle } = await ports.signing();
			if ((signing.sign || signing.attest.length > 0) && obstacle !== void 0) return [problem(obstacle, "give the job `permissions: { id-token: write }`")];
			const root = signing["trusted-root"]?.slice(4);
			if (signing.verify.length === 0) return [fine("the job has an identity to sign with")];
			if (root === void 0) return [unknown("signatures are held against what the public Sigstore publishes, which is read when one is verified", "let the runner reach tuf-repo-cdn.sigstore.dev, or set `signing.trusted-root`")];
			const wrong = await trustObstacle(root, signal);
			return [wrong === void 0 ? fine(`signatures are held against ${root}`) : problem(wrong, "see docs/signing.md")];
		}
	};
}
/** What a deployment asks of the application repository: docs/permissions.md. */
const applicationPermissions = [
	{
		name: "contents",
		level: "read"
	},
	{
		name: "statuses",
		level: "write"
	},
	{
		name: "deployments",
		level: "write"
	},
	{
		name: "pull-requests",
		level: "write"
	},
	{
		name: "actions",
		level: "read"
	}
];
function gitopsPermissions({ environments }) {
	return [{
		name: "contents",
		level: "write"
	}, ...environments.some(([, one]) => proposes(one)) ? [{
		name: "pull-requests",
		level: "write"
	}] : []];
}
/** Questions about both tokens. */
function tokenExaminations(patient, chart) {
	const { branch, repository } = patient.configuration.gitops;
	const now = patient.ports.clock.now();
	return [examination(chart.application, {
		needed: applicationPermissions,
		name: "the application repository",
		now,
		question: "token"
	}), examination(chart.gitops, {
		needed: gitopsPermissions(patient),
		name: repository,
		now,
		question: "gitops-token",
		branch
	})];
}
function examination(look, about) {
	const { question, name, now, needed } = about;
	const input = question === "token" ? "github-token" : "gitops-token";
	return {
		questions: [question, question === "token" ? "permissions" : "gitops-permissions"],
		about: name,
		run: async (signal) => {
			const looked = await look();
			if (looked === void 0) return [withoutToken(about, input)];
			const { inspection, seen } = looked;
			const of = {
				repository: inspection.repository,
				input,
				question,
				now
			};
			if (seen.state === "refused") return [judgeToken(seen, of)];
			const ref = about.branch ?? seen.settings.defaultBranch;
			const probes = await Promise.all(needed.map(async ({ name: one }) => [one, await inspection.probe(one, ref, signal)]));
			return [judgeToken(seen, of), judgePermissions$1({
				seen,
				needed,
				probes: new Map(probes)
			}, of)];
		}
	};
}
function withoutToken({ question, name }, input) {
	const { unknown } = answering(question, name);
	if (question === "token") return unknown("there is no token for it", "set `GITHUB_TOKEN` and `GITHUB_REPOSITORY`; in a workflow they are there");
	return unknown("it is not on this GitHub, or there is no token for it: it is only read", `name it as owner/name, and give \`${input}\``);
}
/** Questions about Trivy, and about buildx where something is built here. */
function toolExaminations(patient, builds) {
	return [trivyExamination(patient), builderExamination(patient, builds)];
}
function trivyExamination({ inspection, configuration, ports }) {
	const scan = scanPlan(configuration.scan);
	return {
		questions: ["trivy", "trivy-database"],
		about: "trivy",
		run: async (signal) => {
			const facts = await inspection.trivy(scan, signal);
			const isKept = facts.state === "found" && facts.isKept;
			const policy = {
				maxAgeSeconds: scan.database.maxAgeSeconds,
				mayDownload: !scan.offline && !isKept,
				now: ports.clock.now()
			};
			const usable = facts.state !== "missing" && scan.scanners.includes("vuln");
			return [judgeTrivy(facts), ...usable ? [judgeDatabase(facts, policy)] : []];
		}
	};
}
function builderExamination({ inspection, configuration }, builds) {
	return {
		questions: ["builder", "platforms"],
		about: "buildx",
		run: async (signal) => {
			if (!await builds()) return [answering("builder", "buildx").fine("nothing is built here: there is no Dockerfile")];
			const { image } = configuration;
			const facts = await inspection.builder(builderOf(image), signal);
			const platforms = image.platforms ?? (image.bake === void 0 ? usualPlatforms : []);
			return [judgeBuilder(facts), ...judgePlatforms(facts, platforms)];
		}
	};
}
/** Commands that deploy and watch. */
const watching = [
	"deploy",
	"promote",
	"rollback"
];
/** Commands that need what a deployment needs. */
const reporting = [
	...watching,
	"resume",
	"comment"
];
/** Whether the workflows of a repository run this action well. */
function judgeWorkflows(workflows, needs) {
	const ours = workflows.filter(({ steps }) => steps.length > 0);
	return [...ours.flatMap((workflow) => [judgeTrigger(workflow), ...workflow.steps.flatMap((step) => judgeStep(workflow, step, needs))]), judgeResume(ours, needs)];
}
function judgeStep({ file }, step, needs) {
	const place = {
		file,
		line: step.line
	};
	const about = `${file} ${step.job} (${step.command})`;
	return [
		...reporting.includes(step.command) ? [judgePermissions(step, needs, answering("workflow-permissions", about, place))] : [],
		...watching.includes(step.command) ? [judgeConcurrency(step, answering("workflow-concurrency", about, place))] : [],
		...step.uses === "run" ? [] : [judgePin(step, answering("workflow-pin", about, place))]
	];
}
function judgePermissions({ permissions, hasOwnToken, command }, needs, { fine, problem, unknown }) {
	const needed = permissionsFor(command, needs);
	const list = needed.map(({ name, level }) => `${name}: ${level}`).join(", ");
	if (hasOwnToken) return fine("it has a token of its own");
	if (permissions === void 0) return unknown("there is no `permissions:`, so that the settings of the repository decide", `permissions: { ${list} }`);
	const missing = needed.filter((one) => !grants(permissions, one));
	if (missing.length === 0) return fine(list);
	return problem(`the token of the job lacks ${missing.map(({ name, level }) => `${name}: ${level}`).join(", ")}`, `permissions: { ${list} }`);
}
/** Commands that ask whether another run has ended, or who approved it. */
const lookingAtRuns = [
	"resume",
	"rollback",
	"comment"
];
function permissionsFor(command, { permissions, asksForRuns }) {
	const looks = asksForRuns || lookingAtRuns.includes(command);
	return permissions.filter(({ name }) => name !== "actions" || looks);
}
/** https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax#permissions: what is not named is not granted */
function grants(permissions, { name, level }) {
	if (permissions === "write-all") return true;
	if (permissions === "read-all") return level === "read";
	const given = isFields(permissions) ? permissions[name] : void 0;
	return given === "write" || given === level;
}
function judgeConcurrency({ concurrency }, { fine, problem }) {
	if (concurrency === void 0) return fine("no group stands around the watch");
	return problem(isFields(concurrency) && concurrency["cancel-in-progress"] !== void 0 && concurrency["cancel-in-progress"] !== false ? "its concurrency group cancels a deployment that is on its way" : "a concurrency group stands around the watch: a hotfix waits for it, and GitHub drops all but the newest that wait", "take `concurrency` out: deployments of an environment settle by themselves which is the newest (docs/workflow.md)");
}
function judgePin({ uses }, { fine }) {
	const revision = uses.slice(uses.lastIndexOf("@") + 1);
	if (/^[0-9a-f]{40}$/.test(revision)) return fine("pinned by a commit");
	return fine(`@${revision}`, "pin it by its full commit: a tag can be moved by whoever takes over its repository");
}
function judgeTrigger({ file, triggers, steps, untrustedCheckouts }) {
	const isTarget = triggers.includes("pull_request_target") && steps.some(({ hasImage }) => !hasImage);
	const [checkout] = triggers.some((one) => /^(?:issue_comment|pull_request_target|workflow_run)$/.test(one)) ? untrustedCheckouts : [];
	const line = isTarget ? steps[0]?.line : checkout;
	const { fine, problem } = answering("workflow-trigger", file, {
		file,
		...line === void 0 ? {} : { line }
	});
	if (isTarget) return problem("pull_request_target runs with secrets for code of anybody, and is refused without `image`", "use `on: pull_request`, and deploy with `on: push` or by a comment");
	if (checkout !== void 0) return problem("it has secrets, and checks out the head of the pull request", "leave `ref` out of the checkout: the configuration comes from the default branch, and nothing is built there");
	return fine(triggers.join(", "));
}
function judgeResume(ours, { pausing }) {
	const resuming = ours.filter(({ steps }) => steps.some(({ command }) => command === "resume"));
	const { fine, problem } = answering("workflow-resume", ".github/workflows");
	const add = "add a workflow with `command: resume`, `on: schedule` and `repository_dispatch` (docs/workflow.md)";
	if (resuming.length > 0) return fine(resuming.map(({ file }) => file).join(", "));
	if (pausing.length === 0) return fine("none runs resume, and nothing is configured to pause", `where a Rollout has a gate, ${add}`);
	return problem(`no workflow runs resume, and these may wait for a person or a time: ${pausing.join(", ")}`, add);
}
const folder = ".github/workflows";
/** Questions about the workflows of the working folder. */
function workflowExaminations(patient) {
	return [{
		questions: ["workflow-resume"],
		about: folder,
		run: () => examine(patient)
	}];
}
async function examine(patient) {
	const sources = await patient.ports.sources();
	const found = await sources.find(folder);
	if (found === void 0) return [answering("workflow-resume", folder).unknown("there are no workflows here", "run doctor in a checkout of the application repository")];
	const read = await Promise.all(found.files.filter((file) => /\.ya?ml$/.test(file)).map(async (file) => ({
		file,
		workflow: await readOne(sources, file)
	})));
	const workflows = read.flatMap(({ workflow }) => typeof workflow === "string" ? [] : [workflow]);
	const unread = read.flatMap(({ file, workflow }) => typeof workflow === "string" ? [{
		file,
		why: workflow
	}] : []);
	return [...judgeWorkflows(workflows, needsOf(patient)), ...unread.map(({ file, why }) => answering("workflow-trigger", file, { file }).unknown(`it cannot be read: ${why}`, "correct it: actionlint says more"))];
}
async function readOne(sources, file) {
	const read = await sources.read(file, largestWorkflow);
	if (read.result === "not-there") return "it is gone";
	return read.result === "read" ? readWorkflow(file, new TextDecoder().decode(read.bytes)) : read.message;
}
function needsOf(patient) {
	const asksForRuns = patient.environments.some(([, { approvals }]) => approvals?.environment !== void 0);
	return {
		permissions: applicationPermissions,
		asksForRuns,
		pausing: patient.environments.flatMap(pausing)
	};
}
/** What of an environment waits for a person or a time. */
function pausing([name, environment]) {
	const { write, merge, rollback, soak, after, approvals, freeze, budget, backup } = environment;
	return [
		...write !== "push" && merge !== "immediate" ? [`pull requests of ${name}`] : [],
		...rollback === "pull-request" ? [`pull requests that roll ${name} back`] : [],
		...after.length === 0 ? [] : [`what ${name} comes after (${after.join(", ")})`],
		...environment["wave-soak"] === void 0 && soak === void 0 ? [] : [`the soak time of ${name}`],
		...approvals === void 0 ? [] : [`approvals of ${name}`],
		...freeze.length === 0 ? [] : [`the freeze of ${name}`],
		...budget === "hold" ? [`the error budget of ${name}`] : [],
		...backup === void 0 ? [] : [`a Backup of ${name} that takes longer than its run waits`]
	];
}
function printWorkload({ kind, namespace, name }) {
	return `${kind} ${namespace}/${name}`;
}
/** Whether a workload is there and runs our image; `image` is the repository, such as `ghcr.io/acme/api`. */
function judgeWorkload(name, seen, { image, target }) {
	const { problem, unknown } = answering("workload", `${target} ${printWorkload(name)}`);
	switch (seen.state) {
		case "unknown-type": return problem("the cluster has no Argo Rollouts", "install its CRDs and controller (https://argo-rollouts.readthedocs.io), or name the `kind` of the workload, such as Deployment");
		case "absent": return problem("is not there", "correct its namespace and name, or `cluster` of the target; before the first sync it is yet to come");
		case "forbidden": return problem(`may not be seen: ${seen.message}`, "give the account the rules of docs/permissions.md, \"The cluster\"");
		case "unreachable": return unknown(`the cluster does not answer: ${seen.message}`, "see that the address in the kubeconfig can be reached from here");
		case "seen": return judgeImage(seen.object, image, answering("workload", `${target} ${printWorkload(name)}`));
	}
}
function judgeImage({ images }, image, { fine, problem }) {
	const names = images.map((one) => one.image);
	const ours = names.find((one) => isOf(one, image));
	if (ours !== void 0) return fine(`runs ${ours}`);
	return problem(`runs ${names.join(", ") || "no image of its own"}, and not ${image}`, "correct `workloads` of the target, or `image.name`");
}
/** The image of ours that a workload names, if it does. */
function ourImage({ images }, image) {
	return images.find((one) => isOf(one.image, image))?.image;
}
function isOf(text, image) {
	const [one, other] = [parseImageReference(text), parseImageReference(image)];
	return typeof one !== "string" && typeof other !== "string" && repositoryOf(one) === repositoryOf(other);
}
/** Every template that a Rollout refers to: https://argo-rollouts.readthedocs.io/en/stable/features/analysis/ */
function templatesOf(rollout) {
	const strategy = valueAt(rollout, "spec", "strategy");
	const canary = valueAt(strategy, "canary");
	const steps = listAt(canary, "steps");
	const names = [
		valueAt(canary, "analysis"),
		valueAt(strategy, "blueGreen", "prePromotionAnalysis"),
		valueAt(strategy, "blueGreen", "postPromotionAnalysis"),
		...steps.map((step) => valueAt(step, "analysis")),
		...steps.flatMap((step) => listAt(step, "experiment", "analyses").map((one) => ({ templates: [one] })))
	].filter(isFields).flatMap((analysis) => listAt(analysis, "templates").flatMap(templateIn));
	return [...new Map(names.map((one) => [`${one.name} ${one.isClusterWide}`, one])).values()];
}
function templateIn(reference) {
	const name = textAt(reference, "templateName");
	return name === void 0 ? [] : [{
		name,
		isClusterWide: isTrueAt(reference, "clusterScope")
	}];
}
/**
* Whether the templates of a Rollout are there; `known` are the names of those in its namespace, or with `seesAll: false` of those that
* belong to its Application alone.
*/
function judgeTemplates(wanted, known, { about, namespace, seesAll }) {
	const { fine, problem, unknown } = answering("templates", about);
	if (wanted.length === 0) return fine("no analysis");
	const own = wanted.filter(({ isClusterWide }) => !isClusterWide).map(({ name }) => name);
	const wide = wanted.filter(({ isClusterWide }) => isClusterWide).map(({ name }) => name);
	const allow = `add to a Role in the namespace "${namespace}": rules: [{ apiGroups: ["argoproj.io"], resources: ["analysistemplates"], verbs: ["list", "watch"] }]`;
	if (own.length > 0 && known.state !== "seen") return unknown(`${own.join(", ")} cannot be looked for${"message" in known ? `: ${known.message}` : ""}`, allow);
	const missing = known.state === "seen" ? own.filter((name) => !known.object.includes(name)) : [];
	if (missing.length > 0 && !seesAll) return unknown(`${missing.join(", ")} is not a part of the Application, which is all that Argo CD shows`, `kubectl get analysistemplate ${missing.join(" ")} -n ${namespace}`);
	if (missing.length > 0) return problem(`there is no AnalysisTemplate ${missing.join(", ")} in ${namespace}`, "add it to the manifests, or correct templateName in the Rollout");
	if (wide.length > 0) return unknown(`${wide.join(", ")} is cluster-wide, and not looked for`, `kubectl get clusteranalysistemplate ${wide.join(" ")}`);
	return fine(own.join(", "));
}
/** Questions about what runs the image. */
function workloadExaminations(patient, ward) {
	return targetsOf(patient).flatMap((of) => [...of.target.workloads.flatMap((workload) => [workloadExamination(patient, ward, {
		of,
		workload
	}), ...workload.kind === "Rollout" ? [templatesExamination(patient, ward, {
		of,
		workload
	})] : []]), ...[...new Set(of.target.workloads.map(({ namespace }) => namespace))].map((namespace) => rightsExamination(patient, of, namespace))]);
}
/** The workloads of a patient; what is asked ends with the signal. */
function wardOf(patient, signal) {
	const beds = /* @__PURE__ */ new Map();
	const seeOnce = onceEach(async (key) => {
		const bed = beds.get(key);
		const cluster = bed === void 0 ? void 0 : await patient.ports.cluster(bed.of.target.cluster);
		if (bed === void 0 || cluster === void 0) return void 0;
		return sightOf(await list(cluster, bed, places[bed.workload.kind], signal), bed.workload.name, (object) => object);
	});
	const see = (bed) => {
		const { of, workload } = bed;
		const key = JSON.stringify([
			of.about,
			workload.kind,
			workload.namespace,
			workload.name
		]);
		beds.set(key, bed);
		return seeOnce(key);
	};
	return {
		see,
		runningImage: () => runningImage(patient, see)
	};
}
async function runningImage(patient, see) {
	const all = targetsOf(patient).flatMap((of) => of.target.workloads.map((workload) => ({
		of,
		workload
	})));
	for (const bed of all) {
		const sight = await see(bed).catch(() => void 0);
		if (sight?.state !== "seen") continue;
		const image = ourImage(readWorkload(bed.workload.kind, sight.object), patient.configuration.image.name);
		if (image !== void 0) return image;
	}
}
/** The objects of a type where a workload is. */
function list(cluster, { of, workload }, place, signal) {
	const { argocd } = of.target;
	const owner = argocd === void 0 ? {} : { application: {
		namespace: argocd.namespace,
		name: argocd.application
	} };
	return listOnce(cluster, {
		...place,
		namespace: workload.namespace,
		...owner
	}, signal);
}
function aboutOf({ of, workload }) {
	return `${of.about} ${workload.kind} ${workload.namespace}/${workload.name}`;
}
function workloadExamination({ ports, configuration }, { see }, bed) {
	const { of, workload } = bed;
	return {
		questions: ["workload"],
		about: aboutOf(bed),
		run: async (signal) => {
			const sight = await see(bed);
			if (sight === void 0) return [unreached(bed)];
			const cluster = await ports.cluster(of.target.cluster);
			const referenced = sight.state === "seen" && cluster !== void 0 ? await deploymentOf(cluster, bed, sight.object, signal) : void 0;
			const seen = sight.state === "seen" ? {
				...sight,
				object: readWorkload(workload.kind, sight.object, referenced)
			} : sight;
			return [judgeWorkload(workload, seen, {
				image: configuration.image.name,
				target: of.about
			})];
		}
	};
}
function unreached(bed) {
	return answering("workload", aboutOf(bed)).unknown("no way to the cluster was given: deployments end paused, not-watched", "give `kubeconfig`, or `clusters` in the configuration; or let Argo CD tell (docs/unreachable-clusters.md)");
}
/** The Deployment whose pod template a Rollout takes (`workloadRef`), if it does. */
async function deploymentOf(cluster, bed, object, signal) {
	const reference = referenceIn(object);
	if (reference?.kind !== "Deployment") return void 0;
	const sight = sightOf(await list(cluster, bed, places.Deployment, signal), reference.name, (one) => one);
	return sight.state === "seen" ? sight.object : void 0;
}
function templatesExamination({ ports, inspection }, { see }, bed) {
	const { namespace } = bed.workload;
	return {
		questions: ["templates"],
		about: aboutOf(bed),
		run: async (signal) => {
			const sight = await see(bed).catch(() => void 0);
			const cluster = await ports.cluster(bed.of.target.cluster);
			if (sight?.state !== "seen" || cluster === void 0) return [];
			const wanted = templatesOf(sight.object);
			const seesAll = (await inspection.cluster(bed.of.target.cluster))?.through !== "argocd";
			const known = wanted.length === 0 ? void 0 : sightOfAll(await list(cluster, bed, {
				apiVersion: "argoproj.io/v1alpha1",
				resource: "analysistemplates"
			}, signal));
			return [judgeTemplates(wanted, (known?.state === "seen" ? {
				...known,
				object: known.object.map((one) => textAt(one, "metadata", "name") ?? "")
			} : known) ?? { state: "absent" }, {
				about: aboutOf(bed),
				namespace,
				seesAll
			})];
		}
	};
}
/** In Argo CD rights are those of the Application, and are asked for there. */
function rightsExamination({ inspection }, { target, about }, namespace) {
	return {
		questions: ["cluster-permissions"],
		about: `${about} ${namespace}`,
		run: async (signal) => {
			const cluster = await inspection.cluster(target.cluster);
			if (cluster?.through !== "kubernetes") return [];
			return [judgeKubernetesRights(await reviewAll(workloadRights(namespace, [...new Set(target.workloads.filter((one) => one.namespace === namespace).map(({ kind }) => kind))].map((kind) => ({
				group: places[kind].apiVersion.split("/")[0] ?? "",
				resource: places[kind].resource
			}))), cluster.may, signal), {
				question: "cluster-permissions",
				about: `${about} ${namespace}`
			})];
		}
	};
}
/** Milliseconds after which what several examinations wait for is given up. */
const longest = 18e3;
/** Asks everything that could keep a deployment from its end, at the same time, and says what to do. Only reads. */
async function doctor(run) {
	const { ports, signal } = run;
	const diagnoses = inOrder(await examineAll(examinationsOf(run), signal)).map((one) => hidden(one, run.hide));
	const problems = diagnoses.filter(({ answer }) => answer === "problem");
	const checklist = printChecklist(diagnoses);
	if (run.isJob) {
		ports.results.show(checklist);
		for (const one of problems) ports.log.error(printDiagnosisLine(one), {
			message: one.sentence,
			...one.place === void 0 ? {} : { place: one.place }
		});
	}
	const outcome = outcomeOf(diagnoses, problems.length);
	return {
		outcome,
		output: `${checklist}\n${outcome.sentence}\n`,
		markdown: `### ${escapeMarkdown(outcome.sentence)}\n\n${fenced(checklist, "text")}\n`,
		details: { diagnoses }
	};
}
/** What others have said may hold what is masked. */
function hidden(one, hide) {
	const { remedy, advice } = one;
	return {
		...one,
		sentence: hide(one.sentence),
		...remedy === void 0 ? {} : { remedy: hide(remedy) },
		...advice === void 0 ? {} : { advice: hide(advice) }
	};
}
function outcomeOf(diagnoses, problems) {
	const sentence = summaryOf(diagnoses);
	return problems === 0 ? {
		outcome: "succeeded",
		reason: "done",
		stage: "inputs",
		sentence
	} : {
		outcome: "failed",
		reason: "problems-found",
		stage: "inputs",
		sentence
	};
}
function examinationsOf(patient) {
	const signal = AbortSignal.any([patient.signal, AbortSignal.timeout(longest)]);
	const chart = chartOf(patient, signal);
	const ward = wardOf(patient, signal);
	const builds = once(() => isBuiltHere(patient));
	return [
		...machineExaminations(patient, chart),
		...tokenExaminations(patient, chart),
		...gitopsExaminations(patient, chart),
		...argocdExaminations(patient, chart, signal),
		...workloadExaminations(patient, ward),
		...backupExaminations(patient),
		...budgetExaminations(patient),
		...nodeExaminations(patient),
		...registryExaminations(patient, ward, builds),
		...toolExaminations(patient, builds),
		...workflowExaminations(patient)
	];
}
/** Whether there is something here to build the image from. */
async function isBuiltHere({ ports, configuration: { image } }) {
	const { bake, context = ".", file } = image;
	if (bake !== void 0 || isGitContext(context)) return true;
	const dockerfile = file ?? `${context.replace(/\/+$/, "")}/Dockerfile`;
	return dockerfile.includes("{{") || await ports.files.kind(dockerfile) === "file";
}
export { doctor };
