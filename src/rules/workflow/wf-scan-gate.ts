import type { Report, Rule } from '../rule.ts';
import type { View } from '../view.ts';
import type { StepCall } from './calls.ts';
import { stepCalls, verbOf } from './calls.ts';
import type { Job, Step } from './workflow.ts';

/** A scan that nobody has to heed. */
export const wfScanGate: Rule = {
  id: 'wf-scan-gate',
  family: 'workflow',
  severities: ['warning'],
  title: 'a scan whose findings cannot fail the job, and an upload of its report only where it found nothing',
  why: 'an image with a known hole is deployed all the same, and the report of a failed scan is nowhere to be seen',
  fix: 'set exit-code 1 and the severities that count, and upload with if: always()',
  repairs: 'safe',
  sources: ['https://github.com/aquasecurity/trivy-action#inputs'],
  example: {
    file: '.github/workflows/scan.yml',
    bad: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image ghcr.io/acme/api:1
`,
    good: `on: push
jobs:
  scan:
    runs-on: ubuntu-24.04
    steps:
      - run: trivy image --exit-code 1 --severity CRITICAL ghcr.io/acme/api:1
`,
  },
  looksAt: 'workflow',
  judge: ({ jobs }) => jobs.flatMap(judge),
};

type Gate = 'none' | 'open' | 'closed';

function judge({ steps }: Job): readonly Report[] {
  const gates = steps.map((step) => ({ step, gate: gateOf(step) }));
  const isGated = gates.some(({ gate }) => gate === 'closed');
  return [
    ...gates.flatMap(({ step, gate }): readonly Report[] => (gate === 'open' && !isGated ? [open(step)] : [])),
    ...steps.flatMap((step) =>
      upload(
        step,
        gates.slice(0, step.index).some(({ gate }) => gate === 'closed'),
      ),
    ),
  ];
}

function open(step: Step): Report {
  const isAllowed = step.view.at('continue-on-error').isTrue;
  const at = isAllowed ? step.view.at('continue-on-error') : atOf(step);
  return {
    at,
    message: isAllowed
      ? `the scan ${step.title} may fail without failing the job`
      : `whatever the scan ${step.title} finds, the job goes on`,
  };
}

function atOf(step: Step) {
  const call = stepCalls(step).find(isScan);
  return call === undefined ? step.view.at('uses') : call.at(call.word);
}

/** Whether what a step finds fails the job; `none` of a step that scans nothing. */
function gateOf(step: Step): Gate {
  const { uses, view } = step;
  const call = stepCalls(step).find(isScan);
  if (uses?.name !== 'aquasecurity/trivy-action' && uses?.name !== 'anchore/scan-action' && call === undefined)
    return 'none';
  if (isInventory(view.at('with'))) return 'none';
  if (view.at('continue-on-error').isTrue) return 'open';
  if (call !== undefined) return isGate(call, step) ? 'closed' : 'open';
  if (uses?.name === 'anchore/scan-action') return view.at('with', 'fail-build').value === 'false' ? 'open' : 'closed';
  const code = view.at('with', 'exit-code').value ?? settingOf(step, 'TRIVY_EXIT_CODE');
  if (
    code === undefined &&
    (view.at('with', 'trivy-config').isThere || view.at('with', 'trivyignores').value?.includes('${{') === true)
  )
    return 'closed';
  return code === undefined || code === '0' ? 'open' : 'closed';
}

/** A list of what is in an image is no scan. */
function isInventory(given: View): boolean {
  return /cyclonedx|spdx|github/.test(given.at('format').value ?? '');
}

function isScan(call: StepCall): boolean {
  const verb = verbOf(call)?.text ?? '';
  const isList = call.rest.some(({ text }) => /cyclonedx|spdx/.test(text));
  return (
    !isList &&
    ((call.program === 'trivy' && /^(image|i|fs|filesystem|rootfs|config|repo)$/.test(verb)) ||
      call.program === 'grype')
  );
}

function isGate({ program, rest, command }: StepCall, step: Step): boolean {
  const text = rest.map((word) => word.text).join(' ');
  const { commands = [] } = step.script ?? {};
  const next = commands[commands.indexOf(command) + 1];
  if (next?.joint === '||' && /^(true|:|echo)$/.test(next.words[0]?.text ?? '')) return false;
  if (/--config\b|\s-c\s/.test(` ${text} `)) return true;
  if (program === 'grype') return /--fail-on|(^|\s)-f\s/.test(text);
  const code = /--exit-code[= ](\S+)/.exec(text)?.[1] ?? settingOf(step, 'TRIVY_EXIT_CODE');
  return (
    (code !== undefined && code !== '0') ||
    next?.keywords.includes('then') === true ||
    command.keywords.includes('if') ||
    command.depth > 0
  );
}

/** A variable of a step, of its job or of nothing that is known here. */
function settingOf({ view, job }: Step, name: string): string | undefined {
  return view.at('env', name).value ?? job?.view.at('env', name).value;
}

function upload({ uses, view }: Step, isAfterGate: boolean): readonly Report[] {
  const condition = view.at('if');
  const isUpload = uses?.name === 'github/codeql-action/upload-sarif';
  if (!isUpload || !isAfterGate || /always\(\)|cancelled\(\)|failure\(\)/.test(condition.value ?? '')) return [];
  const repair = condition.isThere
    ? {}
    : { repair: { of: 'yaml', changes: [{ set: condition, to: 'always()' }] } as const };
  return [
    {
      at: condition.isThere ? condition : view.at('uses'),
      message: 'the report is uploaded only where the scan found nothing',
      fix: 'upload with if: always()',
      ...repair,
    },
  ];
}
