import "./rolldown-runtime.js";
import { E as previewNamed, T as previewBases } from "./drive.js";
import { o as previewPlan } from "./plan-deployment.js";
import { g as isUnfinished } from "./action.js";
import { t as filesOfPreview } from "./preview-files.js";
import { endPreview } from "./remove-preview2.js";
/** How many previews one run looks at, the newest first; the others have their turn once these are gone. */
const mostPreviews = 50;
/** Milliseconds for which a deployment may not have reached Git: after that nobody is at it. */
const youngFor = 864e5;
/**
* Looks at every preview that stands in Git, or was begun lately: one whose pull request is closed is taken away, for a run that died or
* an event that was missed. Costs a few requests, and one or two for each preview that is there.
*/
async function settlePreviews(facts, bases) {
	const { ports, configuration, signal } = facts;
	const wanted = bases ?? previewBases(configuration);
	if (wanted.length === 0) return {
		removed: [],
		unfinished: []
	};
	const { records, source } = await ports.forge();
	const made = (await records.newest(configuration.application, signal)).filter(({ payload }) => {
		const of = previewNamed(configuration, payload.environment)?.of;
		return of !== void 0 && wanted.includes(of);
	});
	const [removed, unfinished] = [[], []];
	for (const { environment, preview, ...leaving } of await thereNow(facts, made)) {
		if (!(await source.pullRequest(preview.pullRequest, signal)).isOpen) {
			removed.push(await endPreview({
				...leaving,
				environment,
				preview
			}, {
				ports,
				signal
			}));
			continue;
		}
		const [newest] = await records.list(configuration.application, environment, 1, signal);
		if (newest !== void 0 && isUnfinished(newest.note)) unfinished.push(environment);
	}
	return {
		removed,
		unfinished
	};
}
/** Those of which something stands in Git, or whose newest deployment is young. */
async function thereNow(facts, made) {
	const { ports, configuration, signal } = facts;
	const known = made.flatMap((record) => {
		const leaving = leavingPreview(facts, record.payload.environment);
		return leaving === void 0 ? [] : [{
			leaving,
			record,
			files: filesOfPreview(leaving, [record])
		}];
	});
	const gitops = await ports.gitops();
	const head = known.length === 0 ? void 0 : await gitops.head(configuration.gitops.branch, signal);
	const all = known.flatMap(({ files }) => files);
	const there = head === void 0 ? /* @__PURE__ */ new Map() : await gitops.read(head, all, signal);
	const now = ports.clock.now().getTime();
	return known.filter(({ files, record }) => files.some((file) => there.has(file)) || now - record.createdAt.getTime() < youngFor).slice(0, mostPreviews).map(({ leaving }) => leaving);
}
/** The preview that an environment is, as it would be taken away; undefined for any other environment. */
function leavingPreview({ configuration, repository, run }, environment) {
	const preview = previewPlan(configuration, environment);
	if (preview === void 0) return void 0;
	const { application, gitops } = configuration;
	return {
		application,
		environment,
		repository,
		preview,
		gitops: {
			repository: gitops.repository,
			branch: gitops.branch,
			allowedPaths: gitops["allowed-paths"]
		},
		...run === void 0 ? {} : { run }
	};
}
export { leavingPreview, settlePreviews };
