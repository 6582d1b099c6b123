import type { Reach } from '../configuration/reach.ts';
import { withoutUndefined } from '../data/fields.ts';
import { checkoutOf } from '../inputs/policy.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';

/** The command `check`. What the event names as the base of the change counts where none is given. */
export async function runCheck({ request, context, around, connect: open }: Command): Promise<Ended> {
  const { check } = await import('../commands/check.ts');
  const base = request.base ?? context.base;
  await using connected = open();
  const rules = async () => (await import('../rules/catalogue.ts')).catalogue;
  const { paths, config, nodes, sarif: file, uploadSarif: upload, fix, dryRun, checklist } = request;
  const { commit, ref } = context;
  const analysis = { upload, ...withoutUndefined({ file, commit, ref }) };
  const asked = { paths, config, rules, analysis, fix, dryRun, checklist, ...withoutUndefined({ base, nodes }) };
  const facts = { when: request.facts, run: checkoutOf(context), open: (reach: Reach) => open({ reach }).ports };
  return await check({ ...asked, facts }, connected.ports, around.signal);
}
