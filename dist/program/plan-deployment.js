import "./rolldown-runtime.js";
import { B as withoutUndefined, _ as environmentOf } from "./drive.js";
import { A as parseImageReference, F as DeployError, M as repositoryOf, z as printProblem } from "./start.js";
import { t as planImage } from "./plan-image.js";
import { n as imageOf } from "./taken-up.js";
/** How images are scanned, as it is configured. */
function scanPlan(scan) {
	const { sarif, reports, vex, scanners, upload, offline, trivy, database } = scan;
	const { sha256 } = trivy;
	return {
		failOn: scan["fail-on"],
		failOnSecret: scan["fail-on-secret"],
		failOnNew: scan["fail-on-new"],
		compares: scan.compare || scan["fail-on-new"],
		ignoreUnfixed: scan["ignore-unfixed"],
		vex,
		scanners,
		upload,
		allowNoPackages: scan["allow-no-packages"],
		offline,
		timeoutSeconds: scan.timeout,
		trivy: {
			source: trivy.source,
			...withoutUndefined({
				version: trivy.version,
				mirror: trivy.mirror
			}),
			...sha256 === void 0 ? {} : { sha256: withoutUndefined(sha256) }
		},
		database: {
			repositories: database.repositories,
			javaRepositories: database["java-repositories"],
			maxAgeSeconds: database["max-age"],
			...withoutUndefined({ folder: database.folder })
		},
		...withoutUndefined({
			sarif,
			reports,
			ignoreFile: scan["ignore-file"]
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
/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
function planDeployment(configuration, facts) {
	const environment = environmentOf(configuration, facts.environment);
	if (facts.explicit === void 0) refuseOtherRepository(configuration, facts.image);
	const { scan, gitops, application } = configuration;
	return {
		...planImage(configuration, facts),
		application,
		environment: facts.environment,
		kind: facts.kind ?? "deploy",
		repository: facts.repository,
		explicit: facts.explicit ?? facts.image !== void 0,
		scan: scanPlan(scan),
		signing: signingPlan(configuration.signing),
		gitops: {
			repository: gitops.repository,
			branch: gitops.branch,
			allowedPaths: gitops["allowed-paths"]
		},
		write: environment.write,
		merge: environment.merge,
		pullRequest: pullRequestPlan(environment),
		rollback: environment.rollback === "automatic" ? "automatic" : "manual",
		targets: environment.targets.map(targetPlan),
		waves: wavesPlan(environment),
		timeoutSeconds: facts.timeoutSeconds,
		onPause: facts.onPause,
		...withoutUndefined({
			by: facts.by,
			run: facts.run
		})
	};
}
/** The deployment of a record, planned again as the configuration is now. */
function planRecord(record, configuration, facts) {
	const { source: commit, branch, date, pullRequest, explicit, kind, by } = record.payload;
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
		...withoutUndefined({ by })
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
		reviewers: {
			users: reviewers.filter((one) => !one.includes("/")),
			teams: reviewers.flatMap((one) => one.split("/")[1] ?? [])
		},
		draft,
		...withoutUndefined({
			title,
			template
		})
	};
}
function wavesPlan(environment) {
	const all = environment.targets.map(({ name }) => name);
	const waves = environment.waves ?? [];
	return {
		targets: waves.length === 0 ? [all] : waves,
		soakSeconds: environment["wave-soak"] ?? 0,
		rollback: environment["rollback-waves"]
	};
}
function targetPlan(target) {
	const { argocd } = target;
	const asked = {
		...argocd?.cluster === void 0 ? {} : { cluster: argocd.cluster },
		...argocd?.sync === "if-manual" ? { sync: argocd.sync } : {}
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
export { imageOfRecord, planDeployment, planRecord };
