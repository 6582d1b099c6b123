import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';

const root = new URL('../..', import.meta.url).pathname;

/** The parts of action.yml that a runner goes by. */
export interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string; readonly required?: boolean }>>;
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string; readonly 'post-if': string };
}

/** action.yml as it is committed. */
export function actionFile(): ActionFile {
  return parse(readFileSync(join(root, 'action.yml'), 'utf8'));
}

/** How one process of the action ended. */
export interface StepEnd {
  /** Undefined where a signal ended it. */
  readonly exit: number | undefined;
  readonly log: string;
  /** The annotations, as `level text`. */
  readonly annotations: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

export interface StepOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  /** What GITHUB_TOKEN the workflow has: `${{ github.token }}`. */
  readonly token?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly event?: unknown;
  readonly folder: string;
  /** Run in place of what is built, from the root. */
  readonly main?: string;
}

/**
 * Runs the built action as GitHub's runner does: inputs with their defaults as `INPUT_`, files for outputs, state and
 * summary, main and post as processes of their own that share nothing else.
 */
export class Step {
  readonly #options: StepOptions;
  readonly #temp = mkdtempSync(join(tmpdir(), 'runner-'));
  #child: ChildProcess | undefined;
  #log = '';

  constructor(options: StepOptions) {
    this.#options = options;
    for (const name of ['output', 'state', 'summary']) writeFileSync(join(this.#temp, name), '');
    writeFileSync(join(this.#temp, 'event.json'), JSON.stringify(options.event ?? {}));
  }

  main(): Promise<StepEnd> {
    return this.#run(this.#options.main ?? actionFile().runs.main, {});
  }

  post(): Promise<StepEnd> {
    const state = Object.entries(this.#pairs('state')).map(([name, value]) => [`STATE_${name}`, value]);
    return this.#run(actionFile().runs.post, Object.fromEntries(state));
  }

  /** Sends a signal to the process that runs. */
  kill(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  /** The runner's folder for this step: RUNNER_TEMP. */
  get temporary(): string {
    return this.#temp;
  }

  /** Process id of what runs now. */
  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** Waits until the log of the process that runs holds the text, or what a pattern wants; false where it ended without. */
  async says(wanted: string | RegExp): Promise<boolean> {
    const isSaid = () => (typeof wanted === 'string' ? this.#log.includes(wanted) : wanted.test(this.#log));
    while (!isSaid()) {
      if (this.#child === undefined || this.#child.exitCode !== null || this.#child.signalCode !== null)
        return isSaid();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return true;
  }

  async #run(file: string, state: Readonly<Record<string, string>>): Promise<StepEnd> {
    this.#log = '';
    const child = spawn(process.execPath, [join(root, file)], {
      cwd: this.#options.folder,
      env: { ...this.#environment(), ...state },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        this.#log += chunk;
      });
    const exit = await new Promise<number | undefined>((resolve) =>
      child.on('close', (code) => resolve(code ?? undefined)),
    );
    const annotations = [...this.#log.matchAll(/^::(error|warning|notice)[^:]*::(.*)$/gm)];
    return {
      exit,
      log: this.#log,
      annotations: annotations.map(([, level, text]) => `${level} ${text?.replaceAll('%0A', '\n') ?? ''}`),
      outputs: this.#pairs('output'),
      summary: readFileSync(join(this.#temp, 'summary'), 'utf8'),
    };
  }

  #environment(): Readonly<Record<string, string>> {
    const { inputs = {}, token = '', environment = {} } = this.#options;
    const defaults = Object.entries(actionFile().inputs).map(([name, { default: value = '' }]) => [name, value]);
    const given: Record<string, string> = { ...Object.fromEntries(defaults), ...inputs };
    const variables = Object.entries(given).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the expression that GitHub fills in
      value.replace('${{ github.token }}', token),
    ]);
    return {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      CI: 'true',
      GITHUB_ACTIONS: 'true',
      GITHUB_OUTPUT: join(this.#temp, 'output'),
      GITHUB_STATE: join(this.#temp, 'state'),
      GITHUB_STEP_SUMMARY: join(this.#temp, 'summary'),
      GITHUB_EVENT_PATH: join(this.#temp, 'event.json'),
      RUNNER_TEMP: this.#temp,
      ...environment,
      ...Object.fromEntries(variables),
    };
  }

  /** A file of `name<<delimiter`, value and delimiter; the last value of a name counts. */
  #pairs(file: string): Readonly<Record<string, string>> {
    const text = readFileSync(join(this.#temp, file), 'utf8');
    const found = [...text.matchAll(/^([^\n=]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
    return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
  }
}
