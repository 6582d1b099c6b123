import { join } from 'node:path';
import type { Problem } from '../errors.ts';
import { badInput, printProblem } from '../errors.ts';
import type { Outcome } from '../outcome.ts';
import type { Log } from '../ports/log.ts';
import type { NewFiles } from '../ports/new-files.ts';
import type { Ended } from '../report/report.ts';
import type { Answers } from '../scaffold/answers.ts';
import { nextSteps } from '../scaffold/next-steps.ts';
import { scaffold } from '../scaffold/scaffold.ts';

/** What is written, and where. */
export interface InitRequest {
  readonly answers: Answers;
  /** The folder of the application repository. */
  readonly out: string;
  /** That of the GitOps repository; `gitops` in the other one unless given. */
  readonly gitops: string | undefined;
  readonly dryRun: boolean;
}

/** What the command uses. */
export interface InitPorts {
  readonly newFiles: NewFiles;
  readonly log: Log;
}

/** One file of the plan: to be made, there already with the same bytes, or there with others. */
interface PlannedFile {
  readonly folder: string;
  readonly path: string;
  readonly content: string;
  readonly state: 'new' | 'same' | 'kept';
}

/** Writes every file that is not there; what is there stays as it is. Nothing is written where something is in the way. */
export async function init(request: InitRequest, ports: InitPorts): Promise<Ended> {
  const planned = await plan(request, ports);
  if (!request.dryRun) await make(request, planned, ports);
  tell(request, planned, ports);
  const files = planned.map(({ folder, path, state }) => ({ file: join(folder, path), state }));
  return { outcome: outcomeOf(request, planned), details: { files } };
}

async function plan({ answers, out, gitops }: InitRequest, { newFiles }: InitPorts): Promise<readonly PlannedFile[]> {
  const made = scaffold(answers);
  const all = [
    ...[...made.application].map(([path, content]) => ({ folder: out, path, content })),
    // below a folder that somebody named nothing leads out, so that a link called gitops does not either
    ...[...made.gitops].map(([path, content]) =>
      gitops === undefined ? { folder: out, path: `gitops/${path}`, content } : { folder: gitops, path, content },
    ),
  ];
  const obstacles: Problem[] = [];
  const planned: PlannedFile[] = [];
  for (const file of all) {
    const standing = await newFiles.look(file.folder, file.path);
    if (standing.at === 'obstacle')
      obstacles.push({
        message: standing.message,
        place: { file: join(file.folder, file.path) },
        remedy: 'links are not followed; move it, or choose another folder',
      });
    else planned.push({ ...file, state: stateOf(file.content, standing) });
  }
  if (obstacles.length > 0) throw badInput(obstacles, { end: '; nothing was written' });
  return planned;
}

function stateOf(
  content: string,
  standing: { readonly at: 'nothing' } | { readonly at: 'file'; readonly bytes: Uint8Array },
): PlannedFile['state'] {
  if (standing.at === 'nothing') return 'new';
  return Buffer.from(content).equals(standing.bytes) ? 'same' : 'kept';
}

async function make({ out, gitops }: InitRequest, planned: readonly PlannedFile[], ports: InitPorts): Promise<void> {
  for (const folder of new Set([out, gitops ?? out])) {
    const fresh = planned.filter((file) => file.folder === folder && file.state === 'new');
    const made = await ports.newFiles.make(folder, new Map(fresh.map(({ path, content }) => [path, content])));
    if (made.result === 'made') continue;
    const problem = {
      message: `cannot be written: ${made.message}`,
      place: { file: join(folder, made.file) },
      remedy: 'let this user write there, then run it again: what was written stays',
    };
    throw badInput([problem], { end: `; ${made.made.length} files of ${folder} were written` });
  }
}

function tell(
  { answers, out, gitops, dryRun }: InitRequest,
  planned: readonly PlannedFile[],
  { log }: InitPorts,
): void {
  for (const { folder, path, state } of planned) {
    const file = join(folder, path);
    if (state === 'new') log.info(`${dryRun ? 'would write' : 'wrote'} ${file}`);
    if (state === 'same') log.debug(`is so already: ${file}`);
    if (state !== 'kept') continue;
    const problem = {
      message: 'is there with other content, and was left as it is',
      place: { file },
      remedy: 'to have it written, move yours away and run it again',
    };
    log.warning(printProblem(problem), problem);
  }
  if (!dryRun && planned.some(({ state }) => state === 'new'))
    for (const step of nextSteps(answers, gitops ?? join(out, 'gitops'))) log.info(step);
}

function outcomeOf({ dryRun }: InitRequest, planned: readonly PlannedFile[]): Outcome {
  const count = (state: PlannedFile['state']) => planned.filter((file) => file.state === state).length;
  const [fresh, same, kept] = [count('new'), count('same'), count('kept')];
  const written = `${fresh} ${fresh === 1 ? 'file' : 'files'} ${dryRun ? 'would be written' : 'written'}`;
  const sentence = [written, same > 0 ? `${same} there already` : '', kept > 0 ? `${kept} kept that differ` : '']
    .filter((part) => part !== '')
    .join(', ');
  if (kept > 0) return { outcome: 'failed', reason: 'files-kept', stage: 'inputs', sentence };
  return { outcome: 'succeeded', reason: dryRun ? 'dry-run' : 'done', stage: 'inputs', sentence };
}
