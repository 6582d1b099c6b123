import { a as removalMessage, t as filesOfPreview } from "./preview-files.js";
import { t as backoff } from "./backoff.js";
import { i as publishOutcome, n as publishComment } from "./publish.js";
import { r as outcomeAt } from "./run.js";
/** The files that would be taken away, as the branch is now. */
async function whatWouldGo(leaving, removing) {
	const gitops = await removing.ports.gitops();
	const head = await gitops.head(leaving.gitops.branch, removing.signal);
	const files = filesOfPreview(leaving, await recordsOf(leaving, removing));
	return head === void 0 ? [] : [...(await gitops.read(head, files, removing.signal)).keys()];
}
/** How often a lost race is run again; each time on fresh bytes. */
const attempts = 20;
/**
* Takes the files away that were made for a preview whose pull request is closed: one commit, a compare-and-swap. Whether it is closed
* is asked after the head was read and again after the commit, as a deployment asks too: of two runs at the same time at least one
* sees the other, and what a pull request that is open again needs is put back as it was.
*/
async function removeFiles(leaving, removing) {
	const { ports, signal } = removing;
	const { branch } = leaving.gitops;
	const gitops = await ports.gitops();
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const head = await gitops.head(branch, signal);
		if (await isOpen(leaving, removing)) return { result: "wanted" };
		const files = filesOfPreview(leaving, await recordsOf(leaving, removing));
		const there = head === void 0 ? /* @__PURE__ */ new Map() : await gitops.read(head, files, signal);
		if (head === void 0 || there.size === 0) return { result: "nothing-there" };
		const deleted = new Map([...there.keys()].map((file) => [file, "deleted"]));
		const message = removalMessage({
			...leaving,
			...leaving.preview,
			files: [...there.keys()],
			is: "removed"
		});
		const made = await gitops.commit({
			branch,
			parent: head,
			expected: head,
			files: deleted,
			message
		}, signal);
		if (made.result === "refused") return {
			result: "failed",
			outcome: refused(leaving, made.message)
		};
		if (made.result === "committed") return afterRemoval(leaving, removing, {
			revision: made.revision,
			there
		});
		await ports.clock.sleep(backoff(attempt, ports.random()), signal);
	}
	return {
		result: "failed",
		outcome: lostEveryRace(leaving)
	};
}
/** Somebody may have reopened the pull request, and its run have found the files there: then they come back. */
async function afterRemoval(leaving, removing, taken) {
	const { ports, signal } = removing;
	const { revision, there } = taken;
	if (!await isOpen(leaving, removing)) return {
		result: "removed",
		revision,
		files: [...there.keys()]
	};
	const { branch } = leaving.gitops;
	const gitops = await ports.gitops();
	for (let attempt = 0; attempt < attempts; attempt += 1) {
		const head = await gitops.head(branch, signal);
		if (head === void 0) break;
		const known = await gitops.read(head, [...there.keys()], signal);
		const files = new Map([...there].filter(([file]) => !known.has(file)));
		if (files.size === 0) return { result: "wanted" };
		const message = removalMessage({
			...leaving,
			...leaving.preview,
			files: [...files.keys()],
			is: "put back"
		});
		const made = await gitops.commit({
			branch,
			parent: head,
			expected: head,
			files,
			message
		}, signal);
		if (made.result === "committed") return { result: "wanted" };
		if (made.result === "refused") return {
			result: "failed",
			outcome: refused(leaving, made.message)
		};
		await ports.clock.sleep(backoff(attempt, ports.random()), signal);
	}
	return {
		result: "failed",
		outcome: lostEveryRace(leaving)
	};
}
async function isOpen({ preview }, { ports, signal }) {
	const { source } = await ports.forge();
	return (await source.pullRequest(preview.pullRequest, signal)).isOpen;
}
async function recordsOf({ application, environment }, { ports, signal }) {
	const { records } = await ports.forge();
	return records.list(application, environment, 30, signal);
}
function refused({ gitops }, message) {
	const sentence = `${gitops.branch} of ${gitops.repository} does not take it: ${message}`;
	return outcomeAt("failed", "write-refused", {
		stage: "write",
		sentence
	});
}
function lostEveryRace({ gitops }) {
	const sentence = `lost the race for ${gitops.branch} ${attempts} times`;
	return outcomeAt("errored", "too-many-races", {
		stage: "write",
		sentence
	});
}
/**
* Says that a preview is gone where it was told of: its newest deployment ends as superseded, with its status and the comment, and the
* ones before it are no longer active.
*/
async function tellRemoved(leaving, removing, outcome) {
	const { ports, signal } = removing;
	const [newest, ...older] = (await recordsOf(leaving, removing)).filter(({ note }) => note.state !== "superseded");
	if (newest === void 0) return false;
	const { records } = await ports.forge();
	const { stage, reason, sentence } = outcome;
	for (const { id } of older.filter(({ note }) => note.state !== "failed")) await records.note(id, leaving.environment, {
		state: "superseded",
		stage,
		reason,
		sentence
	}, signal);
	const { source: commit, pullRequest = leaving.preview.pullRequest } = newest.payload;
	const { url: _, ...preview } = leaving.preview;
	const told = {
		...leaving,
		preview,
		source: {
			commit,
			pullRequest
		}
	};
	const progress = {
		stage,
		checked: true,
		tagged: true,
		targets: [],
		record: newest.id
	};
	await publishOutcome(told, ports, {
		outcome,
		progress,
		signal
	});
	await publishComment(told, ports, {
		outcome,
		progress,
		signal
	});
	return true;
}
export { tellRemoved as n, whatWouldGo as r, removeFiles as t };
