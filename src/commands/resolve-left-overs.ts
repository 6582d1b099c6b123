import type { LeftOver } from '../deployment/left-over.ts';
import { endOf, parseLeftOver } from '../deployment/left-over.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { verdictOf } from '../deployment/taken-up.ts';
import { outcomeOf } from '../errors.ts';
import type { Ports } from '../ports/index.ts';
import { recordsLookedAt } from '../stages/admit.ts';
import { publishLastComment, publishOutcome, publishStatus } from '../stages/publish.ts';

/**
 * Tells GitHub how deployments ended that an earlier process of this run began and did not finish. Each is tried, also
 * after one that fails; then the first failure is thrown.
 */
export async function resolveLeftOvers(
  left: readonly unknown[],
  ports: Pick<Ports, 'forge' | 'log'>,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  for (const value of left) {
    const known = parseLeftOver(value);
    if (known === undefined) continue;
    try {
      await resolve(known, ports, signal);
    } catch (error) {
      failures.push(error);
      ports.log.warning(
        `${known.told.application} in ${known.told.environment}: ${outcomeOf(error, 'report').sentence}`,
      );
    }
  }
  if (failures.length > 0) throw failures[0];
}

async function resolve(left: LeftOver, ports: Pick<Ports, 'forge' | 'log'>, signal: AbortSignal): Promise<void> {
  const record = await recordOf(left, ports, signal);
  if (record !== undefined && left.outcome === undefined && (await tellVerdict(left, record, { ports, signal })))
    return;
  const outcome = endOf(left, record);
  const { application, environment } = left.told;
  ports.log.info(`${application} in ${environment}: ${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
  const progress = {
    stage: left.stage,
    checked: true,
    tagged: false,
    targets: [],
    ...(record === undefined ? {} : { record: record.id }),
    ...(record?.note.revision === undefined ? {} : { revision: record.note.revision }),
  };
  await publishOutcome(left.told, ports, { outcome, progress, signal });
  await publishLastComment(left.told, ports, { outcome, progress, signal });
}

/** A run that died while it put values back: its verdict is told, and the record stays open for `resume`, which goes on with that. */
async function tellVerdict(
  { told, stage }: LeftOver,
  record: DeploymentRecord,
  { ports, signal }: { readonly ports: Pick<Ports, 'forge' | 'log'>; readonly signal: AbortSignal },
): Promise<boolean> {
  const outcome = verdictOf(record.note)?.outcome;
  if (outcome === undefined) return false;
  ports.log.warning(
    `${told.application} in ${told.environment}: ${outcome.sentence}; run resume to see the rollback through`,
  );
  const progress = { stage, checked: true, tagged: false, targets: [], record: record.id };
  await publishStatus(told, ports, { outcome, progress, signal });
  return true;
}

/** The record that this very run kept for the deployment, if it came to that. */
async function recordOf(
  { told, record }: LeftOver,
  ports: Pick<Ports, 'forge'>,
  signal: AbortSignal,
): Promise<DeploymentRecord | undefined> {
  const { records } = await ports.forge();
  const known = await records.list(told.application, told.environment, recordsLookedAt, signal);
  // a run that was killed as its record was made knows no id
  return known.find(({ id, payload }) => (record === undefined ? isOfRun(payload, told) : id === record));
}

function isOfRun({ source, run }: DeploymentRecord['payload'], told: LeftOver['told']): boolean {
  const isSameRun = run !== undefined && run.id === told.run?.id && run.attempt === told.run.attempt;
  return isSameRun && source === told.source.commit;
}
