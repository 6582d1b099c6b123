import "./rolldown-runtime.js";
import { P as printImage } from "./start.js";
import { a as missingForBuild, i as findImage, n as buildRequest, t as build } from "./build.js";
/**
* Builds the image of a commit, or the part of it for one platform, and pushes it by digest: it is neither scanned nor tagged nor
* deployed, and nobody is told. `deploy` with `digests` goes on from there.
*/
async function buildOnly(plan, ports, signal) {
	const event = await missingForBuild({
		plan,
		ports,
		signal
	}) ?? await build({
		plan,
		ports,
		signal
	});
	if (event.event === "ended") return { outcome: event.outcome };
	const image = untagged(imageOf(event));
	const how = image.origin === "found" ? "was built from this commit before" : "is built and pushed by digest";
	return {
		outcome: {
			outcome: "succeeded",
			reason: "done",
			stage: "build",
			sentence: `${printImage(image.reference)} ${how}, for ${image.platforms.map(({ platform }) => platform).join(", ")}`
		},
		image
	};
}
/** Says what a build would run, as a line that can be pasted into a shell, and touches nothing. */
async function buildDryRun(plan, ports, signal) {
	const found = await findImage({
		plan,
		ports,
		signal
	});
	if ("event" in found) return { outcome: outcomeOf(found) };
	const missing = found.image === void 0 ? await missingForBuild({
		plan,
		ports,
		signal
	}) : void 0;
	if (missing !== void 0) return { outcome: outcomeOf(missing) };
	const line = found.image === void 0 ? await lineOf(plan, ports) : void 0;
	ports.results.show(line ?? `use ${found.image === void 0 ? "" : printImage(found.image.reference)}`);
	return {
		outcome: {
			outcome: "succeeded",
			reason: "dry-run",
			stage: "build",
			sentence: line === void 0 ? "nothing would be built: the image is there" : "nothing was touched"
		},
		details: line === void 0 ? {} : { build: line }
	};
}
async function lineOf(plan, ports) {
	const { plan: from } = plan.image;
	return from.from === "build" ? (await ports.builder()).commandLine(buildRequest(plan, from)) : void 0;
}
function outcomeOf(event) {
	if (event.event === "ended") return event.outcome;
	throw new Error("what only reads ends or finds");
}
function imageOf(event) {
	if (event.event === "image-ready") return event.image;
	throw new Error("a build ends with an image");
}
/** What was only pushed has no tag yet. */
function untagged(image) {
	if (image.origin === "found") return image;
	const { registry, name, digest } = image.reference;
	return {
		...image,
		reference: {
			registry,
			name,
			digest
		}
	};
}
export { buildDryRun, buildOnly };
