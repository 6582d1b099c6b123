import { jsonLines } from '../cluster/json-lines.ts';
import type { Pace } from '../cluster/pace.ts';
import { valueAt } from '../data/fields.ts';
import type { ArgoServer } from './server.ts';

/** A stream of Argo CD's API. */
export interface StreamOptions {
  readonly server: ArgoServer;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Called for everything that happens. */
  readonly onEvent: () => void;
}

/**
 * Milliseconds without an event after which a stream is opened anew: its connection may have died in silence, and Argo CD sends
 * nothing where nothing happens: of a tree not even the head of the answer.
 */
const silence = 60_000;

/**
 * Follows a stream of events until the signal is aborted, and opens it again where it ends. What happened is not taken from it: an
 * event only says that it is time to look, so that one that got lost costs no more than time.
 */
export async function followEvents(options: StreamOptions): Promise<void> {
  const { server, pace, signal } = options;
  for (let failures = 0; !signal.aborted; ) {
    const began = server.clock.now();
    const hasHeard = await listen(options);
    failures = hasHeard ? 0 : failures + 1;
    const pause = hasHeard ? pace.notSooner(began) : pace.afterFailures(failures);
    if (!signal.aborted) await server.clock.sleep(pause, signal).catch(() => {});
  }
}

/** Whether anything was heard before the stream ended. */
async function listen({ server, path, query, signal, onEvent }: StreamOptions): Promise<boolean> {
  let hasHeard = false;
  try {
    using answer = await server.send({ path, query, within: silence, silence, signal });
    if (answer.status !== 200) return false;
    for await (const line of jsonLines(answer.body)) {
      if (valueAt(line, 'error') !== undefined) return hasHeard;
      hasHeard = true;
      onEvent();
    }
  } catch {
    // whoever looks finds out why, and tells it
  }
  return hasHeard;
}
