import { printImage } from '../image/reference.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/** The command `rollback`. */
export async function runRollback(command: Command): Promise<Ended> {
  const { request, context, around } = command;
  const configuration = configured(command);
  const { version, image, reason, dryRun } = request;
  const { rollback } = await import('../commands/rollback.ts');
  await using connected = command.connect();
  return await rollback({
    configuration,
    facts: commonFacts(command, request.environment ?? ''),
    wanted: version ?? (image === undefined ? undefined : printImage(image)),
    by: context.actor,
    reason,
    dryRun,
    ports: connected.ports,
    signal: around.signal,
  });
}
