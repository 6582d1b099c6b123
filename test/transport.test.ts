import { describe, expect, it } from 'vitest';
import { DeployError } from '../src/errors.ts';
import type { Choosing } from '../src/transport.ts';
import { chooseTransport } from '../src/transport.ts';

const facts: Choosing = {
  wanted: 'auto',
  repository: 'acme/gitops',
  serverUrl: 'https://github.com',
  token: 'ghs_gitops',
};

function choose(more: Partial<Choosing>) {
  const { by, sentence } = chooseTransport({ ...facts, ...more });
  return `${by}: ${sentence}`;
}

describe('the transport', () => {
  it.each(['acme/gitops', 'https://github.com/acme/gitops', 'https://github.com/acme/gitops.git'])(
    'is the API for %s',
    (repository) => {
      const sentence = "the GitOps repository acme/gitops is read and written by GitHub's API, without a clone";
      expect(chooseTransport({ ...facts, repository })).toEqual({
        by: 'api',
        repository: 'acme/gitops',
        token: 'ghs_gitops',
        sentence,
      });
    },
  );

  it.each<[string, Partial<Choosing>, RegExp]>([
    ['the configuration says so', { wanted: 'git' }, /gitops\.transport is git$/],
    ['it is elsewhere', { repository: 'https://gitlab.com/acme/gitops' }, /it is not on https:\/\/github\.com$/],
    ['it is in a folder', { repository: '/srv/gitops.git' }, /it is not on/],
    ['there is no token', { token: undefined }, /there is no token for it$/],
    ['its address is one of SSH', { repository: 'git@github.com:acme/gitops.git' }, /keys of its own$/],
    ['its address is one of SSH with a scheme', { repository: 'ssh://git@github.com/acme/gitops' }, /keys of its own$/],
    ['its address has credentials', { repository: 'https://u:secret@github.com/acme/gitops' }, /keys of its own$/],
  ])('is git where %s', (_, more, why) => {
    expect(choose(more)).toMatch(/^git: the GitOps repository is read and written by git: /);
    expect(choose(more)).toMatch(why);
    expect(choose(more)).not.toContain('secret');
  });

  it('is the API for an SSH address too, where that is asked for', () => {
    expect(choose({ wanted: 'api', repository: 'git@github.com:acme/gitops.git' })).toMatch(/^api: /);
  });

  it.each<[string, Partial<Choosing>]>([
    ['elsewhere', { repository: 'https://gitlab.com/acme/gitops' }],
    ['without a token', { token: undefined }],
  ])('cannot be the API %s', (_, more) => {
    const choosing = () => chooseTransport({ ...facts, wanted: 'api', ...more });
    expect(choosing).toThrow(DeployError);
    expect(choosing).toThrow(/gitops\.transport is api, but/);
  });
});
