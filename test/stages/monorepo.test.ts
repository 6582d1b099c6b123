import { describe, expect, it } from 'vitest';
import { noRenderer } from '../../src/ports/renderer.ts';
import { catalogue } from '../../src/rules/catalogue.ts';
import { defaultSettings } from '../../src/rules/settings.ts';
import { judgeUnits } from '../../src/stages/judge-units.ts';
import { context } from '../rules/judged.ts';
import { workload } from '../rules/workloads.ts';

/** What counts for the checklist of each application, of what is said of files that hold no object. */
async function counted(files: Readonly<Record<string, string>>, builds = defaultSettings.builds) {
  const judged = await judgeUnits({
    files: new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)])),
    isWhole: true,
    rules: catalogue.filter(({ id }) => id === 'docker-base-pinned' || id === 'wf-unpinned-action'),
    context,
    settings: { ...defaultSettings, builds },
    renderer: noRenderer,
    signal: new AbortController().signal,
  });
  return Object.fromEntries(
    judged.sets().map(({ root, said }) => [root, [...new Set(said.map(({ finding }) => finding.place.file))]]),
  );
}

const base = {
  'api/k8s/kustomization.yaml': 'resources: [api.yaml]\n',
  'api/k8s/api.yaml': workload(),
  'api/Dockerfile': 'FROM node\n',
  'web/k8s/kustomization.yaml': 'resources: [web.yaml]\n',
  'web/k8s/web.yaml': workload({ name: 'web' }),
  'web/Dockerfile': 'FROM node\n',
  '.github/workflows/ci.yml': 'on: push\njobs: { a: { steps: [{ uses: a/b@main }] } }\n',
};

describe('the checklists of a monorepo', () => {
  it('count each its own Dockerfile, and what may be of any', async () => {
    expect(await counted(base)).toMatchObject({
      'api/k8s': ['api/Dockerfile', '.github/workflows/ci.yml'],
      'web/k8s': ['web/Dockerfile', '.github/workflows/ci.yml'],
    });
  });

  it('go by the images that are built', async () => {
    const files = { ...base, 'build/Dockerfile': 'FROM node\n' };
    expect(await counted(files)).toMatchObject({ 'web/k8s': expect.arrayContaining(['build/Dockerfile']) });
    const builds = [{ image: 'ghcr.io/acme/web', dockerfile: 'build/Dockerfile' }];
    const running = { ...files, 'web/k8s/web.yaml': workload({ name: 'web' }).replace('acme/api', 'acme/web') };
    const found = await counted(running, builds);
    expect(found['web/k8s']).toContain('build/Dockerfile');
    expect(found['api/k8s']).not.toContain('build/Dockerfile');
  });
});
