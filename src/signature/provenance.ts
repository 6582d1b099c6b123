import { numberAt, textAt } from '../data/fields.ts';

/** What a token of GitHub Actions must say for a provenance to be made of it. */
const needed = [
  'repository',
  'ref',
  'sha',
  'workflow_ref',
  'job_workflow_ref',
  'event_name',
  'repository_id',
  'repository_owner_id',
  'runner_environment',
  'run_id',
  'run_attempt',
] as const;

type Claim = (typeof needed)[number];

/**
 * How an image was built, from what the token of the job says: the predicate of SLSA 1.0 for a workflow of GitHub Actions, or why it
 * cannot be said.
 * @see https://actions.github.io/buildtypes/workflow/v1
 */
export function provenanceOf(claims: unknown): Readonly<Record<string, unknown>> | string {
  const said = new Map(needed.map((name) => [name, textAt(claims, name) ?? numberAt(claims, name)?.toString()]));
  const missing = needed.filter((name) => said.get(name) === undefined);
  if (missing.length > 0) return `the identity token does not say ${missing.join(', ')}`;
  const claim = (name: Claim) => said.get(name) ?? '';
  const server = serverOf(textAt(claims, 'iss'));
  const repository = `${server}/${claim('repository')}`;
  return {
    buildDefinition: {
      buildType: 'https://actions.github.io/buildtypes/workflow/v1',
      externalParameters: { workflow: { ref: claim('ref'), repository, path: pathOf(claim('workflow_ref')) } },
      internalParameters: {
        github: {
          event_name: claim('event_name'),
          repository_id: claim('repository_id'),
          repository_owner_id: claim('repository_owner_id'),
          runner_environment: claim('runner_environment'),
        },
      },
      resolvedDependencies: [{ uri: `git+${repository}@${claim('ref')}`, digest: { gitCommit: claim('sha') } }],
    },
    runDetails: {
      builder: { id: `${server}/${claim('job_workflow_ref')}` },
      metadata: { invocationId: `${repository}/actions/runs/${claim('run_id')}/attempts/${claim('run_attempt')}` },
    },
  };
}

/** On GHE.com the issuer has the host of the enterprise: `https://token.actions.acme.ghe.com`. */
function serverOf(issuer: string | undefined): string {
  const host = /^https:\/\/token\.actions\.([\w.-]+\.ghe\.com)/.exec(issuer ?? '')?.[1];
  return `https://${host ?? 'github.com'}`;
}

/** `OWNER/REPO/.github/workflows/FILE@REF` without repository and ref. */
function pathOf(workflow: string): string {
  return workflow.split('@')[0]?.split('/').slice(2).join('/') ?? '';
}
