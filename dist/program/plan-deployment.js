import "./rolldown-runtime.js";
import { y as environmentOf, z as withoutUndefined } from "./drive.js";
import { i as safeForTag, n as expand } from "./template.js";
import { P as DeployError, R as printProblem, j as repositoryOf, k as parseImageReference } from "./start.js";
import { n as imageOf } from "./taken-up.js";
/** One deployment as it is configured. Throws `bad-input` where the environment is not in the configuration. */
function planDeployment(configuration, facts) {
	const environment = environmentOf(configuration, facts.environment);
	if (facts.explicit === void 0) refuseOtherRepository(configuration, facts.image);
	const { scan, gitops, application } = configuration;
	return {
		application,
		environment: facts.environment,
		repository: facts.repository,
		sourceUrl: facts.sourceUrl,
		source: facts.source,
		explicit: facts.explicit ?? facts.image !== void 0,
		image: {
			repository: configuration.image.name,
			tags: tagsOf(configuration, facts),
			immutableTags: configuration.image["immutable-tags"],
			plan: imagePlan(configuration, facts.image)
		},
		scan: {
			failOn: scan["fail-on"],
			ignoreUnfixed: scan["ignore-unfixed"],
			...scan.sarif === void 0 ? {} : { sarif: scan.sarif }
		},
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
		...facts.run === void 0 ? {} : { run: facts.run }
	};
}
/** The deployment of a record, planned again as the configuration is now. */
function planRecord(record, configuration, facts) {
	const { source: commit, branch, date, pullRequest, explicit } = record.payload;
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
		explicit
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
function imagePlan({ image }, given) {
	if (given !== void 0) return {
		from: "registry",
		image: given
	};
	const { context, file, platforms, cache, sbom, provenance } = image;
	return {
		from: "build",
		context,
		file,
		platforms,
		cache,
		sbom,
		provenance
	};
}
/** Tags know nothing of the digest, which is not known before the build. */
function tagsOf(configuration, { source, environment, image }) {
	if (image !== void 0) return [];
	const values = {
		sha: source.commit,
		"short-sha": source.commit.slice(0, 7),
		branch: safeForTag(source.branch),
		date: source.date.slice(0, 10),
		application: configuration.application,
		environment,
		"pull-request": source.pullRequest === void 0 ? void 0 : String(source.pullRequest),
		tag: void 0,
		digest: void 0,
		image: void 0,
		target: void 0
	};
	return configuration.image.tags.map((template) => expand(template, values));
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
