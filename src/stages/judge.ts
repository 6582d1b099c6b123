import { posix } from 'node:path';
import type { Event } from '../deployment/machine.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import { printProblem } from '../errors.ts';
import type { GitOpsRepository } from '../ports/gitops-repository.ts';
import { judgeResources } from '../readiness/judge.ts';
import type { PlannedOn } from './plan-edits.ts';
import type { Run } from './run.ts';
import { ended } from './run.ts';

/** Rules that refuse a deployment, whether or not the change touches the value. */
const refusing = new Set(['resource-absurd', 'resource-quantity-invalid']);

/**
 * Judges the whole workload about to be rolled out: every manifest beside and below the edited files, and what a
 * kustomization there refers to. Held against the last healthy revision: what has run healthy is accepted.
 */
export async function judgeWorkload(
  run: Run<'gitops' | 'log'>,
  head: string,
  plan: PlannedOn['plan'],
  lastHealthy: DeploymentRecord | undefined,
): Promise<Event | undefined> {
  const gitops = await run.ports.gitops();
  const edited = plan.files.map(({ file }) => file);
  const files = await filesAround(gitops, { commit: head, edited, signal: run.signal });
  const now = new Map([
    ...(await gitops.read(head, files, run.signal)),
    ...plan.files.map((one) => [one.file, one.after] as const),
  ]);
  const findings = judgeResources(now, await previousOf(run, gitops, { files, lastHealthy }));
  for (const { severity, rule, message, place } of findings) {
    if (severity !== 'info') run.ports.log.warning(`${rule}: ${message}`, { message, place });
  }
  const bad = findings.filter(({ severity, rule }) => severity === 'error' && refusing.has(rule));
  if (bad.length === 0) return undefined;
  const sentence = bad.map(({ place, message }) => printProblem({ place, message })).join('\n');
  return ended('failed', 'resource-absurd', { stage: 'write', sentence });
}

async function previousOf(
  run: Run<'log'>,
  gitops: GitOpsRepository,
  at: { readonly files: readonly string[]; readonly lastHealthy: DeploymentRecord | undefined },
): Promise<ReadonlyMap<string, Uint8Array> | undefined> {
  const revision = at.lastHealthy?.note.revision;
  if (revision === undefined) return undefined;
  try {
    return await gitops.read(revision, at.files, run.signal);
  } catch {
    run.signal.throwIfAborted();
    run.ports.log.debug(`the last healthy revision ${revision} is gone; values are judged without it`);
    return undefined;
  }
}

interface Around {
  readonly commit: string;
  readonly edited: readonly string[];
  readonly signal: AbortSignal;
}

/** The YAML files of the folders that hold the edits, and of the folders that their kustomizations build on. */
async function filesAround(gitops: GitOpsRepository, { commit, edited, signal }: Around): Promise<readonly string[]> {
  const open = [...new Set(edited.map((file) => folderOf(file)))];
  const seen = new Set<string>();
  const files = new Set<string>();
  for (let folder = open.pop(); folder !== undefined; folder = open.pop()) {
    if (seen.has(folder)) continue;
    seen.add(folder);
    const listed = (await gitops.list(commit, folder, signal)).filter((file) => /\.ya?ml$/.test(file));
    for (const file of listed) files.add(file);
    const kustomizations = listed.filter((file) => /(^|\/)kustomization\.ya?ml$/.test(file));
    const contents = await gitops.read(commit, kustomizations, signal);
    for (const [file, bytes] of contents) open.push(...foldersNamed(file, bytes));
  }
  return [...files];
}

function folderOf(file: string): string {
  const folder = posix.dirname(file);
  return folder === '.' ? '' : folder;
}

/** Folders of this repository that a kustomization refers to, such as `../base`. */
function foldersNamed(file: string, bytes: Uint8Array): readonly string[] {
  const entries = [...new TextDecoder().decode(bytes).matchAll(/^\s*-\s*["']?(\.\.?\/[^\s"'#]+|[\w./-]+)["']?\s*$/gm)];
  return entries
    .map(([, entry = '']) => posix.normalize(posix.join(folderOf(file), entry)).replace(/\/$/, ''))
    .filter((path) => !path.startsWith('..') && !/\.[a-z]+$/.test(path));
}
