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
/** Whether a commit of the GitOps repository holds every value of these edits. */
async function carries(run, edits, revision) {
	const gitops = await run.ports.gitops();
	const files = [...new Set(edits.map(({ file }) => file))];
	return standsIn(edits, await gitops.read(revision, files, run.signal));
}
/** Whether a commit is made upon another one and still holds every value of these edits. */
async function buildsOn(run, edits, at) {
	if (await (await run.ports.gitops()).isAncestor(at.base, at.revision, run.signal) !== true) return false;
	return carries(run, edits, at.revision);
}
export { carries as n, restoreEdits as r, buildsOn as t };
