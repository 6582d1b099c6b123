import type { ArmResult, DisarmResult, MergeLook, Merges } from '../ports/merges.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import type { Failure } from './failure.ts';
import { failureOf, isAway } from './failure.ts';
import { lookAt } from './merge-look.ts';
import { backoff } from './patience.ts';

const reading = { what: 'reading pull requests of', stage: 'merge', needs: 'pull_requests=read' } as const;
const arming = {
  what: 'letting GitHub merge a pull request of',
  stage: 'merge',
  needs: 'contents=write,pull_requests=write',
} as const;

/** Merges that GitHub does later, of the GitOps repository. */
export function createMerges(client: Client): Merges {
  return {
    look: (number, signal) => ask(client, { ...reading, signal }, (github) => lookAt(github, number)),
    arm: (seen, by, signal) => ask(client, { ...arming, signal }, (github) => arm(github, client, { seen, by })),
    disarm: (seen, signal) => ask(client, { ...arming, signal }, (github) => disarm(github, client, seen)),
  };
}

/** How often one change is tried at most while GitHub does not answer. */
const attempts = 4;

const mutations = {
  enqueue: `mutation($input: EnqueuePullRequestInput!) { enqueuePullRequest(input: $input) { clientMutationId } }`,
  dequeue: `mutation($input: DequeuePullRequestInput!) { dequeuePullRequest(input: $input) { clientMutationId } }`,
  enable: `mutation($input: EnablePullRequestAutoMergeInput!) { enablePullRequestAutoMerge(input: $input) { clientMutationId } }`,
  disable: `mutation($input: DisablePullRequestAutoMergeInput!) { disablePullRequestAutoMerge(input: $input) { clientMutationId } }`,
} as const;

/** Sends a change once; the failure, where there is one. */
async function send(
  { graphql, at }: GitHub,
  mutation: keyof typeof mutations,
  input: Readonly<Record<string, string>>,
): Promise<{ readonly error: unknown; readonly failure: Failure } | undefined> {
  try {
    await graphql(mutations[mutation], { input, request: { ...at.request, repeat: false } });
    return undefined;
  } catch (error) {
    const failure = failureOf(error);
    // GraphQL's 400 and 404 are what a rule, a state or a head refuses; a permission that is missing is no refusal
    if (!isAway(failure) && failure.status !== 400 && failure.status !== 404) throw error;
    return { error, failure };
  }
}

interface ToArm {
  readonly seen: MergeLook;
  readonly by: 'queue' | 'auto-merge';
}

/** Puts it on its way, until it is known whether it is: what got no answer, or is refused, is looked up. */
async function arm(github: GitHub, client: Client, { seen, by }: ToArm): Promise<ArmResult> {
  const methods = by === 'queue' ? ['none' as const] : [...seen.methods];
  for (let attempt = 1; ; attempt += 1) {
    const [method = 'merge'] = methods;
    const tried = await send(github, by === 'queue' ? 'enqueue' : 'enable', inputOf(seen, method));
    if (tried === undefined) return { result: 'armed' };
    const refusal = isAway(tried.failure) ? undefined : refusalOf(tried.failure.said);
    if (refusal !== undefined && refusal.result !== 'refused' && attempt === 1) return refusal;
    const now = await lookAt(github, seen.number);
    if (now.armed !== undefined || now.state !== 'open') return { result: 'armed' };
    if (now.head !== seen.head) return { result: 'outdated' };
    if (refusal !== undefined && isOfMethod(tried.failure.said) && methods.length > 1) methods.shift();
    else if (refusal !== undefined) return refusal;
    else if (attempt >= attempts) throw tried.error;
    else await client.clock.sleep(backoff(attempt), github.at.request.signal);
  }
}

/** A queue merges in its own way: https://docs.github.com/graphql/reference/input-objects#enablepullrequestautomergeinput */
function inputOf({ id, head }: MergeLook, method: MergeLook['methods'][number] | 'none') {
  const input = { pullRequestId: id, expectedHeadOid: head };
  return method === 'none' ? input : { ...input, mergeMethod: method.toUpperCase() };
}

function isOfMethod(said: string): boolean {
  return /(merge method|merges?|merging|commits) .*not allowed/i.test(said);
}

/**
 * What a refusal means. `clean status` and `unstable status`: https://github.com/peter-evans/enable-pull-request-automerge/issues/343;
 * nobody allowed auto-merge: https://github.com/cli/cli/pull/13562; no protection, so nothing to wait for: https://github.com/iterative/cml/pull/955
 */
function refusalOf(said: string): Exclude<ArmResult, { result: 'armed' | 'outdated' }> {
  const message = said.replace(/^\["?|"?\]$/g, '').replace(/^(Pull request )(?=\S+ )/, '');
  if (/in (clean|unstable|has_hooks) status/i.test(said)) return { result: 'ready' };
  if (/auto.?merge is not allowed|protected branch rules not configured/i.test(said))
    return { result: 'not-allowed', message };
  return { result: 'refused', message };
}

/** Takes it off its way, until it is known that it is. */
async function disarm(github: GitHub, client: Client, seen: MergeLook): Promise<DisarmResult> {
  let look = seen;
  for (let attempt = 1; look.armed !== undefined && look.state === 'open'; attempt += 1) {
    const isQueued = look.armed === 'queue';
    const tried = isQueued
      ? await send(github, 'dequeue', { id: look.id })
      : await send(github, 'disable', { pullRequestId: look.id });
    // what left the queue may have auto-merge enabled yet, and would be enqueued again
    if (tried === undefined && (!isQueued || attempt >= attempts)) return { result: 'disarmed' };
    if (tried !== undefined && attempt >= attempts) {
      if (isAway(tried.failure)) throw tried.error;
      return { result: 'refused', message: tried.failure.said };
    }
    if (tried !== undefined) await client.clock.sleep(backoff(attempt), github.at.request.signal);
    look = await lookAt(github, seen.number);
  }
  return look.state === 'merged' ? { result: 'refused', message: 'it was merged already' } : { result: 'disarmed' };
}
