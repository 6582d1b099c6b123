import "./rolldown-runtime.js";
import { zt as withoutUndefined } from "./drive.js";
import { r as plainText } from "./start.js";
/** Characters of the shortest text that a page may cut. */
const shortestCut = 24;
/**
* What a page shows of a run, with what must not be shown taken out of every text that may be cut or parted into lines: half a secret
* would be found by nobody afterwards. What is shorter stays as it is (such as the words that our own types allow), and is looked at
* where it is shown.
*/
function withoutSecrets({ ended: { outcome, deployments, problems }, recordings }, hide) {
	const ended = {
		outcome,
		...withoutUndefined({
			deployments,
			problems
		})
	};
	const copy = structuredClone({
		ended,
		recordings
	});
	hideIn(copy, hide);
	return copy;
}
function hideIn(of, hide) {
	if (typeof of !== "object" || of === null) return;
	for (const [key, value] of Object.entries(of)) if (typeof value !== "string") hideIn(value, hide);
	else if (value.length >= shortestCut) Reflect.set(of, key, hide(plainText(hide(value))));
}
export { withoutSecrets };
