import { lt as isSameBytes } from "./edit.js";
import { B as DeployError, i as shortLine } from "./start.js";
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
	return standsIn(edits, await filesAt(run, filesOf(edits), revision));
}
/** Files of a commit that others may have made: what is a link or a submodule there is no file of ours. */
async function filesAt(run, files, revision) {
	const gitops = await run.ports.gitops();
	try {
		return await gitops.read(revision, files, run.signal);
	} catch (error) {
		if (error instanceof DeployError && error.code === "edit-refused") return /* @__PURE__ */ new Map();
		throw error;
	}
}
function filesOf(edits) {
	return [...new Set(edits.map(({ file }) => file))];
}
/** Compares what a commit would bring into the branch with the values that were written. */
async function whatIsBrought(run, edits, revision) {
	const gitops = await run.ports.gitops();
	const { branch } = run.plan.gitops;
	const into = await gitops.head(branch, run.signal);
	const besides = filesOf(edits);
	const brought = into === void 0 ? "unknown" : await gitops.brings({
		commit: revision,
		into,
		besides
	}, run.signal);
	if (brought === "unknown") return {
		besides: `it brings what cannot be compared with ${branch}`,
		isCompared: false
	};
	if (brought.others.length > 0) return {
		besides: `it brings more than was planned and judged: ${someOf(brought.others)}`,
		isCompared: true
	};
	const wanted = writeAgain(edits, await filesAt(run, besides, brought.since));
	if (into !== void 0 && into !== brought.since && writeAgain(edits, await filesAt(run, besides, into)) === void 0) return {
		besides: `${branch} has changed what it edits`,
		isCompared: true,
		isOutdated: true
	};
	const there = await filesAt(run, besides, revision);
	const changed = besides.filter((file) => differs(wanted?.get(file), there.get(file)));
	if (changed.length === 0) return {
		besides: void 0,
		commits: brought.commits
	};
	return {
		besides: `it brings more than was planned and judged: other values in ${someOf(changed)}`,
		isCompared: true
	};
}
function differs(wanted, there) {
	return wanted === void 0 || !isSameBytes(wanted, there);
}
/** The first few of many names, which may hold anything. */
function someOf(paths) {
	const more = paths.length - 3;
	return `${paths.slice(0, 3).map(shortLine).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
}
export { restoreEdits as i, filesAt as n, whatIsBrought as r, carries as t };
