import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { scaffold } from '../../src/scaffold/scaffold.ts';
import type { Combination } from './combinations.ts';
import { answersOf } from './combinations.ts';

const cli = new URL('../../src/cli.ts', import.meta.url).href;

interface Report {
  readonly files: number;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly place: { readonly file: string; readonly line: number };
    readonly suppressed?: unknown;
  }[];
  readonly notJudged: readonly { readonly file: string; readonly message: string }[];
}

/** Writes both repositories, the second below the first. */
export function writeScaffold(folder: string, { application, gitops }: ReturnType<typeof scaffold>): void {
  const below = [...gitops].map(([file, content]) => [`gitops/${file}`, content] as const);
  for (const [file, content] of [...application, ...below]) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), content);
  }
}

/** What `check` says of what is written, each combination in a folder and of a name of its own: findings, and what it could not judge. */
export function judged(folder: string, all: readonly Combination[], path = process.env['PATH']) {
  all.forEach((combination, at) => {
    writeScaffold(join(folder, String(at)), scaffold({ ...answersOf(combination), name: `api-${at}` }));
  });
  const start = `import { runCommandLine } from '${cli}';
process.exitCode = await runCommandLine(process.argv.slice(1), new AbortController().signal);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', start, '--', 'check', '.', '--json'],
    { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28, env: { ...process.env, PATH: path } },
  );
  if (stdout === '') throw new Error(stderr);
  const { files, findings, notJudged } = JSON.parse(stdout) as Report;
  return {
    files,
    said: findings
      .filter(({ suppressed }) => suppressed === undefined)
      .map(({ severity, rule, message, place }) => `${severity} ${rule}: ${message} (${place.file}:${place.line})`),
    suppressed: new Set(findings.filter(({ suppressed }) => suppressed !== undefined).map(({ rule }) => rule)),
    notJudged: notJudged.map(({ file, message }) => `${file}: ${message}`),
  };
}
