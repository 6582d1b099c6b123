import { FulcioSigner, MessageSignatureBundleBuilder, RekorWitness } from '@sigstore/sign';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { Signing } from '../../src/ports/signing.ts';
import type { TrustedSigner } from '../../src/signature/judge.ts';
import { judgeSignatures } from '../../src/signature/judge.ts';
import type { OlderSignature } from '../../src/signature/older.ts';
import { signPredicate } from '../../src/signature/statement.ts';
import { createSigning } from '../../src/signing/signing.ts';
import { never, TestClock } from '../clock.ts';
import { actionsIssuer, Sigstore, tokenOf, workflow } from './sigstore.ts';

const digest = 'a'.repeat(64);
const nothing = () => {};
const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
const ours: TrustedSigner = { issuer: actionsIssuer, subject: { exact: workflow }, predicateType: signPredicate };
const about = (sha256: string) => ({ sha256, predicateType: signPredicate, predicate: {} });

let sigstore: Sigstore;
beforeAll(async () => {
  sigstore = await Sigstore.start();
});
afterAll(() => sigstore[Symbol.asyncDispose]());

const policyFiles = async () => ({ read: async () => new Map() });

function signing({ token = tokenOf(), root = sigstore.trustedRoot } = {}): Signing {
  const environment = { SIGSTORE_ID_TOKEN: token, ROOT: root };
  return createSigning({ environment, files: createFiles(undefined), log, clock: new TestClock(), policyFiles });
}

async function signed(sha256 = digest, { token = tokenOf(), by = sigstore, timestamp = false } = {}): Promise<unknown> {
  const made = await signing({ token }).sign(about(sha256), by.authority({ timestamp }), never);
  if (made.result !== 'signed') throw new Error(made.message);
  return made.bundle;
}

async function verdictOn(bundles: readonly unknown[], trusted: readonly TrustedSigner[] = [ours], root?: string) {
  const examined = await signing({ ...(root === undefined ? {} : { root }) }).examine(bundles, 'ROOT', never);
  if (typeof examined === 'string') throw new Error(examined);
  return judgeSignatures(digest, examined, trusted);
}

/** The bundle with something else in it. */
function changed(bundle: unknown, change: (copy: Mutable) => void): unknown {
  const copy: Mutable = JSON.parse(JSON.stringify(bundle));
  change(copy);
  return copy;
}

interface Mutable {
  dsseEnvelope: { payload: string; signatures: { sig: string }[] };
  verificationMaterial: { tlogEntries: { canonicalizedBody: string }[] };
}

describe('a keyless signature', () => {
  it('is a bundle of version 0.3 with an entry of the log, and is trusted by its identity', async () => {
    const bundle = await signed();
    expect(bundle).toMatchObject({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      dsseEnvelope: { payloadType: 'application/vnd.in-toto+json' },
      verificationMaterial: { tlogEntries: [{ kindVersion: { kind: 'dsse' } }] },
    });
    expect(await verdictOn([bundle])).toEqual({
      verdict: 'trusted',
      identity: {
        issuer: actionsIssuer,
        subject: workflow,
        repository: 'https://github.com/acme/api',
        ref: 'refs/heads/main',
      },
    });
  });

  it('may have a time-stamp beside the log', async () => {
    const bundle = await signed(digest, { timestamp: true });
    expect(bundle).toMatchObject({ verificationMaterial: { timestampVerificationData: {} } });
    expect(await verdictOn([bundle])).toMatchObject({ verdict: 'trusted' });
  });

  it('is trusted by a pattern for the whole of the identity, and by no part of one', async () => {
    const bundle = await signed();
    const by = (pattern: string) => verdictOn([bundle], [{ ...ours, subject: { pattern } }]);
    expect(await by('https://github\\.com/acme/[^/]+/\\.github/workflows/deploy\\.yml@refs/heads/main')).toMatchObject({
      verdict: 'trusted',
    });
    expect(await by('https://github\\.com/acme/')).toMatchObject({ verdict: 'wrong-signer' });
    expect(await by('github.com/acme|x')).toMatchObject({ verdict: 'wrong-signer' });
  });

  it('is trusted of one repository alone where that is asked for', async () => {
    const bundle = await signed();
    const of = (repository: string) => verdictOn([bundle], [{ ...ours, repository }]);
    expect(await of('https://github.com/acme/api')).toMatchObject({ verdict: 'trusted' });
    expect(await of('https://github.com/acme/other')).toMatchObject({ verdict: 'wrong-signer' });
  });

  it('by a reusable workflow is trusted of one caller and ref alone where that is asked for', async () => {
    const called = { job_workflow_ref: 'acme/shared/.github/workflows/build.yml@refs/heads/main' };
    const bundle = await signed(digest, { token: tokenOf({ ...called, ref: 'refs/pull/7/merge' }) });
    const of = (ref: string) => verdictOn([bundle], [{ ...ours, ref }]);
    expect(await of('refs/pull/7/merge')).toMatchObject({ verdict: 'trusted' });
    const verdict = await of('refs/heads/main');
    expect(verdict).toMatchObject({ verdict: 'wrong-signer' });
    expect(verdict).toHaveProperty(
      'message',
      expect.stringContaining('for https://github.com/acme/api at refs/pull/7'),
    );
  });

  it('of another workflow, or vouched for by somebody else, is of the wrong signer, who is named', async () => {
    const fork = workflow.replace('acme', 'mallory');
    const bundle = await signed(digest, { token: tokenOf({ sub: fork }) });
    const verdict = await verdictOn([bundle]);
    expect(verdict).toMatchObject({ verdict: 'wrong-signer' });
    expect(verdict).toHaveProperty('message', expect.stringContaining(fork));
    const elsewhere = await signed(digest, { token: tokenOf({ iss: 'https://accounts.example' }) });
    expect(await verdictOn([elsewhere])).toMatchObject({ verdict: 'wrong-signer' });
  });

  it('by somebody with a name without an end is told in a sentence with one', async () => {
    const bundle = await signed(digest, { token: tokenOf({ sub: `https://evil.example/${'x'.repeat(5000)}\n## h` }) });
    const verdict = await verdictOn([bundle]);
    expect(verdict).toMatchObject({ verdict: 'wrong-signer' });
    expect(JSON.stringify(verdict).length).toBeLessThan(1000);
  });

  it('among others that are wrong is enough', async () => {
    const foreign = await signed(digest, { token: tokenOf({ sub: 'somebody' }) });
    expect(await verdictOn([foreign, {}, await signed('b'.repeat(64)), await signed()])).toMatchObject({
      verdict: 'trusted',
    });
  });

  it('of another image is none of this one', async () => {
    const verdict = await verdictOn([await signed('b'.repeat(64))]);
    expect(verdict).toEqual({
      verdict: 'invalid-signature',
      message: 'the signature attached to it is of another image',
    });
  });

  it('that was tampered with is refused, whatever was touched', async () => {
    const [good, other] = [await signed(), await signed('b'.repeat(64))];
    const payloadOf = (bundle: unknown) => (bundle as Mutable).dsseEnvelope.payload;
    const payload = changed(other, (copy) => {
      copy.dsseEnvelope.payload = payloadOf(good);
    });
    const entry = changed(good, (copy) => {
      copy.verificationMaterial.tlogEntries = (other as Mutable).verificationMaterial.tlogEntries;
    });
    const signature = changed(good, (copy) => {
      copy.dsseEnvelope.signatures = (other as Mutable).dsseEnvelope.signatures;
    });
    const twice = changed(good, (copy) => {
      copy.dsseEnvelope.signatures = [...copy.dsseEnvelope.signatures, ...copy.dsseEnvelope.signatures];
    });
    for (const bundle of [payload, entry, signature, twice])
      expect(await verdictOn([bundle])).toMatchObject({ verdict: 'invalid-signature' });
  });

  it('of an expired certificate is refused where nothing says when it was made', async () => {
    const bundle = changed(await signed(), (copy) => {
      copy.verificationMaterial.tlogEntries = [];
    });
    expect(await verdictOn([bundle])).toEqual({
      verdict: 'invalid-signature',
      message: 'nothing that is trusted says when it was signed, and its certificate has expired',
    });
  });

  it('that was made after its certificate had expired is refused', async () => {
    const yesterday = new Date(Date.now() - 86_400_000);
    await using late = await Sigstore.start({ authority: yesterday });
    const bundle = await signed(digest, { by: late });
    expect(await verdictOn([bundle], [ours], late.trustedRoot)).toMatchObject({
      verdict: 'invalid-signature',
      message: expect.stringContaining('certificate'),
    });
  });

  it('of a Sigstore that is not trusted is refused; of one of several that are it is not', async () => {
    await using foreign = await Sigstore.start();
    const bundle = await signed(digest, { by: foreign });
    expect(await verdictOn([bundle])).toMatchObject({ verdict: 'invalid-signature' });
    const both = `${sigstore.trustedRoot}\n${foreign.trustedRoot}\n`;
    expect(await verdictOn([bundle], [ours], both)).toMatchObject({ verdict: 'trusted' });
  });

  it('is not there: unsigned, also with an attestation beside it', async () => {
    expect(await verdictOn([])).toMatchObject({ verdict: 'unsigned' });
    const made = await signing().sign(
      { ...about(digest), predicateType: 'https://slsa.dev/provenance/v1' },
      sigstore.authority(),
      never,
    );
    const attestation = made.result === 'signed' ? made.bundle : undefined;
    expect(await verdictOn([attestation])).toMatchObject({ verdict: 'unsigned' });
    const wanted = { ...ours, predicateType: 'https://slsa.dev/provenance/v1' };
    expect(await verdictOn([attestation], [wanted])).toMatchObject({ verdict: 'trusted' });
  });

  it('is not there where another attestation is of a Sigstore that nobody here trusts', async () => {
    await using foreign = await Sigstore.start();
    const provenance = { ...about(digest), predicateType: 'https://slsa.dev/provenance/v1' };
    const made = await signing().sign(provenance, foreign.authority(), never);
    expect(await verdictOn([made.result === 'signed' ? made.bundle : undefined])).toEqual({
      verdict: 'unsigned',
      message: 'it has no signature: only https://slsa.dev/provenance/v1 is attached to it',
    });
  });

  it.each([{}, [], null, 'text', { mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json' }, 7])(
    'is not %j',
    async (bundle) => {
      expect(await verdictOn([bundle])).toMatchObject({ verdict: 'invalid-signature' });
    },
  );
});

describe('a signature in the format of cosign 2', () => {
  const payloadOf = (sha256: string, type = 'cosign container image signature') =>
    JSON.stringify({ critical: { image: { 'docker-manifest-digest': `sha256:${sha256}` }, type }, optional: null });

  async function older(payload: string): Promise<OlderSignature> {
    const identityProvider = { getToken: async () => tokenOf() };
    const signer = new FulcioSigner({ fulcioBaseURL: sigstore.url, identityProvider });
    const witnesses = [new RekorWitness({ rekorBaseURL: sigstore.url })];
    const made = await new MessageSignatureBundleBuilder({ signer, witnesses }).create({ data: Buffer.from(payload) });
    const { content, verificationMaterial } = made;
    const certificate = verificationMaterial.content;
    const [entry] = verificationMaterial.tlogEntries;
    if (content.$case !== 'messageSignature' || certificate.$case !== 'x509CertificateChain' || entry === undefined)
      throw new Error('the library makes another bundle');
    const der = certificate.x509CertificateChain.certificates[0]?.rawBytes.toString('base64');
    const log = {
      SignedEntryTimestamp: entry.inclusionPromise?.signedEntryTimestamp.toString('base64'),
      Payload: {
        body: entry.canonicalizedBody.toString('base64'),
        integratedTime: Number(entry.integratedTime),
        logIndex: Number(entry.logIndex),
        logID: entry.logId.keyId.toString('hex'),
      },
    };
    return {
      kind: 'older-signature',
      payload,
      signature: content.messageSignature.signature.toString('base64'),
      certificate: `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`,
      log: JSON.stringify(log),
    };
  }

  it('is trusted like a bundle', async () => {
    expect(await verdictOn([await older(payloadOf(digest))])).toMatchObject({
      verdict: 'trusted',
      identity: { subject: workflow },
    });
  });

  it('is none where it is of another image, was tampered with, or says when it was made no more', async () => {
    const good = await older(payloadOf(digest));
    const invalid = { verdict: 'invalid-signature' };
    expect(await verdictOn([await older(payloadOf('b'.repeat(64)))])).toMatchObject(invalid);
    expect(await verdictOn([await older(payloadOf(digest, 'something else'))])).toMatchObject(invalid);
    const other = await older(payloadOf('b'.repeat(64)));
    expect(await verdictOn([{ ...other, payload: good.payload }])).toMatchObject(invalid);
    expect(await verdictOn([{ ...good, log: '' }])).toMatchObject(invalid);
    expect(await verdictOn([{ ...good, log: other.log }])).toMatchObject(invalid);
    expect(await verdictOn([{ ...good, certificate: 'none' }])).toMatchObject(invalid);
    expect(await verdictOn([{ ...good, payload: 7 }])).toMatchObject(invalid);
  });
});

describe('what cannot be told', () => {
  it('is said where no trusted root can be read', async () => {
    const bundle = await signed();
    const missing = signing({ root: '/nowhere/trusted_root.json' });
    expect(await missing.examine([bundle], 'ROOT', never)).toContain('there is no file /nowhere/trusted_root.json');
    expect(await signing().examine([bundle], 'NOT_SET', never)).toContain('NOT_SET is not set');
    expect(await signing({ root: '{"certificateAuthorities": 7}' }).examine([bundle], 'ROOT', never)).toBeTypeOf(
      'string',
    );
  });
});

describe('what cannot be signed', () => {
  it.each(['fulcio', 'rekor', 'timestamp'] as const)(
    'is told where %s does not answer',
    async (service) => {
      await using away = await Sigstore.start();
      away.down.add(service);
      const made = await signing().sign(about(digest), away.authority({ timestamp: true }), never);
      expect(made).toMatchObject({ result: 'not-signed', message: expect.stringContaining('500') });
      expect(JSON.stringify(made)).not.toContain(tokenOf());
    },
    60_000,
  );

  it('is told before anything is done where the job has no identity', async () => {
    for (const environment of [{}, { SIGSTORE_ID_TOKEN: '' }]) {
      const without = createSigning({
        environment,
        files: createFiles(undefined),
        log,
        clock: new TestClock(),
        policyFiles,
      });
      expect(without.obstacle).toContain('id-token: write');
      expect(await without.claims(never)).toContain('id-token: write');
    }
    expect(signing().obstacle).toBeUndefined();
  });
});
