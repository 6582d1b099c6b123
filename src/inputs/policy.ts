import { DeployError } from '../errors.ts';
import type { RunContext } from './event.ts';

/** Events that run with secrets beside code that nobody has reviewed. */
const untrusted = new Set(['pull_request_target', 'workflow_run']);

/**
 * Refuses events before any call is made: a fork's pull request has no secrets, and an event that has them while it may
 * have checked out a stranger's code must not build.
 * @throws DeployError `fork-without-secrets` or `event-refused`
 */
export function admitEvent(context: RunContext, hasImage: boolean): void {
  if (context.event === 'pull_request' && context.fromFork) {
    throw new DeployError('fork-without-secrets', {
      stage: 'inputs',
      message: 'this pull request comes from a fork, which has no secrets',
    });
  }
  if (context.event !== undefined && untrusted.has(context.event) && !hasImage) {
    throw new DeployError('event-refused', {
      stage: 'inputs',
      message: `${context.event} runs with secrets and may have checked out a stranger's code: nothing is built here`,
    });
  }
}
