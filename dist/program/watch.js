import "./rolldown-runtime.js";
import { E as waveOf, T as waveCount, gt as noTarget, lt as printName, x as printWave } from "./drive.js";
import { a as notBegun, n as displayOf, t as Display } from "./display.js";
import { t as hasWritten } from "./taken-up.js";
import { B as DeployError } from "./start.js";
import { a as newSentences, c as watchTargets, l as newsSince, n as progressToWatch, r as whatToWatch, t as planToWatch } from "./watched-record.js";
import { n as observe, t as notWatched } from "./observe.js";
import { i as silentRun } from "./run.js";
/** Watches the workloads until the verdict. */
async function watch(request, ports, signal) {
	const cluster = await ports.cluster(void 0);
	if (cluster === void 0) return {
		outcome: notWatched,
		targets: []
	};
	const { clock, log } = ports;
	const display = new Display(displayed(request.goal), ports);
	display.show({
		...notBegun,
		stage: "rollout"
	});
	const said = /* @__PURE__ */ new Map();
	const watching = observe({
		watched: [{
			target: "cluster",
			wave: 1,
			goal: request.goal,
			cluster: "cluster",
			applicationCluster: "cluster"
		}],
		wave: 1,
		clusters: /* @__PURE__ */ new Map([["cluster", cluster]]),
		clock,
		log,
		timeoutSeconds: request.timeoutSeconds,
		onPause: request.onPause,
		isPutBack: false,
		relate: async () => "other",
		onSight: (targets, before) => {
			for (const { line } of newsSince(before, targets)) log.info(line);
			display.sees(targets);
		},
		onLook: (targets) => {
			for (const { sentence } of newSentences(said, targets)) log.info(sentence);
		},
		signal
	});
	const { outcome, targets } = await display.through(watching, signal);
	return {
		outcome,
		targets
	};
}
/** Without a configuration the workloads are all that has a name. */
function displayed({ workloads, application }) {
	return {
		application: workloads.map(printName).join(", "),
		syncs: application !== void 0
	};
}
/**
* Watches what was deployed last to an environment, as the configuration and its record have it, and tells nobody. With
* `target` only that one.
*/
async function watchEnvironment(environment, planOf, { ports, signal }) {
	const { records } = await ports.forge();
	const record = (await records.list(environment.application, environment.name, 30, signal)).find(hasWritten);
	const whole = record === void 0 ? void 0 : planOf(record);
	const progress = record === void 0 || whole === void 0 ? void 0 : progressToWatch(record, whole);
	if (whole === void 0 || progress === void 0) throw wrong(`nothing was deployed to ${environment.name} yet`);
	const plan = watchedPlan(whole, environment.target, progress);
	const what = whatToWatch(progress);
	if (what === void 0) throw wrong(`${environment.name} is between two waves: ${printWave(plan, progress.wave ?? 1)} is yet to be written`);
	const display = displayOf(plan, ports);
	display.show({
		...progress,
		stage: "rollout"
	});
	const run = {
		...silentRun(plan, ports, signal),
		sees: (targets) => display.sees(targets)
	};
	const { outcome, targets } = await display.through(verdictOf(watchTargets(run, what)), signal);
	return {
		outcome,
		targets
	};
}
async function verdictOf(watching) {
	const event = await watching;
	if (event.event !== "judged" && event.event !== "wave-proven") throw new Error("a watch ends with a verdict");
	return event;
}
/** For who only looks, and a target whose wave is yet to come runs nothing of this deployment. */
function watchedPlan(whole, name, { wave = 1 }) {
	const plan = planToWatch(whole);
	if (name === void 0) return plan;
	const targets = plan.targets.filter((target) => target.name === name);
	if (targets.length > 0 && waveOf(plan, name) > wave && waveCount(plan) > 1) throw wrong(`${name} is in ${printWave(plan, waveOf(plan, name))}, which has not begun`);
	if (targets.length > 0) return {
		...plan,
		targets
	};
	throw wrong(noTarget(plan.environment, name, plan.targets));
}
function wrong(message) {
	return new DeployError("bad-input", {
		stage: "inputs",
		message
	});
}
export { watch, watchEnvironment };
