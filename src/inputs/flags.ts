import { parseArgs } from 'node:util';

/** How a flag of the command line is put. */
export interface FlagFact {
  readonly description: string;
  /** Has no value. */
  readonly flag?: true;
  /** One letter that says the same. */
  readonly short?: string;
  /** May be given several times. */
  readonly several?: true;
}

/** A flag as it was given. */
export interface GivenFlag {
  readonly name: string;
  /** As it was written, with its dashes. */
  readonly rawName: string;
  readonly value?: string | undefined;
}

/** The words of a command line, its flags by name, and those that are unknown or lack a value. */
export interface ReadFlags {
  readonly words: readonly string[];
  readonly given: ReadonlyMap<string, readonly string[]>;
  readonly unknown: readonly GivenFlag[];
  /** Flags as they were written that want a value and have none. */
  readonly empty: readonly string[];
}

/** Reads words and flags in any order. Of a flag that is given twice the last counts, unless it may be given several times. */
export function readFlags(argv: readonly string[], facts: Readonly<Record<string, FlagFact>>): ReadFlags {
  const options = Object.entries(facts).map(([name, { flag, several, short }]) => {
    const type = flag === true ? ('boolean' as const) : ('string' as const);
    return [name, { type, multiple: several === true, ...(short === undefined ? {} : { short }) }] as const;
  });
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(options),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const given = new Map<string, readonly string[]>();
  const words: string[] = [];
  const unknown: GivenFlag[] = [];
  const empty: string[] = [];
  let last = Number.NaN;
  for (const token of tokens) {
    // the value of a flag that nobody knows is no word of its own
    if (token.kind === 'positional' && token.index !== last + 1) words.push(token.value);
    if (token.kind !== 'option') continue;
    const { name, rawName, value } = token;
    const fact = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (fact === undefined) {
      last = token.index;
      unknown.push({ name, rawName, value });
    } else if (fact.flag !== true && (value === undefined || value === '')) empty.push(rawName);
    else given.set(name, [...(fact.several === true ? (given.get(name) ?? []) : []), value ?? 'true']);
  }
  return { words, given, unknown, empty };
}
