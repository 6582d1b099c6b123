import { describe, expect, it } from 'vitest';
import type { FolderContent } from '../../src/data/folder.ts';
import { foldersOf } from '../../src/data/folder.ts';
import { reachable } from '../../src/readiness/reach.ts';
import { bytesOf, type Files } from './deployments.ts';

/** Asks until nothing is wanted, as a caller with a repository would; and which folders it looked into, step by step. */
function asked(edited: readonly string[], repository: Files) {
  const all = { contents: bytesOf(repository), folders: foldersOf(Object.keys(repository)) };
  const contents = new Map<string, Uint8Array>();
  const folders = new Map<string, FolderContent>();
  const looks: (readonly string[])[] = [];
  for (let step = 0; step < 20; step += 1) {
    const { files, wanted, unlisted, cut } = reachable(edited, { contents, folders });
    if (wanted.length === 0 && unlisted.length === 0) return { files, looks, cut };
    for (const file of wanted) contents.set(file, all.contents.get(file) ?? new Uint8Array());
    for (const folder of unlisted) folders.set(folder, all.folders.get(folder) ?? nothing);
    if (unlisted.length > 0) looks.push(unlisted);
  }
  throw new Error('should have ended');
}

const nothing: FolderContent = { files: new Set(), folders: new Set() };
const reach = (edited: readonly string[], repository: Files) => asked(edited, repository).files;

describe('files of a kustomization', () => {
  it('are what it names, and what those name', () => {
    const repository = {
      'apps/api/eu/kustomization.yaml': 'resources: [../base, ingress.yaml]\ncomponents: [../../parts/cache]',
      'apps/api/eu/ingress.yaml': '',
      'apps/api/eu/unused.yaml': '',
      'apps/api/base/kustomization.yml': 'resources:\n  - deploy.yaml',
      'apps/api/base/deploy.yaml': '',
      'apps/parts/cache/Kustomization': 'kind: Component\nresources: [cache.yaml]',
      'apps/parts/cache/cache.yaml': '',
      'apps/api/us/kustomization.yaml': 'resources: [../base]',
    };
    expect(reach(['apps/api/eu/kustomization.yaml'], repository)).toEqual([
      'apps/api/base/deploy.yaml',
      'apps/api/base/kustomization.yml',
      'apps/api/eu/ingress.yaml',
      'apps/api/eu/kustomization.yaml',
      'apps/parts/cache/Kustomization',
      'apps/parts/cache/cache.yaml',
    ]);
  });

  it.each([
    ['bases: [../base]', 'base/kustomization.yaml'],
    ['patches: [{ path: p.yaml }]', 'eu/p.yaml'],
    ['patchesStrategicMerge: [p.yaml]', 'eu/p.yaml'],
    ['patchesJson6902: [{ path: p.yaml }]', 'eu/p.yaml'],
    ['helmCharts: [{ valuesFile: p.yaml }]', 'eu/p.yaml'],
    ['helmCharts: [{ additionalValuesFiles: [p.yaml] }]', 'eu/p.yaml'],
    ['resources: [./sub/../p.yaml]', 'eu/p.yaml'],
    ['resources: [../base/]', 'base/kustomization.yaml'],
  ])('are found in %s', (text, expected) => {
    const repository = { 'eu/kustomization.yaml': text, 'eu/p.yaml': '', 'base/kustomization.yaml': '' };
    expect(reach(['eu/kustomization.yaml'], repository)).toEqual([expected, 'eu/kustomization.yaml'].sort());
  });

  it.each([
    'https://github.com/acme/base?ref=v1',
    'github.com/acme/base//api?ref=v1',
    'git@github.com:acme/base.git',
    '../../outside',
    '../../../etc/passwd',
    '/etc/passwd',
    'missing.yaml',
    '../empty-folder',
    '..',
  ])('stay within the repository and what is there: %s', (reference) => {
    const repository = { 'eu/kustomization.yaml': `resources: ["${reference}"]`, 'eu/etc/passwd': '' };
    expect(reach(['eu/kustomization.yaml'], repository)).toEqual(['eu/kustomization.yaml']);
  });

  it('end where kustomizations name each other', () => {
    const repository = {
      'a/kustomization.yaml': 'resources: [../b, .]',
      'b/kustomization.yaml': 'resources: [../a]',
    };
    expect(reach(['a/kustomization.yaml'], repository)).toEqual(['a/kustomization.yaml', 'b/kustomization.yaml']);
  });

  it('are itself alone where it does not parse', () => {
    const repository = { 'a/kustomization.yaml': 'resources: [', 'a/deploy.yaml': '' };
    expect(reach(['a/kustomization.yaml'], repository)).toEqual(['a/kustomization.yaml']);
  });

  it('belong to another edited file of the folder too', () => {
    const repository = { 'a/kustomization.yaml': 'resources: [deploy.yaml]', 'a/deploy.yaml': '', 'a/other.yaml': '' };
    expect(reach(['a/other.yaml'], repository)).toEqual(['a/deploy.yaml', 'a/kustomization.yaml', 'a/other.yaml']);
  });

  it('belong to a patch that stands in a folder below', () => {
    const repository = {
      'a/kustomization.yaml': 'resources: [deploy.yaml]\npatches: [{ path: patches/image.yaml }]',
      'a/deploy.yaml': '',
      'a/patches/image.yaml': '',
      'a/patches/unused.yaml': '',
    };
    expect(reach(['a/patches/image.yaml'], repository)).toEqual([
      'a/deploy.yaml',
      'a/kustomization.yaml',
      'a/patches/image.yaml',
    ]);
  });

  it('may stand at the root', () => {
    const repository = { 'kustomization.yaml': 'resources: [base]', 'base/kustomization.yaml': 'resources: [..]' };
    expect(reach(['kustomization.yaml'], repository)).toEqual(['base/kustomization.yaml', 'kustomization.yaml']);
  });
});

describe('files of a chart', () => {
  it('are the values files beside, and those of the chart above', () => {
    const repository = {
      'charts/api/Chart.yaml': '',
      'charts/api/values.yaml': '',
      'charts/api/templates/deploy.yaml': '',
      'charts/api/env/values-eu.yaml': '',
      'charts/api/env/values-us.yaml': '',
      'charts/api/env/notes.yaml': '',
    };
    expect(reach(['charts/api/env/values-eu.yaml'], repository)).toEqual([
      'charts/api/env/values-eu.yaml',
      'charts/api/env/values-us.yaml',
      'charts/api/values.yaml',
    ]);
  });

  it('are found without a chart', () => {
    const repository = { 'api/values.yaml': '', 'api/values-eu.yml': '', 'api/deploy.yaml': '' };
    expect(reach(['api/values.yaml'], repository)).toEqual(['api/values-eu.yml', 'api/values.yaml']);
  });

  it('are found for values of another name below a chart', () => {
    const repository = { 'api/Chart.yaml': '', 'api/values.yaml': '', 'api/env/eu.yaml': '', 'api/env/us.yaml': '' };
    expect(reach(['api/env/eu.yaml'], repository)).toEqual(['api/env/eu.yaml', 'api/values.yaml']);
  });
});

describe('other files', () => {
  it('come with the YAML of their folder and below', () => {
    const repository = {
      'api/a.yaml': '',
      'api/b.yml': '',
      'api/sub/c.yaml': '',
      'api/README.md': '',
      'api2/d.yaml': '',
    };
    expect(reach(['api/a.yaml'], repository)).toEqual(['api/a.yaml', 'api/b.yml', 'api/sub/c.yaml']);
  });

  it('that are edited count even if nothing names them', () => {
    const repository = { 'api/config.txt': '', 'web/a.yaml': '' };
    expect(reach(['api/config.txt', 'web/a.yaml'], repository)).toEqual(['api/config.txt', 'web/a.yaml']);
  });

  it('that do not exist are passed over', () => expect(reach(['gone/a.yaml'], {})).toEqual([]));

  it('wants only what is not known', () => {
    const contents = bytesOf({ 'api/a.yaml': '' });
    const folders = foldersOf(['api/a.yaml', 'api/b.yaml']);
    expect(reachable(['api/a.yaml'], { contents, folders })).toMatchObject({
      files: ['api/a.yaml', 'api/b.yaml'],
      wanted: ['api/b.yaml'],
      unlisted: [],
    });
  });
});

describe('folders that are looked into', () => {
  it('are those above the edited files, and then what the kustomization leads to', () => {
    const repository = {
      'apps/api/eu/kustomization.yaml': 'resources: [../base]\ncomponents: [../../parts/cache]',
      'apps/api/base/kustomization.yaml': 'resources: [deploy.yaml, sub/config.yaml]',
      'apps/api/base/deploy.yaml': '',
      'apps/api/base/sub/config.yaml': '',
      'apps/parts/cache/kustomization.yaml': '',
      'apps/web/eu/kustomization.yaml': '',
    };
    expect(asked(['apps/api/eu/kustomization.yaml'], repository).looks).toEqual([
      ['', 'apps', 'apps/api', 'apps/api/eu'],
      ['apps/api/base', 'apps/parts', 'apps/parts/cache'],
      ['apps/api/base/sub'],
    ]);
  });

  it('are none that a listed folder does not name, nor what is outside of the repository', () => {
    const references = '[../missing, https://github.com/acme/base?ref=v1, ../../outside, ../a.yaml, .., /etc]';
    const repository = { 'eu/kustomization.yaml': `resources: ${references}`, 'a.yaml': '' };
    expect(asked(['eu/kustomization.yaml'], repository).looks).toEqual([['', 'eu']]);
  });

  it('are all below one that nothing describes, a level at a time', () => {
    const repository = { 'a/x.yaml': '', 'a/b/y.yaml': '', 'a/b/c/z.yaml': '', 'a/d/note.txt': '', 'e/f.yaml': '' };
    const { files, looks } = asked(['a/x.yaml'], repository);
    expect(files).toEqual(['a/b/c/z.yaml', 'a/b/y.yaml', 'a/x.yaml']);
    expect(looks).toEqual([['', 'a'], ['a/b', 'a/d'], ['a/b/c']]);
  });

  it('are two hundred at most, and a thousand files', () => {
    const folders = Object.fromEntries(Array.from({ length: 300 }, (_, at) => [`a/${at}/x.yaml`, '']));
    const many = asked(['a/x.yaml'], { 'a/x.yaml': '', ...folders });
    expect([many.files.length, many.cut]).toEqual([200, ['a']]);
    const files = Object.fromEntries(Array.from({ length: 1500 }, (_, at) => [`a/x${at}.yaml`, '']));
    const large = asked(['a/x0.yaml'], files);
    expect([large.files.length, large.cut]).toEqual([1000, ['a']]);
  });
});
