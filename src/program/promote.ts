import type { Promotion } from '../commands/promote.ts';
import { lastingEnvironment } from '../configuration/environment.ts';
import type { ApplicationConfiguration } from '../configuration/schema.ts';
import type { ImageReference } from '../image/reference.ts';
import { worstOf } from '../outcome.ts';
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
  for (const name of destinations) lastingEnvironment(configuration, name);
  const promotions = destinations.map((name) => promotionTo(command, configuration, name));
  const [{ promote }, { promoteDryRun }] = await Promise.all([
    import('../commands/promote.ts'),
    import('../commands/promote-dry-run.ts'),
  ]);
  const ends: Ended[] = [];
  const done: Done[] = [];
  for (const promotion of promotions) {
    // each with ports of its own: what the registry and the records say is read anew
    await using connected = command.connect();
    const same = sameAs(done, promotion);
    const wanted = same === undefined ? promotion : { ...promotion, same };
    const end = await (request.dryRun ? promoteDryRun : promote)(wanted, connected.ports, around.signal);
    ends.push(end);
    done.push({ promotion, image: end.deployments?.[0]?.progress.image?.reference });
    if (end.outcome.outcome !== 'succeeded') break;
  }
  return together(ends, destinations.slice(ends.length));
}

/** A promotion that this command has made, and of which image. */
interface Done {
  readonly promotion: Promotion;
  readonly image: ImageReference | undefined;
}

/** The image of an earlier promotion of this command from the same environment, or to the one that this takes it from: that may have got another meanwhile. */
function sameAs(done: readonly Done[], { source }: Promotion): ImageReference | undefined {
  return done.findLast(({ promotion }) => promotion.source === source || promotion.facts.environment === source)?.image;
}

function promotionTo(command: Command, configuration: ApplicationConfiguration, name: string): Promotion {
  const { request, context } = command;
  const { after } = lastingEnvironment(configuration, name);
  const source = request.from ?? after[0];
  if (source === undefined)
    return fail([
      {
        message: `${name} comes after no other environment`,
        place: { name: 'from' },
        remedy: 'say which one with `from`, or in the configuration with `after`',
      },
    ]);
  lastingEnvironment(configuration, source);
  if (source === name) return fail([{ message: `${name} cannot be promoted to itself`, place: { name: 'from' } }]);
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
  const bad = worstOf([only.outcome, ...others.map(({ outcome }) => outcome)]);
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
