import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestRepository } from '../../world/github/server.ts';

/** What stands at a path of a commit: a file or a symbolic link with its bytes, or a submodule with its commit. */
export type MadeEntry =
  | { readonly mode: '100644' | '100755' | '120000'; readonly bytes: string | Uint8Array }
  | { readonly mode: '160000'; readonly commit: string };

/** Puts a commit with entries of any mode upon a branch; its id. */
export function commitEntries(
  { path: folder, git }: TestRepository,
  entries: Readonly<Record<string, MadeEntry>>,
  branch = 'main',
): string {
  const scratch = mkdtempSync(join(tmpdir(), 'entries-'));
  const run = (words: readonly string[], input?: string | Uint8Array) =>
    execFileSync('git', ['--git-dir', folder, ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GIT_INDEX_FILE: join(scratch, 'index') },
      ...(input === undefined ? {} : { input }),
    }).trim();
  const idOf = (entry: MadeEntry) =>
    entry.mode === '160000' ? entry.commit : run(['hash-object', '-w', '--stdin'], entry.bytes);
  const lines = Object.entries(entries).map(([path, entry]) => `${entry.mode} ${idOf(entry)}\t${path}\0`);
  run(['read-tree', branch]);
  run(['update-index', '-z', '--index-info'], lines.join(''));
  const by = ['-c', 'user.name=Tester', '-c', 'user.email=tester@example.com'];
  const commit = run([...by, 'commit-tree', run(['write-tree']), '-p', branch, '-m', 'Entries']);
  git('update-ref', `refs/heads/${branch}`, commit);
  rmSync(scratch, { recursive: true });
  return commit;
}

/** A file as git has it on a branch, byte for byte. */
export function bytesAt({ path: folder }: TestRepository, branch: string, path: string): Buffer {
  return execFileSync('git', ['--git-dir', folder, 'cat-file', 'blob', `${branch}:${path}`]);
}
