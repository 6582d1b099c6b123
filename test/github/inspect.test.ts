import { afterEach, beforeEach, expect, it } from 'vitest';
import { inspectRepository } from '../../src/github/inspect.ts';
import type { Token } from '../../src/ports/token.ts';
import type { Grant } from '../../world/github/server.ts';
import { token } from '../../world/github/server.ts';
import { never } from '../clock.ts';
import { quietLog } from '../cluster/connection.ts';
import type { World } from './world.ts';
import { startWorld } from './world.ts';

let world: World;
beforeEach(async () => {
  world = await startWorld();
});
afterEach(() => world[Symbol.asyncDispose]());

function inspect(given: Token, repository = 'acme/gitops') {
  return inspectRepository({
    apiUrl: world.server.apiUrl,
    repository,
    token: given,
    clock: world.clock,
    log: quietLog(),
  });
}

/** A token that grants this. */
function granted(name: string, grant: Partial<Grant>): string {
  world.server.addToken(name, {
    login: 'octocat',
    type: 'user',
    repositories: 'all',
    permissions: { contents: 'read' },
    ...grant,
  });
  return name;
}

function protect(branch: string, rule: object): void {
  world.server.state.repositories.get('acme/gitops')?.protections.set(branch, rule);
}

it('tells a classic token by its scopes, its end and the role of its owner', async () => {
  const headers = {
    'x-oauth-scopes': 'repo, read:org',
    'github-authentication-token-expiration': '2026-03-08 09:30:00 UTC',
  };
  const seen = await inspect(granted('ghp_1', { headers, role: 'write' })).look(never);
  expect(seen).toEqual({
    state: 'seen',
    serverTime: world.clock.now(),
    token: {
      kind: 'classic',
      login: 'octocat',
      scopes: ['repo', 'read:org'],
      endsAt: new Date('2026-03-08T09:30:00Z'),
      isMinted: false,
    },
    settings: {
      defaultBranch: 'main',
      isPrivate: true,
      isArchived: false,
      isAdministrator: false,
      mayPush: true,
      allowsAutoMerge: expect.any(Boolean),
      methods: ['merge', 'squash', 'rebase'],
    },
  });
});

it('tells the token of a job from that of an App by whom it acts as', async () => {
  const job = granted('ghs_15368_a.b.c', { login: 'github-actions[bot]', type: 'actions' });
  const app = granted('ghs_1', { login: 'deployer[bot]', type: 'app-installation' });
  expect(await inspect(job).look(never)).toMatchObject({ token: { kind: 'actions' } });
  expect(await inspect(app).look(never)).toMatchObject({ token: { kind: 'installation', login: 'deployer[bot]' } });
});

it('reads the end of a token with an offset, and passes over one that is no date', async () => {
  const end = (text: string) => ({ headers: { 'github-authentication-token-expiration': text } });
  expect(await inspect(granted('github_pat_1', end('2026-03-08 09:30:00 +0200'))).look(never)).toMatchObject({
    token: { endsAt: new Date('2026-03-08T07:30:00Z') },
  });
  const odd = await inspect(granted('github_pat_2', end('soon'))).look(never);
  expect(odd.state === 'seen' && odd.token.endsAt).toBe(undefined);
});

it('says how GitHub refuses a token: not known, and not for this repository', async () => {
  expect(await inspect('ghp_unknown').look(never)).toEqual({
    state: 'refused',
    kind: 'classic',
    status: 401,
    message: expect.stringContaining('Bad credentials'),
  });
  const job = granted('ghs_2', { login: 'github-actions[bot]', type: 'actions', repositories: ['acme/api'] });
  expect(await inspect(job).look(never)).toMatchObject({ state: 'refused', kind: 'actions', status: 404 });
});

it('says what is wrong with an App that gives no token', async () => {
  const { DeployError } = await import('../../src/errors.ts');
  const broken = () =>
    Promise.reject(
      new DeployError('forbidden', { stage: 'inputs', message: 'the App is suspended', remedy: 'unsuspend it' }),
    );
  expect(await inspect(broken).look(never)).toEqual({
    state: 'refused',
    kind: 'installation',
    message: 'the App is suspended',
    remedy: 'unsuspend it',
  });
});

it('finds a permission that is missing by a read, and asks for nothing but reads', async () => {
  await world.gitops.commit({ a: '1' }, 'a');
  const inspected = inspect(granted('github_pat_3', { permissions: { contents: 'read', statuses: 'write' } }));
  const probe = (name: Parameters<typeof inspected.probe>[0]) => inspected.probe(name, 'main', never);
  expect(await probe('contents')).toBe('allowed');
  expect(await probe('statuses')).toBe('allowed');
  expect(await probe('deployments')).toBe('denied');
  expect(await probe('pull-requests')).toBe('denied');
  expect(await probe('actions')).toBe('denied');
  expect(world.requests().filter((request) => !request.startsWith('GET '))).toEqual([]);
});

it('does not know of a permission whose read finds nothing', async () => {
  expect(await inspect(token).probe('contents', 'nowhere', never)).toBe('unknown');
});

it('tells the rules of a branch with the name of their ruleset, and whether this token bypasses them', async () => {
  await world.gitops.commit({ a: '1' }, 'a');
  protect('main', {
    asRuleset: 'safe',
    requiredChecks: ['lint'],
    requiredReviews: 2,
    otherRules: ['required_signatures'],
    bypass: ['octocat'],
  });
  const bypassing = await inspect(granted('ghp_2', {})).branch('main', false, never);
  expect(bypassing.rules.map(({ type, ruleset, isBypassed }) => `${type} ${ruleset} ${isBypassed}`)).toEqual([
    'required_status_checks ruleset safe true',
    'pull_request ruleset safe true',
    'required_signatures ruleset safe true',
  ]);
  const held = await inspect(token).branch('main', false, never);
  expect(held.rules[1]).toMatchObject({ isBypassed: false, parameters: { required_approving_review_count: 2 } });
});

it('tells the older protection of a branch by its checks, and the rules of a branch that is not there', async () => {
  await world.gitops.commit({ a: '1' }, 'a');
  protect('main', { requiredChecks: ['lint'] });
  protect('gitops-deploy/api/prod', { asRuleset: true, otherRules: ['non_fast_forward'] });
  expect(await inspect(token).branch('main', false, never)).toEqual({
    rules: [],
    protection: { checks: ['lint'] },
  });
  const ours = await inspect(token).branch('gitops-deploy/api/prod', false, never);
  expect(ours).toMatchObject({ rules: [{ type: 'non_fast_forward' }] });
});
