import { randomUUID } from 'node:crypto';
import type { BuilderChoice } from '../image/build.ts';
import type { Log } from '../ports/log.ts';
import { createArguments, removeArguments } from './buildx-arguments.ts';
import type { ChildResult } from './child.ts';
import { runChild } from './child.ts';

/** How buildx is started. */
export interface Program {
  /** The words that begin every command, such as `docker buildx`. */
  readonly words: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
}

/** The builder to build with (the current one of buildx where it has no name), or why there is none. */
export type OpenedBuilder =
  | { readonly result: 'open'; readonly name?: string }
  | { readonly result: 'builder-missing'; readonly message: string };

/** Milliseconds that the removal of a builder may take: its container is stopped and removed. */
const patience = 20_000;

/** The name of a builder that is made for one build. */
export function nameOf({ name }: BuilderChoice): string {
  return name ?? `gitops-deploy-${randomUUID().slice(0, 8)}`;
}

/** Runs one command of buildx to its end. */
export function runBuildx(
  { words: [name, ...before], environment }: Program,
  words: readonly string[],
  on: { readonly signal: AbortSignal; readonly onLine?: (line: string) => void },
): Promise<ChildResult> {
  return runChild({ program: name, arguments: [...before, ...words], environment, linesOf: 'both', ...on });
}

/** Builders that a configuration asks to be made, and their removal. */
export class Builders implements AsyncDisposable {
  readonly #log: Log;
  readonly #made: { readonly name: string; readonly program: Program }[] = [];
  #removal: Promise<void> = Promise.resolve();

  constructor(log: Log) {
    this.#log = log;
  }

  /** Makes the builder, where it is not there already. */
  async open(program: Program, choice: BuilderChoice | undefined, signal: AbortSignal): Promise<OpenedBuilder> {
    if (choice === undefined) return { result: 'open' };
    const name = nameOf(choice);
    if (choice.create === undefined) return { result: 'open', name };
    const ended = await runBuildx(program, createArguments(name, choice.create), { signal });
    if (ended.result === 'not-found') return { result: 'builder-missing', message: 'buildx cannot be run' };
    const said = ended.lastLines.at(-1) ?? 'no output';
    // the words of buildx 0.10 and newer (builder/builder.go)
    const isThere = /existing instance for/.test(said);
    if (ended.exit !== 0 && !isThere)
      return { result: 'builder-missing', message: `the builder ${name} could not be made: ${said}` };
    if (isThere) this.#log.info(`the builder ${name} is there already, and stays`);
    else this.#made.push({ name, program });
    return { result: 'open', name };
  }

  /** Removes what was made. */
  close(): Promise<void> {
    const made = this.#made.splice(0);
    this.#removal = Promise.all([this.#removal, ...made.map((one) => this.#remove(one))]).then(() => {});
    return this.#removal;
  }

  async #remove({ name, program }: { readonly name: string; readonly program: Program }): Promise<void> {
    try {
      const ended = await runBuildx(program, removeArguments(name), { signal: AbortSignal.timeout(patience) });
      if (ended.result === 'ended' && ended.exit === 0) return;
      this.#log.warning(`the builder ${name} could not be removed`);
    } catch {
      this.#log.warning(`the builder ${name} could not be removed within ${patience / 1000} s`);
    }
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }
}
