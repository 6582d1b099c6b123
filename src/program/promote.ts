import type { Promotion } from '../commands/promote.ts';
import { environmentOf } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { Outcome } from '../outcome.ts';
import { worst } from '../outcome.ts';
import { fail } from '../prepare.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';
import { commonFacts, configured } from './command.ts';

/** The command `promote`: several destinations in the order in which they are named, each once the one before is healthy. */
export async function runPromote(command: Command): Promise<Ended> {
  const { request, around } = command;
  const configuration = configured(command);
  const destinations = request.to ?? [request.environment ?? ''];
  // what is wrong with the last must be told before anything is done for the first
  for (const name of destinations) environmentOf(configuration, name);
  const promotions = destinations.map((name) => promotionTo(command, configuration, name));
  const [{ promote }, { promoteDryRun }] = await Promise.all([
    import('../commands/promote.ts'),
    import('../commands/promote-dry-run.ts'),
  ]);
  const ends: Ended[] = [];
  for (const promotion of promotions) {
    // each with ports of its own: what the registry and the records say is read anew
    await using connected = command.connect();
    const end = await (request.dryRun ? promoteDryRun : promote)(promotion, connected.ports, around.signal);
    ends.push(end);
    if (end.outcome.outcome !== 'succeeded') break;
  }
  return together(ends, destinations.slice(ends.length));
}

function promotionTo(command: Command, configuration: ApplicationConfiguration, name: string): Promotion {
  const { request, context } = command;
  const { after } = environmentOf(configuration, name);
  if (request.from !== undefined) environmentOf(configuration, request.from);
  const source = request.from ?? after[0];
  if (source === undefined)
    return fail([
      {
        message: `${name} comes after no other environment`,
        place: { name: 'from' },
        remedy: 'say which one with `from`, or in the configuration with `after`',
      },
    ]);
  if (source === name) return fail([{ message: `${name} cannot be promoted to itself`, place: { name: 'from' } }]);
  const preview = [name, source].find((one) => environmentOf(configuration, one).preview !== undefined);
  if (preview !== undefined)
    return fail([
      { message: `${preview} is a preview: nothing is promoted to one, or from one`, place: { name: 'from' } },
    ]);
  return {
    configuration,
    facts: commonFacts(command, name),
    source,
    isNamed: !after.includes(source),
    ...(request.image === undefined ? {} : { image: request.image }),
    ...(context.actor === undefined ? {} : { by: context.actor }),
  };
}

/** The worst outcome stands for all; that the others have not begun is a part of it. */
function together(ends: readonly Ended[], left: readonly string[]): Ended {
  const [only, ...others] = ends;
  if (only === undefined) throw new Error('a promotion has a destination');
  if (others.length === 0 && left.length === 0) return only;
  const outcomes = ends.map(({ outcome }) => outcome);
  const bad = outcomes.reduce((one: Outcome, other) =>
    worst(one.outcome, other.outcome) === one.outcome ? one : other,
  );
  const isGood = bad.outcome === 'succeeded';
  const notBegun = left.length === 0 ? [] : [`${left.join(', ')} not begun`];
  const sentence = [...(isGood ? outcomes : [bad]).map((one) => one.sentence), ...notBegun].join('; ');
  const deployments = ends.flatMap((one) => one.deployments ?? []);
  return {
    outcome: { ...bad, sentence },
    ...(deployments.length === 0 ? {} : { deployments }),
    details: { promotions: ends.map(({ outcome, details }) => ({ ...outcome, ...details })) },
  };
}
