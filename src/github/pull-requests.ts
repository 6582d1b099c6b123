import type { OpenedPullRequest, ProposedPullRequest, PullRequests } from '../ports/forge.ts';
import type { Client, GitHub } from './client.ts';
import { ask } from './client.ts';
import { fitBody } from './comment-body.ts';
import { failureOf } from './failure.ts';
import { mark } from './labels-and-reviewers.ts';
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
    findOpen: (branch, base, signal) =>
      ask(client, { ...reading, signal }, async (github) => {
        const there = await findOpen(github, { branch, base });
        return there === undefined ? undefined : readPullRequest(there);
      }),
    open: (branch, base, wanted, signal) =>
      ask(client, { ...opening, signal }, (github) => open(github, { branch, base, wanted })),
    merge: (wanted, signal) =>
      ask(client, { ...merging, signal }, (github) => merge(github, { ...wanted, clock: client.clock })),
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

/** The newest open pull request from a branch of the repository itself; a branch of that name in a fork is somebody else's. */
async function findOpen({ rest, at }: GitHub, { branch, base }: Pick<ToOpen, 'branch' | 'base'>) {
  const { data } = await rest.pulls.list({ ...at, head: `${at.owner}:${branch}`, base, state: 'open', per_page: 100 });
  return data.find(({ head, base: into }) => head.ref === branch && head.repo?.id === into.repo.id);
}

type ListedPull = NonNullable<Awaited<ReturnType<typeof findOpen>>>;

interface ToOpen {
  readonly branch: string;
  readonly base: string;
  readonly wanted: ProposedPullRequest;
}

/** Adopts before it opens, and again where somebody was faster; labels and reviewers come last, on whatever is open then. */
async function open(github: GitHub, toOpen: ToOpen): Promise<OpenedPullRequest> {
  const there = await findOpen(github, toOpen);
  if (there !== undefined) return adopt(github, there, toOpen);
  const made = await createOr(github, toOpen);
  if ('there' in made) return adopt(github, made.there, toOpen);
  const more = await mark(github, { pull: made.data, wanted: toOpen.wanted, isNew: true });
  return { ...readPullRequest(made.data), shortcomings: [...made.shortcomings, ...more] };
}

/** What was made, or what somebody else had made by then. */
async function createOr(github: GitHub, toOpen: ToOpen) {
  try {
    return await create(github, toOpen);
  } catch (error) {
    const there = failureOf(error).status === 422 ? await findOpen(github, toOpen) : undefined;
    if (there === undefined) throw error;
    return { there };
  }
}

function textOf({ wanted: { title, body } }: ToOpen) {
  return { title: oneLine(title, 256), body: fitBody(body) };
}

/** Some plans of GitHub know no drafts in private repositories: then it is opened all the same. */
async function create({ rest, at }: GitHub, toOpen: ToOpen) {
  const { branch, base, wanted } = toOpen;
  const asked = { ...at, head: branch, base, ...textOf(toOpen) };
  if (!wanted.draft) return { data: (await rest.pulls.create(asked)).data, shortcomings: [] };
  try {
    return { data: (await rest.pulls.create({ ...asked, draft: true })).data, shortcomings: [] };
  } catch (error) {
    const { status, said } = failureOf(error);
    if (status !== 422 || !/draft pull requests are not supported/i.test(said)) throw error;
    const { data } = await rest.pulls.create(asked);
    return { data, shortcomings: [`${data.html_url} is no draft: ${said}`] };
  }
}

async function adopt(github: GitHub, there: ListedPull, toOpen: ToOpen): Promise<OpenedPullRequest> {
  const { rest, at } = github;
  const text = textOf(toOpen);
  const isSame = there.title === text.title && there.body === text.body;
  const pull = isSame ? there : (await rest.pulls.update({ ...at, pull_number: there.number, ...text })).data;
  const { wanted } = toOpen;
  return { ...readPullRequest(pull), shortcomings: await mark(github, { pull: there, wanted, isNew: false }) };
}

/** Closes before it comments, and comments only where it closed: done again, it says nothing twice. */
async function close(github: GitHub, number: number, comment: string): Promise<void> {
  const { rest, at } = github;
  if ((await get(github, number)).state !== 'open') return;
  await rest.pulls.update({ ...at, pull_number: number, state: 'closed' });
  await rest.issues.createComment({ ...at, issue_number: number, body: fitBody(comment) });
}
