import type { RecordNote, RecordPayload } from '../deployment/record.ts';
import { DeployError } from '../errors.ts';
import type { Records } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';
import { readDeployments, readStatuses, taskOf } from './deployments.ts';
import { oneLine } from './line.ts';
import { encodeNote, newestNote } from './note.ts';
import { backoff } from './patience.ts';
import { readPayload } from './payload.ts';
import { createRecordHistory } from './record-history.ts';
import { createRecordList } from './record-list.ts';

/** Records of deployments as GitHub Deployments, told apart by task (the application) and environment. */
export function createRecords(client: Client): Records {
  return {
    async create(payload, note, signal) {
      const id = await make(client, payload, signal);
      await addNote(client, id, { note, signal });
      return id;
    },
    note: (id, _environment, note, signal) => addNote(client, id, { note, signal }),
    ...createRecordList(client),
    ...createRecordHistory(client),
  };
}

/** How often a deployment is tried to be made. */
const attempts = 4;

/**
 * Makes the deployment, once: where the answer was lost it looks before it makes another, which would be a record that no
 * run ends.
 */
async function make(client: Client, payload: RecordPayload, signal: AbortSignal): Promise<number> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await post(client, payload, signal);
    } catch (error) {
      if (!(error instanceof DeployError) || error.code !== 'github-unreachable' || attempt === attempts) throw error;
      await client.clock.sleep(backoff(attempt), signal);
      const made = await findMade(client, payload, signal);
      if (made !== undefined) return made;
    }
  }
}

async function post(client: Client, payload: RecordPayload, signal: AbortSignal): Promise<number> {
  const doing = { what: 'recording a deployment in', stage: 'write', needs: 'deployments=write', signal } as const;
  const { data } = await ask(client, doing, ({ rest, at }) =>
    rest.repos.createDeployment({
      ...at,
      request: { ...at.request, repeat: false },
      ref: payload.source,
      environment: payload.environment,
      task: taskOf(payload.application),
      description: oneLine(`${payload.kind} of ${payload.application}`),
      // by default GitHub would merge the default branch into the ref first, and ask for every status to be a success
      auto_merge: false,
      required_contexts: [],
      payload: { ...payload },
      // GitHub tells it as one that will be gone: https://docs.github.com/rest/deployments/deployments#create-a-deployment
      ...(payload.preview === undefined ? {} : { transient_environment: true }),
    }),
  );
  if ('id' in data) return data.id;
  throw new DeployError('internal', { stage: 'write', message: `GitHub made no deployment: ${data.message ?? ''}` });
}

/** The deployment of exactly this payload that nothing was noted on yet: the one whose answer was lost. */
async function findMade(client: Client, payload: RecordPayload, signal: AbortSignal): Promise<number | undefined> {
  const wanted = JSON.stringify(readPayload({ ...payload }));
  const { application, environment } = payload;
  const { ours } = await readDeployments(client, { application, environment, size: 10, page: 1 }, signal);
  for (const { id, payload: recorded } of ours) {
    if (JSON.stringify(recorded) !== wanted) continue;
    if (newestNote(await readStatuses(client, id, signal)) === undefined) return id;
  }
  return undefined;
}

/**
 * `auto_inactive` is off for every state: on success GitHub would retire the records of all other applications in the
 * environment, since it knows no tasks, and `inactive` would no longer say that a deployment of ours took over.
 */
async function addNote(
  client: Client,
  id: number,
  { note, signal }: { readonly note: RecordNote; readonly signal: AbortSignal },
): Promise<void> {
  const doing = { what: 'noting a deployment in', stage: 'report', needs: 'deployments=write', signal } as const;
  await ask(client, doing, ({ rest, at }) =>
    rest.repos.createDeploymentStatus({
      ...at,
      deployment_id: id,
      ...encodeNote(note),
      auto_inactive: false,
      ...(note.url === undefined ? {} : { log_url: note.url }),
      ...(note.environmentUrl === undefined ? {} : { environment_url: note.environmentUrl }),
    }),
  );
}
