import { DeployError, outcomeOf } from '../errors.ts';
import type { Ended } from '../report/report.ts';
import type { Surroundings } from './command.ts';

/** What a command ended with that threw: every failure is an outcome. */
export function endOfFailure(error: unknown, { signal, log }: Pick<Surroundings, 'signal' | 'log'>): Ended {
  if (signal.aborted)
    return {
      outcome: { outcome: 'cancelled', reason: 'cancelled', stage: 'inputs', sentence: 'the run was cancelled' },
    };
  const problems = error instanceof DeployError ? error.problems : [];
  if (!(error instanceof DeployError) && error instanceof Error) log.debug(error.stack ?? error.message);
  return { outcome: outcomeOf(error, 'inputs'), ...(problems.length === 0 ? {} : { problems }) };
}
