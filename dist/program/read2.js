import "./rolldown-runtime.js";
import { At as wordsIn, Mt as isFields, St as previewNamed, bt as isOfPreview, yt as fillPullRequest } from "./drive.js";
import { a as withInput, c as problemsOf, l as readDocument, o as applicationSchema, r as complaintsOf, s as monorepoSchema, t as reachComplaints, u as checkReadiness } from "./reach.js";
import { t as readRepositoryName } from "./repository-name.js";
import { z as nearest } from "./start.js";
import { r as normalisePlatform, t as isSamePlatform } from "./platform.js";
import { t as isAllowed } from "./paths.js";
/** Operating systems and architectures that Go knows, as containerd lists them (github.com/containerd/platforms, `database.go`). */
const known = {
	os: "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris wasi wasip1 windows zos",
	architecture: "386 amd64 amd64p32 arm arm64 arm64be armbe loong64 mips mips64 mips64le mips64p32 mips64p32le mipsle ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm"
};
/** What was probably meant by a platform with a word that nobody knows; undefined where all is known, or nothing is near. */
function probablePlatform(platform) {
	const [os = "", architecture = "", ...variant] = normalisePlatform(platform).split("/");
	const meant = [meantBy(os, known.os), meantBy(architecture, known.architecture)];
	if (meant.some((word) => word === void 0)) return void 0;
	const guess = [...meant, ...variant].join("/");
	return isSamePlatform(guess, platform) ? void 0 : guess;
}
function meantBy(word, words) {
	const all = words.split(" ");
	return all.includes(word) ? word : nearest(word, all);
}
/** What the keys of `image` that say how it is built have to do with each other. */
function checkBuild(image, path) {
	return [
		...checkBake(image, path),
		...checkCache(image, path),
		...checkBuilder(image, path),
		...checkSsh(image, path),
		...checkPlatforms(image, path)
	];
}
/** A key that needs another one which is not there. */
function lonely(path, key, needed) {
	return {
		path: [...path, key],
		message: `\`${key}\` goes with ${needed}`
	};
}
function checkBake(image, path) {
	if (image.bake !== void 0) return [
		"context",
		"file",
		"target",
		"network"
	].filter((key) => image[key] !== void 0).map((key) => ({
		path: [...path, key],
		message: `\`${key}\` does not go with \`bake\`: the bake file says it`
	}));
	const entitlements = image.allow.flatMap((one, index) => /^(?:ssh$|fs)/.test(one) ? [{
		path: [
			...path,
			"allow",
			index
		],
		message: `\`${one}\` goes with \`bake\``
	}] : []);
	const targets = Object.entries(image["build-contexts"]).flatMap(([name, context]) => context.startsWith("target:") ? [lonely([...path, "build-contexts"], name, "`bake`: it names a target")] : []);
	return [...entitlements, ...targets];
}
const keyOf = {
	scope: "gha",
	ref: "registry",
	folder: "local"
};
function checkCache({ cache }, path) {
	return [
		"scope",
		"ref",
		"folder"
	].flatMap((key) => cache[key] === void 0 || cache.type === keyOf[key] ? [] : [lonely([...path, "cache"], key, `\`type: ${keyOf[key]}\``)]);
}
function checkBuilder({ builder }, path) {
	if (builder === void 0) return [];
	const at = [...path, "builder"];
	const { name, driver, endpoint, options } = builder;
	if (name === void 0 && driver === void 0) return [{
		path: at,
		message: "`builder` needs `name` or `driver`"
	}];
	if (driver === "remote" && endpoint === void 0) return [{
		path: [...at, "driver"],
		message: "`driver: remote` needs `endpoint`"
	}];
	return [...endpoint === void 0 || driver === "remote" ? [] : [lonely(at, "endpoint", "`driver: remote`")], ...Object.keys(options).length === 0 || driver !== void 0 ? [] : [lonely(at, "options", "`driver`")]];
}
/** Of two with one id, buildx would take the last. */
function checkSsh({ ssh }, path) {
	const ids = ssh.map((one) => one.split("=")[0]);
	return ids.flatMap((id, index) => ids.indexOf(id) === index ? [] : [{
		path: [
			...path,
			"ssh",
			index
		],
		message: `the id "${id}" stands twice`
	}]);
}
/** Buildx would build it once, and name it twice in the index. */
function checkPlatforms({ platforms = [] }, path) {
	return platforms.flatMap((platform, index) => {
		const same = platforms.slice(0, index).find((one) => isSamePlatform(one, platform));
		const message = same === platform ? `${platform} stands twice` : `${platform} is the same as ${same}`;
		const place = [
			...path,
			"platforms",
			index
		];
		const meant = probablePlatform(platform);
		const unknown = `${platform} is no platform that anybody knows; did you mean ${meant}?`;
		return [...same === void 0 ? [] : [{
			path: place,
			message
		}], ...meant === void 0 ? [] : [{
			path: place,
			message: unknown
		}]];
	});
}
/** What a preview environment needs of the rest of the configuration, and what only it may say. */
function checkPreview(application, environment, path) {
	const { preview } = environment;
	if (preview === void 0) return templatesElsewhere(environment, path);
	const own = [...path, "preview"];
	const sample = fillPullRequest(preview.path, 1);
	const allowed = application.gitops["allowed-paths"];
	return [
		...complainIf(!(isAllowed(sample, allowed) || isAllowed(`${sample}/file`, allowed)), [...own, "path"], `${preview.path} is outside of gitops.allowed-paths`, "add it there"),
		...complainIf(environment.write !== "push", [...path, "write"], "a preview needs `write: push`: it comes and goes with its pull request, and nobody reviews that"),
		...complainIf(environment.waves !== void 0, [...path, "waves"], "a preview has no waves"),
		...complainIf(environment.after.length > 0, [...path, "after"], "nothing is promoted to a preview"),
		...strangers(environment, preview.path, path)
	];
}
/** An edit of another file would outlive the preview. */
function strangers({ targets }, of, path) {
	const sample = fillPullRequest(of, 1);
	return targets.flatMap(({ edits }, target) => edits.flatMap(({ file }, index) => complainIf(!isOfPreview(fillPullRequest(file, 1), sample), [
		...path,
		"targets",
		target,
		"edits",
		index,
		"file"
	], `${file} is no file of the preview (${of}), and would stay as it is when that goes`)));
}
/** Without a preview there is nothing that fills a name in. */
function templatesElsewhere({ targets }, path) {
	return targets.flatMap(({ argocd, workloads }, index) => {
		const at = [
			...path,
			"targets",
			index
		];
		return [
			{
				at: [
					...at,
					"argocd",
					"application"
				],
				name: argocd?.application
			},
			{
				at: [
					...at,
					"argocd",
					"namespace"
				],
				name: argocd?.namespace
			},
			...workloads.flatMap(({ namespace, name }, position) => [{
				at: [
					...at,
					"workloads",
					position,
					"namespace"
				],
				name: namespace
			}, {
				at: [
					...at,
					"workloads",
					position,
					"name"
				],
				name
			}])
		].flatMap((one) => complainIf(wordsIn(one.name ?? "").length > 0, one.at, `${one.name} needs an environment with \`preview\``));
	});
}
/** Environments whose names are those of previews of another one, or that come after one. */
function checkPreviewNames(application, base) {
	const { environments } = application;
	return Object.entries(environments).flatMap(([name, { after }]) => {
		const path = [
			...base,
			"environments",
			name
		];
		const { [name]: _, ...others } = environments;
		const twin = previewNamed({ environments: others }, name);
		return [...complainIf(twin !== void 0, path, `"${name}" is the name of a preview of "${twin?.of}"`, "call it otherwise"), ...after.flatMap((before, index) => complainIf(environments[before]?.preview !== void 0, [
			...path,
			"after",
			index
		], `"${before}" has previews, one for each pull request: nothing is promoted from there`))];
	});
}
function complainIf(isWrong, path, message, remedy) {
	return isWrong ? [{
		path,
		message,
		...remedy === void 0 ? {} : { remedy }
	}] : [];
}
/** What no single value of `right-size` shows: a history that is never long enough, and names of workloads that are not there. */
function checkRightSize(application, path) {
	const section = application["right-size"];
	const short = section["minimum-days"] > section.days ? [{
		path: [...path, "minimum-days"],
		message: `is more than \`days\` (${section.days}): no history would ever be long enough`,
		remedy: "look back for longer, or ask for less"
	}] : [];
	const names = Object.values(application.environments).flatMap(({ targets }) => targets.flatMap(({ workloads }) => workloads.map(({ name }) => name)));
	const isShared = path.length > 1;
	const unknown = section.exclude.flatMap(({ workload }, index) => workload === void 0 || isShared || names.includes(workload) ? [] : [{
		path: [
			...path,
			"exclude",
			index,
			"workload"
		],
		message: `no target has a workload "${workload}"`
	}]);
	return [...short, ...unknown];
}
/** What `backup` and `budget` of an environment need, that stands elsewhere. */
function checkSafety(application, environment, path) {
	return [...checkBackup(application, environment, path), ...checkBudget(application, environment, path)];
}
/** Velero is asked through the Kubernetes API of the cluster that the workloads run in. */
function checkBackup({ clusters }, { backup, targets, preview }, path) {
	if (backup === void 0) return [];
	const at = [...path, "backup"];
	if (preview !== void 0) return [{
		path: at,
		message: "a preview has nothing that was there before",
		remedy: "leave `backup` out"
	}];
	return targets.flatMap(({ name, cluster, workloads }) => {
		if (cluster !== void 0 && clusters[cluster]?.argocd !== void 0) {
			const message = `\`backup\` needs the Kubernetes API, and "${cluster}", where the target "${name}" runs, is reached through Argo CD alone`;
			return [{
				path: at,
				message,
				remedy: `give a kubeconfig for "${cluster}", or leave \`backup\` out`
			}];
		}
		if (workloads.length > 0 || backup.namespaces.length > 0) return [];
		const message = `nothing says which namespaces of the target "${name}" are to be backed up`;
		return [{
			path: at,
			message,
			remedy: "name its `workloads`, or `backup: { namespaces: [...] }`"
		}];
	});
}
/** A budget is what an objective leaves, and Prometheus tells of it. */
function checkBudget({ slo, prometheus, clusters }, environment, path) {
	const holds = environment.budget === "hold";
	if (!(slo !== void 0 || environment.slo !== void 0)) return holds ? [{
		path: [...path, "budget"],
		message: "`budget: hold` needs an objective: `slo`, here or at the top"
	}] : [];
	const silent = environment.targets.filter(({ cluster }) => prometheus === void 0 && (cluster === void 0 || clusters[cluster]?.prometheus === void 0));
	if (silent.length === 0 || !holds && environment.slo === void 0) return [];
	const key = holds ? "budget" : "slo";
	const names = silent.map(({ name }) => `"${name}"`).join(", ");
	const message = `${holds ? "`budget: hold`" : "`slo`"} needs a Prometheus, and none is named for ${names}`;
	return [{
		path: [...path, key],
		message,
		remedy: "name one: `prometheus`, at the top or of the cluster"
	}];
}
const actions = "https://token.actions.githubusercontent.com";
/** What the keys of `signing` have to do with each other: what could only end a deployment once it is built and scanned. */
function checkSigning(signing, path) {
	const { attest, sign, fulcio, verify } = signing;
	const lonely = signing["attestation-required"] && attest.length === 0 ? [{
		path: [...path, "attestation-required"],
		message: "`attestation-required` goes with `attest`"
	}] : [];
	const foreign = (sign || attest.length > 0) && fulcio !== void 0 && verify.length > 0 && signing["trusted-root"] === void 0 ? [{
		path: [...path, "fulcio"],
		message: "what this Fulcio vouches for is not trusted: `verify` goes by the public Sigstore",
		remedy: "name the root of your own in `trusted-root`"
	}] : [];
	const subjects = verify.flatMap((one, index) => checkSubject(one, [
		...path,
		"verify",
		index,
		"subject"
	]));
	return [
		...lonely,
		...foreign,
		...subjects
	];
}
/** Fulcio makes the identity of a workflow of its address and its ref (oid-info.md, "Mapping OIDC token claims to Fulcio OIDs"). */
function checkSubject({ issuer, subject }, path) {
	if (subject === void 0 || issuer !== actions || /^https:\/\/[^@]+@refs\/./.test(subject)) return [];
	if (/^https:\/\/[^@]+@[0-9a-f]{40,64}$/.test(subject)) return [];
	return [{
		path,
		message: "is no identity of a workflow, so nobody could have it",
		remedy: "such as https://github.com/OWNER/REPO/.github/workflows/FILE@refs/heads/main, or use `subject-pattern`"
	}];
}
const remedy = "see \"Not yet\" in the README";
function notSupported(path, what) {
	return {
		path,
		message: `${what} is not supported yet`,
		remedy,
		notYet: true
	};
}
/** What the configuration may say already and this version cannot do: better an error than a surprise. */
function notYet(application, base) {
	return Object.entries(application.environments).flatMap(([name, environment]) => ofEnvironment(environment, [
		...base,
		"environments",
		name
	]));
}
function ofEnvironment(environment, path) {
	return environment.targets.flatMap((target, index) => ofTarget(target, [
		...path,
		"targets",
		index
	]));
}
function ofTarget(target, path) {
	return target.argocd !== void 0 && target.workloads.length === 0 ? [notSupported([...path, "argocd"], "an Application without any `workloads`")] : [];
}
/** What no single value shows: names that must exist elsewhere, twins, cycles, files outside of the allowed paths. */
function crossCheck(application, base) {
	const complaints = Object.entries(application.environments).flatMap(([name, environment]) => checkEnvironment(application, environment, [
		...base,
		"environments",
		name
	]));
	const build = checkBuild(application.image, [...base, "image"]);
	const signing = checkSigning(application.signing, [...base, "signing"]);
	const told = checkNotifications(application, [...base, "notifications"]);
	const previews = checkPreviewNames(application, base);
	const others = [
		...checkRightSize(application, [...base, "right-size"]),
		...previews,
		...cycles(application, base),
		...notYet(application, base)
	];
	return [
		...build,
		...signing,
		...complaints,
		...told,
		...others
	];
}
/** Nobody is told of an environment that is not there; what serves several applications may name those of others. */
function checkNotifications({ notifications, environments }, path) {
	const known = Object.keys(environments);
	if (path.length > 1) return [];
	return notifications.flatMap(({ environments: named = [] }, index) => named.flatMap((name, position) => known.includes(name) ? [] : [unknownName([
		...path,
		index,
		"environments",
		position
	], "environment", {
		name,
		known
	})]));
}
function unknownName(path, what, at) {
	const guess = nearest(at.name, at.known);
	const list = at.known.length === 0 ? "none" : at.known.join(", ");
	return {
		path,
		message: `there is no ${what} "${at.name}"; there is ${list}`,
		...guess === void 0 ? {} : { remedy: `did you mean "${guess}"?` }
	};
}
function checkEnvironment(application, environment, path) {
	const environments = Object.keys(application.environments);
	const after = environment.after.flatMap((name, index) => environments.includes(name) ? [] : [unknownName([
		...path,
		"after",
		index
	], "environment", {
		name,
		known: environments
	})]);
	const targets = environment.targets.map(({ name }) => name);
	const twins = environment.targets.flatMap(({ name }, index) => targets.indexOf(name) === index ? [] : [{
		path: [
			...path,
			"targets",
			index,
			"name"
		],
		message: `the target "${name}" stands twice`
	}]);
	const pointless = environment.write === "push" && environment.merge !== "immediate" ? [{
		path: [...path, "merge"],
		message: `\`merge: ${environment.merge}\` needs \`write: pull-request\`: a push merges nothing`
	}] : [];
	const own = environment.targets.flatMap((target, index) => checkTarget(application, target, [
		...path,
		"targets",
		index
	]));
	const pull = checkPullRequest(application, environment, [...path, "pull-request"]);
	const waves = checkWaves(environment, path);
	const soak = checkSoak(environment, path);
	const preview = checkPreview(application, environment, path);
	const safety = checkSafety(application, environment, path);
	return [
		...after,
		...soak,
		...waves,
		...twins,
		...pointless,
		...pull,
		...preview,
		...safety,
		...own
	];
}
/** What never was anywhere before has not been healthy there for any time. */
function checkSoak({ after, soak }, path) {
	const message = "`soak` needs `after`: it is how long the image must have been healthy there";
	return soak !== void 0 && after.length === 0 ? [{
		path: [...path, "soak"],
		message
	}] : [];
}
/** Each target is in one wave, and what is said of waves has several to speak of. */
function checkWaves(environment, path) {
	const targets = environment.targets.map(({ name }) => name);
	const { waves = [] } = environment;
	const waved = waves.flat();
	const unknown = waves.flatMap((wave, index) => wave.flatMap((name, position) => {
		const at = [
			...path,
			"waves",
			index,
			position
		];
		if (!targets.includes(name)) return [unknownName(at, "target", {
			name,
			known: targets
		})];
		const first = waves.findIndex((names) => names.includes(name));
		return first < index || wave.indexOf(name) < position ? [{
			path: at,
			message: `the target "${name}" is in wave ${first + 1} already`
		}] : [];
	}));
	const incomplete = (waves.length === 0 ? [] : targets.filter((name) => !waved.includes(name))).map((name) => ({
		path: [...path, "waves"],
		message: `the target "${name}" is in no wave, so it would never be deployed`
	}));
	const pointless = environment["wave-soak"] !== void 0 && waves.length < 2 ? [{
		path: [...path, "wave-soak"],
		message: "`wave-soak` needs several `waves`: it is the time between two"
	}] : [];
	return [
		...unknown,
		...incomplete,
		...pointless
	];
}
/** A draft cannot be merged, by us no more than by GitHub's own button; and GitHub knows the teams of the owner alone. */
function checkPullRequest({ gitops }, environment, path) {
	const { draft, reviewers } = environment["pull-request"];
	const isLeft = environment.write !== "push" && environment.merge === "manual";
	const message = "`draft: true` needs `write: pull-request` and `merge: manual`: a draft cannot be merged";
	const drafts = draft && !isLeft ? [{
		path: [...path, "draft"],
		message,
		remedy: "somebody marks it ready, and merges it"
	}] : [];
	const owner = readRepositoryName(gitops.repository)?.owner;
	const strangers = reviewers.flatMap((reviewer, index) => {
		const [organization = "", slug] = reviewer.split("/");
		if (slug === void 0 || owner === void 0 || organization.toLowerCase() === owner.toLowerCase()) return [];
		const stranger = `${reviewer} is no team of ${owner}, which owns ${gitops.repository}`;
		return [{
			path: [
				...path,
				"reviewers",
				index
			],
			message: stranger,
			remedy: `name it as ${owner}/${slug}`
		}];
	});
	const twins = [...twinsIn(environment["pull-request"].labels, [...path, "labels"]), ...twinsIn(reviewers, [...path, "reviewers"])];
	return [
		...drafts,
		...strangers,
		...twins
	];
}
/** GitHub compares these without case. */
function twinsIn(names, path) {
	const lower = names.map((name) => name.toLowerCase());
	return names.flatMap((name, index) => lower.indexOf(name.toLowerCase()) === index ? [] : [{
		path: [...path, index],
		message: `${name} stands twice`
	}]);
}
function checkTarget(application, target, path) {
	const known = Object.keys(application.clusters);
	const clusters = [{
		name: target.cluster,
		path: [...path, "cluster"]
	}, {
		name: target.argocd?.cluster,
		path: [
			...path,
			"argocd",
			"cluster"
		]
	}].flatMap(({ name, path: at }) => name === void 0 || known.includes(name) ? [] : [unknownName(at, "cluster", {
		name,
		known
	})]);
	const behind = checkBehindArgo(application, target, path);
	const allowed = application.gitops["allowed-paths"];
	const outside = target.edits.flatMap(({ file }, index) => {
		if (file.includes("{{") || isAllowed(file, allowed)) return [];
		const message = `${file} is outside of gitops.allowed-paths (${allowed.join(", ")})`;
		return [{
			path: [
				...path,
				"edits",
				index,
				"file"
			],
			message,
			remedy: "add it there, or correct the file"
		}];
	});
	return [
		...clusters,
		...behind,
		...outside
	];
}
/** Argo CD shows workloads as a part of their Application alone, and each Argo CD its own. */
function checkBehindArgo({ clusters }, { cluster, argocd }, path) {
	if (cluster === void 0 || clusters[cluster]?.argocd === void 0) return [];
	if (argocd === void 0) return [{
		path: [...path, "cluster"],
		message: `"${cluster}" is an Argo CD, which shows workloads as a part of an Application alone`,
		remedy: "name the Application: `argocd: { application: … }`"
	}];
	if (argocd.cluster === void 0 || argocd.cluster === cluster) return [];
	const message = `the workloads are watched through the Argo CD "${cluster}", so the Application must be there too`;
	return [{
		path: [
			...path,
			"argocd",
			"cluster"
		],
		message,
		remedy: "leave it out"
	}];
}
function cycles(application, base) {
	return Object.keys(application.environments).flatMap((name) => {
		if (!reaches(application, name, name, /* @__PURE__ */ new Set())) return [];
		return [{
			path: [
				...base,
				"environments",
				name,
				"after"
			],
			message: `the environment "${name}" comes after itself`
		}];
	});
}
function reaches(application, from, wanted, seen) {
	if (seen.has(from)) return false;
	seen.add(from);
	return (application.environments[from]?.after ?? []).some((name) => name === wanted || reaches(application, name, wanted, seen));
}
/**
* Reads `.gitops-deploy.yaml`: every problem at once, each with line and column.
* @param fallback the name of an application that does not say its own: the repository's
*/
function readConfiguration(text, file, fallback) {
	const document = readDocument(text, file);
	if (document.result === "broken") return {
		result: "wrong",
		code: "bad-input",
		problems: document.problems
	};
	const { data, placeOf } = document;
	const checked = check(data, fallback);
	if ("applications" in checked) {
		const base = (index) => isSeveral(data) ? ["applications", index] : [];
		const place = (index, path) => placeOf([...base(index), ...path]);
		return {
			result: "read",
			applications: checked.applications,
			placeOf: place
		};
	}
	const problems = problemsOf(checked.complaints, placeOf);
	return {
		result: "wrong",
		code: checked.complaints.every(({ notYet }) => notYet) ? "not-supported" : "bad-input",
		problems
	};
}
function check(data, fallback) {
	const read = isSeveral(data) ? checkSeveral(data) : checkOne(data, fallback);
	const ofReadiness = checkReadiness(data);
	if ("complaints" in read) return { complaints: [...read.complaints, ...ofReadiness] };
	const ofEach = read.applications.flatMap((application, index) => crossCheck(application, isSeveral(data) ? ["applications", index] : []));
	const unreached = read.applications.slice(0, 1).flatMap((one) => reachComplaints(one.readiness, reachOfAll(read)));
	const complaints = [
		...ofEach,
		...ofReadiness,
		...unreached
	];
	return complaints.length > 0 ? { complaints } : read;
}
function reachOfAll({ applications }) {
	const prometheus = applications.find((one) => one.prometheus !== void 0)?.prometheus;
	return {
		clusters: Object.assign({}, ...applications.map((one) => one.clusters)),
		...prometheus === void 0 ? {} : { prometheus }
	};
}
/** A monorepo lists its applications. */
function isSeveral(data) {
	return isFields(data) && "applications" in data;
}
function checkOne(data, fallback) {
	const parsed = applicationSchema.safeParse(data ?? {}, withInput);
	if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
	return { applications: [{
		...parsed.data,
		application: parsed.data.application ?? fallback
	}] };
}
function checkSeveral(data) {
	const parsed = monorepoSchema.safeParse(data, withInput);
	if (!parsed.success) return { complaints: parsed.error.issues.flatMap((issue) => complaintsOf(issue, [])) };
	const { applications, ...top } = parsed.data;
	const whole = applications.map((_, index) => applicationSchema.safeParse(withDefaultsOf(data, top, index), withInput));
	const names = applications.map(({ application }) => application);
	const twins = names.flatMap((name, index) => names.indexOf(name) === index ? [] : [{
		path: [
			"applications",
			index,
			"application"
		],
		message: `the application "${name}" stands twice`
	}]);
	const complaints = whole.flatMap((one, index) => one.success ? [] : one.error.issues.flatMap((issue) => complaintsOf(issue, ["applications", index])));
	if (complaints.length + twins.length > 0) return { complaints: [...twins, ...complaints] };
	return { applications: whole.flatMap((one, index) => one.success ? [{
		...one.data,
		application: names[index] ?? ""
	}] : []) };
}
/** What stands at the top serves every application that does not say otherwise; checked as a whole afterwards. */
function withDefaultsOf(data, top, index) {
	if (!isFields(data) || !Array.isArray(data["applications"])) return data;
	const own = data["applications"][index];
	const defaults = Object.fromEntries(Object.keys(top).map((key) => [key, data[key]]).filter(([, value]) => value !== void 0));
	return isFields(own) ? {
		...defaults,
		...own
	} : own;
}
export { readConfiguration };
