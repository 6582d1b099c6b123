import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';

/** The command `check`. What the event names as the base of the change counts where none is given. */
export async function runCheck({ request, context, around, connect: open }: Command): Promise<Ended> {
  const { check } = await import('../commands/check.ts');
  const base = request.base ?? context.base;
  await using connected = open();
  const rules = async () => (await import('../rules/catalogue.ts')).catalogue;
  const asked = { paths: request.paths, rules, ...(base === undefined ? {} : { base }) };
  return await check(asked, connected.ports, around.signal);
}
