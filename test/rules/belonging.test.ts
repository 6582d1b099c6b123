import { describe, expect, it } from 'vitest';
import type { Build } from '../../src/rules/belonging.ts';
import { ownersAmong } from '../../src/rules/belonging.ts';
import { readFiles } from './applied.ts';
import { workload } from './workloads.ts';

const bytes = (files: Readonly<Record<string, string>>) =>
  new Map(Object.entries(files).map(([file, text]) => [file, new TextEncoder().encode(text)]));

/** An application in a folder that runs an image. */
function applied(root: string, image = 'ghcr.io/acme/other') {
  const [set] = readFiles(bytes({ 'a.yaml': workload().replace('ghcr.io/acme/api', image) })).sets;
  if (set === undefined) throw new Error('the file holds nothing');
  return { root, set };
}

interface Given {
  readonly builds?: readonly Build[];
  readonly workflow?: string;
}

const workflowFile = '.github/workflows/ci.yml';

/** The folders of those that a file belongs to. */
function ownersOf(
  file: string,
  applications: readonly ReturnType<typeof applied>[],
  { builds = [], workflow = '' }: Given = {},
) {
  const { workflows } = readFiles(bytes(workflow === '' ? {} : { [workflowFile]: workflow }));
  const owners = ownersAmong(applications, { builds, workflows })(file);
  return owners === undefined ? 'everybody' : [...owners].map(({ root }) => root);
}

const within = [applied('services/api/k8s'), applied('services/web/chart')];
const apart = [applied('deploy/api/eu'), applied('deploy/api/us'), applied('deploy/web', 'ghcr.io/acme/frontend')];

describe('a Dockerfile of a monorepo', () => {
  it.each([
    ['services/api/Dockerfile', ['services/api/k8s']],
    ['services/api/docker/Dockerfile', ['services/api/k8s']],
    ['services/web/chart/Dockerfile', ['services/web/chart']],
    ['Dockerfile', 'everybody'],
    ['services/Dockerfile', 'everybody'],
    ['services/worker/Dockerfile', 'everybody'],
  ])('at %s belongs to the manifests of its folder: %j', (file, owners) => {
    expect(ownersOf(file, within)).toEqual(owners);
  });

  it.each([
    ['api/Dockerfile', ['deploy/api/eu', 'deploy/api/us']],
    ['src/frontend/Dockerfile', ['deploy/web']],
    ['src/web/build/Dockerfile', ['deploy/web']],
    ['src/worker/Dockerfile', 'everybody'],
  ])('at %s belongs to what is called as its folder: %j', (file, owners) => {
    expect(ownersOf(file, apart)).toEqual(owners);
  });

  it('belongs to what runs the image that is built of it, before all else', () => {
    const builds = [{ image: 'ghcr.io/acme/frontend', dockerfile: 'api/Dockerfile' }];
    expect(ownersOf('api/Dockerfile', apart, { builds })).toEqual(['deploy/web']);
    expect(
      ownersOf('api/Dockerfile', apart, { builds: [{ image: 'ghcr.io/acme/none', dockerfile: 'api/Dockerfile' }] }),
    ).toEqual(['deploy/api/eu', 'deploy/api/us']);
  });

  it('belongs to the one application that there is', () => {
    expect(ownersOf('elsewhere/Dockerfile', [applied('services/api')])).toBe('everybody');
  });
});

describe('a workflow of a monorepo', () => {
  it.each([
    ['{ push: { paths: [services/api/**] } }', ['services/api/k8s']],
    ['{ push: { paths: ["services/api/**", ".github/workflows/api.yml", "!**/*.md"] } }', ['services/api/k8s']],
    ['{ push: { paths: [services/api/go.mod] }, workflow_dispatch: }', ['services/api/k8s']],
    ['{ push: { paths: [services/api/**] }, pull_request: { paths: [services/web/**] } }', 'everybody'],
    ['{ push: { paths: [services/api/**, go.mod] } }', 'everybody'],
    ['{ push: { paths: [services/**] } }', 'everybody'],
    ['{ push: { paths: [services/api/**] }, pull_request: }', 'everybody'],
    ['push', 'everybody'],
    ['[push, pull_request]', 'everybody'],
    ['{ schedule: [{ cron: "0 0 * * *" }] }', 'everybody'],
  ])('that is started by %s belongs to %j', (on, owners) => {
    expect(ownersOf(workflowFile, within, { workflow: `on: ${on}\njobs: {}\n` })).toEqual(owners);
  });
});
