import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { configured } from './command.ts';

/** The commands `hold` and `release`. */
export async function changeHold(command: Command): Promise<Ended> {
  const { changeHold: change } = await import('../commands/hold.ts');
  await using connected = command.connect();
  const { ports } = connected;
  const { actor, pullRequest } = command.context;
  return await change(command.request, configured(command), {
    ports,
    actor,
    signal: command.around.signal,
    ...(pullRequest === undefined ? {} : { pullRequest }),
  });
}
