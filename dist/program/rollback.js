import "./rolldown-runtime.js";
import { p as recordedEdits, r as holdOn, v as outcomeOfRecord } from "./admit.js";
import { r as releaseCommand } from "./names.js";
import { a as planRollback, i as planRecord, n as imageOfRecord, s as previewPlan } from "./plan-deployment.js";
import { O as goesOn, v as restoreNotes } from "./action.js";
import { c as rollbackTarget, o as reopenAfterRollback, t as drive } from "./drive2.js";
import { i as provenOnce } from "./taken-up.js";
import { B as DeployError, N as parseImageReference, P as printImage } from "./start.js";
import { t as carries } from "./carries.js";
import { Ft as numberAt, It as textAt, Lt as timeAt, Mt as isFields, Pt as listAt, Rt as valueAt } from "./drive.js";
import { y as areOurs } from "./assess.js";
import { d as ownerOf, f as places, h as isHashed, v as readRollout, x as imagesOf } from "./look.js";
import { n as listOnce } from "./wanted.js";
import { i as lookedAt } from "./watched-record.js";
import { a as planWavesOn, o as readHead } from "./plan-edits.js";
import { i as silentRun } from "./run.js";
import { diffOfAll, numbered, outcomeOfRead, writeStep } from "./dry-run.js";
import { isWorkedOn, takeUp } from "./resume.js";
/** Whether two values of JSON say the same, in whatever order their fields stand. */
function isSame(one, other) {
	if (Array.isArray(one)) return Array.isArray(other) && one.length === other.length && one.every((item, index) => isSame(item, other[index]));
	if (!isFields(one) || !isFields(other)) return one === other;
	const keys = Object.keys(one);
	return keys.length === Object.keys(other).length && keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}
/** Label by which the controller of Argo Rollouts tells its ReplicaSets apart (`DefaultRolloutUniqueLabelKey`). */
const hashLabel = "rollouts-pod-template-hash";
/** Annotation of ReplicaSets that belong to an Experiment: they are no versions of the Rollout. */
const experimentAnnotation = "rollout.argoproj.io/experiment-name";
/**
* Foretells what a Rollout does once its image is this one again, by the rules of its controller (rollout/canary.go, rollout/sync.go
* `isRollbackWithinWindow`, utils/replicaset `PodTemplateEqualIgnoreHash` of Argo Rollouts 1.9): a ReplicaSet that has the very pod template is taken again; where that is the stable
* one, or older than it and fewer versions than `rollbackWindow.revisions` lie between, the steps are skipped.
*/
function foretellSteps(rollout, replicaSets, goal) {
	const seen = readRollout(rollout);
	if (seen.reference !== void 0) return {
		steps: "unknown",
		why: `may skip its steps or run them: it takes its pod template from a ${seen.reference.kind}`
	};
	if (seen.strategy === "canary" && seen.steps.length === 0) return {
		steps: "none",
		why: "has no steps"
	};
	const own = replicaSets.filter((one) => isOwnedBy(one, seen.uid));
	const stable = own.find((one) => hashOf(one) === seen.stableHash);
	const now = own.find((one) => hashOf(one) === seen.currentHash);
	if (now === void 0 || !isHashed(seen)) return {
		steps: "unknown",
		why: "may skip its steps or run them: its controller has yet to take what it names now"
	};
	const again = own.find((one) => hasTemplate(one, now, goal));
	if (again === void 0) return {
		steps: "run",
		why: "runs all its steps: no ReplicaSet with that pod template is left"
	};
	if (hashOf(again) === seen.stableHash) return {
		steps: "skipped",
		why: `skips its steps: that is its stable version (${seen.stableHash ?? ""})`
	};
	return withinWindow(rollout, {
		own,
		again,
		stable
	});
}
function withinWindow(rollout, { own, again, stable }) {
	const window = numberAt(rollout, "spec", "rollbackWindow", "revisions") ?? 0;
	const [from, to] = [createdAt(again), stable === void 0 ? void 0 : createdAt(stable)];
	const older = `runs all its steps: that is not its stable version`;
	if (window === 0) return {
		steps: "run",
		why: `${older}, and it has no rollbackWindow`
	};
	if (from === void 0 || to === void 0 || from >= to) return {
		steps: "run",
		why: `${older}, and not older than that`
	};
	const between = own.filter((one) => {
		const at = createdAt(one);
		return at !== void 0 && from < at && at < to && !isOfExperiment(one);
	}).length;
	const why = `${between} version${between === 1 ? "" : "s"} between it and the stable one, and its rollbackWindow is ${window}`;
	return between < window ? {
		steps: "skipped",
		why: `skips its steps: ${why}`
	} : {
		steps: "run",
		why: `${older}: ${why}`
	};
}
function isOwnedBy(object, uid) {
	return listAt(object, "metadata", "ownerReferences").some((owner) => textAt(owner, "uid") === uid);
}
function isOfExperiment(replicaSet) {
	return textAt(replicaSet, "metadata", "annotations", experimentAnnotation) !== void 0;
}
function hashOf(replicaSet) {
	return textAt(replicaSet, "metadata", "labels", hashLabel);
}
function createdAt(object) {
	return timeAt(object, "metadata", "creationTimestamp")?.getTime();
}
/**
* Whether a ReplicaSet runs the image, and its pod template is that of the version of now but for the images in place of which it comes.
* Two ReplicaSets are compared: unlike the Rollout, both have every default that the API server gives.
*/
function hasTemplate(replicaSet, now, goal) {
	const template = valueAt(replicaSet, "spec", "template");
	if (!areOurs(imagesOf(template), {
		...goal,
		workloads: [],
		written: true
	})) return false;
	const { name } = goal.image;
	return isSame(comparable(template, name), comparable(valueAt(now, "spec", "template"), name));
}
/** A pod template without the label of its hash, and without the images that come and go: those of this name, wherever they are mirrored. */
function comparable(template, name) {
	if (!isFields(template)) return void 0;
	const spec = valueAt(template, "spec");
	const metadata = valueAt(template, "metadata");
	const labels = valueAt(metadata, "labels");
	const { [hashLabel]: _, ...others } = isFields(labels) ? labels : {};
	const { creationTimestamp: __, ...about } = isFields(metadata) ? metadata : {};
	return {
		...template,
		metadata: {
			...about,
			labels: others
		},
		spec: {
			...isFields(spec) ? spec : {},
			initContainers: listAt(spec, "initContainers").map((one) => withoutImage(one, name)),
			containers: listAt(spec, "containers").map((one) => withoutImage(one, name))
		}
	};
}
function withoutImage(container, name) {
	if (!isFields(container)) return container;
	const { image, ...others } = container;
	const parsed = parseImageReference(typeof image === "string" ? image : "");
	return typeof parsed !== "string" && lastOf(parsed.name) === lastOf(name) ? others : container;
}
function lastOf(name) {
	return name.slice(name.lastIndexOf("/") + 1);
}
/** Milliseconds that a look may take: whoever rolls back must not wait for it. */
const within = 2e4;
/**
* Says of each Rollout whether it will skip its steps once this image comes back, or run them all, from what the cluster holds now; and
* where that cannot be known, why. Reads only, and whatever fails is a sentence.
*/
async function foretellRollback(run, image) {
	const goal = {
		image: image.reference,
		platformDigests: image.platforms.map(({ digest }) => digest)
	};
	return (await Promise.all(run.plan.targets.map((target) => ofTarget(run, target, goal)))).flat();
}
async function ofTarget(run, target, goal) {
	const rollouts = target.workloads.filter(({ kind }) => kind === "Rollout");
	const whose = run.plan.targets.length === 1 ? "" : `${target.name}: `;
	const say = ({ namespace, name }, words) => `${whose}${namespace}/${name} ${words}`;
	try {
		const signal = AbortSignal.any([run.signal, AbortSignal.timeout(within)]);
		const cluster = await run.ports.cluster(target.cluster);
		if (cluster === void 0) return rollouts.map((one) => say(one, unknown("there is no way to its cluster")));
		return await Promise.all(rollouts.map(async (one) => say(one, await ofRollout({
			cluster,
			target,
			goal,
			signal
		}, one))));
	} catch (error) {
		run.signal.throwIfAborted();
		const why = error instanceof Error ? error.message : "";
		return rollouts.map((one) => say(one, unknown(`the cluster does not answer (${why})`)));
	}
}
function unknown(why) {
	return `may skip its steps or run them: ${why}`;
}
async function ofRollout({ cluster, target, goal, signal }, { namespace, name }) {
	const owner = ownerOf(lookedAt(target));
	const list = (place) => listOnce(cluster, {
		...place,
		namespace,
		...owner
	}, signal);
	const [rollouts, replicaSets] = await Promise.all([list(places.Rollout), list({
		apiVersion: "apps/v1",
		resource: "replicasets"
	})]);
	const seen = objectsIn(rollouts);
	const sets = objectsIn(replicaSets);
	if (typeof seen === "string") return unknown(seen);
	if (typeof sets === "string") return unknown(`its ReplicaSets cannot be seen: ${sets}`);
	const rollout = seen.find(({ metadata }) => metadata.name === name);
	return rollout === void 0 ? unknown("it is not there") : foretellSteps(rollout, sets, goal).why;
}
/** The objects of a listing, or why they cannot be seen. */
function objectsIn(listing) {
	switch (listing?.state) {
		case "listed": return listing.objects;
		case "forbidden":
		case "unreachable": return listing.message;
		default: return "the cluster does not know them";
	}
}
/**
* Puts an image back into Git that ran healthy before, and watches it to a verdict like any deployment: nothing is built and nothing
* scanned. The environment is held from before the write on. One that an earlier run has begun and not ended is gone on with.
* @throws DeployError `nothing-to-roll-back-to`, or `bad-input` for what was named and is not known
*/
async function rollback(request) {
	const { configuration, facts, ports, signal } = request;
	previewPlan(configuration, facts.environment);
	const { records } = await ports.forge();
	const known = await records.list(configuration.application, facts.environment, 30, signal);
	const begun = request.dryRun ? void 0 : await begunBefore(request, known);
	if (begun !== void 0) return goOnWith(begun, request);
	const found = await planned(request, known);
	if ("outcome" in found) return found;
	const { plan, image, head } = found;
	const run = silentRun(plan, ports, signal);
	await refuseMissing(run, image);
	const notes = [...await foretellRollback(run, image), ...restoreNotes(found.backups)];
	for (const note of notes) ports.log.info(note);
	if (request.dryRun) return await dryRun(run, image, {
		head,
		notes
	});
	const from = {
		stage: "write",
		checked: true,
		image,
		...provenOnce,
		targets: [],
		notes
	};
	return endOf(await drive(plan, ports, {
		signal,
		from
	}), request);
}
/** How it ended, and that the environment is held: also where it was closed, and the write was refused then. */
async function endOf(end, given) {
	const { outcome } = end;
	const { application, environment } = end.told;
	const release = releaseCommand({
		application,
		environment
	});
	const sentence = outcome.outcome !== "superseded" && await isLeftHeld(end, given) ? `${outcome.sentence}; ${environment} is held until somebody releases it: ${release}` : outcome.sentence;
	return {
		outcome: {
			...outcome,
			sentence
		},
		deployments: [end]
	};
}
async function isLeftHeld({ progress, told: { application, environment } }, { ports, signal }) {
	if (progress.written !== void 0) return true;
	if (progress.record === void 0) return false;
	try {
		return await (await ports.holds()).find(application, environment, signal) !== void 0;
	} catch {
		return false;
	}
}
/** One that was begun and overtaken ends so once more for its own run; for another one what stands in Git now is what is rolled back. */
async function goOnWith(begun, request) {
	const { configuration, facts, ports, signal } = request;
	const isSameRun = begun.payload.run?.id === facts.run?.id;
	const told = begun.note.state === "superseded" ? outcomeOfRecord(begun) : void 0;
	if (told !== void 0) {
		await reopenAfterRollback(silentRun(planRecord(begun, configuration, facts), ports, signal));
		return { outcome: told };
	}
	const end = await takeUp(begun, {
		ports,
		configuration,
		facts,
		signal
	});
	return end.outcome.outcome === "superseded" && !isSameRun ? rollback(request) : endOf(end, request);
}
/** A rollback of this very run, or of one that has ended before it told how it went, that goes where this one would. */
async function begunBefore({ configuration, facts, wanted, ports, signal }, known) {
	const rollbacks = known.filter(({ payload }) => payload.kind === "rollback");
	const own = rollbacks.find(({ payload }) => payload.run !== void 0 && payload.run.id === facts.run?.id);
	const newest = own ?? rollbacks.find(({ note }) => note.state !== "superseded");
	if (newest === void 0 || own === void 0 && !goesOn(newest.note)) return void 0;
	if (await isWorkedOn(newest, {
		ports,
		configuration,
		facts,
		signal
	})) return void 0;
	if (wanted === void 0) return newest;
	const target = rollbackTarget({
		known,
		standing: void 0,
		heldFor: void 0,
		wanted
	});
	return target.found === "yes" && target.record.payload.image === newest.payload.image ? newest : void 0;
}
/** The plan, with what Git names now pinned: whoever writes something else from here on is newer. */
async function planned(request, known) {
	const { configuration, facts, wanted, by, reason, ports, signal } = request;
	const asked = {
		...facts,
		by,
		reason
	};
	const hold = await (await ports.holds()).find(configuration.application, facts.environment, signal);
	const [sample] = known;
	if (sample === void 0) throw nowhere(request, {
		found: "no",
		because: "nothing",
		healthy: []
	});
	const looking = silentRun(planRollback(sample, configuration, asked), ports, signal);
	const head = await readHead(looking);
	if (typeof head !== "string") return { outcome: outcomeOfRead(head) };
	const standing = await standingIn(looking, known, head);
	const target = rollbackTarget({
		known,
		standing,
		heldFor: hold?.record,
		wanted
	});
	if (target.found === "no") throw nowhere(request, target);
	const image = imageOfRecord(target.record);
	const plan = planRollback(target.record, configuration, asked);
	const edits = await planWavesOn({
		...looking,
		plan
	}, image, head);
	if ("event" in edits) return { outcome: outcomeOfRead(edits) };
	const backups = standing?.note.backups ?? [];
	return {
		plan: {
			...plan,
			replaces: recordedEdits(edits.whole)
		},
		image,
		head,
		backups
	};
}
/** The newest record whose values all stand in Git. */
async function standingIn(run, known, head) {
	for (const record of known) {
		const { edits } = record.payload;
		if (edits.length > 0 && await carries(run, edits, head)) return record;
	}
}
function nowhere({ facts, wanted }, target) {
	const list = target.healthy.map(({ payload }) => `${payload.source.slice(0, 7)} ${payload.image}`).join("; ");
	const known = list === "" ? "nothing is known to have run healthy there" : `known to have run healthy there: ${list}`;
	if (target.because === "nothing") return new DeployError("nothing-to-roll-back-to", {
		stage: "inputs",
		message: `there is nothing to roll ${facts.environment} back to: no other image is known to have run healthy there`
	});
	const what = target.because === "ambiguous" ? "names several images" : "is none of them";
	return new DeployError("bad-input", {
		stage: "inputs",
		message: `image: "${wanted ?? ""}" ${what}; ${known}`,
		remedy: "Give one of these: by its reference, its tag, its digest or its commit."
	});
}
/** An image that the registry has dropped would never start; a registry that is away keeps nobody from going back. */
async function refuseMissing(run, { reference }) {
	try {
		if (await (await run.ports.registry()).describe(reference, run.signal) !== void 0) return;
	} catch (error) {
		run.signal.throwIfAborted();
		run.ports.log.warning(`cannot look whether the image is there: ${error instanceof Error ? error.message : ""}`);
		return;
	}
	throw new DeployError("image-not-found", {
		stage: "inputs",
		message: `the registry has no ${printImage(reference)}`
	});
}
/** Says exactly what a rollback would do, and touches nothing. */
async function dryRun(run, image, { head, notes }) {
	const edits = await planWavesOn(run, image, head);
	if ("event" in edits) return { outcome: outcomeOfRead(edits) };
	const { environment } = run.plan;
	const hold = await holdOn(run);
	const diff = diffOfAll(edits.whole);
	const steps = [
		`go back to ${printImage(image.reference)}`,
		...notes,
		hold === void 0 ? `hold ${environment}` : `leave ${hold.environment} held by ${hold.owner}: ${hold.reason}`,
		writeStep(run.plan, diff),
		"watch it to its verdict"
	];
	run.ports.results.show(numbered(steps));
	return {
		outcome: {
			outcome: "succeeded",
			reason: "dry-run",
			stage: "write",
			sentence: `nothing was touched; ${environment} would go back to ${printImage(image.reference)}`
		},
		details: {
			image: printImage(image.reference),
			diff,
			notes
		}
	};
}
export { rollback };
