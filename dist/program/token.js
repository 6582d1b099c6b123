/** What is asked together, with its heading. */
const groups = {
	machine: "This machine",
	application: "Application repository",
	gitops: "GitOps repository",
	argocd: "Argo CD",
	workloads: "Workloads",
	registry: "Registry",
	tools: "Build and scan",
	workflows: "Workflows of this repository"
};
/** Every question that `doctor` asks. */
const questions = {
	runner: {
		group: "machine",
		asks: "Are Node, git and the free disk of this machine enough?",
		problem: "Node older than 20, no git where the GitOps repository is reached by it, less than 2 GB free",
		unknown: "the machine does not say"
	},
	clock: {
		group: "machine",
		asks: "Does the clock agree with those of GitHub and of the clusters?",
		problem: "more than 30 s apart: tokens of Apps, holds with an end and soak times go by it",
		unknown: "nobody told the time"
	},
	token: {
		group: "application",
		asks: "Is there a token, of which kind, does GitHub take it, does it see the repository, and does it end soon?",
		problem: "GitHub refuses it, it does not see the repository, or it ends within a week",
		unknown: "GitHub does not answer, or no token was given"
	},
	permissions: {
		group: "application",
		asks: "May the token do what this configuration needs?",
		problem: "a read that needs a permission is refused, the scopes of a classic token lack one, or its owner may not push",
		unknown: "what a token may write is told by GitHub for some kinds alone; the permissions to look up are listed"
	},
	"gitops-token": {
		group: "gitops",
		asks: "The same of the token for the GitOps repository",
		problem: "as above; `GITHUB_TOKEN` never sees another repository",
		unknown: "as above; a repository that is not on this GitHub is only read"
	},
	"gitops-permissions": {
		group: "gitops",
		asks: "May that token do what this configuration needs?",
		problem: "as above",
		unknown: "as above"
	},
	"starts-workflows": {
		group: "gitops",
		asks: "Do workflows start on our commits and pull requests?",
		problem: "checks are required, and the token is `GITHUB_TOKEN`, whose events start none: they would be waited for in vain",
		unknown: "the kind of the token is not known"
	},
	branch: {
		group: "gitops",
		asks: "Is the branch there?",
		problem: "it is not",
		unknown: "the repository does not answer"
	},
	write: {
		group: "gitops",
		asks: "Would the rules of the branch let `write: push` pass?",
		problem: "a rule asks for pull requests, checks, a merge queue or signed commits (those that git makes are not signed; those of the API are)",
		unknown: "there is a rule whose answer depends on the commit, or a protection that is told to administrators alone"
	},
	"our-branch": {
		group: "gitops",
		asks: "Do rules let us make the branches of pull requests (`gitops-deploy/…`), and make them anew?",
		problem: "a rule forbids to create, update or force-push them, or asks for signatures that git does not make",
		unknown: "GitHub does not tell the rules"
	},
	merging: {
		group: "gitops",
		asks: "Do `merge`, the methods that the repository allows, auto-merge, the merge queue and required reviews fit together?",
		problem: "auto-merge is off where it is needed, `immediate` cannot be because something is required, or no method is left that the rules take",
		unknown: "GitHub does not show these settings to this token"
	},
	"required-check": {
		group: "gitops",
		asks: "Does a workflow there run `check`, and does the branch require it? That there is none, or that it is not required, is advice",
		problem: "it is required, and does not run for pull requests, in the merge queue, or for all files: it would be waited for in vain",
		unknown: "the repository cannot be read, or GitHub does not tell the rules of its branch"
	},
	paths: {
		group: "gitops",
		asks: "Does each pattern of `gitops.allowed-paths` begin with a folder or a file that is there?",
		problem: "it does not",
		unknown: "the repository cannot be read"
	},
	edits: {
		group: "gitops",
		asks: "Can every edit be planned on the newest commit, as `deploy` does, and does nobody else write the same (Flux, Image Updater)?",
		problem: "an edit is refused",
		unknown: "the commit to deploy is not known, or the repository cannot be read"
	},
	"argocd-application": {
		group: "argocd",
		asks: "Is the Application there, and may we read it?",
		problem: "it is not, it is being deleted, or it may not be read",
		unknown: "there is no way to Argo CD, or it does not answer"
	},
	"argocd-permissions": {
		group: "argocd",
		asks: "May we do in Argo CD what is used: read, refresh, sync? (Of single actions on Rollouts its API tells nothing)",
		problem: "a right that is needed is missing; the rule to add is told",
		unknown: "the rights cannot be asked for"
	},
	"auto-sync": {
		group: "argocd",
		asks: "Does somebody sync our commits?",
		problem: "auto-sync is off and `sync: never` (or a manual step of a RollingSync), or reconciliation is skipped",
		unknown: "the Application, or its ApplicationSet, cannot be seen"
	},
	"sync-window": {
		group: "argocd",
		asks: "Do sync windows let Argo CD sync?",
		problem: "they are closed now, or for more than half of the next seven days",
		unknown: "the AppProject cannot be seen"
	},
	source: {
		group: "argocd",
		asks: "Does the Application follow this repository and branch, and do our files lie in its path?",
		problem: "no source of it does",
		unknown: "a file lies outside of its path: whether it is reached from there is not followed"
	},
	overrides: {
		group: "argocd",
		asks: "Does something in Argo CD override what we write?",
		problem: "parameters or images of the Application, or a `.argocd-source` file, set the same: the edit would have no effect",
		unknown: "the Application or the folder cannot be read"
	},
	"argocd-version": {
		group: "argocd",
		asks: "Which version of Argo CD answers? Only asked through its own API",
		problem: "older than 2.8",
		unknown: "it does not say"
	},
	workload: {
		group: "workloads",
		asks: "Is each workload there, of a kind that the cluster knows, and does it run our image?",
		problem: "it is not, Argo Rollouts is not installed, it may not be read, or it names another image",
		unknown: "there is no way to the cluster, or it does not answer"
	},
	templates: {
		group: "workloads",
		asks: "Are the AnalysisTemplates there that a Rollout refers to?",
		problem: "one is not: the Rollout would be degraded, InvalidSpec",
		unknown: "templates may not be listed, or are cluster-wide"
	},
	"cluster-permissions": {
		group: "workloads",
		asks: "May we watch workloads, analysis runs and pods, and read logs and events?",
		problem: "a right that a verdict needs is missing; the rule to add is told",
		unknown: "the API server does not answer reviews of access"
	},
	backup: {
		group: "workloads",
		asks: "May we ask Velero for Backups? Only where `backup` is configured",
		problem: "a right is missing, and the rule to add is told; or there is no way to the Kubernetes API",
		unknown: "the API server does not answer reviews of access"
	},
	"backup-schedule": {
		group: "workloads",
		asks: "Has each Schedule of Velero that covers the environment's namespaces made a Backup in time? Only where `backup` is configured; that none covers one is advice",
		problem: "the last successful Backup is older than two runs of the Schedule, Velero does not take it, or is not installed",
		unknown: "Schedules and Backups may not be listed"
	},
	"error-budget": {
		group: "workloads",
		asks: "How much is left of the error budget? Only where `slo` is configured",
		problem: "Prometheus does not tell, and deployments wait for it (`budget: hold`)",
		unknown: "Prometheus does not tell"
	},
	nodes: {
		group: "workloads",
		asks: "May we read nodes, and what adds them? Only where `readiness.cluster` is set",
		problem: "never",
		unknown: "we may not, or nobody answers; the rule to add is told. Amounts are judged without them then"
	},
	registry: {
		group: "registry",
		asks: "Does the registry let us pull, and is the image there that the environment runs?",
		problem: "it refuses, or no longer has the image",
		unknown: "it does not answer, or it is not known which image runs"
	},
	push: {
		group: "registry",
		asks: "Would it let us push? Asked by a token request, without pushing; only where an image is built",
		problem: "the login is refused, or its token is not good for a push",
		unknown: "its tokens cannot be read, or it knows passwords alone"
	},
	tags: {
		group: "registry",
		asks: "Does each commit get a tag of its own?",
		problem: "`immutable-tags` with a tag that is the same for every commit: the second deployment would be refused",
		unknown: "never"
	},
	signing: {
		group: "registry",
		asks: "Can this job sign, and can be read what signatures are held against? Only where `signing` is configured",
		problem: "the job has no identity token, or `signing.trusted-root` is not set or is none",
		unknown: "what the public Sigstore publishes is read only when something is verified"
	},
	trivy: {
		group: "tools",
		asks: "Is there a Trivy that may be used, or one to download?",
		problem: "there is none, it is too old, or it is one of those that thieves published in March 2026",
		unknown: "the address that it would be downloaded from does not answer"
	},
	"trivy-database": {
		group: "tools",
		asks: "Is there a database of vulnerabilities, and how old is it?",
		problem: "it is older than `scan.database.max-age` and nothing may be downloaded",
		unknown: "there is none yet, and it is downloaded when something is scanned"
	},
	builder: {
		group: "tools",
		asks: "Are buildx and its builder there, and can it build and push by digest? Only where an image is built",
		problem: "they are not, or the builder is the one inside Docker Engine",
		unknown: "the builder does not answer"
	},
	platforms: {
		group: "tools",
		asks: "Can the builder build for each of `image.platforms`?",
		problem: "never",
		unknown: "it runs nothing of one of them (QEMU is not set up), which a Dockerfile may do without; or the builder is made when something is built"
	},
	"workflow-permissions": {
		group: "workflows",
		asks: "Does each job with this action give its token the permissions that it needs?",
		problem: "a `permissions:` of the job or the workflow leaves one out",
		unknown: "there is no `permissions:`, so that the settings of the repository decide, or the file cannot be read"
	},
	"workflow-concurrency": {
		group: "workflows",
		asks: "Does a concurrency group stand around a job that watches?",
		problem: "it does: a hotfix waits for the watch before it, or `cancel-in-progress` cancels a deployment",
		unknown: "the file cannot be read"
	},
	"workflow-trigger": {
		group: "workflows",
		asks: "Does no `pull_request_target` start this action, and no workflow of a comment check the pull request out?",
		problem: "one does: code that nobody reviewed would run beside the secrets",
		unknown: "the file cannot be read"
	},
	"workflow-resume": {
		group: "workflows",
		asks: "Does a workflow run `resume`, where something can pause?",
		problem: "none does: what waits for a person would never end",
		unknown: "there is no checkout of the workflows"
	},
	"workflow-pin": {
		group: "workflows",
		asks: "Is this action pinned by a commit? Advice alone",
		problem: "never",
		unknown: "the file cannot be read"
	}
};
/** Every question, in the order in which they are told. */
const questionNames = Object.keys(questions).filter((name) => Object.hasOwn(questions, name));
/** Answers a question about one thing, which stands at a place of a file where there is one. */
function answering(question, about, place) {
	const at = {
		question,
		about,
		...place === void 0 ? {} : { place }
	};
	return {
		fine: (sentence, advice) => ({
			...at,
			answer: "fine",
			sentence,
			...advice === void 0 ? {} : { advice }
		}),
		problem: (sentence, remedy) => ({
			...at,
			answer: "problem",
			sentence,
			remedy
		}),
		unknown: (sentence, remedy) => ({
			...at,
			answer: "could-not-tell",
			sentence,
			remedy
		})
	};
}
/** The same in the order of the questions; what is said twice of the same thing is said once. */
function inOrder(diagnoses) {
	const distinct = new Map(diagnoses.map((one) => [JSON.stringify(one), one]));
	const rank = new Map(questionNames.map((name, index) => [name, index]));
	return [...distinct.values()].toSorted((one, other) => (rank.get(one.question) ?? 0) - (rank.get(other.question) ?? 0));
}
const kinds = {
	actions: "GITHUB_TOKEN, the job's own",
	installation: "a token of a GitHub App",
	"fine-grained": "a fine-grained personal token",
	classic: "a classic personal token",
	oauth: "a token of an OAuth app, or of a GitHub App for a user",
	unknown: "a token of a kind that is not known"
};
/** The kind of a token by its prefix: https://github.blog/engineering/behind-githubs-new-authentication-token-formats */
function kindByPrefix(token) {
	if (token.startsWith("ghs_")) return "installation";
	if (token.startsWith("github_pat_")) return "fine-grained";
	if (/^(?:ghp_|[0-9a-f]{40}$)/.test(token)) return "classic";
	return /^(?:gho_|ghu_)/.test(token) ? "oauth" : "unknown";
}
/** Milliseconds within which the end of a token is near. */
const soon = 6048e5;
/** Whether GitHub takes a token and shows it the repository. */
function judgeToken(seen, of) {
	const { fine, problem } = answering(of.question, of.repository);
	if (seen.state === "refused") return refused(seen, of);
	const { token } = seen;
	const login = token.login === void 0 ? "" : ` (${token.login})`;
	const what = `${kinds[token.kind]}${login}`;
	if (token.endsAt === void 0) return fine(what);
	const end = token.endsAt.toISOString().slice(0, 10);
	return !token.isMinted && token.endsAt.getTime() - of.now.getTime() < soon ? problem(`${what}, which ends on ${end}`, `make a new one and put it into the secret of \`${of.input}\``) : fine(`${what}, until ${end}`);
}
function refused(seen, of) {
	const { problem, unknown } = answering(of.question, of.repository);
	const { status, kind, message } = seen;
	if (status === void 0) return problem(message, seen.remedy ?? "see docs/permissions.md, \"A GitHub App\"");
	if (status === 401) return problem(`GitHub does not take the token (401 ${message})`, `it has ended or was revoked: put a new one into \`${of.input}\``);
	if (status === 404 && (kind === "actions" || kind === "installation")) return problem(`the token does not see ${of.repository}: GITHUB_TOKEN sees its own repository alone, and a GitHub App those that it is installed on`, `install the App on ${of.repository} (its settings, Install App), or give a token for it in \`${of.input}\``);
	if (status === 404) return problem(`there is no ${of.repository}, or the token does not see it`, `correct the name, or add ${of.repository} to the repositories of the token`);
	return unknown(`GitHub answers ${status}: ${message}`, "run again; a rate limit or a policy of the organization (SSO, IP allow list) may stand before it");
}
function printPermission({ name, level }) {
	return `${name}: ${level}`;
}
/** Whether a token may do what is needed, as far as that is known without writing. */
function judgePermissions(facts, of) {
	const { fine, problem, unknown } = answering(of.question === "token" ? "permissions" : "gitops-permissions", of.repository);
	const { seen, needed, probes } = facts;
	const { kind, isMinted } = seen.token;
	const list = needed.map(printPermission).join(", ");
	const lacking = needed.filter(({ name }) => probes.get(name) === "denied").map(printPermission);
	if (lacking.length > 0) return problem(`the token lacks ${lacking.join(", ")}`, `grant it ${howToGrant(kind, lacking.join(", "), of)}`);
	const onlyReads = needed.every(({ level }) => level === "read");
	if (onlyReads && needed.every(({ name }) => probes.get(name) === "allowed")) return fine(list);
	if (seen.settings.isArchived && !onlyReads) return problem(`${of.repository} is archived: nothing can be written`, "unarchive it in its settings");
	if (isMinted) return fine(`made for just that: ${list}`);
	if (isOfPerson(kind)) return judgePerson(seen, list, of);
	return unknown(`every read that it needs is allowed; GitHub does not tell what ${kinds[kind]} may write`, `look that it has them ${howToGrant(kind, list, of)}`);
}
/** Of the token of an App GitHub tells a role that means nothing. */
function isOfPerson(kind) {
	return kind === "classic" || kind === "fine-grained" || kind === "oauth";
}
/** What a person may, by their role and by the scopes of the token. */
function judgePerson({ token, settings }, list, of) {
	const { fine, problem, unknown } = answering(of.question === "token" ? "permissions" : "gitops-permissions", of.repository);
	const { login = "whose token it is", scopes, kind } = token;
	const lacking = scopesLacking(token, settings.isPrivate);
	if (lacking !== void 0) return problem(`the token lacks the scope ${lacking}`, `add the scope \`${lacking}\` to the token; better: a fine-grained one with ${list}`);
	if (settings.mayPush === false) return problem(`${login} may not write to ${of.repository}`, `give ${login} the role Write there`);
	if (scopes !== void 0 && settings.mayPush === true) return fine(`the scopes ${scopes.join(", ")} and the role of ${login}`);
	return unknown(`every read that it needs is allowed; GitHub does not tell what ${kinds[kind]} may write`, `look that it has them ${howToGrant(kind, list, of)}`);
}
/** https://docs.github.com/apps/oauth-apps/building-oauth-apps/scopes-for-oauth-apps */
function scopesLacking({ scopes }, isPrivate) {
	if (scopes === void 0 || scopes.includes("repo")) return void 0;
	if (isPrivate) return "repo";
	return scopes.includes("public_repo") ? void 0 : "public_repo";
}
function howToGrant(kind, permissions, { repository }) {
	switch (kind) {
		case "actions": return `in the workflow, for the job: permissions: { ${permissions} }`;
		case "installation": return `in the settings of the GitHub App (Permissions & events), accepted for the installation on ${repository}: ${permissions}`;
		case "fine-grained": return `in its settings (Developer settings, Fine-grained tokens), with ${repository} selected: ${permissions}`;
		default: return `it needs ${permissions} of ${repository}`;
	}
}
export { inOrder as a, answering as i, judgeToken as n, groups as o, kindByPrefix as r, questions as s, judgePermissions as t };
