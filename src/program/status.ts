import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';

/** The command `status`. */
export async function runStatus(command: Command): Promise<Ended> {
  const { status } = await import('../commands/status.ts');
  await using connected = command.connect();
  const { ports } = connected;
  return await status(configured(command), command.request.environment, { ports, signal: command.around.signal });
}
