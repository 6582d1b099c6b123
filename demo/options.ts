import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Scenario } from './scenario.ts';
import { filesOfTheDemo, scenariosIn } from './scenario.ts';

/** What the demo was asked for. */
export interface Options {
  readonly name: string;
  readonly scenario: Scenario;
  readonly files: string;
  /** Where both repositories and the report are left. */
  readonly out: string;
  readonly isReal: boolean;
  readonly keeps: boolean;
  readonly opens: boolean;
  readonly json: boolean;
  readonly progress: 'auto' | 'plain' | 'tty';
}

/** What is said instead, and with which exit code. */
export interface Said {
  readonly text: string;
  readonly exit: 0 | 2;
}

const flags = {
  scenario: { type: 'string' },
  real: { type: 'boolean', default: false },
  keep: { type: 'boolean', default: false },
  open: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  progress: { type: 'string', default: 'auto' },
  files: { type: 'string', default: filesOfTheDemo },
  out: { type: 'string', default: '.demo' },
  help: { type: 'boolean', default: false },
} as const;

const help = `npm run demo [SCENARIO] -- [--flags]

Flags
  --scenario NAME    The scenario, in place of the first word
  --open             Show the pull request in a browser, live; stay until Ctrl+C
  --keep             Stay until Ctrl+C, with the addresses of everything
  --real             Use the world of real parts that the environment names
  --progress HOW     auto, plain or tty
  --json             Print one JSON object on standard output
  --files FOLDER     Both repositories and the scenarios; demo/files unless given
  --out FOLDER       Where both repositories and the report are left, in the place of an earlier run's; .demo unless given

Scenarios
`;

/** Reads the arguments; problems are said with what there is instead. */
export function readOptions(argv: readonly string[]): Options | Said {
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: flags, allowPositionals: true });
    const known = scenariosIn(values.files);
    const list = `${help}  ${Object.keys(known).join(', ')}\n`;
    if (values.help) return { text: list, exit: 0 };
    const [name = 'healthy', ...more] = values.scenario === undefined ? positionals : [values.scenario, ...positionals];
    const scenario = Object.hasOwn(known, name) ? known[name] : undefined;
    if (scenario === undefined) return { text: `there is no scenario "${name}"\n\n${list}`, exit: 2 };
    if (more.length > 0) return { text: `"${more[0]}" stands where nothing is expected\n\n${list}`, exit: 2 };
    const { files, json, progress } = values;
    if (progress !== 'auto' && progress !== 'plain' && progress !== 'tty')
      return { text: `--progress is auto, plain or tty, not "${progress}"\n`, exit: 2 };
    const [isReal, opens, keeps] = [values.real, values.open, values.keep || values.open];
    return { name, scenario, files, json, progress, isReal, opens, keeps, out: join(values.out, name) };
  } catch (error) {
    return { text: `${error instanceof Error ? error.message : String(error)}\n\nnpm run demo -- --help\n`, exit: 2 };
  }
}
