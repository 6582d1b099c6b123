import { expect, it } from 'vitest';
import { readRepositoryName } from '../../src/data/repository-name.ts';

it.each([
  ['acme/gitops', { owner: 'acme', name: 'gitops' }],
  ['alice_acme/git-ops.v2', { owner: 'alice_acme', name: 'git-ops.v2' }],
  ['acme', undefined],
  ['acme/a/b', undefined],
  ['https://github.com/acme/gitops', undefined],
  ['git@github.com:acme/gitops', undefined],
  ['acme/gitops\n', undefined],
])('reads %j', (text, name) => expect(readRepositoryName(text)).toEqual(name));
