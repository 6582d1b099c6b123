import { execFile, execFileSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { createBuilder } from '../../src/process/buildx.ts';
import { Mask } from '../../src/text/mask.ts';
import { never, TestClock } from '../clock.ts';
import { requestFor } from '../process/invocation.ts';
import { listen } from '../process/stub.ts';
import type { FaultyRegistry } from './faulty-registry.ts';
import { startFaultyRegistry } from './faulty-registry.ts';
import type { OwnBuilder } from './own-builder.ts';
import { startBuilder } from './own-builder.ts';
import { folderWith, world } from './world.ts';

/** A registry that counts how often it is asked for an image: so often did a step of a build really run. */
async function startCounter() {
  const counter = { hits: 0, host: '' };
  const server = createServer(({ method, url = '' }, answer) => {
    const isImage = url.includes('/manifests/') && !url.includes('/no/');
    counter.hits += isImage && method === 'HEAD' ? 1 : 0;
    const headers = { 'docker-content-digest': `sha256:${'a'.repeat(64)}`, 'content-type': 'application/json' };
    answer.writeHead(isImage || url === '/v2/' ? 200 : 404, headers).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  counter.host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(counter, {
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

/** Where a program stands that needs nothing beside it. */
const programAt = (name: string) => execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();

describe.skipIf(!world.isUp)('a build on a real BuildKit and registry', () => {
  let own: OwnBuilder;
  let registry: FaultyRegistry;
  let counter: Awaited<ReturnType<typeof startCounter>>;
  let before: string;

  beforeAll(async () => {
    before = process.cwd();
    own = await startBuilder();
    registry = await startFaultyRegistry();
    counter = await startCounter();
  });
  afterAll(async () => {
    process.chdir(before);
    await registry[Symbol.asyncDispose]();
    await counter[Symbol.asyncDispose]();
    await own[Symbol.asyncDispose]();
  });

  /** Goes into a folder with these files and a program that runs in an image of nothing else. */
  function goInto(files: Readonly<Record<string, string>>): void {
    const folder = folderWith(files);
    copyFileSync(programAt('crane'), join(folder, 'crane'));
    process.chdir(folder);
  }

  function request(image: Readonly<Record<string, unknown>> = {}): BuildRequest {
    return requestFor({ name: `${registry.host}/build-${process.pid}`, sbom: false, provenance: 'none', ...image });
  }

  async function build(asked: BuildRequest, more: Readonly<Record<string, string>> = {}) {
    const log = listen();
    const clock = new TestClock();
    const environment = { ...own.environment, ...more };
    await using builder = createBuilder({ environment, files: createFiles(), log, clock });
    registry.writes.length = 0;
    counter.hits = 0;
    return { result: await builder.build(asked, never), log, clock, line: await builder.commandLine(asked) };
  }

  /** An image with a step that asks the counter; the text makes it another one. */
  const counting = (text: string) => `FROM scratch
COPY crane /crane
RUN ["/crane", "digest", "${counter.host}/app:${text.replaceAll(' ', '-')}"]
COPY Dockerfile /last
`;

  const manifestOf = (digest: string) =>
    JSON.parse(
      execFileSync('crane', ['manifest', `${world.registry}/build-${process.pid}@${digest}`], { encoding: 'utf8' }),
    );
  const tags = () => {
    const answer = execFileSync('crane', ['ls', `${world.registry}/build-${process.pid}`], { encoding: 'utf8' });
    return answer.split('\n').filter((line) => line !== '');
  };

  it('pushes both platforms by digest, and names nothing', async () => {
    goInto({ Dockerfile: 'FROM scratch\nARG TARGETARCH\nARG NOTE\nLABEL note=$NOTE arch=$TARGETARCH\nCOPY crane /\n' });
    const note = `it's "quoted", $(id) – ü`;
    const asked = request({ platforms: ['linux/amd64', 'linux/arm64'], 'build-args': { NOTE: note } });
    const { result } = await build(asked);
    if (result.result !== 'built') expect.fail(JSON.stringify(result));
    expect(manifestOf(result.digest).manifests).toHaveLength(2);
    expect(tags()).toEqual([]);
    const reference = `${world.registry}/build-${process.pid}@${result.digest}`;
    const config = execFileSync('crane', ['config', '--platform', 'linux/arm64', reference], { encoding: 'utf8' });
    expect(JSON.parse(config).config.Labels).toMatchObject({
      note,
      arch: 'arm64',
      'org.opencontainers.image.source': 'https://github.com/acme/api',
    });
  });

  it('gives the same digest for the same commit, and the line of a dry run builds the same', async () => {
    goInto({ Dockerfile: 'FROM scratch\nARG NOTE\nLABEL note=$NOTE\nCOPY Dockerfile /\n' });
    const asked = request({ 'build-args': { NOTE: `it's "$(id)"\n; two` }, secrets: { npm: 'env:NPM_TOKEN' } });
    const more = { NPM_TOKEN: 'x' };
    const first = await build(asked, more);
    expect(await build(asked, more)).toMatchObject({ result: first.result });
    const line = `${first.line.replace(/ -- /, ' --metadata-file dry.json -- ')}`;
    await promisify(execFile)('sh', ['-c', line], { env: { ...own.environment, ...more } });
    const metadata = JSON.parse(execFileSync('cat', ['dry.json'], { encoding: 'utf8' }));
    expect({ result: 'built', digest: metadata['containerimage.digest'] }).toEqual(first.result);
  });

  it('builds a target of a bake file, by digest and without its own tags', async () => {
    goInto({
      Dockerfile: 'FROM scratch\nARG VERSION\nLABEL version=$VERSION\nCOPY crane /\n',
      'docker-bake.hcl': `variable "VERSION" { default = "none" }
group "default" { targets = ["api", "other"] }
target "other" { output = ["type=cacheonly"] }
target "base" { dockerfile-inline = "FROM scratch\\nCOPY crane /base\\n" }
target "api" {
  contexts = { base = "target:base" }
  tags = ["${world.registry}/build-${process.pid}:from-the-file"]
  args = { VERSION = VERSION }
  output = ["type=docker"]
}
`,
    });
    const bake = { files: ['docker-bake.hcl'], target: 'api', variables: { VERSION: '{{short-sha}}' } };
    const { result } = await build(request({ bake, platforms: ['linux/amd64', 'linux/arm64'] }));
    if (result.result !== 'built') expect.fail(JSON.stringify(result));
    expect(manifestOf(result.digest).manifests).toHaveLength(2);
    expect(tags()).toEqual([]);
    const reference = `${world.registry}/build-${process.pid}@${result.digest}`;
    const config = execFileSync('crane', ['config', '--platform', 'linux/amd64', reference], { encoding: 'utf8' });
    expect(JSON.parse(config).config.Labels).toMatchObject({ version: '3a672b9' });
  });

  it('refuses a group with the name of the target, whose others would get their tags', async () => {
    const target = (name: string) => `target "${name}" {
  tags = ["${world.registry}/build-${process.pid}-group:${name}"]
  output = ["type=image,push=true"]
}
`;
    goInto({
      Dockerfile: 'FROM scratch\nCOPY Dockerfile /\n',
      'docker-bake.hcl': `group "api" { targets = ["api", "other"] }\n${target('api')}${target('other')}`,
    });
    const { result } = await build(request({ bake: { files: ['docker-bake.hcl'], target: 'api' } }));
    expect(result).toMatchObject({ result: 'build-failed', message: expect.stringContaining('a group "api"') });
    const tags = await fetch(`http://${world.registry}/v2/build-${process.pid}-group/tags/list`);
    expect(tags.status).toBe(404);
  });

  it('shows what the step that failed wrote', async () => {
    goInto({
      Dockerfile: `FROM scratch\nCOPY crane /crane\nRUN ["/crane", "manifest", "${counter.host}/no/such:image"]\n`,
    });
    const { result } = await build(request());
    expect(result).toMatchObject({
      result: 'build-failed',
      step: {
        title: expect.stringContaining('RUN ["/crane", "manifest"'),
        lines: [expect.stringContaining('Error: ')],
      },
    });
  });

  it('mounts secrets of the environment and of a file, and what a step prints of them is masked', async () => {
    goInto({
      Dockerfile: `FROM scratch
COPY yq /yq
RUN --mount=type=secret,id=npm,target=/npm --mount=type=secret,id=odd,target=/odd ["/yq", "-p", "yaml", ".", "/npm", "/odd", "/missing"]
`,
      'secrets/a,"b"': 'file-secret-value',
    });
    copyFileSync(programAt('yq'), 'yq');
    const secrets = { npm: 'env:NPM_TOKEN', odd: 'file:secrets/a,"b"' };
    const { result, log, line } = await build(request({ secrets }), { NPM_TOKEN: 'env-secret-value' });
    const said = log.infos.join('\n');
    // the step printed both, and failed at what is not there
    expect(said).toMatch(/ env-secret-value\n[\s\S]* file-secret-value\n/);
    expect(new Mask(log.masked).hide(`${said}${JSON.stringify(result)}`)).not.toMatch(/(?:env|file)-secret-value/);
    expect(log.masked).toEqual(['env-secret-value', 'file-secret-value']);
    expect(line).not.toMatch(/(?:env|file)-secret-value/);
    expect(result).toMatchObject({
      result: 'build-failed',
      step: { lines: expect.arrayContaining(['env-secret-value']) },
    });
  });

  it.each([
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['a 500 in words of its own', { status: 500, body: '{"errors":[{"code":"UNKNOWN","message":"oops"}]}' }],
    ['a connection that is cut', 'reset'],
  ] as const)('is pushed again after %s, and no step runs again', async (name, fault) => {
    goInto({ Dockerfile: counting(`again-${name}`) });
    let isShut = true;
    counter.hits = 0;
    registry.fault = () => (isShut ? fault : undefined);
    const log = listen();
    const clock = new TestClock();
    // time goes by: the registry is well again
    clock.sleep = async (milliseconds) => {
      clock.slept.push(milliseconds);
      isShut = false;
    };
    await using builder = createBuilder({ environment: own.environment, files: createFiles(), log, clock });
    const result = await builder.build(request(), never);
    registry.fault = undefined;
    expect(result).toMatchObject({ result: 'built' });
    expect(clock.slept).toEqual([2000]);
    expect(counter.hits).toBe(1);
    const again = log.infos.slice(log.infos.indexOf('<'));
    const steps = again.flatMap((line) => /^#(\d+) \[.*\] (?:COPY|RUN) /.exec(line)?.[1] ?? []);
    expect(steps.length).toBeGreaterThanOrEqual(2);
    for (const step of new Set(steps)) expect(again).toContain(`#${step} CACHED`);
  });

  it.each([
    ['401', { status: 401 }],
    ['403', { status: 403, body: '{"errors":[{"code":"DENIED","message":"permission_denied: write_package"}]}' }],
  ] as const)('that is refused with %s is told at once', async (name, fault) => {
    goInto({ Dockerfile: counting(`refused-${name}`) });
    registry.fault = () => fault;
    const { result, clock } = await build(request());
    registry.fault = undefined;
    expect(result).toMatchObject({ result: 'push-refused' });
    expect(clock.slept).toEqual([]);
  });

  it('makes a builder and removes it', async () => {
    goInto({ Dockerfile: counting('builder') });
    const builders = () =>
      execFileSync('buildx', ['ls', '--format', '{{.Name}}'], { env: own.environment, encoding: 'utf8' });
    const listed = builders();
    const { result, log } = await build(request({ builder: { driver: 'remote', endpoint: own.address } }));
    expect(result).toMatchObject({ result: 'built' });
    expect(log.infos.join('\n')).toMatch(/building with "gitops-deploy-[0-9a-f]{8}" instance using remote driver/);
    expect(builders()).toBe(listed);
    const there = await build(request({ builder: { name: 'realworld', driver: 'remote', endpoint: own.address } }));
    expect(there.result).toMatchObject({ result: 'built' });
    expect(builders()).toBe(listed);
  });

  it.each(['registry', 'local'] as const)('reads its layers from a cache of type %s', async (type) => {
    goInto({ Dockerfile: counting(`cache-${type}`) });
    const cache = type === 'registry' ? { type, ref: `${world.registry}/build-${process.pid}-cache:x` } : { type };
    expect((await build(request({ cache }))).result).toMatchObject({ result: 'built' });
    execFileSync('buildx', ['prune', '--all', '--force'], { env: own.environment, stdio: 'pipe' });
    expect(counter.hits).toBe(1);
    expect((await build(request({ cache }))).result).toMatchObject({ result: 'built' });
    expect(counter.hits).toBe(0);
  });

  it('keeps the layers of a bake file in a folder elsewhere, and asks nobody for it', async () => {
    goInto({ Dockerfile: counting('bake-local'), 'docker-bake.hcl': 'target "api" {}' });
    const elsewhere = folderWith({});
    const bake = { files: ['docker-bake.hcl'], target: 'api' };
    const cache = { type: 'local', folder: `${elsewhere}/cache` } as const;
    expect((await build(request({ bake, cache }))).result).toMatchObject({ result: 'built' });
    expect(existsSync(`${elsewhere}/cache/index.json`)).toBe(true);
  });

  it('ends no build for a cache that cannot be written', async () => {
    goInto({ Dockerfile: counting('no-cache') });
    const { result } = await build(request({ cache: { type: 'registry', ref: '127.0.0.1:1/cache:x' } }));
    expect(result).toMatchObject({ result: 'built' });
  });
});
