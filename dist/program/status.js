import "./rolldown-runtime.js";
import { _ as environmentOf } from "./drive.js";
import { r as isUnfinished } from "./record.js";
import { t as textTable } from "./table.js";
/** Shows what was deployed last to each environment, what is healthy there, what waits, and who holds it. */
async function status(configuration, environment, { ports, signal }) {
	if (environment !== void 0) environmentOf(configuration, environment);
	const names = environment === void 0 ? Object.keys(configuration.environments) : [environment];
	const { application } = configuration;
	const environments = [];
	for (const name of names) environments.push(await statusOf({
		application,
		environment: name
	}, ports, signal));
	ports.results.show(tableOf(environments));
	const held = environments.filter(({ hold }) => hold !== void 0).map((one) => one.environment);
	const waiting = environments.filter(({ unfinished }) => unfinished > 0).map((one) => one.environment);
	return {
		outcome: {
			outcome: "succeeded",
			reason: "done",
			stage: "report",
			sentence: [
				`${application}: ${names.length} environment${names.length === 1 ? "" : "s"}`,
				...held.length === 0 ? [] : [`held: ${held.join(", ")}`],
				...waiting.length === 0 ? [] : [`waiting: ${waiting.join(", ")}`]
			].join("; ")
		},
		details: {
			application,
			environments
		}
	};
}
async function statusOf({ application, environment }, ports, signal) {
	const { records } = await ports.forge();
	const known = await records.list(application, environment, 30, signal);
	const hold = await (await ports.holds()).find(application, environment, signal);
	const [newest] = known;
	const healthy = known.find(({ note }) => note.state === "succeeded");
	return {
		environment,
		unfinished: known.filter(({ note }) => isUnfinished(note)).length,
		...hold === void 0 ? {} : { hold },
		...newest === void 0 ? {} : { newest: shown(newest) },
		...healthy === void 0 ? {} : { healthy: shown(healthy) }
	};
}
function shown({ payload, note, notedAt }) {
	const { state, sentence, url } = note;
	return {
		state,
		image: payload.image,
		source: payload.source,
		since: notedAt.toISOString(),
		sentence,
		...url === void 0 ? {} : { url }
	};
}
function tableOf(environments) {
	const rows = environments.map(({ environment, hold, newest, healthy }) => [
		environment,
		newest === void 0 ? "never deployed" : `${newest.state} ${newest.source.slice(0, 7)}`,
		healthy === void 0 ? "-" : healthy.source.slice(0, 7),
		hold === void 0 ? "-" : `${hold.owner}: ${hold.reason}`,
		newest?.sentence ?? ""
	]);
	return textTable([[
		"ENVIRONMENT",
		"LAST",
		"HEALTHY",
		"HELD BY",
		"SAYS"
	], ...rows]);
}
export { status };
