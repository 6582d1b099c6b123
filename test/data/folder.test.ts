import { expect, it } from 'vitest';
import { filesBelow, foldersOf, foldersUp } from '../../src/data/folder.ts';

it('finds the folders that files stand in, and those above', () => {
  const found = foldersOf(['README.md', 'apps/api/a.yaml', 'apps/api/b.yaml', 'apps/web/c.yaml']);
  expect(
    Object.fromEntries([...found].map(([path, { files, folders }]) => [path, [[...files], [...folders]]])),
  ).toEqual({
    '': [['README.md'], ['apps']],
    apps: [[], ['api', 'web']],
    'apps/api': [['a.yaml', 'b.yaml'], []],
    'apps/web': [['c.yaml'], []],
  });
});

it('goes up to the root', () => {
  expect(foldersUp('apps/api/eu')).toEqual(['apps/api/eu', 'apps/api', 'apps', '']);
  expect(foldersUp('')).toEqual(['']);
});

it('knows the files in and below each folder, in their order', () => {
  expect(Object.fromEntries(filesBelow(['a/b/2.yaml', 'c.yaml', 'a/1.yaml']))).toEqual({
    '': ['a/b/2.yaml', 'c.yaml', 'a/1.yaml'],
    a: ['a/b/2.yaml', 'a/1.yaml'],
    'a/b': ['a/b/2.yaml'],
  });
});
