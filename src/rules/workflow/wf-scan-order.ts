import type { Report, Rule } from '../rule.ts';
import type { StepImage } from './images.ts';
import { before, builtBy, scannedBy } from './images.ts';
import type { Job, Workflow } from './workflow.ts';

/** A scan of an image that is not there yet, or of another one. */
export const wfScanOrder: Rule = {
  id: 'wf-scan-order',
  family: 'workflow',
  severities: ['error', 'warning'],
  title: 'a scan of an image that is built only later, or by a tag though its digest is known',
  why: 'the scan fails, or it looks at an image that is not the one which will run',
  fix: 'build first, scan the digest that was built, and deploy that digest',
  repairs: 'person',
  sources: ['https://github.com/aquasecurity/trivy-action#usage'],
  example: {
    file: '.github/workflows/build.yml',
    bad: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image ghcr.io/acme/api:$GITHUB_SHA
      - run: docker build -t ghcr.io/acme/api:$GITHUB_SHA .
`,
    good: `on: push
jobs:
  build:
    runs-on: ubuntu-24.04
    steps:
      - run: docker build -t ghcr.io/acme/api:1 .
      - run: trivy image ghcr.io/acme/api:1
`,
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.steps.flatMap(scannedBy).flatMap((scan) => judge(scan, workflow)),
};

function judge(scan: StepImage, workflow: Workflow): readonly Report[] {
  const { reference, step } = scan;
  const { job } = step;
  const built = workflow.steps.flatMap(builtBy).filter((image) => isSame(image.reference, reference));
  const done: ReadonlySet<Job | undefined> = job === undefined ? new Set() : before(job, workflow);
  const isEarlier = (image: StepImage) =>
    done.has(image.step.job) || (image.step.job === job && image.step.index <= step.index);
  const [first] = built;
  if (first === undefined) return [];
  return built.some(isEarlier) ? byTag(scan, built) : tooEarly(scan, first);
}

function tooEarly({ at, reference, step }: StepImage, built: StepImage): readonly Report[] {
  if ([step, built.step].some(isConditional)) return [];
  const where =
    built.step.job === step.job ? 'by a later step' : `by the job ${built.step.job?.id}, which it does not wait for`;
  if (isOfRun.test(reference)) return [{ at, message: `the image is scanned before it is built ${where}` }];
  const message = `the image of an earlier run is scanned: this run builds it ${where}`;
  return [{ at, severity: 'warning', message }];
}

/** Of one commit or run: there is no older image of that name. */
const isOfRun = /github\.(sha|run_id|run_number)|GITHUB_(SHA|RUN_ID|RUN_NUMBER)|steps\.|needs\./;

/** Whether a step or its job may be left out, so that the other one may run without it. */
function isConditional({ view, job }: StepImage['step']): boolean {
  return view.at('if').isThere || job?.view.at('if').isThere === true;
}

function byTag({ at, reference, step }: StepImage, built: readonly StepImage[]): readonly Report[] {
  const pushed = built.find(
    (image) =>
      image.isPushed &&
      image.step.job === step.job &&
      image.step.uses !== undefined &&
      image.step.view.at('id').isThere,
  );
  if (pushed === undefined || reference.includes('@')) return [];
  const id = pushed.step.view.at('id').value;
  const message = `the image is scanned by its tag, though steps.${id}.outputs.digest says which one was built`;
  return [{ at, severity: 'warning', message }];
}

/** The same reference, or the same but for the registry before it. */
function isSame(built: string, scanned: string): boolean {
  return built === scanned || (!scanned.startsWith(':') && built.endsWith(`/${scanned}`));
}
