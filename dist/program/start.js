import { r as __exportAll, t as __commonJSMin } from "./rolldown-runtime.js";
/** What a command ends with. The change is bad (`failed`), or we could not tell (`errored`), or it is good: never mixed. */
const outcomeNames = [
	"succeeded",
	"failed",
	"errored",
	"paused",
	"superseded",
	"cancelled"
];
/** The part of a deployment that an outcome or a report line speaks of, in the order in which they run. */
const stages = [
	"inputs",
	"build",
	"scan",
	"write",
	"merge",
	"sync",
	"rollout",
	"report"
];
const noRemedy = "Nothing to do.";
/**
* Every reason that an outcome may carry. The list is closed: `docs/errors.md` is made from it, and tests assert on
* these codes, never on sentences.
*/
const reasons = {
	healthy: {
		outcomes: ["succeeded"],
		means: "Our image runs everywhere, healthy, and its analysis concluded.",
		remedy: noRemedy
	},
	"already-deployed": {
		outcomes: ["succeeded"],
		means: "Git already named this image, and the watch proved that it runs healthy.",
		remedy: noRemedy
	},
	"healthy-without-data": {
		outcomes: ["succeeded"],
		means: "The rollout is healthy, but its analysis measured nothing.",
		remedy: "Give the metric a condition for an empty result, so that no traffic is not taken for good traffic."
	},
	"nothing-runs": {
		outcomes: ["succeeded"],
		means: "The workload is scaled to zero: nothing runs.",
		remedy: noRemedy
	},
	"nothing-to-roll-out": {
		outcomes: ["succeeded"],
		means: "Only CronJobs name our image: their next run takes it.",
		remedy: noRemedy
	},
	done: {
		outcomes: ["succeeded"],
		means: "The command did what was asked.",
		remedy: noRemedy
	},
	"already-so": {
		outcomes: ["succeeded"],
		means: "The Rollout is as it was asked to be already; nothing was sent.",
		remedy: noRemedy
	},
	"dry-run": {
		outcomes: ["succeeded"],
		means: "A dry run: nothing was touched.",
		remedy: "Run again without `dry-run`."
	},
	"build-failed": {
		outcomes: ["failed"],
		means: "The image does not build.",
		remedy: "Read the last lines of the failing step."
	},
	vulnerable: {
		outcomes: ["failed"],
		means: "The scan found vulnerabilities or misconfigurations of a severity in `scan.fail-on`.",
		remedy: "Update the packages named; or say why one does not count, in `scan.ignore-file` or `scan.vex`; or narrow `scan.fail-on`."
	},
	"secret-in-image": {
		outcomes: ["failed"],
		means: "The scan found a secret in a layer or in the configuration of the image.",
		remedy: "Take it for known: change it where it opens something, and give it to the build as a secret (`RUN --mount=type=secret`). Where it is none, name it in `scan.ignore-file`."
	},
	unsigned: {
		outcomes: ["failed"],
		means: "The image has no signature (or attestation) that `signing.verify` asks for.",
		remedy: "Sign it where it is built (`signing.sign`, or `cosign sign` of version 3), or correct `signing.verify`."
	},
	"wrong-signer": {
		outcomes: ["failed"],
		means: "The image is signed, and not by anybody whom `signing.verify` names.",
		remedy: "Ask where the image comes from; if it is yours, name its signer in `signing.verify`."
	},
	"invalid-signature": {
		outcomes: ["failed"],
		means: "What is attached to the image as its signature is none: tampered with, of another image, or of an expired certificate.",
		remedy: "Do not deploy it; build and sign it again."
	},
	"resource-absurd": {
		outcomes: ["failed"],
		means: "A workload about to be rolled out asks for an absurd amount of a resource.",
		remedy: "Correct the value; if it is meant, say so with the annotation gitops-deploy.io/allow-resources."
	},
	"readiness-errors": {
		outcomes: ["failed"],
		means: "The check found errors in the manifests.",
		remedy: "Correct each place listed, or let it pass where it stands, with a reason (docs/check.md); an amount that is meant is acknowledged, as its finding says."
	},
	"problems-found": {
		outcomes: ["failed"],
		means: "The doctor found problems that would keep a deployment from its end.",
		remedy: "Do what it says below each of them, then run `doctor` again."
	},
	"would-change": {
		outcomes: ["failed"],
		means: "`edit --check` found something that the edit would change.",
		remedy: "Run the same without `--check`, and commit the result."
	},
	"files-kept": {
		outcomes: ["failed"],
		means: "`init` left files as they were that are there already with other content; it wrote all others.",
		remedy: "Keep yours; or move them away and run it again."
	},
	"merge-refused": {
		outcomes: ["failed"],
		means: "GitHub refused to merge the pull request, or a required check failed.",
		remedy: "Read its message: a required check, a review or a rule of the branch is missing, or somebody took it out of the merge queue."
	},
	"write-refused": {
		outcomes: ["failed"],
		means: "The GitOps repository refused the push by a rule or a hook.",
		remedy: "Use `write: pull-request`, or `write: push-or-pull-request`; or let the token pass the rule."
	},
	"pull-request-closed": {
		outcomes: ["failed"],
		means: "The pull request was closed without being merged.",
		remedy: "Reopen it, or deploy again."
	},
	"sync-failed": {
		outcomes: ["failed"],
		means: "Argo CD could not apply the manifests.",
		remedy: "Read the message of the resource named, and correct the manifest."
	},
	"hook-failed": {
		outcomes: ["failed"],
		means: "A hook of Argo CD failed, such as a PreSync or PostSync job.",
		remedy: "Read the logs of the job named, and correct it; after a PostSync hook the new version already runs."
	},
	"manifests-do-not-render": {
		outcomes: ["failed"],
		means: "Argo CD cannot render the manifests at our revision.",
		remedy: "Read the message of Argo CD, and correct the manifests."
	},
	"edit-has-no-effect": {
		outcomes: ["failed"],
		means: "Argo CD synced our revision, yet the live workload names another image.",
		remedy: "Look for a parameter or image override in the Application, or edit the file that it reads."
	},
	"analysis-failed": {
		outcomes: ["failed"],
		means: "An analysis of the rollout failed: the new version is worse than its condition allows.",
		remedy: "Mend what the measurements show; release the environment where it is held, and deploy the mended version."
	},
	"rollout-aborted": {
		outcomes: ["failed"],
		means: "The rollout was aborted; the cluster runs the old version while Git names the new one.",
		remedy: "Roll back in Git, or retry the rollout."
	},
	degraded: {
		outcomes: ["failed"],
		means: "Argo CD told that our workloads are degraded, and nobody could look why.",
		remedy: "Look at the workloads named, where their cluster can be reached."
	},
	"progress-deadline": {
		outcomes: ["failed"],
		means: "The pods did not become ready within the progress deadline of the rollout.",
		remedy: "Look at the pods named: their events say what they wait for."
	},
	"image-pull": {
		outcomes: ["failed"],
		means: "A node cannot pull the image.",
		remedy: "Check that the image exists for the platform of the node, and the pull secret."
	},
	"crash-loop": {
		outcomes: ["failed"],
		means: "A container starts and ends again and again.",
		remedy: "Read its last lines: they stand in the report where the credential may read `pods/log`, else `kubectl logs --previous` shows them."
	},
	unschedulable: {
		outcomes: ["failed"],
		means: "No node can take the pods.",
		remedy: "Read the message of the scheduler; lower the requests or add nodes."
	},
	"pods-denied": {
		outcomes: ["failed"],
		means: "The API server refuses the pods: a quota, or an admission policy.",
		remedy: "Read its message; lower the requests, raise the quota, or satisfy the policy."
	},
	"invalid-spec": {
		outcomes: ["failed"],
		means: "The controller refuses the Rollout as it is written.",
		remedy: "Correct what its message names."
	},
	partial: {
		outcomes: ["failed"],
		means: "Some workloads run the new image and others do not.",
		remedy: "Roll back, or repair the ones named."
	},
	"rolled-back-by-another": {
		outcomes: ["failed"],
		means: "Somebody put the old image back while ours was being rolled out.",
		remedy: "Ask who did; deploy again when they are done."
	},
	"rolled-back": {
		outcomes: ["failed"],
		means: "The version ran, and was rolled back since because somebody asked for that.",
		remedy: "Mend it; release the environment where it is held, and deploy the mended version."
	},
	"experiment-failed": {
		outcomes: ["failed"],
		means: "An experiment step failed.",
		remedy: "Read the message of the Experiment."
	},
	"source-failed": {
		outcomes: ["failed"],
		means: "The image failed in an environment that comes before (`after`), was put back there, or is not healthy there any more.",
		remedy: "Mend it and deploy it there first; or promote what is healthy there."
	},
	"bad-input": {
		outcomes: ["errored"],
		means: "An input or the configuration is wrong.",
		remedy: "Correct every place listed."
	},
	"fork-without-secrets": {
		outcomes: ["errored"],
		means: "A pull request from a fork has no secrets, so nothing can be pushed or deployed.",
		remedy: "Deploy from a branch of the repository itself, or after the merge."
	},
	"not-allowed": {
		outcomes: ["errored"],
		means: "Whoever wrote the comment may not ask for that.",
		remedy: "Ask somebody who may. `comments.allow` in the configuration says who: see docs/comments.md."
	},
	"request-changed": {
		outcomes: ["errored"],
		means: "What a comment asked for does not hold any more: the comment was edited or deleted, or the pull request has another head than when it was written.",
		remedy: "Look at the pull request as it is now, and write the command again, in a new comment."
	},
	"event-refused": {
		outcomes: ["errored"],
		means: "This event runs with secrets beside code that is not trusted.",
		remedy: "Give `image`, so that nothing of the pull request is built here; or run on `push`."
	},
	"not-supported": {
		outcomes: ["errored"],
		means: "This version cannot do that yet.",
		remedy: "See \"Not yet\" in the README."
	},
	forbidden: {
		outcomes: ["errored"],
		means: "A token has no access to what is needed.",
		remedy: "Grant what the message names; docs/permissions.md lists all."
	},
	"github-unreachable": {
		outcomes: ["errored"],
		means: "GitHub does not answer.",
		remedy: "Run again, or run `resume`."
	},
	"gitops-unreachable": {
		outcomes: ["errored"],
		means: "The GitOps repository does not answer.",
		remedy: "Check its address and the network; run again."
	},
	"registry-unreachable": {
		outcomes: ["errored"],
		means: "The container registry does not answer as it should.",
		remedy: "Check its address and the login; run again."
	},
	"cluster-unreachable": {
		outcomes: ["errored"],
		means: "The cluster does not answer.",
		remedy: "Check the kubeconfig (or the address of Argo CD) and the network; then run `resume`."
	},
	"prometheus-unreachable": {
		outcomes: ["errored"],
		means: "Prometheus does not answer, or not what was asked; a gate that nobody can read is not taken for open.",
		remedy: "Check `prometheus` in the configuration, its login and the network; then run the command again."
	},
	"backup-failed": {
		outcomes: ["errored"],
		means: "Velero made no Backup that anybody could rely on (`backup`), so nothing was written.",
		remedy: "Read `velero backup logs` of the Backup that is named, mend it, and run again: another one is made then. To go on without: `backup: { required: false }`."
	},
	"backup-timeout": {
		outcomes: ["errored"],
		means: "Velero is not done with the Backup in time (`backup.timeout`), so nothing was written.",
		remedy: "Run `resume` once it is complete: it goes on with that Backup. Where it never is, see that Velero runs; or raise `backup.timeout`."
	},
	"image-not-found": {
		outcomes: ["errored"],
		means: "The registry does not hold the image.",
		remedy: "Check the name and the tag or digest."
	},
	"nothing-to-roll-back-to": {
		outcomes: ["errored"],
		means: "No other image is known to have run healthy in the environment.",
		remedy: "Deploy a mended version; or name an image to `deploy` that you know to be good."
	},
	"image-not-built": {
		outcomes: ["errored"],
		means: "The image of this commit was not built, or what `digests` names was built from something else.",
		remedy: "Wait for the workflow that builds it; give the digests that `command: build` had as its output, of this very commit."
	},
	"tag-moved": {
		outcomes: ["errored"],
		means: "The image was given, promoted or to be put back by a tag that names another one by now, and Git would name the tag alone.",
		remedy: "Give the image by a tag that is its own, or let Git name the digest too: an edit with `value: \"{{digest}}\"`."
	},
	"tag-taken": {
		outcomes: ["errored"],
		means: "The tag already names another image, and `immutable-tags` is set, or the registry does not let it be moved.",
		remedy: "Use a tag that holds the commit, and `{{application}}` where applications share a repository; or deploy what is there, by `image`."
	},
	"builder-missing": {
		outcomes: ["errored"],
		means: "Neither `docker buildx` nor `buildx` could be run, or its builder does not answer, or went away in the middle.",
		remedy: "Add a step that sets up buildx, or give `image`."
	},
	"push-failed": {
		outcomes: ["errored"],
		means: "The image was built and could not be pushed.",
		remedy: "Read what the registry said; run again."
	},
	"push-refused": {
		outcomes: ["errored"],
		means: "The image was built, and the registry did not let us push it.",
		remedy: "Log in to the registry in a step before, as somebody who may push there; for ghcr.io the job needs `packages: write`, and the package must let the repository write."
	},
	"scanner-missing": {
		outcomes: ["errored"],
		means: "There is no Trivy that may be run: none was found or could be downloaded, or it is too old, or a stolen one.",
		remedy: "Read its message; install another in a step before, or let it be downloaded (docs/scan.md)."
	},
	"scan-errored": {
		outcomes: ["errored"],
		means: "The scan failed, its database is too old, or it did not see the packages: the image is neither clean nor vulnerable.",
		remedy: "Read its message (docs/scan.md); run again."
	},
	"signing-errored": {
		outcomes: ["errored"],
		means: "The image could not be signed (or attested, where that is required): nothing was tagged.",
		remedy: "Give the job `permissions: id-token: write`; see whether Sigstore answers; run again."
	},
	"verification-errored": {
		outcomes: ["errored"],
		means: "Whether the signature is good could not be found out: what is trusted could not be read, or not all that is attached to the image.",
		remedy: "See whether Sigstore answers, or set `signing.trusted-root`; take away signatures that nobody needs; run again."
	},
	"edit-refused": {
		outcomes: ["errored"],
		means: "An edit cannot be made without changing something else.",
		remedy: "Correct the path, or the file, at the place named."
	},
	"too-many-races": {
		outcomes: ["errored"],
		means: "Others kept writing to the branch at the same moment.",
		remedy: "Run again."
	},
	"diverged-source": {
		outcomes: ["errored"],
		means: "The commit to deploy is neither older nor newer than the one deployed.",
		remedy: "Name the image explicitly with `image`."
	},
	"analysis-error": {
		outcomes: ["errored"],
		means: "The analysis could not measure, and the rollout was aborted for it.",
		remedy: "Repair the metric provider, then deploy again."
	},
	"analysis-without-data": {
		outcomes: [
			"errored",
			"failed",
			"paused"
		],
		means: "The analysis ended without any data.",
		remedy: "Check that the query selects the new version and that it gets traffic."
	},
	"application-not-found": {
		outcomes: ["errored"],
		means: "The Argo CD Application does not exist.",
		remedy: "Check its name, its namespace and the cluster it is looked for in."
	},
	"workload-not-found": {
		outcomes: ["errored"],
		means: "The Rollout does not exist.",
		remedy: "Check its name, its namespace and the cluster."
	},
	"nothing-to-act-on": {
		outcomes: ["errored"],
		means: "The Rollout is in no state that the action could change: nothing waits to be promoted, retried, resumed or aborted.",
		remedy: "See how it stands with `rollout status`."
	},
	"action-not-taken": {
		outcomes: ["errored"],
		means: "The patch was accepted, and the controller of the Rollout did not show in time that it has taken it.",
		remedy: "See whether the controller of Argo Rollouts runs, and what it logs of this Rollout; then run the same again."
	},
	"action-overtaken": {
		outcomes: ["errored"],
		means: "Somebody else changed the same of the Rollout in the middle.",
		remedy: "See how it stands with `rollout status`. Where Argo CD takes `spec.paused` back, change it in Git."
	},
	disappeared: {
		outcomes: ["errored"],
		means: "The Application or Rollout was deleted.",
		remedy: "Ask who did; deploy again."
	},
	"deadline-exceeded": {
		outcomes: ["errored"],
		means: "Our own deadline passed while the rollout went on.",
		remedy: "Raise `timeout`, or run `resume`."
	},
	"run-lost": {
		outcomes: ["errored"],
		means: "The run ended before its verdict.",
		remedy: "Run `resume`, or run the job again."
	},
	"rollback-failed": {
		outcomes: ["failed"],
		means: "The rollback could not be written, or what Git names again does not run healthy either; the environment is held.",
		remedy: "Read why. Where Git still names the bad version: roll back by hand. Where it names the old one: mend what keeps that from running, or go back further (`rollback` with `image`). Then release the environment."
	},
	internal: {
		outcomes: ["errored"],
		means: "A defect in gitops-deploy.",
		remedy: "Report it with the log."
	},
	"source-not-healthy": {
		outcomes: ["paused", "errored"],
		means: "The image has not been seen healthy in an environment that comes before (`after`), or nobody could see now that it still is.",
		remedy: "See it through to healthy there; then run `resume`, or promote again."
	},
	"source-soaking": {
		outcomes: ["paused"],
		means: "The image is healthy in the environment that comes before, and has not been so for long enough (`soak`).",
		remedy: "Run `resume` when the time has passed."
	},
	"approval-missing": {
		outcomes: ["paused"],
		means: "People whose consent the deployment needs (`approvals`) have not given it.",
		remedy: "Approve the run or the pull request that is named; then run `resume`."
	},
	frozen: {
		outcomes: ["paused"],
		means: "The environment is frozen now (`freeze`).",
		remedy: "Run `resume` when the freeze is over."
	},
	"budget-spent": {
		outcomes: ["paused"],
		means: "The error budget of the environment is spent (`slo`), and deployments wait for it (`budget: hold`).",
		remedy: "Mend what spends it: a rollback never waits. `resume` goes on by itself once something is left; to go on at once, set `budget: report`."
	},
	held: {
		outcomes: ["paused"],
		means: "The environment is held.",
		remedy: "Run `release` for it, then `resume`."
	},
	"pull-request-open": {
		outcomes: ["paused"],
		means: "The pull request waits to be merged.",
		remedy: "Review it; merge it, unless GitHub does so by itself; `resume` goes on."
	},
	"manual-gate": {
		outcomes: ["paused"],
		means: "The rollout waits at a pause without an end.",
		remedy: "Promote it, or abort it; then run `resume`."
	},
	"manual-promotion": {
		outcomes: ["paused"],
		means: "The blue-green rollout waits to be promoted.",
		remedy: "Promote it, or abort it; then run `resume`."
	},
	"analysis-inconclusive": {
		outcomes: ["paused"],
		means: "The analysis is inconclusive and the rollout waits for a person.",
		remedy: "Promote it, or abort it; then run `resume`."
	},
	"paused-by-spec": {
		outcomes: ["paused"],
		means: "The Rollout has spec.paused set.",
		remedy: "Take it back; then run `resume`."
	},
	soaking: {
		outcomes: ["paused"],
		means: "A wave is healthy, and soaks before the next one begins.",
		remedy: "Run `resume` when the time has passed."
	},
	"update-on-delete": {
		outcomes: ["paused"],
		means: "The workload is updated as its pods are deleted (OnDelete).",
		remedy: "Delete its old pods; then run `resume`."
	},
	"sync-is-manual": {
		outcomes: ["paused"],
		means: "The Application is not synced automatically, and syncing it is not ours to do.",
		remedy: "Sync it; then run `resume`."
	},
	"sync-window": {
		outcomes: ["paused"],
		means: "A sync window of Argo CD denies the sync.",
		remedy: "Wait, then run `resume`."
	},
	"reconcile-skipped": {
		outcomes: ["paused"],
		means: "The Application is told to skip reconciliation.",
		remedy: "Remove the annotation argocd.argoproj.io/skip-reconcile."
	},
	"not-watched": {
		outcomes: ["paused"],
		means: "No way to the cluster was given, so nobody has looked.",
		remedy: "Let Argo CD tell (docs/unreachable-clusters.md), or give `kubeconfig`, or `clusters` in the configuration, and run `resume`."
	},
	"newer-deployment": {
		outcomes: ["superseded"],
		means: "A newer deployment of the same environment took over.",
		remedy: noRemedy
	},
	"preview-closed": {
		outcomes: ["superseded"],
		means: "The pull request is closed, and its preview goes with it.",
		remedy: "Reopen the pull request: its preview comes back."
	},
	"image-replaced": {
		outcomes: ["superseded"],
		means: "Somebody rolled out another image in the middle.",
		remedy: "See who did, in the history of the GitOps repository."
	},
	cancelled: {
		outcomes: ["cancelled"],
		means: "The run was cancelled.",
		remedy: "Run the job again, or run `resume`."
	}
};
/** What to do about an outcome. */
function remedyOf({ reason, remedy }) {
	return remedy ?? reasons[reason].remedy;
}
/** Exit codes of the command line; a process ended by a signal keeps the shell's convention. */
const exitCodes = {
	succeeded: 0,
	failed: 1,
	errored: 2,
	paused: 3,
	superseded: 4,
	cancelled: 130
};
/** The exit code of the command line for an outcome. */
function exitCode(outcome) {
	return exitCodes[outcome];
}
const severity = [
	"succeeded",
	"superseded",
	"paused",
	"failed",
	"errored",
	"cancelled"
];
/** The worse of two outcomes: the one that a person must hear of first. */
function worst(one, other) {
	return severity.indexOf(one) >= severity.indexOf(other) ? one : other;
}
/** The first of the worst outcomes: it stands for all. */
function worstOf(outcomes) {
	return outcomes.reduce((bad, one) => worst(bad.outcome, one.outcome) === bad.outcome ? bad : one);
}
/** Whether text is a reason that this version knows. */
function isReason(text) {
	return Object.hasOwn(reasons, text);
}
/** Whether text is the name of an outcome. */
function isOutcomeName(text) {
	return outcomeNames.some((name) => name === text);
}
/**
* A failure that ends a command. Edges translate wire errors into it once; the roots turn it into an outcome.
* Expected answers ("lost the race", "not found") are values of the ports instead.
*/
var DeployError = class extends Error {
	code;
	stage;
	remedy;
	problems;
	constructor(code, facts) {
		super(facts.message, { cause: facts.cause });
		this.name = "DeployError";
		this.code = code;
		this.stage = facts.stage;
		this.remedy = facts.remedy ?? reasons[code].remedy;
		this.problems = facts.problems ?? [];
	}
};
/** The outcome that an error stands for; anything unforeseen is a defect of ours, and `errored`. */
function outcomeOf(error, stage) {
	if (error instanceof DeployError) {
		const outcome = reasons[error.code].outcomes[0];
		const { stage, code, remedy, message } = error;
		return {
			outcome,
			stage,
			reason: code,
			sentence: message,
			...remedy === reasons[code].remedy ? {} : { remedy }
		};
	}
	return {
		outcome: "errored",
		stage,
		reason: "internal",
		sentence: error instanceof Error ? error.message : String(error)
	};
}
/** `file:line:column`, or the name of the input: how a problem's place is printed. */
function printPlace(place) {
	if (place === void 0) return "";
	const { file, line, column, name } = place;
	return [[
		file,
		line,
		column
	].filter((part) => part !== void 0).join(":"), name].filter((part) => part !== void 0 && part !== "").join(" ");
}
/** A problem as one line: place, message, remedy. */
function printProblem(problem) {
	const place = printPlace(problem.place);
	const remedy = problem.remedy === void 0 ? "" : ` (${problem.remedy})`;
	return `${place === "" ? "" : `${place}: `}${problem.message}${remedy}`;
}
/** What is wrong with what was given, as one error that names every problem. */
function badInput(problems, { code = "bad-input", end = "" } = {}) {
	const [first] = problems;
	return new DeployError(code, {
		stage: "inputs",
		message: `${first === void 0 || problems.length > 1 ? `${problems.length} problems: see each` : printProblem(first)}${end}`,
		problems
	});
}
var import_fastest_levenshtein = (/* @__PURE__ */ __commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
})))();
/** The known word that was probably meant, if one is close enough to be a slip. */
function nearest(word, known) {
	if (known.length === 0) return void 0;
	const guess = (0, import_fastest_levenshtein.closest)(word.toLowerCase(), [...known]);
	return (0, import_fastest_levenshtein.distance)(word.toLowerCase(), guess.toLowerCase()) <= Math.max(2, Math.floor(word.length / 3)) ? guess : void 0;
}
/**
* Whether a word is a slip of the pen for a command, and nobody else's command: one letter is wrong, missing or too many, two
* neighbours are swapped, or its letters are capitals. Short words are close to too many others (`/help` to `/helm`), and long ones may
* have two wrong letters.
*/
function isSlip(word, name) {
	const lower = word.toLowerCase();
	if (lower === name) return true;
	if (name.length < 5 || lower[0] !== name[0]) return false;
	const far = (0, import_fastest_levenshtein.distance)(lower, name);
	if (far <= 1) return true;
	if (far !== 2) return false;
	return isSwapped(lower, name) || lower.length >= 7 && name.length >= 7;
}
function isSwapped(word, name) {
	const letters = (text) => [...text].sort().join("");
	return word.length === name.length && letters(word) === letters(name);
}
/** The version of this program: that of `package.json`, which a test compares. */
const version = "0.1.0";
const digestPattern = /^sha256:[0-9a-f]{64}$/;
const tagPattern = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const hostPattern = /^(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)*|\[[0-9A-Fa-f:]+\])(?::[0-9]+)?$/;
const componentPattern = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
/** Whether text is a digest as registries write it. */
function isDigest(text) {
	return digestPattern.test(text);
}
/** The hexadecimal part of a digest. */
function hexOf(digest) {
	return digest.slice(7);
}
/** Whether text may be a tag: at most 128 characters of `[A-Za-z0-9_.-]`. */
function isTag(text) {
	return tagPattern.test(text);
}
/**
* Reads `[registry/]name[:tag][@digest]` by the grammar of distribution/reference.
* The answer is a sentence that says what is wrong where the text is no reference.
*/
function parseImageReference(text) {
	const [named = "", digest, ...rest] = text.split("@");
	if (rest.length > 0) return `"${text}" has more than one @`;
	if (digest !== void 0 && !isDigest(digest)) return `"${digest}" is no digest: sha256: and 64 hexadecimal digits`;
	const colon = named.lastIndexOf(":");
	const tagged = colon > named.lastIndexOf("/");
	const path = tagged ? named.slice(0, colon) : named;
	const tag = tagged ? named.slice(colon + 1) : void 0;
	if (tag !== void 0 && !isTag(tag)) return `"${tag}" is no tag: at most 128 letters, digits, _ . -, not first . or -`;
	const place = splitRegistry(path);
	const wrong = wrongName(text, place);
	if (wrong !== void 0) return wrong;
	return {
		...place,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest }
	};
}
/** The first component is a registry if it has a dot or a port, or is `localhost`, or has capital letters. */
function splitRegistry(path) {
	const slash = path.indexOf("/");
	const first = slash < 0 ? "" : path.slice(0, slash);
	const isHost = /[.:]/.test(first) || first === "localhost" || first !== first.toLowerCase();
	const registry = isHost ? first : "docker.io";
	const name = isHost ? path.slice(slash + 1) : path;
	if (registry !== "docker.io" && registry !== "index.docker.io") return {
		registry,
		name
	};
	return {
		registry: "docker.io",
		name: name.includes("/") ? name : `library/${name}`
	};
}
function wrongName(text, place) {
	if (!hostPattern.test(place.registry)) return `"${place.registry}" is no registry host`;
	const bad = place.name.split("/").find((component) => !componentPattern.test(component));
	if (bad !== void 0) return `"${text}" is no image name: "${bad}" must be lower-case letters, digits and single . _ -`;
	return `${place.registry}/${place.name}`.length > 255 ? `"${text}" is longer than 255 characters` : void 0;
}
/** `registry/name`: what two references must share to be of the same image. */
function repositoryOf(image) {
	return `${image.registry}/${image.name}`;
}
/** The reference in full: `registry/name[:tag][@digest]`. */
function printImage(image) {
	const tag = image.tag === void 0 ? "" : `:${image.tag}`;
	const digest = image.digest === void 0 ? "" : `@${image.digest}`;
	return `${repositoryOf(image)}${tag}${digest}`;
}
/** What a version is called in one word: its tag, else the beginning of its digest. */
function versionOf({ tag, digest }) {
	return tag ?? digest?.slice(0, 19) ?? "latest";
}
/**
* Reads `NAME=REFERENCE`, where the reference is a tag, `@digest`, `tag@digest` or a whole one, as `kustomize edit set image` and
* `kubectl set image` have it; or `NAME:TAG` alone. Text without `/` and `:` is a tag, and no repository. The answer is a sentence
* that says what is wrong where it cannot be read.
*/
function parseAssignment(text) {
	const equals = text.indexOf("=");
	const [left, right] = equals < 0 ? [nameOf(text), text] : [text.slice(0, equals), text.slice(equals + 1)];
	const image = parseImageReference(left);
	if (typeof image === "string") return image;
	if (image.tag !== void 0 || image.digest !== void 0) return `"${left}" is to be found whatever its version: leave tag and digest out before the "="`;
	if (right === "") return `nothing stands behind "${left}=": is a variable empty?`;
	const [, digestLike] = /^@?(sha(?:256|512):.*)$/.exec(right) ?? [];
	if (digestLike !== void 0 && !isDigest(digestLike)) return `"${digestLike}" is no digest: sha256: and 64 hexadecimal digits`;
	const version = parseImageReference(withName(left, right));
	if (typeof version === "string") return version;
	const { tag, digest } = version;
	if (tag === void 0 && digest === void 0) return `"${text}" needs a tag or a digest`;
	const isWhole = equals >= 0 && withName(left, right) === right;
	const { registry, name } = image;
	return {
		registry,
		name,
		...tag === void 0 ? {} : { tag },
		...digest === void 0 ? {} : { digest },
		...isWhole ? { repository: nameOf(right) } : {}
	};
}
/** A reference in full: what gives a version alone is one of the name that is looked for. */
function withName(name, given) {
	if (given.startsWith("*:") || given.startsWith("*@")) return `${name}${given.slice(1)}`;
	if (given.startsWith(":") || given.startsWith("@")) return `${name}${given}`;
	if (isDigest(given)) return `${name}@${given}`;
	const [head = ""] = given.split("@");
	return head !== "" && !/[/:]/.test(head) && head !== name ? `${name}:${given}` : given;
}
/** A reference without its tag and digest, as it was written. */
function nameOf(reference) {
	const [named = ""] = reference.split("@");
	const colon = named.lastIndexOf(":");
	return colon > named.lastIndexOf("/") ? named.slice(0, colon) : named;
}
const { parseArgs } = process.getBuiltinModule("node:util");
/** Reads words and flags in any order. Of a flag that is given twice the last counts, unless it may be given several times. */
function readFlags(argv, facts) {
	const options = Object.entries(facts).map(([name, { flag, several, short }]) => {
		return [name, {
			type: flag === true ? "boolean" : "string",
			multiple: several === true,
			...short === void 0 ? {} : { short }
		}];
	});
	const { tokens } = parseArgs({
		args: [...argv],
		options: Object.fromEntries(options),
		strict: false,
		allowPositionals: true,
		tokens: true
	});
	const given = /* @__PURE__ */ new Map();
	const words = [];
	const unknown = [];
	const empty = [];
	let last = NaN;
	for (const token of tokens) {
		if (token.kind === "positional" && token.index !== last + 1) words.push(token.value);
		if (token.kind !== "option") continue;
		const { name, rawName, value } = token;
		const fact = Object.hasOwn(facts, name) ? facts[name] : void 0;
		if (fact === void 0) {
			last = token.index;
			unknown.push({
				name,
				rawName,
				value
			});
		} else if (fact.flag !== true && (value === void 0 || value === "")) empty.push(rawName);
		else given.set(name, [...fact.several === true ? given.get(name) ?? [] : [], value ?? "true"]);
	}
	return {
		words,
		given,
		unknown,
		empty
	};
}
/** The commands that change files where they stand: they want no configuration, no token and no network. */
const fileCommands = ["edit", "set-image"];
/** Whether a word is one of them. */
function isFileCommand(word) {
	return fileCommands.some((command) => command === word);
}
/** The flags of these commands: the help and the documentation are made from this list. */
const fileFlags = {
	expression: {
		description: "A change in the language of yq, in place of the first word; several are made one after the other",
		several: true,
		short: "e",
		for: "edit"
	},
	check: {
		description: "Write nothing, and end failed (exit code 1) where something would change",
		flag: true
	},
	diff: {
		description: "Print what would change as a unified diff, and write nothing",
		flag: true
	},
	"dry-run": {
		description: "The same as --diff",
		flag: true
	},
	stdout: {
		description: "Print the result of the only file, and write nothing",
		flag: true
	},
	inplace: {
		description: "Write the files, as is done anyway: for hands that know yq -i",
		flag: true,
		short: "i"
	},
	"must-match": {
		description: "End errored where an expression names nothing in any of the files",
		flag: true,
		for: "edit"
	},
	"remove-digest": {
		description: "Remove the digest of an image where none is given, so that the tag counts",
		flag: true,
		for: "set-image"
	},
	json: {
		description: "Print one JSON object on standard output, with every change",
		flag: true
	},
	debug: {
		description: "Log more",
		flag: true
	},
	help: {
		description: "Print this help",
		flag: true,
		short: "h"
	},
	version: {
		description: "Print the version",
		flag: true
	}
};
/** The flags that a command has. */
function flagsFor(command) {
	return Object.fromEntries(Object.entries(fileFlags).filter(([, fact]) => (fact.for ?? command) === command));
}
/** Where the command stands on a command line, if it is one of them; flags may come before it. */
function findFileCommand(argv) {
	const [first] = argv;
	if (isFileCommand(first)) return {
		command: first,
		at: 0
	};
	const [command] = readFlags(argv, fileFlags).words;
	return isFileCommand(command) ? {
		command,
		at: argv.indexOf(command)
	} : void 0;
}
/** How the words of each are put. */
const usages = {
	edit: "edit 'EXPRESSION' FILE…",
	"set-image": "set-image NAME=REFERENCE… FILE…"
};
/** Reads the words and flags behind the command. */
function readFileRequest(command, argv) {
	const read = readFlags(argv, flagsFor(command));
	const has = (name) => read.given.get(name)?.at(-1) === "true";
	const problems = read.empty.map((flag) => ({
		message: "needs a value",
		place: { name: flag },
		remedy: `${flag} VALUE`
	}));
	for (const { name, rawName } of read.unknown) problems.push(unknownFlag(command, name, rawName));
	problems.push(...withValues(read.given, command));
	const common = {
		shows: showsOf(has, problems),
		check: has("check")
	};
	const request = command === "edit" ? editRequest(read.words, {
		...common,
		given: read.given.get("expression") ?? [],
		mustMatch: has("must-match")
	}) : imageRequest(read.words, {
		...common,
		removeDigest: has("remove-digest")
	}, problems);
	lacks(request, problems);
	return {
		request,
		json: has("json"),
		debug: has("debug"),
		help: has("help"),
		version: has("version"),
		problems
	};
}
/** `--check=false` is none, as for the inputs of the action. */
function withValues(given, command) {
	return Object.entries(flagsFor(command)).flatMap(([name, { flag }]) => {
		const value = flag === true ? given.get(name)?.at(-1) : void 0;
		return value === void 0 || value === "true" || value === "false" ? [] : [{
			message: `must be true or false, not "${value}"`,
			place: { name: `--${name}` }
		}];
	});
}
function showsOf(has, problems) {
	const isDiff = has("diff") || has("dry-run");
	const wrong = (message, remedy) => problems.push({
		message,
		place: { name: "--stdout" },
		remedy
	});
	if (has("stdout") && isDiff) wrong("prints the file, and --diff the difference", "keep one of them");
	if (has("inplace") && (has("stdout") || isDiff)) problems.push({
		message: "writes the files, and what is only shown is not written",
		place: { name: "--inplace" },
		remedy: "keep one of them"
	});
	return has("stdout") ? "result" : isDiff ? "diff" : "nothing";
}
function editRequest(words, { given, ...how }) {
	const [expressions, files] = given.length > 0 ? [given, words] : [words.slice(0, 1), words.slice(1)];
	return {
		command: "edit",
		expressions,
		files,
		...how
	};
}
function imageRequest(words, how, problems) {
	const count = countImages(words);
	const parsed = words.slice(0, count).map(parseAssignment);
	for (const message of parsed.filter((one) => typeof one === "string")) problems.push({
		message,
		place: { name: "image" },
		remedy: usages["set-image"]
	});
	return {
		command: "set-image",
		images: parsed.filter((one) => typeof one !== "string"),
		files: words.slice(count),
		...how
	};
}
/** The first word is an image, and so is each after it that has an `=`; a file's name with one is written `./a=b.yaml`. */
function countImages([, ...others]) {
	const end = others.findIndex((word) => !word.includes("=") || /^[./]/.test(word));
	return 1 + (end < 0 ? others.length : end);
}
/** What is missing, and what cannot be had at once. */
function lacks(request, problems) {
	const { command, files, shows } = request;
	const wrong = (name, message, remedy) => problems.push({
		message,
		place: { name },
		remedy
	});
	if (command === "edit" && request.expressions.length === 0) wrong("expression", "edit needs one", usages.edit);
	else if (files.length === 0) wrong("files", `${command} needs a file`, usages[command]);
	if (shows === "result" && files.length > 1) wrong("--stdout", "prints one file", "name one file");
}
function unknownFlag(command, name, rawName) {
	const flags = Object.keys(flagsFor(command)).map((flag) => `--${flag}`);
	const place = { name: rawName };
	const other = Object.hasOwn(fileFlags, name) ? `belongs to ${command === "edit" ? "set-image" : "edit"}` : void 0;
	const guess = nearest(`--${name}`, flags);
	const remedy = guess === void 0 || other !== void 0 ? `its flags are ${flags.join(", ")}` : `did you mean ${guess}?`;
	return {
		message: other ?? `${command} has no such flag`,
		place,
		remedy
	};
}
/** How the command is put. */
const initUsage = "init --name NAME --image REPOSITORY [--out DIR]";
/** Where the command stands on a command line, if it is this one; flags without values may come before it. */
function findInit(argv) {
	const at = argv.findIndex((word) => ![
		"--json",
		"--debug",
		"--dry-run",
		"--yes",
		"-y"
	].includes(word));
	return argv[at] === "init" ? at : void 0;
}
var cli_exports = /* @__PURE__ */ __exportAll({ runCommandLine: () => runCommandLine });
/**
* The command line; the answer is the exit code. What drives deployments is loaded only for the commands that do. A lens is what the
* clusters are seen through: tests record there what a watch sees.
*/
async function runCommandLine(argv, signal, lens) {
	const at = findInit(argv);
	if (at !== void 0) return (await import("./init-command.js")).runInit(argv.toSpliced(at, 1), process.env);
	const found = findFileCommand(argv);
	if (found === void 0) return (await import("./drive.js").then((n) => n.t)).runCommand(argv, signal, lens);
	const { runFileCommand } = await import("./edit.js").then((n) => n.t);
	return runFileCommand(found.command, argv.toSpliced(found.at, 1), process.env);
}
/** The environment variables that hold tokens and keys; the command line takes none of them as a flag. */
const secretVariables = {
	githubToken: "GITHUB_TOKEN",
	gitopsToken: "GITOPS_TOKEN",
	appPrivateKey: "GITHUB_APP_PRIVATE_KEY",
	argocdToken: "ARGOCD_AUTH_TOKEN"
};
/** What a log must never show. A token of a few letters is none, and would take ordinary words away. */
function maskedSecrets({ githubToken, gitopsToken, appPrivateKey, argocdToken }) {
	const keys = appPrivateKey === void 0 ? [] : [appPrivateKey, appPrivateKey.replaceAll("\\n", "\n")];
	return [
		githubToken,
		gitopsToken,
		argocdToken,
		...new Set(keys)
	].flatMap((secret) => secret === void 0 || secret.length < 4 ? [] : [secret]);
}
/** The tokens and keys that an environment holds. */
function tokensIn(environment) {
	const { githubToken, gitopsToken, appPrivateKey, argocdToken } = secretVariables;
	return {
		githubToken: environment[githubToken],
		gitopsToken: environment[gitopsToken],
		appPrivateKey: environment[appPrivateKey],
		argocdToken: environment[argocdToken]
	};
}
const { existsSync, mkdirSync, realpathSync, statSync: statSync$2 } = process.getBuiltinModule("node:fs");
const { dirname: dirname$1, sep } = process.getBuiltinModule("node:path");
/** Where the system keeps what is no file: only what is meant as memory is. */
const special = /^\/(proc|sys|dev(?!\/shm(\/|$)))(\/|$)/;
/**
* Throws where a file must not take the place of what is there: it would be put beside it and renamed, and whoever may do that, such as
* root, would be without a device. Files of such a kind are made nowhere else than where the system keeps them, or stand there already.
*/
function refuseSpecial(path) {
	const folder = realpathSync(nearestAbove(path));
	if (special.test(`${folder}${sep}`)) throw new Error(`nothing is written below ${folder}, where the system keeps its own`);
	const stats = statSync$2(path, { throwIfNoEntry: false });
	if (stats === void 0 || stats.isFile()) return;
	throw new Error(stats.isDirectory() ? "it is a folder" : "it is no file: a device, a pipe or a socket");
}
function nearestAbove(path) {
	const above = dirname$1(path);
	return above === path || existsSync(above) ? above : nearestAbove(above);
}
/**
* Makes a folder and those above it. That of node never ends where the system says that there is nothing and lets nobody make it, as
* below `/proc`.
*/
function makeFolders(path) {
	if (existsSync(path)) return;
	if (dirname$1(path) !== path) makeFolders(dirname$1(path));
	try {
		mkdirSync(path);
	} catch (error) {
		if (statSync$2(path, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
	}
}
var files_exports = /* @__PURE__ */ __exportAll({ createFiles: () => createFiles });
const { chmodSync, chownSync, mkdtempSync, readFileSync, renameSync, rmSync, statSync: statSync$1, writeFileSync } = process.getBuiltinModule("node:fs");
const { tmpdir } = process.getBuiltinModule("node:os");
const { dirname, join } = process.getBuiltinModule("node:path");
/** The file system. Temporary folders stand below `temporary` (a runner's own, which is wiped after the job). */
function createFiles(temporary = tmpdir()) {
	return {
		read,
		kind,
		write,
		writeAll: writeAll$1,
		temporaryFolder: () => makeFolder(temporary)
	};
}
async function read(path) {
	try {
		return readFileSync(path);
	} catch (error) {
		if (isMissing(error)) return void 0;
		throw error;
	}
}
async function kind(path) {
	try {
		return statSync$1(path).isDirectory() ? "folder" : "file";
	} catch {
		return;
	}
}
function isMissing(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
async function write(path, content) {
	refuseSpecial(path);
	makeFolders(dirname(path));
	const half = halfOf(path);
	try {
		writeHalf(path, content);
		renameSync(half, path);
	} catch (error) {
		removeHalf(half);
		throw error;
	}
}
/** What can fail (a folder that is not ours, a full disk) fails before the first file is another one. */
async function writeAll$1(contents) {
	const written = [];
	let current = "";
	try {
		for (const [path, content] of contents) {
			current = path;
			refuseSpecial(path);
			writeHalf(path, content);
		}
		for (const path of contents.keys()) {
			current = path;
			renameSync(halfOf(path), path);
			written.push(path);
		}
		return { result: "written" };
	} catch (error) {
		for (const path of contents.keys()) removeHalf(halfOf(path));
		return {
			result: "failed",
			file: current,
			message: error instanceof Error ? error.message : String(error),
			written
		};
	}
}
/** Beside its place, to be renamed into it, so that nobody ever reads half of a file. */
function halfOf(path) {
	return `${path}.${process.pid}.part`;
}
function removeHalf(half) {
	try {
		rmSync(half, { force: true });
	} catch {}
}
function writeHalf(path, content) {
	const was = statSync$1(path, { throwIfNoEntry: false });
	const half = halfOf(path);
	writeFileSync(half, content, was === void 0 ? {} : { mode: permissionsOf(was) });
	if (was === void 0) return;
	const is = statSync$1(half);
	if (is.uid !== was.uid || is.gid !== was.gid) keepOwner(half, was);
	if (permissionsOf(is) !== permissionsOf(was)) chmodSync(half, permissionsOf(was));
}
function permissionsOf({ mode }) {
	return mode & 4095;
}
/** Only root can give a file away. */
function keepOwner(half, { uid, gid }) {
	try {
		chownSync(half, uid, gid);
	} catch {}
}
async function makeFolder(below) {
	const path = mkdtempSync(join(below, "gitops-deploy-"));
	return {
		path,
		[Symbol.asyncDispose]: async () => rmSync(path, {
			recursive: true,
			force: true,
			maxRetries: 3
		})
	};
}
/** What could steer a terminal, hide text or turn its direction (https://trojansource.codes), and ends of lines. */
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;
/** Text that anybody may have chosen with a space in place of each character that is none to be seen: positions stay. */
function printable(text) {
	return text.replace(unprintable, " ");
}
/** Text that anybody may have chosen as one line of at most so many characters. */
function oneLine(text, most) {
	const line = printable(text).replace(/ {2,}/g, " ").trim();
	return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, "")}…`;
}
/** Characters that mean something in Markdown or HTML wherever they stand; between two `$` GitHub shows mathematics. */
const meaningful = /[\\`*_[\]<>&|~$]/g;
/** One character as a reference, which never means anything (CommonMark 0.31, section 2.5). */
function reference(character) {
	return `&#${character.charCodeAt(0)};`;
}
/** Text with references in place of what means something to Markdown. */
function withReferences(text) {
	return text.replace(meaningful, reference);
}
/** For runs that nobody looks at: their log says it. */
const noView = { show: () => {} };
/** A log whose every message goes one way. */
function createLog({ mask, isDebug }, say) {
	return {
		debug: (message) => void (isDebug && say("debug", message)),
		info: (message) => say("info", message),
		warning: (message) => say("warning", message),
		error: (message) => say("error", message),
		mask: (secret) => mask.add(secret)
	};
}
/** A message as a line of a log, without secrets and without what could steer a terminal. */
function plainLogLine(level, message, { mask }) {
	return `${level === "info" ? "" : `${level}: `}${mask.hideInPlain(message)}`;
}
/** Line after line: for files, for pipes, and for people who want to read it all. */
function createPlainPrinter(printing) {
	const { stream, mask } = printing;
	return {
		log: createLog(printing, (level, message) => stream.write(`${plainLogLine(level, message, printing)}\n`)),
		view: noView,
		show: (text) => void stream.write(`${mask.hideInPlain(text)}\n`),
		close: () => {}
	};
}
const { fstatSync, statSync, writeSync } = process.getBuiltinModule("node:fs");
/**
* Standard output or standard error, each text written before this returns. Node's own streams take longer to load than most
* edits take; they serve terminals, and readers that cannot keep up.
*/
function standardStream(descriptor) {
	if (isTerminal(descriptor)) return streamOf(descriptor);
	let state = "direct";
	return { write: (text) => {
		if (state === "by stream") streamOf(descriptor).write(text);
		if (state === "direct") state = writeAll(descriptor, Buffer.from(text));
	} };
}
/** Whether a person looks at it. */
function isTerminal(descriptor) {
	const stats = fstatSync(descriptor);
	if (!stats.isCharacterDevice() || stats.rdev === statSync("/dev/null", { throwIfNoEntry: false })?.rdev) return false;
	return streamOf(descriptor).isTTY === true;
}
function streamOf(descriptor) {
	return descriptor === 1 ? process.stdout : process.stderr;
}
function writeAll(descriptor, bytes) {
	for (let at = 0; at < bytes.length;) try {
		at += writeSync(descriptor, bytes, at);
	} catch (error) {
		const code = error instanceof Error && "code" in error ? error.code : void 0;
		if (code === "EPIPE") return "nobody reads";
		if (code !== "EAGAIN") throw error;
		streamOf(descriptor).write(bytes.subarray(at));
		return "by stream";
	}
	return "direct";
}
/** What has no shape of its own: controls (C0, C1), and marks that turn or hide text, but for the joiners of words and emoji. */
const shapeless = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
/** Untrusted text for a terminal, without what could steer it or turn its reading; lines and tabs stay. */
function plainText(text) {
	return text.replace(shapeless, (character) => character === "\n" || character === "	" ? character : "");
}
/**
* Text whose lines the runner of a job does not take for commands, as it does those that begin with `::` or hold `##[`
* (actions/runner, ActionCommand.TryParseV2 and TryParse), whichever program prints them.
*/
function withoutRunnerCommands(text) {
	return text.replace(/^(\s*):(?=:)/gm, "$1:​").replace(/##(?=\[)/g, "##​");
}
/** Untrusted text as one line. */
function plainLine(text) {
	return text.toWellFormed().replace(/\s+/g, " ").replace(shapeless, "").trim();
}
/** UTF-16 units of what a server says that are shown. */
const longest = 300;
/** The same of a server's words, cut. */
function shortLine(text) {
	return plainLine(text).slice(0, longest).toWellFormed();
}
/** Characters of a line that is a secret by itself: shorter ones would take ordinary words away. */
const shortestLine = 8;
/** Takes secrets out of text. It knows more of them as time goes by. */
var Mask = class {
	/** The longest first: one may begin with another. */
	#secrets = [];
	constructor(secrets) {
		for (const secret of secrets) this.add(secret);
	}
	add(secret) {
		const all = [secret, ...secret.split(/\r?\n/).filter((line) => line.trim().length >= shortestLine)].flatMap(formsOf).filter((one) => one !== "");
		this.#secrets = [.../* @__PURE__ */ new Set([...this.#secrets, ...all])].sort((one, other) => other.length - one.length);
	}
	/** Text without secrets, and nothing else changed. */
	hide(text) {
		return this.#secrets.reduce((masked, secret) => masked.replaceAll(secret, "***"), text);
	}
	/** The same for a terminal, also that of a job: what is taken out of the text may stand in a secret, or between two halves of one. */
	hideInPlain(text) {
		return withoutRunnerCommands(this.hide(plainText(this.hide(text))));
	}
};
/** A secret as it stands in plain text, in Markdown (every token of GitHub has an underscore) and in JSON. */
function formsOf(secret) {
	return [
		secret,
		plainText(secret),
		withReferences(secret),
		JSON.stringify(secret).slice(1, -1)
	];
}
export { hexOf as A, DeployError as B, initUsage as C, readFileRequest as D, isFileCommand as E, repositoryOf as F, exitCode as G, outcomeOf as H, versionOf as I, outcomeNames as J, isOutcomeName as K, version as L, isTag as M, parseImageReference as N, usages as O, printImage as P, worstOf as Q, isSlip as R, cli_exports as S, flagsFor as T, printPlace as U, badInput as V, printProblem as W, remedyOf as X, reasons as Y, stages as Z, files_exports as _, withoutRunnerCommands as a, secretVariables as b, createPlainPrinter as c, noView as d, reference as f, createFiles as g, printable as h, shortLine as i, isDigest as j, readFlags as k, plainLogLine as l, oneLine as m, plainLine as n, isTerminal as o, withReferences as p, isReason as q, plainText as r, standardStream as s, Mask as t, createLog as u, makeFolders as v, fileCommands as w, tokensIn as x, maskedSecrets as y, nearest as z };
