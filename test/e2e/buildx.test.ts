import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArguments, buildVariables } from '../../src/process/buildx-arguments.ts';
import { hostile } from '../process/hostile.ts';
import { commit, invocations, requestFor } from '../process/invocation.ts';
import { readImage, requestOf } from '../process/readings.ts';
import { buildFolder, buildRepository, emptyAgent } from './build-folder.ts';
import type { OwnBuilder } from './own-builder.ts';
import { startBuilder } from './own-builder.ts';
import { world } from './world.ts';

const run = promisify(execFile);
const name = `buildx-${process.pid}`;

/** The table's arguments, for buildx to read without building. */
function checked(words: readonly string[]): readonly string[] {
  const [command = '', ...rest] = words;
  return [command, command === 'bake' ? '--print' : '--check', ...rest];
}

/** With addresses that there are: what is exported is exported also where nothing is built. */
function inTheWorld(image: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(image).replaceAll('https://git.acme.example/acme', `${world.gitUrl}/${name}`);
  return { ...JSON.parse(text.replaceAll('registry.acme.example', world.registry)), name: `${world.registry}/${name}` };
}

describe.skipIf(!world.isUp)('the invocations of the table, read by the real buildx', () => {
  let folder: string;
  let head: string;
  let builder: OwnBuilder;
  let agent: Awaited<ReturnType<typeof emptyAgent>>;

  beforeAll(async () => {
    folder = buildFolder();
    head = buildRepository(folder, name);
    agent = await emptyAgent(folder);
    builder = await startBuilder();
  });
  afterAll(async () => {
    await agent[Symbol.asyncDispose]();
    await builder[Symbol.asyncDispose]();
  });

  it.for(invocations)('$name', async ({ image }) => {
    const request = requestFor(inTheWorld(image), { commit: head });
    const named = request.builder?.name;
    const words = checked(buildArguments(request, named === undefined ? {} : { builder: named }));
    const env = {
      ...builder.environment,
      NPM_TOKEN: 'x',
      GIT_TOKEN: 'y',
      SSH_AUTH_SOCK: agent.path,
      ...buildVariables(request),
    };
    const { stdout, stderr } = await run('buildx', words, { cwd: folder, env });
    if (words[0] === 'build')
      expect(`${stdout}${stderr}`).toMatch(/Check complete, (?:no warnings|\d+ warnings?) found/);
    else expect(JSON.parse(stdout).target.api).toMatchObject({ tags: [request.repository] });
  });
});

/** Whether a text can be the name of a file, and is no path. */
const isFileName = (text: string) => !text.includes('/') && !/^\.{0,2}$/.test(text) && Buffer.byteLength(text) < 200;

/** What a bake file would have to say for a text to be this one: what it takes for an expression is doubled. */
const escaped = (text: string) => text.replace(/[$%](?=\{)/g, (sign) => sign + sign);

describe.skipIf(!world.isUp)('ten thousand hostile values, read by the real buildx', () => {
  const values = fc.sample(hostile, 10_000).filter((value) => value.length < 1000);
  const bake = { files: ['docker-bake.hcl'], target: 'api' };
  const inFields = (batch: readonly string[]) => ({
    'build-args': Object.fromEntries(batch.map((value, index) => [`V${index}`, value])),
    labels: Object.fromEntries(batch.map((value, index) => [`l${index}`, value])),
    // buildx looks for the file
    secrets: Object.fromEntries(batch.filter(isFileName).map((value, index) => [`s${index}`, `file:${value}`])),
  });
  const isTaken = (value: string) => !Array.isArray(readImage({ bake, ...inFields([value]) }));

  it('are each what they were', { timeout: 240_000 }, async () => {
    const folder = buildFolder();
    const taken = values.filter((value) => isTaken(value) && value !== '');
    expect(taken.length).toBeGreaterThan(2000);
    for (let from = 0; from < taken.length; from += 200) {
      const batch = taken.slice(from, from + 200);
      const application = readImage({ bake, ...inFields(batch) });
      if (Array.isArray(application)) expect.fail(application.join());
      const words = checked(buildArguments(requestOf(application)));
      const names = batch.filter(isFileName);
      for (const file of names) writeFileSync(join(folder, file), 'x');
      const { stdout } = await run('buildx', words, { cwd: folder, maxBuffer: 1e8 });
      const { args, labels, secret } = JSON.parse(stdout).target.api;
      for (const [index, value] of batch.entries()) {
        expect(args[`V${index}`]).toBe(escaped(value.replaceAll('{{sha}}', commit)));
        expect(labels[`l${index}`]).toBe(escaped(value));
      }
      expect(secret).toEqual(names.map((src, index) => ({ id: `s${index}`, src })));
    }
  });
});
