import { t as isSameBytes } from "./bytes.js";
import { t as planEdits } from "./plan.js";
/**
* Plans a rollback: puts `from` back wherever the file still says `to`; only the values that we wrote, and all or nothing.
* A value that is back already is left as it is.
*/
function restoreEdits(written, contents) {
	const plan = planEdits(written.map((value) => editTo(value, value.from)), contents);
	if (plan.result === "refused") return plan;
	const places = written.flatMap((value) => {
		const there = standing(value, contents);
		return there === void 0 || there.from === value.from || there.from === value.to ? [] : [there];
	});
	return places.length > 0 ? {
		result: "overtaken",
		places
	} : plan;
}
function editTo({ file, path }, value) {
	return {
		file,
		target: {
			by: "path",
			path,
			value
		}
	};
}
/** What stands where a value was written, by its own path: the file may have got another path for it since. */
function standing(written, contents) {
	const plan = planEdits([editTo(written, written.to)], contents);
	return plan.result === "refused" ? void 0 : plan.files[0]?.named[0];
}
/** Whether every value that we wrote still stands in these files. */
function standsIn(written, contents) {
	return written.every((value) => standing(value, contents)?.from === value.to);
}
/** These files with every value that we wrote, and nothing else changed; undefined where that cannot be done. */
function writeAgain(written, contents) {
	const plan = planEdits(written.map((value) => editTo(value, value.to)), contents);
	return plan.result === "refused" ? void 0 : new Map(plan.files.map(({ file, after }) => [file, after]));
}
/** Whether a commit of the GitOps repository holds every value of these edits. */
async function carries(run, edits, revision) {
	const gitops = await run.ports.gitops();
	const files = [...new Set(edits.map(({ file }) => file))];
	return standsIn(edits, await gitops.read(revision, files, run.signal));
}
/**
* What a commit would bring into the branch besides these values, in a few words; undefined where it is nothing else: what is
* merged is, to the byte, what was planned, judged and allowed.
*/
async function broughtBesides(run, edits, revision) {
	const gitops = await run.ports.gitops();
	const { branch } = run.plan.gitops;
	const into = await gitops.head(branch, run.signal);
	const besides = [...new Set(edits.map(({ file }) => file))];
	const brought = into === void 0 ? "unknown" : await gitops.brings({
		commit: revision,
		into,
		besides
	}, run.signal);
	if (brought === "unknown") return `more than can be compared with ${branch}`;
	if (brought.others.length > 0) return someOf(brought.others);
	const wanted = writeAgain(edits, await gitops.read(brought.since, besides, run.signal));
	const there = await gitops.read(revision, besides, run.signal);
	const changed = besides.filter((file) => differs(wanted?.get(file), there.get(file)));
	return changed.length === 0 ? void 0 : `other values in ${someOf(changed)}`;
}
function differs(wanted, there) {
	return wanted === void 0 || !isSameBytes(wanted, there);
}
/** The first few of many. */
function someOf(paths) {
	const more = paths.length - 3;
	return `${paths.slice(0, 3).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
export { carries as n, restoreEdits as r, broughtBesides as t };
