import { expect } from 'vitest';
import { crossCheck } from '../../src/configuration/cross-check.ts';
import type { ApplicationConfiguration } from '../../src/configuration/schema.ts';
import { applicationSchema } from '../../src/configuration/schema.ts';
import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import type { BuildRequest } from '../../src/ports/builder.ts';
import { buildRequest } from '../../src/stages/build.ts';
import { commit } from './invocation.ts';

/** A configuration with this section `image`, as data. */
function dataOf(image: Readonly<Record<string, unknown>>) {
  return {
    application: 'api',
    image: { name: 'ghcr.io/acme/api', ...image },
    gitops: { repository: 'acme/gitops', 'allowed-paths': ['apps/**'] },
    environments: { staging: { targets: [{ name: 'here', edits: [{ file: 'apps/a.yaml', path: '.tag' }] }] } },
  };
}

/** The configuration with this section `image` (as data, which is read faster than text), or the keys of the complaints. */
export function readImage(image: Readonly<Record<string, unknown>>): ApplicationConfiguration | string[] {
  const parsed = applicationSchema.safeParse(dataOf(image));
  if (!parsed.success) return parsed.error.issues.map(({ path }) => path.join('.'));
  const application = { ...parsed.data, application: 'api' };
  const complaints = crossCheck(application, []);
  return complaints.length === 0 ? application : complaints.map(({ path }) => path.join('.'));
}

/** What is asked of the builder. */
export function requestOf(application: ApplicationConfiguration, branch = 'main'): BuildRequest {
  const source = { commit, branch, date: '2026-03-01T12:00:00Z', pullRequest: 7 };
  const facts = { environment: 'staging', repository: 'acme/api', sourceUrl: 'https://github.com/acme/api' };
  const plan = planDeployment(application, { ...facts, timeoutSeconds: 60, onPause: 'end', source });
  if (plan.image.plan.from !== 'build') expect.fail('nothing is built');
  return buildRequest(plan, plan.image.plan);
}
