import type { MappedText } from '../mapped-text.ts';
import { commandsIn } from '../shell/read.ts';
import type { Call, ShellWord } from '../shell/shell.ts';
import { callsOf } from '../shell/shell.ts';
import type { Dockerfile, Instruction, Word } from './dockerfile.ts';

/** A program that a `RUN` runs. */
export interface RunCall extends Call {
  readonly instruction: Instruction;
  /** The script that it stands in, with where it stands in the file. */
  readonly script: MappedText;
  /** A word of it, where it stands. */
  readonly at: (word: ShellWord) => Word;
}

const known = new WeakMap<Instruction, readonly RunCall[]>();

/** The programs that a `RUN` in shell form runs, those of its here-documents too. */
export function runCallsOf(file: Dockerfile, instruction: Instruction): readonly RunCall[] {
  const calls =
    known.get(instruction) ?? scriptsOf(instruction).flatMap((script) => callsIn(script, file, instruction));
  known.set(instruction, calls);
  return calls;
}

function callsIn(script: MappedText, file: Dockerfile, instruction: Instruction): readonly RunCall[] {
  const at = ({ text, start, end }: ShellWord): Word =>
    file.spotOf(script.rangeOf(start, end), { text, path: instruction.name });
  return callsOf(commandsIn(script.text)).map((call) => ({ ...call, instruction, script, at }));
}

/** The shell scripts of a `RUN`: what stands behind it, or the here-document that is given to a shell. */
export function scriptsOf({ name, isJson, body, heredocs }: Instruction): readonly MappedText[] {
  if (name !== 'RUN' || isJson) return [];
  const isForShell = /^(?:\S*\/)?(?:(?:ba|da|a)?sh(?:\s+-\w+)*\s+(?:-\s+)?)?\d*<<-?\s*\S+\s*$/.test(body.text);
  if (!isForShell) return [body];
  return heredocs.map(({ content }) => content).filter(({ text }) => !/^#!(?!.*\b(?:ba|da|a)?sh\b)/.test(text));
}
