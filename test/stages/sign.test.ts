import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deploy } from '../../src/commands/deploy.ts';
import { dryRun } from '../../src/commands/dry-run.ts';
import { resumeEnvironment } from '../../src/commands/resume.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { SigningPlan } from '../../src/deployment/plan.ts';
import type { DeployedImage } from '../../src/deployment/progress.ts';
import type { DeploymentKind } from '../../src/deployment/record.ts';
import { isUnfinished } from '../../src/deployment/record.ts';
import { DeployError } from '../../src/errors.ts';
import { createFiles } from '../../src/files/files.ts';
import { printImage } from '../../src/image/reference.ts';
import type { Attached, BundleToAttach } from '../../src/ports/referrers.ts';
import { provenancePredicate, signPredicate } from '../../src/signature/statement.ts';
import { createSigning } from '../../src/signing/signing.ts';
import { check } from '../../src/stages/check.ts';
import type { Run } from '../../src/stages/run.ts';
import { sign } from '../../src/stages/sign.ts';
import { never, TestClock } from '../clock.ts';
import { actionsIssuer, Sigstore, tokenOf, workflow } from '../signing/sigstore.ts';
import { configurationText, digestOf, imageOf, oneTarget, registry, Stand } from './stand.ts';

type Needed = 'clock' | 'log' | 'signing' | 'referrers' | 'forge';

const commit = 'a'.repeat(40);
const built: DeployedImage = { ...imageOf(commit), origin: 'built' };
const given: DeployedImage = { ...imageOf(commit), origin: 'given' };
const ours = { issuer: actionsIssuer, subject: { exact: workflow }, predicateType: signPredicate };
const nothing = () => {};

let sigstore: Sigstore;
beforeAll(async () => {
  sigstore = await Sigstore.start();
});
afterAll(() => sigstore[Symbol.asyncDispose]());

/** Bundles by the digest of their image, as a registry holds them. */
class Beside {
  readonly attached = new Map<string, BundleToAttach[]>();
  refuses = false;
  isAll = true;

  readonly port = {
    bundlesOf: async ({ digest }: { digest: string }): Promise<Attached> => ({
      bundles: (this.attached.get(digest) ?? []).map(({ bytes }) => JSON.parse(new TextDecoder().decode(bytes))),
      isAll: this.isAll,
    }),
    attach: async ({ digest }: { digest: string }, bundle: BundleToAttach) => {
      if (this.refuses) throw new DeployError('forbidden', { stage: 'build', message: 'ghcr.io refuses POST' });
      this.attached.set(digest, [...(this.attached.get(digest) ?? []), bundle]);
      return digestOf('99999999');
    },
  };
}

interface Stage {
  readonly signing?: Partial<SigningPlan>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly beside?: Beside;
  readonly stored?: unknown[];
}

function signingOf(over: Partial<SigningPlan> = {}): SigningPlan {
  const authority = sigstore.authority();
  return { sign: false, attest: [], attestationRequired: false, verify: [], authority, trustedRoot: 'ROOT', ...over };
}

function ports({ environment = { SIGSTORE_ID_TOKEN: tokenOf() }, beside = new Beside(), stored = [] }: Stage = {}) {
  const log = { debug: nothing, info: nothing, warning: nothing, error: nothing, mask: nothing };
  const all = { ROOT: sigstore.trustedRoot, ...environment };
  return {
    clock: { now: () => new Date(0), sleep: async () => {} },
    log,
    signing: async () =>
      createSigning({
        environment: all,
        files: createFiles(undefined),
        log,
        clock: new TestClock(),
        policyFiles: async () => ({ read: async () => new Map() }),
      }),
    referrers: async () => beside.port,
    forge: async () => ({ attestations: { store: async (bundle: unknown) => void stored.push(bundle) } }),
  };
}

function runOf(stage: Stage = {}): Run<Needed> {
  const plan = { signing: signingOf(stage.signing) };
  return { plan, ports: ports(stage), signal: never } as unknown as Run<Needed>;
}

const refusal = (outcome: string, reason: string) => ({ event: 'ended', outcome: { outcome, reason, stage: 'scan' } });

describe('signing', () => {
  it('asks nobody where nothing is configured', async () => {
    const run = { plan: { signing: signingOf() }, ports: {}, signal: never } as unknown as Run<Needed>;
    expect(await sign(run, built)).toEqual({ event: 'signed', signed: { attached: [], notes: [] } });
  });

  it('signs the digest of the index that is deployed, and trusts it then', async () => {
    const beside = new Beside();
    const image = { ...built, platforms: [{ platform: 'linux/amd64', digest: digestOf('22222222') }] };
    const event = await sign(runOf({ beside, signing: { sign: true, verify: [ours] } }), image);
    const signed = { attached: ['signature'], notes: [], verified: `${workflow} (${actionsIssuer})` };
    expect(event).toEqual({ event: 'signed', signed });
    expect([...beside.attached.keys()]).toEqual([image.reference.digest]);
  });

  it.each(['found', 'given', 'taken'] as const)('signs nothing that was %s', async (origin) => {
    const beside = new Beside();
    expect(await sign(runOf({ beside, signing: { sign: true } }), { ...built, origin })).toMatchObject({
      event: 'signed',
    });
    expect(beside.attached.size).toBe(0);
  });

  it('that does not come about ends the deployment before a tag', async () => {
    await using away = await Sigstore.start();
    away.down.add('rekor');
    const run = runOf({ signing: { sign: true, authority: away.authority() } });
    expect(await sign(run, built)).toMatchObject(refusal('errored', 'signing-errored'));
  }, 30_000);

  it('that we trust nobody for ends it too: the identity of this job is not among those configured', async () => {
    const verify = [{ ...ours, subject: { exact: 'somebody' } }];
    expect(await sign(runOf({ signing: { sign: true, verify } }), built)).toMatchObject(
      refusal('failed', 'wrong-signer'),
    );
  });
});

describe('verifying before a write', () => {
  it('refuses an image that nobody has signed', async () => {
    const event = await sign(runOf({ signing: { verify: [ours] } }), given);
    expect(event).toMatchObject(refusal('failed', 'unsigned'));
  });

  it('refuses a signature of one platform where the index is deployed', async () => {
    const beside = new Beside();
    const platform = { ...given, reference: { ...given.reference, digest: digestOf('22222222') } };
    await sign(runOf({ beside, signing: { sign: true } }), { ...platform, origin: 'built' });
    beside.attached.set(given.reference.digest, beside.attached.get(platform.reference.digest) ?? []);
    const event = await sign(runOf({ beside, signing: { verify: [ours] } }), given);
    expect(event).toMatchObject(refusal('failed', 'invalid-signature'));
  });

  it('cannot tell where what is trusted cannot be read: errored, and not failed', async () => {
    const beside = new Beside();
    await sign(runOf({ beside, signing: { sign: true } }), built);
    const run = runOf({ beside, signing: { verify: [ours], trustedRoot: 'NOT_SET' } });
    expect(await sign(run, given)).toMatchObject(refusal('errored', 'verification-errored'));
  });

  it('cannot tell where more is attached than is looked at, unless a trusted signature is among it', async () => {
    const beside = new Beside();
    beside.isAll = false;
    const run = runOf({ beside, signing: { verify: [ours] } });
    expect(await sign(run, given)).toMatchObject(refusal('errored', 'verification-errored'));
    await sign(runOf({ beside, signing: { sign: true } }), built);
    expect(await sign(run, given)).toMatchObject({ event: 'signed' });
  });

  it('touches neither a tag nor the GitOps repository where it refuses', async () => {
    await using stand = await Stand.open();
    const tags: string[] = [];
    const own = ports();
    const over = {
      ...own,
      clock: stand.world.clock,
      forge: (await stand.ports()).forge,
      registry: async () => ({
        ...registry,
        tag: async () => {
          tags.push('tag');
          return { result: 'tagged' as const };
        },
      }),
    };
    const plan = { ...stand.plan(stand.a, 1, 'given'), signing: signingOf({ verify: [ours] }) };
    const before = stand.world.gitops.head();
    const ended = await deploy(plan, await stand.ports(over), never);
    expect(ended.outcome).toMatchObject({ outcome: 'failed', reason: 'unsigned' });
    expect(stand.world.gitops.head()).toBe(before);
    expect(await stand.records()).toEqual([]);
    expect(tags).toEqual([]);
    expect(stand.status(stand.a)).toMatchObject({ state: 'failure' });
  });
});

describe('resuming a record whose image was not signed by us', () => {
  const verified = `signing: {trusted-root: "env:ROOT", verify: [{subject: "${workflow}"}]}\n`;

  async function resumed(stand: Stand, given: Stage, kind: DeploymentKind) {
    const text = configurationText('write: push', { clusters: '{}', targets: oneTarget });
    const read = readConfiguration(`${text}${verified}`, 'test.yaml', 'api');
    const configuration = read.result === 'wrong' ? undefined : read.applications[0];
    if (configuration === undefined) throw new Error(JSON.stringify(read));
    const image = printImage(imageOf(stand.a).reference);
    const payload = { version: 1, application: 'api', environment: 'prod', source: stand.a, branch: 'main' } as const;
    const more = { date: '2026-03-01T00:00:00Z', image, platformDigests: [], explicit: true, kind, edits: [] };
    const note = { state: 'paused', stage: 'write', reason: 'frozen', sentence: 'forged' } as const;
    const forge = stand.world.forge;
    await forge.records.create({ ...payload, ...more }, note, never);
    const { signing, referrers, log } = ports(given);
    const facts = stand.facts(9);
    const around = await stand.ports({ signing, referrers, log });
    return resumeEnvironment({ ports: around, configuration, facts, signal: never });
  }

  it.each(['deploy', 'promote', 'rollback'] as const)('writes nothing for a %s', async (kind) => {
    await using stand = await Stand.open();
    const before = stand.world.gitops.head();
    const [end] = await resumed(stand, {}, kind);
    expect(end?.outcome).toMatchObject({ outcome: 'failed', reason: 'unsigned' });
    expect(stand.world.gitops.head()).toBe(before);
  });

  it('keeps it for later where that cannot be found out', async () => {
    await using stand = await Stand.open();
    const beside = new Beside();
    beside.isAll = false;
    const [end] = await resumed(stand, { beside }, 'deploy');
    expect(end?.outcome).toMatchObject({ outcome: 'errored', reason: 'verification-errored' });
    const [record] = await stand.records();
    expect(record !== undefined && isUnfinished(record.note)).toBe(true);
  });
});

describe('what is known before anything is built', () => {
  it.each([
    [{ sign: true }, 'signing-errored'],
    [{ attest: ['registry'], attestationRequired: true }, 'signing-errored'],
    [{ verify: [ours], trustedRoot: 'NOT_SET' }, 'verification-errored'],
    [{ verify: [ours], trustedRoot: 'EMPTY' }, 'verification-errored'],
  ] as const)('that there is no identity or no root for %j', async (signing, reason) => {
    await using stand = await Stand.open();
    const plan = { ...stand.plan(stand.a, 1), signing: signingOf(signing) };
    const notBuilt = { ...registry, describe: async () => undefined };
    const over = { signing: ports({ environment: { EMPTY: '' } }).signing, registry: async () => notBuilt };
    expect(await check(stand.run(plan, await stand.ports(over)))).toMatchObject({
      event: 'ended',
      outcome: { outcome: 'errored', reason, stage: 'inputs' },
    });
  });
});

describe('a signature that is asked for and that nobody makes', () => {
  it('is warned of before the build', async () => {
    await using stand = await Stand.open();
    const said: string[] = [];
    const warned = { ...ports().log, warning: (line: string) => said.push(line) };
    const over = {
      log: warned,
      signing: ports().signing,
      registry: async () => ({ ...registry, describe: async () => undefined }),
    };
    const of = async (signing: Partial<SigningPlan>) => {
      const plan = { ...stand.plan(stand.a, 1), signing: signingOf({ verify: [ours], ...signing }) };
      await check(stand.run(plan, await stand.ports(over)));
    };
    await of({ sign: true });
    await of({ attest: ['registry'] });
    expect(said).toEqual([]);
    await of({ attest: ['github'] });
    expect(said).toEqual([expect.stringContaining('nothing signs what is built here')]);
  });
});

describe('a dry run', () => {
  it('says what would end the deployment', async () => {
    await using stand = await Stand.open();
    const plan = { ...stand.plan(stand.a, 1), signing: signingOf({ verify: [ours], trustedRoot: 'NOT_SET' }) };
    const all = await stand.ports({ signing: ports().signing });
    const ended = await dryRun({ plan, ports: all, signal: never, knowsGitHub: true });
    expect(ended.details).toMatchObject({
      obstacles: ['end here, errored: the environment variable NOT_SET is not set'],
    });
  });
});

describe('an image that was built and signed before', () => {
  it('needs no identity of the job that deploys it', async () => {
    await using stand = await Stand.open();
    const plan = { ...stand.plan(stand.a, 1), signing: signingOf({ sign: true }) };
    const over = { signing: ports({ environment: {} }).signing };
    expect(await check(stand.run(plan, await stand.ports(over)))).toMatchObject({ event: 'checked' });
  });
});

describe('attesting', () => {
  it('says how it was built, on GitHub and beside the image', async () => {
    const [beside, stored] = [new Beside(), []];
    const run = runOf({ beside, stored, signing: { attest: ['github', 'registry'] } });
    const event = await sign(run, built);
    expect(event).toEqual({ event: 'signed', signed: { attached: ['attestation'], notes: [] } });
    expect(stored).toHaveLength(1);
    const { bundles } = await beside.port.bundlesOf(built.reference);
    const [bundle] = bundles;
    const { payload } = (bundle as { dsseEnvelope: { payload: string } }).dsseEnvelope;
    expect(JSON.parse(Buffer.from(payload, 'base64').toString())).toMatchObject({
      subject: [{ name: 'ghcr.io/acme/api', digest: { sha256: built.reference.digest.slice(7) } }],
      predicateType: provenancePredicate,
      predicate: {
        buildDefinition: {
          externalParameters: { workflow: { path: '.github/workflows/deploy.yml', ref: 'refs/heads/main' } },
          resolvedDependencies: [{ digest: { gitCommit: commit } }],
        },
        runDetails: { metadata: { invocationId: 'https://github.com/acme/api/actions/runs/7/attempts/1' } },
      },
    });
    const wanted = { ...ours, predicateType: provenancePredicate, repository: 'https://github.com/acme/api' };
    expect(await sign(runOf({ beside, signing: { verify: [wanted] } }), given)).toMatchObject({ event: 'signed' });
  });

  it('that is refused is a note, and the end only where it is required', async () => {
    const beside = new Beside();
    beside.refuses = true;
    const signing = { attest: ['registry'] } as const;
    const noted = await sign(runOf({ beside, signing }), built);
    expect(noted).toMatchObject({
      event: 'signed',
      signed: { attached: [], notes: [expect.stringContaining('ghcr.io refuses POST')] },
    });
    const required = await sign(runOf({ beside, signing: { ...signing, attestationRequired: true } }), built);
    expect(required).toMatchObject(refusal('errored', 'signing-errored'));
  });

  it('by a token that is none of GitHub Actions is one note as well, wherever it was wanted', async () => {
    const environment = { SIGSTORE_ID_TOKEN: 'x.e30.y' };
    const event = await sign(runOf({ environment, signing: { attest: ['github', 'registry'] } }), built);
    expect(event).toMatchObject({ signed: { notes: [expect.stringContaining('does not say repository')] } });
  });
});
