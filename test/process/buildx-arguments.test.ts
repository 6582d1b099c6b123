import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import { createBuilder } from '../../src/process/buildx.ts';
import { buildArguments, buildVariables } from '../../src/process/buildx-arguments.ts';
import { TestClock } from '../clock.ts';
import { invocations, requestFor } from './invocation.ts';
import { listen } from './stub.ts';

describe('the arguments of buildx', () => {
  it('are shown for at least sixty configurations', () => {
    expect(invocations.length).toBeGreaterThanOrEqual(60);
    expect(new Set(invocations.map(({ image }) => JSON.stringify(image))).size).toBe(invocations.length);
  });

  it.for(invocations)('for $name', ({ image, arguments: words }) => {
    const request = requestFor(image);
    const builder = request.builder?.name;
    expect(buildArguments(request, builder === undefined ? {} : { builder })).toEqual(words);
  });

  it('put no tag, and push by digest alone', () => {
    for (const { arguments: words } of invocations) {
      expect(words).not.toContain('--tag');
      expect(words).not.toContain('--push');
      expect(words.filter((word) => word.includes('push=true'))).toEqual([
        expect.stringContaining('push-by-digest=true,name-canonical=true,push=true'),
      ]);
    }
  });

  it('take the date of the commit, and the variables of a bake file, from the environment', () => {
    expect(buildVariables(requestFor({}))).toEqual({ SOURCE_DATE_EPOCH: '1772366400' });
    const bake = { files: ['docker-bake.hcl'], target: 'api', variables: { VERSION: '{{short-sha}}' } };
    expect(buildVariables(requestFor({ bake }))).toEqual({ VERSION: '3a672b9', SOURCE_DATE_EPOCH: '1772366400' });
  });
});

/** Prints its words and two variables, each with a NUL after it. */
const stub = `printf '%s\\0' "$VERSION" "$NOTE" "$SOURCE_DATE_EPOCH" "$@"`;

describe('the line of a dry run', () => {
  const builder = createBuilder({ environment: {}, files: createFiles(), log: listen(), clock: new TestClock() });

  it.for(invocations)('is read back by a shell, for $name', async ({ image }) => {
    const request = requestFor(image);
    const line = await builder.commandLine(request);
    const script = `docker() { ${stub}; }\n${line}`;
    const words = execFileSync('sh', ['-c', script], { encoding: 'utf8', env: { PATH: '/bin' } })
      .split('\0')
      .slice(0, -1);
    const { VERSION = '', NOTE = '', SOURCE_DATE_EPOCH = '' } = buildVariables(request);
    const named = request.builder?.name;
    const wanted = buildArguments(request, named === undefined ? {} : { builder: named });
    expect(words).toEqual([VERSION, NOTE, SOURCE_DATE_EPOCH, 'buildx', ...wanted]);
  });

  it('makes a builder before and removes it after, where one is to be made', async () => {
    const options = { network: 'host', 'env.NOTE': "it's, quoted" };
    const line = await builder.commandLine(
      requestFor({ builder: { name: 'ours', driver: 'docker-container', options } }),
    );
    const script = `docker() { printf '%s\\n' "$*"; }\n${line}`;
    const lines = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\n');
    expect(lines).toEqual([
      `buildx create --name ours --driver docker-container --driver-opt network=host --driver-opt "env.NOTE=it's, quoted"`,
      expect.stringMatching(/^buildx build --builder ours --platform/),
      'buildx rm --force ours',
      '',
    ]);
    const remote = { driver: 'remote', endpoint: 'tcp://buildkit.acme.example:1234' };
    expect(await builder.commandLine(requestFor({ builder: remote }))).toMatch(
      /^docker buildx create --name (gitops-deploy-[0-9a-f]{8}) --driver remote -- tcp:\/\/buildkit\.acme\.example:1234 && SOURCE_DATE_EPOCH=\d+ docker buildx build --builder \1 .* && docker buildx rm --force \1$/,
    );
  });
});
