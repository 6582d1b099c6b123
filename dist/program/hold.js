import "./rolldown-runtime.js";
import { F as everyApplication, ht as environmentOf, zt as withoutUndefined } from "./drive.js";
import { B as DeployError } from "./start.js";
import { c as withdrawOpen, t as notifyHold } from "./notify.js";
/** Closes an environment to new deployments, or opens it again. */
async function changeHold(request, configuration, given) {
	const environment = request.environment ?? "";
	environmentOf(configuration, environment);
	const scope = request.application === "_all" ? {
		application: everyApplication,
		environment,
		name: "every application"
	} : {
		application: configuration.application,
		environment,
		name: configuration.application
	};
	return { outcome: await (request.command === "release" ? release(scope, given) : hold(scope, request, {
		configuration,
		given
	})) };
}
function done(sentence) {
	return {
		outcome: "succeeded",
		reason: "done",
		stage: "write",
		sentence
	};
}
async function release({ application, environment, name }, given) {
	const holds = await given.ports.holds();
	const hold = await holds.release(application, environment, given.signal);
	if (hold === void 0) return done(`${name} was not held in ${environment}`);
	const left = application === "_all" ? void 0 : await holds.find(application, environment, given.signal);
	const sentence = `${name} is open in ${environment} again${left === void 0 ? "" : `; yet every application is held there by ${left.owner}: ${left.reason}`}; it was held by ${hold.owner}: ${hold.reason}`;
	await notifyHold("released", {
		...hold,
		by: given.actor ?? "somebody",
		sentence
	}, given);
	return done(`${sentence}. Run resume to go on with what waits`);
}
async function hold({ application, environment, name }, { untilSeconds, reason = "" }, { configuration, given }) {
	const { ports, signal, pullRequest, actor: owner = "somebody" } = given;
	const since = ports.clock.now();
	const until = untilSeconds === void 0 ? void 0 : new Date(since.getTime() + untilSeconds * 1e3);
	const wanted = {
		application,
		environment,
		owner,
		reason,
		since,
		...withoutUndefined({
			until,
			pullRequest
		})
	};
	const { result, hold } = await (await ports.holds()).place(wanted, signal);
	const told = await withdrawn(configuration, environment, given);
	const end = hold.until === void 0 ? "" : ` until ${hold.until.toISOString()}`;
	if (result === "placed") {
		const sentence = `${name} is held in ${environment}${end} by ${owner}: ${hold.reason}`;
		await notifyHold("held", {
			...hold,
			by: owner,
			sentence
		}, given);
		return done(`${name} is held in ${environment}${told}`);
	}
	const already = `${name} is held in ${environment} already${end}, by ${hold.owner}: ${hold.reason}${told}`;
	if ((hold.until?.getTime() ?? Number.POSITIVE_INFINITY) >= (until?.getTime() ?? Number.POSITIVE_INFINITY)) return done(already);
	throw new DeployError("bad-input", {
		stage: "write",
		message: already,
		remedy: "release it first, and hold it anew for as long as is wanted"
	});
}
/** What was on its way to be merged is not any more; how that is told, if anything was. */
async function withdrawn(configuration, environment, { ports, signal }) {
	if (environmentOf(configuration, environment).write === "push") return "";
	const { application, gitops } = configuration;
	const sentence = await withdrawOpen({
		application,
		environment,
		base: gitops.branch
	}, {
		ports,
		signal
	});
	return sentence === void 0 ? "" : `; ${sentence}`;
}
export { changeHold };
