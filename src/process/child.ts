import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { StringDecoder } from 'node:string_decoder';

/** A program to run: no shell, and only the environment that is given. */
export interface ChildRequest {
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly folder?: string;
  readonly input?: Uint8Array | string;
  readonly signal?: AbortSignal;
  /** Killed at once by an aborted signal, and waited for: for a program that leaves things behind in its folder alone. */
  readonly isKilled?: boolean;
  /** Bytes of standard output beyond which it is killed: for a program that strangers tell what to write. */
  readonly most?: number;
  /** Called for each line that the program writes to standard error (and to standard output with `linesOf: both`). */
  readonly onLine?: (line: string) => void;
  readonly linesOf?: 'stderr' | 'both';
}

export type ChildResult =
  | {
      readonly result: 'ended';
      /** Exit code; 128 and the number's meaning are the program's own. A signal counts as 128. */
      readonly exit: number;
      /** The signal that ended it, such as `SIGKILL`. */
      readonly signal?: NodeJS.Signals;
      readonly stdout: Uint8Array;
      /** Set where it was killed for what it wrote: `stdout` is not whole then. */
      readonly isTooMuch?: true;
      /** The last lines that it wrote, at most 40. */
      readonly lastLines: readonly string[];
    }
  | { readonly result: 'not-found' };

const keptLines = 40;
/** Characters of a line; what is beyond is left out. */
const longestLine = 64 * 1024;
/** Milliseconds between asking a child to end and killing it. */
const grace = 5000;

/** Process groups of children that have not ended. None outlives us: one that does not listen is killed as we exit. */
const groups = new Set<number>();
const killAll = () => {
  for (const group of groups) send(group, 'SIGKILL');
};

function enlist({ pid }: ChildProcess): () => void {
  if (pid === undefined) return () => {};
  if (groups.size === 0) process.on('exit', killAll);
  groups.add(pid);
  return () => {
    groups.delete(pid);
    if (groups.size === 0) process.off('exit', killAll);
  };
}

/**
 * Runs a program to its end. An aborted signal ends its whole process group, first politely; the promise then rejects with
 * the signal's reason, at once. One that is killed (`isKilled`) has ended by then.
 */
export function runChild(request: ChildRequest): Promise<ChildResult> {
  request.signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const child = spawn(request.program, [...request.arguments], {
      env: { ...request.environment },
      stdio: ['pipe', 'pipe', 'pipe'],
      // a group of its own, so that what the program starts ends with it
      detached: true,
      ...(request.folder === undefined ? {} : { cwd: request.folder }),
    });
    const delist = enlist(child);
    const output: Buffer[] = [];
    let size = 0;
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (isTooMuch(size, request)) kill(child);
      else output.push(chunk);
    };
    const tail = new Tail(request.onLine);
    const cancel = () => {
      if (request.isKilled === true) return kill(child);
      endGroup(child);
      reject(request.signal?.reason);
    };
    request.signal?.addEventListener('abort', cancel, { once: true });
    child.stdout.on('data', (chunk: Buffer) => (request.linesOf === 'both' ? tail.add(chunk) : keep(chunk)));
    child.stderr.on('data', (chunk: Buffer) => tail.add(chunk));
    child.on('error', (error: NodeJS.ErrnoException) => {
      request.signal?.removeEventListener('abort', cancel);
      if (error.code === 'ENOENT' || error.code === 'EACCES') resolve({ result: 'not-found' });
      else reject(error);
    });
    child.on('close', (code, signalled) => {
      delist();
      request.signal?.removeEventListener('abort', cancel);
      tail.end();
      if (request.signal?.aborted === true) return reject(request.signal.reason);
      const stdout = Buffer.concat(output);
      const by = signalled === null ? {} : { signal: signalled };
      const cut = isTooMuch(size, request) ? ({ isTooMuch: true } as const) : {};
      resolve({ result: 'ended', exit: code ?? 128, ...by, ...cut, stdout, lastLines: tail.lines });
    });
    // a program that ends without reading its input is no error of ours
    child.stdin.on('error', () => {});
    child.stdin.end(request.input ?? '');
  });
}

function isTooMuch(size: number, { most }: ChildRequest): boolean {
  return most !== undefined && size > most;
}

function kill({ pid }: ChildProcess): void {
  if (pid !== undefined) send(pid, 'SIGKILL');
}

function endGroup(child: ChildProcess): void {
  const { pid } = child;
  if (pid === undefined) return;
  send(pid, 'SIGTERM');
  const timer = setTimeout(() => send(pid, 'SIGKILL'), grace);
  timer.unref();
  child.on('close', () => clearTimeout(timer));
}

function send(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch {
    // it has ended already
  }
}

/** The last lines of a stream, without what terminals are told (colours, cursor movements). */
class Tail {
  readonly #decoder = new StringDecoder('utf8');
  readonly #onLine: ((line: string) => void) | undefined;
  #rest = '';
  lines: string[] = [];

  constructor(onLine: ((line: string) => void) | undefined) {
    this.#onLine = onLine;
  }

  add(chunk: Buffer): void {
    const lines = (this.#rest + this.#decoder.write(chunk)).split(/\r\n|\n|\r/);
    this.#rest = (lines.pop() ?? '').slice(0, longestLine);
    for (const line of lines) this.#take(line.slice(0, longestLine));
  }

  end(): void {
    if (this.#rest !== '') this.#take(this.#rest);
    this.#rest = '';
  }

  #take(line: string): void {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with one
    const clean = line.replace(/\u001b\[[0-9;?]*[A-Za-z]/g, '').trimEnd();
    if (clean === '') return;
    this.lines = [...this.lines.slice(-(keptLines - 1)), clean];
    this.#onLine?.(clean);
  }
}

/** The variables of an environment that a child may see: by name, or by a prefix that ends in `*`. */
export function allow(
  environment: Readonly<Record<string, string | undefined>>,
  names: readonly string[],
): Readonly<Record<string, string>> {
  const isAllowed = (key: string) =>
    names.some((name) => (name.endsWith('*') ? key.startsWith(name.slice(0, -1)) : key === name));
  const kept = Object.entries(environment).filter(([key, value]) => value !== undefined && isAllowed(key));
  return Object.fromEntries(kept.map(([key, value]) => [key, value ?? '']));
}

/** What every child needs to find its files and the network. */
export const everyday: readonly string[] = [
  'PATH',
  'HOME',
  'USER',
  'LANG',
  'LC_*',
  'TMPDIR',
  'XDG_*',
  'SSL_CERT_FILE',
  'SSL_CERT_DIR',
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];
