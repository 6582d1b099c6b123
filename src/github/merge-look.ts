import { listAt, numberAt, textAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { MergeHappening, MergeLook } from '../deployment/merging.ts';
import { shortLine } from '../text/plain.ts';
import type { GitHub } from './client.ts';

const checks = `statusCheckRollup { contexts(first: 100) { nodes { __typename
  ... on CheckRun { name conclusion isRequired(pullRequestNumber: $number) }
  ... on StatusContext { context state isRequired(pullRequestNumber: $number) } } } }`;

const queueFields = 'isMergeQueueEnabled isInMergeQueue mergeQueueEntry { position }';
const queueEvents = `... on AddedToMergeQueueEvent { id }
  ... on RemovedFromMergeQueueEvent { id reason actor { login } beforeCommit { ${checks} } }`;
const events = {
  withQueues:
    'AUTO_MERGE_ENABLED_EVENT, AUTO_MERGE_DISABLED_EVENT, ADDED_TO_MERGE_QUEUE_EVENT, REMOVED_FROM_MERGE_QUEUE_EVENT',
  without: 'AUTO_MERGE_ENABLED_EVENT, AUTO_MERGE_DISABLED_EVENT',
} as const;

function queryOf(knows: keyof typeof events): string {
  const isNew = knows === 'withQueues';
  return `query($owner: String!, $repo: String!, $number: Int!) { repository(owner: $owner, name: $repo) {
  mergeCommitAllowed squashMergeAllowed rebaseMergeAllowed
  pullRequest(number: $number) { id number url state headRefOid baseRefName baseRef { target { oid } } isDraft mergeStateStatus reviewDecision
  author { login } mergeCommit { oid } autoMergeRequest { enabledAt } ${isNew ? queueFields : ''} ${checks}
  timelineItems(last: 1, itemTypes: [${events[knows]}]) { nodes { __typename ${isNew ? queueEvents : ''}
  ... on AutoMergeEnabledEvent { id } ... on AutoMergeDisabledEvent { id reason actor { login } } } } } } }`;
}

/**
 * Looks at a pull request in one request. What the token may not read is null beside an error (each check by itself:
 * https://github.com/kirodotdev/KiroCrew/pull/4830), and only leaves something unsaid. A GitHub Enterprise Server before
 * merge queues (3.12) has none.
 */
export async function lookAt(github: GitHub, number: number): Promise<MergeLook> {
  const asked = { ...github.at, number };
  try {
    const answer = await answerTo(github, queryOf('withQueues'), asked);
    return readLook(answer, await hasQueue(github, valueAt(answer, 'repository', 'pullRequest')));
  } catch (error) {
    if (!isUnknownField(error)) throw error;
    return readLook(await answerTo(github, queryOf('without'), asked), false);
  }
}

async function answerTo({ graphql }: GitHub, query: string, asked: Record<string, unknown>): Promise<unknown> {
  try {
    return await graphql(query, asked);
  } catch (error) {
    const errors = listAt(error, 'errors');
    const isAllForbidden = errors.length > 0 && errors.every((one) => textAt(one, 'type') === 'FORBIDDEN');
    if (!isAllForbidden || valueAt(error, 'data', 'repository', 'pullRequest', 'id') === undefined) throw error;
    return valueAt(error, 'data');
  }
}

/** What may not be read there is asked of the rules of the base, which need no permission: a queue must never be passed. */
async function hasQueue({ rest, at }: GitHub, pull: unknown): Promise<boolean> {
  const said = valueAt(pull, 'isMergeQueueEnabled');
  if (typeof said === 'boolean') return said;
  const { data } = await rest.repos.getBranchRules({ ...at, branch: textAt(pull, 'baseRefName') ?? '', per_page: 100 });
  return data.some(({ type }) => type === 'merge_queue');
}

function isUnknownField(error: unknown): boolean {
  return listAt(error, 'errors').some((one) =>
    /doesn't exist on type|isn't a defined/i.test(textAt(one, 'message') ?? ''),
  );
}

function readLook(answer: unknown, hasQueue: boolean): MergeLook {
  const repository = valueAt(answer, 'repository');
  const pull = valueAt(repository, 'pullRequest');
  const isIn = valueAt(pull, 'isInMergeQueue') === true || textAt(pull, 'autoMergeRequest', 'enabledAt') !== undefined;
  const armed = valueAt(pull, 'isInMergeQueue') === true ? ('queue' as const) : ('auto-merge' as const);
  const state = textAt(pull, 'state');
  return {
    id: textAt(pull, 'id') ?? '',
    number: numberAt(pull, 'number') ?? 0,
    url: textAt(pull, 'url') ?? '',
    state: state === 'MERGED' ? 'merged' : state === 'OPEN' ? 'open' : 'closed',
    head: textAt(pull, 'headRefOid') ?? '',
    base: textAt(pull, 'baseRefName') ?? '',
    methods: methodsOf(repository),
    openedByJob: textAt(pull, 'author', 'login') === 'github-actions',
    hasQueue,
    standing: standingOf(pull),
    waitsForReview: ['REVIEW_REQUIRED', 'CHANGES_REQUESTED'].includes(textAt(pull, 'reviewDecision') ?? ''),
    failing: failingOf(pull, 'required ones'),
    ...(isIn ? { armed } : {}),
    ...withoutUndefined({
      mergeCommit: state === 'MERGED' ? textAt(pull, 'mergeCommit', 'oid') : undefined,
      into: textAt(pull, 'baseRef', 'target', 'oid'),
      position: numberAt(pull, 'mergeQueueEntry', 'position'),
      last: happeningOf(listAt(pull, 'timelineItems', 'nodes').at(-1)),
    }),
  };
}

/** In the order in which they are tried: a merge commit keeps ours as it is; many repositories allow squashes only. */
function methodsOf(repository: unknown): MergeLook['methods'] {
  const fields = { merge: 'mergeCommitAllowed', squash: 'squashMergeAllowed', rebase: 'rebaseMergeAllowed' } as const;
  return (['merge', 'squash', 'rebase'] as const).filter((method) => valueAt(repository, fields[method]) !== false);
}

/** https://docs.github.com/graphql/reference/enums#mergestatestatus: what is `UNSTABLE` lacks nothing that is required */
function standingOf(pull: unknown): MergeLook['standing'] {
  if (valueAt(pull, 'isDraft') === true) return 'draft';
  switch (textAt(pull, 'mergeStateStatus')) {
    case 'CLEAN':
    case 'HAS_HOOKS':
    case 'UNSTABLE':
      return 'ready';
    case 'BLOCKED':
      return 'blocked';
    case 'BEHIND':
      return 'behind';
    case 'DIRTY':
      return 'conflict';
    default:
      return 'unknown';
  }
}

/** What was cancelled, or waits for a person's word, may yet succeed. */
const failed: readonly (string | undefined)[] = ['FAILURE', 'ERROR', 'TIMED_OUT', 'STARTUP_FAILURE'];

function failingOf(commit: unknown, which: 'all' | 'required ones'): readonly string[] {
  const names = listAt(commit, 'statusCheckRollup', 'contexts', 'nodes').flatMap((node) => {
    if (!failed.includes(textAt(node, 'conclusion') ?? textAt(node, 'state'))) return [];
    if (which === 'required ones' && valueAt(node, 'isRequired') !== true) return [];
    return [shortLine(textAt(node, 'name') ?? textAt(node, 'context') ?? '')];
  });
  return [...new Set(names)];
}

function happeningOf(node: unknown): MergeHappening | undefined {
  const id = textAt(node, 'id');
  if (id === undefined) return undefined;
  const isArmed = ['AddedToMergeQueueEvent', 'AutoMergeEnabledEvent'].includes(textAt(node, '__typename') ?? '');
  const reason = textAt(node, 'reason');
  return {
    id,
    what: isArmed ? 'armed' : 'disarmed',
    failing: failingOf(valueAt(node, 'beforeCommit'), 'all'),
    ...withoutUndefined({
      reason: reason === undefined ? undefined : shortLine(reason),
      by: textAt(node, 'actor', 'login'),
    }),
  };
}
