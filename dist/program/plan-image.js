import { r as __exportAll } from "./rolldown-runtime.js";
import { At as wordsIn, Dt as safeForTag, Mt as isFields, Tt as expand } from "./drive.js";
import { B as DeployError, W as printProblem } from "./start.js";
import { t as isSamePlatform } from "./platform.js";
import { r as usualPlatforms, t as buildPlan } from "./plan-build.js";
/**
* Characters that are told in full: it is a label, and so one argument of buildx, of which Linux takes 128 KiB; the arguments in it may
* be as long as that together.
*/
const longest = 4e3;
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
	const recipe = Object.entries(parts).filter(([, value]) => !isEmpty(value)).sort(([one], [other]) => one < other ? -1 : 1).map(([key, value]) => `${key}=${print(value)}`).join(" ");
	return recipe.length <= longest ? recipe : `${recipe.slice(0, longest).toWellFormed()}… ${hashOf(recipe)}`;
}
/**
* 64 bits that tell one text from another (FNV-1a, RFC 9923, by UTF-16 units). Labels can be forged by whoever pushes, so that nothing is
* gained by a hash that withstands an attack.
*/
function hashOf(text) {
	let hash = 14695981039346656037n;
	for (let at = 0; at < text.length; at += 1) hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 1099511628211n);
	return hash.toString(16).padStart(16, "0");
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
var plan_image_exports = /* @__PURE__ */ __exportAll({ planImage: () => planImage });
/** The image of a commit as it is configured, whether or not it is deployed. */
function planImage(configuration, facts) {
	const { name, "immutable-tags": immutableTags } = configuration.image;
	const values = valuesOfSource(configuration.application, facts);
	const tags = tagsOf(configuration, facts, values);
	const plan = imagePlan(configuration, facts, {
		...values,
		tag: tags[0]
	});
	const { sourceUrl, source } = facts;
	return {
		sourceUrl,
		source,
		image: {
			repository: name,
			tags,
			immutableTags,
			plan
		}
	};
}
function imagePlan({ image }, facts, values) {
	if (facts.image !== void 0) return {
		from: "registry",
		image: facts.image
	};
	const build = buildPlan(withPlatform(image, facts.platform), values);
	const recipe = recipeOf(build);
	if (facts.digests === void 0) return {
		from: "build",
		build,
		recipe
	};
	return {
		from: "digests",
		digests: facts.digests,
		platforms: build.platforms,
		recipe
	};
}
/** The image for one of its platforms, as the configuration writes it. Throws `bad-input` where that names others. */
function withPlatform(image, platform) {
	if (platform === void 0) return image;
	const platforms = image.platforms ?? (image.bake === void 0 ? usualPlatforms : [platform]);
	const found = platforms.find((one) => isSamePlatform(one, platform));
	if (found !== void 0) return {
		...image,
		platforms: [found]
	};
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
/** Tags know nothing of the digest, which is not known before the build. */
function tagsOf({ image: { tags } }, { source, environment, image }, values) {
	if (image !== void 0) return [];
	if (environment === void 0 && tags.some((tag) => wordsIn(tag).includes("environment"))) return [];
	return tags.map((template) => expand(template, {
		...values,
		branch: safeForTag(source.branch)
	}));
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
export { plan_image_exports as n, planImage as t };
