import { join, resolve } from 'node:path';
import { DeployError } from '../errors.ts';
import { allow, everyday, runChild } from '../process/child.ts';
import type { Opening } from './address.ts';
import { secretsOf } from './address.ts';
import { asEnvironment, authorization, ourSettings } from './settings.ts';
import { isSsh, sshVariables } from './ssh.ts';

/** A bare repository of ours, and the one that it is of. */
export interface GitOptions {
  readonly opening: Opening;
  /** Of the bare repository, in a temporary folder; made by `init`. */
  readonly folder: string;
  /** The environment that the allowed variables are taken from. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** One git command. */
export interface GitCall {
  readonly arguments: readonly string[];
  readonly input?: Uint8Array | string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

/** What a git command printed, and how it ended. */
export interface GitResult {
  readonly exit: number;
  readonly stdout: Buffer;
  /** The last lines of standard error, without credentials. */
  readonly messages: string;
}

/** Variables of the user that git may see besides the everyday ones: how to reach a server. */
const allowed = [...everyday, 'SSH_AUTH_SOCK', 'GIT_SSH_COMMAND', 'GIT_SSL_*', 'GIT_HTTP_LOW_SPEED_*'];

/** Runs git in a bare repository. Only commands that talk to the server get its credentials. */
export class Git {
  /** What fetches leave out; a server may refuse to leave trees out. */
  filter: 'tree:0' | 'blob:none' = 'tree:0';
  readonly url: string;
  readonly folder: string;
  readonly #options: GitOptions;
  readonly #environment: Readonly<Record<string, string>>;
  #made: Promise<unknown> | undefined;
  #turn: Promise<unknown> = Promise.resolve();
  #sshCommand: Promise<GitResult> | undefined;

  constructor(options: GitOptions) {
    this.url = options.opening.url;
    this.folder = resolve(options.folder);
    this.#options = options;
    this.#environment = {
      ...allow(options.environment, allowed),
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '',
      // messages are read: they must not be translated
      LC_ALL: 'C',
    };
  }

  /** Throws `gitops-unreachable` where git is missing or too old: an old one would not see the credentials. */
  async requireVersion(signal: AbortSignal): Promise<void> {
    const said = (await this.local({ arguments: ['version'], signal })).toString().trim();
    const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(said) ?? [];
    if (Number(major) * 1000 + Number(minor) < 2032) throw unusable(`${said} is too old`);
  }

  /** Makes the bare repository, unless it is made. */
  async init(signal: AbortSignal): Promise<void> {
    this.#made ??= this.local({ arguments: ['init', '--quiet', '--bare', '--template='], signal });
    await this.#made;
  }

  /** Another bare repository of the same address, inside this one's folder. */
  beside(name: string): Git {
    return new Git({ ...this.#options, folder: join(this.folder, name) });
  }

  /** Runs a command that stays on this machine, and whose failure is a defect. */
  async local(call: GitCall): Promise<Buffer> {
    const result = await this.ask(call);
    if (result.exit === 0) return result.stdout;
    const message = `git ${call.arguments.join(' ')} failed: ${result.messages}`;
    throw new DeployError('internal', { stage: 'write', message });
  }

  /** Runs a command that stays on this machine; any exit code is an answer. */
  ask(call: GitCall): Promise<GitResult> {
    return this.#run(call, asEnvironment(ourSettings), []);
  }

  /** Runs a command that talks to the server; one after another, since two would fight over the repository's locks. */
  remote(call: GitCall): Promise<GitResult> {
    const result = this.#turn.then(() => this.#talk(call));
    this.#turn = result.catch(() => {});
    return result;
  }

  /** What SSH is called with, where the address is reached by it. */
  async #ssh(signal: AbortSignal): Promise<Readonly<Record<string, string>>> {
    if (!isSsh(this.url)) return {};
    this.#sshCommand ??= this.ask({ arguments: ['config', '--get', 'core.sshCommand'], signal });
    const { stdout } = await this.#sshCommand;
    return sshVariables(this.#environment, stdout.toString().trim());
  }

  /** The credentials are asked for when the command's turn has come: those of a GitHub App end while one waits. */
  async #talk(call: GitCall): Promise<GitResult> {
    const address = await this.#options.opening.address(call.signal);
    const settings = [...ourSettings, ['remote.origin.url', address.url] as const, ...authorization(address)];
    const variables = { ...asEnvironment(settings), ...(await this.#ssh(call.signal)) };
    return this.#run(call, variables, secretsOf(address));
  }

  async #run(
    call: GitCall,
    settings: Readonly<Record<string, string>>,
    secrets: readonly string[],
  ): Promise<GitResult> {
    const ended = await runChild({
      program: 'git',
      arguments: ['--git-dir', this.folder, ...call.arguments],
      environment: { ...this.#environment, ...settings, ...call.variables },
      signal: call.signal,
      ...(call.input === undefined ? {} : { input: call.input }),
    });
    if (ended.result === 'not-found') throw unusable('git is not installed');
    return { exit: ended.exit, stdout: Buffer.from(ended.stdout), messages: hide(ended.lastLines, secrets) };
  }
}

function hide(lines: readonly string[], secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => text.replaceAll(secret, '***'), lines.join('\n'));
}

/** `push.negotiate` is the newest part of git that is needed. */
function unusable(message: string): DeployError {
  return new DeployError('gitops-unreachable', { stage: 'write', message, remedy: 'Install git 2.32 or newer.' });
}
