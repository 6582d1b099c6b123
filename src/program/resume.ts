import type { SettledPreviews } from '../commands/previews.ts';
import { environmentOf } from '../configuration/environment.ts';
import { previewBases, previewNamed } from '../configuration/preview.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { worstOf } from '../outcome.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/**
 * The command `resume`: every environment by itself and at the same time: one that waits keeps no other waiting. Previews of pull
 * requests that are closed go, and so does what runs left that have died.
 */
export async function runResume(command: Command): Promise<Ended> {
  const configuration = configured(command);
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configuration, environment);
  const { removed, unfinished } = await settle(command, configuration);
  const bases = previewBases(configuration);
  const all = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const isWanted = (name: string) => environment === undefined || bases.includes(environment) || name === environment;
  const names = [...new Set([...all.filter((name) => !bases.includes(name)), ...unfinished.filter(isWanted)])];
  const told = await toldTo(command, configuration);
  const settled = await Promise.allSettled(
    names.map((name) => resumeOne(command, name, told?.environment === name ? told : undefined)),
  );
  const deployments = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined && deployments.length === 0) throw failed.reason;
  const outcomes = [...deployments, ...removed].map((one) => one.outcome);
  return {
    outcome: outcomeOfAll(failed === undefined ? outcomes : [...outcomes, outcomeOf(failed.reason, 'inputs')]),
    deployments,
    ...(removed.length === 0 ? {} : { details: { removed } }),
  };
}

async function resumeOne(command: Command, name: string, told: Awaited<ReturnType<typeof toldTo>>) {
  const [{ resumeEnvironment }, { reap }] = await Promise.all([
    import('../commands/resume.ts'),
    import('../commands/reap.ts'),
  ]);
  await using connected = command.connect();
  const { ports } = connected;
  const { signal } = command.around;
  const configuration = configured(command);
  const facts = commonFacts(command, name);
  const given = { ports, configuration, facts, signal, ...(told === undefined ? {} : { told }) };
  const ends = await resumeEnvironment(given);
  await reap({ ports, configuration, environment: name, signal });
  return ends;
}

/** What becomes of the previews that this run is about: all of them, those of one environment, or none. */
async function settle(command: Command, configuration: ApplicationConfiguration): Promise<SettledPreviews> {
  const { environment } = command.request;
  const of = environment === undefined ? undefined : (previewNamed(configuration, environment)?.of ?? environment);
  const bases = previewBases(configuration).filter((base) => of === undefined || base === of);
  if (bases.length === 0) return { removed: [], unfinished: [] };
  const { settlePreviews } = await import('../commands/previews.ts');
  await using connected = command.connect();
  const { ports } = connected;
  const facts = { ...commonFacts(command, ''), ports, configuration, signal: command.around.signal };
  return await settlePreviews(facts, bases);
}

/** What Argo CD told this run, where that started it; what cannot be used only starts it. */
async function toldTo({ context, around }: Command, configuration: ApplicationConfiguration) {
  if (context.told === undefined) return undefined;
  const { readTold } = await import('../rollout/told.ts');
  const { toldOf } = await import('../deployment/told-of.ts');
  const word = readTold(context.told);
  const of = typeof word === 'string' ? word : toldOf(configuration, word);
  if (typeof word !== 'string' && typeof of !== 'string') return { ...of, word };
  around.log.info(`what Argo CD told changes nothing: ${of}`);
  return undefined;
}

/** The worst outcome stands for all. */
function outcomeOfAll(outcomes: readonly Outcome[]): Outcome {
  // what a newer one took over from is no news beside that one
  const told = outcomes.filter(({ outcome }) => outcome !== 'superseded');
  const [first, ...others] = told.length > 0 ? told : outcomes;
  if (first === undefined)
    return { outcome: 'succeeded', reason: 'done', stage: 'report', sentence: 'nothing waits to be resumed' };
  return worstOf([first, ...others]);
}
