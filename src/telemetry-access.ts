import type { ApplicationConfiguration } from './configuration/schema.ts';
import { isLoopback } from './data/loopback.ts';
import { systemClock } from './files/clock.ts';
import type { Log } from './ports/log.ts';
import type { Telemetry } from './ports/telemetry.ts';
import { noTelemetry } from './ports/telemetry.ts';
import type { Destination } from './telemetry/exporters.ts';
import { version } from './version.ts';

interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly hide: (text: string) => string;
  readonly signal: AbortSignal;
  readonly apiUrl: string;
}

/** What goes where; undefined for what is not sent. */
interface Destinations {
  readonly traces?: Destination;
  readonly metrics?: Destination;
}

/**
 * Telemetry where the environment or the configuration says where it goes: the SDK is loaded only then. The names of the variables are
 * those of https://opentelemetry.io/docs/specs/otel/protocol/exporter/.
 */
export async function openTelemetry(
  application: Pick<ApplicationConfiguration, 'telemetry'> | undefined,
  given: Given,
): Promise<Telemetry> {
  const { environment, log, hide, signal, apiUrl } = given;
  if (environment['OTEL_SDK_DISABLED']?.trim().toLowerCase() === 'true') return noTelemetry;
  const destinations = destinationsOf(application, given);
  if (destinations === undefined) return noTelemetry;
  const { createTelemetry } = await import('./telemetry/telemetry.ts');
  const { TRACEPARENT: traceparent, TRACESTATE: tracestate } = environment;
  return createTelemetry({
    ...destinations,
    parent: { ...(traceparent ? { traceparent } : {}), ...(tracestate ? { tracestate } : {}) },
    version,
    clock: systemClock,
    apiUrl,
    hide,
    warn: (message) => log.warning(message),
    signal,
  });
}

/** What the environment says counts before what is configured. */
function destinationsOf(application: Pick<ApplicationConfiguration, 'telemetry'> | undefined, given: Given) {
  const { environment } = given;
  maskHeaders(given);
  const base = isSet(environment['OTEL_EXPORTER_OTLP_ENDPOINT']) ? {} : configured(application, given);
  const destinations: Destinations = {
    ...signalOf('traces', base, environment),
    ...signalOf('metrics', base, environment),
  };
  return Object.keys(destinations).length === 0 ? undefined : destinations;
}

/** Milliseconds for one export, unless the environment says another number: a run waits for its last one. */
const timeoutMillis = 4500;

function signalOf(
  name: 'traces' | 'metrics',
  base: Destination | undefined,
  environment: Given['environment'],
): Destinations {
  const upper = name.toUpperCase();
  if (environment[`OTEL_${upper}_EXPORTER`]?.trim() === 'none') return {};
  const isNamed = isSet(environment[`OTEL_EXPORTER_OTLP_${upper}_ENDPOINT`]);
  if (!isNamed && base === undefined) return {};
  const hasTimeout = [`OTEL_EXPORTER_OTLP_${upper}_TIMEOUT`, 'OTEL_EXPORTER_OTLP_TIMEOUT'].some((one) =>
    isSet(environment[one]),
  );
  const { url, headers } = isNamed || base === undefined ? {} : base;
  return {
    [name]: {
      ...(url === undefined ? {} : { url: `${url.replace(/\/+$/, '')}/v1/${name}` }),
      ...(headers === undefined ? {} : { headers }),
      ...(hasTimeout ? {} : { timeoutMillis }),
    },
  };
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== '';
}

/** What is configured; with a variable that is not set there is none, and a workflow without it deploys all the same. */
function configured(
  application: Pick<ApplicationConfiguration, 'telemetry'> | undefined,
  given: Given,
): Destination | undefined {
  if (application?.telemetry === undefined) return undefined;
  const { endpoint, headers } = application.telemetry;
  const url = valueNamed(endpoint, given);
  const values = Object.entries(headers).map(([name, from]) => [name, valueNamed(from, given)] as const);
  const missing = [endpoint, ...Object.values(headers)].find((one) => valueNamed(one, given) === undefined);
  if (url === undefined || missing !== undefined) return lost(`${nameOf(missing)} is not set`, given);
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  if (!isAddress) return lost(`${nameOf(endpoint)} holds no http(s):// address`, given);
  const { protocol, hostname } = new URL(url);
  if (values.length > 0 && protocol === 'http:' && !isLoopback(hostname))
    return lost(`headers go with https:// alone, and ${nameOf(endpoint)} holds another address`, given);
  return { url, headers: Object.fromEntries(values.map(([name, value]) => [name, value ?? ''])) };
}

function lost(why: string, { log }: Given): undefined {
  log.warning(`nothing is sent to what telemetry names: ${why}`);
}

function nameOf(configuredAs: string | undefined): string {
  return configuredAs?.startsWith('env:') === true ? configuredAs.slice('env:'.length) : 'telemetry.endpoint';
}

/** What is named by a variable is a secret. */
function valueNamed(text: string, { environment, log }: Given): string | undefined {
  if (!text.startsWith('env:')) return text;
  const value = environment[nameOf(text)]?.trim();
  if (value === undefined || value === '') return undefined;
  log.mask(value);
  return value;
}

/** The values of `OTEL_EXPORTER_OTLP_HEADERS` and its like open something. */
function maskHeaders({ environment, log }: Given): void {
  for (const infix of ['', 'TRACES_', 'METRICS_'])
    for (const pair of environment[`OTEL_EXPORTER_OTLP_${infix}HEADERS`]?.split(',') ?? []) {
      const value = pair.slice(pair.indexOf('=') + 1).trim();
      if (pair.includes('=') && value !== '') log.mask(value);
    }
}
