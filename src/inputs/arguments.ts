import type { Problem } from '../errors.ts';
import type { Environment, Received } from './action.ts';
import { unknownInput } from './action.ts';
import type { FileCommand } from './file-command.ts';
import { fileCommands, usages } from './file-command.ts';
import { initUsage } from './find-init.ts';
import type { FlagFact } from './flags.ts';
import { readFlags } from './flags.ts';
import type { Command, InputName } from './names.ts';
import { commands, factOf, inputNames, isInputName } from './names.ts';
import type { RolloutVerb } from './request.ts';
import { rolloutVerbs } from './request.ts';

/** The flags of the command line: every input but the secrets and those that are words. */
function flagNames(): readonly InputName[] {
  return inputNames().filter(
    (name) =>
      factOf(name).words === undefined && (factOf(name).variable === undefined || factOf(name).alsoFlag === true),
  );
}

function flags(): Readonly<Record<string, FlagFact>> {
  return Object.fromEntries(flagNames().map((name) => [name, factOf(name)]));
}

/** Command line arguments: the command's words, and the same inputs as the action has. */
export interface Arguments extends Received {
  /** What stands besides flags: the command, then what it acts on. */
  readonly words: readonly string[];
}

/** Reads `gitops-deploy COMMAND [WORDS] [--FLAGS]`, and the secrets from their environment variables. */
export function readArguments(argv: readonly string[], environment: Environment): Arguments {
  const { words, given, unknown, empty } = readFlags(argv, flags());
  const problems: readonly Problem[] = [
    ...unknown.map(({ name }) => secretOrUnknown(name)),
    ...empty.map((flag) => ({ message: 'needs a value', place: { name: flag }, remedy: `${flag} VALUE` })),
  ];
  const named = [...given].flatMap(([name, values]) => (isInputName(name) ? [[name, values] as const] : []));
  const [command] = words;
  const raw = new Map<InputName, readonly string[]>([...secretsFrom(environment), ...named]);
  // who names an Argo CD means it, whatever kubeconfig the shell is set up with
  if (given.has('argocd-server') && !given.has('kubeconfig')) raw.delete('kubeconfig');
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

const usage: Readonly<Record<Command | FileCommand | 'init', string>> = {
  deploy: 'build, scan, write to Git, watch and report: deploy --environment ENV',
  promote: 'take what is healthy in one environment to the next: promote --to ENV[,ENV…] [--from ENV] [--image REF]',
  build: 'build the image of a commit, or one platform of it, and push it by digest',
  resume: 'finish what waits or was left behind: resume [--environment ENV]',
  watch: 'watch until the verdict: watch --rollout NAMESPACE/NAME --image REFERENCE',
  rollback:
    'go back to what ran healthy before, and hold the environment: rollback --environment ENV [--image VERSION]',
  rollout: `show or steer live Rollouts: rollout ${rolloutVerbs.join('|')} NAMESPACE/NAME… (or --environment ENV)`,
  hold: 'close an environment to new deployments: hold --environment ENV --reason TEXT',
  release: 'open it again: release --environment ENV',
  status: 'show what runs and what waits: status [--environment ENV]',
  check: 'judge manifests before they are merged: check [PATH…] [--base REF]',
  comment: 'do what a comment on a pull request asks for, on the event issue_comment',
  doctor: 'say what would keep a deployment from its end: tokens, rules, Argo CD, registry, tools; only reads',
  'right-size': 'propose requests and limits by what was used, as a pull request: right-size [--dry-run]',
  report:
    'say how delivery goes, by DORA: report [--period 90d] [--before PERIOD --after PERIOD] [--format csv --out FILE]; what is left of the error budgets: report slo',
  edit: `change values in files and nothing else: ${usages.edit}`,
  'set-image': `change the version of an image wherever files name it: ${usages['set-image']}`,
  init: `write what an application needs for production: ${initUsage}`,
};

const verbs: Readonly<Record<RolloutVerb, string>> = {
  status: 'shows it as it is now',
  promote: 'ends its pause, or the step that it is in; a blue-green preview becomes active',
  'promote-full': 'goes to its end at once. Skips steps, pauses and ANALYSIS: for those who may decide that',
  abort: 'takes it back to the version before; Git still names the new one',
  retry: 'tries an aborted version again, from its first step',
  pause: 'sets spec.paused: nothing goes on. Where Git names spec.paused, Argo CD takes it back',
  resume: 'ends pauses as the action of Argo CD does: never goes past a step, as promote may',
};

const verbLines = rolloutVerbs.map((verb) => `    ${verb.padEnd(12)} ${verbs[verb]}`).join('\n');

/** The help of one command, or of all. */
export function helpText(command: Command | undefined): string {
  const list = [...commands, ...fileCommands, 'init' as const]
    .map((name) => `  ${name.padEnd(9)} ${usage[name]}`)
    .join('\n');
  const flags = flagNames().filter((name) => command === undefined || (factOf(name).for?.includes(command) ?? true));
  const lines = flags.map((name) => `  --${name.padEnd(20)} ${factOf(name).description}`).join('\n');
  const secrets = inputNames().flatMap((name) =>
    factOf(name).variable === undefined ? [] : [`${factOf(name).variable} (${name})`],
  );
  const head =
    command === undefined
      ? `gitops-deploy COMMAND [--flags]\n\nCommands\n${list}`
      : `gitops-deploy ${command}\n  ${usage[command]}${command === 'rollout' ? `\n${verbLines}` : ''}`;
  return `${head}\n\nFlags\n${lines}\n\nSecrets, by environment variable\n  ${secrets.join('\n  ')}\n`;
}
