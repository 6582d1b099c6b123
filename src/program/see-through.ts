import type { RolloutVerb } from '../inputs/request.ts';
import type { Ended } from '../report/report.ts';
import type { Command } from './command.ts';

/** What makes a deployment go on that waited for somebody. */
const goesOnAfter: readonly RolloutVerb[] = ['promote', 'promote-full', 'abort', 'retry', 'resume'];

/**
 * Follows what a comment has steered to its verdict, as `resume` would: who promotes a canary wants to read how it ended. Where no
 * deployment of ours waits there, or that cannot be found out, what was done stands by itself.
 */
export async function seeThrough(
  command: Command,
  done: Ended,
  dispatch: (command: Command) => Promise<Ended>,
): Promise<Ended> {
  const { command: name, verb, environment } = command.request;
  const isSteered = name === 'rollout' && environment !== undefined && goesOnAfter.includes(verb);
  if (!isSteered || done.outcome.outcome !== 'succeeded') return done;
  try {
    const end = await dispatch({ ...command, request: { ...command.request, command: 'resume' } });
    return (end.deployments ?? []).length === 0 ? done : { ...end, ...both(done, end) };
  } catch (error) {
    command.around.signal.throwIfAborted();
    const why = error instanceof Error ? error.message : '';
    return { ...done, outcome: also(done, `how it goes on could not be followed: ${why}`) };
  }
}

function both(done: Ended, end: Ended): Pick<Ended, 'outcome' | 'details'> {
  const outcome = { ...end.outcome, sentence: also(done, end.outcome.sentence).sentence };
  return { outcome, details: { ...done.details, ...end.details } };
}

function also({ outcome }: Ended, sentence: string): Ended['outcome'] {
  return { ...outcome, sentence: `${outcome.sentence}; ${sentence}` };
}
