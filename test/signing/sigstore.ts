import { createHash, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import {
  fulcioHandler,
  initializeCA,
  initializeCTLog,
  initializeTLog,
  initializeTSA,
  rekorHandler,
  tsaHandler,
} from '@sigstore/mock';
import { HashAlgorithm, PublicKeyDetails, TrustedRoot } from '@sigstore/protobuf-specs';
import { isFields, textAt } from '../../src/data/fields.ts';

type Handler = ReturnType<typeof rekorHandler>;

/** The clocks of the services; now unless given. */
export interface Clocks {
  readonly authority?: Date;
  readonly log?: Date;
}

/**
 * A Sigstore of our own, with the authority, log and time-stamps of Sigstore's own mock, served over HTTP: what Fulcio, Rekor and a
 * time-stamp authority answer is theirs. `down` lets a service answer with 500.
 */
export class Sigstore implements AsyncDisposable {
  readonly trustedRoot: string;
  readonly down = new Set<'fulcio' | 'rekor' | 'timestamp'>();
  readonly requests: string[] = [];
  readonly #server;
  #port = 0;

  private constructor(handlers: Readonly<Record<'fulcio' | 'rekor' | 'timestamp', Handler>>, trustedRoot: string) {
    this.trustedRoot = trustedRoot;
    this.#server = createServer(async (request, response) => {
      const body = await text(request);
      this.requests.push(`${request.method} ${request.url}`);
      const name = (['fulcio', 'rekor', 'timestamp'] as const).find((one) => request.url === handlers[one].path);
      if (name === undefined || this.down.has(name)) return void response.writeHead(name ? 500 : 404).end();
      const answer = await handlers[name].fn(name === 'fulcio' ? withToken(body, request.headers.authorization) : body);
      // Fulcio answers 200, as its gateway does; the mock 201
      const status = name === 'fulcio' && answer.statusCode === 201 ? 200 : answer.statusCode;
      const { response: said } = answer;
      // Rekor names its entry, which cosign goes by
      const etag = name === 'rekor' && typeof said === 'string' ? { etag: Object.keys(JSON.parse(said))[0] } : {};
      response.writeHead(status, { 'content-type': answer.contentType ?? 'application/json', ...etag });
      response.end(typeof said === 'string' ? said : Buffer.from(said.buffer, said.byteOffset, said.byteLength));
    });
  }

  static async start(clocks: Clocks = {}): Promise<Sigstore> {
    const { authority = wholeSecond(), log } = clocks;
    const keys = () => generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const ctLog = await initializeCTLog(keys(), authority);
    const ca = await initializeCA(keys(), ctLog, authority);
    const tlog = await initializeTLog('https://rekor.sigstore.test', keys(), log);
    const stamped = log ?? wholeSecond();
    const tsa = await initializeTSA(keys(), stamped);
    // The certificate of the time-stamps begins now: a second that began meanwhile would leave it too young for them
    if (log === undefined) stamped.setTime(wholeSecond().getTime());
    const rekor = rekorHandler(tlog);
    const asRekorKeepsIt: Handler = { path: rekor.path, fn: (body) => rekor.fn(canonical(body)) };
    const handlers = { fulcio: fulcioHandler(ca), rekor: asRekorKeepsIt, timestamp: tsaHandler(tsa) };
    const logOf = (publicKey: Uint8Array, baseUrl: string) => ({
      baseUrl,
      hashAlgorithm: HashAlgorithm.SHA2_256,
      publicKey: {
        rawBytes: Buffer.from(publicKey),
        keyDetails: PublicKeyDetails.PKIX_ECDSA_P256_SHA_256,
        validFor: always,
      },
      logId: { keyId: createHash('sha256').update(publicKey).digest() },
      checkpointKeyId: undefined,
      operator: 'test',
    });
    const authorityOf = (uri: string, certificates: readonly ArrayBufferView[]) => ({
      subject: { commonName: 'test', organization: 'test' },
      uri,
      certChain: { certificates: certificates.map((one) => ({ rawBytes: bytesOf(one) })) },
      validFor: always,
      operator: 'test',
    });
    const root = TrustedRoot.toJSON({
      mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
      tlogs: [logOf(tlog.publicKey, 'https://rekor.sigstore.test')],
      certificateAuthorities: [authorityOf('https://fulcio.sigstore.test', [ca.rootCertificate])],
      ctlogs: [logOf(ctLog.publicKey, 'https://ctfe.sigstore.test')],
      timestampAuthorities: [authorityOf('https://tsa.sigstore.test', [tsa.intCertificate, tsa.rootCertificate])],
    });
    const sigstore = new Sigstore(handlers, JSON.stringify(root));
    await new Promise<void>((resolve) => sigstore.#server.listen(0, '127.0.0.1', resolve));
    const address = sigstore.#server.address();
    sigstore.#port = typeof address === 'object' && address !== null ? address.port : 0;
    return sigstore;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** Where to sign, with a log; `timestamp` adds a time-stamp. */
  authority({ timestamp = false } = {}) {
    return { fulcio: this.url, rekor: this.url, ...(timestamp ? { timestamp: this.url } : {}) };
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/**
 * Now, as time-stamp authorities of Sigstore tell it: in whole seconds. The mock would tell milliseconds, and @sigstore/core 4.0.1 reads
 * none that end in a zero, which DER leaves out (X.690, section 11.7.3).
 */
function wholeSecond(): Date {
  return new Date(Math.floor(Date.now() / 1000) * 1000);
}

const always = { start: new Date(0), end: undefined };

function bytesOf(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

/** Fulcio takes the token as a header too, as cosign sends it; the mock wants it in the body. */
function withToken(body: string, authorization: string | undefined): string {
  if (authorization === undefined) return body;
  return JSON.stringify({
    ...JSON.parse(body),
    credentials: { oidcIdentityToken: authorization.replace('Bearer ', '') },
  });
}

/**
 * Rekor keeps digests of an envelope, and not the envelope; the mock keeps whatever it is sent.
 * @see https://github.com/sigstore/rekor/blob/main/pkg/types/dsse/v0.0.1/dsse_v0_0_1_schema.json
 */
function canonical(body: string): string {
  const entry: unknown = JSON.parse(body);
  const proposed = textAt(entry, 'spec', 'proposedContent', 'envelope');
  if (proposed === undefined || !isFields(entry)) return body;
  const envelope: { payload: string; signatures: { sig: string }[] } = JSON.parse(proposed);
  const [verifier] = (entry['spec'] as { proposedContent: { verifiers: string[] } }).proposedContent.verifiers;
  const sha256 = (bytes: Uint8Array) => ({
    algorithm: 'sha256',
    value: createHash('sha256').update(bytes).digest('hex'),
  });
  const spec = {
    envelopeHash: sha256(Buffer.from(proposed)),
    payloadHash: sha256(Buffer.from(envelope.payload, 'base64')),
    signatures: envelope.signatures.map(({ sig }) => ({ signature: sig, verifier })),
  };
  return JSON.stringify({ apiVersion: entry['apiVersion'], kind: entry['kind'], spec });
}

/** The issuer of GitHub Actions. */
export const actionsIssuer = 'https://token.actions.githubusercontent.com';
/** The workflow that signs in these tests. */
export const workflow = 'https://github.com/acme/api/.github/workflows/deploy.yml@refs/heads/main';

/** A token as GitHub Actions gives it; the mock of Fulcio reads it and checks no signature. */
export function tokenOf(claims: Readonly<Record<string, unknown>> = {}): string {
  const ref = 'acme/api/.github/workflows/deploy.yml@refs/heads/main';
  const payload = {
    iss: actionsIssuer,
    aud: 'sigstore',
    sub: workflow,
    repository: 'acme/api',
    repository_id: '11',
    repository_owner: 'acme',
    repository_owner_id: '1',
    repository_visibility: 'public',
    ref: 'refs/heads/main',
    sha: 'a'.repeat(40),
    workflow: 'deploy',
    workflow_ref: ref,
    job_workflow_ref: ref,
    event_name: 'push',
    runner_environment: 'github-hosted',
    run_id: '7',
    run_attempt: '1',
    exp: 4_000_000_000,
    ...claims,
  };
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  return `${part({ alg: 'RS256', typ: 'JWT' })}.${part(payload)}.${Buffer.from('no signature').toString('base64url')}`;
}
