import { DeployError } from '../errors.ts';
import type { RunContext } from './event.ts';
import type { Command } from './names.ts';

/** Events that run with secrets beside code that nobody has reviewed. */
const untrusted = new Set(['pull_request_target', 'workflow_run']);

/** Events about a change that is not merged: what is checked out may be anybody's. */
const aboutChanges = /^(pull_request|workflow_run$|issue_comment$)/;

/** Whether a job is about a change that is not merged. */
function isAboutChange({ event }: { readonly event: string | undefined }): boolean {
  return event !== undefined && aboutChanges.test(event);
}

/** Whose the checkout is: of a change that is not merged, from a fork or not, of the default branch, or of anybody. */
export function checkoutOf({
  event,
  fromFork,
  ref,
  defaultBranch,
}: Pick<RunContext, 'event' | 'fromFork' | 'ref' | 'defaultBranch'>): 'change' | 'fork' | 'merged' | 'other' {
  if (fromFork) return 'fork';
  if (isAboutChange({ event })) return 'change';
  // GitHub runs schedules on the default branch alone; a tag may have the name of that branch
  const isOfMain = event === 'schedule' || (defaultBranch !== undefined && ref === `refs/heads/${defaultBranch}`);
  // jobs of other events often check out what somebody has named, such as a pull request
  return isOfMain && (event === 'push' || event === 'schedule') ? 'merged' : 'other';
}

/** Commands whose configuration is that of the default branch, wherever they are run. */
const ofMain: ReadonlySet<Command> = new Set(['resume', 'promote', 'rollback', 'right-size']);

/**
 * The branch that the configuration is taken from instead of the checkout: where a pull request is what runs us, or somebody
 * resumes, promotes or rolls back from another branch, what counts is what was reviewed. Undefined where the checkout is as good.
 * @throws DeployError `bad-input` where the event does not tell which branch that is
 */
export function trustedBranch({ event, branch, defaultBranch }: RunContext, command: Command): string | undefined {
  if (event === undefined) return undefined;
  const isChange = isAboutChange({ event });
  if (!isChange && (!ofMain.has(command) || branch === defaultBranch)) return undefined;
  if (defaultBranch !== undefined) return defaultBranch;
  if (!isChange) return undefined;
  throw new DeployError('bad-input', {
    stage: 'inputs',
    message: `the event ${event} does not tell the default branch, whose configuration counts`,
    remedy: 'run on an event of GitHub, with its GITHUB_EVENT_PATH',
  });
}

/**
 * Refuses events before any call is made: a fork's pull request has no secrets, and an event that has them while it may
 * have checked out a stranger's code must not build. `check` reads files alone, so that a fork's pull request is judged like
 * any other.
 * @throws DeployError `fork-without-secrets` or `event-refused`
 */
export function admitEvent(
  context: RunContext,
  { command, hasImage }: { readonly command: Command; readonly hasImage: boolean },
): void {
  if (command === 'check') {
    admitCheck(context);
    return;
  }
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

function admitCheck({ event }: RunContext): void {
  if (event === undefined || !untrusted.has(event)) return;
  throw new DeployError('event-refused', {
    stage: 'inputs',
    message: `${event} runs with secrets and may have checked out a stranger's code: nothing is judged here`,
    remedy: 'Run on `pull_request`: judging needs no secret.',
  });
}
