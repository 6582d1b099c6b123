import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Analysis } from '../../src/ports/forge.ts';
import type { Finding } from '../../src/scan/finding.ts';
import { sarifOf } from '../../src/scan/sarif.ts';
import type { World } from './world.ts';
import { never, startWorld } from './world.ts';

let world: World;

beforeEach(async () => {
  world = await startWorld();
});

afterEach(async () => world[Symbol.asyncDispose]());

const uploads = () => world.server.state.analyses;

/** So many findings, of which the first is the worst; texts that do not compress where that is asked for. */
function analysis(count: number, noise = 0): Analysis {
  const findings = Array.from(
    { length: count },
    (_, index): Finding => ({
      kind: 'secret',
      id: `rule-${index % 10}`,
      severity: index === 0 ? 'CRITICAL' : 'LOW',
      where: `/app/${index}`,
      title: randomBytes(noise).toString('hex'),
    }),
  );
  const report = { findings, ignored: [], seen: { systemPackages: 0, otherPackages: 0 } };
  const facts = { category: 'gitops-deploy/api/linux-amd64', version: '1', image: 'i', repository: 'acme/api' };
  return { commit: world.application.head(), ref: 'refs/heads/main', sarif: sarifOf(report, facts) };
}

describe('an analysis', () => {
  it('is uploaded for its commit and branch, and looked after until GitHub has it', async () => {
    const wanted = analysis(2);
    expect(await world.forge.codeScanning.upload(wanted, never)).toEqual({ result: 'uploaded', notes: [] });
    expect(uploads()).toMatchObject([
      { commit: wanted.commit, ref: 'refs/heads/main', sarif: JSON.parse(JSON.stringify(wanted.sarif)) },
    ]);
    expect(world.requests().filter((one) => one.startsWith('GET'))).toHaveLength(2);
    expect(world.server.problems).toEqual([]);
  });

  it('that is more than GitHub shows says so', async () => {
    expect(await world.forge.codeScanning.upload(analysis(5001), never)).toMatchObject({
      notes: ['code scanning shows the worst 5000 of 5001 findings'],
    });
    expect(uploads()).toMatchObject([{ errors: [] }]);
  });

  it('that is more than GitHub takes is cut to the worst, and says so', async () => {
    expect(await world.forge.codeScanning.upload(analysis(26_000), never)).toMatchObject({
      result: 'uploaded',
      notes: ['code scanning got the worst 25000 of 26000 findings, which is what it takes'],
    });
    const [upload] = uploads();
    expect(upload?.errors).toEqual([]);
    expect(JSON.stringify(upload?.sarif)).toContain('security-severity":"9.5"');
  }, 30_000);

  it('that is too large even so is cut until it is not', async () => {
    const uploaded = await world.forge.codeScanning.upload(analysis(3000, 4000), never);
    expect(uploaded).toMatchObject({
      result: 'uploaded',
      notes: [expect.stringMatching(/the worst (1500|750) of 3000/)],
    });
    expect(uploads()[0]?.size).toBeLessThanOrEqual(10_000_000);
  }, 30_000);

  it('that GitHub is still at after some seconds is not waited for', async () => {
    const answer = world.forge.codeScanning.upload(analysis(1), never);
    const slow = () => {
      for (const one of uploads()) one.pending = 99;
    };
    const timer = setInterval(slow, 1);
    expect(await answer).toMatchObject({ result: 'uploaded' });
    clearInterval(timer);
  });

  it('that GitHub cannot use is told with its words', async () => {
    const wanted = analysis(1);
    const run = wanted.sarif.runs[0];
    if (run === undefined) throw new Error('no run');
    const answer = await world.forge.codeScanning.upload(
      { ...wanted, sarif: { ...wanted.sarif, runs: Array(21).fill(run) } },
      never,
    );
    expect(answer).toEqual({ result: 'refused', message: expect.stringContaining('more runs than allowed (21 > 20)') });
  });
});

describe('what is refused is a value', () => {
  it('without the permission, which it names', async () => {
    const forge = world.connectAs({ permissions: { contents: 'read' } });
    expect(await forge.codeScanning.upload(analysis(1), never)).toEqual({
      result: 'refused',
      message: expect.stringContaining('security_events=write'),
    });
  });

  it('where code scanning is not enabled', async () => {
    world.server.state.withoutCodeScanning.add('acme/api');
    expect(await world.forge.codeScanning.upload(analysis(1), never)).toEqual({
      result: 'refused',
      message: expect.stringContaining('Advanced Security must be enabled'),
    });
  });

  it('of a commit that GitHub does not have', async () => {
    expect(await world.forge.codeScanning.upload({ ...analysis(1), commit: 'f'.repeat(40) }, never)).toMatchObject({
      result: 'refused',
    });
  });
});
