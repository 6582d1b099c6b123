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
    bad: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: trivy image ghcr.io/acme/api:1\n      - run: docker build -t ghcr.io/acme/api:1 .\n',
    good: 'on: push\njobs:\n  build:\n    runs-on: ubuntu-24.04\n    steps:\n      - run: docker build -t ghcr.io/acme/api:1 .\n      - run: trivy image ghcr.io/acme/api:1\n',
  },
  looksAt: 'workflow',
  judge: (workflow) => workflow.steps.flatMap(scannedBy).flatMap((scan) => judge(scan, workflow)),
};

function judge(scan: StepImage, workflow: Workflow): readonly Report[] {
  const { reference, at, step } = scan;
  const { job } = step;
  const built = workflow.steps.flatMap(builtBy).filter((image) => isSame(image.reference, reference));
  const done: ReadonlySet<Job | undefined> = job === undefined ? new Set() : before(job, workflow);
  const isEarlier = (image: StepImage) =>
    done.has(image.step.job) || (image.step.job === job && image.step.index <= step.index);
  const [first] = built;
  if (first === undefined) return [];
  if (!built.some(isEarlier)) {
    const where =
      first.step.job === job ? 'by a later step' : `by the job ${first.step.job?.id}, which it does not wait for`;
    return [{ at, message: `the image is scanned before it is built ${where}` }];
  }
  const pushed = built.find(
    (image) =>
      image.isPushed && image.step.job === job && image.step.uses !== undefined && image.step.view.at('id').isThere,
  );
  if (pushed === undefined || reference.includes('@')) return [];
  const id = pushed.step.view.at('id').value;
  return [
    {
      at,
      severity: 'warning',
      message: `the image is scanned by its tag, though steps.${id}.outputs.digest says which one was built`,
    },
  ];
}

/** The same reference, or the same but for the registry before it. */
function isSame(built: string, scanned: string): boolean {
  return built === scanned || (!scanned.startsWith(':') && built.endsWith(`/${scanned}`));
}
