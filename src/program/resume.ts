import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import { outcomeOf } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import { worst } from '../outcome.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/** The command `resume`: every environment by itself and at the same time: one that waits keeps no other waiting. */
export async function runResume(command: Command): Promise<Ended> {
  const configuration = configured(command);
  const { environment } = command.request;
  if (environment !== undefined) environmentOf(configuration, environment);
  const names = environment === undefined ? Object.keys(configuration.environments) : [environment];
  const { resumeEnvironment } = await import('../commands/resume.ts');
  const told = await toldTo(command, configuration);
  const settled = await Promise.allSettled(
    names.map(async (name) => {
      await using connected = command.connect();
      const facts = commonFacts(command, name);
      return await resumeEnvironment({
        ports: connected.ports,
        configuration,
        facts,
        signal: command.around.signal,
        ...(told?.environment === name ? { told } : {}),
      });
    }),
  );
  const deployments = settled.flatMap((one) => (one.status === 'fulfilled' ? one.value : []));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed !== undefined && deployments.length === 0) throw failed.reason;
  const outcomes = deployments.map((one) => one.outcome);
  return {
    outcome: outcomeOfAll(failed === undefined ? outcomes : [...outcomes, outcomeOf(failed.reason, 'inputs')]),
    deployments,
  };
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
  return others.reduce((bad, one) => (worst(bad.outcome, one.outcome) === bad.outcome ? bad : one), first);
}
