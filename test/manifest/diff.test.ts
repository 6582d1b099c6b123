import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { diffOf } from '../../src/manifest/diff.ts';
import { at, bytes, planned } from './plan-text.ts';
import { pick, seeded } from './random-manifest.ts';

const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => `k${from + index}: v\n`);

function diff(before: string, ...paths: readonly string[]): string {
  return diffOf(
    planned(
      before,
      paths.map((path) => at(path, 'new')),
    ),
  );
}

describe('a diff', () => {
  it('is empty where nothing changes', () => expect(diff('b: new\n', '.b')).toBe(''));

  it('shows three lines around', () => {
    expect(diff(lines(1, 9).join(''), '.k5')).toBe(
      '--- a/f.yaml\n+++ b/f.yaml\n@@ -2,7 +2,7 @@\n k2: v\n k3: v\n k4: v\n-k5: v\n+k5: new\n k6: v\n k7: v\n k8: v\n',
    );
  });

  it('joins changes that stand together', () => {
    expect(diff('a: v\nb: v\nc: v\n', '.a', '.b')).toBe(
      '--- a/f.yaml\n+++ b/f.yaml\n@@ -1,3 +1,3 @@\n-a: v\n-b: v\n+a: new\n+b: new\n c: v\n',
    );
  });

  it('has a hunk for each change that stands alone', () => {
    const hunks = diff(lines(1, 40).join(''), '.k2', '.k20', '.k27', '.k39').match(/^@@.*$/gm);
    expect(hunks).toEqual(['@@ -1,5 +1,5 @@', '@@ -17,14 +17,14 @@', '@@ -36,5 +36,5 @@']);
  });

  it('shows CRLF and a missing newline at the end', () => {
    expect(diff('a: 1\r\nb: old\r\nc: 3', '.b')).toBe(
      '--- a/f.yaml\n+++ b/f.yaml\n@@ -1,3 +1,3 @@\n a: 1\r\n-b: old\r\n+b: new\r\n c: 3\n\\ No newline at end of file\n',
    );
  });

  it('shows no newline at the end of a changed line on both sides', () => {
    expect(diff('b: old', '.b')).toMatch(
      /-b: old\n\\ No newline at end of file\n\+b: new\n\\ No newline at end of file\n$/,
    );
  });

  it('hands no control character of a file to a terminal', () => {
    expect(diff('b: old # \u001b[2J\u009b\ttab\n', '.b')).toContain('-b: old # \\x1b[2J\\x9b\ttab\n');
  });
});

describe('a diff of files where lines come and go', () => {
  const between = (before: string, after: string) =>
    diffOf({ file: 'f.yaml', before: bytes(before), after: bytes(after) });

  it('shows those alone, however far apart they are', () => {
    const before = lines(1, 60);
    const after = ['new: 1\n', ...before.slice(0, 40), ...before.slice(41)];
    expect(between(before.join(''), after.join('')).match(/^[-+@].*$/gm)).toEqual([
      '--- a/f.yaml',
      '+++ b/f.yaml',
      '@@ -1,3 +1,4 @@',
      '+new: 1',
      '@@ -38,7 +39,6 @@',
      '-k41: v',
    ]);
  });

  it('of very many is one change for all', () => {
    const before = lines(1, 5000);
    const started = performance.now();
    const diff = between(before.join(''), [...lines(6001, 9000), 'end\n'].join(''));
    expect(diff.match(/^[-+]/gm)).toHaveLength(2 + 5000 + 3001);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it('is a patch that git applies', () => {
    const random = seeded(7);
    const folder = mkdtempSync(join(tmpdir(), 'manifest-diff-'));
    try {
      for (let round = 0; round < 40; round += 1) {
        const before = lines(1, 30).filter(() => random() < 0.8);
        const after = before.flatMap((line) =>
          pick(random, [[line], [line], [line], [line], [], ['x\n', line], ['y\n']]),
        );
        const end = pick(random, ['', 'last']);
        const [one, other] = [`${before.join('')}${end}`, `${after.join('')}${end}`];
        if (one === other || other === '') continue;
        writeFileSync(join(folder, 'f.yaml'), one);
        execFileSync('git', ['apply', '-'], {
          cwd: folder,
          input: between(one, other),
          env: { GIT_CEILING_DIRECTORIES: tmpdir() },
        });
        expect(readFileSync(join(folder, 'f.yaml'), 'utf8')).toBe(other);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

it('is a patch that git applies', () => {
  const before = `${lines(1, 30).join('')}last: v`;
  const file = planned(before, [at('.k1', 'x'), at('.k12', 'y z'), at('.k13', '1.20'), at('.last', '')]);
  const folder = mkdtempSync(join(tmpdir(), 'manifest-diff-'));
  try {
    writeFileSync(join(folder, 'f.yaml'), file.before);
    execFileSync('git', ['apply', '-'], {
      cwd: folder,
      input: diffOf(file),
      env: { GIT_CEILING_DIRECTORIES: tmpdir() },
    });
    expect(readFileSync(join(folder, 'f.yaml')).equals(file.after)).toBe(true);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
