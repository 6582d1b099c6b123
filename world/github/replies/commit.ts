import type { CommitFacts } from '../bare-repository.ts';
import type { Repository, State } from '../state.ts';
import { nodeId } from './account.ts';
import { repositoryPage, repositoryUrl } from './repository.ts';

/** A commit. Its author is nobody's account: the addresses of tests belong to no one. */
export function commitReply(state: State, repository: Repository, commit: CommitFacts) {
  const api = repositoryUrl(state, repository);
  const page = repositoryPage(state, repository);
  return {
    sha: commit.sha,
    node_id: nodeId('Commit', commit.sha),
    url: `${api}/commits/${commit.sha}`,
    html_url: `${page}/commit/${commit.sha}`,
    comments_url: `${api}/commits/${commit.sha}/comments`,
    commit: {
      url: `${api}/git/commits/${commit.sha}`,
      message: commit.message,
      author: commit.author,
      committer: commit.committer,
      tree: { sha: commit.tree, url: `${api}/git/trees/${commit.tree}` },
      comment_count: 0,
      verification: { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null },
    },
    author: null,
    committer: null,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${api}/commits/${sha}`,
      html_url: `${page}/commit/${sha}`,
    })),
  };
}

const statusOfLetter: Readonly<Record<string, string>> = { A: 'added', D: 'removed', M: 'modified', T: 'changed' };

/** The tree of nothing, the same in every repository. */
const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The files that differ between two revisions (from nothing, where `base` is undefined), without their patches. */
export function filesReply(state: State, repository: Repository, between: { base: string | undefined; head: string }) {
  const range = ['--no-renames', '-r', '-z', between.base ?? emptyTree, between.head];
  const counts = repository.bare.git(['diff-tree', '--numstat', ...range]).split('\0');
  const changes = repository.bare.git(['diff-tree', '--raw', '--abbrev=40', ...range]).split('\0');
  return counts
    .filter((line) => line !== '')
    .map((line, index) => {
      const [added = '', deleted = '', filename = ''] = line.split('\t');
      const [, , , blob = '', letter = ''] = (changes[index * 2] ?? '').split(' ');
      const additions = Number(added) || 0;
      const deletions = Number(deleted) || 0;
      return fileReply(repositoryUrl(state, repository), repositoryPage(state, repository), {
        sha: blob,
        filename,
        status: statusOfLetter[letter] ?? 'changed',
        additions,
        deletions,
        changes: additions + deletions,
      });
    });
}

function fileReply<T extends { readonly sha: string; readonly filename: string }>(api: string, page: string, file: T) {
  const path = encodeURI(file.filename);
  return {
    ...file,
    blob_url: `${page}/blob/${file.sha}/${path}`,
    raw_url: `${page}/raw/${file.sha}/${path}`,
    contents_url: `${api}/contents/${path}`,
  };
}
