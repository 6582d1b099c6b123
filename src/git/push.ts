import type { BrokenRule, CommitResult } from '../ports/gitops-repository.ts';
import { shortLine } from '../text/plain.ts';
import { brokenRule } from './broken-rule.ts';
import { fetchRef } from './fetch.ts';
import type { GitResult } from './git.ts';
import type { Network } from './transport.ts';
import { attempts, explain, failure, kindOf, pause } from './transport.ts';

/** A ref to move: to `revision`, or away with it where that is undefined. */
export interface RefUpdate {
  readonly ref: string;
  readonly revision: string | undefined;
  readonly expected: string | 'nothing';
  /** What `revision` was made on top of. */
  readonly parent?: string;
  /** Whether a commit has been made on top of `revision`; asked when the ref is found at an unknown one. */
  readonly isBelow?: (commit: string) => Promise<boolean>;
}

/** What one push came to. */
type Answer =
  /** `stale`: git saw that things have moved and sent nothing; `lost-race`: the server found it elsewhere. */
  | { readonly answer: 'done' | 'forbidden' | 'stale' | 'lost-race' }
  | { readonly answer: 'refused'; readonly message: string; readonly rule: BrokenRule | undefined }
  /** It may have been made or not; `again`: a second one may help. */
  | { readonly answer: 'unanswered'; readonly again: boolean };

const stale = /^\[rejected\] \((stale info|fetch first|non-fast-forward|needs force|already exists)\)/;
/** The base has moved on, and the server did not tell that it has our parent: see `pushCommand`. */
const unsent = /unable to read [0-9a-f]{40,64}/;
/** Reasons of servers and of their ref stores for "it is no longer what you expected". */
const lostRace =
  /fetch first|non-fast-forward|cannot lock ref|incorrect old value|failed to update ref|reference already exists|remote ref does not exist|reference is missing/i;
/** The same words where it is the name that cannot be: `a` beside `a/b`. */
const nameTaken = /exists; cannot create|directory.file conflict|refname conflict/i;

/**
 * Moves a ref with a lease: the server compares what it has with what we expect. With a lease on another commit than the
 * parent of `revision` the ref is moved by force; that is for branches that are ours alone. A push whose answer is lost, or
 * is that somebody was first, is looked up: it may be our own, since curl sends a request again by itself when a connection
 * that it reused is dropped (`Curl_retry_request` in https://github.com/curl/curl/blob/master/lib/transfer.c).
 */
export async function pushRef(network: Network, update: RefUpdate, signal: AbortSignal): Promise<CommitResult> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await network.git.remote({ arguments: pushCommand(update), signal });
    const answer = readAnswer(result);
    if (answer.answer === 'done') return committed(update);
    if (answer.answer === 'refused') return refused(answer);
    if (answer.answer === 'forbidden') throw failure(network, result, 'cannot push to');
    if (answer.answer === 'stale' && attempt === 1) return { result: 'lost-race' };
    const found = await lookUp(network, update, signal);
    if (found !== undefined) return found;
    if (answer.answer !== 'unanswered') return { result: 'lost-race' };
    if (!answer.again || attempt === attempts) throw failure(network, result, 'cannot push to');
    await pause(network, { attempt, messages: result.messages }, signal);
  }
}

function refused({ message, rule }: Extract<Answer, { answer: 'refused' }>): CommitResult {
  return { result: 'refused', message, ...(rule === undefined ? {} : { rule }) };
}

function committed({ revision }: RefUpdate): CommitResult {
  return { result: 'committed', revision: revision ?? '' };
}

/** What became of an update; undefined where the ref is still where it was. */
async function lookUp(network: Network, update: RefUpdate, signal: AbortSignal): Promise<CommitResult | undefined> {
  const now = await fetchRef(network, update.ref, signal);
  if (now === update.revision) return committed(update);
  if ((now ?? 'nothing') === update.expected) return undefined;
  const isBelow = now !== undefined && (await update.isBelow?.(now)) === true;
  return isBelow ? committed(update) : { result: 'lost-race' };
}

/**
 * Where the parent is not what the ref is at, the server may have no ref at the parent any more, and git would send all of
 * its files along, which are not even here: it asks first what the server has (two requests; git 2.32).
 */
function pushCommand({ ref, revision, expected, parent }: RefUpdate): readonly string[] {
  const negotiate = parent === undefined || parent === expected ? [] : ['-c', 'push.negotiate=true'];
  const lease = `--force-with-lease=${ref}:${expected === 'nothing' ? '' : expected}`;
  // one ref is moved or not: `--atomic` would add nothing, and fail where a server does not know it
  return [...negotiate, 'push', '--porcelain', '--no-verify', lease, 'origin', `${revision ?? ''}:${ref}`];
}

/** Reads the line of the ref: `!<tab>FROM:TO<tab>[remote rejected] (REASON)`; without one the push got no answer. */
function readAnswer(result: GitResult): Answer {
  if (result.exit === 0) return { answer: 'done' };
  const line = /^!\t[^\t]*\t(\[[^\]]*\].*)$/m.exec(result.stdout.toString())?.[1];
  if (line === undefined && unsent.test(result.messages)) return { answer: 'stale' };
  if (line === undefined) {
    const kind = kindOf(result.messages);
    return kind === 'forbidden' ? { answer: 'forbidden' } : { answer: 'unanswered', again: kind === 'passing' };
  }
  if (stale.test(line)) return { answer: 'stale' };
  if (lostRace.test(line) && !nameTaken.test(line + result.messages)) return { answer: 'lost-race' };
  if (kindOf(line) === 'passing') return { answer: 'unanswered', again: true };
  return { answer: 'refused', message: refusal(result, line), rule: brokenRule(result.messages) };
}

/** What the server's rule says, or else git's reason in brackets. */
function refusal({ messages }: GitResult, line: string): string {
  const reason = /\((.*)\)$/.exec(line)?.[1] ?? line;
  return shortLine(messages.includes('remote:') ? `${explain(messages)} (${reason})` : reason);
}
