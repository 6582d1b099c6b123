import type { Report, Rule } from '../rule.ts';
import { commandsIn } from '../shell/read.ts';
import type { Call, ShellCommand } from '../shell/shell.ts';
import { callOf } from '../shell/shell.ts';
import type { Dockerfile, Instruction } from './dockerfile.ts';
import { finalInstructions } from './stages.ts';

/** A process that is never told to end. */
export const dockerExecForm: Rule = {
  id: 'docker-exec-form',
  family: 'dockerfile',
  severities: ['warning'],
  title: 'CMD or ENTRYPOINT in shell form, or a package manager or a shell as process 1 without an init',
  why: 'what is process 1 gets the SIGTERM and does not pass it on: the server is killed after the grace period, in the middle of its requests',
  fix: 'name the program itself as a JSON list, such as CMD ["node", "server.js"], or put dumb-init or tini before it',
  repairs: 'safe',
  sources: ['https://docs.docker.com/reference/build-checks/json-args-recommended/'],
  elsewhere: ['hadolint DL3025', 'buildkit JSONArgsRecommended'],
  example: {
    file: 'Dockerfile',
    bad: `FROM node:24-alpine
CMD node server.js
`,
    good: `FROM node:24-alpine
CMD ["node", "server.js"]
`,
  },
  looksAt: 'dockerfile',
  judge,
};

function judge(file: Dockerfile): readonly Report[] {
  const instructions = finalInstructions(file);
  const entry = instructions.findLast(({ name }) => name === 'ENTRYPOINT');
  const command = instructions.findLast(({ name }) => name === 'CMD');
  const shell = instructions.findLast(({ name }) => name === 'SHELL');
  if (shell !== undefined && !/sh$/.test(shell.words[0]?.text ?? '')) return [];
  const hasInit = entry !== undefined && isInit(entry);
  const isArgument = entry?.isJson === true && !hasInit;
  return [
    ...(entry === undefined || hasInit ? [] : judgeProcess(entry, file)),
    ...(command === undefined ? [] : isArgument || hasInit ? judgeForm(command, file) : judgeProcess(command, file)),
  ];
}

const inits = /(^|\/)(tini(-static)?|dumb-init|catatonit|s6-svscan|init|runit|pid1)$/;

/** Whether what an instruction runs is an init, which passes signals on. */
function isInit({ isJson, words }: Instruction): boolean {
  const [first] = words;
  const program = isJson ? first?.text : first?.text.replace(/^exec\s+/, '').split(/\s/)[0];
  return inits.test(program ?? '');
}

function judgeProcess(instruction: Instruction, file: Dockerfile): readonly Report[] {
  return instruction.isJson ? judgeList(instruction) : judgeForm(instruction, file);
}

/** Package managers that start the program as a child. */
const starters = /^(npm|npx|yarn|pnpm|nodemon)$/;

function judgeList({ name, words }: Instruction): readonly Report[] {
  const [first, ...rest] = words;
  if (first === undefined) return [];
  const program = first.text.slice(first.text.lastIndexOf('/') + 1);
  if (starters.test(program))
    return [
      {
        at: first,
        message: `${name} makes ${program} process 1, which does not pass signals on to the program that it starts`,
      },
    ];
  const script = /^(ba|da|a)?sh$/.test(program) && /^-\w*c$/.test(rest[0]?.text ?? '') ? rest[1] : undefined;
  if (script === undefined || /(^|[;&|\s])exec\s/.test(script.text)) return [];
  return [{ at: first, message: `${name} makes a shell process 1, and it does not begin with exec` }];
}

function judgeForm(instruction: Instruction, file: Dockerfile): readonly Report[] {
  const [at] = instruction.words;
  if (instruction.isJson || at === undefined) return [];
  const commands = commandsIn(instruction.body.text);
  const [first] = commands;
  if (first?.words[0]?.text === 'exec') return [];
  const program = first === undefined ? undefined : callOf(first)?.program;
  const starts = program !== undefined && starters.test(program) ? `, and ${program} in it` : '';
  const list = starts === '' ? listOf(commands) : undefined;
  const repair =
    list === undefined
      ? {}
      : { repair: { of: 'text', splices: [{ start: at.start, end: at.end, text: list }] } as const };
  return [
    {
      at: file.spotOf(at, { text: at.text, path: instruction.name }),
      message: `${instruction.name} is in shell form: a shell is process 1${starts}`,
      ...repair,
    },
  ];
}

/** The JSON list of a script that is one plain command, which does the same without a shell. */
function listOf(commands: readonly ShellCommand[]): string | undefined {
  const [only, ...others] = commands;
  const call: Call | undefined = only === undefined ? undefined : callOf(only);
  if (only === undefined || others.length > 0 || call === undefined || call.word !== only.words[0]) return undefined;
  const isPlain =
    only.assignments.length + only.redirections.length + only.keywords.length === 0 &&
    only.words.every((word) => word.isPlain && !/[~{}[\]]/.test(word.text)) &&
    !builtins.test(call.program);
  return isPlain ? `[${only.words.map(({ text }) => JSON.stringify(text)).join(', ')}]` : undefined;
}

/** What a shell does itself. */
const builtins = /^(\.|:|cd|export|set|source|eval|trap|ulimit|umask|wait|read|alias|unset|exit)$/;
