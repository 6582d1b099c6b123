import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Dockerfile, Instruction, Stage } from '../../../src/rules/dockerfile/dockerfile.ts';
import { flagOf } from '../../../src/rules/dockerfile/dockerfile.ts';
import { settingsOf } from '../../../src/rules/dockerfile/pairs.ts';
import { parseDockerfile } from '../../../src/rules/dockerfile/parse.ts';

const here = import.meta.dirname;
const recorded: { readonly files: Readonly<Record<string, RecordedFile>> } = JSON.parse(
  readFileSync(join(here, 'buildkit.json'), 'utf8'),
);

interface RecordedFile {
  readonly error?: string;
  readonly escape?: string;
  readonly instructions?: readonly unknown[];
  readonly stages?: readonly unknown[];
  readonly stagesError?: string;
}

const corpus = readdirSync(join(here, 'corpus')).map((name) => ({
  name,
  text: readFileSync(join(here, 'corpus', name), 'utf8'),
}));

describe('what BuildKit itself reads', () => {
  it('was recorded of the whole corpus', () => {
    expect(Object.keys(recorded.files).toSorted()).toEqual(corpus.map(({ name }) => name).toSorted());
  });

  it.each(corpus)('is read of $name', ({ name, text }) => {
    const { error, instructions, stages } = recorded.files[name] ?? {};
    const read = parseDockerfile(name, text);
    if (error !== undefined) return expect(isRefused(read)).toBe(true);
    expect(read.problem).toBeUndefined();
    expect(read.instructions.map((instruction) => instructionSeen(instruction, text))).toEqual(instructions);
    if (stages !== undefined) expect(read.stages.map(stageSeen)).toEqual(stages);
  });
});

function isRefused({ problem, instructions }: Dockerfile): boolean {
  const isOddList = ({ name, isJson, body }: Instruction) => name === 'CMD' && !isJson && body.text.startsWith('[');
  return problem !== undefined || instructions.some(isOddList);
}

/** An instruction in the words of the recording. */
function instructionSeen(instruction: Instruction, text: string): unknown {
  const { name, flags, isJson, heredocs, onBuild } = instruction;
  const words = onBuild === undefined ? wordsSeen(instruction) : [];
  return {
    name,
    line: onBuildLine(instruction),
    endLine: lineOf(text, instruction.end),
    ...(flags.length === 0 ? {} : { flags: flags.map((flag) => flag.text) }),
    ...(isJson ? { json: true } : {}),
    ...(words.length === 0 ? {} : { words }),
    ...(heredocs.length === 0
      ? {}
      : { heredocs: heredocs.map((heredoc) => ({ name: heredoc.name, content: heredoc.content.text })) }),
    ...(onBuild === undefined ? {} : { onBuild: innerSeen(onBuild, text) }),
  };
}

const onBuildLine = ({ place }: Instruction): number => place.line;

/** BuildKit gives the instruction within ONBUILD neither lines nor here-documents of its own. */
function innerSeen(instruction: Instruction, text: string): unknown {
  return { ...(instructionSeen({ ...instruction, heredocs: [] }, text) as object), line: 0, endLine: 0 };
}

/** Of an instruction that it does not know, BuildKit keeps one empty word. */
function wordsSeen(instruction: Instruction): readonly string[] {
  if (instruction.name === 'FOO') return [''];
  if (instruction.name !== 'ENV' && instruction.name !== 'LABEL') return instruction.words.map(({ text }) => text);
  return settingsOf(instruction).map(({ name, written }) => `${name}=${written}`);
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function stageSeen({ name, image, from, instructions }: Stage): unknown {
  const platform = flagOf(from, 'platform')?.setting;
  return {
    ...(name === undefined ? {} : { name }),
    base: image?.text,
    ...(platform === undefined ? {} : { platform }),
    commands: instructions.length,
  };
}
