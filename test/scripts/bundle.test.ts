import { execFile, execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, expect, test } from 'vitest';
import { bundleProgram } from '../../scripts/bundle.mjs';
import { kubeconfig } from '../cluster/connection.ts';
import { Sigstore, tokenOf } from '../signing/sigstore.ts';

const root = new URL('../..', import.meta.url).pathname;
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A project in a folder of its own, which is bundled; the first of its files is the entry. */
async function bundle(
  place: string,
  files: Readonly<Record<string, string>>,
  groupOf = (_: string): string | null => null,
) {
  const project = join(folder, place);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(project, file)), { recursive: true });
    writeFileSync(join(project, file), text);
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const [entry = ''] = Object.keys(files);
  const packages = await bundleProgram(join(project, entry), join(project, 'out'), groupOf);
  rmSync(join(project, 'node_modules'));
  const read = (name: string) => readFileSync(join(project, 'out', name), 'utf8');
  const written = Object.fromEntries(readdirSync(join(project, 'out')).map((name) => [name, read(name)]));
  writeFileSync(join(project, 'out', 'package.json'), '{"type":"module"}');
  return { path: join(project, 'out/index.js'), packages, written, text: Object.values(written).join('') };
}

const client = { 'official-client.js': readFileSync(join(root, 'src/cluster/official-client.ts'), 'utf8') };

test('the official client alone, without packages beside it, logs in with certificates and a program', async () => {
  const { path } = await bundle('cluster', client);
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
  const one = await bundle('a', client);
  const other = await bundle('another place/deeper', client);
  expect(other.written).toEqual(one.written);
  expect(one.text).not.toContain(folder);
  expect(one.text).not.toContain(root);
});

test('it stays far below what the typed clients would add, and leaves undici out', async () => {
  const { text, packages } = await bundle('size', client);
  expect(text.length).toBeLessThan(800_000);
  expect(packages.map(({ name }) => name)).not.toContain('undici');
});

test('the client of Sigstore signs by what Node has, without the packages that it sends requests with', async () => {
  await using sigstore = await Sigstore.start();
  const text = `export { DSSEBundleBuilder, FulcioSigner, RekorWitness } from '@sigstore/sign';`;
  const { path, packages, text: all } = await bundle('sigstore', { 'main.js': text });
  expect(packages.map(({ name }) => name)).not.toContain('make-fetch-happen');
  expect(all.length).toBeLessThan(250_000);
  const program = `
    const { DSSEBundleBuilder, FulcioSigner, RekorWitness } = await import(process.argv[1]);
    const [url, token] = process.argv.slice(2);
    const patience = { timeout: 5000, retry: 1 };
    const signer = new FulcioSigner({ fulcioBaseURL: url, identityProvider: { getToken: async () => token }, ...patience });
    const witnesses = [new RekorWitness({ rekorBaseURL: url, ...patience })];
    const made = await new DSSEBundleBuilder({ signer, witnesses }).create({ data: Buffer.from('{}'), type: 'text' });
    console.log(made.mediaType, made.verificationMaterial.tlogEntries.length);
  `;
  const words = ['--input-type=module', '--eval', program, path, sigstore.url, tokenOf()];
  const { stdout } = await promisify(execFile)(process.execPath, words, { cwd: folder });
  expect(stdout).toBe('application/vnd.dev.sigstore.bundle.v0.3+json 1\n');
});

test('every package in it comes with its licence', async () => {
  const { packages } = await bundle('licences', client);
  expect(packages.map(({ name }) => name)).toContain('@kubernetes/client-node');
  expect(packages.filter(({ license, text }) => license === undefined || text === '')).toEqual([]);
});

test('what starts together lies in one file, and what comes later in another', async () => {
  const files = {
    'main.js': `import { one } from './one.js';\nimport { two } from './two.js';\nexport const all = [one, two];\nexport const later = () => import('./later.js');\n`,
    'one.js': `export const one = 'the first';\n`,
    'two.js': `export const two = 'the second';\n`,
    'later.js': `import { one } from './one.js';\nexport const three = one + ' and the third';\n`,
  };
  const { written, path } = await bundle('groups', files, (id) => (/(one|two)\.js$/.test(id) ? 'first' : null));
  expect(written['first.js']).toMatch(/the first.*the second/s);
  expect(Object.keys(written).sort()).toEqual(expect.arrayContaining(['first.js', 'index.js', 'later.js']));
  const program = `const { all, later } = await import(process.argv[1]); console.log(all, (await later()).three)`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', program, path], { encoding: 'utf8' });
  expect(said).toBe("[ 'the first', 'the second' ] the first and the third\n");
});

test("Node's own modules are read by the names that are used, and never imported", async () => {
  const text = `import { readFileSync as read, statSync } from 'node:fs';\nimport * as path from 'node:path';\nexport const size = statSync(path.resolve('.')).size + read.length;\n`;
  const { written, path } = await bundle('builtins', { 'main.js': text });
  expect(Object.values(written).join('')).not.toMatch(/from ["']node:/);
  expect(written['index.js']).toContain('const { readFileSync: read, statSync } = process.getBuiltinModule("node:fs")');
  execFileSync(process.execPath, ['--input-type=module', '--eval', 'await import(process.argv[1])', path]);
});

test('the program that is committed imports none of them either', () => {
  const program = join(root, 'dist/program');
  const names = readdirSync(program).filter((name) =>
    readFileSync(join(program, name), 'utf8').match(/from ["']node:fs/),
  );
  expect(names.map((name) => basename(name))).toEqual([]);
});

test('a package that is not there is an error', async () => {
  await expect(bundle('absent', { 'absent.js': `export { x } from 'no-such-package';` })).rejects.toThrow(
    /no-such-package/,
  );
});
