import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/files/clock.ts';
import { createFiles } from '../../src/files/files.ts';
import { isDigest } from '../../src/image/reference.ts';
import type { ImageByDigest } from '../../src/ports/referrers.ts';
import { createReferrers } from '../../src/registry/referrers.ts';
import { createRepositories } from '../../src/registry/repositories.ts';
import { judgeSignatures } from '../../src/signature/judge.ts';
import { provenanceOf } from '../../src/signature/provenance.ts';
import type { Statement } from '../../src/signature/statement.ts';
import { provenancePredicate, signPredicate } from '../../src/signature/statement.ts';
import { createSigning } from '../../src/signing/signing.ts';
import { never, TestClock } from '../clock.ts';
import { actionsIssuer, Sigstore, tokenOf, workflow } from '../signing/sigstore.ts';
import { folderWith, world } from './world.ts';

const run = promisify(execFile);
const nothing = () => {};
const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
const trusted = [{ issuer: actionsIssuer, subject: { exact: workflow }, predicateType: signPredicate }];

describe.skipIf(!world.isUp)('signatures beside images in a real registry, and cosign itself', () => {
  const name = `acme/signing-${process.pid}`;
  const files = createFiles(undefined);
  const referrers = createReferrers(createRepositories({ files, environment: process.env, clock: systemClock }));
  let sigstore: Sigstore;
  let root: string;

  beforeAll(async () => {
    sigstore = await Sigstore.start();
    root = join(folderWith({ 'trusted_root.json': sigstore.trustedRoot }), 'trusted_root.json');
  });
  afterAll(() => sigstore[Symbol.asyncDispose]());

  /** Two platforms, built by the real BuildKit and pushed. */
  async function build(content: string): Promise<ImageByDigest> {
    const folder = folderWith({ Dockerfile: 'FROM scratch\nCOPY README /\n', README: content });
    const metadata = join(folder, 'metadata.json');
    const output = `type=image,name=${world.registry}/${name},push=true,push-by-digest=true`;
    const platforms = ['--platform', 'linux/amd64,linux/arm64'];
    await run('buildx', ['build', ...platforms, '--output', output, '--metadata-file', metadata, folder]);
    const text = new TextDecoder().decode(await files.read(metadata));
    const digest: unknown = JSON.parse(text)['containerimage.digest'];
    if (typeof digest !== 'string' || !isDigest(digest)) throw new Error(text);
    return { registry: world.registry, name, digest };
  }

  const signing = () =>
    createSigning({
      environment: { SIGSTORE_ID_TOKEN: tokenOf(), ROOT: root },
      files,
      log,
      clock: new TestClock(),
      policyFiles: async () => ({ read: async () => new Map() }),
    });
  const reference = ({ registry, name: repository, digest }: ImageByDigest) => `${registry}/${repository}@${digest}`;

  async function state(image: ImageByDigest, what: Pick<Statement, 'predicateType' | 'predicate'>, timestamp = false) {
    const made = await signing().sign(
      { sha256: image.digest.slice(7), ...what },
      sigstore.authority({ timestamp }),
      never,
    );
    if (made.result !== 'signed') throw new Error(made.message);
    const bytes = Buffer.from(JSON.stringify(made.bundle));
    await referrers.attach(image, { bytes, predicateType: what.predicateType, created: new Date() }, never);
  }

  const sign = (image: ImageByDigest, { timestamp = false } = {}) =>
    state(image, { predicateType: signPredicate, predicate: {} }, timestamp);

  async function verdictOn(image: ImageByDigest) {
    const examined = await signing().examine((await referrers.bundlesOf(image, never)).bundles, 'ROOT', never);
    if (typeof examined === 'string') throw new Error(examined);
    return judgeSignatures(image.digest.slice(7), examined, trusted);
  }

  async function cosignVerify(image: ImageByDigest, identity = workflow) {
    const who = ['--certificate-identity', identity, '--certificate-oidc-issuer', actionsIssuer];
    const words = ['verify', '--trusted-root', root, ...who, reference(image)];
    return run('cosign', words).then(
      ({ stdout }) => ({ verified: true, said: stdout }),
      (error: { readonly stderr: string }) => ({ verified: false, said: error.stderr }),
    );
  }

  it.each([{ timestamp: false }, { timestamp: true }])('cosign verifies what we sign (%o)', async (how) => {
    const image = await build(`ours ${how.timestamp}`);
    expect(await cosignVerify(image)).toMatchObject({ verified: false });
    await sign(image, how);
    const { verified, said } = await cosignVerify(image);
    expect(verified, said).toBe(true);
    expect(said).toContain(image.digest);
    expect(await cosignVerify(image, `${workflow}x`)).toMatchObject({ verified: false });
    expect(await verdictOn(image)).toMatchObject({ verdict: 'trusted' });
  });

  it('we verify what cosign signs, and not what it signs of another image', async () => {
    const [image, other] = [await build('theirs'), await build('another')];
    expect(await verdictOn(image)).toMatchObject({ verdict: 'unsigned' });
    const token = join(folderWith({ token: tokenOf() }), 'token');
    const where = ['--fulcio-url', sigstore.url, '--rekor-url', sigstore.url, '--use-signing-config=false'];
    const words = ['sign', '--yes', '--trusted-root', root, ...where, '--identity-token', token, reference(image)];
    await run('cosign', words);
    expect(await verdictOn(image)).toMatchObject({ verdict: 'trusted', identity: { subject: workflow } });
    expect(await cosignVerify(image)).toMatchObject({ verified: true });
    expect(await verdictOn(other)).toMatchObject({ verdict: 'unsigned' });
  });

  it('we verify what cosign signs in its older format, and not where a byte of it is another', async () => {
    const image = await build('older');
    const token = join(folderWith({ token: tokenOf() }), 'token');
    const where = ['--fulcio-url', sigstore.url, '--rekor-url', sigstore.url, '--use-signing-config=false'];
    const how = ['--new-bundle-format=false', '--trusted-root', root, ...where, '--identity-token', token];
    await run('cosign', ['sign', '--yes', ...how, reference(image)]);
    const {
      bundles: [older],
    } = await referrers.bundlesOf(image, never);
    expect(older).toMatchObject({ kind: 'older-signature' });
    expect(await verdictOn(image)).toMatchObject({ verdict: 'trusted', identity: { subject: workflow } });
    const { payload } = older as { payload: string };
    const other = payload.replace(image.digest, `sha256:${'a'.repeat(64)}`);
    const examined = await signing().examine([{ ...(older as object), payload: other }], 'ROOT', never);
    expect(examined).toMatchObject([{ result: 'false', message: expect.stringContaining('tampered') }]);
  });

  it('cosign verifies what we attest of the build', async () => {
    const image = await build('attested');
    const predicate = provenanceOf(await signing().claims(never));
    if (typeof predicate === 'string') throw new Error(predicate);
    await state(image, { predicateType: provenancePredicate, predicate });
    const who = ['--certificate-identity', workflow, '--certificate-oidc-issuer', actionsIssuer];
    const words = ['verify-attestation', '--type', 'slsaprovenance1', '--trusted-root', root, ...who, reference(image)];
    const { stdout } = await run('cosign', words);
    const envelope: { payload: string } = JSON.parse(stdout);
    const statement = JSON.parse(Buffer.from(envelope.payload, 'base64').toString());
    expect(statement).toMatchObject({
      predicateType: provenancePredicate,
      predicate: { runDetails: { builder: { id: workflow } } },
    });
    // an attestation is no signature
    expect(await verdictOn(image)).toMatchObject({ verdict: 'unsigned' });
  });

  it('several stay beside one image, whoever adds the next', async () => {
    const image = await build('several');
    await sign(image);
    await sign(image, { timestamp: true });
    expect((await referrers.bundlesOf(image, never)).bundles).toHaveLength(2);
    const list = await run('crane', ['manifest', `${world.registry}/${name}:${image.digest.replace(':', '-')}`]);
    const { manifests } = JSON.parse(list.stdout);
    expect(manifests).toHaveLength(2);
    expect(manifests[0]).toMatchObject({
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: { 'dev.sigstore.bundle.predicateType': signPredicate },
    });
  });
});
