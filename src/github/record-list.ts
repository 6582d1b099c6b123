import type { DeploymentRecord, RecordNote } from '../deployment/record.ts';
import { isUnfinished } from '../deployment/record.ts';
import type { Records } from '../ports/forge.ts';
import type { Client } from './client.ts';
import type { OurDeployment } from './deployments.ts';
import { readDeployments, readStatuses } from './deployments.ts';
import { inGroups } from './groups.ts';
import type { Noted } from './note.ts';
import { newestNote } from './note.ts';

/** Pages of a hundred deployments in which those of one pull request are looked for. */
const pagesLookedThrough = 3;

/** What a record says before anything was noted on it: its run died in between. */
const unsaid: RecordNote = { state: 'open', stage: 'write', sentence: 'about to be written' };

/**
 * Lists records by one request for the deployments, which GitHub filters by task and environment, and one for the statuses
 * of each. (GraphQL gives statuses along, but knows no filter by task: an application that shares an environment with a
 * hundred others would not find its own records.) A record that is finished is asked for once: a run lists the records at
 * every change of stage, and `GITHUB_TOKEN` has a thousand requests an hour.
 */
export function createRecordList(client: Client): Pick<Records, 'list' | 'newest' | 'ofPullRequest'> {
  const finished = new Map<number, Noted & { readonly updatedAt: number }>();

  async function notedOn({ id, updatedAt, createdAt }: OurDeployment, signal: AbortSignal): Promise<Noted> {
    const known = finished.get(id);
    if (known?.updatedAt === updatedAt.getTime()) return known;
    const noted = newestNote(await readStatuses(client, id, signal)) ?? { note: unsaid, at: createdAt };
    if (!isUnfinished(noted.note)) finished.set(id, { ...noted, updatedAt: updatedAt.getTime() });
    return noted;
  }

  async function recordOf(deployment: OurDeployment, signal: AbortSignal): Promise<DeploymentRecord> {
    const { id, createdAt, payload } = deployment;
    const { note, at } = await notedOn(deployment, signal);
    return { id, createdAt, payload, note, notedAt: at };
  }

  return {
    async list(application, environment, limit, signal) {
      const search = { application, environment, size: Math.min(limit, 100) };
      const found: OurDeployment[] = [];
      for (let page = 1; found.length < limit; page += 1) {
        const { ours, isLast } = await readDeployments(client, { ...search, page }, signal);
        found.push(...ours);
        if (isLast) break;
      }
      return inGroups(found.slice(0, limit), (deployment) => recordOf(deployment, signal));
    },

    async newest(application, signal) {
      const found = await lastOf(client, application, signal);
      const byEnvironment = Map.groupBy(found, ({ payload }) => payload.environment);
      return [...byEnvironment.values()].flatMap(([newest]) => newest ?? []);
    },

    async ofPullRequest(application, pullRequest, signal) {
      const found = await lastOf(client, application, signal);
      const own = found.filter(({ payload }) => payload.pullRequest === pullRequest);
      return inGroups(own, (deployment) => recordOf(deployment, signal));
    },
  };
}

/** The last few hundred deployments of an application, newest first. */
async function lastOf(client: Client, application: string, signal: AbortSignal): Promise<readonly OurDeployment[]> {
  const found: OurDeployment[] = [];
  for (let page = 1; page <= pagesLookedThrough; page += 1) {
    const { ours, isLast } = await readDeployments(
      client,
      { application, environment: undefined, size: 100, page },
      signal,
    );
    found.push(...ours);
    if (isLast) break;
  }
  return found;
}
