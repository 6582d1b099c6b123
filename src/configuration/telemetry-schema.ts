import * as z from 'zod/mini';
import { isLoopback } from '../data/loopback.ts';
import { checked, means, secret } from './kinds.ts';

const variable = /^env:[A-Za-z_][A-Za-z0-9_]*$/;

function wrongEndpoint(text: string): string | undefined {
  if (variable.test(text)) return undefined;
  if (!URL.canParse(text)) return 'must be an address such as https://otlp.acme.example, or env:NAME';
  const { protocol, username, search } = new URL(text);
  if (username !== '' || search !== '') return 'must hold no login and no query: use headers';
  return protocol === 'https:' || protocol === 'http:' ? undefined : 'must be https:// or http://';
}

function isPrivate(endpoint: string): boolean {
  if (!URL.canParse(endpoint)) return true;
  const { protocol, hostname } = new URL(endpoint);
  return protocol !== 'http:' || isLoopback(hostname);
}

/** Names of header fields, as RFC 9110 has them. */
const header = z.string().check(z.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of a header'));

/** Where traces and metrics go. */
export const telemetry = z
  .strictObject({
    endpoint: means(
      checked(wrongEndpoint),
      'Address of an OTLP/HTTP receiver, to which v1/traces and v1/metrics are added, or env:NAME. Where OTEL_EXPORTER_OTLP_ENDPOINT is set, that counts and this section does not',
    ),
    headers: means(
      z._default(z.record(header, secret), {}),
      'Headers that it wants, such as authorization, each from an environment variable',
    ),
  })
  .check(
    z.refine(
      (one) => Object.keys(one.headers).length === 0 || isPrivate(one.endpoint),
      'headers go with https:// alone: on the way everybody could read them',
    ),
  );
