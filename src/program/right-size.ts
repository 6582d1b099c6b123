import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';

/** The command `right-size`. */
export async function runRightSize(command: Command): Promise<Ended> {
  const { rightSize } = await import('../commands/right-size.ts');
  await using connected = command.connect();
  const { ports } = connected;
  return await rightSize(configured(command), command.request, { ports, signal: command.around.signal });
}
