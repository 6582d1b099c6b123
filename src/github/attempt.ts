import { listAt, textAt } from '../data/fields.ts';
import { brokenRuleSaid } from '../git/broken-rule.ts';
import type { BrokenRule, CommitResult, CommitSha } from '../ports/gitops-repository.ts';
import { shortLine } from '../text/plain.ts';
import type { Client, GitHub } from './client.ts';
import { failureOf, isAway } from './failure.ts';
import { backoff } from './patience.ts';

/** How often one write is tried at most while GitHub does not answer. */
const attempts = 4;

/** A write that moves a branch, or not. */
export interface Write {
  /** Sends it once, and gives the commit that was written. */
  readonly send: () => Promise<CommitSha>;
  /** What became of it; undefined where the branch is still where it was. */
  readonly lookUp: () => Promise<CommitResult | undefined>;
}

/** What a write came to; `not-served` where this GitHub does not know the mutation. */
export type Written = CommitResult | { readonly result: 'not-served' };

/** What one attempt came to. */
type Attempt =
  | { readonly came: 'done'; readonly revision: CommitSha }
  | { readonly came: 'not-served' }
  /** GitHub says itself that the branch is elsewhere. */
  | { readonly came: 'stale' }
  | { readonly came: 'refused'; readonly message: string; readonly rule: BrokenRule | undefined }
  /** It may have been made or not. */
  | { readonly came: 'unanswered'; readonly error: unknown };

/**
 * Writes until it is known what became of it. What got no answer is looked up before it is sent again, so that nothing is
 * written twice; and so is a refusal, which may be the words of a GitHub for a branch that has moved.
 */
export async function writeOnce({ at }: GitHub, { clock }: Pick<Client, 'clock'>, write: Write): Promise<Written> {
  for (let attempt = 1; ; attempt += 1) {
    const tried = await attemptOf(write.send);
    if (tried.came === 'done') return { result: 'committed', revision: tried.revision };
    if (tried.came === 'not-served') return { result: 'not-served' };
    // nothing that we sent before could have moved it
    if (tried.came === 'stale' && attempt === 1) return { result: 'lost-race' };
    const found = await write.lookUp();
    if (found !== undefined) return found;
    if (tried.came === 'stale' || isRace(tried)) return { result: 'lost-race' };
    if (tried.came === 'refused') return refused(tried);
    if (attempt === attempts) throw tried.error;
    await clock.sleep(backoff(attempt), at.request.signal);
  }
}

function refused({ message, rule }: Extract<Attempt, { came: 'refused' }>): Written {
  return { result: 'refused', message, ...(rule === undefined ? {} : { rule }) };
}

/** Words for a ref that somebody else is moving at this moment, or has moved where our look did not see it yet. */
const raceWords = /cannot lock ref|incorrect old value|reference already exists|not a fast forward|\bbut expected\b/i;

function isRace(tried: Attempt): boolean {
  return tried.came === 'refused' && raceWords.test(tried.message);
}

async function attemptOf(send: Write['send']): Promise<Attempt> {
  try {
    return { came: 'done', revision: await send() };
  } catch (error) {
    const failure = failureOf(error);
    if (isAway(failure)) return { came: 'unanswered', error };
    if (isNotServed(error)) return { came: 'not-served' };
    const [first] = listAt(error, 'errors');
    // seen in https://github.com/ministryofjustice/modernisation-platform/issues/11985
    if (textAt(first, 'type') === 'STALE_DATA') return { came: 'stale' };
    const isProtection = textAt(first, 'type') === 'BRANCH_PROTECTION_RULE_VIOLATION';
    if (isRefusal(error))
      return { came: 'refused', message: shortLine(failure.said), rule: brokenRuleSaid(failure.said, isProtection) };
    throw error;
  }
}

/** An older GitHub Enterprise Server: the form stands in https://github.com/github/gh-gei (`reattributeMannequinToUser`). */
function isNotServed(error: unknown): boolean {
  return listAt(error, 'errors').some((one) =>
    /doesn't exist on type 'Mutation'|isn't a defined input type/.test(textAt(one, 'message') ?? ''),
  );
}

/**
 * A rule, or a branch that is gone or elsewhere. GraphQL has a kind for each rule
 * (`BRANCH_PROTECTION_RULE_VIOLATION`, and another one for rulesets: https://github.com/Thinkmill/keystatic/issues/1598), of
 * which only the permission that is missing is none; REST has 409 and 422.
 */
function isRefusal(error: unknown): boolean {
  const { status } = failureOf(error);
  if (listAt(error, 'errors').length === 0) return status === 409 || status === 422;
  return status === 400 || status === 404;
}
