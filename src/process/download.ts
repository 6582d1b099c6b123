import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { causeOf } from '../data/cause.ts';

/** A file to download, known by its checksum. */
export interface Download {
  readonly url: string;
  /** SHA-256 in hexadecimal. */
  readonly sha256: string;
  /** Where it is put; what stands there after a failure is the caller's to remove. */
  readonly file: string;
  /** Bytes that it may have. */
  readonly most: number;
  /** Milliseconds without a byte after which the server is given up. */
  readonly patience: number;
  /** How often it is tried. */
  readonly attempts: number;
  /** Waits before the next attempt. */
  readonly pause: (attempt: number, signal: AbortSignal) => Promise<void>;
}

export type Downloaded = { readonly result: 'downloaded' } | { readonly result: 'failed'; readonly message: string };

/** What no further attempt would mend. */
class Final extends Error {}

/** Downloads a file and holds it against its checksum. Rejects with the signal's reason once that is aborted. */
export async function download(wanted: Download, signal: AbortSignal): Promise<Downloaded> {
  for (let attempt = 1; ; attempt += 1) {
    const failure = await attemptAt(wanted, signal);
    if (failure === undefined) return { result: 'downloaded' };
    signal.throwIfAborted();
    if (failure instanceof Final || attempt >= wanted.attempts) return { result: 'failed', message: wordsOf(failure) };
    await wanted.pause(attempt, signal);
  }
}

async function attemptAt(wanted: Download, signal: AbortSignal): Promise<Error | undefined> {
  const stalled = new AbortController();
  const watch = watchdog(wanted.patience, () =>
    stalled.abort(new Error(`sent nothing for ${wanted.patience / 1000} s`)),
  );
  try {
    const answer = await fetch(wanted.url, { signal: AbortSignal.any([signal, stalled.signal]), redirect: 'follow' });
    await receive(answer, wanted, watch.alive);
    return undefined;
  } catch (error) {
    if (stalled.signal.aborted) return asError(stalled.signal.reason);
    return asError(error);
  } finally {
    watch.end();
  }
}

async function receive(answer: Response, { sha256, file, most }: Download, alive: () => void): Promise<void> {
  if (!answer.ok || answer.body === null) {
    await answer.body?.cancel();
    const passes = answer.status >= 500 || answer.status === 429 || answer.status === 408;
    throw passes ? new Error(`HTTP ${answer.status}`) : new Final(`HTTP ${answer.status}`);
  }
  const hash = createHash('sha256');
  let received = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _, done) {
      alive();
      received += chunk.length;
      hash.update(chunk);
      done(received > most ? new Final(`is larger than ${most} bytes`) : null, chunk);
    },
  });
  await pipeline(Readable.fromWeb(answer.body), measured, createWriteStream(file, { flags: 'w', mode: 0o600 }));
  checkLength(answer, received);
  const found = hash.digest('hex');
  if (found !== sha256) throw new Final(`has the SHA-256 ${found} instead of ${sha256}`);
}

/** What was cut off is worth another attempt; another file is not. */
function checkLength(answer: Response, received: number): void {
  const announced = Number(answer.headers.get('content-length') ?? Number.NaN);
  const isAsSent = answer.headers.get('content-encoding') === null;
  if (isAsSent && Number.isFinite(announced) && announced !== received)
    throw new Error(`ended after ${received} of ${announced} bytes`);
}

function watchdog(patience: number, bark: () => void) {
  let timer = setTimeout(bark, patience);
  const end = () => clearTimeout(timer);
  const alive = () => {
    end();
    timer = setTimeout(bark, patience);
  };
  return { alive, end };
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}

function wordsOf(error: Error): string {
  const cause = causeOf(error) ?? error;
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;
  return cause.message === '' ? (code ?? 'no answer') : cause.message;
}
