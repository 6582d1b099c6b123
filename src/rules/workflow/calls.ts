import type { Spot } from '../rule.ts';
import type { Call, ShellWord } from '../shell/shell.ts';
import { callsOf } from '../shell/shell.ts';
import type { Job, Step } from './workflow.ts';

/** A program that a step runs. */
export interface StepCall extends Call {
  readonly step: Step;
  readonly at: (word: ShellWord) => Spot;
}

const known = new WeakMap<Step, readonly StepCall[]>();

/** The programs that a step runs in its script. */
export function stepCalls(step: Step): readonly StepCall[] {
  const { script } = step;
  const calls =
    known.get(step) ??
    (script === undefined ? [] : callsOf(script.commands).map((call) => ({ ...call, step, at: script.at })));
  known.set(step, calls);
  return calls;
}

/** The programs that a job runs in its scripts. */
export function jobCalls({ steps }: Job): readonly StepCall[] {
  return steps.flatMap(stepCalls);
}

/** The command of a program, such as `push` of `git -c a=b push`; options before it that take a word are passed over. */
export function verbOf({ program, rest }: Call): ShellWord | undefined {
  const taking = program === 'git' ? new Set(['-c', '-C', '--git-dir', '--work-tree']) : new Set<string>();
  for (let index = 0; index < rest.length; index += 1) {
    const word = rest[index];
    if (word === undefined || !word.text.startsWith('-')) return word;
    if (taking.has(word.text)) index += 1;
  }
  return undefined;
}

/** The calls of `git` with one of these commands. */
export function gitCalls(calls: readonly StepCall[], ...verbs: readonly string[]): readonly StepCall[] {
  return calls.filter((call) => call.program === 'git' && verbs.includes(verbOf(call)?.text ?? ''));
}
