import { createHmac } from 'node:crypto';

/** A message that is to be signed. */
export interface SignedMessage {
  readonly id: string;
  /** Seconds since 1970. */
  readonly timestamp: number;
  readonly body: string;
}

const prefix = 'whsec_';

/** Fewest and most bytes of a key: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md */
const shortest = 24;
const longest = 64;

/** The key in a secret of Standard Webhooks: `whsec_` and base64 of 24 to 64 bytes; undefined for anything else. */
export function readKey(secret: string): Buffer | undefined {
  const text = secret.trim();
  if (!text.startsWith(prefix) || !/^[A-Za-z0-9+/]+={0,2}$/.test(text.slice(prefix.length))) return undefined;
  const key = Buffer.from(text.slice(prefix.length), 'base64');
  return key.length >= shortest && key.length <= longest ? key : undefined;
}

/**
 * The headers of Standard Webhooks, signed with the symmetric scheme `v1`: HMAC-SHA256 of `id.timestamp.body`.
 * https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export function signatureHeaders(
  { id, timestamp, body }: SignedMessage,
  key: Buffer | undefined,
): Readonly<Record<string, string>> {
  const named = { 'webhook-id': id, 'webhook-timestamp': String(timestamp) };
  if (key === undefined) return named;
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64');
  return { ...named, 'webhook-signature': `v1,${signature}` };
}
