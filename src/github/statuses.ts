import type { CommitStatus, Statuses } from '../ports/forge.ts';
import type { Client } from './client.ts';
import { ask } from './client.ts';
import { oneLine } from './line.ts';

/** Commit statuses of the application repository; one is posted only where it says something new. */
export function createStatuses(client: Client): Statuses {
  const posted = new Map<string, string>();
  return {
    async set(status, signal) {
      const wanted = { ...status, description: oneLine(status.description) };
      const key = `${status.commit} ${status.context.toLowerCase()}`;
      const current = posted.get(key) ?? (await read(client, status, signal));
      if (current !== contentOf(wanted)) await post(client, wanted, signal);
      posted.set(key, contentOf(wanted));
    },
  };
}

interface Content {
  readonly state: string;
  readonly description?: string | null | undefined;
  readonly url?: string | null | undefined;
}

/** What a status says, to tell two apart; GitHub gives null for what was not sent. */
function contentOf({ state, description, url }: Content): string {
  return JSON.stringify([state, description ?? '', url ?? '']);
}

const pageSize = 100;

/** What the commit has for the context, which GitHub compares without case; a commit may have more contexts than a page. */
async function read(client: Client, status: CommitStatus, signal: AbortSignal): Promise<string | undefined> {
  const doing = { what: 'reading the statuses of a commit in', stage: 'report', needs: 'statuses=read' } as const;
  const context = status.context.toLowerCase();
  for (let page = 1; ; page += 1) {
    const { data } = await ask(client, { ...doing, signal }, ({ rest, at }) =>
      rest.repos.getCombinedStatusForRef({ ...at, ref: status.commit, per_page: pageSize, page }),
    );
    const found = data.statuses.find((one) => one.context.toLowerCase() === context);
    if (found !== undefined) return contentOf({ ...found, url: found.target_url });
    if (data.statuses.length < pageSize) return undefined;
  }
}

async function post(client: Client, status: CommitStatus, signal: AbortSignal): Promise<void> {
  const doing = { what: 'setting a commit status in', stage: 'report', needs: 'statuses=write' } as const;
  const { commit, context, state, description, url } = status;
  await ask(client, { ...doing, signal }, ({ rest, at }) =>
    rest.repos.createCommitStatus({
      ...at,
      sha: commit,
      context,
      state,
      description,
      ...(url === undefined ? {} : { target_url: url }),
    }),
  );
}
