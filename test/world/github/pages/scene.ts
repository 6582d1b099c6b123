import { octokitFor, octokitOf } from '../../../../world/github/octokit.ts';
import type { GitHubServer, TestRepository } from '../../../../world/github/server.ts';

/** What the tests of the pages look at. */
export interface Scene {
  readonly repository: TestRepository;
  readonly number: number;
  readonly head: string;
  readonly path: string;
}

/** What the demo `bad-metric` leaves on its pull request. */
const deployment = `<!-- gitops-deploy:shop -->
### Deployment of shop

| environment | state | commit | verdict |
| --- | --- | --- | --- |
| staging | ❌ failed | <code>429a4f4</code> | shop-staging/api was aborted: metric success-rate measured &#91;0.5… |

#### staging

**failed** (<code>analysis-failed</code>): shop-staging/api was aborted: metric success-rate measured &#91;0.5&#93;, wanted len(result) &#62; 0 &#38;&#38; result&#91;0&#93; &#62;= 0.95 and not (len(result) &#62; 0 &#38;&#38; result&#91;0&#93; &#60; 0.90)

What to do: Mend what the measurements show; release the environment where it is held, and deploy the mended version.

Image: <code>ghcr.io/acme/shop:429a4f40eed0b23ed59cd3b34bd5643c7331ad8f@sha256:7c7e7064378d6a261e6f388941c4948dc3ea266459f12b5b3ce0318ceb9b75b7</code>

Scan: <code>linux/amd64</code> clean

Rollback: Git names v1 again (b9c9a5e); the environment is held until &#96;release&#96;

| workload | state | image |
| --- | --- | --- |
| <code>shop-staging/api</code> | aborted step 1 of 3 (50 %) | <code>ghcr.io/acme/shop:429a4f40eed0b23ed59cd3b34bd5643c7331ad8f</code> |

| analysis | metric | phase | measured | wanted |
| --- | --- | --- | --- | --- |
| Step | success-rate | Failed | <code>&#91;0.5&#93;</code> | <code>len(result) &#62; 0 &#38;&#38; result&#91;0&#93; &#62;= 0.95 and not (len(result) &#62; 0 &#38;&#38; result&#91;0&#93; &#60; 0.90)</code> |

<details><summary>Change in Git</summary>

\`\`\`diff
--- a/apps/shop/staging/kustomization.yaml
+++ b/apps/shop/staging/kustomization.yaml
@@ -1,4 +1,4 @@
 resources: [rollout.yaml]
 images:
   - name: ghcr.io/acme/shop # what gitops-deploy writes
-    newTag: v1
+    newTag: 429a4f40eed0b23ed59cd3b34bd5643c7331ad8f
\`\`\`

</details>
`;

const manifest = (memory: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: shop }
spec:
  template:
    spec:
      containers:
        - name: shop
          resources:
            limits: { memory: ${memory} }
`;

/** A pull request with everything that a page of it shows: a comment, statuses, an annotated check run, a deployment. */
export async function fill(server: GitHubServer): Promise<Scene> {
  const repository = await server.addRepository('acme/shop', {
    'README.md': '# shop\n',
    'deploy/shop.yaml': manifest('256Mi'),
  });
  const head = await repository.commit(
    { 'deploy/shop.yaml': manifest('100Gi'), 'menu.txt': 'soup\n' },
    `Add the soup of the day\n\nAnd the memory that it needs.\n\nSigned-off-by: ${'a'.repeat(300)}`,
    { branch: 'soup', parent: repository.head(), author: 'Ann <ann@example.com>' },
  );
  const { rest } = octokitFor(server);
  const at = { owner: 'acme', repo: 'shop' };
  const title = 'Soup of the day';
  const ann = octokitOf(server, { login: 'ann', permissions: { pull_requests: 'write' } });
  const pull = await ann.rest.pulls.create({
    ...at,
    title,
    head: 'soup',
    base: 'main',
    body: 'Everybody wants **soup**.\nEven Bob.',
  });
  const number = pull.data.number;
  await rest.issues.createComment({ ...at, issue_number: number, body: deployment });
  await addVerdicts(server, head);
  return { repository, number, head, path: `/acme/shop/pull/${number}` };
}

async function addVerdicts(server: GitHubServer, sha: string): Promise<void> {
  const { rest } = octokitFor(server);
  const at = { owner: 'acme', repo: 'shop', sha };
  const context = 'gitops-deploy/shop/staging';
  await rest.repos.createCommitStatus({ ...at, state: 'pending', context, description: 'watching the rollout' });
  await rest.repos.createCommitStatus({
    ...at,
    state: 'failure',
    context,
    description: 'shop-staging/api was aborted: metric success-rate measured [0.5], wanted result[0] >= 0.95',
    target_url: 'https://ci.example/runs/1',
  });
  await rest.repos.createCommitStatus({ ...at, state: 'success', context: 'unit-tests', description: '1204 passed' });
  const annotation = {
    path: 'deploy/shop.yaml',
    start_line: 10,
    end_line: 10,
    annotation_level: 'failure' as const,
    title: 'memory limit is absurd',
    message: 'limits.memory is 100Gi; its environment has 256Mi elsewhere. Did you mean 100Mi?',
  };
  const readme = { ...annotation, path: 'README.md', start_line: 1, end_line: 1, annotation_level: 'notice' as const };
  await rest.checks.create({
    owner: 'acme',
    repo: 'shop',
    head_sha: sha,
    name: 'resources',
    conclusion: 'failure',
    output: {
      title: '1 amount is absurd',
      summary: 'See the annotations.',
      annotations: [annotation, { ...readme, title: 'menu', message: 'The menu is not mentioned.' }],
    },
  });
  const made = await rest.repos.createDeployment({
    owner: 'acme',
    repo: 'shop',
    ref: sha,
    environment: 'staging',
    required_contexts: [],
    auto_merge: false,
  });
  if (made.status !== 201) throw new Error('there is no deployment');
  await rest.repos.createDeploymentStatus({
    owner: 'acme',
    repo: 'shop',
    deployment_id: made.data.id,
    state: 'failure',
    description: 'Git names v1 again',
  });
}
