import { listAt, numberAt, textAt, timeAt, valueAt, withoutUndefined } from '../data/fields.ts';
import type { RecordHistory } from '../deployment/record.ts';
import type { HistorySearch, Records } from '../ports/forge.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import type { OurDeployment } from './deployments.ts';
import { readDeployments, readStatuses } from './deployments.ts';
import type { DeploymentStatus } from './note.ts';
import { decodeNote } from './note.ts';

/** As many as a page of deployments has, and as many ids as GraphQL takes at once. */
const pageSize = 100;

const doing = { what: 'reading the deployments of', stage: 'report', needs: 'deployments=read' } as const;

/**
 * Reads records with all that was noted on them: a page of deployments by REST, which alone filters by task, and the statuses of all of
 * them by their ids in one query.
 */
export function createRecordHistory(client: Client): Pick<Records, 'history'> {
  return {
    async history(search, give, signal) {
      let left = search.most;
      // what is made while pages are read moves others to the next one
      const given = new Set<number>();
      for (let page = 1; left > 0; page += 1) {
        const { ours, isLast, oldest } = await readPage(client, { search, page }, signal);
        const fresh = ours.filter(({ id }) => !given.has(id));
        for (const record of await withNotes(client, fresh.slice(0, left), signal)) {
          given.add(record.id);
          give(record);
        }
        left -= fresh.length;
        if (left < 0) return 'cut';
        if (oldest !== undefined && oldest < search.since) return 'reached';
        if (isLast) return 'first';
      }
      return 'cut';
    },
  };
}

async function readPage(
  client: Client,
  { search: { application, environment }, page }: { readonly search: HistorySearch; readonly page: number },
  signal: AbortSignal,
) {
  const found = await readDeployments(client, { application, environment, size: pageSize, page }, signal);
  return { ...found, oldest: found.ours.at(-1)?.createdAt };
}

const query = `query($ids: [ID!]!) { nodes(ids: $ids) { ... on Deployment { databaseId latestStatus { id }
  statuses(first: ${pageSize}) { totalCount nodes { id state description createdAt logUrl } } } } }`;

async function withNotes(
  client: Client,
  deployments: readonly OurDeployment[],
  signal: AbortSignal,
): Promise<readonly RecordHistory[]> {
  if (deployments.length === 0) return [];
  const ids = deployments.map(({ nodeId }) => nodeId);
  const answer = await ask(client, { ...doing, signal }, (github) => nodesOf(github, ids));
  const nodes = new Map(listAt(answer, 'nodes').map((node) => [numberAt(node, 'databaseId'), node]));
  const histories: RecordHistory[] = [];
  for (const { id, createdAt, payload } of deployments) {
    const node = nodes.get(id);
    if (node !== undefined)
      histories.push({ id, createdAt, payload, notes: await notesOf(client, { id, node }, signal) });
  }
  return histories;
}

/** What was deleted since it was listed is null beside an error. */
async function nodesOf({ graphql, at }: GitHub, ids: readonly string[]): Promise<unknown> {
  try {
    return await graphql<unknown>(query, { ids, request: at.request });
  } catch (error) {
    const errors = listAt(error, 'errors');
    if (errors.length === 0 || errors.some((one) => textAt(one, 'type') !== 'NOT_FOUND')) throw error;
    return valueAt(error, 'data');
  }
}

/** The notes of one record, the oldest first. One with more statuses than a query gives is asked for by itself. */
async function notesOf(
  client: Client,
  { id, node }: { readonly id: number; readonly node: unknown },
  signal: AbortSignal,
): Promise<RecordHistory['notes']> {
  const isWhole = (numberAt(node, 'statuses', 'totalCount') ?? 0) <= pageSize;
  const oldestFirst = isWhole ? statusesIn(node) : (await readStatuses(client, id, signal)).toReversed();
  return oldestFirst.flatMap(({ state, description, createdAt, url }) => {
    const note = decodeNote(state, description);
    return note === undefined ? [] : [{ note: { ...note, ...withoutUndefined({ url }) }, at: createdAt }];
  });
}

/** GraphQL numbers no statuses, and promises no order; times are of whole seconds. The list is turned where it begins with the latest. */
function statusesIn(node: unknown): readonly Omit<DeploymentStatus, 'id'>[] {
  const all = listAt(valueAt(node, 'statuses'), 'nodes');
  const isNewestFirst = textAt(all[0], 'id') === textAt(node, 'latestStatus', 'id');
  const oldestFirst = (isNewestFirst ? all.toReversed() : all).flatMap((one) => {
    const [state, createdAt] = [textAt(one, 'state'), timeAt(one, 'createdAt')];
    if (state === undefined || createdAt === undefined) return [];
    const description = textAt(one, 'description') ?? '';
    return [
      { state: state.toLowerCase(), description, createdAt, ...withoutUndefined({ url: textAt(one, 'logUrl') }) },
    ];
  });
  return oldestFirst.toSorted((one, other) => one.createdAt.getTime() - other.createdAt.getTime());
}
