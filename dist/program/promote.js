import "./rolldown-runtime.js";
import { a as notBegun } from "./display.js";
import { n as imageOfRecord, r as planDeployment } from "./plan-deployment.js";
import { F as repositoryOf, I as versionOf, P as printImage } from "./start.js";
import { j as wasRolledBack } from "./action.js";
import { o as standingNow, s as wasSeen } from "./backup.js";
import { i as provenOnce, n as imageOf, o as verifiedAnew } from "./taken-up.js";
import { t as drive } from "./drive2.js";
import { r as outcomeAt } from "./run.js";
/** What an environment runs, where that was seen healthy; `known` are its records, newest first. */
function runningIn(environment, known) {
	const record = standingNow(known);
	if (record === void 0) return {
		is: "unknown",
		because: `nothing was seen healthy in ${environment} yet`
	};
	const { state, sentence } = record.note;
	const short = record.payload.source.slice(0, 7);
	switch (state) {
		case "succeeded":
			if (!wasSeen(record)) return {
				is: "unknown",
				because: `nobody saw ${short} run in ${environment}: ${sentence}`
			};
			return {
				is: "found",
				record
			};
		case "failed": return {
			is: "failed",
			because: `${short}, which ${environment} runs, failed there: ${sentence}`
		};
		case "open":
		case "paused": return {
			is: "unknown",
			because: `${environment} is not done with ${short}: ${sentence}`
		};
		case "errored":
		case "superseded": return {
			is: "unknown",
			because: `nobody knows how ${short} is in ${environment}: ${sentence}`
		};
	}
}
/** An image that was named, where an environment was seen healthy with it; by its digest where it has one, else by its tag. */
function namedIn(environment, known, wanted) {
	const ofIt = known.filter((record) => isNamed(record, wanted));
	const record = ofIt.find(wasSeen);
	if (record !== void 0) return {
		is: "found",
		record
	};
	const [newest] = ofIt;
	const name = printImage(wanted);
	if (newest?.note.state === "failed") return {
		is: "failed",
		because: `${name} ${wasRolledBack(newest.note) ? "was taken out of" : "failed in"} ${environment}: ${newest.note.sentence}`
	};
	return {
		is: "unknown",
		because: `${environment} ${newest === void 0 ? "has no record of" : "was never seen healthy with"} ${name}; ${healthyIn(known)}`
	};
}
function isNamed(record, wanted) {
	const reference = imageOf(record)?.reference;
	if (reference === void 0 || repositoryOf(reference) !== repositoryOf(wanted)) return false;
	return wanted.digest === void 0 ? reference.tag === wanted.tag : reference.digest === wanted.digest;
}
/** Versions that are named, the newest first. */
const most = 5;
function healthyIn(known) {
	const healthy = known.filter(wasSeen);
	const versions = new Set(healthy.flatMap((record) => versionOf(imageOf(record)?.reference ?? {})));
	const named = [...versions].slice(0, most).join(", ");
	return versions.size === 0 ? "nothing was seen healthy there yet" : `seen healthy there: ${named}`;
}
/**
* Takes what was seen healthy in one environment to the next: the same digest, neither built nor scanned. From there on it is a
* deployment like any other; that the source is healthy now is a gate of its write, asked at each attempt.
*/
async function promote(promotion, ports, signal) {
	const planned = await planPromotion(promotion, ports, signal);
	if ("outcome" in planned) return planned;
	const { plan, image } = planned;
	ports.log.info(`${plan.environment}: promoting ${printImage(image.reference)} from ${promotion.source}`);
	const from = verifiedAnew({
		...notBegun,
		image,
		...provenOnce
	}, plan);
	const end = await drive(plan, ports, {
		signal,
		from
	});
	return {
		outcome: end.outcome,
		deployments: [end]
	};
}
/** Finds the image by the records of the source environment, and whether the registry still holds it; reads only. */
async function planPromotion(promotion, ports, signal) {
	const { configuration, source, same, image: wanted = same } = promotion;
	const { records } = await ports.forge();
	const known = await records.list(configuration.application, source, 30, signal);
	const found = wanted === void 0 ? runningIn(source, known) : namedIn(source, known, wanted);
	if (found.is !== "found") return { outcome: refusal(found) };
	const { record } = found;
	const { reference } = imageOfRecord(record);
	const { registry, name, digest } = reference;
	const description = await (await ports.registry()).describe({
		registry,
		name,
		digest
	}, signal);
	if (description === void 0) {
		const sentence = `${source} runs ${printImage(reference)}, and the registry has it no more`;
		return { outcome: outcomeAt("errored", "image-not-found", {
			stage: "inputs",
			sentence
		}) };
	}
	const image = {
		reference,
		platforms: description.platforms,
		tags: [],
		origin: "found"
	};
	return {
		plan: await planOf(promotion, record, {
			ports,
			signal
		}),
		image,
		record
	};
}
function refusal({ is, because }) {
	return is === "failed" ? outcomeAt("failed", "source-failed", {
		stage: "inputs",
		sentence: because
	}) : outcomeAt("errored", "source-not-healthy", {
		stage: "inputs",
		sentence: because
	});
}
async function planOf({ configuration, facts, source, isNamed, image, by }, record, { ports, signal }) {
	const { source: commit, branch, date } = record.payload;
	const forge = await ports.forge();
	const pullRequest = record.payload.pullRequest ?? await forge.source.pullRequestOf(commit, signal);
	return planDeployment(configuration, {
		...facts,
		source: {
			commit,
			branch,
			date,
			...pullRequest === void 0 ? {} : { pullRequest }
		},
		image: imageOfRecord(record).reference,
		explicit: image !== void 0,
		kind: "promote",
		...by === void 0 ? {} : { by },
		...isNamed ? { from: source } : {}
	});
}
export { planPromotion, promote };
