import type { Problem } from '../errors.ts';
import type { ImageAssignment } from '../image/assignment.ts';
import { parseAssignment } from '../image/assignment.ts';
import { nearest } from '../text/nearest.ts';
import type { FlagFact } from './flags.ts';
import { readFlags } from './flags.ts';

/** The commands that change files where they stand: they want no configuration, no token and no network. */
export const fileCommands = ['edit', 'set-image'] as const;
export type FileCommand = (typeof fileCommands)[number];

/** Whether a word is one of them. */
export function isFileCommand(word: string | undefined): word is FileCommand {
  return fileCommands.some((command) => command === word);
}

/** A flag of these commands. */
export interface FileFlagFact extends FlagFact {
  /** The command that has it; both unless given. */
  readonly for?: FileCommand;
}

/** The flags of these commands: the help and the documentation are made from this list. */
export const fileFlags = {
  expression: {
    description: 'A change in the language of yq, in place of the first word; several are made one after the other',
    several: true,
    short: 'e',
    for: 'edit',
  },
  check: { description: 'Write nothing, and end failed (exit code 1) where something would change', flag: true },
  diff: { description: 'Print what would change as a unified diff, and write nothing', flag: true },
  'dry-run': { description: 'The same as --diff', flag: true },
  stdout: { description: 'Print the result of the only file, and write nothing', flag: true },
  inplace: { description: 'Write the files, as is done anyway: for hands that know yq -i', flag: true, short: 'i' },
  'must-match': {
    description: 'End errored where an expression names nothing in any of the files',
    flag: true,
    for: 'edit',
  },
  'remove-digest': {
    description: 'Remove the digest of an image where none is given, so that the tag counts',
    flag: true,
    for: 'set-image',
  },
  json: { description: 'Print one JSON object on standard output, with every change', flag: true },
  debug: { description: 'Log more', flag: true },
  help: { description: 'Print this help', flag: true, short: 'h' },
  version: { description: 'Print the version', flag: true },
} as const satisfies Record<string, FileFlagFact>;

type FileFlag = keyof typeof fileFlags;

/** The flags that a command has. */
export function flagsFor(command: FileCommand): Readonly<Record<string, FileFlagFact>> {
  const all: Readonly<Record<string, FileFlagFact>> = fileFlags;
  return Object.fromEntries(Object.entries(all).filter(([, fact]) => (fact.for ?? command) === command));
}

/** Where the command stands on a command line, if it is one of them; flags may come before it. */
export function findFileCommand(
  argv: readonly string[],
): { readonly command: FileCommand; readonly at: number } | undefined {
  const [first] = argv;
  if (isFileCommand(first)) return { command: first, at: 0 };
  const [command] = readFlags(argv, fileFlags).words;
  return isFileCommand(command) ? { command, at: argv.indexOf(command) } : undefined;
}

/** What is done with the result: it is written, or shown instead, as a difference or whole. */
export type Shows = 'nothing' | 'diff' | 'result';

interface CommonRequest {
  readonly files: readonly string[];
  readonly shows: Shows;
  /** Nothing is written, and a change is a failure. */
  readonly check: boolean;
}

/** What a command that changes files is to do. */
export type FileRequest =
  | (CommonRequest & {
      readonly command: 'edit';
      readonly expressions: readonly string[];
      readonly mustMatch: boolean;
    })
  | (CommonRequest & {
      readonly command: 'set-image';
      readonly images: readonly ImageAssignment[];
      readonly removeDigest: boolean;
    });

/** What was asked for, how it is told, and everything that is wrong with it. */
export interface ReadFileRequest {
  readonly request: FileRequest;
  readonly json: boolean;
  readonly debug: boolean;
  readonly help: boolean;
  readonly version: boolean;
  readonly problems: readonly Problem[];
}

/** How the words of each are put. */
export const usages = {
  edit: "edit 'EXPRESSION' FILE…",
  'set-image': 'set-image NAME=REFERENCE… FILE…',
} as const;

/** Reads the words and flags behind the command. */
export function readFileRequest(command: FileCommand, argv: readonly string[]): ReadFileRequest {
  const read = readFlags(argv, flagsFor(command));
  const has = (name: FileFlag) => read.given.get(name)?.at(-1) === 'true';
  const problems: Problem[] = read.empty.map((flag) => ({
    message: 'needs a value',
    place: { name: flag },
    remedy: `${flag} VALUE`,
  }));
  for (const { name, rawName } of read.unknown) problems.push(unknownFlag(command, name, rawName));
  problems.push(...withValues(read.given, command));
  const common = { shows: showsOf(has, problems), check: has('check') };
  const request =
    command === 'edit'
      ? editRequest(read.words, { ...common, given: read.given.get('expression') ?? [], mustMatch: has('must-match') })
      : imageRequest(read.words, { ...common, removeDigest: has('remove-digest') }, problems);
  lacks(request, problems);
  return { request, json: has('json'), debug: has('debug'), help: has('help'), version: has('version'), problems };
}

/** `--check=false` is none, as for the inputs of the action. */
function withValues(given: ReadonlyMap<string, readonly string[]>, command: FileCommand): readonly Problem[] {
  return Object.entries(flagsFor(command)).flatMap(([name, { flag }]) => {
    const value = flag === true ? given.get(name)?.at(-1) : undefined;
    return value === undefined || value === 'true' || value === 'false'
      ? []
      : [{ message: `must be true or false, not "${value}"`, place: { name: `--${name}` } }];
  });
}

function showsOf(has: (name: FileFlag) => boolean, problems: Problem[]): Shows {
  const isDiff = has('diff') || has('dry-run');
  const wrong = (message: string, remedy: string) => problems.push({ message, place: { name: '--stdout' }, remedy });
  if (has('stdout') && isDiff) wrong('prints the file, and --diff the difference', 'keep one of them');
  if (has('inplace') && (has('stdout') || isDiff))
    problems.push({
      message: 'writes the files, and what is only shown is not written',
      place: { name: '--inplace' },
      remedy: 'keep one of them',
    });
  return has('stdout') ? 'result' : isDiff ? 'diff' : 'nothing';
}

function editRequest(
  words: readonly string[],
  { given, ...how }: Omit<CommonRequest, 'files'> & { readonly given: readonly string[]; readonly mustMatch: boolean },
): FileRequest {
  const [expressions, files] = given.length > 0 ? [given, words] : [words.slice(0, 1), words.slice(1)];
  return { command: 'edit', expressions, files, ...how };
}

function imageRequest(
  words: readonly string[],
  how: Omit<CommonRequest, 'files'> & { readonly removeDigest: boolean },
  problems: Problem[],
): FileRequest {
  const count = countImages(words);
  const parsed = words.slice(0, count).map(parseAssignment);
  for (const message of parsed.filter((one) => typeof one === 'string'))
    problems.push({ message, place: { name: 'image' }, remedy: usages['set-image'] });
  const images = parsed.filter((one) => typeof one !== 'string');
  return { command: 'set-image', images, files: words.slice(count), ...how };
}

/** The first word is an image, and so is each after it that has an `=`; a file's name with one is written `./a=b.yaml`. */
function countImages([, ...others]: readonly string[]): number {
  const end = others.findIndex((word) => !word.includes('=') || /^[./]/.test(word));
  return 1 + (end < 0 ? others.length : end);
}

/** What is missing, and what cannot be had at once. */
function lacks(request: FileRequest, problems: Problem[]): void {
  const { command, files, shows } = request;
  const wrong = (name: string, message: string, remedy: string) => problems.push({ message, place: { name }, remedy });
  if (command === 'edit' && request.expressions.length === 0) wrong('expression', 'edit needs one', usages.edit);
  else if (files.length === 0) wrong('files', `${command} needs a file`, usages[command]);
  if (shows === 'result' && files.length > 1) wrong('--stdout', 'prints one file', 'name one file');
}

function unknownFlag(command: FileCommand, name: string, rawName: string): Problem {
  const flags = Object.keys(flagsFor(command)).map((flag) => `--${flag}`);
  const place = { name: rawName };
  const other = Object.hasOwn(fileFlags, name) ? `belongs to ${command === 'edit' ? 'set-image' : 'edit'}` : undefined;
  const guess = nearest(`--${name}`, flags);
  const remedy =
    guess === undefined || other !== undefined ? `its flags are ${flags.join(', ')}` : `did you mean ${guess}?`;
  return { message: other ?? `${command} has no such flag`, place, remedy };
}
