import type { ImageAssignment } from '../image/assignment.ts';
import { parseAssignment } from '../image/assignment.ts';
import type { Command } from './names.ts';
import type { Reading } from './reading.ts';

/** The changes of files that are asked for, and what is done with them. */
export interface EditRequest {
  readonly expressions: readonly string[];
  readonly images: readonly ImageAssignment[];
  readonly removeDigest: boolean;
  readonly check: boolean;
  readonly diff: boolean;
  readonly stdout: boolean;
  readonly mustMatch: boolean;
}

/** What a command that changes files was told besides flags. */
export interface FileWords {
  readonly files: readonly string[];
  readonly expressions: readonly string[];
  readonly images: readonly ImageAssignment[];
  /** What is wrong with an image. */
  readonly wrong: readonly string[];
}

/**
 * Tells apart what to change and where: `edit EXPRESSION FILE…`, `edit -e EXPRESSION… FILE…`, `set-image NAME=REFERENCE… FILE…`.
 * @param expressions those that were given by flag
 */
export function readFileWords(
  command: Command,
  [, ...words]: readonly string[],
  expressions: readonly string[],
): FileWords {
  const nothing = { expressions: [], images: [], wrong: [] };
  if (command === 'set-image') {
    const count = countImages(words);
    const parsed = words.slice(0, count).map(parseAssignment);
    const images = parsed.filter((one) => typeof one !== 'string');
    return { ...nothing, files: words.slice(count), images, wrong: parsed.filter((one) => typeof one === 'string') };
  }
  if (command !== 'edit') return { ...nothing, files: [] };
  if (expressions.length > 0) return { ...nothing, files: words, expressions };
  return { ...nothing, files: words.slice(1), expressions: words.slice(0, 1) };
}

/** The first word is an image, and so is each after it that has an `=`; a file's name with one is written `./a=b.yaml`. */
function countImages([, ...others]: readonly string[]): number {
  const end = others.findIndex((word) => !word.includes('=') || /^[./]/.test(word));
  return 1 + (end < 0 ? others.length : end);
}

/** Whether a command changes files that it is given. */
export function editsFiles(command: Command): boolean {
  return command === 'edit' || command === 'set-image';
}

const editUsage = "edit 'EXPRESSION' FILE…";
/** How the words of `set-image` are put. */
export const setImageUsage = 'set-image NAME=REFERENCE FILE…';

/** Tells what a command that changes files lacks, and what it cannot do at once. */
export function requireFiles(
  reading: Reading,
  {
    command,
    edit,
    paths,
  }: { readonly command: Command; readonly edit: EditRequest; readonly paths: readonly string[] },
): void {
  const usage = command === 'edit' ? editUsage : setImageUsage;
  if (command === 'edit' && edit.expressions.length === 0) reading.wrong('expression', 'edit needs one', usage);
  else if (paths.length === 0) reading.wrong('paths', `${command} needs a file`, usage);
  if (edit.stdout && paths.length > 1) reading.wrong('stdout', 'prints one file', 'name one file');
  if (edit.stdout && edit.diff)
    reading.wrong('stdout', 'prints the file, and --diff the difference', 'keep one of them');
}
