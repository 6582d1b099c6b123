import type { ApplicationConfiguration } from './configuration/schema.ts';
import { decodedUri } from './data/decoded-uri.ts';
import { isLoopback } from './data/loopback.ts';
import { systemClock } from './files/clock.ts';
import { valueNamed, variableOf } from './named-value.ts';
import type { Log } from './ports/log.ts';
import type { Telemetry } from './ports/telemetry.ts';
import { noTelemetry } from './ports/telemetry.ts';
import type { Destination } from './telemetry/exporters.ts';
import { version } from './version.ts';

type Configured = Pick<ApplicationConfiguration, 'telemetry'> | undefined;

interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly hide: (text: string) => string;
  readonly signal: AbortSignal;
  readonly apiUrl: string;
}

/**
 * Telemetry where the environment or the configuration says where it goes: the SDK is loaded only then. The names of the variables are
 * those of https://opentelemetry.io/docs/specs/otel/protocol/exporter/; what is not asked for here, the SDK reads itself.
 */
export async function openTelemetry(application: Configured, given: Given): Promise<Telemetry> {
  const { environment, log, hide, signal, apiUrl } = given;
  if (valueIn(environment, 'OTEL_SDK_DISABLED')?.toLowerCase() === 'true') return noTelemetry;
  const base = valueIn(environment, 'OTEL_EXPORTER_OTLP_ENDPOINT');
  const shared = base === undefined ? configured(application, given) : { url: base };
  const traces = destinationOf('traces', shared, environment);
  const metrics = destinationOf('metrics', shared, environment);
  if (traces === undefined && metrics === undefined) return noTelemetry;
  maskHeaders(given);
  const [traceparent, tracestate] = ['TRACEPARENT', 'TRACESTATE'].map((name) => valueIn(environment, name));
  const { createTelemetry } = await import('./telemetry/telemetry.ts');
  return createTelemetry({
    ...(traces === undefined ? {} : { traces }),
    ...(metrics === undefined ? {} : { metrics }),
    parent: {
      ...(traceparent === undefined ? {} : { traceparent }),
      ...(tracestate === undefined ? {} : { tracestate }),
    },
    version,
    clock: systemClock,
    apiUrl,
    hide,
    say: (message) => note(message, log),
    warn: (message) => log.warning(message),
    signal,
  });
}

/** Shown on the page of the run where there is one: who looks at the run finds its trace. */
function note(message: string, log: Log): void {
  if (log.annotate === undefined) log.info(message);
  else log.annotate({ level: 'notice', title: 'OpenTelemetry', message });
}

function valueIn(environment: Given['environment'], name: string): string | undefined {
  const value = environment[name]?.trim();
  return value === '' ? undefined : value;
}

/** Milliseconds for one export, unless the environment says another number: a run waits for its last one. */
const timeoutMillis = 4500;

/** An address of its own is taken as it is, and gets no header that was configured for another. */
function destinationOf(
  signal: 'traces' | 'metrics',
  shared: Destination | undefined,
  environment: Given['environment'],
): Destination | undefined {
  const upper = signal.toUpperCase();
  if (valueIn(environment, `OTEL_${upper}_EXPORTER`) === 'none') return undefined;
  const own = valueIn(environment, `OTEL_EXPORTER_OTLP_${upper}_ENDPOINT`);
  const timeouts = [`OTEL_EXPORTER_OTLP_${upper}_TIMEOUT`, 'OTEL_EXPORTER_OTLP_TIMEOUT'];
  const limit = timeouts.some((name) => valueIn(environment, name) !== undefined) ? {} : { timeoutMillis };
  if (own !== undefined) return { url: own, ...limit };
  if (shared?.url === undefined) return undefined;
  return { ...shared, url: `${shared.url.replace(/\/+$/, '')}/v1/${signal}`, ...limit };
}

/** What is configured. Where a variable is not set nothing is sent: a workflow without it deploys all the same. */
function configured(application: Configured, given: Given): Destination | undefined {
  if (application?.telemetry === undefined) return undefined;
  const { endpoint, headers } = application.telemetry;
  const unset = [endpoint, ...Object.values(headers)].find((one) => valueNamed(one, given) === undefined);
  if (unset !== undefined) return lost(`${variableOf(unset) ?? 'telemetry.endpoint'} is not set`, given);
  const url = valueNamed(endpoint, given) ?? '';
  const wrong = wrongAddress(url, Object.keys(headers).length > 0);
  if (wrong !== undefined) return lost(`${variableOf(endpoint) ?? 'telemetry.endpoint'} ${wrong}`, given);
  const values = Object.entries(headers).map(([name, from]) => [name, valueNamed(from, given) ?? '']);
  return { url, headers: Object.fromEntries(values) };
}

/** The rules of the schema, for what stands in a variable. */
function wrongAddress(text: string, hasHeaders: boolean): string | undefined {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) return 'holds no https:// address';
  const { protocol, hostname } = new URL(text);
  const isOpen = protocol === 'http:' && !isLoopback(hostname);
  return hasHeaders && isOpen ? 'is not https://, and headers go with that alone' : undefined;
}

function lost(why: string, { log }: Given): undefined {
  log.warning(`no traces and metrics are sent: ${why}`);
}

/** Characters of what may be a secret: to mask less would take ordinary words away, such as the number of a tenant. */
const shortestSecret = 8;

/** What the headers hold may open something, as it stands there and as it is sent. */
function maskHeaders({ environment, log }: Given): void {
  const all = ['', 'TRACES_', 'METRICS_'].map((infix) => valueIn(environment, `OTEL_EXPORTER_OTLP_${infix}HEADERS`));
  for (const pair of all.flatMap((one) => one?.split(',') ?? [])) {
    const value = pair.slice(pair.indexOf('=') + 1).trim();
    if (!pair.includes('=') || value.length < shortestSecret) continue;
    log.mask(value);
    if (value.includes('%')) log.mask(decodedUri(value));
  }
}
