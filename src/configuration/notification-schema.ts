import * as z from 'zod/mini';
import { isLoopback } from '../data/loopback.ts';
import { checked, means, secret, someOf } from './kinds.ts';

/** What a receiver may be told of: how a deployment ends, that an environment is held or open again, or only what is another outcome than before. */
const notifiedOf = [
  'succeeded',
  'failed',
  'errored',
  'paused',
  'superseded',
  'cancelled',
  'held',
  'released',
  'changes',
] as const;

const variable = /^env:[A-Za-z_][A-Za-z0-9_]*$/;

function wrongAddress(text: string): string | undefined {
  if (variable.test(text)) return undefined;
  if (!URL.canParse(text)) return 'must be an address such as https://hooks.acme.example/deployments, or env:NAME';
  const { protocol, hostname, username } = new URL(text);
  if (username !== '') return 'must hold no user: name an environment variable that holds the whole address, env:NAME';
  return protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname)) ? undefined : 'must be https://';
}

const receiver = z
  .strictObject({
    slack: means(z.optional(secret), 'Environment variable with the address of an incoming webhook of Slack'),
    webhook: means(
      z.optional(checked(wrongAddress)),
      'Address that gets a JSON object by POST; env:NAME where the address itself is a secret',
    ),
    secret: means(
      z.optional(secret),
      'With webhook: environment variable with the secret that signs it, whsec_… as Standard Webhooks has it',
    ),
    on: means(
      z._default(someOf(z.enum(notifiedOf)), ['succeeded', 'failed', 'errored', 'paused', 'held', 'released']),
      'What it is told of: outcomes, held, released; changes leaves out an outcome that is that of the deployment before',
    ),
    environments: means(z.optional(someOf(z.string())), 'Only of these environments'),
  })
  .check(
    z.refine(
      (one) => (one.slack === undefined) !== (one.webhook === undefined),
      'needs slack or webhook, and not both',
    ),
    z.refine((one) => one.secret === undefined || one.webhook !== undefined, 'secret goes with webhook'),
  );

/** Who is told of outcomes besides GitHub. */
export const notifications = z.array(receiver);
