import type { Changelog } from '../deployment/changelog.ts';
import { replacedBy } from '../deployment/changelog.ts';
import { printImage } from '../image/reference.ts';
import type { Ports } from '../ports/index.ts';
import { changelogText } from '../report/changelog.ts';
import type { Ended } from '../report/report.ts';
import { lastHealthyOf, recordsLookedAt } from '../stages/admit.ts';
import { backupSteps } from '../stages/backup.ts';
import { changelogOf } from '../stages/changelog.ts';
import type { Gate } from '../stages/gates.ts';
import { gatesOf } from '../stages/gates.ts';
import { judgeWorkload } from '../stages/judge.ts';
import { planWavesOn, readHead } from '../stages/plan-edits.ts';
import { recordedEdits } from '../stages/record.ts';
import { silentRun } from '../stages/run.ts';
import { diffOfAll, gateInTheWay, howToWrite, numbered, obstacles, outcomeOfRead, writeStep } from './dry-run.ts';
import type { PlannedPromotion, Promotion } from './promote.ts';
import { planPromotion } from './promote.ts';

/** Says exactly what a promotion would do: the image, what it brings, each gate, the diff. Reads, and touches nothing. */
export async function promoteDryRun(promotion: Promotion, ports: Ports, signal: AbortSignal): Promise<Ended> {
  const planned = await planPromotion(promotion, ports, signal);
  if ('outcome' in planned) return planned;
  const { plan, image, record } = planned;
  const run = silentRun(plan, ports, signal);
  const head = await readHead(run);
  const edits = typeof head === 'string' ? await planWavesOn(run, image, head) : head;
  if ('event' in edits) return { outcome: outcomeOfRead(edits) };
  const { records } = await ports.forge();
  const known = await records.list(plan.application, plan.environment, recordsLookedAt, signal);
  const { refusal } = await judgeWorkload(run, edits.head, edits.whole, lastHealthyOf(known));
  const diff = diffOfAll(edits.whole);
  const recorded = recordedEdits(edits.whole);
  const changelog =
    replacedBy(recorded, known) === undefined && diff === '' ? undefined : await changelogOf(run, recorded, known);
  const gates = await gatesOf(run, image, { others: known });
  const inTheWay = await obstacles(run, known);
  const steps = [
    `promote ${printImage(image.reference)} from ${promotion.source}: ${record.note.sentence} (${record.notedAt.toISOString()})`,
    ...(changelog === undefined ? [] : [brings(changelog)]),
    ...gates.map(gateLine),
    ...inTheWay,
    ...(diff === '' ? [] : backupSteps(run)),
    writeStep(plan, diff),
  ];
  ports.results.show(`${plan.environment}\n${numbered(steps)}`);
  const details = detailsOf(planned, { diff, gates, changelog, obstacles: inTheWay });
  if (refusal?.event === 'ended') return { outcome: refusal.outcome, details };
  const closed = gates.filter((gate) => gate.is === 'closed').map(gateLine);
  const next = [...closed, ...inTheWay][0] ?? (diff === '' ? 'Git names this image already' : howToWrite(plan));
  const sentence = `nothing was touched; ${plan.environment}: ${next}`;
  return { outcome: { outcome: 'succeeded', reason: 'dry-run', stage: 'write', sentence }, details };
}

function brings(changelog: Changelog): string {
  const lines = changelogText(changelog);
  return `it brings: ${lines.join('\n   ')}`;
}

function gateLine(gate: Gate): string {
  return gate.is === 'open' ? `open: ${gate.sentence}` : gateInTheWay(gate).join();
}

function detailsOf(
  { image, record }: Exclude<PlannedPromotion, { outcome: unknown }>,
  found: {
    readonly diff: string;
    readonly gates: readonly Gate[];
    readonly changelog: Changelog | undefined;
    readonly obstacles: readonly string[];
  },
) {
  return {
    ...found,
    image: printImage(image.reference),
    source: record.payload.source,
    healthySince: record.notedAt,
    gates: found.gates.map((gate) => ({
      gate: gate.name,
      open: gate.is === 'open',
      sentence: gate.is === 'open' ? gate.sentence : gate.outcome.sentence,
    })),
  };
}
