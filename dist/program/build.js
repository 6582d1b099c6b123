import { zt as withoutUndefined } from "./drive.js";
import { F as repositoryOf, P as printImage, W as printProblem, m as oneLine } from "./start.js";
import { a as sourceLabel, i as revisionLabel, o as versionLabel, r as recipeLabel, t as createdLabel } from "./labels.js";
import { n as lastWords, t as lastLines } from "./last-lines.js";
import { c as subjectOf } from "./image-index.js";
import { i as printPlatform, n as missingPlatforms, t as isSamePlatform } from "./platform.js";
import { t as repositoryOfPlan } from "./image-of-plan.js";
import { n as ended } from "./run.js";
/**
* Makes one index of images that were built apart: in the order of the platforms that are wanted, the images first and then what
* attests them, so that the same parts give the same index in whatever order they come. Each platform must be there once, and no other;
* where none is said to be wanted, all that are there are, in the order of their names.
*/
function composeIndex(parts, platforms) {
	const images = unique(parts.flatMap((part) => part.images));
	const wanted = platforms.length > 0 ? platforms : [...new Set(images.map(nameOf))].sort();
	const wrong = wrongPlatforms(parts, images.map(nameOf), wanted);
	if (wrong !== void 0) return {
		result: "refused",
		message: wrong
	};
	const ordered = wanted.flatMap((platform) => images.filter((image) => isSamePlatform(nameOf(image), platform)));
	const attestations = unique(parts.flatMap((part) => part.attestations));
	const about = ordered.flatMap(({ digest }) => attestations.filter((one) => subjectOf(one) === digest).sort(byDigest));
	return {
		result: "composed",
		entries: [...ordered, ...about]
	};
}
function nameOf({ platform }) {
	return printPlatform(platform);
}
function byDigest(one, other) {
	return one.digest < other.digest ? -1 : 1;
}
/** The same manifest given twice is one. */
function unique(entries) {
	return [...new Map(entries.map((entry) => [entry.digest, entry])).values()];
}
function wrongPlatforms(parts, there, wanted) {
	const twice = there.find((platform, index) => there.findIndex((one) => isSamePlatform(one, platform)) !== index);
	if (twice !== void 0) return `${twice} is there twice: ${holders(parts, twice)}`;
	const missing = missingPlatforms(wanted, there);
	if (missing.length > 0) return `nothing is given for ${missing.join(", ")}, which image.platforms has; there is ${there.join(", ") || "no image"}`;
	const [strange] = missingPlatforms(there, wanted);
	if (strange === void 0) return void 0;
	return `${holders(parts, strange)} is for ${strange}, which image.platforms does not have`;
}
function holders(parts, platform) {
	return parts.filter(({ images }) => images.some((image) => isSamePlatform(nameOf(image), platform))).map(({ digest }) => digest).join(" and ");
}
/** Characters of a recipe that are told: arguments may be as long as they like. */
const recipeShown = 160;
/** What keeps an image from being what this plan would build, as the end of a sentence; undefined where nothing does. */
function differenceOf(plan, { labels, platforms }) {
	const difference = differenceInSource(plan, labels);
	if (difference !== void 0) return difference;
	const there = platforms.map(({ platform }) => platform);
	const missing = missingPlatforms(platformsOf(plan.image.plan), there);
	return missing.length === 0 ? void 0 : `was built for ${there.join(", ")} only, and not for ${missing.join(", ")}`;
}
/** The same of what it was built from alone. One that says nothing of its recipe was built by another tool or an earlier version, and is taken by its commit. */
function differenceInSource({ image, source }, labels) {
	const [revision, recipe] = [labels[revisionLabel], labels[recipeLabel]];
	if (revision === void 0) return "does not say which commit it was built from";
	if (revision !== source.commit) return `was built from another commit (${revision})`;
	if (image.plan.from === "registry" || recipe === void 0 || recipe === image.plan.recipe) return void 0;
	const [theirs, own] = [recipe, image.plan.recipe].map((text) => oneLine(text, recipeShown));
	return `was built from this commit by another recipe (${theirs}; ours is ${own})`;
}
function platformsOf(plan) {
	switch (plan.from) {
		case "registry": return [];
		case "digests": return plan.platforms;
		case "build": return plan.build.platforms;
	}
}
/**
* Makes one image of those that several runs built, a platform each: an index of their manifests, pushed by digest and not yet tagged.
* The digest, or the event that ends the deployment: one is gone, is of another commit, or a platform is missing or there twice.
*/
async function compose(plan, build, at) {
	const repository = repositoryOfPlan(plan);
	const parts = [];
	for (const digest of new Set(build.digests)) {
		const part = await at.registry.details({
			...repository,
			digest
		}, at.signal);
		if (part === void 0) return refused("image-not-found", `the registry has no ${named(repository, digest)}`);
		const difference = differenceIn(plan, part);
		if (difference !== void 0) return refused("image-not-built", `${named(repository, digest)} ${difference}`);
		parts.push(part);
	}
	const composed = composeIndex(parts.map(partOf), build.platforms);
	if (composed.result === "refused") return refused("bad-input", `digests: ${composed.message}`);
	const [only] = parts;
	if (only !== void 0 && parts.length === 1) return { digest: only.digest };
	return { digest: await at.registry.putIndex(repository, composed.entries, at.signal) };
}
function named(repository, digest) {
	return printImage({
		...repository,
		digest
	});
}
function refused(reason, sentence) {
	return ended("errored", reason, {
		stage: "build",
		sentence
	});
}
/** Each image must be of our commit, and built as ours are; which platforms there are is asked of all together. */
function differenceIn(plan, { platforms }) {
	return platforms.map(({ labels }) => differenceInSource(plan, labels)).find((one) => one !== void 0);
}
function partOf({ digest, platforms, attestations }) {
	return {
		digest,
		images: platforms.map(({ entry }) => entry),
		attestations
	};
}
/**
* Puts the tags on the digest, now that it is proven clean. A tag that names another digest is not moved: where that one
* was built from our commit too, by a run for another environment at the same time, it is taken instead, and scanned. Tags that may be
* moved are, and name what was deployed last.
*/
async function tag(run, image) {
	for (const wanted of image.tags) {
		const other = await putTag(run, image, wanted);
		if (other !== void 0) return takeOrRefuse(run, image, {
			wanted,
			other
		});
	}
	return { event: "tagged" };
}
/** The tag is there when this is done, or the answer is the digest that it names instead. */
async function putTag(run, image, wanted) {
	const { immutableTags } = run.plan.image;
	const registry = await run.ports.registry();
	const { registry: host, name, digest } = image.reference;
	const reference = {
		registry: host,
		name,
		tag: wanted
	};
	const there = await registry.resolve(reference, run.signal);
	if (there === digest) return void 0;
	if (there !== void 0 && immutableTags) return there;
	const put = await registry.tag(image.reference, wanted, run.signal);
	if (put.result === "taken") run.ports.log.warning(put.message);
	if (put.result === "taken") return put.digest;
	const now = await registry.resolve(reference, run.signal);
	if (now === void 0 || now === digest) return void 0;
	if (immutableTags) return now;
	run.ports.log.warning(`${printImage(reference)} was moved to ${now} by somebody else at the same moment`);
}
async function takeOrRefuse(run, image, { wanted, other }) {
	const { registry: host, name } = image.reference;
	const reference = {
		registry: host,
		name,
		tag: wanted
	};
	if (image.origin === "taken" || !run.plan.image.immutableTags) return tagTaken(reference, `is ${other}`, "scan");
	const there = await (await run.ports.registry()).describe({
		registry: host,
		name,
		digest: other
	}, run.signal);
	const difference = there === void 0 ? `is ${other}` : differenceOf(run.plan, there);
	if (there === void 0 || difference !== void 0) return tagTaken(reference, difference ?? "", "scan");
	run.ports.log.info(`${repositoryOf(image.reference)}:${wanted} was built from this commit by another run at the same time; taking that one`);
	const taken = {
		...image.reference,
		digest: other
	};
	return {
		event: "image-ready",
		image: {
			...image,
			reference: taken,
			platforms: there.platforms,
			origin: "taken"
		}
	};
}
/** A tag that names another image than ours, which `difference` tells from it. */
function tagTaken(reference, difference, stage) {
	const sentence = `the tag ${printImage(reference)} is taken: what it names ${difference}`;
	return ended("errored", "tag-taken", {
		stage,
		sentence
	});
}
/** Finds the image that was named, or the one that this commit was built into before, or builds it, or makes it of those that were built. */
async function build(run) {
	const found = await findImage(run);
	if ("event" in found) return found;
	if (found.image !== void 0) return {
		event: "image-ready",
		image: found.image
	};
	const { plan } = run.plan.image;
	const begun = run.ports.clock.now();
	const made = await make(run, plan);
	if ("event" in made) return made;
	const buildSeconds = (run.ports.clock.now().getTime() - begun.getTime()) / 1e3;
	return describeBuilt(run, made.digest, plan.from === "build" ? { buildSeconds } : {});
}
/** The image that was named (an event where it is not there), or was built from this commit before; undefined if none. */
async function findImage(run) {
	const found = await lookUp(run);
	if ("image" in found && found.image?.origin === "found") run.ports.log.info(`${printImage(found.image.reference)} was built from this commit before; not built again`);
	return found;
}
/** The same without a word of it. */
async function lookUp({ plan, ports, signal }) {
	const registry = await ports.registry();
	if (plan.image.plan.from === "registry") return findGiven(plan.image.plan.image, registry, signal);
	const found = await findBuilt(plan, registry, signal);
	return found !== void 0 && "event" in found ? found : { image: found };
}
function make(run, plan) {
	switch (plan.from) {
		case "registry": throw new Error("an image that was named is found or ends the deployment");
		case "digests": return composeOf(run, plan);
		case "build": return buildIt(run, plan);
	}
}
async function composeOf({ plan, ports, signal }, from) {
	const composed = await compose(plan, from, {
		registry: await ports.registry(),
		signal
	});
	if ("digest" in composed) ports.log.info(`made ${composed.digest} of ${from.digests.join(", ")}`);
	return composed;
}
function describeAs(image, description) {
	const { registry, name, tag } = image;
	return {
		registry,
		name,
		...tag === void 0 ? {} : { tag },
		digest: description.digest
	};
}
async function findGiven(image, registry, signal) {
	const description = await registry.describe(image, signal);
	if (description === void 0) return ended("errored", "image-not-found", {
		stage: "build",
		sentence: `the registry has no ${printImage(image)}`
	});
	const { platforms } = description;
	return { image: {
		reference: describeAs(image, description),
		platforms,
		tags: [],
		origin: "given"
	} };
}
/**
* A tag that already names what would be built makes a second build needless: a run started again, or one for another environment. One
* that names anything else ends the deployment before an hour is spent on what could not be named. Tags that may be moved say nothing.
*/
async function findBuilt(plan, registry, signal) {
	const { tags, immutableTags } = plan.image;
	const [first] = tags;
	if (first === void 0 || !immutableTags) return void 0;
	for (const tag of tags) {
		const image = {
			...repositoryOfPlan(plan),
			tag
		};
		const description = await registry.describe(image, signal);
		if (description === void 0) continue;
		const difference = differenceOf(plan, description);
		if (difference !== void 0) return tagTaken(image, difference, "build");
		return {
			reference: describeAs({
				...image,
				tag: first
			}, description),
			platforms: description.platforms,
			tags,
			origin: "found"
		};
	}
}
/** Stands for a digest that only the build will tell. */
const digestOfTheBuild = `sha256:${"0".repeat(64)}`;
/** The image as far as it is known before it is built or looked up. */
function provisionalImage(plan) {
	const given = plan.image.plan.from === "registry" ? plan.image.plan.image : void 0;
	const [tag] = plan.image.tags;
	return {
		reference: {
			...given ?? {
				...repositoryOfPlan(plan),
				...tag === void 0 ? {} : { tag }
			},
			digest: given?.digest ?? digestOfTheBuild
		},
		platforms: [],
		tags: plan.image.tags,
		origin: given === void 0 ? "built" : "given"
	};
}
/** What is asked of buildx for this image; also what a dry run prints. */
function buildRequest({ source, image, sourceUrl }, { build, recipe }) {
	return {
		...build,
		repository: printImage(repositoryOfPlan({ image })),
		labels: {
			...build.labels,
			[revisionLabel]: source.commit,
			[sourceLabel]: sourceUrl,
			[createdLabel]: source.date,
			[recipeLabel]: recipe,
			...image.tags[0] === void 0 ? {} : { [versionLabel]: image.tags[0] }
		},
		sourceDateEpoch: Math.floor(new Date(source.date).getTime() / 1e3)
	};
}
/**
* What the build would miss on this machine, as the end of the deployment: told before anything is begun. Nothing is missed where the
* image was built before.
*/
async function missingForBuild(run) {
	const { plan, ports } = run;
	const { plan: from } = plan.image;
	if (from.from !== "build") return void 0;
	const problems = await (await ports.builder()).check(buildRequest(plan, from));
	const [first] = problems;
	if (first === void 0) return void 0;
	if (await wasBuilt(run)) return void 0;
	const { remedy, ...told } = first;
	const sentence = [told, ...problems.slice(1)].map(printProblem).join("; ");
	return ended("errored", "bad-input", {
		stage: "inputs",
		sentence,
		...withoutUndefined({ remedy })
	});
}
/** Whether the image is there already. A registry that does not answer tells nothing: then what is missing is the news. */
async function wasBuilt(run) {
	try {
		const found = await lookUp(run);
		return "image" in found && found.image !== void 0;
	} catch {
		run.signal.throwIfAborted();
		return false;
	}
}
async function buildIt({ plan, ports, signal }, from) {
	const result = await (await ports.builder()).build(buildRequest(plan, from), signal);
	return result.result === "built" ? { digest: result.digest } : notBuilt(result);
}
/** Lines of a program, the change's own among them, go into comments: what looks like a secret is taken out. */
function notBuilt({ result, message, remedy, step }) {
	const outcome = result === "build-failed" ? "failed" : "errored";
	const sentence = lastWords(message.replace(/^ERROR: (?:failed to build: )?(?:failed to solve: )?/, ""));
	const event = ended(outcome, result, {
		stage: "build",
		sentence,
		...withoutUndefined({ remedy })
	});
	if (event.event !== "ended" || step === void 0) return event;
	return {
		...event,
		failedStep: {
			title: lastWords(step.title),
			lines: lastLines(step.lines.join("\n"))
		}
	};
}
async function describeBuilt({ plan, ports, signal }, digest, taken) {
	const [tag] = plan.image.tags;
	const image = {
		...repositoryOfPlan(plan),
		digest
	};
	const description = await (await ports.registry()).describe(image, signal);
	if (description === void 0) return ended("errored", "push-failed", {
		stage: "build",
		sentence: `${printImage(image)} was pushed and is not there`
	});
	return {
		event: "image-ready",
		image: {
			reference: {
				...image,
				...tag === void 0 ? {} : { tag }
			},
			platforms: description.platforms,
			tags: plan.image.tags,
			origin: "built",
			...taken
		}
	};
}
export { missingForBuild as a, tag as c, findImage as i, buildRequest as n, provisionalImage as o, digestOfTheBuild as r, wasBuilt as s, build as t };
