import { Lines } from '../../text/lines.ts';
import type { MappedText } from '../mapped-text.ts';
import type { Part } from './arguments.ts';
import { splitAtBlanks, splitInstruction, splitJson, splitWords } from './arguments.ts';
import type { Dockerfile, Flag, Instruction, Stage, Word } from './dockerfile.ts';
import type { LogicalLine } from './logical-lines.ts';
import { logicalLinesOf } from './logical-lines.ts';
import { stageName } from './stage-name.ts';

/** Reads a Dockerfile; whatever it holds, this answers. */
export function parseDockerfile(
  file: string,
  text: string,
  beside: ReadonlyMap<string, string> = new Map(),
): Dockerfile {
  const { lines, escapeMark, problem } = logicalLinesOf(text);
  const spots = new Spots(file, text);
  const instructions = lines.map((line) => instructionOf(line, { spots, escapeMark }));
  const first = instructions.findIndex(({ name }) => name === 'FROM');
  return {
    file,
    text,
    beside,
    instructions,
    preamble: first < 0 ? instructions : instructions.slice(0, first),
    stages: stagesOf(instructions),
    spotOf: (range, at) => spots.at({ ...range, text: at.text }, at.path),
    ...(problem === undefined ? {} : { problem }),
  };
}

/** Makes words of positions. */
class Spots {
  readonly #file: string;
  readonly #lines: Lines;
  path = '';

  constructor(file: string, text: string) {
    this.#file = file;
    this.#lines = new Lines(text);
  }

  word(within: MappedText, { text, start, end }: Part): Word {
    return this.at({ text, ...within.rangeOf(start, end) });
  }

  at({ text, start, end }: Part, path = this.path): Word {
    const { line, col } = this.#lines.linePos(start);
    return { text, start, end, value: text, path, place: { file: this.#file, line, column: col } };
  }
}

interface Reading {
  readonly spots: Spots;
  readonly escapeMark: string;
  /** Within `ONBUILD`, in which there is no other one. */
  readonly isOnBuild?: true;
}

function instructionOf({ line, start, end, heredocs }: LogicalLine, reading: Reading): Instruction {
  const { spots, escapeMark } = reading;
  const split = splitInstruction(line, escapeMark);
  const name = split.name.toUpperCase();
  spots.path = name;
  const body = line.slice(split.start, split.end);
  const parts = argumentsOf(name, body.text, escapeMark);
  const inner =
    name === 'ONBUILD' && body.text !== '' && reading.isOnBuild !== true
      ? instructionOf({ line: body, start: body.positionOf(0), end, heredocs }, { ...reading, isOnBuild: true })
      : undefined;
  return {
    ...spots.at({ text: line.text, start, end }),
    name,
    flags: split.flags.map((flag) => flagOfWord(spots.word(line, flag))),
    isJson: parts.isJson,
    words: parts.parts.map((part) => spots.word(body, part)),
    body,
    heredocs,
    ...(inner === undefined ? {} : { onBuild: inner }),
  };
}

function flagOfWord(word: Word): Flag {
  const [name = '', ...setting] = word.text.slice(2).split('=');
  return { ...word, name, setting: setting.length === 0 ? undefined : setting.join('=') };
}

const whole = (text: string): readonly Part[] => (text === '' ? [] : [{ text, start: 0, end: text.length }]);

interface Arguments {
  readonly parts: readonly Part[];
  readonly isJson: boolean;
}

function argumentsOf(name: string, text: string, escapeMark: string): Arguments {
  const plain = (parts: readonly Part[]): Arguments => ({ parts, isJson: false });
  switch (name) {
    case 'FROM':
    case 'EXPOSE':
      return plain(splitAtBlanks(text));
    case 'COPY':
    case 'ADD':
    case 'VOLUME':
      return listOr(text, splitAtBlanks);
    case 'RUN':
    case 'CMD':
    case 'ENTRYPOINT':
    case 'SHELL':
      return listOr(text, whole);
    case 'ARG':
    case 'ENV':
    case 'LABEL':
      return plain(splitWords(text, escapeMark));
    case 'HEALTHCHECK':
      return healthArguments(text);
    default:
      return plain(whole(text));
  }
}

function listOr(text: string, split: (text: string) => readonly Part[]): Arguments {
  const list = splitJson(text);
  return list === undefined ? { parts: split(text), isJson: false } : { parts: list, isJson: true };
}

/** `CMD` or `NONE`, and a command in either form. */
function healthArguments(text: string): Arguments {
  const type = /^\S+\s*/.exec(text)?.[0] ?? '';
  const { parts, isJson } = listOr(text.slice(type.length), whole);
  const moved = parts.map((part) => ({ ...part, start: part.start + type.length, end: part.end + type.length }));
  return { parts: [...whole(type.trimEnd()), ...moved], isJson };
}

function stagesOf(instructions: readonly Instruction[]): readonly Stage[] {
  const starts = instructions.flatMap(({ name }, index) => (name === 'FROM' ? [index] : []));
  const named = new Map<string, Stage>();
  return starts.flatMap((start, index) => {
    const from = instructions[start];
    if (from === undefined) return [];
    const [image] = from.words;
    const name = stageName(from);
    const base = named.get(image?.text.toLowerCase() ?? '');
    const rest = instructions.slice(start + 1, starts[index + 1]);
    const stage = { index, name, from, image, instructions: rest, ...(base === undefined ? {} : { base }) };
    if (name !== undefined) named.set(name, stage);
    return [stage];
  });
}
