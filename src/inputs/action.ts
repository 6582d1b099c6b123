import type { Problem } from '../errors.ts';
import { nearest } from '../text/nearest.ts';
import type { InputName, RawInputs } from './names.ts';
import { factOf, inputNames } from './names.ts';

/** The environment of the process, as a map of its variables. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Raw inputs, and what is wrong with them already. */
export interface Received {
  readonly raw: RawInputs;
  readonly problems: readonly Problem[];
}

/** GitHub passes an input as `INPUT_` and its name in capitals, with spaces as underscores; dashes stay. */
function variableOf(name: string): string {
  return `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`;
}

/** The inputs of the action; `command: rollout abort` and `report slo` have a word besides, as on the command line. */
export interface ActionInputs extends Received {
  readonly words: readonly string[];
}

/** The inputs of the action. An unknown one is a problem: a typo in `with:` would otherwise pass silently. */
export function readActionInputs(environment: Environment): ActionInputs {
  const names = inputNames().filter((name) => factOf(name).only !== 'command-line');
  const raw = new Map<InputName, readonly string[]>();
  for (const name of names) {
    const value = environment[variableOf(name)]?.trim();
    if (value !== undefined && value !== '') raw.set(name, [value]);
  }
  const known = new Set(names.map(variableOf));
  const unknown = Object.keys(environment).filter((key) => key.startsWith('INPUT_') && !known.has(key));
  const words = raw.get('command')?.[0]?.split(/\s+/) ?? [];
  const [first = ''] = words;
  const taken = ['rollout', 'report'].includes(first) ? words : [];
  if (taken.length > 0) raw.set('command', [first]);
  return {
    raw,
    words: taken,
    problems: unknown.map((key) => unknownInput(key.slice('INPUT_'.length).toLowerCase(), names)),
  };
}

/** A name that no input has, with the one that was probably meant. */
export function unknownInput(name: string, known: readonly string[]): Problem {
  const guess = nearest(name, known);
  return {
    message: 'there is no such input',
    place: { name },
    remedy: guess === undefined ? `the inputs are ${known.join(', ')}` : `did you mean ${guess}?`,
  };
}
