import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { KubeconfigSource } from '../../src/cluster/kubeconfig.ts';
import { connectCluster } from '../../src/cluster/kubernetes.ts';
import { DeployError } from '../../src/errors.ts';
import { kubeconfig, quietLog } from './connection.ts';
import { FakeClock } from './fake-clock.ts';

const folder = mkdtempSync(join(tmpdir(), 'kubeconfig-'));
afterAll(() => rmSync(folder, { recursive: true }));

const clock = new FakeClock();
const surroundings = { environment: {}, clock, random: () => 0.5, log: quietLog(), hide: (text: string) => text };

async function errorOf(source: KubeconfigSource, context?: string): Promise<DeployError> {
  const options = { ...surroundings, kubeconfig: source, ...(context === undefined ? {} : { context }) };
  const error = await connectCluster(options).then(
    () => undefined,
    (failure: unknown) => failure,
  );
  if (error instanceof DeployError) return error;
  throw new Error('it should have failed with a DeployError', { cause: error });
}

const text = (yaml: string): KubeconfigSource => ({ from: 'text', yaml });
const https = { address: 'https://127.0.0.1:6443', cluster: { 'insecure-skip-tls-verify': false } };

describe('a kubeconfig that cannot be used is bad input', () => {
  test('no such file: the place is the file', async () => {
    const path = join(folder, 'absent.yaml');
    const error = await errorOf({ from: 'file', path });
    expect(error.code).toBe('bad-input');
    expect(error.problems).toMatchObject([{ message: 'there is no such file', place: { file: path } }]);
  });

  test('no YAML: line and column, and nothing of the text, which is secret', async () => {
    const error = await errorOf({ from: 'text', yaml: 'users:\n- token: "hunter2\n  x: [\n', name: 'KUBECONFIG_EU' });
    expect(error.code).toBe('bad-input');
    expect(error.problems[0]?.place).toMatchObject({ name: 'KUBECONFIG_EU', line: expect.any(Number) });
    expect(JSON.stringify([error.message, error.problems])).not.toContain('hunter2');
  });

  test('base64: says to decode it', async () => {
    const error = await errorOf(text(Buffer.from(kubeconfig(https)).toString('base64')));
    expect(error.code).toBe('bad-input');
    expect(error.remedy).toContain('decode');
  });

  test('a text given as a path is not shown', async () => {
    const error = await errorOf({ from: 'file', path: kubeconfig({ ...https, user: { token: 'hunter2' } }) });
    expect(error.code).toBe('bad-input');
    expect(JSON.stringify([error.message, error.problems, error.remedy])).not.toContain('hunter2');
  });

  test.each(['', '- a list', 'text', 'clusters: [{ name: x }]'])('what is no kubeconfig: %j', async (yaml) => {
    expect((await errorOf(text(yaml))).code).toBe('bad-input');
  });

  test('an unknown context: names those that there are', async () => {
    const error = await errorOf(text(kubeconfig(https)), 'production');
    expect(error.code).toBe('bad-input');
    expect(error.message).toContain('"production"');
    expect(error.message).toContain('it has test');
  });

  test('no current context and none asked for: names those that there are', async () => {
    const error = await errorOf(text(kubeconfig(https).replace('"current-context":"test"', '"current-context":""')));
    expect(error.code).toBe('bad-input');
    expect(error.message).toContain('it has test');
  });

  test('a context whose cluster is not there', async () => {
    const error = await errorOf(text(kubeconfig(https).replace('"cluster":"test"', '"cluster":"gone"')));
    expect(error.message).toContain('no cluster "gone"');
  });

  test('a context whose user is not there', async () => {
    const error = await errorOf(text(kubeconfig(https).replace('"user":"tester"', '"user":"gone"')));
    expect(error.message).toContain('no user "gone"');
  });

  test('an address that is none', async () => {
    expect((await errorOf(text(kubeconfig({ address: 'api.example.com' })))).code).toBe('bad-input');
  });

  test('plain HTTP, unless the kubeconfig says that it is meant', async () => {
    const plain = { address: 'http://127.0.0.1:8080', cluster: { 'insecure-skip-tls-verify': false } };
    expect((await errorOf(text(kubeconfig(plain)))).remedy).toContain('insecure-skip-tls-verify');
    const meant = text(kubeconfig({ address: 'http://127.0.0.1:8080' }));
    expect(await connectCluster({ ...surroundings, kubeconfig: meant })).toBeDefined();
  });

  test.each([
    ['certificate-authority', {}],
    ['client-certificate', { 'client-certificate': 'absent.crt' }],
    ['client-key', { 'client-key': 'absent.crt' }],
    ['tokenFile', { tokenFile: 'absent.crt' }],
  ])('a file named as %s that is not there', async (name, user) => {
    const cluster = name === 'certificate-authority' ? { 'certificate-authority': 'absent.crt' } : {};
    const path = join(folder, `${name}.yaml`);
    writeFileSync(path, kubeconfig({ ...https, user, cluster: { ...https.cluster, ...cluster } }));
    const error = await errorOf({ from: 'file', path });
    expect(error.code).toBe('bad-input');
    expect(error.message).toContain(join(folder, 'absent.crt'));
  });

  test('the service account of a pod, outside of any pod', async () => {
    expect((await errorOf({ from: 'in-cluster' })).code).toBe('bad-input');
  });
});
