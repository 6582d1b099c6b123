import { S as inWindow, w as budgetOf } from "./action.js";
import { Et as replaceWords } from "./drive.js";
import { t as hasWritten } from "./taken-up.js";
/**
* Slices of two counts. A time of which the total is not known is left out; one in which nothing was good has no series of what was. More
* good than there was (Prometheus extrapolates) is none bad.
*/
function slicesOfCounts(good, total) {
	if (total.length === 0) return { why: "`total` gives no data" };
	const goodAt = new Map(good);
	const slices = total.flatMap(([endsAt, all]) => {
		const fine = goodAt.get(endsAt) ?? 0;
		return Number.isFinite(all) && Number.isFinite(fine) ? [{
			endsAt,
			bad: Math.max(0, all - Math.max(0, fine)),
			total: Math.max(0, all)
		}] : [];
	});
	if (good.length === 0 && slices.some((one) => one.total > 0)) return { why: "`good` gives no data, while `total` does" };
	return slices.length === 0 ? { why: "`total` gives no number" } : { slices };
}
/** What is no share any more, and most likely a percentage. */
const highestRatio = 2;
/** Slices of a share that was good. What is no number (0 of 0) is a time in which nothing happened; a little above 1 is 1. */
function slicesOfRatio(ratio) {
	if (ratio.length === 0) return { why: "`ratio` gives no data" };
	const off = ratio.find(([, value]) => value > highestRatio || value < 0);
	if (off !== void 0) return { why: `\`ratio\` gives ${off[1]}: it must be from 0 to 1` };
	return { slices: ratio.map(([endsAt, value]) => Number.isNaN(value) ? {
		endsAt,
		bad: 0,
		total: 0
	} : {
		endsAt,
		bad: Math.max(0, 1 - value),
		total: 1
	}) };
}
/** How many slices a window has at most, and how short one is at least: two samples have to be in it. */
const slicesOfWindow = 720;
const shortestSlice = 300;
/** Seconds of one slice of a window; a whole number, since a range in a query is one, of which as many as there are fill the window. */
function sliceSeconds(windowSeconds) {
	return Math.floor(windowSeconds / sliceCount(windowSeconds));
}
function sliceCount(windowSeconds) {
	return Math.min(slicesOfWindow, Math.floor(windowSeconds / shortestSlice));
}
/** The error budget of an environment as each Prometheus tells it that has the metrics of its targets, all asked at the same time. */
async function readBudgets({ ports, signal }, plan, looked) {
	const now = ports.clock.now();
	const { objective, windowSeconds } = plan;
	const counted = countedIn(looked, windowSeconds, now);
	return Promise.all(plan.clusters.map(async (cluster) => {
		const metrics = await ports.metrics(cluster);
		const about = {
			source: metrics?.name ?? "",
			objective,
			windowSeconds,
			...counted
		};
		if (metrics === void 0) return {
			...about,
			why: "no Prometheus is configured"
		};
		const read = await readBudget({
			metrics,
			now,
			signal
		}, plan);
		return "why" in read ? {
			...about,
			...read
		} : {
			...about,
			budget: read
		};
	}));
}
/** The deployments of a window that were written; those before the ones that were looked at may be of it too. */
function countedIn({ records, most }, windowSeconds, now) {
	const all = records.map((record) => ({
		id: record.id,
		at: record.createdAt,
		record
	}));
	const ofWindow = inWindow(all, windowSeconds, now);
	return {
		deployments: ofWindow.filter(({ record }) => hasWritten(record)).length,
		...all.length >= most && ofWindow.length === all.length ? { mayBeMore: true } : {}
	};
}
async function readBudget(asked, plan) {
	const { windowSeconds, allowed, queries } = plan;
	const stepSeconds = sliceSeconds(windowSeconds);
	const sliced = await readSlices(asked, plan, stepSeconds);
	if ("why" in sliced) return sliced;
	const counts = "ratio" in queries ? "time" : "requests";
	return budgetOf(sliced.slices, {
		allowed,
		windowSeconds,
		stepSeconds,
		counts
	});
}
async function readSlices(asked, { queries, windowSeconds }, stepSeconds) {
	const of = (query, key) => readPoints(asked, {
		query,
		key,
		windowSeconds,
		stepSeconds
	});
	if ("ratio" in queries) {
		const ratio = await of(queries.ratio, "ratio");
		return "why" in ratio ? ratio : slicesOfRatio(ratio.points);
	}
	const [good, total] = await Promise.all([of(queries.good, "good"), of(queries.total, "total")]);
	if ("why" in good) return good;
	return "why" in total ? total : slicesOfCounts(good.points, total.points);
}
/** The values of a query, each of the slice that ends then. Of several series nobody knows which one is meant. */
async function readPoints({ metrics, now, signal }, { query, key, windowSeconds, stepSeconds }) {
	const promql = replaceWords(query, () => `${stepSeconds}s`);
	const answer = await metrics.range(promql, spanOf(now, windowSeconds, stepSeconds), signal);
	if (answer.result !== "answered") return { why: whyNot(answer, key) };
	const [first, ...others] = answer.found;
	if (others.length > 0) return { why: `\`${key}\` gives ${others.length + 1} series, and has to give one: sum them up` };
	const [warning] = answer.warnings.filter((one) => !one.startsWith("PromQL info"));
	return warning === void 0 ? { points: first?.points ?? [] } : { why: `\`${key}\`: ${warning}` };
}
/** The ends of all slices that are in the window. */
function spanOf(now, windowSeconds, stepSeconds) {
	const to = Math.floor(now.getTime() / 1e3);
	const from = to - (sliceCount(windowSeconds) - 1) * stepSeconds;
	return {
		from: /* @__PURE__ */ new Date(from * 1e3),
		to: /* @__PURE__ */ new Date(to * 1e3),
		stepSeconds
	};
}
function whyNot(answer, key) {
	return answer.result === "refused" ? `\`${key}\` is refused: ${answer.message}` : answer.message;
}
export { sliceSeconds as n, readBudgets as t };
