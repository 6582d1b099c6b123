import { parseArgs } from 'node:util';
import type { Problem } from '../errors.ts';
import type { Environment, Received } from './action.ts';
import { unknownInput } from './action.ts';
import type { Command, InputName } from './names.ts';
import { commands, factOf, inputNames, isInputName } from './names.ts';

/** The flags of the command line: every input but the secrets and those that are words. */
function flagNames(): readonly InputName[] {
  return inputNames().filter(
    (name) => factOf(name).words === undefined && (factOf(name).variable === undefined || name === 'kubeconfig'),
  );
}

function flagOptions() {
  const options = flagNames().map((name) => {
    const { flag, several, short } = factOf(name);
    const type = flag === true ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: several === true, ...(short === undefined ? {} : { short }) }] as const;
  });
  return Object.fromEntries(options);
}

/** Command line arguments: the command's words, and the same inputs as the action has. */
export interface Arguments extends Received {
  /** What stands besides flags: the command, then what it acts on. */
  readonly words: readonly string[];
}

/** Reads `gitops-deploy COMMAND [WORDS] [--FLAGS]`, and the secrets from their environment variables. */
export function readArguments(argv: readonly string[], environment: Environment): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: flagOptions(),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const raw = new Map<InputName, readonly string[]>(secretsFrom(environment));
  const problems: Problem[] = [];
  const words: string[] = [];
  let unknown = Number.NaN;
  for (const token of tokens) {
    // the value of a flag that nobody knows is no word of its own
    if (token.kind === 'positional' && token.index !== unknown + 1) words.push(token.value);
    if (token.kind === 'option' && !addFlag(token, raw, problems)) unknown = token.index;
  }
  const [command] = words;
  if (command !== undefined) raw.set('command', [command]);
  return { raw, problems, words };
}

function secretsFrom(environment: Environment): readonly (readonly [InputName, readonly string[]])[] {
  return inputNames().flatMap((name) => {
    const { variable } = factOf(name);
    const value = variable === undefined ? undefined : environment[variable];
    return value === undefined || value === '' ? [] : [[name, [value]] as const];
  });
}

interface Flag {
  readonly name: string;
  readonly rawName: string;
  readonly value?: string | undefined;
}

/** Whether it is a flag that is known. */
function addFlag({ name, rawName, value }: Flag, raw: Map<InputName, readonly string[]>, problems: Problem[]): boolean {
  if (!isInputName(name) || !flagNames().includes(name)) {
    problems.push(secretOrUnknown(name));
    return false;
  }
  const { flag, several } = factOf(name);
  if (flag !== true && (value === undefined || value === '')) {
    problems.push({ message: 'needs a value', place: { name: rawName }, remedy: `${rawName} VALUE` });
    return true;
  }
  const given = value ?? 'true';
  raw.set(name, several === true ? [...(raw.get(name) ?? []), given] : [given]);
  return true;
}

function secretOrUnknown(name: string): Problem {
  const variable = isInputName(name) ? factOf(name).variable : undefined;
  if (variable === undefined)
    return unknownInput(
      `--${name}`,
      flagNames().map((flag) => `--${flag}`),
    );
  return {
    message: 'is a secret: the command line can be read by everybody',
    place: { name: `--${name}` },
    remedy: `set ${variable}`,
  };
}

const usage: Readonly<Record<Command, string>> = {
  deploy: 'build, scan, write to Git, watch and report: deploy --environment ENV',
  resume: 'finish what waits or was left behind: resume [--environment ENV]',
  watch: 'watch until the verdict: watch --rollout NAMESPACE/NAME --image REFERENCE',
  rollout: 'show a live Rollout: rollout status NAMESPACE/NAME',
  hold: 'close an environment to new deployments: hold --environment ENV --reason TEXT',
  release: 'open it again: release --environment ENV',
  status: 'show what runs and what waits: status [--environment ENV]',
  check: 'judge manifests before they are merged: check [PATH…] [--base REF]',
  edit: "change values in files and nothing else: edit 'EXPRESSION' FILE… [--check] [--diff] [--stdout]",
  'set-image':
    'change the version of an image wherever files name it: set-image NAME=REFERENCE… FILE… [--check] [--diff]',
};

/** The help of one command, or of all. */
export function helpText(command: Command | undefined): string {
  const list = commands.map((name) => `  ${name.padEnd(9)} ${usage[name]}`).join('\n');
  const flags = flagNames().filter((name) => command === undefined || (factOf(name).for?.includes(command) ?? true));
  const lines = flags.map((name) => `  --${name.padEnd(20)} ${factOf(name).description}`).join('\n');
  const secrets = inputNames().flatMap((name) =>
    factOf(name).variable === undefined ? [] : [`${factOf(name).variable} (${name})`],
  );
  const head =
    command === undefined
      ? `gitops-deploy COMMAND [--flags]\n\nCommands\n${list}`
      : `gitops-deploy ${command}\n  ${usage[command]}`;
  return `${head}\n\nFlags\n${lines}\n\nSecrets, by environment variable\n  ${secrets.join('\n  ')}\n`;
}
