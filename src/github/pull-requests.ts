import type { PullRequest, PullRequests, PullRequestText } from '../ports/forge.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import { fitBody } from './comment-body.ts';
import { failureOf } from './failure.ts';
import { oneLine } from './line.ts';
import { merge } from './merge.ts';
import type { WirePullRequest } from './pull-request.ts';
import { readPullRequest } from './pull-request.ts';
import type { MaybeStuck } from './unstarted-checks.ts';
import { unstartedChecks } from './unstarted-checks.ts';

const reading = { what: 'reading pull requests of', stage: 'merge', needs: 'pull_requests=read' } as const;
const opening = { what: 'opening a pull request in', stage: 'write', needs: 'pull_requests=write' } as const;
const merging = { what: 'merging a pull request of', stage: 'merge', needs: 'contents=write' } as const;
const closing = { what: 'closing a pull request of', stage: 'merge', needs: 'pull_requests=write' } as const;

/** Pull requests of the GitOps repository. */
export function createPullRequests(client: Client): PullRequests {
  return {
    find: (branch, head, signal) => ask(client, { ...reading, signal }, (github) => find(github, branch, head)),
    open: (branch, base, text, signal) =>
      ask(client, { ...opening, signal }, (github) => open(github, { branch, base, text })),
    merge: (number, head, signal) =>
      ask(client, { ...merging, signal }, (github) => merge(github, { number, head, clock: client.clock })),
    get: (number, signal) =>
      ask(client, { ...reading, signal }, async (github) => readPullRequest(await get(github, number))),
    unstartedChecks: (number, signal) =>
      ask(client, { ...reading, signal }, async (github) => unstartedChecks(github, await get(github, number))),
    close: (number, comment, signal) => ask(client, { ...closing, signal }, (github) => close(github, number, comment)),
  };
}

async function get({ rest, at }: GitHub, number: number): Promise<WirePullRequest & MaybeStuck> {
  const { data } = await rest.pulls.get({ ...at, request: { ...at.request, remembered: true }, pull_number: number });
  return data;
}

/** Pull requests from a branch of the repository itself, the newest first; a branch of that name in a fork is somebody else's. */
async function listFrom({ rest, at }: GitHub, branch: string, more: { state: 'open' | 'all'; base?: string }) {
  const { data } = await rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, per_page: 100, ...more });
  return data.filter(({ head, base }) => head.ref === branch && head.repo?.id === base.repo.id);
}

async function find(github: GitHub, branch: string, head: string | undefined): Promise<PullRequest | undefined> {
  const all = (await listFrom(github, branch, { state: 'all' })).map(readPullRequest);
  return all.find(({ state }) => state === 'open') ?? all.find((one) => one.head === head);
}

interface ToOpen {
  readonly branch: string;
  readonly base: string;
  readonly text: PullRequestText;
}

/** Adopts before it opens, and again where somebody was faster. */
async function open(github: GitHub, { branch, base, text }: ToOpen): Promise<PullRequest> {
  const { rest, at } = github;
  const wanted = { title: oneLine(text.title, 256), body: fitBody(text.body) };
  const findOpen = async () => (await listFrom(github, branch, { state: 'open', base })).at(0);
  const there = await findOpen();
  if (there !== undefined) return adopt(github, there, wanted);
  try {
    const { data } = await rest.pulls.create({ ...at, head: branch, base, ...wanted });
    return readPullRequest(data);
  } catch (error) {
    const other = failureOf(error).status === 422 ? await findOpen() : undefined;
    if (other === undefined) throw error;
    return adopt(github, other, wanted);
  }
}

async function adopt(
  { rest, at }: GitHub,
  there: WirePullRequest & { readonly title: string; readonly body: string | null },
  wanted: PullRequestText,
): Promise<PullRequest> {
  if (there.title === wanted.title && there.body === wanted.body) return readPullRequest(there);
  const { data } = await rest.pulls.update({ ...at, pull_number: there.number, ...wanted });
  return readPullRequest(data);
}

/** Closes before it comments, and comments only where it closed: done again, it says nothing twice. */
async function close(github: GitHub, number: number, comment: string): Promise<void> {
  const { rest, at } = github;
  if ((await get(github, number)).state !== 'open') return;
  await rest.pulls.update({ ...at, pull_number: number, state: 'closed' });
  await rest.issues.createComment({ ...at, issue_number: number, body: fitBody(comment) });
}
