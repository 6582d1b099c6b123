import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demandAllowed } from '../../src/commands/comment.ts';
import { allowedTo } from '../../src/configuration/allowed.ts';
import { readConfiguration } from '../../src/configuration/read.ts';
import type { ApplicationConfiguration } from '../../src/configuration/schema.ts';
import { permissionOf } from '../../src/inputs/comment-request.ts';
import { readComment } from '../../src/inputs/slash-command.ts';
import type { Forge } from '../../src/ports/forge.ts';
import type { World } from '../github/world.ts';
import { never, startWorld } from '../github/world.ts';

const target = 'targets: [{name: here, edits: [{file: apps/a.yaml, path: .tag}]}]';
const configuration = `image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
environments:
  staging: {${target}}
  production:
    comments:
      allow:
        deploy: [maintain]
        promote: ["@acme/platform"]
        rollback: [maintain, "@acme/platform", Listed]
        rollout: [admin]
        promote-full: [Listed]
        release: []
        status: [triage]
    ${target}
`;

/** Who may, in order: roles, then who is in the team, who is listed, a role that the organization made (from write), and a bot. */
const subjects = [
  'none',
  'read',
  'triage',
  'write',
  'maintain',
  'admin',
  'team',
  'listed',
  'custom',
  'robot[bot]',
] as const;

const write = 'write maintain admin custom';

/** What was decided by whoever wrote the configuration above, and nothing more. */
const matrix: readonly (readonly [comment: string, environment: string, who: string])[] = [
  ['/deploy staging', 'staging', write],
  ['/promote staging', 'staging', write],
  ['/rollback staging', 'staging', write],
  ['/rollout promote staging', 'staging', write],
  ['/rollout abort staging', 'staging', write],
  ['/rollout retry staging', 'staging', write],
  ['/rollout pause staging', 'staging', write],
  ['/rollout resume staging', 'staging', write],
  ['/rollout promote-full staging', 'staging', ''],
  ['/rollout status staging', 'staging', `read triage ${write}`],
  ['/hold staging why', 'staging', write],
  ['/release staging', 'staging', write],
  ['/status staging', 'staging', `read triage ${write}`],
  ['/help', '', `read triage ${write}`],
  ['/deploy production', 'production', 'maintain admin'],
  ['/promote production', 'production', 'team'],
  ['/rollback production', 'production', 'maintain admin team listed'],
  ['/rollout promote production', 'production', 'admin'],
  ['/rollout abort production', 'production', 'admin'],
  ['/rollout retry production', 'production', 'admin'],
  ['/rollout pause production', 'production', 'admin'],
  ['/rollout resume production', 'production', 'admin'],
  ['/rollout promote-full production', 'production', 'listed'],
  ['/rollout status production', 'production', `triage ${write}`],
  ['/hold production why', 'production', write],
  ['/release production', 'production', ''],
  ['/status production', 'production', `triage ${write}`],
];

let world: World;
let forge: Forge;
let application: ApplicationConfiguration;

beforeAll(async () => {
  world = await startWorld();
  for (const role of ['read', 'triage', 'write', 'maintain', 'admin']) world.application.setRole(role, role);
  world.application.setRole('custom', 'Release Engineer');
  world.server.addMember('acme/platform', 'team');
  forge = world.connectAs({ permissions: { members: 'read', contents: 'read' } });
  const read = readConfiguration(configuration, 'c.yaml', 'api');
  if (read.result === 'wrong' || read.applications[0] === undefined) throw new Error(JSON.stringify(read));
  application = read.applications[0];
});

afterAll(() => world[Symbol.asyncDispose]());

async function mayAsk(body: string, environment: string, author: string, by: Forge = forge): Promise<boolean | string> {
  const reading = readComment(body);
  if (reading.result !== 'command') throw new Error(`${body} is no command`);
  const grantees = allowedTo(application, permissionOf(reading.command), environment === '' ? undefined : environment);
  const asked = { id: 1, body, author, writtenAt: new Date(0), pullRequest: 1 };
  try {
    await demandAllowed({ what: body, grantees }, asked, { conversation: by.conversation, signal: never });
    return true;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    return code === 'not-allowed' ? false : code;
  }
}

describe('who may ask for what: every command, role and environment', () => {
  it.each(matrix)('%s in %s: %s', async (body, environment, who) => {
    const allowed: string[] = [];
    for (const subject of subjects) if ((await mayAsk(body, environment, subject)) === true) allowed.push(subject);
    expect(allowed.toSorted()).toEqual(
      who
        .split(' ')
        .filter((one) => one !== '')
        .toSorted(),
    );
  });

  it('is asked of GitHub no more than is needed', async () => {
    world.requests();
    await mayAsk('/rollback production', 'production', 'LISTED');
    expect(world.requests()).toEqual([]);
    await mayAsk('/rollback production', 'production', 'admin');
    expect(world.requests()).toEqual(['GET /repos/acme/api/collaborators/admin/permission']);
    await mayAsk('/release production', 'production', 'admin');
    expect(world.requests()).toEqual([]);
  });
});

describe('what cannot be asked is refused', () => {
  it.each([403, 500, 401])('where GitHub answers %s', async (status) => {
    const gone = world.connect({ requestTimeout: 200 });
    world.server.fail({ method: 'GET', path: /\/admin\/permission$/ }, 9, { status, body: { message: 'no' } });
    expect(await mayAsk('/deploy staging', 'staging', 'admin', gone)).not.toBe(true);
    world.server.mend();
  });

  it('where the token sees no team: its members are nobody', async () => {
    const blind = world.connectAs({ permissions: {} });
    expect(await mayAsk('/promote production', 'production', 'team', blind)).not.toBe(true);
  });

  it('where GitHub does not know the person', async () => {
    expect(await mayAsk('/deploy staging', 'staging', 'ghost')).toBe(false);
  });
});

describe('when a branch came to a commit', () => {
  it('is told by GitHub’s clock, whatever the commit says', async () => {
    const { application: source, clock } = world;
    const commit = await source.commit({ x: '1' }, 'X', { branch: 'pushed', date: new Date('2001-01-01') });
    const pushed = await forge.conversation.pushedAt('pushed', commit, never);
    expect(pushed?.getTime()).toBe(Math.floor(clock.now().getTime() / 1000) * 1000);
    expect(await forge.conversation.pushedAt('pushed', 'a'.repeat(40), never)).toBeUndefined();
    expect(await forge.conversation.pushedAt('nowhere', commit, never)).toBeUndefined();
    expect(await forge.conversation.committedAt(commit, never)).toBe('2001-01-01T00:00:00.000Z');
  });
});
