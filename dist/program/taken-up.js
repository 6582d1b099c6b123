import { S as provenBefore, _ as editsUnderWay, zt as withoutUndefined } from "./drive.js";
import { N as parseImageReference, Y as reasons, j as isDigest } from "./start.js";
/** What a record says of its image: proven clean before the record was made. Undefined where it names none by digest. */
function imageOf({ payload }) {
	const parsed = parseImageReference(payload.image);
	if (typeof parsed === "string" || parsed.digest === void 0) return void 0;
	const { digest } = parsed;
	const platforms = payload.platformDigests.filter(isDigest).map((one) => ({
		platform: "",
		digest: one
	}));
	return {
		reference: {
			...parsed,
			digest
		},
		platforms,
		tags: [],
		origin: "found"
	};
}
/** What is not done again for an image that was proven before, by a deployment that a record tells of. */
const provenOnce = {
	scans: [],
	signed: {
		attached: [],
		notes: []
	},
	tagged: true
};
/**
* Whoever may write to the repository can make a record, and one that says that its image was proven is no proof of who signed it: before
* anything is written for it, that is asked again.
*/
function verifiedAnew(from, { signing }) {
	if (from.written !== void 0 || signing.verify.length === 0) return from;
	const { signed: _, ...unverified } = from;
	return unverified;
}
/** Whether the record's deployment reached the branch. */
function hasWritten({ note }) {
	return note.revision !== void 0 || (note.wave ?? 1) > 1;
}
/**
* How far the deployment of a record is, for a run that takes it up. `proposed` is where its pull request stands now; a
* deployment that is in neither place has yet to be written.
*/
function progressOf(record, image, proposed) {
	const { revision, wave, soakingSince, toldHealthy, backups } = record.note;
	const place = revision === void 0 ? proposed : {
		on: "branch",
		revision
	};
	const proven = wave === void 0 ? void 0 : provenBefore(record.payload.edits, wave);
	const begun = {
		stage: place === void 0 ? "write" : "rollout",
		checked: true,
		image,
		...provenOnce,
		targets: [],
		record: record.id,
		...withoutUndefined({
			wave,
			proven,
			backups
		})
	};
	if (place === void 0) return begun;
	const edits = editsUnderWay(record);
	const isChanged = edits.some(({ from, to }) => from !== to);
	const written = {
		record: record.id,
		edits,
		diff: "",
		place,
		changed: isChanged,
		ours: isChanged,
		recorded: record.payload.edits
	};
	const known = {
		revision,
		soakingSince,
		toldHealthy,
		verdict: verdictOf(record.note)
	};
	return {
		...begun,
		written: {
			...written,
			...withoutUndefined({ wave })
		},
		...withoutUndefined(known)
	};
}
/**
* The bad verdict of a deployment whose values are being put back, or wait to be by a pull request: the cluster may show nothing of it
* by now. Undefined for any other record.
*/
function verdictOf({ state, stage, reason, sentence, badFrom, rollbackPullRequest }) {
	if (state !== "open" || reason === void 0) return void 0;
	const outcome = reasons[reason].outcomes.find((one) => one === "failed" || one === "errored");
	return outcome === void 0 ? void 0 : {
		outcome: {
			outcome,
			stage,
			reason,
			sentence
		},
		recover: true,
		...withoutUndefined({
			badFrom,
			proposed: rollbackPullRequest
		})
	};
}
export { verdictOf as a, provenOnce as i, imageOf as n, verifiedAnew as o, progressOf as r, hasWritten as t };
