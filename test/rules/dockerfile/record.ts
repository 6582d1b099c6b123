/** Records what BuildKit's own parser reads in the corpus: `node test/rules/dockerfile/record.ts [VERSION]`; wants Go. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = process.argv[2] ?? 'v0.34.2';
const here = import.meta.dirname;
const folder = mkdtempSync(join(tmpdir(), 'buildkit-parser-'));
const go = (...words: readonly string[]): string =>
  execFileSync('go', words, { cwd: folder, encoding: 'utf8', maxBuffer: 2 ** 28 });

try {
  copyFileSync(join(here, 'buildkit.go.txt'), join(folder, 'main.go'));
  writeFileSync(join(folder, 'go.mod'), `module parser\n\ngo 1.26\n\nrequire github.com/moby/buildkit ${version}\n`);
  go('mod', 'tidy');
  const corpus = readdirSync(join(here, 'corpus')).map((name) => join(here, 'corpus', name));
  const files: unknown = JSON.parse(go('run', '.', ...corpus.toSorted()));
  writeFileSync(join(here, 'buildkit.json'), `${JSON.stringify({ buildkit: version, files }, undefined, 1)}\n`);
} finally {
  rmSync(folder, { recursive: true });
}
