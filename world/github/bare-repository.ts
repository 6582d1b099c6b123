import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A commit to make. */
export interface NewCommit {
  readonly parent?: string | undefined;
  /** Contents by path; null removes. */
  readonly files: Readonly<Record<string, string | Uint8Array | null>>;
  readonly message: string;
  /** `Name <email>`. */
  readonly author: string;
  readonly date: Date;
}

export interface CommitFacts {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: { readonly name: string; readonly email: string; readonly date: string };
  readonly committer: { readonly name: string; readonly email: string; readonly date: string };
  readonly message: string;
}

const commitFormat = '%H%x00%T%x00%P%x00%an%x00%ae%x00%aI%x00%cn%x00%ce%x00%cI%x00%B%x01';

/** Nobody's configuration changes what git does here. */
const environment = { PATH: process.env.PATH ?? '', GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };

/** What GitHub lets its clients do: partial clones, and any commit that they can name. */
const settings = `[uploadpack]
\tallowFilter = true
\tallowAnySHA1InWant = true
[http]
\treceivepack = true
`;

/** A bare repository on disk. Every call waits for git, so that a request is answered as one step. */
export class BareRepository {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /** Makes the repository, ready to be served over HTTP with partial clones. */
  static create(path: string): BareRepository {
    mkdirSync(dirname(path), { recursive: true });
    execFileSync('git', ['init', '--quiet', '--bare', '--template=', '-b', 'main', path], { env: environment });
    appendFileSync(join(path, 'config'), settings);
    return new BareRepository(path);
  }

  /** Runs git and gives what it printed; throws where it failed. */
  git(words: readonly string[], input?: string | Uint8Array, more: Readonly<Record<string, string>> = {}): string {
    return this.#run(words, input, more).trim();
  }

  #run(words: readonly string[], input?: string | Uint8Array, more: Readonly<Record<string, string>> = {}): string {
    return execFileSync('git', ['--git-dir', this.path, ...words], {
      encoding: 'utf8',
      env: { ...environment, ...more },
      stdio: ['pipe', 'pipe', 'pipe'],
      maxBuffer: 64 * 1024 * 1024,
      ...(input === undefined ? {} : { input }),
    });
  }

  /** Runs git; undefined where it failed. */
  ask(words: readonly string[]): string | undefined {
    try {
      return this.git(words);
    } catch {
      return undefined;
    }
  }

  /** A file as it stands at a revision; undefined where it is not there. */
  file(revision: string, path: string): string | undefined {
    try {
      return this.#run(['cat-file', 'blob', `${revision}:${path}`]);
    } catch {
      return undefined;
    }
  }

  /** What changed between two revisions: names as `--raw -z` has them, an empty name, then the patches. Nothing is quoted or cut. */
  patch(base: string, head: string): string {
    return this.#run(['diff-tree', '-r', '-z', '-M', '--patch-with-raw', '--no-ext-diff', '--no-textconv', base, head]);
  }

  /** What git printed, byte for byte; undefined where it failed. */
  raw(words: readonly string[]): Buffer | undefined {
    try {
      return execFileSync('git', ['--git-dir', this.path, ...words], {
        env: environment,
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 64 * 1024 * 1024,
      });
    } catch {
      return undefined;
    }
  }

  /** Where a full ref points; undefined where it is not there. A ref that is not packed is a file: no process for it. */
  ref(name: string): string | undefined {
    const loose = looseRef(join(this.path, name));
    if (loose !== undefined) return loose;
    return this.ask(['show-ref', '--verify', '--hash', name]);
  }

  /** The commit that a branch, a tag or a SHA (also a short one) names. */
  resolve(name: string): string | undefined {
    // no branch or tag may be named like a whole SHA
    if (/^[0-9a-f]{40}$/i.test(name)) return this.ask(['rev-parse', '--verify', '--quiet', `${name}^{commit}`]);
    const short = name.replace(/^refs\//, '').replace(/^heads\//, '');
    const branch = this.ref(`refs/heads/${short}`);
    if (branch !== undefined) return branch;
    const tag = `refs/tags/${name.replace(/^(refs\/)?tags\//, '')}`;
    if (this.ref(tag) !== undefined) return this.ask(['rev-parse', '--verify', '--quiet', `${tag}^{commit}`]);
    return /^[0-9a-f]{4,39}$/i.test(name)
      ? this.ask(['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
      : undefined;
  }

  isAncestor(ancestor: string, descendant: string): boolean {
    return this.ask(['merge-base', '--is-ancestor', ancestor, descendant]) !== undefined;
  }

  mergeBase(one: string, other: string): string | undefined {
    return this.ask(['merge-base', one, other]);
  }

  /** Commits that `head` has and `base` has not, the oldest first. */
  between(base: string, head: string): readonly string[] {
    return (this.ask(['rev-list', '--reverse', `${base}..${head}`]) ?? '').split('\n').filter((line) => line !== '');
  }

  /** Facts of commits; `words` are those of `git log` (`-1 SHA`, `BASE..HEAD`). */
  commits(...words: readonly string[]): readonly CommitFacts[] {
    const records = this.git(['log', `--format=${commitFormat}`, ...words, '--']).split('\x01');
    return records
      .map((record) => record.replace(/^\n/, ''))
      .flatMap((record) => (record === '' ? [] : [read(record)]));
  }

  /** Makes a commit and moves the branch to it. */
  commit(branch: string, made: NewCommit): string {
    const sha = this.makeCommit({ ...made, parent: made.parent ?? this.ref(`refs/heads/${branch}`) });
    this.git(['update-ref', `refs/heads/${branch}`, sha]);
    return sha;
  }

  /** Makes a commit; no ref moves. */
  makeCommit({ parent, files, message, author, date }: NewCommit): string {
    const when = `${Math.floor(date.getTime() / 1000)} +0000`;
    const scratch = 'refs/scratch/commit';
    const stream = [
      bytes(`commit ${scratch}\nmark :1\nauthor ${author} ${when}\ncommitter ${author} ${when}\n`),
      data(message),
      bytes(parent === undefined ? '' : `from ${parent}\n`),
    ];
    for (const [path, content] of Object.entries(files)) {
      if (content === null) stream.push(bytes(`D ${path}\n`));
      else stream.push(bytes(`M 100644 inline ${path}\n`), data(content));
    }
    // a ref that ends at nothing is not written
    stream.push(bytes(`\nget-mark :1\nreset ${scratch}\nfrom ${'0'.repeat(40)}\n\ndone\n`));
    return this.git(['fast-import', '--quiet', '--force', '--done'], Buffer.concat(stream));
  }

  /** The tree of `head` merged into `base`; undefined where they conflict. */
  mergedTree(base: string, head: string): string | undefined {
    return this.ask(['merge-tree', '--write-tree', base, head])?.split('\n')[0];
  }

  /** Makes a commit of a tree; no ref moves. */
  commitTree(tree: string, parents: readonly string[], by: Pick<NewCommit, 'message' | 'author' | 'date'>): string {
    const [, name = '', email = ''] = /^(.*) <(.*)>$/.exec(by.author) ?? [];
    const date = `${Math.floor(by.date.getTime() / 1000)} +0000`;
    return this.git(['commit-tree', tree, ...parents.flatMap((parent) => ['-p', parent]), '-F', '-'], by.message, {
      GIT_AUTHOR_NAME: name,
      GIT_AUTHOR_EMAIL: email,
      GIT_AUTHOR_DATE: date,
      // https://docs.github.com/authentication/managing-commit-signature-verification: GitHub commits what is made on the web
      GIT_COMMITTER_NAME: 'GitHub',
      GIT_COMMITTER_EMAIL: 'noreply@github.com',
      GIT_COMMITTER_DATE: date,
    });
  }
}

function looseRef(file: string): string | undefined {
  try {
    return /^[0-9a-f]{40}(?=\n$)/.exec(readFileSync(file, 'utf8'))?.[0];
  } catch {
    return undefined;
  }
}

function bytes(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}

/** A `data` command of `git fast-import`. */
function data(content: string | Uint8Array): Buffer {
  const raw = Buffer.from(content);
  return Buffer.concat([bytes(`data ${raw.length}\n`), raw, bytes('\n')]);
}

function read(record: string): CommitFacts {
  const [sha = '', tree = '', parents = '', an = '', ae = '', ad = '', cn = '', ce = '', cd = '', message = ''] =
    record.split('\0');
  return {
    sha,
    tree,
    parents: parents.split(' ').filter((parent) => parent !== ''),
    author: { name: an, email: ae, date: utc(ad) },
    committer: { name: cn, email: ce, date: utc(cd) },
    message: message.trimEnd(),
  };
}

function utc(date: string): string {
  return new Date(date).toISOString().replace(/\.\d+Z$/, 'Z');
}
