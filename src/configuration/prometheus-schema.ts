import * as z from 'zod/mini';
import { checked, loginIsWhole, means, secret, someText } from './kinds.ts';

function wrongAddress(text: string): string | undefined {
  const url = URL.parse(text);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    return 'must be an address such as https://prometheus.acme.example';
  if (url.username !== '' || url.password !== '') return 'must hold no login: name token, or username and password';
  return url.search === '' && url.hash === '' ? undefined : 'must end with the path that Prometheus stands behind';
}

const labelName = z.string().check(z.regex(/^[A-Za-z_][A-Za-z0-9_]*$/, 'must be the name of a label, such as cluster'));
const tenant = z
  .string()
  .check(z.regex(/^[!-~]{1,150}$/, 'must be the name of a tenant, as it stands in X-Scope-OrgID'));

/** How a Prometheus is asked. */
export const prometheus = z
  .strictObject({
    address: means(
      checked(wrongAddress),
      'Address of Prometheus, or of what answers as it does (Thanos, Mimir, VictoriaMetrics), with the path that it stands behind',
    ),
    token: means(z.optional(secret), 'Environment variable with a bearer token'),
    username: means(z.optional(someText()), 'User of a login by password'),
    password: means(z.optional(secret), 'Environment variable with the password'),
    tenant: means(z.optional(tenant), 'Tenant of Mimir, Cortex or Loki, sent as `X-Scope-OrgID`'),
    labels: means(
      z._default(z.record(labelName, z.string()), {}),
      'Labels that the series of this cluster have, where one server holds those of several, such as `cluster: eu`',
    ),
  })
  .check(
    loginIsWhole,
    z.refine((one) => one.token === undefined || one.password === undefined, 'needs token or password, and not both'),
  );

/** A Prometheus as it is configured. */
export type PrometheusSection = z.output<typeof prometheus>;
