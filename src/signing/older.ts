import { createHash } from 'node:crypto';
import { isFields, numberAt, textAt } from '../data/fields.ts';
import { parseJson } from '../data/json.ts';
import type { OlderSignature } from '../signature/older.ts';

/** Whether something is a signature of cosign 2, as the registry's edge reads it. */
export function isOlder(data: unknown): data is OlderSignature {
  // what lies in a registry as a bundle may say so too
  const texts = ['payload', 'signature', 'certificate', 'log'];
  return isFields(data) && data['kind'] === 'older-signature' && texts.every((name) => typeof data[name] === 'string');
}

/** The same signature as a bundle (version 0.1), for one way of checking both. */
export function asBundle({ payload, signature, certificate, log }: OlderSignature): unknown {
  const entry = logEntry(parseJson(log));
  return {
    mediaType: 'application/vnd.dev.sigstore.bundle+json;version=0.1',
    verificationMaterial: {
      x509CertificateChain: { certificates: [{ rawBytes: derOf(certificate) }] },
      tlogEntries: entry === undefined ? [] : [entry],
    },
    messageSignature: {
      messageDigest: { algorithm: 'SHA2_256', digest: createHash('sha256').update(payload).digest('base64') },
      signature,
    },
  };
}

/** The first certificate of a PEM text, in base64. */
function derOf(pem: string): string {
  return (/-----BEGIN CERTIFICATE-----([^-]*)-----END/.exec(pem)?.[1] ?? '').replace(/\s/g, '');
}

/** What Rekor answered when it was signed: a promise to include it, with the time. */
function logEntry(log: unknown): unknown {
  const signedEntryTimestamp = textAt(log, 'SignedEntryTimestamp');
  const body = textAt(log, 'Payload', 'body');
  const logId = textAt(log, 'Payload', 'logID');
  const [index, time] = [numberAt(log, 'Payload', 'logIndex'), numberAt(log, 'Payload', 'integratedTime')];
  if (signedEntryTimestamp === undefined || body === undefined || logId === undefined) return undefined;
  return {
    logIndex: String(index ?? 0),
    logId: { keyId: Buffer.from(logId, 'hex').toString('base64') },
    kindVersion: { kind: 'hashedrekord', version: '0.0.1' },
    integratedTime: String(time ?? 0),
    inclusionPromise: { signedEntryTimestamp },
    canonicalizedBody: body,
  };
}
