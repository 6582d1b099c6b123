import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { createBuilder } from '../../src/process/buildx.ts';
import { never, TestClock } from '../clock.ts';
import { requestFor } from './invocation.ts';
import type { Programs } from './stub.ts';
import { listen, programs } from './stub.ts';

const digest = `sha256:${'d'.repeat(64)}`;
/** Writes the metadata file as buildx does, of a build or of the target `api` of a bake file. */
const writes = (metadata: unknown) =>
  `while [ $# -gt 0 ]; do [ "$1" = --metadata-file ] && printf '%s' '${JSON.stringify(metadata)}' > "$2"; shift; done`;
const succeeds = writes({ 'containerimage.digest': digest });

/** A builder over a stub of `buildx`; `HERE` is the folder of the stub. */
function builderOver(stub: Programs, more: Readonly<Record<string, string>> = {}) {
  const log = listen();
  const clock = new TestClock();
  const environment = { PATH: stub.path, HERE: stub.folder, LC_HERE: stub.folder, ...more };
  return { builder: createBuilder({ environment, files: createFiles(), log, clock }), log, clock };
}

/** A stub that writes down the words of each call in `calls`, and then does something. */
const noting = (script: string) => `echo "$*" >> "$LC_HERE/calls"\n${script}`;
const callsOf = ({ folder }: Programs) => readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n');

async function build(script: string, request: BuildRequest, more: Readonly<Record<string, string>> = {}) {
  using stub = programs({ buildx: noting(script) });
  const over = builderOver(stub, more);
  const result = await over.builder.build(request, never);
  return { result, calls: callsOf(stub), ...over };
}

describe('a build', () => {
  it('tells the digest of the metadata file', async () => {
    const { result, calls } = await build(succeeds, requestFor({}));
    expect(result).toEqual({ result: 'built', digest });
    expect(calls).toHaveLength(1);
  });

  it.each([
    ['of the run that it was started in', undefined, '00-1-1-01 a=1'],
    ['of this run', { traceparent: '00-2-2-01' }, '00-2-2-01 '],
  ])('is in the trace %s', async (_, context, expected) => {
    using stub = programs({ buildx: `echo "$TRACEPARENT $TRACESTATE" > "$LC_HERE/trace"\n${succeeds}` });
    const environment = { PATH: stub.path, LC_HERE: stub.folder, TRACEPARENT: '00-1-1-01', TRACESTATE: 'a=1' };
    const given = { environment, files: createFiles(), log: listen(), clock: new TestClock() };
    await using builder = createBuilder({ ...given, context: () => context });
    await builder.build(requestFor({}), never);
    expect(readFileSync(join(stub.folder, 'trace'), 'utf8')).toBe(`${expected}\n`);
  });

  it('of a bake file tells the digest of its target, whatever else was built', async () => {
    const other = { 'containerimage.digest': `sha256:${'e'.repeat(64)}` };
    const metadata = { 'buildx.build.warnings': [], base: other, api: { 'containerimage.digest': digest } };
    const request = requestFor({ bake: { files: ['docker-bake.hcl'], target: 'api' } });
    expect((await build(writes(metadata), request)).result).toEqual({ result: 'built', digest });
    expect((await build(writes({ other }), request)).result).toMatchObject({ result: 'push-failed' });
  });

  it.each([
    ['a group like its target', `echo '{"group":{"api":{"targets":["api","other"]}}}'`, 'a group "api"'],
    ['a definition that cannot be read', "echo 'ERROR: no such variable' >&2; exit 1", 'no such variable'],
  ])('of a bake file with %s is not begun', async (_, printed, message) => {
    const script = `case "$*" in *--print*) ${printed} ;; *) ${succeeds} ;; esac`;
    const { result, calls } = await build(script, requestFor({ bake: { files: ['docker-bake.hcl'], target: 'api' } }));
    expect(result).toMatchObject({ result: 'build-failed', message: expect.stringContaining(message) });
    expect(calls).toEqual(['bake --file docker-bake.hcl --print -- api']);
  });

  it('that tells no digest has pushed nothing that could be named', async () => {
    for (const script of ['true', writes({}), writes({ 'containerimage.digest': 'latest' })])
      expect((await build(script, requestFor({}))).result).toMatchObject({ result: 'push-failed' });
  });

  it('that somebody kills says nothing of the change', async () => {
    const { result } = await build("echo '#5 [2/3] RUN make' >&2; kill -9 $$", requestFor({}));
    expect(result).toMatchObject({ result: 'builder-missing', message: expect.stringContaining('SIGKILL') });
  });

  it('is shown line by line in a group of its own', async () => {
    const { log } = await build(`echo '#1 DONE' >&2\n${succeeds}`, requestFor({}));
    expect(log.infos).toEqual(['> buildx build', '#1 DONE', '<']);
  });

  it('ends with its signal, and starts nothing more', async () => {
    using stub = programs({ buildx: noting('sleep 30') });
    const { builder } = builderOver(stub);
    await expect(builder.build(requestFor({}), AbortSignal.timeout(300))).rejects.toThrow('timeout');
    expect(callsOf(stub)).toHaveLength(1);
  });
});

describe('which buildx is run', () => {
  const call = async (scripts: Readonly<Record<string, string>>, plugin: boolean) => {
    const stubs = Object.fromEntries(Object.entries(scripts).map(([name, script]) => [name, noting(script)]));
    using stub = programs(stubs);
    const home = join(stub.folder, 'home');
    if (plugin) {
      mkdirSync(join(home, '.docker/cli-plugins'), { recursive: true });
      writeFileSync(join(home, '.docker/cli-plugins/docker-buildx'), '');
    }
    const { builder } = builderOver(stub, { HOME: home, PATH: plugin ? stub.path : `${stub.folder}:/bin` });
    const result = await builder.build(requestFor({}), never);
    return { result, first: result.result === 'builder-missing' ? '' : (callsOf(stub)[0] ?? '') };
  };

  it.each([
    ['docker with the plugin', { docker: succeeds, buildx: 'exit 9' }, true, /^buildx build/],
    ['docker alone', { docker: succeeds }, false, /^buildx build/],
    ['buildx beside a docker without the plugin', { docker: 'exit 9', buildx: succeeds }, false, /^build /],
    ['buildx alone', { buildx: succeeds }, true, /^build /],
  ] as const)('%s', async (_, scripts, plugin, words) => {
    const { result, first } = await call(scripts, plugin);
    expect(result).toEqual({ result: 'built', digest });
    expect(first).toMatch(words);
  });

  it('is told where there is none', async () => {
    const unknown = `echo 'docker: unknown command: docker buildx' >&2; echo >&2; echo "Run 'docker --help' for more information" >&2; exit 1`;
    expect((await call({ docker: unknown }, false)).result).toMatchObject({ result: 'builder-missing' });
    expect((await call({}, false)).result).toMatchObject({ result: 'builder-missing' });
  });
});

describe('what a build sees', () => {
  it('is what it needs, and the variables that the configuration names', async () => {
    const request = requestFor({ secrets: { npm: 'env:NPM_TOKEN' }, 'build-args': { A: 'b' } });
    const more = { NPM_TOKEN: 's3cret-value', OTHER_TOKEN: 'x', GITHUB_TOKEN: 'y', KUBECONFIG: 'z', INPUT_TOKEN: 'i' };
    const { log, calls } = await build(`env >&2\n${succeeds}`, request, more);
    const seen = log.infos.flatMap((line) => /^([A-Za-z_]+)=/.exec(line)?.[1] ?? []);
    expect(seen).toEqual(expect.arrayContaining(['PATH', 'NPM_TOKEN', 'SOURCE_DATE_EPOCH']));
    expect(seen.filter((name) => /TOKEN|KUBE|INPUT|HERE$/.test(name))).toEqual(['NPM_TOKEN', 'LC_HERE']);
    expect(calls.join()).not.toContain('s3cret');
    expect(calls.join()).toContain('--secret id=npm,env=NPM_TOKEN');
  });

  it('of secrets is masked in what it prints', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'secrets-'));
    try {
      writeFileSync(join(folder, 'npmrc'), '//registry/:_authToken=abc\n');
      const secrets = { npm: 'env:NPM_TOKEN', npmrc: `file:${folder}/npmrc`, none: 'env:EMPTY' };
      const { log } = await build(succeeds, requestFor({ secrets }), { NPM_TOKEN: 's3cret\n', EMPTY: '' });
      expect(log.masked).toEqual(['s3cret', '//registry/:_authToken=abc']);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('the cache of GitHub Actions', () => {
  const request = requestFor({ cache: { type: 'gha' } });

  it('is left away where no action runs, and that is told once', async () => {
    const { result, log, calls } = await build(succeeds, request, { ACTIONS_RESULTS_URL: 'https://results' });
    expect(result).toMatchObject({ result: 'built' });
    expect(calls.join()).not.toContain('gha');
    expect(log.warnings).toEqual([expect.stringContaining('built without it')]);
  });

  it('has a token that no other build sees', async () => {
    const { log } = await build(`env >&2\n${succeeds}`, requestFor({}), { ACTIONS_RUNTIME_TOKEN: 't' });
    expect(log.infos.join()).not.toContain('ACTIONS_RUNTIME_TOKEN');
  });

  it('is used within an action, with a scope of its own', async () => {
    const action = { ACTIONS_RESULTS_URL: 'https://results', ACTIONS_RUNTIME_TOKEN: 't' };
    const { log, calls } = await build(succeeds, request, action);
    expect(calls.join()).toContain('--cache-to type=gha,scope=api/linux-amd64,mode=max');
    expect(log.warnings).toEqual([]);
  });
});

describe('a builder that the configuration asks for', () => {
  const remote = { driver: 'remote', endpoint: 'tcp://127.0.0.1:1234', options: { servername: 'a,b' } };
  const created = /^create --name (\S+) --driver remote --driver-opt "servername=a,b" -- tcp:\/\/127\.0\.0\.1:1234$/;

  it('is made for the build and removed after it, under a name of its own', async () => {
    const { result, calls } = await build(
      `[ "$1" = build ] && { ${succeeds}; }; true`,
      requestFor({ builder: remote }),
    );
    expect(result).toMatchObject({ result: 'built' });
    const name = created.exec(calls[0] ?? '')?.[1];
    expect(name).toMatch(/^gitops-deploy-[0-9a-f]{8}$/);
    expect(calls.slice(1)).toEqual([expect.stringContaining(`build --builder ${name} `), `rm --force ${name}`]);
  });

  it('is used and left alone where it is there', async () => {
    const there = `[ "$1" = create ] && { echo 'ERROR: existing instance for "ours" but no append mode, specify the node name' >&2; exit 1; }\n${succeeds}`;
    const { result, calls } = await build(there, requestFor({ builder: { ...remote, name: 'ours' } }));
    expect(result).toMatchObject({ result: 'built' });
    expect(calls).toHaveLength(2);
    expect(calls[1]).toContain('build --builder ours ');
  });

  it('is removed after a build that fails, and after one that is cancelled', async () => {
    const { calls } = await build(`[ "$1" = build ] && exit 1; true`, requestFor({ builder: remote }));
    expect(calls.map((call) => call.split(' ')[0])).toEqual(['create', 'build', 'rm']);
    using stub = programs({ buildx: noting('[ "$1" = build ] && sleep 30; true') });
    const { builder } = builderOver(stub);
    const name = AbortSignal.timeout(500);
    await expect(builder.build(requestFor({ builder: remote }), name)).rejects.toThrow('timeout');
    await builder[Symbol.asyncDispose]();
    expect(callsOf(stub).map((call) => call.split(' ')[0])).toEqual(['create', 'build', 'rm']);
  });

  it('that cannot be made is told, and nothing is built', async () => {
    const { result, calls } = await build(`echo 'ERROR: no such driver' >&2; exit 1`, requestFor({ builder: remote }));
    expect(result).toMatchObject({ result: 'builder-missing', message: expect.stringContaining('no such driver') });
    expect(calls).toHaveLength(1);
  });
});

describe('what a build would miss', () => {
  let folder: string;
  let before: string;
  beforeEach(() => {
    before = process.cwd();
    folder = mkdtempSync(join(tmpdir(), 'missing-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  });

  const check = async (
    image: Readonly<Record<string, unknown>>,
    environment: Readonly<Record<string, string>> = {},
  ) => {
    const builder = createBuilder({ environment, files: createFiles(), log: listen(), clock: new TestClock() });
    return (await builder.check(requestFor(image))).map(({ place, message }) => `${place?.name}: ${message}`);
  };

  it.each([
    [{}, ['image.file: there is no Dockerfile at "Dockerfile"']],
    [{ context: 'api' }, ['image.context: there is no folder "api"']],
    [{ file: 'docker/Dockerfile' }, ['image.file: there is no Dockerfile at "docker/Dockerfile"']],
    [{ bake: { files: ['bake.hcl'], target: 'api' } }, ['image.bake.files: there is no bake file "bake.hcl"']],
    [
      {
        context: 'https://git.acme.example/api.git#{{sha}}',
        'build-contexts': { shared: 'shared', base: 'docker-image://alpine' },
        secrets: { npm: 'env:NPM_TOKEN', npmrc: 'file:npmrc' },
        ssh: ['default', 'deploy=key'],
      },
      [
        'image.build-contexts.shared: there is no folder "shared"',
        'image.secrets.npm: the environment variable NPM_TOKEN is not set',
        'image.secrets.npmrc: there is no file "npmrc"',
        'image.ssh: no SSH agent is running: SSH_AUTH_SOCK names none',
        'image.ssh: there is no key or socket "key" for deploy',
      ],
    ],
  ] as const)('%j', async (image, told) => {
    expect(await check(image)).toEqual(told);
  });

  it('is nothing where all is there', async () => {
    mkdirSync('api/inner', { recursive: true });
    for (const file of ['api/dockerfile', 'npmrc', 'key', 'agent']) writeFileSync(file, '');
    const image = {
      context: 'api',
      'build-contexts': { inner: 'api/inner' },
      secrets: { npm: 'env:NPM_TOKEN', npmrc: 'file:npmrc' },
      ssh: ['default', 'deploy=key'],
    };
    expect(await check(image, { NPM_TOKEN: 'x', SSH_AUTH_SOCK: 'agent' })).toEqual([]);
  });

  it('has a remedy each', async () => {
    const builder = createBuilder({ environment: {}, files: createFiles(), log: listen(), clock: new TestClock() });
    const problems = await builder.check(requestFor({ secrets: { npm: 'env:NPM_TOKEN' } }));
    expect(problems.map(({ remedy }) => remedy)).toEqual([
      expect.stringContaining('image.file'),
      'set NPM_TOKEN in the `env:` of the step',
    ]);
  });
});
