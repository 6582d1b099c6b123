import type { Problem } from '../errors.ts';
import type { InputName, RawInputs } from './names.ts';
import { factOf } from './names.ts';

/** Collects problems while values are read, so that one error names them all. */
export class Reading {
  readonly #raw: RawInputs;
  readonly problems: Problem[] = [];

  constructor(raw: RawInputs) {
    this.#raw = raw;
  }

  text(name: InputName): string | undefined {
    return this.#raw.get(name)?.at(-1) ?? defaultOf(name);
  }

  all(name: InputName): readonly string[] {
    return this.#raw.get(name) ?? [];
  }

  /** The inputs that say something else than they would by themselves. */
  given(): readonly InputName[] {
    return [...this.#raw.keys()].filter((name) => this.text(name) !== factOf(name).default);
  }

  wrong(name: InputName, message: string, remedy?: string): undefined {
    this.problems.push({ message, place: { name }, ...(remedy === undefined ? {} : { remedy }) });
    return undefined;
  }
}

/** Defaults that are expressions are filled in by GitHub, not here. */
function defaultOf(name: InputName): string | undefined {
  const value = factOf(name).default;
  return value?.startsWith('${{') === true ? undefined : value;
}

/** One of some words; anything else is a problem. */
export function readChoice<T extends string>(reading: Reading, name: InputName, choices: readonly T[]): T | undefined {
  const text = reading.text(name);
  return (
    choices.find((choice) => choice === text) ?? reading.wrong(name, `must be ${choices.join(' or ')}, not "${text}"`)
  );
}
