import "./rolldown-runtime.js";
import { B as withoutUndefined, N as isFields, y as environmentOf } from "./drive.js";
import { c as wordsIn, i as safeForTag, n as expand } from "./template.js";
import { P as DeployError, R as printProblem, j as repositoryOf, k as parseImageReference } from "./start.js";
import { t as isSamePlatform } from "./platform.js";
import { n as imageOf } from "./taken-up.js";
/** How the image is built, as it is configured, for one commit and environment. */
function buildPlan(image, values) {
	const all = (templates) => expandAll(templates, values);
	const { network, allow, sbom, provenance } = image;
	const platforms = image.platforms ?? (image.bake === void 0 ? ["linux/amd64"] : []);
	return {
		definition: definitionOf(image, values),
		platforms,
		arguments: all(image["build-args"]),
		secrets: Object.entries(image.secrets).map(([id, source]) => secretOf(id, source)),
		ssh: image.ssh.map(sshOf),
		contexts: all(image["build-contexts"]),
		labels: all(image.labels),
		allow,
		cache: cacheOf(image, platforms, values),
		attestations: {
			sbom,
			provenance
		},
		...withoutUndefined({
			network,
			builder: builderOf(image)
		})
	};
}
function expandAll(templates, values) {
	return Object.fromEntries(Object.entries(templates).map(([name, text]) => [name, expand(text, values)]));
}
function definitionOf({ bake, context, file, target }, values) {
	if (bake !== void 0) return {
		by: "bake",
		...bake,
		variables: expandAll(bake.variables, values)
	};
	return {
		by: "dockerfile",
		context: expand(context ?? ".", values),
		...withoutUndefined({
			file,
			target
		})
	};
}
function secretOf(id, source) {
	const [, kind, rest = ""] = /^(env|file):(.*)$/s.exec(source) ?? [];
	return {
		id,
		source: kind === "env" ? {
			from: "environment",
			name: rest
		} : {
			from: "file",
			path: rest
		}
	};
}
function sshOf(text) {
	const equals = text.indexOf("=");
	if (equals < 0) return {
		id: text,
		paths: []
	};
	return {
		id: text.slice(0, equals),
		paths: text.slice(equals + 1).split(",")
	};
}
function cacheOf({ cache, name, bake }, platforms, values) {
	const { type, mode } = cache;
	switch (type) {
		case "none": return { type };
		case "gha": return {
			type,
			mode,
			scope: (cache.scope === void 0 ? void 0 : expand(cache.scope, values).replaceAll(",", "-")) ?? scopeOf(values.application, bake?.target, platforms)
		};
		case "registry": {
			const inTag = {
				...values,
				branch: safeForTag(values.branch ?? "")
			};
			return {
				type,
				mode,
				ref: expand(cache.ref ?? `${name}:buildcache`, inTag)
			};
		}
		case "local": return {
			type,
			mode,
			folder: cache.folder ?? ".buildx-cache"
		};
	}
}
/**
* The index of a build replaces that of the one before it in the same scope, so each application and set of platforms has its
* own. One build of several platforms writes one index that has them all.
*/
function scopeOf(application = "", target, platforms) {
	const set = platforms.toSorted().map((platform) => platform.replaceAll("/", "-"));
	return [
		application,
		...target === void 0 ? [] : [target],
		...set.length === 0 ? [] : [set.join("+")]
	].join("/");
}
function builderOf({ builder }) {
	if (builder === void 0) return void 0;
	const { name, driver, endpoint, options } = builder;
	if (driver === void 0) return withoutUndefined({ name });
	return {
		create: {
			driver,
			options,
			...withoutUndefined({ endpoint })
		},
		...withoutUndefined({ name })
	};
}
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
/**
* Tells what an image is built from, besides the commit: the Dockerfile, the context, the arguments and whatever else changes what is in
* it, as one line. Two applications of a repository that build the same share an image; others must not take each other's, and neither
* must environments that are built in. Where it is built for, what is kept and what is attached may differ.
*/
function recipeOf(build) {
	const { definition, arguments: args, contexts, labels, network, secrets } = build;
	const parts = {
		...definition,
		args,
		contexts,
		labels,
		network,
		secrets: secrets.map(({ id }) => id)
	};
	return Object.entries(parts).filter(([, value]) => !isEmpty(value)).sort(([one], [other]) => one < other ? -1 : 1).map(([key, value]) => `${key}=${print(value)}`).join(" ");
}
/** What says nothing, so that a key that a later version knows changes no recipe. */
function isEmpty(value) {
	return value === void 0 || typeof value === "object" && value !== null && Object.keys(value).length === 0;
}
function print(value) {
	return typeof value === "string" && /^[\w./:@-]+$/.test(value) ? value : JSON.stringify(sorted(value));
}
/** The same value with the keys of every map in order. */
function sorted(value) {
	if (Array.isArray(value)) return value.map(sorted);
	if (!isFields(value)) return value;
	const keys = Object.keys(value).sort();
	return Object.fromEntries(keys.map((key) => [key, sorted(value[key])]));
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
	const { issuer, subject = "", predicate, repository } = one;
	const pattern = one["subject-pattern"];
	return {
		issuer,
		subject: pattern === void 0 ? { exact: subject } : { pattern },
		predicateType: predicate,
		...repository === void 0 ? {} : { repository: pageOf(repository) }
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
		...facts.run === void 0 ? {} : { run: facts.run }
	};
}
/** The image of a commit as it is configured, whether or not it is deployed. */
function planImage(configuration, facts) {
	const { name, "immutable-tags": immutableTags } = configuration.image;
	const values = valuesOfSource(configuration.application, facts);
	const tags = tagsOf(configuration, facts, values);
	const plan = imagePlan(configuration, facts, {
		...values,
		tag: tags[0]
	});
	return {
		sourceUrl: facts.sourceUrl,
		source: facts.source,
		image: {
			repository: name,
			tags,
			immutableTags,
			plan
		}
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
function imagePlan({ image }, facts, values) {
	if (facts.image !== void 0) return {
		from: "registry",
		image: facts.image
	};
	const build = buildPlan(image, values);
	const recipe = recipeOf(build);
	const { platforms } = build;
	if (facts.digests !== void 0) return {
		from: "digests",
		digests: facts.digests,
		platforms,
		recipe
	};
	if (facts.platform === void 0) return {
		from: "build",
		build,
		recipe
	};
	const platform = platformIn(platforms, facts.platform);
	return {
		from: "build",
		build: buildPlan({
			...image,
			platforms: [platform]
		}, values),
		recipe
	};
}
/** A platform as the configuration writes it. Throws `bad-input` where it does not name it. */
function platformIn(platforms, platform) {
	const found = platforms.find((one) => isSamePlatform(one, platform));
	if (found !== void 0) return found;
	const problem = {
		message: `${platform} is none of image.platforms (${platforms.join(", ")})`,
		place: { name: "platform" },
		remedy: "add it there: the image is complete when all of them are built"
	};
	throw new DeployError("bad-input", {
		stage: "inputs",
		message: printProblem(problem),
		problems: [problem]
	});
}
function tagsOf({ image: { tags } }, { environment, image }, values) {
	if (image !== void 0) return [];
	if (environment === void 0 && tags.some((tag) => wordsIn(tag).includes("environment"))) return [];
	const inTag = {
		...values,
		branch: safeForTag(values.branch ?? "")
	};
	return tags.map((template) => expand(template, inTag));
}
/** What is known before the build, and so nothing of the digest. */
function valuesOfSource(application, { source, environment }) {
	return {
		sha: source.commit,
		"short-sha": source.commit.slice(0, 7),
		branch: source.branch,
		date: source.date.slice(0, 10),
		application,
		environment,
		"pull-request": source.pullRequest === void 0 ? void 0 : String(source.pullRequest),
		tag: void 0,
		digest: void 0,
		image: void 0,
		target: void 0
	};
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
export { imageOfRecord, planDeployment, planImage, planRecord };
