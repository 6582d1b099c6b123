import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { buildArguments, buildVariables, createArguments } from '../../src/process/buildx-arguments.ts';
import { runChild } from '../../src/process/child.ts';
import { commandLine } from '../../src/process/shell.ts';
import { findCredentials } from '../../src/registry/credentials.ts';
import { hostile, readCsv } from './hostile.ts';
import { commit, configurationText } from './invocation.ts';
import { readImage, requestOf } from './readings.ts';

/** Values for each field; `FUZZ_CASES=10000 npx vitest run test/process/fuzz` takes a minute. */
const cases = Number(process.env['FUZZ_CASES'] ?? 1000);

/** A section `image` with the value in one field of it, by the name of the field. */
const fields: Readonly<Record<string, (value: string) => Readonly<Record<string, unknown>>>> = {
  name: (value) => ({ name: value }),
  context: (value) => ({ context: value }),
  file: (value) => ({ file: value }),
  target: (value) => ({ target: value }),
  platforms: (value) => ({ platforms: [value] }),
  'build-args': (value) => ({ 'build-args': { VALUE: value } }),
  'build-args.NAME': (value) => ({ 'build-args': { [value]: 'x' } }),
  secrets: (value) => ({ secrets: { odd: value } }),
  'secrets file': (value) => ({ secrets: { odd: `file:${value}` } }),
  'secrets env': (value) => ({ secrets: { odd: `env:${value}` } }),
  'secrets.NAME': (value) => ({ secrets: { [value]: 'file:x' } }),
  ssh: (value) => ({ ssh: [value] }),
  'ssh path': (value) => ({ ssh: [`deploy=${value}`] }),
  'build-contexts': (value) => ({ 'build-contexts': { shared: value } }),
  'build-contexts.NAME': (value) => ({ 'build-contexts': { [value]: 'x' } }),
  labels: (value) => ({ labels: { odd: value } }),
  'labels.NAME': (value) => ({ labels: { [value]: 'x' } }),
  network: (value) => ({ network: value }),
  allow: (value) => ({ allow: [value] }),
  'builder.name': (value) => ({ builder: { name: value } }),
  'builder.driver': (value) => ({ builder: { driver: value } }),
  'builder.endpoint': (value) => ({ builder: { driver: 'remote', endpoint: value } }),
  'builder.endpoint path': (value) => ({ builder: { driver: 'remote', endpoint: `unix://${value}` } }),
  'builder.options': (value) => ({ builder: { driver: 'kubernetes', options: { odd: value } } }),
  'builder.options.NAME': (value) => ({ builder: { driver: 'kubernetes', options: { [value]: 'x' } } }),
  'cache.scope': (value) => ({ cache: { type: 'gha', scope: value } }),
  'cache.ref': (value) => ({ cache: { type: 'registry', ref: value } }),
  'cache.folder': (value) => ({ cache: { type: 'local', folder: value } }),
  'bake.files': (value) => ({ bake: { files: [value], target: 'api' } }),
  'bake.target': (value) => ({ bake: { files: ['bake.hcl'], target: value } }),
  'bake.variables': (value) => ({ bake: { files: ['bake.hcl'], target: 'api', variables: { VALUE: value } } }),
  'bake.variables.NAME': (value) => ({ bake: { files: ['bake.hcl'], target: 'api', variables: { [value]: 'x' } } }),
  'bake build-args': (value) => ({ bake: { files: ['bake.hcl'], target: 'api' }, 'build-args': { VALUE: value } }),
  'bake labels': (value) => ({ bake: { files: ['bake.hcl'], target: 'api' }, labels: { odd: value } }),
};

/** All words of all commands that the request leads to. */
function wordsOf(request: BuildRequest): readonly string[] {
  const create = request.builder?.create;
  const name = request.builder?.name ?? 'ours';
  return [
    ...(create === undefined ? [] : createArguments(name, create)),
    ...buildArguments(request, { builder: name }),
  ];
}

const echo = 'process.stdout.write(JSON.stringify([process.argv.slice(1), process.env.VALUE ?? null]))';
const environment = { PATH: process.env['PATH'] ?? '' };

/** What a real process says it was given. */
async function arrived(words: readonly string[], variables: Readonly<Record<string, string>> = {}): Promise<unknown> {
  const ended = await runChild({
    program: process.execPath,
    arguments: ['-e', echo, '--', ...words],
    environment: { ...environment, ...variables },
  });
  return ended.result === 'ended' ? JSON.parse(Buffer.from(ended.stdout).toString()) : ended;
}

/** Lists of words in a few real processes: as many together as the kernel takes. */
async function arrivedInBatches(lists: readonly (readonly string[])[]): Promise<readonly string[]> {
  const all: string[] = [];
  let batch: string[] = [];
  let size = 0;
  const send = async () => {
    const [words] = (await arrived(batch)) as [readonly string[]];
    all.push(...words);
    batch = [];
    size = 0;
  };
  for (const list of lists) {
    batch.push(...list);
    size += list.reduce((sum, word) => sum + Buffer.byteLength(word) + 9, 0);
    if (size > 1_000_000) await send();
  }
  await send();
  return all;
}

describe('whatever stands in a field that reaches a child process', () => {
  const values = fc.sample(hostile, cases);

  it.for(Object.keys(fields))('%s', { timeout: 60_000 }, async (field) => {
    const place = fields[field] ?? expect.fail();
    const [, key = ''] = /^([^ ]+?)(?:\.NAME)?(?: .*)?$/.exec(field) ?? [];
    const accepted: (readonly string[])[] = [];
    for (const value of new Set(values)) {
      const application = readImage(place(value));
      if (Array.isArray(application)) {
        for (const path of application)
          expect(path).toContain(`image.${field.startsWith('bake ') ? field.slice(5) : key}`);
        continue;
      }
      accepted.push(wordsOf(requestOf(application)));
    }
    const words = accepted.flat();
    const got = await arrivedInBatches(accepted);
    expect(got.length).toBe(words.length);
    expect(got.findIndex((word, index) => word !== words[index])).toBe(-1);
  });
});

describe('a value that is taken', () => {
  const values = [...new Set(fc.sample(hostile, cases))];
  const taken = (image: (value: string) => Readonly<Record<string, unknown>>) =>
    values.flatMap((value) => {
      const application = readImage(image(value));
      return Array.isArray(application) ? [] : [{ value, words: wordsOf(requestOf(application)), application }];
    });
  const following = (words: readonly string[], flag: string) => words[words.indexOf(flag) + 1] ?? '';

  it.each([
    ['build-args', '--build-arg', (word: string) => word.slice('VALUE='.length)],
    ['labels', '--label', (word: string) => word.slice('odd='.length)],
    ['file', '--file', (word: string) => word],
    ['build-contexts', '--build-context', (word: string) => word.slice('shared='.length)],
    ['secrets file', '--secret', (word: string) => readCsv(word)[1]?.slice('src='.length)],
    ['ssh path', '--ssh', (word: string) => word.slice('deploy='.length)],
    ['cache.folder', '--cache-from', (word: string) => readCsv(word)[1]?.slice('src='.length)],
    ['cache.folder', '--cache-to', (word: string) => readCsv(word)[1]?.slice('dest='.length)],
    ['cache.scope', '--cache-from', (word: string) => readCsv(word)[1]?.slice('scope='.length)],
    ['builder.options', '--driver-opt', (word: string) => readCsv(word)[0]?.slice('odd='.length)],
  ] as const)('of %s is one argument of %s, and read back as it was', (field, flag, back) => {
    const all = taken(fields[field] ?? expect.fail());
    expect(all.length).toBeGreaterThan(cases / 100);
    for (const { value, words } of all) expect(back(following(words, flag))).toBe(value.replaceAll('{{sha}}', commit));
    for (const { words } of all)
      if (flag === '--secret' || flag === '--cache-from') expect(readCsv(following(words, flag))).toHaveLength(2);
  });

  it('of a variable of a bake file is one variable', async () => {
    const all = taken(fields['bake.variables'] ?? expect.fail()).slice(0, 20);
    for (const { value, application } of all) {
      const [, got] = (await arrived([], buildVariables(requestOf(application)))) as [unknown, string];
      expect(got).toBe(value);
    }
  });

  it('is shown in a dry run as a shell reads it back', { timeout: 60_000 }, async () => {
    const lists = taken(fields['build-args'] ?? expect.fail()).map(({ words }) => words);
    for (let from = 0; from < lists.length; from += 400) {
      const batch = lists.slice(from, from + 400);
      const script = batch.map((words) => commandLine(['say', ...words])).join('\n');
      const input = `say() { for word in "$@"; do printf '%s\\0' "$word"; done; }\n${script}\n`;
      const ended = await runChild({ program: 'sh', arguments: [], environment, input });
      const said = ended.result === 'ended' ? Buffer.from(ended.stdout).toString().split('\0').slice(0, -1) : [];
      expect(said).toEqual(batch.flat());
    }
    expect(existsSync('pwned')).toBe(false);
  });
});

describe('what is refused', () => {
  it('is told at its line, with its key', () => {
    for (const value of fc.sample(hostile, Math.min(cases, 100))) {
      for (const [field, image] of Object.entries(fields)) {
        const whole = readConfiguration(configurationText(image(value)), '.gitops-deploy.yaml', 'api');
        if (whole.result === 'read') continue;
        for (const { message, place } of whole.problems) {
          expect(message, field).not.toBe('');
          expect(place?.line, `${field}: ${message}`).toBeGreaterThan(1);
        }
      }
    }
  }, 60_000);

  it('is a login in an address, and a label of ours: both would be told by every image', () => {
    const at = 'github.com/acme/api.git#{{sha}}';
    expect(readImage({ context: `https://ann:secret@${at}` })).toEqual(['image.context']);
    expect(readImage({ 'build-contexts': { lib: `https://token@${at}` } })).toEqual(['image.build-contexts.lib']);
    expect(readImage({ labels: { 'io.gitops-deploy.recipe': 'x' } })).toEqual(['image.labels.io.gitops-deploy.recipe']);
    expect(readImage({ context: `ssh://git@${at}` })).toMatchObject({ application: 'api' });
  });

  it('is a platform that stands twice: the index would name its image twice', () => {
    for (const twice of ['linux/arm64', 'linux/arm64/v8'])
      expect(readImage({ platforms: ['linux/arm64', 'linux/amd64', twice] })).toEqual(['image.platforms.2']);
    expect(readImage({ platforms: ['linux/arm/v7', 'linux/arm64', 'linux/arm/v6'] })).toHaveProperty('image');
  });

  it('is a branch that would be more than one word of a template', () => {
    const application = readImage({ 'build-args': { B: '{{branch}}' }, cache: { type: 'gha', scope: '{{branch}}' } });
    if (Array.isArray(application)) expect.fail(application.join());
    for (const branch of fc.sample(hostile, Math.min(cases, 2000)).filter((one) => !/\p{Cc}/u.test(one))) {
      const words = buildArguments(requestOf(application, branch));
      expect(words[words.indexOf('--build-arg') + 1]).toBe(`B=${branch}`);
      expect(readCsv(words[words.indexOf('--cache-from') + 1] ?? '')).toHaveLength(2);
    }
  });

  it('is the name of a credential helper that is no name of a program', { timeout: 60_000 }, async () => {
    for (const helper of new Set(fc.sample(hostile, cases))) {
      const files = {
        read: async () => Buffer.from(JSON.stringify({ credsStore: helper })),
        kind: async () => undefined,
        write: async () => {},
        writeAll: async () => ({ result: 'written' }) as const,
        temporaryFolder: () => Promise.reject(new Error('none is needed')),
      };
      expect(await findCredentials('ghcr.io', { files, environment: { PATH: '/nowhere' } })).toBeUndefined();
    }
    expect(existsSync('pwned')).toBe(false);
  });
});
