import "./rolldown-runtime.js";
import { St as previewNamed, xt as previewBases } from "./drive.js";
import { s as previewPlan, t as gitopsPlan } from "./plan-deployment.js";
import { k as isUnfinished } from "./action.js";
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
	const [removed, unfinished] = [[], []];
	for (const environment of await previewsThere(facts, bases ?? previewBases(configuration))) {
		const leaving = leavingPreview(facts, environment);
		if (leaving === void 0) continue;
		const { records, source } = await ports.forge();
		if (!(await source.pullRequest(leaving.preview.pullRequest, signal)).isOpen) {
			removed.push(await endPreview(leaving, {
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
/**
* The environments of the previews of which something stands in Git, or whose newest deployment is young; those that were deployed last
* come first.
*/
async function previewsThere(looking, bases) {
	if (bases.length === 0) return [];
	const { ports, configuration, signal } = looking;
	const { records } = await ports.forge();
	const known = (await records.newest(configuration.application, signal)).flatMap((record) => {
		const { environment } = record.payload;
		const preview = previewPlanOf(configuration, environment, bases);
		return preview === void 0 ? [] : [{
			record,
			files: filesOfPreview({
				preview,
				gitops: gitopsPlan(configuration)
			}, [record])
		}];
	});
	const gitops = await ports.gitops();
	const head = known.length === 0 ? void 0 : await gitops.head(configuration.gitops.branch, signal);
	const all = known.flatMap(({ files }) => files);
	const there = head === void 0 ? /* @__PURE__ */ new Map() : await gitops.read(head, all, signal);
	const now = ports.clock.now().getTime();
	return known.filter(({ files, record }) => files.some((file) => there.has(file)) || now - record.createdAt.getTime() < youngFor).slice(0, mostPreviews).map(({ record }) => record.payload.environment);
}
function previewPlanOf(configuration, environment, bases) {
	const of = previewNamed(configuration, environment)?.of;
	return of !== void 0 && bases.includes(of) ? previewPlan(configuration, environment) : void 0;
}
/** The preview that an environment is, as it would be taken away; undefined for any other environment. */
function leavingPreview({ configuration, repository, run }, environment) {
	const preview = previewPlan(configuration, environment);
	if (preview === void 0) return void 0;
	const { application } = configuration;
	return {
		application,
		environment,
		repository,
		preview,
		gitops: gitopsPlan(configuration),
		...run === void 0 ? {} : { run }
	};
}
export { leavingPreview, previewsThere, settlePreviews };
