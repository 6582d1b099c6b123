import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAccess } from '../src/access.ts';
import { readConfiguration } from '../src/configuration/read.ts';
import type { Connected } from '../src/connect.ts';
import { connect } from '../src/connect.ts';
import { Tally } from '../src/github/tally.ts';
import type { RunContext } from '../src/inputs/event.ts';
import { readContext } from '../src/inputs/event.ts';
import { noTelemetry } from '../src/ports/telemetry.ts';
import { noView } from '../src/ports/view.ts';
import { token } from '../world/github/server.ts';
import { never } from './clock.ts';
import type { World } from './github/world.ts';
import { gitopsToken, startWorld } from './github/world.ts';

let world: World;
let logged: string[];
let masked: string[];

beforeEach(async () => {
  world = await startWorld();
  logged = [];
  masked = [];
});

afterEach(() => world[Symbol.asyncDispose]());

function applicationOf(gitops: string) {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {${gitops}, allowed-paths: [apps/**]}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
`;
  const read = readConfiguration(text, 'test.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  return read.applications[0];
}

/** The ports of a run whose configuration says this of its GitOps repository. */
function open(gitops: string, over: Partial<Parameters<typeof connect>[0]> = {}): Connected {
  const { url, apiUrl } = world.server;
  const variables = { GITHUB_SERVER_URL: url, GITHUB_API_URL: apiUrl, GITHUB_REPOSITORY: 'acme/api' };
  const context: RunContext = readContext(variables, undefined);
  const note = (message: string) => void logged.push(message);
  const log = {
    debug: () => {},
    info: note,
    warning: note,
    error: note,
    mask: (secret: string) => void masked.push(secret),
  };
  const secrets = { gitopsToken, githubToken: token };
  return connect({
    environment: { PATH: process.env.PATH },
    log,
    access: openAccess({ secrets, context, log, tally: new Tally() }),
    results: {
      output: () => {},
      summary: async () => {},
      remember: () => {},
      forget: () => {},
      show: () => {},
    },
    view: noView,
    telemetry: noTelemetry,
    hide: (text) => text,
    secrets,
    context,
    application: applicationOf(gitops),
    signal: never,
    ...over,
  });
}

/** Looks at the head and for a hold; says what was asked for that. */
async function look(gitops: string): Promise<string> {
  await using connected = open(gitops);
  const repository = await connected.ports.gitops();
  expect(await repository.head('main', never)).toBe(world.gitops.head());
  expect(await (await connected.ports.holds()).find('api', 'prod', never)).toBeUndefined();
  return world.requests().join('\n');
}

describe('the GitOps repository of a run', () => {
  it("is reached by GitHub's API alone where nothing is said, which the log says once", async () => {
    expect(await look('repository: acme/gitops')).not.toContain('/acme/gitops.git/');
    expect(logged).toEqual(["the GitOps repository acme/gitops is read and written by GitHub's API, without a clone"]);
    expect(masked).toContain(gitopsToken);
  });

  it('is reached by git alone where the configuration says so', async () => {
    const asked = await look('repository: acme/gitops, transport: git');
    expect(asked).toContain('/acme/gitops.git/');
    expect(asked).not.toContain('/repos/');
    expect(logged).toEqual(['the GitOps repository is read and written by git: gitops.transport is git']);
  });

  it('elsewhere is reached by git', async () => {
    expect(await look(`repository: "${world.gitops.path}"`)).toBe('');
    expect(logged).toEqual([`the GitOps repository is read and written by git: it is not on ${world.server.url}`]);
  });
});

describe('files that decide what passes a gate', () => {
  const text = (files: ReadonlyMap<string, Uint8Array>) =>
    Object.fromEntries([...files].map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]));

  it('come from the branch that the configuration comes from, and never from the checkout then', async () => {
    await world.application.commit({ 'package.json': 'of main', '.trivyignore': 'CVE-1' }, 'ignore');
    await using connected = open('repository: acme/gitops', { trustedBranch: 'main' });
    const policy = await connected.ports.policyFiles();
    expect(policy.branch).toBe('main');
    const read = await policy.read(['package.json', '.trivyignore', 'CHANGELOG.md'], never);
    expect(text(read)).toEqual({ 'package.json': 'of main', '.trivyignore': 'CVE-1' });
  });

  it('come from the checkout where that is as good', async () => {
    await using connected = open('repository: acme/gitops');
    const policy = await connected.ports.policyFiles();
    expect(policy.branch).toBeUndefined();
    // a folder is no file, and no crash either
    const read = text(await policy.read(['package.json', '.trivyignore', 'src'], never));
    expect(Object.keys(read)).toEqual(['package.json']);
    expect(read['package.json']).toContain('"gitops-deploy"');
  });
});
