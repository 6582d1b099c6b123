import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArguments, buildVariables } from '../../src/process/buildx-arguments.ts';
import { invocations, requestFor } from '../process/invocation.ts';
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
  let commit: string;
  let builder: OwnBuilder;
  let agent: Awaited<ReturnType<typeof emptyAgent>>;

  beforeAll(async () => {
    folder = buildFolder();
    commit = buildRepository(folder, name);
    agent = await emptyAgent(folder);
    builder = await startBuilder();
  });
  afterAll(async () => {
    await agent[Symbol.asyncDispose]();
    await builder[Symbol.asyncDispose]();
  });

  it.for(invocations)('$name', async ({ image }) => {
    const request = requestFor(inTheWorld(image), { commit });
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
