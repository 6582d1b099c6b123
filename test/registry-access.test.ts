import { describe, expect, it } from 'vitest';
import { readConfiguration } from '../src/configuration/read.ts';
import { registryAccess } from '../src/registry-access.ts';

function read(registries: string) {
  const text = `application: api
image: {name: ghcr.io/acme/api}
gitops: {repository: acme/gitops, allowed-paths: [apps/**]}
registries: ${registries}
environments: {prod: {targets: [{name: eu, edits: [{file: apps/a.yaml, path: .tag}]}]}}
`;
  return readConfiguration(text, 'test.yaml', 'api');
}

function access(registries: string, environment: Readonly<Record<string, string>>) {
  const configuration = read(registries);
  const [application] = configuration.result === 'read' ? configuration.applications : [];
  if (application === undefined) throw new Error(JSON.stringify(configuration));
  const masked: string[] = [];
  const log = { mask: (secret: string) => void masked.push(secret) };
  return { ...registryAccess({ environment, application, log }), masked };
}

describe('registries of the configuration', () => {
  it('have logins from the environment, masked before anybody gets them', () => {
    const text =
      '{ghcr.io: {username: env:WHO, password: env:TOKEN}, index.docker.io: {username: hub, password: env:TOKEN}}';
    const { logins, masked } = access(text, { WHO: 'ann', TOKEN: 'secret\n' });
    expect(Object.fromEntries(logins)).toEqual({
      'ghcr.io': { type: 'password', user: 'ann', password: 'secret' },
      'docker.io': { type: 'password', user: 'hub', password: 'secret' },
    });
    expect(masked).toContain('secret');
    expect(masked).toContain(Buffer.from('ann:secret').toString('base64'));
  });

  it('may have mirrors alone', () => {
    const { logins, mirrors } = access('{docker.io: {mirrors: [mirror.gcr.io, harbor.acme.example/hub]}}', {});
    expect(logins.size).toBe(0);
    expect(mirrors.get('docker.io')).toEqual(['mirror.gcr.io', 'harbor.acme.example/hub']);
  });

  it('whose variable is not set are told by its name, and nothing of what it holds', () => {
    expect(() => access('{ghcr.io: {username: ann, password: env:TOKEN}}', { TOKEN: ' ' })).toThrow(
      'the password for ghcr.io is to stand in TOKEN, which is not set',
    );
  });

  it.each([
    ['{ghcr.io: {username: ann}}', /username and password go together/],
    ['{ghcr.io: {username: ann, password: secret}}', /must be env:NAME/],
    ['{ghcr.io/acme: {}}', /must be the host of a registry/],
    ['{acme: {}}', /must be the host of a registry/],
    ['{"https://ghcr.io": {}}', /.*/],
    ['{ghcr.io: {mirrors: [acme]}}', /must be the host of a registry/],
    ['{ghcr.io: {mirrors: ["https://mirror.example"]}}', /.*/],
    ['{ghcr.io: {passwort: env:X}}', /did you mean .*password/],
  ])('that say %s are refused at their line', (registries, message) => {
    const configuration = read(registries);
    const problems = configuration.result === 'wrong' ? configuration.problems : [];
    expect(problems[0]?.place).toMatchObject({ file: 'test.yaml', line: 4 });
    expect(JSON.stringify(problems)).toMatch(message);
  });
});
