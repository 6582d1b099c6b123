import { printProblem } from './errors.ts';
import { helpText, readArguments } from './inputs/arguments.ts';
import { commands } from './inputs/names.ts';
import { maskedSecrets, readRequest } from './inputs/request.ts';
import { exitCode, remedyOf } from './outcome.ts';
import type { Log } from './ports/log.ts';
import { noView } from './ports/view.ts';
import { runProgram } from './program.ts';
import { reportOf } from './report/report.ts';
import { version } from './version.ts';

/** Text for a terminal, without what could steer it: names come from branches and clusters. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g, '');
}

/** The same without secrets. */
function masked(message: string, secrets: ReadonlySet<string>): string {
  return [...secrets].reduce((text, secret) => text.replaceAll(secret, '***'), plain(message));
}

function createLog(secrets: Set<string>, isDebug: boolean): Log {
  const say = (level: string, message: string) => process.stderr.write(`${level}${masked(message, secrets)}\n`);
  return {
    debug: (message) => isDebug && say('debug: ', message),
    info: (message) => say('', message),
    warning: (message) => say('warning: ', message),
    error: (message) => say('error: ', message),
    mask: (secret) => secrets.add(secret),
  };
}

/** The command line: reads arguments, runs the command, prints how it ended; the answer is the exit code. */
export async function runCommandLine(argv: readonly string[], signal: AbortSignal): Promise<number> {
  const received = readArguments(argv, process.env);
  if (received.raw.has('version')) {
    process.stdout.write(`${version}\n`);
    return 0;
  }
  if (received.raw.has('help') || received.words.length === 0) {
    process.stdout.write(helpText(commands.find((command) => command === received.words[0])));
    return 0;
  }
  const read = readRequest(received, received.words);
  const secrets = new Set(maskedSecrets(read.secrets));
  const log = createLog(secrets, read.request.debug);
  const results = {
    output: () => {},
    summary: async () => {},
    remember: () => {},
    forget: () => {},
    show: (text: string) => process.stderr.write(`${masked(text, secrets)}\n`),
  };
  const ended = await runProgram(read, { environment: process.env, log, results, view: noView, signal });
  const { outcome } = ended;
  for (const problem of ended.problems ?? []) log.error(printProblem(problem));
  if (read.request.json) process.stdout.write(`${JSON.stringify(reportOf(ended))}\n`);
  else process.stdout.write(`${plain(`${outcome.outcome} (${outcome.reason}): ${outcome.sentence}`)}\n`);
  if (outcome.outcome !== 'succeeded') log.info(remedyOf(outcome));
  return exitCode(outcome.outcome);
}
