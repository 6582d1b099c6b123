import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { parse, stringify } from 'yaml';
import { readConfiguration } from '../../src/configuration/read.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { buildRequest } from '../../src/stages/build.ts';

/** A section `image` of a configuration, and what buildx is called with for it. */
export interface Invocation {
  readonly name: string;
  readonly image: Readonly<Record<string, unknown>>;
  readonly arguments: readonly string[];
}

/** The table of invocations. */
export const invocations: readonly Invocation[] = parse(
  readFileSync(new URL('fixtures/invocations.yaml', import.meta.url), 'utf8'),
);

/** The commit that they are built from. */
export const commit = '3a672b9f00000000000000000000000000000000';

/** The text of a configuration with this section `image`. */
export function configurationText(image: Readonly<Record<string, unknown>>): string {
  return stringify({
    application: 'api',
    image: { name: 'ghcr.io/acme/api', ...image },
    gitops: { repository: 'acme/gitops', 'allowed-paths': ['apps/**'] },
    environments: { staging: { targets: [{ name: 'here', edits: [{ file: 'apps/a.yaml', path: '.tag' }] }] } },
  });
}

/** What is asked of the builder for this section `image`, from a configuration as it is read. */
export function requestFor(
  image: Readonly<Record<string, unknown>>,
  at: { readonly commit: string } = { commit },
): BuildRequest {
  const read = readConfiguration(configurationText(image), '.gitops-deploy.yaml', 'api');
  if (read.result !== 'read') expect.fail(JSON.stringify(read.problems));
  const [application] = read.applications;
  if (application === undefined) expect.fail('no application');
  const plan = planDeployment(application, {
    environment: 'staging',
    repository: 'acme/api',
    sourceUrl: 'https://github.com/acme/api',
    timeoutSeconds: 60,
    onPause: 'end',
    source: { commit: at.commit, branch: 'feature/x, y', date: '2026-03-01T12:00:00Z', pullRequest: 7 },
  });
  if (plan.image.plan.from !== 'build') expect.fail('nothing is built');
  return buildRequest(plan, plan.image.plan);
}
