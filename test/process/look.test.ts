import { describe, expect, it } from 'vitest';
import { createFiles } from '../../src/files/files.ts';
import { lookAtBuilder } from '../../src/process/builder-look.ts';
import { lookAtMachine } from '../../src/process/machine.ts';
import { lookAtTrivy } from '../../src/process/trivy-look.ts';
import { never } from '../clock.ts';
import { FileServer } from './archives.ts';
import { listen, programs } from './stub.ts';

const inspected = `cat <<'END'
Name:          multi
Driver:        docker-container
Last Activity: 2026-03-01 12:00:00 +0000 UTC

Nodes:
Name:                  multi0
Endpoint:              unix:///var/run/docker.sock
Status:                running
BuildKit version:      v0.25.2
Platforms:             linux/amd64*, linux/arm64, linux/386
Labels:
 org.mobyproject.buildkit.worker.executor: oci

Name:      multi1
Endpoint:  tcp://arm:1234
Status:    inactive
Platforms: linux/arm64*
END`;
const buildx = (inspect: string) =>
  `if [ "$1" = version ]; then echo 'github.com/docker/buildx v0.30.1 abc'; else ${inspect}\nfi`;

describe('the builder', () => {
  async function look(script: string, choice: Parameters<typeof lookAtBuilder>[0] = undefined) {
    using given = programs({ buildx: script });
    const environment = { PATH: given.path, INPUT_SECRET: 'x' };
    return await lookAtBuilder(choice, { environment, files: createFiles(undefined) }, never);
  }

  it('is told with what it runs, over all of its nodes', async () => {
    expect(await look(buildx(inspected))).toEqual({
      state: 'found',
      version: '0.30.1',
      builder: 'multi',
      driver: 'docker-container',
      platforms: ['linux/amd64', 'linux/arm64', 'linux/386'],
      isRunning: true,
    });
  });

  it('is asked for by the name that is configured, with nothing of ours in its environment', async () => {
    const facts = await look(buildx('echo "Name: $2 $INPUT_SECRET"'), { name: 'mine' });
    expect(facts).toMatchObject({ state: 'found', builder: 'mine', isRunning: false });
  });

  it('is to be made where the configuration says how, and it is not there', async () => {
    const create = { driver: 'docker-container', options: {} } as const;
    expect(await look(buildx('exit 1'), { create })).toEqual({
      state: 'to-make',
      version: '0.30.1',
      driver: 'docker-container',
    });
    expect(await look(buildx('exit 1'), { name: 'mine', create })).toMatchObject({ state: 'to-make' });
    expect(await look(buildx(inspected), { name: 'multi', create })).toMatchObject({ state: 'found' });
  });

  it('is missing without buildx, and where buildx does not know it', async () => {
    expect(await look('exit 127')).toMatchObject({ state: 'missing' });
    const unknown = await look(buildx('echo \'ERROR: no builder "mine" found\' >&2; exit 1'), { name: 'mine' });
    expect(unknown).toMatchObject({ state: 'missing', message: expect.stringContaining('no builder "mine" found') });
  });
});

describe('Trivy', () => {
  const setup = {
    offline: false,
    trivy: { source: 'path' as const },
    database: { repositories: [], javaRepositories: [], maxAgeSeconds: 1 },
  };
  const version = (text: string) => `echo '${text}'`;

  async function look(
    scripts: Readonly<Record<string, string>>,
    over: object = {},
    variables: Readonly<Record<string, string>> = {},
  ) {
    using given = programs(scripts);
    const environment = { PATH: given.path, RUNNER_TOOL_CACHE: given.folder, ...variables };
    const facts = await lookAtTrivy(
      { ...setup, ...over },
      { environment, files: createFiles(undefined), log: listen() },
      never,
    );
    return JSON.parse(JSON.stringify(facts).replaceAll(given.folder, ''));
  }

  it('is told with its version and its database', async () => {
    const said = version('{"Version":"0.74.0","VulnerabilityDB":{"Version":2,"UpdatedAt":"2026-03-01T00:00:00Z"}}');
    expect(await look({ trivy: said })).toEqual({
      state: 'found',
      program: '/trivy',
      version: '0.74.0',
      isKept: false,
      database: '2026-03-01T00:00:00.000Z',
    });
    expect(await look({ trivy: said }, {}, { TRIVY_SKIP_DB_UPDATE: 'true' })).toMatchObject({ isKept: true });
  });

  it('is wrong where it is too old or stolen', async () => {
    expect(await look({ trivy: version('{"Version":"0.69.4"}') })).toMatchObject({
      wrong: expect.stringContaining('thieves'),
    });
    expect(await look({ trivy: version('{"Version":"0.50.0"}') })).toMatchObject({
      wrong: expect.stringContaining('too old'),
    });
  });

  it('is missing where there is none, or where it is none', async () => {
    expect(await look({})).toMatchObject({ state: 'missing', remedy: expect.stringContaining('auto') });
    expect(await look({ trivy: 'echo hello' })).toMatchObject({
      state: 'missing',
      message: expect.stringContaining('version'),
    });
  });

  it('that would be downloaded is looked for there, and is not downloaded', async () => {
    const methods: string[] = [];
    await using server = await FileServer.start((request, response) => {
      methods.push(request.method ?? '');
      response.writeHead(request.url?.includes('missing') === true ? 404 : 200).end();
    });
    const at = (mirror: string) => ({ trivy: { source: 'download' as const, mirror } });
    expect(await look({}, at(server.url))).toMatchObject({
      state: 'to-download',
      answer: 'there',
      url: expect.stringContaining('trivy_0.74.0_Linux'),
    });
    expect(await look({}, at(`${server.url}/missing`))).toMatchObject({ answer: 'not-there', message: 'answers 404' });
    expect(await look({}, at('http://127.0.0.1:1'))).toMatchObject({ answer: 'unreachable' });
    expect(methods).toEqual(['HEAD', 'HEAD']);
  });
});

describe('the machine', () => {
  it('says what it has', async () => {
    using given = programs({ git: 'echo git version 2.43.1' });
    const facts = await lookAtMachine({ PATH: given.path, RUNNER_TEMP: given.folder }, never);
    expect(facts).toEqual({
      node: process.versions.node,
      git: '2.43.1',
      freeBytes: expect.any(Number),
      folder: given.folder,
    });
    expect(facts.freeBytes).toBeGreaterThan(0);
  });

  it('without git says so', async () => {
    using given = programs({ git: 'exit 1' });
    expect((await lookAtMachine({ PATH: given.path, RUNNER_TEMP: '' }, never)).git).toBeUndefined();
  });
});
