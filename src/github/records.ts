import type { DeploymentRecord, RecordNote } from '../deployment/record.ts';
import { isFields, listAt, numberAt, textAt, timeAt, valueAt } from '../kubernetes/fields.ts';
import type { Records } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';
import { decodeNote, encodeNote } from './note.ts';
import { readPayload } from './payload.ts';

/** One page of deployments with the newest things said of each: one request, whatever their number. */
const query = `query Deployments($owner: String!, $repo: String!, $environments: [String!], $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: 50, after: $after, environments: $environments, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { databaseId createdAt payload statuses(last: 20) { nodes { state description createdAt logUrl } } }
    }
  }
}`;

/** Pages looked through for one application: others may deploy to the same environment. */
const longestSearch = 4;

/**
 * Records of deployments as GitHub Deployments. `auto_inactive` is off: GitHub would retire the deployments of other
 * applications in the same environment, and ours say themselves when they are superseded.
 */
export function createRecords(client: Client): Records {
  return {
    async create(payload, note, signal) {
      const { data } = await ask(client, 'recording a deployment in', ({ octokit, repository }) =>
        octokit.rest.repos.createDeployment({
          ...repository,
          ref: payload.source,
          environment: payload.environment,
          task: `gitops-deploy:${payload.application}`,
          description: `${payload.kind} of ${payload.application}`,
          auto_merge: false,
          required_contexts: [],
          payload: { ...payload },
          request: { signal },
        }),
      );
      const id = numberAt(data, 'id') ?? 0;
      await addNote(client, id, { note, signal });
      return id;
    },
    note: (id, _environment, note, signal) => addNote(client, id, { note, signal }),
    list: (application, environment, limit, signal) => list(client, { application, environment, limit }, signal),
  };
}

async function addNote(client: Client, id: number, what: { note: RecordNote; signal: AbortSignal }): Promise<void> {
  const { state, description } = encodeNote(what.note);
  const { url } = what.note;
  await ask(client, 'noting a deployment in', ({ octokit, repository }) =>
    octokit.rest.repos.createDeploymentStatus({
      ...repository,
      deployment_id: id,
      state,
      description,
      auto_inactive: false,
      ...(url === undefined ? {} : { log_url: url }),
      request: { signal: what.signal },
    }),
  );
}

interface Search {
  readonly application: string;
  readonly environment: string | undefined;
  readonly limit: number;
}

async function list(client: Client, search: Search, signal: AbortSignal): Promise<readonly DeploymentRecord[]> {
  const found: DeploymentRecord[] = [];
  let after: string | undefined;
  for (let page = 0; page < longestSearch && found.length < search.limit; page += 1) {
    const variables = {
      ...client.repository,
      environments: search.environment === undefined ? null : [search.environment],
      after: after ?? null,
    };
    const answer: unknown = await ask(client, 'reading the deployments of', ({ octokit }) =>
      octokit.graphql(query, { ...variables, request: { signal } }),
    );
    const deployments = valueAt(answer, 'repository', 'deployments');
    const records = listAt(deployments, 'nodes').flatMap(readRecord);
    found.push(...records.filter(({ payload }) => payload.application === search.application));
    after = textAt(deployments, 'pageInfo', 'endCursor');
    if (valueAt(deployments, 'pageInfo', 'hasNextPage') !== true || after === undefined) break;
  }
  return found.slice(0, search.limit);
}

/** Deployments of other tools, and records without a note (their run died in between), stand beside ours. */
function readRecord(node: unknown): readonly DeploymentRecord[] {
  const id = numberAt(node, 'databaseId');
  const createdAt = timeAt(node, 'createdAt');
  const payload = readPayload(valueAt(node, 'payload'));
  if (!isFields(node) || id === undefined || createdAt === undefined || payload === undefined) return [];
  const { note, at } = newestNote(listAt(node, 'statuses', 'nodes')) ?? { note: unsaid, at: createdAt };
  return [{ id, createdAt, payload, note, notedAt: at }];
}

const unsaid: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };

interface Said {
  readonly note: RecordNote;
  readonly at: Date;
}

/** The newest note of ours; the revision may stand in an older one only. */
function newestNote(statuses: readonly unknown[]): Said | undefined {
  const said = statuses.flatMap((status, order) => readStatus(status, order));
  const newestFirst = said.sort((one, other) => other.at.getTime() - one.at.getTime() || other.order - one.order);
  const [newest] = newestFirst;
  if (newest === undefined) return undefined;
  const revision = newestFirst.find(({ note }) => note.revision !== undefined)?.note.revision;
  return { at: newest.at, note: { ...newest.note, ...(revision === undefined ? {} : { revision }) } };
}

function readStatus(status: unknown, order: number): readonly (Said & { readonly order: number })[] {
  const note = decodeNote(textAt(status, 'state') ?? '', textAt(status, 'description') ?? '');
  const at = timeAt(status, 'createdAt');
  const url = textAt(status, 'logUrl');
  if (note === undefined || at === undefined) return [];
  return [{ note: url === undefined ? note : { ...note, url }, at, order }];
}
