import { statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import type { MachineFacts } from '../ports/inspection.ts';
import { allow, everyday, runChild } from './child.ts';

/** What this machine is; `folder` is where temporary files are made. */
export async function lookAtMachine(
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<MachineFacts> {
  const { RUNNER_TEMP: temporary } = environment;
  const folder = temporary === undefined || temporary === '' ? tmpdir() : temporary;
  const [{ bavail, bsize }, git] = await Promise.all([statfs(folder), gitVersion(environment, signal)]);
  return { node: process.versions.node, freeBytes: bavail * bsize, folder, ...(git === undefined ? {} : { git }) };
}

async function gitVersion(
  environment: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<string | undefined> {
  const ended = await runChild({
    program: 'git',
    arguments: ['--version'],
    environment: allow(environment, everyday),
    signal,
  });
  if (ended.result !== 'ended' || ended.exit !== 0) return undefined;
  return /\d+(?:\.\d+)+/.exec(Buffer.from(ended.stdout).toString())?.[0];
}
