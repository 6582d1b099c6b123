import { printProblem } from './errors.ts';
import type { Environment } from './inputs/action.ts';
import { helpText, readArguments } from './inputs/arguments.ts';
import { commands } from './inputs/names.ts';
import { progressHere, wantsColours } from './inputs/progress.ts';
import type { ReadRequest } from './inputs/request.ts';
import { readRequest } from './inputs/request.ts';
import { maskedSecrets } from './inputs/secret-variables.ts';
import { leavePage } from './leave-page.ts';
import { exitCode, remedyOf } from './outcome.ts';
import type { Lens } from './ports/cluster.ts';
import type { Log } from './ports/log.ts';
import { runProgram } from './program/program.ts';
import { Recorder } from './report/page/recorder.ts';
import type { Ended } from './report/report.ts';
import { reportOf } from './report/report.ts';
import { openPrinter } from './terminal/open.ts';
import type { Printer } from './terminal/printer.ts';
import { isTerminal, standardStream } from './terminal/standard.ts';
import { Mask } from './text/mask.ts';
import { plainText, withoutRunnerCommands } from './text/plain.ts';
import { version } from './version.ts';

/** Every command but those that change files: reads arguments, runs the command, prints how it ended; the answer is the exit code. */
export async function runCommand(argv: readonly string[], signal: AbortSignal, lens?: Lens): Promise<number> {
  const received = readArguments(argv, process.env);
  if (received.raw.has('version')) {
    standardStream(1).write(`${version}\n`);
    return 0;
  }
  if (received.raw.has('help') || received.words.length === 0) {
    standardStream(1).write(helpText(commands.find((command) => command === received.words[0])));
    return 0;
  }
  const read = readRequest(received, received.words);
  const mask = new Mask(maskedSecrets(read.secrets));
  const printer = await printerOf(read, mask, process.env);
  const print = (text: string) => void standardStream(1).write(`${mask.hideInPlain(text)}\n`);
  const results = {
    output: () => {},
    summary: async () => {},
    remember: () => {},
    forget: () => {},
    show: (text: string) => (isListing(read.request) ? print(text) : printer.show(text)),
  };
  const { log, view } = printer;
  const hide = (text: string) => mask.hide(text);
  const recorder = new Recorder(() => new Date());
  const around = {
    environment: process.env,
    log,
    results,
    view: {
      show: (state: Parameters<typeof view.show>[0]) => {
        recorder.show(state);
        view.show(state);
      },
    },
    hide,
    signal,
    ...(lens === undefined ? {} : { lens }),
  };
  const ended = await runProgram(read, around);
  await leavePage({ request: read.request, ended, recorder, environment: process.env, log, hide });
  printer.close();
  sayEnd(ended, log, read.request.json);
  return exitCode(ended.outcome.outcome);
}

/** Whether what a command shows is what it is run for: that can be piped. */
function isListing({ command, verb, json }: ReadRequest['request']): boolean {
  return !json && (command === 'status' || (command === 'rollout' && verb === 'status'));
}

function printerOf({ request, problems }: ReadRequest, mask: Mask, environment: Environment): Promise<Printer> {
  const place = { environment, isTerminal: isTerminal(2) };
  const progress = progressHere(request, place);
  return openPrinter({
    // with nothing to look at, what draws is not even loaded
    progress: progress === 'tty' && problems.length > 0 ? 'plain' : progress,
    stream: standardStream(2),
    mask,
    isDebug: request.debug,
    colours: wantsColours(place),
  });
}

function printOutcome({ outcome, reason, sentence }: Ended['outcome']): string {
  return `${outcome} (${reason}): ${sentence}`;
}

function sayEnd(ended: Ended, log: Log, isJson: boolean): void {
  const { outcome } = ended;
  for (const problem of ended.problems ?? []) log.error(printProblem(problem));
  if (isJson) standardStream(1).write(`${JSON.stringify(reportOf(ended))}\n`);
  else standardStream(1).write(withoutRunnerCommands(ended.output ?? `${plainText(printOutcome(outcome))}\n`));
  if (outcome.outcome !== 'succeeded') log.info(remedyOf(outcome));
}
