import type { Needed } from './commands/edited-files.ts';
import { badInput, DeployError, outcomeOf, printProblem } from './errors.ts';
import { createFiles } from './files/files.ts';
import { createSources } from './files/sources.ts';
import type { Environment } from './inputs/action.ts';
import type { FileCommand, FileRequest, ReadFileRequest } from './inputs/file-command.ts';
import { readFileRequest } from './inputs/file-command.ts';
import { maskedSecrets, tokensIn } from './inputs/secret-variables.ts';
import { exitCode } from './outcome.ts';
import type { Ended } from './report/report.ts';
import { createPlainPrinter } from './terminal/plain-printer.ts';
import type { Printer } from './terminal/printer.ts';
import { standardStream } from './terminal/standard.ts';
import { Mask } from './text/mask.ts';
import { plainText } from './text/plain.ts';
import { version } from './version.ts';

/**
 * Runs a command that changes files where they stand; the answer is the exit code. It stands apart from the other commands: it is run
 * thousands of times in a row, and what it loads takes longer than what it does.
 */
export async function runFileCommand(
  command: FileCommand,
  argv: readonly string[],
  environment: Environment,
): Promise<number> {
  const read = readFileRequest(command, argv);
  if (read.help) {
    const { fileCommandHelp } = await import('./inputs/file-command-help.ts');
    standardStream(1).write(fileCommandHelp(command));
    return 0;
  }
  if (read.version) {
    standardStream(1).write(`${version}\n`);
    return 0;
  }
  const printer = printerOf(read, environment);
  const ended = await end(read, { printer, environment });
  await sayEnd(ended, printer, read.json);
  return exitCode(ended.outcome.outcome);
}

function printerOf({ debug }: ReadFileRequest, environment: Environment): Printer {
  const mask = new Mask(maskedSecrets(tokensIn(environment)));
  return createPlainPrinter({ stream: standardStream(2), mask, isDebug: debug, now: () => new Date() });
}

interface Around {
  readonly printer: Printer;
  readonly environment: Environment;
}

async function end({ request, problems }: ReadFileRequest, around: Around): Promise<Ended> {
  try {
    if (problems.length > 0) throw badInput(problems);
    return await run(request, around);
  } catch (error) {
    if (error instanceof DeployError) return { outcome: outcomeOf(error, 'inputs'), problems: error.problems };
    if (error instanceof Error) around.printer.log.debug(error.stack ?? error.message);
    return { outcome: outcomeOf(error, 'inputs') };
  }
}

async function run(request: FileRequest, { printer, environment }: Around): Promise<Ended> {
  const ports: Needed = {
    sources: createSources(),
    files: createFiles(),
    log: printer.log,
    show: (text) => printer.show(text),
  };
  if (request.command === 'edit') {
    const { edit } = await import('./commands/edit.ts');
    return await edit({ ...request, variables: environment }, ports);
  }
  const { setImage } = await import('./commands/set-image.ts');
  return await setImage(request, ports);
}

/** What was asked for goes to standard output, and nothing else does where it may be redirected. */
export async function sayEnd(ended: Ended, { log }: Pick<Printer, 'log'>, isJson: boolean): Promise<void> {
  const { outcome, problems = [], output } = ended;
  // of one problem the sentence says all there is, where people read it
  if (problems.length > 1 || isJson) for (const problem of problems) log.error(printProblem(problem), problem);
  const sentence = plainText(`${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`);
  if (isJson) {
    const { reportOf } = await import('./report/report.ts');
    standardStream(1).write(`${JSON.stringify(reportOf(ended))}\n`);
  } else if (output !== undefined) standardStream(1).write(output);
  else if (outcome.outcome === 'errored') log.info(sentence);
  else standardStream(1).write(`${sentence}\n`);
}
