import { expect, it } from 'vitest';
import { readSource } from '../../../src/manifest/read.ts';
import { workflowOf } from '../../../src/rules/workflow/read.ts';
import { wfProvenance } from '../../../src/rules/workflow/wf-provenance.ts';
import { wfScanOrder } from '../../../src/rules/workflow/wf-scan-order.ts';
import { context } from '../judged.ts';

/** How often steps are asked what they use, in a workflow of so many jobs that each build, push and scan an image. */
function asked(rule: typeof wfScanOrder, jobs: number): number {
  const steps = (index: number) =>
    `[{ uses: docker/build-push-action@v6, with: { push: true, tags: "a/b:${index}" } }, { uses: aquasecurity/trivy-action@v1, with: { image-ref: "a/b:${index}" } }]`;
  const text = Array.from({ length: jobs }, (_, index) => `  j${index}: { runs-on: u, steps: ${steps(index)} }\n`);
  const read = readSource('.github/workflows/a.yml', new TextEncoder().encode(`on: push\njobs:\n${text.join('')}`));
  const workflow = read.result === 'read' ? workflowOf(read.source) : undefined;
  if (workflow === undefined || rule.looksAt !== 'workflow') throw new Error('no workflow');
  let count = 0;
  for (const step of workflow.steps) {
    const { uses } = step;
    Object.defineProperty(step, 'uses', {
      get: () => {
        count += 1;
        return uses;
      },
    });
  }
  for (const _ of rule.judge(workflow, context)) count += 0;
  return count;
}

it.each([wfScanOrder, wfProvenance])('$id asks each step as often, however many there are', (rule) => {
  expect(asked(rule, 50)).toBeGreaterThan(50);
  expect(asked(rule, 200) / asked(rule, 50)).toBeLessThan(4.5);
});
