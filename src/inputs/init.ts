import type { Problem } from '../errors.ts';
import type { Given } from '../scaffold/options.ts';
import { factOf, optionNames } from '../scaffold/options.ts';
import { nearest } from '../text/nearest.ts';
import { initUsage } from './find-init.ts';
import type { FlagFact } from './flags.ts';
import { readFlags } from './flags.ts';

/** What is not asked about the application: where files go, and how the command speaks. */
export const initFlags = {
  out: { description: 'Folder of the application repository; the working folder unless given' },
  gitops: { description: 'Folder of the GitOps repository; `gitops` in that of --out unless given' },
  yes: { description: 'Ask nothing: what is not given has its default', flag: true, short: 'y' },
  'dry-run': { description: 'Say what would be written, and write nothing', flag: true },
  json: { description: 'Print one JSON object on standard output, with every file', flag: true },
  debug: { description: 'Log more', flag: true },
  help: { description: 'Print this help', flag: true, short: 'h' },
  version: { description: 'Print the version', flag: true },
} as const satisfies Record<string, FlagFact>;

/** What was asked for, how it is told, and what is wrong with the way it was said. */
export interface ReadInitRequest {
  readonly given: Given;
  readonly out: string;
  readonly gitops: string | undefined;
  readonly yes: boolean;
  readonly dryRun: boolean;
  readonly json: boolean;
  readonly debug: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly problems: readonly Problem[];
}

/** Reads the flags behind the command; the answers are checked when all are there. */
export function readInitRequest(argv: readonly string[]): ReadInitRequest {
  const read = readFlags(argv, flagFacts());
  const value = (name: keyof typeof initFlags) => read.given.get(name)?.at(-1);
  const has = (name: keyof typeof initFlags) => value(name) === 'true';
  return {
    given: new Map(optionNames().flatMap((name) => answerOf(name, read.given.get(name)))),
    out: value('out') ?? '.',
    gitops: value('gitops'),
    yes: has('yes'),
    dryRun: has('dry-run'),
    json: has('json'),
    debug: has('debug'),
    help: has('help'),
    version: has('version'),
    problems: [
      ...read.words.map((word) => ({ message: `takes no word "${word}"`, place: { name: 'init' }, remedy: initUsage })),
      ...read.empty.map((flag) => ({ message: 'needs a value', place: { name: flag }, remedy: `${flag} VALUE` })),
      ...read.unknown.map(({ name, rawName }) => unknownFlag(name, rawName)),
    ],
  };
}

/** Every flag: the answers, and the others. */
export function flagFacts(): Readonly<Record<string, FlagFact>> {
  const answers = optionNames().map((name) => {
    const { description, several } = factOf(name);
    return [name, { description, ...(several === undefined ? {} : { several }) }] as const;
  });
  return { ...Object.fromEntries(answers), ...initFlags };
}

function answerOf(
  name: string,
  values: readonly string[] | undefined,
): readonly (readonly [string, readonly string[]])[] {
  return values === undefined ? [] : [[name, values]];
}

function unknownFlag(name: string, rawName: string): Problem {
  const guess = nearest(
    `--${name}`,
    Object.keys(flagFacts()).map((flag) => `--${flag}`),
  );
  const remedy = guess === undefined ? 'see gitops-deploy init --help' : `did you mean ${guess}?`;
  return { message: 'init has no such flag', place: { name: rawName }, remedy };
}
