import { r as __exportAll } from "./rolldown-runtime.js";
import { St as previewNamed, ht as environmentOf, vt as whichPreview, zt as withoutUndefined } from "./drive.js";
import { t as freezeWindow } from "./freeze.js";
import { r as settingsFrom, t as buildOf } from "./readiness-settings.js";
import { B as DeployError, F as repositoryOf, N as parseImageReference, W as printProblem } from "./start.js";
import { t as budgetPlan } from "./plan-budget.js";
import { t as planImage } from "./plan-image.js";
import { t as scanPlan } from "./plan-scan.js";
import { n as imageOf } from "./taken-up.js";
/** What is backed up before a write; undefined for nothing. What goes back must not wait, and is what a Backup is made for. */
function backupPlan({ backup }, kind = "deploy") {
	if (backup === void 0 || kind === "rollback") return void 0;
	return {
		namespace: backup.namespace,
		besides: backup.namespaces,
		timeoutSeconds: backup.timeout,
		maxAgeSeconds: backup["max-age"],
		isRequired: backup.required,
		...withoutUndefined({
			storageLocation: backup["storage-location"],
			ttlSeconds: backup.ttl,
			snapshotVolumes: backup["snapshot-volumes"]
		})
	};
}
/** How the images of an application are signed and verified, as it is configured. */
function signingPlan(configuration) {
	const { sign, attest, verify, fulcio, rekor, timestamp } = configuration;
	const trustedRoot = configuration["trusted-root"]?.replace(/^env:/, "");
	return {
		sign,
		attest: [...new Set(attest)],
		attestationRequired: configuration["attestation-required"],
		authority: withoutUndefined({
			fulcio,
			rekor,
			timestamp
		}),
		verify: verify.map(trustedSigner),
		...withoutUndefined({ trustedRoot })
	};
}
function trustedSigner(one) {
	const { issuer, subject = "", predicate, repository, ref } = one;
	const pattern = one["subject-pattern"];
	return {
		issuer,
		subject: pattern === void 0 ? { exact: subject } : { pattern },
		predicateType: predicate,
		...withoutUndefined({
			repository: repository === void 0 ? void 0 : pageOf(repository),
			ref
		})
	};
}
/** Certificates name a repository by its page. */
function pageOf(repository) {
	return repository.startsWith("https://") ? repository : `https://github.com/${repository}`;
}
var plan_deployment_exports = /* @__PURE__ */ __exportAll({
	gitopsPlan: () => gitopsPlan,
	imageOfRecord: () => imageOfRecord,
	planDeployment: () => planDeployment,
	planRecord: () => planRecord,
	planRollback: () => planRollback,
	previewPlan: () => previewPlan,
	reviewersOf: () => reviewersOf
});
/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
function planDeployment(configuration, facts) {
	const environment = environmentOf(configuration, facts.environment);
	if (facts.explicit === void 0) refuseOtherRepository(configuration, facts.image);
	const { scan, application } = configuration;
	return {
		...planImage(configuration, facts),
		application,
		environment: facts.environment,
		kind: facts.kind ?? "deploy",
		repository: facts.repository,
		explicit: facts.explicit ?? facts.image !== void 0,
		scan: scanPlan(scan),
		signing: signingPlan(configuration.signing),
		readiness: settingsFrom(configuration.readiness, [buildOf(configuration.image)]),
		gitops: gitopsPlan(configuration),
		write: environment.write,
		merge: environment.merge,
		pullRequest: pullRequestPlan(environment),
		rollback: rollbackOf(environment, facts.kind),
		targets: targetPlans(environment),
		waves: wavesPlan(environment, facts.kind),
		gates: gatesPlan(configuration, environment, facts),
		timeoutSeconds: facts.timeoutSeconds,
		onPause: facts.onPause,
		...withoutUndefined({
			by: facts.by,
			from: facts.from,
			run: facts.run
		}),
		...withoutUndefined({
			replaces: facts.replaces,
			reason: facts.reason
		}),
		...withoutUndefined({ preview: previewPlan(configuration, facts.environment) }),
		...withoutUndefined({ backup: backupPlan(environment, facts.kind) })
	};
}
/** The preview that an environment is; undefined for any other. Throws `bad-input` where it is not said whose. */
function previewPlan(configuration, name) {
	const { preview } = environmentOf(configuration, name);
	if (preview === void 0) return void 0;
	const named = previewNamed(configuration, name);
	if (named === void 0) throw whichPreview(name);
	const { template, from, path, url } = preview;
	return {
		...named,
		template,
		from,
		path,
		...withoutUndefined({ url })
	};
}
/** Where the manifests stand, and how much of that may be written. */
function gitopsPlan({ gitops }) {
	return {
		repository: gitops.repository,
		branch: gitops.branch,
		allowedPaths: gitops["allowed-paths"]
	};
}
/** The deployment of a record, planned again as the configuration is now. */
function planRecord(record, configuration, facts) {
	const { source: commit, branch, date, pullRequest, explicit, kind, by, from, edits } = record.payload;
	const image = imageOfRecord(record);
	const source = {
		commit,
		branch,
		date,
		...pullRequest === void 0 ? {} : { pullRequest }
	};
	return planDeployment(configuration, {
		...facts,
		source,
		image: image.reference,
		explicit,
		kind,
		...kind === "rollback" && edits.length > 0 ? { replaces: edits } : {},
		...withoutUndefined({
			by,
			from
		})
	});
}
/** A rollback to the image of a record, asked for by somebody. */
function planRollback(record, configuration, facts) {
	const { source: commit, branch, date, pullRequest } = record.payload;
	const { by, reason, ...common } = facts;
	return planDeployment(configuration, {
		...common,
		source: {
			commit,
			branch,
			date,
			...withoutUndefined({ pullRequest })
		},
		image: imageOfRecord(record).reference,
		explicit: true,
		kind: "rollback",
		...withoutUndefined({
			by,
			reason
		})
	});
}
/** The image of a record. Throws `internal` for a record that names none by digest: we write no such record. */
function imageOfRecord(record) {
	const image = imageOf(record);
	if (image !== void 0) return image;
	const message = `record ${record.id} names no image by digest: ${record.payload.image}`;
	throw new DeployError("internal", {
		stage: "inputs",
		message
	});
}
/** The edits and the watch are about the configured repository: another one's image would be scanned, and not deployed. */
function refuseOtherRepository({ image: { name } }, given) {
	const own = parseImageReference(name);
	if (given === void 0 || typeof own === "string" || repositoryOf(own) === repositoryOf(given)) return;
	const problem = {
		message: `${repositoryOf(given)} is not the image of this application (${name})`,
		place: { name: "image" },
		remedy: "push or copy it there first, or correct image.name in the configuration"
	};
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: printProblem(problem),
		problems: [problem]
	});
}
function pullRequestPlan({ "pull-request": wanted }) {
	const { labels, reviewers, draft, title, template } = wanted;
	return {
		labels,
		reviewers: reviewersOf(reviewers),
		draft,
		...withoutUndefined({
			title,
			template
		})
	};
}
/** Users, and teams as `org/team`, each as GitHub names them. */
function reviewersOf(names) {
	return {
		users: names.filter((one) => !one.includes("/")),
		teams: names.flatMap((one) => one.split("/")[1] ?? [])
	};
}
/** What comes back ran here before: no wave of a rollback waits for one before it to soak. */
function wavesPlan(environment, kind = "deploy") {
	const all = environment.targets.map(({ name }) => name);
	const waves = environment.waves ?? [];
	return {
		targets: waves.length === 0 ? [all] : waves,
		soakSeconds: kind === "rollback" ? 0 : environment["wave-soak"] ?? 0,
		rollback: environment["rollback-waves"]
	};
}
/** An environment that was named to promote from comes before, too; one that has gone from the configuration since is told. */
function gatesPlan(configuration, own, { environment, from }) {
	const { after, soak, freeze, approvals } = own;
	return {
		after: [.../* @__PURE__ */ new Set([...after, ...from === void 0 ? [] : [from]])].map((name) => {
			const before = environmentOf(configuration, name);
			return {
				environment: name,
				targets: targetPlans(before),
				waves: wavesPlan(before)
			};
		}),
		soakSeconds: soak ?? 0,
		freeze: freeze.flatMap((one) => freezeWindow(one) ?? []),
		...withoutUndefined({ budget: budgetPlan(configuration, own, environment) }),
		...approvals === void 0 ? {} : { approvals: {
			reviews: approvals.reviews,
			...withoutUndefined({ environment: approvals.environment })
		} }
	};
}
/** What runs bad although it ran healthy before is for people to look at; and the next push mends a preview: nobody should have to release it first. */
function rollbackOf({ rollback, preview }, kind) {
	return kind === "rollback" || preview !== void 0 ? "manual" : rollback;
}
function targetPlans({ targets, preview }) {
	return targets.map((target) => targetPlan(target, preview !== void 0));
}
function targetPlan(target, isPreview) {
	const { argocd } = target;
	const asked = {
		...argocd?.cluster === void 0 ? {} : { cluster: argocd.cluster },
		...argocd?.sync === "if-manual" ? { sync: argocd.sync } : {},
		...isPreview ? { isGenerated: true } : {}
	};
	return {
		name: target.name,
		workloads: target.workloads.map(({ kind, namespace, name }) => ({
			kind,
			namespace,
			name
		})),
		edits: target.edits.map(({ file, path, value, image }) => ({
			file,
			target: image === void 0 ? {
				by: "path",
				path: path ?? "",
				value: value ?? "{{tag}}"
			} : {
				by: "image",
				image
			}
		})),
		...target.cluster === void 0 ? {} : { cluster: target.cluster },
		...argocd === void 0 ? {} : { application: {
			namespace: argocd.namespace,
			name: argocd.application,
			...asked
		} }
	};
}
export { planRollback as a, reviewersOf as c, planRecord as i, imageOfRecord as n, plan_deployment_exports as o, planDeployment as r, previewPlan as s, gitopsPlan as t };
