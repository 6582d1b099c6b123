import type { ApplicationConfiguration } from './configuration/schema.ts';
import { isLoopback } from './data/loopback.ts';
import { badInput } from './errors.ts';
import { systemClock } from './files/clock.ts';
import { valueNamed, variableOf } from './named-value.ts';
import type { Log } from './ports/log.ts';
import type { Metrics } from './ports/metrics.ts';
import { createMetrics } from './prometheus/prometheus.ts';

type Configured = NonNullable<ApplicationConfiguration['prometheus']>;

/** What a login is read from. */
export interface MetricsGiven {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly hide: (text: string) => string;
}

/**
 * The Prometheus of a cluster, or the one of all clusters; undefined where none is configured. Throws `bad-input` where a variable of
 * its login is not set.
 */
export function openMetrics(
  { prometheus, clusters }: Pick<ApplicationConfiguration, 'prometheus' | 'clusters'>,
  cluster: string | undefined,
  given: MetricsGiven,
): Metrics | undefined {
  const own = cluster === undefined ? undefined : clusters[cluster]?.prometheus;
  const section = own ?? prometheus;
  if (section === undefined) return undefined;
  const where = own === undefined ? 'prometheus' : `clusters.${cluster}.prometheus`;
  return createMetrics({
    address: addressOf(section, where, given.log),
    headers: headersOf(section, where, given),
    labels: section.labels,
    clock: systemClock,
    hide: given.hide,
  });
}

function addressOf({ address, token, password }: Configured, where: string, log: Log): URL {
  const url = new URL(address);
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && (token ?? password) !== undefined)
    log.warning(`${where}.address is not encrypted: the login for Prometheus can be read on the way`);
  return url;
}

function headersOf(
  { token, username, password, tenant }: Configured,
  where: string,
  given: MetricsGiven,
): Readonly<Record<string, string>> {
  const login =
    token !== undefined
      ? `Bearer ${printableIn(secretIn(token, `${where}.token`, given), `${where}.token`)}`
      : password !== undefined
        ? `Basic ${encoded(username ?? '', secretIn(password, `${where}.password`, given), given)}`
        : undefined;
  return {
    ...(login === undefined ? {} : { authorization: login }),
    ...(tenant === undefined ? {} : { 'x-scope-orgid': tenant }),
  };
}

/** A token is what RFC 6750 has it be: anything else would break the header, or the request. */
function printableIn(token: string, key: string): string {
  if (/^[!-~]+$/.test(token)) return token;
  throw badInput([{ message: 'holds no token: there are spaces or other signs in it', place: { name: key } }]);
}

/** The login is as secret as the password in it. */
function encoded(username: string, password: string, { log }: MetricsGiven): string {
  const text = Buffer.from(`${username}:${password}`).toString('base64');
  log.mask(text);
  return text;
}

function secretIn(configured: string, key: string, given: MetricsGiven): string {
  const text = valueNamed(configured, given);
  if (text !== undefined) return text;
  const variable = variableOf(configured) ?? '';
  throw badInput([
    { message: `${variable} is not set`, place: { name: key }, remedy: `set ${variable} in the env of the step` },
  ]);
}
