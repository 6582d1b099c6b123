import type { CommitStatus, Statuses } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';
import { fit } from './note.ts';

/** What a status says, to tell two apart. */
function contentOf(status: {
  readonly state: string;
  readonly description?: string | null;
  readonly url?: string | null;
}): string {
  return JSON.stringify([status.state, status.description ?? '', status.url ?? '']);
}

/** Commit statuses; one is posted only where it says something new (GitHub takes 1000 for each commit and context). */
export function createStatuses(client: Client): Statuses {
  const last = new Map<string, string>();
  return {
    async set(status, signal) {
      const wanted = { ...status, description: fit(status.description) };
      const key = `${status.commit} ${status.context.toLowerCase()}`;
      const known = last.get(key) ?? (await current(client, status, signal));
      if (known !== contentOf(wanted)) await post(client, wanted, signal);
      last.set(key, contentOf(wanted));
    },
  };
}

async function current(
  client: Client,
  { commit, context }: CommitStatus,
  signal: AbortSignal,
): Promise<string | undefined> {
  const { data } = await ask(client, 'reading the statuses of', ({ octokit, repository }) =>
    octokit.rest.repos.listCommitStatusesForRef({ ...repository, ref: commit, per_page: 100, request: { signal } }),
  );
  // newest first; GitHub compares contexts without case
  const found = data.find((one) => one.context.toLowerCase() === context.toLowerCase());
  return found === undefined
    ? undefined
    : contentOf({ state: found.state, description: found.description, url: found.target_url });
}

async function post(client: Client, status: CommitStatus, signal: AbortSignal): Promise<void> {
  const { commit, context, state, description, url } = status;
  await ask(client, 'setting a commit status in', ({ octokit, repository }) =>
    octokit.rest.repos.createCommitStatus({
      ...repository,
      sha: commit,
      context,
      state,
      description,
      ...(url === undefined ? {} : { target_url: url }),
      request: { signal },
    }),
  );
}
