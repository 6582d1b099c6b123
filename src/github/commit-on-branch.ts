import { listAt, textAt, valueAt } from '../data/fields.ts';
import type { CommitRequest, CommitResult, CommitSha } from '../ports/gitops-repository.ts';
import type { Written } from './attempt.ts';
import { writeOnce } from './attempt.ts';
import { blobId } from './blob.ts';
import type { Client, GitHub } from './client.ts';
import type { CommitFiles } from './commit-files.ts';

/** What a write needs besides GitHub. */
export interface Writing {
  readonly client: Client;
  readonly files: CommitFiles;
  readonly request: CommitRequest;
  /** The branch in full. */
  readonly ref: string;
}

const mutation = `mutation($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } } }`;

/**
 * Commits on a branch in one request, a compare-and-swap on its head. GitHub signs the commit, and its author is who the
 * token belongs to: https://docs.github.com/graphql/reference/mutations#createcommitonbranch
 *
 * Only for files that are not executable: whatever it writes gets the mode 100644, seen in
 * https://github.com/DataDog/commit-headless/pull/46.
 */
export function commitOnBranch(github: GitHub, writing: Writing): Promise<Written> {
  return writeOnce(github, writing.client, {
    send: () => send(github, writing.request),
    lookUp: () => lookUp(github, writing),
  });
}

async function send({ graphql, at }: GitHub, request: CommitRequest): Promise<CommitSha> {
  const input = {
    branch: { repositoryNameWithOwner: `${at.owner}/${at.repo}`, branchName: request.branch },
    expectedHeadOid: request.parent,
    message: splitMessage(request.message),
    fileChanges: fileChanges(request),
  };
  const answer: unknown = await graphql(mutation, { input, request: { ...at.request, repeat: false } });
  const revision = textAt(answer, 'createCommitOnBranch', 'commit', 'oid');
  if (revision === undefined) throw new Error('GitHub committed without saying what');
  return revision;
}

function fileChanges({ files }: CommitRequest) {
  const additions = [...files].flatMap(([path, bytes]) =>
    bytes === 'deleted' ? [] : [{ path, contents: Buffer.from(bytes).toString('base64') }],
  );
  const deletions = [...files].flatMap(([path, bytes]) => (bytes === 'deleted' ? [{ path }] : []));
  return { additions, ...(deletions.length === 0 ? {} : { deletions }) };
}

/** A message as GitHub wants it: it puts an empty line between headline and body. */
function splitMessage(message: string): { readonly headline: string; readonly body: string } {
  const [headline = '', ...rest] = plain(message).split('\n');
  return { headline, body: rest.join('\n').replace(/^\n+/, '') };
}

function plain(message: string): string {
  return message.replaceAll('\r\n', '\n').trim();
}

/** How many commits of a branch are looked through for ours: as many may have come after it while we waited. */
const mostCommits = 100;

const history = `query($owner: String!, $repo: String!, $ref: String!) { repository(owner: $owner, name: $repo) {
  ref(qualifiedName: $ref) { target { oid ... on Commit { history(first: ${mostCommits}) {
    nodes { oid message parents(first: 2) { nodes { oid } } } } } } } } }`;

/**
 * Looks for our commit on the branch: one that was made on our parent, with our message and our files. It would say nothing
 * of a commit that is farther down; that is a lost race, and whoever plans again finds that nothing is left to write.
 */
async function lookUp(github: GitHub, { files, request, ref }: Writing): Promise<CommitResult | undefined> {
  const answer: unknown = await github.graphql(history, { ...github.at, ref });
  const head = valueAt(answer, 'repository', 'ref', 'target');
  if (textAt(head, 'oid') === request.parent) return undefined;
  for (const commit of listAt(head, 'history', 'nodes')) {
    const oid = textAt(commit, 'oid');
    if (oid === undefined || !isLikeOurs(commit, request)) continue;
    if (await holdsFiles(github, { files, request, oid })) return { result: 'committed', revision: oid };
  }
  return { result: 'lost-race' };
}

function isLikeOurs(commit: unknown, { parent, message }: CommitRequest): boolean {
  const parents = listAt(commit, 'parents', 'nodes').map((one) => textAt(one, 'oid'));
  const { headline, body } = splitMessage(message);
  const theirs = splitMessage(textAt(commit, 'message') ?? '');
  return parents.length === 1 && parents[0] === parent && theirs.headline === headline && theirs.body === body;
}

async function holdsFiles(
  github: GitHub,
  { files, request, oid }: Pick<Writing, 'files' | 'request'> & { readonly oid: CommitSha },
): Promise<boolean> {
  const { entries } = await files.look(github, oid, { paths: [...request.files.keys()] });
  return [...request.files].every(([path, bytes]) => {
    const entry = entries.get(path);
    if (bytes === 'deleted') return entry === undefined;
    return entry !== undefined && entry.oid === blobId(bytes, entry.oid);
  });
}
