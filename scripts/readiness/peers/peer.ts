import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Application } from '../../../test/readiness/experiment/way.ts';

/** One complaint of another checker. */
export interface Complaint {
  readonly check: string;
  /** `Kind/name`. */
  readonly object: string;
  /** In the checker's words. */
  readonly message: string;
}

/** Another checker, as it is installed here. */
export interface Peer {
  /** As the catalogue calls it in `elsewhere`. */
  readonly name: string;
  readonly version: string;
  /** What it says of the files of one folder, which are applied together. */
  readonly check: (folder: string) => readonly Complaint[];
}

/** What a program prints, which may end with another code than 0, since it found something; `{}` where it has nothing to say of the files. */
export function outputOf(program: string, words: readonly string[]): string {
  const { stdout, error, stderr, status } = spawnSync(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error !== undefined) throw error;
  if (stdout === '' && status === 0) return '{}';
  if (stdout === '') throw new Error(`${program} said nothing and ended with ${status}: ${stderr.slice(0, 400)}`);
  return stdout;
}

/** What a checker says of an application, which is written to a folder of its own for it. */
export function complaintsOf(peer: Peer, application: Application): readonly Complaint[] {
  const folder = mkdtempSync(join(tmpdir(), 'peer-'));
  try {
    for (const [file, text] of application) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), text);
    }
    return peer.check(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The checks that complain of an object more often than before; the words may hold values, and a changed value is no new complaint. */
export function newChecks(now: readonly Complaint[], before: readonly Complaint[]): readonly string[] {
  const known = countsOf(before);
  const more = [...countsOf(now)].filter(([key, { count }]) => count > (known.get(key)?.count ?? 0));
  return [...new Set(more.map(([, { check }]) => check))];
}

function countsOf(complaints: readonly Complaint[]): ReadonlyMap<string, { readonly check: string; count: number }> {
  const counts = new Map<string, { readonly check: string; count: number }>();
  for (const { check, object } of complaints) {
    const one = counts.get(`${check} ${object}`) ?? { check, count: 0 };
    one.count += 1;
    counts.set(`${check} ${object}`, one);
  }
  return counts;
}
