import { previewNamed } from './configuration/preview.ts';
import type { ApplicationConfiguration } from './configuration/schema.ts';
import { isLoopback } from './data/loopback.ts';
import { systemClock } from './files/clock.ts';
import { valueNamed, variableOf } from './named-value.ts';
import type { Receiver } from './notify/notifier.ts';
import { createNotifier } from './notify/notifier.ts';
import { readKey } from './notify/signature.ts';
import type { Log } from './ports/log.ts';
import type { Notifier } from './ports/notifier.ts';

type Configured = ApplicationConfiguration['notifications'][number];

interface Given {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
}

/** Those whom the configuration names; `hide` takes out of a text what must not be shown. */
export function openNotifier(
  application: ApplicationConfiguration,
  given: Given & { readonly hide: (text: string) => string },
): Notifier {
  const { log, hide } = given;
  return createNotifier({ receivers: receiversOf(application, given), clock: systemClock, log, hide });
}

/**
 * The receivers of a configuration, with what stands in environment variables. One that cannot be told is a warning, and no error:
 * a workflow without these secrets deploys all the same.
 */
export function receiversOf(
  application: Pick<ApplicationConfiguration, 'notifications' | 'environments'>,
  given: Given,
): readonly Receiver[] {
  return application.notifications.flatMap((one, index) => {
    const kind = one.slack === undefined ? 'webhook' : 'slack';
    const name = `notifications[${index}] (${kind})`;
    const made = receiverOf(one, { ...given, kind, name });
    if (typeof made !== 'string') return [{ ...made, hearsOf: hearerOf(one, application) }];
    given.log.warning(`${name} is not told of anything: ${made}`);
    return [];
  });
}

/** The environments that an entry names, previews among them by the environment that they are of. */
function hearerOf(
  { environments }: Configured,
  application: Pick<ApplicationConfiguration, 'environments'>,
): Receiver['hearsOf'] {
  return (name) =>
    environments === undefined ||
    environments.includes(name) ||
    environments.includes(previewNamed(application, name)?.of ?? name);
}

/** One receiver but for what it hears of, or why there is none; no value of a variable stands in what is said. */
function receiverOf(
  one: Configured,
  given: Given & Pick<Receiver, 'kind' | 'name'>,
): Omit<Receiver, 'hearsOf'> | string {
  const { kind, name } = given;
  const url = addressOf(one.slack ?? one.webhook ?? '', given);
  if (typeof url === 'string') return url;
  const key = one.secret === undefined ? undefined : keyOf(one.secret, given);
  if (typeof key === 'string') return key;
  return {
    kind,
    name,
    url,
    on: one.on,
    ...(key === undefined ? {} : { key }),
  };
}

function addressOf(configured: string, given: Given): URL | string {
  const text = valueNamed(configured, given);
  if (text === undefined) return `${variableOf(configured) ?? 'it'} is not set`;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isSafe = url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname));
  if (url === undefined || !isSafe || url.username !== '')
    return `${variableOf(configured) ?? 'it'} holds no https:// address`;
  return url;
}

function keyOf(configured: string, given: Given): Buffer | string {
  const text = valueNamed(configured, given);
  if (text === undefined) return `${variableOf(configured) ?? 'it'} is not set`;
  return (
    readKey(text) ??
    `${variableOf(configured) ?? 'it'} holds no secret of Standard Webhooks (whsec_ and base64 of 24 to 64 bytes)`
  );
}
