import { createJobLog } from './actions/log.ts';
import { createJobResults, stateName } from './actions/results.ts';
import type { Environment } from './inputs/action.ts';
import { readActionInputs } from './inputs/action.ts';
import { readRequest } from './inputs/request.ts';
import { maskedSecrets } from './inputs/secret-variables.ts';
import type { Log } from './ports/log.ts';
import { noTelemetry } from './ports/telemetry.ts';
import { noView } from './ports/view.ts';
import { Mask } from './text/mask.ts';

/**
 * The post step: tells GitHub the end of every deployment whose own run did not get to it, so that no status stays
 * pending. A run that told everything costs nothing here. The answer is the exit code.
 */
export async function runPost(environment: Environment, signal: AbortSignal): Promise<number> {
  const left = readState(environment[`STATE_${stateName}`]);
  if (left.length === 0) return 0;
  const read = readRequest(readActionInputs(environment), []);
  const mask = new Mask([]);
  const log = createJobLog(read.request.debug, mask);
  for (const secret of maskedSecrets(read.secrets)) log.mask(secret);
  const [{ connect }, { openAccess }, { Tally }, { readContext }, { resolveLeftOvers }] = await Promise.all([
    import('./connect.ts'),
    import('./access.ts'),
    import('./github/tally.ts'),
    import('./inputs/event.ts'),
    import('./commands/resolve-left-overs.ts'),
  ]);
  const { secrets } = read;
  const context = readContext(environment, undefined);
  const results = createJobResults();
  const tally = new Tally();
  await using connected = connect({
    environment,
    log,
    results,
    view: noView,
    telemetry: noTelemetry,
    secrets,
    access: openAccess({ secrets, context, log, tally }),
    context,
    hide: (text) => mask.hide(text),
    signal,
  });
  const exit = await tell(() => resolveLeftOvers(left, connected.ports, signal), log);
  log.debug(tally.toLine() ?? 'no requests to GitHub');
  return exit;
}

async function tell(work: () => Promise<void>, log: Log): Promise<number> {
  try {
    await work();
    return 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    log.error(`a status may have stayed pending: ${message}; the command \`resume\` finishes it`);
    return 1;
  }
}

function readState(text: string | undefined): readonly unknown[] {
  if (text === undefined || text === '') return [];
  const state: unknown = JSON.parse(text);
  if (typeof state !== 'object' || state === null) return [];
  return Object.values(state).map((value): unknown => (typeof value === 'string' ? JSON.parse(value) : undefined));
}
