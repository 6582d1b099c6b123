import "./rolldown-runtime.js";
import { P as printImage } from "./start.js";
import { d as diffOf } from "./edit.js";
import { a as overtakenBy, i as lastHealthyOf, r as holdOn } from "./admit.js";
import { a as gatesOf, l as unsignable, n as backupSteps, u as judgeWorkload } from "./backup.js";
import { a as missingForBuild, i as findImage, n as buildRequest, o as provisionalImage, r as digestOfTheBuild } from "./build.js";
import { a as planWavesOn, i as isChanged, o as readHead } from "./plan-edits.js";
import { i as silentRun } from "./run.js";
/**
* Says exactly what a deployment would do: the buildx command line, the tags, the diff, who holds the environment. Reads,
* and touches nothing.
*/
async function dryRun({ plan, ports, signal, knowsGitHub }) {
	const run = silentRun(plan, ports, signal);
	const found = await findImage(run);
	if ("event" in found) return { outcome: outcomeOfRead(found) };
	const missing = found.image === void 0 ? await missingForBuild(run) : void 0;
	if (missing?.event === "ended") return { outcome: missing.outcome };
	const image = found.image ?? provisionalImage(plan);
	const made = found.image === void 0 ? await howToMake(run) : void 0;
	const head = await readHead(run);
	const planned = typeof head === "string" ? await planWavesOn(run, image, head) : head;
	if ("event" in planned) return { outcome: outcomeOfRead(planned) };
	const known = knowsGitHub ? await recordsOf(run) : [];
	const lastHealthy = lastHealthyOf(known);
	const { refusal } = await judgeWorkload(run, planned.head, planned.whole, lastHealthy);
	const diff = diffOfAll(planned.whole);
	const unsigned = await unsignable(run);
	const closed = knowsGitHub ? await gatesOf(run, image, { others: known }) : [];
	const inTheWay = [
		...endHere(unsigned),
		...await obstacles(run, known),
		...closed.flatMap(gateInTheWay)
	];
	const steps = [
		made?.step ?? `use ${printImage(image.reference)}`,
		scanLine(plan),
		...signing(plan, made !== void 0),
		...image.tags.length === 0 ? [] : [`tag: ${image.tags.join(", ")}`],
		...inTheWay,
		...diff === "" ? [] : backupSteps(run),
		writeStep(plan, diff),
		...made !== void 0 && diff.includes(digestOfTheBuild) ? ["the digest of zeros is known after the build"] : [],
		`watch ${plan.targets.flatMap(({ workloads }) => workloads.map(({ namespace, name }) => `${namespace}/${name}`)).join(", ") || "nothing"}`,
		...inWaves(plan)
	];
	ports.results.show(numbered(steps));
	const details = {
		build: made?.line,
		tags: image.tags,
		image: printImage(image.reference),
		diff,
		obstacles: inTheWay
	};
	if (refusal?.event === "ended") return {
		outcome: refusal.outcome,
		details
	};
	return {
		outcome: {
			outcome: "succeeded",
			reason: "dry-run",
			stage: "write",
			sentence: `nothing was touched; ${inTheWay[0] ?? (diff === "" ? "Git names this image already" : howToWrite(plan))}`
		},
		details
	};
}
function scanLine({ scan: { scanners, failOn, failOnNew } }) {
	const refused = failOn.length === 0 ? "nothing" : failOn.join(", ");
	return `scan every platform with Trivy (${scanners.join(", ")}); refused: ${refused}${failOnNew ? ", where it is new" : ""}`;
}
function signing({ signing: { sign, attest, verify } }, isBuilt) {
	const subjects = verify.map(({ subject }) => "exact" in subject ? subject.exact : subject.pattern);
	return [
		...isBuilt && sign ? ["sign the digest with the identity of this job"] : [],
		...isBuilt && attest.length > 0 ? [`attest how it was built: ${attest.join(", ")}`] : [],
		...verify.length > 0 ? [`go on only if it is signed by ${subjects.join(" or ")}`] : []
	];
}
function inWaves({ waves }) {
	if (waves.targets.length === 1) return [];
	const soak = waves.soakSeconds === 0 ? "" : `, each healthy for ${waves.soakSeconds} s before the next begins`;
	return [`write and watch in ${waves.targets.length} waves${soak}: ${waves.targets.map((names) => names.join(", ")).join("; then ")}`];
}
/** The outcome of a stage that only reads, where it ended the deployment. */
function outcomeOfRead(event) {
	if (event.event === "ended") return event.outcome;
	throw new Error("a stage that only reads answered with a change");
}
/** The step that makes the image, and the command line of it where there is one; undefined where the image is there. */
async function howToMake(run) {
	const { plan } = run.plan.image;
	if (plan.from === "registry") return void 0;
	if (plan.from === "digests") return { step: `make one image of:\n  ${plan.digests.join("\n  ")}` };
	const line = await buildLine(run, plan);
	return {
		step: `build:\n  ${line}`,
		line
	};
}
async function buildLine(run, plan) {
	return (await run.ports.builder()).commandLine(buildRequest(run.plan, plan));
}
async function recordsOf(run) {
	const { records } = await run.ports.forge();
	return records.list(run.plan.application, run.plan.environment, 30, run.signal);
}
/** What would keep the deployment from writing. */
async function obstacles(run, known) {
	const hold = await holdOn(run);
	const overtaken = known.length === 0 ? void 0 : await overtakenBy(run, known);
	return [...hold === void 0 ? [] : [`wait: ${hold.environment} is held by ${hold.owner}: ${hold.reason}`], ...endHere(overtaken)];
}
/** What a gate that is closed does to a deployment. */
function gateInTheWay(gate) {
	if (gate.is === "open") return [];
	const { outcome, sentence } = gate.outcome;
	return [`${outcome === "paused" ? "wait" : `end here, ${outcome}`}: ${sentence}`];
}
function endHere(event) {
	return event?.event === "ended" ? [`end here, ${event.outcome.outcome}: ${event.outcome.sentence}`] : [];
}
/** The unified diff of all that would be written. */
function diffOfAll({ files }) {
	return files.filter(isChanged).map(diffOf).join("");
}
/** The step of a dry run that tells of the write. */
function writeStep(plan, diff) {
	return diff === "" ? "write nothing: Git names this image already" : `${howToWrite(plan)}:\n${diff.trimEnd()}`;
}
/** The steps of a dry run, as they are shown. */
function numbered(steps) {
	return steps.map((step, index) => `${index + 1}. ${step}`).join("\n");
}
/** How the edit would reach the branch. */
function howToWrite({ write, merge, gitops }) {
	const push = `push to ${gitops.branch} of ${gitops.repository}`;
	if (write === "push") return push;
	const then = {
		manual: "and wait for its merge",
		immediate: "and merge it",
		auto: "and let GitHub merge it"
	};
	if (write === "push-or-pull-request") return `${push}, or open a pull request where a rule refuses that ${then[merge]}`;
	return `open a pull request to ${gitops.branch} of ${gitops.repository} ${then[merge]}`;
}
export { diffOfAll, dryRun, gateInTheWay, howToWrite, numbered, obstacles, outcomeOfRead, writeStep };
