import "./rolldown-runtime.js";
import { f as endOf, m as parseLeftOver } from "./admit.js";
import { L as outcomeOf } from "./start.js";
import { n as publishOutcome, t as publishComment } from "./publish.js";
/**
* Tells GitHub how deployments ended that an earlier process of this run began and did not finish. Each is tried, also
* after one that fails; then the first failure is thrown.
*/
async function resolveLeftOvers(left, ports, signal) {
	const failures = [];
	for (const value of left) {
		const known = parseLeftOver(value);
		if (known === void 0) continue;
		try {
			await resolve(known, ports, signal);
		} catch (error) {
			failures.push(error);
			ports.log.warning(`${known.told.application} in ${known.told.environment}: ${outcomeOf(error, "report").sentence}`);
		}
	}
	if (failures.length > 0) throw failures[0];
}
async function resolve(left, ports, signal) {
	const record = await recordOf(left, ports, signal);
	const outcome = endOf(left, record);
	const { application, environment } = left.told;
	ports.log.info(`${application} in ${environment}: ${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
	const progress = {
		stage: left.stage,
		checked: true,
		tagged: false,
		targets: [],
		...record === void 0 ? {} : { record: record.id },
		...record?.note.revision === void 0 ? {} : { revision: record.note.revision }
	};
	await publishOutcome(left.told, ports, {
		outcome,
		progress,
		signal
	});
	await publishComment(left.told, ports, {
		outcome,
		progress,
		signal
	});
}
/** The record that this very run kept for the deployment, if it came to that. */
async function recordOf({ told, record }, ports, signal) {
	const { records } = await ports.forge();
	return (await records.list(told.application, told.environment, 30, signal)).find(({ id, payload }) => record === void 0 ? isOfRun(payload, told) : id === record);
}
function isOfRun({ source, run }, told) {
	return run !== void 0 && run.id === told.run?.id && run.attempt === told.run.attempt && source === told.source.commit;
}
export { resolveLeftOvers };
