import "./rolldown-runtime.js";
import { g as endOf, y as parseLeftOver } from "./admit.js";
import { a as verdictOf } from "./taken-up.js";
import { H as outcomeOf } from "./start.js";
import { a as publishStatus, i as publishOutcome, r as publishLastComment } from "./publish.js";
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
	if (record !== void 0 && left.outcome === void 0 && await tellVerdict(left, record, {
		ports,
		signal
	})) return;
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
	await publishLastComment(left.told, ports, {
		outcome,
		progress,
		signal
	});
}
/** A run that died while it put values back: its verdict is told, and the record stays open for `resume`, which goes on with that. */
async function tellVerdict({ told, stage }, record, { ports, signal }) {
	const outcome = verdictOf(record.note)?.outcome;
	if (outcome === void 0) return false;
	ports.log.warning(`${told.application} in ${told.environment}: ${outcome.sentence}; run resume to see the rollback through`);
	const progress = {
		stage,
		checked: true,
		tagged: false,
		targets: [],
		record: record.id
	};
	await publishStatus(told, ports, {
		outcome,
		progress,
		signal
	});
	return true;
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
