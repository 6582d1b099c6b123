import { noCommit, notFound, Refusal } from '../refusal.ts';
import { commitReply, filesReply } from '../replies/commit.ts';
import { repositoryPage, repositoryUrl } from '../replies/repository.ts';
import type { Answer, Call, Route } from '../route.ts';
import { pageLinks, pageOf, pick, route } from '../route.ts';

/** https://docs.github.com/rest/commits/commits#get-a-commit */
function getCommit({ state, repository, path }: Call): Answer {
  const named = path.ref ?? '';
  const sha = repository.bare.resolve(named);
  const [commit] = sha === undefined ? [] : repository.bare.commits('-1', sha);
  if (commit === undefined) throw noCommit(named);
  const files = filesReply(state, repository, { base: commit.parents[0], head: commit.sha });
  const additions = files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = files.reduce((sum, file) => sum + file.deletions, 0);
  const stats = { additions, deletions, total: additions + deletions };
  return { status: 200, body: { ...commitReply(state, repository, commit), stats, files } };
}

/** The most commits in a comparison without pages, of which the last is the newest of all. */
const unpaged = 250;

/** https://docs.github.com/rest/commits/commits#compare-two-commits: in chronological order, files on the first page only */
function compare(call: Call): Answer {
  const { state, repository, query } = call;
  const { base, head, common } = sidesOf(call);
  const ahead = repository.bare.between(base, head);
  const behind = repository.bare.between(head, base).length;
  const isPaged = query.has('page') || query.has('per_page');
  const page = pageOf(query);
  const replyTo = (sha: string) =>
    repository.bare.commits('-1', sha).map((one) => commitReply(state, repository, one))[0];
  const files = !isPaged || page.number === 1 ? { files: filesReply(state, repository, { base: common, head }) } : {};
  const body = {
    ...addresses(call),
    base_commit: replyTo(base),
    merge_base_commit: replyTo(common),
    status: standing(ahead.length, behind),
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    commits: (isPaged ? pick(ahead, page) : ahead.slice(-unpaged)).map(replyTo),
    ...files,
  };
  return { status: 200, body, headers: isPaged ? pageLinks(call, ahead.length) : {} };
}

/** Both commits and their common ancestor; 404 where one is not known. */
function sidesOf({ repository, path }: Call): { base: string; head: string; common: string } {
  const [baseName = '', headName = ''] = (path.basehead ?? '').split('...');
  const base = repository.bare.resolve(baseName);
  const head = repository.bare.resolve(headName);
  if (base === undefined || head === undefined) throw notFound();
  const common = repository.bare.mergeBase(base, head);
  if (common === undefined) throw new Refusal(404, `No common ancestor between ${baseName} and ${headName}.`);
  return { base, head, common };
}

function standing(ahead: number, behind: number): string {
  if (ahead > 0 && behind > 0) return 'diverged';
  if (ahead > 0) return 'ahead';
  return behind > 0 ? 'behind' : 'identical';
}

function addresses({ state, repository, path }: Call) {
  const page = `${repositoryPage(state, repository)}/compare/${path.basehead}`;
  const url = `${repositoryUrl(state, repository)}/compare/${path.basehead}`;
  return { url, html_url: page, permalink_url: page, diff_url: `${page}.diff`, patch_url: `${page}.patch` };
}

export const commitRoutes: readonly Route[] = [
  route('GET /commits/{ref}', ['contents=read'], getCommit),
  route('GET /compare/{basehead}', ['contents=read'], compare),
];
