import "./rolldown-runtime.js";
import { C as spentByEach, S as inWindow, T as isSpent, b as budgetTable, x as printMinutes, y as budgetSentence } from "./action.js";
import { ht as environmentOf, o as escapeMarkdown } from "./drive.js";
import { t as budgetPlan } from "./plan-budget.js";
import { t as hasWritten } from "./taken-up.js";
import { V as badInput } from "./start.js";
import { n as sliceSeconds, t as readBudgets } from "./budgets.js";
/** Deployments that are looked at, for each environment. */
const recordsRead = 100;
/**
* Says what is left of the error budgets, in minutes and for each deployment, and what was spent from each deployment to the next. Only reads.
* Throws `bad-input` where nothing was promised.
*/
async function reportSlo({ environment, signal }, applications) {
	const all = (await Promise.all(applications.map((one) => ofApplication(one, environment, signal)))).flat();
	if (all.length === 0) throw nothingPromised(environment);
	const texts = all.map(plainText);
	return {
		outcome: outcomeOf(all),
		output: `${texts.join("\n\n")}\n`,
		markdown: `${all.map(markdownOf).join("\n\n")}\n`,
		details: { budgets: all.map(detailsOf) }
	};
}
async function ofApplication(one, wanted, signal) {
	const { configuration } = one;
	const names = wanted === void 0 ? Object.keys(configuration.environments) : [wanted];
	return (await Promise.all(names.map(async (name) => {
		const plan = budgetPlan(configuration, environmentOf(configuration, name), name);
		return plan === void 0 ? [] : await ofEnvironment(one, {
			name,
			plan
		}, signal);
	}))).flat();
}
async function ofEnvironment({ configuration: { application }, ports }, { name, plan }, signal) {
	const { records } = await ports.forge();
	const known = await records.list(application, name, recordsRead, signal);
	const now = ports.clock.now();
	const budgets = await readBudgets({
		ports,
		signal
	}, plan, {
		records: known,
		most: recordsRead
	});
	return budgets.map((told) => ({
		application,
		environment: name,
		isOneOfSeveral: budgets.length > 1,
		told,
		shares: sharesOf(told, known, {
			stepSeconds: sliceSeconds(plan.windowSeconds),
			now
		})
	}));
}
function sharesOf({ budget, windowSeconds }, known, at) {
	if (budget === void 0) return [];
	const written = known.filter(hasWritten).map(({ id, createdAt }) => ({
		id,
		at: createdAt
	}));
	const sources = new Map(known.map(({ id, payload }) => [id, payload.source]));
	return spentByEach(budget, inWindow(written, windowSeconds, at.now), at).map((share) => ({
		...share,
		source: sources.get(share.id) ?? ""
	}));
}
function nothingPromised(environment) {
	return badInput([{
		message: `no objective is configured for ${environment === void 0 ? "any environment" : environment}, with a Prometheus that tells of it`,
		place: { name: "slo" },
		remedy: "configure `slo` and `prometheus`: see docs/error-budget.md"
	}]);
}
/** What is spent is no failure of a report; what nobody can tell is. */
function outcomeOf(all) {
	const untold = all.filter(({ told }) => told.budget === void 0);
	const spent = all.filter(({ told }) => told.budget !== void 0 && isSpent(told.budget));
	const [first] = untold.length > 0 ? untold : spent.length > 0 ? spent : all;
	const more = all.length === 1 ? "" : ` (of ${all.length} budgets ${spent.length} are spent, ${untold.length} not known)`;
	const sentence = first === void 0 ? "" : `${titleOf(first)}: ${budgetSentence(first.told)}${more}`;
	return untold.length > 0 ? {
		outcome: "errored",
		reason: "prometheus-unreachable",
		stage: "report",
		sentence
	} : {
		outcome: "succeeded",
		reason: "done",
		stage: "report",
		sentence
	};
}
function titleOf({ application, environment, isOneOfSeveral, told }) {
	return `${application} in ${environment}${isOneOfSeveral ? ` (${told.source})` : ""}`;
}
/** A deployment by its commit and the number of its record. */
function nameOf({ id, source }) {
	return `${source.slice(0, 7)} (${id})`;
}
function plainText(one) {
	const lines = one.shares.map((share) => `  ${share.at.toISOString().slice(0, 16)}Z  ${nameOf(share)}  ${printMinutes(share.minutes)}`);
	const table = lines.length === 0 ? [] : ["  spent from each deployment to the next:", ...lines];
	return [`${titleOf(one)}: ${budgetSentence(one.told)}`, ...table].join("\n");
}
function markdownOf(one) {
	const heading = `#### Error budget of ${escapeMarkdown(titleOf(one))}\n\n${escapeMarkdown(budgetSentence(one.told))}`;
	const table = budgetTable(one.shares.map((share) => ({
		...share,
		name: nameOf(share)
	})));
	return table === "" ? heading : `${heading}\n\n${table}`;
}
function detailsOf({ application, environment, told, shares }) {
	return {
		application,
		environment,
		...told,
		spentByDeployment: shares
	};
}
export { reportSlo };
