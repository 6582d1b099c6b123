import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { bundleInPlace } from '../../scripts/vendor.mjs';
import { kubeconfig } from './connection.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'vendor-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A project in a folder of its own, with one file that is to be bundled. */
async function bundle(file: string, source: string) {
  const project = join(folder, file.replaceAll('/', '-'));
  const path = join(project, file);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  writeFileSync(path, source);
  const packages = await bundleInPlace(path);
  rmSync(join(project, 'node_modules'));
  return { path, packages, text: readFileSync(path, 'utf8') };
}

const source = readFileSync(join(root, 'src/cluster/official-client.ts'), 'utf8');

test('the official client alone, in one file, logs in with certificates and a program', async () => {
  const { path } = await bundle('cluster/official-client.js', source);
  const program = `
    const { KubeConfig } = await import(process.argv[1]);
    const config = new KubeConfig();
    config.loadFromString(process.argv[2]);
    const options = {};
    await config.applyToHTTPSOptions(options);
    const { ca, cert, key, headers } = options;
    console.log(JSON.stringify([String(ca), String(cert), String(key), headers]));
  `;
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const exec = { command: process.execPath, args: ['-p', `'{"status":{"token":"t"}}'`] };
  const yaml = kubeconfig({
    address: 'https://127.0.0.1:6443',
    cluster: { 'certificate-authority-data': base64('CA') },
    user: { exec, 'client-certificate-data': base64('CERT'), 'client-key-data': base64('KEY') },
  });
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program, path, yaml], { cwd: folder });
  expect(JSON.parse(said.toString())).toEqual(['CA', 'CERT', 'KEY', { Authorization: 'Bearer t' }]);
});

test('the same bytes wherever the project lies, without a path in them', async () => {
  const one = await bundle('a/official-client.js', source);
  const other = await bundle('another place/deeper/official-client.js', source);
  expect(other.text).toBe(one.text);
  expect(one.text).not.toContain(folder);
  expect(one.text).not.toContain(root);
});

test('it stays far below what the typed clients would add, and leaves undici out', async () => {
  const { text, packages } = await bundle('size/official-client.js', source);
  expect(text.length).toBeLessThan(600_000);
  expect(packages.map(({ name }) => name)).not.toContain('undici');
});

test('every package in it comes with its licence', async () => {
  const { packages } = await bundle('licences/official-client.js', source);
  expect(packages.map(({ name }) => name)).toContain('@kubernetes/client-node');
  expect(packages.filter(({ license, text }) => license === undefined || text === '')).toEqual([]);
});

test('imports of the project itself stay imports', async () => {
  const text = `export { KubeConfig } from '@kubernetes/client-node';\nexport { own } from '../own.js';\n`;
  const bundled = await bundle('own/with-own.js', text);
  // what it imports, without the bundle in the message of a failure
  const imported = [...bundled.text.matchAll(/from\s*["'](\.[^"']*)["']/g)].map(([, name]) => name);
  expect(imported).toEqual(['../own.js']);
});

test('a package that is not there is an error', async () => {
  await expect(bundle('absent/absent.js', `export { x } from 'no-such-package';`)).rejects.toThrow(/no-such-package/);
});
