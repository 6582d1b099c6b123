import type { Report, Rule } from '../rule.ts';
import type { StepImage } from './images.ts';
import { builtBy, scannedBy } from './images.ts';
import { before } from './job-order.ts';
import type { Job, Step, Workflow } from './workflow.ts';

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
  judge: (workflow) => {
    const built = imagesByName(workflow.steps.flatMap(builtBy));
    return workflow.steps.flatMap(scannedBy).flatMap((scan) => judge(scan, built.get(scan.reference), workflow));
  },
};

/** The images of one name that a workflow builds. */
interface Built {
  readonly first: StepImage;
  readonly byJob: ReadonlyMap<Job | undefined, readonly StepImage[]>;
}

/** Images by their references, and by those without the registry or more of what stands before. */
function imagesByName(images: readonly StepImage[]): ReadonlyMap<string, Built> {
  const named = images.flatMap((image) => namesOf(image.reference).map((name) => ({ name, image })));
  const byName = Map.groupBy(named, ({ name }) => name);
  return new Map(
    [...byName].flatMap(([name, all]) => builtOf(all.map(({ image }) => image)).map((one) => [name, one])),
  );
}

function builtOf(images: readonly StepImage[]): readonly Built[] {
  const [first] = images;
  return first === undefined ? [] : [{ first, byJob: Map.groupBy(images, ({ step }) => step.job) }];
}

function namesOf(reference: string): readonly string[] {
  const parts = reference.split('/');
  const shorter = parts.slice(1).map((_, index) => parts.slice(index + 1).join('/'));
  return [reference, ...shorter.filter((name) => !name.startsWith(':'))];
}

/** @param built the images of the scanned one's name */
function judge(scan: StepImage, built: Built | undefined, workflow: Workflow): readonly Report[] {
  if (built === undefined) return [];
  const beside = built.byJob.get(scan.step.job) ?? [];
  const isEarlier =
    beside.some(({ step }) => step.index <= scan.step.index) || isBuiltBefore(scan.step, built, workflow);
  return isEarlier ? byTag(scan, beside) : tooEarly(scan, built.first);
}

function isBuiltBefore({ job }: Step, { byJob }: Built, workflow: Workflow): boolean {
  return job !== undefined && [...before(job, workflow)].some((one) => byJob.has(one));
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

/** @param beside the images of its name that the same job builds */
function byTag({ at, reference }: StepImage, beside: readonly StepImage[]): readonly Report[] {
  const pushed = beside.find(({ isPushed, step }) => isPushed && step.uses !== undefined && step.view.at('id').isThere);
  if (pushed === undefined || reference.includes('@')) return [];
  const id = pushed.step.view.at('id').value;
  const message = `the image is scanned by its tag, though steps.${id}.outputs.digest says which one was built`;
  return [{ at, severity: 'warning', message }];
}
