import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createJobLog } from './actions/log.ts';
import { createJobResults } from './actions/results.ts';
import { printProblem } from './errors.ts';
import type { Environment } from './inputs/action.ts';
import { readActionInputs } from './inputs/action.ts';
import { readRequest } from './inputs/request.ts';
import { maskedSecrets } from './inputs/secret-variables.ts';
import { leavePage } from './leave-page.ts';
import { remedyOf } from './outcome.ts';
import type { Lens } from './ports/cluster.ts';
import type { Log } from './ports/log.ts';
import type { Results } from './ports/results.ts';
import type { Surroundings } from './program/command.ts';
import { runProgram } from './program/program.ts';
import { Recorder } from './report/page/recorder.ts';
import type { Ended } from './report/report.ts';
import { Mask } from './text/mask.ts';

/**
 * The action: reads inputs, runs the command, leaves outputs, report and summary; the answer is the exit code. A lens is what the
 * cluster is seen through.
 */
export async function runAction(environment: Environment, signal: AbortSignal, lens?: Lens): Promise<number> {
  const received = readActionInputs(environment);
  const read = readRequest(received, received.words);
  const mask = new Mask([]);
  const log = createJobLog(read.request.debug, mask);
  for (const secret of maskedSecrets(read.secrets)) log.mask(secret);
  const results = createJobResults();
  const hide = (text: string) => mask.hide(text);
  const recorder = new Recorder(() => new Date());
  const ended = await runProgram(read, {
    environment,
    log,
    results,
    view: recorder,
    hide,
    signal,
    ...(lens === undefined ? {} : { lens }),
  });
  const fails = read.request.failOn.includes(ended.outcome.outcome);
  sayEnd(ended, log, fails);
  const folder = environment['RUNNER_TEMP'];
  await leaveResults(ended, { results, folder, hide });
  const page = await leavePage({ request: read.request, ended, recorder, environment, log, hide, folder });
  if (page !== undefined) results.output('report-page', page);
  return fails ? 1 : 0;
}

function sayEnd({ outcome, problems }: Ended, log: Log, fails: boolean): void {
  for (const problem of problems ?? []) log.error(printProblem(problem), problem);
  const line = `${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`;
  // each problem is an annotation of its own already
  if (fails && problems === undefined) log.error(`${line}\n${remedyOf(outcome)}`);
  else log.info(line);
}

async function leaveResults(
  ended: Ended,
  {
    results,
    folder,
    hide,
  }: { readonly results: Results; readonly folder: string | undefined; readonly hide: Surroundings['hide'] },
): Promise<void> {
  const { outputsOf, reportOf } = await import('./report/report.ts');
  const { summaryText } = await import('./report/summary.ts');
  for (const [name, value] of outputsOf(ended)) results.output(name, value);
  if (folder !== undefined && folder !== '') {
    const file = join(folder, `gitops-deploy-${randomUUID()}.json`);
    await writeFile(file, hide(`${JSON.stringify(reportOf(ended), undefined, 2)}\n`));
    results.output('report', file);
  }
  await results.summary(hide(summaryText(ended)));
}
