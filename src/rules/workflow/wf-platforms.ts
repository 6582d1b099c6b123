import type { Report, Rule } from '../rule.ts';
import type { Job, Step } from './workflow.ts';

/** A build for machines that the runner cannot be. */
export const wfPlatforms: Rule = {
  id: 'wf-platforms',
  family: 'workflow',
  severities: ['warning'],
  title: 'a build for another architecture than the runner has, without an emulator',
  why: 'the first RUN of that platform ends with an exec format error; only a Dockerfile that cross-compiles and runs nothing for it gets through',
  fix: 'build each platform on a runner of its own architecture, or set QEMU up first',
  repairs: 'suggested',
  sources: ['https://docs.docker.com/build/ci/github-actions/multi-platform/'],
  example: {
    file: '.github/workflows/build.yml',
    bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - uses: docker/setup-buildx-action@v4
      - uses: docker/build-push-action@v7
        with: { platforms: "linux/amd64,linux/arm64" }
`,
    good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04-arm
    steps:
      - uses: docker/setup-buildx-action@v4
      - uses: docker/build-push-action@v7
        with: { platforms: linux/arm64 }
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => jobs.flatMap((job) => job.steps.flatMap((step) => judge(step, job))),
};

function judge(step: Step, job: Job): readonly Report[] {
  const native = architectureOf(job);
  const at = step.view.at('with', 'platforms');
  if (native === undefined || step.uses?.name !== 'docker/build-push-action' || at.value === undefined) return [];
  if (at.value.includes('${{') || job.steps.slice(0, step.index).some(brings)) return [];
  const foreign = at.value
    .split(/[\s,]+/)
    .filter((platform) => platform !== '' && platform.startsWith('linux/') && !runsOn(platform, native));
  return foreign.length === 0
    ? []
    : [{ at, message: `${foreign.join(', ')} is built on a runner of ${native} without an emulator` }];
}

/** The architecture of GitHub's own runners; undefined of others. */
function architectureOf({ view }: Job): 'amd64' | 'arm64' | undefined {
  const label = view.at('runs-on').value ?? '';
  if (/^ubuntu-(latest|slim|\d\d\.\d\d)$/.test(label)) return 'amd64';
  return /^ubuntu-\d\d\.\d\d-arm$/.test(label) ? 'arm64' : undefined;
}

function runsOn(platform: string, native: string): boolean {
  const architecture = platform.split('/')[1];
  return architecture === native || (native === 'amd64' && architecture === '386');
}

/** Whether a step sets an emulator up, or a builder elsewhere, or may do so. */
function brings({ uses, view, script }: Step): boolean {
  if (script !== undefined) return /qemu|binfmt|buildx create/.test(script.text.text);
  if (uses?.name === 'docker/setup-qemu-action' || uses?.kind === 'local') return true;
  const given = view.at('with');
  return (
    uses?.name === 'docker/setup-buildx-action' &&
    ['driver', 'endpoint', 'append', 'platforms'].some(
      (key) => given.at(key).isThere && given.at(key).value !== 'docker-container',
    )
  );
}
