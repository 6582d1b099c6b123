import { expect, it } from 'vitest';
import { sourceIn } from '../../src/image/labels.ts';

const commit = '3a672b9e5689995427c3a3887fdb31a44f606688';
const url = 'https://github.com/acme/api';
const labels = (revision: string, source?: string, created?: string) => ({
  'org.opencontainers.image.revision': revision,
  ...(source === undefined ? {} : { 'org.opencontainers.image.source': source }),
  ...(created === undefined ? {} : { 'org.opencontainers.image.created': created }),
});

it.each([url, `${url}.git`, `${url}/`, 'https://GitHub.com/Acme/API'])(
  'the source of an image is told by %s',
  (source) => {
    expect(sourceIn(labels(commit, source, '2026-01-02T03:04:05Z'), url)).toEqual({
      commit,
      date: '2026-01-02T03:04:05Z',
    });
  },
);

it.each([
  ['another repository, as of a base image', labels(commit, 'https://github.com/nodejs/node')],
  ['no repository', labels(commit)],
  ['a tag instead of a commit', labels('v1.2', url)],
  ['a short commit', labels(commit.slice(0, 7), url)],
  ['nothing', {}],
])('it is not told by %s', (_, told) => {
  expect(sourceIn(told, url)).toBeUndefined();
});

it.each(['yesterday', '2026-01-02', '1 Jan 2026 (../../production)', '2026-01-02T03:04:05Z\n'])(
  'a date that is none is left out: %j',
  (created) => {
    expect(sourceIn(labels(commit, url, created), url)).toEqual({ commit });
  },
);
