import { spawn } from 'node:child_process';
import type { GitHubServer } from '../../world/github/server.ts';
import { jobOf } from './job.ts';

const program = new URL('../../dist/cli.js', import.meta.url).pathname;

/** How one run of the built command line ended, and all that it said. */
export interface CliEnd {
  readonly exit: number;
  readonly said: string;
}

/** Runs the built command line in a folder, as a job of `acme/api` would; `environment` comes on top. */
export async function runCli(
  given: { readonly folder: string; readonly github: GitHubServer; readonly commit: string },
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<CliEnd> {
  const { folder, github, commit } = given;
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      ...jobOf(github, commit),
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said += chunk;
    });
  const exit = await new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)));
  return { exit, said };
}
