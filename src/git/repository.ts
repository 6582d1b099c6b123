import { DeployError } from '../errors.ts';
import type { CommitRequest, CommitResult, CommitSha, GitOpsRepository } from '../ports/gitops-repository.ts';
import type { GitOptions } from './git.ts';
import { Git } from './git.ts';
import { pushCommit } from './push.ts';
import type { Network } from './transport.ts';
import { failure, talk } from './transport.ts';

/** What the repository needs besides how to reach it. */
export interface RepositoryOptions extends GitOptions, Omit<Network, 'git'> {
  readonly author: { readonly name: string; readonly email: string };
}

/**
 * Opens a GitOps repository over any transport that git knows. Only what is asked for is fetched (partial clone, depth 1);
 * nothing is checked out.
 */
export async function openRepository(
  options: RepositoryOptions,
  signal: AbortSignal,
): Promise<{ repository: GitOpsRepository; network: Network }> {
  const git = new Git(options);
  const { clock, log, random } = options;
  const network: Network = { git, clock, log, random };
  await git.must({ arguments: ['init', '--quiet', '--bare', options.folder], signal });
  const settings = [
    ['remote.origin.url', git.url],
    ['remote.origin.promisor', 'true'],
    ['remote.origin.partialclonefilter', 'blob:none'],
    ['core.repositoryformatversion', '1'],
    ['extensions.partialclone', 'origin'],
  ];
  for (const [key = '', value = ''] of settings) await git.must({ arguments: ['config', key, value], signal });
  return { repository: new GitRepository(network, options.author), network };
}

class GitRepository implements GitOpsRepository {
  readonly #network: Network;
  readonly #git: Git;
  readonly #author: RepositoryOptions['author'];

  constructor(network: Network, author: RepositoryOptions['author']) {
    this.#network = network;
    this.#git = network.git;
    this.#author = author;
  }

  async head(branch: string, signal: AbortSignal): Promise<CommitSha | undefined> {
    const ref = `refs/heads/${branch}`;
    const result = await this.#talk(
      ['fetch', '--quiet', '--no-tags', '--depth=1', '--filter=blob:none', 'origin', `+${ref}:${ref}`],
      signal,
    );
    if (result.exit !== 0 && /couldn't find remote ref/i.test(result.messages)) return undefined;
    if (result.exit !== 0) throw failure(this.#network, result, 'cannot read');
    const head = await this.#git.must({ arguments: ['rev-parse', ref], signal });
    return head.toString().trim();
  }

  async read(
    commit: CommitSha,
    paths: readonly string[],
    signal: AbortSignal,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    if (paths.length === 0) return new Map();
    const entries = await this.#entries(commit, paths, signal);
    await this.#fetchBlobs(
      entries.map(({ id }) => id),
      signal,
    );
    const contents = new Map<string, Uint8Array>();
    for (const { id, path } of entries)
      contents.set(path, await this.#git.must({ arguments: ['cat-file', 'blob', id], signal }));
    return contents;
  }

  async list(commit: CommitSha, folder: string, signal: AbortSignal): Promise<readonly string[]> {
    await this.#fetchCommit(commit, signal);
    const where = folder === '' ? [] : ['--', `${folder}/`];
    const listing = await this.#git.must({
      arguments: ['ls-tree', '-r', '-z', '--name-only', commit, ...where],
      signal,
    });
    return listing
      .toString()
      .split('\0')
      .filter((path) => path !== '')
      .sort();
  }

  async commit(request: CommitRequest, signal: AbortSignal): Promise<CommitResult> {
    const entries = await this.#entries(request.parent, [...request.files.keys()], signal);
    if (entries.length !== request.files.size) {
      throw new DeployError('edit-refused', { stage: 'write', message: 'a file to write is not in the repository' });
    }
    return pushCommit(this.#network, { ...request, entries, author: this.#author }, signal);
  }

  async isAncestor(ancestor: CommitSha, commit: CommitSha, signal: AbortSignal): Promise<boolean | 'unknown'> {
    if (ancestor === commit) return true;
    // commits alone are small: the whole history of one branch costs less than guessing how deep to go
    const result = await this.#talk(
      ['fetch', '--quiet', '--no-tags', '--filter=tree:0', ...(await this.#deepen(signal)), 'origin', ancestor, commit],
      signal,
    );
    if (result.exit !== 0) return 'unknown';
    const answer = await this.#git.run({ arguments: ['merge-base', '--is-ancestor', ancestor, commit], signal });
    return answer.exit === 0 ? true : answer.exit === 1 ? false : 'unknown';
  }

  async #deepen(signal: AbortSignal): Promise<readonly string[]> {
    const shallow = await this.#git.must({ arguments: ['rev-parse', '--is-shallow-repository'], signal });
    return shallow.toString().trim() === 'true' ? ['--unshallow'] : [];
  }

  #talk(command: readonly string[], signal: AbortSignal) {
    return talk(this.#network, signal, () => this.#git.run({ arguments: command, signal }));
  }

  async #fetchCommit(commit: CommitSha, signal: AbortSignal): Promise<void> {
    const there = await this.#git.run({
      arguments: ['cat-file', '-e', `${commit}^{commit}`],
      variables: { GIT_NO_LAZY_FETCH: '1' },
      signal,
    });
    if (there.exit === 0) return;
    const result = await this.#talk(
      ['fetch', '--quiet', '--no-tags', '--depth=1', '--filter=blob:none', 'origin', commit],
      signal,
    );
    if (result.exit !== 0) throw failure(this.#network, result, `cannot read commit ${commit.slice(0, 7)} of`);
  }

  async #entries(commit: CommitSha, paths: readonly string[], signal: AbortSignal): Promise<readonly TreeEntry[]> {
    await this.#fetchCommit(commit, signal);
    const listing = await this.#git.must({
      arguments: ['--literal-pathspecs', 'ls-tree', '-r', '-z', commit, '--', ...paths],
      signal,
    });
    return listing
      .toString()
      .split('\0')
      .flatMap(readEntry)
      .filter(({ path }) => paths.includes(path));
  }

  /** One request for all blobs; a server without filters has sent them already. */
  async #fetchBlobs(ids: readonly string[], signal: AbortSignal): Promise<void> {
    const missing = await this.#missing(ids, signal);
    if (missing.length === 0) return;
    const arguments_ = [
      '-c',
      'fetch.negotiationAlgorithm=noop',
      'fetch',
      '--quiet',
      '--no-tags',
      '--no-write-fetch-head',
      '--recurse-submodules=no',
      '--filter=blob:none',
      '--stdin',
      'origin',
    ];
    const result = await talk(this.#network, signal, () =>
      this.#git.run({ arguments: arguments_, input: `${missing.join('\n')}\n`, signal }),
    );
    if (result.exit !== 0) throw failure(this.#network, result, 'cannot read files of');
  }

  async #missing(ids: readonly string[], signal: AbortSignal): Promise<readonly string[]> {
    const checked = await this.#git.must({
      arguments: ['cat-file', '--batch-check=%(objectname) %(objecttype)'],
      input: `${[...new Set(ids)].join('\n')}\n`,
      variables: { GIT_NO_LAZY_FETCH: '1' },
      signal,
    });
    return checked
      .toString()
      .split('\n')
      .filter((line) => line.endsWith(' missing'))
      .map((line) => line.split(' ')[0] ?? '');
  }
}

/** A file in a tree. */
export interface TreeEntry {
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** `MODE TYPE ID<tab>PATH`; only regular files may be read or written. */
function readEntry(line: string): readonly TreeEntry[] {
  const found = /^(\d+) (\w+) ([0-9a-f]+)\t(.*)$/s.exec(line);
  if (found === null) return [];
  const [, mode = '', , id = '', path = ''] = found;
  if (mode === '100644' || mode === '100755') return [{ mode, id, path }];
  const kind = mode === '120000' ? 'a symbolic link' : 'a submodule';
  throw new DeployError('edit-refused', {
    stage: 'write',
    message: `${path} is ${kind}`,
    remedy: 'edit the file it points to',
  });
}
