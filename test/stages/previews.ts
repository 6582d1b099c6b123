import { planDeployment } from '../../src/deployment/plan-deployment.ts';
import { token } from '../../world/github/server.ts';
import { Stand } from './stand.ts';

const url = '    url: "https://pr-{{pull-request}}.example.com"';

/** A preview that is made of a folder of the GitOps repository. */
export const ofFolder = `write: push
    preview:
      template: templates/api
      path: apps/pr-{{pull-request}}
  ${url}`;

const targets = `
    - name: eu
      edits:
        - {file: "apps/pr-{{pull-request}}/values.yaml", path: .image.tag}
        - {file: "apps/pr-{{pull-request}}/values.yaml", path: .host, value: "pr-{{pull-request}}.example.com"}
      argocd: {application: "api-{{pull-request}}"}
      workloads: [{namespace: prod, name: api}]`;

/** The files of the template, with a comment and an ending that must come through. */
export const template = {
  'templates/api/values.yaml': '# kept\r\nimage: {tag: none}\r\nhost: nowhere\r\n',
  'templates/api/deep/more.yaml': 'a: 1\n',
};

/** A stand whose environment is one of previews, with a pull request. */
export async function openPreviews(environment = ofFolder) {
  const stand = await Stand.open(environment, { clusters: '{}', targets });
  await stand.world.gitops.commit(template, 'template');
  const push = (message: string, parent = stand.b) =>
    stand.world.application.commit({ CHANGE: message }, message, { branch: 'change', parent });
  const head = await push('first');
  const pullRequest = await stand.world.application.addPullRequest({ head: 'change', title: 'A change' });
  const name = `prod-${pullRequest}`;
  return {
    stand,
    head,
    pullRequest,
    name,
    push,
    facts: (run: number) => ({ ...stand.facts(run), environment: name }),
    plan: (commit: string, run: number) =>
      planDeployment(stand.configuration, {
        ...stand.facts(run),
        environment: name,
        source: { commit, branch: 'change', date: '2026-03-01T00:00:00Z', pullRequest },
      }),
    /** Somebody closes the pull request, or opens it again. */
    become: (state: 'open' | 'closed') => {
      stand.world.clock.pass(5);
      return setState(stand, pullRequest, state);
    },
    /** The files of the preview as they are on the branch. */
    files: () =>
      stand.world.gitops
        .git('ls-tree', '-r', '--name-only', 'main')
        .split('\n')
        .filter((file) => file.startsWith('apps/pr-')),
    text: (file: string) => stand.world.gitops.show('main', `apps/pr-${pullRequest}/${file}`),
  };
}

async function setState({ world }: Stand, pullRequest: number, state: string): Promise<void> {
  const answer = await fetch(`${world.server.apiUrl}/repos/acme/api/pulls/${pullRequest}`, {
    method: 'PATCH',
    headers: { authorization: `token ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ state }),
  });
  if (!answer.ok) throw new Error(await answer.text());
}
