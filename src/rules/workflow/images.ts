import type { Spot } from '../rule.ts';
import type { View } from '../view.ts';
import { stepCalls, verbOf } from './calls.ts';
import type { Step } from './workflow.ts';

/** An image that a step makes or looks at. */
export interface StepImage {
  readonly step: Step;
  /** The reference, expressions without their spaces. */
  readonly reference: string;
  readonly at: Spot;
  readonly isPushed: boolean;
}

/** References are compared by their text: spaces within expressions do not count. */
function plain(text: string): string {
  return text.trim().replace(/\$\{\{\s*([^}]*?)\s*\}\}/g, (_, inner: string) => `\${{${inner}}}`);
}

/** The images that a step builds. */
export function builtBy(step: Step): readonly StepImage[] {
  const given = step.view.at('with');
  if (step.uses?.name === 'docker/build-push-action') {
    const isPushed = given.at('push').value === 'true';
    return linesOf(given.at('tags')).map((reference) => ({ step, reference, at: given.at('tags'), isPushed }));
  }
  return stepCalls(step).flatMap((call) => {
    const isBuild = call.program === 'docker' && call.rest.slice(0, 2).some(({ text }) => text === 'build');
    if (!isBuild) return [];
    const isPushed = call.rest.some(({ text }) => text === '--push');
    return valuesOf(
      call.rest.map(({ text }) => text),
      ['-t', '--tag'],
    ).map((reference) => ({ step, reference: plain(reference), at: call.at(call.word), isPushed }));
  });
}

function linesOf(view: View): readonly string[] {
  return (view.value ?? '')
    .split(/[\n,]/)
    .map(plain)
    .filter((line) => line !== '');
}

function valuesOf(words: readonly string[], names: readonly string[]): readonly string[] {
  return words.flatMap((word, index) => {
    if (names.includes(word)) return words[index + 1] ?? [];
    const name = names.find((one) => word.startsWith(`${one}=`));
    return name === undefined ? [] : word.slice(name.length + 1);
  });
}

/** The images that a step scans. */
export function scannedBy(step: Step): readonly StepImage[] {
  const name = step.uses?.name ?? '';
  const input =
    name === 'aquasecurity/trivy-action'
      ? 'image-ref'
      : /^(anchore\/scan-action|docker\/scout-action|snyk\/actions\/docker)$/.test(name)
        ? 'image'
        : undefined;
  const at = input === undefined ? undefined : step.view.at('with', input);
  if (at?.value !== undefined) return [{ step, reference: plain(at.value), at, isPushed: false }];
  return stepCalls(step).flatMap((call) => {
    const isScan = (call.program === 'trivy' && verbOf(call)?.text === 'image') || call.program === 'grype';
    const word = isScan ? call.rest.findLast(({ text }) => !text.startsWith('-') && /[/:]/.test(text)) : undefined;
    return word === undefined ? [] : [{ step, reference: plain(word.text), at: call.at(word), isPushed: false }];
  });
}
