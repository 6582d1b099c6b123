import type { Answers } from './answers.ts';
import { text } from './text.ts';

/** Actions by commit: tags can be moved, and have been. */
const actions = {
  checkout: 'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  buildx: 'docker/setup-buildx-action@37fe631027851001ddb9b187196cc803df7f5f0e # 2026-08-17',
  login: 'docker/login-action@9f4a8ea54ed9055d5f86c993e1f2ffa674f98344 # 2026-04-27',
};

/** The workflows of the application repository, by their paths. */
export function applicationWorkflows(answers: Answers): readonly (readonly [string, string])[] {
  const later = answers.environments.slice(1);
  return [
    ['.github/workflows/deploy.yml', deploy(answers)],
    ['.github/workflows/resume.yml', resume(answers)],
    ...(later.length > 0 ? ([['.github/workflows/promote.yml', promote(answers, later)]] as const) : []),
    ['.github/workflows/rollback.yml', rollback(answers)],
  ];
}

/** A step that runs this action. */
function ours({ action }: Answers, inputs: string): string {
  return text`
    - uses: ${action}
      with:
        ${inputs}
  `;
}

/** The required check of the GitOps repository. */
export function checkWorkflow(answers: Answers): string {
  return `${text`
    # Judges what a pull request changes, and annotates the lines. Make the job "manifests" a required check of the branch.
    name: check
    on:
      pull_request:
      merge_group:

    permissions: {}

    jobs:
      manifests:
        runs-on: ubuntu-latest
        timeout-minutes: 10
        permissions:
          contents: read
        steps:
          - uses: ${actions.checkout}
            with:
              fetch-depth: 0
              persist-credentials: false
          ${ours(answers, 'command: check')}
  `}\n`;
}

function deploy(answers: Answers): string {
  const [first = ''] = answers.environments;
  return `${text`
    # A push to main goes to ${first}: build, scan, write, watch, and the verdict on the commit.
    name: deploy
    on:
      push:
        branches: [main]

    permissions: {}

    jobs:
      ${first}:
        runs-on: ubuntu-latest
        environment: ${first}
        timeout-minutes: 60
        # no concurrency group: it would keep a hotfix waiting behind a long watch; runs agree by themselves who is newer
        permissions:
          ${permissions('write')}
        steps:
          - uses: ${actions.checkout}
            with:
              persist-credentials: false
          - uses: ${actions.buildx}
          ${login(answers)}
          ${ours(
            answers,
            text`
              environment: ${first}
              ${secrets}
            `,
          )}
  `}\n`;
}

function promote(answers: Answers, later: readonly string[]): string {
  return `${text`
    # Takes what is verified healthy in one environment to the next one; nothing is built.
    name: promote
    on:
      workflow_dispatch:
        inputs:
          environment:
            description: Where to
            type: choice
            options: [${later.join(', ')}]
            default: ${later[0] ?? ''}
          image:
            description: An older image that was healthy in the environment before, in place of the one that runs there

    permissions: {}

    jobs:
      promote:
        runs-on: ubuntu-latest
        # reviewers and branches that GitHub asks for in this environment apply, and its secrets are there
        environment: \${{ inputs.environment }}
        timeout-minutes: 60
        permissions:
          ${permissions('read')}
        steps:
          ${withoutBuild(answers)}
          ${ours(
            answers,
            text`
              command: promote
              environment: \${{ inputs.environment }}
              image: \${{ inputs.image }}
              ${secrets}
            `,
          )}
  `}\n`;
}

function rollback(answers: Answers): string {
  const { environments } = answers;
  return `${text`
    # Returns an environment to its last healthy image, or to a named one, and holds it then.
    name: rollback
    on:
      workflow_dispatch:
        inputs:
          environment:
            description: Which environment
            type: choice
            options: [${environments.join(', ')}]
            default: ${environments.at(-1) ?? ''}
          image:
            description: An image that ran there before, or its tag, digest or commit; the last healthy one unless given
          reason:
            description: Why

    permissions: {}

    jobs:
      rollback:
        runs-on: ubuntu-latest
        # no environment: nobody should have to be waited for when something burns
        timeout-minutes: 60
        permissions:
          ${permissions('read')}
        steps:
          ${withoutBuild(answers)}
          ${ours(
            answers,
            text`
              command: rollback
              environment: \${{ inputs.environment }}
              image: \${{ inputs.image }}
              reason: \${{ inputs.reason }}
              ${secrets}
            `,
          )}
  `}\n`;
}

function resume(answers: Answers): string {
  return `${text`
    # Goes on with whatever waits (a gate, a soak, a review), and takes up what dead runs left.
    name: resume
    on:
      schedule:
        - cron: "*/10 * * * *"
      workflow_dispatch:
      # notifications of Argo CD and Argo Rollouts; and of the GitOps repository, when a pull request is merged or closed
      repository_dispatch:
        types: [argocd, argo-rollouts, gitops]

    permissions: {}

    jobs:
      resume:
        runs-on: ubuntu-latest
        timeout-minutes: 30
        permissions:
          ${permissions('read')}
        steps:
          ${withoutBuild(answers)}
          ${ours(
            answers,
            text`
              command: resume
              timeout: 5m
              ${secrets}
            `,
          )}
  `}\n`;
}

const secrets = text`
  gitops-token: \${{ secrets.GITOPS_TOKEN }}
  kubeconfig: \${{ secrets.KUBECONFIG }}
`;

function permissions(packages: 'read' | 'write'): string {
  return text`
    contents: read
    statuses: write
    deployments: write
    pull-requests: write
    actions: read
    packages: ${packages}
  `;
}

function withoutBuild(answers: Answers): string {
  return text`
    - uses: ${actions.checkout}
      with:
        persist-credentials: false
    ${login(answers)}
  `;
}

/** The registry of GitHub takes the token of the job; any other has a login of its own. */
function login({ image }: Answers): string {
  const [registry = ''] = image.split('/');
  const [username, password] =
    registry === 'ghcr.io'
      ? ['github.actor', 'github.token']
      : ['secrets.REGISTRY_USERNAME', 'secrets.REGISTRY_PASSWORD'];
  return text`
    - uses: ${actions.login}
      with:
        registry: ${registry}
        username: \${{ ${username} }}
        password: \${{ ${password} }}
  `;
}
