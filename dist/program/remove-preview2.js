import "./rolldown-runtime.js";
import { n as tellRemoved, r as whatWouldGo, t as removeFiles } from "./remove-preview.js";
/**
* Takes the preview of a pull request away that is closed: its files in one commit, its deployments in GitHub, and its line in the
* comment. Nothing is waited for: Argo CD takes away what is no longer in Git. Done again, it changes nothing.
*/
async function removePreview(leaving, removing) {
	const { outcome } = await endPreview(leaving, removing);
	return {
		outcome,
		details: {
			environment: leaving.environment,
			pullRequest: leaving.preview.pullRequest
		}
	};
}
/** Says which files would be taken away, and touches nothing. */
async function removePreviewDryRun(leaving, removing) {
	const files = await whatWouldGo(leaving, removing);
	return {
		outcome: {
			outcome: "succeeded",
			reason: "dry-run",
			stage: "write",
			sentence: `nothing was touched; remove ${files.length === 0 ? "nothing" : files.join(", ")}`
		},
		details: { files }
	};
}
/** The same for one of several, with what it came to. */
async function endPreview(leaving, removing) {
	const { environment, preview } = leaving;
	const removed = await removeFiles(leaving, removing);
	const pull = `pull request #${preview.pullRequest}`;
	switch (removed.result) {
		case "failed": return {
			environment,
			outcome: removed.outcome
		};
		case "wanted": return {
			environment,
			outcome: done(`${pull} is open: ${environment} stays`)
		};
		case "removed":
		case "nothing-there": {
			const sentence = `${environment} is removed, since ${pull} is closed: ${removed.result === "removed" ? `${removed.files.length} files were removed` : "nothing of it stands in Git"}`;
			await tellRemoved(leaving, removing, {
				...done(sentence),
				outcome: "superseded",
				reason: "preview-closed"
			});
			return {
				environment,
				outcome: done(sentence)
			};
		}
	}
}
function done(sentence) {
	return {
		outcome: "succeeded",
		reason: "done",
		stage: "write",
		sentence
	};
}
export { endPreview, removePreview, removePreviewDryRun };
