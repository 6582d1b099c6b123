import { askAnswers } from './commands/ask-answers.ts';
import { init } from './commands/init.ts';
import type { Problem } from './errors.ts';
import { badInput, DeployError, outcomeOf } from './errors.ts';
import { sayEnd } from './file-command.ts';
import { createNewFiles } from './files/new-files.ts';
import type { Environment } from './inputs/action.ts';
import type { ReadInitRequest } from './inputs/init.ts';
import { readInitRequest } from './inputs/init.ts';
import { maskedSecrets, tokensIn } from './inputs/secret-variables.ts';
import { exitCode } from './outcome.ts';
import type { Log } from './ports/log.ts';
import type { Ended } from './report/report.ts';
import type { Given } from './scaffold/options.ts';
import { missing, unasked } from './scaffold/options.ts';
import { readAnswers } from './scaffold/read-answers.ts';
import { createPlainPrinter } from './terminal/plain-printer.ts';
import { isTerminal, standardStream } from './terminal/standard.ts';
import { Mask } from './text/mask.ts';
import { version } from './version.ts';

/** Writes what an application needs, from flags and answers; the answer is the exit code. It wants no configuration, token or network. */
export async function runInit(argv: readonly string[], environment: Environment): Promise<number> {
  const read = readInitRequest(argv);
  if (read.help || read.version) {
    const { initHelp } = await import('./inputs/init-help.ts');
    standardStream(1).write(read.help ? initHelp() : `${version}\n`);
    return 0;
  }
  const mask = new Mask(maskedSecrets(tokensIn(environment)));
  const { log } = createPlainPrinter({ stream: standardStream(2), mask, isDebug: read.debug, now: () => new Date() });
  const ended = await end(read, log);
  await sayEnd(ended, { log }, read.json);
  return exitCode(ended.outcome.outcome);
}

async function end(read: ReadInitRequest, log: Log): Promise<Ended> {
  try {
    if (read.problems.length > 0) throw badInput(read.problems);
    const given = await complete(read);
    if (given === undefined) return cancelled;
    const answers = readAnswers(given);
    if (answers.result === 'wrong') throw badInput(answers.problems);
    return await init({ ...read, answers: answers.answers }, { newFiles: createNewFiles(), log });
  } catch (error) {
    if (error instanceof DeployError) return { outcome: outcomeOf(error, 'inputs'), problems: error.problems };
    if (error instanceof Error) log.debug(error.stack ?? error.message);
    return { outcome: outcomeOf(error, 'inputs') };
  }
}

const cancelled: Ended = {
  outcome: {
    outcome: 'cancelled',
    reason: 'cancelled',
    stage: 'inputs',
    sentence: 'nothing was written',
    remedy: 'Run it again.',
  },
};

/** Asks for the rest where there is a terminal; elsewhere everything has to be given, or its default wanted. */
async function complete({ given, yes, json }: ReadInitRequest): Promise<Given | undefined> {
  if (!yes && !json && process.stdin.isTTY && isTerminal(2)) {
    const { createAsker } = await import('./terminal/ask.ts');
    const asker = createAsker(process.stdin, process.stderr);
    try {
      return await askAnswers(given, asker);
    } finally {
      asker.close();
    }
  }
  const problems = [...missing(given).map(isMissing), ...(yes ? [] : wantsYes(given))];
  if (problems.length > 0) throw badInput(problems);
  return given;
}

function isMissing(name: string): Problem {
  return { message: 'has to be given', place: { name: `--${name}` }, remedy: `--${name} VALUE` };
}

function wantsYes(given: Given): readonly Problem[] {
  const open = unasked(given);
  if (open.length === 0) return [];
  const flags = open.map((name) => `--${name}`).join(', ');
  return [
    {
      message: `nobody can be asked here, and these are not given: ${flags}`,
      place: { name: '--yes' },
      remedy: 'give them, or --yes for their defaults',
    },
  ];
}
