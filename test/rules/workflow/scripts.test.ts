import { describe, expect, it } from 'vitest';
import { repairsOf, said, saidOfSteps, workflowOf } from './judged.ts';

describe('wf-undefined-env', () => {
  const use = `- run: |\n    echo a\n    echo "\${{ env.X }}"`;
  const line = (at: string) => `error ${at} env.X is defined nowhere before this step, and empty`;

  it.each<[string, string, readonly string[]]>([
    [use, '', [line('7:17')]],
    [use, 'env: { x: 1 }', []],
    [use, `env: "\${{ fromJSON(1) }}"`, []],
    [`${use}\n  env: { X: 1 }`, '', []],
    [`- run: echo "X=1" >> "$GITHUB_ENV"\n${use}`, '', []],
    [`- run: echo "Y=1" >> $GITHUB_ENV\n${use}`, '', [line('8:17')]],
    [`- run: ./setup.sh\n${use}`, '', []],
    [`- run: make vars >> $GITHUB_ENV\n${use}`, '', []],
    [`- uses: a/b@v1\n${use}`, '', []],
    [`- uses: actions/checkout@v6\n${use}`, '', [line('8:17')]],
    [`- uses: docker/login-action@v3\n  with: { registry: "\${{ env.X }}" }`, '', [line('6:28')]],
    [`- run: echo "\${{ env.X || 'a' }}"`, '', []],
    ['- run: x\n  if: env.X', '', []],
    [`- run: echo "\${{ env[matrix.x] }} \${{ env }}"`, '', []],
    [`- run: echo $X \${{ vars.X }}`, '', []],
  ])('of %j and %j', (steps, job, lines) => {
    expect(saidOfSteps('wf-undefined-env', steps, job)).toEqual(lines);
  });
});

describe('wf-checkout-missing', () => {
  it.each<[string, readonly string[]]>([
    ['- run: git commit -am x', ['error 5:14 git commit is run in job one, which has not checked out anything']],
    [
      "- run: yq eval '.a = 1' -i values.yaml",
      ['error 5:14 yq edits a file in job one, which has not checked out anything'],
    ],
    ['- run: npm ci', ['error 5:14 npm ci is run in job one, which has not checked out anything']],
    ['- run: make test', ['error 5:14 make is run in job one, which has not checked out anything']],
    ['- uses: actions/checkout@v6\n- run: git commit', []],
    ['- uses: ./x\n- run: git commit', []],
    ['- uses: a/b@v1\n- run: git commit', []],
    ['- uses: actions/download-artifact@v4\n- run: npm ci', []],
    ['- run: git clone https://x y && cd y && git push', []],
    ['- run: git config --global a b && git --version', []],
    ['- run: cd x && git push', []],
    ['- run: git -C x push', []],
    ['- run: git push\n  working-directory: x', []],
    ['- run: echo {} > package.json && npm ci', []],
    ['- run: npm install -g x', []],
    [
      '- run: echo a >> $GITHUB_OUTPUT; git push',
      ['error 5:40 git push is run in job one, which has not checked out anything'],
    ],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-checkout-missing', steps)).toEqual(lines);
  });

  it('says nothing of machines that may keep files', () => {
    expect(said('wf-checkout-missing', 'jobs: { a: { runs-on: self-hosted, steps: [{ run: git push }] } }')).toEqual(
      [],
    );
    expect(
      said('wf-checkout-missing', 'jobs: { a: { runs-on: ubuntu-24.04, container: x, steps: [{ run: git push }] } }'),
    ).toEqual([]);
  });
});

describe('wf-push-race', () => {
  const race =
    'warning 5:37 job one pushes without a concurrency group and without a second try: of two runs one is refused';
  const empty = 'warning 5:14 git commit fails where nothing has changed, such as when the run is repeated';
  it.each<[string, string, readonly string[]]>([
    ['- run: git commit -am deploy && git  push', '', [race.replace('5:37', '5:39'), empty]],
    ['- run: git commit -am deploy && git  push', 'concurrency: x', [empty]],
    ['- run: git diff --quiet || git commit -am x; git pull --rebase; git push', '', []],
    ['- run: if ! git diff --cached --quiet; then git commit -m x; fi', '', []],
    ['- run: git commit -am x || true', '', []],
    ['- run: git commit --allow-empty -m x', '', []],
    ['- run: git commit -am x\n  if: steps.a.outputs.changed', '', []],
    ['- run: "[ -z \\"$(git status --porcelain)\\" ] || git commit -am x"', '', []],
    ['- run: git switch -c new && git push -u origin new', '', []],
    ['- run: git tag v1 && git push origin v1', '', []],
    ['- run: until git push; do git rebase; done', '', []],
  ])('of %j and %j', (steps, job, lines) => {
    expect(saidOfSteps('wf-push-race', steps, job)).toEqual(lines);
  });

  it('knows the group of the workflow', () => {
    expect(said('wf-push-race', `concurrency: a\n${workflowOf('- run: git commit --amend && git push')}`)).toEqual([]);
  });
});

describe('wf-injection', () => {
  it.each<[string, readonly string[]]>([
    [
      `- run: |\n    echo a\n    echo "\${{ github.event.issue.title }}"`,
      ['error 7:17 github.event.issue.title is written by strangers, and is run as part of the script'],
    ],
    [
      `- run: echo \${{ github.event['pull_request'].head.ref }}`,
      ['error 5:19 github.event.pull_request.head.ref is written by strangers, and is run as part of the script'],
    ],
    [
      `- run: echo \${{ github.event.commits[0].message }}`,
      ['error 5:19 github.event.commits.*.message is written by strangers, and is run as part of the script'],
    ],
    [
      `- uses: actions/github-script@v8\n  with: { script: "x(\`\${{ github.head_ref }}\`)" }`,
      ['error 6:29 github.head_ref is written by strangers, and is run as part of the script'],
    ],
    [`- run: echo \${{ github.sha }} \${{ 1 }}`, ['info 5:19 github.sha is put into the script before it runs']],
    [`- run: echo "$T"\n  env: { T: "\${{ github.event.issue.title }}" }`, []],
    [`- uses: a/b@v1\n  with: { x: "\${{ github.head_ref }}" }`, []],
    [
      `- run: echo \${{ github.head_ref }}\n  if: github.event.pull_request.head.repo.full_name == github.repository`,
      ['info 5:19 github.head_ref is put into the script before it runs'],
    ],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-injection', steps)).toEqual(lines);
  });

  it.each<[string, string, readonly string[]]>([
    [
      'pull_request_target',
      '',
      [
        'error 1:104 pull_request_target checks out what a stranger proposes, with the secrets of this repository at hand',
      ],
    ],
    ['pull_request', '', []],
    ['pull_request_target', 'if: "github.event.pull_request.head.repo.full_name == github.repository",', []],
    ['pull_request_target', 'environment: reviewed,', []],
  ])('of a checkout of the head on %s with %j', (on, job, lines) => {
    const text = `{ on: ${on}, jobs: { a: { ${job} steps: [{ uses: actions/checkout@v6, with: { ref: "\${{ github.head_ref }}" } }] } } }`;
    expect(said('wf-injection', text).map((line) => line.replace(/^error 1:\d+/, 'error 1:104'))).toEqual(lines);
  });
});

describe('wf-deploy-guard', () => {
  const whole = 'name: production\nenvironment: production\nconcurrency: x\ntimeout-minutes: 5';
  it.each<[string, string, readonly string[]]>([
    [
      '- run: kubectl apply -f x',
      'name: prod',
      [
        'warning 5:14 job one changes production without an environment, a concurrency group, timeout-minutes and a wait for health',
      ],
    ],
    ['- run: kubectl apply -f x', whole, ['warning 5:14 job one changes production without a wait for health']],
    ['- run: kubectl apply -f x && kubectl rollout status deployment/x', whole, []],
    ['- run: helm upgrade x y --atomic', whole, []],
    ['- run: helm upgrade x y', whole, ['warning 5:14 job one changes production without a wait for health']],
    ['- run: argocd app sync x && argocd app wait x', whole, []],
    [
      "- run: yq -i '.a = 1' v.yaml && git commit -am x && git push",
      whole,
      ['warning 5:59 job one changes production without a wait for health'],
    ],
    ['- run: kubectl apply -f x', 'name: staging', []],
    ['- run: kubectl apply --dry-run=server -f x', 'name: prod', []],
    ['- run: kubectl get pods', 'name: prod', []],
    ['- run: kubectl apply -f x', 'name: build-product', []],
  ])('of %j and %j', (steps, job, lines) => {
    expect(saidOfSteps('wf-deploy-guard', steps, job)).toEqual(lines);
  });

  it('goes by the name of the workflow, and by the job that waits behind', () => {
    const text = (name: string, behind: string) =>
      `name: ${name}\nconcurrency: x\njobs:\n  a: { environment: e, timeout-minutes: 5, steps: [{ run: kubectl apply -f x }] }\n  b: { needs: a, steps: [{ ${behind} }] }\n`;
    expect(said('wf-deploy-guard', text('Deploy to production', 'run: echo'))).toHaveLength(1);
    expect(said('wf-deploy-guard', text('Deploy to production', 'run: kubectl wait x'))).toEqual([]);
    expect(said('wf-deploy-guard', text('Deploy', 'run: echo'))).toEqual([]);
  });
});

describe('wf-scan-order', () => {
  const build = `- uses: docker/build-push-action@v6\n  id: build\n  with:\n    push: true\n    tags: |\n      r/a:\${{ github.sha }}`;
  const scan = `- uses: aquasecurity/trivy-action@v1\n  with: { image-ref: "r/a:\${{github.sha}}" }`;
  it.each<[string, readonly string[]]>([
    [`${scan}\n${build}`, ['error 6:28 the image is scanned before it is built by a later step']],
    [
      `${build}\n${scan}`,
      ['warning 12:28 the image is scanned by its tag, though steps.build.outputs.digest says which one was built'],
    ],
    [`${build}\n- run: trivy image r/a@\${{ steps.build.outputs.digest }}`, []],
    [
      '- run: grype r/a:1\n- run: docker buildx build --tag=r/a:1 .',
      ['warning 5:20 the image of an earlier run is scanned: this run builds it by a later step'],
    ],
    ['- run: docker build -t r/a:1 . && trivy image r/a:1', []],
    [scan, []],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-scan-order', steps)).toEqual(lines);
  });

  it('knows which jobs are done before', () => {
    const text = (first: string, second: string) =>
      `jobs:\n  scan: { ${first} steps: [{ run: trivy image r/a:1 }] }\n  between: { needs: build }\n  build: { ${second} steps: [{ run: docker build -t r/a:1 . }] }\n`;
    expect(said('wf-scan-order', text('', 'needs: scan,'))).toEqual([
      'warning 2:39 the image of an earlier run is scanned: this run builds it by the job build, which it does not wait for',
    ]);
    expect(said('wf-scan-order', text('needs: between,', ''))).toEqual([]);
    expect(said('wf-scan-order', text('if: github.event_name == 1,', ''))).toEqual([]);
  });
});

describe('wf-scan-gate', () => {
  const trivy = (more: string) => `- uses: aquasecurity/trivy-action@v1\n  with: { ${more} }`;
  const open = 'warning 5:15 whatever the scan aquasecurity/trivy-action finds, the job goes on';
  it.each<[string, readonly string[]]>([
    [trivy('image-ref: x'), [open]],
    [trivy('exit-code: 0'), [open]],
    [trivy('exit-code: "1"'), []],
    [trivy('format: cyclonedx'), []],
    [`${trivy('format: sarif')}\n${trivy('exit-code: 1')}`, []],
    [
      `${trivy('exit-code: 1')}\n  continue-on-error: true`,
      ['warning 7:28 the scan aquasecurity/trivy-action may fail without failing the job'],
    ],
    ['- run: trivy image x', ['warning 5:14 whatever the scan 1 finds, the job goes on']],
    ['- run: trivy image --exit-code 1 x || true', ['warning 5:14 whatever the scan 1 finds, the job goes on']],
    ['- run: trivy image --exit-code=1 x', []],
    ['- run: trivy image x\n  env: { TRIVY_EXIT_CODE: 1 }', []],
    ['- run: trivy image --format spdx-json x', []],
    ['- run: grype x', ['warning 5:14 whatever the scan 1 finds, the job goes on']],
    ['- run: grype --fail-on high x', []],
    ['- uses: anchore/scan-action@v6', []],
    [
      '- uses: anchore/scan-action@v6\n  with: { fail-build: false }',
      ['warning 5:15 whatever the scan anchore/scan-action finds, the job goes on'],
    ],
    [
      `${trivy('exit-code: 1')}\n- uses: github/codeql-action/upload-sarif@v4`,
      ['warning 7:15 the report is uploaded only where the scan found nothing'],
    ],
    [`${trivy('exit-code: 1')}\n- uses: github/codeql-action/upload-sarif@v4\n  if: always()`, []],
    ['- uses: github/codeql-action/upload-sarif@v4', []],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-scan-gate', steps)).toEqual(lines);
  });

  it('writes the condition of the upload', () => {
    const steps = `${trivy('exit-code: 1')}\n- uses: github/codeql-action/upload-sarif@v4`;
    expect(repairsOf('wf-scan-gate', workflowOf(steps))).toEqual(['.jobs.one.steps[1].if = "always()"']);
  });
});

describe('wf-platforms', () => {
  const build = (platforms: string) => `- uses: docker/build-push-action@v6\n  with: { platforms: "${platforms}" }`;
  const foreign = (one: string) => [`warning 6:28 ${one} is built on a runner of amd64 without an emulator`];
  it.each<[string, readonly string[]]>([
    [build('linux/amd64,linux/arm64'), foreign('linux/arm64')],
    [build('linux/amd64, linux/arm/v7, linux/386'), foreign('linux/arm/v7')],
    [build('linux/amd64'), []],
    [build(`\${{ matrix.platform }}`), []],
    [`- uses: docker/setup-qemu-action@v3\n${build('linux/arm64')}`, []],
    [`- uses: docker/setup-buildx-action@v3\n  with: { driver: cloud }\n${build('linux/arm64')}`, []],
    [`- run: docker run --privileged tonistiigi/binfmt --install all\n${build('linux/arm64')}`, []],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-platforms', steps)).toEqual(lines);
  });

  it.each(['ubuntu-24.04-arm', 'self-hosted', `"\${{ matrix.runner }}"`])('says nothing of a runner %s', (runner) => {
    expect(
      said(
        'wf-platforms',
        `jobs: { a: { runs-on: ${runner}, steps: [{ uses: docker/build-push-action@v6, with: { platforms: linux/arm64 } }] } }`,
      ),
    ).toEqual([]);
  });
});

describe('wf-provenance', () => {
  const build = (more: string) => `- uses: docker/build-push-action@v6\n  with: { push: true, tags: "r/a:1", ${more} }`;
  it.each<[string, readonly string[]]>([
    [build(''), ['info 5:15 the image is pushed without a list of its parts and full provenance']],
    [build('sbom: true'), ['info 5:15 the image is pushed without full provenance']],
    [build('sbom: true, provenance: mode=max'), []],
    [`${build('')}\n- run: cosign sign x`, []],
    [`${build('')}\n- uses: actions/attest-build-provenance@v3`, []],
    ['- uses: docker/build-push-action@v6\n  with: { push: false, tags: "r/a:latest" }', []],
    [
      `- uses: docker/build-push-action@v6\n  with:\n    push: true\n    sbom: true\n    provenance: mode=max\n    tags: |\n      r/a:1\n      \${{ env.X }}:latest`,
      ['warning 12:13 the image is pushed as latest too, which moves'],
    ],
  ])('of %j', (steps, lines) => {
    expect(saidOfSteps('wf-provenance', steps)).toEqual(lines);
  });

  it('writes what is not there', () => {
    expect(repairsOf('wf-provenance', workflowOf(build('')))).toEqual([
      '.jobs.one.steps[0].with.sbom = true',
      '.jobs.one.steps[0].with.provenance = "mode=max"',
    ]);
    expect(repairsOf('wf-provenance', workflowOf(build('provenance: false')))).toEqual([]);
  });
});
