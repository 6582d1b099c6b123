import { describe, expect, it } from 'vitest';
import { allowedTo, hasRole, printGrantees } from '../../src/configuration/allowed.ts';
import { commentPermissions, repositoryRoles } from '../../src/configuration/comment-permissions.ts';
import { readConfiguration } from '../../src/configuration/read.ts';

/** The application of a configuration with these lines at the top and in its environment. */
function read(top: string, own = '') {
  const text = `image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
${top}
environments:
  staging:
    ${own}
    targets: [{name: here, edits: [{file: apps/a.yaml, path: .tag}]}]
`;
  return readConfiguration(text, 'c.yaml', 'api');
}

function application(top: string, own?: string) {
  const reading = read(top, own);
  if (reading.result === 'wrong' || reading.applications[0] === undefined) throw new Error(JSON.stringify(reading));
  return reading.applications[0];
}

describe('who may ask for what', () => {
  it('is whoever may write, where nothing is said; nobody may skip analysis', () => {
    const write = ['deploy', 'promote', 'rollback', 'rollout', 'hold', 'release'];
    const wanted = commentPermissions.map((name) => {
      if (name === 'promote-full') return 'nobody';
      return `whoever has the role ${write.includes(name) ? 'write' : 'read'} or above`;
    });
    const usual = commentPermissions.map((name) => printGrantees(allowedTo(application(''), name, 'staging')));
    expect(usual).toEqual(wanted);
  });

  it('is said of the environment before it is said at the top, command by command', () => {
    const top = 'comments: {allow: {deploy: [maintain], hold: [triage]}}';
    const one = application(top, 'comments: {allow: {deploy: [alice, "@acme/platform"]}}');
    expect(allowedTo(one, 'deploy', 'staging')).toEqual([
      { is: 'user', login: 'alice' },
      { is: 'team', organization: 'acme', slug: 'platform' },
    ]);
    expect(allowedTo(one, 'deploy', undefined)).toEqual([{ is: 'role', role: 'maintain' }]);
    expect(allowedTo(one, 'hold', 'staging')).toEqual([{ is: 'role', role: 'triage' }]);
    expect(allowedTo(one, 'release', 'staging')).toEqual([{ is: 'role', role: 'write' }]);
    expect(printGrantees(allowedTo(one, 'deploy', 'staging'))).toBe('alice, the team acme/platform');
  });

  it('is nobody for an empty list', () => {
    expect(allowedTo(application('comments: {allow: {deploy: []}}'), 'deploy', 'staging')).toEqual([]);
    expect(printGrantees([])).toBe('nobody');
  });

  it('of an environment that there is not is an error that names those that there are', () => {
    expect(() => allowedTo(application(''), 'deploy', 'stagin')).toThrow(/did you mean staging/);
    expect(() => allowedTo(application(''), 'deploy', 'constructor')).toThrow(/there is no environment/);
  });

  it.each([
    ['comments: {allow: {deplyo: [write]}}', 'the key "deplyo" is unknown here'],
    ['comments: {deploy: [write]}', 'the key "deploy" is unknown here'],
    ['comments: {allow: {deploy: write}}', 'comments.allow.deploy must be a list'],
    ['comments: {allow: {deploy: ["@acme"]}}', 'must be a role of the repository'],
    ['comments: {allow: {deploy: ["acme/platform"]}}', 'must be a role of the repository'],
    ['comments: {allow: {deploy: ["dependabot[bot]"]}}', 'must be a role of the repository'],
    ['comments: {allow: {deploy: [""]}}', 'must be a role of the repository'],
  ])('%s is refused', (top, message) => {
    const reading = read(top);
    expect(reading).toMatchObject({
      result: 'wrong',
      problems: [{ message: expect.stringContaining(message), place: { line: 3 } }],
    });
  });
});

it('a role has all that the ones below it have', () => {
  for (const [index, role] of repositoryRoles.entries())
    for (const [other, wanted] of repositoryRoles.entries()) expect(hasRole(role, wanted)).toBe(index >= other);
  for (const wanted of repositoryRoles) expect(hasRole('none', wanted)).toBe(false);
});
