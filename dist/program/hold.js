import "./rolldown-runtime.js";
import { _ as environmentOf } from "./drive.js";
import { F as DeployError } from "./start.js";
import { o as withdrawOpen } from "./withdraw.js";
/** Closes an environment to new deployments, or opens it again. */
async function changeHold(request, configuration, given) {
	const { ports, signal } = given;
	const environment = request.environment ?? "";
	const { write } = environmentOf(configuration, environment);
	const holds = await ports.holds();
	const { application } = configuration;
	const done = (sentence) => ({ outcome: {
		outcome: "succeeded",
		reason: "done",
		stage: "write",
		sentence
	} });
	if (request.command === "release") {
		const hold = await holds.release(application, environment, signal);
		if (hold === void 0) return done(`${application} was not held in ${environment}`);
		return done(`${application} is open in ${environment} again; it was held by ${hold.owner}: ${hold.reason}. Run resume to go on with what waits`);
	}
	const since = ports.clock.now();
	const until = request.untilSeconds === void 0 ? {} : { until: new Date(since.getTime() + request.untilSeconds * 1e3) };
	const owner = given.actor ?? "somebody";
	const { result, hold } = await holds.place({
		application,
		environment,
		owner,
		reason: request.reason ?? "",
		since,
		...until
	}, signal);
	const withdrawn = write === "push" ? void 0 : await withdrawOpen({
		application,
		environment,
		base: configuration.gitops.branch
	}, {
		ports,
		signal
	});
	const told = withdrawn === void 0 ? "" : `; ${withdrawn}`;
	if (result === "placed") return done(`${application} is held in ${environment}${told}`);
	const already = `${application} is held in ${environment} already${hold.until === void 0 ? "" : ` until ${hold.until.toISOString()}`}, by ${hold.owner}: ${hold.reason}${told}`;
	const wanted = until.until?.getTime() ?? Number.POSITIVE_INFINITY;
	if ((hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= wanted) return done(already);
	throw new DeployError("bad-input", {
		stage: "write",
		message: already,
		remedy: "release it first, and hold it anew for as long as is wanted"
	});
}
export { changeHold };
