import { isSlip, nearest } from '../text/nearest.ts';
import { slashLines } from './comment-lines.ts';
import type { Token } from './slash-tokens.ts';
import { tokensOf } from './slash-tokens.ts';
import type { SlashFlag, SlashName, SlashVerb } from './slash-words.ts';
import { isSlashFlag, isSlashName, slashFact, slashFlags, slashNames, slashUsage, slashVerbs } from './slash-words.ts';

/** A command as a comment asks for it; nothing of it is checked against the configuration yet. */
export interface SlashCommand {
  readonly name: SlashName;
  /** What `/rollout` is to do. */
  readonly verb?: SlashVerb;
  readonly environment?: string;
  readonly flags: ReadonlyMap<SlashFlag, string>;
}

/** What a comment asks for. */
export type CommentReading =
  /** Nothing of ours: other bots have commands as well, and people write paths. */
  | { readonly result: 'nothing' }
  | { readonly result: 'command'; readonly command: SlashCommand }
  /** Meant for us, and not understood. */
  | { readonly result: 'wrong'; readonly message: string; readonly remedy: string };

type Wrong = Extract<CommentReading, { result: 'wrong' }>;

/** Reads a comment. A command is a line of its own that begins with its slash, and a comment holds one. */
export function readComment(body: string): CommentReading {
  const ours = slashLines(body).flatMap((line) => ofLine(line) ?? []);
  const [first, ...others] = ours;
  if (first === undefined) return { result: 'nothing' };
  if (others.length > 0)
    return wrong(`the comment holds ${ours.length} commands, and nothing was done`, 'write one command in a comment');
  return first.result === 'wrong' ? first : readCommand(first.name, first.rest);
}

type OfLine = Wrong | { readonly result: 'ours'; readonly name: SlashName; readonly rest: string };

/** What a line has to do with us; undefined for nothing. */
function ofLine(line: string): OfLine | undefined {
  const [, word = '', rest = ''] = /^\/([A-Za-z-]{1,20})(.*)$/s.exec(line) ?? [];
  const isAlone = rest === '' || /^[ \t]/.test(rest);
  if (isSlashName(word)) {
    if (!isAlone && !unseen.test(rest[0] ?? '')) return undefined;
    const hidden = unseen.exec(rest.replace(emoji, ''))?.[0];
    return hidden === undefined ? { result: 'ours', name: word, rest } : wrongCharacter(word, hidden);
  }
  const meant = isAlone ? slashNames.find((name) => isSlip(word, name)) : undefined;
  return meant === undefined ? undefined : wrong(`there is no command /${word}`, `did you mean /${meant}?`);
}

/** What nobody sees, or takes for a plain space: it may make a command another one than is read. */
const unseen = /(?![ \t])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Z}\p{Default_Ignorable_Code_Point}]/u;

/** Some emoji are made of several characters, of which one is not seen. */
const emoji = /\p{Extended_Pictographic}[\u200d\ufe0f]*/gu;

function wrongCharacter(name: SlashName, character: string): Wrong {
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return wrong(
    `the line of /${name} holds a character that cannot be seen (U+${code})`,
    'write the line anew, by hand',
  );
}

function readCommand(name: SlashName, rest: string): CommentReading {
  const tokens = tokensOf(rest);
  if (tokens === undefined) return wrong('a quote is not closed', 'put the whole text between two "');
  const read = splitFlags(name, tokens);
  return 'result' in read ? read : placeWords(name, read);
}

interface Split {
  readonly words: readonly string[];
  readonly flags: Map<SlashFlag, string>;
}

function splitFlags(name: SlashName, tokens: readonly Token[]): Split | Wrong {
  const words: string[] = [];
  const flags = new Map<SlashFlag, string>();
  for (let index = 0; index < tokens.length; index += 1) {
    const { text = '', isQuoted = false } = tokens[index] ?? {};
    if (isQuoted || !/^[-\u2010-\u2015\u2212]/.test(text)) {
      words.push(text);
      continue;
    }
    const flag = readFlag(name, text);
    if ('result' in flag) return flag;
    if (flags.has(flag.name)) return wrong(`--${flag.name} stands twice`, usageOf(name));
    const value = flag.takesValue ? (flag.value ?? valueAt(tokens, index + 1)) : 'true';
    if (value === undefined || value === '') return wrong(`--${flag.name} needs a value`, usageOf(name));
    if (flag.takesValue && flag.value === undefined) index += 1;
    flags.set(flag.name, value);
  }
  return { words, flags };
}

/** The word behind a flag, unless that is a flag itself. */
function valueAt(tokens: readonly Token[], index: number): string | undefined {
  const next = tokens[index];
  return next === undefined || (!next.isQuoted && next.text.startsWith('--')) ? undefined : next.text;
}

interface ReadFlag {
  readonly name: SlashFlag;
  readonly takesValue: boolean;
  readonly value?: string;
}

function readFlag(name: SlashName, text: string): ReadFlag | Wrong {
  const [, word = '', value] = /^--([^=]*)(?:=(.*))?$/s.exec(text) ?? [];
  const { flags } = slashFact(name);
  if (!isSlashFlag(word) || !flags.includes(word)) return unknownFlag(name, text, flags);
  const takesValue = slashFlags[word] !== undefined;
  if (!takesValue && value !== undefined) return wrong(`--${word} has no value`, usageOf(name));
  return { name: word, takesValue, ...(value === undefined ? {} : { value }) };
}

/** A dash that a phone has made of two hyphens must not turn a flag into a word of the reason. */
function unknownFlag(name: SlashName, text: string, flags: readonly SlashFlag[]): Wrong {
  const bare = text.replace(/^[-\u2010-\u2015\u2212]+/, '').replace(/=.*$/s, '');
  const guess = nearest(
    bare,
    flags.map((flag) => flag),
  );
  return wrong(
    `/${name} does not know ${text.slice(0, 40)}`,
    guess === undefined ? usageOf(name) : `did you mean --${guess}?`,
  );
}

function placeWords(name: SlashName, { words, flags }: Split): CommentReading {
  const verb = name === 'rollout' ? slashVerbs.find((one) => one === words[0]) : undefined;
  if (name === 'rollout' && verb === undefined) return unknownVerb(words[0]);
  const { environment: wants, restIsReason } = slashFact(name);
  const takes = wants === 'none' || flags.has('to') ? 0 : 1;
  const left = verb === undefined ? words : words.slice(1);
  const [environment] = left.slice(0, takes);
  const rest = left.slice(takes);
  if (environment === undefined && takes === 1 && wants === 'needed') return wrong('which environment?', usageOf(name));
  if (rest.length > 0 && (restIsReason !== true || flags.has('reason')))
    return wrong(`"${rest.join(' ').slice(0, 40)}" stands where nothing is expected`, usageOf(name));
  if (rest.length > 0) flags.set('reason', rest.join(' '));
  if (name === 'hold' && !flags.has('reason')) return wrong('why is it held?', usageOf(name));
  const found = { ...(verb === undefined ? {} : { verb }), ...(environment === undefined ? {} : { environment }) };
  return { result: 'command', command: { name, flags, ...found } };
}

function unknownVerb(word: string | undefined): Wrong {
  if (word === undefined) return wrong('what is /rollout to do?', usageOf('rollout'));
  const guess = nearest(word, slashVerbs);
  return wrong(
    `there is no /rollout ${word.slice(0, 40)}`,
    guess === undefined ? usageOf('rollout') : `did you mean /rollout ${guess}?`,
  );
}

function usageOf(name: SlashName): string {
  return `it is written ${slashUsage(name)}`;
}

function wrong(message: string, remedy: string): Wrong {
  return { result: 'wrong', message, remedy };
}
