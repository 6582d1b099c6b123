import "./rolldown-runtime.js";
import { S as replacedBy, i as lastHealthyOf, p as recordedEdits } from "./admit.js";
import { P as printImage } from "./start.js";
import { n as changelogOf, s as changelogText } from "./drive2.js";
import { a as gatesOf, n as backupSteps, u as judgeWorkload } from "./backup.js";
import { a as planWavesOn, o as readHead } from "./plan-edits.js";
import { i as silentRun } from "./run.js";
import { diffOfAll, gateInTheWay, howToWrite, numbered, obstacles, outcomeOfRead, writeStep } from "./dry-run.js";
import { planPromotion } from "./promote.js";
/** Says exactly what a promotion would do: the image, what it brings, each gate, the diff. Reads, and touches nothing. */
async function promoteDryRun(promotion, ports, signal) {
	const planned = await planPromotion(promotion, ports, signal);
	if ("outcome" in planned) return planned;
	const { plan, image, record } = planned;
	const run = silentRun(plan, ports, signal);
	const head = await readHead(run);
	const edits = typeof head === "string" ? await planWavesOn(run, image, head) : head;
	if ("event" in edits) return { outcome: outcomeOfRead(edits) };
	const { records } = await ports.forge();
	const known = await records.list(plan.application, plan.environment, 30, signal);
	const { refusal } = await judgeWorkload(run, edits.head, edits.whole, lastHealthyOf(known));
	const diff = diffOfAll(edits.whole);
	const recorded = recordedEdits(edits.whole);
	const changelog = replacedBy(recorded, known) === void 0 && diff === "" ? void 0 : await changelogOf(run, recorded, known);
	const gates = await gatesOf(run, image, { others: known });
	const inTheWay = await obstacles(run, known);
	const steps = [
		`promote ${printImage(image.reference)} from ${promotion.source}: ${record.note.sentence} (${record.notedAt.toISOString()})`,
		...changelog === void 0 ? [] : [brings(changelog)],
		...gates.map(gateLine),
		...inTheWay,
		...diff === "" ? [] : backupSteps(run),
		writeStep(plan, diff)
	];
	ports.results.show(`${plan.environment}\n${numbered(steps)}`);
	const details = detailsOf(planned, {
		diff,
		gates,
		changelog,
		obstacles: inTheWay
	});
	if (refusal?.event === "ended") return {
		outcome: refusal.outcome,
		details
	};
	const next = [...gates.filter((gate) => gate.is === "closed").map(gateLine), ...inTheWay][0] ?? (diff === "" ? "Git names this image already" : howToWrite(plan));
	return {
		outcome: {
			outcome: "succeeded",
			reason: "dry-run",
			stage: "write",
			sentence: `nothing was touched; ${plan.environment}: ${next}`
		},
		details
	};
}
function brings(changelog) {
	return `it brings: ${changelogText(changelog).join("\n   ")}`;
}
function gateLine(gate) {
	return gate.is === "open" ? `open: ${gate.sentence}` : gateInTheWay(gate).join();
}
function detailsOf({ image, record }, found) {
	return {
		...found,
		image: printImage(image.reference),
		source: record.payload.source,
		healthySince: record.notedAt,
		gates: found.gates.map((gate) => ({
			gate: gate.name,
			open: gate.is === "open",
			sentence: gate.is === "open" ? gate.sentence : gate.outcome.sentence
		}))
	};
}
export { promoteDryRun };
