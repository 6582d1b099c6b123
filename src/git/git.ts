import { DeployError } from '../errors.ts';
import { allow, everyday, runChild } from '../process/child.ts';

/** How git reaches one repository. */
export interface GitOptions {
  readonly url: string;
  readonly token?: string;
  /** A bare repository in a temporary folder. */
  readonly folder: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** What a git command printed, and how it ended. */
export interface GitResult {
  readonly exit: number;
  readonly stdout: Buffer;
  /** What it said on standard error, without the token. */
  readonly messages: string;
}

/** One git command. */
export interface GitCall {
  readonly arguments: readonly string[];
  readonly input?: Uint8Array | string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
}

type Setting = readonly [string, string];

/** Settings that keep the user's own configuration from changing what we do. */
const safe: readonly Setting[] = [
  ['core.hooksPath', '/dev/null'],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['protocol.ext.allow', 'never'],
  ['credential.helper', ''],
  ['http.followRedirects', 'initial'],
  ['core.quotePath', 'false'],
];

/**
 * Runs git for one repository. A token reaches it through its environment only (`GIT_CONFIG_COUNT`): a `-c` would stand
 * on the command line, and a remote's address would be written to disk.
 */
export class Git {
  readonly url: string;
  readonly #folder: string;
  readonly #token: string | undefined;
  readonly #environment: Readonly<Record<string, string>>;

  constructor(options: GitOptions) {
    const { url, token } = withoutCredentials(options.url, options.token);
    this.url = url;
    this.#token = token;
    this.#folder = options.folder;
    const inherited = allow(options.environment, [...everyday, 'SSH_AUTH_SOCK', 'GIT_SSH_COMMAND', 'GIT_SSL_*']);
    this.#environment = {
      ...inherited,
      GIT_TERMINAL_PROMPT: '0',
      GIT_ASKPASS: '',
      LC_ALL: 'C',
      ...configuration(url, token),
    };
  }

  /** Runs one command in the repository; any exit code is an answer. */
  async run(call: GitCall): Promise<GitResult> {
    const ended = await runChild({
      program: 'git',
      arguments: ['--git-dir', this.#folder, ...call.arguments],
      environment: { ...this.#environment, ...call.variables },
      signal: call.signal,
      ...(call.input === undefined ? {} : { input: call.input }),
    });
    if (ended.result === 'not-found') {
      throw new DeployError('gitops-unreachable', {
        stage: 'write',
        message: 'git is not installed',
        remedy: 'install git',
      });
    }
    return { exit: ended.exit, stdout: Buffer.from(ended.stdout), messages: this.#clean(ended.lastLines) };
  }

  /** Runs a command that cannot fail for any reason of the outside; a defect otherwise. */
  async must(call: GitCall): Promise<Buffer> {
    const result = await this.run(call);
    if (result.exit === 0) return result.stdout;
    const message = `git ${call.arguments[0] ?? ''} failed: ${result.messages}`;
    throw new DeployError('gitops-unreachable', { stage: 'write', message });
  }

  #clean(lines: readonly string[]): string {
    const text = lines.join('\n');
    return this.#token === undefined ? text : text.replaceAll(this.#token, '***');
  }
}

/** An address that carries its credentials is used without them; they go where a token goes. */
function withoutCredentials(url: string, token: string | undefined): { url: string; token: string | undefined } {
  if (!/^https?:\/\//.test(url)) return { url, token: undefined };
  const parsed = new URL(url);
  const embedded = decodeURIComponent(parsed.password || parsed.username);
  parsed.username = '';
  parsed.password = '';
  return { url: parsed.toString(), token: token ?? (embedded === '' ? undefined : embedded) };
}

function configuration(url: string, token: string | undefined): Readonly<Record<string, string>> {
  const settings = [...safe, ...(token === undefined ? [] : authorization(url, token))];
  const variables = settings.flatMap(([key, value], index) => [
    [`GIT_CONFIG_KEY_${index}`, key],
    [`GIT_CONFIG_VALUE_${index}`, value],
  ]);
  return Object.fromEntries([['GIT_CONFIG_COUNT', String(settings.length)], ...variables]);
}

/** The header goes to this host only; an empty value first removes what the user's configuration may add. */
function authorization(url: string, token: string): readonly Setting[] {
  const key = `http.${new URL(url).origin}/.extraHeader`;
  const credentials = Buffer.from(`x-access-token:${token}`).toString('base64');
  return [
    [key, ''],
    [key, `Authorization: Basic ${credentials}`],
  ];
}
